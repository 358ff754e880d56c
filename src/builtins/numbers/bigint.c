/* BigInt (spec 21.2). The arithmetic is runtime/values/bigint.h's; the locale of toLocaleString is
 * en-US. */
#include "runtime/values/bigint.h"

#include "builtins/structured/binary_methods.h"

/* 21.2.1.1.1 NumberToBigInt */
static Value number_to_bigint(Runtime *runtime, Value number) {
    double integer = value_as_number(number);
    if (isfinite(integer) && trunc(integer) == integer) {
        return bigint_from_double(runtime, integer);
    }
    String *text = to_string(runtime, number);
    if (!text) return VALUE_ABRUPT;
    return throw_range_error(
        runtime,
        "The number %S cannot be converted to a BigInt because it is not an integer", text);
}

/* 21.2.1.1 BigInt ( value ) */
static Value bigint_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!value_is_undefined(call->new_target)) {
        return throw_type_error(runtime, "BigInt is not a constructor");
    }
    TRY_VALUE(primitive, to_primitive(runtime, argument(call, 0), PREFER_NUMBER));
    if (value_is_number(primitive)) return number_to_bigint(runtime, primitive);
    return to_bigint(runtime, primitive);
}

/* ---- statics ---- */

typedef Value (*Wrapper)(Runtime *runtime, double bits, const BigInt *bigint);

static Value wrap_argument(NativeCall *call, Wrapper wrap) {
    Runtime *runtime = call->runtime;
    double bits;
    TRY_OK(index_or_throw(runtime, argument(call, 0),
                          "Invalid value: not (convertible to) a safe integer", &bits));
    TRY_VALUE(bigint, to_bigint(runtime, argument(call, 1)));
    return wrap(runtime, bits, value_as_bigint(bigint));
}

/* 21.2.2.1 BigInt.asIntN ( bits, bigint ) */
static Value bigint_as_int_n(NativeCall *call) {
    return wrap_argument(call, bigint_as_int);
}
/* 21.2.2.2 BigInt.asUintN ( bits, bigint ) */
static Value bigint_as_uint_n(NativeCall *call) {
    return wrap_argument(call, bigint_as_uint);
}

/* ---- the prototype ---- */

/* 21.2.3.4.1 ThisBigIntValue */
static Value this_bigint(NativeCall *call) {
    Value value = this_primitive(call, CELL_OBJECT_BIGINT);
    if (value != VALUE_EMPTY) return value;
    return throw_type_error(call->runtime,
                            "BigInt.prototype.%s requires that 'this' be a BigInt",
                            method_row(call)->name);
}

/* 21.2.3.3 BigInt.prototype.toString ( [ radix ] ) */
static Value bigint_to_string_method(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TRY_VALUE(value, this_bigint(call));
    double radix = 10;
    if (!value_is_undefined(argument(call, 0))) {
        TRY_OK(to_integer_or_infinity(runtime, argument(call, 0), &radix));
    }
    if (radix < 2 || radix > 36) {
        return throw_range_error(runtime, "toString() radix argument must be between 2 and 36");
    }
    return cell_or_abrupt(bigint_to_string(runtime, value_as_bigint(value), (unsigned)radix));
}

/* Digits in groups of three. */
static String *grouped(Runtime *runtime, String *digits) {
    StringBuilder builder;
    string_builder_init(&builder, runtime);
    uint32_t length = string_length(digits);
    for (uint32_t i = 0; i < length; i++) {
        uint16_t unit = string_unit(digits, i);
        bool begins_group = i > 0 && (length - i) % 3 == 0 && string_unit(digits, i - 1) != '-';
        if (begins_group) string_builder_append_unit(&builder, ',');
        string_builder_append_unit(&builder, unit);
    }
    return string_builder_finish(&builder);
}

/* 21.2.3.2 BigInt.prototype.toLocaleString ( ) */
static Value bigint_to_locale_string(NativeCall *call) {
    TRY_VALUE(value, this_bigint(call));
    String *digits = bigint_to_string(call->runtime, value_as_bigint(value), 10);
    return digits ? cell_or_abrupt(grouped(call->runtime, digits)) : VALUE_ABRUPT;
}

/* 21.2.3.4 BigInt.prototype.valueOf ( ) */
static Value bigint_value_of(NativeCall *call) {
    return this_bigint(call);
}

// clang-format off
static const BuiltinRow static_rows[] = {
    METHOD("asUintN", 2, bigint_as_uint_n, "wrapped to so many bits, without a sign"),
    METHOD("asIntN", 2, bigint_as_int_n, "wrapped to so many bits, one of them the sign"),
    ROWS_END
};

static const BuiltinRow prototype_rows[] = {
    METHOD("toLocaleString", 0, bigint_to_locale_string, "for people to read: 1,234"),
    METHOD("toString", 0, bigint_to_string_method, "its digits in a radix"),
    METHOD("valueOf", 0, bigint_value_of, "the value itself"),
    TO_STRING_TAG("BigInt"),
    ROWS_END
};

const BuiltinClass builtin_bigint = {
    .constructor = METHOD("BigInt", 1, bigint_constructor, "the value as an integer of any size"),
    .intrinsic = INTRINSIC_BIGINT, .parent = -1, .prototype_kind = CELL_OBJECT_PLAIN,
    .is_global = true, .static_rows = static_rows, .prototype_rows = prototype_rows
};
// clang-format on
