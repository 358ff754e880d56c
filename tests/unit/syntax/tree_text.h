/* A tree as text, for tests: (+ a (* b c)). Parentheses of the source leave no trace. */
#ifndef BOBBIN_TESTS_TREE_TEXT_H
#define BOBBIN_TESTS_TREE_TEXT_H

#include <stdio.h>
#include <stdlib.h>

#include "runtime/runtime.h"
#include "runtime/values/convert.h"
#include "support/vector.h"
#include "syntax/script.h"

static const char *const tree_operators[] = {
#define X(name, text, precedence) [OPERATOR_##name] = text,
    OPERATORS(X)
#undef X
};
static const char *const tree_kinds[] = {
#define X(kind, structure) [NODE_##kind] = #kind,
    NODE_KINDS(X)
#undef X
};

typedef struct TreeText {
    Runtime *runtime;
    Buffer text;
} TreeText;

static void tree_node(TreeText *t, const Node *node);

static void tree_put(TreeText *t, const char *text) {
    if (!buffer_append_text(&t->text, text)) abort();
}

static void tree_string(TreeText *t, String *string) {
    char *utf8 = string ? string_to_utf8(t->runtime, string, NULL) : NULL;
    tree_put(t, utf8 ? utf8 : "~");
    free(utf8);
}

static void tree_key(TreeText *t, PropertyKey key, const Node *computed) {
    if (!computed) {
        Value text = property_key_to_value(t->runtime, key);
        tree_string(t, value_as_string(text));
        return;
    }
    tree_put(t, "[");
    tree_node(t, computed);
    tree_put(t, "]");
}

/* ` child`, or ` ~` where there is none. */
static void tree_child(TreeText *t, const Node *node) {
    tree_put(t, " ");
    if (node)
        tree_node(t, node);
    else
        tree_put(t, "~");
}

static void tree_list(TreeText *t, NodeList list) {
    for (uint32_t i = 0; i < list.count; i++) tree_child(t, list.items[i]);
}

/* ` = initializer`, with what it is named after. */
static void tree_initializer(TreeText *t, const Node *initializer, bool is_named) {
    if (!initializer) return;
    tree_put(t, is_named ? ":=" : "=");
    tree_node(t, initializer);
}

static void tree_pattern(TreeText *t, const PatternNode *pattern) {
    for (uint32_t i = 0; i < pattern->count; i++) {
        const PatternElement *element = &pattern->elements[i];
        tree_put(t, element->is_rest ? " ..." : " ");
        if (pattern->node.kind == NODE_OBJECT_PATTERN && !element->is_rest) {
            tree_key(t, element->key, element->computed);
            tree_put(t, ":");
        }
        if (element->target)
            tree_node(t, element->target);
        else
            tree_put(t, "~");
        tree_initializer(t, element->initializer, element->names_function);
    }
}

static void tree_object(TreeText *t, const ObjectNode *object) {
    static const char *const prefixes[] = {" ", " get ", " set ", " ...", " proto "};
    for (uint32_t i = 0; i < object->count; i++) {
        const PropertyDefinition *property = &object->properties[i];
        tree_put(t, prefixes[property->kind]);
        if (property->kind != PROPERTY_SPREAD) tree_key(t, property->key, property->computed);
        if (property->kind != PROPERTY_SPREAD) tree_put(t, property->is_method ? "()" : ":");
        tree_node(t, property->value);
    }
}

static void tree_function(TreeText *t, const FunctionCode *code) {
    static const char *const kinds[] = {"function", "arrow", "method", "constructor",
                                        "constructor*", "script", "eval", "module"};
    if (code->is_async) tree_put(t, "async ");
    tree_put(t, kinds[code->kind]);
    tree_put(t, code->is_generator ? "* " : " ");
    tree_string(t, code->name);
    tree_put(t, "(");
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        const Parameter *parameter = &code->parameters[i];
        if (i) tree_put(t, " ");
        if (parameter->is_rest) tree_put(t, "...");
        tree_node(t, parameter->target);
        tree_initializer(t, parameter->initializer, parameter->names_function);
    }
    tree_put(t, code->is_strict ? ") strict" : ")");
    tree_list(t, code->body);
}

static void tree_class(TreeText *t, const ClassNode *class) {
    tree_string(t, class->name);
    tree_child(t, class->heritage);
    for (uint32_t i = 0; i < class->element_count; i++) {
        static const char *const prefixes[] = {"()", "get ", "set ", "field ", "block "};
        const ClassElement *element = &class->elements[i];
        tree_put(t, element->is_static ? " static " : " ");
        tree_put(t, prefixes[element->kind]);
        if (element->private_name)
            tree_string(t, element->private_name->name);
        else if (element->kind != CLASS_STATIC_BLOCK)
            tree_key(t, element->key, element->computed);
        tree_child(t, element->value);
    }
    if (class->constructor->is_default_constructor) return;
    tree_put(t, " ");
    tree_function(t, class->constructor);
}

static void tree_declaration(TreeText *t, const DeclarationNode *node) {
    static const char *const words[] = {"var", "let", "const"};
    tree_put(t, words[node->declaration_kind]);
    for (uint32_t i = 0; i < node->count; i++) {
        const Declarator *declarator = &node->declarators[i];
        tree_child(t, declarator->target);
        tree_initializer(t, declarator->initializer, declarator->names_function);
    }
}

static void tree_template(TreeText *t, const TemplateNode *node) {
    if (node->tag) tree_child(t, node->tag);
    for (uint32_t i = 0; i < node->quasi_count; i++) {
        tree_put(t, " '");
        tree_string(t, node->cooked[i]);
        tree_put(t, "'");
        if (i + 1 < node->quasi_count) tree_child(t, node->expressions[i]);
    }
}

static void tree_switch(TreeText *t, const SwitchNode *node) {
    tree_child(t, node->discriminant);
    for (uint32_t i = 0; i < node->count; i++) {
        tree_put(t, node->cases[i].test ? " (case" : " (default");
        if (node->cases[i].test) tree_child(t, node->cases[i].test);
        tree_list(t, node->cases[i].body);
        tree_put(t, ")");
    }
}

static void tree_for_in(TreeText *t, const ForInNode *node) {
    static const char *const words[] = {"", " var", " let", " const"};
    tree_put(t, words[node->target_kind]);
    tree_child(t, node->target);
    tree_initializer(t, node->initializer, false);
    tree_child(t, node->object);
    tree_child(t, node->body);
}

static void tree_module_item(TreeText *t, const Node *node) {
    if (node->kind == NODE_IMPORT_DECLARATION) {
        const ImportNode *import = (const ImportNode *)node;
        for (uint32_t i = 0; i < import->count; i++) {
            tree_put(t, " ");
            tree_string(t, import->specifiers[i].imported);
            tree_put(t, ">");
            tree_string(t, import->specifiers[i].local->name);
        }
        tree_put(t, " from ");
        tree_string(t, import->from.specifier);
        return;
    }
    const ExportNode *export = (const ExportNode *)node;
    for (uint32_t i = 0; i < export->count; i++) {
        tree_put(t, " ");
        tree_string(t, export->specifiers[i].local);
        tree_put(t, ">");
        tree_string(t, export->specifiers[i].exported);
    }
    if (export->is_default) tree_put(t, " default");
    if (export->declaration) tree_child(t, export->declaration);
    if (export->from.specifier) tree_put(t, " from ");
    if (export->from.specifier) tree_string(t, export->from.specifier);
}

static void tree_binary(TreeText *t, const BinaryNode *node) {
    tree_put(t, tree_operators[node->op]);
    tree_child(t, node->left);
    tree_child(t, node->right);
}

static void tree_assign(TreeText *t, const AssignNode *node) {
    if (node->node.kind != NODE_ASSIGN) tree_put(t, tree_operators[node->op]);
    tree_put(t, node->names_function ? ":=" : "=");
    tree_child(t, node->target);
    tree_child(t, node->value);
}

static void tree_literal(TreeText *t, Value value) {
    bool is_string = value_is_string(value);
    if (is_string) tree_put(t, "'");
    tree_string(t, to_string(t->runtime, value));
    if (is_string) tree_put(t, "'");
}

static void tree_try(TreeText *t, const TryNode *node) {
    tree_child(t, &node->block->node);
    if (node->parameter) tree_child(t, node->parameter);
    if (node->handler) tree_child(t, &node->handler->node);
    if (!node->finalizer) return;
    tree_put(t, " finally");
    tree_child(t, &node->finalizer->node);
}

/* What is behind the kind's name. */
static void tree_rest(TreeText *t, const Node *node) {
    const char *optional = node->flags & NODE_OPTIONAL ? "?" : "";
    tree_put(t, optional);
    switch (node->kind) {
    case NODE_BIGINT_LITERAL: tree_literal(t, ((const LiteralNode *)node)->value); break;
    case NODE_REGEXP_LITERAL:
        tree_put(t, " ");
        tree_string(t, ((const RegExpNode *)node)->pattern);
        tree_put(t, " ");
        tree_string(t, ((const RegExpNode *)node)->flags);
        break;
    case NODE_TEMPLATE:
    case NODE_TAGGED_TEMPLATE: tree_template(t, (const TemplateNode *)node); break;
    case NODE_ARRAY_LITERAL:
    case NODE_SEQUENCE: tree_list(t, ((const ListNode *)node)->list); break;
    case NODE_OBJECT_LITERAL: tree_object(t, (const ObjectNode *)node); break;
    case NODE_CLASS:
    case NODE_CLASS_DECLARATION:
        tree_put(t, " ");
        tree_class(t, (const ClassNode *)node);
        break;
    case NODE_UPDATE:
        tree_put(t, ((const UpdateNode *)node)->prefix ? " prefix " : " postfix ");
        tree_put(t, tree_operators[((const UpdateNode *)node)->op]);
        tree_child(t, ((const UpdateNode *)node)->target);
        break;
    case NODE_CONDITIONAL:
        tree_child(t, ((const ConditionalNode *)node)->test);
        tree_child(t, ((const ConditionalNode *)node)->consequent);
        tree_child(t, ((const ConditionalNode *)node)->alternate);
        break;
    case NODE_MEMBER:
        tree_child(t, ((const MemberNode *)node)->object);
        tree_put(t, " ");
        tree_key(t, ((const MemberNode *)node)->key, NULL);
        break;
    case NODE_INDEX:
        tree_child(t, ((const IndexNode *)node)->object);
        tree_child(t, ((const IndexNode *)node)->index);
        break;
    case NODE_PRIVATE_MEMBER:
        tree_child(t, ((const PrivateNode *)node)->object);
        tree_child(t, &((const PrivateNode *)node)->name->node);
        break;
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX: tree_child(t, ((const SuperNode *)node)->key); break;
    case NODE_CALL:
    case NODE_NEW:
    case NODE_SUPER_CALL:
        if (((const CallNode *)node)->is_direct_eval) tree_put(t, " direct");
        if (node->kind != NODE_SUPER_CALL) tree_child(t, ((const CallNode *)node)->callee);
        tree_list(t, ((const CallNode *)node)->arguments);
        break;
    case NODE_ARRAY_PATTERN:
    case NODE_OBJECT_PATTERN: tree_pattern(t, (const PatternNode *)node); break;
    case NODE_BLOCK:
    case NODE_STATIC_BLOCK: tree_list(t, ((const BlockNode *)node)->body); break;
    case NODE_IF:
        tree_child(t, ((const IfNode *)node)->test);
        tree_child(t, ((const IfNode *)node)->consequent);
        if (((const IfNode *)node)->alternate) tree_child(t, ((const IfNode *)node)->alternate);
        break;
    case NODE_WHILE:
    case NODE_DO_WHILE:
        tree_child(t, ((const LoopNode *)node)->test);
        tree_child(t, ((const LoopNode *)node)->body);
        break;
    case NODE_FOR:
        tree_child(t, ((const ForNode *)node)->init);
        tree_child(t, ((const ForNode *)node)->test);
        tree_child(t, ((const ForNode *)node)->update);
        tree_child(t, ((const ForNode *)node)->body);
        break;
    case NODE_FOR_IN:
    case NODE_FOR_OF:
    case NODE_FOR_AWAIT: tree_for_in(t, (const ForInNode *)node); break;
    case NODE_BREAK:
    case NODE_CONTINUE:
        tree_put(t, " ");
        tree_string(t, ((const JumpNode *)node)->label);
        break;
    case NODE_TRY: tree_try(t, (const TryNode *)node); break;
    case NODE_SWITCH: tree_switch(t, (const SwitchNode *)node); break;
    case NODE_LABELED:
        tree_put(t, " ");
        tree_string(t, ((const LabeledNode *)node)->label);
        tree_child(t, ((const LabeledNode *)node)->body);
        break;
    case NODE_WITH:
        tree_child(t, ((const WithNode *)node)->object);
        tree_child(t, ((const WithNode *)node)->body);
        break;
    case NODE_IMPORT_DECLARATION:
    case NODE_EXPORT_DECLARATION: tree_module_item(t, node); break;
    case NODE_IMPORT_CALL:
        tree_child(t, ((const BinaryNode *)node)->left);
        tree_child(t, ((const BinaryNode *)node)->right);
        break;
    case NODE_IMPORT_META:
    case NODE_EMPTY:
    case NODE_DEBUGGER: break;
    default: tree_child(t, ((const UnaryNode *)node)->operand); break;
    }
}

static void tree_node(TreeText *t, const Node *node) {
    switch (node->kind) {
    case NODE_IDENTIFIER:
    case NODE_THIS:
    case NODE_NEW_TARGET: tree_string(t, ((const NameNode *)node)->name); return;
    case NODE_LITERAL: tree_literal(t, ((const LiteralNode *)node)->value); return;
    default: break;
    }
    tree_put(t, "(");
    switch (node->kind) {
    case NODE_BINARY:
    case NODE_PRIVATE_IN:
    case NODE_LOGICAL: tree_binary(t, (const BinaryNode *)node); break;
    case NODE_ASSIGN:
    case NODE_COMPOUND_ASSIGN:
    case NODE_LOGICAL_ASSIGN: tree_assign(t, (const AssignNode *)node); break;
    case NODE_UNARY:
        tree_put(t, tree_operators[((const UnaryNode *)node)->op]);
        tree_child(t, ((const UnaryNode *)node)->operand);
        break;
    case NODE_FUNCTION:
    case NODE_FUNCTION_DECLARATION: tree_function(t, ((const FunctionNode *)node)->code); break;
    case NODE_DECLARATION: tree_declaration(t, (const DeclarationNode *)node); break;
    default:
        tree_put(t, tree_kinds[node->kind]);
        tree_rest(t, node);
        break;
    }
    tree_put(t, ")");
}

/* The statements of a script, one after the other; free() it. */
static inline char *tree_text(Runtime *runtime, const Script *script) {
    TreeText t = {.runtime = runtime};
    const NodeList *body = &script->code->body;
    for (uint32_t i = 0; i < body->count; i++) {
        if (i) tree_put(&t, " ");
        const Node *node = body->items[i];
        bool is_expression = node->kind == NODE_EXPRESSION_STATEMENT;
        tree_node(&t, is_expression ? ((const UnaryNode *)node)->operand : node);
    }
    return buffer_take(&t.text);
}

#endif
