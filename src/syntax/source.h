/* Positions in source text as a person counts them: lines and columns from 1, columns in code
 * units.
 *
 * A line ends at LF, CR, CR LF, U+2028 or U+2029 (spec 12.3). Works on flat strings only.
 */
#ifndef BOBBIN_SYNTAX_SOURCE_H
#define BOBBIN_SYNTAX_SOURCE_H

#include "runtime/values/string.h"

/* Where the line after the terminator at `position` starts; `position` itself when there is none.
 */
uint32_t source_skip_line_end(const String *source, uint32_t position);

typedef struct SourceSpot {
    uint32_t line, column;         /* from 1 */
    uint32_t line_start, line_end; /* the line's text, without its terminator */
} SourceSpot;
SourceSpot source_spot(const String *source, uint32_t position);

#endif
