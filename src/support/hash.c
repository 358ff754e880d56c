/* Hash of text: four code units a step, folded by a 64 x 64 -> 128 bit multiplication.
 *
 * Latin-1 units are widened to 16 bits before they are mixed, so that what is equal hashes alike
 * whatever its storage.
 */
#include "support/hash.h"

#define HASH_SEED     UINT64_C(0x2D358DCCAA6C78A5)
#define HASH_MULTIPLY UINT64_C(0x9E3779B97F4A7C15)
#define HASH_ADD      UINT64_C(0x8BB84B93962EACC9)

static ALWAYS_INLINE uint64_t hash_mix(uint64_t state, uint64_t chunk) {
    uint64_t high;
    uint64_t low = bits_multiply128(state ^ chunk ^ HASH_ADD, HASH_MULTIPLY, &high);
    return low ^ high;
}

static ALWAYS_INLINE uint32_t hash_finish(uint64_t state, size_t length) {
    state = hash_mix(state, length);
    return (uint32_t)(state ^ state >> 32);
}

/* Four bytes as four units of 16 bits, in memory order. */
static ALWAYS_INLINE uint64_t widen(const uint8_t *units) {
    uint32_t bytes;
    memcpy(&bytes, units, 4);
    uint64_t chunk = bytes;
    chunk = (chunk | chunk << 16) & UINT64_C(0x0000FFFF0000FFFF);
    return (chunk | chunk << 8) & UINT64_C(0x00FF00FF00FF00FF);
}

uint32_t hash_latin1(const uint8_t *units, size_t length) {
    uint64_t state = HASH_SEED;
    size_t i = 0;
    for (; i + 4 <= length; i += 4) state = hash_mix(state, widen(units + i));
    uint64_t rest = 0;
    for (; i < length; i++) rest = rest << 16 | units[i];
    return hash_finish(state ^ rest, length);
}

uint32_t hash_utf16(const uint16_t *units, size_t length) {
    uint64_t state = HASH_SEED;
    size_t i = 0;
    for (; i + 4 <= length; i += 4) {
        uint64_t chunk;
        memcpy(&chunk, units + i, 8);
        state = hash_mix(state, chunk);
    }
    uint64_t rest = 0;
    for (; i < length; i++) rest = rest << 16 | units[i];
    return hash_finish(state ^ rest, length);
}
