/* BigInts (spec 6.1.6.2): integers without bounds, as heap cells.
 *
 * Invariants
 * - A BigInt never changes. Its digits lie in its cell, the lowest first, 60 bits each, as
 *   libtommath has them: an operation reads them where they are and copies its result into a new
 *   cell. The highest digit is not 0; zero has no digits and no sign.
 * - No BigInt has more than BIGINT_MAX_BITS bits: RangeError "Maximum BigInt size exceeded". What
 *   an operation will need is asked of the heap's accounts before it begins.
 */
#ifndef BOBBIN_RUNTIME_VALUES_BIGINT_H
#define BOBBIN_RUNTIME_VALUES_BIGINT_H

#include "runtime/values/convert.h"

enum {
    BIGINT_NEGATIVE = 1 << 1, /* cell.flags */
    BIGINT_DIGIT_BITS = 60,
    BIGINT_MAX_BITS = 1 << 30 /* as V8 */
};

typedef struct BigInt {
    Cell cell; /* cell.data: number of digits */
    uint64_t digits[];
} BigInt;

static inline const BigInt *value_as_bigint(Value value) {
    return (const BigInt *)value_as_cell(value);
}
static inline bool bigint_is_zero(const BigInt *bigint) {
    return bigint->cell.data == 0;
}
static inline bool bigint_is_negative(const BigInt *bigint) {
    return bigint->cell.flags & BIGINT_NEGATIVE;
}
/* Bits of the magnitude; 0 has none. */
uint32_t bigint_count_bits(const BigInt *bigint);

/* ---- making: VALUE_ABRUPT when memory is out ---- */
Value bigint_from_int64(Runtime *runtime, int64_t number);
Value bigint_from_uint64(Runtime *runtime, uint64_t number);
/* Precondition: an integer. */
Value bigint_from_double(Runtime *runtime, double integer);
/* 7.1.14 StringToBigInt, and a literal's digits with their prefix: VALUE_UNDEFINED when the text is
 * none. */
Value bigint_from_string(Runtime *runtime, String *text);
/* 7.1.13 ToBigInt. May run script. */
Value to_bigint(Runtime *runtime, Value value);

/* ---- out of it ---- */
/* Modulo 2^64: ToBigInt64 and ToBigUint64 (7.1.15, 7.1.16). */
uint64_t bigint_to_uint64(const BigInt *bigint);
/* The nearest double, ties to even; infinite when there is none. */
double bigint_to_number(const BigInt *bigint);
/* Spec 6.1.6.2.21 BigInt::toString. NULL on out of memory. */
String *bigint_to_string(Runtime *runtime, const BigInt *bigint, unsigned radix);
uint32_t bigint_hash(const BigInt *bigint);

/* ---- comparing, by value ---- */
bool bigint_equals(const BigInt *a, const BigInt *b);
/* -1, 0, 1 */
int bigint_compare(const BigInt *a, const BigInt *b);
/* The same, exactly, with a number that is not NaN. */
int bigint_compare_number(const BigInt *a, double b);

/* ---- operators (6.1.6.2.1 to 6.1.6.2.20): VALUE_ABRUPT with RangeError or TypeError ---- */
Value bigint_add(Runtime *runtime, const BigInt *a, const BigInt *b);
Value bigint_operation(Runtime *runtime, NumericOperation operation, const BigInt *a,
                       const BigInt *b);
Value bigint_negate(Runtime *runtime, const BigInt *bigint);
Value bigint_not(Runtime *runtime, const BigInt *bigint);
/* 21.2.2.1 and 21.2.2.2: wrapped to so many bits, with or without a sign. */
Value bigint_as_int(Runtime *runtime, double bits, const BigInt *bigint);
Value bigint_as_uint(Runtime *runtime, double bits, const BigInt *bigint);

#endif
