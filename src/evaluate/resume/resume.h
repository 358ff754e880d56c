/* Resuming a context: inline, because every step of every generator passes through here, and calls
 * in between cost as much as the step itself.
 *
 * The frame of a resumption lies on the C stack and is new each time; its slots are the context's.
 * It is filled field by field: zeroing all of it first would cost as much as the rest. Fields that
 * belong to script and eval code, or are written before they are read, are left alone. */
#ifndef BOBBIN_EVALUATE_RESUME_RESUME_H
#define BOBBIN_EVALUATE_RESUME_RESUME_H

#include "evaluate/resume/context.h"

/* The body after the statement it was suspended in has ended normally. */
static NOINLINE Completion context_run_rest(Frame *frame, Context *context) {
    const NodeList *body = &frame->code->body;
    for (uint32_t at = context->cell.data + 1; at < body->count; at++) {
        Completion completion = exec(body->items[at], frame);
        if (completion == COMPLETION_NORMAL) continue;
        context->cell.data = at;
        return completion;
    }
    return COMPLETION_NORMAL;
}

/* The body from the statement it was suspended in: mostly it is suspended there again. Only arrow
 * functions, which are no generators, can have an expression for a body; `is_generator` is constant
 * where this is inlined. */
static ALWAYS_INLINE Completion context_run_body(Frame *frame, Context *context,
                                                 bool is_generator) {
    const FunctionCode *code = frame->code;
    if (!is_generator && code->is_expression_body) {
        Value value = eval(code->body.items[0], frame);
        if (value_is_abrupt(value)) return completion_of_abrupt(frame);
        frame->result = value;
        return COMPLETION_RETURN;
    }
    uint32_t at = context->cell.data;
    if (UNLIKELY(at >= code->body.count)) return COMPLETION_NORMAL;
    Completion completion = exec(code->body.items[at], frame);
    return LIKELY(completion != COMPLETION_NORMAL) ? completion
                                                   : context_run_rest(frame, context);
}

static inline void assert_nothing_parked(const Context *context) {
#ifndef NDEBUG
    const FunctionCode *code = context->function->code;
    for (uint32_t i = code->state_first; i < code->slot_count; i++)
        assert(value_is_undefined(context->slots[i]));
#else
    (void)context;
#endif
}

static inline void context_complete(Context *context, Completion completion, Value result) {
    assert_nothing_parked(context);
    context->cell.extra = CONTEXT_DONE;
    context->transfer = completion == COMPLETION_RETURN ? result : VALUE_UNDEFINED;
    context->environment = NULL;
}

/* Who resumes a context: a frame or NULL, and where the value stack is free. */
typedef struct Resumer {
    Frame *frame;
    Value *top;
} Resumer;

static inline Resumer context_resumer(const Runtime *runtime) {
    Frame *frame = runtime->frame;
    return (Resumer){frame, LIKELY(frame != NULL) ? frame_stack_end(frame) : runtime->stack};
}

static ALWAYS_INLINE void context_fill_frame(Frame *frame, Runtime *runtime, Context *context,
                                             Resumer resumer) {
    frame->slots = context->slots;
    frame->top = resumer.top;
    frame->environment = context->environment;
    frame->runtime = runtime;
    frame->this_value = context->this_value;
    frame->code = context->function->code;
    frame->function = &context->function->object;
    frame->caller = resumer.frame;
    frame->context = context;
    frame->new_target = VALUE_UNDEFINED;
    frame->position = NULL;
    frame->abrupt = COMPLETION_THROW;
    _Static_assert(CONTEXT_START == 0, "read as: not to be resumed");
    frame->resuming = (uint8_t)context->cell.extra;
}

static NOINLINE Completion context_stack_exhausted(Runtime *runtime) {
    throw_range_error(runtime, "Maximum call stack size exceeded");
    return COMPLETION_THROW;
}

/* context_resume, inline, when the context's realm is the current one. */
static ALWAYS_INLINE Completion context_run_here(Runtime *runtime, Context *context,
                                                 ResumeMode mode, Value value, bool is_generator,
                                                 Resumer resumer) {
    Frame frame;
    context_fill_frame(&frame, runtime, context, resumer);
    if (UNLIKELY(frame.top + frame.code->temp_count >= runtime->stack_limit ||
                 runtime_stack_is_low(runtime)))
        return context_stack_exhausted(runtime);
    context->cell.extra = (uint16_t)(CONTEXT_RUNNING | mode << CONTEXT_MODE_SHIFT);
    frame.result = value;
    runtime->frame = &frame;
    Completion completion = context_run_body(&frame, context, is_generator);
    runtime->frame = frame.caller;
    if (completion != COMPLETION_SUSPEND) context_complete(context, completion, frame.result);
    return completion;
}

static ALWAYS_INLINE Completion context_run(Runtime *runtime, Context *context, ResumeMode mode,
                                            Value value, bool is_generator, Resumer resumer) {
    Realm *realm = runtime->realm;
    if (UNLIKELY(context->function->code->realm != realm)) {
        runtime->realm = context->function->code->realm;
        Completion completion = context_resume(runtime, context, mode, value);
        runtime->realm = realm;
        return completion;
    }
    return context_run_here(runtime, context, mode, value, is_generator, resumer);
}

/* After running a generator's context: it yielded a value of its own, `transfer`. Nearly always it
 * did; generator_outcome knows the rest. */
static ALWAYS_INLINE bool context_yielded(const Context *context, Completion completion) {
    return LIKELY(completion == COMPLETION_SUSPEND && context->cell.extra == CONTEXT_YIELD);
}

/* What came of running a generator's context: its value; is_result: that is the iterator result of
 * a delegate, to be passed on as it is. */
static inline Value generator_outcome(Generator *generator, Completion completion,
                                      bool *done, bool *is_result) {
    const Context *context = generator->context;
    if (LIKELY(completion == COMPLETION_SUSPEND)) {
        *done = false;
        *is_result = context->cell.extra & CONTEXT_RESULT_OBJECT;
        return context->transfer;
    }
    *done = true;
    *is_result = false;
    generator->context = NULL;
    return completion == COMPLETION_THROW ? VALUE_ABRUPT : context->transfer;
}

#endif
