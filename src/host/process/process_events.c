/* process as an emitter of events: on, once, off, emit and their kin (Node.js' EventEmitter).
 *
 * Listeners are kept by event in an object without prototype, each event's in an array of pairs
 * (listener, true when it is for once). emit works on a copy: who is added or removed meanwhile
 * counts from the next time on. */
#include "host/node_error.h"
#include "host/process/process.h"

/* ---- the lists ---- */

/* The array of an event: NULL when there is none, or an exception is pending. */
static Array *list_find(Runtime *runtime, PropertyKey event) {
    Process *process = process_of(runtime);
    if (!process->listeners || property_key_is_none(event)) return NULL;
    Value list = get(runtime, process->listeners, event);
    return value_is_kind(list, CELL_OBJECT_ARRAY) ? (Array *)value_as_object(list) : NULL;
}

/* The same, made when there is none. NULL: out of memory. */
static Array *list_make(Runtime *runtime, PropertyKey event) {
    Process *process = process_of(runtime);
    Array *list = list_find(runtime, event);
    if (list) return list;
    if (!process->listeners) process->listeners = object_new_with_prototype(runtime, NULL);
    list = process->listeners ? array_new(runtime, 0) : NULL;
    if (!list || !object_put(runtime, process->listeners, event, value_cell(list))) return NULL;
    return list;
}

static Value *list_values(const Array *list) {
    return list->object.elements->values;
}

static bool list_remove_event(Runtime *runtime, PropertyKey event) {
    bool removed;
    return object_delete(runtime, process_of(runtime)->listeners, event, &removed);
}

/* Takes one pair out; an event that nobody listens to any more goes. */
static bool list_remove(Runtime *runtime, PropertyKey event, Array *list, uint32_t index) {
    if (list->length == 2) return list_remove_event(runtime, event);
    Value *values = list_values(list);
    bool done;
    memmove(&values[index], &values[index + 2], (list->length - index - 2) * sizeof(Value));
    return array_set_length(runtime, list, list->length - 2, &done);
}

/* The last pair of the listener, or -1. */
static int64_t list_index(const Array *list, Value listener) {
    for (int64_t i = (int64_t)list->length - 2; i >= 0; i -= 2) {
        if (list_values(list)[i] == listener) return i;
    }
    return -1;
}

/* ---- emitting ---- */

/* Calls every pair of the snapshot. */
static bool call_listeners(Runtime *runtime, PropertyKey event, const Array *snapshot,
                           uint32_t count, const Value *arguments) {
    Object *process = intrinsic(runtime, INTRINSIC_PROCESS);
    for (uint32_t i = 0; process && i < snapshot->length; i += 2) {
        Value listener = list_values(snapshot)[i];
        if (list_values(snapshot)[i + 1] == VALUE_TRUE) {
            Array *list = list_find(runtime, event);
            int64_t index = list ? list_index(list, listener) : -1;
            if (index < 0) continue;
            if (!list_remove(runtime, event, list, (uint32_t)index)) return false;
        }
        Value result = call(runtime, listener, value_cell(process), count, arguments);
        if (value_is_abrupt(result)) return false;
    }
    return process != NULL;
}

static Emission emit(Runtime *runtime, PropertyKey event, uint32_t count, const Value *arguments) {
    const Array *list = list_find(runtime, event);
    if (!list) return EMISSION_UNHEARD;
    const Array *snapshot = array_from_values(runtime, list->length, list_values(list));
    bool is_fine = snapshot && call_listeners(runtime, event, snapshot, count, arguments);
    heap_keep(snapshot);
    return is_fine ? EMISSION_HEARD : EMISSION_THREW;
}

Emission process_emit(BobEngine *engine, const char *event, uint32_t count,
                      const Value *arguments) {
    Runtime *runtime = engine->runtime;
    Process *process = engine->host->process;
    if (!process || !process->listeners) return EMISSION_UNHEARD;
    String *name = atom_from_ascii(runtime, event);
    return name ? emit(runtime, property_key_name(name), count, arguments) : EMISSION_THREW;
}

/* ---- the methods ---- */

static PropertyKey event_argument(NativeCall *call) {
    return to_property_key(call->runtime, argument(call, 0));
}

/* process itself, which every method that changes listeners returns. */
static Value this_process(NativeCall *call, bool is_fine) {
    Object *process = is_fine ? intrinsic(call->runtime, INTRINSIC_PROCESS) : NULL;
    return process ? value_cell(process) : VALUE_ABRUPT;
}

/* 'newListener' and 'removeListener' tell who listens to them. */
static bool tell(NativeCall *call, const char *event, Value listener) {
    Value arguments[] = {argument(call, 0), listener};
    return process_emit(engine_of(call->runtime), event, 2, arguments) != EMISSION_THREW;
}

static bool add_first(Runtime *runtime, Array *list, Value listener, bool once) {
    if (!array_push(runtime, list, VALUE_UNDEFINED)) return false;
    if (!array_push(runtime, list, VALUE_UNDEFINED)) return false;
    Value *values = list_values(list);
    memmove(&values[2], &values[0], (list->length - 2) * sizeof(Value));
    values[0] = listener;
    values[1] = value_bool(once);
    return true;
}

static bool add_last(Runtime *runtime, Array *list, Value listener, bool once) {
    return array_push(runtime, list, listener) && array_push(runtime, list, value_bool(once));
}

static Value add_listener(NativeCall *call, bool once, bool first) {
    Runtime *runtime = call->runtime;
    Value listener = argument(call, 1);
    TRY_OK(require_function(runtime, "listener", listener));
    PropertyKey event = event_argument(call);
    TRY_OK(!property_key_is_none(event) && tell(call, "newListener", listener));
    Array *list = list_make(runtime, event);
    TRY_OK(list);
    bool is_fine = first ? add_first(runtime, list, listener, once)
                         : add_last(runtime, list, listener, once);
    return this_process(call, is_fine);
}

Value process_on(NativeCall *call) {
    return add_listener(call, false, false);
}

Value process_prepend_listener(NativeCall *call) {
    return add_listener(call, false, true);
}

Value process_once(NativeCall *call) {
    return add_listener(call, true, false);
}

Value process_prepend_once_listener(NativeCall *call) {
    return add_listener(call, true, true);
}

Value process_off(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value listener = argument(call, 1);
    TRY_OK(require_function(runtime, "listener", listener));
    PropertyKey event = event_argument(call);
    TRY_OK(!property_key_is_none(event));
    Array *list = list_find(runtime, event);
    int64_t index = list ? list_index(list, listener) : -1;
    if (index < 0) return this_process(call, true);
    TRY_OK(list_remove(runtime, event, list, (uint32_t)index));
    return this_process(call, tell(call, "removeListener", listener));
}

/* Of one event, the last first: 'removeListener' is told of each. */
static bool remove_all(NativeCall *call, PropertyKey event) {
    Runtime *runtime = call->runtime;
    for (Array *list = list_find(runtime, event); list; list = list_find(runtime, event)) {
        Value listener = list_values(list)[list->length - 2];
        if (!list_remove(runtime, event, list, list->length - 2)) return false;
        if (!tell(call, "removeListener", listener)) return false;
    }
    return true;
}

Value process_remove_all_listeners(NativeCall *call) {
    Process *process = process_of(call->runtime);
    if (call->count == 0 || !process->listeners) {
        process->listeners = NULL;
        return this_process(call, true);
    }
    PropertyKey event = event_argument(call);
    return this_process(call, !property_key_is_none(event) && remove_all(call, event));
}

/* emit(event, ...arguments): 'error' that nobody hears is thrown. */
Value process_emit_method(NativeCall *call) {
    Runtime *runtime = call->runtime;
    PropertyKey event = event_argument(call);
    TRY_OK(!property_key_is_none(event));
    uint32_t count = call->count > 1 ? call->count - 1 : 0;
    Emission told = emit(runtime, event, count, call->arguments + (call->count > 0));
    if (told == EMISSION_THREW) return VALUE_ABRUPT;
    if (told == EMISSION_HEARD) return VALUE_TRUE;
    String *name = atom_from_ascii(runtime, "error");
    TRY_OK(name);
    bool is_error = property_key_equals(event, property_key_name(name));
    return is_error ? throw_value(runtime, argument(call, 1)) : VALUE_FALSE;
}

Value process_listener_count(NativeCall *call) {
    PropertyKey event = event_argument(call);
    TRY_OK(!property_key_is_none(event));
    const Array *list = list_find(call->runtime, event);
    return value_int(list ? (int32_t)(list->length / 2) : 0);
}

Value process_listeners(NativeCall *call) {
    Runtime *runtime = call->runtime;
    PropertyKey event = event_argument(call);
    TRY_OK(!property_key_is_none(event));
    const Array *list = list_find(runtime, event);
    Array *copy = array_new(runtime, 0);
    TRY_OK(copy);
    for (uint32_t i = 0; list && i < list->length; i += 2) {
        TRY_OK(array_push(runtime, copy, list_values(list)[i]));
    }
    return value_cell(copy);
}

Value process_event_names(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Process *process = process_of(runtime);
    Array *names = array_new(runtime, 0);
    TRY_OK(names);
    KeyList keys = {0};
    if (process->listeners) TRY_OK(object_own_keys(runtime, process->listeners, &keys));
    for (uint32_t i = 0; i < keys.count; i++) {
        TRY_VALUE(name, property_key_to_value(runtime, keys.keys[i]));
        TRY_OK(array_push(runtime, names, name));
    }
    return value_cell(names);
}
