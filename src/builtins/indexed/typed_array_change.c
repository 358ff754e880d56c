/* Methods of %TypedArray%.prototype that move elements about, in place or into another array (spec
 * 23.2.3). Bytes are moved as blocks where the kinds agree.
 *
 * An argument's conversion may shrink or detach the buffer: every method looks again before it
 * touches bytes. */
#include "builtins/indexed/typed_array.h"

/* 23.2.3.6 %TypedArray%.prototype.copyWithin ( target, start [ , end ] ) */
Value typed_array_copy_within(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TypedArray *array = typed_array_this(call);
    if (!array) return VALUE_ABRUPT;
    double length = (double)typed_array_length(array), to, from, final;
    TRY_OK(to_relative_index(runtime, argument(call, 0), length, 0, &to));
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, 0, &from));
    TRY_OK(to_relative_index(runtime, argument(call, 2), length, length, &final));
    if (fmin(final - from, length - to) <= 0) return value_cell(array);
    TRY_OK(typed_array_revalidate(call, array));
    length = fmin(length, (double)typed_array_length(array));
    double count = fmin(fmin(final, length) - from, length - to);
    if (count > 0) {
        memmove(typed_array_bytes(array, (size_t)to), typed_array_bytes(array, (size_t)from),
                (size_t)count << typed_array_info(array)->shift);
    }
    return value_cell(array);
}

/* Doubles a block until all is filled: one element's bytes, `total` bytes in all. */
static void fill_bytes(uint8_t *bytes, size_t filled, size_t total) {
    for (; filled < total; filled *= 2) {
        memcpy(bytes + filled, bytes, filled < total - filled ? filled : total - filled);
    }
}

/* 23.2.3.9 %TypedArray%.prototype.fill ( value [ , start [ , end ] ] ) */
Value typed_array_fill(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TypedArray *array = typed_array_this(call);
    if (!array) return VALUE_ABRUPT;
    double length = (double)typed_array_length(array), start, end;
    ElementKind kind = typed_array_kind(array);
    TRY_VALUE(numeric, element_convert(runtime, kind, argument(call, 0)));
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, 0, &start));
    TRY_OK(to_relative_index(runtime, argument(call, 2), length, length, &end));
    TRY_OK(typed_array_revalidate(call, array));
    end = fmin(end, (double)typed_array_length(array));
    if (start >= end) return value_cell(array);
    size_t size = element_infos[kind].size;
    uint8_t *bytes = typed_array_bytes(array, (size_t)start);
    element_write(kind, bytes, numeric);
    fill_bytes(bytes, size, (size_t)(end - start) * size);
    return value_cell(array);
}

/* Copies `count` elements in reverse order; in place when both are the same. */
static void reverse_elements(uint8_t *to, const uint8_t *from, size_t count, size_t size) {
    for (size_t low = 0; 2 * low < count; low++) {
        size_t high = count - 1 - low;
        uint8_t lower[8], upper[8];
        memcpy(lower, from + low * size, size);
        memcpy(upper, from + high * size, size);
        memcpy(to + low * size, upper, size);
        memcpy(to + high * size, lower, size);
    }
}

/* 23.2.3.25 %TypedArray%.prototype.reverse ( ) */
Value typed_array_reverse(NativeCall *call) {
    TypedArray *array = typed_array_this(call);
    if (!array) return VALUE_ABRUPT;
    uint8_t *bytes = typed_array_bytes(array, 0);
    reverse_elements(bytes, bytes, typed_array_length(array), typed_array_info(array)->size);
    return value_cell(array);
}

/* 23.2.3.32 %TypedArray%.prototype.toReversed ( ) */
Value typed_array_to_reversed(NativeCall *call) {
    TypedArray *array = typed_array_receiver(call);
    if (!array) return VALUE_ABRUPT;
    size_t length = typed_array_length(array);
    TypedArray *copy = typed_array_make(call->runtime, typed_array_kind(array), (double)length);
    if (!copy) return VALUE_ABRUPT;
    reverse_elements(typed_array_bytes(copy, 0), typed_array_bytes(array, 0), length,
                     typed_array_info(array)->size);
    return value_cell(copy);
}

/* 23.2.3.36 %TypedArray%.prototype.with ( index, value ) */
Value typed_array_with(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TypedArray *array = typed_array_this(call);
    if (!array) return VALUE_ABRUPT;
    double length = (double)typed_array_length(array), index;
    ElementKind kind = typed_array_kind(array);
    TRY_OK(to_integer_or_infinity(runtime, argument(call, 0), &index));
    if (index < 0) index += length;
    TRY_VALUE(numeric, element_convert(runtime, kind, argument(call, 1)));
    double now = (double)typed_array_length(array);
    if (index < 0 || index >= now) return throw_range_error(runtime, "Invalid typed array index");
    TypedArray *copy = typed_array_make(runtime, kind, length);
    if (!copy) return VALUE_ABRUPT;
    TRY_OK(typed_array_copy(runtime, copy, 0, array, 0, (size_t)fmin(length, now)));
    for (double gone = now; gone < length; gone++) {
        TRY_OK(typed_array_set(runtime, copy, gone, VALUE_UNDEFINED));
    }
    if (index < length) element_write(kind, typed_array_bytes(copy, (size_t)index), numeric);
    return value_cell(copy);
}

/* ---- set (23.2.3.26) ---- */

static Value throw_offset(Runtime *runtime) {
    return throw_range_error(runtime, "offset is out of bounds");
}

/* 23.2.3.26.1 SetTypedArrayFromTypedArray. Elements of another kind in the same buffer are copied
 * first: converting one must not overwrite the next. */
static Value set_from_typed_array(NativeCall *call, TypedArray *target, double offset,
                                  TypedArray *source) {
    Runtime *runtime = call->runtime;
    TRY_OK(typed_array_revalidate(call, target) && typed_array_revalidate(call, source));
    ElementKind kind = typed_array_kind(target), source_kind = typed_array_kind(source);
    size_t count = typed_array_length(source);
    if (!element_kinds_mix(kind, source_kind)) return throw_mixed_kinds(runtime);
    if ((double)count + offset > (double)typed_array_length(target)) return throw_offset(runtime);
    if (target->buffer == source->buffer && !element_kinds_agree(kind, source_kind)) {
        TypedArray *copy = typed_array_make(runtime, source_kind, (double)count);
        TRY_OK(copy && typed_array_copy(runtime, copy, 0, source, 0, count));
        source = copy;
    }
    TRY_OK(typed_array_copy(runtime, target, (size_t)offset, source, 0, count));
    return VALUE_UNDEFINED;
}

/* 23.2.3.26.2 SetTypedArrayFromArrayLike */
static Value set_from_array_like(NativeCall *call, TypedArray *target, double offset,
                                 Value source) {
    Runtime *runtime = call->runtime;
    double length, room;
    TRY_OK(typed_array_revalidate(call, target));
    room = (double)typed_array_length(target);
    Object *object = to_object(runtime, source);
    TRY_OK(object && length_of_array_like(runtime, object, &length));
    if (length + offset > room) return throw_offset(runtime);
    for (double index = 0; index < length; index++) {
        TRY_VALUE(value, element_get(runtime, object, index));
        TRY_OK(typed_array_set(runtime, target, offset + index, value));
    }
    return VALUE_UNDEFINED;
}

/* 23.2.3.26 %TypedArray%.prototype.set ( source [ , offset ] ) */
Value typed_array_set_method(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double offset;
    if (!value_is_typed_array(call->this_value)) {
        return throw_type_error(runtime, "this is not a typed array.");
    }
    TypedArray *target = value_as_typed_array(call->this_value);
    TRY_OK(to_integer_or_infinity(runtime, argument(call, 1), &offset));
    if (offset < 0) return throw_offset(runtime);
    Value source = argument(call, 0);
    if (value_is_typed_array(source)) {
        return set_from_typed_array(call, target, offset, value_as_typed_array(source));
    }
    return set_from_array_like(call, target, offset, source);
}

/* ---- parts ---- */

/* Steps 14.f and 14.g of slice: between two places of one buffer, bytes are copied one by one from
 * the first on, which shows where the places overlap. */
static bool slice_copy(Runtime *runtime, TypedArray *target, const TypedArray *source,
                       size_t start, size_t count) {
    if (target->buffer != source->buffer || typed_array_kind(target) != typed_array_kind(source)) {
        return typed_array_copy(runtime, target, 0, source, start, count);
    }
    uint8_t *to = typed_array_bytes(target, 0);
    const uint8_t *from = typed_array_bytes(source, start);
    for (size_t i = 0; i < count << typed_array_info(source)->shift; i++) to[i] = from[i];
    return true;
}

/* 23.2.3.27 %TypedArray%.prototype.slice ( start, end ) */
Value typed_array_slice(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TypedArray *array = typed_array_receiver(call);
    if (!array) return VALUE_ABRUPT;
    double length = (double)typed_array_length(array), start, end;
    TRY_OK(to_relative_index(runtime, argument(call, 0), length, 0, &start));
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, length, &end));
    double count = fmax(end - start, 0);
    TypedArray *target = typed_array_species_create(call, array, count);
    if (!target) return VALUE_ABRUPT;
    if (count == 0) return value_cell(target);
    TRY_OK(typed_array_revalidate(call, array));
    count = fmin(fmin(end, (double)typed_array_length(array)) - start,
                 (double)typed_array_length(target));
    if (count <= 0) return value_cell(target);
    TRY_OK(slice_copy(runtime, target, array, (size_t)start, (size_t)count));
    return value_cell(target);
}

/* 23.2.3.30 %TypedArray%.prototype.subarray ( begin, end ). V8 says "undefined" of a receiver that
 * is no typed array. */
Value typed_array_subarray(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!value_is_typed_array(call->this_value)) {
        return throw_incompatible(call, TYPED_ARRAY_METHOD, VALUE_UNDEFINED);
    }
    TypedArray *array = value_as_typed_array(call->this_value);
    double length = (double)typed_array_length(array), begin, end;
    TRY_OK(to_relative_index(runtime, argument(call, 0), length, 0, &begin));
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, length, &end));
    bool tracks = array->tracks_length && value_is_undefined(argument(call, 1));
    double offset = (double)array->byte_offset + begin * typed_array_info(array)->size;
    return cell_or_abrupt(
        typed_array_species_view(call, array, offset, tracks ? -1 : fmax(end - begin, 0)));
}
