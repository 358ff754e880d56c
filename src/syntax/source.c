/* Lines and columns of a source text, counted from its start. See source.h. */
#include "syntax/source.h"

#include "support/unicode.h"

uint32_t source_skip_line_end(const String *source, uint32_t position) {
    uint32_t length = string_length(source);
    if (position >= length) return position;
    uint16_t unit = string_unit(source, position);
    if (!unicode_is_line_terminator(unit)) return position;
    bool is_pair =
        unit == '\r' && position + 1 < length && string_unit(source, position + 1) == '\n';
    return position + (is_pair ? 2 : 1);
}

static uint32_t line_end(const String *source, uint32_t position) {
    uint32_t length = string_length(source);
    while (position < length && !unicode_is_line_terminator(string_unit(source, position)))
        position++;
    return position;
}

SourceSpot source_spot(const String *source, uint32_t position) {
    SourceSpot spot = {.line = 1};
    for (uint32_t at = 0; at < position;) {
        uint32_t next = source_skip_line_end(source, at);
        if (next > position) break;
        if (next == at) {
            at++;
            continue;
        }
        spot.line++;
        spot.line_start = at = next;
    }
    spot.column = position - spot.line_start + 1;
    spot.line_end = line_end(source, spot.line_start);
    return spot;
}
