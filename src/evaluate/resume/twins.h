/* Inside resume/: how twins park what they know and take it up again.
 *
 * The rules all twins keep (DESIGN of suspension):
 * - The state slot is written only when a child suspends; its value says in which child. On the way
 *   down `take_state` reads and clears it: 0 means the node is entered afresh.
 * - A child that runs first needs no state: entering afresh leads to it again, and it has its own.
 *   Nor does a node need one in which only one child suspends: whoever is entered while the context
 *   is on its way down (frame->resuming) lies on that way. The node where it ends says arrive().
 * - Operands wait in the value slots behind the state slot, and only while the context is
 *   suspended.
 * - SUSPEND is a completion like others: `finally`, `catch` and iterator closing do not see it.
 * - Environments are resumed, never rebuilt: at the suspension the innermost one is kept in the
 *   context; a twin that entered a scope parks the one to go back to. */
#ifndef BOBBIN_EVALUATE_RESUME_TWINS_H
#define BOBBIN_EVALUATE_RESUME_TWINS_H

#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"
#include "evaluate/resume/context.h"

static inline Value take(Value *slot) {
    Value value = *slot;
    *slot = VALUE_UNDEFINED;
    return value;
}

/* The context is back at the node it was left at: from here on nodes are entered afresh. */
static inline void arrive(Frame *frame) {
    frame->resuming = 0;
}
/* Only on the way down there is anything in the state slots. */
static inline uint32_t take_state(const Node *node, Frame *frame) {
    if (LIKELY(!frame->resuming)) return 0;
    Value state = take(&frame->slots[node->state]);
    return value_is_undefined(state) ? 0 : (uint32_t)value_as_int(state);
}
static inline void park_state(const Node *node, Frame *frame, uint32_t state) {
    frame->slots[node->state] = value_int((int32_t)state);
}
/* Value slot `index` of the node, from 1 on. */
static inline Value take_value(const Node *node, Frame *frame, uint32_t index) {
    return take(&frame->slots[node->state + index]);
}
static inline void park_value(const Node *node, Frame *frame, uint32_t index, Value value) {
    frame->slots[node->state + index] = value;
}

/* Of VALUE_ABRUPT: the child suspended. */
static inline bool is_suspending(const Frame *frame) {
    return frame->abrupt == COMPLETION_SUSPEND;
}

/* Environments and pointers that are no cells, as values that can wait in a slot. */
static inline Value value_of_environment(const Environment *environment) {
    return environment ? value_cell(environment) : VALUE_UNDEFINED;
}
static inline Environment *environment_of_value(Value value) {
    return value_is_undefined(value) ? NULL : (Environment *)value_as_cell(value);
}
static inline Value value_of_pointer(const void *pointer) {
    return VALUE_TAG_LAZY | (Value)(uintptr_t)pointer;
}
static inline const void *pointer_of_value(Value value) {
    return (const void *)(uintptr_t)(value & ~VALUE_TAG_LAZY);
}

/* Three value slots from `first` on hold a reference. */
void park_reference(const Node *node, Frame *frame, uint32_t first, const Reference *reference);
Reference take_reference(const Node *node, Frame *frame, uint32_t first, Node *target);

/* suspend.c: leaves the context with `state` (YIELD, AWAIT), or throws: out of memory; always
 * VALUE_ABRUPT. `resume_at`: the node's state when it goes on. */
Value suspend_context(const Node *node, Frame *frame, ContextState state, Value transfer,
                      uint32_t resume_at);
/* What the context was resumed with: the value of a yield or await, VALUE_ABRUPT for throw and
 * return. */
Value received(Frame *frame);
Value received_at_await(Frame *frame);

/* yield_twins.c */
Value twin_yield(Node *node, Frame *frame); /* in sync generators */
/* The evaluator of a statement that consists of a yield in a sync generator; NULL: it does not. */
ExecFn select_yield_statement(const Node *node, const FunctionCode *code);

Value twin_async_yield(Node *node, Frame *frame);
Value twin_await(Node *node, Frame *frame);
Value twin_yield_star(Node *node, Frame *frame);

/* operands.c */
Value twin_binary(Node *node, Frame *frame);
Value twin_logical(Node *node, Frame *frame);
Value twin_conditional(Node *node, Frame *frame);
Value twin_sequence(Node *node, Frame *frame);
Value twin_index(Node *node, Frame *frame);
Value twin_call(Node *node, Frame *frame);
Value twin_new(Node *node, Frame *frame);
Value twin_super_call(Node *node, Frame *frame);
Value twin_tagged_template(Node *node, Frame *frame);
Value twin_import_call(Node *node, Frame *frame);

/* assign_twins.c */
Value twin_assign(Node *node, Frame *frame);
Value twin_compound_assign(Node *node, Frame *frame);
Value twin_local_compound_assign(Node *node, Frame *frame);
Value twin_logical_assign(Node *node, Frame *frame);

/* literal_twins.c */
Value twin_template(Node *node, Frame *frame);
Value twin_array_literal(Node *node, Frame *frame);
Value twin_object_literal(Node *node, Frame *frame);

/* pattern_twins.c: target_assign where something below the target suspends. Resumed: `value` is not
 * looked at. */
bool twin_target_assign(Node *target, Node *source, Value value, Frame *frame, bool declares);
static inline bool target_suspends(const Node *target) {
    return target->flags & NODE_SUSPENDS;
}

/* statement_twins.c, loop_twins.c, for_await.c */
/* NULL: the plain evaluator serves. */
ExecFn select_twin_block(const BlockNode *block);
ExecFn select_twin_while(const LoopNode *loop);
ExecFn select_twin_for(const ForNode *loop);
ExecFn select_twin_for_of(const ForInNode *loop);
Completion twin_if(Node *node, Frame *frame);
Completion twin_declaration(Node *node, Frame *frame);
Completion twin_return(Node *node, Frame *frame);
Completion twin_switch(Node *node, Frame *frame);
Completion twin_with(Node *node, Frame *frame);
Completion twin_try(Node *node, Frame *frame);
Completion twin_do_while(Node *node, Frame *frame);
Completion twin_for_in(Node *node, Frame *frame);
Completion twin_for_await(Node *node, Frame *frame);

/* loop_twins.c, for for_await.c: the object iterated over, and one turn (binding and body) from
 * part *at on. */
Value iterated_object(ForInNode *loop, Frame *frame, bool resumed);
Completion iteration_turn(ForInNode *loop, Frame *frame, Value value, uint32_t *at,
                          Environment **outer);

/* Completion of one turn of a loop: true when the loop goes on; a jump meant for the loop becomes
 * NORMAL. */
static inline bool turn_continues(Completion *completion, const Node *loop, Frame *frame) {
    if (*completion == COMPLETION_NORMAL) return true;
    bool is_jump = *completion == COMPLETION_BREAK || *completion == COMPLETION_CONTINUE;
    if (!is_jump || frame->target != loop) return false;
    bool continues = *completion == COMPLETION_CONTINUE;
    *completion = COMPLETION_NORMAL;
    return continues;
}

/* A completion that waits in three value slots: kind, value, target. */
void park_completion(const Node *node, Frame *frame, uint32_t first, Completion kind, Value value,
                     const Node *target);
typedef struct ParkedCompletion {
    Completion kind;
    Value value;
    const Node *target;
} ParkedCompletion;
ParkedCompletion take_completion(const Node *node, Frame *frame, uint32_t first);
/* The completion under way, taken off frame and runtime, and put back. */
ParkedCompletion completion_capture(Frame *frame, Completion kind);
Completion completion_restore(Frame *frame, const ParkedCompletion *parked);

#endif
