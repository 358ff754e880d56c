/* Shapes (hidden classes): the prototype and the named properties, in order, of all objects made alike.
 *
 * Shapes form a tree of transitions per prototype. A PropertyTable lists properties in order of creation and is shared along a lineage: a shape sees
 * its first `count` entries; the newest shape of a lineage appends to it, another child copies. Tables longer than a few entries carry a hash.
 * A shape with SHAPE_DICTIONARY belongs to one object alone, is changed in place and is never cached.
 *
 * Invariants
 * - property i of a shared shape lives in slot i (deletion turns an object into a dictionary; there, entries carry their slot).
 * - Two objects with the same shared shape have the same prototype, keys, attributes and order.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_SHAPE_H
#define BOBBIN_RUNTIME_OBJECTS_SHAPE_H

#include "runtime/objects/property.h"
#include "runtime/runtime.h"

enum { SHAPE_DICTIONARY = 1 << 1, SHAPE_UNIQUE = 1 << 2 /* not in a transition table: of one builtin object */ };

typedef struct PropertyEntry {
    PropertyKey key;     /* NONE: deleted (dictionaries only) */
    uint32_t slot;
    uint32_t attributes; /* PROPERTY_WRITABLE ... PROPERTY_ACCESSOR */
} PropertyEntry;

typedef struct PropertyTable PropertyTable;

struct Shape {
    Cell cell; /* cell.data: count of entries that belong to this shape */
    Object *prototype; /* or NULL */
    PropertyTable *table;
    Shape *parent;
    void *transitions; /* one child, or a hash of children keyed by (key, attributes); weak */
    PropertyKey key;   /* of the transition that made it */
    uint32_t attributes;
    uint32_t slot_count;
};

static inline bool shape_is_dictionary(const Shape *shape) { return shape->cell.flags & SHAPE_DICTIONARY; }

/* Empty shape of objects with this prototype; cached on the prototype's side. NULL on out of memory. */
Shape *shape_root(Runtime *runtime, Object *prototype);
/* Empty unique shape: for builtin objects with lazy slots, whose shape nobody shares. */
Shape *shape_new_unique(Runtime *runtime, Object *prototype);
/* The entry of `key`, or NULL. Valid until the shape changes. */
const PropertyEntry *shape_lookup(const Shape *shape, PropertyKey key);
/* The shape after adding a property (shared shapes only). */
Shape *shape_add(Runtime *runtime, Shape *shape, PropertyKey key, uint32_t attributes);
/* Number of entries to visit by shape_entry (dictionaries: some may be deleted). */
uint32_t shape_entry_count(const Shape *shape);
const PropertyEntry *shape_entry(const Shape *shape, uint32_t index);
/* The same properties under another prototype. */
Shape *shape_with_prototype(Runtime *runtime, Shape *shape, Object *prototype);
/* Turns the object's shape into a dictionary of its own. */
bool object_to_dictionary(Runtime *runtime, Object *object);

#endif
