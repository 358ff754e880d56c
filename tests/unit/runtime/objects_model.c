/* Random operations on one object, compared with a plain list: whatever shapes, dictionaries and
 * elements it goes through, it must hold what the list holds, in the specification's order. */
#include "objects_fixture.h"

enum { KEYS = 24,
       STEPS = 4000,
       RUNS = 12 };

typedef struct Entry {
    int value;
    uint32_t attributes;
    int age; /* when it was added; 0: not there */
} Entry;

static uint32_t random_state;

static uint32_t random_below(uint32_t limit) {
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % limit;
}

/* The first half are names, the others indices, some of them far out. */
static PropertyKey model_key(int which) {
    char name[16];
    if (which >= KEYS / 2)
        return property_key_index((uint32_t)(which - KEYS / 2) * (which % 3 ? 3 : 4001));
    snprintf(name, sizeof name, "name%d", which);
    return key_of(name);
}

static void step_define(Object *object, Entry *entry, PropertyKey key, int now) {
    uint32_t attributes =
        random_below(3) ? PROPERTY_DEFAULT : PROPERTY_CONFIGURABLE | random_below(4);
    PropertyDescriptor descriptor = {attributes | PROPERTY_HAS_ALL_DATA, value_int(now),
                                     VALUE_UNDEFINED, VALUE_UNDEFINED};
    bool done;
    cr_assert(object_define_own_property(runtime, object, key, &descriptor, &done) && done);
    *entry = (Entry){now, attributes, entry->age ? entry->age : now};
}

static void step_set(Object *object, Entry *entry, PropertyKey key, int now) {
    bool done;
    cr_assert(object_set(runtime, object, key, value_int(now), value_cell(object), &done));
    bool expected = !entry->age || (entry->attributes & PROPERTY_WRITABLE);
    cr_assert_eq(done, expected);
    if (!done) return;
    entry->value = now;
    if (entry->age) return;
    entry->attributes = PROPERTY_DEFAULT;
    entry->age = now;
}

static void step_delete(Object *object, Entry *entry, PropertyKey key) {
    bool done;
    cr_assert(object_delete(runtime, object, key, &done) && done);
    *entry = (Entry){0};
}

static void check_values(Object *object, const Entry *model) {
    for (int i = 0; i < KEYS; i++) {
        PropertyDescriptor descriptor;
        bool found;
        cr_assert(object_get_own_property(runtime, object, model_key(i), &descriptor, &found));
        cr_assert_eq(found, model[i].age != 0);
        if (!found) continue;
        cr_assert_eq(value_as_int(descriptor.value), model[i].value);
        cr_assert_eq(descriptor.flags & PROPERTY_DEFAULT, model[i].attributes);
    }
}

static int which_key(PropertyKey key) {
    for (int i = 0; i < KEYS; i++) {
        if (property_key_equals(key, model_key(i))) return i;
    }
    return -1;
}

static void check_order(Object *object, const Entry *model) {
    KeyList keys = {0};
    cr_assert(object_own_keys(runtime, object, &keys));
    uint32_t there = 0;
    for (int i = 0; i < KEYS; i++) there += model[i].age != 0;
    cr_assert_eq(keys.count, there);
    for (uint32_t i = 1; i < keys.count; i++) {
        PropertyKey before = keys.keys[i - 1], after = keys.keys[i];
        if (property_key_is_index(after)) {
            cr_assert(property_key_is_index(before));
            cr_assert_lt(property_key_as_index(before), property_key_as_index(after));
        } else if (!property_key_is_index(before)) {
            cr_assert_lt(model[which_key(before)].age, model[which_key(after)].age);
        }
    }
}

static NOINLINE void run_model(uint32_t seed) {
    random_state = seed;
    Entry model[KEYS] = {0};
    Object *object = object_new(runtime);
    for (int now = 1; now <= STEPS; now++) {
        int which = (int)random_below(KEYS);
        PropertyKey key = model_key(which);
        switch (random_below(5)) {
        case 0: step_define(object, &model[which], key, now); break;
        case 1:
        case 2: step_delete(object, &model[which], key); break;
        default: step_set(object, &model[which], key, now); break;
        }
        if (now % 50) continue;
        check_values(object, model);
        check_order(object, model);
    }
}

RUNTIME_TEST(model, agrees_with_the_object) {
    for (uint32_t seed = 1; seed <= RUNS; seed++) run_model(seed);
}
