/* Giving anonymous functions and classes their names (spec 8.4, 10.2.9 SetFunctionName, 15.4.5).
 *
 * A site that gives the same name each time (a binding, a literal key) writes it into the
 * function's code, once: its closures then need no property of their own until somebody looks. A
 * name that can differ from one evaluation to the next becomes an own property. */
#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"

static bool is_unnamed(const FunctionCode *code) {
    return !code->name || string_length(code->name) == 0;
}

/* A FUNCTION without a name of its own or a CLASS without one (8.4.2 IsFunctionDefinition &&
 * !HasName). */
static bool node_is_anonymous_function(const Node *node) {
    if (node->kind == NODE_CLASS) return !((const ClassNode *)node)->name;
    return node->kind == NODE_FUNCTION && is_unnamed(((const FunctionNode *)node)->code);
}

/* Keys of the tree stay alive with the script, and so does a name taken from one. */
static bool name_constantly(Runtime *runtime, Function *function, PropertyKey name) {
    if (!is_unnamed(function->code)) return true;
    if (!property_key_is_string(name))
        return set_function_name(runtime, &function->object, name, NULL);
    function->code->name = value_as_string(name.bits);
    return true;
}

Function *method_instantiate(Frame *frame, FunctionCode *code, Object *home, PropertyKey name,
                             const char *prefix, bool is_constant) {
    Function *function = function_instantiate(frame, code, home);
    if (!function) return NULL;
    bool ok = is_constant && !prefix
                  ? name_constantly(frame->runtime, function, name)
                  : set_function_name(frame->runtime, &function->object, name, prefix);
    return ok ? function : NULL;
}

static Value eval_function_named(FunctionNode *node, Frame *frame, PropertyKey name,
                                 bool is_constant) {
    Function *function = method_instantiate(frame, node->code, NULL, name, NULL, is_constant);
    return function ? value_cell(function) : VALUE_ABRUPT;
}

/* 8.4.5 NamedEvaluation; any other node is evaluated as it is. */
Value eval_named(Node *node, Frame *frame, PropertyKey name) {
    if (node->kind == NODE_FUNCTION)
        return eval_function_named((FunctionNode *)node, frame, name, true);
    if (node->kind != NODE_CLASS || ((ClassNode *)node)->name) return eval(node, frame);
    return eval_class_definition((ClassNode *)node, frame, name);
}

Value eval_named_dynamically(Node *node, Frame *frame, PropertyKey name) {
    if (!node_is_anonymous_function(node)) return eval(node, frame);
    if (node->kind == NODE_CLASS) return eval_class_definition((ClassNode *)node, frame, name);
    return eval_function_named((FunctionNode *)node, frame, name, false);
}
