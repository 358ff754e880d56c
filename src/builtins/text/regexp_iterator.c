/* The iterator of matchAll: %RegExpStringIteratorPrototype% (ECMA-262 22.2.9). */
#include "builtins/text/regexp.h"

typedef struct RegExpIterator {
    Object object;
    Object *regexp; /* NULL when finished */
    String *subject;
    bool is_global, is_unicode;
} RegExpIterator;

static void trace_iterator(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_cell(heap, ((RegExpIterator *)cell)->regexp);
    heap_mark_cell(heap, ((RegExpIterator *)cell)->subject);
}

void regexp_iterator_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_REGEXP_STRING_ITERATOR, trace_iterator, object_finalize);
}

Value regexp_iterator_new(Runtime *runtime, Object *regexp, String *subject, bool global,
                          bool unicode) {
    Object *prototype = intrinsic(runtime, INTRINSIC_REGEXP_STRING_ITERATOR_PROTOTYPE);
    TRY_OK(prototype);
    RegExpIterator *iterator = object_allocate(runtime, sizeof *iterator,
                                               CELL_OBJECT_REGEXP_STRING_ITERATOR, prototype, 0);
    TRY_OK(iterator);
    iterator->regexp = regexp;
    iterator->subject = subject;
    iterator->is_global = global;
    iterator->is_unicode = unicode;
    return value_cell(iterator);
}

/* The next match of one that is global: an empty one is stepped over. */
static bool step_over(Runtime *runtime, const RegExpIterator *iterator, Value result) {
    Value first = get(runtime, value_as_object(result), property_key_index(0));
    String *text = value_is_abrupt(first) ? NULL : to_string(runtime, first);
    if (!text) return false;
    return string_length(text) > 0 ||
           regexp_step_over_empty(runtime, iterator->regexp, iterator->subject,
                                  iterator->is_unicode);
}

static Value iterator_match(Runtime *runtime, RegExpIterator *iterator) {
    if (!iterator->regexp) return VALUE_EMPTY;
    Value result = regexp_exec(runtime, iterator->regexp, iterator->subject);
    bool is_last = value_is_null(result) || value_is_abrupt(result) || !iterator->is_global;
    if (!is_last && !step_over(runtime, iterator, result)) {
        result = VALUE_ABRUPT;
        is_last = true;
    }
    if (is_last) iterator->regexp = NULL;
    return value_is_null(result) ? VALUE_EMPTY : result;
}

/* The next match without a result object. */
static Value iterator_next_match(Runtime *runtime, Value value) {
    if (value_is_kind(value, CELL_OBJECT_REGEXP_STRING_ITERATOR)) {
        return iterator_match(runtime, (RegExpIterator *)value_as_object(value));
    }
    return throw_incompatible_receiver(runtime, value, "%RegExpStringIterator%.prototype.next");
}

/* 22.2.9.2.1 %RegExpStringIteratorPrototype%.next ( ) */
static Value iterator_next(NativeCall *call) {
    TRY_VALUE(match, iterator_next_match(call->runtime, call->this_value));
    bool done = match == VALUE_EMPTY;
    return create_iterator_result(call->runtime, done ? VALUE_UNDEFINED : match, done);
}

// clang-format off
static const BuiltinRow iterator_rows[] = {
    ITERATOR_NEXT(iterator_next, iterator_next_match),
    TO_STRING_TAG("RegExp String Iterator"),
    ROWS_END
};

const BuiltinObject builtin_regexp_string_iterator = {
    .intrinsic = INTRINSIC_REGEXP_STRING_ITERATOR_PROTOTYPE,
    .prototype = INTRINSIC_ITERATOR_PROTOTYPE,
    .rows = iterator_rows
};
// clang-format on
