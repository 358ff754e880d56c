/* Regular expressions: patterns, and what they match (ECMA-262 22.2.1, 22.2.2, Annex B.1.2).
 *
 * This floor knows nothing of JavaScript's objects. A pattern is a text of Latin-1 or UTF-16 units
 * and some flags; what comes out of a match is a list of positions in a subject of either kind.
 *
 *   text    pattern.c, escapes.c, classes.c, class_sets.c read it, by way of reader.h. They are the
 *           one parser: whoever asks for early errors only lets go of what it built.
 *   tree    build.c makes a Matcher (matcher.h) of each term, from the leaves up, and notes what
 *           it may begin with. Case is dealt with here: a character that ignores case is the set
 *           of all that are equal to it (fold.c).
 *   linked  link.c goes down the same tree and tells every matcher its `next`: what must match
 *           after it. That pointer is the continuation of the specification's Matcher closures;
 *           with it the tree is complete, and what it may begin with decides what can be skipped.
 *   match   match.c goes from matcher to matcher. What is still to be tried lies on a stack of its
 *           own (match.h), never on the C stack: depth costs memory that the caller provides.
 *           Places where no match can begin are passed over.
 *
 * Why it is fast: runs of one set (`\w*`) are one loop and one entry of that stack, or none where
 * what follows cannot begin inside the run; alternatives and iterations that cannot begin with the
 * next unit are not tried; literal beginnings are searched for, not matched; where a character that
 * every match has does not come any more, nothing is tried; a linked pattern never changes, so that
 * all literals and objects of one source share it.
 */
#ifndef BOBBIN_REGEXP_REGEXP_H
#define BOBBIN_REGEXP_REGEXP_H

#include "support/base.h"

/* Units of a pattern or subject; borrowed. */
typedef struct RegExpText {
    const void *units; /* uint16_t when is_utf16, else uint8_t */
    uint32_t length;
    bool is_utf16;
} RegExpText;

/* ---- flags ---- */
/* In the order in which `flags` lists them (22.2.6.4). */
// clang-format off
#define REGEXP_FLAGS(X)                                                                            \
    X(INDICES, 'd') X(GLOBAL, 'g') X(IGNORE_CASE, 'i') X(MULTILINE, 'm') X(DOT_ALL, 's')           \
    X(UNICODE, 'u') X(UNICODE_SETS, 'v') X(STICKY, 'y')
// clang-format on

enum {
#define X(name, letter) REGEXP_BIT_##name,
    REGEXP_FLAGS(X)
#undef X
        REGEXP_FLAG_COUNT
};
enum {
#define X(name, letter) REGEXP_##name = 1 << REGEXP_BIT_##name,
    REGEXP_FLAGS(X)
#undef X
};

/* Each flag at most once, not both u and v. False: they are invalid. */
bool regexp_flags_read(RegExpText text, unsigned *flags);
/* The letters in order, NUL-terminated. */
typedef struct RegExpFlagsText {
    char letters[REGEXP_FLAG_COUNT + 1];
} RegExpFlagsText;
RegExpFlagsText regexp_flags_text(unsigned flags);

/* ---- patterns ---- */
typedef struct RegExp RegExp;

/* Why `pattern` is invalid, in V8's words ("Nothing to repeat"); NULL: it is valid. */
const char *regexp_check(RegExpText pattern, unsigned flags);
/* A pattern ready to match: the caller's, and never changed. NULL: *message says why. */
RegExp *regexp_compile(RegExpText pattern, unsigned flags, const char **message);
void regexp_free(RegExp *regexp);
/* Bytes it takes. */
size_t regexp_size(const RegExp *regexp);
/* Groups, the whole match included. */
uint32_t regexp_group_count(const RegExp *regexp);

/* Named groups, in the order of their groups. */
typedef struct RegExpName {
    const uint16_t *units;
    uint32_t length;
    uint32_t group;
} RegExpName;
uint32_t regexp_name_count(const RegExp *regexp);
const RegExpName *regexp_names(const RegExp *regexp);

/* ---- matching ---- */
/* How a match asks for memory and learns that it must stop. resize: as realloc, with the old size;
 * size 0 frees. It may return NULL. */
typedef struct RegExpHost {
    void *(*resize)(void *data, void *memory, size_t old_size, size_t size);
    void *data;
    const bool *stop; /* asked now and then */
} RegExpHost;

typedef enum RegExpOutcome {
    REGEXP_NO_MATCH,
    REGEXP_MATCH,
    REGEXP_STOPPED,       /* host->stop */
    REGEXP_OUT_OF_MEMORY, /* resize said NULL */
    REGEXP_TOO_DEEP       /* more is to be tried later than a limit allows */
} RegExpOutcome;

enum { REGEXP_UNSET = UINT32_MAX };

/* One or more matches of one pattern: keeps the memory between them. */
typedef struct RegExpRun {
    const RegExp *regexp;
    const RegExpHost *host;
    uint32_t *registers; /* the positions: start and end of each group, or REGEXP_UNSET */
    size_t register_bytes;
    void *entries; /* what is to be tried (match.h) */
    size_t entry_bytes;
    uint32_t few[32];
} RegExpRun;

/* False: out of memory. Every run that began must end. */
bool regexp_run_begin(RegExpRun *run, const RegExp *regexp, const RegExpHost *host) MUST_CHECK;
void regexp_run_end(RegExpRun *run);
/* The first match at or after `start`, or only at `start` (`sticky`; the flag is the caller's to
 * ask). Precondition: start <= length. */
RegExpOutcome regexp_match(RegExpRun *run, RegExpText subject, uint32_t start, bool sticky);

#endif
