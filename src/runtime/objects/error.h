/* Error objects, throwing, and where an error stands in the source (spec 20.5). throw_... are
 * declared in runtime/runtime.h. */
#ifndef BOBBIN_RUNTIME_OBJECTS_ERROR_H
#define BOBBIN_RUNTIME_OBJECTS_ERROR_H

#include "runtime/objects/realm.h"

/* Where a syntax error was found, for the program's report. */
typedef struct ErrorPlace {
    String *file;          /* or NULL */
    uint32_t line, column; /* from 1; column 0: nothing is marked */
    uint32_t length;       /* code units to underline; 0 at the end of the text */
    String *line_text;     /* or NULL */
} ErrorPlace;

typedef struct ErrorObject {
    Object object;    /* CELL_OBJECT_ERROR */
    ErrorPlace place; /* file NULL when unknown */
    Record *frames;   /* captured stack, owned by evaluate/; NULL */
} ErrorObject;

/* An Error instance of the current realm with message (NULL: none) and captured stack. NULL on out
 * of memory. */
Object *error_new(Runtime *runtime, ErrorKind kind, String *message);
/* What Error constructors do with a fresh instance (any object): own `stack` (frames above
 * `constructor_above`, or all when NULL), then `message` unless NULL. False: out of memory. */
bool error_initialize(Runtime *runtime, Object *error, String *message, Object *constructor_above);
/* Error.captureStackTrace: gives any object an own `stack`. */
bool error_capture_stack(Runtime *runtime, Object *object, Object *constructor_above);
/* The first read of such a `stack`: what it is from now on, whatever script has put there while it
 * was made, as in V8. */
Value error_resolve_stack(Runtime *runtime, Object *object);
void error_set_place(Runtime *runtime, Object *error, const ErrorPlace *place);
/* A throw_error whose stack is empty, for syntax errors: the caller sets the place. */
/* The pending exception as an Error object, or NULL. */
Object *error_take_pending(Runtime *runtime);
/* TypeError "x is not a constructor" with the value described (evaluators name the expression
 * instead). */
Value throw_not_constructor(Runtime *runtime, Value value);
/* Text used in messages: `x.y is not a function`-like descriptions of values, short: strings
 * quoted, objects `#<Name>`, functions by source start. */
String *value_describe(Runtime *runtime, Value value);
/* `name` of a function when that is a string; never runs script. NULL: there is none. */
String *function_quiet_name(Runtime *runtime, Object *function);
/* Whether that is the object's own text, as far as can be told without running script, and not just
 * its kind. */
bool object_describes_itself(Runtime *runtime, Object *object);
/* What stands for a call or iteration whose source text is not at hand: `number 5`, `string "a"`,
 * `object null`, `object`. */
String *value_call_site(Runtime *runtime, Value value);

#endif
