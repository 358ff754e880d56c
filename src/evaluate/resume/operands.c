/* Twins of expressions whose operands are evaluated from left to right: binary and logical
 * operators, element access, calls, `new`. Operands that are there already wait in value slots
 * while a later one is suspended. */
#include "evaluate/operators.h"
#include "evaluate/resume/twins.h"

Value twin_binary(Node *node, Frame *frame) {
    BinaryNode *binary = (BinaryNode *)node;
    Value left = take_state(node, frame) ? take_value(node, frame, 1) : eval(binary->left, frame);
    TRY(left);
    Value right = eval(binary->right, frame);
    if (value_is_abrupt(right)) {
        if (is_suspending(frame)) {
            park_state(node, frame, 1);
            park_value(node, frame, 1, left);
        }
        return VALUE_ABRUPT;
    }
    frame->position = node;
    return operate(node, frame, binary->op, left, right);
}

/* The last operand of a node that remembers nothing else: state `at` leads back to it. */
static Value eval_marked(const Node *node, Node *child, Frame *frame, uint32_t at) {
    Value value = eval(child, frame);
    if (value_is_abrupt(value) && is_suspending(frame)) park_state(node, frame, at);
    return value;
}

static bool right_decides(const BinaryNode *logical, Value left) {
    if (logical->op == OPERATOR_AND) return to_boolean(left);
    return logical->op == OPERATOR_OR ? !to_boolean(left) : value_is_nullish(left);
}

Value twin_logical(Node *node, Frame *frame) {
    BinaryNode *logical = (BinaryNode *)node;
    if (!take_state(node, frame)) {
        EVAL(left, logical->left, frame);
        if (!right_decides(logical, left)) return left;
    }
    return eval_marked(node, logical->right, frame, 1);
}

enum { CONDITIONAL_CONSEQUENT = 1,
       CONDITIONAL_ALTERNATE };

Value twin_conditional(Node *node, Frame *frame) {
    ConditionalNode *conditional = (ConditionalNode *)node;
    uint32_t state = take_state(node, frame);
    if (!state) {
        EVAL_TEST(test, conditional->test, frame);
        state = test ? CONDITIONAL_CONSEQUENT : CONDITIONAL_ALTERNATE;
    }
    Node *branch =
        state == CONDITIONAL_CONSEQUENT ? conditional->consequent : conditional->alternate;
    return eval_marked(node, branch, frame, state);
}

Value twin_sequence(Node *node, Frame *frame) {
    const NodeList *list = &((ListNode *)node)->list;
    Value value = VALUE_UNDEFINED;
    for (uint32_t i = take_state(node, frame); i < list->count; i++) {
        value = eval_marked(node, list->items[i], frame, i);
        TRY(value);
    }
    return value;
}

/* ---- o[key] ---- */

bool index_operands(IndexNode *node, Frame *frame, Value *base, Value *key) {
    const Node *self = &node->node;
    bool can_suspend = self->flags & NODE_SUSPENDS;
    if (can_suspend && take_state(self, frame)) {
        *base = take_value(self, frame, 1);
    } else {
        *base = eval(node->object, frame);
        if (value_is_abrupt(*base)) return false;
        if ((self->flags & NODE_OPTIONAL) && value_is_nullish(*base)) {
            frame->abrupt = COMPLETION_NORMAL;
            return false;
        }
    }
    *key = eval(node->index, frame);
    if (!value_is_abrupt(*key)) return true;
    if (can_suspend && is_suspending(frame)) {
        park_state(self, frame, 1);
        park_value(self, frame, 1, *base);
    }
    return false;
}

Value twin_index(Node *node, Frame *frame) {
    Value base, key;
    if (!index_operands((IndexNode *)node, frame, &base, &key)) return VALUE_ABRUPT;
    return index_get((IndexNode *)node, base, key, frame);
}

/* ---- arguments ---- */

/* value slots; state: 1 + argument */
enum { CALL_FUNCTION = 1,
       CALL_THIS,
       CALL_SPREAD,
       CALL_ARGUMENTS };

/* Arguments in place, from number `at` on, those before it from their slots. */
static bool arguments_in_place(const Node *node, Node **items, uint32_t count, Frame *frame,
                               Value *base, uint32_t at, uint32_t slots) {
    for (uint32_t i = 0; i < at; i++) base[i] = take_value(node, frame, slots + i);
    for (uint32_t i = at; i < count; i++) {
        base[i] = eval(items[i], frame);
        if (!value_is_abrupt(base[i])) continue;
        if (is_suspending(frame)) {
            park_state(node, frame, 1 + i);
            for (uint32_t j = 0; j < i; j++) park_value(node, frame, slots + j, base[j]);
        }
        return false;
    }
    return true;
}

static bool arguments_gathered(const CallNode *call, Frame *frame, uint32_t at, Array *gathered) {
    const Node *node = &call->node;
    for (uint32_t i = at; i < call->arguments.count; i++) {
        Node *item = call->arguments.items[i];
        bool is_spread = item->kind == NODE_SPREAD;
        Node *operand = is_spread ? ((UnaryNode *)item)->operand : item;
        Value value = eval(operand, frame);
        if (value_is_abrupt(value)) {
            if (is_suspending(frame)) {
                park_state(node, frame, 1 + i);
                park_value(node, frame, CALL_SPREAD, value_cell(gathered));
            }
            return false;
        }
        bool ok = is_spread ? argument_spread(frame, call, operand, value, gathered)
                            : array_push(frame->runtime, gathered, value);
        if (!ok) return false;
    }
    return true;
}

/* The arguments of a call that is entered (state 0) or resumed. False: abrupt; when suspending, the
 * caller parks the rest. */
static bool call_arguments(CallNode *call, Frame *frame, uint32_t state, Value **base,
                           uint32_t *count) {
    const Node *node = &call->node;
    uint32_t at = state ? state - 1 : 0;
    *base = frame->top + call->temp;
    *count = call->arguments.count;
    if (!call->has_spread) {
        return arguments_in_place(node, call->arguments.items, *count, frame, *base, at,
                                  CALL_ARGUMENTS);
    }
    Array *gathered = state ? (Array *)value_as_object(take_value(node, frame, CALL_SPREAD))
                            : array_new(frame->runtime, 0);
    return gathered && arguments_gathered(call, frame, at, gathered) &&
           arguments_spread_out(gathered, frame, *base, count);
}

static Value park_call(const Node *node, Frame *frame, Value callee, Value this_value) {
    if (is_suspending(frame)) {
        park_value(node, frame, CALL_FUNCTION, callee);
        park_value(node, frame, CALL_THIS, this_value);
    }
    return VALUE_ABRUPT;
}

Value twin_call(Node *node, Frame *frame) {
    CallNode *call = (CallNode *)node;
    uint32_t state = take_state(node, frame), count;
    Value callee, this_value, *base;
    if (state) {
        callee = take_value(node, frame, CALL_FUNCTION);
        this_value = take_value(node, frame, CALL_THIS);
    } else {
        callee = callee_evaluate(call->callee, frame, &this_value);
        TRY(callee);
        bool ends_chain = (node->flags & NODE_OPTIONAL) && value_is_nullish(callee);
        if (ends_chain) return abrupt_of_completion(frame, COMPLETION_NORMAL);
    }
    if (!call_arguments(call, frame, state, &base, &count))
        return park_call(node, frame, callee, this_value);
    return call_finish(call, frame, callee, this_value, base, count);
}

Value twin_new(Node *node, Frame *frame) {
    CallNode *call = (CallNode *)node;
    uint32_t state = take_state(node, frame), count;
    Value *base;
    Value callee = state ? take_value(node, frame, CALL_FUNCTION) : eval(call->callee, frame);
    TRY(callee);
    if (!call_arguments(call, frame, state, &base, &count))
        return park_call(node, frame, callee, VALUE_UNDEFINED);
    frame->position = node;
    return construct_in_place(frame, call->callee, callee, base, count);
}

Value twin_super_call(Node *node, Frame *frame) {
    CallNode *call = (CallNode *)node;
    uint32_t state = take_state(node, frame), count;
    Value *base;
    Value parent = state ? take_value(node, frame, CALL_FUNCTION) : super_constructor(call, frame);
    TRY(parent);
    if (!call_arguments(call, frame, state, &base, &count))
        return park_call(node, frame, parent, VALUE_UNDEFINED);
    return super_call_finish(call, frame, parent, count, base);
}

enum { TAG_ARGUMENTS = 3 };

Value twin_tagged_template(Node *node, Frame *frame) {
    TemplateNode *template = (TemplateNode *)node;
    uint32_t state = take_state(node, frame);
    Value *base = frame->top + template->temp;
    Value tag, this_value;
    if (state) {
        tag = take_value(node, frame, CALL_FUNCTION);
        this_value = take_value(node, frame, CALL_THIS);
    } else {
        tag = callee_evaluate(template->tag, frame, &this_value);
        TRY(tag);
    }
    TRY_VALUE(strings, template_object(template, frame));
    base[0] = strings;
    uint32_t at = state ? state - 1 : 0;
    if (!arguments_in_place(node, template->expressions, template->quasi_count - 1, frame, base + 1,
                            at, TAG_ARGUMENTS)) {
        return park_call(node, frame, tag, this_value);
    }
    frame->position = node;
    return call_value_in_place(frame, template->tag, tag, this_value, base, template->quasi_count);
}

Value twin_import_call(Node *node, Frame *frame) {
    BinaryNode *import = (BinaryNode *)node;
    Value specifier =
        take_state(node, frame) ? take_value(node, frame, 1) : eval(import->left, frame);
    TRY(specifier);
    Value options = VALUE_UNDEFINED;
    if (import->right) options = eval_marked(node, import->right, frame, 1);
    if (value_is_abrupt(options)) {
        if (is_suspending(frame)) park_value(node, frame, 1, specifier);
        return VALUE_ABRUPT;
    }
    return import_call_finish(node, frame, specifier, options);
}
