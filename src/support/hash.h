/* Hashes: of text, bytes, integers and pointers.
 *
 * Fast, well mixed in the low bits (tables take `hash & mask`), the same in every run. They do not
 * withstand an adversary: what must not degrade on chosen keys must not rely on them alone.
 */
#ifndef BOBBIN_SUPPORT_HASH_H
#define BOBBIN_SUPPORT_HASH_H

#include "support/bits.h"

/* Text hashes by its code units: the same text in Latin-1 and in UTF-16 has the same hash. */
uint32_t hash_latin1(const uint8_t *units, size_t length);
uint32_t hash_utf16(const uint16_t *units, size_t length);

static inline uint32_t hash_u64(uint64_t bits) {
    uint64_t high, low = bits_multiply128(bits ^ UINT64_C(0x2D358DCCAA6C78A5),
                                          UINT64_C(0x9E3779B97F4A7C15), &high);
    low ^= high;
    return (uint32_t)(low ^ low >> 32);
}
static inline uint32_t hash_pointer(const void *pointer) {
    return hash_u64((uintptr_t)pointer);
}

#endif
