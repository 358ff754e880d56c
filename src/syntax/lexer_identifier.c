/* Names: identifiers, keywords, private names (spec 12.7), and the table that interns the lexer's
 * texts. */
#include "support/hash.h"
#include "support/unicode.h"
#include "syntax/lexer.h"

/* ---- which names are words of the grammar ---- */

typedef struct Word {
    const char *text;
    uint8_t token;
} Word;
static const Word words[] = {
#define X(name, text) {text, TOKEN_##name},
    KEYWORDS(X) CONTEXTUAL_WORDS(X)
#undef X
};

static uint8_t token_of_atom(const String *atom) {
    enum { SHORTEST = 2,
           LONGEST = 10 };
    uint32_t length = string_length(atom);
    if (string_is_utf16(atom) || length < SHORTEST || length > LONGEST) return TOKEN_IDENTIFIER;
    const char *text = (const char *)string_latin1(atom);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        const char *word = words[i].text;
        if (word[0] == text[0] && strlen(word) == length && memcmp(word, text, length) == 0)
            return words[i].token;
    }
    return TOKEN_IDENTIFIER;
}

/* ---- the table ---- */

static bool text_equals(const String *atom, const void *units, uint32_t length, bool is_wide) {
    if (string_length(atom) != length) return false;
    bool is_wide_atom = string_is_utf16(atom);
    if (is_wide_atom == is_wide) return memcmp(atom->chars, units, (size_t)length << is_wide) == 0;
    if (is_wide_atom) return false; /* an atom is in Latin-1 when it can be */
    const uint16_t *wide = units;
    for (uint32_t i = 0; i < length; i++) {
        if (wide[i] != string_latin1(atom)[i]) return false;
    }
    return true;
}

/* The entry with that text, or the free one where it belongs. */
static KnownName *find_name(const Lexer *lexer, uint32_t hash, const void *units, uint32_t length,
                            bool is_wide) {
    uint32_t mask = lexer->name_capacity - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        KnownName *entry = &lexer->names[i];
        if (!entry->atom) return entry;
        if (entry->hash == hash && text_equals(entry->atom, units, length, is_wide)) return entry;
    }
}

static void insert_name(KnownName *names, uint32_t capacity, KnownName name) {
    uint32_t i = name.hash & (capacity - 1);
    while (names[i].atom) i = (i + 1) & (capacity - 1);
    names[i] = name;
}

static bool grow_names(Lexer *lexer) {
    uint32_t capacity = lexer->name_capacity * 2;
    KnownName *names = calloc(capacity, sizeof(KnownName));
    if (!names) return throw_out_of_memory(lexer->runtime), false;
    for (uint32_t i = 0; i < lexer->name_capacity; i++) {
        if (lexer->names[i].atom) insert_name(names, capacity, lexer->names[i]);
    }
    free(lexer->names);
    lexer->names = names;
    lexer->name_capacity = capacity;
    return true;
}

static bool add_name(Lexer *lexer, KnownName *entry, String *atom, uint32_t hash) {
    if (!atom || !script_keep(lexer->runtime, lexer->script, value_cell(atom))) return false;
    *entry = (KnownName){atom, hash, token_of_atom(atom)};
    if (++lexer->name_count * 4 < lexer->name_capacity * 3) return true;
    return grow_names(lexer);
}

String *lexer_intern(Lexer *lexer, const void *units, uint32_t length, bool is_wide,
                     uint8_t *token) {
    uint32_t hash = is_wide ? hash_utf16(units, length) : hash_latin1(units, length);
    KnownName *entry = find_name(lexer, hash, units, length, is_wide);
    if (token) *token = entry->token;
    if (LIKELY(entry->atom != NULL)) return entry->atom;
    String *atom = is_wide ? atom_from_utf16(lexer->runtime, units, length)
                           : atom_from_latin1(lexer->runtime, units, length);
    if (!add_name(lexer, entry, atom, hash)) return NULL;
    if (token) *token = token_of_atom(atom);
    return atom;
}

/* ---- texts that are not names ---- */

/* Long texts are not interned. */
static String *keep_text(Lexer *lexer, const void *units, uint32_t length, bool is_wide) {
    enum { LONGEST_ATOM = 64 };
    String *text = NULL;
    if (length <= LONGEST_ATOM) {
        text = lexer_intern(lexer, units, length, is_wide, NULL);
    } else {
        text = is_wide ? string_from_utf16(lexer->runtime, units, length)
                       : string_from_latin1(lexer->runtime, units, length);
        if (text && !script_keep(lexer->runtime, lexer->script, value_cell(text))) text = NULL;
    }
    if (!text) lexer_fail(lexer, lexer->position, lexer->position, NULL);
    return text;
}

String *lexer_source_text(Lexer *lexer, uint32_t start, uint32_t end) {
    if (lexer->narrow) return keep_text(lexer, lexer->narrow + start, end - start, false);
    return keep_text(lexer, lexer->wide + start, end - start, true);
}

String *lexer_built_text(Lexer *lexer) {
    static const uint16_t nothing[1];
    const uint16_t *units = lexer->text.length ? lexer->text.items : nothing;
    return keep_text(lexer, units, (uint32_t)lexer->text.length, true);
}

/* ---- reading names ---- */

static uint32_t skip_ascii_parts(const Lexer *lexer, uint32_t position) {
    if (lexer->narrow) {
        while (position < lexer->length && unit_is_ascii_part(lexer->narrow[position])) position++;
    } else {
        while (position < lexer->length && unit_is_ascii_part(lexer->wide[position])) position++;
    }
    return position;
}

static bool may_stand(uint32_t code_point, bool is_first) {
    if (code_point == LEXER_END) return false;
    return is_first ? unicode_is_identifier_start(code_point)
                    : unicode_is_identifier_part(code_point);
}

/* \u in a name: what it stands for must be allowed at its place (12.7.1.1). */
static bool append_escaped_part(Lexer *lexer, bool is_first) {
    uint32_t start = lexer->position, code_point;
    EscapeProblem problem = {0};
    if (lexer_unit(lexer, start + 1) != 'u') {
        lexer_fail(lexer, start, start + 1, "Invalid or unexpected token");
        lexer->position++;
        return false;
    }
    bool ok = lexer_unicode_escape(lexer, &code_point, &problem);
    if (ok && may_stand(code_point, is_first)) return lexer_append(lexer, code_point);
    if (ok) problem = (EscapeProblem){"Invalid Unicode escape sequence", start, lexer->position};
    lexer_fail(lexer, problem.start, problem.end, problem.message);
    return false;
}

/* Appends parts with escapes or beyond ASCII to lexer->text. False: the token has failed. */
static bool read_parts(Lexer *lexer, bool is_first) {
    for (;; is_first = false) {
        unsigned count;
        uint32_t code_point = lexer_code_point(lexer, lexer->position, &count);
        if (code_point == '\\') {
            lexer->token.is_escaped = true;
            if (!append_escaped_part(lexer, is_first)) return false;
            continue;
        }
        if (!may_stand(code_point, is_first)) return true;
        if (!lexer_append(lexer, code_point)) return false;
        lexer->position += count;
    }
}

/* A name that is not all ASCII: everything from `start` goes through lexer->text. `first` is where
 * the IdentifierName begins. */
static String *read_slowly(Lexer *lexer, uint32_t start, uint32_t first) {
    lexer->text.length = 0;
    for (uint32_t i = start; i < lexer->position; i++) {
        if (!lexer_append(lexer, lexer_unit(lexer, i))) return NULL;
    }
    if (!read_parts(lexer, lexer->position == first)) return NULL;
    if (lexer->position > first) return lexer_built_text(lexer);
    lexer_fail(lexer, start, start + 1, "Invalid or unexpected token");
    unsigned count;
    lexer_code_point(lexer, first, &count);
    if (first < lexer->length) lexer->position += count;
    return NULL;
}

/* `start` to the end of the name that begins at `first`. NULL: the token has failed. */
static String *read_name(Lexer *lexer, uint32_t start, uint32_t first, uint8_t *token) {
    lexer->position =
        unit_is_digit(lexer_unit(lexer, first)) ? first : skip_ascii_parts(lexer, first);
    uint32_t next = lexer_unit(lexer, lexer->position);
    bool is_ascii = lexer->position > first && next != '\\' && (next < 128 || next == LEXER_END);
    if (!is_ascii) {
        String *text = read_slowly(lexer, start, first);
        if (text) *token = token_of_atom(text);
        return text;
    }
    uint32_t length = lexer->position - start;
    String *text = lexer->narrow ? lexer_intern(lexer, lexer->narrow + start, length, false, token)
                                 : lexer_intern(lexer, lexer->wide + start, length, true, token);
    if (!text) lexer_fail(lexer, start, start, NULL);
    return text;
}

void lexer_identifier(Lexer *lexer) {
    uint8_t kind = TOKEN_IDENTIFIER;
    String *text = read_name(lexer, lexer->position, lexer->position, &kind);
    if (!text) return;
    Token *token = &lexer->token;
    bool is_keyword = kind > TOKEN_ESCAPED_KEYWORD && kind < TOKEN_AWAIT;
    token->kind = is_keyword && token->is_escaped ? TOKEN_ESCAPED_KEYWORD : kind;
    token->text = text;
}

void lexer_private_name(Lexer *lexer) {
    uint8_t kind;
    String *text = read_name(lexer, lexer->position, lexer->position + 1, &kind);
    if (!text) return;
    lexer->token.kind = TOKEN_PRIVATE_NAME;
    lexer->token.text = text;
}
