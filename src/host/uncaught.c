/* Errors that nobody caught, in the order of Node.js' process._fatalException: the monitor, the
 * handlers, then 'exit' listeners, then the report. */
#include "host/uncaught.h"

#include "host/process/process.h"

/* The last word: an error in a listener of the error itself, or the error when nobody listens. */
static bool fail(BobEngine *engine, Value error, UncaughtOrigin origin, int code) {
    engine->host->has_failed = true;
    report_uncaught(engine, error, origin);
    if (code) process_set_exit_code(engine, code);
    return false;
}

/* A listener threw, or ended the program. */
static bool fail_in_listener(BobEngine *engine) {
    if (engine->runtime->terminating) return false;
    Value error = runtime_take_exception(engine->runtime);
    return fail(engine, error, UNCAUGHT_THROWN, EXIT_HANDLER_THREW);
}

/* Nobody took it: 'exit' is told, and the error reported. What a listener of 'exit' throws by now
 * is lost. */
static bool die(BobEngine *engine, Value error, UncaughtOrigin origin) {
    Runtime *runtime = engine->runtime;
    if (engine->host->process->is_exiting) {
        return fail(engine, error, origin, engine->has_exit_code ? 0 : EXIT_UNCAUGHT);
    }
    process_set_exit_code(engine, EXIT_UNCAUGHT);
    if (!process_emit_exit(engine, value_int(EXIT_UNCAUGHT))) {
        if (runtime->terminating) return false;
        runtime_take_exception(runtime);
    }
    return fail(engine, error, origin, 0);
}

bool uncaught_error(BobEngine *engine, Value error, UncaughtOrigin origin) {
    Runtime *runtime = engine->runtime;
    if (!engine->host->process) {
        engine->exit_code = EXIT_UNCAUGHT;
        return fail(engine, error, origin, 0);
    }
    bool is_rejection = origin == UNCAUGHT_REJECTED || engine->host->module_failed;
    engine->host->module_failed = false;
    String *text =
        string_from_ascii(runtime, is_rejection ? "unhandledRejection" : "uncaughtException");
    Value arguments[] = {error, text ? value_cell(text) : VALUE_UNDEFINED};
    if (!text) runtime_take_exception(runtime);
    Emission told = process_emit(engine, "uncaughtExceptionMonitor", 2, arguments);
    if (told == EMISSION_THREW) return fail_in_listener(engine);
    told = process_emit(engine, "uncaughtException", 2, arguments);
    if (told == EMISSION_THREW) return fail_in_listener(engine);
    if (told == EMISSION_HEARD) return true;
    if (!engine->host->survive) return die(engine, error, origin);
    engine->host->survive(engine, error);
    return true;
}
