/* Inside jobs/. */
#ifndef BOBBIN_JOBS_INTERNAL_H
#define BOBBIN_JOBS_INTERNAL_H

#include "jobs/jobs.h"

/* ---- reactions (27.2.1.2): what waits in a promise's list ---- */

/* A promise that `then` made is the reaction that will settle it: while its handlers are to come it
 * holds them, and the place of its own result serves for one of the two. Nobody else can settle
 * it. */
typedef struct DerivedPromise {
    Promise promise; /* PROMISE_DERIVED; result: on_fulfilled, until the handler is called */
    Cell *next;
    Value on_rejected;
} DerivedPromise;

typedef enum ReactionKind {
    /* handlers are callables or undefined (identity, thrower); result gets the outcome */
    REACTION_CALLBACKS,
    /* on_fulfilled is an async generator that awaits the value of a return() */
    REACTION_AWAIT_RETURN,
    /* on_fulfilled is the context of a `for await` that waits for a result object */
    REACTION_STEP,
    /* on_fulfilled is the step of a wrapped sync iterator that the value is for; on_rejected the
     * iterator to close, or undefined; result: done */
    REACTION_UNWRAP
} ReactionKind;

/* Any other reaction. */
typedef struct Reaction {
    Cell cell; /* CELL_JOB; cell.extra: ReactionKind */
    Cell *next;
    Value on_fulfilled;
    Value on_rejected;
    Value result; /* undefined; a promise of ours; or a Capability record */
} Reaction;

/* The only reaction of a pending promise, else NULL. */
Cell *only_reaction(const Promise *promise);

/* Where the link to the next reaction is. */
static inline Cell **reaction_next(Cell *reaction) {
    if (reaction->kind == CELL_CONTEXT) return &((Context *)reaction)->next_reaction;
    if (reaction->kind == CELL_OBJECT_PROMISE) return &((DerivedPromise *)reaction)->next;
    return &((Reaction *)reaction)->next;
}

/* The context goes on, or the handler runs, when the promise is settled. False: out of memory. */
bool promise_await(Runtime *runtime, Promise *promise, Cell *reaction);
/* A new Reaction, not yet in a list; NULL on out of memory. */
Reaction *reaction_new(Runtime *runtime, ReactionKind kind, Value on_fulfilled, Value on_rejected,
                       Value result);
/* What the job of a reaction that is no context does. False: out of memory. */
bool reaction_run(Runtime *runtime, Cell *reaction, bool fulfilled, Value argument);
bool thenable_run(Runtime *runtime, Promise *promise, Value thenable, Value then);
void reactions_register_kinds(Heap *heap);

/* ---- the queue ---- */

typedef enum JobKind {
    JOB_REACTION_FULFILLED, /* subject: a reaction; argument */
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

/* What is known of the world while nothing it depends on has changed (protector.c). */
typedef struct PromiseProtector {
    Realm *realm;
    uint32_t epoch;
    uint32_t species_slot;
    Shape *shape; /* of untouched instances */
    Object *constructor;
    Shape *constructor_shape;
    const Value *constructor_place, *then_place; /* in %Promise.prototype% */
    Value then, species;                         /* original values */
} PromiseProtector;

/* Objects of this shape had no `then` in that epoch, and so have all others of it. */
typedef struct ThenlessShape {
    const Shape *shape;
    uint32_t epoch;
} ThenlessShape;

enum { THENLESS_SHAPES = 16 };

/* [[KeptAlive]] (9.10): cells that live until the queue has run empty. */
typedef struct KeptObjects {
    PointerSet set;
    size_t charged; /* bytes of the set that the heap knows of */
} KeptObjects;

typedef struct JobQueue {
    Job *ring;
    size_t first, count, capacity; /* capacity is a power of two */
    Cell *current;                 /* the reaction whose job runs; NULL outside and in other jobs */
    PromiseProtector protector;
    ThenlessShape thenless[THENLESS_SHAPES];
    KeptObjects kept;
    Realm *promise_realm; /* whose promises have promise_shape; NULL: to be found out */
    Shape *promise_shape;
} JobQueue;

bool jobs_grow(Runtime *runtime);

/* ---- kept.c ---- */

/* 9.10 ClearKeptObjects, for who has seen that there are some. */
void kept_objects_clear(Runtime *runtime);
void kept_objects_mark(Heap *heap, const KeptObjects *kept);

static inline bool jobs_enqueue(Runtime *runtime, JobKind kind, Cell *subject, Value argument,
                                Value extra) {
    JobQueue *queue = runtime->jobs;
    if (UNLIKELY(queue->count == queue->capacity) && !jobs_grow(runtime)) return false;
    Job *job = &queue->ring[(queue->first + queue->count++) & (queue->capacity - 1)];
    *job = (Job){subject, argument, extra, runtime->realm, kind};
    return true;
}

static inline bool reaction_enqueue(Runtime *runtime, Cell *reaction, PromiseState state,
                                    Value argument) {
    JobKind kind = state == PROMISE_FULFILLED ? JOB_REACTION_FULFILLED : JOB_REACTION_REJECTED;
    return jobs_enqueue(runtime, kind, reaction, argument, VALUE_UNDEFINED);
}

/* ---- promise.c ---- */

/* Empty shape of %Promise%'s instances in the current realm; NULL on out of memory. */
Shape *promise_shape_slow(Runtime *runtime);
static inline Shape *promise_shape(Runtime *runtime) {
    JobQueue *queue = runtime->jobs;
    return LIKELY(queue->promise_realm == runtime->realm) ? queue->promise_shape
                                                          : promise_shape_slow(runtime);
}

void promise_track(Runtime *runtime, Promise *promise, bool handled);
/* The promise a native function settles if it is one of a pair of resolving functions that were not
 * used yet, else NULL. */
Promise *resolving_function_promise(Value function);

/* ---- protector.c ---- */

bool protector_refresh(Runtime *runtime, PromiseProtector *protector);
static inline bool protector_is_fresh(Runtime *runtime) {
    PromiseProtector *p = &runtime->jobs->protector;
    return LIKELY(p->realm == runtime->realm && p->epoch == runtime->prototype_epoch) ||
           protector_refresh(runtime, p);
}
/* Get(promise, "constructor") would give %Promise% of the current realm, and nobody could tell: for
 * promises made by the engine just now, and for any promise. */
static inline bool promise_constructor_is_usual(Runtime *runtime) {
    const PromiseProtector *p = &runtime->jobs->protector;
    return protector_is_fresh(runtime) &&
           LIKELY(*p->constructor_place == value_cell(p->constructor));
}
static inline bool promise_has_usual_constructor(Runtime *runtime, const Promise *promise) {
    return promise_constructor_is_usual(runtime) &&
           LIKELY(promise->object.shape == runtime->jobs->protector.shape);
}

static inline ThenlessShape *thenless_place(JobQueue *queue, const Shape *shape) {
    return &queue->thenless[(uintptr_t)shape / sizeof(Shape) % THENLESS_SHAPES];
}
/* Get(object, "then") would give undefined, and nobody could tell. False: not known. */
static inline bool object_is_thenless(const Runtime *runtime, const Object *object) {
    const ThenlessShape *known = thenless_place(runtime->jobs, object->shape);
    return known->shape == object->shape && known->epoch == runtime->prototype_epoch;
}
/* Finds out whether that holds for all objects of the object's shape. */
void note_thenless(Runtime *runtime, const Object *object);
/* The same for plain objects of the shape; found out where it is not known. */
bool shape_is_thenless(Runtime *runtime, const Shape *shape);

/* ---- async.c ---- */

/* A context goes on after its await. */
bool context_continue(Runtime *runtime, Context *context, ResumeMode mode, Value value);
/* Suspends a context on Await(value) (27.7.5.3); false when PromiseResolve threw: the exception is
 * pending. */
bool context_await(Runtime *runtime, Context *context, Value value);
/* The promise that an object which is awaited stands for (27.2.4.7.1). NULL: threw. */
Promise *awaited_promise(Runtime *runtime, Value value);
/* hooks.async_function_ran. */
Value async_function_ran(Runtime *runtime, Context *context, Completion completion, Value result);

/* ---- async_step.c ---- */

/* A step of async iteration, as a Record. */
enum { STEP_SENT,    /* what `next` was given; of a direct step: what it has answered */
       STEP_SETTLES, /* the promise; of a direct step: the context that waits, or undefined */
       STEP_NEXT,    /* the next one in an async generator's queue */
       STEP_SIZE };
enum {                     /* its cell.extra */
       STEP_MODE_MASK = 3, /* ResumeMode */
       STEP_DIRECT = 1 << 2,
       STEP_OUTCOME_SHIFT = 4 /* PromiseState of a direct step answered before it is awaited */
};

/* promise NULL: a direct one. NULL: out of memory. */
Record *step_new(Runtime *runtime, ResumeMode mode, Value sent, Promise *promise);
/* The answers. False: out of memory; step_reject_pending: also when a stop was asked for. */
bool step_fulfill(Runtime *runtime, Record *step, Value value, bool done);
bool step_reject(Runtime *runtime, Record *step, Value reason);
bool step_reject_pending(Runtime *runtime, Record *step);
/* The context of a `for await` waits for a step it has asked for. False: threw. */
bool step_await(Runtime *runtime, Context *context, Record *step);
/* Job of REACTION_STEP. */
bool step_result_settled(Runtime *runtime, Context *context, bool fulfilled, Value value);
/* The only reaction that waits for the step; NULL: none, or several. */
Cell *step_waiter(const Record *step);
/* hooks.async_step. */
Value async_step(Runtime *runtime, Value iterator, Value next_method);
/* Ask for a step; the answer may come at once. False: out of memory, or a stop was asked for. */
bool async_generator_ask(Runtime *runtime, Object *generator, Record *step);
bool async_from_sync_ask(Runtime *runtime, Object *iterator, Record *step, uint32_t count,
                         const Value *arguments);

/* ---- generator.c, async_generator.c, async_from_sync.c, async_stack.c ---- */

/* What waits for the request an async generator works on, as step_waiter. */
Cell *async_generator_waiter(const Object *generator);
/* Job of REACTION_UNWRAP. */
bool async_from_sync_settled(Runtime *runtime, Reaction *reaction, bool fulfilled, Value value);
/* hooks.next_async_site. */
bool next_async_site(Runtime *runtime, AsyncSite *site);
Value async_generator_start(Runtime *runtime, Context *context);
bool async_generator_continue(Runtime *runtime, Context *context, ResumeMode mode, Value value);
bool async_generator_return_settled(Runtime *runtime, Object *generator, bool fulfilled,
                                    Value value);
void generators_register_kinds(Heap *heap);
void async_from_sync_register_kinds(Heap *heap);
void async_generators_register_kinds(Heap *heap);

#endif
