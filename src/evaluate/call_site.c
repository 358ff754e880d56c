/* The lines of stack traces, as V8 writes them (CallSiteInfo): which name a function goes by, of
 * what class its receiver is, under which key it was called, where it stands.
 *
 * Names are looked up when the text is made, in objects as they are then. No script runs. */
#include "evaluate/call_site.h"

#include <stdio.h>

#include "evaluate/evaluators.h"
#include "runtime/objects/builtin_row.h"
#include "support/unicode.h"

/* ---- in a record ---- */

/* The callee as a value: a script stands for its own code. */
void call_site_write(Value *values, const CallSite *site) {
    Value callee = site->function ? value_cell(site->function) : VALUE_UNDEFINED;
    if (!site->function && site->code) callee = value_cell(site->code->script);
    values[0] = callee;
    values[1] = site->this_value;
    values[2] = value_number((double)site->position * SITE_FLAGS + site->flags);
}

CallSite call_site_read(const Value *values) {
    uint64_t packed = (uint64_t)value_as_number(values[2]);
    CallSite site = {.this_value = values[1],
                     .position = (uint32_t)(packed / SITE_FLAGS),
                     .flags = packed % SITE_FLAGS};
    if (value_is_object(values[0])) {
        site.function = value_as_object(values[0]);
        if (value_is_kind(values[0], CELL_OBJECT_FUNCTION))
            site.code = ((Function *)site.function)->code;
    } else if (!value_is_undefined(values[0])) {
        site.code = ((Script *)value_as_cell(values[0]))->code;
    }
    return site;
}

/* ---- names ---- */

Value quiet_get(Runtime *runtime, Object *object, PropertyKey key) {
    for (; object; object = object->shape->prototype) {
        const PropertyEntry *entry = shape_lookup(object->shape, key);
        if (!entry) continue;
        return entry->attributes & PROPERTY_ACCESSOR ? VALUE_UNDEFINED
                                                     : object_slot(runtime, object, entry->slot);
    }
    return VALUE_UNDEFINED;
}

static String *own_name(Runtime *runtime, Object *function) {
    Value name = quiet_get(runtime, function, property_key_name(runtime->names.name));
    return value_is_string(name) ? value_as_string(name) : runtime->empty_string;
}

/* Anonymous functions may have got a name: that of the property, say, they were made for. */
static String *function_name(Runtime *runtime, Object *function) {
    const char *row_name = native_row_name(function);
    if (row_name) return string_from_ascii(runtime, row_name);
    if (function->cell.kind != CELL_OBJECT_FUNCTION) return own_name(runtime, function);
    String *name = ((Function *)function)->code->name;
    return string_length(name) ? name : own_name(runtime, function);
}

/* The function of a whole file (its body is a function, as Node.js has it). */
static bool is_file(const CallSite *site) {
    return site->code && site->code->kind == FUNCTION_NORMAL &&
           site->code->script->code == site->code;
}

/* Made by a function constructor: V8 calls it as it calls eval code. */
static bool is_dynamic(const Runtime *runtime, const FunctionCode *code) {
    return code->script->origin && code->name == runtime->names.anonymous;
}

static bool is_static_initializer(const FunctionCode *code) {
    return code->is_initializer && code->class_node->static_initializer == code;
}

static const char *fixed_name(const Runtime *runtime, const FunctionCode *code) {
    bool is_static = code->is_static_block || is_static_initializer(code);
    if (is_static) return "<static_initializer>";
    if (code->is_initializer) return "<instance_members_initializer>";
    return code->kind == FUNCTION_EVAL || is_dynamic(runtime, code) ? "eval" : NULL;
}

/* As it was declared, or named later. */
static String *declared_name(Runtime *runtime, const CallSite *site) {
    if (site->code->kind > FUNCTION_DERIVED_CONSTRUCTOR) return runtime->empty_string;
    return site->function ? function_name(runtime, site->function) : site->code->name;
}

/* The name of what is called: "" for scripts and anonymous functions; in code of an eval V8 calls
 * these "eval". */
static String *site_function_name(Runtime *runtime, const CallSite *site) {
    if (!site->code) {
        return site->function ? function_name(runtime, site->function) : runtime->empty_string;
    }
    if (is_file(site)) return runtime->empty_string;
    const char *fixed = fixed_name(runtime, site->code);
    if (fixed) return string_from_ascii(runtime, fixed);
    String *name = declared_name(runtime, site);
    bool is_evals = name && !string_length(name) && site->code->script->origin;
    return is_evals ? string_from_ascii(runtime, "eval") : name;
}

/* The class of an object by its constructor; where that says nothing, by its @@toStringTag. */
static String *class_name(Runtime *runtime, Object *object) {
    Value constructor = quiet_get(runtime, object, property_key_name(runtime->names.constructor));
    if (is_callable(constructor) &&
        value_as_object(constructor) != runtime->realm->intrinsics[INTRINSIC_OBJECT]) {
        return function_name(runtime, value_as_object(constructor));
    }
    Value tag = quiet_get(runtime, object, property_key_symbol(runtime->symbols.to_string_tag));
    if (value_is_string(tag)) return value_as_string(tag);
    return string_from_ascii(runtime, "Object");
}

/* ---- receivers ---- */

/* The object a method was called on; NULL when there is none to show: functions called bare. */
static Object *receiver_of(Runtime *runtime, const CallSite *site) {
    Value this_value = site->this_value;
    bool has_none = !site->function || site->flags & SITE_CONSTRUCT ||
                    value_is_nullish(this_value) || this_value == VALUE_EMPTY;
    if (has_none) return NULL;
    Object *receiver = value_is_object(this_value)
                           ? value_as_object(this_value)
                           : intrinsic(runtime, prototype_of_primitive(this_value));
    return receiver == runtime->realm->global ? NULL : receiver;
}

static bool is_anonymous(const CallSite *site) {
    return site->code && !string_length(site->code->name);
}

static bool is_class(const Object *function) {
    return function->cell.kind == CELL_OBJECT_FUNCTION &&
           ((const Function *)function)->code->is_class_constructor;
}

/* What stands before a method's name: the class of the receiver. Of functions only classes say
 * their names, and those that an anonymous function was assigned to (V8 infers `F.s` for it). */
static String *receiver_name(Runtime *runtime, const CallSite *site, Object *receiver) {
    if (!is_callable(value_cell(receiver))) return class_name(runtime, receiver);
    bool is_named = is_class(receiver) || is_anonymous(site);
    String *name = is_named ? function_name(runtime, receiver) : runtime->empty_string;
    return name && string_length(name) == 0 ? string_from_ascii(runtime, "Function") : name;
}

static bool holds(const Object *object, const PropertyEntry *entry, Value function) {
    return !(entry->attributes & PROPERTY_ACCESSOR) && object->slots[entry->slot] == function;
}

static bool is_found_as(const Object *object, PropertyKey key, Value function) {
    for (; object; object = object->shape->prototype) {
        const PropertyEntry *entry = shape_lookup(object->shape, key);
        if (entry) return holds(object, entry, function);
    }
    return false;
}

/* The only key of an object's own properties that holds the function: *found; two keys are none,
 * and end the search. */
static bool search_own(const Object *object, Value function, PropertyKey *found) {
    uint32_t count = shape_entry_count(object->shape);
    for (uint32_t i = 0; i < count; i++) {
        const PropertyEntry *entry = shape_entry(object->shape, i);
        bool is_name = !property_key_is_none(entry->key) && property_key_is_string(entry->key);
        if (!is_name || !holds(object, entry, function)) continue;
        if (!property_key_is_none(*found)) return false;
        *found = entry->key;
    }
    return true;
}

/* The key a method is found under in its receiver, where that is not its own name: "" when there is
 * none, or not just one. */
static String *method_alias(Runtime *runtime, const CallSite *site, Object *receiver,
                            String *name) {
    String *none = runtime->empty_string;
    Value function = value_cell(site->function);
    if (site->flags & SITE_ASYNC) return none;
    String *host =
        runtime->hooks.callback_key ? runtime->hooks.callback_key(runtime, receiver) : NULL;
    if (host) return host;
    PropertyKey key = property_key_from_string(runtime, name), found = PROPERTY_KEY_NONE;
    if (property_key_is_none(key)) return NULL;
    if (string_length(name) && is_found_as(receiver, key, function)) return none;
    for (Object *object = receiver; object; object = object->shape->prototype) {
        bool is_over =
            object->cell.kind == CELL_OBJECT_PROXY || !search_own(object, function, &found);
        if (is_over) return none;
    }
    bool is_alias = !property_key_is_none(found) && !property_key_equals(found, key);
    return is_alias ? value_as_string(found.bits) : none;
}

/* ---- text ---- */

static bool append(StringBuilder *text, const char *piece) {
    return string_builder_append_ascii(text, piece);
}

static bool append_string(StringBuilder *text, String *piece) {
    return string_builder_append_string(text, piece);
}

/* In code of an eval the way there comes first. */
static bool append_location(StringBuilder *text, Runtime *runtime, const CallSite *site) {
    if (!site->code) return append(text, "<anonymous>");
    Script *script = site->code->script;
    SourceLocation location = script_location(runtime, script, site->position);
    char numbers[32];
    snprintf(numbers, sizeof numbers, ":%u:%u", location.line, location.column);
    bool ok = script->origin ? append_string(text, script->origin) && append(text, ", <anonymous>")
                             : append_string(text, script->name);
    return ok && append(text, numbers);
}

/* Names such as `[symbol]` stand without a receiver. */
static bool is_identifier(Runtime *runtime, String *name) {
    if (!string_flatten(runtime, name)) return false;
    uint32_t length = string_length(name);
    for (uint32_t i = 0; i < length; i++) {
        uint32_t unit = string_unit(name, i);
        bool fits = i ? unicode_is_identifier_part(unit) : unicode_is_identifier_start(unit);
        if (!fits) return false;
    }
    return true;
}

/* `get x [as x]`: what V8 calls an accessor; a private one has no key. */
static bool append_accessor(StringBuilder *text, const CallSite *site, String *name) {
    bool is_fine = append(text, site->code->is_getter ? "get " : "set ") &&
                   append_string(text, name);
    if (!is_fine || (string_length(name) && string_unit(name, 0) == '#')) return is_fine;
    return append(text, " [as ") && append_string(text, name) && append(text, "]");
}

static bool is_accessor(const CallSite *site) {
    return site->code && (site->code->is_getter || site->code->is_setter);
}

/* `Class.name [as key]`. */
static bool append_method(StringBuilder *text, Runtime *runtime, const CallSite *site,
                          Object *receiver, String *name) {
    String *class = receiver_name(runtime, site, receiver);
    String *alias = class ? method_alias(runtime, site, receiver, name) : NULL;
    if (!alias || !append_string(text, class) || !append(text, ".")) return false;
    if (!string_length(name)) {
        return string_length(alias) ? append_string(text, alias) : append(text, "<anonymous>");
    }
    if (!append_string(text, name)) return false;
    return !string_length(alias) ||
           (append(text, " [as ") && append_string(text, alias) && append(text, "]"));
}

/* Whatever comes before the place; "" for scripts and anonymous functions called bare. */
static bool append_callee(StringBuilder *text, Runtime *runtime, const CallSite *site) {
    String *name = site_function_name(runtime, site);
    if (!name) return false;
    bool has_name = string_length(name) != 0;
    if (site->flags & SITE_CONSTRUCT) {
        return append(text, "new ") &&
               (has_name ? append_string(text, name) : append(text, "<anonymous>"));
    }
    if (is_file(site)) return append(text, "Object.<anonymous>");
    if (is_accessor(site)) return append_accessor(text, site, name);
    Object *receiver = receiver_of(runtime, site);
    bool is_method = receiver && (!has_name || is_identifier(runtime, name));
    return is_method ? append_method(text, runtime, site, receiver, name)
                     : append_string(text, name);
}

/* "gen.next (<anonymous>)": a generator goes by its function's name. */
static bool append_resumption(StringBuilder *text, Runtime *runtime, const CallSite *site) {
    const Function *function = (const Function *)value_as_object(site->this_value);
    const char *otherwise = function->code->is_async ? "AsyncGenerator" : "Generator";
    String *generator = function_name(runtime, value_as_object(site->this_value));
    String *method = site->function ? function_name(runtime, site->function) : runtime->names.next;
    if (!generator || !method) return false;
    return (string_length(generator) ? append_string(text, generator)
                                     : append(text, otherwise)) &&
           append(text, ".") && append_string(text, method) && append(text, " (<anonymous>)");
}

/* "Promise.all (index 0)" */
static bool append_combinator(StringBuilder *text, const CallSite *site) {
    char index[32];
    snprintf(index, sizeof index, " (index %u)", site->position);
    return append(text, "Promise.") && append_string(text, value_as_string(site->this_value)) &&
           append(text, index);
}

bool call_site_append(StringBuilder *text, Runtime *runtime, const CallSite *site) {
    if (!append(text, site->flags & SITE_ASYNC ? "\n    at async " : "\n    at ")) return false;
    if (site->flags & SITE_COMBINATOR) return append_combinator(text, site);
    if (site->flags & SITE_RESUMES) return append_resumption(text, runtime, site);
    uint32_t start = text->length;
    if (!append_callee(text, runtime, site)) return false;
    if (text->length == start) return append_location(text, runtime, site);
    return append(text, " (") && append_location(text, runtime, site) && append(text, ")");
}

/* ---- code of an eval ---- */

String *eval_origin(Runtime *runtime) {
    const Frame *frame = runtime->frame;
    while (frame && !frame->code) frame = frame->caller;
    if (!frame) return runtime->empty_string;
    Script *script = frame->code->script;
    CallSite site = {.code = frame->code, .function = frame->function};
    String *name = frame->function ? site_function_name(runtime, &site) : runtime->empty_string;
    if (name && !string_length(name)) name = string_from_ascii(runtime, "<anonymous>");
    if (!name) return NULL;
    if (script->origin) return string_format(runtime, "eval at %S (%S)", name, script->origin);
    uint32_t position = frame->position ? frame->position->position : frame->code->body_position;
    SourceLocation location = script_location(runtime, script, position);
    return string_format(runtime, "eval at %S (%S:%u:%u)", name, script->name, location.line,
                         location.column);
}
