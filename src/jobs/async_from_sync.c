/* %AsyncFromSyncIteratorPrototype% (spec 27.1.4): a sync iterator where an async one is asked
 * for. */
#include "jobs/internal.h"

typedef struct AsyncFromSyncIterator {
    Object object; /* CELL_OBJECT_ASYNC_FROM_SYNC_ITERATOR */
    Value iterator;
    Value next_method;
} AsyncFromSyncIterator;

static void trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_value(heap, ((AsyncFromSyncIterator *)cell)->iterator);
    heap_mark_value(heap, ((AsyncFromSyncIterator *)cell)->next_method);
}

void async_from_sync_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_ASYNC_FROM_SYNC_ITERATOR, trace, object_finalize);
}

Value create_async_from_sync_iterator(Runtime *runtime, Value iterator, Value next_method) {
    Object *prototype = intrinsic(runtime, INTRINSIC_ASYNC_FROM_SYNC_ITERATOR_PROTOTYPE);
    AsyncFromSyncIterator *made =
        prototype ? object_allocate(runtime, sizeof *made, CELL_OBJECT_ASYNC_FROM_SYNC_ITERATOR,
                                    prototype, 0)
                  : NULL;
    if (!made) return VALUE_ABRUPT;
    made->iterator = iterator;
    made->next_method = next_method;
    return value_cell(made);
}

/* ---- the value of a result is awaited ---- */

/* A value that was rejected closes the sync iterator; the reason stays what it is. */
static void close_with(Runtime *runtime, Value iterator, Value reason) {
    Iterator closed = {.iterator = iterator, .next_method = VALUE_UNDEFINED};
    throw_value(runtime, reason);
    iterator_close_abrupt(runtime, &closed);
}

bool async_from_sync_settled(Runtime *runtime, Reaction *reaction, bool fulfilled, Value value) {
    Record *step = (Record *)value_as_cell(reaction->on_fulfilled);
    if (fulfilled) return step_fulfill(runtime, step, value, reaction->result == VALUE_TRUE);
    if (value_is_undefined(reaction->on_rejected)) return step_reject(runtime, step, value);
    close_with(runtime, reaction->on_rejected, value);
    return step_reject_pending(runtime, step);
}

/* 27.1.4.4 AsyncFromSyncIteratorContinuation, from step 6 on. closes: the iterator is closed when
 * the value's promise is rejected, or none can be made of it. */
static bool await_value(Runtime *runtime, AsyncFromSyncIterator *self, Value value, bool done,
                        Record *step, bool closes) {
    closes = closes && !done;
    Promise *promise = NULL;
    if (value_is_object(value)) {
        promise = awaited_promise(runtime, value);
        if (!promise) {
            Iterator iterator = {.iterator = self->iterator, .next_method = VALUE_UNDEFINED};
            if (closes) iterator_close_abrupt(runtime, &iterator);
            return step_reject_pending(runtime, step);
        }
    }
    Reaction *reaction =
        reaction_new(runtime, REACTION_UNWRAP, value_cell(step),
                     closes ? self->iterator : VALUE_UNDEFINED, value_bool(done));
    if (!reaction) return false;
    return promise ? promise_await(runtime, promise, &reaction->cell)
                   : reaction_enqueue(runtime, &reaction->cell, PROMISE_FULFILLED, value);
}

static bool continuation(Runtime *runtime, AsyncFromSyncIterator *self, Value result, Record *step,
                         bool closes) {
    if (value_is_abrupt(result)) return step_reject_pending(runtime, step);
    if (!value_is_object(result)) {
        String *text = value_describe(runtime, result);
        if (text) throw_type_error(runtime, "Iterator result %S is not an object", text);
        return step_reject_pending(runtime, step);
    }
    Value done = get_by_name(runtime, value_as_object(result), runtime->names.done);
    if (value_is_abrupt(done)) return step_reject_pending(runtime, step);
    bool is_done = to_boolean(done);
    Value value = get_by_name(runtime, value_as_object(result), runtime->names.value);
    if (value_is_abrupt(value)) return step_reject_pending(runtime, step);
    return await_value(runtime, self, value, is_done, step, closes);
}

/* ---- next, return, throw (27.1.4.2) ---- */

/* A generator of ours is stepped without a result object; *ok: it was, and what came of it went
 * into the step. */
static bool step_generator(Runtime *runtime, AsyncFromSyncIterator *self, Value sent, Record *step,
                           bool *ok) {
    bool done, is_result;
    Value value = generator_step(runtime, value_as_object(self->iterator), RESUME_NEXT, sent,
                                 &done, &is_result);
    *ok = is_result || value_is_abrupt(value)
              ? continuation(runtime, self, value, step, true)
              : await_value(runtime, self, value, done, step, true);
    return true;
}

/* The same for any builtin iterator that can do without result objects. */
static bool step_quietly(Runtime *runtime, AsyncFromSyncIterator *self, Value sent, Record *step,
                         bool *ok) {
    IteratorStep advance = iterator_step_of(runtime, self->next_method);
    if (!advance) return false;
    if (advance == generator_row_step) {
        bool is_generator = value_is_kind(self->iterator, CELL_OBJECT_GENERATOR);
        return is_generator && step_generator(runtime, self, sent, step, ok);
    }
    Value value = advance(runtime, self->iterator);
    bool done = value == VALUE_EMPTY;
    *ok = value_is_abrupt(value)
              ? step_reject_pending(runtime, step)
              : await_value(runtime, self, done ? VALUE_UNDEFINED : value, done, step, true);
    return true;
}

bool async_from_sync_ask(Runtime *runtime, Object *iterator, Record *step, uint32_t count,
                         const Value *arguments) {
    AsyncFromSyncIterator *self = (AsyncFromSyncIterator *)iterator;
    bool ok;
    if (step_quietly(runtime, self, count ? arguments[0] : VALUE_UNDEFINED, step, &ok)) return ok;
    Value result = call(runtime, self->next_method, self->iterator, count ? 1 : 0, arguments);
    return continuation(runtime, self, result, step, true);
}

static bool ask_next(NativeCall *native, AsyncFromSyncIterator *self, Record *step) {
    return async_from_sync_ask(native->runtime, &self->object, step, native->count,
                               native->arguments);
}

/* A method that the sync iterator need not have. */
static Value method_of(Runtime *runtime, const AsyncFromSyncIterator *self, String *name) {
    return get_method(runtime, self->iterator, property_key_name(name));
}

static Value call_method(NativeCall *native, Value method) {
    const AsyncFromSyncIterator *self =
        (const AsyncFromSyncIterator *)value_as_object(native->this_value);
    uint32_t count = native->count ? 1 : 0;
    return call(native->runtime, method, self->iterator, count, native->arguments);
}

static bool ask_return(NativeCall *native, AsyncFromSyncIterator *self, Record *step) {
    Runtime *runtime = native->runtime;
    Value method = method_of(runtime, self, runtime->names.return_);
    if (value_is_abrupt(method)) return step_reject_pending(runtime, step);
    if (value_is_undefined(method)) return step_fulfill(runtime, step, argument(native, 0), true);
    return continuation(runtime, self, call_method(native, method), step, false);
}

static bool ask_throw(NativeCall *native, AsyncFromSyncIterator *self, Record *step) {
    Runtime *runtime = native->runtime;
    Value method = method_of(runtime, self, runtime->names.throw_);
    if (value_is_abrupt(method)) return step_reject_pending(runtime, step);
    if (!value_is_undefined(method))
        return continuation(runtime, self, call_method(native, method), step, true);
    Iterator iterator = {.iterator = self->iterator, .next_method = VALUE_UNDEFINED};
    if (iterator_close(runtime, &iterator))
        throw_type_error(runtime, "The iterator does not provide a 'throw' method.");
    return step_reject_pending(runtime, step);
}

static Value promise_of_step(NativeCall *native,
                             bool (*ask)(NativeCall *, AsyncFromSyncIterator *, Record *)) {
    Promise *promise = promise_new(native->runtime);
    Record *step =
        promise ? step_new(native->runtime, RESUME_NEXT, VALUE_UNDEFINED, promise) : NULL;
    bool ok =
        step && ask(native, (AsyncFromSyncIterator *)value_as_object(native->this_value), step);
    return ok ? value_cell(promise) : VALUE_ABRUPT;
}

Value async_from_sync_next(NativeCall *native) {
    return promise_of_step(native, ask_next);
}
Value async_from_sync_return(NativeCall *native) {
    return promise_of_step(native, ask_return);
}
Value async_from_sync_throw(NativeCall *native) {
    return promise_of_step(native, ask_throw);
}
