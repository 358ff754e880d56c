/* process.emitWarning: warnings come as 'warning' events in a tick of their own, and go to standard
 * error: `(bobbin:PID) [CODE] Name: message`, then the detail. */
#include <unistd.h>

#include "host/console.h"
#include "host/node_error.h"
#include "host/process/process.h"
#include "loop/loop.h"

/* ---- the warning as an error object ---- */

static PropertyKey key_of(Runtime *runtime, const char *name) {
    String *atom = atom_from_ascii(runtime, name);
    return atom ? property_key_name(atom) : PROPERTY_KEY_NONE;
}

static bool put_text(Runtime *runtime, Object *object, const char *name, Value text) {
    if (value_is_undefined(text)) return true;
    PropertyKey key = key_of(runtime, name);
    return !property_key_is_none(key) && object_put(runtime, object, key, text);
}

/* What process.emitWarning's arguments say beside the message. */
typedef struct WarningOptions {
    Value type, code, detail; /* texts or undefined */
    Object *above;            /* the stack begins above this function; NULL: all of it */
} WarningOptions;

/* The stack is captured last: its first line shows the name. */
static Object *make_warning(Runtime *runtime, String *message, const WarningOptions *options) {
    Object *warning = error_new(runtime, ERROR_ERROR, message);
    bool is_fine = warning && put_text(runtime, warning, "name", options->type) &&
                   put_text(runtime, warning, "code", options->code) &&
                   put_text(runtime, warning, "detail", options->detail) &&
                   error_capture_stack(runtime, warning, options->above);
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

/* The stack when stacks are asked for, and it is a text with something in it. */
static bool append_body(Runtime *runtime, Text *text, Object *warning) {
    if (host_of(runtime)->traces_warnings) {
        Value stack = get_by_name(runtime, warning, runtime->names.stack);
        if (value_is_abrupt(stack)) return false;
        if (value_is_string(stack) && string_length(value_as_string(stack))) {
            text_string(text, value_as_string(stack));
            return true;
        }
    }
    return append_title(runtime, text, warning);
}

/* Once, where stacks are not shown. */
static void append_hint(Text *text, Host *host) {
    if (host->traces_warnings || host->warning_hint_shown) return;
    host->warning_hint_shown = true;
    text_ascii(text, "\n(Use `bobbin --trace-warnings ...` to show where the warning was created)");
}

static bool print_warning(Runtime *runtime, Object *warning) {
    Host *host = host_of(runtime);
    if (host->hides_warnings) return true;
    Text text = text_new(runtime);
    text_format(&text, "(bobbin:%d) ", (int)getpid());
    bool is_fine = append_property(runtime, &text, warning, "[", "code", "] ") &&
                   append_body(runtime, &text, warning) &&
                   append_property(runtime, &text, warning, "\n", "detail", "");
    append_hint(&text, host);
    uint32_t indentation = host->group_indentation;
    host->group_indentation = 0;
    if (is_fine) console_print(host, OUTPUT_STDERR, &text);
    host->group_indentation = indentation;
    text_free(&text);
    return is_fine;
}

/* The tick: the line, and then the event. */
static Value deliver_warning(NativeCall *call) {
    Value warning = argument(call, 0);
    BobEngine *engine = engine_of(call->runtime);
    TRY_OK(print_warning(call->runtime, value_as_object(warning)));
    bool is_fine = process_emit(engine, "warning", 1, &warning) != EMISSION_THREW;
    return is_fine ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

static const BuiltinRow deliver_row = METHOD("emitWarning", 1, deliver_warning, NULL);

bool process_warn_error(BobEngine *engine, Object *warning) {
    Runtime *runtime = engine->runtime;
    NativeFunction *deliver = native_function_from_row(runtime, runtime->realm, &deliver_row);
    Value argument = value_cell(warning);
    return deliver && tick_enqueue(engine->loop, value_cell(deliver), 1, &argument);
}

Object *process_warning_new(BobEngine *engine, String *message, const char *type) {
    Runtime *runtime = engine->runtime;
    String *name = string_from_ascii(runtime, type ? type : "Warning");
    WarningOptions options = {VALUE_UNDEFINED, VALUE_UNDEFINED, VALUE_UNDEFINED, NULL};
    if (name) options.type = value_cell(name);
    return name ? make_warning(runtime, message, &options) : NULL;
}

bool process_warn(BobEngine *engine, String *message, const char *type) {
    Object *warning = process_warning_new(engine, message, type);
    return warning && process_warn_error(engine, warning);
}

/* ---- process.emitWarning(warning, type or options, code, function) ---- */

static Value read_option(Runtime *runtime, Object *options, const char *name) {
    PropertyKey key = key_of(runtime, name);
    return property_key_is_none(key) ? VALUE_ABRUPT : get(runtime, options, key);
}

/* The second argument as an object with type, code, detail and ctor. */
static bool read_options(Runtime *runtime, Object *object, WarningOptions *options, Value *above) {
    options->type = read_option(runtime, object, "type");
    if (value_is_abrupt(options->type)) return false;
    options->code = read_option(runtime, object, "code");
    if (value_is_abrupt(options->code)) return false;
    options->detail = read_option(runtime, object, "detail");
    if (value_is_abrupt(options->detail)) return false;
    *above = read_option(runtime, object, "ctor");
    if (!value_is_string(options->detail)) options->detail = VALUE_UNDEFINED;
    if (!to_boolean(options->type)) options->type = VALUE_UNDEFINED;
    return !value_is_abrupt(*above);
}

static bool require_text(Runtime *runtime, const char *name, Value value) {
    if (value_is_undefined(value) || value_is_string(value)) return true;
    throw_invalid_argument_type(runtime, name, "of type string", value);
    return false;
}

/* A function in the place of type or code is where the stack begins. */
static bool read_arguments(NativeCall *call, WarningOptions *options) {
    Runtime *runtime = call->runtime;
    Value type = argument(call, 1), above = argument(call, 3);
    *options = (WarningOptions){type, argument(call, 2), VALUE_UNDEFINED, NULL};
    if (is_callable(type)) {
        above = type;
        options->type = options->code = VALUE_UNDEFINED;
    } else if (value_is_object(type) && !value_is_kind(type, CELL_OBJECT_ARRAY)) {
        if (!read_options(runtime, value_as_object(type), options, &above)) return false;
    }
    if (is_callable(options->code)) {
        above = options->code;
        options->code = VALUE_UNDEFINED;
    }
    options->above = is_callable(above) ? value_as_object(above) : call->callee;
    return require_text(runtime, "type", options->type) &&
           require_text(runtime, "code", options->code);
}

/* The type that shows: Warning where none is said. */
static bool complete_type(Runtime *runtime, WarningOptions *options) {
    bool is_said = value_is_string(options->type) && string_length(value_as_string(options->type));
    if (is_said) return true;
    String *type = string_from_ascii(runtime, "Warning");
    if (type) options->type = value_cell(type);
    return type != NULL;
}

Value process_emit_warning(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value what = argument(call, 0);
    WarningOptions options;
    TRY_OK(read_arguments(call, &options));
    Object *warning = NULL;
    if (value_is_string(what)) {
        TRY_OK(complete_type(runtime, &options));
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
