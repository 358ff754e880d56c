/* UTF-8 and UTF-16: decode, encode, measure, convert. No knowledge of what the characters are.
 *
 * UTF-16 may hold lone surrogates, as JavaScript's strings do; they have no UTF-8 form and become
 * U+FFFD there. Converters write into memory the caller sized with the measuring functions.
 */
#ifndef BOBBIN_SUPPORT_UTF_H
#define BOBBIN_SUPPORT_UTF_H

#include "support/base.h"

#define CODE_POINT_MAX         UINT32_C(0x10FFFF)
#define CODE_POINT_REPLACEMENT UINT32_C(0xFFFD)
/* What utf8_decode reports for bytes that are no UTF-8. */
#define CODE_POINT_INVALID     UINT32_C(0xFFFFFFFF)

/* ---- UTF-16 ---- */
static inline bool utf16_is_surrogate(uint32_t unit) {
    return (unit & 0xFFFFF800) == 0xD800;
}
static inline bool utf16_is_lead(uint32_t unit) {
    return (unit & 0xFFFFFC00) == 0xD800;
}
static inline bool utf16_is_trail(uint32_t unit) {
    return (unit & 0xFFFFFC00) == 0xDC00;
}
static inline uint32_t utf16_combine(uint16_t lead, uint16_t trail) {
    return 0x10000 + ((lead - UINT32_C(0xD800)) << 10) + (trail - UINT32_C(0xDC00));
}
/* Code point at `index` and how many units it takes (1 or 2); a lone surrogate is itself.
 * Precondition: index < length. */
static inline uint32_t utf16_decode(const uint16_t *units, size_t length, size_t index,
                                    unsigned *count) {
    uint16_t lead = units[index];
    *count = 1;
    if (LIKELY(!utf16_is_lead(lead)) || index + 1 >= length) return lead;
    if (!utf16_is_trail(units[index + 1])) return lead;
    *count = 2;
    return utf16_combine(lead, units[index + 1]);
}
/* Writes the one or two units of a code point and returns how many. */
static inline unsigned utf16_encode(uint32_t code_point, uint16_t units[2]) {
    if (LIKELY(code_point < 0x10000)) {
        units[0] = (uint16_t)code_point;
        return 1;
    }
    units[0] = (uint16_t)(0xD7C0 + (code_point >> 10));
    units[1] = (uint16_t)(0xDC00 | (code_point & 0x3FF));
    return 2;
}

/* ---- UTF-8 ---- */
/* Decodes one code point; returns the bytes it takes. Invalid bytes give CODE_POINT_INVALID and the
 * length of the part to replace by one U+FFFD (the "maximal subpart" that the WHATWG Encoding
 * Standard and Unicode ask for). Precondition: size > 0. */
unsigned utf8_decode(const uint8_t *bytes, size_t size, uint32_t *code_point);
/* Writes the one to four bytes of a code point and returns how many; a surrogate is written as
 * U+FFFD. */
unsigned utf8_encode(uint32_t code_point, char bytes[4]);

/* What converting a text would take. */
typedef struct Utf8Measure {
    size_t units;        /* of UTF-16; of Latin-1 too when it fits */
    size_t error_offset; /* of the first invalid byte; equal to the size when there is none */
    bool is_ascii, is_latin1, is_valid;
} Utf8Measure;
Utf8Measure utf8_measure(const void *bytes, size_t size);

/* Invalid parts become U+FFFD. `units` has room for utf8_measure().units. */
void utf8_to_utf16(const void *bytes, size_t size, uint16_t *units);
/* Precondition: the measure says is_latin1. */
void utf8_to_latin1(const void *bytes, size_t size, uint8_t *units);

/* Bytes of UTF-8 the text takes, and the conversion, which writes that many and no NUL. Lone
 * surrogates become U+FFFD. */
size_t utf16_utf8_size(const uint16_t *units, size_t length);
void utf16_to_utf8(const uint16_t *units, size_t length, char *bytes);
size_t latin1_utf8_size(const uint8_t *units, size_t length);
void latin1_to_utf8(const uint8_t *units, size_t length, char *bytes);

#endif
