/* `yield` of a sync generator, and the statements it mostly stands in (spec 15.5.5, 27.5.3.7):
 *
 *     yield e;        const x = yield e;        x = yield e;
 *
 * The general way is twin_yield below: the statement's evaluator calls it, and VALUE_ABRUPT goes up
 * to the statement. Nearly all yields are one of the three, where the statement does the yield's
 * work itself: it leaves with SUSPEND, and when the context goes on it is the first to know.
 *
 * A yield has no state slot: it is resumed when it is the node that the context was left at, by
 * Context.position. */
#include "evaluate/resume/twins.h"

/* Out of the context, with a value. */
static ALWAYS_INLINE void leave(const Node *yield, Frame *frame, Value value) {
    Context *context = frame->context;
    context->transfer = value;
    context->cell.extra = CONTEXT_YIELD;
    context->environment = frame->environment;
    context->position = yield;
}

/* Whether the context goes on here: not in the operand, and not afresh. */
static ALWAYS_INLINE bool is_left_here(const Node *yield, const Frame *frame) {
    return frame->resuming && frame->context->position == yield;
}

static ALWAYS_INLINE bool is_sent_a_value(const Frame *frame) {
    return LIKELY(frame->context->cell.extra ==
                  (CONTEXT_RUNNING | RESUME_NEXT << CONTEXT_MODE_SHIFT));
}

/* `is_local` is constant where this is inlined. */
static ALWAYS_INLINE Value operand_value(const Node *yield, Frame *frame, bool is_local) {
    Node *operand = ((const UnaryNode *)yield)->operand;
    if (is_local) return frame->slots[((NameNode *)operand)->slot];
    return operand ? eval(operand, frame) : VALUE_UNDEFINED;
}

Value twin_yield(Node *node, Frame *frame) {
    if (is_left_here(node, frame)) return received(frame);
    TRY_VALUE(value, operand_value(node, frame, false));
    leave(node, frame, value);
    return abrupt_of_completion(frame, COMPLETION_SUSPEND);
}

/* ---- statements that consist of a yield ---- */

/* Throw and return come out of the yield as abrupt ends. */
static NOINLINE Completion received_abruptly(Frame *frame) {
    received(frame);
    return completion_of_abrupt(frame);
}

/* `target`: the local that gets the value sent, when there is one (`has_target`). */
static ALWAYS_INLINE Completion yield_statement(const Node *yield, Frame *frame, bool has_target,
                                                const Node *target, bool of_local) {
    if (is_left_here(yield, frame)) {
        if (!is_sent_a_value(frame)) return received_abruptly(frame);
        arrive(frame);
        if (has_target) frame->slots[((const NameNode *)target)->slot] = frame->result;
        return COMPLETION_NORMAL;
    }
    Value value = operand_value(yield, frame, of_local);
    if (!of_local && value_is_abrupt(value)) return completion_of_abrupt(frame);
    leave(yield, frame, value);
    return COMPLETION_SUSPEND;
}

static Completion exec_yield(Node *node, Frame *frame) {
    return yield_statement(((UnaryNode *)node)->operand, frame, false, NULL, false);
}

static Completion exec_yield_local(Node *node, Frame *frame) {
    return yield_statement(((UnaryNode *)node)->operand, frame, false, NULL, true);
}

static Completion exec_assign_yield(Node *node, Frame *frame) {
    const AssignNode *assign = (const AssignNode *)((UnaryNode *)node)->operand;
    return yield_statement(assign->value, frame, true, assign->target, false);
}

static Completion exec_declare_yield(Node *node, Frame *frame) {
    const Declarator *declarator = ((DeclarationNode *)node)->declarators;
    return yield_statement(declarator->initializer, frame, true, declarator->target, false);
}

/* ---- picking them ---- */

static bool is_local(const Node *target) {
    return target->kind == NODE_LOCAL &&
           !(target->flags & (NODE_CONST_ASSIGN | NODE_IGNORE_ASSIGN));
}

static ExecFn of_expression(const Node *expression) {
    if (expression->kind == NODE_YIELD) {
        const Node *operand = ((const UnaryNode *)expression)->operand;
        return operand && operand->kind == NODE_LOCAL ? exec_yield_local : exec_yield;
    }
    if (expression->kind != NODE_ASSIGN) return NULL;
    const AssignNode *assign = (const AssignNode *)expression;
    bool is_assigned = assign->value->kind == NODE_YIELD && is_local(assign->target);
    return is_assigned ? exec_assign_yield : NULL;
}

static ExecFn of_declaration(const DeclarationNode *declaration) {
    const Declarator *first = declaration->declarators;
    bool declares = declaration->declaration_kind != DECLARATION_VAR;
    bool is_yield = declaration->count == 1 && first->initializer &&
                    first->initializer->kind == NODE_YIELD;
    if (!is_yield) return NULL;
    bool is_slot = first->target->kind == NODE_LOCAL ||
                   (declares && first->target->kind == NODE_LOCAL_CHECKED);
    return is_slot ? exec_declare_yield : NULL;
}

ExecFn select_yield_statement(const Node *node, const FunctionCode *code) {
    if (code->is_async) return NULL;
    switch (node->kind) {
    case NODE_EXPRESSION_STATEMENT: return of_expression(((const UnaryNode *)node)->operand);
    case NODE_DECLARATION: return of_declaration((const DeclarationNode *)node);
    default: return NULL;
    }
}
