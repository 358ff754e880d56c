/* The engine that a fuzz target gives its input to, and the watch that ends what it runs.
 *
 * The watch counts processor time, not time: what else the machine does must not decide how far
 * an input gets. It rings again and again, since a script can start more work after it was ended.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>

#include "fuzz.h"

enum {
    MEMORY_LIMIT = 48 << 20,
    STACK_SIZE = 4 << 20, /* libFuzzer runs its target on a common thread's stack */
    WATCH_MILLISECONDS = 400
};

static BobEngine *watched;

static void watch_rings(int signal_number) {
    (void)signal_number;
    if (watched) bob_engine_terminate(watched);
}

static void watch_set(int milliseconds) {
    struct itimerval timer = {.it_interval.tv_usec = milliseconds * 1000,
                              .it_value.tv_usec = milliseconds * 1000};
    struct sigaction action = {.sa_handler = watch_rings, .sa_flags = SA_RESTART};
    sigaction(SIGVTALRM, &action, NULL);
    setitimer(ITIMER_VIRTUAL, &timer, NULL);
}

static void drop_output(void *data, int stream, const char *bytes, size_t size) {
    (void)data, (void)stream, (void)bytes, (void)size;
}

BobEngine *fuzz_engine_open(void) {
    BobOptions options = {.memory_limit = MEMORY_LIMIT,
                          .stack_size = STACK_SIZE,
                          .virtual_time = true,
                          .write = drop_output};
    watched = bob_engine_new(&options);
    if (!watched) abort();
    watch_set(WATCH_MILLISECONDS);
    return watched;
}

void fuzz_engine_close(BobEngine *engine) {
    watch_set(0);
    watched = NULL;
    bob_engine_delete(engine);
}
