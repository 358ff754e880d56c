/* Running conformance tests: what a test expects of its host, and how outcomes are told. */
#ifndef BOBBIN_CLI_TEST262_H
#define BOBBIN_CLI_TEST262_H

#include "bobbin_engine.h"

/* Puts `$262` and `print` on the global object. False: out of memory. */
bool test262_install(BobEngine *engine);
/* Runs the source until no job and no timer is left. The exit status. */
int test262_run(BobEngine *engine, const char *source, size_t size, const char *name,
                bool is_module);

#endif
