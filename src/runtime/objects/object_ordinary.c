/* The essential internal methods of ordinary objects (spec 10.1.1 to 10.1.11) and their dispatch.
 *
 * Arrays, String objects and arguments objects are ordinary here: what sets them apart is known to
 * object_storage.c (virtual properties) and to their [[DefineOwnProperty]] and [[Delete]]. Only
 * objects of upper floors (proxies, typed arrays, module namespaces) are asked through their
 * ExoticMethods.
 */
#include "runtime/objects/function.h"
#include "runtime/objects/object_internal.h"

/* ---- prototype and extensibility ---- */

/* Spec 10.1.1 [[GetPrototypeOf]]. */
bool object_get_prototype_of(Runtime *runtime, Object *object, Object **result) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (exotic && exotic->get_prototype_of)
        return exotic->get_prototype_of(runtime, object, result);
    *result = object->shape->prototype;
    return true;
}

/* Steps 6 to 7 of 10.1.2.1: a cycle is only looked for among objects with the ordinary method. */
static bool prototype_makes_cycle(const Runtime *runtime, const Object *object, Object *prototype) {
    for (; prototype; prototype = prototype->shape->prototype) {
        if (prototype == object) return true;
        const ExoticMethods *exotic = object_exotic(runtime, prototype);
        if (exotic && exotic->get_prototype_of) return false;
    }
    return false;
}

/* Spec 10.1.2.1 OrdinarySetPrototypeOf. */
static bool ordinary_set_prototype_of(Runtime *runtime, Object *object, Object *prototype,
                                      bool *result) {
    *result = object->shape->prototype == prototype;
    if (*result) return true;
    if (!object_is_extensible_flag(object)) return true;
    if (prototype_makes_cycle(runtime, object, prototype)) return true;
    if (!object_materialize(runtime, object)) return false;
    Shape *shape = shape_with_prototype(runtime, object->shape, prototype);
    if (!shape) return false;
    object->shape = shape;
    object_changed(runtime, object);
    *result = true;
    return true;
}

bool object_set_prototype_of(Runtime *runtime, Object *object, Object *prototype, bool *result) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (exotic && exotic->set_prototype_of) {
        return exotic->set_prototype_of(runtime, object, prototype, result);
    }
    return ordinary_set_prototype_of(runtime, object, prototype, result);
}

/* Spec 10.4.7: %Object.prototype% keeps its prototype. */
static bool immutable_set_prototype_of(Runtime *runtime, Object *object, Object *prototype,
                                       bool *result) {
    (void)runtime;
    *result = object->shape->prototype == prototype;
    return true;
}

const ExoticMethods immutable_prototype_exotic_methods = {
    .set_prototype_of = immutable_set_prototype_of};

bool object_is_extensible(Runtime *runtime, Object *object, bool *result) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (exotic && exotic->is_extensible) return exotic->is_extensible(runtime, object, result);
    *result = object_is_extensible_flag(object);
    return true;
}

/* The shape must change with it: caches of adding writes go by the shape alone. */
static bool ordinary_prevent_extensions(Runtime *runtime, Object *object) {
    if (!object_is_extensible_flag(object)) return true;
    if (!object_materialize(runtime, object)) return false;
    if (!shape_is_own(object->shape)) {
        Shape *shape = shape_restrict(runtime, object->shape, PROPERTY_DEFAULT);
        if (!shape) return false;
        object->shape = shape;
    }
    object->cell.flags |= OBJECT_NOT_EXTENSIBLE;
    object_changed(runtime, object);
    return true;
}

bool object_prevent_extensions(Runtime *runtime, Object *object, bool *result) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (exotic && exotic->prevent_extensions) {
        return exotic->prevent_extensions(runtime, object, result);
    }
    *result = true;
    return ordinary_prevent_extensions(runtime, object);
}

/* ---- own properties ---- */

/* Spec 10.1.5.1 OrdinaryGetOwnProperty. */
bool ordinary_get_own_property(Runtime *runtime, Object *object, PropertyKey key,
                               PropertyDescriptor *descriptor, bool *found) {
    OwnProperty property;
    if (!object_find_own(runtime, object, key, &property)) return false;
    *found = object_own_to_descriptor(&property, descriptor);
    return true;
}

bool object_get_own_property(Runtime *runtime, Object *object, PropertyKey key,
                             PropertyDescriptor *descriptor, bool *found) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (exotic && exotic->get_own_property) {
        return exotic->get_own_property(runtime, object, key, descriptor, found);
    }
    return ordinary_get_own_property(runtime, object, key, descriptor, found);
}

/* ---- [[HasProperty]] ---- */

/* Spec 10.1.7.1 OrdinaryHasProperty, walking up while objects are ordinary. */
bool ordinary_has_property(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    for (;;) {
        OwnProperty property;
        if (!object_find_own_place(runtime, object, key, &property)) return false;
        *result = property.place != OWN_NONE;
        if (*result) return true;
        object = object->shape->prototype;
        if (!object) return true;
        if (object_exotic(runtime, object)) {
            bool ok = object_has_property(runtime, object, key, result);
            keep_frame(); /* prototypes may go in a circle through a proxy */
            return ok;
        }
    }
}

/* An exotic object that has a [[GetOwnProperty]] of its own but the ordinary [[HasProperty]]. */
static bool exotic_has_property(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    PropertyDescriptor descriptor;
    if (!object_get_own_property(runtime, object, key, &descriptor, result)) return false;
    if (*result) return true;
    Object *parent;
    if (!object_get_prototype_of(runtime, object, &parent)) return false;
    return !parent || object_has_property(runtime, parent, key, result);
}

bool object_has_property(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (exotic && exotic->has_property) return exotic->has_property(runtime, object, key, result);
    if (exotic && exotic->get_own_property) {
        return exotic_has_property(runtime, object, key, result);
    }
    return ordinary_has_property(runtime, object, key, result);
}

/* ---- [[Get]] ---- */

static Value get_of_accessor(Runtime *runtime, Value getter, Value receiver) {
    if (value_is_undefined(getter)) return VALUE_UNDEFINED;
    return call(runtime, getter, receiver, 0, NULL);
}

/* Spec 10.1.8.1 OrdinaryGet, walking up while objects are ordinary. */
Value ordinary_get(Runtime *runtime, Object *object, PropertyKey key, Value receiver) {
    for (;;) {
        OwnProperty property;
        if (UNLIKELY(!object_find_own(runtime, object, key, &property))) return VALUE_ABRUPT;
        if (property.place != OWN_NONE) {
            if (LIKELY(!(property.attributes & PROPERTY_ACCESSOR))) return property.value;
            const Accessor *accessor = (const Accessor *)value_as_cell(property.value);
            return get_of_accessor(runtime, accessor->getter, receiver);
        }
        object = object->shape->prototype;
        if (!object) return VALUE_UNDEFINED;
        if (object_exotic(runtime, object)) {
            Value value = object_get(runtime, object, key, receiver);
            keep_frame();
            return value;
        }
    }
}

static Value exotic_get(Runtime *runtime, Object *object, PropertyKey key, Value receiver) {
    PropertyDescriptor descriptor;
    bool found;
    TRY_OK(object_get_own_property(runtime, object, key, &descriptor, &found));
    if (found) {
        if (!descriptor_is_accessor(&descriptor)) return descriptor.value;
        return get_of_accessor(runtime, descriptor.getter, receiver);
    }
    Object *parent;
    TRY_OK(object_get_prototype_of(runtime, object, &parent));
    return parent ? object_get(runtime, parent, key, receiver) : VALUE_UNDEFINED;
}

Value object_get(Runtime *runtime, Object *object, PropertyKey key, Value receiver) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (UNLIKELY(exotic != NULL)) {
        if (exotic->get) return exotic->get(runtime, object, key, receiver);
        if (exotic->get_own_property) return exotic_get(runtime, object, key, receiver);
    }
    return ordinary_get(runtime, object, key, receiver);
}

/* ---- [[Set]] ---- */

/* An array takes an index past its end only while its length may change. */
static bool array_add_index(Runtime *runtime, Array *array, uint32_t index, Value value,
                            bool *result) {
    *result = index < array->length || !array->length_readonly;
    if (!*result) return true;
    if (!elements_add(runtime, &array->object, index, value, PROPERTY_DEFAULT)) return false;
    if (index >= array->length) array->length = index + 1;
    return true;
}

/* CreateDataProperty on an object known to have no such property. */
static bool object_add_data(Runtime *runtime, Object *object, PropertyKey key, Value value,
                            bool *result) {
    *result = object_is_extensible_flag(object);
    if (!*result) return true;
    Array *array = object_as_array(object);
    if (property_key_is_index(key)) {
        uint32_t index = property_key_as_index(key);
        if (array) return array_add_index(runtime, array, index, value, result);
        return elements_add(runtime, object, index, value, PROPERTY_DEFAULT);
    }
    return object_add_slot(runtime, object, key, value, PROPERTY_DEFAULT);
}

bool object_set_on_receiver(Runtime *runtime, PropertyKey key, Value value, Value receiver,
                            bool *result) {
    *result = false;
    if (!value_is_object(receiver)) return true;
    Object *target = value_as_object(receiver);
    PropertyDescriptor existing;
    bool found;
    if (!object_get_own_property(runtime, target, key, &existing, &found)) return false;
    if (!found) return create_data_property(runtime, target, key, value, result);
    if (descriptor_is_accessor(&existing) || !(existing.flags & PROPERTY_WRITABLE)) return true;
    PropertyDescriptor change = {PROPERTY_HAS_VALUE, value, VALUE_UNDEFINED, VALUE_UNDEFINED};
    return object_define_own_property(runtime, target, key, &change, result);
}

static bool call_setter(Runtime *runtime, Value setter, Value value, Value receiver, bool *result) {
    *result = !value_is_undefined(setter);
    return !*result || !value_is_abrupt(call(runtime, setter, receiver, 1, &value));
}

/* The property was found on `holder`, an ordinary object at or above the one written to. */
static bool set_found(Runtime *runtime, Object *holder, PropertyKey key,
                      const OwnProperty *property, Value value, Value receiver, bool *result) {
    if (property->attributes & PROPERTY_ACCESSOR) {
        const Accessor *accessor = (const Accessor *)value_as_cell(property->value);
        return call_setter(runtime, accessor->setter, value, receiver, result);
    }
    *result = property->attributes & PROPERTY_WRITABLE;
    if (!*result) return true;
    if (receiver == value_cell(holder)) {
        return object_write_own(runtime, holder, key, property, value, result);
    }
    return object_set_on_receiver(runtime, key, value, receiver, result);
}

static bool set_not_found(Runtime *runtime, Object *object, PropertyKey key, Value value,
                          Value receiver, bool *result) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    bool plain = !exotic || (!exotic->define_own_property && !exotic->get_own_property) ||
                 exotic == &array_exotic_methods;
    if (receiver == value_cell(object) && plain) {
        return object_add_data(runtime, object, key, value, result);
    }
    return object_set_on_receiver(runtime, key, value, receiver, result);
}

/* A value that is to be replaced is not made first. */
static bool find_own_to_set(Runtime *runtime, Object *object, PropertyKey key,
                            OwnProperty *property) {
    if (!object_find_own_place(runtime, object, key, property)) return false;
    return !(property->attributes & PROPERTY_ACCESSOR) ||
           object_own_resolve(runtime, object, property);
}

/* Spec 10.1.9.1 OrdinarySet, walking up while objects are ordinary. */
bool ordinary_set(Runtime *runtime, Object *object, PropertyKey key, Value value, Value receiver,
                  bool *result) {
    for (Object *holder = object;;) {
        OwnProperty property;
        if (UNLIKELY(!find_own_to_set(runtime, holder, key, &property))) return false;
        if (property.place != OWN_NONE) {
            return set_found(runtime, holder, key, &property, value, receiver, result);
        }
        holder = holder->shape->prototype;
        if (!holder) return set_not_found(runtime, object, key, value, receiver, result);
        const ExoticMethods *exotic = object_exotic(runtime, holder);
        if (exotic && (exotic->set || exotic->get_own_property)) {
            bool ok = object_set(runtime, holder, key, value, receiver, result);
            keep_frame();
            return ok;
        }
    }
}

static bool exotic_set(Runtime *runtime, Object *object, PropertyKey key, Value value,
                       Value receiver, bool *result) {
    PropertyDescriptor own;
    bool found;
    if (!object_get_own_property(runtime, object, key, &own, &found)) return false;
    if (found && descriptor_is_accessor(&own)) {
        return call_setter(runtime, own.setter, value, receiver, result);
    }
    *result = false;
    if (found && !(own.flags & PROPERTY_WRITABLE)) return true;
    Object *parent = NULL;
    if (!found && !object_get_prototype_of(runtime, object, &parent)) return false;
    if (parent) return object_set(runtime, parent, key, value, receiver, result);
    return object_set_on_receiver(runtime, key, value, receiver, result);
}

bool object_set(Runtime *runtime, Object *object, PropertyKey key, Value value, Value receiver,
                bool *result) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (UNLIKELY(exotic != NULL)) {
        if (exotic->set) return exotic->set(runtime, object, key, value, receiver, result);
        if (exotic->get_own_property) {
            return exotic_set(runtime, object, key, value, receiver, result);
        }
    }
    return ordinary_set(runtime, object, key, value, receiver, result);
}

/* ---- [[Delete]] ---- */

/* Spec 10.1.10.1 OrdinaryDelete. */
bool ordinary_delete(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    OwnProperty property;
    if (!object_find_own_place(runtime, object, key, &property)) return false;
    *result = property.place == OWN_NONE || (property.attributes & PROPERTY_CONFIGURABLE);
    if (!*result) return true;
    if (property.place == OWN_ELEMENT) elements_delete(object, property.index);
    if (property.place != OWN_SLOT) return true;
    return object_delete_slot(runtime, object, property.index);
}

bool object_delete(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (exotic && exotic->delete_property) {
        return exotic->delete_property(runtime, object, key, result);
    }
    return ordinary_delete(runtime, object, key, result);
}
