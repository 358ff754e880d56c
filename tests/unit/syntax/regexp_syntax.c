/* The grammar of regular expressions. Expected messages are those of Node.js. */
#include <criterion/criterion.h>

#include "runtime/runtime.h"
#include "syntax/regexp_syntax.h"

static Runtime *runtime;

static void fixture_open(void) {
    runtime = runtime_new(&(RuntimeOptions){0});
    cr_assert_not_null(runtime);
}

static void fixture_close(void) {
    runtime_delete(runtime);
}

typedef struct Row {
    const char *pattern, *flags, *message;
} Row;

static NOINLINE void check_rows(const Row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *text = rows[i].pattern, *message = NULL;
        String *pattern = string_from_utf8(runtime, text, strlen(text));
        String *flags = string_from_ascii(runtime, rows[i].flags);
        bool ok = regexp_syntax_check(runtime, pattern, flags, &message);
        const char *expected = rows[i].message;
        cr_expect_eq(ok, !expected, "/%s/%s: %s", text, rows[i].flags, ok ? "accepted" : message);
        if (!ok && expected)
            cr_expect_str_eq(message, expected, "/%s/%s: %s", text, rows[i].flags, message);
    }
}

#define REGEXP_TEST(name, rows)                                              \
    Test(regexp_syntax, name, .init = fixture_open, .fini = fixture_close) { \
        heap_set_stack_base(runtime->heap, __builtin_frame_address(0));      \
        check_rows(rows, COUNT_OF(rows));                                    \
    }

static const Row TERMS[] = {
    {"", "", NULL},
    {"a|b|", "", NULL},
    {"(a)(?:b)(?=c)(?!d)(?<=e)(?<!f)", "", NULL},
    {"a*b+?c{2}d{2,}e{2,3}?", "", NULL},
    {"{a}]x{,1}", "", NULL},
    {"(?=a)*", "", NULL},
    {"(", "", "Unterminated group"},
    {")", "", "Unmatched ')'"},
    {"(?a)", "", "Invalid group"},
    {"*", "", "Nothing to repeat"},
    {"a**", "", "Nothing to repeat"},
    {"^*", "", "Nothing to repeat"},
    {"{1}", "", "Nothing to repeat"},
    {"a{2,1}", "", "numbers out of order in {} quantifier"},
    {"x{99999999999999999999,1}", "", "numbers out of order in {} quantifier"},
    {"(?=a)*", "u", "Invalid quantifier"},
    {"(?<=a)*", "", "Invalid quantifier"},
    {"{", "u", "Lone quantifier brackets"},
    {"]", "u", "Lone quantifier brackets"},
    {"a{1", "u", "Incomplete quantifier"},
};
REGEXP_TEST(terms, TERMS)

static const Row ESCAPES[] = {
    {"\\d\\D\\s\\S\\w\\W\\b\\B\\f\\n\\r\\t\\v\\0\\cA\\x41\\u0041", "u", NULL},
    {"\\_\\8\\01\\777\\c1\\x1\\u1\\k\\p{L}", "", NULL},
    {"(a)\\1\\2", "", NULL},
    {"\\u{10FFFF}\\ud83d\\ude00", "u", NULL},
    {"\\", "", "\\ at end of pattern"},
    {"\\1", "u", "Invalid escape"},
    {"\\_", "u", "Invalid escape"},
    {"\\-", "u", "Invalid escape"},
    {"\\x1", "u", "Invalid escape"},
    {"\\01", "u", "Invalid decimal escape"},
    {"\\u1", "u", "Invalid Unicode escape"},
    {"\\u{110000}", "u", "Invalid Unicode escape"},
    {"\\c", "u", "Invalid Unicode escape"},
};
REGEXP_TEST(escapes, ESCAPES)

static const Row NAMES[] = {
    {"(?<a>x)\\k<a>", "", NULL},
    {"\\k<a>(?<a>x)", "u", NULL},
    {"(?<$_\\u0061\\u{62}>x)", "", NULL},
    {"(?<\xF0\xA0\xAE\xB7>x)", "", NULL},
    {"\\k<a", "", NULL},
    {"(?<a>x)(?<a>y)", "", "Duplicate capture group name"},
    {"(?<1>x)", "", "Invalid capture group name"},
    {"(?<a", "", "Invalid capture group name"},
    {"(?<>x)", "", "Invalid capture group name"},
    {"\\k<b>(?<a>x)", "", "Invalid named capture referenced"},
    {"\\k", "u", "Invalid named reference"},
    {"(?<a>x)\\k", "", "Invalid named reference"},
};
REGEXP_TEST(names, NAMES)

static const Row CLASSES[] = {
    {"[]", "", NULL},
    {"[^]", "", NULL},
    {"[a-z-9\\d-x\\b\\c1]", "", NULL},
    {"[\\-\\]]", "u", NULL},
    {"[", "", "Unterminated character class"},
    {"[b-a]", "", "Range out of order in character class"},
    {"[\\d-a]", "u", "Invalid character class"},
    {"[\\p{X}]", "u", "Invalid property name in character class"},
};
REGEXP_TEST(classes, CLASSES)

static const Row SETS[] = {
    {"[\\p{L}--[a-z]]", "v", NULL},
    {"[\\w&&\\d&&[1]]", "v", NULL},
    {"[\\q{ab|c|}[^a]x-z]", "v", NULL},
    {"[\\p{RGI_Emoji}]", "v", NULL},
    {"[^\\q{a}]", "v", NULL},
    {"[^\\p{RGI_Emoji}]", "v", "Negated character class may contain strings"},
    {"[^\\q{ab}]", "v", "Negated character class may contain strings"},
    {"[a--b&&c]", "v", "Invalid set operation in character class"},
    {"[!!a]", "v", "Invalid set operation in character class"},
    {"[(]", "v", "Invalid character in character class"},
    {"[a&&&b]", "v", "Invalid character in character class"},
    {"[a-\\w]", "v", "Invalid character class"},
};
REGEXP_TEST(sets, SETS)

static const Row PROPERTIES[] = {
    {"\\p{L}\\P{Lu}\\p{Alphabetic}\\p{Script=Greek}\\p{scx=Grek}\\p{gc=Nd}", "u", NULL},
    {"\\p{Basic_Emoji}", "v", NULL},
    {"\\p{Foo}", "u", "Invalid property name"},
    {"\\p{Script=Foo}", "u", "Invalid property name"},
    {"\\p{Greek}", "u", "Invalid property name"},
    {"\\p", "u", "Invalid property name"},
    {"\\p{Basic_Emoji}", "u", "Invalid property name"},
    {"\\P{Basic_Emoji}", "v", "Invalid property name"},
};
REGEXP_TEST(properties, PROPERTIES)

static NOINLINE void check_flags(void) {
    static const struct {
        const char *flags;
        bool valid;
    } rows[] = {
        {"", true},
        {"dgimsuy", true},
        {"v", true},
        {"gg", false},
        {"uv", false},
        {"x", false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        String *flags = string_from_ascii(runtime, rows[i].flags);
        cr_expect_eq(regexp_flags_check(runtime, flags), rows[i].valid, "%s", rows[i].flags);
    }
}

Test(regexp_syntax, flags, .init = fixture_open, .fini = fixture_close) {
    heap_set_stack_base(runtime->heap, __builtin_frame_address(0));
    check_flags();
}

/* Nesting is bounded by memory (groups) or refused (classes); the C stack holds. */
static NOINLINE void check_depth(void) {
    enum { DEPTH = 200000 };
    char *text = malloc(DEPTH + 1);
    const char *message = NULL;
    memset(text, '(', DEPTH);
    String *pattern = string_from_latin1(runtime, (const uint8_t *)text, DEPTH);
    cr_expect_not(regexp_syntax_check(runtime, pattern, string_from_ascii(runtime, ""), &message));
    memset(text, '[', DEPTH);
    pattern = string_from_latin1(runtime, (const uint8_t *)text, DEPTH);
    cr_expect_not(regexp_syntax_check(runtime, pattern, string_from_ascii(runtime, "v"), &message));
    free(text);
}

Test(regexp_syntax, depth, .init = fixture_open, .fini = fixture_close) {
    heap_set_stack_base(runtime->heap, __builtin_frame_address(0));
    check_depth();
}
