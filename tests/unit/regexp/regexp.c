/* Regular expressions: grammar and matching. Expected messages are those of Node.js. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "regexp/regexp.h"
#include "support/utf.h"

typedef struct Row {
    const char *pattern, *flags, *message;
} Row;

static RegExpText latin1(const char *text) {
    return (RegExpText){text, (uint32_t)strlen(text), false};
}

static const char *check(const char *pattern, const char *letters) {
    uint16_t units[128];
    unsigned flags;
    Utf8Measure measure = utf8_measure(pattern, strlen(pattern));
    cr_assert(regexp_flags_read(latin1(letters), &flags) && measure.units <= COUNT_OF(units));
    utf8_to_utf16(pattern, strlen(pattern), units);
    return regexp_check((RegExpText){units, (uint32_t)measure.units, true}, flags);
}

static NOINLINE void check_rows(const Row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *text = rows[i].pattern, *expected = rows[i].message;
        const char *message = check(text, rows[i].flags);
        cr_expect_eq(!message, !expected, "/%s/%s: %s", text, rows[i].flags,
                     message ? message : "accepted");
        if (message && expected)
            cr_expect_str_eq(message, expected, "/%s/%s: %s", text, rows[i].flags, message);
    }
}

#define REGEXP_TEST(name, rows)           \
    Test(regexp_pattern, name) {          \
        check_rows(rows, COUNT_OF(rows)); \
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

Test(regexp_pattern, flags) {
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
        unsigned flags;
        cr_expect_eq(regexp_flags_read(latin1(rows[i].flags), &flags), rows[i].valid, "%s",
                     rows[i].flags);
    }
}

/* Nesting is bounded by memory (groups) or refused (classes); the C stack holds. */
Test(regexp_pattern, depth) {
    enum { DEPTH = 200000 };
    char *text = malloc(DEPTH);
    const RegExpText pattern = {text, DEPTH, false};
    memset(text, '(', DEPTH);
    cr_expect_str_eq(regexp_check(pattern, 0), "Too many captures");
    memset(text, '[', DEPTH);
    cr_expect_str_eq(regexp_check(pattern, REGEXP_UNICODE_SETS), "Regular expression too large");
    free(text);
}

/* ---- matching ---- */

static void *resize(void *data, void *memory, size_t old_size, size_t size) {
    (void)data;
    (void)old_size;
    if (size) return realloc(memory, size);
    free(memory);
    return NULL;
}

/* "start-end" of every group, or "-", one blank between them; "no" without a match. */
static void describe(const RegExpRun *run, RegExpOutcome outcome, char *text, size_t size) {
    uint32_t count = regexp_group_count(run->regexp);
    size_t length = 0;
    *text = 0;
    if (outcome == REGEXP_NO_MATCH) snprintf(text, size, "no");
    if (outcome == REGEXP_STOPPED) snprintf(text, size, "stopped");
    if (outcome == REGEXP_TOO_DEEP) snprintf(text, size, "too deep");
    for (uint32_t i = 0; outcome == REGEXP_MATCH && i < count; i++) {
        const uint32_t *positions = run->registers + 2 * i;
        if (i) length += (size_t)snprintf(text + length, size - length, " ");
        if (positions[1] == REGEXP_UNSET)
            length += (size_t)snprintf(text + length, size - length, "-");
        else
            length += (size_t)snprintf(text + length, size - length, "%u-%u", positions[0],
                                       positions[1]);
    }
}

static void match(const char *pattern, const char *letters, RegExpText subject, const bool *stop,
                  char *text, size_t size) {
    const char *message;
    unsigned flags;
    RegExpHost host = {resize, NULL, stop};
    RegExpRun run;
    cr_assert(regexp_flags_read(latin1(letters), &flags));
    RegExp *regexp = regexp_compile(latin1(pattern), flags, &message);
    cr_assert(regexp && regexp_run_begin(&run, regexp, &host));
    RegExpOutcome outcome = regexp_match(&run, subject, 0, false);
    describe(&run, outcome, text, size);
    regexp_run_end(&run);
    regexp_free(regexp);
}

/* Expected positions are Node.js' (`d` flag). */
static const struct {
    const char *pattern, *flags, *subject, *expected;
} MATCHES[] = {
    {"b", "", "abc", "1-2"},
    {"x", "", "abc", "no"},
    {"(a)|(b)", "", "b", "0-1 - 0-1"},
    {"(?:(a)|b)*", "", "ab", "0-2 -"},
    {"(z)((a+)?(b+)?(c))*", "", "zaacbbbcac", "0-10 0-1 8-10 8-9 - 9-10"},
    {"(a*)*", "", "b", "0-0 -"},
    {"(?:a*?)*?b", "", "aab", "0-3"},
    {"(?=(a+))a*b\\1", "", "baaabac", "3-6 3-4"},
    {"(.*?)a(?!(a+)b\\2c)\\2(.*)", "", "baaabaac", "0-8 0-2 - 3-8"},
    {"(?<=(\\d+)(\\d+))$", "", "1053", "4-4 0-1 1-4"},
    {"(?<!a)b", "", "abbb", "2-3"},
    {"a{2,3}?b", "", "aaab", "0-4"},
    {"\\w+\\b.\\B", "", "ab, c", "0-3"},
    {"^b$", "m", "a\nb\nc", "2-3"},
    {"STRASSE", "i", "strasse", "0-7"},
    {"[^a-c]+", "i", "ABCxyz", "3-6"},
    {"a.*z", "", "za az a", "1-5"},
    {"a+?(b)*c+", "", "aab aabbc", "4-9 7-8"},
    {"(?:x|y(?=z))+y?", "", "zyx", "2-3"},
    {"(?:ab){2}(?:c|d)", "", "abab ababd", "5-10"},
    {"[^]*(?:q+)", "", "q q a", "0-3"},
};

Test(regexp_match, both_widths) {
    static const bool never = false;
    for (size_t i = 0; i < COUNT_OF(MATCHES); i++) {
        const char *subject = MATCHES[i].subject;
        uint16_t units[64];
        char text[200];
        size_t length = strlen(subject);
        utf8_to_utf16(subject, length, units);
        match(MATCHES[i].pattern, MATCHES[i].flags, latin1(subject), &never, text, sizeof text);
        cr_expect_str_eq(text, MATCHES[i].expected, "/%s/: %s", MATCHES[i].pattern, text);
        match(MATCHES[i].pattern, MATCHES[i].flags, (RegExpText){units, (uint32_t)length, true},
              &never, text, sizeof text);
        cr_expect_str_eq(text, MATCHES[i].expected, "/%s/: %s (wide)", MATCHES[i].pattern, text);
    }
}

/* A pattern that tries exponentially many ways ends when it is told to; one that remembers too many
 * ends by itself. */
Test(regexp_match, bounds) {
    static const bool now = true, never = false;
    enum { LENGTH = 20000000 };
    char text[40], *subject = malloc(LENGTH);
    match("(?:a|a)*[bc]d", "", latin1("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac d"), &now,
          text, sizeof text);
    cr_expect_str_eq(text, "stopped");
    memset(subject, 'a', LENGTH);
    match("(a|b)*[^]", "", (RegExpText){subject, LENGTH, false}, &never, text, sizeof text);
    cr_expect_str_eq(text, "too deep");
    free(subject);
}

/* What lacks a character that every match has is not tried at all: each of these patterns would try
 * exponentially many ways, and be told to stop. */
Test(regexp_match, required_units) {
    static const bool now = true;
    static const char *const patterns[] = {"(?:a|a)*d", "(?:a+a+)+(d)", "(?:a|a)*d+[^]",
                                           "(?:a|a)*(?:da|db)", "(?:a|a)*(?:c?(?:de)){2,}"};
    uint16_t wide[44];
    char narrow[COUNT_OF(wide) + 1] = "", text[40];
    for (size_t i = 0; i < COUNT_OF(wide); i++) wide[i] = (uint16_t)(narrow[i] = 'a');
    for (size_t i = 0; i < COUNT_OF(patterns); i++) {
        match(patterns[i], "", latin1(narrow), &now, text, sizeof text);
        cr_expect_str_eq(text, "no", "/%s/: %s", patterns[i], text);
        match(patterns[i], "", (RegExpText){wide, COUNT_OF(wide), true}, &now, text, sizeof text);
        cr_expect_str_eq(text, "no", "/%s/: %s (wide)", patterns[i], text);
    }
}
