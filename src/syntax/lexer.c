/* The lexer's frame: white space, comments, punctuators, and which reader a token begins with (spec
 * 12.2-12.4, 12.8, Annex B.1.1). */
#include "syntax/lexer.h"

#include "support/unicode.h"

static const char *const unexpected = "Invalid or unexpected token";

/* ---- beginning and end ---- */

/* A hashbang comment stands at the very start (12.5). */
static void skip_hashbang(Lexer *lexer) {
    if (lexer_unit(lexer, 0) != '#' || lexer_unit(lexer, 1) != '!') return;
    while (lexer->position < lexer->length &&
           !unicode_is_line_terminator(lexer_unit(lexer, lexer->position))) {
        lexer->position++;
    }
}

bool lexer_init(Lexer *lexer, Runtime *runtime, Script *script, bool has_html_comments) {
    enum { FIRST_CAPACITY = 128 };
    const String *source = script->source;
    bool is_wide = string_is_utf16(source);
    *lexer = (Lexer){.runtime = runtime, .script = script, .has_html_comments = has_html_comments};
    lexer->narrow = is_wide ? NULL : string_latin1(source);
    lexer->wide = is_wide ? string_utf16(source) : NULL;
    lexer->length = string_length(source);
    lexer->names = calloc(FIRST_CAPACITY, sizeof(KnownName));
    if (!lexer->names) return throw_out_of_memory(runtime), false;
    lexer->name_capacity = FIRST_CAPACITY;
    skip_hashbang(lexer);
    return true;
}

void lexer_free(Lexer *lexer) {
    free(lexer->names);
    unit_vector_free(&lexer->text);
}

/* ---- for all readers ---- */

uint32_t lexer_code_point(const Lexer *lexer, uint32_t position, unsigned *count) {
    *count = 1;
    if (position >= lexer->length) return LEXER_END;
    if (lexer->narrow) return lexer->narrow[position];
    return utf16_decode(lexer->wide, lexer->length, position, count);
}

void lexer_fail(Lexer *lexer, uint32_t start, uint32_t end, const char *problem) {
    Token *token = &lexer->token;
    token->kind = TOKEN_ERROR;
    token->problem = problem;
    token->problem_start = start;
    token->problem_end = end;
}

bool lexer_append(Lexer *lexer, uint32_t code_point) {
    uint16_t units[2];
    unsigned count = utf16_encode(code_point, units);
    if (LIKELY(unit_vector_append(&lexer->text, units, count))) return true;
    throw_out_of_memory(lexer->runtime);
    lexer_fail(lexer, lexer->position, lexer->position, NULL);
    return false;
}

/* ---- white space and comments ---- */

static bool is_line_end(const Lexer *lexer, uint32_t position) {
    uint32_t unit = lexer_unit(lexer, position);
    return unit == LEXER_END || unicode_is_line_terminator(unit);
}

static void skip_line(Lexer *lexer) {
    while (!is_line_end(lexer, lexer->position)) lexer->position++;
}

/* Precondition: at the opening slash. False: it has no end. */
static bool skip_block_comment(Lexer *lexer) {
    uint32_t start = lexer->position;
    for (uint32_t at = start + 2; at < lexer->length; at++) {
        uint32_t unit = lexer_unit(lexer, at);
        if (unit == '*' && lexer_unit(lexer, at + 1) == '/') {
            lexer->position = at + 2;
            return true;
        }
        if (unicode_is_line_terminator(unit)) lexer->token.after_newline = true;
    }
    lexer->position = lexer->length;
    lexer_fail(lexer, start, lexer->length, unexpected);
    return false;
}

static bool has_text(const Lexer *lexer, const char *text) {
    for (uint32_t i = 0; text[i]; i++) {
        if (lexer_unit(lexer, lexer->position + i) != (uint8_t)text[i]) return false;
    }
    return true;
}

/* B.1.1: <!-- anywhere, --> where only white space and comments stand before it on its line. */
static bool skip_html_comment(Lexer *lexer) {
    if (!lexer->has_html_comments) return false;
    if (!has_text(lexer, "<!--") && !(lexer->token.after_newline && has_text(lexer, "-->")))
        return false;
    skip_line(lexer);
    return true;
}

static bool skip_wide_space(Lexer *lexer, uint32_t unit) {
    if (unit < 128 || unit == LEXER_END || !unicode_is_space(unit)) return false;
    if (unicode_is_line_terminator(unit)) lexer->token.after_newline = true;
    lexer->position++;
    return true;
}

/* Passes over one blank or comment; false when there is none (or it has no end: the token has
 * failed). */
static bool skip_blank(Lexer *lexer) {
    uint32_t unit = lexer_unit(lexer, lexer->position);
    switch (unit) {
    case '\n':
    case '\r': lexer->token.after_newline = true; FALLTHROUGH;
    case ' ':
    case '\t':
    case '\v':
    case '\f': lexer->position++; return true;
    case '/':
        if (lexer_unit(lexer, lexer->position + 1) == '*') return skip_block_comment(lexer);
        if (lexer_unit(lexer, lexer->position + 1) != '/') return false;
        skip_line(lexer);
        return true;
    case '<':
    case '-': return skip_html_comment(lexer);
    default: return skip_wide_space(lexer, unit);
    }
}

/* ---- punctuators ---- */

static const char *const punctuators[TOKEN_KIND_COUNT] = {
#define X(name, text) [TOKEN_##name] = text,
    PUNCTUATORS(X)
#undef X
};

/* The first punctuator that begins with each character. */
// clang-format off
static const uint8_t first_punctuators[128] = {
    ['!'] = TOKEN_STRICT_NE,    ['%'] = TOKEN_MOD_ASSIGN,      ['&'] = TOKEN_AND_ASSIGN,
    ['('] = TOKEN_LEFT_PAREN,   [')'] = TOKEN_RIGHT_PAREN,     ['*'] = TOKEN_EXP_ASSIGN,
    ['+'] = TOKEN_INCREMENT,    [','] = TOKEN_COMMA,           ['-'] = TOKEN_DECREMENT,
    ['.'] = TOKEN_ELLIPSIS,     ['/'] = TOKEN_DIV_ASSIGN,      [':'] = TOKEN_COLON,
    [';'] = TOKEN_SEMICOLON,    ['<'] = TOKEN_SHL_ASSIGN,      ['='] = TOKEN_STRICT_EQ,
    ['>'] = TOKEN_SHR_ASSIGN,   ['?'] = TOKEN_COALESCE_ASSIGN, ['['] = TOKEN_LEFT_BRACKET,
    [']'] = TOKEN_RIGHT_BRACKET, ['^'] = TOKEN_BIT_XOR_ASSIGN, ['{'] = TOKEN_LEFT_BRACE,
    ['|'] = TOKEN_OR_ASSIGN,    ['}'] = TOKEN_RIGHT_BRACE,     ['~'] = TOKEN_BIT_NOT,
};
// clang-format on

/* 12.8: `?.` is no punctuator before a digit. */
static bool is_conditional_number(const Lexer *lexer, uint8_t kind) {
    return kind == TOKEN_OPTIONAL && unit_is_digit(lexer_unit(lexer, lexer->position + 2));
}

static void scan_punctuator(Lexer *lexer, uint32_t unit) {
    uint8_t kind = unit < 128 ? first_punctuators[unit] : 0;
    for (; kind && punctuators[kind] && (uint8_t)punctuators[kind][0] == unit; kind++) {
        if (!has_text(lexer, punctuators[kind]) || is_conditional_number(lexer, kind)) continue;
        lexer->token.kind = kind;
        lexer->position += (uint32_t)strlen(punctuators[kind]);
        return;
    }
    lexer_fail(lexer, lexer->position, lexer->position + 1, unexpected);
    lexer->position++;
}

/* ---- tokens ---- */

static void scan_token(Lexer *lexer) {
    uint32_t unit = lexer_unit(lexer, lexer->position);
    if (unit_is_digit(unit))
        lexer_number(lexer);
    else if (unit_is_ascii_part(unit) || unit == '\\')
        lexer_identifier(lexer);
    else if (unit == '.' && unit_is_digit(lexer_unit(lexer, lexer->position + 1)))
        lexer_number(lexer);
    else if (unit == '"' || unit == '\'')
        lexer_string(lexer);
    else if (unit == '`')
        lexer_template(lexer);
    else if (unit == '#')
        lexer_private_name(lexer);
    else if (unit == LEXER_END)
        lexer->token.kind = TOKEN_END;
    else if (unit >= 128)
        lexer_identifier(lexer);
    else
        scan_punctuator(lexer, unit);
}

void lexer_next(Lexer *lexer) {
    Token *token = &lexer->token;
    *token = (Token){.after_newline = !token->end};
    while (skip_blank(lexer)) continue;
    token->start = lexer->position;
    if (token->kind != TOKEN_ERROR) scan_token(lexer);
    token->end = lexer->position;
}

Token lexer_peek(Lexer *lexer) {
    Token now = lexer->token;
    uint32_t position = lexer->position;
    lexer_next(lexer);
    Token next = lexer->token;
    lexer->token = now;
    lexer->position = position;
    return next;
}
