/* Inspection of module namespaces: `[Module: null prototype] { a: 1, b: <uninitialized> }`. What is
 * in its dead zone is said to be, where reading it would throw. */
#include "evaluate/modules/module.h"
#include "host/inspect/inspect_internal.h"

/* "key: <uninitialized>": written with an empty text as the value, which is then replaced. */
static bool write_uninitialized(Inspector *inspector, Form *form, PropertyKey key, int level) {
    const PropertyDescriptor empty = {
        .flags = PROPERTY_HAS_ALL_DATA | PROPERTY_ENUMERABLE,
        .value = value_cell(inspector->runtime->empty_string),
    };
    Text *text = inspector->text;
    if (!inspector_property(inspector, form->object, key, ENTRY_PROPERTY, &empty, form->object,
                            level)) {
        return false;
    }
    size_t end = text_length(text);
    while (end > 0 && text->units.items[end - 1] != ' ') end--;
    text_truncate(text, end);
    styled_ascii(inspector, STYLE_SPECIAL, "<uninitialized>");
    return true;
}

static bool write_export(Inspector *inspector, Form *form, PropertyKey key, int level) {
    bool is_symbol = property_key_is_symbol(key);
    Value value = is_symbol ? VALUE_UNDEFINED
                            : namespace_peek(inspector->runtime, form->object, key);
    if (value_is_abrupt(value)) return false;
    if (value == VALUE_EMPTY) return write_uninitialized(inspector, form, key, level);
    return inspector_property(inspector, form->object, key, ENTRY_PROPERTY, NULL, form->object,
                              level);
}

/* All keys; none are left for the object's own list. */
static bool write_exports(Inspector *inspector, Form *form, int level) {
    for (uint32_t i = 0; i < form->keys.count; i++) {
        size_t start = text_length(inspector->text);
        if (!write_export(inspector, form, form->keys.keys[i], level)) return false;
        inspector_entry(inspector, start);
    }
    form->keys.count = 0;
    return true;
}

/* Names of exports; of symbols there is but @@toStringTag, which is hidden. */
bool form_open_namespace(Inspector *inspector, Form *form) {
    size_t start = text_length(inspector->text);
    if (!object_own_keys(inspector->runtime, form->object, &form->keys)) return false;
    uint32_t count = form->keys.count;
    bool hides_symbol = count && property_key_is_symbol(form->keys.keys[count - 1]) &&
                        !inspector->options.show_hidden;
    if (hides_symbol) form->keys.count--;
    form_write_prefix(inspector, form, "Module", -1);
    form_finish_opening(inspector, form, start, "{}", false);
    form->entries = write_exports;
    return true;
}
