/* Array and %Array.prototype% (spec 23.1), array iterators (23.1.5). Methods that move elements,
 * sort, or call back have files of their own: array_change.c, array_sort.c, array_callbacks.c. */
#include "builtins/indexed/array_like.h"

/* ---- the constructor (23.1.1.1) ---- */

static Value array_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Array *array = array_new(runtime, 0);
    if (!array) return VALUE_ABRUPT;
    bool is_subclass =
        value_is_object(call->new_target) && call->new_target != value_cell(call->callee);
    Object *new_target = is_subclass ? value_as_object(call->new_target) : call->callee;
    Object *prototype =
        get_prototype_from_constructor(runtime, new_target, INTRINSIC_ARRAY_PROTOTYPE);
    if (!prototype) return VALUE_ABRUPT;
    bool done;
    if (prototype != array->object.shape->prototype &&
        !object_set_prototype_of(runtime, &array->object, prototype, &done)) {
        return VALUE_ABRUPT;
    }
    if (call->count == 1 && value_is_number(call->arguments[0])) {
        double length = value_as_number(call->arguments[0]);
        if (!(length >= 0 && length <= UINT32_MAX && floor(length) == length)) {
            return throw_range_error(runtime, "Invalid array length");
        }
        return array_set_length(runtime, array, length, &done) ? value_cell(array) : VALUE_ABRUPT;
    }
    for (uint32_t i = 0; i < call->count; i++)
        TRY_OK(array_push(runtime, array, call->arguments[i]));
    return value_cell(array);
}

/* ---- statics ---- */

/* 23.1.2.2 Array.isArray ( arg ) */
static Value array_is_array(NativeCall *call) {
    bool result;
    return bool_or_abrupt(is_array(call->runtime, argument(call, 0), &result), &result);
}

/* new C(...) where `this` is a constructor, else a plain array. count 0: no argument. */
static Value construct_target(NativeCall *call, uint32_t count, double length) {
    if (!is_constructor(call->this_value)) return cell_or_abrupt(array_new(call->runtime, 0));
    Value argument = value_number(length);
    return construct(call->runtime, value_as_object(call->this_value), count, &argument, NULL);
}

/* 23.1.2.3 Array.of ( ...items ) */
static Value array_of(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TRY_VALUE(result, construct_target(call, 1, call->count));
    Object *target = value_as_object(result);
    for (uint32_t i = 0; i < call->count; i++)
        TRY_OK(element_create(runtime, target, i, call->arguments[i]));
    return length_set(runtime, target, call->count) ? result : VALUE_ABRUPT;
}

/* The mapper of Array.from: VALUE_UNDEFINED without one. */
static Value map_item(NativeCall *native, Value mapper, Value item, double index) {
    if (value_is_undefined(mapper)) return item;
    Value arguments[] = {item, value_number(index)};
    return call(native->runtime, mapper, argument(native, 2), COUNT_OF(arguments), arguments);
}

static Value array_from_iterable(NativeCall *call, Value items, Value mapper) {
    Runtime *runtime = call->runtime;
    TRY_VALUE(result, construct_target(call, 0, 0));
    Object *target = value_as_object(result);
    Iterator iterator;
    TRY_OK(iterator_open(runtime, items, &iterator));
    for (double index = 0;; index++) {
        TRY_VALUE(item, iterator_step(runtime, &iterator));
        if (item == VALUE_EMPTY) return length_set(runtime, target, index) ? result : VALUE_ABRUPT;
        Value mapped = map_item(call, mapper, item, index);
        if (value_is_abrupt(mapped) || !element_create(runtime, target, index, mapped)) {
            return iterator_close_abrupt(runtime, &iterator);
        }
    }
}

static Value array_from_array_like(NativeCall *call, Value items, Value mapper) {
    Runtime *runtime = call->runtime;
    Object *source = to_object(runtime, items);
    double length;
    if (!source || !length_of_array_like(runtime, source, &length)) return VALUE_ABRUPT;
    TRY_VALUE(result, construct_target(call, 1, length));
    Object *target = value_as_object(result);
    for (double index = 0; index < length; index++) {
        TRY_VALUE(item, element_get(runtime, source, index));
        TRY_VALUE(mapped, map_item(call, mapper, item, index));
        TRY_OK(element_create(runtime, target, index, mapped));
    }
    return length_set(runtime, target, length) ? result : VALUE_ABRUPT;
}

/* 23.1.2.1 Array.from ( items [ , mapper [ , thisArg ] ] ) */
static Value array_from(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value items = argument(call, 0), mapper = argument(call, 1);
    if (!value_is_undefined(mapper)) TRY(callback_argument(call, 1));
    if (value_is_nullish(items)) {
        return throw_type_error(runtime,
                                "%s is not iterable (cannot read property Symbol(Symbol.iterator))",
                                value_is_null(items) ? "object null" : "undefined");
    }
    TRY_VALUE(method, get_v(runtime, items, property_key_symbol(runtime->symbols.iterator)));
    if (value_is_null(method)) method = VALUE_UNDEFINED;
    if (!value_is_undefined(method) && !is_callable(method)) {
        return throw_type_error(runtime,
                                "%%Array%%.from requires that the property of the first argument, "
                                "items[Symbol.iterator], when exists, be a function");
    }
    return value_is_undefined(method) ? array_from_array_like(call, items, mapper)
                                      : array_from_iterable(call, items, mapper);
}

/* ---- looking ---- */

/* 23.1.3.1 Array.prototype.at ( index ) */
static Value array_at(NativeCall *call) {
    double length, index;
    Object *object = array_like_this(call, NULL, &length);
    if (!object || !to_integer_or_infinity(call->runtime, argument(call, 0), &index))
        return VALUE_ABRUPT;
    if (index < 0) index += length;
    return index < 0 || index >= length ? VALUE_UNDEFINED
                                        : element_get(call->runtime, object, index);
}

/* 23.1.3.16 Array.prototype.includes ( searchElement [ , fromIndex ] ) */
static Value array_includes(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length, index;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    if (length == 0) return VALUE_FALSE;
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, 0, &index));
    for (; index < length; index++) {
        TRY_VALUE(element, element_get(runtime, object, index));
        if (same_value_zero(runtime, element, argument(call, 0))) return VALUE_TRUE;
    }
    return VALUE_FALSE;
}

/* 23.1.3.17 Array.prototype.indexOf ( searchElement [ , fromIndex ] ) */
static Value array_index_of(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length, index;
    Object *object = array_like_this(call, "Array.prototype.indexOf", &length);
    if (!object) return VALUE_ABRUPT;
    if (length == 0) return value_int(-1);
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, 0, &index));
    for (; index < length; index++) {
        TRY_VALUE(element, element_get_if_present(runtime, object, index));
        if (element != VALUE_EMPTY && is_strictly_equal(runtime, element, argument(call, 0)))
            return value_number(index);
    }
    return value_int(-1);
}

/* 23.1.3.20 Array.prototype.lastIndexOf ( searchElement [ , fromIndex ] ) */
static Value array_last_index_of(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length, index;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    if (length == 0) return value_int(-1);
    index = length - 1;
    if (call->count > 1) {
        TRY_OK(to_integer_or_infinity(runtime, call->arguments[1], &index));
        index = index >= 0 ? fmin(index, length - 1) : length + index;
    }
    for (; index >= 0; index--) {
        TRY_VALUE(element, element_get_if_present(runtime, object, index));
        if (element != VALUE_EMPTY && is_strictly_equal(runtime, element, argument(call, 0)))
            return value_number(index);
    }
    return value_int(-1);
}

/* ---- text ---- */

static bool join_element(Runtime *runtime, StringBuilder *text, Value element, bool locale) {
    if (value_is_nullish(element)) return true;
    if (locale) {
        String *name = atom_from_ascii(runtime, "toLocaleString");
        element = name ? invoke(runtime, element, property_key_name(name), 0, NULL) : VALUE_ABRUPT;
        if (value_is_abrupt(element)) return false;
    }
    String *string = to_string(runtime, element);
    return string && string_builder_append_string(text, string);
}

static bool join_elements(Runtime *runtime, StringBuilder *text, Object *object, double length,
                          String *separator, bool locale) {
    for (double index = 0; index < length; index++) {
        if (index > 0 && !string_builder_append_string(text, separator)) return false;
        Value element = element_get(runtime, object, index);
        if (value_is_abrupt(element) || !join_element(runtime, text, element, locale)) return false;
    }
    return true;
}

Value elements_join(Runtime *runtime, Object *object, double length, String *separator,
                    bool locale) {
    if (runtime_stack_is_low(runtime)) {
        runtime_stack_overflow(runtime);
        return VALUE_ABRUPT;
    }
    StringBuilder text;
    string_builder_init(&text, runtime);
    if (join_elements(runtime, &text, object, length, separator, locale)) {
        return cell_or_abrupt(string_builder_finish(&text));
    }
    string_builder_discard(&text);
    return VALUE_ABRUPT;
}

/* An array inside itself counts as empty, as V8 has it. */
static Value join(Runtime *runtime, Object *object, double length, String *separator, bool locale) {
    switch (pointer_set_add(&runtime->joining, object)) {
    case POINTER_SET_PRESENT: return value_cell(runtime->empty_string);
    case POINTER_SET_NO_MEMORY: return throw_out_of_memory(runtime);
    case POINTER_SET_ADDED: break;
    }
    Value text = elements_join(runtime, object, length, separator, locale);
    pointer_set_remove(&runtime->joining, object);
    return text;
}

/* 23.1.3.18 Array.prototype.join ( separator ) */
static Value array_join(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double length;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    bool is_default = value_is_undefined(argument(call, 0));
    String *separator =
        is_default ? string_from_unit(runtime, ',') : to_string(runtime, argument(call, 0));
    return separator ? join(runtime, object, length, separator, false) : VALUE_ABRUPT;
}

/* 23.1.3.32 Array.prototype.toLocaleString ( ) */
static Value array_to_locale_string(NativeCall *call) {
    double length;
    Object *object = array_like_this(call, NULL, &length);
    String *separator = object ? string_from_unit(call->runtime, ',') : NULL;
    return separator ? join(call->runtime, object, length, separator, true) : VALUE_ABRUPT;
}

/* 23.1.3.36 Array.prototype.toString ( ) */
static Value array_to_string(NativeCall *native) {
    Runtime *runtime = native->runtime;
    Object *object = to_object(runtime, native->this_value);
    if (!object) return VALUE_ABRUPT;
    TRY_VALUE(method, get_by_name(runtime, object, runtime->names.join));
    if (!is_callable(method))
        method = cell_or_abrupt(intrinsic(runtime, INTRINSIC_OBJECT_PROTO_TO_STRING));
    TRY(method);
    return call(runtime, method, value_cell(object), 0, NULL);
}

/* ---- iterators (23.1.5) ---- */

typedef struct ArrayIterator {
    Object object; /* cell.extra: EnumerableKind */
    Value target;  /* undefined when finished */
    double index;
} ArrayIterator;

static void trace_array_iterator(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_value(heap, ((ArrayIterator *)cell)->target);
}

/* 23.1.5.1 CreateArrayIterator */
Value array_iterator_create(Runtime *runtime, Object *target, EnumerableKind kind) {
    Object *prototype = intrinsic(runtime, INTRINSIC_ARRAY_ITERATOR_PROTOTYPE);
    if (!prototype) return VALUE_ABRUPT;
    ArrayIterator *iterator =
        object_allocate(runtime, sizeof *iterator, CELL_OBJECT_ARRAY_ITERATOR, prototype, 0);
    if (!iterator) return VALUE_ABRUPT;
    iterator->object.cell.extra = kind;
    iterator->target = value_cell(target);
    return value_cell(iterator);
}

static Value array_iterator_new(NativeCall *call, EnumerableKind kind) {
    Runtime *runtime = call->runtime;
    Object *target = to_object(runtime, call->this_value);
    return target ? array_iterator_create(runtime, target, kind) : VALUE_ABRUPT;
}

static Value array_entries(NativeCall *call) {
    return array_iterator_new(call, ENUMERATE_ENTRIES);
}
static Value array_keys(NativeCall *call) {
    return array_iterator_new(call, ENUMERATE_KEYS);
}
static Value array_values(NativeCall *call) {
    return array_iterator_new(call, ENUMERATE_VALUES);
}

static Value iterator_item(Runtime *runtime, EnumerableKind kind, Object *target, double index) {
    if (kind == ENUMERATE_KEYS) return value_number(index);
    TRY_VALUE(element, element_get(runtime, target, index));
    if (kind == ENUMERATE_VALUES) return element;
    Value pair[] = {value_number(index), element};
    return cell_or_abrupt(array_from_values(runtime, 2, pair));
}

/* Steps 8.b of 23.1.5.1: how far the iterator goes. */
static bool iterator_length(Runtime *runtime, Object *target, double *length) {
    if (target->cell.kind != CELL_OBJECT_TYPED_ARRAY)
        return length_of_array_like(runtime, target, length);
    const TypedArray *array = (const TypedArray *)target;
    *length = (double)typed_array_length(array);
    if (!typed_array_is_out_of_bounds(array)) return true;
    throw_type_error(runtime,
                     "Cannot perform Array Iterator.prototype.next on a detached ArrayBuffer");
    return false;
}

/* The next value without a result object; VALUE_EMPTY when done. */
static Value array_iterator_step(Runtime *runtime, Value value) {
    if (!value_is_kind(value, CELL_OBJECT_ARRAY_ITERATOR)) {
        String *text = value_in_message(runtime, value);
        if (!text) return VALUE_ABRUPT;
        return throw_type_error(
            runtime, "Method Array Iterator.prototype.next called on incompatible receiver %S",
            text);
    }
    ArrayIterator *iterator = (ArrayIterator *)value_as_object(value);
    if (value_is_undefined(iterator->target)) return VALUE_EMPTY;
    Object *target = value_as_object(iterator->target);
    double length;
    TRY_OK(iterator_length(runtime, target, &length));
    if (iterator->index >= length) {
        iterator->target = VALUE_UNDEFINED;
        return VALUE_EMPTY;
    }
    return iterator_item(runtime, iterator->object.cell.extra, target, iterator->index++);
}

/* 23.1.5.2.1 %ArrayIteratorPrototype%.next ( ) */
static Value array_iterator_next(NativeCall *call) {
    TRY_VALUE(item, array_iterator_step(call->runtime, call->this_value));
    bool done = item == VALUE_EMPTY;
    return create_iterator_result(call->runtime, done ? VALUE_UNDEFINED : item, done);
}

void array_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_ARRAY_ITERATOR, trace_array_iterator, object_finalize);
}

/* 23.1.3.41 Array.prototype [ @@unscopables ] */
static Value array_unscopables(Runtime *runtime) {
    static const char *const names[] = {"at", "copyWithin", "entries", "fill",
                                        "find", "findIndex", "findLast", "findLastIndex",
                                        "flat", "flatMap", "includes", "keys",
                                        "toReversed", "toSorted", "toSpliced", "values"};
    Object *list = object_new_with_prototype(runtime, NULL);
    for (size_t i = 0; list && i < COUNT_OF(names); i++) {
        String *name = atom_from_ascii(runtime, names[i]);
        if (!name ||
            !object_add(runtime, list, property_key_name(name), VALUE_TRUE, PROPERTY_DEFAULT))
            return VALUE_ABRUPT;
    }
    return cell_or_abrupt(list);
}

bool array_species_is_untouched(Runtime *runtime, const Object *object) {
    return object->shape == runtime->realm->array_shape &&
           species_is_untouched(runtime, INTRINSIC_ARRAY);
}

// clang-format off
const BuiltinRow builtin_array_to_string_row =
    METHOD("toString", 0, array_to_string, "the elements joined by commas");
const BuiltinRow builtin_array_values_row =
    METHOD("values", 0, array_values, "an iterator over the elements");

static const BuiltinRow static_rows[] = {
    METHOD("isArray", 1, array_is_array, "whether the value is an array"),
    METHOD("from", 1, array_from, "an array of the values of an iterable or array-like"),
    METHOD("of", 0, array_of, "an array of the arguments"),
    SPECIES("the constructor that derived arrays are made with"),
    ROWS_END
};

static const BuiltinRow prototype_rows[] = {
    METHOD("at", 1, array_at, "the element at an index; negative ones count from the end"),
    METHOD("concat", 1, array_concat,
           "this array and the arguments, arrays spread, as a new array"),
    METHOD("copyWithin", 2, array_copy_within, "copies a part to another place of the same array"),
    METHOD("fill", 1, array_fill, "sets a range to one value"),
    METHOD("find", 1, array_find, "the first element the function says yes to"),
    METHOD("findIndex", 1, array_find_index,
           "the index of the first element the function says yes to"),
    METHOD("findLast", 1, array_find_last, "the last element the function says yes to"),
    METHOD("findLastIndex", 1, array_find_last_index,
           "the index of the last element the function says yes to"),
    METHOD("lastIndexOf", 1, array_last_index_of, "the last index of a value, or -1"),
    METHOD("pop", 0, array_pop, "removes the last element and returns it"),
    METHOD("push", 1, array_push_method, "appends the arguments; the new length"),
    METHOD("reverse", 0, array_reverse, "reverses the order in place"),
    METHOD("shift", 0, array_shift, "removes the first element and returns it"),
    METHOD("unshift", 1, array_unshift, "puts the arguments in front; the new length"),
    METHOD("slice", 2, array_slice, "a part as a new array"),
    METHOD("sort", 1, array_sort, "sorts in place, stable"),
    METHOD("splice", 2, array_splice,
           "removes a part and puts the arguments there; what was removed"),
    METHOD("includes", 1, array_includes, "whether a value is among the elements"),
    METHOD("indexOf", 1, array_index_of, "the first index of a value, or -1"),
    METHOD("join", 1, array_join, "the elements as text with a separator"),
    METHOD("keys", 0, array_keys, "an iterator over the indices"),
    METHOD("entries", 0, array_entries, "an iterator over [index, element]"),
    INTRINSIC_VALUE("values", INTRINSIC_ARRAY_PROTO_VALUES, "an iterator over the elements"),
    METHOD("forEach", 1, array_for_each, "calls a function for each element"),
    METHOD("filter", 1, array_filter, "the elements the function says yes to"),
    METHOD("flat", 0, array_flat, "nested arrays flattened to a depth"),
    METHOD("flatMap", 1, array_flat_map, "maps, then flattens by one level"),
    METHOD("map", 1, array_map, "the function's answers for each element"),
    METHOD("every", 1, array_every, "whether the function says yes to all elements"),
    METHOD("some", 1, array_some, "whether the function says yes to an element"),
    METHOD("reduce", 1, array_reduce, "combines the elements from the left"),
    METHOD("reduceRight", 1, array_reduce_right, "combines the elements from the right"),
    METHOD("toLocaleString", 0, array_to_locale_string, "the elements as text in the locale's way"),
    INTRINSIC_VALUE("toString", INTRINSIC_ARRAY_PROTO_TO_STRING, "the elements joined by commas"),
    METHOD("toReversed", 0, array_to_reversed, "a reversed copy"),
    METHOD("toSorted", 1, array_to_sorted, "a sorted copy"),
    METHOD("toSpliced", 2, array_to_spliced, "a copy with a part replaced"),
    METHOD("with", 2, array_with, "a copy with one element replaced"),
    {.kind = ROW_INTRINSIC, .symbol = BUILTIN_SYMBOL_iterator,
     .attributes = ROW_DEFAULT_ATTRIBUTES, .name = "[Symbol.iterator]",
     .intrinsic = INTRINSIC_ARRAY_PROTO_VALUES, .documentation = "an iterator over the elements"},
    {.kind = ROW_MADE, .symbol = BUILTIN_SYMBOL_unscopables, .attributes = PROPERTY_CONFIGURABLE,
     .name = "[Symbol.unscopables]",
     .make = array_unscopables, .documentation = "names that `with` does not see"},
    ROWS_END
};

const BuiltinClass builtin_array = {
    .constructor = METHOD("Array", 1, array_constructor, "a list of values by index"),
    .intrinsic = INTRINSIC_ARRAY, .parent = -1, .prototype_kind = CELL_OBJECT_ARRAY,
    .is_global = true,
    .static_rows = static_rows, .prototype_rows = prototype_rows
};

static const BuiltinRow iterator_rows[] = {
    ITERATOR_NEXT(array_iterator_next, array_iterator_step),
    TO_STRING_TAG("Array Iterator"),
    ROWS_END
};

const BuiltinObject builtin_array_iterator = {
    .intrinsic = INTRINSIC_ARRAY_ITERATOR_PROTOTYPE, .prototype = INTRINSIC_ITERATOR_PROTOTYPE,
    .rows = iterator_rows
};
// clang-format on
