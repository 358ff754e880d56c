/* Property descriptors as objects (spec 6.2.6.4, 6.2.6.5). */
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/values/convert.h"

/* A field of a descriptor object: where its presence and its truth go. */
typedef struct DescriptorField {
    size_t name; /* offset in Names */
    uint32_t has, flag;
} DescriptorField;

#define NAME(field) offsetof(Names, field)
static const DescriptorField boolean_fields[] = {
    {NAME(writable), PROPERTY_HAS_WRITABLE, PROPERTY_WRITABLE},
    {NAME(enumerable), PROPERTY_HAS_ENUMERABLE, PROPERTY_ENUMERABLE},
    {NAME(configurable), PROPERTY_HAS_CONFIGURABLE, PROPERTY_CONFIGURABLE},
};
#undef NAME

static PropertyKey name_at(const Runtime *runtime, size_t offset) {
    return property_key_name(*(String *const *)((const char *)&runtime->names + offset));
}

static bool put_field(Runtime *runtime, Object *object, String *name, Value value) {
    return object_add(runtime, object, property_key_name(name), value, PROPERTY_DEFAULT);
}

static bool put_flags(Runtime *runtime, Object *object, uint32_t flags) {
    for (size_t i = 0; i < COUNT_OF(boolean_fields); i++) {
        const DescriptorField *field = &boolean_fields[i];
        if (!(flags & field->has)) continue;
        Value value = value_bool(flags & field->flag);
        PropertyKey key = name_at(runtime, field->name);
        if (!object_add(runtime, object, key, value, PROPERTY_DEFAULT)) return false;
    }
    return true;
}

/* Spec 6.2.6.4 FromPropertyDescriptor. Order of keys: value, writable | get, set, then the rest. */
Value from_property_descriptor(Runtime *runtime, const PropertyDescriptor *descriptor) {
    Object *object = object_new(runtime);
    TRY_OK(object);
    const Names *names = &runtime->names;
    uint32_t flags = descriptor->flags;
    if (flags & PROPERTY_HAS_VALUE) {
        TRY_OK(put_field(runtime, object, names->value, descriptor->value));
    }
    if (flags & PROPERTY_HAS_WRITABLE) {
        TRY_OK(put_field(runtime, object, names->writable, value_bool(flags & PROPERTY_WRITABLE)));
    }
    if (flags & PROPERTY_HAS_GET) {
        TRY_OK(put_field(runtime, object, names->get, descriptor->getter));
    }
    if (flags & PROPERTY_HAS_SET) {
        TRY_OK(put_field(runtime, object, names->set, descriptor->setter));
    }
    TRY_OK(put_flags(runtime, object, flags & ~PROPERTY_HAS_WRITABLE));
    return value_cell(object);
}

/* VALUE_EMPTY when there is no such property. */
static Value get_field(Runtime *runtime, Object *object, PropertyKey key) {
    bool present;
    TRY_OK(object_has_property(runtime, object, key, &present));
    return present ? get(runtime, object, key) : VALUE_EMPTY;
}

static bool read_flag(Runtime *runtime, Object *object, const DescriptorField *field,
                      PropertyDescriptor *descriptor) {
    Value value = get_field(runtime, object, name_at(runtime, field->name));
    if (value_is_abrupt(value)) return false;
    if (value == VALUE_EMPTY) return true;
    descriptor->flags |= field->has | (to_boolean(value) ? field->flag : 0);
    return true;
}

static bool read_function(Runtime *runtime, Object *object, String *name, const char *what,
                          uint32_t has, Value *function, PropertyDescriptor *descriptor) {
    Value value = get_field(runtime, object, property_key_name(name));
    if (value_is_abrupt(value)) return false;
    if (value == VALUE_EMPTY) return true;
    if (!is_callable(value) && !value_is_undefined(value)) {
        String *text = value_describe(runtime, value);
        if (text) throw_type_error(runtime, "%s must be a function: %S", what, text);
        return false;
    }
    descriptor->flags |= has;
    *function = value;
    return true;
}

static bool throw_describing(Runtime *runtime, const char *format, Value value) {
    String *text = value_describe(runtime, value);
    if (text) throw_type_error(runtime, format, text);
    return false;
}

/* Steps 4 to 9 in their order: enumerable, configurable, value, writable, get, set. */
static bool read_fields(Runtime *runtime, Object *object, PropertyDescriptor *descriptor) {
    const Names *names = &runtime->names;
    if (!read_flag(runtime, object, &boolean_fields[1], descriptor)) return false;
    if (!read_flag(runtime, object, &boolean_fields[2], descriptor)) return false;
    Value value = get_field(runtime, object, property_key_name(names->value));
    if (value_is_abrupt(value)) return false;
    if (value != VALUE_EMPTY) {
        descriptor->flags |= PROPERTY_HAS_VALUE;
        descriptor->value = value;
    }
    return read_flag(runtime, object, &boolean_fields[0], descriptor) &&
           read_function(runtime, object, names->get, "Getter", PROPERTY_HAS_GET,
                         &descriptor->getter, descriptor) &&
           read_function(runtime, object, names->set, "Setter", PROPERTY_HAS_SET,
                         &descriptor->setter, descriptor);
}

/* Spec 6.2.6.5 ToPropertyDescriptor. */
bool to_property_descriptor(Runtime *runtime, Value value, PropertyDescriptor *descriptor) {
    if (!value_is_object(value)) {
        return throw_describing(runtime, "Property description must be an object: %S", value);
    }
    *descriptor = (PropertyDescriptor){0, VALUE_UNDEFINED, VALUE_UNDEFINED, VALUE_UNDEFINED};
    if (!read_fields(runtime, value_as_object(value), descriptor)) return false;
    if (!descriptor_is_accessor(descriptor) || !descriptor_is_data(descriptor)) return true;
    const char *format = "Invalid property descriptor. Cannot both specify accessors and a value "
                         "or writable attribute, %S";
    return throw_describing(runtime, format, value);
}
