/* Async functions and await (spec 27.7). A context is resumed by the job of the promise it awaits;
 * when it completes, its owner (the promise the caller got) is settled. */
#include "jobs/internal.h"

bool context_await(Runtime *runtime, Context *context, Value value) {
    Promise *promise;
    if (!value_is_object(value)) {
        context->transfer = VALUE_UNDEFINED;
        return await_value(runtime, &context->cell, value);
    }
    if (value_is_promise(value) && promise_is_untouched(runtime, value_as_promise(value))) {
        promise = value_as_promise(value);
    } else {
        Object *constructor = intrinsic(runtime, INTRINSIC_PROMISE);
        Value resolved =
            constructor ? promise_resolve(runtime, value_cell(constructor), value) : VALUE_ABRUPT;
        if (value_is_abrupt(resolved)) return false;
        promise = value_as_promise(resolved);
    }
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

Value async_function_start(Runtime *runtime, Context *context) {
    bool failed = context_state(context) == CONTEXT_DONE; /* in its prologue */
    Value error = failed ? runtime_take_exception(runtime) : VALUE_UNDEFINED;
    Promise *promise = promise_new(runtime);
    if (!promise) return VALUE_ABRUPT;
    if (failed) return promise_reject(runtime, promise, error) ? value_cell(promise) : VALUE_ABRUPT;
    context->owner = &promise->object;
    return async_function_step(runtime, context, RESUME_NEXT, VALUE_UNDEFINED) ? value_cell(promise)
                                                                               : VALUE_ABRUPT;
}

bool context_continue(Runtime *runtime, Context *context, ResumeMode mode, Value value) {
    bool is_generator = context->owner->cell.kind == CELL_OBJECT_ASYNC_GENERATOR;
    return is_generator ? async_generator_continue(runtime, context, mode, value)
                        : async_function_step(runtime, context, mode, value);
}
