/* What Map, Set, WeakMap and WeakSet have in common (spec 24.1 to 24.4): construction from an
 * iterable, forEach. */
#include "builtins/keyed/collection_methods.h"

/* ---- construction ---- */

/* A collection being filled. */
typedef struct Filling {
    Runtime *runtime;
    const CollectionClass *class;
    Collection *collection;
    Value adder;
    bool is_original; /* the adder is the builtin: done without a call, which nobody can tell */
} Filling;

static bool find_adder(Filling *filling) {
    Runtime *runtime = filling->runtime;
    const CollectionClass *class = filling->class;
    String *name = atom_from_ascii(runtime, class->adder);
    Value adder = name ? get_by_name(runtime, &filling->collection->object, name) : VALUE_ABRUPT;
    if (value_is_abrupt(adder)) return false;
    filling->adder = adder;
    filling->is_original = value_is_native(adder, class->original_adder);
    if (is_callable(adder)) return true;
    String *value_text = value_describe(runtime, adder);
    String *text = value_text ? value_describe(runtime, value_cell(filling->collection)) : NULL;
    if (text) {
        throw_type_error(runtime,
                         "'%S' returned for property '%s' of object '%S' is not a function",
                         value_text, class->adder, text);
    }
    return false;
}

static bool fill_one(const Filling *filling, Value key, Value value) {
    if (filling->is_original) {
        return filling->class->add(filling->runtime, filling->collection, key, value);
    }
    Value arguments[] = {key, value};
    uint32_t count = filling->class->takes_pairs ? 2 : 1;
    Value this_value = value_cell(filling->collection);
    return !value_is_abrupt(call(filling->runtime, filling->adder, this_value, count, arguments));
}

/* Get(pair, "0") and its like. */
static Value pair_part(Runtime *runtime, Object *pair, uint32_t index) {
    Value value = pair->cell.kind == CELL_OBJECT_ARRAY ? object_dense_element(pair, index)
                                                       : VALUE_EMPTY;
    return value != VALUE_EMPTY ? value : get(runtime, pair, property_key_index(index));
}

static bool fill_pair(const Filling *filling, Value item) {
    Runtime *runtime = filling->runtime;
    if (!value_is_object(item)) {
        String *text = value_in_message(runtime, item);
        if (text) throw_type_error(runtime, "Iterator value %S is not an entry object", text);
        return false;
    }
    Value key = pair_part(runtime, value_as_object(item), 0);
    if (value_is_abrupt(key)) return false;
    Value value = pair_part(runtime, value_as_object(item), 1);
    return !value_is_abrupt(value) && fill_one(filling, key, value);
}

/* Spec 24.1.1.2 AddEntriesFromIterable, and the loops of 24.2.1.1 and 24.4.1.1. */
static Value fill(const Filling *filling, Value iterable) {
    Iterator iterator;
    TRY_OK(iterator_open(filling->runtime, iterable, &iterator));
    for (;;) {
        TRY_VALUE(item, iterator_step(filling->runtime, &iterator));
        if (item == VALUE_EMPTY) return value_cell(filling->collection);
        bool ok = filling->class->takes_pairs ? fill_pair(filling, item)
                                              : fill_one(filling, item, VALUE_UNDEFINED);
        if (!ok) return iterator_close_abrupt(filling->runtime, &iterator);
    }
}

Value collection_construct(NativeCall *call, const CollectionClass *class) {
    Runtime *runtime = call->runtime;
    if (value_is_undefined(call->new_target)) {
        return throw_type_error(runtime, "Constructor %s requires 'new'", class->name);
    }
    Collection *collection = object_create_from_constructor(
        runtime, value_as_object(call->new_target), class->prototype, class->size, class->kind);
    if (!collection) return VALUE_ABRUPT;
    collection_init(collection);
    Value iterable = argument(call, 0);
    if (value_is_nullish(iterable)) return value_cell(collection);
    Filling filling = {.runtime = runtime, .class = class, .collection = collection};
    return find_adder(&filling) ? fill(&filling, iterable) : VALUE_ABRUPT;
}

/* ---- forEach ---- */

/* 24.1.3.5 Map.prototype.forEach, 24.2.3.6 Set.prototype.forEach ( callbackfn [ , thisArg ] ) */
Value collection_for_each(NativeCall *native, CellKind kind, const char *method) {
    Runtime *runtime = native->runtime;
    Collection *collection = collection_this(native, kind, method);
    if (!collection) return VALUE_ABRUPT;
    Value callback = argument(native, 0);
    if (!is_callable(callback)) {
        String *text = value_call_site(runtime, callback);
        return text ? throw_type_error(runtime, "%S is not a function", text) : VALUE_ABRUPT;
    }
    CollectionCursor cursor;
    cursor_open(&cursor, collection);
    const CollectionEntry *entry;
    while ((entry = cursor_next(&cursor))) {
        Value arguments[] = {collection_entry_value(collection, entry), entry->key,
                             native->this_value};
        Value result = call(runtime, callback, argument(native, 1), COUNT_OF(arguments), arguments);
        if (!value_is_abrupt(result)) continue;
        cursor_close(&cursor);
        return VALUE_ABRUPT;
    }
    return VALUE_UNDEFINED;
}
