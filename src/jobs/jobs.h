/* jobs/: from completions to jobs: the queue of microtasks, promises and their reactions, and what
 * drives contexts (spec 9.5, 27.2, 27.5, 27.6, 27.7).
 *
 * One FIFO of jobs, in a growing ring. A context that awaits a native promise is itself the
 * reaction in the promise's list, and so is the promise that `then` makes: no closure, no record.
 * The host's queue in front of this one (process.nextTick) is the loop's business.
 *
 * Invariants
 * - Every job is queued exactly where the specification has HostEnqueuePromiseJob: the number of
 *   jobs per step is the specification's.
 * - `await` of a native promise whose `constructor` is %Promise% takes one job; anything else costs
 *   what NewPromiseResolveThenableJob asks for.
 * - promise->reactions points at the last of a circular list, so that appending and taking from the
 *   front are both at hand.
 */
#ifndef BOBBIN_JOBS_JOBS_H
#define BOBBIN_JOBS_JOBS_H

#include "evaluate/resume/context.h"
#include "runtime/objects/iteration.h"
#include "runtime/objects/realm.h"

typedef enum PromiseState { PROMISE_PENDING,
                            PROMISE_FULFILLED,
                            PROMISE_REJECTED } PromiseState;

enum { /* cell.extra of promises: the state in its two low bits */
       PROMISE_STATE_MASK = 3,
       PROMISE_HANDLED = 1 << 2, /* [[PromiseIsHandled]] */
       /* the embedding program has resolved it (script's functions remember it themselves) */
       PROMISE_ALREADY_RESOLVED = 1 << 3,
       PROMISE_DERIVED = 1 << 4 /* a DerivedPromise */
};

typedef struct Promise {
    Object object; /* CELL_OBJECT_PROMISE */
    Value result;  /* once it is settled */
    /* those that wait: Context, DerivedPromise or Reaction cells; NULL when there are none or it is
     * settled */
    Cell *reactions;
} Promise;

static inline PromiseState promise_state(const Promise *promise) {
    return (PromiseState)(promise->object.cell.extra & PROMISE_STATE_MASK);
}
static inline bool value_is_promise(Value value) {
    return value_is_kind(value, CELL_OBJECT_PROMISE);
}
static inline Promise *value_as_promise(Value value) {
    return (Promise *)value_as_object(value);
}

/* ---- promise capabilities (27.2.1.1): a Record of three values ---- */
enum { CAPABILITY_PROMISE,
       CAPABILITY_RESOLVE,
       CAPABILITY_REJECT,
       CAPABILITY_SIZE };
/* NewPromiseCapability(constructor): for %Promise% itself the promise alone stands for it.
 * VALUE_ABRUPT when it throws. */
Value new_promise_capability(Runtime *runtime, Value constructor);
Value capability_promise(Value capability);
/* Call(capability.[[Resolve]], undefined, value) and the same for reject. False: threw. */
bool capability_resolve(Runtime *runtime, Value capability, Value value);
bool capability_reject(Runtime *runtime, Value capability, Value reason);
/* IfAbruptRejectPromise: rejects with the pending exception and gives the promise; VALUE_ABRUPT
 * when even that threw. */
Value capability_reject_pending(Runtime *runtime, Value capability);

/* ---- promises for C code ---- */
/* Pending, of %Promise% in the current realm; NULL on out of memory. */
Promise *promise_new(Runtime *runtime);
/* 27.2.1.4 FulfillPromise, 27.2.1.7 RejectPromise. False: out of memory. */
bool promise_fulfill(Runtime *runtime, Promise *promise, Value value);
bool promise_reject(Runtime *runtime, Promise *promise, Value reason);
/* Promise Resolve Functions (27.2.1.3.2) from step 7 on: thenables are taken over by a job. False:
 * out of memory. */
bool promise_resolve_with(Runtime *runtime, Promise *promise, Value resolution);
/* CreateResolvingFunctions (27.2.1.3): functions[0] resolves, [1] rejects; the first use of either
 * counts. The first `count` of them are made: a function that nobody can see is left out. */
bool create_resolving_functions(Runtime *runtime, Promise *promise, Value functions[2],
                                uint32_t count);
/* What calling functions[1] would do. False: out of memory. */
bool resolving_functions_reject(Runtime *runtime, Promise *promise, const Value functions[2],
                                uint32_t count, Value reason);
/* 27.2.4.7.1 PromiseResolve. */
Value promise_resolve(Runtime *runtime, Value constructor, Value value);
/* 27.2.5.4.1 PerformPromiseThen; handlers that are not callable count as undefined. `result`:
 * promise of ours, capability, or undefined. */
bool perform_promise_then(Runtime *runtime, Promise *promise, Value on_fulfilled, Value on_rejected,
                          Value result);
/* Promise.prototype.then with everything that can be observed (27.2.5.4). */
Value promise_then(Runtime *runtime, Promise *promise, Value on_fulfilled, Value on_rejected);
/* The context goes on when the promise is settled. False: out of memory. */
bool promise_await(Runtime *runtime, Promise *promise, Cell *reaction);
/* True while nobody can tell the short ways from the long ones: `promise` is an instance of
 * %Promise% without own `constructor`, whose prototype's `constructor` and `then`, and %Promise%'s
 * @@species, are the original ones. */
bool promise_is_untouched(Runtime *runtime, const Promise *promise);
/* Promise.prototype.then itself, for builtins/; promise_is_untouched compares with it. */
Value promise_prototype_then(NativeCall *call);

/* ---- kept objects ---- */
/* 9.11 AddToKeptObjects: the cell lives until the queue has next run empty. False: out of
 * memory. */
bool add_to_kept_objects(Runtime *runtime, const Cell *cell);

/* ---- the queue ---- */
/* Makes runtime->jobs and installs the hooks. False: out of memory. */
bool jobs_install(Runtime *runtime);
void jobs_delete(Runtime *runtime);
/* queueMicrotask: a job that calls `callback` without arguments. */
bool jobs_enqueue_callback(Runtime *runtime, Value callback);
/* Runs jobs until the queue is empty. What a callback job throws goes to `uncaught` (promise jobs
 * never throw, save out of memory); when that returns false the rest stays queued and so does
 * jobs_run return false. An empty queue ends what WeakRefs keep alive, also when it was empty at
 * once. */
typedef bool (*UncaughtFn)(Runtime *runtime, Value error, void *data);
bool jobs_run(Runtime *runtime, UncaughtFn uncaught, void *data);

/* ---- drivers ---- */
/* next, return and throw of %AsyncFromSyncIterator%, for the table in builtins/. */
Value async_from_sync_next(NativeCall *call);
Value async_from_sync_return(NativeCall *call);
Value async_from_sync_throw(NativeCall *call);
/* %AsyncFromSyncIterator% around a sync iterator (27.1.4.1); VALUE_ABRUPT on out of memory. */
Value create_async_from_sync_iterator(Runtime *runtime, Value iterator, Value next_method);
/* GeneratorResume and GeneratorResumeAbrupt (27.5.3): the iterator result. */
Value generator_resume(Runtime *runtime, Value generator, ResumeMode mode, Value value);
/* The same without a result object, for for-of, spread and yield*: the value; *done. Precondition:
 * a GENERATOR object. */
Value generator_step(Runtime *runtime, Object *generator, uint32_t mode, Value value, bool *done,
                     bool *is_result);
/* The step of its row (builtin_row.h): the value, or VALUE_EMPTY when done. */
Value generator_row_step(Runtime *runtime, Value generator);
/* %GeneratorPrototype%.next; the short ways of iteration know generators by it. */
Value generator_prototype_next(NativeCall *call);
/* AsyncGenerator.prototype.next, return and throw (27.6.1), for the table in builtins/. */
Value async_generator_next(NativeCall *call);
Value async_generator_return(NativeCall *call);
Value async_generator_throw(NativeCall *call);

#endif
