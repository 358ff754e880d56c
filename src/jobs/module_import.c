/* import() (spec 13.3.10.1): a promise for a module's namespace.
 *
 * A module that is in the map with all it needs is linked and evaluated one job later; anything
 * else has to be read first, which the host may put off (Modules.defer), as reading a file takes
 * time. Whatever goes wrong, from the specifier on, rejects the promise. */
#include "jobs/modules.h"

/* What the functions below close over. */
enum { IMPORT_PROMISE,
       IMPORT_NAME,
       IMPORT_TYPE, /* undefined: none */
       IMPORT_MODULE,
       IMPORT_SIZE };

static Value *state_of(const NativeCall *call) {
    return ((NativeFunction *)call->callee)->captured;
}

/* A function with the same state. */
static Value continuation(Runtime *runtime, NativeFn function, const Value *state) {
    NativeFunction *native =
        native_function_new(runtime, function, runtime->empty_string, 1, IMPORT_SIZE);
    if (!native) return VALUE_ABRUPT;
    memcpy(native->captured, state, IMPORT_SIZE * sizeof(Value));
    return value_cell(native);
}

static Value reject_pending(Runtime *runtime, const Value *state) {
    Value done = capability_reject_pending(runtime, state[IMPORT_PROMISE]);
    return value_is_abrupt(done) ? done : VALUE_UNDEFINED;
}

/* ---- a module that is loaded (13.3.10.1.1 ContinueDynamicImport) ---- */

static Module *module_of(const Value *state) {
    return (Module *)value_as_cell(state[IMPORT_MODULE]);
}

static Value import_rejected(NativeCall *call) {
    bool is_fine =
        capability_reject(call->runtime, state_of(call)[IMPORT_PROMISE], argument(call, 0));
    return is_fine ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

static Value import_evaluated(NativeCall *call) {
    Runtime *runtime = call->runtime;
    const Value *state = state_of(call);
    Object *namespace = module_namespace(runtime, module_of(state));
    if (!namespace) return reject_pending(runtime, state);
    bool is_fine = capability_resolve(runtime, state[IMPORT_PROMISE], value_cell(namespace));
    return is_fine ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

static Value when_settled(Runtime *runtime, Promise *promise, NativeFn function,
                          const Value *state) {
    TRY_VALUE(fulfilled, continuation(runtime, function, state));
    TRY_VALUE(rejected, continuation(runtime, import_rejected, state));
    bool is_fine = perform_promise_then(runtime, promise, fulfilled, rejected, VALUE_UNDEFINED);
    return is_fine ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

static Value import_loaded(NativeCall *call) {
    Runtime *runtime = call->runtime;
    const Value *state = state_of(call);
    if (!module_link(runtime, module_of(state))) return reject_pending(runtime, state);
    Promise *evaluation = module_evaluate(runtime, module_of(state));
    return evaluation ? when_settled(runtime, evaluation, import_evaluated, state) : VALUE_ABRUPT;
}

/* ---- loading ---- */

static String *type_of(const Value *state) {
    return value_is_string(state[IMPORT_TYPE]) ? value_as_string(state[IMPORT_TYPE]) : NULL;
}

/* The promise of LoadRequestedModules is settled at once; its reaction takes a job. */
static Value load_now(Runtime *runtime, Value *state) {
    Module *module = module_fetch(runtime, value_as_string(state[IMPORT_NAME]), type_of(state));
    if (!module) return reject_pending(runtime, state);
    state[IMPORT_MODULE] = value_cell(module);
    Promise *loading = promise_new(runtime);
    TRY_OK(loading);
    TRY(when_settled(runtime, loading, import_loaded, state));
    if (module_load(runtime, module)) {
        TRY_OK(promise_fulfill(runtime, loading, VALUE_UNDEFINED));
        return VALUE_UNDEFINED;
    }
    return capability_reject_pending(runtime, value_cell(loading));
}

static Value load_later(NativeCall *call) {
    TRY(load_now(call->runtime, state_of(call)));
    return VALUE_UNDEFINED;
}

static Value load(Runtime *runtime, Value *state) {
    const Modules *modules = runtime->modules;
    const Module *module =
        module_find(runtime, value_as_string(state[IMPORT_NAME]), type_of(state));
    if (!modules->defer || (module && module->is_loaded)) return load_now(runtime, state);
    TRY_VALUE(later, continuation(runtime, load_later, state));
    TRY_OK(modules->defer(runtime, later));
    return VALUE_UNDEFINED;
}

/* ---- the second argument ---- */

/* The attributes, kept alive by the lists beside them. */
typedef struct Attributes {
    ImportAttribute *items;
    KeyList keys;
    Array *values;
} Attributes;

static bool read_attribute(Runtime *runtime, Object *object, PropertyKey key,
                           Attributes *attributes, uint32_t *count) {
    PropertyDescriptor descriptor;
    bool found;
    if (property_key_is_symbol(key)) return true;
    if (!object_get_own_property(runtime, object, key, &descriptor, &found)) return false;
    if (!found || !(descriptor.flags & PROPERTY_ENUMERABLE)) return true;
    Value value = get(runtime, object, key);
    if (value_is_abrupt(value)) return false;
    if (!value_is_string(value)) {
        throw_type_error(runtime, "Import assertion value must be a string");
        return false;
    }
    Value name = property_key_to_value(runtime, key);
    String *text = string_atom(runtime, value_as_string(value));
    if (value_is_abrupt(name) || !text || !array_push(runtime, attributes->values, name) ||
        !array_push(runtime, attributes->values, value_cell(text))) {
        return false;
    }
    attributes->items[(*count)++] = (ImportAttribute){value_as_string(name), text, 0};
    return true;
}

static bool read_attributes(Runtime *runtime, Object *object, Attributes *attributes,
                            ModuleRequestNode *request) {
    KeyList *keys = &attributes->keys;
    attributes->values = array_new(runtime, 0);
    if (!attributes->values || !object_own_keys(runtime, object, keys)) return false;
    attributes->items = calloc(keys->count + 1, sizeof *attributes->items);
    request->attributes = attributes->items;
    if (!attributes->items) return !value_is_abrupt(throw_out_of_memory(runtime));
    for (uint32_t i = 0; i < keys->count; i++) {
        if (!read_attribute(runtime, object, keys->keys[i], attributes,
                            &request->attribute_count)) {
            return false;
        }
    }
    return true;
}

/* `{ with: {...} }`, or `assert`. False: threw. */
static bool read_options(Runtime *runtime, Value options, Attributes *attributes,
                         ModuleRequestNode *request) {
    if (value_is_undefined(options)) return true;
    if (!value_is_object(options)) {
        throw_type_error(runtime, "The second argument to import() must be an object");
        return false;
    }
    String *with = atom_from_ascii(runtime, "with");
    Value value = with ? get_by_name(runtime, value_as_object(options), with) : VALUE_ABRUPT;
    if (value_is_undefined(value)) {
        value = get_by_name(runtime, value_as_object(options), runtime->names.assert);
    }
    if (value_is_abrupt(value)) return false;
    if (value_is_undefined(value)) return true;
    if (!value_is_object(value)) {
        throw_type_error(runtime, "The 'assert' option must be an object");
        return false;
    }
    return read_attributes(runtime, value_as_object(value), attributes, request);
}

/* ---- import() ---- */

/* Name and type of the module that is meant. False: threw. */
static bool find_name(Runtime *runtime, Script *script, Value specifier, Value options,
                      Value *state) {
    ModuleRequestNode request = {.specifier = to_string(runtime, specifier)};
    Attributes attributes = {0};
    String *name = NULL;
    if (request.specifier && read_options(runtime, options, &attributes, &request)) {
        name = module_resolve_name(runtime, &request, script_active(script)->name);
    }
    String *type = name ? module_request_type(runtime, &request) : NULL;
    free(attributes.items);
    key_list_free(&attributes.keys);
    if (name) state[IMPORT_NAME] = value_cell(name);
    if (type) state[IMPORT_TYPE] = value_cell(type);
    return name;
}

Value import_module(Runtime *runtime, Script *script, Value specifier, Value options) {
    Promise *promise = promise_new(runtime);
    TRY_OK(promise);
    Value state[IMPORT_SIZE] = {[IMPORT_PROMISE] = value_cell(promise),
                                [IMPORT_NAME] = VALUE_UNDEFINED,
                                [IMPORT_TYPE] = VALUE_UNDEFINED,
                                [IMPORT_MODULE] = VALUE_UNDEFINED};
    bool is_found = find_name(runtime, script, specifier, options, state);
    TRY(is_found ? load(runtime, state) : reject_pending(runtime, state));
    return value_cell(promise);
}
