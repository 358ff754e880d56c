/* Methods of String.prototype that wrap the text in an HTML element (spec annex B.2.2.2 to
 * B.2.2.14). */
#include "builtins/string_methods.h"

/* The attribute's value with its quotation marks escaped. */
static bool append_quoted(StringBuilder *out, const String *value) {
    for (uint32_t i = 0; i < string_length(value); i++) {
        uint16_t unit = string_unit(value, i);
        bool ok = unit == '"' ? string_builder_append_ascii(out, "&quot;")
                              : string_builder_append_unit(out, unit);
        if (!ok) return false;
    }
    return true;
}

static bool append_attribute(StringBuilder *out, const char *name, const String *value) {
    return string_builder_append_ascii(out, " ") && string_builder_append_ascii(out, name) &&
           string_builder_append_ascii(out, "=\"") && append_quoted(out, value) &&
           string_builder_append_ascii(out, "\"");
}

/* B.2.2.2.1 CreateHTML; attribute NULL: none. */
static Value create_html(NativeCall *call, const char *method, const char *tag,
                         const char *attribute) {
    String *s = string_this(call, method);
    String *value = s && attribute ? string_argument(call, 0) : NULL;
    if (!s || (attribute && !value)) return VALUE_ABRUPT;
    StringBuilder out;
    string_builder_init(&out, call->runtime);
    bool ok = string_builder_append_ascii(&out, "<") && string_builder_append_ascii(&out, tag) &&
              (!attribute || append_attribute(&out, attribute, value)) &&
              string_builder_append_ascii(&out, ">") && string_builder_append_string(&out, s) &&
              string_builder_append_ascii(&out, "</") && string_builder_append_ascii(&out, tag) &&
              string_builder_append_ascii(&out, ">");
    if (ok) return cell_or_abrupt(string_builder_finish(&out));
    string_builder_discard(&out);
    return VALUE_ABRUPT;
}

Value string_anchor(NativeCall *call) {
    return create_html(call, "String.prototype.anchor", "a", "name");
}
Value string_big(NativeCall *call) {
    return create_html(call, "String.prototype.big", "big", NULL);
}
Value string_blink(NativeCall *call) {
    return create_html(call, "String.prototype.blink", "blink", NULL);
}
Value string_bold(NativeCall *call) {
    return create_html(call, "String.prototype.bold", "b", NULL);
}
Value string_fixed(NativeCall *call) {
    return create_html(call, "String.prototype.fixed", "tt", NULL);
}
Value string_fontcolor(NativeCall *call) {
    return create_html(call, "String.prototype.fontcolor", "font", "color");
}
Value string_fontsize(NativeCall *call) {
    return create_html(call, "String.prototype.fontsize", "font", "size");
}
Value string_italics(NativeCall *call) {
    return create_html(call, "String.prototype.italics", "i", NULL);
}
Value string_link(NativeCall *call) {
    return create_html(call, "String.prototype.link", "a", "href");
}
Value string_small(NativeCall *call) {
    return create_html(call, "String.prototype.small", "small", NULL);
}
Value string_strike(NativeCall *call) {
    return create_html(call, "String.prototype.strike", "strike", NULL);
}
Value string_sub(NativeCall *call) {
    return create_html(call, "String.prototype.sub", "sub", NULL);
}
Value string_sup(NativeCall *call) {
    return create_html(call, "String.prototype.sup", "sup", NULL);
}
