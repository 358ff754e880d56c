/* Growable arrays: Buffer for bytes and text, VECTOR_OF for anything else.
 *
 * Both grow by half at least. Nothing here aborts: what needs memory returns false (or NULL)
 * when there is none and leaves the array as it was. An array set to {0} is a valid empty one
 * and owns no memory; _free gives the memory back and makes it empty again.
 */
#ifndef BOBBIN_SUPPORT_VECTOR_H
#define BOBBIN_SUPPORT_VECTOR_H

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "support/base.h"

/* New memory for `needed` items of `item_size` bytes at least, the old contents kept; sets
 * *capacity. NULL when memory is out or the size overflows: then `items` is still valid.
 * Precondition: needed > *capacity. */
void *vector_grow(void *items, size_t *capacity, size_t needed, size_t item_size) MUST_CHECK;

/* VECTOR_OF(UnitVector, unit_vector, uint16_t) declares the type UnitVector and its functions:
 *
 *   bool unit_vector_reserve(UnitVector *v, size_t extra)   room for `extra` more items
 *   bool unit_vector_push(UnitVector *v, uint16_t item)     appends one
 *   bool unit_vector_append(UnitVector *v, const uint16_t *items, size_t count)   appends a copy
 *   uint16_t unit_vector_pop(UnitVector *v)                 precondition: not empty
 *   void unit_vector_free(UnitVector *v)
 *
 * Read and write items[0 .. length-1] directly; set length to 0 to clear it and keep its memory.
 * Items move when the vector grows: keep indices, not pointers. */
#define VECTOR_OF(Type, prefix, Item)                                                         \
    typedef struct Type {                                                                     \
        Item *items;                                                                          \
        size_t length, capacity;                                                              \
    } Type;                                                                                   \
    __attribute__((unused)) MUST_CHECK static inline bool prefix##_reserve(Type *v,           \
                                                                           size_t extra) {    \
        if (LIKELY(extra <= v->capacity - v->length)) return true;                            \
        if (extra > SIZE_MAX - v->length) return false;                                       \
        Item *grown = vector_grow(v->items, &v->capacity, v->length + extra, sizeof(Item));   \
        if (!grown) return false;                                                             \
        v->items = grown;                                                                     \
        return true;                                                                          \
    }                                                                                         \
    __attribute__((unused)) MUST_CHECK static inline bool prefix##_push(Type *v, Item item) { \
        if (!prefix##_reserve(v, 1)) return false;                                            \
        v->items[v->length++] = item;                                                         \
        return true;                                                                          \
    }                                                                                         \
    __attribute__((unused)) MUST_CHECK static inline bool prefix##_append(                    \
        Type *v, Item const *items, size_t count) {                                           \
        if (!prefix##_reserve(v, count)) return false;                                        \
        if (count) memcpy(v->items + v->length, items, count * sizeof(Item));                 \
        v->length += count;                                                                   \
        return true;                                                                          \
    }                                                                                         \
    __attribute__((unused)) static inline Item prefix##_pop(Type *v) {                        \
        assert(v->length > 0);                                                                \
        return v->items[--v->length];                                                         \
    }                                                                                         \
    __attribute__((unused)) static inline void prefix##_free(Type *v) {                       \
        free(v->items);                                                                       \
        *v = (Type){0};                                                                       \
    }

VECTOR_OF(Buffer, buffer_items, char)
/* Code units of UTF-16. */
VECTOR_OF(UnitVector, unit_vector, uint16_t)

/* A Buffer holds text or bytes in items[0 .. length-1]. It is not NUL-terminated until buffer_text
 * or buffer_take asks for it. */
static inline bool buffer_append(Buffer *buffer, const void *bytes, size_t size) {
    return buffer_items_append(buffer, bytes, size);
}
static inline bool buffer_append_byte(Buffer *buffer, char byte) {
    return buffer_items_push(buffer, byte);
}
/* `text` is NUL-terminated. */
static inline bool buffer_append_text(Buffer *buffer, const char *text) {
    return buffer_items_append(buffer, text, strlen(text));
}
/* Appends formatted text (as printf). False also when the format cannot be printed. */
bool buffer_printf(Buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
bool buffer_vprintf(Buffer *buffer, const char *format, va_list arguments) PRINTF_LIKE(2, 0);
/* The contents as a C string, valid until the next append; the NUL is not counted in length. NULL:
 * out of memory. */
char *buffer_text(Buffer *buffer);
/* The same, but it is the caller's now (free()) and the buffer is empty. */
char *buffer_take(Buffer *buffer);
static inline void buffer_clear(Buffer *buffer) {
    buffer->length = 0;
}
static inline void buffer_free(Buffer *buffer) {
    buffer_items_free(buffer);
}

#endif
