/* Tokens: numbers, strings, templates, names, comments, and what separates them. */
#include "syntax_fixture.h"

RUNTIME_TEST(lexer, numbers) {
    static const Row rows[] = {
        {"0x1F; 0o17; 0b101; 1_000.5e-1; .5; 5.; 0xffn; 12n",
         "31 15 5 100.05 0.5 5 (BIGINT_LITERAL'0xff') (BIGINT_LITERAL'12')"},
        {"017; 018; 089.5; 00", "15 18 89.5 0"},
        {"1e400; 0x10000000000000000", "Infinity 18446744073709552000"},
        {"5..x", "(MEMBER 5 x)"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(lexer, number_errors) {
    static const Row rows[] = {
        {"3in []", "Invalid or unexpected token"},
        {"0x", "Invalid or unexpected token"},
        {"1.5n", "Invalid or unexpected token"},
        {"01n", "Invalid or unexpected token"},
        {"1_", "Numeric separators are not allowed at the end of numeric literals"},
        {"1__0", "Only one underscore is allowed as numeric separator"},
        {"0_1", "Numeric separator can not be used after leading 0."},
        {"'use strict'; 010", "Octal literals are not allowed in strict mode."},
        {"'use strict'; 08", "Decimals with leading zeros are not allowed in strict mode."},
    };
    check_errors(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(lexer, strings) {
    static const Row rows[] = {
        {"'a\\x41\\u0042\\u{43}\\101'", "'aABCA'"},
        {"'a\\\nb\\\r\nc'", "'abc'"},
        {"'\\8\\q'", "'8q'"},
        {"'\xE2\x80\xA8'", "'\xE2\x80\xA8'"},
        {"`a\r\nb${`c`}`", "(TEMPLATE 'a\nb' (TEMPLATE 'c') '')"},
        {"f`\\u`", "(TAGGED_TEMPLATE f '~')"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(lexer, string_errors) {
    static const Row rows[] = {
        {"'a", "Invalid or unexpected token"},
        {"'\n'", "Invalid or unexpected token"},
        {"'\\xg'", "Invalid hexadecimal escape sequence"},
        {"'\\u12'", "Invalid Unicode escape sequence"},
        {"'\\u{110000}'", "Undefined Unicode code-point"},
        {"`\\01`", "Octal escape sequences are not allowed in template strings."},
        {"`${a", "Missing } in template expression"},
        {"/a", "Invalid regular expression: missing /"},
        {"/a/gg", "Invalid regular expression flags"},
        {"/(/u", "Invalid regular expression: /(/u: Unterminated group"},
        {"'use strict'; '\\01'", "Octal escape sequences are not allowed in strict mode."},
        {"'use strict'; '\\8'", "\\8 and \\9 are not allowed in strict mode."},
        {"function f() { '\\07'; 'use strict' }",
         "Octal escape sequences are not allowed in strict mode."},
        {"'\\0'; 'use strict'", NULL},
    };
    check_errors(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(lexer, names) {
    static const Row rows[] = {
        {"\\u0061b\\u{63} = \xC3\xA9 + \xF0\x9D\x92\x9C", "(= abc (+ \xC3\xA9 \xF0\x9D\x92\x9C))"},
        {"var l\\u0065t; ({ cl\\u0061ss: 1 })", "(var let) (OBJECT_LITERAL class:1)"},
        {"a?.5:1", "(CONDITIONAL a 0.5 1)"},
        {"a\xC2\xA0+\xEF\xBB\xBF"
         "b",
         "(+ a b)"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
    static const Row errors[] = {
        {"v\\u0061r x", "Keyword must not contain escaped characters"},
        {"var a\\u{}", "Invalid Unicode escape sequence"},
        {"@", "Invalid or unexpected token"},
        {"a\\", "Invalid or unexpected token"},
    };
    check_errors(errors, COUNT_OF(errors), PARSE_SCRIPT);
}

RUNTIME_TEST(lexer, comments) {
    static const Row rows[] = {
        {"#!/usr/bin/bobbin\na // b\n/* c */ + d", "(+ a d)"},
        {"a <!-- b\n--> c\n/* */ --> d\nb", "a b"},
        {"a /*\n*/ ++b", "a (UPDATE prefix ++ b)"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
    static const Row module_rows[] = {{"<!-- b", "Unexpected token '<'"}};
    check_errors(module_rows, COUNT_OF(module_rows), PARSE_MODULE);
}

/* The same text as Latin-1 and as UTF-16 gives the same tree. */
RUNTIME_TEST(lexer, widths) {
    static const char source[] = "let value = [1.5, 0x1F, 'text', `t${value}`, /r/g, 10n];";
    uint16_t wide[sizeof source + 1];
    for (size_t i = 0; i < sizeof source - 1; i++) wide[i] = (uint8_t)source[i];
    wide[sizeof source - 1] = ' ';
    wide[sizeof source] = 0x2029;
    String *text = string_from_utf16(runtime, wide, sizeof source + 1);
    cr_assert(string_is_utf16(text));
    char *first = tree_text(runtime, parse(source, PARSE_SCRIPT));
    char *second = tree_text(runtime, parse_text(text, PARSE_SCRIPT));
    cr_expect_str_eq(first, second);
    free(first);
    free(second);
}
