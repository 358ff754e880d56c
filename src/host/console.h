/* The console object (WHATWG Console Standard, as Node.js 20 behaves). */
#ifndef BOBBIN_HOST_CONSOLE_H
#define BOBBIN_HOST_CONSOLE_H

#include "host/host.h"
#include "host/text.h"

/* Puts `console` on the global object: made when a script first touches it. False: threw.
 * Precondition: host_init. */
bool console_install(BobEngine *engine);

/* Prints the text and a newline, shifted by the groups that are open. */
void console_print(Host *host, int stream, const Text *text);
/* What console.log(...) prints, to any stream. False: threw. */
bool console_print_values(Runtime *runtime, int stream, uint32_t count, const Value *arguments);

/* ---- console_table.c, console_time.c ---- */
Value console_table(NativeCall *call);
Value console_time(NativeCall *call);
Value console_time_end(NativeCall *call);
Value console_time_log(NativeCall *call);
Value console_count(NativeCall *call);
Value console_count_reset(NativeCall *call);

#endif
