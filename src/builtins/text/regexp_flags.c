/* What a RegExp says of itself: flags, source, toString (ECMA-262 22.2.6). */
#include "builtins/text/regexp.h"

/* ---- single flags (22.2.6.4.1 RegExpHasFlag) ---- */

/* RegExp.prototype itself has none, and throws not. */
static bool is_prototype(const NativeCall *call) {
    const Realm *realm = ((const NativeFunction *)call->callee)->realm;
    const Object *prototype = realm->intrinsics[INTRINSIC_REGEXP_PROTOTYPE];
    return value_is_object(call->this_value) && value_as_object(call->this_value) == prototype;
}

static Value throw_getter(NativeCall *call) {
    return throw_type_error(call->runtime,
                            "RegExp.prototype.%s getter called on non-RegExp object",
                            method_row(call)->name);
}

Value regexp_get_flag(NativeCall *call) {
    if (value_is_regexp(call->this_value)) {
        const RegExpObject *regexp = (RegExpObject *)value_as_object(call->this_value);
        return value_bool(regexp->code->flags & method_row(call)->which);
    }
    return is_prototype(call) ? VALUE_UNDEFINED : throw_getter(call);
}

/* ---- flags (22.2.6.4) ---- */

/* In the order of their bits. */
static const char *const flag_properties[] = {
    "hasIndices",
    "global",
    "ignoreCase",
    "multiline",
    "dotAll",
    "unicode",
    "unicodeSets",
    "sticky",
};
CHECK_COUNT(flag_properties, REGEXP_FLAG_COUNT);

/* The flags that an object has by its properties. False: threw. */
static bool ask_flags(Runtime *runtime, Object *object, unsigned *flags) {
    for (unsigned i = 0; i < COUNT_OF(flag_properties); i++) {
        String *name = atom_from_ascii(runtime, flag_properties[i]);
        Value value = name ? get_by_name(runtime, object, name) : VALUE_ABRUPT;
        if (value_is_abrupt(value)) return false;
        if (to_boolean(value)) *flags |= 1u << i;
    }
    return true;
}

Value regexp_flags(NativeCall *call) {
    Runtime *runtime = call->runtime;
    unsigned flags = 0;
    if (!value_is_object(call->this_value)) {
        String *text = value_in_message(runtime, call->this_value);
        return text ? throw_type_error(
                          runtime, "RegExp.prototype.flags getter called on non-object %S", text)
                    : VALUE_ABRUPT;
    }
    Object *object = value_as_object(call->this_value);
    if (regexp_is_untouched(runtime, object))
        flags = ((RegExpObject *)object)->code->flags;
    else
        TRY_OK(ask_flags(runtime, object, &flags));
    RegExpFlagsText text = regexp_flags_text(flags);
    return cell_or_abrupt(string_from_ascii(runtime, text.letters));
}

/* ---- source (22.2.6.13) ---- */

/* How a unit must be written in a literal; NULL: as it is. */
static const char *escape_of(uint16_t unit, bool in_class, bool escaped) {
    switch (unit) {
    case '/': return in_class || escaped ? NULL : "\\/";
    case '\n': return escaped ? "n" : "\\n";
    case '\r': return escaped ? "r" : "\\r";
    case 0x2028: return escaped ? "u2028" : "\\u2028";
    case 0x2029: return escaped ? "u2029" : "\\u2029";
    default: return NULL;
    }
}

static bool append_escaped(StringBuilder *out, const String *source) {
    bool in_class = false, escaped = false;
    for (uint32_t i = 0; i < string_length(source); i++) {
        uint16_t unit = string_unit(source, i);
        const char *escape = escape_of(unit, in_class, escaped);
        bool ok = escape ? string_builder_append_ascii(out, escape)
                         : string_builder_append_unit(out, unit);
        if (!ok) return false;
        if (!escaped && unit == '[') in_class = true;
        if (!escaped && unit == ']') in_class = false;
        escaped = !escaped && unit == '\\';
    }
    return true;
}

static bool needs_escapes(const String *source) {
    for (uint32_t i = 0; i < string_length(source); i++) {
        uint16_t unit = string_unit(source, i);
        if (unit == '/' || unit == '\n' || unit == '\r' || (unit | 1) == 0x2029) return true;
    }
    return false;
}

/* 22.2.6.13.1 EscapeRegExpPattern */
static Value escape_source(Runtime *runtime, String *source) {
    if (string_length(source) == 0) return cell_or_abrupt(string_from_ascii(runtime, "(?:)"));
    if (!needs_escapes(source)) return value_cell(source);
    StringBuilder out;
    string_builder_init(&out, runtime);
    if (append_escaped(&out, source)) return cell_or_abrupt(string_builder_finish(&out));
    string_builder_discard(&out);
    return VALUE_ABRUPT;
}

Value regexp_source(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (value_is_regexp(call->this_value)) {
        return escape_source(runtime, ((RegExpObject *)value_as_object(call->this_value))->source);
    }
    if (!is_prototype(call)) return throw_getter(call);
    return cell_or_abrupt(string_from_ascii(runtime, "(?:)"));
}

/* 22.2.6.17 RegExp.prototype.toString ( ) */
Value regexp_to_string(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *object = regexp_this_object(call, "RegExp.prototype.toString");
    String *source = object ? regexp_get_text(runtime, object, runtime->names.source) : NULL;
    String *flags = source ? regexp_get_text(runtime, object, runtime->names.flags) : NULL;
    return flags ? cell_or_abrupt(string_format(runtime, "/%S/%S", source, flags)) : VALUE_ABRUPT;
}
