/* Private names (see private.h). Messages are V8's. */
#include "runtime/objects/private.h"

#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"

static const PropertyEntry *private_entry(const Object *object, const Symbol *name) {
    return shape_lookup(object->shape, property_key_symbol(name));
}

bool private_has(const Object *object, Symbol *name) {
    return private_entry(object, name) != NULL;
}

/* An object whose class has no such private name. Of methods V8 checks a brand, not the name. */
static Value throw_not_declared(Runtime *runtime, const Symbol *name, const char *format) {
    if (!name->brand) return throw_type_error(runtime, format, name->description);
    bool is_static = name->cell.flags & SYMBOL_STATIC;
    return throw_type_error(runtime, "Receiver must be %sclass %S",
                            is_static ? "" : "an instance of ", name->brand);
}

/* Spec 7.3.30 PrivateGet. */
Value private_get(Runtime *runtime, Value base, Symbol *name) {
    PropertyKey key = property_key_symbol(name);
    if (value_is_nullish(base)) return throw_read_of_nullish(runtime, base, key);
    const PropertyEntry *entry = NULL;
    if (value_is_object(base)) entry = private_entry(value_as_object(base), name);
    if (!entry) {
        return throw_not_declared(runtime, name,
                                  "Cannot read private member %S from an object whose class did "
                                  "not declare it");
    }
    Value value = value_as_object(base)->slots[entry->slot];
    if (!(entry->attributes & PROPERTY_ACCESSOR)) return value;
    const Accessor *accessor = (const Accessor *)value_as_cell(value);
    if (value_is_undefined(accessor->getter)) {
        return throw_type_error(runtime, "'%S' was defined without a getter", name->description);
    }
    return call(runtime, accessor->getter, base, 0, NULL);
}

static bool private_set_fails(Runtime *runtime, const char *format, const Symbol *name) {
    throw_type_error(runtime, format, name->description);
    return false;
}

/* Spec 7.3.31 PrivateSet. */
bool private_set(Runtime *runtime, Value base, Symbol *name, Value value) {
    PropertyKey key = property_key_symbol(name);
    if (value_is_nullish(base)) return throw_write_of_nullish(runtime, base, key);
    const PropertyEntry *entry = NULL;
    if (value_is_object(base)) entry = private_entry(value_as_object(base), name);
    if (!entry) {
        throw_not_declared(runtime, name,
                           "Cannot write private member %S to an object whose class did not "
                           "declare it");
        return false;
    }
    Value *slot = &value_as_object(base)->slots[entry->slot];
    if (entry->attributes & PROPERTY_ACCESSOR) {
        Value setter = ((const Accessor *)value_as_cell(*slot))->setter;
        if (!value_is_undefined(setter)) {
            return !value_is_abrupt(call(runtime, setter, base, 1, &value));
        }
        return private_set_fails(runtime, "'%S' was defined without a setter", name);
    }
    if (!(entry->attributes & PROPERTY_WRITABLE)) {
        return private_set_fails(runtime, "Private method '%S' is not writable", name);
    }
    *slot = value;
    return true;
}

/* Spec 7.3.28 PrivateFieldAdd, 7.3.29 PrivateMethodOrAccessorAdd. */
bool private_add(Runtime *runtime, Object *object, Symbol *name, Value value, uint32_t attributes) {
    if (private_entry(object, name)) {
        throw_type_error(runtime,
                         name->brand ? "Cannot initialize private methods of class %S twice on the "
                                       "same object"
                                     : "Cannot initialize %S twice on the same object",
                         name->brand ? name->brand : name->description);
        return false;
    }
    return object_add_slot(runtime, object, property_key_symbol(name), value, attributes);
}
