/* Errors with a code, in Node.js' words. */
#ifndef BOBBIN_HOST_NODE_ERROR_H
#define BOBBIN_HOST_NODE_ERROR_H

#include "runtime/objects/error.h"
#include "runtime/values/convert.h"

/* An error whose stack begins with `Name [CODE]: message`, with an own `code`. NULL: threw. */
Object *node_error_new(Runtime *runtime, ErrorKind kind, const char *code, String *message);
/* TypeError [ERR_INVALID_ARG_TYPE]: The "name" argument must be `expected`. Received ... */
Value throw_invalid_argument_type(Runtime *runtime, const char *name, const char *expected,
                                  Value received);
/* RangeError [ERR_OUT_OF_RANGE]: The value of "name" is out of range. It must be ... */
Value throw_out_of_range(Runtime *runtime, const char *name, const char *expected, Value received);
/* Throws the first of the two unless the value is callable. */
bool require_function(Runtime *runtime, const char *name, Value value);

#endif
