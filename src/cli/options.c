/* Options by getopt_long. Those behind the script's name, or behind --, are the script's. */
#define _GNU_SOURCE
#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bobbin.h"
#include "host/uncaught.h"

static const char usage[] =
    "Usage: bobbin [OPTIONS] [FILE [ARGUMENTS...]]\n"
    "\n"
    "Runs a JavaScript file; without one, what comes on standard input, or, on a\n"
    "terminal, what you type. A .mjs file is a module, and so is a .js file whose\n"
    "nearest package.json says \"type\": \"module\"; where none says anything, a text\n"
    "that imports, exports or awaits at its top is a module.\n"
    "\n"
    "  -e, --eval=CODE         run CODE\n"
    "  -p, --print=CODE        run CODE and print its value\n"
    "  -c, --check             only look for syntax errors\n"
    "      --input-type=TYPE   what CODE, or standard input, is: commonjs or module\n"
    "      --virtual-time      timers take no time: the clock jumps to the next one\n"
    "      --expose-gc         give scripts a function gc() that collects garbage\n"
    "      --memory-limit=SIZE bytes of memory a script may use (K, M, G: 64M)\n"
    "      --stack-size=SIZE   bytes of stack a script may use\n"
    "      --stack-trace-limit=N   lines a stack shows at most (10)\n"
    "      --unhandled-rejections=MODE   what they lead to: throw (an error), strict,\n"
    "                          warn, none or warn-with-error-code\n"
    "      --trace-warnings    show the stacks of warnings\n"
    "      --no-warnings       show no warnings\n"
    "      --parse-only        only parse FILE as a script (--module: as a module)\n"
    "      --test262           run FILE as a conformance test (--module: a module)\n"
    "  -v, --version           print the version\n"
    "  -h, --help              print this\n";

enum {
    OPTION_CHECK = 'c',
    OPTION_MEMORY_LIMIT = 256,
    OPTION_STACK_SIZE,
    OPTION_VIRTUAL_TIME,
    OPTION_EXPOSE_GC,
    OPTION_TEST262,
    OPTION_PARSE_ONLY,
    OPTION_MODULE,
    OPTION_INPUT_TYPE,
    OPTION_STACK_TRACE_LIMIT,
    OPTION_UNHANDLED_REJECTIONS,
    OPTION_TRACE_WARNINGS,
    OPTION_WARNINGS,
    OPTION_NO_WARNINGS
};

static const struct option long_options[] = {
    {"eval", required_argument, NULL, 'e'},
    {"print", required_argument, NULL, 'p'},
    {"check", no_argument, NULL, OPTION_CHECK},
    {"version", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {"memory-limit", required_argument, NULL, OPTION_MEMORY_LIMIT},
    {"stack-size", required_argument, NULL, OPTION_STACK_SIZE},
    {"virtual-time", no_argument, NULL, OPTION_VIRTUAL_TIME},
    {"expose-gc", no_argument, NULL, OPTION_EXPOSE_GC},
    {"expose_gc", no_argument, NULL, OPTION_EXPOSE_GC}, /* as V8 takes it too */
    {"test262", no_argument, NULL, OPTION_TEST262},
    {"parse-only", no_argument, NULL, OPTION_PARSE_ONLY},
    {"module", no_argument, NULL, OPTION_MODULE},
    {"input-type", required_argument, NULL, OPTION_INPUT_TYPE},
    {"stack-trace-limit", required_argument, NULL, OPTION_STACK_TRACE_LIMIT},
    {"stack_trace_limit", required_argument, NULL, OPTION_STACK_TRACE_LIMIT},
    {"unhandled-rejections", required_argument, NULL, OPTION_UNHANDLED_REJECTIONS},
    {"trace-warnings", no_argument, NULL, OPTION_TRACE_WARNINGS},
    {"warnings", no_argument, NULL, OPTION_WARNINGS},
    {"no-warnings", no_argument, NULL, OPTION_NO_WARNINGS},
    {NULL, 0, NULL, 0},
};

/* ---- sizes ---- */

static bool size_unit(const char *text, uint64_t *unit) {
    static const struct {
        const char *name;
        uint64_t bytes;
    } units[] = {{"", 1}, {"K", 1 << 10}, {"M", 1 << 20}, {"G", 1 << 30}};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcasecmp(units[i].name, text) != 0) continue;
        *unit = units[i].bytes;
        return true;
    }
    return false;
}

/* "64M": a whole number and maybe a unit. */
static bool parse_size(const char *text, size_t *size) {
    char *end;
    uint64_t unit;
    errno = 0;
    unsigned long long number = strtoull(text, &end, 10);
    bool is_number = *text >= '0' && *text <= '9' && errno == 0 && number > 0;
    if (!is_number || !size_unit(end, &unit) || number > SIZE_MAX / unit) return false;
    *size = (size_t)(number * unit);
    return true;
}

/* ---- one option ---- */

static int bad_size(const char *option, const char *text) {
    fprintf(stderr, "bobbin: %s: '%s' is no size (a number, maybe with K, M or G)\n", option, text);
    return EXIT_BAD_OPTION;
}

static void take_code(Options *options, bool print_result) {
    options->mode = MODE_CODE;
    options->code = optarg;
    options->print_result = print_result;
}

static int take_input_type(Options *options, const char *type) {
    bool is_module = strcmp(type, "module") == 0;
    options->input_goal = is_module ? SOURCE_MODULE : SOURCE_COMMONJS;
    if (is_module || strcmp(type, "commonjs") == 0) return -1;
    fputs("bobbin: --input-type must be \"module\" or \"commonjs\"\n", stderr);
    return EXIT_BAD_OPTION;
}

static int take_rejection_mode(Options *options, const char *name) {
    static const char *const names[] = {
        [REJECTIONS_THROW] = "throw",
        [REJECTIONS_STRICT] = "strict",
        [REJECTIONS_WARN] = "warn",
        [REJECTIONS_WARN_WITH_CODE] = "warn-with-error-code",
        [REJECTIONS_NONE] = "none",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) != 0) continue;
        options->rejection_mode = (RejectionMode)i;
        return -1;
    }
    fputs("bobbin: invalid value for --unhandled-rejections\n", stderr);
    return EXIT_BAD_OPTION;
}

static int take_stack_trace_limit(Options *options, const char *text) {
    char *end;
    errno = 0;
    long number = strtol(text, &end, 10);
    bool is_number = *text && !*end && errno == 0 && number >= INT_MIN && number <= INT_MAX;
    options->stack_trace_limit = (int)number;
    if (is_number) return -1;
    fprintf(stderr, "bobbin: --stack-trace-limit: '%s' is no whole number\n", text);
    return EXIT_BAD_OPTION;
}

/* -1: go on; else the status to end with. */
static int take_option(Options *options, int option, char **argv) {
    switch (option) {
    case 'e': take_code(options, options->print_result); return -1;
    case 'p': take_code(options, true); return -1;
    case OPTION_CHECK: options->only_check = true; return -1;
    case OPTION_VIRTUAL_TIME: options->virtual_time = true; return -1;
    case OPTION_EXPOSE_GC: options->expose_gc = true; return -1;
    case OPTION_MODULE: options->is_module = true; return -1;
    case OPTION_INPUT_TYPE: return take_input_type(options, optarg);
    case OPTION_STACK_TRACE_LIMIT: return take_stack_trace_limit(options, optarg);
    case OPTION_UNHANDLED_REJECTIONS: return take_rejection_mode(options, optarg);
    case OPTION_TRACE_WARNINGS: options->traces_warnings = true; return -1;
    case OPTION_WARNINGS: options->hides_warnings = false; return -1;
    case OPTION_NO_WARNINGS: options->hides_warnings = true; return -1;
    case OPTION_PARSE_ONLY: options->only_parse = true; return -1;
    case OPTION_TEST262: options->mode = MODE_TEST262; return -1;
    case OPTION_MEMORY_LIMIT:
        return parse_size(optarg, &options->memory_limit) ? -1 : bad_size("--memory-limit", optarg);
    case OPTION_STACK_SIZE:
        return parse_size(optarg, &options->stack_size) ? -1 : bad_size("--stack-size", optarg);
    case 'v': printf("bobbin v%s\n", bob_version()); return 0;
    case 'h': fputs(usage, stdout); return 0;
    case ':': fprintf(stderr, "bobbin: %s requires an argument\n", argv[optind - 1]); break;
    default:
        if (optopt && optopt < 256)
            fprintf(stderr, "bobbin: bad option: -%c\n", optopt);
        else
            fprintf(stderr, "bobbin: bad option: %s\n", argv[optind - 1]);
    }
    return EXIT_BAD_OPTION;
}

/* ---- what is left ---- */

static int need_file(const Options *options) {
    if (options->file) return -1;
    fprintf(stderr, "bobbin: %s needs a file\n",
            options->mode == MODE_TEST262 ? "--test262" : "--parse-only");
    return EXIT_BAD_OPTION;
}

/* The script's name, unless -e gave the code. */
static int take_operands(Options *options, int argc, char **argv) {
    bool has_code = options->mode == MODE_CODE;
    if (!has_code && optind < argc) options->file = argv[optind++];
    options->names_stdin = options->file && strcmp(options->file, "-") == 0;
    options->argument_count = argc - optind;
    options->arguments = argv + optind;
    if (options->mode == MODE_TEST262 || options->only_parse) return need_file(options);
    if (!has_code && !options->file) {
        options->file = "-";
        if (isatty(STDIN_FILENO)) options->mode = MODE_REPL;
    }
    return -1;
}

bool options_parse(int argc, char **argv, Options *options, int *status) {
    *options = (Options){.mode = MODE_FILE,
                         .input_goal = SOURCE_BY_SYNTAX,
                         .stack_trace_limit = STACK_TRACE_LIMIT};
    *status = -1;
    opterr = 0;
    for (;;) {
        int option = getopt_long(argc, argv, "+:e:p:cvh", long_options, NULL);
        if (option == -1) break;
        *status = take_option(options, option, argv);
        if (*status >= 0) return false;
    }
    *status = take_operands(options, argc, argv);
    return *status < 0;
}
