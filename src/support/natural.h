/* Natural numbers of a fixed greatest size, on the C stack, for exact conversions of doubles.
 *
 * 5120 bits hold the largest number that comparing a decimal text with a double, or writing one
 * out exactly, leads to (about 3800 bits). Going past them is a mistake of the caller: asserted.
 */
#ifndef BOBBIN_SUPPORT_NATURAL_H
#define BOBBIN_SUPPORT_NATURAL_H

#include "support/base.h"

enum { NATURAL_LIMBS = 160 };

/* Lowest limb first; the highest is not 0; zero has no limbs. */
typedef struct Natural {
    int length;
    uint32_t limbs[NATURAL_LIMBS];
} Natural;

void natural_set(Natural *n, uint64_t value);
/* n = n * factor + addend */
void natural_multiply_add(Natural *n, uint32_t factor, uint32_t addend);
/* n = n * 10^power */
void natural_multiply_power10(Natural *n, int power);
/* n = n * 2^bits */
void natural_shift_left(Natural *n, int bits);
/* Less than, equal to or greater than 0, as a is to b. */
int natural_compare(const Natural *a, const Natural *b);
/* n = n mod divisor; returns the quotient. Precondition: it is at most 9. */
unsigned natural_divide_digit(Natural *n, const Natural *divisor);

#endif
