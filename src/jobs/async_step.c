/* Steps of async iteration: what a call of `next`, `return` or `throw` of one of our own async
 * iterators will answer (async generators, and sync iterators wrapped into async ones).
 *
 * A step settles the promise that the caller got. Of a `for await` nobody else can see that promise
 * nor the result object it is fulfilled with: where nobody could tell, neither is made. The step is
 * then direct: the loop's context awaits the step itself and goes on, by exactly one job as before,
 * with the bare value, or VALUE_EMPTY when the iteration is over. Who could tell: somebody who has
 * given all objects a `then`, or promises another `constructor`; that is looked at when the
 * specification would look, and the step gets its promise after all. */
#include "jobs/internal.h"

Record *step_new(Runtime *runtime, ResumeMode mode, Value sent, Promise *promise) {
    Record *step = heap_allocate(runtime, sizeof(Record) + STEP_SIZE * sizeof(Value), CELL_RECORD);
    if (!step) return NULL;
    step->cell.data = STEP_SIZE;
    step->cell.extra = (uint16_t)(mode | (promise ? 0 : STEP_DIRECT));
    step->values[STEP_SENT] = sent;
    step->values[STEP_SETTLES] = promise ? value_cell(promise) : VALUE_UNDEFINED;
    step->values[STEP_NEXT] = VALUE_UNDEFINED;
    return step;
}

static Promise *promise_of(const Record *step) {
    return value_as_promise(step->values[STEP_SETTLES]);
}

static PromiseState outcome_of(const Record *step) {
    return (PromiseState)(step->cell.extra >> STEP_OUTCOME_SHIFT);
}

/* ---- the promise after all ---- */

/* The loop's context goes on when the promise is settled with a result object. */
static bool await_result(Runtime *runtime, Promise *promise, Cell *context) {
    Reaction *reaction = reaction_new(runtime, REACTION_STEP, value_cell(context), VALUE_UNDEFINED,
                                      VALUE_UNDEFINED);
    return reaction && promise_await(runtime, promise, &reaction->cell);
}

/* What a direct step has answered already, for its promise. */
static bool repeat_answer(Runtime *runtime, const Record *step, Promise *promise) {
    Value value = step->values[STEP_SENT];
    if (outcome_of(step) == PROMISE_PENDING) return true;
    if (outcome_of(step) == PROMISE_REJECTED) return promise_reject(runtime, promise, value);
    bool done = value == VALUE_EMPTY;
    Value result = create_iterator_result(runtime, done ? VALUE_UNDEFINED : value, done);
    return !value_is_abrupt(result) && promise_fulfill(runtime, promise, result);
}

static bool make_promise(Runtime *runtime, Record *step) {
    if (!(step->cell.extra & STEP_DIRECT)) return true;
    Promise *promise = promise_new(runtime);
    if (!promise) return false;
    Value waiter = step->values[STEP_SETTLES];
    step->values[STEP_SETTLES] = value_cell(promise);
    step->cell.extra &= (uint16_t)~STEP_DIRECT;
    return repeat_answer(runtime, step, promise) &&
           (value_is_undefined(waiter) || await_result(runtime, promise, value_as_cell(waiter)));
}

/* Done and value of a result object, as `for await` reads them. */
static Value result_value(Runtime *runtime, Value result) {
    if (!value_is_object(result)) {
        String *text = value_describe(runtime, result);
        return text ? throw_type_error(runtime, "Iterator result %S is not an object", text)
                    : VALUE_ABRUPT;
    }
    TRY_VALUE(done, get_by_name(runtime, value_as_object(result), runtime->names.done));
    if (to_boolean(done)) return VALUE_EMPTY;
    return get_by_name(runtime, value_as_object(result), runtime->names.value);
}

bool step_result_settled(Runtime *runtime, Context *context, bool fulfilled, Value value) {
    if (fulfilled) value = result_value(runtime, value);
    if (value_is_abrupt(value)) {
        if (runtime->terminating) return false;
        fulfilled = false;
        value = runtime_take_exception(runtime);
    }
    return context_continue(runtime, context, fulfilled ? RESUME_NEXT : RESUME_THROW, value);
}

/* ---- answering ---- */

static bool answer(Runtime *runtime, Record *step, PromiseState outcome, Value value) {
    Value waiter = step->values[STEP_SETTLES];
    if (!value_is_undefined(waiter))
        return reaction_enqueue(runtime, value_as_cell(waiter), outcome, value);
    step->values[STEP_SENT] = value;
    step->cell.extra |= (uint16_t)(outcome << STEP_OUTCOME_SHIFT);
    return true;
}

bool step_fulfill(Runtime *runtime, Record *step, Value value, bool done) {
    if (step->cell.extra & STEP_DIRECT) {
        /* Result objects are plain ones as far as `then` is concerned. */
        const Shape *plain = realm_object_shape(runtime, runtime->realm);
        if (!plain) return false;
        if (LIKELY(shape_is_thenless(runtime, plain)))
            return answer(runtime, step, PROMISE_FULFILLED, done ? VALUE_EMPTY : value);
        if (!make_promise(runtime, step)) return false;
    }
    Value result = create_iterator_result(runtime, value, done);
    return !value_is_abrupt(result) && promise_resolve_with(runtime, promise_of(step), result);
}

bool step_reject(Runtime *runtime, Record *step, Value reason) {
    if (step->cell.extra & STEP_DIRECT) return answer(runtime, step, PROMISE_REJECTED, reason);
    return promise_reject(runtime, promise_of(step), reason);
}

bool step_reject_pending(Runtime *runtime, Record *step) {
    return !runtime->terminating && step_reject(runtime, step, runtime_take_exception(runtime));
}

/* ---- awaiting ---- */

static NOINLINE bool await_openly(Runtime *runtime, Context *context, Record *step) {
    if (!make_promise(runtime, step)) return false;
    Promise *promise = awaited_promise(runtime, step->values[STEP_SETTLES]);
    return promise && await_result(runtime, promise, &context->cell);
}

bool step_await(Runtime *runtime, Context *context, Record *step) {
    bool is_direct = step->cell.extra & STEP_DIRECT;
    if (UNLIKELY(!is_direct || !promise_constructor_is_usual(runtime)))
        return await_openly(runtime, context, step);
    if (outcome_of(step) != PROMISE_PENDING)
        return reaction_enqueue(runtime, &context->cell, outcome_of(step),
                                step->values[STEP_SENT]);
    step->values[STEP_SETTLES] = value_cell(context);
    return true;
}

Cell *step_waiter(const Record *step) {
    Value waiter = step->values[STEP_SETTLES];
    if (value_is_undefined(waiter)) return NULL;
    return step->cell.extra & STEP_DIRECT ? value_as_cell(waiter) : only_reaction(promise_of(step));
}

/* ---- asking ---- */

Value async_step(Runtime *runtime, Value iterator, Value next_method) {
    if (!value_is_kind(next_method, CELL_OBJECT_NATIVE_FUNCTION)) return VALUE_EMPTY;
    const NativeFunction *next = (const NativeFunction *)value_as_object(next_method);
    bool is_generator = next->function == async_generator_next &&
                        value_is_kind(iterator, CELL_OBJECT_ASYNC_GENERATOR);
    bool is_wrapped = next->function == async_from_sync_next;
    if (next->realm != runtime->realm || !(is_generator || is_wrapped)) return VALUE_EMPTY;
    Record *step = step_new(runtime, RESUME_NEXT, VALUE_UNDEFINED, NULL);
    if (!step) return VALUE_ABRUPT;
    Object *object = value_as_object(iterator);
    bool ok = is_generator ? async_generator_ask(runtime, object, step)
                           : async_from_sync_ask(runtime, object, step, 0, NULL);
    return ok ? value_cell(step) : VALUE_ABRUPT;
}
