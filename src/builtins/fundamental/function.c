/* Function, %Function.prototype% and %ThrowTypeError% (spec 20.2, 10.2.4).
 *
 * Making functions from text is evaluate/'s business (hooks.create_dynamic_function), and so is the
 * source text of a closure.
 */
#include "builtins/checks.h"
#include "evaluate/evaluate.h"

/* 20.2.1.1 Function ( ...parameterArgs, bodyArg ); kind 0: neither async nor generator. */
static Value function_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value new_target =
        value_is_undefined(call->new_target) ? value_cell(call->callee) : call->new_target;
    return runtime->hooks.create_dynamic_function(runtime, runtime->realm, 0, call->count,
                                                  call->arguments, new_target);
}

/* 20.2.3.1 Function.prototype.apply ( thisArg, argArray ) */
static Value function_apply(NativeCall *call_) {
    Runtime *runtime = call_->runtime;
    if (!is_callable(call_->this_value)) {
        return throw_not_applicable(runtime, call_->this_value, "Function.prototype.apply");
    }
    if (value_is_nullish(argument(call_, 1)))
        return call(runtime, call_->this_value, argument(call_, 0), 0, NULL);
    ValueList list;
    TRY_OK(create_list_from_array_like(runtime, argument(call_, 1), &list));
    return call(runtime, call_->this_value, argument(call_, 0), list.count, list.values);
}

/* 20.2.3.3 Function.prototype.call ( thisArg, ...args ) */
static Value function_call(NativeCall *call_) {
    if (!is_callable(call_->this_value)) {
        return throw_not_applicable(call_->runtime, call_->this_value, "Function.prototype.call");
    }
    uint32_t count = call_->count ? call_->count - 1 : 0;
    return call(call_->runtime, call_->this_value, argument(call_, 0), count, call_->arguments + 1);
}

/* 20.2.3.2, steps 4 to 7: what is left of the target's own `length` once `bound` arguments are
 * given. */
static bool bound_length(Runtime *runtime, Object *target, uint32_t bound, double *length) {
    PropertyKey key = property_key_name(runtime->names.length);
    bool own;
    *length = 0;
    if (!has_own_property(runtime, target, key, &own)) return false;
    if (!own) return true;
    Value value = get(runtime, target, key);
    if (value_is_abrupt(value)) return false;
    if (!value_is_number(value)) return true;
    double integer;
    if (!to_integer_or_infinity(runtime, value, &integer)) return false;
    *length = integer > bound ? integer - bound : 0;
    return true;
}

static bool bound_define_length_and_name(Runtime *runtime, Object *function, Object *target,
                                         uint32_t bound) {
    double length;
    if (!bound_length(runtime, target, bound, &length)) return false;
    PropertyKey key = property_key_name(runtime->names.length);
    if (!object_add(runtime, function, key, value_number(length), PROPERTY_CONFIGURABLE))
        return false;
    Value name = get_by_name(runtime, target, runtime->names.name);
    if (value_is_abrupt(name)) return false;
    String *text = string_from_ascii(runtime, "bound ");
    if (text && value_is_string(name)) text = string_concat(runtime, text, value_as_string(name));
    key = property_key_name(runtime->names.name);
    return text && object_add(runtime, function, key, value_cell(text), PROPERTY_CONFIGURABLE);
}

/* 20.2.3.2 Function.prototype.bind ( thisArg, ...args ) */
static Value function_bind(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!is_callable(call->this_value))
        return throw_type_error(runtime, "Bind must be called on a function");
    Object *target = value_as_object(call->this_value);
    uint32_t count = call->count ? call->count - 1 : 0;
    TRY_VALUE(bound, bound_function_create(runtime, target, argument(call, 0), count,
                                           call->arguments + 1));
    TRY_OK(bound_define_length_and_name(runtime, value_as_object(bound), target, count));
    return bound;
}

/* The name a native began with: that of its row, else its own `name`. */
static String *native_name(Runtime *runtime, Object *object) {
    const char *row_name = native_row_name(object);
    if (row_name) return atom_from_ascii(runtime, row_name);
    PropertyDescriptor descriptor;
    bool found;
    PropertyKey key = property_key_name(runtime->names.name);
    if (!object_get_own_property(runtime, object, key, &descriptor, &found)) return NULL;
    bool is_text =
        found && (descriptor.flags & PROPERTY_HAS_VALUE) && value_is_string(descriptor.value);
    return is_text ? value_as_string(descriptor.value) : runtime->empty_string;
}

/* 20.2.3.5 Function.prototype.toString ( ): source text, or the NativeFunction form. */
static Value function_to_string(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!is_callable(call->this_value)) {
        return throw_type_error(runtime,
                                "Function.prototype.toString requires that 'this' be a Function");
    }
    Object *function = value_as_object(call->this_value);
    String *name = runtime->empty_string;
    if (function->cell.kind == CELL_OBJECT_FUNCTION) {
        return cell_or_abrupt(runtime->hooks.function_source_text(runtime, function));
    }
    if (function->cell.kind == CELL_OBJECT_NATIVE_FUNCTION) name = native_name(runtime, function);
    return name ? cell_or_abrupt(string_format(runtime, "function %S() { [native code] }", name))
                : VALUE_ABRUPT;
}

/* 20.2.3.6 Function.prototype [ @@hasInstance ] ( V ) */
static Value function_has_instance(NativeCall *call) {
    return ordinary_has_instance(call->runtime, call->this_value, argument(call, 0));
}

/* An ordinary function of sloppy code: what had `caller` and `arguments` before strict mode. */
static bool is_sloppy_function(Value value) {
    if (!value_is_kind(value, CELL_OBJECT_FUNCTION)) return false;
    const FunctionCode *code = ((Function *)value_as_object(value))->code;
    return code->kind == FUNCTION_NORMAL && !code->is_strict && !code->can_suspend;
}

/* 10.2.4.1 %ThrowTypeError% ( ), which is also the accessor of `caller` and `arguments`: of sloppy
 * functions both are null, as the web expects and V8 has it. */
static Value throw_type_error_function(NativeCall *call) {
    if (is_sloppy_function(call->this_value)) return VALUE_NULL;
    return throw_type_error(call->runtime,
                            "'caller', 'callee', and 'arguments' properties may not be accessed on "
                            "strict mode functions or the arguments objects for calls to them");
}

static const BuiltinRow prototype_rows[] = {
    INTRINSIC_ACCESSOR("arguments", INTRINSIC_THROW_TYPE_ERROR,
                       "not available: null in sloppy code"),
    INTRINSIC_ACCESSOR("caller", INTRINSIC_THROW_TYPE_ERROR, "not available: null in sloppy code"),
    INTRINSIC_VALUE("constructor", INTRINSIC_FUNCTION, "Function"),
    METHOD("apply", 2, function_apply, "calls the function with `this` and an array of arguments"),
    METHOD("bind", 1, function_bind, "a function with `this` and first arguments given"),
    METHOD("call", 1, function_call, "calls the function with `this` and arguments"),
    METHOD("toString", 0, function_to_string, "the source text"),
    {.kind = ROW_METHOD,
     .symbol = BUILTIN_SYMBOL_has_instance,
     .attributes = 0,
     .name = "[Symbol.hasInstance]",
     .length = 1,
     .function = function_has_instance,
     .documentation = "what instanceof asks"},
    ROWS_END,
};

const BuiltinClass builtin_function = {
    .constructor =
        METHOD("Function", 1, function_constructor, "a function of texts: parameters and body"),
    .intrinsic = INTRINSIC_FUNCTION,
    .parent = -1,
    .prototype_kind = CELL_OBJECT_NATIVE_FUNCTION,
    .is_global = true,
    .prototype_rows = prototype_rows,
};

const BuiltinRow builtin_throw_type_error_row = METHOD("", 0, throw_type_error_function, "");
