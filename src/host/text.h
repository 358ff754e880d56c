/* Text being composed: a growing run of UTF-16 units, with a failure that sticks.
 *
 * Appending returns nothing: out of memory sets `failed`, later appends do no harm, and whoever
 * made the text asks text_check once at its end. So what composes reads like what is composed.
 * The units are plain memory, invisible to the collector and not counted by its limit: a Text lives
 * as long as one line of output.
 */
#ifndef BOBBIN_HOST_TEXT_H
#define BOBBIN_HOST_TEXT_H

#include "runtime/runtime.h"
#include "support/vector.h"

typedef struct Text {
    Runtime *runtime;
    UnitVector units;
    bool failed;
} Text;

/* Part of a text, by position: units move when the text grows. */
typedef struct Span {
    size_t start, end;
} Span;
VECTOR_OF(SpanVector, span_vector, Span)

static inline Text text_new(Runtime *runtime) {
    return (Text){.runtime = runtime};
}
void text_free(Text *text);
/* False when an append failed: then the exception is set. */
bool text_check(Text *text);

static inline size_t text_length(const Text *text) {
    return text->units.length;
}
/* Takes back everything from `length` on. */
static inline void text_truncate(Text *text, size_t length) {
    if (length < text->units.length) text->units.length = length;
}

void text_unit(Text *text, uint16_t unit);
void text_units(Text *text, const uint16_t *units, size_t count);
void text_ascii(Text *text, const char *ascii);
/* UTF-8, NUL-terminated. */
void text_utf8(Text *text, const char *bytes);
void text_string(Text *text, String *string);
/* Units [start, end) of a flat string. */
void text_range(Text *text, const String *string, uint32_t start, uint32_t end);
void text_repeat(Text *text, char unit, size_t count);
void text_insert(Text *text, size_t position, const uint16_t *units, size_t count);
/* Number::toString, but -0 is "-0". */
void text_number(Text *text, double number);
/* printf into at most 127 ASCII characters: numbers and fixed words. */
void text_format(Text *text, const char *format, ...) PRINTF_LIKE(2, 3);

/* Columns the part takes on a terminal (NFC first, as Node.js does). strip: leave out escape
 * sequences. */
size_t text_width(const uint16_t *units, size_t count, bool strip);
/* The whole as a string; NULL with the exception set when an append failed. Frees the text. */
String *text_to_string(Text *text);

#endif
