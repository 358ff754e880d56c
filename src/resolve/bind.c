/* From names to bindings: what each reference means, who captures what, and which uses need a
 * check.
 *
 * All declarations are known by now. Bindings that code cannot name are made on demand here:
 * `arguments`, and the hidden ones in which a function keeps this, new.target, its home object and
 * itself for arrows and evals in it (and, in derived constructors and for `super`, for its own
 * code).
 *
 * Must never change a scope of another script: a direct eval's outer scopes are finished and
 * captured.
 */
#include "resolve/resolver.h"

static bool is_ours(const Resolver *r, const Scope *scope) {
    return scope->function->script == r->script;
}

/* Has it a `this` of its own? Code of a direct eval has its surroundings'. */
static bool has_own_this(const Scope *scope) {
    const FunctionCode *code = scope->function;
    if (scope != code->scope || code->kind == FUNCTION_ARROW) return false;
    return code->kind != FUNCTION_EVAL || !scope->outer;
}

static bool may_have_arguments(const Scope *scope) {
    const FunctionCode *code = scope->function;
    return has_own_this(scope) && scope->kind == SCOPE_FUNCTION && !code->is_initializer;
}

/* ---- bindings on demand ---- */

/* A name for the prologue: standing in the function's scope, storing to a binding of it. */
static NameNode *prologue_name(Resolver *r, Scope *scope, String *name) {
    NameNode *node = resolver_name(r, name, scope->function->body_position);
    if (!node) return NULL;
    r->scope = scope;
    return resolver_refer(r, node, USE_HIDDEN) ? node : NULL;
}

static NameNode **hidden_place(const Resolver *r, FunctionCode *code, const String *name) {
    const Names *names = &r->runtime->names;
    if (name == names->this_) return &code->this_binding;
    if (name == names->hidden_new_target) return &code->new_target_binding;
    return name == names->hidden_home ? &code->home_binding : &code->function_binding;
}

/* False: out of memory. */
static bool make_hidden(Resolver *r, Scope *owner, String *name) {
    if (!is_ours(r, owner) || scope_find(owner, name)) return true;
    if (!scope_add(r->runtime, owner, name, BINDING_HIDDEN, 0)) return false;
    NameNode **place = hidden_place(r, owner->function, name);
    *place = prologue_name(r, owner, name);
    return *place;
}

/* 10.2.11 steps 15-18: an arguments object is made unless something else has its name. A `var` of
 * that name starts with it. */
static bool make_arguments(Resolver *r, Scope *scope) {
    FunctionCode *code = scope->function;
    String *name = r->runtime->names.arguments;
    Binding *binding = scope_find(scope, name);
    if (code->uses_arguments || (binding && binding->kind != BINDING_VAR)) return true;
    if (!binding) binding = scope_add(r->runtime, scope, name, BINDING_ARGUMENTS, 0);
    if (!binding) return false;
    binding->kind = BINDING_ARGUMENTS;
    code->uses_arguments = true;
    code->arguments_binding = prologue_name(r, scope, name);
    return code->arguments_binding;
}

/* ---- direct eval ---- */

static bool may_use_super(const FunctionCode *code) {
    return code->kind == FUNCTION_METHOD || code->kind == FUNCTION_CONSTRUCTOR ||
           code->kind == FUNCTION_DERIVED_CONSTRUCTOR;
}

/* Whatever code in a direct eval could ask for. */
static bool make_all_hidden(Resolver *r, Scope *scope) {
    const Names *names = &r->runtime->names;
    FunctionCode *code = scope->function;
    code->uses_this = true;
    if (!make_hidden(r, scope, names->this_)) return false;
    if (scope->kind != SCOPE_FUNCTION) return true;
    if (!make_hidden(r, scope, names->hidden_new_target)) return false;
    if (may_have_arguments(scope) && !make_arguments(r, scope)) return false;
    if (!may_use_super(code)) return true;
    code->uses_super_property = true;
    bool is_derived = code->kind == FUNCTION_DERIVED_CONSTRUCTOR;
    return make_hidden(r, scope, names->hidden_home) &&
           (!is_derived || make_hidden(r, scope, names->hidden_function));
}

/* Marks the scopes around a direct eval, up to one that is marked already. */
static bool show_to_eval(Resolver *r, Scope *scope) {
    for (; scope && is_ours(r, scope) && !scope->sees_eval; scope = scope->outer) {
        scope->sees_eval = true;
        if (has_own_this(scope) && !make_all_hidden(r, scope)) return false;
    }
    return true;
}

/* ---- lookups ---- */

/* References move when the vector grows: they are found by number. */
static Reference *reference_at(Resolver *r, size_t number) {
    return &r->references.items[number];
}

static void set_home(Reference *reference, Scope *scope, const Binding *binding) {
    reference->home = scope;
    reference->index = (uint32_t)(binding - scope->bindings);
}

/* Names that a sloppy eval declares outside of itself are found further out. */
static bool passes_over(const Scope *scope, const Binding *binding) {
    return scope->kind == SCOPE_EVAL && binding->place == BINDING_IN_GLOBAL;
}

/* A dynamic name is looked for in all scopes around it. Those of outer scripts see an eval. */
static void mark_searched(Resolver *r, Scope *scope) {
    for (; scope && is_ours(r, scope) && !scope->is_searched; scope = scope->outer) {
        scope->is_searched = true;
    }
}

/* 9.4.2 ResolveBinding, as far as it is the same in every run. */
static bool bind_identifier(Resolver *r, size_t number) {
    Reference *reference = reference_at(r, number);
    const String *name = reference->name->name;
    bool is_arguments = name == r->runtime->names.arguments, is_dynamic = false;
    for (Scope *scope = reference->lookup; scope; scope = scope->outer) {
        bool makes = is_arguments && is_ours(r, scope) && may_have_arguments(scope);
        if (makes && !make_arguments(r, scope)) return false;
        Binding *binding = scope_find(scope, name);
        if (binding && !passes_over(scope, binding)) {
            set_home(reference_at(r, number), scope, binding);
            break;
        }
        is_dynamic = is_dynamic || scope->kind == SCOPE_WITH || scope->has_sloppy_eval;
    }
    reference_at(r, number)->dynamic = is_dynamic;
    if (is_dynamic) mark_searched(r, reference_at(r, number)->lookup);
    return true;
}

static bool bind_private(Resolver *r, Reference *reference) {
    String *name = reference->name->name;
    for (Scope *scope = reference->lookup; scope; scope = scope->outer) {
        Binding *binding = scope->kind == SCOPE_CLASS ? scope_find(scope, name) : NULL;
        /* Orders are those of one walk: code of a direct eval comes after its surroundings. */
        bool is_hidden = binding && is_ours(r, scope) && reference->order < binding->initialized;
        if (!binding || is_hidden) continue;
        set_home(reference, scope, binding);
        return true;
    }
    return resolver_error(r, reference->name->node.position, string_length(name),
                          "Private field '%S' must be declared in an enclosing class", name);
}

/* The scope of the function whose `this` a place has. */
static Scope *owner_of_this(Scope *scope) {
    while (scope && !has_own_this(scope)) scope = scope->outer;
    return scope;
}

static bool bind_hidden(Resolver *r, size_t number, Scope *owner, String *name) {
    if (!make_hidden(r, owner, name)) return false;
    Binding *binding = scope_find(owner, name);
    if (binding) set_home(reference_at(r, number), owner, binding);
    return true;
}

/* this and new.target: as they are in their own function, through a hidden binding elsewhere. */
static bool bind_this(Resolver *r, size_t number) {
    Reference *reference = reference_at(r, number);
    bool is_this = reference->name->node.kind == NODE_THIS;
    String *name = is_this ? r->runtime->names.this_ : r->runtime->names.hidden_new_target;
    reference->name->name = name;
    Scope *owner = owner_of_this(reference->scope);
    if (!owner) return true;
    FunctionCode *code = owner->function;
    if (is_ours(r, owner)) code->uses_this = code->uses_this || is_this;
    bool is_derived = is_this && code->kind == FUNCTION_DERIVED_CONSTRUCTOR;
    if (code == reference->scope->function && !is_derived) return true;
    return bind_hidden(r, number, owner, name);
}

static bool bind_super(Resolver *r, size_t number) {
    Reference *reference = reference_at(r, number);
    String *name = reference->name->name;
    if (name == r->runtime->names.arguments) {
        set_home(reference, reference->scope, scope_find(reference->scope, name));
        return true;
    }
    Scope *owner = owner_of_this(reference->scope);
    if (!owner) return true;
    if (name == r->runtime->names.hidden_home && is_ours(r, owner)) {
        owner->function->uses_super_property = true;
    }
    return bind_hidden(r, number, owner, name);
}

static bool find_binding(Resolver *r, size_t number) {
    Reference *reference = reference_at(r, number);
    if (reference->home) return true;
    switch (reference->use) {
    case USE_PRIVATE: return bind_private(r, reference);
    case USE_THIS: return bind_this(r, number);
    case USE_HIDDEN: return bind_super(r, number);
    default: return bind_identifier(r, number);
    }
}

/* ---- what a use means for its binding ---- */

/* When the code of the reference can first run, in the walk order of the binding's function: the
 * making of the outermost closure between the two. */
static uint32_t order_in(const Reference *reference, const FunctionCode *function) {
    uint32_t order = reference->order;
    const FunctionCode *code = reference->scope->function;
    while (code != function) {
        const Scope *scope = code->scope;
        order = scope->order;
        while (scope->function == code) scope = scope->outer;
        code = scope->function;
    }
    return order;
}

/* Can the use happen before the initialisation? */
static bool needs_check(const Resolver *r, const Reference *reference, const Binding *binding) {
    bool initializes = reference->use == USE_INITIALIZE || reference->use == USE_HIDDEN;
    if (!binding->starts_empty || initializes) return false;
    const Scope *home = reference->home;
    if (home->is_switch || !is_ours(r, home)) return true;
    return order_in(reference, home->function) <= binding->initialized;
}

static void note_use(const Resolver *r, Reference *reference) {
    Binding *binding = &reference->home->bindings[reference->index];
    bool is_ours_too = is_ours(r, reference->home);
    reference->checked = binding->kind == BINDING_IMPORT || needs_check(r, reference, binding);
    if (!is_ours_too) return;
    if (reference->checked) binding->needs_tdz = true;
    if (reference->use != USE_INITIALIZE) binding->is_used = true;
    if (reference->use == USE_ASSIGN) binding->is_assigned = true;
    if (!reference->confined && reference->use != USE_INITIALIZE) binding->escapes = true;
    if (reference->use == USE_INITIALIZE && binding->initialized == UINT32_MAX) {
        binding->initialized = reference->order;
    }
    bool is_outside = reference->scope->function != reference->home->function;
    if (is_outside || reference->dynamic) binding->is_captured = true;
    /* An arguments object that goes elsewhere may be written to there. */
    bool escapes = binding->kind == BINDING_ARGUMENTS && reference->use != USE_HIDDEN &&
                   (reference->use != USE_ELEMENT || reference->dynamic);
    if (escapes) binding->is_assigned = true;
}

/* ---- arguments objects ---- */

static bool is_parameter_assigned(const Scope *scope) {
    for (uint32_t i = 0; i < scope->count; i++) {
        const Binding *binding = &scope->bindings[i];
        if (binding->kind == BINDING_PARAMETER && (binding->is_assigned || binding->function)) {
            return true;
        }
    }
    return false;
}

/* 10.4.4: mapped where somebody could tell: an element or a parameter may be written. */
static void settle_arguments(const Resolver *r, FunctionCode *code) {
    Scope *scope = code->scope;
    uint32_t parameters = code->parameter_count;
    bool has_rest = parameters && code->parameters[parameters - 1].is_rest;
    code->needs_all_arguments = code->uses_arguments || has_rest;
    code->maps_arguments = false;
    if (!code->uses_arguments || code->is_strict || !code->has_simple_parameters || !parameters) {
        return;
    }
    const Binding *arguments = scope_find(scope, r->runtime->names.arguments);
    if (!scope->sees_eval && !arguments->is_assigned && !is_parameter_assigned(scope)) return;
    code->maps_arguments = true;
    for (uint32_t i = 0; i < scope->count; i++) {
        if (scope->bindings[i].kind == BINDING_PARAMETER) scope->bindings[i].is_captured = true;
    }
}

bool bind_references(Resolver *r) {
    for (size_t i = 0; i < r->evals.length; i++) {
        if (!show_to_eval(r, r->evals.items[i])) return false;
    }
    for (size_t i = 0; i < r->references.length; i++) {
        if (!find_binding(r, i)) return false;
        if (r->references.items[i].home) note_use(r, &r->references.items[i]);
    }
    for (size_t i = 0; i < r->functions.length; i++) {
        settle_arguments(r, r->functions.items[i].code);
    }
    return true;
}
