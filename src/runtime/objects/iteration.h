/* The iteration protocol for C code (spec 7.4): iterators, closing, and the fast ways over
 * untouched arrays. */
#ifndef BOBBIN_RUNTIME_OBJECTS_ITERATION_H
#define BOBBIN_RUNTIME_OBJECTS_ITERATION_H

#include "runtime/objects/realm.h"

/* What a builtin `next` does without a result object (builtin_row.h): the next value, VALUE_EMPTY
 * when done, VALUE_ABRUPT. */
typedef Value (*IteratorStep)(Runtime *runtime, Value iterator);

/* An Iterator Record (7.4.1). Two fast cases: `array` is iterated in place while iteration of
 * arrays is untouched; `step` stands for a next_method that is a builtin of the current realm.
 * Lives on the C stack. */
typedef struct Iterator {
    Value iterator;
    Value next_method;
    Array *array;      /* or NULL */
    IteratorStep step; /* or NULL */
    uint32_t index;
    bool done;
} Iterator;

/* GetIterator(value, sync). */
bool iterator_open(Runtime *runtime, Value value, Iterator *iterator);
/* GetIteratorDirect: with a known iterator object: reads `next`. */
bool iterator_from_object(Runtime *runtime, Value object, Iterator *iterator);
/* What stands for a next_method: nobody can tell whether there was a result object in between. NULL
 * unless it is a builtin of the current realm that has a step. */
IteratorStep iterator_step_of(const Runtime *runtime, Value next_method);
/* GetIteratorFromMethod */
bool iterator_open_with_method(Runtime *runtime, Value value, Value method, Iterator *iterator);
/* IteratorStepValue: VALUE_EMPTY when done, VALUE_ABRUPT when it threw (the iterator then counts as
 * done). */
Value iterator_step(Runtime *runtime, Iterator *iterator);
/* IteratorClose with a normal completion (false: throws), and with the pending exception (which
 * survives). */
bool iterator_close(Runtime *runtime, Iterator *iterator);
/* Keeps runtime->exception; returns VALUE_ABRUPT. */
Value iterator_close_abrupt(Runtime *runtime, Iterator *iterator);
Value create_iterator_result(Runtime *runtime, Value value, bool done); /* 7.4.14 */
/* The same, inline: one cell whose every word is known. */
static ALWAYS_INLINE Value iterator_result_new(Runtime *runtime, Value value, bool done) {
    enum { SIZE = sizeof(Object) + 2 * sizeof(Value) };
    Shape *shape = runtime->realm->iterator_result_shape;
    Object *result = LIKELY(shape) ? heap_allocate(runtime, SIZE, CELL_OBJECT_PLAIN) : NULL;
    if (UNLIKELY(!result)) return create_iterator_result(runtime, value, done);
    object_set_up(result, shape, (Value *)(result + 1), 2);
    result->slots[0] = value;
    result->slots[1] = value_bool(done);
    return value_cell(result);
}
/* True while for-of and spread over this array may read elements directly: it is an Array whose
 * prototype is the realm's %Array.prototype% with its original @@iterator and
 * %ArrayIteratorPrototype%.next, and it has no own @@iterator. */
bool array_iteration_is_untouched(Runtime *runtime, Value value);
/* Opens a generator, which is its own iterator, without asking it: while it is an instance of a
 * generator function, without properties of its own or its function's, and the @@iterator and
 * `next` it inherits are the realm's original ones. False: it must be asked. */
bool generator_open(Runtime *runtime, Value value, Iterator *iterator);
/* All values of an iterable into an array (spread, Array.from fast case). */
bool iterable_append_to_array(Runtime *runtime, Value iterable, Array *target);

#endif
