/* Twins of patterns (spec 8.6.2, 13.15.5): a yield or await in a computed key, a target, or a
 * default.
 *
 * State: 1 + 3 * element + phase. Phases in the order of evaluation: the computed key, the target's
 * reference, the default (with the value taken out of the source at hand) or an inner pattern. Only
 * the phase that can suspend again is resumed; what earlier ones gave waits in value slots. */
#include "evaluate/resume/twins.h"

enum { PHASE_KEY,
       PHASE_REFERENCE,
       PHASE_VALUE,
       PHASE_INNER,
       PHASE_COUNT };
enum { /* value slots: of array patterns, of object patterns, of both */
       ARRAY_ITERATOR = 1,
       ARRAY_NEXT,
       ARRAY_INDEX,
       OBJECT_SOURCE = 1,
       OBJECT_TAKEN,
       OBJECT_KEY,
       PATTERN_REFERENCE = 5, /* three */
       PATTERN_VALUE = 4
};

/* One element on its way. */
typedef struct Element {
    const Node *pattern;
    PatternElement *element;
    Frame *frame;
    bool declares;
    uint32_t phase; /* where to go on */
    Reference reference;
    Value value;
} Element;

static bool is_pattern(const Node *target) {
    return target && (target->kind == NODE_ARRAY_PATTERN || target->kind == NODE_OBJECT_PATTERN);
}

/* After a suspension in `phase`: everything the element knows is parked; its pattern adds its
 * own. */
static bool element_park(Element *e, uint32_t index, uint32_t phase) {
    if (!is_suspending(e->frame)) return false;
    park_state(e->pattern, e->frame, 1 + PHASE_COUNT * index + phase);
    if (phase <= PHASE_REFERENCE) return false;
    bool has_reference =
        e->element->target && target_needs_reference(e->element->target, e->declares);
    if (has_reference) park_reference(e->pattern, e->frame, PATTERN_REFERENCE, &e->reference);
    return false;
}

static void element_take(Element *e) {
    bool has_reference =
        e->element->target && target_needs_reference(e->element->target, e->declares);
    if (has_reference)
        e->reference = take_reference(e->pattern, e->frame, PATTERN_REFERENCE, e->element->target);
}

static bool element_reference(Element *e, uint32_t index) {
    Node *target = e->element->target;
    if (!target || !target_needs_reference(target, e->declares)) return true;
    return reference_evaluate(target, e->frame, &e->reference) ||
           element_park(e, index, PHASE_REFERENCE);
}

/* The default; its value is undefined by definition, so nothing has to wait but the reference. */
static bool element_default(Element *e, uint32_t index) {
    e->value = pattern_element_default(e->element, e->value, e->frame);
    return !value_is_abrupt(e->value) || element_park(e, index, PHASE_VALUE);
}

static bool element_assign(Element *e, uint32_t index) {
    Node *target = e->element->target;
    if (!target) return true;
    if (is_pattern(target)) {
        bool ok = target_suspends(target)
                      ? twin_target_assign(target, NULL, e->value, e->frame, e->declares)
                      : target_assign(target, e->value, e->frame, e->declares);
        return ok || element_park(e, index, PHASE_INNER);
    }
    if (target_needs_reference(target, e->declares))
        return reference_assign(&e->reference, e->value, e->frame);
    return e->declares ? name_initialize((NameNode *)target, e->value, e->frame)
                       : name_assign((NameNode *)target, e->value, e->frame);
}

/* ---- array patterns ---- */

static void park_iterator(const Node *node, Frame *frame, const Iterator *iterator) {
    park_value(node, frame, ARRAY_ITERATOR,
               iterator->array ? value_cell(iterator->array) : iterator->iterator);
    park_value(node, frame, ARRAY_NEXT, iterator->array ? VALUE_EMPTY : iterator->next_method);
    park_value(node, frame, ARRAY_INDEX,
               iterator->done ? VALUE_TRUE : value_int((int32_t)iterator->index));
}

static Iterator take_iterator(const Node *node, Frame *frame) {
    Value source = take_value(node, frame, ARRAY_ITERATOR),
          next = take_value(node, frame, ARRAY_NEXT);
    Value index = take_value(node, frame, ARRAY_INDEX);
    Iterator iterator = {.iterator = source,
                         .next_method = next,
                         .step = iterator_step_of(frame->runtime, next),
                         .done = index == VALUE_TRUE};
    if (next == VALUE_EMPTY) iterator.array = (Array *)value_as_object(source);
    if (!iterator.done) iterator.index = (uint32_t)value_as_int(index);
    return iterator;
}

static Value array_element_value(Element *e, Iterator *iterator) {
    if (e->element->is_rest) return pattern_rest_array(e->frame, iterator);
    if (iterator->done) return VALUE_UNDEFINED;
    Value value = iterable_next(e->frame->runtime, iterator);
    return value == VALUE_EMPTY ? VALUE_UNDEFINED : value;
}

static bool array_element(Element *e, uint32_t index, Iterator *iterator) {
    if (e->phase > PHASE_REFERENCE) element_take(e);
    if (e->phase <= PHASE_REFERENCE) {
        if (!element_reference(e, index)) return false;
        e->value = array_element_value(e, iterator);
        if (value_is_abrupt(e->value)) return false;
    }
    if (!e->element->target) return true;
    if (e->phase <= PHASE_VALUE && !element_default(e, index)) return false;
    return element_assign(e, index);
}

/* ---- object patterns ---- */

/* Keys taken so far, for a rest element, as an array of keys' values. */
static bool keep_key(Frame *frame, Array *taken, PropertyKey key) {
    return !taken || array_push(frame->runtime, taken, property_key_to_value(frame->runtime, key));
}

typedef struct ObjectWalk {
    Value source;
    Array *taken; /* NULL when there is no rest element */
    PropertyKey key;
} ObjectWalk;

static bool object_rest(Element *e, ObjectWalk *walk) {
    Runtime *runtime = e->frame->runtime;
    uint32_t count = walk->taken->object.elements->length;
    KeyList keys = {0};
    Object *rest = object_new(runtime);
    bool ok = rest != NULL;
    for (uint32_t i = 0; ok && i < count; i++) {
        PropertyKey key = to_property_key(runtime, walk->taken->object.elements->values[i]);
        ok = !property_key_is_none(key) && key_list_append(runtime, &keys, key);
    }
    ok = ok && copy_data_properties(runtime, rest, walk->source, keys.keys, keys.count);
    key_list_free(&keys);
    if (ok) e->value = value_cell(rest);
    return ok;
}

static bool object_element_key(Element *e, uint32_t index, ObjectWalk *walk) {
    if (e->element->is_rest) return true;
    walk->key = pattern_element_key(e->element, e->frame);
    if (property_key_is_none(walk->key)) return element_park(e, index, PHASE_KEY);
    return keep_key(e->frame, walk->taken, walk->key);
}

static bool object_element(Element *e, uint32_t index, ObjectWalk *walk) {
    if (e->phase > PHASE_REFERENCE) element_take(e);
    if (e->phase == PHASE_KEY && !object_element_key(e, index, walk)) return false;
    if (e->phase <= PHASE_REFERENCE) {
        if (!element_reference(e, index)) return false;
        if (e->element->is_rest) return object_rest(e, walk) && element_assign(e, index);
        e->value = pattern_element_get(e->element, walk->source, walk->key, e->frame);
        if (value_is_abrupt(e->value)) return false;
    }
    if (e->phase <= PHASE_VALUE && !element_default(e, index)) return false;
    return element_assign(e, index);
}

/* ---- whole patterns ---- */

static bool array_pattern(PatternNode *pattern, Node *source, Value value, Frame *frame,
                          bool declares) {
    const Node *node = &pattern->node;
    Runtime *runtime = frame->runtime;
    uint32_t state = take_state(node, frame), at = state ? (state - 1) / PHASE_COUNT : 0;
    Iterator iterator;
    if (state)
        iterator = take_iterator(node, frame);
    else if (!iterable_open(frame, source, value, ITERATED_BY_PATTERN, &iterator))
        return false;
    uint32_t phase = state ? (state - 1) % PHASE_COUNT : PHASE_KEY;
    for (uint32_t i = at; i < pattern->count; i++, phase = PHASE_KEY) {
        Element e = {node, &pattern->elements[i], frame, declares, phase, {0}, VALUE_UNDEFINED};
        if (array_element(&e, i, &iterator)) continue;
        if (is_suspending(frame)) {
            park_iterator(node, frame, &iterator);
            return false;
        }
        return array_pattern_close(frame, &iterator);
    }
    return iterator.done || iterator_close(runtime, &iterator);
}

static void park_walk(const Node *node, Frame *frame, const ObjectWalk *walk) {
    park_value(node, frame, OBJECT_SOURCE, walk->source);
    park_value(node, frame, OBJECT_TAKEN, walk->taken ? value_cell(walk->taken) : VALUE_UNDEFINED);
    bool has_key = !property_key_is_none(walk->key);
    park_value(node, frame, OBJECT_KEY, has_key ? walk->key.bits : VALUE_UNDEFINED);
}

static ObjectWalk take_walk(const Node *node, Frame *frame) {
    Value source = take_value(node, frame, OBJECT_SOURCE),
          taken = take_value(node, frame, OBJECT_TAKEN);
    Value key = take_value(node, frame, OBJECT_KEY);
    return (ObjectWalk){source,
                        value_is_object(taken) ? (Array *)value_as_object(taken) : NULL,
                        {value_is_undefined(key) ? 0 : key}};
}

static bool object_walk_begin(PatternNode *pattern, Node *source, Value value, Frame *frame,
                              ObjectWalk *walk) {
    if (!pattern_require_object(pattern, source, value, frame)) return false;
    bool has_rest = pattern->count && pattern->elements[pattern->count - 1].is_rest;
    *walk = (ObjectWalk){value, has_rest ? array_new(frame->runtime, 0) : NULL, PROPERTY_KEY_NONE};
    return !has_rest || walk->taken;
}

static bool object_pattern(PatternNode *pattern, Node *source, Value value, Frame *frame,
                           bool declares) {
    const Node *node = &pattern->node;
    uint32_t state = take_state(node, frame), at = state ? (state - 1) / PHASE_COUNT : 0;
    ObjectWalk walk;
    if (state)
        walk = take_walk(node, frame);
    else if (!object_walk_begin(pattern, source, value, frame, &walk))
        return false;
    uint32_t phase = state ? (state - 1) % PHASE_COUNT : PHASE_KEY;
    for (uint32_t i = at; i < pattern->count; i++, phase = PHASE_KEY) {
        Element e = {node, &pattern->elements[i], frame, declares, phase, {0}, VALUE_UNDEFINED};
        if (object_element(&e, i, &walk)) continue;
        if (is_suspending(frame)) park_walk(node, frame, &walk);
        return false;
    }
    return true;
}

bool twin_target_assign(Node *target, Node *source, Value value, Frame *frame, bool declares) {
    if (target->kind == NODE_ARRAY_PATTERN)
        return array_pattern((PatternNode *)target, source, value, frame, declares);
    return object_pattern((PatternNode *)target, source, value, frame, declares);
}
