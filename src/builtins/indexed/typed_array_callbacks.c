/* Methods of %TypedArray%.prototype that call a function for each element (spec 23.2.3): the walks
 * are those of Array.prototype, over the length taken at the start. */
#include "builtins/indexed/typed_array.h"

static Value visit(NativeCall *call, ElementVisit what) {
    TypedArray *array = typed_array_this(call);
    if (!array) return VALUE_ABRUPT;
    return elements_visit(call, what, &array->object, (double)typed_array_length(array), false);
}

/* 23.2.3.8 */
Value typed_array_every(NativeCall *call) {
    return visit(call, VISIT_EVERY);
}
/* 23.2.3.11 */
Value typed_array_find(NativeCall *call) {
    return visit(call, VISIT_FIND);
}
/* 23.2.3.12 */
Value typed_array_find_index(NativeCall *call) {
    return visit(call, VISIT_FIND_INDEX);
}
/* 23.2.3.13 */
Value typed_array_find_last(NativeCall *call) {
    return visit(call, VISIT_FIND_LAST);
}
/* 23.2.3.14 */
Value typed_array_find_last_index(NativeCall *call) {
    return visit(call, VISIT_FIND_LAST_INDEX);
}
/* 23.2.3.15 */
Value typed_array_for_each(NativeCall *call) {
    return visit(call, VISIT_FOR_EACH);
}
/* 23.2.3.28 */
Value typed_array_some(NativeCall *call) {
    return visit(call, VISIT_SOME);
}

static Value reduce(NativeCall *call, bool backward) {
    TypedArray *array = typed_array_this(call);
    if (!array) return VALUE_ABRUPT;
    return elements_reduce(call, &array->object, (double)typed_array_length(array), backward,
                           false);
}

/* 23.2.3.23 */
Value typed_array_reduce(NativeCall *call) {
    return reduce(call, false);
}
/* 23.2.3.24 */
Value typed_array_reduce_right(NativeCall *call) {
    return reduce(call, true);
}

/* The callback's answer for the element at `index`; the element in *element. */
static Value answer_for(NativeCall *native, TypedArray *array, double index, Value *element) {
    *element = typed_array_get(native->runtime, array, (size_t)index);
    TRY(*element);
    Value arguments[] = {*element, value_number(index), value_cell(array)};
    return call(native->runtime, argument(native, 0), argument(native, 1), COUNT_OF(arguments),
                arguments);
}

/* 23.2.3.22 %TypedArray%.prototype.map ( callbackfn [ , thisArg ] ) */
Value typed_array_map(NativeCall *call) {
    TypedArray *array = typed_array_this(call);
    if (!array) return VALUE_ABRUPT;
    TRY(callback_argument(call, 0));
    double length = (double)typed_array_length(array);
    TypedArray *target = typed_array_species_create(call, array, length);
    if (!target) return VALUE_ABRUPT;
    for (double index = 0; index < length; index++) {
        Value element;
        TRY_VALUE(answer, answer_for(call, array, index, &element));
        TRY_OK(typed_array_set(call->runtime, target, index, answer));
    }
    return value_cell(target);
}

/* 23.2.3.10 %TypedArray%.prototype.filter ( callbackfn [ , thisArg ] ) */
Value typed_array_filter(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TypedArray *array = typed_array_this(call);
    if (!array) return VALUE_ABRUPT;
    TRY(callback_argument(call, 0));
    double length = (double)typed_array_length(array);
    Array *kept = array_new(runtime, 0);
    TRY_OK(kept);
    for (double index = 0; index < length; index++) {
        Value element;
        TRY_VALUE(answer, answer_for(call, array, index, &element));
        if (to_boolean(answer)) TRY_OK(array_push(runtime, kept, element));
    }
    TypedArray *target = typed_array_species_create(call, array, kept->length);
    if (!target) return VALUE_ABRUPT;
    for (uint32_t i = 0; i < kept->length; i++) {
        TRY_OK(typed_array_set(runtime, target, i, kept->object.elements->values[i]));
    }
    return value_cell(target);
}
