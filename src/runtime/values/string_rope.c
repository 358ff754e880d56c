/* Concatenation and substrings: ropes, appending in place, flattening, slices.
 *
 * `a + b` makes a rope, two pointers, and the text is put together when somebody reads it. What
 * keeps `s += x` linear in time and small in memory, whether or not the loop reads s:
 * - A flattened rope that was built by appending gets room to grow. Text appended to what ends at
 *   the end of such a buffer is written into it at once, and the result is a slice of the buffer:
 *   flat, with no rope at all.
 * - A chain of appends longer than APPEND_CHAIN is flattened into such a buffer without waiting for
 *   a reader.
 *
 * cell.extra of a rope: number of ropes on the way down its left side, at most APPEND_CHAIN.
 */
#include "runtime/values/string_internal.h"

#include <stdlib.h>

enum { APPEND_CHAIN = 2048 };

/* ---- the buffer a string lies in ---- */

/* The owner of the buffer when `s` is flat and ends where the buffer's text ends; else NULL. */
static String *buffer_ending_with(const String *s) {
    String *owner;
    if (s->cell.flags & STRING_SLICE)
        owner = s->base;
    else
        owner = (String *)s;
    if (!(owner->cell.flags & STRING_EXTERNAL)) return NULL;
    size_t unit = string_unit_size(owner);
    const char *end = (const char *)s->chars + string_length(s) * unit;
    return end == (const char *)owner->chars + owner->used * unit ? owner : NULL;
}

/* The same when `length` units more, of the given width, can be written behind it. */
static String *buffer_with_room(const String *s, uint32_t length, bool is_utf16) {
    if (is_utf16 && !string_is_utf16(s)) return NULL;
    String *owner = buffer_ending_with(s);
    return owner && owner->capacity - owner->used >= length ? owner : NULL;
}

/* Makes of `s` a slice of what `owner` owns. */
static void become_slice(String *s, String *owner, const void *chars, uint32_t length) {
    s->cell.flags = (uint8_t)((s->cell.flags & ~STRING_ROPE) | STRING_SLICE |
                              (owner->cell.flags & STRING_UTF16));
    s->cell.extra = 0;
    s->cell.data = length;
    s->chars = chars;
    s->base = owner;
}

/* ---- flattening ---- */

/* A part of a rope and where its text goes. */
typedef struct Part {
    String *string;
    uint32_t start;
} Part;

/* Parts to be copied later: one for each rope both sides of which are ropes. */
typedef struct PartStack {
    Part inline_parts[32], *parts;
    size_t count, capacity;
} PartStack;

static bool part_push(PartStack *stack, String *string, uint32_t start) {
    if (stack->count == stack->capacity) {
        size_t size = 2 * stack->capacity * sizeof(Part);
        bool is_inline = stack->parts == stack->inline_parts;
        Part *grown = realloc(is_inline ? NULL : stack->parts, size);
        if (!grown) return false;
        if (is_inline) memcpy(grown, stack->parts, sizeof stack->inline_parts);
        stack->parts = grown;
        stack->capacity *= 2;
    }
    stack->parts[stack->count++] = (Part){string, start};
    return true;
}

static void copy_part(const String *s, uint32_t start, void *to, bool to_utf16) {
    void *target = (char *)to + ((size_t)start << to_utf16);
    string_copy_units(s, 0, string_length(s), target, to_utf16);
}

/* Copies the text of one rope to its place, pushing what must wait. Stops at `stop`, whose text is
 * there already. */
static bool copy_rope(PartStack *stack, Part part, const String *stop, void *to, bool to_utf16) {
    String *s = part.string;
    uint32_t start = part.start;
    while (s != stop && string_is_rope(s)) {
        String *left = s->left, *right = s->right;
        uint32_t middle = start + string_length(left);
        if (!string_is_rope(right)) {
            copy_part(right, middle, to, to_utf16);
            s = left;
            continue;
        }
        if (!string_is_rope(left)) {
            if (left != stop) copy_part(left, start, to, to_utf16);
        } else if (!part_push(stack, left, start)) {
            return false;
        }
        s = right;
        start = middle;
    }
    if (s != stop) copy_part(s, start, to, to_utf16);
    return true;
}

/* Writes the text of `s` to `to`, but for its leftmost leaf when that is `stop`. False: no memory
 * for the stack. */
static bool write_rope(String *s, const String *stop, void *to, bool to_utf16) {
    PartStack stack;
    stack.parts = stack.inline_parts;
    stack.count = 0;
    stack.capacity = COUNT_OF(stack.inline_parts);
    Part part = {s, 0};
    bool ok;
    while ((ok = copy_rope(&stack, part, stop, to, to_utf16)) && stack.count)
        part = stack.parts[--stack.count];
    if (stack.parts != stack.inline_parts) free(stack.parts);
    return ok;
}

static String *leftmost_leaf(String *s) {
    while (string_is_rope(s)) s = s->left;
    return s;
}

/* How often the leaf occurs in the rope does not matter: only its leftmost occurrence may stay
 * unwritten, and write_rope takes any; so the leaf must be longer than the rest. */
static bool leaf_is_most(const String *leaf, const String *s) {
    return string_length(leaf) > string_length(s) / 2;
}

/* Appends everything but the leftmost leaf to the buffer that the leaf ends. */
static bool flatten_in_place(String *s, String *leaf, String *owner) {
    const void *chars = leaf->chars;
    if (!write_rope(s, leaf, (void *)chars, string_is_utf16(owner))) return false;
    owner->used += string_length(s) - string_length(leaf);
    become_slice(s, owner, chars, string_length(s));
    return true;
}

/* Room to grow for what is being appended to again and again. */
static uint32_t flat_capacity(const String *s, bool is_growing) {
    uint32_t length = string_length(s);
    if (!is_growing) return length;
    return length > STRING_MAX_LENGTH / 2 ? STRING_MAX_LENGTH : 2 * length;
}

static bool flatten_anew(Runtime *runtime, String *s, bool is_growing) {
    uint32_t capacity = flat_capacity(s, is_growing);
    bool is_utf16 = string_is_utf16(s);
    size_t bytes = (size_t)capacity << is_utf16;
    void *units = heap_memory_reallocate_quietly(runtime, NULL, 0, bytes);
    if (!units) return false;
    if (!write_rope(s, NULL, units, is_utf16)) {
        heap_memory_free(runtime->heap, units, bytes);
        throw_out_of_memory(runtime);
        return false;
    }
    s->cell.flags =
        (uint8_t)((s->cell.flags & ~STRING_ROPE) | STRING_EXTERNAL | CELL_HAS_FINALIZER);
    s->cell.extra = 0;
    s->capacity = capacity;
    s->chars = units;
    s->used = string_length(s);
    return true;
}

bool string_flatten(Runtime *runtime, String *s) {
    if (!string_is_rope(s)) return true;
    String *leaf = leftmost_leaf(s);
    bool is_most = leaf_is_most(leaf, s);
    if (is_most) {
        String *owner =
            buffer_with_room(leaf, string_length(s) - string_length(leaf), string_is_utf16(s));
        if (owner && flatten_in_place(s, leaf, owner)) return true;
    }
    bool is_growing = s->cell.extra == APPEND_CHAIN || (is_most && buffer_ending_with(leaf));
    return flatten_anew(runtime, s, is_growing);
}

/* ---- concatenation ---- */

static String *concat_flat(Runtime *runtime, String *left, String *right, uint32_t length) {
    bool is_utf16 = string_is_utf16(left) || string_is_utf16(right);
    String *s = string_new_flat(runtime, length, is_utf16 ? STRING_UTF16 : 0);
    if (!s) return NULL;
    copy_part(left, 0, (void *)s->chars, is_utf16);
    copy_part(right, string_length(left), (void *)s->chars, is_utf16);
    return s;
}

static String *concat_in_place(Runtime *runtime, String *left, String *right, String *owner) {
    String *s = heap_allocate(runtime, sizeof(String), CELL_STRING);
    if (!s) return NULL;
    copy_part(right, string_length(left), (void *)left->chars, string_is_utf16(owner));
    owner->used += string_length(right);
    become_slice(s, owner, left->chars, string_length(left) + string_length(right));
    return s;
}

static String *rope_new(Runtime *runtime, String *left, String *right, uint32_t length) {
    String *s = heap_allocate(runtime, sizeof(String), CELL_STRING);
    if (!s) return NULL;
    s->cell.flags =
        (uint8_t)(STRING_ROPE | ((left->cell.flags | right->cell.flags) & STRING_UTF16));
    uint32_t chain = string_is_rope(left) ? left->cell.extra + 1u : 1;
    s->cell.extra = (uint16_t)(chain < APPEND_CHAIN ? chain : APPEND_CHAIN);
    s->cell.data = length;
    s->left = left;
    s->right = right;
    return s;
}

String *string_concat(Runtime *runtime, String *left, String *right) {
    uint32_t left_length = string_length(left), right_length = string_length(right);
    if (left_length == 0) return right;
    if (right_length == 0) return left;
    uint32_t length = left_length + right_length; /* both are below 2^29: no overflow */
    if (length < STRING_SHARE_LENGTH) return concat_flat(runtime, left, right, length);
    if (UNLIKELY(length > STRING_MAX_LENGTH)) return throw_string_length(runtime), NULL;
    if (string_is_rope(left)) {
        if (LIKELY(left->cell.extra < APPEND_CHAIN)) return rope_new(runtime, left, right, length);
        if (!string_flatten(runtime, left)) return NULL;
    }
    if (!string_is_rope(right)) {
        String *owner = buffer_with_room(left, right_length, string_is_utf16(right));
        if (owner) return concat_in_place(runtime, left, right, owner);
    }
    return rope_new(runtime, left, right, length);
}

/* ---- substrings ---- */

static String *slice_copy(Runtime *runtime, String *s, uint32_t start, uint32_t length) {
    String *copy = string_is_utf16(s)
                       ? string_from_utf16(runtime, string_utf16(s) + start, length)
                       : string_from_latin1(runtime, string_latin1(s) + start, length);
    heap_keep(s);
    return copy;
}

String *string_slice(Runtime *runtime, String *s, uint32_t start, uint32_t end) {
    uint32_t length = end - start;
    if (length == 0) return runtime->empty_string;
    if (length == string_length(s)) return s;
    if (!string_flat(runtime, s)) return NULL;
    if (length == 1) return string_from_unit(runtime, string_unit(s, start));
    if (length < STRING_SHARE_LENGTH) return slice_copy(runtime, s, start, length);
    String *slice = heap_allocate(runtime, sizeof(String), CELL_STRING);
    if (!slice) return NULL;
    String *base = s->cell.flags & STRING_SLICE ? s->base : s;
    become_slice(slice, base, (const char *)s->chars + start * string_unit_size(s), length);
    return slice;
}
