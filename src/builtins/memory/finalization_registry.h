/* FinalizationRegistry, for the floors that run its callbacks (spec 9.9.4.1): registries whose
 * targets died wait in a queue of their own, for as long as nobody runs them. */
#ifndef BOBBIN_BUILTINS_MEMORY_FINALIZATION_REGISTRY_H
#define BOBBIN_BUILTINS_MEMORY_FINALIZATION_REGISTRY_H

#include "runtime/runtime.h"

static inline bool cleanup_is_due(const Runtime *runtime) {
    return runtime->weak.first_unclean != NULL;
}
/* The job of the registry that waits longest: calls its callback for all targets that died. No job
 * runs in between. False: the callback threw (the exception is pending), and the registry waits
 * again if there are more. Precondition: cleanup_is_due. */
bool cleanup_run(Runtime *runtime);

#endif
