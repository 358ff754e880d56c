/* What a Map, a Set or an iterator over one holds, without running script and without moving it. */
#ifndef BOBBIN_HOST_PREVIEW_H
#define BOBBIN_HOST_PREVIEW_H

#include "runtime/objects/object.h"

typedef struct Preview {
    Array *values;  /* the first entries: values, or keys and values in turn */
    uint32_t count; /* entries in `values` */
    double total;   /* entries there are */
    bool has_keys;
} Preview;

/* Map, Set and their iterators (an iterator: what is still to come). */
bool object_has_preview(const Object *object);
/* Up to `limit` entries. Precondition: object_has_preview, or a weak collection. False: out of
 * memory. */
bool preview_collection(Runtime *runtime, Object *object, double limit, Preview *preview);

#endif
