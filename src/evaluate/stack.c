/* Stack traces: what is kept of the frames when an error is made, and the text of it, which is made
 * when somebody first reads `stack`, as in V8: a class that sets its `name` after super(message)
 * has its own name there.
 *
 * A trace is the chain of frames from runtime->frame outwards; frame->position says where each one
 * is. Bridge frames (no code, no function) are passed over. Behind the outermost frame come the
 * sites that wait for the running job: jobs/ finds them (hooks.next_async_site).
 *
 * It is kept in a Record: the place of the innermost frame in a script, then the sites
 * (call_site.h). The sites go when the stack is made. */
#include "evaluate/call_site.h"
#include "evaluate/evaluators.h"
#include "evaluate/resume/context.h"
#include "runtime/objects/builtin_row.h"

enum { STACK_TRACE_LONGEST = 200 };

enum { TRACE_SCRIPT, /* undefined: no frame is in a script */
       TRACE_POSITION,
       TRACE_SITES };

static uint32_t usable_limit(double most) {
    return most >= 1 ? (uint32_t)fmin(most, STACK_TRACE_LONGEST) : 0;
}

/* Error.stackTraceLimit. False: it is no number, and `stack` is undefined, as V8 has it. */
static bool trace_limit(Runtime *runtime, uint32_t *limit) {
    *limit = usable_limit(runtime->stack_trace_limit);
    Object *constructor = runtime->realm->intrinsics[INTRINSIC_ERROR];
    String *name = constructor ? atom_from_ascii(runtime, "stackTraceLimit") : NULL;
    if (!name) return true;
    const PropertyEntry *entry = shape_lookup(constructor->shape, property_key_name(name));
    Value value = entry ? constructor->slots[entry->slot] : VALUE_UNDEFINED;
    if (value_is_lazy(value)) return true;
    bool is_number = entry && !(entry->attributes & PROPERTY_ACCESSOR) && value_is_number(value);
    *limit = is_number ? usable_limit(value_as_number(value)) : 0;
    return is_number;
}

/* ---- walking the frames ---- */

/* The walk is made twice: sites are counted first, then written into a record of that size. */
typedef struct Trace {
    Runtime *runtime;
    Record *record; /* NULL while they are counted */
    uint32_t count, limit;
} Trace;

static void add_site(Trace *trace, const CallSite *site) {
    if (trace->count == trace->limit) return;
    if (trace->record) {
        call_site_write(trace->record->values + TRACE_SITES + trace->count * SITE_SIZE, site);
    }
    trace->count++;
}

static uint32_t frame_position(const Frame *frame) {
    return frame->position ? frame->position->position : frame->code->body_position;
}

static bool is_generator_frame(const Frame *frame) {
    return frame->context && frame->code->is_generator;
}

/* What a generator's frame was resumed by: a call of its `next`, or a loop and the like. */
static void add_resumption(Trace *trace, const Frame *generator, Object *method) {
    add_site(trace, &(CallSite){.function = method,
                                .this_value = value_cell(generator->function),
                                .flags = SITE_RESUMES});
}

/* Fields are initialized before their constructor has a frame. */
static void add_pending_constructor(Trace *trace, const Frame *frame) {
    const FunctionCode *code = frame->code;
    bool is_instance = code->is_initializer && code->class_node->instance_initializer == code;
    const FunctionCode *caller = frame->caller ? frame->caller->code : NULL;
    if (!is_instance || (caller && caller->class_node == code->class_node)) return;
    Object *home = function_home((Function *)frame->function);
    Value constructor =
        quiet_get(trace->runtime, home, property_key_name(trace->runtime->names.constructor));
    if (!value_is_kind(constructor, CELL_OBJECT_FUNCTION)) return;
    Object *function = value_as_object(constructor);
    const FunctionCode *its_code = ((Function *)function)->code;
    add_site(trace, &(CallSite){.code = its_code,
                                .function = function,
                                .position = its_code->body_position,
                                .flags = SITE_CONSTRUCT});
}

static bool resumes_generators(const Object *function) {
    const char *name = native_row_name(function);
    return name && (!strcmp(name, "next") || !strcmp(name, "return") || !strcmp(name, "throw"));
}

/* A default constructor that super() of another class has called: V8 passes it over. */
static bool is_passed_over(const Frame *frame) {
    const Frame *caller = frame->caller;
    while (caller && !caller->code && !caller->function) caller = caller->caller;
    return frame->code->is_default_constructor && caller && caller->code &&
           caller->code->kind == FUNCTION_DERIVED_CONSTRUCTOR &&
           caller->new_target == frame->new_target;
}

static void add_closure(Trace *trace, const Frame *frame) {
    if (is_passed_over(frame)) return;
    bool is_construct = value_is_object(frame->new_target) && frame->code->kind != FUNCTION_ARROW;
    add_site(trace, &(CallSite){.code = frame->code,
                                .function = frame->function,
                                .this_value = frame->this_value,
                                .position = frame_position(frame),
                                .flags = is_construct ? SITE_CONSTRUCT : 0});
    const Frame *caller = frame->caller;
    bool is_resumed_by_job = frame->code->is_async && !caller;
    bool is_stepped = is_generator_frame(frame) && !is_resumed_by_job &&
                      !(caller && caller->function && resumes_generators(caller->function));
    if (is_stepped) add_resumption(trace, frame, NULL);
    add_pending_constructor(trace, frame);
}

static bool has_no_name(Runtime *runtime, Object *function) {
    const char *row_name = native_row_name(function);
    if (row_name) return !*row_name;
    Value name = quiet_get(runtime, function, property_key_name(runtime->names.name));
    return !value_is_string(name) || !string_length(value_as_string(name));
}

/* Natives that only call another function, or that V8 runs without a frame of their own. */
static bool is_transparent(const Object *function) {
    static const char *const names[] = {"call", "apply", "construct", "Array", "Proxy"};
    const char *name = native_row_name(function);
    for (size_t i = 0; name && i < COUNT_OF(names); i++) {
        if (strcmp(name, names[i]) == 0) return true;
    }
    return false;
}

/* Bridges are not shown, nor natives that are nobody's property (resolving functions and the like)
 * or that are transparent. `inner`: the frame before. */
static void add_native(Trace *trace, const Frame *frame, const Frame *inner) {
    Object *function = frame->function;
    if (!function || is_transparent(function) || has_no_name(trace->runtime, function)) return;
    if (inner && inner->code && is_generator_frame(inner) && resumes_generators(function)) {
        add_resumption(trace, inner, function);
    } else {
        add_site(trace, &(CallSite){.function = function,
                                    .this_value = frame->this_value,
                                    .flags = value_is_object(frame->new_target) ? SITE_CONSTRUCT
                                                                                : 0});
    }
}

/* A static block is a function of its own; V8 has one with the initializers around it. */
static bool is_of_static_block(const Frame *frame, const Frame *inner) {
    return inner && inner->code && inner->code->is_static_block && frame->code->is_initializer;
}

static void add_frames(Trace *trace, const Frame *frame) {
    const Frame *inner = NULL;
    for (; frame && trace->count < trace->limit; inner = frame, frame = frame->caller) {
        if (!frame->code)
            add_native(trace, frame, inner);
        else if (!is_of_static_block(frame, inner))
            add_closure(trace, frame);
    }
}

/* False: out of memory. */
static bool add_async_sites(Trace *trace) {
    Runtime *runtime = trace->runtime;
    AsyncSite step = {0};
    while (trace->count < trace->limit && runtime->hooks.next_async_site(runtime, &step)) {
        CallSite site = {.flags = SITE_ASYNC};
        if (step.context) {
            site.function = &step.context->function->object;
            site.code = step.context->function->code;
            site.this_value = step.context->this_value;
            site.position = step.context->position ? step.context->position->position
                                                   : site.code->body_position;
        } else {
            String *name = atom_from_ascii(runtime, step.combinator);
            if (!name) return false;
            site = (CallSite){.this_value = value_cell(name),
                              .position = step.index,
                              .flags = SITE_ASYNC | SITE_COMBINATOR};
        }
        add_site(trace, &site);
    }
    return true;
}

/* The innermost frame to show: all up to `constructor_above` are left out. */
static const Frame *first_frame(Runtime *runtime, const Object *constructor_above) {
    const Frame *frame = runtime->frame;
    if (!constructor_above) return frame;
    for (; frame; frame = frame->caller) {
        if (frame->function == constructor_above) return frame->caller;
    }
    return NULL;
}

uint32_t trace_site_count(const Record *trace) {
    return (trace->cell.data - TRACE_SITES) / SITE_SIZE;
}

CallSite trace_site(const Record *trace, uint32_t index) {
    return call_site_read(trace->values + TRACE_SITES + index * SITE_SIZE);
}

static Record *trace_record(Runtime *runtime, const Frame *frame, uint32_t limit) {
    Trace trace = {.runtime = runtime, .limit = limit};
    add_frames(&trace, frame);
    if (!add_async_sites(&trace)) return NULL;
    Record *record = record_new(runtime, TRACE_SITES + trace.count * SITE_SIZE);
    if (!record) return NULL;
    trace = (Trace){.runtime = runtime, .record = record, .limit = trace.count};
    add_frames(&trace, frame);
    if (!add_async_sites(&trace)) return NULL;
    while (frame && !frame->code) frame = frame->caller;
    if (frame) {
        record->values[TRACE_SCRIPT] = value_cell(frame->code->script);
        record->values[TRACE_POSITION] = value_number(frame_position(frame));
    }
    return record;
}

/* ---- text ---- */

/* A part of the header; `absent` stands for undefined. NULL: threw. */
static String *header_part(Runtime *runtime, Object *error, String *name, const char *absent) {
    Value value = get(runtime, error, property_key_name(name));
    if (value_is_abrupt(value)) return NULL;
    return value_is_undefined(value) ? string_from_ascii(runtime, absent)
                                     : to_string(runtime, value);
}

/* Error.prototype.toString (20.5.3.4), whatever the error's own does. NULL: threw. */
static String *error_header(Runtime *runtime, Object *error) {
    String *name = header_part(runtime, error, runtime->names.name, "Error");
    String *message = name ? header_part(runtime, error, runtime->names.message, "") : NULL;
    if (!message || string_length(message) == 0) return message ? name : NULL;
    if (string_length(name) == 0) return message;
    return string_format(runtime, "%S: %S", name, message);
}

/* While another stack is made, what the header throws takes its place. */
static String *safe_header(Runtime *runtime, Object *error) {
    String *header = error_header(runtime, error);
    if (header || runtime->out_of_memory || runtime->terminating) return header;
    Value thrown = runtime_take_exception(runtime);
    String *text = value_is_object(thrown) ? error_header(runtime, value_as_object(thrown))
                                           : to_string(runtime, thrown);
    if (text) return string_format(runtime, "<error: %S>", text);
    if (runtime->out_of_memory || runtime->terminating) return NULL;
    runtime_take_exception(runtime);
    return string_from_ascii(runtime, "<error>");
}

static Value trace_text(Runtime *runtime, String *header, const Record *trace) {
    StringBuilder text;
    string_builder_init(&text, runtime);
    bool ok = string_builder_append_string(&text, header);
    uint32_t count = trace_site_count(trace);
    for (uint32_t i = 0; ok && i < count; i++) {
        CallSite site = trace_site(trace, i);
        ok = string_builder_append_ascii(&text, "\n    at ") &&
             call_site_append(&text, runtime, &site);
    }
    String *stack = ok ? string_builder_finish(&text) : NULL;
    if (!ok) string_builder_discard(&text);
    return stack ? value_cell(stack) : VALUE_ABRUPT;
}

/* The sites are forgotten once they are text: functions and receivers can go. */
static void forget_sites(Record *trace) {
    for (uint32_t i = TRACE_SITES; i < trace->cell.data; i++) trace->values[i] = VALUE_UNDEFINED;
}

Record *capture_stack(Runtime *runtime, Object *constructor_above, bool *is_wanted) {
    uint32_t limit;
    *is_wanted = trace_limit(runtime, &limit);
    return trace_record(runtime, first_frame(runtime, constructor_above), limit);
}

/* What a script's hook makes of it, or else the text. */
static Value make_stack(Runtime *runtime, Object *error, const Record *trace) {
    if (runtime->hooks.prepare_stack) {
        Value stack = runtime->hooks.prepare_stack(runtime, error, trace);
        if (stack != VALUE_EMPTY) return stack;
    }
    String *header = error_header(runtime, error);
    return header ? trace_text(runtime, header, trace) : VALUE_ABRUPT;
}

/* While one stack is made others are text, the same error's too; and so they are where there is no
 * room for calls (V8's ErrorUtils::FormatStackTrace). */
Value stack_value(Runtime *runtime, Object *error, Record *trace) {
    if (runtime->formatting_stack || runtime_stack_is_low(runtime)) {
        String *header = safe_header(runtime, error);
        return header ? trace_text(runtime, header, trace) : VALUE_ABRUPT;
    }
    runtime->formatting_stack = true;
    Value stack = make_stack(runtime, error, trace);
    runtime->formatting_stack = false;
    if (!value_is_abrupt(stack)) forget_sites(trace);
    return stack;
}

/* ---- places ---- */

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
    const Record *trace = ((ErrorObject *)value_as_object(error))->frames;
    if (!trace || value_is_undefined(trace->values[TRACE_SCRIPT])) return false;
    Script *script = (Script *)value_as_cell(trace->values[TRACE_SCRIPT]);
    return script_place(runtime, script, (uint32_t)value_as_number(trace->values[TRACE_POSITION]),
                        place);
}

bool error_has_frames(Value error) {
    if (!value_is_kind(error, CELL_OBJECT_ERROR)) return false;
    const Record *trace = ((ErrorObject *)value_as_object(error))->frames;
    return trace && !value_is_undefined(trace->values[TRACE_SCRIPT]);
}
