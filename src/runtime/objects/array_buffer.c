/* The bytes of ArrayBuffers, and what the collector must know of binary data (spec 25.1.2).
 *
 * Bytes come zeroed from the system, which need not touch a large block before a script does; they
 * are charged to the heap's accounts as a whole. A resizable buffer is charged for what it has, not
 * for what it may ask for.
 */
#include <stdlib.h>

#include "runtime/objects/binary.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/realm.h"

/* ---- the collector ---- */

static void array_buffer_finalize(Heap *heap, Cell *cell) {
    ArrayBuffer *buffer = (ArrayBuffer *)cell;
    heap_memory_free(heap, buffer->data, buffer->byte_length);
    object_finalize(heap, cell);
}

static void typed_array_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_cell(heap, ((TypedArray *)cell)->buffer);
}

static void data_view_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_cell(heap, ((DataView *)cell)->buffer);
}

void binary_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_ARRAY_BUFFER, object_trace, array_buffer_finalize);
    heap_register_kind(heap, CELL_OBJECT_TYPED_ARRAY, typed_array_trace, object_finalize);
    heap_register_kind(heap, CELL_OBJECT_DATA_VIEW, data_view_trace, object_finalize);
}

/* ---- bytes ---- */

static bool throw_allocation_failed(Runtime *runtime) {
    if (runtime_has_exception(runtime)) runtime_take_exception(runtime); /* out of memory */
    throw_range_error(runtime, "Array buffer allocation failed");
    return false;
}

/* Spec 6.2.9.1 CreateByteDataBlock. */
static bool allocate_bytes(Runtime *runtime, ArrayBuffer *buffer, double byte_length) {
    if (byte_length > BINARY_MAX_LENGTH * sizeof(double)) return throw_allocation_failed(runtime);
    size_t size = (size_t)byte_length;
    if (!heap_charge(runtime, (ptrdiff_t)size)) return throw_allocation_failed(runtime);
    buffer->data = calloc(size ? size : 1, 1);
    if (!buffer->data) {
        heap_charge(runtime, -(ptrdiff_t)size);
        return throw_allocation_failed(runtime);
    }
    buffer->byte_length = buffer->max_byte_length = size;
    buffer->object.cell.flags |= CELL_HAS_FINALIZER;
    return true;
}

ArrayBuffer *array_buffer_new(Runtime *runtime, Object *prototype, double byte_length,
                              double max_byte_length, bool is_shared) {
    ArrayBuffer *buffer =
        object_allocate(runtime, sizeof *buffer, CELL_OBJECT_ARRAY_BUFFER, prototype, 0);
    if (!buffer || !allocate_bytes(runtime, buffer, byte_length)) return NULL;
    buffer->is_shared = is_shared;
    buffer->is_resizable = max_byte_length >= 0;
    if (buffer->is_resizable) buffer->max_byte_length = (size_t)max_byte_length;
    return buffer;
}

ArrayBuffer *array_buffer_new_plain(Runtime *runtime, double byte_length) {
    Object *prototype = intrinsic(runtime, INTRINSIC_ARRAY_BUFFER_PROTOTYPE);
    return prototype ? array_buffer_new(runtime, prototype, byte_length, -1, false) : NULL;
}

/* Spec 25.1.2.3 DetachArrayBuffer. */
void array_buffer_detach(Runtime *runtime, ArrayBuffer *buffer) {
    heap_memory_free(runtime->heap, buffer->data, buffer->byte_length);
    buffer->data = NULL;
    buffer->byte_length = buffer->max_byte_length = 0;
}

bool array_buffer_resize(Runtime *runtime, ArrayBuffer *buffer, size_t byte_length) {
    size_t old_length = buffer->byte_length;
    uint8_t *data = heap_memory_reallocate(runtime, buffer->data, old_length, byte_length);
    if (!data) return throw_allocation_failed(runtime);
    if (byte_length > old_length) memset(data + old_length, 0, byte_length - old_length);
    buffer->data = data;
    buffer->byte_length = byte_length;
    return true;
}
