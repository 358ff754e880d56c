/* The global function `gc` (expose_gc.h). The collector reads the C stack conservatively: what a
 * script has let go of just now may survive a call or two. */
#include "cli/expose_gc.h"

#include "bobbin_engine.h"
#include "builtins/builtin.h"

static Value global_gc(NativeCall *call) {
    heap_collect(call->runtime);
    return VALUE_UNDEFINED;
}

/* The attributes are those it has in Node.js. */
static const BuiltinRow rows[] = {
    {.kind = ROW_METHOD,
     .attributes = PROPERTY_WRITABLE | PROPERTY_ENUMERABLE,
     .name = "gc",
     .function = global_gc,
     .documentation = "collects garbage"},
    ROWS_END,
};

bool expose_gc(BobEngine *engine) {
    return builtin_add_rows(engine->runtime, engine->realm, engine->realm->global, rows);
}
