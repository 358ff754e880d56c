/* A plain REPL: an entry is one line, or as many as it takes until it parses; its value is printed
 * as console.log shows it, then jobs and timers run. */
#define _GNU_SOURCE
#include "cli/repl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/program.h"
#include "host/console.h"
#include "host/inspect.h"
#include "host/process.h"
#include "host/uncaught.h"
#include "support/vector.h"

static void write_text(BobEngine *engine, const char *text) {
    output_write(&engine->host->output, OUTPUT_STDOUT, text, strlen(text));
    output_flush(&engine->host->output);
}

/* ---- entries ---- */

static bool is_blank(const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (!strchr(" \t\r\n", bytes[i])) return false;
    }
    return true;
}

/* Line on which the text ends, from 1, not counting what is blank at its end. */
static uint32_t last_line(const Buffer *entry) {
    uint32_t line = 1;
    size_t end = entry->length;
    while (end > 0 && is_blank(&entry->items[end - 1], 1)) end--;
    for (size_t i = 0; i < end; i++) line += entry->items[i] == '\n';
    return line;
}

/* What the parser says when it has met the end. */
static bool says_end(Runtime *runtime, Object *error) {
    static const char *const messages[] = {"Unexpected end of input",
                                           "Unterminated template literal"};
    Value message = get(runtime, error, property_key_name(runtime->names.message));
    for (size_t i = 0; value_is_string(message) && i < COUNT_OF(messages); i++) {
        if (string_equals_ascii(runtime, value_as_string(message), messages[i])) return true;
    }
    return false;
}

/* A syntax error at the very end asks for more lines: the place lies behind all that was typed. */
static bool wants_more(BobEngine *engine, const Buffer *entry, BobValue error) {
    if (!value_is_kind(error, CELL_OBJECT_ERROR)) return false;
    Object *object = value_as_object(error);
    const ErrorPlace *place = &((ErrorObject *)object)->place;
    if (!place->file || !place->line_text) return false;
    if (says_end(engine->runtime, object)) return true;
    if (place->line != last_line(entry)) return place->line > last_line(entry);
    return place->column > string_length(place->line_text);
}

/* Reads lines until they parse, or are wrong for good. False: the input ended. */
static bool read_entry(BobEngine *engine, Buffer *entry) {
    char *line = NULL;
    size_t capacity = 0;
    bool goes_on = true, is_complete = false;
    buffer_clear(entry);
    while (goes_on && !is_complete) {
        BobValue error;
        write_text(engine, entry->length ? "... " : "> ");
        ssize_t length = getline(&line, &capacity, stdin);
        goes_on = length >= 0 && buffer_append(entry, line, (size_t)length);
        is_complete = goes_on && (bob_check(engine, entry->items, (ptrdiff_t)entry->length, "REPL",
                                            BOB_SCRIPT, &error) == BOB_OK ||
                                  !wants_more(engine, entry, error));
    }
    free(line);
    return goes_on;
}

/* ---- evaluating ---- */

/* Errors do not end the session. */
static void show_error(BobEngine *engine, BobValue error) {
    Text text = text_new(engine->runtime);
    text_ascii(&text, "Uncaught ");
    report_error(&text, error, engine->host->output.streams[OUTPUT_STDERR].colors);
    console_print(engine->host, OUTPUT_STDERR, &text);
    text_free(&text);
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
}

/* False: process.exit was called. */
static bool evaluate_entry(BobEngine *engine, const Buffer *entry) {
    BobValue result;
    if (is_blank(entry->items, entry->length)) return true;
    BobStatus status =
        bob_evaluate(engine, entry->items, (ptrdiff_t)entry->length, "REPL", &result);
    if (status == BOB_OK) show_value(engine, result);
    if (status == BOB_EXCEPTION) show_error(engine, result);
    return status != BOB_TERMINATED && bob_run(engine) != BOB_TERMINATED;
}

int repl_run(BobEngine *engine) {
    Buffer entry = {0};
    bool goes_on = true;
    engine->host->survive = show_error;
    write_text(engine, "Bobbin v");
    write_text(engine, bob_version());
    write_text(engine, ". Ctrl-D ends.\n");
    while (goes_on && read_entry(engine, &entry)) goes_on = evaluate_entry(engine, &entry);
    buffer_free(&entry);
    if (!goes_on) return bob_exit_code(engine);
    write_text(engine, "\n");
    return program_finish(engine, BOB_OK, bob_undefined());
}
