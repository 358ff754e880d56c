/* The public API (bobbin.h) as far as the engine itself reaches: engines without a loop,
 * evaluation, values, handles, objects, promises. bob_engine_new, bob_run and what prints live on
 * the floors above. Nothing here may keep a Value in memory that the collector does not see:
 * handles are the only such place, and they are roots. */
#include "bobbin_engine.h"

#include <stdlib.h>
#include <string.h>

#include "builtins/builtin.h"
#include "builtins/structured/json.h"
#include "evaluate/evaluate.h"
#include "jobs/modules.h"
#include "resolve/resolve.h"
#include "support/utf.h"
#include "syntax/syntax_error.h"

#ifndef BOB_VERSION
#define BOB_VERSION "0.1.0"
#endif

const char *bob_version(void) {
    return BOB_VERSION;
}

/* ---- engines ---- */

static void mark_handles(Heap *heap, void *data) {
    BobEngine *engine = data;
    for (BobHandle *handle = engine->handles; handle; handle = handle->next)
        heap_mark_value(heap, handle->value);
    heap_mark_cell(heap, engine->realm);
}

static bool engine_core_fill(BobEngine *engine) {
    RuntimeOptions options = {.memory_limit = engine->options.memory_limit,
                              .stack_size = engine->options.stack_size};
    Runtime *runtime = engine->runtime = runtime_new(&options);
    if (!runtime) return false;
    script_register_kinds(runtime->heap);
    evaluate_install(runtime);
    if (!modules_install(runtime) || !jobs_install(runtime)) return false;
    builtins_install(runtime);
    if (!heap_add_root(runtime->heap, mark_handles, engine)) return false;
    engine->realm = realm_new(runtime);
    runtime->realm = engine->realm;
    return engine->realm != NULL;
}

BobEngine *engine_core_new(const BobOptions *options) {
    BobEngine *engine = calloc(1, sizeof *engine);
    if (!engine) return NULL;
    if (options) engine->options = *options;
    if (engine_core_fill(engine)) return engine;
    engine_core_delete(engine);
    return NULL;
}

void engine_core_delete(BobEngine *engine) {
    while (engine->handles) bob_release(engine->handles);
    if (engine->runtime) {
        jobs_delete(engine->runtime);
        modules_delete(engine->runtime);
        runtime_delete(engine->runtime);
    }
    free(engine);
}

void bob_engine_terminate(BobEngine *engine) {
    runtime_stop(engine->runtime);
}

/* ---- evaluation ---- */

BobStatus engine_status(BobEngine *engine, Value value, BobValue *result) {
    Runtime *runtime = engine->runtime;
    if (!value_is_abrupt(value)) {
        *result = value;
        return BOB_OK;
    }
    bool stopped = runtime->terminating;
    *result = runtime_take_exception(runtime);
    if (stopped && !runtime->frame) runtime_go_on(runtime);
    return stopped ? BOB_TERMINATED : BOB_EXCEPTION;
}

static BobStatus engine_failure(BobEngine *engine, BobValue *result) {
    return engine_status(engine, VALUE_ABRUPT, result);
}

static String *text_of(Runtime *runtime, const char *text, ptrdiff_t size) {
    return string_from_utf8(runtime, text, size < 0 ? strlen(text) : (size_t)size);
}

/* Source text must be UTF-8: the first byte that is not is a SyntaxError where it stands. */
static bool check_utf8(Runtime *runtime, const char *source, size_t size, String *text,
                       String *name) {
    Utf8Measure whole = utf8_measure(source, size);
    if (whole.is_valid) return true;
    uint32_t position = (uint32_t)utf8_measure(source, whole.error_offset).units;
    String *flat = string_flat(runtime, text);
    if (flat) {
        syntax_error_throw(runtime, name, flat, position, position + 1,
                           "Invalid or unexpected token");
    }
    return false;
}

Script *engine_compile(BobEngine *engine, const char *source, ptrdiff_t size, const char *name,
                       ParseGoal goal, bool keep_values, BobValue *error) {
    Runtime *runtime = engine->runtime;
    size_t bytes = size < 0 ? strlen(source) : (size_t)size;
    String *text = string_from_utf8(runtime, source, bytes);
    String *file = text ? text_of(runtime, name, -1) : NULL;
    bool is_text = file && check_utf8(runtime, source, bytes, text, file);
    /* A module belongs to the realm that asks for it. */
    Realm *realm = goal == PARSE_MODULE ? runtime->realm : engine->realm;
    ParseOptions parse = {.goal = goal, .name = file, .realm = realm};
    Script *script = is_text ? script_parse(runtime, text, &parse) : NULL;
    ResolveOptions resolve = {.keep_values = keep_values};
    if (script && script_resolve(runtime, script, &resolve)) return script;
    *error = runtime_take_exception(runtime);
    return NULL;
}

/* What a module throws before it first awaits is thrown here; its promise counts as handled
 * then. */
static BobStatus run_module(BobEngine *engine, Script *script, BobValue *result) {
    Runtime *runtime = engine->runtime;
    String *name = string_atom(runtime, script->name);
    Module *module = name ? module_from_script(runtime, script, name) : NULL;
    bool is_known = module && module_register(runtime, module);
    Promise *promise = is_known ? module_run(runtime, module) : NULL;
    if (!promise) return engine_failure(engine, result);
    *result = value_cell(promise);
    if (promise_state(promise) != PROMISE_REJECTED) return BOB_OK;
    *result = promise->result;
    Value none = VALUE_UNDEFINED;
    return perform_promise_then(runtime, promise, none, none, none)
               ? BOB_EXCEPTION
               : engine_failure(engine, result);
}

BobStatus engine_run_script(BobEngine *engine, Script *script, ParseGoal goal, BobValue *result) {
    Runtime *runtime = engine->runtime;
    if (goal == PARSE_SCRIPT) return engine_status(engine, script_run(runtime, script), result);
    if (goal == PARSE_MODULE) return run_module(engine, script, result);
    if (goal == PARSE_SCRIPT_ASYNC)
        return engine_status(engine, script_run_async(runtime, script), result);
    Object *exports = object_new(runtime);
    if (!exports) return engine_failure(engine, result);
    return engine_status(engine, script_run_function_body(runtime, script, value_cell(exports)),
                         result);
}

/* A stop that came too late to end anything ends what it came for all the same; one asked for by a
 * function that script calls goes on to that script. */
static BobStatus heed_stop(BobEngine *engine, BobStatus status, BobValue *result) {
    Runtime *runtime = engine->runtime;
    if (!runtime->terminating || runtime->frame) return status;
    *result = VALUE_UNDEFINED;
    runtime_go_on(runtime);
    return BOB_TERMINATED;
}

static BobStatus evaluate(BobEngine *engine, const char *source, ptrdiff_t size, const char *name,
                          ParseGoal goal, BobValue *result) {
    bool keep_values = goal == PARSE_SCRIPT;
    Script *script = engine_compile(engine, source, size, name, goal, keep_values, result);
    BobStatus status = script ? engine_run_script(engine, script, goal, result) : BOB_EXCEPTION;
    return heed_stop(engine, status, result);
}

BobStatus bob_evaluate(BobEngine *engine, const char *source, ptrdiff_t size, const char *name,
                       BobValue *result) {
    return evaluate(engine, source, size, name, PARSE_SCRIPT, result);
}

BobStatus bob_evaluate_async(BobEngine *engine, const char *source, ptrdiff_t size,
                             const char *name, BobValue *result) {
    return evaluate(engine, source, size, name, PARSE_SCRIPT_ASYNC, result);
}

BobStatus bob_evaluate_file(BobEngine *engine, const char *source, ptrdiff_t size, const char *name,
                            bool is_module, BobValue *result) {
    ParseGoal goal = is_module ? PARSE_MODULE : PARSE_FUNCTION_BODY;
    return evaluate(engine, source, size, name, goal, result);
}

BobStatus bob_check(BobEngine *engine, const char *source, ptrdiff_t size, const char *name,
                    BobGoal goal, BobValue *error) {
    static const ParseGoal goals[] = {[BOB_SCRIPT] = PARSE_SCRIPT,
                                      [BOB_MODULE] = PARSE_MODULE,
                                      [BOB_COMMONJS] = PARSE_FUNCTION_BODY,
                                      [BOB_SCRIPT_ASYNC] = PARSE_SCRIPT_ASYNC};
    bool is_fine = engine_compile(engine, source, size, name, goals[goal], false, error);
    return heed_stop(engine, is_fine ? BOB_OK : BOB_EXCEPTION, error);
}

/* ---- values ---- */

BobType bob_type(BobValue value) {
    if (value_is_number(value)) return BOB_NUMBER;
    if (value_is_bool(value)) return BOB_BOOLEAN;
    if (value_is_null(value)) return BOB_NULL;
    if (value_is_string(value)) return BOB_STRING;
    if (value_is_symbol(value)) return BOB_SYMBOL;
    if (value_is_bigint(value)) return BOB_BIGINT;
    if (value_is_object(value)) return is_callable(value) ? BOB_FUNCTION : BOB_OBJECT;
    return BOB_UNDEFINED;
}

BobValue bob_undefined(void) {
    return VALUE_UNDEFINED;
}
BobValue bob_null(void) {
    return VALUE_NULL;
}
BobValue bob_boolean(bool value) {
    return value_bool(value);
}
BobValue bob_number(double value) {
    return value_number(value);
}

BobStatus bob_string(BobEngine *engine, const char *text, ptrdiff_t size, BobValue *result) {
    String *string = text_of(engine->runtime, text, size);
    return engine_status(engine, string ? value_cell(string) : VALUE_ABRUPT, result);
}

bool bob_to_boolean(BobValue value) {
    return to_boolean(value);
}

BobStatus bob_to_number(BobEngine *engine, BobValue value, double *result) {
    BobValue error;
    return to_number(engine->runtime, value, result) ? BOB_OK : engine_failure(engine, &error);
}

BobStatus bob_to_text(BobEngine *engine, BobValue value, char **text, size_t *size) {
    Runtime *runtime = engine->runtime;
    BobValue error;
    bool is_symbol = value_is_symbol(value);
    String *string = is_symbol ? value_describe(runtime, value) : to_string(runtime, value);
    size_t length;
    *text = string ? string_to_utf8(runtime, string, &length) : NULL;
    if (!*text) return engine_failure(engine, &error);
    if (size) *size = length;
    return BOB_OK;
}

/* ---- handles ---- */

BobHandle *bob_keep(BobEngine *engine, BobValue value) {
    BobHandle *handle = malloc(sizeof *handle);
    if (!handle) return NULL;
    *handle = (BobHandle){.engine = engine, .value = value, .next = engine->handles};
    if (engine->handles) engine->handles->previous = handle;
    engine->handles = handle;
    return handle;
}

BobValue bob_handle_value(const BobHandle *handle) {
    return handle->value;
}

void bob_release(BobHandle *handle) {
    if (!handle) return;
    if (handle->previous)
        handle->previous->next = handle->next;
    else
        handle->engine->handles = handle->next;
    if (handle->next) handle->next->previous = handle->previous;
    free(handle);
}

/* ---- objects and functions ---- */

BobValue bob_global(BobEngine *engine) {
    return value_cell(engine->realm->global);
}

BobStatus bob_object_new(BobEngine *engine, BobValue *result) {
    Object *object = object_new(engine->runtime);
    return engine_status(engine, object ? value_cell(object) : VALUE_ABRUPT, result);
}

static PropertyKey key_of(Runtime *runtime, const char *key) {
    String *text = text_of(runtime, key, -1);
    return text ? property_key_from_string(runtime, text) : PROPERTY_KEY_NONE;
}

static PropertyKey key_of_index(Runtime *runtime, uint32_t index) {
    return property_key_from_integer(runtime, index);
}

static BobStatus get_by_key(BobEngine *engine, BobValue object, PropertyKey key, BobValue *result) {
    if (property_key_is_none(key)) return engine_failure(engine, result);
    return engine_status(engine, value_get_key(engine->runtime, object, key), result);
}

static BobStatus set_by_key(BobEngine *engine, BobValue object, PropertyKey key, BobValue value) {
    BobValue error;
    bool ok =
        !property_key_is_none(key) && value_set_key(engine->runtime, object, key, value, true);
    return ok ? BOB_OK : engine_failure(engine, &error);
}

BobStatus bob_get(BobEngine *engine, BobValue object, const char *key, BobValue *result) {
    return get_by_key(engine, object, key_of(engine->runtime, key), result);
}

BobStatus bob_set(BobEngine *engine, BobValue object, const char *key, BobValue value) {
    return set_by_key(engine, object, key_of(engine->runtime, key), value);
}

BobStatus bob_get_index(BobEngine *engine, BobValue object, uint32_t index, BobValue *result) {
    return get_by_key(engine, object, key_of_index(engine->runtime, index), result);
}

BobStatus bob_set_index(BobEngine *engine, BobValue object, uint32_t index, BobValue value) {
    return set_by_key(engine, object, key_of_index(engine->runtime, index), value);
}

BobStatus bob_call(BobEngine *engine, BobValue function, BobValue this_value, int count,
                   const BobValue *arguments, BobValue *result) {
    if (count < 0) return BOB_INVALID;
    return engine_status(
        engine, call(engine->runtime, function, this_value, (uint32_t)count, arguments), result);
}

/* What a native made by the embedding program carries: pointers packed as doubles' bits would be
 * risky, so they stand in a cell. */
typedef struct NativeData {
    Cell cell; /* CELL_RECORD without values */
    BobEngine *engine;
    BobNative function;
    void *data;
} NativeData;

static Value call_embedder(NativeCall *call) {
    NativeData *native = (NativeData *)value_as_cell(((NativeFunction *)call->callee)->captured[0]);
    BobValue result = VALUE_UNDEFINED;
    BobStatus status = native->function(native->engine, native->data, call->this_value,
                                        (int)call->count, call->arguments, &result);
    return status == BOB_OK ? result : throw_value(call->runtime, result);
}

BobStatus bob_function_new(BobEngine *engine, const char *name, int length, BobNative function,
                           void *data, BobValue *result) {
    Runtime *runtime = engine->runtime;
    if (length < 0 || !function) return BOB_INVALID;
    String *text = text_of(runtime, name, -1);
    NativeData *native = text ? heap_allocate(runtime, sizeof(NativeData), CELL_RECORD) : NULL;
    NativeFunction *object =
        native ? native_function_new(runtime, call_embedder, text, (uint32_t)length, 1) : NULL;
    if (!object) return engine_failure(engine, result);
    native->engine = engine;
    native->function = function;
    native->data = data;
    object->captured[0] = value_cell(native);
    *result = value_cell(object);
    return BOB_OK;
}

BobStatus bob_error_new(BobEngine *engine, const char *name, const char *message,
                        BobValue *result) {
    // clang-format off
    static const struct {
        const char *name;
        ErrorKind kind;
    } kinds[] = {
        {"TypeError", ERROR_TYPE},     {"RangeError", ERROR_RANGE},
        {"SyntaxError", ERROR_SYNTAX}, {"ReferenceError", ERROR_REFERENCE},
        {"EvalError", ERROR_EVAL},     {"URIError", ERROR_URI},
    };
    // clang-format on
    ErrorKind kind = ERROR_ERROR;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (strcmp(kinds[i].name, name) == 0) kind = kinds[i].kind;
    }
    String *text = text_of(engine->runtime, message, -1);
    Object *error = text ? error_new(engine->runtime, kind, text) : NULL;
    return engine_status(engine, error ? value_cell(error) : VALUE_ABRUPT, result);
}

/* ---- modules: from the loader's C strings to the engine's ---- */

/* What a callback's status means: true, or an exception. */
static bool callback_succeeded(Runtime *runtime, BobStatus status, BobValue error) {
    if (status == BOB_OK) return true;
    if (status == BOB_EXCEPTION)
        throw_value(runtime, error);
    else
        throw_out_of_memory(runtime);
    return false;
}

/* The request with its texts in UTF-8. */
typedef struct LoaderRequest {
    BobRequest request;
    char *specifier, *referrer;
    BobAttribute *attributes;
} LoaderRequest;

static void loader_request_free(LoaderRequest *texts) {
    for (int i = 0; i < texts->request.attribute_count; i++) {
        free((char *)texts->attributes[i].key);
        free((char *)texts->attributes[i].value);
    }
    free(texts->attributes);
    free(texts->specifier);
    free(texts->referrer);
}

static bool loader_request_fill(Runtime *runtime, const ModuleRequestNode *node, String *referrer,
                                LoaderRequest *texts) {
    texts->specifier = string_to_utf8(runtime, node->specifier, NULL);
    texts->referrer = string_to_utf8(runtime, referrer, NULL);
    texts->attributes = calloc(node->attribute_count + 1, sizeof *texts->attributes);
    texts->request = (BobRequest){texts->specifier, texts->referrer, 0, texts->attributes};
    bool is_fine = texts->specifier && texts->referrer && texts->attributes;
    for (uint32_t i = 0; is_fine && i < node->attribute_count; i++) {
        BobAttribute *attribute = &texts->attributes[texts->request.attribute_count++];
        attribute->key = string_to_utf8(runtime, node->attributes[i].key, NULL);
        attribute->value = string_to_utf8(runtime, node->attributes[i].value, NULL);
        is_fine = attribute->key && attribute->value;
    }
    return is_fine;
}

static String *loader_resolve(Runtime *runtime, const ModuleRequestNode *node, String *referrer,
                              void *data) {
    BobEngine *engine = data;
    LoaderRequest texts = {0};
    BobValue error = VALUE_UNDEFINED;
    char *name = NULL;
    BobStatus status = BOB_OUT_OF_MEMORY;
    if (loader_request_fill(runtime, node, referrer, &texts)) {
        status = engine->loader.resolve(engine, engine->loader.data, &texts.request, &name, &error);
    }
    loader_request_free(&texts);
    bool is_fine = callback_succeeded(runtime, status, error);
    String *text = is_fine ? text_of(runtime, name, -1) : NULL;
    free(name);
    return text;
}

/* The module in the text; a JSON text is parsed by JSON.parse. NULL: threw. */
static Module *module_from_text(BobEngine *engine, const BobSource *source, const char *name) {
    Runtime *runtime = engine->runtime;
    ptrdiff_t size = (ptrdiff_t)source->size;
    String *atom = text_of(runtime, name, -1);
    atom = atom ? string_atom(runtime, atom) : NULL;
    if (!atom) return NULL;
    if (source->kind == BOB_MODULE_JSON) {
        String *text = text_of(runtime, source->text, size);
        Value value = text ? json_parse_text(runtime, text) : VALUE_ABRUPT;
        return value_is_abrupt(value) ? NULL : module_from_value(runtime, value, atom);
    }
    BobValue error;
    Script *script = engine_compile(engine, source->text, size, name, PARSE_MODULE, false, &error);
    if (script) return module_from_script(runtime, script, atom);
    throw_value(runtime, error);
    return NULL;
}

static Module *loader_load(Runtime *runtime, String *name, String *type, void *data) {
    BobEngine *engine = data;
    BobSource source = {0};
    BobValue error = VALUE_UNDEFINED;
    BobStatus status = BOB_OUT_OF_MEMORY;
    Module *module = NULL;
    char *name_text = string_to_utf8(runtime, name, NULL);
    char *type_text = type ? string_to_utf8(runtime, type, NULL) : NULL;
    if (name_text && (type_text || !type)) {
        status =
            engine->loader.load(engine, engine->loader.data, name_text, type_text, &source, &error);
    }
    if (callback_succeeded(runtime, status, error))
        module = module_from_text(engine, &source, name_text);
    free(source.text);
    free(name_text);
    free(type_text);
    return module;
}

static bool loader_meta(Runtime *runtime, Module *module, Object *meta, void *data) {
    BobEngine *engine = data;
    PropertyKey url = key_of(runtime, "url");
    if (!engine->loader.meta)
        return !property_key_is_none(url) &&
               object_put(runtime, meta, url, value_cell(module->name));
    char *name = string_to_utf8(runtime, module->name, NULL);
    BobValue error = VALUE_UNDEFINED;
    BobStatus status =
        name ? engine->loader.meta(engine, engine->loader.data, name, value_cell(meta), &error)
             : BOB_OUT_OF_MEMORY;
    free(name);
    return callback_succeeded(runtime, status, error);
}

void bob_set_loader(BobEngine *engine, const BobLoader *loader) {
    engine->loader = loader ? *loader : (BobLoader){0};
    engine->runtime->modules->loader =
        loader ? (ModuleLoader){loader_resolve, loader_load, loader_meta, engine}
               : (ModuleLoader){0};
}

/* ---- promises ---- */

BobStatus bob_promise_new(BobEngine *engine, BobValue *promise) {
    Promise *made = promise_new(engine->runtime);
    return engine_status(engine, made ? value_cell(made) : VALUE_ABRUPT, promise);
}

/* The promise if it is pending, was not resolved yet and has no handlers that will settle it; else
 * NULL. */
static Promise *unresolved(BobValue value) {
    if (!value_is_kind(value, CELL_OBJECT_PROMISE)) return NULL;
    Promise *promise = (Promise *)value_as_object(value);
    bool is_resolved = promise->object.cell.extra & (PROMISE_ALREADY_RESOLVED | PROMISE_DERIVED);
    return promise_state(promise) == PROMISE_PENDING && !is_resolved ? promise : NULL;
}

static BobStatus settle(BobEngine *engine, BobValue value, BobValue with,
                        bool (*how)(Runtime *, Promise *, Value)) {
    if (!value_is_kind(value, CELL_OBJECT_PROMISE)) return BOB_INVALID;
    Promise *promise = unresolved(value);
    if (!promise) return BOB_OK;
    BobValue error;
    promise->object.cell.extra |= PROMISE_ALREADY_RESOLVED;
    return how(engine->runtime, promise, with) ? BOB_OK : engine_failure(engine, &error);
}

BobStatus bob_promise_resolve(BobEngine *engine, BobValue promise, BobValue value) {
    return settle(engine, promise, value, promise_resolve_with);
}

BobStatus bob_promise_reject(BobEngine *engine, BobValue promise, BobValue reason) {
    return settle(engine, promise, reason, promise_reject);
}

BobPromiseState bob_promise_state(BobValue value, BobValue *result) {
    if (!value_is_kind(value, CELL_OBJECT_PROMISE)) return BOB_NOT_A_PROMISE;
    const Promise *promise = (const Promise *)value_as_object(value);
    bool is_pending = promise_state(promise) == PROMISE_PENDING;
    if (result) *result = is_pending ? VALUE_UNDEFINED : promise->result;
    static const BobPromiseState states[] = {[PROMISE_PENDING] = BOB_PENDING,
                                             [PROMISE_FULFILLED] = BOB_FULFILLED,
                                             [PROMISE_REJECTED] = BOB_REJECTED};
    return states[promise_state(promise)];
}

/* ---- memory ---- */

void bob_collect(BobEngine *engine) {
    heap_collect(engine->runtime);
}

BobMemory bob_memory(const BobEngine *engine) {
    HeapStatistics statistics = heap_statistics(engine->runtime->heap);
    return (BobMemory){.live_bytes = statistics.live_bytes,
                       .peak_bytes = statistics.peak_bytes,
                       .limit = statistics.limit,
                       .collections = statistics.collections};
}
