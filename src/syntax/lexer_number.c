/* Numeric literals: decimal, with a radix prefix, BigInt, separators, and the legacy forms (spec
 * 12.9.3, Annex B.1.1 of old).
 *
 * Strict mode's refusal of the legacy forms is left to the parser: token->problem.
 */
#include "support/double_parse.h"
#include "support/unicode.h"
#include "syntax/lexer.h"

static uint32_t unit_here(const Lexer *lexer) {
    return lexer_unit(lexer, lexer->position);
}

static bool fail_here(Lexer *lexer, const char *problem) {
    lexer_fail(lexer, lexer->position, lexer->position + 1, problem);
    return false;
}

static bool fail_number(Lexer *lexer) {
    lexer_fail(lexer, lexer->token.start, lexer->position, "Invalid or unexpected token");
    return false;
}

/* Digits with single separators between them. False: failed; no digit at all is a failure too. */
static bool skip_digits(Lexer *lexer, unsigned radix) {
    uint32_t start = lexer->position;
    while (digit_value(unit_here(lexer)) < radix) {
        lexer->position++;
        if (unit_here(lexer) != '_') continue;
        lexer->position++;
        if (unit_here(lexer) == '_')
            return fail_here(lexer, "Only one underscore is allowed as numeric separator");
        if (digit_value(unit_here(lexer)) < radix) continue;
        return fail_here(lexer,
                         "Numeric separators are not allowed at the end of numeric literals");
    }
    return lexer->position > start || fail_number(lexer);
}

/* ---- values ---- */

static void set_decimal(Lexer *lexer, uint32_t start) {
    Token *token = &lexer->token;
    size_t length = lexer->position - start;
    token->kind = TOKEN_NUMBER;
    if (lexer->narrow)
        double_parse_latin1(lexer->narrow + start, length, SEPARATORS_SKIP, &token->number);
    else
        double_parse_utf16(lexer->wide + start, length, SEPARATORS_SKIP, &token->number);
}

static void set_integer(Lexer *lexer, uint32_t start, int radix) {
    Token *token = &lexer->token;
    size_t length = lexer->position - start;
    token->kind = TOKEN_NUMBER;
    if (lexer->narrow)
        double_parse_integer_latin1(lexer->narrow + start, length, radix, SEPARATORS_SKIP,
                                    &token->number);
    else
        double_parse_integer_utf16(lexer->wide + start, length, radix, SEPARATORS_SKIP,
                                   &token->number);
}

/* The digits with their prefix, without separators; the `n` is passed over. */
static bool set_bigint(Lexer *lexer) {
    Token *token = &lexer->token;
    lexer->text.length = 0;
    for (uint32_t i = token->start; i < lexer->position; i++) {
        uint32_t unit = lexer_unit(lexer, i);
        if (unit != '_' && !lexer_append(lexer, unit)) return false;
    }
    lexer->position++;
    token->kind = TOKEN_BIGINT;
    token->text = lexer_built_text(lexer);
    return token->text;
}

/* ---- forms ---- */

/* 0x1F, 0o17, 0b11 */
static bool read_radix(Lexer *lexer, unsigned radix) {
    lexer->position += 2;
    uint32_t start = lexer->position;
    if (!skip_digits(lexer, radix)) return false;
    if (unit_here(lexer) == 'n') return set_bigint(lexer);
    set_integer(lexer, start, (int)radix);
    return true;
}

static bool read_exponent(Lexer *lexer) {
    if ((unit_here(lexer) | 0x20) != 'e') return true;
    lexer->position++;
    if (unit_here(lexer) == '+' || unit_here(lexer) == '-') lexer->position++;
    return skip_digits(lexer, 10);
}

/* Fraction and exponent. */
static bool read_fraction(Lexer *lexer) {
    if (unit_here(lexer) == '.') {
        lexer->position++;
        if (unit_here(lexer) == '_') return fail_number(lexer);
        if (unit_is_digit(unit_here(lexer)) && !skip_digits(lexer, 10)) return false;
    }
    if (!read_exponent(lexer)) return false;
    set_decimal(lexer, lexer->token.start);
    return true;
}

/* 017 is octal, 018 and 089.5 are decimal. */
static bool read_legacy(Lexer *lexer) {
    bool is_octal = true;
    while (unit_is_digit(unit_here(lexer))) {
        is_octal &= unit_here(lexer) < '8';
        lexer->position++;
    }
    if (unit_here(lexer) == '_')
        return fail_here(lexer, "Numeric separator can not be used after leading 0.");
    Token *token = &lexer->token;
    if (is_octal)
        set_integer(lexer, token->start + 1, 8);
    else if (!read_fraction(lexer))
        return false;
    token->problem = is_octal ? "Octal literals are not allowed in strict mode."
                              : "Decimals with leading zeros are not allowed in strict mode.";
    token->problem_start = token->start;
    token->problem_end = lexer->position;
    return true;
}

static bool read_decimal(Lexer *lexer) {
    if (unit_here(lexer) != '.' && !skip_digits(lexer, 10)) return false;
    return unit_here(lexer) == 'n' ? set_bigint(lexer) : read_fraction(lexer);
}

static bool read_number(Lexer *lexer) {
    uint32_t first = unit_here(lexer), second = lexer_unit(lexer, lexer->position + 1);
    if (first != '0') return read_decimal(lexer);
    if (unit_is_digit(second)) return read_legacy(lexer);
    switch (second) {
    case 'x':
    case 'X': return read_radix(lexer, 16);
    case 'o':
    case 'O': return read_radix(lexer, 8);
    case 'b':
    case 'B': return read_radix(lexer, 2);
    case '_':
        lexer->position++;
        return fail_here(lexer, "Numeric separator can not be used after leading 0.");
    default: return read_decimal(lexer);
    }
}

/* 12.9.3: no identifier and no digit right behind. */
void lexer_number(Lexer *lexer) {
    if (!read_number(lexer)) return;
    unsigned count;
    uint32_t next = lexer_code_point(lexer, lexer->position, &count);
    if (next == LEXER_END) return;
    if (unit_is_digit(next) || next == '\\' || unicode_is_identifier_start(next))
        fail_number(lexer);
}
