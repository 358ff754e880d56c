/* Numeric operators on any values (spec 13.15.3 ApplyStringOrNumericBinaryOperator, 6.1.6.1), and
 * the text of numbers read (7.1.4.1). */
#include "runtime/objects/error.h"
#include "runtime/objects/object.h"
#include "runtime/values/bigint.h"
#include "runtime/values/convert.h"

#include "support/double_parse.h"
#include "support/power.h"
#include "support/unicode.h"

/* ---- operators ---- */

/* The other integers are left to fmod, which is exact too. */
static bool is_small_integer(double x) {
    return fabs(x) < 0x1p53 && (double)(int64_t)x == x;
}

/* Spec 6.1.6.1.6 Number::remainder: exact, with the sign of the dividend, that of its zeros too.
 * Hashes and random numbers reduce integers beyond 32 bits: there a division of integers takes half
 * the time of fmod. */
double number_remainder(double a, double b) {
    if (!is_small_integer(a) || !is_small_integer(b) || b == 0) return fmod(a, b);
    return copysign((double)((int64_t)a % (int64_t)b), a);
}

/* Spec 6.1.6.1.3 Number::exponentiate: unlike pow, NaN for an exponent NaN and for 1 ** Infinity.
 */
double number_exponentiate(double base, double exponent) {
    if (exponent != exponent) return NAN;
    if (isinf(exponent) && fabs(base) == 1) return NAN;
    return power(base, exponent);
}

static Value throw_mixed(Runtime *runtime) {
    return throw_type_error(runtime,
                            "Cannot mix BigInt and other types, use explicit conversions");
}

static Value concatenate(Runtime *runtime, Value a, Value b) {
    String *left = to_string(runtime, a);
    TRY_OK(left);
    String *right = to_string(runtime, b);
    TRY_OK(right);
    String *result = string_concat(runtime, left, right);
    return result ? value_cell(result) : VALUE_ABRUPT;
}

/* Steps 1 of 13.15.3: `+`. */
Value add_values(Runtime *runtime, Value a, Value b) {
    if (value_is_number(a) && value_is_number(b)) {
        return value_number(value_as_number(a) + value_as_number(b));
    }
    TRY_VALUE(left, to_primitive(runtime, a, PREFER_DEFAULT));
    TRY_VALUE(right, to_primitive(runtime, b, PREFER_DEFAULT));
    if (value_is_string(left) || value_is_string(right)) return concatenate(runtime, left, right);
    TRY_VALUE(x, to_numeric(runtime, left));
    TRY_VALUE(y, to_numeric(runtime, right));
    if (value_is_bigint(x) && value_is_bigint(y)) {
        return bigint_add(runtime, value_as_bigint(x), value_as_bigint(y));
    }
    if (!value_is_number(x) || !value_is_number(y)) return throw_mixed(runtime);
    return value_number(value_as_number(x) + value_as_number(y));
}

static Value shift_value(NumericOperation operation, double a, double b) {
    int32_t left = double_to_int32(a);
    uint32_t count = (uint32_t)double_to_int32(b) & 31;
    switch (operation) {
    case NUMERIC_SHL: return value_int((int32_t)((uint32_t)left << count));
    case NUMERIC_SAR: return value_int(left >> count);
    default: return value_number((uint32_t)left >> count);
    }
}

static Value operate(NumericOperation operation, double a, double b) {
    switch (operation) {
    case NUMERIC_SUB: return value_number(a - b);
    case NUMERIC_MUL: return value_number(a * b);
    case NUMERIC_DIV: return value_number(a / b);
    case NUMERIC_MOD: return value_number(number_remainder(a, b));
    case NUMERIC_EXP: return value_number(number_exponentiate(a, b));
    case NUMERIC_AND: return value_int(double_to_int32(a) & double_to_int32(b));
    case NUMERIC_OR: return value_int(double_to_int32(a) | double_to_int32(b));
    case NUMERIC_XOR: return value_int(double_to_int32(a) ^ double_to_int32(b));
    case NUMERIC_SHL:
    case NUMERIC_SAR:
    case NUMERIC_SHR: return shift_value(operation, a, b);
    }
    UNREACHABLE();
}

/* Spec 13.15.3 from step 3 on. */
Value numeric_operation(Runtime *runtime, NumericOperation operation, Value a, Value b) {
    TRY_VALUE(left, to_numeric(runtime, a));
    TRY_VALUE(right, to_numeric(runtime, b));
    if (value_is_bigint(left) && value_is_bigint(right)) {
        return bigint_operation(runtime, operation, value_as_bigint(left),
                                value_as_bigint(right));
    }
    if (!value_is_number(left) || !value_is_number(right)) return throw_mixed(runtime);
    return operate(operation, value_as_number(left), value_as_number(right));
}

/* Spec 13.5.5.1, unary `-`. */
Value numeric_negate(Runtime *runtime, Value value) {
    TRY_VALUE(numeric, to_numeric(runtime, value));
    if (value_is_bigint(numeric)) return bigint_negate(runtime, value_as_bigint(numeric));
    return value_number(-value_as_number(numeric));
}

/* Spec 13.5.6.1, `~`. */
Value numeric_not(Runtime *runtime, Value value) {
    TRY_VALUE(numeric, to_numeric(runtime, value));
    if (value_is_bigint(numeric)) return bigint_not(runtime, value_as_bigint(numeric));
    return value_int(~double_to_int32(value_as_number(numeric)));
}

/* Spec 13.4, ++ and --: what ToNumeric gave, and 1 or -1. */
Value numeric_step(Runtime *runtime, Value numeric, int32_t step) {
    if (value_is_number(numeric)) return value_number(value_as_number(numeric) + step);
    TRY_VALUE(one, bigint_from_int64(runtime, step));
    return bigint_add(runtime, value_as_bigint(numeric), value_as_bigint(one));
}

/* ---- StringToNumber ---- */

/* A flat string, read by position whatever its width. */
typedef struct NumberText {
    const String *string;
    uint32_t start, end;
} NumberText;

static uint32_t text_unit(const NumberText *text, uint32_t offset) {
    return string_unit(text->string, text->start + offset);
}

static void text_trim(NumberText *text) {
    while (text->start < text->end && unicode_is_space(string_unit(text->string, text->start))) {
        text->start++;
    }
    while (text->end > text->start && unicode_is_space(string_unit(text->string, text->end - 1))) {
        text->end--;
    }
}

static size_t text_parse(const NumberText *text, int radix, double *value) {
    size_t length = text->end - text->start;
    if (string_is_utf16(text->string)) {
        const uint16_t *units = string_utf16(text->string) + text->start;
        return radix ? double_parse_integer_utf16(units, length, radix, SEPARATORS_NONE, value)
                     : double_parse_utf16(units, length, SEPARATORS_NONE, value);
    }
    const uint8_t *units = string_latin1(text->string) + text->start;
    return radix ? double_parse_integer_latin1(units, length, radix, SEPARATORS_NONE, value)
                 : double_parse_latin1(units, length, SEPARATORS_NONE, value);
}

/* 16, 8 or 2 after 0x, 0o, 0b; 0 when there is no such prefix. */
static int text_radix(const NumberText *text) {
    if (text->end - text->start < 3 || text_unit(text, 0) != '0') return 0;
    switch (text_unit(text, 1) | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 0;
    }
}

static double text_whole(NumberText *text, int radix) {
    double value;
    size_t length = text_parse(text, radix, &value);
    return length && length == text->end - text->start ? value : NAN;
}

static bool text_is_infinity(const NumberText *text) {
    static const char infinity[] = "Infinity";
    if (text->end - text->start != sizeof infinity - 1) return false;
    for (uint32_t i = 0; infinity[i]; i++) {
        if (text_unit(text, i) != (uint8_t)infinity[i]) return false;
    }
    return true;
}

/* Spec 7.1.4.1.1 StringToNumber. */
double string_to_number(Runtime *runtime, String *s) {
    if (!string_flat(runtime, s)) return NAN;
    NumberText text = {s, 0, string_length(s)};
    text_trim(&text);
    if (text.start == text.end) return 0;
    int radix = text_radix(&text);
    if (radix) {
        text.start += 2;
        return text_whole(&text, radix);
    }
    uint32_t sign = text_unit(&text, 0);
    if (sign == '+' || sign == '-') text.start++;
    if (text.start == text.end) return NAN;
    double value = text_is_infinity(&text) ? INFINITY : text_whole(&text, 0);
    return sign == '-' ? -value : value;
}
