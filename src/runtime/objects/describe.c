/* How error messages name a value, without running script: what V8 does where it prints one in a
 * message.
 *
 * Strings as they are, functions by their source, errors as "Name: message"; objects whose toString
 * is Object.prototype's as `#<Constructor>`, all others as "[object Tag]". */
#include "runtime/objects/binary.h"
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/values/convert.h"

/* The data property `key` up the ordinary chain; *holder is where. VALUE_UNDEFINED when it is none.
 */
static Value quiet_get(Runtime *runtime, Object *object, PropertyKey key, Object **holder) {
    for (; object; object = object->shape->prototype) {
        OwnProperty property;
        if (object->cell.kind == CELL_OBJECT_PROXY) break;
        if (!object_find_own(runtime, object, key, &property)) return VALUE_ABRUPT;
        if (property.place == OWN_NONE) continue;
        *holder = object;
        return property.attributes & PROPERTY_ACCESSOR ? VALUE_UNDEFINED : property.value;
    }
    *holder = NULL;
    return VALUE_UNDEFINED;
}

static Value quiet_get_name(Runtime *runtime, Object *object, String *name) {
    Object *holder;
    return quiet_get(runtime, object, property_key_name(name), &holder);
}

/* A string property, or NULL when it is none or empty. */
static String *quiet_text(Runtime *runtime, Object *object, String *name) {
    Value value = quiet_get_name(runtime, object, name);
    bool useful = value_is_string(value) && string_length(value_as_string(value));
    return useful ? value_as_string(value) : NULL;
}

static String *describe_error(Runtime *runtime, Object *error) {
    String *name = quiet_text(runtime, error, runtime->names.name);
    String *message = quiet_text(runtime, error, runtime->names.message);
    if (!name) name = string_from_ascii(runtime, "Error");
    if (!name || !message) return name;
    return string_format(runtime, "%S: %S", name, message);
}

static String *describe_function(Runtime *runtime, Object *function) {
    if (function->cell.kind == CELL_OBJECT_FUNCTION && runtime->hooks.function_source_text) {
        return runtime->hooks.function_source_text(runtime, function);
    }
    String *name = quiet_text(runtime, function, runtime->names.name);
    if (!name) name = runtime->empty_string;
    return string_format(runtime, "function %S() { [native code] }", name);
}

static const char *builtin_tag(const Object *object) {
    switch (object->cell.kind) {
    case CELL_OBJECT_ARRAY: return "Array";
    case CELL_OBJECT_ARGUMENTS:
    case CELL_OBJECT_MAPPED_ARGUMENTS: return "Arguments";
    case CELL_OBJECT_BOOLEAN: return "Boolean";
    case CELL_OBJECT_NUMBER: return "Number";
    case CELL_OBJECT_STRING: return "String";
    case CELL_OBJECT_DATE: return "Date";
    case CELL_OBJECT_REGEXP: return "RegExp";
    case CELL_OBJECT_TYPED_ARRAY: return typed_array_info((const TypedArray *)object)->name;
    default: return "Object";
    }
}

static String *describe_by_tag(Runtime *runtime, Object *object) {
    Object *holder;
    PropertyKey key = property_key_symbol(runtime->symbols.to_string_tag);
    Value tag = quiet_get(runtime, object, key, &holder);
    if (value_is_string(tag)) return string_format(runtime, "[object %S]", value_as_string(tag));
    return string_format(runtime, "[object %s]", builtin_tag(object));
}

/* The name of the function that an object's `constructor` is. */
static String *constructor_name(Runtime *runtime, Object *object) {
    Value constructor = quiet_get_name(runtime, object, runtime->names.constructor);
    if (!is_callable(constructor)) return NULL;
    return quiet_text(runtime, value_as_object(constructor), runtime->names.name);
}

String *function_quiet_name(Runtime *runtime, Object *function) {
    return quiet_text(runtime, function, runtime->names.name);
}

/* Whether toString is the plain one of %Object.prototype%. */
static bool has_plain_text(Runtime *runtime, Object *object) {
    Object *holder = NULL;
    PropertyKey key = property_key_name(runtime->names.to_string);
    quiet_get(runtime, object, key, &holder);
    return holder && holder == runtime->realm->intrinsics[INTRINSIC_OBJECT_PROTOTYPE];
}

bool object_describes_itself(Runtime *runtime, Object *object) {
    return is_callable(value_cell(object)) || object->cell.kind == CELL_OBJECT_ERROR ||
           object->cell.kind == CELL_OBJECT_PROXY || has_plain_text(runtime, object);
}

static String *describe_object(Runtime *runtime, Object *object) {
    if (object->cell.kind == CELL_OBJECT_PROXY) return string_from_ascii(runtime, "#<Object>");
    if (is_callable(value_cell(object))) return describe_function(runtime, object);
    if (object->cell.kind == CELL_OBJECT_ERROR) return describe_error(runtime, object);
    if (!has_plain_text(runtime, object)) return describe_by_tag(runtime, object);
    String *name = constructor_name(runtime, object);
    return name ? string_format(runtime, "#<%S>", name) : describe_by_tag(runtime, object);
}

String *value_call_site(Runtime *runtime, Value value) {
    String *type = typeof_value(runtime, value);
    if (value_is_string(value)) {
        return string_format(runtime, "%S \"%S\"", type, value_as_string(value));
    }
    bool shown = value_is_null(value) || value_is_bool(value) || value_is_number(value);
    if (!shown) return type;
    String *text = to_string(runtime, value);
    return text ? string_format(runtime, "%S %S", type, text) : NULL;
}

String *value_describe(Runtime *runtime, Value value) {
    if (value_is_object(value)) return describe_object(runtime, value_as_object(value));
    if (!value_is_symbol(value)) return to_string(runtime, value);
    String *description = value_as_symbol(value)->description;
    if (!description) description = runtime->empty_string;
    return string_format(runtime, "Symbol(%S)", description);
}
