/* Operations over all own properties: integrity levels, enumeration, copying (spec 7.3.15
 * to 7.3.26). */
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

/* Spec 7.3.15 SetIntegrityLevel. */
bool set_integrity_level(Runtime *runtime, Object *object, IntegrityLevel level, bool *result) {
    if (!object_prevent_extensions(runtime, object, result)) return false;
    if (!*result) return true;
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

/* The value of an own enumerable property; VALUE_EMPTY when it is not there or not enumerable. */
static Value enumerable_value(Runtime *runtime, Object *object, PropertyKey key, bool read) {
    PropertyDescriptor descriptor;
    bool found;
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

/* Spec 7.3.24 EnumerableOwnProperties. */
Value enumerable_own_properties(Runtime *runtime, Object *object, EnumerableKind kind) {
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

/* Spec 7.3.26 CopyDataProperties. */
bool copy_data_properties(Runtime *runtime, Object *target, Value source,
                          const PropertyKey *excluded, uint32_t excluded_count) {
    if (value_is_nullish(source)) return true;
    Object *from = to_object(runtime, source);
    KeyList keys = {0};
    if (!from || !object_own_keys(runtime, from, &keys)) return false;
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
