/* The operators on two values, with the int32 and double cases inline: shared by binary nodes,
 * compound assignment and twins. Each gives the result or VALUE_ABRUPT; `node` is the operation,
 * for positions. Spec 13.15.3 ApplyStringOrNumericBinaryOperator, 7.2.13-15. */
#ifndef BOBBIN_EVALUATE_OPERATORS_H
#define BOBBIN_EVALUATE_OPERATORS_H

#include "evaluate/evaluate.h"

static inline bool values_both_numbers(Value a, Value b) {
    return value_is_number(a) && value_is_number(b);
}

/* The operands are objects or strings, say: what comes may run script, or throw, here. */
static ALWAYS_INLINE Runtime *at_operator(const Node *node, Frame *frame) {
    frame->position = node;
    return frame->runtime;
}

static ALWAYS_INLINE Value operate_add(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) {
        int32_t sum;
        if (LIKELY(!__builtin_add_overflow(value_as_int(a), value_as_int(b), &sum)))
            return value_int(sum);
        return value_double((double)value_as_int(a) + value_as_int(b));
    }
    if (values_both_numbers(a, b)) return value_double(value_as_number(a) + value_as_number(b));
    return add_values(at_operator(node, frame), a, b);
}

static ALWAYS_INLINE Value operate_sub(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) {
        int32_t difference;
        if (LIKELY(!__builtin_sub_overflow(value_as_int(a), value_as_int(b), &difference)))
            return value_int(difference);
        return value_double((double)value_as_int(a) - value_as_int(b));
    }
    if (values_both_numbers(a, b)) return value_double(value_as_number(a) - value_as_number(b));
    return numeric_operation(at_operator(node, frame), NUMERIC_SUB, a, b);
}

static ALWAYS_INLINE Value operate_mul(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) {
        int32_t product;
        if (LIKELY(!__builtin_mul_overflow(value_as_int(a), value_as_int(b), &product) &&
                   product != 0))
            return value_int(product);
        return value_number((double)value_as_int(a) * value_as_int(b));
    }
    if (values_both_numbers(a, b)) return value_double(value_as_number(a) * value_as_number(b));
    return numeric_operation(at_operator(node, frame), NUMERIC_MUL, a, b);
}

static ALWAYS_INLINE Value operate_div(Node *node, Frame *frame, Value a, Value b) {
    if (values_both_numbers(a, b)) return value_number(value_as_number(a) / value_as_number(b));
    return numeric_operation(at_operator(node, frame), NUMERIC_DIV, a, b);
}

static ALWAYS_INLINE Value operate_mod(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) {
        int32_t dividend = value_as_int(a), divisor = value_as_int(b);
        /* A negative dividend may give -0; INT32_MIN % -1 traps. */
        if (LIKELY(dividend >= 0 && divisor > 0)) {
            bool is_power_of_two = !(divisor & (divisor - 1)); /* a division takes 20 cycles more */
            return value_int(is_power_of_two ? dividend & (divisor - 1) : dividend % divisor);
        }
    }
    if (values_both_numbers(a, b))
        return value_number(number_remainder(value_as_number(a), value_as_number(b)));
    return numeric_operation(at_operator(node, frame), NUMERIC_MOD, a, b);
}

static ALWAYS_INLINE Value operate_exp(Node *node, Frame *frame, Value a, Value b) {
    return numeric_operation(at_operator(node, frame), NUMERIC_EXP, a, b);
}

static ALWAYS_INLINE Value operate_bit_and(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) return a & b;
    return numeric_operation(at_operator(node, frame), NUMERIC_AND, a, b);
}

static ALWAYS_INLINE Value operate_bit_or(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) return a | b;
    if (values_both_numbers(a, b)) {
        return value_int(double_to_int32(value_as_number(a)) | double_to_int32(value_as_number(b)));
    }
    return numeric_operation(at_operator(node, frame), NUMERIC_OR, a, b);
}

static ALWAYS_INLINE Value operate_bit_xor(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) return value_int(value_as_int(a) ^ value_as_int(b));
    return numeric_operation(at_operator(node, frame), NUMERIC_XOR, a, b);
}

static ALWAYS_INLINE Value operate_shl(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b)))
        return value_int((int32_t)((uint32_t)value_as_int(a) << (value_as_int(b) & 31)));
    return numeric_operation(at_operator(node, frame), NUMERIC_SHL, a, b);
}

static ALWAYS_INLINE Value operate_sar(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) return value_int(value_as_int(a) >> (value_as_int(b) & 31));
    return numeric_operation(at_operator(node, frame), NUMERIC_SAR, a, b);
}

static ALWAYS_INLINE Value operate_shr(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) {
        uint32_t shifted = (uint32_t)value_as_int(a) >> (value_as_int(b) & 31);
        if (LIKELY(shifted <= INT32_MAX)) return value_int((int32_t)shifted);
        return value_double(shifted);
    }
    return numeric_operation(at_operator(node, frame), NUMERIC_SHR, a, b);
}

static ALWAYS_INLINE Value operate_lt(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) return value_bool(value_as_int(a) < value_as_int(b));
    if (values_both_numbers(a, b)) return value_bool(value_as_number(a) < value_as_number(b));
    Value less = is_less_than(at_operator(node, frame), a, b, true);
    return less == VALUE_UNDEFINED ? VALUE_FALSE : less;
}

static ALWAYS_INLINE Value operate_gt(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) return value_bool(value_as_int(a) > value_as_int(b));
    if (values_both_numbers(a, b)) return value_bool(value_as_number(a) > value_as_number(b));
    Value less = is_less_than(at_operator(node, frame), b, a, false);
    return less == VALUE_UNDEFINED ? VALUE_FALSE : less;
}

static ALWAYS_INLINE Value operate_le(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) return value_bool(value_as_int(a) <= value_as_int(b));
    if (values_both_numbers(a, b)) return value_bool(value_as_number(a) <= value_as_number(b));
    Value greater = is_less_than(at_operator(node, frame), b, a, false);
    if (value_is_abrupt(greater)) return VALUE_ABRUPT;
    return value_bool(greater == VALUE_FALSE);
}

static ALWAYS_INLINE Value operate_ge(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) return value_bool(value_as_int(a) >= value_as_int(b));
    if (values_both_numbers(a, b)) return value_bool(value_as_number(a) >= value_as_number(b));
    Value less = is_less_than(at_operator(node, frame), a, b, true);
    if (value_is_abrupt(less)) return VALUE_ABRUPT;
    return value_bool(less == VALUE_FALSE);
}

static ALWAYS_INLINE Value operate_strict_eq(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) return value_bool(a == b);
    /* Equal words are equal values, but for NaN; differing words differ unless both are strings or
     * numbers. */
    if (a == b && !value_is_double(a)) return VALUE_TRUE;
    return value_bool(is_strictly_equal(at_operator(node, frame), a, b));
}
static ALWAYS_INLINE Value operate_strict_ne(Node *node, Frame *frame, Value a, Value b) {
    return operate_strict_eq(node, frame, a, b) ^ 1;
}
static ALWAYS_INLINE Value operate_eq(Node *node, Frame *frame, Value a, Value b) {
    if (LIKELY(value_both_int(a, b))) return value_bool(a == b);
    return is_loosely_equal(at_operator(node, frame), a, b);
}
static ALWAYS_INLINE Value operate_ne(Node *node, Frame *frame, Value a, Value b) {
    Value equal = operate_eq(node, frame, a, b);
    return value_is_abrupt(equal) ? equal : equal ^ 1;
}

/* operators.c */
/* Any binary operator by number: for compound assignment and twins. */
Value operate(Node *node, Frame *frame, Operator op, Value a, Value b);
/* x + 1 or x - 1 of a numeric value (already ToNumeric). */
static ALWAYS_INLINE Value operate_step(Node *node, Frame *frame, Value number, int32_t step) {
    if (LIKELY(value_is_number(number))) return operate_add(node, frame, number, value_int(step));
    return numeric_step(at_operator(node, frame), number, step);
}

#endif
