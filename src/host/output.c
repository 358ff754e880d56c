/* What the program prints (output.h). Knows no JavaScript. */
#include "host/output.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
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

/* ---- signals that end the program ----
 *
 * A signal may come while the buffer changes. Then it has to wait for the end of that:
 * critical_begin and critical_end stand around all that touches a buffer. */

static Output *volatile kept_on_signals;
static volatile sig_atomic_t is_critical;
static volatile sig_atomic_t pending_signal;

static void write_waiting(Output *output);

/* Its action is the default one again when it is called (SA_RESETHAND). */
static void on_ending_signal(int number) {
    if (is_critical) {
        pending_signal = number;
        return;
    }
    if (kept_on_signals) write_waiting(kept_on_signals);
    raise(number);
}

static void critical_begin(void) {
    is_critical = true;
    atomic_signal_fence(memory_order_seq_cst);
}

static void critical_end(void) {
    atomic_signal_fence(memory_order_seq_cst);
    is_critical = false;
    if (pending_signal) on_ending_signal(pending_signal);
}

void output_keep_on_signals(Output *output) {
    static const int ending_signals[] = {SIGHUP, SIGINT, SIGTERM};
    const struct sigaction ending = {.sa_handler = on_ending_signal,
                                     .sa_flags = SA_RESETHAND | SA_NODEFER};
    kept_on_signals = output;
    for (size_t i = 0; i < sizeof ending_signals / sizeof *ending_signals; i++) {
        struct sigaction present;
        sigaction(ending_signals[i], NULL, &present);
        if (present.sa_handler == SIG_DFL) sigaction(ending_signals[i], &ending, NULL);
    }
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
    if (kept_on_signals == output) kept_on_signals = NULL;
    for (int stream = 0; stream < OUTPUT_STREAMS; stream++) {
        buffer_free(&output->streams[stream].buffer);
    }
}

/* ---- writing ---- */

/* After a failed write(): is it worth another try? Waits where the descriptor does not block. */
static bool may_write_again(int stream) {
    if (errno == EINTR) return !pending_signal;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
    struct pollfd waiting = {.fd = stream, .events = POLLOUT};
    return poll(&waiting, 1, -1) > 0 || (errno == EINTR && !pending_signal);
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

static void write_waiting(Output *output) {
    OutputStream *state = &output->streams[OUTPUT_STDOUT];
    if (state->buffer.length == 0) return;
    write_through(state, OUTPUT_STDOUT, state->buffer.items, state->buffer.length);
    buffer_clear(&state->buffer);
}

void output_flush(Output *output) {
    critical_begin();
    write_waiting(output);
    critical_end();
}

static void write_or_keep(Output *output, int stream, const char *bytes, size_t size) {
    OutputStream *state = &output->streams[stream];
    bool waits = stream == OUTPUT_STDOUT && !state->is_terminal && size < OUTPUT_BUFFER_SIZE;
    if (!waits || state->buffer.length + size > OUTPUT_BUFFER_SIZE) write_waiting(output);
    if (waits && buffer_append(&state->buffer, bytes, size)) return;
    write_waiting(output);
    write_through(state, stream, bytes, size);
}

void output_write(Output *output, int stream, const char *bytes, size_t size) {
    if (output->write) {
        output->write(output->write_data, stream, bytes, size);
        return;
    }
    critical_begin();
    write_or_keep(output, stream, bytes, size);
    critical_end();
}

int output_columns(const Output *output, int stream) {
    struct winsize window;
    if (!output->streams[stream].is_terminal || ioctl(stream, TIOCGWINSZ, &window) != 0 ||
        window.ws_col == 0) {
        return OUTPUT_DEFAULT_COLUMNS;
    }
    return window.ws_col;
}
