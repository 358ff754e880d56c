/* Error objects and throwing (spec 20.5; runtime.h's throw_...).
 *
 * An error's own keys are `stack`, then `message`, as V8 has them. The stack's text is usually made
 * when somebody reads it: until then its slot is lazy without a row (object_storage.c).
 *
 * Out of memory throws the preallocated error: nothing here may need memory to say that there is
 * none.
 */
#include "runtime/objects/error.h"

#include <stdarg.h>

#include "runtime/objects/builtin_row.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/private.h"

static const Intrinsic error_prototypes[] = {
    [ERROR_ERROR] = INTRINSIC_ERROR_PROTOTYPE,
    [ERROR_TYPE] = INTRINSIC_TYPE_ERROR_PROTOTYPE,
    [ERROR_RANGE] = INTRINSIC_RANGE_ERROR_PROTOTYPE,
    [ERROR_SYNTAX] = INTRINSIC_SYNTAX_ERROR_PROTOTYPE,
    [ERROR_REFERENCE] = INTRINSIC_REFERENCE_ERROR_PROTOTYPE,
    [ERROR_EVAL] = INTRINSIC_EVAL_ERROR_PROTOTYPE,
    [ERROR_URI] = INTRINSIC_URI_ERROR_PROTOTYPE,
    [ERROR_AGGREGATE] = INTRINSIC_AGGREGATE_ERROR_PROTOTYPE,
};

static void error_trace(Heap *heap, Cell *cell) {
    ErrorObject *error = (ErrorObject *)cell;
    object_trace(heap, cell);
    heap_mark_cell(heap, error->place.file);
    heap_mark_cell(heap, error->place.line_text);
    heap_mark_cell(heap, error->frames);
}

void errors_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_ERROR, error_trace, object_finalize);
}

/* ---- making errors ---- */

/* An own `stack` that is a value. NULL: there is none. */
static Value *stack_slot(const Runtime *runtime, const Object *object) {
    const PropertyEntry *entry =
        shape_lookup(object->shape, property_key_name(runtime->names.stack));
    bool is_value = entry && !(entry->attributes & PROPERTY_ACCESSOR);
    return is_value ? &object->slots[entry->slot] : NULL;
}

/* Frames of an error lie in it, those of other objects under a private name. */
static bool keep_frames(Runtime *runtime, Object *object, Record *frames) {
    if (object->cell.kind == CELL_OBJECT_ERROR) {
        ((ErrorObject *)object)->frames = frames;
        return true;
    }
    if (!runtime->stack_frames) {
        runtime->stack_frames = symbol_new(runtime, runtime->names.stack, SYMBOL_PRIVATE);
        if (!runtime->stack_frames) return false;
    }
    if (!private_has(object, runtime->stack_frames)) {
        return private_add(runtime, object, runtime->stack_frames, value_cell(frames),
                           PROPERTY_WRITABLE);
    }
    return private_set(runtime, value_cell(object), runtime->stack_frames, value_cell(frames));
}

static Record *kept_frames(Runtime *runtime, Object *object) {
    if (object->cell.kind == CELL_OBJECT_ERROR) return ((ErrorObject *)object)->frames;
    return (Record *)value_as_cell(
        private_get(runtime, value_cell(object), runtime->stack_frames));
}

/* Keeps the frames, and promises the stack in the own property `stack`. */
static bool error_fill_stack(Runtime *runtime, Object *object, Object *constructor_above) {
    if (!runtime->hooks.capture_stack) return true;
    bool is_wanted;
    Record *frames = runtime->hooks.capture_stack(runtime, constructor_above, &is_wanted);
    if (!frames || !keep_frames(runtime, object, frames)) return false;
    Value *slot = stack_slot(runtime, object);
    if (slot && is_wanted) *slot = value_lazy(NULL);
    return true;
}

Value error_resolve_stack(Runtime *runtime, Object *object) {
    Value stack = runtime->hooks.stack_value(runtime, object, kept_frames(runtime, object));
    Value *slot = value_is_abrupt(stack) ? NULL : stack_slot(runtime, object);
    if (slot) *slot = stack;
    return stack;
}

static bool error_add(Runtime *runtime, Object *object, String *name, Value value) {
    PropertyDescriptor descriptor = descriptor_data(value, PROPERTY_HIDDEN);
    PropertyKey key = property_key_name(name);
    OwnProperty property;
    if (!object_find_own_place(runtime, object, key, &property)) return false;
    if (property.place == OWN_NONE &&
        !(object->cell.flags & (OBJECT_EXOTIC | OBJECT_NOT_EXTENSIBLE))) {
        return object_add_slot(runtime, object, key, value, PROPERTY_HIDDEN);
    }
    if (property.place == OWN_SLOT && property.attributes == PROPERTY_HIDDEN) {
        object->slots[property.index] = value;
        return true;
    }
    return define_property_or_throw(runtime, object, key, &descriptor);
}

bool error_initialize(Runtime *runtime, Object *error, String *message, Object *constructor_above) {
    const Names *names = &runtime->names;
    if (!error_add(runtime, error, names->stack, VALUE_UNDEFINED)) return false;
    if (message && !error_add(runtime, error, names->message, value_cell(message))) return false;
    return error_fill_stack(runtime, error, constructor_above);
}

bool error_capture_stack(Runtime *runtime, Object *object, Object *constructor_above) {
    return error_add(runtime, object, runtime->names.stack, VALUE_UNDEFINED) &&
           error_fill_stack(runtime, object, constructor_above);
}

Object *error_new(Runtime *runtime, ErrorKind kind, String *message) {
    Object *prototype = intrinsic(runtime, error_prototypes[kind]);
    if (!prototype) return NULL;
    Object *error = object_allocate(runtime, sizeof(ErrorObject), CELL_OBJECT_ERROR, prototype, 2);
    if (!error || !error_initialize(runtime, error, message, NULL)) return NULL;
    return error;
}

void error_set_place(Runtime *runtime, Object *error, const ErrorPlace *place) {
    (void)runtime;
    if (error->cell.kind == CELL_OBJECT_ERROR) ((ErrorObject *)error)->place = *place;
}

Object *error_take_pending(Runtime *runtime) {
    return value_is_kind(runtime->exception, CELL_OBJECT_ERROR)
               ? value_as_object(runtime->exception)
               : NULL;
}

/* ---- throwing ---- */

Value throw_value(Runtime *runtime, Value value) {
    runtime->exception = value;
    runtime->out_of_memory = false;
    return VALUE_ABRUPT;
}

Value throw_out_of_memory(Runtime *runtime) {
    runtime->exception = runtime->out_of_memory_error;
    runtime->out_of_memory = true;
    return VALUE_ABRUPT;
}

static Value throw_formatted(Runtime *runtime, ErrorKind kind, const char *format, va_list list) {
    String *message = string_vformat(runtime, format, list);
    Object *error = message ? error_new(runtime, kind, message) : NULL;
    return error ? throw_value(runtime, value_cell(error)) : VALUE_ABRUPT;
}

Value throw_error(Runtime *runtime, ErrorKind kind, const char *format, ...) {
    va_list list;
    va_start(list, format);
    Value abrupt = throw_formatted(runtime, kind, format, list);
    va_end(list);
    return abrupt;
}

Value throw_type_error(Runtime *runtime, const char *format, ...) {
    va_list list;
    va_start(list, format);
    Value abrupt = throw_formatted(runtime, ERROR_TYPE, format, list);
    va_end(list);
    return abrupt;
}

Value throw_range_error(Runtime *runtime, const char *format, ...) {
    va_list list;
    va_start(list, format);
    Value abrupt = throw_formatted(runtime, ERROR_RANGE, format, list);
    va_end(list);
    return abrupt;
}

Value throw_reference_error(Runtime *runtime, const char *format, ...) {
    va_list list;
    va_start(list, format);
    Value abrupt = throw_formatted(runtime, ERROR_REFERENCE, format, list);
    va_end(list);
    return abrupt;
}

Value runtime_take_exception(Runtime *runtime) {
    Value exception = runtime->exception;
    runtime->exception = VALUE_EMPTY;
    runtime->out_of_memory = false;
    return exception;
}

static Value throw_described(Runtime *runtime, const char *format, Value value) {
    String *text = value_describe(runtime, value);
    return text ? throw_type_error(runtime, format, text) : VALUE_ABRUPT;
}

Value throw_not_constructor(Runtime *runtime, Value value) {
    return throw_described(runtime, "%S is not a constructor", value);
}
