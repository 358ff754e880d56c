/* WeakMap and WeakSet (spec 24.3, 24.4).
 *
 * An entry lives as long as its key: while marking, a value is marked once its key has been
 * reached some other way (ephemerons), and after marking the entries whose keys died are dropped.
 *
 * Invariants
 * - Keys are objects and symbols, which hash by address: cells never move.
 * - runtime->weak.collections lists the collections that the present marking has reached, each
 *   once; it is empty outside of a collection.
 */
#include "builtins/keyed/collection_methods.h"
#include "builtins/memory/weak.h"

typedef struct WeakObject {
    Collection table;
    bool is_reached;
    struct WeakObject *next_reached;
} WeakObject;

/* ---- the collector ---- */

/* Marks the values of keys found alive; true when one of them was not marked before. */
static bool weak_step(Heap *heap, Cell *cell) {
    const Collection *table = (const Collection *)cell;
    bool more = false;
    const CollectionEntry *entry;
    for (uint32_t at = 0; (entry = collection_next(table, &at));) {
        Value value = collection_entry_value(table, entry);
        if (!value_is_cell(value) || heap_is_marked(heap, value_as_cell(value))) continue;
        if (!heap_is_marked(heap, value_as_cell(entry->key))) continue;
        heap_mark_value(heap, value);
        more = true;
    }
    return more;
}

static void weak_note(Heap *heap, WeakObject *weak) {
    if (weak->is_reached) return;
    WeakHolders *holders = &heap_runtime(heap)->weak;
    weak->is_reached = true;
    weak->next_reached = holders->collections;
    holders->collections = weak;
}

static void weak_set_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    weak_note(heap, (WeakObject *)cell);
}

/* Without memory to remember the table it holds all it has, this once. */
static void weak_map_trace(Heap *heap, Cell *cell) {
    if (!heap_mark_ephemeron(heap, cell, weak_step)) {
        collection_trace(heap, cell);
        return;
    }
    weak_set_trace(heap, cell);
}

static void drop_dead_entries(Heap *heap, Collection *table) {
    CollectionEntry *entry;
    for (uint32_t at = 0; (entry = collection_next(table, &at));) {
        if (!heap_is_marked(heap, value_as_cell(entry->key))) collection_drop(table, entry);
    }
}

void weak_collections_clear(Heap *heap, WeakHolders *holders) {
    for (WeakObject *weak = holders->collections; weak; weak = weak->next_reached) {
        drop_dead_entries(heap, &weak->table);
        weak->is_reached = false;
    }
    holders->collections = NULL;
}

void weak_collections_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_WEAK_MAP, weak_map_trace, collection_finalize);
    heap_register_kind(heap, CELL_OBJECT_WEAK_SET, weak_set_trace, collection_finalize);
}

/* ---- entries ---- */

/* Adds or changes an entry; the value of sets is not used. */
static bool weak_put(Runtime *runtime, Collection *table, Value key_value, Value value) {
    bool is_map = collection_has_values(table);
    if (!can_be_held_weakly(key_value)) {
        throw_type_error(runtime, is_map ? "Invalid value used as weak map key"
                                         : "Invalid value used in weak set");
        return false;
    }
    CollectionKey key;
    if (!collection_key(runtime, key_value, &key)) return false;
    CollectionEntry *entry = collection_add(runtime, table, &key);
    if (entry && is_map) entry->value[0] = value;
    return entry != NULL;
}

/* NULL: the receiver is wrong (TypeError). *entry NULL: there is none. */
static Collection *weak_find(const NativeCall *call, CellKind kind, const char *method,
                             CollectionEntry **entry) {
    CollectionKey key;
    Collection *table = collection_this_and_key(call, kind, method, &key);
    if (table) *entry = collection_find(call->runtime, table, &key);
    return table;
}

static Value weak_has(const NativeCall *call, CellKind kind, const char *method) {
    CollectionEntry *entry;
    return weak_find(call, kind, method, &entry) ? value_bool(entry != NULL) : VALUE_ABRUPT;
}

static Value weak_delete(const NativeCall *call, CellKind kind, const char *method) {
    CollectionKey key;
    Collection *table = collection_this_and_key(call, kind, method, &key);
    return table ? value_bool(collection_delete(call->runtime, table, &key)) : VALUE_ABRUPT;
}

static Value weak_construct(NativeCall *call, const CollectionClass *class) {
    return weak_watch(call->runtime) ? collection_construct(call, class) : VALUE_ABRUPT;
}

/* ---- WeakMap ---- */

/* 24.3.3.3 WeakMap.prototype.get ( key ) */
static Value weak_map_get(NativeCall *call) {
    CollectionEntry *entry;
    TRY_OK(weak_find(call, CELL_OBJECT_WEAK_MAP, "WeakMap.prototype.get", &entry));
    return entry ? entry->value[0] : VALUE_UNDEFINED;
}

/* 24.3.3.5 WeakMap.prototype.set ( key, value ) */
static Value weak_map_set(NativeCall *call) {
    Collection *table = collection_this(call, CELL_OBJECT_WEAK_MAP, "WeakMap.prototype.set");
    TRY_OK(table && weak_put(call->runtime, table, argument(call, 0), argument(call, 1)));
    return call->this_value;
}

/* 24.3.3.4 WeakMap.prototype.has ( key ) */
static Value weak_map_has(NativeCall *call) {
    return weak_has(call, CELL_OBJECT_WEAK_MAP, "WeakMap.prototype.has");
}

/* 24.3.3.2 WeakMap.prototype.delete ( key ) */
static Value weak_map_delete(NativeCall *call) {
    return weak_delete(call, CELL_OBJECT_WEAK_MAP, "WeakMap.prototype.delete");
}

/* 24.3.1.1 WeakMap ( [ iterable ] ) */
static Value weak_map_constructor(NativeCall *call) {
    static const CollectionClass class = {
        .name = "WeakMap",
        .prototype = INTRINSIC_WEAK_MAP_PROTOTYPE,
        .kind = CELL_OBJECT_WEAK_MAP,
        .size = sizeof(WeakObject),
        .takes_pairs = true,
        .adder = "set",
        .original_adder = weak_map_set,
        .add = weak_put,
    };
    return weak_construct(call, &class);
}

/* ---- WeakSet ---- */

/* 24.4.3.1 WeakSet.prototype.add ( value ) */
static Value weak_set_add(NativeCall *call) {
    Collection *table = collection_this(call, CELL_OBJECT_WEAK_SET, "WeakSet.prototype.add");
    TRY_OK(table && weak_put(call->runtime, table, argument(call, 0), VALUE_UNDEFINED));
    return call->this_value;
}

/* 24.4.3.4 WeakSet.prototype.has ( value ) */
static Value weak_set_has(NativeCall *call) {
    return weak_has(call, CELL_OBJECT_WEAK_SET, "WeakSet.prototype.has");
}

/* 24.4.3.3 WeakSet.prototype.delete ( value ) */
static Value weak_set_delete(NativeCall *call) {
    return weak_delete(call, CELL_OBJECT_WEAK_SET, "WeakSet.prototype.delete");
}

/* 24.4.1.1 WeakSet ( [ iterable ] ) */
static Value weak_set_constructor(NativeCall *call) {
    static const CollectionClass class = {
        .name = "WeakSet",
        .prototype = INTRINSIC_WEAK_SET_PROTOTYPE,
        .kind = CELL_OBJECT_WEAK_SET,
        .size = sizeof(WeakObject),
        .adder = "add",
        .original_adder = weak_set_add,
        .add = weak_put,
    };
    return weak_construct(call, &class);
}

// clang-format off
static const BuiltinRow map_rows[] = {
    METHOD("delete", 1, weak_map_delete, "removes a key; whether it was there"),
    METHOD("get", 1, weak_map_get, "the value of a key, or undefined"),
    METHOD("set", 2, weak_map_set, "gives a key a value; the map"),
    METHOD("has", 1, weak_map_has, "whether there is such a key"),
    TO_STRING_TAG("WeakMap"),
    ROWS_END
};

const BuiltinClass builtin_weak_map = {
    .constructor = METHOD("WeakMap", 0, weak_map_constructor,
                          "values by keys that it does not keep alive"),
    .intrinsic = INTRINSIC_WEAK_MAP, .parent = -1, .is_global = true, .prototype_rows = map_rows
};

static const BuiltinRow set_rows[] = {
    METHOD("delete", 1, weak_set_delete, "takes an object out; whether it was there"),
    METHOD("has", 1, weak_set_has, "whether the object is in the set"),
    METHOD("add", 1, weak_set_add, "puts an object in; the set"),
    TO_STRING_TAG("WeakSet"),
    ROWS_END
};

const BuiltinClass builtin_weak_set = {
    .constructor = METHOD("WeakSet", 0, weak_set_constructor,
                          "objects that it does not keep alive"),
    .intrinsic = INTRINSIC_WEAK_SET, .parent = -1, .is_global = true, .prototype_rows = set_rows
};
// clang-format on
