/* Sorting machine numbers: against qsort, for every size and shape, and the order of odd floats. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/sort_numbers.h"

static uint64_t state = 12345;
static uint64_t next_bits(void) {
    state = state * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return state >> 8 ^ state << 40;
}

/* Checks `count` random numbers of a type; the upper `spare` bits of each are clear. */
#define CHECK(type, shape, count, spare)                                                  \
    do {                                                                                  \
        type numbers[count], expected[count], scratch[count];                             \
        for (size_t i = 0; i < (count); i++) numbers[i] = (type)(next_bits() >> (spare)); \
        memcpy(expected, numbers, sizeof numbers);                                        \
        qsort(expected, count, sizeof(type), compare_##type);                             \
        sort_numbers(numbers, scratch, count, sizeof(type), shape);                       \
        cr_expect_arr_eq(numbers, expected, sizeof numbers, #type " %d", (int)(count));   \
    } while (0)

#define COMPARE(type)                                           \
    static int compare_##type(const void *a, const void *b) {   \
        type left = *(const type *)a, right = *(const type *)b; \
        return (left > right) - (left < right);                 \
    }
COMPARE(uint8_t)
COMPARE(int8_t)
COMPARE(uint16_t)
COMPARE(int16_t)
COMPARE(uint32_t)
COMPARE(int32_t)
COMPARE(uint64_t)
COMPARE(int64_t)

Test(sort_numbers, orders_integers_as_a_comparison_does) {
    CHECK(uint8_t, NUMBER_UNSIGNED, 1000, 0);
    CHECK(int8_t, NUMBER_SIGNED, 1000, 0);
    CHECK(uint16_t, NUMBER_UNSIGNED, 1000, 0);
    CHECK(int16_t, NUMBER_SIGNED, 3, 0);
    CHECK(uint32_t, NUMBER_UNSIGNED, 777, 0);
    CHECK(int32_t, NUMBER_SIGNED, 777, 0);
    CHECK(int32_t, NUMBER_SIGNED, 1000, 50);
    CHECK(uint64_t, NUMBER_UNSIGNED, 500, 0);
    CHECK(int64_t, NUMBER_SIGNED, 500, 0);
    CHECK(int64_t, NUMBER_SIGNED, 1, 0);
}

Test(sort_numbers, floats_have_their_zeros_in_order_and_nan_last) {
    double numbers[] = {3, -0.0, NAN, 0, -INFINITY, 5e-324, -NAN, INFINITY, -1e300, -5e-324};
    const double sorted[] = {-INFINITY, -1e300, -5e-324, -0.0, 0, 5e-324, 3, INFINITY};
    double scratch[10];
    sort_numbers(numbers, scratch, 10, sizeof(double), NUMBER_FLOAT);
    cr_expect_arr_eq(numbers, sorted, sizeof sorted);
    cr_expect(isnan(numbers[8]) && isnan(numbers[9]));
    float small[] = {2.5F, NAN, -0.0F, -3e-40F, 0, -7}, small_scratch[6];
    const float small_sorted[] = {-7, -3e-40F, -0.0F, 0, 2.5F};
    sort_numbers(small, small_scratch, 6, sizeof(float), NUMBER_FLOAT);
    cr_expect_arr_eq(small, small_sorted, sizeof small_sorted);
    cr_expect(isnan(small[5]));
}
