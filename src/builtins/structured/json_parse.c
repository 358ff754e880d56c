/* JSON text to values (spec 25.5.1; grammar: ECMA-404).
 *
 * No recursion: what is open stands on a stack of values, so nesting is bounded by memory alone.
 * On it lie, for each open array, its elements so far, for each open object the values of its
 * properties in the order of its shape's slots, and below them the state of what encloses it.
 *
 * Objects of one kind follow each other: while the keys of an object are those of the last object
 * at the same depth, they are compared with the text and never made; such an object is "on track",
 * and its shape is looked up only when it leaves it. An object with index keys, or very many keys,
 * is built property by property instead.
 *
 * Nothing here runs script. The parser lives on the C stack, where the collector sees it.
 */
#include <stdarg.h>

#include "builtins/structured/json.h"
#include "support/double_parse.h"
#include "support/utf.h"
#include "syntax/syntax_error.h"

enum { TRACKED_DEPTHS = 16,
       STATE_WORDS = 5,
       FIRST_CAPACITY = 64 };

/* An open array or object. */
typedef struct Level {
    bool is_array;
    bool on_track;   /* the keys so far are the first of `shape`, the shape of the whole track */
    Shape *shape;    /* object: of the properties so far, unless on track */
    Object *object;  /* built property by property; NULL: values wait on the stack */
    PropertyKey key; /* whose value comes next */
    uint32_t base;   /* where its values begin */
} Level;

typedef struct Parser {
    Runtime *runtime;
    String *text; /* flat */
    union {
        const uint8_t *latin1;
        const uint16_t *utf16;
    };
    bool is_utf16;
    uint32_t index, length;
    Record *stack;
    uint32_t used; /* words of the stack */
    uint32_t depth;
    Level level; /* the innermost, when depth > 0 */
    Shape *tracks[TRACKED_DEPTHS];
} Parser;

enum { END = -1 };

static inline int32_t unit_at(const Parser *parser, uint32_t index) {
    if (index >= parser->length) return END;
    return parser->is_utf16 ? parser->utf16[index] : parser->latin1[index];
}

static inline int32_t peek(const Parser *parser) {
    return unit_at(parser, parser->index);
}

static inline bool is_digit(int32_t unit) {
    return unit >= '0' && unit <= '9';
}

/* The next unit that is no white space; not taken. */
static inline int32_t peek_token(Parser *parser) {
    for (;;) {
        int32_t unit = peek(parser);
        if (unit > ' ' || (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t')) {
            return unit;
        }
        parser->index++;
    }
}

/* ---- errors, worded as V8 does ---- */

/* A SyntaxError that says, when nobody catches it, where in the text it is. */
static COLD Value fail_in_text(Parser *parser, const char *format, ...) {
    String *name = atom_from_ascii(parser->runtime, "<anonymous_script>");
    if (!name) return VALUE_ABRUPT;
    va_list arguments;
    va_start(arguments, format);
    syntax_error_throw_list(parser->runtime, name, parser->text, parser->index, parser->index + 1,
                            format, arguments);
    va_end(arguments);
    return VALUE_ABRUPT;
}

/* V8 marks nothing there. */
static Value fail_at_end(Parser *parser) {
    fail_in_text(parser, "Unexpected end of JSON input");
    Object *error = error_take_pending(parser->runtime);
    if (error) ((ErrorObject *)error)->place.column = 0;
    return VALUE_ABRUPT;
}

/* `what` ends with the word before "JSON at position 5". */
static Value fail_at(Parser *parser, const char *what) {
    return fail_in_text(parser, "%s JSON at position %u", what, parser->index);
}

/* Texts that come from passing something else than a JSON text. */
static bool is_no_text(const Parser *parser) {
    static const char *const texts[] = {"undefined", "NaN", "Infinity", "[object Object]"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (string_equals_ascii(parser->runtime, parser->text, texts[i])) return true;
    }
    return false;
}

/* Unexpected token, with the text around it. */
static Value fail_token(Parser *parser) {
    enum { AROUND = 10 };
    Runtime *runtime = parser->runtime;
    String *token = string_from_unit(runtime, (uint16_t)peek(parser));
    uint32_t start = 0, end = parser->length;
    if (parser->length > 2 * AROUND) {
        if (parser->index >= AROUND) start = parser->index - AROUND;
        if (parser->index < parser->length - AROUND) end = parser->index + AROUND;
    }
    String *excerpt = token ? string_slice(runtime, parser->text, start, end) : NULL;
    if (!excerpt) return VALUE_ABRUPT;
    return fail_in_text(parser, "Unexpected token '%S', %s\"%S\"%s is not valid JSON", token,
                        start ? "..." : "", excerpt, end < parser->length ? "..." : "");
}

/* What stands here cannot stand here. */
static COLD Value fail(Parser *parser) {
    int32_t unit = peek(parser);
    if (unit == END) return fail_at_end(parser);
    if (is_digit(unit) || unit == '-') return fail_at(parser, "Unexpected number in");
    if (unit == '"') return fail_at(parser, "Unexpected string in");
    if (is_no_text(parser)) {
        return fail_in_text(parser, "\"%S\" is not valid JSON", parser->text);
    }
    return fail_token(parser);
}

/* ---- the stack ---- */

static NOINLINE bool stack_grow(Parser *parser, uint32_t extra) {
    uint32_t capacity = parser->stack ? 2 * parser->stack->cell.data : FIRST_CAPACITY;
    if (parser->used + extra > capacity || capacity > UINT32_MAX / 32) {
        throw_out_of_memory(parser->runtime);
        return false;
    }
    Record *grown = record_new(parser->runtime, capacity);
    if (!grown) return false;
    if (parser->used) {
        memcpy(grown->values, parser->stack->values, parser->used * sizeof(Value));
    }
    parser->stack = grown;
    return true;
}

static inline bool stack_push(Parser *parser, Value value) {
    if (UNLIKELY(!parser->stack || parser->used == parser->stack->cell.data)) {
        if (!stack_grow(parser, 1)) return false;
    }
    parser->stack->values[parser->used++] = value;
    return true;
}

/* A cell that may be none, as a word of the stack. */
static Value word_of(const void *cell) {
    return cell ? value_cell(cell) : VALUE_EMPTY;
}
static void *cell_of(Value word) {
    return word == VALUE_EMPTY ? NULL : value_as_cell(word);
}

/* Opens an array or object inside the present level. */
static bool level_open(Parser *parser, bool is_array) {
    Level *level = &parser->level;
    Value words[STATE_WORDS] = {word_of(level->shape), word_of(level->object), level->key.bits,
                                value_int((int32_t)level->base),
                                value_int(level->is_array << 1 | level->on_track)};
    for (unsigned i = 0; i < STATE_WORDS; i++) {
        if (!stack_push(parser, words[i])) return false;
    }
    *level = (Level){.is_array = is_array, .base = parser->used};
    parser->depth++;
    if (is_array) return true;
    level->shape = parser->tracks[parser->depth % TRACKED_DEPTHS];
    level->on_track = level->shape != NULL;
    if (!level->shape) level->shape = realm_object_shape(parser->runtime, parser->runtime->realm);
    return level->shape != NULL;
}

static void level_close(Parser *parser) {
    Level *level = &parser->level;
    parser->used = level->base - STATE_WORDS;
    const Value *words = parser->stack->values + parser->used;
    int32_t flags = value_as_int(words[4]);
    *level = (Level){.is_array = flags & 2,
                     .on_track = flags & 1,
                     .shape = cell_of(words[0]),
                     .object = cell_of(words[1]),
                     .key = {words[2]},
                     .base = (uint32_t)value_as_int(words[3])};
    parser->depth--;
}

/* ---- strings ---- */

static inline bool is_plain(int32_t unit) {
    return unit >= ' ' && unit != '"' && unit != '\\';
}

/* Past what needs no attention. */
static void skip_plain(Parser *parser) {
    uint32_t i = parser->index, length = parser->length;
    if (parser->is_utf16) {
        while (i < length && is_plain(parser->utf16[i])) i++;
    } else {
        while (i < length && is_plain(parser->latin1[i])) i++;
    }
    parser->index = i;
}

/* The unit an escape \uXXXX means; at the `u`. False: SyntaxError. */
static bool scan_unicode_escape(Parser *parser, uint16_t *unit) {
    *unit = 0;
    for (unsigned i = 0; i < 4; i++) {
        parser->index++;
        int32_t digit = peek(parser);
        unsigned value = digit == END ? 36 : digit_value((uint32_t)digit);
        if (value >= 16) {
            fail_at(parser, "Bad Unicode escape in");
            return false;
        }
        *unit = (uint16_t)(*unit << 4 | value);
    }
    return true;
}

/* At the unit behind the backslash. */
static bool scan_escape(Parser *parser, uint16_t *unit) {
    int32_t letter = peek(parser);
    switch (letter) {
    case '"':
    case '\\':
    case '/': *unit = (uint16_t)letter; return true;
    case 'b': *unit = '\b'; return true;
    case 'f': *unit = '\f'; return true;
    case 'n': *unit = '\n'; return true;
    case 'r': *unit = '\r'; return true;
    case 't': *unit = '\t'; return true;
    case 'u': return scan_unicode_escape(parser, unit);
    default: break;
    }
    if (letter == END || letter > 0xFF) {
        fail(parser);
    } else {
        fail_at(parser, "Bad escaped character in");
    }
    return false;
}

/* At what ends a run of plain units: a backslash, else an error. */
static bool scan_special(Parser *parser, StringBuilder *out) {
    int32_t special = peek(parser);
    uint16_t unit;
    if (special != '\\') {
        fail_at(parser, special == END ? "Unterminated string in"
                                       : "Bad control character in string literal in");
        return false;
    }
    parser->index++;
    if (!scan_escape(parser, &unit)) return false;
    parser->index++;
    return string_builder_append_unit(out, unit);
}

static bool append_units(Parser *parser, StringBuilder *out, uint32_t start) {
    uint32_t count = parser->index - start;
    return parser->is_utf16
               ? string_builder_append_utf16(out, parser->utf16 + start, count)
               : string_builder_append_latin1(out, parser->latin1 + start, count);
}

/* The rest of a string with escapes; its first run, from `start` on, is passed. NULL: threw. */
static String *scan_escaped(Parser *parser, uint32_t start) {
    StringBuilder out;
    string_builder_init(&out, parser->runtime);
    while (append_units(parser, &out, start)) {
        if (peek(parser) == '"') {
            parser->index++;
            return string_builder_finish(&out);
        }
        if (!scan_special(parser, &out)) break;
        start = parser->index;
        skip_plain(parser);
    }
    string_builder_discard(&out);
    return NULL;
}

/* At the quotation mark. */
static Value scan_string(Parser *parser) {
    uint32_t start = ++parser->index;
    skip_plain(parser);
    if (UNLIKELY(peek(parser) != '"')) return cell_or_abrupt(scan_escaped(parser, start));
    uint32_t count = parser->index++ - start;
    Runtime *runtime = parser->runtime;
    return cell_or_abrupt(parser->is_utf16
                              ? string_from_utf16(runtime, parser->utf16 + start, count)
                              : string_from_latin1(runtime, parser->latin1 + start, count));
}

static String *scan_key_atom(Parser *parser) {
    Runtime *runtime = parser->runtime;
    uint32_t start = ++parser->index;
    skip_plain(parser);
    if (UNLIKELY(peek(parser) != '"')) {
        String *s = scan_escaped(parser, start);
        return s ? string_atom(runtime, s) : NULL;
    }
    uint32_t count = parser->index++ - start;
    return parser->is_utf16 ? atom_from_utf16(runtime, parser->utf16 + start, count)
                            : atom_from_latin1(runtime, parser->latin1 + start, count);
}

/* ---- numbers and words ---- */

static void skip_digits(Parser *parser) {
    while (is_digit(peek(parser))) parser->index++;
}

/* Past the fraction and the exponent. False: SyntaxError. */
static bool scan_fraction(Parser *parser) {
    if (peek(parser) == '.') {
        parser->index++;
        if (!is_digit(peek(parser))) {
            fail_at(parser, "Unterminated fractional number in");
            return false;
        }
        skip_digits(parser);
    }
    if (peek(parser) != 'e' && peek(parser) != 'E') return true;
    parser->index++;
    if (peek(parser) == '+' || peek(parser) == '-') parser->index++;
    if (!is_digit(peek(parser))) {
        fail_at(parser, "Exponent part is missing a number in");
        return false;
    }
    skip_digits(parser);
    return true;
}

static Value scan_double(Parser *parser, uint32_t start, bool is_negative) {
    double number = 0;
    if (!scan_fraction(parser)) return VALUE_ABRUPT;
    uint32_t count = parser->index - start;
    if (parser->is_utf16) {
        double_parse_utf16(parser->utf16 + start, count, SEPARATORS_NONE, &number);
    } else {
        double_parse_latin1(parser->latin1 + start, count, SEPARATORS_NONE, &number);
    }
    return value_number(is_negative ? -number : number);
}

static Value scan_number(Parser *parser) {
    enum { SMALL_DIGITS = 9 };
    bool is_negative = peek(parser) == '-';
    parser->index += is_negative;
    uint32_t start = parser->index;
    int32_t integer = 0, unit = peek(parser);
    if (!is_digit(unit)) return fail_at(parser, "No number after minus sign in");
    for (; is_digit(unit); unit = peek(parser)) {
        if (parser->index - start < SMALL_DIGITS) integer = integer * 10 + (unit - '0');
        parser->index++;
    }
    uint32_t digits = parser->index - start;
    if (digits > 1 && unit_at(parser, start) == '0') {
        parser->index = start + 1;
        return fail(parser);
    }
    bool is_small = digits <= SMALL_DIGITS && (integer || !is_negative);
    if (is_small && unit != '.' && unit != 'e' && unit != 'E') {
        return value_int(is_negative ? -integer : integer);
    }
    return scan_double(parser, start, is_negative);
}

static Value scan_word(Parser *parser, const char *word, Value value) {
    for (; *word; word++) {
        if (peek(parser) != *word) return fail(parser);
        parser->index++;
    }
    return value;
}

/* A value that is neither array nor object. */
static Value scan_scalar(Parser *parser, int32_t unit) {
    switch (unit) {
    case '"': return scan_string(parser);
    case 't': return scan_word(parser, "true", VALUE_TRUE);
    case 'f': return scan_word(parser, "false", VALUE_FALSE);
    case 'n': return scan_word(parser, "null", VALUE_NULL);
    default: return is_digit(unit) || unit == '-' ? scan_number(parser) : fail(parser);
    }
}

/* ---- objects ---- */

/* Does the key here, at its quotation mark, read as the atom of a key on track? Then it is passed.
 */
static bool pass_expected_key(Parser *parser, PropertyKey key) {
    const String *atom = value_as_string(key.bits);
    uint32_t length = string_length(atom), start = parser->index + 1;
    if (string_is_utf16(atom) || parser->is_utf16) return false;
    if (length >= parser->length - start || parser->latin1[start + length] != '"') return false;
    if (memcmp(parser->latin1 + start, string_latin1(atom), length) != 0) return false;
    for (uint32_t i = 0; i < length; i++) { /* as written: no escapes, no errors */
        if (!is_plain(parser->latin1[start + i])) return false;
    }
    parser->index = start + length + 1;
    return true;
}

/* The track ends here: the shape of the properties so far. */
static bool leave_track(Parser *parser) {
    Level *level = &parser->level;
    const Shape *track = level->shape;
    Shape *shape = realm_object_shape(parser->runtime, parser->runtime->realm);
    uint32_t count = parser->used - level->base;
    for (uint32_t i = 0; shape && i < count; i++) {
        shape = shape_add(parser->runtime, shape, shape_entry(track, i)->key, PROPERTY_DEFAULT);
    }
    level->on_track = false;
    level->shape = shape;
    return shape != NULL;
}

/* An object with the values that wait on the stack. */
static Object *object_of_values(Parser *parser) {
    const Level *level = &parser->level;
    uint32_t count = parser->used - level->base;
    if (!count) return object_new(parser->runtime);
    Object *object = object_allocate_shaped(parser->runtime, sizeof(Object), CELL_OBJECT_PLAIN,
                                            level->shape, count);
    if (object) memcpy(object->slots, parser->stack->values + level->base, count * sizeof(Value));
    return object;
}

/* From here on the object is built property by property. */
static bool build_directly(Parser *parser) {
    Object *object = object_of_values(parser);
    parser->level.object = object;
    parser->used = parser->level.base;
    return object != NULL;
}

/* At the quotation mark of a key: passes it, and the colon. What V8 says of a missing colon depends
 * on whether the key is the first. */
static bool scan_key(Parser *parser, bool is_first) {
    Level *level = &parser->level;
    if (level->on_track) {
        uint32_t position = parser->used - level->base;
        bool more = position < shape_entry_count(level->shape);
        if (more) level->key = shape_entry(level->shape, position)->key;
        if (!more || !pass_expected_key(parser, level->key)) {
            if (!leave_track(parser)) return false;
        }
    }
    if (!level->on_track) {
        String *atom = scan_key_atom(parser);
        if (!atom) return false;
        level->key = property_key_from_atom(parser->runtime, atom);
    }
    if (peek_token(parser) == ':') {
        parser->index++;
        return true;
    }
    if (is_first) {
        fail_at(parser, "Expected ':' after property name in");
    } else {
        fail(parser);
    }
    return false;
}

/* A value for the key of an object that is not on track. */
static bool add_property(Parser *parser, Value value) {
    Runtime *runtime = parser->runtime;
    Level *level = &parser->level;
    bool direct = property_key_is_index(level->key) ||
                  parser->used - level->base >= SHAPE_MAX_SHARED;
    if (!level->object && direct && !build_directly(parser)) return false;
    if (level->object) return object_put(runtime, level->object, level->key, value);
    uint32_t position = shape_find(runtime, level->shape, level->key);
    if (position != SHAPE_NOT_FOUND) { /* once more: the last one counts */
        parser->stack->values[level->base + position] = value;
        return true;
    }
    level->shape = shape_add(runtime, level->shape, level->key, PROPERTY_DEFAULT);
    return level->shape && stack_push(parser, value);
}

/* ---- the walk ---- */

static Value finish_object(Parser *parser) {
    Level *level = &parser->level;
    if (level->object) return value_cell(level->object);
    if (level->on_track && parser->used - level->base < shape_entry_count(level->shape)) {
        if (!leave_track(parser)) return VALUE_ABRUPT;
    }
    parser->tracks[parser->depth % TRACKED_DEPTHS] = level->shape;
    return cell_or_abrupt(object_of_values(parser));
}

static Value finish_array(Parser *parser) {
    uint32_t base = parser->level.base;
    return cell_or_abrupt(
        array_from_values(parser->runtime, parser->used - base, parser->stack->values + base));
}

/* Puts a complete value into the open level. */
static inline bool level_add(Parser *parser, Value value) {
    bool waits = parser->level.is_array || parser->level.on_track;
    return waits ? stack_push(parser, value) : add_property(parser, value);
}

/* Behind `{`. VALUE_EMPTY: a value comes next. */
static Value begin_object(Parser *parser) {
    int32_t unit = peek_token(parser);
    if (unit == '}') {
        parser->index++;
        return cell_or_abrupt(object_new(parser->runtime));
    }
    if (unit != '"') return fail_at(parser, "Expected property name or '}' in");
    return level_open(parser, false) && scan_key(parser, true) ? VALUE_EMPTY : VALUE_ABRUPT;
}

/* Behind `[`. */
static Value begin_array(Parser *parser) {
    if (peek_token(parser) == ']') {
        parser->index++;
        return cell_or_abrupt(array_new(parser->runtime, 0));
    }
    return level_open(parser, true) ? VALUE_EMPTY : VALUE_ABRUPT;
}

/* Where a value must begin. VALUE_EMPTY: it is open, and its first part comes next. */
static inline Value begin_value(Parser *parser) {
    int32_t unit = peek_token(parser);
    if (unit != '{' && unit != '[') return scan_scalar(parser, unit);
    parser->index++;
    return unit == '{' ? begin_object(parser) : begin_array(parser);
}

/* Behind a value of an open object: what the object is when that was the last. */
static Value continue_object(Parser *parser) {
    int32_t unit = peek_token(parser);
    if (unit == '}') {
        parser->index++;
        return finish_object(parser);
    }
    if (unit != ',') return fail_at(parser, "Expected ',' or '}' after property value in");
    parser->index++;
    if (peek_token(parser) != '"') {
        return fail_at(parser, "Expected double-quoted property name in");
    }
    return scan_key(parser, false) ? VALUE_EMPTY : VALUE_ABRUPT;
}

static Value continue_array(Parser *parser) {
    int32_t unit = peek_token(parser);
    if (unit != ',' && unit != ']') {
        return fail_at(parser, "Expected ',' or ']' after array element in");
    }
    parser->index++;
    return unit == ',' ? VALUE_EMPTY : finish_array(parser);
}

/* Gives a complete value to what is open around it, which may be complete then too, and so on.
 * VALUE_EMPTY: a value comes next. */
static Value complete_value(Parser *parser, Value value) {
    while (parser->depth) {
        TRY_OK(level_add(parser, value));
        value = parser->level.is_array ? continue_array(parser) : continue_object(parser);
        if (value == VALUE_EMPTY) return value;
        TRY(value);
        level_close(parser);
    }
    return value;
}

static Value parse(Parser *parser) {
    for (;;) {
        TRY_VALUE(value, begin_value(parser));
        if (value == VALUE_EMPTY) continue;
        value = complete_value(parser, value);
        TRY(value);
        if (value == VALUE_EMPTY) continue;
        if (peek_token(parser) == END) return value;
        return fail_at(parser, "Unexpected non-whitespace character after");
    }
}

Value json_parse_text(Runtime *runtime, String *text) {
    if (!string_flat(runtime, text)) return VALUE_ABRUPT;
    Parser parser = {.runtime = runtime, .text = text, .length = string_length(text)};
    parser.is_utf16 = string_is_utf16(text);
    parser.latin1 = text->chars;
    Value value = parse(&parser);
    heap_keep(text);
    heap_keep(parser.stack);
    return value;
}
