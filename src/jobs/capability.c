/* Promise capabilities and PromiseResolve (spec 27.2.1.1, 27.2.1.5, 27.2.4.7.1).
 *
 * A capability is a Record of the promise and the functions that settle it, as script's own
 * constructors want it; for %Promise% itself the promise alone stands for it, which nobody can
 * tell, and no function is made. */
#include "jobs/internal.h"
#include "runtime/objects/builtin_row.h"

Value capability_promise(Value capability) {
    return value_is_object(capability)
               ? capability
               : ((Record *)value_as_cell(capability))->values[CAPABILITY_PROMISE];
}

static bool capability_call(Runtime *runtime, Value capability, int which, Value value) {
    Value function = ((Record *)value_as_cell(capability))->values[which];
    return !value_is_abrupt(call(runtime, function, VALUE_UNDEFINED, 1, &value));
}

bool capability_resolve(Runtime *runtime, Value capability, Value value) {
    if (value_is_object(capability))
        return promise_resolve_with(runtime, value_as_promise(capability), value);
    return capability_call(runtime, capability, CAPABILITY_RESOLVE, value);
}

bool capability_reject(Runtime *runtime, Value capability, Value reason) {
    if (value_is_object(capability))
        return promise_reject(runtime, value_as_promise(capability), reason);
    return capability_call(runtime, capability, CAPABILITY_REJECT, reason);
}

Value capability_reject_pending(Runtime *runtime, Value capability) {
    if (runtime->terminating) return VALUE_ABRUPT;
    Value reason = runtime_take_exception(runtime);
    return capability_reject(runtime, capability, reason) ? capability_promise(capability)
                                                          : VALUE_ABRUPT;
}

/* GetCapabilitiesExecutor Functions (27.2.1.5.1). */
static Value capability_executor(NativeCall *call) {
    Record *capability = (Record *)value_as_cell(((NativeFunction *)call->callee)->captured[0]);
    bool is_used = !value_is_undefined(capability->values[CAPABILITY_RESOLVE]) ||
                   !value_is_undefined(capability->values[CAPABILITY_REJECT]);
    if (is_used)
        return throw_type_error(
            call->runtime,
            "Promise executor has already been invoked with non-undefined arguments");
    capability->values[CAPABILITY_RESOLVE] = argument(call, 0);
    capability->values[CAPABILITY_REJECT] = argument(call, 1);
    return VALUE_UNDEFINED;
}

static const BuiltinRow executor_row = {
    .kind = ROW_METHOD, .name = "", .length = 2, .function = capability_executor};

Value new_promise_capability(Runtime *runtime, Value constructor) {
    Object *promise_constructor = runtime->realm->intrinsics[INTRINSIC_PROMISE];
    if (promise_constructor && constructor == value_cell(promise_constructor)) {
        Promise *promise = promise_new(runtime);
        return promise ? value_cell(promise) : VALUE_ABRUPT;
    }
    if (!is_constructor(constructor)) return throw_not_constructor(runtime, constructor);
    Record *capability = record_new(runtime, CAPABILITY_SIZE);
    NativeFunction *executor =
        capability ? native_function_closing_over(runtime, &executor_row, 1) : NULL;
    if (!executor) return VALUE_ABRUPT;
    executor->captured[0] = value_cell(capability);
    Value argument = value_cell(executor);
    TRY_VALUE(promise, construct(runtime, value_as_object(constructor), 1, &argument, NULL));
    capability->values[CAPABILITY_PROMISE] = promise;
    if (!is_callable(capability->values[CAPABILITY_RESOLVE]) ||
        !is_callable(capability->values[CAPABILITY_REJECT])) {
        return throw_type_error(runtime, "Promise resolve or reject function is not callable");
    }
    return value_cell(capability);
}

/* ---- PromiseResolve (27.2.4.7.1) ---- */

Value promise_resolve(Runtime *runtime, Value constructor, Value value) {
    if (value_is_promise(value)) {
        bool is_usual = promise_has_usual_constructor(runtime, value_as_promise(value));
        if (is_usual && constructor == value_cell(runtime->jobs->protector.constructor))
            return value;
        TRY_VALUE(own, get_by_name(runtime, value_as_object(value), runtime->names.constructor));
        if (same_value(runtime, own, constructor)) return value;
    }
    TRY_VALUE(capability, new_promise_capability(runtime, constructor));
    return capability_resolve(runtime, capability, value) ? capability_promise(capability)
                                                          : VALUE_ABRUPT;
}
