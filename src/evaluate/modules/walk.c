/* The walk that linking and evaluation share (spec 16.2.1.5.1.1 InnerModuleLinking, 16.2.1.5.3.1
 * InnerModuleEvaluation): Tarjan's algorithm, with the path in memory instead of on the C stack.
 *
 * The modules on the path are reachable from its first one, which the caller keeps alive. */
#include "evaluate/modules/module.h"

static bool walk_enter(ModuleWalk *walk, Module *module) {
    module_set_status(module, walk->during);
    module->dfs_index = module->dfs_ancestor = walk->index++;
    module->pending_dependencies = 0;
    bool is_pushed = walk_path_push(&walk->path, (WalkStep){module, 0}) &&
                     module_vector_push(&walk->open, module);
    if (!is_pushed) throw_out_of_memory(walk->runtime);
    return is_pushed;
}

static bool walk_visited(ModuleWalk *walk, Module *module, Module *required) {
    bool is_open = module_status(required) == walk->during;
    if (is_open && required->dfs_ancestor < module->dfs_ancestor) {
        module->dfs_ancestor = required->dfs_ancestor;
    }
    return !walk->visited || walk->visited(walk->runtime, module, required);
}

/* The module's component is complete: all that was entered since. */
static void walk_close(ModuleWalk *walk, Module *root) {
    Module *module;
    do {
        module = module_vector_pop(&walk->open);
        walk->closed(module, root);
    } while (module != root);
}

static bool walk_leave(ModuleWalk *walk, Module *module) {
    if (!walk->left(walk->runtime, module)) return false;
    walk->path.length--;
    if (module->dfs_ancestor == module->dfs_index) walk_close(walk, module);
    return true;
}

/* One step. A request that is entered is looked at again when its module is done. */
static bool walk_step(ModuleWalk *walk) {
    WalkStep *step = &walk->path.items[walk->path.length - 1];
    Module *module = step->module;
    if (step->next == module->request_count) return walk_leave(walk, module);
    Module *required = module->requests[step->next].module;
    if (module_status(required) == walk->before) return walk_enter(walk, required);
    step->next++;
    return walk_visited(walk, module, required);
}

bool module_walk(ModuleWalk *walk, Module *root) {
    if (module_status(root) != walk->before) return true;
    if (!walk_enter(walk, root)) return false;
    while (walk->path.length) {
        if (!walk_step(walk)) return false;
    }
    return true;
}

void module_walk_free(ModuleWalk *walk) {
    walk_path_free(&walk->path);
    module_vector_free(&walk->open);
}
