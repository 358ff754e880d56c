/* Objects: shape, slots, elements, and the essential internal methods (spec 10.1) with their
 * dispatch.
 *
 * Layout. Every object has a Shape (prototype and named properties), a vector of slots for the
 * values of its named properties, and Elements for dense integer-indexed ones. Slots lie in the
 * cell itself behind the object's structure when their number was known (literals, constructors,
 * natives), else in memory of their own: `slots` always points at them, so a property is always
 * object->slots[i].
 *
 * Invariants
 * - object->slots has room for at least shape->slot_count values (cell.data: its capacity in
 *   slots).
 * - A slot may hold VALUE_TAG_LAZY: read slots through object_slot() unless the cache filled by
 *   the slow path says it is settled (the slow path resolves a lazy slot before it lets anybody
 *   cache it).
 * - Dense elements: elements->values[0 .. elements->length), VALUE_EMPTY is a hole; all of them
 *   writable, enumerable, configurable data properties. An indexed property that is anything else,
 *   or far beyond the end, lives in the shape (dictionary) under its index key; then
 *   OBJECT_HAS_INDEXED_SLOTS is set, and index lookups try elements first, then the shape.
 * - OBJECT_LAZY_FUNCTION: `length`, `name`, `prototype` of a closure or native are not there yet;
 *   object_materialize makes them before anything but a cached read of another key touches own
 *   properties.
 * - Whoever adds, deletes or reconfigures a property (or changes the prototype) of an object with
 *   OBJECT_IS_PROTOTYPE increments runtime->prototype_epoch. Writing a value does not. A prototype
 *   has a unique shape or a dictionary, so no cached addition ever meets one.
 * - Objects that answer [[Get]] or [[Set]] themselves (proxies and the like) share no shape with
 *   others: inline caches go by shape alone. Give them the root shape of a prototype object that
 *   only their kind uses, or a shape of their own.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_OBJECT_H
#define BOBBIN_RUNTIME_OBJECTS_OBJECT_H

#include "runtime/objects/property.h"
#include "runtime/objects/shape.h"
#include "runtime/runtime.h"

/* cell.flags of objects */
enum {
    OBJECT_NOT_EXTENSIBLE = 1 << 1,
    OBJECT_IS_PROTOTYPE = 1 << 2,
    OBJECT_LAZY_FUNCTION = 1 << 3,
    /* internal methods come from runtime->hooks.exotic[kind] */
    OBJECT_EXOTIC = 1 << 4,
    /* or cannot use dense elements (frozen, sealed): index keys may be in the shape */
    OBJECT_HAS_INDEXED_SLOTS = 1 << 5,
    OBJECT_CALLABLE = 1 << 6, /* has [[Call]] */
    /* closures: class constructor with fields or private methods to initialise */
    OBJECT_CLASS_FIELDS = 1 << 7
};
/* cell.extra of objects: free for the kind; functions: see function.h. Of plain objects: */
enum { OBJECT_CONFINED = 1 }; /* an iterator result that only the frame slot it is in knows */

typedef struct Elements {
    uint32_t length; /* initialised values; for arrays at most Array.length */
    uint32_t capacity;
    Value values[];
} Elements;
extern Elements elements_empty; /* shared by all objects without elements; never written */

struct Object {
    Cell cell; /* cell.data: capacity of slots */
    Shape *shape;
    Value *slots;
    Elements *elements;
};

typedef struct Array {
    Object object;
    uint32_t length;
    bool length_readonly;
} Array;

typedef struct KeyList KeyList;

/* Boolean, Number, String, Symbol and BigInt objects. */
typedef struct PrimitiveObject {
    Object object;
    Value value;
} PrimitiveObject;

/* Internal methods of exotic objects on upper floors (proxy, typed arrays, namespace). A NULL entry
 * means the ordinary one. All return false / VALUE_ABRUPT with the exception set when they throw;
 * `*result` is the outcome. */
typedef struct ExoticMethods {
    bool (*get_prototype_of)(Runtime *, Object *, Object **result);
    bool (*set_prototype_of)(Runtime *, Object *, Object *prototype, bool *result);
    bool (*is_extensible)(Runtime *, Object *, bool *result);
    bool (*prevent_extensions)(Runtime *, Object *, bool *result);
    bool (*get_own_property)(Runtime *, Object *, PropertyKey, PropertyDescriptor *, bool *found);
    bool (*define_own_property)(Runtime *, Object *, PropertyKey, const PropertyDescriptor *,
                                bool *result);
    bool (*has_property)(Runtime *, Object *, PropertyKey, bool *result);
    Value (*get)(Runtime *, Object *, PropertyKey, Value receiver);
    bool (*set)(Runtime *, Object *, PropertyKey, Value value, Value receiver, bool *result);
    bool (*delete_property)(Runtime *, Object *, PropertyKey, bool *result);
    bool (*own_keys)(Runtime *, Object *, KeyList *keys);
    Value (*call)(Runtime *, Object *, Value this_value, uint32_t count, const Value *arguments);
    Value (*construct)(Runtime *, Object *, uint32_t count, const Value *arguments,
                       Object *new_target);
} ExoticMethods;

/* A growing list of keys, in a Record that the list on the C stack keeps alive together with the
 * atoms and symbols in it. */
struct KeyList {
    PropertyKey *keys;
    uint32_t count, capacity;
    Record *anchor; /* the keys lie in its values */
};
bool key_list_append(Runtime *runtime, KeyList *list, PropertyKey key);
void key_list_free(KeyList *list);

/* ---- making objects: NULL with RangeError when memory is out ---- */
enum { OBJECT_MAX_IN_CELL = 1024 }; /* bytes of a cell with slots in it: always a small cell */
/* Ordinary object of `kind` whose structure has `size` bytes (>= sizeof(Object)), zeroed behind
 * Object, with the empty shape of `prototype` (NULL: null) and room for `slot_capacity` in-cell
 * slots. */
void *object_allocate(Runtime *runtime, size_t size, CellKind kind, Object *prototype,
                      uint32_t slot_capacity);
/* The same with a known shape (literals, constructors): slots start undefined. */
void *object_allocate_shaped(Runtime *runtime, size_t size, CellKind kind, Shape *shape,
                             uint32_t slot_capacity);
/* The same without any slots, inline, for kinds that come in great numbers. Precondition: the shape
 * has no properties. */
static inline void *object_allocate_empty(Runtime *runtime, size_t size, CellKind kind,
                                          Shape *shape) {
    Object *object = heap_allocate(runtime, size, kind);
    if (UNLIKELY(!object)) return NULL;
    object->slots = (Value *)((char *)object + size);
    object->elements = &elements_empty;
    object->shape = shape;
    return object;
}
/* Gives a new cell, just allocated, what makes it an object: for those that allocate inline. */
static inline void object_set_up(Object *object, Shape *shape, Value *slots, uint32_t capacity) {
    object->cell.data = capacity;
    object->slots = slots;
    object->elements = &elements_empty;
    object->shape = shape;
}
/* A plain object with a known shape, inline. Its slots are zero, which only the collector may see:
 * the caller fills all of them first. */
static inline Object *object_allocate_unfilled(Runtime *runtime, Shape *shape) {
    uint32_t count = shape->slot_count;
    size_t size = sizeof(Object) + count * sizeof(Value);
    if (UNLIKELY(size > OBJECT_MAX_IN_CELL))
        return object_allocate_shaped(runtime, sizeof(Object), CELL_OBJECT_PLAIN, shape, count);
    Object *object = heap_allocate(runtime, size, CELL_OBJECT_PLAIN);
    if (LIKELY(object)) object_set_up(object, shape, (Value *)(object + 1), count);
    return object;
}
/* OrdinaryObjectCreate(%Object.prototype%) of the current realm. */
Object *object_new(Runtime *runtime);
Object *object_new_with_prototype(Runtime *runtime, Object *prototype);
/* Spec 10.1.13 OrdinaryCreateFromConstructor: allocates `size` bytes with the prototype from
 * new_target. */
void *object_create_from_constructor(Runtime *runtime, Object *new_target,
                                     uint32_t intrinsic_prototype, size_t size, CellKind kind);
/* Spec 10.1.14. NULL: threw. */
Object *get_prototype_from_constructor(Runtime *runtime, Object *new_target,
                                       uint32_t intrinsic_prototype);

/* Spec 10.4.3.4 StringCreate with the prototype of new_target (NULL: %String.prototype%), and the
 * same for other primitives. */
Object *primitive_object_new(Runtime *runtime, Value value,
                             Object *prototype /* NULL: the intrinsic one */);
/* Makes room for `needed` slots: for whoever uses a cache with next_shape. */
bool object_grow_slots(Runtime *runtime, Object *object, uint32_t needed);
/* What every object refers to and owns: trace and finalizer of kinds with more of their own begin
 * with these. */
void object_trace(Heap *heap, Cell *cell);
void object_finalize(Heap *heap, Cell *cell);

/* ---- internal methods with dispatch on exotic kinds ---- */
bool object_get_prototype_of(Runtime *runtime, Object *object, Object **result);
bool object_set_prototype_of(Runtime *runtime, Object *object, Object *prototype, bool *result);
bool object_is_extensible(Runtime *runtime, Object *object, bool *result);
bool object_prevent_extensions(Runtime *runtime, Object *object, bool *result);
bool object_get_own_property(Runtime *runtime, Object *object, PropertyKey key,
                             PropertyDescriptor *descriptor, bool *found);
bool object_define_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                const PropertyDescriptor *descriptor, bool *result);
bool object_has_property(Runtime *runtime, Object *object, PropertyKey key, bool *result);
Value object_get(Runtime *runtime, Object *object, PropertyKey key, Value receiver); /* [[Get]] */
/* [[Set]] */
bool object_set(Runtime *runtime, Object *object, PropertyKey key, Value value, Value receiver,
                bool *result);
bool object_delete(Runtime *runtime, Object *object, PropertyKey key, bool *result);
/* Order of spec 10.1.11: indices ascending, strings, symbols; private names never. */
bool object_own_keys(Runtime *runtime, Object *object, KeyList *keys);

/* ---- the ordinary ones, for exotic objects that fall back ---- */
bool ordinary_get_own_property(Runtime *runtime, Object *object, PropertyKey key,
                               PropertyDescriptor *descriptor, bool *found);
bool ordinary_define_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                  const PropertyDescriptor *descriptor, bool *result);
bool ordinary_has_property(Runtime *runtime, Object *object, PropertyKey key, bool *result);
Value ordinary_get(Runtime *runtime, Object *object, PropertyKey key, Value receiver);
bool ordinary_set(Runtime *runtime, Object *object, PropertyKey key, Value value, Value receiver,
                  bool *result);
bool ordinary_delete(Runtime *runtime, Object *object, PropertyKey key, bool *result);
bool ordinary_own_keys(Runtime *runtime, Object *object, KeyList *keys);
bool validate_and_apply_property_descriptor(Runtime *runtime, Object *object /* may be NULL */,
                                            PropertyKey key, bool extensible,
                                            const PropertyDescriptor *descriptor, bool found,
                                            const PropertyDescriptor *current, bool *result);

/* ---- convenience, named as the specification's abstract operations (7.3) ---- */
Value get(Runtime *runtime, Object *object, PropertyKey key);
Value get_v(Runtime *runtime, Value value, PropertyKey key); /* GetV: any value */
Value get_by_name(Runtime *runtime, Object *object, String *atom);
/* A function or undefined; throws when it is neither. */
Value get_method(Runtime *runtime, Value value, PropertyKey key);
bool set(Runtime *runtime, Object *object, PropertyKey key, Value value, bool throws);
bool create_data_property(Runtime *runtime, Object *object, PropertyKey key, Value value,
                          bool *result);
bool create_data_property_or_throw(Runtime *runtime, Object *object, PropertyKey key, Value value);
bool define_property_or_throw(Runtime *runtime, Object *object, PropertyKey key,
                              const PropertyDescriptor *descriptor);
bool delete_property_or_throw(Runtime *runtime, Object *object, PropertyKey key);
bool has_own_property(Runtime *runtime, Object *object, PropertyKey key, bool *result);
/* TypeError when it is not callable. */
Value call(Runtime *runtime, Value function, Value this_value, uint32_t count,
           const Value *arguments);
Value construct(Runtime *runtime, Object *constructor, uint32_t count, const Value *arguments,
                Object *new_target /* NULL: constructor */);
Value invoke(Runtime *runtime, Value value, PropertyKey key, uint32_t count,
             const Value *arguments);
bool is_callable(Value value);
bool is_constructor(Value value);
bool is_array(Runtime *runtime, Value value, bool *result); /* looks through proxies; may throw */
Value species_constructor(Runtime *runtime, Object *object, Value default_constructor);
bool length_of_array_like(Runtime *runtime, Object *object, double *length);
/* A vector of values. They are nobody's to free: they lie in a cell, which lives while the list is
 * in a C variable. */
typedef struct ValueList {
    Value *values;
    uint32_t count;
    void *anchor; /* the cell */
} ValueList;
bool create_list_from_array_like(Runtime *runtime, Value value, ValueList *list);
typedef enum IntegrityLevel { INTEGRITY_SEALED,
                              INTEGRITY_FROZEN } IntegrityLevel;
bool set_integrity_level(Runtime *runtime, Object *object, IntegrityLevel level, bool *result);
bool test_integrity_level(Runtime *runtime, Object *object, IntegrityLevel level, bool *result);
Value from_property_descriptor(Runtime *runtime, const PropertyDescriptor *descriptor);
bool to_property_descriptor(Runtime *runtime, Value value, PropertyDescriptor *descriptor);
typedef enum EnumerableKind { ENUMERATE_KEYS,
                              ENUMERATE_VALUES,
                              ENUMERATE_ENTRIES } EnumerableKind;
/* An array of keys, values, or pairs of both. */
Value enumerable_own_properties(Runtime *runtime, Object *object, EnumerableKind kind);
bool copy_data_properties(Runtime *runtime, Object *target, Value source,
                          const PropertyKey *excluded, uint32_t excluded_count);
Value ordinary_has_instance(Runtime *runtime, Value constructor, Value value);
Value instance_of(Runtime *runtime, Value value, Value target); /* spec 13.10.2 */

/* ---- fast paths shared by evaluators and builtins ---- */
/* Adds a new data property to an ordinary, extensible object that has no such key (builtin set-up,
 * literals, results). */
bool object_add(Runtime *runtime, Object *object, PropertyKey key, Value value,
                uint32_t attributes);
/* CreateDataProperty on an ordinary object, no descriptor built. */
bool object_put(Runtime *runtime, Object *object, PropertyKey key, Value value);
/* Value of slot i, made when it is lazy. VALUE_ABRUPT when that fails. */
Value object_slot_resolve(Runtime *runtime, Object *object, uint32_t slot);
static inline Value object_slot(Runtime *runtime, Object *object, uint32_t slot) {
    Value value = object->slots[slot];
    return UNLIKELY(value_is_lazy(value)) ? object_slot_resolve(runtime, object, slot) : value;
}
bool object_materialize(Runtime *runtime, Object *object); /* OBJECT_LAZY_FUNCTION */
/* obj[key] and obj[key] = value for any values as the operators do it: fast for dense elements and
 * strings. Spec 13.3.3, 6.2.5.5-6. */
Value value_get(Runtime *runtime, Value base, Value key);
bool value_set(Runtime *runtime, Value base, Value key, Value value, bool strict);
Value value_get_key(Runtime *runtime, Value base, PropertyKey key);
bool value_set_key(Runtime *runtime, Value base, PropertyKey key, Value value, bool strict);
/* [[Get]] through a memory of what such look-ups have found, by shape and key:
 * for keys that are asked for again and again from one place, and of objects of many shapes. */
Value object_get_remembered(Runtime *runtime, Object *object, PropertyKey key, Value receiver);
/* Fills `cache` when the access can be cached, and gives the result as value_get_key /
 * value_set_key. */
Value value_get_cached(Runtime *runtime, Value base, PropertyKey key, PropertyCache *cache);
bool value_set_cached(Runtime *runtime, Value base, PropertyKey key, Value value, bool strict,
                      PropertyCache *cache);

/* ---- elements ---- */
/* Dense element or VALUE_EMPTY (hole, beyond the end, or not dense). */
static inline Value object_dense_element(const Object *object, uint32_t index) {
    return index < object->elements->length ? object->elements->values[index] : VALUE_EMPTY;
}
/* Makes room for `capacity` dense elements. */
bool object_reserve_elements(Runtime *runtime, Object *object, uint32_t capacity);

/* ---- arrays (spec 10.4.2) ---- */
/* `length` holes, of the current realm; with room for dense elements when that is few. */
Array *array_new(Runtime *runtime, uint32_t length);
Array *array_from_values(Runtime *runtime, uint32_t count, const Value *values);
/* Appends without asking anybody: the array must be ordinary and extensible. */
bool array_push(Runtime *runtime, Array *array, Value value);
bool array_set_length(Runtime *runtime, Array *array, double length, bool *result);
/* True when all that the array has under indices lies in its elements, which may have holes,
 * nothing in its prototype chain has index keys, and it may grow: whole blocks of it can be moved
 * about without anybody noticing. Constant time but for the chain. */
bool array_is_dense(const Object *object);
/* Nothing in the prototype chain has index keys. */
bool array_chain_is_clean(const Object *object);
Value array_species_create(Runtime *runtime, Object *original, double length);

/* Takes the first element off a dense array in amortised constant time. Precondition:
 * array_is_dense, length > 0. */
Value array_shift_dense(Array *array);

void objects_register_kinds(Heap *heap);
/* Frees what the floor keeps outside the heap; for runtime_delete, after heap_delete. */
void objects_release(Runtime *runtime);

#endif
