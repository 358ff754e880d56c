/* What a program that is stopped by a signal has printed. */
#include "host/output.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHUNK = 1000,
       CHUNKS = 300 /* more than a pipe holds */ };

typedef struct Child {
    pid_t pid;
    int pipe; /* its standard output */
} Child;

/* Forks; `work` runs in the child with a pipe for its standard output, and does not return. */
static Child child_start(void (*work)(Output *output)) {
    int ends[2];
    cr_assert_eq(pipe(ends), 0);
    Child child = {.pid = fork(), .pipe = ends[0]};
    cr_assert_geq(child.pid, 0);
    if (child.pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        Output output;
        output_init(&output, NULL);
        output_keep_on_signals(&output);
        work(&output);
        _exit(1);
    }
    close(ends[1]);
    return child;
}

/* How many bytes there still are up to the child's end; the first ones in `text`. */
static size_t child_read(Child *child, char *text, size_t room) {
    size_t length = 0;
    char chunk[CHUNK];
    ssize_t size;
    while ((size = read(child->pipe, chunk, sizeof chunk)) > 0) {
        for (ssize_t i = 0; i < size; i++, length++) {
            if (length < room) text[length] = chunk[i];
        }
    }
    close(child->pipe);
    return length;
}

static void expect_signalled(const Child *child, int number) {
    int status;
    cr_assert_eq(waitpid(child->pid, &status, 0), child->pid);
    cr_assert(WIFSIGNALED(status));
    cr_expect_eq(WTERMSIG(status), number);
}

static void print_and_terminate(Output *output) {
    output_write(output, OUTPUT_STDOUT, "one\n", 4);
    output_write(output, OUTPUT_STDOUT, "two\n", 4);
    raise(SIGTERM);
}

Test(output, a_signal_lets_go_of_what_waits) {
    Child child = child_start(print_and_terminate);
    char text[16];
    cr_expect_eq(child_read(&child, text, sizeof text), 8);
    cr_expect_arr_eq(text, "one\ntwo\n", 8);
    expect_signalled(&child, SIGTERM);
}

static void ignore_and_finish(Output *output) {
    signal(SIGINT, SIG_IGN);
    output_keep_on_signals(output);
    output_write(output, OUTPUT_STDOUT, "one\n", 4);
    raise(SIGINT);
    output_write(output, OUTPUT_STDOUT, "two\n", 4);
    output_finish(output);
    raise(SIGHUP);
}

Test(output, signals_that_are_ignored_stay_so) {
    Child child = child_start(ignore_and_finish);
    char text[16];
    cr_expect_eq(child_read(&child, text, sizeof text), 8);
    expect_signalled(&child, SIGHUP);
}

static void fill_pipe(Output *output) {
    char chunk[CHUNK];
    memset(chunk, 'x', sizeof chunk);
    for (int i = 0; i < CHUNKS; i++) output_write(output, OUTPUT_STDOUT, chunk, sizeof chunk);
}

/* Nobody reads: the first signal finds the program writing, the second one does not wait. */
Test(output, two_signals_end_a_program_that_nobody_reads) {
    Child child = child_start(fill_pipe);
    usleep(50000);
    kill(child.pid, SIGTERM);
    usleep(50000);
    kill(child.pid, SIGTERM);
    expect_signalled(&child, SIGTERM);
    cr_expect_lt(child_read(&child, NULL, 0), (size_t)CHUNK * CHUNKS);
}
