/* Character classes with the v flag: nested ones, strings, intersection and subtraction
 * (ECMA-262 22.2.1 ClassSetExpression, 22.2.2.9 CompileToCharSet).
 *
 * With i, sets and strings hold the characters that stand for others (MaybeSimpleCaseFolding), so
 * that operations compare what is equal; the whole class is closed over case in the end.
 */
#include "regexp/reader.h"

#include "support/unicode.h"

#define UNTERMINATED      "Unterminated character class"
#define INVALID_CLASS     "Invalid character class"
#define INVALID_OPERATION "Invalid set operation in character class"
#define INVALID_CHARACTER "Invalid character in character class"
#define OUT_OF_ORDER      "Range out of order in character class"

enum { MAX_CLASS_DEPTH = 200 }; /* nested classes are read by recursion */

/* What an operand of a set expression is: a character (>= 0), or a set that has been read. */
typedef struct Operand {
    int32_t value; /* or ESCAPE_SET */
    ClassContents contents;
} Operand;

/* ---- characters ---- */

static bool is_doubled(const RegExpReader *reader, int32_t c) {
    return reader_unit(reader, 0) == c && reader_unit(reader, 1) == c;
}

/* ClassSetCharacter: no punctuator doubled, no character of the syntax unescaped. */
static bool set_character(RegExpReader *reader, int32_t *value, ClassContents *contents) {
    int32_t c = reader_unit(reader, 0);
    if (c == READER_END) return reader_error(reader, UNTERMINATED);
    if (c == '\\') {
        reader->at++;
        return escape_in_class(reader, value, contents);
    }
    bool is_ascii = c > 0 && c < 128;
    if (is_ascii && strchr("()[]{}/-|", c)) return reader_error(reader, INVALID_CHARACTER);
    if (is_ascii && strchr("&!#$%*+,.:;<=>?@^`~", c) && is_doubled(reader, c)) {
        return reader_error(reader, INVALID_OPERATION);
    }
    *value = reader_character(reader, true);
    return true;
}

/* MaybeSimpleCaseFolding of one character. */
static uint32_t folded(const RegExpReader *reader, int32_t c) {
    return reader->ignores_case ? unicode_fold((uint32_t)c) : (uint32_t)c;
}

static void add_range(const RegExpReader *reader, ClassContents *contents, int32_t first,
                      int32_t last) {
    CodeSet range = {0};
    code_set_add(&range, (uint32_t)first, (uint32_t)last);
    if (reader->ignores_case && !reader->only_checks) code_set_fold(&range);
    code_set_add_set(&contents->set, &range);
    code_set_free(&range);
}

/* ---- \q{abc|d|} ---- */

/* One string is complete. */
static bool end_string(RegExpReader *reader, PointVector *points, ClassContents *contents) {
    if (points->length != 1) contents->may_have_strings = true;
    bool ok = class_add_string(contents, points->items, points->length);
    points->length = 0;
    return ok || reader_error(reader, REGEXP_TOO_LARGE);
}

static bool read_strings(RegExpReader *reader, PointVector *points, ClassContents *contents) {
    while (!reader_skip(reader, '}')) {
        int32_t value;
        if (reader_skip(reader, '|')) {
            if (!end_string(reader, points, contents)) return false;
            continue;
        }
        if (reader_unit(reader, 0) == READER_END) return reader_error(reader, INVALID_CLASS);
        if (!set_character(reader, &value, contents)) return false;
        if (value == ESCAPE_SET) return reader_error(reader, "Invalid escape");
        if (!point_vector_push(points, folded(reader, value))) {
            return reader_error(reader, REGEXP_TOO_LARGE);
        }
    }
    return end_string(reader, points, contents);
}

/* `\q` is consumed. */
static bool class_strings(RegExpReader *reader, ClassContents *contents) {
    PointVector points = {0};
    if (!reader_skip(reader, '{')) return reader_error(reader, "Invalid escape");
    bool ok = read_strings(reader, &points, contents);
    point_vector_free(&points);
    return ok;
}

/* ---- operands ---- */

static bool set_operand(RegExpReader *reader, Operand *operand) {
    operand->value = ESCAPE_SET;
    if (reader_skip(reader, '[')) return class_set_read(reader, &operand->contents);
    if (reader_unit(reader, 0) != '\\') {
        return set_character(reader, &operand->value, &operand->contents);
    }
    reader->at++;
    if (reader_skip(reader, 'q')) return class_strings(reader, &operand->contents);
    return escape_in_class(reader, &operand->value, &operand->contents);
}

/* A character becomes a set of itself. */
static void settle_operand(const RegExpReader *reader, Operand *operand) {
    if (operand->value < 0) return;
    code_set_add(&operand->contents.set, folded(reader, operand->value),
                 folded(reader, operand->value));
    operand->value = ESCAPE_SET;
}

/* ---- ClassUnion ---- */

static bool unite(RegExpReader *reader, ClassContents *contents, Operand *operand) {
    settle_operand(reader, operand);
    return class_unite(contents, &operand->contents) || reader_error(reader, REGEXP_TOO_LARGE);
}

/* `first-` is consumed. */
static bool union_range(RegExpReader *reader, int32_t first, ClassContents *contents) {
    Operand last = {0};
    if (reader_unit(reader, 0) == READER_END) return reader_error(reader, UNTERMINATED);
    if (first < 0) return reader_error(reader, INVALID_CLASS);
    bool ok = set_operand(reader, &last);
    class_contents_free(&last.contents);
    if (!ok) return false;
    if (last.value < 0) return reader_error(reader, INVALID_CLASS);
    if (first > last.value) return reader_error(reader, OUT_OF_ORDER);
    add_range(reader, contents, first, last.value);
    return true;
}

/* One operand, or a range. */
static bool union_item(RegExpReader *reader, ClassContents *contents, Operand *operand) {
    if (is_doubled(reader, '-')) return reader_error(reader, INVALID_OPERATION);
    if (reader_skip(reader, '-')) return union_range(reader, operand->value, contents);
    return unite(reader, contents, operand);
}

/* The rest of it, after its first operand. */
static bool set_union(RegExpReader *reader, ClassContents *contents, Operand *first) {
    if (!union_item(reader, contents, first)) return false;
    while (!reader_skip(reader, ']')) {
        Operand next = {0};
        if (reader_unit(reader, 0) == '-') {
            const char *wrong = is_doubled(reader, '-') ? INVALID_OPERATION : INVALID_CLASS;
            bool at_end = reader_unit(reader, 1) == READER_END;
            return reader_error(reader, at_end ? UNTERMINATED : wrong);
        }
        bool ok = set_operand(reader, &next) && union_item(reader, contents, &next);
        class_contents_free(&next.contents);
        if (!ok) return false;
    }
    return true;
}

/* ---- ClassIntersection, ClassSubtraction ---- */

static bool has_string(const ClassContents *contents, const uint32_t *points, uint32_t length) {
    for (size_t i = 0; i < contents->strings.length; i++) {
        ClassString string = contents->strings.items[i];
        bool same = string.length == length &&
                    (length == 0 || memcmp(contents->points.items + string.start, points,
                                           length * sizeof *points) == 0);
        if (same) return true;
    }
    return false;
}

/* Keeps the strings that the other one has, or those it has not. */
static void filter_strings(ClassContents *contents, const ClassContents *other, bool keep) {
    size_t kept = 0;
    for (size_t i = 0; i < contents->strings.length; i++) {
        ClassString string = contents->strings.items[i];
        const uint32_t *points = contents->points.items + string.start;
        if (has_string(other, points, string.length) == keep) {
            contents->strings.items[kept++] = string;
        }
    }
    contents->strings.length = kept;
}

static void operate(ClassContents *contents, ClassContents *other, bool intersects) {
    filter_strings(contents, other, intersects);
    if (!intersects) {
        code_set_subtract(&contents->set, &other->set);
        return;
    }
    code_set_intersect(&contents->set, &other->set);
    contents->may_have_strings = contents->may_have_strings && other->may_have_strings;
}

static bool operation_item(RegExpReader *reader, int32_t punctuator, ClassContents *contents) {
    Operand operand = {0};
    if (reader_unit(reader, 0) == READER_END) return reader_error(reader, UNTERMINATED);
    if (!is_doubled(reader, punctuator)) return reader_error(reader, INVALID_OPERATION);
    reader->at += 2;
    if (punctuator == '&' && reader_unit(reader, 0) == '&') {
        return reader_error(reader, INVALID_CHARACTER);
    }
    bool ok = set_operand(reader, &operand);
    if (ok) {
        settle_operand(reader, &operand);
        operate(contents, &operand.contents, punctuator == '&');
    }
    class_contents_free(&operand.contents);
    return ok;
}

/* `punctuator` doubled between all operands. */
static bool set_operation(RegExpReader *reader, int32_t punctuator, ClassContents *contents,
                          Operand *first) {
    if (!unite(reader, contents, first)) return false;
    while (!reader_skip(reader, ']')) {
        if (!operation_item(reader, punctuator, contents)) return false;
    }
    return true;
}

/* ---- classes ---- */

static bool set_contents(RegExpReader *reader, ClassContents *contents, Operand *first) {
    if (reader_skip(reader, ']')) return true;
    if (!set_operand(reader, first)) return false;
    if (is_doubled(reader, '&')) return set_operation(reader, '&', contents, first);
    if (is_doubled(reader, '-')) return set_operation(reader, '-', contents, first);
    return set_union(reader, contents, first);
}

bool class_set_read(RegExpReader *reader, ClassContents *contents) {
    Operand first = {0};
    if (reader->class_depth == MAX_CLASS_DEPTH) return reader_error(reader, REGEXP_TOO_LARGE);
    reader->class_depth++;
    bool is_negated = reader_skip(reader, '^');
    bool ok = set_contents(reader, contents, &first);
    class_contents_free(&first.contents);
    reader->class_depth--;
    if (!ok || !is_negated) return ok;
    if (contents->may_have_strings) {
        return reader_error(reader, "Negated character class may contain strings");
    }
    class_complement(reader, &contents->set);
    return true;
}
