/* Doubles as text. Expected texts are those of Node.js. */
#include <criterion/criterion.h>
#include <math.h>

#include "support/double_format.h"
#include "support/double_parse.h"

typedef struct Expected {
    double value;
    int argument; /* digits or radix */
    const char *text;
} Expected;

typedef size_t (*Formatter)(double value, int argument, char *out);

static void check(Formatter formatter, const Expected *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char out[DOUBLE_RADIX_SIZE];
        size_t length = formatter(rows[i].value, rows[i].argument, out);
        cr_expect_str_eq(out, rows[i].text, "(%a, %d): %s, expected %s", rows[i].value,
                         rows[i].argument, out, rows[i].text);
        cr_expect_eq(length, strlen(out));
    }
}

static size_t to_string(double value, int unused, char *out) {
    (void)unused;
    return double_to_string(value, out);
}

Test(double_format, to_string) {
    static const Expected ROWS[] = {
        {0.0, 0, "0"},
        {-0.0, 0, "0"},
        {NAN, 0, "NaN"},
        {INFINITY, 0, "Infinity"},
        {-INFINITY, 0, "-Infinity"},
        {1.0, 0, "1"},
        {-1.5, 0, "-1.5"},
        {0.1, 0, "0.1"},
        {0.30000000000000004, 0, "0.30000000000000004"},
        {123456789.0, 0, "123456789"},
        {9007199254740991.0, 0, "9007199254740991"},
        {9007199254740992.0, 0, "9007199254740992"},
        {18014398509481984.0, 0, "18014398509481984"},
        {123456789012345680000.0, 0, "123456789012345680000"},
        {1e+21, 0, "1e+21"},
        {999999999999999900000.0, 0, "999999999999999900000"},
        {1.5e+300, 0, "1.5e+300"},
        {0.000001, 0, "0.000001"},
        {1.5e-7, 0, "1.5e-7"},
        {1e-7, 0, "1e-7"},
        {5e-324, 0, "5e-324"},
        {2.2250738585072014e-308, 0, "2.2250738585072014e-308"},
        {2.225073858507201e-308, 0, "2.225073858507201e-308"},
        {1.7976931348623157e+308, 0, "1.7976931348623157e+308"},
        {9.5367431640625e-7, 0, "9.5367431640625e-7"},
        {5.684341886080802e-14, 0, "5.684341886080802e-14"},
        {2.2250738585072014e-308, 0, "2.2250738585072014e-308"},
        {6.189700196426902e+26, 0, "6.189700196426902e+26"},
        {9.4e-323, 0, "9.4e-323"},
        {1e+23, 0, "1e+23"},
        {4.35, 0, "4.35"},
        {1.1805916207174113e+21, 0, "1.1805916207174113e+21"},
    };
    check(to_string, ROWS, COUNT_OF(ROWS));
}

Test(double_format, to_fixed) {
    static const Expected ROWS[] = {
        {0.0, 2, "0.00"},
        {-0.0, 2, "0.00"},
        {1.005, 2, "1.00"},
        {1.45, 1, "1.4"},
        {8.345, 2, "8.35"},
        {2.5, 0, "3"},
        {1.5, 0, "2"},
        {0.5, 0, "1"},
        {-2.5, 0, "-3"},
        {-1e-7, 2, "-0.00"},
        {0.000001, 7, "0.0000010"},
        {10.235, 2, "10.23"},
        {999.995, 2, "1000.00"},
        {0.95, 1, "0.9"},
        {99.99, 1, "100.0"},
        {123.456, 0, "123"},
        {100000000000000000000.0, 2, "100000000000000000000.00"},
        {1e+21, 2, "1e+21"},
        {999999999999999900000.0, 1, "999999999999999868928.0"},
        {NAN, 2, "NaN"},
        {-INFINITY, 0, "-Infinity"},
        {0.1, 100,
         "0.10000000000000000555111512312578270211815834045410156250000000000000000000"
         "00000000000000000000000000"},
        {5e-324, 5, "0.00000"},
        {1.7976931348623157e+308, 2, "1.7976931348623157e+308"},
        {9007199254740992.0, 3, "9007199254740992.000"},
        {1e-30, 40, "0.0000000000000000000000000000010000000000"},
        {0.05, 1, "0.1"},
        {0.04, 1, "0.0"},
    };
    check(double_to_fixed, ROWS, COUNT_OF(ROWS));
}

Test(double_format, to_exponential) {
    static const Expected ROWS[] = {
        {0.0, 0, "0e+0"},
        {0.0, -1, "0e+0"},
        {0.0, 3, "0.000e+0"},
        {123456.0, -1, "1.23456e+5"},
        {123456.0, 2, "1.23e+5"},
        {-1.5e-9, 0, "-1e-9"},
        {0.00015, 1, "1.5e-4"},
        {9.99, 1, "1.0e+1"},
        {25.0, 0, "3e+1"},
        {35.0, 0, "4e+1"},
        {5e-324, 20, "4.94065645841246544177e-324"},
        {1.7976931348623157e+308, 10, "1.7976931349e+308"},
        {NAN, 2, "NaN"},
        {-INFINITY, 3, "-Infinity"},
        {1.0, 50, "1.00000000000000000000000000000000000000000000000000e+0"},
    };
    check(double_to_exponential, ROWS, COUNT_OF(ROWS));
}

Test(double_format, to_precision) {
    static const Expected ROWS[] = {
        {0.0, 1, "0"},
        {0.0, 4, "0.000"},
        {-0.0, 2, "0.0"},
        {123.456, 4, "123.5"},
        {123.456, 2, "1.2e+2"},
        {0.000001, 2, "0.0000010"},
        {1e-7, 2, "1.0e-7"},
        {99.99, 3, "100"},
        {1e+21, 3, "1.00e+21"},
        {1e+21, 22, "1000000000000000000000"},
        {1e+21, 25, "1000000000000000000000.000"},
        {2.5, 1, "3"},
        {25.0, 1, "3e+1"},
        {35.0, 1, "4e+1"},
        {-1.25, 2, "-1.3"},
        {0.00001, 1, "0.00001"},
        {1.7976931348623157e+308, 5, "1.7977e+308"},
        {5e-324, 3, "4.94e-324"},
        {NAN, 3, "NaN"},
        {INFINITY, 3, "Infinity"},
        {0.1, 60, "0.100000000000000005551115123125782702118158340454101562500000"},
    };
    check(double_to_precision, ROWS, COUNT_OF(ROWS));
}

Test(double_format, to_radix) {
    static const Expected ROWS[] = {
        {0.0, 2, "0"},
        {-0.0, 16, "0"},
        {255.0, 16, "ff"},
        {-255.0, 2, "-11111111"},
        {0.5, 2, "0.1"},
        {0.1, 2, "0.0001100110011001100110011001100110011001100110011001101"},
        {0.1, 3, "0.0022002200220022002200220022002201"},
        {0.1, 36, "0.3lllllllllm"},
        {3.14159, 16, "3.243f3e0370cdc"},
        {-0.75, 4, "-0.3"},
        {1e+21, 16, "3635c9adc5dea00000"},
        {1e+21, 7, "5135235413265003022600000"},
        {1152921504606847000.0, 7, "2031000661631341064200"},
        {18446744073709552000.0, 36, "3w5e11264sg00"},
        {1e-7, 36, "0.000061oezo085tl"},
        {123.456, 36, "3f.gez4w97ry"},
        {NAN, 16, "NaN"},
        {INFINITY, 2, "Infinity"},
        {1.5, 10, "1.5"},
        {0.9999999999999999, 3, "0.222222222222222222222222222222222"},
        {5e-324, 36,
         "0.00000000000000000000000000000000000000000000000000000000000000000000000000"
         "0000000000000000000000000000000000000000000000000000000000000000000000000000"
         "0000000000000000000000000000000000000000000000000000000003"},
    };
    check(double_to_radix, ROWS, COUNT_OF(ROWS));
}

Test(double_format, int32) {
    char out[DOUBLE_STRING_SIZE];
    cr_expect_eq(int32_to_string(INT32_MIN, out), 11);
    cr_expect_str_eq(out, "-2147483648");
    cr_expect_eq(int32_to_string(0, out), 1);
    cr_expect_str_eq(out, "0");
    int32_to_string(INT32_MAX, out);
    cr_expect_str_eq(out, "2147483647");
    int32_to_string(-100, out);
    cr_expect_str_eq(out, "-100");
}

static void check_round_trip(double value) {
    char out[DOUBLE_STRING_SIZE];
    double back = NAN;
    size_t length = double_to_string(value, out);
    size_t read = double_parse_latin1((const uint8_t *)out, length, SEPARATORS_NONE, &back);
    cr_assert_eq(read, length, "%s", out);
    cr_assert_eq(back, value, "%a printed as %s", value, out);
}

/* The interval that rounds to a power of two is lopsided: where shortest printing goes wrong. */
Test(double_format, every_power_of_two_round_trips) {
    for (int exponent = -1074; exponent < 1024; exponent++) {
        double power = ldexp(1, exponent);
        check_round_trip(power);
        check_round_trip(nextafter(power, 0));
        check_round_trip(nextafter(power, INFINITY) < INFINITY ? nextafter(power, INFINITY) : 1);
    }
}

/* A xorshift generator: the same numbers in every run. */
Test(double_format, random_doubles_round_trip) {
    uint64_t state = UINT64_C(88172645463325252);
    for (int i = 0; i < 100000; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        double value;
        memcpy(&value, &state, sizeof value);
        if (isfinite(value)) check_round_trip(fabs(value));
    }
}
