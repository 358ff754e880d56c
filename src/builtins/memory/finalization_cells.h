/* The table behind a FinalizationRegistry: [[Cells]] (spec 26.2.4), in the order they came, with
 * chains that lead to them by unregister token.
 *
 * Adding a cell, taking it out by its token and taking out one whose target died take amortised
 * constant time, however many cells share a token. It knows nothing of registries, and never runs
 * script.
 *
 * Invariants
 * - A cell is live (its target is an object or a symbol), dead (the target died, the callback is
 *   still to be called) or a hole; holes hold nothing and go when the table is rebuilt.
 * - Cells with a token, and only they, are in the chain of its hash, dead ones too. A token that
 *   dies leaves its cells: nobody can name it any more.
 * - No dead cell lies at index `scan` or behind it.
 */
#ifndef BOBBIN_BUILTINS_MEMORY_FINALIZATION_CELLS_H
#define BOBBIN_BUILTINS_MEMORY_FINALIZATION_CELLS_H

#include "runtime/runtime.h"

typedef struct FinalizationCell {
    Value target;            /* VALUE_EMPTY: it died; undefined: a hole */
    Value held;              /* what the callback is told */
    Value token;             /* undefined: none */
    uint32_t next, previous; /* in the chain of the token; FINALIZATION_CHAIN_END */
} FinalizationCell;

#define FINALIZATION_CHAIN_END UINT32_MAX

/* All zero: empty. */
typedef struct FinalizationCells {
    FinalizationCell *cells; /* `capacity` of them, then as many chain heads; NULL: none yet */
    uint32_t capacity;       /* 0 or a power of two */
    uint32_t used;           /* cells and holes */
    uint32_t count;          /* cells, dead ones included */
    uint32_t dead;
    uint32_t scan;
} FinalizationCells;

/* False: out of memory. token undefined: none. */
bool finalization_cells_add(Runtime *runtime, FinalizationCells *table, Value target, Value held,
                            Value token);
/* Takes out all cells with the token. False: there was none. */
bool finalization_cells_remove(Runtime *runtime, FinalizationCells *table, Value token);
/* Takes out the youngest dead cell. False: there is none. */
bool finalization_cells_take_dead(Runtime *runtime, FinalizationCells *table, Value *held);

/* ---- the collector ---- */
void finalization_cells_mark(Heap *heap, const FinalizationCells *table);
/* After marking: cells whose targets were not marked are dead. */
void finalization_cells_clear(Heap *heap, FinalizationCells *table);
void finalization_cells_free(Heap *heap, FinalizationCells *table);

#endif
