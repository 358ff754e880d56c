/* What a .js file is: package.json says it, else its own syntax does. */
#ifndef BOBBIN_HOST_MODULES_PACKAGE_H
#define BOBBIN_HOST_MODULES_PACKAGE_H

#include "bobbin.h"

typedef enum PackageType {
    PACKAGE_SILENT, /* it does not say, or there is none */
    PACKAGE_COMMONJS,
    PACKAGE_MODULE
} PackageType;

/* "type" in the package.json nearest to the file, upwards. BOB_EXCEPTION: that is no valid JSON. */
BobStatus package_type(BobEngine *engine, const char *path, PackageType *type, BobValue *error);

/* Whether text that is no script is a module, by why it is no script: `error` is the SyntaxError.
 * Node.js 20 asks the same where no package.json decides. */
bool syntax_is_module(BobEngine *engine, const char *text, size_t size, BobValue error);

#endif
