/* Class definitions (spec 15.7.14 ClassDefinitionEvaluation) as a row of steps that twins share.
 *
 * Private names are Symbols made anew by each evaluation of the class; they live in the
 * environment of the class scope, beside the keys of computed fields. Fields and static blocks
 * are the bodies of two initializer functions; class_elements.c runs them. The class scope is
 * left on every way out. */
#include "evaluate/evaluators.h"
#include "runtime/objects/private.h"

/* ---- scope and private names ---- */

/* One symbol for each private name; getter and setter share it. */
static bool make_private_name(const ClassNode *class, ClassElement *element, Frame *frame) {
    Value *slot = name_slot(element->private_name, frame);
    if (value_is_symbol(*slot)) return true;
    bool is_method = element->kind <= CLASS_SETTER;
    Symbol *symbol = symbol_new(frame->runtime, element->private_name->name,
                                SYMBOL_PRIVATE | (element->is_static ? SYMBOL_STATIC : 0));
    if (!symbol) return false;
    if (is_method) symbol->brand = class->name ? class->name : frame->runtime->names.anonymous;
    *name_slot(element->private_name, frame) = value_cell(symbol);
    return true;
}

bool class_open(ClassBuilder *builder, ClassNode *node, Frame *frame, PropertyKey name) {
    *builder =
        (ClassBuilder){.node = node, .frame = frame, .name = name, .outer = frame->environment};
    if (node->scope && !scope_enter(frame, node->scope)) return false;
    for (uint32_t i = 0; i < node->element_count; i++) {
        ClassElement *element = &node->elements[i];
        if (element->private_name && !make_private_name(node, element, frame)) return false;
    }
    return true;
}

void class_close(ClassBuilder *builder) {
    builder->frame->environment = builder->outer;
}

/* ---- heritage (steps 7 and 8) ---- */

/* What a function without a name is called is V8's. */
static String *parent_text(Runtime *runtime, Value parent) {
    if (!is_callable(parent)) return value_describe(runtime, parent);
    String *name = function_quiet_name(runtime, value_as_object(parent));
    return name && string_length(name) ? name : runtime->names.null;
}

Value throw_not_super_constructor(Runtime *runtime, Value parent, const Function *class) {
    String *text = parent_text(runtime, parent), *name = class->code->name;
    if (!text) return VALUE_ABRUPT;
    if (name && string_length(name)) {
        return throw_type_error(runtime, "Super constructor %S of %S is not a constructor", text,
                                name);
    }
    return throw_type_error(runtime, "Super constructor %S of anonymous class is not a constructor",
                            text);
}

bool class_set_heritage_default(ClassBuilder *builder) {
    Runtime *runtime = builder->frame->runtime;
    builder->prototype_parent = intrinsic(runtime, INTRINSIC_OBJECT_PROTOTYPE);
    builder->constructor_parent = intrinsic(runtime, INTRINSIC_FUNCTION_PROTOTYPE);
    return builder->prototype_parent && builder->constructor_parent;
}

static bool throw_heritage(ClassBuilder *builder, const char *format, Value value) {
    Runtime *runtime = builder->frame->runtime;
    builder->frame->position = builder->node->heritage;
    String *text = value_describe(runtime, value);
    if (text) throw_type_error(runtime, format, text);
    return false;
}

bool class_set_heritage(ClassBuilder *builder, Value heritage) {
    Runtime *runtime = builder->frame->runtime;
    if (!class_set_heritage_default(builder)) return false;
    if (value_is_null(heritage)) {
        builder->prototype_parent = NULL;
        return true;
    }
    if (!is_constructor(heritage)) {
        return throw_heritage(builder, "Class extends value %S is not a constructor or null",
                              heritage);
    }
    Value prototype = get_by_name(runtime, value_as_object(heritage), runtime->names.prototype);
    if (value_is_abrupt(prototype)) return false;
    if (!value_is_object(prototype) && !value_is_null(prototype)) {
        return throw_heritage(
            builder, "Class extends value does not have valid prototype property %S", prototype);
    }
    builder->prototype_parent = value_is_null(prototype) ? NULL : value_as_object(prototype);
    builder->constructor_parent = value_as_object(heritage);
    return true;
}

static bool evaluate_heritage(ClassBuilder *builder) {
    Node *heritage = builder->node->heritage;
    if (!heritage) return class_set_heritage_default(builder);
    Value value = eval(heritage, builder->frame);
    return !value_is_abrupt(value) && class_set_heritage(builder, value);
}

/* ---- constructor and prototype (steps 9 to 16) ---- */

static String *class_name_text(Runtime *runtime, PropertyKey name) {
    if (property_key_is_symbol(name)) {
        String *description = value_as_symbol(name.bits)->description;
        if (!description || property_key_is_private(name))
            return description ? description : runtime->empty_string;
        return string_format(runtime, "[%S]", description);
    }
    Value text = property_key_to_value(runtime, name);
    return value_is_abrupt(text) ? NULL : value_as_string(text);
}

/* Own properties in the order length, name, prototype. */
static bool define_constructor_properties(ClassBuilder *builder) {
    Runtime *runtime = builder->frame->runtime;
    FunctionCode *code = builder->node->constructor;
    Object *constructor = &builder->constructor->method.function.object;
    String *name = class_name_text(runtime, builder->name);
    if (!name) return false;
    bool is_unnamed = !code->name || string_length(code->name) == 0;
    if (is_unnamed && property_key_is_string(builder->name))
        code->name = name; /* for stack traces */
    PropertyKey key = property_key_name(runtime->names.constructor);
    return function_define_lazy_properties(runtime, constructor, code->length, name,
                                           builder->prototype, 0) &&
           object_add(runtime, builder->prototype, key, value_cell(constructor), PROPERTY_HIDDEN);
}

bool class_make_constructor(ClassBuilder *builder) {
    Runtime *runtime = builder->frame->runtime;
    builder->prototype = object_new_with_prototype(runtime, builder->prototype_parent);
    if (!builder->prototype) return false;
    Function *function =
        closure_new(runtime, builder->node->constructor, builder->frame->environment,
                    builder->prototype, builder->constructor_parent, sizeof(ClassFunction));
    if (!function) return false;
    function->object.cell.extra |= FUNCTION_HAS_CONSTRUCT;
    builder->constructor = (ClassFunction *)function;
    return define_constructor_properties(builder);
}

/* ---- private methods and accessors ---- */

enum { PRIVATE_SYMBOL,
       PRIVATE_VALUE,
       PRIVATE_ATTRIBUTES,
       PRIVATE_SIZE };

static bool is_private_method(const ClassElement *element, bool is_static) {
    return element->private_name && element->kind <= CLASS_SETTER &&
           element->is_static == is_static;
}

/* The list for this placement, made with room for all that can come. */
static Record *private_list(ClassBuilder *builder, bool is_static) {
    Record **list = is_static ? &builder->static_privates : &builder->constructor->private_methods;
    if (*list) return *list;
    uint32_t count = 0;
    for (uint32_t i = 0; i < builder->node->element_count; i++) {
        count += is_private_method(&builder->node->elements[i], is_static);
    }
    return *list = record_new(builder->frame->runtime, count * PRIVATE_SIZE);
}

/* The triple of `symbol`: found (the other half of an accessor), or a new one. */
static Value *private_triple(Record *list, uint32_t *count, Value symbol) {
    for (uint32_t i = 0; i < *count; i++) {
        Value *triple = &list->values[i * PRIVATE_SIZE];
        if (triple[PRIVATE_SYMBOL] == symbol) return triple;
    }
    Value *triple = &list->values[(*count)++ * PRIVATE_SIZE];
    triple[PRIVATE_SYMBOL] = symbol;
    return triple;
}

static bool fill_accessor(Runtime *runtime, Value *triple, Value function, bool is_getter) {
    if (value_is_undefined(triple[PRIVATE_VALUE])) {
        Accessor *accessor = heap_allocate(runtime, sizeof(Accessor), CELL_ACCESSOR);
        if (!accessor) return false;
        accessor->getter = accessor->setter = VALUE_UNDEFINED;
        triple[PRIVATE_VALUE] = value_cell(accessor);
        triple[PRIVATE_ATTRIBUTES] = value_int(PROPERTY_ACCESSOR);
    }
    Accessor *accessor = (Accessor *)value_as_cell(triple[PRIVATE_VALUE]);
    *(is_getter ? &accessor->getter : &accessor->setter) = function;
    return true;
}

static bool add_private_method(ClassBuilder *builder, const ClassElement *element, Value symbol,
                               Value function) {
    Record *list = private_list(builder, element->is_static);
    if (!list) return false;
    uint32_t *count = element->is_static ? &builder->static_private_count : &builder->private_count;
    Value *triple = private_triple(list, count, symbol);
    if (element->kind != CLASS_METHOD) {
        return fill_accessor(builder->frame->runtime, triple, function,
                             element->kind == CLASS_GETTER);
    }
    triple[PRIVATE_VALUE] = function;
    triple[PRIVATE_ATTRIBUTES] = value_int(0);
    return true;
}

/* PrivateMethodOrAccessorAdd for each triple. */
bool private_methods_add(Runtime *runtime, Object *object, const Record *list, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const Value *triple = &list->values[i * PRIVATE_SIZE];
        Symbol *symbol = value_as_symbol(triple[PRIVATE_SYMBOL]);
        uint32_t attributes = (uint32_t)value_as_int(triple[PRIVATE_ATTRIBUTES]);
        if (!private_add(runtime, object, symbol, triple[PRIVATE_VALUE], attributes)) return false;
    }
    return true;
}

/* ---- elements (step 25, 15.7.13 ClassElementEvaluation) ---- */

static bool define_method(Runtime *runtime, Object *home, const ClassElement *element,
                          PropertyKey key, Value function) {
    uint32_t flags = PROPERTY_CONFIGURABLE | PROPERTY_HAS_CONFIGURABLE | PROPERTY_HAS_ENUMERABLE;
    PropertyDescriptor descriptor = {flags, VALUE_UNDEFINED, VALUE_UNDEFINED, VALUE_UNDEFINED};
    if (element->kind == CLASS_GETTER) {
        descriptor.flags |= PROPERTY_HAS_GET;
        descriptor.getter = function;
    } else if (element->kind == CLASS_SETTER) {
        descriptor.flags |= PROPERTY_HAS_SET;
        descriptor.setter = function;
    } else {
        descriptor.flags |= PROPERTY_WRITABLE | PROPERTY_HAS_WRITABLE | PROPERTY_HAS_VALUE;
        descriptor.value = function;
    }
    return define_property_or_throw(runtime, home, key, &descriptor);
}

/* A computed key is the name of a static property only when it is not "prototype". */
static bool check_static_key(Runtime *runtime, const ClassElement *element, PropertyKey key) {
    bool is_prototype = property_key_equals(key, property_key_name(runtime->names.prototype));
    if (!element->is_static || !is_prototype) return true;
    throw_type_error(runtime, "Classes may not have a static property named 'prototype'");
    return false;
}

static bool define_method_element(ClassBuilder *builder, ClassElement *element, PropertyKey key) {
    Frame *frame = builder->frame;
    Object *home =
        element->is_static ? &builder->constructor->method.function.object : builder->prototype;
    if (element->private_name) key.bits = *name_slot(element->private_name, frame);
    const char *prefix = element->kind == CLASS_GETTER   ? "get"
                         : element->kind == CLASS_SETTER ? "set"
                                                         : NULL;
    FunctionCode *code = ((FunctionNode *)element->value)->code;
    Function *function = method_instantiate(frame, code, home, key, prefix, !element->computed);
    if (!function) return false;
    Value value = value_cell(function);
    if (element->private_name) return add_private_method(builder, element, key.bits, value);
    return define_method(frame->runtime, home, element, key, value);
}

bool class_define_element(ClassBuilder *builder, ClassElement *element, PropertyKey computed) {
    Frame *frame = builder->frame;
    if (element->computed && !check_static_key(frame->runtime, element, computed)) return false;
    if (element->kind <= CLASS_SETTER) {
        return define_method_element(builder, element, element->computed ? computed : element->key);
    }
    if (element->computed) *name_slot(element->computed_slot, frame) = computed.bits;
    return true; /* fields and static blocks: the initializers' business */
}

static bool define_elements(ClassBuilder *builder) {
    Frame *frame = builder->frame;
    for (uint32_t i = 0; i < builder->node->element_count; i++) {
        ClassElement *element = &builder->node->elements[i];
        PropertyKey computed = PROPERTY_KEY_NONE;
        if (element->computed) {
            Value key = eval(element->computed, frame);
            if (value_is_abrupt(key)) return false;
            computed = to_property_key(frame->runtime, key);
            if (property_key_is_none(computed)) return false;
        }
        if (!class_define_element(builder, element, computed)) return false;
    }
    return true;
}

/* ---- finishing (steps 27 to 34) ---- */

static bool attach_instance_elements(ClassBuilder *builder) {
    FunctionCode *initializer = builder->node->instance_initializer;
    ClassFunction *constructor = builder->constructor;
    constructor->private_method_count = builder->private_count;
    if (initializer) {
        constructor->instance_initializer =
            function_instantiate(builder->frame, initializer, builder->prototype);
        if (!constructor->instance_initializer) return false;
    }
    if (initializer || builder->private_count)
        constructor->method.function.object.cell.flags |= OBJECT_CLASS_FIELDS;
    return true;
}

static bool run_static_elements(ClassBuilder *builder) {
    Frame *frame = builder->frame;
    ClassNode *node = builder->node;
    Object *constructor = &builder->constructor->method.function.object;
    if (!private_methods_add(frame->runtime, constructor, builder->static_privates,
                             builder->static_private_count)) {
        return false;
    }
    if (!node->static_initializer) return true;
    Function *initializer = function_instantiate(frame, node->static_initializer, constructor);
    if (!initializer) return false;
    frame->position = &node->node;
    Value *base = frame->top + node->temp;
    return !value_is_abrupt(
        call_in_place(frame, initializer, value_cell(constructor), base, 0, VALUE_UNDEFINED));
}

bool class_finish(ClassBuilder *builder) {
    NameNode *inner = builder->node->inner_binding;
    if (inner && !name_initialize(inner, value_cell(builder->constructor), builder->frame))
        return false;
    return attach_instance_elements(builder) && run_static_elements(builder);
}

Value eval_class_definition(ClassNode *node, Frame *frame, PropertyKey name) {
    if (node->node.flags & NODE_SUSPENDS) return twin_class_definition(node, frame, name);
    ClassBuilder builder;
    bool ok = class_open(&builder, node, frame, name) && evaluate_heritage(&builder) &&
              class_make_constructor(&builder) && define_elements(&builder) &&
              class_finish(&builder);
    class_close(&builder);
    return ok ? value_cell(builder.constructor) : VALUE_ABRUPT;
}

/* 15.7.16 */
Value eval_class(Node *node, Frame *frame) {
    ClassNode *class = (ClassNode *)node;
    String *name = class->name ? class->name : frame->runtime->names.empty;
    return eval_class_definition(class, frame, property_key_name(name));
}
