/* The lines of stack traces, as V8 writes them: the names of a site (call_site_names.c), and where
 * it stands. No script runs. */
#include "evaluate/call_site.h"

#include <stdio.h>

#include "evaluate/evaluators.h"
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

/* ---- places ---- */

bool call_site_location(Runtime *runtime, const CallSite *site, SourceLocation *location) {
    if (!site->code) return false;
    *location = script_location(runtime, site->code->script, site->position);
    return true;
}

bool call_site_enclosing_location(Runtime *runtime, const CallSite *site,
                                  SourceLocation *location) {
    const FunctionCode *code = site->code;
    if (!code) return false;
    if (code->is_static_block) code = code->class_node->static_initializer;
    *location = script_location(runtime, code->script, code->source_start);
    return true;
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

/* `a.b.c` ends with `c`: no `[as c]` is needed. */
static bool ends_with_method(const String *name, const String *method) {
    uint32_t length = string_length(name), end = string_length(method);
    if (end > length) return false;
    for (uint32_t i = 0; i < end; i++) {
        if (string_unit(name, length - end + i) != string_unit(method, i)) return false;
    }
    return end == length || string_unit(name, length - end - 1) == '.';
}

/* `Class.name [as key]` */
static bool append_named_method(StringBuilder *text, Runtime *runtime, String *class, String *name,
                                String *method) {
    if (!string_flatten(runtime, name) || !string_flatten(runtime, method)) return false;
    bool shows_class = string_length(class) && is_identifier(runtime, name);
    if (shows_class && !(append_string(text, class) && append(text, "."))) return false;
    if (!append_string(text, name)) return false;
    return !string_length(method) || ends_with_method(name, method) ||
           (append(text, " [as ") && append_string(text, method) && append(text, "]"));
}

/* `Class.key`, or `Class.<anonymous>` */
static bool append_unnamed_method(StringBuilder *text, String *class, String *method) {
    bool is_fine = !string_length(class) || (append_string(text, class) && append(text, "."));
    return is_fine &&
           (string_length(method) ? append_string(text, method) : append(text, "<anonymous>"));
}

static bool append_method(StringBuilder *text, Runtime *runtime, const CallSite *site,
                          String *name) {
    String *class = call_site_shown_type(runtime, site);
    String *method = class ? call_site_method_name(runtime, site) : NULL;
    if (!method) return false;
    return string_length(name) ? append_named_method(text, runtime, class, name, method)
                               : append_unnamed_method(text, class, method);
}

/* Whatever comes before the place; "" for scripts and anonymous functions called bare. */
static bool append_callee(StringBuilder *text, Runtime *runtime, const CallSite *site) {
    String *name = call_site_function_name(runtime, site);
    if (!name) return false;
    if (site->flags & SITE_CONSTRUCT) {
        return append(text, "new ") &&
               (string_length(name) ? append_string(text, name) : append(text, "<anonymous>"));
    }
    bool is_method = !call_site_is_toplevel(runtime, site);
    return is_method ? append_method(text, runtime, site, name) : append_string(text, name);
}

/* "Promise.all (index 0)" */
static bool append_combinator(StringBuilder *text, const CallSite *site) {
    char index[32];
    snprintf(index, sizeof index, " (index %u)", site->position);
    return append(text, "Promise.") && append_string(text, value_as_string(site->this_value)) &&
           append(text, index);
}

bool call_site_append(StringBuilder *text, Runtime *runtime, const CallSite *site) {
    if (site->flags & SITE_ASYNC && !append(text, "async ")) return false;
    if (site->flags & SITE_COMBINATOR) return append_combinator(text, site);
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
    String *name =
        frame->function ? call_site_function_name(runtime, &site) : runtime->empty_string;
    if (name && !string_length(name)) name = string_from_ascii(runtime, "<anonymous>");
    if (!name) return NULL;
    if (script->origin) return string_format(runtime, "eval at %S (%S)", name, script->origin);
    uint32_t position = frame->position ? frame->position->position : frame->code->body_position;
    SourceLocation location = script_location(runtime, script, position);
    return string_format(runtime, "eval at %S (%S:%u:%u)", name, script->name, location.line,
                         location.column);
}
