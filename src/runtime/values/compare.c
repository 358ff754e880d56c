/* Testing and comparison (spec 7.2), typeof (13.5.3). */
#include "runtime/objects/object.h"
#include "runtime/values/bigint.h"
#include "runtime/values/convert.h"

static bool numbers_are_same(double a, double b, bool zeros_differ) {
    if (a != a) return b != b;
    return a == b && (!zeros_differ || a != 0 || signbit(a) == signbit(b));
}

static bool bigints_are_equal(Value a, Value b) {
    return bigint_equals(value_as_bigint(a), value_as_bigint(b));
}

static bool strings_are_equal(Runtime *runtime, Value a, Value b) {
    return string_equals(runtime, value_as_string(a), value_as_string(b));
}

/* Spec 7.2.15 IsStrictlyEqual. */
bool is_strictly_equal(Runtime *runtime, Value a, Value b) {
    if (value_both_int(a, b)) return a == b;
    if (value_is_number(a)) return value_is_number(b) && value_as_number(a) == value_as_number(b);
    if (a == b) return true;
    if (value_is_bigint(a)) return value_is_bigint(b) && bigints_are_equal(a, b);
    return value_is_string(a) && value_is_string(b) && strings_are_equal(runtime, a, b);
}

/* Spec 7.2.10 SameValue. */
bool same_value(Runtime *runtime, Value a, Value b) {
    if (!value_is_number(a) || !value_is_number(b)) return is_strictly_equal(runtime, a, b);
    return numbers_are_same(value_as_number(a), value_as_number(b), true);
}

/* Spec 7.2.11 SameValueZero. */
bool same_value_zero(Runtime *runtime, Value a, Value b) {
    if (!value_is_number(a) || !value_is_number(b)) return is_strictly_equal(runtime, a, b);
    return numbers_are_same(value_as_number(a), value_as_number(b), false);
}

static Value compare_as_numbers(Runtime *runtime, Value a, Value b) {
    double left, right;
    TRY_OK(to_number(runtime, a, &left));
    TRY_OK(to_number(runtime, b, &right));
    return value_bool(left == right);
}

static bool same_type(Value a, Value b) {
    return (value_is_number(a) && value_is_number(b)) ||
           (value_is_string(a) && value_is_string(b)) || (value_is_bool(a) && value_is_bool(b)) ||
           (value_is_object(a) && value_is_object(b)) ||
           (value_is_symbol(a) && value_is_symbol(b)) || (value_is_bigint(a) && value_is_bigint(b));
}

/* How a BigInt stands to another primitive: -1, 0, 1, or 2 when nothing can be said, 3 when memory
 * is out. A text is read as a BigInt, everything else as a number. */
enum { ORDER_NONE = 2,
       ORDER_FAILED = 3 };
static int compare_bigint(Runtime *runtime, const BigInt *a, Value b) {
    if (value_is_string(b)) b = bigint_from_string(runtime, value_as_string(b));
    if (value_is_undefined(b)) return ORDER_NONE;
    if (value_is_bigint(b)) return bigint_compare(a, value_as_bigint(b));
    double number;
    if (value_is_abrupt(b) || !to_number(runtime, b, &number)) return ORDER_FAILED;
    return number == number ? bigint_compare_number(a, number) : ORDER_NONE;
}

/* The same of two of which one is a BigInt at least. */
static int compare_with_bigint(Runtime *runtime, Value a, Value b) {
    if (value_is_bigint(a)) return compare_bigint(runtime, value_as_bigint(a), b);
    int order = compare_bigint(runtime, value_as_bigint(b), a);
    return order < ORDER_NONE ? -order : order;
}

/* What loose equality compares as numbers. */
static bool counts_as_number(Value value) {
    return value_is_number(value) || value_is_string(value) || value_is_bool(value) ||
           value_is_bigint(value);
}

/* Spec 7.2.14 IsLooselyEqual. */
Value is_loosely_equal(Runtime *runtime, Value a, Value b) {
    if (value_is_nullish(a) || value_is_nullish(b)) {
        return value_bool(value_is_nullish(a) && value_is_nullish(b));
    }
    if (same_type(a, b)) return value_bool(is_strictly_equal(runtime, a, b));
    if (value_is_object(a) && !value_is_object(b)) {
        TRY_VALUE(primitive, to_primitive(runtime, a, PREFER_DEFAULT));
        return is_loosely_equal(runtime, primitive, b);
    }
    if (value_is_object(b) && !value_is_object(a)) {
        TRY_VALUE(primitive, to_primitive(runtime, b, PREFER_DEFAULT));
        return is_loosely_equal(runtime, a, primitive);
    }
    if (!counts_as_number(a) || !counts_as_number(b)) return VALUE_FALSE;
    if (value_is_bigint(a) || value_is_bigint(b)) {
        int order = compare_with_bigint(runtime, a, b);
        return order == ORDER_FAILED ? VALUE_ABRUPT : value_bool(order == 0);
    }
    return compare_as_numbers(runtime, a, b);
}

static Value compare_primitives(Runtime *runtime, Value a, Value b) {
    if (value_is_string(a) && value_is_string(b)) {
        return value_bool(string_compare(runtime, value_as_string(a), value_as_string(b)) < 0);
    }
    if (value_is_bigint(a) || value_is_bigint(b)) {
        int order = compare_with_bigint(runtime, a, b);
        if (order == ORDER_NONE) return VALUE_UNDEFINED;
        return order == ORDER_FAILED ? VALUE_ABRUPT : value_bool(order < 0);
    }
    double left, right;
    TRY_OK(to_number(runtime, a, &left));
    TRY_OK(to_number(runtime, b, &right));
    if (left != left || right != right) return VALUE_UNDEFINED;
    return value_bool(left < right);
}

/* Spec 7.2.13 IsLessThan. */
Value is_less_than(Runtime *runtime, Value a, Value b, bool left_first) {
    if (value_is_string(a) && value_is_string(b)) return compare_primitives(runtime, a, b);
    if (left_first) {
        TRY_VALUE(left, to_primitive(runtime, a, PREFER_NUMBER));
        TRY_VALUE(right, to_primitive(runtime, b, PREFER_NUMBER));
        return compare_primitives(runtime, left, right);
    }
    TRY_VALUE(right, to_primitive(runtime, b, PREFER_NUMBER));
    TRY_VALUE(left, to_primitive(runtime, a, PREFER_NUMBER));
    return compare_primitives(runtime, left, right);
}

/* Spec 13.5.3, table 41. */
String *typeof_value(Runtime *runtime, Value value) {
    const Names *names = &runtime->names;
    if (value_is_number(value)) return names->number;
    if (value_is_undefined(value)) return names->undefined;
    if (value_is_bool(value)) return names->boolean;
    if (value_is_string(value)) return names->string;
    if (value_is_symbol(value)) return names->symbol;
    if (value_is_bigint(value)) return names->bigint;
    return is_callable(value) ? names->function : names->object;
}
