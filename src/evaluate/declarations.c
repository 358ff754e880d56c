/* What scripts and eval code declare outside of themselves, before their first statement runs (spec
 * 16.1.7 GlobalDeclarationInstantiation, 19.2.1.3 EvalDeclarationInstantiation, 9.1.1.4.13 to 19).
 *
 * The names are the BINDING_IN_GLOBAL bindings of the code's scope. All conflicts are found before
 * anything is declared. What Annex B.3.3 alone declares is left out where it would conflict. */
#include "evaluate/evaluators.h"

static bool is_lexical(const Binding *binding) {
    return binding->kind == BINDING_LET || binding->kind == BINDING_CONST ||
           binding->kind == BINDING_CLASS;
}

static PropertyKey name_key(Frame *frame, String *name) {
    return property_key_from_atom(frame->runtime, name);
}

static bool throw_redeclared(Frame *frame, ErrorKind kind, String *name) {
    frame->position = NULL;
    throw_error(frame->runtime, kind, "Identifier '%S' has already been declared", name);
    return false;
}

/* ---- the global environment record (9.1.1.4) ---- */

static Realm *realm_of(const Frame *frame) {
    return frame->code->script->realm;
}

static bool has_lexical_declaration(const Frame *frame, String *name) {
    return realm_find_binding(realm_of(frame), name) != NULL;
}

static bool global_own(Frame *frame, PropertyKey key, PropertyDescriptor *descriptor, bool *found) {
    return object_get_own_property(frame->runtime, realm_of(frame)->global, key, descriptor, found);
}

/* Whether a global let, const or class of that name would be an error (16.1.7 step 3). */
static bool check_lexical(Frame *frame, const Binding *binding) {
    PropertyDescriptor existing;
    bool found;
    if (has_lexical_declaration(frame, binding->name))
        return throw_redeclared(frame, ERROR_SYNTAX, binding->name);
    if (!global_own(frame, name_key(frame, binding->name), &existing, &found)) return false;
    bool is_restricted = found && !(existing.flags & PROPERTY_CONFIGURABLE);
    return !is_restricted || throw_redeclared(frame, ERROR_SYNTAX, binding->name);
}

/* CanDeclareGlobalFunction, CanDeclareGlobalVar. False: threw. */
static bool can_declare(Frame *frame, const Binding *binding, bool is_function, bool *possible) {
    PropertyDescriptor existing;
    bool found;
    if (!global_own(frame, name_key(frame, binding->name), &existing, &found)) return false;
    if (!found) return object_is_extensible(frame->runtime, realm_of(frame)->global, possible);
    const uint32_t plain = PROPERTY_WRITABLE | PROPERTY_ENUMERABLE;
    bool is_accessor = existing.flags & (PROPERTY_HAS_GET | PROPERTY_HAS_SET);
    bool is_plain = !is_accessor && (existing.flags & plain) == plain;
    *possible = !is_function || existing.flags & PROPERTY_CONFIGURABLE || is_plain;
    return true;
}

/* A `var` or function at the global level. *declares: false where Annex B gives way. */
static bool check_global_var(Frame *frame, const Binding *binding, bool *declares) {
    bool possible;
    *declares = true;
    if (has_lexical_declaration(frame, binding->name)) {
        *declares = false;
        return binding->is_annex_b || throw_redeclared(frame, ERROR_SYNTAX, binding->name);
    }
    bool is_function = binding->kind == BINDING_FUNCTION || binding->is_annex_b;
    if (!can_declare(frame, binding, is_function, &possible)) return false;
    *declares = possible;
    return possible || binding->is_annex_b || throw_redeclared(frame, ERROR_TYPE, binding->name);
}

/* CreateGlobalVarBinding */
static bool create_global_var(Frame *frame, String *name, bool deletable) {
    Object *global = realm_of(frame)->global;
    PropertyKey key = name_key(frame, name);
    bool found, extensible;
    if (!has_own_property(frame->runtime, global, key, &found)) return false;
    if (found || !object_is_extensible(frame->runtime, global, &extensible)) return found;
    if (!extensible) return true;
    uint32_t attributes =
        PROPERTY_WRITABLE | PROPERTY_ENUMERABLE | (deletable ? PROPERTY_CONFIGURABLE : 0);
    PropertyDescriptor descriptor = {
        attributes | PROPERTY_HAS_ALL_DATA,
        VALUE_UNDEFINED,
        VALUE_UNDEFINED,
        VALUE_UNDEFINED,
    };
    return define_property_or_throw(frame->runtime, global, key, &descriptor);
}

/* CreateGlobalFunctionBinding */
static bool create_global_function(Frame *frame, String *name, Value function, bool deletable) {
    Object *global = realm_of(frame)->global;
    PropertyKey key = name_key(frame, name);
    PropertyDescriptor existing;
    bool found;
    if (!global_own(frame, key, &existing, &found)) return false;
    bool is_new = !found || existing.flags & PROPERTY_CONFIGURABLE;
    uint32_t attributes =
        PROPERTY_WRITABLE | PROPERTY_ENUMERABLE | (deletable ? PROPERTY_CONFIGURABLE : 0);
    PropertyDescriptor descriptor = {
        is_new ? attributes | PROPERTY_HAS_ALL_DATA : PROPERTY_HAS_VALUE,
        function,
        VALUE_UNDEFINED,
        VALUE_UNDEFINED,
    };
    return define_property_or_throw(frame->runtime, global, key, &descriptor) &&
           set(frame->runtime, global, key, function, false);
}

/* Cached global names look again: a lexical binding hides a property. */
static bool create_global_lexical(Frame *frame, const Binding *binding) {
    frame->runtime->prototype_epoch++;
    bool is_const = binding->kind == BINDING_CONST;
    return realm_add_binding(frame->runtime, realm_of(frame), binding->name, is_const) != NULL;
}

/* ---- scripts ---- */

static bool check_global(Frame *frame, const Scope *scope) {
    for (uint32_t i = 0; i < scope->count; i++) {
        const Binding *binding = &scope->bindings[i];
        if (binding->place != BINDING_IN_GLOBAL) continue;
        bool declares;
        bool ok = is_lexical(binding) ? check_lexical(frame, binding)
                                      : check_global_var(frame, binding, &declares);
        if (!ok) return false;
    }
    return true;
}

static bool declare_global_functions(Frame *frame, bool deletable) {
    const FunctionCode *code = frame->code;
    for (uint32_t i = 0; i < code->hoisted_count; i++) {
        Function *function = function_instantiate(frame, code->hoisted[i]->code, NULL);
        String *name = code->hoisted[i]->name_binding->name;
        if (!function || !create_global_function(frame, name, value_cell(function), deletable))
            return false;
    }
    return true;
}

static bool declare_global_vars(Frame *frame, const Scope *scope, bool deletable) {
    for (uint32_t i = 0; i < scope->count; i++) {
        const Binding *binding = &scope->bindings[i];
        bool declares;
        if (binding->place != BINDING_IN_GLOBAL || binding->kind != BINDING_VAR) continue;
        if (!check_global_var(frame, binding, &declares)) return false;
        if (declares && !create_global_var(frame, binding->name, deletable)) return false;
    }
    return true;
}

bool global_declaration_instantiation(Frame *frame) {
    const Scope *scope = frame->code->scope;
    if (!check_global(frame, scope) || !declare_global_functions(frame, false)) return false;
    if (!declare_global_vars(frame, scope, false)) return false;
    for (uint32_t i = 0; i < scope->count; i++) {
        const Binding *binding = &scope->bindings[i];
        bool is_ours = binding->place == BINDING_IN_GLOBAL && is_lexical(binding);
        if (is_ours && !create_global_lexical(frame, binding)) return false;
    }
    return true;
}

/* ---- eval ---- */

/* The environment of the function whose `var`s a sloppy direct eval adds to; NULL: the global
 * one. */
static Environment *variable_environment(const Frame *frame) {
    Environment *environment = frame->environment;
    for (; environment; environment = environment->outer) {
        const Scope *scope = environment_scope(environment);
        if (scope && scope->has_sloppy_eval) break;
    }
    return environment;
}

/* Is it a parameter, as seen by an eval in the parameters? Such an eval's `var`s stand outside of
 * them (10.2.11 step 20). */
static bool is_sibling_parameter(const Scope *scope, const Binding *binding) {
    const FunctionCode *code = scope->function;
    if (scope != code->scope || !code->body_scope || !scope->has_sloppy_eval) return false;
    return binding->kind == BINDING_PARAMETER || binding->kind == BINDING_ARGUMENTS;
}

/* A lexical binding between the eval and the scope of its `var`s (19.2.1.3 step 3.d). A simple
 * catch parameter may be redeclared (B.3.4); function declarations are lexical in blocks only. */
static bool is_hoisting_blocked(const Scope *scope, const String *name) {
    for (scope = scope->outer; scope; scope = scope->outer) {
        const Binding *binding = scope->kind == SCOPE_WITH ? NULL : scope_find(scope, name);
        bool in_block = binding && binding->kind == BINDING_FUNCTION && scope->kind == SCOPE_BLOCK;
        if (binding && (is_lexical(binding) || in_block)) return true;
        if (binding && is_sibling_parameter(scope, binding)) return true;
        if (scope->has_sloppy_eval) return false;
    }
    return false;
}

/* The eval-var object of a function's environment, made when the first `var` needs it. */
static Object *eval_variables(Frame *frame, Environment *environment) {
    Value *slot = &environment->slots[environment->cell.data - 1];
    if (value_is_object(*slot)) return value_as_object(*slot);
    Object *object = object_new_with_prototype(frame->runtime, NULL);
    if (object) *slot = value_cell(object);
    return object;
}

/* Declares a name in a function; value VALUE_EMPTY: a `var`, which leaves alone what is there. */
static bool declare_in_function(Frame *frame, Environment *environment, String *name, Value value) {
    const Binding *binding = scope_find(environment_scope(environment), name);
    if (binding && binding->place == BINDING_CAPTURED) {
        if (value != VALUE_EMPTY) environment->slots[binding->slot] = value;
        return true;
    }
    Object *variables = eval_variables(frame, environment);
    bool found;
    PropertyKey key = name_key(frame, name);
    if (!variables || !has_own_property(frame->runtime, variables, key, &found)) return false;
    if (value == VALUE_EMPTY && found) return true;
    return object_put(frame->runtime, variables, key,
                      value == VALUE_EMPTY ? VALUE_UNDEFINED : value);
}

static bool declare_all_in_function(Frame *frame, Environment *environment) {
    const FunctionCode *code = frame->code;
    for (uint32_t i = 0; i < code->hoisted_count; i++) {
        Function *function = function_instantiate(frame, code->hoisted[i]->code, NULL);
        String *name = code->hoisted[i]->name_binding->name;
        if (!function || !declare_in_function(frame, environment, name, value_cell(function)))
            return false;
    }
    for (uint32_t i = 0; i < code->scope->count; i++) {
        const Binding *binding = &code->scope->bindings[i];
        if (binding->place != BINDING_IN_GLOBAL || binding->kind != BINDING_VAR) continue;
        if (binding->is_annex_b && is_hoisting_blocked(code->scope, binding->name)) continue;
        if (!declare_in_function(frame, environment, binding->name, VALUE_EMPTY)) return false;
    }
    return true;
}

static bool check_eval_vars(Frame *frame, bool is_global) {
    const Scope *scope = frame->code->scope;
    for (uint32_t i = 0; i < scope->count; i++) {
        const Binding *binding = &scope->bindings[i];
        bool declares;
        if (binding->place != BINDING_IN_GLOBAL) continue;
        bool is_blocked = !binding->is_annex_b && is_hoisting_blocked(scope, binding->name);
        if (is_blocked) return throw_redeclared(frame, ERROR_SYNTAX, binding->name);
        if (is_global && !check_global_var(frame, binding, &declares)) return false;
    }
    return true;
}

bool eval_declaration_instantiation(Frame *frame) {
    const FunctionCode *code = frame->code;
    if (code->is_strict) return hoist_functions(frame, code->hoisted, code->hoisted_count);
    Environment *environment = variable_environment(frame);
    if (!check_eval_vars(frame, !environment)) return false;
    if (environment) return declare_all_in_function(frame, environment);
    return declare_global_functions(frame, true) && declare_global_vars(frame, code->scope, true);
}

bool annex_b_is_blocked(const Frame *frame, String *name) {
    const FunctionCode *code = frame->code;
    if (code->kind != FUNCTION_SCRIPT && code->kind != FUNCTION_EVAL) return false;
    bool is_global = code->kind == FUNCTION_SCRIPT || !variable_environment(frame);
    if (is_global && has_lexical_declaration(frame, name)) return true;
    return code->kind == FUNCTION_EVAL && is_hoisting_blocked(code->scope, name);
}
