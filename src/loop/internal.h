/* Inside loop/. */
#ifndef BOBBIN_LOOP_INTERNAL_H
#define BOBBIN_LOOP_INTERNAL_H

#include <semaphore.h>

#include "loop/loop.h"

/* A timer is the Timeout object itself. */
struct Timer {
    Object object; /* CELL_OBJECT_TIMER; cell.extra: TIMER_... */
    /* the function, or a Record [function, arguments...]; undefined when it will not run again */
    Value callback;
    uint32_t index; /* in the heap, TIMER_IDLE when not waiting */
    uint32_t delay; /* milliseconds */
};

/* A timer that waits. Its key orders it: due time in the high 40 bits (in ticks of the loop, since
 * it began), a serial number in the low 24; serial numbers that wrapped are told apart within one
 * due time, where at most 2^23 timers may wait. The key lies here, where it is compared, and not in
 * the timer, whose cell is smaller without it. */
typedef struct __attribute__((packed, aligned(4))) WaitingTimer {
    uint64_t key;
    uint32_t timer; /* heap_cell_number of the Timer */
} WaitingTimer;

enum { DUE_SHIFT = 24,
       SERIAL_MASK = (1 << DUE_SHIFT) - 1,
       SERIAL_HALF = 1 << (DUE_SHIFT - 1) };

enum {
    TIMER_REPEATS = 1 << 0,
    TIMER_UNREFERENCED = 1 << 1,
    TIMER_NUMBERED = 1 << 2,
    TIMER_CLOSED = 1 << 3,
    TIMER_HAS_RUN = 1 << 4 /* and does not wait */
};
#define TIMER_IDLE UINT32_MAX

/* Times are finer than the milliseconds that delays are given in: timers made one after the other,
 * the clock's millisecond changing in between, still run in the order of their delays. 2^40 ticks
 * are two years. */
enum { TICKS_PER_MILLISECOND = 16 };

typedef struct ValueQueue {
    Value *ring;
    size_t first, count, capacity;
} ValueQueue;

typedef struct Clock {
    bool is_virtual;
    uint32_t readings;  /* virtual: since time last went on by itself */
    double virtual_now; /* milliseconds since the start */
    int64_t start;      /* monotonic nanoseconds */
    sem_t wake;         /* posted: a wait is to end early */
    double wall_start;  /* milliseconds since 1970 */
} Clock;

struct Loop {
    BobEngine *engine;
    Clock clock;
    uint64_t turn_time; /* ticks since the start, as of this turn */
    WaitingTimer *heap; /* binary heap by key */
    uint32_t timer_count, timer_capacity;
    uint32_t referenced_timers;
    uint32_t serial;
    uint32_t fired_delay;  /* of the interval whose callback runs, else 0 */
    Timer *newest;         /* of that delay, made by that callback; or NULL */
    ValueQueue ticks;      /* Records */
    ValueQueue immediates; /* Immediate objects */
    size_t referenced_immediates;
    Timer **numbered; /* timers that were asked for their number, by number - 1 */
    size_t numbered_count, numbered_capacity;
    LoopHandlers handlers;
};

double clock_now(const Clock *clock);
void clock_start(Clock *clock, bool is_virtual);
void clock_end(Clock *clock);
/* Waits, or jumps, until `when` (milliseconds since the start), less after a signal or a wake. */
void clock_wait_until(Clock *clock, double when);

/* Runs the timers that are due, or the immediates, and the checkpoints between them and at the end.
 * False: the program is to end. */
bool timers_run_due(Loop *loop);
bool immediates_run(Loop *loop);
/* Puts the timers that are due by turn_time in the order they run in (due.c). */
void timers_order_due(Loop *loop);
Timer *waiting_timer(const Loop *loop, const WaitingTimer *waiting);
/* In milliseconds since the start. */
uint64_t waiting_due(const WaitingTimer *waiting);
/* The heap alone: space and what counts referenced timers are the caller's. */
void waiting_push(Loop *loop, WaitingTimer waiting);
WaitingTimer waiting_pop(Loop *loop);
void timers_mark(Heap *heap, Loop *loop);
void timers_delete(Loop *loop);
/* Time of the earliest timer in milliseconds since the start; false when none waits. */
bool timers_next(const Loop *loop, double *when);

Value queue_shift(ValueQueue *queue);
void queue_mark(Heap *heap, const ValueQueue *queue);
void queue_delete(Loop *loop, ValueQueue *queue);
/* A Record [callback, arguments...]; NULL on out of memory. */
Record *callback_record(Runtime *runtime, Value callback, uint32_t count, const Value *arguments);
/* Function and arguments of one. */
CallbackState callback_state(Value callback);
void callback_replace(Value *callback, Value function);
/* Calls it; an error goes to the handlers. *owes_checkpoint: it did not throw. False: the program
 * is to end. */
bool callback_run(Loop *loop, Value callback, Value this_value, bool *owes_checkpoint);
/* An error that escaped. True: somebody handled it; an empty immediate then sees to it that the
 * checkpoint it cut short comes. */
bool loop_error(Loop *loop, Value error);

#endif
