/* Checks and messages that several families of builtins share. Nothing here runs script, save what
 * asks a proxy why it refused. */
#include "builtins/checks.h"

String *value_in_message(Runtime *runtime, Value value) {
    return value_is_string(value) ? value_as_string(value) : value_describe(runtime, value);
}

Value throw_incompatible_receiver(Runtime *runtime, Value receiver, const char *method) {
    String *text = value_in_message(runtime, receiver);
    if (!text) return VALUE_ABRUPT;
    return throw_type_error(runtime, "Method %s called on incompatible receiver %S", method, text);
}

Object *require_object(NativeCall *call, uint32_t index, const char *method) {
    Value value = argument(call, index);
    if (LIKELY(value_is_object(value))) return value_as_object(value);
    throw_type_error(call->runtime, "%s called on non-object", method);
    return NULL;
}

bool require_prototype(Runtime *runtime, Value value, Object **prototype) {
    *prototype = value_is_object(value) ? value_as_object(value) : NULL;
    if (*prototype || value_is_null(value)) return true;
    String *text = value_in_message(runtime, value);
    if (text) throw_type_error(runtime, "Object prototype may only be an Object or null: %S", text);
    return false;
}

Value throw_prototype_refused(Runtime *runtime, Object *object) {
    if (object->cell.kind == CELL_OBJECT_PROXY) {
        return throw_type_error(
            runtime, "'setPrototypeOf' on proxy: trap returned falsish for property 'undefined'");
    }
    if (object == runtime->realm->intrinsics[INTRINSIC_OBJECT_PROTOTYPE]) {
        return throw_type_error(
            runtime,
            "Immutable prototype object 'Object.prototype' cannot have their prototype set");
    }
    bool extensible;
    TRY_OK(object_is_extensible(runtime, object, &extensible));
    if (extensible) return throw_type_error(runtime, "Cyclic __proto__ value");
    String *text = value_describe(runtime, value_cell(object));
    return text ? throw_type_error(runtime, "%S is not extensible", text) : VALUE_ABRUPT;
}

static CellKind wrapper_kind(Value value) {
    if (value_is_bool(value)) return CELL_OBJECT_BOOLEAN;
    if (value_is_number(value)) return CELL_OBJECT_NUMBER;
    if (value_is_string(value)) return CELL_OBJECT_STRING;
    if (value_is_symbol(value)) return CELL_OBJECT_SYMBOL;
    return value_is_bigint(value) ? CELL_OBJECT_BIGINT : CELL_FREE;
}

Value this_primitive(const NativeCall *call, CellKind wrapper) {
    Value value = call->this_value;
    if (wrapper_kind(value) == wrapper) return value;
    return value_is_kind(value, wrapper) ? ((PrimitiveObject *)value_as_object(value))->value
                                         : VALUE_EMPTY;
}

Value throw_not_applicable(Runtime *runtime, Value value, const char *method) {
    String *text = value_in_message(runtime, value), *type = typeof_value(runtime, value);
    if (!text) return VALUE_ABRUPT;
    const char *article =
        type == runtime->names.object || type == runtime->names.undefined ? "an" : "a";
    return throw_type_error(runtime, "%s was called on %S, which is %s %S and not a function",
                            method, text, article, type);
}

bool species_is_untouched(Runtime *runtime, Intrinsic class) {
    const Object *constructor = runtime->realm->intrinsics[class],
                 *prototype = runtime->realm->intrinsics[class + 1];
    if (!prototype) return false;
    const PropertyEntry *entry =
        shape_lookup(prototype->shape, property_key_name(runtime->names.constructor));
    if (!entry || (entry->attributes & PROPERTY_ACCESSOR)) return false;
    Value value = prototype->slots[entry->slot];
    if (!constructor) return value_is_lazy(value); /* nobody has even seen it */
    if (!value_is_lazy(value) && value != value_cell(constructor)) return false;
    entry = shape_lookup(constructor->shape, property_key_symbol(runtime->symbols.species));
    if (!entry || !(entry->attributes & PROPERTY_ACCESSOR)) return false;
    value = constructor->slots[entry->slot];
    return value_is_lazy(value) ||
           value_is_native(((const Accessor *)value_as_cell(value))->getter, species_getter);
}
