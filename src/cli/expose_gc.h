/* --expose-gc: the collector at a script's command. */
#ifndef BOBBIN_CLI_EXPOSE_GC_H
#define BOBBIN_CLI_EXPOSE_GC_H

#include <stdbool.h>

#include "bobbin.h"

/* Gives the global object a function `gc`. False: out of memory. */
bool expose_gc(BobEngine *engine);

#endif
