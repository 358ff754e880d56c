/* What a proxy's trap may not claim of its target (the invariants of spec 10.5.1 to 10.5.11), with
 * V8's messages.
 *
 * Nothing here asks the handler; asking the target may run script, since that may be a proxy too.
 * The order of questions is the specification's.
 */
#include "builtins/reflection/proxy.h"
#include "support/pointer_set.h"

static bool fail(Runtime *runtime, const char *message) {
    throw_type_error(runtime, "%s", message);
    return false;
}

/* `format` names the key once. */
static bool fail_of(Runtime *runtime, const char *format, PropertyKey key) {
    throw_type_error(runtime, format, &key);
    return false;
}

static bool is_configurable(const PropertyDescriptor *descriptor) {
    return descriptor->flags & PROPERTY_CONFIGURABLE;
}

static bool is_writable(const PropertyDescriptor *descriptor) {
    return descriptor->flags & PROPERTY_WRITABLE;
}

/* The target's own property. */
typedef struct TargetProperty {
    bool found;
    PropertyDescriptor descriptor;
} TargetProperty;

static bool target_property(Runtime *runtime, Object *target, PropertyKey key,
                            TargetProperty *property) {
    return object_get_own_property(runtime, target, key, &property->descriptor, &property->found);
}

/* ---- prototype and extensibility ---- */

/* 10.5.1, steps 8 to 11; 10.5.2, steps 9 to 12: while the target is extensible, a trap may claim
 * any prototype. */
static bool check_actual_prototype(Runtime *runtime, Object *target, const Object *claimed,
                                   const char *message) {
    bool extensible;
    if (!object_is_extensible(runtime, target, &extensible)) return false;
    if (extensible) return true;
    Object *actual;
    if (!object_get_prototype_of(runtime, target, &actual)) return false;
    return actual == claimed || fail(runtime, message);
}

bool proxy_check_prototype(Runtime *runtime, Object *target, const Object *claimed) {
    return check_actual_prototype(runtime, target, claimed,
                                  "'getPrototypeOf' on proxy: proxy target is non-extensible but "
                                  "the trap did not return its actual prototype");
}

bool proxy_check_new_prototype(Runtime *runtime, Object *target, const Object *wanted) {
    return check_actual_prototype(runtime, target, wanted,
                                  "'setPrototypeOf' on proxy: trap returned truish for setting a "
                                  "new prototype on the non-extensible proxy target");
}

/* 10.5.3, steps 7 and 8. */
bool proxy_check_extensible(Runtime *runtime, Object *target, bool claimed) {
    bool extensible;
    if (!object_is_extensible(runtime, target, &extensible)) return false;
    if (extensible == claimed) return true;
    throw_type_error(runtime,
                     "'isExtensible' on proxy: trap result does not reflect extensibility of "
                     "proxy target (which is '%s')",
                     extensible ? "true" : "false");
    return false;
}

/* 10.5.4, step 7. */
bool proxy_check_prevented(Runtime *runtime, Object *target) {
    bool extensible;
    if (!object_is_extensible(runtime, target, &extensible)) return false;
    return !extensible || fail(runtime, "'preventExtensions' on proxy: trap returned truish but "
                                        "the proxy target is extensible");
}

/* ---- descriptors ---- */

/* 6.2.6.6 CompletePropertyDescriptor ( Desc ). Fields that are absent are clear or undefined
 * already. */
static void complete_descriptor(PropertyDescriptor *descriptor) {
    bool is_accessor = descriptor_describes_accessor(descriptor);
    uint32_t has = PROPERTY_HAS_ENUMERABLE | PROPERTY_HAS_CONFIGURABLE;
    has |= is_accessor ? PROPERTY_HAS_GET | PROPERTY_HAS_SET
                       : PROPERTY_HAS_VALUE | PROPERTY_HAS_WRITABLE;
    uint32_t present = descriptor->flags;
    if (!(present & PROPERTY_HAS_VALUE)) descriptor->value = VALUE_UNDEFINED;
    if (!(present & PROPERTY_HAS_GET)) descriptor->getter = VALUE_UNDEFINED;
    if (!(present & PROPERTY_HAS_SET)) descriptor->setter = VALUE_UNDEFINED;
    descriptor->flags |= has;
}

/* 10.1.6.2 IsCompatiblePropertyDescriptor ( Extensible, Desc, Current ) */
static bool is_compatible(Runtime *runtime, PropertyKey key, bool extensible,
                          const PropertyDescriptor *wanted, const TargetProperty *current) {
    bool result = false;
    return validate_and_apply_property_descriptor(runtime, NULL, key, extensible, wanted,
                                                  current->found, &current->descriptor, &result) &&
           result;
}

/* 10.5.5, step 10. */
bool proxy_check_no_property(Runtime *runtime, Object *target, PropertyKey key) {
    TargetProperty actual;
    if (!target_property(runtime, target, key, &actual)) return false;
    if (!actual.found) return true;
    if (!is_configurable(&actual.descriptor)) {
        return fail_of(runtime,
                       "'getOwnPropertyDescriptor' on proxy: trap returned undefined for property "
                       "'%K' which is non-configurable in the proxy target",
                       key);
    }
    bool extensible;
    if (!object_is_extensible(runtime, target, &extensible)) return false;
    return extensible || fail_of(runtime,
                                 "'getOwnPropertyDescriptor' on proxy: trap returned undefined for "
                                 "property '%K' which exists in the non-extensible proxy target",
                                 key);
}

/* 10.5.5, step 16: what is claimed not to be configurable is so in the target. */
static bool check_not_configurable(Runtime *runtime, PropertyKey key,
                                   const PropertyDescriptor *claimed,
                                   const TargetProperty *actual) {
    if (!actual->found || is_configurable(&actual->descriptor)) {
        return fail_of(runtime,
                       "'getOwnPropertyDescriptor' on proxy: trap reported non-configurability "
                       "for property '%K' which is either non-existent or configurable in the "
                       "proxy target",
                       key);
    }
    bool locked = !descriptor_describes_accessor(claimed) && !is_writable(claimed);
    if (!locked || !is_writable(&actual->descriptor)) return true;
    return fail_of(runtime,
                   "'getOwnPropertyDescriptor' on proxy: trap reported non-configurable and "
                   "writable for property '%K' which is non-configurable, non-writable in the "
                   "proxy target",
                   key);
}

/* 10.5.5, steps 9 and 11 to 16. */
bool proxy_check_property(Runtime *runtime, Object *target, PropertyKey key, Value answer,
                          PropertyDescriptor *claimed) {
    TargetProperty actual;
    bool extensible;
    if (!target_property(runtime, target, key, &actual) ||
        !object_is_extensible(runtime, target, &extensible) ||
        !to_property_descriptor(runtime, answer, claimed)) {
        return false;
    }
    complete_descriptor(claimed);
    if (!is_compatible(runtime, key, extensible, claimed, &actual)) {
        return fail_of(runtime,
                       "'getOwnPropertyDescriptor' on proxy: trap returned descriptor for property "
                       "'%K' that is incompatible with the existing property in the proxy target",
                       key);
    }
    return is_configurable(claimed) || check_not_configurable(runtime, key, claimed, &actual);
}

/* 10.5.6, step 15: the target has no such property. */
static bool check_added(Runtime *runtime, PropertyKey key, bool extensible, bool settles) {
    if (!extensible) {
        return fail_of(runtime,
                       "'defineProperty' on proxy: trap returned truish for adding property '%K' "
                       " to the non-extensible proxy target",
                       key);
    }
    return !settles || fail_of(runtime,
                               "'defineProperty' on proxy: trap returned truish for defining "
                               "non-configurable property '%K' which is either non-existent or "
                               "configurable in the proxy target",
                               key);
}

/* 10.5.6, step 16.c: a property that can still be written is not claimed to be locked. */
static bool check_locked(Runtime *runtime, PropertyKey key, const PropertyDescriptor *wanted,
                         const PropertyDescriptor *actual) {
    bool locks = (wanted->flags & PROPERTY_HAS_WRITABLE) && !is_writable(wanted);
    bool open = !descriptor_describes_accessor(actual) && !is_configurable(actual) &&
                is_writable(actual);
    return !locks || !open ||
           fail_of(runtime,
                   "'defineProperty' on proxy: trap returned truish for defining non-configurable "
                   "property '%K' which cannot be non-writable, unless there exists a "
                   "corresponding non-configurable, non-writable own property of the target "
                   "object.",
                   key);
}

/* 10.5.6, steps 11 to 16. */
bool proxy_check_defined(Runtime *runtime, Object *target, PropertyKey key,
                         const PropertyDescriptor *wanted) {
    TargetProperty actual;
    bool extensible;
    if (!target_property(runtime, target, key, &actual) ||
        !object_is_extensible(runtime, target, &extensible)) {
        return false;
    }
    bool settles = (wanted->flags & PROPERTY_HAS_CONFIGURABLE) && !is_configurable(wanted);
    if (!actual.found) return check_added(runtime, key, extensible, settles);
    if (!is_compatible(runtime, key, extensible, wanted, &actual)) {
        return fail_of(runtime,
                       "'defineProperty' on proxy: trap returned truish for adding property '%K' "
                       " that is incompatible with the existing property in the proxy target",
                       key);
    }
    if (settles && is_configurable(&actual.descriptor)) {
        return check_added(runtime, key, true, true);
    }
    return check_locked(runtime, key, wanted, &actual.descriptor);
}

/* ---- values ---- */

/* 10.5.7, step 8: the trap says the target has no such property. */
bool proxy_check_hidden(Runtime *runtime, Object *target, PropertyKey key) {
    TargetProperty actual;
    if (!target_property(runtime, target, key, &actual)) return false;
    if (!actual.found) return true;
    if (!is_configurable(&actual.descriptor)) {
        return fail_of(runtime,
                       "'has' on proxy: trap returned falsish for property '%K' which exists in "
                       "the proxy target as non-configurable",
                       key);
    }
    bool extensible;
    if (!object_is_extensible(runtime, target, &extensible)) return false;
    return extensible || fail_of(runtime,
                                 "'has' on proxy: trap returned falsish for property '%K' but the "
                                 "proxy target is not extensible",
                                 key);
}

static bool fail_value(Runtime *runtime, PropertyKey key, Value expected, Value claimed) {
    String *wanted = value_describe(runtime, expected);
    String *got = wanted ? value_describe(runtime, claimed) : NULL;
    if (!got) return false;
    throw_type_error(runtime,
                     "'get' on proxy: property '%K' is a read-only and non-configurable data "
                     "property on the proxy target but the proxy did not return its actual value "
                     "(expected '%S' but got '%S')",
                     &key, wanted, got);
    return false;
}

static bool fail_no_getter(Runtime *runtime, PropertyKey key, Value claimed) {
    String *got = value_describe(runtime, claimed);
    if (!got) return false;
    throw_type_error(runtime,
                     "'get' on proxy: property '%K' is a non-configurable accessor property on "
                     "the proxy target and does not have a getter function, but the trap did not "
                     "return 'undefined' (got '%S')",
                     &key, got);
    return false;
}

/* 10.5.8, steps 8 to 10. */
bool proxy_check_value(Runtime *runtime, Object *target, PropertyKey key, Value claimed) {
    TargetProperty actual;
    if (!target_property(runtime, target, key, &actual)) return false;
    const PropertyDescriptor *descriptor = &actual.descriptor;
    if (!actual.found || is_configurable(descriptor)) return true;
    if (descriptor_describes_accessor(descriptor)) {
        return !value_is_undefined(descriptor->getter) || value_is_undefined(claimed) ||
               fail_no_getter(runtime, key, claimed);
    }
    return is_writable(descriptor) || same_value(runtime, claimed, descriptor->value) ||
           fail_value(runtime, key, descriptor->value, claimed);
}

/* 10.5.9, steps 9 to 11. */
bool proxy_check_written(Runtime *runtime, Object *target, PropertyKey key, Value value) {
    TargetProperty actual;
    if (!target_property(runtime, target, key, &actual)) return false;
    const PropertyDescriptor *descriptor = &actual.descriptor;
    if (!actual.found || is_configurable(descriptor)) return true;
    if (descriptor_describes_accessor(descriptor)) {
        return !value_is_undefined(descriptor->setter) ||
               fail_of(runtime,
                       "'set' on proxy: trap returned truish for property '%K' which exists in "
                       "the proxy target as a non-configurable and non-writable accessor property "
                       "without a setter",
                       key);
    }
    return is_writable(descriptor) || same_value(runtime, value, descriptor->value) ||
           fail_of(runtime,
                   "'set' on proxy: trap returned truish for property '%K' which exists in the "
                   "proxy target as a non-configurable and non-writable data property with a "
                   "different value",
                   key);
}

/* 10.5.10, steps 9 to 13. */
bool proxy_check_deleted(Runtime *runtime, Object *target, PropertyKey key) {
    TargetProperty actual;
    if (!target_property(runtime, target, key, &actual)) return false;
    if (!actual.found) return true;
    if (!is_configurable(&actual.descriptor)) {
        return fail_of(runtime,
                       "'deleteProperty' on proxy: trap returned truish for property '%K' which "
                       "is non-configurable in the proxy target",
                       key);
    }
    bool extensible;
    if (!object_is_extensible(runtime, target, &extensible)) return false;
    return extensible || fail_of(runtime,
                                 "'deleteProperty' on proxy: trap returned truish for property "
                                 "'%K' but the proxy target is non-extensible",
                                 key);
}

/* ---- keys ---- */

/* False: threw for want of memory. */
static bool note_key(Runtime *runtime, PointerSet *set, PropertyKey key, bool *is_new) {
    PointerSetOutcome outcome = pointer_set_add(set, (const void *)(uintptr_t)key.bits);
    *is_new = outcome == POINTER_SET_ADDED;
    if (outcome == POINTER_SET_NO_MEMORY) throw_out_of_memory(runtime);
    return outcome != POINTER_SET_NO_MEMORY;
}

/* 10.5.11, step 9: all claimed keys go into the set; none comes twice. */
static bool note_claimed(Runtime *runtime, PointerSet *set, const KeyList *claimed) {
    for (uint32_t i = 0; i < claimed->count; i++) {
        bool is_new;
        if (!note_key(runtime, set, claimed->keys[i], &is_new)) return false;
        if (!is_new) return fail(runtime, "'ownKeys' on proxy: trap returned duplicate entries");
    }
    return true;
}

/* Steps 19 and 22: each of the target's keys is among the claimed. */
static bool check_included(Runtime *runtime, PointerSet *set, const KeyList *required) {
    for (uint32_t i = 0; i < required->count; i++) {
        PropertyKey key = required->keys[i];
        bool is_missing;
        if (!note_key(runtime, set, key, &is_missing)) return false;
        if (is_missing)
            return fail_of(runtime, "'ownKeys' on proxy: trap result did not include '%K'", key);
    }
    return true;
}

/* Steps 13 to 16: the target's keys, by whether they are configurable. */
static bool sort_keys(Runtime *runtime, Object *target, KeyList *configurable, KeyList *settled) {
    KeyList keys = {0};
    if (!object_own_keys(runtime, target, &keys)) return false;
    for (uint32_t i = 0; i < keys.count; i++) {
        TargetProperty actual;
        if (!target_property(runtime, target, keys.keys[i], &actual)) return false;
        bool is_settled = actual.found && !is_configurable(&actual.descriptor);
        if (!key_list_append(runtime, is_settled ? settled : configurable, keys.keys[i]))
            return false;
    }
    return true;
}

static bool check_all_keys(Runtime *runtime, Object *target, PointerSet *set,
                           const KeyList *claimed) {
    bool extensible;
    KeyList configurable = {0}, settled = {0};
    if (!object_is_extensible(runtime, target, &extensible) ||
        !sort_keys(runtime, target, &configurable, &settled) ||
        !check_included(runtime, set, &settled)) {
        return false;
    }
    if (extensible) return true;
    if (!check_included(runtime, set, &configurable)) return false;
    bool has_extra = claimed->count > configurable.count + settled.count;
    return !has_extra || fail(runtime, "'ownKeys' on proxy: trap returned extra keys but proxy "
                                       "target is non-extensible");
}

/* 10.5.11, steps 9 to 24. */
bool proxy_check_keys(Runtime *runtime, Object *target, const KeyList *claimed) {
    PointerSet set = {0};
    bool ok = note_claimed(runtime, &set, claimed) &&
              check_all_keys(runtime, target, &set, claimed);
    pointer_set_free(&set);
    return ok;
}
