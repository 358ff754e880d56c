/* Number.prototype.toString with a radix other than 10 (ECMA-262 21.1.3.6).
 *
 * The specification asks for "a generalization" of Number::toString and leaves the digits open.
 * People compare with V8, so these are its digits: exact ones as long as the rest is not smaller
 * than half the gap to the next double, the last one rounded when the next digit would not tell.
 */
#include <math.h>

#include "support/bits.h"
#include "support/double_format.h"

enum {
    /* 2^1024 has 1024 binary digits; the smallest fraction 1074 behind the point. */
    INTEGER_DIGITS_MAX = 1032,
    FRACTION_DIGITS_MAX = 1100
};

static const char DIGITS[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* Digit values behind the point. */
typedef struct Fraction {
    int count;
    uint8_t digits[FRACTION_DIGITS_MAX];
} Fraction;

/* Adds 1 to the last digit, dropping those that become 0. True: carried out of the fraction. */
static bool fraction_round_up(Fraction *fraction, int radix) {
    while (fraction->count > 0) {
        if (++fraction->digits[fraction->count - 1] < radix) return false;
        fraction->count--;
    }
    return true;
}

/* Half the distance from `value` to the next double: what a digit must exceed to tell. */
static double half_gap(double value) {
    double next = double_from_bits(double_bits(value) + 1);
    double gap = 0.5 * (next - value);
    double least = double_from_bits(1);
    return gap > least ? gap : least;
}

/* The digits of `rest` (below 1) until what is left is below `gap`. True: rounded up to 1. */
static bool fraction_generate(double rest, double gap, int radix, Fraction *fraction) {
    fraction->count = 0;
    while (rest >= gap) {
        rest *= radix;
        gap *= radix;
        int digit = (int)rest;
        assert(fraction->count < FRACTION_DIGITS_MAX);
        fraction->digits[fraction->count++] = (uint8_t)digit;
        rest -= digit;
        bool up = rest > 0.5 || (rest == 0.5 && (digit & 1));
        if (up && rest + gap > 1) return fraction_round_up(fraction, radix);
    }
    return false;
}

/* Writes the digits of a natural number backwards, ending before `end`; returns their start. Digits
 * are written as zeros while what is in front of them fills the precision of a double. */
static char *write_integer_backwards(double integer, int radix, char *end) {
    const double precision = (double)(DOUBLE_HIDDEN_BIT * 2);
    for (; integer / radix >= precision; integer /= radix) *--end = '0';
    do {
        double digit = fmod(integer, radix);
        *--end = DIGITS[(int)digit];
        integer = (integer - digit) / radix;
    } while (integer > 0);
    return end;
}

static char *write_fraction(const Fraction *fraction, char *end) {
    if (fraction->count == 0) return end;
    *end++ = '.';
    for (int i = 0; i < fraction->count; i++) *end++ = DIGITS[fraction->digits[i]];
    return end;
}

size_t double_to_radix(double value, int radix, char out[DOUBLE_RADIX_SIZE]) {
    assert(radix >= 2 && radix <= 36);
    if (radix == 10 || !isfinite(value)) return double_to_string(value, out);
    char *end = out;
    if (value < 0) {
        *end++ = '-';
        value = -value;
    }
    Fraction fraction;
    double integer = floor(value);
    if (fraction_generate(value - integer, half_gap(value), radix, &fraction)) integer++;
    char backwards[INTEGER_DIGITS_MAX];
    char *start = write_integer_backwards(integer, radix, backwards + sizeof backwards);
    while (start < backwards + sizeof backwards) *end++ = *start++;
    end = write_fraction(&fraction, end);
    *end = '\0';
    return (size_t)(end - out);
}
