/* Operations over all own properties: integrity levels, enumeration, copying (spec 7.3.15
 * to 7.3.26). */
#include "runtime/objects/binary.h"
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/realm.h"
#include "runtime/values/convert.h"

/* ---- integrity levels ---- */

static uint32_t integrity_kept(IntegrityLevel level) {
    uint32_t kept = PROPERTY_DEFAULT & ~PROPERTY_CONFIGURABLE;
    return level == INTEGRITY_FROZEN ? kept & ~PROPERTY_WRITABLE : kept;
}

static bool is_restricted_by_shape(const Object *object) {
    return !(object->cell.flags & OBJECT_EXOTIC) && object->cell.kind != CELL_OBJECT_STRING &&
           !object->elements->length && !shape_is_own(object->shape);
}

/* Plain objects take one transition for all their properties. */
static bool restrict_shape(Runtime *runtime, Object *object, IntegrityLevel level) {
    Shape *shape = shape_restrict(runtime, object->shape, integrity_kept(level));
    if (!shape) return false;
    object->shape = shape;
    object_changed(runtime, object);
    return true;
}

/* Steps 5 and 6 of 7.3.15 for one key. */
static bool restrict_property(Runtime *runtime, Object *object, PropertyKey key,
                              IntegrityLevel level) {
    PropertyDescriptor change = {PROPERTY_HAS_CONFIGURABLE, VALUE_UNDEFINED, VALUE_UNDEFINED,
                                 VALUE_UNDEFINED};
    if (level == INTEGRITY_FROZEN) {
        PropertyDescriptor current;
        bool found;
        if (!object_get_own_property(runtime, object, key, &current, &found)) return false;
        if (!found) return true;
        if (!descriptor_is_accessor(&current)) change.flags |= PROPERTY_HAS_WRITABLE;
    }
    return define_property_or_throw(runtime, object, key, &change);
}

/* The elements of a typed array are neither frozen nor sealed, which V8 says at once. */
static bool refuses_integrity(Runtime *runtime, const Object *object, IntegrityLevel level) {
    if (object->cell.kind != CELL_OBJECT_TYPED_ARRAY) return false;
    if (typed_array_length((const TypedArray *)object) == 0) return false;
    throw_type_error(runtime, "Cannot %s array buffer views with elements",
                     level == INTEGRITY_FROZEN ? "freeze" : "seal");
    return true;
}

/* Spec 7.3.15 SetIntegrityLevel. */
bool set_integrity_level(Runtime *runtime, Object *object, IntegrityLevel level, bool *result) {
    if (!object_prevent_extensions(runtime, object, result)) return false;
    if (!*result) return true;
    if (refuses_integrity(runtime, object, level)) return false;
    if (is_restricted_by_shape(object)) return restrict_shape(runtime, object, level);
    KeyList keys = {0};
    if (!object_own_keys(runtime, object, &keys)) return false;
    for (uint32_t i = 0; i < keys.count; i++) {
        if (!restrict_property(runtime, object, keys.keys[i], level)) return false;
    }
    key_list_free(&keys);
    return true;
}

static bool property_is_restricted(Runtime *runtime, Object *object, PropertyKey key,
                                   IntegrityLevel level, bool *result) {
    PropertyDescriptor current;
    bool found;
    if (!object_get_own_property(runtime, object, key, &current, &found)) return false;
    bool loose = current.flags & PROPERTY_CONFIGURABLE;
    if (level == INTEGRITY_FROZEN && !descriptor_is_accessor(&current)) {
        loose |= (current.flags & PROPERTY_WRITABLE) != 0;
    }
    *result = !found || !loose;
    return true;
}

/* Spec 7.3.16 TestIntegrityLevel. */
bool test_integrity_level(Runtime *runtime, Object *object, IntegrityLevel level, bool *result) {
    bool extensible;
    *result = false;
    if (!object_is_extensible(runtime, object, &extensible)) return false;
    if (extensible) return true;
    KeyList keys = {0};
    if (!object_own_keys(runtime, object, &keys)) return false;
    *result = true;
    for (uint32_t i = 0; i < keys.count && *result; i++) {
        if (!property_is_restricted(runtime, object, keys.keys[i], level, result)) return false;
    }
    key_list_free(&keys);
    return true;
}

/* ---- enumerating ---- */

/* The value of an own enumerable property; VALUE_EMPTY when it is not there or not enumerable. What
 * is not enumerable is not made. */
static Value enumerable_value(Runtime *runtime, Object *object, PropertyKey key, bool read) {
    PropertyDescriptor descriptor;
    OwnProperty own;
    bool found;
    if (!object_exotic(runtime, object)) {
        TRY_OK(object_find_own_place(runtime, object, key, &own));
        bool is_listed = own.place != OWN_NONE && own.attributes & PROPERTY_ENUMERABLE;
        if (!is_listed) return VALUE_EMPTY;
    }
    TRY_OK(object_get_own_property(runtime, object, key, &descriptor, &found));
    if (!found || !(descriptor.flags & PROPERTY_ENUMERABLE)) return VALUE_EMPTY;
    if (!read) return VALUE_UNDEFINED;
    bool direct = !descriptor_is_accessor(&descriptor) && !object_exotic(runtime, object);
    return direct ? descriptor.value : get(runtime, object, key);
}

static Value enumerated_item(Runtime *runtime, PropertyKey key, Value value, EnumerableKind kind) {
    if (kind == ENUMERATE_VALUES) return value;
    TRY_VALUE(name, property_key_to_value(runtime, key));
    if (kind == ENUMERATE_KEYS) return name;
    Value pair[] = {name, value};
    Array *entry = array_from_values(runtime, 2, pair);
    return entry ? value_cell(entry) : VALUE_ABRUPT;
}

/* Whether all the object has are data properties in its slots, in the order of its shape, and
 * looking at them runs no script. */
static bool has_named_data_only(const Object *object) {
    enum { NOT_ONLY = OBJECT_EXOTIC | OBJECT_LAZY_FUNCTION | OBJECT_HAS_INDEXED_SLOTS };
    return object->shape->cell.flags & SHAPE_NAMED_DATA && !(object->cell.flags & NOT_ONLY) &&
           object->cell.kind != CELL_OBJECT_STRING && !object->elements->length;
}

/* EnumerableOwnProperties of an object with a few such properties: the list is made in one
 * piece. */
enum { NAMED_FEW = 32 };

static Value enumerate_named(Runtime *runtime, const Object *object, EnumerableKind kind) {
    Value items[NAMED_FEW];
    uint32_t count = 0;
    for (uint32_t i = 0; i < shape_entry_count(object->shape); i++) {
        const PropertyEntry *entry = shape_entry(object->shape, i);
        if (!(entry->attributes & PROPERTY_ENUMERABLE)) continue;
        TRY_VALUE(item, enumerated_item(runtime, entry->key, object->slots[entry->slot], kind));
        items[count++] = item;
    }
    Array *list = array_from_values(runtime, count, items);
    return list ? value_cell(list) : VALUE_ABRUPT;
}

/* Spec 7.3.24 EnumerableOwnProperties. */
Value enumerable_own_properties(Runtime *runtime, Object *object, EnumerableKind kind) {
    if (has_named_data_only(object) && shape_entry_count(object->shape) <= NAMED_FEW)
        return enumerate_named(runtime, object, kind);
    KeyList keys = {0};
    TRY_OK(object_own_keys(runtime, object, &keys));
    Array *list = array_new(runtime, 0);
    TRY_OK(list);
    for (uint32_t i = 0; i < keys.count; i++) {
        PropertyKey key = keys.keys[i];
        if (property_key_is_symbol(key)) continue;
        TRY_VALUE(value, enumerable_value(runtime, object, key, kind != ENUMERATE_KEYS));
        if (value == VALUE_EMPTY) continue;
        TRY_VALUE(item, enumerated_item(runtime, key, value, kind));
        TRY_OK(array_push(runtime, list, item));
    }
    key_list_free(&keys);
    return value_cell(list);
}

static bool is_excluded(PropertyKey key, const PropertyKey *excluded, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (property_key_equals(key, excluded[i])) return true;
    }
    return false;
}

/* An empty object takes over shape and values of another one of the same prototype; what is not
 * plain data, or not extensible, would not be copied as it is. */
static bool can_take_over(const Object *target, const Object *from) {
    const Shape *shape = from->shape;
    if (target->shape->cell.data || target->shape->prototype != shape->prototype) return false;
    if (!has_named_data_only(target) || target->cell.kind != CELL_OBJECT_PLAIN) return false;
    if (!object_is_extensible_flag(target) || !object_is_extensible_flag(from)) return false;
    for (uint32_t i = 0; i < shape_entry_count(shape); i++) {
        if (shape_entry(shape, i)->attributes != PROPERTY_DEFAULT) return false;
    }
    return true;
}

static bool take_over(Runtime *runtime, Object *target, const Object *from) {
    uint32_t count = from->shape->slot_count;
    if (!object_grow_slots(runtime, target, count)) return false;
    memcpy(target->slots, from->slots, count * sizeof(Value));
    target->shape = from->shape;
    return true;
}

/* CopyDataProperties from an object with named data only. The target is not yet in the script's
 * hands: adding to it changes nothing that is being read. */
static bool copy_named(Runtime *runtime, Object *target, const Object *from,
                       const PropertyKey *excluded, uint32_t excluded_count) {
    if (!excluded_count && can_take_over(target, from)) return take_over(runtime, target, from);
    const Shape *shape = from->shape;
    for (uint32_t i = 0; i < shape_entry_count(shape); i++) {
        PropertyEntry entry = *shape_entry(shape, i);
        if (!(entry.attributes & PROPERTY_ENUMERABLE)) continue;
        if (is_excluded(entry.key, excluded, excluded_count)) continue;
        if (!object_put(runtime, target, entry.key, from->slots[entry.slot])) return false;
    }
    return true;
}

/* Spec 7.3.26 CopyDataProperties. */
bool copy_data_properties(Runtime *runtime, Object *target, Value source,
                          const PropertyKey *excluded, uint32_t excluded_count) {
    if (value_is_nullish(source)) return true;
    Object *from = to_object(runtime, source);
    if (!from) return false;
    if (has_named_data_only(from))
        return copy_named(runtime, target, from, excluded, excluded_count);
    KeyList keys = {0};
    if (!object_own_keys(runtime, from, &keys)) return false;
    for (uint32_t i = 0; i < keys.count; i++) {
        PropertyKey key = keys.keys[i];
        if (is_excluded(key, excluded, excluded_count)) continue;
        Value value = enumerable_value(runtime, from, key, true);
        if (value_is_abrupt(value)) return false;
        if (value == VALUE_EMPTY) continue;
        if (!create_data_property_or_throw(runtime, target, key, value)) return false;
    }
    key_list_free(&keys);
    return true;
}
