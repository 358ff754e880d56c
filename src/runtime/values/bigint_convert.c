/* BigInts and other values: text, numbers, comparison, ToBigInt (spec 7.1.13 to 7.1.16,
 * 6.1.6.2.12 to 6.1.6.2.21). Nothing is rounded but what becomes a Number. */
#include "runtime/objects/error.h"
#include "runtime/values/bigint_internal.h"
#include "support/hash.h"
#include "support/unicode.h"

/* ---- bits ---- */

uint32_t bigint_count_bits(const BigInt *bigint) {
    uint32_t count = bigint->cell.data;
    if (!count) return 0;
    uint32_t top = 64 - (uint32_t)__builtin_clzll(bigint->digits[count - 1]);
    return (count - 1) * BIGINT_DIGIT_BITS + top;
}

static uint64_t digit_at(const BigInt *bigint, uint32_t index) {
    return index < bigint->cell.data ? bigint->digits[index] : 0;
}

uint64_t bigint_to_uint64(const BigInt *bigint) {
    uint64_t low = digit_at(bigint, 0) | digit_at(bigint, 1) << BIGINT_DIGIT_BITS;
    return bigint_is_negative(bigint) ? 0 - low : low;
}

/* The 64 bits from `shift` on. */
static uint64_t bits_from(const BigInt *bigint, uint32_t shift) {
    uint32_t index = shift / BIGINT_DIGIT_BITS, offset = shift % BIGINT_DIGIT_BITS;
    Wide bits = digit_at(bigint, index) | (Wide)digit_at(bigint, index + 1) << BIGINT_DIGIT_BITS;
    bits >>= offset;
    bits |= (Wide)digit_at(bigint, index + 2) << (2 * BIGINT_DIGIT_BITS - offset);
    return (uint64_t)bits;
}

/* The highest 64 bits of the magnitude, moved up to bit 63. *is_exact: all below are 0. */
static uint64_t top_bits(const BigInt *bigint, bool *is_exact) {
    uint32_t bits = bigint_count_bits(bigint);
    *is_exact = true;
    if (bits <= 64) return bits ? bits_from(bigint, 0) << (64 - bits) : 0;
    uint32_t shift = bits - 64, index = shift / BIGINT_DIGIT_BITS;
    uint64_t below = bigint->digits[index] &
                     ((UINT64_C(1) << shift % BIGINT_DIGIT_BITS) - 1);
    for (uint32_t i = 0; i < index && !below; i++) below = bigint->digits[i];
    *is_exact = !below;
    return bits_from(bigint, shift);
}

/* ---- numbers ---- */

/* The bits that are cut off stand for themselves as the lowest bit: it decides ties, no more. */
double bigint_to_number(const BigInt *bigint) {
    bool is_exact;
    uint64_t top = top_bits(bigint, &is_exact);
    double magnitude = ldexp((double)(top | !is_exact), (int)bigint_count_bits(bigint) - 64);
    return bigint_is_negative(bigint) ? -magnitude : magnitude;
}

Value bigint_from_double(Runtime *runtime, double integer) {
    int exponent;
    double fraction = frexp(fabs(integer), &exponent);
    if (exponent <= 62) return bigint_from_int64(runtime, (int64_t)integer);
    uint64_t mantissa = (uint64_t)ldexp(fraction, 53);
    uint32_t shift = (uint32_t)exponent - 53, index = shift / BIGINT_DIGIT_BITS;
    BigInt *bigint = bigint_allocate(runtime, index + 2);
    if (!bigint) return VALUE_ABRUPT;
    Wide bits = (Wide)mantissa << shift % BIGINT_DIGIT_BITS;
    bigint->digits[index] = (uint64_t)bits & BIGINT_DIGIT_MASK;
    bigint->digits[index + 1] = (uint64_t)(bits >> BIGINT_DIGIT_BITS);
    return bigint_trim(bigint, integer < 0);
}

/* ---- comparing ---- */

static int sign_of(const BigInt *bigint) {
    return bigint_is_zero(bigint) ? 0 : bigint_is_negative(bigint) ? -1
                                                                   : 1;
}

int bigint_compare(const BigInt *a, const BigInt *b) {
    mp_int x = bigint_view(a), y = bigint_view(b);
    return mp_cmp(&x, &y);
}

bool bigint_equals(const BigInt *a, const BigInt *b) {
    return a->cell.data == b->cell.data && bigint_is_negative(a) == bigint_is_negative(b) &&
           memcmp(a->digits, b->digits, a->cell.data * sizeof(uint64_t)) == 0;
}

/* Of magnitudes, both at least 1: first by their number of bits, then by the highest ones. A double
 * has no others. */
static int compare_magnitudes(const BigInt *a, double b) {
    int exponent;
    double fraction = frexp(b, &exponent);
    int bits = (int)bigint_count_bits(a);
    if (bits != exponent) return bits < exponent ? -1 : 1;
    bool is_exact;
    uint64_t top = top_bits(a, &is_exact), other = (uint64_t)ldexp(fraction, 64);
    if (top != other) return top < other ? -1 : 1;
    return !is_exact;
}

int bigint_compare_number(const BigInt *a, double b) {
    int sign = sign_of(a), other = (b > 0) - (b < 0);
    if (sign != other) return sign < other ? -1 : 1;
    if (sign == 0) return 0;
    if (isinf(b)) return -sign;
    return fabs(b) < 1 ? sign : sign * compare_magnitudes(a, fabs(b));
}

uint32_t bigint_hash(const BigInt *bigint) {
    uint64_t mixed = bigint->cell.data ^ (uint64_t)bigint_is_negative(bigint) << 32;
    for (uint32_t i = 0; i < bigint->cell.data && i < 4; i++) {
        mixed = mixed * UINT64_C(0x9E3779B97F4A7C15) + bigint->digits[i];
    }
    return hash_u64(mixed);
}

/* ---- from text ---- */

/* digits * factor + addend, in place; there is room. */
static void multiply_add(BigInt *bigint, uint32_t *used, uint64_t factor, uint64_t addend) {
    Wide carry = addend;
    for (uint32_t i = 0; i < *used; i++) {
        carry += (Wide)bigint->digits[i] * factor;
        bigint->digits[i] = (uint64_t)carry & BIGINT_DIGIT_MASK;
        carry >>= BIGINT_DIGIT_BITS;
    }
    if (carry) bigint->digits[(*used)++] = (uint64_t)carry;
}

static unsigned digit_of(uint16_t unit) {
    if (unit >= '0' && unit <= '9') return unit - '0';
    uint16_t lower = unit | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10u : 36;
}

/* A number of digits of any radix up to 16 whose value always fits in a digit of ours, and radix to
 * that power. */
enum { CHUNK_DIGITS = 15 };

static uint64_t power_of(unsigned radix, uint32_t exponent) {
    uint64_t power = 1;
    while (exponent--) power *= radix;
    return power;
}

/* Units [start, end) of a flat text. VALUE_UNDEFINED: they are not all digits. */
static Value parse_digits(Runtime *runtime, const String *text, uint32_t start, uint32_t end,
                          unsigned radix, bool is_negative) {
    double bits = (end - start) * log2(radix);
    if (!bigint_may_have(runtime, bits)) return VALUE_ABRUPT;
    BigInt *bigint = bigint_allocate(runtime, (size_t)(bits / BIGINT_DIGIT_BITS) + 2);
    if (!bigint) return VALUE_ABRUPT;
    uint32_t used = 0;
    while (start < end) {
        uint64_t chunk = 0;
        uint32_t count = end - start < CHUNK_DIGITS ? end - start : CHUNK_DIGITS;
        for (uint32_t i = 0; i < count; i++) {
            unsigned digit = digit_of(string_unit(text, start++));
            if (digit >= radix) return VALUE_UNDEFINED;
            chunk = chunk * radix + digit;
        }
        multiply_add(bigint, &used, power_of(radix, count), chunk);
    }
    return bigint_trim(bigint, is_negative);
}

static unsigned radix_of_prefix(const String *text, uint32_t start, uint32_t end) {
    if (end - start < 3 || string_unit(text, start) != '0') return 10;
    switch (string_unit(text, start + 1) | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 10;
    }
}

Value bigint_from_string(Runtime *runtime, String *text) {
    TRY_OK(string_flat(runtime, text));
    uint32_t start = 0, end = string_length(text);
    while (start < end && unicode_is_space(string_unit(text, start))) start++;
    while (start < end && unicode_is_space(string_unit(text, end - 1))) end--;
    if (start == end) return bigint_from_int64(runtime, 0);
    unsigned radix = radix_of_prefix(text, start, end);
    if (radix != 10) return parse_digits(runtime, text, start + 2, end, radix, false);
    uint16_t sign = string_unit(text, start);
    bool has_sign = sign == '-' || sign == '+';
    if (has_sign && ++start == end) return VALUE_UNDEFINED;
    return parse_digits(runtime, text, start, end, 10, sign == '-');
}

/* ---- to text ---- */

static const char digit_characters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* Divides the digits in place by a small number; what is left over. */
static uint64_t divide_digits(uint64_t *digits, uint32_t *count, uint64_t divisor) {
    Wide rest = 0;
    for (uint32_t i = *count; i-- > 0;) {
        rest = rest << BIGINT_DIGIT_BITS | digits[i];
        digits[i] = (uint64_t)(rest / divisor);
        rest %= divisor;
    }
    while (*count && !digits[*count - 1]) --*count;
    return (uint64_t)rest;
}

/* The most digits of a radix that fit in one of ours. */
static uint32_t digits_in_chunk(unsigned radix) {
    uint32_t count = 0;
    for (uint64_t power = 1; power <= BIGINT_DIGIT_MASK / radix; power *= radix) count++;
    return count;
}

/* Writes the text before `end`; gives where it begins. The digits are used up. */
static char *write_text(char *end, uint64_t *digits, uint32_t count, unsigned radix) {
    uint32_t width = digits_in_chunk(radix);
    uint64_t divisor = power_of(radix, width);
    while (count) {
        uint64_t chunk = divide_digits(digits, &count, divisor);
        for (uint32_t i = 0; count ? i < width : chunk != 0; i++) {
            *--end = digit_characters[chunk % radix];
            chunk /= radix;
        }
    }
    return end;
}

/* The same for a radix of 2^log bits: no division. */
static char *write_bits(char *end, const BigInt *bigint, uint32_t log) {
    uint32_t bits = bigint_count_bits(bigint);
    for (uint32_t bit = 0; bit < bits; bit += log) {
        *--end = digit_characters[bits_from(bigint, bit) & ((1u << log) - 1)];
    }
    return end;
}

static String *text_of_digits(Runtime *runtime, const BigInt *bigint, unsigned radix,
                              char *memory, size_t size) {
    uint32_t count = bigint->cell.data;
    uint64_t *digits = (uint64_t *)memory;
    char *end = memory + size, *start;
    if (radix & (radix - 1)) {
        memcpy(digits, bigint->digits, count * sizeof(uint64_t));
        start = write_text(end, digits, count, radix);
    } else {
        start = write_bits(end, bigint, (uint32_t)__builtin_ctz(radix));
    }
    if (bigint_is_negative(bigint)) *--start = '-';
    return string_from_latin1(runtime, (const uint8_t *)start, (uint32_t)(end - start));
}

String *bigint_to_string(Runtime *runtime, const BigInt *bigint, unsigned radix) {
    if (bigint_is_zero(bigint)) return string_from_unit(runtime, '0');
    size_t digits = bigint->cell.data * sizeof(uint64_t);
    size_t characters = (size_t)(bigint_count_bits(bigint) / log2(radix)) + 3;
    if (characters > STRING_MAX_LENGTH) {
        throw_range_error(runtime, "Invalid string length");
        return NULL;
    }
    char *memory = heap_memory_allocate(runtime, digits + characters);
    if (!memory) return NULL;
    String *text = text_of_digits(runtime, bigint, radix, memory, digits + characters);
    heap_memory_free(runtime->heap, memory, digits + characters);
    heap_keep(bigint);
    return text;
}

/* ---- ToBigInt ---- */

static Value throw_no_bigint(Runtime *runtime, ErrorKind kind, Value value) {
    String *text = value_describe(runtime, value);
    return text ? throw_error(runtime, kind, "Cannot convert %S to a BigInt", text) : VALUE_ABRUPT;
}

Value to_bigint(Runtime *runtime, Value value) {
    TRY_VALUE(primitive, to_primitive(runtime, value, PREFER_NUMBER));
    if (value_is_bigint(primitive)) return primitive;
    if (value_is_bool(primitive)) return bigint_from_int64(runtime, primitive == VALUE_TRUE);
    if (!value_is_string(primitive)) return throw_no_bigint(runtime, ERROR_TYPE, primitive);
    TRY_VALUE(parsed, bigint_from_string(runtime, value_as_string(primitive)));
    if (!value_is_undefined(parsed)) return parsed;
    return throw_no_bigint(runtime, ERROR_SYNTAX, primitive);
}
