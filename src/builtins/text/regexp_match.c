/* RegExp.prototype[@@match], [@@matchAll], [@@search] (ECMA-262 22.2.6.8, 22.2.6.9, 22.2.6.12). */
#include "builtins/text/regexp.h"

/* ---- match ---- */

/* All matches from the start on. *count: how many. False: threw. */
static bool collect(RegExpSearch *search, Array *matches) {
    Runtime *runtime = search->runtime;
    bool unicode = search->code->flags & (REGEXP_UNICODE | REGEXP_UNICODE_SETS);
    double index = 0;
    while (index <= string_length(search->subject)) {
        bool found;
        if (!regexp_search_at(search, (uint32_t)index, &found)) return false;
        if (!found) break;
        Value text = regexp_group_text(search, 0);
        if (value_is_abrupt(text) || !array_push(runtime, matches, text)) return false;
        uint32_t start = search->run.registers[0], end = search->run.registers[1];
        index = start == end ? advance_string_index(search->subject, end, unicode) : end;
    }
    return true;
}

static Value matches_or_null(const Array *matches) {
    return matches->length ? value_cell(matches) : VALUE_NULL;
}

/* The same for an untouched object, without asking its properties. */
static Value match_untouched(Runtime *runtime, RegExpObject *regexp, String *subject) {
    RegExpSearch search;
    if (!(regexp->code->flags & REGEXP_GLOBAL)) {
        return regexp_exec(runtime, &regexp->object, subject);
    }
    Array *matches = array_new(runtime, 0);
    TRY_OK(matches && regexp_set_last_index(runtime, &regexp->object, 0));
    TRY_OK(regexp_search_begin(&search, runtime, regexp, subject));
    bool ok = collect(&search, matches);
    regexp_search_end(&search);
    return ok ? matches_or_null(matches) : VALUE_ABRUPT;
}

/* Step 6 of 22.2.6.8. */
static Value match_global(Runtime *runtime, Object *regexp, String *subject, bool unicode) {
    Array *matches = array_new(runtime, 0);
    TRY_OK(matches && regexp_set_last_index(runtime, regexp, 0));
    for (;;) {
        TRY_VALUE(result, regexp_exec(runtime, regexp, subject));
        if (value_is_null(result)) return matches_or_null(matches);
        TRY_VALUE(first, get(runtime, value_as_object(result), property_key_index(0)));
        String *text = to_string(runtime, first);
        TRY_OK(text && array_push(runtime, matches, value_cell(text)));
        if (string_length(text) > 0) continue;
        TRY_OK(regexp_step_over_empty(runtime, regexp, subject, unicode));
    }
}

/* 22.2.6.8 RegExp.prototype [ @@match ] ( string ) */
Value regexp_match_method(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *regexp = regexp_this_object(call, "RegExp.prototype.@@match");
    String *subject = regexp ? to_string(runtime, argument(call, 0)) : NULL;
    TRY_OK(subject && string_flat(runtime, subject));
    if (LIKELY(regexp_is_untouched(runtime, regexp))) {
        return match_untouched(runtime, (RegExpObject *)regexp, subject);
    }
    String *flags = regexp_get_text(runtime, regexp, runtime->names.flags);
    TRY_OK(flags);
    if (!flags_have(flags, 'g')) return regexp_exec(runtime, regexp, subject);
    bool unicode = flags_have(flags, 'u') || flags_have(flags, 'v');
    return match_global(runtime, regexp, subject, unicode);
}

/* ---- matchAll ---- */

/* 22.2.6.9 RegExp.prototype [ @@matchAll ] ( string ) */
Value regexp_match_all(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *regexp = regexp_this_object(call, "RegExp.prototype.@@matchAll");
    String *subject = regexp ? to_string(runtime, argument(call, 0)) : NULL;
    Object *constructor = subject ? intrinsic(runtime, INTRINSIC_REGEXP) : NULL;
    double index;
    TRY_OK(constructor && string_flat(runtime, subject));
    TRY_VALUE(species, species_constructor(runtime, regexp, value_cell(constructor)));
    String *flags = regexp_get_text(runtime, regexp, runtime->names.flags);
    TRY_OK(flags);
    Value arguments[] = {value_cell(regexp), value_cell(flags)};
    TRY_VALUE(matcher, construct(runtime, value_as_object(species), COUNT_OF(arguments), arguments,
                                 NULL));
    TRY_OK(regexp_get_last_index(runtime, regexp, &index) &&
           regexp_set_last_index(runtime, value_as_object(matcher), index));
    bool unicode = flags_have(flags, 'u') || flags_have(flags, 'v');
    return regexp_iterator_new(runtime, value_as_object(matcher), subject, flags_have(flags, 'g'),
                               unicode);
}

/* ---- search ---- */

static Value search_untouched(Runtime *runtime, RegExpObject *regexp, String *subject) {
    RegExpSearch search;
    bool found;
    TRY_OK(regexp_search_begin(&search, runtime, regexp, subject));
    bool ok = regexp_search_at(&search, 0, &found);
    Value place = ok && found ? value_number(search.run.registers[0]) : value_int(-1);
    regexp_search_end(&search);
    return ok ? place : VALUE_ABRUPT;
}

/* Sets lastIndex unless it has the value already. */
static bool change_last_index(Runtime *runtime, Object *regexp, Value current, Value value) {
    PropertyKey key = property_key_name(runtime->names.last_index);
    return same_value(runtime, current, value) || set(runtime, regexp, key, value, true);
}

/* 22.2.6.12 RegExp.prototype [ @@search ] ( string ) */
Value regexp_search(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *regexp = regexp_this_object(call, "RegExp.prototype.@@search");
    String *subject = regexp ? to_string(runtime, argument(call, 0)) : NULL;
    TRY_OK(subject);
    if (LIKELY(regexp_is_untouched(runtime, regexp))) {
        return search_untouched(runtime, (RegExpObject *)regexp, subject);
    }
    String *last_index = runtime->names.last_index;
    TRY_VALUE(previous, get_by_name(runtime, regexp, last_index));
    TRY_OK(change_last_index(runtime, regexp, previous, value_int(0)));
    TRY_VALUE(result, regexp_exec(runtime, regexp, subject));
    TRY_VALUE(current, get_by_name(runtime, regexp, last_index));
    TRY_OK(change_last_index(runtime, regexp, current, previous));
    if (value_is_null(result)) return value_int(-1);
    return get_by_name(runtime, value_as_object(result), runtime->names.index);
}
