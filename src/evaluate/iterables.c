/* Opening what for-of, spread, yield* and array patterns iterate over (spec 7.4.3 GetIterator).
 *
 * The work is done by runtime/objects, which names a value that is not iterable by its type. Here
 * such a failure is put into V8's words, which name the expression where V8 finds it again: "o.q is
 * not iterable", "f is not a function or its return value is not iterable". */
#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"
#include "runtime/objects/error.h"

/* Whether it is for want of a function under @@iterator that `value` could not be opened; never
 * runs script. */
static bool lacks_iterator(Runtime *runtime, Value value) {
    if (value_is_nullish(value)) return true;
    Object *object = to_object(runtime, value);
    PropertyKey key = property_key_symbol(runtime->symbols.iterator);
    for (; object; object = object->shape->prototype) {
        if (object->cell.kind == CELL_OBJECT_PROXY) return false;
        const PropertyEntry *entry = shape_lookup(object->shape, key);
        if (!entry) continue;
        bool is_data = !(entry->attributes & PROPERTY_ACCESSOR);
        return is_data && !is_callable(object_slot(runtime, object, entry->slot));
    }
    return true;
}

/* ---- what a message names ---- */

static bool is_logical(const Node *node, uint32_t op) {
    return node->kind == NODE_LOGICAL && ((const BinaryNode *)node)->op == op;
}

/* Three operands of one operator, or more. */
static bool is_long_row(const Node *node) {
    if (node->kind == NODE_SEQUENCE) return ((const ListNode *)node)->list.count > 2;
    if (node->kind != NODE_BINARY && node->kind != NODE_LOGICAL) return false;
    const BinaryNode *binary = (const BinaryNode *)node;
    return binary->left->kind == node->kind && ((const BinaryNode *)binary->left)->op == binary->op;
}

/* The expressions that begin with the place they are known by. */
static bool begins_with_its_place(const Node *node) {
    if (node->flags & NODE_PARENTHESIZED) return false;
    switch (node->kind) {
    case NODE_CALL: return ((const CallNode *)node)->callee->kind <= NODE_DYNAMIC;
    case NODE_BINARY: return is_long_row(node);
    case NODE_UPDATE: return ((const UpdateNode *)node)->prefix;
    case NODE_MEMBER:
    case NODE_INDEX:
    case NODE_PRIVATE_MEMBER:
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
    case NODE_OPTIONAL_CHAIN:
    case NODE_TAGGED_TEMPLATE:
    case NODE_ASSIGN:
    case NODE_COMPOUND_ASSIGN:
    case NODE_LOGICAL_ASSIGN:
    case NODE_LOGICAL:
    case NODE_PRIVATE_IN:
    case NODE_CONDITIONAL:
    case NODE_SEQUENCE:
    case NODE_TRY: return false;
    default: return true;
    }
}

/* Has properties whose values V8 computes one by one, and so forgets where the literal began. */
static bool is_computed_object(const Node *node) {
    if (node->kind != NODE_OBJECT_LITERAL) return false;
    const ObjectNode *literal = (const ObjectNode *)node;
    for (uint32_t i = 0; i < literal->count; i++) {
        const PropertyDefinition *property = &literal->properties[i];
        uint8_t kind = property->value->kind;
        bool is_constant = kind == NODE_LITERAL || kind == NODE_UNARY ||
                           kind == NODE_OBJECT_LITERAL || kind == NODE_ARRAY_LITERAL;
        if (property->kind == PROPERTY_VALUE && (property->computed || !is_constant)) return true;
    }
    return false;
}

static bool is_named(const Node *source, IterableUse use) {
    if (use == ITERATED_BY_PATTERN) return begins_with_its_place(source);
    if (use == ITERATED_BY_SPREAD) return true;
    bool is_unknown = source->kind == NODE_CONDITIONAL || source->kind == NODE_OPTIONAL_CHAIN ||
                      is_logical(source, OPERATOR_AND) || is_logical(source, OPERATOR_OR);
    return !is_unknown && !is_long_row(source) && !is_computed_object(source);
}

static const Node *callee_of(const Node *source) {
    if (source->kind == NODE_CALL || source->kind == NODE_NEW)
        return ((const CallNode *)source)->callee;
    return source->kind == NODE_TAGGED_TEMPLATE ? ((const TemplateNode *)source)->tag : NULL;
}

static bool throw_named(Runtime *runtime, const Node *source, const char *kind) {
    const Node *callee = callee_of(source);
    String *text = node_text(runtime, callee ? callee : source);
    if (text && callee) {
        throw_type_error(runtime, "%S is not a function or its return value is not %s", text, kind);
    } else if (text) {
        throw_type_error(runtime, "%S is not %s", text, kind);
    }
    return false;
}

/* ---- opening ---- */

/* After a failure: takes the exception when its reason was that the value is not iterable. */
static bool take_lack(Runtime *runtime, Value value) {
    if (runtime->terminating || runtime->out_of_memory) return false;
    Value thrown = runtime_take_exception(runtime);
    bool lacks = lacks_iterator(runtime, value);
    if (!lacks) throw_value(runtime, thrown);
    return lacks;
}

static COLD bool rename_failure(Frame *frame, const Node *source, Value value, IterableUse use) {
    Runtime *runtime = frame->runtime;
    if (!source || !is_named(source, use) || !take_lack(runtime, value)) return false;
    return throw_named(runtime, source, "iterable");
}

bool iterable_open(Frame *frame, Node *source, Value value, IterableUse use, Iterator *iterator) {
    if (source && source->kind < NODE_EMPTY) frame->position = source;
    return iterator_open(frame->runtime, value, iterator) ||
           rename_failure(frame, source, value, use);
}

bool iterable_spread(Frame *frame, Node *source, Value value, Array *target) {
    frame->position = source;
    uint32_t before = target->length;
    if (iterable_append_to_array(frame->runtime, value, target)) return true;
    return target->length == before && rename_failure(frame, source, value, ITERATED_BY_SPREAD);
}

/* ---- arguments ---- */

/* A spread that is the only one and comes last is V8's own builtin, with messages of its own. */
static bool throw_last_argument(Runtime *runtime, const Node *source, Value value) {
    if (!value_is_nullish(value)) {
        throw_type_error(runtime,
                         "Spread syntax requires ...iterable[Symbol.iterator] to be a function");
        return false;
    }
    String *text = node_text(runtime, source);
    const char *kind = value_is_null(value) ? "null" : "undefined";
    if (text) throw_type_error(runtime, "%S is not iterable (cannot read property %s)", text, kind);
    return false;
}

static bool throw_argument(Runtime *runtime, const Node *callee, Value value) {
    PropertyKey key = property_key_symbol(runtime->symbols.iterator);
    String *text = callee ? node_text(runtime, callee) : value_call_site(runtime, value);
    if (text) throw_type_error(runtime, "%S is not iterable (cannot read property %K)", text, &key);
    return false;
}

static bool is_only_spread(const NodeList *list) {
    for (uint32_t i = 0; i + 1 < list->count; i++) {
        if (list->items[i]->kind == NODE_SPREAD) return false;
    }
    return list->items[list->count - 1]->kind == NODE_SPREAD;
}

/* The only one that comes last is shown at the call. */
bool argument_spread(Frame *frame, const CallNode *call, Node *source, Value value,
                     Array *target) {
    Runtime *runtime = frame->runtime;
    bool is_only = is_only_spread(&call->arguments);
    frame->position = is_only ? &call->node : source;
    uint32_t before = target->length;
    if (iterable_append_to_array(runtime, value, target)) return true;
    if (target->length != before || !take_lack(runtime, value)) return false;
    return is_only ? throw_last_argument(runtime, source, value)
                   : throw_argument(runtime, callee_of(source), value);
}

/* ---- delegation and for await ---- */

static bool throw_delegate(Runtime *runtime, const Node *source, Value value) {
    bool is_unknown = source->kind == NODE_CONDITIONAL || source->kind == NODE_OPTIONAL_CHAIN ||
                      source->kind == NODE_OBJECT_LITERAL || source->kind == NODE_FUNCTION ||
                      source->kind == NODE_CLASS || source->kind == NODE_THIS ||
                      source->kind == NODE_LOGICAL || source->kind <= NODE_DYNAMIC ||
                      source->kind == NODE_LITERAL || is_long_row(source);
    if (is_unknown) return throw_argument(runtime, NULL, value);
    throw_type_error(runtime, "yield* (intermediate value) is not iterable");
    return false;
}

bool iterable_open_slowly(Frame *frame, Node *source, Value value, Iterator *iterator) {
    Runtime *runtime = frame->runtime;
    frame->position = source;
    if (generator_open(runtime, value, iterator)) return true;
    if (value_is_nullish(value)) return throw_delegate(runtime, source, value);
    Value method = get_v(runtime, value, property_key_symbol(runtime->symbols.iterator));
    if (value_is_abrupt(method)) return false;
    if (!is_callable(method)) return throw_delegate(runtime, source, value);
    return iterator_open_with_method(runtime, value, method, iterator);
}

/* GetIteratorFromMethod for @@asyncIterator. */
static bool open_async(Runtime *runtime, Value value, Value method, Iterator *iterator) {
    Value object = call(runtime, method, value, 0, NULL);
    if (value_is_abrupt(object)) return false;
    if (value_is_object(object)) return iterator_from_object(runtime, object, iterator);
    throw_type_error(runtime, "Result of the Symbol.asyncIterator method is not an object");
    return false;
}

/* 7.4.3 GetIterator(value, async). */
bool async_iterator_open(Frame *frame, Node *source, Value value, Iterator *iterator) {
    Runtime *runtime = frame->runtime;
    frame->position = source;
    Value method = get_v(runtime, value, property_key_symbol(runtime->symbols.async_iterator));
    if (value_is_abrupt(method)) return false;
    if (is_callable(method)) return open_async(runtime, value, method, iterator);
    if (!value_is_nullish(method)) return throw_named(runtime, source, "async iterable");
    method = get_v(runtime, value, property_key_symbol(runtime->symbols.iterator));
    if (value_is_abrupt(method)) return false;
    if (!is_callable(method)) return throw_named(runtime, source, "async iterable");
    if (!iterator_open_with_method(runtime, value, method, iterator)) return false;
    Value wrapped = runtime->hooks.create_async_from_sync_iterator(runtime, iterator->iterator,
                                                                   iterator->next_method);
    return !value_is_abrupt(wrapped) && iterator_from_object(runtime, wrapped, iterator);
}
