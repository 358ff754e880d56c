/* Promises: making, settling and resolving them, and the functions script does that with (spec
 * 27.2.1.3, 27.2.1.4, 27.2.1.7, 27.2.1.8). Nothing here runs script, save the lookup of `then` on
 * what a promise is resolved with. */
#include "jobs/internal.h"
#include "runtime/objects/builtin_row.h"

/* ---- making ---- */

Shape *promise_shape_slow(Runtime *runtime) {
    JobQueue *queue = runtime->jobs;
    Object *prototype = intrinsic(runtime, INTRINSIC_PROMISE_PROTOTYPE);
    Shape *shape = prototype ? shape_root(runtime, prototype) : NULL;
    if (!shape) return NULL;
    queue->promise_realm = runtime->realm;
    return queue->promise_shape = shape;
}

Promise *promise_new(Runtime *runtime) {
    Shape *shape = promise_shape(runtime);
    if (!shape) return NULL;
    Promise *promise = object_allocate_empty(runtime, sizeof *promise, CELL_OBJECT_PROMISE, shape);
    if (promise) promise->result = VALUE_UNDEFINED;
    return promise;
}

/* ---- settling ---- */

/* 27.2.1.8 TriggerPromiseReactions: in the order in which they were added. */
static bool trigger_reactions(Runtime *runtime, Cell *last, PromiseState state, Value argument) {
    Cell *reaction = *reaction_next(last);
    *reaction_next(last) = NULL;
    while (reaction) {
        Cell *next = *reaction_next(reaction);
        *reaction_next(reaction) = NULL;
        if (!reaction_enqueue(runtime, reaction, state, argument)) return false;
        reaction = next;
    }
    return true;
}

static inline bool settle(Runtime *runtime, Promise *promise, PromiseState state, Value result) {
    Cell *last = promise->reactions;
    promise->object.cell.extra |= state;
    promise->result = result;
    promise->reactions = NULL;
    return !last || trigger_reactions(runtime, last, state, result);
}

bool promise_fulfill(Runtime *runtime, Promise *promise, Value value) {
    return settle(runtime, promise, PROMISE_FULFILLED, value);
}

void promise_track(Runtime *runtime, Promise *promise, bool handled) {
    const RuntimeHooks *hooks = &runtime->hooks;
    if (hooks->rejection_tracker) {
        hooks->rejection_tracker(runtime, &promise->object, handled, hooks->rejection_tracker_data);
    }
}

bool promise_reject(Runtime *runtime, Promise *promise, Value reason) {
    bool is_handled = promise->object.cell.extra & PROMISE_HANDLED;
    bool ok = settle(runtime, promise, PROMISE_REJECTED, reason);
    if (!is_handled) promise_track(runtime, promise, false);
    return ok;
}

/* Rejects with the pending exception; false too when a stop was asked for. */
static bool promise_reject_pending(Runtime *runtime, Promise *promise) {
    if (runtime->terminating) return false;
    return promise_reject(runtime, promise, runtime_take_exception(runtime));
}

/* ---- resolving (27.2.1.3.2) ---- */

/* Get(resolution, "then"). */
static Value then_of(Runtime *runtime, Object *resolution) {
    bool is_promise = resolution->cell.kind == CELL_OBJECT_PROMISE;
    if (is_promise && promise_is_untouched(runtime, (Promise *)resolution))
        return runtime->jobs->protector.then;
    TRY_VALUE(then, get_by_name(runtime, resolution, runtime->names.then));
    if (value_is_undefined(then)) note_thenless(runtime, resolution);
    return then;
}

static NOINLINE bool resolve_with_object(Runtime *runtime, Promise *promise, Object *resolution) {
    if (resolution == &promise->object) {
        throw_type_error(runtime, "Chaining cycle detected for promise #<Promise>");
        return promise_reject_pending(runtime, promise);
    }
    Value then = then_of(runtime, resolution);
    if (value_is_abrupt(then)) return promise_reject_pending(runtime, promise);
    if (!is_callable(then)) return promise_fulfill(runtime, promise, value_cell(resolution));
    return jobs_enqueue(runtime, JOB_THENABLE, &promise->object.cell, value_cell(resolution), then);
}

bool promise_resolve_with(Runtime *runtime, Promise *promise, Value resolution) {
    if (value_is_object(resolution)) {
        Object *object = value_as_object(resolution);
        if (!object_is_thenless(runtime, object))
            return resolve_with_object(runtime, promise, object);
    }
    return promise_fulfill(runtime, promise, resolution);
}

/* ---- resolving functions ----
 *
 * The one that resolves closes over the promise and lets it go with the first use of either: that
 * is their [[AlreadyResolved]]. The one that rejects closes over the other. */

static NativeFunction *as_native(Value function) {
    return (NativeFunction *)value_as_object(function);
}

/* The promise of a pair that was not used yet; NULL: it was. */
static Promise *resolving_take(Value resolve) {
    Value *promise = &as_native(resolve)->captured[0];
    if (value_is_undefined(*promise)) return NULL;
    Promise *taken = value_as_promise(*promise);
    *promise = VALUE_UNDEFINED;
    return taken;
}

static Value resolve_function(NativeCall *call) {
    Promise *promise = resolving_take(value_cell(call->callee));
    bool ok = !promise || promise_resolve_with(call->runtime, promise, argument(call, 0));
    return ok ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

static Value reject_function(NativeCall *call) {
    Promise *promise = resolving_take(((NativeFunction *)call->callee)->captured[0]);
    bool ok = !promise || promise_reject(call->runtime, promise, argument(call, 0));
    return ok ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

static const BuiltinRow resolve_row = {
    .kind = ROW_METHOD, .name = "", .length = 1, .function = resolve_function};
static const BuiltinRow reject_row = {
    .kind = ROW_METHOD, .name = "", .length = 1, .function = reject_function};

bool create_resolving_functions(Runtime *runtime, Promise *promise, Value functions[2],
                                uint32_t count) {
    static const BuiltinRow *const rows[2] = {&resolve_row, &reject_row};
    Value captured = value_cell(promise);
    for (uint32_t i = 0; i < count; i++) {
        NativeFunction *function = native_function_closing_over(runtime, rows[i], 1);
        if (!function) return false;
        function->captured[0] = captured;
        functions[i] = captured = value_cell(function);
    }
    return true;
}

bool resolving_functions_reject(Runtime *runtime, Promise *promise, const Value functions[2],
                                uint32_t count, Value reason) {
    bool was_used = count && !resolving_take(functions[0]);
    return was_used || promise_reject(runtime, promise, reason);
}

Promise *resolving_function_promise(Value function) {
    if (!value_is_kind(function, CELL_OBJECT_NATIVE_FUNCTION)) return NULL;
    if (as_native(function)->row == &reject_row) function = as_native(function)->captured[0];
    if (as_native(function)->row != &resolve_row) return NULL;
    Value promise = as_native(function)->captured[0];
    return value_is_undefined(promise) ? NULL : value_as_promise(promise);
}
