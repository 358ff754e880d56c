/* The tree of a pattern: what its terms are, and what follows each.
 *
 * Every construct of the grammar is a Matcher. They are made from the leaves up, so that a child is
 * always older than its parent, and what is matched first (from left to right) older than what
 * comes next. They are all in RegExp.matchers in that order: going through it forwards is
 * bottom-up, backwards is top-down and from the end to the start, and nothing here recurses.
 *
 * Invariants
 * - `first` and `width` are settled when a matcher is made and speak of it alone; linking widens
 *   `first` to what it and all that follows may begin with.
 * - Terms of a lookbehind are matched from right to left: a sequence in one is kept in the order in
 *   which it is matched, and `first` of all that is matched so says nothing.
 * - After linking the structural kinds are met by nobody: `next`, `child` and `sibling` lead past
 *   them.
 */
#ifndef BOBBIN_REGEXP_MATCHER_H
#define BOBBIN_REGEXP_MATCHER_H

#include "regexp/code_set.h"
#include "regexp/regexp.h"
#include "support/vector.h"

typedef struct Matcher Matcher;

/* `_BACK`: from right to left. */
typedef enum MatcherKind {
    MATCH_SEQUENCE,        /* structure: its children in turn; without any, the empty text */
    MATCH_DISJUNCTION,     /* one of its children, the alternatives */
    MATCH_REPEAT,          /* structure, or the start of a counted loop, its child */
    MATCH_UNIT,            /* one unit */
    MATCH_UNIT_BACK,       /* */
    MATCH_TEXT,            /* several units */
    MATCH_SET,             /* one unit of a set */
    MATCH_SET_BACK,        /* */
    MATCH_POINTS,          /* one code point of a set that has some beyond one unit */
    MATCH_POINTS_BACK,     /* */
    MATCH_ALTERNATIVE,     /* its child, or else the next alternative: what a choice is left at */
    MATCH_LOOP,            /* its child, which is never empty, any number of times */
    MATCH_COUNTED_LOOP,    /* its child, least to most times */
    MATCH_RUN,             /* units of a set, least to most, as many as possible */
    MATCH_RUN_ALL,         /* the same, where fewer would never help */
    MATCH_RUN_LAZY,        /* the same, as few as possible */
    MATCH_RUN_POINTS,      /* code points of a set, as many as possible */
    MATCH_RUN_POINTS_LAZY, /* the same, as few as possible */
    MATCH_SAVE,            /* nothing: keeps the position */
    MATCH_BACKREFERENCE,   /* what a group has matched */
    MATCH_START,           /* the start of the subject */
    MATCH_LINE_START,      /* the start of a line */
    MATCH_END,             /* the end of the subject */
    MATCH_LINE_END,        /* the end of a line */
    MATCH_BOUNDARY,        /* the start or end of a word */
    MATCH_NO_BOUNDARY,     /* any other place */
    MATCH_LOOK,            /* nothing, where its child matches */
    MATCH_LOOK_NOT,        /* nothing, where its child does not */
    MATCH_LOOK_DONE,       /* the end of what a look asks for */
    MATCH_LOOK_NOT_DONE,   /* the same of a negative one */
    MATCH_ACCEPT           /* the end of the pattern */
} MatcherKind;

/* What may stand where something matches: the next unit, or the end of the subject. */
typedef struct FirstUnits {
    uint32_t bits[8]; /* Latin-1 */
    bool others;      /* some unit that is not Latin-1 */
    bool at_end;
} FirstUnits;

/* A set as it is asked: by unit, or by code point. */
typedef struct PointSet {
    uint32_t bits[8]; /* Latin-1 */
    uint32_t count;   /* ranges beyond */
    bool has_points;  /* some member takes two units, or is a surrogate (u, v) */
    int16_t only_not; /* the one Latin-1 unit that is not in it, or -1 */
    CodeRange ranges[];
} PointSet;

struct Matcher {
    uint8_t kind; /* MatcherKind */
    bool is_lazy;
    bool is_backward;
    bool sets_groups;        /* whenever it matches, all groups inside have taken part */
    bool is_required;        /* once linked: every match takes what it matches */
    uint32_t first_register; /* of the groups inside: [first_register, last_register) */
    uint32_t last_register;
    uint32_t width; /* units it takes at least */
    Matcher *next;
    Matcher *child;
    Matcher *sibling;
    union {
        uint32_t unit; /* UNIT */
        struct {       /* TEXT; bytes: the same when all are Latin-1, once linked */
            const uint16_t *units;
            const uint8_t *bytes;
            uint32_t length;
        } text;
        const PointSet *set; /* SET, POINTS, BOUNDARY */
        struct {             /* RUN and loops */
            const PointSet *set;
            uint32_t least, most; /* most REGEXP_UNSET: any number */
            uint32_t counter;     /* register of COUNTED_LOOP; the one behind it: where the
                                     iteration began */
            bool clears;          /* LOOPs: groups inside start each iteration unset */
        } loop;
        uint32_t place; /* SAVE, BACKREFERENCE: register */
        struct {        /* LOOK: registers; its end has the same */
            uint32_t height, position;
        } look;
    };
    FirstUnits first;
};

VECTOR_OF(MatcherVector, matcher_vector, Matcher *)

typedef struct RegExpBlock RegExpBlock;

struct RegExp {
    unsigned flags;
    uint32_t group_count;
    uint32_t register_count;
    uint32_t name_count;
    RegExpName *names;
    Matcher *start;         /* where matching begins */
    MatcherVector matchers; /* children before parents; empty once linked */
    const PointSet *words;  /* characters of words, made on first need */
    bool has_backreferences;
    FirstUnits first;   /* where a match may begin */
    uint32_t width;     /* units it takes at least */
    bool only_at_start; /* every match begins at 0 */
    int16_t only_unit;  /* every match begins with this Latin-1 unit, or -1 */
    int16_t later_unit; /* every match has this Latin-1 unit in it, or -1 */
    RegExpBlock *blocks;
    size_t size;
};

static inline bool regexp_is_unicode(const RegExp *regexp) {
    return regexp->flags & (REGEXP_UNICODE | REGEXP_UNICODE_SETS);
}

/* Zeroed memory that lives as long as the pattern; NULL: out of memory. */
void *regexp_allocate(RegExp *regexp, size_t size);
RegExp *regexp_new(unsigned flags);

/* ---- build.c: NULL when memory is out or a part is NULL ---- */
typedef struct MatcherList {
    Matcher *head, *tail;
} MatcherList;

Matcher *matcher_new(RegExp *regexp, MatcherKind kind, bool backward);
/* One character: a code point; the set of all equal to it when case is ignored. */
Matcher *matcher_character(RegExp *regexp, uint32_t c, bool backward);
/* Takes a settled set as it is: case is the caller's. */
Matcher *matcher_set(RegExp *regexp, const CodeSet *set, bool backward);
bool list_add_term(RegExp *regexp, MatcherList *terms, Matcher *term, bool backward);
Matcher *matcher_sequence(RegExp *regexp, MatcherList *terms, bool backward);
bool list_add_alternative(RegExp *regexp, MatcherList *alternatives, Matcher *sequence);
Matcher *matcher_disjunction(RegExp *regexp, MatcherList *alternatives);
/* `before`: what keeps the position where the group begins, made before its body. */
Matcher *matcher_save(RegExp *regexp, uint32_t group, bool is_first, bool backward);
Matcher *matcher_group(RegExp *regexp, Matcher *before, Matcher *body, uint32_t group);
/* backward: of what stands around it; the body knows its own. */
Matcher *matcher_look(RegExp *regexp, Matcher *body, bool negative, bool backward);
Matcher *matcher_edge(RegExp *regexp, bool at_start, bool backward);
Matcher *matcher_boundary(RegExp *regexp, bool negative, bool backward);
typedef struct Quantifier {
    uint32_t least, most;
    bool is_lazy;
} Quantifier;
Matcher *matcher_quantified(RegExp *regexp, Matcher *body, Quantifier quantifier);

/* ---- link.c ---- */
bool regexp_link(RegExp *regexp, Matcher *pattern) MUST_CHECK;

#endif
