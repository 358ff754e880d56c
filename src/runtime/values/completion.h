/* Completion kinds of statements (spec 6.2.4). */
#ifndef BOBBIN_RUNTIME_VALUES_COMPLETION_H
#define BOBBIN_RUNTIME_VALUES_COMPLETION_H

/* How a statement ended. SUSPEND is one more kind of end: whoever handles a completion compares it
 * with the kind it handles, never with "not NORMAL". */
typedef enum Completion {
    COMPLETION_NORMAL,
    COMPLETION_BREAK,    /* frame->target says out of which statement */
    COMPLETION_CONTINUE, /* frame->target says which loop goes on */
    COMPLETION_RETURN,   /* frame->result holds the value */
    COMPLETION_THROW,    /* runtime->exception holds the value */
    COMPLETION_SUSPEND   /* the context holds what was yielded or is awaited */
} Completion;

#endif
