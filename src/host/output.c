/* What the program prints (output.h). Knows no JavaScript. */
#include "host/output.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { OUTPUT_BUFFER_SIZE = 64 * 1024,
       OUTPUT_DEFAULT_COLUMNS = 80 };

/* ---- colours: what Node.js asks the environment ---- */

static bool environment_has(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

static bool wants_colors(bool is_terminal) {
    const char *force = getenv("FORCE_COLOR");
    if (force) return strcmp(force, "0") != 0 && strcmp(force, "false") != 0;
    const char *terminal = getenv("TERM");
    return is_terminal && !environment_has("NO_COLOR") &&
           !environment_has("NODE_DISABLE_COLORS") && !(terminal && strcmp(terminal, "dumb") == 0);
}

/* ---- life ---- */

void output_init(Output *output, const BobOptions *options) {
    *output = (Output){0};
    if (options && options->write) {
        output->write = options->write;
        output->write_data = options->write_data;
        return;
    }
    for (int stream = OUTPUT_STDOUT; stream < OUTPUT_STREAMS; stream++) {
        OutputStream *state = &output->streams[stream];
        state->is_terminal = isatty(stream);
        state->colors = wants_colors(state->is_terminal);
    }
}

void output_finish(Output *output) {
    output_flush(output);
    for (int stream = 0; stream < OUTPUT_STREAMS; stream++) {
        buffer_free(&output->streams[stream].buffer);
    }
}

/* ---- writing ---- */

/* After a failed write(): is it worth another try? Waits where the descriptor does not block. */
static bool may_write_again(int stream) {
    if (errno == EINTR) return true;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
    struct pollfd waiting = {.fd = stream, .events = POLLOUT};
    return poll(&waiting, 1, -1) > 0 || errno == EINTR;
}

static void write_through(OutputStream *state, int stream, const char *bytes, size_t size) {
    while (size > 0 && !state->is_closed) {
        ssize_t written = write(stream, bytes, size);
        if (written >= 0) {
            bytes += written;
            size -= (size_t)written;
        } else if (!may_write_again(stream)) {
            state->is_closed = true;
        }
    }
}

void output_flush(Output *output) {
    OutputStream *state = &output->streams[OUTPUT_STDOUT];
    if (state->buffer.length == 0) return;
    write_through(state, OUTPUT_STDOUT, state->buffer.items, state->buffer.length);
    buffer_clear(&state->buffer);
}

void output_write(Output *output, int stream, const char *bytes, size_t size) {
    if (output->write) {
        output->write(output->write_data, stream, bytes, size);
        return;
    }
    OutputStream *state = &output->streams[stream];
    bool waits = stream == OUTPUT_STDOUT && !state->is_terminal && size < OUTPUT_BUFFER_SIZE;
    if (!waits || state->buffer.length + size > OUTPUT_BUFFER_SIZE) output_flush(output);
    if (waits && buffer_append(&state->buffer, bytes, size)) return;
    output_flush(output);
    write_through(state, stream, bytes, size);
}

int output_columns(const Output *output, int stream) {
    struct winsize window;
    if (!output->streams[stream].is_terminal || ioctl(stream, TIOCGWINSZ, &window) != 0 ||
        window.ws_col == 0) {
        return OUTPUT_DEFAULT_COLUMNS;
    }
    return window.ws_col;
}
