/* What the files of heap/ share. Nothing else may include it (but the heap's own tests).
 *
 * Invariants
 * - Blocks of cells of one size lie in regions aligned to their size; what is known of a region's
 *   blocks lies at its beginning, apart from the cells: side by side the mark bits of many blocks
 *   share a cache, each at the head of its block they would evict one another. The first block is
 *   the shorter by that.
 * - A cell's block follows from its address; its index there from multiplication with the block's
 *   reciprocal, no division.
 * - `live` has a bit for each cell that is allocated or lies in an open span; after a collection it
 *   equals `marks`. A cell of an open span that was not handed out yet has kind CELL_FREE. So "live
 *   bit set and kind not FREE" says whether a word points to a cell.
 * - Cells whose index is below `fresh` may hold anything when not live; from there on the memory is
 *   zero.
 * - Large cells lie LARGE_OFFSET bytes past a multiple of LARGE_ALIGNMENT: where a cell of a block
 *   happens to lie like that, the table of regions tells them apart.
 * - There are so few regions that 32 bits count all granules: 32 GiB of cells.
 */
#ifndef BOBBIN_RUNTIME_HEAP_HEAP_INTERNAL_H
#define BOBBIN_RUNTIME_HEAP_HEAP_INTERNAL_H

#include "runtime/runtime.h"

#if defined(__SANITIZE_ADDRESS__)
#define HEAP_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HEAP_ASAN 1
#endif
#endif
#ifndef HEAP_ASAN
#define HEAP_ASAN 0
#endif
#ifdef BOB_GC_STRESS
#define HEAP_STRESS 1
#else
#define HEAP_STRESS 0
#endif

#if HEAP_ASAN
#include <sanitizer/asan_interface.h>
#define HEAP_POISON(memory, size)   ASAN_POISON_MEMORY_REGION(memory, size)
#define HEAP_UNPOISON(memory, size) ASAN_UNPOISON_MEMORY_REGION(memory, size)
#else
#define HEAP_POISON(memory, size)   ((void)(memory), (void)(size))
#define HEAP_UNPOISON(memory, size) ((void)(memory), (void)(size))
#endif
#define NO_SANITIZE_ADDRESS __attribute__((no_sanitize_address))

enum {
    BLOCK_SIZE = 64 * 1024,
    BLOCK_WORDS = BLOCK_SIZE / HEAP_SMALLEST / 64,
    REGION_BLOCKS = 16, /* blocks mapped at once */
    REGION_SIZE = REGION_BLOCKS * BLOCK_SIZE,
    REGION_GRANULES = REGION_SIZE / HEAP_GRANULE,
    HEAP_LARGE = 2048, /* the biggest cell that lives in a block */
    LARGE_ALIGNMENT = 256,
    HEAP_SPAN_BYTES = 4096, /* zeroed and handed to the fast path at once */
    /* Allocated between two collections, at least: what short-lived cells go through should stay in
     * the second cache. */
    HEAP_FLOOR = 1 << 20,
    HEAP_FREED_BYTE = 0xDB /* gc-stress: what freed cells are filled with */
};

typedef struct Block Block;
struct Block {
    Block *next;         /* in the list of its class, or of free or released blocks */
    char *cells;         /* the first one */
    uint32_t reciprocal; /* 2^32 / cell_size, rounded up */
    uint32_t cell_size;
    uint32_t count;      /* cells in the block; 0: a free block */
    uint32_t scan;       /* no free cell below this index */
    uint32_t fresh;      /* memory of cells from this index on is zero */
    uint32_t span_class; /* 0 .. HEAP_SPANS - 1 */
    uint64_t marks[BLOCK_WORDS];
    uint64_t live[BLOCK_WORDS];
};

/* The head of a region; the cells of blocks[0] begin behind it, those of blocks[i] at i *
 * BLOCK_SIZE. */
typedef struct Region {
    Block blocks[REGION_BLOCKS];
    size_t number; /* its place among the heap's regions */
    size_t unused; /* keeps the cells behind it aligned to 16 */
} Region;
_Static_assert(sizeof(Region) % 16 == 0, "see LARGE_OFFSET");

/* A cell apart; the cell follows. It lies at a multiple of LARGE_ALIGNMENT. */
typedef struct LargeCell {
    size_t size;
    bool is_marked;
    void *memory; /* what the system gave; the LargeCell is a little further on */
} LargeCell;
/* An odd multiple of 8: cells whose size is a multiple of 16 never lie like a large one. */
enum { LARGE_OFFSET = sizeof(LargeCell) };
_Static_assert(LARGE_OFFSET % 16 == 8, "most cells are told by their address");

typedef struct RootEntry {
    RootFn run;
    void *data;
} RootEntry;

typedef struct EphemeronEntry {
    Cell *table;
    EphemeronFn step;
} EphemeronEntry;

/* A growable array outside the heap's accounts. */
typedef struct HeapList {
    void *items;
    size_t count, capacity;
} HeapList;
bool heap_list_reserve(HeapList *list, size_t item_size);

struct Heap {
    HeapAllocator allocator; /* first: see allocate.h */
    Runtime *runtime;
    TraceFn trace[CELL_KIND_COUNT];
    FinalizeFn finalize[CELL_KIND_COUNT];

    /* blocks */
    Block *available[HEAP_SPANS]; /* blocks with free cells; the first is the one spans come from */
    HeapList blocks;              /* Block *: in use */
    Block *free_blocks;           /* out of use, with memory behind them */
    size_t free_count;
    Block *released_blocks;  /* out of use, given back to the system: zero */
    HeapList regions;        /* Region * */
    unsigned region_unused;  /* blocks of the newest region that were never used: its last ones */
    uintptr_t *region_table; /* hash set of the addresses of all regions */
    size_t table_size;
    HeapList large; /* LargeCell *: sorted by address when large_sorted */
    bool large_sorted;
    uintptr_t lowest, highest; /* addresses of all cells lie between */

    /* accounts, in bytes */
    size_t used;       /* cells (open spans whole) and memory */
    size_t memory;     /* of it: memory owned by cells */
    size_t live_after; /* used, right after the last collection */
    size_t threshold;  /* collect before used passes this */
    size_t limit;      /* SIZE_MAX: none */
    size_t reserve;    /* of the limit, kept for handling the error */
    bool reserve_open;
    size_t peak, collections;

    /* marking */
    uintptr_t *mark_stack; /* see mark.c */
    size_t mark_count, mark_capacity, mark_limit;
    bool mark_overflowed, is_draining, is_collecting;
    HeapList ephemerons; /* EphemeronEntry */
    HeapList roots;      /* RootEntry */
    HeapList weak_hooks; /* RootEntry */
    const void *stack_base;
};

/* Whether the address lies in one of the heap's regions. */
bool heap_has_region_at(const Heap *heap, uintptr_t address);
static inline bool cell_is_large(const Heap *heap, const void *cell) {
    return UNLIKELY((uintptr_t)cell % LARGE_ALIGNMENT == LARGE_OFFSET) &&
           !heap_has_region_at(heap, (uintptr_t)cell);
}
static inline LargeCell *large_of_cell(const void *cell) {
    return (LargeCell *)cell - 1;
}
static inline Cell *large_cell(LargeCell *large) {
    return (Cell *)(large + 1);
}
static inline Region *region_of_address(uintptr_t address) {
    return (Region *)(address & -(uintptr_t)REGION_SIZE);
}
static inline Block *block_of_address(uintptr_t address) {
    return &region_of_address(address)->blocks[address / BLOCK_SIZE % REGION_BLOCKS];
}
static inline Block *block_of_cell(const void *cell) {
    return block_of_address((uintptr_t)cell);
}
static inline Cell *block_cell(const Block *block, uint32_t index) {
    return (Cell *)(block->cells + (size_t)index * block->cell_size);
}
/* Index of the cell that `address` lies in; may be past the last one. Precondition: not below the
 * first. */
static inline uint32_t block_index(const Block *block, uintptr_t address) {
    return (uint32_t)((address - (uintptr_t)block->cells) * block->reciprocal >> 32);
}
static inline uint32_t block_word_count(const Block *block) {
    return (block->count + 63) / 64;
}
static inline bool block_has_finalizers(const Block *block) {
    return block->span_class >= HEAP_CLASSES;
}

/* ---- blocks.c ---- */
/* The class of cells of `size` bytes. Precondition: size <= HEAP_LARGE. */
unsigned heap_size_class(size_t size);
uint32_t heap_class_size(unsigned size_class);
/* Maps the first region. False: the system has no memory. */
bool blocks_init(Heap *heap);
/* An empty block for a class, put in front of the class's list. NULL: the system has no memory. */
Block *block_new(Heap *heap, unsigned span_class);
/* Takes an empty block out of use. Precondition: it is in no list of available blocks. */
void block_recycle(Heap *heap, Block *block);
/* Gives all free blocks but `keep` back to the system. */
void blocks_release(Heap *heap, size_t keep);
void blocks_delete(Heap *heap);
/* The cell a word points into, or NULL. For any word at all. */
Cell *heap_cell_at(Heap *heap, uintptr_t word);

/* ---- allocate.c ---- */
void heap_close_spans(Heap *heap);

/* ---- memory.c ---- */
/* Makes sure `bytes` more may be used: collects when it is time. False: past the limit, RangeError
 * set. */
bool heap_make_room(Runtime *runtime, size_t bytes);
/* After the system refused memory: true when a collection was made and it is worth a second try;
 * else the error is set. */
bool heap_retry(Runtime *runtime, bool *tried);
static inline void heap_account(Heap *heap, size_t bytes) {
    heap->used += bytes;
    if (heap->used > heap->peak) heap->peak = heap->used;
}
/* Sets the threshold of the next collection from what is in use now. */
void heap_set_threshold(Heap *heap);

/* ---- mark.c ---- */
void heap_drain(Heap *heap);
void heap_clear_marks(Heap *heap);
/* Gives the memory of a mark stack that has grown back. */
void heap_trim_mark_stack(Heap *heap);

/* ---- roots.c ---- */
void heap_mark_roots(Heap *heap);

#endif
