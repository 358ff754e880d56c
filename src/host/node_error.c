/* Errors with a code (node_error.h). The texts are Node.js 20's: people search for them. */
#include "host/node_error.h"

#include "host/inspect/inspect.h"

enum { RECEIVED_MOST = 28,
       RECEIVED_SHORTENED = 25 }; /* characters of a text shown */

/* ---- the error ---- */

/* Puts " [CODE]" behind the class name at the start of the stack. */
static bool mark_stack(Runtime *runtime, Object *error, String *name, const char *code) {
    PropertyKey key = property_key_name(runtime->names.stack);
    Value stack = get(runtime, error, key);
    if (!value_is_string(stack)) return !value_is_abrupt(stack);
    String *text = value_as_string(stack);
    String *rest = string_slice(runtime, text, string_length(name), string_length(text));
    String *marked = rest ? string_format(runtime, "%S [%s]%S", name, code, rest) : NULL;
    return marked && set(runtime, error, key, value_cell(marked), true);
}

static bool add_code(Runtime *runtime, Object *error, const char *code) {
    String *key = atom_from_ascii(runtime, "code");
    String *text = key ? string_from_ascii(runtime, code) : NULL;
    return text && object_put(runtime, error, property_key_name(key), value_cell(text));
}

/* error.toString(): name, code and message, the first and the last as they are now. */
static Value node_error_to_string(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!value_is_object(call->this_value)) {
        return throw_type_error(runtime, "Illegal invocation: this is no error");
    }
    Object *error = value_as_object(call->this_value);
    TRY_VALUE(name, get(runtime, error, property_key_name(runtime->names.name)));
    TRY_VALUE(message, get(runtime, error, property_key_name(runtime->names.message)));
    String *name_text = to_string(runtime, name);
    String *message_text = name_text ? to_string(runtime, message) : NULL;
    TRY_OK(message_text);
    const String *code = value_as_string(((NativeFunction *)call->callee)->captured[0]);
    String *text = string_format(runtime, "%S [%S]: %S", name_text, code, message_text);
    return text ? value_cell(text) : VALUE_ABRUPT;
}

static bool add_to_string(Runtime *runtime, Object *error, const char *code) {
    String *text = string_from_ascii(runtime, code);
    NativeFunction *function = text ? native_function_new(runtime, node_error_to_string,
                                                          runtime->names.to_string, 0, 1)
                                    : NULL;
    if (!function) return false;
    function->captured[0] = value_cell(text);
    return object_add(runtime, error, property_key_name(runtime->names.to_string),
                      value_cell(function), PROPERTY_HIDDEN);
}

Object *node_error_new(Runtime *runtime, ErrorKind kind, const char *code, String *message) {
    Object *error = error_new(runtime, kind, message);
    if (!error) return NULL;
    Value name = get(runtime, error, property_key_name(runtime->names.name));
    bool is_fine = value_is_string(name) &&
                   mark_stack(runtime, error, value_as_string(name), code) &&
                   add_code(runtime, error, code) && add_to_string(runtime, error, code);
    return is_fine ? error : NULL;
}

static Value throw_node_error(Runtime *runtime, ErrorKind kind, const char *code, String *message) {
    Object *error = message ? node_error_new(runtime, kind, code, message) : NULL;
    return error ? throw_value(runtime, value_cell(error)) : VALUE_ABRUPT;
}

/* ---- what was received ---- */

static String *inspected(Runtime *runtime, Value value, double depth) {
    InspectOptions options = inspect_default_options;
    options.depth = depth;
    Text text = text_new(runtime);
    if (inspect_to_text(runtime, value, &options, &text)) return text_to_string(&text);
    text_free(&text);
    return NULL;
}

/* The `name` of a function; NULL when it has none that is a text (an exception may be pending). */
static String *name_of(Runtime *runtime, Value function) {
    if (!value_is_object(function)) return NULL;
    Value name = get(runtime, value_as_object(function), property_key_name(runtime->names.name));
    bool is_name = value_is_string(name) && string_length(value_as_string(name)) > 0;
    return is_name ? value_as_string(name) : NULL;
}

static String *received_object(Runtime *runtime, Value value) {
    Value constructor =
        get(runtime, value_as_object(value), property_key_name(runtime->names.constructor));
    if (value_is_abrupt(constructor)) return NULL;
    String *name = name_of(runtime, constructor);
    if (runtime_has_exception(runtime)) return NULL;
    return name ? string_format(runtime, "an instance of %S", name) : inspected(runtime, value, -1);
}

/* Only its start when it is long; quoted, in double quotes when there are single ones in it. */
static String *received_string(Runtime *runtime, String *text) {
    if (string_length(text) > RECEIVED_MOST) {
        text = string_slice(runtime, text, 0, RECEIVED_SHORTENED);
        text = text ? string_format(runtime, "%S...", text) : NULL;
    }
    String *quote = text ? string_from_unit(runtime, '\'') : NULL;
    if (!quote) return NULL;
    bool has_quote = string_index_of(runtime, text, quote, 0) >= 0;
    if (!has_quote) return string_format(runtime, "type string ('%S')", text);
    String *shown = inspected(runtime, value_cell(text), 0);
    return shown ? string_format(runtime, "type string (%S)", shown) : NULL;
}

static String *received_primitive(Runtime *runtime, Value value) {
    if (value_is_string(value)) return received_string(runtime, value_as_string(value));
    String *text = inspected(runtime, value, 0);
    String *type = text ? typeof_value(runtime, value) : NULL;
    return type ? string_format(runtime, "type %S (%S)", type, text) : NULL;
}

/* What follows "Received". NULL: threw. */
static String *received(Runtime *runtime, Value value) {
    if (value_is_nullish(value)) {
        return string_from_ascii(runtime, value_is_null(value) ? "null" : "undefined");
    }
    if (is_callable(value)) {
        String *name = name_of(runtime, value);
        if (name) return string_format(runtime, "function %S", name);
        return runtime_has_exception(runtime) ? NULL : string_from_ascii(runtime, "function ");
    }
    return value_is_object(value) ? received_object(runtime, value)
                                  : received_primitive(runtime, value);
}

/* ---- the ones thrown ---- */

Value throw_invalid_argument_type(Runtime *runtime, const char *name, const char *expected,
                                  Value value) {
    String *what = received(runtime, value);
    TRY_OK(what);
    String *message = string_format(runtime, "The \"%s\" argument must be %s. Received %S", name,
                                    expected, what);
    return throw_node_error(runtime, ERROR_TYPE, "ERR_INVALID_ARG_TYPE", message);
}

Value throw_out_of_range(Runtime *runtime, const char *name, const char *expected, Value value) {
    String *what = inspected(runtime, value, 0);
    TRY_OK(what);
    String *message =
        string_format(runtime, "The value of \"%s\" is out of range. It must be %s. Received %S",
                      name, expected, what);
    return throw_node_error(runtime, ERROR_RANGE, "ERR_OUT_OF_RANGE", message);
}

bool require_function(Runtime *runtime, const char *name, Value value) {
    if (is_callable(value)) return true;
    throw_invalid_argument_type(runtime, name, "of type function", value);
    return false;
}
