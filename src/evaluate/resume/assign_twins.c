/* Twins of assignments: the reference, evaluated once, waits while the value is suspended (spec
 * 13.15). */
#include "evaluate/operators.h"
#include "evaluate/resume/twins.h"

/* base, key, this; a dynamic name: the environment or the object it was found in. */
void park_reference(const Node *node, Frame *frame, uint32_t first, const Reference *reference) {
    bool is_dynamic = reference->node->kind == NODE_DYNAMIC;
    Value object =
        reference->dynamic_object ? value_cell(reference->dynamic_object) : VALUE_UNDEFINED;
    park_value(node, frame, first,
               is_dynamic ? value_of_environment(reference->environment) : reference->base);
    park_value(node, frame, first + 1, is_dynamic ? object : reference->key);
    park_value(node, frame, first + 2,
               reference->this_value ? reference->this_value : VALUE_UNDEFINED);
}

Reference take_reference(const Node *node, Frame *frame, uint32_t first, Node *target) {
    Value base = take_value(node, frame, first), key = take_value(node, frame, first + 1);
    Reference reference = {
        .node = target, .base = base, .key = key, .this_value = take_value(node, frame, first + 2)};
    if (target->kind == NODE_DYNAMIC) {
        reference.environment = environment_of_value(base);
        reference.dynamic_object = value_is_object(key) ? value_as_object(key) : NULL;
        reference.base = reference.key = VALUE_UNDEFINED;
    }
    return reference;
}

/* Evaluates the value with the reference parked meanwhile. */
static Value value_with_reference(AssignNode *assign, Frame *frame, const Reference *reference) {
    Value value = assigned_value(assign, frame);
    if (value_is_abrupt(value) && is_suspending(frame)) {
        park_state(&assign->node, frame, 1);
        park_reference(&assign->node, frame, 1, reference);
    }
    return value;
}

enum { ASSIGN_IN_VALUE = 1,
       ASSIGN_IN_PATTERN,
       ASSIGN_VALUE = 1 };

/* The value comes first; it is the result, and waits while the pattern is suspended. */
static Value assign_pattern(AssignNode *assign, Frame *frame) {
    const Node *node = &assign->node;
    bool in_pattern = take_state(node, frame) == ASSIGN_IN_PATTERN;
    Value value = in_pattern ? take_value(node, frame, ASSIGN_VALUE) : eval(assign->value, frame);
    TRY(value);
    bool ok =
        target_suspends(assign->target)
            ? twin_target_assign(assign->target, pattern_source(assign, frame), value, frame, false)
            : pattern_assign((PatternNode *)assign->target, pattern_source(assign, frame), value,
                             frame, false);
    if (ok) return value;
    if (is_suspending(frame)) {
        park_state(node, frame, ASSIGN_IN_PATTERN);
        park_value(node, frame, ASSIGN_VALUE, value);
    }
    return VALUE_ABRUPT;
}

Value twin_assign(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    bool is_pattern =
        assign->target->kind == NODE_ARRAY_PATTERN || assign->target->kind == NODE_OBJECT_PATTERN;
    if (is_pattern) return assign_pattern(assign, frame);
    Reference reference;
    if (take_state(node, frame))
        reference = take_reference(node, frame, 1, assign->target);
    else if (!reference_evaluate(assign->target, frame, &reference))
        return VALUE_ABRUPT;
    TRY_VALUE(value, value_with_reference(assign, frame, &reference));
    return reference_assign(&reference, value, frame) ? value : VALUE_ABRUPT;
}

enum { COMPOUND_OLD = 4 };

Value twin_compound_assign(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    Reference reference;
    Value left;
    if (take_state(node, frame)) {
        reference = take_reference(node, frame, 1, assign->target);
        left = take_value(node, frame, COMPOUND_OLD);
    } else {
        if (!reference_evaluate(assign->target, frame, &reference)) return VALUE_ABRUPT;
        left = reference_get(&reference, frame);
        TRY(left);
    }
    Value right = value_with_reference(assign, frame, &reference);
    if (value_is_abrupt(right)) {
        if (is_suspending(frame)) park_value(node, frame, COMPOUND_OLD, left);
        return VALUE_ABRUPT;
    }
    TRY_VALUE(result, operate(assign->value, frame, assign->op, left, right));
    return reference_set(&reference, result, node, frame) ? result : VALUE_ABRUPT;
}

/* A local that may be written: its old value alone has to wait. */
Value twin_local_compound_assign(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    uint32_t slot = ((NameNode *)assign->target)->slot;
    Value left =
        take_state(node, frame) ? take_value(node, frame, COMPOUND_OLD) : frame->slots[slot];
    Value right = eval(assign->value, frame);
    if (value_is_abrupt(right)) {
        if (is_suspending(frame)) {
            park_state(node, frame, 1);
            park_value(node, frame, COMPOUND_OLD, left);
        }
        return VALUE_ABRUPT;
    }
    TRY_VALUE(result, operate(assign->value, frame, assign->op, left, right));
    return frame->slots[slot] = result;
}

Value twin_logical_assign(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    Reference reference;
    if (take_state(node, frame)) {
        reference = take_reference(node, frame, 1, assign->target);
    } else {
        if (!reference_evaluate(assign->target, frame, &reference)) return VALUE_ABRUPT;
        TRY_VALUE(left, reference_get(&reference, frame));
        if (!logical_assigns(assign->op, left)) return left;
    }
    TRY_VALUE(value, value_with_reference(assign, frame, &reference));
    return reference_set(&reference, value, node, frame) ? value : VALUE_ABRUPT;
}
