/* Assigning to targets: names and patterns, in declarations, parameters and assignments (spec
 * 8.6.2, 13.15.5, 14.3.3).
 *
 * One pair of walks serves all of them: `declares` says whether names are initialised or assigned.
 * Order of evaluation as the specification asks: computed key, target reference, value, default,
 * assignment.
 *
 * An array pattern closes its iterator unless the iterator itself ended or threw. */
#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"

static inline bool is_pattern(const Node *target) {
    return target->kind == NODE_ARRAY_PATTERN || target->kind == NODE_OBJECT_PATTERN;
}

static bool assign_pattern(PatternNode *pattern, Node *source, Value value, Frame *frame,
                           bool declares);

/* ---- single targets ---- */

bool target_needs_reference(const Node *target, bool declares) {
    switch (target->kind) {
    case NODE_MEMBER:
    case NODE_INDEX:
    case NODE_PRIVATE_MEMBER:
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
    case NODE_CALL_TARGET: return true;
    case NODE_DYNAMIC: return !declares;
    default: return false;
    }
}

static bool assign_reference(Node *target, Value value, Frame *frame) {
    Reference reference;
    return reference_evaluate(target, frame, &reference) &&
           reference_assign(&reference, value, frame);
}

bool target_assign(Node *target, Value value, Frame *frame, bool declares) {
    return target_assign_from(target, NULL, value, frame, declares);
}

bool target_assign_from(Node *target, Node *source, Value value, Frame *frame, bool declares) {
    if (is_pattern(target))
        return pattern_assign((PatternNode *)target, source, value, frame, declares);
    if (target_needs_reference(target, declares)) return assign_reference(target, value, frame);
    return declares ? name_initialize((NameNode *)target, value, frame)
                    : name_assign((NameNode *)target, value, frame);
}

/* ---- elements ---- */

Value pattern_element_default(PatternElement *element, Value value, Frame *frame) {
    if (!element->initializer || !value_is_undefined(value)) return value;
    return eval_for_target(element->initializer, element->target, element->names_function, frame);
}

/* Where an element's value goes: evaluated before the value is taken out of its source. */
typedef struct ElementTarget {
    Node *node;
    Reference reference;
    bool has_reference;
    bool declares;
} ElementTarget;

static inline bool element_target_evaluate(PatternElement *element, Frame *frame, bool declares,
                                           ElementTarget *target) {
    target->node = element->target;
    target->declares = declares;
    target->has_reference = element->target && target_needs_reference(element->target, declares);
    return !target->has_reference || reference_evaluate(element->target, frame, &target->reference);
}

static bool element_target_assign(ElementTarget *target, Value value, Frame *frame) {
    if (target->has_reference) return reference_assign(&target->reference, value, frame);
    Node *node = target->node;
    if (is_pattern(node))
        return assign_pattern((PatternNode *)node, NULL, value, frame, target->declares);
    NameNode *name = (NameNode *)node;
    return target->declares ? name_initialize(name, value, frame) : name_assign(name, value, frame);
}

/* ---- array patterns (8.6.2 IteratorBindingInitialization, 13.15.5.3) ---- */

/* What is left of an iterator: nothing once it is done, even of an array that has grown since. */
Value pattern_rest_array(Frame *frame, Iterator *iterator) {
    Runtime *runtime = frame->runtime;
    Array *rest = array_new(runtime, 0);
    TRY_OK(rest);
    while (!iterator->done) {
        TRY_VALUE(value, iterable_next(runtime, iterator));
        if (value == VALUE_EMPTY) break;
        TRY_OK(array_push(runtime, rest, value));
    }
    return value_cell(rest);
}

/* The next value, undefined past the end. */
static Value next_or_undefined(Frame *frame, Iterator *iterator) {
    if (iterator->done) return VALUE_UNDEFINED;
    Value value = iterable_next(frame->runtime, iterator);
    return value == VALUE_EMPTY ? VALUE_UNDEFINED : value;
}

static bool array_element_assign(PatternElement *element, Iterator *iterator, Frame *frame,
                                 bool declares) {
    ElementTarget target;
    if (!element_target_evaluate(element, frame, declares, &target)) return false;
    if (element->target) frame->position = element->target;
    Value value =
        element->is_rest ? pattern_rest_array(frame, iterator) : next_or_undefined(frame, iterator);
    if (value_is_abrupt(value)) return false;
    if (!element->target) return true; /* elision */
    value = pattern_element_default(element, value, frame);
    return !value_is_abrupt(value) && element_target_assign(&target, value, frame);
}

/* 13.15.5.2 IteratorClose with an abrupt completion: on a throw the first error wins; a return()
 * sent to a generator whose pattern suspends closes as any other way out does. */
bool array_pattern_close(Frame *frame, Iterator *iterator) {
    Runtime *runtime = frame->runtime;
    if (iterator->done || !exception_is_catchable(runtime)) return false;
    if (frame->abrupt != COMPLETION_RETURN) {
        iterator_close_abrupt(runtime, iterator);
        return false;
    }
    Value result = frame->result;
    bool closed = iterator_close(runtime, iterator);
    frame->result = result;
    frame->abrupt = closed ? COMPLETION_RETURN : COMPLETION_THROW;
    return false;
}

static bool array_pattern_assign(PatternNode *pattern, Node *source, Value value, Frame *frame,
                                 bool declares) {
    Runtime *runtime = frame->runtime;
    Iterator iterator;
    if (!iterable_open(frame, source, value, ITERATED_BY_PATTERN, &iterator)) return false;
    for (uint32_t i = 0; i < pattern->count; i++) {
        if (array_element_assign(&pattern->elements[i], &iterator, frame, declares)) continue;
        return array_pattern_close(frame, &iterator);
    }
    return iterator.done || iterator_close(runtime, &iterator);
}

/* ---- object patterns (14.3.3.1, 13.15.5.4) ---- */

PropertyKey pattern_element_key(PatternElement *element, Frame *frame) {
    if (!element->computed) return element->key;
    Value key = eval(element->computed, frame);
    return value_is_abrupt(key) ? PROPERTY_KEY_NONE : to_property_key(frame->runtime, key);
}

Value pattern_element_get(PatternElement *element, Value value, PropertyKey key, Frame *frame) {
    Runtime *runtime = frame->runtime;
    PropertyCache *cache = &element->cache;
    if (element->computed) return value_get_key(runtime, value, key);
    if (LIKELY(value_is_object(value) && value_as_object(value)->shape == cache->shape &&
               !cache->accessor)) {
        if (!cache->holder) return value_as_object(value)->slots[cache->slot];
        if (cache->epoch == runtime->prototype_epoch) return cache->holder->slots[cache->slot];
    }
    frame->position = element->target;
    Value result = value_get_cached(runtime, value, key, cache);
    if (cache->shape && !cache->linked) script_link_cache(frame->code->script, cache);
    return result;
}

static bool throw_cannot_destructure(PatternNode *pattern, Node *source, Value value,
                                     Frame *frame) {
    Runtime *runtime = frame->runtime;
    String *kind = value_is_null(value) ? runtime->names.null : runtime->names.undefined;
    String *text = source                      ? node_text(runtime, source)
                   : value_is_undefined(value) ? kind
                                               : string_from_ascii(runtime, "object null");
    if (!text) return false;
    const PatternElement *first = pattern->count ? &pattern->elements[0] : NULL;
    if (first && !first->computed && !first->is_rest) {
        throw_type_error(runtime, "Cannot destructure property '%K' of '%S' as it is %S.",
                         &first->key, text, kind);
    } else {
        throw_type_error(runtime, "Cannot destructure '%S' as it is %S.", text, kind);
    }
    return false;
}

bool pattern_require_object(PatternNode *pattern, Node *source, Value value, Frame *frame) {
    if (LIKELY(!value_is_nullish(value))) return true;
    const PatternElement *first = pattern->count ? &pattern->elements[0] : NULL;
    frame->position = first && first->target ? first->target : &pattern->node;
    return throw_cannot_destructure(pattern, source, value, frame);
}

/* The keys taken so far, which a rest element leaves out. */
static bool keep_key(Frame *frame, KeyList *taken, PropertyKey key) {
    return !taken || key_list_append(frame->runtime, taken, key);
}

static bool object_element_assign(PatternElement *element, Value value, KeyList *taken,
                                  Frame *frame, bool declares) {
    PropertyKey key = pattern_element_key(element, frame);
    if (property_key_is_none(key) || !keep_key(frame, taken, key)) return false;
    ElementTarget target;
    if (!element_target_evaluate(element, frame, declares, &target)) return false;
    Value item = pattern_element_get(element, value, key, frame);
    if (value_is_abrupt(item)) return false;
    item = pattern_element_default(element, item, frame);
    return !value_is_abrupt(item) && element_target_assign(&target, item, frame);
}

static bool object_rest_assign(PatternElement *element, Value value, const KeyList *taken,
                               Frame *frame, bool declares) {
    Runtime *runtime = frame->runtime;
    ElementTarget target;
    if (!element_target_evaluate(element, frame, declares, &target)) return false;
    Object *rest = object_new(runtime);
    if (!rest || !copy_data_properties(runtime, rest, value, taken->keys, taken->count))
        return false;
    return element_target_assign(&target, value_cell(rest), frame);
}

static bool object_pattern_assign(PatternNode *pattern, Value value, Frame *frame, bool declares) {
    KeyList taken = {0};
    uint32_t count = pattern->count;
    bool has_rest = count && pattern->elements[count - 1].is_rest;
    for (uint32_t i = 0; i < count - has_rest; i++) {
        if (!object_element_assign(&pattern->elements[i], value, has_rest ? &taken : NULL, frame,
                                   declares))
            return false;
    }
    return !has_rest ||
           object_rest_assign(&pattern->elements[count - 1], value, &taken, frame, declares);
}

/* ---- patterns ---- */

static bool assign_pattern(PatternNode *pattern, Node *source, Value value, Frame *frame,
                           bool declares) {
    if (pattern->node.kind == NODE_ARRAY_PATTERN)
        return array_pattern_assign(pattern, source, value, frame, declares);
    /* Inside another pattern the read of the first property throws, with its own message. */
    bool throws_by_itself =
        pattern->count && !pattern->elements[0].computed && !pattern->elements[0].is_rest;
    if (!throws_by_itself && !pattern_require_object(pattern, source, value, frame)) return false;
    return object_pattern_assign(pattern, value, frame, declares);
}

bool pattern_assign(PatternNode *pattern, Node *source, Value value, Frame *frame, bool declares) {
    bool is_object = pattern->node.kind == NODE_OBJECT_PATTERN;
    if (is_object && !pattern_require_object(pattern, source, value, frame)) return false;
    return assign_pattern(pattern, source, value, frame, declares);
}

/* ---- assignment expressions (13.15.2) ---- */

Node *pattern_source(const AssignNode *assign, Frame *frame) {
    frame->position = assign->value;
    return assign->target->kind == NODE_OBJECT_PATTERN ? assign->value : NULL;
}

Value eval_assign_pattern(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    EVAL(value, assign->value, frame);
    PatternNode *pattern = (PatternNode *)assign->target;
    return pattern_assign(pattern, pattern_source(assign, frame), value, frame, false)
               ? value
               : VALUE_ABRUPT;
}

static Value eval_assign_name(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    TRY_VALUE(value, assigned_value(assign, frame));
    return name_assign((NameNode *)assign->target, value, frame) ? value : VALUE_ABRUPT;
}

/* In strict code a name that is unresolvable before the value is evaluated stays so (6.2.5.6). */
static Value eval_assign_strict_global(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    NameNode *name = (NameNode *)assign->target;
    bool resolvable;
    TRY_OK(global_is_resolvable(name, frame, &resolvable));
    TRY_VALUE(value, assigned_value(assign, frame));
    if (!resolvable) return throw_not_defined(frame, name);
    return name_assign(name, value, frame) ? value : VALUE_ABRUPT;
}

static Value eval_assign_local(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    EVAL(value, assign->value, frame);
    return frame->slots[((NameNode *)assign->target)->slot] = value;
}

static Value eval_assign_captured_0(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    EVAL(value, assign->value, frame);
    return frame->environment->slots[((NameNode *)assign->target)->slot] = value;
}

static Value eval_assign_captured(Node *node, Frame *frame) {
    AssignNode *assign = (AssignNode *)node;
    NameNode *name = (NameNode *)assign->target;
    EVAL(value, assign->value, frame);
    return environment_at(frame, name->depth)->slots[name->slot] = value;
}

bool assigns_slot(const Node *node) {
    if (node->kind != NODE_ASSIGN) return false;
    const AssignNode *assign = (const AssignNode *)node;
    return assign->target->kind == NODE_LOCAL && !assign->names_function &&
           !(assign->target->flags & (NODE_CONST_ASSIGN | NODE_IGNORE_ASSIGN));
}

EvalFn select_assign_name(Node *node) {
    AssignNode *assign = (AssignNode *)node;
    const Node *target = assign->target;
    if (assigns_slot(node))
        return takes_next(target, assign->value) ? eval_assign_next : eval_assign_local;
    if (target->kind == NODE_GLOBAL && target->flags & NODE_STRICT)
        return eval_assign_strict_global;
    if (assign->names_function || target->flags & (NODE_CONST_ASSIGN | NODE_IGNORE_ASSIGN))
        return eval_assign_name;
    if (target->kind != NODE_CAPTURED) return eval_assign_name;
    return ((const NameNode *)target)->depth == 0 ? eval_assign_captured_0 : eval_assign_captured;
}
