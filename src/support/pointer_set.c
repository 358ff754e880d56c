/* Sets of pointers (pointer_set.h): linear probing, at most half full; a removal closes the gap it
 * leaves. */
#include "support/pointer_set.h"

#include <stdlib.h>

#include "support/hash.h"

enum { POINTER_SET_FIRST = 16 };

static size_t home_of(const PointerSet *set, const void *pointer) {
    return hash_pointer(pointer) & (set->capacity - 1);
}

/* The slot that holds the pointer, or the free one where it would go. */
static size_t slot_of(const PointerSet *set, const void *pointer) {
    size_t slot = home_of(set, pointer);
    while (set->slots[slot] && set->slots[slot] != pointer) slot = (slot + 1) & (set->capacity - 1);
    return slot;
}

static bool grow(PointerSet *set) {
    PointerSet grown = {.capacity = set->capacity ? 2 * set->capacity : POINTER_SET_FIRST};
    grown.slots = calloc(grown.capacity, sizeof *grown.slots);
    if (!grown.slots) return false;
    for (size_t i = 0; i < set->capacity; i++) {
        if (set->slots[i]) grown.slots[slot_of(&grown, set->slots[i])] = set->slots[i];
    }
    grown.count = set->count;
    free(set->slots);
    *set = grown;
    return true;
}

PointerSetOutcome pointer_set_add(PointerSet *set, const void *pointer) {
    if (2 * set->count >= set->capacity && !grow(set)) return POINTER_SET_NO_MEMORY;
    size_t slot = slot_of(set, pointer);
    if (set->slots[slot]) return POINTER_SET_PRESENT;
    set->slots[slot] = pointer;
    set->count++;
    return POINTER_SET_ADDED;
}

void pointer_set_remove(PointerSet *set, const void *pointer) {
    size_t mask = set->capacity - 1, gap = slot_of(set, pointer);
    set->slots[gap] = NULL;
    set->count--;
    for (size_t slot = (gap + 1) & mask; set->slots[slot]; slot = (slot + 1) & mask) {
        size_t home = home_of(set, set->slots[slot]);
        /* Whoever's home lies at or before the gap, going round, moves into it. */
        if (((slot - home) & mask) < ((slot - gap) & mask)) continue;
        set->slots[gap] = set->slots[slot];
        set->slots[slot] = NULL;
        gap = slot;
    }
}

void pointer_set_free(PointerSet *set) {
    free(set->slots);
    *set = (PointerSet){0};
}
