/* The iteration protocol for C code (spec 7.4): iterators, closing, and the fast ways over
 * untouched arrays. */
#ifndef BOBBIN_RUNTIME_OBJECTS_ITERATION_H
#define BOBBIN_RUNTIME_OBJECTS_ITERATION_H

#include "runtime/objects/realm.h"

/* An Iterator Record (7.4.1). Fast case: `array` is iterated in place while iteration of arrays is
 * untouched. Lives on the C stack. */
typedef struct Iterator {
    Value iterator;
    Value next_method;
    Array *array; /* fast case, else NULL */
    uint32_t index;
    bool done;
} Iterator;

/* GetIterator(value, sync). */
bool iterator_open(Runtime *runtime, Value value, Iterator *iterator);
/* GetIteratorDirect: with a known iterator object: reads `next`. */
bool iterator_from_object(Runtime *runtime, Value object, Iterator *iterator);
bool iterator_open_with_method(Runtime *runtime, Value value, Value method,
                               Iterator *iterator); /* GetIteratorFromMethod */
/* IteratorStepValue: VALUE_EMPTY when done, VALUE_ABRUPT when it threw (the iterator then counts as
 * done). */
Value iterator_step(Runtime *runtime, Iterator *iterator);
/* IteratorClose with a normal completion (false: throws), and with the pending exception (which
 * survives). */
bool iterator_close(Runtime *runtime, Iterator *iterator);
/* Keeps runtime->exception; returns VALUE_ABRUPT. */
Value iterator_close_abrupt(Runtime *runtime, Iterator *iterator);
Value create_iterator_result(Runtime *runtime, Value value, bool done);
/* True while for-of and spread over this array may read elements directly: it is an Array whose
 * prototype is the realm's %Array.prototype% with its original @@iterator and
 * %ArrayIteratorPrototype%.next, and it has no own @@iterator. */
bool array_iteration_is_untouched(Runtime *runtime, Value value);
/* All values of an iterable into an array (spread, Array.from fast case). */
bool iterable_append_to_array(Runtime *runtime, Value iterable, Array *target);

#endif
