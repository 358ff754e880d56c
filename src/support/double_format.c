/* Doubles as text (ECMA-262 6.1.6.1.20 Number::toString, 21.1.3.2, 21.1.3.3, 21.1.3.5).
 *
 * All formats lay out a Decimal: digits and the place of the point. double_shortest.c makes the
 * shortest one; exact ones of a wanted length are made here, by integers only. No floating-point
 * operation decides a decimal digit.
 */
#include "support/double_format.h"

#include <math.h>
#include <string.h>

#include "support/bits.h"
#include "support/natural.h"

/* 0.DIGITS * 10^point; digits past count are zeros. */
typedef struct Decimal {
    int count, point;
    char digits[128];
} Decimal;

enum {
    FIXED_POINT_MAX = 21,  /* integer parts up to here are written out */
    EXPONENTIAL_BELOW = -5 /* 0.000001 has point -5 and is written out */
};

/* ---- integers ---- */

static const char DIGIT_PAIRS[] = "00010203040506070809101112131415161718192021222324"
                                  "25262728293031323334353637383940414243444546474849"
                                  "50515253545556575859606162636465666768697071727374"
                                  "75767778798081828384858687888990919293949596979899";

static int count_digits(uint64_t value) {
    int count = 1;
    for (; value >= 10000; value /= 10000) count += 4;
    return count + (value >= 10) + (value >= 100) + (value >= 1000);
}

/* Writes the digits (no NUL) and returns how many. */
static size_t write_integer(uint64_t value, char *out) {
    int count = count_digits(value);
    char *end = out + count;
    for (; value >= 100; value /= 100) memcpy(end -= 2, DIGIT_PAIRS + value % 100 * 2, 2);
    if (value >= 10)
        memcpy(end - 2, DIGIT_PAIRS + value * 2, 2);
    else
        end[-1] = (char)('0' + value);
    return (size_t)count;
}

static size_t finish(char *out, const char *end) {
    size_t length = (size_t)(end - out);
    out[length] = '\0';
    return length;
}

size_t int32_to_string(int32_t value, char out[DOUBLE_STRING_SIZE]) {
    char *end = out;
    uint32_t magnitude = (uint32_t)value;
    if (value < 0) {
        *end++ = '-';
        magnitude = 0 - magnitude;
    }
    end += write_integer(magnitude, end);
    return finish(out, end);
}

/* ---- layout ---- */

static size_t write_text(const char *text, char *out) {
    size_t length = strlen(text);
    memcpy(out, text, length + 1);
    return length;
}

/* NaN and infinities; 0 when `value` is finite. */
static size_t write_not_finite(double value, char *out) {
    if (LIKELY(isfinite(value))) return 0;
    if (isnan(value)) return write_text("NaN", out);
    return write_text(value < 0 ? "-Infinity" : "Infinity", out);
}

/* `count` digits from number `first` on: zeros before the first and after the last. */
static char *write_digits(const Decimal *decimal, int first, int count, char *end) {
    for (int i = first; i < first + count; i++) {
        *end++ = i >= 0 && i < decimal->count ? decimal->digits[i] : '0';
    }
    return end;
}

static char *write_plain(const Decimal *decimal, int fraction_digits, char *end) {
    if (decimal->point <= 0) *end++ = '0';
    end = write_digits(decimal, 0, decimal->point > 0 ? decimal->point : 0, end);
    if (fraction_digits <= 0) return end;
    *end++ = '.';
    return write_digits(decimal, decimal->point, fraction_digits, end);
}

static char *write_exponential(const Decimal *decimal, int fraction_digits, char *end) {
    end = write_digits(decimal, 0, 1, end);
    if (fraction_digits > 0) {
        *end++ = '.';
        end = write_digits(decimal, 1, fraction_digits, end);
    }
    int exponent = decimal->point - 1;
    *end++ = 'e';
    *end++ = exponent < 0 ? '-' : '+';
    return end + write_integer((uint64_t)(exponent < 0 ? -exponent : exponent), end);
}

/* ---- shortest ---- */

/* Number::toString (6.1.6.1.20), steps 6 to 13. */
static char *write_shortest(double magnitude, char *end) {
    Decimal decimal;
    decimal.count = double_shortest(magnitude, decimal.digits, &decimal.point);
    int point = decimal.point;
    if (point <= FIXED_POINT_MAX && point >= EXPONENTIAL_BELOW) {
        return write_plain(&decimal, decimal.count - point, end);
    }
    return write_exponential(&decimal, decimal.count - 1, end);
}

size_t double_to_string(double value, char out[DOUBLE_STRING_SIZE]) {
    size_t special = write_not_finite(value, out);
    if (special) return special;
    char *end = out;
    if (value < 0) {
        *end++ = '-';
        value = -value;
    }
    if (value < (double)DOUBLE_HIDDEN_BIT * 2 && value == (double)(uint64_t)value) {
        end += write_integer((uint64_t)value, end);
    } else {
        end = write_shortest(value, end);
    }
    return finish(out, end);
}

/* ---- exact digits of a wanted length ---- */

/* A finite value above 0 as numerator / denominator * 10^point, the fraction in [0.1, 1). */
typedef struct Scaled {
    Natural numerator, denominator;
    int point;
} Scaled;

/* floor(log10(2^exponent)), exact for |exponent| up to 1650: log10(2) with 20 bits of fraction. */
static int floor_log10_power2(int exponent) {
    return (exponent * 315653) >> 20;
}

static void scale(double value, Scaled *scaled) {
    int exponent;
    uint64_t mantissa = double_split(value, &exponent);
    int log2 = 63 - bits_leading_zeros64(mantissa) + exponent;
    scaled->point = floor_log10_power2(log2) + 1; /* or one too few */
    natural_set(&scaled->numerator, mantissa);
    natural_set(&scaled->denominator, 1);
    natural_shift_left(exponent > 0 ? &scaled->numerator : &scaled->denominator,
                       exponent > 0 ? exponent : -exponent);
    if (scaled->point > 0)
        natural_multiply_power10(&scaled->denominator, scaled->point);
    else
        natural_multiply_power10(&scaled->numerator, -scaled->point);
    if (natural_compare(&scaled->numerator, &scaled->denominator) < 0) return;
    scaled->point++;
    natural_multiply_add(&scaled->denominator, 10, 0);
}

/* Adds 1 to the last digit; 9.99 turns into 10. */
static void decimal_round_up(Decimal *decimal) {
    while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '9') decimal->count--;
    if (decimal->count > 0) {
        decimal->digits[decimal->count - 1]++;
        return;
    }
    decimal->digits[decimal->count++] = '1';
    decimal->point++;
}

/* The first `count` digits of the scaled value; the rest decides the last: from one half on up. */
static void decimal_generate(Scaled *scaled, int count, Decimal *decimal) {
    assert(count >= 0 && count <= (int)COUNT_OF(decimal->digits));
    decimal->point = scaled->point;
    decimal->count = count;
    for (int i = 0; i < count; i++) {
        natural_multiply_add(&scaled->numerator, 10, 0);
        unsigned digit = natural_divide_digit(&scaled->numerator, &scaled->denominator);
        decimal->digits[i] = (char)('0' + digit);
    }
    natural_shift_left(&scaled->numerator, 1);
    bool up = natural_compare(&scaled->numerator, &scaled->denominator) >= 0;
    if (up) decimal_round_up(decimal);
}

/* To `count` significant digits. Precondition: value >= 0. */
static void decimal_of_precision(double value, int count, Decimal *decimal) {
    *decimal = (Decimal){.count = 0, .point = 1};
    if (value == 0) return;
    Scaled scaled;
    scale(value, &scaled);
    decimal_generate(&scaled, count, decimal);
}

/* To `fraction_digits` after the point. Precondition: 0 <= value < 1e21. */
static NOINLINE char *write_fixed_exact(double value, int fraction_digits, char *end) {
    Decimal decimal;
    decimal.count = decimal.point = 0;
    if (value > 0) {
        Scaled scaled;
        scale(value, &scaled);
        /* Below a tenth of the last place there is nothing to round up. */
        int count = scaled.point + fraction_digits;
        if (count >= 0) decimal_generate(&scaled, count, &decimal);
    }
    return write_plain(&decimal, fraction_digits, end);
}

/* ---- toFixed ---- */

/* Fractions this long, times ten, still fit 128 bits. */
enum { SMALL_FRACTION_BITS = 124 };
typedef unsigned __int128 Wide;

/* A number as integer part and fraction / 2^bits. */
typedef struct FixedPoint {
    uint64_t integer;
    Wide fraction;
    int bits;
} FixedPoint;

/* False where it takes larger integers. */
static bool fixed_point_of(double value, FixedPoint *fixed) {
    int exponent;
    uint64_t mantissa = double_split(value, &exponent);
    if (exponent >= 0 || exponent < -SMALL_FRACTION_BITS) return false;
    fixed->bits = -exponent;
    fixed->integer = fixed->bits < 64 ? mantissa >> fixed->bits : 0;
    fixed->fraction = mantissa & (((Wide)1 << fixed->bits) - 1);
    return true;
}

/* Adds 1 to the last of the digits in front of `end`, passing over the point. True: carried out
 * of the fraction. */
static bool round_up_text(char *begin, char *end) {
    while (end > begin) {
        if (*--end == '9') {
            *end = '0';
            continue;
        }
        ++*end;
        return false;
    }
    return true;
}

static char *write_fixed_point(FixedPoint fixed, int fraction_digits, char *out) {
    char fraction[DOUBLE_DIGITS_MAX];
    Wide below = ((Wide)1 << fixed.bits) - 1;
    for (int i = 0; i < fraction_digits; i++) {
        fixed.fraction *= 10;
        fraction[i] = (char)('0' + (int)(fixed.fraction >> fixed.bits));
        fixed.fraction &= below;
    }
    bool up = fixed.fraction >> (fixed.bits - 1);
    if (up && round_up_text(fraction, fraction + fraction_digits)) fixed.integer++;
    char *end = out + write_integer(fixed.integer, out);
    if (fraction_digits == 0) return end;
    *end++ = '.';
    memcpy(end, fraction, (size_t)fraction_digits);
    return end + fraction_digits;
}

/* Number.prototype.toFixed (21.1.3.3), steps 7 to 13. */
size_t double_to_fixed(double value, int fraction_digits, char out[DOUBLE_FORMAT_SIZE]) {
    assert(fraction_digits >= 0 && fraction_digits <= DOUBLE_DIGITS_MAX);
    if (!(fabs(value) < 1e21)) return double_to_string(value, out);
    char *end = out;
    if (value < 0) *end++ = '-';
    FixedPoint fixed;
    value = fabs(value);
    if (fixed_point_of(value, &fixed))
        end = write_fixed_point(fixed, fraction_digits, end);
    else
        end = write_fixed_exact(value, fraction_digits, end);
    return finish(out, end);
}

/* ---- toExponential, toPrecision ---- */

/* Number.prototype.toExponential (21.1.3.2), steps 7 to 15. */
size_t double_to_exponential(double value, int fraction_digits, char out[DOUBLE_FORMAT_SIZE]) {
    assert(fraction_digits >= -1 && fraction_digits <= DOUBLE_DIGITS_MAX);
    size_t special = write_not_finite(value, out);
    if (special) return special;
    char *end = out;
    if (value < 0) *end++ = '-';
    value = fabs(value);
    Decimal decimal;
    if (fraction_digits >= 0 || value == 0) {
        decimal_of_precision(value, fraction_digits + 1, &decimal);
    } else {
        decimal.count = double_shortest(value, decimal.digits, &decimal.point);
        fraction_digits = decimal.count - 1;
    }
    return finish(out, write_exponential(&decimal, fraction_digits, end));
}

/* Number.prototype.toPrecision (21.1.3.5), steps 7 to 14. */
size_t double_to_precision(double value, int precision, char out[DOUBLE_FORMAT_SIZE]) {
    assert(precision >= 1 && precision <= DOUBLE_DIGITS_MAX);
    size_t special = write_not_finite(value, out);
    if (special) return special;
    char *end = out;
    if (value < 0) *end++ = '-';
    Decimal decimal;
    decimal_of_precision(fabs(value), precision, &decimal);
    int point = decimal.point;
    bool exponential = point < EXPONENTIAL_BELOW || point > precision;
    if (exponential)
        end = write_exponential(&decimal, precision - 1, end);
    else
        end = write_plain(&decimal, precision - point, end);
    return finish(out, end);
}
