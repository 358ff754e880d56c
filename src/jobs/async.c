/* Async functions and await (spec 27.7). A context is resumed by the job of the promise it awaits;
 * when it completes, its owner (the promise the caller got) is settled. */
#include "jobs/internal.h"

/* The object itself where it is a promise of ours. */
Promise *awaited_promise(Runtime *runtime, Value value) {
    bool is_usual = value_is_promise(value) &&
                    promise_has_usual_constructor(runtime, value_as_promise(value));
    if (LIKELY(is_usual)) return value_as_promise(value);
    Object *constructor = intrinsic(runtime, INTRINSIC_PROMISE);
    if (!constructor) return NULL;
    Value resolved = promise_resolve(runtime, value_cell(constructor), value);
    return value_is_abrupt(resolved) ? NULL : value_as_promise(resolved);
}

bool context_await(Runtime *runtime, Context *context, Value value) {
    if (value_is_kind(value, CELL_RECORD)) { /* `for await` has asked for a step */
        context->transfer = VALUE_UNDEFINED;
        return step_await(runtime, context, (Record *)value_as_cell(value));
    }
    if (!value_is_object(value)) {
        /* The promise that nobody would see is left out, its job is queued at once. */
        context->transfer = VALUE_UNDEFINED;
        return reaction_enqueue(runtime, &context->cell, PROMISE_FULFILLED, value);
    }
    Promise *promise = awaited_promise(runtime, value);
    if (!promise) return false;
    context->transfer = VALUE_UNDEFINED;
    return promise_await(runtime, promise, &context->cell);
}

/* Runs an async function's context until it awaits or completes. False: out of memory, or a stop
 * was asked for. */
static bool async_function_step(Runtime *runtime, Context *context, ResumeMode mode, Value value) {
    for (;;) {
        Completion completion = context_resume(runtime, context, mode, value);
        Promise *promise = (Promise *)context->owner;
        if (completion == COMPLETION_SUSPEND) {
            if (context_await(runtime, context, context->transfer)) return true;
        } else if (completion == COMPLETION_THROW) {
            if (runtime->terminating) return false;
            return promise_reject(runtime, promise, runtime_take_exception(runtime));
        } else {
            return promise_resolve_with(runtime, promise, context->transfer);
        }
        /* PromiseResolve threw: the await expression does. */
        if (runtime->terminating) return false;
        mode = RESUME_THROW;
        value = runtime_take_exception(runtime);
    }
}

/* Goes on after the first await, whose operand context_await turns away at once if it must. */
static bool async_function_suspend(Runtime *runtime, Context *context, Promise *promise) {
    context->owner = &promise->object;
    if (context_await(runtime, context, context->transfer)) return true;
    if (runtime->terminating) return false;
    return async_function_step(runtime, context, RESUME_THROW, runtime_take_exception(runtime));
}

Value async_function_ran(Runtime *runtime, Context *context, Completion completion, Value result) {
    bool threw = completion == COMPLETION_THROW;
    if (threw && runtime->terminating) return VALUE_ABRUPT;
    Value reason = threw ? runtime_take_exception(runtime) : VALUE_UNDEFINED;
    Promise *promise = promise_new(runtime);
    if (!promise) return VALUE_ABRUPT;
    bool ok;
    if (completion == COMPLETION_SUSPEND)
        ok = async_function_suspend(runtime, context, promise);
    else if (threw)
        ok = promise_reject(runtime, promise, reason);
    else
        ok = promise_resolve_with(runtime, promise, result);
    return ok ? value_cell(promise) : VALUE_ABRUPT;
}

bool context_continue(Runtime *runtime, Context *context, ResumeMode mode, Value value) {
    bool is_generator = context->owner->cell.kind == CELL_OBJECT_ASYNC_GENERATOR;
    return is_generator ? async_generator_continue(runtime, context, mode, value)
                        : async_function_step(runtime, context, mode, value);
}
