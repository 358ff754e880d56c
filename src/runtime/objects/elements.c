/* Elements: the dense vector of an object's indexed properties, and its fall back to the shape.
 *
 * Invariants
 * - `elements` is elements_empty or memory of the object's own. For arrays, cell.extra counts the
 *   places that array_shift_dense has left free in front of it: the memory begins that many values
 *   earlier.
 * - Elements in the array's own cell (array_from_values) never carry an offset: they are too few.
 * - What lies at or beyond elements->length is never read.
 * - No index is both a dense element (not a hole) and an entry of the shape.
 */
#include "runtime/objects/object_internal.h"

enum {
    ELEMENTS_SMALL_ARRAY = 1024, /* an index below this becomes dense whatever the others are */
    ELEMENTS_SMALL_OTHER = 64,
    ELEMENTS_SAMPLE = 64, /* so many elements tell how many there are of all */
    ELEMENTS_SAMPLE_FULL = ELEMENTS_SAMPLE / 4,
    ELEMENTS_PRESIZED =
        1 << 20,          /* arrays of up to this length are dense wherever one writes first */
    SHIFT_BY_MOVING = 16, /* up to this many elements are moved by a shift */
    SHIFT_MAX_OFFSET = UINT16_MAX
};

CHECK_SIZE(Elements, sizeof(Value)); /* sliding the header by one value needs it */

static uint32_t elements_offset(const Object *object) {
    return object->cell.kind == CELL_OBJECT_ARRAY ? object->cell.extra : 0;
}

static size_t elements_size(uint32_t capacity) {
    return sizeof(Elements) + capacity * sizeof(Value);
}

/* A small array made with its values has them in its cell, behind the structure. */
static bool elements_are_in_cell(const Object *object) {
    return object->cell.kind == CELL_OBJECT_ARRAY &&
           (const void *)object->elements == (const void *)((const Array *)object + 1);
}

void elements_free(Heap *heap, Object *object) {
    Elements *elements = object->elements;
    if (elements == &elements_empty) return;
    if (elements_are_in_cell(object)) {
        object->elements = &elements_empty;
        return;
    }
    uint32_t offset = elements_offset(object);
    heap_memory_free(heap, (Value *)elements - offset, elements_size(elements->capacity + offset));
    object->elements = &elements_empty;
    if (offset) object->cell.extra = 0;
}

/* Moves the elements back to where their memory begins. */
static void elements_slide_back(Object *object) {
    uint32_t offset = elements_offset(object);
    if (!offset) return;
    Elements *elements = object->elements;
    uint32_t length = elements->length, capacity = elements->capacity + offset;
    Elements *base = (Elements *)((Value *)elements - offset);
    memmove(base->values, elements->values, length * sizeof(Value));
    base->length = length;
    base->capacity = capacity;
    object->elements = base;
    object->cell.extra = 0;
}

static bool elements_resize(Runtime *runtime, Object *object, uint32_t capacity) {
    Elements *old = object->elements;
    bool in_cell = elements_are_in_cell(object), fresh = in_cell || old == &elements_empty;
    Elements *elements = fresh ? heap_memory_allocate(runtime, elements_size(capacity))
                               : heap_memory_reallocate(runtime, old, elements_size(old->capacity),
                                                        elements_size(capacity));
    if (!elements) return false;
    if (fresh) elements->length = old->length;
    if (in_cell) memcpy(elements->values, old->values, old->length * sizeof(Value));
    elements->capacity = capacity;
    object->elements = elements;
    object->cell.flags |= CELL_HAS_FINALIZER;
    return true;
}

bool object_reserve_elements(Runtime *runtime, Object *object, uint32_t capacity) {
    uint32_t current = object->elements->capacity;
    if (capacity <= current) return true;
    uint32_t offset = elements_offset(object);
    elements_slide_back(object);
    /* Room won by many shifts is enough; a little of it would have to be won too often. */
    if (capacity <= object->elements->capacity && offset >= current / 4) return true;
    uint64_t grown = (uint64_t)current + offset + current / 2 + 4;
    if (grown > INT32_MAX) grown = INT32_MAX;
    return elements_resize(runtime, object, grown > capacity ? (uint32_t)grown : capacity);
}

/* Whether at least about a quarter of the elements are no holes. The sampled places are scattered
 * (by the golden ratio of 2^32), so that values at regular distances do not hide between them. */
static bool elements_are_full(const Elements *elements) {
    uint32_t place = 0, full = 0;
    for (int i = 0; i < ELEMENTS_SAMPLE; i++, place += 0x9E3779B9) {
        full += elements->values[(uint64_t)place * elements->length >> 32] != VALUE_EMPTY;
    }
    return full >= ELEMENTS_SAMPLE_FULL;
}

/* Whether an index that is not there yet should become a dense element. What is appended does; what
 * leaves a gap no longer than the rest does where that is not mostly holes already, so that dense
 * elements cost no more than a few times what they hold. */
static bool elements_may_hold(Object *object, uint32_t index) {
    const Elements *elements = object->elements;
    if (index < elements->capacity) return true;
    Array *array = object_as_array(object);
    if (array && index < array->length && array->length <= ELEMENTS_PRESIZED) return true;
    if (index < (array ? ELEMENTS_SMALL_ARRAY : ELEMENTS_SMALL_OTHER)) return true;
    if (index == elements->length) return true;
    return index <= 2 * (uint64_t)elements->length && elements_are_full(elements);
}

static bool elements_add_dense(Runtime *runtime, Object *object, uint32_t index, Value value) {
    if (index >= object->elements->capacity) {
        Array *array = object_as_array(object);
        bool presized = array && index < array->length && array->length <= ELEMENTS_PRESIZED;
        uint32_t needed = presized ? array->length : index + 1;
        if (!object_reserve_elements(runtime, object, needed)) return false;
    }
    Elements *elements = object->elements;
    for (uint32_t i = elements->length; i < index; i++) elements->values[i] = VALUE_EMPTY;
    elements->values[index] = value;
    if (index >= elements->length) elements->length = index + 1;
    return true;
}

static bool elements_add_slot(Runtime *runtime, Object *object, uint32_t index, Value value,
                              uint32_t attributes) {
    if (!shape_is_own(object->shape) && !object_to_dictionary(runtime, object)) return false;
    object->cell.flags |= OBJECT_HAS_INDEXED_SLOTS;
    return object_add_slot(runtime, object, property_key_index(index), value, attributes);
}

bool elements_add(Runtime *runtime, Object *object, uint32_t index, Value value,
                  uint32_t attributes) {
    if (attributes == PROPERTY_DEFAULT && elements_may_hold(object, index)) {
        return elements_add_dense(runtime, object, index, value);
    }
    return elements_add_slot(runtime, object, index, value, attributes);
}

bool elements_to_slots(Runtime *runtime, Object *object) {
    if (!object->elements->length) return true;
    for (uint32_t i = 0; i < object->elements->length; i++) {
        Value value = object->elements->values[i];
        if (value == VALUE_EMPTY) continue;
        if (!elements_add_slot(runtime, object, i, value, PROPERTY_DEFAULT)) return false;
        object->elements->values[i] = VALUE_EMPTY;
    }
    elements_free(runtime->heap, object);
    return true;
}

void elements_truncate(Runtime *runtime, Object *object, uint32_t length) {
    Elements *elements = object->elements;
    if (length >= elements->length) return;
    elements->length = length;
    if (length == 0) elements_free(runtime->heap, object);
}

void elements_delete(Object *object, uint32_t index) {
    Elements *elements = object->elements;
    elements->values[index] = VALUE_EMPTY;
    if (index + 1 < elements->length) return;
    uint32_t length = index;
    while (length && elements->values[length - 1] == VALUE_EMPTY) length--;
    elements->length = length;
}

/* Long queues give up a place in front; it is won back when they must grow, or run empty. */
Value array_shift_dense(Array *array) {
    Object *object = &array->object;
    Elements *elements = object->elements;
    Value first = elements->values[0];
    uint32_t rest = elements->length - 1;
    array->length--;
    if (rest <= SHIFT_BY_MOVING || object->cell.extra == SHIFT_MAX_OFFSET) {
        elements->length = rest;
        memmove(elements->values, elements->values + 1, rest * sizeof(Value));
        elements_slide_back(object);
        return first;
    }
    uint32_t capacity = elements->capacity - 1;
    Elements *moved = (Elements *)((Value *)elements + 1);
    moved->length = rest;
    moved->capacity = capacity;
    object->elements = moved;
    object->cell.extra++;
    return first;
}
