/* Property tables (see property_table.h).
 *
 * Invariants
 * - An entry's slot is its position.
 * - The index, once there is one, finds every entry in use; a deleted entry stays in it, matches
 *   no key, and goes when the index is rebuilt. It is never more than half full.
 * - A table shared by shapes only grows; entries are deleted and changed only where one object
 *   owns it.
 */
#include "runtime/objects/property_table.h"

enum {
    TABLE_FIRST_CAPACITY = 4,
    TABLE_LINEAR_MAX = 8 /* up to this many entries a scan is faster than a hash */
};

static void table_trace(Heap *heap, Cell *cell) {
    PropertyTable *table = (PropertyTable *)cell;
    for (uint32_t i = 0; i < table->cell.data; i++) {
        PropertyKey key = table->entries[i].key;
        if (!property_key_is_index(key)) heap_mark_value(heap, key.bits);
    }
}

static void table_finalize(Heap *heap, Cell *cell) {
    PropertyTable *table = (PropertyTable *)cell;
    heap_memory_free(heap, table->entries, table->capacity * sizeof *table->entries);
    heap_memory_free(heap, table->index, table->index_size * sizeof *table->index);
}

void property_table_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_PROPERTY_TABLE, table_trace, table_finalize);
}

static void table_index_insert(PropertyTable *table, uint32_t position) {
    uint32_t mask = table->index_size - 1;
    uint32_t at = property_key_hash(table->entries[position].key) & mask;
    while (table->index[at]) at = (at + 1) & mask;
    table->index[at] = position + 1;
}

static void table_index_fill(PropertyTable *table) {
    memset(table->index, 0, table->index_size * sizeof *table->index);
    for (uint32_t i = 0; i < table->cell.data; i++) {
        if (!property_key_is_none(table->entries[i].key)) table_index_insert(table, i);
    }
}

static uint32_t table_index_size_for(uint32_t capacity) {
    if (capacity <= TABLE_LINEAR_MAX) return 0;
    uint32_t size = 2 * TABLE_LINEAR_MAX;
    while (size < 2 * capacity) size *= 2;
    return size;
}

/* Gives the table room for `capacity` entries and the index that goes with it. */
static bool table_resize(Runtime *runtime, PropertyTable *table, uint32_t capacity) {
    uint32_t index_size = table_index_size_for(capacity);
    uint32_t *index = NULL;
    if (index_size != table->index_size) {
        index = heap_memory_allocate(runtime, index_size * sizeof *index);
        if (!index) return false;
    }
    PropertyEntry *entries = heap_memory_reallocate(runtime, table->entries,
                                                    table->capacity * sizeof *entries,
                                                    capacity * sizeof *entries);
    if (!entries) {
        heap_memory_free(runtime->heap, index, index_size * sizeof *index);
        return false;
    }
    table->cell.flags |= CELL_HAS_FINALIZER;
    table->entries = entries;
    table->capacity = capacity;
    if (index) {
        heap_memory_free(runtime->heap, table->index, table->index_size * sizeof *index);
        table->index = index;
        table->index_size = index_size;
        table_index_fill(table);
    }
    return true;
}

PropertyTable *property_table_copy(Runtime *runtime, const PropertyTable *source, uint32_t count) {
    PropertyTable *table = heap_allocate(runtime, sizeof *table, CELL_PROPERTY_TABLE);
    if (!table) return NULL;
    uint32_t capacity = count < TABLE_FIRST_CAPACITY ? TABLE_FIRST_CAPACITY : count + count / 4 + 1;
    if (!table_resize(runtime, table, capacity)) return NULL;
    if (count) memcpy(table->entries, source->entries, count * sizeof *table->entries);
    table->cell.data = count;
    for (uint32_t i = 0; i < count; i++)
        table->deleted += property_key_is_none(table->entries[i].key);
    if (table->index) table_index_fill(table);
    return table;
}

static uint32_t table_find_linear(const PropertyTable *table, PropertyKey key, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (property_key_equals(table->entries[i].key, key)) return i;
    }
    return PROPERTY_NOT_FOUND;
}

uint32_t property_table_find(const PropertyTable *table, PropertyKey key, uint32_t count) {
    if (!table) return PROPERTY_NOT_FOUND;
    if (count <= TABLE_LINEAR_MAX || !table->index) return table_find_linear(table, key, count);
    uint32_t mask = table->index_size - 1;
    uint32_t at = property_key_hash(key) & mask;
    for (uint32_t found; (found = table->index[at]) != 0; at = (at + 1) & mask) {
        uint32_t position = found - 1;
        if (!property_key_equals(table->entries[position].key, key)) continue;
        return position < count ? position : PROPERTY_NOT_FOUND;
    }
    return PROPERTY_NOT_FOUND;
}

bool property_table_append(Runtime *runtime, PropertyTable *table, PropertyKey key,
                           uint32_t attributes) {
    uint32_t position = table->cell.data;
    if (position == table->capacity && !table_resize(runtime, table, 2 * table->capacity)) {
        return false;
    }
    table->entries[position] = (PropertyEntry){key, position, attributes};
    table->cell.data = position + 1;
    if (table->index) table_index_insert(table, position);
    return true;
}

void property_table_delete(PropertyTable *table, uint32_t position) {
    table->entries[position].key = PROPERTY_KEY_NONE;
    table->deleted++;
}

void property_table_restrict(PropertyTable *table, uint32_t kept) {
    for (uint32_t i = 0; i < table->cell.data; i++) {
        PropertyEntry *entry = &table->entries[i];
        if (!property_key_is_private(entry->key)) entry->attributes &= kept | PROPERTY_ACCESSOR;
    }
}

void property_table_compact(PropertyTable *table, Value *slots) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < table->cell.data; i++) {
        if (property_key_is_none(table->entries[i].key)) continue;
        table->entries[kept] = table->entries[i];
        table->entries[kept].slot = kept;
        slots[kept] = slots[i];
        kept++;
    }
    for (uint32_t i = kept; i < table->cell.data; i++) slots[i] = VALUE_UNDEFINED;
    table->cell.data = kept;
    table->deleted = 0;
    if (table->index) table_index_fill(table);
}
