/* Statements and declarations (spec 14), save loops and jumps (parse_loop.c), functions, classes,
 * modules. */
#include "syntax/parser.h"

/* ---- variables (14.3) ---- */

/* 14.3.1.1: `let` names no lexical binding. */
static Node *parse_declared_target(Parser *p, DeclarationKind kind) {
    const Token *token = parser_token(p);
    if (kind != DECLARATION_VAR && token->kind == TOKEN_LET && !p->is_strict) {
        parser_error(p, token->start, token->end, "let is disallowed as a lexically bound name");
    }
    return parse_binding_target(p);
}

/* A pattern may not bind `let` either. */
static void check_lexical_names(Parser *p, Node *target, DeclarationKind kind) {
    if (kind == DECLARATION_VAR || target->kind == NODE_IDENTIFIER || p->failed) return;
    size_t mark = list_mark(p);
    pattern_push_names(p, target);
    NodeList names = list_take_nodes(p, mark);
    for (uint32_t i = 0; i < names.count; i++) {
        if (((NameNode *)names.items[i])->name != p->names->let) continue;
        uint32_t start = names.items[i]->position;
        parser_error(p, start, start + 3, "let is disallowed as a lexically bound name");
    }
}

static Declarator parse_declarator(Parser *p, DeclarationKind kind) {
    Declarator declarator = {.position = parser_start(p)};
    declarator.target = parse_declared_target(p, kind);
    check_lexical_names(p, declarator.target, kind);
    if (parser_accept(p, TOKEN_ASSIGN)) {
        declarator.initializer = parse_assignment(p);
        position_initializer(p, declarator.initializer);
        declarator.names_function = takes_name_of(p, declarator.initializer, declarator.target);
    }
    return declarator;
}

static void check_initializer(Parser *p, const Declarator *declarator, DeclarationKind kind,
                              uint32_t end) {
    if (declarator->initializer || p->failed) return;
    bool is_pattern = declarator->target->kind != NODE_IDENTIFIER;
    if (!is_pattern && kind != DECLARATION_CONST) return;
    parser_error(p, declarator->position, end, "Missing initializer in %s declaration",
                 is_pattern ? "destructuring" : "const");
}

void declarators_check(Parser *p, const DeclarationNode *declaration) {
    for (uint32_t i = 0; i < declaration->count; i++) {
        uint32_t end = p->previous_end;
        check_initializer(p, &declaration->declarators[i], declaration->declaration_kind, end);
    }
}

/* In the head of a `for` only what comes behind tells whether initializers are missing. */
DeclarationNode *parse_declaration_list(Parser *p, DeclarationKind kind, bool in_for) {
    DeclarationNode *node = node_new(p, NODE_DECLARATION, parser_start(p));
    node->declaration_kind = kind;
    size_t mark = list_mark(p);
    do {
        parser_advance(p);
        Declarator declarator = parse_declarator(p, kind);
        if (!in_for) check_initializer(p, &declarator, kind, p->previous_end);
        list_push(p, &declarator, sizeof declarator);
    } while (parser_at(p, TOKEN_COMMA));
    node->declarators = list_take(p, mark, sizeof(Declarator), &node->count);
    return node;
}

static Node *parse_declaration(Parser *p, DeclarationKind kind) {
    DeclarationNode *node = parse_declaration_list(p, kind, false);
    parser_semicolon(p);
    return &node->node;
}

bool parser_at_let_declaration(Parser *p) {
    const Token *token = parser_token(p);
    if (token->kind != TOKEN_LET || token->is_escaped) return false;
    Token next = lexer_peek(&p->lexer);
    switch (next.kind) {
    case TOKEN_LEFT_BRACKET:
    case TOKEN_LEFT_BRACE:
    case TOKEN_LET:
    case TOKEN_STATIC:
    case TOKEN_YIELD:
    case TOKEN_AWAIT:
    case TOKEN_STRICT_RESERVED:
    case TOKEN_IDENTIFIER: return true;
    case TOKEN_ESCAPED_KEYWORD: return true;
    default: return false;
    }
}

/* ---- blocks ---- */

static BlockNode *parse_block(Parser *p) {
    BlockNode *node = node_new(p, NODE_BLOCK, parser_start(p));
    size_t mark = list_mark(p);
    parser_expect(p, TOKEN_LEFT_BRACE);
    while (!parser_at(p, TOKEN_RIGHT_BRACE) && !p->failed)
        list_push_node(p, parse_statement_list_item(p));
    node->body = list_take_nodes(p, mark);
    parser_expect(p, TOKEN_RIGHT_BRACE);
    return node;
}

static Node *parse_parenthesized_test(Parser *p) {
    parser_expect(p, TOKEN_LEFT_PAREN);
    Node *test = parse_expression(p);
    parser_expect(p, TOKEN_RIGHT_PAREN);
    return test;
}

/* ---- if, with ---- */

/* B.3.3: a function as a branch, in sloppy code, stands in a block of its own. */
static Node *parse_branch(Parser *p) {
    if (!parser_at(p, TOKEN_FUNCTION) || p->is_strict) return parse_statement(p);
    BlockNode *block = node_new(p, NODE_BLOCK, parser_start(p));
    Token next = lexer_peek(&p->lexer);
    if (next.kind == TOKEN_MUL) return parse_statement(p);
    size_t mark = list_mark(p);
    list_push_node(p, parse_function_declaration(p, false));
    block->body = list_take_nodes(p, mark);
    return &block->node;
}

static Node *parse_if(Parser *p) {
    IfNode *node = node_new(p, NODE_IF, parser_start(p));
    parser_advance(p);
    node->test = parse_parenthesized_test(p);
    position_first_name(p, node->test, &node->node);
    node->consequent = parse_branch(p);
    if (parser_accept(p, TOKEN_ELSE)) node->alternate = parse_branch(p);
    return &node->node;
}

static Node *parse_with(Parser *p) {
    WithNode *node = node_new(p, NODE_WITH, parser_start(p));
    if (p->is_strict) {
        parser_error(p, parser_start(p), parser_token(p)->end,
                     "Strict mode code may not include a with statement");
    }
    parser_advance(p);
    node->object = parse_parenthesized_test(p);
    position_first_name(p, node->object, &node->node);
    node->body = parse_statement(p);
    return &node->node;
}

/* ---- return, throw ---- */

static bool at_statement_end(const Parser *p) {
    const Token *token = parser_token(p);
    return token->kind == TOKEN_SEMICOLON || token->kind == TOKEN_RIGHT_BRACE ||
           token->kind == TOKEN_END || token->after_newline;
}

static Node *parse_return(Parser *p) {
    Token token = *parser_token(p);
    parser_advance(p);
    if (!p->function->allows_return)
        parser_error(p, token.start, token.end, "Illegal return statement");
    Node *value = at_statement_end(p) ? NULL : parse_expression(p);
    parser_semicolon(p);
    Node *node = unary_node_new(p, NODE_RETURN, value, token.start);
    position_first_name(p, value, node);
    return node;
}

static Node *parse_throw(Parser *p) {
    Token token = *parser_token(p);
    parser_advance(p);
    if (parser_token(p)->after_newline)
        parser_error(p, token.start, token.end, "Illegal newline after throw");
    Node *value = parse_expression(p);
    parser_semicolon(p);
    Node *node = unary_node_new(p, NODE_THROW, value, token.start);
    position_first_name(p, value, node);
    return node;
}

/* ---- try ---- */

static Node *parse_catch_parameter(Parser *p) {
    parser_expect(p, TOKEN_LEFT_PAREN);
    Node *parameter = parse_binding_target(p);
    parser_expect(p, TOKEN_RIGHT_PAREN);
    return parameter;
}

static Node *parse_try(Parser *p) {
    TryNode *node = node_new(p, NODE_TRY, parser_start(p));
    parser_advance(p);
    node->block = parse_block(p);
    if (parser_accept(p, TOKEN_CATCH)) {
        if (!parser_at(p, TOKEN_LEFT_BRACE)) node->parameter = parse_catch_parameter(p);
        node->handler = parse_block(p);
    }
    if (parser_accept(p, TOKEN_FINALLY)) node->finalizer = parse_block(p);
    if (!node->handler && !node->finalizer && !p->failed) {
        parser_error(p, p->previous_start, p->previous_end, "Missing catch or finally after try");
    }
    return &node->node;
}

/* ---- switch ---- */

static SwitchCase parse_case(Parser *p) {
    SwitchCase clause = {.position = parser_start(p)};
    if (parser_accept(p, TOKEN_CASE))
        clause.test = parse_expression(p);
    else
        parser_expect(p, TOKEN_DEFAULT);
    parser_expect(p, TOKEN_COLON);
    size_t mark = list_mark(p);
    while (!parser_at(p, TOKEN_CASE) && !parser_at(p, TOKEN_DEFAULT) &&
           !parser_at(p, TOKEN_RIGHT_BRACE) && !p->failed) {
        list_push_node(p, parse_statement_list_item(p));
    }
    clause.body = list_take_nodes(p, mark);
    return clause;
}

static void parse_cases(Parser *p, SwitchNode *node) {
    size_t mark = list_mark(p);
    bool has_default = false;
    while (!parser_at(p, TOKEN_RIGHT_BRACE) && !p->failed) {
        bool is_default = parser_at(p, TOKEN_DEFAULT);
        if (is_default && has_default) {
            parser_error(p, parser_start(p), parser_token(p)->end,
                         "More than one default clause in switch statement");
        }
        has_default |= is_default;
        SwitchCase clause = parse_case(p);
        list_push(p, &clause, sizeof clause);
    }
    node->cases = list_take(p, mark, sizeof(SwitchCase), &node->count);
}

static Node *parse_switch(Parser *p) {
    SwitchNode *node = node_new(p, NODE_SWITCH, parser_start(p));
    parser_advance(p);
    node->discriminant = parse_parenthesized_test(p);
    position_first_name(p, node->discriminant, &node->node);
    parser_expect(p, TOKEN_LEFT_BRACE);
    p->function->breakables++;
    parse_cases(p, node);
    p->function->breakables--;
    parser_expect(p, TOKEN_RIGHT_BRACE);
    return &node->node;
}

/* ---- expressions and labels ---- */

/* A name in front of a colon is a label. */
static Node *parse_expression_statement(Parser *p, bool is_item) {
    uint32_t start = parser_start(p);
    bool is_name = parser_is_identifier(p, parser_token(p));
    Node *expression = parse_expression(p);
    if (is_name && parser_at(p, TOKEN_COLON) && expression->kind == NODE_IDENTIFIER &&
        !(expression->flags & NODE_PARENTHESIZED)) {
        return parse_labeled(p, (NameNode *)expression, is_item);
    }
    parser_semicolon(p);
    Node *node = unary_node_new(p, NODE_EXPRESSION_STATEMENT, expression, start);
    position_first_name(p, expression, node);
    return node;
}

static Node *parse_simple_statement(Parser *p, NodeKind kind) {
    uint32_t position = parser_start(p);
    parser_advance(p);
    if (kind == NODE_DEBUGGER) parser_semicolon(p);
    return node_new(p, kind, position);
}

/* ---- statements ---- */

/* 14.5, 14.6, 14.7, 14.13: a function where only a statement can stand. */
static void refuse_function(Parser *p) {
    const Token *token = parser_token(p);
    Token next = lexer_peek(&p->lexer);
    if (p->is_strict) {
        parser_error(p, token->start, token->end,
                     "In strict mode code, functions can only be declared at top level or inside a "
                     "block.");
    } else if (next.kind == TOKEN_MUL) {
        parser_error(p, next.start, next.end,
                     "Generators can only be declared at the top level or inside a block.");
    } else {
        parser_error(p, token->start, token->end,
                     "In non-strict mode code, functions can only be declared at top level, inside "
                     "a block, or as the body of an if statement.");
    }
}

/* `let` begins a declaration, unless a line terminator lets it end a statement of its own. */
static void refuse_let(Parser *p) {
    const Token *token = parser_token(p);
    if (!parser_at_let_declaration(p)) return;
    Token next = lexer_peek(&p->lexer);
    if (next.kind != TOKEN_LEFT_BRACKET && next.after_newline) return;
    parser_error(p, token->start, token->end,
                 "Lexical declaration cannot appear in a single-statement context");
}

static void refuse_async_function(Parser *p) {
    const Token *token = parser_token(p);
    if (!parser_at_async_function(p)) return;
    parser_error(p, token->start, token->end,
                 "Async functions can only be declared at the top level or inside a block.");
}

Node *parse_labelable(Parser *p, bool is_item) {
    if (parser_is_deep(p)) return parser_any_node(p);
    switch (parser_token(p)->kind) {
    case TOKEN_LEFT_BRACE: return &parse_block(p)->node;
    case TOKEN_SEMICOLON: return parse_simple_statement(p, NODE_EMPTY);
    case TOKEN_VAR: return parse_declaration(p, DECLARATION_VAR);
    case TOKEN_IF: return parse_if(p);
    case TOKEN_DO:
    case TOKEN_WHILE:
    case TOKEN_FOR: return parse_loop(p);
    case TOKEN_BREAK:
    case TOKEN_CONTINUE: return parse_jump(p);
    case TOKEN_RETURN: return parse_return(p);
    case TOKEN_WITH: return parse_with(p);
    case TOKEN_SWITCH: return parse_switch(p);
    case TOKEN_THROW: return parse_throw(p);
    case TOKEN_TRY: return parse_try(p);
    case TOKEN_DEBUGGER: return parse_simple_statement(p, NODE_DEBUGGER);
    case TOKEN_CLASS:
    case TOKEN_CONST: parser_unexpected(p); return parser_any_node(p);
    case TOKEN_FUNCTION: refuse_function(p); break;
    case TOKEN_LET: refuse_let(p); break;
    case TOKEN_IDENTIFIER: refuse_async_function(p); break;
    default: break;
    }
    return parse_expression_statement(p, is_item);
}

Node *parse_statement(Parser *p) {
    return parse_labelable(p, false);
}

/* 16.2: import and export declarations stand at the top of a module only. */
static Node *parse_misplaced_item(Parser *p) {
    bool is_import = parser_at(p, TOKEN_IMPORT);
    if (is_import) {
        Token next = lexer_peek(&p->lexer);
        if (next.kind == TOKEN_LEFT_PAREN || next.kind == TOKEN_DOT)
            return parse_expression_statement(p, true);
    }
    if (is_import && !p->is_module) {
        parser_error(p, parser_start(p), parser_token(p)->end,
                     "Cannot use import statement outside a module");
    }
    parser_unexpected(p);
    return parser_any_node(p);
}

Node *parse_statement_list_item(Parser *p) {
    if (parser_is_deep(p)) return parser_any_node(p);
    switch (parser_token(p)->kind) {
    case TOKEN_FUNCTION: return parse_function_declaration(p, false);
    case TOKEN_CLASS: return parse_class(p, NODE_CLASS_DECLARATION, false);
    case TOKEN_CONST: return parse_declaration(p, DECLARATION_CONST);
    case TOKEN_LET:
        if (parser_at_let_declaration(p)) return parse_declaration(p, DECLARATION_LET);
        break;
    case TOKEN_IDENTIFIER:
        if (parser_at_async_function(p)) return parse_function_declaration(p, false);
        break;
    case TOKEN_IMPORT:
    case TOKEN_EXPORT: return parse_misplaced_item(p);
    default: break;
    }
    return parse_labelable(p, true);
}
