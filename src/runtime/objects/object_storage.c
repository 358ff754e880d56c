/* How own properties are stored: finding, writing, adding, reconfiguring, deleting them, without
 * any observable step of the specification (no getters, no setters, no traps).
 *
 * Invariants
 * - Slots are grown before the shape says they are there: the collector may run in between.
 * - Whoever changes keys or attributes calls object_changed; an addition to a unique shape, which
 *   keeps its address, counts as one for everybody.
 */
#include "runtime/objects/builtin_row.h"
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/object_space.h"
#include "runtime/objects/property_table.h"

/* ---- finding ---- */

static bool find_none(OwnProperty *property) {
    property->place = OWN_NONE;
    return true;
}

static bool find_virtual(OwnProperty *property, Value value, uint32_t attributes) {
    *property = (OwnProperty){OWN_VIRTUAL, attributes, 0, value};
    return true;
}

static bool find_slot(Runtime *runtime, Object *object, PropertyKey key, OwnProperty *property) {
    uint32_t position = shape_find(runtime, object->shape, key);
    if (position == SHAPE_NOT_FOUND) return find_none(property);
    uint32_t attributes = object->shape->table->entries[position].attributes;
    *property = (OwnProperty){OWN_SLOT, attributes, position, object->slots[position]};
    return true;
}

/* A mapped argument that was given attributes of its own has them in the shape. */
static bool find_mapped(Runtime *runtime, Object *object, PropertyKey key, Value value,
                        OwnProperty *property) {
    if (object->cell.flags & OBJECT_HAS_INDEXED_SLOTS) {
        if (!find_slot(runtime, object, key, property)) return false;
        if (property->place == OWN_SLOT) {
            return find_virtual(property, value, property->attributes);
        }
    }
    return find_virtual(property, value, PROPERTY_DEFAULT);
}

static bool find_index(Runtime *runtime, Object *object, PropertyKey key, OwnProperty *property) {
    uint32_t index = property_key_as_index(key);
    Value value = object_dense_element(object, index);
    if (value != VALUE_EMPTY) {
        *property = (OwnProperty){OWN_ELEMENT, PROPERTY_DEFAULT, index, value};
        return true;
    }
    if (object->cell.kind == CELL_OBJECT_STRING) {
        value = string_object_unit(runtime, object, index);
        if (value_is_abrupt(value)) return false;
        if (value != VALUE_EMPTY) return find_virtual(property, value, PROPERTY_ENUMERABLE);
    } else if (object->cell.kind == CELL_OBJECT_MAPPED_ARGUMENTS) {
        Value *place = arguments_mapped_place(object, key);
        if (place) return find_mapped(runtime, object, key, *place, property);
    }
    if (!(object->cell.flags & OBJECT_HAS_INDEXED_SLOTS)) return find_none(property);
    return find_slot(runtime, object, key, property);
}

static bool names_lazy_property(const Runtime *runtime, PropertyKey key) {
    const Names *names = &runtime->names;
    return key.bits == value_cell(names->length) || key.bits == value_cell(names->name) ||
           key.bits == value_cell(names->prototype) || key.bits == value_cell(names->arguments) ||
           key.bits == value_cell(names->caller);
}

bool object_find_own_place(Runtime *runtime, Object *object, PropertyKey key,
                           OwnProperty *property) {
    if (property_key_is_index(key)) return find_index(runtime, object, key, property);
    if (UNLIKELY(object->cell.flags & OBJECT_LAZY_FUNCTION) && names_lazy_property(runtime, key) &&
        !object_materialize(runtime, object)) {
        return false;
    }
    if (object->cell.kind == CELL_OBJECT_ARRAY && key.bits == value_cell(runtime->names.length)) {
        Array *array = (Array *)object;
        return find_virtual(property, value_number(array->length),
                            array->length_readonly ? 0 : PROPERTY_WRITABLE);
    }
    return find_slot(runtime, object, key, property);
}

bool object_find_own(Runtime *runtime, Object *object, PropertyKey key, OwnProperty *property) {
    return object_find_own_place(runtime, object, key, property) &&
           object_own_resolve(runtime, object, property);
}

bool object_own_to_descriptor(const OwnProperty *property, PropertyDescriptor *descriptor) {
    if (property->place == OWN_NONE) return false;
    uint32_t attributes = property->attributes & PROPERTY_DEFAULT;
    if (property->attributes & PROPERTY_ACCESSOR) {
        const Accessor *accessor = (const Accessor *)value_as_cell(property->value);
        *descriptor = (PropertyDescriptor){attributes | PROPERTY_HAS_GET | PROPERTY_HAS_SET |
                                               PROPERTY_HAS_ENUMERABLE | PROPERTY_HAS_CONFIGURABLE,
                                           VALUE_UNDEFINED, accessor->getter, accessor->setter};
    } else {
        *descriptor = descriptor_data(property->value, attributes);
    }
    return true;
}

/* ---- lazy values ---- */

static Value resolve_alias(Runtime *runtime, Object *object, const BuiltinRow *row) {
    String *name = atom_from_ascii(runtime, row->text);
    if (!name) return VALUE_ABRUPT;
    uint32_t position = shape_find(runtime, object->shape, property_key_name(name));
    if (position == SHAPE_NOT_FOUND) return VALUE_UNDEFINED;
    return object_slot(runtime, object, position);
}

static Value value_or_abrupt(const void *cell) {
    return cell ? value_cell(cell) : VALUE_ABRUPT;
}

/* The function of a getter or setter is called "get x": its own row holds the bare name. */
static Value resolve_half(Runtime *runtime, NativeFn function, const BuiltinRow *row,
                          const char *prefix, uint32_t length) {
    if (!function) return VALUE_UNDEFINED;
    String *name = string_format(runtime, "%s %s", prefix, row->name);
    if (!name) return VALUE_ABRUPT;
    NativeFunction *half = native_function_new(runtime, function, name, length, 0);
    if (half) half->row = row;
    return value_or_abrupt(half);
}

static Value resolve_accessor(Runtime *runtime, const BuiltinRow *row) {
    TRY_VALUE(getter, resolve_half(runtime, row->function, row, "get", 0));
    TRY_VALUE(setter, resolve_half(runtime, row->setter, row, "set", 1));
    return value_or_abrupt(accessor_new(runtime, getter, setter));
}

/* With PROPERTY_ACCESSOR: getter and setter are the intrinsic, both. */
static Value resolve_intrinsic(Runtime *runtime, const BuiltinRow *row) {
    Object *object = intrinsic(runtime, (Intrinsic)row->intrinsic);
    bool is_plain =
        row->attributes == ROW_DEFAULT_ATTRIBUTES || !(row->attributes & PROPERTY_ACCESSOR);
    if (!object || is_plain) return value_or_abrupt(object);
    return value_or_abrupt(accessor_new(runtime, value_cell(object), value_cell(object)));
}

static Value resolve_row(Runtime *runtime, Object *object, const BuiltinRow *row) {
    switch ((BuiltinRowKind)row->kind) {
    case ROW_METHOD:
        return value_or_abrupt(native_function_from_row(runtime, runtime->realm, row));
    case ROW_GETTER: return resolve_accessor(runtime, row);
    case ROW_NUMBER: return value_number(row->number);
    case ROW_STRING:
    case ROW_TAG: return value_or_abrupt(atom_from_ascii(runtime, row->text));
    case ROW_INTRINSIC: return resolve_intrinsic(runtime, row);
    case ROW_ALIAS: return resolve_alias(runtime, object, row);
    case ROW_MADE: return row->make(runtime);
    case ROW_SYMBOL: break; /* never lazy */
    }
    UNREACHABLE();
}

Value object_slot_resolve(Runtime *runtime, Object *object, uint32_t slot) {
    Value lazy = object->slots[slot];
    const BuiltinRow *row = value_as_lazy(lazy);
    Realm *current = runtime->realm;
    Realm *own = shape_is_own(object->shape) ? object->shape->realm : NULL;
    if (own) runtime->realm = own;
    Value value = row ? resolve_row(runtime, object, row) : error_resolve_stack(runtime, object);
    runtime->realm = current;
    if (value_is_abrupt(value)) return VALUE_ABRUPT;
    if (object->slots[slot] == lazy) object->slots[slot] = value;
    return value;
}

/* ---- writing ---- */

bool object_write_own(Runtime *runtime, Object *object, PropertyKey key,
                      const OwnProperty *property, Value value, bool *result) {
    *result = true;
    switch (property->place) {
    case OWN_SLOT: object->slots[property->index] = value; return true;
    case OWN_ELEMENT: object->elements->values[property->index] = value; return true;
    default: break;
    }
    Value *place = NULL;
    if (object->cell.kind == CELL_OBJECT_MAPPED_ARGUMENTS) {
        place = arguments_mapped_place(object, key);
    }
    if (place) {
        *place = value;
        return true;
    }
    PropertyDescriptor descriptor = {PROPERTY_HAS_VALUE, value, VALUE_UNDEFINED, VALUE_UNDEFINED};
    return object_define_own_property(runtime, object, key, &descriptor, result);
}

/* ---- adding ---- */

/* Makes room in an own table by dropping its deleted entries, when these are at least half. */
static bool own_shape_compact(Runtime *runtime, Object *object) {
    PropertyTable *table = object->shape->table;
    if (table->cell.data < table->capacity || 2 * table->deleted < table->cell.data) return true;
    if (!shape_is_dictionary(object->shape)) {
        Shape *renewed = shape_renew(runtime, object->shape);
        if (!renewed) return false;
        object->shape = renewed;
    }
    property_table_compact(table, object->slots);
    object->shape->cell.data = object->shape->slot_count = table->cell.data;
    return true;
}

static bool own_shape_append(Runtime *runtime, Object *object, PropertyKey key, Value value,
                             uint32_t attributes) {
    if (!own_shape_compact(runtime, object)) return false;
    uint32_t slot = object->shape->cell.data;
    if (!object_grow_slots(runtime, object, slot + 1)) return false;
    if (!property_table_append(runtime, object->shape->table, key, attributes)) return false;
    object->slots[slot] = value;
    object->shape->cell.data = object->shape->slot_count = slot + 1;
    if (!shape_is_dictionary(object->shape)) runtime->prototype_epoch++;
    object_changed(runtime, object);
    return true;
}

static bool shared_shape_append(Runtime *runtime, Object *object, PropertyKey key, Value value,
                                uint32_t attributes) {
    Shape *next = shape_add(runtime, object->shape, key, attributes);
    if (UNLIKELY(!next)) return false;
    uint32_t slot = next->slot_count - 1;
    if (UNLIKELY(slot >= object->cell.data) && !object_grow_slots(runtime, object, slot + 1)) {
        return false;
    }
    object->slots[slot] = value;
    object->shape = next;
    object_changed(runtime, object);
    return true;
}

bool object_add_slot(Runtime *runtime, Object *object, PropertyKey key, Value value,
                     uint32_t attributes) {
    if (UNLIKELY(object->cell.flags & OBJECT_LAZY_FUNCTION) &&
        !object_materialize(runtime, object)) {
        return false;
    }
    if (shape_is_own(object->shape)) {
        return own_shape_append(runtime, object, key, value, attributes);
    }
    if (UNLIKELY(object->shape->cell.data >= SHAPE_MAX_SHARED)) {
        return object_to_dictionary(runtime, object) &&
               own_shape_append(runtime, object, key, value, attributes);
    }
    return shared_shape_append(runtime, object, key, value, attributes);
}

bool object_add(Runtime *runtime, Object *object, PropertyKey key, Value value,
                uint32_t attributes) {
    if (!property_key_is_index(key)) {
        return object_add_slot(runtime, object, key, value, attributes);
    }
    uint32_t index = property_key_as_index(key);
    if (!elements_add(runtime, object, index, value, attributes)) return false;
    Array *array = object_as_array(object);
    if (array && index >= array->length) array->length = index + 1;
    return true;
}

/* ---- changing and deleting ---- */

/* Gives the object an own shape that nobody has cached. */
static bool own_shape_renew(Runtime *runtime, Object *object) {
    if (!shape_is_own(object->shape)) return object_to_dictionary(runtime, object);
    if (shape_is_dictionary(object->shape)) return true;
    Shape *renewed = shape_renew(runtime, object->shape);
    if (renewed) object->shape = renewed;
    return renewed != NULL;
}

bool object_set_slot_attributes(Runtime *runtime, Object *object, uint32_t slot,
                                uint32_t attributes) {
    Shape *shape = object->shape;
    if (shape->table->entries[slot].attributes == attributes) return true;
    if (!shape_is_own(shape) && shape_may_change(shape)) {
        shape = shape_change_attributes(runtime, shape, slot, attributes);
        if (!shape) return false;
        object->shape = shape;
    } else {
        if (!own_shape_renew(runtime, object)) return false;
        object->shape->table->entries[slot].attributes = attributes;
    }
    object_changed(runtime, object);
    return true;
}

/* Taking the newest property off an object brings it back to the shape it came from. */
static bool delete_newest(Object *object, uint32_t slot) {
    Shape *shape = object->shape, *parent = shape->parent;
    bool newest = !shape_is_own(shape) && parent && slot + 1 == shape->cell.data &&
                  parent->cell.data == slot;
    if (newest) object->shape = parent;
    return newest;
}

bool object_delete_slot(Runtime *runtime, Object *object, uint32_t slot) {
    if (!delete_newest(object, slot)) {
        if (!own_shape_renew(runtime, object)) return false;
        property_table_delete(object->shape->table, slot);
    }
    object->slots[slot] = VALUE_UNDEFINED;
    object_changed(runtime, object);
    return true;
}
