/* Running one program: a file, standard input, or code from the command line. */
#ifndef BOBBIN_CLI_PROGRAM_H
#define BOBBIN_CLI_PROGRAM_H

#include "bobbin_engine.h"
#include "cli/options.h"

/* The exit status. */
int program_run(BobEngine *engine, const Options *options);
/* What happens after a script's main part: errors, the loop, 'exit'. `result` is its value or the
 * error thrown. The exit status. */
int program_finish(BobEngine *engine, BobStatus status, BobValue result);

#endif
