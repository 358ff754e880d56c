/* A runtime with one bare realm (no standard library), anew for each test. */
#ifndef BOBBIN_TESTS_RUNTIME_FIXTURE_H
#define BOBBIN_TESTS_RUNTIME_FIXTURE_H

#include <criterion/criterion.h>

#include "runtime/objects/error.h"
#include "runtime/objects/object.h"
#include "runtime/objects/realm.h"
#include "runtime/values/convert.h"
#include "syntax/script.h"

static Runtime *runtime;

static void fixture_open(void) {
    runtime = runtime_new(&(RuntimeOptions){0});
    cr_assert_not_null(runtime);
    script_register_kinds(runtime->heap);
    runtime->realm = realm_new(runtime);
    cr_assert_not_null(runtime->realm);
}

static void fixture_close(void) {
    runtime_delete(runtime);
}

/* The stack is scanned from here up: the runtime is made before the test's own frame. */
#define RUNTIME_TEST(suite, name)                                       \
    static NOINLINE void suite##_##name(void);                          \
    Test(suite, name, .init = fixture_open, .fini = fixture_close) {    \
        heap_set_stack_base(runtime->heap, __builtin_frame_address(0)); \
        suite##_##name();                                               \
    }                                                                   \
    static NOINLINE void suite##_##name(void)

/* A script or module named t.js; NULL: the exception is pending. */
static inline Script *parse_text(String *text, ParseGoal goal) {
    ParseOptions options = {
        .goal = goal, .realm = runtime->realm, .name = string_from_ascii(runtime, "t.js")};
    cr_assert_not_null(text);
    return script_parse(runtime, text, &options);
}

static inline Script *parse(const char *source, ParseGoal goal) {
    return parse_text(string_from_utf8(runtime, source, strlen(source)), goal);
}

#endif
