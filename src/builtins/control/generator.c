/* Generator functions and objects, async functions, async generators: their constructors and
 * prototypes (spec 27.3 to 27.7). What next, throw and return do is jobs/' business. */
#include "builtins/builtin.h"
#include "jobs/jobs.h"

/* ---- constructors: functions from text (20.2.1.1.1) ---- */

enum { DYNAMIC_GENERATOR = 1,
       DYNAMIC_ASYNC = 2 };

static Value dynamic_function(NativeCall *call, uint32_t kind) {
    Runtime *runtime = call->runtime;
    Value new_target =
        value_is_undefined(call->new_target) ? value_cell(call->callee) : call->new_target;
    return runtime->hooks.create_dynamic_function(runtime, runtime->realm, kind, call->count,
                                                  call->arguments, new_target);
}

static Value generator_function_constructor(NativeCall *call) {
    return dynamic_function(call, DYNAMIC_GENERATOR);
}
static Value async_function_constructor(NativeCall *call) {
    return dynamic_function(call, DYNAMIC_ASYNC);
}
static Value async_generator_function_constructor(NativeCall *call) {
    return dynamic_function(call, DYNAMIC_ASYNC | DYNAMIC_GENERATOR);
}

/* ---- generator objects ---- */

static Value generator_return(NativeCall *call) {
    return generator_resume(call->runtime, call->this_value, RESUME_RETURN, argument(call, 0));
}
static Value generator_throw(NativeCall *call) {
    return generator_resume(call->runtime, call->this_value, RESUME_THROW, argument(call, 0));
}

// clang-format off
/* A property that refers to another intrinsic and that nobody can write. */
#define CONFIGURABLE_INTRINSIC(name_, intrinsic_)                                                  \
    {.kind = ROW_INTRINSIC, .attributes = PROPERTY_CONFIGURABLE, .name = name_,                    \
     .intrinsic = intrinsic_, .documentation = ""}

static const BuiltinRow generator_function_rows[] = {
    CONFIGURABLE_INTRINSIC("prototype", INTRINSIC_GENERATOR_PROTOTYPE),
    CONFIGURABLE_INTRINSIC("constructor", INTRINSIC_GENERATOR_FUNCTION),
    TO_STRING_TAG("GeneratorFunction"),
    ROWS_END
};
static const BuiltinRow async_generator_function_rows[] = {
    CONFIGURABLE_INTRINSIC("prototype", INTRINSIC_ASYNC_GENERATOR_PROTOTYPE),
    CONFIGURABLE_INTRINSIC("constructor", INTRINSIC_ASYNC_GENERATOR_FUNCTION),
    TO_STRING_TAG("AsyncGeneratorFunction"),
    ROWS_END
};
static const BuiltinRow async_function_rows[] = {
    CONFIGURABLE_INTRINSIC("constructor", INTRINSIC_ASYNC_FUNCTION),
    TO_STRING_TAG("AsyncFunction"),
    ROWS_END
};

const BuiltinClass builtin_generator_function = {
    .constructor = METHOD("GeneratorFunction", 1, generator_function_constructor,
                          "makes generator functions from text"),
    .intrinsic = INTRINSIC_GENERATOR_FUNCTION, .parent = INTRINSIC_FUNCTION,
    .prototype_rows = generator_function_rows
};
const BuiltinClass builtin_async_function = {
    .constructor = METHOD("AsyncFunction", 1, async_function_constructor,
                          "makes async functions from text"),
    .intrinsic = INTRINSIC_ASYNC_FUNCTION, .parent = INTRINSIC_FUNCTION,
    .prototype_rows = async_function_rows
};
const BuiltinClass builtin_async_generator_function = {
    .constructor = METHOD("AsyncGeneratorFunction", 1, async_generator_function_constructor,
                          "makes async generator functions from text"),
    .intrinsic = INTRINSIC_ASYNC_GENERATOR_FUNCTION, .parent = INTRINSIC_FUNCTION,
    .prototype_rows = async_generator_function_rows
};

static const BuiltinRow generator_rows[] = {
    CONFIGURABLE_INTRINSIC("constructor", INTRINSIC_GENERATOR_FUNCTION_PROTOTYPE),
    {.kind = ROW_METHOD, .attributes = ROW_DEFAULT_ATTRIBUTES, .name = "next", .length = 1,
     .function = generator_prototype_next,
     .step = generator_row_step, .documentation = "goes on with a value until the next yield"},
    METHOD("return", 1, generator_return, "ends the generator as if it returned here"),
    METHOD("throw", 1, generator_throw, "goes on as if the yield threw"),
    TO_STRING_TAG("Generator"),
    ROWS_END
};
static const BuiltinRow async_generator_rows[] = {
    CONFIGURABLE_INTRINSIC("constructor", INTRINSIC_ASYNC_GENERATOR_FUNCTION_PROTOTYPE),
    METHOD("next", 1, async_generator_next,
           "goes on with a value until the next yield; a promise of the result"),
    METHOD("return", 1, async_generator_return,
           "ends the generator as if it returned here; a promise of the result"),
    METHOD("throw", 1, async_generator_throw,
           "goes on as if the yield threw; a promise of the result"),
    TO_STRING_TAG("AsyncGenerator"),
    ROWS_END
};
static const BuiltinRow async_from_sync_rows[] = {
    METHOD("next", 1, async_from_sync_next, "the next result, its value awaited"),
    METHOD("return", 1, async_from_sync_return, "closes the sync iterator"),
    METHOD("throw", 1, async_from_sync_throw, "throws into the sync iterator"),
    ROWS_END
};

const BuiltinObject builtin_generator = {
    .intrinsic = INTRINSIC_GENERATOR_PROTOTYPE, .prototype = INTRINSIC_ITERATOR_PROTOTYPE,
    .rows = generator_rows
};
const BuiltinObject builtin_async_generator = {
    .intrinsic = INTRINSIC_ASYNC_GENERATOR_PROTOTYPE,
    .prototype = INTRINSIC_ASYNC_ITERATOR_PROTOTYPE, .rows = async_generator_rows
};
const BuiltinObject builtin_async_from_sync_iterator = {
    .intrinsic = INTRINSIC_ASYNC_FROM_SYNC_ITERATOR_PROTOTYPE,
    .prototype = INTRINSIC_ASYNC_ITERATOR_PROTOTYPE,
    .rows = async_from_sync_rows
};
// clang-format on
