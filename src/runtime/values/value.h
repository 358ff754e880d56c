/* The tagged word: every JavaScript value in 64 bits (NaN boxing).
 *
 *   0x0000 pppp pppp pppp   a heap cell: object, string, symbol, bigint (its CellHeader says which)
 *   0x0002.. to 0xFFF2..    a double, its bits offset by 2^49 (NaNs are made canonical first)
 *   0xFFFA 0000 0000 00xx   special: undefined, null, true, false, and two that scripts never see
 *   0xFFFB pppp pppp pppp   lazy slot: pointer to the BuiltinRow that makes the value on first
 *   touch
 *   0xFFFE 0000 iiii iiii   an int32
 *
 * Invariant: a number that fits an int32 (and is not -0) may be stored either way; nothing may
 * depend on it. Arithmetic results are made int32 where it is cheap (value_number).
 */
#ifndef BOBBIN_RUNTIME_VALUES_VALUE_H
#define BOBBIN_RUNTIME_VALUES_VALUE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "support/base.h"

typedef uint64_t Value;

typedef struct Runtime Runtime;
typedef struct Realm Realm;
typedef struct Cell Cell;
typedef struct String String;
typedef struct Symbol Symbol;
typedef struct Object Object;
typedef struct Shape Shape;
typedef struct Environment Environment;

/* What a heap cell is. Kinds from CELL_OBJECT on are objects. X(KIND): object kinds only. */
// clang-format off
#define OBJECT_KINDS(X)                                                                            \
    X(PLAIN) X(ARRAY) X(FUNCTION) X(NATIVE_FUNCTION) X(BOUND_FUNCTION) X(ERROR) X(BOOLEAN)         \
    X(NUMBER) X(STRING) X(SYMBOL) X(BIGINT) X(ARGUMENTS) X(MAPPED_ARGUMENTS) X(MAP) X(SET)         \
    X(WEAK_MAP) X(WEAK_SET) X(WEAK_REF) X(FINALIZATION_REGISTRY) X(ARRAY_ITERATOR)                 \
    X(STRING_ITERATOR) X(MAP_ITERATOR) X(SET_ITERATOR) X(FOR_IN_ITERATOR) X(GENERATOR)             \
    X(ASYNC_GENERATOR) X(ASYNC_FROM_SYNC_ITERATOR) X(PROMISE) X(PROXY) X(REGEXP)                   \
    X(REGEXP_STRING_ITERATOR) X(DATE) X(ARRAY_BUFFER) X(TYPED_ARRAY) X(DATA_VIEW) X(GLOBAL)        \
    X(MODULE_NAMESPACE) X(TIMER) X(HOST) X(CALL_SITE)
// clang-format on

typedef enum CellKind {
    CELL_FREE, /* a free slot of a block */
    CELL_STRING,
    CELL_SYMBOL,
    CELL_BIGINT,
    CELL_SHAPE,
    CELL_PROPERTY_TABLE,
    CELL_ACCESSOR,
    CELL_ENVIRONMENT,
    CELL_CONTEXT,
    CELL_SCRIPT,
    CELL_REALM,
    CELL_GLOBAL_BINDING,
    CELL_REGEXP_CODE,    /* a compiled pattern: builtins/text/regexp.h */
    CELL_REGEXP_STATICS, /* what a realm keeps for RegExp */
    CELL_JOB,            /* promise reactions, jobs, capabilities: records of jobs/ */
    CELL_MODULE,         /* evaluate/modules/ */
    CELL_RECORD,         /* small traced record of Values (heap.h: Record) */
#define X(kind) CELL_OBJECT_##kind,
    OBJECT_KINDS(X)
#undef X
        CELL_KIND_COUNT,
    CELL_OBJECT = CELL_OBJECT_PLAIN /* this kind and all after it are objects */
} CellKind;

/* First word of every cell. `size_class` and marks are kept at the side by the heap. */
struct Cell {
    uint8_t kind;  /* CellKind */
    uint8_t flags; /* CELL_HAS_FINALIZER, and bits of each kind (from bit 1) */
    uint16_t extra;
    uint32_t data; /* free for the kind's use: string length, slot capacity, ... */
};

enum { CELL_HAS_FINALIZER = 1 << 0 };

#define VALUE_TAG_INT       UINT64_C(0xFFFE000000000000)
#define VALUE_TAG_SPECIAL   UINT64_C(0xFFFA000000000000)
#define VALUE_TAG_LAZY      UINT64_C(0xFFFB000000000000)
#define VALUE_DOUBLE_OFFSET UINT64_C(0x0002000000000000)
#define VALUE_POINTER_LIMIT UINT64_C(0x0001000000000000)

#define VALUE_FALSE         (VALUE_TAG_SPECIAL | 0)
#define VALUE_TRUE          (VALUE_TAG_SPECIAL | 1)
#define VALUE_UNDEFINED     (VALUE_TAG_SPECIAL | 2)
#define VALUE_NULL          (VALUE_TAG_SPECIAL | 3)
/* hole of an array, binding in its temporal dead zone */
#define VALUE_EMPTY         (VALUE_TAG_SPECIAL | 4)
#define VALUE_ABRUPT        (VALUE_TAG_SPECIAL | 5) /* an expression ended abruptly */

static inline Value value_bool(bool b) {
    return VALUE_FALSE | (Value)b;
}
static inline bool value_is_bool(Value v) {
    return (v | 1) == VALUE_TRUE;
}
static inline bool value_is_undefined(Value v) {
    return v == VALUE_UNDEFINED;
}
static inline bool value_is_null(Value v) {
    return v == VALUE_NULL;
}
/* undefined or null */
static inline bool value_is_nullish(Value v) {
    return (v | 1) == VALUE_NULL;
}
static inline bool value_is_abrupt(Value v) {
    return UNLIKELY(v == VALUE_ABRUPT);
}

static inline bool value_is_int(Value v) {
    return v >= VALUE_TAG_INT;
}
static inline bool value_both_int(Value a, Value b) {
    return (a & b) >= VALUE_TAG_INT;
}
static inline Value value_int(int32_t i) {
    return VALUE_TAG_INT | (uint32_t)i;
}
static inline int32_t value_as_int(Value v) {
    return (int32_t)v;
}

static inline bool value_is_double(Value v) {
    return v - VALUE_DOUBLE_OFFSET < VALUE_TAG_SPECIAL - VALUE_DOUBLE_OFFSET;
}
static inline double value_as_double(Value v) {
    v -= VALUE_DOUBLE_OFFSET;
    double d;
    memcpy(&d, &v, sizeof d);
    return d;
}
/* A double as it is (NaN made canonical). */
static inline Value value_double(double d) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    if (UNLIKELY(d != d)) bits = UINT64_C(0x7FF8000000000000);
    return bits + VALUE_DOUBLE_OFFSET;
}
/* A number in its cheapest form: an int32 when it is one (not -0). */
static inline Value value_number(double d) {
    int32_t i = d >= -2147483648.0 && d <= 2147483647.0 ? (int32_t)d : 0;
    if (i == d && (i != 0 || !signbit(d))) return value_int(i);
    return value_double(d);
}
static inline bool value_is_number(Value v) {
    return value_is_int(v) || value_is_double(v);
}
/* Precondition: value_is_number. */
static inline double value_as_number(Value v) {
    return value_is_int(v) ? value_as_int(v) : value_as_double(v);
}

static inline bool value_is_cell(Value v) {
    return v < VALUE_POINTER_LIMIT;
}
static inline Cell *value_as_cell(Value v) {
    return (Cell *)(uintptr_t)v;
}
static inline Value value_cell(const void *cell) {
    return (Value)(uintptr_t)cell;
}
static inline uint8_t value_kind(Value v) {
    return value_is_cell(v) ? value_as_cell(v)->kind : CELL_FREE;
}

static inline bool value_is_object(Value v) {
    return value_is_cell(v) && value_as_cell(v)->kind >= CELL_OBJECT;
}
static inline Object *value_as_object(Value v) {
    return (Object *)(uintptr_t)v;
}
static inline bool value_is_string(Value v) {
    return value_is_cell(v) && value_as_cell(v)->kind == CELL_STRING;
}
static inline String *value_as_string(Value v) {
    return (String *)(uintptr_t)v;
}
static inline bool value_is_symbol(Value v) {
    return value_is_cell(v) && value_as_cell(v)->kind == CELL_SYMBOL;
}
static inline Symbol *value_as_symbol(Value v) {
    return (Symbol *)(uintptr_t)v;
}
static inline bool value_is_bigint(Value v) {
    return value_is_cell(v) && value_as_cell(v)->kind == CELL_BIGINT;
}
/* An object of this very kind, e.g. value_is_kind(v, CELL_OBJECT_ARRAY). */
static inline bool value_is_kind(Value v, CellKind kind) {
    return value_is_cell(v) && value_as_cell(v)->kind == kind;
}

static inline bool value_is_lazy(Value v) {
    return (v >> 48) == (VALUE_TAG_LAZY >> 48);
}

/* `TRY(expression)`: the one macro of the house that hides a return. In a function that returns
 * Value: hands an abrupt end on. TRY_VALUE(name, expression) declares `Value name`. */
#define TRY(expression)                                                  \
    do {                                                                 \
        if (UNLIKELY((expression) == VALUE_ABRUPT)) return VALUE_ABRUPT; \
    } while (0)
#define TRY_VALUE(name, expression) \
    Value name = (expression);      \
    if (UNLIKELY(name == VALUE_ABRUPT)) return VALUE_ABRUPT
/* For functions returning bool success (false: runtime->exception is set). */
#define TRY_OK(expression)                                \
    do {                                                  \
        if (UNLIKELY(!(expression))) return VALUE_ABRUPT; \
    } while (0)

#endif
