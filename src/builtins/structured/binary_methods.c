/* What the builtins of binary data share: receivers, indices, messages in V8's words. */
#include "builtins/structured/binary_methods.h"

static const double max_index = 9007199254740991.0;

/* *is_index says whether it is one; false: the conversion threw. */
static bool index_of_value(Runtime *runtime, Value value, double *index, bool *is_index) {
    if (!to_integer_or_infinity(runtime, value, index)) return false;
    *is_index = *index >= 0 && *index <= max_index;
    return true;
}

bool throw_bad_index(Runtime *runtime, const char *format, Value value) {
    String *text = value_in_message(runtime, value);
    if (text) throw_range_error(runtime, format, text);
    return false;
}

bool index_or_throw(Runtime *runtime, Value value, const char *format, double *index) {
    bool is_index;
    if (!index_of_value(runtime, value, index, &is_index)) return false;
    return is_index || throw_bad_index(runtime, format, value);
}

Value throw_detached(NativeCall *call, const char *scope) {
    return throw_type_error(call->runtime, "Cannot perform %s%s on a detached ArrayBuffer", scope,
                            method_row(call)->name);
}

Value throw_incompatible(NativeCall *call, const char *scope, Value receiver) {
    Runtime *runtime = call->runtime;
    String *text = value_in_message(runtime, receiver);
    if (!text) return VALUE_ABRUPT;
    return throw_type_error(runtime, "Method %s%s called on incompatible receiver %S", scope,
                            method_row(call)->name, text);
}

Value throw_requires_new(NativeCall *call) {
    return throw_type_error(call->runtime, "Constructor %s requires 'new'",
                            method_row(call)->name);
}

Value throw_mixed_kinds(Runtime *runtime) {
    return throw_type_error(runtime,
                            "Cannot mix BigInt and other types, use explicit conversions");
}
