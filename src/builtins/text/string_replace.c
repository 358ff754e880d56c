/* Methods of String.prototype that hand over to an argument with a method of its own for them, such
 * as a regular expression: match, matchAll, replace, replaceAll, search (spec 22.1.3); and
 * replacing of plain texts with GetSubstitution (22.1.3.19.1). split: string_search.c. */
#include "builtins/text/regexp.h"

/* ---- handing over ---- */

/* Calls the method of `pattern` under `key` with `this` and the second argument. VALUE_EMPTY:
 * there is none. */
static Value hand_over(NativeCall *native, Symbol *symbol, uint32_t count) {
    Runtime *runtime = native->runtime;
    Value pattern = argument(native, 0);
    if (value_is_nullish(pattern)) return VALUE_EMPTY;
    TRY_VALUE(method, get_method(runtime, pattern, property_key_symbol(symbol)));
    if (value_is_undefined(method)) return VALUE_EMPTY;
    Value arguments[] = {native->this_value, argument(native, 1)};
    return call(runtime, method, pattern, count, arguments);
}

/* RegExpCreate ( pattern, flags ), flags NULL: none. */
static Value regexp_from_value(Runtime *runtime, Value pattern, const char *flags) {
    String *source = runtime->empty_string, *letters = NULL;
    if (!value_is_undefined(pattern)) source = to_string(runtime, pattern);
    TRY_OK(source);
    if (flags) TRY_OK(letters = string_from_ascii(runtime, flags));
    return regexp_create(runtime, source, letters);
}

/* The last steps of match, matchAll and search: a regular expression made of the argument does the
 * work. */
static Value match_by_regexp(NativeCall *call, const char *method, Symbol *symbol,
                             const char *flags) {
    String *s = string_this(call, method);
    if (!s) return VALUE_ABRUPT;
    TRY_VALUE(regexp, regexp_from_value(call->runtime, argument(call, 0), flags));
    Value subject = value_cell(s);
    return invoke(call->runtime, regexp, property_key_symbol(symbol), 1, &subject);
}

/* 22.1.3.13 String.prototype.match ( regexp ) */
Value string_match(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TRY_OK(require_object_coercible(runtime, call->this_value, "String.prototype.match"));
    TRY_VALUE(result, hand_over(call, runtime->symbols.match, 1));
    if (result != VALUE_EMPTY) return result;
    return match_by_regexp(call, "String.prototype.match", runtime->symbols.match, NULL);
}

/* 22.1.3.21 String.prototype.search ( regexp ) */
Value string_search(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TRY_OK(require_object_coercible(runtime, call->this_value, "String.prototype.search"));
    TRY_VALUE(result, hand_over(call, runtime->symbols.search, 1));
    if (result != VALUE_EMPTY) return result;
    return match_by_regexp(call, "String.prototype.search", runtime->symbols.search, NULL);
}

/* The `flags` of a regular expression must have a "g". False: threw, with one of two messages. */
static bool require_global(Runtime *runtime, Value pattern, const char *method,
                           const char *message_without_flags) {
    bool regexp;
    if (!is_regexp(runtime, pattern, &regexp)) return false;
    if (!regexp) return true;
    String *name = atom_from_ascii(runtime, "flags");
    Value flags = name ? get_by_name(runtime, value_as_object(pattern), name) : VALUE_ABRUPT;
    if (value_is_abrupt(flags)) return false;
    if (value_is_nullish(flags)) {
        throw_type_error(runtime, message_without_flags, method);
        return false;
    }
    String *text = to_string(runtime, flags), *global = string_from_unit(runtime, 'g');
    if (!text || !global) return false;
    if (string_index_of(runtime, text, global, 0) >= 0) return true;
    throw_type_error(runtime, "%s called with a non-global RegExp argument", method);
    return false;
}

/* 22.1.3.14 String.prototype.matchAll ( regexp ) */
Value string_match_all(NativeCall *call) {
    Runtime *runtime = call->runtime;
    const char *method = "String.prototype.matchAll";
    TRY_OK(require_object_coercible(runtime, call->this_value, method));
    TRY_OK(require_global(
        runtime, argument(call, 0), method,
        "The .flags property of the argument to %s cannot be null or undefined"));
    TRY_VALUE(result, hand_over(call, runtime->symbols.match_all, 1));
    if (result != VALUE_EMPTY) return result;
    return match_by_regexp(call, method, runtime->symbols.match_all, "g");
}

/* ---- GetSubstitution ---- */

/* A template being expanded: `index` stands behind a `$`. */
typedef struct Template {
    const Substitution *values;
    StringBuilder *out;
    String *text;
    uint32_t index;
} Template;

static uint32_t template_digit(const Template *template, uint32_t index) {
    if (index >= string_length(template->text)) return 10;
    uint32_t digit = string_unit(template->text, index) - (uint32_t)'0';
    return digit < 10 ? digit : 10;
}

static bool append_capture(StringBuilder *out, Value capture) {
    return value_is_undefined(capture) ||
           string_builder_append_string(out, value_as_string(capture));
}

/* $n or $nn: two digits when there is such a capture. */
static bool expand_number(Template *template) {
    const Substitution *values = template->values;
    uint32_t first = template_digit(template, template->index);
    uint32_t second = template_digit(template, template->index + 1);
    uint32_t number = first * 10 + second, digits = 2;
    if (second == 10 || number > values->count) {
        number = first;
        digits = 1;
    }
    if (number == 0 || number > values->count) {
        return string_builder_append_unit(template->out, '$');
    }
    template->index += digits;
    return append_capture(template->out, values->captures[number - 1]);
}

/* $<name> */
static bool expand_name(Template *template) {
    Runtime *runtime = template->out->runtime;
    Value named = template->values->named;
    uint32_t start = template->index + 1, end = start;
    while (end < string_length(template->text) && string_unit(template->text, end) != '>') end++;
    if (value_is_undefined(named) || end == string_length(template->text)) {
        return string_builder_append_unit(template->out, '$');
    }
    String *name = string_slice(runtime, template->text, start, end);
    PropertyKey key = name ? property_key_from_string(runtime, name) : PROPERTY_KEY_NONE;
    if (property_key_is_none(key)) return false;
    Value capture = get(runtime, value_as_object(named), key);
    if (value_is_abrupt(capture)) return false;
    template->index = end + 1;
    if (value_is_undefined(capture)) return true;
    String *text = to_string(runtime, capture);
    return text && string_builder_append_string(template->out, text);
}

/* $' */
static bool append_tail(const Template *template) {
    const Substitution *values = template->values;
    uint32_t length = string_length(values->subject), matched = string_length(values->matched);
    if (matched >= length - values->position) return true;
    return string_builder_append_range(template->out, values->subject, values->position + matched,
                                       length);
}

static bool expand_reference(Template *template) {
    const Substitution *values = template->values;
    uint16_t unit = string_unit(template->text, template->index);
    if (unit == '<') return expand_name(template);
    if (unit - (uint32_t)'0' < 10) return expand_number(template);
    template->index++;
    switch (unit) {
    case '$': return string_builder_append_unit(template->out, '$');
    case '&': return string_builder_append_string(template->out, values->matched);
    case '`':
        return string_builder_append_range(template->out, values->subject, 0, values->position);
    case '\'': return append_tail(template);
    default:
        template->index--;
        return string_builder_append_unit(template->out, '$');
    }
}

/* 22.1.3.19.1 GetSubstitution */
bool string_append_substitution(StringBuilder *out, const Substitution *substitution,
                                String *text) {
    if (!string_flat(out->runtime, text)) return false;
    Template template = {substitution, out, text, 0};
    uint32_t length = string_length(text);
    while (template.index < length) {
        uint32_t start = template.index;
        while (template.index < length && string_unit(text, template.index) != '$') {
            template.index++;
        }
        if (!string_builder_append_range(out, text, start, template.index)) return false;
        if (template.index == length) break;
        template.index++;
        bool ok = template.index == length ? string_builder_append_unit(out, '$')
                                           : expand_reference(&template);
        if (!ok) return false;
    }
    return true;
}

/* ---- replacing plain texts ---- */

/* What is put in: a template, or what a function answers. */
typedef struct Replacing {
    Runtime *runtime;
    String *subject, *needle; /* flat */
    Value function;           /* VALUE_EMPTY: the template */
    String *template;
    StringBuilder out;
} Replacing;

static bool append_answer(Replacing *replacing, uint32_t position) {
    Value arguments[] = {value_cell(replacing->needle), value_number(position),
                         value_cell(replacing->subject)};
    Value answer = call(replacing->runtime, replacing->function, VALUE_UNDEFINED,
                        COUNT_OF(arguments), arguments);
    String *text = value_is_abrupt(answer) ? NULL : to_string(replacing->runtime, answer);
    return text && string_builder_append_string(&replacing->out, text);
}

static bool append_replacement(Replacing *replacing, uint32_t position) {
    if (replacing->function != VALUE_EMPTY) return append_answer(replacing, position);
    Substitution substitution = {.subject = replacing->subject,
                                 .matched = replacing->needle,
                                 .position = position,
                                 .named = VALUE_UNDEFINED};
    return string_append_substitution(&replacing->out, &substitution, replacing->template);
}

/* The matches from `found` on, or only that one. */
static bool replace_matches(Replacing *replacing, int64_t found, bool all) {
    String *subject = replacing->subject;
    uint32_t done = 0, size = string_length(replacing->needle);
    while (found >= 0) {
        uint32_t position = (uint32_t)found;
        if (!string_builder_append_range(&replacing->out, subject, done, position)) return false;
        if (!append_replacement(replacing, position)) return false;
        done = position + size;
        uint32_t next = position + (size ? size : 1);
        found = all ? string_index_of(replacing->runtime, subject, replacing->needle, next) : -1;
    }
    return string_builder_append_range(&replacing->out, subject, done, string_length(subject));
}

static Value replace_strings(NativeCall *call, const char *method, bool all) {
    Runtime *runtime = call->runtime;
    Value replacement = argument(call, 1);
    Replacing replacing = {.runtime = runtime, .function = VALUE_EMPTY};
    replacing.subject = string_this(call, method);
    replacing.needle = replacing.subject ? string_argument(call, 0) : NULL;
    if (!replacing.needle) return VALUE_ABRUPT;
    if (is_callable(replacement)) {
        replacing.function = replacement;
    } else {
        replacing.template = to_string(runtime, replacement);
        if (!replacing.template) return VALUE_ABRUPT;
    }
    int64_t found = string_index_of(runtime, replacing.subject, replacing.needle, 0);
    if (found < 0) return value_cell(replacing.subject);
    string_builder_init(&replacing.out, runtime);
    if (replace_matches(&replacing, found, all)) {
        return cell_or_abrupt(string_builder_finish(&replacing.out));
    }
    string_builder_discard(&replacing.out);
    return VALUE_ABRUPT;
}

/* 22.1.3.19 String.prototype.replace ( searchValue, replaceValue ) */
Value string_replace(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TRY_OK(require_object_coercible(runtime, call->this_value, "String.prototype.replace"));
    TRY_VALUE(result, hand_over(call, runtime->symbols.replace, 2));
    if (result != VALUE_EMPTY) return result;
    return replace_strings(call, "String.prototype.replace", false);
}

/* 22.1.3.20 String.prototype.replaceAll ( searchValue, replaceValue ) */
Value string_replace_all(NativeCall *call) {
    Runtime *runtime = call->runtime;
    const char *method = "String.prototype.replaceAll";
    TRY_OK(require_object_coercible(runtime, call->this_value, method));
    TRY_OK(require_global(runtime, argument(call, 0), method,
                          "%s called on null or undefined"));
    TRY_VALUE(result, hand_over(call, runtime->symbols.replace, 2));
    if (result != VALUE_EMPTY) return result;
    return replace_strings(call, method, true);
}
