/* Typed arrays as objects: their internal methods (spec 10.4.5), and making them.
 *
 * A numeric key (CanonicalNumericIndexString) means an element or nothing: it never reaches the
 * shape or the prototypes. All other keys are ordinary.
 */
#include "runtime/objects/binary.h"
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/realm.h"

// clang-format off
#define SHIFT(type) (sizeof(type) == 8 ? 3 : sizeof(type) == 4 ? 2 : sizeof(type) == 2)
#define IS_integer  .takes_atomic = true
#define IS_unsigned .takes_atomic = true
#define IS_clamped  .takes_atomic = false
#define IS_float    .takes_atomic = false
#define IS_bigint   .takes_atomic = true
#define IS_big_unsigned .takes_atomic = true
#define X(NAME, name_, type, conversion)                                                           \
    [ELEMENT_##NAME] = {.name = #name_ "Array", .size = sizeof(type), .shift = SHIFT(type),        \
                        IS_##conversion},
const ElementInfo element_infos[ELEMENT_KIND_COUNT] = {ELEMENT_KINDS(X)};
#undef X
// clang-format on

/* ---- elements ---- */

/* Spec 10.4.5.14 IsValidIntegerIndex. */
static bool is_valid_index(const TypedArray *array, double index) {
    return index >= 0 && index < (double)typed_array_length(array) && trunc(index) == index &&
           !(index == 0 && signbit(index));
}

/* Spec 10.4.5.15 TypedArrayGetElement. */
static Value get_element(Runtime *runtime, const TypedArray *array, double index) {
    if (!is_valid_index(array, index)) return VALUE_UNDEFINED;
    return typed_array_get(runtime, array, (size_t)index);
}

/* Spec 10.4.5.16 TypedArraySetElement: what the conversion does to the buffer counts. */
bool typed_array_set(Runtime *runtime, TypedArray *array, double index, Value value) {
    ElementKind kind = typed_array_kind(array);
    Value numeric = element_convert(runtime, kind, value);
    if (value_is_abrupt(numeric)) return false;
    if (!is_valid_index(array, index)) return true;
    element_write(kind, typed_array_bytes(array, (size_t)index), numeric);
    return true;
}

/* ---- internal methods ---- */

/* Spec 10.4.5.1 [[GetOwnProperty]]. */
static bool get_own_property(Runtime *runtime, Object *object, PropertyKey key,
                             PropertyDescriptor *descriptor, bool *found) {
    double index;
    if (!property_key_to_numeric(key, &index)) {
        return ordinary_get_own_property(runtime, object, key, descriptor, found);
    }
    *found = is_valid_index((TypedArray *)object, index);
    if (!*found) return true;
    Value value = get_element(runtime, (TypedArray *)object, index);
    *descriptor = descriptor_data(value, PROPERTY_DEFAULT);
    return !value_is_abrupt(value);
}

/* Spec 10.4.5.2 [[HasProperty]]. */
static bool has_property(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    double index;
    if (!property_key_to_numeric(key, &index)) {
        return ordinary_has_property(runtime, object, key, result);
    }
    *result = is_valid_index((TypedArray *)object, index);
    return true;
}

/* Steps 1.b.ii to 1.b.v of 10.4.5.3: an element is writable, enumerable and configurable data. */
static bool is_fit_for_element(const PropertyDescriptor *descriptor) {
    uint32_t present = descriptor->flags >> 4 & PROPERTY_DEFAULT;
    return !descriptor_is_accessor(descriptor) && !(present & ~descriptor->flags);
}
_Static_assert(PROPERTY_HAS_WRITABLE == PROPERTY_WRITABLE << 4 &&
                   PROPERTY_HAS_ENUMERABLE == PROPERTY_ENUMERABLE << 4 &&
                   PROPERTY_HAS_CONFIGURABLE == PROPERTY_CONFIGURABLE << 4,
               "what is present lies four bits above what it is");

/* Spec 10.4.5.3 [[DefineOwnProperty]]. */
static bool define_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                const PropertyDescriptor *descriptor, bool *result) {
    TypedArray *array = (TypedArray *)object;
    double index;
    if (!property_key_to_numeric(key, &index)) {
        return ordinary_define_own_property(runtime, object, key, descriptor, result);
    }
    *result = is_valid_index(array, index) && is_fit_for_element(descriptor);
    if (!*result || !(descriptor->flags & PROPERTY_HAS_VALUE)) return true;
    return typed_array_set(runtime, array, index, descriptor->value);
}

/* Spec 10.4.5.4 [[Get]]. */
static Value get_value(Runtime *runtime, Object *object, PropertyKey key, Value receiver) {
    double index;
    if (!property_key_to_numeric(key, &index)) {
        return ordinary_get(runtime, object, key, receiver);
    }
    return get_element(runtime, (TypedArray *)object, index);
}

/* Spec 10.4.5.5 [[Set]]. */
static bool set_value(Runtime *runtime, Object *object, PropertyKey key, Value value,
                      Value receiver, bool *result) {
    TypedArray *array = (TypedArray *)object;
    double index;
    if (!property_key_to_numeric(key, &index)) {
        return ordinary_set(runtime, object, key, value, receiver, result);
    }
    *result = true;
    if (receiver == value_cell(object)) return typed_array_set(runtime, array, index, value);
    if (!is_valid_index(array, index)) return true;
    return object_set_on_receiver(runtime, key, value, receiver, result);
}

/* Spec 10.4.5.6 [[Delete]]. */
static bool delete_property(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    double index;
    if (!property_key_to_numeric(key, &index)) {
        return ordinary_delete(runtime, object, key, result);
    }
    *result = !is_valid_index((TypedArray *)object, index);
    return true;
}

/* Spec 10.4.5.7 [[OwnPropertyKeys]]. */
static bool own_keys(Runtime *runtime, Object *object, KeyList *keys) {
    size_t length = typed_array_length((TypedArray *)object);
    for (size_t i = 0; i < length; i++) {
        PropertyKey key = property_key_from_integer(runtime, (double)i);
        if (property_key_is_none(key) || !key_list_append(runtime, keys, key)) return false;
    }
    return ordinary_own_keys(runtime, object, keys);
}

const ExoticMethods typed_array_exotic_methods = {
    .get_own_property = get_own_property,
    .define_own_property = define_own_property,
    .has_property = has_property,
    .get = get_value,
    .set = set_value,
    .delete_property = delete_property,
    .own_keys = own_keys,
};

/* ---- making them ---- */

TypedArray *typed_array_new(Runtime *runtime, Object *prototype, ElementKind kind,
                            ArrayBuffer *buffer, size_t byte_offset, double length) {
    TypedArray *array =
        object_allocate(runtime, sizeof *array, CELL_OBJECT_TYPED_ARRAY, prototype, 0);
    if (!array) return NULL;
    array->object.cell.flags |= OBJECT_EXOTIC;
    array->object.cell.extra = kind;
    array->buffer = buffer;
    array->byte_offset = byte_offset;
    array->tracks_length = length < 0;
    if (length > 0) array->length = (size_t)length;
    array->byte_end = byte_offset + (array->length << element_infos[kind].shift);
    return array;
}

/* 23.2.3.19 get %TypedArray%.prototype.length */
Value typed_array_length_getter(NativeCall *call) {
    if (LIKELY(value_is_typed_array(call->this_value))) {
        return value_number((double)typed_array_length(value_as_typed_array(call->this_value)));
    }
    String *text = value_describe(call->runtime, call->this_value);
    if (!text) return VALUE_ABRUPT;
    return throw_type_error(
        call->runtime,
        "Method get TypedArray.prototype.length called on incompatible receiver %S", text);
}
