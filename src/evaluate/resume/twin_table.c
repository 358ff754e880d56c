/* Which kinds of nodes have a twin, and which: one table. A kind without one is served by its plain
 * evaluator: its only suspending child runs first, so that entering it afresh leads straight to the
 * child. */
#include "evaluate/resume/twins.h"

static const EvalFn eval_twins[NODE_KIND_COUNT] = {
    [NODE_YIELD_STAR] = twin_yield_star,
    [NODE_AWAIT] = twin_await,
    [NODE_BINARY] = twin_binary,
    [NODE_LOGICAL] = twin_logical,
    [NODE_CONDITIONAL] = twin_conditional,
    [NODE_SEQUENCE] = twin_sequence,
    [NODE_INDEX] = twin_index,
    [NODE_CALL] = twin_call,
    [NODE_NEW] = twin_new,
    [NODE_SUPER_CALL] = twin_super_call,
    [NODE_TAGGED_TEMPLATE] = twin_tagged_template,
    [NODE_IMPORT_CALL] = twin_import_call,
    [NODE_COMPOUND_ASSIGN] = twin_compound_assign,
    [NODE_LOGICAL_ASSIGN] = twin_logical_assign,
    [NODE_TEMPLATE] = twin_template,
    [NODE_ARRAY_LITERAL] = twin_array_literal,
    [NODE_OBJECT_LITERAL] = twin_object_literal,
};

static const ExecFn exec_twins[NODE_KIND_COUNT] = {
    [NODE_IF] = twin_if,
    [NODE_DECLARATION] = twin_declaration,
    [NODE_RETURN] = twin_return,
    [NODE_SWITCH] = twin_switch,
    [NODE_WITH] = twin_with,
    [NODE_TRY] = twin_try,
    [NODE_DO_WHILE] = twin_do_while,
    [NODE_FOR_IN] = twin_for_in,
    [NODE_FOR_AWAIT] = twin_for_await,
};

/* Assignment to a name evaluates nothing before its value. */
static bool target_waits(const Node *target) {
    switch (target->kind) {
    case NODE_LOCAL:
    case NODE_LOCAL_CHECKED:
    case NODE_CAPTURED:
    case NODE_CAPTURED_CHECKED:
    case NODE_IMPORTED:
    case NODE_GLOBAL: return false;
    default: return true;
    }
}

EvalFn twin_eval_of(const Node *node, const FunctionCode *code) {
    if (node->kind == NODE_YIELD) return code->is_async ? twin_async_yield : twin_yield;
    bool is_compound = node->kind == NODE_COMPOUND_ASSIGN;
    if (is_compound && is_writable_name(((const AssignNode *)node)->target, NODE_LOCAL))
        return twin_local_compound_assign;
    if (node->kind == NODE_ASSIGN)
        return target_waits(((const AssignNode *)node)->target) ? twin_assign : NULL;
    return eval_twins[node->kind];
}

ExecFn twin_exec_of(const Node *node, const FunctionCode *code) {
    ExecFn yield = select_yield_statement(node, code);
    if (yield) return yield;
    switch (node->kind) {
    case NODE_BLOCK: return select_twin_block((const BlockNode *)node);
    case NODE_WHILE: return select_twin_while((const LoopNode *)node);
    case NODE_FOR: return select_twin_for((const ForNode *)node);
    case NODE_FOR_OF: return select_twin_for_of((const ForInNode *)node);
    default: return exec_twins[node->kind];
    }
}
