/* Linking (spec 16.2.1.5.1 Link, 16.2.1.6.4 InitializeEnvironment): each import gets its binding,
 * and what has none is a SyntaxError that stands where the name is imported. */
#include "evaluate/modules/module.h"
#include "syntax/syntax_error.h"

/* What `name` of a requested module is; what V8 says when it is nothing. False: threw. */
static bool resolve_request(Runtime *runtime, const Module *module, uint32_t request, String *name,
                            uint32_t position, uint32_t end, Resolution *found) {
    static const char *const problems[] = {
        [RESOLUTION_NONE] = "The requested module '%S' does not provide an export named '%S'",
        [RESOLUTION_AMBIGUOUS] =
            "The requested module '%S' contains conflicting star exports for name '%S'",
        [RESOLUTION_CIRCLE] = "Detected cycle while resolving name '%S' in '%S'",
    };
    const ModuleRequest *from = &module->requests[request];
    *found = module_resolve_export(runtime, from->module, name);
    if (found->kind >= RESOLUTION_BINDING) return true;
    if (found->kind == RESOLUTION_THREW) return false;
    const Script *script = module->script;
    bool is_circle = found->kind == RESOLUTION_CIRCLE;
    String *first = from->node->specifier, *second = name;
    syntax_error_throw(runtime, script->name, script->source, position, end, problems[found->kind],
                       is_circle ? second : first, is_circle ? first : second);
    return false;
}

/* ---- InitializeEnvironment ---- */

/* Step 1: all that is passed on exists. What it is, is noted: who asks through this module need not
 * go all the way again. */
static bool resolve_indirect_exports(Runtime *runtime, const Module *module) {
    for (uint32_t i = 0; i < module->export_count; i++) {
        ModuleExport *entry = &module->exports[i];
        Resolution found;
        if (entry->request == MODULE_OWN || !entry->imported) continue;
        if (!resolve_request(runtime, module, entry->request, entry->imported, entry->position,
                             entry->end, &found)) {
            return false;
        }
        if (found.kind != RESOLUTION_BINDING) continue;
        entry->target = found.module;
        entry->slot = found.slot;
    }
    return true;
}

static bool bind_namespace(Runtime *runtime, Module *module, Value *slot) {
    Object *object = module_namespace(runtime, module);
    if (object) *slot = value_cell(object);
    return object;
}

/* Step 7, for one name. */
static bool bind_import(Runtime *runtime, Module *module, uint32_t request,
                        const ImportSpecifier *specifier) {
    Binding *binding = scope_find(module->script->code->scope, specifier->local->name);
    Value *slot = &module->environment->slots[binding->slot];
    if (!specifier->imported) {
        return bind_namespace(runtime, module->requests[request].module, slot);
    }
    Resolution found;
    if (!resolve_request(runtime, module, request, specifier->imported, specifier->position,
                         specifier->end, &found)) {
        return false;
    }
    if (found.kind == RESOLUTION_NAMESPACE) return bind_namespace(runtime, found.module, slot);
    *slot = value_cell(found.module->environment);
    binding->imported_slot = found.slot;
    return true;
}

/* The n-th import or `export ... from` is the n-th request. */
static bool bind_imports(Runtime *runtime, Module *module) {
    const NodeList *body = &module->script->code->body;
    for (uint32_t i = 0, request = 0; request < module->request_count; i++) {
        const ImportNode *import = (const ImportNode *)body->items[i];
        if (import->node.kind == NODE_IMPORT_DECLARATION) {
            for (uint32_t k = 0; k < import->count; k++) {
                if (!bind_import(runtime, module, request, &import->specifiers[k])) return false;
            }
            request++;
        } else if (import->node.kind == NODE_EXPORT_DECLARATION) {
            request += ((const ExportNode *)body->items[i])->from.specifier != NULL;
        }
    }
    return true;
}

static bool initialize_environment(Runtime *runtime, Module *module) {
    Realm *realm = runtime->realm;
    runtime->realm = module->realm;
    bool is_fine = resolve_indirect_exports(runtime, module) && bind_imports(runtime, module) &&
                   module_hoist(runtime, module);
    runtime->realm = realm;
    return is_fine;
}

/* ---- Link ---- */

static void set_linked(Module *module, Module *root) {
    (void)root;
    module_set_status(module, MODULE_LINKED);
}

bool module_link(Runtime *runtime, Module *module) {
    ModuleWalk walk = {
        .runtime = runtime,
        .before = MODULE_UNLINKED,
        .during = MODULE_LINKING,
        .left = initialize_environment,
        .closed = set_linked,
    };
    bool is_fine = module_walk(&walk, module);
    for (size_t i = 0; !is_fine && i < walk.open.length; i++) {
        module_set_status(walk.open.items[i], MODULE_UNLINKED);
    }
    module_walk_free(&walk);
    return is_fine;
}
