/* ArrayBuffer and SharedArrayBuffer (spec 25.1, 25.2), resizable and growable ones as Node.js 20
 * has them. One set of functions serves both classes: the row of the one that runs says which. */
#include "builtins/structured/binary_methods.h"

typedef struct BufferClass {
    const char *name;
    const char *methods; /* how messages begin its methods' names */
    const char *getters;
    const char *bad_length; /* the message of resize or grow */
    Intrinsic constructor;  /* its prototype is the next intrinsic */
} BufferClass;

enum { PLAIN,
       SHARED }; /* which class a row belongs to */

static const BufferClass classes[] = {
    [PLAIN] = {"ArrayBuffer", "ArrayBuffer.prototype.", "get ArrayBuffer.prototype.",
               "ArrayBuffer.prototype.resize: Invalid length parameter", INTRINSIC_ARRAY_BUFFER},
    [SHARED] = {"SharedArrayBuffer", "SharedArrayBuffer.prototype.",
                "get SharedArrayBuffer.prototype.",
                "SharedArrayBuffer.prototype.grow: Invalid length parameter",
                INTRINSIC_SHARED_ARRAY_BUFFER},
};

static bool is_shared(const NativeCall *call) {
    return method_row(call)->which == SHARED;
}
static const BufferClass *class_of(const NativeCall *call) {
    return &classes[method_row(call)->which];
}

/* ---- the constructors (25.1.4.1, 25.2.3.1) ---- */

/* GetArrayBufferMaxByteLengthOption: -1 when there is none. */
static bool max_length_option(Runtime *runtime, Value options, double *length) {
    *length = -1;
    if (!value_is_object(options)) return true;
    String *name = atom_from_ascii(runtime, "maxByteLength");
    Value value = name ? get_by_name(runtime, value_as_object(options), name) : VALUE_ABRUPT;
    if (value_is_abrupt(value)) return false;
    if (value_is_undefined(value)) return true;
    return index_or_throw(runtime, value, "Invalid array buffer max length", length);
}

static Value buffer_construct(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (value_is_undefined(call->new_target)) return throw_requires_new(call);
    double length, max_length;
    TRY_OK(index_or_throw(runtime, argument(call, 0), "Invalid array buffer length", &length));
    TRY_OK(max_length_option(runtime, argument(call, 1), &max_length));
    bool is_resizable = max_length >= 0;
    if (is_resizable && (length > max_length || max_length > BINARY_MAX_LENGTH)) {
        return throw_range_error(runtime, "Invalid array buffer max length");
    }
    Object *prototype = get_prototype_from_constructor(runtime, value_as_object(call->new_target),
                                                       class_of(call)->constructor + 1u);
    if (!prototype) return VALUE_ABRUPT;
    return cell_or_abrupt(
        array_buffer_new(runtime, prototype, length, max_length, is_shared(call)));
}

/* 25.1.4.1 ArrayBuffer.isView ( arg ) */
static Value buffer_is_view(NativeCall *call) {
    Value value = argument(call, 0);
    return value_bool(value_is_typed_array(value) || value_is_kind(value, CELL_OBJECT_DATA_VIEW));
}

/* ---- receivers ---- */

/* A buffer of the row's class, else NULL. */
static ArrayBuffer *buffer_of(const NativeCall *call, Value value) {
    if (!value_is_array_buffer(value)) return NULL;
    ArrayBuffer *buffer = (ArrayBuffer *)value_as_object(value);
    return buffer->is_shared == is_shared(call) ? buffer : NULL;
}

static ArrayBuffer *buffer_this(NativeCall *call, const char *scope) {
    ArrayBuffer *buffer = buffer_of(call, call->this_value);
    if (!buffer) throw_incompatible(call, scope, call->this_value);
    return buffer;
}

/* ---- getters (25.1.5.1, 25.2.4.1) ---- */

static Value buffer_byte_length(NativeCall *call) {
    const ArrayBuffer *buffer = buffer_this(call, class_of(call)->getters);
    return buffer ? value_number((double)buffer->byte_length) : VALUE_ABRUPT;
}
static Value buffer_max_byte_length(NativeCall *call) {
    const ArrayBuffer *buffer = buffer_this(call, class_of(call)->getters);
    return buffer ? value_number((double)buffer->max_byte_length) : VALUE_ABRUPT;
}
static Value buffer_is_resizable(NativeCall *call) {
    const ArrayBuffer *buffer = buffer_this(call, class_of(call)->getters);
    return buffer ? value_bool(buffer->is_resizable) : VALUE_ABRUPT;
}

/* ---- slice (25.1.5.3, 25.2.4.3) ---- */

/* Steps 14 to 20: what the species constructor made must be another buffer that is big enough. */
static ArrayBuffer *slice_target(NativeCall *call, const ArrayBuffer *source, double length) {
    Runtime *runtime = call->runtime;
    const BufferClass *class = class_of(call);
    Object *original = intrinsic(runtime, class->constructor);
    if (!original) return NULL;
    Value constructor =
        species_constructor(runtime, value_as_object(call->this_value), value_cell(original));
    if (value_is_abrupt(constructor)) return NULL;
    Value argument = value_number(length);
    Value made = construct(runtime, value_as_object(constructor), 1, &argument, NULL);
    if (value_is_abrupt(made)) return NULL;
    ArrayBuffer *target = buffer_of(call, made);
    if (!target) {
        throw_incompatible(call, class->methods, made);
    } else if (array_buffer_is_detached(target)) {
        throw_detached(call, class->methods);
    } else if (target == source) {
        throw_type_error(runtime, "%s subclass returned this from species constructor",
                         class->name);
    } else if ((double)target->byte_length < length) {
        throw_type_error(runtime, "Derived %s constructor created a buffer which was too small",
                         class->name);
    } else {
        return target;
    }
    return NULL;
}

static Value buffer_slice(NativeCall *call) {
    Runtime *runtime = call->runtime;
    const BufferClass *class = class_of(call);
    ArrayBuffer *source = buffer_this(call, class->methods);
    if (!source) return VALUE_ABRUPT;
    if (array_buffer_is_detached(source)) return throw_detached(call, class->methods);
    double length = (double)source->byte_length, first, final;
    TRY_OK(to_relative_index(runtime, argument(call, 0), length, 0, &first));
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, length, &final));
    double wanted = fmax(final - first, 0);
    ArrayBuffer *target = slice_target(call, source, wanted);
    if (!target) return VALUE_ABRUPT;
    if (array_buffer_is_detached(source)) return throw_detached(call, class->methods);
    double there = fmin(wanted, (double)source->byte_length - first);
    if (there > 0) memcpy(target->data, source->data + (size_t)first, (size_t)there);
    return value_cell(target);
}

/* ---- resize and grow ---- */

static Value buffer_resize(NativeCall *call) {
    Runtime *runtime = call->runtime;
    const BufferClass *class = class_of(call);
    ArrayBuffer *buffer = buffer_this(call, class->methods);
    if (!buffer) return VALUE_ABRUPT;
    if (!buffer->is_resizable) return throw_incompatible(call, class->methods, call->this_value);
    double length;
    TRY_OK(index_or_throw(runtime, argument(call, 0), class->bad_length, &length));
    if (array_buffer_is_detached(buffer)) return throw_detached(call, class->methods);
    bool shrinks = length < (double)buffer->byte_length;
    if (length > (double)buffer->max_byte_length || (shrinks && is_shared(call))) {
        return throw_range_error(runtime, class->bad_length);
    }
    TRY_OK(array_buffer_resize(runtime, buffer, (size_t)length));
    return VALUE_UNDEFINED;
}

// clang-format off
/* What both classes have. */
#define BUFFER_ROWS(which_)                                                                        \
    GETTER_OF_MANY("byteLength", buffer_byte_length, which_, "the number of bytes"),               \
    METHOD_OF_MANY("slice", 2, buffer_slice, which_, "a copy of a part")

static const BuiltinRow plain_statics[] = {
    METHOD("isView", 1, buffer_is_view, "whether the value is a typed array or a DataView"),
    SPECIES("the constructor that derived buffers are made with"),
    ROWS_END
};

static const BuiltinRow plain_rows[] = {
    BUFFER_ROWS(PLAIN),
    GETTER_OF_MANY("maxByteLength", buffer_max_byte_length, PLAIN,
                   "the bytes it can be resized to"),
    GETTER_OF_MANY("resizable", buffer_is_resizable, PLAIN, "whether it can be resized"),
    METHOD_OF_MANY("resize", 1, buffer_resize, PLAIN, "changes the number of bytes"),
    TO_STRING_TAG("ArrayBuffer"),
    ROWS_END
};

static const BuiltinRow shared_statics[] = {
    SPECIES("the constructor that derived buffers are made with"),
    ROWS_END
};

static const BuiltinRow shared_rows[] = {
    BUFFER_ROWS(SHARED),
    GETTER_OF_MANY("maxByteLength", buffer_max_byte_length, SHARED, "the bytes it can grow to"),
    GETTER_OF_MANY("growable", buffer_is_resizable, SHARED, "whether it can grow"),
    METHOD_OF_MANY("grow", 1, buffer_resize, SHARED, "adds bytes at the end"),
    TO_STRING_TAG("SharedArrayBuffer"),
    ROWS_END
};

const BuiltinClass builtin_array_buffer = {
    .constructor = METHOD_OF_MANY("ArrayBuffer", 1, buffer_construct, PLAIN,
                                  "bytes, seen through views"),
    .intrinsic = INTRINSIC_ARRAY_BUFFER, .parent = -1, .prototype_kind = CELL_OBJECT_PLAIN,
    .is_global = true, .static_rows = plain_statics, .prototype_rows = plain_rows
};

const BuiltinClass builtin_shared_array_buffer = {
    .constructor = METHOD_OF_MANY("SharedArrayBuffer", 1, buffer_construct, SHARED,
                                  "bytes that several threads may see"),
    .intrinsic = INTRINSIC_SHARED_ARRAY_BUFFER, .parent = -1,
    .prototype_kind = CELL_OBJECT_PLAIN, .is_global = true,
    .static_rows = shared_statics, .prototype_rows = shared_rows
};
// clang-format on
