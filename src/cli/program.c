/* From source to exit status (program.h). */
#define _GNU_SOURCE
#include "cli/program.h"

#include <limits.h>
#include <unistd.h>

#include "cli/source.h"
#include "cli/test262.h"
#include "evaluate/resume/context.h"
#include "host/console.h"
#include "host/file_url.h"
#include "host/process.h"
#include "host/uncaught.h"
#include "jobs/modules.h"
#include "loop/loop.h"

/* ---- how a program ends ---- */

/* The context of a module's own code, by the promise of its evaluation: looked for among all
 * cells. */
typedef struct ContextSearch {
    const Object *promise;
    const Object *execution;
    const Context *found;
} ContextSearch;

static void find_module(Cell *cell, size_t size, void *data) {
    (void)size;
    ContextSearch *search = data;
    if (cell->kind != CELL_MODULE) return;
    const Module *module = (const Module *)cell;
    if (module->top_level_promise == search->promise) search->execution = module->execution;
}

static void find_context(Cell *cell, size_t size, void *data) {
    (void)size;
    ContextSearch *search = data;
    if (cell->kind != CELL_CONTEXT) return;
    const Context *context = (const Context *)cell;
    if (context->owner == search->execution) search->found = context;
}

static void warn_unsettled(BobEngine *engine, BobValue promise) {
    Runtime *runtime = engine->runtime;
    ContextSearch search = {.promise = value_as_object(promise)};
    heap_each_cell(runtime->heap, find_module, &search);
    if (search.execution) heap_each_cell(runtime->heap, find_context, &search);
    ErrorPlace place;
    bool is_known = search.found && search.found->position &&
                    script_place(runtime, search.found->function->code->script,
                                 search.found->position->position, &place);
    if (!is_known) return; /* it waits for a module that it imports */
    Text text = text_new(runtime);
    text_ascii(&text, "Warning: Detected unsettled top-level await at ");
    report_place(&text, &place);
    text_unit(&text, '\n');
    console_print(engine->host, OUTPUT_STDERR, &text);
    text_free(&text);
}

/* A module whose promise never settles: the loop has nothing left that could. */
static void check_unsettled(BobEngine *engine, BobValue promise) {
    if (bob_promise_state(promise, NULL) != BOB_PENDING || engine->has_exit_code) return;
    process_set_exit_code(engine, EXIT_UNSETTLED_AWAIT);
    warn_unsettled(engine, promise);
}

static bool uncaught_at_exit(Runtime *runtime, BobValue error, void *data) {
    return !runtime->terminating && uncaught_error(data, error, UNCAUGHT_THROWN);
}

/* 'exit' is told; what its listeners throw is uncaught. Jobs they made still run, as in Node.js,
 * but no tick and no timer. */
static void tell_exit(BobEngine *engine) {
    Runtime *runtime = engine->runtime;
    bool is_fine = process_emit_exit(engine, engine->exit_code);
    if (!is_fine) is_fine = uncaught_at_exit(runtime, runtime_take_exception(runtime), engine);
    if (is_fine) jobs_run(runtime, uncaught_at_exit, engine);
}

/* ---- modules: their code runs in a job, as in Node.js ---- */

static Value throw_captured(NativeCall *call) {
    return throw_value(call->runtime, ((NativeFunction *)call->callee)->captured[0]);
}

/* A job of its own throws it: promise jobs cannot. */
static bool throw_later(Runtime *runtime, Value error) {
    NativeFunction *function =
        native_function_new(runtime, throw_captured, runtime->empty_string, 0, 1);
    if (!function) return false;
    function->captured[0] = error;
    return jobs_enqueue_callback(runtime, value_cell(function));
}

static Value module_rejected(NativeCall *call) {
    return throw_later(call->runtime, argument(call, 0)) ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

static bool watch_promise(Runtime *runtime, BobValue promise) {
    NativeFunction *function =
        native_function_new(runtime, module_rejected, runtime->empty_string, 1, 0);
    return function && perform_promise_then(runtime, value_as_promise(promise), VALUE_UNDEFINED,
                                            value_cell(function), VALUE_UNDEFINED);
}

/* An error of the module is uncaught, and no rejection. The jobs it leaves come before the
 * ticks. */
static BobStatus begin_module(BobEngine *engine, BobStatus status, BobValue result) {
    Runtime *runtime = engine->runtime;
    bool is_fine = status != BOB_TERMINATED;
    if (status == BOB_OK) is_fine = watch_promise(runtime, result);
    if (status == BOB_EXCEPTION) is_fine = throw_later(runtime, result);
    is_fine = is_fine && jobs_run(runtime, uncaught_at_exit, engine);
    return is_fine ? BOB_OK : BOB_TERMINATED;
}

static BobStatus run_to_end(BobEngine *engine, BobStatus status, BobValue result) {
    if (status == BOB_EXCEPTION) {
        if (!uncaught_error(engine, result, UNCAUGHT_THROWN)) return BOB_EXCEPTION;
        status = BOB_OK;
    }
    return status == BOB_OK ? bob_run(engine) : status;
}

static int finish(BobEngine *engine, BobStatus status, BobValue result, bool is_module) {
    BobHandle *kept = bob_keep(engine, result);
    if (is_module) {
        BobStatus begun = begin_module(engine, status, result);
        is_module = status == BOB_OK;
        status = begun;
    }
    status = run_to_end(engine, status, result);
    if (status == BOB_OK && is_module) check_unsettled(engine, result);
    if (status == BOB_OK) tell_exit(engine);
    bob_release(kept);
    output_flush(&engine->host->output);
    return bob_exit_code(engine);
}

int program_finish(BobEngine *engine, BobStatus status, BobValue result) {
    return finish(engine, status, result, false);
}

/* ---- code from the command line and standard input: a script, or what --input-type says ---- */

static bool print_value(BobEngine *engine, BobValue value) {
    return console_print_values(engine->runtime, OUTPUT_STDOUT, 1, &value);
}

/* A module of the present folder. */
static int run_code_module(BobEngine *engine, const char *source, ptrdiff_t size) {
    char path[PATH_MAX + sizeof "/[eval1]"];
    BobValue result;
    if (!getcwd(path, PATH_MAX)) return EXIT_UNCAUGHT;
    char *url = file_url_from_path(strcat(path, "/[eval1]"));
    if (!url) return EXIT_UNCAUGHT;
    BobStatus status = bob_evaluate_file(engine, source, size, url, true, &result);
    free(url);
    return finish(engine, status, result, true);
}

static int run_script(BobEngine *engine, const Options *options, const char *source, ptrdiff_t size,
                      const char *name) {
    BobValue result;
    if (options->code_is_module && !options->only_check)
        return run_code_module(engine, source, size);
    if (options->only_check) {
        BobStatus status = bob_check(engine, source, size, name, BOB_SCRIPT, &result);
        if (status != BOB_OK) bob_print_error(engine, result);
        return status == BOB_OK ? 0 : EXIT_UNCAUGHT;
    }
    BobStatus status = bob_evaluate(engine, source, size, name, &result);
    if (status == BOB_OK && options->print_result && !print_value(engine, result)) {
        status = engine_status(engine, VALUE_ABRUPT, &result);
    }
    return program_finish(engine, status, result);
}

/* ---- files ---- */

static int check_file(BobEngine *engine, const Options *options, const Source *source,
                      bool is_module) {
    BobValue error;
    BobGoal goal = options->only_parse ? BOB_SCRIPT : BOB_COMMONJS;
    if (is_module) goal = BOB_MODULE;
    BobStatus status = bob_check(engine, source->text.items, (ptrdiff_t)source->text.length,
                                 source->path, goal, &error);
    if (status == BOB_OK) return 0;
    bob_print_error(engine, error);
    return EXIT_UNCAUGHT;
}

static int run_file(BobEngine *engine, const Source *source, bool is_module) {
    BobValue result;
    if (!process_set_program(engine, source->path)) return EXIT_UNCAUGHT;
    char *url = is_module ? file_url_from_path(source->path) : NULL;
    BobStatus status = bob_evaluate_file(engine, source->text.items, (ptrdiff_t)source->text.length,
                                         url ? url : source->path, is_module, &result);
    free(url);
    return finish(engine, status, result, is_module);
}

static int run_source(BobEngine *engine, const Options *options, const Source *source) {
    bool is_module = options->is_module;
    if (options->mode == MODE_TEST262) {
        if (!test262_install(engine)) return EXIT_UNCAUGHT;
        return test262_run(engine, source->text.items, source->text.length, source->path,
                           is_module);
    }
    if (options->only_parse) return check_file(engine, options, source, is_module);
    if (source->is_stdin) {
        return run_script(engine, options, source->text.items, (ptrdiff_t)source->text.length,
                          source->path);
    }
    if (!is_module && !source_is_module(engine, source, &is_module)) return EXIT_UNCAUGHT;
    if (options->only_check) return check_file(engine, options, source, is_module);
    return run_file(engine, source, is_module);
}

int program_run(BobEngine *engine, const Options *options) {
    if (options->mode == MODE_CODE) return run_script(engine, options, options->code, -1, "[eval]");
    Source source;
    if (!source_read(options->file, &source)) return EXIT_UNCAUGHT;
    if (!buffer_text(&source.text)) return EXIT_UNCAUGHT;
    int status = run_source(engine, options, &source);
    source_free(&source);
    return status;
}
