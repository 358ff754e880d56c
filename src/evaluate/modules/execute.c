/* Running a module's code, and what must be there before (spec 16.2.1.6.4 steps 18 to 24,
 * 16.2.1.6.5, 13.3.12.1).
 *
 * The code is a function of the module's environment (entry.c: entry_module). */
#include "evaluate/modules/module.h"
#include "evaluate/evaluators.h"

/* Functions in slots of the frame cannot be seen before the code runs: they are made then. */
bool module_hoist(Runtime *runtime, Module *module) {
    FunctionCode *code = module->script->code;
    Frame frame = {.runtime = runtime, .environment = module->environment, .code = code};
    for (uint32_t i = 0; i < code->hoisted_count; i++) {
        uint8_t kind = code->hoisted[i]->name_binding->node.kind;
        bool is_shared = kind == NODE_CAPTURED || kind == NODE_CAPTURED_CHECKED;
        if (is_shared && !hoist_functions(&frame, &code->hoisted[i], 1)) return false;
    }
    return true;
}

Value module_execute(Runtime *runtime, Module *module) {
    Object *prototype = realm_intrinsic(runtime, module->realm, INTRINSIC_FUNCTION_PROTOTYPE);
    Function *function =
        prototype ? closure_new(runtime, module->script->code, module->environment, NULL,
                                prototype, sizeof(Function))
                  : NULL;
    TRY_OK(function);
    return call(runtime, value_cell(function), VALUE_UNDEFINED, 0, NULL);
}

Value module_meta(Runtime *runtime, Module *module) {
    const ModuleLoader *loader = &runtime->modules->loader;
    if (module->meta) return value_cell(module->meta);
    Object *meta = object_new_with_prototype(runtime, NULL);
    TRY_OK(meta);
    module->meta = meta;
    bool is_fine = !loader->fill_meta || loader->fill_meta(runtime, module, meta, loader->data);
    if (is_fine) return value_cell(meta);
    module->meta = NULL;
    return VALUE_ABRUPT;
}
