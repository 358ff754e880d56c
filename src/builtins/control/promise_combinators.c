/* Promise.all, allSettled, any and race (spec 27.2.4.1 to 27.2.4.5).
 *
 * One walk over the iterable serves all four; a Combination says which functions each promise gets.
 * The values (or reasons) and the count of those still to come are in a record that those functions
 * share. */
#include "builtins/indexed/array_like.h"
#include "builtins/control/promise.h"

Value new_promise_capability_record(Runtime *runtime, Value constructor) {
    TRY_VALUE(capability, new_promise_capability(runtime, constructor));
    if (!value_is_object(capability)) return capability;
    Record *record = record_new(runtime, CAPABILITY_SIZE);
    TRY_OK(record);
    record->values[CAPABILITY_PROMISE] = capability;
    TRY_OK(create_resolving_functions(runtime, value_as_promise(capability),
                                      &record->values[CAPABILITY_RESOLVE], 2));
    return value_cell(record);
}

typedef enum CombinationKind {
    COMBINE_ALL,
    COMBINE_ALL_SETTLED,
    COMBINE_ANY,
    COMBINE_RACE
} CombinationKind;

/* What the functions of one call share. */
enum { SHARED_CAPABILITY,
       SHARED_VALUES,
       SHARED_REMAINING,
       SHARED_SIZE };
/* What each function closes over. The shared record is let go with the first call: that is its
 * [[AlreadyCalled]]. The second one of allSettled's pair has the first one in its place. */
enum { ELEMENT_SHARED,
       ELEMENT_INDEX,
       ELEMENT_CAPTURED };

static Value *captured_of(NativeCall *native) {
    return ((NativeFunction *)native->callee)->captured;
}

static Record *record_of(Value value) {
    return (Record *)value_as_cell(value);
}

/* ---- what a settled element does ---- */

static Value resolve_with_values(Runtime *runtime, const Record *shared) {
    Value values = shared->values[SHARED_VALUES];
    return capability_resolve(runtime, shared->values[SHARED_CAPABILITY], values) ? VALUE_UNDEFINED
                                                                                  : VALUE_ABRUPT;
}

/* 27.2.4.3.1: an AggregateError of all reasons. */
static Value reject_with_errors(Runtime *runtime, const Record *shared) {
    String *message = string_from_ascii(runtime, "All promises were rejected");
    Object *error = message ? error_new(runtime, ERROR_AGGREGATE, message) : NULL;
    PropertyKey key = property_key_name(runtime->names.errors);
    TRY_OK(error &&
           object_add(runtime, error, key, shared->values[SHARED_VALUES], PROPERTY_HIDDEN));
    bool ok = capability_reject(runtime, shared->values[SHARED_CAPABILITY], value_cell(error));
    return ok ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

/* One element less is missing: true when that was the last. */
static bool count_down(Record *shared) {
    Value *remaining = &shared->values[SHARED_REMAINING];
    *remaining = value_int(value_as_int(*remaining) - 1);
    return value_as_int(*remaining) == 0;
}

static bool store(Runtime *runtime, Record *shared, Value index, Value value) {
    return value_set(runtime, shared->values[SHARED_VALUES], index, value, true);
}

/* What the element's function shares with the others; NULL when the element was settled before. */
static Record *element_take(Value *captured) {
    if (value_is_object(captured[ELEMENT_SHARED]))
        captured = ((NativeFunction *)value_as_object(captured[ELEMENT_SHARED]))->captured;
    Value shared = captured[ELEMENT_SHARED];
    captured[ELEMENT_SHARED] = VALUE_UNDEFINED;
    return value_is_undefined(shared) ? NULL : record_of(shared);
}

static Value settle_element(NativeCall *native, Record *shared, Value value,
                            Value (*finish)(Runtime *, const Record *)) {
    TRY_OK(store(native->runtime, shared, captured_of(native)[ELEMENT_INDEX], value));
    return count_down(shared) ? finish(native->runtime, shared) : VALUE_UNDEFINED;
}

/* 27.2.4.1.3 Promise.all Resolve Element Functions */
static Value all_element(NativeCall *native) {
    Record *shared = element_take(captured_of(native));
    if (!shared) return VALUE_UNDEFINED;
    return settle_element(native, shared, argument(native, 0), resolve_with_values);
}

/* 27.2.4.3.2 Promise.any Reject Element Functions */
static Value any_element(NativeCall *native) {
    Record *shared = element_take(captured_of(native));
    if (!shared) return VALUE_UNDEFINED;
    return settle_element(native, shared, argument(native, 0), reject_with_errors);
}

/* 27.2.4.2.2, 27.2.4.2.3: { status, value } or { status, reason } */
static Value settled_element(NativeCall *native, const char *status, const char *key) {
    Runtime *runtime = native->runtime;
    Record *shared = element_take(captured_of(native));
    if (!shared) return VALUE_UNDEFINED;
    Object *outcome = object_new(runtime);
    String *status_name = atom_from_ascii(runtime, "status"),
           *status_text = atom_from_ascii(runtime, status);
    String *value_name = atom_from_ascii(runtime, key);
    TRY_OK(outcome && status_name && status_text && value_name &&
           object_add(runtime, outcome, property_key_name(status_name), value_cell(status_text),
                      PROPERTY_DEFAULT) &&
           object_add(runtime, outcome, property_key_name(value_name), argument(native, 0),
                      PROPERTY_DEFAULT));
    return settle_element(native, shared, value_cell(outcome), resolve_with_values);
}

static Value settled_fulfilled(NativeCall *native) {
    return settled_element(native, "fulfilled", "value");
}
static Value settled_rejected(NativeCall *native) {
    return settled_element(native, "rejected", "reason");
}

static const BuiltinRow all_row = {
    .kind = ROW_METHOD, .name = "", .length = 1, .function = all_element};
static const BuiltinRow any_row = {
    .kind = ROW_METHOD, .name = "", .length = 1, .function = any_element};
static const BuiltinRow fulfilled_row = {
    .kind = ROW_METHOD, .name = "", .length = 1, .function = settled_fulfilled};
static const BuiltinRow rejected_row = {
    .kind = ROW_METHOD, .name = "", .length = 1, .function = settled_rejected};

/* hooks.combinator_site. */
bool promise_combinator_site(Runtime *runtime, Object *function, AsyncSite *site) {
    static const struct {
        const BuiltinRow *row;
        const char *name;
    } elements[] = {{&all_row, "all"}, {&fulfilled_row, "allSettled"}, {&any_row, "any"}};
    const NativeFunction *native = (const NativeFunction *)function;
    (void)runtime;
    for (size_t i = 0; i < COUNT_OF(elements); i++) {
        if (native->row != elements[i].row) continue;
        if (value_is_undefined(native->captured[ELEMENT_SHARED])) return false;
        const Record *shared = record_of(native->captured[ELEMENT_SHARED]);
        Value promise = record_of(shared->values[SHARED_CAPABILITY])->values[CAPABILITY_PROMISE];
        site->combinator = elements[i].name;
        site->index = (uint32_t)value_as_int(native->captured[ELEMENT_INDEX]);
        site->promise = value_is_promise(promise) ? value_as_object(promise) : NULL;
        return true;
    }
    return false;
}

/* ---- the walk ---- */

typedef struct Combination {
    Runtime *runtime;
    CombinationKind kind;
    Value constructor;
    Value resolve; /* constructor.resolve */
    const Value *capability;
    Record *shared;
    int32_t index;
} Combination;

static Value element_function(Combination *c, const BuiltinRow *row, Value shared) {
    NativeFunction *native = native_function_closing_over(c->runtime, row, ELEMENT_CAPTURED);
    if (!native) return VALUE_ABRUPT;
    native->captured[ELEMENT_SHARED] = shared;
    native->captured[ELEMENT_INDEX] = value_int(c->index);
    return value_cell(native);
}

/* The two handlers of one promise. */
static bool element_handlers(Combination *c, Value handlers[2]) {
    static const BuiltinRow *const rows[][2] = {
        [COMBINE_ALL] = {&all_row, NULL},
        [COMBINE_ALL_SETTLED] = {&fulfilled_row, &rejected_row},
        [COMBINE_ANY] = {NULL, &any_row},
        [COMBINE_RACE] = {NULL, NULL},
    };
    Value shared = value_cell(c->shared);
    for (int i = 0; i < 2; i++) {
        const BuiltinRow *row = rows[c->kind][i];
        handlers[i] =
            row ? element_function(c, row, shared) : c->capability[CAPABILITY_RESOLVE + i];
        if (value_is_abrupt(handlers[i])) return false;
        if (row) shared = handlers[i];
    }
    return true;
}

/* Invoke(promise, "then", handlers): of an untouched promise nobody sees the derived one, so none
 * is made. */
static bool attach(Runtime *runtime, Value promise, Value handlers[2]) {
    if (value_is_promise(promise) && promise_is_untouched(runtime, value_as_promise(promise))) {
        return perform_promise_then(runtime, value_as_promise(promise), handlers[0], handlers[1],
                                    VALUE_UNDEFINED);
    }
    return !value_is_abrupt(
        invoke(runtime, promise, property_key_name(runtime->names.then), 2, handlers));
}

static bool add_element(Combination *c, Value item) {
    Runtime *runtime = c->runtime;
    Record *shared = c->shared;
    bool collects = c->kind != COMBINE_RACE;
    if (collects && !array_push(runtime, (Array *)value_as_object(shared->values[SHARED_VALUES]),
                                VALUE_UNDEFINED))
        return false;
    Value promise = call(runtime, c->resolve, c->constructor, 1, &item);
    if (value_is_abrupt(promise)) return false;
    Value handlers[2];
    if (!element_handlers(c, handlers)) return false;
    if (collects)
        shared->values[SHARED_REMAINING] =
            value_int(value_as_int(shared->values[SHARED_REMAINING]) + 1);
    c->index++;
    return attach(runtime, promise, handlers);
}

/* PerformPromiseAll and its like; false: threw, *done says whether the iterator is over. */
static bool perform(Combination *c, Iterator *iterator) {
    Runtime *runtime = c->runtime;
    for (;;) {
        Value item = iterator_step(runtime, iterator);
        if (value_is_abrupt(item)) return false;
        if (item == VALUE_EMPTY) break;
        if (add_element(c, item)) continue;
        iterator_close_abrupt(runtime, iterator);
        return false;
    }
    if (c->kind == COMBINE_RACE || !count_down(c->shared)) return true;
    Value result = c->kind == COMBINE_ANY ? reject_with_errors(runtime, c->shared)
                                          : resolve_with_values(runtime, c->shared);
    return !value_is_abrupt(result);
}

/* 27.2.4.1.1 GetPromiseResolve */
static Value get_promise_resolve(Runtime *runtime, Value constructor) {
    String *name = atom_from_ascii(runtime, "resolve");
    TRY_OK(name);
    TRY_VALUE(resolve, get_by_name(runtime, value_as_object(constructor), name));
    return is_callable(resolve)
               ? resolve
               : throw_type_error(runtime, "resolve is not a function");
}

static bool combination_begin(Combination *c, Value capability) {
    Array *values = array_new(c->runtime, 0);
    c->shared = values ? record_new(c->runtime, SHARED_SIZE) : NULL;
    if (!c->shared) return false;
    c->shared->values[SHARED_CAPABILITY] = capability;
    c->shared->values[SHARED_VALUES] = value_cell(values);
    c->shared->values[SHARED_REMAINING] = value_int(1);
    c->resolve = get_promise_resolve(c->runtime, c->constructor);
    return !value_is_abrupt(c->resolve);
}

static Value combine(NativeCall *native, CombinationKind kind, const char *method) {
    Runtime *runtime = native->runtime;
    if (!value_is_object(native->this_value))
        return throw_type_error(runtime, "%s called on non-object", method);
    TRY_VALUE(capability, new_promise_capability_record(runtime, native->this_value));
    Combination c = {.runtime = runtime,
                     .kind = kind,
                     .constructor = native->this_value,
                     .capability = record_of(capability)->values};
    Iterator iterator;
    bool ok = combination_begin(&c, capability) &&
              iterator_open(runtime, argument(native, 0), &iterator) && perform(&c, &iterator);
    return ok ? c.capability[CAPABILITY_PROMISE] : capability_reject_pending(runtime, capability);
}

Value promise_all(NativeCall *call) {
    return combine(call, COMBINE_ALL, "Promise.all");
}
Value promise_all_settled(NativeCall *call) {
    return combine(call, COMBINE_ALL_SETTLED, "Promise.allSettled");
}
Value promise_any(NativeCall *call) {
    return combine(call, COMBINE_ANY, "Promise.any");
}
Value promise_race(NativeCall *call) {
    return combine(call, COMBINE_RACE, "Promise.race");
}
