/* Opening what for-of, spread and array patterns iterate over (spec 7.4.3 GetIterator).
 *
 * The work is done by runtime/objects; here a failure is put into V8's words, which name the
 * expression: "o.q is not iterable". */
#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"

/* True when `value` has no @@iterator at all; never runs script. */
static bool lacks_iterator(Runtime *runtime, Value value) {
    if (value_is_nullish(value)) return true;
    Object *object = to_object(runtime, value);
    PropertyKey key = property_key_symbol(runtime->symbols.iterator);
    for (; object; object = object->shape->prototype) {
        if (object->cell.kind == CELL_OBJECT_PROXY || shape_lookup(object->shape, key))
            return false;
    }
    return true;
}

/* An array pattern as a parameter, or inside another pattern, that got nothing. */
static bool throw_parameter(Runtime *runtime) {
    throw_type_error(runtime,
                     "undefined is not iterable (cannot read property Symbol(Symbol.iterator))");
    return false;
}

/* After a failure: says that `source` is not iterable where that was the reason. */
static COLD bool rename_failure(Frame *frame, Node *source, Value value) {
    Runtime *runtime = frame->runtime;
    if (runtime->terminating || runtime->out_of_memory) return false;
    if (!source) return value_is_undefined(value) && throw_parameter(runtime);
    Value thrown = runtime_take_exception(runtime);
    if (!lacks_iterator(runtime, value)) {
        throw_value(runtime, thrown);
        return false;
    }
    frame->position = source;
    String *text = callee_text(frame, source);
    if (text) throw_type_error(runtime, "%S is not iterable", text);
    return false;
}

bool iterable_open(Frame *frame, Node *source, Value value, Iterator *iterator) {
    if (source) frame->position = source;
    return iterator_open(frame->runtime, value, iterator) || rename_failure(frame, source, value);
}

bool iterable_spread(Frame *frame, Node *source, Value value, Array *target) {
    frame->position = source;
    uint32_t before = target->length;
    if (iterable_append_to_array(frame->runtime, value, target)) return true;
    return target->length == before && rename_failure(frame, source, value);
}

bool iterable_open_slowly(Frame *frame, Node *source, Value value, Iterator *iterator) {
    Runtime *runtime = frame->runtime;
    frame->position = source;
    Value method = get_method(runtime, value, property_key_symbol(runtime->symbols.iterator));
    if (value_is_abrupt(method)) return rename_failure(frame, source, value);
    if (value_is_undefined(method)) {
        String *text = callee_text(frame, source);
        if (text) throw_type_error(runtime, "%S is not iterable", text);
        return false;
    }
    return iterator_open_with_method(runtime, value, method, iterator);
}

/* 7.4.3 GetIterator(value, async). */
bool async_iterator_open(Frame *frame, Node *source, Value value, Iterator *iterator) {
    Runtime *runtime = frame->runtime;
    frame->position = source;
    Value method = VALUE_UNDEFINED;
    if (!value_is_nullish(value))
        method = get_method(runtime, value, property_key_symbol(runtime->symbols.async_iterator));
    if (value_is_abrupt(method)) return false;
    if (!value_is_undefined(method))
        return iterator_open_with_method(runtime, value, method, iterator);
    Value sync_method = VALUE_UNDEFINED;
    if (!value_is_nullish(value))
        sync_method = get_method(runtime, value, property_key_symbol(runtime->symbols.iterator));
    if (value_is_abrupt(sync_method)) return false;
    if (value_is_undefined(sync_method)) {
        String *text = callee_text(frame, source);
        if (text) throw_type_error(runtime, "%S is not async iterable", text);
        return false;
    }
    if (!iterator_open_with_method(runtime, value, sync_method, iterator)) return false;
    Value wrapped = runtime->hooks.create_async_from_sync_iterator(runtime, iterator->iterator,
                                                                   iterator->next_method);
    return !value_is_abrupt(wrapped) && iterator_from_object(runtime, wrapped, iterator);
}
