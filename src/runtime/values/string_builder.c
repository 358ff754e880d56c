/* Building strings piece by piece.
 *
 * Units gather in the builder itself, then in heap memory that doubles; they are Latin-1 until a
 * unit needs 16 bits, so a finished string is UTF-16 only when it must be. Appending never
 * collects: what is appended may lie in strings that only the caller's registers hold. Finishing
 * does.
 */
#include "runtime/values/string_internal.h"

#include "support/utf.h"

enum { INLINE_BYTES = sizeof(((StringBuilder *)0)->inline_units) };

void string_builder_init(StringBuilder *builder, Runtime *runtime) {
    builder->runtime = runtime;
    builder->units = builder->inline_units;
    builder->length = 0;
    builder->capacity = INLINE_BYTES;
    builder->is_utf16 = builder->failed = false;
}

static bool is_inline(const StringBuilder *builder) {
    return builder->units == builder->inline_units;
}

static size_t units_size(const StringBuilder *builder, uint32_t count) {
    return (size_t)count << builder->is_utf16;
}

void string_builder_discard(StringBuilder *builder) {
    if (!is_inline(builder)) {
        heap_memory_free(builder->runtime->heap, builder->units,
                         units_size(builder, builder->capacity));
    }
    string_builder_init(builder, builder->runtime);
}

static bool builder_fail(StringBuilder *builder) {
    string_builder_discard(builder);
    builder->failed = true;
    return false;
}

/* ---- room ---- */

static bool builder_set_capacity(StringBuilder *builder, uint32_t capacity) {
    size_t old_size = is_inline(builder) ? 0 : units_size(builder, builder->capacity);
    void *old = is_inline(builder) ? NULL : builder->units;
    void *units = heap_memory_reallocate_quietly(builder->runtime, old, old_size,
                                                 units_size(builder, capacity));
    if (!units) return builder_fail(builder);
    if (!old) memcpy(units, builder->inline_units, units_size(builder, builder->length));
    builder->units = units;
    builder->capacity = capacity;
    return true;
}

static NOINLINE bool builder_grow(StringBuilder *builder, uint32_t more) {
    if (builder->failed) return false;
    if (more > STRING_MAX_LENGTH - builder->length) {
        throw_string_length(builder->runtime);
        return builder_fail(builder);
    }
    uint32_t needed = builder->length + more, capacity = builder->capacity * 2;
    if (capacity < needed) capacity = needed;
    if (capacity > STRING_MAX_LENGTH) capacity = STRING_MAX_LENGTH;
    return builder_set_capacity(builder, capacity);
}

static inline bool builder_reserve(StringBuilder *builder, uint32_t more) {
    return LIKELY(builder->capacity - builder->length >= more && !builder->failed) ||
           builder_grow(builder, more);
}

/* Turns the builder to UTF-16: the units are spread from the end, in place. */
static bool builder_widen(StringBuilder *builder) {
    if (builder->is_utf16) return true;
    if (builder->failed) return false;
    if (is_inline(builder)) {
        if (builder->length > INLINE_BYTES / 2 && !builder_set_capacity(builder, INLINE_BYTES))
            return false;
    }
    if (is_inline(builder)) {
        builder->capacity = INLINE_BYTES / 2;
    } else {
        size_t capacity = builder->capacity;
        void *units = heap_memory_reallocate_quietly(builder->runtime, builder->units, capacity,
                                                     2 * capacity);
        if (!units) return builder_fail(builder);
        builder->units = units;
    }
    const uint8_t *narrow = builder->units;
    uint16_t *wide = builder->units;
    for (uint32_t i = builder->length; i-- > 0;) wide[i] = narrow[i];
    builder->is_utf16 = true;
    return true;
}

/* ---- appending ---- */

bool string_builder_append_unit(StringBuilder *builder, uint16_t unit) {
    if (unit > 0xFF && !builder_widen(builder)) return false;
    if (!builder_reserve(builder, 1)) return false;
    if (builder->is_utf16)
        ((uint16_t *)builder->units)[builder->length++] = unit;
    else
        ((uint8_t *)builder->units)[builder->length++] = (uint8_t)unit;
    return true;
}

bool string_builder_append_code_point(StringBuilder *builder, uint32_t code_point) {
    uint16_t units[2];
    unsigned count = utf16_encode(code_point, units);
    if (!string_builder_append_unit(builder, units[0])) return false;
    return count == 1 || string_builder_append_unit(builder, units[1]);
}

bool string_builder_append_latin1(StringBuilder *builder, const uint8_t *units, uint32_t length) {
    if (!builder_reserve(builder, length)) return false;
    if (builder->is_utf16)
        units_widen((uint16_t *)builder->units + builder->length, units, length);
    else
        memcpy((uint8_t *)builder->units + builder->length, units, length);
    builder->length += length;
    return true;
}

bool string_builder_append_ascii(StringBuilder *builder, const char *text) {
    return string_builder_append_latin1(builder, (const uint8_t *)text, (uint32_t)strlen(text));
}

bool string_builder_append_utf16(StringBuilder *builder, const uint16_t *units, uint32_t length) {
    if (!builder->is_utf16 && !units_are_latin1(units, length) && !builder_widen(builder))
        return false;
    if (!builder_reserve(builder, length)) return false;
    if (builder->is_utf16)
        memcpy((uint16_t *)builder->units + builder->length, units, (size_t)length * 2);
    else
        units_narrow((uint8_t *)builder->units + builder->length, units, length);
    builder->length += length;
    return true;
}

/* What was appended is repeated too: the parts double. */
bool string_builder_repeat(StringBuilder *builder, uint32_t start, uint32_t count) {
    if (!builder_reserve(builder, count)) return false;
    uint8_t *units = builder->units;
    while (count) {
        uint32_t there = builder->length - start, part = count < there ? count : there;
        memcpy(units + units_size(builder, builder->length), units + units_size(builder, start),
               units_size(builder, part));
        builder->length += part;
        count -= part;
    }
    return true;
}

bool string_builder_append_range(StringBuilder *builder, String *s, uint32_t start, uint32_t end) {
    if (!string_flat(builder->runtime, s)) return builder_fail(builder);
    if (string_is_utf16(s))
        return string_builder_append_utf16(builder, string_utf16(s) + start, end - start);
    return string_builder_append_latin1(builder, string_latin1(s) + start, end - start);
}

bool string_builder_append_string(StringBuilder *builder, String *s) {
    return string_builder_append_range(builder, s, 0, string_length(s));
}

/* ---- finishing ---- */

static String *finish_copy(StringBuilder *builder) {
    Runtime *runtime = builder->runtime;
    String *s = builder->is_utf16 ? string_from_utf16(runtime, builder->units, builder->length)
                                  : string_from_latin1(runtime, builder->units, builder->length);
    string_builder_discard(builder);
    return s;
}

/* The string takes the memory over, without the room to grow when that is much. Appending went past
 * the heap's threshold where it had to; here a collection makes that good: the cell alone is too
 * small to bring one about. */
static String *finish_handing_over(StringBuilder *builder) {
    uint32_t length = builder->length, capacity = builder->capacity;
    if (!heap_charge(builder->runtime, 0)) {
        builder_fail(builder);
        return NULL;
    }
    if (capacity - length > length / 8) {
        if (!builder_set_capacity(builder, length)) return NULL;
        capacity = length;
    }
    void *units = builder->units;
    uint8_t flags = builder->is_utf16 ? STRING_UTF16 : 0;
    Runtime *runtime = builder->runtime;
    string_builder_init(builder, runtime);
    return string_new_external(runtime, units, length, capacity, flags);
}

String *string_builder_finish(StringBuilder *builder) {
    if (builder->failed) return NULL;
    if (units_size(builder, builder->length) <= STRING_INLINE_BYTES) return finish_copy(builder);
    return finish_handing_over(builder);
}
