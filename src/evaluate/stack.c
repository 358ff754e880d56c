/* Stack traces, as V8 writes them.
 *
 * A trace is the chain of frames from runtime->frame outwards; frame->position says where each one
 * is. Bridge frames (no code, no function) are passed over. Behind the outermost frame come the
 * sites that wait for the running job: jobs/ finds them (hooks.next_async_site). */
#include <stdio.h>

#include "evaluate/expressions.h"
#include "evaluate/resume/context.h"
#include "runtime/objects/builtin_row.h"
#include "support/unicode.h"

/* ---- traces ---- */

enum { STACK_TRACE_LIMIT = 10 };

/* Error.stackTraceLimit: a number, else no stack at all (undefined: V8 then leaves `stack` out;
 * ours is the header). */
static uint32_t trace_limit(Runtime *runtime) {
    Object *constructor = runtime->realm->intrinsics[INTRINSIC_ERROR];
    String *name = constructor ? atom_from_ascii(runtime, "stackTraceLimit") : NULL;
    if (!name) return STACK_TRACE_LIMIT;
    const PropertyEntry *entry = shape_lookup(constructor->shape, property_key_name(name));
    if (!entry || (entry->attributes & PROPERTY_ACCESSOR)) return 0;
    Value value = constructor->slots[entry->slot];
    if (value_is_lazy(value)) return STACK_TRACE_LIMIT;
    if (!value_is_number(value)) return 0;
    double limit = value_as_number(value);
    return limit >= 1 ? (limit < 200 ? (uint32_t)limit : 200) : 0;
}

/* A data property found without running script; undefined when there is none. */
static Value peek(Runtime *runtime, Object *object, PropertyKey key) {
    for (; object; object = object->shape->prototype) {
        const PropertyEntry *entry = shape_lookup(object->shape, key);
        if (!entry) continue;
        return entry->attributes & PROPERTY_ACCESSOR ? VALUE_UNDEFINED
                                                     : object_slot(runtime, object, entry->slot);
    }
    return VALUE_UNDEFINED;
}

static String *peek_string(Runtime *runtime, Object *object, String *name) {
    Value value = peek(runtime, object, property_key_name(name));
    return value_is_string(value) ? value_as_string(value) : runtime->empty_string;
}

/* A native's name as its row has it; natives made ad hoc keep theirs in `name`. */
static String *native_name(Runtime *runtime, Object *function) {
    bool is_row =
        function->cell.kind == CELL_OBJECT_NATIVE_FUNCTION && ((NativeFunction *)function)->row;
    if (is_row) return string_from_ascii(runtime, ((NativeFunction *)function)->row->name);
    return peek_string(runtime, function, runtime->names.name);
}

/* A line of a trace: a frame, or a suspended context. */
typedef struct CallSite {
    const FunctionCode *code; /* NULL: a native function */
    Object *function;         /* NULL: a script, or eval code */
    Value this_value;
    uint32_t position;
    bool is_construct;
    bool is_async; /* waits for what is further in */
} CallSite;

static uint32_t frame_position(const Frame *frame) {
    return frame->position ? frame->position->position : frame->code->body_position;
}

static CallSite site_of_frame(const Frame *frame) {
    bool is_arrow = frame->code && frame->code->kind == FUNCTION_ARROW;
    return (CallSite){
        .code = frame->code,
        .function = frame->function,
        .this_value = frame->this_value,
        .position = frame->code ? frame_position(frame) : 0,
        .is_construct = value_is_object(frame->new_target) && !is_arrow,
    };
}

static CallSite site_of_context(const Context *context) {
    const FunctionCode *code = context->function->code;
    return (CallSite){
        .code = code,
        .function = &context->function->object,
        .this_value = context->this_value,
        .position = context->position ? context->position->position : code->body_position,
        .is_async = true,
    };
}

/* The function of a whole file (its body is a function, as Node.js has it). */
static bool is_file(const CallSite *site) {
    return site->code && site->code->kind == FUNCTION_NORMAL &&
           site->code->script->code == site->code;
}

/* Anonymous functions may have got a name: that of the property, say, they were made for. */
static String *function_name(Runtime *runtime, Object *function) {
    if (function->cell.kind != CELL_OBJECT_FUNCTION) return native_name(runtime, function);
    String *name = ((Function *)function)->code->name;
    if (string_length(name) != 0) return name;
    return peek_string(runtime, function, runtime->names.name);
}

/* The name of what is called: "" for scripts and anonymous functions. */
static String *site_function_name(Runtime *runtime, const CallSite *site) {
    if (is_file(site)) return string_from_ascii(runtime, "<anonymous>");
    if (site->code) {
        bool is_named = site->code->kind <= FUNCTION_DERIVED_CONSTRUCTOR;
        if (!is_named) return runtime->empty_string;
        return site->function ? function_name(runtime, site->function) : site->code->name;
    }
    return site->function ? native_name(runtime, site->function) : runtime->empty_string;
}

/* The class of an object by its constructor; where that says nothing, by its @@toStringTag. */
static String *class_name(Runtime *runtime, Object *object) {
    Value constructor = peek(runtime, object, property_key_name(runtime->names.constructor));
    if (is_callable(constructor) &&
        value_as_object(constructor) != runtime->realm->intrinsics[INTRINSIC_OBJECT]) {
        return function_name(runtime, value_as_object(constructor));
    }
    Value tag = peek(runtime, object, property_key_symbol(runtime->symbols.to_string_tag));
    if (value_is_string(tag)) return value_as_string(tag);
    return string_from_ascii(runtime, "Object");
}

/* What stands before a method's name: the class of `this`, or the name of the function that it is;
 * "" when there is none to show. */
static String *receiver_name(Runtime *runtime, const CallSite *site) {
    if (is_file(site)) return string_from_ascii(runtime, "Object");
    bool has_this = value_is_object(site->this_value) && site->function;
    if (!has_this || value_as_object(site->this_value) == runtime->realm->global)
        return runtime->empty_string;
    Object *receiver = value_as_object(site->this_value);
    if (!is_callable(site->this_value)) return class_name(runtime, receiver);
    String *name = function_name(runtime, receiver);
    return name && string_length(name) == 0 ? string_from_ascii(runtime, "Function") : name;
}

/* "Name: message", from the error's own and inherited data properties. */
static String *error_header(Runtime *runtime, Object *error) {
    Value own = peek(runtime, error, property_key_name(runtime->names.name));
    String *name =
        value_is_string(own) ? value_as_string(own) : string_from_ascii(runtime, "Error");
    String *message = peek_string(runtime, error, runtime->names.message);
    if (!name || string_length(message) == 0) return name;
    if (string_length(name) == 0) return message;
    return string_format(runtime, "%S: %S", name, message);
}

static bool append(StringBuilder *text, const char *piece) {
    return string_builder_append_ascii(text, piece);
}

static bool append_location(StringBuilder *text, Runtime *runtime, const CallSite *site) {
    if (!site->code) return append(text, "<anonymous>");
    Script *script = site->code->script;
    SourceLocation location = script_location(runtime, script, site->position);
    char numbers[32];
    snprintf(numbers, sizeof numbers, ":%u:%u", location.line, location.column);
    return string_builder_append_string(text, script->name) && append(text, numbers);
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

static bool is_accessor(const CallSite *site) {
    return site->code && (site->code->is_getter || site->code->is_setter);
}

/* `get x [as x]`: what V8 calls an accessor. */
static bool append_accessor(StringBuilder *text, const CallSite *site, String *name) {
    return append(text, site->code->is_getter ? "get " : "set ") &&
           string_builder_append_string(text, name) && append(text, " [as ") &&
           string_builder_append_string(text, name) && append(text, "]");
}

static bool append_name(StringBuilder *text, const CallSite *site, String *name) {
    if (string_length(name) == 0) return append(text, "<anonymous>");
    return is_accessor(site) ? append_accessor(text, site, name)
                             : string_builder_append_string(text, name);
}

/* "    at name (file:line:column)" or "    at file:line:column" (V8's serialisation of a call
 * site). */
static bool append_site(StringBuilder *text, Runtime *runtime, const CallSite *site) {
    String *name = site_function_name(runtime, site);
    if (!name) return false;
    bool shows_receiver = !site->is_construct && !is_accessor(site) &&
                          (is_file(site) || is_identifier(runtime, name));
    String *receiver = shows_receiver ? receiver_name(runtime, site) : runtime->empty_string;
    if (!receiver) return false;
    bool has_name = string_length(name) != 0, has_receiver = string_length(receiver) != 0;
    if (!append(text, site->is_async ? "\n    at async " : "\n    at ")) return false;
    if (!has_name && !has_receiver && !site->is_construct)
        return append_location(text, runtime, site);
    if (site->is_construct && !append(text, "new ")) return false;
    if (has_receiver && !(string_builder_append_string(text, receiver) && append(text, ".")))
        return false;
    return append_name(text, site, name) && append(text, " (") &&
           append_location(text, runtime, site) && append(text, ")");
}

/* "    at async Promise.all (index 0)" */
static bool append_combinator(StringBuilder *text, const AsyncSite *site) {
    char line[64];
    snprintf(line, sizeof line, "\n    at async Promise.%s (index %u)", site->combinator,
             site->index);
    return append(text, line);
}

/* A generator that nobody's `next` resumed but for-of and the like: V8 shows that call. */
static bool append_generator_step(StringBuilder *text, const Frame *frame) {
    String *name = frame->code->name;
    bool ok = append(text, "\n    at ");
    ok = ok && (string_length(name) ? string_builder_append_string(text, name)
                                    : append(text, "Generator"));
    return ok && append(text, ".next (<anonymous>)");
}

static bool is_stepped(const Frame *frame) {
    bool is_generator = frame->code && frame->code->is_generator && !frame->code->is_async;
    return is_generator && frame->context && (!frame->caller || frame->caller->code);
}

/* Bridges are not shown, nor natives that are nobody's property (resolving functions and the like)
 * or that only call another function. */
static bool is_shown(Runtime *runtime, const Frame *frame) {
    if (frame->code) return true;
    String *name = frame->function ? native_name(runtime, frame->function) : NULL;
    if (!name || string_length(name) == 0) return false;
    return !string_equals_ascii(runtime, name, "call") &&
           !string_equals_ascii(runtime, name, "apply") &&
           !string_equals_ascii(runtime, name, "construct");
}

/* The innermost frame to show: those of the error's own constructors, and all above
 * `constructor_above`, are left out. */
static const Frame *first_frame(Runtime *runtime, const Object *constructor_above) {
    const Frame *frame = runtime->frame;
    if (constructor_above) {
        for (const Frame *f = frame; f; f = f->caller) {
            if (f->function == constructor_above) return f->caller;
        }
        return NULL;
    }
    return frame;
}

/* ---- places ---- */

/* An error remembers its innermost frame in a script: [script, position]. */
enum { ORIGIN_SCRIPT,
       ORIGIN_POSITION,
       ORIGIN_SIZE };

static bool keep_origin(Runtime *runtime, Object *error, const Frame *frame) {
    while (frame && !frame->code) frame = frame->caller;
    if (!frame || error->cell.kind != CELL_OBJECT_ERROR) return true;
    Record *origin = record_new(runtime, ORIGIN_SIZE);
    if (!origin) return false;
    origin->values[ORIGIN_SCRIPT] = value_cell(frame->code->script);
    origin->values[ORIGIN_POSITION] = value_number(frame_position(frame));
    ((ErrorObject *)error)->frames = origin;
    return true;
}

bool script_place(Runtime *runtime, Script *script, uint32_t position, ErrorPlace *place) {
    SourceLocation location = script_location(runtime, script, position);
    *place = (ErrorPlace){script->name, location.line, location.column, 1, NULL};
    place->line_text = script_line_text(runtime, script, location.line);
    if (!place->line_text) runtime_take_exception(runtime);
    return script->name != NULL;
}

bool throw_place(Runtime *runtime, Value value, ErrorPlace *place) {
    const ThrowRecord *thrown = &runtime->thrown;
    if (!thrown->script || thrown->value != value) return false;
    return script_place(runtime, thrown->script, thrown->position, place);
}

bool error_place(Runtime *runtime, Value error, ErrorPlace *place) {
    if (!value_is_kind(error, CELL_OBJECT_ERROR)) return false;
    const Record *origin = ((ErrorObject *)value_as_object(error))->frames;
    if (!origin) return false;
    Script *script = (Script *)value_as_cell(origin->values[ORIGIN_SCRIPT]);
    return script_place(runtime, script, (uint32_t)value_as_number(origin->values[ORIGIN_POSITION]),
                        place);
}

/* The frames from `frame` outwards; how many lines that made. False: out of memory. */
static bool append_frames(StringBuilder *text, Runtime *runtime, const Frame *frame, uint32_t limit,
                          uint32_t *shown) {
    for (; frame && *shown < limit; frame = frame->caller) {
        if (!is_shown(runtime, frame)) continue;
        CallSite site = site_of_frame(frame);
        if (!append_site(text, runtime, &site)) return false;
        ++*shown;
        if (*shown == limit || !is_stepped(frame)) continue;
        if (!append_generator_step(text, frame)) return false;
        ++*shown;
    }
    return true;
}

static bool append_async_sites(StringBuilder *text, Runtime *runtime, uint32_t left) {
    AsyncSite step = {0};
    for (; left > 0 && runtime->hooks.next_async_site(runtime, &step); left--) {
        CallSite site;
        if (step.context) site = site_of_context(step.context);
        bool ok = step.context ? append_site(text, runtime, &site) : append_combinator(text, &step);
        if (!ok) return false;
    }
    return true;
}

/* Header and frames: what `stack` holds. `error` gives the header through its class name and
 * message, without side effects. */
Value capture_stack(Runtime *runtime, Object *error, Object *constructor_above) {
    StringBuilder text;
    string_builder_init(&text, runtime);
    const Frame *frame = first_frame(runtime, constructor_above);
    String *header = error_header(runtime, error);
    uint32_t limit = trace_limit(runtime), shown = 0;
    bool ok = header && string_builder_append_string(&text, header) &&
              keep_origin(runtime, error, frame) &&
              append_frames(&text, runtime, frame, limit, &shown) &&
              append_async_sites(&text, runtime, limit - shown);
    String *stack = ok ? string_builder_finish(&text) : NULL;
    if (!ok) string_builder_discard(&text);
    return stack ? value_cell(stack) : VALUE_ABRUPT;
}
