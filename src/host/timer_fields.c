/* What Node.js keeps in properties of Timeout and Immediate objects, as scripts and console.log see
 * it: _onTimeout, _idleTimeout, _repeat and so on. Here they are made when asked for; the objects
 * stay small. Callbacks can be replaced and repetition changed by writing; other writes are
 * dropped. What links Node.js' timers to each other, and numbers of async_hooks, are not there. */
#include "host/timer_fields.h"

#include "loop/loop.h"

/* ---- the fields ---- */

typedef struct Field {
    const char *name;
    Value (*read)(Runtime *runtime, const CallbackState *state);
    void (*write)(Object *object, Value value); /* NULL: dropped */
} Field;

static Value read_callback(Runtime *runtime, const CallbackState *state) {
    (void)runtime;
    return state->is_stopped || !is_callable(state->function) ? VALUE_NULL : state->function;
}

static Value read_arguments(Runtime *runtime, const CallbackState *state) {
    if (!state->argument_count) return VALUE_UNDEFINED;
    Array *array = array_from_values(runtime, state->argument_count, state->arguments);
    return array ? value_cell(array) : VALUE_ABRUPT;
}

static Value read_delay(Runtime *runtime, const CallbackState *state) {
    (void)runtime;
    return state->is_stopped ? value_int(-1) : value_number(state->delay);
}

static Value read_repeat(Runtime *runtime, const CallbackState *state) {
    (void)runtime;
    return state->repeats ? value_number(state->delay) : VALUE_NULL;
}

static Value read_destroyed(Runtime *runtime, const CallbackState *state) {
    (void)runtime;
    return value_bool(state->is_over);
}

static void write_repeat(Object *object, Value value) {
    timer_set_repeats(timer_of_value(value_cell(object)), to_boolean(value));
}

static void write_callback(Object *object, Value value) {
    Timer *timer = timer_of_value(value_cell(object));
    if (!is_callable(value)) return;
    if (timer)
        timer_set_callback(timer, value);
    else
        immediate_set_callback(object, value);
}

static const Field timeout_fields[] = {
    {"_idleTimeout", read_delay, NULL},
    {"_onTimeout", read_callback, write_callback},
    {"_timerArgs", read_arguments, NULL},
    {"_repeat", read_repeat, write_repeat},
    {"_destroyed", read_destroyed, NULL},
    {NULL, NULL, NULL},
};

static const Field immediate_fields[] = {
    {"_onImmediate", read_callback, write_callback},
    {"_argv", read_arguments, NULL},
    {"_destroyed", read_destroyed, NULL},
    {NULL, NULL, NULL},
};

static const Field *fields_of(Object *object) {
    return timer_of_value(value_cell(object)) ? timeout_fields : immediate_fields;
}

/* The field of that name, or NULL. */
static const Field *field_find(Runtime *runtime, Object *object, PropertyKey key) {
    if (!property_key_is_string(key)) return NULL;
    String *name = value_as_string(key.bits);
    for (const Field *field = fields_of(object); field->name; field++) {
        if (string_equals_ascii(runtime, name, field->name)) return field;
    }
    return NULL;
}

/* ---- as properties (spec 10.1) ---- */

static bool timer_get_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                   PropertyDescriptor *descriptor, bool *found) {
    const Field *field = field_find(runtime, object, key);
    if (!field) return ordinary_get_own_property(runtime, object, key, descriptor, found);
    const Timer *timer = timer_of_value(value_cell(object));
    CallbackState state = timer ? timer_state(timer) : immediate_state(object);
    Value value = field->read(runtime, &state);
    if (value_is_abrupt(value)) return false;
    *descriptor = (PropertyDescriptor){.flags = PROPERTY_HAS_ALL_DATA | PROPERTY_DEFAULT};
    descriptor->value = value;
    *found = true;
    return true;
}

static bool timer_define_own_property(Runtime *runtime, Object *object, PropertyKey key,
                                      const PropertyDescriptor *descriptor, bool *result) {
    const Field *field = field_find(runtime, object, key);
    if (!field) return ordinary_define_own_property(runtime, object, key, descriptor, result);
    bool has_value = descriptor->flags & PROPERTY_HAS_VALUE;
    if (has_value && field->write) field->write(object, descriptor->value);
    *result = true;
    return true;
}

static bool timer_own_keys(Runtime *runtime, Object *object, KeyList *keys) {
    for (const Field *field = fields_of(object); field->name; field++) {
        String *name = atom_from_ascii(runtime, field->name);
        if (!name || !key_list_append(runtime, keys, property_key_name(name))) return false;
    }
    return ordinary_own_keys(runtime, object, keys);
}

static const ExoticMethods timer_methods = {
    .get_own_property = timer_get_own_property,
    .define_own_property = timer_define_own_property,
    .own_keys = timer_own_keys,
};

void timer_fields_install(Runtime *runtime) {
    runtime->hooks.exotic[CELL_OBJECT_TIMER] = &timer_methods;
    runtime->hooks.exotic[CELL_OBJECT_HOST] = &timer_methods;
}
