/* try, catch and finally (spec 14.15).
 *
 * Only THROW is caught, and only while the engine is not terminating: then neither catch nor
 * finally runs. The exception is taken out of the runtime before the handler runs, and put back
 * when a finalizer that ended normally lets it travel on. A finalizer never sees SUSPEND; its twin
 * does.
 *
 * The completion value of eval code is that of the block or the handler, of the finalizer only
 * when that ends abruptly. */
#include "evaluate/evaluators.h"

/* 14.15.2 CatchClauseEvaluation up to the parameter. */
bool catch_bind(TryNode *node, Frame *frame) {
    Runtime *runtime = frame->runtime;
    Value thrown = runtime_take_exception(runtime);
    runtime->out_of_memory = false;
    if (!node->parameter) return true;
    if (node->catch_scope && !scope_enter(frame, node->catch_scope)) return false;
    return target_assign_from(node->parameter, &node->node, thrown, frame, true);
}

static Completion run_handler(TryNode *node, Frame *frame) {
    Environment *outer = frame->environment;
    frame->completion_value = VALUE_UNDEFINED;
    bool bound = catch_bind(node, frame);
    Completion completion = bound ? exec(&node->handler->node, frame) : completion_of_abrupt(frame);
    frame->environment = outer;
    return completion;
}

/* What a completion consists of, while a finalizer runs. */
typedef struct ParkedCompletion {
    Completion kind;
    Value value; /* result or exception */
    Value completion_value;
    const Node *target;
    bool out_of_memory;
} ParkedCompletion;

static ParkedCompletion completion_park(Frame *frame, Completion completion) {
    Runtime *runtime = frame->runtime;
    ParkedCompletion parked = {
        completion,
        frame->result,
        frame->completion_value,
        frame->target,
        runtime->out_of_memory,
    };
    if (completion == COMPLETION_THROW) parked.value = runtime_take_exception(runtime);
    runtime->out_of_memory = false;
    frame->completion_value = VALUE_UNDEFINED;
    return parked;
}

static Completion completion_unpark(Frame *frame, const ParkedCompletion *parked) {
    if (parked->kind == COMPLETION_THROW) {
        throw_value(frame->runtime, parked->value);
        frame->runtime->out_of_memory = parked->out_of_memory;
    } else {
        frame->result = parked->value;
    }
    frame->target = parked->target;
    frame->completion_value = parked->completion_value;
    return parked->kind;
}

/* The finalizer's own completion overrides the one it was entered with unless it is normal. */
static Completion run_finalizer(TryNode *node, Frame *frame, Completion completion) {
    if (completion == COMPLETION_THROW && !exception_is_catchable(frame->runtime))
        return completion;
    ParkedCompletion parked = completion_park(frame, completion);
    Completion final = exec(&node->finalizer->node, frame);
    return final == COMPLETION_NORMAL ? completion_unpark(frame, &parked) : final;
}

/* 14.15.3 */
Completion exec_try(Node *node, Frame *frame) {
    TryNode *statement = (TryNode *)node;
    Completion completion = exec(&statement->block->node, frame);
    bool is_caught = completion == COMPLETION_THROW && statement->handler &&
                     exception_is_catchable(frame->runtime);
    if (is_caught) completion = run_handler(statement, frame);
    return statement->finalizer ? run_finalizer(statement, frame, completion) : completion;
}
