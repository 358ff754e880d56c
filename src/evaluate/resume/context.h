/* Contexts: the heap frames of generators, async functions and async generators.
 *
 * One heap object holds the frame's slots, its resume state and the link to its generator or
 * promise. frame->slots points into it: nothing is copied when it suspends or resumes. A suspended
 * context costs its slots plus this header.
 *
 * A generator has its context from the start. An async function begins on the value stack, like any
 * function, and gets one when it first suspends: suspend_context makes it, its entry moves the
 * slots when all twins have parked what they know in them.
 *
 * Invariants
 * - Slots [code->state_first, code->slot_count) hold VALUE_UNDEFINED unless the context is
 *   suspended inside the node they belong to: a twin writes them when a child suspends and takes
 *   them out again on its way down. Siblings can share them for that reason. (Asserted in debug
 *   builds when a context completes.)
 * - Nothing of a suspended activation is anywhere else: not on the tree, not on the C stack, not on
 *   the value stack.
 * - A context knows nothing of promises or queues: jobs/ drives it through context_resume and looks
 *   at its state and `transfer`.
 */
#ifndef BOBBIN_EVALUATE_RESUME_CONTEXT_H
#define BOBBIN_EVALUATE_RESUME_CONTEXT_H

#include "evaluate/evaluate.h"

typedef enum ContextState {
    CONTEXT_START, /* made, its body not begun (generators) */
    CONTEXT_YIELD, /* suspended at a yield: transfer is the value yielded */
    /* suspended at an await: transfer is the value awaited, until the driver takes it */
    CONTEXT_AWAIT,
    CONTEXT_RUNNING,
    CONTEXT_DONE
} ContextState;

enum { CONTEXT_STATE_MASK = 7 };

typedef enum ResumeMode {
    RESUME_NEXT,
    RESUME_THROW,
    RESUME_RETURN,
    /* Of a generator suspended in yield* over another one, which ran without it
     * (Context.delegate): */
    RESUME_DELEGATE_DONE,  /* the value of the whole yield* */
    RESUME_DELEGATE_THREW, /* what it threw */
    RESUME_DELEGATE_RESULT /* an iterator result that it passed on as it is */
} ResumeMode;

enum { /* further bits of cell.extra */
       CONTEXT_MODE_SHIFT = 4,
       CONTEXT_RESULT_OBJECT = 1 << 8, /* transfer is an iterator result made by a delegate */
       CONTEXT_DELEGATES = 1 << 9      /* `delegate` can be resumed without running this context */
};

struct Context {
    /* CELL_CONTEXT; cell.data: index of the body's statement it is suspended in; cell.extra:
     * ContextState, the ResumeMode while it is resumed, and the bits above */
    Cell cell;
    Function *function;
    Environment *environment; /* as it was when suspended */
    Value this_value;
    /* generator object, async generator object, or the promise of an async function */
    Object *owner;
    union {
        Cell *next_reaction; /* jobs/: the next in the list of what waits for the same promise */
        /* generators with CONTEXT_DELEGATES: suspended in yield* over this plain generator */
        Object *delegate;
    };
    Value transfer;       /* yielded, awaited or returned; what is sent comes in frame->result */
    const Node *position; /* where it is suspended: async stack traces, yields (yield_twins.c) */
    Value slots[];        /* code->slot_count */
};

static inline ContextState context_state(const Context *context) {
    return (ContextState)(context->cell.extra & CONTEXT_STATE_MASK);
}

/* Where next(v) simply takes up the body: at its start, or at a `yield` whose value nobody
 * wrapped. */
static inline bool context_is_ready(const Context *context) {
    _Static_assert(CONTEXT_START == 0 && CONTEXT_YIELD == 1, "compared as numbers");
    return context->cell.extra <= CONTEXT_YIELD;
}

/* A generator object; jobs/ makes it and says what its methods do. */
typedef struct Generator {
    Object object;    /* CELL_OBJECT_GENERATOR */
    Context *context; /* NULL when completed */
} Generator;

/* A new context as frame->context; what is in the frame's slots does not move into it yet.
 * NULL: out of memory. */
Context *context_new(Frame *frame);

/* Runs the context until it suspends or completes. SUSPEND: state and transfer say what for. RETURN
 * (also for falling off the end): transfer is the value returned. THROW: runtime->exception.
 * Precondition: not RUNNING, not DONE; START with RESUME_THROW/RETURN is the caller's business (the
 * body has not begun). TypeErrors for running generators are the caller's too. */
Completion context_resume(Runtime *runtime, Context *context, ResumeMode mode, Value value);

void context_register_kind(Heap *heap);

#endif
