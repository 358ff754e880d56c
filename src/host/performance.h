/* The global `performance`: the loop's clock for scripts. */
#ifndef BOBBIN_HOST_PERFORMANCE_H
#define BOBBIN_HOST_PERFORMANCE_H

#include "host/host.h"

/* Puts it on the global object, lazily. False: out of memory. */
bool performance_install(BobEngine *engine);

#endif
