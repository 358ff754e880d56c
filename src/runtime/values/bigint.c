/* BigInts: making them, and the operators (spec 6.1.6.2). The arithmetic of numbers of more than
 * one digit is libtommath's; small ones, which most are, are added and multiplied here. */
#include "runtime/values/bigint.h"

#include "runtime/values/bigint_internal.h"

_Static_assert(sizeof(mp_digit) == sizeof(uint64_t) && MP_DIGIT_BIT == BIGINT_DIGIT_BITS,
               "digits are libtommath's");

/* ---- making ---- */

static Value throw_bigint_too_big(Runtime *runtime) {
    return throw_range_error(runtime, "Maximum BigInt size exceeded");
}

bool bigint_may_have(Runtime *runtime, double bits) {
    enum { UNCHARGED = 1 << 16,
           COPIES = 4 }; /* the result, and what comes up on the way to it */
    if (bits > BIGINT_MAX_BITS) return !value_is_abrupt(throw_bigint_too_big(runtime));
    size_t bytes = (size_t)bits / 8 * COPIES;
    if (bytes < UNCHARGED) return true;
    return heap_charge(runtime, (ptrdiff_t)bytes) && heap_charge(runtime, -(ptrdiff_t)bytes);
}

BigInt *bigint_allocate(Runtime *runtime, size_t digits) {
    if (digits > BIGINT_MAX_BITS / BIGINT_DIGIT_BITS + 2) {
        throw_bigint_too_big(runtime);
        return NULL;
    }
    BigInt *bigint =
        heap_allocate(runtime, sizeof *bigint + digits * sizeof(uint64_t), CELL_BIGINT);
    if (bigint) bigint->cell.data = (uint32_t)digits;
    return bigint;
}

Value bigint_trim(BigInt *bigint, bool is_negative) {
    uint32_t count = bigint->cell.data;
    while (count && !bigint->digits[count - 1]) count--;
    bigint->cell.data = count;
    if (count && is_negative) bigint->cell.flags |= BIGINT_NEGATIVE;
    return value_cell(bigint);
}

static Value from_wide(Runtime *runtime, Wide magnitude, bool is_negative) {
    size_t count = 0;
    for (Wide rest = magnitude; rest; rest >>= BIGINT_DIGIT_BITS) count++;
    BigInt *bigint = bigint_allocate(runtime, count);
    if (!bigint) return VALUE_ABRUPT;
    for (size_t i = 0; i < count; i++, magnitude >>= BIGINT_DIGIT_BITS) {
        bigint->digits[i] = (uint64_t)magnitude & BIGINT_DIGIT_MASK;
    }
    return bigint_trim(bigint, is_negative);
}

static Value from_signed_wide(Runtime *runtime, __int128 number) {
    return from_wide(runtime, number < 0 ? -(Wide)number : (Wide)number, number < 0);
}

Value bigint_from_int64(Runtime *runtime, int64_t number) {
    return from_signed_wide(runtime, number);
}

Value bigint_from_uint64(Runtime *runtime, uint64_t number) {
    return from_wide(runtime, number, false);
}

Value bigint_from_number(Runtime *runtime, mp_err error, mp_int *number) {
    if (error != MP_OKAY) {
        mp_clear(number);
        return throw_out_of_memory(runtime);
    }
    bool is_too_big = mp_count_bits(number) > BIGINT_MAX_BITS;
    BigInt *bigint = is_too_big ? NULL : bigint_allocate(runtime, (size_t)number->used);
    if (bigint) memcpy(bigint->digits, number->dp, (size_t)number->used * sizeof(uint64_t));
    bool is_negative = number->sign == MP_NEG;
    mp_clear(number);
    if (is_too_big) return throw_bigint_too_big(runtime);
    return bigint ? bigint_trim(bigint, is_negative) : VALUE_ABRUPT;
}

/* ---- small ones ---- */

static bool both_small(const BigInt *a, const BigInt *b) {
    return a->cell.data <= 1 && b->cell.data <= 1;
}

/* Precondition: one digit at most. */
static int64_t small_value(const BigInt *bigint) {
    int64_t magnitude = bigint->cell.data ? (int64_t)bigint->digits[0] : 0;
    return bigint_is_negative(bigint) ? -magnitude : magnitude;
}

/* ---- operators by libtommath ---- */

typedef mp_err (*BinaryFn)(const mp_int *a, const mp_int *b, mp_int *result);

static mp_err divide(const mp_int *a, const mp_int *b, mp_int *result) {
    mp_int rest;
    mp_err error = mp_init(&rest);
    if (error != MP_OKAY) return error;
    error = bigint_divide_numbers(a, b, result, &rest);
    mp_clear(&rest);
    return error;
}
static mp_err remainder_of(const mp_int *a, const mp_int *b, mp_int *result) {
    mp_int quotient;
    mp_err error = mp_init(&quotient);
    if (error != MP_OKAY) return error;
    error = bigint_divide_numbers(a, b, &quotient, result);
    mp_clear(&quotient);
    return error;
}

static Value apply(Runtime *runtime, BinaryFn function, const BigInt *a, const BigInt *b) {
    mp_int x = bigint_view(a), y = bigint_view(b), result;
    mp_err error = mp_init(&result);
    if (error != MP_OKAY) return throw_out_of_memory(runtime);
    return bigint_from_number(runtime, function(&x, &y, &result), &result);
}

/* With a result of about the operands' size. */
static Value apply_evenly(Runtime *runtime, BinaryFn function, const BigInt *a, const BigInt *b) {
    double bits = fmax(bigint_count_bits(a), bigint_count_bits(b));
    return bigint_may_have(runtime, bits) ? apply(runtime, function, a, b) : VALUE_ABRUPT;
}

/* 6.1.6.2.7 BigInt::add */
Value bigint_add(Runtime *runtime, const BigInt *a, const BigInt *b) {
    if (both_small(a, b)) return bigint_from_int64(runtime, small_value(a) + small_value(b));
    return apply_evenly(runtime, mp_add, a, b);
}

/* 6.1.6.2.8 BigInt::subtract */
static Value subtract(Runtime *runtime, const BigInt *a, const BigInt *b) {
    if (both_small(a, b)) return bigint_from_int64(runtime, small_value(a) - small_value(b));
    return apply_evenly(runtime, mp_sub, a, b);
}

/* 6.1.6.2.4 BigInt::multiply */
static Value multiply(Runtime *runtime, const BigInt *a, const BigInt *b) {
    if (both_small(a, b)) {
        return from_signed_wide(runtime, (__int128)small_value(a) * small_value(b));
    }
    double bits = (double)bigint_count_bits(a) + bigint_count_bits(b) - 1;
    return bigint_may_have(runtime, bits) ? apply(runtime, mp_mul, a, b) : VALUE_ABRUPT;
}

/* 6.1.6.2.5 BigInt::divide, 6.1.6.2.6 BigInt::remainder */
static Value divide_by(Runtime *runtime, NumericOperation operation, const BigInt *a,
                       const BigInt *b) {
    bool is_division = operation == NUMERIC_DIV;
    if (bigint_is_zero(b)) return throw_range_error(runtime, "Division by zero");
    if (both_small(a, b)) {
        int64_t x = small_value(a), y = small_value(b);
        return bigint_from_int64(runtime, is_division ? x / y : x % y);
    }
    return apply_evenly(runtime, is_division ? divide : remainder_of, a, b);
}

/* 6.1.6.2.3 BigInt::exponentiate. Powers of 0, 1 and -1 are small whatever the exponent. */
static Value exponentiate(Runtime *runtime, const BigInt *base, const BigInt *exponent) {
    if (bigint_is_negative(exponent)) {
        return throw_range_error(runtime, "Exponent must be non-negative");
    }
    if (bigint_is_zero(exponent)) return bigint_from_int64(runtime, 1);
    uint32_t base_bits = bigint_count_bits(base);
    if (base_bits <= 1) {
        bool is_odd = exponent->digits[0] & 1;
        if (is_odd || !bigint_is_negative(base)) return value_cell(base);
        return bigint_negate(runtime, base);
    }
    double bits = (base_bits - 1) * bigint_to_number(exponent) + 1;
    if (!bigint_may_have(runtime, bits)) return VALUE_ABRUPT;
    mp_int x = bigint_view(base), result;
    if (mp_init(&result) != MP_OKAY) return throw_out_of_memory(runtime);
    mp_err error = mp_expt_u32(&x, (uint32_t)exponent->digits[0], &result);
    return bigint_from_number(runtime, error, &result);
}

/* ---- shifts ---- */

/* The magnitude, at most one more than any BigInt has bits. */
static uint32_t shift_count(const BigInt *bigint) {
    bool is_small = bigint->cell.data <= 1;
    uint64_t magnitude = bigint_is_zero(bigint) ? 0 : bigint->digits[0];
    return is_small && magnitude <= BIGINT_MAX_BITS ? (uint32_t)magnitude : BIGINT_MAX_BITS + 1;
}

static Value shift_left(Runtime *runtime, const BigInt *bigint, uint32_t count) {
    if (bigint_is_zero(bigint) || !count) return value_cell(bigint);
    if (!bigint_may_have(runtime, (double)bigint_count_bits(bigint) + count)) return VALUE_ABRUPT;
    mp_int view = bigint_view(bigint), result;
    if (mp_init(&result) != MP_OKAY) return throw_out_of_memory(runtime);
    return bigint_from_number(runtime, mp_mul_2d(&view, (int)count, &result), &result);
}

/* Rounds down, as two's complement does. */
static Value shift_right(Runtime *runtime, const BigInt *bigint, uint32_t count) {
    if (!count) return value_cell(bigint);
    if (count >= bigint_count_bits(bigint)) {
        return bigint_from_int64(runtime, bigint_is_negative(bigint) ? -1 : 0);
    }
    mp_int view = bigint_view(bigint), result;
    if (!bigint_may_have(runtime, bigint_count_bits(bigint))) return VALUE_ABRUPT;
    if (mp_init(&result) != MP_OKAY) return throw_out_of_memory(runtime);
    return bigint_from_number(runtime, mp_signed_rsh(&view, (int)count, &result), &result);
}

/* 6.1.6.2.9 BigInt::leftShift, 6.1.6.2.10 BigInt::signedRightShift */
static Value shift(Runtime *runtime, const BigInt *a, const BigInt *b, bool to_left) {
    bool goes_left = to_left != bigint_is_negative(b);
    return goes_left ? shift_left(runtime, a, shift_count(b))
                     : shift_right(runtime, a, shift_count(b));
}

/* ---- all of them ---- */

/* 6.1.6.2.20 BigIntBitwiseOp of small ones: in two's complement, as the machine has it. */
static Value small_bitwise(Runtime *runtime, NumericOperation operation, int64_t a, int64_t b) {
    switch (operation) {
    case NUMERIC_AND: return bigint_from_int64(runtime, a & b);
    case NUMERIC_OR: return bigint_from_int64(runtime, a | b);
    default: return bigint_from_int64(runtime, a ^ b);
    }
}

static Value bitwise(Runtime *runtime, NumericOperation operation, const BigInt *a,
                     const BigInt *b) {
    if (both_small(a, b)) {
        return small_bitwise(runtime, operation, small_value(a), small_value(b));
    }
    BinaryFn function = operation == NUMERIC_AND  ? mp_and
                        : operation == NUMERIC_OR ? mp_or
                                                  : mp_xor;
    return apply_evenly(runtime, function, a, b);
}

Value bigint_operation(Runtime *runtime, NumericOperation operation, const BigInt *a,
                       const BigInt *b) {
    switch (operation) {
    case NUMERIC_SUB: return subtract(runtime, a, b);
    case NUMERIC_MUL: return multiply(runtime, a, b);
    case NUMERIC_DIV:
    case NUMERIC_MOD: return divide_by(runtime, operation, a, b);
    case NUMERIC_EXP: return exponentiate(runtime, a, b);
    case NUMERIC_AND:
    case NUMERIC_OR:
    case NUMERIC_XOR: return bitwise(runtime, operation, a, b);
    case NUMERIC_SHL: return shift(runtime, a, b, true);
    case NUMERIC_SAR: return shift(runtime, a, b, false);
    case NUMERIC_SHR:
        return throw_type_error(runtime, "BigInts have no unsigned right shift, use >> instead");
    }
    UNREACHABLE();
}

/* 6.1.6.2.1 BigInt::unaryMinus */
Value bigint_negate(Runtime *runtime, const BigInt *bigint) {
    BigInt *result = bigint_allocate(runtime, bigint->cell.data);
    if (!result) return VALUE_ABRUPT;
    memcpy(result->digits, bigint->digits, bigint->cell.data * sizeof(uint64_t));
    return bigint_trim(result, !bigint_is_negative(bigint));
}

/* 6.1.6.2.2 BigInt::bitwiseNOT: -x - 1 */
Value bigint_not(Runtime *runtime, const BigInt *bigint) {
    if (bigint->cell.data <= 1) return bigint_from_int64(runtime, ~small_value(bigint));
    mp_int view = bigint_view(bigint), result;
    if (!bigint_may_have(runtime, bigint_count_bits(bigint))) return VALUE_ABRUPT;
    if (mp_init(&result) != MP_OKAY) return throw_out_of_memory(runtime);
    return bigint_from_number(runtime, mp_complement(&view, &result), &result);
}

/* ---- wrapping ---- */

/* |x| modulo 2^bits, taken from 2^bits when it is not 0 and `complement` asks for it. */
static Value wrap(Runtime *runtime, int bits, const BigInt *bigint, bool complement) {
    mp_int view = bigint_magnitude(bigint), low, power;
    if (!bigint_may_have(runtime, bits)) return VALUE_ABRUPT;
    if (mp_init_multi(&low, &power, NULL) != MP_OKAY) return throw_out_of_memory(runtime);
    mp_err error = mp_mod_2d(&view, bits, &low);
    if (error == MP_OKAY && complement && low.used) {
        error = mp_2expt(&power, bits);
        if (error == MP_OKAY) error = mp_sub(&power, &low, &low);
    }
    mp_clear(&power);
    return bigint_from_number(runtime, error, &low);
}

Value bigint_as_uint(Runtime *runtime, double bits, const BigInt *bigint) {
    bool is_negative = bigint_is_negative(bigint);
    if (!is_negative && bigint_count_bits(bigint) <= bits) return value_cell(bigint);
    if (bits > BIGINT_MAX_BITS) return throw_bigint_too_big(runtime);
    return wrap(runtime, (int)bits, bigint, is_negative);
}

static bool bit_is_set(const BigInt *bigint, uint32_t bit) {
    uint32_t digit = bit / BIGINT_DIGIT_BITS;
    return digit < bigint->cell.data && bigint->digits[digit] >> bit % BIGINT_DIGIT_BITS & 1;
}

Value bigint_as_int(Runtime *runtime, double bits, const BigInt *bigint) {
    if (bigint_count_bits(bigint) < bits) return value_cell(bigint);
    if (bits == 0) return bigint_from_int64(runtime, 0);
    TRY_VALUE(wrapped, wrap(runtime, (int)bits, bigint, bigint_is_negative(bigint)));
    if (!bit_is_set(value_as_bigint(wrapped), (uint32_t)bits - 1)) return wrapped;
    TRY_VALUE(magnitude, wrap(runtime, (int)bits, value_as_bigint(wrapped), true));
    return bigint_negate(runtime, value_as_bigint(magnitude));
}
