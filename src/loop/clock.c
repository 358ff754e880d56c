/* The one clock: monotonic and real, or virtual.
 *
 * Virtual time stands still while anything runs. But a script that reads the clock again and again
 * waits for it: past so many readings each one takes a little time. */
#define _GNU_SOURCE /* sem_clockwait */
#include <time.h>

#include "loop/internal.h"

enum { READINGS_FREE = 1000 };
#define READING_TAKES (1.0 / 16) /* milliseconds */

static int64_t monotonic_nanoseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

void clock_start(Clock *clock, bool is_virtual) {
    struct timespec wall;
    clock_gettime(CLOCK_REALTIME, &wall);
    *clock = (Clock){.is_virtual = is_virtual, .start = monotonic_nanoseconds()};
    sem_init(&clock->wake, 0, 0);
    clock->wall_start = (double)wall.tv_sec * 1e3 + (double)wall.tv_nsec / 1e6;
}

void clock_end(Clock *clock) {
    sem_destroy(&clock->wake);
}

double clock_now(const Clock *clock) {
    if (clock->is_virtual) return clock->virtual_now;
    return (double)(monotonic_nanoseconds() - clock->start) / 1e6;
}

/* clock_now for a script: time that is looked at again and again goes on. */
static double clock_read(Clock *clock) {
    if (clock->is_virtual && ++clock->readings > READINGS_FREE) clock->virtual_now += READING_TAKES;
    return clock_now(clock);
}

void clock_wait_until(Clock *clock, double when) {
    if (clock->is_virtual) {
        if (when <= clock->virtual_now) return;
        clock->virtual_now = when;
        clock->readings = 0;
        return;
    }
    int64_t end = clock->start + (int64_t)(when * 1e6);
    struct timespec time = {(time_t)(end / 1000000000), (long)(end % 1000000000)};
    sem_clockwait(&clock->wake, CLOCK_MONOTONIC, &time);
}

double loop_now(Loop *loop) {
    return clock_read(&loop->clock);
}

double loop_wall_clock(Loop *loop) {
    return floor(loop->clock.wall_start + clock_read(&loop->clock));
}

double loop_time_origin(const Loop *loop) {
    return loop->clock.wall_start;
}

void loop_sleep(Loop *loop, double milliseconds) {
    enum { PORTION = 1 << 30 }; /* milliseconds slept at once */
    const Runtime *runtime = loop->engine->runtime;
    double end = clock_now(&loop->clock) + milliseconds;
    while (isinf(end) && !runtime->terminating) sem_wait(&loop->clock.wake);
    while (!runtime->terminating && clock_now(&loop->clock) < end) {
        clock_wait_until(&loop->clock, fmin(end, clock_now(&loop->clock) + PORTION));
    }
}

void loop_wake(Loop *loop) {
    sem_post(&loop->clock.wake);
}
