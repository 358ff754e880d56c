/* Searching strings (spec 6.1.4.1 StringIndexOf and its reverse).
 *
 * The C library searches bytes with vectors and in linear time; so UTF-16 is searched as bytes too,
 * and a hit at an odd offset is searched on from. A needle is brought to the width of the text
 * first.
 */
#define _GNU_SOURCE
#include "runtime/values/string_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- the needle, as wide as the text ---- */

typedef struct Needle {
    const void *units;
    uint32_t length;
    void *owned; /* to be freed */
    uint16_t inline_units[64];
} Needle;

/* Precondition: every unit fits when the text is Latin-1. False: out of memory. */
static bool needle_convert(Runtime *runtime, Needle *needle, const String *s, bool to_utf16) {
    size_t bytes = (size_t)needle->length << to_utf16;
    void *units = needle->inline_units;
    if (bytes > sizeof needle->inline_units) units = needle->owned = malloc(bytes);
    if (!units) return throw_out_of_memory(runtime), false;
    if (to_utf16)
        units_widen(units, string_latin1(s), needle->length);
    else
        units_narrow(units, string_utf16(s), needle->length);
    needle->units = units;
    return true;
}

static bool needle_init(Runtime *runtime, Needle *needle, const String *s, bool to_utf16) {
    needle->units = s->chars;
    needle->length = string_length(s);
    needle->owned = NULL;
    return string_is_utf16(s) == to_utf16 || needle_convert(runtime, needle, s, to_utf16);
}

/* A wide needle with a wide unit is in no Latin-1 text. */
static bool can_occur(const String *needle, const String *s) {
    if (string_length(needle) > string_length(s)) return false;
    return string_is_utf16(s) || !string_is_utf16(needle) ||
           units_are_latin1(string_utf16(needle), string_length(needle));
}

/* ---- forwards ---- */

static int64_t find_latin1(const uint8_t *units, uint32_t length, const Needle *needle,
                           uint32_t from) {
    const uint8_t *hit;
    if (needle->length == 1)
        hit = memchr(units + from, *(const uint8_t *)needle->units, length - from);
    else
        hit = memmem(units + from, length - from, needle->units, needle->length);
    return hit ? hit - units : -1;
}

static int64_t find_unit(const uint16_t *units, uint32_t length, uint16_t unit, uint32_t from) {
    for (uint32_t i = from; i < length; i++) {
        if (units[i] == unit) return i;
    }
    return -1;
}

static int64_t find_utf16(const uint16_t *units, uint32_t length, const Needle *needle,
                          uint32_t from) {
    if (needle->length == 1)
        return find_unit(units, length, *(const uint16_t *)needle->units, from);
    const char *start = (const char *)units, *at = (const char *)(units + from),
               *end = (const char *)(units + length);
    while ((at = memmem(at, (size_t)(end - at), needle->units, (size_t)needle->length * 2))) {
        if ((at - start) % 2 == 0) return (at - start) / 2;
        at++;
    }
    return -1;
}

int64_t string_index_of(Runtime *runtime, String *s, String *needle, uint32_t from) {
    uint32_t length = string_length(s);
    if (string_length(needle) == 0) return from <= length ? (int64_t)from : -1;
    if (from >= length || !string_flat(runtime, s) || !string_flat(runtime, needle)) return -1;
    Needle text;
    if (!can_occur(needle, s) || !needle_init(runtime, &text, needle, string_is_utf16(s)))
        return -1;
    int64_t index = string_is_utf16(s) ? find_utf16(string_utf16(s), length, &text, from)
                                       : find_latin1(string_latin1(s), length, &text, from);
    free(text.owned);
    return index;
}

/* ---- backwards ---- */

/* Where its first unit stands, the rest of the needle is compared. */
static int64_t find_last_latin1(const uint8_t *units, const Needle *needle, uint32_t from) {
    const uint8_t *text = needle->units, *hit = units + from + 1;
    while ((hit = memrchr(units, text[0], (size_t)(hit - units)))) {
        if (memcmp(hit + 1, text + 1, needle->length - 1) == 0) return hit - units;
    }
    return -1;
}

static int64_t find_last_utf16(const uint16_t *units, const Needle *needle, uint32_t from) {
    const uint16_t *text = needle->units;
    size_t rest = (needle->length - 1) * sizeof *text;
    for (int64_t i = from; i >= 0; i--) {
        if (units[i] == text[0] && memcmp(units + i + 1, text + 1, rest) == 0) return i;
    }
    return -1;
}

int64_t string_last_index_of(Runtime *runtime, String *s, String *needle, uint32_t from) {
    if (!string_flat(runtime, s) || !string_flat(runtime, needle)) return -1;
    Needle text;
    if (!can_occur(needle, s) || !needle_init(runtime, &text, needle, string_is_utf16(s)))
        return -1;
    uint32_t last = string_length(s) - text.length;
    if (from < last) last = from;
    if (!text.length) return last;
    int64_t index = string_is_utf16(s) ? find_last_utf16(string_utf16(s), &text, last)
                                       : find_last_latin1(string_latin1(s), &text, last);
    free(text.owned);
    return index;
}
