/* What the files of BigInt share: libtommath's numbers and ours. Nobody else includes it. */
#ifndef BOBBIN_RUNTIME_VALUES_BIGINT_INTERNAL_H
#define BOBBIN_RUNTIME_VALUES_BIGINT_INTERNAL_H

#include <tommath.h>

#include "runtime/values/bigint.h"

#define BIGINT_DIGIT_MASK ((UINT64_C(1) << BIGINT_DIGIT_BITS) - 1)

typedef unsigned __int128 Wide;

/* A cell with room for so many digits, all 0; bigint_trim settles how many there are. NULL: too
 * many, or out of memory. */
BigInt *bigint_allocate(Runtime *runtime, size_t digits);
Value bigint_trim(BigInt *bigint, bool is_negative);
/* False: so many bits are too many, or the heap has no room for what computing them takes. */
bool bigint_may_have(Runtime *runtime, double bits);

/* The number as libtommath reads it; never to be written to. */
static inline mp_int bigint_view(const BigInt *bigint) {
    return (mp_int){.used = (int)bigint->cell.data,
                    .alloc = (int)bigint->cell.data,
                    .sign = bigint_is_negative(bigint) ? MP_NEG : MP_ZPOS,
                    .dp = (mp_digit *)bigint->digits};
}
static inline mp_int bigint_magnitude(const BigInt *bigint) {
    mp_int view = bigint_view(bigint);
    view.sign = MP_ZPOS;
    return view;
}
/* The 64 bits of the magnitude from `shift` on. */
uint64_t bigint_bits_from(const BigInt *bigint, uint32_t shift);
/* A number that libtommath has made, as a BigInt; it is freed. error: what came of making it. */
Value bigint_from_number(Runtime *runtime, mp_err error, mp_int *number);

/* Towards zero; the rest has the dividend's sign. Preconditions: b is not 0, all are different. */
mp_err bigint_divide_numbers(const mp_int *a, const mp_int *b, mp_int *quotient, mp_int *rest);

#endif
