/* Text to doubles (ECMA-262 7.1.4.1, 12.9.3, 19.2.5).
 *
 * Decimal text is read once into a Decimal, then rounded in the cheapest way that is certain:
 * 1. up to 2^53 and 10^22: one floating-point operation on exact operands (Clinger);
 * 2. the first 19 digits times a 128-bit power of ten (Eisel and Lemire): certain unless the
 *    product lies within its own error of the middle between two doubles;
 * 3. then the whole text is compared with that middle by exact integers.
 */
#include "support/double_parse.h"

#include <math.h>

#include "support/bits.h"
#include "support/natural.h"
#include "support/powers_of_ten.h"

typedef unsigned __int128 Wide;

enum {
    /* A middle between two doubles has at most 767 significant digits: of what follows the 768th
     * only matters whether it is all zeros. */
    DECIMAL_DIGITS_MAX = 768,
    SIGNIFICAND_DIGITS = 19,     /* always fit 64 bits */
    EXPONENT_LIMIT = 2000000000, /* an exponent this large outweighs the digits of any text */
    EXACT_POWER_MAX = 22         /* 10^22 is exact as a double */
};

/* DIGITS * 10^exponent, without leading zeros; `is_cut`: digits other than 0 were left out. */
typedef struct Decimal {
    int count;
    bool is_cut;
    int64_t exponent;
    uint8_t digits[DECIMAL_DIGITS_MAX]; /* 0 to 9 */
} Decimal;

/* ---- reading units of either width ---- */

/* Instantiated for each width by inlining: is_wide is a constant wherever these are called. */
typedef struct Text {
    const void *units;
    size_t length;
    bool is_wide, has_separators;
} Text;

static ALWAYS_INLINE uint32_t text_unit(Text text, size_t index) {
    if (index >= text.length) return 0;
    return text.is_wide ? ((const uint16_t *)text.units)[index]
                        : ((const uint8_t *)text.units)[index];
}

static ALWAYS_INLINE bool text_is_digit(Text text, size_t index) {
    return text_unit(text, index) - '0' < 10;
}

static ALWAYS_INLINE bool text_is_separator(Text text, size_t index) {
    return text.has_separators && text_unit(text, index) == '_';
}

/* ---- reading decimals ---- */

/* Appends a digit; false when it is only counted, not kept. */
static ALWAYS_INLINE bool decimal_push(Decimal *decimal, uint32_t digit) {
    if (decimal->count == 0 && digit == 0) return true;
    if (UNLIKELY(decimal->count == DECIMAL_DIGITS_MAX)) {
        decimal->is_cut |= digit != 0;
        return false;
    }
    decimal->digits[decimal->count++] = (uint8_t)digit;
    return true;
}

/* Reads the digits from `index` on; returns where they end. */
static ALWAYS_INLINE size_t read_digits(Text text, size_t index, bool is_fraction,
                                        Decimal *decimal) {
    for (; text_is_digit(text, index) || text_is_separator(text, index); index++) {
        if (text_is_separator(text, index)) continue;
        bool kept = decimal_push(decimal, text_unit(text, index) - '0');
        decimal->exponent += is_fraction ? -(int)kept : !kept;
    }
    return index;
}

/* Reads `e`, sign and digits at `index`, if they are all there; returns where they end. */
static ALWAYS_INLINE size_t read_exponent(Text text, size_t index, Decimal *decimal) {
    if ((text_unit(text, index) | 0x20) != 'e') return index;
    size_t i = index + 1;
    bool is_negative = text_unit(text, i) == '-';
    if (is_negative || text_unit(text, i) == '+') i++;
    if (!text_is_digit(text, i)) return index;
    int64_t exponent = 0;
    for (; text_is_digit(text, i) || text_is_separator(text, i); i++) {
        if (text_is_separator(text, i) || exponent >= EXPONENT_LIMIT) continue;
        exponent = exponent * 10 + (text_unit(text, i) - '0');
    }
    decimal->exponent += is_negative ? -exponent : exponent;
    return i;
}

/* Returns the length of the literal, 0 when there is none. */
static ALWAYS_INLINE size_t read_decimal(Text text, Decimal *decimal) {
    decimal->count = 0;
    decimal->is_cut = false;
    decimal->exponent = 0;
    size_t point = read_digits(text, 0, false, decimal);
    size_t end = point;
    if (text_unit(text, point) == '.') {
        end = read_digits(text, point + 1, true, decimal);
        if (end == point + 1 && point == 0) return 0; /* a point alone */
    }
    return end ? read_exponent(text, end, decimal) : 0;
}

/* ---- rounding ---- */

/* The double mantissa * 2^exponent at or below the value, and how far it is to the next. */
typedef struct Rounding {
    uint64_t mantissa;
    int exponent;
    enum { REST_BELOW_HALF,
           REST_ABOVE_HALF,
           REST_UNCERTAIN } rest;
} Rounding;

/* mantissa * 2^exponent as split by double_split; a mantissa of 2^53 carries into the exponent. */
static double double_join(uint64_t mantissa, int exponent) {
    if (exponent > DOUBLE_MAX_EXPONENT) return INFINITY;
    if (mantissa < DOUBLE_HIDDEN_BIT) return double_from_bits(mantissa);
    uint64_t biased = (uint64_t)(exponent - DOUBLE_MIN_EXPONENT);
    return double_from_bits((biased << DOUBLE_FRACTION_BITS) + mantissa);
}

/* The highest 128 bits of significand * 10^power, the first one set; *log2 is its place value. */
static Wide scaled_significand(uint64_t significand, int power, int *log2) {
    PowerOfTen ten = power_of_ten(power);
    int zeros = bits_leading_zeros64(significand);
    significand <<= zeros;
    Wide product = (Wide)ten.high * significand + ((Wide)ten.low * significand >> 64);
    *log2 = power_of_ten_log2(power) + 64 - zeros;
    if (product >> 127) return product;
    --*log2;
    return product << 1;
}

/* Splits the 128 bits into mantissa and rest. Their error is below `slack`, above or below. */
static Rounding round_product(Wide product, int log2, Wide slack) {
    int kept = 53; /* bits of the mantissa */
    int exponent = log2 - (kept - 1);
    if (exponent < DOUBLE_MIN_EXPONENT) {
        kept -= DOUBLE_MIN_EXPONENT - exponent;
        exponent = DOUBLE_MIN_EXPONENT;
    }
    if (kept < 0) return (Rounding){0, exponent, kept < -1 ? REST_BELOW_HALF : REST_UNCERTAIN};
    int cut = 128 - kept;
    Rounding rounding = {.exponent = exponent};
    rounding.mantissa = kept ? (uint64_t)(product >> cut) : 0;
    Wide half = (Wide)1 << (cut - 1);
    Wide rest = kept ? product & (half * 2 - 1) : product;
    Wide distance = rest > half ? rest - half : half - rest;
    if (distance <= slack)
        rounding.rest = REST_UNCERTAIN;
    else
        rounding.rest = rest > half ? REST_ABOVE_HALF : REST_BELOW_HALF;
    return rounding;
}

/* How the exact value lies to the middle above the mantissa: by integers, both sides multiplied
 * until no exponent is negative. */
static int compare_with_middle(const Decimal *decimal, Rounding rounding) {
    Natural value, middle;
    natural_set(&value, 0);
    for (int i = 0; i < decimal->count; i++) {
        if (value.length == 0)
            natural_set(&value, decimal->digits[i]);
        else
            natural_multiply_add(&value, 10, decimal->digits[i]);
    }
    natural_multiply_add(&value, 10, decimal->is_cut);
    int power10 = (int)decimal->exponent - 1, power2 = rounding.exponent - 1;
    natural_set(&middle, 2 * rounding.mantissa + 1);
    natural_multiply_power10(power10 < 0 ? &middle : &value, power10 < 0 ? -power10 : power10);
    natural_shift_left(power2 < 0 ? &value : &middle, power2 < 0 ? -power2 : power2);
    return natural_compare(&value, &middle);
}

static NOINLINE bool rounds_up_exactly(const Decimal *decimal, Rounding rounding) {
    int order = compare_with_middle(decimal, rounding);
    return order > 0 || (order == 0 && (rounding.mantissa & 1));
}

static uint64_t leading_significand(const Decimal *decimal, int *taken) {
    uint64_t significand = 0;
    *taken = decimal->count < SIGNIFICAND_DIGITS ? decimal->count : SIGNIFICAND_DIGITS;
    for (int i = 0; i < *taken; i++) significand = significand * 10 + decimal->digits[i];
    return significand;
}

/* Both operands are exact, so that the one rounding is the right one. */
static double scale_exactly(uint64_t significand, int power) {
    static const double POWERS[EXACT_POWER_MAX + 1] = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    double value = (double)significand;
    return power < 0 ? value / POWERS[-power] : value * POWERS[power];
}

static double decimal_to_double(const Decimal *decimal) {
    if (decimal->count == 0) return 0;
    int taken;
    uint64_t significand = leading_significand(decimal, &taken);
    bool is_whole = taken == decimal->count;
    int64_t power = decimal->exponent + decimal->count - taken;
    bool is_small = significand <= 2 * DOUBLE_HIDDEN_BIT && is_whole;
    if (is_small && power >= -EXACT_POWER_MAX && power <= EXACT_POWER_MAX) {
        return scale_exactly(significand, (int)power);
    }
    if (power < POWER_OF_TEN_MIN) return 0;
    if (power > 308) return INFINITY;
    /* The power's error shows in the last of the 128 bits; one in the 19th digit is below 2^-59. */
    Wide slack = is_whole ? 4 : (Wide)1 << 69;
    int log2;
    Wide product = scaled_significand(significand, (int)power, &log2);
    Rounding rounding = round_product(product, log2, slack);
    if (rounding.exponent > DOUBLE_MAX_EXPONENT) return INFINITY;
    bool up = rounding.rest == REST_UNCERTAIN ? rounds_up_exactly(decimal, rounding)
                                              : rounding.rest == REST_ABOVE_HALF;
    return double_join(rounding.mantissa + up, rounding.exponent);
}

static ALWAYS_INLINE size_t parse_decimal(Text text, double *value) {
    Decimal decimal;
    size_t length = read_decimal(text, &decimal);
    if (length) *value = decimal_to_double(&decimal);
    return length;
}

size_t double_parse_latin1(const uint8_t *units, size_t length, DigitSeparators separators,
                           double *value) {
    return parse_decimal((Text){units, length, false, separators == SEPARATORS_SKIP}, value);
}

size_t double_parse_utf16(const uint16_t *units, size_t length, DigitSeparators separators,
                          double *value) {
    return parse_decimal((Text){units, length, true, separators == SEPARATORS_SKIP}, value);
}

/* ---- integers of any radix ---- */

static ALWAYS_INLINE bool text_has_digit(Text text, size_t index, int radix) {
    return index < text.length && digit_value(text_unit(text, index)) < (unsigned)radix;
}

/* Length of the digits and separators the text begins with. */
static ALWAYS_INLINE size_t integer_length(Text text, int radix) {
    size_t end = 0;
    while (text_has_digit(text, end, radix) || text_is_separator(text, end)) end++;
    return end;
}

/* The first 64 bits and whether any other is set: converting those rounds as all of them would. */
static ALWAYS_INLINE double parse_power_of_two(Text text, int radix) {
    int bits = __builtin_ctz((unsigned)radix);
    uint64_t head = 0;
    int64_t exponent = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text_is_separator(text, i)) continue;
        uint64_t digit = digit_value(text_unit(text, i));
        if (LIKELY(head >> (64 - bits) == 0)) {
            head = head << bits | digit;
        } else {
            exponent += bits;
            head |= digit != 0;
        }
    }
    return exponent > 1024 ? INFINITY : ldexp((double)head, (int)exponent);
}

/* V8 gathers digits, from the first that is not 0 on, in parts of 32 bits and adds up the parts in
 * floating point. */
static ALWAYS_INLINE double parse_parts(Text text, int radix) {
    const uint32_t largest_multiplier = UINT32_MAX / 36;
    double value = 0;
    bool is_leading = true;
    uint32_t part = 0, multiplier = 1;
    for (size_t i = 0; i < text.length; i++) {
        if (text_is_separator(text, i)) continue;
        uint32_t digit = digit_value(text_unit(text, i));
        is_leading &= digit == 0;
        if (is_leading) continue;
        if (multiplier * (uint32_t)radix > largest_multiplier) {
            value = value * multiplier + part;
            part = 0;
            multiplier = 1;
        }
        part = part * (uint32_t)radix + digit;
        multiplier *= (uint32_t)radix;
    }
    return value * multiplier + part;
}

static ALWAYS_INLINE size_t parse_integer(Text text, int radix, double *value) {
    assert(radix >= 2 && radix <= 36);
    text.length = integer_length(text, radix);
    if (text.length == 0) return 0;
    if ((radix & (radix - 1)) == 0) {
        *value = parse_power_of_two(text, radix);
    } else if (radix == 10) {
        parse_decimal(text, value);
    } else {
        *value = parse_parts(text, radix);
    }
    return text.length;
}

size_t double_parse_integer_latin1(const uint8_t *units, size_t length, int radix,
                                   DigitSeparators separators, double *value) {
    bool has_separators = separators == SEPARATORS_SKIP;
    return parse_integer((Text){units, length, false, has_separators}, radix, value);
}

size_t double_parse_integer_utf16(const uint16_t *units, size_t length, int radix,
                                  DigitSeparators separators, double *value) {
    bool has_separators = separators == SEPARATORS_SKIP;
    return parse_integer((Text){units, length, true, has_separators}, radix, value);
}
