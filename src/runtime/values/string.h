/* Strings: immutable, Latin-1 or UTF-16; ropes for concatenation, slices for substrings, atoms for
 * keys.
 *
 * Invariants
 * - A flat string (not STRING_ROPE) has `chars` pointing at its `length` code units: in the cell
 *   itself, in memory it owns (STRING_EXTERNAL), or inside `base` (STRING_SLICE, a flat string that
 *   is no slice itself).
 * - A string that could be Latin-1 may still be stored as UTF-16 only while it is a slice or rope
 *   of one; atoms are always in Latin-1 when they can be. Equality and hash go by content, whatever
 *   the storage.
 * - Atoms are interned: two atoms are the same text when they are the same pointer. The atom table
 *   holds them weakly.
 * - A rope is flattened in place on first need; depth does not matter (no recursion).
 * - An external buffer may be filled beyond the length of its owner: `used` units of it are
 *   written, and slices of the owner may reach that far. Only what lies at its very end is appended
 *   to in place; what is written never changes.
 */
#ifndef BOBBIN_RUNTIME_VALUES_STRING_H
#define BOBBIN_RUNTIME_VALUES_STRING_H

#include <stdarg.h>

#include <stdarg.h>

#include "runtime/values/value.h"

enum {
    STRING_UTF16 = 1 << 1, /* code units of 16 bits, else 8 (Latin-1) */
    STRING_ROPE = 1 << 2,  /* left and right are valid, chars is not */
    STRING_SLICE = 1 << 3,
    STRING_EXTERNAL = 1 << 4, /* chars is owned: freed by the finalizer */
    STRING_ATOM = 1 << 5,
    STRING_INDEX = 1 << 6, /* atom check done: text is a canonical array index (0 .. 2^32-2) */
    STRING_HASHED = 1 << 7 /* hash is valid */
};

/* 1,073,741,799 as V8 on 64 bits is 2^29-24; the same limit is ours. */
#define STRING_MAX_LENGTH ((1u << 29) - 24)

struct String {
    Cell cell; /* cell.data: length in code units */
    uint32_t hash;
    uint32_t capacity; /* STRING_EXTERNAL: code units allocated (appending reuses the spare room) */
    union {
        const void *chars;
        String *left;
    };
    union {
        String *base;  /* SLICE */
        String *right; /* ROPE */
        size_t used;   /* EXTERNAL: code units written, at least the length */
    };
};

static inline uint32_t string_length(const String *s) {
    return s->cell.data;
}
static inline bool string_is_utf16(const String *s) {
    return s->cell.flags & STRING_UTF16;
}
static inline bool string_is_atom(const String *s) {
    return s->cell.flags & STRING_ATOM;
}

/* Makes a rope flat (may allocate memory, not cells; never collects). Returns false with RangeError
 * set when memory is out. All functions below that read characters flatten by themselves unless
 * they say otherwise. */
bool string_flatten(Runtime *runtime, String *s);

/* Characters of a FLAT string. */
static inline const uint8_t *string_latin1(const String *s) {
    return (const uint8_t *)s->chars;
}
static inline const uint16_t *string_utf16(const String *s) {
    return (const uint16_t *)s->chars;
}
/* Code unit of a FLAT string. Precondition: index < length. */
static inline uint16_t string_unit(const String *s, uint32_t index) {
    return string_is_utf16(s) ? string_utf16(s)[index] : string_latin1(s)[index];
}
/* Flattens when needed; NULL with the exception set when that fails. Returns s for chaining. */
static inline String *string_flat(Runtime *runtime, String *s) {
    if (UNLIKELY(s->cell.flags & STRING_ROPE) && !string_flatten(runtime, s)) return NULL;
    return s;
}

/* ---- making strings: NULL with RangeError (out of memory, Invalid string length) set ---- */
/* NUL-terminated, ASCII. */
String *string_from_ascii(Runtime *runtime, const char *text);
String *string_from_latin1(Runtime *runtime, const uint8_t *units, uint32_t length);
/* Narrows to Latin-1 when it can. */
String *string_from_utf16(Runtime *runtime, const uint16_t *units, uint32_t length);
/* Invalid sequences become U+FFFD. */
String *string_from_utf8(Runtime *runtime, const char *bytes, size_t size);
/* Cached for Latin-1. */
String *string_from_unit(Runtime *runtime, uint16_t unit);
String *string_from_code_point(Runtime *runtime, uint32_t code_point);
/* Number::toString, radix 10. */
String *string_from_number(Runtime *runtime, double number);
/* A rope when long, else flat. */
String *string_concat(Runtime *runtime, String *left, String *right);
/* start <= end <= length. */
String *string_slice(Runtime *runtime, String *s, uint32_t start, uint32_t end);
/* printf-like; %s C string in UTF-8, %S String*, %d int, %u, %g, %K PropertyKey* (text as in
 * messages). */
String *string_format(Runtime *runtime, const char *format, ...);
String *string_vformat(Runtime *runtime, const char *format, va_list arguments);

/* ---- comparing ---- */
bool string_equals(Runtime *runtime, String *a, String *b);
bool string_equals_ascii(Runtime *runtime, String *s, const char *text);
/* <0, 0, >0 by code units. */
int string_compare(Runtime *runtime, String *a, String *b);
uint32_t string_hash(Runtime *runtime, String *s);
/* Index of `needle` in `s` at or after `from`, or -1. */
int64_t string_index_of(Runtime *runtime, String *s, String *needle, uint32_t from);
int64_t string_last_index_of(Runtime *runtime, String *s, String *needle, uint32_t from);

/* ---- atoms ---- */
/* The atom with the text of `s` (maybe s itself). NULL on out of memory. */
String *string_atom(Runtime *runtime, String *s);
String *atom_from_ascii(Runtime *runtime, const char *text);
String *atom_from_latin1(Runtime *runtime, const uint8_t *units, uint32_t length);
String *atom_from_utf16(Runtime *runtime, const uint16_t *units, uint32_t length);

/* ---- out ---- */
/* UTF-8 copy, NUL-terminated, owned by the caller (free()); lone surrogates become U+FFFD. *size
 * without the NUL. */
char *string_to_utf8(Runtime *runtime, String *s, size_t *size);
/* Code point at index of a FLAT string, *units its length (1 or 2); lone surrogates as they are. */
uint32_t string_code_point_at(const String *s, uint32_t index, uint32_t *units);

/* ---- building ---- */
/* Grows by doubling, starts as Latin-1, widens on need. Lives on the C stack; its memory is freed
 * by _finish or _discard. Append functions return false (exception set) when memory or length is
 * exhausted; finish returns NULL then. */
typedef struct StringBuilder {
    Runtime *runtime;
    void *units;
    uint32_t length, capacity;
    bool is_utf16, failed;
    uint8_t inline_units[128];
} StringBuilder;

void string_builder_init(StringBuilder *builder, Runtime *runtime);
bool string_builder_append_unit(StringBuilder *builder, uint16_t unit);
bool string_builder_append_code_point(StringBuilder *builder, uint32_t code_point);
bool string_builder_append_ascii(StringBuilder *builder, const char *text);
/* Appends `count` units: those from `start` on, over and over. Precondition: start < length, or
 * count is 0. */
bool string_builder_repeat(StringBuilder *builder, uint32_t start, uint32_t count);
bool string_builder_append_latin1(StringBuilder *builder, const uint8_t *units, uint32_t length);
bool string_builder_append_utf16(StringBuilder *builder, const uint16_t *units, uint32_t length);
bool string_builder_append_string(StringBuilder *builder, String *s);
bool string_builder_append_range(StringBuilder *builder, String *s, uint32_t start, uint32_t end);
String *string_builder_finish(StringBuilder *builder);
void string_builder_discard(StringBuilder *builder);

/* ---- symbols ---- */
enum {
    SYMBOL_PRIVATE = 1 << 1,
    SYMBOL_REGISTERED = 1 << 2,
    SYMBOL_STATIC = 1 << 3 /* private name of a static element */
};
struct Symbol {
    Cell cell;
    String *description; /* NULL: undefined */
    String *brand;       /* name of a private method: its class, for messages; else NULL */
    uint32_t hash;
};
/* flags: 0, SYMBOL_PRIVATE (a private name `#x`, invisible to reflection), SYMBOL_REGISTERED
 * (Symbol.for). */
Symbol *symbol_new(Runtime *runtime, String *description, uint8_t flags);

#endif
