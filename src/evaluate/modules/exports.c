/* What a module exports: names, and the bindings behind them, through `export ... from` and
 * `export *` of other modules (spec 16.2.1.6.2 GetExportedNames, 16.2.1.6.3 ResolveExport).
 *
 * Precondition everywhere: the modules are loaded. */
#include "evaluate/modules/module.h"

static const ModuleExport *find_export(const Module *module, const String *name) {
    uint32_t low = 0, high = module->export_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (module->exports[middle].name == name) return &module->exports[middle];
        if (module->exports[middle].name < name)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* ---- names ---- */

typedef struct NameWalk {
    Runtime *runtime;
    NameVector *names;
    PointerSet seen; /* modules and names: what was seen once adds nothing more */
} NameWalk;

/* False: out of memory. */
static bool is_first(NameWalk *walk, const void *seen, bool *result) {
    PointerSetOutcome outcome = pointer_set_add(&walk->seen, seen);
    *result = outcome == POINTER_SET_ADDED;
    if (outcome == POINTER_SET_NO_MEMORY) throw_out_of_memory(walk->runtime);
    return outcome != POINTER_SET_NO_MEMORY;
}

static bool add_name(NameWalk *walk, String *name) {
    bool is_new;
    if (!is_first(walk, name, &is_new)) return false;
    if (!is_new || name_vector_push(walk->names, name)) return true;
    throw_out_of_memory(walk->runtime);
    return false;
}

/* `is_star`: reached through `export *`, which leaves `default` out. */
static bool add_names(NameWalk *walk, const Module *module, bool is_star) {
    bool is_new;
    if (runtime_stack_overflow(walk->runtime)) return false;
    if (!is_first(walk, module, &is_new) || !is_new) return !is_new;
    for (uint32_t i = 0; i < module->export_count; i++) {
        String *name = module->exports[i].name;
        if (is_star && name == walk->runtime->names.default_) continue;
        if (!add_name(walk, name)) return false;
    }
    for (uint32_t i = 0; i < module->star_count; i++) {
        if (!add_names(walk, module->requests[module->stars[i]].module, true)) return false;
    }
    return true;
}

bool module_exported_names(Runtime *runtime, Module *module, NameVector *names) {
    NameWalk walk = {.runtime = runtime, .names = names};
    bool is_fine = add_names(&walk, module, false);
    pointer_set_free(&walk.seen);
    return is_fine;
}

/* ---- bindings ---- */

typedef struct ResolveStep {
    const Module *module;
    const String *name;
} ResolveStep;
VECTOR_OF(ResolveSet, resolve_set, ResolveStep)

static Resolution resolve(Runtime *runtime, Module *module, String *name, ResolveSet *set);

static bool is_same_binding(const Resolution *a, const Resolution *b) {
    if (a->module != b->module || a->kind != b->kind) return false;
    return a->kind == RESOLUTION_NAMESPACE || a->slot == b->slot;
}

/* Steps 8 and 9: one of the stars has it, or several have the same. */
static Resolution resolve_star(Runtime *runtime, const Module *module, String *name,
                               ResolveSet *set) {
    Resolution found = {.kind = RESOLUTION_NONE};
    for (uint32_t i = 0; i < module->star_count; i++) {
        Module *required = module->requests[module->stars[i]].module;
        Resolution next = resolve(runtime, required, name, set);
        if (next.kind == RESOLUTION_THREW || next.kind == RESOLUTION_AMBIGUOUS) return next;
        if (next.kind < RESOLUTION_AMBIGUOUS) continue;
        if (found.kind != RESOLUTION_NONE && !is_same_binding(&found, &next)) {
            return (Resolution){.kind = RESOLUTION_AMBIGUOUS};
        }
        found = next;
    }
    return found;
}

static bool is_circle(const ResolveSet *set, const Module *module, const String *name) {
    for (size_t i = 0; i < set->length; i++) {
        if (set->items[i].module == module && set->items[i].name == name) return true;
    }
    return false;
}

/* Indirect exports are followed in a loop; only stars branch. */
static Resolution resolve(Runtime *runtime, Module *module, String *name, ResolveSet *set) {
    const Resolution threw = {.kind = RESOLUTION_THREW};
    if (runtime_stack_overflow(runtime)) return threw;
    for (;;) {
        if (is_circle(set, module, name)) return (Resolution){.kind = RESOLUTION_CIRCLE};
        if (!resolve_set_push(set, (ResolveStep){module, name})) {
            throw_out_of_memory(runtime);
            return threw;
        }
        const ModuleExport *entry = find_export(module, name);
        if (!entry) break;
        if (entry->request == MODULE_OWN)
            return (Resolution){RESOLUTION_BINDING, module, entry->slot};
        if (entry->target) return (Resolution){RESOLUTION_BINDING, entry->target, entry->slot};
        module = module->requests[entry->request].module;
        if (!entry->imported) return (Resolution){RESOLUTION_NAMESPACE, module, 0};
        name = entry->imported;
    }
    if (name == runtime->names.default_) return (Resolution){.kind = RESOLUTION_NONE};
    return resolve_star(runtime, module, name, set);
}

Resolution module_resolve_export(Runtime *runtime, Module *module, String *name) {
    ResolveSet set = {0};
    Resolution resolution = resolve(runtime, module, name, &set);
    resolve_set_free(&set);
    return resolution;
}
