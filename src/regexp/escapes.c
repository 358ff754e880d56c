/* Escapes: AtomEscape, ClassEscape, CharacterEscape, group names (ECMA-262 22.2.1, 22.2.2.7,
 * 22.2.2.9 and Annex B.1.2). Without u or v nearly everything after a backslash stands for itself.
 */
#include "regexp/reader.h"

#include "support/hash.h"
#include "support/unicode.h"
#include "support/unicode_property.h"

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

/* Exactly `count` hexadecimal digits: consumed, their value; else nothing is consumed and -1. */
static int32_t reader_hex(RegExpReader *reader, uint32_t count) {
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
        if (value > (int32_t)CODE_POINT_MAX) return -1;
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

/* What follows `\u`; -1 when it is no escape. A pair of surrogate escapes is one code point where
 * `pairs`. */
static int32_t reader_unicode_escape(RegExpReader *reader, bool braces, bool pairs) {
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
    if (c == READER_END) return READER_END;
    if (c == '\\') {
        reader->at++;
        if (!reader_skip(reader, 'u')) return -1;
        int32_t escaped = reader_unicode_escape(reader, true, true);
        if (escaped < 0) reader_error(reader, "Invalid Unicode escape");
        return escaped;
    }
    return reader_character(reader, true);
}

static bool append_character(UnitVector *units, uint32_t c) {
    uint16_t encoded[2];
    return unit_vector_append(units, encoded, utf16_encode(c, encoded));
}

static bool out_of_memory(RegExpReader *reader) {
    return reader_error(reader, REGEXP_TOO_LARGE);
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

/* `k` is consumed. */
static bool named_reference(RegExpReader *reader, bool backward, Matcher **term) {
    NamedReference reference;
    if (reader_unit(reader, 0) != '<') return reader_error(reader, "Invalid named reference");
    if (!reader_group_name(reader, &reference.name)) return false;
    reference.matcher = *term = matcher_new(reader->regexp, MATCH_BACKREFERENCE, backward);
    reader->regexp->has_backreferences = true;
    return (*term && named_reference_vector_push(&reader->references, reference)) ||
           out_of_memory(reader);
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

/* {name} or {name=value}: consumed when there is such a property. */
static bool read_property(RegExpReader *reader, UnicodeProperty *property) {
    char name[PROPERTY_TEXT], value[PROPERTY_TEXT];
    if (!reader_skip(reader, '{')) return false;
    property_text(reader, name);
    bool has_value = reader_skip(reader, '=');
    if (has_value) property_text(reader, value);
    if (!reader_skip(reader, '}')) return false;
    return unicode_property_find(name, has_value ? value : NULL, property);
}

static void add_run(void *contents, uint32_t first, uint32_t last) {
    code_set_add(&((ClassContents *)contents)->set, first, last);
}

static void add_string(void *data, const uint32_t *points, size_t length) {
    ClassContents *contents = data;
    if (!class_add_string(contents, points, length)) contents->set.failed = true;
}

/* 22.2.2.9.3 to 22.2.2.9.5: with v and i a set has those that stand for its members. */
static bool property_contents(RegExpReader *reader, bool negated, UnicodeProperty property,
                              ClassContents *contents) {
    if (unicode_property_is_of_strings(property)) {
        contents->may_have_strings = true;
        if (!reader->has_sets || negated) return false;
        unicode_property_strings(property, add_string, contents);
        return true;
    }
    unicode_property_runs(property, add_run, contents);
    if (reader->has_sets && reader->ignores_case && !reader->only_checks) {
        code_set_fold(&contents->set);
    }
    if (negated) class_complement(reader, &contents->set);
    return true;
}

/* `p` or `P` is consumed. */
static bool property_escape(RegExpReader *reader, bool negated, ClassContents *contents) {
    UnicodeProperty property;
    return read_property(reader, &property) &&
           property_contents(reader, negated, property, contents);
}

/* ---- sets with a letter of their own ---- */

/* 22.2.2.9.1: with i, what folds into a character of words is one. */
static void add_words(const RegExpReader *reader, CodeSet *set) {
    code_set_add_words(set);
    bool by_folding = reader->is_unicode && reader->ignores_case && !reader->only_checks;
    if (by_folding && reader->has_sets) code_set_fold(set);
    if (by_folding && !reader->has_sets) code_set_close_over_case(set, true);
}

/* \d \D \s \S \w \W */
static void letter_contents(const RegExpReader *reader, int32_t letter, CodeSet *set) {
    switch (letter | 32) {
    case 'd': code_set_add_digits(set); break;
    case 's': code_set_add_spaces(set); break;
    default: add_words(reader, set); break;
    }
    if (!(letter & 32)) class_complement(reader, set);
}

/* One escape that is a set; p or P only with u or v. Precondition: `contents` is empty. */
static bool set_escape(RegExpReader *reader, ClassContents *contents) {
    int32_t letter = reader_unit(reader, 0);
    reader->at++;
    if ((letter | 32) == 'p') return property_escape(reader, letter == 'P', contents);
    letter_contents(reader, letter, &contents->set);
    return true;
}

static bool is_set_escape(const RegExpReader *reader, int32_t c) {
    return is_in(c, "dDsSwW") || (reader->is_unicode && (c == 'p' || c == 'P'));
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
    int32_t c = *value = reader_character(reader, reader->is_unicode);
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
static bool is_back_reference(const RegExpReader *reader, uint32_t *length, uint32_t *value) {
    uint32_t number = 0, ahead = 0;
    for (; is_digit(reader_unit(reader, ahead)); ahead++) {
        if (number <= reader->group_count) {
            number = number * 10 + (uint32_t)(reader_unit(reader, ahead) - '0');
        }
    }
    *length = ahead;
    *value = number;
    return number <= reader->group_count;
}

static bool character_in_term(RegExpReader *reader, bool backward, Matcher **term) {
    int32_t value;
    if (!character_escape(reader, false, &value)) return false;
    *term = matcher_character(reader->regexp, (uint32_t)value, backward);
    return reader_made(reader, *term);
}

static bool number_in_term(RegExpReader *reader, bool backward, Matcher **term) {
    uint32_t length, number;
    if (!is_back_reference(reader, &length, &number)) {
        if (reader->is_unicode) return reader_error(reader, "Invalid escape");
        return character_in_term(reader, backward, term);
    }
    reader->at += length;
    *term = matcher_new(reader->regexp, MATCH_BACKREFERENCE, backward);
    if (!*term) return out_of_memory(reader);
    (*term)->place = 2 * number;
    reader->regexp->has_backreferences = true;
    return true;
}

static bool set_in_term(RegExpReader *reader, bool backward, Matcher **term) {
    ClassContents contents = {0};
    bool ok = set_escape(reader, &contents);
    *term = ok ? class_matcher(reader, &contents, backward) : NULL;
    class_contents_free(&contents);
    return ok ? reader_made(reader, *term) : reader_error(reader, "Invalid property name");
}

bool escape_in_term(RegExpReader *reader, bool backward, Matcher **term) {
    int32_t c = reader_unit(reader, 0);
    if (c >= '1' && c <= '9') return number_in_term(reader, backward, term);
    if (is_set_escape(reader, c)) return set_in_term(reader, backward, term);
    bool is_reference = c == 'k' && (reader->is_unicode || reader->has_names);
    if (!is_reference) return character_in_term(reader, backward, term);
    reader->at++;
    return named_reference(reader, backward, term);
}

/* Union of what an escape stands for with what the class has already. */
static bool set_in_class(RegExpReader *reader, ClassContents *contents) {
    ClassContents escaped = {0};
    bool ok = set_escape(reader, &escaped);
    if (ok) ok = class_unite(contents, &escaped) || out_of_memory(reader);
    class_contents_free(&escaped);
    return ok || reader_error(reader, "Invalid property name in character class");
}

bool escape_in_class(RegExpReader *reader, int32_t *value, ClassContents *contents) {
    int32_t c = reader_unit(reader, 0);
    if (c == READER_END) return reader_error(reader, "\\ at end of pattern");
    *value = c == 'b' ? '\b' : ESCAPE_SET;
    if (is_set_escape(reader, c)) return set_in_class(reader, contents);
    if (c != 'b') return character_escape(reader, true, value);
    reader->at++;
    return true;
}
