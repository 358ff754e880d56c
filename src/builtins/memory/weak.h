/* What everything that holds weakly shares (spec 9.9, 9.13): WeakMap and WeakSet, WeakRef,
 * FinalizationRegistry.
 *
 * runtime->weak lists those that the collector has to be told of. One hook, which comes with the
 * first of them, clears after each marking what the dead have left in the living.
 */
#ifndef BOBBIN_BUILTINS_MEMORY_WEAK_H
#define BOBBIN_BUILTINS_MEMORY_WEAK_H

#include "builtins/builtin.h"

/* 9.13 CanBeHeldWeakly: objects, and symbols but those of Symbol.for. */
bool can_be_held_weakly(Value value);

/* Sees to it that the hook is there: before anything weak is made. False: out of memory. */
bool weak_watch(Runtime *runtime);

/* What the hook asks for: to drop what was not marked. Nothing is allocated, nothing is run. */
void weak_collections_clear(Heap *heap, WeakHolders *weak);
void weak_references_clear(Heap *heap, WeakHolders *weak);
void finalization_registries_clear(Heap *heap, WeakHolders *weak);
/* Registries whose callbacks are to be called are roots. */
void finalization_registries_mark(Heap *heap, const WeakHolders *weak);

#endif
