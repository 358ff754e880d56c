/* Contexts: the heap frames of generators, async functions and async generators.
 *
 * One heap object holds the frame's slots, its resume state and the link to its generator or promise. frame->slots points into it: nothing is
 * copied when it suspends or resumes. A suspended context costs its slots plus this header.
 *
 * Invariants
 * - A state slot holds VALUE_UNDEFINED unless the context is suspended inside its node; it is cleared on entry of the twin and written only
 *   when a child suspends. When a context completes all its state slots are clear (asserted in debug builds).
 * - Nothing of a suspended activation is anywhere else: not on the tree, not on the C stack, not on the value stack.
 * - A context knows nothing of promises or queues: jobs/ drives it through context_resume and looks at its state and `transfer`.
 */
#ifndef BOBBIN_EVALUATE_RESUME_CONTEXT_H
#define BOBBIN_EVALUATE_RESUME_CONTEXT_H

#include "evaluate/evaluate.h"

typedef enum ContextState {
    CONTEXT_START,   /* made, its body not begun (generators) */
    CONTEXT_YIELD,   /* suspended at a yield: transfer is the value yielded */
    CONTEXT_AWAIT,   /* suspended at an await: transfer is the value awaited, until the driver takes it */
    CONTEXT_RUNNING,
    CONTEXT_DONE
} ContextState;

enum { CONTEXT_STATE_MASK = 7 };

typedef enum ResumeMode { RESUME_NEXT, RESUME_THROW, RESUME_RETURN } ResumeMode;

struct Context {
    Cell cell; /* CELL_CONTEXT; cell.data: number of slots; cell.extra: ContextState, and ResumeMode while it is being resumed */
    Function *function;       /* closure; NULL for modules */
    Environment *environment; /* as it was when suspended */
    Value this_value;
    Object *owner;            /* generator object, async generator object, or the promise of an async function */
    Cell *next_reaction;      /* jobs/: the next in the list of what waits for the same promise */
    Value transfer;           /* out: yielded or awaited; in: sent */
    const Node *position;     /* where it is suspended: async stack traces */
    Value slots[];
};

/* Moves a prepared frame (prologue opened, arguments at frame->slots) into a new context and finishes the prologue there; NULL: threw. */
Context *context_new(Frame *frame, Prologue *prologue);

/* Runs the context until it suspends or completes. SUSPEND: state and transfer say what for. RETURN (also for falling off the end):
 * transfer is the value returned. THROW: runtime->exception. Precondition: not RUNNING, not DONE; START with RESUME_THROW/RETURN is the
 * caller's business (the body has not begun). TypeErrors for running generators are the caller's too. */
Completion context_resume(Runtime *runtime, Context *context, ResumeMode mode, Value value);

void context_register_kind(Heap *heap);

#endif
