/* The command line. */
#ifndef BOBBIN_CLI_OPTIONS_H
#define BOBBIN_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/source.h"
#include "host/host.h"

typedef enum Mode {
    MODE_FILE,   /* run options->file; "-" is standard input */
    MODE_CODE,   /* run options->code (-e, -p) */
    MODE_REPL,   /* nothing to run, and standard input is a terminal */
    MODE_TEST262 /* run options->file under the contract of the conformance runner */
} Mode;

typedef struct Options {
    Mode mode;
    const char *file;
    const char *code;
    bool print_result;     /* -p */
    bool names_stdin;      /* the file is "-" */
    bool only_check;       /* --check: parse as it would be run */
    bool only_parse;       /* --parse-only: parse as a script */
    bool is_module;        /* --module */
    SourceGoal input_goal; /* of -e and of standard input: --input-type */
    bool virtual_time;
    bool expose_gc;               /* a global function gc */
    size_t memory_limit;          /* bytes; 0: none */
    size_t stack_size;            /* bytes; 0: the default */
    RejectionMode rejection_mode; /* --unhandled-rejections */
    bool hides_warnings, traces_warnings;
    int stack_trace_limit; /* frames; the default as Error.stackTraceLimit has it */
    int argument_count;    /* what is left for the script */
    char **arguments;
} Options;

/* True: go on with *options. False: the program ends with *status, all is said. */
bool options_parse(int argc, char **argv, Options *options, int *status);

#endif
