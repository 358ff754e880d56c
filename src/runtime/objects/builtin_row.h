/* A row of a builtin's table: what a property of an intrinsic object is, as static data.
 *
 * A slot that holds VALUE_TAG_LAZY points at its row; object_slot_resolve makes the value from it
 * when somebody first reads the property. builtins/builtin.h has short ways to write rows.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_BUILTIN_ROW_H
#define BOBBIN_RUNTIME_OBJECTS_BUILTIN_ROW_H

#include "runtime/objects/function.h"

typedef enum BuiltinRowKind {
    ROW_METHOD,    /* function; attributes writable, configurable */
    ROW_GETTER,    /* accessor: function, and setter when not NULL; configurable */
    ROW_NUMBER,    /* constant `number`; no attributes */
    ROW_STRING,    /* constant string `text` */
    ROW_INTRINSIC, /* value: another intrinsic (`intrinsic`); with PROPERTY_ACCESSOR: its getter and
                      setter */
    ROW_TAG,       /* @@toStringTag with `text`; configurable */
    ROW_ALIAS,     /* the same function object as the method called `text` of the same table */
    ROW_SYMBOL,    /* constant: the well-known symbol whose `symbol` number is in `intrinsic` */
    ROW_MADE       /* what `make` returns when the property is first touched */
} BuiltinRowKind;

enum { ROW_DEFAULT_ATTRIBUTES = 0xFFFF }; /* attributes: those usual for the kind */

typedef struct BuiltinRow {
    uint8_t kind; /* BuiltinRowKind */
    /* 0, or 1 + index into WELL_KNOWN_SYMBOLS: the key is that symbol, `name` its printed name
     * "[Symbol.iterator]" */
    uint8_t symbol;
    uint16_t attributes; /* ROW_DEFAULT_ATTRIBUTES or PROPERTY_... */
    uint8_t length;
    uint8_t native_flags;
    const char *name;
    NativeFn function;
    union {
        NativeFn setter;                 /* ROW_GETTER */
        Value (*make)(Runtime *runtime); /* ROW_MADE: the value, or VALUE_ABRUPT */
        /* ROW_METHOD, for the `next` of a builtin iterator, else NULL: what it does without a
         * result object. The next value, VALUE_EMPTY when done, or VALUE_ABRUPT. */
        Value (*step)(Runtime *runtime, Value iterator);
    };
    double number;
    const char *text; /* ROW_STRING, ROW_TAG, ROW_ALIAS */
    union {
        uint32_t intrinsic; /* ROW_INTRINSIC, ROW_SYMBOL */
        uint32_t which;     /* ROW_METHOD, ROW_GETTER: which one of those its function serves */
    };
    const char *documentation; /* one line, shown by the REPL's help */
} BuiltinRow;

/* The row of the running method: its name is what messages call it. */
static inline const BuiltinRow *method_row(const NativeCall *call) {
    return ((const NativeFunction *)call->callee)->row;
}

static inline Value value_lazy(const BuiltinRow *row) {
    return VALUE_TAG_LAZY | (Value)(uintptr_t)row;
}
static inline const BuiltinRow *value_as_lazy(Value value) {
    return (const BuiltinRow *)(uintptr_t)(value & ~VALUE_TAG_LAZY);
}

#endif
