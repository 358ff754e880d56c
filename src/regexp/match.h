/* A match under way: what match.c, steps of it in match_loops.h and match_texts.h, share.
 *
 * Invariants
 * - Whatever happened since the latest entry that stands for a choice can be undone: a register
 *   that changes while there is such an entry leaves an entry with its old value.
 * - Without any entry nothing need be undone: failure is that of the whole attempt.
 *
 * All functions here are inlined into a loop that exists twice: `wide` says of which units the
 * subject is, and is constant in each.
 */
#ifndef BOBBIN_REGEXP_MATCH_H
#define BOBBIN_REGEXP_MATCH_H

#include "regexp/matcher.h"
#include "support/utf.h"

/* Something to be tried when all after it has failed; or, without a matcher, a register's old
 * value. */
typedef struct Entry {
    const Matcher *matcher;
    uint32_t at;    /* position; or register */
    uint32_t value; /* the matcher's own; or old value */
} Entry;

typedef struct Match {
    const RegExp *regexp;
    const RegExpHost *host;
    const void *units;
    uint32_t length;
    int32_t patience; /* until the host is asked again whether to stop */
    uint32_t *registers;
    Entry *entries;
    size_t used, capacity;
    RegExpOutcome outcome; /* of an attempt that does not go on */
    uint32_t later_end;    /* before it stands a `later_unit` of the pattern; 0: not known yet */
} Match;

/* ---- the subject ---- */

static ALWAYS_INLINE uint32_t unit_at(const Match *match, uint32_t at, const bool wide) {
    return wide ? ((const uint16_t *)match->units)[at] : ((const uint8_t *)match->units)[at];
}

/* A pair of surrogates begins at `at`. Precondition: at < length. */
static ALWAYS_INLINE bool is_pair(const Match *match, uint32_t at) {
    return utf16_is_lead(unit_at(match, at, true)) && at + 1 < match->length &&
           utf16_is_trail(unit_at(match, at + 1, true));
}

/* The code point at `at`, which moves behind it. Precondition: *at < length. */
static ALWAYS_INLINE uint32_t take_point(const Match *match, uint32_t *at, const bool wide) {
    uint32_t unit = unit_at(match, *at, wide);
    if (!wide || LIKELY(!utf16_is_surrogate(unit)) || !is_pair(match, *at)) {
        ++*at;
        return unit;
    }
    *at += 2;
    return utf16_combine((uint16_t)unit, (uint16_t)unit_at(match, *at - 1, true));
}

/* The start of the code point that ends at `at`. Precondition: at > 0. */
static ALWAYS_INLINE uint32_t point_before(const Match *match, uint32_t at, const bool wide) {
    bool in_pair = wide && at > 1 && utf16_is_trail(unit_at(match, at - 1, true)) &&
                   is_pair(match, at - 2);
    return at - (in_pair ? 2 : 1);
}

/* ---- sets ---- */

static NOINLINE __attribute__((unused)) bool set_has_beyond(const PointSet *set, uint32_t point) {
    uint32_t low = 0, high = set->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (set->ranges[middle].last < point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < set->count && set->ranges[low].first <= point;
}

static ALWAYS_INLINE bool set_has(const PointSet *set, uint32_t point) {
    if (LIKELY(point < 256)) return set->bits[point / 32] >> point % 32 & 1;
    return set->count && set_has_beyond(set, point);
}

/* May what begins with `first` match at `at`? */
static ALWAYS_INLINE bool may_begin(const Match *match, const FirstUnits *first, uint32_t at,
                                    const bool wide) {
    if (at == match->length) return first->at_end;
    uint32_t unit = unit_at(match, at, wide);
    if (wide && unit > 255) return first->others;
    return first->bits[unit / 32] >> unit % 32 & 1;
}

/* ---- entries ---- */

/* False, with the outcome set: there is no room. */
bool match_grow(Match *match);

static ALWAYS_INLINE bool push(Match *match, const Matcher *matcher, uint32_t at, uint32_t value) {
    if (UNLIKELY(match->used == match->capacity) && !match_grow(match)) return false;
    match->entries[match->used++] = (Entry){matcher, at, value};
    return true;
}

static ALWAYS_INLINE bool set_register(Match *match, uint32_t number, uint32_t value) {
    if (match->used && !push(match, NULL, number, match->registers[number])) return false;
    match->registers[number] = value;
    return true;
}

#endif
