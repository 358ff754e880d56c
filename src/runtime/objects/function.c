/* Function objects: natives, bound functions, lazy own properties, and what closures share with
 * them (spec 10.2.9, 10.3, 10.4.1, 7.3.24). Calling them is call.c. */
#include "runtime/objects/builtin_row.h"
#include "runtime/objects/environment.h"
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/realm.h"

/* ---- the collector ---- */

void function_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_cell(heap, ((Function *)cell)->environment);
    heap_mark_cell(heap, function_home((Function *)cell));
}

static void native_trace(Heap *heap, Cell *cell) {
    NativeFunction *native = (NativeFunction *)cell;
    object_trace(heap, cell);
    heap_mark_cell(heap, native->realm);
    heap_mark_values(heap, native->captured, native->captured_count);
}

static void bound_trace(Heap *heap, Cell *cell) {
    BoundFunction *bound = (BoundFunction *)cell;
    object_trace(heap, cell);
    heap_mark_cell(heap, bound->target);
    heap_mark_value(heap, bound->this_value);
    heap_mark_values(heap, bound->arguments, bound->count);
}

void functions_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_FUNCTION, function_trace, object_finalize);
    heap_register_kind(heap, CELL_OBJECT_NATIVE_FUNCTION, native_trace, object_finalize);
    heap_register_kind(heap, CELL_OBJECT_BOUND_FUNCTION, bound_trace, object_finalize);
}

/* ---- natives ---- */

static NativeFunction *native_allocate(Runtime *runtime, Realm *realm, NativeFn function,
                                       uint32_t captured_count, uint32_t slots) {
    Shape *shape = realm_closure_shape(runtime, realm);
    if (!shape) return NULL;
    size_t size = sizeof(NativeFunction) + captured_count * sizeof(Value);
    NativeFunction *native =
        object_allocate_shaped(runtime, size, CELL_OBJECT_NATIVE_FUNCTION, shape, slots);
    if (!native) return NULL;
    native->function = function;
    native->realm = realm;
    for (uint32_t i = 0; i < captured_count; i++) native->captured[i] = VALUE_UNDEFINED;
    native->captured_count = captured_count;
    native->object.cell.flags |= OBJECT_CALLABLE;
    return native;
}

NativeFunction *native_function_new(Runtime *runtime, NativeFn function, String *name,
                                    uint32_t length, uint32_t captured_count) {
    NativeFunction *native = native_allocate(runtime, runtime->realm, function, captured_count, 2);
    if (!native) return NULL;
    Object *object = &native->object;
    const Names *names = &runtime->names;
    if (!object_add(runtime, object, property_key_name(names->length), value_number(length),
                    PROPERTY_CONFIGURABLE)) {
        return NULL;
    }
    Value text = value_cell(name ? name : runtime->empty_string);
    PropertyKey key = property_key_name(names->name);
    return object_add(runtime, object, key, text, PROPERTY_CONFIGURABLE) ? native : NULL;
}

static NativeFunction *native_lazy(Runtime *runtime, Realm *realm, const BuiltinRow *row,
                                   uint32_t captured_count) {
    NativeFunction *native = native_allocate(runtime, realm, row->function, captured_count, 0);
    if (!native) return NULL;
    native->row = row;
    native->object.cell.extra = row->native_flags;
    native->object.cell.flags |= OBJECT_LAZY_FUNCTION;
    return native;
}

NativeFunction *native_function_from_row(Runtime *runtime, Realm *realm, const BuiltinRow *row) {
    return native_lazy(runtime, realm, row, 0);
}

NativeFunction *native_function_closing_over(Runtime *runtime, const BuiltinRow *row,
                                             uint32_t captured_count) {
    return native_lazy(runtime, runtime->realm, row, captured_count);
}

/* ---- lazy own properties ---- */

/* Defines one of them unless the function has it already (a name given by set_function_name). */
static bool define_lazy(Runtime *runtime, Object *function, String *name, Value value,
                        uint32_t attributes) {
    PropertyKey key = property_key_name(name);
    if (shape_lookup(function->shape, key)) return true;
    return object_add_slot(runtime, function, key, value, attributes);
}

bool function_define_lazy_properties(Runtime *runtime, Object *function, uint32_t length,
                                     String *name, Object *prototype,
                                     uint32_t prototype_attributes) {
    const Names *names = &runtime->names;
    function->cell.flags &= ~OBJECT_LAZY_FUNCTION;
    if (!define_lazy(runtime, function, names->length, value_number(length),
                     PROPERTY_CONFIGURABLE)) {
        return false;
    }
    if (name && !define_lazy(runtime, function, names->name, value_cell(name),
                             PROPERTY_CONFIGURABLE)) {
        return false;
    }
    return !prototype || define_lazy(runtime, function, names->prototype, value_cell(prototype),
                                     prototype_attributes);
}

Value species_getter(NativeCall *call) {
    return call->this_value;
}

const char *native_row_name(const Object *function) {
    if (function->cell.kind != CELL_OBJECT_NATIVE_FUNCTION) return NULL;
    const BuiltinRow *row = ((const NativeFunction *)function)->row;
    return row && row->kind == ROW_METHOD ? row->name : NULL;
}

static bool materialize_native(Runtime *runtime, Object *object) {
    const BuiltinRow *row = ((NativeFunction *)object)->row;
    String *name = atom_from_ascii(runtime, row->name);
    return name && function_define_lazy_properties(runtime, object, row->length, name, NULL, 0);
}

bool object_materialize(Runtime *runtime, Object *object) {
    if (LIKELY(!(object->cell.flags & OBJECT_LAZY_FUNCTION))) return true;
    if (object->cell.kind == CELL_OBJECT_NATIVE_FUNCTION) {
        return materialize_native(runtime, object);
    }
    return runtime->hooks.materialize_function(runtime, object);
}

/* ---- bound functions ---- */

/* Spec 10.4.1.3 BoundFunctionCreate. */
Value bound_function_create(Runtime *runtime, Object *target, Value this_value, uint32_t count,
                            const Value *arguments) {
    Object *prototype;
    TRY_OK(object_get_prototype_of(runtime, target, &prototype));
    size_t size = sizeof(BoundFunction) + count * sizeof(Value);
    BoundFunction *bound = object_allocate(runtime, size, CELL_OBJECT_BOUND_FUNCTION, prototype, 0);
    TRY_OK(bound);
    bound->target = target;
    bound->this_value = this_value;
    if (count) memcpy(bound->arguments, arguments, count * sizeof *arguments);
    bound->count = count;
    bound->object.cell.flags |= OBJECT_CALLABLE;
    bound->object.cell.extra = target->cell.extra & FUNCTION_HAS_CONSTRUCT;
    return value_cell(bound);
}

/* ---- names and realms ---- */

/* The text a key gives a function: "[description]" for symbols, "#x" for private names as they are.
 */
static String *function_name_text(Runtime *runtime, PropertyKey key) {
    if (property_key_is_symbol(key)) {
        String *description = value_as_symbol(key.bits)->description;
        if (!description) return runtime->empty_string;
        if (property_key_is_private(key)) return description;
        return string_format(runtime, "[%S]", description);
    }
    Value name = property_key_to_value(runtime, key);
    return value_is_abrupt(name) ? NULL : value_as_string(name);
}

/* Spec 10.2.9 SetFunctionName. */
bool set_function_name(Runtime *runtime, Object *function, PropertyKey name, const char *prefix) {
    String *text = function_name_text(runtime, name);
    if (text && prefix) text = string_format(runtime, "%s %S", prefix, text);
    if (!text || !object_materialize(runtime, function)) return false;
    PropertyDescriptor descriptor = descriptor_data(value_cell(text), PROPERTY_CONFIGURABLE);
    PropertyKey key = property_key_name(runtime->names.name);
    return define_property_or_throw(runtime, function, key, &descriptor);
}

/* Spec 7.3.24 GetFunctionRealm. */
Realm *get_function_realm(Runtime *runtime, Object *function) {
    for (;;) {
        switch (function->cell.kind) {
        case CELL_OBJECT_NATIVE_FUNCTION: return ((NativeFunction *)function)->realm;
        case CELL_OBJECT_BOUND_FUNCTION: function = ((BoundFunction *)function)->target; break;
        case CELL_OBJECT_FUNCTION:
            if (!runtime->hooks.closure_realm) return runtime->realm;
            return runtime->hooks.closure_realm(function);
        case CELL_OBJECT_PROXY:
            if (!runtime->hooks.proxy_target) return runtime->realm;
            function = runtime->hooks.proxy_target(runtime, function);
            if (function) break;
            throw_type_error(runtime, "Cannot perform 'get' on a proxy that has been revoked");
            return NULL;
        default: return runtime->realm;
        }
    }
}
