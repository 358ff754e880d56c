/* What the files of JSON share. */
#ifndef BOBBIN_BUILTINS_STRUCTURED_JSON_H
#define BOBBIN_BUILTINS_STRUCTURED_JSON_H

#include "builtins/builtin.h"
#include "builtins/checks.h"

/* The value of a JSON text, no reviver asked; VALUE_ABRUPT with a SyntaxError when it is none. */
Value json_parse_text(Runtime *runtime, String *text);

/* 25.5.2 JSON.stringify ( value [ , replacer [ , space ] ] ) */
Value json_stringify(NativeCall *call);

#endif
