/* The registry: makes intrinsic objects from the tables of builtins/, each on first touch
 * (spec 9.3, 18, 19).
 *
 * What an intrinsic holds is lazy down to the single method: a slot starts as a pointer to its row
 * and becomes a function object when somebody reads it (object_slot_resolve). So a fresh realm owns
 * its global object, %Object.prototype%, and little else.
 *
 * It must never run script, and never touch one intrinsic for the sake of another's properties:
 * constructor and prototype refer to each other through lazy slots, so that building never goes in
 * circles.
 *
 * An intrinsic is entered in realm->intrinsics as soon as its object exists, before it gets its
 * properties: those may lead back to it.
 */
#include "builtins/builtin.h"
#include "builtins/control/promise.h"

/* The one place that knows all tables. They are weak: an engine may be linked without a family of
 * builtins; what has no table is an empty object that others may fill (so do host/'s console,
 * process and timers). */
// clang-format off
#define X(identifier) extern const BuiltinClass identifier __attribute__((weak));
BUILTIN_CLASSES(X)
#undef X
#define X(identifier) extern const BuiltinObject identifier __attribute__((weak));
BUILTIN_OBJECTS(X)
#undef X
#define X(name, identifier) extern const BuiltinRow identifier __attribute__((weak));
BUILTIN_FUNCTIONS(X)
#undef X

#define X(identifier) &identifier,
static const BuiltinClass *const classes[] = {BUILTIN_CLASSES(X)};
static const BuiltinObject *const objects[] = {BUILTIN_OBJECTS(X)};
#undef X
#define X(name, identifier) {INTRINSIC_##name, &identifier},
static const struct { Intrinsic intrinsic; const BuiltinRow *row; } functions[] = {
    BUILTIN_FUNCTIONS(X)
};
#undef X

/* One row for each intrinsic: what a slot that refers to it lazily points at, whatever its key. */
#define ROW(name) [INTRINSIC_##name] = INTRINSIC_VALUE(#name, INTRINSIC_##name, NULL),
#define X(name) ROW(name) ROW(name##_PROTOTYPE)
#define Y(name) ROW(name)
static const BuiltinRow references[INTRINSIC_COUNT] = {INTRINSIC_CLASSES(X) INTRINSIC_OBJECTS(Y)};
#undef Y
#undef X
#undef ROW
// clang-format on

/* ---- finding tables ---- */

static const BuiltinClass *find_class(uint32_t index) {
    for (size_t i = 0; i < COUNT_OF(classes); i++) {
        const BuiltinClass *class = classes[i];
        if (class && (index == class->intrinsic || index == class->intrinsic + 1u)) return class;
    }
    return NULL;
}

static const BuiltinObject *find_object(uint32_t index) {
    for (size_t i = 0; i < COUNT_OF(objects); i++) {
        if (objects[i] && objects[i]->intrinsic == index) return objects[i];
    }
    return NULL;
}

static const BuiltinRow *find_function(uint32_t index) {
    for (size_t i = 0; i < COUNT_OF(functions); i++) {
        if (functions[i].intrinsic == index) return functions[i].row;
    }
    return NULL;
}

static uint32_t count_rows(const BuiltinRow *rows) {
    uint32_t count = 0;
    while (rows && rows[count].name) count++;
    return count;
}

static bool has_row(const BuiltinRow *rows, const char *name) {
    for (; rows && rows->name; rows++) {
        if (!rows->symbol && strcmp(rows->name, name) == 0) return true;
    }
    return false;
}

/* ---- properties ---- */

static Symbol *well_known_symbol(const Runtime *runtime, uint32_t number) {
    switch (number) {
#define X(identifier, description) \
    case BUILTIN_SYMBOL_##identifier: return runtime->symbols.identifier;
        WELL_KNOWN_SYMBOLS(X)
#undef X
    default: UNREACHABLE();
    }
}

static uint32_t row_attributes(const BuiltinRow *row) {
    if (row->attributes != ROW_DEFAULT_ATTRIBUTES) return row->attributes;
    return row->kind == ROW_GETTER ? PROPERTY_CONFIGURABLE | PROPERTY_ACCESSOR : PROPERTY_HIDDEN;
}

static PropertyKey row_key(Runtime *runtime, const BuiltinRow *row) {
    if (row->symbol) return property_key_symbol(well_known_symbol(runtime, row->symbol));
    String *name = atom_from_ascii(runtime, row->name);
    return name ? property_key_name(name) : PROPERTY_KEY_NONE;
}

/* The value a row's slot starts with: the row itself where that costs a cell, else the value. An
 * alias is settled at once: a script may replace the method it stands for before it reads the
 * alias. */
static Value row_first_value(Runtime *runtime, Object *object, const BuiltinRow *row) {
    switch (row->kind) {
    case ROW_NUMBER: return value_number(row->number);
    case ROW_SYMBOL: return value_cell(well_known_symbol(runtime, row->intrinsic));
    case ROW_ALIAS: {
        String *name = atom_from_ascii(runtime, row->text);
        return name ? get_by_name(runtime, object, name) : VALUE_ABRUPT;
    }
    default: return value_lazy(row);
    }
}

/* Lazy slots need to know their realm, which the shape of one object alone does. */
static bool take_own_shape(Runtime *runtime, Realm *realm, Object *object) {
    bool shared = !shape_is_own(object->shape);
    if (shared && object->shape->slot_count) {
        if (!object_to_dictionary(runtime, object)) return false;
    } else if (shared) {
        Shape *shape = shape_new_unique(runtime, object->shape->prototype);
        if (!shape) return false;
        object->shape = shape;
    }
    object->shape->realm = realm;
    return true;
}

bool builtin_add_rows(Runtime *runtime, Realm *realm, Object *object, const BuiltinRow *rows) {
    uint32_t count = count_rows(rows);
    if (!take_own_shape(runtime, realm, object)) return false;
    if (!object_grow_slots(runtime, object, object->shape->slot_count + count)) return false;
    for (uint32_t i = 0; i < count; i++) {
        PropertyKey key = row_key(runtime, &rows[i]);
        if (property_key_is_none(key)) return false;
        Value value = row_first_value(runtime, object, &rows[i]);
        if (value_is_abrupt(value)) return false;
        if (!object_add(runtime, object, key, value, row_attributes(&rows[i]))) return false;
    }
    return true;
}

/* A property whose value is an intrinsic, not yet touched. */
static bool add_reference(Runtime *runtime, Object *object, String *name, uint32_t index,
                          uint32_t attributes) {
    return object_add(runtime, object, property_key_name(name), value_lazy(&references[index]),
                      attributes);
}

/* ---- objects ---- */

/* An object with a shape of its own, entered in the realm. */
static void *intrinsic_allocate(Runtime *runtime, Realm *realm, uint32_t index, size_t size,
                                CellKind kind, Object *prototype, uint32_t row_count) {
    Shape *shape = shape_new_unique(runtime, prototype);
    if (!shape) return NULL;
    Object *object = object_allocate_shaped(runtime, size, kind, shape, row_count);
    if (object) realm->intrinsics[index] = object;
    return object;
}

/* The outcome of building: an intrinsic that lacks properties for want of memory is none. */
static Object *intrinsic_finish(Realm *realm, uint32_t index, bool complete) {
    if (!complete) realm->intrinsics[index] = NULL;
    return realm->intrinsics[index];
}

static Object *build_function(Runtime *runtime, Realm *realm, uint32_t index,
                              const BuiltinRow *row) {
    NativeFunction *function = native_function_from_row(runtime, realm, row);
    if (!function) return NULL;
    bool frozen = true; /* spec 10.2.4: %ThrowTypeError% can be changed by nobody */
    if (index == INTRINSIC_THROW_TYPE_ERROR) {
        frozen = set_integrity_level(runtime, &function->object, INTEGRITY_FROZEN, &frozen);
    }
    return frozen ? &function->object : NULL;
}

static Object *build_object(Runtime *runtime, Realm *realm, const BuiltinObject *table) {
    uint32_t parent =
        table->prototype < 0 ? INTRINSIC_OBJECT_PROTOTYPE : (uint32_t)table->prototype;
    Object *prototype = realm_intrinsic(runtime, realm, parent);
    if (!prototype) return NULL;
    Object *object = intrinsic_allocate(runtime, realm, table->intrinsic, sizeof(Object),
                                        CELL_OBJECT_PLAIN, prototype, count_rows(table->rows));
    if (!object) return NULL;
    return intrinsic_finish(realm, table->intrinsic,
                            builtin_add_rows(runtime, realm, object, table->rows));
}

/* ---- prototypes ---- */

/* %Function.prototype% (spec 20.2.3): accepts any arguments and returns undefined. */
static Value function_prototype_call(NativeCall *call) {
    (void)call;
    return VALUE_UNDEFINED;
}
static const BuiltinRow function_prototype_row = METHOD("", 0, function_prototype_call, "");

static Object *allocate_function_prototype(Runtime *runtime, Realm *realm, uint32_t index,
                                           Object *parent, uint32_t row_count) {
    NativeFunction *function =
        intrinsic_allocate(runtime, realm, index, sizeof(NativeFunction),
                           CELL_OBJECT_NATIVE_FUNCTION, parent, row_count + 2);
    if (!function) return NULL;
    function->function = function_prototype_call;
    function->realm = realm;
    function->row = &function_prototype_row;
    function->object.cell.flags |= OBJECT_CALLABLE | OBJECT_LAZY_FUNCTION;
    return object_materialize(runtime, &function->object) ? &function->object : NULL;
}

static Value primitive_default(const Runtime *runtime, CellKind kind) {
    if (kind == CELL_OBJECT_BOOLEAN) return VALUE_FALSE;
    return kind == CELL_OBJECT_NUMBER ? value_int(0) : value_cell(runtime->empty_string);
}

static Object *allocate_primitive_prototype(Runtime *runtime, Realm *realm, uint32_t index,
                                            CellKind kind, Object *parent, uint32_t row_count) {
    PrimitiveObject *object =
        intrinsic_allocate(runtime, realm, index, sizeof *object, kind, parent, row_count + 1);
    if (!object) return NULL;
    object->value = primitive_default(runtime, kind);
    if (kind != CELL_OBJECT_STRING) return &object->object;
    object->object.cell.flags |= OBJECT_EXOTIC;
    PropertyKey length = property_key_name(runtime->names.length);
    return object_add(runtime, &object->object, length, value_int(0), 0) ? &object->object : NULL;
}

/* The object of the kind that spec asks of %X.prototype%, with room for its rows and `constructor`.
 */
static Object *allocate_prototype(Runtime *runtime, Realm *realm, const BuiltinClass *class,
                                  Object *parent) {
    uint32_t index = class->intrinsic + 1u, room = count_rows(class->prototype_rows) + 1;
    switch (class->prototype_kind) {
    case CELL_OBJECT_NATIVE_FUNCTION:
    case CELL_OBJECT_FUNCTION:
        return allocate_function_prototype(runtime, realm, index, parent, room);
    case CELL_OBJECT_BOOLEAN:
    case CELL_OBJECT_NUMBER:
    case CELL_OBJECT_STRING:
        return allocate_primitive_prototype(runtime, realm, index, class->prototype_kind, parent,
                                            room);
    case CELL_OBJECT_ARRAY: {
        Object *array = intrinsic_allocate(runtime, realm, index, sizeof(Array), CELL_OBJECT_ARRAY,
                                           parent, room);
        if (array) array->cell.flags |= OBJECT_EXOTIC;
        return array;
    }
    default:
        return intrinsic_allocate(runtime, realm, index, sizeof(Object), CELL_OBJECT_PLAIN, parent,
                                  room);
    }
}

/* The prototype of a subclass inherits from the parent's. %Object.prototype% inherits from nothing
 * and never will (spec 10.4.7: that is what EXOTIC means on a plain object). */
static Object *build_prototype(Runtime *runtime, Realm *realm, const BuiltinClass *class) {
    uint32_t index = class->intrinsic + 1u;
    Object *parent = NULL;
    if (index != INTRINSIC_OBJECT_PROTOTYPE) {
        uint32_t above =
            class->parent < 0 ? INTRINSIC_OBJECT_PROTOTYPE : (uint32_t) class->parent + 1u;
        parent = realm_intrinsic(runtime, realm, above);
        if (!parent) return NULL;
    }
    Object *prototype = allocate_prototype(runtime, realm, class, parent);
    if (!prototype) return intrinsic_finish(realm, index, false);
    if (!parent) prototype->cell.flags |= OBJECT_EXOTIC;
    bool complete = true;
    if (!has_row(class->prototype_rows, "constructor")) {
        complete = add_reference(runtime, prototype, runtime->names.constructor, class->intrinsic,
                                 PROPERTY_HIDDEN);
    }
    complete = complete && builtin_add_rows(runtime, realm, prototype, class->prototype_rows);
    return intrinsic_finish(realm, index, complete);
}

/* ---- constructors ---- */

/* The function itself, with a shape of its own under the constructor of the parent class. */
static Object *allocate_constructor(Runtime *runtime, Realm *realm, const BuiltinClass *class) {
    uint32_t above = class->parent < 0 ? INTRINSIC_FUNCTION_PROTOTYPE : (uint32_t) class->parent;
    Object *parent = realm_intrinsic(runtime, realm, above);
    if (!parent) return NULL;
    NativeFunction *function = native_function_from_row(runtime, realm, &class->constructor);
    if (!function) return NULL;
    Shape *shape = shape_new_unique(runtime, parent);
    if (!shape) return NULL;
    function->object.shape = shape;
    function->object.cell.extra |= NATIVE_CONSTRUCTOR;
    realm->intrinsics[class->intrinsic] = &function->object;
    uint32_t room = count_rows(class->static_rows) + 3; /* length, name, prototype */
    if (!object_grow_slots(runtime, &function->object, room)) return NULL;
    return object_materialize(runtime, &function->object) ? &function->object : NULL;
}

static Object *build_constructor(Runtime *runtime, Realm *realm, const BuiltinClass *class) {
    Object *constructor = allocate_constructor(runtime, realm, class);
    bool complete =
        constructor &&
        (class->has_no_prototype ||
         add_reference(runtime, constructor, runtime->names.prototype, class->intrinsic + 1u, 0)) &&
        builtin_add_rows(runtime, realm, constructor, class->static_rows);
    return intrinsic_finish(realm, class->intrinsic, complete);
}

/* hooks.build_intrinsic. */
static Object *build_intrinsic(Runtime *runtime, Realm *realm, uint32_t index) {
    const BuiltinClass *class = find_class(index);
    if (class && index == class->intrinsic) return build_constructor(runtime, realm, class);
    if (class) return build_prototype(runtime, realm, class);
    const BuiltinObject *object = find_object(index);
    if (object) return build_object(runtime, realm, object);
    const BuiltinRow *function = find_function(index);
    if (function) return build_function(runtime, realm, index, function);
    const BuiltinObject empty = {.intrinsic = (Intrinsic)index, .prototype = -1};
    return build_object(runtime, realm, &empty);
}

/* ---- the global object (spec 9.3.3 SetDefaultGlobalBindings) ---- */

static bool add_global_reference(Runtime *runtime, Realm *realm, const char *name, uint32_t index) {
    String *atom = atom_from_ascii(runtime, name);
    return atom && add_reference(runtime, realm->global, atom, index, PROPERTY_HIDDEN);
}

/* hooks.populate_global. */
static bool populate_global(Runtime *runtime, Realm *realm) {
    for (size_t i = 0; i < COUNT_OF(classes); i++) {
        const BuiltinClass *class = classes[i];
        if (!class || !class->is_global) continue;
        if (!add_global_reference(runtime, realm, class->constructor.name, class->intrinsic))
            return false;
    }
    for (size_t i = 0; i < COUNT_OF(objects); i++) {
        const BuiltinObject *object = objects[i];
        if (!object || !object->global_name) continue;
        if (!add_global_reference(runtime, realm, object->global_name, object->intrinsic))
            return false;
    }
    PropertyKey undefined = property_key_name(runtime->names.undefined);
    return object_add(runtime, realm->global, undefined, VALUE_UNDEFINED, 0) &&
           builtin_add_rows(runtime, realm, realm->global, builtin_global_rows);
}

/* Kinds of cells that builtins own. Weak as the tables are. */
// clang-format off
#define X(function) extern void function(Heap *heap) __attribute__((weak));
BUILTIN_KINDS(X)
#undef X
// clang-format on

static void register_kinds(Heap *heap) {
#define X(function) \
    if (function) function(heap);
    BUILTIN_KINDS(X)
#undef X
}

void builtins_install(Runtime *runtime) {
    register_kinds(runtime->heap);
    runtime->hooks.build_intrinsic = build_intrinsic;
    runtime->hooks.populate_global = populate_global;
    runtime->hooks.combinator_site = promise_combinator_site;
}
