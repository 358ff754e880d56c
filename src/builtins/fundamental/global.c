/* Functions and values of the global object: numbers from text, eval (spec 19.1, 19.2.1 to 19.2.5).
 * URI functions: uri.c. */
#include "builtins/checks.h"
#include "builtins/fundamental/uri.h"
#include "support/double_parse.h"
#include "support/unicode.h"

/* ---- text that begins with a number ---- */

/* A flat string from where its white space ends, maybe behind a sign. */
typedef struct NumberText {
    const String *string;
    uint32_t start;
    bool is_negative;
} NumberText;

/* Steps 2 to 5 of both functions: TrimString(start) and the sign. */
static bool number_text_begin(Runtime *runtime, Value value, NumberText *text) {
    String *string = to_string(runtime, value);
    if (string) string = string_flat(runtime, string);
    if (!string) return false;
    uint32_t start = 0, length = string_length(string);
    while (start < length && unicode_is_space(string_unit(string, start))) start++;
    uint16_t sign = start < length ? string_unit(string, start) : 0;
    if (sign == '-' || sign == '+') start++;
    *text = (NumberText){string, start, sign == '-'};
    return true;
}

static Value number_text_signed(const NumberText *text, double magnitude) {
    return value_number(text->is_negative ? -magnitude : magnitude);
}

static bool number_text_has(const NumberText *text, const char *prefix) {
    uint32_t i = text->start, length = string_length(text->string);
    while (*prefix && i < length && string_unit(text->string, i) == (uint8_t)*prefix) prefix++, i++;
    return !*prefix;
}

/* 19.2.4 parseFloat ( string ) */
static Value global_parse_float(NativeCall *call) {
    NumberText text;
    if (value_is_int(argument(call, 0))) return argument(call, 0);
    TRY_OK(number_text_begin(call->runtime, argument(call, 0), &text));
    if (number_text_has(&text, "Infinity")) return number_text_signed(&text, INFINITY);
    size_t length = string_length(text.string) - text.start;
    double number = NAN;
    if (string_is_utf16(text.string)) {
        double_parse_utf16(string_utf16(text.string) + text.start, length, SEPARATORS_NONE,
                           &number);
    } else {
        double_parse_latin1(string_latin1(text.string) + text.start, length, SEPARATORS_NONE,
                            &number);
    }
    return number_text_signed(&text, number);
}

/* Steps 7 to 10: the radix, and past a prefix 0x. False: NaN. */
static bool radix_settle(NumberText *text, int32_t *radix) {
    bool strip = *radix == 0 || *radix == 16;
    if (*radix == 0) *radix = 10;
    if (*radix < 2 || *radix > 36) return false;
    if (strip && (number_text_has(text, "0x") || number_text_has(text, "0X"))) {
        text->start += 2;
        *radix = 16;
    }
    return true;
}

/* 19.2.5 parseInt ( string, radix ) */
static Value global_parse_int(NativeCall *call) {
    NumberText text;
    int32_t radix;
    if (value_is_int(argument(call, 0)) && value_is_undefined(argument(call, 1)))
        return argument(call, 0);
    TRY_OK(number_text_begin(call->runtime, argument(call, 0), &text));
    TRY_OK(to_int32(call->runtime, argument(call, 1), &radix));
    if (!radix_settle(&text, &radix)) return value_double(NAN);
    size_t length = string_length(text.string) - text.start;
    double number = NAN;
    if (string_is_utf16(text.string)) {
        double_parse_integer_utf16(string_utf16(text.string) + text.start, length, radix,
                                   SEPARATORS_NONE, &number);
    } else {
        double_parse_integer_latin1(string_latin1(text.string) + text.start, length, radix,
                                    SEPARATORS_NONE, &number);
    }
    return number_text_signed(&text, number);
}

/* ---- the others ---- */

/* 19.2.2 isFinite ( number ) */
static Value global_is_finite(NativeCall *call) {
    double number;
    TRY_OK(to_number(call->runtime, argument(call, 0), &number));
    return value_bool(isfinite(number));
}

/* 19.2.3 isNaN ( number ) */
static Value global_is_nan(NativeCall *call) {
    double number;
    TRY_OK(to_number(call->runtime, argument(call, 0), &number));
    return value_bool(number != number);
}

/* 19.2.1 eval ( x ): an indirect eval; calls that are written `eval(...)` never come here. */
static Value global_eval(NativeCall *call) {
    Value source = argument(call, 0);
    if (!value_is_string(source)) return source;
    Realm *realm = ((NativeFunction *)call->callee)->realm;
    return call->runtime->hooks.evaluate_eval(call->runtime, realm, value_as_string(source));
}

const BuiltinRow builtin_eval_row = METHOD("eval", 1, global_eval, "runs a text as a program");
const BuiltinRow builtin_parse_float_row =
    METHOD("parseFloat", 1, global_parse_float, "the number a text begins with");
const BuiltinRow builtin_parse_int_row =
    METHOD("parseInt", 2, global_parse_int, "the integer a text begins with");

const BuiltinRow builtin_global_rows[] = {
    INTRINSIC_VALUE("globalThis", INTRINSIC_GLOBAL, "the global object"),
    NUMBER_CONSTANT("Infinity", INFINITY, "greater than every number"),
    NUMBER_CONSTANT("NaN", NAN, "not a number"),
    INTRINSIC_VALUE("parseFloat", INTRINSIC_PARSE_FLOAT, "the number a text begins with"),
    INTRINSIC_VALUE("parseInt", INTRINSIC_PARSE_INT, "the integer a text begins with"),
    METHOD("decodeURI", 1, uri_decode, "undoes encodeURI"),
    METHOD("decodeURIComponent", 1, uri_decode_component, "undoes encodeURIComponent"),
    METHOD("encodeURI", 1, uri_encode, "a whole URI, what may not stand in it as %XX"),
    METHOD("encodeURIComponent", 1, uri_encode_component, "a part of a URI, separators as %XX too"),
    METHOD("escape", 1, uri_escape, "old: %XX and %uXXXX (prefer encodeURIComponent)"),
    METHOD("unescape", 1, uri_unescape, "undoes escape"),
    INTRINSIC_VALUE("eval", INTRINSIC_EVAL, "runs a text as a program"),
    METHOD("isFinite", 1, global_is_finite, "is it a number, and neither infinite nor NaN?"),
    METHOD("isNaN", 1, global_is_nan, "is it NaN, as a number?"),
    ROWS_END,
};
