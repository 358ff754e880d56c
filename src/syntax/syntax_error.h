/* Throwing an error about a script's text that knows where it stands. */
#ifndef BOBBIN_SYNTAX_SYNTAX_ERROR_H
#define BOBBIN_SYNTAX_SYNTAX_ERROR_H

#include "runtime/runtime.h"

/* Sets a SyntaxError as exception, with the place [position, end_position) of `source` (flat)
 * attached for the program's report. `script_name` may be NULL. The format is string_format's. */
void syntax_error_throw(Runtime *runtime, String *script_name, String *source, uint32_t position,
                        uint32_t end_position, const char *format, ...);
void syntax_error_throw_list(Runtime *runtime, String *script_name, String *source,
                             uint32_t position, uint32_t end_position, const char *format,
                             va_list arguments);

/* runtime_stack_overflow, with the place attached: for code that is nested too deeply to be read.
 * True: RangeError is set. */
bool syntax_stack_overflow(Runtime *runtime, String *script_name, String *source,
                           uint32_t position);

#endif
