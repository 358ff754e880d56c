/* The grammar of patterns: disjunctions, terms, groups, quantifiers (ECMA-262 22.2.1, Annex B.1.2),
 * and the public functions around it.
 *
 * Groups are kept on a stack of their own: nesting is bounded by memory, not by the C stack.
 */
#include "regexp/reader.h"

enum { MAX_GROUPS = 32767,
       MAX_REPEAT = INT32_MAX };

/* ---- flags ---- */

static uint32_t text_unit(RegExpText text, uint32_t at) {
    return text.is_utf16 ? ((const uint16_t *)text.units)[at] : ((const uint8_t *)text.units)[at];
}

static unsigned flag_of(uint32_t letter) {
    switch (letter) {
#define X(name, character) \
    case character: return REGEXP_##name;
        REGEXP_FLAGS(X)
#undef X
    default: return 0;
    }
}

bool regexp_flags_read(RegExpText text, unsigned *flags) {
    *flags = 0;
    for (uint32_t i = 0; i < text.length; i++) {
        unsigned flag = flag_of(text_unit(text, i));
        if (!flag || *flags & flag) return false;
        *flags |= flag;
    }
    return !(*flags & REGEXP_UNICODE && *flags & REGEXP_UNICODE_SETS);
}

RegExpFlagsText regexp_flags_text(unsigned flags) {
    RegExpFlagsText text;
    size_t length = 0;
#define X(name, letter) \
    if (flags & REGEXP_##name) text.letters[length++] = letter;
    REGEXP_FLAGS(X)
#undef X
    text.letters[length] = 0;
    return text;
}

/* ---- reading ---- */

int32_t reader_character(RegExpReader *reader, bool by_points) {
    int32_t unit = reader_unit(reader, 0), after = reader_unit(reader, 1);
    reader->at++;
    bool is_pair = by_points && after >= 0 && utf16_is_lead((uint32_t)unit) &&
                   utf16_is_trail((uint32_t)after);
    if (!is_pair) return unit;
    reader->at++;
    return (int32_t)utf16_combine((uint16_t)unit, (uint16_t)after);
}

/* ---- groups counted beforehand: what \1 and \k mean depends on all of them ---- */

/* From after `[` to after its `]`; with v, classes nest. */
static void skip_class(RegExpReader *reader) {
    for (uint32_t depth = 1; depth && reader_unit(reader, 0) != READER_END; reader->at++) {
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
    while (reader_unit(reader, 0) != READER_END) {
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

static const GroupName *find_group(const RegExpReader *reader, const GroupName *name) {
    for (size_t i = 0; i < reader->names.length; i++) {
        if (same_name(reader, &reader->names.items[i], name)) return &reader->names.items[i];
    }
    return NULL;
}

static bool add_group_name(RegExpReader *reader, uint32_t group) {
    GroupName name;
    if (!reader_group_name(reader, &name)) return false;
    if (find_group(reader, &name)) return reader_error(reader, "Duplicate capture group name");
    name.group = group;
    return group_name_vector_push(&reader->names, name) || reader_error(reader, REGEXP_TOO_LARGE);
}

/* 22.2.1.1: a reference by name has its group, before or after it. */
static bool settle_references(RegExpReader *reader) {
    for (size_t i = 0; i < reader->references.length; i++) {
        NamedReference *reference = &reader->references.items[i];
        const GroupName *name = find_group(reader, &reference->name);
        if (!name) return reader_error(reader, "Invalid named capture referenced");
        reference->matcher->place = 2 * name->group;
    }
    return true;
}

static bool keep_names(RegExpReader *reader) {
    RegExp *regexp = reader->regexp;
    size_t count = reader->names.length, size = reader->name_units.length * sizeof(uint16_t);
    if (!count) return true;
    uint16_t *units = regexp_allocate(regexp, size);
    regexp->names = units ? regexp_allocate(regexp, count * sizeof *regexp->names) : NULL;
    if (!regexp->names) return reader_error(reader, REGEXP_TOO_LARGE);
    memcpy(units, reader->name_units.items, size);
    for (size_t i = 0; i < count; i++) {
        GroupName name = reader->names.items[i];
        regexp->names[i] = (RegExpName){units + name.start, name.length, name.group};
    }
    regexp->name_count = (uint32_t)count;
    return true;
}

/* ---- groups ---- */

/* What may be repeated: nothing, a term, or an assertion that a quantifier must not follow. */
typedef enum TermKind { TERM_NONE,
                        TERM_QUANTIFIABLE,
                        TERM_ASSERTION } TermKind;

typedef enum GroupKind { GROUP_PLAIN,
                         GROUP_CAPTURE,
                         GROUP_LOOK,
                         GROUP_LOOK_NOT } GroupKind;

/* One that is not closed yet; the first one is the pattern itself. */
typedef struct OpenGroup {
    TermKind term; /* what the whole group will be */
    GroupKind kind;
    bool is_backward;
    uint32_t number;
    Matcher *opening;         /* GROUP_CAPTURE: keeps where it begins */
    MatcherList terms;        /* of the alternative being read */
    MatcherList alternatives; /* before it */
} OpenGroup;

VECTOR_OF(OpenGroupVector, open_group_vector, OpenGroup)

static OpenGroup *innermost(const OpenGroupVector *groups) {
    return &groups->items[groups->length - 1];
}

static void open_look(RegExpReader *reader, OpenGroup *group, bool is_behind) {
    group->kind = reader_unit(reader, 0) == '!' ? GROUP_LOOK_NOT : GROUP_LOOK;
    group->is_backward = is_behind;
    if (is_behind || reader->is_unicode) group->term = TERM_ASSERTION;
    reader->at++;
}

static bool open_capture(RegExpReader *reader, OpenGroup *group, bool is_named) {
    group->kind = GROUP_CAPTURE;
    group->number = ++reader->group;
    group->opening = matcher_save(reader->regexp, group->number, true, group->is_backward);
    if (!reader_made(reader, group->opening)) return false;
    return !is_named || add_group_name(reader, group->number);
}

/* `(` is consumed: what follows up to the group's contents. */
static bool read_group_start(RegExpReader *reader, OpenGroup *group) {
    if (!reader_skip(reader, '?')) return open_capture(reader, group, false);
    if (reader_skip(reader, ':')) return true;
    int32_t c = reader_unit(reader, 0), after = reader_unit(reader, 1);
    bool is_behind = c == '<' && (after == '=' || after == '!');
    if (c == '<' && !is_behind) return open_capture(reader, group, true);
    if (c != '=' && c != '!' && !is_behind) return reader_error(reader, "Invalid group");
    if (is_behind) reader->at++;
    open_look(reader, group, is_behind);
    return true;
}

static bool open_group(RegExpReader *reader, OpenGroupVector *groups) {
    OpenGroup group = {.term = TERM_QUANTIFIABLE, .is_backward = innermost(groups)->is_backward};
    if (!read_group_start(reader, &group)) return false;
    return open_group_vector_push(groups, group) || reader_error(reader, REGEXP_TOO_LARGE);
}

/* `|` or the end of the group: one alternative is complete. */
static bool end_alternative(RegExpReader *reader, OpenGroup *group) {
    RegExp *regexp = reader->regexp;
    Matcher *sequence = matcher_sequence(regexp, &group->terms, group->is_backward);
    group->terms = (MatcherList){0};
    bool ok = list_add_alternative(regexp, &group->alternatives, sequence);
    return ok || reader_error(reader, REGEXP_TOO_LARGE);
}

static Matcher *group_contents(RegExpReader *reader, OpenGroup *group) {
    RegExp *regexp = reader->regexp;
    if (!group->alternatives.head) {
        return matcher_sequence(regexp, &group->terms, group->is_backward);
    }
    if (!end_alternative(reader, group)) return NULL;
    return matcher_disjunction(regexp, &group->alternatives);
}

static bool close_group(RegExpReader *reader, OpenGroupVector *groups, TermKind *kind,
                        Matcher **term) {
    if (groups->length == 1) return reader_error(reader, "Unmatched ')'");
    OpenGroup group = open_group_vector_pop(groups);
    bool backward = innermost(groups)->is_backward;
    Matcher *contents = group_contents(reader, &group);
    *kind = group.term;
    *term = contents;
    if (!contents) return reader_made(reader, contents);
    if (group.kind == GROUP_CAPTURE) {
        *term = matcher_group(reader->regexp, group.opening, contents, group.number);
    } else if (group.kind != GROUP_PLAIN) {
        *term =
            matcher_look(reader->regexp, contents, group.kind == GROUP_LOOK_NOT, backward);
    }
    return reader_made(reader, *term);
}

/* ---- quantifiers ---- */

static bool is_digit(int32_t c) {
    return c >= '0' && c <= '9';
}

static bool read_number(RegExpReader *reader, uint32_t *number) {
    int64_t value = 0;
    if (!is_digit(reader_unit(reader, 0))) return false;
    for (; is_digit(reader_unit(reader, 0)); reader->at++) {
        value = value * 10 + (reader_unit(reader, 0) - '0');
        if (value > MAX_REPEAT) value = MAX_REPEAT;
    }
    *number = (uint32_t)value;
    return true;
}

/* {n}, {n,}, {n,m}: consumed when it is one. As many as can be counted is any number. */
static bool read_interval(RegExpReader *reader, Quantifier *quantifier) {
    uint32_t start = reader->at;
    bool ok = reader_skip(reader, '{') && read_number(reader, &quantifier->least);
    quantifier->most = quantifier->least;
    if (ok && reader_skip(reader, ',') && !read_number(reader, &quantifier->most)) {
        quantifier->most = REGEXP_UNSET;
    }
    if (quantifier->most == MAX_REPEAT) quantifier->most = REGEXP_UNSET;
    if (ok && reader_skip(reader, '}')) return true;
    reader->at = start;
    return false;
}

/* `*`, `+`, `?` or an interval; false: none. */
static bool read_repeat(RegExpReader *reader, Quantifier *quantifier) {
    int32_t c = reader_unit(reader, 0);
    *quantifier = (Quantifier){.least = c == '+', .most = c == '?' ? 1 : REGEXP_UNSET};
    if (c == '{') return read_interval(reader, quantifier);
    if (c != '*' && c != '+' && c != '?') return false;
    reader->at++;
    return true;
}

/* What follows a term. A brace that is no interval is an error with u or v, else the next term. */
static bool read_quantifier(RegExpReader *reader, TermKind kind, Matcher **term) {
    Quantifier quantifier;
    bool is_brace = reader_unit(reader, 0) == '{';
    if (!read_repeat(reader, &quantifier)) {
        bool wrong = is_brace && reader->is_unicode;
        return !wrong || reader_error(reader, "Incomplete quantifier");
    }
    if (quantifier.least > quantifier.most) {
        return reader_error(reader, "numbers out of order in {} quantifier");
    }
    if (kind == TERM_ASSERTION) return reader_error(reader, "Invalid quantifier");
    quantifier.is_lazy = reader_skip(reader, '?');
    *term = matcher_quantified(reader->regexp, *term, quantifier);
    return reader_made(reader, *term);
}

/* ---- terms ---- */

static bool read_character(RegExpReader *reader, bool backward, Matcher **term) {
    uint32_t c = (uint32_t)reader_character(reader, reader->is_unicode);
    *term = matcher_character(reader->regexp, c, backward);
    return reader_made(reader, *term);
}

static bool read_brace(RegExpReader *reader, bool backward, Matcher **term) {
    Quantifier quantifier = {0};
    if (read_interval(reader, &quantifier)) return reader_error(reader, "Nothing to repeat");
    if (reader->is_unicode) return reader_error(reader, "Lone quantifier brackets");
    return read_character(reader, backward, term);
}

static bool read_closing(RegExpReader *reader, bool backward, Matcher **term) {
    if (reader->is_unicode) return reader_error(reader, "Lone quantifier brackets");
    return read_character(reader, backward, term);
}

static bool read_dot(RegExpReader *reader, bool backward, Matcher **term) {
    CodeSet set = {0};
    reader->at++;
    if (!(reader->regexp->flags & REGEXP_DOT_ALL)) code_set_add_line_ends(&set);
    code_set_invert(&set);
    *term = matcher_set(reader->regexp, &set, backward);
    code_set_free(&set);
    return reader_made(reader, *term);
}

static bool read_edge(RegExpReader *reader, bool backward, Matcher **term) {
    *term = matcher_edge(reader->regexp, reader_unit(reader, 0) == '^', backward);
    reader->at++;
    return reader_made(reader, *term);
}

/* `\` is consumed. */
static bool read_escape(RegExpReader *reader, bool backward, TermKind *kind, Matcher **term) {
    int32_t c = reader_unit(reader, 0);
    if (c == READER_END) return reader_error(reader, "\\ at end of pattern");
    if (c != 'b' && c != 'B') return escape_in_term(reader, backward, term);
    *kind = TERM_NONE;
    reader->at++;
    *term = matcher_boundary(reader->regexp, c == 'B', backward);
    return reader_made(reader, *term);
}

/* Everything but groups and `|`. */
static bool read_term(RegExpReader *reader, bool backward, TermKind *kind, Matcher **term) {
    *kind = TERM_QUANTIFIABLE;
    switch (reader_unit(reader, 0)) {
    case '*':
    case '+':
    case '?': return reader_error(reader, "Nothing to repeat");
    case '{': return read_brace(reader, backward, term);
    case '}':
    case ']': return read_closing(reader, backward, term);
    case '^':
    case '$': *kind = TERM_NONE; return read_edge(reader, backward, term);
    case '.': return read_dot(reader, backward, term);
    case '[': reader->at++; return class_read(reader, backward, term);
    case '\\': reader->at++; return read_escape(reader, backward, kind, term);
    default: return read_character(reader, backward, term);
    }
}

/* One step: a parenthesis, a bar or a term, and its quantifier. */
static bool read_piece(RegExpReader *reader, OpenGroupVector *groups) {
    TermKind kind = TERM_NONE;
    Matcher *term = NULL;
    bool backward = innermost(groups)->is_backward;
    if (reader_skip(reader, '|')) return end_alternative(reader, innermost(groups));
    if (reader_skip(reader, '(')) return open_group(reader, groups);
    bool ok = reader_skip(reader, ')') ? close_group(reader, groups, &kind, &term)
                                       : read_term(reader, backward, &kind, &term);
    if (ok && kind != TERM_NONE) ok = read_quantifier(reader, kind, &term);
    if (!ok) return false;
    OpenGroup *group = innermost(groups);
    return list_add_term(reader->regexp, &group->terms, term, group->is_backward) ||
           reader_error(reader, REGEXP_TOO_LARGE);
}

static bool read_pieces(RegExpReader *reader, OpenGroupVector *groups, Matcher **pattern) {
    if (!open_group_vector_push(groups, (OpenGroup){0})) {
        return reader_error(reader, REGEXP_TOO_LARGE);
    }
    while (reader_unit(reader, 0) != READER_END) {
        if (!read_piece(reader, groups)) return false;
    }
    if (groups->length > 1) return reader_error(reader, "Unterminated group");
    *pattern = group_contents(reader, innermost(groups));
    return reader_made(reader, *pattern);
}

static bool read_pattern(RegExpReader *reader, Matcher **pattern) {
    OpenGroupVector groups = {0};
    if (reader->group_count > MAX_GROUPS) return reader_error(reader, "Too many captures");
    bool ok = read_pieces(reader, &groups, pattern);
    open_group_vector_free(&groups);
    return ok && settle_references(reader) && keep_names(reader);
}

/* ---- whole patterns ---- */

static void reader_prepare(RegExpReader *reader, RegExp *regexp) {
    reader->regexp = regexp;
    reader->has_sets = regexp->flags & REGEXP_UNICODE_SETS;
    reader->is_unicode = regexp_is_unicode(regexp);
    reader->ignores_case = regexp->flags & REGEXP_IGNORE_CASE;
    count_groups(reader);
    regexp->group_count = reader->group_count + 1;
    regexp->register_count = 2 * regexp->group_count;
}

static void reader_free(RegExpReader *reader) {
    unit_vector_free(&reader->name_units);
    group_name_vector_free(&reader->names);
    named_reference_vector_free(&reader->references);
}

/* A pattern that is not linked yet; NULL: reader->message says why. */
static RegExp *read_regexp(RegExpReader *reader, unsigned flags, Matcher **pattern) {
    RegExp *regexp = regexp_new(flags);
    if (!reader_made(reader, regexp)) return NULL;
    reader_prepare(reader, regexp);
    bool ok = read_pattern(reader, pattern);
    reader_free(reader);
    if (ok) return regexp;
    regexp_free(regexp);
    return NULL;
}

const char *regexp_check(RegExpText pattern, unsigned flags) {
    RegExpReader reader = {.pattern = pattern, .only_checks = true};
    Matcher *whole;
    regexp_free(read_regexp(&reader, flags, &whole));
    return reader.message;
}

RegExp *regexp_compile(RegExpText pattern, unsigned flags, const char **message) {
    RegExpReader reader = {.pattern = pattern};
    Matcher *whole;
    RegExp *regexp = read_regexp(&reader, flags, &whole);
    *message = reader.message;
    if (!regexp || regexp_link(regexp, whole)) return regexp;
    *message = REGEXP_TOO_LARGE;
    regexp_free(regexp);
    return NULL;
}

/* ---- what is known of one ---- */

size_t regexp_size(const RegExp *regexp) {
    return regexp->size;
}

uint32_t regexp_group_count(const RegExp *regexp) {
    return regexp->group_count;
}

uint32_t regexp_name_count(const RegExp *regexp) {
    return regexp->name_count;
}

const RegExpName *regexp_names(const RegExp *regexp) {
    return regexp->names;
}
