/* Twins of loops (spec 14.7). A state says which part is suspended; per-iteration environments are
 * simply where they were. */
#include "evaluate/resume/twins.h"

enum { LOOP_BODY = 1,
       LOOP_TEST };

static Completion stopped(Frame *frame) {
    return loop_terminated(frame);
}

/* ---- loops that suspend in their body and nowhere else ---- */

/* A body that is a block without a scope is not entered: the loop runs its statements and remembers
 * in which of them it is (state). `has_list` says so; it is constant where the
 * functions below are inlined. Other bodies need no state. */
static bool body_is_list(const Node *body) {
    return body->kind == NODE_BLOCK && !((const BlockNode *)body)->scope;
}

/* The body from its statement *at on; after one that does not end normally *at is its number. */
static ALWAYS_INLINE Completion run_body(Node *body, Frame *frame, bool has_list, uint32_t *at) {
    if (!has_list) return exec(body, frame);
    NodeList list = ((BlockNode *)body)->body;
    for (uint32_t i = *at; i < list.count; i++) {
        Completion completion = exec(list.items[i], frame);
        if (LIKELY(completion == COMPLETION_NORMAL)) continue;
        *at = i;
        return completion;
    }
    return COMPLETION_NORMAL;
}

/* Where in its body a loop goes on when it is resumed; its statement 0 when it is not. */
static ALWAYS_INLINE uint32_t take_place(const Node *loop, Frame *frame, bool has_list) {
    if (!has_list || !frame->resuming) return 0;
    return (uint32_t)value_as_int(take(&frame->slots[loop->state]));
}

/* A turn from its body's statement `at` on; true when the loop goes on. */
static ALWAYS_INLINE bool run_turn(const Node *loop, Node *body, Frame *frame, bool has_list,
                                   uint32_t at, Completion *completion) {
    *completion = run_body(body, frame, has_list, &at);
    if (UNLIKELY(*completion != COMPLETION_NORMAL)) {
        if (has_list && *completion == COMPLETION_SUSPEND) park_state(loop, frame, at);
        if (!turn_continues(completion, loop, frame)) return false;
    }
    if (LIKELY(!frame->runtime->terminating)) return true;
    *completion = stopped(frame);
    return false;
}

/* ---- while, do-while ---- */

/* `tests`, too, is constant where this is inlined. */
static ALWAYS_INLINE Completion while_run(Node *node, Frame *frame, bool tests, bool has_list) {
    LoopNode *loop = (LoopNode *)node;
    bool resumed = frame->resuming;
    for (uint32_t at = take_place(node, frame, has_list);; resumed = false, at = 0) {
        if (tests && !resumed) {
            EXEC_TEST(test, loop->test, frame);
            if (!test) return COMPLETION_NORMAL;
        }
        Completion completion;
        if (!run_turn(node, loop->body, frame, has_list, at, &completion)) return completion;
    }
}

static Completion twin_while(Node *node, Frame *frame) {
    return while_run(node, frame, true, false);
}
static Completion twin_while_list(Node *node, Frame *frame) {
    return while_run(node, frame, true, true);
}
static Completion twin_while_true(Node *node, Frame *frame) {
    return while_run(node, frame, false, false);
}
static Completion twin_while_true_list(Node *node, Frame *frame) {
    return while_run(node, frame, false, true);
}

static bool suspends(const Node *node) {
    return node && node->flags & NODE_SUSPENDS;
}

/* Suspends in its test, which begins each turn. */
static Completion twin_while_test(Node *node, Frame *frame) {
    LoopNode *loop = (LoopNode *)node;
    bool in_body = take_state(node, frame) == LOOP_BODY;
    for (;; in_body = false) {
        if (!in_body) {
            EXEC_TEST(test, loop->test, frame);
            if (!test) return COMPLETION_NORMAL;
        }
        Completion completion = exec(loop->body, frame);
        if (completion == COMPLETION_SUSPEND) park_state(node, frame, LOOP_BODY);
        if (!turn_continues(&completion, node, frame)) return completion;
        if (frame->runtime->terminating) return stopped(frame);
    }
}

ExecFn select_twin_while(const LoopNode *loop) {
    if (suspends(loop->test)) return twin_while_test;
    bool is_literal = loop->test->kind == NODE_LITERAL;
    bool is_true = is_literal && to_boolean(((const LiteralNode *)loop->test)->value);
    bool has_list = body_is_list(loop->body);
    if (is_true) return has_list ? twin_while_true_list : twin_while_true;
    return has_list ? twin_while_list : twin_while;
}

Completion twin_do_while(Node *node, Frame *frame) {
    LoopNode *loop = (LoopNode *)node;
    bool in_test = take_state(node, frame) == LOOP_TEST;
    for (;; in_test = false) {
        if (!in_test) {
            Completion completion = exec(loop->body, frame);
            if (completion == COMPLETION_SUSPEND) park_state(node, frame, LOOP_BODY);
            if (!turn_continues(&completion, node, frame)) return completion;
        }
        Value test = eval(loop->test, frame);
        if (value_is_abrupt(test)) {
            if (is_suspending(frame)) park_state(node, frame, LOOP_TEST);
            return completion_of_abrupt(frame);
        }
        if (!to_boolean(test)) return COMPLETION_NORMAL;
        if (frame->runtime->terminating) return stopped(frame);
    }
}

/* ---- for ---- */

enum { FOR_INIT = 1,
       FOR_TEST,
       FOR_BODY,
       FOR_UPDATE,
       FOR_OUTER = 1 };

static Completion for_init(ForNode *loop, Frame *frame) {
    if (!loop->init) return COMPLETION_NORMAL;
    if (loop->init_is_declaration) return exec(loop->init, frame);
    EXEC_EVAL(value, loop->init, frame);
    (void)value;
    return COMPLETION_NORMAL;
}

/* Runs the loop from part *at; when it ends abruptly *at is the part it was in. */
static Completion for_run(ForNode *loop, Frame *frame, uint32_t *at) {
    bool copies = loop->scope && loop->scope->per_iteration && loop->scope->has_environment;
    if (*at == FOR_INIT) {
        Completion completion = for_init(loop, frame);
        if (completion != COMPLETION_NORMAL) return completion;
        if (copies && !copy_iteration_environment(frame)) return COMPLETION_THROW;
        *at = FOR_TEST;
    }
    for (;; *at = FOR_TEST) {
        if (*at == FOR_TEST) {
            if (loop->test) {
                EXEC_TEST(test, loop->test, frame);
                if (!test) return COMPLETION_NORMAL;
            }
            *at = FOR_BODY;
        }
        if (*at == FOR_BODY) {
            Completion completion = exec(loop->body, frame);
            if (!turn_continues(&completion, &loop->node, frame)) return completion;
            if (copies && !copy_iteration_environment(frame)) return COMPLETION_THROW;
            *at = FOR_UPDATE;
        }
        if (loop->update) {
            EXEC_EVAL(update, loop->update, frame);
            (void)update;
        }
        if (frame->runtime->terminating) return stopped(frame);
    }
}

static Completion twin_for(Node *node, Frame *frame) {
    ForNode *loop = (ForNode *)node;
    uint32_t state = take_state(node, frame), at = state ? state : FOR_INIT;
    Environment *outer =
        state ? environment_of_value(take_value(node, frame, FOR_OUTER)) : frame->environment;
    Completion completion = COMPLETION_THROW;
    if (state || !loop->scope || scope_enter(frame, loop->scope))
        completion = for_run(loop, frame, &at);
    if (completion == COMPLETION_SUSPEND) {
        park_state(node, frame, at);
        park_value(node, frame, FOR_OUTER, value_of_environment(outer));
    } else {
        frame->environment = outer;
    }
    return completion;
}

/* No scope to leave, and only the body suspends. */
static ALWAYS_INLINE Completion for_run_body(Node *node, Frame *frame, bool has_list) {
    ForNode *loop = (ForNode *)node;
    bool resumed = frame->resuming;
    uint32_t at = take_place(node, frame, has_list);
    if (!resumed) {
        Completion completion = for_init(loop, frame);
        if (completion != COMPLETION_NORMAL) return completion;
    }
    for (;; resumed = false, at = 0) {
        if (!resumed && loop->test) {
            EXEC_TEST(test, loop->test, frame);
            if (!test) return COMPLETION_NORMAL;
        }
        Completion completion;
        if (!run_turn(node, loop->body, frame, has_list, at, &completion)) return completion;
        if (loop->update) {
            EXEC_EVAL(update, loop->update, frame);
            (void)update;
        }
    }
}

static Completion twin_for_body(Node *node, Frame *frame) {
    return for_run_body(node, frame, false);
}
static Completion twin_for_list(Node *node, Frame *frame) {
    return for_run_body(node, frame, true);
}

ExecFn select_twin_for(const ForNode *loop) {
    bool only_body =
        !loop->scope && !suspends(loop->init) && !suspends(loop->test) && !suspends(loop->update);
    if (!only_body) return twin_for;
    return body_is_list(loop->body) ? twin_for_list : twin_for_body;
}

/* ---- for-in, for-of, for-await: what they share ---- */

enum { ITERATE_OBJECT = 1,
       ITERATE_BIND,
       ITERATE_BODY,
       ITERATE_OUTER = 1,
       ITERATE_VALUE = 2 };

static void park_iteration(const Node *node, Frame *frame, uint32_t at, const Environment *outer) {
    park_state(node, frame, at);
    park_value(node, frame, ITERATE_OUTER, value_of_environment(outer));
}

/* 14.7.5.12: the object, with the loop's names in their dead zone meanwhile. */
Value iterated_object(ForInNode *loop, Frame *frame, bool resumed) {
    const Node *node = &loop->node;
    if (!(loop->object->flags & NODE_SUSPENDS)) return for_in_object(loop, frame);
    Environment *outer =
        resumed ? environment_of_value(take_value(node, frame, ITERATE_OUTER)) : frame->environment;
    bool entered = resumed || !loop->head_scope || scope_enter(frame, loop->head_scope);
    Value object = entered ? eval(loop->object, frame) : VALUE_ABRUPT;
    if (value_is_abrupt(object) && is_suspending(frame))
        park_iteration(node, frame, ITERATE_OBJECT, outer);
    else
        frame->environment = outer;
    return object;
}

/* The turn's scope and its target; resumed: inside the target. A single reference that suspends has
 * the value wait with the loop. */
static bool bind(ForInNode *loop, Frame *frame, Value value, bool resumed) {
    if (!target_suspends(loop->target)) return for_in_bind(loop, value, frame);
    bool declares = loop->target_kind > 1 + DECLARATION_VAR;
    if (!resumed && loop->scope && !scope_enter(frame, loop->scope)) return false;
    bool is_pattern =
        loop->target->kind == NODE_ARRAY_PATTERN || loop->target->kind == NODE_OBJECT_PATTERN;
    Node *source = loop->target_kind ? &loop->node : NULL;
    if (is_pattern) return twin_target_assign(loop->target, source, value, frame, declares);
    if (resumed) value = take_value(&loop->node, frame, ITERATE_VALUE);
    Reference reference;
    if (reference_evaluate(loop->target, frame, &reference))
        return reference_assign(&reference, value, frame);
    if (is_suspending(frame)) park_value(&loop->node, frame, ITERATE_VALUE, value);
    return false;
}

/* Binding and body of one turn from part *at. */
Completion iteration_turn(ForInNode *loop, Frame *frame, Value value, uint32_t *at,
                          Environment **outer) {
    const Node *node = &loop->node;
    bool resumed = *at >= ITERATE_BIND;
    *outer =
        resumed ? environment_of_value(take_value(node, frame, ITERATE_OUTER)) : frame->environment;
    Completion completion;
    if (*at == ITERATE_BODY || bind(loop, frame, value, resumed)) {
        *at = ITERATE_BODY;
        completion = exec(loop->body, frame);
    } else {
        *at = ITERATE_BIND;
        completion = completion_of_abrupt(frame);
    }
    if (completion == COMPLETION_SUSPEND)
        park_iteration(node, frame, *at, *outer);
    else
        frame->environment = *outer;
    *at = 0;
    return completion;
}

/* ---- for-in: the keys and the position wait in the hidden slots ---- */

enum { KEYS_LIST,
       KEYS_INDEX };

Completion twin_for_in(Node *node, Frame *frame) {
    ForInNode *loop = (ForInNode *)node;
    Runtime *runtime = frame->runtime;
    Value *hidden = &frame->slots[loop->slot];
    uint32_t at = take_state(node, frame), index = 0;
    if (at < ITERATE_BIND) {
        Value object = iterated_object(loop, frame, at == ITERATE_OBJECT);
        if (value_is_abrupt(object)) return completion_of_abrupt(frame);
        if (value_is_nullish(object)) return COMPLETION_NORMAL;
        Record *keys = enumeration_new(runtime, object);
        if (!keys) return COMPLETION_THROW;
        hidden[KEYS_LIST] = value_cell(keys);
        at = 0;
    } else {
        index = (uint32_t)value_as_int(hidden[KEYS_INDEX]);
    }
    Record *keys = (Record *)value_as_cell(hidden[KEYS_LIST]);
    while (!runtime->terminating) {
        Value key = VALUE_UNDEFINED;
        if (!at) key = enumeration_next(runtime, keys, &index);
        if (key == VALUE_EMPTY) return COMPLETION_NORMAL;
        if (value_is_abrupt(key)) return COMPLETION_THROW;
        Environment *outer;
        Completion completion = iteration_turn(loop, frame, key, &at, &outer);
        if (completion == COMPLETION_SUSPEND) hidden[KEYS_INDEX] = value_int((int32_t)index);
        if (!turn_continues(&completion, node, frame)) return completion;
    }
    return stopped(frame);
}

/* ---- for-of: the iterator waits in the hidden slots. The third one is the index in an array, or
 * what stands for the iterator's `next` (IteratorStep) ---- */

enum { ITERATOR_OBJECT,
       ITERATOR_NEXT,
       ITERATOR_PLACE };

static void store_iterator(Value *hidden, const Iterator *iterator) {
    bool in_array = iterator->array != NULL;
    hidden[ITERATOR_OBJECT] = in_array ? value_cell(iterator->array) : iterator->iterator;
    hidden[ITERATOR_NEXT] = in_array ? VALUE_EMPTY : iterator->next_method;
    hidden[ITERATOR_PLACE] = in_array ? value_int((int32_t)iterator->index)
                                      : value_of_pointer((const void *)(uintptr_t)iterator->step);
}

static Iterator load_iterator(const Value *hidden) {
    Iterator iterator = {.iterator = hidden[ITERATOR_OBJECT], .next_method = hidden[ITERATOR_NEXT]};
    if (hidden[ITERATOR_NEXT] == VALUE_EMPTY) {
        iterator.array = (Array *)value_as_object(hidden[ITERATOR_OBJECT]);
        iterator.index = (uint32_t)value_as_int(hidden[ITERATOR_PLACE]);
    } else {
        iterator.step = (IteratorStep)(uintptr_t)pointer_of_value(hidden[ITERATOR_PLACE]);
    }
    return iterator;
}

static Completion for_of_close(Frame *frame, Iterator *iterator, Completion completion) {
    Runtime *runtime = frame->runtime;
    if (completion == COMPLETION_THROW) {
        if (exception_is_catchable(runtime)) iterator_close_abrupt(runtime, iterator);
        return COMPLETION_THROW;
    }
    return iterator_close(runtime, iterator) ? completion : COMPLETION_THROW;
}

/* Opens what a loop without names in their dead zone goes over. */
static Completion open_loop(ForInNode *loop, Frame *frame, Value *hidden) {
    EXEC_EVAL(object, loop->object, frame);
    Iterator iterator;
    if (!iterable_open(frame, loop->object, object, ITERATED_BY_LOOP, &iterator))
        return COMPLETION_THROW;
    store_iterator(hidden, &iterator);
    return COMPLETION_NORMAL;
}

static NOINLINE Completion stored_close(Frame *frame, const Value *hidden, Completion completion) {
    Iterator iterator = load_iterator(hidden);
    return for_of_close(frame, &iterator, completion);
}

/* What stands for the `next` of an iterator that waits; NULL in arrays, too. */
static inline IteratorStep stored_step(const Value *hidden) {
    if (hidden[ITERATOR_NEXT] == VALUE_EMPTY) return NULL;
    return (IteratorStep)(uintptr_t)pointer_of_value(hidden[ITERATOR_PLACE]);
}

/* The next value for a loop whose iterator stays where it waits. */
static Value stored_next(Runtime *runtime, Value *hidden) {
    Iterator iterator = load_iterator(hidden);
    Value value = iterable_next(runtime, &iterator);
    if (iterator.array) hidden[ITERATOR_PLACE] = value_int((int32_t)iterator.index);
    return value;
}

/* The turn binds a frame slot, there is no scope to leave, and only the body suspends. */
static ALWAYS_INLINE Completion for_of_run_slot(Node *node, Frame *frame, bool has_list) {
    ForInNode *loop = (ForInNode *)node;
    Value *hidden = &frame->slots[loop->slot];
    bool resumed = frame->resuming;
    uint32_t at = take_place(node, frame, has_list);
    if (!resumed) {
        Completion completion = open_loop(loop, frame, hidden);
        if (completion != COMPLETION_NORMAL) return completion;
    }
    IteratorStep step = stored_step(hidden);
    for (;; resumed = false, at = 0) {
        if (!resumed) {
            frame->position = loop->target;
            Value value = LIKELY(step != NULL) ? step(frame->runtime, hidden[ITERATOR_OBJECT])
                                               : stored_next(frame->runtime, hidden);
            if (value == VALUE_EMPTY) return COMPLETION_NORMAL;
            if (value_is_abrupt(value)) return COMPLETION_THROW;
            frame->slots[((NameNode *)loop->target)->slot] = value;
        }
        Completion completion;
        if (run_turn(node, loop->body, frame, has_list, at, &completion)) continue;
        return completion == COMPLETION_SUSPEND ? completion
                                                : stored_close(frame, hidden, completion);
    }
}

static Completion twin_for_of_slot(Node *node, Frame *frame) {
    return for_of_run_slot(node, frame, false);
}
static Completion twin_for_of_list(Node *node, Frame *frame) {
    return for_of_run_slot(node, frame, true);
}

static Completion twin_for_of(Node *node, Frame *frame) {
    ForInNode *loop = (ForInNode *)node;
    Runtime *runtime = frame->runtime;
    Value *hidden = &frame->slots[loop->slot];
    uint32_t at = take_state(node, frame);
    Iterator iterator;
    if (at < ITERATE_BIND) {
        Value object = iterated_object(loop, frame, at == ITERATE_OBJECT);
        if (value_is_abrupt(object)) return completion_of_abrupt(frame);
        if (!iterable_open(frame, loop->object, object, ITERATED_BY_LOOP, &iterator))
            return COMPLETION_THROW;
        at = 0;
    } else {
        iterator = load_iterator(hidden);
    }
    while (!runtime->terminating) {
        frame->position = loop->target;
        Value value = VALUE_UNDEFINED;
        if (!at) value = iterable_next(runtime, &iterator);
        if (value == VALUE_EMPTY) return COMPLETION_NORMAL;
        if (value_is_abrupt(value)) return COMPLETION_THROW;
        Environment *outer;
        Completion completion = iteration_turn(loop, frame, value, &at, &outer);
        if (completion == COMPLETION_SUSPEND) {
            store_iterator(hidden, &iterator);
            return completion;
        }
        if (!turn_continues(&completion, node, frame))
            return for_of_close(frame, &iterator, completion);
    }
    return stopped(frame);
}

ExecFn select_twin_for_of(const ForInNode *loop) {
    bool only_body = !loop->head_scope && !loop->scope && !suspends(loop->object) &&
                     !suspends(loop->target);
    if (!only_body || !for_in_binds_slot(loop)) return twin_for_of;
    return body_is_list(loop->body) ? twin_for_of_list : twin_for_of_slot;
}
