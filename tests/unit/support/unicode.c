/* Classes, case, normalisation and width of characters. Expected values are those of Node.js. */
#include <criterion/criterion.h>
#include <string.h>
#include <uchar.h>

#include "support/unicode.h"

typedef bool (*Conversion)(const uint16_t *units, size_t length, UnitVector *out);

/* Both texts are UTF-16 literals. */
static void expect_text(Conversion convert, const char16_t *text, size_t length,
                        const char16_t *expected, size_t expected_length) {
    UnitVector out = {0};
    cr_assert(convert((const uint16_t *)text, length, &out));
    cr_expect_eq(out.length, expected_length);
    bool equal = out.length == expected_length;
    for (size_t i = 0; equal && i < out.length; i++) equal = out.items[i] == expected[i];
    cr_expect(equal, "length %zu to %zu", length, out.length);
    unit_vector_free(&out);
}

#define EXPECT_TEXT(convert, text, expected) \
    expect_text(convert, text, COUNT_OF(text) - 1, expected, COUNT_OF(expected) - 1)

Test(unicode, identifier_classes) {
    cr_expect(unicode_is_id_start('a') && unicode_is_id_start(0x3B1));
    cr_expect(unicode_is_id_start(0x2118), "Other_ID_Start");
    cr_expect(unicode_is_id_continue(0xB7), "Other_ID_Continue");
    cr_expect(unicode_is_id_start(0x20000) && unicode_is_id_start(0x4E00));
    cr_expect_not(unicode_is_id_start('1') || unicode_is_id_start('$') || unicode_is_id_start('_'));
    cr_expect(unicode_is_id_continue('1') && unicode_is_id_continue('_'));
    cr_expect_not(unicode_is_id_start(0x301));
    cr_expect(unicode_is_id_continue(0x301));
    cr_expect(unicode_is_identifier_start('$') && unicode_is_identifier_start('_'));
    cr_expect(unicode_is_identifier_part(0x200C) && unicode_is_identifier_part(0x200D));
    cr_expect_not(unicode_is_identifier_part(0x200B) || unicode_is_identifier_part(0x200E));
    cr_expect_not(unicode_is_id_continue(0x1F600) || unicode_is_id_continue(0xD800));
    cr_expect_not(unicode_is_id_continue(CODE_POINT_INVALID));
}

Test(unicode, white_space) {
    static const uint32_t SPACES[] = {9, 10, 11, 12, 13, 32, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002,
                                      0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009,
                                      0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF};
    size_t found = 0;
    for (uint32_t c = 0; c <= CODE_POINT_MAX; c++) found += unicode_is_space(c);
    cr_expect_eq(found, COUNT_OF(SPACES));
    for (size_t i = 0; i < COUNT_OF(SPACES); i++) cr_expect(unicode_is_space(SPACES[i]));
    cr_expect(unicode_is_line_terminator(0x2028) && unicode_is_line_terminator(0x2029));
    cr_expect_not(unicode_is_line_terminator(0x2027) || unicode_is_line_terminator(0x202A));
}

Test(unicode, upper_case) {
    EXPECT_TEXT(unicode_to_upper, u"stra\u00DFe", u"STRASSE");
    EXPECT_TEXT(unicode_to_upper, u"\uFB03", u"FFI");
    EXPECT_TEXT(unicode_to_upper, u"\u0390", u"\u0399\u0308\u0301");
    EXPECT_TEXT(unicode_to_upper, u"\u00FF\u00B5\u0131", u"\u0178\u039CI");
    EXPECT_TEXT(unicode_to_upper, u"\U00010428x", u"\U00010400X");
    EXPECT_TEXT(unicode_to_upper, u"", u"");
}

Test(unicode, lower_case) {
    EXPECT_TEXT(unicode_to_lower, u"ABC \u00C9\u0130", u"abc \u00E9i\u0307");
    EXPECT_TEXT(unicode_to_lower, u"\U00010400\u1E9E", u"\U00010428\u00DF");
    const uint16_t lone[] = {0xD801, 'A', 0xDC00}, lower[] = {0xD801, 'a', 0xDC00};
    UnitVector out = {0};
    cr_assert(unicode_to_lower(lone, 3, &out));
    cr_expect_eq(memcmp(out.items, lower, sizeof lower), 0);
    unit_vector_free(&out);
}

Test(unicode, final_sigma) {
    EXPECT_TEXT(unicode_to_lower, u"\u039F\u03A3", u"\u03BF\u03C2");
    EXPECT_TEXT(unicode_to_lower, u"\u039F\u03A3\u039F", u"\u03BF\u03C3\u03BF");
    EXPECT_TEXT(unicode_to_lower, u"\u03A3", u"\u03C3");
    EXPECT_TEXT(unicode_to_lower, u"A\u0301\u03A3.", u"a\u0301\u03C2.");
    EXPECT_TEXT(unicode_to_lower, u"A\u03A3\u00ADB", u"a\u03C3\u00ADb");
    EXPECT_TEXT(unicode_to_lower, u"\U00010400\u03A3 ", u"\U00010428\u03C2 ");
}

Test(unicode, folding_classes) {
    cr_expect_eq(unicode_fold('K'), unicode_fold(0x212A));
    cr_expect_eq(unicode_fold('s'), unicode_fold(0x17F));
    cr_expect_eq(unicode_fold(0xDF), unicode_fold(0x1E9E));
    cr_expect_eq(unicode_fold(0x3C2), unicode_fold(0x3A3));
    cr_expect_eq(unicode_fold(0x13A0), unicode_fold(0xAB70));
    cr_expect_neq(unicode_fold('i'), unicode_fold(0x130));
    cr_expect_neq(unicode_fold('i'), unicode_fold(0x131));
    cr_expect_eq(unicode_fold('1'), '1');
}

#define DEFINE_FORM(name, form)                                               \
    static bool name(const uint16_t *units, size_t length, UnitVector *out) { \
        return unicode_normalize(units, length, form, out);                   \
    }
DEFINE_FORM(to_nfc, NORMALIZATION_NFC)
DEFINE_FORM(to_nfd, NORMALIZATION_NFD)
DEFINE_FORM(to_nfkc, NORMALIZATION_NFKC)
DEFINE_FORM(to_nfkd, NORMALIZATION_NFKD)

Test(unicode, normalisation) {
    EXPECT_TEXT(to_nfc, u"e\u0301", u"\u00E9");
    EXPECT_TEXT(to_nfd, u"\u00E9", u"e\u0301");
    EXPECT_TEXT(to_nfc, u"\u1E9B\u0323", u"\u1E9B\u0323");
    EXPECT_TEXT(to_nfd, u"\u1E9B\u0323", u"\u017F\u0323\u0307");
    EXPECT_TEXT(to_nfkc, u"\u1E9B\u0323", u"\u1E69");
    EXPECT_TEXT(to_nfkd, u"\u1E9B\u0323", u"s\u0323\u0307");
    EXPECT_TEXT(to_nfc, u"\u1100\u1161\u11A8", u"\uAC01");
    EXPECT_TEXT(to_nfd, u"\uAC01", u"\u1100\u1161\u11A8");
    EXPECT_TEXT(to_nfc, u"\u212B\u0958", u"\u00C5\u0915\u093C");
    EXPECT_TEXT(to_nfkc, u"\uFF21\u2167", u"AVIII");
    EXPECT_TEXT(to_nfc, u"", u"");
}

Test(unicode, normalisation_keeps_lone_surrogates) {
    const uint16_t lone[] = {0xDC00, 'e', 0x301, 0xD800}, composed[] = {0xDC00, 0xE9, 0xD800};
    UnitVector out = {0};
    cr_assert(unicode_normalize(lone, 4, NORMALIZATION_NFC, &out));
    cr_assert_eq(out.length, 3);
    cr_expect_eq(memcmp(out.items, composed, sizeof composed), 0);
    unit_vector_free(&out);
}

/* Long runs of marks take another way than short ones: the result must be ordered and stable. */
Test(unicode, normalisation_orders_long_runs_of_marks) {
    enum { PAIRS = 100 };
    uint16_t units[1 + 2 * PAIRS] = {'q'};
    for (int i = 0; i < PAIRS; i++) {
        units[1 + 2 * i] = i % 2 ? 0x302 : 0x301; /* class 230 */
        units[2 + 2 * i] = 0x323;                 /* class 220 */
    }
    UnitVector out = {0};
    cr_assert(unicode_normalize(units, COUNT_OF(units), NORMALIZATION_NFD, &out));
    cr_assert_eq(out.length, COUNT_OF(units));
    for (int i = 0; i < PAIRS; i++) {
        cr_expect_eq(out.items[1 + i], 0x323);
        cr_expect_eq(out.items[1 + PAIRS + i], i % 2 ? 0x302 : 0x301);
    }
    unit_vector_free(&out);
}

Test(unicode, width) {
    cr_expect_eq(unicode_width('a'), 1);
    cr_expect_eq(unicode_width('\n'), 0);
    cr_expect_eq(unicode_width(0x7F), 0);
    cr_expect_eq(unicode_width(0xE9), 1);
    cr_expect_eq(unicode_width(0x301), 0);
    cr_expect_eq(unicode_width(0x200D), 0);
    cr_expect_eq(unicode_width(0xAD), 1);
    cr_expect_eq(unicode_width(0x4E00), 2);
    cr_expect_eq(unicode_width(0xFF21), 2);
    cr_expect_eq(unicode_width(0x1F600), 2);
    cr_expect_eq(unicode_width(0x10FFFF), 1);
    const char16_t text[] = u"\u65E5\u672Cgo e\u0301\U0001F600";
    cr_expect_eq(unicode_text_width((const uint16_t *)text, COUNT_OF(text) - 1), 10);
}
