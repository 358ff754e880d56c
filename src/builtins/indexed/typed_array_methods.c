/* Methods of %TypedArray%.prototype that only look (spec 23.2.3). The receiver is checked first and
 * its length taken once; what an argument's conversion does to the buffer meanwhile shows in the
 * elements, which are undefined from then on. */
#include "builtins/indexed/typed_array.h"

/* 23.2.3.1 %TypedArray%.prototype.at ( index ) */
Value typed_array_at(NativeCall *call) {
    TypedArray *array = typed_array_receiver(call);
    if (!array) return VALUE_ABRUPT;
    double length = (double)typed_array_length(array), index;
    TRY_OK(to_integer_or_infinity(call->runtime, argument(call, 0), &index));
    if (index < 0) index += length;
    if (index < 0 || index >= length) return VALUE_UNDEFINED;
    return typed_array_get(call->runtime, array, (size_t)index);
}

/* ---- searching ---- */

/* The receiver, its length, and where the search begins; NULL: threw. */
static TypedArray *search_start(NativeCall *call, double *length, double *index) {
    TypedArray *array = typed_array_this(call);
    if (!array) return NULL;
    *length = (double)typed_array_length(array);
    *index = 0;
    if (*length == 0) return array;
    return to_relative_index(call->runtime, argument(call, 1), *length, 0, index) ? array : NULL;
}

/* 23.2.3.16 %TypedArray%.prototype.includes ( searchElement [ , fromIndex ] ) */
Value typed_array_includes(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length, index;
    TypedArray *array = search_start(call, &length, &index);
    if (!array) return VALUE_ABRUPT;
    for (; index < length; index++) {
        TRY_VALUE(element, typed_array_get(runtime, array, (size_t)index));
        if (same_value_zero(runtime, element, argument(call, 0))) return VALUE_TRUE;
    }
    return VALUE_FALSE;
}

/* 23.2.3.17 %TypedArray%.prototype.indexOf ( searchElement [ , fromIndex ] ) */
Value typed_array_index_of(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length, index;
    TypedArray *array = search_start(call, &length, &index);
    if (!array) return VALUE_ABRUPT;
    length = fmin(length, (double)typed_array_length(array));
    for (; index < length; index++) {
        TRY_VALUE(element, typed_array_get(runtime, array, (size_t)index));
        if (is_strictly_equal(runtime, element, argument(call, 0))) return value_number(index);
    }
    return value_int(-1);
}

/* 23.2.3.20 %TypedArray%.prototype.lastIndexOf ( searchElement [ , fromIndex ] ) */
Value typed_array_last_index_of(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TypedArray *array = typed_array_this(call);
    if (!array) return VALUE_ABRUPT;
    double length = (double)typed_array_length(array), index = length - 1;
    if (length == 0) return value_int(-1);
    if (call->count > 1) {
        TRY_OK(to_integer_or_infinity(runtime, call->arguments[1], &index));
        index = index >= 0 ? fmin(index, length - 1) : length + index;
    }
    index = fmin(index, (double)typed_array_length(array) - 1);
    for (; index >= 0; index--) {
        TRY_VALUE(element, typed_array_get(runtime, array, (size_t)index));
        if (is_strictly_equal(runtime, element, argument(call, 0))) return value_number(index);
    }
    return value_int(-1);
}

/* ---- text ---- */

/* 23.2.3.18 %TypedArray%.prototype.join ( separator ) */
Value typed_array_join(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TypedArray *array = typed_array_receiver(call);
    if (!array) return VALUE_ABRUPT;
    double length = (double)typed_array_length(array);
    bool is_default = value_is_undefined(argument(call, 0));
    String *separator =
        is_default ? string_from_unit(runtime, ',') : to_string(runtime, argument(call, 0));
    return separator ? elements_join(runtime, &array->object, length, separator, false)
                     : VALUE_ABRUPT;
}

/* 23.2.3.31 %TypedArray%.prototype.toLocaleString ( ) */
Value typed_array_to_locale_string(NativeCall *call) {
    TypedArray *array = typed_array_receiver(call);
    String *separator = array ? string_from_unit(call->runtime, ',') : NULL;
    if (!separator) return VALUE_ABRUPT;
    double length = (double)typed_array_length(array);
    return elements_join(call->runtime, &array->object, length, separator, true);
}

/* ---- iterators ---- */

static Value iterator_of(NativeCall *call, EnumerableKind kind) {
    TypedArray *array = typed_array_this(call);
    return array ? array_iterator_create(call->runtime, &array->object, kind) : VALUE_ABRUPT;
}

/* 23.2.3.7 %TypedArray%.prototype.entries ( ) */
Value typed_array_entries(NativeCall *call) {
    return iterator_of(call, ENUMERATE_ENTRIES);
}
/* 23.2.3.19 %TypedArray%.prototype.keys ( ) */
Value typed_array_keys(NativeCall *call) {
    return iterator_of(call, ENUMERATE_KEYS);
}
/* 23.2.3.35 %TypedArray%.prototype.values ( ) */
Value typed_array_values(NativeCall *call) {
    return iterator_of(call, ENUMERATE_VALUES);
}
