/* Sorting machine numbers, in time linear in their count. */
#ifndef BOBBIN_SUPPORT_SORT_NUMBERS_H
#define BOBBIN_SUPPORT_SORT_NUMBERS_H

#include "support/base.h"

typedef enum NumberShape { NUMBER_UNSIGNED,
                           NUMBER_SIGNED,
                           NUMBER_FLOAT } NumberShape;

/* Sorts `count` numbers of `size` bytes (1, 2, 4 or 8; floats 4 or 8), aligned to their size,
 * ascending: -0 before 0, every NaN last, with the bits of any NaN. scratch: memory for as many,
 * aligned alike, the caller's. */
void sort_numbers(void *numbers, void *scratch, size_t count, size_t size, NumberShape shape);

#endif
