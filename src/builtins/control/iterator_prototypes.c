/* %IteratorPrototype% and %AsyncIteratorPrototype% (spec 27.1.2, 27.1.3): what makes an iterator
 * iterable itself. */
#include "builtins/builtin.h"

static Value iterator_return_this(NativeCall *call) {
    return call->this_value;
}

static const BuiltinRow iterator_rows[] = {
    SYMBOL_METHOD(iterator, "[Symbol.iterator]", 0, iterator_return_this, "the iterator itself"),
    ROWS_END,
};

static const BuiltinRow async_iterator_rows[] = {
    SYMBOL_METHOD(async_iterator, "[Symbol.asyncIterator]", 0, iterator_return_this,
                  "the iterator itself"),
    ROWS_END,
};

const BuiltinObject builtin_iterator_prototype = {
    .intrinsic = INTRINSIC_ITERATOR_PROTOTYPE,
    .prototype = -1,
    .rows = iterator_rows,
};
const BuiltinObject builtin_async_iterator_prototype = {
    .intrinsic = INTRINSIC_ASYNC_ITERATOR_PROTOTYPE,
    .prototype = -1,
    .rows = async_iterator_rows,
};
