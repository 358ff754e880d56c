/* Inspection as scripts see it: options as an object, `inspect`, custom methods' options. */
#include "builtins/checks.h"
#include "host/host.h"
#include "host/inspect/inspect_internal.h"

/* ---- options ---- */

typedef enum OptionKind {
    OPTION_NUMBER, /* null: Infinity */
    OPTION_DEPTH,  /* null stays null: NaN in InspectOptions */
    OPTION_FLAG,
    OPTION_COMPACT,
    OPTION_SORTED,
    OPTION_GETTERS
} OptionKind;

typedef struct OptionRow {
    const char *name;
    OptionKind kind;
    size_t offset; /* NUMBER and FLAG: of the field */
} OptionRow;

#define FIELD(name) offsetof(InspectOptions, name)
static const OptionRow option_rows[] = {
    {"showHidden", OPTION_FLAG, FIELD(show_hidden)},
    {"depth", OPTION_DEPTH, FIELD(depth)},
    {"colors", OPTION_FLAG, FIELD(colors)},
    {"customInspect", OPTION_FLAG, FIELD(custom_inspect)},
    {"showProxy", OPTION_FLAG, FIELD(show_proxy)},
    {"maxArrayLength", OPTION_NUMBER, FIELD(max_array_length)},
    {"maxStringLength", OPTION_NUMBER, FIELD(max_string_length)},
    {"breakLength", OPTION_NUMBER, FIELD(break_length)},
    {"compact", OPTION_COMPACT, 0},
    {"sorted", OPTION_SORTED, 0},
    {"getters", OPTION_GETTERS, 0},
    {"numericSeparator", OPTION_FLAG, FIELD(numeric_separator)},
};
#undef FIELD

static bool *flag_of(InspectOptions *options, const OptionRow *row) {
    return (bool *)((char *)options + row->offset);
}

static double *number_of(InspectOptions *options, const OptionRow *row) {
    return (double *)((char *)options + row->offset);
}

static double read_number(Value value) {
    if (value_is_null(value)) return INFINITY;
    return value_is_number(value) ? value_as_number(value) : NAN;
}

static double read_depth(Value value) {
    return value_is_number(value) ? value_as_number(value) : NAN;
}

static int read_compact(Value value) {
    if (!value_is_number(value)) {
        return value == VALUE_TRUE ? INSPECT_COMPACT_ALWAYS : INSPECT_COMPACT_NEVER;
    }
    double number = value_as_number(value);
    if (!(number >= 1)) return INSPECT_COMPACT_NEVER;
    return number < 1000 ? (int)number : 1000;
}

static InspectGetters read_getters(Runtime *runtime, Value value) {
    if (!value_is_string(value)) {
        return value == VALUE_TRUE ? INSPECT_GETTERS_ALL : INSPECT_GETTERS_NONE;
    }
    if (string_equals_ascii(runtime, value_as_string(value), "get")) return INSPECT_GETTERS_GET;
    bool set = string_equals_ascii(runtime, value_as_string(value), "set");
    return set ? INSPECT_GETTERS_SET : INSPECT_GETTERS_NONE;
}

static void take_option(Runtime *runtime, const OptionRow *row, Value value,
                        InspectOptions *options) {
    switch (row->kind) {
    case OPTION_NUMBER: *number_of(options, row) = read_number(value); break;
    case OPTION_DEPTH: options->depth = read_depth(value); break;
    case OPTION_FLAG: *flag_of(options, row) = to_boolean(value); break;
    case OPTION_COMPACT: options->compact = read_compact(value); break;
    case OPTION_GETTERS: options->getters = read_getters(runtime, value); break;
    case OPTION_SORTED:
        options->sorted = to_boolean(value);
        options->comparator = is_callable(value) ? value : VALUE_UNDEFINED;
        break;
    }
}

static const OptionRow *find_option(Runtime *runtime, PropertyKey key) {
    if (!property_key_is_string(key)) return NULL;
    for (size_t i = 0; i < COUNT_OF(option_rows); i++) {
        String *name = value_as_string(key.bits);
        if (string_equals_ascii(runtime, name, option_rows[i].name)) return &option_rows[i];
    }
    return NULL;
}

bool inspect_read_options(Runtime *runtime, Value object, InspectOptions *options) {
    KeyList keys = {0};
    if (!value_is_object(object)) return true;
    if (!object_own_keys(runtime, value_as_object(object), &keys)) return false;
    for (uint32_t i = 0; i < keys.count; i++) {
        const OptionRow *row = find_option(runtime, keys.keys[i]);
        if (!row) {
            options->user_options = object;
            continue;
        }
        Value value = get(runtime, value_as_object(object), keys.keys[i]);
        if (value_is_abrupt(value)) return false;
        take_option(runtime, row, value, options);
    }
    return true;
}

bool inspect_base_options(Runtime *runtime, InspectOptions *options) {
    const Host *host = runtime->host ? host_of(runtime) : NULL;
    *options = inspect_default_options;
    if (LIKELY(!host || !host->inspect_defaults)) return true;
    bool is_fine = inspect_read_options(runtime, value_cell(host->inspect_defaults), options);
    options->user_options = VALUE_UNDEFINED;
    return is_fine;
}

/* ---- options as an object ---- */

static Value compact_value(const InspectOptions *options) {
    if (options->compact == INSPECT_COMPACT_ALWAYS) return VALUE_TRUE;
    return options->compact ? value_int(options->compact) : VALUE_FALSE;
}

static Value getters_value(Runtime *runtime, const InspectOptions *options) {
    switch (options->getters) {
    case INSPECT_GETTERS_GET: return value_cell(runtime->names.get);
    case INSPECT_GETTERS_SET: return value_cell(runtime->names.set);
    default: return value_bool(options->getters == INSPECT_GETTERS_ALL);
    }
}

static Value option_value(Runtime *runtime, InspectOptions *options, const OptionRow *row) {
    switch (row->kind) {
    case OPTION_NUMBER: return value_number(*number_of(options, row));
    case OPTION_DEPTH: return inspect_depth_value(options->depth);
    case OPTION_FLAG: return value_bool(*flag_of(options, row));
    case OPTION_COMPACT: return compact_value(options);
    case OPTION_GETTERS: return getters_value(runtime, options);
    default:
        return value_is_undefined(options->comparator) ? value_bool(options->sorted)
                                                       : options->comparator;
    }
}

static bool put(Runtime *runtime, Object *object, const char *name, Value value) {
    String *atom = atom_from_ascii(runtime, name);
    return atom && object_put(runtime, object, property_key_name(atom), value);
}

static bool put_options(Runtime *runtime, Object *object, InspectOptions *options) {
    for (size_t i = 0; i < COUNT_OF(option_rows); i++) {
        Value value = option_value(runtime, options, &option_rows[i]);
        if (!put(runtime, object, option_rows[i].name, value)) return false;
    }
    return true;
}

/* options.stylize of custom methods: the text, in the colour of that style when `colors` is on. */
static Value stylize_plainly(NativeCall *call) {
    return argument(call, 0);
}

static Value stylize_in_color(NativeCall *call) {
    static const struct {
        const char *name;
        Style style;
    } names[] = {
        {"special", STYLE_SPECIAL},
        {"number", STYLE_NUMBER},
        {"bigint", STYLE_BIGINT},
        {"boolean", STYLE_BOOLEAN},
        {"undefined", STYLE_UNDEFINED},
        {"null", STYLE_NULL},
        {"string", STYLE_STRING},
        {"symbol", STYLE_SYMBOL},
        {"date", STYLE_DATE},
        {"regexp", STYLE_REGEXP},
        {"module", STYLE_MODULE},
    };
    Runtime *runtime = call->runtime;
    String *string = to_string(runtime, argument(call, 0));
    Value name = argument(call, 1);
    if (!string || !value_is_string(name)) return cell_or_abrupt(string);
    Text text = text_new(runtime);
    Inspector inspector = {.runtime = runtime, .text = &text, .options = {.colors = true}};
    Style style = STYLE_NONE;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (string_equals_ascii(runtime, value_as_string(name), names[i].name)) {
            style = names[i].style;
        }
    }
    style_begin(&inspector, style);
    text_string(&text, string);
    style_end(&inspector, style);
    return cell_or_abrupt(text_to_string(&text));
}

static Object *stylize_function(Runtime *runtime, bool colors) {
    String *name = string_from_ascii(runtime, colors ? "stylizeWithColor" : "stylizeNoColor");
    NativeFn function = colors ? stylize_in_color : stylize_plainly;
    NativeFunction *native =
        name ? native_function_new(runtime, function, name, colors ? 2 : 1, 0) : NULL;
    return native ? &native->object : NULL;
}

Object *inspector_user_options(Inspector *inspector) {
    Runtime *runtime = inspector->runtime;
    InspectOptions *options = &inspector->options;
    Object *object = object_new(runtime);
    Object *stylize = object ? stylize_function(runtime, options->colors) : NULL;
    if (!stylize || !put(runtime, object, "stylize", value_cell(stylize))) return NULL;
    if (!put_options(runtime, object, options)) return NULL;
    bool is_fine = value_is_undefined(options->user_options) ||
                   copy_data_properties(runtime, object, options->user_options, NULL, 0);
    return is_fine ? object : NULL;
}

/* ---- util.inspect ---- */

/* The old way to call it: inspect(value, showHidden, depth, colors). */
static bool read_arguments(NativeCall *call, InspectOptions *options) {
    Value second = argument(call, 1), depth = argument(call, 2), colors = argument(call, 3);
    if (!inspect_base_options(call->runtime, options)) return false;
    if (!value_is_undefined(depth)) options->depth = read_depth(depth);
    if (!value_is_undefined(colors)) options->colors = to_boolean(colors);
    if (value_is_bool(second)) {
        options->show_hidden = second == VALUE_TRUE;
        return true;
    }
    return inspect_read_options(call->runtime, second, options);
}

static Value util_inspect(NativeCall *call) {
    InspectOptions options;
    Text text = text_new(call->runtime);
    TRY_OK(read_arguments(call, &options));
    if (inspect_to_text(call->runtime, argument(call, 0), &options, &text)) {
        return cell_or_abrupt(text_to_string(&text));
    }
    text_free(&text);
    return VALUE_ABRUPT;
}

/* get and set util.inspect.defaultOptions: from the first touch on an object holds them. */
static Value get_default_options(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Host *host = host_of(runtime);
    if (!host->inspect_defaults) {
        InspectOptions options = inspect_default_options;
        Object *object = object_new(runtime);
        bool sealed;
        if (!object || !put_options(runtime, object, &options)) return VALUE_ABRUPT;
        TRY_OK(set_integrity_level(runtime, object, INTEGRITY_SEALED, &sealed));
        host->inspect_defaults = object;
    }
    return value_cell(host->inspect_defaults);
}

static Value set_default_options(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value options = argument(call, 0);
    KeyList keys = {0};
    if (!value_is_object(options)) {
        return throw_type_error(runtime, "The \"options\" argument must be of type object.");
    }
    TRY_VALUE(defaults, get_default_options(call));
    TRY_OK(object_own_keys(runtime, value_as_object(options), &keys));
    for (uint32_t i = 0; i < keys.count; i++) {
        TRY_VALUE(value, get(runtime, value_as_object(options), keys.keys[i]));
        TRY_OK(set(runtime, value_as_object(defaults), keys.keys[i], value, true));
    }
    return VALUE_UNDEFINED;
}

static const BuiltinRow inspect_row =
    METHOD("inspect", 2, util_inspect, "the value as console.log shows it");
static const BuiltinRow inspect_rows[] = {
    ACCESSOR("defaultOptions", get_default_options, set_default_options,
             "options of inspect and console.log"),
    ROWS_END,
};

static Object *make_inspect_function(Runtime *runtime) {
    String *key = string_from_ascii(runtime, "nodejs.util.inspect.custom");
    Symbol *custom = key ? symbol_for_key(runtime, key) : NULL;
    Object *parent = custom ? intrinsic(runtime, INTRINSIC_FUNCTION_PROTOTYPE) : NULL;
    Shape *shape = parent ? shape_new_unique(runtime, parent) : NULL;
    NativeFunction *native =
        shape ? native_function_from_row(runtime, runtime->realm, &inspect_row) : NULL;
    if (!native) return NULL;
    native->object.shape = shape; /* it gets lazy slots: nobody may share them */
    if (!object_materialize(runtime, &native->object)) return NULL;
    bool is_complete = put(runtime, &native->object, "custom", value_cell(custom)) &&
                       builtin_add_rows(runtime, runtime->realm, &native->object, inspect_rows);
    return is_complete ? &native->object : NULL;
}

Object *util_inspect_function(Runtime *runtime) {
    Host *host = host_of(runtime);
    if (!host->inspect_function) host->inspect_function = make_inspect_function(runtime);
    return host->inspect_function;
}
