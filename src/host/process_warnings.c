/* process.emitWarning: warnings come as 'warning' events in a tick of their own, and go to standard
 * error: `(bobbin:PID) [CODE] Name: message`, then the detail. */
#include <unistd.h>

#include "host/console.h"
#include "host/node_error.h"
#include "host/process.h"
#include "loop/loop.h"

/* ---- the warning as an error object ---- */

static PropertyKey key_of(Runtime *runtime, const char *name) {
    String *atom = atom_from_ascii(runtime, name);
    return atom ? property_key_name(atom) : PROPERTY_KEY_NONE;
}

static bool put_hidden(Runtime *runtime, Object *object, String *name, String *text) {
    PropertyDescriptor descriptor = {.flags = PROPERTY_HAS_ALL_DATA | PROPERTY_HIDDEN,
                                     .value = value_cell(text)};
    return define_property_or_throw(runtime, object, property_key_name(name), &descriptor);
}

/* The stack begins with the class name: a warning's is its type. */
static bool rename_stack(Runtime *runtime, Object *warning, String *type) {
    enum { ERROR_NAME_LENGTH = 5 };
    PropertyKey key = property_key_name(runtime->names.stack);
    Value stack = get(runtime, warning, key);
    if (!value_is_string(stack)) return !value_is_abrupt(stack);
    String *text = value_as_string(stack);
    String *rest = string_slice(runtime, text, ERROR_NAME_LENGTH, string_length(text));
    String *renamed = rest ? string_concat(runtime, type, rest) : NULL;
    return renamed && set(runtime, warning, key, value_cell(renamed), true);
}

Object *process_warning_new(Runtime *runtime, String *message, String *type) {
    Object *warning = error_new(runtime, ERROR_ERROR, message);
    bool is_fine = warning && put_hidden(runtime, warning, runtime->names.name, type) &&
                   rename_stack(runtime, warning, type);
    return is_fine ? warning : NULL;
}

/* ---- printing ---- */

/* A property as text behind what is there already; nothing when it is no text. */
static bool append_property(Runtime *runtime, Text *text, Object *warning, const char *before,
                            const char *name, const char *after) {
    PropertyKey key = key_of(runtime, name);
    Value value = property_key_is_none(key) ? VALUE_ABRUPT : get(runtime, warning, key);
    if (value_is_abrupt(value)) return false;
    if (!value_is_string(value)) return true;
    text_ascii(text, before);
    text_string(text, value_as_string(value));
    text_ascii(text, after);
    return true;
}

/* Error.prototype.toString is what shows name and message. */
static bool append_title(Runtime *runtime, Text *text, Object *warning) {
    String *title = to_string(runtime, value_cell(warning));
    if (title) text_string(text, title);
    return title != NULL;
}

static bool print_warning(Runtime *runtime, Object *warning) {
    Text text = text_new(runtime);
    text_format(&text, "(bobbin:%d) ", (int)getpid());
    bool is_fine = append_property(runtime, &text, warning, "[", "code", "] ") &&
                   append_title(runtime, &text, warning) &&
                   append_property(runtime, &text, warning, "\n", "detail", "");
    Host *host = host_of(runtime);
    uint32_t indentation = host->group_indentation;
    host->group_indentation = 0;
    if (is_fine) console_print(host, OUTPUT_STDERR, &text);
    host->group_indentation = indentation;
    text_free(&text);
    return is_fine;
}

/* The tick: the event, and then the line. */
static Value deliver_warning(NativeCall *call) {
    Value warning = argument(call, 0);
    BobEngine *engine = engine_of(call->runtime);
    if (process_emit(engine, "warning", 1, &warning) == EMISSION_THREW) return VALUE_ABRUPT;
    TRY_OK(print_warning(call->runtime, value_as_object(warning)));
    return VALUE_UNDEFINED;
}

static const BuiltinRow deliver_row = METHOD("emitWarning", 1, deliver_warning, NULL);

bool process_warn_error(BobEngine *engine, Object *warning) {
    Runtime *runtime = engine->runtime;
    NativeFunction *deliver = native_function_from_row(runtime, runtime->realm, &deliver_row);
    Value argument = value_cell(warning);
    return deliver && tick_enqueue(engine->loop, value_cell(deliver), 1, &argument);
}

bool process_warn(BobEngine *engine, String *message, const char *type) {
    Runtime *runtime = engine->runtime;
    String *name = string_from_ascii(runtime, type ? type : "Warning");
    Object *warning = name ? process_warning_new(runtime, message, name) : NULL;
    return warning && process_warn_error(engine, warning);
}

/* ---- process.emitWarning(warning, type or options, code) ---- */

/* What the arguments say beside the message; texts or undefined. */
typedef struct WarningOptions {
    Value type, code, detail;
} WarningOptions;

static Value read_text(Runtime *runtime, Object *options, const char *name) {
    PropertyKey key = key_of(runtime, name);
    if (property_key_is_none(key)) return VALUE_ABRUPT;
    TRY_VALUE(value, get(runtime, options, key));
    return value_is_string(value) ? value : VALUE_UNDEFINED;
}

static bool read_options(NativeCall *call, WarningOptions *options) {
    Runtime *runtime = call->runtime;
    Value second = argument(call, 1), third = argument(call, 2);
    *options = (WarningOptions){VALUE_UNDEFINED, VALUE_UNDEFINED, VALUE_UNDEFINED};
    if (value_is_object(second) && !is_callable(second)) {
        Object *object = value_as_object(second);
        options->type = read_text(runtime, object, "type");
        if (!value_is_abrupt(options->type)) options->code = read_text(runtime, object, "code");
        if (!value_is_abrupt(options->code)) options->detail = read_text(runtime, object, "detail");
        return !runtime_has_exception(runtime);
    }
    if (value_is_string(second)) options->type = second;
    if (value_is_string(third)) options->code = third;
    return true;
}

static bool put_text(Runtime *runtime, Object *object, const char *name, Value text) {
    if (value_is_undefined(text)) return true;
    PropertyKey key = key_of(runtime, name);
    return !property_key_is_none(key) && object_put(runtime, object, key, text);
}

static Object *make_warning(Runtime *runtime, String *message, const WarningOptions *options) {
    String *type = value_is_string(options->type) ? value_as_string(options->type)
                                                  : string_from_ascii(runtime, "Warning");
    Object *warning = type ? process_warning_new(runtime, message, type) : NULL;
    bool is_fine = warning && put_text(runtime, warning, "code", options->code) &&
                   put_text(runtime, warning, "detail", options->detail);
    return is_fine ? warning : NULL;
}

Value process_emit_warning(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value what = argument(call, 0);
    WarningOptions options;
    Object *warning = NULL;
    if (value_is_string(what)) {
        TRY_OK(read_options(call, &options));
        warning = make_warning(runtime, value_as_string(what), &options);
        TRY_OK(warning);
    } else if (value_is_kind(what, CELL_OBJECT_ERROR)) {
        warning = value_as_object(what);
    } else {
        return throw_invalid_argument_type(runtime, "warning",
                                           "of type string or an instance of Error", what);
    }
    TRY_OK(process_warn_error(engine_of(runtime), warning));
    return VALUE_UNDEFINED;
}
