/* Allocating a cell: the fast path, inline, because nothing in the engine is hotter.
 *
 * For each size class the heap keeps an open span, a run of zeroed cells of one block. A cell is
 * taken by moving the span's cursor; the slow path opens the next span, collects, or makes a large
 * cell. Nothing else belongs here.
 */
#ifndef BOBBIN_RUNTIME_HEAP_ALLOCATE_H
#define BOBBIN_RUNTIME_HEAP_ALLOCATE_H

#include "runtime/runtime.h"

/* Checking builds see every allocation in the slow path: gc-stress collects there, AddressSanitizer
 * learns the bounds. */
#if defined(BOB_GC_STRESS) || defined(__SANITIZE_ADDRESS__)
#define HEAP_CHECKED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HEAP_CHECKED 1
#endif
#endif
#ifndef HEAP_CHECKED
#define HEAP_CHECKED 0
#endif

enum {
    HEAP_GRANULE = 8,   /* sizes are rounded up to a multiple of it */
    HEAP_SMALLEST = 16, /* no cell is smaller */
    HEAP_SMALL = 256,   /* up to here there is a class for each multiple */
    HEAP_SMALL_CLASSES = HEAP_SMALL / HEAP_GRANULE,
    HEAP_MEDIUM_CLASSES = 10, /* coarser ones above: blocks.c */
    HEAP_CLASSES = HEAP_SMALL_CLASSES + HEAP_MEDIUM_CLASSES,
    /* Kinds with a finalizer have blocks of their own, so that no other block is searched for what
       must be finalized. */
    HEAP_SPANS = 2 * HEAP_CLASSES
};

typedef struct HeapSpan {
    char *cursor, *end;
} HeapSpan;

/* What the fast path sees of a Heap: its first member. */
typedef struct HeapAllocator {
    HeapSpan spans[HEAP_SPANS];
    uint8_t first_class[CELL_KIND_COUNT]; /* 0, or HEAP_CLASSES for a kind with a finalizer */
} HeapAllocator;

void *heap_allocate_slow(Runtime *runtime, size_t size, CellKind kind);

/* A zeroed cell of `size` bytes with its header set; NULL with RangeError set. */
static inline void *heap_allocate(Runtime *runtime, size_t size, CellKind kind) {
    HeapAllocator *allocator = (HeapAllocator *)runtime->heap;
    if (size < HEAP_SMALLEST) size = HEAP_SMALLEST;
    if (HEAP_CHECKED || UNLIKELY(size > HEAP_SMALL)) return heap_allocate_slow(runtime, size, kind);
    HeapSpan *span = &allocator->spans[allocator->first_class[kind] + (size - 1) / HEAP_GRANULE];
    char *cell = span->cursor;
    size_t rounded = (size + HEAP_GRANULE - 1) & -(size_t)HEAP_GRANULE;
    if (UNLIKELY((size_t)(span->end - cell) < rounded))
        return heap_allocate_slow(runtime, size, kind);
    span->cursor = cell + rounded;
    *(Cell *)cell = (Cell){.kind = (uint8_t)kind};
    return cell;
}

#endif
