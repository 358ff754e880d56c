/* Inspection of objects: which form an object takes, and its entries.
 *
 * A form is opened by the kind of the object: a prefix and braces, or a base such as a function's
 * "[Function: f]" that stands alone when there are no keys. Node.js asks in a certain order, and
 * openers keeps it: what can be iterated first, then functions, then what calls itself Object.
 */
#define _GNU_SOURCE /* qsort_r */
#include "host/inspect/inspect_internal.h"

#include "builtins/numbers/date.h"
#include "jobs/jobs.h"

typedef bool (*Opener)(Inspector *inspector, Form *form);

/* ---- keys ---- */

/* An array, most often, has no key that is not an index: then the list of all is not made. */
static bool has_only_elements(const Inspector *inspector, const Object *object) {
    if (object->cell.kind == CELL_OBJECT_TYPED_ARRAY) return shape_entry_count(object->shape) == 0;
    return object->cell.kind == CELL_OBJECT_ARRAY && !inspector->options.show_hidden &&
           !(object->cell.flags & OBJECT_HAS_INDEXED_SLOTS) &&
           shape_entry_count(object->shape) == 0;
}

bool form_read_keys(Inspector *inspector, Form *form, bool with_indices) {
    Runtime *runtime = inspector->runtime;
    KeyList *keys = &form->keys;
    uint32_t kept = 0;
    if (!with_indices && has_only_elements(inspector, form->object)) return true;
    if (!object_own_keys(runtime, form->object, keys)) return false;
    for (uint32_t i = 0; i < keys->count; i++) {
        PropertyKey key = keys->keys[i];
        PropertyDescriptor descriptor;
        bool shown = inspector->options.show_hidden;
        if (!with_indices && property_key_is_index(key)) continue;
        if (!shown) {
            if (!object_get_own_property(runtime, form->object, key, &descriptor, &shown)) {
                return false;
            }
            shown = shown && (descriptor.flags & PROPERTY_ENUMERABLE);
        }
        if (shown) keys->keys[kept++] = key;
    }
    keys->count = kept;
    return true;
}

/* ---- openings ---- */

void form_finish_opening(Inspector *inspector, Form *form, size_t start, const char *braces,
                         bool empty) {
    text_unit(inspector->text, (uint8_t)braces[0]);
    form->opening = span_from(inspector, start);
    form->closing = braces + 1;
    form->is_complete = empty;
    if (empty) text_ascii(inspector->text, form->closing);
}

/* After the base, from `start` on, was written: it stands alone when there is nothing else. */
static void finish_base(Inspector *inspector, Form *form, size_t start) {
    form->base = span_from(inspector, start);
    form->is_complete = form_is_bare(form);
    size_t opening = text_length(inspector->text);
    if (!form->is_complete) form_finish_opening(inspector, form, opening, "{}", false);
}

static bool open_function(Inspector *inspector, Form *form) {
    size_t start = text_length(inspector->text);
    Style style = form_is_bare(form) ? STYLE_SPECIAL : STYLE_NONE;
    style_begin(inspector, style);
    if (!form_write_function(inspector, form)) return false;
    style_end(inspector, style);
    finish_base(inspector, form, start);
    return true;
}

/* What calls itself Object says no more, unless it is an arguments object or has a tag. */
static bool open_plain(Inspector *inspector, Form *form) {
    size_t start = text_length(inspector->text);
    CellKind kind = form->object->cell.kind;
    if (kind == CELL_OBJECT_ARGUMENTS || kind == CELL_OBJECT_MAPPED_ARGUMENTS) {
        text_ascii(inspector->text, "[Arguments] ");
    } else if (string_length(form->tag) > 0) {
        form_write_prefix(inspector, form, "Object", -1);
    }
    form_finish_opening(inspector, form, start, "{}", form_is_bare(form));
    return true;
}

static bool open_other(Inspector *inspector, Form *form) {
    size_t start = text_length(inspector->text);
    if (!form_write_style(inspector, form)) return false;
    form_finish_opening(inspector, form, start, "{}", form_is_bare(form));
    return true;
}

static bool open_error(Inspector *inspector, Form *form) {
    size_t start = text_length(inspector->text);
    if (!form_write_error(inspector, form)) return false;
    finish_base(inspector, form, start);
    return true;
}

/* ---- promises ---- */

static bool write_promise(Inspector *inspector, Form *form, int level) {
    Promise *promise = (Promise *)form->object;
    size_t start = text_length(inspector->text);
    if (promise_state(promise) == PROMISE_PENDING) {
        styled_ascii(inspector, STYLE_SPECIAL, "<pending>");
    } else {
        if (promise_state(promise) == PROMISE_REJECTED) {
            styled_ascii(inspector, STYLE_SPECIAL, "<rejected>");
            text_unit(inspector->text, ' ');
        }
        if (!inspector_nested(inspector, promise->result, level)) return false;
    }
    inspector_entry(inspector, start);
    return true;
}

static bool open_promise(Inspector *inspector, Form *form) {
    size_t start = text_length(inspector->text);
    form_write_prefix(inspector, form, "Promise", -1);
    form_finish_opening(inspector, form, start, "{}", false);
    form->entries = write_promise;
    return true;
}

/* ---- boxed primitives, regular expressions, dates: a base in their own words ---- */

typedef struct BoxedKind {
    const char *name;
    Style style;
} BoxedKind;

static BoxedKind boxed_kind(CellKind kind) {
    switch (kind) {
    case CELL_OBJECT_NUMBER: return (BoxedKind){"Number", STYLE_NUMBER};
    case CELL_OBJECT_STRING: return (BoxedKind){"String", STYLE_STRING};
    case CELL_OBJECT_BOOLEAN: return (BoxedKind){"Boolean", STYLE_BOOLEAN};
    case CELL_OBJECT_BIGINT: return (BoxedKind){"BigInt", STYLE_BIGINT};
    default: return (BoxedKind){"Symbol", STYLE_SYMBOL};
    }
}

/* A String object's characters are properties, but not worth showing twice. */
static void drop_characters(Form *form, Value value) {
    uint32_t length = string_length(value_as_string(value));
    uint32_t dropped = length < form->keys.count ? length : form->keys.count;
    form->keys.count -= dropped;
    memmove(form->keys.keys, form->keys.keys + dropped, form->keys.count * sizeof(PropertyKey));
}

static bool write_boxed(Inspector *inspector, const Form *form, const char *type, Value value) {
    Text *text = inspector->text;
    text_unit(text, '[');
    text_ascii(text, type);
    if (!form->constructor) {
        text_ascii(text, " (null prototype)");
    } else if (!form_is_called(inspector, form, type)) {
        text_ascii(text, " (");
        text_string(text, form->constructor);
        text_unit(text, ')');
    }
    text_ascii(text, ": ");
    if (!inspector_primitive(inspector, value, false)) return false;
    text_unit(text, ']');
    bool same = form->constructor &&
                string_equals(inspector->runtime, form->tag, form->constructor);
    if (string_length(form->tag) == 0 || same) return true;
    text_ascii(text, " [");
    text_string(text, form->tag);
    text_unit(text, ']');
    return true;
}

static bool open_boxed(Inspector *inspector, Form *form) {
    Value value = ((PrimitiveObject *)form->object)->value;
    BoxedKind kind = boxed_kind(form->object->cell.kind);
    size_t start = text_length(inspector->text);
    if (value_is_string(value) && form->keys.count) drop_characters(form, value);
    Style style = form->keys.count ? STYLE_NONE : kind.style;
    style_begin(inspector, style);
    if (!write_boxed(inspector, form, kind.name, value)) return false;
    style_end(inspector, style);
    finish_base(inspector, form, start);
    return true;
}

static bool open_by_text(Inspector *inspector, Form *form, const char *fallback, String *words,
                         Style base_style) {
    size_t start = text_length(inspector->text);
    Style style = form_is_bare(form) ? base_style : STYLE_NONE;
    if (!words) return false;
    style_begin(inspector, style);
    bool says_class = !form_is_called(inspector, form, fallback) || string_length(form->tag) > 0;
    if (says_class) form_write_prefix(inspector, form, fallback, -1);
    text_string(inspector->text, words);
    style_end(inspector, style);
    finish_base(inspector, form, start);
    return true;
}

/* What RegExp.prototype.toString says of the object, or of its like if that has no prototype. NULL:
 * threw. */
static String *regexp_text(Runtime *runtime, const Form *form) {
    Object *prototype = intrinsic(runtime, INTRINSIC_REGEXP_PROTOTYPE);
    Object *constructor = prototype ? intrinsic(runtime, INTRINSIC_REGEXP) : NULL;
    Value value = value_cell(form->object);
    if (!constructor) return NULL;
    if (!form->constructor) value = construct(runtime, constructor, 1, &value, NULL);
    if (value_is_abrupt(value)) return NULL;
    Value method = get(runtime, prototype, property_key_name(runtime->names.to_string));
    Value text = value_is_abrupt(method) ? method : call(runtime, method, value, 0, NULL);
    return value_is_abrupt(text) ? NULL : to_string(runtime, text);
}

static bool open_regexp(Inspector *inspector, Form *form) {
    String *words = regexp_text(inspector->runtime, form);
    return open_by_text(inspector, form, "RegExp", words, STYLE_REGEXP);
}

static bool open_date(Inspector *inspector, Form *form) {
    Runtime *runtime = inspector->runtime;
    double time = ((const DateObject *)form->object)->time;
    String *words = isnan(time) ? date_text(runtime, time) : date_iso_text(runtime, time);
    return open_by_text(inspector, form, "Date", words, STYLE_DATE);
}

/* ---- who opens what ---- */

static const Opener iterable_openers[CELL_KIND_COUNT] = {
    [CELL_OBJECT_ARRAY] = form_open_array,
    [CELL_OBJECT_TYPED_ARRAY] = form_open_typed_array,
    [CELL_OBJECT_SET] = form_open_set,
    [CELL_OBJECT_MAP] = form_open_map,
    [CELL_OBJECT_MAP_ITERATOR] = form_open_iterator,
    [CELL_OBJECT_SET_ITERATOR] = form_open_iterator,
};

static const Opener openers[CELL_KIND_COUNT] = {
    [CELL_OBJECT_ERROR] = open_error,
    [CELL_OBJECT_PROMISE] = open_promise,
    [CELL_OBJECT_WEAK_SET] = form_open_weak,
    [CELL_OBJECT_WEAK_MAP] = form_open_weak,
    [CELL_OBJECT_NUMBER] = open_boxed,
    [CELL_OBJECT_STRING] = open_boxed,
    [CELL_OBJECT_BOOLEAN] = open_boxed,
    [CELL_OBJECT_BIGINT] = open_boxed,
    [CELL_OBJECT_SYMBOL] = open_boxed,
    [CELL_OBJECT_REGEXP] = open_regexp,
    [CELL_OBJECT_DATE] = open_date,
    [CELL_OBJECT_ARRAY_BUFFER] = form_open_array_buffer,
    [CELL_OBJECT_DATA_VIEW] = form_open_data_view,
};

/* Objects that merely inherit from Error.prototype are shown as errors too. */
static bool inherits_from_error(Runtime *runtime, const Object *object, bool *result) {
    Object *constructor = runtime->realm->intrinsics[INTRINSIC_ERROR];
    *result = false;
    if (!constructor) return true;
    Value answer = ordinary_has_instance(runtime, value_cell(constructor), value_cell(object));
    *result = answer == VALUE_TRUE;
    return !value_is_abrupt(answer);
}

static bool open_with_keys(Inspector *inspector, Form *form) {
    if (form->object->cell.kind == CELL_OBJECT_MODULE_NAMESPACE)
        return form_open_namespace(inspector, form);
    if (!form_read_keys(inspector, form, true)) return false;
    if (is_callable(value_cell(form->object))) return open_function(inspector, form);
    if (form_is_called(inspector, form, "Object")) return open_plain(inspector, form);
    Opener opener = openers[form->object->cell.kind];
    bool is_error = false;
    if (!opener && !inherits_from_error(inspector->runtime, form->object, &is_error)) return false;
    if (is_error) opener = open_error;
    return opener ? opener(inspector, form) : open_other(inspector, form);
}

static bool open_form(Inspector *inspector, Form *form) {
    Runtime *runtime = inspector->runtime;
    Opener opener = iterable_openers[form->object->cell.kind];
    bool is_iterable = !form->constructor;
    if (opener && !is_iterable) {
        PropertyKey iterator = property_key_symbol(runtime->symbols.iterator);
        if (!object_has_property(runtime, form->object, iterator, &is_iterable)) return false;
    }
    return opener && is_iterable ? opener(inspector, form) : open_with_keys(inspector, form);
}

/* ---- entries ---- */

static bool write_keys(Inspector *inspector, Form *form, int level) {
    for (uint32_t i = 0; i < form->keys.count; i++) {
        size_t start = text_length(inspector->text);
        if (!inspector_property(inspector, form->object, form->keys.keys[i], form->kind, NULL,
                                form->object, level)) {
            return false;
        }
        inspector_entry(inspector, start);
    }
    return true;
}

static void reverse_entries(Span *entries, size_t count) {
    for (size_t i = 0; i < count / 2; i++) {
        Span swapped = entries[i];
        entries[i] = entries[count - 1 - i];
        entries[count - 1 - i] = swapped;
    }
}

/* Properties of prototypes were written first; they are shown last. */
static void move_to_end(Inspector *inspector, const Form *form, size_t own_first) {
    size_t count = inspector->entries.length - form->first_entry;
    size_t moved = own_first - form->first_entry;
    if (moved == 0 || moved == count) return;
    Span *entries = inspector->entries.items + form->first_entry;
    reverse_entries(entries, moved);
    reverse_entries(entries + moved, count - moved);
    reverse_entries(entries, count);
}

static bool write_entries(Inspector *inspector, Form *form, int level) {
    size_t own_first = inspector->entries.length;
    if (form->entries && !form->entries(inspector, form, level)) return false;
    if (!write_keys(inspector, form, level)) return false;
    move_to_end(inspector, form, own_first);
    return true;
}

/* ---- sorting ---- */

typedef struct EntryOrder {
    Inspector *inspector;
    bool failed;
} EntryOrder;

static String *entry_string(const Inspector *inspector, Span entry) {
    return string_from_utf16(inspector->runtime, inspector->text->units.items + entry.start,
                             (uint32_t)(entry.end - entry.start));
}

static int compare_by_script(EntryOrder *order, String *left, String *right) {
    Runtime *runtime = order->inspector->runtime;
    Value arguments[] = {value_cell(left), value_cell(right)};
    Value result = call(runtime, order->inspector->options.comparator, VALUE_UNDEFINED, 2,
                        arguments);
    double sign = 0;
    order->failed = value_is_abrupt(result) || !to_number(runtime, result, &sign);
    return sign < 0 ? -1 : sign > 0;
}

static int compare_entries(const void *left, const void *right, void *data) {
    EntryOrder *order = data;
    if (order->failed) return 0;
    String *a = entry_string(order->inspector, *(const Span *)left);
    String *b = entry_string(order->inspector, *(const Span *)right);
    order->failed = !a || !b;
    if (order->failed) return 0;
    return value_is_undefined(order->inspector->options.comparator)
               ? string_compare(order->inspector->runtime, a, b)
               : compare_by_script(order, a, b);
}

bool inspector_sort_entries(Inspector *inspector, size_t first, size_t end) {
    EntryOrder order = {.inspector = inspector};
    qsort_r(inspector->entries.items + first, end - first, sizeof(Span), compare_entries, &order);
    return !order.failed;
}

/* sorted: all entries of an object, the keys of an array. */
static bool sort_form(Inspector *inspector, const Form *form) {
    size_t end = inspector->entries.length, first = form->first_entry;
    if (!inspector->options.sorted) return true;
    if (form->kind != ENTRY_PROPERTY) first = end - form->keys.count;
    return inspector_sort_entries(inspector, first, end);
}

/* ---- the whole object ---- */

/* Too deep: "[Foo]", or "[Object: null prototype]" as it is. */
static bool write_name_only(Inspector *inspector, const Form *form) {
    style_begin(inspector, STYLE_SPECIAL);
    if (form->constructor) text_unit(inspector->text, '[');
    if (!form_write_style(inspector, form)) return false;
    text_truncate(inspector->text, text_length(inspector->text) - 1);
    if (form->constructor) text_unit(inspector->text, ']');
    style_end(inspector, STYLE_SPECIAL);
    return true;
}

/* "<ref *1>" before the base of an object that was found inside itself. */
static void write_reference(Inspector *inspector, Form *form) {
    const Array *circular = inspector->circular;
    uint32_t index = 0;
    Value value = value_cell(form->object);
    if (!circular) return;
    while (index < circular->length && object_dense_element(&circular->object, index) != value) {
        index++;
    }
    if (index == circular->length) return;
    bool is_compact = inspector->options.compact == INSPECT_COMPACT_ALWAYS;
    Span *place = is_compact ? &form->opening : &form->base, old = *place;
    size_t start = text_length(inspector->text);
    style_begin(inspector, STYLE_SPECIAL);
    text_format(inspector->text, "<ref *%u>", index + 1);
    style_end(inspector, STYLE_SPECIAL);
    if (old.end > old.start) {
        text_unit(inspector->text, ' ');
        for (size_t i = old.start; i < old.end; i++) {
            text_unit(inspector->text, inspector->text->units.items[i]);
        }
    }
    *place = span_from(inspector, start);
}

static bool is_stack_overflow(Runtime *runtime) {
    Value error = runtime->exception, message;
    if (!value_is_kind(error, CELL_OBJECT_ERROR)) return false;
    message = get(runtime, value_as_object(error), property_key_name(runtime->names.message));
    return value_is_string(message) &&
           string_equals_ascii(runtime, value_as_string(message),
                               "Maximum call stack size exceeded");
}

/* The C stack ended somewhere below: the object says so in place of its entries. */
static bool write_interrupted(Inspector *inspector, const Form *form) {
    runtime_take_exception(inspector->runtime);
    style_begin(inspector, STYLE_SPECIAL);
    text_unit(inspector->text, '[');
    if (!form_write_style(inspector, form)) return false;
    text_truncate(inspector->text, text_length(inspector->text) - 1);
    text_ascii(inspector->text, ": Inspection interrupted prematurely. ");
    text_ascii(inspector->text, "Maximum call stack size exceeded.]");
    style_end(inspector, STYLE_SPECIAL);
    return true;
}

/* Writes the entries with the object under way. *interrupted: the text is finished. */
static bool fill_form(Inspector *inspector, Form *form, size_t start, int level,
                      bool *interrupted) {
    size_t indentation = inspector->indentation, depth = inspector->seen.length;
    if (!object_vector_push(&inspector->seen, form->object)) {
        return !value_is_abrupt(throw_out_of_memory(inspector->runtime));
    }
    inspector->current_depth = level;
    bool is_fine = write_entries(inspector, form, level);
    inspector->seen.length = depth;
    *interrupted = !is_fine && is_stack_overflow(inspector->runtime);
    if (!*interrupted) return is_fine;
    inspector->indentation = indentation;
    inspector->entries.length = form->first_entry;
    text_truncate(inspector->text, start);
    return write_interrupted(inspector, form);
}

/* Past 2^27 units only names are shown from here on: the end of a monster is near. */
static void count_written(Inspector *inspector, size_t start) {
    enum { MOST_WRITTEN = 1 << 27 };
    inspector->written += text_length(inspector->text) - start;
    if (inspector->written > MOST_WRITTEN) inspector->options.depth = -1;
}

bool inspector_is_nested_too_deeply(Runtime *runtime, int level) {
    enum { MOST_LEVELS = 1000 };
    if (runtime_stack_overflow(runtime)) return true;
    if (level <= MOST_LEVELS) return false;
    throw_range_error(runtime, "Maximum call stack size exceeded");
    return true;
}

bool inspector_object(Inspector *inspector, Object *object, int level) {
    Form form = {.object = object, .first_entry = inspector->entries.length};
    size_t start = text_length(inspector->text);
    bool interrupted = false;
    if (inspector_is_nested_too_deeply(inspector->runtime, level)) return false;
    if (!form_find_constructor(inspector, &form, level)) return false;
    if (!form_find_tag(inspector, &form) || !open_form(inspector, &form)) return false;
    if (form.is_complete) return true;
    if (inspector_is_too_deep(inspector, level)) {
        text_truncate(inspector->text, start);
        inspector->entries.length = form.first_entry;
        return write_name_only(inspector, &form);
    }
    if (!fill_form(inspector, &form, start, level + 1, &interrupted)) return false;
    if (interrupted) return true;
    write_reference(inspector, &form);
    if (!sort_form(inspector, &form)) return false;
    Object *elements = form.kind == ENTRY_ARRAY_EXTRA ? object : NULL;
    layout_entries(inspector, &form, start, level + 1, elements);
    count_written(inspector, start);
    return true;
}
