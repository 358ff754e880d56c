/* Doubles as text: shortest round trip, fixed, exponential, precision, any radix.
 *
 * Every function writes ASCII with a final NUL into the caller's array and returns the length
 * without it. Nothing allocates, nothing fails, nothing depends on the locale. All but the first
 * accept every double: NaN is "NaN", infinities "Infinity" and "-Infinity", -0 prints as 0.
 */
#ifndef BOBBIN_SUPPORT_DOUBLE_FORMAT_H
#define BOBBIN_SUPPORT_DOUBLE_FORMAT_H

#include "support/base.h"

enum {
    DOUBLE_SHORTEST_MAX = 17, /* digits double_shortest writes at most (no NUL) */
    DOUBLE_STRING_SIZE = 32,  /* array for double_to_string, int32_to_string */
    DOUBLE_DIGITS_MAX = 100,  /* digits a caller of the next three may ask for */
    DOUBLE_FORMAT_SIZE = 136, /* array for double_to_fixed, _exponential, _precision */
    DOUBLE_RADIX_SIZE = 2208  /* array for double_to_radix */
};

/* The fewest decimal digits that read back as `value`; of several such, those nearest to it.
 * value = 0.DIGITS * 10^point. Returns the number of digits: the first and last are not '0'.
 * Precondition: value is finite and greater than 0. */
int double_shortest(double value, char digits[DOUBLE_SHORTEST_MAX], int *point);

/* Number::toString(value, 10). */
size_t double_to_string(double value, char out[DOUBLE_STRING_SIZE]);
size_t int32_to_string(int32_t value, char out[DOUBLE_STRING_SIZE]);

/* Number.prototype.toFixed: `fraction_digits` (0 to 100) after the point, exact, ties away from 0.
 * From 1e21 on the same as double_to_string. A negative value that rounds to 0 keeps its sign
 * ("-0.00"), -0 itself has none. */
size_t double_to_fixed(double value, int fraction_digits, char out[DOUBLE_FORMAT_SIZE]);

/* Number.prototype.toExponential: `fraction_digits` (0 to 100) after the point, exact, ties
 * away from 0; -1: as many as double_shortest needs. */
size_t double_to_exponential(double value, int fraction_digits, char out[DOUBLE_FORMAT_SIZE]);

/* Number.prototype.toPrecision: `precision` (1 to 100) significant digits, exact, ties away
 * from 0; exponential below 1e-6 and where the integer part has more digits than that. */
size_t double_to_precision(double value, int precision, char out[DOUBLE_FORMAT_SIZE]);

/* Number.prototype.toString(radix), radix 2 to 36. The specification leaves the digits of
 * fractions open for a radix other than 10: these are V8's (digits until the rest is below half
 * the gap to the next double). Radix 10 is double_to_string. */
size_t double_to_radix(double value, int radix, char out[DOUBLE_RADIX_SIZE]);

#endif
