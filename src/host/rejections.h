/* Rejected promises without a handler, as Node.js 20 treats them. */
#ifndef BOBBIN_HOST_REJECTIONS_H
#define BOBBIN_HOST_REJECTIONS_H

#include "host/host.h"

/* Watches rejections from now on. False: out of memory. */
bool rejections_install(BobEngine *engine);
void rejections_delete(BobEngine *engine);
/* At the end of a checkpoint: tells of the rejections nobody handled in it, and of those handled
 * too late. True: somebody was told, jobs may have come. *goes_on false: the program is to end. */
bool rejections_process(BobEngine *engine, bool *goes_on);

#endif
