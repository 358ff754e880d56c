/* Unary, binary, logical and conditional operators, comma, void, typeof (spec 13.4 to 13.16).
 *
 * BINARY_EVALUATORS makes the evaluators of one operator from its function in operators.h: the
 * general one, and those for the tree shapes that loops and recursion are made of (a local or a
 * small constant as an operand). They share one definition: what an operand costs to fetch is all
 * that differs. They never change anything but through evaluating operands. */
#include "evaluate/operators.h"

#include "evaluate/expressions.h"

/* Text of a primitive as messages quote it; objects are described. */
static String *message_text(Runtime *runtime, Value value) {
    bool converts = !value_is_object(value) && !value_is_symbol(value);
    return converts ? to_string(runtime, value) : value_describe(runtime, value);
}

/* 13.10.1, `in`. */
static Value operate_in(Runtime *runtime, Value key, Value object) {
    if (!value_is_object(object)) {
        String *key_text = message_text(runtime, key), *object_text = message_text(runtime, object);
        if (!key_text || !object_text) return VALUE_ABRUPT;
        return throw_type_error(runtime, "Cannot use 'in' operator to search for '%S' in %S",
                                key_text, object_text);
    }
    PropertyKey property = to_property_key(runtime, key);
    if (property_key_is_none(property)) return VALUE_ABRUPT;
    bool found;
    if (!object_has_property(runtime, value_as_object(object), property, &found)) {
        return VALUE_ABRUPT;
    }
    return value_bool(found);
}

static Value operate_instanceof(Runtime *runtime, Value value, Value target) {
    return instance_of(runtime, value, target);
}

/* X(OPERATOR, function): the binary operators that evaluate both operands. */
// clang-format off
#define BINARY_OPERATORS(X)                                                                        \
    X(ADD, operate_add) X(SUB, operate_sub) X(MUL, operate_mul) X(DIV, operate_div)                \
    X(MOD, operate_mod) X(EXP, operate_exp) X(BIT_AND, operate_bit_and) X(BIT_OR, operate_bit_or)  \
    X(BIT_XOR, operate_bit_xor) X(SHL, operate_shl) X(SAR, operate_sar) X(SHR, operate_shr)        \
    X(EQ, operate_eq) X(NE, operate_ne) X(STRICT_EQ, operate_strict_eq)                            \
    X(STRICT_NE, operate_strict_ne) X(LT, operate_lt) X(GT, operate_gt) X(LE, operate_le)          \
    X(GE, operate_ge)
// clang-format on

Value operate(Node *node, Frame *frame, Operator op, Value a, Value b) {
    switch (op) {
#define X(name, function) \
    case OPERATOR_##name: return function(node, frame, a, b);
        BINARY_OPERATORS(X)
#undef X
    case OPERATOR_IN: return operate_in(at_operator(node, frame), a, b);
    case OPERATOR_INSTANCEOF: return operate_instanceof(at_operator(node, frame), a, b);
    default: return VALUE_UNDEFINED;
    }
}

/* ---- binary evaluators ---- */

static inline Value local_of(const Node *name, const Frame *frame) {
    return frame->slots[((const NameNode *)name)->slot];
}
static inline Value constant_of(const Node *literal) {
    return ((const LiteralNode *)literal)->value;
}

/* Evaluates the left operand, then the right one; a plain value on the left is read before the
 * right one runs. */
#define BINARY_EVALUATORS(name, function)                                   \
    static Value eval_##name(Node *node, Frame *frame) {                    \
        BinaryNode *binary = (BinaryNode *)node;                            \
        EVAL(left, binary->left, frame);                                    \
        EVAL(right, binary->right, frame);                                  \
        return function(node, frame, left, right);                          \
    }                                                                       \
    static Value eval_##name##_local_local(Node *node, Frame *frame) {      \
        BinaryNode *binary = (BinaryNode *)node;                            \
        return function(node, frame, local_of(binary->left, frame),         \
                        local_of(binary->right, frame));                    \
    }                                                                       \
    static Value eval_##name##_local_constant(Node *node, Frame *frame) {   \
        BinaryNode *binary = (BinaryNode *)node;                            \
        return function(node, frame, local_of(binary->left, frame),         \
                        constant_of(binary->right));                        \
    }                                                                       \
    static Value eval_##name##_local_any(Node *node, Frame *frame) {        \
        BinaryNode *binary = (BinaryNode *)node;                            \
        Value left = local_of(binary->left, frame);                         \
        EVAL(right, binary->right, frame);                                  \
        return function(node, frame, left, right);                          \
    }                                                                       \
    static Value eval_##name##_any_local(Node *node, Frame *frame) {        \
        BinaryNode *binary = (BinaryNode *)node;                            \
        EVAL(left, binary->left, frame);                                    \
        return function(node, frame, left, local_of(binary->right, frame)); \
    }                                                                       \
    static Value eval_##name##_any_constant(Node *node, Frame *frame) {     \
        BinaryNode *binary = (BinaryNode *)node;                            \
        EVAL(left, binary->left, frame);                                    \
        return function(node, frame, left, constant_of(binary->right));     \
    }
BINARY_OPERATORS(BINARY_EVALUATORS)
#undef BINARY_EVALUATORS

static Value eval_in(Node *node, Frame *frame) {
    BinaryNode *binary = (BinaryNode *)node;
    EVAL(left, binary->left, frame);
    EVAL(right, binary->right, frame);
    frame->position = node;
    return operate_in(frame->runtime, left, right);
}

static Value eval_instanceof(Node *node, Frame *frame) {
    BinaryNode *binary = (BinaryNode *)node;
    EVAL(left, binary->left, frame);
    EVAL(right, binary->right, frame);
    frame->position = node;
    return operate_instanceof(frame->runtime, left, right);
}

typedef struct BinaryEvaluators {
    EvalFn any, local_local, local_constant, local_any, any_local, any_constant;
} BinaryEvaluators;

static const BinaryEvaluators binary_evaluators[OPERATOR_COUNT] = {
#define X(name, function)                              \
    [OPERATOR_##name] = {eval_##name,                  \
                         eval_##name##_local_local,    \
                         eval_##name##_local_constant, \
                         eval_##name##_local_any,      \
                         eval_##name##_any_local,      \
                         eval_##name##_any_constant},
    BINARY_OPERATORS(X)
#undef X
        [OPERATOR_IN] = {eval_in, eval_in, eval_in, eval_in, eval_in, eval_in},
    [OPERATOR_INSTANCEOF] = {eval_instanceof, eval_instanceof, eval_instanceof, eval_instanceof,
                             eval_instanceof, eval_instanceof},
};

EvalFn select_binary(Node *node) {
    const BinaryNode *binary = (const BinaryNode *)node;
    const BinaryEvaluators *evaluators = &binary_evaluators[binary->op];
    bool left_local = binary->left->kind == NODE_LOCAL,
         right_local = binary->right->kind == NODE_LOCAL;
    bool right_constant = binary->right->kind == NODE_LITERAL;
    if (left_local) {
        if (right_local) return evaluators->local_local;
        return right_constant ? evaluators->local_constant : evaluators->local_any;
    }
    if (right_local) return evaluators->any_local;
    return right_constant ? evaluators->any_constant : evaluators->any;
}

/* ---- logical, conditional, sequence (13.13, 13.14, 13.16) ---- */

static Value eval_and(Node *node, Frame *frame) {
    BinaryNode *logical = (BinaryNode *)node;
    EVAL(left, logical->left, frame);
    return to_boolean(left) ? eval(logical->right, frame) : left;
}

static Value eval_or(Node *node, Frame *frame) {
    BinaryNode *logical = (BinaryNode *)node;
    EVAL(left, logical->left, frame);
    return to_boolean(left) ? left : eval(logical->right, frame);
}

static Value eval_coalesce(Node *node, Frame *frame) {
    BinaryNode *logical = (BinaryNode *)node;
    EVAL(left, logical->left, frame);
    return value_is_nullish(left) ? eval(logical->right, frame) : left;
}

EvalFn select_logical(Node *node) {
    switch (((BinaryNode *)node)->op) {
    case OPERATOR_AND: return eval_and;
    case OPERATOR_OR: return eval_or;
    default: return eval_coalesce;
    }
}

Value eval_conditional(Node *node, Frame *frame) {
    ConditionalNode *conditional = (ConditionalNode *)node;
    EVAL_TEST(test, conditional->test, frame);
    return eval(test ? conditional->consequent : conditional->alternate, frame);
}

Value eval_sequence(Node *node, Frame *frame) {
    const NodeList *list = &((ListNode *)node)->list;
    for (uint32_t i = 0; i + 1 < list->count; i++) TRY(eval(list->items[i], frame));
    return eval(list->items[list->count - 1], frame);
}

/* ---- unary (13.5) ---- */

static Value bit_not(Runtime *runtime, Value value) {
    if (value_is_int(value)) return value_int(~value_as_int(value));
    return numeric_not(runtime, value);
}

static ALWAYS_INLINE Value negate(Node *node, Frame *frame, Value value) {
    if (value_is_int(value) && value_as_int(value) != 0 && value_as_int(value) != INT32_MIN)
        return value_int(-value_as_int(value));
    if (value_is_number(value)) return value_double(-value_as_number(value));
    return numeric_negate(at_operator(node, frame), value);
}

/* `+`, `~` and `void`. */
static Value operate_unary(Runtime *runtime, Operator op, Value value) {
    switch (op) {
    case OPERATOR_PLUS: {
        double number;
        if (value_is_number(value)) return value;
        return to_number(runtime, value, &number) ? value_number(number) : VALUE_ABRUPT;
    }
    case OPERATOR_BIT_NOT: return bit_not(runtime, value);
    default: return VALUE_UNDEFINED; /* void */
    }
}

static Value eval_unary_general(Node *node, Frame *frame) {
    UnaryNode *unary = (UnaryNode *)node;
    EVAL(value, unary->operand, frame);
    return operate_unary(at_operator(node, frame), unary->op, value);
}

static Value eval_not(Node *node, Frame *frame) {
    EVAL_TEST(test, ((UnaryNode *)node)->operand, frame);
    return value_bool(!test);
}

static Value eval_negate(Node *node, Frame *frame) {
    EVAL(value, ((UnaryNode *)node)->operand, frame);
    return negate(node, frame, value);
}

EvalFn select_unary(Node *node) {
    switch (((UnaryNode *)node)->op) {
    case OPERATOR_NOT: return eval_not;
    case OPERATOR_NEGATE: return eval_negate;
    default: return eval_unary_general;
    }
}

/* 13.5.3: an unresolvable name is undefined, not an error. */
Value eval_typeof(Node *node, Frame *frame) {
    Node *operand = ((UnaryNode *)node)->operand;
    bool may_be_unresolvable = operand->kind == NODE_GLOBAL || operand->kind == NODE_DYNAMIC;
    Value value =
        may_be_unresolvable ? eval_typeof_name((NameNode *)operand, frame) : eval(operand, frame);
    TRY(value);
    return value_cell(typeof_value(frame->runtime, value));
}
