/* When the short ways are right: what can be known of promises and thenables without running
 * script.
 *
 * Everything here is found out once and holds while the shapes it was read from, the prototype
 * epoch and a few slots stay as they were; writing to a slot changes neither shape nor epoch, so
 * the slots that matter are compared each time. */
#include "jobs/internal.h"

/* The slot of a data property or accessor of an object itself, its value settled; false when there
 * is none of that kind. */
static bool own_slot(Runtime *runtime, Object *object, PropertyKey key, uint32_t accessor,
                     uint32_t *slot) {
    const PropertyEntry *entry = shape_lookup(object->shape, key);
    if (!entry || (entry->attributes & PROPERTY_ACCESSOR) != accessor) return false;
    *slot = entry->slot;
    return !value_is_abrupt(object_slot(runtime, object, *slot));
}

/* Looks at the world and notes what makes the short ways right; false when they are not. A `then`
 * or @@species that is not the original one is noted as a value that no slot ever holds. */
bool protector_refresh(Runtime *runtime, PromiseProtector *protector) {
    PromiseProtector found = {.realm = runtime->realm};
    Object *prototype = intrinsic(runtime, INTRINSIC_PROMISE_PROTOTYPE);
    found.constructor = prototype ? intrinsic(runtime, INTRINSIC_PROMISE) : NULL;
    found.shape = found.constructor ? shape_root(runtime, prototype) : NULL;
    if (!found.shape) return false;
    PropertyKey constructor = property_key_name(runtime->names.constructor),
                then = property_key_name(runtime->names.then);
    PropertyKey species = property_key_symbol(runtime->symbols.species);
    uint32_t constructor_slot, then_slot;
    if (!own_slot(runtime, prototype, constructor, 0, &constructor_slot) ||
        !own_slot(runtime, prototype, then, 0, &then_slot) ||
        !own_slot(runtime, found.constructor, species, PROPERTY_ACCESSOR, &found.species_slot)) {
        return false;
    }
    found.constructor_place = &prototype->slots[constructor_slot];
    found.then_place = &prototype->slots[then_slot];
    found.then = *found.then_place;
    found.species = found.constructor->slots[found.species_slot];
    if (!value_is_native(found.then, promise_prototype_then)) found.then = VALUE_EMPTY;
    const Accessor *accessor = (const Accessor *)value_as_cell(found.species);
    if (!value_is_native(accessor->getter, species_getter)) found.species = VALUE_EMPTY;
    found.constructor_shape = found.constructor->shape;
    found.epoch = runtime->prototype_epoch;
    *protector = found;
    return true;
}

bool promise_is_untouched(Runtime *runtime, const Promise *promise) {
    const PromiseProtector *p = &runtime->jobs->protector;
    return promise_has_usual_constructor(runtime, promise) && *p->then_place == p->then &&
           p->constructor->shape == p->constructor_shape &&
           p->constructor->slots[p->species_slot] == p->species;
}

/* ---- objects without `then` ---- */

static bool answers_by_itself(const Runtime *runtime, const Object *object) {
    if (!(object->cell.flags & OBJECT_EXOTIC)) return false;
    const ExoticMethods *exotic = runtime->hooks.exotic[object->cell.kind];
    return exotic && (exotic->get || exotic->get_own_property);
}

/* A prototype cannot get a `then` without a new epoch, nor an object of a shared shape one without
 * another shape. */
bool shape_is_thenless(Runtime *runtime, const Shape *shape) {
    ThenlessShape *place = thenless_place(runtime->jobs, shape);
    if (LIKELY(place->shape == shape && place->epoch == runtime->prototype_epoch)) return true;
    PropertyKey then = property_key_name(runtime->names.then);
    if (shape_is_own(shape) || shape_lookup(shape, then)) return false;
    for (const Object *up = shape->prototype; up; up = up->shape->prototype) {
        if (answers_by_itself(runtime, up) || shape_lookup(up->shape, then)) return false;
    }
    *place = (ThenlessShape){shape, runtime->prototype_epoch};
    return true;
}

void note_thenless(Runtime *runtime, const Object *object) {
    if (!answers_by_itself(runtime, object)) shape_is_thenless(runtime, object->shape);
}
