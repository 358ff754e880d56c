/* Reading, evaluating, printing, line by line on a terminal. */
#ifndef BOBBIN_CLI_REPL_H
#define BOBBIN_CLI_REPL_H

#include "bobbin_engine.h"

/* Until the input ends or process.exit. The exit status. */
int repl_run(BobEngine *engine);

#endif
