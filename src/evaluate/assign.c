/* Assignment to names and properties, compound and logical assignment, ++ and -- (spec 13.4,
 * 13.15). Assignment to patterns lives in patterns.c. The target's subexpressions are evaluated
 * once, before the value. */
#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"
#include "evaluate/operators.h"
#include "runtime/objects/private.h"

/* ---- references ---- */

static bool reference_evaluate_super(SuperNode *node, Frame *frame, Reference *reference) {
    reference->this_value = eval(&node->this_name->node, frame);
    if (value_is_abrupt(reference->this_value)) return false;
    reference->key = eval(node->key, frame);
    if (value_is_abrupt(reference->key)) return false;
    reference->base = super_base(node, frame);
    return !value_is_abrupt(reference->base);
}

static bool reference_evaluate_dynamic(NameNode *name, Frame *frame, Reference *reference) {
    DynamicPlace place;
    if (!dynamic_resolve(name, frame, &place)) return false;
    reference->environment = place.environment;
    reference->dynamic_object = place.object;
    return true;
}

bool reference_evaluate(Node *target, Frame *frame, Reference *reference) {
    *reference = (Reference){.node = target, .base = VALUE_UNDEFINED, .key = VALUE_UNDEFINED};
    switch (target->kind) {
    case NODE_MEMBER:
        reference->base = eval(((MemberNode *)target)->object, frame);
        return !value_is_abrupt(reference->base);
    case NODE_INDEX:
        return index_operands((IndexNode *)target, frame, &reference->base, &reference->key);
    case NODE_PRIVATE_MEMBER:
        reference->base = eval(((PrivateNode *)target)->object, frame);
        if (value_is_abrupt(reference->base)) return false;
        reference->key = eval(&((PrivateNode *)target)->name->node, frame);
        return !value_is_abrupt(reference->key);
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX: return reference_evaluate_super((SuperNode *)target, frame, reference);
    case NODE_DYNAMIC: return reference_evaluate_dynamic((NameNode *)target, frame, reference);
    case NODE_CALL_TARGET: return !value_is_abrupt(eval(target, frame));
    default: return true;
    }
}

/* A call is no reference, but for the web's sake that shows only when it has run (13.15.2). */
Value eval_call_target(Node *node, Frame *frame) {
    UnaryNode *target = (UnaryNode *)node;
    TRY(eval(target->operand, frame));
    frame->position = node;
    return throw_reference_error(frame->runtime, "%s", target_problem(target->op));
}

/* The place a dynamic reference was resolved to, again with its binding. */
static DynamicPlace reference_place(const Reference *reference, Frame *frame) {
    NameNode *name = (NameNode *)reference->node;
    DynamicPlace place = {.environment = reference->environment,
                          .object = reference->dynamic_object};
    if (place.environment)
        place.binding = scope_find(environment_scope(place.environment), name->name);
    else if (!place.object)
        place.global = realm_find_binding(frame->code->script->realm, name->name);
    return place;
}

/* A key used twice (read, then written) is converted once (13.15.2 via EvaluatePropertyAccess). */
static bool reference_fix_key(Reference *reference, Frame *frame) {
    Value key = reference->key;
    if (value_is_int(key) || value_is_string(key) || value_is_symbol(key)) return true;
    if (value_is_nullish(reference->base)) return true; /* the access throws first */
    PropertyKey property = to_property_key(frame->runtime, key);
    if (property_key_is_none(property)) return false;
    reference->key = property_key_to_value(frame->runtime, property);
    return !value_is_abrupt(reference->key);
}

static Value super_get(Reference *reference, Frame *frame) {
    Runtime *runtime = frame->runtime;
    frame->position = reference->node;
    if (value_is_null(reference->base)) return value_get(runtime, reference->base, reference->key);
    PropertyKey key = to_property_key(runtime, reference->key);
    if (property_key_is_none(key)) return VALUE_ABRUPT;
    return object_get_remembered(runtime, value_as_object(reference->base), key,
                                 reference->this_value);
}

Value reference_get(Reference *reference, Frame *frame) {
    Node *node = reference->node;
    switch (node->kind) {
    case NODE_MEMBER: return member_get((MemberNode *)node, reference->base, frame);
    case NODE_INDEX:
        if (!reference_fix_key(reference, frame)) return VALUE_ABRUPT;
        return index_get((IndexNode *)node, reference->base, reference->key, frame);
    case NODE_PRIVATE_MEMBER:
        return private_member_get((PrivateNode *)node, reference->base,
                                  value_as_symbol(reference->key), frame);
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
        if (!reference_fix_key(reference, frame)) return VALUE_ABRUPT;
        return super_get(reference, frame);
    case NODE_DYNAMIC: {
        DynamicPlace place = reference_place(reference, frame);
        return dynamic_get((NameNode *)node, frame, &place);
    }
    default: return eval(node, frame);
    }
}

/* PutValue on a super reference: receiver is `this` (6.2.5.6). */
static bool super_set(Reference *reference, Value value, Frame *frame) {
    Runtime *runtime = frame->runtime;
    frame->position = reference->node;
    bool strict = reference->node->flags & NODE_STRICT;
    if (value_is_null(reference->base))
        return value_set(runtime, reference->base, reference->key, value, strict);
    PropertyKey key = to_property_key(runtime, reference->key);
    if (property_key_is_none(key)) return false;
    bool done;
    if (!object_set(runtime, value_as_object(reference->base), key, value, reference->this_value,
                    &done))
        return false;
    if (!done && strict) {
        throw_type_error(runtime, "Cannot assign to read only property '%K' of object", &key);
        return false;
    }
    return true;
}

bool reference_assign(Reference *reference, Value value, Frame *frame) {
    bool is_member = reference->node->kind == NODE_MEMBER;
    return is_member ? member_set((MemberNode *)reference->node, reference->base, value, frame)
                     : reference_set(reference, value, reference->node, frame);
}

bool reference_set(Reference *reference, Value value, const Node *place, Frame *frame) {
    Node *node = reference->node;
    switch (node->kind) {
    case NODE_MEMBER:
        return member_update((MemberNode *)node, reference->base, value, place, frame);
    case NODE_INDEX:
        return index_set((IndexNode *)node, reference->base, reference->key, value, place, frame);
    case NODE_PRIVATE_MEMBER:
        return private_member_set((PrivateNode *)node, reference->base,
                                  value_as_symbol(reference->key), value, frame);
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX: return super_set(reference, value, frame);
    case NODE_DYNAMIC: {
        DynamicPlace found = reference_place(reference, frame);
        return dynamic_set((NameNode *)node, value, frame, &found);
    }
    default:
        if (place != node && node->flags & NODE_CONST_ASSIGN) return throw_constant(frame, place);
        return name_assign((NameNode *)node, value, frame);
    }
}

/* ---- plain assignment ---- */

static Value eval_assign_member(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    MemberNode *member = (MemberNode *)assign->target;
    EVAL(base, member->object, frame);
    EVAL(value, assign->value, frame);
    return member_set(member, base, value, frame) ? value : VALUE_ABRUPT;
}

static Value eval_assign_index(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    IndexNode *index = (IndexNode *)assign->target;
    EVAL(base, index->object, frame);
    EVAL(key, index->index, frame);
    EVAL(value, assign->value, frame);
    return index_set(index, base, key, value, assign->target, frame) ? value : VALUE_ABRUPT;
}

static Value eval_assign_private(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    PrivateNode *private = (PrivateNode *)assign->target;
    EVAL(base, private->object, frame);
    EVAL(symbol, &private->name->node, frame);
    EVAL(value, assign->value, frame);
    bool ok = private_member_set(private, base, value_as_symbol(symbol), value, frame);
    return ok ? value : VALUE_ABRUPT;
}

static Value eval_assign_reference(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    Reference reference;
    if (!reference_evaluate(assign->target, frame, &reference)) return VALUE_ABRUPT;
    TRY_VALUE(value, assigned_value(assign, frame));
    return reference_assign(&reference, value, frame) ? value : VALUE_ABRUPT;
}

EvalFn select_assign(Node *node) {
    switch (((AssignNode *)node)->target->kind) {
    case NODE_MEMBER: return eval_assign_member;
    case NODE_INDEX: return eval_assign_index;
    case NODE_PRIVATE_MEMBER: return eval_assign_private;
    case NODE_DYNAMIC:
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
    case NODE_CALL_TARGET: return eval_assign_reference;
    case NODE_ARRAY_PATTERN:
    case NODE_OBJECT_PATTERN: return eval_assign_pattern;
    default: return select_assign_name(node);
    }
}

/* ---- compound assignment ---- */

static Value eval_compound_assign(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    Reference reference;
    if (!reference_evaluate(assign->target, frame, &reference)) return VALUE_ABRUPT;
    TRY_VALUE(left, reference_get(&reference, frame));
    EVAL(right, assign->value, frame);
    TRY_VALUE(result, operate(assign->value, frame, assign->op, left, right));
    return reference_set(&reference, result, node, frame) ? result : VALUE_ABRUPT;
}

/* A local that may be written, with an operator of the table: local op= value. */
// clang-format off
#define COMPOUND_LOCAL_OPERATORS(X)                                                                \
    X(ADD, operate_add) X(SUB, operate_sub) X(MUL, operate_mul) X(BIT_AND, operate_bit_and)        \
    X(BIT_OR, operate_bit_or) X(BIT_XOR, operate_bit_xor) X(DIV, operate_div) X(MOD, operate_mod)
// clang-format on
#define X(name, function)                                               \
    static Value eval_local_##name##_assign(Node *node, Frame *frame) { \
        AssignNode *assign = (AssignNode *)node;                        \
        uint32_t slot = ((NameNode *)assign->target)->slot;             \
        Value left = frame->slots[slot];                                \
        EVAL(right, assign->value, frame);                              \
        TRY_VALUE(result, function(assign->value, frame, left, right)); \
        return frame->slots[slot] = result;                             \
    }
COMPOUND_LOCAL_OPERATORS(X)
#undef X

static Value eval_member_compound_assign(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    MemberNode *member = (MemberNode *)assign->target;
    EVAL(base, member->object, frame);
    TRY_VALUE(left, member_get(member, base, frame));
    EVAL(right, assign->value, frame);
    TRY_VALUE(result, operate(assign->value, frame, assign->op, left, right));
    return member_update(member, base, result, node, frame) ? result : VALUE_ABRUPT;
}

/* o[key] op= value: an int32 key needs no fixing. */
static Value eval_index_compound_assign(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    IndexNode *index = (IndexNode *)assign->target;
    EVAL(base, index->object, frame);
    EVAL(key, index->index, frame);
    Reference reference = {.node = assign->target, .base = base, .key = key};
    if (!value_is_int(key) && !reference_fix_key(&reference, frame)) return VALUE_ABRUPT;
    TRY_VALUE(left, index_get(index, base, reference.key, frame));
    EVAL(right, assign->value, frame);
    TRY_VALUE(result, operate(assign->value, frame, assign->op, left, right));
    return index_set(index, base, reference.key, result, node, frame) ? result : VALUE_ABRUPT;
}

EvalFn select_compound_assign(Node *node) {
    AssignNode *assign = (AssignNode *)node;
    if (assign->target->kind == NODE_MEMBER) return eval_member_compound_assign;
    if (assign->target->kind == NODE_INDEX) return eval_index_compound_assign;
    if (!is_writable_name(assign->target, NODE_LOCAL)) return eval_compound_assign;
    switch (assign->op) {
#define X(name, function) \
    case OPERATOR_##name: return eval_local_##name##_assign;
        COMPOUND_LOCAL_OPERATORS(X)
#undef X
    default: return eval_compound_assign;
    }
}

/* 13.15.2, &&= ||= ??=: the value is not evaluated when the left one decides. */
Value eval_logical_assign(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    Reference reference;
    if (!reference_evaluate(assign->target, frame, &reference)) return VALUE_ABRUPT;
    TRY_VALUE(left, reference_get(&reference, frame));
    if (!logical_assigns(assign->op, left)) return left;
    TRY_VALUE(value, assigned_value(assign, frame));
    return reference_set(&reference, value, node, frame) ? value : VALUE_ABRUPT;
}

/* ---- ++ and -- ---- */

static inline int32_t update_step(const UpdateNode *update) {
    return update->op == OPERATOR_INCREMENT ? 1 : -1;
}

/* Once the reference's parts are there. */
static Value reference_update(UpdateNode *update, Frame *frame, Reference *reference) {
    TRY_VALUE(value, reference_get(reference, frame));
    frame->position = update->target;
    TRY_VALUE(old, value_is_int(value) ? value : to_numeric(frame->runtime, value));
    TRY_VALUE(new, operate_step(&update->node, frame, old, update_step(update)));
    if (!reference_set(reference, new, &update->node, frame)) return VALUE_ABRUPT;
    return update->prefix ? new : old;
}

static Value eval_update(Node *node, Frame *frame) {
    UpdateNode *update = (UpdateNode *)node;
    Reference reference;
    if (!reference_evaluate(update->target, frame, &reference)) return VALUE_ABRUPT;
    return reference_update(update, frame, &reference);
}

/* ++ or -- where a value lies, an int32 that stays one. Anything else is VALUE_EMPTY, and to be
 * done in general. */
static ALWAYS_INLINE Value slot_update(Value *slot, int32_t step, bool prefix) {
    Value old = *slot;
    int32_t new;
    if (UNLIKELY(!value_is_int(old) || __builtin_add_overflow(value_as_int(old), step, &new)))
        return VALUE_EMPTY;
    *slot = value_int(new);
    return prefix ? *slot : old;
}

static Value eval_captured_update(Node *node, Frame *frame) {
    UpdateNode *update = (UpdateNode *)node;
    Value *slot = captured_slot((NameNode *)update->target, frame);
    Value result = slot_update(slot, update_step(update), update->prefix);
    return LIKELY(result != VALUE_EMPTY) ? result : eval_update(node, frame);
}

static Value eval_member_update(Node *node, Frame *frame) {
    UpdateNode *update = (UpdateNode *)node;
    MemberNode *member = (MemberNode *)update->target;
    EVAL(base, member->object, frame);
    Value *slot = member_slot(member, base);
    Value result = slot ? slot_update(slot, update_step(update), update->prefix) : VALUE_EMPTY;
    if (LIKELY(result != VALUE_EMPTY)) return result;
    Reference reference = {.node = update->target, .base = base};
    return reference_update(update, frame, &reference);
}

static inline Value *dense_slot(Value base, Value key) {
    if (!value_is_int(key) || !value_is_object(base)) return NULL;
    Elements *elements = value_as_object(base)->elements;
    uint32_t index = (uint32_t)value_as_int(key);
    return index < elements->length ? &elements->values[index] : NULL;
}

static Value eval_index_update(Node *node, Frame *frame) {
    UpdateNode *update = (UpdateNode *)node;
    IndexNode *index = (IndexNode *)update->target;
    EVAL(base, index->object, frame);
    EVAL(key, index->index, frame);
    Value *slot = dense_slot(base, key);
    Value result = slot ? slot_update(slot, update_step(update), update->prefix) : VALUE_EMPTY;
    if (LIKELY(result != VALUE_EMPTY)) return result;
    Reference reference = {.node = update->target, .base = base, .key = key};
    return reference_update(update, frame, &reference);
}

static Value eval_private_update(Node *node, Frame *frame) {
    UpdateNode *update = (UpdateNode *)node;
    PrivateNode *private = (PrivateNode *)update->target;
    EVAL(base, private->object, frame);
    EVAL(symbol, &private->name->node, frame);
    Value *slot = private_slot(private, base, value_as_symbol(symbol));
    Value result = slot ? slot_update(slot, update_step(update), update->prefix) : VALUE_EMPTY;
    if (LIKELY(result != VALUE_EMPTY)) return result;
    Reference reference = {.node = update->target, .base = base, .key = symbol};
    return reference_update(update, frame, &reference);
}

static ALWAYS_INLINE Value update_local(Node *node, Frame *frame, int32_t step, bool prefix) {
    Value *slot = &frame->slots[((NameNode *)((UpdateNode *)node)->target)->slot];
    Value result = slot_update(slot, step, prefix);
    return LIKELY(result != VALUE_EMPTY) ? result : eval_update(node, frame);
}

static Value eval_local_pre_increment(Node *node, Frame *frame) {
    return update_local(node, frame, 1, true);
}
static Value eval_local_post_increment(Node *node, Frame *frame) {
    return update_local(node, frame, 1, false);
}
static Value eval_local_pre_decrement(Node *node, Frame *frame) {
    return update_local(node, frame, -1, true);
}
static Value eval_local_post_decrement(Node *node, Frame *frame) {
    return update_local(node, frame, -1, false);
}

/* Where a key may suspend, only index_operands knows where it was left. */
static EvalFn select_place_update(const Node *target) {
    switch (target->kind) {
    case NODE_MEMBER: return eval_member_update;
    case NODE_PRIVATE_MEMBER: return eval_private_update;
    case NODE_INDEX: return target->flags & NODE_SUSPENDS ? eval_update : eval_index_update;
    default: return is_writable_name(target, NODE_CAPTURED) ? eval_captured_update : eval_update;
    }
}

EvalFn select_update(Node *node) {
    UpdateNode *update = (UpdateNode *)node;
    if (!is_writable_name(update->target, NODE_LOCAL)) return select_place_update(update->target);
    if (update->op == OPERATOR_INCREMENT)
        return update->prefix ? eval_local_pre_increment : eval_local_post_increment;
    return update->prefix ? eval_local_pre_decrement : eval_local_post_decrement;
}
