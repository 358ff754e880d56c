/* Powers of ten as 128-bit significands, for double_format.c and double_parse.c.
 *
 * 10^k is nearly significand * 2^(power_of_ten_log2(k) - 127): the significand has its highest bit
 * set and is rounded up, less than 1 above the true one, and exact for k from 0 to 55.
 */
#ifndef BOBBIN_SUPPORT_POWERS_OF_TEN_H
#define BOBBIN_SUPPORT_POWERS_OF_TEN_H

#include "support/base.h"

/* What shortest printing (-292 to 324) and parsing of 19 digits (-342 to 308) ask for. */
enum { POWER_OF_TEN_MIN = -342,
       POWER_OF_TEN_MAX = 324 };

typedef struct PowerOfTen {
    uint64_t high, low;
} PowerOfTen;

extern const PowerOfTen POWERS_OF_TEN[POWER_OF_TEN_MAX - POWER_OF_TEN_MIN + 1];

/* Precondition: POWER_OF_TEN_MIN <= exponent <= POWER_OF_TEN_MAX. */
static inline PowerOfTen power_of_ten(int exponent) {
    return POWERS_OF_TEN[exponent - POWER_OF_TEN_MIN];
}

/* floor(log2(10^exponent)), exact for |exponent| up to 1233: log2(10) with 19 bits of fraction. */
static inline int power_of_ten_log2(int exponent) {
    return (exponent * 1741647) >> 19;
}

#endif
