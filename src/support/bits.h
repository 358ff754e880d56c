/* Bits of integers and of doubles.
 *
 * A double is sign (1 bit), biased exponent (11), fraction (52). As `mantissa * 2^exponent` with an
 * integer mantissa below 2^53 it is exact: that is the form the conversions of numbers work with.
 */
#ifndef BOBBIN_SUPPORT_BITS_H
#define BOBBIN_SUPPORT_BITS_H

#include <string.h>

#include "support/base.h"

enum {
    DOUBLE_FRACTION_BITS = 52,
    DOUBLE_EXPONENT_MASK = 0x7FF,
    DOUBLE_MIN_EXPONENT = -1074, /* of subnormals and of the smallest normal numbers */
    DOUBLE_MAX_EXPONENT = 971
};
#define DOUBLE_HIDDEN_BIT (UINT64_C(1) << DOUBLE_FRACTION_BITS)

static inline uint64_t double_bits(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}
static inline double double_from_bits(uint64_t bits) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* |value| = mantissa * 2^exponent. Precondition: value is finite. */
static inline uint64_t double_split(double value, int *exponent) {
    uint64_t bits = double_bits(value);
    int biased = (int)(bits >> DOUBLE_FRACTION_BITS) & DOUBLE_EXPONENT_MASK;
    uint64_t fraction = bits & (DOUBLE_HIDDEN_BIT - 1);
    *exponent = (biased ? biased : 1) + DOUBLE_MIN_EXPONENT - 1;
    return biased ? fraction | DOUBLE_HIDDEN_BIT : fraction;
}

/* Precondition: bits != 0. */
static inline int bits_leading_zeros64(uint64_t bits) {
    return __builtin_clzll(bits);
}

/* Both halves of the 128-bit product. */
static inline uint64_t bits_multiply128(uint64_t a, uint64_t b, uint64_t *high) {
    unsigned __int128 product = (unsigned __int128)a * b;
    *high = (uint64_t)(product >> 64);
    return (uint64_t)product;
}

#endif
