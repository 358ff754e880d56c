/* Loading: from specifiers to modules in the map (spec 16.2.1.8 HostLoadImportedModule, 16.2.1.5.1
 * LoadRequestedModules). The loader is the embedder's; what it gives for a name is kept, so that a
 * name means the same module for ever.
 *
 * Nothing here runs a module's code. */
#include "evaluate/modules/module.h"

#include "support/hash.h"

/* ---- the map: open addressing, by name ---- */

enum { MAP_FIRST_CAPACITY = 16 };

/* A module is told apart by its name, the type it was asked for as, and its realm. */
static bool is_called(const Module *module, const Module *other) {
    return module->name == other->name && module->type == other->type &&
           module->realm == other->realm;
}

static Module **map_place(const Modules *modules, const Module *key) {
    size_t i = hash_pointer(key->name);
    for (;; i++) {
        Module **place = &modules->map[i & (modules->capacity - 1)];
        if (!*place || is_called(*place, key)) return place;
    }
}

static bool map_grow(Modules *modules) {
    Modules grown = *modules;
    grown.capacity = modules->capacity ? 2 * modules->capacity : MAP_FIRST_CAPACITY;
    grown.map = calloc(grown.capacity, sizeof *grown.map);
    if (!grown.map) return false;
    for (size_t i = 0; i < modules->capacity; i++) {
        if (modules->map[i]) *map_place(&grown, modules->map[i]) = modules->map[i];
    }
    free(modules->map);
    *modules = grown;
    return true;
}

Module *module_find(Runtime *runtime, const String *name, const String *type) {
    const Modules *modules = runtime->modules;
    if (!modules->count) return NULL;
    Module key = {.realm = runtime->realm, .name = (String *)name, .type = (String *)type};
    return *map_place(modules, &key);
}

bool module_register(Runtime *runtime, Module *module) {
    Modules *modules = runtime->modules;
    bool is_full = 4 * (modules->count + 1) > 3 * modules->capacity;
    if (is_full && !map_grow(modules)) {
        throw_out_of_memory(runtime);
        return false;
    }
    Module **place = map_place(modules, module);
    if (*place) return true;
    *place = module;
    modules->count++;
    return true;
}

/* ---- one module ---- */

String *module_request_type(Runtime *runtime, const ModuleRequestNode *request) {
    for (uint32_t i = 0; i < request->attribute_count; i++) {
        if (request->attributes[i].key == runtime->names.type) return request->attributes[i].value;
    }
    return NULL;
}

String *module_resolve_name(Runtime *runtime, const ModuleRequestNode *request, String *referrer) {
    const ModuleLoader *loader = &runtime->modules->loader;
    if (!loader->resolve) {
        throw_error(runtime, ERROR_ERROR, "Cannot load module '%S': there is no module loader",
                    request->specifier);
        return NULL;
    }
    String *name = loader->resolve(runtime, request, referrer, loader->data);
    return name ? string_atom(runtime, name) : NULL;
}

Module *module_fetch(Runtime *runtime, String *name, String *type) {
    const ModuleLoader *loader = &runtime->modules->loader;
    Module *module = module_find(runtime, name, type);
    if (module) return module;
    module = loader->load(runtime, name, type, loader->data);
    if (!module) return NULL;
    module->type = type;
    return module_register(runtime, module) ? module : NULL;
}

/* ---- all of them ---- */

/* Fills in the modules that one asks for; those not loaded yet join the queue. */
static bool load_requests(Runtime *runtime, Module *module, ModuleVector *queue) {
    for (uint32_t i = 0; i < module->request_count; i++) {
        ModuleRequest *request = &module->requests[i];
        if (!request->module) {
            String *name = module_resolve_name(runtime, request->node, module->script->name);
            if (!name) return false;
            String *type = module_request_type(runtime, request->node);
            request->module = module_fetch(runtime, name, type);
            if (!request->module) return false;
        }
        if (request->module->is_loaded) continue;
        request->module->is_loaded = true;
        if (module_vector_push(queue, request->module)) continue;
        request->module->is_loaded = false;
        throw_out_of_memory(runtime);
        return false;
    }
    return true;
}

/* The modules in the queue are in the map, or asked for by one that is alive. */
bool module_load(Runtime *runtime, Module *module) {
    if (module->is_loaded) return true;
    ModuleVector queue = {0};
    Realm *realm = runtime->realm;
    runtime->realm = module->realm;
    module->is_loaded = true;
    bool is_fine = load_requests(runtime, module, &queue);
    for (size_t i = 0; is_fine && i < queue.length; i++) {
        is_fine = load_requests(runtime, queue.items[i], &queue);
    }
    for (size_t i = 0; !is_fine && i < queue.length; i++) queue.items[i]->is_loaded = false;
    if (!is_fine) module->is_loaded = false;
    runtime->realm = realm;
    module_vector_free(&queue);
    return is_fine;
}
