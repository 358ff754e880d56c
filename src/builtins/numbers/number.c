/* Number (spec 21.1). How digits come about is support/double_format.h's affair; the locale of
 * toLocaleString is en-US. */
#include "builtins/checks.h"
#include "runtime/values/bigint.h"
#include "support/double_format.h"

#include <float.h>

/* 2^53 - 1 */
#define MAX_SAFE_INTEGER 9007199254740991.0

/* ---- the constructor ---- */

/* 21.1.1.1 Number ( value ) */
static Value number_constructor(NativeCall *call) {
    double number = 0;
    if (call->count) {
        TRY_VALUE(numeric, to_numeric(call->runtime, call->arguments[0]));
        number = value_is_bigint(numeric) ? bigint_to_number(value_as_bigint(numeric))
                                          : value_as_number(numeric);
    }
    if (value_is_undefined(call->new_target)) return value_number(number);
    PrimitiveObject *object = object_create_from_constructor(
        call->runtime, value_as_object(call->new_target), INTRINSIC_NUMBER_PROTOTYPE,
        sizeof *object, CELL_OBJECT_NUMBER);
    if (object) object->value = value_number(number);
    return cell_or_abrupt(object);
}

/* ---- statics ---- */

/* 21.1.2.2 Number.isFinite ( number ) */
static Value number_is_finite(NativeCall *call) {
    Value value = argument(call, 0);
    return value_bool(value_is_number(value) && isfinite(value_as_number(value)));
}

/* 7.2.6 IsIntegralNumber */
static bool is_integral(Value value) {
    if (value_is_int(value)) return true;
    if (!value_is_double(value)) return false;
    double number = value_as_double(value);
    return isfinite(number) && trunc(number) == number;
}

/* 21.1.2.3 Number.isInteger ( number ) */
static Value number_is_integer(NativeCall *call) {
    return value_bool(is_integral(argument(call, 0)));
}

/* 21.1.2.4 Number.isNaN ( number ) */
static Value number_is_nan(NativeCall *call) {
    Value value = argument(call, 0);
    return value_bool(value_is_number(value) && isnan(value_as_number(value)));
}

/* 21.1.2.5 Number.isSafeInteger ( number ) */
static Value number_is_safe_integer(NativeCall *call) {
    Value value = argument(call, 0);
    return value_bool(is_integral(value) && fabs(value_as_number(value)) <= MAX_SAFE_INTEGER);
}

/* ---- text ---- */

/* 21.1.3.7.1 ThisNumberValue. False: threw. */
static bool this_number(NativeCall *call, const char *method, double *number) {
    Value value = this_primitive(call, CELL_OBJECT_NUMBER);
    if (value != VALUE_EMPTY) {
        *number = value_as_number(value);
        return true;
    }
    throw_type_error(call->runtime, "%s requires that 'this' be a Number", method);
    return false;
}

static Value text_value(Runtime *runtime, const char *text, size_t length) {
    return cell_or_abrupt(string_from_latin1(runtime, (const uint8_t *)text, (uint32_t)length));
}

/* The number of digits asked for. False: threw. */
static bool digits_argument(NativeCall *call, double *digits) {
    return to_integer_or_infinity(call->runtime, argument(call, 0), digits);
}

/* RangeError unless first <= digits <= DOUBLE_DIGITS_MAX. */
static bool check_digits(Runtime *runtime, double digits, int first, const char *what) {
    if (digits >= first && digits <= DOUBLE_DIGITS_MAX) return true;
    throw_range_error(runtime, "%s argument must be between %d and %d", what, first,
                      DOUBLE_DIGITS_MAX);
    return false;
}

/* 21.1.3.2 Number.prototype.toExponential ( fractionDigits ) */
static Value number_to_exponential(NativeCall *call) {
    double number, digits;
    char text[DOUBLE_FORMAT_SIZE];
    TRY_OK(this_number(call, "Number.prototype.toExponential", &number));
    TRY_OK(digits_argument(call, &digits));
    if (!isfinite(number)) return cell_or_abrupt(string_from_number(call->runtime, number));
    TRY_OK(check_digits(call->runtime, digits, 0, "toExponential()"));
    int count = value_is_undefined(argument(call, 0)) ? -1 : (int)digits;
    return text_value(call->runtime, text, double_to_exponential(number, count, text));
}

/* 21.1.3.3 Number.prototype.toFixed ( fractionDigits ) */
static Value number_to_fixed(NativeCall *call) {
    double number, digits;
    char text[DOUBLE_FORMAT_SIZE];
    TRY_OK(this_number(call, "Number.prototype.toFixed", &number));
    TRY_OK(digits_argument(call, &digits));
    TRY_OK(check_digits(call->runtime, digits, 0, "toFixed() digits"));
    return text_value(call->runtime, text, double_to_fixed(number, (int)digits, text));
}

/* 21.1.3.5 Number.prototype.toPrecision ( precision ) */
static Value number_to_precision(NativeCall *call) {
    double number, digits;
    char text[DOUBLE_FORMAT_SIZE];
    TRY_OK(this_number(call, "Number.prototype.toPrecision", &number));
    bool is_default = value_is_undefined(argument(call, 0));
    if (!is_default) TRY_OK(digits_argument(call, &digits));
    if (is_default || !isfinite(number)) {
        return cell_or_abrupt(string_from_number(call->runtime, number));
    }
    TRY_OK(check_digits(call->runtime, digits, 1, "toPrecision()"));
    return text_value(call->runtime, text, double_to_precision(number, (int)digits, text));
}

/* 21.1.3.6 Number.prototype.toString ( [ radix ] ) */
static Value number_to_string(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double number, radix = 10;
    char text[DOUBLE_RADIX_SIZE];
    TRY_OK(this_number(call, "Number.prototype.toString", &number));
    if (!value_is_undefined(argument(call, 0))) {
        TRY_OK(to_integer_or_infinity(runtime, call->arguments[0], &radix));
    }
    if (!(radix >= 2 && radix <= 36)) {
        return throw_range_error(runtime, "toString() radix argument must be between 2 and 36");
    }
    if (radix == 10) return cell_or_abrupt(string_from_number(runtime, number));
    return text_value(runtime, text, double_to_radix(number, (int)radix, text));
}

/* 21.1.3.7 Number.prototype.valueOf ( ) */
static Value number_value_of(NativeCall *call) {
    double number;
    TRY_OK(this_number(call, "Number.prototype.valueOf", &number));
    return value_number(number);
}

/* ---- en-US ---- */

enum {
    LOCALE_FRACTION = 3, /* digits after the point at most */
    /* digits, a comma for each three of them, point */
    LOCALE_SIZE = (DBL_MAX_10_EXP + 1) * 4 / 3 + LOCALE_FRACTION + 2
};

/* Decimal digits of value = 0.DIGITS * 10^point. */
typedef struct Decimal {
    char digits[DOUBLE_SHORTEST_MAX + 1]; /* one more for a carry */
    int count, point;
} Decimal;

/* Rounds to LOCALE_FRACTION digits after the point, halves away from 0: of the shortest digits
 * that mean the number, not of its exact value. */
static void decimal_round(Decimal *decimal) {
    int kept = decimal->point + LOCALE_FRACTION;
    if (kept >= decimal->count) return;
    bool up = kept >= 0 && decimal->digits[kept] >= '5';
    decimal->count = kept > 0 ? kept : 0;
    if (!up) return;
    int i = decimal->count;
    while (i > 0 && decimal->digits[i - 1] == '9') i--;
    decimal->count = i;
    if (i > 0) {
        decimal->digits[i - 1]++;
        return;
    }
    decimal->digits[0] = '1';
    decimal->count = 1;
    decimal->point++;
}

/* The digit that stands for 10^place. */
static char decimal_digit(const Decimal *decimal, int place) {
    int index = decimal->point - 1 - place;
    return index >= 0 && index < decimal->count ? decimal->digits[index] : '0';
}

static size_t decimal_write(const Decimal *decimal, char out[LOCALE_SIZE]) {
    size_t length = 0;
    int integer_digits = decimal->count && decimal->point > 1 ? decimal->point : 1;
    for (int place = integer_digits - 1; place >= 0; place--) {
        out[length++] = decimal_digit(decimal, place);
        if (place && place % 3 == 0) out[length++] = ',';
    }
    int fraction = decimal->count - decimal->point;
    while (fraction > 0 && decimal_digit(decimal, -fraction) == '0') fraction--;
    if (decimal->count && fraction > 0) {
        out[length++] = '.';
        for (int place = 1; place <= fraction; place++) {
            out[length++] = decimal_digit(decimal, -place);
        }
    }
    return length;
}

/* 21.1.3.4 Number.prototype.toLocaleString ( ) */
static Value number_to_locale_string(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double number;
    TRY_OK(this_number(call, "Number.prototype.toLocaleString", &number));
    if (isnan(number)) return value_cell(runtime->names.nan);
    if (isinf(number)) {
        return cell_or_abrupt(string_format(runtime, "%s", number < 0 ? "-\u221E" : "\u221E"));
    }
    Decimal decimal = {.count = 0};
    if (number != 0) {
        decimal.count = double_shortest(fabs(number), decimal.digits, &decimal.point);
        decimal_round(&decimal);
    }
    char text[1 + LOCALE_SIZE];
    text[0] = '-';
    size_t length = decimal_write(&decimal, text + 1);
    return signbit(number) ? text_value(runtime, text, length + 1)
                           : text_value(runtime, text + 1, length);
}

// clang-format off
static const BuiltinRow static_rows[] = {
    METHOD("isFinite", 1, number_is_finite, "is it a number, and neither infinite nor NaN?"),
    METHOD("isInteger", 1, number_is_integer, "is it a number without a fraction?"),
    METHOD("isNaN", 1, number_is_nan, "is it the number NaN?"),
    METHOD("isSafeInteger", 1, number_is_safe_integer, "is it an integer of at most 53 bits?"),
    INTRINSIC_VALUE("parseFloat", INTRINSIC_PARSE_FLOAT, "the number a text begins with"),
    INTRINSIC_VALUE("parseInt", INTRINSIC_PARSE_INT, "the integer a text begins with"),
    NUMBER_CONSTANT("MAX_VALUE", DBL_MAX, "the greatest finite number"),
    NUMBER_CONSTANT("MIN_VALUE", 0x1p-1074, "the smallest number above 0"),
    NUMBER_CONSTANT("NaN", NAN, "not a number"),
    NUMBER_CONSTANT("NEGATIVE_INFINITY", -INFINITY, "less than every number"),
    NUMBER_CONSTANT("POSITIVE_INFINITY", INFINITY, "greater than every number"),
    NUMBER_CONSTANT("MAX_SAFE_INTEGER", MAX_SAFE_INTEGER, "2^53 - 1: integers up to it are exact"),
    NUMBER_CONSTANT("MIN_SAFE_INTEGER", -MAX_SAFE_INTEGER, "-(2^53 - 1)"),
    NUMBER_CONSTANT("EPSILON", DBL_EPSILON, "from 1 to the next greater number"),
    ROWS_END
};

static const BuiltinRow prototype_rows[] = {
    METHOD("toExponential", 1, number_to_exponential, "as 1.23e+4, with so many digits"),
    METHOD("toFixed", 1, number_to_fixed, "with so many digits after the point"),
    METHOD("toPrecision", 1, number_to_precision, "with so many digits in all"),
    METHOD("toString", 1, number_to_string, "its digits in a radix from 2 to 36"),
    METHOD("valueOf", 0, number_value_of, "the number itself"),
    METHOD("toLocaleString", 0, number_to_locale_string, "for people to read: 1,234.567"),
    ROWS_END
};

const BuiltinClass builtin_number = {
    .constructor = METHOD("Number", 1, number_constructor, "the value as a number"),
    .intrinsic = INTRINSIC_NUMBER, .parent = -1, .prototype_kind = CELL_OBJECT_NUMBER,
    .is_global = true, .static_rows = static_rows, .prototype_rows = prototype_rows
};
// clang-format on
