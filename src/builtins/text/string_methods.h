/* What the files of String.prototype share, and what regular expressions need of them. */
#ifndef BOBBIN_BUILTINS_TEXT_STRING_METHODS_H
#define BOBBIN_BUILTINS_TEXT_STRING_METHODS_H

#include "builtins/builtin.h"
#include "builtins/checks.h"

/* `this` as a flat string: how every method of String.prototype begins. NULL: threw, TypeError
 * "String.prototype.at called on null or undefined" for instance. */
String *string_this(NativeCall *call, const char *method);
/* Argument `index` as a flat string; NULL: threw. */
String *string_argument(NativeCall *call, uint32_t index);
/* Argument `index` as an integer clamped to [0, length]; undefined counts as `when_undefined`.
 * Negative ones become 0 (to_relative_index counts them from the end). */
bool string_position(NativeCall *call, uint32_t index, uint32_t length, double when_undefined,
                     uint32_t *position);

/* 7.2.8 IsRegExp. */
bool is_regexp(Runtime *runtime, Value value, bool *result);

/* What a replacement template refers to (22.1.3.19.1 GetSubstitution). */
typedef struct Substitution {
    String *subject;       /* flat */
    String *matched;       /* what $& stands for */
    uint32_t position;     /* of the match in the subject */
    uint32_t count;        /* captures: $1 is captures[0]; strings or undefined */
    const Value *captures; /* kept alive by the caller */
    Value named;           /* object, or undefined */
} Substitution;
/* Appends the template with its references replaced. False: threw. */
bool string_append_substitution(StringBuilder *out, const Substitution *substitution,
                                String *template);

/* <0, 0, >0 as localeCompare orders flat strings; false: out of memory. */
typedef struct CollationOptions {
    bool is_numeric;     /* digits compare as numbers */
    bool upper_first;    /* "A" before "a" */
    bool no_punctuation; /* spaces and punctuation are ignored */
    bool accents, cases; /* differences of accent, of case count */
} CollationOptions;

/* string_search.c */
Value string_ends_with(NativeCall *call);
Value string_includes(NativeCall *call);
Value string_index_of_method(NativeCall *call);
Value string_last_index_of_method(NativeCall *call);
Value string_split(NativeCall *call);
Value string_starts_with(NativeCall *call);
/* string_replace.c */
Value string_match(NativeCall *call);
Value string_match_all(NativeCall *call);
Value string_replace(NativeCall *call);
Value string_replace_all(NativeCall *call);
Value string_search(NativeCall *call);
/* string_change.c */
Value string_is_well_formed(NativeCall *call);
Value string_normalize(NativeCall *call);
Value string_pad_end(NativeCall *call);
Value string_pad_start(NativeCall *call);
Value string_repeat(NativeCall *call);
Value string_to_locale_lower_case(NativeCall *call);
Value string_to_locale_upper_case(NativeCall *call);
Value string_to_lower_case(NativeCall *call);
Value string_to_upper_case(NativeCall *call);
Value string_to_well_formed(NativeCall *call);
Value string_trim(NativeCall *call);
Value string_trim_end(NativeCall *call);
Value string_trim_start(NativeCall *call);
/* string_html.c: one for all */
Value string_html(NativeCall *call);
typedef enum HtmlMethod {
    HTML_ANCHOR,
    HTML_BIG,
    HTML_BLINK,
    HTML_BOLD,
    HTML_FIXED,
    HTML_FONTCOLOR,
    HTML_FONTSIZE,
    HTML_ITALICS,
    HTML_LINK,
    HTML_SMALL,
    HTML_STRIKE,
    HTML_SUB,
    HTML_SUP
} HtmlMethod;
/* string_compare.c */
Value string_locale_compare(NativeCall *call);
/* string_iterator.c */
Value string_iterator(NativeCall *call);

#endif
