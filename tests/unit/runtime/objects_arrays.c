/* Elements and arrays: dense, sparse, frozen; length; queues; arguments and String objects. */
#include "objects_fixture.h"
#include "runtime/objects/arguments.h"

static Value at(Object *object, uint32_t index) {
    return get(runtime, object, property_key_index(index));
}

static void put(Object *object, uint32_t index, int value) {
    cr_assert(set(runtime, object, property_key_index(index), value_int(value), true));
}

static Array *numbers(int count) {
    Array *array = array_new(runtime, 0);
    for (int i = 0; i < count; i++) cr_assert(array_push(runtime, array, value_int(i)));
    return array;
}

static bool define(Object *object, PropertyKey key, uint32_t flags, Value value) {
    PropertyDescriptor descriptor = {flags, value, VALUE_UNDEFINED, VALUE_UNDEFINED};
    bool defined;
    cr_assert(object_define_own_property(runtime, object, key, &descriptor, &defined));
    return defined;
}

static bool delete_index(Object *object, uint32_t index) {
    bool deleted;
    cr_assert(object_delete(runtime, object, property_key_index(index), &deleted));
    return deleted;
}

RUNTIME_TEST(elements, are_dense_and_have_holes) {
    Array *array = numbers(4);
    cr_assert(delete_index(&array->object, 1));
    cr_assert_eq(array->length, 4);
    cr_assert(value_is_undefined(at(&array->object, 1)));
    cr_assert_str_eq(keys_text(&array->object), "0 2 3 length");
    cr_assert(array_is_dense(&array->object));
    put(&array->object, 1, 9);
    cr_assert_eq(value_as_int(at(&array->object, 1)), 9);
}

RUNTIME_TEST(elements, fall_back_to_the_shape_far_out) {
    Array *array = numbers(2);
    put(&array->object, 999999999, 7);
    cr_assert_eq(array->length, 1000000000);
    cr_assert_lt(array->object.elements->capacity, 100);
    cr_assert_eq(value_as_int(at(&array->object, 999999999)), 7);
    cr_assert_str_eq(keys_text(&array->object), "0 1 999999999 length");
    bool done;
    cr_assert(array_set_length(runtime, array, 1, &done) && done);
    cr_assert_str_eq(keys_text(&array->object), "0 length");
}

RUNTIME_TEST(elements, of_plain_objects_come_first_in_order) {
    Object *object = object_new(runtime);
    cr_assert(set(runtime, object, key_of("b"), value_int(1), true));
    put(object, 300000, 1), put(object, 5, 1), put(object, 70000, 1), put(object, 1, 1);
    cr_assert(set(runtime, object, key_of("a"), value_int(1), true));
    cr_assert_str_eq(keys_text(object), "1 5 70000 300000 b a");
}

RUNTIME_TEST(elements, with_attributes_live_in_the_shape) {
    Array *array = numbers(3);
    cr_assert(define(&array->object, property_key_index(1),
                     PROPERTY_HAS_WRITABLE | PROPERTY_HAS_CONFIGURABLE, VALUE_UNDEFINED));
    cr_assert_eq(value_as_int(at(&array->object, 1)), 1);
    cr_assert_not(set(runtime, &array->object, property_key_index(1), value_int(5), true));
    cr_assert_str_eq(exception_text(),
                     "Cannot assign to read only property '1' of object '[object Array]'");
    bool done;
    cr_assert(array_set_length(runtime, array, 0, &done));
    cr_assert_not(done);
    cr_assert_eq(array->length, 2);
    cr_assert_str_eq(keys_text(&array->object), "0 1 length");
}

RUNTIME_TEST(elements, are_frozen_and_sealed) {
    Array *array = numbers(3);
    bool done;
    cr_assert(set_integrity_level(runtime, &array->object, INTEGRITY_FROZEN, &done) && done);
    cr_assert(test_integrity_level(runtime, &array->object, INTEGRITY_FROZEN, &done) && done);
    cr_assert_eq(value_as_int(at(&array->object, 2)), 2);
    cr_assert_not(set(runtime, &array->object, property_key_index(3), value_int(5), true));
    cr_assert_str_eq(exception_text(), "Cannot add property 3, object is not extensible");
    cr_assert_not(delete_index(&array->object, 0));
}

RUNTIME_TEST(elements, meet_setters_of_the_prototype) {
    Array *array = numbers(1);
    Object *prototype = array->object.shape->prototype;
    cr_assert(define(prototype, property_key_index(1), PROPERTY_HAS_VALUE, value_int(3)));
    cr_assert_not(array_is_dense(&array->object));
    cr_assert_not(value_set(runtime, value_cell(array), value_int(1), value_int(5), true));
    cr_assert_str_eq(exception_text(),
                     "Cannot assign to read only property '1' of object '[object Array]'");
    cr_assert_eq(array->length, 1);
}

RUNTIME_TEST(arrays, queue_in_amortised_constant_time) {
    Array *array = array_new(runtime, 0);
    int next = 0, taken = 0;
    for (; next < 200000; next++) cr_assert(array_push(runtime, array, value_int(next)));
    for (int i = 0; i < 1000000; i++) {
        cr_assert_eq(value_as_int(array_shift_dense(array)), taken++);
        cr_assert(array_push(runtime, array, value_int(next++)));
    }
    while (array->length) cr_assert_eq(value_as_int(array_shift_dense(array)), taken++);
    cr_assert_eq(taken, next);
    cr_assert(array_push(runtime, array, value_int(1)));
    cr_assert_eq(value_as_int(at(&array->object, 0)), 1);
}

RUNTIME_TEST(arrays, keep_a_length_that_is_read_only) {
    Array *array = numbers(2);
    PropertyKey length = property_key_name(runtime->names.length);
    cr_assert(define(&array->object, length, PROPERTY_HAS_WRITABLE, VALUE_UNDEFINED));
    cr_assert_not(set(runtime, &array->object, property_key_index(5), value_int(1), true));
    cr_assert_str_eq(exception_text(),
                     "Cannot assign to read only property 'length' of object '[object Array]'");
    cr_assert_not(define(&array->object, length, PROPERTY_HAS_VALUE, value_int(1)));
    cr_assert(define(&array->object, length, PROPERTY_HAS_VALUE, value_int(2)));
}

RUNTIME_TEST(arrays, refuse_lengths_that_are_none) {
    Array *array = numbers(2);
    cr_assert_not(set(runtime, &array->object, key_of("length"), value_double(1.5), true));
    cr_assert_str_eq(exception_text(), "Invalid array length");
    cr_assert(set(runtime, &array->object, key_of("length"), value_double(4294967295.0), true));
    cr_assert_eq(array->length, 4294967295u);
    cr_assert_str_eq(keys_text(&array->object), "0 1 length");
}

RUNTIME_TEST(arrays, take_a_key_past_the_last_index_as_a_name) {
    Array *array = numbers(1);
    cr_assert(set(runtime, &array->object, key_of("4294967295"), value_int(1), true));
    cr_assert_eq(array->length, 1);
    cr_assert(set(runtime, &array->object, key_of("4294967294"), value_int(1), true));
    cr_assert_eq(array->length, 4294967295u);
}

RUNTIME_TEST(strings_as_objects, show_their_characters) {
    Object *object = to_object(runtime, string_of("ab"));
    cr_assert_str_eq(keys_text(object), "0 1 length");
    cr_assert_str_eq(value_text(at(object, 1)), "b");
    cr_assert_not(delete_index(object, 0));
    cr_assert(set(runtime, object, property_key_index(7), value_int(1), true));
    cr_assert_str_eq(keys_text(object), "0 1 7 length");
    cr_assert_not(set(runtime, object, property_key_index(0), value_int(1), true));
    exception_text();
    cr_assert_str_eq(value_text(value_get(runtime, string_of("xyz"), value_int(2))), "z");
    cr_assert_eq(value_as_int(value_get_key(runtime, string_of("xyz"), key_of("length"))), 3);
}

static Object *mapped(Environment **environment) {
    *environment = environment_new(runtime, NULL, NULL, 2, value_int(0));
    (*environment)->slots[0] = value_int(10);
    (*environment)->slots[1] = value_int(11);
    Value values[] = {value_int(10), value_int(11), value_int(12)};
    uint32_t slots[] = {0, 1};
    return arguments_mapped_new(runtime, object_new(runtime), 3, values, *environment, 2, slots);
}

RUNTIME_TEST(arguments, share_their_values_with_parameters) {
    Environment *environment;
    Object *object = mapped(&environment);
    put(object, 0, 20);
    cr_assert_eq(value_as_int(environment->slots[0]), 20);
    environment->slots[1] = value_int(21);
    cr_assert_eq(value_as_int(at(object, 1)), 21);
    cr_assert_eq(value_as_int(at(object, 2)), 12);
    cr_assert_str_eq(keys_text(object), "0 1 2 length callee");
    cr_assert(delete_index(object, 0));
    environment->slots[0] = value_int(30);
    cr_assert(value_is_undefined(at(object, 0)));
    cr_assert_str_eq(keys_text(object), "1 2 length callee");
}

RUNTIME_TEST(arguments, lose_the_tie_when_made_read_only) {
    Environment *environment;
    Object *object = mapped(&environment);
    cr_assert(define(object, property_key_index(0), PROPERTY_HAS_ENUMERABLE, VALUE_UNDEFINED));
    environment->slots[0] = value_int(40);
    cr_assert_eq(value_as_int(at(object, 0)), 40, "still mapped");
    PropertyDescriptor descriptor;
    bool found;
    cr_assert(object_get_own_property(runtime, object, property_key_index(0), &descriptor, &found));
    cr_assert_eq(descriptor.flags & PROPERTY_DEFAULT, PROPERTY_HIDDEN);
    cr_assert(define(object, property_key_index(0), PROPERTY_HAS_WRITABLE | PROPERTY_HAS_VALUE,
                     value_int(50)));
    cr_assert_eq(value_as_int(environment->slots[0]), 50);
    environment->slots[0] = value_int(60);
    cr_assert_eq(value_as_int(at(object, 0)), 50);
    cr_assert_str_eq(keys_text(object), "0 1 2 length callee");
}

/* ---- out of memory ---- */

static NOINLINE uint32_t fill_memory(void) {
    Array *array = array_new(runtime, 0);
    while (array_push(runtime, array, string_of("some text"))) continue;
    return array->length;
}

Test(limits, end_in_an_error_that_can_be_handled) {
    runtime = runtime_new(&(RuntimeOptions){.memory_limit = 4 << 20});
    heap_set_stack_base(runtime->heap, __builtin_frame_address(0));
    cr_assert_not_null(realm_new(runtime));
    cr_assert_gt(fill_memory(), 10000);
    cr_assert(runtime->out_of_memory);
    cr_assert_str_eq(exception_text(), "out of memory");
    cr_assert_gt(fill_memory(), 10000, "memory did not come back");
    runtime_delete(runtime);
}
