/* The console: its methods and the way of a line to the output.
 *
 * The methods need no `this`: they find their console through the engine, so that
 * promise.then(console.log) works. A line is composed as UTF-16, shifted by the open groups, and
 * leaves as UTF-8; a lone string or number takes a shorter way.
 */
#include "host/console.h"

#include "builtins/builtin.h"
#include "host/inspect/inspect.h"
#include "support/double_format.h"
#include "support/utf.h"

/* ---- lines ---- */

/* Bytes of a line: on the C stack while it is short. */
typedef struct Line {
    char *bytes;
    size_t size;
    char room[1024];
} Line;

static bool line_open(Line *line, size_t size) {
    line->bytes = size + 1 <= sizeof line->room ? line->room : malloc(size + 1);
    line->size = size;
    return line->bytes != NULL;
}

static void line_close(Line *line) {
    if (line->bytes != line->room) free(line->bytes);
}

/* Every line of the text behind the groups' indentation. Out of memory: it is not printed. */
static void print_shifted(Host *host, int stream, const char *bytes, size_t size) {
    Buffer shifted = {0};
    size_t start = 0;
    bool is_fine = true;
    while (is_fine && start < size) {
        const char *newline = memchr(bytes + start, '\n', size - start);
        size_t end = newline ? (size_t)(newline - bytes) + 1 : size;
        is_fine = buffer_items_reserve(&shifted, host->group_indentation);
        for (uint32_t i = 0; is_fine && i < host->group_indentation; i++) {
            shifted.items[shifted.length++] = ' ';
        }
        is_fine = is_fine && buffer_append(&shifted, bytes + start, end - start);
        start = end;
    }
    if (is_fine) output_write(&host->output, stream, shifted.items, shifted.length);
    buffer_free(&shifted);
}

/* The line is complete but for its newline, for which there is room. */
static void line_print(Line *line, Host *host, int stream) {
    line->bytes[line->size++] = '\n';
    if (LIKELY(host->group_indentation == 0)) {
        output_write(&host->output, stream, line->bytes, line->size);
    } else {
        print_shifted(host, stream, line->bytes, line->size);
    }
    line_close(line);
}

void console_print(Host *host, int stream, const Text *text) {
    Line line;
    const uint16_t *units = text->units.items;
    if (!line_open(&line, utf16_utf8_size(units, text->units.length))) return;
    utf16_to_utf8(units, text->units.length, line.bytes);
    line_print(&line, host, stream);
}

static bool print_string(Host *host, int stream, String *string) {
    Runtime *runtime = host->engine->runtime;
    Line line;
    if (!string_flat(runtime, string)) return false;
    size_t length = string_length(string);
    bool is_wide = string_is_utf16(string);
    size_t size = is_wide ? utf16_utf8_size(string_utf16(string), length)
                          : latin1_utf8_size(string_latin1(string), length);
    if (!line_open(&line, size)) return !value_is_abrupt(throw_out_of_memory(runtime));
    if (is_wide) {
        utf16_to_utf8(string_utf16(string), length, line.bytes);
    } else {
        latin1_to_utf8(string_latin1(string), length, line.bytes);
    }
    line_print(&line, host, stream);
    return true;
}

static void print_number(Host *host, int stream, double number) {
    Line line = {.bytes = line.room};
    if (number == 0 && signbit(number)) line.bytes[line.size++] = '-';
    line.size += double_to_string(number, line.bytes + line.size);
    line_print(&line, host, stream);
}

/* ---- log and its kin ---- */

static bool console_options(Runtime *runtime, int stream, InspectOptions *options) {
    if (!inspect_base_options(runtime, options)) return false;
    if (host_of(runtime)->output.streams[stream].colors) options->colors = true;
    return true;
}

static bool print_formatted(Runtime *runtime, int stream, uint32_t count, const Value *arguments) {
    InspectOptions options;
    Text text = text_new(runtime);
    bool is_fine = console_options(runtime, stream, &options) &&
                   format_values(runtime, count, arguments, &options, &text);
    if (is_fine) console_print(host_of(runtime), stream, &text);
    text_free(&text);
    return is_fine;
}

bool console_print_values(Runtime *runtime, int stream, uint32_t count, const Value *arguments) {
    Host *host = host_of(runtime);
    if (count == 1 && value_is_string(arguments[0])) {
        return print_string(host, stream, value_as_string(arguments[0]));
    }
    bool is_number = count == 1 && value_is_number(arguments[0]);
    if (is_number && !host->output.streams[stream].colors && !host->inspect_defaults) {
        print_number(host, stream, value_as_number(arguments[0]));
        return true;
    }
    return print_formatted(runtime, stream, count, arguments);
}

static Value print_arguments(NativeCall *call, int stream) {
    TRY_OK(console_print_values(call->runtime, stream, call->count, call->arguments));
    return VALUE_UNDEFINED;
}

static Value console_log(NativeCall *call) {
    return print_arguments(call, OUTPUT_STDOUT);
}

static Value console_warn(NativeCall *call) {
    return print_arguments(call, OUTPUT_STDERR);
}

/* console.dir(value, options) */
static Value console_dir(NativeCall *call) {
    Runtime *runtime = call->runtime;
    InspectOptions options;
    Text text = text_new(runtime);
    TRY_OK(console_options(runtime, OUTPUT_STDOUT, &options));
    options.custom_inspect = false;
    TRY_OK(inspect_read_options(runtime, argument(call, 1), &options));
    bool is_fine = inspect_to_text(runtime, argument(call, 0), &options, &text);
    if (is_fine) console_print(host_of(runtime), OUTPUT_STDOUT, &text);
    text_free(&text);
    return is_fine ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

/* The arguments with another first one in front of, or instead of, their own. */
static Value print_with_first(NativeCall *call, String *first, uint32_t dropped) {
    Array *values = array_new(call->runtime, 0);
    if (!values || !array_push(call->runtime, values, value_cell(first))) return VALUE_ABRUPT;
    for (uint32_t i = dropped; i < call->count; i++) {
        TRY_OK(array_push(call->runtime, values, call->arguments[i]));
    }
    TRY_OK(console_print_values(call->runtime, OUTPUT_STDERR, values->length,
                                values->object.elements->values));
    return VALUE_UNDEFINED;
}

/* console.assert(condition, ...data): the first datum is made text, whatever it is. */
static Value console_assert(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (to_boolean(argument(call, 0))) return VALUE_UNDEFINED;
    if (call->count < 2) {
        String *alone = string_from_ascii(runtime, "Assertion failed");
        return alone ? print_with_first(call, alone, call->count) : VALUE_ABRUPT;
    }
    String *datum = to_string(runtime, argument(call, 1));
    String *first = datum ? string_format(runtime, "Assertion failed: %S", datum) : NULL;
    return first ? print_with_first(call, first, 2) : VALUE_ABRUPT;
}

/* An object to capture a stack on: `name` is "Trace", `message` what the arguments format to. */
static Object *trace_object(NativeCall *call) {
    Runtime *runtime = call->runtime;
    InspectOptions options;
    Text text = text_new(runtime);
    Object *trace = object_new(runtime);
    String *name = trace ? string_from_ascii(runtime, "Trace") : NULL;
    if (!name || !console_options(runtime, OUTPUT_STDERR, &options)) return NULL;
    if (!format_values(runtime, call->count, call->arguments, &options, &text)) {
        text_free(&text);
        return NULL;
    }
    String *message = text_to_string(&text);
    const Names *names = &runtime->names;
    bool is_fine =
        message && object_put(runtime, trace, property_key_name(names->name), value_cell(name)) &&
        object_put(runtime, trace, property_key_name(names->message), value_cell(message)) &&
        error_capture_stack(runtime, trace, call->callee);
    return is_fine ? trace : NULL;
}

static Value console_trace(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *trace = trace_object(call);
    if (!trace) return VALUE_ABRUPT;
    TRY_VALUE(stack, get(runtime, trace, property_key_name(runtime->names.stack)));
    TRY_OK(console_print_values(runtime, OUTPUT_STDERR, 1, &stack));
    return VALUE_UNDEFINED;
}

/* ---- groups ---- */

enum { GROUP_WIDTH = 2 };

static Value console_group(NativeCall *call) {
    if (call->count > 0) TRY(print_arguments(call, OUTPUT_STDOUT));
    host_of(call->runtime)->group_indentation += GROUP_WIDTH;
    return VALUE_UNDEFINED;
}

static Value console_group_end(NativeCall *call) {
    Host *host = host_of(call->runtime);
    if (host->group_indentation) host->group_indentation -= GROUP_WIDTH;
    return VALUE_UNDEFINED;
}

/* ---- the rest ---- */

/* Clears the screen; on anything but a terminal there is none. */
static Value console_clear(NativeCall *call) {
    static const char clear[] = "\033[1;1H\033[0J";
    Output *output = &host_of(call->runtime)->output;
    if (output->streams[OUTPUT_STDOUT].is_terminal) {
        output_write(output, OUTPUT_STDOUT, clear, sizeof clear - 1);
    }
    return VALUE_UNDEFINED;
}

/* Methods that only do something under a debugger. */
static Value console_nothing(NativeCall *call) {
    (void)call;
    return VALUE_UNDEFINED;
}

/* ---- the object ---- */

/* Methods of the console are enumerable, and show the name they are called by. */
#define CONSOLE_METHOD(name_, function_, doc_)                                                  \
    { .kind = ROW_METHOD, .attributes = PROPERTY_DEFAULT, .name = name_, .function = function_, \
      .documentation = doc_ }

static const BuiltinRow console_rows[] = {
    CONSOLE_METHOD("log", console_log, "prints the arguments to standard output"),
    CONSOLE_METHOD("warn", console_warn, "prints the arguments to standard error"),
    CONSOLE_METHOD("dir", console_dir, "prints one value, inspected with options"),
    CONSOLE_METHOD("time", console_time, "starts the timer of a label"),
    CONSOLE_METHOD("timeEnd", console_time_end, "prints and ends the timer of a label"),
    CONSOLE_METHOD("timeLog", console_time_log, "prints the timer of a label, and more"),
    CONSOLE_METHOD("trace", console_trace, "prints where it is called from"),
    CONSOLE_METHOD("assert", console_assert, "complains when its first argument is false"),
    CONSOLE_METHOD("clear", console_clear, "clears the terminal"),
    CONSOLE_METHOD("count", console_count, "prints how often it was called with the label"),
    CONSOLE_METHOD("countReset", console_count_reset, "sets the count of a label back"),
    CONSOLE_METHOD("group", console_group, "prints, and indents what follows"),
    CONSOLE_METHOD("groupEnd", console_group_end, "ends the innermost group"),
    CONSOLE_METHOD("table", console_table, "prints rows and columns"),
    CONSOLE_METHOD("debug", console_log, "the same as log"),
    CONSOLE_METHOD("info", console_log, "the same as log"),
    CONSOLE_METHOD("dirxml", console_log, "the same as log"),
    CONSOLE_METHOD("error", console_warn, "the same as warn"),
    CONSOLE_METHOD("groupCollapsed", console_group, "the same as group"),
    CONSOLE_METHOD("profile", console_nothing, "nothing: there is no profiler"),
    CONSOLE_METHOD("profileEnd", console_nothing, "nothing: there is no profiler"),
    CONSOLE_METHOD("timeStamp", console_nothing, "nothing: there is no timeline to mark"),
    TO_STRING_TAG("console"),
    ROWS_END,
};

/* The console, with an empty object of its own for a prototype, as the Console Standard asks. */
static Value make_console(Runtime *runtime) {
    Object *prototype = object_new(runtime);
    Shape *shape = prototype ? shape_new_unique(runtime, prototype) : NULL;
    Object *console = shape ? object_allocate_shaped(runtime, sizeof(Object), CELL_OBJECT_PLAIN,
                                                     shape, COUNT_OF(console_rows))
                            : NULL;
    if (!console || !builtin_add_rows(runtime, runtime->realm, console, console_rows)) {
        return VALUE_ABRUPT;
    }
    runtime->realm->intrinsics[INTRINSIC_CONSOLE] = console;
    return value_cell(console);
}

// clang-format off
static const BuiltinRow global_rows[] = {
    {.kind = ROW_MADE, .attributes = PROPERTY_HIDDEN, .name = "console", .make = make_console,
     .documentation = "prints for a person to read"},
    ROWS_END,
};
// clang-format on

bool console_install(BobEngine *engine) {
    return builtin_add_rows(engine->runtime, engine->realm, engine->realm->global, global_rows);
}
