/* From source to exit status (program.h). */
#define _GNU_SOURCE
#include "cli/program.h"

#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/entry_module.h"
#include "cli/source.h"
#include "cli/test262.h"
#include "host/console.h"
#include "host/modules/file_url.h"
#include "host/modules/package.h"
#include "host/process/process.h"
#include "host/uncaught.h"
#include "loop/loop.h"

/* ---- how a program ends ---- */

static bool uncaught_at_exit(Runtime *runtime, BobValue error, void *data) {
    return !runtime->terminating && uncaught_error(data, error, UNCAUGHT_THROWN);
}

/* 'exit' is told; what its listeners throw is uncaught. Jobs they made still run, as in Node.js,
 * but no tick and no timer. */
static void tell_exit(BobEngine *engine, int code) {
    Runtime *runtime = engine->runtime;
    bool is_fine = process_emit_exit(engine, value_int(code));
    if (!is_fine) is_fine = uncaught_at_exit(runtime, runtime_take_exception(runtime), engine);
    if (is_fine) jobs_run(runtime, uncaught_at_exit, engine);
}

static BobStatus run_to_end(BobEngine *engine, BobStatus status, BobValue result) {
    if (status == BOB_EXCEPTION) {
        if (!uncaught_error(engine, result, UNCAUGHT_THROWN)) return BOB_EXCEPTION;
        status = BOB_OK;
    }
    return status == BOB_OK ? bob_run(engine) : status;
}

/* What happens after a script's main part: errors, the loop, 'exit'. `result` is its value or the
 * error thrown. The exit status. */
static int finish(BobEngine *engine, BobStatus status, BobValue result, bool is_module) {
    BobHandle *kept = bob_keep(engine, result);
    if (is_module) {
        BobStatus begun = entry_module_begin(engine, status, result);
        is_module = status == BOB_OK;
        status = begun;
    }
    status = run_to_end(engine, status, result);
    int code = engine->exit_code; /* what listeners hear: an unsettled await is no news yet */
    if (status == BOB_OK && is_module) entry_module_end(engine, result);
    if (status == BOB_OK) tell_exit(engine, code);
    bob_release(kept);
    output_flush(&engine->host->output);
    return bob_exit_code(engine);
}

/* ---- running ---- */

/* Text to run: a file's, with its path as the name; else "[eval]" or "[stdin]". */
typedef struct Code {
    const char *text;
    ptrdiff_t size;
    const char *name;
    ParseGoal goal; /* unless it is a module */
} Code;

static bool print_value(BobEngine *engine, BobValue value) {
    return console_print_values(engine->runtime, OUTPUT_STDOUT, 1, &value);
}

/* A module that is no file belongs to the present folder. malloc'ed; NULL: out of memory. */
static char *module_url(const char *name) {
    char path[PATH_MAX + sizeof "/[eval1]"];
    if (*name == '/') return file_url_from_path(name);
    if (!getcwd(path, PATH_MAX)) *path = '\0';
    return file_url_from_path(strcat(path, "/[eval1]"));
}

static int run_module(BobEngine *engine, const Code *code) {
    BobValue result;
    char *url = module_url(code->name);
    if (!url) return EXIT_UNCAUGHT;
    BobStatus status = bob_evaluate_file(engine, code->text, code->size, url, true, &result);
    free(url);
    return finish(engine, status, result, true);
}

static bool looks_like_module(BobEngine *engine, const Code *code, SourceGoal goal,
                              BobValue error) {
    return goal == SOURCE_BY_SYNTAX &&
           syntax_is_module(engine, code->text, (size_t)code->size, error);
}

/* A module has no value that could be printed. */
static int run_input_module(BobEngine *engine, const Options *options, const Code *code) {
    if (!options->print_result) return run_module(engine, code);
    fputs("bobbin: --print cannot be used with a module\n", stderr);
    return EXIT_UNCAUGHT;
}

static int run_code(BobEngine *engine, const Options *options, const Code *code, SourceGoal goal) {
    BobValue result;
    if (goal == SOURCE_MODULE) return run_input_module(engine, options, code);
    bool keeps_values = code->goal == PARSE_SCRIPT;
    Script *script = engine_compile(engine, code->text, code->size, code->name, code->goal,
                                    keeps_values, &result);
    if (!script && looks_like_module(engine, code, goal, result))
        return run_input_module(engine, options, code);
    BobStatus status =
        script ? engine_run_script(engine, script, code->goal, &result) : BOB_EXCEPTION;
    if (status == BOB_OK && options->print_result && !print_value(engine, result)) {
        status = engine_status(engine, VALUE_ABRUPT, &result);
    }
    return finish(engine, status, result, false);
}

/* --check */
static int check_code(BobEngine *engine, const Code *code, SourceGoal goal) {
    BobValue error;
    ParseGoal parse = goal == SOURCE_MODULE ? PARSE_MODULE : code->goal;
    bool is_fine =
        engine_compile(engine, code->text, code->size, code->name, parse, false, &error);
    if (!is_fine && looks_like_module(engine, code, goal, error)) {
        is_fine =
            engine_compile(engine, code->text, code->size, code->name, PARSE_MODULE, false, &error);
    }
    if (!is_fine) bob_print_error(engine, error);
    return is_fine ? 0 : EXIT_UNCAUGHT;
}

/* Code that is no file is what --input-type says. */
static int run_input(BobEngine *engine, const Options *options, const char *text, size_t size,
                     const char *name) {
    Code code = {text, (ptrdiff_t)size, name, PARSE_SCRIPT};
    return options->only_check ? check_code(engine, &code, options->input_goal)
                               : run_code(engine, options, &code, options->input_goal);
}

/* ---- files ---- */

static int run_file(BobEngine *engine, const Options *options, const Source *source) {
    Code code = {source->text.items, (ptrdiff_t)source->text.length, source->path,
                 PARSE_FUNCTION_BODY};
    SourceGoal goal = SOURCE_MODULE;
    if (!options->is_module && !source_goal(engine, source, &goal)) return EXIT_UNCAUGHT;
    if (options->only_check) return check_code(engine, &code, goal);
    if (!process_set_program(engine, source->path)) return EXIT_UNCAUGHT;
    return run_code(engine, options, &code, goal);
}

/* --parse-only */
static int parse_file(BobEngine *engine, const Options *options, const Source *source) {
    Code code = {source->text.items, (ptrdiff_t)source->text.length, source->path, PARSE_SCRIPT};
    return check_code(engine, &code, options->is_module ? SOURCE_MODULE : SOURCE_COMMONJS);
}

static int run_source(BobEngine *engine, const Options *options, const Source *source) {
    const Buffer *text = &source->text;
    if (options->mode == MODE_TEST262) {
        if (!test262_install(engine)) return EXIT_UNCAUGHT;
        return test262_run(engine, text->items, text->length, source->path, options->is_module);
    }
    if (options->only_parse) return parse_file(engine, options, source);
    /* Where "-" asks for it, standard input is the program's name. */
    if (source->is_stdin && options->names_stdin && !process_set_program(engine, "-"))
        return EXIT_UNCAUGHT;
    if (source->is_stdin)
        return run_input(engine, options, text->items, text->length, source->path);
    return run_file(engine, options, source);
}

int program_run(BobEngine *engine, const Options *options) {
    output_keep_on_signals(&engine->host->output);
    if (options->mode == MODE_CODE)
        return run_input(engine, options, options->code, strlen(options->code), "[eval]");
    Source source;
    if (!source_read(options->file, &source)) return EXIT_UNCAUGHT;
    if (!buffer_text(&source.text)) return EXIT_UNCAUGHT;
    int status = run_source(engine, options, &source);
    source_free(&source);
    return status;
}
