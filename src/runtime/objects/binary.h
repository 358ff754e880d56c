/* Binary data: ArrayBuffers, and the views of them: typed arrays and DataViews (spec 10.4.5, 25.1
 * to 25.3, and resizable buffers as Node.js 20 has them).
 *
 * Invariants
 * - A buffer's bytes may move or vanish whenever script runs (resize, detach): nobody keeps a
 *   pointer to them across a call. A pointer to bytes does not keep the buffer alive: heap_keep.
 * - Detached: data NULL and byte_length 0. Otherwise data points at byte_length bytes, charged
 *   to the heap's accounts.
 * - A view is in bounds when byte_end <= buffer->byte_length and the buffer is not detached; a view
 *   that tracks the buffer's length has byte_end at its offset and length 0. So `index < length &&
 *   byte_end <= buffer->byte_length` is all that a quick access needs to ask: a view of fixed
 *   length with elements ends behind byte 0.
 * - Nobody caches what a typed array has under a numeric key (property_key_to_numeric); its other
 *   properties are ordinary ones.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_BINARY_H
#define BOBBIN_RUNTIME_OBJECTS_BINARY_H

#include "runtime/objects/element_kind.h"
#include "runtime/objects/function.h"

/* The most elements of a typed array, and bytes that a resizable buffer may ask for: as V8. */
#define BINARY_MAX_LENGTH 4294967296.0

/* ArrayBuffer and SharedArrayBuffer (nobody else shares it: there is one thread). */
typedef struct ArrayBuffer {
    Object object;
    uint8_t *data;
    size_t byte_length;
    size_t max_byte_length; /* of a resizable one, else byte_length */
    bool is_shared;
    bool is_resizable; /* a shared one: growable */
} ArrayBuffer;

typedef struct TypedArray {
    Object object; /* cell.extra: ElementKind */
    ArrayBuffer *buffer;
    size_t byte_offset;
    size_t byte_end;
    size_t length; /* in elements */
    bool tracks_length;
} TypedArray;

typedef struct DataView {
    Object object;
    ArrayBuffer *buffer;
    size_t byte_offset;
    size_t byte_end;
    bool tracks_length;
} DataView;

/* ---- buffers (array_buffer.c) ---- */
/* Zeroed bytes for a fresh ArrayBuffer or SharedArrayBuffer object. max_byte_length < 0: of fixed
 * length. NULL: RangeError "Array buffer allocation failed". */
ArrayBuffer *array_buffer_new(Runtime *runtime, Object *prototype, double byte_length,
                              double max_byte_length, bool is_shared);
/* One of %ArrayBuffer% of the current realm. */
ArrayBuffer *array_buffer_new_plain(Runtime *runtime, double byte_length);
/* Spec 25.1.2.3 DetachArrayBuffer. Precondition: not shared. */
void array_buffer_detach(Runtime *runtime, ArrayBuffer *buffer);
/* Precondition: within max_byte_length. False: threw; nothing has changed. */
bool array_buffer_resize(Runtime *runtime, ArrayBuffer *buffer, size_t byte_length);
static inline bool array_buffer_is_detached(const ArrayBuffer *buffer) {
    return buffer->data == NULL;
}
static inline bool value_is_array_buffer(Value value) {
    return value_is_kind(value, CELL_OBJECT_ARRAY_BUFFER);
}
void binary_register_kinds(Heap *heap);

/* ---- typed arrays (typed_array.c) ---- */
static inline bool value_is_typed_array(Value value) {
    return value_is_kind(value, CELL_OBJECT_TYPED_ARRAY);
}
static inline TypedArray *value_as_typed_array(Value value) {
    return (TypedArray *)value_as_object(value);
}
static inline ElementKind typed_array_kind(const TypedArray *array) {
    return (ElementKind)array->object.cell.extra;
}
static inline const ElementInfo *typed_array_info(const TypedArray *array) {
    return &element_infos[array->object.cell.extra];
}
/* IsTypedArrayOutOfBounds: a detached buffer counts. */
static inline bool typed_array_is_out_of_bounds(const TypedArray *array) {
    return array_buffer_is_detached(array->buffer) || array->byte_end > array->buffer->byte_length;
}
/* The number of elements just now: 0 when out of bounds. */
static inline size_t typed_array_length(const TypedArray *array) {
    if (UNLIKELY(typed_array_is_out_of_bounds(array))) return 0;
    if (LIKELY(!array->tracks_length)) return array->length;
    return (array->buffer->byte_length - array->byte_offset) >> typed_array_info(array)->shift;
}
/* Where the element lies. Precondition: index <= typed_array_length. */
static inline uint8_t *typed_array_bytes(const TypedArray *array, size_t index) {
    return array->buffer->data + array->byte_offset + (index << typed_array_info(array)->shift);
}
/* The element at `index`; undefined when there is none. */
static inline Value typed_array_get(Runtime *runtime, const TypedArray *array, size_t index) {
    if (UNLIKELY(index >= typed_array_length(array))) return VALUE_UNDEFINED;
    return element_read(runtime, typed_array_kind(array), typed_array_bytes(array, index));
}
/* Spec 10.4.5.16 TypedArraySetElement. False: the conversion threw. */
bool typed_array_set(Runtime *runtime, TypedArray *array, double index, Value value);

/* What element accesses of evaluators try first, for views of fixed length: VALUE_EMPTY, or false,
 * says that it takes the long way. */
static inline Value typed_array_get_quickly(Runtime *runtime, const Object *object, Value key) {
    const TypedArray *array = (const TypedArray *)object;
    size_t index = (size_t)(ptrdiff_t)value_as_int(key);
    bool is_there = index < array->length && array->byte_end <= array->buffer->byte_length;
    if (UNLIKELY(!is_there)) return VALUE_EMPTY;
    return element_read(runtime, typed_array_kind(array), typed_array_bytes(array, index));
}
static inline bool typed_array_set_quickly(Object *object, Value key, Value value) {
    TypedArray *array = (TypedArray *)object;
    size_t index = (size_t)(ptrdiff_t)value_as_int(key);
    bool is_there = index < array->length && array->byte_end <= array->buffer->byte_length;
    if (UNLIKELY(!is_there || !value_is_number(value))) return false;
    if (UNLIKELY(element_kind_is_big(typed_array_kind(array)))) return false;
    element_write(typed_array_kind(array), typed_array_bytes(array, index), value);
    return true;
}

/* A view of `length` elements from byte_offset on; length < 0: it tracks the buffer's length.
 * Precondition: it fits. */
TypedArray *typed_array_new(Runtime *runtime, Object *prototype, ElementKind kind,
                            ArrayBuffer *buffer, size_t byte_offset, double length);

/* 23.2.3.19 get %TypedArray%.prototype.length: here, since evaluators that find it in their cache
 * do its work themselves. */
Value typed_array_length_getter(NativeCall *call);

extern const ExoticMethods typed_array_exotic_methods;

/* ---- DataViews ---- */
static inline bool data_view_is_out_of_bounds(const DataView *view) {
    return array_buffer_is_detached(view->buffer) || view->byte_end > view->buffer->byte_length;
}
/* Precondition: in bounds. */
static inline size_t data_view_byte_length(const DataView *view) {
    size_t end = view->tracks_length ? view->buffer->byte_length : view->byte_end;
    return end - view->byte_offset;
}

#endif
