/* Inspection of errors: the stack, made to say the right class, with what it hides.
 *
 * `name`, `message` and `stack` are left out of the properties when the stack shows them already;
 * `cause` and `errors` are added though they are not enumerable. An error without stack lines
 * stands in brackets.
 */
#include "host/inspect/inspect_internal.h"

#include "builtins/builtin.h"

/* ---- finding text in text: positions are code units, -1: not there ---- */

static int64_t find(Inspector *inspector, String *text, const char *what, uint32_t from) {
    String *needle = string_from_ascii(inspector->runtime, what);
    return needle ? string_index_of(inspector->runtime, text, needle, from) : -1;
}

static bool contains(Inspector *inspector, String *text, String *what) {
    return string_index_of(inspector->runtime, text, what, 0) >= 0;
}

static bool starts_with(const String *text, const String *start) {
    uint32_t length = string_length(start);
    if (string_length(text) < length) return false;
    for (uint32_t i = 0; i < length; i++) {
        if (string_unit(text, i) != string_unit(start, i)) return false;
    }
    return true;
}

static bool ends_with_error(const String *name) {
    static const char end[] = "Error";
    uint32_t length = string_length(name), size = sizeof end - 1;
    if (length < size) return false;
    for (uint32_t i = 0; i < size; i++) {
        if (string_unit(name, length - size + i) != (uint8_t)end[i]) return false;
    }
    return true;
}

/* ---- what the error says ---- */

static Value read(Inspector *inspector, Object *error, String *name) {
    return get(inspector->runtime, error, property_key_name(name));
}

static String *flat_string(Inspector *inspector, Value value) {
    if (value_is_abrupt(value)) return NULL;
    String *string = value_is_symbol(value) ? value_describe(inspector->runtime, value)
                                            : to_string(inspector->runtime, value);
    return string ? string_flat(inspector->runtime, string) : NULL;
}

static String *read_name(Inspector *inspector, Object *error) {
    Value name = read(inspector, error, inspector->runtime->names.name);
    if (value_is_nullish(name)) return atom_from_ascii(inspector->runtime, "Error");
    return flat_string(inspector, name);
}

/* Error.prototype.toString (20.5.3.4) for an error without stack. */
static String *describe_shortly(Inspector *inspector, Object *error) {
    Runtime *runtime = inspector->runtime;
    Value name = read(inspector, error, runtime->names.name);
    if (value_is_abrupt(name)) return NULL;
    Value message = read(inspector, error, runtime->names.message);
    if (value_is_abrupt(message)) return NULL;
    String *first = value_is_undefined(name) ? atom_from_ascii(runtime, "Error")
                                             : to_string(runtime, name);
    String *second = value_is_undefined(message) ? runtime->empty_string
                                                 : to_string(runtime, message);
    if (!first || !second) return NULL;
    if (string_length(second) == 0) return string_flat(runtime, first);
    String *text = string_length(first) ? string_format(runtime, "%S: %S", first, second) : second;
    return text ? string_flat(runtime, text) : NULL;
}

static String *read_stack(Inspector *inspector, Object *error) {
    Value stack = read(inspector, error, inspector->runtime->names.stack);
    if (value_is_abrupt(stack)) return NULL;
    return to_boolean(stack) ? flat_string(inspector, stack) : describe_shortly(inspector, error);
}

/* ---- keys ---- */

static bool keys_find(const KeyList *keys, PropertyKey key, uint32_t *index) {
    for (uint32_t i = 0; i < keys->count; i++) {
        if (!property_key_equals(keys->keys[i], key)) continue;
        *index = i;
        return true;
    }
    return false;
}

static void keys_remove(KeyList *keys, uint32_t index) {
    keys->count--;
    memmove(keys->keys + index, keys->keys + index + 1,
            (keys->count - index) * sizeof(PropertyKey));
}

/* Leaves out the properties whose text the stack shows. */
static bool drop_shown_keys(Inspector *inspector, Form *form, String *stack) {
    const Names *names = &inspector->runtime->names;
    String *const shown[] = {names->name, names->message, names->stack};
    for (size_t i = 0; i < COUNT_OF(shown) && !inspector->options.show_hidden; i++) {
        uint32_t index;
        if (!keys_find(&form->keys, property_key_name(shown[i]), &index)) continue;
        String *text = flat_string(inspector, read(inspector, form->object, shown[i]));
        if (!text) return false;
        if (contains(inspector, stack, text)) keys_remove(&form->keys, index);
    }
    return true;
}

static bool add_key(Inspector *inspector, Form *form, String *name) {
    uint32_t index;
    PropertyKey key = property_key_name(name);
    return keys_find(&form->keys, key, &index) ||
           key_list_append(inspector->runtime, &form->keys, key);
}

/* `cause` when there is one, `errors` when it is an array. */
static bool add_hidden_keys(Inspector *inspector, Form *form) {
    Runtime *runtime = inspector->runtime;
    bool has_cause, has_errors;
    PropertyKey cause = property_key_name(runtime->names.cause);
    if (!object_has_property(runtime, form->object, cause, &has_cause)) return false;
    if (has_cause && !add_key(inspector, form, runtime->names.cause)) return false;
    Value errors = read(inspector, form->object, runtime->names.errors);
    if (value_is_abrupt(errors) || !is_array(runtime, errors, &has_errors)) return false;
    return !has_errors || add_key(inspector, form, runtime->names.errors);
}

/* ---- the first line: class and name ---- */

static bool is_class_unit(uint16_t unit, bool is_first) {
    bool is_letter = (unit >= 'A' && unit <= 'Z') || (!is_first && unit >= 'a' && unit <= 'z');
    bool is_other = (unit >= '0' && unit <= '9') || unit == ' ' || unit == '_' || unit == '[' ||
                    unit == ']' || unit == '(' || unit == ')' || unit == '-';
    return is_letter || (!is_first && is_other);
}

/* Units of the class a stack begins with, as in "TypeError: x" or "Error\n    at y"; 0: none. */
static uint32_t leading_class(Inspector *inspector, String *stack) {
    uint32_t length = string_length(stack), end = 0;
    while (end < length && is_class_unit(string_unit(stack, end), end == 0)) end++;
    if (end < 2) return 0;
    if (end < length && string_unit(stack, end) == ':') return end;
    if (find(inspector, stack, "\n    at", end) == end) return end;
    return end == length && ends_with_error(stack) ? end : 0;
}

/* The prefix of the class without its final space. NULL: threw. */
static String *class_prefix(Inspector *inspector, const Form *form, String *fallback) {
    Text text = text_new(inspector->runtime), *outer = inspector->text;
    size_t size;
    char *name = string_to_utf8(inspector->runtime, fallback, &size);
    if (!name) return NULL;
    inspector->text = &text;
    form_write_prefix(inspector, form, name, -1);
    inspector->text = outer;
    free(name);
    if (text_length(&text)) text_truncate(&text, text_length(&text) - 1);
    return text_to_string(&text);
}

/* The stack with `replaced` units at its start exchanged for the class: the name may be that of a
 * parent class, as subclasses inherit it. */
static String *replace_name(Inspector *inspector, String *stack, String *prefix, String *name,
                            uint32_t replaced) {
    Runtime *runtime = inspector->runtime;
    String *rest = string_slice(runtime, stack, replaced, string_length(stack));
    if (!rest) return NULL;
    if (!contains(inspector, prefix, name)) {
        return string_format(runtime, "%S [%S]%S", prefix, name, rest);
    }
    return string_format(runtime, replaced ? "%S%S" : "%S: %S", prefix, rest);
}

/* A stack that begins with its own error's name, as V8 writes it. */
static bool begins_with_name(String *stack, String *name) {
    uint32_t length = string_length(name);
    if (!ends_with_error(name) || !starts_with(stack, name)) return false;
    if (string_length(stack) == length) return true;
    uint16_t next = string_unit(stack, length);
    return next == ':' || next == '\n';
}

static String *improve_stack(Inspector *inspector, const Form *form, String *stack, String *name) {
    Runtime *runtime = inspector->runtime;
    uint32_t replaced = string_length(name);
    String *fallback = atom_from_ascii(runtime, "Error");
    if (!fallback) return NULL;
    if (!form->constructor) {
        replaced = leading_class(inspector, stack);
        if (replaced) fallback = string_slice(runtime, stack, 0, replaced);
    } else if (!begins_with_name(stack, name)) {
        return stack;
    }
    String *prefix = fallback ? class_prefix(inspector, form, fallback) : NULL;
    if (!prefix) return NULL;
    if (string_equals(runtime, name, prefix)) return stack;
    String *improved = replace_name(inspector, stack, prefix, name, replaced);
    return improved ? string_flat(runtime, improved) : NULL;
}

/* ---- stack lines ---- */

static uint32_t line_end(const String *text, uint32_t start) {
    while (start < string_length(text) && string_unit(text, start) != '\n') start++;
    return start;
}

typedef struct Lines {
    String *text;
    SpanVector spans;
} Lines;

static bool split_lines(Lines *lines, uint32_t start) {
    for (;;) {
        uint32_t end = line_end(lines->text, start);
        if (!span_vector_push(&lines->spans, (Span){start, end})) return false;
        if (end == string_length(lines->text)) return true;
        start = end + 1;
    }
}

static bool same_line(const Lines *a, size_t i, const Lines *b, size_t j) {
    Span left = a->spans.items[i], right = b->spans.items[j];
    if (left.end - left.start != right.end - right.start) return false;
    for (size_t k = 0; k < left.end - left.start; k++) {
        if (string_unit(a->text, (uint32_t)(left.start + k)) !=
            string_unit(b->text, (uint32_t)(right.start + k))) {
            return false;
        }
    }
    return true;
}

/* How many lines from `i` on also follow each other in b, where line i first appears. */
static size_t common_run(const Lines *a, size_t i, const Lines *b) {
    size_t j = 0, length = 0;
    while (j < b->spans.length && !same_line(a, i, b, j)) j++;
    while (i + length < a->spans.length && j + length < b->spans.length &&
           same_line(a, i + length, b, j + length)) {
        length++;
    }
    return length;
}

/* The first run of more than three lines that the cause's stack has too; length 0: none. */
static Span shared_lines(const Lines *lines, const Lines *cause) {
    for (size_t i = 0; i + 3 < lines->spans.length; i++) {
        size_t length = common_run(lines, i, cause);
        if (length > 3) return (Span){i, i + length};
    }
    return (Span){0, 0};
}

/* The error's cause when it is an error. NULL: it is none. */
static Object *error_cause(Inspector *inspector, Object *error) {
    Value cause = read(inspector, error, inspector->runtime->names.cause);
    if (value_is_abrupt(cause)) runtime_take_exception(inspector->runtime);
    return value_is_kind(cause, CELL_OBJECT_ERROR) ? value_as_object(cause) : NULL;
}

/* Which lines of the stack the cause's stack repeats. False: threw. */
static bool find_shared_lines(Inspector *inspector, Object *error, const Lines *lines,
                              Span *shared) {
    Object *cause = error_cause(inspector, error);
    *shared = (Span){0, 0};
    if (!cause) return true;
    Lines others = {.text = read_stack(inspector, cause)};
    if (!others.text) return false;
    int64_t start = find(inspector, others.text, "\n    at", 0);
    bool is_fine = start < 0 || split_lines(&others, (uint32_t)start + 1);
    if (is_fine && start >= 0) *shared = shared_lines(lines, &others);
    span_vector_free(&others.spans);
    if (!is_fine) throw_out_of_memory(inspector->runtime);
    return is_fine;
}

static void begin_line(Inspector *inspector) {
    text_unit(inspector->text, '\n');
    text_repeat(inspector->text, ' ', inspector->indentation);
}

static void write_lines(Inspector *inspector, const Lines *lines, Span shared) {
    for (size_t i = 0; i < lines->spans.length; i++) {
        begin_line(inspector);
        if (shared.end > shared.start && i == shared.start + 1) {
            size_t skipped = shared.end - shared.start - 2;
            style_begin(inspector, STYLE_UNDEFINED);
            text_format(inspector->text, "    ... %zu lines matching cause stack trace ...",
                        skipped);
            style_end(inspector, STYLE_UNDEFINED);
            i += skipped - 1;
        } else {
            Span line = lines->spans.items[i];
            text_range(inspector->text, lines->text, (uint32_t)line.start, (uint32_t)line.end);
        }
    }
}

/* What stands before the stack lines: the message may have lines of its own. */
static void write_head(Inspector *inspector, const String *stack, uint32_t end) {
    for (uint32_t start = 0;; start++) {
        uint32_t stop = line_end(stack, start);
        if (stop > end) stop = end;
        text_range(inspector->text, stack, start, stop);
        if (stop == end) return;
        begin_line(inspector);
        start = stop;
    }
}

/* Where the stack lines begin, after the message: at the newline; -1: there are none. */
static bool find_lines(Inspector *inspector, Object *error, String *stack, int64_t *start) {
    uint32_t from = 0;
    Value message = read(inspector, error, inspector->runtime->names.message);
    if (value_is_abrupt(message)) return false;
    if (value_is_string(message) && string_length(value_as_string(message)) > 0) {
        String *text = value_as_string(message);
        int64_t place = string_index_of(inspector->runtime, stack, text, 0);
        if (place > 0) from = (uint32_t)place + string_length(text);
    }
    *start = find(inspector, stack, "\n    at", from);
    return true;
}

static bool write_stack(Inspector *inspector, const Form *form, String *stack) {
    int64_t start;
    if (!find_lines(inspector, form->object, stack, &start)) return false;
    if (start < 0) {
        text_unit(inspector->text, '[');
        write_head(inspector, stack, string_length(stack));
        text_unit(inspector->text, ']');
        return true;
    }
    Lines lines = {.text = stack};
    Span shared;
    bool is_fine = split_lines(&lines, (uint32_t)start + 1);
    if (!is_fine) throw_out_of_memory(inspector->runtime);
    is_fine = is_fine && find_shared_lines(inspector, form->object, &lines, &shared);
    if (is_fine) {
        write_head(inspector, stack, (uint32_t)start);
        write_lines(inspector, &lines, shared);
    }
    span_vector_free(&lines.spans);
    return is_fine;
}

bool form_write_error(Inspector *inspector, Form *form) {
    String *name = read_name(inspector, form->object);
    String *stack = name ? read_stack(inspector, form->object) : NULL;
    if (!stack || !drop_shown_keys(inspector, form, stack)) return false;
    if (!add_hidden_keys(inspector, form)) return false;
    stack = improve_stack(inspector, form, stack, name);
    return stack && write_stack(inspector, form, stack);
}
