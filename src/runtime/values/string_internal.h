/* What the files that implement string.h share. Nothing else may include it. */
#ifndef BOBBIN_RUNTIME_VALUES_STRING_INTERNAL_H
#define BOBBIN_RUNTIME_VALUES_STRING_INTERNAL_H

#include "runtime/runtime.h"

enum {
    /* Shorter results are copied; from here on they are ropes and slices. */
    STRING_SHARE_LENGTH = 25,
    /* Characters lie in the cell up to here, in memory of their own beyond. */
    STRING_INLINE_BYTES = 1024
};

/* Characters in the cell begin where `base` would be. */
static inline void *string_inline_chars(String *s) {
    return &s->base;
}
static inline size_t string_unit_size(const String *s) {
    return string_is_utf16(s) ? 2 : 1;
}
static inline bool string_is_rope(const String *s) {
    return s->cell.flags & STRING_ROPE;
}

/* A flat string whose characters the caller writes before anything else happens. flags: 0 or
 * STRING_UTF16. */
String *string_new_flat(Runtime *runtime, uint32_t length, uint8_t flags);
/* A string that takes over `units`: heap memory for `capacity` units. On failure the memory is
 * freed. */
String *string_new_external(Runtime *runtime, void *units, uint32_t length, uint32_t capacity,
                            uint8_t flags);
/* Sets "Invalid string length". */
COLD void throw_string_length(Runtime *runtime);

/* Units to units of any width. Precondition: narrowing loses nothing. */
static inline void units_widen(uint16_t *to, const uint8_t *from, size_t count) {
    for (size_t i = 0; i < count; i++) to[i] = from[i];
}
static inline void units_narrow(uint8_t *to, const uint16_t *from, size_t count) {
    for (size_t i = 0; i < count; i++) to[i] = (uint8_t)from[i];
}
static inline bool units_equal_mixed(const uint16_t *wide, const uint8_t *narrow, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (wide[i] != narrow[i]) return false;
    }
    return true;
}
/* True when every unit is below 256. */
static inline bool units_are_latin1(const uint16_t *units, size_t count) {
    uint16_t all = 0;
    for (size_t i = 0; i < count; i++) all |= units[i];
    return all < 256;
}
/* Copies units [start, start + count) of a flat string into a buffer that is at least as wide. */
void string_copy_units(const String *s, uint32_t start, uint32_t count, void *to, bool to_utf16);

/* Registers strings and symbols with the heap. */
void strings_register_kinds(Heap *heap);

/* ---- atoms ---- */
bool atoms_init(Runtime *runtime);
void atoms_delete(Runtime *runtime);

#endif
