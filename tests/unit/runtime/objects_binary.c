/* Binary data: conversions of elements, numeric keys, buffers that shrink below their views. */
#include "runtime/objects/binary.h"

#include "objects_fixture.h"

static double stored(ElementKind kind, double number) {
    uint8_t bytes[9]; /* elements may lie at odd addresses */
    element_write(kind, bytes + 1, value_number(number));
    return value_as_number(element_read(runtime, kind, bytes + 1));
}

RUNTIME_TEST(binary, elements_convert_as_their_kind_asks) {
    cr_assert_eq(stored(ELEMENT_INT8, 200), -56);
    cr_assert_eq(stored(ELEMENT_UINT8, -1), 255);
    cr_assert_eq(stored(ELEMENT_UINT8_CLAMPED, -1), 0);
    cr_assert_eq(stored(ELEMENT_UINT8_CLAMPED, 1.5), 2);
    cr_assert_eq(stored(ELEMENT_UINT8_CLAMPED, 2.5), 2);
    cr_assert_eq(stored(ELEMENT_UINT8_CLAMPED, 1e9), 255);
    cr_assert_eq(stored(ELEMENT_UINT8_CLAMPED, NAN), 0);
    cr_assert_eq(stored(ELEMENT_INT16, 65535), -1);
    cr_assert_eq(stored(ELEMENT_UINT32, -1), 4294967295.0);
    cr_assert_eq(stored(ELEMENT_INT32, 1e300), 0);
    cr_assert_eq(stored(ELEMENT_FLOAT32, 0.1), (double)0.1f);
    cr_assert(signbit(stored(ELEMENT_FLOAT64, -0.0)));
}

RUNTIME_TEST(binary, kinds_agree_when_bytes_mean_the_same) {
    for (int a = 0; a < ELEMENT_KIND_COUNT; a++) {
        for (int b = 0; b < ELEMENT_KIND_COUNT; b++) {
            bool bytes = (a == ELEMENT_UINT8 && b == ELEMENT_UINT8_CLAMPED) ||
                         (b == ELEMENT_UINT8 && a == ELEMENT_UINT8_CLAMPED);
            bool big = a >= ELEMENT_BIGINT64 && b >= ELEMENT_BIGINT64;
            cr_assert_eq(element_kinds_agree(a, b), a == b || bytes || big, "%d %d", a, b);
        }
    }
}

static bool is_numeric(const char *text) {
    double number;
    PropertyKey key = property_key_from_string(runtime, string_from_ascii(runtime, text));
    return property_key_to_numeric(key, &number);
}

RUNTIME_TEST(binary, a_key_is_numeric_when_it_is_how_a_number_prints) {
    static const char *const numeric[] = {"0", "7", "-0", "-1", "1.5", "4294967295", "NaN",
                                          "Infinity", "-Infinity", "1e+21", "5e-324"};
    static const char *const others[] = {"", "00", "+1", "1.0", "1e3", "-", "Nan", "infinity",
                                         "1e21", " 1", "0x1", "length", "-00"};
    for (size_t i = 0; i < COUNT_OF(numeric); i++) cr_assert(is_numeric(numeric[i]), "%zu", i);
    for (size_t i = 0; i < COUNT_OF(others); i++) cr_assert_not(is_numeric(others[i]), "%zu", i);
    double number;
    cr_assert_not(
        property_key_to_numeric(property_key_symbol(runtime->symbols.iterator), &number));
}

static ArrayBuffer *elastic_buffer(double length, double most) {
    ArrayBuffer *buffer = array_buffer_new(runtime, NULL, length, most, false);
    cr_assert_not_null(buffer);
    return buffer;
}

RUNTIME_TEST(binary, a_view_is_empty_while_its_buffer_is_too_short) {
    ArrayBuffer *buffer = elastic_buffer(16, 32);
    TypedArray *fixed = typed_array_new(runtime, NULL, ELEMENT_INT32, buffer, 8, 2);
    TypedArray *tail = typed_array_new(runtime, NULL, ELEMENT_INT16, buffer, 4, -1);
    cr_assert(typed_array_length(fixed) == 2 && typed_array_length(tail) == 6);
    cr_assert(typed_array_set_quickly(&fixed->object, value_int(1), value_int(-5)));
    cr_assert_eq(typed_array_get_quickly(runtime, &fixed->object, value_int(1)), value_int(-5));
    cr_assert_eq(typed_array_get_quickly(runtime, &fixed->object, value_int(-1)), VALUE_EMPTY);
    cr_assert_eq(typed_array_get_quickly(runtime, &tail->object, value_int(0)), VALUE_EMPTY);
    cr_assert(array_buffer_resize(runtime, buffer, 15));
    cr_assert(typed_array_length(fixed) == 0 && typed_array_length(tail) == 5);
    cr_assert_eq(typed_array_get_quickly(runtime, &fixed->object, value_int(0)), VALUE_EMPTY);
    cr_assert(array_buffer_resize(runtime, buffer, 32));
    cr_assert(typed_array_length(fixed) == 2 && typed_array_length(tail) == 14);
    cr_assert_eq(typed_array_get(runtime, fixed, 1) & 0xFF, 0xFB); /* a byte less is kept */
    array_buffer_detach(runtime, buffer);
    cr_assert(typed_array_is_out_of_bounds(fixed) && typed_array_is_out_of_bounds(tail));
    cr_assert_eq(typed_array_get(runtime, fixed, 0), VALUE_UNDEFINED);
}

RUNTIME_TEST(binary, bytes_are_charged_and_given_back) {
    enum { MANY = 10 << 20 };
    heap_collect(runtime);
    size_t before = heap_statistics(runtime->heap).live_bytes;
    ArrayBuffer *buffer = elastic_buffer(MANY, 2 * MANY);
    cr_assert_geq(heap_statistics(runtime->heap).live_bytes, before + MANY);
    cr_assert(array_buffer_resize(runtime, buffer, 2 * MANY));
    cr_assert_geq(heap_statistics(runtime->heap).live_bytes, before + 2 * MANY);
    array_buffer_detach(runtime, buffer);
    cr_assert_lt(heap_statistics(runtime->heap).live_bytes, before + MANY);
    heap_keep(buffer);
}
