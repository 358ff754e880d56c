/* for-in and for-of (spec 14.7.5).
 *
 * for-of closes its iterator on every way out but exhaustion and an iterator that threw: on
 * BREAK, RETURN and CONTINUE to an outer loop an error of closing wins, on THROW the first error
 * does. It never closes on SUSPEND, which only its twin sees. */
#include "evaluate/evaluators.h"

/* ---- what both loops share ---- */

/* 14.7.5.12 ForIn/OfHeadEvaluation. */
Value for_in_object(ForInNode *node, Frame *frame) {
    if (node->initializer) { /* Annex B.3.5: a `var` with an initializer */
        NameNode *name = (NameNode *)node->target;
        Value value = eval_named(node->initializer, frame, property_key_name(name->name));
        TRY(value);
        TRY_OK(name_assign(name, value, frame));
    }
    if (!node->head_scope) return eval(node->object, frame);
    Environment *outer = frame->environment;
    Value object = scope_enter(frame, node->head_scope) ? eval(node->object, frame) : VALUE_ABRUPT;
    frame->environment = outer;
    return object;
}

static inline bool declares_lexically(const ForInNode *node) {
    return node->target_kind > 1 + DECLARATION_VAR;
}

bool for_in_binds_slot(const ForInNode *node) {
    const Node *target = node->target;
    if (target->kind != NODE_LOCAL && target->kind != NODE_LOCAL_CHECKED) return false;
    return declares_lexically(node) ||
           (target->kind == NODE_LOCAL &&
            !(target->flags & (NODE_CONST_ASSIGN | NODE_IGNORE_ASSIGN)));
}

bool for_in_bind(ForInNode *node, Value value, Frame *frame) {
    bool declares = declares_lexically(node);
    if (node->scope && !scope_enter(frame, node->scope)) return false;
    Node *source = node->target_kind ? &node->node : NULL;
    return target_assign_from(node->target, source, value, frame, declares);
}

/* One turn; `is_slot` (for_in_binds_slot, and no scope) is found out once before the loop. */
static ALWAYS_INLINE Completion run_turn(ForInNode *node, Value value, Frame *frame, bool is_slot) {
    if (LIKELY(is_slot)) {
        frame->slots[((NameNode *)node->target)->slot] = value;
        return exec(node->body, frame);
    }
    Environment *outer = frame->environment;
    bool bound = for_in_bind(node, value, frame);
    Completion completion = bound ? exec(node->body, frame) : completion_of_abrupt(frame);
    frame->environment = outer;
    return completion;
}

static inline bool continues(Completion completion, const Node *loop, const Frame *frame) {
    return LIKELY(completion == COMPLETION_NORMAL) ||
           (completion == COMPLETION_CONTINUE && frame->target == loop);
}

static inline Completion loop_end(Completion completion, const Node *loop, const Frame *frame) {
    return completion == COMPLETION_BREAK && frame->target == loop ? COMPLETION_NORMAL : completion;
}

/* ---- for-in ---- */

Completion exec_for_in(Node *node, Frame *frame) {
    ForInNode *loop = (ForInNode *)node;
    Runtime *runtime = frame->runtime;
    Value object = for_in_object(loop, frame);
    if (value_is_abrupt(object)) return completion_of_abrupt(frame);
    if (value_is_nullish(object)) return COMPLETION_NORMAL;
    Record *keys = enumeration_new(runtime, object);
    if (!keys) return COMPLETION_THROW;
    bool is_slot = !loop->scope && for_in_binds_slot(loop);
    uint32_t index = 0;
    while (LIKELY(!runtime->terminating)) {
        Value key = enumeration_next(runtime, keys, &index);
        if (key == VALUE_EMPTY) return COMPLETION_NORMAL;
        if (value_is_abrupt(key)) return COMPLETION_THROW;
        Completion completion = run_turn(loop, key, frame, is_slot);
        if (!continues(completion, node, frame)) return loop_end(completion, node, frame);
    }
    return loop_terminated(frame);
}

/* ---- for-of ---- */

/* 7.4.11 IteratorClose for each way out of the body. */
static Completion for_of_close(Frame *frame, Iterator *iterator, Completion completion,
                               const Node *loop) {
    Runtime *runtime = frame->runtime;
    if (completion == COMPLETION_THROW) {
        if (exception_is_catchable(runtime)) iterator_close_abrupt(runtime, iterator);
        return COMPLETION_THROW;
    }
    completion = loop_end(completion, loop, frame);
    return iterator_close(runtime, iterator) ? completion : COMPLETION_THROW;
}

/* 14.7.5.13 ForIn/OfBodyEvaluation, sync. The value of each turn comes from iterable_next_turn:
 * arrays that nobody has tampered with, and whatever else has a step, need no result objects. */
Completion exec_for_of(Node *node, Frame *frame) {
    ForInNode *loop = (ForInNode *)node;
    Runtime *runtime = frame->runtime;
    Value object = for_in_object(loop, frame);
    if (value_is_abrupt(object)) return completion_of_abrupt(frame);
    Iterator iterator;
    if (!iterable_open(frame, loop->object, object, ITERATED_BY_LOOP, &iterator))
        return COMPLETION_THROW;
    bool is_slot = !loop->scope && for_in_binds_slot(loop);
    while (LIKELY(!runtime->terminating)) {
        if (!iterator.array) frame->position = loop->target; /* where V8 says it steps */
        Value value = iterable_next_turn(runtime, &iterator);
        if (value == VALUE_EMPTY) return COMPLETION_NORMAL;
        if (value_is_abrupt(value)) return COMPLETION_THROW;
        Completion completion = run_turn(loop, value, frame, is_slot);
        if (!continues(completion, node, frame))
            return for_of_close(frame, &iterator, completion, node);
    }
    return loop_terminated(frame);
}
