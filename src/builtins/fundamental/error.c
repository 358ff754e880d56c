/* Error, the NativeErrors and AggregateError (spec 20.5), with V8's Error.captureStackTrace and
 * Error.stackTraceLimit.
 *
 * How a stack is captured and printed is evaluate/'s business, what Error.prepareStackTrace gets
 * call_site.c's; here an instance only gets its stack, before its other properties.
 */
#include "builtins/checks.h"

/* 20.5.1.1 and 20.5.6.1.1, steps 1 to 3: the instance with its stack and message. The row of the
 * function that runs says of which class it is. Frames of the constructors themselves are left out
 * of the stack. */
static Object *error_construct(NativeCall *call, Value message) {
    Runtime *runtime = call->runtime;
    Object *new_target =
        value_is_undefined(call->new_target) ? call->callee : value_as_object(call->new_target);
    uint32_t class = method_row(call)->which;
    Object *error = object_create_from_constructor(runtime, new_target, class + 1,
                                                   sizeof(ErrorObject), CELL_OBJECT_ERROR);
    if (!error) return NULL;
    String *text = NULL;
    if (!value_is_undefined(message)) {
        text = to_string(runtime, message);
        if (!text) return NULL;
    }
    return error_initialize(runtime, error, text, new_target) ? error : NULL;
}

/* 20.5.8.1 InstallErrorCause */
static bool install_cause(Runtime *runtime, Object *error, Value options) {
    if (!value_is_object(options)) return true;
    PropertyKey key = property_key_name(runtime->names.cause);
    bool found;
    if (!object_has_property(runtime, value_as_object(options), key, &found)) return false;
    if (!found) return true;
    Value cause = get(runtime, value_as_object(options), key);
    return !value_is_abrupt(cause) && object_add(runtime, error, key, cause, PROPERTY_HIDDEN);
}

/* 20.5.1.1 Error ( message [ , options ] ), 20.5.6.1.1 NativeError ( message [ , options ] ) */
static Value error_constructor(NativeCall *call) {
    Object *error = error_construct(call, argument(call, 0));
    bool ok = error && install_cause(call->runtime, error, argument(call, 1));
    return ok ? value_cell(error) : VALUE_ABRUPT;
}

/* 20.5.7.1.1 AggregateError ( errors, message [ , options ] ) */
static Value aggregate_error_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *error = error_construct(call, argument(call, 1));
    if (!error || !install_cause(runtime, error, argument(call, 2))) return VALUE_ABRUPT;
    Array *errors = array_new(runtime, 0);
    if (!errors || !iterable_append_to_array(runtime, argument(call, 0), errors))
        return VALUE_ABRUPT;
    PropertyKey key = property_key_name(runtime->names.errors);
    return object_add(runtime, error, key, value_cell(errors), PROPERTY_HIDDEN) ? value_cell(error)
                                                                                : VALUE_ABRUPT;
}

/* A property as text; `absent` stands for undefined. NULL: threw. */
static String *text_property(Runtime *runtime, Object *object, String *name, const char *absent) {
    Value value = get_by_name(runtime, object, name);
    if (value_is_abrupt(value)) return NULL;
    return value_is_undefined(value) ? atom_from_ascii(runtime, absent) : to_string(runtime, value);
}

/* 20.5.3.4 Error.prototype.toString ( ) */
static Value error_to_string(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!value_is_object(call->this_value)) {
        String *text = value_in_message(runtime, call->this_value);
        if (!text) return VALUE_ABRUPT;
        return throw_type_error(
            runtime, "Method Error.prototype.toString called on incompatible receiver %S", text);
    }
    Object *error = value_as_object(call->this_value);
    String *name = text_property(runtime, error, runtime->names.name, "Error");
    String *message = name ? text_property(runtime, error, runtime->names.message, "") : NULL;
    if (!message) return VALUE_ABRUPT;
    if (!string_length(name)) return value_cell(message);
    if (!string_length(message)) return value_cell(name);
    return cell_or_abrupt(string_format(runtime, "%S: %S", name, message));
}

/* V8: Error.captureStackTrace ( object [ , constructorAbove ] ): frames up to that function are
 * left out. A `stack` that cannot be configured stays as it is. */
static Value error_capture_stack_trace(NativeCall *call) {
    Runtime *runtime = call->runtime;
    bool is_fit = value_is_object(argument(call, 0)) &&
                  !value_is_kind(argument(call, 0), CELL_OBJECT_PROXY);
    if (!is_fit) return throw_type_error(runtime, "invalid_argument");
    Object *object = value_as_object(argument(call, 0));
    Object *above =
        is_callable(argument(call, 1)) ? value_as_object(argument(call, 1)) : call->callee;
    bool extensible;
    TRY_OK(object_is_extensible(runtime, object, &extensible));
    if (!extensible) {
        return throw_type_error(runtime, "Cannot define property stack, object is not extensible");
    }
    const PropertyEntry *own =
        shape_lookup(object->shape, property_key_name(runtime->names.stack));
    bool is_fixed = own && !(own->attributes & PROPERTY_CONFIGURABLE);
    if (!is_fixed) TRY_OK(error_capture_stack(runtime, object, above));
    return VALUE_UNDEFINED;
}

static Value make_stack_trace_limit(Runtime *runtime) {
    return value_int(runtime->stack_trace_limit);
}

static const BuiltinRow static_rows[] = {
    METHOD("captureStackTrace", 2, error_capture_stack_trace,
           "gives an object the stack of this place"),
    {.kind = ROW_MADE,
     .attributes = PROPERTY_DEFAULT,
     .name = "stackTraceLimit",
     .make = make_stack_trace_limit,
     .documentation = "frames a stack shows at most"},
    ROWS_END,
};

static const BuiltinRow error_rows[] = {
    STRING_CONSTANT("name", "Error", "name of the class"),
    STRING_CONSTANT("message", "", "what went wrong"),
    METHOD("toString", 0, error_to_string, "\"name: message\""),
    ROWS_END,
};

const BuiltinClass builtin_error = {
    .constructor = METHOD_OF_MANY("Error", 1, error_constructor, INTRINSIC_ERROR,
                                  "what is thrown when something goes wrong"),
    .intrinsic = INTRINSIC_ERROR,
    .parent = -1,
    .prototype_kind = CELL_OBJECT_PLAIN,
    .is_global = true,
    .static_rows = static_rows,
    .prototype_rows = error_rows,
};

/* Subclasses differ in their names alone. */
#define ERROR_CLASS(identifier_, intrinsic_, name_, length_, function_, doc_) \
    static const BuiltinRow identifier_##_rows[] = {                          \
        STRING_CONSTANT("name", name_, "name of the class"),                  \
        STRING_CONSTANT("message", "", "what went wrong"),                    \
        ROWS_END,                                                             \
    };                                                                        \
    const BuiltinClass builtin_##identifier_ = {                              \
        .constructor = METHOD_OF_MANY(name_, length_, function_, intrinsic_,  \
                                      doc_),                                  \
        .intrinsic = intrinsic_,                                              \
        .parent = INTRINSIC_ERROR,                                            \
        .prototype_kind = CELL_OBJECT_PLAIN,                                  \
        .is_global = true,                                                    \
        .prototype_rows = identifier_##_rows,                                 \
    };
ERROR_CLASS(eval_error, INTRINSIC_EVAL_ERROR, "EvalError", 1, error_constructor,
            "not thrown any more")
ERROR_CLASS(range_error, INTRINSIC_RANGE_ERROR, "RangeError", 1, error_constructor,
            "a value is out of its range")
ERROR_CLASS(reference_error, INTRINSIC_REFERENCE_ERROR, "ReferenceError", 1, error_constructor,
            "a name that is not there, or not yet")
ERROR_CLASS(syntax_error, INTRINSIC_SYNTAX_ERROR, "SyntaxError", 1, error_constructor,
            "text that is no program")
ERROR_CLASS(type_error, INTRINSIC_TYPE_ERROR, "TypeError", 1, error_constructor,
            "a value of the wrong kind")
ERROR_CLASS(uri_error, INTRINSIC_URI_ERROR, "URIError", 1, error_constructor, "a malformed URI")
ERROR_CLASS(aggregate_error, INTRINSIC_AGGREGATE_ERROR, "AggregateError", 2,
            aggregate_error_constructor, "several errors in one")
#undef ERROR_CLASS
