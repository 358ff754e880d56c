/* Text to doubles. Expected values are literals of this compiler's, or what Node.js prints. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "support/double_parse.h"

static double parse(const char *text) {
    double value = NAN;
    size_t length = strlen(text);
    cr_assert_eq(double_parse_latin1((const uint8_t *)text, length, SEPARATORS_NONE, &value),
                 length, "%s", text);
    return value;
}

/* How much of the text is a number. */
static size_t prefix(const char *text) {
    double value;
    return double_parse_latin1((const uint8_t *)text, strlen(text), SEPARATORS_NONE, &value);
}

static double parse_integer(const char *text, int radix) {
    double value = NAN;
    size_t length = strlen(text);
    cr_assert_eq(double_parse_integer_latin1((const uint8_t *)text, length, radix,
                                             SEPARATORS_SKIP, &value),
                 length, "%s", text);
    return value;
}

Test(double_parse, reads_the_forms_of_a_literal) {
    cr_assert_eq(parse("0"), 0);
    cr_assert_eq(parse("5."), 5);
    cr_assert_eq(parse(".5"), 0.5);
    cr_assert_eq(parse("5.e3"), 5000);
    cr_assert_eq(parse("00012.500E-1"), 1.25);
    cr_assert_eq(parse("1e+2"), 100);
}

Test(double_parse, stops_where_the_number_ends) {
    cr_assert_eq(prefix("12px"), 2);
    cr_assert_eq(prefix("1.5.5"), 3);
    cr_assert_eq(prefix("5e"), 1);
    cr_assert_eq(prefix("5e+"), 1);
    cr_assert_eq(prefix("1_0"), 1);
    cr_assert_eq(prefix("."), 0);
    cr_assert_eq(prefix(".e5"), 0);
    cr_assert_eq(prefix("e5"), 0);
    cr_assert_eq(prefix("-1"), 0);
    cr_assert_eq(prefix(""), 0);
}

Test(double_parse, passes_over_separators_on_request) {
    double value = 0;
    const uint8_t text[] = "1_000.000_1e1_0";
    cr_assert_eq(double_parse_latin1(text, 15, SEPARATORS_SKIP, &value), 15);
    cr_assert_eq(value, 1000.0001e10);
}

Test(double_parse, reads_utf16) {
    double value = 0;
    const uint16_t text[] = {'1', '.', '5', 0xFF15};
    cr_assert_eq(double_parse_utf16(text, 4, SEPARATORS_NONE, &value), 3);
    cr_assert_eq(value, 1.5);
}

Test(double_parse, rounds_middles_to_even) {
    cr_assert_eq(parse("9007199254740993"), 9007199254740992.0);
    cr_assert_eq(parse("9007199254740993.00000000000000000000000000001"), 9007199254740994.0);
    cr_assert_eq(parse("9007199254740995"), 9007199254740996.0);
    cr_assert_eq(parse("9007199254740992.999999999999999999999999"), 9007199254740992.0);
}

Test(double_parse, keeps_to_the_range) {
    cr_assert_eq(parse("1.7976931348623158e308"), 0x1.fffffffffffffp1023);
    cr_assert_eq(parse("1.7976931348623159e308"), INFINITY);
    cr_assert_eq(parse("4.9e-324"), 0x1p-1074);
    cr_assert_eq(parse("2.4703282292062328e-324"), 0x1p-1074);
    cr_assert_eq(parse("2.4703282292062327e-324"), 0);
    cr_assert_eq(parse("2.2250738585072011e-308"), 0x0.fffffffffffffp-1022);
    cr_assert_eq(parse("1e99999999999999999999"), INFINITY);
    cr_assert_eq(parse("1e-99999999999999999999"), 0);
    cr_assert_eq(parse("0e99999999999999999999"), 0);
}

Test(double_parse, weighs_long_digits_against_the_exponent) {
    enum { ZEROS = 5000 };
    char text[ZEROS + 16] = "1";
    memset(text + 1, '0', ZEROS);
    strcpy(text + 1 + ZEROS, "e-5000");
    cr_assert_eq(parse(text), 1);
    text[0] = '.';
    strcpy(text + 1 + ZEROS, "1e5001");
    cr_assert_eq(parse(text), 1);
}

Test(double_parse, reads_integers_of_any_radix) {
    cr_assert_eq(parse_integer("ff", 16), 255);
    cr_assert_eq(parse_integer("Zz", 36), 1295);
    cr_assert_eq(parse_integer("1_0", 2), 2);
    cr_assert_eq(parse_integer("0000000000000000000000000000000000000777", 8), 511);
    cr_assert_eq(parse_integer("9007199254740993", 10), 9007199254740992.0);
    cr_assert_eq(parse_integer("2012011210201121020112102011210201", 3), 12184215242982652.0);
    double value;
    cr_assert_eq(double_parse_integer_latin1((const uint8_t *)"129", 3, 8, SEPARATORS_NONE, &value),
                 2);
    cr_assert_eq(value, 10);
    cr_assert_eq(double_parse_integer_latin1((const uint8_t *)"9", 1, 8, SEPARATORS_NONE, &value),
                 0);
}

Test(double_parse, rounds_powers_of_two_to_even) {
    cr_assert_eq(parse_integer("20000000000001", 16), 0x1p53);
    cr_assert_eq(parse_integer("20000000000003", 16), 0x1p53 + 4);
    cr_assert_eq(parse_integer("2000000000000100000000", 16), 0x1p85);
    cr_assert_eq(parse_integer("2000000000000100000001", 16), 0x1p85 + 0x1p33);
    char digits[300];
    memset(digits, 'f', 256);
    digits[256] = '\0';
    cr_assert_eq(parse_integer(digits, 16), INFINITY);
}
