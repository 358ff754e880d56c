/* String.prototype.localeCompare (spec 22.1.3.12; its options: ECMA-402, 10.1).
 *
 * A text is read as a row of weights at three levels: which letter it is, which accent it bears,
 * which case it has. Two texts differ at the first level where a weight differs; only then does
 * case tell "a" from "A". The order is that of Unicode's root collation for what stands in tables
 * here: white space, punctuation, symbols, currency, digits, Latin letters; other scripts follow by
 * code point, in small letters. Canonically equivalent texts are equal, for all is done in NFD.
 */
#include "builtins/text/string_methods.h"
#include "support/unicode.h"

/* ---- weights ---- */

enum { LEVEL_LETTER,
       LEVEL_ACCENT,
       LEVEL_CASE,
       LEVEL_COUNT };

/* First-level weights, by group. */
enum {
    WEIGHT_SYMBOL = 1,         /* + index in symbol_order */
    WEIGHT_ANY_SYMBOL = 0x100, /* + code point below 0x20000 */
    WEIGHT_CURRENCY = 0x30000, /* + index in currency_order */
    WEIGHT_DIGIT = 0x30100,    /* + value */
    WEIGHT_NUMBER = 0x30200,   /* + digits of a number, when digits compare as numbers */
    WEIGHT_LATIN = 0x50000,    /* + 0x100 for each letter of the alphabet */
    WEIGHT_OTHER = 0x60000     /* + code point */
};

enum { CASE_LOWER = 2,
       CASE_UPPER = 4,
       CASE_COMPATIBLE = 5 };
enum { ACCENT_NONE = 1 /* accents: 2 + index in accent_order, then by code point */ };

static const uint16_t symbol_order[] = {
    '\t', '\n', '\v', '\f', '\r', 0x85, 0x2028, 0x2029, ' ', '_', '-', 0x2010, 0x2013, 0x2014, ',',
    ';', ':', '!', 0xA1, '?', 0xBF, '.', 0x2026, 0xB7, '\'', 0x2018, 0x2019, 0x201A, 0x2039, 0x203A,
    '"', 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, '(', ')', '[', ']', '{', '}', 0xA7, 0xB6, '@', '*',
    '/', '\\', '&', '#', '%', 0x2020, 0x2022, '`', 0xB4, '^', 0xAF, 0xA8, 0xB8, 0xB0, 0xA9, 0xAE,
    '+', 0xB1, 0xF7, 0xD7, '<', '=', '>', 0xAC, '|', 0xA6, '~'};
enum { FIRST_NON_PUNCTUATION = '`' }; /* from there on ignorePunctuation ignores nothing */

static const uint16_t currency_order[] = {0xA4, 0xA2, '$', 0xA3, 0xA5, 0x20AC};

/* Marks in the order in which they make a letter come later. */
static const uint16_t accent_order[] = {0x301, 0x300, 0x306, 0x302, 0x30C, 0x30A, 0x308,
                                        0x30B, 0x303, 0x307, 0x338, 0x335, 0x327, 0x328,
                                        0x304, 0x30F, 0x311, 0x31B};

/* Letters that sort as others (small ones; what follows the first is a letter or a mark), and
 * letters that come right after another. */
typedef struct LetterRule {
    uint16_t letter;
    uint16_t as[2];
    bool is_after; /* a letter of its own after as[0]; as[1]: the how-manieth */
} LetterRule;

static const LetterRule letter_rules[] = {
    {0xDF, {'s', 's'}, false},
    {0xE6, {'a', 'e'}, false},
    {0xF8, {'o', 0x338}, false},
    {0xF0, {'d', 2}, true},
    {0xFE, {'z', 9}, true},
    {0x111, {'d', 0x335}, false},
    {0x127, {'h', 0x335}, false},
    {0x131, {'i', 1}, true},
    {0x138, {'q', 9}, true},
    {0x142, {'l', 0x335}, false},
    {0x14B, {'n', 9}, true},
    {0x153, {'o', 'e'}, false},
    {0x167, {'t', 2}, true},
    {0x180, {'b', 1}, true},
    {0x192, {'f', 1}, true},
    {0x1DD, {'e', 3}, true},
    {0x259, {'e', 4}, true},
};

static int index_in(const uint16_t *order, size_t count, uint32_t code_point) {
    for (size_t i = 0; i < count; i++) {
        if (order[i] == code_point) return (int)i;
    }
    return -1;
}

/* One element: weights at each level; 0: it has none there. */
typedef struct Element {
    uint32_t weights[LEVEL_COUNT];
} Element;

static Element element(uint32_t letter, uint32_t accent, uint32_t letter_case) {
    return (Element){{letter, accent, letter_case}};
}

/* ---- reading ---- */

enum { PENDING_MAX = 24 }; /* elements of one code point, its compatibility mapping included */

/* A text on its way through: units in NFD, and elements of the last code point still to come. */
typedef struct Cursor {
    const UnitVector *text;
    const CollationOptions *options;
    size_t index;
    unsigned count, taken;
    uint32_t digits_left; /* of a number whose digits are being given */
    bool failed;          /* out of memory */
    Element pending[PENDING_MAX];
} Cursor;

static void cursor_add(Cursor *cursor, Element weights) {
    if (cursor->count < PENDING_MAX) cursor->pending[cursor->count++] = weights;
}

static bool is_mark(uint32_t code_point) {
    return (code_point >= 0x300 && code_point < 0x370) ||
           (code_point >= 0x1AB0 && code_point < 0x1B00) ||
           (code_point >= 0x20D0 && code_point < 0x2100);
}

static Element mark_element(uint32_t code_point) {
    int index = index_in(accent_order, COUNT_OF(accent_order), code_point);
    uint32_t rank = index >= 0 ? (uint32_t)index : code_point;
    return element(0, ACCENT_NONE + 1 + rank, CASE_LOWER);
}

static bool is_ignored(uint32_t code_point) {
    return code_point < 9 || (code_point > 13 && code_point < 32) ||
           (code_point >= 0x7F && code_point < 0xA0 && code_point != 0x85) || code_point == 0xAD ||
           (code_point >= 0x200B && code_point < 0x2010) || code_point == 0xFEFF;
}

static bool is_latin_letter(uint32_t code_point) {
    return code_point >= 'a' && code_point <= 'z';
}

static uint32_t latin_weight(uint32_t letter) {
    return WEIGHT_LATIN + (letter - 'a') * 0x100;
}

/* What is neither in a table nor a letter: symbols come before digits. */
static bool is_symbol_range(uint32_t code_point) {
    return (code_point >= 0x2000 && code_point < 0x2C00) ||
           (code_point >= 0x3000 && code_point < 0x3040) ||
           (code_point >= 0x1F000 && code_point < 0x1FB00);
}

static void add_rule(Cursor *cursor, const LetterRule *rule, uint32_t letter_case) {
    uint32_t first = latin_weight(rule->as[0]);
    if (rule->is_after) {
        cursor_add(cursor, element(first + rule->as[1], ACCENT_NONE, letter_case));
        return;
    }
    cursor_add(cursor, element(first, ACCENT_NONE, letter_case));
    if (is_mark(rule->as[1])) {
        cursor_add(cursor, mark_element(rule->as[1]));
    } else { /* a ligature: after the two letters */
        cursor_add(cursor, element(0, ACCENT_NONE + 1, letter_case));
        cursor_add(cursor, element(latin_weight(rule->as[1]), ACCENT_NONE, letter_case));
    }
}

/* A letter of any script in its small form. */
static void add_letter(Cursor *cursor, uint32_t letter, uint32_t letter_case) {
    if (is_latin_letter(letter)) {
        cursor_add(cursor, element(latin_weight(letter), ACCENT_NONE, letter_case));
        return;
    }
    for (size_t i = 0; i < COUNT_OF(letter_rules); i++) {
        if (letter_rules[i].letter == letter) {
            add_rule(cursor, &letter_rules[i], letter_case);
            return;
        }
    }
    bool is_katakana = letter >= 0x30A1 && letter <= 0x30F6; /* by its Hiragana */
    if (is_katakana) letter -= 0x60;
    cursor_add(cursor, element(WEIGHT_OTHER + letter, ACCENT_NONE,
                               is_katakana ? CASE_COMPATIBLE : letter_case));
}

/* Punctuation, symbols, currency, digits. False: it is none of them. */
static bool add_from_tables(Cursor *cursor, uint32_t code_point, uint32_t letter_case) {
    uint32_t weight;
    int index = index_in(symbol_order, COUNT_OF(symbol_order), code_point);
    int end = index_in(symbol_order, COUNT_OF(symbol_order), FIRST_NON_PUNCTUATION);
    if (index >= 0 && index < end && cursor->options->no_punctuation) return true;
    if (index >= 0) {
        weight = WEIGHT_SYMBOL + (uint32_t)index;
    } else if ((index = index_in(currency_order, COUNT_OF(currency_order), code_point)) >= 0) {
        weight = WEIGHT_CURRENCY + (uint32_t)index;
    } else if (code_point - '0' < 10) {
        weight = WEIGHT_DIGIT + code_point - '0';
    } else {
        return false;
    }
    cursor_add(cursor, element(weight, ACCENT_NONE, letter_case));
    return true;
}

static void add_code_point(Cursor *cursor, uint32_t code_point, bool is_compatible);

/* The compatibility mapping of a code point, when it has one. */
static bool add_compatible(Cursor *cursor, uint32_t code_point) {
    uint16_t units[2];
    unsigned length = utf16_encode(code_point, units), step;
    UnitVector mapped = {0};
    if (!unicode_normalize(units, length, NORMALIZATION_NFKD, &mapped)) cursor->failed = true;
    bool changed = mapped.length != length || (length && mapped.items[0] != units[0]);
    for (size_t i = 0; changed && i < mapped.length; i += step) {
        add_code_point(cursor, utf16_decode(mapped.items, mapped.length, i, &step), true);
    }
    unit_vector_free(&mapped);
    return changed;
}

static void add_code_point(Cursor *cursor, uint32_t code_point, bool is_compatible) {
    uint32_t letter_case = is_compatible ? CASE_COMPATIBLE : CASE_LOWER;
    if (is_latin_letter(code_point) || is_ignored(code_point)) {
        if (!is_ignored(code_point)) add_letter(cursor, code_point, letter_case);
    } else if (is_mark(code_point)) {
        cursor_add(cursor, mark_element(code_point));
    } else if (!add_from_tables(cursor, code_point, letter_case)) {
        if (code_point > 0x7F && !is_compatible && add_compatible(cursor, code_point)) return;
        uint32_t mapped[UNICODE_CASE_MAX];
        unicode_lower(code_point, mapped);
        if (mapped[0] != code_point && !is_compatible) letter_case = CASE_UPPER;
        if (is_symbol_range(code_point)) {
            cursor_add(cursor, element(WEIGHT_ANY_SYMBOL + code_point, ACCENT_NONE, CASE_LOWER));
        } else {
            add_letter(cursor, mapped[0], letter_case);
        }
    }
}

static bool is_digit_at(const UnitVector *text, size_t index) {
    return index < text->length && text->items[index] - (uint32_t)'0' < 10;
}

/* A number begins: its leading zeros count for nothing, then the longer one is the greater. */
static void begin_number(Cursor *cursor) {
    const UnitVector *text = cursor->text;
    while (text->items[cursor->index] == '0' && is_digit_at(text, cursor->index + 1)) {
        cursor->index++;
    }
    while (is_digit_at(text, cursor->index + cursor->digits_left)) cursor->digits_left++;
    uint32_t rank = cursor->digits_left < 0x10000 ? cursor->digits_left : 0x10000;
    cursor_add(cursor, element(WEIGHT_NUMBER + rank, ACCENT_NONE, CASE_LOWER));
}

/* Reads on until there are elements; false at the end. */
static bool cursor_fill(Cursor *cursor) {
    const UnitVector *text = cursor->text;
    cursor->taken = cursor->count = 0;
    while (cursor->count == 0) {
        if (cursor->index >= text->length) return false;
        if (cursor->digits_left) {
            cursor->digits_left--;
        } else if (cursor->options->is_numeric && is_digit_at(text, cursor->index)) {
            begin_number(cursor);
            continue;
        }
        unsigned step;
        uint32_t code_point = utf16_decode(text->items, text->length, cursor->index, &step);
        cursor->index += step;
        add_code_point(cursor, code_point, false);
    }
    return true;
}

/* The next weight at a level; 0 at the end. Where accents do not count, nor does their case. */
static uint32_t cursor_next(Cursor *cursor, unsigned level) {
    for (;;) {
        if (cursor->taken == cursor->count && !cursor_fill(cursor)) return 0;
        const Element *next = &cursor->pending[cursor->taken++];
        if (!next->weights[LEVEL_LETTER] && !cursor->options->accents) continue;
        uint32_t weight = next->weights[level];
        if (weight == CASE_UPPER && level == LEVEL_CASE && cursor->options->upper_first) return 1;
        if (weight) return weight;
    }
}

/* ---- comparing ---- */

static bool compare_level(const UnitVector *a, const UnitVector *b,
                          const CollationOptions *options, unsigned level, int *result) {
    Cursor left = {.text = a, .options = options}, right = {.text = b, .options = options};
    uint32_t x, y;
    do {
        x = cursor_next(&left, level);
        y = cursor_next(&right, level);
    } while (x == y && x != 0);
    *result = x < y ? -1 : x > y;
    return !left.failed && !right.failed;
}

/* First-level weight of ASCII letters, digits and the space, 0 for all others. */
static uint32_t plain_weight(uint8_t unit) {
    if (is_latin_letter(unit | 0x20u)) return latin_weight(unit | 0x20u);
    if (unit - (uint32_t)'0' < 10) return WEIGHT_DIGIT + unit - '0';
    return unit == ' ' ? WEIGHT_SYMBOL : 0;
}

/* Which comes first when nothing but such plain units decides. False: more than that is needed. */
static bool compare_plain(const String *a, const String *b, int *result) {
    if (string_is_utf16(a) || string_is_utf16(b)) return false;
    const uint8_t *left = string_latin1(a), *right = string_latin1(b);
    uint32_t left_length = string_length(a), right_length = string_length(b), i;
    int by_case = 0;
    for (i = 0; i < left_length && i < right_length; i++) {
        uint32_t x = plain_weight(left[i]), y = plain_weight(right[i]);
        if (!x || !y) return false;
        *result = x < y ? -1 : 1;
        if (x != y) return true;
        if (!by_case && left[i] != right[i]) by_case = left[i] > right[i] ? -1 : 1;
    }
    if (i < left_length && !plain_weight(left[i])) return false;
    if (i < right_length && !plain_weight(right[i])) return false;
    *result = left_length != right_length ? (left_length < right_length ? -1 : 1) : by_case;
    return true;
}

/* The text in NFD. */
static bool decompose(String *s, UnitVector *out) {
    uint32_t length = string_length(s);
    if (string_is_utf16(s)) {
        return unicode_normalize(string_utf16(s), length, NORMALIZATION_NFD, out);
    }
    UnitVector copy = {0};
    bool ok = unit_vector_reserve(&copy, length + 1), is_ascii = true;
    for (uint32_t i = 0; ok && i < length; i++) {
        copy.items[copy.length++] = string_latin1(s)[i];
        is_ascii = is_ascii && string_latin1(s)[i] < 0x80;
    }
    if (ok && is_ascii) {
        *out = copy;
        return true;
    }
    ok = ok && unicode_normalize(copy.items, copy.length, NORMALIZATION_NFD, out);
    unit_vector_free(&copy);
    return ok;
}

static bool string_collate(Runtime *runtime, String *a, String *b, const CollationOptions *options,
                           int *result) {
    const bool counts[LEVEL_COUNT] = {true, options->accents, options->cases};
    bool is_usual = options->accents && options->cases && !options->upper_first &&
                    !options->is_numeric && !options->no_punctuation;
    if (is_usual && compare_plain(a, b, result)) return true;
    UnitVector left = {0}, right = {0};
    bool ok = decompose(a, &left) && decompose(b, &right);
    *result = 0;
    for (unsigned level = 0; ok && *result == 0 && level < LEVEL_COUNT; level++) {
        if (counts[level]) ok = compare_level(&left, &right, options, level, result);
    }
    unit_vector_free(&left);
    unit_vector_free(&right);
    if (!ok) throw_out_of_memory(runtime);
    return ok;
}

/* ---- the method ---- */

static Value option(Runtime *runtime, Object *options, const char *name) {
    String *atom = atom_from_ascii(runtime, name);
    return atom ? get_by_name(runtime, options, atom) : VALUE_ABRUPT;
}

/* An option that is one of some words: *index stays when it is undefined. False: threw. */
static bool word_option(Runtime *runtime, Object *options, const char *name,
                        const char *const *words, size_t count, size_t *index) {
    Value value = option(runtime, options, name);
    if (value_is_abrupt(value)) return false;
    if (value_is_undefined(value)) return true;
    String *text = to_string(runtime, value);
    if (!text) return false;
    for (*index = 0; *index < count; ++*index) {
        if (string_equals_ascii(runtime, text, words[*index])) return true;
    }
    throw_range_error(runtime,
                      "Value %S out of range for String.prototype.localeCompare options "
                      "property %s",
                      text, name);
    return false;
}

/* ECMA-402, 10.1.2 InitializeCollator, as far as it says how to compare. */
static bool collation_options(Runtime *runtime, Object *object, CollationOptions *options) {
    static const char *const first[] = {"upper", "lower", "false"};
    static const char *const sensitivities[] = {"base", "accent", "case", "variant"};
    size_t case_first = 2, sensitivity = 3;
    Value numeric = option(runtime, object, "numeric");
    if (value_is_abrupt(numeric)) return false;
    if (!word_option(runtime, object, "caseFirst", first, COUNT_OF(first), &case_first) ||
        !word_option(runtime, object, "sensitivity", sensitivities, COUNT_OF(sensitivities),
                     &sensitivity)) {
        return false;
    }
    Value punctuation = option(runtime, object, "ignorePunctuation");
    if (value_is_abrupt(punctuation)) return false;
    *options = (CollationOptions){.is_numeric = to_boolean(numeric),
                                  .upper_first = case_first == 0,
                                  .no_punctuation = to_boolean(punctuation),
                                  .accents = sensitivity & 1,
                                  .cases = sensitivity & 2};
    return true;
}

/* 22.1.3.12 String.prototype.localeCompare ( that [ , locales [ , options ] ] ): the order is the
 * same for all locales. */
Value string_locale_compare(NativeCall *call) {
    Runtime *runtime = call->runtime;
    const char *method = "String.prototype.localeCompare";
    String *s = string_this(call, method);
    String *that = s ? string_argument(call, 0) : NULL;
    if (!that) return VALUE_ABRUPT;
    CollationOptions options = {.accents = true, .cases = true};
    if (value_is_null(argument(call, 1)) && !to_object(runtime, VALUE_NULL)) return VALUE_ABRUPT;
    if (!value_is_undefined(argument(call, 2))) {
        TRY_OK(require_object_coercible(runtime, call->arguments[2], method));
        Object *object = to_object(runtime, call->arguments[2]);
        if (!object || !collation_options(runtime, object, &options)) return VALUE_ABRUPT;
    }
    int result;
    TRY_OK(string_collate(runtime, s, that, &options, &result));
    return value_int(result);
}
