/* Shapes: roots, transitions, lookup (see shape.h).
 *
 * Invariants
 * - Children are held weakly: by a pointer or a ShapeSet in `transitions`, from which the dead are
 *   dropped after marking, before anything is swept. Parents are held strongly.
 * - The root shape of a prototype is found in the space's `roots`; its transition key is the
 *   prototype itself.
 * - The lookup cache knows shared shapes only (what they hold never changes). It and what gets
 *   have found are emptied by each collection, since addresses are used again.
 */
#include "runtime/objects/object_space.h"

#include <stdlib.h>

#include "runtime/objects/object.h"
#include "runtime/objects/property_table.h"
#include "runtime/objects/shape_set.h"
#include "support/hash.h"

enum {
    /* in `attributes` of a transition */
    TRANSITION_CHANGE = 1 << 8,   /* the property was there, its attributes changed */
    TRANSITION_RESTRICT = 1 << 9, /* no more properties; all lose attributes */
    SHAPE_MAX_CHANGES = 64,       /* of attributes in a lineage (cell.extra), before a dictionary */
    LOOKUP_LINES = 1024,
    REMEMBERED_GETS = 128
};

typedef struct LookupLine {
    const Shape *shape;
    PropertyKey key;
    uint32_t position;
} LookupLine;

struct ObjectSpace {
    ShapeSet roots;
    Shape *parents; /* shapes with transitions, through next_parent */
    LookupLine lookup[LOOKUP_LINES];
    RememberedGet remembered[REMEMBERED_GETS];
};

/* ---- transitions: NULL, one child, or (low bit set) a ShapeSet ---- */

static ShapeSet *transitions_as_set(const void *transitions) {
    uintptr_t bits = (uintptr_t)transitions;
    return bits & 1 ? (ShapeSet *)(bits & ~(uintptr_t)1) : NULL;
}

static void shape_trace(Heap *heap, Cell *cell) {
    Shape *shape = (Shape *)cell;
    heap_mark_cell(heap, shape->prototype);
    heap_mark_cell(heap, shape->table);
    heap_mark_cell(heap, shape->parent);
    if (!property_key_is_index(shape->key)) heap_mark_value(heap, shape->key.bits);
}

static void shape_finalize(Heap *heap, Cell *cell) {
    (void)heap;
    ShapeSet *set = transitions_as_set(((Shape *)cell)->transitions);
    if (!set) return;
    free(set->shapes);
    free(set);
}

void shapes_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_SHAPE, shape_trace, shape_finalize);
    property_table_register_kind(heap);
}

static Shape *shape_find_child(const Shape *shape, PropertyKey key, uint32_t attributes) {
    ShapeSet *set = transitions_as_set(shape->transitions);
    if (set) return shape_set_find(set, key, attributes);
    Shape *child = shape->transitions;
    bool fits = child && property_key_equals(child->key, key) && child->attributes == attributes;
    return fits ? child : NULL;
}

/* Turns the single child into a set. */
static ShapeSet *shape_make_set(Shape *shape) {
    ShapeSet *set = calloc(1, sizeof *set);
    if (!set) return NULL;
    if (!shape_set_add(set, shape->transitions)) {
        free(set);
        return NULL;
    }
    shape->transitions = (void *)((uintptr_t)set | 1);
    shape->cell.flags |= CELL_HAS_FINALIZER;
    return set;
}

/* Out of memory costs no more than the sharing: the child is then found by nobody else. */
static void shape_link_child(Runtime *runtime, Shape *shape, Shape *child) {
    if (!shape->transitions) {
        shape->transitions = child;
        shape->next_parent = runtime->objects->parents;
        runtime->objects->parents = shape;
        return;
    }
    ShapeSet *set = transitions_as_set(shape->transitions);
    if (!set) set = shape_make_set(shape);
    if (set) shape_set_add(set, child);
}

/* ---- the space ---- */

static void shape_drop_dead_children(Heap *heap, Shape *shape) {
    ShapeSet *set = transitions_as_set(shape->transitions);
    if (set) {
        shape_set_drop_dead(set, heap);
    } else if (shape->transitions && !heap_is_marked(heap, shape->transitions)) {
        shape->transitions = NULL;
    }
}

/* After marking, before sweeping: dead shapes leave their parents, dead parents leave the list. */
static void space_drop_dead(Heap *heap, void *data) {
    ObjectSpace *space = data;
    memset(space->lookup, 0, sizeof space->lookup);
    memset(space->remembered, 0, sizeof space->remembered);
    shape_set_drop_dead(&space->roots, heap);
    Shape **link = &space->parents;
    while (*link) {
        Shape *shape = *link;
        bool dead = !heap_is_marked(heap, shape);
        if (!dead) shape_drop_dead_children(heap, shape);
        if (dead || !shape->transitions) {
            *link = shape->next_parent;
            shape->next_parent = NULL;
        } else {
            link = &shape->next_parent;
        }
    }
}

bool object_space_ensure(Runtime *runtime) {
    if (runtime->objects) return true;
    ObjectSpace *space = calloc(1, sizeof *space);
    if (!space || !heap_add_weak_hook(runtime->heap, space_drop_dead, space)) {
        free(space);
        throw_out_of_memory(runtime);
        return false;
    }
    runtime->objects = space;
    return true;
}

/* The collector may still call the hook: what it looks at is emptied, and the space itself goes
 * last. */
void object_space_release(Runtime *runtime) {
    ObjectSpace *space = runtime->objects;
    if (!space) return;
    free(space->roots.shapes);
    free(space);
    runtime->objects = NULL;
}

/* ---- making shapes ---- */

static Shape *shape_new(Runtime *runtime, Object *prototype) {
    Shape *shape = heap_allocate(runtime, sizeof *shape, CELL_SHAPE);
    if (!shape) return NULL;
    shape->prototype = prototype;
    return shape;
}

/* Gives the object a shape of its own with its properties: a dictionary or a unique one. */
static bool object_to_own_shape(Runtime *runtime, Object *object, uint8_t flag) {
    Shape *old = object->shape, *shape = shape_new(runtime, old->prototype);
    if (!shape) return false;
    shape->cell.flags |= flag;
    shape->realm = shape_is_own(old) ? old->realm : NULL;
    shape->table = property_table_copy(runtime, old->table, old->cell.data);
    if (!shape->table) return false;
    shape->cell.data = shape->slot_count = old->cell.data;
    object->shape = shape;
    return true;
}

bool object_to_dictionary(Runtime *runtime, Object *object) {
    return shape_is_dictionary(object->shape) ||
           object_to_own_shape(runtime, object, SHAPE_DICTIONARY);
}

/* A prototype has a shape of its own: what is added to it is then never added by a cached write,
 * which would not tell the epoch. */
static bool object_become_prototype(Runtime *runtime, Object *object) {
    if (object->cell.flags & OBJECT_IS_PROTOTYPE) return true;
    if (!shape_is_own(object->shape) && !object_to_own_shape(runtime, object, SHAPE_UNIQUE)) {
        return false;
    }
    object->cell.flags |= OBJECT_IS_PROTOTYPE;
    return true;
}

Shape *shape_root(Runtime *runtime, Object *prototype) {
    if (UNLIKELY(!runtime->objects) && !object_space_ensure(runtime)) return NULL;
    PropertyKey key = {value_cell(prototype)};
    Shape *root = shape_set_find(&runtime->objects->roots, key, 0);
    if (root) return root;
    if (prototype && !object_become_prototype(runtime, prototype)) return NULL;
    root = shape_new(runtime, prototype);
    if (!root) return NULL;
    root->key = key;
    root->cell.flags |= SHAPE_NAMED_DATA;
    if (!shape_set_add(&runtime->objects->roots, root)) {
        throw_out_of_memory(runtime);
        return NULL;
    }
    return root;
}

Shape *shape_new_unique(Runtime *runtime, Object *prototype) {
    if (prototype && !object_become_prototype(runtime, prototype)) return NULL;
    Shape *shape = shape_new(runtime, prototype);
    if (!shape) return NULL;
    shape->cell.flags |= SHAPE_UNIQUE;
    shape->realm = runtime->realm;
    shape->table = property_table_copy(runtime, NULL, 0);
    return shape->table ? shape : NULL;
}

Shape *shape_renew(Runtime *runtime, const Shape *old) {
    Shape *shape = shape_new(runtime, old->prototype);
    if (!shape) return NULL;
    shape->cell.flags |= old->cell.flags & (SHAPE_DICTIONARY | SHAPE_UNIQUE);
    shape->realm = old->realm;
    shape->cell.data = old->cell.data;
    shape->table = old->table;
    shape->slot_count = old->slot_count;
    return shape;
}

/* A child of `parent` with `table`, in the transitions of its parent. */
static Shape *shape_new_child(Runtime *runtime, Shape *parent, PropertyTable *table,
                              PropertyKey key, uint32_t attributes) {
    Shape *child = shape_new(runtime, parent->prototype);
    if (!child) return NULL;
    child->table = table;
    child->parent = parent;
    child->key = key;
    child->attributes = attributes;
    child->cell.extra = parent->cell.extra;
    bool is_index = property_key_is_index(key), is_symbol = property_key_is_symbol(key);
    if (!is_index && !is_symbol && !(attributes & PROPERTY_ACCESSOR))
        child->cell.flags |= parent->cell.flags & SHAPE_NAMED_DATA;
    child->cell.data = child->slot_count = parent->slot_count;
    shape_link_child(runtime, parent, child);
    return child;
}

/* The newest shape of a lineage goes on in its table; others get a copy of their part of it. */
Shape *shape_add(Runtime *runtime, Shape *shape, PropertyKey key, uint32_t attributes) {
    Shape *child = shape_find_child(shape, key, attributes);
    if (child) return child;
    uint32_t count = shape->cell.data;
    PropertyTable *table = shape->table;
    if (!table || property_table_used(table) != count) {
        table = property_table_copy(runtime, table, count);
        if (!table) return NULL;
    }
    if (!property_table_append(runtime, table, key, attributes)) return NULL;
    child = shape_new_child(runtime, shape, table, key, attributes);
    if (child) child->cell.data = child->slot_count = count + 1;
    return child;
}

Shape *shape_change_attributes(Runtime *runtime, Shape *shape, uint32_t position,
                               uint32_t attributes) {
    PropertyKey key = shape->table->entries[position].key;
    Shape *child = shape_find_child(shape, key, attributes | TRANSITION_CHANGE);
    if (child) return child;
    PropertyTable *table = property_table_copy(runtime, shape->table, shape->cell.data);
    if (!table) return NULL;
    table->entries[position].attributes = attributes;
    child = shape_new_child(runtime, shape, table, key, attributes | TRANSITION_CHANGE);
    if (child) child->cell.extra++;
    return child;
}

Shape *shape_restrict(Runtime *runtime, Shape *shape, uint32_t kept) {
    uint32_t attributes = kept | TRANSITION_RESTRICT;
    Shape *child = shape_find_child(shape, PROPERTY_KEY_NONE, attributes);
    if (child) return child;
    PropertyTable *table = property_table_copy(runtime, shape->table, shape->cell.data);
    if (!table) return NULL;
    property_table_restrict(table, kept);
    return shape_new_child(runtime, shape, table, PROPERTY_KEY_NONE, attributes);
}

bool shape_may_change(const Shape *shape) {
    return shape->cell.extra < SHAPE_MAX_CHANGES;
}

Shape *shape_with_prototype(Runtime *runtime, Shape *shape, Object *prototype) {
    if (shape_is_own(shape)) {
        if (prototype && !object_become_prototype(runtime, prototype)) return NULL;
        Shape *renewed = shape_renew(runtime, shape);
        if (renewed) renewed->prototype = prototype;
        return renewed;
    }
    Shape *moved = shape_root(runtime, prototype);
    for (uint32_t i = 0; moved && i < shape->cell.data; i++) {
        PropertyEntry entry = shape->table->entries[i];
        moved = shape_add(runtime, moved, entry.key, entry.attributes);
    }
    return moved;
}

/* ---- lookup ---- */

const PropertyEntry *shape_lookup(const Shape *shape, PropertyKey key) {
    uint32_t position = property_table_find(shape->table, key, shape->cell.data);
    return position == PROPERTY_NOT_FOUND ? NULL : &shape->table->entries[position];
}

static uint32_t lookup_hash(const Shape *shape, PropertyKey key) {
    return property_key_hash(key) ^ (uint32_t)((uintptr_t)shape >> 6);
}

RememberedGet *object_space_remembered(const Runtime *runtime, const Shape *shape,
                                       PropertyKey key) {
    return &runtime->objects->remembered[lookup_hash(shape, key) % REMEMBERED_GETS];
}

uint32_t shape_find(Runtime *runtime, const Shape *shape, PropertyKey key) {
    if (!shape->cell.data) return SHAPE_NOT_FOUND;
    if (shape_is_own(shape)) return property_table_find(shape->table, key, shape->cell.data);
    LookupLine *line = &runtime->objects->lookup[lookup_hash(shape, key) % LOOKUP_LINES];
    if (line->shape == shape && property_key_equals(line->key, key)) return line->position;
    uint32_t position = property_table_find(shape->table, key, shape->cell.data);
    *line = (LookupLine){shape, key, position};
    return position;
}

uint32_t shape_entry_count(const Shape *shape) {
    return shape->cell.data;
}

const PropertyEntry *shape_entry(const Shape *shape, uint32_t index) {
    return &shape->table->entries[index];
}
