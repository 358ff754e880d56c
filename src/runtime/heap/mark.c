/* Marking: a mark bit for each cell, an explicit stack of cells still to be traced; nothing recurs.
 *
 * When the stack cannot grow, the cell stays marked but untraced and the heap remembers that the
 * stack overflowed: after draining, all marked cells are traced once more, until a pass ends
 * without an overflow.
 */
#include "runtime/heap/heap_internal.h"

#include <stdlib.h>

enum {
    MARK_STACK_START = 1024,
    MARK_STACK_KEPT = 8192, /* from one collection to the next */
    PREFETCH_DISTANCE = 8
};

/* ---- mark bits ---- */

static inline bool test_and_mark(const Cell *cell) {
    if (UNLIKELY(cell_is_large(cell))) {
        LargeCell *large = large_of_cell(cell);
        bool before = large->is_marked;
        large->is_marked = true;
        return before;
    }
    Block *block = block_of_cell(cell);
    uint32_t index = block_index(block, (uintptr_t)cell);
    uint64_t bit = UINT64_C(1) << index % 64, *word = &block->marks[index / 64];
    bool before = *word & bit;
    *word |= bit;
    return before;
}

bool heap_is_marked(Heap *heap, const void *cell) {
    (void)heap;
    if (cell_is_large(cell)) return large_of_cell(cell)->is_marked;
    const Block *block = block_of_cell(cell);
    uint32_t index = block_index(block, (uintptr_t)cell);
    return block->marks[index / 64] >> index % 64 & 1;
}

void heap_clear_marks(Heap *heap) {
    Block **blocks = heap->blocks.items;
    for (size_t i = 0; i < heap->blocks.count; i++) {
        memset(blocks[i]->marks, 0, block_word_count(blocks[i]) * sizeof(uint64_t));
    }
    LargeCell **large = heap->large.items;
    for (size_t i = 0; i < heap->large.count; i++) large[i]->is_marked = false;
}

/* ---- the mark stack ---- */

static NOINLINE bool stack_grow(Heap *heap) {
    size_t capacity = heap->mark_capacity ? 2 * heap->mark_capacity : MARK_STACK_START;
    if (capacity > heap->mark_limit) capacity = heap->mark_limit;
    Cell **grown = NULL;
    if (capacity > heap->mark_capacity) grown = realloc(heap->mark_stack, capacity * sizeof *grown);
    if (!grown) {
        heap->mark_overflowed = true;
        return false;
    }
    heap->mark_stack = grown;
    heap->mark_capacity = capacity;
    return true;
}

void heap_trim_mark_stack(Heap *heap) {
    if (heap->mark_capacity <= MARK_STACK_KEPT) return;
    free(heap->mark_stack);
    heap->mark_stack = NULL;
    heap->mark_capacity = 0;
}

static inline void mark_cell(Heap *heap, Cell *cell) {
    if (test_and_mark(cell)) return;
    if (UNLIKELY(heap->mark_count == heap->mark_capacity) && !stack_grow(heap)) return;
    heap->mark_stack[heap->mark_count++] = cell;
}

void heap_mark_cell(Heap *heap, const void *cell) {
    if (cell) mark_cell(heap, (Cell *)cell);
}

void heap_mark_values(Heap *heap, const Value *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (value_is_cell(values[i]) && values[i]) mark_cell(heap, value_as_cell(values[i]));
    }
}

/* ---- draining ---- */

/* Most strings are flat and refer to nothing; they are worth a test of their own. */
static inline bool is_leaf(const Heap *heap, const Cell *cell) {
    if (cell->kind == CELL_STRING) return !(cell->flags & (STRING_ROPE | STRING_SLICE));
    return !heap->trace[cell->kind];
}

static inline void trace_cell(Heap *heap, Cell *cell) {
    if (!is_leaf(heap, cell)) heap->trace[cell->kind](heap, cell);
}

/* Cells wait a few turns between the stack and being traced, while their memory is fetched. */
static void drain_stack(Heap *heap) {
    Cell *waiting[PREFETCH_DISTANCE] = {NULL};
    for (unsigned turn = 0, idle = 0; idle <= PREFETCH_DISTANCE;
         turn = (turn + 1) % PREFETCH_DISTANCE) {
        Cell *cell = waiting[turn];
        Cell *next = heap->mark_count ? heap->mark_stack[--heap->mark_count] : NULL;
        if (next) __builtin_prefetch(next);
        waiting[turn] = next;
        if (cell) trace_cell(heap, cell);
        idle = cell || next ? 0 : idle + 1;
    }
}

static void trace_again(Heap *heap, Cell *cell) {
    trace_cell(heap, cell);
    drain_stack(heap);
}

static void trace_marked_of_block(Heap *heap, const Block *block) {
    for (uint32_t i = 0; i < block->count; i++) {
        if (block->marks[i / 64] >> i % 64 & 1) trace_again(heap, block_cell(block, i));
    }
}

static void trace_all_marked(Heap *heap) {
    Block **blocks = heap->blocks.items;
    for (size_t i = 0; i < heap->blocks.count; i++) trace_marked_of_block(heap, blocks[i]);
    LargeCell **large = heap->large.items;
    for (size_t i = 0; i < heap->large.count; i++) {
        if (large[i]->is_marked) trace_again(heap, large_cell(large[i]));
    }
}

void heap_drain(Heap *heap) {
    drain_stack(heap);
    while (heap->mark_overflowed) {
        heap->mark_overflowed = false;
        trace_all_marked(heap);
    }
}
