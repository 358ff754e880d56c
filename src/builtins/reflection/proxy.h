/* What the files of Proxy share. Nobody else includes it: others know a proxy by its kind, and its
 * parts through hooks.proxy_target and hooks.proxy_handler. */
#ifndef BOBBIN_BUILTINS_REFLECTION_PROXY_H
#define BOBBIN_BUILTINS_REFLECTION_PROXY_H

#include "builtins/builtin.h"

typedef struct Proxy {
    Object object;   /* CELL_OBJECT_PROXY */
    Object *target;  /* [[ProxyTarget]]; NULL: revoked */
    Object *handler; /* [[ProxyHandler]]; NULL: revoked */
} Proxy;

/* What an internal method of a proxy works with, once it has looked its trap up. */
typedef struct ProxyTrap {
    Object *target;
    Object *handler;
    Value function; /* undefined: the handler has no such trap */
} ProxyTrap;

/* Calls the trap on the handler. */
static inline Value proxy_trap_call(Runtime *runtime, const ProxyTrap *trap, uint32_t count,
                                    const Value *arguments) {
    return call(runtime, trap->function, value_cell(trap->handler), count, arguments);
}
static inline bool proxy_trap_is_absent(const ProxyTrap *trap) {
    return value_is_undefined(trap->function);
}

/* proxy_traps.c: all internal methods. */
extern const ExoticMethods proxy_methods;

/* Spec 6.2.6.1, 6.2.6.2. */
static inline bool descriptor_describes_accessor(const PropertyDescriptor *descriptor) {
    return descriptor->flags & (PROPERTY_HAS_GET | PROPERTY_HAS_SET);
}

/* ---- proxy_invariants.c: what a trap may not claim of its target. False: threw. ---- */
bool proxy_check_prototype(Runtime *runtime, Object *target, const Object *claimed);
bool proxy_check_new_prototype(Runtime *runtime, Object *target, const Object *wanted);
bool proxy_check_extensible(Runtime *runtime, Object *target, bool claimed);
bool proxy_check_prevented(Runtime *runtime, Object *target);
/* The trap says there is no such property. */
bool proxy_check_no_property(Runtime *runtime, Object *target, PropertyKey key);
/* Converts the descriptor object that a trap returned only after the target was asked, as script
 * may see: the complete descriptor is the result. */
bool proxy_check_property(Runtime *runtime, Object *target, PropertyKey key, Value answer,
                          PropertyDescriptor *claimed);
bool proxy_check_defined(Runtime *runtime, Object *target, PropertyKey key,
                         const PropertyDescriptor *wanted);
bool proxy_check_hidden(Runtime *runtime, Object *target, PropertyKey key);
bool proxy_check_value(Runtime *runtime, Object *target, PropertyKey key, Value claimed);
bool proxy_check_written(Runtime *runtime, Object *target, PropertyKey key, Value value);
bool proxy_check_deleted(Runtime *runtime, Object *target, PropertyKey key);
bool proxy_check_keys(Runtime *runtime, Object *target, const KeyList *claimed);

#endif
