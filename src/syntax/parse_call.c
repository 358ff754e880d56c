/* Left-hand-side expressions: member access, calls, new, super, import, optional chains, tagged
 * templates (spec 13.3). */
#include "syntax/parser.h"

/* ---- arguments ---- */

/* `...operand`; op says that a comma follows: no pattern may end so. */
Node *parse_spread(Parser *p) {
    parser_advance(p);
    uint32_t position = parser_start(p);
    UnaryNode *node = (UnaryNode *)unary_node_new(p, NODE_SPREAD, NULL, position);
    node->operand = parse_assignment_cover(p);
    node->op = parser_at(p, TOKEN_COMMA);
    return &node->node;
}

static bool parse_argument_list(Parser *p) {
    bool has_spread = false;
    while (!parser_at(p, TOKEN_RIGHT_PAREN) && !p->failed) {
        bool is_spread = parser_at(p, TOKEN_ELLIPSIS);
        has_spread |= is_spread;
        list_push_node(p, is_spread ? parse_spread(p) : parse_assignment_cover(p));
        if (!parser_accept(p, TOKEN_COMMA)) break;
    }
    return has_spread;
}

NodeList parse_arguments(Parser *p, bool *has_spread, bool is_cover) {
    size_t mark = list_mark(p);
    bool outer_in = parser_allow_in(p);
    CoverProblem outer = p->cover;
    p->cover.message = NULL;
    parser_expect(p, TOKEN_LEFT_PAREN);
    *has_spread = parse_argument_list(p);
    if (!is_cover) parser_check_cover(p);
    if (!parser_at(p, TOKEN_RIGHT_PAREN) && !parser_at(p, TOKEN_ERROR)) {
        parser_error(p, p->previous_start, p->previous_end, "missing ) after argument list");
    }
    parser_expect(p, TOKEN_RIGHT_PAREN);
    if (!is_cover) p->cover = outer;
    p->allow_in = outer_in;
    return list_take_nodes(p, mark);
}

/* Where a call stands: at the name called, unless it is private; else at the parenthesis. */
static uint32_t call_position(const Parser *p) {
    bool is_name = p->previous_kind >= TOKEN_ESCAPED_KEYWORD;
    return is_name ? p->previous_start : parser_start(p);
}

static Node *parse_call(Parser *p, Node *callee, bool is_optional) {
    CallNode *node = node_new(p, NODE_CALL, call_position(p));
    if (is_optional) node->node.flags |= NODE_OPTIONAL;
    node->callee = callee;
    node->is_direct_eval = !is_optional && callee->kind == NODE_IDENTIFIER &&
                           ((NameNode *)callee)->name == p->names->eval;
    if (node->is_direct_eval)
        node->this_name = name_node_new(p, p->names->this_, node->node.position);
    node->arguments = parse_arguments(p, &node->has_spread, false);
    return &node->node;
}

/* ---- members ---- */

static Node *parse_private_member(Parser *p, Node *object) {
    const Token *token = parser_token(p);
    PrivateNode *node = node_new(p, NODE_PRIVATE_MEMBER, token->start);
    node->object = object;
    node->name = name_node_new(p, token->text, token->start);
    parser_advance(p);
    return &node->node;
}

/* Behind `.` or `?.`. */
static Node *parse_member(Parser *p, Node *object) {
    if (parser_at(p, TOKEN_PRIVATE_NAME)) return parse_private_member(p, object);
    MemberNode *node = node_new(p, NODE_MEMBER, parser_start(p));
    node->object = object;
    node->key = property_key_name(parse_identifier_name(p));
    return &node->node;
}

static Node *parse_bracketed(Parser *p) {
    bool outer_in = parser_allow_in(p);
    parser_expect(p, TOKEN_LEFT_BRACKET);
    Node *index = parse_expression(p);
    parser_expect(p, TOKEN_RIGHT_BRACKET);
    p->allow_in = outer_in;
    return index;
}

static Node *parse_index(Parser *p, Node *object) {
    IndexNode *node = node_new(p, NODE_INDEX, parser_start(p));
    node->object = object;
    node->index = parse_bracketed(p);
    return &node->node;
}

/* ---- chains ---- */

static void check_tag(Parser *p, bool is_chain) {
    const Token *token = parser_token(p);
    if (is_chain)
        parser_error(p, token->start, token->end, "Invalid tagged template on optional chain");
}

/* Behind `?.`: the link that may end the chain. */
static Node *parse_optional_link(Parser *p, Node *object) {
    parser_advance(p);
    if (parser_at(p, TOKEN_LEFT_PAREN)) return parse_call(p, object, true);
    if (parser_at(p, TOKEN_TEMPLATE)) check_tag(p, true);
    Node *node =
        parser_at(p, TOKEN_LEFT_BRACKET) ? parse_index(p, object) : parse_member(p, object);
    node->flags |= NODE_OPTIONAL;
    return node;
}

/* V8 shows a member at its name, behind a call or `?.` at the dot. */
static Node *parse_dot(Parser *p, Node *object, bool has_call) {
    uint32_t dot = parser_start(p);
    parser_advance(p);
    Node *member = parse_member(p, object);
    if (has_call) member->position = dot;
    return member;
}

/* One link of MemberExpression, CallExpression or OptionalExpression; NULL when there is no more.
 */
static Node *parse_link(Parser *p, Node *object, bool allows_call, bool has_call,
                        bool *is_chain) {
    switch (parser_token(p)->kind) {
    case TOKEN_DOT: return parse_dot(p, object, has_call);
    case TOKEN_LEFT_BRACKET: return parse_index(p, object);
    case TOKEN_LEFT_PAREN: return allows_call ? parse_call(p, object, false) : NULL;
    case TOKEN_TEMPLATE: check_tag(p, *is_chain); return parse_template(p, object, parser_start(p));
    case TOKEN_OPTIONAL:
        if (!allows_call) {
            parser_error(p, parser_start(p), parser_token(p)->end,
                         "Invalid optional chain from new expression");
        }
        *is_chain = true;
        return parse_optional_link(p, object);
    default: return NULL;
    }
}

static Node *parse_links(Parser *p, Node *node, bool allows_call) {
    if (is_bare_arrow(node)) return node;
    bool is_chain = false, has_call = false;
    for (Node *link; (link = parse_link(p, node, allows_call, has_call, &is_chain)); node = link) {
        if (p->cover.message) parser_check_cover(p);
        has_call = has_call || is_chain || link->kind == NODE_CALL;
    }
    return is_chain ? unary_node_new(p, NODE_OPTIONAL_CHAIN, node, node->position) : node;
}

/* ---- super ---- */

static void super_unexpected(Parser *p) {
    parser_error(p, p->previous_start, p->previous_end, "'super' keyword unexpected here");
}

static Node *parse_super_call(Parser *p, uint32_t position) {
    if (!p->function->allows_super_call) super_unexpected(p);
    CallNode *node = node_new(p, NODE_SUPER_CALL, position);
    node->this_name = name_node_new(p, p->names->this_, position);
    node->function_name = name_node_new(p, p->names->hidden_function, position);
    node->new_target_name = name_node_new(p, p->names->hidden_new_target, position);
    node->arguments = parse_arguments(p, &node->has_spread, false);
    return &node->node;
}

static Node *literal_node_new(Parser *p, Value value, uint32_t position) {
    LiteralNode *node = node_new(p, NODE_LITERAL, position);
    node->value = value;
    return &node->node;
}

static Node *parse_super_key(Parser *p, uint32_t *position) {
    if (parser_at(p, TOKEN_LEFT_BRACKET)) return parse_bracketed(p);
    parser_advance(p);
    *position = parser_start(p);
    if (parser_at(p, TOKEN_PRIVATE_NAME)) {
        parser_error(p, *position, parser_token(p)->end, "Unexpected private field");
    }
    return literal_node_new(p, value_cell(parse_identifier_name(p)), *position);
}

static Node *parse_super(Parser *p) {
    uint32_t position = parser_start(p);
    parser_advance(p);
    if (parser_at(p, TOKEN_LEFT_PAREN)) return parse_super_call(p, position);
    bool is_index = parser_at(p, TOKEN_LEFT_BRACKET);
    if (!p->function->allows_super_property || (!is_index && !parser_at(p, TOKEN_DOT)))
        super_unexpected(p);
    SuperNode *node = node_new(p, is_index ? NODE_SUPER_INDEX : NODE_SUPER_MEMBER, position);
    node->this_name = name_node_new(p, p->names->this_, position);
    node->home = name_node_new(p, p->names->hidden_home, position);
    node->key = parse_super_key(p, &node->node.position);
    return &node->node;
}

/* ---- import ---- */

static Node *parse_import_meta(Parser *p, uint32_t position) {
    parser_advance(p);
    if (!parser_at_word(p, p->names->meta)) parser_unexpected(p);
    if (!p->is_module) {
        parser_error(p, parser_start(p), parser_token(p)->end,
                     "Cannot use 'import.meta' outside a module");
    }
    parser_advance(p);
    return node_new(p, NODE_IMPORT_META, position);
}

/* 13.3.10 ImportCall, with options as the second argument. */
static Node *parse_import_call(Parser *p, uint32_t position) {
    BinaryNode *node = node_new(p, NODE_IMPORT_CALL, position);
    bool outer_in = parser_allow_in(p);
    parser_advance(p);
    if (parser_at(p, TOKEN_RIGHT_PAREN)) {
        parser_error(p, parser_start(p), parser_token(p)->end, "import() requires a specifier");
    }
    node->left = parse_assignment(p);
    if (parser_accept(p, TOKEN_COMMA) && !parser_at(p, TOKEN_RIGHT_PAREN)) {
        node->right = parse_assignment(p);
        parser_accept(p, TOKEN_COMMA);
    }
    parser_expect(p, TOKEN_RIGHT_PAREN);
    p->allow_in = outer_in;
    return &node->node;
}

static Node *parse_import_expression(Parser *p) {
    uint32_t position = parser_start(p);
    parser_advance(p);
    if (parser_at(p, TOKEN_DOT)) return parse_import_meta(p, position);
    if (parser_at(p, TOKEN_LEFT_PAREN)) return parse_import_call(p, position);
    if (p->is_module) parser_unexpected(p);
    parser_error(p, position, p->previous_end, "Cannot use import statement outside a module");
    return node_new(p, NODE_IMPORT_META, position);
}

/* ---- new ---- */

static Node *parse_new_target(Parser *p, uint32_t position) {
    parser_advance(p);
    if (!parser_at_word(p, p->names->target)) parser_unexpected(p);
    if (!p->function->allows_new_target) {
        parser_error(p, parser_start(p), parser_token(p)->end,
                     "new.target expression is not allowed here");
    }
    parser_advance(p);
    NameNode *node = node_new(p, NODE_NEW_TARGET, position);
    node->name = p->names->hidden_new_target;
    return &node->node;
}

static Node *parse_new_expression(Parser *p);

static Node *parse_constructor(Parser *p) {
    const Token *token = parser_token(p);
    if (token->kind == TOKEN_NEW) return parse_new_expression(p);
    if (token->kind == TOKEN_SUPER) {
        Node *node = parse_super(p);
        if (node->kind == NODE_SUPER_CALL) super_unexpected(p);
        return node;
    }
    if (token->kind != TOKEN_IMPORT) return parse_primary(p);
    uint32_t start = token->start, end = token->end;
    Node *node = parse_import_expression(p);
    if (node->kind == NODE_IMPORT_CALL) parser_error(p, start, end, "Cannot use new with import");
    return node;
}

static Node *parse_new_expression(Parser *p) {
    uint32_t position = parser_start(p);
    if (parser_is_deep(p)) return parser_any_node(p);
    parser_advance(p);
    if (parser_at(p, TOKEN_DOT)) return parse_new_target(p, position);
    CallNode *node = node_new(p, NODE_NEW, position);
    node->callee = parse_links(p, parse_constructor(p), false);
    if (parser_at(p, TOKEN_LEFT_PAREN))
        node->arguments = parse_arguments(p, &node->has_spread, false);
    return &node->node;
}

/* The outermost `new` of a row is where a missing name is shown. */
static Node *parse_new(Parser *p) {
    Node *node = parse_new_expression(p);
    if (node->kind == NODE_NEW) position_first_name(p, ((CallNode *)node)->callee, node);
    return node;
}

Node *parse_left_hand_side(Parser *p) {
    Node *node;
    switch (parser_token(p)->kind) {
    case TOKEN_NEW: node = parse_new(p); break;
    case TOKEN_SUPER: node = parse_super(p); break;
    case TOKEN_IMPORT: node = parse_import_expression(p); break;
    default: node = parse_primary(p); break;
    }
    return parse_links(p, node, true);
}
