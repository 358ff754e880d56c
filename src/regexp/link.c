/* Linking: every matcher learns what follows it, and what may stand where it begins.
 *
 * One walk from the root down gives each child its `next` and widens what a matcher that may be
 * empty begins with by what its next one does; runs from which there is no way back are found here.
 * A second walk leads all pointers past the structural kinds.
 */
#include "regexp/matcher.h"

/* ---- what really comes when `matcher` is next ---- */

static Matcher *inside_repeat(const Matcher *repeat) {
    Matcher *loop = repeat->child;
    if (loop->kind == MATCH_COUNTED_LOOP) return NULL;
    return loop->loop.least ? loop->child : loop;
}

static Matcher *matcher_target(Matcher *matcher) {
    for (;;) {
        Matcher *inside = NULL;
        switch (matcher->kind) {
        case MATCH_SEQUENCE: inside = matcher->child ? matcher->child : matcher->next; break;
        case MATCH_REPEAT: inside = inside_repeat(matcher); break;
        default: break;
        }
        if (!inside) return matcher;
        matcher = inside;
    }
}

/* ---- runs ---- */

/* Can what follows a run begin where a member of the run stands? */
static bool meets_set(const FirstUnits *first, const PointSet *set) {
    for (size_t i = 0; i < COUNT_OF(first->bits); i++) {
        if (first->bits[i] & set->bits[i]) return true;
    }
    return first->others && set->count;
}

/* No shorter run helps when what follows fails: it succeeds always, or wants what is no member. */
static bool run_takes_all(const Matcher *run) {
    Matcher *next = matcher_target(run->next);
    while (next->kind == MATCH_SAVE) next = matcher_target(next->next);
    bool succeeds = next->kind == MATCH_ACCEPT || next->kind == MATCH_LOOK_DONE ||
                    next->kind == MATCH_LOOK_NOT_DONE;
    return succeeds || !meets_set(&run->next->first, run->loop.set);
}

/* ---- down the tree ---- */

static void link_children(Matcher *matcher) {
    Matcher *next = matcher->next;
    switch (matcher->kind) {
    case MATCH_SEQUENCE:
        for (Matcher *child = matcher->child; child; child = child->sibling) {
            child->next = child->sibling ? child->sibling : next;
            child->is_required = matcher->is_required;
        }
        return;
    case MATCH_DISJUNCTION:
        for (Matcher *child = matcher->child; child; child = child->sibling) child->next = next;
        return;
    case MATCH_LOOP:
    case MATCH_COUNTED_LOOP:
        matcher->child->next = matcher;
        matcher->child->is_required = matcher->is_required && matcher->loop.least > 0;
        return;
    case MATCH_REPEAT:
        matcher->child->next = next;
        matcher->child->is_required = matcher->is_required;
        return;
    case MATCH_ALTERNATIVE:
    case MATCH_LOOK:
    case MATCH_LOOK_NOT: matcher->child->next = next; return;
    default: return;
    }
}

/* What is empty begins as its next one does; `$` has said already what it wants. */
static void widen_first(Matcher *matcher) {
    bool settled = matcher->width || matcher->is_backward || matcher->kind == MATCH_END ||
                   matcher->kind == MATCH_LINE_END;
    if (settled) return;
    FirstUnits *first = &matcher->first;
    const FirstUnits *next = &matcher->next->first;
    for (size_t i = 0; i < COUNT_OF(first->bits); i++) first->bits[i] |= next->bits[i];
    first->others = first->others || next->others;
    first->at_end = first->at_end || next->at_end;
}

/* As bytes, for subjects of Latin-1; a text that is none never matches there. */
static bool add_bytes(RegExp *regexp, Matcher *matcher) {
    uint32_t length = matcher->text.length;
    for (uint32_t i = 0; i < length; i++) {
        if (matcher->text.units[i] > 255) return true;
    }
    uint8_t *bytes = regexp_allocate(regexp, length);
    if (!bytes) return false;
    for (uint32_t i = 0; i < length; i++) bytes[i] = (uint8_t)matcher->text.units[i];
    matcher->text.bytes = bytes;
    return true;
}

static void link_loop(const RegExp *regexp, Matcher *loop) {
    bool has_groups = loop->first_register != loop->last_register;
    bool all_set = loop->child->sets_groups && !regexp->has_backreferences;
    loop->loop.clears = has_groups && !all_set;
}

/* The one unit that it may begin with, or -1. */
static int16_t find_only_unit(const FirstUnits *first) {
    int16_t found = -1;
    if (first->others || first->at_end) return -1;
    for (int16_t c = 0; c < 256; c++) {
        if (!(first->bits[c / 32] & 1u << c % 32)) continue;
        if (found >= 0) return -1;
        found = c;
    }
    return found;
}

/* The first unit of something that every match takes, if it is always the same. The walk comes
 * from the end of the pattern: what stands last there counts. */
static void note_required(RegExp *regexp, const Matcher *matcher) {
    bool is_structure = matcher->kind == MATCH_SEQUENCE || matcher->kind == MATCH_REPEAT;
    if (regexp->later_unit >= 0 || !matcher->is_required || !matcher->width || is_structure) return;
    regexp->later_unit = find_only_unit(&matcher->first);
}

static bool link_down(RegExp *regexp) {
    regexp->later_unit = -1;
    for (size_t i = regexp->matchers.length; i-- > 0;) {
        Matcher *matcher = regexp->matchers.items[i];
        if (!matcher->next) continue; /* taken into another one; or the end */
        link_children(matcher);
        widen_first(matcher);
        note_required(regexp, matcher);
        if (matcher->kind == MATCH_RUN && run_takes_all(matcher)) matcher->kind = MATCH_RUN_ALL;
        if (matcher->kind == MATCH_LOOP || matcher->kind == MATCH_COUNTED_LOOP) {
            link_loop(regexp, matcher);
        }
        if (matcher->kind == MATCH_TEXT && !add_bytes(regexp, matcher)) return false;
    }
    return true;
}

/* ---- past the structure ---- */

/* Sequences and repeats stay as they are: they are what others are led past. */
static void lead_past_structure(RegExp *regexp) {
    for (size_t i = 0; i < regexp->matchers.length; i++) {
        Matcher *matcher = regexp->matchers.items[i];
        bool is_structure = matcher->kind == MATCH_SEQUENCE || matcher->kind == MATCH_REPEAT;
        if (!matcher->next || is_structure) continue;
        matcher->next = matcher_target(matcher->next);
        bool has_list = matcher->kind == MATCH_DISJUNCTION;
        if (matcher->child && !has_list) matcher->child = matcher_target(matcher->child);
    }
}

/* ---- where a match may begin ---- */

static void note_beginning(RegExp *regexp, Matcher *pattern) {
    const Matcher *start = regexp->start;
    regexp->first = pattern->first;
    regexp->width = pattern->width;
    regexp->only_unit = find_only_unit(&pattern->first);
    if (regexp->later_unit == regexp->only_unit) regexp->later_unit = -1;
    while (start->kind == MATCH_SAVE) start = start->next;
    regexp->only_at_start = start->kind == MATCH_START;
}

bool regexp_link(RegExp *regexp, Matcher *pattern) {
    Matcher *accept = matcher_new(regexp, MATCH_ACCEPT, false);
    if (!accept) return false;
    pattern->next = accept;
    pattern->is_required = true;
    if (!link_down(regexp)) return false;
    lead_past_structure(regexp);
    regexp->start = matcher_target(pattern);
    note_beginning(regexp, pattern);
    matcher_vector_free(&regexp->matchers);
    return true;
}
