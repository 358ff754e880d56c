/* Math (spec 21.3).
 *
 * Integers take their own way first: loops over indices call floor, abs, min and max on values that
 * are int32 already. Results that fit an int32 are one (value_number). All arguments are converted,
 * in order, before anything is computed. Where the specification leaves the last bits of a result
 * open, they are those of the C library, but for powers and cube roots (support/power.h).
 */
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#include "builtins/checks.h"

#include "support/power.h"

/* ---- functions of one number ---- */

static double number_round(double x) {
    double below = floor(x);
    return copysign(x - below >= 0.5 ? below + 1 : below, x);
}

static double number_sign(double x) {
    if (x > 0) return 1;
    return x < 0 ? -1 : x;
}

static double number_fround(double x) {
    return (double)(float)x;
}

/* X(name in JavaScript, C function of a double); integral ones give back an int32 unchanged. */
#define INTEGRAL_FUNCTIONS(X) \
    X(ceil, ceil)             \
    X(floor, floor)           \
    X(round, number_round)    \
    X(trunc, trunc)
#define REAL_FUNCTIONS(X)    \
    X(acos, acos)            \
    X(acosh, acosh)          \
    X(asin, asin)            \
    X(asinh, asinh)          \
    X(atan, atan)            \
    X(atanh, atanh)          \
    X(cbrt, cube_root)       \
    X(expm1, expm1)          \
    X(cos, cos)              \
    X(cosh, cosh)            \
    X(exp, exp)              \
    X(fround, number_fround) \
    X(log, log)              \
    X(log1p, log1p)          \
    X(log2, log2)            \
    X(log10, log10)          \
    X(sign, number_sign)     \
    X(sin, sin)              \
    X(sinh, sinh)            \
    X(sqrt, sqrt)            \
    X(tan, tan)              \
    X(tanh, tanh)

static inline Value apply_real(NativeCall *call, double (*function)(double)) {
    double x;
    TRY_OK(to_number(call->runtime, argument(call, 0), &x));
    return value_number(function(x));
}

static inline Value apply_integral(NativeCall *call, double (*function)(double)) {
    Value value = argument(call, 0);
    return value_is_int(value) ? value : apply_real(call, function);
}

#define X(name, function)                        \
    static Value math_##name(NativeCall *call) { \
        return apply_real(call, function);       \
    }
REAL_FUNCTIONS(X)
#undef X
#define X(name, function)                        \
    static Value math_##name(NativeCall *call) { \
        return apply_integral(call, function);   \
    }
INTEGRAL_FUNCTIONS(X)
#undef X

/* 21.3.2.1 Math.abs ( x ) */
static Value math_abs(NativeCall *call) {
    Value value = argument(call, 0);
    if (LIKELY(value_is_int(value)) && value_as_int(value) != INT32_MIN)
        return value_int(abs(value_as_int(value)));
    return apply_real(call, fabs);
}

/* 21.3.2.11 Math.clz32 ( x ) */
static Value math_clz32(NativeCall *call) {
    uint32_t bits;
    TRY_OK(to_uint32(call->runtime, argument(call, 0), &bits));
    return value_int(bits ? __builtin_clz(bits) : 32);
}

/* ---- of two ---- */

static bool two_numbers(NativeCall *call, double *x, double *y) {
    return to_number(call->runtime, argument(call, 0), x) &&
           to_number(call->runtime, argument(call, 1), y);
}

/* 21.3.2.8 Math.atan2 ( y, x ) */
static Value math_atan2(NativeCall *call) {
    double y, x;
    TRY_OK(two_numbers(call, &y, &x));
    return value_number(atan2(y, x));
}

/* 21.3.2.26 Math.pow ( base, exponent ) */
static Value math_pow(NativeCall *call) {
    double base, exponent;
    TRY_OK(two_numbers(call, &base, &exponent));
    return value_number(number_exponentiate(base, exponent));
}

/* 21.3.2.19 Math.imul ( x, y ) */
static Value math_imul(NativeCall *call) {
    uint32_t a, b;
    TRY_OK(to_uint32(call->runtime, argument(call, 0), &a));
    TRY_OK(to_uint32(call->runtime, argument(call, 1), &b));
    return value_int((int32_t)(a * b));
}

/* ---- of many ---- */

static bool all_ints(const NativeCall *call) {
    Value all = VALUE_TAG_INT;
    for (uint32_t i = 0; i < call->count; i++) all &= call->arguments[i];
    return value_is_int(all);
}

/* NaN wins over everything, and 0 is above -0. */
static double number_max(double a, double b) {
    if (a != a || b != b) return NAN;
    if (a == b) return signbit(a) ? b : a;
    return a > b ? a : b;
}
static double number_min(double a, double b) {
    return -number_max(-a, -b);
}

static Value fold(NativeCall *call, double start, double (*function)(double, double)) {
    double result = start;
    for (uint32_t i = 0; i < call->count; i++) {
        double x;
        TRY_OK(to_number(call->runtime, call->arguments[i], &x));
        result = function(result, x);
    }
    return value_number(result);
}

/* 21.3.2.24 Math.max ( ...args ) */
static Value math_max(NativeCall *call) {
    if (!call->count || !all_ints(call)) return fold(call, -INFINITY, number_max);
    int32_t result = value_as_int(call->arguments[0]);
    for (uint32_t i = 1; i < call->count; i++) {
        if (value_as_int(call->arguments[i]) > result) result = value_as_int(call->arguments[i]);
    }
    return value_int(result);
}

/* 21.3.2.25 Math.min ( ...args ) */
static Value math_min(NativeCall *call) {
    if (!call->count || !all_ints(call)) return fold(call, INFINITY, number_min);
    int32_t result = value_as_int(call->arguments[0]);
    for (uint32_t i = 1; i < call->count; i++) {
        if (value_as_int(call->arguments[i]) < result) result = value_as_int(call->arguments[i]);
    }
    return value_int(result);
}

/* The root of the sum of squares: scaled by the greatest, so that squares neither overflow nor
 * vanish, and summed with the error of each addition carried on (Kahan). */
static double root_of_squares(const double *numbers, uint32_t count, double greatest) {
    double sum = 0, error = 0;
    for (uint32_t i = 0; i < count; i++) {
        double scaled = numbers[i] / greatest;
        double square = scaled * scaled - error;
        double next = sum + square;
        error = (next - sum) - square;
        sum = next;
    }
    return sqrt(sum) * greatest;
}

static Value hypot_of(NativeCall *call, double *numbers) {
    double greatest = 0;
    bool infinite = false, is_nan = false;
    for (uint32_t i = 0; i < call->count; i++) {
        TRY_OK(to_number(call->runtime, call->arguments[i], &numbers[i]));
        numbers[i] = fabs(numbers[i]);
        infinite |= isinf(numbers[i]) != 0;
        is_nan |= numbers[i] != numbers[i];
        if (numbers[i] > greatest) greatest = numbers[i];
    }
    if (infinite) return value_double(INFINITY);
    if (is_nan) return value_double(NAN);
    return value_number(greatest == 0 ? 0 : root_of_squares(numbers, call->count, greatest));
}

/* 21.3.2.18 Math.hypot ( ...args ) */
static Value math_hypot(NativeCall *call) {
    enum { FEW = 8 };
    double few[FEW];
    if (call->count <= FEW) return hypot_of(call, few);
    size_t size = call->count * sizeof(double);
    double *many = heap_memory_allocate(call->runtime, size);
    if (!many) return VALUE_ABRUPT;
    Value result = hypot_of(call, many);
    heap_memory_free(call->runtime->heap, many, size);
    return result;
}

/* ---- random numbers ---- */

/* xorshift128+ must not start from 0. Without a source of entropy the clock will do: nothing secret
 * depends on it. */
static COLD void random_seed(uint64_t state[2]) {
    size_t size = 2 * sizeof state[0];
    if (getrandom(state, size, GRND_NONBLOCK) != (ssize_t)size)
        state[0] = (uint64_t)clock() ^ (uint64_t)time(NULL) << 20;
    state[1] |= 1;
}

/* 21.3.2.27 Math.random ( ): 53 bits of the generator, in [0, 1). */
static Value math_random(NativeCall *call) {
    uint64_t *state = call->runtime->random_state;
    if (UNLIKELY(!state[1])) random_seed(state);
    uint64_t first = state[0], second = state[1];
    state[0] = second;
    first ^= first << 23;
    first ^= first >> 17;
    first ^= second ^ (second >> 26);
    state[1] = first;
    return value_double((double)((first + second) >> 11) * 0x1p-53);
}

/* In the order that Node.js lists them in. */
static const BuiltinRow rows[] = {
    METHOD("abs", 1, math_abs, "the number without its sign"),
    METHOD("acos", 1, math_acos, "arc cosine"),
    METHOD("acosh", 1, math_acosh, "inverse hyperbolic cosine"),
    METHOD("asin", 1, math_asin, "arc sine"),
    METHOD("asinh", 1, math_asinh, "inverse hyperbolic sine"),
    METHOD("atan", 1, math_atan, "arc tangent"),
    METHOD("atanh", 1, math_atanh, "inverse hyperbolic tangent"),
    METHOD("atan2", 2, math_atan2, "angle of the point (x, y); y comes first"),
    METHOD("ceil", 1, math_ceil, "the next integer that is not below"),
    METHOD("cbrt", 1, math_cbrt, "cube root"),
    METHOD("expm1", 1, math_expm1, "e^x - 1, exact near 0"),
    METHOD("clz32", 1, math_clz32, "leading zero bits of a 32-bit integer"),
    METHOD("cos", 1, math_cos, "cosine"),
    METHOD("cosh", 1, math_cosh, "hyperbolic cosine"),
    METHOD("exp", 1, math_exp, "e^x"),
    METHOD("floor", 1, math_floor, "the next integer that is not above"),
    METHOD("fround", 1, math_fround, "the nearest number of single precision"),
    METHOD("hypot", 2, math_hypot, "root of the sum of squares"),
    METHOD("imul", 2, math_imul, "32-bit product"),
    METHOD("log", 1, math_log, "natural logarithm"),
    METHOD("log1p", 1, math_log1p, "natural logarithm of 1 + x, exact near 0"),
    METHOD("log2", 1, math_log2, "logarithm to base 2"),
    METHOD("log10", 1, math_log10, "logarithm to base 10"),
    METHOD("max", 2, math_max, "the greatest"),
    METHOD("min", 2, math_min, "the least"),
    METHOD("pow", 2, math_pow, "base to the power of exponent"),
    METHOD("random", 0, math_random, "a random number from 0 to below 1"),
    METHOD("round", 1, math_round, "the nearest integer; halves go up"),
    METHOD("sign", 1, math_sign, "-1, 0 or 1"),
    METHOD("sin", 1, math_sin, "sine"),
    METHOD("sinh", 1, math_sinh, "hyperbolic sine"),
    METHOD("sqrt", 1, math_sqrt, "square root"),
    METHOD("tan", 1, math_tan, "tangent"),
    METHOD("tanh", 1, math_tanh, "hyperbolic tangent"),
    METHOD("trunc", 1, math_trunc, "the integer part"),
    NUMBER_CONSTANT("E", 2.718281828459045, "base of natural logarithms"),
    NUMBER_CONSTANT("LN10", 2.302585092994046, "natural logarithm of 10"),
    NUMBER_CONSTANT("LN2", 0.6931471805599453, "natural logarithm of 2"),
    NUMBER_CONSTANT("LOG10E", 0.4342944819032518, "logarithm of e to base 10"),
    NUMBER_CONSTANT("LOG2E", 1.4426950408889634, "logarithm of e to base 2"),
    NUMBER_CONSTANT("PI", 3.141592653589793, "circumference of a circle of diameter 1"),
    NUMBER_CONSTANT("SQRT1_2", 0.7071067811865476, "square root of 1/2"),
    NUMBER_CONSTANT("SQRT2", 1.4142135623730951, "square root of 2"),
    TO_STRING_TAG("Math"),
    ROWS_END,
};

const BuiltinObject builtin_math = {
    .intrinsic = INTRINSIC_MATH,
    .prototype = -1,
    .global_name = "Math",
    .rows = rows,
};
