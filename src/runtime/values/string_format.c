/* string_format: printf for strings of the engine; what error messages are made with. */
#include "runtime/values/string_internal.h"

#include <stdio.h>

#include "support/double_format.h"
#include "support/utf.h"

static void append_utf8(StringBuilder *builder, const char *text) {
    for (size_t left = strlen(text); left;) {
        uint32_t code_point;
        unsigned bytes = utf8_decode((const uint8_t *)text, left, &code_point);
        if (code_point == CODE_POINT_INVALID) code_point = CODE_POINT_REPLACEMENT;
        if (!string_builder_append_code_point(builder, code_point)) return;
        text += bytes;
        left -= bytes;
    }
}

static void append_double(StringBuilder *builder, double number) {
    char text[DOUBLE_STRING_SIZE];
    double_to_string(number, text);
    string_builder_append_ascii(builder, text);
}

/* Spec 20.4.3.3.1 SymbolDescriptiveString; a private name shows as it is written. */
static void append_symbol(StringBuilder *builder, const Symbol *symbol) {
    bool is_private = symbol->cell.flags & SYMBOL_PRIVATE;
    if (!is_private) string_builder_append_ascii(builder, "Symbol(");
    if (symbol->description) string_builder_append_string(builder, symbol->description);
    if (!is_private) string_builder_append_ascii(builder, ")");
}

static void append_key(StringBuilder *builder, PropertyKey key) {
    if (property_key_is_index(key))
        append_double(builder, property_key_as_index(key));
    else if (property_key_is_symbol(key))
        append_symbol(builder, value_as_symbol(key.bits));
    else if (property_key_is_string(key))
        string_builder_append_string(builder, value_as_string(key.bits));
}

static void append_directive(StringBuilder *builder, char directive, va_list *arguments) {
    switch (directive) {
    case 's': append_utf8(builder, va_arg(*arguments, const char *)); break;
    case 'S': string_builder_append_string(builder, va_arg(*arguments, String *)); break;
    case 'd': append_double(builder, va_arg(*arguments, int)); break;
    case 'u': append_double(builder, va_arg(*arguments, unsigned)); break;
    case 'g': append_double(builder, va_arg(*arguments, double)); break;
    case 'K': append_key(builder, *va_arg(*arguments, const PropertyKey *)); break;
    default: string_builder_append_unit(builder, (uint8_t)directive); break; /* %% */
    }
}

String *string_vformat(Runtime *runtime, const char *format, va_list arguments) {
    StringBuilder builder;
    string_builder_init(&builder, runtime);
    va_list rest; /* a va_list that is a parameter may be a pointer: &rest is sure to be one to a
                     va_list */
    va_copy(rest, arguments);
    while (*format) {
        size_t plain = strcspn(format, "%");
        string_builder_append_latin1(&builder, (const uint8_t *)format, (uint32_t)plain);
        format += plain;
        if (*format != '%' || !format[1]) continue;
        append_directive(&builder, format[1], &rest);
        format += 2;
    }
    va_end(rest);
    return string_builder_finish(&builder);
}

String *string_format(Runtime *runtime, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    String *s = string_vformat(runtime, format, arguments);
    va_end(arguments);
    return s;
}
