/* Set and %Set.prototype% (spec 24.2). The table is collection.c, iterators are
 * collection_iterator.c. */
#include "builtins/keyed/collection_methods.h"

static Collection *this_set(const NativeCall *call, const char *method, CollectionKey *key) {
    return collection_this_and_key(call, CELL_OBJECT_SET, method, key);
}

/* 24.2.3.1 Set.prototype.add ( value ) */
static Value set_add(NativeCall *call) {
    CollectionKey key;
    Collection *set = this_set(call, "Set.prototype.add", &key);
    TRY_OK(set && collection_add(call->runtime, set, &key));
    return call->this_value;
}

/* 24.2.3.7 Set.prototype.has ( value ) */
static Value set_has(NativeCall *call) {
    CollectionKey key;
    Collection *set = this_set(call, "Set.prototype.has", &key);
    return set ? value_bool(collection_find(call->runtime, set, &key) != NULL) : VALUE_ABRUPT;
}

/* 24.2.3.4 Set.prototype.delete ( value ) */
static Value set_delete(NativeCall *call) {
    CollectionKey key;
    Collection *set = this_set(call, "Set.prototype.delete", &key);
    return set ? value_bool(collection_delete(call->runtime, set, &key)) : VALUE_ABRUPT;
}

/* 24.2.3.2 Set.prototype.clear ( ) */
static Value set_clear(NativeCall *call) {
    Collection *set = collection_this(call, CELL_OBJECT_SET, "Set.prototype.clear");
    if (!set) return VALUE_ABRUPT;
    collection_clear(call->runtime, set);
    return VALUE_UNDEFINED;
}

/* 24.2.3.9 get Set.prototype.size */
static Value set_size(NativeCall *call) {
    Collection *set = collection_this(call, CELL_OBJECT_SET, "get Set.prototype.size");
    return set ? value_number(set->count) : VALUE_ABRUPT;
}

static Value set_for_each(NativeCall *call) {
    return collection_for_each(call, CELL_OBJECT_SET, "Set.prototype.forEach");
}

/* 24.2.3.5 Set.prototype.entries ( ) */
static Value set_entries(NativeCall *call) {
    return collection_iterator_new(call, CELL_OBJECT_SET, "Set.prototype.entries",
                                   ENUMERATE_ENTRIES);
}

/* 24.2.3.10 Set.prototype.values ( ), also 24.2.3.8 keys and 24.2.3.11 [ @@iterator ] */
static Value set_values(NativeCall *call) {
    return collection_iterator_new(call, CELL_OBJECT_SET, "Set.prototype.values",
                                   ENUMERATE_VALUES);
}

/* ---- the constructor ---- */

static bool set_put(Runtime *runtime, Collection *set, Value key_value, Value value) {
    (void)value;
    CollectionKey key;
    return collection_key(runtime, key_value, &key) && collection_add(runtime, set, &key);
}

/* 24.2.1.1 Set ( [ iterable ] ) */
static Value set_constructor(NativeCall *call) {
    static const CollectionClass class = {
        .name = "Set",
        .prototype = INTRINSIC_SET_PROTOTYPE,
        .kind = CELL_OBJECT_SET,
        .size = sizeof(Collection),
        .adder = "add",
        .original_adder = set_add,
        .add = set_put,
    };
    return collection_construct(call, &class);
}

// clang-format off
static const BuiltinRow static_rows[] = {
    SPECIES("the constructor that derived sets are made with"),
    ROWS_END
};

static const BuiltinRow prototype_rows[] = {
    METHOD("has", 1, set_has, "whether the value is in the set"),
    METHOD("add", 1, set_add, "puts a value in; the set"),
    METHOD("delete", 1, set_delete, "takes a value out; whether it was there"),
    METHOD("clear", 0, set_clear, "removes everything"),
    METHOD("entries", 0, set_entries, "an iterator over [value, value]"),
    METHOD("forEach", 1, set_for_each, "calls a function with each value"),
    GETTER("size", set_size, "the number of values"),
    METHOD("values", 0, set_values, "an iterator over the values"),
    ALIAS("keys", "values"),
    TO_STRING_TAG("Set"),
    SYMBOL_ALIAS(iterator, "[Symbol.iterator]", "values"),
    ROWS_END
};

const BuiltinClass builtin_set = {
    .constructor = METHOD("Set", 0, set_constructor,
                          "values of any type, each once, in order of insertion"),
    .intrinsic = INTRINSIC_SET, .parent = -1, .is_global = true,
    .static_rows = static_rows, .prototype_rows = prototype_rows
};
// clang-format on
