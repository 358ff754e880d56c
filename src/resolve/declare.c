/* Declarations: which scope gets a name, and which pairs of declarations are early errors.
 *
 * What a block declares lexically is declared when the block is entered, so that each `var` inside
 * finds all lexical names it must not pass (14.2.1, 14.12.1, 15.2.1, 16.1.1 and their like; B.3.4
 * for simple catch parameters). Functions at the top of a function or script count as `var`s there
 * (8.2.6, 8.2.8).
 */
#include "resolve/resolver.h"

static bool binding_is_lexical(const Binding *binding) {
    return binding->kind == BINDING_LET || binding->kind == BINDING_CONST ||
           binding->kind == BINDING_CLASS || binding->kind == BINDING_IMPORT;
}

/* Names that running the code declares outside of it. */
static bool declares_outside(const Scope *scope, bool is_lexical) {
    if (scope->kind == SCOPE_GLOBAL) return true;
    return scope->kind == SCOPE_EVAL && !scope->function->is_strict && !is_lexical;
}

/* Reported where the later one of the two stands. */
static bool redeclared(Resolver *r, String *name, uint32_t first, uint32_t second) {
    return resolver_error(r, first > second ? first : second, string_length(name),
                          "Identifier '%S' has already been declared", name);
}

static Binding *declare_new(Resolver *r, String *name, BindingKind kind, uint32_t position) {
    Binding *binding = scope_add(r->runtime, r->scope, name, kind, position);
    if (!binding) return NULL;
    bool is_lexical = binding_is_lexical(binding);
    binding->starts_empty = is_lexical && kind != BINDING_IMPORT;
    binding->is_captured = kind == BINDING_IMPORT;
    if (declares_outside(r->scope, is_lexical)) binding->place = BINDING_IN_GLOBAL;
    return binding;
}

/* ---- names of each sort ---- */

static bool declare_lexical(Resolver *r, String *name, BindingKind kind, uint32_t position) {
    Binding *existing = scope_find(r->scope, name);
    if (existing) return redeclared(r, name, existing->position, position);
    return declare_new(r, name, kind, position);
}

/* The lexical binding that a `var` at this place would clash with, or NULL. */
static Binding *var_obstacle(const Resolver *r, const Scope *from, const String *name) {
    const Scope *var_scope = r->function->var_scope;
    for (const Scope *scope = from;; scope = scope->outer) {
        Binding *binding = scope_find(scope, name);
        bool is_function = binding && binding->kind == BINDING_FUNCTION &&
                           (scope != var_scope || scope->kind == SCOPE_MODULE);
        if (binding && (is_function || binding_is_lexical(binding))) return binding;
        if (scope == var_scope) return NULL;
    }
}

/* Adds a binding to the scope of the function's `var`s. */
static bool add_var(Resolver *r, String *name, uint32_t position, bool is_annex_b) {
    Scope *scope = r->scope;
    r->scope = r->function->var_scope;
    Binding *binding = declare_new(r, name, BINDING_VAR, position);
    r->scope = scope;
    if (binding) binding->is_annex_b = is_annex_b;
    return binding;
}

bool declare_var(Resolver *r, String *name, uint32_t position) {
    Binding *obstacle = var_obstacle(r, r->scope, name);
    if (obstacle) return redeclared(r, name, obstacle->position, position);
    Binding *existing = scope_find(r->function->var_scope, name);
    if (!existing) return add_var(r, name, position, false);
    existing->is_annex_b = false;
    return true;
}

/* Sloppy functions may repeat a parameter; the parser has refused it elsewhere. */
bool declare_parameter(Resolver *r, String *name, uint32_t position) {
    return scope_find(r->scope, name) || declare_new(r, name, BINDING_PARAMETER, position);
}

static BindingKind kind_of_declaration(const DeclarationNode *declaration) {
    return declaration->declaration_kind == DECLARATION_CONST ? BINDING_CONST : BINDING_LET;
}

static bool declare_pattern_names(Resolver *r, PatternNode *pattern, BindingKind kind) {
    if (resolver_is_deep(r, &pattern->node)) return false;
    for (uint32_t i = 0; i < pattern->count; i++) {
        Node *target = pattern->elements[i].target;
        if (target && !declare_target_names(r, target, kind)) return false;
    }
    return true;
}

bool declare_target_names(Resolver *r, Node *target, BindingKind kind) {
    if (target->kind != NODE_IDENTIFIER) {
        return declare_pattern_names(r, (PatternNode *)target, kind);
    }
    return declare_lexical(r, ((NameNode *)target)->name, kind, target->position);
}

/* ---- functions ---- */

static bool is_plain(const FunctionNode *node) {
    return !node->code->is_async && !node->code->is_generator;
}

/* A repeated function declaration: always at the top, in blocks for plain sloppy ones (B.3.2.4). */
static bool function_may_repeat(const Resolver *r, const Binding *existing,
                                const FunctionNode *node) {
    bool is_top = r->scope == r->function->var_scope && r->scope->kind != SCOPE_MODULE;
    if (is_top) return !binding_is_lexical(existing);
    return existing->kind == BINDING_FUNCTION && existing->function && !r->is_strict &&
           is_plain(existing->function) && is_plain(node);
}

static bool declare_function(Resolver *r, FunctionNode *node) {
    uint32_t position = node->node.position;
    NameNode *name = resolver_ensure_name(r, &node->name_binding, node->code->name, position);
    if (!name) return false;
    Binding *binding = scope_find(r->scope, name->name);
    if (binding && !function_may_repeat(r, binding, node)) {
        return redeclared(r, name->name, binding->position, name->node.position);
    }
    if (!binding) binding = declare_new(r, name->name, BINDING_FUNCTION, name->node.position);
    if (!binding) return false;
    if (binding->kind == BINDING_VAR) binding->kind = BINDING_FUNCTION;
    binding->function = node;
    return resolver_refer(r, name, USE_INITIALIZE);
}

static int function_order(const void *a, const void *b) {
    uint32_t first = (*(FunctionNode *const *)a)->node.position;
    uint32_t second = (*(FunctionNode *const *)b)->node.position;
    return (first > second) - (first < second);
}

/* Functions to instantiate on entry: the last one of each name, in source order. */
bool declare_hoisted(Resolver *r, const Scope *scope, FunctionNode ***hoisted, uint32_t *count) {
    uint32_t functions = 0;
    for (uint32_t i = 0; i < scope->count; i++) functions += scope->bindings[i].function != NULL;
    if (!functions) return true;
    FunctionNode **list = script_allocate(r->runtime, r->script, functions * sizeof(*list));
    if (!list) return false;
    for (uint32_t i = 0; i < scope->count; i++) {
        if (scope->bindings[i].function) list[(*count)++] = scope->bindings[i].function;
    }
    qsort(list, functions, sizeof(*list), function_order);
    *hoisted = list;
    return true;
}

/* Where the `var`s of this code end up: for a sloppy direct eval, the scope of the function around
 * it. */
static Scope *final_var_scope(const Resolver *r) {
    Scope *scope = r->function->var_scope;
    if (scope->kind != SCOPE_EVAL || !scope->outer) return scope;
    do scope = scope->outer;
    while (scope->outer && scope->kind != SCOPE_FUNCTION);
    return scope;
}

/* Annex B.3.3.1-3: a plain function in a block of sloppy code also assigns a `var`, unless a `var`
 * of that name would be an early error here, or a parameter has the name. */
bool declare_annex_b_var(Resolver *r, FunctionNode *node) {
    Scope *var_scope = r->function->var_scope;
    if (r->is_strict || r->scope == var_scope || !is_plain(node)) return true;
    String *name = node->name_binding->name;
    if (var_obstacle(r, r->scope->outer, name)) return true;
    Binding *parameter = scope_find(r->function->code->scope, name);
    if (parameter && parameter->kind == BINDING_PARAMETER) return true;
    bool is_new = !scope_find(var_scope, name) && name != r->runtime->names.arguments;
    if (is_new && !add_var(r, name, node->node.position, true)) return false;
    node->annex_b_var = resolver_name(r, name, node->node.position);
    if (!node->annex_b_var) return false;
    Reference *reference = resolver_refer(r, node->annex_b_var, USE_ASSIGN);
    if (reference) reference->lookup = final_var_scope(r);
    return reference;
}

/* ---- statement lists ---- */

/* The declaration behind labels and `export`; NULL for `export` of names. */
static Node *statement_declared(Node *statement) {
    if (statement && statement->kind == NODE_LABELED) {
        statement = ((LabeledNode *)statement)->statement;
    }
    if (!statement || statement->kind != NODE_EXPORT_DECLARATION) return statement;
    return ((ExportNode *)statement)->declaration;
}

static bool declares_lexically(const Node *node) {
    if (!node) return false;
    if (node->kind == NODE_FUNCTION_DECLARATION || node->kind == NODE_CLASS_DECLARATION) {
        return true;
    }
    if (node->kind == NODE_IMPORT_DECLARATION) return true;
    return node->kind == NODE_DECLARATION &&
           ((const DeclarationNode *)node)->declaration_kind != DECLARATION_VAR;
}

static bool declare_declarators(Resolver *r, DeclarationNode *node) {
    for (uint32_t i = 0; i < node->count; i++) {
        Node *target = node->declarators[i].target;
        if (!declare_target_names(r, target, kind_of_declaration(node))) return false;
    }
    return true;
}

static bool declare_class(Resolver *r, ClassNode *node) {
    uint32_t position = node->node.position;
    NameNode *name = resolver_ensure_name(r, &node->outer_binding, node->name, position);
    return name && declare_lexical(r, name->name, BINDING_CLASS, name->node.position);
}

static bool declare_imports(Resolver *r, ImportNode *node) {
    for (uint32_t i = 0; i < node->count; i++) {
        NameNode *local = node->specifiers[i].local;
        if (!declare_lexical(r, local->name, BINDING_IMPORT, local->node.position)) return false;
    }
    return true;
}

/* `export default expression` has a binding that no code can name. */
static bool declare_default_export(Resolver *r, const Node *statement) {
    if (statement->kind != NODE_EXPORT_DECLARATION) return true;
    const ExportNode *export = (const ExportNode *)statement;
    const Node *declared = export->declaration;
    if (!export->default_binding || !declared || declared->kind == NODE_FUNCTION_DECLARATION ||
        declared->kind == NODE_CLASS_DECLARATION) {
        return true;
    }
    return declare_lexical(r, export->default_binding->name, BINDING_LET, statement->position);
}

static bool declare_statement(Resolver *r, Node *node) {
    switch (node->kind) {
    case NODE_IMPORT_DECLARATION: return declare_imports(r, (ImportNode *)node);
    case NODE_FUNCTION_DECLARATION: return declare_function(r, (FunctionNode *)node);
    case NODE_CLASS_DECLARATION: return declare_class(r, (ClassNode *)node);
    default: return declare_declarators(r, (DeclarationNode *)node);
    }
}

bool declare_statements(Resolver *r, const NodeList *list, Scope **place) {
    for (uint32_t i = 0; i < list->count; i++) {
        Node *node = statement_declared(list->items[i]);
        if (!declare_default_export(r, list->items[i])) return false;
        if (!declares_lexically(node)) continue;
        if (place && !*place) {
            r->scope = resolver_scope(r, SCOPE_BLOCK, place);
            if (!r->scope) return false;
        }
        if (!declare_statement(r, node)) return false;
    }
    return true;
}

bool declare_check_clash(Resolver *r, const Scope *inner, const Scope *outer) {
    for (uint32_t i = 0; i < inner->count; i++) {
        const Binding *binding = &inner->bindings[i];
        bool in_block = inner->kind == SCOPE_BLOCK && binding->kind == BINDING_FUNCTION;
        if (!binding_is_lexical(binding) && !in_block) continue;
        Binding *clash = scope_find(outer, binding->name);
        if (clash && clash->kind != BINDING_HIDDEN && clash->kind != BINDING_ARGUMENTS) {
            return redeclared(r, binding->name, binding->position, clash->position);
        }
    }
    return true;
}

/* ---- private names ---- */

static uint8_t accessor_bit(const ClassElement *element) {
    if (element->kind == CLASS_GETTER) return 1;
    return element->kind == CLASS_SETTER ? 2 : 0;
}

/* 15.7.1: a private name is declared once, or as getter and setter of the same placement. It is
 * known from here on: the heritage, which comes before, stands in the scope but cannot name it. */
static bool declare_private_name(Resolver *r, ClassElement *element) {
    String *name = element->private_name->name;
    uint8_t accessor = accessor_bit(element);
    Binding *binding = scope_find(r->scope, name);
    if (!binding) {
        binding = declare_new(r, name, BINDING_HIDDEN, element->position);
        if (!binding) return false;
        binding->is_static = element->is_static;
        binding->is_captured = true;
        binding->initialized = r->order;
    } else if (!accessor || !binding->accessors || binding->accessors & accessor ||
               binding->is_static != element->is_static) {
        return redeclared(r, name, binding->position, element->private_name->node.position);
    }
    binding->accessors |= accessor;
    return true;
}

bool declare_private_names(Resolver *r, ClassNode *node) {
    for (uint32_t i = 0; i < node->element_count; i++) {
        ClassElement *element = &node->elements[i];
        if (element->private_name && !declare_private_name(r, element)) return false;
    }
    return true;
}
