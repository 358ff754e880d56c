/* Steps of a match that choose: alternatives, loops, runs, looks (ECMA-262 22.2.2.3, 22.2.2.4).
 *
 * A step_ gives what to go on with, or NULL: it fails, or there is no room for an entry (then the
 * outcome is set). A resume_ goes on with an entry that was left, in the state in which it was
 * left.
 */
#ifndef BOBBIN_REGEXP_MATCH_LOOPS_H
#define BOBBIN_REGEXP_MATCH_LOOPS_H

#include "regexp/match.h"

/* ---- alternatives ---- */

static ALWAYS_INLINE const Matcher *skip_alternatives(const Match *match, const Matcher *matcher,
                                                      uint32_t at, const bool wide) {
    while (matcher && !may_begin(match, &matcher->first, at, wide)) matcher = matcher->sibling;
    return matcher;
}

/* The first alternative from this one on that may match; the one after it is left. */
static ALWAYS_INLINE const Matcher *step_alternative(Match *match, const Matcher *matcher,
                                                     uint32_t at, const bool wide) {
    matcher = skip_alternatives(match, matcher, at, wide);
    if (!matcher) return NULL;
    const Matcher *other = skip_alternatives(match, matcher->sibling, at, wide);
    if (other && !push(match, other, at, 0)) return NULL;
    return matcher->child;
}

/* ---- loops whose iterations are not counted ---- */

static ALWAYS_INLINE bool clear_groups(Match *match, const Matcher *loop) {
    if (!loop->loop.clears) return true;
    for (uint32_t i = loop->first_register; i < loop->last_register; i++) {
        if (match->registers[i] == REGEXP_UNSET) continue;
        if (!set_register(match, i, REGEXP_UNSET)) return false;
    }
    return true;
}

/* One more iteration, or what follows: the one is tried, the other is left, if both may match. */
static ALWAYS_INLINE const Matcher *step_loop(Match *match, const Matcher *loop, uint32_t at,
                                              const bool wide) {
    bool may_go_on = may_begin(match, &loop->child->first, at, wide);
    bool may_end = may_begin(match, &loop->next->first, at, wide);
    if (!may_go_on) return may_end ? loop->next : NULL;
    if (may_end && !push(match, loop, at, 0)) return NULL;
    if (may_end && loop->is_lazy) return loop->next;
    return clear_groups(match, loop) ? loop->child : NULL;
}

static ALWAYS_INLINE const Matcher *resume_loop(Match *match, const Matcher *loop) {
    if (!loop->is_lazy) return loop->next;
    return clear_groups(match, loop) ? loop->child : NULL;
}

/* ---- counted loops ---- */

static ALWAYS_INLINE const Matcher *iterate(Match *match, const Matcher *loop, uint32_t at) {
    uint32_t counter = loop->loop.counter;
    bool ok = set_register(match, counter, match->registers[counter] + 1) &&
              set_register(match, counter + 1, at) && clear_groups(match, loop);
    match->patience--;
    return ok ? loop->child : NULL;
}

/* 22.2.2.3.1: an iteration beyond the least number must not be empty. */
static ALWAYS_INLINE const Matcher *step_counted_loop(Match *match, const Matcher *loop,
                                                      uint32_t at) {
    uint32_t count = match->registers[loop->loop.counter];
    uint32_t began = match->registers[loop->loop.counter + 1];
    if (count < loop->loop.least) return iterate(match, loop, at);
    if (count > loop->loop.least && began == at) return NULL;
    if (count >= loop->loop.most) return loop->next;
    if (!push(match, loop, at, 0)) return NULL;
    return loop->is_lazy ? loop->next : iterate(match, loop, at);
}

static ALWAYS_INLINE const Matcher *step_repeat(Match *match, const Matcher *repeat, uint32_t at) {
    const Matcher *loop = repeat->child;
    uint32_t counter = loop->loop.counter;
    bool ok = set_register(match, counter, 0) && set_register(match, counter + 1, REGEXP_UNSET);
    return ok ? step_counted_loop(match, loop, at) : NULL;
}

static ALWAYS_INLINE const Matcher *resume_counted_loop(Match *match, const Matcher *loop,
                                                        uint32_t at) {
    return loop->is_lazy ? iterate(match, loop, at) : loop->next;
}

/* ---- runs of one set, unit by unit ---- */

static ALWAYS_INLINE uint32_t run_limit(const Match *match, const Matcher *run, uint32_t at) {
    uint32_t room = match->length - at;
    return run->loop.most < room ? at + run->loop.most : match->length;
}

/* The end of the members from `at` on, at most `limit`. */
static ALWAYS_INLINE uint32_t run_end(Match *match, const PointSet *set, uint32_t at,
                                      uint32_t limit, const bool wide) {
    uint32_t end = at;
    if (!wide && set->only_not >= 0) {
        const uint8_t *bytes = match->units;
        const uint8_t *found = memchr(bytes + at, set->only_not, limit - at);
        end = found ? (uint32_t)(found - bytes) : limit;
    } else {
        while (end < limit && set_has(set, unit_at(match, end, wide))) end++;
    }
    match->patience -= (int32_t)((end - at) / 64);
    return end;
}

/* The longest run not beyond `end` after which what follows may begin; shorter ones are left. */
static ALWAYS_INLINE const Matcher *run_until(Match *match, const Matcher *run, uint32_t *at,
                                              uint32_t end, uint32_t least_end, const bool wide) {
    const FirstUnits *first = &run->next->first;
    uint32_t longest = end;
    while (!may_begin(match, first, end, wide)) {
        if (end == least_end) return NULL;
        end--;
    }
    match->patience -= (int32_t)((longest - end) / 64);
    if (end > least_end && !push(match, run, end, least_end)) return NULL;
    *at = end;
    return run->next;
}

static ALWAYS_INLINE const Matcher *step_run(Match *match, const Matcher *run, uint32_t *at,
                                             const bool wide) {
    uint32_t end = run_end(match, run->loop.set, *at, run_limit(match, run, *at), wide);
    if (end - *at < run->loop.least) return NULL;
    return run_until(match, run, at, end, *at + run->loop.least, wide);
}

static ALWAYS_INLINE const Matcher *step_run_all(Match *match, const Matcher *run, uint32_t *at,
                                                 const bool wide) {
    uint32_t end = run_end(match, run->loop.set, *at, run_limit(match, run, *at), wide);
    if (end - *at < run->loop.least) return NULL;
    *at = end;
    return run->next;
}

/* The shortest run from `end` on after which what follows may begin; longer ones are left. */
static ALWAYS_INLINE const Matcher *run_on(Match *match, const Matcher *run, uint32_t *at,
                                           uint32_t end, uint32_t limit, const bool wide) {
    const FirstUnits *first = &run->next->first;
    uint32_t shortest = end;
    while (!may_begin(match, first, end, wide)) {
        bool goes_on = end < limit && set_has(run->loop.set, unit_at(match, end, wide));
        if (!goes_on) return NULL;
        end++;
    }
    match->patience -= (int32_t)((end - shortest) / 64);
    if (end < limit && !push(match, run, end, limit)) return NULL;
    *at = end;
    return run->next;
}

static ALWAYS_INLINE const Matcher *step_run_lazy(Match *match, const Matcher *run, uint32_t *at,
                                                  const bool wide) {
    uint32_t limit = run_limit(match, run, *at), least = run->loop.least;
    if (match->length - *at < least) return NULL;
    uint32_t end = least ? run_end(match, run->loop.set, *at, *at + least, wide) : *at;
    return end - *at < least ? NULL : run_on(match, run, at, end, limit, wide);
}

static ALWAYS_INLINE const Matcher *resume_run_lazy(Match *match, const Matcher *run, uint32_t *at,
                                                    uint32_t limit, const bool wide) {
    if (!set_has(run->loop.set, unit_at(match, *at, wide))) return NULL;
    return run_on(match, run, at, *at + 1, limit, wide);
}

/* ---- the same, code point by code point ---- */

/* Takes up to `count` members; how many there were. */
static ALWAYS_INLINE uint32_t take_points(Match *match, const PointSet *set, uint32_t *at,
                                          uint32_t count, const bool wide) {
    uint32_t taken = 0, start = *at;
    while (taken < count && *at < match->length) {
        uint32_t next = *at;
        if (!set_has(set, take_point(match, &next, wide))) break;
        *at = next;
        taken++;
    }
    match->patience -= (int32_t)((*at - start) / 64);
    return taken;
}

static ALWAYS_INLINE const Matcher *step_run_points(Match *match, const Matcher *run, uint32_t *at,
                                                    const bool wide) {
    const PointSet *set = run->loop.set;
    uint32_t least = run->loop.least, most = run->loop.most;
    if (take_points(match, set, at, least, wide) < least) return NULL;
    uint32_t least_end = *at;
    take_points(match, set, at, most == REGEXP_UNSET ? most : most - least, wide);
    if (*at > least_end && !push(match, run, *at, least_end)) return NULL;
    return run->next;
}

static ALWAYS_INLINE const Matcher *resume_run_points(Match *match, const Matcher *run,
                                                      uint32_t *at, uint32_t least_end,
                                                      const bool wide) {
    *at = point_before(match, *at, wide);
    if (*at > least_end && !push(match, run, *at, least_end)) return NULL;
    return run->next;
}

static ALWAYS_INLINE const Matcher *step_run_points_lazy(Match *match, const Matcher *run,
                                                         uint32_t *at, const bool wide) {
    uint32_t least = run->loop.least, most = run->loop.most;
    if (take_points(match, run->loop.set, at, least, wide) < least) return NULL;
    uint32_t rest = most == REGEXP_UNSET ? most : most - least;
    if (rest && !push(match, run, *at, rest)) return NULL;
    return run->next;
}

static ALWAYS_INLINE const Matcher *resume_run_points_lazy(Match *match, const Matcher *run,
                                                           uint32_t *at, uint32_t rest,
                                                           const bool wide) {
    if (!take_points(match, run->loop.set, at, 1, wide)) return NULL;
    if (rest != REGEXP_UNSET) rest--;
    if (rest && !push(match, run, *at, rest)) return NULL;
    return run->next;
}

/* ---- looks (22.2.2.4) ---- */

static ALWAYS_INLINE const Matcher *step_look(Match *match, const Matcher *look, uint32_t at) {
    match->registers[look->look.height] = (uint32_t)match->used;
    match->registers[look->look.position] = at;
    if (look->kind == MATCH_LOOK_NOT && !push(match, look, at, 0)) return NULL;
    return look->child;
}

/* What was asked for is there: its own choices are forgotten, what it changed is kept. */
static ALWAYS_INLINE const Matcher *step_look_done(Match *match, const Matcher *done,
                                                   uint32_t *at) {
    size_t kept = match->registers[done->look.height];
    for (size_t i = kept; i < match->used; i++) {
        if (!match->entries[i].matcher) match->entries[kept++] = match->entries[i];
    }
    match->used = kept;
    *at = match->registers[done->look.position];
    return done->next;
}

static ALWAYS_INLINE void undo(Match *match, const Entry *entry) {
    match->registers[entry->at] = entry->value;
}

/* What must not be there is: everything back to where it was asked for, which has failed. */
static ALWAYS_INLINE const Matcher *step_look_not_done(Match *match, const Matcher *done) {
    size_t height = match->registers[done->look.height];
    while (match->used > height) {
        const Entry *entry = &match->entries[--match->used];
        if (!entry->matcher) undo(match, entry);
    }
    return NULL;
}

#endif
