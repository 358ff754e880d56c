/* Where every binding lives, and what that makes of the names that refer to it.
 *
 * A frame: arguments, locals (sibling scopes share slots), three slots for each depth of for-in/of
 * loops, then the state slots of what can suspend. An environment: names that start undefined,
 * names that start in their temporal dead zone, and last the eval-var slot where a sloppy direct
 * eval may need one.
 */
#include "resolve/resolver.h"

/* ---- bindings ---- */

/* Nobody would notice its absence. */
static bool is_dropped(const Scope *scope, const Binding *binding) {
    return binding->is_optional && !binding->is_used && !scope->sees_eval;
}

static void place_bindings(Scope *scope) {
    for (uint32_t i = 0; i < scope->count; i++) {
        Binding *binding = &scope->bindings[i];
        if (scope->sees_eval) binding->is_captured = true;
        if (binding->place == BINDING_IN_GLOBAL) continue;
        binding->place = binding->is_captured ? BINDING_CAPTURED : BINDING_LOCAL;
    }
}

static uint32_t number_captured(Scope *scope, bool starts_empty, uint32_t slot) {
    for (uint32_t i = 0; i < scope->count; i++) {
        Binding *binding = &scope->bindings[i];
        if (binding->place != BINDING_CAPTURED || is_dropped(scope, binding)) continue;
        if (binding->starts_empty == starts_empty) binding->slot = slot++;
    }
    return slot;
}

/* Derived constructors find the environment of their `this` by its scope. */
static bool holds_derived_this(const Scope *scope) {
    const FunctionCode *code = scope->function;
    return code->kind == FUNCTION_DERIVED_CONSTRUCTOR && code->scope == scope;
}

static void lay_out_environment(Scope *scope) {
    bool is_with = scope->kind == SCOPE_WITH;
    scope->is_searched =
        scope->is_searched || scope->sees_eval || is_with || holds_derived_this(scope);
    scope->environment_tdz = is_with ? 1 : number_captured(scope, false, 0);
    scope->environment_size =
        number_captured(scope, true, scope->environment_tdz) + scope->has_sloppy_eval;
    scope->has_environment = scope->environment_size > 0;
    scope->per_iteration = scope->per_iteration && scope->has_environment;
    scope->environment_depth =
        (scope->outer ? scope->outer->environment_depth : 0) + scope->has_environment;
}

/* A parameter may simply stay where its argument is. Not so in its dead zone: the argument is
 * needed while the name is not there yet. Of several parameters with one name, the last counts. */
static void place_arguments(const FunctionCode *code) {
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        const Node *target = code->parameters[i].target;
        if (target->kind != NODE_IDENTIFIER) continue;
        Binding *binding = scope_find(code->scope, ((const NameNode *)target)->name);
        if (binding->place != BINDING_LOCAL || binding->needs_tdz) continue;
        binding->in_argument = true;
        binding->slot = i;
    }
}

static uint32_t number_locals(Scope *scope, bool needs_tdz, uint32_t slot) {
    for (uint32_t i = 0; i < scope->count; i++) {
        Binding *binding = &scope->bindings[i];
        if (binding->place != BINDING_LOCAL || is_dropped(scope, binding)) continue;
        if (binding->needs_tdz != needs_tdz) continue;
        if (!binding->in_argument) binding->slot = slot++;
    }
    return slot;
}

static void lay_out_frame(Scope *scope) {
    FunctionCode *code = scope->function;
    bool is_inner = scope->outer && scope->outer->function == code;
    scope->tdz_first = is_inner ? scope->outer->frame_end : code->parameter_count;
    if (scope == code->scope) place_arguments(code);
    uint32_t end = number_locals(scope, true, scope->tdz_first);
    scope->tdz_count = end - scope->tdz_first;
    scope->frame_end = number_locals(scope, false, end);
    if (scope->frame_end > code->slot_count) code->slot_count = scope->frame_end;
}

/* ---- functions ---- */

static bool lay_out_states(Resolver *r) {
    for (size_t i = 0; i < r->functions.length; i++) {
        const FunctionRecord *record = &r->functions.items[i];
        FunctionCode *code = record->code;
        code->state_first = code->slot_count + record->iterators;
        code->slot_count = code->state_first + record->states;
    }
    for (size_t i = 0; i < r->loops.length; i++) {
        const FunctionRecord *record = &r->functions.items[r->loops.items[i].function];
        ForInNode *loop = (ForInNode *)r->loops.items[i].node;
        loop->slot += record->code->state_first - record->iterators;
    }
    for (size_t i = 0; i < r->suspending.length; i++) {
        Node *node = r->suspending.items[i].node;
        const FunctionRecord *record = &r->functions.items[r->suspending.items[i].function];
        uint32_t state = node->state + record->code->state_first;
        if (state > UINT16_MAX) {
            return resolver_error(r, node->position, 1, "Function is too large to be suspended");
        }
        node->state = (uint16_t)state;
    }
    return true;
}

/* ---- names ---- */

static uint8_t assignment_flags(const Binding *binding, const NameNode *name) {
    switch (binding->kind) {
    case BINDING_CONST:
    case BINDING_IMPORT: return NODE_CONST_ASSIGN;
    case BINDING_FUNCTION_NAME:
        return name->node.flags & NODE_STRICT ? NODE_CONST_ASSIGN : NODE_IGNORE_ASSIGN;
    default: return 0;
    }
}

/* Written by a use that keeps the value to the binding. */
static bool is_confined(const Reference *reference, const Binding *binding) {
    bool is_written = reference->use == USE_ASSIGN || reference->use == USE_INITIALIZE;
    return is_written && reference->confined && binding->place == BINDING_LOCAL &&
           !binding->escapes;
}

static void write_name(const Reference *reference) {
    NameNode *name = reference->name;
    const Binding *binding = &reference->home->bindings[reference->index];
    bool is_local = binding->place == BINDING_LOCAL;
    NodeKind plain = is_local ? NODE_LOCAL : NODE_CAPTURED;
    NodeKind checked = is_local ? NODE_LOCAL_CHECKED : NODE_CAPTURED_CHECKED;
    name->node.kind = reference->checked ? checked : plain;
    if (binding->kind == BINDING_IMPORT) name->node.kind = NODE_IMPORTED;
    name->slot = binding->slot;
    name->depth =
        is_local ? 0 : reference->scope->environment_depth - reference->home->environment_depth;
    if (reference->use == USE_ASSIGN) name->node.flags |= assignment_flags(binding, name);
    if (is_confined(reference, binding)) name->node.flags |= NODE_CONFINED;
}

/* What could not be bound stays `this` or new.target, or is looked up by name. */
static void write_reference(const Reference *reference) {
    NameNode *name = reference->name;
    const Scope *home = reference->home;
    name->scope = reference->scope;
    if (reference->dynamic) {
        name->node.kind = NODE_DYNAMIC;
        name->depth = reference->scope->environment_depth - reference->lookup->environment_depth;
    } else if (home && home->bindings[reference->index].place != BINDING_IN_GLOBAL) {
        write_name(reference);
    } else if (reference->use < USE_PRIVATE) {
        name->node.kind = NODE_GLOBAL;
    }
}

/* A simple parameter that a later one of the same name hides keeps its own slot: storing to it does
 * no harm. */
static void write_hidden_parameters(const FunctionCode *code) {
    for (uint32_t i = 0; code->has_simple_parameters && i < code->parameter_count; i++) {
        NameNode *name = (NameNode *)code->parameters[i].target;
        if (name->node.kind == NODE_LOCAL) name->slot = i;
    }
}

static void drop_optional_names(const Resolver *r) {
    for (size_t i = 0; i < r->optional_names.length; i++) {
        const OptionalName *optional = &r->optional_names.items[i];
        const Binding *binding = scope_find(optional->scope, (*optional->place)->name);
        if (is_dropped(optional->scope, binding)) *optional->place = NULL;
    }
}

/* Entering has nothing to do: the node need not know of its scope. A body's scope stays when a
 * `var` is in it, or when an eval in the parameters must be told from one in the body. */
static void drop_empty_scopes(const Resolver *r) {
    for (size_t i = 0; i < r->places.length; i++) {
        const Scope *scope = *r->places.items[i];
        bool is_body =
            scope->kind == SCOPE_FUNCTION && (scope->count || scope->outer->has_sloppy_eval);
        if (is_body || scope->has_environment || scope->tdz_count || scope->hoisted_count) continue;
        *r->places.items[i] = NULL;
    }
}

bool layout_frames(Resolver *r) {
    for (size_t i = 0; i < r->functions.length; i++) {
        FunctionCode *code = r->functions.items[i].code;
        code->slot_count = code->parameter_count;
    }
    for (size_t i = 0; i < r->scopes.length; i++) {
        place_bindings(r->scopes.items[i]);
        lay_out_environment(r->scopes.items[i]);
        lay_out_frame(r->scopes.items[i]);
    }
    if (!lay_out_states(r)) return false;
    for (size_t i = 0; i < r->references.length; i++) write_reference(&r->references.items[i]);
    for (size_t i = 0; i < r->functions.length; i++) {
        write_hidden_parameters(r->functions.items[i].code);
    }
    drop_optional_names(r);
    drop_empty_scopes(r);
    return true;
}
