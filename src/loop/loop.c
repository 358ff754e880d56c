/* The loop itself: checkpoints and turns. */
#include "loop/loop.h"

#include <stdlib.h>

#include "builtins/memory/finalization_registry.h"
#include "loop/internal.h"

void immediates_register_kinds(Heap *heap);

static void mark_loop(Heap *heap, void *data) {
    Loop *loop = data;
    timers_mark(heap, loop);
    queue_mark(heap, &loop->ticks);
    queue_mark(heap, &loop->immediates);
}

static bool never_handled(BobEngine *engine, Value error) {
    (void)engine;
    (void)error;
    return false;
}
static bool nothing_after_jobs(BobEngine *engine, bool *goes_on) {
    (void)engine;
    *goes_on = true;
    return false;
}
static bool no_idle(BobEngine *engine) {
    (void)engine;
    return false;
}
static void nothing_before_waiting(BobEngine *engine) {
    (void)engine;
}

Loop *loop_new(BobEngine *engine, bool virtual_time) {
    Loop *loop = calloc(1, sizeof *loop);
    if (!loop) return NULL;
    loop->engine = engine;
    loop->handlers =
        (LoopHandlers){never_handled, nothing_after_jobs, no_idle, nothing_before_waiting};
    clock_start(&loop->clock, virtual_time);
    timers_register_kinds(engine->runtime->heap);
    immediates_register_kinds(engine->runtime->heap);
    if (heap_add_root(engine->runtime->heap, mark_loop, loop)) return loop;
    free(loop);
    return NULL;
}

void loop_delete(Loop *loop) {
    if (!loop) return;
    heap_remove_root(loop->engine->runtime->heap, mark_loop, loop);
    timers_delete(loop);
    queue_delete(loop, &loop->ticks);
    queue_delete(loop, &loop->immediates);
    clock_end(&loop->clock);
    free(loop);
}

void loop_set_handlers(Loop *loop, const LoopHandlers *handlers) {
    loop->handlers = *handlers;
}

/* ---- the checkpoint ---- */

/* What a callback job threw. */
static bool job_error(Runtime *runtime, Value error, void *data) {
    (void)runtime;
    return loop_error(data, error);
}

typedef enum TickOutcome { TICKS_DONE,
                           TICKS_CUT_SHORT,
                           TICKS_END } TickOutcome;

/* All ticks, those they add included. One that throws ends the checkpoint, as in Node.js: the rest
 * comes after the next callback. */
static TickOutcome run_ticks(Loop *loop) {
    Runtime *runtime = loop->engine->runtime;
    while (loop->ticks.count) {
        const Record *tick = (const Record *)value_as_cell(queue_shift(&loop->ticks));
        Value result =
            call(runtime, tick->values[0], VALUE_UNDEFINED, tick->cell.data - 1, &tick->values[1]);
        if (value_is_abrupt(result)) {
            return loop_error(loop, runtime_take_exception(runtime)) ? TICKS_CUT_SHORT : TICKS_END;
        }
    }
    return TICKS_DONE;
}

bool loop_checkpoint(Loop *loop) {
    Runtime *runtime = loop->engine->runtime;
    for (;;) {
        do {
            TickOutcome outcome = run_ticks(loop);
            if (outcome != TICKS_DONE) return outcome == TICKS_CUT_SHORT;
            if (!jobs_run(runtime, job_error, loop)) return false;
        } while (loop->ticks.count);
        bool goes_on;
        bool again = loop->handlers.after_jobs(loop->engine, &goes_on);
        if (!goes_on) return false;
        if (!again) return true;
    }
}

/* ---- turns ---- */

static bool is_alive(const Loop *loop) {
    return loop->referenced_timers || loop->referenced_immediates;
}

/* The cleanup of the registry that waits longest. The checkpoint comes even after an error, as in
 * Node.js. */
static bool clean_up_one(Loop *loop) {
    Runtime *runtime = loop->engine->runtime;
    if (!cleanup_is_due(runtime)) return true;
    if (!cleanup_run(runtime) && !loop_error(loop, runtime_take_exception(runtime))) return false;
    return loop_checkpoint(loop);
}

bool loop_clean_up_all(Loop *loop) {
    while (cleanup_is_due(loop->engine->runtime)) {
        if (!clean_up_one(loop)) return false;
    }
    return true;
}

/* How long nothing can happen: waits for it, at most `timeout` milliseconds (-1: any time). */
static void wait_for_work(Loop *loop, double timeout) {
    double now = clock_now(&loop->clock), when;
    bool is_idle = !loop->immediates.count && !cleanup_is_due(loop->engine->runtime);
    if (!is_idle || !timers_next(loop, &when)) return;
    if (timeout >= 0 && when > now + timeout) when = now + timeout;
    if (when > now && !loop->clock.is_virtual) loop->handlers.before_waiting(loop->engine);
    clock_wait_until(&loop->clock, when);
}

bool loop_turn(Loop *loop, double timeout, bool *more) {
    *more = false;
    wait_for_work(loop, timeout);
    if (loop->engine->runtime->terminating) return false;
    loop->turn_time = (uint64_t)clock_now(&loop->clock);
    bool goes_on = timers_run_due(loop) && clean_up_one(loop) && immediates_run(loop);
    *more = goes_on && (is_alive(loop) || cleanup_is_due(loop->engine->runtime));
    return goes_on;
}

/* Turns while something is referenced. What died by then is cleaned up, which may make work. */
static bool run_turns(Loop *loop) {
    do {
        while (is_alive(loop)) {
            bool more;
            if (!loop_turn(loop, -1, &more)) return false;
        }
        if (!loop_clean_up_all(loop)) return false;
    } while (is_alive(loop));
    return true;
}

bool loop_run(Loop *loop) {
    if (loop->engine->runtime->terminating || !loop_checkpoint(loop)) return false;
    do {
        if (!run_turns(loop)) return false;
    } while (loop->handlers.idle(loop->engine) && is_alive(loop));
    return true;
}
