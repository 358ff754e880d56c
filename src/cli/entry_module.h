/* The module that a program begins with. */
#ifndef BOBBIN_CLI_ENTRY_MODULE_H
#define BOBBIN_CLI_ENTRY_MODULE_H

#include "bobbin.h"

/* What is left to do when its first part has run: the jobs it left come before the ticks, and its
 * error, even a late one, is uncaught. status and promise are bob_evaluate_file's. BOB_TERMINATED:
 * the program is to end. */
BobStatus entry_module_begin(BobEngine *engine, BobStatus status, BobValue promise);
/* The loop has nothing left: a module that still waits gets a warning, and the program its exit
 * code. */
void entry_module_end(BobEngine *engine, BobValue promise);

#endif
