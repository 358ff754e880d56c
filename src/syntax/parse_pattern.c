/* Patterns: parsed as such in declarations and parameters (spec 14.3.3), rewritten from literals
 * elsewhere (13.15.5, 15.3). */
#include "syntax/parser.h"

_Static_assert(sizeof(PatternNode) <= sizeof(ListNode) && sizeof(PatternNode) <= sizeof(ObjectNode),
               "literals become patterns in place");

bool is_simple_target(const Node *node) {
    switch (node->kind) {
    case NODE_IDENTIFIER:
    case NODE_MEMBER:
    case NODE_INDEX:
    case NODE_PRIVATE_MEMBER:
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX: return true;
    default: return false;
    }
}

static bool is_pattern(const Node *node) {
    return node->kind == NODE_ARRAY_PATTERN || node->kind == NODE_OBJECT_PATTERN;
}

/* ---- binding patterns ---- */

static void parse_element_initializer(Parser *p, PatternElement *element) {
    if (!parser_accept(p, TOKEN_ASSIGN)) return;
    bool outer_in = parser_allow_in(p);
    element->initializer = parse_assignment(p);
    element->names_function = takes_name_of(p, element->initializer, element->target);
    p->allow_in = outer_in;
}

/* Behind a rest element only the end of the pattern can stand. */
static void check_rest_end(Parser *p, TokenKind end, uint32_t start) {
    if (parser_at(p, TOKEN_COMMA))
        parser_error(p, start, p->previous_end, "Rest element must be last element");
    else if (!parser_at(p, end))
        parser_unexpected(p);
}

static void parse_array_element(Parser *p, PatternElement *element) {
    uint32_t start = parser_start(p);
    element->is_rest = parser_accept(p, TOKEN_ELLIPSIS);
    element->target = parse_binding_target(p);
    if (element->is_rest)
        check_rest_end(p, TOKEN_RIGHT_BRACKET, start);
    else
        parse_element_initializer(p, element);
}

static void parse_array_elements(Parser *p) {
    while (!parser_at(p, TOKEN_RIGHT_BRACKET) && !p->failed) {
        PatternElement element = {0};
        if (!parser_at(p, TOKEN_COMMA)) parse_array_element(p, &element);
        list_push(p, &element, sizeof element);
        if (!parser_accept(p, TOKEN_COMMA)) break;
    }
}

static void parse_object_rest(Parser *p, PatternElement *element) {
    uint32_t start = parser_start(p);
    parser_advance(p);
    element->is_rest = true;
    if (!token_is_name(parser_token(p)) && !parser_at(p, TOKEN_ERROR)) {
        parser_error(p, parser_start(p), parser_token(p)->end,
                     "`...` must be followed by an identifier in declaration contexts");
    }
    element->target = &parse_binding_identifier(p)->node;
    check_rest_end(p, TOKEN_RIGHT_BRACE, start);
}

static void parse_shorthand_element(Parser *p, PatternElement *element, const Token *name) {
    if (parser_check_identifier(p, name)) parser_check_binding_name(p, name->text, name->start);
    element->target = &name_node_new(p, name->text, name->start)->node;
}

static void parse_object_element(Parser *p, PatternElement *element) {
    ParsedKey key = parse_property_name(p, false);
    element->key = key.key;
    element->computed = key.computed;
    if (key.computed || parser_at(p, TOKEN_COLON)) {
        parser_expect(p, TOKEN_COLON);
        element->target = parse_binding_target(p);
    } else {
        parse_shorthand_element(p, element, &key.token);
    }
    parse_element_initializer(p, element);
}

static void parse_object_elements(Parser *p) {
    while (!parser_at(p, TOKEN_RIGHT_BRACE) && !p->failed) {
        PatternElement element = {0};
        if (parser_at(p, TOKEN_ELLIPSIS))
            parse_object_rest(p, &element);
        else
            parse_object_element(p, &element);
        list_push(p, &element, sizeof element);
        if (!parser_accept(p, TOKEN_COMMA)) break;
    }
}

static Node *parse_binding_pattern(Parser *p) {
    bool is_array = parser_at(p, TOKEN_LEFT_BRACKET);
    if (parser_is_deep(p)) return parser_any_node(p);
    PatternNode *node =
        node_new(p, is_array ? NODE_ARRAY_PATTERN : NODE_OBJECT_PATTERN, parser_start(p));
    size_t mark = list_mark(p);
    parser_advance(p);
    if (is_array)
        parse_array_elements(p);
    else
        parse_object_elements(p);
    parser_expect(p, is_array ? TOKEN_RIGHT_BRACKET : TOKEN_RIGHT_BRACE);
    node->elements = list_take(p, mark, sizeof(PatternElement), &node->count);
    return &node->node;
}

Node *parse_binding_target(Parser *p) {
    bool is_pattern_start = parser_at(p, TOKEN_LEFT_BRACKET) || parser_at(p, TOKEN_LEFT_BRACE);
    return is_pattern_start ? parse_binding_pattern(p) : &parse_binding_identifier(p)->node;
}

/* ---- literals rewritten ---- */

/* The leftmost node below: references stand where their property's name is. */
uint32_t node_start(const Node *node) {
    for (;;) {
        switch (node->kind) {
        case NODE_MEMBER: node = ((const MemberNode *)node)->object; break;
        case NODE_INDEX: node = ((const IndexNode *)node)->object; break;
        case NODE_PRIVATE_MEMBER: node = ((const PrivateNode *)node)->object; break;
        case NODE_CALL: node = ((const CallNode *)node)->callee; break;
        case NODE_BINARY:
        case NODE_LOGICAL: node = ((const BinaryNode *)node)->left; break;
        case NODE_ASSIGN:
        case NODE_COMPOUND_ASSIGN:
        case NODE_LOGICAL_ASSIGN: node = ((const AssignNode *)node)->target; break;
        default: return node->position;
        }
    }
}

static void target_error(Parser *p, const Node *node, const char *problem) {
    if (p->failed) return;
    uint32_t start = node_start(node);
    parser_error(p, start, start + 1, "%s", problem);
}

/* `target` or `target = initializer` as an element. */
static void set_element(Parser *p, PatternElement *element, Node *node, TargetUse use) {
    if (node->kind == NODE_ASSIGN && !(node->flags & NODE_PARENTHESIZED)) {
        const AssignNode *assign = (const AssignNode *)node;
        element->initializer = assign->value;
        element->names_function = assign->names_function;
        node = assign->target;
    }
    element->target = pattern_from_expression(p, node, use);
}

static void set_array_rest(Parser *p, PatternElement *element, const UnaryNode *spread,
                           bool is_last, TargetUse use) {
    element->is_rest = true;
    if (!is_last || spread->op) {
        target_error(p, &spread->node, "Rest element must be last element");
        return;
    }
    element->target = pattern_from_expression(p, spread->operand, use);
}

static void array_to_pattern(Parser *p, Node *node, TargetUse use) {
    NodeList list = ((ListNode *)node)->list;
    PatternElement *elements =
        parser_allocate_items(p, list.count, sizeof(PatternElement));
    if (p->failed) return;
    for (uint32_t i = 0; i < list.count && !p->failed; i++) {
        Node *item = list.items[i];
        if (!item) continue;
        if (item->kind != NODE_SPREAD)
            set_element(p, &elements[i], item, use);
        else
            set_array_rest(p, &elements[i], (UnaryNode *)item, i + 1 == list.count, use);
    }
    PatternNode *pattern = (PatternNode *)node;
    node->kind = NODE_ARRAY_PATTERN;
    pattern->elements = elements;
    pattern->count = list.count;
}

static void set_object_rest(Parser *p, PatternElement *element, const PropertyDefinition *property,
                            bool is_last, TargetUse use) {
    element->is_rest = true;
    if (!is_last || property->has_comma) {
        parser_error(p, property->position, property->position + 1,
                     "Rest element must be last element");
    } else if (!is_simple_target(property->value) ||
               (use == TARGET_IS_BOUND && property->value->kind != NODE_IDENTIFIER)) {
        target_error(
            p, property->value,
            use == TARGET_IS_BOUND
                ? "`...` must be followed by an identifier in declaration contexts"
                : "`...` must be followed by an assignable reference in assignment contexts");
    } else {
        element->target = pattern_from_expression(p, property->value, use);
    }
}

static void set_object_element(Parser *p, PatternElement *element,
                               const PropertyDefinition *property, TargetUse use) {
    if (property->is_method) {
        parser_error(p, property->position, property->position + 1,
                     "Invalid destructuring assignment target");
        return;
    }
    element->key = property->key;
    element->computed = property->computed;
    set_element(p, element, property->value, use);
}

static void object_to_pattern(Parser *p, Node *node, TargetUse use) {
    const ObjectNode literal = *(ObjectNode *)node;
    PatternElement *elements =
        parser_allocate_items(p, literal.count, sizeof(PatternElement));
    if (p->failed) return;
    for (uint32_t i = 0; i < literal.count && !p->failed; i++) {
        const PropertyDefinition *property = &literal.properties[i];
        if (property->kind != PROPERTY_SPREAD)
            set_object_element(p, &elements[i], property, use);
        else
            set_object_rest(p, &elements[i], property, i + 1 == literal.count, use);
    }
    PatternNode *pattern = (PatternNode *)node;
    node->kind = NODE_OBJECT_PATTERN;
    pattern->elements = elements;
    pattern->count = literal.count;
}

/* ---- targets ---- */

/* A pattern that was rewritten for an assignment turns out to be a parameter: its targets must be
 * names. */
static void check_bound_pattern(Parser *p, const PatternNode *pattern) {
    for (uint32_t i = 0; i < pattern->count && !p->failed; i++) {
        const PatternElement *element = &pattern->elements[i];
        if (element->target) pattern_from_expression(p, element->target, TARGET_IS_BOUND);
    }
}

static void check_target(Parser *p, const Node *node, TargetUse use) {
    bool is_name = node->kind == NODE_IDENTIFIER;
    bool is_parenthesized = node->flags & NODE_PARENTHESIZED;
    if (use == TARGET_IS_BOUND && !is_name && is_simple_target(node)) {
        target_error(p, node, "Illegal property in declaration context");
    } else if (!is_simple_target(node) || (use == TARGET_IS_BOUND && is_parenthesized)) {
        target_error(p, node, "Invalid destructuring assignment target");
    } else if (is_name) {
        parser_check_binding_name(p, ((const NameNode *)node)->name, node->position);
    }
}

Node *pattern_from_expression(Parser *p, Node *node, TargetUse use) {
    if (p->failed || parser_is_deep(p)) return node;
    if (is_bare_literal(node)) {
        if (node->kind == NODE_ARRAY_LITERAL)
            array_to_pattern(p, node, use);
        else
            object_to_pattern(p, node, use);
    } else if (!is_pattern(node)) {
        check_target(p, node, use);
    } else if (use == TARGET_IS_BOUND) {
        check_bound_pattern(p, (PatternNode *)node);
    }
    return node;
}

void pattern_push_names(Parser *p, Node *target) {
    if (p->failed || parser_is_deep(p)) return;
    if (target->kind == NODE_IDENTIFIER) list_push_node(p, target);
    if (!is_pattern(target)) return;
    const PatternNode *pattern = (const PatternNode *)target;
    for (uint32_t i = 0; i < pattern->count; i++) {
        if (pattern->elements[i].target) pattern_push_names(p, pattern->elements[i].target);
    }
}
