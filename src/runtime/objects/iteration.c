/* The iteration protocol (spec 7.4), and the short way over arrays.
 *
 * Invariant of the short way: an array may be iterated in place while its @@iterator is
 * %Array.prototype.values% and %ArrayIteratorPrototype%.next is the original. Both are plain slots
 * whose places hold good while prototype_epoch is realm->array_iteration_epoch; their values are
 * compared each time, since writing a value does not change the epoch. With generators it is the
 * same: %IteratorPrototype%[@@iterator], which returns the generator itself, and
 * %GeneratorPrototype%.next.
 */
#include "runtime/objects/iteration.h"

#include "runtime/objects/builtin_row.h"
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/values/convert.h"

/* ---- untouched arrays ---- */

static Value resolved_own(Runtime *runtime, Object *object, PropertyKey key) {
    OwnProperty property;
    if (!object_find_own(runtime, object, key, &property)) return VALUE_ABRUPT;
    bool plain = property.place == OWN_SLOT && !(property.attributes & PROPERTY_ACCESSOR);
    return plain ? property.value : VALUE_UNDEFINED;
}

static bool note_method(Runtime *runtime, Object *holder, PropertyKey key, Value *method) {
    *method = resolved_own(runtime, holder, key);
    return !value_is_abrupt(*method);
}

bool realm_note_iteration(Runtime *runtime, Realm *realm, uint32_t built) {
    Object *object = realm->intrinsics[built];
    PropertyKey iterator = property_key_symbol(runtime->symbols.iterator);
    PropertyKey next = property_key_name(runtime->names.next);
    switch (built) {
    case INTRINSIC_ARRAY_PROTOTYPE:
        return note_method(runtime, object, iterator, &realm->array_iterator_method);
    case INTRINSIC_ARRAY_ITERATOR_PROTOTYPE:
        return note_method(runtime, object, next, &realm->array_next_method);
    case INTRINSIC_ITERATOR_PROTOTYPE:
        return note_method(runtime, object, iterator, &realm->generator_iterator_method);
    case INTRINSIC_GENERATOR_PROTOTYPE:
        return note_method(runtime, object, next, &realm->generator_next_method);
    default: return true;
    }
}

static bool find_data_slot(Object *object, PropertyKey key, uint32_t *slot) {
    const PropertyEntry *entry = shape_lookup(object->shape, key);
    if (!entry || (entry->attributes & PROPERTY_ACCESSOR)) return false;
    *slot = entry->slot;
    return true;
}

/* Looks up anew where the two methods are. The epoch is noted only when they are there: any change
 * that brings them back changes it. */
static bool realm_renew_iteration(Runtime *runtime, Realm *realm) {
    Object *prototype = realm->intrinsics[INTRINSIC_ARRAY_PROTOTYPE];
    Object *iterators = realm_intrinsic(runtime, realm, INTRINSIC_ARRAY_ITERATOR_PROTOTYPE);
    if (!iterators) {
        runtime_take_exception(runtime);
        return false;
    }
    prototype->cell.flags |= OBJECT_IS_PROTOTYPE;
    iterators->cell.flags |= OBJECT_IS_PROTOTYPE;
    PropertyKey iterator = property_key_symbol(runtime->symbols.iterator);
    PropertyKey next = property_key_name(runtime->names.next);
    if (!find_data_slot(prototype, iterator, &realm->array_iterator_slot)) return false;
    if (!find_data_slot(iterators, next, &realm->array_next_slot)) return false;
    realm->array_iteration_epoch = runtime->prototype_epoch;
    return true;
}

static bool realm_iteration_is_untouched(Runtime *runtime, Realm *realm) {
    if (UNLIKELY(realm->array_iteration_epoch != runtime->prototype_epoch) &&
        !realm_renew_iteration(runtime, realm)) {
        return false;
    }
    const Object *prototype = realm->intrinsics[INTRINSIC_ARRAY_PROTOTYPE];
    const Object *iterators = realm->intrinsics[INTRINSIC_ARRAY_ITERATOR_PROTOTYPE];
    return is_callable(realm->array_iterator_method) && iterators &&
           prototype->slots[realm->array_iterator_slot] == realm->array_iterator_method &&
           iterators->slots[realm->array_next_slot] == realm->array_next_method;
}

bool array_iteration_is_untouched(Runtime *runtime, Value value) {
    if (!value_is_kind(value, CELL_OBJECT_ARRAY)) return false;
    Realm *realm = runtime->realm;
    const Shape *shape = value_as_object(value)->shape;
    if (shape != realm->array_shape) {
        Object *prototype = realm->intrinsics[INTRINSIC_ARRAY_PROTOTYPE];
        if (!prototype || shape->prototype != prototype) return false;
        if (shape_lookup(shape, property_key_symbol(runtime->symbols.iterator))) return false;
    }
    return realm_iteration_is_untouched(runtime, realm);
}

/* ---- untouched generators ---- */

/* Looks up anew where the two methods are; a generator must find no other @@iterator first. */
static COLD bool realm_renew_generators(Runtime *runtime, Realm *realm) {
    Object *iterators = realm->intrinsics[INTRINSIC_ITERATOR_PROTOTYPE];
    Object *generators = realm->intrinsics[INTRINSIC_GENERATOR_PROTOTYPE];
    if (!iterators || !generators || generators->shape->prototype != iterators) return false;
    iterators->cell.flags |= OBJECT_IS_PROTOTYPE;
    generators->cell.flags |= OBJECT_IS_PROTOTYPE;
    PropertyKey iterator = property_key_symbol(runtime->symbols.iterator);
    PropertyKey next = property_key_name(runtime->names.next);
    if (shape_lookup(generators->shape, iterator)) return false;
    if (!find_data_slot(iterators, iterator, &realm->generator_iterator_slot)) return false;
    if (!find_data_slot(generators, next, &realm->generator_next_slot)) return false;
    realm->generator_iteration_epoch = runtime->prototype_epoch;
    return true;
}

static inline bool has_no_properties(const Object *object) {
    return object->shape->slot_count == 0 && !shape_is_dictionary(object->shape);
}

/* A generator inherits from the `prototype` of its function, and that from %GeneratorPrototype%. */
static bool is_plain_generator(const Realm *realm, const Object *generator) {
    const Object *prototype = generator->shape->prototype;
    if (!prototype || prototype->cell.kind != CELL_OBJECT_PLAIN) return false;
    const Object *generators = realm->intrinsics[INTRINSIC_GENERATOR_PROTOTYPE];
    return has_no_properties(generator) && has_no_properties(prototype) && generators &&
           prototype->shape->prototype == generators;
}

bool generator_open(Runtime *runtime, Value value, Iterator *iterator) {
    Realm *realm = runtime->realm;
    if (!value_is_kind(value, CELL_OBJECT_GENERATOR)) return false;
    if (!is_plain_generator(realm, value_as_object(value))) return false;
    if (UNLIKELY(realm->generator_iteration_epoch != runtime->prototype_epoch) &&
        !realm_renew_generators(runtime, realm)) {
        return false;
    }
    const Object *iterators = realm->intrinsics[INTRINSIC_ITERATOR_PROTOTYPE];
    const Object *generators = realm->intrinsics[INTRINSIC_GENERATOR_PROTOTYPE];
    Value next = generators->slots[realm->generator_next_slot];
    if (iterators->slots[realm->generator_iterator_slot] != realm->generator_iterator_method ||
        next != realm->generator_next_method || !is_callable(next))
        return false;
    *iterator = (Iterator){
        .iterator = value, .next_method = next, .step = iterator_step_of(runtime, next)};
    return true;
}

/* ---- opening ---- */

/* As V8 words it where it has no source text to name. */
static bool throw_not_iterable(Runtime *runtime, Value value) {
    PropertyKey key = property_key_symbol(runtime->symbols.iterator);
    String *site = value_call_site(runtime, value);
    if (site) throw_type_error(runtime, "%S is not iterable (cannot read property %K)", site, &key);
    return false;
}

/* Spec 7.4.2 GetIteratorDirect, once the object is known. */
bool iterator_from_object(Runtime *runtime, Value object, Iterator *iterator) {
    *iterator = (Iterator){.iterator = object, .next_method = VALUE_UNDEFINED};
    PropertyKey key = property_key_name(runtime->names.next);
    Value next = get_v(runtime, object, key);
    if (value_is_abrupt(next)) return false;
    iterator->next_method = next;
    iterator->step = iterator_step_of(runtime, next);
    return true;
}

/* Spec 7.4.3 GetIteratorFromMethod. */
bool iterator_open_with_method(Runtime *runtime, Value value, Value method, Iterator *iterator) {
    Value object = call(runtime, method, value, 0, NULL);
    if (value_is_abrupt(object)) return false;
    if (!value_is_object(object)) {
        throw_type_error(runtime, "Result of the Symbol.iterator method is not an object");
        return false;
    }
    return iterator_from_object(runtime, object, iterator);
}

/* Spec 7.4.4 GetIterator, sync. */
bool iterator_open(Runtime *runtime, Value value, Iterator *iterator) {
    if (array_iteration_is_untouched(runtime, value)) {
        *iterator = (Iterator){.iterator = value,
                               .next_method = VALUE_UNDEFINED,
                               .array = (Array *)value_as_object(value)};
        return true;
    }
    if (generator_open(runtime, value, iterator)) return true;
    if (value_is_nullish(value)) return throw_not_iterable(runtime, value);
    PropertyKey key = property_key_symbol(runtime->symbols.iterator);
    Value method = get_v(runtime, value, key);
    if (value_is_abrupt(method)) return false;
    if (!is_callable(method)) return throw_not_iterable(runtime, value);
    return iterator_open_with_method(runtime, value, method, iterator);
}

/* ---- stepping ---- */

static Value array_step(Runtime *runtime, Iterator *iterator) {
    Array *array = iterator->array;
    uint32_t index = iterator->index;
    if (index >= array->length) {
        iterator->done = true;
        return VALUE_EMPTY;
    }
    iterator->index++;
    Value value = object_dense_element(&array->object, index);
    if (LIKELY(value != VALUE_EMPTY)) return value;
    value = get(runtime, &array->object, property_key_index(index));
    if (value_is_abrupt(value)) iterator->done = true;
    return value;
}

IteratorStep iterator_step_of(const Runtime *runtime, Value next_method) {
    if (!value_is_kind(next_method, CELL_OBJECT_NATIVE_FUNCTION)) return NULL;
    const NativeFunction *next = (const NativeFunction *)value_as_object(next_method);
    const BuiltinRow *row = next->row;
    bool has_step = row && row->kind == ROW_METHOD && next->realm == runtime->realm;
    return has_step ? row->step : NULL;
}

/* Spec 7.4.6 IteratorNext and 7.4.9 IteratorStepValue without their bookkeeping. */
static Value protocol_step(Runtime *runtime, const Iterator *iterator) {
    if (iterator->step) return iterator->step(runtime, iterator->iterator);
    TRY_VALUE(result, call(runtime, iterator->next_method, iterator->iterator, 0, NULL));
    if (!value_is_object(result)) {
        String *text = value_describe(runtime, result);
        return text ? throw_type_error(runtime, "Iterator result %S is not an object", text)
                    : VALUE_ABRUPT;
    }
    const Names *names = &runtime->names;
    TRY_VALUE(done, get_by_name(runtime, value_as_object(result), names->done));
    if (to_boolean(done)) return VALUE_EMPTY;
    return get_by_name(runtime, value_as_object(result), names->value);
}

Value iterator_step(Runtime *runtime, Iterator *iterator) {
    if (iterator->done) return VALUE_EMPTY;
    if (iterator->array) return array_step(runtime, iterator);
    Value value = protocol_step(runtime, iterator);
    if (value_is_abrupt(value) || value == VALUE_EMPTY) iterator->done = true;
    return value;
}

/* ---- closing ---- */

/* An array iterated in place has no iterator object: one is made when somebody gave array iterators
 * a `return` of their own. */
static Value iterator_return_method(Runtime *runtime, Iterator *iterator) {
    PropertyKey key = property_key_name(runtime->names.return_);
    if (!iterator->array) return get_method(runtime, iterator->iterator, key);
    Object *prototype = runtime->realm->intrinsics[INTRINSIC_ARRAY_ITERATOR_PROTOTYPE];
    bool present;
    TRY_OK(object_has_property(runtime, prototype, key, &present));
    if (!present) return VALUE_UNDEFINED;
    TRY_VALUE(object,
              call(runtime, runtime->realm->array_iterator_method, iterator->iterator, 0, NULL));
    iterator->iterator = object;
    iterator->array = NULL;
    return get_method(runtime, object, key);
}

/* Spec 7.4.11 IteratorClose for a normal completion. */
bool iterator_close(Runtime *runtime, Iterator *iterator) {
    iterator->done = true;
    Value method = iterator_return_method(runtime, iterator);
    if (value_is_undefined(method)) return true;
    if (value_is_abrupt(method)) return false;
    Value result = call(runtime, method, iterator->iterator, 0, NULL);
    if (value_is_abrupt(result)) return false;
    if (value_is_object(result)) return true;
    String *text = value_describe(runtime, result);
    if (text) throw_type_error(runtime, "Iterator result %S is not an object", text);
    return false;
}

/* Spec 7.4.11 IteratorClose for a throw completion: what closing throws is dropped. */
Value iterator_close_abrupt(Runtime *runtime, Iterator *iterator) {
    if (runtime->out_of_memory || runtime->terminating) return VALUE_ABRUPT;
    Value exception = runtime_take_exception(runtime);
    iterator->done = true;
    Value method = iterator_return_method(runtime, iterator);
    if (!value_is_undefined(method) && !value_is_abrupt(method)) {
        call(runtime, method, iterator->iterator, 0, NULL);
    }
    if (runtime->terminating) return VALUE_ABRUPT;
    return throw_value(runtime, exception);
}

/* ---- results ---- */

static Shape *iterator_result_shape(Runtime *runtime, Realm *realm) {
    if (LIKELY(realm->iterator_result_shape != NULL)) return realm->iterator_result_shape;
    Shape *shape = realm_object_shape(runtime, realm);
    const Names *names = &runtime->names;
    if (shape) shape = shape_add(runtime, shape, property_key_name(names->value), PROPERTY_DEFAULT);
    if (shape) shape = shape_add(runtime, shape, property_key_name(names->done), PROPERTY_DEFAULT);
    return realm->iterator_result_shape = shape;
}

/* Spec 7.4.14 CreateIterResultObject. */
Value create_iterator_result(Runtime *runtime, Value value, bool done) {
    Shape *shape = iterator_result_shape(runtime, runtime->realm);
    TRY_OK(shape);
    Object *result = object_allocate_shaped(runtime, sizeof *result, CELL_OBJECT_PLAIN, shape, 2);
    TRY_OK(result);
    result->slots[0] = value;
    result->slots[1] = value_bool(done);
    return value_cell(result);
}

/* ---- whole iterables ---- */

bool iterable_append_to_array(Runtime *runtime, Value iterable, Array *target) {
    Iterator iterator;
    if (!iterator_open(runtime, iterable, &iterator)) return false;
    for (;;) {
        Value value = iterator_step(runtime, &iterator);
        if (value_is_abrupt(value)) return false;
        if (value == VALUE_EMPTY) return true;
        if (array_push(runtime, target, value)) continue;
        iterator_close_abrupt(runtime, &iterator);
        return false;
    }
}
