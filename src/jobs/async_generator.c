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
    Record *first;    /* requests (27.6.3.1), oldest first: steps of async_step.c */
    Record *last;
} AsyncGenerator;

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

static void request_add(AsyncGenerator *generator, Record *request) {
    if (generator->last)
        generator->last->values[STEP_NEXT] = value_cell(request);
    else
        generator->first = request;
    generator->last = request;
}

static Record *request_take(AsyncGenerator *generator) {
    Record *request = generator->first;
    Value next = request->values[STEP_NEXT];
    generator->first = value_is_undefined(next) ? NULL : (Record *)value_as_cell(next);
    if (!generator->first) generator->last = NULL;
    return request;
}

static ResumeMode mode_of(const Record *request) {
    return (ResumeMode)(request->cell.extra & STEP_MODE_MASK);
}

Cell *async_generator_waiter(const Object *object) {
    const AsyncGenerator *generator = (const AsyncGenerator *)object;
    return generator->first ? step_waiter(generator->first) : NULL;
}

/* 27.6.3.5 AsyncGeneratorCompleteStep with a normal and with a throw completion. */
static bool answer(Runtime *runtime, AsyncGenerator *generator, Value value, bool done) {
    return step_fulfill(runtime, request_take(generator), value, done);
}
static bool answer_throw(Runtime *runtime, AsyncGenerator *generator, Value reason) {
    return step_reject(runtime, request_take(generator), reason);
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
                                  generator->first->values[STEP_SENT]);
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
        if (mode_of(request) == RESUME_RETURN) return await_return(runtime, generator);
        bool ok = mode_of(request) == RESUME_THROW
                      ? answer_throw(runtime, generator, request->values[STEP_SENT])
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
        mode = mode_of(generator->first);
        value = generator->first->values[STEP_SENT];
    }
}

bool async_generator_continue(Runtime *runtime, Context *context, ResumeMode mode, Value value) {
    return run(runtime, (AsyncGenerator *)context->owner, mode, value);
}

/* ---- requests (27.6.1.2 to 27.6.1.4) ---- */

bool async_generator_ask(Runtime *runtime, Object *object, Record *request) {
    AsyncGenerator *generator = (AsyncGenerator *)object;
    AsyncGeneratorState state = state_of(generator);
    ResumeMode mode = mode_of(request);
    Value value = request->values[STEP_SENT];
    if (state == GENERATOR_SUSPENDED_START && mode != RESUME_NEXT) {
        generator->context = NULL;
        state = GENERATOR_COMPLETED;
        set_state(generator, state);
    }
    if (state == GENERATOR_COMPLETED && mode == RESUME_THROW)
        return step_reject(runtime, request, value);
    if (state == GENERATOR_COMPLETED && mode == RESUME_NEXT)
        return step_fulfill(runtime, request, VALUE_UNDEFINED, true);
    request_add(generator, request);
    if (state == GENERATOR_COMPLETED) return await_return(runtime, generator);
    bool is_suspended = state == GENERATOR_SUSPENDED_START || state == GENERATOR_SUSPENDED_YIELD;
    return !is_suspended || run(runtime, generator, mode, value);
}

static Value throw_wrong_receiver(NativeCall *call, ResumeMode mode) {
    static const char *const names[] = {
        [RESUME_NEXT] = "next", [RESUME_THROW] = "throw", [RESUME_RETURN] = "return"};
    String *text = value_describe(call->runtime, call->this_value);
    if (!text) return VALUE_ABRUPT;
    return throw_type_error(
        call->runtime, "Method [AsyncGenerator].prototype.%s called on incompatible receiver %S",
        names[mode], text);
}

static Value enqueue(NativeCall *call, ResumeMode mode) {
    Runtime *runtime = call->runtime;
    Promise *promise = promise_new(runtime);
    if (!promise) return VALUE_ABRUPT;
    if (!value_is_kind(call->this_value, CELL_OBJECT_ASYNC_GENERATOR)) {
        throw_wrong_receiver(call, mode);
        return capability_reject_pending(runtime, value_cell(promise));
    }
    Record *request = step_new(runtime, mode, argument(call, 0), promise);
    bool ok = request && async_generator_ask(runtime, value_as_object(call->this_value), request);
    return ok ? value_cell(promise) : VALUE_ABRUPT;
}

Value async_generator_next(NativeCall *call) {
    return enqueue(call, RESUME_NEXT);
}
Value async_generator_return(NativeCall *call) {
    return enqueue(call, RESUME_RETURN);
}
Value async_generator_throw(NativeCall *call) {
    return enqueue(call, RESUME_THROW);
}
