/* What the files of runtime/objects share about how properties are stored. Nobody else includes it.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_OBJECT_INTERNAL_H
#define BOBBIN_RUNTIME_OBJECTS_OBJECT_INTERNAL_H

#include "runtime/objects/object.h"

/* Where an own property was found. */
typedef enum OwnPlace {
    OWN_NONE,
    OWN_SLOT,    /* slots[index] */
    OWN_ELEMENT, /* elements->values[index] */
    OWN_VIRTUAL  /* `length` of an array, character of a String object, mapped argument */
} OwnPlace;

typedef struct OwnProperty {
    uint8_t place;       /* OwnPlace */
    uint32_t attributes; /* PROPERTY_WRITABLE ... PROPERTY_ACCESSOR */
    uint32_t index;
    Value value; /* ACCESSOR: the Accessor cell */
} OwnProperty;

/* Internal methods of an exotic object, or NULL. A NULL entry in them is the ordinary method, which
 * knows what this floor's own exotic objects (arrays, String objects, arguments) need. */
static inline const ExoticMethods *object_exotic(const Runtime *runtime, const Object *object) {
    if (LIKELY(!(object->cell.flags & OBJECT_EXOTIC))) return NULL;
    return runtime->hooks.exotic[object->cell.kind];
}

static inline Array *object_as_array(Object *object) {
    return object->cell.kind == CELL_OBJECT_ARRAY ? (Array *)object : NULL;
}

static inline bool object_is_extensible_flag(const Object *object) {
    return !(object->cell.flags & OBJECT_NOT_EXTENSIBLE);
}

/* Caches of what prototypes hold are void after this. */
static inline void object_changed(Runtime *runtime, const Object *object) {
    if (object->cell.flags & OBJECT_IS_PROTOTYPE) runtime->prototype_epoch++;
}

/* ---- object_storage.c ---- */
/* Finds an own property; false when making it (lazy values) threw. */
bool object_find_own(Runtime *runtime, Object *object, PropertyKey key, OwnProperty *property);
/* The same for those who do not want its value: that may be lazy still. Nothing is made, and an
 * error's `stack` runs no script. */
bool object_find_own_place(Runtime *runtime, Object *object, PropertyKey key,
                           OwnProperty *property);
/* Makes the value that was found, if it is lazy. False: it threw. */
static inline bool object_own_resolve(Runtime *runtime, Object *object, OwnProperty *property) {
    if (property->place != OWN_SLOT || LIKELY(!value_is_lazy(property->value))) return true;
    property->value = object_slot_resolve(runtime, object, property->index);
    return !value_is_abrupt(property->value);
}
bool object_own_to_descriptor(const OwnProperty *property, PropertyDescriptor *descriptor);
/* Writes a found, writable data property. `*result` false: an array's length would not do. */
bool object_write_own(Runtime *runtime, Object *object, PropertyKey key,
                      const OwnProperty *property, Value value, bool *result);
/* Adds a named property at the end of the shape. */
bool object_add_slot(Runtime *runtime, Object *object, PropertyKey key, Value value,
                     uint32_t attributes);
bool object_set_slot_attributes(Runtime *runtime, Object *object, uint32_t slot,
                                uint32_t attributes);
bool object_delete_slot(Runtime *runtime, Object *object, uint32_t slot);
Accessor *accessor_new(Runtime *runtime, Value getter, Value setter);

/* ---- object_ordinary.c ---- */
/* Spec 10.1.9.2 OrdinarySetWithOwnDescriptor, step 2.b on: the value goes to the receiver, an own
 * data property of which may be written. */
bool object_set_on_receiver(Runtime *runtime, PropertyKey key, Value value, Value receiver,
                            bool *result);

/* ---- elements.c ---- */
/* Adds an indexed property the object does not have (or replaces a hole), dense when it may be. The
 * array's length is the caller's affair. */
bool elements_add(Runtime *runtime, Object *object, uint32_t index, Value value,
                  uint32_t attributes);
/* Moves all dense elements into the shape: for attributes that elements cannot have. */
bool elements_to_slots(Runtime *runtime, Object *object);
void elements_truncate(Runtime *runtime, Object *object, uint32_t length);
void elements_delete(Object *object, uint32_t index);
void elements_free(Heap *heap, Object *object);

/* ---- array.c, arguments.c ---- */
/* Whether an array's next element goes straight to its elements. */
static inline bool array_takes_dense(const Array *array) {
    const Object *object = &array->object;
    return !(object->cell.flags & (OBJECT_NOT_EXTENSIBLE | OBJECT_HAS_INDEXED_SLOTS)) &&
           object->elements->length == array->length && !array->length_readonly;
}
/* Whether writing `index` is a plain append: nothing up the chain could have a say. */
bool array_appends_at(const Object *object, uint32_t index);
/* The character at `index` of a String object; VALUE_EMPTY when there is none. */
Value string_object_unit(Runtime *runtime, Object *object, uint32_t index);
uint32_t string_object_length(const Object *object);
/* The place in the environment of a mapped argument, or NULL. */
Value *arguments_mapped_place(Object *object, PropertyKey key);
extern const ExoticMethods array_exotic_methods;
extern const ExoticMethods mapped_arguments_exotic_methods;
extern const ExoticMethods immutable_prototype_exotic_methods;

/* ---- kinds, registered by objects_register_kinds ---- */
void environments_register_kind(Heap *heap);
void arguments_register_kind(Heap *heap);
void functions_register_kinds(Heap *heap);
void errors_register_kind(Heap *heap);
void realms_register_kinds(Heap *heap);

/* iteration.c: notes the original values that the fast way over arrays depends on, when the
 * intrinsic that holds them has just been built. False: out of memory. */
bool realm_note_iteration(Runtime *runtime, Realm *realm, uint32_t built);

/* ---- object_messages.c: TypeErrors as V8 words them ---- */
Value throw_read_of_nullish(Runtime *runtime, Value base, PropertyKey key);
bool throw_write_of_nullish(Runtime *runtime, Value base, PropertyKey key);
/* Why writing `key` failed in strict code. Returns false. */
bool throw_write_failed(Runtime *runtime, Value base, PropertyKey key);
/* Why defining `key` failed. Returns false. */
bool throw_define_failed(Runtime *runtime, Object *object, PropertyKey key);
bool throw_delete_failed(Runtime *runtime, Object *object, PropertyKey key);

/* Whether a descriptor field pair says accessor or data. */
static inline bool descriptor_is_accessor(const PropertyDescriptor *descriptor) {
    return descriptor->flags & (PROPERTY_HAS_GET | PROPERTY_HAS_SET);
}
static inline bool descriptor_is_data(const PropertyDescriptor *descriptor) {
    return descriptor->flags & (PROPERTY_HAS_VALUE | PROPERTY_HAS_WRITABLE);
}
/* A complete data property. */
static inline PropertyDescriptor descriptor_data(Value value, uint32_t attributes) {
    return (PropertyDescriptor){attributes | PROPERTY_HAS_ALL_DATA, value, VALUE_UNDEFINED,
                                VALUE_UNDEFINED};
}

#endif
