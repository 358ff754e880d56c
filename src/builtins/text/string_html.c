/* Methods of String.prototype that wrap the text in an HTML element (spec annex B.2.2.2 to
 * B.2.2.14). */
#include "builtins/text/string_methods.h"

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

typedef struct Element {
    const char *method;
    const char *tag;
    const char *attribute; /* NULL: none */
} Element;

static const Element elements[] = {
    [HTML_ANCHOR] = {"String.prototype.anchor", "a", "name"},
    [HTML_BIG] = {"String.prototype.big", "big", NULL},
    [HTML_BLINK] = {"String.prototype.blink", "blink", NULL},
    [HTML_BOLD] = {"String.prototype.bold", "b", NULL},
    [HTML_FIXED] = {"String.prototype.fixed", "tt", NULL},
    [HTML_FONTCOLOR] = {"String.prototype.fontcolor", "font", "color"},
    [HTML_FONTSIZE] = {"String.prototype.fontsize", "font", "size"},
    [HTML_ITALICS] = {"String.prototype.italics", "i", NULL},
    [HTML_LINK] = {"String.prototype.link", "a", "href"},
    [HTML_SMALL] = {"String.prototype.small", "small", NULL},
    [HTML_STRIKE] = {"String.prototype.strike", "strike", NULL},
    [HTML_SUB] = {"String.prototype.sub", "sub", NULL},
    [HTML_SUP] = {"String.prototype.sup", "sup", NULL},
};

/* B.2.2.2.1 CreateHTML */
Value string_html(NativeCall *call) {
    const Element *element = &elements[method_row(call)->which];
    String *s = string_this(call, element->method);
    String *value = s && element->attribute ? string_argument(call, 0) : NULL;
    if (!s || (element->attribute && !value)) return VALUE_ABRUPT;
    const char *tag = element->tag;
    StringBuilder out;
    string_builder_init(&out, call->runtime);
    bool ok = string_builder_append_ascii(&out, "<") && string_builder_append_ascii(&out, tag) &&
              (!value || append_attribute(&out, element->attribute, value)) &&
              string_builder_append_ascii(&out, ">") && string_builder_append_string(&out, s) &&
              string_builder_append_ascii(&out, "</") && string_builder_append_ascii(&out, tag) &&
              string_builder_append_ascii(&out, ">");
    if (ok) return cell_or_abrupt(string_builder_finish(&out));
    string_builder_discard(&out);
    return VALUE_ABRUPT;
}
