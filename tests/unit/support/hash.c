/* Hashes: equal content, equal hash; and spread in the bits that tables look at. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "support/hash.h"

Test(hash, is_the_same_for_both_widths) {
    uint8_t narrow[40];
    uint16_t wide[40];
    for (unsigned i = 0; i < COUNT_OF(narrow); i++) wide[i] = narrow[i] = (uint8_t)(i * 37 + 200);
    for (unsigned length = 0; length <= COUNT_OF(narrow); length++) {
        cr_assert_eq(hash_latin1(narrow, length), hash_utf16(wide, length));
    }
}

Test(hash, tells_lengths_of_zeros_apart) {
    const uint8_t zeros[16] = {0};
    for (unsigned length = 1; length < COUNT_OF(zeros); length++) {
        cr_assert_neq(hash_latin1(zeros, length), hash_latin1(zeros, length - 1));
    }
}

enum { BUCKETS = 1024 };

/* With as many keys as buckets a random function puts at most about 8 into one. */
static unsigned fullest(const unsigned *counts) {
    unsigned most = 0;
    for (unsigned i = 0; i < BUCKETS; i++) most = counts[i] > most ? counts[i] : most;
    return most;
}

Test(hash, spreads_what_programs_use_as_keys) {
    unsigned texts[BUCKETS] = {0}, numbers[BUCKETS] = {0}, pointers[BUCKETS] = {0};
    for (unsigned i = 0; i < BUCKETS; i++) {
        char text[16];
        int length = snprintf(text, sizeof text, "item%u", i);
        texts[hash_latin1((const uint8_t *)text, (size_t)length) % BUCKETS]++;
        numbers[hash_u64(i) % BUCKETS]++;
        pointers[hash_pointer((const void *)(uintptr_t)(0x7F0000000000 + i * 64)) % BUCKETS]++;
    }
    cr_assert_leq(fullest(texts), 12);
    cr_assert_leq(fullest(numbers), 12);
    cr_assert_leq(fullest(pointers), 12);
}
