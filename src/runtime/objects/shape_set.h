/* Weak sets of shapes, keyed by the transition (key, attributes) that made them. The collector
 * drops the dead ones through shape_set_drop_dead. Memory is the C library's: sets hang on shapes,
 * not values. */
#ifndef BOBBIN_RUNTIME_OBJECTS_SHAPE_SET_H
#define BOBBIN_RUNTIME_OBJECTS_SHAPE_SET_H

#include "runtime/objects/shape.h"

typedef struct ShapeSet {
    Shape **shapes; /* open addressing, NULL: free */
    uint32_t count, capacity;
} ShapeSet;

Shape *shape_set_find(const ShapeSet *set, PropertyKey key, uint32_t attributes);
/* False on out of memory (no exception set). Precondition: not there. */
bool shape_set_add(ShapeSet *set, Shape *shape);
void shape_set_drop_dead(ShapeSet *set, Heap *heap);

#endif
