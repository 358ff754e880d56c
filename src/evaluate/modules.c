/* Modules without imports (spec 16.2.1): evaluated as one call of their code, an async function
 * when it awaits. What a module asks of others is a loader's business: without one it is an error,
 * before anything runs. */
#include "evaluate/evaluators.h"

/* The name of another module that the item needs; NULL: it needs none. */
static String *requested_module(const Node *item) {
    if (item->kind == NODE_IMPORT_DECLARATION) return ((const ImportNode *)item)->specifier;
    if (item->kind == NODE_EXPORT_DECLARATION) return ((const ExportNode *)item)->from;
    return NULL;
}

static bool check_requests(Runtime *runtime, const FunctionCode *code) {
    for (uint32_t i = 0; i < code->body.count; i++) {
        String *name = requested_module(code->body.items[i]);
        if (!name) continue;
        throw_error(runtime, ERROR_ERROR, "Cannot load module '%S': there is no module loader",
                    name);
        return false;
    }
    return true;
}

/* 16.2.1.6.5 ExecuteModule */
Value module_run(Runtime *runtime, Script *script) {
    FunctionCode *code = script->code;
    TRY_OK(check_requests(runtime, code));
    code->is_async = code->can_suspend;
    return script_run_function_body(runtime, script, VALUE_UNDEFINED);
}
