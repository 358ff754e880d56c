/* Weak sets of shapes (see shape_set.h): open addressing with linear probing, at most half full;
 * removal shifts what follows back, so that there are no tombstones. */
#include "runtime/objects/shape_set.h"

#include <stdlib.h>

#include "support/hash.h"

enum { SET_FIRST_CAPACITY = 8 };

static uint32_t set_hash(PropertyKey key, uint32_t attributes) {
    return hash_u64(key.bits ^ (uint64_t)attributes << 52);
}

static uint32_t set_home(const ShapeSet *set, const Shape *shape) {
    return set_hash(shape->key, shape->attributes) & (set->capacity - 1);
}

Shape *shape_set_find(const ShapeSet *set, PropertyKey key, uint32_t attributes) {
    if (!set->count) return NULL;
    uint32_t mask = set->capacity - 1;
    uint32_t at = set_hash(key, attributes) & mask;
    for (Shape *shape; (shape = set->shapes[at]) != NULL; at = (at + 1) & mask) {
        if (property_key_equals(shape->key, key) && shape->attributes == attributes) return shape;
    }
    return NULL;
}

static void set_insert(ShapeSet *set, Shape *shape) {
    uint32_t at = set_home(set, shape);
    while (set->shapes[at]) at = (at + 1) & (set->capacity - 1);
    set->shapes[at] = shape;
}

static bool set_grow(ShapeSet *set) {
    ShapeSet old = *set;
    uint32_t capacity = old.capacity ? 2 * old.capacity : SET_FIRST_CAPACITY;
    Shape **shapes = calloc(capacity, sizeof *shapes);
    if (!shapes) return false;
    set->shapes = shapes;
    set->capacity = capacity;
    for (uint32_t i = 0; i < old.capacity; i++) {
        if (old.shapes[i]) set_insert(set, old.shapes[i]);
    }
    free(old.shapes);
    return true;
}

bool shape_set_add(ShapeSet *set, Shape *shape) {
    if (2 * (set->count + 1) > set->capacity && !set_grow(set)) return false;
    set_insert(set, shape);
    set->count++;
    return true;
}

/* Empties the place `hole` and moves back whatever its probe sequence had pushed on. */
static void set_remove_at(ShapeSet *set, uint32_t hole) {
    uint32_t mask = set->capacity - 1;
    set->shapes[hole] = NULL;
    set->count--;
    for (uint32_t at = (hole + 1) & mask; set->shapes[at]; at = (at + 1) & mask) {
        uint32_t home = set_home(set, set->shapes[at]);
        if (((at - home) & mask) < ((at - hole) & mask)) continue;
        set->shapes[hole] = set->shapes[at];
        set->shapes[at] = NULL;
        hole = at;
    }
}

void shape_set_drop_dead(ShapeSet *set, Heap *heap) {
    for (uint32_t i = 0; i < set->capacity; i++) {
        while (set->shapes[i] && !heap_is_marked(heap, set->shapes[i])) set_remove_at(set, i);
    }
}
