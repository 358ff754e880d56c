/* Flat strings: making, copying, hashing and comparing them; what the heap must know of strings.
 *
 * Short characters lie in the cell, long ones in memory of their own. Everything here works on flat
 * strings and flattens first; ropes and slices are string_rope.c, atoms string_atom.c.
 */
#include "runtime/values/string_internal.h"

#include <stdlib.h>

#include "support/double_format.h"
#include "support/hash.h"
#include "support/utf.h"

void throw_string_length(Runtime *runtime) {
    throw_range_error(runtime, "Invalid string length");
}

/* ---- the heap's side ---- */

static void trace_string(Heap *heap, Cell *cell) {
    String *s = (String *)cell;
    if (cell->flags & STRING_ROPE) {
        heap_mark_cell(heap, s->right);
        heap_mark_cell(heap, s->left);
    } else if (cell->flags & STRING_SLICE) {
        heap_mark_cell(heap, s->base);
    }
}

static void finalize_string(Heap *heap, Cell *cell) {
    String *s = (String *)cell;
    if (!(cell->flags & STRING_EXTERNAL)) return;
    heap_memory_free(heap, (void *)s->chars, s->capacity * string_unit_size(s));
}

static void trace_symbol(Heap *heap, Cell *cell) {
    heap_mark_cell(heap, ((Symbol *)cell)->description);
    heap_mark_cell(heap, ((Symbol *)cell)->brand);
}

void strings_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_STRING, trace_string, finalize_string);
    heap_register_kind(heap, CELL_SYMBOL, trace_symbol, NULL);
}

/* ---- making ---- */

static String *new_inline(Runtime *runtime, uint32_t length, uint8_t flags, size_t bytes) {
    size_t size = offsetof(String, base) + bytes;
    String *s = heap_allocate(runtime, size < sizeof(String) ? sizeof(String) : size, CELL_STRING);
    if (!s) return NULL;
    s->cell.flags = flags;
    s->cell.data = length;
    s->chars = string_inline_chars(s);
    return s;
}

String *string_new_external(Runtime *runtime, void *units, uint32_t length, uint32_t capacity,
                            uint8_t flags) {
    String *s = heap_allocate(runtime, sizeof(String), CELL_STRING);
    if (!s) {
        heap_memory_free(runtime->heap, units,
                         flags & STRING_UTF16 ? capacity * (size_t)2 : capacity);
        return NULL;
    }
    s->cell.flags = flags | STRING_EXTERNAL | CELL_HAS_FINALIZER;
    s->cell.data = length;
    s->capacity = capacity;
    s->chars = units;
    s->used = length;
    return s;
}

String *string_new_flat(Runtime *runtime, uint32_t length, uint8_t flags) {
    size_t bytes = (size_t)length << (flags & STRING_UTF16 ? 1 : 0);
    if (LIKELY(bytes <= STRING_INLINE_BYTES)) return new_inline(runtime, length, flags, bytes);
    if (length > STRING_MAX_LENGTH) return throw_string_length(runtime), NULL;
    void *units = heap_memory_allocate(runtime, bytes);
    return units ? string_new_external(runtime, units, length, length, flags) : NULL;
}

String *string_from_latin1(Runtime *runtime, const uint8_t *units, uint32_t length) {
    if (length == 0) return runtime->empty_string;
    if (length == 1) return string_from_unit(runtime, units[0]);
    String *s = string_new_flat(runtime, length, 0);
    if (s) memcpy((void *)s->chars, units, length);
    return s;
}

String *string_from_utf16(Runtime *runtime, const uint16_t *units, uint32_t length) {
    if (length == 0) return runtime->empty_string;
    if (length == 1) return string_from_unit(runtime, units[0]);
    bool is_latin1 = units_are_latin1(units, length);
    String *s = string_new_flat(runtime, length, is_latin1 ? 0 : STRING_UTF16);
    if (!s) return NULL;
    if (is_latin1)
        units_narrow((uint8_t *)s->chars, units, length);
    else
        memcpy((void *)s->chars, units, (size_t)length * 2);
    return s;
}

String *string_from_ascii(Runtime *runtime, const char *text) {
    size_t length = strlen(text);
    if (length > STRING_MAX_LENGTH) return throw_string_length(runtime), NULL;
    return string_from_latin1(runtime, (const uint8_t *)text, (uint32_t)length);
}

static String *unit_string_new(Runtime *runtime, uint8_t unit) {
    String *atom = atom_from_latin1(runtime, &unit, 1);
    runtime->unit_strings[unit] = atom;
    return atom;
}

String *string_from_unit(Runtime *runtime, uint16_t unit) {
    if (LIKELY(unit < 256)) {
        String *cached = runtime->unit_strings[unit];
        return LIKELY(cached != NULL) ? cached : unit_string_new(runtime, (uint8_t)unit);
    }
    String *s = string_new_flat(runtime, 1, STRING_UTF16);
    if (s) *(uint16_t *)s->chars = unit;
    return s;
}

String *string_from_code_point(Runtime *runtime, uint32_t code_point) {
    uint16_t units[2];
    unsigned count = utf16_encode(code_point, units);
    return count == 1 ? string_from_unit(runtime, units[0]) : string_from_utf16(runtime, units, 2);
}

/* Spec 6.1.6.1.20 Number::toString, radix 10. */
String *string_from_number(Runtime *runtime, double number) {
    char text[DOUBLE_STRING_SIZE];
    int32_t integer = number > -1e9 && number < 1e9 ? (int32_t)number : 0;
    bool is_integer = integer == number && (integer || number == 0);
    size_t length = is_integer ? int32_to_string(integer, text) : double_to_string(number, text);
    return string_from_latin1(runtime, (const uint8_t *)text, (uint32_t)length);
}

/* ---- UTF-8 ---- */

String *string_from_utf8(Runtime *runtime, const char *bytes, size_t size) {
    Utf8Measure measure = utf8_measure(bytes, size);
    if (measure.units > STRING_MAX_LENGTH) return throw_string_length(runtime), NULL;
    if (measure.is_ascii)
        return string_from_latin1(runtime, (const uint8_t *)bytes, (uint32_t)size);
    String *s =
        string_new_flat(runtime, (uint32_t)measure.units, measure.is_latin1 ? 0 : STRING_UTF16);
    if (!s) return NULL;
    if (measure.is_latin1)
        utf8_to_latin1(bytes, size, (uint8_t *)s->chars);
    else
        utf8_to_utf16(bytes, size, (uint16_t *)s->chars);
    return s;
}

char *string_to_utf8(Runtime *runtime, String *s, size_t *size) {
    if (!string_flat(runtime, s)) return NULL;
    uint32_t length = string_length(s);
    bool is_utf16 = string_is_utf16(s);
    size_t bytes = is_utf16 ? utf16_utf8_size(string_utf16(s), length)
                            : latin1_utf8_size(string_latin1(s), length);
    char *text = malloc(bytes + 1);
    if (!text) return throw_out_of_memory(runtime), NULL;
    if (is_utf16)
        utf16_to_utf8(string_utf16(s), length, text);
    else
        latin1_to_utf8(string_latin1(s), length, text);
    text[bytes] = '\0';
    if (size) *size = bytes;
    return text;
}

uint32_t string_code_point_at(const String *s, uint32_t index, uint32_t *units) {
    unsigned count = 1;
    uint32_t code_point = string_is_utf16(s)
                              ? utf16_decode(string_utf16(s), string_length(s), index, &count)
                              : string_latin1(s)[index];
    *units = count;
    return code_point;
}

/* ---- copying and comparing ---- */

void string_copy_units(const String *s, uint32_t start, uint32_t count, void *to, bool to_utf16) {
    if (string_is_utf16(s))
        memcpy(to, string_utf16(s) + start, (size_t)count * 2);
    else if (to_utf16)
        units_widen(to, string_latin1(s) + start, count);
    else
        memcpy(to, string_latin1(s) + start, count);
}

uint32_t string_hash(Runtime *runtime, String *s) {
    if (LIKELY(s->cell.flags & STRING_HASHED)) return s->hash;
    if (!string_flat(runtime, s)) return 0;
    s->hash = string_is_utf16(s) ? hash_utf16(string_utf16(s), string_length(s))
                                 : hash_latin1(string_latin1(s), string_length(s));
    s->cell.flags |= STRING_HASHED;
    return s->hash;
}

static bool flat_equal(const String *a, const String *b) {
    uint32_t length = string_length(a);
    if (string_is_utf16(a) == string_is_utf16(b)) {
        return memcmp(a->chars, b->chars, length * string_unit_size(a)) == 0;
    }
    return string_is_utf16(a) ? units_equal_mixed(string_utf16(a), string_latin1(b), length)
                              : units_equal_mixed(string_utf16(b), string_latin1(a), length);
}

bool string_equals(Runtime *runtime, String *a, String *b) {
    if (a == b) return true;
    if (string_length(a) != string_length(b)) return false;
    uint8_t both = a->cell.flags & b->cell.flags;
    if (both & STRING_ATOM) return false;
    if (both & STRING_HASHED && a->hash != b->hash) return false;
    return string_flat(runtime, a) && string_flat(runtime, b) && flat_equal(a, b);
}

bool string_equals_ascii(Runtime *runtime, String *s, const char *text) {
    size_t length = strlen(text);
    if (string_length(s) != length || !string_flat(runtime, s)) return false;
    if (!string_is_utf16(s)) return memcmp(string_latin1(s), text, length) == 0;
    return units_equal_mixed(string_utf16(s), (const uint8_t *)text, (uint32_t)length);
}

static int compare_units(const String *a, const String *b, uint32_t length) {
    for (uint32_t i = 0; i < length; i++) {
        int difference = string_unit(a, i) - string_unit(b, i);
        if (difference) return difference;
    }
    return 0;
}

int string_compare(Runtime *runtime, String *a, String *b) {
    if (a == b || !string_flat(runtime, a) || !string_flat(runtime, b)) return 0;
    uint32_t a_length = string_length(a), b_length = string_length(b);
    uint32_t length = a_length < b_length ? a_length : b_length;
    bool is_latin1 = !string_is_utf16(a) && !string_is_utf16(b);
    int order = is_latin1 ? memcmp(a->chars, b->chars, length) : compare_units(a, b, length);
    if (order) return order;
    return (a_length > b_length) - (a_length < b_length);
}
