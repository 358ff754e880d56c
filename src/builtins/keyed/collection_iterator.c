/* Iterators over Map and Set (spec 24.1.5, 24.2.5).
 *
 * An iterator's cursor stands in the list of its collection until it is exhausted or collected:
 * finalizing one touches the collection, which may be dead as well but is not reused yet. */
#include "builtins/keyed/collection_methods.h"

static CellKind iterator_kind(CellKind collection) {
    return collection == CELL_OBJECT_MAP ? CELL_OBJECT_MAP_ITERATOR : CELL_OBJECT_SET_ITERATOR;
}

/* 24.1.5.1 CreateMapIterator, 24.2.5.1 CreateSetIterator */
Value collection_iterator_new(NativeCall *call, CellKind kind, const char *method,
                              EnumerableKind what) {
    Runtime *runtime = call->runtime;
    Collection *collection = collection_this(call, kind, method);
    if (!collection) return VALUE_ABRUPT;
    Intrinsic which = kind == CELL_OBJECT_MAP ? INTRINSIC_MAP_ITERATOR_PROTOTYPE
                                              : INTRINSIC_SET_ITERATOR_PROTOTYPE;
    Object *prototype = intrinsic(runtime, which);
    if (!prototype) return VALUE_ABRUPT;
    CollectionIterator *iterator =
        object_allocate(runtime, sizeof *iterator, iterator_kind(kind), prototype, 0);
    if (!iterator) return VALUE_ABRUPT;
    iterator->object.cell.extra = what;
    iterator->object.cell.flags |= CELL_HAS_FINALIZER;
    cursor_open(&iterator->cursor, collection);
    return value_cell(iterator);
}

static void iterator_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_cell(heap, ((CollectionIterator *)cell)->cursor.collection);
}

static void iterator_finalize(Heap *heap, Cell *cell) {
    cursor_close(&((CollectionIterator *)cell)->cursor);
    object_finalize(heap, cell);
}

/* ---- stepping ---- */

static Value iterator_item(Runtime *runtime, CollectionIterator *iterator) {
    const Collection *collection = iterator->cursor.collection;
    const CollectionEntry *entry = cursor_next(&iterator->cursor);
    if (!entry) return VALUE_EMPTY;
    EnumerableKind what = iterator->object.cell.extra;
    if (what == ENUMERATE_KEYS) return entry->key;
    if (what == ENUMERATE_VALUES) return collection_entry_value(collection, entry);
    Value pair[] = {entry->key, collection_entry_value(collection, entry)};
    return cell_or_abrupt(array_from_values(runtime, COUNT_OF(pair), pair));
}

static Value map_iterator_step(Runtime *runtime, Value iterator) {
    if (LIKELY(value_is_kind(iterator, CELL_OBJECT_MAP_ITERATOR))) {
        return iterator_item(runtime, (CollectionIterator *)value_as_object(iterator));
    }
    return throw_incompatible_receiver(runtime, iterator, "Map Iterator.prototype.next");
}

static Value set_iterator_step(Runtime *runtime, Value iterator) {
    if (LIKELY(value_is_kind(iterator, CELL_OBJECT_SET_ITERATOR))) {
        return iterator_item(runtime, (CollectionIterator *)value_as_object(iterator));
    }
    return throw_incompatible_receiver(runtime, iterator, "Set Iterator.prototype.next");
}

static Value iterator_result(Runtime *runtime, Value item) {
    TRY(item);
    bool done = item == VALUE_EMPTY;
    return create_iterator_result(runtime, done ? VALUE_UNDEFINED : item, done);
}

/* 24.1.5.2.1 %MapIteratorPrototype%.next ( ) */
static Value map_iterator_next(NativeCall *call) {
    return iterator_result(call->runtime, map_iterator_step(call->runtime, call->this_value));
}

/* 24.2.5.2.1 %SetIteratorPrototype%.next ( ) */
static Value set_iterator_next(NativeCall *call) {
    return iterator_result(call->runtime, set_iterator_step(call->runtime, call->this_value));
}

void collections_register_kinds(Heap *heap);
void collections_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_MAP, collection_trace, collection_finalize);
    heap_register_kind(heap, CELL_OBJECT_SET, collection_trace, collection_finalize);
    heap_register_kind(heap, CELL_OBJECT_MAP_ITERATOR, iterator_trace, iterator_finalize);
    heap_register_kind(heap, CELL_OBJECT_SET_ITERATOR, iterator_trace, iterator_finalize);
    weak_collections_register_kinds(heap);
}

// clang-format off
static const BuiltinRow map_rows[] = {
    ITERATOR_NEXT(map_iterator_next, map_iterator_step),
    TO_STRING_TAG("Map Iterator"),
    ROWS_END
};

const BuiltinObject builtin_map_iterator = {
    .intrinsic = INTRINSIC_MAP_ITERATOR_PROTOTYPE, .prototype = INTRINSIC_ITERATOR_PROTOTYPE,
    .rows = map_rows
};

static const BuiltinRow set_rows[] = {
    ITERATOR_NEXT(set_iterator_next, set_iterator_step),
    TO_STRING_TAG("Set Iterator"),
    ROWS_END
};

const BuiltinObject builtin_set_iterator = {
    .intrinsic = INTRINSIC_SET_ITERATOR_PROTOTYPE, .prototype = INTRINSIC_ITERATOR_PROTOTYPE,
    .rows = set_rows
};
// clang-format on
