/* Arguments objects (spec 10.4.4); String objects' indexed properties (spec 10.4.3).
 *
 * Invariant: a mapped index is a hole of the elements. Its attributes are the default ones, unless
 * the shape has an entry for it; the value there is stale as long as the index is mapped.
 */
#include "runtime/objects/arguments.h"

#include "runtime/objects/object_internal.h"
#include "runtime/objects/realm.h"

static void mapped_arguments_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_cell(heap, ((MappedArguments *)cell)->environment);
}

void arguments_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_MAPPED_ARGUMENTS, mapped_arguments_trace, object_finalize);
}

/* ---- making them ---- */

static bool arguments_fill(Runtime *runtime, Object *object, uint32_t count, const Value *values) {
    if (count) {
        if (!object_reserve_elements(runtime, object, count)) return false;
        memcpy(object->elements->values, values, count * sizeof *values);
        object->elements->length = count;
    }
    PropertyKey length = property_key_name(runtime->names.length);
    return object_add(runtime, object, length, value_number(count), PROPERTY_HIDDEN);
}

static bool arguments_add_iterator(Runtime *runtime, Object *object) {
    Object *values = intrinsic(runtime, INTRINSIC_ARRAY_PROTO_VALUES);
    if (!values) return false;
    PropertyKey key = property_key_symbol(runtime->symbols.iterator);
    return object_add(runtime, object, key, value_cell(values), PROPERTY_HIDDEN);
}

/* Spec 10.4.4.6 CreateUnmappedArgumentsObject. */
Object *arguments_unmapped_new(Runtime *runtime, uint32_t count, const Value *values) {
    Object *prototype = intrinsic(runtime, INTRINSIC_OBJECT_PROTOTYPE);
    Object *thrower = intrinsic(runtime, INTRINSIC_THROW_TYPE_ERROR);
    if (!prototype || !thrower) return NULL;
    Object *object = object_allocate(runtime, sizeof *object, CELL_OBJECT_ARGUMENTS, prototype, 3);
    if (!object || !arguments_fill(runtime, object, count, values)) return NULL;
    if (!arguments_add_iterator(runtime, object)) return NULL;
    Accessor *callee = accessor_new(runtime, value_cell(thrower), value_cell(thrower));
    PropertyKey key = property_key_name(runtime->names.callee);
    if (!callee || !object_add(runtime, object, key, value_cell(callee), PROPERTY_ACCESSOR)) {
        return NULL;
    }
    return object;
}

static void arguments_map(MappedArguments *arguments, uint32_t mapped, const uint32_t *slots) {
    for (uint32_t i = 0; i < arguments->count; i++) {
        arguments->slots[i] = i < mapped ? slots[i] : ARGUMENT_UNMAPPED;
        if (arguments->slots[i] == ARGUMENT_UNMAPPED) continue;
        arguments->object.elements->values[i] = VALUE_EMPTY;
    }
}

/* Spec 10.4.4.7 CreateMappedArgumentsObject. */
Object *arguments_mapped_new(Runtime *runtime, Object *callee, uint32_t count, const Value *values,
                             Environment *environment, uint32_t mapped_count,
                             const uint32_t *slots) {
    Object *prototype = intrinsic(runtime, INTRINSIC_OBJECT_PROTOTYPE);
    if (!prototype) return NULL;
    uint32_t mapped = mapped_count < count ? mapped_count : count;
    size_t size = sizeof(MappedArguments) + ((mapped + 1) / 2) * 2 * sizeof(uint32_t);
    MappedArguments *arguments = object_allocate(runtime, size, CELL_OBJECT_MAPPED_ARGUMENTS,
                                                 prototype, 3);
    if (!arguments) return NULL;
    Object *object = &arguments->object;
    arguments->environment = environment;
    if (!arguments_fill(runtime, object, count, values)) return NULL;
    if (!arguments_add_iterator(runtime, object)) return NULL;
    PropertyKey key = property_key_name(runtime->names.callee);
    if (!object_add(runtime, object, key, value_cell(callee), PROPERTY_HIDDEN)) return NULL;
    arguments->count = mapped;
    arguments_map(arguments, mapped, slots);
    object->cell.flags |= OBJECT_EXOTIC;
    return object;
}

/* ---- mapped ones: spec 10.4.4.1 to 10.4.4.5 ---- */

static uint32_t *mapped_slot(Object *object, PropertyKey key) {
    MappedArguments *arguments = (MappedArguments *)object;
    if (!property_key_is_index(key)) return NULL;
    uint32_t index = property_key_as_index(key);
    if (index >= arguments->count || arguments->slots[index] == ARGUMENT_UNMAPPED) return NULL;
    return &arguments->slots[index];
}

Value *arguments_mapped_place(Object *object, PropertyKey key) {
    const uint32_t *slot = mapped_slot(object, key);
    return slot ? &((MappedArguments *)object)->environment->slots[*slot] : NULL;
}

/* Cuts the tie to the parameter: from now on the property holds its last value itself. */
static bool arguments_unmap(Runtime *runtime, Object *object, PropertyKey key) {
    uint32_t *slot = mapped_slot(object, key);
    Value value = ((MappedArguments *)object)->environment->slots[*slot];
    *slot = ARGUMENT_UNMAPPED;
    OwnProperty property;
    if (!object_find_own(runtime, object, key, &property)) return false;
    if (property.place == OWN_SLOT) {
        object->slots[property.index] = value;
        return true;
    }
    return elements_add(runtime, object, property_key_as_index(key), value, PROPERTY_DEFAULT);
}

/* Makes the property an ordinary one for the time of its redefinition; mapped again afterwards it
 * keeps attributes of its own in the shape, and none when they are the default. */
static void arguments_remap(Object *object, PropertyKey key, uint32_t slot) {
    uint32_t index = property_key_as_index(key);
    MappedArguments *arguments = (MappedArguments *)object;
    Value *place = &arguments->environment->slots[slot];
    Value element = object_dense_element(object, index);
    if (element != VALUE_EMPTY) {
        *place = element;
        object->elements->values[index] = VALUE_EMPTY;
    } else {
        const PropertyEntry *entry = shape_lookup(object->shape, key);
        if (entry) *place = object->slots[entry->slot];
    }
    arguments->slots[index] = slot;
}

static bool keeps_mapping(const PropertyDescriptor *descriptor) {
    bool readonly = (descriptor->flags & PROPERTY_HAS_WRITABLE) &&
                    !(descriptor->flags & PROPERTY_WRITABLE);
    return !descriptor_is_accessor(descriptor) && !readonly;
}

/* Spec 10.4.4.2 [[DefineOwnProperty]]. A value that comes with writable: false reaches the
 * parameter too (step 6.b.i) before the tie is cut. */
static bool arguments_define_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                          const PropertyDescriptor *descriptor, bool *result) {
    uint32_t *mapped = mapped_slot(object, key);
    if (!mapped) return ordinary_define_own_property(runtime, object, key, descriptor, result);
    uint32_t slot = *mapped;
    if (!arguments_unmap(runtime, object, key)) return false;
    if (!ordinary_define_own_property(runtime, object, key, descriptor, result)) return false;
    if (!*result || keeps_mapping(descriptor)) {
        arguments_remap(object, key, slot);
    } else if (!descriptor_is_accessor(descriptor) && (descriptor->flags & PROPERTY_HAS_VALUE)) {
        ((MappedArguments *)object)->environment->slots[slot] = descriptor->value;
    }
    return true;
}

/* Spec 10.4.4.5 [[Delete]]. */
static bool arguments_delete(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    uint32_t *mapped = mapped_slot(object, key);
    if (!mapped) return ordinary_delete(runtime, object, key, result);
    uint32_t slot = *mapped;
    if (!arguments_unmap(runtime, object, key)) return false;
    if (!ordinary_delete(runtime, object, key, result)) return false;
    if (!*result) arguments_remap(object, key, slot);
    return true;
}

const ExoticMethods mapped_arguments_exotic_methods = {
    .define_own_property = arguments_define_own_property, .delete_property = arguments_delete};

/* ---- String objects ---- */

uint32_t string_object_length(const Object *object) {
    return string_length(value_as_string(((const PrimitiveObject *)object)->value));
}

/* Spec 10.4.3.5 StringGetOwnProperty, the value. */
Value string_object_unit(Runtime *runtime, Object *object, uint32_t index) {
    String *string = value_as_string(((PrimitiveObject *)object)->value);
    if (index >= string_length(string)) return VALUE_EMPTY;
    if (!string_flat(runtime, string)) return VALUE_ABRUPT;
    String *unit = string_from_unit(runtime, string_unit(string, index));
    return unit ? value_cell(unit) : VALUE_ABRUPT;
}
