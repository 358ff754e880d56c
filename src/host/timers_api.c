/* setTimeout, setInterval, setImmediate, what clears them, queueMicrotask; the classes Timeout and
 * Immediate (HTML 8.6, as Node.js 20 behaves). The timers themselves are the loop's. */
#include "host/timers_api.h"

#include "builtins/builtin.h"
#include "host/node_error.h"
#include "host/process/process.h"
#include "host/timer_fields.h"
#include "loop/loop.h"

static Loop *loop_of(Runtime *runtime) {
    return engine_of(runtime)->loop;
}

/* ---- starting ---- */

/* Warns of a delay that does not fit: it counts as 1 (the loop sees to that). */
static bool check_delay(Runtime *runtime, double delay) {
    if (!(delay > INT32_MAX)) return true;
    String *number = string_from_number(runtime, delay);
    String *message = number ? string_format(runtime,
                                             "%S does not fit into a 32-bit signed integer.\n"
                                             "Timeout duration was set to 1.",
                                             number)
                             : NULL;
    return message && process_warn(engine_of(runtime), message, "TimeoutOverflowWarning");
}

/* Node.js multiplies it by 1: a BigInt throws accordingly. */
static bool delay_argument(NativeCall *call, double *delay) {
    Runtime *runtime = call->runtime;
    Value value = to_primitive(runtime, argument(call, 1), PREFER_NUMBER);
    if (value_is_abrupt(value)) return false;
    if (!value_is_bigint(value)) return to_number(runtime, value, delay);
    throw_type_error(runtime, "Cannot mix BigInt and other types, use explicit conversions");
    return false;
}

static Value start_timer(NativeCall *call, bool repeats) {
    Runtime *runtime = call->runtime;
    double delay;
    TRY_OK(require_function(runtime, "callback", argument(call, 0)));
    TRY_OK(delay_argument(call, &delay));
    TRY_OK(check_delay(runtime, delay));
    uint32_t count = call->count > 2 ? call->count - 2 : 0;
    const Value *arguments = count ? call->arguments + 2 : NULL;
    Timer *timer =
        timer_start(loop_of(runtime), delay, repeats, call->arguments[0], count, arguments);
    return timer ? value_cell(timer) : VALUE_ABRUPT;
}

static Value global_set_timeout(NativeCall *call) {
    return start_timer(call, false);
}

static Value global_set_interval(NativeCall *call) {
    return start_timer(call, true);
}

static Value global_set_immediate(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TRY_OK(require_function(runtime, "callback", argument(call, 0)));
    Object *immediate = immediate_start(loop_of(runtime), call->arguments[0], call->count - 1,
                                        call->arguments + 1);
    return immediate ? value_cell(immediate) : VALUE_ABRUPT;
}

static Value global_queue_microtask(NativeCall *call) {
    TRY_OK(require_function(call->runtime, "callback", argument(call, 0)));
    TRY_OK(jobs_enqueue_callback(call->runtime, argument(call, 0)));
    return VALUE_UNDEFINED;
}

/* ---- clearing: anything that is no timer is passed over ---- */

static Value global_clear_timeout(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value value = argument(call, 0);
    Timer *timer = timer_of_value(value);
    if (!timer && (value_is_number(value) || value_is_string(value))) {
        double number = value_is_number(value) ? value_as_number(value)
                                               : string_to_number(runtime, value_as_string(value));
        timer = timer_of_number(loop_of(runtime), number);
    }
    if (timer) timer_stop(loop_of(runtime), timer);
    return VALUE_UNDEFINED;
}

static Value global_clear_immediate(NativeCall *call) {
    Value value = argument(call, 0);
    if (value_is_immediate(value)) {
        immediate_stop(loop_of(call->runtime), value_as_object(value));
    }
    return VALUE_UNDEFINED;
}

/* ---- class Timeout ---- */

static Value illegal_constructor(NativeCall *call) {
    return throw_type_error(call->runtime, "Illegal constructor");
}

static Timer *this_timer(NativeCall *call) {
    Timer *timer = timer_of_value(call->this_value);
    if (!timer) throw_type_error(call->runtime, "Illegal invocation: this is no Timeout");
    return timer;
}

static Value timeout_ref(NativeCall *call) {
    Timer *timer = this_timer(call);
    TRY_OK(timer);
    timer_set_referenced(loop_of(call->runtime), timer, true);
    return call->this_value;
}

static Value timeout_unref(NativeCall *call) {
    Timer *timer = this_timer(call);
    TRY_OK(timer);
    timer_set_referenced(loop_of(call->runtime), timer, false);
    return call->this_value;
}

static Value timeout_has_ref(NativeCall *call) {
    Timer *timer = this_timer(call);
    TRY_OK(timer);
    return value_bool(timer_is_referenced(timer));
}

static Value timeout_refresh(NativeCall *call) {
    Timer *timer = this_timer(call);
    TRY_OK(timer && timer_refresh(loop_of(call->runtime), timer));
    return call->this_value;
}

static Value timeout_close(NativeCall *call) {
    Timer *timer = this_timer(call);
    TRY_OK(timer);
    timer_stop(loop_of(call->runtime), timer);
    return call->this_value;
}

/* The number that clearTimeout takes for the timer. */
static Value timeout_to_primitive(NativeCall *call) {
    Timer *timer = this_timer(call);
    TRY_OK(timer);
    double number = timer_number(loop_of(call->runtime), timer);
    return number == 0 ? VALUE_ABRUPT : value_number(number);
}

static const BuiltinRow timeout_rows[] = {
    METHOD("refresh", 0, timeout_refresh, "starts it anew with its own delay"),
    METHOD("unref", 0, timeout_unref, "the program need not wait for it"),
    METHOD("ref", 0, timeout_ref, "the program waits for it"),
    METHOD("hasRef", 0, timeout_has_ref, "does the program wait for it?"),
    METHOD("close", 0, timeout_close, "stops it for good"),
    SYMBOL_METHOD(to_primitive, "[Symbol.toPrimitive]", 0, timeout_to_primitive,
                  "a number that clearTimeout takes"),
    ROWS_END,
};

const BuiltinClass builtin_timeout = {
    .constructor = METHOD("Timeout", 5, illegal_constructor, "what setTimeout returns"),
    .intrinsic = INTRINSIC_TIMEOUT,
    .parent = -1,
    .prototype_kind = CELL_OBJECT_PLAIN,
    .prototype_rows = timeout_rows,
};

/* ---- class Immediate ---- */

static Object *this_immediate(NativeCall *call) {
    if (value_is_immediate(call->this_value)) return value_as_object(call->this_value);
    throw_type_error(call->runtime, "Illegal invocation: this is no Immediate");
    return NULL;
}

static Value immediate_ref(NativeCall *call) {
    Object *immediate = this_immediate(call);
    TRY_OK(immediate);
    immediate_set_referenced(loop_of(call->runtime), immediate, true);
    return call->this_value;
}

static Value immediate_unref(NativeCall *call) {
    Object *immediate = this_immediate(call);
    TRY_OK(immediate);
    immediate_set_referenced(loop_of(call->runtime), immediate, false);
    return call->this_value;
}

static Value immediate_has_ref(NativeCall *call) {
    Object *immediate = this_immediate(call);
    TRY_OK(immediate);
    return value_bool(immediate_is_referenced(immediate));
}

static const BuiltinRow immediate_rows[] = {
    METHOD("ref", 0, immediate_ref, "the program waits for it"),
    METHOD("unref", 0, immediate_unref, "the program need not wait for it"),
    METHOD("hasRef", 0, immediate_has_ref, "does the program wait for it?"),
    ROWS_END,
};

const BuiltinClass builtin_immediate = {
    .constructor = METHOD("Immediate", 2, illegal_constructor, "what setImmediate returns"),
    .intrinsic = INTRINSIC_IMMEDIATE,
    .parent = -1,
    .prototype_kind = CELL_OBJECT_PLAIN,
    .prototype_rows = immediate_rows,
};

/* ---- the globals ---- */

#define GLOBAL_FUNCTION(name_, length_, function_, doc_)                                    \
    { .kind = ROW_METHOD, .attributes = PROPERTY_DEFAULT, .name = name_, .length = length_, \
      .function = function_, .documentation = doc_ }

static const BuiltinRow global_rows[] = {
    {.kind = ROW_INTRINSIC,
     .attributes = PROPERTY_DEFAULT,
     .name = "global",
     .intrinsic = INTRINSIC_GLOBAL,
     .documentation = "the global object"},
    GLOBAL_FUNCTION("clearImmediate", 1, global_clear_immediate, "clears what setImmediate made"),
    GLOBAL_FUNCTION("setImmediate", 4, global_set_immediate, "calls a function in the next turn"),
    GLOBAL_FUNCTION("clearInterval", 1, global_clear_timeout, "clears what setInterval made"),
    GLOBAL_FUNCTION("clearTimeout", 1, global_clear_timeout, "clears what setTimeout made"),
    GLOBAL_FUNCTION("setInterval", 5, global_set_interval, "calls a function again and again"),
    GLOBAL_FUNCTION("setTimeout", 5, global_set_timeout, "calls a function some time later"),
    GLOBAL_FUNCTION("queueMicrotask", 1, global_queue_microtask, "calls a function as a job"),
    ROWS_END,
};

/* Node.js' Timeout and Immediate hold their callbacks; stack traces say so. */
static String *callback_key(Runtime *runtime, Object *receiver) {
    if (timer_of_value(value_cell(receiver))) return atom_from_ascii(runtime, "_onTimeout");
    bool is_immediate = value_is_immediate(value_cell(receiver));
    return is_immediate ? atom_from_ascii(runtime, "_onImmediate") : NULL;
}

bool timers_install(BobEngine *engine) {
    engine->runtime->hooks.callback_key = callback_key;
    timer_fields_install(engine->runtime);
    return builtin_add_rows(engine->runtime, engine->realm, engine->realm->global, global_rows);
}
