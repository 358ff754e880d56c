/* What the files of the module loader share. */
#ifndef BOBBIN_HOST_MODULES_MODULE_LOADER_INTERNAL_H
#define BOBBIN_HOST_MODULES_MODULE_LOADER_INTERNAL_H

#include "bobbin.h"
#include "runtime/runtime.h"

/* One callback of the engine under way. */
typedef struct LoaderCall {
    BobEngine *engine;
    BobValue *error;
} LoaderCall;

/* BOB_EXCEPTION with an error that has a code, as Node.js' own errors do. */
BobStatus loader_error(LoaderCall *call, ErrorKind kind, const char *code, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* module_resolve.c: the name (a URL) of what a specifier means in code of `referrer`. */
BobStatus loader_resolve_specifier(LoaderCall *call, const char *specifier, const char *referrer,
                                   char **name);

/* module_data.c: the text in a data: URL, and what it is said to be. */
bool is_data_url(const char *url);
BobStatus loader_read_data(LoaderCall *call, const char *url, BobSource *source);

#endif
