/* Property tables: the entries that shapes share, in order of creation, with a hash once they are
 * many. Only shape.c, and what changes an object's own dictionary, may look in here. */
#ifndef BOBBIN_RUNTIME_OBJECTS_PROPERTY_TABLE_H
#define BOBBIN_RUNTIME_OBJECTS_PROPERTY_TABLE_H

#include "runtime/objects/shape.h"

enum { PROPERTY_NOT_FOUND = UINT32_MAX };

struct PropertyTable {
    Cell cell; /* cell.data: entries in use, deleted ones included */
    uint32_t capacity;
    uint32_t deleted;    /* entries whose key is NONE */
    uint32_t index_size; /* 0, or a power of two of at least twice the capacity */
    PropertyEntry *entries;
    uint32_t *index; /* position + 1 of an entry, 0: free; open addressing */
};

static inline uint32_t property_table_used(const PropertyTable *table) {
    return table ? table->cell.data : 0;
}

/* A table with the first `count` entries of `source` (NULL: none). NULL on out of memory. */
PropertyTable *property_table_copy(Runtime *runtime, const PropertyTable *source, uint32_t count);
/* Position of `key` among the first `count` entries, or PROPERTY_NOT_FOUND. */
uint32_t property_table_find(const PropertyTable *table, PropertyKey key, uint32_t count);
/* Adds an entry whose slot is its position. Precondition: the key is not there. */
bool property_table_append(Runtime *runtime, PropertyTable *table, PropertyKey key,
                           uint32_t attributes);
/* Deletes an entry; its position stays taken until the table is compacted. */
void property_table_delete(PropertyTable *table, uint32_t position);
/* Takes all attributes but `kept` (and PROPERTY_ACCESSOR) from every entry but private names. */
void property_table_restrict(PropertyTable *table, uint32_t kept);
/* Moves the living entries, and the values of their slots, together. */
void property_table_compact(PropertyTable *table, Value *slots);

void property_table_register_kind(Heap *heap);

#endif
