/* BigInts and other values: numbers, comparison, ToBigInt (spec 7.1.13, 7.1.15, 7.1.16, 6.1.6.2.12
 * to 6.1.6.2.14). Nothing is rounded but what becomes a Number. Text is bigint_text.c. */
#include "runtime/objects/error.h"
#include "runtime/values/bigint_internal.h"
#include "support/hash.h"

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

uint64_t bigint_bits_from(const BigInt *bigint, uint32_t shift) {
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
    if (bits <= 64) return bits ? bigint_bits_from(bigint, 0) << (64 - bits) : 0;
    uint32_t shift = bits - 64, index = shift / BIGINT_DIGIT_BITS;
    uint64_t below = bigint->digits[index] &
                     ((UINT64_C(1) << shift % BIGINT_DIGIT_BITS) - 1);
    for (uint32_t i = 0; i < index && !below; i++) below = bigint->digits[i];
    *is_exact = !below;
    return bigint_bits_from(bigint, shift);
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
