/* The lexer: source text to tokens, one at a time, on demand of the parser (spec 12).
 *
 * It knows neither strict mode nor where it stands: the parser asks again where the grammar has
 * another goal symbol (lexer_regexp at a slash, lexer_template at a closing brace), and looks at
 * `problem` where strict mode matters. So one token of lookahead never has to be taken back when a
 * directive changes the mode.
 *
 * Names and short strings are interned in a table of the lexer's own: each occurrence costs one
 * hash, and what is in the table is kept alive by the script.
 */
#ifndef BOBBIN_SYNTAX_LEXER_H
#define BOBBIN_SYNTAX_LEXER_H

#include "support/vector.h"
#include "syntax/script.h"
#include "syntax/token.h"

typedef struct KnownName {
    String *atom;
    uint32_t hash;
    uint8_t token; /* TokenKind of that name */
} KnownName;

typedef struct Lexer {
    Runtime *runtime;
    Script *script;
    const uint8_t *narrow; /* the source in Latin-1, or NULL */
    const uint16_t *wide;  /* the source in UTF-16, or NULL */
    uint32_t length;
    uint32_t position; /* of the next unit to read */
    bool has_html_comments;
    Token token;     /* the one read last */
    UnitVector text; /* of a name or string that is not as it stands in the source */
    KnownName *names;
    uint32_t name_count, name_capacity; /* capacity: a power of two */
} Lexer;

#define LEXER_END UINT32_MAX /* the unit after the last one */

/* The source is the script's: flat. False: out of memory (thrown). */
bool lexer_init(Lexer *lexer, Runtime *runtime, Script *script, bool has_html_comments);
void lexer_free(Lexer *lexer);

/* Reads the next token into lexer->token. Never fails: what is no token is TOKEN_ERROR. */
void lexer_next(Lexer *lexer);
/* The token after the present one, which stays. */
Token lexer_peek(Lexer *lexer);
/* Reads the token again: a regular expression begins at its slash (12.9.5). */
void lexer_regexp(Lexer *lexer);
/* Reads the token again: a template goes on at its closing brace (12.9.6). */
void lexer_template(Lexer *lexer);

/* The atom with this text, kept by the script. NULL: out of memory (thrown). */
String *lexer_intern(Lexer *lexer, const void *units, uint32_t length, bool is_wide,
                     uint8_t *token);

/* ---- what the lexer's files share ---- */

static inline uint32_t lexer_unit(const Lexer *lexer, uint32_t position) {
    if (UNLIKELY(position >= lexer->length)) return LEXER_END;
    return lexer->narrow ? lexer->narrow[position] : lexer->wide[position];
}
static inline bool unit_is_digit(uint32_t unit) {
    return unit - '0' < 10;
}
/* A unit that is an identifier's part and ASCII. */
static inline bool unit_is_ascii_part(uint32_t unit) {
    static const uint64_t parts[2] = {UINT64_C(0x3FF) << '0' | UINT64_C(1) << '$',
                                      UINT64_C(0x3FFFFFF) << ('A' - 64) |
                                          UINT64_C(1) << ('_' - 64) |
                                          UINT64_C(0x3FFFFFF) << ('a' - 64)};
    return unit < 128 && parts[unit >> 6] >> (unit & 63) & 1;
}
/* The code point at a position (LEXER_END at the end) and the units it takes. */
uint32_t lexer_code_point(const Lexer *lexer, uint32_t position, unsigned *count);

/* Makes the token TOKEN_ERROR; NULL: an exception is set. */
void lexer_fail(Lexer *lexer, uint32_t start, uint32_t end, const char *problem);
/* Appends a code point to lexer->text. False: out of memory, token failed. */
bool lexer_append(Lexer *lexer, uint32_t code_point);
/* The text of a range of the source, or of lexer->text, as a string that the script keeps. NULL:
 * token failed. */
String *lexer_source_text(Lexer *lexer, uint32_t start, uint32_t end);
String *lexer_built_text(Lexer *lexer);

typedef struct EscapeProblem {
    const char *message; /* NULL: none */
    uint32_t start, end;
} EscapeProblem;
/* Reads \uXXXX or \u{X...} at lexer->position, the backslash. */
bool lexer_unicode_escape(Lexer *lexer, uint32_t *code_point, EscapeProblem *problem);

void lexer_identifier(Lexer *lexer);
void lexer_private_name(Lexer *lexer);
void lexer_number(Lexer *lexer);
void lexer_string(Lexer *lexer);

#endif
