/* A set of pointers: what is being visited just now. Open addressing; O(1) to add, ask and
 * remove. */
#ifndef BOBBIN_SUPPORT_POINTER_SET_H
#define BOBBIN_SUPPORT_POINTER_SET_H

#include "support/base.h"

/* All zero: an empty set. Its memory is freed by pointer_set_free. */
typedef struct PointerSet {
    const void **slots; /* NULL: free */
    size_t count;
    size_t capacity; /* a power of two, or 0 */
} PointerSet;

typedef enum PointerSetOutcome {
    POINTER_SET_ADDED,
    POINTER_SET_PRESENT, /* it was there already */
    POINTER_SET_NO_MEMORY
} PointerSetOutcome;

/* Precondition: pointer is not NULL. */
PointerSetOutcome pointer_set_add(PointerSet *set, const void *pointer);
/* Precondition: it is in the set. */
void pointer_set_remove(PointerSet *set, const void *pointer);
void pointer_set_free(PointerSet *set);

#endif
