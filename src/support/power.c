/* Powers by fdlibm's algorithm (see power.h).
 *
 * base ** exponent is 2 ** (exponent * log2 base). The product needs some ten bits more than a
 * double has, so the logarithm is a Pair: `high` has its lower 32 bits zero, and products of two
 * such numbers are exact. The order of every addition here is part of the result: never simplify
 * an expression, and never let the compiler contract one (the Makefile says so to it).
 */
#include "support/power.h"

#include <math.h>

#include "support/bits.h"

typedef struct Pair {
    double high, low;
} Pair;

/* Sign, exponent and the first 20 bits of the fraction: what intervals are told apart by. */
static uint32_t high_word(double x) {
    return (uint32_t)(double_bits(x) >> 32);
}

static double upper_half(double x) {
    return double_from_bits(double_bits(x) & ~(uint64_t)UINT32_MAX);
}

/* ---- the logarithm to base 2 ---- */

static const double LOG2_E = 1.44269504088896338700;
static const Pair LOG2_E_PAIR = {1.44269502162933349609, 1.92596299112661746887e-08};

/* For x within 2^-20 of 1, where an exponent beyond 2^31 still leaves a finite power: four terms
 * of the series. */
static Pair log2_near_one(double x) {
    double t = x - 1;
    double rest = (t * t) * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
    double u = LOG2_E_PAIR.high * t;
    double v = t * LOG2_E_PAIR.low - rest * LOG2_E;
    double high = upper_half(u + v);
    return (Pair){high, v - (high - u)};
}

/* x = 2^exponent * fraction with the fraction near 1 (center 0) or near 1.5 (center 1). */
typedef struct Split {
    double fraction;
    int exponent, center;
} Split;

static Split split(double x) {
    enum { BELOW_ROOT_OF_3_2 = 0x3988E,
           FROM_ROOT_OF_3 = 0xBB67A,
           BIAS = 0x3FF };
    int scaled = x < 0x1p-1022 ? 53 : 0;
    uint64_t bits = double_bits(scaled ? x * 0x1p53 : x);
    uint32_t first = (uint32_t)(bits >> 32) & 0xFFFFF;
    int exponent = (int)(bits >> DOUBLE_FRACTION_BITS) - BIAS - scaled;
    bool halved = first >= FROM_ROOT_OF_3;
    uint64_t fraction = bits & (DOUBLE_HIDDEN_BIT - 1);
    return (Split){
        .fraction = double_from_bits((uint64_t)(BIAS - halved) << DOUBLE_FRACTION_BITS | fraction),
        .exponent = exponent + halved,
        .center = first > BELOW_ROOT_OF_3_2 && !halved,
    };
}

/* With s = (x - c) / (x + c): log x = log c + 2s + 2/3 s^3 + ..., summed as
 * s * (3 + s^2 + rest) * 2/3, in halves whose products are exact. */
static Pair log_of_fraction_by_2_3(double x, double center) {
    double difference = x - center, inverse = 1 / (x + center);
    double s = difference * inverse;
    double s_high = upper_half(s);
    double sum_high = upper_half(upper_half(x) + center);
    double sum_low = x - (sum_high - center);
    double s_low = inverse * ((difference - s_high * sum_high) - s_high * sum_low);
    double square = s * s;
    double rest = square * square *
                  (5.99999999999994648725e-01 +
                   square * (4.28571428578550184252e-01 +
                             square * (3.33333329818377432918e-01 +
                                       square * (2.72728123808534006489e-01 +
                                                 square * (2.30660745775561754067e-01 +
                                                           square * 2.06975017800338417784e-01)))));
    rest += s_low * (s_high + s);
    square = s_high * s_high;
    double series_high = upper_half(3.0 + square + rest);
    double series_low = rest - ((series_high - 3.0) - square);
    double u = s_high * series_high;
    double v = s_low * series_high + series_low * s;
    double high = upper_half(u + v);
    return (Pair){high, v - (high - u)};
}

static Pair log2_of(double x) {
    static const double centers[] = {1, 1.5};
    static const Pair log2_of_centers[] = {
        {0, 0}, {5.84962487220764160156e-01, 1.35003920212974897128e-08}};
    static const double SCALE = 9.61796693925975554329e-01; /* 2 / (3 ln 2) */
    static const Pair SCALE_PAIR = {9.61796700954437255859e-01, -7.02846165095275826516e-09};
    Split parts = split(x);
    Pair log = log_of_fraction_by_2_3(parts.fraction, centers[parts.center]);
    Pair center = log2_of_centers[parts.center];
    double z_high = SCALE_PAIR.high * log.high;
    double z_low = SCALE_PAIR.low * log.high + log.low * SCALE + center.low;
    double exponent = parts.exponent;
    double high = upper_half(((z_high + z_low) + center.high) + exponent);
    return (Pair){high, z_low - (((high - exponent) - center.high) - z_high)};
}

/* ---- 2 to the power of a pair ---- */

/* The quotient's divisor is V8's: fdlibm itself takes (w + z * w) off the quotient instead, which
 * gives another last bit in one case of 25. */
static double exp2_of(double high, double low) {
    static const double LN_2 = 6.93147180559945286227e-01;
    static const Pair LN_2_PAIR = {6.93147182464599609375e-01, -1.90465429995776804525e-09};
    double whole = high_word(fabs(low + high)) > high_word(0.5) ? round(low + high) : 0;
    high -= whole;
    double t = upper_half(low + high);
    double u = t * LN_2_PAIR.high;
    double v = (low - (t - high)) * LN_2 + t * LN_2_PAIR.low;
    double z = u + v;
    double w = v - (z - u);
    t = z * z;
    double t1 =
        z - t * (1.66666666666666019037e-01 +
                 t * (-2.77777777770155933842e-03 +
                      t * (6.61375632143793436117e-05 +
                           t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
    double r = (z * t1) / ((t1 - 2) - (w + z * w));
    return ldexp(1 - (r - z), (int)whole);
}

/* ---- powers ---- */

static bool is_odd_integer(double x) {
    return fabs(x) < 0x1p53 && fmod(x, 2) != 0 && trunc(x) == x;
}

/* |base| ** exponent for finite operands, base not 0, 1 or -1, exponent not 0. */
static double power_of_positive(double base, double exponent) {
    static const double OVERFLOW_TAIL = 8.0085662595372944372e-17;
    uint32_t size = high_word(fabs(exponent));
    bool huge = size > high_word(0x1p31);
    if (size > high_word(0x1p64) ||
        (huge && (high_word(base) < high_word(1) - 1 || high_word(base) > high_word(1)))) {
        return (base < 1) == (exponent < 0) ? INFINITY : 0;
    }
    Pair log = huge ? log2_near_one(base) : log2_of(base);
    double upper = upper_half(exponent);
    double low = (exponent - upper) * log.high + exponent * log.low;
    double high = upper * log.high;
    double z = low + high;
    if (z > 1024 || (z == 1024 && low + OVERFLOW_TAIL > z - high)) return INFINITY;
    if (z < -1075 || (z == -1075 && low <= z - high)) return 0;
    return exp2_of(high, low);
}

double power(double base, double exponent) {
    if (exponent == 1) return base;
    if (exponent == -1) return 1 / base;
    if (exponent == 2) return base * base;
    if (exponent == 0.5 && base > 0) return sqrt(base);
    bool is_plain = isfinite(base) && isfinite(exponent) && base != 0 && exponent != 0;
    if (!is_plain || fabs(base) == 1) return pow(base, exponent);
    if (base > 0) return power_of_positive(base, exponent);
    if (trunc(exponent) != exponent) return NAN;
    double result = power_of_positive(-base, exponent);
    return is_odd_integer(exponent) ? -result : result;
}

/* ---- cube roots ---- */

/* A root of 5 bits by a third of the exponent (subnormals are scaled first), one of 23 by a
 * polynomial, one of 53 by a step of Newton's method; 23 bits have an exact square. */
double cube_root(double x) {
    enum { THIRD_OF_BIAS = 715094163,
           THIRD_OF_SCALED_BIAS = 696219795 };
    if (!isfinite(x) || x == 0) return x + x;
    double size = fabs(x);
    uint32_t word = size < 0x1p-1022 ? high_word(size * 0x1p54) / 3 + THIRD_OF_SCALED_BIAS
                                     : high_word(size) / 3 + THIRD_OF_BIAS;
    double root = copysign(double_from_bits((uint64_t)word << 32), x);
    double r = (root * root) * (root / x);
    root *= (1.87595182427177009643 + r * (-1.88497979543377169875 + r * 1.621429720105354466140)) +
            ((r * r) * r) * (-0.758397934778766047437 + r * 0.145996192886612446982);
    root = double_from_bits((double_bits(root) + 0x80000000) & UINT64_C(0xFFFFFFFFC0000000));
    double correction = x / (root * root);
    correction = (correction - root) / ((root + root) + correction);
    return root + root * correction;
}
