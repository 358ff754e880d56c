/* Object literals (spec 13.2.5). */
#include "syntax/parser.h"

/* What has been seen of the literal. */
typedef struct ObjectState {
    bool has_proto;
    bool is_simple;
} ObjectState;

/* ---- methods ---- */

static void parse_object_method(Parser *p, PropertyDefinition *property, const MethodHead *head) {
    FunctionCode *code = function_code_new(p, FUNCTION_METHOD, head->start);
    code->is_async = head->is_async;
    code->is_generator = head->is_generator;
    code->is_getter = head->is_getter;
    code->is_setter = head->is_setter;
    property->kind = head->is_getter   ? PROPERTY_GETTER
                     : head->is_setter ? PROPERTY_SETTER
                                       : PROPERTY_VALUE;
    property->is_method = property->names_function = true;
    property->value = &parse_method(p, code, &head->key)->node;
}

/* ---- key: value ---- */

/* B.3.1: a second `__proto__: value` is an error, unless this is a pattern. */
static void note_proto(Parser *p, ObjectState *state, const Token *name) {
    if (state->has_proto && !p->cover.message) {
        p->cover = (CoverProblem){"Duplicate __proto__ fields are not allowed in object literals",
                                  name->start, name->end};
    }
    state->has_proto = true;
}

static void parse_key_value(Parser *p, PropertyDefinition *property, const MethodHead *head,
                            ObjectState *state) {
    parser_expect(p, TOKEN_COLON);
    property->value = parse_assignment_cover(p);
    if (key_is(&head->key, p->names->proto)) {
        property->kind = PROPERTY_PROTO;
        note_proto(p, state, &head->key.token);
    } else {
        property->names_function = is_anonymous_function(p, property->value);
    }
}

/* ---- shorthand ---- */

/* CoverInitializedName: `{ a = 1 }` is right in patterns only. */
static Node *parse_cover_initializer(Parser *p, NameNode *name) {
    AssignNode *node = node_new(p, NODE_ASSIGN, parser_start(p));
    node->target = &name->node;
    parser_advance(p);
    node->value = parse_assignment(p);
    node->names_function = takes_name_of(p, node->value, &name->node);
    if (!p->cover.message && !p->failed) {
        p->cover = (CoverProblem){"Invalid shorthand property initializer", name->node.position,
                                  p->previous_end};
    }
    return &node->node;
}

static void parse_shorthand(Parser *p, PropertyDefinition *property, const Token *name) {
    if (!parser_check_identifier(p, name)) return;
    if (name->text == p->names->arguments && p->function->forbids_arguments) {
        parser_error(
            p, name->start, name->end,
            "'arguments' is not allowed in class field initializer or static initialization block");
    }
    NameNode *node = name_node_new(p, name->text, name->start);
    bool has_initializer = parser_at(p, TOKEN_ASSIGN);
    if (has_initializer) parser_check_binding_name(p, name->text, name->start);
    property->value = has_initializer ? parse_cover_initializer(p, node) : &node->node;
}

/* ---- properties ---- */

static void parse_spread_property(Parser *p, PropertyDefinition *property) {
    parser_advance(p);
    property->kind = PROPERTY_SPREAD;
    property->position = parser_start(p);
    property->value = parse_assignment_cover(p);
    property->has_comma = parser_at(p, TOKEN_COMMA);
}

static void parse_named_property(Parser *p, PropertyDefinition *property, ObjectState *state) {
    MethodHead head = parse_method_head(p, false);
    property->key = head.key.key;
    property->computed = head.key.computed;
    property->position = head.key.token.start;
    bool is_plain = method_head_is_plain(&head);
    if (!is_plain || parser_at(p, TOKEN_LEFT_PAREN))
        parse_object_method(p, property, &head);
    else if (parser_at(p, TOKEN_COLON) || head.key.computed)
        parse_key_value(p, property, &head, state);
    else
        parse_shorthand(p, property, &head.key.token);
}

/* Values under literal names: the shape is the same each time. */
static bool is_simple_property(const PropertyDefinition *property) {
    return property->kind == PROPERTY_VALUE && !property->computed &&
           !property_key_is_index(property->key);
}

static PropertyDefinition parse_property(Parser *p, ObjectState *state) {
    PropertyDefinition property = {0};
    if (parser_at(p, TOKEN_ELLIPSIS))
        parse_spread_property(p, &property);
    else
        parse_named_property(p, &property, state);
    if (!property.value) property.value = parser_any_node(p);
    state->is_simple &= is_simple_property(&property);
    return property;
}

/* Keys that are all different; larger literals are not looked through. */
static bool has_distinct_keys(const PropertyDefinition *properties, uint32_t count) {
    enum { LARGEST_SIMPLE = 64 };
    if (count > LARGEST_SIMPLE) return false;
    for (uint32_t i = 1; i < count; i++) {
        for (uint32_t k = 0; k < i; k++) {
            if (property_key_equals(properties[i].key, properties[k].key)) return false;
        }
    }
    return true;
}

Node *parse_object_literal(Parser *p) {
    ObjectNode *node = node_new(p, NODE_OBJECT_LITERAL, parser_start(p));
    ObjectState state = {.is_simple = true};
    size_t mark = list_mark(p);
    bool outer_in = parser_allow_in(p);
    parser_advance(p);
    while (!parser_at(p, TOKEN_RIGHT_BRACE) && !p->failed) {
        PropertyDefinition property = parse_property(p, &state);
        list_push(p, &property, sizeof property);
        if (!parser_accept(p, TOKEN_COMMA)) break;
    }
    parser_expect(p, TOKEN_RIGHT_BRACE);
    p->allow_in = outer_in;
    node->properties = list_take(p, mark, sizeof(PropertyDefinition), &node->count);
    node->is_simple = state.is_simple && has_distinct_keys(node->properties, node->count);
    return &node->node;
}
