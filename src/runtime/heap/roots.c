/* Roots and weakness: what marking starts from, who is told afterwards.
 *
 * Precise: the runtime's own fields and what registered roots mark. Conservative: the value stack
 * (it may hold stale words), the C stack and the registers: any word that points into a live cell
 * keeps that cell. A word that points to a freed cell is no root, so stale words do no harm.
 */
#include "runtime/heap/heap_internal.h"

#include <stdlib.h>

/* ---- registration ---- */

static bool list_add(HeapList *list, RootFn run, void *data) {
    if (!heap_list_reserve(list, sizeof(RootEntry))) return false;
    ((RootEntry *)list->items)[list->count++] = (RootEntry){run, data};
    return true;
}

bool heap_add_root(Heap *heap, RootFn root, void *data) {
    return list_add(&heap->roots, root, data);
}

bool heap_add_weak_hook(Heap *heap, RootFn hook, void *data) {
    return list_add(&heap->weak_hooks, hook, data);
}

static void list_remove(HeapList *list, RootFn run, const void *data) {
    RootEntry *entries = list->items;
    for (size_t i = list->count; i-- > 0;) {
        if (entries[i].run != run || entries[i].data != data) continue;
        memmove(&entries[i], &entries[i + 1], (--list->count - i) * sizeof *entries);
        return;
    }
}

void heap_remove_root(Heap *heap, RootFn root, void *data) {
    list_remove(&heap->roots, root, data);
}

void heap_remove_weak_hook(Heap *heap, RootFn hook, void *data) {
    list_remove(&heap->weak_hooks, hook, data);
}

bool heap_mark_ephemeron(Heap *heap, Cell *table, EphemeronFn step) {
    if (!heap_list_reserve(&heap->ephemerons, sizeof(EphemeronEntry))) return false;
    EphemeronEntry *entries = heap->ephemerons.items;
    entries[heap->ephemerons.count++] = (EphemeronEntry){table, step};
    return true;
}

/* ---- conservative scanning ---- */

/* Reads whole stack frames, whatever AddressSanitizer put between the variables. */
NO_SANITIZE_ADDRESS static NOINLINE void mark_words(Heap *heap, const uintptr_t *from,
                                                    const uintptr_t *to) {
    for (; from < to; from++) {
        Cell *cell = heap_cell_at(heap, *from);
        if (cell) heap_mark_cell(heap, cell);
    }
}

void heap_mark_conservative(Heap *heap, const void *from, const void *to) {
    const uintptr_t word = sizeof(uintptr_t);
    mark_words(heap, (const uintptr_t *)(((uintptr_t)from + word - 1) & -word),
               (const uintptr_t *)((uintptr_t)to & -word));
}

/* Scans from this function's frame up, which is below its caller's. */
static NOINLINE void mark_callers(Heap *heap) {
    heap_mark_conservative(heap, __builtin_frame_address(0), heap->stack_base);
}

/* __builtin_unwind_init spills every callee-saved register into this frame, which must outlive the
 * scan: no tail call. */
static NOINLINE void mark_c_stack(Heap *heap) {
    __builtin_unwind_init();
    mark_callers(heap);
    heap_keep(heap);
}

/* ---- the runtime ---- */

static void mark_strings(Heap *heap, String *const *strings, size_t count) {
    for (size_t i = 0; i < count; i++) heap_mark_cell(heap, strings[i]);
}

static void mark_runtime(Heap *heap, Runtime *runtime) {
    mark_strings(heap, (String *const *)&runtime->names, sizeof runtime->names / sizeof(String *));
    mark_strings(heap, runtime->unit_strings, COUNT_OF(runtime->unit_strings));
    Symbol *const *symbols = (Symbol *const *)&runtime->symbols;
    for (size_t i = 0; i < sizeof runtime->symbols / sizeof *symbols; i++)
        heap_mark_cell(heap, symbols[i]);
    heap_mark_cell(heap, runtime->stack_frames);
    heap_mark_cell(heap, runtime->empty_string);
    heap_mark_cell(heap, runtime->realm);
    heap_mark_value(heap, runtime->exception);
    heap_mark_value(heap, runtime->out_of_memory_error);
    heap_mark_value(heap, runtime->thrown.value);
    heap_mark_cell(heap, runtime->thrown.script);
    if (runtime->hooks.stack_top)
        heap_mark_conservative(heap, runtime->stack, runtime->hooks.stack_top(runtime));
}

void heap_mark_roots(Heap *heap) {
    mark_runtime(heap, heap->runtime);
    for (size_t i = 0; i < heap->roots.count; i++) {
        RootEntry entry = ((RootEntry *)heap->roots.items)[i];
        entry.run(heap, entry.data);
    }
    mark_c_stack(heap);
}
