/* Twins of templates, array and object literals: what has been built so far waits. State: 1 +
 * number of the part. */
#include "evaluate/resume/twins.h"

/* ---- templates ---- */

static Value park_template(const Node *node, Frame *frame, TemplateText *text, uint32_t at) {
    if (!is_suspending(frame)) {
        string_builder_discard(&text->tail);
        return VALUE_ABRUPT;
    }
    Value so_far = template_text_finish(text);
    if (value_is_abrupt(so_far)) return abrupt_of_completion(frame, COMPLETION_THROW);
    park_state(node, frame, 1 + at);
    park_value(node, frame, 1, so_far);
    return VALUE_ABRUPT;
}

Value twin_template(Node *node, Frame *frame) {
    TemplateNode *template = (TemplateNode *)node;
    uint32_t state = take_state(node, frame), at = state ? state - 1 : 0;
    String *so_far = state ? value_as_string(take_value(node, frame, 1)) : template->cooked[0];
    TemplateText text;
    template_text_init(&text, frame->runtime);
    TRY_OK(template_text_append(&text, so_far));
    for (uint32_t i = at; i + 1 < template->quasi_count; i++) {
        Value value = eval(template->expressions[i], frame);
        if (value_is_abrupt(value)) return park_template(node, frame, &text, i);
        frame->position = template->expressions[i];
        String *piece = to_string(frame->runtime, value);
        if (!piece) {
            string_builder_discard(&text.tail);
            return VALUE_ABRUPT;
        }
        TRY_OK(template_text_append(&text, piece) &&
               template_text_append(&text, template->cooked[i + 1]));
    }
    return template_text_finish(&text);
}

/* ---- arrays ---- */

Value twin_array_literal(Node *node, Frame *frame) {
    ListNode *literal = (ListNode *)node;
    Runtime *runtime = frame->runtime;
    uint32_t state = take_state(node, frame), at = state ? state - 1 : 0;
    Array *array =
        state ? (Array *)value_as_object(take_value(node, frame, 1)) : array_new(runtime, 0);
    TRY_OK(array);
    for (uint32_t i = at; i < literal->list.count; i++) {
        Node *item = literal->list.items[i];
        bool is_spread = item && item->kind == NODE_SPREAD;
        Node *operand = is_spread ? ((UnaryNode *)item)->operand : item;
        Value value = operand ? eval(operand, frame) : VALUE_EMPTY;
        if (value_is_abrupt(value)) {
            if (is_suspending(frame)) {
                park_state(node, frame, 1 + i);
                park_value(node, frame, 1, value_cell(array));
            }
            return VALUE_ABRUPT;
        }
        TRY_OK(is_spread ? iterable_spread(frame, operand, value, array)
                         : array_push(runtime, array, value));
    }
    return value_cell(array);
}

/* ---- objects: each property is in its key (phase 0) or its value (phase 1) ---- */

enum { OBJECT_OBJECT = 1,
       OBJECT_KEY };

static Value park_object(const Node *node, Frame *frame, uint32_t at, uint32_t phase,
                         Object *object, PropertyKey key) {
    if (is_suspending(frame)) {
        park_state(node, frame, 1 + 2 * at + phase);
        park_value(node, frame, OBJECT_OBJECT, value_cell(object));
        if (phase)
            park_value(node, frame, OBJECT_KEY,
                       property_key_is_none(key) ? VALUE_UNDEFINED : key.bits);
    }
    return VALUE_ABRUPT;
}

Value twin_object_literal(Node *node, Frame *frame) {
    ObjectNode *literal = (ObjectNode *)node;
    uint32_t state = take_state(node, frame), at = state ? (state - 1) / 2 : 0;
    bool in_value = state && (state - 1) % 2;
    Object *object = state ? value_as_object(take_value(node, frame, OBJECT_OBJECT))
                           : object_new(frame->runtime);
    TRY_OK(object);
    for (uint32_t i = at; i < literal->count; i++, in_value = false) {
        PropertyDefinition *property = &literal->properties[i];
        bool has_key = property->kind != PROPERTY_SPREAD && property->kind != PROPERTY_PROTO;
        PropertyKey key = PROPERTY_KEY_NONE;
        if (in_value) {
            Value parked = take_value(node, frame, OBJECT_KEY);
            if (!value_is_undefined(parked)) key.bits = parked;
        } else if (has_key) {
            key = property_definition_key(property, frame);
            if (property_key_is_none(key)) return park_object(node, frame, i, 0, object, key);
        }
        Value value = property_definition_value(property, object, key, frame);
        if (value_is_abrupt(value)) return park_object(node, frame, i, 1, object, key);
        TRY_OK(object_define_property(property, object, key, value, frame));
    }
    return value_cell(object);
}
