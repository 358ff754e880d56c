/* Kinds of elements of typed arrays, DataViews and Atomics (spec table 70, 25.1.2.7 to 25.1.2.13):
 * one table, from which everything that depends on an element's type is made.
 *
 * Reading and writing here never run script and never look at bounds: the caller has converted the
 * value (element_convert) and knows that the bytes are there. Bytes are in the order of the
 * machine; at any address.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_ELEMENT_KIND_H
#define BOBBIN_RUNTIME_OBJECTS_ELEMENT_KIND_H

#include "runtime/values/bigint.h"

/* X(NAME, name, type, conversion): a new kind is a row here and its class in builtins/. In the
 * order of INTRINSIC_INT8_ARRAY and what follows it. */
// clang-format off
#define ELEMENT_KINDS(X)                                                                           \
    X(INT8,          Int8,         int8_t,   integer)                                              \
    X(UINT8,         Uint8,        uint8_t,  integer)                                              \
    X(UINT8_CLAMPED, Uint8Clamped, uint8_t,  clamped)                                              \
    X(INT16,         Int16,        int16_t,  integer)                                              \
    X(UINT16,        Uint16,       uint16_t, integer)                                              \
    X(INT32,         Int32,        int32_t,  integer)                                              \
    X(UINT32,        Uint32,       uint32_t, unsigned)                                             \
    X(FLOAT32,       Float32,      float,    float)                                                \
    X(FLOAT64,       Float64,      double,   float)                                                \
    X(BIGINT64,      BigInt64,     int64_t,  bigint)                                               \
    X(BIGUINT64,     BigUint64,    uint64_t, big_unsigned)
// clang-format on

typedef enum ElementKind {
#define X(NAME, name, type, conversion) ELEMENT_##NAME,
    ELEMENT_KINDS(X)
#undef X
        ELEMENT_KIND_COUNT
} ElementKind;

typedef struct ElementInfo {
    const char *name;  /* of its typed array */
    uint8_t size;      /* bytes, a power of two */
    uint8_t shift;     /* its logarithm */
    bool takes_atomic; /* Atomics work on it (spec 25.4.3.1) */
} ElementInfo;
extern const ElementInfo element_infos[ELEMENT_KIND_COUNT];

/* ---- conversions: from an element, and of a converted value to one ---- */

static inline Value value_of_integer(Runtime *runtime, int32_t element) {
    (void)runtime;
    return value_int(element);
}
static inline Value value_of_clamped(Runtime *runtime, int32_t element) {
    (void)runtime;
    return value_int(element);
}
static inline Value value_of_unsigned(Runtime *runtime, uint32_t element) {
    (void)runtime;
    return element <= INT32_MAX ? value_int((int32_t)element) : value_double(element);
}
static inline Value value_of_float(Runtime *runtime, double element) {
    (void)runtime;
    return value_double(element);
}

static inline Value value_of_bigint(Runtime *runtime, int64_t element) {
    return bigint_from_int64(runtime, element);
}
static inline Value value_of_big_unsigned(Runtime *runtime, uint64_t element) {
    return bigint_from_uint64(runtime, element);
}

/* Modulo 2^32: the lower bits are those of every smaller integer type (7.1.6 to 7.1.11). */
static inline int32_t integer_of_value(Value number) {
    return LIKELY(value_is_int(number)) ? value_as_int(number)
                                        : double_to_int32(value_as_double(number));
}
static inline uint32_t unsigned_of_value(Value number) {
    return (uint32_t)integer_of_value(number);
}
/* Spec 7.1.12 ToUint8Clamp: ties go to the even integer. */
static inline uint8_t clamped_of_value(Value number) {
    double clamped = value_as_number(number);
    if (!(clamped > 0)) return 0;
    return clamped < 255 ? (uint8_t)nearbyint(clamped) : 255;
}
static inline double float_of_value(Value number) {
    return value_as_number(number);
}

/* Modulo 2^64. */
static inline int64_t bigint_of_value(Value bigint) {
    return (int64_t)bigint_to_uint64(value_as_bigint(bigint));
}
static inline uint64_t big_unsigned_of_value(Value bigint) {
    return bigint_to_uint64(value_as_bigint(bigint));
}

/* Whether its elements are BigInts, not Numbers. */
static inline bool element_kind_is_big(ElementKind kind) {
    return kind >= ELEMENT_BIGINT64;
}

/* Spec 25.1.2.10 RawBytesToNumeric. */
static inline Value element_read(Runtime *runtime, ElementKind kind, const void *bytes) {
    switch (kind) {
#define X(NAME, name, type, conversion)                 \
    case ELEMENT_##NAME: {                              \
        type element;                                   \
        memcpy(&element, bytes, sizeof element);        \
        return value_of_##conversion(runtime, element); \
    }
        ELEMENT_KINDS(X)
#undef X
    default: UNREACHABLE();
    }
}

/* Spec 25.1.2.11 NumericToRawBytes. Precondition: the value is what element_convert gives. */
static inline void element_write(ElementKind kind, void *bytes, Value numeric) {
    switch (kind) {
#define X(NAME, name, type, conversion)                      \
    case ELEMENT_##NAME: {                                   \
        type element = (type)conversion##_of_value(numeric); \
        memcpy(bytes, &element, sizeof element);             \
        return;                                              \
    }
        ELEMENT_KINDS(X)
#undef X
    default: UNREACHABLE();
    }
}

/* ToNumber or ToBigInt, as the kind asks (spec 10.4.5.16 TypedArraySetElement, steps 1 and 2). May
 * run script. */
static inline Value element_convert(Runtime *runtime, ElementKind kind, Value value) {
    if (UNLIKELY(element_kind_is_big(kind))) return to_bigint(runtime, value);
    if (LIKELY(value_is_number(value))) return value;
    double number;
    return to_number(runtime, value, &number) ? value_number(number) : VALUE_ABRUPT;
}

/* Whether values of one kind may become elements of the other: Numbers both, or BigInts. */
static inline bool element_kinds_mix(ElementKind a, ElementKind b) {
    return element_kind_is_big(a) == element_kind_is_big(b);
}

/* Whether elements of one kind may be copied as bytes to be elements of the other. */
static inline bool element_kinds_agree(ElementKind a, ElementKind b) {
    bool both_big = element_kind_is_big(a) && element_kind_is_big(b);
    return a == b || both_big ||
           (a + b == ELEMENT_UINT8 + ELEMENT_UINT8_CLAMPED &&
            element_infos[a].size == element_infos[b].size);
}

#endif
