/* Expressions with operators: assignment, conditional, binary, unary, update, yield, await (spec
 * 13.4-13.16, 14.4, 15.5, 15.8).
 *
 * A chain of binary operators is parsed by a loop, however long.
 */
#include "syntax/parser.h"

/* ---- cover grammars ---- */

void parser_check_cover(Parser *p) {
    if (p->cover.message) parser_error(p, p->cover.start, p->cover.end, "%s", p->cover.message);
}

/* ---- names of anonymous functions (8.4.5) ---- */

bool is_anonymous_function(const Parser *p, const Node *node) {
    if (p->failed) return false;
    if (node->kind == NODE_CLASS) return !((const ClassNode *)node)->name;
    return node->kind == NODE_FUNCTION &&
           ((const FunctionNode *)node)->code->name == p->names->empty;
}

bool takes_name_of(const Parser *p, const Node *value, const Node *target) {
    return target->kind == NODE_IDENTIFIER && !(target->flags & NODE_PARENTHESIZED) &&
           is_anonymous_function(p, value);
}

/* ---- binary operators ---- */

static const uint8_t operator_precedences[] = {
#define X(name, text, precedence) [OPERATOR_##name] = precedence,
    OPERATORS(X)
#undef X
};
enum { PRECEDENCE_OR = 4,
       PRECEDENCE_BIT_OR = 6,
       PRECEDENCE_RELATIONAL = 10 };

/* Operator of a token, plus one; 0: none. `??` is no part of the table: it does not mix with && and
 * ||. */
// clang-format off
static const uint8_t binary_operators[TOKEN_KIND_COUNT] = {
#define OP(name) [TOKEN_##name] = OPERATOR_##name + 1
    OP(ADD), OP(SUB), OP(MUL), OP(DIV), OP(MOD), OP(EXP), OP(BIT_AND), OP(BIT_OR), OP(BIT_XOR),
    OP(SHL), OP(SAR), OP(SHR), OP(EQ), OP(NE), OP(STRICT_EQ), OP(STRICT_NE), OP(LT), OP(GT),
    OP(LE), OP(GE), OP(INSTANCEOF), OP(IN), OP(AND), OP(OR)
#undef OP
};
// clang-format on

static Node *parse_binary(Parser *p, unsigned precedence);

static Node *binary_node_new(Parser *p, uint32_t op, Node *left, Node *right, uint32_t position) {
    bool is_logical = op == OPERATOR_AND || op == OPERATOR_OR || op == OPERATOR_COALESCE;
    BinaryNode *node = node_new(p, is_logical ? NODE_LOGICAL : NODE_BINARY, position);
    node->left = left;
    node->right = right;
    node->op = op;
    return &node->node;
}

/* 13.10: #x in object. */
static Node *parse_private_in(Parser *p, unsigned precedence) {
    Token name = *parser_token(p);
    parser_advance(p);
    if (!parser_at(p, TOKEN_IN) || !p->allow_in || precedence > PRECEDENCE_RELATIONAL) {
        parser_unexpected_token(p, &name);
    }
    BinaryNode *node = node_new(p, NODE_PRIVATE_IN, parser_start(p));
    node->left = &name_node_new(p, name.text, name.start)->node;
    node->op = OPERATOR_IN;
    parser_advance(p);
    node->right = parse_binary(p, PRECEDENCE_RELATIONAL + 1);
    return &node->node;
}

/* The operators behind `left` that bind at least as tightly as `precedence`. */
static Node *parse_binary_rest(Parser *p, Node *left, unsigned precedence) {
    if (is_bare_arrow(left)) return left;
    for (;;) {
        uint8_t kind = parser_token(p)->kind;
        if (!binary_operators[kind] || (kind == TOKEN_IN && !p->allow_in)) return left;
        uint32_t op = binary_operators[kind] - 1u, position = parser_start(p);
        unsigned own = operator_precedences[op];
        if (own < precedence) return left;
        parser_advance(p);
        Node *right = parse_binary(p, op == OPERATOR_EXP ? own : own + 1);
        left = binary_node_new(p, op, left, right, position);
    }
}

static Node *parse_binary(Parser *p, unsigned precedence) {
    if (parser_is_deep(p)) return parser_any_node(p);
    Node *left =
        parser_at(p, TOKEN_PRIVATE_NAME) ? parse_private_in(p, precedence) : parse_unary(p);
    return parse_binary_rest(p, left, precedence);
}

/* 13.13: `??` stands neither beside nor below && and || without parentheses. */
static Node *parse_short_circuit(Parser *p) {
    Node *left = parse_binary(p, PRECEDENCE_BIT_OR);
    if (!parser_at(p, TOKEN_COALESCE) || is_bare_arrow(left))
        return parse_binary_rest(p, left, PRECEDENCE_OR);
    while (parser_at(p, TOKEN_COALESCE)) {
        uint32_t position = parser_start(p);
        parser_advance(p);
        left = binary_node_new(p, OPERATOR_COALESCE, left, parse_binary(p, PRECEDENCE_BIT_OR),
                               position);
    }
    return left;
}

/* ---- unary operators ---- */

typedef struct UnaryOperator {
    uint8_t kind; /* NodeKind; 0: none */
    uint8_t op;
} UnaryOperator;
static const UnaryOperator unary_operators[TOKEN_KIND_COUNT] = {
    [TOKEN_ADD] = {NODE_UNARY, OPERATOR_PLUS},
    [TOKEN_SUB] = {NODE_UNARY, OPERATOR_NEGATE},
    [TOKEN_BIT_NOT] = {NODE_UNARY, OPERATOR_BIT_NOT},
    [TOKEN_NOT] = {NODE_UNARY, OPERATOR_NOT},
    [TOKEN_VOID] = {NODE_UNARY, OPERATOR_VOID},
    [TOKEN_TYPEOF] = {NODE_TYPEOF, 0},
    [TOKEN_DELETE] = {NODE_DELETE, 0},
};

/* 13.6: UnaryExpression ** is ambiguous to readers. */
static void check_no_exponent(Parser *p, uint32_t start) {
    if (!parser_at(p, TOKEN_EXP)) return;
    parser_error(
        p, start, parser_token(p)->end,
        "Unary operator used immediately before exponentiation expression. "
        "Parenthesis must be used to "
        "disambiguate operator precedence");
}

/* 13.5.1.1 */
static void check_delete(Parser *p, const Node *operand, uint32_t start) {
    if (p->failed) return;
    if (operand->kind == NODE_OPTIONAL_CHAIN) operand = ((const UnaryNode *)operand)->operand;
    if (operand->kind == NODE_PRIVATE_MEMBER) {
        parser_error(p, operand->position, p->previous_end, "Private fields can not be deleted");
    } else if (operand->kind == NODE_IDENTIFIER && p->is_strict) {
        parser_error(p, start, p->previous_end,
                     "Delete of an unqualified identifier in strict mode.");
    }
}

static Node *parse_unary_operator(Parser *p) {
    UnaryOperator own = unary_operators[parser_token(p)->kind];
    uint32_t start = parser_start(p);
    parser_advance(p);
    uint32_t operand_start = parser_start(p);
    UnaryNode *node = (UnaryNode *)unary_node_new(p, own.kind, NULL, start);
    node->op = own.op;
    node->operand = parse_unary(p);
    if (own.kind == NODE_DELETE) {
        check_delete(p, node->operand, operand_start);
        position_delete(p, node);
    }
    check_no_exponent(p, start);
    return &node->node;
}

const char *target_problem(CallTargetUse use) {
    static const char *const problems[] = {
        [CALL_TARGET_ASSIGNED] = "Invalid left-hand side in assignment",
        [CALL_TARGET_PREFIX] = "Invalid left-hand side expression in prefix operation",
        [CALL_TARGET_POSTFIX] = "Invalid left-hand side expression in postfix operation",
        [CALL_TARGET_LOOP] = "Invalid left-hand side in for-loop",
    };
    return problems[use];
}

/* 13.4.1, 13.15.1, 14.7.5.1: the operand of ++ and --, the target of operators with assignment. */
Node *parser_simple_target(Parser *p, Node *target, uint32_t start, CallTargetUse use) {
    if (p->failed) return target;
    if (target->kind == NODE_CALL && !p->is_strict) {
        Node *node = unary_node_new(p, NODE_CALL_TARGET, target, start);
        ((UnaryNode *)node)->op = use;
        return node;
    }
    if (!is_simple_target(target)) {
        parser_error(p, start, p->previous_end, "%s", target_problem(use));
    } else if (target->kind == NODE_IDENTIFIER) {
        parser_check_binding_name(p, ((const NameNode *)target)->name, target->position);
    }
    return target;
}

static Node *update_node_new(Parser *p, Node *target, uint8_t token, bool is_prefix,
                             uint32_t position) {
    UpdateNode *node = node_new(p, NODE_UPDATE, position);
    node->target = target;
    node->op = token == TOKEN_INCREMENT ? OPERATOR_INCREMENT : OPERATOR_DECREMENT;
    node->prefix = is_prefix;
    return &node->node;
}

static Node *parse_prefix_update(Parser *p) {
    uint8_t token = parser_token(p)->kind;
    uint32_t operator= parser_start(p);
    parser_advance(p);
    uint32_t start = parser_start(p);
    Node *target = parse_unary(p);
    target = parser_simple_target(p, target, start, CALL_TARGET_PREFIX);
    /* V8 shows what cannot be written at the last token */
    uint32_t written = target->kind == NODE_INDEX ? p->previous_end - 1 : target->position;
    position_read_target(p, target, operator);
    return update_node_new(p, target, token, true, written);
}

static Node *parse_postfix(Parser *p) {
    uint32_t start = parser_start(p);
    Node *target = parse_left_hand_side(p);
    const Token *token = parser_token(p);
    bool is_update = token->kind == TOKEN_INCREMENT || token->kind == TOKEN_DECREMENT;
    if (!is_update || token->after_newline || is_bare_arrow(target)) return target;
    target = parser_simple_target(p, target, start, CALL_TARGET_POSTFIX);
    position_read_target(p, target, start);
    uint8_t kind = token->kind;
    uint32_t position = token->start;
    parser_advance(p);
    return update_node_new(p, target, kind, false, position);
}

/* ---- await, yield ---- */

/* 15.8.1: an operator in async functions and at the top of modules; no part of parameters. */
static bool at_await_operator(const Parser *p) {
    const FunctionCode *code = p->function->code;
    return parser_at(p, TOKEN_AWAIT) && (code->is_async || code->kind == FUNCTION_MODULE);
}

static Node *parse_await(Parser *p) {
    Token token = *parser_token(p);
    if (p->function->in_parameters) {
        parser_error(p, token.start, token.end,
                     "Illegal await-expression in formal parameters of async function");
    } else if (token.is_escaped) {
        parser_error(p, token.start, token.end, "Keyword must not contain escaped characters");
    }
    p->function->last_await = token.start + 1;
    p->function->code->is_async = p->function->code->can_suspend = true; /* a module that awaits */
    parser_advance(p);
    Node *operand = parse_unary(p);
    check_no_exponent(p, token.start);
    return unary_node_new(p, NODE_AWAIT, operand, token.start);
}

Node *parse_unary(Parser *p) {
    if (parser_is_deep(p)) return parser_any_node(p);
    uint8_t kind = parser_token(p)->kind;
    if (unary_operators[kind].kind) return parse_unary_operator(p);
    if (kind == TOKEN_INCREMENT || kind == TOKEN_DECREMENT) return parse_prefix_update(p);
    return at_await_operator(p) ? parse_await(p) : parse_postfix(p);
}

/* 15.5: `yield` without operand where none can begin. */
static bool at_yield_end(const Parser *p) {
    switch (parser_token(p)->kind) {
    case TOKEN_END:
    case TOKEN_SEMICOLON:
    case TOKEN_RIGHT_BRACE:
    case TOKEN_RIGHT_BRACKET:
    case TOKEN_RIGHT_PAREN:
    case TOKEN_COLON:
    case TOKEN_COMMA:
    case TOKEN_IN: return true;
    default: return parser_token(p)->after_newline;
    }
}

static Node *parse_yield(Parser *p) {
    Token token = *parser_token(p);
    if (p->function->in_parameters) {
        parser_error(p, token.start, token.end, "Yield expression not allowed in formal parameter");
    } else if (token.is_escaped) {
        parser_error(p, token.start, token.end, "Keyword must not contain escaped characters");
    }
    p->function->last_yield = token.start + 1;
    parser_advance(p);
    if (at_yield_end(p)) return unary_node_new(p, NODE_YIELD, NULL, token.start);
    bool delegates = parser_accept(p, TOKEN_MUL);
    Node *operand = parse_assignment(p);
    return unary_node_new(p, delegates ? NODE_YIELD_STAR : NODE_YIELD, operand, token.start);
}

/* ---- assignment ---- */

static Node *parse_conditional(Parser *p) {
    uint32_t start = parser_start(p);
    Node *test = parse_short_circuit(p);
    if (!parser_at(p, TOKEN_QUESTION) || is_bare_arrow(test)) return test;
    ConditionalNode *node = node_new(p, NODE_CONDITIONAL, start);
    parser_advance(p);
    node->test = test;
    bool outer_in = parser_allow_in(p);
    node->consequent = parse_assignment(p);
    p->allow_in = outer_in;
    parser_expect(p, TOKEN_COLON);
    node->alternate = parse_assignment(p);
    return &node->node;
}

typedef struct AssignOperator {
    uint8_t kind; /* NodeKind; 0: none */
    uint8_t op;
} AssignOperator;
// clang-format off
static const AssignOperator assign_operators[TOKEN_KIND_COUNT] = {
#define COMPOUND(name) [TOKEN_##name##_ASSIGN] = {NODE_COMPOUND_ASSIGN, OPERATOR_##name}
#define LOGICAL(name)  [TOKEN_##name##_ASSIGN] = {NODE_LOGICAL_ASSIGN, OPERATOR_##name}
    [TOKEN_ASSIGN] = {NODE_ASSIGN, 0},
    COMPOUND(ADD), COMPOUND(SUB), COMPOUND(MUL), COMPOUND(DIV), COMPOUND(MOD), COMPOUND(EXP),
    COMPOUND(SHL), COMPOUND(SAR), COMPOUND(SHR), COMPOUND(BIT_AND), COMPOUND(BIT_OR),
    COMPOUND(BIT_XOR),
    LOGICAL(AND), LOGICAL(OR), LOGICAL(COALESCE)
#undef COMPOUND
#undef LOGICAL
};
// clang-format on

/* An anonymous function assigned to a property remembers it, behind && and in a conditional,
 * too. */
static void note_assigned(const Node *target, Node *value) {
    switch (value->kind) {
    case NODE_FUNCTION: ((FunctionNode *)value)->code->assigned_to = target; break;
    case NODE_CLASS: ((ClassNode *)value)->constructor->assigned_to = target; break;
    case NODE_LOGICAL: note_assigned(target, ((BinaryNode *)value)->right); break;
    case NODE_CONDITIONAL:
        note_assigned(target, ((ConditionalNode *)value)->consequent);
        note_assigned(target, ((ConditionalNode *)value)->alternate);
        break;
    default: break;
    }
}

/* Behind the target, at the operator. */
static Node *parse_assign_operator(Parser *p, Node *target, uint32_t start) {
    AssignOperator own = assign_operators[parser_token(p)->kind];
    if (own.kind == NODE_ASSIGN && is_bare_literal(target)) {
        target = pattern_from_expression(p, target, TARGET_IS_ASSIGNED);
        p->cover.message = NULL;
    } else if (own.kind == NODE_LOGICAL_ASSIGN && target->kind == NODE_CALL) {
        parser_error(p, start, p->previous_end, "%s", target_problem(CALL_TARGET_ASSIGNED));
    } else {
        target = parser_simple_target(p, target, start, CALL_TARGET_ASSIGNED);
    }
    AssignNode *node = node_new(p, own.kind, parser_start(p));
    parser_advance(p);
    node->target = target;
    node->op = own.op;
    position_target(p, node, start);
    node->value = parse_assignment(p);
    node->names_function = own.kind != NODE_COMPOUND_ASSIGN &&
                           takes_name_of(p, node->value, target);
    bool is_member = target->kind == NODE_MEMBER || target->kind == NODE_INDEX;
    if (is_member && !p->failed) note_assigned(target, node->value);
    return &node->node;
}

static Node *parse_assignment_operators(Parser *p) {
    uint32_t start = p->arrow_start = parser_start(p);
    if (parser_at(p, TOKEN_YIELD) && p->function->code->is_generator) return parse_yield(p);
    Node *left = parse_conditional(p);
    const Token *token = parser_token(p);
    if (assign_operators[token->kind].kind && !is_bare_arrow(left))
        left = parse_assign_operator(p, left, start);
    else if (token->kind == TOKEN_ARROW && !token->after_newline && !is_bare_arrow(left)) {
        parser_error(p, start, p->previous_end, "Malformed arrow function parameter list");
    }
    return left;
}

Node *parse_assignment_cover(Parser *p) {
    if (parser_is_deep(p)) return parser_any_node(p);
    CoverProblem outer = p->cover;
    p->cover.message = NULL;
    Node *node = parse_assignment_operators(p);
    if (p->cover.message && !is_bare_literal(node)) parser_check_cover(p);
    if (outer.message) p->cover = outer;
    return node;
}

Node *parse_assignment(Parser *p) {
    CoverProblem outer = p->cover;
    p->cover.message = NULL;
    Node *node = parse_assignment_cover(p);
    parser_check_cover(p);
    p->cover = outer;
    return node;
}

/* ---- the comma ---- */

Node *parse_expression_cover(Parser *p) {
    uint32_t start = parser_start(p);
    Node *first = parse_assignment_cover(p);
    if (!parser_at(p, TOKEN_COMMA)) return first;
    size_t mark = list_mark(p);
    list_push_node(p, first);
    while (parser_accept(p, TOKEN_COMMA)) list_push_node(p, parse_assignment_cover(p));
    ListNode *node = node_new(p, NODE_SEQUENCE, start);
    node->list = list_take_nodes(p, mark);
    return &node->node;
}

Node *parse_expression(Parser *p) {
    CoverProblem outer = p->cover;
    p->cover.message = NULL;
    Node *node = parse_expression_cover(p);
    parser_check_cover(p);
    p->cover = outer;
    return node;
}
