/* Realms (spec 9.3): intrinsics on first touch, the global object, global lexical bindings.
 *
 * Invariants
 * - A realm, once made, lives as long as its runtime.
 * - Without a standard library (hooks.build_intrinsic NULL) intrinsics are bare objects with the
 *   right prototype: the floor can be used and tested alone.
 */
#include "runtime/objects/realm.h"

#include "runtime/objects/binary.h"
#include "runtime/objects/builtin_row.h"
#include "runtime/objects/error.h"
#include "runtime/objects/iteration.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/object_space.h"

enum { BINDINGS_FIRST = 16 };

/* Global lexical bindings by name: open addressing, at most half full. */
typedef struct GlobalBindings {
    uint32_t count, capacity;
    GlobalBinding *items[];
} GlobalBindings;

static size_t bindings_size(uint32_t capacity) {
    return sizeof(GlobalBindings) + capacity * sizeof(GlobalBinding *);
}

/* ---- the collector ---- */

static void realm_trace(Heap *heap, Cell *cell) {
    Realm *realm = (Realm *)cell;
    heap_mark_cell(heap, realm->global);
    for (int i = 0; i < INTRINSIC_COUNT; i++) heap_mark_cell(heap, realm->intrinsics[i]);
    heap_mark_cell(heap, realm->object_shape);
    heap_mark_cell(heap, realm->array_shape);
    heap_mark_cell(heap, realm->iterator_result_shape);
    heap_mark_cell(heap, realm->closure_shape);
    heap_mark_value(heap, realm->host_data);
    heap_mark_cell(heap, realm->regexp);
    heap_mark_value(heap, realm->array_iterator_method);
    heap_mark_value(heap, realm->array_next_method);
    heap_mark_value(heap, realm->generator_iterator_method);
    heap_mark_value(heap, realm->generator_next_method);
    const GlobalBindings *bindings = realm->bindings;
    for (uint32_t i = 0; bindings && i < bindings->capacity; i++) {
        heap_mark_cell(heap, bindings->items[i]);
    }
}

static void realm_finalize(Heap *heap, Cell *cell) {
    GlobalBindings *bindings = ((Realm *)cell)->bindings;
    if (bindings) heap_memory_free(heap, bindings, bindings_size(bindings->capacity));
}

static void binding_trace(Heap *heap, Cell *cell) {
    heap_mark_value(heap, ((GlobalBinding *)cell)->value);
    heap_mark_cell(heap, ((GlobalBinding *)cell)->name);
}

void realms_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_REALM, realm_trace, realm_finalize);
    heap_register_kind(heap, CELL_GLOBAL_BINDING, binding_trace, NULL);
}

static void realm_root(Heap *heap, void *data) {
    heap_mark_cell(heap, data);
}

/* ---- global lexical bindings ---- */

static uint32_t binding_place(const GlobalBindings *bindings, const String *name) {
    uint32_t mask = bindings->capacity - 1;
    uint32_t at = property_key_hash(property_key_name(name)) & mask;
    while (bindings->items[at] && bindings->items[at]->name != name) at = (at + 1) & mask;
    return at;
}

GlobalBinding *realm_find_binding(Realm *realm, String *name) {
    const GlobalBindings *bindings = realm->bindings;
    return bindings ? bindings->items[binding_place(bindings, name)] : NULL;
}

static bool bindings_grow(Runtime *runtime, Realm *realm) {
    GlobalBindings *old = realm->bindings;
    uint32_t capacity = old ? 2 * old->capacity : BINDINGS_FIRST;
    GlobalBindings *bindings = heap_memory_allocate(runtime, bindings_size(capacity));
    if (!bindings) return false;
    memset(bindings, 0, bindings_size(capacity));
    bindings->capacity = capacity;
    for (uint32_t i = 0; old && i < old->capacity; i++) {
        GlobalBinding *binding = old->items[i];
        if (binding) bindings->items[binding_place(bindings, binding->name)] = binding;
    }
    bindings->count = old ? old->count : 0;
    if (old) heap_memory_free(runtime->heap, old, bindings_size(old->capacity));
    realm->bindings = bindings;
    realm->cell.flags |= CELL_HAS_FINALIZER;
    return true;
}

/* Precondition: no binding of that name. It starts in its temporal dead zone. */
GlobalBinding *realm_add_binding(Runtime *runtime, Realm *realm, String *name, bool is_const) {
    GlobalBinding *binding = heap_allocate(runtime, sizeof *binding, CELL_GLOBAL_BINDING);
    if (!binding) return NULL;
    binding->value = VALUE_EMPTY;
    binding->name = name;
    binding->is_const = is_const;
    GlobalBindings *bindings = realm->bindings;
    bool full = !bindings || 2 * (bindings->count + 1) > bindings->capacity;
    if (full && !bindings_grow(runtime, realm)) return NULL;
    bindings = realm->bindings;
    bindings->items[binding_place(bindings, name)] = binding;
    bindings->count++;
    return binding;
}

/* ---- intrinsics ---- */

/* The prototype of an intrinsic when there is no library to say so. */
static Object *bare_prototype(Runtime *runtime, Realm *realm, Intrinsic which) {
    if (which == INTRINSIC_OBJECT_PROTOTYPE) return NULL;
    return realm_intrinsic(runtime, realm, INTRINSIC_OBJECT_PROTOTYPE);
}

static Object *build_bare_intrinsic(Runtime *runtime, Realm *realm, Intrinsic which) {
    Object *prototype = bare_prototype(runtime, realm, which);
    if (!prototype && which != INTRINSIC_OBJECT_PROTOTYPE) return NULL;
    return object_new_with_prototype(runtime, prototype);
}

Object *realm_intrinsic(Runtime *runtime, Realm *realm, Intrinsic which) {
    Object *object = realm->intrinsics[which];
    if (LIKELY(object != NULL)) return object;
    Realm *current = runtime->realm;
    runtime->realm = realm;
    object = runtime->hooks.build_intrinsic
                 ? runtime->hooks.build_intrinsic(runtime, realm, which)
                 : build_bare_intrinsic(runtime, realm, which);
    if (object) realm->intrinsics[which] = object;
    if (object && !realm_note_iteration(runtime, realm, which)) object = NULL;
    runtime->realm = current;
    return object;
}

/* ---- shapes ---- */

static Shape *shape_of_intrinsic(Runtime *runtime, Realm *realm, Intrinsic prototype,
                                 Shape **place) {
    Object *object = realm_intrinsic(runtime, realm, prototype);
    return *place = object ? shape_root(runtime, object) : NULL;
}

Shape *realm_object_shape_slow(Runtime *runtime, Realm *realm) {
    return shape_of_intrinsic(runtime, realm, INTRINSIC_OBJECT_PROTOTYPE, &realm->object_shape);
}

Shape *realm_array_shape_slow(Runtime *runtime, Realm *realm) {
    return shape_of_intrinsic(runtime, realm, INTRINSIC_ARRAY_PROTOTYPE, &realm->array_shape);
}

Shape *realm_closure_shape(Runtime *runtime, Realm *realm) {
    if (LIKELY(realm->closure_shape != NULL)) return realm->closure_shape;
    return shape_of_intrinsic(runtime, realm, INTRINSIC_FUNCTION_PROTOTYPE, &realm->closure_shape);
}

/* ---- making a realm ---- */

static void install_exotic_methods(Runtime *runtime) {
    runtime->hooks.exotic[CELL_OBJECT_ARRAY] = &array_exotic_methods;
    runtime->hooks.exotic[CELL_OBJECT_MAPPED_ARGUMENTS] = &mapped_arguments_exotic_methods;
    runtime->hooks.exotic[CELL_OBJECT_PLAIN] = &immutable_prototype_exotic_methods;
    runtime->hooks.exotic[CELL_OBJECT_TYPED_ARRAY] = &typed_array_exotic_methods;
}

static Object *global_new(Runtime *runtime, Realm *realm) {
    Object *prototype = realm_intrinsic(runtime, realm, INTRINSIC_OBJECT_PROTOTYPE);
    if (!prototype) return NULL;
    prototype->cell.flags |= OBJECT_EXOTIC; /* spec 10.4.7: its prototype never changes */
    Shape *shape = shape_new_unique(runtime, prototype);
    if (!shape) return NULL;
    return object_allocate_shaped(runtime, sizeof(Object), CELL_OBJECT_GLOBAL, shape, 0);
}

/* The error that out of memory throws exists before memory is out. */
static bool make_out_of_memory_error(Runtime *runtime) {
    if (value_is_object(runtime->out_of_memory_error)) return true;
    String *message = string_from_ascii(runtime, "out of memory");
    Object *error = message ? error_new(runtime, ERROR_RANGE, message) : NULL;
    if (error) runtime->out_of_memory_error = value_cell(error);
    return error != NULL;
}

static bool realm_fill(Runtime *runtime, Realm *realm) {
    realm->global = global_new(runtime, realm);
    if (!realm->global) return false;
    realm->intrinsics[INTRINSIC_GLOBAL] = realm->global;
    if (!make_out_of_memory_error(runtime)) return false;
    return !runtime->hooks.populate_global || runtime->hooks.populate_global(runtime, realm);
}

Realm *realm_new(Runtime *runtime) {
    if (!object_space_ensure(runtime)) return NULL;
    install_exotic_methods(runtime);
    Realm *realm = heap_allocate(runtime, sizeof *realm, CELL_REALM);
    if (!realm) return NULL;
    realm->runtime = runtime;
    realm->host_data = realm->array_iterator_method = realm->array_next_method = VALUE_UNDEFINED;
    realm->generator_iterator_method = VALUE_UNDEFINED;
    realm->generator_next_method = VALUE_EMPTY; /* no property is that */
    if (!heap_add_root(runtime->heap, realm_root, realm)) {
        throw_out_of_memory(runtime);
        return NULL;
    }
    Realm *current = runtime->realm;
    runtime->realm = realm;
    bool filled = realm_fill(runtime, realm);
    if (current) runtime->realm = current;
    return filled ? realm : NULL;
}
