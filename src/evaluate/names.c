/* Names: reading, writing and initialising resolved bindings (spec 6.2.5, 9.1).
 *
 * LOCAL and CAPTURED bindings are words in the frame or an environment. GLOBAL names are cached: a
 * global lexical binding in NameNode.binding, a property of the global object in NameNode.cache
 * (guarded by shape and epoch, since adding a lexical binding moves the epoch). DYNAMIC names walk
 * the environments by name; everything else must never do that. */
#include "evaluate/expressions.h"

Environment *environment_at(Frame *frame, uint32_t depth) {
    Environment *environment = frame->environment;
    while (depth--) environment = environment->outer;
    return environment;
}

static const Node *place_of(const NameNode *name) {
    return name->place ? name->place : &name->node;
}

Value *captured_slot(const NameNode *name, Frame *frame) {
    return &environment_at(frame, name->depth)->slots[name->slot];
}

/* V8 words the hidden `this` of derived constructors in its own way. */
Value throw_uninitialized(Frame *frame, const NameNode *name) {
    Runtime *runtime = frame->runtime;
    frame->position = place_of(name);
    if (name->name == runtime->names.this_) {
        return throw_reference_error(runtime,
                                     "Must call super constructor in derived class before "
                                     "accessing 'this' or returning from derived constructor");
    }
    return throw_reference_error(runtime, "Cannot access '%S' before initialization", name->name);
}

Value throw_not_defined(Frame *frame, const NameNode *name) {
    frame->position = place_of(name);
    return throw_reference_error(frame->runtime, "%S is not defined", name->name);
}

bool throw_constant(Frame *frame, const Node *place) {
    frame->position = place;
    throw_type_error(frame->runtime, "Assignment to constant variable.");
    return false;
}

/* ---- reading ---- */

static Value eval_local(Node *node, Frame *frame) {
    return frame->slots[((NameNode *)node)->slot];
}

static Value eval_local_checked(Node *node, Frame *frame) {
    NameNode *name = (NameNode *)node;
    Value value = frame->slots[name->slot];
    return LIKELY(value != VALUE_EMPTY) ? value : throw_uninitialized(frame, name);
}

static Value eval_captured_0(Node *node, Frame *frame) {
    return frame->environment->slots[((NameNode *)node)->slot];
}
static Value eval_captured_1(Node *node, Frame *frame) {
    return frame->environment->outer->slots[((NameNode *)node)->slot];
}
static Value eval_captured(Node *node, Frame *frame) {
    return *captured_slot((NameNode *)node, frame);
}
static Value eval_captured_checked(Node *node, Frame *frame) {
    NameNode *name = (NameNode *)node;
    Value value = *captured_slot(name, frame);
    return LIKELY(value != VALUE_EMPTY) ? value : throw_uninitialized(frame, name);
}

/* ---- imported names (9.1.1.5.1): the slot of the exporting module, or one of this module's own
 * that holds a namespace ---- */

/* Found on the first use. */
static Value *find_imported_slot(const NameNode *name, Frame *frame) {
    Value *slot = captured_slot(name, frame);
    if (!value_is_kind(*slot, CELL_ENVIRONMENT)) return slot;
    const Scope *scope = name->scope;
    while (scope->kind != SCOPE_MODULE) scope = scope->outer;
    Environment *exporting = (Environment *)value_as_cell(*slot);
    return &exporting->slots[scope_find(scope, name->name)->imported_slot];
}

static Value *imported_slot(NameNode *name, Frame *frame) {
    if (UNLIKELY(!name->imported)) name->imported = find_imported_slot(name, frame);
    return name->imported;
}

/* A binding that has its value keeps having one. */
static Value eval_imported(Node *node, Frame *frame) {
    (void)frame;
    return *((NameNode *)node)->imported;
}

static Value eval_imported_checked(Node *node, Frame *frame) {
    NameNode *name = (NameNode *)node;
    Value value = *imported_slot(name, frame);
    if (value == VALUE_EMPTY) return throw_uninitialized(frame, name);
    node->eval = eval_imported;
    return value;
}

/* ---- global names (9.1.1.4) ---- */

static bool global_cache_holds(const NameNode *name, const Runtime *runtime, const Object *global) {
    return name->cache.shape == global->shape && name->cache.epoch == runtime->prototype_epoch &&
           !name->cache.holder && !name->cache.accessor && !name->cache.next_shape;
}

static void cache_link(Frame *frame, PropertyCache *cache) {
    if (cache->shape && !cache->linked) script_link_cache(frame->code->script, cache);
}

/* Value of a global name, VALUE_EMPTY when it is unresolvable. */
static Value global_lookup(NameNode *name, Frame *frame) {
    Runtime *runtime = frame->runtime;
    Realm *realm = frame->code->script->realm;
    name->binding = realm_find_binding(realm, name->name);
    if (name->binding) {
        Value value = name->binding->value;
        return value == VALUE_EMPTY ? throw_uninitialized(frame, name) : value;
    }
    PropertyKey key = property_key_from_atom(runtime, name->name);
    bool found;
    if (!object_has_property(runtime, realm->global, key, &found)) return VALUE_ABRUPT;
    if (!found) return VALUE_EMPTY;
    frame->position = place_of(name);
    Value value = value_get_cached(runtime, value_cell(realm->global), key, &name->cache);
    name->cache.epoch = runtime->prototype_epoch;
    cache_link(frame, &name->cache);
    return value;
}

static Value eval_global_slow(NameNode *name, Frame *frame) {
    Value value = global_lookup(name, frame);
    return value == VALUE_EMPTY ? throw_not_defined(frame, name) : value;
}

static Value eval_global(Node *node, Frame *frame) {
    NameNode *name = (NameNode *)node;
    if (name->binding) {
        Value value = name->binding->value;
        if (LIKELY(value != VALUE_EMPTY)) return value;
    } else {
        Object *global = frame->runtime->realm->global;
        if (LIKELY(global_cache_holds(name, frame->runtime, global)))
            return global->slots[name->cache.slot];
    }
    return eval_global_slow(name, frame);
}

bool global_is_resolvable(NameNode *name, Frame *frame, bool *resolvable) {
    Realm *realm = frame->code->script->realm;
    *resolvable = name->binding || realm_find_binding(realm, name->name);
    if (*resolvable) return true;
    PropertyKey key = property_key_from_atom(frame->runtime, name->name);
    return object_has_property(frame->runtime, realm->global, key, resolvable);
}

static bool global_assign(NameNode *name, Value value, Frame *frame) {
    Runtime *runtime = frame->runtime;
    Realm *realm = frame->code->script->realm;
    GlobalBinding *binding = name->binding ? name->binding : realm_find_binding(realm, name->name);
    if (binding) {
        if (binding->value == VALUE_EMPTY) return throw_uninitialized(frame, name) != VALUE_ABRUPT;
        if (binding->is_const) return throw_constant(frame, place_of(name));
        name->binding = binding;
        binding->value = value;
        return true;
    }
    PropertyKey key = property_key_from_atom(runtime, name->name);
    bool strict = name->node.flags & NODE_STRICT;
    if (strict) {
        bool found;
        if (!object_has_property(runtime, realm->global, key, &found)) return false;
        if (!found) return throw_not_defined(frame, name) != VALUE_ABRUPT;
    }
    frame->position = place_of(name);
    return value_set_key(runtime, value_cell(realm->global), key, value, strict);
}

/* ---- dynamic names: by name through environments, `with` objects and vars of sloppy direct evals
 * ---- */

/* Object Environment Record HasBinding with @@unscopables (9.1.1.2.1). */
static bool with_object_has(Runtime *runtime, Object *object, PropertyKey key, bool *found) {
    if (!object_has_property(runtime, object, key, found)) return false;
    if (!*found) return true;
    Value unscopables = get(runtime, object, property_key_symbol(runtime->symbols.unscopables));
    if (value_is_abrupt(unscopables)) return false;
    if (!value_is_object(unscopables)) return true;
    Value blocked = get(runtime, value_as_object(unscopables), key);
    if (value_is_abrupt(blocked)) return false;
    *found = !to_boolean(blocked);
    return true;
}

/* The object in which this environment keeps names that are not slots: a `with` object, or vars of
 * direct evals; both stand in the last slot. */
static Object *environment_object(const Environment *environment) {
    const Scope *scope = environment_scope(environment);
    if (scope->kind != SCOPE_WITH && !scope->has_sloppy_eval) return NULL;
    Value value = environment->slots[environment->cell.data - 1];
    return value_is_object(value) ? value_as_object(value) : NULL;
}

/* Where a dynamic name was found. All NULL: unresolvable or on the global object. */
bool dynamic_resolve(NameNode *name, Frame *frame, DynamicPlace *place) {
    Runtime *runtime = frame->runtime;
    PropertyKey key = property_key_from_atom(runtime, name->name);
    *place = (DynamicPlace){0};
    for (Environment *e = environment_at(frame, name->depth); e; e = e->outer) {
        const Scope *scope = environment_scope(e);
        if (!scope) continue;
        bool is_with = scope->kind == SCOPE_WITH;
        Binding *binding = is_with ? NULL : scope_find(scope, name->name);
        if (binding && binding->place == BINDING_CAPTURED) {
            place->environment = e;
            place->binding = binding;
            return true;
        }
        Object *object = environment_object(e);
        if (!object) continue;
        bool found;
        bool ok = is_with ? with_object_has(runtime, object, key, &found)
                          : object_has_property(runtime, object, key, &found);
        if (!ok) return false;
        if (!found) continue;
        place->object = object;
        place->is_with = is_with;
        return true;
    }
    place->global = realm_find_binding(frame->code->script->realm, name->name);
    return true;
}

/* GetBindingValue; VALUE_EMPTY: unresolvable. */
static Value dynamic_get_or_empty(NameNode *name, Frame *frame, const DynamicPlace *place) {
    Runtime *runtime = frame->runtime;
    Value value;
    if (place->binding)
        value = place->environment->slots[place->binding->slot];
    else if (place->global)
        value = place->global->value;
    else {
        PropertyKey key = property_key_from_atom(runtime, name->name);
        Object *object = place->object ? place->object : frame->code->script->realm->global;
        bool found;
        if (!object_has_property(runtime, object, key, &found)) return VALUE_ABRUPT;
        if (!found && !place->object) return VALUE_EMPTY;
        if (!found)
            return name->node.flags & NODE_STRICT ? throw_not_defined(frame, name)
                                                  : VALUE_UNDEFINED;
        return get(runtime, object, key);
    }
    return value == VALUE_EMPTY ? throw_uninitialized(frame, name) : value;
}

Value dynamic_get(NameNode *name, Frame *frame, const DynamicPlace *place) {
    Value value = dynamic_get_or_empty(name, frame, place);
    return value == VALUE_EMPTY ? throw_not_defined(frame, name) : value;
}

static bool binding_is_constant(const Binding *binding) {
    return binding->kind == BINDING_CONST || binding->kind == BINDING_IMPORT;
}

/* SetMutableBinding (9.1.1.1.5, 9.1.1.2.5). */
bool dynamic_set(NameNode *name, Value value, Frame *frame, const DynamicPlace *place) {
    Runtime *runtime = frame->runtime;
    bool strict = name->node.flags & NODE_STRICT;
    if (place->binding) {
        Value *slot = &place->environment->slots[place->binding->slot];
        if (*slot == VALUE_EMPTY) return throw_uninitialized(frame, name) != VALUE_ABRUPT;
        if (binding_is_constant(place->binding)) return throw_constant(frame, place_of(name));
        if (place->binding->kind == BINDING_FUNCTION_NAME)
            return strict ? throw_constant(frame, place_of(name)) : true;
        *slot = value;
        return true;
    }
    if (!place->object) return global_assign(name, value, frame);
    PropertyKey key = property_key_from_atom(runtime, name->name);
    bool found;
    if (!object_has_property(runtime, place->object, key, &found)) return false;
    if (!found && strict) return throw_not_defined(frame, name) != VALUE_ABRUPT;
    return set(runtime, place->object, key, value, strict);
}

static Value eval_dynamic(Node *node, Frame *frame) {
    DynamicPlace place;
    if (!dynamic_resolve((NameNode *)node, frame, &place)) return VALUE_ABRUPT;
    return dynamic_get((NameNode *)node, frame, &place);
}

/* 13.5.3 typeof of a name that may be unresolvable. */
Value eval_typeof_name(NameNode *name, Frame *frame) {
    Value value;
    if (name->node.kind == NODE_DYNAMIC) {
        DynamicPlace place;
        if (!dynamic_resolve(name, frame, &place)) return VALUE_ABRUPT;
        value = dynamic_get_or_empty(name, frame, &place);
    } else {
        value = global_lookup(name, frame);
    }
    return value == VALUE_EMPTY ? VALUE_UNDEFINED : value;
}

/* ---- writing ---- */

static bool slot_assign(NameNode *name, Value *slot, Value value, Frame *frame) {
    bool checked = name->node.kind == NODE_LOCAL_CHECKED ||
                   name->node.kind == NODE_CAPTURED_CHECKED || name->node.kind == NODE_IMPORTED;
    if (checked && *slot == VALUE_EMPTY) return throw_uninitialized(frame, name) != VALUE_ABRUPT;
    if (name->node.flags & NODE_CONST_ASSIGN) return throw_constant(frame, place_of(name));
    if (!(name->node.flags & NODE_IGNORE_ASSIGN)) *slot = value;
    return true;
}

bool name_assign(NameNode *name, Value value, Frame *frame) {
    switch (name->node.kind) {
    case NODE_LOCAL:
    case NODE_LOCAL_CHECKED: return slot_assign(name, &frame->slots[name->slot], value, frame);
    case NODE_CAPTURED:
    case NODE_CAPTURED_CHECKED: return slot_assign(name, captured_slot(name, frame), value, frame);
    case NODE_IMPORTED: return slot_assign(name, imported_slot(name, frame), value, frame);
    case NODE_GLOBAL: return global_assign(name, value, frame);
    default: {
        DynamicPlace place;
        if (!dynamic_resolve(name, frame, &place)) return false;
        return dynamic_set(name, value, frame, &place);
    }
    }
}

/* A global let, const or class comes to life. */
static bool global_initialize(NameNode *name, Value value, Frame *frame) {
    GlobalBinding *binding = realm_find_binding(frame->code->script->realm, name->name);
    if (!binding) return global_assign(name, value, frame); /* var */
    name->binding = binding;
    binding->value = value;
    return true;
}

Value *name_slot(NameNode *name, Frame *frame) {
    switch (name->node.kind) {
    case NODE_LOCAL:
    case NODE_LOCAL_CHECKED: return &frame->slots[name->slot];
    case NODE_DYNAMIC: {
        DynamicPlace place;
        bool found = dynamic_resolve(name, frame, &place) && place.binding;
        return found ? &place.environment->slots[place.binding->slot] : NULL;
    }
    default: return captured_slot(name, frame);
    }
}

bool name_initialize(NameNode *name, Value value, Frame *frame) {
    switch (name->node.kind) {
    case NODE_LOCAL:
    case NODE_LOCAL_CHECKED: frame->slots[name->slot] = value; return true;
    case NODE_CAPTURED:
    case NODE_CAPTURED_CHECKED: *captured_slot(name, frame) = value; return true;
    case NODE_GLOBAL: return global_initialize(name, value, frame);
    default: return name_assign(name, value, frame);
    }
}

static Value eval_this(Node *node, Frame *frame) {
    (void)node;
    return frame->this_value;
}
static Value eval_new_target(Node *node, Frame *frame) {
    (void)node;
    return frame->new_target;
}

EvalFn select_name(Node *node) {
    switch (node->kind) {
    case NODE_LOCAL: return eval_local;
    case NODE_LOCAL_CHECKED: return eval_local_checked;
    case NODE_CAPTURED: {
        uint32_t depth = ((NameNode *)node)->depth;
        return depth == 0 ? eval_captured_0 : depth == 1 ? eval_captured_1
                                                         : eval_captured;
    }
    case NODE_CAPTURED_CHECKED: return eval_captured_checked;
    case NODE_IMPORTED: return eval_imported_checked;
    case NODE_GLOBAL: return eval_global;
    case NODE_THIS: return eval_this;
    case NODE_NEW_TARGET: return eval_new_target;
    default: return eval_dynamic;
    }
}
