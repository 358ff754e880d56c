/* Names: which identifiers are allowed where (spec 13.1), property names (13.2.5), heads of methods
 * (15.4). */
#include "runtime/values/bigint.h"
#include "support/double_parse.h"
#include "syntax/parser.h"

/* ---- identifiers ---- */

static bool await_is_reserved(const Parser *p) {
    return p->is_module || p->function->code->is_async || p->function->is_static_block;
}

/* 13.1.1: words that are identifiers in some places only. */
bool parser_is_identifier(const Parser *p, const Token *token) {
    switch (token->kind) {
    case TOKEN_IDENTIFIER: return true;
    case TOKEN_LET:
    case TOKEN_STATIC:
    case TOKEN_STRICT_RESERVED: return !p->is_strict;
    case TOKEN_YIELD: return !p->is_strict && !p->function->code->is_generator;
    case TOKEN_AWAIT: return !await_is_reserved(p);
    default: return false;
    }
}

bool parser_check_identifier(Parser *p, const Token *token) {
    if (!parser_is_identifier(p, token)) {
        parser_unexpected_token(p, token);
        return false;
    }
    if (token->kind == TOKEN_AWAIT) p->function->last_await_name = token->start + 1;
    return true;
}

String *parse_identifier_name(Parser *p) {
    const Token *token = parser_token(p);
    if (!token_is_name(token)) {
        parser_unexpected(p);
        return p->names->empty;
    }
    String *name = token->text;
    parser_advance(p);
    return name;
}

static NameNode *parse_identifier(Parser *p) {
    Token token = *parser_token(p);
    if (!parser_check_identifier(p, &token)) return name_node_new(p, p->names->empty, token.start);
    parser_advance(p);
    return name_node_new(p, token.text, token.start);
}

/* 15.7.1: a field initializer or static block has no `arguments`. */
NameNode *parse_identifier_reference(Parser *p) {
    NameNode *node = parse_identifier(p);
    if (node->name == p->names->arguments && p->function->forbids_arguments) {
        parser_error(
            p, p->previous_start, p->previous_end,
            "'arguments' is not allowed in class field initializer or static initialization block");
    }
    return node;
}

/* 13.1.1: strict mode binds and assigns neither. */
void parser_check_binding_name(Parser *p, const String *name, uint32_t start) {
    if (!p->is_strict || p->failed) return;
    if (name != p->names->eval && name != p->names->arguments) return;
    parser_error(p, start, start + string_length(name),
                 "Unexpected eval or arguments in strict mode");
}

NameNode *parse_binding_identifier(Parser *p) {
    NameNode *node = parse_identifier(p);
    parser_check_binding_name(p, node->name, node->node.position);
    return node;
}

void parser_check_strict_name(Parser *p, const String *name, uint32_t start) {
    if (p->failed) return;
    uint8_t kind;
    bool is_wide = string_is_utf16(name);
    lexer_intern(&p->lexer, name->chars, string_length(name), is_wide, &kind);
    if (kind == TOKEN_IDENTIFIER || kind == TOKEN_AWAIT)
        parser_check_binding_name(p, name, start);
    else
        parser_error(p, start, start + string_length(name), "Unexpected strict mode reserved word");
}

/* ---- property names ---- */

static PropertyKey key_of_value(Parser *p, Value value) {
    PropertyKey key = to_property_key(p->runtime, value);
    if (property_key_is_string(key)) parser_keep(p, key.bits);
    return key;
}

/* A BigInt as a property name: its decimal digits. */
static PropertyKey key_of_bigint(Parser *p, String *text) {
    Value bigint = bigint_from_string(p->runtime, text);
    return value_is_abrupt(bigint) ? PROPERTY_KEY_NONE : key_of_value(p, bigint);
}

static void parse_computed_name(Parser *p, ParsedKey *key) {
    bool outer_in = parser_allow_in(p);
    parser_advance(p);
    key->computed = parse_assignment(p);
    parser_expect(p, TOKEN_RIGHT_BRACKET);
    p->allow_in = outer_in;
}

/* A name that is no name of the grammar's: string, number, BigInt. */
static PropertyKey key_of_literal(Parser *p, const Token *token) {
    parser_check_strict_literal(p, token);
    if (p->failed) return PROPERTY_KEY_NONE;
    switch (token->kind) {
    case TOKEN_STRING: return parser_key(p, token->text);
    case TOKEN_NUMBER: return key_of_value(p, value_number(token->number));
    default: return key_of_bigint(p, token->text);
    }
}

ParsedKey parse_property_name(Parser *p, bool allow_private) {
    ParsedKey key = {.token = *parser_token(p)};
    if (token_is_name(&key.token)) {
        key.key = property_key_name(key.token.text);
        parser_advance(p);
        return key;
    }
    switch (key.token.kind) {
    case TOKEN_LEFT_BRACKET: parse_computed_name(p, &key); return key;
    case TOKEN_STRING:
    case TOKEN_NUMBER:
    case TOKEN_BIGINT:
        key.key = key_of_literal(p, &key.token);
        parser_advance(p);
        return key;
    case TOKEN_PRIVATE_NAME:
        if (!allow_private) break;
        key.private_name = name_node_new(p, key.token.text, key.token.start);
        parser_advance(p);
        return key;
    default: break;
    }
    parser_unexpected(p);
    return key;
}

bool key_is(const ParsedKey *key, const String *name) {
    return !key->computed && !key->private_name && key->key.bits == value_cell(name);
}

/* ---- heads of methods ---- */

/* After `get`, `set`, `async`, `static`: the word was the name itself. */
static bool at_end_of_name(const Parser *p) {
    switch (parser_token(p)->kind) {
    case TOKEN_COMMA:
    case TOKEN_COLON:
    case TOKEN_LEFT_PAREN:
    case TOKEN_RIGHT_BRACE:
    case TOKEN_ASSIGN:
    case TOKEN_SEMICOLON:
    case TOKEN_END: return true;
    default: return false;
    }
}

/* Reads the word as the property's name. */
static void take_as_name(MethodHead *head, const Token *word) {
    head->key = (ParsedKey){.key = property_key_name(word->text), .token = *word};
}

/* In a class a line terminator after the name of a field ends it. */
static bool word_is_name(const Parser *p, bool is_async, bool is_accessor_field) {
    if (at_end_of_name(p)) return true;
    bool is_newline = parser_token(p)->after_newline;
    return is_newline && (is_async || (is_accessor_field && parser_at(p, TOKEN_MUL)));
}

MethodHead parse_method_head(Parser *p, bool in_class) {
    MethodHead head = {.start = parser_start(p)};
    Token word = *parser_token(p);
    bool is_async = parser_at_word(p, p->names->async);
    bool is_getter = parser_at_word(p, p->names->get), is_setter = parser_at_word(p, p->names->set);
    if (is_async || is_getter || is_setter) {
        parser_advance(p);
        if (word_is_name(p, is_async, in_class)) {
            take_as_name(&head, &word);
            return head;
        }
        head.is_async = is_async;
        head.is_getter = is_getter;
        head.is_setter = is_setter;
    }
    if (!is_getter && !is_setter) head.is_generator = parser_accept(p, TOKEN_MUL);
    head.key = parse_property_name(p, in_class);
    return head;
}
