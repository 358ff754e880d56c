/* Division of great BigInts (spec 6.1.6.2.5, 6.1.6.2.6) in about the time of a multiplication.
 *
 * libtommath divides digit by digit, which takes the product of both lengths; what it multiplies
 * takes far less. So a long division is split in halves, as Burnikel and Ziegler describe it, until
 * the pieces are short: the quotient's upper half comes from the upper halves of both numbers and
 * is corrected by a multiplication. Lengths are in bits: a shift by any number of them is cheap.
 */
#include "runtime/values/bigint_internal.h"

enum { SHORT_BITS = 120 * BIGINT_DIGIT_BITS }; /* below, the plain way is faster: measured */

/* x = high * 2^bits + low */
static bool split(const mp_int *x, int bits, mp_int *high, mp_int *low) {
    return mp_div_2d(x, bits, high, low) == MP_OKAY;
}

/* high = high * 2^bits + low */
static bool join(mp_int *high, int bits, const mp_int *low) {
    return mp_mul_2d(high, bits, high) == MP_OKAY && mp_add(high, low, high) == MP_OKAY;
}

typedef struct Divisor {
    const mp_int *whole;
    mp_int high, low; /* its halves */
    int bits;         /* of each */
} Divisor;

static bool divide_even(const mp_int *a, const mp_int *b, int bits, mp_int *quotient,
                        mp_int *rest);

/* The quotient, of `bits` bits, of `top` by the divisor's upper half. It is never too small, and at
 * most 2 too great for the whole divisor. */
static bool estimate(const mp_int *top, const Divisor *by, mp_int *quotient, mp_int *rest) {
    bool ok = mp_div_2d(top, by->bits, rest, NULL) == MP_OKAY;
    if (!ok || mp_cmp(rest, &by->high) == MP_LT) {
        return ok && divide_even(top, &by->high, by->bits, quotient, rest);
    }
    return mp_2expt(quotient, by->bits) == MP_OKAY &&
           mp_mul(quotient, &by->high, rest) == MP_OKAY && mp_sub(top, rest, rest) == MP_OKAY &&
           mp_add(rest, &by->high, rest) == MP_OKAY && mp_decr(quotient) == MP_OKAY;
}

/* top * 2^bits + next, by the divisor. Precondition: the quotient has no more than `bits` bits. */
static bool divide_by_halves(const mp_int *top, const mp_int *next, const Divisor *by,
                             mp_int *quotient, mp_int *rest) {
    mp_int product;
    if (mp_init(&product) != MP_OKAY) return false;
    bool ok = estimate(top, by, quotient, rest) && join(rest, by->bits, next) &&
              mp_mul(quotient, &by->low, &product) == MP_OKAY &&
              mp_sub(rest, &product, rest) == MP_OKAY;
    while (ok && rest->sign == MP_NEG) {
        ok = mp_decr(quotient) == MP_OKAY && mp_add(rest, by->whole, rest) == MP_OKAY;
    }
    mp_clear(&product);
    return ok;
}

/* The dividend's upper half and the two quarters below it; the quotient's halves one by one. */
static bool divide_in_steps(const mp_int *a, const Divisor *by, mp_int *quotient, mp_int *rest) {
    mp_int top, low, next, middle;
    if (mp_init_multi(&top, &low, &next, &middle, NULL) != MP_OKAY) return false;
    bool ok = split(a, 2 * by->bits, &top, &low) && split(&low, by->bits, &next, &low) &&
              divide_by_halves(&top, &next, by, quotient, &middle) &&
              divide_by_halves(&middle, &low, by, &next, rest) &&
              join(quotient, by->bits, &next);
    mp_clear_multi(&top, &low, &next, &middle, NULL);
    return ok;
}

/* Preconditions: b has exactly that many bits; the quotient has no more. */
static bool divide_halved(const mp_int *a, const mp_int *b, int bits, mp_int *quotient,
                          mp_int *rest) {
    Divisor by = {.whole = b, .bits = bits / 2};
    if (mp_init_multi(&by.high, &by.low, NULL) != MP_OKAY) return false;
    bool ok = split(b, by.bits, &by.high, &by.low) && divide_in_steps(a, &by, quotient, rest);
    mp_clear_multi(&by.high, &by.low, NULL);
    return ok;
}

/* The same for any number of bits: one more makes an odd one even. */
static bool divide_even(const mp_int *a, const mp_int *b, int bits, mp_int *quotient,
                        mp_int *rest) {
    if (bits <= SHORT_BITS) return mp_div(a, b, quotient, rest) == MP_OKAY;
    if (bits % 2 == 0) return divide_halved(a, b, bits, quotient, rest);
    mp_int twice_a, twice_b;
    if (mp_init_multi(&twice_a, &twice_b, NULL) != MP_OKAY) return false;
    bool ok = mp_mul_2(a, &twice_a) == MP_OKAY && mp_mul_2(b, &twice_b) == MP_OKAY &&
              divide_halved(&twice_a, &twice_b, bits + 1, quotient, rest) &&
              mp_div_2(rest, rest) == MP_OKAY;
    mp_clear_multi(&twice_a, &twice_b, NULL);
    return ok;
}

/* A quotient of so many pieces, of `bits` bits each: its upper pieces first, then what they leave
 * goes before the dividend's lower part. */
static bool divide_long(const mp_int *a, const mp_int *b, int bits, int pieces, mp_int *quotient,
                        mp_int *rest) {
    if (pieces == 1) return divide_even(a, b, bits, quotient, rest);
    int lower = pieces / 2, low_bits = lower * bits;
    mp_int upper, low, next;
    if (mp_init_multi(&upper, &low, &next, NULL) != MP_OKAY) return false;
    bool ok = split(a, low_bits, &next, &low) &&
              divide_long(&next, b, bits, pieces - lower, quotient, &upper) &&
              join(&upper, low_bits, &low) &&
              divide_long(&upper, b, bits, lower, &next, rest) &&
              join(quotient, low_bits, &next);
    mp_clear_multi(&upper, &low, &next, NULL);
    return ok;
}

mp_err bigint_divide_numbers(const mp_int *a, const mp_int *b, mp_int *quotient, mp_int *rest) {
    int bits = mp_count_bits(b), more = mp_count_bits(a) - bits;
    if (bits <= SHORT_BITS || more <= SHORT_BITS) return mp_div(a, b, quotient, rest);
    mp_int dividend = *a, divisor = *b;
    dividend.sign = divisor.sign = MP_ZPOS;
    if (!divide_long(&dividend, &divisor, bits, more / bits + 1, quotient, rest)) return MP_MEM;
    if (quotient->used) quotient->sign = a->sign == b->sign ? MP_ZPOS : MP_NEG;
    if (rest->used) rest->sign = a->sign;
    return MP_OKAY;
}
