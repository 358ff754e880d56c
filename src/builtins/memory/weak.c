/* Weakness (weak.h): the hook through which the collector tells what holds weakly (spec 9.9.3). */
#include "builtins/memory/weak.h"

static void weak_hook(Heap *heap, void *data) {
    weak_collections_clear(heap, data);
    weak_references_clear(heap, data);
    finalization_registries_clear(heap, data);
}

static void weak_root(Heap *heap, void *data) {
    finalization_registries_mark(heap, data);
}

bool weak_watch(Runtime *runtime) {
    WeakHolders *weak = &runtime->weak;
    if (weak->is_watched) return true;
    Heap *heap = runtime->heap;
    if (heap_add_weak_hook(heap, weak_hook, weak)) {
        if (heap_add_root(heap, weak_root, weak)) return weak->is_watched = true;
        heap_remove_weak_hook(heap, weak_hook, weak);
    }
    throw_out_of_memory(runtime);
    return false;
}

bool can_be_held_weakly(Value value) {
    if (value_is_object(value)) return true;
    return value_is_symbol(value) && !(value_as_symbol(value)->cell.flags & SYMBOL_REGISTERED);
}
