/* Rows of text, with what is expected of parsing them. */
#ifndef BOBBIN_TESTS_SYNTAX_FIXTURE_H
#define BOBBIN_TESTS_SYNTAX_FIXTURE_H

#include "tree_text.h"

#include "../runtime_fixture.h"

/* The message of the pending exception, which is taken. free() it. */
static inline char *take_message(ErrorPlace *place) {
    Value error = runtime_take_exception(runtime);
    cr_assert(value_is_kind(error, CELL_OBJECT_ERROR));
    Object *object = value_as_object(error);
    PropertyKey key = property_key_name(runtime->names.message);
    if (place) *place = ((ErrorObject *)object)->place;
    Value message = object_get(runtime, object, key, error);
    cr_assert(value_is_string(message));
    return string_to_utf8(runtime, value_as_string(message), NULL);
}

typedef struct Row {
    const char *source, *expected;
} Row;

/* expected: the tree. */
static inline void check_trees(const Row *rows, size_t count, ParseGoal goal) {
    for (size_t i = 0; i < count; i++) {
        Script *script = parse(rows[i].source, goal);
        char *text = script ? tree_text(runtime, script) : take_message(NULL);
        cr_expect_str_eq(text, rows[i].expected, "%s\n  gives %s\n  not   %s", rows[i].source, text,
                         rows[i].expected);
        free(text);
    }
}

/* expected: the message, or NULL when the text is right. */
static inline void check_errors(const Row *rows, size_t count, ParseGoal goal) {
    for (size_t i = 0; i < count; i++) {
        const char *expected = rows[i].expected ? rows[i].expected : "no error";
        Script *script = parse(rows[i].source, goal);
        char *message = script ? strdup("no error") : take_message(NULL);
        cr_expect_str_eq(message, expected, "%s\n  gives %s\n  not   %s", rows[i].source, message,
                         expected);
        free(message);
    }
}

#endif
