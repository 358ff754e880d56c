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

/* "\n    at name (file:line:column)", as V8 writes it. Nothing of the script runs; names are those
 * of now. False: out of memory. */
bool call_site_append(StringBuilder *text, Runtime *runtime, const CallSite *site);

/* A data property found without running script; undefined when there is none. */
Value quiet_get(Runtime *runtime, Object *object, PropertyKey key);

/* "eval at f (file:line:column)": where the code that calls eval, or a function constructor, now
 * stands. NULL: out of memory. */
String *eval_origin(Runtime *runtime);

#endif
