/* Type conversion, testing and comparison (spec 7.1, 7.2). Functions that may run script return
 * VALUE_ABRUPT / false / NULL when it throws. */
#ifndef BOBBIN_RUNTIME_VALUES_CONVERT_H
#define BOBBIN_RUNTIME_VALUES_CONVERT_H

#include "runtime/runtime.h"

typedef enum PreferredType {
    PREFER_DEFAULT,
    PREFER_NUMBER,
    PREFER_STRING
} PreferredType;
Value to_primitive(Runtime *runtime, Value value, PreferredType preferred); /* 7.1.1 */
Value ordinary_to_primitive(Runtime *runtime, Object *object, PreferredType preferred);

bool to_boolean_slow(Value value);
static inline bool to_boolean(Value value) { /* 7.1.2: never throws */
    if (value_is_bool(value)) return value == VALUE_TRUE;
    if (value_is_int(value)) return value_as_int(value) != 0;
    return to_boolean_slow(value);
}
Value to_numeric(Runtime *runtime, Value value);                            /* 7.1.3 */
bool to_number(Runtime *runtime, Value value, double *result);              /* 7.1.4 */
bool to_integer_or_infinity(Runtime *runtime, Value value, double *result); /* 7.1.5 */
bool to_int32(Runtime *runtime, Value value, int32_t *result);              /* 7.1.6 */
bool to_uint32(Runtime *runtime, Value value, uint32_t *result);
int32_t double_to_int32(double number);                        /* modulo 2^32 */
bool to_length(Runtime *runtime, Value value, double *result); /* 7.1.20 */
String *to_string_slow(Runtime *runtime, Value value);
static inline String *to_string(Runtime *runtime, Value value) { /* 7.1.17 */
    return value_is_string(value) ? value_as_string(value) : to_string_slow(runtime, value);
}
Object *to_object(Runtime *runtime, Value value);     /* 7.1.18 */
double string_to_number(Runtime *runtime, String *s); /* 7.1.4.1.1; NaN when it is none */
/* Relative index argument of Array and String methods: clamps to [0, length]. */
bool to_relative_index(Runtime *runtime, Value value, double length, double when_undefined,
                       double *result);

/* 7.2.1; TypeError "String.prototype.x called on null or undefined" */
bool require_object_coercible(Runtime *runtime, Value value, const char *method);
bool is_strictly_equal(Runtime *runtime, Value a, Value b); /* 7.2.15 */
bool same_value(Runtime *runtime, Value a, Value b);        /* 7.2.10 */
bool same_value_zero(Runtime *runtime, Value a, Value b);   /* 7.2.11 */
Value is_loosely_equal(Runtime *runtime, Value a, Value b); /* 7.2.14: bool value or VALUE_ABRUPT */
/* a < b: bool value, VALUE_UNDEFINED for NaN, or VALUE_ABRUPT. left_first as 7.2.13. */
Value is_less_than(Runtime *runtime, Value a, Value b, bool left_first);
/* Interned result of typeof (13.5.3). */
String *typeof_value(Runtime *runtime, Value value);

/* Numeric operators on values that are not both int32 (the evaluators have done that case): op is
 * an Operator of syntax/tree.h's table, by meaning here: */
Value add_values(Runtime *runtime, Value a, Value b);
typedef enum NumericOperation {
    NUMERIC_SUB,
    NUMERIC_MUL,
    NUMERIC_DIV,
    NUMERIC_MOD,
    NUMERIC_EXP,
    NUMERIC_AND,
    NUMERIC_OR,
    NUMERIC_XOR,
    NUMERIC_SHL,
    NUMERIC_SAR,
    NUMERIC_SHR
} NumericOperation;
Value numeric_operation(Runtime *runtime, NumericOperation operation, Value a, Value b);
/* -x and ~x of any value; x + step, for ++ and --, of what to_numeric gave. */
Value numeric_negate(Runtime *runtime, Value value);
Value numeric_not(Runtime *runtime, Value value);
Value numeric_step(Runtime *runtime, Value numeric, int32_t step);
double number_remainder(double a, double b);
double number_exponentiate(double base, double exponent);

#endif
