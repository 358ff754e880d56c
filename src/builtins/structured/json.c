/* JSON (spec 25.5): the object itself, and the reviver of JSON.parse. Text to values is
 * json_parse.c, values to text json_stringify.c. */
#include "builtins/structured/json.h"

static Value internalize(Runtime *runtime, Object *holder, PropertyKey key, Value reviver);

/* One property of `object` through the reviver, which may take it away. */
static bool internalize_property(Runtime *runtime, Object *object, PropertyKey key,
                                 Value reviver) {
    bool done;
    if (property_key_is_none(key)) return false;
    Value value = internalize(runtime, object, key, reviver);
    if (value_is_abrupt(value)) return false;
    if (value_is_undefined(value)) return object_delete(runtime, object, key, &done);
    return create_data_property(runtime, object, key, value, &done);
}

static bool internalize_elements(Runtime *runtime, Object *object, Value reviver) {
    double length;
    if (!length_of_array_like(runtime, object, &length)) return false;
    for (double i = 0; i < length; i++) {
        PropertyKey key = property_key_from_integer(runtime, i);
        if (!internalize_property(runtime, object, key, reviver)) return false;
    }
    return true;
}

static bool internalize_named(Runtime *runtime, Object *object, Value reviver) {
    Value keys = enumerable_own_properties(runtime, object, ENUMERATE_KEYS);
    if (value_is_abrupt(keys)) return false;
    Elements *names = value_as_object(keys)->elements;
    for (uint32_t i = 0; i < names->length; i++) {
        PropertyKey key = to_property_key(runtime, names->values[i]);
        if (!internalize_property(runtime, object, key, reviver)) return false;
    }
    heap_keep(value_as_object(keys));
    return true;
}

/* 25.5.1.1 InternalizeJSONProperty */
static Value internalize(Runtime *runtime, Object *holder, PropertyKey key, Value reviver) {
    if (runtime_stack_is_low(runtime)) {
        runtime_stack_overflow(runtime);
        return VALUE_ABRUPT;
    }
    TRY_VALUE(value, get(runtime, holder, key));
    if (value_is_object(value)) {
        bool array, ok;
        TRY_OK(is_array(runtime, value, &array));
        ok = array ? internalize_elements(runtime, value_as_object(value), reviver)
                   : internalize_named(runtime, value_as_object(value), reviver);
        if (!ok) return VALUE_ABRUPT;
    }
    TRY_VALUE(name, property_key_to_value(runtime, key));
    Value arguments[] = {name, value};
    return call(runtime, reviver, value_cell(holder), COUNT_OF(arguments), arguments);
}

/* 25.5.1 JSON.parse ( text [ , reviver ] ) */
static Value json_parse(NativeCall *call) {
    Runtime *runtime = call->runtime;
    String *text = to_string(runtime, argument(call, 0));
    if (!text) return VALUE_ABRUPT;
    TRY_VALUE(value, json_parse_text(runtime, text));
    if (!is_callable(argument(call, 1))) return value;
    Object *root = object_new(runtime);
    PropertyKey key = property_key_name(runtime->names.empty);
    if (!root || !object_add(runtime, root, key, value, PROPERTY_DEFAULT)) return VALUE_ABRUPT;
    return internalize(runtime, root, key, call->arguments[1]);
}

// clang-format off
static const BuiltinRow rows[] = {
    METHOD("parse", 2, json_parse, "the value a JSON text means"),
    METHOD("stringify", 3, json_stringify, "a value as JSON text"),
    TO_STRING_TAG("JSON"),
    ROWS_END
};

const BuiltinObject builtin_json = {
    .intrinsic = INTRINSIC_JSON, .prototype = -1, .global_name = "JSON", .rows = rows
};
// clang-format on
