/* Methods of Array.prototype that move elements about: in place, or into a new array (spec 23.1.3).
 * True arrays with dense elements take short ways by whole blocks where nothing can be observed in
 * between. */
#include "builtins/indexed/array_like.h"

#define MAX_SAFE_LENGTH 9007199254740991.0

bool element_create(Runtime *runtime, Object *object, double index, Value value) {
    if (LIKELY(object->cell.kind == CELL_OBJECT_ARRAY)) {
        Array *array = (Array *)object;
        bool may_write = !(object->cell.flags & (OBJECT_NOT_EXTENSIBLE | OBJECT_HAS_INDEXED_SLOTS));
        if (may_write && index < object->elements->length) {
            object->elements->values[(uint32_t)index] = value;
            return true;
        }
        if (index == array->length && array_is_dense(object))
            return array_push(runtime, array, value);
        bool is_made_to_size = may_write && index == object->elements->length &&
                               index < array->length && index < object->elements->capacity;
        if (is_made_to_size) {
            object->elements->values[object->elements->length++] = value;
            return true;
        }
    }
    PropertyKey key = element_key(runtime, index);
    return !property_key_is_none(key) && create_data_property_or_throw(runtime, object, key, value);
}

bool length_set(Runtime *runtime, Object *object, double length) {
    return set(runtime, object, property_key_name(runtime->names.length), value_number(length),
               true);
}

Object *array_like_this(NativeCall *call, const char *method, double *length) {
    if (method && value_is_nullish(call->this_value)) {
        throw_type_error(call->runtime, "%s called on null or undefined", method);
        return NULL;
    }
    Object *object = to_object(call->runtime, call->this_value);
    return object && length_of_array_like(call->runtime, object, length) ? object : NULL;
}

Value callback_argument(NativeCall *call, uint32_t index) {
    Value callback = argument(call, index);
    if (LIKELY(is_callable(callback))) return callback;
    String *text = value_in_message(call->runtime, callback);
    return text ? throw_type_error(call->runtime, "%S is not a function", text) : VALUE_ABRUPT;
}

/* What is read out of a block: a hole reads as undefined. */
static Value hole_as_undefined(Value value) {
    return value == VALUE_EMPTY ? VALUE_UNDEFINED : value;
}

/* Moves element `from` to `to`; an absent one makes the place absent (as copyWithin, shift and
 * others do). */
static bool element_move(Runtime *runtime, Object *object, double from, double to) {
    Value value = element_get_if_present(runtime, object, from);
    if (value_is_abrupt(value)) return false;
    return value == VALUE_EMPTY ? element_delete(runtime, object, to)
                                : element_set(runtime, object, to, value);
}

/* ---- ends ---- */

/* 23.1.3.22 Array.prototype.pop ( ) */
Value array_pop(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    if (length == 0) return length_set(runtime, object, 0) ? VALUE_UNDEFINED : VALUE_ABRUPT;
    if (array_is_dense(object)) {
        Value last = object->elements->values[--object->elements->length];
        ((Array *)object)->length = object->elements->length;
        return hole_as_undefined(last);
    }
    TRY_VALUE(last, element_get(runtime, object, length - 1));
    TRY_OK(element_delete(runtime, object, length - 1) && length_set(runtime, object, length - 1));
    return last;
}

/* 23.1.3.23 Array.prototype.push ( ...items ) */
Value array_push_method(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (value_is_object(call->this_value) && array_is_dense(value_as_object(call->this_value))) {
        Array *array = (Array *)value_as_object(call->this_value);
        if (LIKELY((double)array->length + call->count < UINT32_MAX)) {
            for (uint32_t i = 0; i < call->count; i++)
                TRY_OK(array_push(runtime, array, call->arguments[i]));
            return value_number(array->length);
        }
    }
    double length;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    if (length + call->count > MAX_SAFE_LENGTH) {
        return throw_type_error(
            runtime,
            "Pushing %u elements on an array-like of length %g is disallowed, as the total "
            "surpasses 2**53-1",
            call->count, length);
    }
    for (uint32_t i = 0; i < call->count; i++)
        TRY_OK(element_set(runtime, object, length++, call->arguments[i]));
    return length_set(runtime, object, length) ? value_number(length) : VALUE_ABRUPT;
}

/* 23.1.3.27 Array.prototype.shift ( ) */
Value array_shift(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    if (length == 0) return length_set(runtime, object, 0) ? VALUE_UNDEFINED : VALUE_ABRUPT;
    if (array_is_dense(object)) return hole_as_undefined(array_shift_dense((Array *)object));
    TRY_VALUE(first, element_get(runtime, object, 0));
    for (double index = 1; index < length; index++)
        TRY_OK(element_move(runtime, object, index, index - 1));
    TRY_OK(element_delete(runtime, object, length - 1) && length_set(runtime, object, length - 1));
    return first;
}

/* 23.1.3.37 Array.prototype.unshift ( ...items ) */
Value array_unshift(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    uint32_t count = call->count;
    if (count && array_is_dense(object) && length + count < UINT32_MAX / 2) {
        if (!object_reserve_elements(runtime, object, (uint32_t)length + count))
            return VALUE_ABRUPT;
        Value *values = object->elements->values;
        memmove(values + count, values, (size_t)length * sizeof(Value));
        memcpy(values, call->arguments, count * sizeof(Value));
        object->elements->length = ((Array *)object)->length = (uint32_t)length + count;
        return value_number(length + count);
    }
    if (count) {
        if (length + count > MAX_SAFE_LENGTH)
            return throw_type_error(runtime, "Invalid array length");
        for (double index = length; index > 0; index--) {
            TRY_OK(element_move(runtime, object, index - 1, index + count - 1));
        }
        for (uint32_t i = 0; i < count; i++)
            TRY_OK(element_set(runtime, object, i, call->arguments[i]));
    }
    return length_set(runtime, object, length + count) ? value_number(length + count)
                                                       : VALUE_ABRUPT;
}

/* ---- in place ---- */

/* 23.1.3.4 Array.prototype.copyWithin ( target, start [ , end ] ) */
Value array_copy_within(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length, to, from, final;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    TRY_OK(to_relative_index(runtime, argument(call, 0), length, 0, &to));
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, 0, &from));
    TRY_OK(to_relative_index(runtime, argument(call, 2), length, length, &final));
    double count = fmin(final - from, length - to);
    bool backward = from < to && to < from + count;
    double step = backward ? -1 : 1;
    if (backward) {
        from += count - 1;
        to += count - 1;
    }
    for (; count > 0; count--, from += step, to += step)
        TRY_OK(element_move(runtime, object, from, to));
    return value_cell(object);
}

/* 23.1.3.7 Array.prototype.fill ( value [ , start [ , end ] ] ) */
Value array_fill(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length, index, end;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, 0, &index));
    TRY_OK(to_relative_index(runtime, argument(call, 2), length, length, &end));
    /* Where no setter can be in the way, writing is creating. */
    bool is_plain = object->cell.kind == CELL_OBJECT_ARRAY && array_chain_is_clean(object) &&
                    !(object->cell.flags & (OBJECT_NOT_EXTENSIBLE | OBJECT_HAS_INDEXED_SLOTS));
    for (; index < end; index++) {
        TRY_OK(is_plain ? element_create(runtime, object, index, argument(call, 0))
                        : element_set(runtime, object, index, argument(call, 0)));
    }
    return value_cell(object);
}

static bool swap_elements(Runtime *runtime, Object *object, double lower, double upper) {
    bool has_lower, has_upper;
    Value lower_value = VALUE_EMPTY, upper_value = VALUE_EMPTY;
    if (!element_has(runtime, object, lower, &has_lower)) return false;
    if (has_lower && value_is_abrupt(lower_value = element_get(runtime, object, lower)))
        return false;
    if (!element_has(runtime, object, upper, &has_upper)) return false;
    if (has_upper && value_is_abrupt(upper_value = element_get(runtime, object, upper)))
        return false;
    if (has_upper && !element_set(runtime, object, lower, upper_value)) return false;
    if (!has_upper && has_lower && !element_delete(runtime, object, lower)) return false;
    if (has_lower) return element_set(runtime, object, upper, lower_value);
    return !has_upper || element_delete(runtime, object, upper);
}

/* 23.1.3.26 Array.prototype.reverse ( ) */
Value array_reverse(NativeCall *call) {
    double length;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    double middle = floor(length / 2);
    for (double lower = 0; lower < middle; lower++) {
        TRY_OK(swap_elements(call->runtime, object, lower, length - lower - 1));
    }
    return value_cell(object);
}

/* ---- parts ---- */

/* Appends elements [from, to) of a block to a fresh array. NULL: memory. */
static Array *block_copy(Runtime *runtime, const Object *object, uint32_t from, uint32_t to) {
    return array_from_values(runtime, to - from, object->elements->values + from);
}

/* ArraySpeciesCreate would make a plain array: nobody has touched `constructor`. */
static bool has_plain_species(Runtime *runtime, Object *object) {
    return array_is_dense(object) && array_species_is_untouched(runtime, object);
}

/* 23.1.3.28 Array.prototype.slice ( start, end ) */
Value array_slice(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length, from, final;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    TRY_OK(to_relative_index(runtime, argument(call, 0), length, 0, &from));
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, length, &final));
    double count = fmax(final - from, 0);
    if (has_plain_species(runtime, object) && from + count <= object->elements->length) {
        return cell_or_abrupt(
            block_copy(runtime, object, (uint32_t)from, (uint32_t)(from + count)));
    }
    TRY_VALUE(result, array_species_create(runtime, object, count));
    Object *target = value_as_object(result);
    double index = 0;
    for (; from < final; from++, index++) {
        TRY_VALUE(value, element_get_if_present(runtime, object, from));
        if (value != VALUE_EMPTY) TRY_OK(element_create(runtime, target, index, value));
    }
    return length_set(runtime, target, index) ? result : VALUE_ABRUPT;
}

/* What splice and toSpliced are to do. */
typedef struct Splice {
    double length, new_length;
    double start, skip;
    uint32_t insert;
} Splice;

static bool splice_arguments(NativeCall *call, double length, Splice *splice) {
    Runtime *runtime = call->runtime;
    if (!to_relative_index(runtime, argument(call, 0), length, 0, &splice->start)) return false;
    splice->insert = call->count > 2 ? call->count - 2 : 0;
    splice->skip = call->count == 0 ? 0 : length - splice->start;
    if (call->count < 2) return true;
    double count;
    if (!to_integer_or_infinity(runtime, call->arguments[1], &count)) return false;
    splice->skip = fmin(fmax(count, 0), length - splice->start);
    return true;
}

/* The receiver; NULL: threw. */
static Object *splice_this(NativeCall *call, Splice *splice) {
    Object *object = array_like_this(call, NULL, &splice->length);
    if (!object || !splice_arguments(call, splice->length, splice)) return NULL;
    splice->new_length = splice->length - splice->skip + splice->insert;
    if (splice->new_length <= MAX_SAFE_LENGTH) return object;
    throw_type_error(call->runtime, "Invalid array length");
    return NULL;
}

/* Moves the tail so that `insert` items fit where `skip` ones were. */
static bool splice_move_tail(Runtime *runtime, Object *object, const Splice *splice) {
    double length = splice->length, insert = splice->insert, skip = splice->skip;
    if (insert < skip) {
        for (double k = splice->start; k < length - skip; k++) {
            if (!element_move(runtime, object, k + skip, k + insert)) return false;
        }
        for (double k = length; k > length - skip + insert; k--) {
            if (!element_delete(runtime, object, k - 1)) return false;
        }
    } else if (insert > skip) {
        for (double k = length - skip; k > splice->start; k--) {
            if (!element_move(runtime, object, k + skip - 1, k + insert - 1)) return false;
        }
    }
    return true;
}

/* splice of a block: one move of the tail. */
static Value splice_block(NativeCall *call, Array *array, const Splice *splice) {
    Runtime *runtime = call->runtime;
    uint32_t start = (uint32_t)splice->start, skip = (uint32_t)splice->skip, length = array->length;
    Array *removed = block_copy(runtime, &array->object, start, start + skip);
    if (!removed) return VALUE_ABRUPT;
    uint32_t new_length = length - skip + splice->insert;
    if (!object_reserve_elements(runtime, &array->object, new_length)) return VALUE_ABRUPT;
    if (array->object.elements->capacity) {
        Value *values = array->object.elements->values + start;
        memmove(values + splice->insert, values + skip, (length - start - skip) * sizeof(Value));
        for (uint32_t i = 0; i < splice->insert; i++) values[i] = call->arguments[i + 2];
        array->object.elements->length = new_length;
    }
    array->length = new_length;
    return value_cell(removed);
}

/* 23.1.3.31 Array.prototype.splice ( start, deleteCount, ...items ) */
Value array_splice(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Splice splice;
    Object *object = splice_this(call, &splice);
    if (!object) return VALUE_ABRUPT;
    bool is_short = has_plain_species(runtime, object) &&
                    splice.length == ((Array *)object)->length &&
                    splice.new_length < UINT32_MAX / 2;
    if (is_short) return splice_block(call, (Array *)object, &splice);
    TRY_VALUE(removed, array_species_create(runtime, object, splice.skip));
    for (double k = 0; k < splice.skip; k++) {
        TRY_VALUE(value, element_get_if_present(runtime, object, splice.start + k));
        if (value != VALUE_EMPTY)
            TRY_OK(element_create(runtime, value_as_object(removed), k, value));
    }
    TRY_OK(length_set(runtime, value_as_object(removed), splice.skip));
    TRY_OK(splice_move_tail(runtime, object, &splice));
    for (uint32_t i = 0; i < splice.insert; i++) {
        TRY_OK(element_set(runtime, object, splice.start + i, call->arguments[i + 2]));
    }
    return length_set(runtime, object, splice.new_length) ? removed : VALUE_ABRUPT;
}

/* ---- concat (23.1.3.2) ---- */

/* 23.1.3.2.1 IsConcatSpreadable */
static bool is_concat_spreadable(Runtime *runtime, Value value, bool *result) {
    *result = false;
    if (!value_is_object(value)) return true;
    PropertyKey key = property_key_symbol(runtime->symbols.is_concat_spreadable);
    Value spreadable = get(runtime, value_as_object(value), key);
    if (value_is_abrupt(spreadable)) return false;
    if (value_is_undefined(spreadable)) return is_array(runtime, value, result);
    *result = to_boolean(spreadable);
    return true;
}

static bool concat_item(Runtime *runtime, Object *target, Value item, double *index) {
    bool spreads;
    double length;
    if (!is_concat_spreadable(runtime, item, &spreads)) return false;
    if (!spreads) return element_create(runtime, target, (*index)++, item);
    Object *object = value_as_object(item);
    if (!length_of_array_like(runtime, object, &length)) return false;
    if (*index + length > MAX_SAFE_LENGTH) {
        throw_type_error(runtime, "Invalid array length");
        return false;
    }
    for (double k = 0; k < length; k++) {
        Value value = element_get_if_present(runtime, object, k);
        if (value_is_abrupt(value)) return false;
        if (value != VALUE_EMPTY && !element_create(runtime, target, *index + k, value))
            return false;
    }
    *index += length;
    return true;
}

/* 23.1.3.2 Array.prototype.concat ( ...items ) */
Value array_concat(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (value_is_nullish(call->this_value)) {
        return throw_type_error(runtime, "Array.prototype.concat called on null or undefined");
    }
    Object *object = to_object(runtime, call->this_value);
    if (!object) return VALUE_ABRUPT;
    TRY_VALUE(result, array_species_create(runtime, object, 0));
    double index = 0;
    TRY_OK(concat_item(runtime, value_as_object(result), value_cell(object), &index));
    for (uint32_t i = 0; i < call->count; i++) {
        TRY_OK(concat_item(runtime, value_as_object(result), call->arguments[i], &index));
    }
    return length_set(runtime, value_as_object(result), index) ? result : VALUE_ABRUPT;
}

/* ---- copies (ES2023) ---- */

static Array *copy_array_new(Runtime *runtime, double length) {
    if (length <= UINT32_MAX) return array_new(runtime, 0);
    throw_range_error(runtime, "Invalid array length");
    return NULL;
}

/* Appends elements from, from + step ... (`count` of them), holes as undefined. */
static bool copy_elements(Runtime *runtime, Array *target, Object *object, double from,
                          double count, double step) {
    for (; count > 0; count--, from += step) {
        Value value = element_get(runtime, object, from);
        if (value_is_abrupt(value) || !array_push(runtime, target, value)) return false;
    }
    return true;
}

/* 23.1.3.33 Array.prototype.toReversed ( ) */
Value array_to_reversed(NativeCall *call) {
    double length;
    Object *object = array_like_this(call, NULL, &length);
    Array *copy = object ? copy_array_new(call->runtime, length) : NULL;
    if (!copy || !copy_elements(call->runtime, copy, object, length - 1, length, -1))
        return VALUE_ABRUPT;
    return value_cell(copy);
}

/* 23.1.3.35 Array.prototype.toSpliced ( start, skipCount, ...items ) */
Value array_to_spliced(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Splice splice;
    Object *object = splice_this(call, &splice);
    Array *copy = object ? copy_array_new(runtime, splice.new_length) : NULL;
    if (!copy || !copy_elements(runtime, copy, object, 0, splice.start, 1)) return VALUE_ABRUPT;
    for (uint32_t i = 0; i < splice.insert; i++)
        TRY_OK(array_push(runtime, copy, call->arguments[i + 2]));
    double tail = splice.start + splice.skip;
    return copy_elements(runtime, copy, object, tail, splice.length - tail, 1) ? value_cell(copy)
                                                                               : VALUE_ABRUPT;
}

/* 23.1.3.39 Array.prototype.with ( index, value ) */
Value array_with(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length, index;
    Object *object = array_like_this(call, NULL, &length);
    if (!object || !to_integer_or_infinity(runtime, argument(call, 0), &index)) return VALUE_ABRUPT;
    double relative = index;
    if (index < 0) index += length;
    if (index < 0 || index >= length) {
        return throw_range_error(runtime, "Invalid index : %g", relative);
    }
    Array *copy = copy_array_new(runtime, length);
    if (!copy || !copy_elements(runtime, copy, object, 0, index, 1)) return VALUE_ABRUPT;
    TRY_OK(array_push(runtime, copy, argument(call, 1)));
    return copy_elements(runtime, copy, object, index + 1, length - index - 1, 1) ? value_cell(copy)
                                                                                  : VALUE_ABRUPT;
}
