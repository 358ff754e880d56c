/* Blocks: where cells live; mapped in regions, found by address, recycled, given back.
 *
 * Memory comes from the system in regions of REGION_BLOCKS blocks that stay mapped until the heap goes; only their pages are
 * given back. A block is made for a class when the class needs one, so that a small script touches few pages.
 * Nothing here collects or raises errors.
 */
#include "runtime/heap/heap_internal.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "support/hash.h"

#if HEAP_ASAN
#include <sanitizer/lsan_interface.h>
#endif

/* ---- size classes ---- */

static const uint16_t medium_sizes[HEAP_MEDIUM_CLASSES] = {320, 384, 448, 512, 640, 768, 1024, 1280, 1536, HEAP_LARGE};

unsigned heap_size_class(size_t size) {
    if (size <= HEAP_SMALL) return (unsigned)((size - 1) / HEAP_GRANULE);
    unsigned medium = 0;
    while (medium_sizes[medium] < size) medium++;
    return HEAP_SMALL_CLASSES + medium;
}

uint32_t heap_class_size(unsigned size_class) {
    if (size_class < HEAP_SMALL_CLASSES) return (size_class + 1) * HEAP_GRANULE;
    return medium_sizes[size_class - HEAP_SMALL_CLASSES];
}

/* ---- the set of block addresses ---- */

static size_t table_slot(const Heap *heap, uintptr_t address) {
    size_t mask = heap->table_size - 1, slot = hash_u64(address / BLOCK_SIZE) & mask;
    while (heap->block_table[slot] != 0 && heap->block_table[slot] != address) slot = (slot + 1) & mask;
    return slot;
}

/* Room for one region more, at most half full. */
static bool table_reserve(Heap *heap) {
    size_t needed = 2 * (heap->table_count + REGION_BLOCKS);
    if (needed <= heap->table_size) return true;
    size_t old_size = heap->table_size;
    uintptr_t *old = heap->block_table;
    size_t size = bits_round_up_power(2 * needed);
    uintptr_t *table = calloc(size, sizeof *table);
    if (!table) return false;
    heap->block_table = table;
    heap->table_size = size;
    for (size_t i = 0; i < old_size; i++) {
        if (old[i]) table[table_slot(heap, old[i])] = old[i];
    }
    free(old);
    return true;
}

static void table_add(Heap *heap, Block *block) {
    uintptr_t address = (uintptr_t)block;
    heap->block_table[table_slot(heap, address)] = address;
    heap->table_count++;
    if (address < heap->lowest) heap->lowest = address;
    if (address + BLOCK_SIZE > heap->highest) heap->highest = address + BLOCK_SIZE;
}

/* ---- regions ---- */

static const size_t region_size = (size_t)REGION_BLOCKS * BLOCK_SIZE;

/* A region aligned to BLOCK_SIZE, or NULL. */
static char *region_map(void) {
    size_t size = region_size + BLOCK_SIZE;
    char *mapped = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped == MAP_FAILED) return NULL;
    size_t before = -(uintptr_t)mapped & (BLOCK_SIZE - 1);
    if (before) munmap(mapped, before);
    if (before < BLOCK_SIZE) munmap(mapped + before + region_size, BLOCK_SIZE - before);
    return mapped + before;
}

static bool region_new(Heap *heap) {
    if (!heap_list_reserve(&heap->regions, sizeof(void *)) || !table_reserve(heap)) return false;
    char *region = region_map();
    if (!region) return false;
#if HEAP_ASAN
    __lsan_register_root_region(region, region_size);
#endif
    ((void **)heap->regions.items)[heap->regions.count++] = region;
    for (size_t i = 0; i < REGION_BLOCKS; i++) table_add(heap, (Block *)(region + i * BLOCK_SIZE));
    heap->region_cursor = region;
    heap->region_end = region + region_size;
    return true;
}

bool blocks_init(Heap *heap) {
    heap->lowest = UINTPTR_MAX;
    return region_new(heap);
}

/* ---- blocks ---- */

/* A block out of use: one with memory first, then an untouched one. *is_zero: nothing but zeros in it. */
static Block *block_take(Heap *heap, bool *is_zero) {
    *is_zero = heap->free_blocks == NULL;
    if (heap->free_blocks) {
        Block *block = heap->free_blocks;
        heap->free_blocks = block->next;
        heap->free_count--;
        return block;
    }
    if (heap->released.count) return ((Block **)heap->released.items)[--heap->released.count];
    if (heap->region_cursor == heap->region_end && !region_new(heap)) return NULL;
    Block *block = (Block *)heap->region_cursor;
    heap->region_cursor += BLOCK_SIZE;
    return block;
}

Block *block_new(Heap *heap, unsigned span_class) {
    if (!heap_list_reserve(&heap->blocks, sizeof(Block *))) return NULL;
    bool is_zero;
    Block *block = block_take(heap, &is_zero);
    if (!block) return NULL;
    if (!is_zero) memset(block, 0, sizeof *block);
    uint32_t size = heap_class_size(span_class % HEAP_CLASSES);
    block->cell_size = size;
    block->reciprocal = (uint32_t)((UINT64_C(1) << 32) / size) + 1;
    block->count = (uint32_t)((size_t)((char *)block + BLOCK_SIZE - block_cells(block)) / size);
    block->fresh = is_zero ? 0 : block->count;
    block->span_class = span_class;
    ((Block **)heap->blocks.items)[heap->blocks.count++] = block;
    block->next = heap->available[span_class];
    heap->available[span_class] = block;
    HEAP_POISON(block_cells(block), (size_t)block->count * size);
    return block;
}

void block_recycle(Heap *heap, Block *block) {
    memset(block->live, 0, sizeof block->live);
    block->count = 0;
    block->next = heap->free_blocks;
    heap->free_blocks = block;
    heap->free_count++;
}

void blocks_release(Heap *heap, size_t keep) {
    while (heap->free_count > keep) {
        if (!heap_list_reserve(&heap->released, sizeof(Block *))) return;
        Block *block = heap->free_blocks;
        heap->free_blocks = block->next;
        heap->free_count--;
        HEAP_UNPOISON(block, BLOCK_SIZE);
        if (madvise(block, BLOCK_SIZE, MADV_DONTNEED) != 0) memset(block, 0, BLOCK_SIZE);
        ((Block **)heap->released.items)[heap->released.count++] = block;
    }
}

void blocks_delete(Heap *heap) {
    for (size_t i = 0; i < heap->regions.count; i++) {
        void *region = ((void **)heap->regions.items)[i];
        HEAP_UNPOISON(region, region_size);
#if HEAP_ASAN
        __lsan_unregister_root_region(region, region_size);
#endif
        munmap(region, region_size);
    }
    free(heap->regions.items);
    free(heap->blocks.items);
    free(heap->released.items);
    free(heap->block_table);
}

/* ---- from an address to a cell ---- */

/* The last large cell that begins at or below `word`. */
static LargeCell *large_below(const Heap *heap, uintptr_t word) {
    LargeCell **items = heap->large.items;
    size_t low = 0, high = heap->large.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((uintptr_t)(items[middle] + 1) <= word) low = middle + 1;
        else high = middle;
    }
    return low ? items[low - 1] : NULL;
}

static Cell *large_at(const Heap *heap, uintptr_t word) {
    LargeCell *large = large_below(heap, word);
    if (!large || word - (uintptr_t)large_cell(large) >= large->size) return NULL;
    return large_cell(large);
}

/* Reads the kind of a cell that may not be handed out yet. */
NO_SANITIZE_ADDRESS static Cell *block_cell_at(const Block *block, uintptr_t word) {
    if (word < (uintptr_t)block_cells(block)) return NULL;
    uint32_t index = block_index(block, word);
    if (index >= block->count || !(block->live[index / 64] >> index % 64 & 1)) return NULL;
    Cell *cell = block_cell(block, index);
    return cell->kind == CELL_FREE ? NULL : cell;
}

Cell *heap_cell_at(Heap *heap, uintptr_t word) {
    if (word < heap->lowest || word >= heap->highest) return NULL;
    uintptr_t block = word & -(uintptr_t)BLOCK_SIZE;
    if (heap->block_table[table_slot(heap, block)] == block) return block_cell_at((Block *)block, word);
    return heap->large.count ? large_at(heap, word) : NULL;
}
