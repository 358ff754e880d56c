/* Escapes of regular expressions: AtomEscape, ClassEscape, CharacterEscape, group names
 * (spec 22.2.1 and Annex B.1.2). Without u or v nearly everything after a backslash stands for
 * itself. */
#include "syntax/regexp_reader.h"

#include <string.h>

#include "support/hash.h"
#include "support/unicode.h"
#include "syntax/regexp_properties.h"

static bool is_digit(int32_t c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(int32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_in(int32_t c, const char *set) {
    return c > 0 && c < 128 && strchr(set, c);
}

static int hex_value(int32_t c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* ---- numbers ---- */

int32_t reader_hex(RegExpReader *reader, uint32_t count) {
    int32_t value = 0;
    for (uint32_t i = 0; i < count; i++) {
        int digit = hex_value(reader_unit(reader, i));
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    reader->at += count;
    return value;
}

/* `{hex digits}` after `\u`; the value is at most 10FFFF. */
static int32_t braced_code_point(RegExpReader *reader) {
    uint32_t ahead = 1;
    int32_t value = 0;
    for (; hex_value(reader_unit(reader, ahead)) >= 0; ahead++) {
        value = value * 16 + hex_value(reader_unit(reader, ahead));
        if (value > REGEXP_MAX_CODE_POINT) return -1;
    }
    if (ahead == 1 || reader_unit(reader, ahead) != '}') return -1;
    reader->at += ahead + 1;
    return value;
}

static int32_t trail_escape(RegExpReader *reader) {
    if (reader_unit(reader, 0) != '\\' || reader_unit(reader, 1) != 'u') return -1;
    uint32_t start = reader->at;
    reader->at += 2;
    int32_t trail = reader_hex(reader, 4);
    if (trail >= 0xDC00 && trail <= 0xDFFF) return trail;
    reader->at = start;
    return -1;
}

int32_t reader_unicode_escape(RegExpReader *reader, bool braces, bool pairs) {
    if (braces && reader_unit(reader, 0) == '{') return braced_code_point(reader);
    int32_t lead = reader_hex(reader, 4);
    if (!pairs || lead < 0xD800 || lead > 0xDBFF) return lead;
    int32_t trail = trail_escape(reader);
    return trail < 0 ? lead : 0x10000 + ((lead - 0xD800) << 10) + (trail - 0xDC00);
}

/* ---- group names ---- */

/* A character of a name, written as it is or as an escape; pairs of surrogates are one in every
 * mode. */
static int32_t name_character(RegExpReader *reader) {
    int32_t c = reader_unit(reader, 0);
    if (c == REGEXP_END) return REGEXP_END;
    if (c == '\\') {
        reader->at++;
        if (!reader_skip(reader, 'u')) return -1;
        int32_t escaped = reader_unicode_escape(reader, true, true);
        if (escaped < 0) reader_error(reader, "Invalid Unicode escape");
        return escaped;
    }
    uint32_t units;
    uint32_t character = string_code_point_at(reader->pattern, reader->at, &units);
    reader->at += units;
    return (int32_t)character;
}

static bool append_character(UnitVector *units, uint32_t c) {
    if (c < 0x10000) return unit_vector_push(units, (uint16_t)c);
    return unit_vector_push(units, (uint16_t)(0xD800 + ((c - 0x10000) >> 10))) &&
           unit_vector_push(units, (uint16_t)(0xDC00 + ((c - 0x10000) & 0x3FF)));
}

static bool out_of_memory(RegExpReader *reader) {
    return reader_error(reader, "Regular expression too large");
}

bool reader_group_name(RegExpReader *reader, GroupName *name) {
    const char *message = "Invalid capture group name";
    UnitVector *units = &reader->name_units;
    name->start = (uint32_t)units->length;
    if (!reader_skip(reader, '<')) return reader_error(reader, message);
    for (int32_t c; (c = name_character(reader)) != '>';) {
        bool is_first = units->length == name->start;
        if (c < 0) return reader_error(reader, message);
        bool fits = is_first ? unicode_is_identifier_start((uint32_t)c)
                             : unicode_is_identifier_part((uint32_t)c);
        if (!fits) return reader_error(reader, message);
        if (!append_character(units, (uint32_t)c)) return out_of_memory(reader);
    }
    name->length = (uint32_t)units->length - name->start;
    name->hash = hash_utf16(units->items + name->start, name->length);
    return name->length > 0 || reader_error(reader, message);
}

static bool named_reference(RegExpReader *reader) {
    if (!reader->is_unicode && !reader->has_names) return true; /* `\k` is k */
    if (reader_unit(reader, 0) != '<') return reader_error(reader, "Invalid named reference");
    GroupName name;
    if (!reader_group_name(reader, &name)) return false;
    return group_name_vector_push(&reader->references, name) || out_of_memory(reader);
}

/* ---- properties ---- */

enum { PROPERTY_TEXT = 64 };

/* Letters, digits and `_` up to something else. */
static void property_text(RegExpReader *reader, char text[PROPERTY_TEXT]) {
    uint32_t length = 0;
    for (;; reader->at++) {
        int32_t c = reader_unit(reader, 0);
        bool fits = is_letter(c) || is_digit(c) || c == '_';
        if (!fits || length == PROPERTY_TEXT - 1) break;
        text[length++] = (char)c;
    }
    text[length] = 0;
}

static bool property_is_valid(RegExpReader *reader, bool negated, bool *strings) {
    char name[PROPERTY_TEXT], value[PROPERTY_TEXT];
    if (!reader_skip(reader, '{')) return false;
    property_text(reader, name);
    if (reader_skip(reader, '=')) {
        property_text(reader, value);
        return reader_skip(reader, '}') && regexp_property_has_value(name, value);
    }
    if (!reader_skip(reader, '}')) return false;
    if (regexp_property_is_binary(name) || regexp_property_is_general_category(name)) return true;
    *strings = true;
    return reader->has_sets && !negated && regexp_property_is_of_strings(name);
}

/* `p` or `P` is consumed. */
static bool property_escape(RegExpReader *reader, bool negated, bool in_class, bool *strings) {
    const char *message =
        in_class ? "Invalid property name in character class" : "Invalid property name";
    return property_is_valid(reader, negated, strings) || reader_error(reader, message);
}

/* ---- characters ---- */

static int32_t control_value(int32_t c) {
    switch (c) {
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return -1;
    }
}

/* Annex B LegacyOctalEscapeSequence: up to three digits, up to 377; the first one is consumed. */
static int32_t legacy_octal(RegExpReader *reader, int32_t value) {
    for (int i = 0; i < 2; i++) {
        int32_t c = reader_unit(reader, 0);
        if (c < '0' || c > '7' || value * 8 + (c - '0') > 255) break;
        value = value * 8 + (c - '0');
        reader->at++;
    }
    return value;
}

/* `\c`: a letter; in classes of Annex B also a digit or `_`; else the backslash stands for itself.
 */
static bool control_letter(RegExpReader *reader, bool in_class, int32_t *value) {
    int32_t c = reader_unit(reader, 0);
    bool is_legacy = !reader->is_unicode && in_class && (is_digit(c) || c == '_');
    if (is_letter(c) || is_legacy) {
        reader->at++;
        *value = c & 31;
        return true;
    }
    if (reader->is_unicode) return reader_error(reader, "Invalid Unicode escape");
    reader->at--;
    *value = '\\';
    return true;
}

static bool digit_escape(RegExpReader *reader, int32_t c, bool in_class, int32_t *value) {
    bool is_nul = c == '0' && !is_digit(reader_unit(reader, 0));
    if (reader->is_unicode && c >= '8') return reader_error(reader, "Invalid escape");
    if (reader->is_unicode && !is_nul) {
        const char *message = in_class ? "Invalid class escape" : "Invalid decimal escape";
        return reader_error(reader, message);
    }
    *value = c >= '8' ? c : legacy_octal(reader, c - '0');
    return true;
}

static bool hex_escape(RegExpReader *reader, int32_t *value) {
    *value = reader_hex(reader, 2);
    if (*value >= 0) return true;
    *value = 'x';
    return !reader->is_unicode || reader_error(reader, "Invalid escape");
}

static bool unicode_escape(RegExpReader *reader, int32_t *value) {
    *value = reader_unicode_escape(reader, reader->is_unicode, reader->is_unicode);
    if (*value >= 0) return true;
    *value = 'u';
    return !reader->is_unicode || reader_error(reader, "Invalid Unicode escape");
}

/* With u or v only characters of the syntax may be escaped without need. */
static bool identity_escape(RegExpReader *reader, bool in_class, int32_t *value) {
    int32_t c = *value = reader_character(reader);
    bool is_reference = c == 'k' && reader->has_names;
    if (!reader->is_unicode && !is_reference) return true;
    bool is_syntax = is_in(c, "^$\\.*+?()[]{}|/") || (in_class && c == '-');
    bool in_set = in_class && reader->has_sets && is_in(c, "&-!#%,:;<=>@`~");
    return (reader->is_unicode && (is_syntax || in_set)) || reader_error(reader, "Invalid escape");
}

static bool character_escape(RegExpReader *reader, bool in_class, int32_t *value) {
    int32_t c = reader_unit(reader, 0);
    *value = control_value(c);
    bool is_known = *value >= 0 || is_digit(c) || c == 'c' || c == 'x' || c == 'u';
    if (!is_known) return identity_escape(reader, in_class, value);
    reader->at++;
    if (is_digit(c)) return digit_escape(reader, c, in_class, value);
    if (c == 'c') return control_letter(reader, in_class, value);
    if (c == 'x') return hex_escape(reader, value);
    return c != 'u' || unicode_escape(reader, value);
}

/* ---- terms and classes ---- */

/* \1: a reference when there are as many groups; else, without u or v, an octal or identity escape.
 */
static bool is_back_reference(const RegExpReader *reader, uint32_t *length) {
    uint32_t number = 0, ahead = 0;
    for (; is_digit(reader_unit(reader, ahead)); ahead++) {
        if (number <= reader->group_count) {
            number = number * 10 + (uint32_t)(reader_unit(reader, ahead) - '0');
        }
    }
    *length = ahead;
    return number <= reader->group_count;
}

static bool number_in_term(RegExpReader *reader) {
    uint32_t length;
    if (is_back_reference(reader, &length)) {
        reader->at += length;
        return true;
    }
    if (reader->is_unicode) return reader_error(reader, "Invalid escape");
    int32_t value;
    return character_escape(reader, false, &value);
}

bool escape_in_term(RegExpReader *reader) {
    int32_t c = reader_unit(reader, 0), value;
    bool strings = false;
    if (c >= '1' && c <= '9') return number_in_term(reader);
    bool is_property = reader->is_unicode && (c == 'p' || c == 'P');
    if (c != 'k' && !is_property && !is_in(c, "dDsSwW")) {
        return character_escape(reader, false, &value);
    }
    reader->at++;
    if (c == 'k') return named_reference(reader);
    return !is_property || property_escape(reader, c == 'P', false, &strings);
}

bool escape_in_class(RegExpReader *reader, int32_t *value, bool *strings) {
    int32_t c = reader_unit(reader, 0);
    if (c == REGEXP_END) return reader_error(reader, "\\ at end of pattern");
    bool is_property = reader->is_unicode && (c == 'p' || c == 'P');
    *value = c == 'b' ? '\b' : REGEXP_SET;
    if (c != 'b' && !is_property && !is_in(c, "dDsSwW")) {
        return character_escape(reader, true, value);
    }
    reader->at++;
    return !is_property || property_escape(reader, c == 'P', true, strings);
}
