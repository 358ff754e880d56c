/* Errors that nobody caught: who is asked, and how the program ends. */
#ifndef BOBBIN_HOST_UNCAUGHT_H
#define BOBBIN_HOST_UNCAUGHT_H

#include "host/report.h"

/* Exit statuses that mean the same in Node.js. */
enum {
    EXIT_UNCAUGHT = 1,
    EXIT_HANDLER_THREW = 7,
    EXIT_BAD_OPTION = 9,
    EXIT_UNSETTLED_AWAIT = 13
};

/* process 'uncaughtException', else 'exit', the report and exit code 1. True: a listener took it,
 * and the program goes on. */
bool uncaught_error(BobEngine *engine, Value error, UncaughtOrigin origin);

#endif
