/* The table behind Map, Set, WeakMap and WeakSet (collection.h).
 *
 * It must never run script, and never collect but in collection_add. Every operation takes
 * amortised constant time: the vector doubles when entries fill it, and is compacted when half of
 * it is holes as it fills up, or three quarters are after a deletion.
 */
#include "builtins/keyed/collection.h"

#include "runtime/values/bigint.h"
#include "runtime/values/convert.h"
#include "support/hash.h"

enum {
    COLLECTION_FIRST = 4,  /* entries of the smallest vector */
    COLLECTION_SPARSE = 32 /* with no more entries and holes than that, holes may stay */
};

#define NO_ENTRY UINT32_MAX

/* ---- layout ---- */

static CollectionEntry *entry_at(const Collection *collection, uint32_t index) {
    return (CollectionEntry *)(collection->memory + (size_t)index * collection->entry_size);
}

static uint32_t entry_index(const Collection *collection, const CollectionEntry *entry) {
    return (uint32_t)(((const char *)entry - collection->memory) / collection->entry_size);
}

/* The head of the chain that a hash belongs to. */
static uint32_t *chain_of(const Collection *collection, uint32_t hash) {
    char *heads = collection->memory + (size_t)collection->capacity * collection->entry_size;
    return (uint32_t *)heads + (hash & (collection->capacity - 1));
}

static size_t memory_size(const Collection *collection, uint32_t capacity) {
    return capacity * ((size_t)collection->entry_size + sizeof(uint32_t));
}

void collection_init(Collection *collection) {
    uint8_t kind = collection->object.cell.kind;
    bool is_map = kind == CELL_OBJECT_MAP || kind == CELL_OBJECT_WEAK_MAP;
    collection->entry_size = sizeof(CollectionEntry) + (is_map ? sizeof(Value) : 0);
}

/* ---- keys ---- */

/* Numbers that follow one another get chains that do, in runs at places of their own: keys counted
 * up, objects made in a row then go through memory in order. */
static uint32_t hash_in_runs(uint64_t number) {
    return (uint32_t)number + hash_u64(number >> 6);
}

/* Strings by content, and BigInts by value. */
static uint32_t cell_hash(Runtime *runtime, Value value) {
    if (value_is_string(value)) return string_hash(runtime, value_as_string(value));
    if (value_is_bigint(value)) return bigint_hash(value_as_bigint(value));
    return hash_in_runs(value / HEAP_GRANULE);
}

bool collection_key(Runtime *runtime, Value value, CollectionKey *key) {
    if (value_is_cell(value)) {
        if (value_is_string(value) && !string_flat(runtime, value_as_string(value))) return false;
        *key = (CollectionKey){value, cell_hash(runtime, value)};
        return true;
    }
    if (value_is_double(value)) value = value_number(value_as_double(value) + 0.0); /* -0 to 0 */
    *key = (CollectionKey){value, hash_in_runs(value)};
    return true;
}

static bool entry_matches(Runtime *runtime, const CollectionEntry *entry,
                          const CollectionKey *key) {
    if (entry->key == key->value) return true;
    return entry->hash == key->hash && same_value_zero(runtime, entry->key, key->value);
}

CollectionEntry *collection_find(Runtime *runtime, Collection *collection,
                                 const CollectionKey *key) {
    if (!collection->count) return NULL;
    uint32_t index = *chain_of(collection, key->hash);
    while (index != NO_ENTRY) {
        CollectionEntry *entry = entry_at(collection, index);
        if (entry_matches(runtime, entry, key)) return entry;
        index = entry->next;
    }
    return NULL;
}

/* ---- moving entries ---- */

/* Puts the cursors where their entries will be once the holes are gone. Each entry's new index is
 * noted in `next`, which must be linked anew afterwards. */
static void cursors_follow(Collection *collection) {
    uint32_t entries = 0;
    for (uint32_t i = 0; i < collection->used; i++) {
        CollectionEntry *entry = entry_at(collection, i);
        entry->next = entries;
        entries += entry->key != VALUE_EMPTY;
    }
    for (CollectionCursor *cursor = collection->cursors; cursor; cursor = cursor->next) {
        uint32_t index = cursor_index(cursor);
        bool inside = index < collection->used;
        index = inside ? entry_at(collection, index)->next : entries;
        cursor->position = collection->base + index;
    }
}

/* Moves all entries to `memory` (maybe where they are), without holes. */
static void entries_move(Collection *collection, char *memory) {
    bool has_holes = collection->count < collection->used;
    if (has_holes && collection->cursors) cursors_follow(collection);
    char *to = memory;
    for (uint32_t i = 0; i < collection->used; i++) {
        const CollectionEntry *entry = entry_at(collection, i);
        if (entry->key == VALUE_EMPTY) continue;
        memmove(to, entry, collection->entry_size);
        to += collection->entry_size;
    }
    collection->used = collection->count;
    collection->first = 0;
}

static void entry_link(Collection *collection, CollectionEntry *entry, uint32_t index) {
    uint32_t *chain = chain_of(collection, entry->hash);
    entry->next = *chain;
    *chain = index;
}

static void entries_link(Collection *collection) {
    memset(chain_of(collection, 0), 0xFF, collection->capacity * sizeof(uint32_t)); /* NO_ENTRY */
    for (uint32_t i = 0; i < collection->used; i++) {
        entry_link(collection, entry_at(collection, i), i);
    }
}

/* Allocating may collect, which may drop entries of a weak collection: what is there is looked at
 * only afterwards. */
static bool collection_grow(Runtime *runtime, Collection *collection) {
    uint32_t capacity = collection->capacity ? 2 * collection->capacity : COLLECTION_FIRST;
    if (capacity < collection->capacity) {
        throw_range_error(runtime, "%s maximum size exceeded",
                          collection_has_values(collection) ? "Map" : "Set");
        return false;
    }
    char *memory = heap_memory_allocate(runtime, memory_size(collection, capacity));
    if (!memory) return false;
    char *old = collection->memory;
    entries_move(collection, memory);
    heap_memory_free(runtime->heap, old, memory_size(collection, collection->capacity));
    collection->memory = memory;
    collection->capacity = capacity;
    collection->object.cell.flags |= CELL_HAS_FINALIZER;
    entries_link(collection);
    return true;
}

/* Does away with the holes, and with memory that is no longer needed where the system takes it
 * back. */
static void collection_shrink(Runtime *runtime, Collection *collection) {
    entries_move(collection, collection->memory);
    uint32_t capacity = collection->capacity;
    while (capacity > COLLECTION_FIRST && capacity / 4 >= collection->count) capacity /= 2;
    if (capacity < collection->capacity) {
        char *memory = heap_memory_reallocate_quietly(
            runtime, collection->memory, memory_size(collection, collection->capacity),
            memory_size(collection, capacity));
        if (memory) {
            collection->memory = memory;
            collection->capacity = capacity;
        } else {
            runtime_take_exception(runtime);
        }
    }
    entries_link(collection);
}

/* What it costs to move the entries: there may be many cursors, of iterators that wait to be
 * collected. */
static size_t collection_weight(const Collection *collection) {
    return (size_t)collection->count + collection->cursor_count;
}

/* Room for one more entry. */
static bool collection_reserve(Runtime *runtime, Collection *collection) {
    if (LIKELY(collection->used < collection->capacity)) return true;
    if (!collection->used || collection_weight(collection) > collection->used / 2) {
        return collection_grow(runtime, collection);
    }
    entries_move(collection, collection->memory);
    entries_link(collection);
    return true;
}

/* ---- changing ---- */

CollectionEntry *collection_add(Runtime *runtime, Collection *collection,
                                const CollectionKey *key) {
    CollectionEntry *entry = collection_find(runtime, collection, key);
    if (entry) return entry;
    if (!collection_reserve(runtime, collection)) return NULL;
    uint32_t index = collection->used++;
    entry = entry_at(collection, index);
    entry->key = key->value;
    entry->hash = key->hash;
    if (collection_has_values(collection)) entry->value[0] = VALUE_UNDEFINED;
    entry_link(collection, entry, index);
    collection->count++;
    return entry;
}

/* Without entries no cursor has anything before it: all stand at index 0 from now on. */
static void collection_rewind(Collection *collection) {
    collection->base += collection->used;
    collection->used = collection->first = 0;
}

void collection_drop(Collection *collection, CollectionEntry *entry) {
    uint32_t index = entry_index(collection, entry);
    uint32_t *link = chain_of(collection, entry->hash);
    while (*link != index) link = &entry_at(collection, *link)->next;
    *link = entry->next;
    entry->key = VALUE_EMPTY;
    if (collection_has_values(collection)) entry->value[0] = VALUE_UNDEFINED;
    if (--collection->count == 0) {
        collection_rewind(collection);
    } else if (index == collection->first) {
        while (entry_at(collection, collection->first)->key == VALUE_EMPTY) collection->first++;
    }
}

bool collection_delete(Runtime *runtime, Collection *collection, const CollectionKey *key) {
    CollectionEntry *entry = collection_find(runtime, collection, key);
    if (!entry) return false;
    uint32_t used = collection->used;
    collection_drop(collection, entry);
    if (used > COLLECTION_SPARSE && collection_weight(collection) < used / 4) {
        collection_shrink(runtime, collection);
    }
    return true;
}

void collection_clear(Runtime *runtime, Collection *collection) {
    heap_memory_free(runtime->heap, collection->memory,
                     memory_size(collection, collection->capacity));
    collection->memory = NULL;
    collection->capacity = collection->count = 0;
    collection_rewind(collection);
}

/* ---- walking ---- */

CollectionEntry *collection_next(const Collection *collection, uint32_t *index) {
    uint32_t at = *index < collection->first ? collection->first : *index;
    for (; at < collection->used; at++) {
        CollectionEntry *entry = entry_at(collection, at);
        if (entry->key == VALUE_EMPTY) continue;
        *index = at + 1;
        return entry;
    }
    *index = at;
    return NULL;
}

void cursor_open(CollectionCursor *cursor, Collection *collection) {
    *cursor = (CollectionCursor){
        .collection = collection, .position = collection->base, .next = collection->cursors};
    if (cursor->next) cursor->next->previous = cursor;
    collection->cursors = cursor;
    collection->cursor_count++;
}

void cursor_close(CollectionCursor *cursor) {
    if (!cursor->collection) return;
    if (cursor->next) cursor->next->previous = cursor->previous;
    if (cursor->previous)
        cursor->previous->next = cursor->next;
    else
        cursor->collection->cursors = cursor->next;
    cursor->collection->cursor_count--;
    *cursor = (CollectionCursor){0};
}

CollectionEntry *cursor_next(CollectionCursor *cursor) {
    if (!cursor->collection) return NULL;
    uint32_t index = cursor_index(cursor);
    CollectionEntry *entry = collection_next(cursor->collection, &index);
    cursor->position = cursor->collection->base + index;
    if (!entry) cursor_close(cursor);
    return entry;
}

/* ---- the collector ---- */

void collection_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    const Collection *collection = (Collection *)cell;
    const CollectionEntry *entry;
    for (uint32_t at = 0; (entry = collection_next(collection, &at));) {
        heap_mark_value(heap, entry->key);
        heap_mark_value(heap, collection_entry_value(collection, entry));
    }
}

void collection_finalize(Heap *heap, Cell *cell) {
    Collection *collection = (Collection *)cell;
    heap_memory_free(heap, collection->memory,
                     memory_size(collection, collection->capacity));
    object_finalize(heap, cell);
}
