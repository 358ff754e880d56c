/* Primary expressions: names, literals, templates, arrays, parentheses, and what turns out to begin
 * an arrow function (spec 13.2). */
#include "regexp/regexp.h"
#include "syntax/parser.h"

/* ---- literals ---- */

static Node *parse_value(Parser *p, Value value) {
    LiteralNode *node = node_new(p, NODE_LITERAL, parser_start(p));
    node->value = value;
    parser_advance(p);
    return &node->node;
}

static Node *parse_string_or_number(Parser *p) {
    const Token *token = parser_token(p);
    parser_check_strict_literal(p, token);
    if (p->failed) return parse_value(p, VALUE_UNDEFINED);
    return parse_value(p, token->kind == TOKEN_STRING ? value_cell(token->text)
                                                      : value_number(token->number));
}

static Node *parse_bigint(Parser *p) {
    LiteralNode *node = node_new(p, NODE_BIGINT_LITERAL, parser_start(p));
    node->value = value_cell(parser_token(p)->text);
    parser_advance(p);
    return &node->node;
}

static Node *parse_this(Parser *p) {
    NameNode *node = node_new(p, NODE_THIS, parser_start(p));
    node->name = p->names->this_;
    parser_advance(p);
    return &node->node;
}

static RegExpText regexp_text(const String *s) {
    return (RegExpText){s->chars, string_length(s), string_is_utf16(s)};
}

/* 13.2.7.1 */
static void check_regexp(Parser *p, const Token *token) {
    unsigned flags;
    if (p->failed) return;
    if (!regexp_flags_read(regexp_text(token->raw), &flags)) {
        parser_error(p, token->start, token->end, "Invalid regular expression flags");
        return;
    }
    const char *message = regexp_check(regexp_text(token->text), flags);
    if (message) {
        parser_error(p, token->start, token->end, "Invalid regular expression: /%S/%S: %s",
                     token->text, token->raw, message);
    }
}

static Node *parse_regexp(Parser *p) {
    lexer_regexp(&p->lexer);
    if (!parser_at(p, TOKEN_REGEXP)) parser_unexpected(p);
    check_regexp(p, parser_token(p));
    RegExpNode *node = node_new(p, NODE_REGEXP_LITERAL, parser_start(p));
    node->pattern = parser_token(p)->text;
    node->flags = parser_token(p)->raw;
    node->site = p->template_count++;
    parser_advance(p);
    return &node->node;
}

/* ---- templates (13.2.8) ---- */

typedef struct TemplatePart {
    String *cooked, *raw;
    Node *expression; /* behind it; NULL: the last part */
} TemplatePart;

/* An invalid escape is an error unless the template is tagged. */
static void check_template_part(Parser *p, bool is_tagged) {
    const Token *token = parser_token(p);
    if (token->kind == TOKEN_TEMPLATE && !token->text && !is_tagged) {
        parser_error(p, token->problem_start, token->problem_end, "%s", token->problem);
    } else if (token->kind != TOKEN_TEMPLATE) {
        parser_unexpected(p);
    }
}

static Node *parse_substitution(Parser *p) {
    bool outer_in = parser_allow_in(p);
    parser_advance(p);
    Node *expression = parse_expression(p);
    p->allow_in = outer_in;
    if (parser_at(p, TOKEN_RIGHT_BRACE))
        lexer_template(&p->lexer);
    else
        parser_error(p, p->previous_start, p->previous_end, "Missing } in template expression");
    return expression;
}

static void parse_template_parts(Parser *p, bool is_tagged) {
    for (bool is_tail = false; !is_tail && !p->failed;) {
        check_template_part(p, is_tagged);
        if (p->failed) return;
        TemplatePart part = {.cooked = parser_token(p)->text, .raw = parser_token(p)->raw};
        is_tail = parser_token(p)->is_tail;
        if (is_tail)
            parser_advance(p);
        else
            part.expression = parse_substitution(p);
        list_push(p, &part, sizeof part);
    }
}

static void spread_parts(Parser *p, TemplateNode *node, const TemplatePart *parts, uint32_t count) {
    node->quasi_count = count;
    node->cooked = parser_allocate_items(p, count, sizeof(String *));
    node->raw = parser_allocate_items(p, count, sizeof(String *));
    node->expressions = parser_allocate_items(p, count, sizeof(Node *));
    if (p->failed) return;
    for (uint32_t i = 0; i < count; i++) {
        node->cooked[i] = parts[i].cooked;
        node->raw[i] = parts[i].raw;
        node->expressions[i] = parts[i].expression;
    }
}

Node *parse_template(Parser *p, Node *tag, uint32_t position) {
    TemplateNode *node = node_new(p, tag ? NODE_TAGGED_TEMPLATE : NODE_TEMPLATE, position);
    size_t mark = list_mark(p);
    node->tag = tag;
    if (tag) node->site = p->template_count++;
    parse_template_parts(p, tag);
    uint32_t count = (uint32_t)((p->scratch.length - mark) / sizeof(TemplatePart));
    if (!p->failed) {
        TemplatePart *parts = list_take(p, mark, sizeof(TemplatePart), &count);
        if (parts) spread_parts(p, node, parts, count);
    }
    p->scratch.length = mark;
    return &node->node;
}

/* ---- arrays ---- */

/* 13.2.4: a hole is NULL. */
static Node *parse_element(Parser *p, ListNode *array) {
    if (parser_at(p, TOKEN_COMMA)) return NULL;
    if (!parser_at(p, TOKEN_ELLIPSIS)) return parse_assignment_cover(p);
    array->has_spread = true;
    return parse_spread(p);
}

static Node *parse_array_literal(Parser *p) {
    ListNode *node = node_new(p, NODE_ARRAY_LITERAL, parser_start(p));
    size_t mark = list_mark(p);
    bool outer_in = parser_allow_in(p);
    parser_advance(p);
    while (!parser_at(p, TOKEN_RIGHT_BRACKET) && !p->failed) {
        list_push_node(p, parse_element(p, node));
        if (!parser_accept(p, TOKEN_COMMA)) break;
    }
    parser_expect(p, TOKEN_RIGHT_BRACKET);
    p->allow_in = outer_in;
    node->list = list_take_nodes(p, mark);
    return &node->node;
}

/* ---- parentheses ---- */

static bool at_arrow(const Parser *p) {
    return parser_at(p, TOKEN_ARROW) && !parser_token(p)->after_newline;
}

/* What stands between the parentheses; what of it makes them parameters of an arrow function for
 * sure. */
typedef struct ParenthesizedList {
    NodeList items;
    Token rest; /* kind ELLIPSIS: a rest parameter */
    Token end;  /* the closing parenthesis */
    bool ends_in_comma;
} ParenthesizedList;

/* 15.3: only arrow functions have it. */
static void parse_arrow_rest(Parser *p, ParenthesizedList *list) {
    list->rest = *parser_token(p);
    parser_advance(p);
    UnaryNode *node = (UnaryNode *)unary_node_new(p, NODE_SPREAD, NULL, parser_start(p));
    node->operand = parse_binding_target(p);
    list_push_node(p, &node->node);
    if (parser_at(p, TOKEN_ASSIGN)) {
        parser_error(p, parser_start(p), parser_token(p)->end,
                     "Rest parameter may not have a default initializer");
    } else if (parser_at(p, TOKEN_COMMA)) {
        parser_error(p, parser_start(p), parser_token(p)->end,
                     "Rest parameter must be last formal parameter");
    }
}

static ParenthesizedList parse_parenthesized_list(Parser *p) {
    ParenthesizedList list = {0};
    size_t mark = list_mark(p);
    bool outer_in = parser_allow_in(p);
    parser_advance(p);
    while (!parser_at(p, TOKEN_RIGHT_PAREN) && !p->failed) {
        list.ends_in_comma = false;
        if (parser_at(p, TOKEN_ELLIPSIS)) {
            parse_arrow_rest(p, &list);
            break;
        }
        list_push_node(p, parse_assignment_cover(p));
        if (!parser_accept(p, TOKEN_COMMA)) break;
        list.ends_in_comma = true;
    }
    list.end = *parser_token(p);
    parser_expect(p, TOKEN_RIGHT_PAREN);
    p->allow_in = outer_in;
    list.items = list_take_nodes(p, mark);
    return list;
}

/* The list as an expression. */
static Node *parenthesized_expression(Parser *p, const ParenthesizedList *list, uint32_t start) {
    if (list->rest.kind == TOKEN_ELLIPSIS) parser_unexpected_token(p, &list->rest);
    if (!list->items.count || list->ends_in_comma) parser_unexpected_token(p, &list->end);
    parser_check_cover(p);
    if (p->failed) return parser_any_node(p);
    Node *node = list->items.items[0];
    if (list->items.count > 1) {
        ListNode *sequence = node_new(p, NODE_SEQUENCE, start);
        sequence->list = list->items;
        node = &sequence->node;
    }
    node->flags |= NODE_PARENTHESIZED;
    return node;
}

static Node *parse_parenthesized(Parser *p) {
    uint32_t start = parser_start(p);
    bool may_be_arrow = p->arrow_start == start;
    CoverProblem outer = p->cover;
    p->cover.message = NULL;
    ParenthesizedList list = parse_parenthesized_list(p);
    bool is_arrow = may_be_arrow && at_arrow(p);
    Node *node = is_arrow ? parse_arrow(p, list.items, start, false)
                          : parenthesized_expression(p, &list, start);
    p->cover = outer;
    return node;
}

/* ---- names, and arrow functions that begin with one ---- */

static Node *parse_single_parameter_arrow(Parser *p, Node *parameter, uint32_t start,
                                          bool is_async) {
    size_t mark = list_mark(p);
    list_push_node(p, parameter);
    return parse_arrow(p, list_take_nodes(p, mark), start, is_async);
}

static Node *parse_name(Parser *p) {
    uint32_t start = parser_start(p);
    bool may_be_arrow = p->arrow_start == start;
    Node *node = &parse_identifier_reference(p)->node;
    return may_be_arrow && at_arrow(p) ? parse_single_parameter_arrow(p, node, start, false) : node;
}

/* async(...) : a call, or the head of an async arrow function (15.9). */
static Node *parse_async_call(Parser *p, Node *callee, uint32_t start) {
    CoverProblem outer = p->cover;
    CallNode *node = node_new(p, NODE_CALL, start);
    node->callee = callee;
    node->arguments = parse_arguments(p, &node->has_spread, true);
    bool is_arrow = at_arrow(p);
    if (!is_arrow) parser_check_cover(p);
    p->cover = outer;
    return is_arrow ? parse_arrow(p, node->arguments, start, true) : &node->node;
}

/* async x => ... */
static Node *parse_async_single(Parser *p, uint32_t start) {
    Token token = *parser_token(p);
    Node *parameter = &parse_binding_identifier(p)->node;
    if (token.kind == TOKEN_AWAIT) {
        parser_error(p, token.start, token.end,
                     "'await' is not a valid identifier name in an async function");
    }
    if (!at_arrow(p)) parser_unexpected(p);
    return parse_single_parameter_arrow(p, parameter, start, true);
}

/* At `async`, not escaped: a function, an arrow function, or just a name. */
static Node *parse_async(Parser *p) {
    uint32_t start = parser_start(p);
    bool may_be_arrow = p->arrow_start == start;
    if (parser_at_async_function(p)) return parse_function_expression(p);
    Token name = *parser_token(p);
    parser_advance(p);
    const Token *next = parser_token(p);
    if (may_be_arrow && !next->after_newline) {
        Node *callee = &name_node_new(p, name.text, start)->node;
        if (next->kind == TOKEN_LEFT_PAREN) return parse_async_call(p, callee, start);
        if (parser_is_identifier(p, next)) return parse_async_single(p, start);
    }
    Node *node = &name_node_new(p, name.text, start)->node;
    return may_be_arrow && at_arrow(p) ? parse_single_parameter_arrow(p, node, start, false) : node;
}

Node *parse_primary(Parser *p) {
    switch (parser_token(p)->kind) {
    case TOKEN_IDENTIFIER:
        return parser_at_word(p, p->names->async) ? parse_async(p) : parse_name(p);
    case TOKEN_NUMBER:
    case TOKEN_STRING: return parse_string_or_number(p);
    case TOKEN_BIGINT: return parse_bigint(p);
    case TOKEN_TRUE: return parse_value(p, VALUE_TRUE);
    case TOKEN_FALSE: return parse_value(p, VALUE_FALSE);
    case TOKEN_NULL: return parse_value(p, VALUE_NULL);
    case TOKEN_THIS: return parse_this(p);
    case TOKEN_LEFT_PAREN: return parse_parenthesized(p);
    case TOKEN_LEFT_BRACKET: return parse_array_literal(p);
    case TOKEN_LEFT_BRACE: return parse_object_literal(p);
    case TOKEN_FUNCTION: return parse_function_expression(p);
    case TOKEN_CLASS: return parse_class(p, NODE_CLASS, false);
    case TOKEN_TEMPLATE: return parse_template(p, NULL, parser_start(p));
    case TOKEN_DIV:
    case TOKEN_DIV_ASSIGN: return parse_regexp(p);
    default: return parse_name(p);
    }
}
