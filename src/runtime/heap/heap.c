/* The heap as a whole: making and deleting it, kinds, statistics, and the small traced record. */
#include "runtime/heap/heap_internal.h"

#include <stdlib.h>

enum {
    RESERVE_MIN = 16 << 10,
    RESERVE_MAX = 1 << 20
};

static void trace_record(Heap *heap, Cell *cell) {
    heap_mark_values(heap, ((Record *)cell)->values, cell->data);
}

/* A 64th of the limit, within bounds. */
static size_t reserve_of_limit(size_t limit) {
    if (limit == 0) return 0;
    size_t reserve = limit / 64;
    if (reserve < RESERVE_MIN) reserve = RESERVE_MIN;
    return reserve < RESERVE_MAX ? reserve : RESERVE_MAX;
}

Heap *heap_new(Runtime *runtime, size_t limit) {
    Heap *heap = calloc(1, sizeof *heap);
    if (!heap) return NULL;
    heap->runtime = runtime;
    heap->limit = limit ? limit : SIZE_MAX;
    heap->reserve = reserve_of_limit(limit);
    heap->mark_limit = SIZE_MAX / sizeof(Cell *) / 2;
    heap->large_sorted = true;
    heap->stack_base = __builtin_frame_address(0);
    heap_set_threshold(heap);
    heap_register_kind(heap, CELL_RECORD, trace_record, NULL);
    if (!blocks_init(heap)) {
        heap_delete(heap);
        return NULL;
    }
    return heap;
}

void heap_register_kind(Heap *heap, CellKind kind, TraceFn trace, FinalizeFn finalize) {
    heap->trace[kind] = trace;
    heap->finalize[kind] = finalize;
    heap->allocator.first_class[kind] = finalize ? HEAP_CLASSES : 0;
}

Runtime *heap_runtime(const Heap *heap) {
    return heap->runtime;
}

void heap_set_stack_base(Heap *heap, const void *stack_base) {
    heap->stack_base = stack_base;
}

static void finalize_at_end(Cell *cell, size_t size, void *data) {
    (void)size;
    Heap *heap = data;
    if (cell->flags & CELL_HAS_FINALIZER && heap->finalize[cell->kind])
        heap->finalize[cell->kind](heap, cell);
}

static void free_large(Heap *heap) {
    LargeCell **large = heap->large.items;
    for (size_t i = 0; i < heap->large.count; i++) free(large[i]->memory);
    free(large);
}

void heap_delete(Heap *heap) {
    heap->is_collecting = true;
    heap_each_cell(heap, finalize_at_end, heap);
    free_large(heap);
    blocks_delete(heap);
    free(heap->mark_stack);
    free(heap->ephemerons.items);
    free(heap->roots.items);
    free(heap->weak_hooks.items);
    free(heap);
}

/* ---- statistics ---- */

HeapStatistics heap_statistics(const Heap *heap) {
    return (HeapStatistics){
        .live_bytes = heap->used,
        .peak_bytes = heap->peak,
        .limit = heap->limit == SIZE_MAX ? 0 : heap->limit,
        .collections = heap->collections,
    };
}

void heap_each_cell(Heap *heap, void (*fn)(Cell *cell, size_t size, void *data), void *data) {
    Block **blocks = heap->blocks.items;
    for (size_t i = 0; i < heap->blocks.count; i++) {
        for (uint32_t index = 0; index < blocks[i]->count; index++) {
            Cell *cell = heap_cell_at(heap, (uintptr_t)block_cell(blocks[i], index));
            if (cell) fn(cell, blocks[i]->cell_size, data);
        }
    }
    LargeCell **large = heap->large.items;
    for (size_t i = 0; i < heap->large.count; i++) fn(large_cell(large[i]), large[i]->size, data);
}

/* ---- records ---- */

Record *record_new(Runtime *runtime, uint32_t count) {
    Record *record =
        heap_allocate(runtime, sizeof(Record) + (size_t)count * sizeof(Value), CELL_RECORD);
    if (!record) return NULL;
    record->cell.data = count;
    for (uint32_t i = 0; i < count; i++) record->values[i] = VALUE_UNDEFINED;
    return record;
}
