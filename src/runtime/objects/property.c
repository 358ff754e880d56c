/* Property keys from texts and numbers, and back (spec 6.1.7). ToPropertyKey, which may call a
 * script, is access.c's. */
#include "runtime/objects/property.h"

#include "runtime/runtime.h"
#include "runtime/values/convert.h"
#include "support/double_format.h"

/* The value of up to ten digits. Precondition: `s` is flat and canonical. */
static uint32_t index_of_text(const String *s) {
    uint32_t index = 0;
    for (uint32_t i = 0; i < string_length(s); i++) index = index * 10 + (string_unit(s, i) - '0');
    return index;
}

PropertyKey property_key_from_atom(Runtime *runtime, String *atom) {
    (void)runtime;
    if (UNLIKELY(atom->cell.flags & STRING_INDEX)) return property_key_index(index_of_text(atom));
    return property_key_name(atom);
}

/* Up to nine digits without a leading zero: no need to make an atom to see the index. */
static bool is_short_index(const String *s) {
    uint32_t length = string_length(s);
    if (length == 0 || length > 9) return false;
    if (string_unit(s, 0) == '0') return length == 1;
    for (uint32_t i = 0; i < length; i++) {
        uint16_t unit = string_unit(s, i);
        if (unit < '0' || unit > '9') return false;
    }
    return true;
}

PropertyKey property_key_from_string(Runtime *runtime, String *s) {
    if (string_is_atom(s)) return property_key_from_atom(runtime, s);
    if (!string_flat(runtime, s)) return PROPERTY_KEY_NONE;
    if (is_short_index(s)) return property_key_index(index_of_text(s));
    String *atom = string_atom(runtime, s);
    return atom ? property_key_from_atom(runtime, atom) : PROPERTY_KEY_NONE;
}

PropertyKey property_key_from_integer(Runtime *runtime, double integer) {
    if (integer <= PROPERTY_KEY_MAX_INDEX) return property_key_index((uint32_t)integer);
    String *s = string_from_number(runtime, integer);
    return s ? property_key_from_string(runtime, s) : PROPERTY_KEY_NONE;
}

Value property_key_to_value(Runtime *runtime, PropertyKey key) {
    if (!property_key_is_index(key)) return key.bits;
    String *s = string_from_number(runtime, property_key_as_index(key));
    return s ? value_cell(s) : VALUE_ABRUPT;
}

/* Canonical numeric texts begin so: no other key needs to be looked at. */
static bool may_be_numeric(const String *s) {
    if (string_length(s) == 0) return false;
    uint16_t unit = string_unit(s, 0);
    return (unit >= '0' && unit <= '9') || unit == '-' || unit == 'I' || unit == 'N';
}

/* Spec 7.1.21 CanonicalNumericIndexString. */
bool property_key_to_numeric(PropertyKey key, double *number) {
    if (LIKELY(property_key_is_index(key))) {
        *number = property_key_as_index(key);
        return true;
    }
    if (!property_key_is_string(key)) return false;
    String *s = value_as_string(key.bits);
    if (!may_be_numeric(s)) return false;
    char canonical[DOUBLE_STRING_SIZE];
    *number = string_to_number(NULL, s);
    if (*number == 0 && signbit(*number)) return string_equals_ascii(NULL, s, "-0");
    double_to_string(*number, canonical);
    return string_equals_ascii(NULL, s, canonical);
}
