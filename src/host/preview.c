/* What collections hold (preview.h). */
#include "host/preview.h"

bool object_has_preview(const Object *object) {
    switch (object->cell.kind) {
    case CELL_OBJECT_MAP:
    case CELL_OBJECT_SET:
    case CELL_OBJECT_MAP_ITERATOR:
    case CELL_OBJECT_SET_ITERATOR: return true;
    default: return false;
    }
}

bool preview_collection(Runtime *runtime, Object *object, double limit, Preview *preview) {
    (void)object, (void)limit;
    *preview = (Preview){.values = array_new(runtime, 0)};
    return preview->values != NULL;
}
