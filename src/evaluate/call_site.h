/* A line of a stack trace: what is needed to write it, without the frame that it was. */
#ifndef BOBBIN_EVALUATE_CALL_SITE_H
#define BOBBIN_EVALUATE_CALL_SITE_H

#include "evaluate/evaluate.h"

/* What kind of line it is. */
enum {
    SITE_CONSTRUCT = 1,  /* called by `new` */
    SITE_ASYNC = 2,      /* waits for what is further in */
    SITE_COMBINATOR = 4, /* waits as promise number `position` of Promise.NAME, this_value */
    SITE_RESUMES = 8,    /* resumed the generator function this_value */
    SITE_FLAGS = 16
};

typedef struct CallSite {
    const FunctionCode *code; /* NULL: a native function */
    Object *function;         /* NULL: a script, or eval code; SITE_RESUMES: no call of `next` */
    Value this_value;
    uint32_t position; /* in the script */
    uint32_t flags;    /* SITE_... */
} CallSite;

/* How many values of a record a site takes, and how it is put there and taken out. */
enum { SITE_SIZE = 3 };
void call_site_write(Value *values, const CallSite *site);
CallSite call_site_read(const Value *values);

/* The sites of a record that capture_stack made, until its stack is made. */
uint32_t trace_site_count(const Record *trace);
CallSite trace_site(const Record *trace, uint32_t index);

/* "name (file:line:column)", as V8 writes it. Nothing of the script runs; names are those of now.
 * False: out of memory. */
bool call_site_append(StringBuilder *text, Runtime *runtime, const CallSite *site);
/* Where it stands, and where the function that it is in begins. False: in no script. */
bool call_site_location(Runtime *runtime, const CallSite *site, SourceLocation *location);
bool call_site_enclosing_location(Runtime *runtime, const CallSite *site, SourceLocation *location);

/* ---- call_site_names.c: "" when there is none; NULL: out of memory ---- */
/* scripts and anonymous functions have none */
String *call_site_function_name(Runtime *runtime, const CallSite *site);
/* the class of the receiver: by its constructor, and as a line of a stack shows it */
String *call_site_type_name(Runtime *runtime, const CallSite *site);
String *call_site_shown_type(Runtime *runtime, const CallSite *site);
/* the key under which the receiver has the function, when it is just one */
String *call_site_method_name(Runtime *runtime, const CallSite *site);
/* Called without a receiver, or on the global object. */
bool call_site_is_toplevel(Runtime *runtime, const CallSite *site);

/* A data property found without running script; undefined when there is none. */
Value quiet_get(Runtime *runtime, Object *object, PropertyKey key);

/* "eval at f (file:line:column)": where the code that calls eval, or a function constructor, now
 * stands. NULL: out of memory. */
String *eval_origin(Runtime *runtime);

#endif
