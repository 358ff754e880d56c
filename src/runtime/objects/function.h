/* Function objects: closures over the tree, natives in C, bound functions
 * (spec 10.2, 10.3, 10.4.1). */
#ifndef BOBBIN_RUNTIME_OBJECTS_FUNCTION_H
#define BOBBIN_RUNTIME_OBJECTS_FUNCTION_H

#include "runtime/objects/object.h"

typedef struct FunctionCode FunctionCode;

/* A closure. Its code says the rest; realm: code->script->realm. Its `name` may differ from
 * code->name: then it is an own property. */
typedef struct Function {
    Object object;
    FunctionCode *code;
    Environment *environment;
} Function;

/* One with a home, where it looks `super` up: FUNCTION_HAS_HOME in cell.extra. */
typedef struct Method {
    Function function;
    Object *home_object; /* [[HomeObject]]; class constructors: their prototype object */
} Method;

/* Class constructors carry what makes their instances. */
typedef struct ClassFunction {
    Method method;
    Function *instance_initializer; /* closure that defines the fields, or NULL */
    uint32_t private_method_count;  /* private methods and accessors to add before the fields */
    Record *private_methods;        /* triples (symbol, value or Accessor, attributes) */
} ClassFunction;

/* A builtin in C. `arguments` has `count` values, borrowed; reading beyond count is not allowed:
 * use argument(). */
typedef struct NativeCall {
    Runtime *runtime;
    Value this_value;
    const Value *arguments;
    uint32_t count;
    Value new_target; /* undefined when called */
    Object *callee;   /* the native itself (its slots, its realm) */
} NativeCall;
typedef Value (*NativeFn)(NativeCall *call);

static inline Value argument(const NativeCall *call, uint32_t index) {
    return index < call->count ? call->arguments[index] : VALUE_UNDEFINED;
}

/* Bit 0 of cell.extra of every callable object, closures, bound functions and proxies included. */
enum { FUNCTION_HAS_CONSTRUCT = 1 << 0,
       FUNCTION_HAS_HOME = 1 << 1 }; /* closures only */

/* [[HomeObject]]; NULL: none. */
static inline Object *function_home(const Function *function) {
    bool has_home = function->object.cell.extra & FUNCTION_HAS_HOME;
    return has_home ? ((const Method *)function)->home_object : NULL;
}

/* NativeFunction flags (cell.extra) */
enum { NATIVE_CONSTRUCTOR = FUNCTION_HAS_CONSTRUCT /* has [[Construct]] */ };

typedef struct NativeFunction {
    Object object; /* cell.extra: NATIVE_... */
    NativeFn function;
    Realm *realm;
    /* It was made from, with name and length until materialised: that of the property where it is
     * half an accessor; NULL for those made with native_function_new */
    const struct BuiltinRow *row;
    uint32_t captured_count;
    Value captured[]; /* values it closes over */
} NativeFunction;

/* Is it this builtin, of whatever realm? */
static inline bool value_is_native(Value value, NativeFn function) {
    return value_is_kind(value, CELL_OBJECT_NATIVE_FUNCTION) &&
           ((const NativeFunction *)value_as_object(value))->function == function;
}

/* get [ @@species ] of every class: the receiver. */
Value species_getter(NativeCall *call);

typedef struct BoundFunction {
    Object object;
    Object *target;
    Value this_value;
    uint32_t count;
    Value arguments[];
} BoundFunction;

/* What a closure refers to, but for its code: evaluate/ registers a trace that begins with this and
 * marks the script. */
void function_trace(Heap *heap, Cell *cell);
/* A native with `captured_count` values of its own (NativeCall.callee -> captured[]), e.g. promise
 * resolving functions. Name and length as own properties. */
NativeFunction *native_function_new(Runtime *runtime, NativeFn function, String *name,
                                    uint32_t length, uint32_t captured_count);
/* A native from a table row; its name and length are made lazily. */
NativeFunction *native_function_from_row(Runtime *runtime, Realm *realm,
                                         const struct BuiltinRow *row);
/* The name of a native as its row has it; NULL: made ad hoc, or half an accessor. */
const char *native_row_name(const Object *function);
/* The same in the current realm, with `captured_count` values of its own: for functions that come
 * in great numbers and whose name and length hardly anybody asks for. */
NativeFunction *native_function_closing_over(Runtime *runtime, const struct BuiltinRow *row,
                                             uint32_t captured_count);
Value bound_function_create(Runtime *runtime, Object *target, Value this_value, uint32_t count,
                            const Value *arguments);
/* For hooks.materialize_function: defines `length`, `name` and, unless NULL, `prototype` of an
 * OBJECT_LAZY_FUNCTION and clears the flag. A `name` that set_function_name has given before stays.
 * name NULL: no own `name`. */
bool function_define_lazy_properties(Runtime *runtime, Object *function, uint32_t length,
                                     String *name, Object *prototype,
                                     uint32_t prototype_attributes);
/* Spec 10.2.9 SetFunctionName: defines own `name`; prefix "get"/"set"/NULL. */
bool set_function_name(Runtime *runtime, Object *function, PropertyKey name, const char *prefix);
/* Realm of a function object (spec 7.3.24 GetFunctionRealm); NULL: threw. */
Realm *get_function_realm(Runtime *runtime, Object *function);

#endif
