/* Format strings: what console.log and util.format make of their arguments (Node.js version 20).
 *
 * The first argument may hold %s %d %i %f %j %o %O %c %%; what is left over follows, each after a
 * space: strings as they are, anything else inspected.
 */
#include "host/inspect/inspect_internal.h"

#include "builtins/builtin.h"

typedef struct Format {
    Runtime *runtime;
    const Value *arguments;
    uint32_t count;
    uint32_t next; /* argument to take */
    const InspectOptions *options;
    Text *text;
} Format;

/* ---- helpers ---- */

static bool write_value_string(Format *format, Value value) {
    String *string = value_is_abrupt(value) ? NULL : to_string(format->runtime, value);
    if (string) text_string(format->text, string);
    return string != NULL;
}

static bool write_inspected(Format *format, Value value, const InspectOptions *options) {
    return inspect_to_text(format->runtime, value, options, format->text);
}

/* Numbers and bigints without colour. */
static bool write_numeric(Format *format, Value value) {
    InspectOptions options = *format->options;
    options.colors = false;
    return write_inspected(format, value, &options);
}

/* ---- %s ---- */

/* A method of that name: as seen from the object, and whether it is its own. */
static bool find_own_method(Runtime *runtime, Object *object, PropertyKey key, bool *exists,
                            bool *own) {
    Value method = get(runtime, object, key);
    *exists = is_callable(method);
    *own = false;
    if (value_is_abrupt(method)) return false;
    return !*exists || has_own_property(runtime, object, key, own);
}

/* Is the prototype that holds the method one of a builtin class? */
static bool is_builtin_holder(Runtime *runtime, Object *object, PropertyKey to_string_key,
                              PropertyKey to_primitive_key, bool has_string, bool has_primitive,
                              bool *result) {
    bool found = false;
    *result = false;
    while (!found) {
        if (!object_get_prototype_of(runtime, object, &object)) return false;
        if (!object) return true;
        if (has_string && !has_own_property(runtime, object, to_string_key, &found)) return false;
        if (!found && has_primitive &&
            !has_own_property(runtime, object, to_primitive_key, &found)) {
            return false;
        }
    }
    PropertyDescriptor descriptor;
    PropertyKey constructor = property_key_name(runtime->names.constructor);
    if (!object_get_own_property(runtime, object, constructor, &descriptor, &found)) return false;
    if (!found || descriptor_is_accessor(&descriptor)) return true;
    if (!is_callable(descriptor.value)) return true;
    Value name = get_v(runtime, descriptor.value, property_key_name(runtime->names.name));
    *result = value_is_string(name) && is_builtin_class_name(runtime, value_as_string(name));
    return !value_is_abrupt(name);
}

/* Does the object convert to a string only as its builtin class does? Then %s inspects it. */
static bool has_builtin_to_string(Runtime *runtime, Object *object, bool *result) {
    PropertyKey string_key = property_key_name(runtime->names.to_string);
    PropertyKey primitive_key = property_key_symbol(runtime->symbols.to_primitive);
    bool has_string, own_string, has_primitive, own_primitive;
    if (object->cell.kind == CELL_OBJECT_PROXY && runtime->hooks.proxy_target) {
        object = runtime->hooks.proxy_target(runtime, object);
        *result = true;
        if (!object) return true;
    }
    if (!find_own_method(runtime, object, string_key, &has_string, &own_string)) return false;
    *result = false;
    if (own_string) return true;
    if (!find_own_method(runtime, object, primitive_key, &has_primitive, &own_primitive)) {
        return false;
    }
    *result = !has_string && !has_primitive;
    if (*result || own_primitive) return true;
    return is_builtin_holder(runtime, object, string_key, primitive_key, has_string, has_primitive,
                             result);
}

/* String(value), but -0, 1n, and objects that have no conversion of their own are inspected. */
static bool write_as_string(Format *format, Value value) {
    if (value_is_number(value) || value_is_bigint(value)) return write_numeric(format, value);
    if (value_is_symbol(value)) {
        text_symbol(format->text, value_as_symbol(value));
        return true;
    }
    bool is_builtin = false;
    if (value_is_object(value) && !is_callable(value) &&
        !has_builtin_to_string(format->runtime, value_as_object(value), &is_builtin)) {
        return false;
    }
    if (!is_builtin) return write_value_string(format, value);
    InspectOptions options = *format->options;
    options.depth = 0;
    options.colors = false;
    options.compact = 3;
    return write_inspected(format, value, &options);
}

/* ---- %d %i %f ---- */

static bool write_as_number(Format *format, Value value) {
    double number;
    if (value_is_bigint(value)) return write_numeric(format, value);
    if (value_is_symbol(value)) {
        text_ascii(format->text, "NaN");
        return true;
    }
    return to_number(format->runtime, value, &number) &&
           write_numeric(format, value_number(number));
}

static bool write_parsed(Format *format, Value value, Intrinsic parser) {
    Runtime *runtime = format->runtime;
    if (value_is_bigint(value) && parser == INTRINSIC_PARSE_INT) {
        return write_numeric(format, value);
    }
    if (value_is_symbol(value)) {
        text_ascii(format->text, "NaN");
        return true;
    }
    Object *function = intrinsic(runtime, parser);
    Value number = function ? call(runtime, value_cell(function), VALUE_UNDEFINED, 1, &value)
                            : VALUE_ABRUPT;
    return !value_is_abrupt(number) && write_numeric(format, number);
}

/* ---- %j ---- */

static bool is_circular_error(Runtime *runtime, Value error) {
    static const char start[] = "Converting circular structure to JSON";
    if (!value_is_kind(error, CELL_OBJECT_ERROR)) return false;
    Value message =
        get(runtime, value_as_object(error), property_key_name(runtime->names.message));
    if (!value_is_string(message)) return false;
    String *needle = string_from_ascii(runtime, start);
    return needle && string_index_of(runtime, value_as_string(message), needle, 0) == 0;
}

static bool write_json(Format *format, Value value) {
    Runtime *runtime = format->runtime;
    Object *json = intrinsic(runtime, INTRINSIC_JSON);
    String *name = json ? atom_from_ascii(runtime, "stringify") : NULL;
    if (!name) return false;
    Value text = invoke(runtime, value_cell(json), property_key_name(name), 1, &value);
    if (!value_is_abrupt(text)) return write_value_string(format, text);
    if (!is_circular_error(runtime, runtime->exception)) return false;
    runtime_take_exception(runtime);
    text_ascii(format->text, "[Circular]");
    return true;
}

/* ---- the format string ---- */

static bool write_with_hidden(Format *format, Value value) {
    InspectOptions options = *format->options;
    options.show_hidden = true;
    options.show_proxy = true;
    options.depth = 4;
    return write_inspected(format, value, &options);
}

static bool write_directive(Format *format, uint16_t letter, Value value) {
    switch (letter) {
    case 's': return write_as_string(format, value);
    case 'd': return write_as_number(format, value);
    case 'i': return write_parsed(format, value, INTRINSIC_PARSE_INT);
    case 'f': return write_parsed(format, value, INTRINSIC_PARSE_FLOAT);
    case 'j': return write_json(format, value);
    case 'o': return write_with_hidden(format, value);
    case 'O': return write_inspected(format, value, format->options);
    default: return true; /* %c: a style, for browsers */
    }
}

static bool is_directive(uint16_t letter) {
    return letter < 128 && letter && strchr("sdifjoOc", letter);
}

/* Writes the format string with its directives filled in, as far as there are arguments.
 * *plain: it had none, nothing is written. */
static bool write_format(Format *format, const String *string, bool *plain) {
    uint32_t length = string_length(string), copied = 0;
    *plain = true;
    for (uint32_t i = 0; i + 1 < length; i++) {
        if (string_unit(string, i) != '%') continue;
        uint16_t letter = string_unit(string, ++i);
        bool has_argument = format->next < format->count;
        if (letter == '%') {
            text_range(format->text, string, copied, i);
        } else if (has_argument && is_directive(letter)) {
            text_range(format->text, string, copied, i - 1);
            if (!write_directive(format, letter, format->arguments[format->next++])) return false;
        } else {
            continue;
        }
        copied = i + 1;
        *plain = false;
    }
    if (!*plain) text_range(format->text, string, copied, length);
    return true;
}

static bool write_argument(Format *format, Value value) {
    if (!value_is_string(value)) return write_inspected(format, value, format->options);
    text_string(format->text, value_as_string(value));
    return true;
}

/* Arguments that no directive took. */
static bool write_rest(Format *format, bool is_first) {
    while (format->next < format->count) {
        if (!is_first) text_unit(format->text, ' ');
        is_first = false;
        if (!write_argument(format, format->arguments[format->next++])) return false;
    }
    return true;
}

bool format_values(Runtime *runtime, uint32_t count, const Value *arguments,
                   const InspectOptions *options, Text *text) {
    Format format = {runtime, arguments, count, 1, options, text};
    bool plain = true;
    if (count > 1 && value_is_string(arguments[0])) {
        String *string = string_flat(runtime, value_as_string(arguments[0]));
        if (!string || !write_format(&format, string, &plain)) return false;
    }
    if (plain) format.next = 0;
    return write_rest(&format, plain) && text_check(text);
}
