/* Inspection of arrays: elements, holes ("<2 empty items>"), and keys that are no index. */
#include "host/inspect/inspect_internal.h"

static uint32_t array_length_of(const Form *form) {
    return ((const Array *)form->object)->length;
}

static void write_holes(Inspector *inspector, double count) {
    size_t start = text_length(inspector->text);
    style_begin(inspector, STYLE_UNDEFINED);
    text_format(inspector->text, "<%.0f empty item%s>", count, count > 1 ? "s" : "");
    style_end(inspector, STYLE_UNDEFINED);
    inspector_entry(inspector, start);
}

static bool write_element(Inspector *inspector, Object *array, uint32_t index, int level) {
    size_t start = text_length(inspector->text);
    Value value = object_dense_element(array, index);
    bool is_fine = value != VALUE_EMPTY
                       ? inspector_nested(inspector, value, level)
                       : inspector_property(inspector, array, property_key_index(index),
                                            ENTRY_ELEMENT, NULL, array, level);
    if (is_fine) inspector_entry(inspector, start);
    return is_fine;
}

static bool has_element(Inspector *inspector, Object *array, uint32_t index, bool *result) {
    *result = object_dense_element(array, index) != VALUE_EMPTY;
    return *result ||
           has_own_property(inspector->runtime, array, property_key_index(index), result);
}

/* The enumerable indices among the own keys. */
static bool enumerable_indices(Runtime *runtime, Object *array, KeyList *indices) {
    KeyList keys = {0};
    if (!object_own_keys(runtime, array, &keys)) return false;
    for (uint32_t i = 0; i < keys.count && property_key_is_index(keys.keys[i]); i++) {
        PropertyDescriptor descriptor;
        bool found;
        if (!object_get_own_property(runtime, array, keys.keys[i], &descriptor, &found)) {
            return false;
        }
        if (!found || !(descriptor.flags & PROPERTY_ENUMERABLE)) continue;
        if (!key_list_append(runtime, indices, keys.keys[i])) return false;
    }
    return true;
}

/* From the first hole at `index` on: goes from one enumerable index to the next; a run of holes
 * counts as one entry. Those before `index` are taken to be enumerable, as Node.js does. */
static bool write_sparse(Inspector *inspector, const Form *form, uint32_t index, uint32_t most,
                         int level) {
    KeyList indices = {0};
    uint32_t written = index, length = array_length_of(form);
    if (!enumerable_indices(inspector->runtime, form->object, &indices)) return false;
    for (uint32_t i = index; i < indices.count && written < most; i++) {
        uint32_t next = property_key_as_index(indices.keys[i]);
        if (next > index) {
            write_holes(inspector, next - index);
            index = next;
            if (++written == most) break;
        }
        if (!write_element(inspector, form->object, index, level)) return false;
        index++;
        written++;
    }
    if (written == most) {
        inspector_more_items(inspector, (double)length - index);
    } else if (length > index) {
        write_holes(inspector, length - index);
    }
    return true;
}

static bool write_elements(Inspector *inspector, Form *form, int level) {
    uint32_t length = array_length_of(form), most = length;
    double limit = inspector->options.max_array_length;
    if (!(limit >= most)) most = limit > 0 ? (uint32_t)limit : 0;
    for (uint32_t i = 0; i < most; i++) {
        bool there;
        if (!has_element(inspector, form->object, i, &there)) return false;
        if (!there) return write_sparse(inspector, form, i, most, level);
        if (!write_element(inspector, form->object, i, level)) return false;
    }
    inspector_more_items(inspector, (double)length - most);
    return true;
}

bool form_open_array(Inspector *inspector, Form *form) {
    size_t start = text_length(inspector->text);
    uint32_t length = array_length_of(form);
    if (!form_read_keys(inspector, form, false)) return false;
    if (!form_is_called(inspector, form, "Array") || string_length(form->tag) > 0) {
        form_write_prefix(inspector, form, "Array", length);
    }
    form_finish_opening(inspector, form, start, "[]", length == 0 && form_is_bare(form));
    form->kind = ENTRY_ARRAY_EXTRA;
    form->entries = write_elements;
    return true;
}
