/* The object space: what a runtime keeps for its shapes, outside the heap. Private to
 * runtime/objects. */
#ifndef BOBBIN_RUNTIME_OBJECTS_OBJECT_SPACE_H
#define BOBBIN_RUNTIME_OBJECTS_OBJECT_SPACE_H

#include "runtime/objects/shape.h"

typedef struct ObjectSpace ObjectSpace;

/* Makes it when it is not there yet. False on out of memory, with the exception set. */
bool object_space_ensure(Runtime *runtime);
void object_space_release(Runtime *runtime);
/* False when a lineage has seen too many changes of attributes: a dictionary serves better. */
bool shape_may_change(const Shape *shape);

/* What a look-up along a prototype chain has found: see object_get_remembered. */
typedef struct RememberedGet {
    PropertyKey key;
    PropertyCache cache; /* shape NULL: nothing is remembered */
    bool is_absent;
} RememberedGet;
/* The one place for what a look-up of that key finds on objects of that shape. */
RememberedGet *object_space_remembered(const Runtime *runtime, const Shape *shape,
                                       PropertyKey key);

#endif
