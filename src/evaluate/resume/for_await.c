/* for await (spec 14.7.5.6, 14.7.5.7, 7.4.13 AsyncIteratorClose): each result is awaited, and so is
 * the closing one. */
#include "evaluate/resume/twins.h"

/* States 1 to 3 are those of the other loops (object, binding, body); these are its own. */
enum { AWAIT_RESULT = 4, /* of a call of next */
       AWAIT_STEP,       /* the value itself */
       AWAIT_CLOSE };
enum { ITERATE_OBJECT = 1,
       ITERATE_BIND,
       ITERATE_BODY };
enum { CLOSE_COMPLETION = 3 };
enum { ITERATOR_OBJECT,
       ITERATOR_NEXT };

/* In stack traces the loop stands at its target, as in V8. */
static Completion suspend_loop(const ForInNode *loop, Frame *frame, Value awaited,
                               uint32_t resume_at) {
    suspend_context(&loop->node, frame, CONTEXT_AWAIT, awaited, resume_at);
    if (is_suspending(frame)) frame->context->position = loop->target;
    return completion_of_abrupt(frame);
}

static bool open(ForInNode *loop, Frame *frame, bool resumed, Value *hidden) {
    Value object = iterated_object(loop, frame, resumed);
    if (value_is_abrupt(object)) return false;
    Iterator iterator;
    if (!async_iterator_open(frame, loop->object, object, &iterator)) return false;
    hidden[ITERATOR_OBJECT] = iterator.iterator;
    hidden[ITERATOR_NEXT] = iterator.next_method;
    return true;
}

/* Calls next and awaits what it gives. In stack traces too the call stands at the target. */
static Completion ask(ForInNode *loop, Frame *frame, const Value *hidden) {
    Runtime *runtime = frame->runtime;
    frame->position = loop->target;
    Value step =
        runtime->hooks.async_step(runtime, hidden[ITERATOR_OBJECT], hidden[ITERATOR_NEXT]);
    if (value_is_abrupt(step)) return COMPLETION_THROW;
    if (step != VALUE_EMPTY) return suspend_loop(loop, frame, step, AWAIT_STEP);
    Value result = call(runtime, hidden[ITERATOR_NEXT], hidden[ITERATOR_OBJECT], 0, NULL);
    if (value_is_abrupt(result)) return COMPLETION_THROW;
    return suspend_loop(loop, frame, result, AWAIT_RESULT);
}

static Value throw_no_object(Runtime *runtime, Value result) {
    String *text = value_describe(runtime, result);
    return text ? throw_type_error(runtime, "Iterator result %S is not an object", text)
                : VALUE_ABRUPT;
}

/* The value of an awaited result; VALUE_EMPTY when it says done. */
static Value result_value(Frame *frame) {
    Runtime *runtime = frame->runtime;
    TRY_VALUE(result, received_at_await(frame));
    if (!value_is_object(result)) return throw_no_object(runtime, result);
    TRY_VALUE(done, get_by_name(runtime, value_as_object(result), runtime->names.done));
    if (to_boolean(done)) return VALUE_EMPTY;
    return get_by_name(runtime, value_as_object(result), runtime->names.value);
}

/* AsyncIteratorClose up to the await; the completion waits in the node's slots. */
static Completion close(ForInNode *loop, Frame *frame, Completion completion, const Value *hidden) {
    Runtime *runtime = frame->runtime;
    if (completion == COMPLETION_THROW && !exception_is_catchable(runtime)) return completion;
    ParkedCompletion parked = completion_capture(frame, completion);
    frame->position = loop->object;
    Value method =
        get_method(runtime, hidden[ITERATOR_OBJECT], property_key_name(runtime->names.return_));
    if (!value_is_abrupt(method) && value_is_undefined(method))
        return completion_restore(frame, &parked);
    Value result =
        value_is_abrupt(method) ? method : call(runtime, method, hidden[ITERATOR_OBJECT], 0, NULL);
    if (value_is_abrupt(result)) {
        if (parked.kind != COMPLETION_THROW) return COMPLETION_THROW;
        runtime_take_exception(runtime); /* the first error wins */
        return completion_restore(frame, &parked);
    }
    park_completion(&loop->node, frame, CLOSE_COMPLETION, parked.kind, parked.value, parked.target);
    return suspend_loop(loop, frame, result, AWAIT_CLOSE);
}

static Completion closed(ForInNode *loop, Frame *frame) {
    Runtime *runtime = frame->runtime;
    ParkedCompletion parked = take_completion(&loop->node, frame, CLOSE_COMPLETION);
    Value result = received_at_await(frame);
    if (parked.kind == COMPLETION_THROW) {
        if (value_is_abrupt(result)) runtime_take_exception(runtime);
        return completion_restore(frame, &parked);
    }
    if (value_is_abrupt(result)) return COMPLETION_THROW;
    if (!value_is_object(result)) {
        throw_no_object(runtime, result);
        return COMPLETION_THROW;
    }
    return completion_restore(frame, &parked);
}

Completion twin_for_await(Node *node, Frame *frame) {
    ForInNode *loop = (ForInNode *)node;
    Value *hidden = &frame->slots[loop->slot];
    uint32_t at = take_state(node, frame);
    if (at == AWAIT_CLOSE) return closed(loop, frame);
    if (at < ITERATE_BIND) {
        if (!open(loop, frame, at == ITERATE_OBJECT, hidden)) return completion_of_abrupt(frame);
        return ask(loop, frame, hidden);
    }
    Value value = VALUE_UNDEFINED;
    if (at == AWAIT_RESULT || at == AWAIT_STEP) {
        value = at == AWAIT_STEP ? received_at_await(frame) : result_value(frame);
        if (value == VALUE_EMPTY) return COMPLETION_NORMAL;
        if (value_is_abrupt(value)) return COMPLETION_THROW;
        at = 0;
    }
    Environment *outer;
    Completion completion = iteration_turn(loop, frame, value, &at, &outer);
    if (completion == COMPLETION_SUSPEND) return completion;
    if (frame->runtime->terminating)
        return completion == COMPLETION_THROW ? completion : loop_terminated(frame);
    if (turn_continues(&completion, node, frame)) return ask(loop, frame, hidden);
    return close(loop, frame, completion, hidden);
}
