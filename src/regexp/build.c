/* Making matchers, from the leaves up (ECMA-262 22.2.2.3 to 22.2.2.9 say what they mean).
 *
 * Every function settles what is known of the new matcher from its children: what it may begin
 * with, how many units it takes at least, which groups lie inside. Case and lookbehind are settled
 * here as well: nothing above asks for them again.
 */
#include "regexp/matcher.h"

#include "support/unicode.h"

enum { WIDTH_MAX = 1 << 30,
       FIRST_CHUNK = 8 };

/* ---- memory ---- */

struct RegExpBlock {
    RegExpBlock *next;
    size_t used, size;
    _Alignas(max_align_t) char bytes[];
};

enum { BLOCK_SIZE = 4000 };

static RegExpBlock *block_new(RegExp *regexp, size_t size) {
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    RegExpBlock *block = calloc(1, sizeof *block + room);
    if (!block) return NULL;
    *block = (RegExpBlock){.next = regexp->blocks, .size = room};
    regexp->blocks = block;
    regexp->size += sizeof *block + room;
    return block;
}

void *regexp_allocate(RegExp *regexp, size_t size) {
    RegExpBlock *block = regexp->blocks;
    size = (size + sizeof(max_align_t) - 1) & -sizeof(max_align_t);
    if (!block || block->size - block->used < size) block = block_new(regexp, size);
    if (!block) return NULL;
    block->used += size;
    return block->bytes + block->used - size;
}

RegExp *regexp_new(unsigned flags) {
    RegExp *regexp = calloc(1, sizeof *regexp);
    if (!regexp) return NULL;
    regexp->flags = flags;
    regexp->size = sizeof *regexp;
    return regexp;
}

void regexp_free(RegExp *regexp) {
    if (!regexp) return;
    for (RegExpBlock *block = regexp->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    matcher_vector_free(&regexp->matchers);
    free(regexp);
}

/* ---- what a matcher may begin with ---- */

static void first_add(FirstUnits *first, const FirstUnits *other) {
    for (size_t i = 0; i < COUNT_OF(first->bits); i++) first->bits[i] |= other->bits[i];
    first->others = first->others || other->others;
    first->at_end = first->at_end || other->at_end;
}

static void first_add_unit(FirstUnits *first, uint32_t unit) {
    if (unit < 256)
        first->bits[unit / 32] |= 1u << unit % 32;
    else
        first->others = true;
}

static void first_set_any(FirstUnits *first) {
    memset(first->bits, 0xFF, sizeof first->bits);
    first->others = first->at_end = true;
}

static uint32_t width_add(uint32_t a, uint32_t b) {
    return a + b < WIDTH_MAX ? a + b : WIDTH_MAX;
}

static uint32_t width_times(uint32_t width, uint32_t count) {
    uint64_t product = (uint64_t)width * count;
    return product < WIDTH_MAX ? (uint32_t)product : WIDTH_MAX;
}

/* ---- making ---- */

Matcher *matcher_new(RegExp *regexp, MatcherKind kind, bool backward) {
    Matcher *matcher = regexp_allocate(regexp, sizeof *matcher);
    if (!matcher || !matcher_vector_push(&regexp->matchers, matcher)) return NULL;
    matcher->kind = (uint8_t)kind;
    matcher->is_backward = backward;
    matcher->sets_groups = true;
    if (backward || kind == MATCH_BACKREFERENCE || kind == MATCH_ACCEPT) {
        first_set_any(&matcher->first);
    }
    return matcher;
}

/* The parent has the groups of a child. */
static void take_groups(Matcher *matcher, const Matcher *child) {
    if (child->first_register == child->last_register) return;
    bool is_first = matcher->first_register == matcher->last_register;
    if (is_first || child->first_register < matcher->first_register) {
        matcher->first_register = child->first_register;
    }
    if (child->last_register > matcher->last_register) {
        matcher->last_register = child->last_register;
    }
}

static bool has_groups(const Matcher *matcher) {
    return matcher->first_register != matcher->last_register;
}

/* A matcher around one child that it matches as it is, at first. */
static Matcher *matcher_around(RegExp *regexp, MatcherKind kind, Matcher *child) {
    Matcher *matcher = matcher_new(regexp, kind, child->is_backward);
    if (!matcher) return NULL;
    matcher->child = child;
    matcher->width = child->width;
    matcher->first = child->first;
    matcher->sets_groups = child->sets_groups;
    take_groups(matcher, child);
    return matcher;
}

/* ---- sets ---- */

/* Latin-1 goes into bits, the rest stays ranges. */
static void point_set_fill(PointSet *points, const CodeSet *set, bool unicode) {
    for (size_t i = 0; i < set->ranges.length; i++) {
        CodeRange range = set->ranges.items[i];
        for (uint32_t c = range.first; c < 256 && c <= range.last; c++) {
            points->bits[c / 32] |= 1u << c % 32;
        }
        if (range.last < 256) continue;
        if (range.first < 256) range.first = 256;
        points->ranges[points->count++] = range;
        bool beyond = range.last > 0xFFFF || (range.first <= 0xDFFF && range.last >= 0xD800);
        points->has_points = points->has_points || (unicode && beyond);
    }
}

/* The one unit that is left out, when it is the only one. */
static int16_t find_only_not(const PointSet *points) {
    int16_t found = -1;
    for (int16_t c = 0; c < 256; c++) {
        if (points->bits[c / 32] & 1u << c % 32) continue;
        if (found >= 0) return -1;
        found = c;
    }
    return found;
}

const PointSet *point_set_new(RegExp *regexp, const CodeSet *set) {
    size_t size = sizeof(PointSet) + set->ranges.length * sizeof(CodeRange);
    PointSet *points = set->failed ? NULL : regexp_allocate(regexp, size);
    if (!points) return NULL;
    point_set_fill(points, set, regexp_is_unicode(regexp));
    points->only_not = find_only_not(points);
    return points;
}

static Matcher *matcher_of_points(RegExp *regexp, const PointSet *points, bool backward) {
    MatcherKind kind = points->has_points ? MATCH_POINTS : MATCH_SET;
    if (backward) kind = points->has_points ? MATCH_POINTS_BACK : MATCH_SET_BACK;
    Matcher *matcher = matcher_new(regexp, kind, backward);
    if (!matcher) return NULL;
    matcher->set = points;
    matcher->width = 1;
    if (backward) return matcher;
    memcpy(matcher->first.bits, points->bits, sizeof points->bits);
    matcher->first.others = points->count > 0;
    return matcher;
}

Matcher *matcher_set(RegExp *regexp, const CodeSet *set, bool backward) {
    const PointSet *points = point_set_new(regexp, set);
    return points ? matcher_of_points(regexp, points, backward) : NULL;
}

/* Characters of words; with u and i also those that fold into them (22.2.2.7.4). */
static const PointSet *word_points(RegExp *regexp) {
    CodeSet words = {0};
    if (regexp->words) return regexp->words;
    code_set_add_words(&words);
    if (regexp_is_unicode(regexp) && regexp->flags & REGEXP_IGNORE_CASE) {
        code_set_close_over_case(&words, true);
    }
    code_set_settle(&words);
    regexp->words = point_set_new(regexp, &words);
    code_set_free(&words);
    return regexp->words;
}

Matcher *matcher_boundary(RegExp *regexp, bool negative, bool backward) {
    const PointSet *words = word_points(regexp);
    MatcherKind kind = negative ? MATCH_NO_BOUNDARY : MATCH_BOUNDARY;
    Matcher *matcher = words ? matcher_new(regexp, kind, backward) : NULL;
    if (matcher) matcher->set = words;
    return matcher;
}

/* `^` and `$`: where `$` matches no unit follows, or a line terminator. */
Matcher *matcher_edge(RegExp *regexp, bool at_start, bool backward) {
    bool of_lines = regexp->flags & REGEXP_MULTILINE;
    MatcherKind kind = of_lines ? MATCH_LINE_END : MATCH_END;
    if (at_start) kind = of_lines ? MATCH_LINE_START : MATCH_START;
    Matcher *matcher = matcher_new(regexp, kind, backward);
    if (!matcher || at_start) return matcher;
    matcher->first.at_end = true;
    if (!of_lines) return matcher;
    first_add_unit(&matcher->first, '\n');
    first_add_unit(&matcher->first, '\r');
    first_add_unit(&matcher->first, 0x2028);
    return matcher;
}

/* ---- characters ---- */

static Matcher *matcher_of_set(RegExp *regexp, CodeSet *set, bool backward) {
    Matcher *matcher = matcher_set(regexp, set, backward);
    code_set_free(set);
    return matcher;
}

/* The set of all that is equal to `c`, when there are more. NULL is no error. */
static bool close_character(const RegExp *regexp, uint32_t c, CodeSet *set) {
    code_set_add(set, c, c);
    if (!(regexp->flags & REGEXP_IGNORE_CASE)) return false;
    uint32_t mapped[UNICODE_CASE_MAX];
    bool has_case = unicode_fold(c) != c || (unicode_lower(c, mapped), mapped[0] != c) ||
                    (unicode_upper(c, mapped), mapped[0] != c);
    if (!has_case) return false;
    code_set_close_over_case(set, regexp_is_unicode(regexp));
    return set->ranges.length > 1 || set->ranges.items[0].last > set->ranges.items[0].first;
}

static Matcher *matcher_pair(RegExp *regexp, uint32_t c) {
    uint16_t *units = regexp_allocate(regexp, 2 * sizeof *units);
    Matcher *matcher = units ? matcher_new(regexp, MATCH_TEXT, false) : NULL;
    if (!matcher) return NULL;
    matcher->text.units = units;
    matcher->text.length = matcher->width = utf16_encode(c, units);
    matcher->first.others = true;
    return matcher;
}

static Matcher *matcher_unit(RegExp *regexp, uint32_t c, bool backward) {
    Matcher *matcher = matcher_new(regexp, backward ? MATCH_UNIT_BACK : MATCH_UNIT, backward);
    if (!matcher) return NULL;
    matcher->unit = c;
    matcher->width = 1;
    first_add_unit(&matcher->first, c);
    return matcher;
}

Matcher *matcher_character(RegExp *regexp, uint32_t c, bool backward) {
    CodeSet set = {0};
    bool is_set = close_character(regexp, c, &set);
    bool is_lone = regexp_is_unicode(regexp) && utf16_is_surrogate(c);
    if (is_set || is_lone || (backward && c > 0xFFFF)) {
        return matcher_of_set(regexp, &set, backward);
    }
    code_set_free(&set);
    return c > 0xFFFF ? matcher_pair(regexp, c) : matcher_unit(regexp, c, backward);
}

/* ---- sequences: characters side by side become one text ---- */

static bool is_text(const Matcher *matcher) {
    return matcher && (matcher->kind == MATCH_UNIT || matcher->kind == MATCH_TEXT);
}

/* Room for one unit more at each power of two. */
static bool text_push(RegExp *regexp, Matcher *text, uint16_t unit) {
    uint32_t length = text->text.length;
    uint16_t *units = (uint16_t *)text->text.units;
    if ((length & (length - 1)) == 0 || !units) {
        uint32_t room = length ? 2 * length : FIRST_CHUNK;
        uint16_t *grown = regexp_allocate(regexp, room * sizeof *grown);
        if (!grown) return false;
        if (length) memcpy(grown, units, length * sizeof *units);
        text->text.units = units = grown;
    }
    units[text->text.length++] = unit;
    text->width = text->text.length;
    return true;
}

static bool text_from_unit(RegExp *regexp, Matcher *matcher) {
    uint16_t unit = (uint16_t)matcher->unit;
    matcher->kind = MATCH_TEXT;
    memset(&matcher->text, 0, sizeof matcher->text);
    return text_push(regexp, matcher, unit);
}

static bool text_append(RegExp *regexp, Matcher *text, const Matcher *term) {
    if (text->kind == MATCH_UNIT && !text_from_unit(regexp, text)) return false;
    if (term->kind == MATCH_UNIT) return text_push(regexp, text, (uint16_t)term->unit);
    for (uint32_t i = 0; i < term->text.length; i++) {
        if (!text_push(regexp, text, term->text.units[i])) return false;
    }
    return true;
}

static void list_push(MatcherList *list, Matcher *matcher) {
    if (list->tail)
        list->tail->sibling = matcher;
    else
        list->head = matcher;
    list->tail = matcher;
}

/* Terms of a lookbehind stand in the order in which they are matched: the last one first. */
bool list_add_term(RegExp *regexp, MatcherList *terms, Matcher *term, bool backward) {
    if (!term) return false;
    if (is_text(terms->tail) && is_text(term)) return text_append(regexp, terms->tail, term);
    if (!backward || !terms->head) {
        list_push(terms, term);
    } else {
        term->sibling = terms->head;
        terms->head = term;
    }
    return true;
}

Matcher *matcher_sequence(RegExp *regexp, MatcherList *terms, bool backward) {
    if (terms->head && terms->head == terms->tail) return terms->head;
    Matcher *sequence = matcher_new(regexp, MATCH_SEQUENCE, backward);
    if (!sequence) return NULL;
    sequence->child = terms->head;
    for (const Matcher *term = terms->head; term; term = term->sibling) {
        if (sequence->width == 0) first_add(&sequence->first, &term->first);
        sequence->width = width_add(sequence->width, term->width);
        sequence->sets_groups = sequence->sets_groups && term->sets_groups;
        take_groups(sequence, term);
    }
    return sequence;
}

/* ---- alternatives ---- */

bool list_add_alternative(RegExp *regexp, MatcherList *alternatives, Matcher *sequence) {
    if (!sequence) return false;
    Matcher *alternative = matcher_around(regexp, MATCH_ALTERNATIVE, sequence);
    if (alternative) list_push(alternatives, alternative);
    return alternative != NULL;
}

Matcher *matcher_disjunction(RegExp *regexp, MatcherList *alternatives) {
    Matcher *disjunction = matcher_around(regexp, MATCH_DISJUNCTION, alternatives->head);
    if (!disjunction) return NULL;
    for (const Matcher *each = alternatives->head; each; each = each->sibling) {
        if (each->width < disjunction->width) disjunction->width = each->width;
        first_add(&disjunction->first, &each->first);
        take_groups(disjunction, each);
    }
    disjunction->sets_groups = !has_groups(disjunction);
    return disjunction;
}

/* ---- groups, looks ---- */

/* From right to left the end is met first. */
Matcher *matcher_save(RegExp *regexp, uint32_t group, bool is_first, bool backward) {
    Matcher *save = matcher_new(regexp, MATCH_SAVE, backward);
    if (save) save->place = 2 * group + (is_first == backward);
    return save;
}

Matcher *matcher_group(RegExp *regexp, Matcher *before, Matcher *body, uint32_t group) {
    MatcherList parts = {0};
    bool backward = before->is_backward;
    Matcher *after = body ? matcher_save(regexp, group, false, backward) : NULL;
    if (!after) return NULL;
    list_push(&parts, before);
    list_push(&parts, body);
    list_push(&parts, after);
    Matcher *sequence = matcher_sequence(regexp, &parts, backward);
    if (!sequence) return NULL;
    Matcher group_itself = {.first_register = 2 * group, .last_register = 2 * group + 2};
    take_groups(sequence, &group_itself);
    return sequence;
}

Matcher *matcher_look(RegExp *regexp, Matcher *body, bool negative, bool backward) {
    MatcherList parts = {0};
    MatcherKind kind = negative ? MATCH_LOOK_NOT_DONE : MATCH_LOOK_DONE;
    Matcher *done = body ? matcher_new(regexp, kind, body->is_backward) : NULL;
    if (!done) return NULL;
    first_set_any(&done->first);
    list_push(&parts, body);
    list_push(&parts, done);
    Matcher *sequence = matcher_sequence(regexp, &parts, body->is_backward);
    Matcher *look = sequence ? matcher_new(regexp, negative ? MATCH_LOOK_NOT : MATCH_LOOK, backward)
                             : NULL;
    if (!look) return NULL;
    look->child = sequence;
    take_groups(look, sequence);
    look->sets_groups = sequence->sets_groups && !(negative && has_groups(sequence));
    look->look.height = done->look.height = regexp->register_count++;
    look->look.position = done->look.position = regexp->register_count++;
    return look;
}

/* ---- quantifiers (22.2.2.3.1 RepeatMatcher) ---- */

/* The set of a matcher that takes one character, from left to right; else NULL. */
static const PointSet *single_set(RegExp *regexp, const Matcher *matcher) {
    if (matcher->kind == MATCH_SET || matcher->kind == MATCH_POINTS) return matcher->set;
    if (matcher->kind != MATCH_UNIT) return NULL;
    CodeSet set = {0};
    code_set_add(&set, matcher->unit, matcher->unit);
    const PointSet *points = point_set_new(regexp, &set);
    code_set_free(&set);
    return points;
}

static Matcher *matcher_run(RegExp *regexp, const PointSet *set, Quantifier quantifier) {
    MatcherKind kind = quantifier.is_lazy ? MATCH_RUN_LAZY : MATCH_RUN;
    if (set->has_points) kind = quantifier.is_lazy ? MATCH_RUN_POINTS_LAZY : MATCH_RUN_POINTS;
    Matcher *run = matcher_new(regexp, kind, false);
    if (!run) return NULL;
    run->loop.set = set;
    run->loop.least = run->width = quantifier.least;
    run->loop.most = quantifier.most;
    memcpy(run->first.bits, set->bits, sizeof set->bits);
    run->first.others = set->count > 0;
    return run;
}

/* `x?` as `(?:x|)`: nothing to count. */
static Matcher *matcher_optional(RegExp *regexp, Matcher *body, bool is_lazy) {
    MatcherList alternatives = {0};
    Matcher *empty = matcher_new(regexp, MATCH_SEQUENCE, body->is_backward);
    bool ok = list_add_alternative(regexp, &alternatives, is_lazy ? empty : body) &&
              list_add_alternative(regexp, &alternatives, is_lazy ? body : empty);
    return ok ? matcher_disjunction(regexp, &alternatives) : NULL;
}

static Matcher *matcher_loop(RegExp *regexp, Matcher *body, Quantifier quantifier) {
    bool is_plain = body->width && quantifier.least <= 1 && quantifier.most == REGEXP_UNSET;
    Matcher *loop = matcher_around(regexp, is_plain ? MATCH_LOOP : MATCH_COUNTED_LOOP, body);
    if (!loop) return NULL;
    loop->is_lazy = quantifier.is_lazy;
    loop->loop.least = quantifier.least;
    loop->loop.most = quantifier.most;
    loop->width = 0; /* it may be met when nothing more is to come */
    Matcher *repeat = matcher_around(regexp, MATCH_REPEAT, loop);
    if (!repeat) return NULL;
    repeat->width = width_times(body->width, quantifier.least);
    repeat->sets_groups = !has_groups(body) || (quantifier.least && body->sets_groups);
    if (is_plain) return repeat;
    loop->loop.counter = regexp->register_count;
    regexp->register_count += 2;
    return repeat;
}

static bool is_empty(const Matcher *matcher) {
    return matcher->kind == MATCH_SEQUENCE && !matcher->child;
}

Matcher *matcher_quantified(RegExp *regexp, Matcher *body, Quantifier quantifier) {
    if (!body) return NULL;
    if (quantifier.most == 0) return matcher_new(regexp, MATCH_SEQUENCE, body->is_backward);
    if ((quantifier.least == 1 && quantifier.most == 1) || is_empty(body)) return body;
    const PointSet *set = single_set(regexp, body);
    if (set) return matcher_run(regexp, set, quantifier);
    if (quantifier.least == 0 && quantifier.most == 1 && body->width) {
        return matcher_optional(regexp, body, quantifier.is_lazy);
    }
    return matcher_loop(regexp, body, quantifier);
}
