/* Objects told as text, for the tests of src/runtime/objects. */
#ifndef BOBBIN_TESTS_OBJECTS_FIXTURE_H
#define BOBBIN_TESTS_OBJECTS_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>

#include "runtime/objects/iteration.h"

#include "../runtime_fixture.h"

static inline PropertyKey key_of(const char *name) {
    String *text = string_from_utf8(runtime, name, strlen(name));
    return property_key_from_string(runtime, text);
}

static inline Value string_of(const char *text) {
    return value_cell(string_from_utf8(runtime, text, strlen(text)));
}

static inline Value read_key(Object *object, const char *name) {
    return get(runtime, object, key_of(name));
}

/* The start of a string in UTF-8; good until the next but seven. */
static inline const char *text_of(String *string) {
    static char texts[8][256];
    static unsigned turn;
    size_t size;
    if (!string) return "(no string)";
    char *copy = string_to_utf8(runtime, string, &size);
    char *text = texts[turn++ % 8];
    snprintf(text, sizeof texts[0], "%s", copy);
    free(copy);
    return text;
}

static inline const char *value_text(Value value) {
    return text_of(to_string(runtime, value));
}

/* The message of the pending exception, which is taken. */
static inline const char *exception_text(void) {
    Value exception = runtime_take_exception(runtime);
    if (!value_is_object(exception)) return "(no error)";
    return value_text(get_by_name(runtime, value_as_object(exception), runtime->names.message));
}

/* Own string keys, separated by spaces. */
static inline const char *keys_text(Object *object) {
    static char text[4096];
    KeyList keys = {0};
    cr_assert(object_own_keys(runtime, object, &keys));
    text[0] = 0;
    for (uint32_t i = 0; i < keys.count; i++) {
        if (property_key_is_symbol(keys.keys[i])) continue;
        Value name = property_key_to_value(runtime, keys.keys[i]);
        if (text[0]) strcat(text, " ");
        strcat(text, value_text(name));
    }
    return text;
}

typedef struct CellCount {
    CellKind kind;
    size_t count;
} CellCount;

static inline void count_cell(Cell *cell, size_t size, void *data) {
    (void)size;
    CellCount *count = data;
    if (cell->kind == count->kind) count->count++;
}

static inline size_t count_cells(CellKind kind) {
    CellCount count = {kind, 0};
    heap_each_cell(runtime->heap, count_cell, &count);
    return count.count;
}

/* Objects with shapes of their own that nobody keeps. */
__attribute__((unused)) static NOINLINE void make_and_forget(int count) {
    for (int i = 0; i < count; i++) {
        char name[24];
        snprintf(name, sizeof name, "forgotten%d", i);
        Object *object = object_new(runtime);
        cr_assert(object_add(runtime, object, key_of(name), value_int(i), PROPERTY_DEFAULT));
    }
}

#endif
