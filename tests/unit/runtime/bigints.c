/* BigInts: digits and signs at the edges of one, two and 64 bits; doubles; text; limits. */
#include "runtime/values/bigint.h"

#include "objects_fixture.h"

static const BigInt *big(const char *text) {
    Value value = bigint_from_string(runtime, string_from_ascii(runtime, text));
    cr_assert(value_is_bigint(value), "%s", text);
    return value_as_bigint(value);
}

static const char *shown(Value value) {
    cr_assert(value_is_bigint(value));
    return text_of(bigint_to_string(runtime, value_as_bigint(value), 10));
}

RUNTIME_TEST(bigints, are_made_of_machine_integers) {
    cr_assert_str_eq(shown(bigint_from_int64(runtime, INT64_MIN)), "-9223372036854775808");
    cr_assert_str_eq(shown(bigint_from_uint64(runtime, UINT64_MAX)), "18446744073709551615");
    cr_assert_str_eq(shown(bigint_from_int64(runtime, 0)), "0");
    cr_assert_eq(bigint_to_uint64(big("-1")), UINT64_MAX);
    cr_assert_eq(bigint_to_uint64(big("36893488147419103233")), 1);  /* 2^65 + 1 */
    cr_assert_eq(bigint_count_bits(big("1152921504606846976")), 61); /* 2^60 */
    cr_assert_eq(big("1152921504606846976")->cell.data, 2);
}

RUNTIME_TEST(bigints, become_the_nearest_number) {
    cr_assert_eq(bigint_to_number(big("9007199254740993")), 9007199254740992.0);
    cr_assert_eq(bigint_to_number(big("-9007199254740995")), -9007199254740996.0);
    cr_assert_eq(bigint_to_number(big("36893488147419107328")), 0x1p65); /* a tie: to even */
    cr_assert_eq(bigint_to_number(big("36893488147419107329")), 0x1.0000000000001p65);
    cr_assert_eq(bigint_to_number(big("0")), 0);

    Value huge = bigint_operation(runtime, NUMERIC_SHL, big("1"), big("1024"));
    cr_assert(isinf(bigint_to_number(value_as_bigint(huge))));
}

RUNTIME_TEST(bigints, come_of_doubles_exactly) {
    static const double numbers[] = {0, -0.0, 1, -1, 4503599627370497.0, 0x1p62, -0x1.8p63,
                                     0x1.fffffffffffffp119, 0x1.23456789abcdep1023};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        const BigInt *bigint = value_as_bigint(bigint_from_double(runtime, numbers[i]));
        cr_assert_eq(bigint_to_number(bigint), numbers[i], "%a", numbers[i]);
        cr_assert_eq(bigint_compare_number(bigint, numbers[i]), 0, "%a", numbers[i]);
    }
}

RUNTIME_TEST(bigints, compare_with_numbers_without_rounding) {
    cr_assert_eq(bigint_compare_number(big("9007199254740993"), 9007199254740992.0), 1);
    cr_assert_eq(bigint_compare_number(big("-9007199254740993"), -9007199254740992.0), -1);
    cr_assert_eq(bigint_compare_number(big("3"), 3.5), -1);
    cr_assert_eq(bigint_compare_number(big("-3"), -3.5), 1);
    cr_assert_eq(bigint_compare_number(big("0"), 5e-324), -1);
    cr_assert_eq(bigint_compare_number(big("5"), -INFINITY), 1);
    cr_assert_eq(bigint_compare_number(big("36893488147419103233"), 0x1p65), 1);
}

RUNTIME_TEST(bigints, are_read_as_the_grammar_has_them) {
    static const char *const none[] = {"1n", "1.0", "1e3", "0x", "-0x1", "+", "1_0", "0b2", "x"};
    for (size_t i = 0; i < COUNT_OF(none); i++) {
        Value value = bigint_from_string(runtime, string_from_ascii(runtime, none[i]));
        cr_assert_eq(value, VALUE_UNDEFINED, "%s", none[i]);
    }
    cr_assert(bigint_is_zero(big(" \n ")));
    cr_assert(bigint_is_zero(big("-000")) && !bigint_is_negative(big("-0")));
    cr_assert(bigint_equals(big("0xFFFFFFFFFFFFFFFFFFFF"), big("1208925819614629174706175")));
    cr_assert_eq(bigint_hash(big("0x7")), bigint_hash(big("7")));
}

RUNTIME_TEST(bigints, know_their_limit) {
    Value largest = bigint_operation(runtime, NUMERIC_SHL, big("1"), big("1073741823"));
    cr_assert(value_is_bigint(largest));
    const BigInt *power = value_as_bigint(largest);
    cr_assert_eq(bigint_count_bits(power), BIGINT_MAX_BITS);
    cr_assert_eq(bigint_add(runtime, power, power), VALUE_ABRUPT);
    runtime_take_exception(runtime);
    cr_assert_eq(bigint_operation(runtime, NUMERIC_MUL, power, big("2")), VALUE_ABRUPT);
    runtime_take_exception(runtime);
    cr_assert_eq(bigint_operation(runtime, NUMERIC_EXP, big("3"), big("1073741824")),
                 VALUE_ABRUPT);
    runtime_take_exception(runtime);
}
