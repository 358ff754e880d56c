/* The heap: mark and sweep, not moving; precise where it can be, conservative for C and value
 * stacks.
 *
 * Invariants
 * - Cells of up to HEAP_LARGE bytes live in blocks of one size class, mark bits at the side;
 *   sweeping a block is copying its mark bits; its free cells are zeroed when needed. Larger cells
 *   are allocated apart and found through a table sorted by address.
 * - A cell never moves. Every cell is at least 16 bytes and begins with a Cell.
 * - Roots: the runtime's own fields, what is registered with heap_add_root (realms, queues, handles
 *   of the API), and conservatively the value stack up to its top (it may hold stale words), the
 *   C stack and the registers, so that builtins are plain C. A conservative word counts when it
 *   points anywhere into a live cell.
 * - Memory outside cells that belongs to a cell (elements, character data, tables) is allocated
 *   with heap_memory_* so that it counts against the limit and drives the next collection; its
 *   owner has CELL_HAS_FINALIZER and frees it there.
 * - Allocation may collect. Heap memory is never allocated by a finalizer or a trace function.
 * - Out of memory (the limit, after a full collection, or the system's) sets RangeError "out of
 *   memory" (preallocated) and returns NULL: every caller hands it on. A small reserve lets the
 *   error be handled.
 */
#ifndef BOBBIN_RUNTIME_HEAP_HEAP_H
#define BOBBIN_RUNTIME_HEAP_HEAP_H

#include "runtime/values/value.h"

typedef struct Heap Heap;

/* What the heap knows of a kind: how to mark what a cell refers to, and how to free what it owns. A
 * floor registers the kinds it owns (heap_register_kind) when a runtime is made; kinds without
 * trace refer to nothing. */
typedef void (*TraceFn)(Heap *heap, Cell *cell);
typedef void (*FinalizeFn)(Heap *heap, Cell *cell);
/* A kind is registered before its first cell is made. Finalizers run right after marking, all of
 * them before any memory is reused; the order among them is open. */
void heap_register_kind(Heap *heap, CellKind kind, TraceFn trace, FinalizeFn finalize);

/* limit: bytes of cells and memory together, 0 for none. stack_base: the highest address of the C
 * stack to scan. */
Heap *heap_new(Runtime *runtime, size_t limit);
/* The runtime the heap belongs to (trace functions reach its hooks through it). */
Runtime *heap_runtime(const Heap *heap);
void heap_set_stack_base(Heap *heap, const void *stack_base);
/* Runs all finalizers and frees everything. */
void heap_delete(Heap *heap);

/* void *heap_allocate(Runtime *runtime, size_t size, CellKind kind)
 * A zeroed cell of `size` bytes with its header set; NULL with RangeError set. size >=
 * sizeof(Cell), <= 2^31. Its fast path is inline: see runtime/heap/allocate.h, which
 * runtime/runtime.h includes. */

/* A cell as 32 bits, half of what a pointer takes: for tables in which memory counts. 0 is no
 * cell's number. Precondition: the cell was allocated with 2048 bytes at most. */
uint32_t heap_cell_number(const Cell *cell);
Cell *heap_cell_of_number(const Heap *heap, uint32_t number);

/* Memory owned by a cell: counted, not zeroed. NULL with RangeError set; the old block stays valid
 * when a reallocation fails. Sizes in bytes. */
void *heap_memory_allocate(Runtime *runtime, size_t size);
void *heap_memory_reallocate(Runtime *runtime, void *memory, size_t old_size, size_t new_size);
/* The same for those who may not collect just now (they hold pointers the collector does not see).
 * It may go past the limit by what was allocated since the last collection; the next allocation
 * makes that good. memory may be NULL (old_size 0). */
void *heap_memory_reallocate_quietly(Runtime *runtime, void *memory, size_t old_size,
                                     size_t new_size);
void heap_memory_free(Heap *heap, void *memory, size_t size);
/* Charges (or gives back, negative) bytes that something else allocated for the heap's sake. False:
 * past the limit, RangeError set. With 0 it only collects where that is due: for who is done with
 * quiet requests. */
bool heap_charge(Runtime *runtime, ptrdiff_t bytes);

/* Keeps a cell alive up to here: for who goes on to use memory the cell owns while only a pointer
 * to that memory is left in hand. (A pointer to the cell, or into it, keeps it anyway.) */
// clang-format off
static inline void heap_keep(const void *cell) {
    __asm__ volatile("" : : "r"(cell) : "memory");
}
// clang-format on

/* ---- marking, for trace functions only ---- */
void heap_mark_cell(Heap *heap, const void *cell); /* NULL is fine */
static inline void heap_mark_value(Heap *heap, Value value) {
    if (value_is_cell(value) && value) heap_mark_cell(heap, value_as_cell(value));
}
void heap_mark_values(Heap *heap, const Value *values, size_t count);
/* Marks words that may or may not be cells. */
void heap_mark_conservative(Heap *heap, const void *from, const void *to);
/* True once the marking phase has reached the cell; for weak holders, in their sweep hook. */
bool heap_is_marked(Heap *heap, const void *cell);

/* ---- roots and weakness ---- */
typedef void (*RootFn)(Heap *heap, void *data);
/* Called in every marking phase. False on out of memory. */
bool heap_add_root(Heap *heap, RootFn root, void *data);
void heap_remove_root(Heap *heap, RootFn root, void *data);
/* Called after marking, before anything is swept: drop what !heap_is_marked. (atom table, WeakRef,
 * finalization registries) */
bool heap_add_weak_hook(Heap *heap, RootFn hook, void *data);
void heap_remove_weak_hook(Heap *heap, RootFn hook, void *data);
/* Ephemerons: while marking, a weak map registers itself as reached; the heap calls `step` of all
 * of them until none marks more
 * (`step` returns true when it marked something). */
typedef bool (*EphemeronFn)(Heap *heap, Cell *table);
/* False when memory is out: the table then marks its values as if it were strong. */
bool heap_mark_ephemeron(Heap *heap, Cell *table, EphemeronFn step);

/* ---- collecting ---- */
void heap_collect(Runtime *runtime);
typedef struct HeapStatistics {
    size_t live_bytes; /* cells and memory after the last collection, plus allocated since */
    size_t peak_bytes;
    size_t limit;
    size_t collections;
} HeapStatistics;
HeapStatistics heap_statistics(const Heap *heap);
/* Calls fn for every live cell (tests, statistics). */
void heap_each_cell(Heap *heap, void (*fn)(Cell *cell, size_t size, void *data), void *data);

/* ---- a small traced record for builtins and jobs ---- */
typedef struct Record {
    Cell cell; /* cell.data: count; cell.extra: free for the owner */
    Value values[];
} Record;
Record *record_new(Runtime *runtime, uint32_t count); /* values start undefined */

#endif
