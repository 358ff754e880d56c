/* The program's first module (entry_module.h): as in Node.js its code runs in a job, and what it
 * throws is an uncaught error. No 'unhandledRejection' tells of it, though that is the origin
 * 'uncaughtException' hears. */
#include "cli/entry_module.h"

#include "evaluate/resume/context.h"
#include "host/console.h"
#include "host/process/process.h"
#include "host/uncaught.h"
#include "jobs/modules.h"

/* ---- errors ---- */

static Value throw_captured(NativeCall *call) {
    host_of(call->runtime)->module_failed = true;
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

static bool uncaught(Runtime *runtime, BobValue error, void *data) {
    return !runtime->terminating && uncaught_error(data, error, UNCAUGHT_THROWN);
}

BobStatus entry_module_begin(BobEngine *engine, BobStatus status, BobValue result) {
    Runtime *runtime = engine->runtime;
    bool is_fine = status != BOB_TERMINATED;
    if (status == BOB_OK) is_fine = watch_promise(runtime, result);
    if (status == BOB_EXCEPTION) is_fine = throw_later(runtime, result);
    is_fine = is_fine && jobs_run(runtime, uncaught, engine);
    return is_fine ? BOB_OK : BOB_TERMINATED;
}

/* ---- one that waits for ever ---- */

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

void entry_module_end(BobEngine *engine, BobValue promise) {
    if (bob_promise_state(promise, NULL) != BOB_PENDING || engine->has_exit_code) return;
    process_set_exit_code(engine, EXIT_UNSETTLED_AWAIT);
    warn_unsettled(engine, promise);
}
