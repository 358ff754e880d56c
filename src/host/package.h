/* package.json, as far as it says what a file is. */
#ifndef BOBBIN_HOST_PACKAGE_H
#define BOBBIN_HOST_PACKAGE_H

#include "bobbin.h"

/* Is a .js file a module? The nearest package.json, upwards, says so with "type": "module".
 * BOB_EXCEPTION: that file is no valid JSON. */
BobStatus package_says_module(BobEngine *engine, const char *path, bool *is_module,
                              BobValue *error);

#endif
