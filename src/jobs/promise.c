/* Promise records: settling, resolving, reactions and their jobs (spec 27.2.1, 27.2.2, 27.2.5.4).
 * Nothing here runs script, save what the specification says: `then` of a thenable, `constructor`
 * and @@species lookups, handlers. */
#include "jobs/internal.h"

/* ---- settling ---- */

Cell **reaction_next(Cell *reaction) {
    return reaction->kind == CELL_CONTEXT ? &((Context *)reaction)->next_reaction
                                          : &((Reaction *)reaction)->next;
}

static void promise_set_state(Promise *promise, PromiseState state, Value result) {
    promise->object.cell.extra =
        (uint16_t)((promise->object.cell.extra & ~PROMISE_STATE_MASK) | state);
    promise->result = result;
    promise->reactions = NULL;
}

static bool reaction_enqueue(Runtime *runtime, Cell *reaction, PromiseState state, Value argument) {
    JobKind kind = state == PROMISE_FULFILLED ? JOB_REACTION_FULFILLED : JOB_REACTION_REJECTED;
    return jobs_enqueue(
        runtime,
        (Job){.kind = kind, .subject = reaction, .argument = argument, .extra = VALUE_UNDEFINED});
}

/* 27.2.1.8 TriggerPromiseReactions: in the order in which they were added. */
static bool settle(Runtime *runtime, Promise *promise, PromiseState state, Value result) {
    Cell *last = promise->reactions;
    promise_set_state(promise, state, result);
    if (!last) return true;
    Cell *reaction = *reaction_next(last);
    *reaction_next(last) = NULL;
    while (reaction) {
        Cell *next = *reaction_next(reaction);
        *reaction_next(reaction) = NULL;
        if (!reaction_enqueue(runtime, reaction, state, result)) return false;
        reaction = next;
    }
    return true;
}

bool promise_fulfill(Runtime *runtime, Promise *promise, Value value) {
    return settle(runtime, promise, PROMISE_FULFILLED, value);
}

static void track_rejection(Runtime *runtime, Promise *promise, bool handled) {
    const RuntimeHooks *hooks = &runtime->hooks;
    if (hooks->rejection_tracker) {
        hooks->rejection_tracker(runtime, &promise->object, handled, hooks->rejection_tracker_data);
    }
}

bool promise_reject(Runtime *runtime, Promise *promise, Value reason) {
    bool is_handled = promise->object.cell.extra & PROMISE_HANDLED;
    bool ok = settle(runtime, promise, PROMISE_REJECTED, reason);
    if (!is_handled) track_rejection(runtime, promise, false);
    return ok;
}

static bool promise_reject_pending(Runtime *runtime, Promise *promise) {
    if (runtime->terminating) return false;
    return promise_reject(runtime, promise, runtime_take_exception(runtime));
}

static Shape *promise_shape(Runtime *runtime) {
    JobQueue *queue = runtime->jobs;
    if (LIKELY(queue->promise_realm == runtime->realm)) return queue->promise_shape;
    Object *prototype = intrinsic(runtime, INTRINSIC_PROMISE_PROTOTYPE);
    Shape *shape = prototype ? shape_root(runtime, prototype) : NULL;
    if (!shape) return NULL;
    queue->promise_realm = runtime->realm;
    return queue->promise_shape = shape;
}

Promise *promise_new(Runtime *runtime) {
    Shape *shape = promise_shape(runtime);
    Promise *promise =
        shape ? object_allocate_shaped(runtime, sizeof *promise, CELL_OBJECT_PROMISE, shape, 0)
              : NULL;
    if (promise) promise->result = VALUE_UNDEFINED;
    return promise;
}

/* ---- resolving (27.2.1.3.2) ---- */

bool promise_resolve_with(Runtime *runtime, Promise *promise, Value resolution) {
    if (!value_is_object(resolution)) return promise_fulfill(runtime, promise, resolution);
    if (value_as_object(resolution) == &promise->object) {
        throw_type_error(runtime, "Chaining cycle detected for promise #<Promise>");
        return promise_reject_pending(runtime, promise);
    }
    Value then = get_by_name(runtime, value_as_object(resolution), runtime->names.then);
    if (value_is_abrupt(then)) return promise_reject_pending(runtime, promise);
    if (!is_callable(then)) return promise_fulfill(runtime, promise, resolution);
    return jobs_enqueue(runtime, (Job){.kind = JOB_THENABLE,
                                       .subject = &promise->object.cell,
                                       .argument = resolution,
                                       .extra = then});
}

/* Both functions of a pair share a record: [promise, already resolved]. */
enum { RESOLVING_PROMISE,
       RESOLVING_DONE,
       RESOLVING_SIZE };

static Promise *resolving_take(NativeCall *call) {
    Record *shared = (Record *)value_as_cell(((NativeFunction *)call->callee)->captured[0]);
    if (shared->values[RESOLVING_DONE] == VALUE_TRUE) return NULL;
    shared->values[RESOLVING_DONE] = VALUE_TRUE;
    return value_as_promise(shared->values[RESOLVING_PROMISE]);
}

static Value resolve_function(NativeCall *call) {
    Promise *promise = resolving_take(call);
    bool ok = !promise || promise_resolve_with(call->runtime, promise, argument(call, 0));
    return ok ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

static Value reject_function(NativeCall *call) {
    Promise *promise = resolving_take(call);
    bool ok = !promise || promise_reject(call->runtime, promise, argument(call, 0));
    return ok ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

bool create_resolving_functions(Runtime *runtime, Promise *promise, Value functions[2]) {
    static const NativeFn natives[2] = {resolve_function, reject_function};
    Record *shared = record_new(runtime, RESOLVING_SIZE);
    if (!shared) return false;
    shared->values[RESOLVING_PROMISE] = value_cell(promise);
    for (int i = 0; i < 2; i++) {
        NativeFunction *function =
            native_function_new(runtime, natives[i], runtime->empty_string, 1, 1);
        if (!function) return false;
        function->captured[0] = value_cell(shared);
        functions[i] = value_cell(function);
    }
    return true;
}

Promise *resolving_function_promise(Value function) {
    if (!value_is_kind(function, CELL_OBJECT_NATIVE_FUNCTION)) return NULL;
    const NativeFunction *native = (const NativeFunction *)value_as_object(function);
    if (native->function != resolve_function && native->function != reject_function) return NULL;
    const Record *shared = (const Record *)value_as_cell(native->captured[0]);
    return value_as_promise(shared->values[RESOLVING_PROMISE]);
}

/* ---- capabilities (27.2.1.5) ---- */

Value capability_promise(Value capability) {
    return value_is_object(capability)
               ? capability
               : ((Record *)value_as_cell(capability))->values[CAPABILITY_PROMISE];
}

static bool capability_call(Runtime *runtime, Value capability, int which, Value value) {
    Value function = ((Record *)value_as_cell(capability))->values[which];
    return !value_is_abrupt(call(runtime, function, VALUE_UNDEFINED, 1, &value));
}

bool capability_resolve(Runtime *runtime, Value capability, Value value) {
    if (value_is_object(capability))
        return promise_resolve_with(runtime, value_as_promise(capability), value);
    return capability_call(runtime, capability, CAPABILITY_RESOLVE, value);
}

bool capability_reject(Runtime *runtime, Value capability, Value reason) {
    if (value_is_object(capability))
        return promise_reject(runtime, value_as_promise(capability), reason);
    return capability_call(runtime, capability, CAPABILITY_REJECT, reason);
}

Value capability_reject_pending(Runtime *runtime, Value capability) {
    if (runtime->terminating) return VALUE_ABRUPT;
    Value reason = runtime_take_exception(runtime);
    return capability_reject(runtime, capability, reason) ? capability_promise(capability)
                                                          : VALUE_ABRUPT;
}

/* GetCapabilitiesExecutor Functions (27.2.1.5.1). */
static Value capability_executor(NativeCall *call) {
    Record *capability = (Record *)value_as_cell(((NativeFunction *)call->callee)->captured[0]);
    bool is_used = !value_is_undefined(capability->values[CAPABILITY_RESOLVE]) ||
                   !value_is_undefined(capability->values[CAPABILITY_REJECT]);
    if (is_used)
        return throw_type_error(
            call->runtime,
            "Promise executor has already been invoked with non-undefined arguments");
    capability->values[CAPABILITY_RESOLVE] = argument(call, 0);
    capability->values[CAPABILITY_REJECT] = argument(call, 1);
    return VALUE_UNDEFINED;
}

Value new_promise_capability(Runtime *runtime, Value constructor) {
    Object *promise_constructor = runtime->realm->intrinsics[INTRINSIC_PROMISE];
    if (promise_constructor && constructor == value_cell(promise_constructor)) {
        Promise *promise = promise_new(runtime);
        return promise ? value_cell(promise) : VALUE_ABRUPT;
    }
    if (!is_constructor(constructor)) return throw_not_constructor(runtime, constructor);
    Record *capability = record_new(runtime, CAPABILITY_SIZE);
    NativeFunction *executor =
        capability ? native_function_new(runtime, capability_executor, runtime->empty_string, 2, 1)
                   : NULL;
    if (!executor) return VALUE_ABRUPT;
    executor->captured[0] = value_cell(capability);
    Value argument = value_cell(executor);
    TRY_VALUE(promise, construct(runtime, value_as_object(constructor), 1, &argument, NULL));
    capability->values[CAPABILITY_PROMISE] = promise;
    if (!is_callable(capability->values[CAPABILITY_RESOLVE]) ||
        !is_callable(capability->values[CAPABILITY_REJECT])) {
        return throw_type_error(runtime, "Promise resolve or reject function is not callable");
    }
    return value_cell(capability);
}

/* ---- PromiseResolve (27.2.4.7.1) ---- */

Value promise_resolve(Runtime *runtime, Value constructor, Value value) {
    if (value_is_promise(value)) {
        TRY_VALUE(own, get_by_name(runtime, value_as_object(value), runtime->names.constructor));
        if (same_value(runtime, own, constructor)) return value;
    }
    TRY_VALUE(capability, new_promise_capability(runtime, constructor));
    return capability_resolve(runtime, capability, value) ? capability_promise(capability)
                                                          : VALUE_ABRUPT;
}

/* ---- then ---- */

bool await_value(Runtime *runtime, Cell *reaction, Value value) {
    return reaction_enqueue(runtime, reaction, PROMISE_FULFILLED, value);
}

bool promise_await(Runtime *runtime, Promise *promise, Cell *reaction) {
    PromiseState state = promise_state(promise);
    bool was_handled = promise->object.cell.extra & PROMISE_HANDLED;
    promise->object.cell.extra |= PROMISE_HANDLED;
    if (state == PROMISE_PENDING) {
        Cell *last = promise->reactions;
        *reaction_next(reaction) = last ? *reaction_next(last) : reaction;
        if (last) *reaction_next(last) = reaction;
        promise->reactions = reaction;
        return true;
    }
    if (state == PROMISE_REJECTED && !was_handled) track_rejection(runtime, promise, true);
    return reaction_enqueue(runtime, reaction, state, promise->result);
}

bool perform_promise_then(Runtime *runtime, Promise *promise, Value on_fulfilled, Value on_rejected,
                          Value result) {
    Reaction *reaction = heap_allocate(runtime, sizeof *reaction, CELL_JOB);
    if (!reaction) return false;
    reaction->on_fulfilled = is_callable(on_fulfilled) ? on_fulfilled : VALUE_UNDEFINED;
    reaction->on_rejected = is_callable(on_rejected) ? on_rejected : VALUE_UNDEFINED;
    reaction->result = result;
    return promise_await(runtime, promise, &reaction->cell);
}

Value promise_then(Runtime *runtime, Promise *promise, Value on_fulfilled, Value on_rejected) {
    Value capability;
    if (LIKELY(promise_is_untouched(runtime, promise))) {
        Promise *result = promise_new(runtime);
        capability = result ? value_cell(result) : VALUE_ABRUPT;
    } else {
        Object *constructor = intrinsic(runtime, INTRINSIC_PROMISE);
        if (!constructor) return VALUE_ABRUPT;
        TRY_VALUE(species, species_constructor(runtime, &promise->object, value_cell(constructor)));
        capability = new_promise_capability(runtime, species);
    }
    TRY(capability);
    if (!perform_promise_then(runtime, promise, on_fulfilled, on_rejected, capability))
        return VALUE_ABRUPT;
    return capability_promise(capability);
}

/* ---- jobs ---- */

/* 27.2.2.1 NewPromiseReactionJob. */
bool reaction_run(Runtime *runtime, Reaction *reaction, bool fulfilled, Value argument) {
    if (reaction->cell.extra == REACTION_AWAIT_RETURN) {
        return async_generator_return_settled(runtime, value_as_object(reaction->on_fulfilled),
                                              fulfilled, argument);
    }
    Value handler = fulfilled ? reaction->on_fulfilled : reaction->on_rejected;
    Value value = argument;
    if (!value_is_undefined(handler)) {
        value = call(runtime, handler, VALUE_UNDEFINED, 1, &argument);
        fulfilled = !value_is_abrupt(value);
        if (!fulfilled && runtime->terminating) return false;
        if (!fulfilled) value = runtime_take_exception(runtime);
    }
    if (value_is_undefined(reaction->result)) return true;
    return fulfilled ? capability_resolve(runtime, reaction->result, value)
                     : capability_reject(runtime, reaction->result, value);
}

/* 27.2.2.2 NewPromiseResolveThenableJob. An untouched promise is joined without functions: its
 * `then` would do nothing else. */
bool thenable_run(Runtime *runtime, Promise *promise, Value thenable, Value then) {
    bool is_plain = value_is_promise(thenable) &&
                    promise_is_untouched(runtime, value_as_promise(thenable)) &&
                    then == runtime->jobs->protector.then;
    if (is_plain) {
        return perform_promise_then(runtime, value_as_promise(thenable), VALUE_UNDEFINED,
                                    VALUE_UNDEFINED, value_cell(promise));
    }
    Value functions[2];
    if (!create_resolving_functions(runtime, promise, functions)) return false;
    Value result = call(runtime, then, thenable, 2, functions);
    if (!value_is_abrupt(result)) return true;
    if (runtime->terminating) return false;
    Value reason = runtime_take_exception(runtime);
    return !value_is_abrupt(call(runtime, functions[1], VALUE_UNDEFINED, 1, &reason));
}

/* ---- Promise.prototype.then and @@species as functions: here, since the protector compares with
 * them ---- */

/* 27.2.5.4 */
Value promise_prototype_then(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!value_is_promise(call->this_value)) {
        String *text = value_describe(runtime, call->this_value);
        if (!text) return VALUE_ABRUPT;
        return throw_type_error(
            runtime, "Method Promise.prototype.then called on incompatible receiver %S", text);
    }
    return promise_then(runtime, value_as_promise(call->this_value), argument(call, 0),
                        argument(call, 1));
}

Value promise_species(NativeCall *call) {
    return call->this_value;
}

/* ---- the protector ---- */

/* The slot of a data property or accessor of an object itself, its value settled; false when there
 * is none of that kind. */
static bool own_slot(Runtime *runtime, Object *object, PropertyKey key, uint32_t accessor,
                     uint32_t *slot) {
    const PropertyEntry *entry = shape_lookup(object->shape, key);
    if (!entry || (entry->attributes & PROPERTY_ACCESSOR) != accessor) return false;
    *slot = entry->slot;
    return !value_is_abrupt(object_slot(runtime, object, *slot));
}

static bool is_native(Value value, NativeFn function) {
    return value_is_kind(value, CELL_OBJECT_NATIVE_FUNCTION) &&
           ((const NativeFunction *)value_as_object(value))->function == function;
}

/* Looks at the world and notes what makes the short ways right; false when they are not. */
static bool protector_refresh(Runtime *runtime, PromiseProtector *protector) {
    PromiseProtector found = {.realm = runtime->realm};
    found.prototype = intrinsic(runtime, INTRINSIC_PROMISE_PROTOTYPE);
    found.constructor = found.prototype ? intrinsic(runtime, INTRINSIC_PROMISE) : NULL;
    if (!found.constructor) return false;
    PropertyKey constructor = property_key_name(runtime->names.constructor),
                then = property_key_name(runtime->names.then);
    PropertyKey species = property_key_symbol(runtime->symbols.species);
    if (!own_slot(runtime, found.prototype, constructor, 0, &found.constructor_slot) ||
        !own_slot(runtime, found.prototype, then, 0, &found.then_slot) ||
        !own_slot(runtime, found.constructor, species, PROPERTY_ACCESSOR, &found.species_slot)) {
        return false;
    }
    found.then = found.prototype->slots[found.then_slot];
    found.species = found.constructor->slots[found.species_slot];
    if (!is_native(found.then, promise_prototype_then)) return false;
    if (!is_native(((const Accessor *)value_as_cell(found.species))->getter, promise_species))
        return false;
    found.shape = shape_root(runtime, found.prototype);
    found.constructor_shape = found.constructor->shape;
    found.epoch = runtime->prototype_epoch;
    *protector = found;
    return found.shape != NULL;
}

bool promise_is_untouched(Runtime *runtime, const Promise *promise) {
    PromiseProtector *p = &runtime->jobs->protector;
    bool is_fresh = p->realm == runtime->realm && p->epoch == runtime->prototype_epoch;
    if (UNLIKELY(!is_fresh) && !protector_refresh(runtime, p)) return false;
    return promise->object.shape == p->shape && p->constructor->shape == p->constructor_shape &&
           p->prototype->slots[p->constructor_slot] == value_cell(p->constructor) &&
           p->prototype->slots[p->then_slot] == p->then &&
           p->constructor->slots[p->species_slot] == p->species;
}
