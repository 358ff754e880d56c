/* Operations on objects (spec 7.3): what the rest of the specification is written in. */
#include "runtime/objects/builtin_row.h"
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/realm.h"
#include "runtime/values/convert.h"

/* Spec 7.3.2 Get. */
Value get(Runtime *runtime, Object *object, PropertyKey key) {
    return object_get(runtime, object, key, value_cell(object));
}

Value get_by_name(Runtime *runtime, Object *object, String *atom) {
    return object_get_remembered(runtime, object, property_key_name(atom), value_cell(object));
}

/* Spec 7.3.3 GetV. */
Value get_v(Runtime *runtime, Value value, PropertyKey key) {
    if (!value_is_object(value)) return value_get_key(runtime, value, key);
    return object_get_remembered(runtime, value_as_object(value), key, value);
}

/* Spec 7.3.4 Set. */
bool set(Runtime *runtime, Object *object, PropertyKey key, Value value, bool throws) {
    bool written;
    if (!object_set(runtime, object, key, value, value_cell(object), &written)) return false;
    return written || !throws || throw_write_failed(runtime, value_cell(object), key);
}

/* Spec 7.3.9 DeletePropertyOrThrow. */
bool delete_property_or_throw(Runtime *runtime, Object *object, PropertyKey key) {
    bool deleted;
    if (!object_delete(runtime, object, key, &deleted)) return false;
    return deleted || throw_delete_failed(runtime, object, key);
}

/* Spec 7.3.10 GetMethod. */
Value get_method(Runtime *runtime, Value value, PropertyKey key) {
    TRY_VALUE(function, get_v(runtime, value, key));
    if (value_is_nullish(function)) return VALUE_UNDEFINED;
    if (is_callable(function)) return function;
    String *site = value_call_site(runtime, function);
    return site ? throw_type_error(runtime, "%S is not a function", site) : VALUE_ABRUPT;
}

/* Spec 7.3.13 HasOwnProperty. */
bool has_own_property(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (exotic && exotic->get_own_property) {
        PropertyDescriptor descriptor;
        return object_get_own_property(runtime, object, key, &descriptor, result);
    }
    OwnProperty property;
    if (!object_find_own_place(runtime, object, key, &property)) return false;
    *result = property.place != OWN_NONE;
    return true;
}

/* Spec 7.3.21 Invoke. */
Value invoke(Runtime *runtime, Value value, PropertyKey key, uint32_t count,
             const Value *arguments) {
    TRY_VALUE(function, get_v(runtime, value, key));
    return call(runtime, function, value, count, arguments);
}

bool is_callable(Value value) {
    return value_is_object(value) && (value_as_cell(value)->flags & OBJECT_CALLABLE);
}

/* Spec 7.2.4 IsConstructor. */
bool is_constructor(Value value) {
    return is_callable(value) && (value_as_cell(value)->extra & FUNCTION_HAS_CONSTRUCT);
}

/* Spec 7.2.2 IsArray. Proxies answer through [[GetPrototypeOf]]'s floor: hooks.proxy_target. */
bool is_array(Runtime *runtime, Value value, bool *result) {
    if (!value_is_kind(value, CELL_OBJECT_PROXY)) {
        *result = value_is_kind(value, CELL_OBJECT_ARRAY);
        return true;
    }
    if (runtime_stack_overflow(runtime)) return false;
    Object *target = NULL;
    if (runtime->hooks.proxy_target) {
        target = runtime->hooks.proxy_target(runtime, value_as_object(value));
        if (!target) {
            throw_type_error(runtime,
                             "Cannot perform 'IsArray' on a proxy that has been revoked");
            return false;
        }
    }
    *result = false;
    return !target || is_array(runtime, value_cell(target), result);
}

/* Spec 7.3.18 LengthOfArrayLike. */
bool length_of_array_like(Runtime *runtime, Object *object, double *length) {
    if (object->cell.kind == CELL_OBJECT_ARRAY) {
        *length = ((const Array *)object)->length;
        return true;
    }
    Value value = get_by_name(runtime, object, runtime->names.length);
    return !value_is_abrupt(value) && to_length(runtime, value, length);
}

static bool list_from_elements(Runtime *runtime, Object *object, uint32_t count, Record *record) {
    for (uint32_t i = 0; i < count; i++) {
        Value value = object_dense_element(object, i);
        if (value == VALUE_EMPTY) value = get(runtime, object, property_key_index(i));
        if (value_is_abrupt(value)) return false;
        record->values[i] = value;
    }
    return true;
}

/* Spec 7.3.19 CreateListFromArrayLike. */
bool create_list_from_array_like(Runtime *runtime, Value value, ValueList *list) {
    enum { LIST_MAX = 1 << 23 };
    if (!value_is_object(value)) {
        throw_type_error(runtime, "CreateListFromArrayLike called on non-object");
        return false;
    }
    double length;
    if (!length_of_array_like(runtime, value_as_object(value), &length)) return false;
    if (length > LIST_MAX) {
        throw_range_error(runtime, "Invalid array length");
        return false;
    }
    Record *record = record_new(runtime, (uint32_t)length);
    if (!record) return false;
    *list = (ValueList){record->values, (uint32_t)length, record};
    return list_from_elements(runtime, value_as_object(value), list->count, record);
}

/* Spec 7.3.23 SpeciesConstructor. */
Value species_constructor(Runtime *runtime, Object *object, Value default_constructor) {
    TRY_VALUE(constructor, get_by_name(runtime, object, runtime->names.constructor));
    if (value_is_undefined(constructor)) return default_constructor;
    if (!value_is_object(constructor)) {
        return throw_type_error(runtime, "The .constructor property is not an object");
    }
    PropertyKey key = property_key_symbol(runtime->symbols.species);
    TRY_VALUE(species, get(runtime, value_as_object(constructor), key));
    if (value_is_nullish(species)) return default_constructor;
    if (is_constructor(species)) return species;
    return throw_type_error(runtime, "object.constructor[Symbol.species] is not a constructor");
}

/* ---- instanceof ---- */

static Value has_prototype_in_chain(Runtime *runtime, Object *object, const Object *prototype) {
    for (;;) {
        Object *parent;
        TRY_OK(object_get_prototype_of(runtime, object, &parent));
        if (!parent) return VALUE_FALSE;
        if (parent == prototype) return VALUE_TRUE;
        object = parent;
    }
}

static Value throw_bad_prototype(Runtime *runtime, Value prototype) {
    String *text = value_describe(runtime, prototype);
    if (!text) return VALUE_ABRUPT;
    return throw_type_error(runtime, "Function has non-object prototype '%S' in instanceof check",
                            text);
}

/* Spec 7.3.22 OrdinaryHasInstance. */
Value ordinary_has_instance(Runtime *runtime, Value constructor, Value value) {
    if (!is_callable(constructor)) return VALUE_FALSE;
    Object *function = value_as_object(constructor);
    if (function->cell.kind == CELL_OBJECT_BOUND_FUNCTION) {
        return instance_of(runtime, value, value_cell(((BoundFunction *)function)->target));
    }
    if (!value_is_object(value)) return VALUE_FALSE;
    TRY_VALUE(prototype, get_by_name(runtime, function, runtime->names.prototype));
    if (!value_is_object(prototype)) return throw_bad_prototype(runtime, prototype);
    return has_prototype_in_chain(runtime, value_as_object(value), value_as_object(prototype));
}

/* Spec 13.10.2 InstanceofOperator. */
Value instance_of(Runtime *runtime, Value value, Value target) {
    if (!value_is_object(target)) {
        return throw_type_error(runtime, "Right-hand side of 'instanceof' is not an object");
    }
    PropertyKey key = property_key_symbol(runtime->symbols.has_instance);
    TRY_VALUE(method, get_method(runtime, target, key));
    if (!value_is_undefined(method)) {
        TRY_VALUE(result, call(runtime, method, target, 1, &value));
        return value_bool(to_boolean(result));
    }
    if (!is_callable(target)) {
        return throw_type_error(runtime, "Right-hand side of 'instanceof' is not callable");
    }
    return ordinary_has_instance(runtime, target, value);
}
