/* Shapes, transitions, dictionaries: what lies under every named property. */
#include "objects_fixture.h"

static uint32_t slot_of(Object *object, const char *name) {
    const PropertyEntry *entry = shape_lookup(object->shape, key_of(name));
    return entry ? entry->slot : SHAPE_NOT_FOUND;
}

static void add(Object *object, const char *name, int value) {
    cr_assert(object_add(runtime, object, key_of(name), value_int(value), PROPERTY_DEFAULT));
}

static void add_numbered(Object *object, int number) {
    char name[24];
    snprintf(name, sizeof name, "p%d", number);
    add(object, name, number);
}

static void delete_key(Object *object, const char *name) {
    bool deleted = false;
    cr_assert(object_delete(runtime, object, key_of(name), &deleted));
    cr_assert(deleted);
}

RUNTIME_TEST(shapes, are_shared_by_objects_made_alike) {
    Object *a = object_new(runtime), *b = object_new(runtime);
    add(a, "x", 1), add(a, "y", 2);
    add(b, "x", 3), add(b, "y", 4);
    cr_assert_eq(a->shape, b->shape);
    cr_assert_eq(slot_of(a, "x"), 0);
    cr_assert_eq(slot_of(a, "y"), 1);
}

RUNTIME_TEST(shapes, of_different_order_differ) {
    Object *a = object_new(runtime), *b = object_new(runtime);
    add(a, "x", 1), add(a, "y", 2);
    add(b, "y", 3), add(b, "x", 4);
    cr_assert_neq(a->shape, b->shape);
    cr_assert_eq(slot_of(b, "x"), 1);
    cr_assert_eq(value_as_int(read_key(b, "x")), 4);
}

RUNTIME_TEST(shapes, branch_without_seeing_each_other) {
    Object *a = object_new(runtime), *b = object_new(runtime);
    add(a, "x", 1), add(b, "x", 2);
    add(a, "left", 3), add(b, "right", 4);
    cr_assert_eq(slot_of(a, "right"), SHAPE_NOT_FOUND);
    cr_assert_eq(slot_of(b, "left"), SHAPE_NOT_FOUND);
    cr_assert_eq(slot_of(b, "right"), 1);
}

RUNTIME_TEST(shapes, go_back_when_the_newest_property_is_deleted) {
    Object *a = object_new(runtime);
    add(a, "x", 1);
    Shape *before = a->shape;
    add(a, "y", 2);
    delete_key(a, "y");
    cr_assert_eq(a->shape, before);
    add(a, "y", 3);
    cr_assert_not(shape_is_dictionary(a->shape));
    cr_assert_eq(value_as_int(read_key(a, "y")), 3);
}

RUNTIME_TEST(shapes, die_with_their_objects) {
    Object *a = object_new(runtime);
    add(a, "kept", 1);
    size_t before = count_cells(CELL_SHAPE);
    make_and_forget(300);
    heap_collect(runtime);
    cr_assert_lt(count_cells(CELL_SHAPE), before + 100);
    cr_assert_eq(value_as_int(read_key(a, "kept")), 1);
    add(a, "later", 2);
    cr_assert_eq(value_as_int(read_key(a, "later")), 2);
}

RUNTIME_TEST(dictionaries, come_of_deleting_in_the_middle) {
    Object *a = object_new(runtime);
    add(a, "x", 1), add(a, "y", 2), add(a, "z", 3);
    delete_key(a, "x");
    cr_assert(shape_is_dictionary(a->shape));
    cr_assert_eq(value_as_int(read_key(a, "z")), 3);
    cr_assert(value_is_undefined(read_key(a, "x")));
    add(a, "x", 4);
    cr_assert_str_eq(keys_text(a), "y z x");
}

RUNTIME_TEST(dictionaries, come_of_very_many_properties) {
    Object *a = object_new(runtime);
    for (int i = 0; i < 3000; i++) add_numbered(a, i);
    cr_assert(shape_is_dictionary(a->shape));
    for (int i = 0; i < 3000; i += 7) {
        char name[24];
        snprintf(name, sizeof name, "p%d", i);
        cr_assert_eq(value_as_int(read_key(a, name)), i);
    }
}

RUNTIME_TEST(dictionaries, reuse_the_room_of_what_was_deleted) {
    Object *a = object_new(runtime);
    for (int i = 0; i < 20000; i++) {
        add_numbered(a, i);
        if (i < 10) continue;
        char name[24];
        snprintf(name, sizeof name, "p%d", i - 10);
        delete_key(a, name);
    }
    cr_assert_lt(shape_entry_count(a->shape), 100);
    cr_assert_str_eq(keys_text(a),
                     "p19990 p19991 p19992 p19993 p19994 p19995 p19996 p19997 p19998 p19999");
}

RUNTIME_TEST(shapes, change_with_the_prototype) {
    Object *a = object_new(runtime), *parent = object_new(runtime);
    add(a, "x", 1);
    add(parent, "inherited", 2);
    bool done;
    cr_assert(object_set_prototype_of(runtime, a, parent, &done) && done);
    cr_assert_eq(value_as_int(read_key(a, "inherited")), 2);
    cr_assert_eq(value_as_int(read_key(a, "x")), 1);
    cr_assert(object_set_prototype_of(runtime, parent, a, &done));
    cr_assert_not(done, "a cycle was allowed");
}

RUNTIME_TEST(shapes, of_frozen_objects_are_shared_too) {
    Object *a = object_new(runtime), *b = object_new(runtime);
    add(a, "x", 1), add(b, "x", 2);
    bool done;
    cr_assert(set_integrity_level(runtime, a, INTEGRITY_FROZEN, &done) && done);
    cr_assert(set_integrity_level(runtime, b, INTEGRITY_FROZEN, &done) && done);
    cr_assert_eq(a->shape, b->shape);
    cr_assert_not(value_set_key(runtime, value_cell(a), key_of("x"), value_int(2), true));
    cr_assert_str_eq(exception_text(),
                     "Cannot assign to read only property 'x' of object '[object Object]'");
    cr_assert_not(value_set_key(runtime, value_cell(a), key_of("y"), value_int(2), true));
    cr_assert_str_eq(exception_text(), "Cannot add property y, object is not extensible");
    cr_assert(test_integrity_level(runtime, a, INTEGRITY_FROZEN, &done) && done);
}

/* ---- inline caches ---- */

RUNTIME_TEST(caches, remember_own_properties) {
    Object *a = object_new(runtime);
    add(a, "x", 1), add(a, "y", 2);
    PropertyCache cache = {0};
    cr_assert_eq(value_as_int(value_get_cached(runtime, value_cell(a), key_of("y"), &cache)), 2);
    cr_assert_eq(cache.shape, a->shape);
    cr_assert_null(cache.holder);
    cr_assert_eq(cache.slot, 1);
}

RUNTIME_TEST(caches, of_prototypes_end_with_the_epoch) {
    Object *parent = object_new(runtime), *a = object_new_with_prototype(runtime, parent);
    add(parent, "x", 1);
    PropertyCache cache = {0};
    cr_assert_eq(value_as_int(value_get_cached(runtime, value_cell(a), key_of("x"), &cache)), 1);
    cr_assert_eq(cache.holder, parent);
    cr_assert_eq(cache.epoch, runtime->prototype_epoch);
    add(parent, "y", 2);
    cr_assert_neq(cache.epoch, runtime->prototype_epoch);
}

RUNTIME_TEST(caches, repeat_additions) {
    Object *a = object_new(runtime);
    PropertyCache cache = {0};
    Shape *before = a->shape;
    cr_assert(value_set_cached(runtime, value_cell(a), key_of("x"), value_int(5), true, &cache));
    cr_assert_eq(cache.shape, before);
    cr_assert_eq(cache.next_shape, a->shape);
    cr_assert_eq(cache.slot, 0);
    Object *closed = object_new(runtime);
    bool done;
    cr_assert(object_prevent_extensions(runtime, closed, &done) && done);
    cr_assert_neq(closed->shape, before, "an addition could be repeated on it");
}

RUNTIME_TEST(caches, leave_dictionaries_alone) {
    Object *a = object_new(runtime);
    add(a, "x", 1), add(a, "y", 2);
    delete_key(a, "x");
    PropertyCache cache = {0};
    value_get_cached(runtime, value_cell(a), key_of("y"), &cache);
    cr_assert_null(cache.shape);
}
