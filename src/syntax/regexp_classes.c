/* Character classes of regular expressions: ranges (spec 22.2.1 CharacterClass, Annex B.1.2), and
 * with the v flag nested classes, set operations and strings (ClassSetExpression).
 *
 * Must never recurse into nested classes without the stack check in `set_class`.
 */
#include "syntax/regexp_reader.h"

#include <string.h>

#define UNTERMINATED      "Unterminated character class"
#define INVALID_CLASS     "Invalid character class"
#define INVALID_OPERATION "Invalid set operation in character class"
#define INVALID_CHARACTER "Invalid character in character class"
#define OUT_OF_ORDER      "Range out of order in character class"

/* ---- without v ---- */

static bool class_atom(RegExpReader *reader, int32_t *value) {
    bool strings;
    if (reader_skip(reader, '\\')) return escape_in_class(reader, value, &strings);
    *value = reader_character(reader);
    return true;
}

/* After the first atom and `-`. */
static bool class_range(RegExpReader *reader, int32_t from) {
    int32_t next = reader_unit(reader, 0), to;
    if (next == REGEXP_END || next == ']') return true;
    if (!class_atom(reader, &to)) return false;
    if (from == REGEXP_SET || to == REGEXP_SET) {
        return !reader->is_unicode || reader_error(reader, INVALID_CLASS);
    }
    return from <= to || reader_error(reader, OUT_OF_ORDER);
}

static bool plain_class(RegExpReader *reader) {
    while (!reader_skip(reader, ']')) {
        int32_t from;
        if (reader_unit(reader, 0) == REGEXP_END) return reader_error(reader, UNTERMINATED);
        if (!class_atom(reader, &from)) return false;
        if (reader_skip(reader, '-') && !class_range(reader, from)) return false;
    }
    return true;
}

/* ---- with v ---- */

/* What an operand of a set expression is: a character (>= 0), or one of these. */
enum { OPERAND_RANGE = -3 };

typedef struct Operand {
    int32_t value;    /* character, REGEXP_SET, OPERAND_RANGE */
    bool has_strings; /* may match something else than one character */
} Operand;

static bool set_class(RegExpReader *reader, bool *has_strings);

static bool is_doubled(const RegExpReader *reader, int32_t c) {
    return reader_unit(reader, 0) == c && reader_unit(reader, 1) == c;
}

/* ClassSetCharacter: no punctuator doubled, no character of the syntax unescaped. */
static bool set_character(RegExpReader *reader, int32_t *value) {
    int32_t c = reader_unit(reader, 0);
    if (c == REGEXP_END) return reader_error(reader, UNTERMINATED);
    if (c == '\\') {
        bool strings;
        reader->at++;
        return escape_in_class(reader, value, &strings);
    }
    bool is_ascii = c > 0 && c < 128;
    if (is_ascii && strchr("()[]{}/-|", c)) return reader_error(reader, INVALID_CHARACTER);
    if (is_ascii && strchr("&!#$%*+,.:;<=>?@^`~", c) && is_doubled(reader, c)) {
        return reader_error(reader, INVALID_OPERATION);
    }
    *value = reader_character(reader);
    return true;
}

/* \q{abc|d|}: `\q` is consumed. */
static bool class_strings(RegExpReader *reader, bool *has_strings) {
    if (!reader_skip(reader, '{')) return reader_error(reader, "Invalid escape");
    uint32_t length = 0;
    while (!reader_skip(reader, '}')) {
        int32_t value;
        if (reader_skip(reader, '|')) {
            *has_strings = *has_strings || length != 1;
            length = 0;
            continue;
        }
        if (reader_unit(reader, 0) == REGEXP_END) {
            return reader_error(reader, "Invalid character class");
        }
        if (!set_character(reader, &value)) return false;
        length++;
    }
    *has_strings = *has_strings || length != 1;
    return true;
}

static bool set_operand(RegExpReader *reader, Operand *operand) {
    *operand = (Operand){.value = REGEXP_SET};
    if (reader_skip(reader, '[')) return set_class(reader, &operand->has_strings);
    if (reader_unit(reader, 0) != '\\') return set_character(reader, &operand->value);
    reader->at++;
    if (reader_skip(reader, 'q')) return class_strings(reader, &operand->has_strings);
    return escape_in_class(reader, &operand->value, &operand->has_strings);
}

/* ClassUnion: the rest of it, after its first operand. */
static bool set_union(RegExpReader *reader, Operand last, bool *has_strings) {
    while (!reader_skip(reader, ']')) {
        if (is_doubled(reader, '-')) return reader_error(reader, INVALID_OPERATION);
        Operand next;
        bool is_range = reader_skip(reader, '-');
        if (is_range && reader_unit(reader, 0) == REGEXP_END) {
            return reader_error(reader, UNTERMINATED);
        }
        if (is_range && last.value < 0) return reader_error(reader, INVALID_CLASS);
        if (!set_operand(reader, &next)) return false;
        if (is_range) {
            if (next.value < 0) return reader_error(reader, INVALID_CLASS);
            if (last.value > next.value) return reader_error(reader, OUT_OF_ORDER);
            next.value = OPERAND_RANGE;
        }
        *has_strings = *has_strings || next.has_strings;
        last = next;
    }
    return true;
}

/* ClassIntersection, ClassSubtraction: `punctuator` doubled between all operands. */
static bool set_operation(RegExpReader *reader, int32_t punctuator, bool *has_strings) {
    while (!reader_skip(reader, ']')) {
        if (reader_unit(reader, 0) == REGEXP_END) return reader_error(reader, UNTERMINATED);
        if (!is_doubled(reader, punctuator)) return reader_error(reader, INVALID_OPERATION);
        reader->at += 2;
        if (punctuator == '&' && reader_unit(reader, 0) == '&') {
            return reader_error(reader, INVALID_CHARACTER);
        }
        Operand operand;
        if (!set_operand(reader, &operand)) return false;
        if (punctuator == '&') *has_strings = *has_strings && operand.has_strings;
    }
    return true;
}

static bool set_contents(RegExpReader *reader, bool *has_strings) {
    Operand first;
    if (reader_skip(reader, ']')) return true;
    if (!set_operand(reader, &first)) return false;
    *has_strings = first.has_strings;
    if (is_doubled(reader, '&')) return set_operation(reader, '&', has_strings);
    if (is_doubled(reader, '-')) return set_operation(reader, '-', has_strings);
    return set_union(reader, first, has_strings);
}

static bool set_class(RegExpReader *reader, bool *has_strings) {
    if (runtime_stack_is_low(reader->runtime)) {
        return reader_error(reader, "Regular expression too large");
    }
    bool is_negated = reader_skip(reader, '^');
    if (!set_contents(reader, has_strings)) return false;
    if (!is_negated) return true;
    if (*has_strings) return reader_error(reader, "Negated character class may contain strings");
    return true;
}

bool class_check(RegExpReader *reader) {
    bool has_strings = false;
    if (reader->has_sets) return set_class(reader, &has_strings);
    reader_skip(reader, '^');
    return plain_class(reader);
}
