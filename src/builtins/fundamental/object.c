/* Object and %Object.prototype% (spec 20.1, Annex B.2.2).
 *
 * Keys of an object are listed before script may run; each is looked up anew when its turn comes,
 * since script may have deleted it meanwhile. Values that must outlive a call into script lie on
 * the C stack or in a cell.
 */
#include "builtins/checks.h"

/* 20.1.1.1 Object ( [ value ] ) */
static Value object_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!value_is_undefined(call->new_target) && call->new_target != value_cell(call->callee)) {
        Object *new_target = value_as_object(call->new_target);
        return cell_or_abrupt(object_create_from_constructor(
            runtime, new_target, INTRINSIC_OBJECT_PROTOTYPE, sizeof(Object), CELL_OBJECT_PLAIN));
    }
    Value value = argument(call, 0);
    return cell_or_abrupt(value_is_nullish(value) ? object_new(runtime)
                                                  : to_object(runtime, value));
}

/* ---- properties of one object to another ---- */

/* One source of Object.assign. */
static bool assign_property(Runtime *runtime, Object *target, Object *source, PropertyKey key) {
    PropertyDescriptor descriptor;
    bool found;
    if (!object_get_own_property(runtime, source, key, &descriptor, &found)) return false;
    if (!found || !(descriptor.flags & PROPERTY_ENUMERABLE)) return true;
    Value value = get(runtime, source, key);
    return !value_is_abrupt(value) && set(runtime, target, key, value, true);
}

static bool assign_from(Runtime *runtime, Object *target, Value source) {
    if (value_is_nullish(source)) return true;
    Object *from = to_object(runtime, source);
    if (!from) return false;
    KeyList keys = {0};
    bool ok = object_own_keys(runtime, from, &keys);
    for (uint32_t i = 0; ok && i < keys.count; i++)
        ok = assign_property(runtime, target, from, keys.keys[i]);
    key_list_free(&keys);
    return ok;
}

/* 20.1.2.1 Object.assign ( target, ...sources ) */
static Value object_assign(NativeCall *call) {
    Object *target = to_object(call->runtime, argument(call, 0));
    if (!target) return VALUE_ABRUPT;
    for (uint32_t i = 1; i < call->count; i++)
        TRY_OK(assign_from(call->runtime, target, call->arguments[i]));
    return value_cell(target);
}

/* 7.4.12 AddEntriesFromIterable, one entry: its key and value become a property. */
static bool add_entry(Runtime *runtime, Object *target, Value entry) {
    if (!value_is_object(entry)) {
        String *text = value_in_message(runtime, entry);
        if (text) throw_type_error(runtime, "Iterator value %S is not an entry object", text);
        return false;
    }
    Value key_value = get(runtime, value_as_object(entry), property_key_index(0));
    if (value_is_abrupt(key_value)) return false;
    Value value = get(runtime, value_as_object(entry), property_key_index(1));
    if (value_is_abrupt(value)) return false;
    PropertyKey key = to_property_key(runtime, key_value);
    return !property_key_is_none(key) && create_data_property_or_throw(runtime, target, key, value);
}

/* 20.1.2.7 Object.fromEntries ( iterable ) */
static Value object_from_entries(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (value_is_nullish(argument(call, 0)))
        return throw_type_error(runtime, "undefined is not iterable");
    Object *target = object_new(runtime);
    if (!target) return VALUE_ABRUPT;
    Iterator iterator;
    TRY_OK(iterator_open(runtime, argument(call, 0), &iterator));
    for (;;) {
        TRY_VALUE(entry, iterator_step(runtime, &iterator));
        if (entry == VALUE_EMPTY) return value_cell(target);
        if (!add_entry(runtime, target, entry)) return iterator_close_abrupt(runtime, &iterator);
    }
}

/* ---- defining ---- */

/* Descriptors that Object.defineProperties has read but not yet applied, five words each: key,
 * flags, value, getter, setter. */
enum { PENDING_KEY,
       PENDING_FLAGS,
       PENDING_VALUE,
       PENDING_GETTER,
       PENDING_SETTER,
       PENDING_SIZE };

static void pending_store(Value *words, PropertyKey key, const PropertyDescriptor *descriptor) {
    words[PENDING_KEY] = key.bits;
    words[PENDING_FLAGS] = value_int((int32_t)descriptor->flags);
    words[PENDING_VALUE] = descriptor->value;
    words[PENDING_GETTER] = descriptor->getter;
    words[PENDING_SETTER] = descriptor->setter;
}

static bool pending_define(Runtime *runtime, Object *object, const Value *words) {
    PropertyDescriptor descriptor = {(uint32_t)value_as_int(words[PENDING_FLAGS]),
                                     words[PENDING_VALUE], words[PENDING_GETTER],
                                     words[PENDING_SETTER]};
    return define_property_or_throw(runtime, object, (PropertyKey){words[PENDING_KEY]},
                                    &descriptor);
}

/* Reads the descriptor under `key`; `*count` grows when it is enumerable. */
static bool pending_read(Runtime *runtime, Object *properties, PropertyKey key, Record *pending,
                         uint32_t *count) {
    PropertyDescriptor descriptor;
    bool found;
    if (!object_get_own_property(runtime, properties, key, &descriptor, &found)) return false;
    if (!found || !(descriptor.flags & PROPERTY_ENUMERABLE)) return true;
    Value value = get(runtime, properties, key);
    if (value_is_abrupt(value) || !to_property_descriptor(runtime, value, &descriptor))
        return false;
    pending_store(&pending->values[(*count)++ * PENDING_SIZE], key, &descriptor);
    return true;
}

/* 20.1.2.3.1 ObjectDefineProperties: all descriptors are read before the first is applied. */
static bool object_define_all(Runtime *runtime, Object *object, Object *properties) {
    KeyList keys = {0};
    if (!object_own_keys(runtime, properties, &keys)) return false;
    Record *pending = record_new(runtime, keys.count * PENDING_SIZE);
    uint32_t count = 0;
    bool ok = pending != NULL;
    for (uint32_t i = 0; ok && i < keys.count; i++) {
        ok = pending_read(runtime, properties, keys.keys[i], pending, &count);
    }
    for (uint32_t i = 0; ok && i < count; i++) {
        ok = pending_define(runtime, object, &pending->values[i * PENDING_SIZE]);
    }
    key_list_free(&keys);
    return ok;
}

static Value define_all_and_return(Runtime *runtime, Object *object, Value properties_value) {
    Object *properties = to_object(runtime, properties_value);
    if (!properties || !object_define_all(runtime, object, properties)) return VALUE_ABRUPT;
    return value_cell(object);
}

/* 20.1.2.2 Object.create ( O, Properties ) */
static Value object_create(NativeCall *call) {
    Object *prototype;
    TRY_OK(require_prototype(call->runtime, argument(call, 0), &prototype));
    Object *object = object_new_with_prototype(call->runtime, prototype);
    if (!object || value_is_undefined(argument(call, 1))) return cell_or_abrupt(object);
    return define_all_and_return(call->runtime, object, argument(call, 1));
}

/* 20.1.2.3 Object.defineProperties ( O, Properties ) */
static Value object_define_properties(NativeCall *call) {
    Object *object = require_object(call, 0, "Object.defineProperties");
    return object ? define_all_and_return(call->runtime, object, argument(call, 1)) : VALUE_ABRUPT;
}

/* 20.1.2.4 Object.defineProperty ( O, P, Attributes ) */
static Value object_define_property(NativeCall *call) {
    Object *object = require_object(call, 0, "Object.defineProperty");
    if (!object) return VALUE_ABRUPT;
    PropertyKey key = to_property_key(call->runtime, argument(call, 1));
    PropertyDescriptor descriptor;
    bool ok = !property_key_is_none(key) &&
              to_property_descriptor(call->runtime, argument(call, 2), &descriptor) &&
              define_property_or_throw(call->runtime, object, key, &descriptor);
    return ok ? value_cell(object) : VALUE_ABRUPT;
}

/* ---- listing ---- */

static Value list_enumerable(NativeCall *call, EnumerableKind kind) {
    Object *object = to_object(call->runtime, argument(call, 0));
    return object ? enumerable_own_properties(call->runtime, object, kind) : VALUE_ABRUPT;
}
/* 20.1.2.18 Object.keys ( O ) */
static Value object_keys(NativeCall *call) {
    return list_enumerable(call, ENUMERATE_KEYS);
}
/* 20.1.2.23 Object.values ( O ) */
static Value object_values(NativeCall *call) {
    return list_enumerable(call, ENUMERATE_VALUES);
}
/* 20.1.2.5 Object.entries ( O ) */
static Value object_entries(NativeCall *call) {
    return list_enumerable(call, ENUMERATE_ENTRIES);
}

/* 20.1.2.11.1 GetOwnPropertyKeys: symbols only, or strings only. */
static Value list_own_keys(NativeCall *call, bool symbols) {
    Runtime *runtime = call->runtime;
    Object *object = to_object(runtime, argument(call, 0));
    Array *result = object ? array_new(runtime, 0) : NULL;
    if (!result) return VALUE_ABRUPT;
    KeyList keys = {0};
    bool ok = object_own_keys(runtime, object, &keys);
    for (uint32_t i = 0; ok && i < keys.count; i++) {
        if (property_key_is_symbol(keys.keys[i]) != symbols) continue;
        Value key = property_key_to_value(runtime, keys.keys[i]);
        ok = !value_is_abrupt(key) && array_push(runtime, result, key);
    }
    key_list_free(&keys);
    return ok ? value_cell(result) : VALUE_ABRUPT;
}
/* 20.1.2.10 Object.getOwnPropertyNames ( O ) */
static Value object_get_own_property_names(NativeCall *call) {
    return list_own_keys(call, false);
}
/* 20.1.2.11 Object.getOwnPropertySymbols ( O ) */
static Value object_get_own_property_symbols(NativeCall *call) {
    return list_own_keys(call, true);
}

/* The descriptor object of an own property, or undefined. */
static Value own_descriptor(Runtime *runtime, Object *object, PropertyKey key) {
    PropertyDescriptor descriptor;
    bool found;
    TRY_OK(object_get_own_property(runtime, object, key, &descriptor, &found));
    return found ? from_property_descriptor(runtime, &descriptor) : VALUE_UNDEFINED;
}

/* 20.1.2.8 Object.getOwnPropertyDescriptor ( O, P ) */
static Value object_get_own_property_descriptor(NativeCall *call) {
    Object *object = to_object(call->runtime, argument(call, 0));
    if (!object) return VALUE_ABRUPT;
    PropertyKey key = to_property_key(call->runtime, argument(call, 1));
    return property_key_is_none(key) ? VALUE_ABRUPT : own_descriptor(call->runtime, object, key);
}

/* 20.1.2.9 Object.getOwnPropertyDescriptors ( O ) */
static Value object_get_own_property_descriptors(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *object = to_object(runtime, argument(call, 0));
    Object *result = object ? object_new(runtime) : NULL;
    if (!result) return VALUE_ABRUPT;
    KeyList keys = {0};
    bool ok = object_own_keys(runtime, object, &keys);
    for (uint32_t i = 0; ok && i < keys.count; i++) {
        Value descriptor = own_descriptor(runtime, object, keys.keys[i]);
        ok = !value_is_abrupt(descriptor);
        if (!ok || value_is_undefined(descriptor)) continue;
        ok = create_data_property_or_throw(runtime, result, keys.keys[i], descriptor);
    }
    key_list_free(&keys);
    return ok ? value_cell(result) : VALUE_ABRUPT;
}

/* 20.1.2.13 Object.hasOwn ( O, P ) */
static Value object_has_own(NativeCall *call) {
    Object *object = to_object(call->runtime, argument(call, 0));
    if (!object) return VALUE_ABRUPT;
    PropertyKey key = to_property_key(call->runtime, argument(call, 1));
    bool result;
    bool ok = !property_key_is_none(key) && has_own_property(call->runtime, object, key, &result);
    return ok ? value_bool(result) : VALUE_ABRUPT;
}

/* 20.1.2.14 Object.is ( value1, value2 ) */
static Value object_is(NativeCall *call) {
    return value_bool(same_value(call->runtime, argument(call, 0), argument(call, 1)));
}

/* ---- integrity ---- */

/* What an object that stays as it is throws: a proxy's trap is to blame, or the object itself. */
static Value throw_refused(Runtime *runtime, Value value, const char *refused) {
    bool is_proxy = value_is_kind(value, CELL_OBJECT_PROXY);
    return throw_type_error(
        runtime, "%s", is_proxy ? "'preventExtensions' on proxy: trap returned falsish" : refused);
}

static Value set_level(NativeCall *call, IntegrityLevel level, const char *refused) {
    Value value = argument(call, 0);
    if (!value_is_object(value)) return value;
    bool done;
    TRY_OK(set_integrity_level(call->runtime, value_as_object(value), level, &done));
    return done ? value : throw_refused(call->runtime, value, refused);
}
/* 20.1.2.6 Object.freeze ( O ) */
static Value object_freeze(NativeCall *call) {
    return set_level(call, INTEGRITY_FROZEN, "Cannot freeze");
}
/* 20.1.2.21 Object.seal ( O ) */
static Value object_seal(NativeCall *call) {
    return set_level(call, INTEGRITY_SEALED, "Cannot seal");
}

static Value test_level(NativeCall *call, IntegrityLevel level) {
    Value value = argument(call, 0);
    if (!value_is_object(value)) return VALUE_TRUE;
    bool result;
    bool ok = test_integrity_level(call->runtime, value_as_object(value), level, &result);
    return ok ? value_bool(result) : VALUE_ABRUPT;
}
/* 20.1.2.16 Object.isFrozen ( O ) */
static Value object_is_frozen(NativeCall *call) {
    return test_level(call, INTEGRITY_FROZEN);
}
/* 20.1.2.17 Object.isSealed ( O ) */
static Value object_is_sealed(NativeCall *call) {
    return test_level(call, INTEGRITY_SEALED);
}

/* 20.1.2.15 Object.isExtensible ( O ) */
static Value object_is_extensible_method(NativeCall *call) {
    Value value = argument(call, 0);
    if (!value_is_object(value)) return VALUE_FALSE;
    bool result;
    bool ok = object_is_extensible(call->runtime, value_as_object(value), &result);
    return ok ? value_bool(result) : VALUE_ABRUPT;
}

/* 20.1.2.19 Object.preventExtensions ( O ) */
static Value object_prevent_extensions_method(NativeCall *call) {
    Value value = argument(call, 0);
    if (!value_is_object(value)) return value;
    bool done;
    TRY_OK(object_prevent_extensions(call->runtime, value_as_object(value), &done));
    return done ? value : throw_refused(call->runtime, value, "Cannot prevent extensions");
}

/* ---- prototypes ---- */

static Value prototype_of(Runtime *runtime, Value value) {
    Object *object = to_object(runtime, value);
    Object *prototype;
    if (!object || !object_get_prototype_of(runtime, object, &prototype)) return VALUE_ABRUPT;
    return prototype_value(prototype);
}

/* 20.1.2.12 Object.getPrototypeOf ( O ) */
static Value object_get_prototype_of_method(NativeCall *call) {
    return prototype_of(call->runtime, argument(call, 0));
}

static Value set_prototype_or_throw(Runtime *runtime, Object *object, Object *prototype) {
    bool done;
    TRY_OK(object_set_prototype_of(runtime, object, prototype, &done));
    return done ? VALUE_UNDEFINED : throw_prototype_refused(runtime, object);
}

/* 20.1.2.22 Object.setPrototypeOf ( O, proto ) */
static Value object_set_prototype_of_method(NativeCall *call) {
    Value value = argument(call, 0);
    Object *prototype;
    TRY_OK(require_object_coercible(call->runtime, value, "Object.setPrototypeOf"));
    TRY_OK(require_prototype(call->runtime, argument(call, 1), &prototype));
    if (value_is_object(value))
        TRY(set_prototype_or_throw(call->runtime, value_as_object(value), prototype));
    return value;
}

/* B.2.2.1.1 get Object.prototype.__proto__ */
static Value object_proto_get(NativeCall *call) {
    return prototype_of(call->runtime, call->this_value);
}

/* B.2.2.1.2 set Object.prototype.__proto__ */
static Value object_proto_set(NativeCall *call) {
    TRY_OK(require_object_coercible(call->runtime, call->this_value,
                                    "set Object.prototype.__proto__"));
    Value value = argument(call, 0);
    bool fits = value_is_object(value) || value_is_null(value);
    if (!fits || !value_is_object(call->this_value)) return VALUE_UNDEFINED;
    Object *prototype = value_is_null(value) ? NULL : value_as_object(value);
    return set_prototype_or_throw(call->runtime, value_as_object(call->this_value), prototype);
}

/* 20.1.3.3 Object.prototype.isPrototypeOf ( V ) */
static Value object_is_prototype_of(NativeCall *call) {
    if (!value_is_object(argument(call, 0))) return VALUE_FALSE;
    Object *self = to_object(call->runtime, call->this_value);
    if (!self) return VALUE_ABRUPT;
    Object *object = value_as_object(argument(call, 0));
    do {
        if (!object_get_prototype_of(call->runtime, object, &object)) return VALUE_ABRUPT;
        if (object == self) return VALUE_TRUE;
    } while (object);
    return VALUE_FALSE;
}

/* ---- %Object.prototype% ---- */

/* 20.1.3.2 Object.prototype.hasOwnProperty ( V ): the key is converted before `this`. */
static Value object_has_own_property(NativeCall *call) {
    PropertyKey key = to_property_key(call->runtime, argument(call, 0));
    Object *object = property_key_is_none(key) ? NULL : to_object(call->runtime, call->this_value);
    bool result;
    bool ok = object && has_own_property(call->runtime, object, key, &result);
    return ok ? value_bool(result) : VALUE_ABRUPT;
}

/* 20.1.3.4 Object.prototype.propertyIsEnumerable ( V ) */
static Value object_property_is_enumerable(NativeCall *call) {
    PropertyKey key = to_property_key(call->runtime, argument(call, 0));
    Object *object = property_key_is_none(key) ? NULL : to_object(call->runtime, call->this_value);
    PropertyDescriptor descriptor;
    bool found;
    bool ok = object && object_get_own_property(call->runtime, object, key, &descriptor, &found);
    return ok ? value_bool(found && (descriptor.flags & PROPERTY_ENUMERABLE)) : VALUE_ABRUPT;
}

/* 20.1.3.5 Object.prototype.toLocaleString ( ) */
static Value object_to_locale_string(NativeCall *call) {
    TRY_OK(require_object_coercible(call->runtime, call->this_value,
                                    "Object.prototype.toLocaleString"));
    PropertyKey key = property_key_name(call->runtime->names.to_string);
    return invoke(call->runtime, call->this_value, key, 0, NULL);
}

static const char *kind_tag(uint8_t kind) {
    switch (kind) {
    case CELL_OBJECT_ARGUMENTS:
    case CELL_OBJECT_MAPPED_ARGUMENTS: return "Arguments";
    case CELL_OBJECT_ERROR: return "Error";
    case CELL_OBJECT_BOOLEAN: return "Boolean";
    case CELL_OBJECT_NUMBER: return "Number";
    case CELL_OBJECT_STRING: return "String";
    case CELL_OBJECT_DATE: return "Date";
    case CELL_OBJECT_REGEXP: return "RegExp";
    default: return "Object";
    }
}

/* 20.1.3.6, steps 4 to 14: the tag of an object that has no @@toStringTag. */
static bool builtin_tag(Runtime *runtime, Object *object, const char **tag) {
    bool array;
    bool is_proxy = object->cell.kind == CELL_OBJECT_PROXY;
    if (is_proxy && !runtime->hooks.proxy_target(runtime, object)) {
        throw_type_error(runtime, "Cannot perform 'Object.prototype.toString' on a proxy that has "
                                  "been revoked");
        return false;
    }
    if (!is_array(runtime, value_cell(object), &array)) return false;
    if (array) {
        *tag = "Array";
    } else if (object->cell.flags & OBJECT_CALLABLE) {
        *tag = "Function";
    } else {
        *tag = kind_tag(object->cell.kind);
    }
    return true;
}

/* 20.1.3.6 Object.prototype.toString ( ) */
static Value object_to_string(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (value_is_undefined(call->this_value))
        return cell_or_abrupt(atom_from_ascii(runtime, "[object Undefined]"));
    if (value_is_null(call->this_value))
        return cell_or_abrupt(atom_from_ascii(runtime, "[object Null]"));
    Object *object = to_object(runtime, call->this_value);
    const char *builtin;
    if (!object || !builtin_tag(runtime, object, &builtin)) return VALUE_ABRUPT;
    TRY_VALUE(tag, get(runtime, object, property_key_symbol(runtime->symbols.to_string_tag)));
    return cell_or_abrupt(value_is_string(tag)
                              ? string_format(runtime, "[object %S]", value_as_string(tag))
                              : string_format(runtime, "[object %s]", builtin));
}

/* 20.1.3.7 Object.prototype.valueOf ( ) */
static Value object_value_of(NativeCall *call) {
    return cell_or_abrupt(to_object(call->runtime, call->this_value));
}

/* ---- Annex B accessors by function ---- */

/* B.2.2.2, B.2.2.3: `flag` says which half is defined. */
static Value define_accessor(NativeCall *call, uint32_t flag, const char *method) {
    Object *object = to_object(call->runtime, call->this_value);
    if (!object) return VALUE_ABRUPT;
    Value function = argument(call, 1);
    if (!is_callable(function))
        return throw_type_error(call->runtime, "%s: Expecting function", method);
    PropertyKey key = to_property_key(call->runtime, argument(call, 0));
    if (property_key_is_none(key)) return VALUE_ABRUPT;
    uint32_t attributes = PROPERTY_ENUMERABLE | PROPERTY_CONFIGURABLE | PROPERTY_HAS_ENUMERABLE |
                          PROPERTY_HAS_CONFIGURABLE;
    PropertyDescriptor descriptor = {attributes | flag, VALUE_UNDEFINED, function, function};
    TRY_OK(define_property_or_throw(call->runtime, object, key, &descriptor));
    return VALUE_UNDEFINED;
}
static Value object_define_getter(NativeCall *call) {
    return define_accessor(call, PROPERTY_HAS_GET, "Object.prototype.__defineGetter__");
}
static Value object_define_setter(NativeCall *call) {
    return define_accessor(call, PROPERTY_HAS_SET, "Object.prototype.__defineSetter__");
}

/* B.2.2.4, B.2.2.5: the accessor found first along the prototype chain; a data property ends the
 * search. */
static Value lookup_accessor(NativeCall *call, bool getter) {
    Runtime *runtime = call->runtime;
    Object *object = to_object(runtime, call->this_value);
    if (!object) return VALUE_ABRUPT;
    PropertyKey key = to_property_key(runtime, argument(call, 0));
    if (property_key_is_none(key)) return VALUE_ABRUPT;
    while (object) {
        PropertyDescriptor descriptor;
        bool found;
        TRY_OK(object_get_own_property(runtime, object, key, &descriptor, &found));
        if (found) {
            if (!(descriptor.flags & (PROPERTY_HAS_GET | PROPERTY_HAS_SET))) return VALUE_UNDEFINED;
            return getter ? descriptor.getter : descriptor.setter;
        }
        TRY_OK(object_get_prototype_of(runtime, object, &object));
    }
    return VALUE_UNDEFINED;
}
static Value object_lookup_getter(NativeCall *call) {
    return lookup_accessor(call, true);
}
static Value object_lookup_setter(NativeCall *call) {
    return lookup_accessor(call, false);
}

/* ---- tables ---- */

static const BuiltinRow static_rows[] = {
    METHOD("assign", 2, object_assign,
           "copies the enumerable own properties of all sources to the target"),
    METHOD("getOwnPropertyDescriptor", 2, object_get_own_property_descriptor,
           "value and attributes of an own property"),
    METHOD("getOwnPropertyDescriptors", 1, object_get_own_property_descriptors,
           "value and attributes of all own properties"),
    METHOD("getOwnPropertyNames", 1, object_get_own_property_names,
           "all own string keys, not enumerable ones too"),
    METHOD("getOwnPropertySymbols", 1, object_get_own_property_symbols, "all own symbol keys"),
    METHOD("hasOwn", 2, object_has_own, "has the object itself this property?"),
    METHOD("is", 2, object_is, "are the values the same? (NaN is itself, 0 is not -0)"),
    METHOD("preventExtensions", 1, object_prevent_extensions_method, "lets nobody add properties"),
    METHOD("seal", 1, object_seal, "lets nobody add, delete or reconfigure properties"),
    METHOD("create", 2, object_create, "a new object with that prototype"),
    METHOD("defineProperties", 2, object_define_properties,
           "defines properties by their descriptors"),
    METHOD("defineProperty", 3, object_define_property, "defines a property by its descriptor"),
    METHOD("freeze", 1, object_freeze, "lets nobody change the object's properties"),
    METHOD("getPrototypeOf", 1, object_get_prototype_of_method, "the prototype, or null"),
    METHOD("setPrototypeOf", 2, object_set_prototype_of_method,
           "gives the object another prototype"),
    METHOD("isExtensible", 1, object_is_extensible_method, "may properties be added?"),
    METHOD("isFrozen", 1, object_is_frozen, "is it frozen?"),
    METHOD("isSealed", 1, object_is_sealed, "is it sealed?"),
    METHOD("keys", 1, object_keys, "enumerable own string keys"),
    METHOD("entries", 1, object_entries, "[key, value] of the enumerable own properties"),
    METHOD("fromEntries", 1, object_from_entries, "an object of [key, value] pairs"),
    METHOD("values", 1, object_values, "values of the enumerable own properties"),
    ROWS_END,
};

const BuiltinRow builtin_object_to_string_row =
    METHOD("toString", 0, object_to_string, "\"[object Tag]\"");

static const BuiltinRow prototype_rows[] = {
    METHOD("__defineGetter__", 2, object_define_getter,
           "defines a getter (prefer Object.defineProperty)"),
    METHOD("__defineSetter__", 2, object_define_setter,
           "defines a setter (prefer Object.defineProperty)"),
    METHOD("hasOwnProperty", 1, object_has_own_property, "has the object itself this property?"),
    METHOD("__lookupGetter__", 1, object_lookup_getter,
           "the getter of a property, inherited ones too"),
    METHOD("__lookupSetter__", 1, object_lookup_setter,
           "the setter of a property, inherited ones too"),
    METHOD("isPrototypeOf", 1, object_is_prototype_of, "is this in the value's prototype chain?"),
    METHOD("propertyIsEnumerable", 1, object_property_is_enumerable,
           "is the own property enumerable?"),
    INTRINSIC_VALUE("toString", INTRINSIC_OBJECT_PROTO_TO_STRING, "\"[object Tag]\""),
    METHOD("valueOf", 0, object_value_of, "the object itself"),
    ACCESSOR("__proto__", object_proto_get, object_proto_set,
             "the prototype (prefer Object.getPrototypeOf)"),
    METHOD("toLocaleString", 0, object_to_locale_string, "what toString returns"),
    ROWS_END,
};

const BuiltinClass builtin_object = {
    .constructor =
        METHOD("Object", 1, object_constructor, "the value as an object; a new object for none"),
    .intrinsic = INTRINSIC_OBJECT,
    .parent = -1,
    .prototype_kind = CELL_OBJECT_PLAIN,
    .is_global = true,
    .static_rows = static_rows,
    .prototype_rows = prototype_rows,
};
