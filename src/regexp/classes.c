/* Character classes (ECMA-262 22.2.1 CharacterClass, 22.2.2.8, Annex B.1.2), and what a class of
 * either grammar becomes: the one with v is in class_sets.c. */
#include "regexp/reader.h"

#define UNTERMINATED  "Unterminated character class"
#define INVALID_CLASS "Invalid character class"
#define OUT_OF_ORDER  "Range out of order in character class"

/* ---- contents ---- */

void class_contents_free(ClassContents *contents) {
    code_set_free(&contents->set);
    class_string_vector_free(&contents->strings);
    point_vector_free(&contents->points);
}

bool class_add_string(ClassContents *contents, const uint32_t *points, size_t length) {
    ClassString string = {(uint32_t)contents->points.length, (uint32_t)length};
    if (length == 1) {
        code_set_add(&contents->set, points[0], points[0]);
        return true;
    }
    return point_vector_append(&contents->points, points, length) &&
           class_string_vector_push(&contents->strings, string);
}

bool class_unite(ClassContents *contents, const ClassContents *other) {
    code_set_add_set(&contents->set, &other->set);
    contents->may_have_strings = contents->may_have_strings || other->may_have_strings;
    for (size_t i = 0; i < other->strings.length; i++) {
        ClassString string = other->strings.items[i];
        const uint32_t *points = other->points.items + string.start;
        if (!class_add_string(contents, points, string.length)) return false;
    }
    return true;
}

/* 22.2.2.9.7 CharacterComplement: with v and i of those alone that stand for others. */
void class_complement(const RegExpReader *reader, CodeSet *set) {
    code_set_invert(set);
    if (reader->has_sets && reader->ignores_case && !reader->only_checks) {
        code_set_drop_folded(set);
    }
}

/* ---- matchers ---- */

static Matcher *set_matcher(RegExpReader *reader, CodeSet *set, bool negated, bool backward) {
    if (reader->ignores_case && !reader->only_checks) {
        code_set_close_over_case(set, reader->is_unicode);
    }
    if (negated) code_set_invert(set);
    code_set_settle(set);
    return matcher_set(reader->regexp, set, backward);
}

static Matcher *string_matcher(RegExpReader *reader, const uint32_t *points, uint32_t length,
                               bool backward) {
    MatcherList terms = {0};
    for (uint32_t i = 0; i < length; i++) {
        Matcher *character = matcher_character(reader->regexp, points[i], backward);
        if (!list_add_term(reader->regexp, &terms, character, backward)) return NULL;
    }
    return matcher_sequence(reader->regexp, &terms, backward);
}

/* Longest first; equally long ones as they come. */
static void sort_strings(ClassStringVector *strings) {
    for (size_t i = 1; i < strings->length; i++) {
        ClassString string = strings->items[i];
        size_t to = i;
        for (; to > 0 && strings->items[to - 1].length < string.length; to--) {
            strings->items[to] = strings->items[to - 1];
        }
        strings->items[to] = string;
    }
}

/* 22.2.2.8.1: the longest strings are tried first, the empty one last. */
static Matcher *strings_matcher(RegExpReader *reader, ClassContents *contents, bool backward) {
    MatcherList alternatives = {0};
    RegExp *regexp = reader->regexp;
    Matcher *single = set_matcher(reader, &contents->set, false, backward);
    bool single_added = !single;
    sort_strings(&contents->strings);
    for (size_t i = 0; i < contents->strings.length; i++) {
        ClassString string = contents->strings.items[i];
        if (string.length == 0 && !single_added) {
            if (!list_add_alternative(regexp, &alternatives, single)) return NULL;
            single_added = true;
        }
        Matcher *matcher = string_matcher(reader, contents->points.items + string.start,
                                          string.length, backward);
        if (!list_add_alternative(regexp, &alternatives, matcher)) return NULL;
    }
    if (!single_added && !list_add_alternative(regexp, &alternatives, single)) return NULL;
    return matcher_disjunction(regexp, &alternatives);
}

Matcher *class_matcher(RegExpReader *reader, ClassContents *contents, bool backward) {
    if (contents->set.failed) return NULL;
    if (contents->strings.length) return strings_matcher(reader, contents, backward);
    return set_matcher(reader, &contents->set, false, backward);
}

/* ---- reading, without v ---- */

static bool class_atom(RegExpReader *reader, int32_t *value, ClassContents *contents) {
    if (reader_skip(reader, '\\')) return escape_in_class(reader, value, contents);
    *value = reader_character(reader, reader->is_unicode);
    return true;
}

static void add_atom(ClassContents *contents, int32_t value) {
    if (value >= 0) code_set_add(&contents->set, (uint32_t)value, (uint32_t)value);
}

/* After the first atom and `-`. */
static bool class_range(RegExpReader *reader, int32_t from, ClassContents *contents) {
    int32_t next = reader_unit(reader, 0), to;
    if (next == READER_END || next == ']') {
        add_atom(contents, from);
        add_atom(contents, '-');
        return true;
    }
    if (!class_atom(reader, &to, contents)) return false;
    if (from == ESCAPE_SET || to == ESCAPE_SET) {
        add_atom(contents, from);
        add_atom(contents, '-');
        add_atom(contents, to);
        return !reader->is_unicode || reader_error(reader, INVALID_CLASS);
    }
    if (from > to) return reader_error(reader, OUT_OF_ORDER);
    code_set_add(&contents->set, (uint32_t)from, (uint32_t)to);
    return true;
}

static bool plain_class(RegExpReader *reader, ClassContents *contents) {
    while (!reader_skip(reader, ']')) {
        int32_t from;
        if (reader_unit(reader, 0) == READER_END) return reader_error(reader, UNTERMINATED);
        if (!class_atom(reader, &from, contents)) return false;
        if (!reader_skip(reader, '-'))
            add_atom(contents, from);
        else if (!class_range(reader, from, contents))
            return false;
    }
    return true;
}

static Matcher *plain_class_matcher(RegExpReader *reader, ClassContents *contents, bool negated,
                                    bool backward) {
    if (contents->set.failed) return NULL;
    return set_matcher(reader, &contents->set, negated, backward);
}

bool class_read(RegExpReader *reader, bool backward, Matcher **term) {
    ClassContents contents = {0};
    bool negated = !reader->has_sets && reader_skip(reader, '^');
    bool ok = reader->has_sets ? class_set_read(reader, &contents) : plain_class(reader, &contents);
    if (ok) {
        *term = reader->has_sets ? class_matcher(reader, &contents, backward)
                                 : plain_class_matcher(reader, &contents, negated, backward);
        ok = reader_made(reader, *term);
    }
    class_contents_free(&contents);
    return ok;
}
