/* Inspection of proxies: their target, as if it stood there itself; with showProxy, and for %o,
 * target and handler side by side. No trap ever runs here. */
#include "host/inspect/inspect_internal.h"

Object *inspector_shown_object(const Inspector *inspector, Object *object) {
    Runtime *runtime = inspector->runtime;
    if (object->cell.kind != CELL_OBJECT_PROXY || !runtime->hooks.proxy_target) return object;
    return runtime->hooks.proxy_target(runtime, object);
}

static bool write_entry(Inspector *inspector, Object *object, int level) {
    size_t start = text_length(inspector->text);
    if (!inspector_nested(inspector, value_cell(object), level)) return false;
    inspector_entry(inspector, start);
    return true;
}

/* "Proxy [ target, handler ]" */
bool inspector_proxy(Inspector *inspector, Object *proxy, int level) {
    const RuntimeHooks *hooks = &inspector->runtime->hooks;
    Object *target = hooks->proxy_target(inspector->runtime, proxy);
    Object *handler = hooks->proxy_handler(inspector->runtime, proxy);
    Form form = {.object = proxy, .closing = "]", .kind = ENTRY_ARRAY_EXTRA};
    form.first_entry = inspector->entries.length;
    if (inspector_is_too_deep(inspector, level)) {
        styled_ascii(inspector, STYLE_SPECIAL, "Proxy [Array]");
        return true;
    }
    if (inspector_is_nested_too_deeply(inspector->runtime, level)) return false;
    size_t start = text_length(inspector->text);
    text_ascii(inspector->text, "Proxy [");
    form.opening = span_from(inspector, start);
    if (!write_entry(inspector, target, level + 1)) return false;
    if (!write_entry(inspector, handler, level + 1)) return false;
    layout_entries(inspector, &form, start, level + 1, NULL);
    return true;
}
