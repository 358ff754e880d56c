/* host/: the script's world beside the engine. What belongs to one engine here, and the hooks by
 * which loop/ and the process object lend the console a clock and warnings.
 *
 * inspect/ says how values look, modules/ finds files and reads them as modules, process/ is the
 * process object. */
#ifndef BOBBIN_HOST_HOST_H
#define BOBBIN_HOST_HOST_H

#include "bobbin_engine.h"
#include "host/output.h"

struct Process;
struct Rejections;

/* What an unhandled rejection leads to (--unhandled-rejections of Node.js). */
typedef enum RejectionMode {
    REJECTIONS_THROW,          /* an uncaught error, unless 'unhandledRejection' is listened to */
    REJECTIONS_STRICT,         /* an uncaught error first, then 'unhandledRejection' or a warning */
    REJECTIONS_WARN,           /* 'unhandledRejection', and a warning all the same */
    REJECTIONS_WARN_WITH_CODE, /* 'unhandledRejection', or a warning and exit code 1 */
    REJECTIONS_NONE            /* 'unhandledRejection' and nothing more */
} RejectionMode;

typedef struct Host {
    BobEngine *engine;
    Output output;
    struct Process *process;       /* NULL in an engine without a console */
    struct Rejections *rejections; /* likewise */
    bool js_is_module;             /* .js files are modules, whatever package.json says */
    bool has_failed;               /* an uncaught error has ended the program */
    bool module_failed;            /* the error under way is the first module's */
    RejectionMode rejection_mode;
    bool hides_warnings;  /* they are but events */
    bool traces_warnings; /* they show their stacks */
    bool warning_hint_shown;
    /* -- console -- */
    uint32_t group_indentation; /* columns that console.group has shifted output by */
    Object *counts, *times;     /* label -> count, start; NULL until used */
    Object *inspect_function;   /* util.inspect; NULL until used */
    Object *inspect_defaults;   /* util.inspect.defaultOptions; NULL: never touched */
    /* -- hooks -- */
    /* Milliseconds of the clock console.time reads. NULL: the system's monotonic clock. */
    double (*now)(BobEngine *engine);
    /* An error that nobody caught does not end the program but is handed here. NULL: it does. */
    void (*survive)(BobEngine *engine, Value error);
    /* process.emitWarning; NULL: the warning goes to standard error as it is. False: threw. */
    bool (*emit_warning)(BobEngine *engine, String *message);
} Host;

/* Makes engine->host; false: out of memory. Called once, before anything of host/ is installed. */
bool host_init(BobEngine *engine);
/* Flushes the output and frees the host. */
void host_delete(BobEngine *engine);

/* The engine that a native function runs in. */
static inline BobEngine *engine_of(Runtime *runtime) {
    return runtime->host;
}
static inline Host *host_of(Runtime *runtime) {
    return engine_of(runtime)->host;
}

#endif
