/* Text being composed (text.h). Nothing here runs script, and nothing but text_to_string makes a
 * heap cell. */
#include "host/text.h"

#include <stdio.h>

#include "runtime/values/string.h"
#include "support/double_format.h"
#include "support/unicode.h"

void text_free(Text *text) {
    unit_vector_free(&text->units);
}

bool text_check(Text *text) {
    if (LIKELY(!text->failed)) return true;
    throw_out_of_memory(text->runtime);
    return false;
}

/* Room for `count` more units at the end, or NULL. */
static uint16_t *text_room(Text *text, size_t count) {
    if (UNLIKELY(text->failed || !unit_vector_reserve(&text->units, count))) {
        text->failed = true;
        return NULL;
    }
    uint16_t *room = text->units.items + text->units.length;
    text->units.length += count;
    return room;
}

void text_unit(Text *text, uint16_t unit) {
    uint16_t *room = text_room(text, 1);
    if (room) *room = unit;
}

void text_units(Text *text, const uint16_t *units, size_t count) {
    uint16_t *room = count ? text_room(text, count) : NULL;
    if (room) memcpy(room, units, count * sizeof *units);
}

static void text_latin1(Text *text, const uint8_t *units, size_t count) {
    uint16_t *room = count ? text_room(text, count) : NULL;
    for (size_t i = 0; room && i < count; i++) room[i] = units[i];
}

void text_ascii(Text *text, const char *ascii) {
    text_latin1(text, (const uint8_t *)ascii, strlen(ascii));
}

void text_utf8(Text *text, const char *bytes) {
    size_t size = strlen(bytes);
    uint16_t *room = size ? text_room(text, utf8_measure(bytes, size).units) : NULL;
    if (room) utf8_to_utf16(bytes, size, room);
}

void text_string(Text *text, String *string) {
    if (!string_flat(text->runtime, string)) {
        text->failed = true;
        return;
    }
    text_range(text, string, 0, string_length(string));
}

void text_range(Text *text, const String *string, uint32_t start, uint32_t end) {
    if (string_is_utf16(string)) {
        text_units(text, string_utf16(string) + start, end - start);
    } else {
        text_latin1(text, string_latin1(string) + start, end - start);
    }
}

void text_repeat(Text *text, char unit, size_t count) {
    uint16_t *room = count ? text_room(text, count) : NULL;
    for (size_t i = 0; room && i < count; i++) room[i] = (uint8_t)unit;
}

void text_insert(Text *text, size_t position, const uint16_t *units, size_t count) {
    size_t length = text_length(text);
    if (!count || !text_room(text, count)) return;
    uint16_t *items = text->units.items;
    memmove(items + position + count, items + position, (length - position) * sizeof *items);
    memcpy(items + position, units, count * sizeof *items);
}

void text_number(Text *text, double number) {
    char digits[DOUBLE_STRING_SIZE];
    if (number == 0 && signbit(number)) text_unit(text, '-');
    double_to_string(number, digits);
    text_ascii(text, digits);
}

void text_format(Text *text, const char *format, ...) {
    char line[128];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    text_ascii(text, line);
}

/* ---- width ---- */

static bool is_parameter(uint16_t unit) {
    return (unit >= '0' && unit <= '9') || unit == ';';
}

/* Units of the escape sequence that begins here, such as ESC [ 3 3 m; 0: none does. */
static size_t escape_length(const uint16_t *units, size_t count) {
    if (count < 3 || units[0] != 0x1B || units[1] != '[') return 0;
    size_t i = 2;
    while (i < count && is_parameter(units[i])) i++;
    return i < count ? i + 1 : 0;
}

static size_t wide_width(const uint16_t *units, size_t count) {
    UnitVector composed = {0};
    size_t width = unicode_normalize(units, count, NORMALIZATION_NFC, &composed)
                       ? unicode_text_width(composed.items, composed.length)
                       : unicode_text_width(units, count);
    unit_vector_free(&composed);
    return width;
}

size_t text_width(const uint16_t *units, size_t count, bool strip) {
    size_t width = 0;
    for (size_t i = 0; i < count; i++) {
        size_t escape = strip && units[i] == 0x1B ? escape_length(units + i, count - i) : 0;
        if (escape) {
            i += escape - 1;
            continue;
        }
        if (units[i] >= 127) {
            size_t end = i;
            while (end < count && !(strip && units[end] == 0x1B)) end++;
            width += wide_width(units + i, end - i);
            i = end - 1;
        } else {
            width += units[i] >= 32;
        }
    }
    return width;
}

String *text_to_string(Text *text) {
    String *string = NULL;
    if (text_check(text) && text_length(text) > STRING_MAX_LENGTH) {
        throw_error(text->runtime, ERROR_RANGE, "Invalid string length");
    } else if (!text->failed) {
        string = string_from_utf16(text->runtime, text->units.items,
                                   (uint32_t)text->units.length);
    }
    text_free(text);
    return string;
}
