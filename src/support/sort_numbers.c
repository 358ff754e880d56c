/* Radix sort: a stable distribution by each byte in turn, the least significant first.
 *
 * Numbers are made into unsigned keys of the same order, and back: the sign bit of integers is
 * flipped; of floats all bits where it was set, it alone elsewhere. All is written once for every
 * size, and compiled for each: `size` is a constant where these functions are inlined. */
#include "support/sort_numbers.h"

#include <string.h>

enum { DIGITS = 256 };

static ALWAYS_INLINE uint64_t load(const char *place, size_t size) {
    uint8_t byte;
    uint16_t half;
    uint32_t word;
    uint64_t all;
    switch (size) {
    case 1: return memcpy(&byte, place, size), byte;
    case 2: return memcpy(&half, place, size), half;
    case 4: return memcpy(&word, place, size), word;
    default: return memcpy(&all, place, sizeof all), all;
    }
}

static ALWAYS_INLINE void store(char *place, uint64_t number, size_t size) {
    uint8_t byte = (uint8_t)number;
    uint16_t half = (uint16_t)number;
    uint32_t word = (uint32_t)number;
    const void *from = size == 1 ? &byte : size == 2 ? &half
                                       : size == 4   ? &word
                                                     : (void *)&number;
    memcpy(place, from, size);
}

/* ---- numbers and keys ---- */

static ALWAYS_INLINE uint64_t sign_bit(size_t size) {
    return UINT64_C(1) << (8 * size - 1);
}

static ALWAYS_INLINE uint64_t all_bits(size_t size) {
    return sign_bit(size) | (sign_bit(size) - 1);
}

static ALWAYS_INLINE bool is_nan(uint64_t bits, size_t size) {
    uint64_t infinity = size == 4 ? UINT64_C(0x7F800000) : UINT64_C(0x7FF0000000000000);
    return (bits & ~sign_bit(size)) > infinity;
}

static ALWAYS_INLINE uint64_t number_to_key(uint64_t bits, size_t size, NumberShape shape) {
    if (shape == NUMBER_UNSIGNED) return bits;
    if (shape == NUMBER_SIGNED) return bits ^ sign_bit(size);
    if (is_nan(bits, size)) return all_bits(size);
    return bits ^ (bits & sign_bit(size) ? all_bits(size) : sign_bit(size));
}

static ALWAYS_INLINE uint64_t key_to_number(uint64_t key, size_t size, NumberShape shape) {
    if (shape == NUMBER_UNSIGNED) return key;
    if (shape == NUMBER_SIGNED) return key ^ sign_bit(size);
    return key ^ (key & sign_bit(size) ? sign_bit(size) : all_bits(size));
}

/* ---- sorting ---- */

/* Turns how many keys have each digit into where the first of them goes. False: all have the same
 * one, so that their order stays. */
static bool counts_to_places(size_t counts[DIGITS], size_t count) {
    size_t place = 0;
    for (unsigned digit = 0; digit < DIGITS; digit++) {
        size_t here = counts[digit];
        if (here == count) return false;
        counts[digit] = place;
        place += here;
    }
    return true;
}

static ALWAYS_INLINE unsigned digit_of(const char *keys, size_t index, size_t size, size_t byte) {
    return load(keys + index * size, size) >> 8 * byte & (DIGITS - 1);
}

/* False: the keys are in the order of this byte already. */
static ALWAYS_INLINE bool distribute(const char *from, char *to, size_t count, size_t size,
                                     size_t byte) {
    size_t places[DIGITS] = {0};
    for (size_t i = 0; i < count; i++) places[digit_of(from, i, size, byte)]++;
    if (!counts_to_places(places, count)) return false;
    for (size_t i = 0; i < count; i++) {
        size_t place = places[digit_of(from, i, size, byte)]++;
        memcpy(to + place * size, from + i * size, size);
    }
    return true;
}

static ALWAYS_INLINE void sort_of_size(char *numbers, char *scratch, size_t count, size_t size,
                                       NumberShape shape) {
    char *keys = numbers, *other = scratch;
    for (char *place = keys, *end = keys + count * size; place < end; place += size)
        store(place, number_to_key(load(place, size), size, shape), size);
    for (size_t byte = 0; byte < size; byte++) {
        if (!distribute(keys, other, count, size, byte)) continue;
        char *sorted = other;
        other = keys;
        keys = sorted;
    }
    for (size_t at = 0; at < count * size; at += size)
        store(numbers + at, key_to_number(load(keys + at, size), size, shape), size);
}

void sort_numbers(void *numbers, void *scratch, size_t count, size_t size, NumberShape shape) {
    switch (size) {
    case 1: sort_of_size(numbers, scratch, count, 1, shape); break;
    case 2: sort_of_size(numbers, scratch, count, 2, shape); break;
    case 4: sort_of_size(numbers, scratch, count, 4, shape); break;
    default: sort_of_size(numbers, scratch, count, 8, shape); break;
    }
}
