/* loop/: the event loop in Node.js' order: main script, nextTick queue and microtasks, timers,
 * cleanups, immediates.
 *
 * A turn: the clock is read; timers that are due run in the order of (due time, creation), those of
 * one delay together; then one FinalizationRegistry hears which of its targets died, others in the
 * turns to come; then the immediates that were there when the phase began. After every callback the
 * checkpoint runs: first the nextTick queue, then all jobs, again until both are empty. The loop
 * ends when nothing that is referenced is pending and all registries have heard. An error that a
 * handler of 'uncaughtException' took leaves out, or cuts short, the checkpoint at hand: what is
 * queued waits for the next one.
 *
 * The clock. Timers, Date.now and performance.now read one clock. Real: the monotonic clock; a
 * delay counts from the moment the timer is made. Virtual: it stands still while anything is
 * runnable, and jumps to the next due timer otherwise; a script that does nothing but read it sees
 * it go on all the same.
 */
#ifndef BOBBIN_LOOP_LOOP_H
#define BOBBIN_LOOP_LOOP_H

#include "bobbin_engine.h"

typedef struct Loop Loop;
typedef struct Timer Timer;

/* The loop of an engine, kept in engine->loop. NULL on out of memory. */
Loop *loop_new(BobEngine *engine, bool virtual_time);
void loop_delete(Loop *loop);

/* ---- the clock (clock.c) ---- */
/* Milliseconds since the engine was made, with fractions: performance.now(). */
double loop_now(Loop *loop);
/* Milliseconds since 1970: Date.now(). */
double loop_wall_clock(Loop *loop);
/* Milliseconds from 1970 to the moment loop_now counts from, with fractions. */
double loop_time_origin(const Loop *loop);
/* Lets so much time go by with nothing else running, INFINITY: for ever; less when a stop is asked
 * for. */
void loop_sleep(Loop *loop, double milliseconds);
/* Ends the wait that goes on, else the next one. Any thread or signal handler may call it. */
void loop_wake(Loop *loop);

/* ---- timers (timers.c): objects of script, class Timeout ---- */
/* Delay in milliseconds, clamped as Node.js does: below 1, beyond 2^31-1 or NaN is 1. repeats:
 * setInterval. NULL on out of memory. */
Timer *timer_start(Loop *loop, double delay, bool repeats, Value callback, uint32_t count,
                   const Value *arguments);
void timer_stop(Loop *loop, Timer *timer);
/* Starts it anew from now with its own delay (Timeout.refresh); stopped timers run again, closed
 * ones do not. */
bool timer_refresh(Loop *loop, Timer *timer);
void timer_set_referenced(Loop *loop, Timer *timer, bool referenced);
bool timer_is_referenced(const Timer *timer);
/* Number that stands for the timer (Timeout[Symbol.toPrimitive]); clearTimeout takes it too. 0 on
 * out of memory. */
double timer_number(Loop *loop, Timer *timer);
Timer *timer_of_number(Loop *loop, double number);
/* The timer a value is, or NULL. */
Timer *timer_of_value(Value value);
void timers_register_kinds(Heap *heap);

/* ---- immediates and ticks (queues.c): records [callback, arguments...] ---- */
/* An Immediate object; NULL on out of memory. */
Object *immediate_start(Loop *loop, Value callback, uint32_t count, const Value *arguments);
void immediate_stop(Loop *loop, Object *immediate);
void immediate_set_referenced(Loop *loop, Object *immediate, bool referenced);
bool immediate_is_referenced(const Object *immediate);
bool value_is_immediate(Value value);
/* process.nextTick. */
bool tick_enqueue(Loop *loop, Value callback, uint32_t count, const Value *arguments);

/* ---- what is known of a Timeout or Immediate ---- */
typedef struct CallbackState {
    Value function; /* undefined: an immediate that ran or was stopped */
    const Value *arguments;
    uint32_t argument_count;
    uint32_t delay;
    bool repeats;
    bool is_stopped;
    bool is_over; /* it will not run again */
} CallbackState;
CallbackState timer_state(const Timer *timer);
CallbackState immediate_state(const Object *immediate);
void timer_set_callback(Timer *timer, Value function);
void immediate_set_callback(Object *immediate, Value function);
void timer_set_repeats(Timer *timer, bool repeats);

/* ---- errors: what host/ does with what nobody caught ---- */
typedef struct LoopHandlers {
    /* An error that escaped a callback. True: handled (uncaughtException), the loop goes on. */
    bool (*uncaught)(BobEngine *engine, Value error);
    /* After the queues of a checkpoint are empty: unhandled rejections. True when something may
     * have been queued. False in *goes_on: the program ends. */
    bool (*after_jobs)(BobEngine *engine, bool *goes_on);
    /* Nothing is pending any more (process 'beforeExit'). True when that made new work. */
    bool (*idle)(BobEngine *engine);
    /* The loop is about to wait (real time only): what was printed should be seen. */
    void (*before_waiting)(BobEngine *engine);
} LoopHandlers;
void loop_set_handlers(Loop *loop, const LoopHandlers *handlers);

/* ---- running ---- */
/* nextTick queue and jobs until both are empty. False: the program is to end. */
bool loop_checkpoint(Loop *loop);
/* The cleanups of all registries that wait, a checkpoint after each. False: the program is to
 * end. */
bool loop_clean_up_all(Loop *loop);
/* Until nothing is pending. False: ended by an error that nobody handled. */
bool loop_run(Loop *loop);
/* One turn, waiting at most timeout milliseconds (-1: until something is due); *more: something
 * referenced, or a cleanup, is pending. */
bool loop_turn(Loop *loop, double timeout, bool *more);

#endif
