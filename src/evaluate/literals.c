/* Literals and templates (spec 13.2.3, 13.2.4, 13.2.8, 13.3.11).
 *
 * Array literals of a few items evaluate them onto the frame's temporaries and copy them once. A
 * template joins short pieces in a buffer and long ones as ropes, so that `${text}x` in a loop
 * does not copy the text each time. */
#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"
#include "resolve/resolve.h"
#include "runtime/values/bigint.h"

Value eval_literal(Node *node, Frame *frame) {
    (void)frame;
    return ((LiteralNode *)node)->value;
}

/* 13.2.7.3: a new object each time, of a pattern compiled once. */
Value eval_regexp_literal(Node *node, Frame *frame) {
    const RegExpNode *literal = (RegExpNode *)node;
    Value *model = &frame->code->script->template_objects[literal->site];
    frame->position = node;
    return frame->runtime->hooks.regexp_from_literal(frame->runtime, literal->pattern,
                                                     literal->flags, model);
}

/* 13.2.3.1: the value is made when the literal first runs, and is a constant from then on. */
Value eval_bigint_literal(Node *node, Frame *frame) {
    LiteralNode *literal = (LiteralNode *)node;
    Runtime *runtime = frame->runtime;
    frame->position = node;
    TRY_VALUE(value, bigint_from_string(runtime, value_as_string(literal->value)));
    TRY_OK(script_keep(runtime, frame->code->script, value));
    literal->value = value;
    node->eval = eval_literal;
    return value;
}

/* ---- arrays (13.2.4.1) ---- */

static Value array_or_abrupt(Array *array) {
    return array ? value_cell(array) : VALUE_ABRUPT;
}

static Value eval_array_empty(Node *node, Frame *frame) {
    (void)node;
    return array_or_abrupt(array_new(frame->runtime, 0));
}

/* Few items, no spread. An item left out is a hole. */
static Value eval_array_small(Node *node, Frame *frame) {
    ListNode *array = (ListNode *)node;
    Value *base = frame->top + array->temp;
    for (uint32_t i = 0; i < array->list.count; i++) {
        Node *item = array->list.items[i];
        Value value = item ? eval(item, frame) : VALUE_EMPTY;
        TRY(value);
        base[i] = value;
    }
    return array_or_abrupt(array_from_values(frame->runtime, array->list.count, base));
}

static bool append_item(Array *array, Node *item, Frame *frame) {
    Runtime *runtime = frame->runtime;
    if (!item) return array_push(runtime, array, VALUE_EMPTY);
    bool is_spread = item->kind == NODE_SPREAD;
    Node *operand = is_spread ? ((UnaryNode *)item)->operand : item;
    Value value = eval(operand, frame);
    if (value_is_abrupt(value)) return false;
    return is_spread ? iterable_spread(frame, operand, value, array)
                     : array_push(runtime, array, value);
}

static Value eval_array_general(Node *node, Frame *frame) {
    ListNode *literal = (ListNode *)node;
    Array *array = array_new(frame->runtime, 0);
    TRY_OK(array && object_reserve_elements(frame->runtime, &array->object, literal->list.count));
    for (uint32_t i = 0; i < literal->list.count; i++) {
        TRY_OK(append_item(array, literal->list.items[i], frame));
    }
    return value_cell(array);
}

EvalFn select_array_literal(Node *node) {
    const ListNode *array = (ListNode *)node;
    if (array->list.count == 0) return eval_array_empty;
    bool is_small = array->list.count <= RESOLVE_ARRAY_TEMPS && !array->has_spread;
    return is_small ? eval_array_small : eval_array_general;
}

/* ---- templates (13.2.8.5) ---- */

enum { TEMPLATE_LONG = 512 }; /* code units from which on a piece is joined as a rope */

void template_text_init(TemplateText *text, Runtime *runtime) {
    text->head = NULL;
    string_builder_init(&text->tail, runtime);
}

static bool append_to_head(TemplateText *text, String *piece) {
    text->head = text->head ? string_concat(text->tail.runtime, text->head, piece) : piece;
    return text->head != NULL;
}

/* Moves what the builder holds to the end of the rope. */
static bool flush_tail(TemplateText *text) {
    Runtime *runtime = text->tail.runtime;
    if (text->tail.length == 0) return true;
    String *tail = string_builder_finish(&text->tail);
    string_builder_init(&text->tail, runtime);
    return tail && append_to_head(text, tail);
}

/* False: the text is given up and its memory free. */
bool template_text_append(TemplateText *text, String *piece) {
    bool is_long = string_length(piece) >= TEMPLATE_LONG;
    bool ok = is_long ? flush_tail(text) && append_to_head(text, piece)
                      : string_builder_append_string(&text->tail, piece);
    if (!ok) string_builder_discard(&text->tail);
    return ok;
}

Value template_text_finish(TemplateText *text) {
    if (!text->head) {
        String *all = string_builder_finish(&text->tail);
        return all ? value_cell(all) : VALUE_ABRUPT;
    }
    return flush_tail(text) ? value_cell(text->head) : VALUE_ABRUPT;
}

/* Each value becomes a string before the next expression runs. */
static String *template_piece(Node *expression, Frame *frame) {
    Value value = eval(expression, frame);
    if (value_is_abrupt(value)) return NULL;
    if (!value_is_string(value)) frame->position = expression;
    return to_string(frame->runtime, value);
}

Value eval_template(Node *node, Frame *frame) {
    TemplateNode *template = (TemplateNode *)node;
    TemplateText text;
    template_text_init(&text, frame->runtime);
    TRY_OK(template_text_append(&text, template->cooked[0]));
    for (uint32_t i = 1; i < template->quasi_count; i++) {
        String *piece = template_piece(template->expressions[i - 1], frame);
        if (!piece) {
            string_builder_discard(&text.tail);
            return VALUE_ABRUPT;
        }
        TRY_OK(template_text_append(&text, piece) &&
               template_text_append(&text, template->cooked[i]));
    }
    return template_text_finish(&text);
}

/* ---- tagged templates ---- */

static Array *string_array(Runtime *runtime, String **strings, uint32_t count) {
    Array *array = array_new(runtime, 0);
    for (uint32_t i = 0; array && i < count; i++) {
        Value value = strings[i] ? value_cell(strings[i]) : VALUE_UNDEFINED;
        if (!array_push(runtime, array, value)) return NULL;
    }
    return array;
}

static bool freeze(Runtime *runtime, Array *array) {
    bool done;
    return set_integrity_level(runtime, &array->object, INTEGRITY_FROZEN, &done);
}

static Array *template_object_new(TemplateNode *node, Runtime *runtime) {
    Array *cooked = string_array(runtime, node->cooked, node->quasi_count);
    Array *raw = cooked ? string_array(runtime, node->raw, node->quasi_count) : NULL;
    if (!raw || !freeze(runtime, raw)) return NULL;
    PropertyKey key = property_key_name(runtime->names.raw);
    bool ok =
        object_add(runtime, &cooked->object, key, value_cell(raw), 0) && freeze(runtime, cooked);
    return ok ? cooked : NULL;
}

Value template_object(TemplateNode *node, Frame *frame) {
    Value *cached = &frame->code->script->template_objects[node->site];
    if (LIKELY(value_is_object(*cached))) return *cached;
    Array *array = template_object_new(node, frame->runtime);
    if (!array) return VALUE_ABRUPT;
    return *cached = value_cell(array);
}

/* 13.3.11.1 */
Value eval_tagged_template(Node *node, Frame *frame) {
    TemplateNode *template = (TemplateNode *)node;
    Value this_value;
    TRY_VALUE(tag, callee_evaluate(template->tag, frame, &this_value));
    Value *base = frame->top + template->temp;
    TRY_VALUE(strings, template_object(template, frame));
    base[0] = strings;
    for (uint32_t i = 1; i < template->quasi_count; i++) {
        EVAL(value, template->expressions[i - 1], frame);
        base[i] = value;
    }
    frame->position = node;
    return call_value_in_place(frame, template->tag, tag, this_value, base, template->quasi_count);
}
