/* Classes (spec 15.7): elements, fields gathered in initializer functions, static blocks, the
 * constructor. */
#include "syntax/parser.h"

/* ---- constructors ---- */

static FunctionKind constructor_kind(const ClassNode *class) {
    return class->heritage ? FUNCTION_DERIVED_CONSTRUCTOR : FUNCTION_CONSTRUCTOR;
}

static void set_constructor(Parser *p, ClassNode *class, FunctionCode *code) {
    code->is_class_constructor = true;
    code->class_node = class;
    code->name = class->name ? class->name : p->names->empty;
    class->constructor = code;
}

/* 15.7.14 step 14 */
static void add_default_constructor(Parser *p, ClassNode *class) {
    FunctionCode *code = function_code_new(p, constructor_kind(class), class->source_start);
    code->is_default_constructor = true;
    code->is_strict = true;
    set_constructor(p, class, code);
}

/* 15.7.1: a constructor is a plain method, and the only one. */
static void check_constructor(Parser *p, const ClassNode *class, const MethodHead *head) {
    const Token *name = &head->key.token;
    const char *problem = class->constructor ? "A class may only have one constructor"
                          : head->is_getter || head->is_setter
                              ? "Class constructor may not be an accessor"
                          : head->is_generator ? "Class constructor may not be a generator"
                          : head->is_async     ? "Class constructor may not be an async method"
                                               : NULL;
    if (problem) parser_error(p, name->start, name->end, "%s", problem);
}

static void parse_class_constructor(Parser *p, ClassNode *class, const MethodHead *head) {
    check_constructor(p, class, head);
    FunctionCode *code = function_code_new(p, constructor_kind(class), head->start);
    parse_method(p, code, &head->key);
    set_constructor(p, class, code);
}

/* ---- names of elements ---- */

static void check_element_name(Parser *p, const ClassElement *element, const ParsedKey *key) {
    const Token *name = &key->token;
    bool is_field = element->kind == CLASS_FIELD;
    bool is_private_constructor =
        key->private_name && string_equals_ascii(p->runtime, key->token.text, "#constructor");
    if (is_private_constructor || (is_field && key_is(key, p->names->constructor))) {
        parser_error(p, name->start, name->end, "%s",
                     is_field ? "Classes may not have a field named 'constructor'"
                              : "Class constructor may not be a private method");
    } else if (element->is_static && key_is(key, p->names->prototype)) {
        parser_error(p, name->start, name->end,
                     "Classes may not have a static property named 'prototype'");
    }
}

/* ---- fields ---- */

/* The function that runs the initializers of static or of instance fields. */
static FunctionCode *initializer_code(Parser *p, ClassNode *class, bool is_static) {
    FunctionCode **place = is_static ? &class->static_initializer : &class->instance_initializer;
    if (*place) return *place;
    FunctionCode *code = function_code_new(p, FUNCTION_METHOD, class->source_start);
    code->is_initializer = true;
    code->class_node = class;
    return *place = code;
}

static void parse_field(Parser *p, ClassNode *class, ClassElement *element) {
    FunctionState state;
    element->kind = CLASS_FIELD;
    function_enter(p, &state, initializer_code(p, class, element->is_static));
    state.allows_return = false;
    if (parser_accept(p, TOKEN_ASSIGN)) element->value = parse_assignment(p);
    function_leave(p);
    parser_semicolon(p);
}

/* ---- static blocks (15.7.11) ---- */

static void parse_static_block(Parser *p, ClassNode *class, ClassElement *element) {
    initializer_code(p, class, true);
    FunctionCode *code = function_code_new(p, FUNCTION_METHOD, parser_start(p));
    code->is_static_block = true;
    code->class_node = class;
    FunctionNode *node = node_new(p, NODE_FUNCTION, code->source_start);
    node->code = code;
    element->kind = CLASS_STATIC_BLOCK;
    element->value = &node->node;
    FunctionState state;
    function_enter(p, &state, code);
    size_t mark = list_mark(p);
    parser_expect(p, TOKEN_LEFT_BRACE);
    while (!parser_at(p, TOKEN_RIGHT_BRACE) && !p->failed) {
        if (parser_at(p, TOKEN_END))
            parser_unexpected(p);
        else
            list_push_node(p, parse_statement_list_item(p));
    }
    code->body = list_take_nodes(p, mark);
    parser_expect(p, TOKEN_RIGHT_BRACE);
    function_leave(p);
}

/* ---- elements ---- */

static void parse_method_element(Parser *p, ClassElement *element, const MethodHead *head) {
    FunctionCode *code = function_code_new(p, FUNCTION_METHOD, head->start);
    code->is_async = head->is_async;
    code->is_generator = head->is_generator;
    code->is_getter = head->is_getter;
    code->is_setter = head->is_setter;
    element->kind = head->is_getter ? CLASS_GETTER : head->is_setter ? CLASS_SETTER
                                                                     : CLASS_METHOD;
    element->value = &parse_method(p, code, &head->key)->node;
}

/* False: it was the constructor, which is no element. */
static bool parse_named_element(Parser *p, ClassNode *class, ClassElement *element,
                                const MethodHead *head) {
    bool is_method = !method_head_is_plain(head) || parser_at(p, TOKEN_LEFT_PAREN);
    element->key = head->key.key;
    element->computed = head->key.computed;
    element->private_name = head->key.private_name;
    element->position = head->key.token.start;
    element->kind = is_method ? CLASS_METHOD : CLASS_FIELD;
    if (is_method && !element->is_static && key_is(&head->key, p->names->constructor)) {
        parse_class_constructor(p, class, head);
        return false;
    }
    check_element_name(p, element, &head->key);
    if (is_method)
        parse_method_element(p, element, head);
    else
        parse_field(p, class, element);
    return true;
}

/* After `static`: the word was the element's name. */
static bool at_end_of_static(const Parser *p) {
    switch (parser_token(p)->kind) {
    case TOKEN_LEFT_PAREN:
    case TOKEN_ASSIGN:
    case TOKEN_SEMICOLON:
    case TOKEN_RIGHT_BRACE: return true;
    default: return false;
    }
}

static bool parse_element(Parser *p, ClassNode *class, ClassElement *element) {
    Token first = *parser_token(p);
    element->position = first.start;
    if (first.kind != TOKEN_STATIC || first.is_escaped) {
        MethodHead head = parse_method_head(p, true);
        return parse_named_element(p, class, element, &head);
    }
    parser_advance(p);
    if (at_end_of_static(p)) {
        ParsedKey key = {.key = property_key_name(first.text), .token = first};
        MethodHead head = {.start = first.start, .key = key};
        return parse_named_element(p, class, element, &head);
    }
    element->is_static = true;
    if (parser_at(p, TOKEN_LEFT_BRACE)) {
        parse_static_block(p, class, element);
        return true;
    }
    MethodHead head = parse_method_head(p, true);
    return parse_named_element(p, class, element, &head);
}

static void parse_elements(Parser *p, ClassNode *class) {
    size_t mark = list_mark(p);
    parser_expect(p, TOKEN_LEFT_BRACE);
    while (!parser_at(p, TOKEN_RIGHT_BRACE) && !p->failed) {
        ClassElement element = {0};
        if (parser_accept(p, TOKEN_SEMICOLON)) continue;
        uint32_t start = parser_start(p);
        bool is_first_static = !class->static_initializer;
        if (parse_element(p, class, &element)) list_push(p, &element, sizeof element);
        if (is_first_static && class->static_initializer)
            class->static_initializer->source_start = start;
    }
    class->elements = list_take(p, mark, sizeof(ClassElement), &class->element_count);
    parser_expect(p, TOKEN_RIGHT_BRACE);
}

/* ---- initializer functions ---- */

static Node *initializer_item(Parser *p, ClassElement *element) {
    if (element->kind == CLASS_STATIC_BLOCK) {
        size_t mark = list_mark(p);
        BlockNode *block = node_new(p, NODE_STATIC_BLOCK, element->position);
        list_push_node(p, element->value);
        block->body = list_take_nodes(p, mark);
        return &block->node;
    }
    FieldNode *field = node_new(p, NODE_FIELD_DEFINITION, element->position);
    field->element = element;
    return &field->node;
}

static bool is_initialized_by(const ClassElement *element, bool is_static) {
    return element->is_static == is_static && element->kind >= CLASS_FIELD;
}

static void fill_initializer(Parser *p, ClassNode *class, FunctionCode *code, bool is_static) {
    if (!code) return;
    size_t mark = list_mark(p);
    for (uint32_t i = 0; i < class->element_count && !p->failed; i++) {
        ClassElement *element = &class->elements[i];
        if (is_initialized_by(element, is_static)) list_push_node(p, initializer_item(p, element));
    }
    code->body = list_take_nodes(p, mark);
    code->is_strict = true;
    code->source_end = class->source_end;
}

/* ---- the class ---- */

/* 15.7: a declaration has a name, save as an exported default. */
static void parse_class_name(Parser *p, ClassNode *class, bool is_default_export) {
    bool is_declaration = class->node.kind == NODE_CLASS_DECLARATION;
    bool is_named = !parser_at(p, TOKEN_LEFT_BRACE) && !parser_at(p, TOKEN_EXTENDS);
    uint32_t position = parser_start(p);
    if (is_named || (is_declaration && !is_default_export)) {
        NameNode *name = parse_binding_identifier(p);
        class->name = name->name;
        class->inner_binding = name;
    }
    if (!is_declaration) return;
    class->outer_binding =
        name_node_new(p, class->name ? class->name : p->names->default_export, position);
}

static void finish_class(Parser *p, ClassNode *class) {
    class->source_end = p->previous_end;
    if (!class->constructor) add_default_constructor(p, class);
    fill_initializer(p, class, class->instance_initializer, false);
    fill_initializer(p, class, class->static_initializer, true);
}

Node *parse_class(Parser *p, NodeKind kind, bool is_default_export) {
    if (parser_is_deep(p)) return parser_any_node(p);
    bool outer_is_strict = p->is_strict, outer_in = parser_allow_in(p);
    p->is_strict = true;
    ClassNode *class = node_new(p, kind, parser_start(p));
    class->source_start = parser_start(p);
    parser_advance(p);
    parse_class_name(p, class, is_default_export);
    if (parser_accept(p, TOKEN_EXTENDS)) class->heritage = parse_left_hand_side(p);
    parse_elements(p, class);
    if (!p->failed) finish_class(p, class);
    p->is_strict = outer_is_strict;
    p->allow_in = outer_in;
    return &class->node;
}
