/* What the files of the regular-expression grammar share: a position in the pattern, and what is
 * known of it. */
#ifndef BOBBIN_SYNTAX_REGEXP_READER_H
#define BOBBIN_SYNTAX_REGEXP_READER_H

#include "runtime/runtime.h"
#include "support/vector.h"

/* A group name, decoded: units [start, start + length) of reader->name_units. */
typedef struct GroupName {
    uint32_t start, length, hash;
} GroupName;

VECTOR_OF(GroupNameVector, group_name_vector, GroupName)

typedef struct RegExpReader {
    Runtime *runtime;
    const String *pattern; /* flat */
    uint32_t at;
    bool is_unicode;      /* u or v */
    bool has_sets;        /* v */
    bool has_names;       /* some group is named: `\k` is always a reference (parameter N) */
    uint32_t group_count; /* in the whole pattern */
    UnitVector name_units;
    GroupNameVector names;      /* of groups */
    GroupNameVector references; /* \k<name> */
    const char *message;        /* the first error */
} RegExpReader;

enum { REGEXP_END = -1,
       REGEXP_MAX_CODE_POINT = 0x10FFFF };

/* The unit `ahead` units further on; REGEXP_END past the end. */
static inline int32_t reader_unit(const RegExpReader *reader, uint32_t ahead) {
    uint32_t at = reader->at + ahead;
    return at < string_length(reader->pattern) ? string_unit(reader->pattern, at) : REGEXP_END;
}
static inline bool reader_skip(RegExpReader *reader, char c) {
    if (reader_unit(reader, 0) != c) return false;
    reader->at++;
    return true;
}
/* False, for callers to hand on. */
static inline bool reader_error(RegExpReader *reader, const char *message) {
    if (!reader->message) reader->message = message;
    return false;
}
/* The next character, a code point with u or v; consumed. Precondition: not at the end. */
int32_t reader_character(RegExpReader *reader);

/* ---- regexp_escapes.c: what follows a backslash, which is consumed. False: error set. ---- */
/* Exactly `count` hexadecimal digits: consumed, their value; else nothing is consumed and -1. */
int32_t reader_hex(RegExpReader *reader, uint32_t count);
/* What follows `\u`; -1 when it is no escape. A pair of surrogate escapes is one code point where
 * `pairs`. */
int32_t reader_unicode_escape(RegExpReader *reader, bool braces, bool pairs);
/* `<name>`, added to names or references. */
bool reader_group_name(RegExpReader *reader, GroupName *name);
bool escape_in_term(RegExpReader *reader);
/* In a class: *value is the character, or REGEXP_SET for a class escape; *strings: \p of strings.
 */
enum { REGEXP_SET = -2 };
bool escape_in_class(RegExpReader *reader, int32_t *value, bool *strings);

/* ---- regexp_classes.c: `[` is consumed ---- */
bool class_check(RegExpReader *reader);

#endif
