/* Functions: parameters, bodies, directives, declarations and expressions of each kind (spec 15.1,
 * 15.2, 15.4-15.6, 15.8, 11.2.1). */
#include "syntax/parser.h"

/* ---- states ---- */

FunctionCode *function_code_new(Parser *p, FunctionKind kind, uint32_t start) {
    FunctionCode *code = parser_allocate(p, sizeof(FunctionCode));
    code->script = p->script;
    code->name = p->names->empty;
    code->kind = kind;
    code->has_simple_parameters = true;
    code->source_start = code->body_position = start;
    return code;
}

/* What the code may mention: arrows take it over from what they stand in. */
static void set_permissions(FunctionState *state, const FunctionCode *code) {
    const FunctionState *outer = state->outer;
    if (code->kind == FUNCTION_ARROW) {
        state->allows_new_target = outer->allows_new_target;
        state->allows_super_property = outer->allows_super_property;
        state->allows_super_call = outer->allows_super_call;
        state->forbids_arguments = outer->forbids_arguments;
    } else {
        bool is_constructor =
            code->kind == FUNCTION_CONSTRUCTOR || code->kind == FUNCTION_DERIVED_CONSTRUCTOR;
        state->allows_new_target = true;
        state->allows_super_property = is_constructor || code->kind == FUNCTION_METHOD;
        state->allows_super_call = code->kind == FUNCTION_DERIVED_CONSTRUCTOR;
        state->forbids_arguments = code->is_static_block || code->is_initializer;
    }
    state->is_static_block = code->is_static_block;
    state->allows_return = !code->is_static_block;
}

void function_enter(Parser *p, FunctionState *state, FunctionCode *code) {
    *state = (FunctionState){.outer = p->function,
                             .code = code,
                             .outer_is_strict = p->is_strict,
                             .outer_allow_in = p->allow_in,
                             .outer_cover = p->cover};
    p->cover.message = NULL;
    if (state->outer) set_permissions(state, code);
    code->can_suspend = code->is_async || code->is_generator;
    p->function = state;
    p->allow_in = true;
}

void function_leave(Parser *p) {
    FunctionState *state = p->function;
    state->code->is_strict = p->is_strict;
    state->code->source_end = p->previous_end;
    p->is_strict = state->outer_is_strict;
    p->allow_in = state->outer_allow_in;
    if (!p->failed) p->cover = state->outer_cover;
    p->function = state->outer;
}

/* ---- parameters ---- */

static Parameter parse_parameter(Parser *p) {
    Parameter parameter = {.is_rest = parser_accept(p, TOKEN_ELLIPSIS)};
    parameter.target = parse_binding_target(p);
    if (!parser_at(p, TOKEN_ASSIGN)) return parameter;
    if (parameter.is_rest) {
        parser_error(p, parser_start(p), parser_token(p)->end,
                     "Rest parameter may not have a default initializer");
    }
    parser_advance(p);
    parameter.initializer = parse_assignment(p);
    parameter.names_function = takes_name_of(p, parameter.initializer, parameter.target);
    return parameter;
}

void parse_parameter_list(Parser *p, FunctionCode *code, TokenKind end) {
    size_t mark = list_mark(p);
    p->function->in_parameters = true;
    while (!parser_at(p, end) && !p->failed) {
        Parameter parameter = parse_parameter(p);
        list_push(p, &parameter, sizeof parameter);
        if (parameter.is_rest && parser_at(p, TOKEN_COMMA)) {
            parser_error(p, parser_start(p), parser_token(p)->end,
                         "Rest parameter must be last formal parameter");
        }
        if (!parser_accept(p, TOKEN_COMMA)) break;
    }
    p->function->in_parameters = false;
    code->parameters = list_take(p, mark, sizeof(Parameter), &code->parameter_count);
}

/* 15.1.5 ExpectedArgumentCount, 15.1.3 IsSimpleParameterList */
static void measure_parameters(FunctionCode *code) {
    bool is_counting = true;
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        const Parameter *parameter = &code->parameters[i];
        is_counting &= !parameter->initializer && !parameter->is_rest;
        code->length += is_counting;
        code->has_simple_parameters &= !parameter->initializer && !parameter->is_rest &&
                                       parameter->target->kind == NODE_IDENTIFIER;
    }
}

static int compare_names(const void *a, const void *b) {
    const NameNode *first = *(NameNode *const *)a, *second = *(NameNode *const *)b;
    if (first->name != second->name) return first->name < second->name ? -1 : 1;
    return first->node.position < second->node.position ? -1 : 1;
}

static void check_distinct(Parser *p, NodeList names) {
    if (names.count < 2) return;
    qsort(names.items, names.count, sizeof(Node *), compare_names);
    for (uint32_t i = 1; i < names.count; i++) {
        const NameNode *name = (NameNode *)names.items[i];
        if (name->name != ((NameNode *)names.items[i - 1])->name) continue;
        uint32_t start = name->node.position;
        parser_error(p, start, start + string_length(name->name),
                     "Duplicate parameter name not allowed in this context");
        return;
    }
}

/* 15.1.1, 15.2.1: names that differ where they must, and that strict mode allows. */
static void parameters_check(Parser *p, FunctionCode *code, bool must_differ) {
    if (p->failed || (!must_differ && !p->is_strict && code->has_simple_parameters)) return;
    size_t mark = list_mark(p);
    for (uint32_t i = 0; i < code->parameter_count; i++)
        pattern_push_names(p, code->parameters[i].target);
    NodeList names = list_take_nodes(p, mark);
    for (uint32_t i = 0; i < names.count && p->is_strict; i++) {
        parser_check_strict_name(p, ((NameNode *)names.items[i])->name, names.items[i]->position);
    }
    check_distinct(p, names);
}

static void check_accessor_parameters(Parser *p, const FunctionCode *code, uint32_t start) {
    uint32_t count = code->parameter_count, end = p->previous_end;
    if (code->is_getter && count) {
        parser_error(p, start, end, "Getter must not have any formal parameters.");
    } else if (code->is_setter && count != 1) {
        parser_error(p, start, end, "Setter must have exactly one formal parameter.");
    } else if (code->is_setter && code->parameters[0].is_rest) {
        parser_error(p, start, end, "Setter function argument must not be a rest parameter");
    }
}

static void parse_parameters(Parser *p, FunctionCode *code) {
    uint32_t start = parser_start(p);
    parser_expect(p, TOKEN_LEFT_PAREN);
    parse_parameter_list(p, code, TOKEN_RIGHT_PAREN);
    parser_expect(p, TOKEN_RIGHT_PAREN);
    if (p->failed) return;
    measure_parameters(code);
    check_accessor_parameters(p, code, start);
}

/* ---- bodies ---- */

/* 11.2.1: the statement was a string and nothing else; the text counts as it stands in the source.
 */
static bool is_directive(const Node *statement, const Token *token) {
    if (statement->kind != NODE_EXPRESSION_STATEMENT) return false;
    const Node *operand = ((const UnaryNode *)statement)->operand;
    return operand->kind == NODE_LITERAL && operand->position == token->start;
}

static bool is_use_strict(const Parser *p, const Token *token) {
    return token->text == p->names->use_strict && !token->is_escaped;
}

static void become_strict(Parser *p, const FunctionCode *code, const Token *directive,
                          const Token *octal) {
    if (!code->has_simple_parameters) {
        parser_error(p, directive->start, directive->end,
                     "Illegal 'use strict' directive in function with non-simple parameter list");
    }
    p->is_strict = true;
    if (octal->problem) parser_check_strict_literal(p, octal);
}

/* One item of the prologue; false when it was the statement behind it. */
static bool parse_directive(Parser *p, const FunctionCode *code, Token *octal) {
    Token token = *parser_token(p);
    if (token.kind != TOKEN_STRING) return false;
    Node *statement = parse_statement_list_item(p);
    list_push_node(p, statement);
    if (p->failed || !is_directive(statement, &token)) return false;
    if (token.problem && !octal->problem) *octal = token;
    if (is_use_strict(p, &token)) become_strict(p, code, &token, octal);
    return true;
}

/* Imports and exports stand at the top of a module only. */
static Node *parse_item(Parser *p, TokenKind end) {
    bool is_module_item = p->is_module && end == TOKEN_END;
    return is_module_item ? parse_module_item(p) : parse_statement_list_item(p);
}

void parse_directives_and_statements(Parser *p, FunctionCode *code, TokenKind end) {
    size_t mark = list_mark(p);
    Token octal = {0};
    while (parse_directive(p, code, &octal)) continue;
    while (!parser_at(p, end) && !p->failed) list_push_node(p, parse_item(p, end));
    code->body = list_take_nodes(p, mark);
}

static void parse_function_body(Parser *p, FunctionCode *code) {
    parser_expect(p, TOKEN_LEFT_BRACE);
    parse_directives_and_statements(p, code, TOKEN_RIGHT_BRACE);
    parser_expect(p, TOKEN_RIGHT_BRACE);
}

/* From the parenthesis on. `name` is the function's own name, or NULL: strict mode may turn out to
 * refuse it. */
static void parse_function_rest(Parser *p, FunctionCode *code, const NameNode *name) {
    FunctionState state;
    function_enter(p, &state, code);
    code->body_position = parser_start(p);
    parse_parameters(p, code);
    parse_function_body(p, code);
    if (name && p->is_strict) parser_check_strict_name(p, name->name, name->node.position);
    parameters_check(p, code, code->kind == FUNCTION_METHOD);
    function_leave(p);
}

/* ---- declarations, expressions, methods ---- */

bool parser_at_async_function(Parser *p) {
    if (!parser_at_word(p, p->names->async)) return false;
    Token next = lexer_peek(&p->lexer);
    return next.kind == TOKEN_FUNCTION && !next.after_newline;
}

/* `async function *` */
static FunctionCode *parse_function_head(Parser *p) {
    FunctionCode *code = function_code_new(p, FUNCTION_NORMAL, parser_start(p));
    code->is_async = !parser_at(p, TOKEN_FUNCTION);
    if (code->is_async) parser_advance(p);
    parser_expect(p, TOKEN_FUNCTION);
    code->is_generator = parser_accept(p, TOKEN_MUL);
    return code;
}

static FunctionNode *function_node_new(Parser *p, NodeKind kind, FunctionCode *code) {
    FunctionNode *node = node_new(p, kind, code->source_start);
    node->code = code;
    return node;
}

/* 15.2: an exported default may be without a name, and then is called "default". */
static NameNode *parse_declared_name(Parser *p, FunctionCode *code, bool is_default_export) {
    if (is_default_export && parser_at(p, TOKEN_LEFT_PAREN)) {
        code->name = p->names->default_;
        return name_node_new(p, p->names->default_export, parser_start(p));
    }
    if (parser_at(p, TOKEN_LEFT_PAREN)) {
        parser_error(p, code->source_start, p->previous_end,
                     "Function statements require a function name");
    }
    NameNode *name = parse_binding_identifier(p);
    code->name = name->name;
    return name;
}

Node *parse_function_declaration(Parser *p, bool is_default_export) {
    FunctionCode *code = parse_function_head(p);
    FunctionNode *node = function_node_new(p, NODE_FUNCTION_DECLARATION, code);
    node->name_binding = parse_declared_name(p, code, is_default_export);
    bool is_named = node->name_binding->name != p->names->default_export;
    parse_function_rest(p, code, is_named ? node->name_binding : NULL);
    return &node->node;
}

/* The name of an expression is read as in its own body: `yield` and `await` mean what they mean
 * there. */
static NameNode *parse_own_name(Parser *p, FunctionCode *code) {
    if (parser_at(p, TOKEN_LEFT_PAREN)) return NULL;
    FunctionState state;
    function_enter(p, &state, code);
    NameNode *name = parse_binding_identifier(p);
    code->name = name->name;
    function_leave(p);
    return name;
}

Node *parse_function_expression(Parser *p) {
    FunctionCode *code = parse_function_head(p);
    FunctionNode *node = function_node_new(p, NODE_FUNCTION, code);
    node->name_binding = parse_own_name(p, code);
    parse_function_rest(p, code, node->name_binding);
    return &node->node;
}

/* The text of a literal key, as the method's name until its closure is given one. */
static String *key_text(Parser *p, const ParsedKey *key) {
    if (p->failed || key->computed) return p->names->empty;
    if (key->private_name) return key->private_name->name;
    Value text = property_key_to_value(p->runtime, key->key);
    if (!value_is_string(text)) return p->names->empty;
    parser_keep(p, text);
    return value_as_string(text);
}

FunctionNode *parse_method(Parser *p, FunctionCode *code, const ParsedKey *key) {
    FunctionNode *node = function_node_new(p, NODE_FUNCTION, code);
    code->name = key_text(p, key);
    parse_function_rest(p, code, NULL);
    return node;
}

/* ---- arrow functions (15.3, 15.9) ---- */

static Parameter parameter_from_expression(Parser *p, Node *node) {
    Parameter parameter = {0};
    if (node->kind == NODE_SPREAD) {
        const UnaryNode *spread = (const UnaryNode *)node;
        parameter.is_rest = true;
        if (spread->op) {
            parser_error(p, node->position, node->position + 1,
                         "Rest parameter must be last formal parameter");
        }
        node = spread->operand;
    } else if (node->kind == NODE_ASSIGN && !(node->flags & NODE_PARENTHESIZED)) {
        const AssignNode *assign = (const AssignNode *)node;
        parameter.initializer = assign->value;
        parameter.names_function = assign->names_function;
        node = assign->target;
    }
    if (is_simple_target(node) && node->kind != NODE_IDENTIFIER) {
        uint32_t start = node_start(node);
        parser_error(p, start, start + 1, "Invalid destructuring assignment target");
    }
    parameter.target = pattern_from_expression(p, node, TARGET_IS_BOUND);
    return parameter;
}

static void set_arrow_parameters(Parser *p, FunctionCode *code, NodeList items) {
    code->parameters = parser_allocate_items(p, items.count, sizeof(Parameter));
    for (uint32_t i = 0; i < items.count && !p->failed; i++) {
        code->parameters[i] = parameter_from_expression(p, items.items[i]);
        if (code->parameters[i].is_rest && i + 1 < items.count) {
            parser_error(p, items.items[i]->position, items.items[i]->position + 1,
                         "Rest parameter must be last formal parameter");
        }
    }
    if (p->failed) return;
    code->parameter_count = items.count;
    measure_parameters(code);
}

/* 15.3.1, 15.9.1: no yield or await in the parameters, nor `await` as a name when the function is
 * async. */
static void check_arrow_head(Parser *p, uint32_t start, bool is_async) {
    const FunctionState *state = p->function;
    if (state->last_yield > start) {
        parser_error(p, state->last_yield - 1, state->last_yield + 4,
                     "Yield expression not allowed in formal parameter");
    } else if (state->last_await > start) {
        parser_error(p, state->last_await - 1, state->last_await + 4,
                     "Illegal await-expression in formal parameters of async function");
    } else if (is_async && state->last_await_name > start) {
        parser_error(p, state->last_await_name - 1, state->last_await_name + 4,
                     "'await' is not a valid identifier name in an async function");
    }
}

static void parse_arrow_body(Parser *p, FunctionCode *code, bool outer_in) {
    if (parser_at(p, TOKEN_LEFT_BRACE)) {
        parse_function_body(p, code);
        return;
    }
    size_t mark = list_mark(p);
    code->is_expression_body = true;
    code->body_position = parser_start(p);
    p->allow_in = outer_in;
    list_push_node(p, parse_assignment(p));
    code->body = list_take_nodes(p, mark);
}

Node *parse_arrow(Parser *p, NodeList parameters, uint32_t start, bool is_async) {
    check_arrow_head(p, start, is_async);
    FunctionCode *code = function_code_new(p, FUNCTION_ARROW, start);
    FunctionNode *node = function_node_new(p, NODE_FUNCTION, code);
    FunctionState state;
    bool outer_in = p->allow_in;
    code->is_async = is_async;
    set_arrow_parameters(p, code, parameters);
    parser_expect(p, TOKEN_ARROW);
    function_enter(p, &state, code);
    parse_arrow_body(p, code, outer_in);
    parameters_check(p, code, true);
    function_leave(p);
    return &node->node;
}
