/* String iterators: code point by code point (spec 22.1.5, 22.1.3.36). */
#include "builtins/text/string_methods.h"

typedef struct StringIterator {
    Object object;
    String *string; /* flat; NULL when finished */
    uint32_t index;
} StringIterator;

static void trace_string_iterator(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_cell(heap, ((StringIterator *)cell)->string);
}

void string_register_kinds(Heap *heap);
void string_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_STRING_ITERATOR, trace_string_iterator, object_finalize);
}

/* 22.1.3.36 String.prototype [ @@iterator ] ( ) */
Value string_iterator(NativeCall *call) {
    Runtime *runtime = call->runtime;
    String *s = string_this(call, "String.prototype[Symbol.iterator]");
    Object *prototype = s ? intrinsic(runtime, INTRINSIC_STRING_ITERATOR_PROTOTYPE) : NULL;
    if (!prototype) return VALUE_ABRUPT;
    StringIterator *iterator =
        object_allocate(runtime, sizeof *iterator, CELL_OBJECT_STRING_ITERATOR, prototype, 0);
    if (iterator) iterator->string = s;
    return cell_or_abrupt(iterator);
}

/* The next code point of a %StringIteratorPrototype%.next without a result object. */
static Value string_iterator_step(Runtime *runtime, Value value) {
    if (!value_is_kind(value, CELL_OBJECT_STRING_ITERATOR)) {
        String *text = value_in_message(runtime, value);
        if (!text) return VALUE_ABRUPT;
        return throw_type_error(
            runtime, "Method String Iterator.prototype.next called on incompatible receiver %S",
            text);
    }
    StringIterator *iterator = (StringIterator *)value_as_object(value);
    String *s = iterator->string;
    if (!s || iterator->index >= string_length(s)) {
        iterator->string = NULL;
        return VALUE_EMPTY;
    }
    uint32_t units;
    uint32_t code_point = string_code_point_at(s, iterator->index, &units);
    iterator->index += units;
    return cell_or_abrupt(string_from_code_point(runtime, code_point));
}

/* 22.1.5.1.1 %StringIteratorPrototype%.next ( ) */
static Value string_iterator_next(NativeCall *call) {
    TRY_VALUE(item, string_iterator_step(call->runtime, call->this_value));
    if (item == VALUE_EMPTY) return create_iterator_result(call->runtime, VALUE_UNDEFINED, true);
    return create_iterator_result(call->runtime, item, false);
}

// clang-format off
static const BuiltinRow iterator_rows[] = {
    ITERATOR_NEXT(string_iterator_next, string_iterator_step),
    TO_STRING_TAG("String Iterator"),
    ROWS_END
};

const BuiltinObject builtin_string_iterator = {
    .intrinsic = INTRINSIC_STRING_ITERATOR_PROTOTYPE, .prototype = INTRINSIC_ITERATOR_PROTOTYPE,
    .rows = iterator_rows
};
// clang-format on
