/* Source files: reading them, and what they are to be run as. */
#ifndef BOBBIN_CLI_SOURCE_H
#define BOBBIN_CLI_SOURCE_H

#include "bobbin.h"
#include "support/vector.h"

/* A file's bytes and its absolute path (malloc'ed; for standard input "[stdin]"). */
typedef struct Source {
    Buffer text;
    char *path;
    bool is_stdin;
} Source;

/* "-" is standard input. False: said on standard error. */
bool source_read(const char *name, Source *source);
void source_free(Source *source);
typedef enum SourceGoal {
    SOURCE_COMMONJS,
    SOURCE_MODULE,
    SOURCE_BY_SYNTAX /* a module if it has syntax that only modules have */
} SourceGoal;
/* What a file is, by its suffix, then by the nearest package.json, as Node.js decides. False: a
 * package.json is wrong, which was said on standard error. */
bool source_goal(BobEngine *engine, const Source *source, SourceGoal *goal);

#endif
