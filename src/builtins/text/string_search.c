/* Methods of String.prototype that look for a text, and split (spec 22.1.3). What is looked for is
 * a string here; methods that leave the work to a regular expression are in string_replace.c. */
#include "builtins/text/string_methods.h"

/* 7.2.8 IsRegExp */
bool is_regexp(Runtime *runtime, Value value, bool *result) {
    *result = false;
    if (!value_is_object(value)) return true;
    PropertyKey key = property_key_symbol(runtime->symbols.match);
    Value matcher = get(runtime, value_as_object(value), key);
    if (value_is_abrupt(matcher)) return false;
    *result = value_is_undefined(matcher) ? value_is_kind(value, CELL_OBJECT_REGEXP)
                                          : to_boolean(matcher);
    return true;
}

/* The text to look for: no regular expression. NULL: threw. */
static String *plain_needle(NativeCall *call, const char *method) {
    bool refused;
    if (!is_regexp(call->runtime, argument(call, 0), &refused)) return NULL;
    if (!refused) return string_argument(call, 0);
    throw_type_error(call->runtime, "First argument to %s must not be a regular expression",
                     method);
    return NULL;
}

/* Does `needle` stand in `s` at `position`? Both flat. */
static bool stands_at(const String *s, const String *needle, uint32_t position) {
    uint32_t length = string_length(needle);
    if (length > string_length(s) - position) return false;
    if (!string_is_utf16(s) && !string_is_utf16(needle)) {
        return memcmp(string_latin1(s) + position, string_latin1(needle), length) == 0;
    }
    for (uint32_t i = 0; i < length; i++) {
        if (string_unit(s, position + i) != string_unit(needle, i)) return false;
    }
    return true;
}

/* 22.1.3.7 String.prototype.endsWith ( searchString [ , endPosition ] ) */
Value string_ends_with(NativeCall *call) {
    String *s = string_this(call, "String.prototype.endsWith");
    String *needle = s ? plain_needle(call, "String.prototype.endsWith") : NULL;
    if (!needle) return VALUE_ABRUPT;
    uint32_t end, length = string_length(s);
    TRY_OK(string_position(call, 1, length, length, &end));
    if (string_length(needle) > end) return VALUE_FALSE;
    return value_bool(stands_at(s, needle, end - string_length(needle)));
}

/* 22.1.3.24 String.prototype.startsWith ( searchString [ , position ] ) */
Value string_starts_with(NativeCall *call) {
    String *s = string_this(call, "String.prototype.startsWith");
    String *needle = s ? plain_needle(call, "String.prototype.startsWith") : NULL;
    uint32_t start;
    if (!needle) return VALUE_ABRUPT;
    TRY_OK(string_position(call, 1, string_length(s), 0, &start));
    return value_bool(stands_at(s, needle, start));
}

/* 22.1.3.8 String.prototype.includes ( searchString [ , position ] ) */
Value string_includes(NativeCall *call) {
    String *s = string_this(call, "String.prototype.includes");
    String *needle = s ? plain_needle(call, "String.prototype.includes") : NULL;
    uint32_t start;
    if (!needle) return VALUE_ABRUPT;
    TRY_OK(string_position(call, 1, string_length(s), 0, &start));
    return value_bool(string_index_of(call->runtime, s, needle, start) >= 0);
}

/* 22.1.3.9 String.prototype.indexOf ( searchString [ , position ] ) */
Value string_index_of_method(NativeCall *call) {
    String *s = string_this(call, "String.prototype.indexOf");
    String *needle = s ? string_argument(call, 0) : NULL;
    uint32_t start;
    if (!needle) return VALUE_ABRUPT;
    TRY_OK(string_position(call, 1, string_length(s), 0, &start));
    return value_number((double)string_index_of(call->runtime, s, needle, start));
}

/* 22.1.3.11 String.prototype.lastIndexOf ( searchString [ , position ] ) */
Value string_last_index_of_method(NativeCall *call) {
    String *s = string_this(call, "String.prototype.lastIndexOf");
    String *needle = s ? string_argument(call, 0) : NULL;
    double number;
    if (!needle) return VALUE_ABRUPT;
    TRY_OK(to_number(call->runtime, argument(call, 1), &number));
    uint32_t length = string_length(s), start = length;
    if (number < length) start = number > 0 ? (uint32_t)number : 0; /* NaN: from the end */
    return value_number((double)string_last_index_of(call->runtime, s, needle, start));
}

/* ---- split ---- */

static bool push_part(Runtime *runtime, Array *parts, String *s, uint32_t start, uint32_t end) {
    String *part = string_slice(runtime, s, start, end);
    return part && array_push(runtime, parts, value_cell(part));
}

/* split(""): every code unit. */
static Value split_units(Runtime *runtime, String *s, uint32_t limit) {
    uint32_t count = string_length(s) < limit ? string_length(s) : limit;
    Array *parts = array_new(runtime, 0);
    if (!parts || !object_reserve_elements(runtime, &parts->object, count)) return VALUE_ABRUPT;
    for (uint32_t i = 0; i < count; i++) {
        String *part = string_from_unit(runtime, string_unit(s, i));
        if (!part || !array_push(runtime, parts, value_cell(part))) return VALUE_ABRUPT;
    }
    return value_cell(parts);
}

/* Precondition: the separator is not empty. */
static Value split_parts(Runtime *runtime, String *s, String *separator, uint32_t limit) {
    Array *parts = array_new(runtime, 0);
    if (!parts) return VALUE_ABRUPT;
    uint32_t start = 0;
    for (;;) {
        int64_t found = string_index_of(runtime, s, separator, start);
        if (found < 0) break;
        TRY_OK(push_part(runtime, parts, s, start, (uint32_t)found));
        if (parts->length >= limit) return value_cell(parts);
        start = (uint32_t)found + string_length(separator);
    }
    return push_part(runtime, parts, s, start, string_length(s)) ? value_cell(parts) : VALUE_ABRUPT;
}

/* 22.1.3.23, from step 3 on. */
static Value split_by_string(NativeCall *call) {
    Runtime *runtime = call->runtime;
    String *s = string_this(call, "String.prototype.split");
    uint32_t limit = UINT32_MAX;
    if (!s) return VALUE_ABRUPT;
    if (!value_is_undefined(argument(call, 1))) {
        TRY_OK(to_uint32(runtime, argument(call, 1), &limit));
    }
    String *separator = string_argument(call, 0);
    if (!separator) return VALUE_ABRUPT;
    if (limit == 0) return cell_or_abrupt(array_new(runtime, 0));
    if (value_is_undefined(argument(call, 0))) {
        Value whole = value_cell(s);
        return cell_or_abrupt(array_from_values(runtime, 1, &whole));
    }
    if (string_length(separator) == 0) return split_units(runtime, s, limit);
    return split_parts(runtime, s, separator, limit);
}

/* 22.1.3.23 String.prototype.split ( separator, limit ) */
Value string_split(NativeCall *native) {
    Runtime *runtime = native->runtime;
    Value separator = argument(native, 0);
    TRY_OK(require_object_coercible(runtime, native->this_value, "String.prototype.split"));
    if (!value_is_nullish(separator)) {
        PropertyKey key = property_key_symbol(runtime->symbols.split);
        TRY_VALUE(splitter, get_method(runtime, separator, key));
        Value arguments[] = {native->this_value, argument(native, 1)};
        if (!value_is_undefined(splitter)) {
            return call(runtime, splitter, separator, COUNT_OF(arguments), arguments);
        }
    }
    return split_by_string(native);
}
