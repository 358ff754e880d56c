/* Making objects: cells, slot vectors, and what the collector must know of them (see object.h).
 *
 * Invariants
 * - In-cell slots begin right behind the object's structure. An object whose slots would make its
 *   cell large has them outside from the start, so that a slot vector near the object is always
 *   the cell's.
 * - CELL_HAS_FINALIZER is set as soon as an object owns memory outside its cell.
 */
#include "runtime/objects/binary.h"
#include "runtime/objects/function.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/object_space.h"
#include "runtime/objects/realm.h"

enum {
    OBJECT_PLAIN_SLOTS = 4, /* room of a fresh plain object */
    HEAP_BLOCK = 65536      /* small cells lie in blocks aligned to this */
};

Elements elements_empty;

/* ---- slots ---- */

/* Small cells lie in blocks of their own, so memory from elsewhere is never in the object's block.
 */
static bool object_owns_slots(const Object *object) {
    uintptr_t cell = (uintptr_t)object, slots = (uintptr_t)object->slots;
    if (!object->cell.data) return false;
    bool in_cell = slots - cell < OBJECT_MAX_IN_CELL + sizeof(Value) && (slots ^ cell) < HEAP_BLOCK;
    return !in_cell;
}

static uint32_t slots_next_capacity(uint32_t capacity, uint32_t needed) {
    uint32_t next = capacity < 4 ? 4 : capacity + capacity / 2 + 1;
    return next < needed ? needed : next;
}

bool object_grow_slots(Runtime *runtime, Object *object, uint32_t needed) {
    uint32_t capacity = object->cell.data;
    if (needed <= capacity) return true;
    uint32_t next = slots_next_capacity(capacity, needed);
    Value *slots;
    if (object_owns_slots(object)) {
        slots = heap_memory_reallocate(runtime, object->slots, capacity * sizeof(Value),
                                       next * sizeof(Value));
    } else {
        slots = heap_memory_allocate(runtime, next * sizeof(Value));
        if (slots && capacity) memcpy(slots, object->slots, capacity * sizeof(Value));
    }
    if (!slots) return false;
    for (uint32_t i = capacity; i < next; i++) slots[i] = VALUE_UNDEFINED;
    object->slots = slots;
    object->cell.data = next;
    object->cell.flags |= CELL_HAS_FINALIZER;
    return true;
}

/* ---- the collector ---- */

void object_trace(Heap *heap, Cell *cell) {
    Object *object = (Object *)cell;
    if (UNLIKELY(!object->shape)) return; /* still being made */
    heap_mark_cell(heap, object->shape);
    heap_mark_values(heap, object->slots, object->shape->slot_count);
    if (object->elements->length) {
        heap_mark_values(heap, object->elements->values, object->elements->length);
    }
}

void object_finalize(Heap *heap, Cell *cell) {
    Object *object = (Object *)cell;
    if (!object->shape) return;
    if (object_owns_slots(object)) {
        heap_memory_free(heap, object->slots, object->cell.data * sizeof(Value));
    }
    elements_free(heap, object);
}

static void primitive_object_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_value(heap, ((PrimitiveObject *)cell)->value);
}

static void accessor_trace(Heap *heap, Cell *cell) {
    heap_mark_value(heap, ((Accessor *)cell)->getter);
    heap_mark_value(heap, ((Accessor *)cell)->setter);
}

void objects_register_kinds(Heap *heap) {
    for (int kind = CELL_OBJECT; kind < CELL_KIND_COUNT; kind++) {
        heap_register_kind(heap, (CellKind)kind, object_trace, object_finalize);
    }
    for (int kind = CELL_OBJECT_BOOLEAN; kind <= CELL_OBJECT_BIGINT; kind++) {
        heap_register_kind(heap, (CellKind)kind, primitive_object_trace, object_finalize);
    }
    heap_register_kind(heap, CELL_ACCESSOR, accessor_trace, NULL);
    shapes_register_kinds(heap);
    environments_register_kind(heap);
    arguments_register_kind(heap);
    functions_register_kinds(heap);
    errors_register_kind(heap);
    realms_register_kinds(heap);
    binary_register_kinds(heap);
}

void objects_release(Runtime *runtime) {
    object_space_release(runtime);
}

/* ---- allocation ---- */

void *object_allocate_shaped(Runtime *runtime, size_t size, CellKind kind, Shape *shape,
                             uint32_t slot_capacity) {
    uint32_t capacity = slot_capacity > shape->slot_count ? slot_capacity : shape->slot_count;
    size_t cell_size = size + capacity * sizeof(Value);
    bool in_cell = cell_size <= OBJECT_MAX_IN_CELL;
    Object *object = heap_allocate(runtime, in_cell ? cell_size : size, kind);
    if (UNLIKELY(!object)) return NULL;
    object->slots = (Value *)((char *)object + size);
    object->elements = &elements_empty;
    if (LIKELY(in_cell)) {
        object->cell.data = capacity;
        for (uint32_t i = 0; i < shape->slot_count; i++) object->slots[i] = VALUE_UNDEFINED;
    } else if (!object_grow_slots(runtime, object, capacity)) {
        return NULL;
    }
    object->shape = shape;
    return object;
}

void *object_allocate(Runtime *runtime, size_t size, CellKind kind, Object *prototype,
                      uint32_t slot_capacity) {
    Shape *shape = shape_root(runtime, prototype);
    return shape ? object_allocate_shaped(runtime, size, kind, shape, slot_capacity) : NULL;
}

Object *object_new(Runtime *runtime) {
    Shape *shape = realm_object_shape(runtime, runtime->realm);
    if (UNLIKELY(!shape)) return NULL;
    return object_allocate_shaped(runtime, sizeof(Object), CELL_OBJECT_PLAIN, shape,
                                  OBJECT_PLAIN_SLOTS);
}

Object *object_new_with_prototype(Runtime *runtime, Object *prototype) {
    return object_allocate(runtime, sizeof(Object), CELL_OBJECT_PLAIN, prototype,
                           OBJECT_PLAIN_SLOTS);
}

/* Spec 10.1.14 GetPrototypeFromConstructor. */
Object *get_prototype_from_constructor(Runtime *runtime, Object *new_target,
                                       uint32_t intrinsic_prototype) {
    Value prototype = get_by_name(runtime, new_target, runtime->names.prototype);
    if (value_is_abrupt(prototype)) return NULL;
    if (value_is_object(prototype)) return value_as_object(prototype);
    Realm *realm = get_function_realm(runtime, new_target);
    return realm ? realm_intrinsic(runtime, realm, (Intrinsic)intrinsic_prototype) : NULL;
}

/* Spec 10.1.13 OrdinaryCreateFromConstructor. */
void *object_create_from_constructor(Runtime *runtime, Object *new_target,
                                     uint32_t intrinsic_prototype, size_t size, CellKind kind) {
    Object *prototype = get_prototype_from_constructor(runtime, new_target, intrinsic_prototype);
    if (!prototype) return NULL;
    return object_allocate(runtime, size, kind, prototype, 0);
}

Accessor *accessor_new(Runtime *runtime, Value getter, Value setter) {
    Accessor *accessor = heap_allocate(runtime, sizeof *accessor, CELL_ACCESSOR);
    if (!accessor) return NULL;
    accessor->getter = getter;
    accessor->setter = setter;
    return accessor;
}

/* ---- primitives as objects ---- */

static Intrinsic primitive_prototype(CellKind kind) {
    switch (kind) {
    case CELL_OBJECT_BOOLEAN: return INTRINSIC_BOOLEAN_PROTOTYPE;
    case CELL_OBJECT_NUMBER: return INTRINSIC_NUMBER_PROTOTYPE;
    case CELL_OBJECT_STRING: return INTRINSIC_STRING_PROTOTYPE;
    case CELL_OBJECT_SYMBOL: return INTRINSIC_SYMBOL_PROTOTYPE;
    default: return INTRINSIC_BIGINT_PROTOTYPE;
    }
}

static CellKind primitive_object_kind(Value value) {
    if (value_is_bool(value)) return CELL_OBJECT_BOOLEAN;
    if (value_is_number(value)) return CELL_OBJECT_NUMBER;
    if (value_is_string(value)) return CELL_OBJECT_STRING;
    return value_is_symbol(value) ? CELL_OBJECT_SYMBOL : CELL_OBJECT_BIGINT;
}

/* Spec 10.4.3.4 StringCreate gives String objects their own `length`; the others have none. */
Object *primitive_object_new(Runtime *runtime, Value value, Object *prototype) {
    CellKind kind = primitive_object_kind(value);
    if (!prototype) prototype = intrinsic(runtime, primitive_prototype(kind));
    if (!prototype) return NULL;
    PrimitiveObject *object = object_allocate(runtime, sizeof *object, kind, prototype,
                                              kind == CELL_OBJECT_STRING);
    if (!object) return NULL;
    object->value = value;
    if (kind != CELL_OBJECT_STRING) return &object->object;
    Value length = value_number(string_length(value_as_string(value)));
    PropertyKey key = property_key_name(runtime->names.length);
    return object_add(runtime, &object->object, key, length, 0) ? &object->object : NULL;
}
