/* Executing regular expressions: searches, their results, exec and test (ECMA-262 22.2.7, 22.2.6.2,
 * 22.2.6.16). */
#include "builtins/text/regexp.h"

/* ---- searches ---- */

/* For RegExpHost: memory is the heap's. */
static void *resize(void *data, void *memory, size_t old_size, size_t size) {
    Runtime *runtime = data;
    if (size) return heap_memory_reallocate(runtime, memory, old_size, size);
    heap_memory_free(runtime->heap, memory, old_size);
    return NULL;
}

bool regexp_search_begin(RegExpSearch *search, Runtime *runtime, RegExpObject *regexp,
                         String *subject) {
    search->runtime = runtime;
    search->regexp = regexp;
    search->code = regexp->code;
    search->subject = subject;
    search->is_sticky = regexp->code->flags & REGEXP_STICKY;
    search->host = (RegExpHost){resize, runtime, &runtime->terminating};
    return string_flat(runtime, subject) &&
           regexp_run_begin(&search->run, search->code->regexp, &search->host);
}

void regexp_search_end(RegExpSearch *search) {
    regexp_run_end(&search->run);
}

bool regexp_search_at(RegExpSearch *search, uint32_t start, bool *found) {
    const String *subject = search->subject;
    RegExpText text = {subject->chars, string_length(subject), string_is_utf16(subject)};
    RegExpOutcome outcome = regexp_match(&search->run, text, start, search->is_sticky);
    *found = outcome == REGEXP_MATCH;
    switch (outcome) {
    case REGEXP_MATCH: regexp_note_match(search); return true;
    case REGEXP_NO_MATCH: return true;
    case REGEXP_STOPPED: throw_error(search->runtime, ERROR_ERROR, "terminated"); return false;
    case REGEXP_OUT_OF_MEMORY: return false; /* the heap has thrown */
    case REGEXP_TOO_DEEP: break;
    }
    throw_range_error(search->runtime, "Maximum call stack size exceeded");
    return false;
}

/* ---- results ---- */

static bool group_is_set(const RegExpSearch *search, uint32_t group) {
    return search->run.registers[2 * group + 1] != REGEXP_UNSET;
}

Value regexp_group_text(RegExpSearch *search, uint32_t group) {
    const uint32_t *positions = search->run.registers + 2 * group;
    if (!group_is_set(search, group)) return VALUE_UNDEFINED;
    return cell_or_abrupt(
        string_slice(search->runtime, search->subject, positions[0], positions[1]));
}

/* [start, end] of a group, or undefined. */
static Value group_indices(RegExpSearch *search, uint32_t group) {
    const uint32_t *positions = search->run.registers + 2 * group;
    if (!group_is_set(search, group)) return VALUE_UNDEFINED;
    Value pair[] = {value_number(positions[0]), value_number(positions[1])};
    return cell_or_abrupt(array_from_values(search->runtime, COUNT_OF(pair), pair));
}

/* An object without prototype: for each named group what stands at its number in `values`. */
static Value named_values(RegExpSearch *search, const Array *values) {
    const RegExpCode *code = search->code;
    Runtime *runtime = search->runtime;
    if (!code->names) return VALUE_UNDEFINED;
    Object *named = object_new_with_prototype(runtime, NULL);
    TRY_OK(named);
    for (uint32_t i = 0; i < code->names->cell.data; i++) {
        String *name = value_as_string(code->names->values[i]);
        uint32_t group = regexp_names(code->regexp)[i].group;
        TRY_OK(object_add(runtime, named, property_key_name(name),
                          values->object.elements->values[group], PROPERTY_DEFAULT));
    }
    return value_cell(named);
}

static Shape *result_shape(Runtime *runtime) {
    RegExpStatics *statics = regexp_statics(runtime);
    if (!statics || statics->result_shape) return statics ? statics->result_shape : NULL;
    String *const names[] = {runtime->names.index, runtime->names.input, runtime->names.groups};
    Shape *shape = realm_array_shape(runtime, runtime->realm);
    for (size_t i = 0; shape && i < COUNT_OF(names); i++) {
        shape = shape_add(runtime, shape, property_key_name(names[i]), PROPERTY_DEFAULT);
    }
    return statics->result_shape = shape;
}

/* index, input, groups, and perhaps indices. */
enum { RESULT_INDEX,
       RESULT_INPUT,
       RESULT_GROUPS,
       RESULT_SLOTS = 4 };

/* Few elements lie in the cell itself. */
enum { RESULT_IN_CELL = 16 };

static Array *result_new(Runtime *runtime, uint32_t count) {
    Shape *shape = result_shape(runtime);
    bool in_cell = count <= RESULT_IN_CELL;
    size_t size = sizeof(Array);
    if (in_cell) size += sizeof(Elements) + count * sizeof(Value);
    Array *array = shape ? object_allocate_shaped(runtime, size, CELL_OBJECT_ARRAY, shape,
                                                  RESULT_SLOTS)
                         : NULL;
    if (!array) return NULL;
    array->object.cell.flags |= OBJECT_EXOTIC;
    if (in_cell) {
        array->object.elements = (Elements *)(array + 1);
        array->object.elements->capacity = count;
        return array;
    }
    return object_reserve_elements(runtime, &array->object, count) ? array : NULL;
}

static void result_push(Array *array, Value value) {
    Elements *elements = array->object.elements;
    elements->values[elements->length++] = value;
    array->length = elements->length;
}

/* 22.2.7.8 MakeMatchIndicesIndexPairArray */
static Value indices_array(RegExpSearch *search) {
    Runtime *runtime = search->runtime;
    uint32_t count = regexp_group_count(search->code->regexp);
    Array *indices = array_new(runtime, 0);
    TRY_OK(indices);
    for (uint32_t i = 0; i < count; i++) {
        TRY_VALUE(pair, group_indices(search, i));
        TRY_OK(array_push(runtime, indices, pair));
    }
    TRY_VALUE(groups, named_values(search, indices));
    TRY_OK(object_add(runtime, &indices->object, property_key_name(runtime->names.groups), groups,
                      PROPERTY_DEFAULT));
    return value_cell(indices);
}

/* The array that exec answers with (22.2.7.2, steps 22 to 34). */
static Value regexp_result(RegExpSearch *search) {
    Runtime *runtime = search->runtime;
    uint32_t count = regexp_group_count(search->code->regexp);
    Array *array = result_new(runtime, count);
    TRY_OK(array);
    array->object.slots[RESULT_INDEX] = value_number(search->run.registers[0]);
    array->object.slots[RESULT_INPUT] = value_cell(search->subject);
    for (uint32_t i = 0; i < count; i++) {
        TRY_VALUE(text, regexp_group_text(search, i));
        result_push(array, text);
    }
    TRY_VALUE(groups, named_values(search, array));
    array->object.slots[RESULT_GROUPS] = groups;
    if (!(search->code->flags & REGEXP_INDICES)) return value_cell(array);
    TRY_VALUE(indices, indices_array(search));
    TRY_OK(object_add(runtime, &array->object, property_key_name(runtime->names.indices), indices,
                      PROPERTY_DEFAULT));
    return value_cell(array);
}

Value regexp_named_groups(RegExpSearch *search) {
    if (!search->code->names) return VALUE_UNDEFINED;
    TRY_VALUE(result, regexp_result(search));
    return named_values(search, (Array *)value_as_object(result));
}

/* ---- lastIndex ---- */

bool regexp_set_last_index(Runtime *runtime, Object *object, double index) {
    if (LIKELY(object->cell.kind == CELL_OBJECT_REGEXP &&
               object->shape == ((RegExpObject *)object)->own_shape)) {
        object->slots[REGEXP_LAST_INDEX] = value_number(index);
        return true;
    }
    return set(runtime, object, property_key_name(runtime->names.last_index), value_number(index),
               true);
}

bool regexp_get_last_index(Runtime *runtime, Object *object, double *index) {
    Value value;
    if (LIKELY(object->cell.kind == CELL_OBJECT_REGEXP &&
               object->shape == ((RegExpObject *)object)->own_shape)) {
        value = object->slots[REGEXP_LAST_INDEX];
    } else {
        value = get_by_name(runtime, object, runtime->names.last_index);
        if (value_is_abrupt(value)) return false;
    }
    if (value_is_int(value) && value_as_int(value) >= 0) {
        *index = value_as_int(value);
        return true;
    }
    return to_length(runtime, value, index);
}

double advance_string_index(const String *subject, double index, bool unicode) {
    if (!unicode || index + 1 >= string_length(subject)) return index + 1;
    uint32_t units;
    string_code_point_at(subject, (uint32_t)index, &units);
    return index + units;
}

bool regexp_step_over_empty(Runtime *runtime, Object *regexp, String *subject, bool unicode) {
    double index;
    if (!regexp_get_last_index(runtime, regexp, &index)) return false;
    return regexp_set_last_index(runtime, regexp, advance_string_index(subject, index, unicode));
}

/* ---- exec ---- */

typedef enum Answer {
    ANSWER_RESULT, /* the array, or null */
    ANSWER_BOOL    /* whether there is a match */
} Answer;

static Value no_match(RegExpSearch *search, bool keeps_index, Answer answer) {
    if (keeps_index) TRY_OK(regexp_set_last_index(search->runtime, &search->regexp->object, 0));
    return answer == ANSWER_BOOL ? VALUE_FALSE : VALUE_NULL;
}

/* Steps 8 to 34 of 22.2.7.2, in a search that has begun. */
static Value execute(RegExpSearch *search, double index, bool keeps_index, Answer answer) {
    bool found = false;
    if (index <= string_length(search->subject)) {
        TRY_OK(regexp_search_at(search, (uint32_t)index, &found));
    }
    if (!found) return no_match(search, keeps_index, answer);
    if (keeps_index) {
        TRY_OK(regexp_set_last_index(search->runtime, &search->regexp->object,
                                     search->run.registers[1]));
    }
    return answer == ANSWER_BOOL ? VALUE_TRUE : regexp_result(search);
}

/* 22.2.7.2 RegExpBuiltinExec */
static Value builtin_exec(Runtime *runtime, RegExpObject *regexp, String *subject, Answer answer) {
    RegExpSearch search;
    double index;
    TRY_OK(regexp_get_last_index(runtime, &regexp->object, &index));
    TRY_OK(regexp_search_begin(&search, runtime, regexp, subject));
    bool keeps_index = search.code->flags & (REGEXP_GLOBAL | REGEXP_STICKY);
    Value result = execute(&search, keeps_index ? index : 0, keeps_index, answer);
    regexp_search_end(&search);
    return result;
}

static Value exec_by_method(Runtime *runtime, Object *regexp, Value exec, String *subject) {
    Value text = value_cell(subject);
    TRY_VALUE(result, call(runtime, exec, value_cell(regexp), 1, &text));
    if (value_is_object(result) || value_is_null(result)) return result;
    return throw_type_error(
        runtime, "RegExp exec method returned something other than an Object or null");
}

static Value throw_no_regexp(Runtime *runtime, Object *object) {
    return throw_incompatible_receiver(runtime, value_cell(object), "RegExp.prototype.exec");
}

Value regexp_exec(Runtime *runtime, Object *object, String *subject) {
    RegExpObject *regexp = (RegExpObject *)object;
    if (LIKELY(regexp_is_untouched(runtime, object))) {
        return builtin_exec(runtime, regexp, subject, ANSWER_RESULT);
    }
    TRY_VALUE(exec, get_by_name(runtime, object, runtime->names.exec));
    if (is_callable(exec)) return exec_by_method(runtime, object, exec, subject);
    if (!value_is_regexp(value_cell(object))) return throw_no_regexp(runtime, object);
    return builtin_exec(runtime, regexp, subject, ANSWER_RESULT);
}

/* 22.2.6.2 RegExp.prototype.exec ( string ) */
Value regexp_exec_method(NativeCall *call) {
    RegExpObject *regexp = regexp_this(call, "RegExp.prototype.exec");
    String *subject = regexp ? to_string(call->runtime, argument(call, 0)) : NULL;
    TRY_OK(subject);
    return builtin_exec(call->runtime, regexp, subject, ANSWER_RESULT);
}

/* 22.2.6.16 RegExp.prototype.test ( S ) */
Value regexp_test(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!value_is_object(call->this_value)) {
        return throw_incompatible_receiver(runtime, VALUE_UNDEFINED, "RegExp.prototype.test");
    }
    Object *object = value_as_object(call->this_value);
    String *subject = to_string(runtime, argument(call, 0));
    TRY_OK(subject);
    if (LIKELY(regexp_is_untouched(runtime, object))) {
        return builtin_exec(runtime, (RegExpObject *)object, subject, ANSWER_BOOL);
    }
    TRY_VALUE(result, regexp_exec(runtime, object, subject));
    return value_bool(!value_is_null(result));
}

/* ---- what other methods ask ---- */

String *regexp_get_text(Runtime *runtime, Object *object, String *name) {
    Value value = get_by_name(runtime, object, name);
    String *text = value_is_abrupt(value) ? NULL : to_string(runtime, value);
    return text ? string_flat(runtime, text) : NULL;
}

bool flags_have(const String *flags, char letter) {
    for (uint32_t i = 0; i < string_length(flags); i++) {
        if (string_unit(flags, i) == letter) return true;
    }
    return false;
}
