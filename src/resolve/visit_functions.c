/* The walk over functions and classes.
 *
 * Parameters and body share one scope unless parameters have expressions that could tell the
 * difference (10.2.11 steps 20 and 28): then the body gets body_scope. It is made whenever
 * parameters mention names, and its bindings are moved to the function scope afterwards when none
 * of those names is declared in the body and no direct eval is there. Likewise a function
 * expression's own name moves into the function scope when nothing there hides it. An emptied scope
 * stays in the chain: lookups pass through it, entering it does nothing.
 */
#include "resolve/resolver.h"

/* ---- scopes of a function ---- */

static ScopeKind kind_of_scope(const FunctionCode *code) {
    switch (code->kind) {
    case FUNCTION_SCRIPT: return SCOPE_GLOBAL;
    case FUNCTION_EVAL: return SCOPE_EVAL;
    case FUNCTION_MODULE: return SCOPE_MODULE;
    default: return SCOPE_FUNCTION;
    }
}

static Scope *add_function_scope(Resolver *r, FunctionCode *code, ScopeKind kind, uint32_t order) {
    Scope *scope = scope_new(r->runtime, kind, r->scope, code);
    if (!scope || !resolver_pushed(r, scope_vector_push(&r->scopes, scope))) return NULL;
    scope->is_strict = code->is_strict;
    scope->order = order;
    return r->scope = scope;
}

/* 13.3.7: `this` of a derived constructor is in its dead zone until super() returns. */
static bool add_derived_this(Resolver *r, FunctionCode *code) {
    String *name = r->runtime->names.this_;
    Binding *binding = scope_add(r->runtime, code->scope, name, BINDING_HIDDEN, 0);
    if (!binding) return false;
    binding->starts_empty = binding->needs_tdz = true;
    code->this_binding = resolver_name(r, name, code->body_position);
    return code->this_binding && resolver_refer(r, code->this_binding, USE_HIDDEN);
}

static bool enter_function(Resolver *r, FunctionCode *code, String *self_name, uint32_t order) {
    if (self_name) {
        Scope *scope = add_function_scope(r, code, SCOPE_FUNCTION_NAME, order);
        if (!scope) return false;
        Binding *binding = scope_add(r->runtime, scope, self_name, BINDING_FUNCTION_NAME, 0);
        if (!binding) return false;
        binding->is_optional = true;
    }
    code->scope = add_function_scope(r, code, kind_of_scope(code), order);
    if (!code->scope) return false;
    r->function->var_scope = code->scope;
    return code->kind != FUNCTION_DERIVED_CONSTRUCTOR || add_derived_this(r, code);
}

/* A binding goes to another scope of the same function, unless the name is there already. */
static bool move_bindings(Resolver *r, Scope *from, Scope *to) {
    for (uint32_t i = 0; i < from->count; i++) {
        Binding binding = from->bindings[i];
        if (scope_find(to, binding.name)) continue;
        Binding *moved = scope_add(r->runtime, to, binding.name, binding.kind, binding.position);
        if (!moved) return false;
        *moved = binding;
    }
    from->count = 0;
    from->index = NULL;
    return true;
}

/* ---- parameters ---- */

/* The references and evals that the parameters of a function brought: numbers in the resolver's
 * vectors. */
typedef struct ParameterUses {
    size_t first, end;
    bool has_eval;
} ParameterUses;

static bool visit_parameters(Resolver *r, FunctionCode *code, ParameterUses *uses) {
    size_t evals = r->evals.length;
    uses->first = r->references.length;
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        Parameter *parameter = &code->parameters[i];
        if (!visit(r, parameter->initializer)) return false;
        if (!visit_target(r, parameter->target, TARGET_PARAMETER)) return false;
    }
    uses->end = r->references.length;
    uses->has_eval = r->evals.length > evals;
    return true;
}

/* Do parameters mention names at all? Literal defaults cannot see a difference. */
static bool parameters_mention(const Resolver *r, const ParameterUses *uses) {
    for (size_t i = uses->first; i < uses->end; i++) {
        if (r->references.items[i].use != USE_INITIALIZE) return true;
    }
    return uses->has_eval;
}

static bool open_body_scope(Resolver *r, FunctionCode *code) {
    for (uint32_t i = 0; i < code->scope->count; i++) {
        Binding *binding = &code->scope->bindings[i];
        if (binding->kind == BINDING_PARAMETER) binding->starts_empty = true;
    }
    r->scope = resolver_scope(r, SCOPE_FUNCTION, &code->body_scope);
    if (r->scope) r->function->var_scope = r->scope;
    return r->scope;
}

static bool parameters_name_body(const Resolver *r, const ParameterUses *uses, const Scope *body) {
    for (size_t i = uses->first; i < uses->end; i++) {
        const Reference *reference = &r->references.items[i];
        bool is_name = reference->use <= USE_INITIALIZE;
        if (is_name && scope_find(body, reference->name->name)) return true;
    }
    return false;
}

static bool refer_from(Resolver *r, NameNode *name, NameUse use, Scope *lookup) {
    if (!name) return false;
    Reference *reference = resolver_refer(r, name, use);
    if (reference) reference->lookup = lookup;
    return reference;
}

/* 10.2.11 step 28.f: a `var` with the name of a parameter (or `arguments`) starts with its value.
 */
static bool copy_vars(Resolver *r, FunctionCode *code) {
    Scope *body = code->body_scope;
    String *arguments = r->runtime->names.arguments;
    code->copied_vars =
        script_allocate(r->runtime, r->script, 2 * sizeof(NameNode *) * (body->count + 1));
    if (!code->copied_vars) return false;
    for (uint32_t i = 0; i < body->count; i++) {
        const Binding *binding = &body->bindings[i];
        bool is_arguments = binding->name == arguments && code->kind != FUNCTION_ARROW;
        Binding *same = scope_find(code->scope, binding->name);
        if (binding->kind != BINDING_VAR || (!same && !is_arguments)) continue;
        NameNode **pair = &code->copied_vars[2 * code->copied_var_count++];
        pair[0] = resolver_name(r, binding->name, code->body_position);
        pair[1] = resolver_name(r, binding->name, code->body_position);
        r->scope = code->scope;
        if (!refer_from(r, pair[0], USE_READ, code->scope)) return false;
        r->scope = body;
        if (!refer_from(r, pair[1], USE_INITIALIZE, body)) return false;
    }
    return true;
}

static bool close_body_scope(Resolver *r, FunctionCode *code, const ParameterUses *uses,
                             bool has_eval) {
    Scope *body = code->body_scope;
    if (!declare_check_clash(r, body, code->scope)) return false;
    if (has_eval || parameters_name_body(r, uses, body)) return copy_vars(r, code);
    return move_bindings(r, body, code->scope);
}

/* ---- bodies ---- */

/* After super() as a statement of its own at the top of the constructor, `this` is initialised. */
static void note_super_statement(Resolver *r, const FunctionCode *code, const Node *statement) {
    if (code->kind != FUNCTION_DERIVED_CONSTRUCTOR) return;
    if (statement->kind != NODE_EXPRESSION_STATEMENT) return;
    if (((const UnaryNode *)statement)->operand->kind != NODE_SUPER_CALL) return;
    Binding *binding = scope_find(code->scope, r->runtime->names.this_);
    if (binding->initialized == UINT32_MAX) binding->initialized = r->order++;
}

static bool visit_body(Resolver *r, FunctionCode *code) {
    if (!declare_statements(r, &code->body, NULL)) return false;
    if (!declare_hoisted(r, r->scope, &code->hoisted, &code->hoisted_count)) return false;
    for (uint32_t i = 0; i < code->body.count; i++) {
        if (!visit(r, code->body.items[i])) return false;
        note_super_statement(r, code, code->body.items[i]);
    }
    return code->kind != FUNCTION_MODULE || check_exported_names(r, &code->body);
}

/* Where the function's own name is kept: with its parameters unless they hide it or eval could add
 * a var. */
static bool close_self_name(Resolver *r, FunctionCode *code, String *self_name, bool has_eval) {
    if (!self_name) return true;
    Scope *scope = code->scope->outer;
    bool stays =
        has_eval || self_name == r->runtime->names.arguments || scope_find(code->scope, self_name);
    if (!stays && !move_bindings(r, scope, code->scope)) return false;
    Scope *home = stays ? scope : code->scope;
    r->scope = code->scope;
    NameNode *name = resolver_ensure_name(r, &code->self_binding, self_name, code->body_position);
    OptionalName optional = {&code->self_binding, home};
    return refer_from(r, name, USE_INITIALIZE, home) &&
           resolver_pushed(r, optional_name_vector_push(&r->optional_names, optional));
}

static bool visit_function_parts(Resolver *r, FunctionCode *code, String *self_name,
                                 uint32_t order) {
    size_t evals = r->evals.length;
    ParameterUses uses;
    if (!enter_function(r, code, self_name, order) || !visit_parameters(r, code, &uses)) {
        return false;
    }
    bool is_split = parameters_mention(r, &uses);
    if (is_split && !open_body_scope(r, code)) return false;
    if (!visit_body(r, code)) return false;
    bool has_eval = r->evals.length > evals;
    if (is_split && !close_body_scope(r, code, &uses, has_eval)) return false;
    return close_self_name(r, code, self_name, has_eval);
}

bool visit_function_code(Resolver *r, FunctionCode *code, String *self_name, uint32_t order) {
    FunctionState state = {
        .outer = r->function, .code = code, .record = (uint32_t)r->functions.length};
    FunctionRecord record = {.code = code};
    if (!resolver_pushed(r, function_record_vector_push(&r->functions, record))) return false;
    Scope *scope = r->scope;
    bool is_strict = r->is_strict;
    r->function = &state;
    r->is_strict = code->is_strict;
    bool ok = visit_function_parts(r, code, self_name, order);
    r->function = state.outer;
    r->is_strict = is_strict;
    r->scope = scope;
    return ok;
}

/* A named function expression binds its own name. */
bool visit_function(Resolver *r, Node *node) {
    FunctionNode *function = (FunctionNode *)node;
    FunctionCode *code = function->code;
    code->self_binding = function->name_binding;
    String *self_name = code->self_binding ? code->self_binding->name : NULL;
    return visit_function_code(r, code, self_name, r->order);
}

/* The closure is made when its block is entered: that is what its order says. */
bool visit_function_declaration(Resolver *r, Node *node) {
    FunctionNode *function = (FunctionNode *)node;
    return declare_annex_b_var(r, function) &&
           visit_function_code(r, function->code, NULL, r->scope->order);
}

/* ---- classes (15.7.14) ---- */

static bool declare_inner_name(Resolver *r, ClassNode *node) {
    if (!node->name) return true;
    Binding *binding =
        scope_add(r->runtime, r->scope, node->name, BINDING_CONST, node->node.position);
    if (!binding) return false;
    binding->starts_empty = binding->is_optional = true;
    OptionalName optional = {&node->inner_binding, r->scope};
    return resolver_ensure_name(r, &node->inner_binding, node->name, node->node.position) &&
           resolver_pushed(r, optional_name_vector_push(&r->optional_names, optional));
}

/* The key of a computed field is evaluated with the class and used by the initializer function. */
static bool declare_computed_key(Resolver *r, ClassElement *element) {
    String *name = r->runtime->names.empty;
    Binding *binding = scope_add(r->runtime, r->scope, name, BINDING_HIDDEN, element->position);
    if (!binding) return false;
    binding->is_captured = true;
    if (!resolver_ensure_name(r, &element->computed_slot, name, element->position)) return false;
    Reference *reference = resolver_refer(r, element->computed_slot, USE_HIDDEN);
    if (!reference) return false;
    reference->home = r->scope;
    reference->index = r->scope->count - 1;
    return true;
}

static bool visit_keys(Resolver *r, ClassNode *node) {
    for (uint32_t i = 0; i < node->element_count; i++) {
        ClassElement *element = &node->elements[i];
        if (!visit(r, element->computed)) return false;
        if (!element->computed || element->kind != CLASS_FIELD) continue;
        if (!declare_computed_key(r, element)) return false;
    }
    return true;
}

/* Methods; fields and static blocks are visited as bodies of the initializer functions. */
static bool visit_methods(Resolver *r, ClassNode *node) {
    for (uint32_t i = 0; i < node->element_count; i++) {
        ClassElement *element = &node->elements[i];
        bool is_method = element->kind <= CLASS_SETTER;
        if (element->private_name && !resolver_refer(r, element->private_name, USE_PRIVATE)) {
            return false;
        }
        if (is_method && !visit(r, element->value)) return false;
    }
    return true;
}

static bool visit_class_function(Resolver *r, FunctionCode *code) {
    return !code || visit_function_code(r, code, NULL, r->order);
}

/* The inner name is initialised when no code of the class but heritage and keys can have run. */
static bool visit_class_body(Resolver *r, ClassNode *node) {
    return declare_inner_name(r, node) && visit(r, node->heritage) &&
           declare_private_names(r, node) && visit_keys(r, node) &&
           (!node->inner_binding || resolver_refer(r, node->inner_binding, USE_INITIALIZE)) &&
           visit_methods(r, node) && visit_class_function(r, node->constructor) &&
           visit_class_function(r, node->instance_initializer) &&
           visit_class_function(r, node->static_initializer);
}

bool visit_class(Resolver *r, Node *node) {
    ClassNode *class = (ClassNode *)node;
    Scope *outer = r->scope;
    bool is_strict = r->is_strict;
    class->temp = r->function->temps;
    reserve_temps(r, 1);
    r->is_strict = true;
    r->scope = resolver_scope(r, SCOPE_CLASS, &class->scope);
    bool ok = r->scope && visit_class_body(r, class);
    r->scope = outer;
    r->is_strict = is_strict;
    if (!ok || node->kind != NODE_CLASS_DECLARATION) return ok;
    return resolver_refer(r, class->outer_binding, USE_INITIALIZE);
}

bool visit_field_definition(Resolver *r, Node *node) {
    return visit(r, ((FieldNode *)node)->element->value);
}
