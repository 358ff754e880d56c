/* encodeURI, decodeURI and their like (spec 19.2.6), escape and unescape (Annex B.2.1).
 *
 * Texts are walked as flat strings. A builder that failed (memory, length) says so in
 * string_builder_finish: appending need not be checked each time.
 */
#include "builtins/fundamental/uri.h"

#include <stdio.h>

#include "builtins/checks.h"
#include "support/double_parse.h"
#include "support/utf.h"

/* ---- which characters stay as they are ---- */

static bool is_alphanumeric(uint32_t unit) {
    return digit_value(unit) < 36;
}

/* One of the characters of `set`, or a letter or digit. */
static bool stays(uint32_t unit, const char *set) {
    return is_alphanumeric(unit) || (unit && unit < 128 && strchr(set, (int)unit));
}

#define UNRESERVED_MARKS "-_.!~*'()"
#define RESERVED         ";/?:@&=+$,"

static const char encode_keeps[] = RESERVED UNRESERVED_MARKS "#";
static const char encode_component_keeps[] = UNRESERVED_MARKS;
static const char decode_keeps[] = RESERVED "#";
static const char escape_keeps[] = "@*_+-./";

/* ---- encoding ---- */

static Value throw_malformed(Runtime *runtime) {
    return throw_error(runtime, ERROR_URI, "URI malformed");
}

static void append_escape(StringBuilder *builder, uint8_t byte) {
    static const char digits[] = "0123456789ABCDEF";
    const uint8_t text[] = {'%', (uint8_t)digits[byte >> 4], (uint8_t)digits[byte & 15]};
    string_builder_append_latin1(builder, text, sizeof text);
}

/* The argument as a flat string; NULL: threw. */
static String *text_argument(NativeCall *call) {
    String *text = to_string(call->runtime, argument(call, 0));
    return text ? string_flat(call->runtime, text) : NULL;
}

static void append_code_point_escaped(StringBuilder *builder, uint32_t code_point) {
    char bytes[4];
    unsigned count = utf8_encode(code_point, bytes);
    for (unsigned i = 0; i < count; i++) append_escape(builder, (uint8_t)bytes[i]);
}

/* 19.2.6.5 Encode */
static Value encode(NativeCall *call, const char *keeps) {
    String *text = text_argument(call);
    if (!text) return VALUE_ABRUPT;
    StringBuilder builder;
    string_builder_init(&builder, call->runtime);
    for (uint32_t i = 0, units; i < string_length(text); i += units) {
        uint32_t code_point = string_code_point_at(text, i, &units);
        if (stays(code_point, keeps)) {
            string_builder_append_unit(&builder, (uint16_t)code_point);
        } else if (utf16_is_surrogate(code_point)) {
            string_builder_discard(&builder);
            return throw_malformed(call->runtime);
        } else {
            append_code_point_escaped(&builder, code_point);
        }
    }
    return cell_or_abrupt(string_builder_finish(&builder));
}

/* ---- decoding ---- */

/* `count` hexadecimal digits at `index`, or -1. */
static int32_t read_hex(const String *text, uint32_t index, uint32_t count) {
    if (index + count > string_length(text)) return -1;
    int32_t value = 0;
    for (uint32_t i = 0; i < count; i++) {
        unsigned digit = digit_value(string_unit(text, index + i));
        if (digit >= 16) return -1;
        value = value * 16 + (int32_t)digit;
    }
    return value;
}

/* The byte of the escape at `index`, or -1. */
static int32_t read_escape(const String *text, uint32_t index) {
    bool begins = index < string_length(text) && string_unit(text, index) == '%';
    return begins ? read_hex(text, index + 1, 2) : -1;
}

/* Bytes of the UTF-8 sequence that begins with `lead`; 0 when none does. */
static uint32_t sequence_length(int32_t lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3
                                         : 4;
}

/* The code point whose escapes begin at `index`, and how many units of text they take. False:
 * malformed. */
static bool read_sequence(const String *text, uint32_t index, uint32_t *code_point,
                          uint32_t *units) {
    int32_t lead = read_escape(text, index);
    uint32_t count = lead < 0 ? 0 : sequence_length(lead);
    uint8_t bytes[4] = {(uint8_t)lead};
    for (uint32_t i = 1; i < count; i++) {
        int32_t byte = read_escape(text, index + 3 * i);
        if (byte < 0) return false;
        bytes[i] = (uint8_t)byte;
    }
    *units = 3 * count;
    return count && utf8_decode(bytes, count, code_point) == count &&
           *code_point != CODE_POINT_INVALID;
}

/* 19.2.6.6 Decode: escapes of the characters in `keeps` stay. */
static Value decode(NativeCall *call, const char *keeps) {
    String *text = text_argument(call);
    if (!text) return VALUE_ABRUPT;
    StringBuilder builder;
    string_builder_init(&builder, call->runtime);
    for (uint32_t i = 0, units = 1; i < string_length(text); i += units, units = 1) {
        uint16_t unit = string_unit(text, i);
        uint32_t code_point;
        if (unit != '%') {
            string_builder_append_unit(&builder, unit);
        } else if (!read_sequence(text, i, &code_point, &units)) {
            string_builder_discard(&builder);
            return throw_malformed(call->runtime);
        } else if (code_point && code_point < 128 && strchr(keeps, (int)code_point)) {
            string_builder_append_range(&builder, text, i, i + units);
        } else {
            string_builder_append_code_point(&builder, code_point);
        }
    }
    return cell_or_abrupt(string_builder_finish(&builder));
}

/* 19.2.6.1 decodeURI ( encodedURI ) */
Value uri_decode(NativeCall *call) {
    return decode(call, decode_keeps);
}
/* 19.2.6.2 decodeURIComponent ( encodedURIComponent ) */
Value uri_decode_component(NativeCall *call) {
    return decode(call, "");
}
/* 19.2.6.3 encodeURI ( uri ) */
Value uri_encode(NativeCall *call) {
    return encode(call, encode_keeps);
}
/* 19.2.6.4 encodeURIComponent ( uriComponent ) */
Value uri_encode_component(NativeCall *call) {
    return encode(call, encode_component_keeps);
}

/* ---- Annex B ---- */

/* B.2.1.1 escape ( string ) */
Value uri_escape(NativeCall *call) {
    String *text = text_argument(call);
    if (!text) return VALUE_ABRUPT;
    StringBuilder builder;
    string_builder_init(&builder, call->runtime);
    for (uint32_t i = 0; i < string_length(text); i++) {
        uint16_t unit = string_unit(text, i);
        if (stays(unit, escape_keeps)) {
            string_builder_append_unit(&builder, unit);
        } else if (unit < 256) {
            append_escape(&builder, (uint8_t)unit);
        } else {
            char wide[8];
            snprintf(wide, sizeof wide, "%%u%04X", unit);
            string_builder_append_ascii(&builder, wide);
        }
    }
    return cell_or_abrupt(string_builder_finish(&builder));
}

/* The unit that %uXXXX or %XX at `index` stands for, and what it takes; any other text stands for
 * itself. */
static uint16_t unescape_unit(const String *text, uint32_t index, uint32_t *units) {
    bool wide = string_unit(text, index) == '%' && index + 1 < string_length(text) &&
                string_unit(text, index + 1) == 'u';
    int32_t unit = wide ? read_hex(text, index + 2, 4) : read_escape(text, index);
    *units = unit < 0 ? 1 : wide ? 6
                                 : 3;
    return unit < 0 ? string_unit(text, index) : (uint16_t)unit;
}

/* B.2.1.2 unescape ( string ) */
Value uri_unescape(NativeCall *call) {
    String *text = text_argument(call);
    if (!text) return VALUE_ABRUPT;
    StringBuilder builder;
    string_builder_init(&builder, call->runtime);
    for (uint32_t i = 0, units; i < string_length(text); i += units) {
        string_builder_append_unit(&builder, unescape_unit(text, i, &units));
    }
    return cell_or_abrupt(string_builder_finish(&builder));
}
