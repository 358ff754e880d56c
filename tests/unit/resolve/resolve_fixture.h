/* Parses and resolves a text, and says of every name in it what it became.
 *
 * The names are shown in the order they are written: L0 local slot 0, C1.0 captured slot 0 one
 * environment out, l and c the same with a check, G global, D dynamic, T this or new.target; `!`
 * after a name whose writing throws, `~` whose writing is ignored.
 */
#ifndef BOBBIN_TESTS_RESOLVE_FIXTURE_H
#define BOBBIN_TESTS_RESOLVE_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>

#include "resolve/resolver.h"

#include "../runtime_fixture.h"

/* The message of the pending exception, in a static buffer. */
static inline const char *pending_message(void) {
    static char text[256];
    Object *error = error_take_pending(runtime);
    Value message = error ? get(runtime, error, property_key_name(runtime->names.message)) : 0;
    size_t size = 0;
    char *utf8 = error ? string_to_utf8(runtime, value_as_string(message), &size) : NULL;
    snprintf(text, sizeof text, "%s", utf8 ? utf8 : "?");
    free(utf8);
    return text;
}

/* "" when the text is fine; else the message. */
static inline const char *resolve_error(const char *source, ParseGoal goal) {
    Script *script = parse(source, goal);
    ResolveOptions options = {0};
    if (script && script_resolve(runtime, script, &options)) return "";
    return pending_message();
}

static inline Script *resolved(const char *source, ParseGoal goal) {
    Script *script = parse(source, goal);
    ResolveOptions options = {0};
    if (!script || !script_resolve(runtime, script, &options)) {
        cr_assert_fail("%s: %s", source, pending_message());
    }
    return script;
}

/* ---- names ---- */

static inline int by_position(const void *a, const void *b) {
    const NameNode *x = *(NameNode *const *)a, *y = *(NameNode *const *)b;
    if (x->node.position != y->node.position) return x->node.position < y->node.position ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* Is the name written at its position? Names the resolver made are not. */
static inline bool is_written(const NameNode *name, const char *source) {
    size_t size;
    char *text = string_to_utf8(runtime, name->name, &size);
    size_t length = strlen(source);
    bool is = name->node.position + size <= length &&
              strncmp(source + name->node.position, text, size) == 0;
    free(text);
    return is;
}

static inline int describe(char *out, size_t size, const NameNode *name) {
    const char *mark = name->node.flags & NODE_CONST_ASSIGN    ? "!"
                       : name->node.flags & NODE_IGNORE_ASSIGN ? "~"
                                                               : "";
    size_t length;
    char *text = string_to_utf8(runtime, name->name, &length);
    int printed = snprintf(out, size, " %s:", text);
    out += printed;
    size -= (size_t)printed;
    free(text);
    switch (name->node.kind) {
    case NODE_LOCAL: return printed + snprintf(out, size, "L%u%s", name->slot, mark);
    case NODE_LOCAL_CHECKED: return printed + snprintf(out, size, "l%u%s", name->slot, mark);
    case NODE_CAPTURED:
        return printed + snprintf(out, size, "C%u.%u%s", name->depth, name->slot, mark);
    case NODE_CAPTURED_CHECKED:
        return printed + snprintf(out, size, "c%u.%u%s", name->depth, name->slot, mark);
    case NODE_GLOBAL: return printed + snprintf(out, size, "G");
    case NODE_DYNAMIC: return printed + snprintf(out, size, "D");
    case NODE_THIS:
    case NODE_NEW_TARGET: return printed + snprintf(out, size, "T");
    default: return printed + snprintf(out, size, "?");
    }
}

/* What became of the names of `source`, one after the other. */
static inline const char *names_of(const char *source, ParseGoal goal) {
    static char text[4096];
    size_t length = 0;
    Script *script = parse(source, goal);
    if (!script) return pending_message();
    ResolveOptions options = {0};
    Resolver r = {.runtime = runtime, .script = script, .options = &options, .order = 1};
    text[0] = text[1] = 0;
    bool ok =
        visit_function_code(&r, script->code, NULL, 0) && bind_references(&r) && layout_frames(&r);
    size_t count = r.references.length;
    NameNode **names = calloc(count + 1, sizeof(*names));
    for (size_t i = 0; i < count; i++) names[i] = r.references.items[i].name;
    qsort(names, count, sizeof(*names), by_position);
    for (size_t i = 0; ok && i < count; i++) {
        if (i && names[i] == names[i - 1]) continue;
        if (!is_written(names[i], source) || length > sizeof text - 100) continue;
        length += (size_t)describe(text + length, sizeof text - length, names[i]);
    }
    free(names);
    resolver_free(&r);
    return ok ? text + 1 : pending_message();
}

typedef struct Row {
    const char *source;
    const char *expected;
} Row;

static inline void check_names(const Row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *names = names_of(rows[i].source, PARSE_SCRIPT);
        cr_expect_str_eq(names, rows[i].expected, "%s\n  is       %s\n  expected %s",
                         rows[i].source, names, rows[i].expected);
    }
}

#define CHECK_NAMES(rows) check_names(rows, COUNT_OF(rows))

#endif
