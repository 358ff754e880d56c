/* Classes of characters (ECMA-262 12.2, 12.3, 12.7) and their width on a terminal.
 *
 * ASCII is answered without a table: almost all source text and almost all output is ASCII.
 */
#include "support/unicode.h"

#include "support/unicode_class_tables.h"
#include "support/unicode_set.h"

enum {
    NO_BREAK_SPACE = 0xA0,
    ZWJ = 0x200D,
    ZWNBSP = 0xFEFF
};

static bool is_ascii_letter(uint32_t code_point) {
    return (code_point | 0x20) - 'a' < 26;
}

static bool is_ascii_digit(uint32_t code_point) {
    return code_point - '0' < 10;
}

bool unicode_is_id_start(uint32_t code_point) {
    if (LIKELY(code_point < 0x80)) return is_ascii_letter(code_point);
    return code_point <= CODE_POINT_MAX && CODE_POINT_IN(ID_START, code_point);
}

bool unicode_is_id_continue(uint32_t code_point) {
    if (LIKELY(code_point < 0x80)) {
        return is_ascii_letter(code_point) || is_ascii_digit(code_point) || code_point == '_';
    }
    if (code_point > CODE_POINT_MAX) return false;
    return CODE_POINT_IN(ID_START, code_point) || CODE_POINT_IN(ID_CONTINUE_ONLY, code_point);
}

bool unicode_is_identifier_start(uint32_t code_point) {
    return unicode_is_id_start(code_point) || code_point == '$' || code_point == '_';
}

bool unicode_is_identifier_part(uint32_t code_point) {
    return unicode_is_id_continue(code_point) || code_point == '$' ||
           (code_point | 1) == ZWJ; /* or ZWNJ, one below */
}

/* General category Zs beyond ASCII, but for U+00A0. */
static bool is_wide_space(uint32_t code_point) {
    return code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) ||
           code_point == 0x202F || code_point == 0x205F || code_point == 0x3000;
}

bool unicode_is_space(uint32_t code_point) {
    if (LIKELY(code_point < 0x80)) {
        return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
    }
    if (code_point == NO_BREAK_SPACE || code_point == ZWNBSP) return true;
    return unicode_is_line_terminator(code_point) || is_wide_space(code_point);
}

int unicode_width(uint32_t code_point) {
    if (LIKELY(code_point < 0x7F)) return code_point >= ' ';
    if (code_point > CODE_POINT_MAX || CODE_POINT_IN(WIDTH_0, code_point)) return 0;
    return CODE_POINT_IN(WIDTH_2, code_point) ? 2 : 1;
}

size_t unicode_text_width(const uint16_t *units, size_t length) {
    size_t width = 0;
    unsigned count;
    for (size_t i = 0; i < length; i += count) {
        width += (size_t)unicode_width(utf16_decode(units, length, i, &count));
    }
    return width;
}
