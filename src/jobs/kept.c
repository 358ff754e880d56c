/* Kept objects (spec 9.10, 9.11): what a WeakRef gave out, or was made for, stays alive until the
 * synchronous run of script that saw it is over: until the job queue has run empty, as in Node.js.
 * Nothing else may rely on this list to keep its cells.
 */
#include "jobs/internal.h"

/* Charges what the set has grown by. False: past the limit; the set is good all the same. */
static bool charge_growth(Runtime *runtime, KeptObjects *kept) {
    size_t bytes = kept->set.capacity * sizeof(void *);
    if (!heap_charge(runtime, (ptrdiff_t)(bytes - kept->charged))) return false;
    kept->charged = bytes;
    return true;
}

bool add_to_kept_objects(Runtime *runtime, const Cell *cell) {
    KeptObjects *kept = &runtime->jobs->kept;
    switch (pointer_set_add(&kept->set, cell)) {
    case POINTER_SET_PRESENT: return true;
    case POINTER_SET_ADDED:
        return LIKELY(kept->charged == kept->set.capacity * sizeof(void *)) ||
               charge_growth(runtime, kept);
    default: throw_out_of_memory(runtime); return false;
    }
}

void kept_objects_clear(Runtime *runtime) {
    KeptObjects *kept = &runtime->jobs->kept;
    pointer_set_free(&kept->set);
    heap_charge(runtime, -(ptrdiff_t)kept->charged);
    kept->charged = 0;
}

void kept_objects_mark(Heap *heap, const KeptObjects *kept) {
    for (size_t i = 0; i < kept->set.capacity; i++) heap_mark_cell(heap, kept->set.slots[i]);
}
