/* Inside jobs/. */
#ifndef BOBBIN_JOBS_INTERNAL_H
#define BOBBIN_JOBS_INTERNAL_H

#include "jobs/jobs.h"

typedef enum JobKind {
    JOB_REACTION_FULFILLED, /* subject: Reaction or Context; argument */
    JOB_REACTION_REJECTED,
    JOB_THENABLE, /* subject: promise to resolve; argument: thenable; extra: its `then` */
    JOB_CALLBACK  /* argument: function */
} JobKind;

typedef struct Job {
    Cell *subject;
    Value argument;
    Value extra;
    Realm *realm; /* the realm the job runs in */
    JobKind kind;
} Job;

/* What promise_is_untouched has found out, while nothing it depends on has changed. */
typedef struct PromiseProtector {
    Realm *realm;
    Shape *shape; /* of untouched instances */
    Shape *constructor_shape;
    Object *prototype, *constructor;
    uint32_t epoch, constructor_slot, then_slot, species_slot;
    Value then, species; /* original values of the slots */
} PromiseProtector;

typedef struct JobQueue {
    Job *ring;
    size_t first, count, capacity; /* capacity is a power of two */
    Cell *current;                 /* the reaction whose job runs; NULL outside and in other jobs */
    PromiseProtector protector;
    Realm *promise_realm; /* whose promises have promise_shape; NULL: to be found out */
    Shape *promise_shape;
} JobQueue;

bool jobs_enqueue(Runtime *runtime, Job job);

/* promise.c: where the link to the next reaction is. */
Cell **reaction_next(Cell *reaction);
/* What a reaction job does. False: out of memory. */
bool reaction_run(Runtime *runtime, Reaction *reaction, bool fulfilled, Value argument);
/* Await of a value that is no object: the promise that nobody would see is left out, its job is
 * queued at once. */
bool await_value(Runtime *runtime, Cell *reaction, Value value);
bool thenable_run(Runtime *runtime, Promise *promise, Value thenable, Value then);
/* async.c: a context goes on after its await. */
bool context_continue(Runtime *runtime, Context *context, ResumeMode mode, Value value);
/* Suspends a context on Await(value) (27.7.5.3); false when PromiseResolve threw: the exception is
 * pending. */
bool context_await(Runtime *runtime, Context *context, Value value);
/* hooks.async_function_ran. */
Value async_function_ran(Runtime *runtime, Context *context, Completion completion, Value result);
/* The promise a native function settles if it is one of a pair of resolving functions, else
 * NULL. */
Promise *resolving_function_promise(Value function);
/* The promise of the request an async generator works on; NULL when there is none. */
Promise *async_generator_promise(const Object *generator);
/* async_stack.c: hooks.next_async_site. */
bool next_async_site(Runtime *runtime, AsyncSite *site);
/* generator.c, async_generator.c */
Value generator_start(Runtime *runtime, Context *context);
Value async_generator_start(Runtime *runtime, Context *context);
bool async_generator_continue(Runtime *runtime, Context *context, ResumeMode mode, Value value);
bool async_generator_return_settled(Runtime *runtime, Object *generator, bool fulfilled,
                                    Value value);
void generators_register_kinds(Heap *heap);
void async_from_sync_register_kinds(Heap *heap);
void async_generators_register_kinds(Heap *heap);

#endif
