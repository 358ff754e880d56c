/* The keys a for-in loop visits (spec 14.7.5.9 EnumerateObjectProperties, 14.7.5.10).
 *
 * The enumerable string keys of the object and its prototypes are taken as a snapshot when the loop
 * begins, without those that an object nearer to the start has too, enumerable or not. A key is
 * skipped when it is gone by the time its turn comes.
 *
 * A proxy gives all its keys at the beginning and is asked for the descriptor of each when its turn
 * comes, as in V8; it hides no key of an object behind it.
 *
 * The snapshot is a Record, so that a suspended loop can keep it in a slot: the object, its
 * shape at that time, where its own keys and where all keys end, then the keys (bits of
 * PropertyKeys, which the collector reads as values). It is the record of the KeyList that the keys
 * are gathered in. While an object keeps its shape, its own named keys are all there. */
#include "evaluate/evaluators.h"

enum { KEYS_OBJECT,
       KEYS_SHAPE,
       KEYS_OWN_END,
       KEYS_END,
       KEYS_FIRST };

/* A prototype chain may go on for ever where proxies answer for it. */
enum { MOST_PROXIES = 100000 };

static bool is_proxy(const Object *object) {
    return object->cell.kind == CELL_OBJECT_PROXY;
}

/* True when all its enumerable keys stand in the shape and the dense elements: of an array only
 * `length` does not. */
static bool is_transparent(const Object *object) {
    if (object->cell.kind == CELL_OBJECT_ARRAY)
        return !(object->cell.flags & OBJECT_HAS_INDEXED_SLOTS);
    return object->cell.kind == CELL_OBJECT_PLAIN &&
           !(object->cell.flags & (OBJECT_EXOTIC | OBJECT_HAS_INDEXED_SLOTS));
}

static bool has_enumerable_entry(const Shape *shape) {
    for (uint32_t i = 0; i < shape_entry_count(shape); i++) {
        const PropertyEntry *entry = shape_entry(shape, i);
        bool is_visible = property_key_is_string(entry->key) || property_key_is_index(entry->key);
        if (is_visible && entry->attributes & PROPERTY_ENUMERABLE) return true;
    }
    return false;
}

/* False only when it surely has no enumerable key, as nearly all prototypes. */
static bool may_have_keys(const Object *object) {
    bool is_array = object->cell.kind == CELL_OBJECT_ARRAY;
    if ((object->cell.flags & OBJECT_EXOTIC && !is_array) ||
        object->cell.kind == CELL_OBJECT_STRING)
        return true;
    return object->elements->length || has_enumerable_entry(object->shape);
}

/* True when no prototype has a key to add, and none is a proxy that would have to be asked. */
static bool chain_is_bare(const Object *object) {
    for (object = object->shape->prototype; object; object = object->shape->prototype) {
        if (may_have_keys(object)) return false;
    }
    return true;
}

static bool append_transparent(Runtime *runtime, const Object *object, KeyList *keys) {
    for (uint32_t i = 0; i < object->elements->length; i++) {
        bool is_hole = object->elements->values[i] == VALUE_EMPTY;
        if (!is_hole && !key_list_append(runtime, keys, property_key_index(i))) return false;
    }
    const Shape *shape = object->shape;
    for (uint32_t i = 0; i < shape_entry_count(shape); i++) {
        const PropertyEntry *entry = shape_entry(shape, i);
        bool is_visited =
            property_key_is_string(entry->key) && entry->attributes & PROPERTY_ENUMERABLE;
        if (is_visited && !key_list_append(runtime, keys, entry->key)) return false;
    }
    return true;
}

static bool has_key(const KeyList *keys, PropertyKey key) {
    for (uint32_t i = KEYS_FIRST; i < keys->count; i++) {
        if (property_key_equals(keys->keys[i], key)) return true;
    }
    return false;
}

/* True in *shadowed when an object between `start` and `object` has the key itself; from the first
 * proxy among them on, when it is among `keys`. */
static bool is_shadowed(Runtime *runtime, Object *start, const Object *object, PropertyKey key,
                        const KeyList *keys, bool *shadowed) {
    *shadowed = false;
    for (; start && start != object && !*shadowed; start = start->shape->prototype) {
        if (is_proxy(start)) {
            *shadowed = has_key(keys, key);
            return true;
        }
        if (!has_own_property(runtime, start, key, shadowed)) return false;
    }
    return true;
}

static bool append_key(Runtime *runtime, Object *start, Object *object, PropertyKey key,
                       KeyList *keys) {
    PropertyDescriptor descriptor;
    bool found, shadowed;
    if (!object_get_own_property(runtime, object, key, &descriptor, &found)) return false;
    if (!found || !(descriptor.flags & PROPERTY_ENUMERABLE)) return true;
    if (!is_shadowed(runtime, start, object, key, keys, &shadowed)) return false;
    return shadowed || key_list_append(runtime, keys, key);
}

static bool append_of_proxy(Runtime *runtime, const KeyList *own, KeyList *keys) {
    for (uint32_t i = 0; i < own->count; i++) {
        PropertyKey key = own->keys[i];
        bool is_new = !property_key_is_symbol(key) && !has_key(keys, key);
        if (is_new && !key_list_append(runtime, keys, key)) return false;
    }
    return true;
}

static bool append_own(Runtime *runtime, Object *start, Object *object, KeyList *keys) {
    if (object == start && is_transparent(object)) return append_transparent(runtime, object, keys);
    if (!may_have_keys(object)) return true;
    KeyList own = {0};
    if (!object_own_keys(runtime, object, &own)) return false;
    bool ok = !is_proxy(object) || append_of_proxy(runtime, &own, keys);
    for (uint32_t i = 0; ok && i < own.count && !is_proxy(object); i++) {
        if (property_key_is_symbol(own.keys[i])) continue;
        ok = append_key(runtime, start, object, own.keys[i], keys);
    }
    key_list_free(&own);
    return ok;
}

/* Keys of the object, up to *own_end, then those of its prototypes. */
static bool collect(Runtime *runtime, Object *start, KeyList *keys, uint32_t *own_end) {
    if (!append_own(runtime, start, start, keys)) return false;
    *own_end = keys->count;
    if (!is_proxy(start) && chain_is_bare(start)) return true;
    Object *object = start;
    for (uint32_t proxies = 0; proxies < MOST_PROXIES; proxies += is_proxy(object)) {
        if (!object_get_prototype_of(runtime, object, &object)) return false;
        if (!object) return true;
        if (!append_own(runtime, start, object, keys)) return false;
    }
    throw_range_error(runtime, "Maximum call stack size exceeded");
    return false;
}

Record *enumeration_new(Runtime *runtime, Value value) {
    Object *object = to_object(runtime, value);
    if (!object) return NULL;
    KeyList keys = {0};
    uint32_t own_end;
    while (keys.count < KEYS_FIRST) { /* room for the head */
        if (!key_list_append(runtime, &keys, property_key_index(0))) return NULL;
    }
    if (!collect(runtime, object, &keys, &own_end)) return NULL;
    Record *record = keys.anchor;
    bool is_settled = is_transparent(object) && !shape_is_own(object->shape);
    record->values[KEYS_OBJECT] = value_cell(object);
    record->values[KEYS_SHAPE] = is_settled ? value_cell(object->shape) : VALUE_UNDEFINED;
    record->values[KEYS_OWN_END] = value_int((int32_t)own_end);
    record->values[KEYS_END] = value_int((int32_t)keys.count);
    return record;
}

/* The proxy in the prototype chain of an object, or it itself; NULL: none. */
static Object *first_proxy(Object *object) {
    while (object && !is_proxy(object)) object = object->shape->prototype;
    return object;
}

/* The same as [[HasProperty]] until a proxy is met: that says whether its own key is enumerable. */
static bool is_visible(Runtime *runtime, Object *object, PropertyKey key, bool *visible) {
    *visible = false;
    while (object && !*visible) {
        if (!is_proxy(object)) {
            if (!has_own_property(runtime, object, key, visible)) return false;
            object = object->shape->prototype;
            continue;
        }
        PropertyDescriptor descriptor;
        bool found;
        if (!object_get_own_property(runtime, object, key, &descriptor, &found)) return false;
        *visible = found && descriptor.flags & PROPERTY_ENUMERABLE;
        if (found) return true;
        if (!object_get_prototype_of(runtime, object, &object)) return false;
    }
    return true;
}

/* Whether the key at `index` is to be visited now. False: threw. */
static bool is_still_there(Runtime *runtime, const Record *record, uint32_t index, bool *there) {
    Object *object = value_as_object(record->values[KEYS_OBJECT]);
    PropertyKey key = {record->values[index]};
    bool is_index = property_key_is_index(key);
    bool is_own = index < (uint32_t)value_as_int(record->values[KEYS_OWN_END]);
    bool is_named = !is_index && is_own && record->values[KEYS_SHAPE] == value_cell(object->shape);
    *there = is_named ||
             (is_index && object_dense_element(object, property_key_as_index(key)) != VALUE_EMPTY);
    if (*there) return true;
    return first_proxy(object) ? is_visible(runtime, object, key, there)
                               : object_has_property(runtime, object, key, there);
}

Value enumeration_next(Runtime *runtime, Record *keys, uint32_t *index) {
    uint32_t end = (uint32_t)value_as_int(keys->values[KEYS_END]);
    while (KEYS_FIRST + *index < end) {
        uint32_t current = KEYS_FIRST + (*index)++;
        bool there;
        TRY_OK(is_still_there(runtime, keys, current, &there));
        if (there) return property_key_to_value(runtime, (PropertyKey){keys->values[current]});
    }
    return VALUE_EMPTY;
}
