/* Realms and their intrinsics (spec 9.3): each is made when it is first touched. */
#ifndef BOBBIN_RUNTIME_OBJECTS_REALM_H
#define BOBBIN_RUNTIME_OBJECTS_REALM_H

#include "runtime/objects/function.h"

/* X(NAME): constructor and prototype pairs give INTRINSIC_NAME and INTRINSIC_NAME_PROTOTYPE. */
// clang-format off
#define INTRINSIC_CLASSES(X)                                                                       \
    X(OBJECT) X(FUNCTION) X(ARRAY) X(STRING) X(NUMBER) X(BOOLEAN) X(SYMBOL) X(BIGINT) X(ERROR)     \
    X(EVAL_ERROR) X(RANGE_ERROR) X(REFERENCE_ERROR) X(SYNTAX_ERROR) X(TYPE_ERROR) X(URI_ERROR)     \
    X(AGGREGATE_ERROR) X(MAP) X(SET) X(WEAK_MAP) X(WEAK_SET) X(WEAK_REF) X(FINALIZATION_REGISTRY)  \
    X(PROMISE) X(GENERATOR_FUNCTION) X(ASYNC_FUNCTION) X(ASYNC_GENERATOR_FUNCTION) X(ITERATOR)     \
    X(ARRAY_BUFFER) X(SHARED_ARRAY_BUFFER) X(DATA_VIEW) X(TYPED_ARRAY) X(INT8_ARRAY)               \
    X(UINT8_ARRAY) X(UINT8_CLAMPED_ARRAY) X(INT16_ARRAY) X(UINT16_ARRAY) X(INT32_ARRAY)            \
    X(UINT32_ARRAY) X(FLOAT32_ARRAY) X(FLOAT64_ARRAY) X(BIGINT64_ARRAY) X(BIGUINT64_ARRAY)         \
    X(DATE) X(REGEXP) X(PROXY) X(CALL_SITE)
/* Intrinsic objects of their own. GENERATOR_FUNCTION_PROTOTYPE is %GeneratorFunction.prototype%,
 * GENERATOR_PROTOTYPE is %GeneratorFunction.prototype.prototype%. ITERATOR_PROTOTYPE is
 * %Iterator.prototype% (the Iterator constructor itself is ES2025: not global). */
#define INTRINSIC_OBJECTS(X)                                                                       \
    X(GLOBAL) X(MATH) X(JSON) X(REFLECT) X(ATOMICS) X(ASYNC_ITERATOR_PROTOTYPE)                    \
    X(ARRAY_ITERATOR_PROTOTYPE) X(STRING_ITERATOR_PROTOTYPE) X(MAP_ITERATOR_PROTOTYPE)             \
    X(SET_ITERATOR_PROTOTYPE) X(FOR_IN_ITERATOR_PROTOTYPE) X(GENERATOR_PROTOTYPE)                  \
    X(ASYNC_GENERATOR_PROTOTYPE) X(ASYNC_FROM_SYNC_ITERATOR_PROTOTYPE) X(THROW_TYPE_ERROR)         \
    X(EVAL) X(PARSE_FLOAT) X(PARSE_INT) X(ARRAY_PROTO_VALUES) X(ARRAY_PROTO_TO_STRING) X(CONSOLE)  \
    X(PROCESS) X(TIMEOUT) X(TIMEOUT_PROTOTYPE) X(IMMEDIATE) X(IMMEDIATE_PROTOTYPE)                 \
    X(REGEXP_STRING_ITERATOR_PROTOTYPE) X(OBJECT_PROTO_TO_STRING)
// clang-format on

typedef enum Intrinsic {
#define X(name) INTRINSIC_##name, INTRINSIC_##name##_PROTOTYPE,
    INTRINSIC_CLASSES(X)
#undef X
#define X(name) INTRINSIC_##name,
        INTRINSIC_OBJECTS(X)
#undef X
            INTRINSIC_COUNT
} Intrinsic;

/* A global let, const or class: shared by all scripts of the realm (declarative part of the global
 * environment record). */
typedef struct GlobalBinding {
    Cell cell;   /* CELL_GLOBAL_BINDING */
    Value value; /* VALUE_EMPTY in its temporal dead zone */
    String *name;
    bool is_const;
} GlobalBinding;

struct Realm {
    Cell cell; /* CELL_REALM */
    Runtime *runtime;
    Object *global;
    Object *intrinsics[INTRINSIC_COUNT]; /* NULL until built: use realm_intrinsic */
    Shape *object_shape;                 /* empty plain object */
    Shape *array_shape;
    Shape *iterator_result_shape;    /* {value, done} */
    Shape *closure_shape;            /* empty closures by kind: normal; others through shape_root */
    struct GlobalBindings *bindings; /* name -> GlobalBinding */
    Value host_data;
    struct RegExpStatics *regexp; /* builtins/text/regexp.h; NULL until needed */
    /* Original values and slots of what iterating an array goes through; the slots hold good in
     * that epoch (iteration.c). */
    uint32_t array_iteration_epoch;
    uint32_t array_iterator_slot; /* of @@iterator in %Array.prototype% */
    uint32_t array_next_slot;     /* of `next` in %ArrayIteratorPrototype% */
    Value array_iterator_method;
    Value array_next_method;
    /* The same of generators. */
    uint32_t generator_iteration_epoch;
    uint32_t generator_iterator_slot; /* of @@iterator in %IteratorPrototype% */
    uint32_t generator_next_slot;     /* of `next` in %GeneratorPrototype% */
    Value generator_iterator_method;
    Value generator_next_method;
};

/* A realm with its global object; intrinsics come lazily through hooks.build_intrinsic. NULL on out
 * of memory. */
Realm *realm_new(Runtime *runtime);
/* The intrinsic, built on first touch. NULL only when memory is out (exception set). */
Object *realm_intrinsic(Runtime *runtime, Realm *realm, Intrinsic which);
static inline Object *intrinsic(Runtime *runtime, Intrinsic which) {
    Object *object = runtime->realm->intrinsics[which];
    return LIKELY(object != NULL) ? object : realm_intrinsic(runtime, runtime->realm, which);
}
/* Where the properties of a primitive are looked up; not for undefined and null. */
Intrinsic prototype_of_primitive(Value value);
/* Empty shapes of plain objects and of arrays; NULL on out of memory. */
Shape *realm_object_shape_slow(Runtime *runtime, Realm *realm);
static inline Shape *realm_object_shape(Runtime *runtime, Realm *realm) {
    return LIKELY(realm->object_shape != NULL) ? realm->object_shape
                                               : realm_object_shape_slow(runtime, realm);
}
Shape *realm_array_shape_slow(Runtime *runtime, Realm *realm);
static inline Shape *realm_array_shape(Runtime *runtime, Realm *realm) {
    return LIKELY(realm->array_shape != NULL) ? realm->array_shape
                                              : realm_array_shape_slow(runtime, realm);
}
/* Shape of closures of normal functions before their own properties are touched. */
Shape *realm_closure_shape(Runtime *runtime, Realm *realm);
GlobalBinding *realm_find_binding(Realm *realm, String *name);
GlobalBinding *realm_add_binding(Runtime *runtime, Realm *realm, String *name, bool is_const);

#endif
