/* What the program prints: one buffer for each stream, on the way to the process's file descriptors
 * or to the embedder's function.
 *
 * Invariants
 * - What goes to standard error leaves after everything that went to standard output before it.
 * - On a terminal every write leaves at once; otherwise standard output waits for up to 64 KiB, and
 *   leaves when somebody flushes: at exit and before the program waits for anything.
 * - The embedder's function gets each write as it is, nothing waits.
 * - A reader that went away (EPIPE, where the program ignores SIGPIPE) is no error: the rest is
 *   dropped.
 * - A signal that ends the program lets go of what waits first, once output_keep_on_signals was
 *   called.
 */
#ifndef BOBBIN_HOST_OUTPUT_H
#define BOBBIN_HOST_OUTPUT_H

#include "bobbin.h"
#include "support/vector.h"

enum { OUTPUT_STDOUT = 1,
       OUTPUT_STDERR = 2,
       OUTPUT_STREAMS = 3 /* indexed by descriptor */ };

typedef struct OutputStream {
    Buffer buffer;
    bool is_terminal;
    bool is_closed; /* the reader went away, or writing failed */
    bool colors;    /* console.log may use them */
} OutputStream;

typedef struct Output {
    void (*write)(void *data, int stream, const char *bytes, size_t size); /* NULL: descriptors */
    void *write_data;
    OutputStream streams[OUTPUT_STREAMS];
} Output;

void output_init(Output *output, const BobOptions *options);
/* Flushes and frees the buffers. */
void output_finish(Output *output);
void output_write(Output *output, int stream, const char *bytes, size_t size);
/* Lets go of what waits. Safe at any time. */
void output_flush(Output *output);
/* Has SIGHUP, SIGINT and SIGTERM write what waits before they end the process as they do by
 * default, so that a script that is stopped has printed what it logged. Those that are ignored stay
 * so. For the one output of a program that owns its process; lasts until output_finish. */
void output_keep_on_signals(Output *output);
/* Columns of the stream's terminal; 80 when it is none or does not tell. */
int output_columns(const Output *output, int stream);

#endif
