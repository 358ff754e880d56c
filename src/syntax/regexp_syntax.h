/* The grammar of regular expressions, checked without compiling one: early errors of literals
 * (spec 12.9.5.1) and of the RegExp constructor (22.2.3.3), Annex B.1.2 included. */
#ifndef BOBBIN_SYNTAX_REGEXP_SYNTAX_H
#define BOBBIN_SYNTAX_REGEXP_SYNTAX_H

#include "runtime/runtime.h"

/* Are these flags: each of d g i m s u v y at most once, not both u and v? */
bool regexp_flags_check(Runtime *runtime, String *flags);

/* Is `pattern` valid with `flags` (valid ones)? When not, *message says why, in V8's words:
 * "Nothing to repeat". */
bool regexp_syntax_check(Runtime *runtime, String *pattern, String *flags, const char **message);

#endif
