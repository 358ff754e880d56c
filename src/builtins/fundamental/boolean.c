/* Boolean (spec 20.3). */
#include "builtins/checks.h"

/* 20.3.1.1 Boolean ( value ) */
static Value boolean_constructor(NativeCall *call) {
    Value value = value_bool(to_boolean(argument(call, 0)));
    if (value_is_undefined(call->new_target)) return value;
    PrimitiveObject *object = object_create_from_constructor(
        call->runtime, value_as_object(call->new_target), INTRINSIC_BOOLEAN_PROTOTYPE,
        sizeof *object, CELL_OBJECT_BOOLEAN);
    if (object) object->value = value;
    return cell_or_abrupt(object);
}

/* 20.3.3.3.1 ThisBooleanValue */
static Value this_boolean(NativeCall *call, const char *method) {
    Value value = this_primitive(call, CELL_OBJECT_BOOLEAN);
    if (value != VALUE_EMPTY) return value;
    return throw_type_error(call->runtime, "%s requires that 'this' be a Boolean", method);
}

/* 20.3.3.2 Boolean.prototype.toString ( ) */
static Value boolean_to_string(NativeCall *call) {
    const Names *names = &call->runtime->names;
    TRY_VALUE(value, this_boolean(call, "Boolean.prototype.toString"));
    return value_cell(value == VALUE_TRUE ? names->true_ : names->false_);
}

/* 20.3.3.3 Boolean.prototype.valueOf ( ) */
static Value boolean_value_of(NativeCall *call) {
    return this_boolean(call, "Boolean.prototype.valueOf");
}

static const BuiltinRow prototype_rows[] = {
    METHOD("toString", 0, boolean_to_string, "\"true\" or \"false\""),
    METHOD("valueOf", 0, boolean_value_of, "the value itself"),
    ROWS_END,
};

const BuiltinClass builtin_boolean = {
    .constructor = METHOD("Boolean", 1, boolean_constructor,
                          "true or false: what the value counts as in a condition"),
    .intrinsic = INTRINSIC_BOOLEAN,
    .parent = -1,
    .prototype_kind = CELL_OBJECT_BOOLEAN,
    .is_global = true,
    .prototype_rows = prototype_rows,
};
