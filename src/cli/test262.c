/* The host of test262 (its INTERPRETING.md): `print`, `$262`, and outcomes as one line each.
 *
 * A rejection nobody handles is no error here; an uncaught error, also a module's, is. */
#include "cli/test262.h"

#include "builtins/builtin.h"
#include "evaluate/evaluate.h"
#include "host/console.h"
#include "host/modules/file_url.h"
#include "host/rejections.h"
#include "host/uncaught.h"
#include "loop/loop.h"
#include "resolve/resolve.h"
#include "runtime/objects/binary.h"

static Realm *realm_of(const NativeCall *call) {
    return ((NativeFunction *)call->callee)->realm;
}

static Value test262_print(NativeCall *call) {
    String *text = to_string(call->runtime, argument(call, 0));
    TRY_OK(text);
    Value value = value_cell(text);
    TRY_OK(console_print_values(call->runtime, OUTPUT_STDOUT, 1, &value));
    return VALUE_UNDEFINED;
}

/* ---- $262 ---- */

static bool realm_furnish(Runtime *runtime, Realm *realm);

/* The $262 of a realm. */
static Value realm_host_object(Runtime *runtime, Realm *realm) {
    String *name = atom_from_ascii(runtime, "$262");
    return name ? get(runtime, realm->global, property_key_name(name)) : VALUE_ABRUPT;
}

static Value test262_create_realm(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Realm *realm = realm_new(runtime);
    TRY_OK(realm);
    TRY_OK(realm_furnish(runtime, realm));
    Value object = realm_host_object(runtime, realm);
    heap_keep(realm);
    return object;
}

/* Evaluates a script in the realm this $262 belongs to. */
static Value test262_eval_script(NativeCall *call) {
    Runtime *runtime = call->runtime;
    String *source = to_string(runtime, argument(call, 0));
    ParseOptions options = {.goal = PARSE_SCRIPT, .realm = realm_of(call)};
    options.name = source ? atom_from_ascii(runtime, "evalScript") : NULL;
    TRY_OK(options.name);
    Script *script = script_parse(runtime, source, &options);
    ResolveOptions resolve = {.keep_values = true};
    TRY_OK(script && script_resolve(runtime, script, &resolve));
    return script_run(runtime, script);
}

static Value test262_gc(NativeCall *call) {
    heap_collect(call->runtime);
    return VALUE_UNDEFINED;
}

static Value test262_global(NativeCall *call) {
    return value_cell(realm_of(call)->global);
}

static Value test262_detach_array_buffer(NativeCall *call) {
    Value value = argument(call, 0);
    ArrayBuffer *buffer =
        value_is_array_buffer(value) ? (ArrayBuffer *)value_as_object(value) : NULL;
    if (!buffer || buffer->is_shared) {
        return throw_type_error(call->runtime, "there is no array buffer to detach");
    }
    array_buffer_detach(call->runtime, buffer);
    return VALUE_NULL;
}

/* ---- $262.agent: there is one thread ---- */

static Value agent_unsupported(NativeCall *call) {
    return throw_type_error(call->runtime, "there are no other agents");
}

static Value agent_get_report(NativeCall *call) {
    (void)call;
    return VALUE_NULL;
}

static Value agent_monotonic_now(NativeCall *call) {
    return value_number(loop_now(engine_of(call->runtime)->loop));
}

static const BuiltinRow agent_rows[] = {
    METHOD("start", 1, agent_unsupported, NULL),
    METHOD("broadcast", 2, agent_unsupported, NULL),
    METHOD("sleep", 1, agent_unsupported, NULL),
    METHOD("getReport", 0, agent_get_report, NULL),
    METHOD("monotonicNow", 0, agent_monotonic_now, NULL),
    ROWS_END,
};

static const BuiltinRow host_rows[] = {
    METHOD("createRealm", 0, test262_create_realm, NULL),
    METHOD("evalScript", 1, test262_eval_script, NULL),
    METHOD("gc", 0, test262_gc, NULL),
    METHOD("detachArrayBuffer", 1, test262_detach_array_buffer, NULL),
    GETTER("global", test262_global, NULL),
    ROWS_END,
};

static const BuiltinRow global_rows[] = {
    METHOD("print", 1, test262_print, NULL),
    ROWS_END,
};

/* A plain object of the realm with these rows, as a property of `holder`. */
static Object *add_object(Runtime *runtime, Realm *realm, Object *holder, const char *name,
                          const BuiltinRow *rows) {
    Object *prototype = realm_intrinsic(runtime, realm, INTRINSIC_OBJECT_PROTOTYPE);
    Object *object = prototype ? object_new_with_prototype(runtime, prototype) : NULL;
    String *key = object ? atom_from_ascii(runtime, name) : NULL;
    bool is_fine =
        key && builtin_add_rows(runtime, realm, object, rows) &&
        object_add(runtime, holder, property_key_name(key), value_cell(object), PROPERTY_HIDDEN);
    return is_fine ? object : NULL;
}

static bool realm_furnish(Runtime *runtime, Realm *realm) {
    Object *host = add_object(runtime, realm, realm->global, "$262", host_rows);
    return host && add_object(runtime, realm, host, "agent", agent_rows) &&
           builtin_add_rows(runtime, realm, realm->global, global_rows);
}

bool test262_install(BobEngine *engine) {
    engine->host->js_is_module = true;
    return realm_furnish(engine->runtime, engine->realm);
}

/* ---- outcomes ---- */

/* Text of a property; NULL when it is none, with no exception left pending. */
static String *text_property(Runtime *runtime, Value value, String *name) {
    if (!value_is_object(value)) return NULL;
    Value text = get(runtime, value_as_object(value), property_key_name(name));
    if (value_is_abrupt(text)) runtime_take_exception(runtime);
    return value_is_string(text) ? value_as_string(text) : NULL;
}

/* `name`, else the name of the constructor: the harness' own errors have no name. */
static String *error_name(Runtime *runtime, Value error) {
    String *name = text_property(runtime, error, runtime->names.name);
    if (name || !value_is_object(error)) return name;
    PropertyKey key = property_key_name(runtime->names.constructor);
    Value constructor = get(runtime, value_as_object(error), key);
    if (value_is_abrupt(constructor)) runtime_take_exception(runtime);
    return text_property(runtime, constructor, runtime->names.name);
}

/* `Name: message` on standard error. */
static void test262_report(BobEngine *engine, BobValue error) {
    Runtime *runtime = engine->runtime;
    Text text = text_new(runtime);
    String *name = error_name(runtime, error);
    String *message = text_property(runtime, error, runtime->names.message);
    if (!name) message = value_describe(runtime, error);
    text_string(&text, name ? name : runtime->names.undefined);
    text_ascii(&text, ": ");
    if (message) text_string(&text, message);
    console_print(engine->host, OUTPUT_STDERR, &text);
    text_free(&text);
}

static bool never_handled(BobEngine *engine, Value error) {
    test262_report(engine, error);
    engine->exit_code = EXIT_UNCAUGHT;
    return false;
}

static bool nothing_after_jobs(BobEngine *engine, bool *goes_on) {
    (void)engine;
    *goes_on = true;
    return false;
}

static bool never_idle(BobEngine *engine) {
    (void)engine;
    return false;
}

static void flush(BobEngine *engine) {
    output_flush(&engine->host->output);
}

/* The rejection of a module's promise, which handlers of the module itself may settle late. */
static bool module_failed(BobValue promise, BobValue *error) {
    return bob_promise_state(promise, error) == BOB_REJECTED;
}

int test262_run(BobEngine *engine, const char *source, size_t size, const char *name,
                bool is_module) {
    static const LoopHandlers handlers = {never_handled, nothing_after_jobs, never_idle, flush};
    loop_set_handlers(engine->loop, &handlers);
    rejections_delete(engine);
    BobValue result, error;
    char *url = file_url_from_path(name);
    BobStatus status = is_module && url
                           ? bob_evaluate_file(engine, source, (ptrdiff_t)size, url, true, &result)
                           : bob_evaluate(engine, source, (ptrdiff_t)size, name, &result);
    free(url);
    if (status == BOB_EXCEPTION) {
        never_handled(engine, result);
        return EXIT_UNCAUGHT;
    }
    BobHandle *kept = bob_keep(engine, result);
    status = bob_run(engine);
    if (status == BOB_OK && is_module && module_failed(result, &error)) {
        never_handled(engine, error);
    }
    bob_release(kept);
    return engine->exit_code;
}
