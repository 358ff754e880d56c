/* Running one program: a file, standard input, or code from the command line. */
#ifndef BOBBIN_CLI_PROGRAM_H
#define BOBBIN_CLI_PROGRAM_H

#include "bobbin_engine.h"
#include "cli/options.h"

/* The exit status. */
int program_run(BobEngine *engine, const Options *options);

#endif
