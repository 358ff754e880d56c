/* A REPL: entries are read (repl_input.c), evaluated, their values printed as console.log shows
 * them; then jobs and timers run until nothing is left, or Ctrl-C.
 *
 * Ctrl-C stops what runs; at the prompt it drops what was typed, and twice on an empty line it ends
 * the session. The global `_` is the last value, `_error` the last error. */
#include "cli/repl.h"

#include <signal.h>
#include <string.h>

#include "cli/repl_input.h"
#include "host/console.h"
#include "host/inspect/inspect.h"
#include "host/process/process.h"
#include "host/report.h"
#include "host/uncaught.h"

/* ---- signals ---- */

static BobEngine *volatile running; /* NULL at the prompt */
static volatile sig_atomic_t interrupted;

static void on_interrupt(int number) {
    (void)number;
    interrupted = 1;
    if (running) bob_engine_terminate(running);
}

static void allow_interrupts(bool allowed) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigprocmask(allowed ? SIG_UNBLOCK : SIG_BLOCK, &set, NULL);
}

/* Without SA_RESTART: reading and waiting end. */
static void watch_interrupts(void) {
    struct sigaction action = {.sa_handler = on_interrupt};
    sigaction(SIGINT, &action, NULL);
    allow_interrupts(false);
}

/* True when Ctrl-C ended what ran: the session goes on. */
static bool was_interrupted(BobEngine *engine) {
    allow_interrupts(false);
    running = NULL;
    if (!interrupted) return false;
    interrupted = 0;
    runtime_go_on(engine->runtime); /* it may have come too late to stop anything */
    return true;
}

/* ---- printing ---- */

static void write_text(BobEngine *engine, const char *text) {
    output_write(&engine->host->output, OUTPUT_STDOUT, text, strlen(text));
    output_flush(&engine->host->output);
}

static void prompt(BobEngine *engine, bool is_first) {
    write_text(engine, is_first ? "> " : "... ");
}

static void keep_last(BobEngine *engine, const char *name, BobValue value) {
    Runtime *runtime = engine->runtime;
    String *atom = atom_from_ascii(runtime, name);
    bool ok = atom && object_put(runtime, engine->realm->global, property_key_name(atom), value);
    if (!ok) runtime_take_exception(runtime);
}

/* Errors do not end the session. A syntax error shows where it is. */
static void show_error(BobEngine *engine, BobValue error) {
    Text text = text_new(engine->runtime);
    InspectOptions options = inspect_default_options;
    options.colors = engine->host->output.streams[OUTPUT_STDERR].colors;
    if (value_is_kind(error, CELL_OBJECT_ERROR)) {
        const ErrorPlace *place = &((ErrorObject *)value_as_object(error))->place;
        if (place->file) report_line(&text, place);
        if (place->file) text_unit(&text, '\n');
    }
    text_ascii(&text, "Uncaught ");
    report_error(&text, error, UNCAUGHT_THROWN, &options);
    console_print(engine->host, OUTPUT_STDERR, &text);
    text_free(&text);
    keep_last(engine, "_error", error);
}

/* The value in full: a text in quotes, as a part of something greater would be. */
static void show_value(BobEngine *engine, BobValue value) {
    Text text = text_new(engine->runtime);
    InspectOptions options = inspect_default_options;
    options.colors = engine->host->output.streams[OUTPUT_STDOUT].colors;
    if (inspect_to_text(engine->runtime, value, &options, &text)) {
        console_print(engine->host, OUTPUT_STDOUT, &text);
    } else {
        show_error(engine, runtime_take_exception(engine->runtime));
    }
    text_free(&text);
    keep_last(engine, "_", value);
}

/* ---- evaluating ---- */

/* Runs turns until the promise of an entry is settled; then its value or error is shown. False: the
 * program ends. */
static BobStatus await_entry(BobEngine *engine, BobValue promise) {
    Runtime *runtime = engine->runtime;
    Value none = VALUE_UNDEFINED, result;
    /* Its rejection is handled here. */
    if (!perform_promise_then(runtime, value_as_promise(promise), none, none, none))
        return engine_status(engine, VALUE_ABRUPT, &result);
    BobStatus status = bob_run_jobs(engine);
    bool more = true;
    while (status == BOB_OK && more && bob_promise_state(promise, NULL) == BOB_PENDING) {
        status = bob_run_once(engine, -1, &more);
        if (runtime->terminating) status = BOB_TERMINATED;
    }
    if (status == BOB_TERMINATED) return status;
    switch (bob_promise_state(promise, &result)) {
    case BOB_FULFILLED: show_value(engine, result); break;
    case BOB_REJECTED: show_error(engine, result); break;
    default: write_text(engine, "Nothing is left that could settle this await.\n"); break;
    }
    return BOB_OK;
}

static BobStatus evaluate_entry(BobEngine *engine, const Buffer *entry, bool is_async) {
    BobValue result;
    ptrdiff_t size = (ptrdiff_t)entry->length;
    BobStatus status = is_async ? bob_evaluate_async(engine, entry->items, size, "REPL", &result)
                                : bob_evaluate(engine, entry->items, size, "REPL", &result);
    if (status == BOB_EXCEPTION) show_error(engine, result);
    if (status == BOB_OK && !is_async) show_value(engine, result);
    if (status == BOB_OK && is_async) status = await_entry(engine, result);
    return status == BOB_TERMINATED ? status : bob_run(engine);
}

/* False: process.exit was called. */
static bool run_entry(BobEngine *engine, const Buffer *entry, bool is_async) {
    interrupted = 0;
    running = engine;
    allow_interrupts(true);
    BobStatus status = evaluate_entry(engine, entry, is_async);
    if (!was_interrupted(engine)) return status != BOB_TERMINATED;
    write_text(engine, "Interrupted.\n");
    return true;
}

/* ---- commands ---- */

static bool exit_command(BobEngine *engine) {
    (void)engine;
    return false;
}

static bool help_command(BobEngine *engine);

/* Each returns whether the session goes on. */
static const struct {
    const char *name, *text;
    bool (*run)(BobEngine *engine);
} commands[] = {
    {".exit", "ends the session, as Ctrl-D does", exit_command},
    {".help", "shows this list", help_command},
};

static bool help_command(BobEngine *engine) {
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        write_text(engine, commands[i].name);
        write_text(engine, "  ");
        write_text(engine, commands[i].text);
        write_text(engine, "\n");
    }
    write_text(engine, "Ctrl-C stops what runs. _ is the last value, _error the last error.\n");
    return true;
}

static bool run_command(BobEngine *engine, const Buffer *entry) {
    size_t length = 1;
    while (length < entry->length && !strchr(" \t\r\n", entry->items[length])) length++;
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        const char *name = commands[i].name;
        bool is_it = strlen(name) == length && memcmp(name, entry->items, length) == 0;
        if (is_it) return commands[i].run(engine);
    }
    write_text(engine, "There is no such command; .help lists them.\n");
    return true;
}

/* ---- the session ---- */

/* Ctrl-C at the prompt: the second one on an empty line ends the session. */
static bool drop_entry(BobEngine *engine, const Buffer *entry, bool *was_empty) {
    bool is_empty = entry->length == 0, ends = is_empty && *was_empty;
    interrupted = 0;
    *was_empty = is_empty;
    write_text(engine, is_empty && !ends ? "\n(Ctrl-C again, Ctrl-D or .exit ends.)\n" : "\n");
    return !ends;
}

int repl_run(BobEngine *engine) {
    Buffer entry = {0};
    bool goes_on = true, has_exited = false, was_empty = false;
    engine->host->survive = show_error;
    watch_interrupts();
    write_text(engine, "Bobbin v");
    write_text(engine, bob_version());
    write_text(engine, ". .help lists the commands, Ctrl-D ends.\n");
    while (goes_on) {
        EntryKind kind = entry_read(engine, &entry, prompt);
        if (kind == ENTRY_INTERRUPTED) {
            goes_on = drop_entry(engine, &entry, &was_empty);
            continue;
        }
        was_empty = false;
        if (kind == ENTRY_END) write_text(engine, "\n");
        if (kind == ENTRY_END) break;
        if (kind == ENTRY_COMMAND) goes_on = run_command(engine, &entry);
        if (kind == ENTRY_SCRIPT || kind == ENTRY_ASYNC) {
            goes_on = run_entry(engine, &entry, kind == ENTRY_ASYNC);
            has_exited = !goes_on;
        }
    }
    buffer_free(&entry);
    if (!has_exited && !process_emit_exit(engine, value_int(engine->exit_code)))
        show_error(engine, runtime_take_exception(engine->runtime));
    return bob_exit_code(engine);
}
