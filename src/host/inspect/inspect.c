/* Inspection: values and properties; where an inspection begins and ends (inspect.h). */
#include "host/inspect/inspect_internal.h"

#include "builtins/builtin.h"

const InspectOptions inspect_default_options = {
    .depth = 2,
    .break_length = 80,
    .max_array_length = 100,
    .max_string_length = 10000,
    .compact = 3,
    .custom_inspect = true,
    .comparator = VALUE_UNDEFINED,
    .user_options = VALUE_UNDEFINED,
};

/* ---- entries ---- */

void inspector_entry(Inspector *inspector, size_t start) {
    if (!span_vector_push(&inspector->entries, span_from(inspector, start))) {
        inspector->text->failed = true;
    }
}

void inspector_more_items(Inspector *inspector, double remaining) {
    if (remaining <= 0) return;
    size_t start = text_length(inspector->text);
    text_format(inspector->text, "... %.0f more item%s", remaining, remaining > 1 ? "s" : "");
    inspector_entry(inspector, start);
}

/* ---- custom inspection ---- */

static bool is_prototype_object(Runtime *runtime, Object *object, bool *result) {
    *result = false;
    Value constructor = get(runtime, object, property_key_name(runtime->names.constructor));
    if (value_is_abrupt(constructor)) return false;
    if (!to_boolean(constructor)) return true;
    Value prototype =
        get_v(runtime, constructor, property_key_name(runtime->names.prototype));
    *result = prototype == value_cell(object);
    return !value_is_abrupt(prototype);
}

/* The object's [nodejs.util.inspect.custom] method, or undefined. VALUE_ABRUPT: threw. */
static Value custom_method(Inspector *inspector, Object *object) {
    Runtime *runtime = inspector->runtime;
    if (!inspector->custom || !inspector->options.custom_inspect) return VALUE_UNDEFINED;
    TRY_VALUE(method, get(runtime, object, property_key_symbol(inspector->custom)));
    if (!is_callable(method)) return VALUE_UNDEFINED;
    bool is_prototype;
    TRY_OK(is_prototype_object(runtime, object, &is_prototype));
    return is_prototype ? VALUE_UNDEFINED : method;
}

static Value call_custom(Inspector *inspector, Value method, Value receiver, int level) {
    Runtime *runtime = inspector->runtime;
    Object *options = inspector_user_options(inspector);
    Object *function = options ? util_inspect_function(runtime) : NULL;
    if (!function) return VALUE_ABRUPT;
    Value arguments[] = {
        inspect_depth_value(inspector->options.depth - level),
        value_cell(options),
        value_cell(function),
    };
    return call(runtime, method, receiver, COUNT_OF(arguments), arguments);
}

/* Text of a custom method: its further lines are indented like everything else. */
static bool write_indented(Inspector *inspector, String *string) {
    if (!string_flat(inspector->runtime, string)) return false;
    uint32_t length = string_length(string), start = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (string_unit(string, i) != '\n') continue;
        text_range(inspector->text, string, start, i + 1);
        text_repeat(inspector->text, ' ', inspector->indentation);
        start = i + 1;
    }
    text_range(inspector->text, string, start, length);
    return true;
}

/* ---- values ---- */

static bool write_circular(Inspector *inspector, Object *object) {
    Runtime *runtime = inspector->runtime;
    if (!inspector->circular && !(inspector->circular = array_new(runtime, 0))) return false;
    Array *circular = inspector->circular;
    uint32_t index = 0;
    while (index < circular->length &&
           object_dense_element(&circular->object, index) != value_cell(object)) {
        index++;
    }
    if (index == circular->length && !array_push(runtime, circular, value_cell(object))) {
        return false;
    }
    style_begin(inspector, STYLE_SPECIAL);
    text_format(inspector->text, "[Circular *%u]", index + 1);
    style_end(inspector, STYLE_SPECIAL);
    return true;
}

static bool is_under_way(const Inspector *inspector, const Object *object) {
    for (size_t i = 0; i < inspector->seen.length; i++) {
        if (inspector->seen.items[i] == object) return true;
    }
    return false;
}

bool inspector_value(Inspector *inspector, Value value, int level) {
    if (!value_is_object(value)) return inspector_primitive(inspector, value, true);
    Object *object = inspector_shown_object(inspector, value_as_object(value));
    if (!object) {
        styled_ascii(inspector, STYLE_SPECIAL, "<Revoked Proxy>");
        return true;
    }
    if (inspector->options.show_proxy && object != value_as_object(value)) {
        return inspector_proxy(inspector, value_as_object(value), level);
    }
    Value method = custom_method(inspector, object);
    if (value_is_abrupt(method)) return false;
    if (!value_is_undefined(method)) {
        Value result = call_custom(inspector, method, value, level);
        if (value_is_abrupt(result)) return false;
        if (value_is_string(result)) return write_indented(inspector, value_as_string(result));
        if (result != value) return inspector_value(inspector, result, level);
    }
    if (is_under_way(inspector, object)) return write_circular(inspector, object);
    return inspector_object(inspector, object, level);
}

bool inspector_nested(Inspector *inspector, Value value, int level) {
    inspector->indentation += 2;
    bool is_fine = inspector_value(inspector, value, level);
    inspector->indentation -= 2;
    return is_fine;
}

/* ---- properties: keys ---- */

static bool is_plain_name(const String *name) {
    uint32_t length = string_length(name);
    for (uint32_t i = 0; i < length; i++) {
        uint16_t unit = string_unit(name, i);
        bool is_letter = ((unit | 32) >= 'a' && (unit | 32) <= 'z') || unit == '_';
        bool is_digit = unit >= '0' && unit <= '9';
        if (!is_letter && (i == 0 || !is_digit)) return false;
    }
    return length > 0;
}

static bool write_symbol_key(Inspector *inspector, Symbol *symbol) {
    Runtime *runtime = inspector->runtime;
    String *description = symbol->description ? symbol->description : runtime->empty_string;
    String *text = string_format(runtime, "Symbol(%S)", description);
    if (!text || !string_flat(runtime, text)) return false;
    text_unit(inspector->text, '[');
    style_begin(inspector, STYLE_SYMBOL);
    text_escaped(inspector->text, text);
    style_end(inspector, STYLE_SYMBOL);
    text_unit(inspector->text, ']');
    return true;
}

static bool write_string_key(Inspector *inspector, String *name, bool is_enumerable) {
    Text *text = inspector->text;
    if (!string_flat(inspector->runtime, name)) return false;
    if (name == inspector->runtime->names.proto) {
        text_ascii(text, "['__proto__']");
    } else if (!is_enumerable) {
        text_unit(text, '[');
        text_escaped(text, name);
        text_unit(text, ']');
    } else if (is_plain_name(name)) {
        text_string(text, name);
    } else {
        style_begin(inspector, STYLE_STRING);
        text_quoted(text, name, 0, string_length(name));
        style_end(inspector, STYLE_STRING);
    }
    return true;
}

static bool write_key(Inspector *inspector, PropertyKey key, bool is_enumerable) {
    if (property_key_is_symbol(key)) {
        return write_symbol_key(inspector, value_as_symbol(key.bits));
    }
    Value name = property_key_to_value(inspector->runtime, key);
    return !value_is_abrupt(name) &&
           write_string_key(inspector, value_as_string(name), is_enumerable);
}

/* ---- properties: values ---- */

static bool asks_getter(const Inspector *inspector, bool has_setter) {
    switch (inspector->options.getters) {
    case INSPECT_GETTERS_ALL: return true;
    case INSPECT_GETTERS_GET: return !has_setter;
    case INSPECT_GETTERS_SET: return has_setter;
    default: return false;
    }
}

/* "[Getter: 1]", "[Getter] { a: 1 }". */
static bool write_got(Inspector *inspector, const char *label, Value value, int level) {
    Text *text = inspector->text;
    bool is_object = value_is_object(value) && !is_callable(value);
    style_begin(inspector, STYLE_SPECIAL);
    text_ascii(text, "[");
    text_ascii(text, label);
    text_ascii(text, is_object ? "]" : ":");
    style_end(inspector, STYLE_SPECIAL);
    text_unit(text, ' ');
    if (is_object) return inspector_nested(inspector, value, level);
    if (!inspector_nested(inspector, value, level)) return false;
    styled_ascii(inspector, STYLE_SPECIAL, "]");
    return true;
}

static bool write_thrown(Inspector *inspector, const char *label) {
    Runtime *runtime = inspector->runtime;
    Value error = runtime_take_exception(runtime);
    Value message = get_v(runtime, error, property_key_name(runtime->names.message));
    String *string = value_is_abrupt(message) ? NULL : to_string(runtime, message);
    if (!string) return false;
    style_begin(inspector, STYLE_SPECIAL);
    text_ascii(inspector->text, "[");
    text_ascii(inspector->text, label);
    text_ascii(inspector->text, ":");
    style_end(inspector, STYLE_SPECIAL);
    text_ascii(inspector->text, " <Inspection threw (");
    text_string(inspector->text, string);
    text_ascii(inspector->text, ")>");
    styled_ascii(inspector, STYLE_SPECIAL, "]");
    return true;
}

static bool write_accessor(Inspector *inspector, const PropertyDescriptor *descriptor,
                           Object *receiver, int level) {
    Runtime *runtime = inspector->runtime;
    bool has_getter = !value_is_undefined(descriptor->getter);
    bool has_setter = !value_is_undefined(descriptor->setter);
    if (!has_getter) {
        if (has_setter) {
            styled_ascii(inspector, STYLE_SPECIAL, "[Setter]");
        } else {
            styled_ascii(inspector, STYLE_UNDEFINED, "undefined");
        }
        return true;
    }
    const char *label = has_setter ? "Getter/Setter" : "Getter";
    if (!asks_getter(inspector, has_setter)) {
        styled_ascii(inspector, STYLE_SPECIAL, has_setter ? "[Getter/Setter]" : "[Getter]");
        return true;
    }
    Value value = call(runtime, descriptor->getter, value_cell(receiver), 0, NULL);
    if (value_is_abrupt(value)) return write_thrown(inspector, label);
    return write_got(inspector, label, value, level);
}

/* compact: true. A value wider than a line begins on one of its own. */
static void break_before(Inspector *inspector, size_t start, size_t indentation) {
    size_t count = text_length(inspector->text) - start;
    const uint16_t *units = inspector->text->units.items + start;
    size_t width = text_width(units, count, inspector->options.colors);
    if (inspector->options.break_length >= (double)width) return;
    inspector->text->units.items[start - 1] = '\n';
    for (size_t i = 0; i < indentation; i++) {
        text_insert(inspector->text, start, (const uint16_t[]){' '}, 1);
    }
}

static bool write_data(Inspector *inspector, Value value, EntryKind kind, int level) {
    bool is_compact = inspector->options.compact == INSPECT_COMPACT_ALWAYS;
    size_t shift = is_compact && kind == ENTRY_PROPERTY ? 3 : 2;
    size_t start = text_length(inspector->text);
    inspector->indentation += shift;
    bool is_fine = inspector_value(inspector, value, level);
    if (is_fine && shift == 3) break_before(inspector, start, inspector->indentation);
    inspector->indentation -= shift;
    return is_fine;
}

static bool find_property(Runtime *runtime, Object *object, PropertyKey key,
                          PropertyDescriptor *descriptor) {
    bool found;
    if (!object_get_own_property(runtime, object, key, descriptor, &found)) return false;
    if (found) return true;
    Value value = get(runtime, object, key);
    *descriptor = (PropertyDescriptor){.flags = PROPERTY_ENUMERABLE, .value = value};
    return !value_is_abrupt(value);
}

bool inspector_property(Inspector *inspector, Object *object, PropertyKey key, EntryKind kind,
                        const PropertyDescriptor *known, Object *receiver, int level) {
    PropertyDescriptor descriptor;
    if (known) {
        descriptor = *known;
    } else if (!find_property(inspector->runtime, object, key, &descriptor)) {
        return false;
    }
    if (kind != ENTRY_ELEMENT) {
        if (!write_key(inspector, key, descriptor.flags & PROPERTY_ENUMERABLE)) return false;
        text_ascii(inspector->text, ": ");
    }
    if (descriptor_is_accessor(&descriptor)) {
        return write_accessor(inspector, &descriptor, receiver, level);
    }
    return write_data(inspector, descriptor.value, kind, level);
}

/* ---- beginning and end ---- */

static bool find_custom_symbol(Inspector *inspector) {
    Runtime *runtime = inspector->runtime;
    if (!runtime->symbol_registry) return true; /* nobody has asked for any symbol by key */
    String *key = string_from_ascii(runtime, "nodejs.util.inspect.custom");
    inspector->custom = key ? symbol_for_key(runtime, key) : NULL;
    return inspector->custom != NULL;
}

bool inspect_to_text(Runtime *runtime, Value value, const InspectOptions *options, Text *text) {
    Inspector inspector = {
        .runtime = runtime,
        .options = *options,
        .text = text,
        .scratch = text_new(runtime),
    };
    bool is_fine = !value_is_object(value) || find_custom_symbol(&inspector);
    is_fine = is_fine && inspector_value(&inspector, value, 0);
    text_free(&inspector.scratch);
    span_vector_free(&inspector.entries);
    object_vector_free(&inspector.seen);
    return is_fine && text_check(text);
}
