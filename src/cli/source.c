/* Reading scripts, and finding out whether they are modules (source.h). */
#define _GNU_SOURCE
#include "cli/source.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "host/file.h"
#include "host/modules/package.h"

/* ---- reading ---- */

static bool complain(const char *name, const char *problem) {
    fprintf(stderr, "bobbin: cannot read '%s': %s\n", name, problem);
    return false;
}

bool source_read(const char *name, Source *source) {
    *source = (Source){.is_stdin = strcmp(name, "-") == 0};
    bool is_fine = source->is_stdin ? file_read_descriptor(STDIN_FILENO, 0, &source->text)
                                    : file_read(name, &source->text);
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

/* ---- what it is ---- */

static bool has_suffix(const char *path, const char *suffix) {
    size_t length = strlen(path), size = strlen(suffix);
    return length >= size && strcmp(path + length - size, suffix) == 0;
}

bool source_goal(BobEngine *engine, const Source *source, SourceGoal *goal) {
    static const SourceGoal goals[] = {[PACKAGE_SILENT] = SOURCE_BY_SYNTAX,
                                       [PACKAGE_COMMONJS] = SOURCE_COMMONJS,
                                       [PACKAGE_MODULE] = SOURCE_MODULE};
    PackageType type = PACKAGE_COMMONJS;
    BobValue error;
    if (has_suffix(source->path, ".mjs")) {
        type = PACKAGE_MODULE;
    } else if (has_suffix(source->path, ".js") &&
               package_type(engine, source->path, &type, &error) != BOB_OK) {
        bob_print_error(engine, error);
        return false;
    }
    *goal = goals[type];
    return true;
}
