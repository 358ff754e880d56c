/* Reading files (file.h). */
#define _GNU_SOURCE
#include "host/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_read_descriptor(int descriptor, size_t expected, Buffer *buffer) {
    enum { LEAST = 4096 };
    for (;;) {
        size_t room = expected > buffer->length ? expected - buffer->length + 1 : LEAST;
        if (!buffer_items_reserve(buffer, room)) {
            errno = ENOMEM;
            return false;
        }
        ssize_t count =
            read(descriptor, buffer->items + buffer->length, buffer->capacity - buffer->length);
        if (count == 0) return true;
        if (count > 0)
            buffer->length += (size_t)count;
        else if (errno != EINTR)
            return false;
    }
}

bool file_read(const char *path, Buffer *buffer) {
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    bool is_folder = fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
    if (is_folder) errno = EISDIR;
    bool is_fine =
        !is_folder && file_read_descriptor(descriptor, (size_t)status.st_size, buffer);
    int problem = errno;
    close(descriptor);
    errno = problem;
    return is_fine;
}
