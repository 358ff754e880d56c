/* ArrayBuffer and SharedArrayBuffer (spec 25.1, 25.2), resizable and growable ones as Node.js 20
 * has them. One set of functions serves both classes; a BufferClass says what they differ in. */
#include "builtins/binary_methods.h"

typedef struct BufferClass {
    const char *name;
    const char *methods; /* how messages begin its methods' names */
    const char *getters;
    bool is_shared;
    Intrinsic constructor; /* its prototype is the next intrinsic */
} BufferClass;

static const BufferClass plain_class = {"ArrayBuffer", "ArrayBuffer.prototype.",
                                        "get ArrayBuffer.prototype.", false,
                                        INTRINSIC_ARRAY_BUFFER};
static const BufferClass shared_class = {"SharedArrayBuffer", "SharedArrayBuffer.prototype.",
                                         "get SharedArrayBuffer.prototype.", true,
                                         INTRINSIC_SHARED_ARRAY_BUFFER};

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

static Value buffer_construct(NativeCall *call, const BufferClass *class) {
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
                                                       class->constructor + 1u);
    if (!prototype) return VALUE_ABRUPT;
    return cell_or_abrupt(
        array_buffer_new(runtime, prototype, length, max_length, class->is_shared));
}

static Value plain_constructor(NativeCall *call) {
    return buffer_construct(call, &plain_class);
}
static Value shared_constructor(NativeCall *call) {
    return buffer_construct(call, &shared_class);
}

/* 25.1.4.1 ArrayBuffer.isView ( arg ) */
static Value buffer_is_view(NativeCall *call) {
    Value value = argument(call, 0);
    return value_bool(value_is_typed_array(value) || value_is_kind(value, CELL_OBJECT_DATA_VIEW));
}

/* ---- receivers ---- */

static ArrayBuffer *buffer_of(Value value, const BufferClass *class) {
    if (!value_is_array_buffer(value)) return NULL;
    ArrayBuffer *buffer = (ArrayBuffer *)value_as_object(value);
    return buffer->is_shared == class->is_shared ? buffer : NULL;
}

static ArrayBuffer *buffer_this(NativeCall *call, const BufferClass *class, const char *scope) {
    ArrayBuffer *buffer = buffer_of(call->this_value, class);
    if (!buffer) throw_incompatible(call, scope, call->this_value);
    return buffer;
}

/* ---- getters (25.1.5.1, 25.2.4.1) ---- */

typedef double (*BufferField)(const ArrayBuffer *buffer);

static Value buffer_field(NativeCall *call, const BufferClass *class, const char *name,
                          BufferField field) {
    ArrayBuffer *buffer = buffer_of(call->this_value, class);
    if (buffer) return value_number(field(buffer));
    String *text = value_in_message(call->runtime, call->this_value);
    if (!text) return VALUE_ABRUPT;
    return throw_type_error(call->runtime, "Method %s%s called on incompatible receiver %S",
                            class->getters, name, text);
}

static double byte_length_of(const ArrayBuffer *buffer) {
    return (double)buffer->byte_length;
}
static double max_byte_length_of(const ArrayBuffer *buffer) {
    return (double)buffer->max_byte_length;
}
static double resizable_of(const ArrayBuffer *buffer) {
    return buffer->is_resizable;
}

static Value flag_of(Value number) {
    return value_is_int(number) ? value_bool(value_as_int(number)) : number;
}

static Value plain_byte_length(NativeCall *call) {
    return buffer_field(call, &plain_class, "byteLength", byte_length_of);
}
static Value plain_max_byte_length(NativeCall *call) {
    return buffer_field(call, &plain_class, "maxByteLength", max_byte_length_of);
}
static Value plain_resizable(NativeCall *call) {
    return flag_of(buffer_field(call, &plain_class, "resizable", resizable_of));
}
static Value shared_byte_length(NativeCall *call) {
    return buffer_field(call, &shared_class, "byteLength", byte_length_of);
}
static Value shared_max_byte_length(NativeCall *call) {
    return buffer_field(call, &shared_class, "maxByteLength", max_byte_length_of);
}
static Value shared_growable(NativeCall *call) {
    return flag_of(buffer_field(call, &shared_class, "growable", resizable_of));
}

/* ---- slice (25.1.5.3, 25.2.4.3) ---- */

/* Steps 14 to 20: what the species constructor made must be another buffer that is big enough. */
static ArrayBuffer *slice_target(NativeCall *call, const BufferClass *class,
                                 const ArrayBuffer *source, double length) {
    Runtime *runtime = call->runtime;
    Object *original = intrinsic(runtime, class->constructor);
    if (!original) return NULL;
    Value constructor =
        species_constructor(runtime, value_as_object(call->this_value), value_cell(original));
    if (value_is_abrupt(constructor)) return NULL;
    Value argument = value_number(length);
    Value made = construct(runtime, value_as_object(constructor), 1, &argument, NULL);
    if (value_is_abrupt(made)) return NULL;
    ArrayBuffer *target = buffer_of(made, class);
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

static Value buffer_slice(NativeCall *call, const BufferClass *class) {
    Runtime *runtime = call->runtime;
    ArrayBuffer *source = buffer_this(call, class, class->methods);
    if (!source) return VALUE_ABRUPT;
    if (array_buffer_is_detached(source)) return throw_detached(call, class->methods);
    double length = (double)source->byte_length, first, final;
    TRY_OK(to_relative_index(runtime, argument(call, 0), length, 0, &first));
    TRY_OK(to_relative_index(runtime, argument(call, 1), length, length, &final));
    double wanted = fmax(final - first, 0);
    ArrayBuffer *target = slice_target(call, class, source, wanted);
    if (!target) return VALUE_ABRUPT;
    if (array_buffer_is_detached(source)) return throw_detached(call, class->methods);
    double there = fmin(wanted, (double)source->byte_length - first);
    if (there > 0) memcpy(target->data, source->data + (size_t)first, (size_t)there);
    return value_cell(target);
}

static Value plain_slice(NativeCall *call) {
    return buffer_slice(call, &plain_class);
}
static Value shared_slice(NativeCall *call) {
    return buffer_slice(call, &shared_class);
}

/* ---- resize and grow ---- */

static Value buffer_resize(NativeCall *call, const BufferClass *class, const char *format) {
    Runtime *runtime = call->runtime;
    ArrayBuffer *buffer = buffer_this(call, class, class->methods);
    if (!buffer) return VALUE_ABRUPT;
    if (!buffer->is_resizable) return throw_incompatible(call, class->methods, call->this_value);
    double length;
    TRY_OK(index_or_throw(runtime, argument(call, 0), format, &length));
    if (array_buffer_is_detached(buffer)) return throw_detached(call, class->methods);
    bool shrinks = length < (double)buffer->byte_length;
    if (length > (double)buffer->max_byte_length || (shrinks && class->is_shared)) {
        return throw_range_error(runtime, format);
    }
    TRY_OK(array_buffer_resize(runtime, buffer, (size_t)length));
    return VALUE_UNDEFINED;
}

static Value plain_resize(NativeCall *call) {
    return buffer_resize(call, &plain_class,
                         "ArrayBuffer.prototype.resize: Invalid length parameter");
}
static Value shared_grow(NativeCall *call) {
    return buffer_resize(call, &shared_class,
                         "SharedArrayBuffer.prototype.grow: Invalid length parameter");
}

// clang-format off
static const BuiltinRow plain_statics[] = {
    METHOD("isView", 1, buffer_is_view, "whether the value is a typed array or a DataView"),
    SYMBOL_GETTER(species, "[Symbol.species]", binary_species,
                  "the constructor that derived buffers are made with"),
    ROWS_END
};

static const BuiltinRow plain_rows[] = {
    GETTER("byteLength", plain_byte_length, "the number of bytes"),
    METHOD("slice", 2, plain_slice, "a copy of a part"),
    GETTER("maxByteLength", plain_max_byte_length, "the bytes it can be resized to"),
    GETTER("resizable", plain_resizable, "whether it can be resized"),
    METHOD("resize", 1, plain_resize, "changes the number of bytes"),
    TO_STRING_TAG("ArrayBuffer"),
    ROWS_END
};

static const BuiltinRow shared_statics[] = {
    SYMBOL_GETTER(species, "[Symbol.species]", binary_species,
                  "the constructor that derived buffers are made with"),
    ROWS_END
};

static const BuiltinRow shared_rows[] = {
    GETTER("byteLength", shared_byte_length, "the number of bytes"),
    METHOD("slice", 2, shared_slice, "a copy of a part"),
    GETTER("maxByteLength", shared_max_byte_length, "the bytes it can grow to"),
    GETTER("growable", shared_growable, "whether it can grow"),
    METHOD("grow", 1, shared_grow, "adds bytes at the end"),
    TO_STRING_TAG("SharedArrayBuffer"),
    ROWS_END
};

const BuiltinClass builtin_array_buffer = {
    .constructor = METHOD("ArrayBuffer", 1, plain_constructor, "bytes, seen through views"),
    .intrinsic = INTRINSIC_ARRAY_BUFFER, .parent = -1, .prototype_kind = CELL_OBJECT_PLAIN,
    .is_global = true, .static_rows = plain_statics, .prototype_rows = plain_rows
};

const BuiltinClass builtin_shared_array_buffer = {
    .constructor = METHOD("SharedArrayBuffer", 1, shared_constructor,
                          "bytes that several threads may see"),
    .intrinsic = INTRINSIC_SHARED_ARRAY_BUFFER, .parent = -1,
    .prototype_kind = CELL_OBJECT_PLAIN, .is_global = true,
    .static_rows = shared_statics, .prototype_rows = shared_rows
};
// clang-format on
