/* The internal methods of proxies (spec 10.5): each asks the handler's trap, or the target when
 * there is none, and then has the answer checked against the target (proxy_invariants.c).
 *
 * A trap that refuses is `false` here, never an error: whether that throws is the caller's affair.
 * Every method begins with proxy_trap_open, which bounds the recursion through chains of proxies.
 */
#include "builtins/reflection/proxy.h"

/* The steps that all internal methods begin with: a revoked proxy throws, and the trap is looked
 * up. False: threw. */
static bool proxy_trap_open(Runtime *runtime, Object *object, String *name, ProxyTrap *trap) {
    if (runtime_stack_is_low(runtime) && runtime_stack_overflow(runtime)) return false;
    const Proxy *proxy = (const Proxy *)object;
    *trap = (ProxyTrap){proxy->target, proxy->handler, VALUE_UNDEFINED};
    if (!trap->handler) {
        throw_type_error(runtime, "Cannot perform '%S' on a proxy that has been revoked", name);
        return false;
    }
    Value function = get_by_name(runtime, trap->handler, name);
    if (value_is_abrupt(function)) return false;
    if (value_is_nullish(function)) return true;
    trap->function = function;
    if (is_callable(function)) return true;
    String *text = value_describe(runtime, function);
    String *of = text ? value_describe(runtime, value_cell(trap->handler)) : NULL;
    if (of) {
        throw_type_error(runtime,
                         "'%S' returned for property '%S' of object '%S' is not a function", text,
                         name, of);
    }
    return false;
}

/* Calls a trap that answers yes or no. */
static bool ask(Runtime *runtime, const ProxyTrap *trap, uint32_t count, const Value *arguments,
                bool *answer) {
    Value result = proxy_trap_call(runtime, trap, count, arguments);
    if (value_is_abrupt(result)) return false;
    *answer = to_boolean(result);
    return true;
}

/* The same of one about a property. */
static bool ask_about(Runtime *runtime, const ProxyTrap *trap, PropertyKey key, bool *answer) {
    Value arguments[] = {value_cell(trap->target), property_key_to_value(runtime, key)};
    if (value_is_abrupt(arguments[1])) return false;
    return ask(runtime, trap, COUNT_OF(arguments), arguments, answer);
}

static Value value_of_prototype(const Object *prototype) {
    return prototype ? value_cell(prototype) : VALUE_NULL;
}

/* ---- prototype and extensibility ---- */

/* 10.5.1 [[GetPrototypeOf]] ( ) */
static bool proxy_get_prototype_of(Runtime *runtime, Object *object, Object **result) {
    ProxyTrap trap;
    if (!proxy_trap_open(runtime, object, runtime->names.get_prototype_of, &trap)) return false;
    if (proxy_trap_is_absent(&trap)) return object_get_prototype_of(runtime, trap.target, result);
    Value target = value_cell(trap.target);
    Value prototype = proxy_trap_call(runtime, &trap, 1, &target);
    if (value_is_abrupt(prototype)) return false;
    if (!value_is_object(prototype) && !value_is_null(prototype)) {
        throw_type_error(runtime,
                         "'getPrototypeOf' on proxy: trap returned neither object nor null");
        return false;
    }
    *result = value_is_object(prototype) ? value_as_object(prototype) : NULL;
    return proxy_check_prototype(runtime, trap.target, *result);
}

/* 10.5.2 [[SetPrototypeOf]] ( V ) */
static bool proxy_set_prototype_of(Runtime *runtime, Object *object, Object *prototype,
                                   bool *result) {
    ProxyTrap trap;
    if (!proxy_trap_open(runtime, object, runtime->names.set_prototype_of, &trap)) return false;
    if (proxy_trap_is_absent(&trap)) {
        return object_set_prototype_of(runtime, trap.target, prototype, result);
    }
    Value arguments[] = {value_cell(trap.target), value_of_prototype(prototype)};
    if (!ask(runtime, &trap, COUNT_OF(arguments), arguments, result)) return false;
    return !*result || proxy_check_new_prototype(runtime, trap.target, prototype);
}

/* 10.5.3 [[IsExtensible]] ( ) */
static bool proxy_is_extensible(Runtime *runtime, Object *object, bool *result) {
    ProxyTrap trap;
    if (!proxy_trap_open(runtime, object, runtime->names.is_extensible, &trap)) return false;
    if (proxy_trap_is_absent(&trap)) return object_is_extensible(runtime, trap.target, result);
    Value target = value_cell(trap.target);
    return ask(runtime, &trap, 1, &target, result) &&
           proxy_check_extensible(runtime, trap.target, *result);
}

/* 10.5.4 [[PreventExtensions]] ( ) */
static bool proxy_prevent_extensions(Runtime *runtime, Object *object, bool *result) {
    ProxyTrap trap;
    if (!proxy_trap_open(runtime, object, runtime->names.prevent_extensions, &trap)) return false;
    if (proxy_trap_is_absent(&trap)) return object_prevent_extensions(runtime, trap.target, result);
    Value target = value_cell(trap.target);
    if (!ask(runtime, &trap, 1, &target, result)) return false;
    return !*result || proxy_check_prevented(runtime, trap.target);
}

/* ---- properties ---- */

/* The trap's answer as a complete descriptor that the target allows. */
static bool take_descriptor(Runtime *runtime, Object *target, PropertyKey key, Value answer,
                            PropertyDescriptor *descriptor, bool *found) {
    *found = !value_is_undefined(answer);
    if (!*found) return proxy_check_no_property(runtime, target, key);
    if (!value_is_object(answer)) {
        throw_type_error(runtime,
                         "'getOwnPropertyDescriptor' on proxy: trap returned neither object nor "
                         "undefined for property '%K'",
                         &key);
        return false;
    }
    return proxy_check_property(runtime, target, key, answer, descriptor);
}

/* 10.5.5 [[GetOwnProperty]] ( P ) */
static bool proxy_get_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                   PropertyDescriptor *descriptor, bool *found) {
    ProxyTrap trap;
    String *name = runtime->names.get_own_property_descriptor;
    if (!proxy_trap_open(runtime, object, name, &trap)) return false;
    if (proxy_trap_is_absent(&trap)) {
        return object_get_own_property(runtime, trap.target, key, descriptor, found);
    }
    Value arguments[] = {value_cell(trap.target), property_key_to_value(runtime, key)};
    if (value_is_abrupt(arguments[1])) return false;
    Value answer = proxy_trap_call(runtime, &trap, COUNT_OF(arguments), arguments);
    if (value_is_abrupt(answer)) return false;
    return take_descriptor(runtime, trap.target, key, answer, descriptor, found);
}

/* 10.5.6 [[DefineOwnProperty]] ( P, Desc ) */
static bool proxy_define_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                      const PropertyDescriptor *descriptor, bool *result) {
    ProxyTrap trap;
    if (!proxy_trap_open(runtime, object, runtime->names.define_property, &trap)) return false;
    if (proxy_trap_is_absent(&trap)) {
        return object_define_own_property(runtime, trap.target, key, descriptor, result);
    }
    Value arguments[] = {value_cell(trap.target), property_key_to_value(runtime, key),
                         from_property_descriptor(runtime, descriptor)};
    if (value_is_abrupt(arguments[1]) || value_is_abrupt(arguments[2])) return false;
    if (!ask(runtime, &trap, COUNT_OF(arguments), arguments, result)) return false;
    return !*result || proxy_check_defined(runtime, trap.target, key, descriptor);
}

/* 10.5.7 [[HasProperty]] ( P ) */
static bool proxy_has_property(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    ProxyTrap trap;
    if (!proxy_trap_open(runtime, object, runtime->names.has, &trap)) return false;
    if (proxy_trap_is_absent(&trap)) return object_has_property(runtime, trap.target, key, result);
    if (!ask_about(runtime, &trap, key, result)) return false;
    return *result || proxy_check_hidden(runtime, trap.target, key);
}

/* 10.5.8 [[Get]] ( P, Receiver ) */
static Value proxy_get(Runtime *runtime, Object *object, PropertyKey key, Value receiver) {
    ProxyTrap trap;
    TRY_OK(proxy_trap_open(runtime, object, runtime->names.get, &trap));
    if (proxy_trap_is_absent(&trap)) return object_get(runtime, trap.target, key, receiver);
    Value arguments[] = {value_cell(trap.target), property_key_to_value(runtime, key), receiver};
    if (value_is_abrupt(arguments[1])) return VALUE_ABRUPT;
    TRY_VALUE(value, proxy_trap_call(runtime, &trap, COUNT_OF(arguments), arguments));
    return proxy_check_value(runtime, trap.target, key, value) ? value : VALUE_ABRUPT;
}

/* 10.5.9 [[Set]] ( P, V, Receiver ) */
static bool proxy_set(Runtime *runtime, Object *object, PropertyKey key, Value value,
                      Value receiver, bool *result) {
    ProxyTrap trap;
    if (!proxy_trap_open(runtime, object, runtime->names.set, &trap)) return false;
    if (proxy_trap_is_absent(&trap)) {
        return object_set(runtime, trap.target, key, value, receiver, result);
    }
    Value arguments[] = {value_cell(trap.target), property_key_to_value(runtime, key), value,
                         receiver};
    if (value_is_abrupt(arguments[1])) return false;
    if (!ask(runtime, &trap, COUNT_OF(arguments), arguments, result)) return false;
    return !*result || proxy_check_written(runtime, trap.target, key, value);
}

/* 10.5.10 [[Delete]] ( P ) */
static bool proxy_delete(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    ProxyTrap trap;
    if (!proxy_trap_open(runtime, object, runtime->names.delete_property, &trap)) return false;
    if (proxy_trap_is_absent(&trap)) return object_delete(runtime, trap.target, key, result);
    if (!ask_about(runtime, &trap, key, result)) return false;
    return !*result || proxy_check_deleted(runtime, trap.target, key);
}

/* ---- keys ---- */

/* 7.3.19 CreateListFromArrayLike ( obj, « String, Symbol » ), made into keys. */
static bool keys_from_array_like(Runtime *runtime, Value answer, KeyList *keys) {
    if (!value_is_object(answer)) {
        throw_type_error(runtime, "CreateListFromArrayLike called on non-object");
        return false;
    }
    double length;
    if (!length_of_array_like(runtime, value_as_object(answer), &length)) return false;
    for (double i = 0; i < length; i++) {
        PropertyKey at = property_key_from_integer(runtime, i);
        if (property_key_is_none(at)) return false;
        Value value = get(runtime, value_as_object(answer), at);
        if (value_is_abrupt(value)) return false;
        if (!value_is_string(value) && !value_is_symbol(value)) {
            String *text = value_describe(runtime, value);
            if (text) throw_type_error(runtime, "%S is not a valid property name", text);
            return false;
        }
        PropertyKey key = to_property_key(runtime, value);
        if (property_key_is_none(key) || !key_list_append(runtime, keys, key)) return false;
    }
    return true;
}

/* 10.5.11 [[OwnPropertyKeys]] ( ) */
static bool proxy_own_keys(Runtime *runtime, Object *object, KeyList *keys) {
    ProxyTrap trap;
    if (!proxy_trap_open(runtime, object, runtime->names.own_keys, &trap)) return false;
    if (proxy_trap_is_absent(&trap)) return object_own_keys(runtime, trap.target, keys);
    Value target = value_cell(trap.target);
    Value answer = proxy_trap_call(runtime, &trap, 1, &target);
    KeyList claimed = {0};
    if (value_is_abrupt(answer) || !keys_from_array_like(runtime, answer, &claimed)) return false;
    if (!proxy_check_keys(runtime, trap.target, &claimed)) return false;
    for (uint32_t i = 0; i < claimed.count; i++) {
        if (!key_list_append(runtime, keys, claimed.keys[i])) return false;
    }
    return true;
}

/* ---- functions ---- */

/* 10.5.12 [[Call]] ( thisArgument, argumentsList ) */
static Value proxy_call(Runtime *runtime, Object *object, Value this_value, uint32_t count,
                        const Value *values) {
    ProxyTrap trap;
    TRY_OK(proxy_trap_open(runtime, object, runtime->names.apply, &trap));
    if (proxy_trap_is_absent(&trap)) {
        return call(runtime, value_cell(trap.target), this_value, count, values);
    }
    Array *list = array_from_values(runtime, count, values);
    TRY_OK(list);
    Value arguments[] = {value_cell(trap.target), this_value, value_cell(list)};
    return proxy_trap_call(runtime, &trap, COUNT_OF(arguments), arguments);
}

/* 10.5.13 [[Construct]] ( argumentsList, newTarget ) */
static Value proxy_construct(Runtime *runtime, Object *object, uint32_t count, const Value *values,
                             Object *new_target) {
    if (!is_constructor(value_cell(object))) {
        return throw_not_constructor(runtime, value_cell(object));
    }
    ProxyTrap trap;
    TRY_OK(proxy_trap_open(runtime, object, runtime->names.construct, &trap));
    if (proxy_trap_is_absent(&trap)) {
        return construct(runtime, trap.target, count, values, new_target);
    }
    Array *list = array_from_values(runtime, count, values);
    TRY_OK(list);
    Value arguments[] = {value_cell(trap.target), value_cell(list), value_cell(new_target)};
    TRY_VALUE(result, proxy_trap_call(runtime, &trap, COUNT_OF(arguments), arguments));
    if (value_is_object(result)) return result;
    String *text = value_describe(runtime, result);
    TRY_OK(text);
    return throw_type_error(runtime, "'construct' on proxy: trap returned non-object ('%S')", text);
}

const ExoticMethods proxy_methods = {
    .get_prototype_of = proxy_get_prototype_of,
    .set_prototype_of = proxy_set_prototype_of,
    .is_extensible = proxy_is_extensible,
    .prevent_extensions = proxy_prevent_extensions,
    .get_own_property = proxy_get_own_property,
    .define_own_property = proxy_define_own_property,
    .has_property = proxy_has_property,
    .get = proxy_get,
    .set = proxy_set,
    .delete_property = proxy_delete,
    .own_keys = proxy_own_keys,
    .call = proxy_call,
    .construct = proxy_construct,
};
