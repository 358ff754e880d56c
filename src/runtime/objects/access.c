/* obj[key] and obj[key] = value as the operators do them (spec 13.3.3, 6.2.5.5, 6.2.5.6), and the
 * inline caches of evaluators.
 *
 * What may be cached is what the receiver's shape alone decides, or the shape and prototype_epoch:
 * - never on a dictionary, a virtual property, an exotic object's own idea of an access, a numeric
 *   key;
 * - never `length`, `name`, `prototype` missed on a shape that closures have before these are
 *   made, nor an addition to it: materialised and lazy functions must not meet in one cache;
 * - never `stack`: an error's slot may be lazy where another's of the same shape is not;
 * - that a property is absent only of shapes that are shared: others get properties unnoticed.
 */
#include "runtime/objects/binary.h"
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/object_space.h"
#include "runtime/objects/realm.h"
#include "runtime/values/convert.h"

/* ---- keys ---- */

static PropertyKey key_from_number(Runtime *runtime, double number) {
    if (number >= 0 && number <= PROPERTY_KEY_MAX_INDEX && number == (uint32_t)number) {
        return property_key_index((uint32_t)number);
    }
    String *text = string_from_number(runtime, number);
    return text ? property_key_from_string(runtime, text) : PROPERTY_KEY_NONE;
}

/* Spec 7.1.19 ToPropertyKey. */
PropertyKey to_property_key(Runtime *runtime, Value value) {
    if (value_is_int(value) && value_as_int(value) >= 0) {
        return property_key_index((uint32_t)value_as_int(value));
    }
    if (value_is_string(value)) return property_key_from_string(runtime, value_as_string(value));
    if (value_is_symbol(value)) return property_key_symbol(value_as_symbol(value));
    if (value_is_number(value)) return key_from_number(runtime, value_as_number(value));
    if (value_is_object(value)) {
        value = to_primitive(runtime, value, PREFER_STRING);
        if (value_is_abrupt(value)) return PROPERTY_KEY_NONE;
        return to_property_key(runtime, value);
    }
    String *text = to_string(runtime, value);
    return text ? property_key_from_string(runtime, text) : PROPERTY_KEY_NONE;
}

/* ---- reading ---- */

Intrinsic prototype_of_primitive(Value value) {
    if (value_is_string(value)) return INTRINSIC_STRING_PROTOTYPE;
    if (value_is_number(value)) return INTRINSIC_NUMBER_PROTOTYPE;
    if (value_is_bool(value)) return INTRINSIC_BOOLEAN_PROTOTYPE;
    return value_is_symbol(value) ? INTRINSIC_SYMBOL_PROTOTYPE : INTRINSIC_BIGINT_PROTOTYPE;
}

/* An own property of a string primitive; VALUE_EMPTY when it has none of that name. */
static Value string_own(Runtime *runtime, String *string, PropertyKey key) {
    if (key.bits == value_cell(runtime->names.length)) return value_number(string_length(string));
    if (!property_key_is_index(key)) return VALUE_EMPTY;
    uint32_t index = property_key_as_index(key);
    if (index >= string_length(string)) return VALUE_EMPTY;
    TRY_OK(string_flat(runtime, string));
    String *unit = string_from_unit(runtime, string_unit(string, index));
    return unit ? value_cell(unit) : VALUE_ABRUPT;
}

static Value primitive_get(Runtime *runtime, Value base, PropertyKey key) {
    if (value_is_nullish(base)) return throw_read_of_nullish(runtime, base, key);
    if (value_is_string(base)) {
        Value own = string_own(runtime, value_as_string(base), key);
        if (own != VALUE_EMPTY) return own;
    }
    Object *prototype = intrinsic(runtime, prototype_of_primitive(base));
    return prototype ? object_get(runtime, prototype, key, base) : VALUE_ABRUPT;
}

Value value_get_key(Runtime *runtime, Value base, PropertyKey key) {
    if (LIKELY(value_is_object(base))) {
        return object_get(runtime, value_as_object(base), key, base);
    }
    return primitive_get(runtime, base, key);
}

/* Name of a key for messages. Objects as keys are not turned into text, which would run script:
 * they are described, or left out (false). */
static bool key_for_message(Runtime *runtime, Value key, PropertyKey *name) {
    if (value_is_object(key)) {
        if (!object_describes_itself(runtime, value_as_object(key))) return false;
        String *text = value_describe(runtime, key);
        key = text ? value_cell(text) : VALUE_UNDEFINED;
    }
    *name = to_property_key(runtime, key);
    return !property_key_is_none(*name);
}

static Value throw_read_unnamed(Runtime *runtime, Value base, Value key) {
    PropertyKey name;
    if (key_for_message(runtime, key, &name)) return throw_read_of_nullish(runtime, base, name);
    if (runtime_has_exception(runtime)) return VALUE_ABRUPT;
    return throw_type_error(runtime, "Cannot read properties of %s",
                            value_is_null(base) ? "null" : "undefined");
}

static NOINLINE Value value_get_slow(Runtime *runtime, Value base, Value key) {
    if (value_is_nullish(base)) return throw_read_unnamed(runtime, base, key);
    PropertyKey name = to_property_key(runtime, key);
    if (property_key_is_none(name)) return VALUE_ABRUPT;
    return value_get_key(runtime, base, name);
}

Value value_get(Runtime *runtime, Value base, Value key) {
    if (LIKELY(value_is_int(key) && value_is_object(base))) {
        Value value = object_dense_element(value_as_object(base), (uint32_t)value_as_int(key));
        if (LIKELY(value != VALUE_EMPTY)) return value;
    }
    return value_get_slow(runtime, base, key);
}

/* ---- writing ---- */

static bool finish_write(Runtime *runtime, Value base, PropertyKey key, bool strict, bool written) {
    return written || !strict || throw_write_failed(runtime, base, key);
}

/* Spec 6.2.5.6 PutValue on a primitive: only a setter up the chain can take the value. */
static bool primitive_set(Runtime *runtime, Value base, PropertyKey key, Value value, bool strict) {
    if (value_is_nullish(base)) return throw_write_of_nullish(runtime, base, key);
    bool written = false;
    bool own = false;
    if (value_is_string(base)) {
        Value found = string_own(runtime, value_as_string(base), key);
        if (value_is_abrupt(found)) return false;
        own = found != VALUE_EMPTY;
    }
    if (!own) {
        Object *prototype = intrinsic(runtime, prototype_of_primitive(base));
        if (!prototype) return false;
        if (!object_set(runtime, prototype, key, value, base, &written)) return false;
    }
    return finish_write(runtime, base, key, strict, written);
}

bool value_set_key(Runtime *runtime, Value base, PropertyKey key, Value value, bool strict) {
    if (UNLIKELY(!value_is_object(base))) return primitive_set(runtime, base, key, value, strict);
    bool written;
    if (!object_set(runtime, value_as_object(base), key, value, base, &written)) return false;
    return LIKELY(written) || finish_write(runtime, base, key, strict, written);
}

static bool throw_write_unnamed(Runtime *runtime, Value base, Value key) {
    PropertyKey name;
    if (key_for_message(runtime, key, &name)) return throw_write_of_nullish(runtime, base, name);
    if (runtime_has_exception(runtime)) return false;
    throw_type_error(runtime, "Cannot set properties of %s",
                     value_is_null(base) ? "null" : "undefined");
    return false;
}

static NOINLINE bool value_set_slow(Runtime *runtime, Value base, Value key, Value value,
                                    bool strict) {
    if (value_is_nullish(base)) return throw_write_unnamed(runtime, base, key);
    PropertyKey name = to_property_key(runtime, key);
    if (property_key_is_none(name)) return false;
    return value_set_key(runtime, base, name, value, strict);
}

bool value_set(Runtime *runtime, Value base, Value key, Value value, bool strict) {
    if (LIKELY(value_is_int(key) && value_is_object(base))) {
        Object *object = value_as_object(base);
        uint32_t index = (uint32_t)value_as_int(key);
        if (LIKELY(object_dense_element(object, index) != VALUE_EMPTY)) {
            object->elements->values[index] = value;
            return true;
        }
        if (array_appends_at(object, index)) return array_push(runtime, (Array *)object, value);
    }
    return value_set_slow(runtime, base, key, value, strict);
}

/* ---- caches ---- */

/* Numeric keys are never cached: typed arrays, which may share a shape with objects that are none,
 * have their own idea of them. */
static bool is_numeric(PropertyKey key) {
    double number;
    return property_key_to_numeric(key, &number);
}

static bool answers_by_itself(const Runtime *runtime, const Object *object, PropertyKey key) {
    const ExoticMethods *exotic = object_exotic(runtime, object);
    if (!exotic || !(exotic->get || exotic->set || exotic->get_own_property)) return false;
    return exotic != &typed_array_exotic_methods || is_numeric(key);
}

/* Whether closures that still lack their lazy properties may have this shape: it is empty, and a
 * function is among its prototypes. */
static bool shape_fits_lazy_function(const Shape *shape) {
    if (shape->cell.data) return false;
    for (const Object *up = shape->prototype; up; up = up->shape->prototype) {
        if (up->cell.flags & OBJECT_CALLABLE) return true;
    }
    return false;
}

static void cache_fill(const Runtime *runtime, PropertyCache *cache, Object *receiver,
                       Object *holder, PropertyKey key, const OwnProperty *property) {
    Shape *shape = receiver->shape;
    if (property->place != OWN_SLOT || shape_is_dictionary(shape)) return;
    if (key.bits == value_cell(runtime->names.stack) || is_numeric(key)) return;
    bool own = holder == receiver;
    if (!own && shape_fits_lazy_function(shape)) return;
    cache->shape = shape;
    cache->holder = own ? NULL : holder;
    cache->slot = property->index;
    cache->epoch = runtime->prototype_epoch;
    cache->next_shape = NULL;
    cache->accessor = property->attributes & PROPERTY_ACCESSOR;
    cache->writable = own && (property->attributes & PROPERTY_WRITABLE);
}

/* The first holder of `key` from `object` up. *holder NULL: none; *exotic: an object that answers
 * by itself was met first, and is *holder. What is found is made, for caches, but for an error's
 * `stack`, which is never cached. False: threw. */
static bool find_holder(Runtime *runtime, Object *object, PropertyKey key, OwnProperty *property,
                        Object **holder, bool *exotic) {
    *exotic = false;
    for (; object; object = object->shape->prototype) {
        *holder = object;
        *exotic = answers_by_itself(runtime, object, key);
        if (*exotic) return true;
        if (!object_find_own_place(runtime, object, key, property)) return false;
        if (property->place != OWN_NONE) {
            bool is_stack = key.bits == value_cell(runtime->names.stack);
            return is_stack || object_own_resolve(runtime, object, property);
        }
    }
    *holder = NULL;
    return true;
}

static Value get_of_found(Runtime *runtime, Value found, bool is_accessor, Value receiver) {
    if (!is_accessor) return found;
    Value getter = ((const Accessor *)value_as_cell(found))->getter;
    return value_is_undefined(getter) ? VALUE_UNDEFINED : call(runtime, getter, receiver, 0, NULL);
}

Value value_get_cached(Runtime *runtime, Value base, PropertyKey key, PropertyCache *cache) {
    if (!value_is_object(base)) return primitive_get(runtime, base, key);
    Object *receiver = value_as_object(base), *holder;
    OwnProperty property;
    bool exotic;
    TRY_OK(find_holder(runtime, receiver, key, &property, &holder, &exotic));
    if (!holder) return VALUE_UNDEFINED;
    if (exotic) return object_get(runtime, holder, key, base);
    TRY_OK(object_own_resolve(runtime, holder, &property));
    cache_fill(runtime, cache, receiver, holder, key, &property);
    return get_of_found(runtime, property.value, property.attributes & PROPERTY_ACCESSOR, base);
}

static void remember_absence(const Runtime *runtime, RememberedGet *known, const Object *object) {
    Shape *shape = object->shape;
    if (shape_is_own(shape) || shape_fits_lazy_function(shape)) return;
    known->cache = (PropertyCache){.shape = shape, .epoch = runtime->prototype_epoch};
    known->is_absent = true;
}

static NOINLINE Value get_and_remember(Runtime *runtime, Object *object, PropertyKey key,
                                       Value receiver) {
    OwnProperty property;
    Object *holder;
    bool exotic;
    TRY_OK(find_holder(runtime, object, key, &property, &holder, &exotic));
    if (exotic) return object_get(runtime, holder, key, receiver);
    RememberedGet *known = object_space_remembered(runtime, object->shape, key);
    *known = (RememberedGet){.key = key};
    if (!holder) {
        remember_absence(runtime, known, object);
        return VALUE_UNDEFINED;
    }
    TRY_OK(object_own_resolve(runtime, holder, &property));
    cache_fill(runtime, &known->cache, object, holder, key, &property);
    bool is_accessor = property.attributes & PROPERTY_ACCESSOR;
    return get_of_found(runtime, property.value, is_accessor, receiver);
}

/* An exotic object may have the shape of one that is none, so it is never asked by its shape. */
Value object_get_remembered(Runtime *runtime, Object *object, PropertyKey key, Value receiver) {
    if (UNLIKELY(object->cell.flags & OBJECT_EXOTIC || property_key_is_index(key)))
        return object_get(runtime, object, key, receiver);
    const RememberedGet *known = object_space_remembered(runtime, object->shape, key);
    const PropertyCache *cache = &known->cache;
    bool is_known = object->shape == cache->shape && property_key_equals(known->key, key) &&
                    cache->epoch == runtime->prototype_epoch;
    if (!is_known) return get_and_remember(runtime, object, key, receiver);
    if (known->is_absent) return VALUE_UNDEFINED;
    const Object *holder = cache->holder ? cache->holder : object;
    return get_of_found(runtime, holder->slots[cache->slot], cache->accessor, receiver);
}

/* An addition can be repeated on objects of the same shape: it took exactly one transition. */
static void cache_fill_addition(const Runtime *runtime, PropertyCache *cache,
                                const Object *receiver, Shape *before, PropertyKey key) {
    Shape *after = receiver->shape;
    if (shape_is_own(before) || shape_is_own(after) || after->parent != before) return;
    if (key.bits == value_cell(runtime->names.length) || is_numeric(key)) return;
    if (shape_fits_lazy_function(before)) return;
    cache->shape = before;
    cache->holder = NULL;
    cache->slot = after->slot_count - 1;
    cache->epoch = runtime->prototype_epoch;
    cache->next_shape = after;
    cache->accessor = cache->writable = false;
}

bool value_set_cached(Runtime *runtime, Value base, PropertyKey key, Value value, bool strict,
                      PropertyCache *cache) {
    if (!value_is_object(base)) return primitive_set(runtime, base, key, value, strict);
    Object *receiver = value_as_object(base), *holder;
    OwnProperty property;
    bool exotic;
    if (!find_holder(runtime, receiver, key, &property, &holder, &exotic)) return false;
    bool adds = !holder || (holder != receiver && property.place == OWN_SLOT &&
                            !(property.attributes & PROPERTY_ACCESSOR));
    bool writable = holder && !exotic &&
                    (property.attributes & (PROPERTY_WRITABLE | PROPERTY_ACCESSOR));
    Shape *before = receiver->shape;
    if (holder && !exotic && !adds && writable) {
        cache_fill(runtime, cache, receiver, holder, key, &property);
    }
    if (!value_set_key(runtime, base, key, value, strict)) return false;
    if (adds && !exotic) cache_fill_addition(runtime, cache, receiver, before, key);
    return true;
}
