/* Property keys and attributes (spec 6.1.7, 6.2.6).
 *
 * A PropertyKey is an array index (0 .. 2^32-2), an atom, or a symbol; it compares by its bits. An
 * atom whose text is a canonical array index never appears as a key: property_key_from_atom makes
 * an index of it.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_PROPERTY_H
#define BOBBIN_RUNTIME_OBJECTS_PROPERTY_H

#include "runtime/values/string.h"
#include "runtime/values/value.h"

typedef struct PropertyKey {
    uint64_t
        bits; /* VALUE_TAG_INT | uint32 index, or pointer to String (atom) or Symbol; 0: none */
} PropertyKey;

#define PROPERTY_KEY_NONE      ((PropertyKey){0})
#define PROPERTY_KEY_MAX_INDEX 0xFFFFFFFEu

static inline PropertyKey property_key_index(uint32_t index) {
    return (PropertyKey){VALUE_TAG_INT | index};
}
/* Precondition: an atom that is not a canonical array index (names in the source text, builtin
 * names). */
static inline PropertyKey property_key_name(const String *atom) {
    return (PropertyKey){value_cell(atom)};
}
static inline PropertyKey property_key_symbol(const Symbol *symbol) {
    return (PropertyKey){value_cell(symbol)};
}
static inline bool property_key_is_index(PropertyKey key) {
    return key.bits >= VALUE_TAG_INT;
}
static inline uint32_t property_key_as_index(PropertyKey key) {
    return (uint32_t)key.bits;
}
static inline bool property_key_equals(PropertyKey a, PropertyKey b) {
    return a.bits == b.bits;
}
static inline bool property_key_is_none(PropertyKey key) {
    return key.bits == 0;
}
static inline bool property_key_is_symbol(PropertyKey key) {
    return !property_key_is_index(key) && key.bits && value_is_symbol(key.bits);
}
static inline bool property_key_is_string(PropertyKey key) {
    return !property_key_is_index(key) && key.bits && value_is_string(key.bits);
}
static inline bool property_key_is_private(PropertyKey key) {
    return property_key_is_symbol(key) && (value_as_symbol(key.bits)->cell.flags & SYMBOL_PRIVATE);
}
static inline uint32_t property_key_hash(PropertyKey key) {
    uint64_t h = key.bits * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(h >> 32);
}

/* Key of an atom: an index when its text is one. */
PropertyKey property_key_from_atom(Runtime *runtime, String *atom);
/* Key of any string (interns it). PROPERTY_KEY_NONE with the exception set on failure. */
PropertyKey property_key_from_string(Runtime *runtime, String *s);
/* Key of a small non-negative integer that may exceed an array index (2^32-1 .. 2^53-1 become
 * atoms). */
PropertyKey property_key_from_integer(Runtime *runtime, double integer);
/* Spec 7.1.19 ToPropertyKey. PROPERTY_KEY_NONE with the exception set when it throws. */
PropertyKey to_property_key(Runtime *runtime, Value value);
/* Spec 7.1.21 CanonicalNumericIndexString: whether the key, an index or a string, is the text of a
 * number, "-0" included. */
bool property_key_to_numeric(PropertyKey key, double *number);
/* The key as a value: string (also for an index) or symbol. NULL-safe: VALUE_ABRUPT on out of
 * memory. */
Value property_key_to_value(Runtime *runtime, PropertyKey key);

enum {
    PROPERTY_WRITABLE = 1 << 0,
    PROPERTY_ENUMERABLE = 1 << 1,
    PROPERTY_CONFIGURABLE = 1 << 2,
    PROPERTY_ACCESSOR = 1 << 3, /* the slot holds an Accessor cell; WRITABLE is clear */
    PROPERTY_DEFAULT = PROPERTY_WRITABLE | PROPERTY_ENUMERABLE | PROPERTY_CONFIGURABLE,
    PROPERTY_HIDDEN = PROPERTY_WRITABLE | PROPERTY_CONFIGURABLE, /* as builtin methods are */
    /* which fields of a PropertyDescriptor are present */
    PROPERTY_HAS_WRITABLE = 1 << 4,
    PROPERTY_HAS_ENUMERABLE = 1 << 5,
    PROPERTY_HAS_CONFIGURABLE = 1 << 6,
    PROPERTY_HAS_VALUE = 1 << 7,
    PROPERTY_HAS_GET = 1 << 8,
    PROPERTY_HAS_SET = 1 << 9,
    PROPERTY_HAS_ALL_DATA = PROPERTY_HAS_WRITABLE | PROPERTY_HAS_ENUMERABLE |
                            PROPERTY_HAS_CONFIGURABLE | PROPERTY_HAS_VALUE
};

/* Spec 6.2.6. `flags`: attributes and PROPERTY_HAS_... */
typedef struct PropertyDescriptor {
    uint32_t flags;
    Value value;
    Value getter; /* function or undefined */
    Value setter;
} PropertyDescriptor;

typedef struct Accessor {
    Cell cell;
    Value getter; /* function object or VALUE_UNDEFINED */
    Value setter;
} Accessor;

/* Inline cache of one property access site. Filled only by the slow path; losing it is always safe.
 * `shape` of the receiver decides; `holder` NULL means an own property of the receiver.
 * A prototype's property is valid while runtime->prototype_epoch is still `epoch`. */
typedef struct PropertyCache {
    Shape *shape;
    Object *holder;
    uint32_t slot;
    uint32_t epoch;
    Shape *next_shape;          /* an adding write: the shape after it; NULL otherwise */
    struct PropertyCache *next; /* filled caches of a script are linked: the collector marks them */
    bool linked;
    bool accessor; /* the slot holds an Accessor cell */
    bool writable; /* own data property that may be written: reads fill this too, for ++ and += */
} PropertyCache;

#endif
