/* The report of an uncaught error, as Node.js prints it:
 *
 *     FILE:LINE
 *     the source line
 *         ^
 *
 *     Name: message
 *         at function (FILE:LINE:COLUMN)
 *
 *     Bobbin v0.1.0
 *
 * It must print whatever it is given: what inspection throws is replaced by less and less. */
#include "host/report.h"

#include "evaluate/evaluate.h"
#include "host/console.h"
#include "host/inspect/inspect.h"

/* ---- the place ---- */

/* The line below the source line: tabs stay, so that the caret stands where it belongs. */
static void append_caret(Text *text, const ErrorPlace *place) {
    uint32_t length = place->line_text ? string_length(place->line_text) : 0;
    for (uint32_t i = 0; i + 1 < place->column; i++) {
        bool is_tab = i < length && string_unit(place->line_text, i) == '\t';
        text_unit(text, is_tab ? '\t' : ' ');
    }
    text_repeat(text, '^', place->length);
    text_unit(text, '\n');
}

void report_place(Text *text, const ErrorPlace *place) {
    text_string(text, place->file);
    text_format(text, ":%u\n", place->line);
    report_line(text, place);
}

void report_line(Text *text, const ErrorPlace *place) {
    if (!place->line_text) return;
    text_string(text, place->line_text);
    text_unit(text, '\n');
    if (place->column) append_caret(text, place);
}

/* The place of a syntax error; else where it was thrown, or made. False: none is known. */
static bool find_place(Runtime *runtime, Value error, UncaughtOrigin origin, ErrorPlace *place) {
    if (value_is_kind(error, CELL_OBJECT_ERROR)) {
        *place = ((ErrorObject *)value_as_object(error))->place;
        if (place->file) return true;
    }
    bool is_thrown = origin == UNCAUGHT_THROWN;
    if (is_thrown && throw_place(runtime, error, place)) return true;
    return error_place(runtime, error, place);
}

/* ---- the error ---- */

static bool is_error(Value value) {
    return value_is_kind(value, CELL_OBJECT_ERROR);
}

/* What is left when inspection itself throws. */
static void append_fallback(Text *text, Value error) {
    runtime_take_exception(text->runtime);
    String *described = value_describe(text->runtime, error);
    if (described)
        text_string(text, described);
    else
        runtime_take_exception(text->runtime);
}

/* An error made where no script ran (the parser's, the loader's, out of memory): inspection puts it
 * in brackets, which here it needs none of; its own properties may follow them, and then a rejected
 * one keeps them. The closing one's place, 0: there are none. */
static size_t closing_bracket(Value error, const Text *shown, UncaughtOrigin origin) {
    const UnitVector *units = &shown->units;
    bool is_open = is_error(error) && !error_has_frames(error) && units->length > 2 &&
                   units->items[0] == '[';
    if (is_open && units->items[units->length - 1] == ']') return units->length - 1;
    if (origin == UNCAUGHT_REJECTED) return 0;
    for (size_t i = 1; is_open && i + 4 <= units->length; i++) {
        bool is_end = units->items[i] == ']' && units->items[i + 1] == ' ' &&
                      units->items[i + 2] == '{' && units->items[i + 3] == '\n';
        if (is_end) return i;
    }
    return 0;
}

/* As console.log shows it, without those brackets. */
static void append_shown(Text *text, Value error, const Text *shown, UncaughtOrigin origin) {
    const UnitVector *units = &shown->units;
    size_t closing = closing_bracket(error, shown, origin), opening = closing ? 1 : 0;
    size_t end = closing ? closing : units->length;
    text_units(text, units->items + opening, end - opening);
    if (closing) text_units(text, units->items + closing + 1, units->length - closing - 1);
}

/* A text that was thrown is shown as it is, anything else as inspection shows it. */
void report_error(Text *text, Value error, UncaughtOrigin origin, const InspectOptions *options) {
    Text shown = text_new(text->runtime);
    if (value_is_string(error)) {
        text_string(text, value_as_string(error));
    } else if (inspect_to_text(text->runtime, error, options, &shown)) {
        append_shown(text, error, &shown, origin);
    } else {
        append_fallback(text, error);
    }
    text_free(&shown);
}

/* Errors are set off from their place by an empty line, other values from what came before. */
static void compose(Text *text, Value error, UncaughtOrigin origin, bool colors) {
    ErrorPlace place;
    InspectOptions options = inspect_default_options;
    options.colors = colors;
    options.depth = 5; /* deeper than console.log, and with no word from custom methods */
    options.custom_inspect = false;
    if (!is_error(error)) text_unit(text, '\n');
    if (find_place(text->runtime, error, origin, &place)) {
        report_place(text, &place);
        if (is_error(error)) text_unit(text, '\n');
    }
    report_error(text, error, origin, &options);
    text_ascii(text, "\n\nBobbin v");
    text_ascii(text, bob_version());
}

/* The report is the last thing a program says: groups do not indent it. */
void report_uncaught(BobEngine *engine, Value error, UncaughtOrigin origin) {
    Host *host = engine->host;
    Text text = text_new(engine->runtime);
    compose(&text, error, origin, host->output.streams[OUTPUT_STDERR].colors);
    uint32_t indentation = host->group_indentation;
    host->group_indentation = 0;
    console_print(host, OUTPUT_STDERR, &text);
    host->group_indentation = indentation;
    text_free(&text);
    if (runtime_has_exception(engine->runtime)) runtime_take_exception(engine->runtime);
}
