/* Promise and %Promise.prototype% (spec 27.2.3 to 27.2.5). all, allSettled, any and race live in
 * promise_combinators.c; what settles promises and runs their reactions is jobs/. */
#include "builtins/checks.h"
#include "builtins/control/promise.h"

/* ---- the constructor (27.2.3.1) ---- */

/* OrdinaryCreateFromConstructor; %Promise%'s own `prototype` can be neither changed nor watched. */
static Promise *promise_create(Runtime *runtime, Object *new_target) {
    if (new_target == runtime->realm->intrinsics[INTRINSIC_PROMISE]) return promise_new(runtime);
    Promise *promise =
        object_create_from_constructor(runtime, new_target, INTRINSIC_PROMISE_PROTOTYPE,
                                       sizeof *promise, CELL_OBJECT_PROMISE);
    if (promise) promise->result = VALUE_UNDEFINED;
    return promise;
}

/* How many of the resolving functions the executor can get hold of: a closure sees no arguments but
 * those it has parameters for, save through `arguments` or a rest parameter. The others need not be
 * made. */
static uint32_t functions_seen_by(Value executor) {
    if (!value_is_kind(executor, CELL_OBJECT_FUNCTION)) return 2;
    const FunctionCode *code = ((const Function *)value_as_object(executor))->code;
    bool sees_all = code->needs_all_arguments || code->parameter_count > 2;
    return sees_all ? 2 : code->parameter_count;
}

static Value promise_constructor(NativeCall *native) {
    Runtime *runtime = native->runtime;
    if (value_is_undefined(native->new_target)) {
        return throw_type_error(runtime, "Promise constructor cannot be invoked without 'new'");
    }
    Value executor = argument(native, 0);
    if (!is_callable(executor)) {
        String *text = value_in_message(runtime, executor);
        return text ? throw_type_error(runtime, "Promise resolver %S is not a function", text)
                    : VALUE_ABRUPT;
    }
    Promise *promise = promise_create(runtime, value_as_object(native->new_target));
    if (!promise) return VALUE_ABRUPT;
    Value functions[2];
    uint32_t count = functions_seen_by(executor);
    TRY_OK(create_resolving_functions(runtime, promise, functions, count));
    Value result = call(runtime, executor, VALUE_UNDEFINED, count, functions);
    if (value_is_abrupt(result)) {
        if (runtime->terminating) return VALUE_ABRUPT;
        Value reason = runtime_take_exception(runtime);
        TRY_OK(resolving_functions_reject(runtime, promise, functions, count, reason));
    }
    return value_cell(promise);
}

/* ---- statics ---- */

/* `this` of a static method, which has to be an object. */
static bool require_constructor_object(NativeCall *native, const char *method) {
    if (value_is_object(native->this_value)) return true;
    throw_type_error(native->runtime, "%s called on non-object", method);
    return false;
}

/* 27.2.4.6 Promise.reject ( r ) */
static Value promise_reject_static(NativeCall *native) {
    TRY_OK(require_constructor_object(native, "PromiseReject"));
    TRY_VALUE(capability, new_promise_capability(native->runtime, native->this_value));
    return capability_reject(native->runtime, capability, argument(native, 0))
               ? capability_promise(capability)
               : VALUE_ABRUPT;
}

/* 27.2.4.7 Promise.resolve ( x ) */
static Value promise_resolve_static(NativeCall *native) {
    TRY_OK(require_constructor_object(native, "PromiseResolve"));
    return promise_resolve(native->runtime, native->this_value, argument(native, 0));
}

static bool add_named(Runtime *runtime, Object *object, const char *name, Value value) {
    String *atom = atom_from_ascii(runtime, name);
    return atom && object_add(runtime, object, property_key_name(atom), value, PROPERTY_DEFAULT);
}

/* 27.2.4.8 Promise.withResolvers ( ) */
static Value promise_with_resolvers(NativeCall *native) {
    Runtime *runtime = native->runtime;
    TRY_VALUE(capability, new_promise_capability_record(runtime, native->this_value));
    const Value *parts = ((const Record *)value_as_cell(capability))->values;
    Object *result = object_new(runtime);
    TRY_OK(result && add_named(runtime, result, "promise", parts[CAPABILITY_PROMISE]) &&
           add_named(runtime, result, "resolve", parts[CAPABILITY_RESOLVE]) &&
           add_named(runtime, result, "reject", parts[CAPABILITY_REJECT]));
    return value_cell(result);
}

/* Promise.try ( callback, ...args ): calls it at once; what it throws rejects. */
static Value promise_try(NativeCall *native) {
    Runtime *runtime = native->runtime;
    TRY_OK(require_constructor_object(native, "Promise.try"));
    TRY_VALUE(capability, new_promise_capability(runtime, native->this_value));
    uint32_t count = native->count ? native->count - 1 : 0;
    Value result = call(runtime, argument(native, 0), VALUE_UNDEFINED, count,
                        native->arguments + (count ? 1 : 0));
    if (value_is_abrupt(result)) return capability_reject_pending(runtime, capability);
    return capability_resolve(runtime, capability, result) ? capability_promise(capability)
                                                           : VALUE_ABRUPT;
}

/* ---- the prototype ---- */

static Value invoke_then(Runtime *runtime, Value promise, Value on_fulfilled, Value on_rejected) {
    if (value_is_promise(promise) && promise_is_untouched(runtime, value_as_promise(promise))) {
        return promise_then(runtime, value_as_promise(promise), on_fulfilled, on_rejected);
    }
    Value arguments[] = {on_fulfilled, on_rejected};
    return invoke(runtime, promise, property_key_name(runtime->names.then), COUNT_OF(arguments),
                  arguments);
}

/* 27.2.5.1 Promise.prototype.catch ( onRejected ) */
static Value promise_catch(NativeCall *native) {
    return invoke_then(native->runtime, native->this_value, VALUE_UNDEFINED, argument(native, 0));
}

/* What the functions of finally close over. */
enum { FINALLY_CALLBACK,
       FINALLY_CONSTRUCTOR,
       FINALLY_CAPTURED };

static Value *captured_of(NativeCall *native) {
    return ((NativeFunction *)native->callee)->captured;
}

/* 27.2.5.3.1 step 2, valueThunk; thrower of 27.2.5.3.2. */
static Value give_value(NativeCall *native) {
    return captured_of(native)[0];
}
static Value throw_reason(NativeCall *native) {
    return throw_value(native->runtime, captured_of(native)[0]);
}
static const BuiltinRow give_value_row = {
    .kind = ROW_METHOD, .name = "", .length = 0, .function = give_value};
static const BuiltinRow throw_reason_row = {
    .kind = ROW_METHOD, .name = "", .length = 0, .function = throw_reason};

/* Calls the callback; once its result is settled, `then_do` with the original value or reason goes
 * on. */
static Value run_finally(NativeCall *native, const BuiltinRow *then_do) {
    Runtime *runtime = native->runtime;
    Value *captured = captured_of(native);
    TRY_VALUE(result, call(runtime, captured[FINALLY_CALLBACK], VALUE_UNDEFINED, 0, NULL));
    TRY_VALUE(promise, promise_resolve(runtime, captured[FINALLY_CONSTRUCTOR], result));
    NativeFunction *next = native_function_closing_over(runtime, then_do, 1);
    if (!next) return VALUE_ABRUPT;
    next->captured[0] = argument(native, 0);
    /* Invoke(promise, "then", « next »): one argument. */
    if (value_is_promise(promise) && promise_is_untouched(runtime, value_as_promise(promise))) {
        return promise_then(runtime, value_as_promise(promise), value_cell(next), VALUE_UNDEFINED);
    }
    Value callback = value_cell(next);
    return invoke(runtime, promise, property_key_name(runtime->names.then), 1, &callback);
}

static Value then_finally(NativeCall *native) {
    return run_finally(native, &give_value_row);
}
static Value catch_finally(NativeCall *native) {
    return run_finally(native, &throw_reason_row);
}

static const BuiltinRow then_finally_row = {
    .kind = ROW_METHOD, .name = "", .length = 1, .function = then_finally};
static const BuiltinRow catch_finally_row = {
    .kind = ROW_METHOD, .name = "", .length = 1, .function = catch_finally};

static Value finally_function(Runtime *runtime, const BuiltinRow *row, Value callback,
                              Value constructor) {
    NativeFunction *native = native_function_closing_over(runtime, row, FINALLY_CAPTURED);
    if (!native) return VALUE_ABRUPT;
    native->captured[FINALLY_CALLBACK] = callback;
    native->captured[FINALLY_CONSTRUCTOR] = constructor;
    return value_cell(native);
}

/* 27.2.5.3 Promise.prototype.finally ( onFinally ) */
static Value promise_finally(NativeCall *native) {
    Runtime *runtime = native->runtime;
    Value promise = native->this_value, callback = argument(native, 0);
    if (!value_is_object(promise)) {
        String *text = value_in_message(runtime, promise);
        if (!text) return VALUE_ABRUPT;
        return throw_type_error(runtime, "Promise.prototype.finally called on non-object");
    }
    Object *fallback = intrinsic(runtime, INTRINSIC_PROMISE);
    if (!fallback) return VALUE_ABRUPT;
    TRY_VALUE(constructor,
              species_constructor(runtime, value_as_object(promise), value_cell(fallback)));
    if (!is_callable(callback)) return invoke_then(runtime, promise, callback, callback);
    TRY_VALUE(on_fulfilled, finally_function(runtime, &then_finally_row, callback, constructor));
    TRY_VALUE(on_rejected, finally_function(runtime, &catch_finally_row, callback, constructor));
    return invoke_then(runtime, promise, on_fulfilled, on_rejected);
}

// clang-format off
static const BuiltinRow static_rows[] = {
    METHOD("all", 1, promise_all, "fulfilled with all values, or rejected with the first reason"),
    METHOD("allSettled", 1, promise_all_settled, "fulfilled with the outcome of each"),
    METHOD("any", 1, promise_any, "fulfilled with the first value, or rejected with all reasons"),
    METHOD("race", 1, promise_race, "settled as the first one that settles"),
    METHOD("resolve", 1, promise_resolve_static, "a promise resolved with the value"),
    METHOD("reject", 1, promise_reject_static, "a promise rejected with the reason"),
    METHOD("withResolvers", 0, promise_with_resolvers,
           "a promise with the functions that settle it"),
    METHOD("try", 1, promise_try, "a promise for what a function returns or throws"),
    SPECIES("the constructor that derived promises are made with"),
    ROWS_END
};

static const BuiltinRow prototype_rows[] = {
    TO_STRING_TAG("Promise"),
    METHOD("then", 2, promise_prototype_then, "what to do with the value, or with the reason"),
    METHOD("catch", 1, promise_catch, "what to do with the reason"),
    METHOD("finally", 1, promise_finally, "what to do in either case"),
    ROWS_END
};

const BuiltinClass builtin_promise = {
    .constructor = METHOD("Promise", 1, promise_constructor, "a value that may come later"),
    .intrinsic = INTRINSIC_PROMISE, .parent = -1, .is_global = true,
    .static_rows = static_rows, .prototype_rows = prototype_rows
};
// clang-format on
