/* The program `bobbin`: makes room on the stack, makes an engine, runs what the command line
 * says. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "cli/expose_gc.h"
#include "cli/options.h"
#include "cli/program.h"
#include "cli/repl.h"

enum {
    STACK_WANTED = 100 << 20, /* of the 128 MiB that Linux keeps free below the stack */
    STACK_DEFAULT = 40 << 20  /* what a script may use of it */
};

/* The stack of the main thread grows up to the soft limit as it is when it grows. */
static void raise_stack_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) != 0) return;
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur >= STACK_WANTED) return;
    bool is_enough = limit.rlim_max == RLIM_INFINITY || limit.rlim_max >= STACK_WANTED;
    limit.rlim_cur = is_enough ? STACK_WANTED : limit.rlim_max;
    setrlimit(RLIMIT_STACK, &limit);
}

static BobEngine *make_engine(const Options *options) {
    BobOptions engine_options = {
        .memory_limit = options->memory_limit,
        .stack_size = options->stack_size ? options->stack_size : STACK_DEFAULT,
        .virtual_time = options->virtual_time,
        .argument_count = options->argument_count,
        .arguments = (const char *const *)options->arguments,
    };
    BobEngine *engine = bob_engine_new(&engine_options);
    if (!engine) return NULL;
    engine->host->rejection_mode = options->rejection_mode;
    engine->host->hides_warnings = options->hides_warnings;
    engine->host->traces_warnings = options->traces_warnings;
    engine->runtime->stack_trace_limit = options->stack_trace_limit;
    if (!options->expose_gc || expose_gc(engine)) return engine;
    bob_engine_delete(engine);
    return NULL;
}

int main(int argc, char **argv) {
    Options options;
    int status;
    if (!options_parse(argc, argv, &options, &status)) return status;
    raise_stack_limit();
    BobEngine *engine = make_engine(&options);
    if (!engine) {
        fputs("bobbin: out of memory\n", stderr);
        return EXIT_FAILURE;
    }
    status = options.mode == MODE_REPL ? repl_run(engine) : program_run(engine, &options);
    bob_engine_delete(engine);
    return status;
}
