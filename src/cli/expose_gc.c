/* The global function `gc` (expose_gc.h), as Node.js has it:
 *
 *     gc()                        collects now
 *     gc({ execution: 'async' })  collects in a turn of the loop; a promise of that
 *
 * The collector reads the C stack conservatively: what a script has let go of just now may survive
 * the first, hardly ever the second, which has nothing below it.
 */
#include "cli/expose_gc.h"

#include "builtins/builtin.h"
#include "host/host.h"
#include "loop/loop.h"

static Value collect_in_turn(NativeCall *call) {
    Value promise = ((NativeFunction *)call->callee)->captured[0];
    heap_collect(call->runtime);
    TRY_OK(promise_fulfill(call->runtime, value_as_promise(promise), VALUE_UNDEFINED));
    return VALUE_UNDEFINED;
}

static Value collect_later(Runtime *runtime) {
    Promise *promise = promise_new(runtime);
    NativeFunction *function =
        promise ? native_function_new(runtime, collect_in_turn, runtime->empty_string, 0, 1) : NULL;
    TRY_OK(function);
    function->captured[0] = value_cell(promise);
    TRY_OK(immediate_start(engine_of(runtime)->loop, value_cell(function), 0, NULL));
    return value_cell(promise);
}

static bool wants_async(Runtime *runtime, Value options, bool *is_async) {
    *is_async = false;
    if (!value_is_object(options)) return true;
    String *name = atom_from_ascii(runtime, "execution");
    Value execution = name ? get_by_name(runtime, value_as_object(options), name) : VALUE_ABRUPT;
    *is_async = value_is_string(execution) &&
                string_equals_ascii(runtime, value_as_string(execution), "async");
    return !value_is_abrupt(execution);
}

static Value global_gc(NativeCall *call) {
    bool is_async;
    TRY_OK(wants_async(call->runtime, argument(call, 0), &is_async));
    if (is_async) return collect_later(call->runtime);
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
