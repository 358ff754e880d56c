/* await, yield* and the yield of async generators (spec 15.5.5, 15.6.5, 27.5.3.7, 27.6.3.8,
 * 27.7.5.3).
 *
 * Here a context leaves and comes back; the state of each of these nodes says which of its
 * suspensions it is in. */
#include "evaluate/resume/twins.h"

Value suspend_context(const Node *node, Frame *frame, ContextState state, Value transfer,
                      uint32_t resume_at) {
    Context *context = frame->context;
    if (!context) context = context_new(frame); /* an async function's first await */
    if (UNLIKELY(!context)) return VALUE_ABRUPT;
    context->transfer = transfer;
    context->cell.extra = (uint16_t)state;
    context->environment = frame->environment;
    context->position = node;
    park_state(node, frame, resume_at);
    return abrupt_of_completion(frame, COMPLETION_SUSPEND);
}

static ResumeMode resume_mode(const Context *context) {
    return (ResumeMode)((context->cell.extra >> CONTEXT_MODE_SHIFT) & 7);
}

/* The RETURN completion of a value, as an expression's abrupt end. */
static Value abrupt_return(Frame *frame, Value value) {
    frame->result = value;
    return abrupt_of_completion(frame, COMPLETION_RETURN);
}

Value received(Frame *frame) {
    Value value = frame->result;
    arrive(frame);
    switch (resume_mode(frame->context)) {
    case RESUME_NEXT: return value;
    case RESUME_THROW: return throw_value(frame->runtime, value);
    case RESUME_RETURN: return abrupt_return(frame, value);
    default: UNREACHABLE();
    }
}

Value received_at_await(Frame *frame) {
    Value value = frame->result;
    arrive(frame);
    return resume_mode(frame->context) == RESUME_THROW ? throw_value(frame->runtime, value) : value;
}

/* ---- await ---- */

Value twin_await(Node *node, Frame *frame) {
    if (take_state(node, frame)) return received_at_await(frame);
    EVAL(value, ((UnaryNode *)node)->operand, frame);
    return suspend_context(node, frame, CONTEXT_AWAIT, value, 1);
}

/* ---- yield in async generators; that of sync ones is in yield_twins.c ---- */

enum { YIELD_FRESH,
       YIELD_OPERAND_AWAITED,
       YIELD_YIELDED,
       YIELD_RETURN_AWAITED };

static Value async_yield_resumed(Node *node, Frame *frame, uint32_t state) {
    switch (state) {
    case YIELD_OPERAND_AWAITED: {
        TRY_VALUE(value, received_at_await(frame));
        return suspend_context(node, frame, CONTEXT_YIELD, value, YIELD_YIELDED);
    }
    case YIELD_YIELDED:
        if (resume_mode(frame->context) != RESUME_RETURN) return received(frame);
        return suspend_context(node, frame, CONTEXT_AWAIT, frame->result, YIELD_RETURN_AWAITED);
    default: {
        TRY_VALUE(value, received_at_await(frame));
        return abrupt_return(frame, value);
    }
    }
}

Value twin_async_yield(Node *node, Frame *frame) {
    uint32_t state = take_state(node, frame);
    if (state != YIELD_FRESH) return async_yield_resumed(node, frame, state);
    Node *operand = ((UnaryNode *)node)->operand;
    Value value = VALUE_UNDEFINED;
    if (operand) value = eval(operand, frame);
    TRY(value);
    return suspend_context(node, frame, CONTEXT_AWAIT, value, YIELD_OPERAND_AWAITED);
}

/* ---- yield* (15.5.5): what is sent goes to the inner iterator, what it gives comes out ---- */

static bool is_async(const Frame *frame) {
    return frame->code->is_async;
}

/* Where the delegation stands. */
enum {
    DELEGATE_FRESH,
    DELEGATE_YIELDED,         /* suspended at the outer yield */
    DELEGATE_NEXT_AWAITED,    /* async: the inner result of next or throw is awaited */
    DELEGATE_RETURN_AWAITED,  /* async: the inner result of return is awaited */
    DELEGATE_SENT_AWAITED,    /* async: the value of a return() sent at the yield is awaited */
    DELEGATE_MISSING_AWAITED, /* async: the inner iterator has no return: its value is awaited */
    DELEGATE_CLOSE_AWAITED    /* async: no throw method: the result of closing is awaited */
};

typedef struct Delegation {
    Node *node;
    Frame *frame;
    Value iterator;
    Value next_method;
} Delegation;

static Value delegation_suspend(Delegation *d, ContextState state, Value transfer,
                                uint32_t resume_at) {
    park_value(d->node, d->frame, 1, d->iterator);
    park_value(d->node, d->frame, 2, d->next_method);
    return suspend_context(d->node, d->frame, state, transfer, resume_at);
}

static Value throw_result_no_object(Runtime *runtime, Value result) {
    String *text = value_describe(runtime, result);
    return text ? throw_type_error(runtime, "Iterator result %S is not an object", text)
                : VALUE_ABRUPT;
}

/* An inner result that is not done comes out: as it is from a sync generator, its value from an
 * async one. */
static Value delegation_yield(Delegation *d, Value result) {
    Runtime *runtime = d->frame->runtime;
    if (!is_async(d->frame)) {
        Value abrupt = delegation_suspend(d, CONTEXT_YIELD, result, DELEGATE_YIELDED);
        d->frame->context->cell.extra |= CONTEXT_RESULT_OBJECT;
        return abrupt;
    }
    TRY_VALUE(value, get_by_name(runtime, value_as_object(result), runtime->names.value));
    return delegation_suspend(d, CONTEXT_YIELD, value, DELEGATE_YIELDED);
}

/* The inner result of next, throw or return. `returns`: done then means a RETURN completion. */
static Value delegation_result(Delegation *d, Value result, bool returns) {
    Runtime *runtime = d->frame->runtime;
    if (!value_is_object(result)) return throw_result_no_object(runtime, result);
    TRY_VALUE(done, get_by_name(runtime, value_as_object(result), runtime->names.done));
    if (!to_boolean(done)) return delegation_yield(d, result);
    TRY_VALUE(value, get_by_name(runtime, value_as_object(result), runtime->names.value));
    return returns ? abrupt_return(d->frame, value) : value;
}

static Value delegation_finish_call(Delegation *d, Value result, bool returns) {
    TRY(result);
    if (!is_async(d->frame)) return delegation_result(d, result, returns);
    return delegation_suspend(d, CONTEXT_AWAIT, result,
                              returns ? DELEGATE_RETURN_AWAITED : DELEGATE_NEXT_AWAITED);
}

/* Where V8 says the calls of the inner iterator stand: they have no place of their own, and a call
 * that made the iterator was the last that had. */
static const Node *delegation_position(const Delegation *d) {
    const Node *operand = ((const UnaryNode *)d->node)->operand;
    bool is_call = operand->kind == NODE_CALL || operand->kind == NODE_NEW;
    return is_async(d->frame) || is_call ? operand : d->node;
}

/* Both are generators of ours and nobody has changed `next`: values pass through without result
 * objects. */
static bool is_plain_generator(const Delegation *d) {
    const RuntimeHooks *hooks = &d->frame->runtime->hooks;
    return hooks->generator_step && value_is_kind(d->iterator, CELL_OBJECT_GENERATOR) &&
           value_is_kind(d->next_method, CELL_OBJECT_NATIVE_FUNCTION) &&
           ((const NativeFunction *)value_as_object(d->next_method))->function ==
               hooks->generator_next;
}

/* From now on the inner generator is resumed directly, as long as it is sent values and yields. */
static Value delegation_yield_plain(Delegation *d, Value value) {
    Context *context = d->frame->context;
    context->delegate = value_as_object(d->iterator);
    Value abrupt = delegation_suspend(d, CONTEXT_YIELD, value, DELEGATE_YIELDED);
    context->cell.extra |= CONTEXT_DELEGATES;
    return abrupt;
}

static Value delegation_next(Delegation *d, Value sent) {
    Runtime *runtime = d->frame->runtime;
    d->frame->position = delegation_position(d);
    if (!is_async(d->frame) && is_plain_generator(d)) {
        bool done, is_result;
        Object *generator = value_as_object(d->iterator);
        TRY_VALUE(value, runtime->hooks.generator_step(runtime, generator, RESUME_NEXT, sent, &done,
                                                       &is_result));
        if (done) return value;
        return is_result ? delegation_result(d, value, false) : delegation_yield_plain(d, value);
    }
    return delegation_finish_call(d, call(runtime, d->next_method, d->iterator, 1, &sent), false);
}

static Value throw_no_throw_method(Runtime *runtime) {
    return throw_type_error(runtime, "The iterator does not provide a 'throw' method.");
}

/* The inner iterator cannot take a throw: it is closed, and the delegation is at fault. */
static Value delegation_close(Delegation *d) {
    Runtime *runtime = d->frame->runtime;
    TRY_VALUE(method, get_method(runtime, d->iterator, property_key_name(runtime->names.return_)));
    if (value_is_undefined(method)) return throw_no_throw_method(runtime);
    TRY_VALUE(result, call(runtime, method, d->iterator, 0, NULL));
    if (is_async(d->frame))
        return delegation_suspend(d, CONTEXT_AWAIT, result, DELEGATE_CLOSE_AWAITED);
    return value_is_object(result) ? throw_no_throw_method(runtime)
                                   : throw_result_no_object(runtime, result);
}

static Value delegation_throw(Delegation *d, Value reason) {
    Runtime *runtime = d->frame->runtime;
    d->frame->position = delegation_position(d);
    TRY_VALUE(method, get_method(runtime, d->iterator, property_key_name(runtime->names.throw_)));
    if (value_is_undefined(method)) return delegation_close(d);
    return delegation_finish_call(d, call(runtime, method, d->iterator, 1, &reason), false);
}

static Value delegation_return(Delegation *d, Value value) {
    Runtime *runtime = d->frame->runtime;
    d->frame->position = delegation_position(d);
    TRY_VALUE(method, get_method(runtime, d->iterator, property_key_name(runtime->names.return_)));
    if (!value_is_undefined(method))
        return delegation_finish_call(d, call(runtime, method, d->iterator, 1, &value), true);
    if (is_async(d->frame))
        return delegation_suspend(d, CONTEXT_AWAIT, value, DELEGATE_MISSING_AWAITED);
    return abrupt_return(d->frame, value);
}

/* What was sent to the outer generator while it stood at the yield. */
static Value delegation_resume(Delegation *d) {
    ResumeMode mode = resume_mode(d->frame->context);
    Value sent = d->frame->result;
    switch (mode) {
    case RESUME_NEXT: return delegation_next(d, sent);
    case RESUME_THROW: return delegation_throw(d, sent);
    case RESUME_DELEGATE_DONE: return sent;
    case RESUME_DELEGATE_THREW: return throw_value(d->frame->runtime, sent);
    case RESUME_DELEGATE_RESULT: return delegation_result(d, sent, false);
    case RESUME_RETURN: break;
    }
    if (is_async(d->frame))
        return delegation_suspend(d, CONTEXT_AWAIT, sent, DELEGATE_SENT_AWAITED);
    return delegation_return(d, sent);
}

/* GetIterator(value, sync or async) and the first next. */
static Value delegation_begin(Delegation *d) {
    Frame *frame = d->frame;
    Node *operand = ((UnaryNode *)d->node)->operand;
    EVAL(value, operand, frame);
    Iterator iterator;
    if (is_async(frame)) {
        TRY_OK(async_iterator_open(frame, operand, value, &iterator));
    } else {
        TRY_OK(iterable_open_slowly(frame, operand, value, &iterator));
    }
    d->iterator = iterator.iterator;
    d->next_method = iterator.next_method;
    return delegation_next(d, VALUE_UNDEFINED);
}

/* A return() whose value could not be awaited is a throw() to the inner iterator (27.6.3.7). */
static Value delegation_sent_awaited(Delegation *d) {
    bool failed = resume_mode(d->frame->context) == RESUME_THROW;
    Value sent = d->frame->result;
    return failed ? delegation_throw(d, sent) : delegation_return(d, sent);
}

Value twin_yield_star(Node *node, Frame *frame) {
    uint32_t state = take_state(node, frame);
    Delegation d = {.node = node, .frame = frame};
    if (state == DELEGATE_FRESH) return delegation_begin(&d);
    d.iterator = take_value(node, frame, 1);
    d.next_method = take_value(node, frame, 2);
    arrive(frame);
    if (state == DELEGATE_YIELDED) return delegation_resume(&d);
    if (state == DELEGATE_SENT_AWAITED) return delegation_sent_awaited(&d);
    TRY_VALUE(result, received_at_await(frame));
    switch (state) {
    case DELEGATE_NEXT_AWAITED: return delegation_result(&d, result, false);
    case DELEGATE_RETURN_AWAITED: return delegation_result(&d, result, true);
    case DELEGATE_MISSING_AWAITED: return abrupt_return(frame, result);
    default:
        if (!value_is_object(result)) return throw_result_no_object(frame->runtime, result);
        return throw_no_throw_method(frame->runtime);
    }
}
