/* Inspection: what an object calls itself: constructor, Symbol.toStringTag, prefix, and functions.
 *
 * Reading `constructor` as a descriptor never runs a getter; reading the constructor's `name` and
 * the tag may. An exception of a `Symbol.hasInstance` method counts as "no instance".
 */
#include "host/inspect/inspect_internal.h"

#include "runtime/objects/binary.h"
#include "runtime/objects/builtin_row.h"
#include "syntax/tree.h"

static PropertyKey key_of_tag(const Runtime *runtime) {
    return property_key_symbol(runtime->symbols.to_string_tag);
}

/* Own data property of an object that no script can watch; VALUE_EMPTY: none. False: threw. */
static bool own_data(Runtime *runtime, Object *object, PropertyKey key, Value *value) {
    PropertyDescriptor descriptor;
    bool found;
    *value = VALUE_EMPTY;
    if (!object_get_own_property(runtime, object, key, &descriptor, &found)) return false;
    if (found && !descriptor_is_accessor(&descriptor)) *value = descriptor.value;
    return true;
}

/* ---- classes everybody has ---- */

/* Node.js tells a subclass of these by their names: globals that are functions or objects. */
// clang-format off
static const char *const builtin_class_names[] = {
    "AbortController", "AbortSignal", "AggregateError", "Array", "ArrayBuffer", "Atomics", "BigInt",
    "BigInt64Array", "BigUint64Array", "Blob", "Boolean", "BroadcastChannel", "Buffer",
    "DOMException", "DataView", "Date", "Error", "EvalError", "Event", "EventTarget",
    "FinalizationRegistry", "Float32Array", "Float64Array", "FormData", "Function", "Headers",
    "Infinity", "Int16Array", "Int32Array", "Int8Array", "Intl", "JSON", "Map", "Math",
    "MessageChannel", "MessageEvent", "MessagePort", "NaN", "Number", "Object", "Performance",
    "Promise", "Proxy", "RangeError", "ReferenceError", "Reflect", "RegExp", "Request", "Response",
    "Set", "SharedArrayBuffer", "String", "Symbol", "SyntaxError", "TextDecoder", "TextEncoder",
    "TypeError", "URIError", "URL", "URLSearchParams", "Uint16Array", "Uint32Array", "Uint8Array",
    "Uint8ClampedArray", "WeakMap", "WeakRef", "WeakSet", "WebAssembly",
};
// clang-format on

bool is_builtin_class_name(Runtime *runtime, String *name) {
    for (size_t i = 0; i < COUNT_OF(builtin_class_names); i++) {
        if (string_equals_ascii(runtime, name, builtin_class_names[i])) return true;
    }
    return false;
}

static const char *const kind_names[CELL_KIND_COUNT] = {
    [CELL_OBJECT_ARRAY] = "Array",
    [CELL_OBJECT_ERROR] = "Error",
    [CELL_OBJECT_BOOLEAN] = "Boolean",
    [CELL_OBJECT_NUMBER] = "Number",
    [CELL_OBJECT_STRING] = "String",
    [CELL_OBJECT_SYMBOL] = "Symbol",
    [CELL_OBJECT_BIGINT] = "BigInt",
    [CELL_OBJECT_MAP] = "Map",
    [CELL_OBJECT_SET] = "Set",
    [CELL_OBJECT_WEAK_MAP] = "WeakMap",
    [CELL_OBJECT_WEAK_SET] = "WeakSet",
    [CELL_OBJECT_WEAK_REF] = "WeakRef",
    [CELL_OBJECT_FINALIZATION_REGISTRY] = "FinalizationRegistry",
    [CELL_OBJECT_ARRAY_ITERATOR] = "Array Iterator",
    [CELL_OBJECT_STRING_ITERATOR] = "String Iterator",
    [CELL_OBJECT_MAP_ITERATOR] = "Map Iterator",
    [CELL_OBJECT_SET_ITERATOR] = "Set Iterator",
    [CELL_OBJECT_GENERATOR] = "Generator",
    [CELL_OBJECT_ASYNC_GENERATOR] = "AsyncGenerator",
    [CELL_OBJECT_ARGUMENTS] = "Arguments",
    [CELL_OBJECT_MAPPED_ARGUMENTS] = "Arguments",
    [CELL_OBJECT_PROMISE] = "Promise",
    [CELL_OBJECT_REGEXP] = "RegExp",
    [CELL_OBJECT_DATE] = "Date",
    [CELL_OBJECT_ARRAY_BUFFER] = "ArrayBuffer",
    [CELL_OBJECT_DATA_VIEW] = "DataView",
};

/* The name of the class that `prototype` is the prototype of, as data; NULL: none, or Object. */
static bool class_name_at(Runtime *runtime, Object *prototype, String **name) {
    Value value;
    PropertyKey constructor = property_key_name(runtime->names.constructor);
    *name = NULL;
    if (!own_data(runtime, prototype, constructor, &value)) return false;
    if (!is_callable(value)) return true;
    PropertyKey key = property_key_name(runtime->names.name);
    if (!own_data(runtime, value_as_object(value), key, &value)) return false;
    if (!value_is_string(value) || string_length(value_as_string(value)) == 0) return true;
    if (!string_equals_ascii(runtime, value_as_string(value), "Object")) {
        *name = value_as_string(value);
    }
    return true;
}

/* A tag, or a named constructor of a prototype, as data. NULL in *name: none. */
static bool find_class_name(Runtime *runtime, Object *object, String **name) {
    Object *current = object;
    *name = NULL;
    while (current && current->cell.kind != CELL_OBJECT_PROXY) {
        Value tag;
        if (!own_data(runtime, current, key_of_tag(runtime), &tag)) return false;
        if (value_is_string(tag)) {
            *name = value_as_string(tag);
        } else if (current != object && !class_name_at(runtime, current, name)) {
            return false;
        }
        if (*name) return true;
        if (!object_get_prototype_of(runtime, current, &current)) return false;
    }
    return true;
}

/* What the engine calls the object when no constructor does. NULL: threw. */
static String *object_class_name(Runtime *runtime, Object *object) {
    const char *name = kind_names[object->cell.kind];
    if (object->cell.kind == CELL_OBJECT_TYPED_ARRAY) {
        name = typed_array_info((const TypedArray *)object)->name;
    }
    bool is_shared = object->cell.kind == CELL_OBJECT_ARRAY_BUFFER &&
                     ((const ArrayBuffer *)object)->is_shared;
    if (is_shared) name = "SharedArrayBuffer";
    if (!name && is_callable(value_cell(object))) name = "Function";
    if (name) return string_from_ascii(runtime, name);
    String *found;
    if (!find_class_name(runtime, object, &found)) return NULL;
    return found ? found : string_from_ascii(runtime, "Object");
}

/* ---- constructors ---- */

/* String(value) of a constructor's name; an empty string is none. */
static bool name_of_constructor(Runtime *runtime, Object *constructor, String **name) {
    *name = NULL;
    Value value = get(runtime, constructor, property_key_name(runtime->names.name));
    if (value_is_abrupt(value)) return false;
    if (value_is_string(value)) {
        if (string_length(value_as_string(value))) *name = value_as_string(value);
        return true;
    }
    *name = value_is_symbol(value) ? value_describe(runtime, value) : to_string(runtime, value);
    return *name != NULL;
}

static bool is_instance(Runtime *runtime, Value value, Value constructor) {
    Value result = instance_of(runtime, value, constructor);
    if (!value_is_abrupt(result)) return result == VALUE_TRUE;
    runtime_take_exception(runtime);
    return false;
}

static bool has_prototype(Runtime *runtime, Object *object, const Object *prototype) {
    while (object_get_prototype_of(runtime, object, &object)) {
        if (!object || object == prototype) return object != NULL;
    }
    runtime_take_exception(runtime);
    return false;
}

/* %Object.prototype% and %Function.prototype% name their class whatever `constructor` says. */
static const char *well_known_name(Runtime *runtime, Object *candidate, Object *instance) {
    Object *const *intrinsics = runtime->realm->intrinsics;
    const char *name = NULL;
    if (candidate == intrinsics[INTRINSIC_OBJECT_PROTOTYPE]) name = "Object";
    if (candidate == intrinsics[INTRINSIC_FUNCTION_PROTOTYPE]) name = "Function";
    return name && has_prototype(runtime, instance, candidate) ? name : NULL;
}

/* The class that `candidate`, an object or one of its prototypes, is the prototype of.
 * NULL in *name: it does not say, or says something else than the truth. */
static bool constructor_at(Runtime *runtime, Object *candidate, Object *instance, String **name) {
    const char *known = well_known_name(runtime, candidate, instance);
    if (known) {
        *name = atom_from_ascii(runtime, known);
        return *name != NULL;
    }
    *name = NULL;
    Value constructor;
    PropertyKey key = property_key_name(runtime->names.constructor);
    if (!own_data(runtime, candidate, key, &constructor)) return false;
    if (!is_callable(constructor)) return true;
    if (!name_of_constructor(runtime, value_as_object(constructor), name)) return false;
    if (*name && !is_instance(runtime, value_cell(instance), constructor)) *name = NULL;
    return true;
}

/* ---- showHidden: data properties of user-defined prototypes ---- */

static bool is_builtin_prototype(Runtime *runtime, Object *prototype, bool *result) {
    Value constructor;
    String *name;
    *result = false;
    PropertyKey key = property_key_name(runtime->names.constructor);
    if (!own_data(runtime, prototype, key, &constructor)) return false;
    if (!is_callable(constructor)) return true;
    if (!name_of_constructor(runtime, value_as_object(constructor), &name)) return false;
    *result = name && is_builtin_class_name(runtime, name);
    return true;
}

static bool key_list_has(const KeyList *keys, uint32_t count, PropertyKey key) {
    for (uint32_t i = 0; i < count; i++) {
        if (property_key_equals(keys->keys[i], key)) return true;
    }
    return false;
}

/* One property of a prototype as an entry, faint. Methods and `constructor` are left out, and what
 * the object has itself. */
static bool write_prototype_property(Inspector *inspector, Form *form, Object *prototype,
                                     PropertyKey key, int level) {
    Runtime *runtime = inspector->runtime;
    PropertyDescriptor descriptor;
    bool found;
    if (property_key_equals(key, property_key_name(runtime->names.constructor))) return true;
    if (!has_own_property(runtime, form->object, key, &found)) return false;
    if (found) return true;
    if (!object_get_own_property(runtime, prototype, key, &descriptor, &found)) return false;
    bool is_accessor = found && descriptor_is_accessor(&descriptor);
    if (!found || (!is_accessor && is_callable(descriptor.value))) return true;
    size_t start = text_length(inspector->text);
    if (inspector->options.colors) text_ascii(inspector->text, "\033[2m");
    if (!inspector_property(inspector, prototype, key, ENTRY_PROPERTY, &descriptor, form->object,
                            level)) {
        return false;
    }
    if (inspector->options.colors) text_ascii(inspector->text, "\033[22m");
    inspector_entry(inspector, start);
    form->has_prototype_entries = true;
    return true;
}

static bool write_prototype(Inspector *inspector, Form *form, Object *prototype, KeyList *seen,
                            int level) {
    Runtime *runtime = inspector->runtime;
    KeyList keys = {0};
    uint32_t known = seen->count;
    if (!object_own_keys(runtime, prototype, &keys)) return false;
    for (uint32_t i = 0; i < keys.count; i++) {
        if (key_list_has(seen, known, keys.keys[i])) continue;
        if (!key_list_append(runtime, seen, keys.keys[i])) return false;
        if (!write_prototype_property(inspector, form, prototype, keys.keys[i], level)) {
            return false;
        }
    }
    return true;
}

/* Up to three prototypes, as far as they are the script's own. */
static bool write_prototypes(Inspector *inspector, Form *form, int level) {
    enum { MOST_PROTOTYPES = 3 };
    Runtime *runtime = inspector->runtime;
    KeyList seen = {0};
    Object *prototype = form->object;
    if (!object_vector_push(&inspector->seen, form->object)) {
        return !value_is_abrupt(throw_out_of_memory(runtime));
    }
    bool is_fine = true, is_builtin = false;
    for (int depth = 0; is_fine && depth < MOST_PROTOTYPES; depth++) {
        is_fine = object_get_prototype_of(runtime, prototype, &prototype);
        if (!is_fine || !prototype) break;
        is_fine = is_builtin_prototype(runtime, prototype, &is_builtin);
        if (!is_fine || is_builtin) break;
        is_fine = write_prototype(inspector, form, prototype, &seen, level);
    }
    object_vector_pop(&inspector->seen);
    return is_fine;
}

/* ---- the constructor's name ---- */

/* The nameless first prototype itself in angle brackets. */
static String *describe_prototype(Inspector *inspector, String *class_name, Object *prototype) {
    Runtime *runtime = inspector->runtime;
    InspectOptions options = inspector->options;
    options.custom_inspect = false;
    options.depth = -1;
    Text text = text_new(runtime);
    text_string(&text, class_name);
    text_ascii(&text, " <");
    bool is_fine = inspect_to_text(runtime, value_cell(prototype), &options, &text);
    text_unit(&text, '>');
    if (is_fine) return text_to_string(&text);
    text_free(&text);
    return NULL;
}

static bool find_constructor(Inspector *inspector, Form *form, Object *instance, int level,
                             String **name);

/* No prototype names a class that is true: "Foo <Bar>", "Object <[Object: null prototype] {}>". */
static bool complex_constructor(Inspector *inspector, Form *form, Object *instance, Object *first,
                                int level, String **name) {
    Runtime *runtime = inspector->runtime;
    String *class_name = object_class_name(runtime, instance), *above;
    if (!class_name) return false;
    if (inspector_is_too_deep(inspector, level)) {
        *name = string_format(runtime, "%S <Complex prototype>", class_name);
        return *name != NULL;
    }
    if (!find_constructor(inspector, form, first, level + 1, &above)) return false;
    *name = above ? string_format(runtime, "%S <%S>", class_name, above)
                  : describe_prototype(inspector, class_name, first);
    return *name != NULL;
}

static bool shows_prototypes(const Inspector *inspector, const Form *form, int level) {
    return form && inspector->options.show_hidden && !inspector_is_too_deep(inspector, level);
}

/* Name of the class `instance` is of; NULL: it has no prototype. form NULL: the name alone. */
static bool find_constructor(Inspector *inspector, Form *form, Object *instance, int level,
                             String **name) {
    Runtime *runtime = inspector->runtime;
    Object *candidate = instance, *first = NULL;
    if (runtime_stack_is_low(runtime)) return !runtime_stack_overflow(runtime);
    for (int hops = 0; candidate; hops++) {
        if (hops == 1) first = candidate;
        if (!constructor_at(runtime, candidate, instance, name)) return false;
        if (*name) {
            bool is_plain = hops == 1 && is_builtin_class_name(runtime, *name);
            return !shows_prototypes(inspector, form, level) || is_plain ||
                   write_prototypes(inspector, form, level);
        }
        if (!object_get_prototype_of(runtime, candidate, &candidate)) return false;
    }
    *name = NULL;
    return !first || complex_constructor(inspector, form, instance, first, level, name);
}

bool form_find_constructor(Inspector *inspector, Form *form, int level) {
    return find_constructor(inspector, form, form->object, level, &form->constructor);
}

/* ---- the tag ---- */

/* The tag as a string; empty when it would be printed as a property anyway. */
bool form_find_tag(Inspector *inspector, Form *form) {
    Runtime *runtime = inspector->runtime;
    form->tag = runtime->empty_string;
    Value tag = get(runtime, form->object, key_of_tag(runtime));
    if (value_is_abrupt(tag)) return false;
    if (!value_is_string(tag) || string_length(value_as_string(tag)) == 0) return true;
    PropertyDescriptor descriptor;
    bool found;
    if (!object_get_own_property(runtime, form->object, key_of_tag(runtime), &descriptor, &found)) {
        return false;
    }
    bool shown = found && (inspector->options.show_hidden ||
                           (descriptor.flags & PROPERTY_ENUMERABLE));
    if (!shown) form->tag = value_as_string(tag);
    return true;
}

static bool tag_says_more(Inspector *inspector, const Form *form, String *than) {
    return string_length(form->tag) > 0 &&
           !(than && string_equals(inspector->runtime, form->tag, than));
}

static void write_tag(Inspector *inspector, const Form *form, const char *after) {
    text_unit(inspector->text, '[');
    text_string(inspector->text, form->tag);
    text_unit(inspector->text, ']');
    text_ascii(inspector->text, after);
}

/* ---- prefixes ---- */

static void write_size(Inspector *inspector, double size) {
    if (size >= 0) text_format(inspector->text, "(%.0f)", size);
}

static void write_null_prefix(Inspector *inspector, const Form *form, String *fallback,
                              double size) {
    Text *text = inspector->text;
    text_unit(text, '[');
    text_string(text, fallback);
    write_size(inspector, size);
    text_ascii(text, ": null prototype] ");
    if (tag_says_more(inspector, form, fallback)) write_tag(inspector, form, " ");
}

static void write_constructor_prefix(Inspector *inspector, const Form *form, double size) {
    text_string(inspector->text, form->constructor);
    write_size(inspector, size);
    text_unit(inspector->text, ' ');
    if (tag_says_more(inspector, form, form->constructor)) write_tag(inspector, form, " ");
}

void form_write_prefix(Inspector *inspector, const Form *form, const char *fallback, double size) {
    if (form->constructor) {
        write_constructor_prefix(inspector, form, size);
        return;
    }
    String *name = string_from_ascii(inspector->runtime, fallback);
    if (name) {
        write_null_prefix(inspector, form, name, size);
    } else {
        inspector->text->failed = true;
    }
}

bool form_write_style(Inspector *inspector, const Form *form) {
    if (form->constructor) {
        write_constructor_prefix(inspector, form, -1);
        return true;
    }
    String *fallback = object_class_name(inspector->runtime, form->object);
    if (fallback && string_equals(inspector->runtime, fallback, form->tag)) {
        fallback = string_from_ascii(inspector->runtime, "Object");
    }
    if (fallback) write_null_prefix(inspector, form, fallback, -1);
    return fallback != NULL;
}

/* ---- functions ---- */

static const FunctionCode *code_of(const Object *function) {
    return function->cell.kind == CELL_OBJECT_FUNCTION ? ((const Function *)function)->code : NULL;
}

/* `name` of a function as a template literal has it; "" gives NULL in *name. */
static bool read_name(Runtime *runtime, Object *function, String **name) {
    *name = NULL;
    Value value = get(runtime, function, property_key_name(runtime->names.name));
    if (value_is_abrupt(value)) return false;
    if (value_is_string(value) && string_length(value_as_string(value)) == 0) return true;
    *name = to_string(runtime, value);
    return *name != NULL;
}

/* `extends B`: the name of what the class inherits from, as far as it has one. */
static bool write_heritage(Inspector *inspector, const Form *form) {
    Runtime *runtime = inspector->runtime;
    if (!form->constructor) {
        text_ascii(inspector->text, " extends [null prototype]");
        return true;
    }
    Object *parent;
    if (!object_get_prototype_of(runtime, form->object, &parent)) return false;
    Value name = get(runtime, parent, property_key_name(runtime->names.name));
    if (value_is_abrupt(name)) return false;
    if (!to_boolean(name)) return true;
    String *text = to_string(runtime, name);
    if (!text) return false;
    text_ascii(inspector->text, " extends ");
    text_string(inspector->text, text);
    return true;
}

static bool write_class_name(Inspector *inspector, const Form *form) {
    Runtime *runtime = inspector->runtime;
    PropertyKey key = property_key_name(runtime->names.name);
    bool has_name;
    Value name = VALUE_UNDEFINED;
    if (!has_own_property(runtime, form->object, key, &has_name)) return false;
    if (has_name) name = get(runtime, form->object, key);
    if (value_is_abrupt(name)) return false;
    if (!to_boolean(name)) {
        text_ascii(inspector->text, "(anonymous)");
        return true;
    }
    String *text = to_string(runtime, name);
    if (text) text_string(inspector->text, text);
    return text != NULL;
}

static bool write_class(Inspector *inspector, const Form *form) {
    Text *text = inspector->text;
    text_ascii(text, "[class ");
    if (!write_class_name(inspector, form)) return false;
    if (form->constructor && !form_is_called(inspector, form, "Function")) {
        text_ascii(text, " [");
        text_string(text, form->constructor);
        text_unit(text, ']');
    }
    if (tag_says_more(inspector, form, form->constructor)) {
        text_unit(text, ' ');
        write_tag(inspector, form, "");
    }
    if (!write_heritage(inspector, form)) return false;
    text_unit(text, ']');
    return true;
}

static const char *function_type(const FunctionCode *code) {
    if (!code) return "Function";
    if (code->is_async) return code->is_generator ? "AsyncGeneratorFunction" : "AsyncFunction";
    return code->is_generator ? "GeneratorFunction" : "Function";
}

bool form_write_function(Inspector *inspector, const Form *form) {
    const FunctionCode *code = code_of(form->object);
    Text *text = inspector->text;
    String *name;
    if (code && code->is_class_constructor) return write_class(inspector, form);
    if (!read_name(inspector->runtime, form->object, &name)) return false;
    const char *type = function_type(code);
    text_unit(text, '[');
    text_ascii(text, type);
    if (!form->constructor) text_ascii(text, " (null prototype)");
    text_ascii(text, name ? ": " : " (anonymous)");
    if (name) text_string(text, name);
    text_unit(text, ']');
    if (form->constructor && !form_is_called(inspector, form, type)) {
        text_unit(text, ' ');
        text_string(text, form->constructor);
    }
    if (tag_says_more(inspector, form, form->constructor)) {
        text_unit(text, ' ');
        write_tag(inspector, form, "");
    }
    return true;
}
