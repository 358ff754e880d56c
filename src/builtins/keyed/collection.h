/* The table behind Map, Set, WeakMap and WeakSet: a hash table that keeps the order of insertion
 * (spec 24.1 to 24.4), and the cursors that walk it while scripts change it.
 *
 * Entries lie in a vector in the order they came; an array of chain heads leads to them by hash. A
 * deleted entry leaves a hole that nobody meets; holes go when the vector is rebuilt.
 *
 * Invariants
 * - Keys are normalised: a number that is an int32 is stored as one, -0 as 0, NaN in one form. So
 *   two keys are the same when their bits are, but for strings and BigInts, which compare by
 *   content.
 * - Every open cursor is in the list of its collection, and whatever moves entries moves the
 *   cursors with them. The list does not keep an iterator alive: one that dies leaves it.
 * - A pointer to an entry is good until the collection next changes.
 */
#ifndef BOBBIN_BUILTINS_KEYED_COLLECTION_H
#define BOBBIN_BUILTINS_KEYED_COLLECTION_H

#include "runtime/objects/object.h"

typedef struct CollectionEntry {
    Value key; /* VALUE_EMPTY: a hole */
    uint32_t hash;
    uint32_t next; /* index of the next entry of the chain */
    Value value[]; /* one in maps, none in sets */
} CollectionEntry;

typedef struct CollectionCursor CollectionCursor;

/* An object of kind MAP, SET, WEAK_MAP or WEAK_SET. */
typedef struct Collection {
    Object object;
    char *memory;          /* `capacity` entries, then as many chain heads; NULL: none yet */
    uint32_t capacity;     /* 0 or a power of two */
    uint32_t entry_size;   /* bytes; says whether entries have values */
    uint32_t count;        /* entries there are */
    uint32_t used;         /* entries and holes; always 0 when count is */
    uint32_t first;        /* no entry lies before this index */
    uint32_t cursor_count; /* open cursors */
    CollectionCursor *cursors;
    uint64_t base; /* position of index 0: grows when all entries go at once */
} Collection;

/* A place between two entries that stays right whatever happens to the collection. Lives on the C
 * stack or in an iterator object. */
struct CollectionCursor {
    Collection *collection; /* NULL: closed */
    uint64_t position;      /* of the next entry to visit, or before it */
    CollectionCursor *previous, *next;
};

/* A value as a key: normalised and hashed. */
typedef struct CollectionKey {
    Value value;
    uint32_t hash;
} CollectionKey;

/* Makes a fresh, zeroed object an empty collection of its kind. */
void collection_init(Collection *collection);
static inline bool collection_has_values(const Collection *collection) {
    return collection->entry_size > sizeof(CollectionEntry);
}

/* False: a string key could not be flattened (out of memory). */
bool collection_key(Runtime *runtime, Value value, CollectionKey *key);
/* NULL: none. */
CollectionEntry *collection_find(Runtime *runtime, Collection *collection,
                                 const CollectionKey *key);
/* The entry of the key, added at the end with the value undefined when there was none. NULL: out of
 * memory. */
CollectionEntry *collection_add(Runtime *runtime, Collection *collection, const CollectionKey *key);
/* False: there was none. */
bool collection_delete(Runtime *runtime, Collection *collection, const CollectionKey *key);
void collection_clear(Runtime *runtime, Collection *collection);

/* ---- walking ---- */
/* The first entry at `*index` or after it, NULL at the end; *index is then behind it. For who
 * changes nothing on the way:  uint32_t at = 0; while ((entry = collection_next(c, &at))) ... */
CollectionEntry *collection_next(const Collection *collection, uint32_t *index);
static inline Value collection_entry_value(const Collection *collection,
                                           const CollectionEntry *entry) {
    return collection_has_values(collection) ? entry->value[0] : entry->key;
}
/* Deletes the entry collection_next has just given; never allocates: the collector uses it. */
void collection_drop(Collection *collection, CollectionEntry *entry);

/* The index that an open cursor has come to. */
static inline uint32_t cursor_index(const CollectionCursor *cursor) {
    uint64_t base = cursor->collection->base;
    return cursor->position > base ? (uint32_t)(cursor->position - base) : 0;
}
void cursor_open(CollectionCursor *cursor, Collection *collection);
/* The next entry; NULL at the end, where the cursor closes for good. */
CollectionEntry *cursor_next(CollectionCursor *cursor);
/* A closed cursor may be closed again. */
void cursor_close(CollectionCursor *cursor);

/* ---- the collector ---- */
void collection_trace(Heap *heap, Cell *cell);
void collection_finalize(Heap *heap, Cell *cell);

/* ---- iterators over collections ---- */
typedef struct CollectionIterator {
    Object object; /* MAP_ITERATOR or SET_ITERATOR; cell.extra: EnumerableKind */
    CollectionCursor cursor;
} CollectionIterator;

#endif
