/* The slow path of allocation: opens spans, makes blocks and large cells, and decides when to
 * collect.
 *
 * A span is a run of free cells of one block, zeroed here, taken cell by cell by the inline fast
 * path. Its bytes count as used from the moment it is opened, so the fast path keeps no accounts. A
 * block is searched from front to back once between two collections.
 */
#include "runtime/heap/heap_internal.h"

#include <stdlib.h>

/* ---- free runs ---- */

/* Index of the first cell from `from` on whose live bit is `wanted`; count when there is none. */
static uint32_t block_find(const Block *block, uint32_t from, bool wanted) {
    uint64_t flip = wanted ? 0 : ~UINT64_C(0);
    while (from < block->count) {
        uint64_t word = (block->live[from / 64] ^ flip) >> from % 64;
        if (word) {
            from += (uint32_t)__builtin_ctzll(word);
            break;
        }
        from = (from | 63) + 1;
    }
    return from < block->count ? from : block->count;
}

static void block_set_live(Block *block, uint32_t from, uint32_t to) {
    while (from < to) {
        uint32_t end = (from | 63) + 1;
        if (end > to) end = to;
        uint64_t ones = ~UINT64_C(0) >> (64 - (end - from));
        block->live[from / 64] |= ones << from % 64;
        from = end;
    }
}

/* Zeroes what was used before; from `fresh` on the memory is zero already. */
static void block_zero(Block *block, uint32_t from, uint32_t to) {
    char *memory = (char *)block_cell(block, from);
    size_t size = (size_t)(to - from) * block->cell_size;
    HEAP_UNPOISON(memory, size);
    if (from < block->fresh) memset(memory, 0, size);
    if (to > block->fresh) block->fresh = to;
    HEAP_POISON(memory, size);
}

/* ---- spans ---- */

/* The next free run of the block, HEAP_SPAN_BYTES at most. False: the block is full. */
static bool span_find(const Block *block, uint32_t *from, uint32_t *to) {
    *from = block_find(block, block->scan, false);
    if (*from == block->count) return false;
    uint32_t most = HEAP_SPAN_BYTES / block->cell_size;
    *to = block_find(block, *from, true);
    if (*to - *from > most) *to = *from + most;
    return true;
}

static void span_open(Heap *heap, Block *block, uint32_t from, uint32_t to) {
    block_zero(block, from, to);
    block_set_live(block, from, to);
    block->scan = to;
    HeapSpan *span = &heap->allocator.spans[block->span_class];
    span->cursor = (char *)block_cell(block, from);
    span->end = (char *)block_cell(block, to);
    heap_account(heap, (size_t)(span->end - span->cursor));
}

/* Opens a span of the class in a block that is there already. */
static bool span_refill(Heap *heap, unsigned span_class) {
    Block *block;
    while ((block = heap->available[span_class])) {
        uint32_t from, to;
        if (span_find(block, &from, &to)) {
            span_open(heap, block, from, to);
            return true;
        }
        heap->available[span_class] = block->next;
    }
    return false;
}

/* False: memory is out and the error is set. */
static bool span_next(Runtime *runtime, unsigned span_class) {
    Heap *heap = runtime->heap;
    if (!heap_make_room(runtime, HEAP_SPAN_BYTES)) return false;
    bool tried = false;
    while (!span_refill(heap, span_class)) {
        if (!block_new(heap, span_class) && !heap_retry(runtime, &tried)) return false;
    }
    return true;
}

void heap_close_spans(Heap *heap) {
    for (unsigned i = 0; i < HEAP_SPANS; i++) {
        heap->allocator.spans[i] = (HeapSpan){NULL, NULL};
        heap->available[i] = NULL;
    }
}

/* ---- large cells ---- */

static void large_add(Heap *heap, LargeCell *large) {
    LargeCell **items = heap->large.items;
    uintptr_t start = (uintptr_t)large, end = start + sizeof *large + large->size;
    if (heap->large.count && start < (uintptr_t)items[heap->large.count - 1])
        heap->large_sorted = false;
    items[heap->large.count++] = large;
    if (start < heap->lowest) heap->lowest = start;
    if (end > heap->highest) heap->highest = end;
}

/* Zeroed; NULL when the system has no memory. */
static LargeCell *large_allocate(size_t size) {
    char *memory = calloc(1, LARGE_ALIGNMENT - 1 + sizeof(LargeCell) + size);
    if (!memory) return NULL;
    LargeCell *large = (LargeCell *)(memory + (-(uintptr_t)memory & (LARGE_ALIGNMENT - 1)));
    large->size = size;
    large->memory = memory;
    return large;
}

static Cell *large_new(Runtime *runtime, size_t size, CellKind kind) {
    Heap *heap = runtime->heap;
    if (!heap_make_room(runtime, sizeof(LargeCell) + size)) return NULL;
    LargeCell *large = NULL;
    for (bool tried = false; !large;) {
        if (heap_list_reserve(&heap->large, sizeof large)) large = large_allocate(size);
        if (!large && !heap_retry(runtime, &tried)) return NULL;
    }
    large_cell(large)->kind = (uint8_t)kind;
    large_add(heap, large);
    heap_account(heap, sizeof *large + size);
    return large_cell(large);
}

/* ---- all together ---- */

static void *span_take(HeapSpan *span, unsigned size_class, size_t size, CellKind kind) {
    char *cell = span->cursor;
    span->cursor += heap_class_size(size_class);
    HEAP_UNPOISON(cell, size);
    *(Cell *)cell = (Cell){.kind = (uint8_t)kind};
    return cell;
}

void *heap_allocate_slow(Runtime *runtime, size_t size, CellKind kind) {
    Heap *heap = runtime->heap;
    assert(!heap->is_collecting && "neither finalizers nor trace functions allocate");
    if (HEAP_STRESS) heap_collect(runtime);
    if (size > HEAP_LARGE) return large_new(runtime, size, kind);
    unsigned size_class = heap_size_class(size);
    unsigned span_class = heap->allocator.first_class[kind] + size_class;
    HeapSpan *span = &heap->allocator.spans[span_class];
    if (span->cursor == span->end && !span_next(runtime, span_class)) return NULL;
    return span_take(span, size_class, size, kind);
}
