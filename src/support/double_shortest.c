/* The shortest decimal that reads back as a given double: Raffaello Giulietti's Schubfach.
 *
 * The doubles next to v = c * 2^q bound an interval of the numbers that round to v. For the right
 * k (the largest for which the interval is wider than 10^k), one of four candidates is the answer:
 * of the multiples of 10^(k+1) next to v the one that lies in the interval, else the better of the
 * two multiples of 10^k. Bounds and v are compared as integers, in units of 10^k / 4: the factor 4
 * makes integers of the bounds, and "rounding to odd" keeps every comparison exact.
 */
#include "support/double_format.h"

#include <string.h>

#include "support/bits.h"
#include "support/powers_of_ten.h"

/* floor(log10(2^q)), or floor(log10(3/4 * 2^q)) for the narrower interval above a power of two;
 * exact for |q| up to 1500. */
static int scale_exponent(int q, bool is_narrow) {
    return (q * 1262611 - (is_narrow ? 524031 : 0)) >> 22;
}

/* floor(g * c / 2^128) with the lowest bit set when something was cut off. */
static uint64_t multiply_round_to_odd(PowerOfTen g, uint64_t c) {
    uint64_t low_high, high;
    bits_multiply128(g.low, c, &low_high);
    uint64_t middle = bits_multiply128(g.high, c, &high);
    middle += low_high;
    high += middle < low_high;
    return high | (middle > 1); /* 1: the significand's own rounding */
}

/* What the candidates are chosen by, in units of 10^k / 4. */
typedef struct Interval {
    uint64_t lower, value, upper; /* bounds included */
} Interval;

static Interval interval_of(uint64_t c, int q, int k, bool is_narrow) {
    PowerOfTen g = power_of_ten(-k);
    int shift = q + power_of_ten_log2(-k) + 1;
    bool is_odd = c & 1; /* ties go to even: an odd c does not own its bounds */
    uint64_t four = c << 2;
    Interval interval;
    interval.lower = multiply_round_to_odd(g, (four - 2 + is_narrow) << shift) + is_odd;
    interval.value = multiply_round_to_odd(g, four << shift);
    interval.upper = multiply_round_to_odd(g, (four + 2) << shift) - is_odd;
    return interval;
}

/* The decimal significand for the double c * 2^q; *k is its power of ten. */
static uint64_t choose_significand(uint64_t c, int q, bool is_narrow, int *k) {
    *k = scale_exponent(q, is_narrow);
    Interval interval = interval_of(c, q, *k, is_narrow);
    uint64_t s = interval.value / 4;
    if (s >= 10) {
        uint64_t tens = s / 10;
        bool below = interval.lower <= 40 * tens;
        bool above = 40 * tens + 40 <= interval.upper;
        if (below != above) {
            ++*k;
            return tens + above;
        }
    }
    bool below = interval.lower <= 4 * s;
    bool above = 4 * s + 4 <= interval.upper;
    if (below != above) return s + above;
    uint64_t middle = 4 * s + 2;
    return s + (interval.value > middle || (interval.value == middle && (s & 1)));
}

static uint64_t strip_zeros(uint64_t significand, int *exponent) {
    while (significand % 10 == 0) {
        significand /= 10;
        ++*exponent;
    }
    return significand;
}

static int write_significand(uint64_t significand, char *digits) {
    char reversed[20];
    int count = 0;
    for (; significand; significand /= 10) reversed[count++] = (char)('0' + significand % 10);
    for (int i = 0; i < count; i++) digits[i] = reversed[count - 1 - i];
    return count;
}

int double_shortest(double value, char digits[DOUBLE_SHORTEST_MAX], int *point) {
    int q, k;
    uint64_t c = double_split(value, &q);
    bool is_narrow = c == DOUBLE_HIDDEN_BIT && q > DOUBLE_MIN_EXPONENT;
    uint64_t significand = choose_significand(c, q, is_narrow, &k);
    significand = strip_zeros(significand, &k);
    int count = write_significand(significand, digits);
    *point = count + k;
    return count;
}
