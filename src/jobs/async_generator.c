/* Async generator objects (spec 27.6): requests queue up; one at a time drives the context.
 *
 * Invariant: the context runs, or awaits, only on behalf of the first request of the queue, which
 * stays there until it is answered. */
#include "jobs/internal.h"

typedef enum AsyncGeneratorState {
    GENERATOR_SUSPENDED_START,
    GENERATOR_SUSPENDED_YIELD,
    GENERATOR_EXECUTING,
    GENERATOR_AWAITING_RETURN, /* its body is over: the value of a return() is awaited */
    GENERATOR_COMPLETED
} AsyncGeneratorState;

typedef struct AsyncGenerator {
    Object object;    /* CELL_OBJECT_ASYNC_GENERATOR; cell.extra: AsyncGeneratorState */
    Context *context; /* NULL when completed */
    Record *first;    /* requests, oldest first */
    Record *last;
} AsyncGenerator;

/* AsyncGeneratorRequest Record (27.6.3.1) as a Record; its ResumeMode is in cell.extra. */
enum { REQUEST_VALUE,
       REQUEST_PROMISE,
       REQUEST_NEXT,
       REQUEST_SIZE };

static void async_generator_trace(Heap *heap, Cell *cell) {
    AsyncGenerator *generator = (AsyncGenerator *)cell;
    object_trace(heap, cell);
    heap_mark_cell(heap, generator->context);
    heap_mark_cell(heap, generator->first);
    heap_mark_cell(heap, generator->last);
}

void async_generators_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_ASYNC_GENERATOR, async_generator_trace, object_finalize);
}

Value async_generator_start(Runtime *runtime, Context *context) {
    AsyncGenerator *generator = object_create_from_constructor(
        runtime, &context->function->object, INTRINSIC_ASYNC_GENERATOR_PROTOTYPE, sizeof *generator,
        CELL_OBJECT_ASYNC_GENERATOR);
    if (!generator) return VALUE_ABRUPT;
    generator->context = context;
    context->owner = &generator->object;
    return value_cell(generator);
}

static AsyncGeneratorState state_of(const AsyncGenerator *generator) {
    return (AsyncGeneratorState)generator->object.cell.extra;
}
static void set_state(AsyncGenerator *generator, AsyncGeneratorState state) {
    generator->object.cell.extra = (uint16_t)state;
}

/* ---- the queue ---- */

static bool request_add(Runtime *runtime, AsyncGenerator *generator, ResumeMode mode, Value value,
                        Promise *promise) {
    Record *request = record_new(runtime, REQUEST_SIZE);
    if (!request) return false;
    request->cell.extra = (uint16_t)mode;
    request->values[REQUEST_VALUE] = value;
    request->values[REQUEST_PROMISE] = value_cell(promise);
    if (generator->last)
        generator->last->values[REQUEST_NEXT] = value_cell(request);
    else
        generator->first = request;
    generator->last = request;
    return true;
}

static Promise *request_take(AsyncGenerator *generator) {
    Record *request = generator->first;
    Value next = request->values[REQUEST_NEXT];
    generator->first = value_is_undefined(next) ? NULL : (Record *)value_as_cell(next);
    if (!generator->first) generator->last = NULL;
    return value_as_promise(request->values[REQUEST_PROMISE]);
}

Promise *async_generator_promise(const Object *object) {
    const AsyncGenerator *generator = (const AsyncGenerator *)object;
    return generator->first ? value_as_promise(generator->first->values[REQUEST_PROMISE]) : NULL;
}

/* 27.6.3.5 AsyncGeneratorCompleteStep with a normal and with a throw completion. */
static bool answer(Runtime *runtime, AsyncGenerator *generator, Value value, bool done) {
    Promise *promise = request_take(generator);
    Value result = create_iterator_result(runtime, value, done);
    return !value_is_abrupt(result) && promise_resolve_with(runtime, promise, result);
}
static bool answer_throw(Runtime *runtime, AsyncGenerator *generator, Value reason) {
    return promise_reject(runtime, request_take(generator), reason);
}

/* ---- after the end ---- */

static bool drain(Runtime *runtime, AsyncGenerator *generator);

/* 27.6.3.9 AsyncGeneratorAwaitReturn: the value of the first request, a return(), is awaited
 * without a context. */
static bool await_return(Runtime *runtime, AsyncGenerator *generator) {
    set_state(generator, GENERATOR_AWAITING_RETURN);
    Object *constructor = intrinsic(runtime, INTRINSIC_PROMISE);
    Value promise = VALUE_ABRUPT;
    if (constructor)
        promise = promise_resolve(runtime, value_cell(constructor),
                                  generator->first->values[REQUEST_VALUE]);
    if (value_is_abrupt(promise)) {
        if (runtime->terminating) return false;
        return answer_throw(runtime, generator, runtime_take_exception(runtime)) &&
               drain(runtime, generator);
    }
    Reaction *reaction = reaction_new(runtime, REACTION_AWAIT_RETURN, value_cell(generator),
                                      VALUE_UNDEFINED, VALUE_UNDEFINED);
    return reaction && promise_await(runtime, value_as_promise(promise), &reaction->cell);
}

bool async_generator_return_settled(Runtime *runtime, Object *object, bool fulfilled, Value value) {
    AsyncGenerator *generator = (AsyncGenerator *)object;
    bool ok = fulfilled ? answer(runtime, generator, value, true)
                        : answer_throw(runtime, generator, value);
    return ok && drain(runtime, generator);
}

/* 27.6.3.10 AsyncGeneratorDrainQueue: what was asked of a generator that is over. */
static bool drain(Runtime *runtime, AsyncGenerator *generator) {
    while (generator->first) {
        Record *request = generator->first;
        if (request->cell.extra == RESUME_RETURN) return await_return(runtime, generator);
        bool ok = request->cell.extra == RESUME_THROW
                      ? answer_throw(runtime, generator, request->values[REQUEST_VALUE])
                      : answer(runtime, generator, VALUE_UNDEFINED, true);
        if (!ok) return false;
    }
    set_state(generator, GENERATOR_COMPLETED);
    return true;
}

/* ---- running ---- */

/* Runs the context until it awaits, or nobody asks for more. */
static bool run(Runtime *runtime, AsyncGenerator *generator, ResumeMode mode, Value value) {
    Context *context = generator->context;
    for (;;) {
        set_state(generator, GENERATOR_EXECUTING);
        Completion completion = context_resume(runtime, context, mode, value);
        if (completion != COMPLETION_SUSPEND) {
            generator->context = NULL;
            set_state(generator, GENERATOR_AWAITING_RETURN);
            if (completion == COMPLETION_THROW && runtime->terminating) return false;
            bool ok = completion == COMPLETION_THROW
                          ? answer_throw(runtime, generator, runtime_take_exception(runtime))
                          : answer(runtime, generator, context->transfer, true);
            return ok && drain(runtime, generator);
        }
        if ((context->cell.extra & CONTEXT_STATE_MASK) == CONTEXT_AWAIT) {
            if (context_await(runtime, context, context->transfer)) return true;
            if (runtime->terminating) return false;
            mode = RESUME_THROW;
            value = runtime_take_exception(runtime);
            continue;
        }
        /* A yield answers the first request; the next one, if it is there already, goes on at once
         * (27.6.3.8). */
        if (!answer(runtime, generator, context->transfer, false)) return false;
        if (!generator->first) {
            set_state(generator, GENERATOR_SUSPENDED_YIELD);
            return true;
        }
        mode = (ResumeMode)generator->first->cell.extra;
        value = generator->first->values[REQUEST_VALUE];
    }
}

bool async_generator_continue(Runtime *runtime, Context *context, ResumeMode mode, Value value) {
    return run(runtime, (AsyncGenerator *)context->owner, mode, value);
}

/* ---- requests (27.6.1.2 to 27.6.1.4) ---- */

static bool enqueue(Runtime *runtime, AsyncGenerator *generator, ResumeMode mode, Value value,
                    Promise *promise) {
    AsyncGeneratorState state = state_of(generator);
    if (state == GENERATOR_SUSPENDED_START && mode != RESUME_NEXT) {
        generator->context = NULL;
        state = GENERATOR_COMPLETED;
        set_state(generator, state);
    }
    if (state == GENERATOR_COMPLETED && mode == RESUME_THROW)
        return promise_reject(runtime, promise, value);
    if (state == GENERATOR_COMPLETED && mode == RESUME_NEXT) {
        Value result = create_iterator_result(runtime, VALUE_UNDEFINED, true);
        return !value_is_abrupt(result) && promise_resolve_with(runtime, promise, result);
    }
    if (!request_add(runtime, generator, mode, value, promise)) return false;
    if (state == GENERATOR_COMPLETED) return await_return(runtime, generator);
    bool is_suspended = state == GENERATOR_SUSPENDED_START || state == GENERATOR_SUSPENDED_YIELD;
    return !is_suspended || run(runtime, generator, mode, value);
}

Value async_generator_enqueue(Runtime *runtime, Value value, ResumeMode mode, Value sent) {
    static const char *const names[] = {
        [RESUME_NEXT] = "next", [RESUME_THROW] = "throw", [RESUME_RETURN] = "return"};
    Promise *promise = promise_new(runtime);
    if (!promise) return VALUE_ABRUPT;
    if (!value_is_kind(value, CELL_OBJECT_ASYNC_GENERATOR)) {
        String *text = value_describe(runtime, value);
        if (text)
            throw_type_error(
                runtime, "Method [AsyncGenerator].prototype.%s called on incompatible receiver %S",
                names[mode], text);
        return capability_reject_pending(runtime, value_cell(promise));
    }
    AsyncGenerator *generator = (AsyncGenerator *)value_as_object(value);
    return enqueue(runtime, generator, mode, sent, promise) ? value_cell(promise) : VALUE_ABRUPT;
}
