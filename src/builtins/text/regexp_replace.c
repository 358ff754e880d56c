/* RegExp.prototype[@@replace] (ECMA-262 22.2.6.11).
 *
 * All matches are found before the first replacement is made, as the specification has it; where
 * the replacement is a template nobody can tell, and each match is replaced as it is found.
 */
#include "builtins/text/regexp.h"

/* What is put in, and where. */
typedef struct Replacing {
    Runtime *runtime;
    String *subject; /* flat */
    Value function;  /* VALUE_EMPTY: the template */
    String *template;
    bool is_plain; /* the template refers to nothing */
    StringBuilder out;
    uint32_t done; /* the subject up to here is in `out` */
} Replacing;

/* The pieces that stand for a match: what matched, its groups, where, the names. */
typedef struct Replaced {
    Value *values; /* matched, groups, and room for position, subject, names */
    uint32_t group_count;
    double position;
    Value named; /* object, or undefined */
} Replaced;

enum { REPLACED_EXTRA = 3 };

/* ---- replacing one match ---- */

/* A function is called with all of it. NULL: threw. */
static String *ask_function(Replacing *replacing, Replaced *replaced) {
    uint32_t count = 1 + replaced->group_count;
    Value *values = replaced->values;
    values[count++] = value_number(replaced->position);
    values[count++] = value_cell(replacing->subject);
    if (!value_is_undefined(replaced->named)) values[count++] = replaced->named;
    Value answer =
        call(replacing->runtime, replacing->function, VALUE_UNDEFINED, count, values);
    return value_is_abrupt(answer) ? NULL : to_string(replacing->runtime, answer);
}

/* The subject up to the match. Out-of-order positions, which only a foreign exec gives, add
 * nothing. */
static bool append_before(Replacing *replacing, uint32_t position, uint32_t end) {
    if (position < replacing->done) return true;
    if (!string_builder_append_range(&replacing->out, replacing->subject, replacing->done,
                                     position)) {
        return false;
    }
    replacing->done = end;
    return true;
}

static bool append_template(Replacing *replacing, const Replaced *replaced) {
    Substitution substitution = {.subject = replacing->subject,
                                 .matched = value_as_string(replaced->values[0]),
                                 .position = (uint32_t)replaced->position,
                                 .count = replaced->group_count,
                                 .captures = replaced->values + 1,
                                 .named = replaced->named};
    return string_append_substitution(&replacing->out, &substitution, replacing->template);
}

/* What comes behind the last match. */
static Value finish(Replacing *replacing) {
    uint32_t length = string_length(replacing->subject);
    if (replacing->done < length &&
        !string_builder_append_range(&replacing->out, replacing->subject, replacing->done,
                                     length)) {
        return VALUE_ABRUPT;
    }
    return cell_or_abrupt(string_builder_finish(&replacing->out));
}

/* ---- untouched objects: positions instead of results ---- */

static bool take_groups(RegExpSearch *search, Replaced *replaced) {
    for (uint32_t i = 0; i <= replaced->group_count; i++) {
        replaced->values[i] = regexp_group_text(search, i);
        if (value_is_abrupt(replaced->values[i])) return false;
    }
    replaced->position = search->run.registers[0];
    replaced->named = regexp_named_groups(search);
    return !value_is_abrupt(replaced->named);
}

static bool replace_found(Replacing *replacing, RegExpSearch *search, Replaced *replaced) {
    const uint32_t *positions = search->run.registers;
    if (!append_before(replacing, positions[0], positions[1])) return false;
    if (replacing->is_plain) {
        return string_builder_append_string(&replacing->out, replacing->template);
    }
    if (!take_groups(search, replaced)) return false;
    if (replacing->function == VALUE_EMPTY) return append_template(replacing, replaced);
    String *text = ask_function(replacing, replaced);
    return text && string_builder_append_string(&replacing->out, text);
}

static bool is_unicode(const RegExpSearch *search) {
    return search->code->flags & (REGEXP_UNICODE | REGEXP_UNICODE_SETS);
}

/* Where the search goes on behind a match. */
static double index_behind(const RegExpSearch *search) {
    uint32_t start = search->run.registers[0], end = search->run.registers[1];
    if (start != end) return end;
    return advance_string_index(search->subject, end, is_unicode(search));
}

static bool replace_each(Replacing *replacing, RegExpSearch *search, Replaced *replaced) {
    double index = 0;
    while (index <= string_length(replacing->subject)) {
        bool found;
        if (!regexp_search_at(search, (uint32_t)index, &found)) return false;
        if (!found) break;
        index = index_behind(search);
        if (!replace_found(replacing, search, replaced)) return false;
    }
    return true;
}

/* Positions of all matches, one after the other: memory of the heap. */
typedef struct Found {
    uint32_t *positions;
    size_t count, capacity; /* numbers */
} Found;

static bool found_push(Runtime *runtime, Found *all, const uint32_t *positions, size_t count) {
    if (all->count + count > all->capacity) {
        size_t capacity = 2 * all->capacity + 16 * count;
        uint32_t *grown = heap_memory_reallocate(runtime, all->positions,
                                                 all->capacity * sizeof *positions,
                                                 capacity * sizeof *positions);
        if (!grown) return false;
        all->positions = grown;
        all->capacity = capacity;
    }
    memcpy(all->positions + all->count, positions, count * sizeof *positions);
    all->count += count;
    return true;
}

static bool find_all(RegExpSearch *search, Found *all) {
    size_t count = 2 * (size_t)regexp_group_count(search->code->regexp);
    double index = 0;
    while (index <= string_length(search->subject)) {
        bool found;
        if (!regexp_search_at(search, (uint32_t)index, &found)) return false;
        if (!found) break;
        if (!found_push(search->runtime, all, search->run.registers, count)) return false;
        index = index_behind(search);
    }
    return true;
}

/* Every match is found; then the function is asked about each. */
static bool replace_by_function(Replacing *replacing, RegExpSearch *search, Replaced *replaced) {
    Found all = {0};
    size_t count = 2 * (size_t)regexp_group_count(search->code->regexp);
    bool ok = find_all(search, &all);
    for (size_t i = 0; ok && i < all.count; i += count) {
        memcpy(search->run.registers, all.positions + i, count * sizeof *all.positions);
        ok = replace_found(replacing, search, replaced);
    }
    if (all.positions) {
        heap_memory_free(replacing->runtime->heap, all.positions,
                         all.capacity * sizeof *all.positions);
    }
    return ok;
}

/* A match of one that is not global: its lastIndex counts when it is sticky. */
static bool replace_first(Replacing *replacing, RegExpSearch *search, double index,
                          Replaced *replaced) {
    Runtime *runtime = replacing->runtime;
    Object *regexp = &search->regexp->object;
    bool found = false;
    if (index <= string_length(replacing->subject) &&
        !regexp_search_at(search, (uint32_t)index, &found)) {
        return false;
    }
    if (search->is_sticky &&
        !regexp_set_last_index(runtime, regexp, found ? search->run.registers[1] : 0)) {
        return false;
    }
    return !found || replace_found(replacing, search, replaced);
}

static bool replace_in_search(Replacing *replacing, RegExpSearch *search, double index) {
    uint32_t groups = regexp_group_count(search->code->regexp);
    Record *room = record_new(replacing->runtime, groups + REPLACED_EXTRA);
    if (!room) return false;
    Replaced replaced = {.values = room->values, .group_count = groups - 1};
    bool ok;
    if (!(search->code->flags & REGEXP_GLOBAL))
        ok = replace_first(replacing, search, index, &replaced);
    else if (replacing->function != VALUE_EMPTY)
        ok = replace_by_function(replacing, search, &replaced);
    else
        ok = replace_each(replacing, search, &replaced);
    heap_keep(room);
    return ok;
}

static bool replace_untouched(Replacing *replacing, RegExpObject *regexp) {
    RegExpSearch search;
    double index = 0;
    Runtime *runtime = replacing->runtime;
    if (!regexp_get_last_index(runtime, &regexp->object, &index)) return false;
    if (regexp->code->flags & REGEXP_GLOBAL && !regexp_set_last_index(runtime, &regexp->object, 0))
        return false;
    if (!(regexp->code->flags & REGEXP_STICKY)) index = 0;
    if (!regexp_search_begin(&search, runtime, regexp, replacing->subject)) return false;
    bool ok = replace_in_search(replacing, &search, index);
    regexp_search_end(&search);
    return ok;
}

/* ---- by the specification ---- */

/* Step 11: the results of one or all matches. NULL: threw. */
static Array *find_results(Runtime *runtime, Object *regexp, String *subject, const String *flags) {
    bool global = flags_have(flags, 'g');
    bool unicode = flags_have(flags, 'u') || flags_have(flags, 'v');
    Array *results = array_new(runtime, 0);
    if (!results || (global && !regexp_set_last_index(runtime, regexp, 0))) return NULL;
    for (;;) {
        Value result = regexp_exec(runtime, regexp, subject);
        if (value_is_abrupt(result)) return NULL;
        if (value_is_null(result)) return results;
        if (!array_push(runtime, results, result)) return NULL;
        if (!global) return results;
        Value first = get(runtime, value_as_object(result), property_key_index(0));
        String *text = value_is_abrupt(first) ? NULL : to_string(runtime, first);
        if (!text) return NULL;
        if (string_length(text) == 0 &&
            !regexp_step_over_empty(runtime, regexp, subject, unicode)) {
            return NULL;
        }
    }
}

/* What is matched, and captures as texts or undefined. False: threw. */
static bool read_captures(Runtime *runtime, Object *result, Replaced *replaced) {
    for (uint32_t i = 1; i <= replaced->group_count; i++) {
        Value capture = get(runtime, result, property_key_index(i));
        if (value_is_abrupt(capture)) return false;
        if (!value_is_undefined(capture)) {
            String *text = to_string(runtime, capture);
            if (!text) return false;
            capture = value_cell(text);
        }
        replaced->values[i] = capture;
    }
    return true;
}

static bool read_position(Replacing *replacing, Object *result, Replaced *replaced) {
    Runtime *runtime = replacing->runtime;
    double length = string_length(replacing->subject);
    Value first = get(runtime, result, property_key_index(0));
    String *matched = value_is_abrupt(first) ? NULL : to_string(runtime, first);
    if (!matched || !string_flat(runtime, matched)) return false;
    replaced->values[0] = value_cell(matched);
    Value index = get_by_name(runtime, result, runtime->names.index);
    if (value_is_abrupt(index)) return false;
    if (!to_integer_or_infinity(runtime, index, &replaced->position)) return false;
    if (replaced->position < 0) replaced->position = 0;
    if (replaced->position > length) replaced->position = length;
    return true;
}

/* Steps 14.a to 14.i. NULL: threw. */
static Record *read_result(Replacing *replacing, Object *result, Replaced *replaced) {
    Runtime *runtime = replacing->runtime;
    double length;
    if (!length_of_array_like(runtime, result, &length)) return NULL;
    if (length > STRING_MAX_LENGTH) {
        throw_out_of_memory(runtime);
        return NULL;
    }
    replaced->group_count = length > 1 ? (uint32_t)length - 1 : 0;
    Record *room = record_new(runtime, replaced->group_count + 1 + REPLACED_EXTRA);
    if (!room) return NULL;
    replaced->values = room->values;
    if (!read_position(replacing, result, replaced)) return NULL;
    if (!read_captures(runtime, result, replaced)) return NULL;
    replaced->named = get_by_name(runtime, result, runtime->names.groups);
    return value_is_abrupt(replaced->named) ? NULL : room;
}

/* 22.1.3.19.1 has the names as an object. */
static bool names_to_object(Runtime *runtime, Replaced *replaced) {
    if (value_is_undefined(replaced->named)) return true;
    Object *object = to_object(runtime, replaced->named);
    if (object) replaced->named = value_cell(object);
    return object != NULL;
}

/* The replacement as a text of its own: it is made even where it is not put in. NULL: threw. */
static String *make_replacement(Replacing *replacing, Replaced *replaced) {
    if (replacing->function != VALUE_EMPTY) return ask_function(replacing, replaced);
    if (!names_to_object(replacing->runtime, replaced)) return NULL;
    Replacing one = *replacing;
    string_builder_init(&one.out, replacing->runtime);
    if (append_template(&one, replaced)) return string_builder_finish(&one.out);
    string_builder_discard(&one.out);
    return NULL;
}

static bool replace_result(Replacing *replacing, Object *result) {
    Replaced replaced;
    Record *room = read_result(replacing, result, &replaced);
    String *text = room ? make_replacement(replacing, &replaced) : NULL;
    if (!text) return false;
    uint32_t position = (uint32_t)replaced.position;
    uint32_t length = string_length(value_as_string(replaced.values[0]));
    heap_keep(room);
    if (position < replacing->done) return true;
    return append_before(replacing, position, position + length) &&
           string_builder_append_string(&replacing->out, text);
}

static bool replace_by_exec(Replacing *replacing, Object *regexp) {
    Runtime *runtime = replacing->runtime;
    String *flags = regexp_get_text(runtime, regexp, runtime->names.flags);
    Array *results = flags ? find_results(runtime, regexp, replacing->subject, flags) : NULL;
    if (!results) return false;
    for (uint32_t i = 0; i < results->length; i++) {
        Value result = results->object.elements->values[i];
        if (!replace_result(replacing, value_as_object(result))) return false;
    }
    return true;
}

/* ---- the method ---- */

/* A function, or a text that is a template. False: threw. */
static bool take_replacement(Replacing *replacing, Value value) {
    replacing->function = VALUE_EMPTY;
    if (is_callable(value)) {
        replacing->function = value;
        return true;
    }
    replacing->template = to_string(replacing->runtime, value);
    if (!replacing->template || !string_flat(replacing->runtime, replacing->template)) return false;
    replacing->is_plain = !flags_have(replacing->template, '$');
    return true;
}

/* 22.2.6.11 RegExp.prototype [ @@replace ] ( string, replaceValue ) */
Value regexp_replace(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Replacing replacing = {.runtime = runtime};
    if (!value_is_object(call->this_value)) {
        return throw_incompatible_receiver(runtime, VALUE_UNDEFINED, "RegExp.prototype.@@replace");
    }
    Object *regexp = value_as_object(call->this_value);
    replacing.subject = to_string(runtime, argument(call, 0));
    TRY_OK(replacing.subject && string_flat(runtime, replacing.subject));
    TRY_OK(take_replacement(&replacing, argument(call, 1)));
    string_builder_init(&replacing.out, runtime);
    bool ok = regexp_is_untouched(runtime, regexp)
                  ? replace_untouched(&replacing, (RegExpObject *)regexp)
                  : replace_by_exec(&replacing, regexp);
    if (ok) return finish(&replacing);
    string_builder_discard(&replacing.out);
    return VALUE_ABRUPT;
}
