/* Reading files whole, as bytes. */
#ifndef BOBBIN_HOST_FILE_H
#define BOBBIN_HOST_FILE_H

#include <stdbool.h>

#include "support/vector.h"

/* All that is left of a descriptor; `expected`: how much that may be. False: errno says why. */
bool file_read_descriptor(int descriptor, size_t expected, Buffer *buffer);
/* The file; a folder is an error (EISDIR). False: errno says why. */
bool file_read(const char *path, Buffer *buffer);

#endif
