/* Type conversion (spec 7.1). */
#include "runtime/values/convert.h"

#include "runtime/objects/error.h"
#include "runtime/objects/object.h"
#include "runtime/objects/realm.h"
#include "runtime/values/bigint.h"

/* ---- objects to primitives ---- */

static Value throw_not_primitive(Runtime *runtime) {
    return throw_type_error(runtime, "Cannot convert object to primitive value");
}

/* Spec 7.1.1.1 OrdinaryToPrimitive. */
Value ordinary_to_primitive(Runtime *runtime, Object *object, PreferredType preferred) {
    const Names *names = &runtime->names;
    String *methods[] = {names->value_of, names->to_string};
    if (preferred == PREFER_STRING) {
        methods[0] = names->to_string;
        methods[1] = names->value_of;
    }
    for (size_t i = 0; i < COUNT_OF(methods); i++) {
        TRY_VALUE(method, get_by_name(runtime, object, methods[i]));
        if (!is_callable(method)) continue;
        TRY_VALUE(result, call(runtime, method, value_cell(object), 0, NULL));
        if (!value_is_object(result)) return result;
    }
    return throw_not_primitive(runtime);
}

static String *hint_name(const Runtime *runtime, PreferredType preferred) {
    switch (preferred) {
    case PREFER_NUMBER: return runtime->names.number;
    case PREFER_STRING: return runtime->names.string;
    default: return runtime->names.default_;
    }
}

/* Spec 7.1.1 ToPrimitive. */
Value to_primitive(Runtime *runtime, Value value, PreferredType preferred) {
    if (!value_is_object(value)) return value;
    PropertyKey key = property_key_symbol(runtime->symbols.to_primitive);
    TRY_VALUE(exotic, get_method(runtime, value, key));
    if (!value_is_undefined(exotic)) {
        Value hint = value_cell(hint_name(runtime, preferred));
        TRY_VALUE(result, call(runtime, exotic, value, 1, &hint));
        return value_is_object(result) ? throw_not_primitive(runtime) : result;
    }
    if (preferred == PREFER_DEFAULT) preferred = PREFER_NUMBER;
    return ordinary_to_primitive(runtime, value_as_object(value), preferred);
}

/* ---- booleans ---- */

/* Spec 7.1.2 ToBoolean, for what to_boolean does not decide. */
bool to_boolean_slow(Value value) {
    if (value_is_double(value)) {
        double number = value_as_double(value);
        return number == number && number != 0;
    }
    if (value_is_string(value)) return string_length(value_as_string(value)) != 0;
    if (value_is_bigint(value)) return !bigint_is_zero(value_as_bigint(value));
    return value_is_cell(value);
}

/* ---- numbers ---- */

/* Spec 7.1.3 ToNumeric. */
Value to_numeric(Runtime *runtime, Value value) {
    if (value_is_number(value)) return value;
    TRY_VALUE(primitive, to_primitive(runtime, value, PREFER_NUMBER));
    if (value_is_bigint(primitive)) return primitive;
    double number;
    TRY_OK(to_number(runtime, primitive, &number));
    return value_number(number);
}

static bool throw_no_number(Runtime *runtime, const char *what) {
    throw_type_error(runtime, "Cannot convert a %s value to a number", what);
    return false;
}

/* Spec 7.1.4 ToNumber. */
bool to_number(Runtime *runtime, Value value, double *result) {
    if (value_is_number(value)) {
        *result = value_as_number(value);
    } else if (value_is_string(value)) {
        if (!string_flat(runtime, value_as_string(value))) return false;
        *result = string_to_number(runtime, value_as_string(value));
    } else if (value_is_undefined(value)) {
        *result = NAN;
    } else if (value_is_null(value) || value == VALUE_FALSE) {
        *result = 0;
    } else if (value == VALUE_TRUE) {
        *result = 1;
    } else if (value_is_symbol(value)) {
        return throw_no_number(runtime, "Symbol");
    } else if (value_is_bigint(value)) {
        return throw_no_number(runtime, "BigInt");
    } else {
        Value primitive = to_primitive(runtime, value, PREFER_NUMBER);
        return !value_is_abrupt(primitive) && to_number(runtime, primitive, result);
    }
    return true;
}

/* Spec 7.1.5 ToIntegerOrInfinity. */
bool to_integer_or_infinity(Runtime *runtime, Value value, double *result) {
    if (!to_number(runtime, value, result)) return false;
    *result = *result == *result ? trunc(*result) + 0.0 : 0; /* + 0.0: -0 becomes 0 */
    return true;
}

/* Modulo 2^32, as ToInt32 and ToUint32 (7.1.6, 7.1.7) have it: the low 32 bits of the integer. */
int32_t double_to_int32(double number) {
    if (number >= -2147483648.0 && number <= 2147483647.0) return (int32_t)number;
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    int exponent = (int)(bits >> 52 & 0x7FF) - 1075; /* of the lowest bit of the mantissa */
    if (exponent > 31) return 0;                     /* multiples of 2^32, infinities, NaN */
    uint64_t mantissa = (bits & UINT64_C(0xFFFFFFFFFFFFF)) | UINT64_C(0x10000000000000);
    uint32_t low = (uint32_t)(exponent >= 0 ? mantissa << exponent : mantissa >> -exponent);
    return (int32_t)(bits >> 63 ? 0 - low : low);
}

bool to_int32(Runtime *runtime, Value value, int32_t *result) {
    if (value_is_int(value)) {
        *result = value_as_int(value);
        return true;
    }
    double number;
    if (!to_number(runtime, value, &number)) return false;
    *result = double_to_int32(number);
    return true;
}

bool to_uint32(Runtime *runtime, Value value, uint32_t *result) {
    int32_t number;
    if (!to_int32(runtime, value, &number)) return false;
    *result = (uint32_t)number;
    return true;
}

static const double max_safe_integer = 9007199254740991.0;

/* Spec 7.1.20 ToLength. */
bool to_length(Runtime *runtime, Value value, double *result) {
    if (!to_integer_or_infinity(runtime, value, result)) return false;
    if (*result < 0) *result = 0;
    if (*result > max_safe_integer) *result = max_safe_integer;
    return true;
}

bool to_relative_index(Runtime *runtime, Value value, double length, double when_undefined,
                       double *result) {
    if (value_is_undefined(value)) {
        *result = when_undefined;
        return true;
    }
    double relative;
    if (!to_integer_or_infinity(runtime, value, &relative)) return false;
    if (relative < 0) relative = relative + length > 0 ? relative + length : 0;
    *result = relative < length ? relative : length;
    return true;
}

/* ---- strings and objects ---- */

/* Spec 7.1.17 ToString, for what is no string yet. */
String *to_string_slow(Runtime *runtime, Value value) {
    const Names *names = &runtime->names;
    if (value_is_number(value)) return string_from_number(runtime, value_as_number(value));
    if (value_is_undefined(value)) return names->undefined;
    if (value_is_null(value)) return names->null;
    if (value_is_bool(value)) return value == VALUE_TRUE ? names->true_ : names->false_;
    if (value_is_symbol(value)) {
        throw_type_error(runtime, "Cannot convert a Symbol value to a string");
        return NULL;
    }
    if (value_is_bigint(value)) return bigint_to_string(runtime, value_as_bigint(value), 10);
    Value primitive = to_primitive(runtime, value, PREFER_STRING);
    return value_is_abrupt(primitive) ? NULL : to_string(runtime, primitive);
}

/* Spec 7.1.18 ToObject. */
Object *to_object(Runtime *runtime, Value value) {
    if (LIKELY(value_is_object(value))) return value_as_object(value);
    if (!value_is_nullish(value)) return primitive_object_new(runtime, value, NULL);
    throw_type_error(runtime, "Cannot convert undefined or null to object");
    return NULL;
}

/* Spec 7.2.1 RequireObjectCoercible. */
bool require_object_coercible(Runtime *runtime, Value value, const char *method) {
    if (LIKELY(!value_is_nullish(value))) return true;
    throw_type_error(runtime, "%s called on null or undefined", method);
    return false;
}
