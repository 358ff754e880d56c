/* UTF-8 and UTF-16 conversions (Unicode 3.9; WHATWG Encoding Standard for what is invalid).
 *
 * One decoder serves them all; runs of ASCII, most of all text, are taken eight bytes at a time.
 */
#include "support/utf.h"

#include <string.h>

/* ---- one code point ---- */

/* How a lead byte begins: bytes in all, and the range its second byte must lie in, which excludes
 * overlong forms, surrogates and what lies past U+10FFFF. 0 bytes: no lead byte. */
typedef struct Utf8Lead {
    uint8_t bytes, second_first, second_last;
} Utf8Lead;

static Utf8Lead utf8_lead(uint8_t lead) {
    if (lead < 0xC2 || lead > 0xF4) return (Utf8Lead){0};
    if (lead < 0xE0) return (Utf8Lead){2, 0x80, 0xBF};
    if (lead < 0xF0) {
        return (Utf8Lead){3, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF};
    }
    return (Utf8Lead){4, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF};
}

static unsigned utf8_decode_long(const uint8_t *bytes, size_t size, uint32_t *code_point) {
    *code_point = CODE_POINT_INVALID;
    Utf8Lead lead = utf8_lead(bytes[0]);
    if (lead.bytes == 0) return 1;
    if (size < 2 || bytes[1] < lead.second_first || bytes[1] > lead.second_last) return 1;
    uint32_t bits = bytes[0] & (0x7Fu >> lead.bytes);
    bits = bits << 6 | (bytes[1] & 0x3F);
    for (unsigned i = 2; i < lead.bytes; i++) {
        if (i >= size || (bytes[i] & 0xC0) != 0x80) return i;
        bits = bits << 6 | (bytes[i] & 0x3F);
    }
    *code_point = bits;
    return lead.bytes;
}

unsigned utf8_decode(const uint8_t *bytes, size_t size, uint32_t *code_point) {
    if (LIKELY(bytes[0] < 0x80)) {
        *code_point = bytes[0];
        return 1;
    }
    return utf8_decode_long(bytes, size, code_point);
}

unsigned utf8_encode(uint32_t code_point, char bytes[4]) {
    if (LIKELY(code_point < 0x80)) {
        bytes[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        bytes[0] = (char)(0xC0 | code_point >> 6);
        bytes[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (utf16_is_surrogate(code_point)) code_point = CODE_POINT_REPLACEMENT;
    if (code_point < 0x10000) {
        bytes[0] = (char)(0xE0 | code_point >> 12);
        bytes[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | code_point >> 18);
    bytes[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

/* ---- texts ---- */

/* Length of the ASCII that the bytes begin with. */
static size_t ascii_prefix(const uint8_t *bytes, size_t size) {
    size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        uint64_t chunk;
        memcpy(&chunk, bytes + i, 8);
        if (chunk & UINT64_C(0x8080808080808080)) break;
    }
    while (i < size && bytes[i] < 0x80) i++;
    return i;
}

Utf8Measure utf8_measure(const void *text, size_t size) {
    const uint8_t *bytes = text;
    size_t i = ascii_prefix(bytes, size);
    bool is_ascii = i == size;
    Utf8Measure measure = {i, size, is_ascii, true, true};
    while (i < size) {
        uint32_t code_point;
        unsigned taken = utf8_decode(bytes + i, size - i, &code_point);
        if (UNLIKELY(code_point == CODE_POINT_INVALID)) {
            if (measure.is_valid) measure.error_offset = i;
            measure.is_valid = false;
            code_point = CODE_POINT_REPLACEMENT;
        }
        if (code_point > 0xFF) measure.is_latin1 = false;
        measure.units += 1 + (code_point > 0xFFFF);
        i += taken;
    }
    return measure;
}

void utf8_to_utf16(const void *text, size_t size, uint16_t *units) {
    const uint8_t *bytes = text;
    for (size_t i = 0; i < size;) {
        uint32_t code_point;
        i += utf8_decode(bytes + i, size - i, &code_point);
        if (UNLIKELY(code_point == CODE_POINT_INVALID)) code_point = CODE_POINT_REPLACEMENT;
        units += utf16_encode(code_point, units);
    }
}

void utf8_to_latin1(const void *text, size_t size, uint8_t *units) {
    const uint8_t *bytes = text;
    size_t i = ascii_prefix(bytes, size);
    if (i) memcpy(units, bytes, i);
    units += i;
    while (i < size) {
        uint32_t code_point;
        i += utf8_decode(bytes + i, size - i, &code_point);
        *units++ = (uint8_t)code_point;
    }
}

size_t utf16_utf8_size(const uint16_t *units, size_t length) {
    size_t size = 0;
    unsigned count;
    for (size_t i = 0; i < length; i += count) {
        uint32_t code_point = utf16_decode(units, length, i, &count);
        size += 1 + (code_point >= 0x80) + (code_point >= 0x800) + (code_point >= 0x10000);
    }
    return size;
}

void utf16_to_utf8(const uint16_t *units, size_t length, char *bytes) {
    unsigned count;
    for (size_t i = 0; i < length; i += count) {
        bytes += utf8_encode(utf16_decode(units, length, i, &count), bytes);
    }
}

size_t latin1_utf8_size(const uint8_t *units, size_t length) {
    size_t size = length;
    for (size_t i = ascii_prefix(units, length); i < length; i++) size += units[i] >> 7;
    return size;
}

void latin1_to_utf8(const uint8_t *units, size_t length, char *bytes) {
    size_t i = ascii_prefix(units, length);
    if (i) memcpy(bytes, units, i);
    bytes += i;
    for (; i < length; i++) bytes += utf8_encode(units[i], bytes);
}
