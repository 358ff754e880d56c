/* Environments (see environment.h). */
#include "runtime/objects/environment.h"

#include "runtime/objects/object_internal.h"

static void environment_trace(Heap *heap, Cell *cell) {
    Environment *environment = (Environment *)cell;
    heap_mark_cell(heap, environment->outer);
    heap_mark_values(heap, environment->slots, cell->data);
    const RuntimeHooks *hooks = &heap_runtime(heap)->hooks;
    struct Scope *scope = environment_scope(environment);
    if (scope && hooks->trace_scope) hooks->trace_scope(heap, scope);
}

void environments_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_ENVIRONMENT, environment_trace, NULL);
}

Environment *environment_new(Runtime *runtime, Environment *outer, struct Scope *scope,
                             uint32_t count, Value fill) {
    size_t size = sizeof(Environment) + (count + (scope != NULL)) * sizeof(Value);
    Environment *environment = heap_allocate(runtime, size, CELL_ENVIRONMENT);
    if (UNLIKELY(!environment)) return NULL;
    environment->outer = outer;
    for (uint32_t i = 0; i < count; i++) environment->slots[i] = fill;
    environment->cell.data = count;
    if (scope) {
        environment->cell.extra = ENVIRONMENT_HAS_SCOPE;
        environment->slots[count] = (Value)(uintptr_t)scope;
    }
    return environment;
}
