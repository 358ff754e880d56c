/* Natural numbers of a fixed greatest size: schoolbook arithmetic on limbs of 32 bits. */
#include "support/natural.h"

#include <string.h>

enum { LIMB_BITS = 32 };

static void natural_push(Natural *n, uint32_t limb) {
    assert(n->length < NATURAL_LIMBS);
    n->limbs[n->length++] = limb;
}

static void natural_trim(Natural *n) {
    while (n->length > 0 && n->limbs[n->length - 1] == 0) n->length--;
}

void natural_set(Natural *n, uint64_t value) {
    n->length = 0;
    for (; value; value >>= LIMB_BITS) natural_push(n, (uint32_t)value);
}

void natural_multiply_add(Natural *n, uint32_t factor, uint32_t addend) {
    uint64_t carry = addend;
    for (int i = 0; i < n->length; i++) {
        carry += (uint64_t)n->limbs[i] * factor;
        n->limbs[i] = (uint32_t)carry;
        carry >>= LIMB_BITS;
    }
    if (carry) natural_push(n, (uint32_t)carry);
}

void natural_multiply_power10(Natural *n, int power) {
    enum { STEP = 13 };
    const uint32_t five_to_step = 1220703125; /* the largest power of 5 in a limb */
    int left = power;
    for (; left >= STEP; left -= STEP) natural_multiply_add(n, five_to_step, 0);
    for (; left > 0; left--) natural_multiply_add(n, 5, 0);
    natural_shift_left(n, power);
}

void natural_shift_left(Natural *n, int bits) {
    int limbs = bits / LIMB_BITS;
    bits %= LIMB_BITS;
    if (n->length == 0) return;
    if (bits) natural_multiply_add(n, UINT32_C(1) << bits, 0);
    if (limbs == 0) return;
    assert(n->length + limbs <= NATURAL_LIMBS);
    memmove(n->limbs + limbs, n->limbs, (size_t)n->length * sizeof *n->limbs);
    memset(n->limbs, 0, (size_t)limbs * sizeof *n->limbs);
    n->length += limbs;
}

int natural_compare(const Natural *a, const Natural *b) {
    if (a->length != b->length) return a->length < b->length ? -1 : 1;
    for (int i = a->length - 1; i >= 0; i--) {
        if (a->limbs[i] != b->limbs[i]) return a->limbs[i] < b->limbs[i] ? -1 : 1;
    }
    return 0;
}

/* n = n - factor * subtrahend. Precondition: the result is not negative. */
static void natural_subtract_multiple(Natural *n, const Natural *subtrahend, uint32_t factor) {
    uint64_t borrow = 0;
    for (int i = 0; i < n->length; i++) {
        uint64_t limb = i < subtrahend->length ? subtrahend->limbs[i] : 0;
        uint64_t taken = limb * factor + borrow;
        borrow = (taken >> LIMB_BITS) + (n->limbs[i] < (uint32_t)taken);
        n->limbs[i] -= (uint32_t)taken;
    }
    assert(borrow == 0);
    natural_trim(n);
}

unsigned natural_divide_digit(Natural *n, const Natural *divisor) {
    if (n->length < divisor->length) return 0;
    /* The highest limbs give the quotient, or less than it by few: what is missing is made up. */
    int top = divisor->length - 1;
    uint64_t high = n->limbs[top];
    if (n->length > divisor->length) high |= (uint64_t)n->limbs[top + 1] << LIMB_BITS;
    uint32_t quotient = (uint32_t)(high / ((uint64_t)divisor->limbs[top] + 1));
    if (quotient) natural_subtract_multiple(n, divisor, quotient);
    while (natural_compare(n, divisor) >= 0) {
        natural_subtract_multiple(n, divisor, 1);
        quotient++;
    }
    return quotient;
}
