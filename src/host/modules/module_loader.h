/* The loader of an engine with a console: modules are files, found and told apart as Node.js finds
 * them. */
#ifndef BOBBIN_HOST_MODULES_MODULE_LOADER_H
#define BOBBIN_HOST_MODULES_MODULE_LOADER_H

#include "host/host.h"

/* Makes it the engine's loader; import() of what is not there yet waits for the loop. */
void module_loader_install(BobEngine *engine);

#endif
