/* Object literals (spec 13.2.5).
 *
 * A simple literal (distinct literal names, plain values) makes its first object property by
 * property and remembers the shape; from then on objects are allocated with that shape and their
 * slots are filled in order. All others define one property after the other. */
#include "evaluate/evaluators.h"

PropertyKey property_definition_key(PropertyDefinition *property, Frame *frame) {
    if (!property->computed) return property->key;
    Value key = eval(property->computed, frame);
    return value_is_abrupt(key) ? PROPERTY_KEY_NONE : to_property_key(frame->runtime, key);
}

static const char *accessor_prefix(const PropertyDefinition *property) {
    return property->kind == PROPERTY_GETTER   ? "get"
           : property->kind == PROPERTY_SETTER ? "set"
                                               : NULL;
}

Value property_definition_value(PropertyDefinition *property, Object *object, PropertyKey key,
                                Frame *frame) {
    bool is_constant = !property->computed;
    const char *prefix = accessor_prefix(property);
    if (property->is_method || prefix) {
        FunctionCode *code = ((FunctionNode *)property->value)->code;
        Function *function = method_instantiate(frame, code, object, key, prefix, is_constant);
        return function ? value_cell(function) : VALUE_ABRUPT;
    }
    if (!property->names_function) return eval(property->value, frame);
    return is_constant ? eval_named(property->value, frame, key)
                       : eval_named_dynamically(property->value, frame, key);
}

static bool define_accessor(Runtime *runtime, Object *object, PropertyKey key, Value function,
                            bool is_getter) {
    PropertyDescriptor descriptor = {
        .flags = PROPERTY_ENUMERABLE | PROPERTY_CONFIGURABLE | PROPERTY_HAS_ENUMERABLE |
                 PROPERTY_HAS_CONFIGURABLE | (is_getter ? PROPERTY_HAS_GET : PROPERTY_HAS_SET),
        .value = VALUE_UNDEFINED,
        .getter = is_getter ? function : VALUE_UNDEFINED,
        .setter = is_getter ? VALUE_UNDEFINED : function,
    };
    return define_property_or_throw(runtime, object, key, &descriptor);
}

/* Annex B.3.1: `__proto__: value` sets the prototype when the value can be one. */
static bool define_prototype(Runtime *runtime, Object *object, Value value) {
    if (!value_is_object(value) && !value_is_null(value)) return true;
    bool done;
    return object_set_prototype_of(runtime, object,
                                   value_is_null(value) ? NULL : value_as_object(value), &done);
}

bool object_define_property(PropertyDefinition *property, Object *object, PropertyKey key,
                            Value value, Frame *frame) {
    Runtime *runtime = frame->runtime;
    switch ((PropertyDefinitionKind)property->kind) {
    case PROPERTY_VALUE: return object_put(runtime, object, key, value);
    case PROPERTY_GETTER:
    case PROPERTY_SETTER:
        return define_accessor(runtime, object, key, value, property->kind == PROPERTY_GETTER);
    case PROPERTY_SPREAD:
        frame->position = property->value;
        return copy_data_properties(runtime, object, value, NULL, 0);
    case PROPERTY_PROTO: return define_prototype(runtime, object, value);
    }
    UNREACHABLE();
}

static bool define_property(PropertyDefinition *property, Object *object, Frame *frame) {
    PropertyKey key = PROPERTY_KEY_NONE;
    bool has_key = property->kind != PROPERTY_SPREAD && property->kind != PROPERTY_PROTO;
    if (has_key) {
        key = property_definition_key(property, frame);
        if (property_key_is_none(key)) return false;
    }
    Value value = property_definition_value(property, object, key, frame);
    return !value_is_abrupt(value) && object_define_property(property, object, key, value, frame);
}

/* 13.2.5.4 */
static Value eval_object_general(Node *node, Frame *frame) {
    ObjectNode *literal = (ObjectNode *)node;
    Object *object = object_new(frame->runtime);
    TRY_OK(object);
    for (uint32_t i = 0; i < literal->count; i++) {
        TRY_OK(define_property(&literal->properties[i], object, frame));
    }
    return value_cell(object);
}

/* ---- simple literals ---- */

/* All values are plain expressions. */
static Value eval_object_plain(Node *node, Frame *frame) {
    ObjectNode *literal = (ObjectNode *)node;
    Object *object = object_allocate_unfilled(frame->runtime, literal->shape);
    TRY_OK(object);
    for (uint32_t i = 0; i < literal->count; i++) {
        EVAL(value, literal->properties[i].value, frame);
        object->slots[i] = value;
    }
    return value_cell(object);
}

/* Methods and functions to be named among them. */
static Value eval_object_simple(Node *node, Frame *frame) {
    ObjectNode *literal = (ObjectNode *)node;
    Object *object = object_allocate_unfilled(frame->runtime, literal->shape);
    TRY_OK(object);
    for (uint32_t i = 0; i < literal->count; i++) {
        PropertyDefinition *property = &literal->properties[i];
        TRY_VALUE(value, property_definition_value(property, object, property->key, frame));
        object->slots[i] = value;
    }
    return value_cell(object);
}

static bool has_plain_values(const ObjectNode *literal) {
    for (uint32_t i = 0; i < literal->count; i++) {
        const PropertyDefinition *property = &literal->properties[i];
        if (property->is_method || property->names_function) return false;
    }
    return true;
}

/* The first object shows the shape of all the others. */
static Value eval_object_first(Node *node, Frame *frame) {
    ObjectNode *literal = (ObjectNode *)node;
    TRY_VALUE(value, eval_object_general(node, frame));
    Shape *shape = value_as_object(value)->shape;
    bool is_usable = !shape_is_own(shape) && shape->slot_count == literal->count;
    if (is_usable) {
        literal->shape = literal->link.shape = shape;
        if (!literal->link.linked) script_link_cache(frame->code->script, &literal->link);
    }
    node->eval = !is_usable                  ? eval_object_general
                 : has_plain_values(literal) ? eval_object_plain
                                             : eval_object_simple;
    return value;
}

static Value eval_object_empty(Node *node, Frame *frame) {
    (void)node;
    Object *object = object_new(frame->runtime);
    return object ? value_cell(object) : VALUE_ABRUPT;
}

EvalFn select_object_literal(Node *node) {
    const ObjectNode *literal = (ObjectNode *)node;
    if (literal->count == 0) return eval_object_empty;
    return literal->is_simple ? eval_object_first : eval_object_general;
}
