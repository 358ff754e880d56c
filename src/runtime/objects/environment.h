/* Environments: the bindings of a scope that closures capture (spec 9.1.1.1), as an array of slots.
 *
 * The static Scope says which name lives in which slot; nothing is looked up by name at run time,
 * save by `with` and sloppy direct eval, which walk the scopes beside the environments.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_ENVIRONMENT_H
#define BOBBIN_RUNTIME_OBJECTS_ENVIRONMENT_H

#include "runtime/runtime.h"

struct Scope;

enum { ENVIRONMENT_HAS_SCOPE = 1 }; /* cell.extra */

struct Environment {
    Cell cell; /* CELL_ENVIRONMENT; cell.data: number of slots */
    Environment *outer;
    Value slots[]; /* ENVIRONMENT_HAS_SCOPE: behind them, the scope */
};

/* The static scope of an environment in which names are looked up at run time, else NULL;
 * hooks.trace_scope keeps what it needs alive. */
static inline struct Scope *environment_scope(const Environment *environment) {
    if (!(environment->cell.extra & ENVIRONMENT_HAS_SCOPE)) return NULL;
    return (struct Scope *)(uintptr_t)environment->slots[environment->cell.data];
}

/* An environment whose slots all hold `fill` (VALUE_EMPTY: in their temporal dead zone); scope: as
 * environment_scope is to give it. NULL on out of memory. */
Environment *environment_new(Runtime *runtime, Environment *outer, struct Scope *scope,
                             uint32_t count, Value fill);

#endif
