/* The globals of timers and microtasks, and `global`. */
#ifndef BOBBIN_HOST_TIMERS_API_H
#define BOBBIN_HOST_TIMERS_API_H

#include "host/host.h"

/* Puts them on the global object, lazily. False: out of memory. */
bool timers_install(BobEngine *engine);

#endif
