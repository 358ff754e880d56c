/* Steps of a match that compare: units, texts, sets, backreferences, assertions
 * (ECMA-262 22.2.2.4, 22.2.2.7). Each gives what to go on with, or NULL: it does not match here. */
#ifndef BOBBIN_REGEXP_MATCH_TEXTS_H
#define BOBBIN_REGEXP_MATCH_TEXTS_H

#include "regexp/match.h"

/* ---- characters ---- */

static ALWAYS_INLINE const Matcher *step_unit(const Match *match, const Matcher *matcher,
                                              uint32_t *at, const bool wide) {
    if (*at == match->length || unit_at(match, *at, wide) != matcher->unit) return NULL;
    ++*at;
    return matcher->next;
}

static ALWAYS_INLINE const Matcher *step_unit_back(const Match *match, const Matcher *matcher,
                                                   uint32_t *at, const bool wide) {
    if (*at == 0 || unit_at(match, *at - 1, wide) != matcher->unit) return NULL;
    --*at;
    return matcher->next;
}

static ALWAYS_INLINE bool text_is_at(const Match *match, const Matcher *text, uint32_t at,
                                     const bool wide) {
    uint32_t length = text->text.length;
    const uint16_t *wide_units = (const uint16_t *)match->units + at;
    if (!wide) {
        const uint8_t *bytes = text->text.bytes;
        return bytes && memcmp((const uint8_t *)match->units + at, bytes, length) == 0;
    }
    for (uint32_t i = 0; i < length; i++) {
        if (wide_units[i] != text->text.units[i]) return false;
    }
    return true;
}

static ALWAYS_INLINE const Matcher *step_text(const Match *match, const Matcher *matcher,
                                              uint32_t *at, const bool wide) {
    if (match->length - *at < matcher->text.length) return NULL;
    if (!text_is_at(match, matcher, *at, wide)) return NULL;
    *at += matcher->text.length;
    return matcher->next;
}

static ALWAYS_INLINE const Matcher *step_set(const Match *match, const Matcher *matcher,
                                             uint32_t *at, const bool wide) {
    if (*at == match->length || !set_has(matcher->set, unit_at(match, *at, wide))) return NULL;
    ++*at;
    return matcher->next;
}

static ALWAYS_INLINE const Matcher *step_set_back(const Match *match, const Matcher *matcher,
                                                  uint32_t *at, const bool wide) {
    if (*at == 0 || !set_has(matcher->set, unit_at(match, *at - 1, wide))) return NULL;
    --*at;
    return matcher->next;
}

static ALWAYS_INLINE const Matcher *step_points(const Match *match, const Matcher *matcher,
                                                uint32_t *at, const bool wide) {
    if (*at == match->length || !set_has(matcher->set, take_point(match, at, wide))) return NULL;
    return matcher->next;
}

static ALWAYS_INLINE const Matcher *step_points_back(const Match *match, const Matcher *matcher,
                                                     uint32_t *at, const bool wide) {
    if (*at == 0) return NULL;
    uint32_t start = *at = point_before(match, *at, wide);
    return set_has(matcher->set, take_point(match, &start, wide)) ? matcher->next : NULL;
}

/* ---- backreferences (22.2.2.7.2 BackreferenceMatcher) ---- */

/* Are the texts of `length` units at `from` and `at` equal, point by point? */
static ALWAYS_INLINE bool same_points(const Match *match, uint32_t from, uint32_t at,
                                      uint32_t length, bool ignores_case, const bool wide) {
    bool unicode = regexp_is_unicode(match->regexp);
    uint32_t end = at + length;
    while (at < end) {
        uint32_t a = unit_at(match, from, wide), b = unit_at(match, at, wide);
        if (unicode) {
            a = take_point(match, &from, wide);
            b = take_point(match, &at, wide);
        } else {
            from++;
            at++;
        }
        if (a == b) continue;
        if (!ignores_case || code_point_fold(a, unicode) != code_point_fold(b, unicode)) {
            return false;
        }
    }
    return at == end;
}

static ALWAYS_INLINE const Matcher *step_backreference(const Match *match, const Matcher *matcher,
                                                       uint32_t *at, const bool wide) {
    uint32_t start = match->registers[matcher->place], end = match->registers[matcher->place + 1];
    bool ignores_case = match->regexp->flags & REGEXP_IGNORE_CASE;
    if (start == REGEXP_UNSET || end == REGEXP_UNSET) return matcher->next;
    uint32_t length = end - start, room = match->length - *at;
    if (matcher->is_backward) room = *at;
    if (length > room) return NULL;
    uint32_t from = matcher->is_backward ? *at - length : *at;
    bool splits = wide && matcher->is_backward && regexp_is_unicode(match->regexp) && from > 0 &&
                  from < match->length && utf16_is_trail(unit_at(match, from, true)) &&
                  is_pair(match, from - 1);
    if (splits || !same_points(match, start, from, length, ignores_case, wide)) return NULL;
    *at = matcher->is_backward ? from : from + length;
    return matcher->next;
}

/* ---- assertions ---- */

static ALWAYS_INLINE bool is_line_end(uint32_t unit) {
    return unit == '\n' || unit == '\r' || (unit | 1) == 0x2029;
}

static ALWAYS_INLINE const Matcher *step_line_start(const Match *match, const Matcher *matcher,
                                                    uint32_t at, const bool wide) {
    return at == 0 || is_line_end(unit_at(match, at - 1, wide)) ? matcher->next : NULL;
}

static ALWAYS_INLINE const Matcher *step_line_end(const Match *match, const Matcher *matcher,
                                                  uint32_t at, const bool wide) {
    return at == match->length || is_line_end(unit_at(match, at, wide)) ? matcher->next : NULL;
}

static ALWAYS_INLINE const Matcher *step_boundary(const Match *match, const Matcher *matcher,
                                                  uint32_t at, const bool wide) {
    bool before = at > 0 && set_has(matcher->set, unit_at(match, at - 1, wide));
    bool after = at < match->length && set_has(matcher->set, unit_at(match, at, wide));
    return (before != after) == (matcher->kind == MATCH_BOUNDARY) ? matcher->next : NULL;
}

#endif
