/* What the program says of an error that nobody caught. */
#ifndef BOBBIN_HOST_REPORT_H
#define BOBBIN_HOST_REPORT_H

#include "host/host.h"
#include "host/inspect/inspect.h"
#include "host/text.h"

/* How the error came to be uncaught: it decides which place is shown. */
typedef enum UncaughtOrigin {
    UNCAUGHT_THROWN,  /* where it was thrown */
    UNCAUGHT_REJECTED /* a rejected promise: where the error was made */
} UncaughtOrigin;

/* Place, source line, caret, the error as inspected, the program's version: to standard error.
 * Leaves no exception pending. */
void report_uncaught(BobEngine *engine, Value error, UncaughtOrigin origin);
/* The error itself: as inspection shows it, texts as they are. */
void report_error(Text *text, Value error, UncaughtOrigin origin, const InspectOptions *options);
/* FILE:LINE, the line, and a caret below it. */
void report_place(Text *text, const ErrorPlace *place);
/* The same without the first line. */
void report_line(Text *text, const ErrorPlace *place);

#endif
