/* What collections hold (preview.h). */
#include "host/preview.h"

#include "builtins/collection.h"

bool object_has_preview(const Object *object) {
    switch (object->cell.kind) {
    case CELL_OBJECT_MAP:
    case CELL_OBJECT_SET:
    case CELL_OBJECT_MAP_ITERATOR:
    case CELL_OBJECT_SET_ITERATOR: return true;
    default: return false;
    }
}

/* A part of a collection: from an index on, and what of its entries. */
typedef struct Part {
    const Collection *collection; /* NULL: of an iterator at its end */
    uint32_t start;
    EnumerableKind what;
} Part;

static Part object_part(Object *object) {
    uint8_t kind = object->cell.kind;
    if (kind == CELL_OBJECT_MAP) return (Part){(Collection *)object, 0, ENUMERATE_ENTRIES};
    if (kind == CELL_OBJECT_SET) return (Part){(Collection *)object, 0, ENUMERATE_KEYS};
    const CollectionIterator *iterator = (const CollectionIterator *)object;
    return (Part){iterator->cursor.collection, iterator->cursor.index, object->cell.extra};
}

static double part_count(const Part *part) {
    if (part->start == 0) return part->collection->count;
    double count = 0;
    uint32_t at = part->start;
    while (collection_next(part->collection, &at)) count++;
    return count;
}

static bool push_entry(Runtime *runtime, const Part *part, const CollectionEntry *entry,
                       Array *values) {
    Value value = collection_entry_value(part->collection, entry);
    if (part->what != ENUMERATE_VALUES && !array_push(runtime, values, entry->key)) return false;
    return part->what == ENUMERATE_KEYS || array_push(runtime, values, value);
}

bool preview_collection(Runtime *runtime, Object *object, double limit, Preview *preview) {
    Part part = object_part(object);
    *preview = (Preview){.values = array_new(runtime, 0),
                         .has_keys = part.what == ENUMERATE_ENTRIES};
    if (!preview->values || !part.collection) return preview->values != NULL;
    preview->total = part_count(&part);
    const CollectionEntry *entry;
    uint32_t at = part.start;
    while (preview->count < limit && (entry = collection_next(part.collection, &at))) {
        if (!push_entry(runtime, &part, entry, preview->values)) return false;
        preview->count++;
    }
    return true;
}
