/* What runs inside a class: field definitions, static blocks, private members (spec 15.7.10 to
 * 15.7.13, 7.3.26 to 7.3.34, 13.10.1).
 *
 * Private names and computed keys are read from the environment of the class, which is that of
 * the running initializer function's closure, not from wherever frame->environment is by then. */
#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"
#include "runtime/objects/private.h"

/* 7.3.34 InitializeInstanceElements. */
bool initialize_instance_elements(Runtime *runtime, Object *instance, Function *constructor) {
    if (!(constructor->object.cell.flags & OBJECT_CLASS_FIELDS)) return true;
    const ClassFunction *class = (ClassFunction *)constructor;
    if (!private_methods_add(runtime, instance, class->private_methods,
                             class->private_method_count))
        return false;
    if (!class->instance_initializer) return true;
    Object *initializer = &class->instance_initializer->object;
    return !value_is_abrupt(
        call_closure(runtime, initializer, value_cell(instance), 0, NULL, VALUE_UNDEFINED));
}

/* ---- fields ---- */

/* A hidden binding of the class scope, resolved as standing in it. */
static Value class_scope_value(const NameNode *name, const Frame *frame) {
    const Environment *environment = ((const Function *)frame->function)->environment;
    for (uint32_t i = 0; i < name->depth; i++) environment = environment->outer;
    return environment->slots[name->slot];
}

static PropertyKey field_key(const ClassElement *element, const Frame *frame) {
    if (element->private_name)
        return (PropertyKey){class_scope_value(element->private_name, frame)};
    if (element->computed) return (PropertyKey){class_scope_value(element->computed_slot, frame)};
    return element->key;
}

static Value field_value(ClassElement *element, PropertyKey key, Frame *frame) {
    if (!element->value) return VALUE_UNDEFINED;
    if (element->computed) return eval_named_dynamically(element->value, frame, key);
    return eval_named(element->value, frame, key);
}

/* 7.3.32 DefineField */
Completion exec_field_definition(Node *node, Frame *frame) {
    ClassElement *element = ((FieldNode *)node)->element;
    Runtime *runtime = frame->runtime;
    PropertyKey key = field_key(element, frame);
    Value value = field_value(element, key, frame);
    if (value_is_abrupt(value)) return completion_of_abrupt(frame);
    frame->position = node;
    Object *instance = value_as_object(frame->this_value);
    bool ok = element->private_name ? private_add(runtime, instance, value_as_symbol(key.bits),
                                                  value, PROPERTY_WRITABLE)
                                    : create_data_property_or_throw(runtime, instance, key, value);
    return ok ? COMPLETION_NORMAL : COMPLETION_THROW;
}

/* 15.7.11: the block is a method called once, on the class. */
Completion exec_static_block(Node *node, Frame *frame) {
    FunctionNode *block = (FunctionNode *)((BlockNode *)node)->body.items[0];
    Function *function =
        function_instantiate(frame, block->code, value_as_object(frame->this_value));
    if (!function) return COMPLETION_THROW;
    frame->position = node;
    Value result = call_closure(frame->runtime, &function->object, frame->this_value, 0, NULL,
                                VALUE_UNDEFINED);
    return value_is_abrupt(result) ? COMPLETION_THROW : COMPLETION_NORMAL;
}

/* ---- private members ---- */

/* o.#x; an optional link ends its chain on undefined or null. */
Value eval_private_member(Node *node, Frame *frame) {
    PrivateNode *member = (PrivateNode *)node;
    EVAL(base, member->object, frame);
    bool ends_chain = node->flags & NODE_OPTIONAL && value_is_nullish(base);
    if (ends_chain) return abrupt_of_completion(frame, COMPLETION_NORMAL);
    EVAL(symbol, &member->name->node, frame);
    return private_member_get(member, base, value_as_symbol(symbol), frame);
}

/* 13.10.1: #x in o */
Value eval_private_in(Node *node, Frame *frame) {
    BinaryNode *binary = (BinaryNode *)node;
    Runtime *runtime = frame->runtime;
    EVAL(object, binary->right, frame);
    EVAL(symbol, binary->left, frame);
    if (LIKELY(value_is_object(object))) {
        return value_bool(private_has(value_as_object(object), value_as_symbol(symbol)));
    }
    frame->position = node;
    /* The operand as ToString shows it, which no primitive but a symbol refuses. */
    String *text =
        value_is_symbol(object) ? value_describe(runtime, object) : to_string(runtime, object);
    if (!text) return VALUE_ABRUPT;
    String *name = value_as_symbol(symbol)->description;
    return throw_type_error(runtime, "Cannot use 'in' operator to search for '%S' in %S", name,
                            text);
}
