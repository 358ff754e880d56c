/* Growth of vectors, formatted text into buffers. Never aborts: the caller learns of failures. */
#include "support/vector.h"

#include <stdio.h>

enum { VECTOR_MIN_BYTES = 64 };

void *vector_grow(void *items, size_t *capacity, size_t needed, size_t item_size) {
    size_t grown = *capacity + *capacity / 2; /* at most half as much again as a size_t in bytes */
    if (grown < needed) grown = needed;
    if (grown < VECTOR_MIN_BYTES / item_size) grown = VECTOR_MIN_BYTES / item_size;
    size_t size;
    if (__builtin_mul_overflow(grown, item_size, &size)) return NULL;
    void *moved = realloc(items, size);
    if (moved) *capacity = grown;
    return moved;
}

bool buffer_vprintf(Buffer *buffer, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    size_t room = buffer->capacity - buffer->length;
    char *end = room ? buffer->items + buffer->length : NULL;
    int length = vsnprintf(end, room, format, arguments);
    bool done = length >= 0;
    if (done && (size_t)length >= room) {
        done = buffer_items_reserve(buffer, (size_t)length + 1);
        if (done) vsnprintf(buffer->items + buffer->length, (size_t)length + 1, format, again);
    }
    va_end(again);
    if (done) buffer->length += (size_t)length;
    return done;
}

bool buffer_printf(Buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    bool done = buffer_vprintf(buffer, format, arguments);
    va_end(arguments);
    return done;
}

char *buffer_text(Buffer *buffer) {
    if (!buffer_append_byte(buffer, '\0')) return NULL;
    buffer->length--;
    return buffer->items;
}

char *buffer_take(Buffer *buffer) {
    char *text = buffer_text(buffer);
    if (text) *buffer = (Buffer){0};
    return text;
}
