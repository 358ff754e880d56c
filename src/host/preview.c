/* What collections hold (preview.h). */
#include "host/preview.h"

#include "builtins/keyed/collection.h"

/* A part of a collection: entries from an index on, by key, value or both. */
typedef struct Stretch {
    const Collection *collection; /* NULL: an exhausted iterator */
    uint32_t first;
    EnumerableKind what;
} Stretch;

static bool is_iterator(const Object *object) {
    CellKind kind = object->cell.kind;
    return kind == CELL_OBJECT_MAP_ITERATOR || kind == CELL_OBJECT_SET_ITERATOR;
}

bool object_has_preview(const Object *object) {
    CellKind kind = object->cell.kind;
    return kind == CELL_OBJECT_MAP || kind == CELL_OBJECT_SET || is_iterator(object);
}

static Stretch stretch_of(const Object *object) {
    if (is_iterator(object)) {
        const CollectionCursor *cursor = &((const CollectionIterator *)object)->cursor;
        uint32_t first = cursor->collection ? cursor_index(cursor) : 0;
        return (Stretch){cursor->collection, first, object->cell.extra};
    }
    const Collection *collection = (const Collection *)object;
    bool has_values = collection_has_values(collection);
    return (Stretch){collection, 0, has_values ? ENUMERATE_ENTRIES : ENUMERATE_KEYS};
}

static double count_entries(const Stretch *stretch) {
    if (!stretch->collection) return 0;
    if (stretch->first == 0) return stretch->collection->count;
    uint32_t index = stretch->first;
    double count = 0;
    while (collection_next(stretch->collection, &index)) count++;
    return count;
}

/* Takes an entry over: as key and value, or one of them. */
static bool append_entry(Runtime *runtime, Array *values, const Stretch *stretch, uint32_t index) {
    const Collection *collection = stretch->collection;
    const CollectionEntry *entry = collection_next(collection, &index);
    Value key = entry->key, value = collection_entry_value(collection, entry);
    if (stretch->what != ENUMERATE_VALUES && !array_push(runtime, values, key)) return false;
    return stretch->what == ENUMERATE_KEYS || array_push(runtime, values, value);
}

bool preview_collection(Runtime *runtime, Object *object, double limit, Preview *preview) {
    Stretch stretch = stretch_of(object);
    uint32_t index = stretch.first;
    *preview = (Preview){
        .values = array_new(runtime, 0),
        .total = count_entries(&stretch),
        .has_keys = stretch.what == ENUMERATE_ENTRIES,
    };
    if (!preview->values) return false;
    for (; preview->count < preview->total && preview->count < limit; preview->count++) {
        if (!append_entry(runtime, preview->values, &stretch, index)) return false;
        collection_next(stretch.collection, &index);
    }
    return true;
}
