/* builtins/: one file for each global: a table of rows plus its functions. A row is what a person
 * needs to know of a builtin. The folders are the chapters of the specification:
 *
 *     fundamental/   19, 20   the global object, Object, Function, Boolean, Symbol, Error
 *     numbers/       21       Number, BigInt, Math, Date
 *     text/          22       String, RegExp
 *     indexed/       23       Array, the typed arrays
 *     keyed/         24       Map, Set, WeakMap, WeakSet
 *     structured/    25       ArrayBuffer, DataView, Atomics, JSON
 *     memory/        26       WeakRef, FinalizationRegistry
 *     control/       27       iterators, Promise, generators
 *     reflection/    28       Reflect, Proxy
 *
 * An intrinsic is described by a BuiltinClass (constructor and prototype) or a BuiltinObject;
 * build_intrinsic makes it from its table on first touch. Methods are lazy slots: the function
 * object comes into being when somebody reads it.
 */
#ifndef BOBBIN_BUILTINS_BUILTIN_H
#define BOBBIN_BUILTINS_BUILTIN_H

#include "runtime/objects/builtin_row.h"
#include "runtime/objects/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/iteration.h"
#include "runtime/objects/object.h"
#include "runtime/objects/realm.h"
#include "runtime/values/convert.h"

enum {
#define X(identifier, description) BUILTIN_SYMBOL_##identifier,
    BUILTIN_SYMBOL_NONE,
    WELL_KNOWN_SYMBOLS(X)
#undef X
};

/* Short ways to write rows. */
// clang-format off
#define METHOD(name_, length_, function_, doc_)                                                    \
    {.kind = ROW_METHOD, .attributes = ROW_DEFAULT_ATTRIBUTES, .name = name_, .length = length_,   \
     .function = function_, .documentation = doc_}
/* One of the methods or getters that one function serves: it learns which from method_row. */
#define METHOD_OF_MANY(name_, length_, function_, which_, doc_)                                    \
    {.kind = ROW_METHOD, .attributes = ROW_DEFAULT_ATTRIBUTES, .name = name_, .length = length_,   \
     .function = function_, .which = which_, .documentation = doc_}
#define GETTER_OF_MANY(name_, function_, which_, doc_)                                             \
    {.kind = ROW_GETTER, .attributes = ROW_DEFAULT_ATTRIBUTES, .name = name_,                      \
     .function = function_, .which = which_, .documentation = doc_}
#define SYMBOL_METHOD(symbol_, name_, length_, function_, doc_)                                    \
    {.kind = ROW_METHOD, .symbol = BUILTIN_SYMBOL_##symbol_,                                       \
     .attributes = ROW_DEFAULT_ATTRIBUTES, .name = name_, .length = length_,                       \
     .function = function_, .documentation = doc_}
/* The `next` of a builtin iterator, with its step (builtin_row.h). */
#define ITERATOR_NEXT(function_, step_)                                                            \
    {.kind = ROW_METHOD, .attributes = ROW_DEFAULT_ATTRIBUTES, .name = "next", .length = 0,        \
     .function = function_, .step = step_, .documentation = "the next value"}
#define GETTER(name_, function_, doc_)                                                             \
    {.kind = ROW_GETTER, .attributes = ROW_DEFAULT_ATTRIBUTES, .name = name_,                      \
     .function = function_, .documentation = doc_}
#define ACCESSOR(name_, getter_, setter_, doc_)                                                    \
    {.kind = ROW_GETTER, .attributes = ROW_DEFAULT_ATTRIBUTES, .name = name_,                      \
     .function = getter_, .setter = setter_, .documentation = doc_}
#define SYMBOL_GETTER(symbol_, name_, function_, doc_)                                             \
    {.kind = ROW_GETTER, .symbol = BUILTIN_SYMBOL_##symbol_,                                       \
     .attributes = ROW_DEFAULT_ATTRIBUTES, .name = name_, .function = function_,                   \
     .documentation = doc_}
#define SPECIES(doc_) SYMBOL_GETTER(species, "[Symbol.species]", species_getter, doc_)
#define NUMBER_CONSTANT(name_, number_, doc_)                                                      \
    {.kind = ROW_NUMBER, .attributes = 0, .name = name_, .number = number_,                        \
     .documentation = doc_}
#define STRING_CONSTANT(name_, text_, doc_)                                                        \
    {.kind = ROW_STRING, .attributes = ROW_DEFAULT_ATTRIBUTES, .name = name_, .text = text_,       \
     .documentation = doc_}
#define TO_STRING_TAG(text_)                                                                       \
    {.kind = ROW_TAG, .symbol = BUILTIN_SYMBOL_to_string_tag,                                      \
     .attributes = PROPERTY_CONFIGURABLE, .name = "[Symbol.toStringTag]", .text = text_}
#define INTRINSIC_VALUE(name_, intrinsic_, doc_)                                                   \
    {.kind = ROW_INTRINSIC, .attributes = ROW_DEFAULT_ATTRIBUTES, .name = name_,                   \
     .intrinsic = intrinsic_, .documentation = doc_}
/* An accessor whose getter and setter are both the intrinsic function. */
#define INTRINSIC_ACCESSOR(name_, intrinsic_, doc_)                                                \
    {.kind = ROW_INTRINSIC, .attributes = PROPERTY_CONFIGURABLE | PROPERTY_ACCESSOR,               \
     .name = name_, .intrinsic = intrinsic_, .documentation = doc_}
#define WELL_KNOWN_SYMBOL(name_, symbol_, doc_)                                                    \
    {.kind = ROW_SYMBOL, .attributes = 0, .name = name_, .intrinsic = BUILTIN_SYMBOL_##symbol_,    \
     .documentation = doc_}
#define ALIAS(name_, of_)                                                                          \
    {.kind = ROW_ALIAS, .attributes = ROW_DEFAULT_ATTRIBUTES, .name = name_, .text = of_}
#define SYMBOL_ALIAS(symbol_, name_, of_)                                                          \
    {.kind = ROW_ALIAS, .symbol = BUILTIN_SYMBOL_##symbol_, .attributes = ROW_DEFAULT_ATTRIBUTES,  \
     .name = name_, .text = of_}
#define ROWS_END {.name = NULL}
// clang-format on

/* A constructor with its prototype. */
typedef struct BuiltinClass {
    BuiltinRow constructor;        /* called or constructed: NativeCall.new_target */
    Intrinsic intrinsic;           /* INTRINSIC_X; its prototype is intrinsic + 1 */
    int32_t parent;                /* intrinsic of the parent class (Error for TypeError), or -1 */
    CellKind prototype_kind;       /* of %X.prototype%: CELL_OBJECT_PLAIN, ARRAY, BOOLEAN ... */
    bool is_global;                /* the constructor is a property of the global object */
    bool has_no_prototype;         /* Proxy: its instances are as their targets are */
    const BuiltinRow *static_rows; /* end with ROWS_END; NULL: none */
    const BuiltinRow *prototype_rows;
} BuiltinClass;

/* A plain intrinsic object (Math, JSON, iterator prototypes). */
typedef struct BuiltinObject {
    Intrinsic intrinsic;
    int32_t prototype;       /* intrinsic, or -1: Object.prototype */
    const char *global_name; /* property of the global object, or NULL */
    const BuiltinRow *rows;
} BuiltinObject;

/* Every table, once; registry.c declares them. X(identifier) of a `const BuiltinClass`, */
// clang-format off
#define BUILTIN_CLASSES(X)                                                                         \
    X(builtin_object) X(builtin_function) X(builtin_array) X(builtin_string) X(builtin_number)     \
    X(builtin_boolean) X(builtin_symbol) X(builtin_error) X(builtin_eval_error)                    \
    X(builtin_range_error) X(builtin_reference_error) X(builtin_syntax_error)                      \
    X(builtin_type_error) X(builtin_uri_error) X(builtin_aggregate_error) X(builtin_map)           \
    X(builtin_set) X(builtin_weak_map) X(builtin_weak_set) X(builtin_promise) X(builtin_date)      \
    X(builtin_generator_function) X(builtin_async_function) X(builtin_async_generator_function)  \
    X(builtin_bigint) X(builtin_array_of_BIGINT64) X(builtin_array_of_BIGUINT64)                   \
    X(builtin_timeout) X(builtin_immediate) X(builtin_array_buffer)                                \
    X(builtin_shared_array_buffer) X(builtin_data_view) X(builtin_typed_array)                     \
    X(builtin_array_of_INT8) X(builtin_array_of_UINT8) X(builtin_array_of_UINT8_CLAMPED)           \
    X(builtin_array_of_INT16) X(builtin_array_of_UINT16) X(builtin_array_of_INT32)                 \
    X(builtin_array_of_UINT32) X(builtin_array_of_FLOAT32) X(builtin_array_of_FLOAT64)             \
    X(builtin_regexp) X(builtin_proxy) X(builtin_finalization_registry) X(builtin_weak_ref)   \
    X(builtin_call_site)
/* of a `const BuiltinObject`, */
#define BUILTIN_OBJECTS(X)                                                                         \
    X(builtin_math) X(builtin_json) X(builtin_reflect) X(builtin_atomics)                          \
    X(builtin_iterator_prototype)                                                                  \
    X(builtin_async_iterator_prototype) X(builtin_array_iterator) X(builtin_string_iterator)       \
    X(builtin_map_iterator) X(builtin_set_iterator) X(builtin_generator)                           \
    X(builtin_async_generator) X(builtin_async_from_sync_iterator) X(builtin_console)              \
    X(builtin_process) X(builtin_regexp_string_iterator)
/* of the `const BuiltinRow` of an intrinsic function that is nobody's constructor, or the same in
 * two places: X(INTRINSIC name, identifier); rows that mean it are INTRINSIC_VALUE; */
#define BUILTIN_FUNCTIONS(X)                                                                       \
    X(THROW_TYPE_ERROR, builtin_throw_type_error_row) X(EVAL, builtin_eval_row)                    \
    X(PARSE_FLOAT, builtin_parse_float_row) X(PARSE_INT, builtin_parse_int_row)                    \
    X(ARRAY_PROTO_VALUES, builtin_array_values_row)                                                \
    X(ARRAY_PROTO_TO_STRING, builtin_array_to_string_row)                                          \
    X(OBJECT_PROTO_TO_STRING, builtin_object_to_string_row)
/* of a function that tells the heap about the kinds of cells a file owns. */
#define BUILTIN_KINDS(X)                                                                           \
    X(array_register_kinds) X(collections_register_kinds) X(string_register_kinds)                 \
    X(promises_register_kinds) X(regexps_register_kinds)                         \
    X(proxies_register_kind) X(weak_references_register_kind)                                      \
    X(finalization_registries_register_kind) X(call_sites_register_kind)
// clang-format on

/* Functions of the global object (isNaN ...): in fundamental/global.c. */
extern const BuiltinRow builtin_global_rows[];

/* Installs hooks.build_intrinsic; realm_new then gives the global object its lazy properties. */
void builtins_install(Runtime *runtime);
/* Adds rows to an existing object as lazy slots (host/ uses it too). */
bool builtin_add_rows(Runtime *runtime, Realm *realm, Object *object, const BuiltinRow *rows);

/* Symbol.for(key), for host/. NULL: out of memory. */
Symbol *symbol_for_key(Runtime *runtime, String *text);

#endif
