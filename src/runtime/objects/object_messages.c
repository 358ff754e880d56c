/* TypeErrors of property access, as V8 words them: the text a person will search for.
 *
 * Whoever fails only knows that it failed; these functions look once more, without running script,
 * to say why. */
#include "runtime/objects/binary.h"
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"

static const char *nullish_text(Value base) {
    return value_is_null(base) ? "null" : "undefined";
}

Value throw_read_of_nullish(Runtime *runtime, Value base, PropertyKey key) {
    if (property_key_equals(key, property_key_symbol(runtime->symbols.iterator))) {
        String *site = value_call_site(runtime, base);
        if (!site) return VALUE_ABRUPT;
        return throw_type_error(runtime, "%S is not iterable (cannot read property %K)", site,
                                &key);
    }
    return throw_type_error(runtime, "Cannot read properties of %s (reading '%K')",
                            nullish_text(base), &key);
}

bool throw_write_of_nullish(Runtime *runtime, Value base, PropertyKey key) {
    throw_type_error(runtime, "Cannot set properties of %s (setting '%K')", nullish_text(base),
                     &key);
    return false;
}

static bool fail(Runtime *runtime, const char *format, PropertyKey key, Value value) {
    String *text = value_describe(runtime, value);
    if (text) throw_type_error(runtime, format, &key, text);
    return false;
}

/* "... of object '#<A>'", "... of function 'class A {}'", "... of string 'abc'" */
static bool fail_readonly(Runtime *runtime, PropertyKey key, Value value) {
    String *text = value_describe(runtime, value);
    if (!text) return false;
    const char *kind = value_is_string(value) ? "string"
                       : is_callable(value)   ? "function"
                                              : "object";
    throw_type_error(runtime, "Cannot assign to read only property '%K' of %s '%S'", &key, kind,
                     text);
    return false;
}

/* Finds the property that decides, up the chain as far as it is ordinary. */
static bool find_in_chain(Runtime *runtime, Object *object, PropertyKey key,
                          OwnProperty *property) {
    for (; object; object = object->shape->prototype) {
        if (!object_find_own(runtime, object, key, property)) return false;
        if (property->place != OWN_NONE) return true;
        const ExoticMethods *exotic = object_exotic(runtime, object);
        bool is_opaque = exotic && exotic->get_own_property;
        if (is_opaque && exotic != &typed_array_exotic_methods) break;
    }
    property->place = OWN_NONE;
    return true;
}

static bool string_has_own(const Runtime *runtime, const String *string, PropertyKey key) {
    if (key.bits == value_cell(runtime->names.length)) return true;
    return property_key_is_index(key) && property_key_as_index(key) < string_length(string);
}

/* Writing to a primitive: a setter would have taken it, and there is no object to keep it. */
static bool throw_write_to_primitive(Runtime *runtime, Value base, PropertyKey key) {
    if (value_is_string(base) && string_has_own(runtime, value_as_string(base), key)) {
        return fail_readonly(runtime, key, base);
    }
    String *text = value_describe(runtime, base);
    if (!text) return false;
    const char *kind = value_is_string(base)   ? "string"
                       : value_is_number(base) ? "number"
                       : value_is_bool(base)   ? "boolean"
                       : value_is_symbol(base) ? "symbol"
                                               : "bigint";
    throw_type_error(runtime, "Cannot create property '%K' on %s '%S'", &key, kind, text);
    return false;
}

/* A proxy's trap said no. */
static bool throw_trap_failed(Runtime *runtime, const char *trap, PropertyKey key) {
    throw_type_error(runtime, "'%s' on proxy: trap returned falsish for property '%K'", trap, &key);
    return false;
}

/* A module's exports look writable, but nobody outside writes them. */
static bool throw_write_to_namespace(Runtime *runtime, Value base, PropertyKey key) {
    bool is_export;
    if (!object_has_property(runtime, value_as_object(base), key, &is_export)) return false;
    return is_export ? fail_readonly(runtime, key, base)
                     : fail(runtime, "Cannot add property %K, object is not extensible", key, base);
}

bool throw_write_failed(Runtime *runtime, Value base, PropertyKey key) {
    if (!value_is_object(base)) return throw_write_to_primitive(runtime, base, key);
    Object *object = value_as_object(base);
    if (object->cell.kind == CELL_OBJECT_MODULE_NAMESPACE)
        return throw_write_to_namespace(runtime, base, key);
    if (object->cell.kind == CELL_OBJECT_PROXY) {
        return throw_trap_failed(runtime, "set", key);
    }
    OwnProperty property;
    if (!find_in_chain(runtime, object, key, &property)) return false;
    Array *array = object_as_array(object);
    if (property.place == OWN_NONE) {
        if (array && object_is_extensible_flag(object)) {
            return fail_readonly(runtime, property_key_name(runtime->names.length), base);
        }
        return fail(runtime, "Cannot add property %K, object is not extensible", key, base);
    }
    if (property.attributes & PROPERTY_ACCESSOR) {
        return fail(runtime, "Cannot set property %K of %S which has only a getter", key, base);
    }
    if (!(property.attributes & PROPERTY_WRITABLE)) return fail_readonly(runtime, key, base);
    if (array && property.place == OWN_VIRTUAL) {
        return throw_delete_failed(runtime, object, property_key_index(array->length - 1));
    }
    return fail(runtime, "Cannot add property %K, object is not extensible", key, base);
}

/* A numeric key of a typed array that is no element of it, or cannot be as described. */
static bool throw_element_define_failed(Runtime *runtime, Object *object, PropertyKey key) {
    bool is_there;
    if (!object_has_property(runtime, object, key, &is_there)) return false;
    throw_type_error(runtime,
                     is_there ? "Cannot redefine property: %K" : "Invalid typed array index", &key);
    return false;
}

bool throw_define_failed(Runtime *runtime, Object *object, PropertyKey key) {
    OwnProperty property;
    if (object->cell.kind == CELL_OBJECT_PROXY) {
        return throw_trap_failed(runtime, "defineProperty", key);
    }
    bool is_export = false;
    if (object->cell.kind == CELL_OBJECT_MODULE_NAMESPACE &&
        !object_has_property(runtime, object, key, &is_export)) {
        return false;
    }
    if (is_export) return fail(runtime, "Cannot redefine property: %K", key, VALUE_UNDEFINED);
    if (!object_find_own(runtime, object, key, &property)) return false;
    double index;
    if (object->cell.kind == CELL_OBJECT_TYPED_ARRAY && property_key_to_numeric(key, &index)) {
        return throw_element_define_failed(runtime, object, key);
    }
    const char *format = property.place == OWN_NONE && !object_is_extensible_flag(object)
                             ? "Cannot define property %K, object is not extensible"
                             : "Cannot redefine property: %K";
    return fail(runtime, format, key, value_cell(object));
}

bool throw_delete_failed(Runtime *runtime, Object *object, PropertyKey key) {
    if (object->cell.kind == CELL_OBJECT_PROXY) {
        return throw_trap_failed(runtime, "deleteProperty", key);
    }
    return fail(runtime, "Cannot delete property '%K' of %S", key, value_cell(object));
}
