/* String literals, templates, regular expressions: what is read as text (spec 12.9.4, 12.9.5,
 * 12.9.6). */
#include "support/double_parse.h"
#include "support/unicode.h"
#include "syntax/lexer.h"

static const char *const invalid_unicode = "Invalid Unicode escape sequence";

static bool set_problem(EscapeProblem *problem, const char *message, uint32_t start, uint32_t end) {
    *problem = (EscapeProblem){message, start, end};
    return false;
}

/* ---- escapes ---- */

/* `count` hexadecimal digits; false when there are fewer. */
static bool read_hex(Lexer *lexer, unsigned count, uint32_t *value) {
    *value = 0;
    for (; count; count--) {
        unsigned digit = digit_value(lexer_unit(lexer, lexer->position));
        if (digit >= 16) return false;
        *value = *value << 4 | digit;
        lexer->position++;
    }
    return true;
}

/* \u{...}, from the brace on. */
static bool read_braced(Lexer *lexer, uint32_t start, uint32_t *code_point,
                        EscapeProblem *problem) {
    uint32_t first = ++lexer->position, value = 0;
    unsigned digit;
    while ((digit = digit_value(lexer_unit(lexer, lexer->position))) < 16) {
        value = value << 4 | digit;
        lexer->position++;
        if (value > CODE_POINT_MAX)
            return set_problem(problem, "Undefined Unicode code-point", start, lexer->position);
    }
    if (lexer->position == first || lexer_unit(lexer, lexer->position) != '}') {
        return set_problem(problem, invalid_unicode, start, lexer->position + 1);
    }
    lexer->position++;
    *code_point = value;
    return true;
}

bool lexer_unicode_escape(Lexer *lexer, uint32_t *code_point, EscapeProblem *problem) {
    uint32_t start = lexer->position;
    lexer->position += 2;
    if (lexer_unit(lexer, lexer->position) == '{')
        return read_braced(lexer, start, code_point, problem);
    if (read_hex(lexer, 4, code_point)) return true;
    return set_problem(problem, invalid_unicode, start, lexer->position + 1);
}

static bool append_hex_escape(Lexer *lexer, EscapeProblem *problem) {
    uint32_t start = lexer->position, value;
    lexer->position += 2;
    if (read_hex(lexer, 2, &value)) return lexer_append(lexer, value);
    return set_problem(problem, "Invalid hexadecimal escape sequence", start, lexer->position + 1);
}

static bool append_unicode_escape(Lexer *lexer, EscapeProblem *problem) {
    uint32_t code_point;
    return lexer_unicode_escape(lexer, &code_point, problem) && lexer_append(lexer, code_point);
}

/* The first problem is the one to report. */
static void note_strict_problem(Lexer *lexer, uint32_t start, const char *message) {
    Token *token = &lexer->token;
    if (token->problem) return;
    token->problem = message;
    token->problem_start = start;
    token->problem_end = lexer->position;
}

/* B.1.2: \0 to \377, \8, \9. Only \0 before a non-digit is not legacy. */
static bool append_octal_escape(Lexer *lexer) {
    uint32_t start = lexer->position++, value = 0;
    if (lexer_unit(lexer, lexer->position) >= '8') {
        value = lexer_unit(lexer, lexer->position++);
        note_strict_problem(lexer, start, "\\8 and \\9 are not allowed in strict mode.");
        return lexer_append(lexer, value);
    }
    bool is_null = lexer_unit(lexer, lexer->position) == '0' &&
                   !unit_is_digit(lexer_unit(lexer, lexer->position + 1));
    for (int digits = 0; digits < 3; digits++) {
        uint32_t digit = lexer_unit(lexer, lexer->position) - '0';
        if (digit >= 8 || value * 8 + digit > 0xFF) break;
        value = value * 8 + digit;
        lexer->position++;
    }
    if (!is_null)
        note_strict_problem(lexer, start, "Octal escape sequences are not allowed in strict mode.");
    return lexer_append(lexer, value);
}

/* 12.9.6: templates know no octal escapes. */
static bool append_template_digit(Lexer *lexer, EscapeProblem *problem) {
    uint32_t start = lexer->position;
    bool is_null =
        lexer_unit(lexer, start + 1) == '0' && !unit_is_digit(lexer_unit(lexer, start + 2));
    lexer->position += 2;
    if (is_null) return lexer_append(lexer, 0);
    bool is_octal = lexer_unit(lexer, start + 1) < '8';
    return set_problem(problem,
                       is_octal ? "Octal escape sequences are not allowed in template strings."
                                : "\\8 and \\9 are not allowed in template strings.",
                       start, start + 2);
}

static bool skip_continuation(Lexer *lexer) {
    bool is_pair = lexer_unit(lexer, lexer->position + 1) == '\r' &&
                   lexer_unit(lexer, lexer->position + 2) == '\n';
    lexer->position += is_pair ? 3 : 2;
    return true;
}

/* What a single escape character stands for, or the character itself. */
static uint32_t single_escape(uint32_t unit) {
    static const char letters[] = "bfnrtv", meanings[] = "\b\f\n\r\t\v";
    const char *found = unit && unit < 128 ? strchr(letters, (int)unit) : NULL;
    return found ? (uint8_t)meanings[found - letters] : unit;
}

/* Appends what the escape at lexer->position stands for. False: problem, or (no message) out of
 * memory. */
static bool append_escape(Lexer *lexer, bool in_template, EscapeProblem *problem) {
    uint32_t unit = lexer_unit(lexer, lexer->position + 1);
    if (unit == 'x') return append_hex_escape(lexer, problem);
    if (unit == 'u') return append_unicode_escape(lexer, problem);
    if (unit_is_digit(unit))
        return in_template ? append_template_digit(lexer, problem) : append_octal_escape(lexer);
    if (unicode_is_line_terminator(unit)) return skip_continuation(lexer);
    if (unit == LEXER_END) {
        lexer->position++;
        return true;
    }
    lexer->position += 2;
    return lexer_append(lexer, single_escape(unit));
}

/* ---- strings ---- */

static void fail_string(Lexer *lexer) {
    lexer_fail(lexer, lexer->token.start, lexer->position, "Invalid or unexpected token");
}

/* From the first backslash on; what stands before it is taken over. */
static void read_escaped_string(Lexer *lexer, uint32_t quote, uint32_t start) {
    lexer->text.length = 0;
    lexer->token.is_escaped = true;
    for (uint32_t i = start; i < lexer->position; i++) {
        if (!lexer_append(lexer, lexer_unit(lexer, i))) return;
    }
    for (uint32_t unit; (unit = lexer_unit(lexer, lexer->position)) != quote;) {
        EscapeProblem problem = {0};
        if (unit == LEXER_END || unit == '\n' || unit == '\r') return fail_string(lexer);
        bool ok = unit == '\\' ? append_escape(lexer, false, &problem) : lexer_append(lexer, unit);
        if (unit != '\\') lexer->position++;
        if (ok) continue;
        if (problem.message) lexer_fail(lexer, problem.start, problem.end, problem.message);
        return;
    }
    lexer->position++;
    lexer->token.kind = TOKEN_STRING;
    lexer->token.text = lexer_built_text(lexer);
}

void lexer_string(Lexer *lexer) {
    uint32_t quote = lexer_unit(lexer, lexer->position), unit;
    uint32_t start = ++lexer->position;
    while ((unit = lexer_unit(lexer, lexer->position)) != quote) {
        if (unit == '\\') {
            read_escaped_string(lexer, quote, start);
            if (!lexer->token.text) lexer->token.kind = TOKEN_ERROR;
            return;
        }
        if (unit == LEXER_END || unit == '\n' || unit == '\r') return fail_string(lexer);
        lexer->position++;
    }
    lexer->token.kind = TOKEN_STRING;
    lexer->token.text = lexer_source_text(lexer, start, lexer->position);
    lexer->position++;
    if (!lexer->token.text) lexer->token.kind = TOKEN_ERROR;
}

/* ---- templates ---- */

static bool at_template_end(const Lexer *lexer) {
    uint32_t unit = lexer_unit(lexer, lexer->position);
    return unit == '`' || unit == LEXER_END ||
           (unit == '$' && lexer_unit(lexer, lexer->position + 1) == '{');
}

/* TV and TRV: line terminators are LF in both. */
static bool append_template_unit(Lexer *lexer, uint32_t unit) {
    lexer->position++;
    if (unit != '\r') return lexer_append(lexer, unit);
    if (lexer_unit(lexer, lexer->position) == '\n') lexer->position++;
    return lexer_append(lexer, '\n');
}

/* A part with escapes or CR: cooked (12.9.6.1 TV). Leaves the position behind the part. */
static String *cook_part(Lexer *lexer) {
    Token *token = &lexer->token;
    lexer->text.length = 0;
    while (!at_template_end(lexer)) {
        EscapeProblem problem = {0};
        uint32_t unit = lexer_unit(lexer, lexer->position);
        bool ok =
            unit == '\\' ? append_escape(lexer, true, &problem) : append_template_unit(lexer, unit);
        if (ok) continue;
        token->problem = problem.message;
        token->problem_start = problem.start;
        token->problem_end = problem.end;
        return NULL;
    }
    return lexer_built_text(lexer);
}

/* The same part raw (TRV): an escape is two units at least, so that \` and \${ do not end it. */
static String *raw_part(Lexer *lexer) {
    lexer->text.length = 0;
    while (!at_template_end(lexer)) {
        uint32_t unit = lexer_unit(lexer, lexer->position);
        if (!append_template_unit(lexer, unit)) return NULL;
        if (unit != '\\' || lexer->position >= lexer->length) continue;
        if (!append_template_unit(lexer, lexer_unit(lexer, lexer->position))) return NULL;
    }
    return lexer_built_text(lexer);
}

static bool read_slow_part(Lexer *lexer, uint32_t start) {
    Token *token = &lexer->token;
    lexer->position = start;
    token->text = cook_part(lexer);
    if (!token->text && !token->problem) return false;
    lexer->position = start;
    token->raw = raw_part(lexer);
    return token->raw;
}

static bool read_part(Lexer *lexer) {
    uint32_t start = lexer->position;
    for (; !at_template_end(lexer); lexer->position++) {
        uint32_t unit = lexer_unit(lexer, lexer->position);
        if (unit == '\\' || unit == '\r') return read_slow_part(lexer, start);
    }
    lexer->token.text = lexer->token.raw = lexer_source_text(lexer, start, lexer->position);
    return lexer->token.raw;
}

void lexer_template(Lexer *lexer) {
    Token *token = &lexer->token;
    lexer->position = token->start + 1;
    token->kind = TOKEN_TEMPLATE;
    if (!read_part(lexer)) {
        lexer_fail(lexer, token->start, token->start, NULL);
    } else if (lexer->position >= lexer->length) {
        lexer->position = lexer->length;
        lexer_fail(lexer, token->start, lexer->length, "Unexpected end of input");
    } else {
        token->is_tail = lexer_unit(lexer, lexer->position) == '`';
        lexer->position += token->is_tail ? 1 : 2;
    }
    token->end = lexer->position;
}

/* ---- regular expressions ---- */

/* To the closing slash, which may stand in a class. False: there is none on the line. */
static bool skip_pattern(Lexer *lexer) {
    bool in_class = false;
    for (;; lexer->position++) {
        uint32_t unit = lexer_unit(lexer, lexer->position);
        if (unit == '\\')
            unit = lexer_unit(lexer, ++lexer->position);
        else if (unit == '/' && !in_class)
            return true;
        else if (unit == '[')
            in_class = true;
        else if (unit == ']')
            in_class = false;
        if (unit == LEXER_END || unicode_is_line_terminator(unit)) return false;
    }
}

static void skip_flags(Lexer *lexer) {
    unsigned count;
    for (uint32_t code_point;; lexer->position += count) {
        code_point = lexer_code_point(lexer, lexer->position, &count);
        if (code_point == LEXER_END || !unicode_is_identifier_part(code_point)) return;
    }
}

void lexer_regexp(Lexer *lexer) {
    Token *token = &lexer->token;
    lexer->position = token->start + 1;
    if (!skip_pattern(lexer)) {
        lexer_fail(lexer, token->start, token->start + 1, "Invalid regular expression: missing /");
        token->end = lexer->position = token->start + 1;
        return;
    }
    uint32_t end = lexer->position++;
    skip_flags(lexer);
    token->kind = TOKEN_REGEXP;
    token->text = lexer_source_text(lexer, token->start + 1, end);
    token->raw = token->text ? lexer_source_text(lexer, end + 1, lexer->position) : NULL;
    if (!token->raw) token->kind = TOKEN_ERROR;
    token->end = lexer->position;
}
