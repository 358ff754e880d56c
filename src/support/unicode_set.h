/* Sets of code points as sorted tables of packed runs, for the unicode*.c files.
 *
 * A word is a run: its first code point above bit 11, how many follow below it. Words sort like
 * their first code points, so that the last word not above `code_point << 11 | 0x7FF` is the one
 * run that can hold it.
 */
#ifndef BOBBIN_SUPPORT_UNICODE_SET_H
#define BOBBIN_SUPPORT_UNICODE_SET_H

#include "support/base.h"

enum { RUN_SHIFT = 11,
       RUN_MASK = (1 << RUN_SHIFT) - 1 };

static inline bool code_point_in_runs(const uint32_t *runs, size_t count, uint32_t code_point) {
    uint32_t key = code_point << RUN_SHIFT | RUN_MASK;
    size_t low = 0, high = count; /* runs[low - 1] <= key < runs[high] */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (runs[middle] <= key)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0) return false;
    uint32_t run = runs[low - 1];
    return code_point - (run >> RUN_SHIFT) <= (run & RUN_MASK);
}

/* Precondition: code_point is at most 0x10FFFF. */
#define CODE_POINT_IN(table, code_point) code_point_in_runs(table, COUNT_OF(table), code_point)

#endif
