/* Blocks: where cells live; mapped in regions, found by address, recycled, given back.
 *
 * Memory comes from the system in regions of REGION_BLOCKS blocks that stay mapped until the heap
 * goes; only the pages of their cells are given back. A block is made for a class when the class
 * needs one, so that a small script touches few pages. Nothing here collects or raises errors.
 */
#include "runtime/heap/heap_internal.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "support/hash.h"

#if HEAP_ASAN
#include <sanitizer/lsan_interface.h>
#endif

/* ---- size classes ---- */

static const uint16_t medium_sizes[HEAP_MEDIUM_CLASSES] = {320, 384, 448, 512, 640,
                                                           768, 1024, 1280, 1536, HEAP_LARGE};

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

/* ---- the set of region addresses ---- */

static size_t table_slot(const Heap *heap, uintptr_t address) {
    size_t mask = heap->table_size - 1, slot = hash_u64(address / REGION_SIZE) & mask;
    while (heap->region_table[slot] != 0 && heap->region_table[slot] != address)
        slot = (slot + 1) & mask;
    return slot;
}

/* Room for one region more, at most half full. */
static bool table_reserve(Heap *heap) {
    if (2 * (heap->regions.count + 1) <= heap->table_size) return true;
    size_t old_size = heap->table_size, size = old_size ? 2 * old_size : 16;
    uintptr_t *old = heap->region_table, *table = calloc(size, sizeof *table);
    if (!table) return false;
    heap->region_table = table;
    heap->table_size = size;
    for (size_t i = 0; i < old_size; i++) {
        if (old[i]) table[table_slot(heap, old[i])] = old[i];
    }
    free(old);
    return true;
}

static void table_add(Heap *heap, uintptr_t address) {
    heap->region_table[table_slot(heap, address)] = address;
    if (address < heap->lowest) heap->lowest = address;
    if (address + REGION_SIZE > heap->highest) heap->highest = address + REGION_SIZE;
}

/* ---- regions ---- */

/* Memory aligned to REGION_SIZE, or NULL. Twice the size is mapped, the rest given back. */
static Region *region_map(void) {
    size_t size = 2 * (size_t)REGION_SIZE;
    char *mapped = mmap(NULL, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped == MAP_FAILED) return NULL;
    size_t before = -(uintptr_t)mapped & (REGION_SIZE - 1);
    if (before) munmap(mapped, before);
    munmap(mapped + before + REGION_SIZE, REGION_SIZE - before);
    return (Region *)(mapped + before);
}

static bool region_new(Heap *heap) {
    if (heap->regions.count > UINT32_MAX / REGION_GRANULES) return false;
    if (!heap_list_reserve(&heap->regions, sizeof(Region *)) || !table_reserve(heap)) return false;
    Region *region = region_map();
    if (!region) return false;
#if HEAP_ASAN
    __lsan_register_root_region(region, REGION_SIZE);
#endif
    region->number = heap->regions.count;
    ((Region **)heap->regions.items)[heap->regions.count++] = region;
    table_add(heap, (uintptr_t)region);
    heap->region_unused = REGION_BLOCKS;
    return true;
}

bool blocks_init(Heap *heap) {
    heap->lowest = UINTPTR_MAX;
    return region_new(heap);
}

/* ---- blocks ---- */

static Block *block_pop(Block **list) {
    Block *block = *list;
    *list = block->next;
    return block;
}

/* Where the cells of a block may lie. */
static char *block_start(const Block *block) {
    Region *region = region_of_address((uintptr_t)block);
    size_t index = (size_t)(block - region->blocks);
    return index ? (char *)region + index * BLOCK_SIZE : (char *)(region + 1);
}
static char *block_end(const Block *block) {
    Region *region = region_of_address((uintptr_t)block);
    return (char *)region + (size_t)(block - region->blocks + 1) * BLOCK_SIZE;
}

/* A block out of use: one with memory first, then an untouched one. *is_zero: nothing but zeros in
 * its cells. */
static Block *block_take(Heap *heap, bool *is_zero) {
    *is_zero = heap->free_blocks == NULL;
    if (heap->free_blocks) {
        heap->free_count--;
        return block_pop(&heap->free_blocks);
    }
    if (heap->released_blocks) return block_pop(&heap->released_blocks);
    if (heap->region_unused == 0 && !region_new(heap)) return NULL;
    Region *newest = ((Region **)heap->regions.items)[heap->regions.count - 1];
    return &newest->blocks[REGION_BLOCKS - heap->region_unused--];
}

static void block_init(Block *block, unsigned span_class, bool is_zero) {
    uint32_t size = heap_class_size(span_class % HEAP_CLASSES);
    block->cells = block_start(block);
    block->cell_size = size;
    block->reciprocal = (uint32_t)((UINT64_C(1) << 32) / size) + 1;
    block->count = (uint32_t)(block_end(block) - block->cells) / size;
    block->scan = 0;
    block->fresh = is_zero ? 0 : block->count;
    block->span_class = span_class;
    HEAP_POISON(block->cells, (size_t)block->count * size);
}

Block *block_new(Heap *heap, unsigned span_class) {
    if (!heap_list_reserve(&heap->blocks, sizeof(Block *))) return NULL;
    bool is_zero;
    Block *block = block_take(heap, &is_zero);
    if (!block) return NULL;
    block_init(block, span_class, is_zero);
    ((Block **)heap->blocks.items)[heap->blocks.count++] = block;
    block->next = heap->available[span_class];
    heap->available[span_class] = block;
    return block;
}

/* Its live bits are clear already: nothing in it was marked. */
void block_recycle(Heap *heap, Block *block) {
    block->count = 0;
    block->next = heap->free_blocks;
    heap->free_blocks = block;
    heap->free_count++;
}

/* The page that a short first block shares with the region's head stays. */
static void release_pages(const Block *block) {
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    char *start = block_start(block), *end = block_end(block);
    char *pages = (char *)(((uintptr_t)start + page - 1) & -page);
    HEAP_UNPOISON(start, (size_t)(end - start));
    memset(start, 0, (size_t)(pages - start));
    if (madvise(pages, (size_t)(end - pages), MADV_DONTNEED) != 0)
        memset(pages, 0, (size_t)(end - pages));
}

void blocks_release(Heap *heap, size_t keep) {
    for (; heap->free_count > keep; heap->free_count--) {
        Block *block = block_pop(&heap->free_blocks);
        release_pages(block);
        block->next = heap->released_blocks;
        heap->released_blocks = block;
    }
}

void blocks_delete(Heap *heap) {
    for (size_t i = 0; i < heap->regions.count; i++) {
        Region *region = ((Region **)heap->regions.items)[i];
        HEAP_UNPOISON(region, REGION_SIZE);
#if HEAP_ASAN
        __lsan_unregister_root_region(region, REGION_SIZE);
#endif
        munmap(region, REGION_SIZE);
    }
    free(heap->regions.items);
    free(heap->blocks.items);
    free(heap->region_table);
}

/* ---- cells by number: region and granule ---- */

uint32_t heap_cell_number(const Cell *cell) {
    const Region *region = region_of_address((uintptr_t)cell);
    size_t granule = (uintptr_t)cell % REGION_SIZE / HEAP_GRANULE;
    return (uint32_t)(region->number * REGION_GRANULES + granule);
}

Cell *heap_cell_of_number(const Heap *heap, uint32_t number) {
    char *region = ((char **)heap->regions.items)[number / REGION_GRANULES];
    return (Cell *)(region + (size_t)(number % REGION_GRANULES) * HEAP_GRANULE);
}

/* ---- from an address to a cell ---- */

/* The last large cell that begins at or below `word`. */
static LargeCell *large_below(const Heap *heap, uintptr_t word) {
    LargeCell **items = heap->large.items;
    size_t low = 0, high = heap->large.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((uintptr_t)(items[middle] + 1) <= word)
            low = middle + 1;
        else
            high = middle;
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
    if (word < (uintptr_t)block->cells) return NULL;
    uint32_t index = block_index(block, word);
    if (index >= block->count || !(block->live[index / 64] >> index % 64 & 1)) return NULL;
    Cell *cell = block_cell(block, index);
    return cell->kind == CELL_FREE ? NULL : cell;
}

bool heap_has_region_at(const Heap *heap, uintptr_t address) {
    uintptr_t region = (uintptr_t)region_of_address(address);
    return heap->region_table[table_slot(heap, region)] == region;
}

Cell *heap_cell_at(Heap *heap, uintptr_t word) {
    if (word < heap->lowest || word >= heap->highest) return NULL;
    if (heap_has_region_at(heap, word)) return block_cell_at(block_of_address(word), word);
    return heap->large.count ? large_at(heap, word) : NULL;
}
