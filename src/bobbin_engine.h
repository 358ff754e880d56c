/* Behind bobbin.h: what an engine consists of. For bobbin.c and the floors above it (loop/, host/,
 * cli/). */
#ifndef BOBBIN_ENGINE_H
#define BOBBIN_ENGINE_H

#include "bobbin.h"
#include "jobs/jobs.h"
#include "runtime/objects/error.h"
#include "runtime/runtime.h"
#include "syntax/script.h"

struct BobEngine {
    Runtime *runtime;
    Realm *realm;
    BobOptions options; /* argument vectors are copied by host/ */
    BobHandle *handles; /* all live handles, doubly linked */
    struct Loop *loop;  /* owned by loop/ */
    struct Host *host;  /* owned by host/ */
    int exit_code;
    bool has_exit_code; /* process.exitCode or process.exit said it */
    BobLoader loader;   /* all NULL: there is none */
};

struct BobHandle {
    BobEngine *engine;
    Value value;
    BobHandle *previous, *next;
};

/* The core of an engine: runtime, evaluator, jobs, builtins and a realm; no console, no loop. NULL
 * on out of memory. */
BobEngine *engine_core_new(const BobOptions *options);
void engine_core_delete(BobEngine *engine);

/* Runs a parsed and resolved script of any goal; result or thrown value in *result. */
BobStatus engine_run_script(BobEngine *engine, Script *script, ParseGoal goal, BobValue *result);
/* Parses and resolves. NULL: *error is the SyntaxError. keep_values: for completion values (REPL,
 * -p). */
Script *engine_compile(BobEngine *engine, const char *source, ptrdiff_t size, const char *name,
                       ParseGoal goal, bool keep_values, BobValue *error);
/* BOB_OK with the value, or the pending exception taken. */
BobStatus engine_status(BobEngine *engine, Value value, BobValue *result);

#endif
