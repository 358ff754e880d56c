/* Map and %Map.prototype% (spec 24.1). The table is collection.c, iterators are
 * collection_iterator.c. */
#include "builtins/keyed/collection_methods.h"

static Collection *this_map(const NativeCall *call, const char *method, CollectionKey *key) {
    return collection_this_and_key(call, CELL_OBJECT_MAP, method, key);
}

static bool map_put(Runtime *runtime, Collection *map, const CollectionKey *key, Value value) {
    CollectionEntry *entry = collection_add(runtime, map, key);
    if (!entry) return false;
    entry->value[0] = value;
    return true;
}

/* 24.1.3.6 Map.prototype.get ( key ) */
static Value map_get(NativeCall *call) {
    CollectionKey key;
    Collection *map = this_map(call, "Map.prototype.get", &key);
    if (!map) return VALUE_ABRUPT;
    const CollectionEntry *entry = collection_find(call->runtime, map, &key);
    return entry ? entry->value[0] : VALUE_UNDEFINED;
}

/* 24.1.3.9 Map.prototype.set ( key, value ) */
static Value map_set(NativeCall *call) {
    CollectionKey key;
    Collection *map = this_map(call, "Map.prototype.set", &key);
    TRY_OK(map && map_put(call->runtime, map, &key, argument(call, 1)));
    return call->this_value;
}

/* 24.1.3.7 Map.prototype.has ( key ) */
static Value map_has(NativeCall *call) {
    CollectionKey key;
    Collection *map = this_map(call, "Map.prototype.has", &key);
    return map ? value_bool(collection_find(call->runtime, map, &key) != NULL) : VALUE_ABRUPT;
}

/* 24.1.3.3 Map.prototype.delete ( key ) */
static Value map_delete(NativeCall *call) {
    CollectionKey key;
    Collection *map = this_map(call, "Map.prototype.delete", &key);
    return map ? value_bool(collection_delete(call->runtime, map, &key)) : VALUE_ABRUPT;
}

/* 24.1.3.1 Map.prototype.clear ( ) */
static Value map_clear(NativeCall *call) {
    Collection *map = collection_this(call, CELL_OBJECT_MAP, "Map.prototype.clear");
    if (!map) return VALUE_ABRUPT;
    collection_clear(call->runtime, map);
    return VALUE_UNDEFINED;
}

/* 24.1.3.10 get Map.prototype.size */
static Value map_size(NativeCall *call) {
    Collection *map = collection_this(call, CELL_OBJECT_MAP, "get Map.prototype.size");
    return map ? value_number(map->count) : VALUE_ABRUPT;
}

static Value map_for_each(NativeCall *call) {
    return collection_for_each(call, CELL_OBJECT_MAP, "Map.prototype.forEach");
}

/* 24.1.3.4 Map.prototype.entries ( ), also 24.1.3.12 Map.prototype [ @@iterator ] ( ) */
static Value map_entries(NativeCall *call) {
    return collection_iterator_new(call, CELL_OBJECT_MAP, "Map.prototype.entries",
                                   ENUMERATE_ENTRIES);
}

/* 24.1.3.8 Map.prototype.keys ( ) */
static Value map_keys(NativeCall *call) {
    return collection_iterator_new(call, CELL_OBJECT_MAP, "Map.prototype.keys", ENUMERATE_KEYS);
}

/* 24.1.3.11 Map.prototype.values ( ) */
static Value map_values(NativeCall *call) {
    return collection_iterator_new(call, CELL_OBJECT_MAP, "Map.prototype.values",
                                   ENUMERATE_VALUES);
}

/* ---- the constructor ---- */

static bool map_add(Runtime *runtime, Collection *map, Value key_value, Value value) {
    CollectionKey key;
    return collection_key(runtime, key_value, &key) && map_put(runtime, map, &key, value);
}

/* 24.1.1.1 Map ( [ iterable ] ) */
static Value map_constructor(NativeCall *call) {
    static const CollectionClass class = {
        .name = "Map",
        .prototype = INTRINSIC_MAP_PROTOTYPE,
        .kind = CELL_OBJECT_MAP,
        .size = sizeof(Collection),
        .takes_pairs = true,
        .adder = "set",
        .original_adder = map_set,
        .add = map_add,
    };
    return collection_construct(call, &class);
}

// clang-format off
static const BuiltinRow static_rows[] = {
    SPECIES("the constructor that derived maps are made with"),
    ROWS_END
};

static const BuiltinRow prototype_rows[] = {
    METHOD("get", 1, map_get, "the value of a key, or undefined"),
    METHOD("set", 2, map_set, "gives a key a value; the map"),
    METHOD("has", 1, map_has, "whether there is such a key"),
    METHOD("delete", 1, map_delete, "removes a key; whether it was there"),
    METHOD("clear", 0, map_clear, "removes everything"),
    METHOD("entries", 0, map_entries, "an iterator over [key, value]"),
    METHOD("forEach", 1, map_for_each, "calls a function with each value and key"),
    METHOD("keys", 0, map_keys, "an iterator over the keys"),
    GETTER("size", map_size, "the number of entries"),
    METHOD("values", 0, map_values, "an iterator over the values"),
    TO_STRING_TAG("Map"),
    SYMBOL_ALIAS(iterator, "[Symbol.iterator]", "entries"),
    ROWS_END
};

const BuiltinClass builtin_map = {
    .constructor = METHOD("Map", 0, map_constructor,
                          "values by keys of any type, in order of insertion"),
    .intrinsic = INTRINSIC_MAP, .parent = -1, .is_global = true,
    .static_rows = static_rows, .prototype_rows = prototype_rows
};
// clang-format on
