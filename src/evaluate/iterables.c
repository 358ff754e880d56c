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

/* After a failure: says that `source` is not iterable where that was the reason. */
static COLD bool rename_failure(Frame *frame, Node *source, Value value) {
    Runtime *runtime = frame->runtime;
    if (!source || runtime->terminating || runtime->out_of_memory) return false;
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
