/* The order of the timers that are due at once, as when a script was busy for long.
 *
 * Node.js keeps timers in queues, one for each delay. The queue whose first timer is due earliest
 * comes first, and all of it that is due runs before the next queue gets its turn. So after 50 busy
 * milliseconds a timer of 1 ms made late runs before one of 10 ms made early, if any of 1 ms was
 * made before both.
 *
 * Timers that are due are taken from the heap, ordered so, and put back with their rank as due
 * time: ranks are small, and those that are not due, or come meanwhile, stay behind them. */
#include <stdlib.h>

#include "loop/internal.h"

typedef struct Survey {
    uint32_t count;
    bool has_delays; /* more than one */
} Survey;

/* Those due are a tree at the top of the heap. */
static void survey_due(const Loop *loop, uint32_t index, Survey *survey) {
    if (index >= loop->timer_count) return;
    const WaitingTimer *waiting = &loop->heap[index];
    if (waiting_due(waiting) > loop->turn_time) return;
    survey->count++;
    uint32_t delay = waiting_timer(loop, waiting)->delay;
    if (delay != waiting_timer(loop, &loop->heap[0])->delay) survey->has_delays = true;
    survey_due(loop, 2 * index + 1, survey);
    survey_due(loop, 2 * index + 2, survey);
}

static int compare_keys(const void *a, const void *b) {
    uint64_t first = ((const WaitingTimer *)a)->key, second = ((const WaitingTimer *)b)->key;
    return first < second ? -1 : first > second;
}

/* Takes the first ones out, to where the heap ended: ordered, and numbered within their delay. */
static void take_due(Loop *loop, uint32_t count) {
    for (uint32_t place = 0; place < count; place++) {
        WaitingTimer waiting = waiting_pop(loop);
        waiting.key = (uint64_t)waiting_timer(loop, &waiting)->delay << 32 | place;
        loop->heap[loop->timer_count] = waiting;
    }
}

/* The place of a queue is that of its first timer. */
static void order_queues(WaitingTimer *due, uint32_t count) {
    qsort(due, count, sizeof *due, compare_keys);
    uint32_t delay = 0, first = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t place = (uint32_t)due[i].key;
        if (due[i].key >> 32 != delay) first = place;
        delay = (uint32_t)(due[i].key >> 32);
        due[i].key = (uint64_t)first << 32 | place;
    }
    qsort(due, count, sizeof *due, compare_keys);
}

/* There are no more ranks than milliseconds passed: each stands for another delay. */
static void put_back(Loop *loop, const WaitingTimer *due, uint32_t count) {
    uint64_t queue = due[0].key >> 32, rank = 0;
    for (uint32_t i = 0; i < count; i++) {
        WaitingTimer waiting = due[i];
        if (waiting.key >> 32 != queue) rank++;
        queue = waiting.key >> 32;
        waiting.key = rank << DUE_SHIFT | (i & SERIAL_MASK);
        waiting_push(loop, waiting);
    }
}

void timers_order_due(Loop *loop) {
    Survey survey = {0};
    survey_due(loop, 0, &survey);
    if (!survey.has_delays) return;
    take_due(loop, survey.count);
    WaitingTimer *due = &loop->heap[loop->timer_count];
    order_queues(due, survey.count);
    put_back(loop, due, survey.count);
}
