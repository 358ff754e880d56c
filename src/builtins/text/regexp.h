/* What the files of RegExp share: the object, its pattern, searching, results (ECMA-262 22.2,
 * B.2.4).
 *
 * Patterns and matching are src/regexp/'s; here is what scripts see of them. A pattern that has
 * been compiled is a cell that all objects made from one literal, or from each other, share.
 *
 * The short way: an object is untouched (regexp_is_untouched) while it has the shape it was made
 * with and RegExp.prototype is what it was. Then methods search at once, without asking for `exec`
 * and `flags`; they make no result object where none is seen.
 */
#ifndef BOBBIN_BUILTINS_TEXT_REGEXP_H
#define BOBBIN_BUILTINS_TEXT_REGEXP_H

#include "builtins/checks.h"
#include "builtins/text/string_methods.h"
#include "regexp/regexp.h"

/* A compiled pattern. */
typedef struct RegExpCode {
    Cell cell; /* CELL_REGEXP_CODE */
    RegExp *regexp;
    unsigned flags;
    Record *names; /* atoms of named groups, in the order of regexp_names; NULL: none */
} RegExpCode;

typedef struct RegExpObject {
    Object object; /* CELL_OBJECT_REGEXP; slot 0: lastIndex */
    String *source;
    String *flags;
    RegExpCode *code;
    Realm *realm;           /* it was made in (B.2.4) */
    const Shape *own_shape; /* the one it was made with */
} RegExpObject;

enum { REGEXP_LAST_INDEX = 0, /* slot of an object that has its first shape */
       REGEXP_STATIC_GROUPS = 10 };

/* What a realm keeps for RegExp: the latest match, for RegExp.$1 and its like; shapes of results;
 * where in RegExp.prototype stands what the short way depends on. */
typedef struct RegExpStatics {
    Cell cell;     /* CELL_REGEXP_STATICS */
    String *input; /* RegExp.input */
    String *subject;
    uint32_t group_count; /* up to REGEXP_STATIC_GROUPS */
    uint32_t positions[2 * REGEXP_STATIC_GROUPS];
    uint32_t last_group[2]; /* of the last one of all */
    bool has_groups;
    Shape *object_shape; /* of a RegExp with lastIndex alone */
    Shape *result_shape; /* of an array with index, input, groups */
    uint32_t epoch;      /* in which the rest was looked up */
    bool untouched;      /* what can only change with the epoch */
    uint32_t exec_slot;
} RegExpStatics;

RegExpStatics *regexp_statics(Runtime *runtime);

/* ---- objects (regexp.c) ---- */
/* 22.2.3.1 RegExpCreate; `flags` NULL: none. */
Value regexp_create(Runtime *runtime, String *pattern, String *flags);
static inline bool value_is_regexp(Value value) {
    return value_is_kind(value, CELL_OBJECT_REGEXP);
}
/* NULL with TypeError "Method RegExp.prototype.exec called on incompatible receiver 1". */
RegExpObject *regexp_this(const NativeCall *call, const char *method);
Object *regexp_this_object(const NativeCall *call, const char *method);
/* Flags of an untouched object are those of its pattern. */
bool regexp_is_untouched(Runtime *runtime, const Object *object);

/* ---- searching (regexp_exec.c) ---- */
/* One or more searches in one subject. */
typedef struct RegExpSearch {
    Runtime *runtime;
    RegExpObject *regexp;
    RegExpCode *code; /* it cannot change while we search */
    String *subject;  /* flat */
    bool is_sticky;   /* as the pattern's flag, at first */
    RegExpHost host;
    RegExpRun run;
} RegExpSearch;

/* False: threw. Every search that began must end. */
bool regexp_search_begin(RegExpSearch *search, Runtime *runtime, RegExpObject *regexp,
                         String *subject);
void regexp_search_end(RegExpSearch *search);
/* *found: at search->run.registers. False: threw. */
bool regexp_search_at(RegExpSearch *search, uint32_t start, bool *found);
/* The text of a group, or undefined. */
Value regexp_group_text(RegExpSearch *search, uint32_t group);
/* The `groups` of a result, or undefined when no group has a name. */
Value regexp_named_groups(RegExpSearch *search);

/* 22.2.7.1 RegExpExec: an object or null. */
Value regexp_exec(Runtime *runtime, Object *regexp, String *subject);
/* Moves behind an empty match at `index` (22.2.7.3 AdvanceStringIndex). */
double advance_string_index(const String *subject, double index, bool unicode);
bool regexp_set_last_index(Runtime *runtime, Object *regexp, double index);
/* ToLength ( ? Get ( regexp, "lastIndex" ) ) */
bool regexp_get_last_index(Runtime *runtime, Object *regexp, double *index);
/* ToString ( ? Get ( object, name ) ); NULL: threw. */
String *regexp_get_text(Runtime *runtime, Object *object, String *name);
/* Has `flags` this letter? */
bool flags_have(const String *flags, char letter);
/* Sets lastIndex behind an empty match. False: threw. */
bool regexp_step_over_empty(Runtime *runtime, Object *regexp, String *subject, bool unicode);

/* ---- methods of RegExp.prototype, for the table in regexp.c ---- */
/* regexp_exec.c */
Value regexp_exec_method(NativeCall *call);
Value regexp_test(NativeCall *call);
/* regexp_flags.c */
Value regexp_get_flag(NativeCall *call); /* the one that its row says */
Value regexp_flags(NativeCall *call);
Value regexp_source(NativeCall *call);
Value regexp_to_string(NativeCall *call);
/* regexp_iterator.c: 22.2.9.1 CreateRegExpStringIterator */
Value regexp_iterator_new(Runtime *runtime, Object *regexp, String *subject, bool global,
                          bool unicode);
void regexp_iterator_register_kind(Heap *heap);
/* regexp_match.c */
Value regexp_match_method(NativeCall *call);
Value regexp_match_all(NativeCall *call);
Value regexp_search(NativeCall *call);
/* regexp_split.c */
Value regexp_split(NativeCall *call);
/* regexp_replace.c */
Value regexp_replace(NativeCall *call);
/* regexp_statics.c: RegExp.$1 and its like */
extern const BuiltinRow regexp_static_rows[];
/* Remembers what a search has found. */
void regexp_note_match(const RegExpSearch *search);

#endif
