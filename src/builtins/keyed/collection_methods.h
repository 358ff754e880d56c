/* What the files of Map, Set, WeakMap and WeakSet share: the constructors' common part, receivers,
 * iterators. */
#ifndef BOBBIN_BUILTINS_KEYED_COLLECTION_METHODS_H
#define BOBBIN_BUILTINS_KEYED_COLLECTION_METHODS_H

#include "builtins/checks.h"
#include "builtins/keyed/collection.h"

/* What the four constructors differ in. */
typedef struct CollectionClass {
    const char *name;
    Intrinsic prototype;
    CellKind kind;
    size_t size;       /* of its objects */
    bool takes_pairs;  /* the constructor's argument gives [key, value], else keys */
    const char *adder; /* the method that the constructor adds with: "set", "add" ... */
    NativeFn original_adder;
    /* ... and what it does while it is the original one; the value of sets is undefined. False:
     * threw. */
    bool (*add)(Runtime *runtime, Collection *collection, Value key, Value value);
} CollectionClass;

/* Spec 24.1.1.1 Map, 24.2.1.1 Set, 24.3.1.1 WeakMap, 24.4.1.1 WeakSet ( [ iterable ] ). */
Value collection_construct(NativeCall *call, const CollectionClass *class);

/* RequireInternalSlot(this): NULL with a TypeError. */
static inline Collection *collection_this(const NativeCall *call, CellKind kind,
                                          const char *method) {
    if (LIKELY(value_is_kind(call->this_value, kind)))
        return (Collection *)value_as_object(call->this_value);
    throw_incompatible_receiver(call->runtime, call->this_value, method);
    return NULL;
}
/* The same with the first argument as a key. */
static inline Collection *collection_this_and_key(const NativeCall *call, CellKind kind,
                                                  const char *method, CollectionKey *key) {
    Collection *collection = collection_this(call, kind, method);
    if (!collection) return NULL;
    return collection_key(call->runtime, argument(call, 0), key) ? collection : NULL;
}

/* Methods that Map and Set have alike; `method` is their name in messages. */
Value collection_for_each(NativeCall *call, CellKind kind, const char *method);
Value collection_iterator_new(NativeCall *call, CellKind kind, const char *method,
                              EnumerableKind what);

/* The kinds of weak_collections.c. */
void weak_collections_register_kinds(Heap *heap);

#endif
