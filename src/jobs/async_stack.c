/* Who waits for the running job: the part of a stack trace behind an `await`.
 *
 * A job is a reaction. What it will settle is a promise; when exactly one reaction waits for that
 * one, it is the next site out, and so on (as V8 walks: a promise with several reactions, or
 * settled, ends the walk). Nothing is allocated and no script runs here. */
#include "jobs/internal.h"

/* What waits for an async function, or for the request an async generator works on. */
static Cell *waits_for_context(const Context *context) {
    const Object *owner = context->owner;
    if (!owner) return NULL;
    return owner->cell.kind == CELL_OBJECT_ASYNC_GENERATOR ? async_generator_waiter(owner)
                                                           : only_reaction((const Promise *)owner);
}

/* What a reaction that is no context calls, and what waits for the promise it settles; undefined or
 * NULL: none. */
typedef struct Waiting {
    Value handlers[2];
    Cell *waiter;
} Waiting;

static Cell *waits_for_result(Value result) {
    if (value_is_undefined(result)) return NULL;
    Value promise = capability_promise(result);
    return value_is_promise(promise) ? only_reaction(value_as_promise(promise)) : NULL;
}

static Waiting waiting_of_callbacks(const Reaction *reaction) {
    return (Waiting){{reaction->on_fulfilled, reaction->on_rejected},
                     waits_for_result(reaction->result)};
}

/* False: it has no handlers, nor does anything wait for it. */
static bool waiting_of(Cell *cell, Waiting *waiting) {
    *waiting = (Waiting){{VALUE_UNDEFINED, VALUE_UNDEFINED}, NULL};
    if (cell->kind == CELL_OBJECT_PROMISE) {
        DerivedPromise *derived = (DerivedPromise *)cell;
        *waiting = (Waiting){{derived->promise.result, derived->on_rejected},
                             only_reaction(&derived->promise)};
        return true;
    }
    const Reaction *reaction = (const Reaction *)cell;
    bool is_unwrap = cell->extra == REACTION_UNWRAP;
    if (is_unwrap)
        waiting->waiter = step_waiter((const Record *)value_as_cell(reaction->on_fulfilled));
    else if (cell->extra == REACTION_CALLBACKS)
        *waiting = waiting_of_callbacks(reaction);
    return is_unwrap || cell->extra == REACTION_CALLBACKS;
}

/* A function of Promise.all and its like among the handlers: a site of its own. */
static bool combinator_site(Runtime *runtime, const Waiting *waiting, AsyncSite *site) {
    for (int i = 0; i < 2; i++) {
        if (!value_is_kind(waiting->handlers[i], CELL_OBJECT_NATIVE_FUNCTION)) continue;
        Object *function = value_as_object(waiting->handlers[i]);
        if (runtime->hooks.combinator_site(runtime, function, site)) return true;
    }
    return false;
}

/* A context that waits, by itself or through a reaction; else NULL. */
static const Context *waiting_context(const Cell *cell) {
    if (cell->kind == CELL_CONTEXT) return (const Context *)cell;
    bool is_step = cell->kind == CELL_JOB && cell->extra == REACTION_STEP;
    return is_step ? (const Context *)value_as_cell(((const Reaction *)cell)->on_fulfilled) : NULL;
}

/* Looks at site->reaction: true when it is to be shown; site->promise or site->waiter is where the
 * walk goes on: for a reaction without a site, at the promise of a resolving function, or at what
 * waits for the derived one. */
static bool look(Runtime *runtime, AsyncSite *site) {
    site->promise = NULL;
    site->waiter = NULL;
    site->context = waiting_context(site->reaction);
    if (site->context) {
        site->waiter = waits_for_context(site->context);
        return true;
    }
    Waiting waiting;
    if (!waiting_of(site->reaction, &waiting)) return false;
    if (combinator_site(runtime, &waiting, site)) return true;
    Promise *resolved = resolving_function_promise(waiting.handlers[0]);
    site->waiter = resolved ? only_reaction(resolved) : waiting.waiter;
    return false;
}

/* The job that runs. Its own context, or handler, is on the stack of frames already. */
static bool begin(Runtime *runtime, AsyncSite *site) {
    site->reaction = runtime->jobs->current;
    if (!site->reaction) return false;
    if (waiting_context(site->reaction)) return look(runtime, site);
    Waiting waiting;
    if (!waiting_of(site->reaction, &waiting)) return false;
    site->waiter = waiting.waiter;
    return true;
}

bool next_async_site(Runtime *runtime, AsyncSite *site) {
    if (!site->reaction && !begin(runtime, site)) return false;
    for (;;) {
        site->reaction =
            site->promise ? only_reaction((const Promise *)site->promise) : site->waiter;
        if (!site->reaction) return false;
        if (look(runtime, site)) return true;
    }
}
