/* jobs/: the asynchronous half of modules: evaluation with top-level await, and import() (spec
 * 16.2.1.5.3, 13.3.10). */
#ifndef BOBBIN_JOBS_MODULES_H
#define BOBBIN_JOBS_MODULES_H

#include "evaluate/modules/module.h"
#include "jobs/jobs.h"

/* 16.2.1.5.3 Evaluate(): the promise of the module's evaluation, the same one each time for all
 * modules of a cycle. Precondition: linked. NULL: out of memory, or a stop was asked for. */
Promise *module_evaluate(Runtime *runtime, Module *module);
/* Loads, links and evaluates. NULL: loading or linking threw. */
Promise *module_run(Runtime *runtime, Module *module);
/* hooks.import_module. */
Value import_module(Runtime *runtime, Script *script, Value specifier, Value options);

#endif
