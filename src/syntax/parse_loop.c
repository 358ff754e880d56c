/* Loops, labels, and the jumps to them (spec 14.7-14.9, 14.13). */
#include "syntax/parser.h"

/* ---- labels ---- */

static Label *find_label(const Parser *p, const String *name) {
    Label *label = p->function->labels;
    while (label && label->name != name) label = label->outer;
    return label;
}

/* The labels that stand directly before the loop can be continued. */
static void mark_loop_labels(Parser *p, uint32_t start) {
    for (Label *label = p->function->labels; label && label->body_start == start;
         label = label->outer) {
        label->is_loop = true;
        start = label->start;
    }
}

/* 14.13.1: a function may be labeled in sloppy code, where a declaration may stand. */
static Node *parse_labeled_body(Parser *p, bool is_item) {
    bool is_plain_function =
        parser_at(p, TOKEN_FUNCTION) && lexer_peek(&p->lexer).kind != TOKEN_MUL;
    if (is_item && is_plain_function && !p->is_strict) return parse_function_declaration(p, false);
    return parse_labelable(p, is_item);
}

/* 14.13.1: no label stands around another one of its name. A set finds it out: a script may have
 * thousands of labels in a row. */
static bool enter_label(Parser *p, Label *label) {
    switch (pointer_set_add(&p->function->label_names, label->name)) {
    case POINTER_SET_ADDED: break;
    case POINTER_SET_PRESENT:
        parser_error(p, label->start, p->previous_end, "Label '%S' has already been declared",
                     label->name);
        return false;
    case POINTER_SET_NO_MEMORY: parser_out_of_memory(p); return false;
    }
    p->function->labels = label;
    return true;
}

static void leave_label(Parser *p, const Label *label) {
    PointerSet *names = &p->function->label_names;
    p->function->labels = label->outer;
    pointer_set_remove(names, label->name);
    if (!label->outer) pointer_set_free(names);
}

Node *parse_labeled(Parser *p, NameNode *name, bool is_item) {
    LabeledNode *node = node_new(p, NODE_LABELED, name->node.position);
    Label label = {p->function->labels, name->name, name->node.position, 0, false};
    if (!enter_label(p, &label)) return parser_any_node(p);
    parser_expect(p, TOKEN_COLON);
    label.body_start = parser_start(p);
    node->label = label.name;
    node->body = node->statement = parse_labeled_body(p, is_item);
    if (node->body->kind == NODE_LABELED) {
        node->statement = ((LabeledNode *)node->body)->statement;
    }
    leave_label(p, &label);
    return &node->node;
}

/* ---- jumps ---- */

static void check_labeled_jump(Parser *p, const Token *name, bool is_continue) {
    const Label *label = find_label(p, name->text);
    if (!label) {
        parser_error(p, name->start, name->end, "Undefined label '%S'", name->text);
    } else if (is_continue && !label->is_loop) {
        parser_error(p, name->start, name->end,
                     "Illegal continue statement: '%S' does not denote an iteration statement",
                     name->text);
    }
}

static void check_plain_jump(Parser *p, const Token *word, bool is_continue) {
    if (is_continue && !p->function->loops) {
        parser_error(p, word->start, word->end,
                     "Illegal continue statement: no surrounding iteration statement");
    } else if (!is_continue && !p->function->breakables) {
        parser_error(p, word->start, word->end, "Illegal break statement");
    }
}

Node *parse_jump(Parser *p) {
    Token word = *parser_token(p);
    bool is_continue = word.kind == TOKEN_CONTINUE;
    JumpNode *node = node_new(p, is_continue ? NODE_CONTINUE : NODE_BREAK, word.start);
    parser_advance(p);
    Token name = *parser_token(p);
    if (!name.after_newline && token_is_name(&name)) {
        if (parser_check_identifier(p, &name)) check_labeled_jump(p, &name, is_continue);
        node->label = name.text;
        parser_advance(p);
    } else {
        check_plain_jump(p, &word, is_continue);
    }
    parser_semicolon(p);
    return &node->node;
}

/* ---- bodies ---- */

/* 14.7.1.1: a labeled function is no body either. */
static Node *parse_body(Parser *p) {
    p->function->loops++;
    p->function->breakables++;
    Node *body = parse_statement(p);
    p->function->loops--;
    p->function->breakables--;
    return body;
}

static Node *parse_while(Parser *p) {
    LoopNode *node = node_new(p, NODE_WHILE, parser_start(p));
    parser_advance(p);
    parser_expect(p, TOKEN_LEFT_PAREN);
    node->test = parse_expression(p);
    parser_expect(p, TOKEN_RIGHT_PAREN);
    node->body = parse_body(p);
    return &node->node;
}

/* 12.10.1: a semicolon is always inserted behind do-while. */
static Node *parse_do_while(Parser *p) {
    LoopNode *node = node_new(p, NODE_DO_WHILE, parser_start(p));
    parser_advance(p);
    node->body = parse_body(p);
    parser_expect(p, TOKEN_WHILE);
    parser_expect(p, TOKEN_LEFT_PAREN);
    node->test = parse_expression(p);
    parser_expect(p, TOKEN_RIGHT_PAREN);
    parser_accept(p, TOKEN_SEMICOLON);
    return &node->node;
}

/* ---- for ---- */

/* What stands before `;`, `in` or `of`. */
typedef struct ForHead {
    Node *init;                   /* DECLARATION, expression, or NULL */
    DeclarationNode *declaration; /* the same when it is one */
    uint32_t position;            /* of the loop */
    uint32_t start;               /* of init */
    bool is_await;
    bool starts_with_let; /* `let` as a name: no `of` can follow */
    bool is_async_name;   /* `async`, no more: likewise */
} ForHead;

static Node *parse_plain_for(Parser *p, const ForHead *head) {
    ForNode *node = node_new(p, NODE_FOR, head->position);
    if (head->declaration) declarators_check(p, head->declaration);
    node->init = head->init;
    node->init_is_declaration = head->declaration;
    parser_expect(p, TOKEN_SEMICOLON);
    if (!parser_at(p, TOKEN_SEMICOLON)) node->test = parse_expression(p);
    parser_expect(p, TOKEN_SEMICOLON);
    if (!parser_at(p, TOKEN_RIGHT_PAREN)) node->update = parse_expression(p);
    parser_expect(p, TOKEN_RIGHT_PAREN);
    node->body = parse_body(p);
    return &node->node;
}

/* 14.7.5.1; B.3.5 allows `for (var x = 1 in o)` in sloppy code. */
static void set_declared_target(Parser *p, ForInNode *node, const ForHead *head) {
    const DeclarationNode *declaration = head->declaration;
    const char *loop = node->node.kind == NODE_FOR_IN   ? "for-in"
                       : node->node.kind == NODE_FOR_OF ? "for-of"
                                                        : "for-await-of";
    if (p->failed) return;
    const Declarator *declarator = &declaration->declarators[0];
    bool is_var_name = declaration->declaration_kind == DECLARATION_VAR &&
                       declarator->target->kind == NODE_IDENTIFIER;
    bool may_have_initializer = is_var_name && node->node.kind == NODE_FOR_IN && !p->is_strict;
    if (declaration->count != 1) {
        parser_error(p, declarator->position, p->previous_end,
                     "Invalid left-hand side in %s loop: Must have a single binding.", loop);
    } else if (declarator->initializer && !may_have_initializer) {
        parser_error(p, declarator->position, p->previous_end,
                     "%s loop variable declaration may not have an initializer.", loop);
    }
    node->target = declarator->target;
    node->target_kind = (uint8_t)(1 + declaration->declaration_kind);
    node->initializer = declarator->initializer;
}

static void set_assigned_target(Parser *p, ForInNode *node, const ForHead *head) {
    if (p->failed) return;
    if (is_bare_literal(head->init)) {
        node->target = pattern_from_expression(p, head->init, TARGET_IS_ASSIGNED);
    } else {
        node->target = parser_simple_target(p, head->init, head->start, CALL_TARGET_LOOP);
    }
}

static void check_of(Parser *p, const ForHead *head) {
    if (head->starts_with_let) {
        parser_error(p, head->start, head->start + 3,
                     "The left-hand side of a for-of loop may not start with 'let'.");
    } else if (head->is_async_name && !head->is_await) {
        parser_error(p, head->start, head->start + 5,
                     "The left-hand side of a for-of loop may not be 'async'.");
    }
}

/* At `in` or `of`. */
static Node *parse_for_in(Parser *p, const ForHead *head) {
    bool is_in = parser_at(p, TOKEN_IN);
    ForInNode *node = node_new(p,
                               is_in            ? NODE_FOR_IN
                               : head->is_await ? NODE_FOR_AWAIT
                                                : NODE_FOR_OF,
                               head->position);
    if (is_in && head->is_await) parser_unexpected(p);
    if (!is_in) check_of(p, head);
    if (head->declaration)
        set_declared_target(p, node, head);
    else
        set_assigned_target(p, node, head);
    p->cover.message = NULL;
    parser_advance(p);
    node->object = is_in ? parse_expression(p) : parse_assignment(p);
    parser_expect(p, TOKEN_RIGHT_PAREN);
    node->body = parse_body(p);
    return &node->node;
}

/* `async of`: only in `for await` not an error, unless it begins an arrow function, which only a
 * plain `for` can have. */
static bool at_async_of(Parser *p, const ForHead *head) {
    if (!parser_at_word(p, p->names->async)) return false;
    Lexer *lexer = &p->lexer;
    Token now = lexer->token;
    uint32_t position = lexer->position;
    lexer_next(lexer);
    bool is_of = parser_at_word(p, p->names->of);
    bool is_arrow = is_of && !head->is_await && lexer_peek(lexer).kind == TOKEN_ARROW;
    lexer->token = now;
    lexer->position = position;
    return is_of && !is_arrow;
}

static void parse_for_init(Parser *p, ForHead *head) {
    const Token token = *parser_token(p);
    bool is_let = parser_at_let_declaration(p);
    head->start = token.start;
    p->allow_in = false;
    p->cover.message = NULL;
    if (token.kind == TOKEN_VAR || token.kind == TOKEN_CONST || is_let) {
        DeclarationKind kind = token.kind == TOKEN_VAR ? DECLARATION_VAR
                               : is_let                ? DECLARATION_LET
                                                       : DECLARATION_CONST;
        head->declaration = parse_declaration_list(p, kind, true);
        head->init = &head->declaration->node;
    } else if (token.kind != TOKEN_SEMICOLON) {
        head->starts_with_let = token.kind == TOKEN_LET && !token.is_escaped;
        head->is_async_name = at_async_of(p, head);
        head->init =
            head->is_async_name ? &parse_identifier_reference(p)->node : parse_expression_cover(p);
    }
    p->allow_in = true;
}

/* `for await` is for async code. */
static void parse_for_await(Parser *p, ForHead *head) {
    const FunctionCode *code = p->function->code;
    if (!parser_at(p, TOKEN_AWAIT)) return;
    if (!code->is_async && code->kind != FUNCTION_MODULE) parser_unexpected(p);
    p->function->code->is_async = p->function->code->can_suspend = true;
    head->is_await = true;
    parser_advance(p);
}

static Node *parse_for(Parser *p) {
    ForHead head = {.position = parser_start(p)};
    parser_advance(p);
    parse_for_await(p, &head);
    parser_expect(p, TOKEN_LEFT_PAREN);
    parse_for_init(p, &head);
    if (head.init && (parser_at(p, TOKEN_IN) || parser_at_word(p, p->names->of)))
        return parse_for_in(p, &head);
    if (head.is_await) parser_unexpected(p);
    parser_check_cover(p);
    return parse_plain_for(p, &head);
}

Node *parse_loop(Parser *p) {
    const Token *token = parser_token(p);
    mark_loop_labels(p, token->start);
    if (token->kind == TOKEN_FOR) return parse_for(p);
    return token->kind == TOKEN_WHILE ? parse_while(p) : parse_do_while(p);
}
