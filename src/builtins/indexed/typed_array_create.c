/* Making typed arrays (spec 23.2.4, 23.2.5): from a length, a buffer, another typed array, an
 * iterable or an array-like; and for methods, with a constructor or a species.
 *
 * The length of what V8 cannot make is named in the message as the script gave it. */
#include "builtins/indexed/typed_array.h"

static const char bad_length[] = "Invalid typed array length: %S";

/* The intrinsic of a kind's class; its prototype is the next one. */
static Intrinsic class_of(ElementKind kind) {
    return (Intrinsic)(INTRINSIC_INT8_ARRAY + 2 * kind);
}
#define X(NAME, name, type, conversion)                                     \
    _Static_assert(INTRINSIC_##NAME##_ARRAY ==                              \
                       (int)INTRINSIC_INT8_ARRAY + 2 * (int)ELEMENT_##NAME, \
                   "kinds of elements stand in the order of their intrinsics");
ELEMENT_KINDS(X)
#undef X

/* 23.2.5.1.6 AllocateTypedArrayBuffer, and the array: `given` is the length in messages. */
static TypedArray *make_zeroed(Runtime *runtime, Object *prototype, ElementKind kind,
                               double length, Value given) {
    if (length > BINARY_MAX_LENGTH) {
        throw_bad_index(runtime, bad_length, given);
        return NULL;
    }
    ArrayBuffer *buffer = array_buffer_new_plain(runtime, length * element_infos[kind].size);
    return buffer ? typed_array_new(runtime, prototype, kind, buffer, 0, length) : NULL;
}

TypedArray *typed_array_make(Runtime *runtime, ElementKind kind, double length) {
    Object *prototype = intrinsic(runtime, (Intrinsic)(class_of(kind) + 1));
    if (!prototype) return NULL;
    return make_zeroed(runtime, prototype, kind, length, value_number(length));
}

bool typed_array_copy(Runtime *runtime, TypedArray *target, size_t to, const TypedArray *source,
                      size_t from, size_t count) {
    ElementKind kind = typed_array_kind(target), source_kind = typed_array_kind(source);
    uint8_t *bytes = typed_array_bytes(target, to);
    const uint8_t *source_bytes = typed_array_bytes(source, from);
    if (element_kinds_agree(kind, source_kind)) {
        memmove(bytes, source_bytes, count << element_infos[kind].shift);
        return true;
    }
    size_t size = element_infos[kind].size, source_size = element_infos[source_kind].size;
    for (size_t i = 0; i < count; i++, bytes += size, source_bytes += source_size) {
        Value numeric = element_read(runtime, source_kind, source_bytes);
        if (value_is_abrupt(numeric)) return false;
        element_write(kind, bytes, numeric);
    }
    return true;
}

/* ---- 23.2.5.1 TypedArray ( ...args ) ---- */

/* What the steps of one construction share. */
typedef struct Construction {
    NativeCall *call;
    Runtime *runtime;
    ElementKind kind;
    Object *prototype;
} Construction;

static TypedArray *throw_construct_detached(Runtime *runtime) {
    throw_type_error(runtime, "Cannot perform Construct on a detached ArrayBuffer");
    return NULL;
}

/* 23.2.5.1.2 InitializeTypedArrayFromTypedArray */
static TypedArray *from_typed_array(Construction *c, const TypedArray *source) {
    if (typed_array_is_out_of_bounds(source)) return throw_construct_detached(c->runtime);
    if (!element_kinds_mix(c->kind, typed_array_kind(source))) {
        throw_mixed_kinds(c->runtime);
        return NULL;
    }
    size_t length = typed_array_length(source);
    Value given = value_number((double)length);
    TypedArray *array = make_zeroed(c->runtime, c->prototype, c->kind, (double)length, given);
    if (!array) return NULL;
    return typed_array_copy(c->runtime, array, 0, source, 0, length) ? array : NULL;
}

/* "start offset of Uint16Array should be a multiple of 2" */
static bool is_multiple(Construction *c, const char *what, double bytes) {
    const ElementInfo *info = &element_infos[c->kind];
    if (fmod(bytes, info->size) == 0) return true;
    throw_range_error(c->runtime, "%s of %s should be a multiple of %d", what, info->name,
                      info->size);
    return false;
}

/* Steps 2 to 9 of the next: the length of the view; -1: it tracks the buffer's. */
static bool view_length(Construction *c, const ArrayBuffer *buffer, double offset,
                        double *length) {
    static const char outside[] = "Start offset %S is outside the bounds of the buffer";
    Runtime *runtime = c->runtime;
    Value given = argument(c->call, 2);
    double size = element_infos[c->kind].size;
    if (!value_is_undefined(given) && !index_or_throw(runtime, given, bad_length, length)) {
        return false;
    }
    if (array_buffer_is_detached(buffer)) return throw_construct_detached(runtime) != NULL;
    double available = (double)buffer->byte_length - offset;
    if (!value_is_undefined(given)) {
        return *length * size <= available || throw_bad_index(runtime, bad_length, given);
    }
    if (!buffer->is_resizable && !is_multiple(c, "byte length", (double)buffer->byte_length)) {
        return false;
    }
    *length = buffer->is_resizable ? -1 : available / size;
    return available >= 0 || throw_bad_index(runtime, outside, value_number(offset));
}

/* 23.2.5.1.3 InitializeTypedArrayFromArrayBuffer */
static TypedArray *from_buffer(Construction *c, ArrayBuffer *buffer) {
    double offset, length;
    if (!index_or_throw(c->runtime, argument(c->call, 1),
                        "Start offset %S is outside the bounds of the buffer", &offset) ||
        !is_multiple(c, "start offset", offset) || !view_length(c, buffer, offset, &length)) {
        return NULL;
    }
    if (length > BINARY_MAX_LENGTH) {
        throw_bad_index(c->runtime, bad_length, value_number(length));
        return NULL;
    }
    return typed_array_new(c->runtime, c->prototype, c->kind, buffer, (size_t)offset, length);
}

/* 23.2.5.1.4 and 23.2.5.1.5: elements by index, of a list of ours or of the script's object. */
static TypedArray *from_elements(Construction *c, Object *source, double length) {
    Value given = value_number(length);
    TypedArray *array = make_zeroed(c->runtime, c->prototype, c->kind, length, given);
    if (!array) return NULL;
    for (double index = 0; index < length; index++) {
        Value value = element_get(c->runtime, source, index);
        if (value_is_abrupt(value)) return NULL;
        if (!typed_array_set(c->runtime, array, index, value)) return NULL;
    }
    return array;
}

/* The values of an iterable. NULL: threw. */
static Array *values_of(Runtime *runtime, Value source, Value method) {
    Iterator iterator;
    Array *values = array_new(runtime, 0);
    if (!values) return NULL;
    if (array_iteration_is_untouched(runtime, source)) {
        return iterable_append_to_array(runtime, source, values) ? values : NULL;
    }
    if (!iterator_open_with_method(runtime, source, method, &iterator)) return NULL;
    for (;;) {
        Value value = iterator_step(runtime, &iterator);
        if (value_is_abrupt(value)) return NULL;
        if (value == VALUE_EMPTY) return values;
        if (!array_push(runtime, values, value)) return NULL;
    }
}

static TypedArray *from_object(Construction *c, Object *source) {
    Runtime *runtime = c->runtime;
    double length;
    Value method = get(runtime, source, property_key_symbol(runtime->symbols.iterator));
    if (value_is_abrupt(method)) return NULL;
    if (!value_is_nullish(method)) {
        if (!is_callable(method)) {
            throw_type_error(runtime, "TypedArray's constructor requires that the property of the "
                                      "first argument, items[Symbol.iterator], when exists, be a "
                                      "function");
            return NULL;
        }
        Array *values = values_of(runtime, value_cell(source), method);
        return values ? from_elements(c, &values->object, values->length) : NULL;
    }
    if (!length_of_array_like(runtime, source, &length)) return NULL;
    return from_elements(c, source, length);
}

static TypedArray *construct_from(Construction *c, Value source) {
    if (value_is_typed_array(source)) return from_typed_array(c, value_as_typed_array(source));
    if (value_is_array_buffer(source)) {
        return from_buffer(c, (ArrayBuffer *)value_as_object(source));
    }
    return from_object(c, value_as_object(source));
}

Value typed_array_construct(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (value_is_undefined(call->new_target)) return throw_requires_new(call);
    ElementKind kind = (ElementKind)method_row(call)->which;
    Value source = argument(call, 0);
    double length = 0;
    if (!value_is_object(source)) {
        TRY_OK(index_or_throw(runtime, source, bad_length, &length));
    }
    Object *prototype = get_prototype_from_constructor(runtime, value_as_object(call->new_target),
                                                       class_of(kind) + 1u);
    if (!prototype) return VALUE_ABRUPT;
    Construction construction = {call, runtime, kind, prototype};
    return cell_or_abrupt(value_is_object(source)
                              ? construct_from(&construction, source)
                              : make_zeroed(runtime, prototype, kind, length, source));
}

/* ---- for methods ---- */

/* 23.2.4.2 TypedArrayCreate. length < 0: none is asked for. */
static TypedArray *create_with(NativeCall *call, Value constructor, uint32_t count,
                               const Value *arguments, double length, const char *scope) {
    Runtime *runtime = call->runtime;
    Value made = construct(runtime, value_as_object(constructor), count, arguments, NULL);
    if (value_is_abrupt(made)) return NULL;
    TypedArray *array = typed_array_validate(call, made, scope);
    if (!array || length <= (double)typed_array_length(array)) return array;
    throw_type_error(runtime,
                     "Derived TypedArray constructor created an array which was too small");
    return NULL;
}

TypedArray *typed_array_create(NativeCall *call, Value constructor, double length,
                               const char *scope) {
    Value argument = value_number(length);
    return create_with(call, constructor, 1, &argument, length, scope);
}

static TypedArray *species_create(NativeCall *call, const TypedArray *exemplar, uint32_t count,
                                  const Value *arguments, double length) {
    Runtime *runtime = call->runtime;
    Object *original = intrinsic(runtime, class_of(typed_array_kind(exemplar)));
    if (!original) return NULL;
    Value constructor =
        species_constructor(runtime, value_as_object(value_cell(exemplar)), value_cell(original));
    if (value_is_abrupt(constructor)) return NULL;
    TypedArray *made =
        create_with(call, constructor, count, arguments, length, TYPED_ARRAY_METHOD);
    if (!made || element_kinds_mix(typed_array_kind(made), typed_array_kind(exemplar))) {
        return made;
    }
    throw_type_error(runtime, "Content type of source and derived typed arrays differ");
    return NULL;
}

TypedArray *typed_array_species_create(NativeCall *call, TypedArray *exemplar, double length) {
    Value argument = value_number(length);
    return species_create(call, exemplar, 1, &argument, length);
}

TypedArray *typed_array_species_view(NativeCall *call, TypedArray *exemplar, double byte_offset,
                                     double length) {
    Value arguments[] = {value_cell(exemplar->buffer), value_number(byte_offset),
                         value_number(length)};
    return species_create(call, exemplar, length < 0 ? 2 : 3, arguments, -1);
}
