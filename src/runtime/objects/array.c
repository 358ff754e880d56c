/* Array exotic objects (spec 10.4.2).
 *
 * `length` is a field of the structure, virtual to object_storage.c; elements follow elements.c. An
 * array is simple when its indexed properties are exactly its dense elements, without holes.
 */
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/realm.h"
#include "runtime/values/convert.h"

enum { ARRAY_PREALLOCATED = 1 << 16 /* `new Array(n)` has room for so many elements at once */ };

/* ---- making arrays ---- */

static Array *array_allocate(Runtime *runtime, Shape *shape) {
    if (!shape) return NULL;
    Array *array = object_allocate_shaped(runtime, sizeof *array, CELL_OBJECT_ARRAY, shape, 0);
    if (array) array->object.cell.flags |= OBJECT_EXOTIC;
    return array;
}

Array *array_new(Runtime *runtime, uint32_t length) {
    Array *array = array_allocate(runtime, realm_array_shape(runtime, runtime->realm));
    if (!array || !length) return array;
    if (length <= ARRAY_PREALLOCATED && !object_reserve_elements(runtime, &array->object, length)) {
        return NULL;
    }
    array->length = length;
    return array;
}

enum { ARRAY_IN_CELL = 16 }; /* up to so many values lie in the cell of an array made with them */

/* Array and elements in one cell. */
static Array *array_from_few(Runtime *runtime, uint32_t count, const Value *values) {
    Shape *shape = realm_array_shape(runtime, runtime->realm);
    size_t size = sizeof(Array) + sizeof(Elements) + count * sizeof(Value);
    Array *array =
        shape ? object_allocate_shaped(runtime, size, CELL_OBJECT_ARRAY, shape, 0) : NULL;
    if (!array) return NULL;
    Elements *elements = (Elements *)(array + 1);
    memcpy(elements->values, values, count * sizeof *values);
    elements->length = elements->capacity = array->length = count;
    array->object.elements = elements;
    array->object.cell.flags |= OBJECT_EXOTIC;
    return array;
}

Array *array_from_values(Runtime *runtime, uint32_t count, const Value *values) {
    if (count && count <= ARRAY_IN_CELL) return array_from_few(runtime, count, values);
    Array *array = array_allocate(runtime, realm_array_shape(runtime, runtime->realm));
    if (!array || !count) return array;
    if (!object_reserve_elements(runtime, &array->object, count)) return NULL;
    memcpy(array->object.elements->values, values, count * sizeof *values);
    array->object.elements->length = count;
    array->length = count;
    return array;
}

bool array_push(Runtime *runtime, Array *array, Value value) {
    Object *object = &array->object;
    uint32_t length = array->length;
    if (LIKELY(array_takes_dense(array) && length < INT32_MAX)) {
        if (UNLIKELY(length >= object->elements->capacity) &&
            !object_reserve_elements(runtime, object, length + 1)) {
            return false;
        }
        object->elements->values[length] = value;
        object->elements->length = array->length = length + 1;
        return true;
    }
    return object_add(runtime, object, property_key_index(length), value, PROPERTY_DEFAULT);
}

static bool has_no_indices(const Object *object) {
    return object->elements->length == 0 &&
           !(object->cell.flags & (OBJECT_EXOTIC | OBJECT_HAS_INDEXED_SLOTS)) &&
           object->cell.kind != CELL_OBJECT_STRING;
}

/* %Object.prototype% is exotic in its prototype alone, %Array.prototype% an array that should be
 * empty. */
static bool prototype_has_no_indices(const Object *prototype) {
    if (has_no_indices(prototype)) return true;
    return (prototype->cell.kind == CELL_OBJECT_PLAIN ||
            prototype->cell.kind == CELL_OBJECT_ARRAY) &&
           prototype->elements->length == 0 && !(prototype->cell.flags & OBJECT_HAS_INDEXED_SLOTS);
}

static bool chain_has_no_indices(const Object *object) {
    for (const Object *up = object->shape->prototype; up; up = up->shape->prototype) {
        if (!prototype_has_no_indices(up)) return false;
    }
    return true;
}

bool array_appends_at(const Object *object, uint32_t index) {
    if (object->cell.kind != CELL_OBJECT_ARRAY) return false;
    const Array *array = (const Array *)object;
    return index == array->length && array_takes_dense(array) && chain_has_no_indices(object);
}

bool array_chain_is_clean(const Object *object) {
    return chain_has_no_indices(object);
}

bool array_is_dense(const Object *object) {
    if (object->cell.kind != CELL_OBJECT_ARRAY) return false;
    const Array *array = (const Array *)object;
    return array->length == object->elements->length && array_takes_dense(array) &&
           chain_has_no_indices(object);
}

/* ---- length ---- */

/* The length that deleting down to `length` ends at: an element that is not configurable stops it.
 */
static uint32_t array_lowest_length(const Object *object, uint32_t length) {
    const Shape *shape = object->shape;
    for (uint32_t i = 0; i < shape_entry_count(shape); i++) {
        const PropertyEntry *entry = shape_entry(shape, i);
        if (!property_key_is_index(entry->key)) continue;
        uint32_t index = property_key_as_index(entry->key);
        bool stays = index >= length && !(entry->attributes & PROPERTY_CONFIGURABLE);
        if (stays) length = index + 1;
    }
    return length;
}

static bool array_delete_indexed_slots(Runtime *runtime, Object *object, uint32_t length) {
    for (uint32_t i = shape_entry_count(object->shape); i-- > 0;) {
        const PropertyEntry *entry = shape_entry(object->shape, i);
        if (!property_key_is_index(entry->key)) continue;
        if (property_key_as_index(entry->key) < length) continue;
        if (!object_delete_slot(runtime, object, i)) return false;
    }
    return true;
}

/* Spec 10.4.2.4 ArraySetLength, steps 7 on, for a length already converted. */
bool array_set_length(Runtime *runtime, Array *array, double length, bool *result) {
    Object *object = &array->object;
    uint32_t wanted = (uint32_t)length, reached = wanted;
    *result = wanted == array->length || !array->length_readonly;
    if (!*result) return true;
    if (wanted < array->length) {
        if (object->cell.flags & OBJECT_HAS_INDEXED_SLOTS) {
            reached = array_lowest_length(object, wanted);
            if (!array_delete_indexed_slots(runtime, object, reached)) return false;
        }
        elements_truncate(runtime, object, reached);
    }
    array->length = reached;
    *result = reached == wanted;
    return true;
}

/* Steps 3 to 5: the two conversions may both run script. */
static bool array_length_of_value(Runtime *runtime, Value value, uint32_t *length) {
    if (value_is_int(value) && value_as_int(value) >= 0) {
        *length = (uint32_t)value_as_int(value);
        return true;
    }
    double number;
    if (!to_uint32(runtime, value, length) || !to_number(runtime, value, &number)) return false;
    if (*length == number) return true;
    throw_range_error(runtime, "Invalid array length");
    return false;
}

/* Spec 10.4.2.4 ArraySetLength. */
static bool array_define_length(Runtime *runtime, Array *array,
                                const PropertyDescriptor *descriptor, bool *result) {
    uint32_t length = 0, flags = descriptor->flags;
    bool has_value = flags & PROPERTY_HAS_VALUE;
    if (has_value && !array_length_of_value(runtime, descriptor->value, &length)) return false;
    bool forbidden =
        ((flags & PROPERTY_HAS_CONFIGURABLE) && (flags & PROPERTY_CONFIGURABLE)) ||
        ((flags & PROPERTY_HAS_ENUMERABLE) && (flags & PROPERTY_ENUMERABLE)) ||
        descriptor_is_accessor(descriptor) ||
        (array->length_readonly && (flags & PROPERTY_HAS_WRITABLE) && (flags & PROPERTY_WRITABLE));
    *result = !forbidden;
    if (forbidden) return true;
    if (has_value && !array_set_length(runtime, array, length, result)) return false;
    bool was_changeable = !array->length_readonly || *result;
    if (was_changeable && (flags & PROPERTY_HAS_WRITABLE) && !(flags & PROPERTY_WRITABLE)) {
        array->length_readonly = true;
    }
    return true;
}

/* Spec 10.4.2.1 [[DefineOwnProperty]] of arrays. */
static bool array_define_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                      const PropertyDescriptor *descriptor, bool *result) {
    Array *array = (Array *)object;
    if (key.bits == value_cell(runtime->names.length)) {
        return array_define_length(runtime, array, descriptor, result);
    }
    if (!property_key_is_index(key)) {
        return ordinary_define_own_property(runtime, object, key, descriptor, result);
    }
    uint32_t index = property_key_as_index(key);
    *result = index < array->length || !array->length_readonly;
    if (!*result) return true;
    if (!ordinary_define_own_property(runtime, object, key, descriptor, result)) return false;
    if (*result && index >= array->length) array->length = index + 1;
    return true;
}

const ExoticMethods array_exotic_methods = {.define_own_property = array_define_own_property};

/* ---- species ---- */

/* Steps 5.a to 5.b of 10.4.2.2: the Array of another realm counts as none. */
static bool is_foreign_array_constructor(Runtime *runtime, Value constructor, bool *result) {
    *result = false;
    if (!is_constructor(constructor)) return true;
    Realm *realm = get_function_realm(runtime, value_as_object(constructor));
    if (!realm) return false;
    *result = realm != runtime->realm &&
              realm->intrinsics[INTRINSIC_ARRAY] == value_as_object(constructor);
    return true;
}

/* Spec 10.4.2.2 ArraySpeciesCreate, steps 3 to 6: undefined for a plain array. */
static Value array_species_constructor(Runtime *runtime, Object *original) {
    TRY_VALUE(constructor, get_by_name(runtime, original, runtime->names.constructor));
    bool foreign;
    TRY_OK(is_foreign_array_constructor(runtime, constructor, &foreign));
    if (foreign) return VALUE_UNDEFINED;
    if (!value_is_object(constructor)) return constructor;
    PropertyKey key = property_key_symbol(runtime->symbols.species);
    TRY_VALUE(species, get(runtime, value_as_object(constructor), key));
    return value_is_null(species) ? VALUE_UNDEFINED : species;
}

static Value array_create(Runtime *runtime, double length) {
    if (length > UINT32_MAX) return throw_range_error(runtime, "Invalid array length");
    Array *array = array_new(runtime, (uint32_t)length);
    return array ? value_cell(array) : VALUE_ABRUPT;
}

/* Spec 10.4.2.2 ArraySpeciesCreate. */
Value array_species_create(Runtime *runtime, Object *original, double length) {
    bool original_is_array;
    TRY_OK(is_array(runtime, value_cell(original), &original_is_array));
    if (!original_is_array) return array_create(runtime, length);
    TRY_VALUE(constructor, array_species_constructor(runtime, original));
    Object *builtin = runtime->realm->intrinsics[INTRINSIC_ARRAY];
    if (value_is_undefined(constructor) || (builtin && constructor == value_cell(builtin))) {
        return array_create(runtime, length);
    }
    if (!is_constructor(constructor)) {
        return throw_type_error(runtime, "object.constructor[Symbol.species] is not a constructor");
    }
    Value argument = value_number(length);
    return construct(runtime, value_as_object(constructor), 1, &argument, NULL);
}
