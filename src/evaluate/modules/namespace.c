/* Module Namespace Exotic Objects (spec 10.4.6, 16.2.1.10): a window on the bindings that a module
 * exports. Names stand in the order of their code units; a table beside them finds a key.
 *
 * Symbols (there is @@toStringTag) are ordinary properties. Its shape is its own, so that no inline
 * cache ever takes it for an ordinary object. */
#define _GNU_SOURCE
#include "evaluate/modules/module.h"

typedef struct NamespaceExport {
    PropertyKey key;
    String *name;
    Module *module; /* whose binding it is */
    uint32_t slot;  /* of its environment, or NAMESPACE_ITSELF */
} NamespaceExport;
#define NAMESPACE_ITSELF UINT32_MAX

typedef struct Namespace {
    Object object; /* CELL_OBJECT_MODULE_NAMESPACE */
    Module *module;
    uint32_t count;
    uint32_t mask; /* of the table behind the exports: 1 + index of an export, 0: none */
    NamespaceExport exports[];
} Namespace;

static void namespace_trace(Heap *heap, Cell *cell) {
    const Namespace *namespace = (const Namespace *)cell;
    object_trace(heap, cell);
    heap_mark_cell(heap, namespace->module);
    for (uint32_t i = 0; i < namespace->count; i++) {
        heap_mark_cell(heap, namespace->exports[i].name);
        heap_mark_cell(heap, namespace->exports[i].module);
    }
}

/* ---- lookup ---- */

static uint32_t *table_of(Namespace *namespace) {
    return (uint32_t *)&namespace->exports[namespace->count];
}

static const NamespaceExport *find_export(Object *object, PropertyKey key) {
    Namespace *namespace = (Namespace *)object;
    const uint32_t *table = table_of(namespace);
    for (uint32_t i = property_key_hash(key);; i++) {
        uint32_t index = table[i & namespace->mask];
        if (!index) return NULL;
        if (property_key_equals(namespace->exports[index - 1].key, key))
            return &namespace->exports[index - 1];
    }
}

static void fill_table(Namespace *namespace) {
    uint32_t *table = table_of(namespace);
    for (uint32_t i = 0; i < namespace->count; i++) {
        uint32_t at = property_key_hash(namespace->exports[i].key);
        while (table[at & namespace->mask]) at++;
        table[at & namespace->mask] = i + 1;
    }
}

/* VALUE_EMPTY: in its dead zone. */
static Value export_value(Runtime *runtime, const NamespaceExport *export) {
    if (export->slot != NAMESPACE_ITSELF) return export->module->environment->slots[export->slot];
    Object *inner = module_namespace(runtime, export->module);
    return inner ? value_cell(inner) : VALUE_ABRUPT;
}

Value namespace_peek(Runtime *runtime, Object *object, PropertyKey key) {
    const NamespaceExport *export = find_export(object, key);
    return export ? export_value(runtime, export) : VALUE_UNDEFINED;
}

/* ---- internal methods ---- */

/* 10.4.6.1, 10.4.6.2 */
static bool namespace_get_prototype_of(Runtime *runtime, Object *object, Object **result) {
    (void)runtime;
    (void)object;
    *result = NULL;
    return true;
}

static bool namespace_set_prototype_of(Runtime *runtime, Object *object, Object *prototype,
                                       bool *result) {
    (void)runtime;
    (void)object;
    *result = prototype == NULL;
    return true;
}

/* 10.4.6.3, 10.4.6.4 */
static bool namespace_is_extensible(Runtime *runtime, Object *object, bool *result) {
    (void)runtime;
    (void)object;
    *result = false;
    return true;
}

static bool namespace_prevent_extensions(Runtime *runtime, Object *object, bool *result) {
    (void)runtime;
    (void)object;
    *result = true;
    return true;
}

/* 10.4.6.8 [[Get]] */
static Value namespace_get(Runtime *runtime, Object *object, PropertyKey key, Value receiver) {
    if (property_key_is_symbol(key)) return ordinary_get(runtime, object, key, receiver);
    const NamespaceExport *export = find_export(object, key);
    if (!export) return VALUE_UNDEFINED;
    Value value = export_value(runtime, export);
    if (value != VALUE_EMPTY) return value;
    return throw_reference_error(runtime, "Cannot access '%S' before initialization",
                                 export->name);
}

/* 10.4.6.5 [[GetOwnProperty]] */
static bool namespace_get_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                       PropertyDescriptor *descriptor, bool *found) {
    if (property_key_is_symbol(key))
        return ordinary_get_own_property(runtime, object, key, descriptor, found);
    *found = find_export(object, key) != NULL;
    if (!*found) return true;
    *descriptor = (PropertyDescriptor){
        .flags = PROPERTY_HAS_ALL_DATA | PROPERTY_WRITABLE | PROPERTY_ENUMERABLE,
        .value = namespace_get(runtime, object, key, value_cell(object)),
        .getter = VALUE_UNDEFINED,
        .setter = VALUE_UNDEFINED,
    };
    return !value_is_abrupt(descriptor->value);
}

/* Nothing of a property that is writable, enumerable and not configurable would change. */
static bool keeps_attributes(uint32_t flags) {
    bool is_accessor = flags & (PROPERTY_HAS_GET | PROPERTY_HAS_SET);
    bool configures = (flags & PROPERTY_HAS_CONFIGURABLE) && (flags & PROPERTY_CONFIGURABLE);
    bool hides = (flags & PROPERTY_HAS_ENUMERABLE) && !(flags & PROPERTY_ENUMERABLE);
    bool locks = (flags & PROPERTY_HAS_WRITABLE) && !(flags & PROPERTY_WRITABLE);
    return !is_accessor && !configures && !hides && !locks;
}

/* 10.4.6.6 [[DefineOwnProperty]] */
static bool namespace_define_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                          const PropertyDescriptor *descriptor, bool *result) {
    if (property_key_is_symbol(key))
        return ordinary_define_own_property(runtime, object, key, descriptor, result);
    PropertyDescriptor current;
    bool found;
    if (!namespace_get_own_property(runtime, object, key, &current, &found)) return false;
    *result = found && keeps_attributes(descriptor->flags);
    if (*result && (descriptor->flags & PROPERTY_HAS_VALUE)) {
        *result = same_value(runtime, descriptor->value, current.value);
    }
    return true;
}

/* 10.4.6.7 [[HasProperty]] */
static bool namespace_has_property(Runtime *runtime, Object *object, PropertyKey key,
                                   bool *result) {
    if (property_key_is_symbol(key)) return ordinary_has_property(runtime, object, key, result);
    *result = find_export(object, key) != NULL;
    return true;
}

/* 10.4.6.9 [[Set]] */
static bool namespace_set(Runtime *runtime, Object *object, PropertyKey key, Value value,
                          Value receiver, bool *result) {
    (void)runtime;
    (void)object;
    (void)key;
    (void)value;
    (void)receiver;
    *result = false;
    return true;
}

/* 10.4.6.10 [[Delete]] */
static bool namespace_delete(Runtime *runtime, Object *object, PropertyKey key, bool *result) {
    if (property_key_is_symbol(key)) return ordinary_delete(runtime, object, key, result);
    *result = find_export(object, key) == NULL;
    return true;
}

/* 10.4.6.11 [[OwnPropertyKeys]] */
static bool namespace_own_keys(Runtime *runtime, Object *object, KeyList *keys) {
    const Namespace *namespace = (const Namespace *)object;
    for (uint32_t i = 0; i < namespace->count; i++) {
        if (!key_list_append(runtime, keys, namespace->exports[i].key)) return false;
    }
    return ordinary_own_keys(runtime, object, keys);
}

static const ExoticMethods namespace_methods = {
    .get_prototype_of = namespace_get_prototype_of,
    .set_prototype_of = namespace_set_prototype_of,
    .is_extensible = namespace_is_extensible,
    .prevent_extensions = namespace_prevent_extensions,
    .get_own_property = namespace_get_own_property,
    .define_own_property = namespace_define_own_property,
    .has_property = namespace_has_property,
    .get = namespace_get,
    .set = namespace_set,
    .delete_property = namespace_delete,
    .own_keys = namespace_own_keys,
};

void namespaces_install(Runtime *runtime) {
    heap_register_kind(runtime->heap, CELL_OBJECT_MODULE_NAMESPACE, namespace_trace,
                       object_finalize);
    runtime->hooks.exotic[CELL_OBJECT_MODULE_NAMESPACE] = &namespace_methods;
}

/* ---- making one (10.4.6.12 ModuleNamespaceCreate) ---- */

VECTOR_OF(NamespaceExportVector, namespace_export_vector, NamespaceExport)

/* Names that mean one binding; others (none, ambiguous) are left out. False: threw. */
static bool gather_exports(Runtime *runtime, Module *module, const NameVector *names,
                           NamespaceExportVector *exports) {
    for (size_t i = 0; i < names->length; i++) {
        String *name = names->items[i];
        Resolution found = module_resolve_export(runtime, module, name);
        if (found.kind == RESOLUTION_THREW) return false;
        if (found.kind < RESOLUTION_BINDING) continue;
        bool is_itself = found.kind == RESOLUTION_NAMESPACE;
        NamespaceExport export = {property_key_from_atom(runtime, name), name, found.module,
                                  is_itself ? NAMESPACE_ITSELF : found.slot};
        if (namespace_export_vector_push(exports, export)) continue;
        throw_out_of_memory(runtime);
        return false;
    }
    return true;
}

static int compare_exports(const void *a, const void *b, void *runtime) {
    return string_compare(runtime, ((const NamespaceExport *)a)->name,
                          ((const NamespaceExport *)b)->name);
}

static bool add_tag(Runtime *runtime, Object *object) {
    String *tag = atom_from_ascii(runtime, "Module");
    PropertyKey key = property_key_symbol(runtime->symbols.to_string_tag);
    return tag && object_add(runtime, object, key, value_cell(tag), 0);
}

static Namespace *namespace_new(Runtime *runtime, Module *module, uint32_t count) {
    uint32_t room = 2;
    while (room < 2 * count) room *= 2;
    size_t size = sizeof(Namespace) + count * sizeof(NamespaceExport) + room * sizeof(uint32_t);
    Shape *shape = shape_new_unique(runtime, NULL);
    Namespace *namespace =
        shape ? object_allocate_shaped(runtime, size, CELL_OBJECT_MODULE_NAMESPACE, shape, 1)
              : NULL;
    if (!namespace) return NULL;
    namespace->module = module;
    namespace->count = count;
    namespace->mask = room - 1;
    return namespace;
}

static Object *namespace_create(Runtime *runtime, Module *module,
                                const NamespaceExportVector *exports) {
    Namespace *namespace = namespace_new(runtime, module, (uint32_t)exports->length);
    if (!namespace) return NULL;
    Object *object = &namespace->object;
    if (exports->length) {
        memcpy(namespace->exports, exports->items, exports->length * sizeof(NamespaceExport));
        qsort_r(namespace->exports, exports->length, sizeof(NamespaceExport), compare_exports,
                runtime);
    }
    fill_table(namespace);
    if (!add_tag(runtime, object)) return NULL;
    object->cell.flags |= OBJECT_NOT_EXTENSIBLE | OBJECT_EXOTIC;
    return object;
}

Object *module_namespace(Runtime *runtime, Module *module) {
    if (module->namespace_object) return module->namespace_object;
    NameVector names = {0};
    NamespaceExportVector exports = {0};
    bool is_fine = module_exported_names(runtime, module, &names) &&
                   gather_exports(runtime, module, &names, &exports);
    Object *object = is_fine ? namespace_create(runtime, module, &exports) : NULL;
    name_vector_free(&names);
    namespace_export_vector_free(&exports);
    return module->namespace_object = object;
}
