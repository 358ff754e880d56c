/* Elements of any object by an integer index that may exceed an array index: what the generic
 * algorithms of Array.prototype work with. Dense elements are reached directly (they are plain data
 * properties); everything else goes through the internal methods. */
#ifndef BOBBIN_BUILTINS_INDEXED_ARRAY_LIKE_H
#define BOBBIN_BUILTINS_INDEXED_ARRAY_LIKE_H

#include "builtins/builtin.h"
#include "builtins/checks.h"
#include "runtime/objects/binary.h"

/* Where the way is slow, a stop is noticed: lengths may be huge. */
static inline PropertyKey element_key(Runtime *runtime, double index) {
    if (UNLIKELY(runtime->terminating)) {
        throw_value(runtime, VALUE_UNDEFINED);
        return PROPERTY_KEY_NONE;
    }
    return LIKELY(index <= PROPERTY_KEY_MAX_INDEX) ? property_key_index((uint32_t)index)
                                                   : property_key_from_integer(runtime, index);
}

/* The dense element, or VALUE_EMPTY. */
static inline Value element_dense(const Object *object, double index) {
    return index < object->elements->length ? object->elements->values[(uint32_t)index]
                                            : VALUE_EMPTY;
}

static inline Value element_get(Runtime *runtime, Object *object, double index) {
    Value value = element_dense(object, index);
    if (LIKELY(value != VALUE_EMPTY)) return value;
    if (object->cell.kind == CELL_OBJECT_TYPED_ARRAY)
        return typed_array_get(runtime, (const TypedArray *)object, (size_t)index);
    PropertyKey key = element_key(runtime, index);
    return property_key_is_none(key) ? VALUE_ABRUPT : get(runtime, object, key);
}

/* Set(O, k, v, true). */
static inline bool element_set(Runtime *runtime, Object *object, double index, Value value) {
    if (LIKELY(element_dense(object, index) != VALUE_EMPTY)) {
        object->elements->values[(uint32_t)index] = value;
        return true;
    }
    PropertyKey key = element_key(runtime, index);
    return !property_key_is_none(key) && set(runtime, object, key, value, true);
}

static inline bool element_has(Runtime *runtime, Object *object, double index, bool *found) {
    *found = element_dense(object, index) != VALUE_EMPTY;
    if (*found) return true;
    PropertyKey key = element_key(runtime, index);
    return !property_key_is_none(key) && object_has_property(runtime, object, key, found);
}

static inline bool element_delete(Runtime *runtime, Object *object, double index) {
    PropertyKey key = element_key(runtime, index);
    return !property_key_is_none(key) && delete_property_or_throw(runtime, object, key);
}

/* HasProperty then Get: VALUE_EMPTY when there is none. */
static inline Value element_get_if_present(Runtime *runtime, Object *object, double index) {
    Value value = element_dense(object, index);
    if (LIKELY(value != VALUE_EMPTY)) return value;
    bool found;
    if (!element_has(runtime, object, index, &found)) return VALUE_ABRUPT;
    return found ? element_get(runtime, object, index) : VALUE_EMPTY;
}

/* CreateDataPropertyOrThrow; the next element of a true array is appended. */
bool element_create(Runtime *runtime, Object *object, double index, Value value);
/* Set(O, "length", n, true). */
bool length_set(Runtime *runtime, Object *object, double length);

/* `this` as an object with its length: how every method of Array.prototype begins. NULL: threw.
 * method: named where `this` is null or undefined; NULL: it is not. */
Object *array_like_this(NativeCall *call, const char *method, double *length);
/* The callback argument, or VALUE_ABRUPT with TypeError "x is not a function". */
Value callback_argument(NativeCall *call, uint32_t index);

/* The elements as text, each ToString, or toLocaleString; undefined and null are empty. */
Value elements_join(Runtime *runtime, Object *object, double length, String *separator,
                    bool locale);
Value array_iterator_create(Runtime *runtime, Object *target, EnumerableKind kind);

/* What the methods that call a function for each element do (array_callbacks.c), for arrays and
 * typed arrays. skip_holes: absent elements are passed over, else visited as undefined. */
typedef enum ElementVisit {
    VISIT_EVERY,
    VISIT_FIND,
    VISIT_FIND_INDEX,
    VISIT_FIND_LAST,
    VISIT_FIND_LAST_INDEX,
    VISIT_FOR_EACH,
    VISIT_SOME
} ElementVisit;
Value elements_visit(NativeCall *call, ElementVisit what, Object *object, double length,
                     bool skip_holes);
Value elements_reduce(NativeCall *call, Object *object, double length, bool backward,
                      bool skip_holes);

/* ArraySpeciesCreate would make a plain array: the array has no own `constructor`, and nobody has
 * changed those it inherits. */
bool array_species_is_untouched(Runtime *runtime, const Object *object);

/* Methods that live in files of their own. */
extern const BuiltinRow builtin_array_values_row;
Value array_sort(NativeCall *call);
Value array_to_sorted(NativeCall *call);
Value array_concat(NativeCall *call);
Value array_copy_within(NativeCall *call);
Value array_fill(NativeCall *call);
Value array_pop(NativeCall *call);
Value array_push_method(NativeCall *call);
Value array_reverse(NativeCall *call);
Value array_shift(NativeCall *call);
Value array_slice(NativeCall *call);
Value array_splice(NativeCall *call);
Value array_unshift(NativeCall *call);
Value array_to_reversed(NativeCall *call);
Value array_to_spliced(NativeCall *call);
Value array_with(NativeCall *call);
Value array_flat(NativeCall *call);
Value array_flat_map(NativeCall *call);
Value array_every(NativeCall *call);
Value array_filter(NativeCall *call);
Value array_find(NativeCall *call);
Value array_find_index(NativeCall *call);
Value array_find_last(NativeCall *call);
Value array_find_last_index(NativeCall *call);
Value array_for_each(NativeCall *call);
Value array_map(NativeCall *call);
Value array_reduce(NativeCall *call);
Value array_reduce_right(NativeCall *call);
Value array_some(NativeCall *call);

#endif
