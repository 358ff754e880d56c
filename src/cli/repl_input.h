/* Reading the entries of a REPL from standard input. SIGINT is to be blocked meanwhile: it is let
 * through where it can do no harm. */
#ifndef BOBBIN_CLI_REPL_INPUT_H
#define BOBBIN_CLI_REPL_INPUT_H

#include "bobbin_engine.h"
#include "support/vector.h"

typedef enum EntryKind {
    ENTRY_SCRIPT,      /* complete, or wrong for good */
    ENTRY_ASYNC,       /* a script that awaits */
    ENTRY_COMMAND,     /* ".name ..." */
    ENTRY_BLANK,       /* nothing to do */
    ENTRY_INTERRUPTED, /* a signal came: what was typed is dropped */
    ENTRY_END          /* the input ended */
} EntryKind;

/* An entry is one line, or as many as it takes until it parses. `prompt` is called before each of
 * them. The text replaces what `entry` holds; an object literal gets parentheses, since as a
 * statement it would be a block. */
EntryKind entry_read(BobEngine *engine, Buffer *entry,
                     void (*prompt)(BobEngine *engine, bool is_first));

#endif
