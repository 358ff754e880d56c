/* The grammar of patterns: disjunctions, terms, groups, quantifiers (spec 22.2.1, Annex B.1.2).
 *
 * Groups are kept on a stack of their own: nesting is bounded by memory, not by the C stack.
 * Must never look at what a pattern matches: that is the compiler's.
 */
#include "syntax/regexp_syntax.h"

#include <string.h>

#include "syntax/regexp_reader.h"

#define TOO_LARGE "Regular expression too large"

enum { MAX_GROUPS = 65535,
       UNBOUNDED = INT32_MAX };

/* ---- flags ---- */

bool regexp_flags_check(Runtime *runtime, String *flags) {
    static const char known[] = "dgimsuvy";
    unsigned seen = 0;
    if (!string_flat(runtime, flags)) return false;
    for (uint32_t i = 0; i < string_length(flags); i++) {
        uint16_t unit = string_unit(flags, i);
        const char *found = unit && unit < 128 ? strchr(known, unit) : NULL;
        if (!found || seen & 1u << (found - known)) return false;
        seen |= 1u << (found - known);
    }
    unsigned both = 1u << (strchr(known, 'u') - known) | 1u << (strchr(known, 'v') - known);
    return (seen & both) != both;
}

/* ---- reading ---- */

int32_t reader_character(RegExpReader *reader) {
    if (!reader->is_unicode) return string_unit(reader->pattern, reader->at++);
    uint32_t units;
    uint32_t character = string_code_point_at(reader->pattern, reader->at, &units);
    reader->at += units;
    return (int32_t)character;
}

/* ---- groups counted beforehand: what \1 and \k mean depends on all of them ---- */

/* From after `[` to after its `]`; with v, classes nest. */
static void skip_class(RegExpReader *reader) {
    for (uint32_t depth = 1; depth && reader_unit(reader, 0) != REGEXP_END; reader->at++) {
        int32_t c = reader_unit(reader, 0);
        if (c == '\\') reader->at++;
        if (c == '[' && reader->has_sets) depth++;
        if (c == ']') depth--;
    }
}

static void count_group(RegExpReader *reader) {
    bool is_special = reader_unit(reader, 0) == '?';
    int32_t after = reader_unit(reader, 2);
    bool is_named = is_special && reader_unit(reader, 1) == '<' && after != '=' && after != '!';
    if (is_named) reader->has_names = true;
    if (is_named || !is_special) reader->group_count++;
}

static void count_groups(RegExpReader *reader) {
    while (reader_unit(reader, 0) != REGEXP_END) {
        int32_t c = reader_unit(reader, 0);
        reader->at++;
        if (c == '\\') reader->at++;
        if (c == '[') skip_class(reader);
        if (c == '(') count_group(reader);
    }
    reader->at = 0;
}

/* ---- names ---- */

static bool same_name(const RegExpReader *reader, const GroupName *a, const GroupName *b) {
    const uint16_t *units = reader->name_units.items;
    return a->hash == b->hash && a->length == b->length &&
           memcmp(units + a->start, units + b->start, a->length * sizeof(uint16_t)) == 0;
}

static bool has_group(const RegExpReader *reader, const GroupName *name) {
    for (size_t i = 0; i < reader->names.length; i++) {
        if (same_name(reader, &reader->names.items[i], name)) return true;
    }
    return false;
}

/* A named group is complete. */
static bool add_group(RegExpReader *reader, GroupName name) {
    if (has_group(reader, &name)) return reader_error(reader, "Duplicate capture group name");
    return group_name_vector_push(&reader->names, name) || reader_error(reader, TOO_LARGE);
}

/* 22.2.1.1: a reference by name has its group, before or after it. */
static bool check_references(RegExpReader *reader) {
    for (size_t i = 0; i < reader->references.length; i++) {
        if (has_group(reader, &reader->references.items[i])) continue;
        return reader_error(reader, "Invalid named capture referenced");
    }
    return true;
}

/* ---- groups ---- */

/* What may be repeated: nothing, a term, or an assertion that a quantifier must not follow. */
typedef enum TermKind { TERM_NONE,
                        TERM_QUANTIFIABLE,
                        TERM_ASSERTION } TermKind;

typedef struct OpenGroup {
    TermKind kind; /* what the whole group will be */
    bool is_named;
    GroupName name;
} OpenGroup;

VECTOR_OF(OpenGroupVector, open_group_vector, OpenGroup)

/* `(` is consumed: what follows up to the group's contents. */
static bool read_group_start(RegExpReader *reader, OpenGroup *group) {
    *group = (OpenGroup){.kind = TERM_QUANTIFIABLE};
    if (!reader_skip(reader, '?') || reader_skip(reader, ':')) return true;
    if (reader_skip(reader, '=') || reader_skip(reader, '!')) {
        if (reader->is_unicode) group->kind = TERM_ASSERTION;
        return true;
    }
    int32_t after = reader_unit(reader, 1);
    if (reader_unit(reader, 0) != '<') return reader_error(reader, "Invalid group");
    group->is_named = after != '=' && after != '!';
    if (group->is_named) return reader_group_name(reader, &group->name);
    reader->at += 2;
    group->kind = TERM_ASSERTION;
    return true;
}

static bool open_group(RegExpReader *reader, OpenGroupVector *groups) {
    OpenGroup group;
    if (!read_group_start(reader, &group)) return false;
    return open_group_vector_push(groups, group) || reader_error(reader, TOO_LARGE);
}

static bool close_group(RegExpReader *reader, OpenGroupVector *groups, TermKind *kind) {
    if (!groups->length) return reader_error(reader, "Unmatched ')'");
    OpenGroup group = open_group_vector_pop(groups);
    *kind = group.kind;
    return !group.is_named || add_group(reader, group.name);
}

/* ---- quantifiers ---- */

static bool is_digit(int32_t c) {
    return c >= '0' && c <= '9';
}

static bool read_number(RegExpReader *reader, int32_t *number) {
    int64_t value = 0;
    if (!is_digit(reader_unit(reader, 0))) return false;
    for (; is_digit(reader_unit(reader, 0)); reader->at++) {
        value = value * 10 + (reader_unit(reader, 0) - '0');
        if (value > UNBOUNDED) value = UNBOUNDED;
    }
    *number = (int32_t)value;
    return true;
}

/* {n}, {n,}, {n,m}: consumed when it is one. */
static bool read_interval(RegExpReader *reader, int32_t *least, int32_t *most) {
    uint32_t start = reader->at;
    bool ok = reader_skip(reader, '{') && read_number(reader, least);
    *most = *least;
    if (ok && reader_skip(reader, ',') && !read_number(reader, most)) *most = UNBOUNDED;
    if (ok && reader_skip(reader, '}')) return true;
    reader->at = start;
    return false;
}

/* What follows a term. A brace that is no interval is an error with u or v, else the next term. */
static bool read_quantifier(RegExpReader *reader, TermKind *kind) {
    int32_t c = reader_unit(reader, 0), least = 0, most = UNBOUNDED;
    if (c == '{' && !read_interval(reader, &least, &most)) {
        return !reader->is_unicode || reader_error(reader, "Incomplete quantifier");
    }
    if (c != '{' && c != '*' && c != '+' && c != '?') return true;
    if (c != '{') reader->at++;
    if (least > most) return reader_error(reader, "numbers out of order in {} quantifier");
    if (*kind == TERM_ASSERTION) return reader_error(reader, "Invalid quantifier");
    reader_skip(reader, '?');
    *kind = TERM_NONE;
    return true;
}

/* ---- terms ---- */

static bool read_brace(RegExpReader *reader) {
    int32_t least = 0, most;
    if (read_interval(reader, &least, &most)) return reader_error(reader, "Nothing to repeat");
    if (reader->is_unicode) return reader_error(reader, "Lone quantifier brackets");
    reader->at++;
    return true;
}

/* `\` is consumed. */
static bool read_escape(RegExpReader *reader, TermKind *kind) {
    int32_t c = reader_unit(reader, 0);
    if (c == REGEXP_END) return reader_error(reader, "\\ at end of pattern");
    if (c == 'b' || c == 'B') {
        *kind = TERM_NONE;
        reader->at++;
        return true;
    }
    return escape_in_term(reader);
}

/* Everything but groups and `|`. */
static bool read_term(RegExpReader *reader, TermKind *kind) {
    int32_t c = reader_unit(reader, 0);
    *kind = TERM_QUANTIFIABLE;
    switch (c) {
    case '*':
    case '+':
    case '?': return reader_error(reader, "Nothing to repeat");
    case '{': return read_brace(reader);
    case '}':
    case ']':
        if (reader->is_unicode) return reader_error(reader, "Lone quantifier brackets");
        reader->at++;
        return true;
    case '^':
    case '$':
        *kind = TERM_NONE;
        reader->at++;
        return true;
    case '[': reader->at++; return class_check(reader);
    case '\\': reader->at++; return read_escape(reader, kind);
    default: reader_character(reader); return true;
    }
}

/* One step: a parenthesis, a bar or a term, and its quantifier. */
static bool read_piece(RegExpReader *reader, OpenGroupVector *groups) {
    TermKind kind = TERM_NONE;
    if (reader_skip(reader, '|')) return true;
    if (reader_skip(reader, '(')) return open_group(reader, groups);
    bool ok =
        reader_skip(reader, ')') ? close_group(reader, groups, &kind) : read_term(reader, &kind);
    return ok && (kind == TERM_NONE || read_quantifier(reader, &kind));
}

static bool read_pattern(RegExpReader *reader) {
    OpenGroupVector groups = {0};
    bool ok = true;
    if (reader->group_count > MAX_GROUPS) ok = reader_error(reader, "Too many captures");
    while (ok && reader_unit(reader, 0) != REGEXP_END) ok = read_piece(reader, &groups);
    if (ok && groups.length) ok = reader_error(reader, "Unterminated group");
    open_group_vector_free(&groups);
    return ok && check_references(reader);
}

static bool has_flag(const String *flags, char flag) {
    for (uint32_t i = 0; i < string_length(flags); i++) {
        if (string_unit(flags, i) == flag) return true;
    }
    return false;
}

bool regexp_syntax_check(Runtime *runtime, String *pattern, String *flags, const char **message) {
    RegExpReader reader = {.runtime = runtime, .pattern = pattern};
    if (!string_flat(runtime, pattern) || !string_flat(runtime, flags)) {
        *message = TOO_LARGE;
        return false;
    }
    reader.has_sets = has_flag(flags, 'v');
    reader.is_unicode = reader.has_sets || has_flag(flags, 'u');
    count_groups(&reader);
    bool ok = read_pattern(&reader);
    unit_vector_free(&reader.name_units);
    group_name_vector_free(&reader.names);
    group_name_vector_free(&reader.references);
    *message = ok ? NULL : reader.message;
    return ok;
}
