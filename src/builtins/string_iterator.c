/* String iterators: code point by code point (spec 22.1.5, 22.1.3.36). */
#include "builtins/string_methods.h"

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

/* 22.1.5.1.1 %StringIteratorPrototype%.next ( ) */
static Value string_iterator_next(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!value_is_kind(call->this_value, CELL_OBJECT_STRING_ITERATOR)) {
        String *text = value_in_message(runtime, call->this_value);
        if (!text) return VALUE_ABRUPT;
        return throw_type_error(
            runtime, "Method String Iterator.prototype.next called on incompatible receiver %S",
            text);
    }
    StringIterator *iterator = (StringIterator *)value_as_object(call->this_value);
    String *s = iterator->string;
    if (!s || iterator->index >= string_length(s)) {
        iterator->string = NULL;
        return create_iterator_result(runtime, VALUE_UNDEFINED, true);
    }
    uint32_t units;
    uint32_t code_point = string_code_point_at(s, iterator->index, &units);
    String *item = string_from_code_point(runtime, code_point);
    if (!item) return VALUE_ABRUPT;
    iterator->index += units;
    return create_iterator_result(runtime, value_cell(item), false);
}

// clang-format off
static const BuiltinRow iterator_rows[] = {
    METHOD("next", 0, string_iterator_next, "the next code point as a string"),
    TO_STRING_TAG("String Iterator"),
    ROWS_END
};

const BuiltinObject builtin_string_iterator = {
    .intrinsic = INTRINSIC_STRING_ITERATOR_PROTOTYPE, .prototype = INTRINSIC_ITERATOR_PROTOTYPE,
    .rows = iterator_rows
};
// clang-format on
