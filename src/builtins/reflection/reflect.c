/* Reflect (spec 28.1): the internal methods of objects as functions. What an internal method
 * refuses is `false` here, not an error. */
#include "builtins/checks.h"

/* The target with the key in argument 1; false: threw. */
static bool target_and_key(NativeCall *call, const char *method, Object **target,
                           PropertyKey *key) {
    *target = require_object(call, 0, method);
    if (!*target) return false;
    *key = to_property_key(call->runtime, argument(call, 1));
    return !property_key_is_none(*key);
}

/* 28.1.1 Reflect.apply ( target, thisArgument, argumentsList ) */
static Value reflect_apply(NativeCall *call_) {
    Runtime *runtime = call_->runtime;
    Value target = argument(call_, 0);
    if (!is_callable(target))
        return throw_not_applicable(runtime, target, "Function.prototype.apply");
    ValueList list;
    TRY_OK(create_list_from_array_like(runtime, argument(call_, 2), &list));
    return call(runtime, target, argument(call_, 1), list.count, list.values);
}

/* 28.1.2 Reflect.construct ( target, argumentsList [ , newTarget ] ) */
static Value reflect_construct(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value target = argument(call, 0), new_target = call->count > 2 ? call->arguments[2] : target;
    if (!is_constructor(target)) return throw_not_constructor(runtime, target);
    if (!is_constructor(new_target)) return throw_not_constructor(runtime, new_target);
    ValueList list;
    TRY_OK(create_list_from_array_like(runtime, argument(call, 1), &list));
    return construct(runtime, value_as_object(target), list.count, list.values,
                     value_as_object(new_target));
}

/* 28.1.3 Reflect.defineProperty ( target, propertyKey, attributes ) */
static Value reflect_define_property(NativeCall *call) {
    Object *target;
    PropertyKey key;
    PropertyDescriptor descriptor;
    TRY_OK(target_and_key(call, "Reflect.defineProperty", &target, &key));
    TRY_OK(to_property_descriptor(call->runtime, argument(call, 2), &descriptor));
    bool done;
    TRY_OK(object_define_own_property(call->runtime, target, key, &descriptor, &done));
    return value_bool(done);
}

/* 28.1.4 Reflect.deleteProperty ( target, propertyKey ) */
static Value reflect_delete_property(NativeCall *call) {
    Object *target;
    PropertyKey key;
    bool done;
    TRY_OK(target_and_key(call, "Reflect.deleteProperty", &target, &key));
    TRY_OK(object_delete(call->runtime, target, key, &done));
    return value_bool(done);
}

/* 28.1.5 Reflect.get ( target, propertyKey [ , receiver ] ) */
static Value reflect_get(NativeCall *call) {
    Object *target;
    PropertyKey key;
    TRY_OK(target_and_key(call, "Reflect.get", &target, &key));
    Value receiver = call->count > 2 ? call->arguments[2] : value_cell(target);
    return object_get(call->runtime, target, key, receiver);
}

/* 28.1.6 Reflect.getOwnPropertyDescriptor ( target, propertyKey ) */
static Value reflect_get_own_property_descriptor(NativeCall *call) {
    Object *target;
    PropertyKey key;
    PropertyDescriptor descriptor;
    bool found;
    TRY_OK(target_and_key(call, "Reflect.getOwnPropertyDescriptor", &target, &key));
    TRY_OK(object_get_own_property(call->runtime, target, key, &descriptor, &found));
    return found ? from_property_descriptor(call->runtime, &descriptor) : VALUE_UNDEFINED;
}

/* 28.1.7 Reflect.getPrototypeOf ( target ) */
static Value reflect_get_prototype_of(NativeCall *call) {
    Object *target = require_object(call, 0, "Reflect.getPrototypeOf"), *prototype;
    if (!target || !object_get_prototype_of(call->runtime, target, &prototype)) return VALUE_ABRUPT;
    return prototype_value(prototype);
}

/* 28.1.8 Reflect.has ( target, propertyKey ) */
static Value reflect_has(NativeCall *call) {
    Object *target;
    PropertyKey key;
    bool found;
    TRY_OK(target_and_key(call, "Reflect.has", &target, &key));
    TRY_OK(object_has_property(call->runtime, target, key, &found));
    return value_bool(found);
}

/* 28.1.9 Reflect.isExtensible ( target ) */
static Value reflect_is_extensible(NativeCall *call) {
    Object *target = require_object(call, 0, "Reflect.isExtensible");
    bool result;
    bool ok = target && object_is_extensible(call->runtime, target, &result);
    return ok ? value_bool(result) : VALUE_ABRUPT;
}

/* 28.1.10 Reflect.ownKeys ( target ) */
static Value reflect_own_keys(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *target = require_object(call, 0, "Reflect.ownKeys");
    Array *result = target ? array_new(runtime, 0) : NULL;
    if (!result) return VALUE_ABRUPT;
    KeyList keys = {0};
    bool ok = object_own_keys(runtime, target, &keys);
    for (uint32_t i = 0; ok && i < keys.count; i++) {
        Value key = property_key_to_value(runtime, keys.keys[i]);
        ok = !value_is_abrupt(key) && array_push(runtime, result, key);
    }
    key_list_free(&keys);
    return ok ? value_cell(result) : VALUE_ABRUPT;
}

/* 28.1.11 Reflect.preventExtensions ( target ) */
static Value reflect_prevent_extensions(NativeCall *call) {
    Object *target = require_object(call, 0, "Reflect.preventExtensions");
    bool done;
    bool ok = target && object_prevent_extensions(call->runtime, target, &done);
    return ok ? value_bool(done) : VALUE_ABRUPT;
}

/* 28.1.12 Reflect.set ( target, propertyKey, V [ , receiver ] ) */
static Value reflect_set(NativeCall *call) {
    Object *target;
    PropertyKey key;
    bool done;
    TRY_OK(target_and_key(call, "Reflect.set", &target, &key));
    Value receiver = call->count > 3 ? call->arguments[3] : value_cell(target);
    TRY_OK(object_set(call->runtime, target, key, argument(call, 2), receiver, &done));
    return value_bool(done);
}

/* 28.1.13 Reflect.setPrototypeOf ( target, proto ) */
static Value reflect_set_prototype_of(NativeCall *call) {
    Object *target = require_object(call, 0, "Reflect.setPrototypeOf"), *prototype;
    bool done;
    if (!target || !require_prototype(call->runtime, argument(call, 1), &prototype))
        return VALUE_ABRUPT;
    TRY_OK(object_set_prototype_of(call->runtime, target, prototype, &done));
    return value_bool(done);
}

static const BuiltinRow rows[] = {
    METHOD("defineProperty", 3, reflect_define_property, "defines a property; was it done?"),
    METHOD("deleteProperty", 2, reflect_delete_property, "deletes a property; was it done?"),
    METHOD("apply", 3, reflect_apply, "calls a function with `this` and an array of arguments"),
    METHOD("construct", 2, reflect_construct, "`new` with an array of arguments"),
    METHOD("get", 2, reflect_get, "reads a property, with a receiver of its own for getters"),
    METHOD("getOwnPropertyDescriptor", 2, reflect_get_own_property_descriptor,
           "value and attributes of an own property"),
    METHOD("getPrototypeOf", 1, reflect_get_prototype_of, "the prototype, or null"),
    METHOD("has", 2, reflect_has, "the `in` operator"),
    METHOD("isExtensible", 1, reflect_is_extensible, "may properties be added?"),
    METHOD("ownKeys", 1, reflect_own_keys, "all own keys: strings, then symbols"),
    METHOD("preventExtensions", 1, reflect_prevent_extensions,
           "lets nobody add properties; was it done?"),
    METHOD("set", 3, reflect_set, "writes a property; was it done?"),
    METHOD("setPrototypeOf", 2, reflect_set_prototype_of,
           "gives the object another prototype; was it done?"),
    TO_STRING_TAG("Reflect"),
    ROWS_END,
};

const BuiltinObject builtin_reflect = {
    .intrinsic = INTRINSIC_REFLECT,
    .prototype = -1,
    .global_name = "Reflect",
    .rows = rows,
};
