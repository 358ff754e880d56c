/* Matching: from matcher to matcher, and back to what was left when one fails (ECMA-262 22.2.2.2
 * and after).
 *
 * Must never recurse, and never run long without asking the host whether to stop: every failure and
 * every stretch of a run costs some patience.
 */
#define _GNU_SOURCE /* memmem */
#include "regexp/match.h"
#include "regexp/match_loops.h"
#include "regexp/match_texts.h"

enum {
    PATIENCE = 1 << 14,
    ENTRIES_AT_FIRST = 64,
    ENTRIES_MOST = 1 << 24 /* 256 MB */
};

bool match_grow(Match *match) {
    size_t capacity = match->capacity ? 2 * match->capacity : ENTRIES_AT_FIRST;
    if (capacity > ENTRIES_MOST) {
        match->outcome = REGEXP_TOO_DEEP;
        return false;
    }
    Entry *grown = match->host->resize(match->host->data, match->entries,
                                       match->capacity * sizeof(Entry), capacity * sizeof(Entry));
    if (!grown) {
        match->outcome = REGEXP_OUT_OF_MEMORY;
        return false;
    }
    match->entries = grown;
    match->capacity = capacity;
    return true;
}

/* ---- one step ---- */

static ALWAYS_INLINE const Matcher *step_save(Match *match, const Matcher *matcher, uint32_t at) {
    return set_register(match, matcher->place, at) ? matcher->next : NULL;
}

/* What to go on with after `matcher`; NULL: it does not match. Precondition: not ACCEPT. */
static ALWAYS_INLINE const Matcher *step(Match *match, const Matcher *matcher, uint32_t *at,
                                         const bool wide) {
    switch ((MatcherKind)matcher->kind) {
    case MATCH_UNIT: return step_unit(match, matcher, at, wide);
    case MATCH_UNIT_BACK: return step_unit_back(match, matcher, at, wide);
    case MATCH_TEXT: return step_text(match, matcher, at, wide);
    case MATCH_SET: return step_set(match, matcher, at, wide);
    case MATCH_SET_BACK: return step_set_back(match, matcher, at, wide);
    case MATCH_POINTS: return step_points(match, matcher, at, wide);
    case MATCH_POINTS_BACK: return step_points_back(match, matcher, at, wide);
    case MATCH_DISJUNCTION: return step_alternative(match, matcher->child, *at, wide);
    case MATCH_LOOP: return step_loop(match, matcher, *at, wide);
    case MATCH_REPEAT: return step_repeat(match, matcher, *at);
    case MATCH_COUNTED_LOOP: return step_counted_loop(match, matcher, *at);
    case MATCH_RUN: return step_run(match, matcher, at, wide);
    case MATCH_RUN_ALL: return step_run_all(match, matcher, at, wide);
    case MATCH_RUN_LAZY: return step_run_lazy(match, matcher, at, wide);
    case MATCH_RUN_POINTS: return step_run_points(match, matcher, at, wide);
    case MATCH_RUN_POINTS_LAZY: return step_run_points_lazy(match, matcher, at, wide);
    case MATCH_SAVE: return step_save(match, matcher, *at);
    case MATCH_BACKREFERENCE: return step_backreference(match, matcher, at, wide);
    case MATCH_START: return *at == 0 ? matcher->next : NULL;
    case MATCH_LINE_START: return step_line_start(match, matcher, *at, wide);
    case MATCH_END: return *at == match->length ? matcher->next : NULL;
    case MATCH_LINE_END: return step_line_end(match, matcher, *at, wide);
    case MATCH_BOUNDARY:
    case MATCH_NO_BOUNDARY: return step_boundary(match, matcher, *at, wide);
    case MATCH_LOOK:
    case MATCH_LOOK_NOT: return step_look(match, matcher, *at);
    case MATCH_LOOK_DONE: return step_look_done(match, matcher, at);
    case MATCH_LOOK_NOT_DONE: return step_look_not_done(match, matcher);
    case MATCH_SEQUENCE:
    case MATCH_ALTERNATIVE:
    case MATCH_ACCEPT: break;
    }
    UNREACHABLE();
}

/* ---- going back ---- */

static ALWAYS_INLINE const Matcher *resume_entry(Match *match, Entry entry, uint32_t *at,
                                                 const bool wide) {
    const Matcher *matcher = entry.matcher;
    *at = entry.at;
    switch (matcher->kind) {
    case MATCH_ALTERNATIVE: return step_alternative(match, matcher, *at, wide);
    case MATCH_LOOP: return resume_loop(match, matcher);
    case MATCH_COUNTED_LOOP: return resume_counted_loop(match, matcher, *at);
    case MATCH_RUN: return run_until(match, matcher, at, *at - 1, entry.value, wide);
    case MATCH_RUN_LAZY: return resume_run_lazy(match, matcher, at, entry.value, wide);
    case MATCH_RUN_POINTS: return resume_run_points(match, matcher, at, entry.value, wide);
    case MATCH_RUN_POINTS_LAZY:
        return resume_run_points_lazy(match, matcher, at, entry.value, wide);
    case MATCH_LOOK_NOT: return matcher->next;
    default: UNREACHABLE();
    }
}

static bool is_told_to_stop(Match *match) {
    match->patience = PATIENCE;
    if (*(const volatile bool *)match->host->stop) match->outcome = REGEXP_STOPPED;
    return match->outcome != REGEXP_NO_MATCH;
}

/* The latest thing that was left; NULL: nothing is, or the attempt must end. */
static ALWAYS_INLINE const Matcher *resume(Match *match, uint32_t *at, const bool wide) {
    if (UNLIKELY(match->outcome != REGEXP_NO_MATCH)) return NULL;
    if (UNLIKELY(--match->patience <= 0) && is_told_to_stop(match)) return NULL;
    while (match->used) {
        Entry entry = match->entries[--match->used];
        if (!entry.matcher) {
            undo(match, &entry);
            continue;
        }
        const Matcher *matcher = resume_entry(match, entry, at, wide);
        if (matcher) return matcher;
        if (UNLIKELY(match->outcome != REGEXP_NO_MATCH)) return NULL;
        match->patience--;
    }
    return NULL;
}

/* ---- attempts ---- */

static ALWAYS_INLINE void attempt(Match *match, uint32_t at, const bool wide) {
    const Matcher *matcher = match->regexp->start;
    uint32_t start = at;
    match->used = 0;
    while (matcher && matcher->kind != MATCH_ACCEPT) {
        matcher = step(match, matcher, &at, wide);
        if (!matcher) matcher = resume(match, &at, wide);
    }
    if (!matcher) return;
    match->registers[0] = start;
    match->registers[1] = at;
    match->outcome = REGEXP_MATCH;
}

static NOINLINE void attempt_latin1(Match *match, uint32_t at) {
    attempt(match, at, false);
}

static NOINLINE void attempt_utf16(Match *match, uint32_t at) {
    attempt(match, at, true);
}

/* ---- where to try ---- */

static uint32_t find_first_latin1(const Match *match, uint32_t at, uint32_t last) {
    const RegExp *regexp = match->regexp;
    const uint8_t *bytes = match->units;
    if (regexp->only_unit >= 0) {
        const uint8_t *found = memchr(bytes + at, regexp->only_unit, last - at);
        return found ? (uint32_t)(found - bytes) : last;
    }
    while (at < last && !may_begin(match, &regexp->first, at, false)) at++;
    return at;
}

static uint32_t find_first_utf16(const Match *match, uint32_t at, uint32_t last) {
    while (at < last && !may_begin(match, &match->regexp->first, at, true)) at++;
    return at;
}

/* A text that every match begins with is searched for as a whole. */
static uint32_t find_text(const Match *match, uint32_t at) {
    const Matcher *text = match->regexp->start;
    const uint8_t *bytes = match->units, *end = bytes + match->length;
    if (!text->text.bytes) return match->length;
    const uint8_t *found =
        memmem(bytes + at, (size_t)(end - (bytes + at)), text->text.bytes, text->text.length);
    return found ? (uint32_t)(found - bytes) : match->length;
}

/* The next place from `at` on where a match may begin, at most `last`. */
static uint32_t find_place(const Match *match, uint32_t at, uint32_t last, bool wide) {
    if (match->regexp->only_at_start) return at == 0 ? at : last + 1;
    if (wide) return find_first_utf16(match, at, last);
    if (match->regexp->start->kind == MATCH_TEXT) return find_text(match, at);
    return find_first_latin1(match, at, last);
}

/* Without this check an attempt at each place would look for that unit in all that follows. */
static NOINLINE bool find_later(Match *match, uint32_t at, bool wide) {
    const RegExp *regexp = match->regexp;
    uint32_t length = match->length;
    if (wide) {
        const uint16_t *units = match->units;
        while (at < length && units[at] != regexp->later_unit) at++;
    } else {
        const uint8_t *bytes = match->units;
        const uint8_t *found = memchr(bytes + at, regexp->later_unit, length - at);
        at = found ? (uint32_t)(found - bytes) : length;
    }
    match->later_end = at + 1;
    return at < length;
}

/* Is a unit that every match has in it still to come at `at`? */
static bool may_complete(Match *match, uint32_t at, bool wide) {
    return match->regexp->later_unit < 0 || at < match->later_end || find_later(match, at, wide);
}

static void forget_groups(Match *match) {
    memset(match->registers, 0xFF, match->regexp->group_count * 2 * sizeof(uint32_t));
}

/* Attempts from `at` on, until one succeeds. */
static void search(Match *match, uint32_t at, bool wide) {
    const RegExp *regexp = match->regexp;
    if (regexp->width > match->length) return;
    uint32_t last = match->length - regexp->width;
    bool by_points = wide && regexp_is_unicode(regexp);
    for (;; at++) {
        if (at > last || (at = find_place(match, at, last, wide)) > last) return;
        if (!may_complete(match, at, wide)) return;
        bool in_pair = by_points && at > 0 && at < match->length &&
                       utf16_is_trail(unit_at(match, at, true)) && is_pair(match, at - 1);
        if (in_pair) continue;
        forget_groups(match);
        if (wide)
            attempt_utf16(match, at);
        else
            attempt_latin1(match, at);
        if (match->outcome != REGEXP_NO_MATCH) return;
    }
}

static void attempt_once(Match *match, uint32_t at, bool wide) {
    forget_groups(match);
    if (match->length - at < match->regexp->width) return;
    if (wide)
        attempt_utf16(match, at);
    else
        attempt_latin1(match, at);
}

/* ---- runs ---- */

bool regexp_run_begin(RegExpRun *run, const RegExp *regexp, const RegExpHost *host) {
    *run = (RegExpRun){.regexp = regexp, .host = host, .registers = run->few};
    if (regexp->register_count <= COUNT_OF(run->few)) return true;
    run->register_bytes = regexp->register_count * sizeof(uint32_t);
    run->registers = host->resize(host->data, NULL, 0, run->register_bytes);
    if (!run->registers) run->register_bytes = 0;
    return run->registers != NULL;
}

void regexp_run_end(RegExpRun *run) {
    const RegExpHost *host = run->host;
    if (run->entries) host->resize(host->data, run->entries, run->entry_bytes, 0);
    if (run->register_bytes) host->resize(host->data, run->registers, run->register_bytes, 0);
}

/* 22.2.7.2 RegExpBuiltinExec, steps 9 to 14: with u or v a match begins where a character does. */
RegExpOutcome regexp_match(RegExpRun *run, RegExpText subject, uint32_t start, bool sticky) {
    const RegExp *regexp = run->regexp;
    Match match = {
        .regexp = regexp,
        .host = run->host,
        .units = subject.units,
        .length = subject.length,
        .patience = PATIENCE,
        .registers = run->registers,
        .entries = run->entries,
        .capacity = run->entry_bytes / sizeof(Entry),
    };
    bool in_pair = subject.is_utf16 && regexp_is_unicode(regexp) && start > 0 &&
                   start < subject.length && utf16_is_trail(unit_at(&match, start, true)) &&
                   is_pair(&match, start - 1);
    if (in_pair) start--;
    if (sticky)
        attempt_once(&match, start, subject.is_utf16);
    else
        search(&match, start, subject.is_utf16);
    run->entries = match.entries;
    run->entry_bytes = match.capacity * sizeof(Entry);
    return match.outcome;
}
