/* Gives the files named on the command line, or all in folders named there, to a fuzz target: how
 * a corpus is run without libFuzzer, and a crash again under a debugger.
 *
 * usage: replay FILE|FOLDER...
 *
 * The file at work is named on the standard error when -v comes first. The last line is
 * "N passed, 0 failed": a failure ends the process. */
#define _GNU_SOURCE
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

static int passed;
static bool is_verbose;

static int is_shown(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static void replay_file(const char *path, FILE *file) {
    char *text = NULL;
    size_t size = 0, part;
    char buffer[65536];
    FILE *whole = open_memstream(&text, &size);
    while ((part = fread(buffer, 1, sizeof buffer, file)) > 0) fwrite(buffer, 1, part, whole);
    fclose(whole);
    if (is_verbose) fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput((const uint8_t *)text, size);
    free(text);
    passed++;
}

static bool replay(const char *path);

static bool replay_folder(const char *path) {
    struct dirent **entries;
    int count = scandir(path, &entries, is_shown, alphasort);
    if (count < 0) return false;
    for (int i = 0; i < count; i++) {
        char *inner;
        if (asprintf(&inner, "%s/%s", path, entries[i]->d_name) < 0) abort();
        replay(inner);
        free(inner);
        free(entries[i]);
    }
    free(entries);
    return true;
}

static bool replay(const char *path) {
    if (replay_folder(path)) return true;
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return false;
    }
    replay_file(path, file);
    fclose(file);
    return true;
}

int main(int count, char **arguments) {
    int missing = 0;
    is_verbose = count > 1 && strcmp(arguments[1], "-v") == 0;
    for (int i = 1 + is_verbose; i < count; i++) missing += !replay(arguments[i]);
    printf("%d passed, %d failed\n", passed, missing);
    return missing > 0;
}
