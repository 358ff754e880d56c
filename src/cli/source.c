/* Reading scripts, and finding out whether they are modules (source.h). */
#define _GNU_SOURCE
#include "cli/source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- reading ---- */

static bool complain(const char *name, const char *problem) {
    fprintf(stderr, "bobbin: cannot read '%s': %s\n", name, problem);
    return false;
}

/* All that is left of a descriptor. False: errno says why. */
static bool read_all(int descriptor, size_t expected, Buffer *buffer) {
    enum { LEAST = 4096 };
    for (;;) {
        size_t room = expected > buffer->length ? expected - buffer->length + 1 : LEAST;
        if (!buffer_items_reserve(buffer, room)) {
            errno = ENOMEM;
            return false;
        }
        ssize_t count = read(descriptor, buffer->items + buffer->length,
                             buffer->capacity - buffer->length);
        if (count == 0) return true;
        if (count > 0)
            buffer->length += (size_t)count;
        else if (errno != EINTR)
            return false;
    }
}

static bool read_path(const char *path, Buffer *buffer) {
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    bool is_folder = fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
    if (is_folder) errno = EISDIR;
    bool is_fine = !is_folder && read_all(descriptor, (size_t)status.st_size, buffer);
    int problem = errno;
    close(descriptor);
    errno = problem;
    return is_fine;
}

bool source_read(const char *name, Source *source) {
    *source = (Source){.is_stdin = strcmp(name, "-") == 0};
    bool is_fine = source->is_stdin ? read_all(STDIN_FILENO, 0, &source->text)
                                    : read_path(name, &source->text);
    if (is_fine) source->path = source->is_stdin ? strdup("[stdin]") : realpath(name, NULL);
    if (source->path) return true;
    complain(name, strerror(errno));
    source_free(source);
    return false;
}

void source_free(Source *source) {
    buffer_free(&source->text);
    free(source->path);
}

/* ---- package.json ---- */

static bool has_suffix(const char *path, const char *suffix) {
    size_t length = strlen(path), size = strlen(suffix);
    return length >= size && strcmp(path + length - size, suffix) == 0;
}

/* JSON.parse of the text. */
static BobStatus parse_json(BobEngine *engine, const Buffer *text, BobValue *result) {
    BobValue json, parse, string;
    BobStatus status = bob_get(engine, bob_global(engine), "JSON", &json);
    if (status == BOB_OK) status = bob_get(engine, json, "parse", &parse);
    if (status == BOB_OK)
        status = bob_string(engine, text->items, (ptrdiff_t)text->length, &string);
    return status == BOB_OK ? bob_call(engine, parse, json, 1, &string, result) : status;
}

static bool type_is_module(BobEngine *engine, BobValue type) {
    char *text;
    if (bob_type(type) != BOB_STRING) return false;
    if (bob_to_text(engine, type, &text, NULL) != BOB_OK) return false;
    bool is_module = strcmp(text, "module") == 0;
    free(text);
    return is_module;
}

static bool package_says(BobEngine *engine, const char *path, const Buffer *text, bool *is_module) {
    BobValue package, type;
    *is_module = false;
    if (parse_json(engine, text, &package) != BOB_OK) {
        fprintf(stderr, "bobbin: '%s' is no valid JSON\n", path);
        return false;
    }
    bool is_object = bob_type(package) == BOB_OBJECT;
    if (is_object && bob_get(engine, package, "type", &type) == BOB_OK) {
        *is_module = type_is_module(engine, type);
    }
    return true;
}

/* The package.json nearest to the file, upwards. */
static bool nearest_package(BobEngine *engine, const char *file, bool *is_module) {
    static const char name[] = "package.json";
    char path[PATH_MAX + sizeof name];
    *is_module = false;
    strcpy(path, file);
    for (char *slash = strrchr(path, '/'); slash; slash = strrchr(path, '/')) {
        Buffer text = {0};
        strcpy(slash + 1, name);
        bool exists = read_path(path, &text);
        bool is_fine = !exists || package_says(engine, path, &text, is_module);
        buffer_free(&text);
        if (exists) return is_fine;
        *slash = '\0';
    }
    return true;
}

bool source_is_module(BobEngine *engine, const Source *source, bool *is_module) {
    *is_module = has_suffix(source->path, ".mjs");
    bool is_settled = *is_module || source->is_stdin || !has_suffix(source->path, ".js");
    return is_settled || nearest_package(engine, source->path, is_module);
}
