/* Errors about a script's text: the message as an error object, the place beside it. */
#include "syntax/syntax_error.h"

#include "runtime/objects/error.h"
#include "syntax/source.h"

/* The place is an addition: when memory runs out over it the error stays without. */
static void attach_place(Runtime *runtime, String *script_name, String *source, uint32_t position,
                         uint32_t end_position) {
    Value error = runtime->exception;
    if (!value_is_kind(error, CELL_OBJECT_ERROR)) return;
    SourceSpot spot = source_spot(source, position);
    String *text = string_slice(runtime, source, spot.line_start, spot.line_end);
    runtime->exception = error;
    if (!text) return;
    uint32_t end = end_position < spot.line_end ? end_position : spot.line_end;
    ErrorPlace place = {script_name, spot.line, spot.column, end > position ? end - position : 0,
                        text};
    error_set_place(runtime, value_as_object(error), &place);
}

void syntax_error_throw_list(Runtime *runtime, String *script_name, String *source,
                             uint32_t position, uint32_t end_position, const char *format,
                             va_list arguments) {
    String *message = string_vformat(runtime, format, arguments);
    if (!message) return;
    throw_error(runtime, ERROR_SYNTAX, "%S", message);
    attach_place(runtime, script_name, source, position, end_position);
}

void syntax_error_throw(Runtime *runtime, String *script_name, String *source, uint32_t position,
                        uint32_t end_position, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    syntax_error_throw_list(runtime, script_name, source, position, end_position, format,
                            arguments);
    va_end(arguments);
}

bool syntax_stack_overflow(Runtime *runtime, String *script_name, String *source,
                           uint32_t position) {
    if (LIKELY(!runtime_stack_is_low(runtime)) || !runtime_stack_overflow(runtime)) return false;
    attach_place(runtime, script_name, source, position, position + 1);
    return true;
}
