/* [[Call]] and [[Construct]] with dispatch (spec 7.3.14, 7.3.15, 10.3.1, 10.4.1).
 *
 * Closures run through hooks.call_closure; natives through hooks.call_native, which gives them a
 * frame for stack traces, or directly while nobody has installed it. */
#include "runtime/objects/error.h"
#include "runtime/objects/object_internal.h"
#include "runtime/objects/realm.h"

enum { CALL_SMALL = 16 /* arguments that a bound call assembles on the C stack */ };

/* Spec 10.3.3 BuiltinCallOrConstruct. */
static Value call_native_directly(Runtime *runtime, Object *function, Value this_value,
                                  uint32_t count, const Value *arguments, Value new_target) {
    if (runtime_stack_is_low(runtime) && runtime_stack_overflow(runtime)) return VALUE_ABRUPT;
    const NativeFunction *native = (const NativeFunction *)function;
    NativeCall native_call = {runtime, this_value, arguments, count, new_target, function};
    Realm *caller = runtime->realm;
    runtime->realm = native->realm;
    Value result = native->function(&native_call);
    runtime->realm = caller;
    return result;
}

static Value dispatch_native(Runtime *runtime, Object *function, Value this_value, uint32_t count,
                             const Value *arguments, Value new_target) {
    if (!runtime->hooks.call_native) {
        return call_native_directly(runtime, function, this_value, count, arguments, new_target);
    }
    return runtime->hooks.call_native(runtime, function, this_value, count, arguments, new_target);
}

/* Arguments of a bound function: its own, then the caller's. Many of them lie in a record. */
static Value *bound_arguments(Runtime *runtime, const BoundFunction *bound, uint32_t count,
                              const Value *arguments, Value *small) {
    uint32_t total = bound->count + count;
    Value *values = small;
    if (total > CALL_SMALL) {
        Record *record = record_new(runtime, total);
        if (!record) return NULL;
        values = record->values;
    }
    memcpy(values, bound->arguments, bound->count * sizeof(Value));
    if (count) memcpy(values + bound->count, arguments, count * sizeof(Value));
    return values;
}

/* Spec 10.4.1.1 [[Call]] of bound functions. */
static Value call_bound(Runtime *runtime, const BoundFunction *bound, uint32_t count,
                        const Value *arguments) {
    if (runtime_stack_is_low(runtime) && runtime_stack_overflow(runtime)) return VALUE_ABRUPT;
    Value small[CALL_SMALL];
    Value *values = bound_arguments(runtime, bound, count, arguments, small);
    TRY_OK(values);
    return call(runtime, value_cell(bound->target), bound->this_value, bound->count + count,
                values);
}

/* Spec 10.4.1.2 [[Construct]] of bound functions. */
static Value construct_bound(Runtime *runtime, Object *function, uint32_t count,
                             const Value *arguments, Object *new_target) {
    if (runtime_stack_is_low(runtime) && runtime_stack_overflow(runtime)) return VALUE_ABRUPT;
    const BoundFunction *bound = (const BoundFunction *)function;
    Value small[CALL_SMALL];
    Value *values = bound_arguments(runtime, bound, count, arguments, small);
    TRY_OK(values);
    Object *target = new_target == function ? bound->target : new_target;
    return construct(runtime, bound->target, bound->count + count, values, target);
}

static Value throw_call_of_other(Runtime *runtime, Value value) {
    String *site = value_call_site(runtime, value);
    return site ? throw_type_error(runtime, "%S is not a function", site) : VALUE_ABRUPT;
}

/* Spec 7.3.14 Call. */
Value call(Runtime *runtime, Value function, Value this_value, uint32_t count,
           const Value *arguments) {
    if (UNLIKELY(!is_callable(function))) return throw_call_of_other(runtime, function);
    Object *object = value_as_object(function);
    switch (object->cell.kind) {
    case CELL_OBJECT_FUNCTION:
        return runtime->hooks.call_closure(runtime, object, this_value, count, arguments,
                                           VALUE_UNDEFINED);
    case CELL_OBJECT_NATIVE_FUNCTION:
        return dispatch_native(runtime, object, this_value, count, arguments, VALUE_UNDEFINED);
    case CELL_OBJECT_BOUND_FUNCTION:
        return call_bound(runtime, (const BoundFunction *)object, count, arguments);
    default: {
        const ExoticMethods *exotic = object_exotic(runtime, object);
        if (exotic && exotic->call)
            return exotic->call(runtime, object, this_value, count, arguments);
        return throw_call_of_other(runtime, function);
    }
    }
}

/* Spec 7.3.15 Construct. */
Value construct(Runtime *runtime, Object *constructor, uint32_t count, const Value *arguments,
                Object *new_target) {
    if (!new_target) new_target = constructor;
    switch (constructor->cell.kind) {
    case CELL_OBJECT_FUNCTION:
        return runtime->hooks.call_closure(runtime, constructor, VALUE_UNDEFINED, count, arguments,
                                           value_cell(new_target));
    case CELL_OBJECT_NATIVE_FUNCTION:
        return dispatch_native(runtime, constructor, VALUE_UNDEFINED, count, arguments,
                               value_cell(new_target));
    case CELL_OBJECT_BOUND_FUNCTION:
        return construct_bound(runtime, constructor, count, arguments, new_target);
    default: {
        const ExoticMethods *exotic = object_exotic(runtime, constructor);
        if (exotic && exotic->construct) {
            return exotic->construct(runtime, constructor, count, arguments, new_target);
        }
        return throw_not_constructor(runtime, value_cell(constructor));
    }
    }
}
