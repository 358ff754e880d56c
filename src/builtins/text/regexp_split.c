/* RegExp.prototype[@@split] (ECMA-262 22.2.6.14). */
#include "builtins/text/regexp.h"

/* What has been split off, and where the rest begins. */
typedef struct Splitting {
    Runtime *runtime;
    String *subject; /* flat */
    Array *parts;
    uint32_t limit;
    uint32_t rest;
} Splitting;

static bool is_full(const Splitting *splitting) {
    return splitting->parts->length >= splitting->limit;
}

static bool push_part(Splitting *splitting, uint32_t end) {
    Runtime *runtime = splitting->runtime;
    String *part = string_slice(runtime, splitting->subject, splitting->rest, end);
    return part && array_push(runtime, splitting->parts, value_cell(part));
}

static Value finish(Splitting *splitting) {
    TRY_OK(push_part(splitting, string_length(splitting->subject)));
    return value_cell(splitting->parts);
}

static Value whole_or_nothing(Splitting *splitting, bool matches_empty) {
    return matches_empty ? value_cell(splitting->parts) : finish(splitting);
}

/* ---- untouched: one search finds the next separator ---- */

static bool push_groups(Splitting *splitting, RegExpSearch *search) {
    uint32_t count = regexp_group_count(search->code->regexp);
    for (uint32_t i = 1; i < count && !is_full(splitting); i++) {
        Value text = regexp_group_text(search, i);
        if (value_is_abrupt(text)) return false;
        if (!array_push(splitting->runtime, splitting->parts, text)) return false;
    }
    return true;
}

/* Splits at all separators: VALUE_EMPTY when the rest is to be added. */
static Value split_by_search(Splitting *splitting, RegExpSearch *search) {
    bool unicode = search->code->flags & (REGEXP_UNICODE | REGEXP_UNICODE_SETS);
    uint32_t size = string_length(splitting->subject), at = 0;
    while (at < size) {
        bool found;
        TRY_OK(regexp_search_at(search, at, &found));
        uint32_t start = search->run.registers[0], end = search->run.registers[1];
        if (!found || start >= size) break;
        if (end == splitting->rest) {
            at = (uint32_t)advance_string_index(splitting->subject, start, unicode);
            continue;
        }
        TRY_OK(push_part(splitting, start));
        splitting->rest = at = end;
        if (is_full(splitting)) return value_cell(splitting->parts);
        TRY_OK(push_groups(splitting, search));
        if (is_full(splitting)) return value_cell(splitting->parts);
    }
    return VALUE_EMPTY;
}

static Value split_untouched(Splitting *splitting, RegExpObject *regexp) {
    RegExpSearch search;
    bool found;
    Value result;
    TRY_OK(regexp_search_begin(&search, splitting->runtime, regexp, splitting->subject));
    search.is_sticky = false;
    if (string_length(splitting->subject) == 0) {
        result = regexp_search_at(&search, 0, &found) ? whole_or_nothing(splitting, found)
                                                      : VALUE_ABRUPT;
    } else {
        result = split_by_search(splitting, &search);
    }
    regexp_search_end(&search);
    return result == VALUE_EMPTY ? finish(splitting) : result;
}

/* ---- by the specification ---- */

static bool push_captures(Splitting *splitting, Object *result) {
    Runtime *runtime = splitting->runtime;
    double length;
    if (!length_of_array_like(runtime, result, &length)) return false;
    for (double i = 1; i < length && !is_full(splitting); i++) {
        PropertyKey key = property_key_from_integer(runtime, i);
        Value capture = property_key_is_none(key) ? VALUE_ABRUPT : get(runtime, result, key);
        if (value_is_abrupt(capture)) return false;
        if (!array_push(runtime, splitting->parts, capture)) return false;
    }
    return true;
}

/* Step 19: a match at `at`, if there is one; *at moves on. VALUE_EMPTY: go on. */
static Value split_step(Splitting *splitting, Object *splitter, bool unicode, uint32_t *at) {
    Runtime *runtime = splitting->runtime;
    uint32_t size = string_length(splitting->subject);
    double end;
    TRY_OK(regexp_set_last_index(runtime, splitter, *at));
    TRY_VALUE(result, regexp_exec(runtime, splitter, splitting->subject));
    if (!value_is_null(result)) TRY_OK(regexp_get_last_index(runtime, splitter, &end));
    if (!value_is_null(result) && end > size) end = size;
    if (value_is_null(result) || end == splitting->rest) {
        *at = (uint32_t)advance_string_index(splitting->subject, *at, unicode);
        return VALUE_EMPTY;
    }
    TRY_OK(push_part(splitting, *at));
    if (is_full(splitting)) return value_cell(splitting->parts);
    splitting->rest = *at = (uint32_t)end;
    TRY_OK(push_captures(splitting, value_as_object(result)));
    return is_full(splitting) ? value_cell(splitting->parts) : VALUE_EMPTY;
}

static Value split_by_exec(Splitting *splitting, Object *splitter, bool unicode) {
    uint32_t size = string_length(splitting->subject), at = 0;
    if (size == 0) {
        TRY_VALUE(result, regexp_exec(splitting->runtime, splitter, splitting->subject));
        return whole_or_nothing(splitting, !value_is_null(result));
    }
    while (at < size) {
        TRY_VALUE(result, split_step(splitting, splitter, unicode, &at));
        if (result != VALUE_EMPTY) return result;
    }
    return finish(splitting);
}

/* Steps 4 to 10: a sticky copy of the object. NULL: threw. */
static Object *make_splitter(Runtime *runtime, Object *regexp, bool *unicode) {
    Object *constructor = intrinsic(runtime, INTRINSIC_REGEXP);
    if (!constructor) return NULL;
    Value species = species_constructor(runtime, regexp, value_cell(constructor));
    if (value_is_abrupt(species)) return NULL;
    String *flags = regexp_get_text(runtime, regexp, runtime->names.flags);
    if (!flags) return NULL;
    *unicode = flags_have(flags, 'u') || flags_have(flags, 'v');
    String *sticky = flags_have(flags, 'y') ? flags : string_format(runtime, "%Sy", flags);
    if (!sticky) return NULL;
    Value arguments[] = {value_cell(regexp), value_cell(sticky)};
    Value splitter =
        construct(runtime, value_as_object(species), COUNT_OF(arguments), arguments, NULL);
    return value_is_abrupt(splitter) ? NULL : value_as_object(splitter);
}

/* Step 13; the limit is converted when the splitter has been made. */
static bool read_limit(NativeCall *call, uint32_t *limit) {
    *limit = UINT32_MAX;
    if (value_is_undefined(argument(call, 1))) return true;
    return to_uint32(call->runtime, argument(call, 1), limit);
}

/* 22.2.6.14 RegExp.prototype [ @@split ] ( string, limit ) */
Value regexp_split(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *regexp = regexp_this_object(call, "RegExp.prototype.@@split"), *splitter = NULL;
    Splitting splitting = {.runtime = runtime};
    bool unicode = false;
    splitting.subject = regexp ? to_string(runtime, argument(call, 0)) : NULL;
    TRY_OK(splitting.subject && string_flat(runtime, splitting.subject));
    bool limit_is_plain = value_is_undefined(argument(call, 1)) || value_is_int(argument(call, 1));
    bool short_way = limit_is_plain && regexp_is_untouched(runtime, regexp) &&
                     species_is_untouched(runtime, INTRINSIC_REGEXP);
    if (!short_way) {
        splitter = make_splitter(runtime, regexp, &unicode);
        TRY_OK(splitter);
    }
    TRY_OK(read_limit(call, &splitting.limit));
    splitting.parts = array_new(runtime, 0);
    TRY_OK(splitting.parts);
    if (splitting.limit == 0) return value_cell(splitting.parts);
    return short_way ? split_untouched(&splitting, (RegExpObject *)regexp)
                     : split_by_exec(&splitting, splitter, unicode);
}
