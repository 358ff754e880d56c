/* How a program ends: process.exit, process.exitCode, and the events 'exit' and 'beforeExit'.
 *
 * process.exit tells 'exit' and then asks the engine to terminate: no catch, finally or job of the
 * script runs any more. */
#include "host/node_error.h"
#include "host/process/process.h"

/* ---- the code ---- */

static void exit_code_keep(Process *process, Value value, int code) {
    process->exit_code = value;
    process->engine->exit_code = code;
    process->engine->has_exit_code = !value_is_undefined(value);
}

void process_set_exit_code(BobEngine *engine, int code) {
    Process *process = engine->host->process;
    if (process)
        exit_code_keep(process, value_int(code), code);
    else
        engine->exit_code = code;
}

/* The integer that a valid code is; undefined and null mean none was said. False: threw. */
static bool exit_code_read(Runtime *runtime, Value value, double *code) {
    *code = 0;
    if (value_is_nullish(value)) return true;
    bool is_text = value_is_string(value) && string_length(value_as_string(value)) > 0;
    *code = NAN;
    if (value_is_number(value)) *code = value_as_number(value);
    if (is_text) *code = string_to_number(runtime, value_as_string(value));
    if (floor(*code) == *code && isfinite(*code)) return true;
    if (value_is_number(value)) {
        throw_out_of_range(runtime, "code", "an integer", value);
    } else {
        throw_invalid_argument_type(runtime, "code", "of type number", value);
    }
    return false;
}

/* Takes a new code over. An exit status is the low byte of the number. */
static bool exit_code_write(Runtime *runtime, Value value) {
    double code;
    if (!exit_code_read(runtime, value, &code)) return false;
    exit_code_keep(process_of(runtime), value, double_to_int32(code) & 0xFF);
    return true;
}

Value process_get_exit_code(NativeCall *call) {
    return process_of(call->runtime)->exit_code;
}

Value process_set_exit_code_method(NativeCall *call) {
    TRY_OK(exit_code_write(call->runtime, argument(call, 0)));
    return VALUE_UNDEFINED;
}

/* ---- events ---- */

bool process_emit_exit(BobEngine *engine, Value code) {
    Process *process = engine->host->process;
    if (!process || process->is_exiting) return true;
    process->is_exiting = true;
    return process_emit(engine, "exit", 1, &code) != EMISSION_THREW;
}

bool process_emit_before_exit(BobEngine *engine) {
    Value argument = value_int(engine->exit_code);
    return process_emit(engine, "beforeExit", 1, &argument) != EMISSION_THREW;
}

/* ---- process.exit([code]) ---- */

Value process_exit(NativeCall *call) {
    Runtime *runtime = call->runtime;
    BobEngine *engine = engine_of(runtime);
    if (call->count) TRY_OK(exit_code_write(runtime, call->arguments[0]));
    const Process *process = engine->host->process;
    Value code = to_boolean(process->exit_code) ? process->exit_code : value_int(0);
    if (!process->is_exiting) TRY_OK(process_emit_exit(engine, code));
    runtime->terminating = true;
    return throw_value(runtime, VALUE_UNDEFINED);
}
