/* %TypedArray%.prototype.sort and toSorted (spec 23.2.3.29, 23.2.3.33).
 *
 * Without a comparator the bytes themselves are sorted, as numbers: -0 before 0, NaN last. With one
 * it is a merge sort that halves from the top, which calls the comparator with the pairs, in the
 * order, that V8 calls it with. The elements are sorted in vectors of their own: what the
 * comparator does to the buffer meanwhile does no harm. */
#include "builtins/indexed/typed_array.h"
#include "support/sort_numbers.h"

/* ---- by number ---- */

static const NumberShape shapes[ELEMENT_KIND_COUNT] = {
    [ELEMENT_INT8] = NUMBER_SIGNED,
    [ELEMENT_UINT8] = NUMBER_UNSIGNED,
    [ELEMENT_INT16] = NUMBER_SIGNED,
    [ELEMENT_UINT16] = NUMBER_UNSIGNED,
    [ELEMENT_INT32] = NUMBER_SIGNED,
    [ELEMENT_UINT32] = NUMBER_UNSIGNED,
    [ELEMENT_BIGINT64] = NUMBER_SIGNED,
    [ELEMENT_BIGUINT64] = NUMBER_UNSIGNED,
    [ELEMENT_FLOAT32] = NUMBER_FLOAT,
    [ELEMENT_UINT8_CLAMPED] = NUMBER_UNSIGNED,
    [ELEMENT_FLOAT64] = NUMBER_FLOAT,
};

/* 23.2.4.7 CompareTypedArrayElements without a comparator. False: out of memory. */
static bool sort_by_number(Runtime *runtime, TypedArray *array) {
    ElementKind kind = typed_array_kind(array);
    size_t length = typed_array_length(array), bytes = length * element_infos[kind].size;
    if (length < 2) return true;
    void *scratch = heap_memory_allocate(runtime, bytes);
    if (!scratch) return false;
    sort_numbers(typed_array_bytes(array, 0), scratch, length, element_infos[kind].size,
                 shapes[kind]);
    heap_memory_free(runtime->heap, scratch, bytes);
    return true;
}

/* ---- by a function ---- */

/* 23.2.4.7 with a comparator: false when it threw. */
static bool compare(Runtime *runtime, Value comparator, Value a, Value b, double *order) {
    Value arguments[] = {a, b};
    Value result = call(runtime, comparator, VALUE_UNDEFINED, 2, arguments);
    return !value_is_abrupt(result) && to_number(runtime, result, order);
}

/* Merges the sorted source[from .. middle) and source[middle .. to) into target. */
static bool merge(Runtime *runtime, Value comparator, const Value *source, Value *target,
                  uint32_t from, uint32_t middle, uint32_t to) {
    uint32_t left = from, right = middle;
    for (uint32_t i = from; i < to; i++) {
        double order = left < middle ? -1 : 1;
        if (left < middle && right < to &&
            !compare(runtime, comparator, source[left], source[right], &order)) {
            return false;
        }
        target[i] = order > 0 ? source[right++] : source[left++];
    }
    return true;
}

/* Sorts source[from .. to) into target; both hold the same values to begin with. */
static bool sort_halves(Runtime *runtime, Value comparator, Value *source, Value *target,
                        uint32_t from, uint32_t to) {
    uint32_t middle = from + (to - from) / 2;
    if (middle - from > 1 && !sort_halves(runtime, comparator, target, source, from, middle)) {
        return false;
    }
    if (to - middle > 1 && !sort_halves(runtime, comparator, target, source, middle, to)) {
        return false;
    }
    return merge(runtime, comparator, source, target, from, middle, to);
}

static bool sort_by_function(Runtime *runtime, TypedArray *array, Value comparator) {
    size_t length = typed_array_length(array);
    if (length < 2) return true;
    if (length > UINT32_MAX / 4) return !value_is_abrupt(throw_out_of_memory(runtime));
    uint32_t count = (uint32_t)length;
    Record *work = record_new(runtime, 2 * count);
    if (!work) return false;
    Value *sorted = work->values, *other = sorted + count;
    for (uint32_t i = 0; i < count; i++) {
        sorted[i] = other[i] = typed_array_get(runtime, array, i);
        if (value_is_abrupt(sorted[i])) return false;
    }
    if (!sort_halves(runtime, comparator, other, sorted, 0, count)) return false;
    for (uint32_t i = 0; i < count; i++) {
        if (!typed_array_set(runtime, array, i, sorted[i])) return false;
    }
    heap_keep(work);
    return true;
}

static bool sort(Runtime *runtime, TypedArray *array, Value comparator) {
    if (!value_is_undefined(comparator)) return sort_by_function(runtime, array, comparator);
    return sort_by_number(runtime, array);
}

/* ---- the methods ---- */

static bool comparator_is_valid(NativeCall *call) {
    if (value_is_undefined(argument(call, 0)) || is_callable(argument(call, 0))) return true;
    throw_type_error(call->runtime,
                     "The comparison function must be either a function or undefined");
    return false;
}

/* 23.2.3.29 %TypedArray%.prototype.sort ( comparefn ) */
Value typed_array_sort(NativeCall *call) {
    TRY_OK(comparator_is_valid(call));
    TypedArray *array = typed_array_receiver(call);
    TRY_OK(array && sort(call->runtime, array, argument(call, 0)));
    return value_cell(array);
}

/* 23.2.3.33 %TypedArray%.prototype.toSorted ( comparefn ) */
Value typed_array_to_sorted(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TRY_OK(comparator_is_valid(call));
    TypedArray *array = typed_array_receiver(call);
    if (!array) return VALUE_ABRUPT;
    size_t length = typed_array_length(array);
    TypedArray *copy = typed_array_make(runtime, typed_array_kind(array), (double)length);
    TRY_OK(copy && typed_array_copy(runtime, copy, 0, array, 0, length));
    TRY_OK(sort(runtime, copy, argument(call, 0)));
    return value_cell(copy);
}
