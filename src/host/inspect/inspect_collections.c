/* Inspection of Map, Set, their iterators, and of the weak collections, which tell nothing. */
#include "host/inspect/inspect_internal.h"
#include "host/preview.h"

/* As many entries as are shown. Of a Map or Set without prototype Node.js shows all. */
static bool preview_form(Inspector *inspector, const Form *form, Preview *preview) {
    CellKind kind = form->object->cell.kind;
    bool shows_all = !form->constructor && (kind == CELL_OBJECT_MAP || kind == CELL_OBJECT_SET);
    double limit = shows_all ? INFINITY : inspector->options.max_array_length;
    return preview_collection(inspector->runtime, form->object, limit > 0 ? limit : 0, preview);
}

static Value preview_value(const Preview *preview, uint32_t index) {
    return object_dense_element(&preview->values->object, index);
}

/* ---- entries ---- */

static bool write_values(Inspector *inspector, const Preview *preview, int level) {
    for (uint32_t i = 0; i < preview->count; i++) {
        size_t start = text_length(inspector->text);
        if (!inspector_nested(inspector, preview_value(preview, i), level)) return false;
        inspector_entry(inspector, start);
    }
    inspector_more_items(inspector, preview->total - preview->count);
    return true;
}

static bool write_set(Inspector *inspector, Form *form, int level) {
    Preview preview;
    return preview_form(inspector, form, &preview) && write_values(inspector, &preview, level);
}

/* "key => value" */
static bool write_mappings(Inspector *inspector, const Preview *preview, int level) {
    for (uint32_t i = 0; i < preview->count; i++) {
        size_t start = text_length(inspector->text);
        if (!inspector_nested(inspector, preview_value(preview, 2 * i), level)) return false;
        text_ascii(inspector->text, " => ");
        if (!inspector_nested(inspector, preview_value(preview, 2 * i + 1), level)) return false;
        inspector_entry(inspector, start);
    }
    inspector_more_items(inspector, preview->total - preview->count);
    return true;
}

static bool write_map(Inspector *inspector, Form *form, int level) {
    Preview preview;
    return preview_form(inspector, form, &preview) && write_mappings(inspector, &preview, level);
}

/* One entry of an iterator over entries: "[ key, value ]". */
static bool write_pair(Inspector *inspector, const Preview *preview, uint32_t index, int level) {
    size_t start = text_length(inspector->text);
    Form pair = {.first_entry = inspector->entries.length, .kind = ENTRY_ARRAY_EXTRA};
    form_finish_opening(inspector, &pair, start, "[]", false);
    for (uint32_t i = 0; i < 2; i++) {
        size_t part = text_length(inspector->text);
        if (!inspector_value(inspector, preview_value(preview, 2 * index + i), level)) return false;
        inspector_entry(inspector, part);
    }
    layout_entries(inspector, &pair, start, level, NULL);
    inspector_entry(inspector, start);
    return true;
}

static bool write_iterator(Inspector *inspector, Form *form, int level) {
    Preview preview;
    if (!preview_form(inspector, form, &preview)) return false;
    if (!preview.has_keys) return write_values(inspector, &preview, level);
    inspector->indentation += 2;
    bool is_fine = true;
    for (uint32_t i = 0; is_fine && i < preview.count; i++) {
        is_fine = write_pair(inspector, &preview, i, level);
    }
    inspector->indentation -= 2;
    inspector_more_items(inspector, preview.total - preview.count);
    return is_fine;
}

static bool write_unknown(Inspector *inspector, Form *form, int level) {
    (void)form, (void)level;
    size_t start = text_length(inspector->text);
    styled_ascii(inspector, STYLE_SPECIAL, "<items unknown>");
    inspector_entry(inspector, start);
    return true;
}

/* showHidden: what a weak collection holds just now, in the order of the texts. */
static bool write_weak(Inspector *inspector, Form *form, int level) {
    Preview preview;
    size_t first = inspector->entries.length;
    if (!preview_form(inspector, form, &preview)) return false;
    bool is_fine = preview.has_keys ? write_mappings(inspector, &preview, level)
                                    : write_values(inspector, &preview, level);
    return is_fine && inspector_sort_entries(inspector, first, first + preview.count);
}

/* ---- openings ---- */

static bool open_collection(Inspector *inspector, Form *form, const char *name,
                            FormEntries entries) {
    Preview preview;
    size_t start = text_length(inspector->text);
    if (!form_read_keys(inspector, form, true)) return false;
    if (!preview_collection(inspector->runtime, form->object, 0, &preview)) return false;
    form_write_prefix(inspector, form, name, preview.total);
    bool empty = preview.total == 0 && form_is_bare(form);
    form_finish_opening(inspector, form, start, "{}", empty);
    form->entries = entries;
    return true;
}

bool form_open_map(Inspector *inspector, Form *form) {
    return open_collection(inspector, form, "Map", write_map);
}

bool form_open_set(Inspector *inspector, Form *form) {
    return open_collection(inspector, form, "Set", write_set);
}

/* "[Map Iterator] {", "[Map Entries] {", "[foo] [Set Iterator] {". */
bool form_open_iterator(Inspector *inspector, Form *form) {
    bool is_map = form->object->cell.kind == CELL_OBJECT_MAP_ITERATOR;
    const char *own = is_map ? "Map Iterator" : "Set Iterator";
    Preview preview;
    size_t start = text_length(inspector->text);
    if (!form_read_keys(inspector, form, true)) return false;
    if (!preview_collection(inspector->runtime, form->object, 0, &preview)) return false;
    text_unit(inspector->text, '[');
    bool has_other_tag = string_length(form->tag) > 0 &&
                         !string_equals_ascii(inspector->runtime, form->tag, own);
    if (has_other_tag) {
        text_string(inspector->text, form->tag);
        text_ascii(inspector->text, "] [");
    }
    text_ascii(inspector->text, is_map ? "Map " : "Set ");
    text_ascii(inspector->text, preview.has_keys ? "Entries] " : "Iterator] ");
    form_finish_opening(inspector, form, start, "{}", false);
    form->entries = write_iterator;
    return true;
}

bool form_open_weak(Inspector *inspector, Form *form) {
    size_t start = text_length(inspector->text);
    bool is_map = form->object->cell.kind == CELL_OBJECT_WEAK_MAP;
    form_write_prefix(inspector, form, is_map ? "WeakMap" : "WeakSet", -1);
    form_finish_opening(inspector, form, start, "{}", false);
    form->entries = inspector->options.show_hidden ? write_weak : write_unknown;
    return true;
}
