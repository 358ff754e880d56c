/* An engine whose output is kept, for the tests of the public API. */
#ifndef BOBBIN_TESTS_EMBED_FIXTURE_H
#define BOBBIN_TESTS_EMBED_FIXTURE_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bobbin.h"

/* What the engine printed, by stream. */
typedef struct Printed {
    char out[8192], err[8192];
} Printed;

static Printed printed;

static void keep_output(void *data, int stream, const char *bytes, size_t size) {
    Printed *kept = data;
    char *text = stream == 1 ? kept->out : kept->err;
    size_t length = strlen(text);
    if (length + size >= sizeof kept->out) size = sizeof kept->out - 1 - length;
    memcpy(text + length, bytes, size);
    text[length + size] = '\0';
}

/* Virtual time, nothing on the real streams; `more` may say the rest. */
static inline BobEngine *engine_open(const BobOptions *more) {
    BobOptions options = more ? *more : (BobOptions){.virtual_time = true};
    options.write = keep_output;
    options.write_data = &printed;
    printed = (Printed){0};
    BobEngine *engine = bob_engine_new(&options);
    cr_assert_not_null(engine);
    return engine;
}

/* The value of a script that must not throw. */
static inline BobValue evaluate(BobEngine *engine, const char *source) {
    BobValue result = bob_undefined();
    BobStatus status = bob_evaluate(engine, source, -1, "test.js", &result);
    cr_assert_eq(status, BOB_OK, "%s: status %d", source, (int)status);
    return result;
}

static inline double number_of(BobEngine *engine, BobValue value) {
    double number = 0;
    cr_assert_eq(bob_to_number(engine, value, &number), BOB_OK);
    return number;
}

/* Is the value, made text, this one? */
static inline void expect_text(BobEngine *engine, BobValue value, const char *expected) {
    char *text = NULL;
    cr_assert_eq(bob_to_text(engine, value, &text, NULL), BOB_OK);
    cr_expect_str_eq(text, expected);
    free(text);
}

#endif
