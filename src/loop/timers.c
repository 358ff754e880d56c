/* Timers: a binary heap of Timeout objects by (due time, creation). O(log n) to start, to stop and
 * to run one.
 *
 * A waiting timer is kept alive by the heap; once it has run for the last time only script does.
 * Numbers are given out on demand, and a timer that has one is found by it until it has run or is
 * stopped. */
#include "loop/internal.h"

static Runtime *runtime_of(const Loop *loop) {
    return loop->engine->runtime;
}

Timer *waiting_timer(const Loop *loop, const WaitingTimer *waiting) {
    return (Timer *)heap_cell_of_number(runtime_of(loop)->heap, waiting->timer);
}

/* ---- order ---- */

static bool is_before(uint64_t a, uint64_t b) {
    uint64_t due_a = a >> DUE_SHIFT, due_b = b >> DUE_SHIFT;
    if (due_a != due_b) return due_a < due_b;
    uint32_t distance = (uint32_t)(b - a) & SERIAL_MASK;
    return distance != 0 && distance < SERIAL_HALF;
}

static void put(Loop *loop, uint32_t index, WaitingTimer waiting) {
    loop->heap[index] = waiting;
    waiting_timer(loop, &waiting)->index = index;
}

static void sift_up(Loop *loop, uint32_t index, WaitingTimer waiting) {
    while (index > 0) {
        uint32_t parent = (index - 1) / 2;
        if (!is_before(waiting.key, loop->heap[parent].key)) break;
        put(loop, index, loop->heap[parent]);
        index = parent;
    }
    put(loop, index, waiting);
}

static void sift_down(Loop *loop, uint32_t index, WaitingTimer waiting) {
    const WaitingTimer *heap = loop->heap;
    for (;;) {
        uint32_t child = 2 * index + 1;
        if (child >= loop->timer_count) break;
        if (child + 1 < loop->timer_count && is_before(heap[child + 1].key, heap[child].key))
            child++;
        if (!is_before(heap[child].key, waiting.key)) break;
        put(loop, index, heap[child]);
        index = child;
    }
    put(loop, index, waiting);
}

void waiting_push(Loop *loop, WaitingTimer waiting) {
    sift_up(loop, loop->timer_count++, waiting);
}

static void waiting_remove(Loop *loop, uint32_t index) {
    WaitingTimer last = loop->heap[--loop->timer_count];
    if (index == loop->timer_count) return;
    if (index > 0 && is_before(last.key, loop->heap[(index - 1) / 2].key))
        sift_up(loop, index, last);
    else
        sift_down(loop, index, last);
}

WaitingTimer waiting_pop(Loop *loop) {
    WaitingTimer first = loop->heap[0];
    waiting_remove(loop, 0);
    return first;
}

/* ---- waiting ---- */

static bool heap_reserve(Loop *loop) {
    if (loop->timer_count < loop->timer_capacity) return true;
    uint32_t capacity = loop->timer_capacity ? loop->timer_capacity + loop->timer_capacity / 2 : 16;
    WaitingTimer *heap = heap_memory_reallocate(runtime_of(loop), loop->heap,
                                                loop->timer_capacity * sizeof *heap,
                                                capacity * sizeof *heap);
    if (!heap) return false;
    loop->heap = heap;
    loop->timer_capacity = capacity;
    return true;
}

static uint64_t loop_ticks(const Loop *loop) {
    return (uint64_t)(clock_now(&loop->clock) * TICKS_PER_MILLISECOND);
}

static uint64_t due_after(const Timer *timer, uint64_t start) {
    return start + (uint64_t)timer->delay * TICKS_PER_MILLISECOND;
}

static bool timer_wait(Loop *loop, Timer *timer, uint64_t due) {
    if (!heap_reserve(loop)) return false;
    timer->object.cell.extra &= (uint16_t)~TIMER_HAS_RUN;
    WaitingTimer waiting = {due << DUE_SHIFT | (loop->serial++ & SERIAL_MASK),
                            heap_cell_number(&timer->object.cell)};
    loop->referenced_timers += timer_is_referenced(timer);
    waiting_push(loop, waiting);
    if (timer->delay == loop->fired_delay) loop->newest = timer;
    return true;
}

/* Due its delay after now. */
static bool timer_wait_from_now(Loop *loop, Timer *timer) {
    return timer_wait(loop, timer, due_after(timer, loop_ticks(loop)));
}

static void timer_unwait(Loop *loop, Timer *timer) {
    if (timer->index == TIMER_IDLE) return;
    waiting_remove(loop, timer->index);
    loop->referenced_timers -= timer_is_referenced(timer);
    timer->index = TIMER_IDLE;
}

/* ---- numbers ---- */

static bool numbered_add(Loop *loop, Timer *timer) {
    if (loop->numbered_count == loop->numbered_capacity) {
        size_t capacity = loop->numbered_capacity ? 2 * loop->numbered_capacity : 16;
        Timer **grown = heap_memory_reallocate(runtime_of(loop), loop->numbered,
                                               loop->numbered_capacity * sizeof *grown,
                                               capacity * sizeof *grown);
        if (!grown) return false;
        loop->numbered = grown;
        loop->numbered_capacity = capacity;
    }
    loop->numbered[loop->numbered_count++] = timer;
    timer->object.cell.extra |= TIMER_NUMBERED;
    return true;
}

double timer_number(Loop *loop, Timer *timer) {
    for (size_t i = loop->numbered_count; (timer->object.cell.extra & TIMER_NUMBERED) && i > 0;
         i--) {
        if (loop->numbered[i - 1] == timer) return (double)i;
    }
    return numbered_add(loop, timer) ? (double)loop->numbered_count : 0;
}

Timer *timer_of_number(Loop *loop, double number) {
    bool is_valid =
        number >= 1 && number <= (double)loop->numbered_count && floor(number) == number;
    return is_valid ? loop->numbered[(size_t)number - 1] : NULL;
}

static void numbered_forget(Loop *loop, Timer *timer) {
    if (!(timer->object.cell.extra & TIMER_NUMBERED)) return;
    timer->object.cell.extra &= (uint16_t)~TIMER_NUMBERED;
    for (size_t i = 0; i < loop->numbered_count; i++) {
        if (loop->numbered[i] == timer) loop->numbered[i] = NULL;
    }
}

/* ---- for script ---- */

static uint32_t clamp_delay(double delay) {
    return delay >= 1 && delay <= INT32_MAX ? (uint32_t)delay : 1;
}

Timer *timer_start(Loop *loop, double delay, bool repeats, Value callback, uint32_t count,
                   const Value *arguments) {
    Runtime *runtime = runtime_of(loop);
    Object *prototype = intrinsic(runtime, INTRINSIC_TIMEOUT_PROTOTYPE);
    Timer *timer =
        prototype ? object_allocate(runtime, sizeof *timer, CELL_OBJECT_TIMER, prototype, 0) : NULL;
    if (!timer) return NULL;
    timer->index = TIMER_IDLE;
    timer->delay = clamp_delay(delay);
    timer->callback = callback;
    timer->object.cell.extra = repeats ? TIMER_REPEATS : 0;
    timer->object.cell.flags |= OBJECT_EXOTIC;
    if (count) {
        Record *record = callback_record(runtime, callback, count, arguments);
        if (!record) return NULL;
        timer->callback = value_cell(record);
    }
    return timer_wait_from_now(loop, timer) ? timer : NULL;
}

void timer_stop(Loop *loop, Timer *timer) {
    timer_unwait(loop, timer);
    numbered_forget(loop, timer);
    timer->object.cell.extra |= TIMER_CLOSED;
}

bool timer_refresh(Loop *loop, Timer *timer) {
    if (timer->object.cell.extra & TIMER_CLOSED) return true;
    timer_unwait(loop, timer);
    return timer_wait_from_now(loop, timer);
}

bool timer_is_referenced(const Timer *timer) {
    return !(timer->object.cell.extra & TIMER_UNREFERENCED);
}

void timer_set_referenced(Loop *loop, Timer *timer, bool referenced) {
    if (timer_is_referenced(timer) == referenced) return;
    timer->object.cell.extra ^= TIMER_UNREFERENCED;
    if (timer->index == TIMER_IDLE) return;
    if (referenced)
        loop->referenced_timers++;
    else
        loop->referenced_timers--;
}

CallbackState timer_state(const Timer *timer) {
    CallbackState state = callback_state(timer->callback);
    uint16_t flags = timer->object.cell.extra;
    state.delay = timer->delay;
    state.repeats = flags & TIMER_REPEATS;
    state.is_stopped = flags & TIMER_CLOSED;
    state.is_over = flags & (TIMER_CLOSED | TIMER_HAS_RUN);
    return state;
}

void timer_set_callback(Timer *timer, Value function) {
    callback_replace(&timer->callback, function);
}

void timer_set_repeats(Timer *timer, bool repeats) {
    timer->object.cell.extra &= (uint16_t)~TIMER_REPEATS;
    if (repeats) timer->object.cell.extra |= TIMER_REPEATS;
}

Timer *timer_of_value(Value value) {
    return value_is_kind(value, CELL_OBJECT_TIMER) ? (Timer *)value_as_object(value) : NULL;
}

/* ---- running ---- */

/* Timers run by whole milliseconds, all of one in the same phase; the rest of the key orders
 * them. */
uint64_t waiting_due(const WaitingTimer *waiting) {
    return (waiting->key >> DUE_SHIFT) / TICKS_PER_MILLISECOND;
}

bool timers_next(const Loop *loop, double *when) {
    if (!loop->timer_count) return false;
    *when = (double)waiting_due(&loop->heap[0]);
    return true;
}

/* An interval that was not stopped meanwhile starts again, counted from before its callback, but
 * behind the timers of the same delay that its callback made: Node.js keeps them in one queue. */
static bool interval_wait(Loop *loop, Timer *timer, uint64_t start) {
    uint64_t due = due_after(timer, start);
    const Timer *newest = loop->newest;
    if (newest && newest->index != TIMER_IDLE) {
        uint64_t before = loop->heap[newest->index].key >> DUE_SHIFT;
        if (before > due) due = before;
    }
    return timer_wait(loop, timer, due);
}

/* One timer's turn. */
static bool timer_fire(Loop *loop, Timer *timer, bool *owes_checkpoint) {
    timer_unwait(loop, timer);
    bool may_repeat = timer->object.cell.extra & TIMER_REPEATS;
    uint64_t start = may_repeat ? loop_ticks(loop) : 0;
    loop->fired_delay = may_repeat ? timer->delay : 0;
    loop->newest = NULL;
    bool goes_on = callback_run(loop, timer->callback, value_cell(timer), owes_checkpoint);
    bool is_over = (timer->object.cell.extra & TIMER_CLOSED) || timer->index != TIMER_IDLE;
    bool repeats = timer->object.cell.extra & TIMER_REPEATS;
    if (may_repeat && repeats && !is_over) return interval_wait(loop, timer, start) && goes_on;
    if (timer->index == TIMER_IDLE) {
        numbered_forget(loop, timer);
        timer->object.cell.extra |= TIMER_HAS_RUN;
    }
    return goes_on;
}

/* The clock is read again before the phase ends: callbacks take time. Whenever it has been read,
 * those due by now are put in order. */
static bool is_due(Loop *loop) {
    if (!loop->timer_count) return false;
    uint64_t due = waiting_due(&loop->heap[0]);
    if (due <= loop->turn_time) return true;
    loop->turn_time = (uint64_t)clock_now(&loop->clock);
    timers_order_due(loop);
    return due <= loop->turn_time;
}

/* As in Node.js no checkpoint comes between a timer that threw and the next one. */
bool timers_run_due(Loop *loop) {
    bool has_run = false, owes_checkpoint = false;
    timers_order_due(loop);
    while (is_due(loop)) {
        bool fires = !owes_checkpoint;
        bool goes_on =
            fires ? timer_fire(loop, waiting_timer(loop, &loop->heap[0]), &owes_checkpoint)
                  : loop_checkpoint(loop);
        if (!goes_on) return false;
        if (!fires) owes_checkpoint = false;
        has_run = true;
    }
    return !has_run || loop_checkpoint(loop);
}

/* ---- memory ---- */

static void timer_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_value(heap, ((Timer *)cell)->callback);
}

void timers_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_TIMER, timer_trace, object_finalize);
}

void timers_mark(Heap *heap, Loop *loop) {
    for (uint32_t i = 0; i < loop->timer_count; i++)
        heap_mark_cell(heap, waiting_timer(loop, &loop->heap[i]));
    for (size_t i = 0; i < loop->numbered_count; i++) heap_mark_cell(heap, loop->numbered[i]);
    heap_mark_cell(heap, loop->newest);
}

void timers_delete(Loop *loop) {
    Heap *heap = runtime_of(loop)->heap;
    heap_memory_free(heap, loop->heap, loop->timer_capacity * sizeof *loop->heap);
    heap_memory_free(heap, loop->numbered, loop->numbered_capacity * sizeof(Timer *));
}
