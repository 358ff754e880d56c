/* Text to doubles, correctly rounded (to nearest, ties to even) whatever the number of digits.
 *
 * Nothing allocates, nothing depends on the locale. No function here knows signs, white space,
 * `Infinity` or radix prefixes: those are the caller's.
 */
#ifndef BOBBIN_SUPPORT_DOUBLE_PARSE_H
#define BOBBIN_SUPPORT_DOUBLE_PARSE_H

#include "support/base.h"

/* Numeric separators: `_` is passed over wherever it stands (whoever reads literals checks where
 * it may). */
typedef enum DigitSeparators { SEPARATORS_NONE,
                               SEPARATORS_SKIP } DigitSeparators;

/* Reads the longest prefix that is StrUnsignedDecimalLiteral without Infinity:
 *   digits [. [digits]] [exponent]  |  . digits [exponent]      exponent: e or E, sign, digits
 * Returns its length in code units, 0 (and *value untouched) when there is none. */
size_t double_parse_latin1(const uint8_t *units, size_t length, DigitSeparators separators,
                           double *value);
size_t double_parse_utf16(const uint16_t *units, size_t length, DigitSeparators separators,
                          double *value);

/* Reads the longest prefix of digits of `radix` (2 to 36; letters in either case). Correctly
 * rounded for radix 10 and powers of two; for the others, where the specification allows an
 * approximation past 20 digits, the value is V8's. Returns the length read, 0 (and *value
 * untouched) when there is no digit. */
size_t double_parse_integer_latin1(const uint8_t *units, size_t length, int radix,
                                   DigitSeparators separators, double *value);
size_t double_parse_integer_utf16(const uint16_t *units, size_t length, int radix,
                                  DigitSeparators separators, double *value);

/* The value of a digit or letter (0 to 35), or 36 when it is neither. */
static inline unsigned digit_value(uint32_t unit) {
    if (unit - '0' < 10) return unit - '0';
    uint32_t letter = (unit | 0x20) - 'a';
    return letter < 26 ? letter + 10 : 36;
}

#endif
