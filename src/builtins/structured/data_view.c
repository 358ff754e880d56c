/* DataView (spec 25.3): reading and writing elements of any kind at any place, in either order of
 * bytes. One function reads and one writes: the row of the method says of what kind. */
#include "builtins/structured/binary_methods.h"

/* ---- the constructor (25.3.2.1) ---- */

/* Steps 4 to 9 and 11 to 15: where the view lies. length -1: it tracks the buffer's length. */
static bool view_bounds(NativeCall *call, const ArrayBuffer *buffer, double *offset,
                        double *length) {
    Runtime *runtime = call->runtime;
    static const char bad_offset[] = "Start offset %S is outside the bounds of the buffer";
    static const char bad_length[] = "Invalid DataView length %S";
    Value offset_value = argument(call, 1), length_value = argument(call, 2);
    if (!index_or_throw(runtime, offset_value, bad_offset, offset)) return false;
    if (array_buffer_is_detached(buffer)) {
        throw_type_error(runtime, "Cannot perform DataView constructor on a detached ArrayBuffer");
        return false;
    }
    double available = (double)buffer->byte_length;
    if (*offset > available) return throw_bad_index(runtime, bad_offset, value_number(*offset));
    *length = buffer->is_resizable ? -1 : available - *offset;
    if (value_is_undefined(length_value)) return true;
    if (!index_or_throw(runtime, length_value, bad_length, length)) return false;
    if (*offset + *length <= available) return true;
    return throw_bad_index(runtime, bad_length, length_value);
}

/* Steps 10 to 14 again: getting the prototype may have run script. */
static bool still_fits(NativeCall *call, const ArrayBuffer *buffer, double offset, double length) {
    if (array_buffer_is_detached(buffer)) {
        throw_type_error(call->runtime,
                         "Cannot perform DataView constructor on a detached ArrayBuffer");
        return false;
    }
    if (offset + fmax(length, 0) <= (double)buffer->byte_length) return true;
    throw_range_error(call->runtime, "Invalid DataView length %g", length);
    return false;
}

/* 25.3.2.1 DataView ( buffer [ , byteOffset [ , byteLength ] ] ) */
static Value data_view_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (value_is_undefined(call->new_target)) return throw_requires_new(call);
    if (!value_is_array_buffer(argument(call, 0))) {
        return throw_type_error(runtime,
                                "First argument to DataView constructor must be an ArrayBuffer");
    }
    ArrayBuffer *buffer = (ArrayBuffer *)value_as_object(argument(call, 0));
    double offset, length;
    TRY_OK(view_bounds(call, buffer, &offset, &length));
    DataView *view = object_create_from_constructor(runtime, value_as_object(call->new_target),
                                                    INTRINSIC_DATA_VIEW_PROTOTYPE, sizeof *view,
                                                    CELL_OBJECT_DATA_VIEW);
    if (!view) return VALUE_ABRUPT;
    TRY_OK(still_fits(call, buffer, offset, length));
    view->buffer = buffer;
    view->byte_offset = (size_t)offset;
    view->tracks_length = length < 0;
    view->byte_end = (size_t)(offset + fmax(length, 0));
    return value_cell(view);
}

/* ---- receivers ---- */

/* V8 says "undefined" of whatever is no DataView, and in getters how it writes their names. */
static DataView *view_this(NativeCall *call, const char *scope, const char *name) {
    if (LIKELY(value_is_kind(call->this_value, CELL_OBJECT_DATA_VIEW))) {
        return (DataView *)value_as_object(call->this_value);
    }
    throw_type_error(call->runtime, "Method %s%s called on incompatible receiver undefined", scope,
                     name);
    return NULL;
}

static DataView *getter_this(NativeCall *call, const char *name) {
    return view_this(call, "get DataView.prototype.", name);
}

/* False: threw. */
static bool check_bounds(NativeCall *call, const DataView *view) {
    if (LIKELY(!data_view_is_out_of_bounds(view))) return true;
    throw_detached(call, "DataView.prototype.");
    return false;
}

/* 25.3.4.1 get DataView.prototype.buffer */
static Value data_view_buffer(NativeCall *call) {
    DataView *view = getter_this(call, "buffer");
    return view ? value_cell(view->buffer) : VALUE_ABRUPT;
}

/* 25.3.4.2 get DataView.prototype.byteLength */
static Value data_view_get_byte_length(NativeCall *call) {
    DataView *view = getter_this(call, "byte_length");
    TRY_OK(view && check_bounds(call, view));
    return value_number((double)data_view_byte_length(view));
}

/* 25.3.4.3 get DataView.prototype.byteOffset */
static Value data_view_get_byte_offset(NativeCall *call) {
    DataView *view = getter_this(call, "byte_offset");
    TRY_OK(view && check_bounds(call, view));
    return value_number((double)view->byte_offset);
}

/* ---- elements ---- */

enum { ELEMENT_MAX_SIZE = 8 };

/* The bytes of an element from the machine's order to the one asked for, or back. */
static void copy_ordered(uint8_t *to, const uint8_t *from, size_t size, bool little_endian) {
    bool machine_is_little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    for (size_t i = 0; i < size; i++) {
        to[i] = from[little_endian == machine_is_little ? i : size - 1 - i];
    }
}

/* What both methods do first: the receiver, the row's kind of element, the index. */
typedef struct Access {
    DataView *view;
    ElementKind kind;
    size_t size;
    double index;
} Access;

/* Steps 1 to 3 of GetViewValue and of SetViewValue. False: threw. */
static bool access_begin(NativeCall *call, Access *access) {
    access->kind = (ElementKind)method_row(call)->which;
    access->size = element_infos[access->kind].size;
    access->view = view_this(call, "DataView.prototype.", method_row(call)->name);
    return access->view &&
           index_or_throw(call->runtime, argument(call, 0),
                          "Offset is outside the bounds of the DataView", &access->index);
}

/* Where the element lies; NULL: threw. Nothing runs script between this and its use. */
static uint8_t *access_place(NativeCall *call, const Access *access) {
    const DataView *view = access->view;
    if (!check_bounds(call, view)) return NULL;
    if (access->index + (double)access->size <= (double)data_view_byte_length(view)) {
        return view->buffer->data + view->byte_offset + (size_t)access->index;
    }
    throw_range_error(call->runtime, "Offset is outside the bounds of the DataView");
    return NULL;
}

/* 25.3.1.1 GetViewValue */
static Value data_view_get(NativeCall *call) {
    Access access;
    uint8_t bytes[ELEMENT_MAX_SIZE];
    TRY_OK(access_begin(call, &access));
    bool little_endian = to_boolean(argument(call, 1));
    const uint8_t *place = access_place(call, &access);
    if (!place) return VALUE_ABRUPT;
    copy_ordered(bytes, place, access.size, little_endian);
    return element_read(call->runtime, access.kind, bytes);
}

/* 25.3.1.2 SetViewValue */
static Value data_view_set(NativeCall *call) {
    Access access;
    uint8_t bytes[ELEMENT_MAX_SIZE];
    TRY_OK(access_begin(call, &access));
    TRY_VALUE(numeric, element_convert(call->runtime, access.kind, argument(call, 1)));
    bool little_endian = to_boolean(argument(call, 2));
    uint8_t *place = access_place(call, &access);
    if (!place) return VALUE_ABRUPT;
    element_write(access.kind, bytes, numeric);
    copy_ordered(place, bytes, access.size, little_endian);
    return VALUE_UNDEFINED;
}

// clang-format off
#define VIEW_METHODS(name_, kind_)                                                                 \
    METHOD_OF_MANY("get" name_, 1, data_view_get, kind_, "reads an element"),                      \
    METHOD_OF_MANY("set" name_, 2, data_view_set, kind_, "writes an element")

static const BuiltinRow prototype_rows[] = {
    GETTER("buffer", data_view_buffer, "the ArrayBuffer it is a view of"),
    GETTER("byteLength", data_view_get_byte_length, "the number of bytes in view"),
    GETTER("byteOffset", data_view_get_byte_offset, "where in the buffer it begins"),
    VIEW_METHODS("Int8", ELEMENT_INT8),
    VIEW_METHODS("Uint8", ELEMENT_UINT8),
    VIEW_METHODS("Int16", ELEMENT_INT16),
    VIEW_METHODS("Uint16", ELEMENT_UINT16),
    VIEW_METHODS("Int32", ELEMENT_INT32),
    VIEW_METHODS("Uint32", ELEMENT_UINT32),
    VIEW_METHODS("Float32", ELEMENT_FLOAT32),
    VIEW_METHODS("Float64", ELEMENT_FLOAT64),
    VIEW_METHODS("BigInt64", ELEMENT_BIGINT64),
    VIEW_METHODS("BigUint64", ELEMENT_BIGUINT64),
    TO_STRING_TAG("DataView"),
    ROWS_END
};

const BuiltinClass builtin_data_view = {
    .constructor = METHOD("DataView", 1, data_view_constructor,
                          "reads and writes elements of any kind in a buffer"),
    .intrinsic = INTRINSIC_DATA_VIEW, .parent = -1, .prototype_kind = CELL_OBJECT_PLAIN,
    .is_global = true, .static_rows = NULL, .prototype_rows = prototype_rows
};
// clang-format on
