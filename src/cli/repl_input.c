/* Reading entries: when is one complete, and what is it?
 *
 * The parser decides. An error at the very end of the text asks for more lines; a text with `await`
 * that is no script may be one that awaits. */
#define _GNU_SOURCE
#include "cli/repl_input.h"

#include <ctype.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* ---- lines ---- */

/* What was read but not used: several lines may come at once. */
static struct {
    char bytes[4096];
    size_t start, end;
} pending;

typedef enum LineEnd { LINE_DONE,
                       LINE_INTERRUPTED,
                       LINE_NO_MORE } LineEnd;

/* Ctrl-C is let through only while there is nothing to read: none gets lost between a look at a
 * flag and the wait. */
static LineEnd fill_pending(void) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    sigset_t none;
    sigemptyset(&none);
    if (ppoll(&input, 1, NULL, &none) < 0) return errno == EINTR ? LINE_INTERRUPTED : LINE_NO_MORE;
    ssize_t size = read(STDIN_FILENO, pending.bytes, sizeof pending.bytes);
    pending.start = 0;
    pending.end = size > 0 ? (size_t)size : 0;
    return size > 0 ? LINE_DONE : LINE_NO_MORE;
}

/* Appends a line with its end. A last one without it counts, too. */
static LineEnd read_line(Buffer *entry) {
    size_t before = entry->length;
    for (;;) {
        if (pending.start == pending.end) {
            LineEnd end = fill_pending();
            if (end == LINE_NO_MORE && entry->length > before) return LINE_DONE;
            if (end != LINE_DONE) return end;
        }
        const char *from = pending.bytes + pending.start;
        size_t size = pending.end - pending.start;
        const char *newline = memchr(from, '\n', size);
        if (newline) size = (size_t)(newline - from) + 1;
        pending.start += size;
        if (!buffer_append(entry, from, size)) return LINE_NO_MORE;
        if (newline) return LINE_DONE;
    }
}

/* ---- what an entry is ---- */

static bool is_blank(const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (!isspace((unsigned char)bytes[i])) return false;
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

/* A syntax error at the very end: the place lies behind all that was typed. */
static bool wants_more(BobEngine *engine, const Buffer *entry, BobValue error) {
    if (!value_is_kind(error, CELL_OBJECT_ERROR)) return false;
    Object *object = value_as_object(error);
    const ErrorPlace *place = &((ErrorObject *)object)->place;
    if (!place->file || !place->line_text) return false;
    if (says_end(engine->runtime, object)) return true;
    if (place->line != last_line(entry)) return place->line > last_line(entry);
    return place->column > string_length(place->line_text);
}

static bool parses(BobEngine *engine, const Buffer *entry, BobGoal goal, BobValue *error) {
    return bob_check(engine, entry->items, (ptrdiff_t)entry->length, "REPL", goal, error) == BOB_OK;
}

/* `{ a: 1 }` is meant as a value. False: out of memory, or it is none. */
static bool wrap_literal(BobEngine *engine, Buffer *entry) {
    size_t start = 0, end = entry->length;
    while (start < end && is_blank(&entry->items[start], 1)) start++;
    while (end > start && is_blank(&entry->items[end - 1], 1)) end--;
    if (end - start < 2 || entry->items[start] != '{' || entry->items[end - 1] != '}') return false;
    Buffer wrapped = {0};
    BobValue error;
    bool ok = buffer_append(&wrapped, "(", 1) &&
              buffer_append(&wrapped, entry->items + start, end - start) &&
              buffer_append(&wrapped, ")", 1) && parses(engine, &wrapped, BOB_SCRIPT, &error);
    buffer_free(ok ? entry : &wrapped);
    if (ok) *entry = wrapped;
    return ok;
}

/* Whether the entry is complete, and what it is. */
static bool judge(BobEngine *engine, Buffer *entry, EntryKind *kind) {
    BobValue error;
    *kind = ENTRY_SCRIPT;
    if (wrap_literal(engine, entry) || parses(engine, entry, BOB_SCRIPT, &error)) return true;
    if (!memmem(entry->items, entry->length, "await", strlen("await")))
        return !wants_more(engine, entry, error);
    BobValue async_error;
    if (parses(engine, entry, BOB_SCRIPT_ASYNC, &async_error)) {
        *kind = ENTRY_ASYNC;
        return true;
    }
    return !wants_more(engine, entry, async_error);
}

static bool is_command(const Buffer *entry) {
    return entry->length > 1 && entry->items[0] == '.' && isalpha((unsigned char)entry->items[1]);
}

EntryKind entry_read(BobEngine *engine, Buffer *entry,
                     void (*prompt)(BobEngine *engine, bool is_first)) {
    EntryKind kind = ENTRY_SCRIPT;
    bool is_complete = false;
    buffer_clear(entry);
    while (!is_complete) {
        bool is_first = entry->length == 0;
        prompt(engine, is_first);
        LineEnd end = read_line(entry);
        if (end == LINE_INTERRUPTED) return ENTRY_INTERRUPTED;
        if (end == LINE_NO_MORE) return ENTRY_END;
        if (is_first && is_blank(entry->items, entry->length)) kind = ENTRY_BLANK;
        if (is_first && is_command(entry)) kind = ENTRY_COMMAND;
        is_complete = kind != ENTRY_SCRIPT || judge(engine, entry, &kind);
    }
    return kind;
}
