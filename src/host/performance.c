/* performance.now, timeOrigin and toJSON (High Resolution Time). They tell the loop's time, virtual
 * or not. */
#include "host/performance.h"

#include "builtins/builtin.h"
#include "loop/loop.h"

static Value performance_now(NativeCall *call) {
    return value_number(loop_now(engine_of(call->runtime)->loop));
}

static Value performance_time_origin(NativeCall *call) {
    return value_number(loop_time_origin(engine_of(call->runtime)->loop));
}

static Value performance_to_json(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Object *json = object_new(runtime);
    String *name = json ? atom_from_ascii(runtime, "timeOrigin") : NULL;
    TRY_OK(name);
    TRY_OK(object_put(runtime, json, property_key_name(name), performance_time_origin(call)));
    return value_cell(json);
}

static const BuiltinRow performance_rows[] = {
    METHOD("now", 0, performance_now, "milliseconds since the start, with fractions"),
    METHOD("toJSON", 0, performance_to_json, "timeOrigin, as an object"),
    GETTER("timeOrigin", performance_time_origin, "milliseconds from 1970 to the start"),
    TO_STRING_TAG("Performance"),
    ROWS_END,
};

static Value make_performance(Runtime *runtime) {
    Object *performance = object_new(runtime);
    TRY_OK(performance);
    TRY_OK(builtin_add_rows(runtime, runtime->realm, performance, performance_rows));
    return value_cell(performance);
}

static const BuiltinRow global_rows[] = {
    {.kind = ROW_MADE,
     .attributes = PROPERTY_DEFAULT,
     .name = "performance",
     .make = make_performance,
     .documentation = "the clock"},
    ROWS_END,
};

bool performance_install(BobEngine *engine) {
    return builtin_add_rows(engine->runtime, engine->realm, engine->realm->global, global_rows);
}
