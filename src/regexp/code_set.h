/* Sets of code points, while a pattern is read: ranges in order, apart from each other, once
 * code_set_settle has seen them. Every function settles what it needs settled. */
#ifndef BOBBIN_REGEXP_CODE_SET_H
#define BOBBIN_REGEXP_CODE_SET_H

#include "support/vector.h"

typedef struct CodeRange {
    uint32_t first, last;
} CodeRange;

VECTOR_OF(CodeRangeVector, code_range_vector, CodeRange)

typedef struct CodeSet {
    CodeRangeVector ranges;
    bool is_settled;
    bool failed; /* memory ran out: what it holds is incomplete */
} CodeSet;

void code_set_add(CodeSet *set, uint32_t first, uint32_t last);
void code_set_add_set(CodeSet *set, const CodeSet *other);
/* The sets of \d, \s, \w (22.2.2.9), and of what `.` does not match. */
void code_set_add_digits(CodeSet *set);
void code_set_add_spaces(CodeSet *set);
void code_set_add_words(CodeSet *set);
void code_set_add_line_ends(CodeSet *set);
void code_set_settle(CodeSet *set);
/* All code points that are not in it. */
void code_set_invert(CodeSet *set);
void code_set_intersect(CodeSet *set, CodeSet *other);
void code_set_subtract(CodeSet *set, CodeSet *other);
/* Precondition: settled. */
bool code_set_has(const CodeSet *set, uint32_t code_point);
void code_set_free(CodeSet *set);

/* ---- fold.c: case (22.2.2.7.3 Canonicalize) ---- */
/* The character that stands for all equal to it: by simple case folding when `unicode`, else by
 * upper case. */
uint32_t code_point_fold(uint32_t code_point, bool unicode);
/* Adds all that are equal to a member. */
void code_set_close_over_case(CodeSet *set, bool unicode);
/* Replaces every member by the one that stands for it (unicode). */
void code_set_fold(CodeSet *set);
/* Removes all that another one stands for (unicode). */
void code_set_drop_folded(CodeSet *set);

#endif
