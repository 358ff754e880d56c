/* Functions, descriptors, errors, private names, iteration, all by natives: no script runs here. */
#include "objects_fixture.h"
#include "runtime/objects/private.h"

static Value native_sum(NativeCall *call) {
    double sum = 0;
    for (uint32_t i = 0; i < call->count; i++) sum += value_as_number(call->arguments[i]);
    return value_number(sum);
}

static Value native_this(NativeCall *call) {
    return call->this_value;
}

static Value native_captured(NativeCall *call) {
    return ((NativeFunction *)call->callee)->captured[0];
}

static Value native_throw(NativeCall *call) {
    return throw_range_error(call->runtime, "thrown %d", 7);
}

static Value function_of(NativeFn fn, const char *name, uint32_t length) {
    String *text = string_from_ascii(runtime, name);
    return value_cell(native_function_new(runtime, fn, text, length, 0));
}

static PropertyDescriptor own(Object *object, const char *name) {
    PropertyDescriptor descriptor;
    bool found = false;
    cr_assert(object_get_own_property(runtime, object, key_of(name), &descriptor, &found));
    cr_assert(found);
    return descriptor;
}

static bool define(Object *object, const char *name, PropertyDescriptor descriptor) {
    bool defined;
    cr_assert(object_define_own_property(runtime, object, key_of(name), &descriptor, &defined));
    return defined;
}

RUNTIME_TEST(functions, have_length_and_name) {
    Object *function = value_as_object(function_of(native_sum, "sum", 2));
    cr_assert_str_eq(keys_text(function), "length name");
    cr_assert_eq(own(function, "length").flags & PROPERTY_DEFAULT, PROPERTY_CONFIGURABLE);
    cr_assert_str_eq(value_text(own(function, "name").value), "sum");
}

RUNTIME_TEST(functions, are_called) {
    Value arguments[] = {value_int(1), value_int(2)};
    Value sum = function_of(native_sum, "sum", 2);
    cr_assert_eq(value_as_int(call(runtime, sum, VALUE_UNDEFINED, 2, arguments)), 3);
    cr_assert_eq(call(runtime, value_int(5), VALUE_UNDEFINED, 0, NULL), VALUE_ABRUPT);
    cr_assert_str_eq(exception_text(), "number 5 is not a function");
    Value thrower = function_of(native_throw, "f", 0);
    cr_assert_eq(call(runtime, thrower, VALUE_UNDEFINED, 0, NULL), VALUE_ABRUPT);
    cr_assert_str_eq(exception_text(), "thrown 7");
}

RUNTIME_TEST(functions, keep_what_they_capture) {
    NativeFunction *native = native_function_new(runtime, native_captured, NULL, 0, 1);
    native->captured[0] = string_of("kept");
    heap_collect(runtime);
    Value result = call(runtime, value_cell(native), VALUE_UNDEFINED, 0, NULL);
    cr_assert_str_eq(value_text(result), "kept");
}

RUNTIME_TEST(functions, are_bound) {
    Value first[] = {value_int(10), value_int(20)};
    Object *sum = value_as_object(function_of(native_sum, "sum", 2));
    Value bound = bound_function_create(runtime, sum, VALUE_UNDEFINED, 2, first);
    Value many[30];
    for (int i = 0; i < 30; i++) many[i] = value_int(1);
    cr_assert_eq(value_as_int(call(runtime, bound, VALUE_UNDEFINED, 30, many)), 60);
    Object *this_function = value_as_object(function_of(native_this, "f", 0));
    bound = bound_function_create(runtime, this_function, value_int(9), 0, NULL);
    cr_assert_eq(value_as_int(call(runtime, bound, value_int(1), 0, NULL)), 9);
}

RUNTIME_TEST(functions, take_names_from_symbols) {
    Object *function = value_as_object(function_of(native_this, "", 0));
    PropertyKey key = property_key_symbol(runtime->symbols.iterator);
    cr_assert(set_function_name(runtime, function, key, "get"));
    cr_assert_str_eq(value_text(read_key(function, "name")), "get [Symbol.iterator]");
}

/* ---- descriptors ---- */

static PropertyDescriptor with(uint32_t flags, Value value) {
    return (PropertyDescriptor){flags, value, VALUE_UNDEFINED, VALUE_UNDEFINED};
}

RUNTIME_TEST(descriptors, default_to_nothing) {
    Object *object = object_new(runtime);
    cr_assert(define(object, "x", with(PROPERTY_HAS_VALUE, value_int(1))));
    cr_assert_eq(own(object, "x").flags & PROPERTY_DEFAULT, 0);
    cr_assert_not(define(object, "x", with(PROPERTY_HAS_VALUE, value_int(2))));
    cr_assert(define(object, "x", with(PROPERTY_HAS_VALUE, value_double(1))));
    cr_assert_not(define(object, "x",
                         with(PROPERTY_HAS_ENUMERABLE | PROPERTY_ENUMERABLE, VALUE_UNDEFINED)));
    cr_assert(define(object, "x", with(PROPERTY_HAS_ENUMERABLE, VALUE_UNDEFINED)));
}

RUNTIME_TEST(descriptors, tell_zeros_apart) {
    Object *object = object_new(runtime);
    cr_assert(define(object, "zero", with(PROPERTY_HAS_VALUE, value_double(-0.0))));
    cr_assert_not(define(object, "zero", with(PROPERTY_HAS_VALUE, value_int(0))));
    cr_assert(define(object, "nan", with(PROPERTY_HAS_VALUE, value_double(NAN))));
    cr_assert(define(object, "nan", with(PROPERTY_HAS_VALUE, value_double(NAN))));
}

RUNTIME_TEST(descriptors, turn_data_into_accessors_and_back) {
    Object *object = object_new(runtime);
    cr_assert(object_add(runtime, object, key_of("x"), value_int(1), PROPERTY_DEFAULT));
    PropertyDescriptor accessor = {PROPERTY_HAS_GET, VALUE_UNDEFINED,
                                   function_of(native_this, "g", 0), VALUE_UNDEFINED};
    cr_assert(define(object, "x", accessor));
    cr_assert_eq(own(object, "x").flags & PROPERTY_DEFAULT,
                 PROPERTY_ENUMERABLE | PROPERTY_CONFIGURABLE);
    cr_assert_eq(read_key(object, "x"), value_cell(object));
    cr_assert_not(value_set_key(runtime, value_cell(object), key_of("x"), value_int(1), true));
    cr_assert_str_eq(exception_text(),
                     "Cannot set property x of [object Object] which has only a getter");
    cr_assert(define(object, "x", with(PROPERTY_HAS_VALUE, value_int(3))));
    cr_assert_eq(own(object, "x").flags & PROPERTY_WRITABLE, 0);
    cr_assert_eq(value_as_int(read_key(object, "x")), 3);
}

RUNTIME_TEST(descriptors, go_to_objects_and_back) {
    PropertyDescriptor data = with(PROPERTY_HAS_ALL_DATA | PROPERTY_WRITABLE, value_int(1));
    Value object = from_property_descriptor(runtime, &data);
    cr_assert_str_eq(keys_text(value_as_object(object)), "value writable enumerable configurable");
    PropertyDescriptor read;
    cr_assert(to_property_descriptor(runtime, object, &read));
    cr_assert_eq(read.flags, data.flags);
    cr_assert(set(runtime, value_as_object(object), key_of("get"), value_int(1), true));
    cr_assert_not(to_property_descriptor(runtime, object, &read));
    cr_assert_str_eq(exception_text(), "Getter must be a function: 1");
    cr_assert_not(to_property_descriptor(runtime, value_int(1), &read));
    cr_assert_str_eq(exception_text(), "Property description must be an object: 1");
}

/* ---- access ---- */

RUNTIME_TEST(access, to_nothing_names_the_property) {
    cr_assert_eq(value_get_key(runtime, VALUE_UNDEFINED, key_of("x")), VALUE_ABRUPT);
    cr_assert_str_eq(exception_text(), "Cannot read properties of undefined (reading 'x')");
    cr_assert_eq(value_get(runtime, VALUE_NULL, value_int(1)), VALUE_ABRUPT);
    cr_assert_str_eq(exception_text(), "Cannot read properties of null (reading '1')");
    cr_assert_not(value_set_key(runtime, VALUE_NULL, key_of("x"), value_int(1), false));
    cr_assert_str_eq(exception_text(), "Cannot set properties of null (setting 'x')");
    cr_assert_eq(value_get(runtime, VALUE_NULL, value_cell(object_new(runtime))), VALUE_ABRUPT);
    cr_assert_str_eq(exception_text(), "Cannot read properties of null");
}

RUNTIME_TEST(access, writes_to_primitives_fail_in_strict_code) {
    cr_assert_not(value_set_key(runtime, string_of("abc"), key_of("foo"), value_int(1), true));
    cr_assert_str_eq(exception_text(), "Cannot create property 'foo' on string 'abc'");
    cr_assert_not(value_set_key(runtime, string_of("abc"), key_of("length"), value_int(1), true));
    cr_assert_str_eq(exception_text(),
                     "Cannot assign to read only property 'length' of string 'abc'");
    cr_assert(value_set_key(runtime, value_int(5), key_of("foo"), value_int(1), false));
}

RUNTIME_TEST(errors, have_a_stack_and_a_message) {
    throw_type_error(runtime, "no %s", "way");
    Object *error = error_take_pending(runtime);
    cr_assert_eq(error->shape->prototype, intrinsic(runtime, INTRINSIC_TYPE_ERROR_PROTOTYPE));
    cr_assert_str_eq(keys_text(error), "stack message");
    cr_assert_eq(own(error, "message").flags & PROPERTY_DEFAULT, PROPERTY_HIDDEN);
    throw_out_of_memory(runtime);
    cr_assert(runtime->out_of_memory);
    cr_assert_str_eq(exception_text(), "out of memory");
}

RUNTIME_TEST(private_names, are_invisible) {
    Object *object = object_new(runtime);
    Symbol *name = symbol_new(runtime, string_from_ascii(runtime, "#x"), SYMBOL_PRIVATE);
    bool done;
    cr_assert(object_prevent_extensions(runtime, object, &done) && done);
    cr_assert_eq(private_get(runtime, value_cell(object), name), VALUE_ABRUPT);
    cr_assert_str_eq(exception_text(), "Cannot read private member #x from an object whose class "
                                       "did not declare it");
    cr_assert(private_add(runtime, object, name, value_int(1), PROPERTY_WRITABLE));
    cr_assert(set_integrity_level(runtime, object, INTEGRITY_FROZEN, &done) && done);
    cr_assert(private_set(runtime, value_cell(object), name, value_int(2)));
    cr_assert_eq(value_as_int(private_get(runtime, value_cell(object), name)), 2);
    KeyList keys = {0};
    cr_assert(object_own_keys(runtime, object, &keys));
    cr_assert_eq(keys.count, 0);
    cr_assert_not(private_add(runtime, object, name, value_int(1), PROPERTY_WRITABLE));
    cr_assert_str_eq(exception_text(), "Cannot initialize #x twice on the same object");
}

/* ---- iteration ---- */

/* next() of an iterator that counts down its captured number. */
static Value native_next(NativeCall *call) {
    NativeFunction *self = (NativeFunction *)call->callee;
    int left = value_as_int(self->captured[0]);
    self->captured[0] = value_int(left - 1);
    return create_iterator_result(call->runtime, value_int(left), left == 0);
}

static Value native_return(NativeCall *call) {
    cr_assert(
        set(call->runtime, value_as_object(call->this_value), key_of("closed"), VALUE_TRUE, true));
    return call->this_value;
}

static Object *countdown(int from) {
    Object *object = object_new(runtime);
    NativeFunction *next = native_function_new(runtime, native_next, NULL, 0, 1);
    next->captured[0] = value_int(from);
    cr_assert(set(runtime, object, key_of("next"), value_cell(next), true));
    cr_assert(
        set(runtime, object, key_of("return"), function_of(native_return, "return", 0), true));
    PropertyKey iterator = property_key_symbol(runtime->symbols.iterator);
    cr_assert(set(runtime, object, iterator, function_of(native_this, "", 0), true));
    return object;
}

RUNTIME_TEST(iteration, steps_through_the_protocol) {
    Array *array = array_new(runtime, 0);
    cr_assert(iterable_append_to_array(runtime, value_cell(countdown(3)), array));
    cr_assert_eq(array->length, 3);
    cr_assert_eq(value_as_int(get(runtime, &array->object, property_key_index(2))), 1);
}

RUNTIME_TEST(iteration, closes) {
    Object *object = countdown(3);
    Iterator iterator;
    cr_assert(iterator_open(runtime, value_cell(object), &iterator));
    cr_assert_eq(value_as_int(iterator_step(runtime, &iterator)), 3);
    throw_range_error(runtime, "first");
    cr_assert_eq(iterator_close_abrupt(runtime, &iterator), VALUE_ABRUPT);
    cr_assert_str_eq(exception_text(), "first");
    cr_assert_eq(read_key(object, "closed"), VALUE_TRUE);
}

RUNTIME_TEST(iteration, refuses_what_is_not_iterable) {
    Iterator iterator;
    cr_assert_not(iterator_open(runtime, VALUE_UNDEFINED, &iterator));
    cr_assert_str_eq(exception_text(), "undefined is not iterable (cannot read property "
                                       "Symbol(Symbol.iterator))");
    cr_assert_not(iterator_open(runtime, value_int(5), &iterator));
    cr_assert_str_eq(exception_text(), "number 5 is not iterable (cannot read property "
                                       "Symbol(Symbol.iterator))");
}
