/* Inspection of typed arrays, ArrayBuffers and DataViews.
 *
 * What is shown of them beside elements and bytes is read as a script would read it, getters
 * included, so that subclasses have their say. */
#include "host/inspect/inspect_internal.h"

#include "builtins/indexed/typed_array.h"

/* `name` of the object, as an entry of its own: an own property, or what its class says. */
static bool write_property(Inspector *inspector, const Form *form, const char *name, int level) {
    size_t start = text_length(inspector->text);
    String *atom = atom_from_ascii(inspector->runtime, name);
    if (!atom || !inspector_property(inspector, form->object, property_key_name(atom),
                                     ENTRY_PROPERTY, NULL, form->object, level)) {
        return false;
    }
    inspector_entry(inspector, start);
    return true;
}

/* ---- typed arrays ---- */

static bool write_elements(Inspector *inspector, const TypedArray *array) {
    size_t length = typed_array_length(array), most = length;
    double limit = inspector->options.max_array_length;
    if (!(limit >= (double)most)) most = limit > 0 ? (size_t)limit : 0;
    for (size_t i = 0; i < most; i++) {
        size_t start = text_length(inspector->text);
        Value element = typed_array_get(inspector->runtime, array, i);
        if (value_is_abrupt(element)) return false;
        if (!inspector_primitive(inspector, element, true)) return false;
        inspector_entry(inspector, start);
    }
    inspector_more_items(inspector, (double)length - (double)most);
    return true;
}

/* showHidden: "[buffer]: ArrayBuffer { byteLength: 3 }", whose bytes are seen already. */
static bool write_hidden(Inspector *inspector, Object *array, const char *name, int level) {
    size_t start = text_length(inspector->text);
    String *atom = atom_from_ascii(inspector->runtime, name);
    Value value = atom ? get_by_name(inspector->runtime, array, atom) : VALUE_ABRUPT;
    if (value_is_abrupt(value)) return false;
    text_format(inspector->text, "[%s]: ", name);
    inspector->hides_bytes = true;
    bool is_fine = inspector_nested(inspector, value, level);
    inspector->hides_bytes = false;
    if (is_fine) inspector_entry(inspector, start);
    return is_fine;
}

/* Without a prototype nobody can ask the array: a copy of the intrinsic class answers. */
static TypedArray *array_to_ask(Inspector *inspector, const Form *form) {
    TypedArray *array = (TypedArray *)form->object;
    if (form->constructor) return array;
    Runtime *runtime = inspector->runtime;
    size_t length = typed_array_length(array);
    TypedArray *copy = typed_array_make(runtime, typed_array_kind(array), (double)length);
    if (!copy || !length) return copy;
    return typed_array_copy(runtime, copy, 0, array, 0, length) ? copy : NULL;
}

static bool write_typed_array(Inspector *inspector, Form *form, int level) {
    static const char *const hidden[] = {"BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset",
                                         "buffer"};
    TypedArray *array = array_to_ask(inspector, form);
    if (!array || !write_elements(inspector, array)) return false;
    for (size_t i = 0; inspector->options.show_hidden && i < COUNT_OF(hidden); i++) {
        if (!write_hidden(inspector, &array->object, hidden[i], level)) return false;
    }
    return true;
}

bool form_open_typed_array(Inspector *inspector, Form *form) {
    const TypedArray *array = (const TypedArray *)form->object;
    size_t start = text_length(inspector->text), length = typed_array_length(array);
    if (!form_read_keys(inspector, form, false)) return false;
    form_write_prefix(inspector, form, typed_array_info(array)->name, (double)length);
    bool is_empty = length == 0 && form_is_bare(form) && !inspector->options.show_hidden;
    form_finish_opening(inspector, form, start, "[]", is_empty && form->constructor);
    form->kind = ENTRY_ARRAY_EXTRA;
    form->entries = write_typed_array;
    return true;
}

/* ---- buffers ---- */

static void write_bytes(Text *text, const ArrayBuffer *buffer, double limit) {
    size_t length = buffer->byte_length, shown = length;
    if (!(limit >= (double)length)) shown = limit > 0 ? (size_t)limit : 0;
    for (size_t i = 0; i < shown; i++) {
        text_format(text, i ? " %02x" : "%02x", buffer->data[i]);
    }
    double rest = (double)(length - shown);
    if (rest > 0) text_format(text, " ... %.0f more byte%s", rest, rest > 1 ? "s" : "");
}

static void write_contents(Inspector *inspector, const ArrayBuffer *buffer) {
    size_t start = text_length(inspector->text);
    if (array_buffer_is_detached(buffer)) {
        styled_ascii(inspector, STYLE_SPECIAL, "(detached)");
    } else {
        styled_ascii(inspector, STYLE_SPECIAL, "[Uint8Contents]");
        text_ascii(inspector->text, ": <");
        write_bytes(inspector->text, buffer, inspector->options.max_array_length);
        text_unit(inspector->text, '>');
    }
    inspector_entry(inspector, start);
}

static bool write_length_only(Inspector *inspector, Form *form, int level) {
    return write_property(inspector, form, "byteLength", level);
}

static bool write_buffer(Inspector *inspector, Form *form, int level) {
    write_contents(inspector, (const ArrayBuffer *)form->object);
    return write_length_only(inspector, form, level);
}

/* "{ byteLength: 3 }": the whole of a buffer whose bytes are not shown. */
static bool write_brief_buffer(Inspector *inspector, Form *form) {
    size_t length = ((const ArrayBuffer *)form->object)->byte_length;
    text_ascii(inspector->text, "{ byteLength: ");
    if (!inspector_primitive(inspector, value_number((double)length), true)) return false;
    text_ascii(inspector->text, " }");
    form->is_complete = true;
    return true;
}

bool form_open_array_buffer(Inspector *inspector, Form *form) {
    bool is_shared = ((const ArrayBuffer *)form->object)->is_shared;
    bool hides_bytes = inspector->hides_bytes;
    size_t start = text_length(inspector->text);
    inspector->hides_bytes = false;
    form_write_prefix(inspector, form, is_shared ? "SharedArrayBuffer" : "ArrayBuffer", -1);
    if (hides_bytes && form_is_bare(form)) return write_brief_buffer(inspector, form);
    form_finish_opening(inspector, form, start, "{}", false);
    form->entries = hides_bytes ? write_length_only : write_buffer;
    return true;
}

/* ---- DataViews ---- */

static bool write_data_view(Inspector *inspector, Form *form, int level) {
    return write_property(inspector, form, "byteLength", level) &&
           write_property(inspector, form, "byteOffset", level) &&
           write_property(inspector, form, "buffer", level);
}

bool form_open_data_view(Inspector *inspector, Form *form) {
    size_t start = text_length(inspector->text);
    form_write_prefix(inspector, form, "DataView", -1);
    form_finish_opening(inspector, form, start, "{}", false);
    form->entries = write_data_view;
    return true;
}
