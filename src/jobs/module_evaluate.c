/* Evaluating modules (spec 16.2.1.5.3): depth first and at once, until one awaits. What depends on
 * one that awaits waits for it, and goes on in the order in which it was found to be waiting.
 *
 * Invariants
 * - async_order is not 0 from the moment a module is known to wait, or to await, to its end.
 * - A module is executed once; its error is kept and thrown at whoever asks later.
 * - pending_dependencies counts how often the module stands among the async_parents of modules that
 *   are not done. */
#include "jobs/modules.h"

/* ---- parents ---- */

static Module *parent_at(const Module *module, uint32_t i) {
    return (Module *)value_as_cell(module->async_parents->values[i]);
}

static bool parents_push(Runtime *runtime, Module *module, Module *parent) {
    enum { FIRST_ROOM = 4 };
    Record *list = module->async_parents;
    uint32_t count = module->async_parent_count, room = list ? list->cell.data : 0;
    if (count == room) {
        list = record_new(runtime, room ? 2 * room : FIRST_ROOM);
        if (!list) return false;
        if (count) memcpy(list->values, module->async_parents->values, count * sizeof(Value));
        module->async_parents = list;
    }
    list->values[module->async_parent_count++] = value_cell(parent);
    return true;
}

/* ---- ends ---- */

static Promise *top_level_promise(const Module *module) {
    return (Promise *)module->top_level_promise;
}

static void set_error(Module *module, Value error) {
    module_set_status(module, MODULE_EVALUATED);
    module->has_error = true;
    module->error = error;
    module->async_order = 0;
    if (!module->cycle_root) module->cycle_root = module;
}

static bool set_done(Runtime *runtime, Module *module) {
    module_set_status(module, MODULE_EVALUATED);
    module->async_order = 0;
    Promise *promise = top_level_promise(module);
    return !promise || promise_fulfill(runtime, promise, VALUE_UNDEFINED);
}

/* 16.2.1.5.3.5 AsyncModuleExecutionRejected; depth first, with the path in memory. False: out of
 * memory. */
static bool execution_rejected(Runtime *runtime, Module *module, Value error) {
    WalkPath path = {0};
    bool is_fine = module->has_error || walk_path_push(&path, (WalkStep){module, 0});
    if (!module->has_error) set_error(module, error);
    while (is_fine && path.length) {
        WalkStep *step = &path.items[path.length - 1];
        if (step->next < step->module->async_parent_count) {
            Module *parent = parent_at(step->module, step->next++);
            if (parent->has_error) continue;
            set_error(parent, error);
            is_fine = walk_path_push(&path, (WalkStep){parent, 0});
        } else {
            Promise *promise = top_level_promise(step->module);
            path.length--;
            is_fine = !promise || promise_reject(runtime, promise, error);
        }
    }
    walk_path_free(&path);
    return is_fine;
}

/* ---- execution of one that awaits (16.2.1.5.3.2) ---- */

static bool execution_fulfilled(Runtime *runtime, Module *module);

static Module *captured_module(const NativeCall *call) {
    return (Module *)value_as_cell(((NativeFunction *)call->callee)->captured[0]);
}

static Value on_fulfilled(NativeCall *call) {
    return execution_fulfilled(call->runtime, captured_module(call)) ? VALUE_UNDEFINED
                                                                     : VALUE_ABRUPT;
}

static Value on_rejected(NativeCall *call) {
    bool is_fine = execution_rejected(call->runtime, captured_module(call), argument(call, 0));
    return is_fine ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

static Value module_callback(Runtime *runtime, NativeFn function, Module *module) {
    NativeFunction *native = native_function_new(runtime, function, runtime->empty_string, 1, 1);
    if (!native) return VALUE_ABRUPT;
    native->captured[0] = value_cell(module);
    return value_cell(native);
}

static bool then(Runtime *runtime, Promise *promise, Module *module) {
    Value fulfilled = module_callback(runtime, on_fulfilled, module);
    Value rejected = module_callback(runtime, on_rejected, module);
    if (value_is_abrupt(fulfilled) || value_is_abrupt(rejected)) return false;
    return perform_promise_then(runtime, promise, fulfilled, rejected, VALUE_UNDEFINED);
}

/* ExecuteAsyncModule. The reactions come after the code's first part instead of before: nobody can
 * tell. An exhausted stack throws before there is a promise. */
static bool execute_async(Runtime *runtime, Module *module) {
    Value result = module_execute(runtime, module);
    if (!value_is_abrupt(result)) {
        module->execution = value_as_object(result);
        return then(runtime, value_as_promise(result), module);
    }
    if (runtime->terminating) return false;
    Value reason = runtime_take_exception(runtime);
    Promise *promise = promise_new(runtime);
    return promise && then(runtime, promise, module) && promise_reject(runtime, promise, reason);
}

/* ---- going on after one that awaited (16.2.1.5.3.4) ---- */

static bool push_module(Runtime *runtime, ModuleVector *list, Module *module) {
    if (module_vector_push(list, module)) return true;
    throw_out_of_memory(runtime);
    return false;
}

/* 16.2.1.5.3.3 GatherAvailableAncestors. Those in the list that do not await let their own parents
 * through. */
static bool gather_ancestors(Runtime *runtime, const Module *module, ModuleVector *list) {
    size_t at = list->length;
    for (;;) {
        for (uint32_t i = 0; i < module->async_parent_count; i++) {
            Module *parent = parent_at(module, i);
            if (parent->has_error || (parent->cycle_root && parent->cycle_root->has_error))
                continue;
            if (--parent->pending_dependencies > 0) continue;
            if (!push_module(runtime, list, parent)) return false;
        }
        while (at < list->length && module_awaits(list->items[at])) at++;
        if (at == list->length) return true;
        module = list->items[at++];
    }
}

static int compare_order(const void *a, const void *b) {
    uint64_t first = (*(Module *const *)a)->async_order,
             second = (*(Module *const *)b)->async_order;
    return (first > second) - (first < second);
}

/* One whose dependencies are all done. */
static bool go_on(Runtime *runtime, Module *module) {
    if (module_status(module) == MODULE_EVALUATED) return true; /* it has failed meanwhile */
    if (module_awaits(module)) return execute_async(runtime, module);
    Value result = module_execute(runtime, module);
    if (!value_is_abrupt(result)) return set_done(runtime, module);
    if (runtime->terminating) return false;
    return execution_rejected(runtime, module, runtime_take_exception(runtime));
}

/* The modules in the list are ancestors of this one, which keeps them alive. */
static bool execution_fulfilled(Runtime *runtime, Module *module) {
    if (module_status(module) == MODULE_EVALUATED) return true;
    ModuleVector list = {0};
    bool is_fine = set_done(runtime, module) && gather_ancestors(runtime, module, &list);
    if (is_fine && list.length) qsort(list.items, list.length, sizeof *list.items, compare_order);
    for (size_t i = 0; is_fine && i < list.length; i++) is_fine = go_on(runtime, list.items[i]);
    heap_keep(module);
    module_vector_free(&list);
    return is_fine;
}

/* ---- evaluation (16.2.1.5.3.1 InnerModuleEvaluation) ---- */

/* Step 11.c: a module that is required has been evaluated, or is under way. */
static bool evaluate_visited(Runtime *runtime, Module *module, Module *required) {
    if (module_status(required) != MODULE_EVALUATING) {
        if (!required->has_error) required = required->cycle_root;
        if (required->has_error) {
            throw_value(runtime, required->error);
            return false;
        }
    }
    if (!required->async_order) return true;
    module->pending_dependencies++;
    return parents_push(runtime, required, module);
}

/* Steps 12 to 14 */
static bool evaluate_left(Runtime *runtime, Module *module) {
    if (module->pending_dependencies == 0 && !module_awaits(module))
        return !value_is_abrupt(module_execute(runtime, module));
    module->async_order = ++runtime->modules->async_count;
    return module->pending_dependencies > 0 || execute_async(runtime, module);
}

static void evaluate_closed(Module *module, Module *root) {
    module_set_status(module, module->async_order ? MODULE_EVALUATING_ASYNC : MODULE_EVALUATED);
    module->cycle_root = root;
}

/* Steps 7 to 9 of Evaluate. False: out of memory, or a stop. */
static bool evaluate_failed(Runtime *runtime, const ModuleWalk *walk, Promise *promise) {
    if (runtime->terminating) return false;
    Value error = runtime_take_exception(runtime);
    for (size_t i = 0; i < walk->open.length; i++) set_error(walk->open.items[i], error);
    return promise_reject(runtime, promise, error);
}

/* Evaluates a module that nobody has asked for by itself yet. */
static bool evaluate(Runtime *runtime, Module *module, Promise *promise) {
    if (module->has_error) return promise_reject(runtime, promise, module->error);
    ModuleWalk walk = {
        .runtime = runtime,
        .before = MODULE_LINKED,
        .during = MODULE_EVALUATING,
        .visited = evaluate_visited,
        .left = evaluate_left,
        .closed = evaluate_closed,
    };
    bool is_fine = module_walk(&walk, module) || evaluate_failed(runtime, &walk, promise);
    module_walk_free(&walk);
    bool is_done = module_status(module) == MODULE_EVALUATED && !module->has_error;
    return is_fine && (!is_done || promise_fulfill(runtime, promise, VALUE_UNDEFINED));
}

Promise *module_evaluate(Runtime *runtime, Module *module) {
    if (module->cycle_root && !module->has_error) module = module->cycle_root;
    if (module->top_level_promise) return top_level_promise(module);
    Realm *realm = runtime->realm;
    runtime->realm = module->realm;
    Promise *promise = promise_new(runtime);
    if (promise) module->top_level_promise = &promise->object;
    bool is_fine = promise && evaluate(runtime, module, promise);
    runtime->realm = realm;
    return is_fine ? promise : NULL;
}

Promise *module_run(Runtime *runtime, Module *module) {
    bool is_ready = module_load(runtime, module) && module_link(runtime, module);
    return is_ready ? module_evaluate(runtime, module) : NULL;
}
