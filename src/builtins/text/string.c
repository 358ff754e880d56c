/* String: the constructor, its statics, access to code units and parts (spec 22.1), and the table
 * of all its methods. Methods that search, replace, change or compare have files of their own:
 * string_search.c, string_replace.c, string_change.c, string_compare.c, string_html.c.
 *
 * Lengths and indices of strings fit 32 bits, so once a position is clamped nothing here works with
 * doubles. */
#include "builtins/text/string_methods.h"

/* ---- arguments ---- */

String *string_this(NativeCall *call, const char *method) {
    Value value = call->this_value;
    if (UNLIKELY(!value_is_string(value))) {
        if (!require_object_coercible(call->runtime, value, method)) return NULL;
    }
    String *s = to_string(call->runtime, value);
    return s ? string_flat(call->runtime, s) : NULL;
}

String *string_argument(NativeCall *call, uint32_t index) {
    String *s = to_string(call->runtime, argument(call, index));
    return s ? string_flat(call->runtime, s) : NULL;
}

bool string_position(NativeCall *call, uint32_t index, uint32_t length, double when_undefined,
                     uint32_t *position) {
    Value value = argument(call, index);
    double number = when_undefined;
    if (LIKELY(value_is_int(value))) {
        number = value_as_int(value);
    } else if (!value_is_undefined(value) &&
               !to_integer_or_infinity(call->runtime, value, &number)) {
        return false;
    }
    *position = number <= 0 ? 0 : number < length ? (uint32_t)number
                                                  : length;
    return true;
}

/* An index of a code unit of `s`. *found: it lies inside. False: threw. */
static bool unit_index(NativeCall *call, const String *s, uint32_t *index, bool *found) {
    Value value = argument(call, 0);
    double number;
    if (LIKELY(value_is_int(value))) {
        *index = (uint32_t)value_as_int(value);
        *found = *index < string_length(s);
        return true;
    }
    if (!to_integer_or_infinity(call->runtime, value, &number)) return false;
    *found = number >= 0 && number < string_length(s);
    *index = *found ? (uint32_t)number : 0;
    return true;
}

/* ---- the constructor ---- */

/* 20.4.3.3.1 SymbolDescriptiveString */
static Value symbol_descriptive_string(Runtime *runtime, const Symbol *symbol) {
    String *description = symbol->description ? symbol->description : runtime->empty_string;
    return cell_or_abrupt(string_format(runtime, "Symbol(%S)", description));
}

/* 22.1.1.1 String ( value ) */
static Value string_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value value = argument(call, 0);
    bool is_call = value_is_undefined(call->new_target);
    if (is_call && value_is_symbol(value)) {
        return symbol_descriptive_string(runtime, value_as_symbol(value));
    }
    String *s = call->count ? to_string(runtime, value) : runtime->empty_string;
    if (!s || is_call) return cell_or_abrupt(s);
    Object *prototype = get_prototype_from_constructor(runtime, value_as_object(call->new_target),
                                                       INTRINSIC_STRING_PROTOTYPE);
    if (!prototype) return VALUE_ABRUPT;
    return cell_or_abrupt(primitive_object_new(runtime, value_cell(s), prototype));
}

/* ---- statics ---- */

/* 22.1.2.1 String.fromCharCode ( ...codeUnits ) */
static Value string_from_char_code(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (LIKELY(call->count == 1 && value_is_int(call->arguments[0]))) {
        uint16_t unit = (uint16_t)value_as_int(call->arguments[0]);
        return cell_or_abrupt(string_from_unit(runtime, unit));
    }
    StringBuilder text;
    string_builder_init(&text, runtime);
    for (uint32_t i = 0; i < call->count; i++) {
        int32_t unit;
        if (to_int32(runtime, call->arguments[i], &unit) &&
            string_builder_append_unit(&text, (uint16_t)unit)) {
            continue;
        }
        string_builder_discard(&text);
        return VALUE_ABRUPT;
    }
    return cell_or_abrupt(string_builder_finish(&text));
}

static bool to_code_point(Runtime *runtime, Value value, uint32_t *code_point) {
    double number;
    if (!to_number(runtime, value, &number)) return false;
    if (number >= 0 && number <= 0x10FFFF && number == floor(number)) {
        *code_point = (uint32_t)number;
        return true;
    }
    String *text = string_from_number(runtime, number);
    if (text) throw_range_error(runtime, "Invalid code point %S", text);
    return false;
}

/* 22.1.2.2 String.fromCodePoint ( ...codePoints ) */
static Value string_from_code_point_method(NativeCall *call) {
    StringBuilder text;
    string_builder_init(&text, call->runtime);
    for (uint32_t i = 0; i < call->count; i++) {
        uint32_t code_point;
        if (to_code_point(call->runtime, call->arguments[i], &code_point) &&
            string_builder_append_code_point(&text, code_point)) {
            continue;
        }
        string_builder_discard(&text);
        return VALUE_ABRUPT;
    }
    return cell_or_abrupt(string_builder_finish(&text));
}

/* Appends the text of a property or argument. */
static bool append_text(StringBuilder *text, Value value) {
    if (value_is_abrupt(value)) return false;
    String *s = to_string(text->runtime, value);
    return s && string_builder_append_string(text, s);
}

static bool append_raw(NativeCall *call, StringBuilder *text, Object *literals, double length) {
    Runtime *runtime = call->runtime;
    for (double i = 0; i < length; i++) {
        PropertyKey key = property_key_from_integer(runtime, i);
        if (property_key_is_none(key)) return false;
        if (!append_text(text, get(runtime, literals, key))) return false;
        if (i + 1 < length && i + 1 < call->count &&
            !append_text(text, call->arguments[(uint32_t)i + 1])) {
            return false;
        }
    }
    return true;
}

/* 22.1.2.4 String.raw ( template, ...substitutions ) */
static Value string_raw(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *cooked = to_object(runtime, argument(call, 0));
    if (!cooked) return VALUE_ABRUPT;
    TRY_VALUE(raw, get_by_name(runtime, cooked, runtime->names.raw));
    Object *literals = to_object(runtime, raw);
    double length;
    if (!literals || !length_of_array_like(runtime, literals, &length)) return VALUE_ABRUPT;
    StringBuilder text;
    string_builder_init(&text, runtime);
    if (append_raw(call, &text, literals, length)) {
        return cell_or_abrupt(string_builder_finish(&text));
    }
    string_builder_discard(&text);
    return VALUE_ABRUPT;
}

/* ---- code units ---- */

/* 22.1.3.1 String.prototype.at ( index ) */
static Value string_at(NativeCall *call) {
    String *s = string_this(call, "String.prototype.at");
    double index;
    if (!s || !to_integer_or_infinity(call->runtime, argument(call, 0), &index)) {
        return VALUE_ABRUPT;
    }
    if (index < 0) index += string_length(s);
    if (index < 0 || index >= string_length(s)) return VALUE_UNDEFINED;
    return cell_or_abrupt(string_from_unit(call->runtime, string_unit(s, (uint32_t)index)));
}

/* 22.1.3.2 String.prototype.charAt ( pos ) */
static Value string_char_at(NativeCall *call) {
    String *s = string_this(call, "String.prototype.charAt");
    uint32_t index;
    bool found;
    if (!s || !unit_index(call, s, &index, &found)) return VALUE_ABRUPT;
    if (!found) return value_cell(call->runtime->empty_string);
    return cell_or_abrupt(string_from_unit(call->runtime, string_unit(s, index)));
}

/* 22.1.3.3 String.prototype.charCodeAt ( pos ) */
static Value string_char_code_at(NativeCall *call) {
    String *s = string_this(call, "String.prototype.charCodeAt");
    uint32_t index;
    bool found;
    if (!s || !unit_index(call, s, &index, &found)) return VALUE_ABRUPT;
    return found ? value_int(string_unit(s, index)) : value_double(NAN);
}

/* 22.1.3.4 String.prototype.codePointAt ( pos ) */
static Value string_code_point_at_method(NativeCall *call) {
    String *s = string_this(call, "String.prototype.codePointAt");
    uint32_t index, units;
    bool found;
    if (!s || !unit_index(call, s, &index, &found)) return VALUE_ABRUPT;
    if (!found) return VALUE_UNDEFINED;
    return value_int((int32_t)string_code_point_at(s, index, &units));
}

/* ---- parts ---- */

/* 22.1.3.5 String.prototype.concat ( ...args ) */
static Value string_concat_method(NativeCall *call) {
    Runtime *runtime = call->runtime;
    String *result = string_this(call, "String.prototype.concat");
    for (uint32_t i = 0; result && i < call->count; i++) {
        String *next = to_string(runtime, call->arguments[i]);
        result = next ? string_concat(runtime, result, next) : NULL;
    }
    return cell_or_abrupt(result);
}

/* 22.1.3.22 String.prototype.slice ( start, end ) */
static Value string_slice_method(NativeCall *call) {
    Runtime *runtime = call->runtime;
    String *s = string_this(call, "String.prototype.slice");
    if (!s) return VALUE_ABRUPT;
    double length = string_length(s), start, end;
    TRY_OK(to_relative_index(runtime, argument(call, 0), length, 0, &start));
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, length, &end));
    if (start >= end) return value_cell(runtime->empty_string);
    return cell_or_abrupt(string_slice(runtime, s, (uint32_t)start, (uint32_t)end));
}

/* B.2.2.1 String.prototype.substr ( start, length ) */
static Value string_substr(NativeCall *call) {
    Runtime *runtime = call->runtime;
    String *s = string_this(call, "String.prototype.substr");
    if (!s) return VALUE_ABRUPT;
    double start;
    uint32_t size = string_length(s), count;
    TRY_OK(to_relative_index(runtime, argument(call, 0), size, 0, &start));
    TRY_OK(string_position(call, 1, size - (uint32_t)start, size, &count));
    return cell_or_abrupt(string_slice(runtime, s, (uint32_t)start, (uint32_t)start + count));
}

/* 22.1.3.25 String.prototype.substring ( start, end ) */
static Value string_substring(NativeCall *call) {
    String *s = string_this(call, "String.prototype.substring");
    if (!s) return VALUE_ABRUPT;
    uint32_t start, end, length = string_length(s);
    TRY_OK(string_position(call, 0, length, 0, &start));
    TRY_OK(string_position(call, 1, length, length, &end));
    return cell_or_abrupt(string_slice(call->runtime, s, start < end ? start : end,
                                       start < end ? end : start));
}

/* ---- the value ---- */

/* 22.1.3.35.1 ThisStringValue */
static Value this_string(NativeCall *call, const char *method) {
    Value value = this_primitive(call, CELL_OBJECT_STRING);
    if (value != VALUE_EMPTY) return value;
    return throw_type_error(call->runtime, "%s requires that 'this' be a String", method);
}

/* 22.1.3.29 String.prototype.toString ( ) */
static Value string_to_string(NativeCall *call) {
    return this_string(call, "String.prototype.toString");
}

/* 22.1.3.35 String.prototype.valueOf ( ) */
static Value string_value_of(NativeCall *call) {
    return this_string(call, "String.prototype.valueOf");
}

// clang-format off
static const BuiltinRow static_rows[] = {
    METHOD("fromCharCode", 1, string_from_char_code, "a string of code units"),
    METHOD("fromCodePoint", 1, string_from_code_point_method, "a string of code points"),
    METHOD("raw", 1, string_raw, "a template's text, escapes as they were written"),
    ROWS_END
};

#define HTML(name_, length_, which_, doc_)                                                         \
    METHOD_OF_MANY(name_, length_, string_html, which_, doc_)

static const BuiltinRow prototype_rows[] = {
    HTML("anchor", 1, HTML_ANCHOR, "old: the text in an <a name> element"),
    METHOD("at", 1, string_at, "the code unit at an index; negative ones count from the end"),
    HTML("big", 0, HTML_BIG, "old: the text in a <big> element"),
    HTML("blink", 0, HTML_BLINK, "old: the text in a <blink> element"),
    HTML("bold", 0, HTML_BOLD, "old: the text in a <b> element"),
    METHOD("charAt", 1, string_char_at, "the code unit at an index as a string, or \"\""),
    METHOD("charCodeAt", 1, string_char_code_at, "the code unit at an index as a number, or NaN"),
    METHOD("codePointAt", 1, string_code_point_at_method, "the code point that begins at an index"),
    METHOD("concat", 1, string_concat_method, "this text and the arguments, one after another"),
    METHOD("endsWith", 1, string_ends_with, "does it end with that text?"),
    HTML("fontcolor", 1, HTML_FONTCOLOR, "old: the text in a <font color> element"),
    HTML("fontsize", 1, HTML_FONTSIZE, "old: the text in a <font size> element"),
    HTML("fixed", 0, HTML_FIXED, "old: the text in a <tt> element"),
    METHOD("includes", 1, string_includes, "does it contain that text?"),
    METHOD("indexOf", 1, string_index_of_method, "where that text first occurs, or -1"),
    METHOD("isWellFormed", 0, string_is_well_formed, "is it free of lone surrogates?"),
    HTML("italics", 0, HTML_ITALICS, "old: the text in an <i> element"),
    METHOD("lastIndexOf", 1, string_last_index_of_method, "where that text last occurs, or -1"),
    HTML("link", 1, HTML_LINK, "old: the text in an <a href> element"),
    METHOD("localeCompare", 1, string_locale_compare,
           "-1, 0 or 1: which comes first in a sorted list"),
    METHOD("match", 1, string_match, "what a regular expression matches"),
    METHOD("matchAll", 1, string_match_all, "an iterator over all matches with their groups"),
    METHOD("normalize", 0, string_normalize, "in Unicode form NFC, NFD, NFKC or NFKD"),
    METHOD("padEnd", 1, string_pad_end, "filled up to a length at the end"),
    METHOD("padStart", 1, string_pad_start, "filled up to a length at the start"),
    METHOD("repeat", 1, string_repeat, "the text so many times"),
    METHOD("replace", 2, string_replace, "with the first match replaced (all with a /g pattern)"),
    METHOD("replaceAll", 2, string_replace_all, "with all matches replaced"),
    METHOD("search", 1, string_search, "where a regular expression first matches, or -1"),
    METHOD("slice", 2, string_slice_method, "from start to end; negative ones count from the end"),
    HTML("small", 0, HTML_SMALL, "old: the text in a <small> element"),
    METHOD("split", 2, string_split, "the parts between separators as an array"),
    HTML("strike", 0, HTML_STRIKE, "old: the text in a <strike> element"),
    HTML("sub", 0, HTML_SUB, "old: the text in a <sub> element"),
    METHOD("substr", 2, string_substr, "old: so many code units from start (prefer slice)"),
    METHOD("substring", 2, string_substring, "between two indices, whichever is first"),
    HTML("sup", 0, HTML_SUP, "old: the text in a <sup> element"),
    METHOD("startsWith", 1, string_starts_with, "does it start with that text?"),
    METHOD("toString", 0, string_to_string, "the string itself"),
    METHOD("toWellFormed", 0, string_to_well_formed, "with U+FFFD for each lone surrogate"),
    METHOD("trim", 0, string_trim, "without white space at both ends"),
    METHOD("trimStart", 0, string_trim_start, "without white space at the start"),
    ALIAS("trimLeft", "trimStart"),
    METHOD("trimEnd", 0, string_trim_end, "without white space at the end"),
    ALIAS("trimRight", "trimEnd"),
    METHOD("toLocaleLowerCase", 0, string_to_locale_lower_case, "in small letters, by language"),
    METHOD("toLocaleUpperCase", 0, string_to_locale_upper_case, "in capitals, by language"),
    METHOD("toLowerCase", 0, string_to_lower_case, "in small letters"),
    METHOD("toUpperCase", 0, string_to_upper_case, "in capitals"),
    METHOD("valueOf", 0, string_value_of, "the string itself"),
    SYMBOL_METHOD(iterator, "[Symbol.iterator]", 0, string_iterator,
                  "an iterator over the code points"),
    ROWS_END
};

const BuiltinClass builtin_string = {
    .constructor = METHOD("String", 1, string_constructor, "text: the value as a string"),
    .intrinsic = INTRINSIC_STRING, .parent = -1, .prototype_kind = CELL_OBJECT_STRING,
    .is_global = true, .static_rows = static_rows, .prototype_rows = prototype_rows
};
// clang-format on
