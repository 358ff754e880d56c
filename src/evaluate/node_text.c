/* Expressions as messages name them: `a.b is not a function`, `f(...) is not iterable`.
 *
 * The text is not the source: it is what V8 makes of the tree, since people search for its
 * messages. Names, members, literals and operators are written out, arguments as `(...)`, and what
 * has no short text is `(intermediate value)`. The hidden variables that the pattern of a loop's
 * head or of `catch` takes its value from are `.for` and `.catch`. Nothing here evaluates anything
 * or runs script. */
#include <stdio.h>

#include "evaluate/expressions.h"

static bool append_node(StringBuilder *text, const Node *node);

static bool append(StringBuilder *text, const char *piece) {
    return string_builder_append_ascii(text, piece);
}

static bool append_unknown(StringBuilder *text) {
    return append(text, "(intermediate value)");
}

/* ---- literals ---- */

static bool append_quoted(StringBuilder *text, String *string) {
    return append(text, "\"") && string_builder_append_string(text, string) && append(text, "\"");
}

static bool append_literal(StringBuilder *text, Value value) {
    if (value_is_string(value)) return append_quoted(text, value_as_string(value));
    String *string = to_string(text->runtime, value);
    return string && string_builder_append_string(text, string);
}

/* The substitutions only; a template without any is a string. */
static bool append_template(StringBuilder *text, const TemplateNode *node) {
    if (node->quasi_count == 1) return append_quoted(text, node->cooked[0]);
    for (uint32_t i = 0; i + 1 < node->quasi_count; i++) {
        if (!append_node(text, node->expressions[i])) return false;
    }
    return true;
}

static bool append_regexp(StringBuilder *text, const RegExpNode *node) {
    return append(text, "/") && string_builder_append_string(text, node->pattern) &&
           append(text, "/") && string_builder_append_string(text, node->flags);
}

static bool append_list(StringBuilder *text, const NodeList *list, const char *separator) {
    for (uint32_t i = 0; i < list->count; i++) {
        const Node *item = list->items[i];
        if (i && !append(text, separator)) return false;
        if (!(item ? append_node(text, item) : append_unknown(text))) return false;
    }
    return true;
}

static bool append_enclosed_list(StringBuilder *text, const ListNode *node, const char *open,
                                 const char *separator, const char *close) {
    return append(text, open) && append_list(text, &node->list, separator) && append(text, close);
}

/* Of the properties only their number shows. */
static bool append_braces(StringBuilder *text, uint32_t count) {
    if (!append(text, "{")) return false;
    while (count--) {
        if (!append_unknown(text)) return false;
    }
    return append(text, "}");
}

static bool append_array_pattern(StringBuilder *text, const PatternNode *pattern) {
    if (!append(text, "[")) return false;
    for (uint32_t i = 0; i < pattern->count; i++) {
        const PatternElement *element = &pattern->elements[i];
        bool ok = (i == 0 || append(text, ",")) && (!element->is_rest || append(text, "(...")) &&
                  (element->target ? append_node(text, element->target) : append_unknown(text)) &&
                  (!element->is_rest || append(text, ")"));
        if (!ok) return false;
    }
    return append(text, "]");
}

/* ---- operators ---- */

static const char *operator_text(uint32_t op) {
    static const char *const texts[] = {
#define X(name, text, precedence) [OPERATOR_##name] = text,
        OPERATORS(X)
#undef X
    };
    return texts[op];
}

/* `prefix` operand `)` */
static bool append_prefixed(StringBuilder *text, const char *prefix, const Node *operand) {
    return append(text, "(") && append(text, prefix) && append_node(text, operand) &&
           append(text, ")");
}

static Value literal_of(const Node *node) {
    return node->kind == NODE_LITERAL ? ((const LiteralNode *)node)->value : VALUE_EMPTY;
}

/* What is constant is written as its value. */
static bool append_unary(StringBuilder *text, const UnaryNode *node) {
    Value literal = literal_of(node->operand);
    if (node->op == OPERATOR_VOID) return append_prefixed(text, "void ", node->operand);
    if (node->op == OPERATOR_NOT && literal != VALUE_EMPTY)
        return append(text, to_boolean(literal) ? "false" : "true");
    if (node->op == OPERATOR_NEGATE && value_is_number(literal))
        return append_literal(text, value_number(-value_as_number(literal)));
    if (node->op == OPERATOR_PLUS && value_is_number(literal)) return append_literal(text, literal);
    return append_prefixed(text, operator_text(node->op), node->operand);
}

static bool append_update(StringBuilder *text, const UpdateNode *node) {
    const char *op = operator_text(node->op);
    if (node->prefix) return append_prefixed(text, op, node->target);
    return append(text, "(") && append_node(text, node->target) && append(text, op) &&
           append(text, ")");
}

/* a + b + c is one row of operands, however it is bracketed on its left; comparisons are not. */
static bool is_row(const Node *node, const BinaryNode *parent) {
    bool is_binary = node->kind == NODE_BINARY || node->kind == NODE_LOGICAL;
    bool joins = parent->op < OPERATOR_EQ || parent->op > OPERATOR_IN;
    return is_binary && joins && parent->op != OPERATOR_EXP &&
           ((const BinaryNode *)node)->op == parent->op;
}

static bool append_operands(StringBuilder *text, const BinaryNode *node, const char *op) {
    bool left = is_row(node->left, node)
                    ? append_operands(text, (const BinaryNode *)node->left, op)
                    : append_node(text, node->left);
    return left && append(text, " ") && append(text, op) && append(text, " ") &&
           append_node(text, node->right);
}

/* a != b is !(a == b). */
static bool append_binary(StringBuilder *text, const BinaryNode *node) {
    bool is_negated = node->op == OPERATOR_NE || node->op == OPERATOR_STRICT_NE;
    const char *op = node->op == OPERATOR_NE          ? "=="
                     : node->op == OPERATOR_STRICT_NE ? "==="
                                                      : operator_text(node->op);
    return append(text, is_negated ? "(!(" : "(") && append_operands(text, node, op) &&
           append(text, is_negated ? "))" : ")");
}

static bool append_private_in(StringBuilder *text, const BinaryNode *node) {
    return append(text, "(") && append_operands(text, node, "in") && append(text, ")");
}

/* ---- members and calls ---- */

static bool append_key(StringBuilder *text, PropertyKey key) {
    if (!property_key_is_index(key))
        return string_builder_append_string(text, value_as_string(key.bits));
    char digits[16];
    snprintf(digits, sizeof digits, "%u", property_key_as_index(key));
    return append(text, digits);
}

/* Key of `o["name"]`, which reads as `o.name`; NULL: it is no such constant. */
static String *constant_key(const Node *key) {
    if (key->kind == NODE_TEMPLATE && ((const TemplateNode *)key)->quasi_count == 1)
        return ((const TemplateNode *)key)->cooked[0];
    Value literal = literal_of(key);
    return value_is_string(literal) ? value_as_string(literal) : NULL;
}

static bool append_computed(StringBuilder *text, const Node *key, bool is_optional) {
    String *name = constant_key(key);
    if (is_optional && !append(text, "?")) return false;
    if (name) return append(text, ".") && string_builder_append_string(text, name);
    return append(text, is_optional ? ".[" : "[") && append_node(text, key) && append(text, "]");
}

static bool append_member(StringBuilder *text, const MemberNode *node) {
    return append_node(text, node->object) &&
           append(text, node->node.flags & NODE_OPTIONAL ? "?." : ".") &&
           append_key(text, node->key);
}

static bool append_index(StringBuilder *text, const IndexNode *node) {
    return append_node(text, node->object) &&
           append_computed(text, node->index, node->node.flags & NODE_OPTIONAL);
}

static bool append_private(StringBuilder *text, const PrivateNode *node) {
    return append_node(text, node->object) &&
           append(text, node->node.flags & NODE_OPTIONAL ? "?.[" : "[") &&
           append_node(text, &node->name->node) && append(text, "]");
}

static bool append_super(StringBuilder *text, const SuperNode *node) {
    return append_unknown(text) && append_computed(text, node->key, false);
}

/* ---- any expression ---- */

static bool append_operator(StringBuilder *text, const Node *node) {
    switch (node->kind) {
    case NODE_UNARY: return append_unary(text, (const UnaryNode *)node);
    case NODE_TYPEOF: return append_prefixed(text, "typeof ", ((const UnaryNode *)node)->operand);
    case NODE_DELETE: return append_prefixed(text, "delete ", ((const UnaryNode *)node)->operand);
    case NODE_SPREAD: return append_prefixed(text, "...", ((const UnaryNode *)node)->operand);
    case NODE_UPDATE: return append_update(text, (const UpdateNode *)node);
    case NODE_BINARY:
    case NODE_LOGICAL: return append_binary(text, (const BinaryNode *)node);
    case NODE_PRIVATE_IN: return append_private_in(text, (const BinaryNode *)node);
    case NODE_ASSIGN:
    case NODE_COMPOUND_ASSIGN:
    case NODE_LOGICAL_ASSIGN: return append_node(text, ((const AssignNode *)node)->target);
    case NODE_SEQUENCE:
        return append_enclosed_list(text, (const ListNode *)node, "(", " , ", ")");
    case NODE_CONDITIONAL:
        return append_unknown(text) && append_unknown(text) && append_unknown(text);
    case NODE_FOR_IN:
    case NODE_FOR_OF:
    case NODE_FOR_AWAIT: return append(text, ".for");
    case NODE_TRY: return append(text, ".catch");
    default: return append_unknown(text);
    }
}

static bool append_construct(StringBuilder *text, const Node *node) {
    switch (node->kind) {
    case NODE_LITERAL: return append_literal(text, ((const LiteralNode *)node)->value);
    case NODE_REGEXP_LITERAL: return append_regexp(text, (const RegExpNode *)node);
    case NODE_TEMPLATE: return append_template(text, (const TemplateNode *)node);
    case NODE_ARRAY_LITERAL:
        return append_enclosed_list(text, (const ListNode *)node, "[", ",", "]");
    case NODE_ARRAY_PATTERN: return append_array_pattern(text, (const PatternNode *)node);
    case NODE_OBJECT_LITERAL: return append_braces(text, ((const ObjectNode *)node)->count);
    case NODE_OBJECT_PATTERN: return append_braces(text, ((const PatternNode *)node)->count);
    case NODE_TAGGED_TEMPLATE:
        return append_node(text, ((const TemplateNode *)node)->tag) && append(text, "(...)");
    case NODE_NEW_TARGET: return append(text, ".new.target");
    case NODE_SUPER_CALL: return append(text, "super(...)");
    case NODE_IMPORT_CALL:
        return append(text, "ImportCall(") && append_node(text, ((const BinaryNode *)node)->left) &&
               append(text, ")");
    default: return append_operator(text, node);
    }
}

static bool append_node(StringBuilder *text, const Node *node) {
    if (runtime_stack_is_low(text->runtime)) return append_unknown(text);
    switch (node->kind) {
    case NODE_LOCAL:
    case NODE_LOCAL_CHECKED:
    case NODE_CAPTURED:
    case NODE_CAPTURED_CHECKED:
    case NODE_IMPORTED:
    case NODE_GLOBAL:
    case NODE_DYNAMIC:
    case NODE_THIS: return string_builder_append_string(text, ((const NameNode *)node)->name);
    case NODE_MEMBER: return append_member(text, (const MemberNode *)node);
    case NODE_INDEX: return append_index(text, (const IndexNode *)node);
    case NODE_PRIVATE_MEMBER: return append_private(text, (const PrivateNode *)node);
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX: return append_super(text, (const SuperNode *)node);
    case NODE_CALL:
        return append_node(text, ((const CallNode *)node)->callee) && append(text, "(...)");
    default: return append_construct(text, node);
    }
}

String *node_text(Runtime *runtime, const Node *node) {
    StringBuilder text;
    string_builder_init(&text, runtime);
    if (append_node(&text, node)) return string_builder_finish(&text);
    string_builder_discard(&text);
    return NULL;
}
