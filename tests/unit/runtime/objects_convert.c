/* Conversions and operators of src/runtime/values on values of every kind. */
#include "objects_fixture.h"

static double number_of(const char *text) {
    return string_to_number(runtime, value_as_string(string_of(text)));
}

RUNTIME_TEST(convert, strings_to_numbers) {
    static const struct {
        const char *text;
        double number;
    } cases[] = {
        {"", 0},
        {"  \t\n ", 0},
        {"12", 12},
        {" 12.5 ", 12.5},
        {"-0", -0.0},
        {".5", 0.5},
        {"5.", 5},
        {"1e3", 1000},
        {"0x1F", 31},
        {"0b101", 5},
        {"0o17", 15},
        {"+7", 7},
        {"-Infinity", -INFINITY},
        {"\xC2\xA0 1\xE2\x80\xA8", 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        cr_assert(number_of(cases[i].text) == cases[i].number, "%s", cases[i].text);
    }
    static const char *const none[] = {"a", "1a", "0x", "0xg", "-0x1", "+", "1_000", "infinity",
                                       "1 2", ".", "e5", "0b2"};
    for (size_t i = 0; i < COUNT_OF(none); i++) cr_assert(isnan(number_of(none[i])), "%s", none[i]);
}

RUNTIME_TEST(convert, doubles_to_int32) {
    cr_assert_eq(double_to_int32(4294967296.0 + 5), 5);
    cr_assert_eq(double_to_int32(2147483648.0), INT32_MIN);
    cr_assert_eq(double_to_int32(-2147483649.0), INT32_MAX);
    cr_assert_eq(double_to_int32(-1.9), -1);
    cr_assert_eq(double_to_int32(9007199254740993.0 * 4), 0);
    cr_assert_eq(double_to_int32(1e300), 0);
    cr_assert_eq(double_to_int32(NAN), 0);
    cr_assert_eq(double_to_int32(-INFINITY), 0);
    cr_assert_eq(double_to_int32(-4294967297.0), -1);
    cr_assert_eq(double_to_int32(6442450944.5), INT32_MIN);
}

RUNTIME_TEST(convert, symbols_throw) {
    Value symbol = value_cell(runtime->symbols.iterator);
    double number;
    cr_assert_null(to_string(runtime, symbol));
    cr_assert_str_eq(exception_text(), "Cannot convert a Symbol value to a string");
    cr_assert_not(to_number(runtime, symbol, &number));
    cr_assert_str_eq(exception_text(), "Cannot convert a Symbol value to a number");
    cr_assert_null(to_object(runtime, VALUE_NULL));
    cr_assert_str_eq(exception_text(), "Cannot convert undefined or null to object");
    cr_assert_eq(to_primitive(runtime, value_cell(object_new(runtime)), PREFER_DEFAULT),
                 VALUE_ABRUPT);
    cr_assert_str_eq(exception_text(), "Cannot convert object to primitive value");
}

RUNTIME_TEST(convert, truth) {
    cr_assert_not(to_boolean(value_double(NAN)));
    cr_assert_not(to_boolean(value_double(-0.0)));
    cr_assert_not(to_boolean(string_of("")));
    cr_assert_not(to_boolean(VALUE_NULL));
    cr_assert(to_boolean(string_of("0")));
    cr_assert(to_boolean(value_cell(object_new(runtime))));
    cr_assert(to_boolean(value_double(0.1)));
}

RUNTIME_TEST(convert, keys) {
    cr_assert_eq(to_property_key(runtime, value_double(3.0)).bits, property_key_index(3).bits);
    cr_assert_eq(to_property_key(runtime, string_of("7")).bits, property_key_index(7).bits);
    cr_assert(property_key_is_string(to_property_key(runtime, value_int(-1))));
    cr_assert(property_key_is_string(to_property_key(runtime, value_double(1.5))));
    cr_assert_eq(to_property_key(runtime, value_double(-0.0)).bits, property_key_index(0).bits);
    cr_assert_eq(to_property_key(runtime, VALUE_TRUE).bits, key_of("true").bits);
}

RUNTIME_TEST(compare, equality) {
    cr_assert(is_strictly_equal(runtime, value_int(0), value_double(-0.0)));
    cr_assert_not(is_strictly_equal(runtime, value_double(NAN), value_double(NAN)));
    cr_assert(same_value(runtime, value_double(NAN), value_double(NAN)));
    cr_assert_not(same_value(runtime, value_int(0), value_double(-0.0)));
    cr_assert(same_value_zero(runtime, value_int(0), value_double(-0.0)));
    cr_assert(is_strictly_equal(runtime, string_of("ab"), string_of("ab")));
    cr_assert_eq(is_loosely_equal(runtime, value_int(1), string_of("1")), VALUE_TRUE);
    cr_assert_eq(is_loosely_equal(runtime, VALUE_NULL, VALUE_UNDEFINED), VALUE_TRUE);
    cr_assert_eq(is_loosely_equal(runtime, VALUE_NULL, value_int(0)), VALUE_FALSE);
    cr_assert_eq(is_loosely_equal(runtime, VALUE_TRUE, string_of("1")), VALUE_TRUE);
}

RUNTIME_TEST(compare, order) {
    cr_assert_eq(is_less_than(runtime, string_of("10"), string_of("9"), true), VALUE_TRUE);
    cr_assert_eq(is_less_than(runtime, string_of("10"), value_int(9), true), VALUE_FALSE);
    cr_assert_eq(is_less_than(runtime, VALUE_UNDEFINED, value_int(9), true), VALUE_UNDEFINED);
    cr_assert_str_eq(text_of(typeof_value(runtime, VALUE_NULL)), "object");
}

RUNTIME_TEST(arithmetic, of_mixed_values) {
    cr_assert_str_eq(value_text(add_values(runtime, value_int(1), string_of("2"))), "12");
    cr_assert_eq(value_as_int(add_values(runtime, VALUE_TRUE, value_int(2))), 3);
    cr_assert(isnan(number_exponentiate(1, INFINITY)));
    cr_assert(isnan(number_exponentiate(1, NAN)));
    cr_assert_eq(number_exponentiate(2, 10), 1024);
    cr_assert(signbit(number_remainder(-4, 2)));
    Value shifted = numeric_operation(runtime, NUMERIC_SHR, value_int(-1), value_int(0));
    cr_assert_eq(value_as_number(shifted), 4294967295.0);
    Value left = numeric_operation(runtime, NUMERIC_SHL, string_of("1"), value_int(33));
    cr_assert_eq(value_as_int(left), 2);
}
