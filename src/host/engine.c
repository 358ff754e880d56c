/* Whole engines: the floors put together, and the part of the public API (bobbin.h) that needs the
 * loop or prints.
 *
 * An engine without a console has the bare realm and the loop, nothing of this floor is visible to
 * its scripts; errors are reported all the same, through the engine's output.
 */
#include "host/console.h"
#include "host/inspect/inspect.h"
#include "host/modules/module_loader.h"
#include "host/performance.h"
#include "host/process/process.h"
#include "host/rejections.h"
#include "host/timers_api.h"
#include "host/uncaught.h"
#include "loop/loop.h"

/* ---- what the loop asks (loop.h: LoopHandlers) ---- */

static bool loop_uncaught(BobEngine *engine, Value error) {
    return uncaught_error(engine, error, UNCAUGHT_THROWN);
}

static bool loop_idle(BobEngine *engine) {
    Runtime *runtime = engine->runtime;
    if (!engine->host->process) return false;
    if (!process_emit_before_exit(engine)) {
        if (runtime->terminating) return false;
        if (!loop_uncaught(engine, runtime_take_exception(runtime))) return false;
    }
    return loop_checkpoint(engine->loop);
}

static void loop_before_waiting(BobEngine *engine) {
    output_flush(&engine->host->output);
}

/* ---- making and deleting ---- */

static bool console_warning(BobEngine *engine, String *message) {
    return process_warn(engine, message, NULL);
}

static double console_clock(BobEngine *engine) {
    return loop_now(engine->loop);
}

/* Object.prototype.toString says "[object global]". */
static bool tag_global(BobEngine *engine) {
    Runtime *runtime = engine->runtime;
    String *tag = atom_from_ascii(runtime, "global");
    PropertyKey key = property_key_symbol(runtime->symbols.to_string_tag);
    return tag &&
           object_add(runtime, engine->realm->global, key, value_cell(tag), PROPERTY_CONFIGURABLE);
}

/* hooks.current_time */
static double engine_current_time(Runtime *runtime) {
    return loop_wall_clock(engine_of(runtime)->loop);
}

/* hooks.wait: what was printed should be seen meanwhile. */
static void engine_wait(Runtime *runtime, double milliseconds) {
    BobEngine *engine = engine_of(runtime);
    if (engine->host) output_flush(&engine->host->output);
    loop_sleep(engine->loop, milliseconds);
}

/* hooks.wake */
static void engine_wake(Runtime *runtime) {
    loop_wake(engine_of(runtime)->loop);
}

static bool engine_furnish(BobEngine *engine) {
    engine->host->now = console_clock;
    engine->host->emit_warning = console_warning;
    module_loader_install(engine);
    return tag_global(engine) && rejections_install(engine) && process_install(engine) &&
           console_install(engine) && timers_install(engine) && performance_install(engine);
}

static bool engine_fill(BobEngine *engine) {
    static const LoopHandlers handlers = {
        .uncaught = loop_uncaught,
        .after_jobs = rejections_process,
        .idle = loop_idle,
        .before_waiting = loop_before_waiting,
    };
    if (!host_init(engine)) return false;
    engine->loop = loop_new(engine, engine->options.virtual_time);
    if (!engine->loop) return false;
    loop_set_handlers(engine->loop, &handlers);
    engine->runtime->hooks.current_time = engine_current_time;
    engine->runtime->hooks.wait = engine_wait;
    engine->runtime->hooks.wake = engine_wake;
    return engine->options.no_console || engine_furnish(engine);
}

BobEngine *bob_engine_new(const BobOptions *options) {
    BobEngine *engine = engine_core_new(options);
    if (!engine || engine_fill(engine)) return engine;
    bob_engine_delete(engine);
    return NULL;
}

void bob_engine_delete(BobEngine *engine) {
    if (!engine) return;
    if (engine->host) {
        rejections_delete(engine);
        process_delete(engine);
        host_delete(engine);
    }
    loop_delete(engine->loop);
    engine_core_delete(engine);
}

/* ---- running ---- */

/* How a run of the loop ended: an error that ended it has been reported, one that terminates goes
 * no further. */
static BobStatus run_status(BobEngine *engine, bool goes_on) {
    Runtime *runtime = engine->runtime;
    bool has_failed = engine->host->has_failed;
    engine->host->has_failed = false;
    output_flush(&engine->host->output);
    if (goes_on && !has_failed && !runtime->terminating) return BOB_OK;
    bool was_stopped = runtime->terminating;
    if (was_stopped) runtime_go_on(runtime);
    if (runtime_has_exception(runtime)) runtime_take_exception(runtime);
    return was_stopped ? BOB_TERMINATED : BOB_EXCEPTION;
}

BobStatus bob_run(BobEngine *engine) {
    return run_status(engine, loop_run(engine->loop));
}

BobStatus bob_run_jobs(BobEngine *engine) {
    return run_status(engine, loop_checkpoint(engine->loop));
}

BobStatus bob_run_cleanups(BobEngine *engine) {
    return run_status(engine, loop_clean_up_all(engine->loop));
}

BobStatus bob_run_once(BobEngine *engine, int64_t timeout, bool *more) {
    *more = false;
    bool goes_on = loop_checkpoint(engine->loop) && loop_turn(engine->loop, (double)timeout, more);
    return run_status(engine, goes_on);
}

int bob_exit_code(BobEngine *engine) {
    return engine->exit_code;
}

/* ---- showing ---- */

BobStatus bob_inspect(BobEngine *engine, BobValue value, char **text, size_t *size) {
    Runtime *runtime = engine->runtime;
    BobValue error;
    Text shown = text_new(runtime);
    bool is_fine = inspect_to_text(runtime, value, &inspect_default_options, &shown);
    String *string = is_fine ? text_to_string(&shown) : NULL;
    if (!is_fine) text_free(&shown);
    size_t length = 0;
    *text = string ? string_to_utf8(runtime, string, &length) : NULL;
    if (!*text) return engine_status(engine, VALUE_ABRUPT, &error);
    if (size) *size = length;
    return BOB_OK;
}

void bob_print_error(BobEngine *engine, BobValue error) {
    report_uncaught(engine, error, UNCAUGHT_THROWN);
    output_flush(&engine->host->output);
}
