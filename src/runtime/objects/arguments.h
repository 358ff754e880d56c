/* Arguments objects (spec 10.4.4): unmapped ones are ordinary, mapped ones share their first values
 * with the parameters of a sloppy function, which the evaluator keeps in an Environment for that.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_ARGUMENTS_H
#define BOBBIN_RUNTIME_OBJECTS_ARGUMENTS_H

#include "runtime/objects/environment.h"
#include "runtime/objects/object.h"

enum { ARGUMENT_UNMAPPED = UINT32_MAX };

/* CELL_OBJECT_MAPPED_ARGUMENTS. A mapped index has a hole in the elements: its value is in the
 * environment alone. */
typedef struct MappedArguments {
    Object object;
    Environment *environment;
    uint32_t count;
    uint32_t slots[]; /* slot of the environment, or ARGUMENT_UNMAPPED */
} MappedArguments;

/* Spec 10.4.4.6 CreateUnmappedArgumentsObject. NULL on out of memory. */
Object *arguments_unmapped_new(Runtime *runtime, uint32_t count, const Value *values);
/* Spec 10.4.4.7 CreateMappedArgumentsObject: argument i < mapped_count lives in slots[i] of
 * `environment` unless that is ARGUMENT_UNMAPPED. NULL on out of memory. */
Object *arguments_mapped_new(Runtime *runtime, Object *callee, uint32_t count, const Value *values,
                             Environment *environment, uint32_t mapped_count,
                             const uint32_t *slots);

#endif
