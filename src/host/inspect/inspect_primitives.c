/* Inspection of primitives: numbers, strings in quotes, symbols; and the colours of everything.
 * Nothing here runs script. */
#include "host/inspect/inspect_internal.h"
#include "support/double_format.h"
#include "support/utf.h"

/* ---- colours ---- */

static const struct {
    uint8_t on, off;
} styles[] = {
    [STYLE_SPECIAL] = {36, 39},
    [STYLE_NUMBER] = {33, 39},
    [STYLE_BIGINT] = {33, 39},
    [STYLE_BOOLEAN] = {33, 39},
    [STYLE_UNDEFINED] = {90, 39},
    [STYLE_NULL] = {1, 22},
    [STYLE_STRING] = {32, 39},
    [STYLE_SYMBOL] = {32, 39},
    [STYLE_DATE] = {35, 39},
    [STYLE_REGEXP] = {31, 39},
    [STYLE_MODULE] = {4, 24},
};

void style_begin(Inspector *inspector, Style style) {
    if (!inspector->options.colors || style == STYLE_NONE) return;
    text_format(inspector->text, "\033[%um", styles[style].on);
}

void style_end(Inspector *inspector, Style style) {
    if (!inspector->options.colors || style == STYLE_NONE) return;
    text_format(inspector->text, "\033[%um", styles[style].off);
}

void styled_ascii(Inspector *inspector, Style style, const char *ascii) {
    style_begin(inspector, style);
    text_ascii(inspector->text, ascii);
    style_end(inspector, style);
}

/* ---- strings ---- */

static bool range_has(const String *string, uint32_t start, uint32_t end, uint16_t unit) {
    for (uint32_t i = start; i < end; i++) {
        if (string_unit(string, i) == unit) return true;
    }
    return false;
}

static bool range_has_substitution(const String *string, uint32_t start, uint32_t end) {
    for (uint32_t i = start; i + 1 < end; i++) {
        if (string_unit(string, i) == '$' && string_unit(string, i + 1) == '{') return true;
    }
    return false;
}

/* Single quotes, unless the text has some and no double ones, or no backticks. */
static char quote_for(const String *string, uint32_t start, uint32_t end) {
    if (!range_has(string, start, end, '\'')) return '\'';
    if (!range_has(string, start, end, '"')) return '"';
    if (range_has(string, start, end, '`') || range_has_substitution(string, start, end)) {
        return '\'';
    }
    return '`';
}

static bool is_lone_surrogate(const String *string, uint32_t start, uint32_t end, uint32_t index) {
    uint16_t unit = string_unit(string, index);
    if (LIKELY(!utf16_is_surrogate(unit))) return false;
    if (utf16_is_lead(unit)) {
        return index + 1 >= end || !utf16_is_trail(string_unit(string, index + 1));
    }
    return index == start || !utf16_is_lead(string_unit(string, index - 1));
}

static bool needs_escape(uint16_t unit, char quote) {
    return unit < 32 || (unit > 126 && unit < 160) || unit == '\\' ||
           (unit == '\'' && quote == '\'');
}

static void write_escape(Text *text, uint16_t unit) {
    static const char letters[] = "btn\0fr"; /* from U+0008 on */
    if (unit >= 8 && unit <= 13 && letters[unit - 8]) {
        text_format(text, "\\%c", letters[unit - 8]);
    } else if (unit == '\\' || unit == '\'') {
        text_format(text, "\\%c", unit);
    } else {
        text_format(text, utf16_is_surrogate(unit) ? "\\u%x" : "\\x%02X", unit);
    }
}

static void write_escaped(Text *text, const String *string, uint32_t start, uint32_t end,
                          char quote) {
    uint32_t plain = start; /* from here on not yet copied */
    for (uint32_t i = start; i < end; i++) {
        uint16_t unit = string_unit(string, i);
        if (!needs_escape(unit, quote) && !is_lone_surrogate(string, start, end, i)) continue;
        text_range(text, string, plain, i);
        write_escape(text, unit);
        plain = i + 1;
    }
    text_range(text, string, plain, end);
}

void text_quoted(Text *text, const String *string, uint32_t start, uint32_t end) {
    char quote = quote_for(string, start, end);
    text_unit(text, (uint16_t)quote);
    write_escaped(text, string, start, end, quote);
    text_unit(text, (uint16_t)quote);
}

void text_escaped(Text *text, const String *string) {
    write_escaped(text, string, 0, string_length(string), '\'');
}

static void write_string_part(Inspector *inspector, const String *string, uint32_t start,
                              uint32_t end, Style style) {
    style_begin(inspector, style);
    text_quoted(inspector->text, string, start, end);
    style_end(inspector, style);
}

/* One line of the text for each of its lines: 'a\n' +\n 'b'. */
static void write_string_lines(Inspector *inspector, const String *string, uint32_t length,
                               Style style) {
    for (uint32_t start = 0, end; start < length; start = end) {
        end = start;
        while (end < length && string_unit(string, end) != '\n') end++;
        if (end < length) end++;
        if (start > 0) {
            text_ascii(inspector->text, " +\n");
            text_repeat(inspector->text, ' ', inspector->indentation + 2);
        }
        write_string_part(inspector, string, start, end, style);
    }
}

static bool write_string(Inspector *inspector, String *string, Style style) {
    enum { SHORTEST_TO_SPLIT = 17 };
    const InspectOptions *options = &inspector->options;
    if (!string_flat(inspector->runtime, string)) return false;
    uint32_t length = string_length(string), rest = 0;
    if (length > options->max_string_length) {
        double shown = options->max_string_length > 0 ? options->max_string_length : 0;
        rest = length - (uint32_t)shown;
        length = (uint32_t)shown;
    }
    bool splits = options->compact != INSPECT_COMPACT_ALWAYS && length >= SHORTEST_TO_SPLIT &&
                  length > options->break_length - (double)inspector->indentation - 4;
    if (splits) {
        write_string_lines(inspector, string, length, style);
    } else {
        write_string_part(inspector, string, 0, length, style);
    }
    if (rest) {
        text_format(inspector->text, "... %u more character%s", rest, rest > 1 ? "s" : "");
    }
    return true;
}

/* ---- numbers ---- */

/* Underscores between groups of three digits, from the point on in both directions. */
static void write_separated(Text *text, const char *digits, size_t count, bool is_fraction) {
    size_t first = count > 0 && digits[0] == '-';
    for (size_t i = 0; i < count; i++) {
        size_t done = is_fraction ? i : count - i;
        if (i > first && done % 3 == 0) text_unit(text, '_');
        text_unit(text, (uint8_t)digits[i]);
    }
}

static void write_number(Inspector *inspector, double number) {
    Text *text = inspector->text;
    char digits[DOUBLE_STRING_SIZE];
    bool is_plain = !inspector->options.numeric_separator || !isfinite(number);
    if (!is_plain) double_to_string(number, digits);
    if (is_plain || strchr(digits, 'e')) {
        text_number(text, number);
        return;
    }
    size_t whole = strcspn(digits, ".");
    write_separated(text, digits, whole, false);
    if (!digits[whole]) return;
    text_unit(text, '.');
    write_separated(text, digits + whole + 1, strlen(digits + whole + 1), true);
}

static bool write_bigint(Inspector *inspector, Value value) {
    String *digits = to_string(inspector->runtime, value);
    size_t size;
    char *ascii = digits ? string_to_utf8(inspector->runtime, digits, &size) : NULL;
    if (!ascii) return false;
    if (inspector->options.numeric_separator) {
        write_separated(inspector->text, ascii, size, false);
    } else {
        text_ascii(inspector->text, ascii);
    }
    text_unit(inspector->text, 'n');
    free(ascii);
    return true;
}

/* ---- symbols and the rest ---- */

void text_symbol(Text *text, Symbol *symbol) {
    text_ascii(text, "Symbol(");
    if (symbol->description) text_string(text, symbol->description);
    text_unit(text, ')');
}

static Style primitive_style(Value value) {
    if (value_is_number(value)) return STYLE_NUMBER;
    if (value_is_bool(value)) return STYLE_BOOLEAN;
    if (value_is_symbol(value)) return STYLE_SYMBOL;
    if (value_is_bigint(value)) return STYLE_BIGINT;
    return value_is_null(value) ? STYLE_NULL : STYLE_UNDEFINED;
}

static bool write_plain(Inspector *inspector, Value value) {
    Text *text = inspector->text;
    if (value_is_number(value)) {
        write_number(inspector, value_as_number(value));
    } else if (value_is_bool(value)) {
        text_ascii(text, value == VALUE_TRUE ? "true" : "false");
    } else if (value_is_symbol(value)) {
        text_symbol(text, value_as_symbol(value));
    } else if (value_is_bigint(value)) {
        return write_bigint(inspector, value);
    } else {
        text_ascii(text, value_is_null(value) ? "null" : "undefined");
    }
    return true;
}

bool inspector_primitive(Inspector *inspector, Value value, bool styled) {
    if (value_is_string(value)) {
        Style style = styled ? STYLE_STRING : STYLE_NONE;
        return write_string(inspector, value_as_string(value), style);
    }
    Style style = styled ? primitive_style(value) : STYLE_NONE;
    style_begin(inspector, style);
    if (!write_plain(inspector, value)) return false;
    style_end(inspector, style);
    return true;
}
