/* What the files of the grammar share: a position in the pattern, what is known of it, and what is
 * being made of it. */
#ifndef BOBBIN_REGEXP_READER_H
#define BOBBIN_REGEXP_READER_H

#include "regexp/matcher.h"
#include "support/utf.h"
#include "support/vector.h"

/* A group name, decoded: units [start, start + length) of reader->name_units. */
typedef struct GroupName {
    uint32_t start, length, hash;
    uint32_t group;
} GroupName;
VECTOR_OF(GroupNameVector, group_name_vector, GroupName)

/* \k<name>, which may stand before its group. */
typedef struct NamedReference {
    GroupName name;
    Matcher *matcher;
} NamedReference;
VECTOR_OF(NamedReferenceVector, named_reference_vector, NamedReference)

typedef struct RegExpReader {
    RegExp *regexp; /* what is made */
    RegExpText pattern;
    uint32_t at;
    bool only_checks; /* what is made will not be used: sets may be wrong */
    bool is_unicode;  /* u or v */
    bool has_sets;    /* v */
    bool ignores_case;
    bool has_names;       /* some group is named: `\k` is always a reference (parameter N) */
    uint32_t group_count; /* in the whole pattern */
    uint32_t group;       /* the latest one that was opened */
    uint32_t class_depth;
    UnitVector name_units;
    GroupNameVector names; /* of groups */
    NamedReferenceVector references;
    const char *message; /* the first error */
} RegExpReader;

enum { READER_END = -1 };

#define REGEXP_TOO_LARGE "Regular expression too large"

/* The unit `ahead` units further on; READER_END past the end. */
static inline int32_t reader_unit(const RegExpReader *reader, uint32_t ahead) {
    uint32_t at = reader->at + ahead;
    if (at >= reader->pattern.length) return READER_END;
    return reader->pattern.is_utf16 ? ((const uint16_t *)reader->pattern.units)[at]
                                    : ((const uint8_t *)reader->pattern.units)[at];
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
/* NULL is a want of memory. */
static inline bool reader_made(RegExpReader *reader, const void *made) {
    return made || reader_error(reader, REGEXP_TOO_LARGE);
}
/* The next character, a code point where `by_points`; consumed. Precondition: not at the end. */
int32_t reader_character(RegExpReader *reader, bool by_points);

/* ---- a class while it is read ---- */
/* One of its strings: code points [start, start + length) of `points`; never just one. */
typedef struct ClassString {
    uint32_t start, length;
} ClassString;
VECTOR_OF(ClassStringVector, class_string_vector, ClassString)
VECTOR_OF(PointVector, point_vector, uint32_t)

typedef struct ClassContents {
    CodeSet set;
    ClassStringVector strings;
    PointVector points;
    bool may_have_strings; /* by its syntax (22.2.1.6 MayContainStrings) */
} ClassContents;
void class_contents_free(ClassContents *contents);
/* A string; of one character: that character. False: out of memory. */
bool class_add_string(ClassContents *contents, const uint32_t *points, size_t length);
bool class_unite(ClassContents *contents, const ClassContents *other);

/* ---- escapes.c: what follows a backslash, which is consumed. False: error set. ---- */
/* `<name>`, decoded. */
bool reader_group_name(RegExpReader *reader, GroupName *name);
bool escape_in_term(RegExpReader *reader, bool backward, Matcher **term);
/* In a class: *value is the character, or ESCAPE_SET, what it stands for added to the contents. */
enum { ESCAPE_SET = -2 };
bool escape_in_class(RegExpReader *reader, int32_t *value, ClassContents *contents);

/* ---- classes.c: `[` is consumed ---- */
bool class_read(RegExpReader *reader, bool backward, Matcher **term);
/* The matcher of what was read, whatever the case. */
Matcher *class_matcher(RegExpReader *reader, ClassContents *contents, bool backward);
/* All that is not in it. */
void class_complement(const RegExpReader *reader, CodeSet *set);
/* ---- class_sets.c: the same with v ---- */
bool class_set_read(RegExpReader *reader, ClassContents *contents);

#endif
