/* Methods of String.prototype that give the text in another form: case, white space, filling,
 * normal forms, lone surrogates (spec 22.1.3). The string itself comes back where nothing changes.
 */
#include "builtins/text/string_methods.h"
#include "support/unicode.h"

/* ---- UTF-16 views ---- */

/* The units of a flat string as UTF-16; `copy` holds them when they were Latin-1. NULL: out of
 * memory. */
static const uint16_t *utf16_view(Runtime *runtime, const String *s, UnitVector *copy) {
    if (string_is_utf16(s)) return string_utf16(s);
    uint32_t length = string_length(s);
    if (!unit_vector_reserve(copy, length + 1)) return throw_out_of_memory(runtime), NULL;
    for (uint32_t i = 0; i < length; i++) copy->items[i] = string_latin1(s)[i];
    return copy->items;
}

/* The string of what was made of it. Frees `units`. */
static Value take_units(Runtime *runtime, bool ok, UnitVector *units) {
    String *s = NULL;
    if (!ok) {
        throw_out_of_memory(runtime);
    } else if (units->length > STRING_MAX_LENGTH) {
        throw_range_error(runtime, "Invalid string length");
    } else {
        s = string_from_utf16(runtime, units->items, (uint32_t)units->length);
    }
    unit_vector_free(units);
    return cell_or_abrupt(s);
}

/* ---- case ---- */

typedef bool (*CaseFn)(const uint16_t *units, size_t length, UnitVector *out);

/* The general way: through the tables of Unicode. */
static Value convert_case(Runtime *runtime, String *s, CaseFn convert) {
    UnitVector copy = {0}, out = {0};
    const uint16_t *units = utf16_view(runtime, s, &copy);
    if (!units) return VALUE_ABRUPT;
    bool ok = convert(units, string_length(s), &out);
    unit_vector_free(&copy);
    return take_units(runtime, ok, &out);
}

/* Without branches, and in blocks of fixed size: these run over whole texts, by vectors where the
 * compiler can. */
enum { CASE_BLOCK = 16 };

static ALWAYS_INLINE uint8_t latin1_lower(uint8_t unit) {
    bool is_ascii = (uint8_t)(unit - 'A') < 26;
    bool is_upper = ((uint8_t)(unit - 0xC0) < 31) & (unit != 0xD7);
    return (uint8_t)(unit + 0x20 * (is_ascii | is_upper));
}

static ALWAYS_INLINE uint8_t latin1_upper(uint8_t unit) {
    bool is_ascii = (uint8_t)(unit - 'a') < 26;
    bool is_lower = ((uint8_t)(unit - 0xE0) < 31) & (unit != 0xF7);
    return (uint8_t)(unit - 0x20 * (is_ascii | is_lower));
}

/* The units from `start` on through a mapping that stays in Latin-1. */
static ALWAYS_INLINE Value map_latin1(Runtime *runtime, String *s, uint32_t start,
                                      uint8_t (*map)(uint8_t)) {
    StringBuilder out;
    string_builder_init(&out, runtime);
    uint8_t part[16 * CASE_BLOCK] = {0};
    bool ok = string_builder_append_range(&out, s, 0, start);
    for (uint32_t i = start, length = string_length(s); ok && i < length;) {
        uint32_t count = length - i < sizeof part ? length - i : (uint32_t)sizeof part;
        memcpy(part, string_latin1(s) + i, count);
        for (uint32_t block = 0; block < count; block += CASE_BLOCK) {
            for (uint32_t k = block; k < block + CASE_BLOCK; k++) part[k] = map(part[k]);
        }
        ok = string_builder_append_latin1(&out, part, count);
        i += count;
    }
    return cell_or_abrupt(ok ? string_builder_finish(&out) : NULL);
}

static Value lower(Runtime *runtime, String *s) {
    if (string_is_utf16(s)) return convert_case(runtime, s, unicode_to_lower);
    uint32_t i = 0, length = string_length(s);
    while (i < length && latin1_lower(string_latin1(s)[i]) == string_latin1(s)[i]) i++;
    return i == length ? value_cell(s) : map_latin1(runtime, s, i, latin1_lower);
}

/* µ, ß and ÿ have capitals beyond Latin-1, or of two letters. */
static ALWAYS_INLINE bool upper_leaves_latin1(uint8_t unit) {
    return (unit == 0xB5) | (unit == 0xDF) | (unit == 0xFF);
}

static bool any_upper_leaves_latin1(const uint8_t *units, uint32_t count) {
    return memchr(units, 0xB5, count) || memchr(units, 0xDF, count) || memchr(units, 0xFF, count);
}

static Value upper(Runtime *runtime, String *s) {
    if (string_is_utf16(s)) return convert_case(runtime, s, unicode_to_upper);
    const uint8_t *units = string_latin1(s);
    uint32_t length = string_length(s), first = 0;
    while (first < length && latin1_upper(units[first]) == units[first] &&
           !upper_leaves_latin1(units[first])) {
        first++;
    }
    if (any_upper_leaves_latin1(units + first, length - first))
        return convert_case(runtime, s, unicode_to_upper);
    return first == length ? value_cell(s) : map_latin1(runtime, s, first, latin1_upper);
}

/* 22.1.3.28 String.prototype.toLowerCase ( ) */
Value string_to_lower_case(NativeCall *call) {
    String *s = string_this(call, "String.prototype.toLowerCase");
    return s ? lower(call->runtime, s) : VALUE_ABRUPT;
}

/* 22.1.3.30 String.prototype.toUpperCase ( ) */
Value string_to_upper_case(NativeCall *call) {
    String *s = string_this(call, "String.prototype.toUpperCase");
    return s ? upper(call->runtime, s) : VALUE_ABRUPT;
}

/* The list of locales may be anything but null (ECMA-402, 9.2.1); the mapping is that of the root
 * locale, whatever it says. */
static bool check_locales(NativeCall *call) {
    return !value_is_null(argument(call, 0)) || to_object(call->runtime, VALUE_NULL);
}

/* 22.1.3.26 String.prototype.toLocaleLowerCase ( ) */
Value string_to_locale_lower_case(NativeCall *call) {
    String *s = string_this(call, "String.prototype.toLocaleLowerCase");
    return s && check_locales(call) ? lower(call->runtime, s) : VALUE_ABRUPT;
}

/* 22.1.3.27 String.prototype.toLocaleUpperCase ( ) */
Value string_to_locale_upper_case(NativeCall *call) {
    String *s = string_this(call, "String.prototype.toLocaleUpperCase");
    return s && check_locales(call) ? upper(call->runtime, s) : VALUE_ABRUPT;
}

/* ---- normal forms (22.1.3.15) ---- */

/* The form an argument names. False: threw. */
static bool normalization_form(NativeCall *call, NormalizationForm *form) {
    static const char *const names[] = {"NFC", "NFD", "NFKC", "NFKD"};
    *form = NORMALIZATION_NFC;
    if (value_is_undefined(argument(call, 0))) return true;
    String *name = string_argument(call, 0);
    if (!name) return false;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        *form = (NormalizationForm)i;
        if (string_equals_ascii(call->runtime, name, names[i])) return true;
    }
    throw_range_error(call->runtime,
                      "The normalization form should be one of NFC, NFD, NFKC, NFKD.");
    return false;
}

/* ASCII is in every form, Latin-1 in NFC. */
static bool is_normal(const String *s, NormalizationForm form) {
    if (string_is_utf16(s)) return false;
    if (form == NORMALIZATION_NFC) return true;
    for (uint32_t i = 0; i < string_length(s); i++) {
        if (string_latin1(s)[i] >= 0x80) return false;
    }
    return true;
}

/* 22.1.3.15 String.prototype.normalize ( [ form ] ) */
Value string_normalize(NativeCall *call) {
    String *s = string_this(call, "String.prototype.normalize");
    NormalizationForm form;
    if (!s || !normalization_form(call, &form)) return VALUE_ABRUPT;
    if (is_normal(s, form)) return value_cell(s);
    UnitVector copy = {0}, out = {0};
    const uint16_t *units = utf16_view(call->runtime, s, &copy);
    if (!units) return VALUE_ABRUPT;
    bool ok = unicode_normalize(units, string_length(s), form, &out);
    unit_vector_free(&copy);
    return take_units(call->runtime, ok, &out);
}

/* ---- filling ---- */

/* Appends `units` code units of `filler` again and again. Precondition: the filler is not empty. */
static bool append_repeated(StringBuilder *out, String *filler, uint32_t units) {
    uint32_t start = out->length, length = string_length(filler);
    uint32_t first = units < length ? units : length;
    return string_builder_append_range(out, filler, 0, first) &&
           string_builder_repeat(out, start, units - first);
}

/* 22.1.3.18 String.prototype.repeat ( count ) */
Value string_repeat(NativeCall *call) {
    Runtime *runtime = call->runtime;
    String *s = string_this(call, "String.prototype.repeat");
    double count;
    if (!s || !to_integer_or_infinity(runtime, argument(call, 0), &count)) return VALUE_ABRUPT;
    if (count < 0 || isinf(count)) {
        String *text = value_in_message(runtime, argument(call, 0));
        return text ? throw_range_error(runtime, "Invalid count value: %S", text) : VALUE_ABRUPT;
    }
    if (count == 0 || string_length(s) == 0) return value_cell(runtime->empty_string);
    if (count == 1) return value_cell(s);
    double length = count * string_length(s);
    if (length > STRING_MAX_LENGTH) return throw_range_error(runtime, "Invalid string length");
    StringBuilder out;
    string_builder_init(&out, runtime);
    if (append_repeated(&out, s, (uint32_t)length)) {
        return cell_or_abrupt(string_builder_finish(&out));
    }
    string_builder_discard(&out);
    return VALUE_ABRUPT;
}

/* 22.1.3.17.2 StringPad */
static Value pad(Runtime *runtime, String *s, String *filler, uint32_t fill, bool at_start) {
    StringBuilder out;
    string_builder_init(&out, runtime);
    bool ok = at_start || string_builder_append_string(&out, s);
    ok = ok && append_repeated(&out, filler, fill);
    ok = ok && (!at_start || string_builder_append_string(&out, s));
    if (ok) return cell_or_abrupt(string_builder_finish(&out));
    string_builder_discard(&out);
    return VALUE_ABRUPT;
}

/* 22.1.3.17.1 StringPaddingBuiltinsImpl */
static Value pad_method(NativeCall *call, const char *method, bool at_start) {
    Runtime *runtime = call->runtime;
    String *s = string_this(call, method);
    double length;
    if (!s || !to_length(runtime, argument(call, 0), &length)) return VALUE_ABRUPT;
    if (length <= string_length(s)) return value_cell(s);
    bool is_default = value_is_undefined(argument(call, 1));
    String *filler = is_default ? string_from_unit(runtime, ' ') : string_argument(call, 1);
    if (!filler) return VALUE_ABRUPT;
    if (string_length(filler) == 0) return value_cell(s);
    if (length > STRING_MAX_LENGTH) return throw_range_error(runtime, "Invalid string length");
    return pad(runtime, s, filler, (uint32_t)length - string_length(s), at_start);
}

/* 22.1.3.16 String.prototype.padEnd ( maxLength [ , fillString ] ) */
Value string_pad_end(NativeCall *call) {
    return pad_method(call, "String.prototype.padEnd", false);
}

/* 22.1.3.17 String.prototype.padStart ( maxLength [ , fillString ] ) */
Value string_pad_start(NativeCall *call) {
    return pad_method(call, "String.prototype.padStart", true);
}

/* ---- white space (22.1.3.32.1 TrimString) ---- */

enum { TRIM_START = 1,
       TRIM_END = 2 };

static Value trim(NativeCall *call, const char *method, unsigned where) {
    String *s = string_this(call, method);
    if (!s) return VALUE_ABRUPT;
    uint32_t start = 0, end = string_length(s);
    if (where & TRIM_START) {
        while (start < end && unicode_is_space(string_unit(s, start))) start++;
    }
    if (where & TRIM_END) {
        while (start < end && unicode_is_space(string_unit(s, end - 1))) end--;
    }
    return cell_or_abrupt(string_slice(call->runtime, s, start, end));
}

/* 22.1.3.32 String.prototype.trim ( ) */
Value string_trim(NativeCall *call) {
    return trim(call, "String.prototype.trim", TRIM_START | TRIM_END);
}

/* 22.1.3.33 String.prototype.trimEnd ( ) */
Value string_trim_end(NativeCall *call) {
    return trim(call, "String.prototype.trimRight", TRIM_END);
}

/* 22.1.3.34 String.prototype.trimStart ( ) */
Value string_trim_start(NativeCall *call) {
    return trim(call, "String.prototype.trimLeft", TRIM_START);
}

/* ---- lone surrogates ---- */

/* Index of the first lone surrogate at or after `start`, or the length. */
static uint32_t find_lone_surrogate(const String *s, uint32_t start) {
    uint32_t length = string_length(s), units;
    if (!string_is_utf16(s)) return length;
    for (uint32_t i = start; i < length; i += units) {
        uint32_t code_point = string_code_point_at(s, i, &units);
        if (utf16_is_surrogate(code_point)) return i;
    }
    return length;
}

/* String.prototype.isWellFormed ( ) (ES2024) */
Value string_is_well_formed(NativeCall *call) {
    String *s = string_this(call, "String.prototype.isWellFormed");
    if (!s) return VALUE_ABRUPT;
    return value_bool(find_lone_surrogate(s, 0) == string_length(s));
}

/* String.prototype.toWellFormed ( ) (ES2024) */
Value string_to_well_formed(NativeCall *call) {
    String *s = string_this(call, "String.prototype.toWellFormed");
    if (!s) return VALUE_ABRUPT;
    uint32_t start = 0, length = string_length(s), lone = find_lone_surrogate(s, 0);
    if (lone == length) return value_cell(s);
    StringBuilder out;
    string_builder_init(&out, call->runtime);
    bool ok = true;
    while (ok && lone < length) {
        ok = string_builder_append_range(&out, s, start, lone) &&
             string_builder_append_unit(&out, CODE_POINT_REPLACEMENT);
        start = lone + 1;
        lone = find_lone_surrogate(s, start);
    }
    ok = ok && string_builder_append_range(&out, s, start, length);
    if (ok) return cell_or_abrupt(string_builder_finish(&out));
    string_builder_discard(&out);
    return VALUE_ABRUPT;
}
