/* Making Module Records: what a module asks for and what it exports is read off its tree once (spec
 * 16.2.1.6.1 ParseModule); the collector's side of modules.
 *
 * Tables lie in the arena of the module's script. Nothing here looks at another module. */
#include "evaluate/modules/module.h"

/* ---- the collector's side ---- */

static void module_trace(Heap *heap, Cell *cell) {
    const Module *module = (const Module *)cell;
    heap_mark_cell(heap, module->realm);
    heap_mark_cell(heap, module->script);
    heap_mark_cell(heap, module->name);
    heap_mark_cell(heap, module->type);
    heap_mark_cell(heap, module->environment);
    heap_mark_cell(heap, module->namespace_object);
    heap_mark_cell(heap, module->meta);
    heap_mark_value(heap, module->error);
    heap_mark_cell(heap, module->cycle_root);
    heap_mark_cell(heap, module->top_level_promise);
    heap_mark_cell(heap, module->execution);
    heap_mark_cell(heap, module->async_parents);
    for (uint32_t i = 0; i < module->request_count; i++) {
        heap_mark_cell(heap, module->requests[i].module);
    }
}

static void modules_mark(Heap *heap, void *data) {
    const Modules *modules = data;
    for (size_t i = 0; i < modules->capacity; i++) heap_mark_cell(heap, modules->map[i]);
}

bool modules_install(Runtime *runtime) {
    Modules *modules = runtime->modules = calloc(1, sizeof *modules);
    if (!modules || !heap_add_root(runtime->heap, modules_mark, modules)) return false;
    heap_register_kind(runtime->heap, CELL_MODULE, module_trace, NULL);
    namespaces_install(runtime);
    return true;
}

void modules_delete(Runtime *runtime) {
    Modules *modules = runtime->modules;
    if (!modules) return;
    heap_remove_root(runtime->heap, modules_mark, modules);
    free(modules->map);
    free(modules);
    runtime->modules = NULL;
}

/* ---- what its items say ---- */

static const ModuleRequestNode *request_of(const Node *item) {
    const ModuleRequestNode *from = NULL;
    if (item->kind == NODE_IMPORT_DECLARATION) from = &((const ImportNode *)item)->from;
    if (item->kind == NODE_EXPORT_DECLARATION) from = &((const ExportNode *)item)->from;
    return from && from->specifier ? from : NULL;
}

/* The tables in the making. Gathered twice: with `exports` NULL they are only counted. */
typedef struct Gathering {
    const Scope *scope;
    ModuleExport *exports;
    uint32_t *stars;
    ModuleRequest *requests;
    uint32_t export_count, star_count, request_count;
} Gathering;

static void add_export(Gathering *g, ModuleExport entry) {
    if (g->exports) g->exports[g->export_count] = entry;
    g->export_count++;
}

/* A binding of the module itself. */
static void add_own(Gathering *g, String *exported, const String *local) {
    add_export(g, (ModuleExport){.name = exported,
                                 .request = MODULE_OWN,
                                 .slot = scope_find(g->scope, local)->slot});
}

static void add_target(Gathering *g, const Node *target) {
    if (!target) return;
    if (target->kind != NODE_ARRAY_PATTERN && target->kind != NODE_OBJECT_PATTERN) {
        String *name = ((const NameNode *)target)->name;
        add_own(g, name, name);
        return;
    }
    const PatternNode *pattern = (const PatternNode *)target;
    for (uint32_t i = 0; i < pattern->count; i++) add_target(g, pattern->elements[i].target);
}

/* What a declaration declares; `exported`: the name it is exported by, else its own. */
static void add_declaration(Gathering *g, const Node *node, String *exported) {
    const NameNode *name;
    if (node->kind == NODE_DECLARATION) {
        const DeclarationNode *declaration = (const DeclarationNode *)node;
        for (uint32_t i = 0; i < declaration->count; i++) {
            add_target(g, declaration->declarators[i].target);
        }
        return;
    }
    if (node->kind == NODE_FUNCTION_DECLARATION)
        name = ((const FunctionNode *)node)->name_binding;
    else
        name = ((const ClassNode *)node)->outer_binding;
    add_own(g, exported ? exported : name->name, name->name);
}

static void add_default(Gathering *g, const ExportNode *node, String *name) {
    if (node->default_binding)
        add_own(g, name, node->default_binding->name);
    else
        add_declaration(g, node->declaration, name);
}

/* An import of the module, which an `export { x }` may pass on. */
typedef struct ImportPlace {
    const ImportSpecifier *specifier;
    uint32_t request;
} ImportPlace;

static ImportPlace find_import(const NodeList *body, const String *local) {
    uint32_t request = 0;
    for (uint32_t i = 0; i < body->count; i++) {
        const ImportNode *import = (const ImportNode *)body->items[i];
        if (import->node.kind == NODE_IMPORT_DECLARATION) {
            for (uint32_t k = 0; k < import->count; k++) {
                if (import->specifiers[k].local->name != local) continue;
                return (ImportPlace){&import->specifiers[k], request};
            }
        }
        if (request_of(body->items[i])) request++;
    }
    return (ImportPlace){NULL, 0};
}

/* `export { x }`: of an import it passes on the other module's binding, or that module's namespace
 * (16.2.1.6.1 step 11). */
static void add_local(Gathering *g, const ExportSpecifier *specifier) {
    const Binding *binding = scope_find(g->scope, specifier->local);
    ImportPlace place = {NULL, 0};
    if (binding->kind == BINDING_IMPORT)
        place = find_import(&g->scope->function->body, specifier->local);
    if (!place.specifier) {
        add_own(g, specifier->exported, specifier->local);
        return;
    }
    add_export(g, (ModuleExport){.name = specifier->exported,
                                 .imported = place.specifier->imported,
                                 .request = place.request,
                                 .position = place.specifier->position,
                                 .end = place.specifier->end});
}

static void add_specifiers(Gathering *g, const ExportNode *node) {
    for (uint32_t i = 0; i < node->count; i++) {
        const ExportSpecifier *specifier = &node->specifiers[i];
        if (!node->from.specifier) {
            add_local(g, specifier);
        } else if (specifier->exported) {
            add_export(g, (ModuleExport){.name = specifier->exported,
                                         .imported = specifier->local,
                                         .request = g->request_count,
                                         .position = specifier->position,
                                         .end = specifier->end});
        } else {
            if (g->stars) g->stars[g->star_count] = g->request_count;
            g->star_count++;
        }
    }
}

static void gather(Gathering *g, const NodeList *body, String *default_name) {
    for (uint32_t i = 0; i < body->count; i++) {
        const Node *item = body->items[i];
        if (item->kind == NODE_EXPORT_DECLARATION) {
            const ExportNode *node = (const ExportNode *)item;
            if (node->is_default)
                add_default(g, node, default_name);
            else if (node->declaration)
                add_declaration(g, node->declaration, NULL);
            else
                add_specifiers(g, node);
        }
        const ModuleRequestNode *request = request_of(item);
        if (!request) continue;
        if (g->requests) g->requests[g->request_count].node = request;
        g->request_count++;
    }
}

static int compare_names(const void *a, const void *b) {
    const String *first = ((const ModuleExport *)a)->name;
    const String *second = ((const ModuleExport *)b)->name;
    return (first > second) - (first < second);
}

static bool gather_tables(Runtime *runtime, Module *module) {
    Script *script = module->script;
    const FunctionCode *code = script->code;
    Gathering counted = {.scope = code->scope}, g = counted;
    gather(&counted, &code->body, runtime->names.default_);
    g.exports = script_allocate(runtime, script, (counted.export_count + 1) * sizeof *g.exports);
    g.stars = g.exports ? script_allocate(runtime, script,
                                          (counted.star_count + 1) * sizeof *g.stars)
                        : NULL;
    g.requests = g.stars ? script_allocate(runtime, script,
                                           (counted.request_count + 1) * sizeof *g.requests)
                         : NULL;
    if (!g.requests) return false;
    gather(&g, &code->body, runtime->names.default_);
    qsort(g.exports, g.export_count, sizeof *g.exports, compare_names);
    module->exports = g.exports;
    module->export_count = g.export_count;
    module->stars = g.stars;
    module->star_count = g.star_count;
    module->requests = g.requests;
    module->request_count = g.request_count;
    return true;
}

/* ---- making them ---- */

static Module *module_new(Runtime *runtime, String *name) {
    Module *module = heap_allocate(runtime, sizeof *module, CELL_MODULE);
    if (!module) return NULL;
    module->error = VALUE_UNDEFINED;
    module->realm = runtime->realm;
    module->name = name;
    return module;
}

/* 9.1.2.5 NewModuleEnvironment; names in their dead zone are empty. */
static bool open_environment(Runtime *runtime, Module *module) {
    Frame frame = {.runtime = runtime};
    if (!scope_open_environment(&frame, module->script->code->scope)) return false;
    module->environment = frame.environment;
    return true;
}

Module *module_from_script(Runtime *runtime, Script *script, String *name) {
    Module *module = module_new(runtime, name);
    if (!module) return NULL;
    module->realm = script->realm;
    module->script = script;
    script->module = module;
    script->code->is_async = script->code->can_suspend;
    return gather_tables(runtime, module) && open_environment(runtime, module) ? module : NULL;
}

Module *module_from_value(Runtime *runtime, Value value, String *name) {
    Module *module = module_new(runtime, name);
    Environment *environment =
        module ? environment_new(runtime, NULL, NULL, 1, value) : NULL;
    if (!environment) return NULL;
    module->environment = environment;
    module->default_export =
        (ModuleExport){.name = runtime->names.default_, .request = MODULE_OWN};
    module->exports = &module->default_export;
    module->export_count = 1;
    module->is_loaded = true;
    module->cycle_root = module;
    module_set_status(module, MODULE_EVALUATED);
    return module;
}
