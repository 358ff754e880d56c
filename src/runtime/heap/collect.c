/* One collection: mark, tell the weak holders, finalize, sweep.
 *
 * Sweeping a block is copying its mark bits over its live bits: what is free shows when a span is
 * opened in it (allocate.c), where the memory is zeroed too. Only blocks of kinds with a finalizer
 * are looked at cell by cell, and all finalizers have run before any memory is handed out again.
 */
#include "runtime/heap/heap_internal.h"

#include <stdlib.h>

enum { FREE_BLOCKS_KEPT = 4 };

/* ---- marking ---- */

static int compare_addresses(const void *a, const void *b) {
    uintptr_t left = *(const uintptr_t *)a, right = *(const uintptr_t *)b;
    return (left > right) - (left < right);
}

static void sort_large(Heap *heap) {
    if (!heap->large_sorted)
        qsort(heap->large.items, heap->large.count, sizeof(LargeCell *), compare_addresses);
    heap->large_sorted = true;
}

/* Runs the steps of all weak maps reached until none of them marks anything more. */
static void mark_ephemerons(Heap *heap) {
    bool more;
    do {
        more = false;
        for (size_t i = 0; i < heap->ephemerons.count; i++) {
            EphemeronEntry entry = ((EphemeronEntry *)heap->ephemerons.items)[i];
            if (entry.step(heap, entry.table)) more = true;
        }
        heap_drain(heap);
    } while (more);
    heap->ephemerons.count = 0;
}

static void mark_all(Heap *heap) {
    sort_large(heap);
    heap_clear_marks(heap);
    heap_mark_roots(heap);
    heap_drain(heap);
    mark_ephemerons(heap);
    for (size_t i = 0; i < heap->weak_hooks.count; i++) {
        RootEntry entry = ((RootEntry *)heap->weak_hooks.items)[i];
        entry.run(heap, entry.data);
    }
}

/* ---- finalizing ---- */

static void finalize_cell(Heap *heap, Cell *cell) {
    if (cell->flags & CELL_HAS_FINALIZER && heap->finalize[cell->kind])
        heap->finalize[cell->kind](heap, cell);
}

/* The memory of cells that are not handed out yet may be poisoned. */
NO_SANITIZE_ADDRESS static bool is_handed_out(const Cell *cell) {
    return cell->kind != CELL_FREE;
}

static void finalize_word(Heap *heap, const Block *block, uint32_t first, uint64_t dead) {
    for (; dead; dead &= dead - 1) {
        Cell *cell = block_cell(block, first + (uint32_t)__builtin_ctzll(dead));
        if (is_handed_out(cell)) finalize_cell(heap, cell);
    }
}

static void finalize_dead(Heap *heap) {
    Block **blocks = heap->blocks.items;
    for (size_t i = 0; i < heap->blocks.count; i++) {
        const Block *block = blocks[i];
        if (!block_has_finalizers(block)) continue;
        for (uint32_t word = 0; word < block_word_count(block); word++) {
            finalize_word(heap, block, word * 64, block->live[word] & ~block->marks[word]);
        }
    }
    LargeCell **large = heap->large.items;
    for (size_t i = 0; i < heap->large.count; i++) {
        if (!large[i]->is_marked) finalize_cell(heap, large_cell(large[i]));
    }
}

/* ---- sweeping ---- */

/* Checking builds: whoever still looks at a dead cell is to notice. */
static void spoil_dead(const Block *block) {
    for (uint32_t i = 0; i < block->count; i++) {
        uint64_t dead = block->live[i / 64] & ~block->marks[i / 64];
        if (!(dead >> i % 64 & 1)) continue;
        Cell *cell = block_cell(block, i);
        HEAP_UNPOISON(cell, block->cell_size);
        if (HEAP_STRESS) memset(cell, HEAP_FREED_BYTE, block->cell_size);
        HEAP_POISON(cell, block->cell_size);
    }
}

/* The number of live cells. */
static uint32_t sweep_block(Block *block) {
    if (HEAP_CHECKED) spoil_dead(block);
    uint32_t live = 0;
    for (uint32_t word = 0; word < block_word_count(block); word++) {
        block->live[word] = block->marks[word];
        live += (uint32_t)__builtin_popcountll(block->marks[word]);
    }
    block->scan = 0;
    return live;
}

/* Sweeps all blocks; returns the bytes of live cells. Blocks keep their order, which is roughly
 * that of their age. */
static size_t sweep_blocks(Heap *heap) {
    Block **blocks = heap->blocks.items, **tails[HEAP_SPANS];
    for (unsigned i = 0; i < HEAP_SPANS; i++) tails[i] = &heap->available[i];
    size_t kept = 0, bytes = 0;
    for (size_t i = 0; i < heap->blocks.count; i++) {
        Block *block = blocks[i];
        uint32_t live = sweep_block(block);
        bytes += (size_t)live * block->cell_size;
        if (live == 0) {
            block_recycle(heap, block);
            continue;
        }
        blocks[kept++] = block;
        if (live == block->count) continue;
        *tails[block->span_class] = block;
        tails[block->span_class] = &block->next;
    }
    heap->blocks.count = kept;
    for (unsigned i = 0; i < HEAP_SPANS; i++) *tails[i] = NULL;
    return bytes;
}

static size_t sweep_large(Heap *heap) {
    LargeCell **large = heap->large.items;
    size_t kept = 0, bytes = 0;
    for (size_t i = 0; i < heap->large.count; i++) {
        if (large[i]->is_marked) {
            bytes += sizeof(LargeCell) + large[i]->size;
            large[kept++] = large[i];
        } else {
            free(large[i]->memory);
        }
    }
    heap->large.count = kept;
    return bytes;
}

static void sweep(Heap *heap) {
    size_t cells = sweep_blocks(heap) + sweep_large(heap);
    heap->used = cells + heap->memory;
    heap_set_threshold(heap);
    /* What will be allocated before the next collection needs these blocks again. */
    blocks_release(heap, (heap->threshold - heap->used) / BLOCK_SIZE + FREE_BLOCKS_KEPT);
}

void heap_collect(Runtime *runtime) {
    Heap *heap = runtime->heap;
    assert(!heap->is_collecting);
    heap->is_collecting = true;
    heap->collections++;
    heap_close_spans(heap);
    mark_all(heap);
    heap_trim_mark_stack(heap);
    finalize_dead(heap);
    sweep(heap);
    heap->is_collecting = false;
}
