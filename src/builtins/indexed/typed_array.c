/* %TypedArray% and the classes of all kinds of elements (spec 23.2): statics, getters, tables. How
 * they are made is typed_array_create.c; methods are in typed_array_methods.c, _callbacks.c,
 * _change.c and _sort.c. */
#include "builtins/indexed/typed_array.h"

/* ---- receivers ---- */

/* 23.2.4.4 ValidateTypedArray, once it is known to be one. */
static TypedArray *in_bounds(NativeCall *call, Value value, const char *scope) {
    TypedArray *array = value_as_typed_array(value);
    if (LIKELY(!typed_array_is_out_of_bounds(array))) return array;
    throw_detached(call, scope);
    return NULL;
}

TypedArray *typed_array_validate(NativeCall *call, Value value, const char *scope) {
    if (LIKELY(value_is_typed_array(value))) return in_bounds(call, value, scope);
    throw_incompatible(call, scope, value);
    return NULL;
}

TypedArray *typed_array_receiver(NativeCall *call) {
    return typed_array_validate(call, call->this_value, TYPED_ARRAY_METHOD);
}

TypedArray *typed_array_this(NativeCall *call) {
    if (LIKELY(value_is_typed_array(call->this_value))) {
        return in_bounds(call, call->this_value, TYPED_ARRAY_METHOD);
    }
    throw_type_error(call->runtime, "this is not a typed array.");
    return NULL;
}

bool typed_array_revalidate(NativeCall *call, const TypedArray *array) {
    if (LIKELY(!typed_array_is_out_of_bounds(array))) return true;
    throw_detached(call, TYPED_ARRAY_METHOD);
    return false;
}

/* ---- statics ---- */

/* 23.2.1.1 %TypedArray% ( ) */
static Value abstract_constructor(NativeCall *call) {
    return throw_type_error(call->runtime,
                            "Abstract class TypedArray not directly constructable");
}

/* `this` as a constructor. */
static bool constructor_this(NativeCall *call) {
    if (is_constructor(call->this_value)) return true;
    String *text = value_in_message(call->runtime, call->this_value);
    if (text) throw_type_error(call->runtime, "%S is not a constructor", text);
    return false;
}

/* 23.2.2.2 %TypedArray%.of ( ...items ) */
static Value typed_array_of(NativeCall *call) {
    TRY_OK(constructor_this(call));
    TypedArray *array =
        typed_array_create(call, call->this_value, call->count, TYPED_ARRAY_STATIC);
    if (!array) return VALUE_ABRUPT;
    for (uint32_t i = 0; i < call->count; i++) {
        TRY_OK(typed_array_set(call->runtime, array, i, call->arguments[i]));
    }
    return value_cell(array);
}

/* Steps 7 to 12 of `from`: each element of `source`, mapped. */
static Value from_source(NativeCall *native, Object *source, double length, Value mapper) {
    Runtime *runtime = native->runtime;
    TypedArray *array =
        typed_array_create(native, native->this_value, length, TYPED_ARRAY_STATIC);
    if (!array) return VALUE_ABRUPT;
    for (double index = 0; index < length; index++) {
        TRY_VALUE(item, element_get(runtime, source, index));
        if (!value_is_undefined(mapper)) {
            Value arguments[] = {item, value_number(index)};
            item = call(runtime, mapper, argument(native, 2), COUNT_OF(arguments), arguments);
            TRY(item);
        }
        TRY_OK(typed_array_set(runtime, array, index, item));
    }
    return value_cell(array);
}

static Value throw_no_source(Runtime *runtime, Value source) {
    return throw_type_error(runtime,
                            "%s is not iterable (cannot read property Symbol(Symbol.iterator))",
                            value_is_null(source) ? "object null" : "undefined");
}

static Value throw_bad_iterator(Runtime *runtime) {
    return throw_type_error(runtime,
                            "%%TypedArray%%.from requires that the property of the first "
                            "argument, items[Symbol.iterator], when exists, be a function");
}

/* 23.2.2.1 %TypedArray%.from ( source [ , mapfn [ , thisArg ] ] ) */
static Value typed_array_from(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value source = argument(call, 0), mapper = argument(call, 1);
    double length;
    TRY_OK(constructor_this(call));
    if (!value_is_undefined(mapper)) TRY(callback_argument(call, 1));
    if (value_is_nullish(source)) return throw_no_source(runtime, source);
    TRY_VALUE(method, get_v(runtime, source, property_key_symbol(runtime->symbols.iterator)));
    if (!value_is_nullish(method)) {
        Iterator iterator;
        if (!is_callable(method)) return throw_bad_iterator(runtime);
        TRY_OK(iterator_open_with_method(runtime, source, method, &iterator));
        Array *values = array_new(runtime, 0);
        TRY_OK(values);
        for (;;) {
            TRY_VALUE(item, iterator_step(runtime, &iterator));
            if (item == VALUE_EMPTY) break;
            TRY_OK(array_push(runtime, values, item));
        }
        return from_source(call, &values->object, values->length, mapper);
    }
    Object *object = to_object(runtime, source);
    TRY_OK(object && length_of_array_like(runtime, object, &length));
    return from_source(call, object, length, mapper);
}

/* ---- getters ---- */

/* `scope` is how V8 begins the getter's name in messages. */
static TypedArray *getter_this(NativeCall *call, const char *scope) {
    if (LIKELY(value_is_typed_array(call->this_value))) {
        return value_as_typed_array(call->this_value);
    }
    throw_incompatible(call, scope, call->this_value);
    return NULL;
}

/* 23.2.3.2 get %TypedArray%.prototype.buffer */
static Value typed_array_buffer(NativeCall *call) {
    TypedArray *array = getter_this(call, "get %TypedArray%.prototype.");
    return array ? value_cell(array->buffer) : VALUE_ABRUPT;
}

/* 23.2.3.3 get %TypedArray%.prototype.byteLength */
static Value typed_array_byte_length(NativeCall *call) {
    TypedArray *array = getter_this(call, "get TypedArray.prototype.");
    if (!array) return VALUE_ABRUPT;
    return value_number((double)(typed_array_length(array) << typed_array_info(array)->shift));
}

/* 23.2.3.4 get %TypedArray%.prototype.byteOffset */
static Value typed_array_byte_offset(NativeCall *call) {
    TypedArray *array = getter_this(call, "get TypedArray.prototype.");
    if (!array) return VALUE_ABRUPT;
    return value_number(typed_array_is_out_of_bounds(array) ? 0 : (double)array->byte_offset);
}

/* 23.2.3.38 get %TypedArray%.prototype [ @@toStringTag ] */
static Value typed_array_tag(NativeCall *call) {
    if (!value_is_typed_array(call->this_value)) return VALUE_UNDEFINED;
    const ElementInfo *info = typed_array_info(value_as_typed_array(call->this_value));
    return cell_or_abrupt(atom_from_ascii(call->runtime, info->name));
}

// clang-format off
static const BuiltinRow static_rows[] = {
    METHOD("of", 0, typed_array_of, "a typed array of the arguments"),
    METHOD("from", 1, typed_array_from, "a typed array of the values of an iterable or array-like"),
    SPECIES("the constructor that derived typed arrays are made with"),
    ROWS_END
};

static const BuiltinRow prototype_rows[] = {
    GETTER("buffer", typed_array_buffer, "the ArrayBuffer it is a view of"),
    GETTER("byteLength", typed_array_byte_length, "the number of bytes in view"),
    GETTER("byteOffset", typed_array_byte_offset, "where in the buffer it begins"),
    GETTER("length", typed_array_length_getter, "the number of elements"),
    METHOD("entries", 0, typed_array_entries, "an iterator over [index, element]"),
    METHOD("keys", 0, typed_array_keys, "an iterator over the indices"),
    METHOD("values", 0, typed_array_values, "an iterator over the elements"),
    METHOD("at", 1, typed_array_at, "the element at an index; negative ones count from the end"),
    METHOD("copyWithin", 2, typed_array_copy_within, "copies a part over another part"),
    METHOD("every", 1, typed_array_every, "whether the function says yes to all elements"),
    METHOD("fill", 1, typed_array_fill, "sets elements to a value"),
    METHOD("filter", 1, typed_array_filter, "the elements the function says yes to"),
    METHOD("find", 1, typed_array_find, "the first element the function says yes to"),
    METHOD("findIndex", 1, typed_array_find_index,
           "the index of the first element the function says yes to"),
    METHOD("findLast", 1, typed_array_find_last, "the last element the function says yes to"),
    METHOD("findLastIndex", 1, typed_array_find_last_index,
           "the index of the last element the function says yes to"),
    METHOD("forEach", 1, typed_array_for_each, "calls a function for each element"),
    METHOD("includes", 1, typed_array_includes, "whether a value is among the elements"),
    METHOD("indexOf", 1, typed_array_index_of, "the first index of a value, or -1"),
    METHOD("join", 1, typed_array_join, "the elements as text with a separator"),
    METHOD("lastIndexOf", 1, typed_array_last_index_of, "the last index of a value, or -1"),
    METHOD("map", 1, typed_array_map, "the function's answers for each element"),
    METHOD("reverse", 0, typed_array_reverse, "reverses the order in place"),
    METHOD("reduce", 1, typed_array_reduce, "combines the elements from the left"),
    METHOD("reduceRight", 1, typed_array_reduce_right, "combines the elements from the right"),
    METHOD("set", 1, typed_array_set_method, "copies the elements of an array from an index on"),
    METHOD("slice", 2, typed_array_slice, "a copy of a part"),
    METHOD("some", 1, typed_array_some, "whether the function says yes to an element"),
    METHOD("sort", 1, typed_array_sort, "sorts in place: as numbers unless a function compares"),
    METHOD("subarray", 2, typed_array_subarray, "another view of a part"),
    METHOD("toLocaleString", 0, typed_array_to_locale_string,
           "the elements as text in the locale's way"),
    INTRINSIC_VALUE("toString", INTRINSIC_ARRAY_PROTO_TO_STRING, "the elements joined by commas"),
    METHOD("toReversed", 0, typed_array_to_reversed, "a reversed copy"),
    METHOD("toSorted", 1, typed_array_to_sorted, "a sorted copy"),
    METHOD("with", 2, typed_array_with, "a copy with one element replaced"),
    SYMBOL_GETTER(to_string_tag, "[Symbol.toStringTag]", typed_array_tag, "its class's name"),
    SYMBOL_ALIAS(iterator, "[Symbol.iterator]", "values"),
    ROWS_END
};

const BuiltinClass builtin_typed_array = {
    .constructor = METHOD("TypedArray", 0, abstract_constructor, "what all typed arrays are"),
    .intrinsic = INTRINSIC_TYPED_ARRAY, .parent = -1, .prototype_kind = CELL_OBJECT_PLAIN,
    .is_global = false, .static_rows = static_rows, .prototype_rows = prototype_rows
};

/* 23.2.6, 23.2.7: each class has nothing but the size of its elements. */
#define X(NAME, name_, type, conversion)                                                           \
    static const BuiltinRow rows_of_##NAME[] = {                                                   \
        NUMBER_CONSTANT("BYTES_PER_ELEMENT", sizeof(type), "the bytes of an element"),             \
        ROWS_END                                                                                   \
    };                                                                                             \
    const BuiltinClass builtin_array_of_##NAME = {                                                 \
        .constructor = METHOD_OF_MANY(#name_ "Array", 3, typed_array_construct, ELEMENT_##NAME,    \
                                      "elements in a buffer"),                                     \
        .intrinsic = INTRINSIC_##NAME##_ARRAY, .parent = INTRINSIC_TYPED_ARRAY,                    \
        .prototype_kind = CELL_OBJECT_PLAIN, .is_global = true,                                    \
        .static_rows = rows_of_##NAME, .prototype_rows = rows_of_##NAME                            \
    };
ELEMENT_KINDS(X)
#undef X
// clang-format on
