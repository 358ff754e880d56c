/* %AsyncFromSyncIteratorPrototype% (spec 27.1.4): a sync iterator where an async one is asked
 * for. */
#include "jobs/internal.h"
#include "runtime/objects/builtin_row.h"

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

/* What the value's promise answers becomes an iterator result. captured: done. */
static Value unwrap(NativeCall *call) {
    bool done = to_boolean(((NativeFunction *)call->callee)->captured[0]);
    return create_iterator_result(call->runtime, argument(call, 0), done);
}

/* A value that was rejected closes the sync iterator. captured: the iterator. */
static Value close_iterator(NativeCall *call) {
    Iterator iterator = {.iterator = ((NativeFunction *)call->callee)->captured[0],
                         .next_method = VALUE_UNDEFINED};
    throw_value(call->runtime, argument(call, 0));
    return iterator_close_abrupt(call->runtime, &iterator);
}

static const BuiltinRow unwrap_row = {
    .kind = ROW_METHOD, .name = "", .length = 1, .function = unwrap};
static const BuiltinRow close_iterator_row = {
    .kind = ROW_METHOD, .name = "", .length = 1, .function = close_iterator};

static Value closure_over(Runtime *runtime, const BuiltinRow *row, Value captured) {
    NativeFunction *native = native_function_closing_over(runtime, row, 1);
    if (!native) return VALUE_ABRUPT;
    native->captured[0] = captured;
    return value_cell(native);
}

/* 27.1.4.4 AsyncFromSyncIteratorContinuation. closes: the iterator is closed when the value's
 * promise is rejected. */
static Value continuation(Runtime *runtime, AsyncFromSyncIterator *self, Value result,
                          Promise *promise, bool closes) {
    Value capability = value_cell(promise);
    if (!value_is_object(result)) {
        String *text = value_describe(runtime, result);
        if (text) throw_type_error(runtime, "Iterator result %S is not an object", text);
        return capability_reject_pending(runtime, capability);
    }
    Value done = get_by_name(runtime, value_as_object(result), runtime->names.done);
    if (value_is_abrupt(done)) return capability_reject_pending(runtime, capability);
    bool is_done = to_boolean(done);
    Value value = get_by_name(runtime, value_as_object(result), runtime->names.value);
    if (value_is_abrupt(value)) return capability_reject_pending(runtime, capability);
    Object *constructor = intrinsic(runtime, INTRINSIC_PROMISE);
    Value wrapper =
        constructor ? promise_resolve(runtime, value_cell(constructor), value) : VALUE_ABRUPT;
    closes = closes && !is_done;
    if (value_is_abrupt(wrapper)) {
        Iterator iterator = {.iterator = self->iterator, .next_method = VALUE_UNDEFINED};
        if (closes) iterator_close_abrupt(runtime, &iterator);
        return capability_reject_pending(runtime, capability);
    }
    TRY_VALUE(on_fulfilled, closure_over(runtime, &unwrap_row, value_bool(is_done)));
    Value on_rejected = VALUE_UNDEFINED;
    if (closes) on_rejected = closure_over(runtime, &close_iterator_row, self->iterator);
    TRY(on_rejected);
    bool ok = perform_promise_then(runtime, value_as_promise(wrapper), on_fulfilled, on_rejected,
                                   capability);
    return ok ? capability : VALUE_ABRUPT;
}

static Value call_iterator(NativeCall *native, Value method, Value iterator) {
    return call(native->runtime, method, iterator, native->count ? 1 : 0, native->arguments);
}

/* 27.1.4.2.1 next */
Value async_from_sync_next(NativeCall *native) {
    Runtime *runtime = native->runtime;
    AsyncFromSyncIterator *self = (AsyncFromSyncIterator *)value_as_object(native->this_value);
    Promise *promise = promise_new(runtime);
    if (!promise) return VALUE_ABRUPT;
    Value result = call_iterator(native, self->next_method, self->iterator);
    if (value_is_abrupt(result)) return capability_reject_pending(runtime, value_cell(promise));
    return continuation(runtime, self, result, promise, true);
}

/* 27.1.4.2.2 return */
Value async_from_sync_return(NativeCall *native) {
    Runtime *runtime = native->runtime;
    AsyncFromSyncIterator *self = (AsyncFromSyncIterator *)value_as_object(native->this_value);
    Promise *promise = promise_new(runtime);
    if (!promise) return VALUE_ABRUPT;
    Value method = get_method(runtime, self->iterator, property_key_name(runtime->names.return_));
    if (value_is_abrupt(method)) return capability_reject_pending(runtime, value_cell(promise));
    if (value_is_undefined(method)) {
        Value result = create_iterator_result(runtime, argument(native, 0), true);
        bool ok = !value_is_abrupt(result) && promise_resolve_with(runtime, promise, result);
        return ok ? value_cell(promise) : VALUE_ABRUPT;
    }
    Value result = call_iterator(native, method, self->iterator);
    if (value_is_abrupt(result)) return capability_reject_pending(runtime, value_cell(promise));
    return continuation(runtime, self, result, promise, false);
}

/* 27.1.4.2.3 throw */
Value async_from_sync_throw(NativeCall *native) {
    Runtime *runtime = native->runtime;
    AsyncFromSyncIterator *self = (AsyncFromSyncIterator *)value_as_object(native->this_value);
    Promise *promise = promise_new(runtime);
    if (!promise) return VALUE_ABRUPT;
    Value method = get_method(runtime, self->iterator, property_key_name(runtime->names.throw_));
    if (value_is_abrupt(method)) return capability_reject_pending(runtime, value_cell(promise));
    if (value_is_undefined(method)) {
        Iterator iterator = {.iterator = self->iterator, .next_method = VALUE_UNDEFINED};
        if (!iterator_close(runtime, &iterator))
            return capability_reject_pending(runtime, value_cell(promise));
        throw_type_error(runtime, "The iterator does not provide a 'throw' method.");
        return capability_reject_pending(runtime, value_cell(promise));
    }
    Value result = call_iterator(native, method, self->iterator);
    if (value_is_abrupt(result)) return capability_reject_pending(runtime, value_cell(promise));
    return continuation(runtime, self, result, promise, true);
}
