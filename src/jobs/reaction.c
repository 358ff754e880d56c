/* Reactions: what waits for a promise, and the jobs that come of it (spec 27.2.1.2, 27.2.2,
 * 27.2.5.4). Script runs here in handlers, in `then` of a thenable, and in what `then` has to look
 * up of a promise that somebody has touched. */
#include "jobs/internal.h"

/* ---- waiting ---- */

/* The list is circular. */
Cell *only_reaction(const Promise *promise) {
    Cell *last = promise->reactions;
    return last && *reaction_next(last) == last ? last : NULL;
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
    if (state == PROMISE_REJECTED && !was_handled) promise_track(runtime, promise, true);
    return reaction_enqueue(runtime, reaction, state, promise->result);
}

Reaction *reaction_new(Runtime *runtime, ReactionKind kind, Value on_fulfilled, Value on_rejected,
                       Value result) {
    Reaction *reaction = heap_allocate(runtime, sizeof *reaction, CELL_JOB);
    if (!reaction) return NULL;
    reaction->cell.extra = kind;
    reaction->on_fulfilled = on_fulfilled;
    reaction->on_rejected = on_rejected;
    reaction->result = result;
    return reaction;
}

static Value handler_of(Value value) {
    return is_callable(value) ? value : VALUE_UNDEFINED;
}

bool perform_promise_then(Runtime *runtime, Promise *promise, Value on_fulfilled, Value on_rejected,
                          Value result) {
    Reaction *reaction = reaction_new(runtime, REACTION_CALLBACKS, handler_of(on_fulfilled),
                                      handler_of(on_rejected), result);
    return reaction && promise_await(runtime, promise, &reaction->cell);
}

/* `promise` will be settled as `other` is. */
static bool promise_follow(Runtime *runtime, Promise *promise, Promise *other) {
    if (promise->object.cell.extra & PROMISE_DERIVED) /* its handlers are done with: identity */
        return promise_await(runtime, other, &promise->object.cell);
    return perform_promise_then(runtime, other, VALUE_UNDEFINED, VALUE_UNDEFINED,
                                value_cell(promise));
}

/* ---- then (27.2.5.4) ---- */

static DerivedPromise *derived_new(Runtime *runtime, Value on_fulfilled, Value on_rejected) {
    Shape *shape = promise_shape(runtime);
    if (!shape) return NULL;
    DerivedPromise *derived =
        object_allocate_empty(runtime, sizeof *derived, CELL_OBJECT_PROMISE, shape);
    if (!derived) return NULL;
    derived->promise.object.cell.extra = PROMISE_DERIVED;
    derived->promise.result = handler_of(on_fulfilled);
    derived->on_rejected = handler_of(on_rejected);
    return derived;
}

/* Another constructor, by species, makes the derived promise. */
static NOINLINE Value then_by_species(Runtime *runtime, Promise *promise, Value on_fulfilled,
                                      Value on_rejected) {
    Object *constructor = intrinsic(runtime, INTRINSIC_PROMISE);
    if (!constructor) return VALUE_ABRUPT;
    TRY_VALUE(species, species_constructor(runtime, &promise->object, value_cell(constructor)));
    TRY_VALUE(capability, new_promise_capability(runtime, species));
    if (!perform_promise_then(runtime, promise, on_fulfilled, on_rejected, capability))
        return VALUE_ABRUPT;
    return capability_promise(capability);
}

Value promise_then(Runtime *runtime, Promise *promise, Value on_fulfilled, Value on_rejected) {
    if (UNLIKELY(!promise_is_untouched(runtime, promise)))
        return then_by_species(runtime, promise, on_fulfilled, on_rejected);
    DerivedPromise *derived = derived_new(runtime, on_fulfilled, on_rejected);
    bool ok = derived && promise_await(runtime, promise, &derived->promise.object.cell);
    return ok ? value_cell(derived) : VALUE_ABRUPT;
}

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

/* ---- NewPromiseReactionJob (27.2.2.1) ---- */

/* What the handler makes of the outcome at hand. False: a stop was asked for. */
static bool outcome_handle(Runtime *runtime, Value handler, bool *fulfilled, Value *value) {
    if (value_is_undefined(handler)) return true;
    Value argument = *value;
    *value = call(runtime, handler, VALUE_UNDEFINED, 1, &argument);
    *fulfilled = !value_is_abrupt(*value);
    if (LIKELY(*fulfilled)) return true;
    if (runtime->terminating) return false;
    *value = runtime_take_exception(runtime);
    return true;
}

static bool derived_run(Runtime *runtime, DerivedPromise *derived, bool fulfilled, Value value) {
    Promise *promise = &derived->promise;
    Value handler = fulfilled ? promise->result : derived->on_rejected;
    promise->result = derived->on_rejected = VALUE_UNDEFINED;
    if (!outcome_handle(runtime, handler, &fulfilled, &value)) return false;
    return fulfilled ? promise_resolve_with(runtime, promise, value)
                     : promise_reject(runtime, promise, value);
}

static bool callbacks_run(Runtime *runtime, const Reaction *reaction, bool fulfilled, Value value) {
    Value handler = fulfilled ? reaction->on_fulfilled : reaction->on_rejected;
    if (!outcome_handle(runtime, handler, &fulfilled, &value)) return false;
    if (value_is_undefined(reaction->result)) return true;
    return fulfilled ? capability_resolve(runtime, reaction->result, value)
                     : capability_reject(runtime, reaction->result, value);
}

bool reaction_run(Runtime *runtime, Cell *cell, bool fulfilled, Value value) {
    if (LIKELY(cell->kind == CELL_OBJECT_PROMISE))
        return derived_run(runtime, (DerivedPromise *)cell, fulfilled, value);
    Reaction *reaction = (Reaction *)cell;
    switch ((ReactionKind)cell->extra) {
    case REACTION_CALLBACKS: return callbacks_run(runtime, reaction, fulfilled, value);
    case REACTION_UNWRAP: return async_from_sync_settled(runtime, reaction, fulfilled, value);
    case REACTION_STEP:
        return step_result_settled(runtime, (Context *)value_as_cell(reaction->on_fulfilled),
                                   fulfilled, value);
    case REACTION_AWAIT_RETURN:
        return async_generator_return_settled(runtime, value_as_object(reaction->on_fulfilled),
                                              fulfilled, value);
    }
    UNREACHABLE();
}

/* ---- NewPromiseResolveThenableJob (27.2.2.2) ---- */

/* An untouched promise is joined without functions: its `then` would do nothing else. */
bool thenable_run(Runtime *runtime, Promise *promise, Value thenable, Value then) {
    bool is_plain = value_is_promise(thenable) &&
                    promise_is_untouched(runtime, value_as_promise(thenable)) &&
                    then == runtime->jobs->protector.then;
    if (is_plain) return promise_follow(runtime, promise, value_as_promise(thenable));
    Value functions[2];
    if (!create_resolving_functions(runtime, promise, functions, 2)) return false;
    Value result = call(runtime, then, thenable, 2, functions);
    if (!value_is_abrupt(result)) return true;
    if (runtime->terminating) return false;
    Value reason = runtime_take_exception(runtime);
    return resolving_functions_reject(runtime, promise, functions, 2, reason);
}

/* ---- the collector ---- */

static void promise_trace(Heap *heap, Cell *cell) {
    Promise *promise = (Promise *)cell;
    object_trace(heap, cell);
    heap_mark_value(heap, promise->result);
    heap_mark_cell(heap, promise->reactions);
    if (!(cell->extra & PROMISE_DERIVED)) return;
    heap_mark_cell(heap, ((DerivedPromise *)cell)->next);
    heap_mark_value(heap, ((DerivedPromise *)cell)->on_rejected);
}

static void reaction_trace(Heap *heap, Cell *cell) {
    Reaction *reaction = (Reaction *)cell;
    heap_mark_cell(heap, reaction->next);
    heap_mark_value(heap, reaction->on_fulfilled);
    heap_mark_value(heap, reaction->on_rejected);
    heap_mark_value(heap, reaction->result);
}

void reactions_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_PROMISE, promise_trace, object_finalize);
    heap_register_kind(heap, CELL_JOB, reaction_trace, NULL);
}
