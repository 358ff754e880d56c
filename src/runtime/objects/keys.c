/* Lists of keys, and the own keys of an object in their order (spec 10.1.11).
 *
 * A KeyList's keys lie in a Record: key bits are Values to the collector, which finds the record
 * through the list on the C stack.
 */
#include <stdlib.h>

#include "runtime/objects/arguments.h"
#include "runtime/objects/object_internal.h"

enum { KEY_LIST_FIRST = 14 };

bool key_list_append(Runtime *runtime, KeyList *list, PropertyKey key) {
    if (list->count == list->capacity) {
        uint32_t capacity = list->capacity ? 2 * list->capacity : KEY_LIST_FIRST;
        Record *record = record_new(runtime, capacity);
        if (!record) return false;
        if (list->count) memcpy(record->values, list->keys, list->count * sizeof(PropertyKey));
        list->anchor = record;
        list->keys = (PropertyKey *)record->values;
        list->capacity = capacity;
    }
    list->keys[list->count++] = key;
    return true;
}

void key_list_free(KeyList *list) {
    *list = (KeyList){0};
}

static int key_compare_indices(const void *left, const void *right) {
    uint32_t a = property_key_as_index(*(const PropertyKey *)left);
    uint32_t b = property_key_as_index(*(const PropertyKey *)right);
    return a < b ? -1 : a > b;
}

static bool append_range(Runtime *runtime, KeyList *keys, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (!key_list_append(runtime, keys, property_key_index(i))) return false;
    }
    return true;
}

static bool append_elements(Runtime *runtime, Object *object, KeyList *keys) {
    bool mapped = object->cell.kind == CELL_OBJECT_MAPPED_ARGUMENTS;
    for (uint32_t i = 0; i < object->elements->length; i++) {
        PropertyKey key = property_key_index(i);
        bool there = object->elements->values[i] != VALUE_EMPTY ||
                     (mapped && arguments_mapped_place(object, key));
        if (there && !key_list_append(runtime, keys, key)) return false;
    }
    return true;
}

/* Mapped arguments past the dense elements (these end where the last unmapped one is). */
static bool append_mapped(Runtime *runtime, Object *object, KeyList *keys) {
    uint32_t count = ((MappedArguments *)object)->count;
    for (uint32_t i = object->elements->length; i < count; i++) {
        PropertyKey key = property_key_index(i);
        if (!arguments_mapped_place(object, key)) continue;
        if (!key_list_append(runtime, keys, key)) return false;
    }
    return true;
}

static void keys_sort_indices(KeyList *keys, uint32_t first) {
    if (keys->count - first < 2) return;
    qsort(keys->keys + first, keys->count - first, sizeof(PropertyKey), key_compare_indices);
}

/* Entries of the shape that are of one class: indices, strings or symbols. */
typedef bool (*KeyTest)(PropertyKey key);

static bool is_visible_symbol(PropertyKey key) {
    return property_key_is_symbol(key) && !property_key_is_private(key);
}

static bool append_entries(Runtime *runtime, const Object *object, KeyList *keys, KeyTest test) {
    const Shape *shape = object->shape;
    for (uint32_t i = 0; i < shape_entry_count(shape); i++) {
        PropertyKey key = shape_entry(shape, i)->key;
        if (test(key) && !key_list_append(runtime, keys, key)) return false;
    }
    return true;
}

/* A mapped argument may be found twice: by its mapping and by its attributes in the shape. */
static void keys_drop_doubles(KeyList *keys, uint32_t first) {
    uint32_t kept = first;
    for (uint32_t i = first; i < keys->count; i++) {
        bool twice = i > first && property_key_equals(keys->keys[i], keys->keys[kept - 1]);
        if (!twice) keys->keys[kept++] = keys->keys[i];
    }
    keys->count = kept;
}

static bool append_indices(Runtime *runtime, Object *object, KeyList *keys) {
    uint32_t first = keys->count;
    if (object->cell.kind == CELL_OBJECT_STRING &&
        !append_range(runtime, keys, string_object_length(object))) {
        return false;
    }
    if (!append_elements(runtime, object, keys)) return false;
    if (object->cell.kind == CELL_OBJECT_MAPPED_ARGUMENTS &&
        !append_mapped(runtime, object, keys)) {
        return false;
    }
    if (!(object->cell.flags & OBJECT_HAS_INDEXED_SLOTS)) return true;
    if (!append_entries(runtime, object, keys, property_key_is_index)) return false;
    keys_sort_indices(keys, first);
    keys_drop_doubles(keys, first);
    return true;
}

/* Spec 10.1.11.1 OrdinaryOwnPropertyKeys. An array's `length` is as old as the array. */
bool ordinary_own_keys(Runtime *runtime, Object *object, KeyList *keys) {
    if (!object_materialize(runtime, object)) return false;
    if (!append_indices(runtime, object, keys)) return false;
    PropertyKey length = property_key_name(runtime->names.length);
    if (object->cell.kind == CELL_OBJECT_ARRAY && !key_list_append(runtime, keys, length)) {
        return false;
    }
    return append_entries(runtime, object, keys, property_key_is_string) &&
           append_entries(runtime, object, keys, is_visible_symbol);
}

bool object_own_keys(Runtime *runtime, Object *object, KeyList *keys) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (exotic && exotic->own_keys) return exotic->own_keys(runtime, object, keys);
    return ordinary_own_keys(runtime, object, keys);
}
