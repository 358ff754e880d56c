/* jobs/: from completions to jobs: the queue of microtasks, promises and their reactions, and what drives contexts
 * (spec 9.5, 27.2, 27.5, 27.6, 27.7).
 *
 * One FIFO of jobs, in a growing ring. In front of it stands the host's queue (process.nextTick), which loop/ owns: jobs_run hands over to it through
 * hooks. A context that awaits a native promise is itself the reaction in the promise's list: no closure, no record.
 *
 * Invariants
 * - Every job is queued exactly where the specification's HostEnqueuePromiseJob stands: the count of jobs per step is the specification's.
 * - `await` of a native promise whose `constructor` is the realm's %Promise% takes one job; of anything else, what NewPromiseResolveThenableJob asks.
 */
#ifndef BOBBIN_JOBS_JOBS_H
#define BOBBIN_JOBS_JOBS_H

#include "evaluate/resume/context.h"
#include "runtime/objects/realm.h"

typedef enum PromiseState { PROMISE_PENDING, PROMISE_FULFILLED, PROMISE_REJECTED } PromiseState;

enum { /* cell.extra of promises: state in the two low bits */
    PROMISE_STATE_MASK = 3,
    PROMISE_HANDLED = 1 << 2,          /* [[PromiseIsHandled]] */
    PROMISE_ALREADY_RESOLVED = 1 << 3  /* resolving functions were used, where the promise itself can remember it */
};

/* 48 bytes: a pending promise with its list of reactions. */
typedef struct Promise {
    Object object;  /* CELL_OBJECT_PROMISE */
    Value result;   /* of a settled promise; pending: undefined */
    Cell *reactions; /* pending: first of a list of Reaction or Context (linked by next); NULL */
} Promise;

static inline PromiseState promise_state(const Promise *promise) { return promise->object.cell.extra & PROMISE_STATE_MASK; }

/* ---- promises for C code ---- */
Promise *promise_new(Runtime *runtime);                                   /* pending, %Promise% of the current realm; NULL: memory */
bool promise_fulfill(Runtime *runtime, Promise *promise, Value value);    /* 27.2.1.4; value is no thenable's business here */
bool promise_reject(Runtime *runtime, Promise *promise, Value reason);    /* 27.2.1.7 */
bool promise_resolve_with(Runtime *runtime, Promise *promise, Value resolution); /* Promise Resolve Functions steps 7-15: thenables are taken over */
Value promise_resolve(Runtime *runtime, Object *constructor, Value value); /* 27.2.4.7.1 PromiseResolve */
/* PerformPromiseThen with native reactions: fulfilled/rejected are callables or undefined; result capability promise or NULL. */
bool promise_then(Runtime *runtime, Promise *promise, Value fulfilled, Value rejected, Promise *result);

/* ---- the queue ---- */
bool jobs_install(Runtime *runtime); /* makes runtime->jobs, installs hooks (context start, ...) */
void jobs_delete(Runtime *runtime);
/* HostEnqueuePromiseJob for a plain callback: queueMicrotask. */
bool jobs_enqueue_callback(Runtime *runtime, Value callback, uint32_t count, const Value *arguments);
bool jobs_pending(const Runtime *runtime);
/* Runs jobs until the queue is empty. An exception of a callback job (queueMicrotask) goes to `uncaught`; promise jobs never throw. Stops, leaving the rest queued,
 * when `uncaught` returns false. */
typedef bool (*UncaughtFn)(Runtime *runtime, Value error, void *data);
bool jobs_run(Runtime *runtime, UncaughtFn uncaught, void *data);

/* For host/ (inspection): what a promise or generator is like. */
ContextState generator_state(const Object *generator);

#endif
