/* [[DefineOwnProperty]] of ordinary objects (spec 10.1.6) and what is built on storing a property
 * as it is described. */
#include "runtime/objects/object_internal.h"
#include "runtime/values/convert.h"

/* ---- spec 10.1.6.3 ValidateAndApplyPropertyDescriptor ---- */

static uint32_t descriptor_attributes(const PropertyDescriptor *descriptor) {
    return descriptor->flags & PROPERTY_DEFAULT;
}

static bool changes_flag(const PropertyDescriptor *descriptor, const PropertyDescriptor *current,
                         uint32_t has, uint32_t flag) {
    return (descriptor->flags & has) && ((descriptor->flags ^ current->flags) & flag);
}

static bool changes_accessor(Runtime *runtime, const PropertyDescriptor *descriptor,
                             const PropertyDescriptor *current) {
    uint32_t flags = descriptor->flags;
    return ((flags & PROPERTY_HAS_GET) &&
            !same_value(runtime, descriptor->getter, current->getter)) ||
           ((flags & PROPERTY_HAS_SET) &&
            !same_value(runtime, descriptor->setter, current->setter));
}

/* Steps 5.a to 5.e: what a property that is not configurable forbids. */
static bool change_is_forbidden(Runtime *runtime, const PropertyDescriptor *descriptor,
                                const PropertyDescriptor *current) {
    if (current->flags & PROPERTY_CONFIGURABLE) return false;
    uint32_t flags = descriptor->flags;
    if ((flags & PROPERTY_HAS_CONFIGURABLE) && (flags & PROPERTY_CONFIGURABLE)) return true;
    if (changes_flag(descriptor, current, PROPERTY_HAS_ENUMERABLE, PROPERTY_ENUMERABLE))
        return true;
    bool to_accessor = descriptor_is_accessor(descriptor), to_data = descriptor_is_data(descriptor);
    if (!to_accessor && !to_data) return false;
    bool is_accessor = descriptor_is_accessor(current);
    if (to_accessor != is_accessor) return true;
    if (is_accessor) return changes_accessor(runtime, descriptor, current);
    if (current->flags & PROPERTY_WRITABLE) return false;
    if ((flags & PROPERTY_HAS_WRITABLE) && (flags & PROPERTY_WRITABLE)) return true;
    return (flags & PROPERTY_HAS_VALUE) && !same_value(runtime, descriptor->value, current->value);
}

/* What to store for a property so described: its value, or a new Accessor cell. */
static Value descriptor_stored(Runtime *runtime, const PropertyDescriptor *descriptor,
                               uint32_t *attributes) {
    *attributes = descriptor_attributes(descriptor);
    if (!descriptor_is_accessor(descriptor)) return descriptor->value;
    *attributes = (*attributes & ~PROPERTY_WRITABLE) | PROPERTY_ACCESSOR;
    Accessor *accessor = accessor_new(runtime, descriptor->getter, descriptor->setter);
    return accessor ? value_cell(accessor) : VALUE_ABRUPT;
}

/* Absent fields as step 2 and table 3 have them. */
static PropertyDescriptor descriptor_with_defaults(const PropertyDescriptor *descriptor) {
    PropertyDescriptor full = *descriptor;
    uint32_t flags = full.flags;
    if (!(flags & PROPERTY_HAS_VALUE)) full.value = VALUE_UNDEFINED;
    if (!(flags & PROPERTY_HAS_GET)) full.getter = VALUE_UNDEFINED;
    if (!(flags & PROPERTY_HAS_SET)) full.setter = VALUE_UNDEFINED;
    if (!(flags & PROPERTY_HAS_WRITABLE)) full.flags &= ~PROPERTY_WRITABLE;
    if (!(flags & PROPERTY_HAS_ENUMERABLE)) full.flags &= ~PROPERTY_ENUMERABLE;
    if (!(flags & PROPERTY_HAS_CONFIGURABLE)) full.flags &= ~PROPERTY_CONFIGURABLE;
    return full;
}

static uint32_t keep_flag(uint32_t merged, uint32_t current, uint32_t has, uint32_t flag) {
    return merged & has ? merged : (merged & ~flag) | (current & flag);
}

/* The property as it will be: fields of `descriptor`, the others from `current` where they carry
 * over. */
static PropertyDescriptor descriptor_merged(const PropertyDescriptor *descriptor,
                                            const PropertyDescriptor *current) {
    PropertyDescriptor merged = *descriptor;
    uint32_t flags = merged.flags, old = current->flags;
    flags = keep_flag(flags, old, PROPERTY_HAS_ENUMERABLE, PROPERTY_ENUMERABLE);
    flags = keep_flag(flags, old, PROPERTY_HAS_CONFIGURABLE, PROPERTY_CONFIGURABLE);
    flags |= PROPERTY_HAS_ENUMERABLE | PROPERTY_HAS_CONFIGURABLE;
    bool is_accessor = descriptor_is_accessor(current);
    bool same_kind = is_accessor ? !descriptor_is_data(descriptor)
                                 : !descriptor_is_accessor(descriptor);
    merged.flags = flags;
    if (!same_kind) return descriptor_with_defaults(&merged);
    if (is_accessor) {
        if (!(flags & PROPERTY_HAS_GET)) merged.getter = current->getter;
        if (!(flags & PROPERTY_HAS_SET)) merged.setter = current->setter;
        merged.flags |= PROPERTY_HAS_GET | PROPERTY_HAS_SET;
        return merged;
    }
    merged.flags = keep_flag(flags, old, PROPERTY_HAS_WRITABLE, PROPERTY_WRITABLE);
    if (!(flags & PROPERTY_HAS_VALUE)) merged.value = current->value;
    merged.flags |= PROPERTY_HAS_VALUE | PROPERTY_HAS_WRITABLE;
    return merged;
}

static bool store_changed(Runtime *runtime, Object *object, PropertyKey key,
                          const PropertyDescriptor *merged) {
    uint32_t attributes;
    Value stored = descriptor_stored(runtime, merged, &attributes);
    OwnProperty property;
    if (value_is_abrupt(stored) || !object_find_own(runtime, object, key, &property)) return false;
    if (property.place == OWN_ELEMENT) {
        if (attributes == PROPERTY_DEFAULT) {
            object->elements->values[property.index] = stored;
            return true;
        }
        if (!elements_to_slots(runtime, object)) return false;
        if (!object_find_own(runtime, object, key, &property)) return false;
    }
    if (property.place != OWN_SLOT) return true; /* a String object's character: nothing changes */
    if (!object_set_slot_attributes(runtime, object, property.index, attributes)) return false;
    object->slots[property.index] = stored;
    return true;
}

static bool store_new(Runtime *runtime, Object *object, PropertyKey key,
                      const PropertyDescriptor *descriptor) {
    PropertyDescriptor full = descriptor_with_defaults(descriptor);
    uint32_t attributes;
    Value stored = descriptor_stored(runtime, &full, &attributes);
    if (value_is_abrupt(stored)) return false;
    if (!property_key_is_index(key)) {
        return object_add_slot(runtime, object, key, stored, attributes);
    }
    return elements_add(runtime, object, property_key_as_index(key), stored, attributes);
}

/* Spec 10.1.6.3. */
bool validate_and_apply_property_descriptor(Runtime *runtime, Object *object, PropertyKey key,
                                            bool extensible, const PropertyDescriptor *descriptor,
                                            bool found, const PropertyDescriptor *current,
                                            bool *result) {
    *result = found ? !change_is_forbidden(runtime, descriptor, current) : extensible;
    if (!*result || !object) return true;
    if (!found) return store_new(runtime, object, key, descriptor);
    PropertyDescriptor merged = descriptor_merged(descriptor, current);
    return store_changed(runtime, object, key, &merged);
}

/* Spec 10.1.6.1 OrdinaryDefineOwnProperty. */
bool ordinary_define_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                  const PropertyDescriptor *descriptor, bool *result) {
    PropertyDescriptor current;
    bool found;
    if (!object_get_own_property(runtime, object, key, &current, &found)) return false;
    bool extensible = object_is_extensible_flag(object);
    return validate_and_apply_property_descriptor(runtime, object, key, extensible, descriptor,
                                                  found, &current, result);
}

bool object_define_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                const PropertyDescriptor *descriptor, bool *result) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (exotic && exotic->define_own_property) {
        return exotic->define_own_property(runtime, object, key, descriptor, result);
    }
    return ordinary_define_own_property(runtime, object, key, descriptor, result);
}

/* ---- CreateDataProperty and its kin (spec 7.3.5 to 7.3.9) ---- */

static bool is_plain_for_definition(const Object *object) {
    return !(object->cell.flags & (OBJECT_EXOTIC | OBJECT_NOT_EXTENSIBLE));
}

bool object_put(Runtime *runtime, Object *object, PropertyKey key, Value value) {
    OwnProperty property;
    if (!object_find_own(runtime, object, key, &property)) return false;
    if (property.place == OWN_NONE)
        return object_add(runtime, object, key, value, PROPERTY_DEFAULT);
    if (property.attributes == PROPERTY_DEFAULT) {
        bool written;
        return object_write_own(runtime, object, key, &property, value, &written);
    }
    return create_data_property_or_throw(runtime, object, key, value);
}

/* The two common cases of arrays: an element that is there, and the next one. */
static bool array_takes_element(const Object *object, PropertyKey key) {
    if (object->cell.kind != CELL_OBJECT_ARRAY || !property_key_is_index(key)) return false;
    const Array *array = (const Array *)object;
    uint32_t index = property_key_as_index(key);
    if (object_dense_element(object, index) != VALUE_EMPTY) return true;
    return index == array->length && array_takes_dense(array);
}

static bool array_put_element(Runtime *runtime, Array *array, uint32_t index, Value value) {
    if (index == array->length) return array_push(runtime, array, value);
    array->object.elements->values[index] = value;
    return true;
}

/* Spec 7.3.5 CreateDataProperty. */
bool create_data_property(Runtime *runtime, Object *object, PropertyKey key, Value value,
                          bool *result) {
    OwnProperty property;
    if (array_takes_element(object, key)) {
        *result = true;
        return array_put_element(runtime, (Array *)object, property_key_as_index(key), value);
    }
    if (is_plain_for_definition(object)) {
        if (!object_find_own(runtime, object, key, &property)) return false;
        *result = true;
        if (property.place == OWN_NONE) {
            return object_add(runtime, object, key, value, PROPERTY_DEFAULT);
        }
    }
    PropertyDescriptor descriptor = descriptor_data(value, PROPERTY_DEFAULT);
    return object_define_own_property(runtime, object, key, &descriptor, result);
}

/* Spec 7.3.7 CreateDataPropertyOrThrow. */
bool create_data_property_or_throw(Runtime *runtime, Object *object, PropertyKey key, Value value) {
    bool created;
    if (!create_data_property(runtime, object, key, value, &created)) return false;
    return created || throw_define_failed(runtime, object, key);
}

/* Spec 7.3.8 DefinePropertyOrThrow. */
bool define_property_or_throw(Runtime *runtime, Object *object, PropertyKey key,
                              const PropertyDescriptor *descriptor) {
    bool defined;
    if (!object_define_own_property(runtime, object, key, descriptor, &defined)) return false;
    return defined || throw_define_failed(runtime, object, key);
}
