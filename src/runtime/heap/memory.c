/* The accounts of the heap: when to collect, the limit in bytes, and memory outside cells.
 *
 * Invariants
 * - used = cells (open spans as a whole) + memory owned by cells. It may pass the limit only by
 *   what a quiet request took.
 * - Below the limit lies a reserve. It stays free until RangeError "out of memory" was thrown; then
 *   it may be used, so that the error can be handled, until a collection finds enough room again.
 * - A collection that leaves less than the reserve to allocate counts as out of memory: a script
 *   that lives at its limit would otherwise do nothing but collect.
 */
#include "runtime/heap/heap_internal.h"

#include <stdlib.h>

bool heap_list_reserve(HeapList *list, size_t item_size) {
    if (list->count < list->capacity) return true;
    size_t capacity = list->capacity ? 2 * list->capacity : 16;
    void *items = realloc(list->items, capacity * item_size);
    if (!items) return false;
    list->items = items;
    list->capacity = capacity;
    return true;
}

/* ---- limit and threshold ---- */

/* What `bytes` more must leave free below the limit. */
static bool within_limit(const Heap *heap, size_t bytes, size_t leave) {
    if (heap->limit == SIZE_MAX) return bytes <= SIZE_MAX / 2 - heap->used;
    if (bytes > heap->limit || heap->used > heap->limit - bytes) return false;
    return heap->limit - bytes - heap->used >= leave;
}

static size_t usual_reserve(const Heap *heap) {
    return heap->reserve_open ? 0 : heap->reserve;
}

void heap_set_threshold(Heap *heap) {
    heap->live_after = heap->used;
    heap->threshold = heap->used + heap->used / 8 * 7 + HEAP_FLOOR;
    if (within_limit(heap, 0, 3 * heap->reserve)) heap->reserve_open = false;
}

static bool fail(Runtime *runtime) {
    runtime->heap->reserve_open = true;
    throw_out_of_memory(runtime);
    return false;
}

/* After a collection there must be something to gain from going on. */
static bool collect_for(Runtime *runtime, size_t bytes) {
    Heap *heap = runtime->heap;
    heap_collect(runtime);
    if (!within_limit(heap, bytes, 2 * usual_reserve(heap))) return fail(runtime);
    if (heap->threshold < heap->used + bytes) heap->threshold = heap->used + bytes;
    return true;
}

bool heap_make_room(Runtime *runtime, size_t bytes) {
    Heap *heap = runtime->heap;
    assert(!heap->is_collecting);
    if (heap->used + bytes > heap->threshold || !within_limit(heap, bytes, usual_reserve(heap))) {
        return collect_for(runtime, bytes);
    }
    return true;
}

bool heap_retry(Runtime *runtime, bool *tried) {
    if (*tried) return fail(runtime);
    *tried = true;
    heap_collect(runtime);
    return true;
}

bool heap_charge(Runtime *runtime, ptrdiff_t bytes) {
    Heap *heap = runtime->heap;
    if (bytes >= 0) {
        if (!heap_make_room(runtime, (size_t)bytes)) return false;
        heap->memory += (size_t)bytes;
        heap_account(heap, (size_t)bytes);
    } else {
        heap->memory -= (size_t)-bytes;
        heap->used -= (size_t)-bytes;
    }
    return true;
}

/* ---- memory owned by cells ---- */

void *heap_memory_allocate(Runtime *runtime, size_t size) {
    return heap_memory_reallocate(runtime, NULL, 0, size);
}

/* realloc with the accounts kept; NULL when the system has none. */
static void *resize(Heap *heap, void *memory, size_t old_size, size_t new_size) {
    void *resized = realloc(memory, new_size ? new_size : 1);
    if (!resized) return NULL;
    heap->memory += new_size - old_size;
    heap->used -= old_size;
    heap_account(heap, new_size);
    return resized;
}

void *heap_memory_reallocate(Runtime *runtime, void *memory, size_t old_size, size_t new_size) {
    Heap *heap = runtime->heap;
    if (HEAP_STRESS) heap_collect(runtime);
    if (new_size > old_size && !heap_make_room(runtime, new_size - old_size)) return NULL;
    bool tried = false;
    void *resized;
    while (!(resized = resize(heap, memory, old_size, new_size))) {
        if (!heap_retry(runtime, &tried)) return NULL;
    }
    return resized;
}

void *heap_memory_reallocate_quietly(Runtime *runtime, void *memory, size_t old_size,
                                     size_t new_size) {
    Heap *heap = runtime->heap;
    /* What was allocated since the last collection may all be garbage: that much is lent. */
    size_t lent = heap->used > heap->live_after ? heap->used - heap->live_after : 0;
    size_t more = new_size > old_size ? new_size - old_size : 0;
    void *resized = NULL;
    if (more <= lent || within_limit(heap, more - lent, usual_reserve(heap))) {
        resized = resize(heap, memory, old_size, new_size);
    }
    if (!resized) fail(runtime);
    return resized;
}

void heap_memory_free(Heap *heap, void *memory, size_t size) {
    if (!memory) return;
    free(memory);
    heap->memory -= size;
    heap->used -= size;
}
