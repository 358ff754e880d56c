/* The twin of class definitions (spec 15.7.14): a yield or await in the heritage or a computed key.
 * The builder waits in a record; the class scope's environment waits as the innermost one. */
#include "evaluate/resume/twins.h"

enum { CLASS_RECORD = 1 };
enum { /* fields of the record */
       BUILT_NAME,
       BUILT_OUTER,
       BUILT_PROTOTYPE,
       BUILT_CONSTRUCTOR,
       BUILT_STATICS,
       BUILT_COUNT,
       BUILT_STATIC_COUNT,
       BUILT_SIZE
};

static Value cell_or_undefined(const void *cell) {
    return cell ? value_cell(cell) : VALUE_UNDEFINED;
}
static void *cell_of(Value value) {
    return value_is_undefined(value) ? NULL : value_as_cell(value);
}

static bool park_builder(const ClassBuilder *builder, uint32_t state) {
    Frame *frame = builder->frame;
    const Node *node = &builder->node->node;
    Record *record = record_new(frame->runtime, BUILT_SIZE);
    if (!record) {
        frame->abrupt = COMPLETION_THROW;
        return false;
    }
    record->values[BUILT_NAME] = builder->name.bits;
    record->values[BUILT_OUTER] = value_of_environment(builder->outer);
    record->values[BUILT_PROTOTYPE] = cell_or_undefined(builder->prototype);
    record->values[BUILT_CONSTRUCTOR] = cell_or_undefined(builder->constructor);
    record->values[BUILT_STATICS] = cell_or_undefined(builder->static_privates);
    record->values[BUILT_COUNT] = value_int((int32_t)builder->private_count);
    record->values[BUILT_STATIC_COUNT] = value_int((int32_t)builder->static_private_count);
    park_state(node, frame, state);
    park_value(node, frame, CLASS_RECORD, value_cell(record));
    return true;
}

static ClassBuilder take_builder(ClassNode *node, Frame *frame) {
    const Record *record =
        (const Record *)value_as_cell(take_value(&node->node, frame, CLASS_RECORD));
    return (ClassBuilder){
        .node = node,
        .frame = frame,
        .name = {record->values[BUILT_NAME]},
        .outer = environment_of_value(record->values[BUILT_OUTER]),
        .prototype = cell_of(record->values[BUILT_PROTOTYPE]),
        .constructor = cell_of(record->values[BUILT_CONSTRUCTOR]),
        .static_privates = cell_of(record->values[BUILT_STATICS]),
        .private_count = (uint32_t)value_as_int(record->values[BUILT_COUNT]),
        .static_private_count = (uint32_t)value_as_int(record->values[BUILT_STATIC_COUNT]),
    };
}

/* state: CLASS_IN_ELEMENT + number of the element */
enum { CLASS_IN_HERITAGE = 1,
       CLASS_IN_ELEMENT };

/* Heritage, constructor. False: abrupt. */
static bool begin(ClassBuilder *builder) {
    Node *heritage = builder->node->heritage;
    bool ok;
    if (heritage) {
        Value value = eval(heritage, builder->frame);
        if (value_is_abrupt(value)) {
            if (is_suspending(builder->frame)) park_builder(builder, CLASS_IN_HERITAGE);
            return false;
        }
        ok = class_set_heritage(builder, value);
    } else {
        ok = class_set_heritage_default(builder);
    }
    return ok && class_make_constructor(builder);
}

static bool define_elements(ClassBuilder *builder, uint32_t at) {
    Frame *frame = builder->frame;
    for (uint32_t i = at; i < builder->node->element_count; i++) {
        ClassElement *element = &builder->node->elements[i];
        PropertyKey computed = PROPERTY_KEY_NONE;
        if (element->computed) {
            Value key = eval(element->computed, frame);
            if (value_is_abrupt(key)) {
                if (is_suspending(frame)) park_builder(builder, CLASS_IN_ELEMENT + i);
                return false;
            }
            computed = to_property_key(frame->runtime, key);
            if (property_key_is_none(computed)) return false;
        }
        if (!class_define_element(builder, element, computed)) return false;
    }
    return true;
}

Value twin_class_definition(ClassNode *node, Frame *frame, PropertyKey name) {
    uint32_t state = take_state(&node->node, frame);
    ClassBuilder builder;
    bool ok = true;
    if (state)
        builder = take_builder(node, frame);
    else
        ok = class_open(&builder, node, frame, name);
    if (state < CLASS_IN_ELEMENT) ok = ok && begin(&builder);
    ok = ok && define_elements(&builder, state < CLASS_IN_ELEMENT ? 0 : state - CLASS_IN_ELEMENT) &&
         class_finish(&builder);
    class_close(&builder);
    return ok ? value_cell(builder.constructor) : VALUE_ABRUPT;
}
