/* Marking: a mark bit for each cell, an explicit stack of cells still to be traced; nothing recurs.
 *
 * The stack stays short where many cells hang on one: of a long array's values only so many are
 * marked at a time, and a root that finds the stack full has it drained.
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
    RANGE_MOST = 512,       /* values of an array that are marked at a time */
    PREFETCH_DISTANCE = 8
};

/* Entries of the mark stack: a cell still to be traced; or two, a count of values still to be
 * marked and, above it, their address with this bit set. */
enum { MARK_RANGE = 1 };

/* ---- mark bits ---- */

static inline bool test_and_mark(const Heap *heap, const Cell *cell) {
    if (cell_is_large(heap, cell)) {
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
    if (cell_is_large(heap, cell)) return large_of_cell(cell)->is_marked;
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
    uintptr_t *grown = NULL;
    if (capacity > heap->mark_capacity) grown = realloc(heap->mark_stack, capacity * sizeof *grown);
    if (!grown) return false;
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

static inline void push(Heap *heap, uintptr_t entry) {
    heap->mark_stack[heap->mark_count++] = entry;
}

static void drain_stack(Heap *heap);

/* False: the cell cannot be pushed. */
static NOINLINE bool stack_make_room(Heap *heap) {
    if (heap->is_draining || heap->mark_capacity < MARK_STACK_KEPT) {
        bool has_grown = stack_grow(heap);
        if (!has_grown) heap->mark_overflowed = true;
        return has_grown;
    }
    drain_stack(heap);
    return true;
}

static inline void mark_cell(Heap *heap, const Cell *cell) {
    if (test_and_mark(heap, cell)) return;
    if (UNLIKELY(heap->mark_count == heap->mark_capacity) && !stack_make_room(heap)) return;
    push(heap, (uintptr_t)cell);
}

void heap_mark_cell(Heap *heap, const void *cell) {
    if (cell) mark_cell(heap, cell);
}

static inline void mark_each(Heap *heap, const Value *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (value_is_cell(values[i]) && values[i]) mark_cell(heap, value_as_cell(values[i]));
    }
}

/* Without room for it all values are marked now, which gets further even where no cell can be
 * pushed. */
static void push_range(Heap *heap, const Value *values, size_t count) {
    if (heap->mark_capacity - heap->mark_count < 2) stack_grow(heap);
    if (heap->mark_capacity - heap->mark_count < 2) {
        mark_each(heap, values, count);
        return;
    }
    push(heap, count);
    push(heap, (uintptr_t)values | MARK_RANGE);
}

void heap_mark_values(Heap *heap, const Value *values, size_t count) {
    if (count > RANGE_MOST)
        push_range(heap, values, count);
    else
        mark_each(heap, values, count);
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

/* Takes the next cell to be traced off the stack, or NULL. */
static Cell *pop(Heap *heap) {
    while (heap->mark_count) {
        uintptr_t entry = heap->mark_stack[--heap->mark_count];
        if (!(entry & MARK_RANGE)) return (Cell *)entry;
        size_t count = heap->mark_stack[--heap->mark_count];
        size_t part = count < RANGE_MOST ? count : RANGE_MOST;
        const Value *values = (const Value *)(entry - MARK_RANGE);
        if (part < count) push_range(heap, values + part, count - part);
        mark_each(heap, values, part);
    }
    return NULL;
}

/* Cells wait a few turns between the stack and being traced, while their memory is fetched. */
static void drain_stack(Heap *heap) {
    Cell *waiting[PREFETCH_DISTANCE] = {NULL};
    heap->is_draining = true;
    for (unsigned turn = 0, idle = 0; idle <= PREFETCH_DISTANCE;
         turn = (turn + 1) % PREFETCH_DISTANCE) {
        Cell *cell = waiting[turn];
        Cell *next = pop(heap);
        if (next) __builtin_prefetch(next);
        waiting[turn] = next;
        if (cell) trace_cell(heap, cell);
        idle = cell || next ? 0 : idle + 1;
    }
    heap->is_draining = false;
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
