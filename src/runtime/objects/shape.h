/* Shapes (hidden classes): the prototype and the named properties, in order, of all objects made
 * alike.
 *
 * Shapes form a tree of transitions per prototype. A PropertyTable lists properties in order of
 * creation and is shared along a lineage: a shape sees its first `count` entries; the newest shape
 * of a lineage appends to it, another child copies. Tables longer than a few entries carry a hash.
 * A shape with SHAPE_DICTIONARY belongs to one object alone, is changed in place and is never
 * cached. One with SHAPE_UNIQUE belongs to one object alone too, but may be cached: additions
 * happen in place, any other change gives the object a new Shape (which takes the table along).
 *
 * Invariants
 * - the property at position i of the table lives in slot i (deletion leaves a hole in a
 *   dictionary until it is compacted).
 * - Two objects with the same shared shape have the same prototype, keys, attributes and order.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_SHAPE_H
#define BOBBIN_RUNTIME_OBJECTS_SHAPE_H

#include "runtime/objects/property.h"
#include "runtime/runtime.h"

enum {
    SHAPE_DICTIONARY = 1 << 1,
    SHAPE_UNIQUE = 1 << 2,    /* not in a transition table: of one builtin object */
    SHAPE_NAMED_DATA = 1 << 3 /* shared, with nothing but data properties under strings */
};

typedef struct PropertyEntry {
    PropertyKey key; /* NONE: deleted (dictionaries only) */
    uint32_t slot;
    uint32_t attributes; /* PROPERTY_WRITABLE ... PROPERTY_ACCESSOR */
} PropertyEntry;

typedef struct PropertyTable PropertyTable;

enum {
    SHAPE_NOT_FOUND = UINT32_MAX,
    SHAPE_MAX_SHARED = 1000 /* more properties than that turn an object into a dictionary */
};

struct Shape {
    Cell cell;         /* cell.data: count of entries that belong to this shape */
    Object *prototype; /* or NULL */
    PropertyTable *table;
    Shape *parent;
    union {
        /* shared: one child, or a hash of children keyed by (key, attributes); weak */
        void *transitions;
        /* own: in which the object's lazy slots are made; NULL: the current one */
        Realm *realm;
    };
    PropertyKey key; /* of the transition that made it */
    uint32_t attributes;
    uint32_t slot_count;
    Shape *next_parent; /* list of all shapes that have transitions */
};

static inline bool shape_is_dictionary(const Shape *shape) {
    return shape->cell.flags & SHAPE_DICTIONARY;
}

/* Of one object alone: its table is changed in place. */
static inline bool shape_is_own(const Shape *shape) {
    return shape->cell.flags & (SHAPE_DICTIONARY | SHAPE_UNIQUE);
}

/* Empty shape of objects with this prototype; cached on the prototype's side. NULL on out of
 * memory. */
Shape *shape_root(Runtime *runtime, Object *prototype);
/* Empty unique shape: for builtin objects of the current realm with lazy slots, whose shape nobody
 * shares. */
Shape *shape_new_unique(Runtime *runtime, Object *prototype);
/* The entry of `key`, or NULL. Valid until the shape changes. */
const PropertyEntry *shape_lookup(const Shape *shape, PropertyKey key);
/* The same through the runtime's lookup cache: position of the entry, or SHAPE_NOT_FOUND. */
uint32_t shape_find(Runtime *runtime, const Shape *shape, PropertyKey key);
/* The shape after adding a property (shared shapes only). */
Shape *shape_add(Runtime *runtime, Shape *shape, PropertyKey key, uint32_t attributes);
/* The shape after changing the attributes of entry `position` (shared shapes only). */
Shape *shape_change_attributes(Runtime *runtime, Shape *shape, uint32_t position,
                               uint32_t attributes);
/* The shape of objects that are no longer extensible, with `kept` of all attributes
 * (PROPERTY_DEFAULT: all; frozen data properties lose WRITABLE, accessors never had it). Shared
 * shapes only. */
Shape *shape_restrict(Runtime *runtime, Shape *shape, uint32_t kept);
/* Number of entries to visit by shape_entry (dictionaries: some may be deleted). */
uint32_t shape_entry_count(const Shape *shape);
const PropertyEntry *shape_entry(const Shape *shape, uint32_t index);
/* The same properties under another prototype. */
Shape *shape_with_prototype(Runtime *runtime, Shape *shape, Object *prototype);
/* Turns the object's shape into a dictionary of its own. */
bool object_to_dictionary(Runtime *runtime, Object *object);
/* A unique or dictionary shape that takes over table, prototype and kind of the own shape `old`. */
Shape *shape_renew(Runtime *runtime, const Shape *old);

void shapes_register_kinds(Heap *heap);

#endif
