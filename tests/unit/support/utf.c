/* UTF-8 and UTF-16 conversions. */
#include <criterion/criterion.h>
#include <string.h>

#include "support/utf.h"

Test(utf, every_code_point_survives_both_encodings) {
    for (uint32_t c = 0; c <= CODE_POINT_MAX; c++) {
        char bytes[4];
        uint16_t units[2];
        uint32_t decoded;
        unsigned count, size = utf8_encode(c, bytes);
        cr_assert_eq(utf8_decode((const uint8_t *)bytes, size, &decoded), size);
        cr_assert_eq(decoded, utf16_is_surrogate(c) ? CODE_POINT_REPLACEMENT : c);
        unsigned written = utf16_encode(c, units);
        cr_assert_eq(utf16_decode(units, written, 0, &count), c);
        cr_assert_eq(count, written);
    }
}

typedef struct Invalid {
    const char *bytes;
    size_t size, error_offset;
    const char *lossy; /* as TextDecoder has it; ? stands for U+FFFD */
} Invalid;

Test(utf, invalid_bytes_are_replaced_by_maximal_subparts) {
    static const Invalid ROWS[] = {
        {"a\x80z", 3, 1, "a?z"},
        {"\xC0\xAF", 2, 0, "??"},
        {"\xE0\x9F\xBF", 3, 0, "???"},
        {"\xED\xA0\x80", 3, 0, "???"},
        {"\xF4\x90\x80\x80", 4, 0, "????"},
        {"ab\xE2\x82", 4, 2, "ab?"},
        {"\xE2\x82z", 3, 0, "?z"},
        {"\xF0\x9F\x98", 3, 0, "?"},
        {"\xF0\x9F\x98\xF0\x9F", 5, 0, "??"},
        {"\xF5\xFF", 2, 0, "??"},
        {"12345678\xFF", 9, 8, "12345678?"},
    };
    for (size_t row = 0; row < COUNT_OF(ROWS); row++) {
        Utf8Measure measure = utf8_measure(ROWS[row].bytes, ROWS[row].size);
        uint16_t units[16];
        cr_expect_not(measure.is_valid);
        cr_expect_eq(measure.error_offset, ROWS[row].error_offset, "row %zu", row);
        cr_assert_eq(measure.units, strlen(ROWS[row].lossy), "row %zu", row);
        utf8_to_utf16(ROWS[row].bytes, ROWS[row].size, units);
        for (size_t i = 0; i < measure.units; i++) {
            char expected = ROWS[row].lossy[i];
            cr_expect_eq(units[i], expected == '?' ? 0xFFFD : expected, "row %zu", row);
        }
    }
}

Test(utf, measures_what_a_text_takes) {
    Utf8Measure ascii = utf8_measure("plain text", 10);
    cr_expect(ascii.is_ascii && ascii.is_latin1 && ascii.is_valid);
    cr_expect_eq(ascii.units, 10);
    cr_expect_eq(ascii.error_offset, 10);
    Utf8Measure latin1 = utf8_measure("na\xC3\xAFve", 6);
    cr_expect(!latin1.is_ascii && latin1.is_latin1 && latin1.is_valid);
    cr_expect_eq(latin1.units, 5);
    Utf8Measure wide = utf8_measure("\xF0\x9F\x98\x80!", 5);
    cr_expect(!wide.is_latin1 && wide.is_valid);
    cr_expect_eq(wide.units, 3);
    cr_expect(utf8_measure("", 0).is_ascii);
}

Test(utf, converts_latin1) {
    const char *text = "0123456789 na\xC3\xAFve \xC3\xBF";
    uint8_t units[32];
    char bytes[32];
    size_t size = strlen(text), length = utf8_measure(text, size).units;
    utf8_to_latin1(text, size, units);
    cr_assert_eq(length, 18);
    cr_expect_eq(units[13], 0xEF);
    cr_expect_eq(units[17], 0xFF);
    cr_assert_eq(latin1_utf8_size(units, length), size);
    latin1_to_utf8(units, length, bytes);
    cr_expect_eq(memcmp(bytes, text, size), 0);
}

Test(utf, lone_surrogates_become_replacements) {
    const uint16_t units[] = {0xD83D, 0xDE00, 0xD800, 'a', 0xDC00, 0xDBFF};
    const char *expected = "\xF0\x9F\x98\x80\xEF\xBF\xBD"
                           "a\xEF\xBF\xBD\xEF\xBF\xBD";
    char bytes[32];
    cr_assert_eq(utf16_utf8_size(units, COUNT_OF(units)), strlen(expected));
    utf16_to_utf8(units, COUNT_OF(units), bytes);
    cr_expect_eq(memcmp(bytes, expected, strlen(expected)), 0);
}
