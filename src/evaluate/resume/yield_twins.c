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

/* What the context goes on with: the value sent, or VALUE_ABRUPT for throw and return. */
static ALWAYS_INLINE Value come_back(Frame *frame) {
    Context *context = frame->context;
    bool is_next = context->cell.extra == (CONTEXT_RUNNING | RESUME_NEXT << CONTEXT_MODE_SHIFT);
    arrive(frame);
    return LIKELY(is_next) ? frame->result : received(frame);
}

/* `is_local` is constant where this is inlined. */
static ALWAYS_INLINE Value operand_value(const Node *yield, Frame *frame, bool is_local) {
    Node *operand = ((const UnaryNode *)yield)->operand;
    if (is_local) return frame->slots[((NameNode *)operand)->slot];
    return operand ? eval(operand, frame) : VALUE_UNDEFINED;
}

Value twin_yield(Node *node, Frame *frame) {
    if (is_left_here(node, frame)) return come_back(frame);
    TRY_VALUE(value, operand_value(node, frame, false));
    leave(node, frame, value);
    return abrupt_of_completion(frame, COMPLETION_SUSPEND);
}

/* ---- statements that consist of a yield ---- */

/* `slot`: where the value sent goes, or NULL. */
static ALWAYS_INLINE Completion yield_statement(const Node *yield, Frame *frame, Value *slot,
                                                bool of_local) {
    if (is_left_here(yield, frame)) {
        Value sent = come_back(frame);
        if (value_is_abrupt(sent)) return completion_of_abrupt(frame);
        if (slot) *slot = sent;
        return COMPLETION_NORMAL;
    }
    Value value = operand_value(yield, frame, of_local);
    if (value_is_abrupt(value)) return completion_of_abrupt(frame);
    leave(yield, frame, value);
    return COMPLETION_SUSPEND;
}

static inline Value *name_place(const Node *name, Frame *frame) {
    return &frame->slots[((const NameNode *)name)->slot];
}

static Completion exec_yield(Node *node, Frame *frame) {
    return yield_statement(((UnaryNode *)node)->operand, frame, NULL, false);
}

static Completion exec_yield_local(Node *node, Frame *frame) {
    return yield_statement(((UnaryNode *)node)->operand, frame, NULL, true);
}

static Completion exec_assign_yield(Node *node, Frame *frame) {
    const AssignNode *assign = (const AssignNode *)((UnaryNode *)node)->operand;
    return yield_statement(assign->value, frame, name_place(assign->target, frame), false);
}

static Completion exec_declare_yield(Node *node, Frame *frame) {
    const Declarator *declarator = ((DeclarationNode *)node)->declarators;
    Value *place = name_place(declarator->target, frame);
    return yield_statement(declarator->initializer, frame, place, false);
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
