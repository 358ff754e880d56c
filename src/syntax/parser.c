/* The parser's tools: tokens, errors, nodes, lists; see parser.h for the rules they keep. */
#include "syntax/parser.h"

#include "syntax/syntax_error.h"

/* ---- tokens ---- */

void parser_advance(Parser *p) {
    const Token *token = &p->lexer.token;
    p->previous_kind = token->kind;
    p->previous_start = token->start;
    p->previous_end = token->end;
    if (LIKELY(!p->failed)) lexer_next(&p->lexer);
}

bool parser_accept(Parser *p, TokenKind kind) {
    if (!parser_at(p, kind)) return false;
    parser_advance(p);
    return true;
}

void parser_expect(Parser *p, TokenKind kind) {
    if (!parser_accept(p, kind)) parser_unexpected(p);
}

bool parser_at_word(const Parser *p, const String *word) {
    const Token *token = parser_token(p);
    return token->kind == TOKEN_IDENTIFIER && token->text == word && !token->is_escaped;
}

void parser_semicolon(Parser *p) {
    const Token *token = parser_token(p);
    if (parser_accept(p, TOKEN_SEMICOLON)) return;
    if (token->kind == TOKEN_RIGHT_BRACE || token->kind == TOKEN_END || token->after_newline)
        return;
    if (p->previous_kind == TOKEN_AWAIT && !p->function->code->is_async) {
        parser_error(p, p->previous_start, p->previous_end,
                     "await is only valid in async functions and the top level bodies of modules");
    }
    parser_unexpected(p);
}

/* ---- errors ---- */

/* The exception is set: nothing is read any more. */
static void parser_fail(Parser *p) {
    p->failed = true;
    p->cover.message = NULL;
    p->lexer.token =
        (Token){.kind = TOKEN_END, .start = p->lexer.token.start, .end = p->lexer.token.end};
}

void parser_error(Parser *p, uint32_t start, uint32_t end, const char *format, ...) {
    if (p->failed) return;
    va_list arguments;
    va_start(arguments, format);
    syntax_error_throw_list(p->runtime, p->script->name, p->script->source, start, end, format,
                            arguments);
    va_end(arguments);
    parser_fail(p);
}

static void report_lexer_error(Parser *p, const Token *token) {
    if (token->problem)
        parser_error(p, token->problem_start, token->problem_end, "%s", token->problem);
    else
        parser_fail(p);
}

/* A word of the grammar, or a name that is reserved where it stands. */
static void report_word(Parser *p, const Token *token) {
    uint32_t start = token->start, end = token->end;
    uint8_t kind = token->kind;
    if (kind == TOKEN_ESCAPED_KEYWORD) {
        parser_error(p, start, end, "Keyword must not contain escaped characters");
    } else if (kind == TOKEN_AWAIT || kind == TOKEN_ENUM) {
        parser_error(p, start, end, "Unexpected reserved word");
    } else if (kind < TOKEN_AWAIT) {
        parser_error(p, start, end, "Unexpected token '%S'", token->text);
    } else if (kind < TOKEN_IDENTIFIER && p->is_strict) {
        parser_error(p, start, end, "Unexpected strict mode reserved word");
    } else {
        parser_error(p, start, end, "Unexpected identifier '%S'", token->text);
    }
}

void parser_unexpected_token(Parser *p, const Token *token) {
    uint32_t start = token->start, end = token->end;
    if (p->failed) return;
    switch (token->kind) {
    case TOKEN_ERROR: report_lexer_error(p, token); return;
    case TOKEN_END: parser_error(p, start, end, "Unexpected end of input"); return;
    case TOKEN_NUMBER:
    case TOKEN_BIGINT: parser_error(p, start, end, "Unexpected number"); return;
    case TOKEN_STRING: parser_error(p, start, end, "Unexpected string"); return;
    case TOKEN_TEMPLATE: parser_error(p, start, end, "Unexpected template string"); return;
    case TOKEN_REGEXP: parser_error(p, start, end, "Unexpected regular expression"); return;
    case TOKEN_PRIVATE_NAME:
        parser_error(p, start, end, "Unexpected identifier '%S'", token->text);
        return;
    default: break;
    }
    if (token_is_name(token)) {
        report_word(p, token);
        return;
    }
    String *text = string_slice(p->runtime, p->script->source, start, end);
    if (text)
        parser_error(p, start, end, "Unexpected token '%S'", text);
    else
        parser_fail(p);
}

void parser_unexpected(Parser *p) {
    Token token = p->lexer.token;
    parser_unexpected_token(p, &token);
}

void parser_check_strict_literal(Parser *p, const Token *token) {
    if (token->problem && p->is_strict) {
        parser_error(p, token->problem_start, token->problem_end, "%s", token->problem);
    }
}

bool parser_is_deep(Parser *p) {
    if (LIKELY(!runtime_stack_is_low(p->runtime))) return false;
    const Script *script = p->script;
    if (!p->failed && syntax_stack_overflow(p->runtime, script->name, script->source,
                                            p->lexer.token.start))
        parser_fail(p);
    return p->failed;
}

/* ---- memory ---- */

void *parser_allocate(Parser *p, size_t size) {
    if (LIKELY(!p->failed)) {
        void *memory = script_allocate(p->runtime, p->script, size);
        if (memory) return memory;
        parser_fail(p);
    }
    /* A function's code is written and read while its nodes are: each has a place of its own. */
    bool is_code = size == sizeof(FunctionCode);
    void *spare = p->spare + (is_code ? COUNT_OF(p->spare) / 2 : 0);
    assert(size <= sizeof p->spare / 2);
    return memset(spare, 0, sizeof p->spare / 2);
}

void *parser_allocate_items(Parser *p, size_t count, size_t item_size) {
    if (p->failed) return NULL;
    void *memory = script_allocate(p->runtime, p->script, count * item_size);
    if (!memory) parser_fail(p);
    return memory;
}

static const uint16_t node_sizes[NODE_KIND_COUNT] = {
#define X(kind, structure) [NODE_##kind] = sizeof(structure),
    NODE_KINDS(X)
#undef X
};

void *node_new(Parser *p, NodeKind kind, uint32_t position) {
    Node *node = parser_allocate(p, node_sizes[kind]);
    if (kind >= NODE_EMPTY)
        node->exec = p->runtime->hooks.link_exec;
    else
        node->eval = p->runtime->hooks.link_eval;
    node->kind = kind;
    node->flags = p->is_strict ? NODE_STRICT : 0;
    node->position = position;
    return node;
}

NameNode *name_node_new(Parser *p, String *name, uint32_t position) {
    NameNode *node = node_new(p, NODE_IDENTIFIER, position);
    node->name = name;
    return node;
}

Node *unary_node_new(Parser *p, NodeKind kind, Node *operand, uint32_t position) {
    UnaryNode *node = node_new(p, kind, position);
    node->operand = operand;
    return &node->node;
}

void parser_out_of_memory(Parser *p) {
    if (p->failed) return;
    throw_out_of_memory(p->runtime);
    parser_fail(p);
}

void list_push(Parser *p, const void *item, size_t size) {
    if (!buffer_append(&p->scratch, item, size)) parser_out_of_memory(p);
}

void *list_take(Parser *p, size_t mark, size_t item_size, uint32_t *count) {
    size_t size = p->scratch.length - mark;
    p->scratch.length = mark;
    *count = 0;
    if (size == 0 || p->failed) return NULL;
    void *items = parser_allocate_items(p, size, 1);
    if (!items) return NULL;
    *count = (uint32_t)(size / item_size);
    return memcpy(items, p->scratch.items + mark, size);
}

NodeList list_take_nodes(Parser *p, size_t mark) {
    NodeList list;
    list.items = list_take(p, mark, sizeof(Node *), &list.count);
    return list;
}

void parser_keep(Parser *p, Value value) {
    if (!p->failed && !script_keep(p->runtime, p->script, value)) parser_fail(p);
}

PropertyKey parser_key(Parser *p, String *text) {
    if (p->failed) return PROPERTY_KEY_NONE;
    PropertyKey key = property_key_from_string(p->runtime, text);
    if (property_key_is_none(key))
        parser_fail(p);
    else if (property_key_is_string(key))
        parser_keep(p, key.bits);
    return key;
}
