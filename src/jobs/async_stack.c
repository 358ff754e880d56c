/* Who waits for the running job: the part of a stack trace behind an `await`.
 *
 * A job is a reaction. What it will settle is a promise; when exactly one reaction waits for that
 * one, it is the next site out, and so on (as V8 walks: a promise with several reactions, or
 * settled, ends the walk). Nothing is allocated and no script runs here. */
#include "jobs/internal.h"

/* The only reaction of a pending promise, else NULL. The list is circular. */
static Cell *only_reaction(const Promise *promise) {
    Cell *last = promise->reactions;
    return last && *reaction_next(last) == last ? last : NULL;
}

static Promise *promise_of_context(const Context *context) {
    Object *owner = context->owner;
    if (!owner) return NULL;
    return owner->cell.kind == CELL_OBJECT_ASYNC_GENERATOR ? async_generator_promise(owner)
                                                           : (Promise *)owner;
}

/* What a reaction that is no context calls, and the promise it settles; VALUE_UNDEFINED or NULL:
 * none. */
typedef struct Waiting {
    Value handlers[2];
    Object *settles;
} Waiting;

static Object *promise_of_result(Value result) {
    if (value_is_undefined(result)) return NULL;
    Value promise = capability_promise(result);
    return value_is_promise(promise) ? value_as_object(promise) : NULL;
}

/* False: it has no handlers. */
static bool waiting_of(Cell *cell, Waiting *waiting) {
    if (cell->kind == CELL_OBJECT_PROMISE) {
        DerivedPromise *derived = (DerivedPromise *)cell;
        *waiting = (Waiting){{derived->promise.result, derived->on_rejected},
                             &derived->promise.object};
        return true;
    }
    const Reaction *reaction = (const Reaction *)cell;
    *waiting = (Waiting){{reaction->on_fulfilled, reaction->on_rejected},
                         promise_of_result(reaction->result)};
    return cell->extra == REACTION_CALLBACKS;
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

/* Looks at site->reaction: true when it is to be shown; site->promise is where the walk goes on:
 * for a reaction without a site, the promise of a resolving function, or the derived one. */
static bool look(Runtime *runtime, AsyncSite *site) {
    site->promise = NULL;
    site->context = NULL;
    if (site->reaction->kind == CELL_CONTEXT) {
        site->context = (const Context *)site->reaction;
        Promise *promise = promise_of_context(site->context);
        if (promise) site->promise = &promise->object;
        return true;
    }
    Waiting waiting;
    if (!waiting_of(site->reaction, &waiting)) return false;
    if (combinator_site(runtime, &waiting, site)) return true;
    Promise *resolved = resolving_function_promise(waiting.handlers[0]);
    site->promise = resolved ? &resolved->object : waiting.settles;
    return false;
}

/* The job that runs. Its own context, or handler, is on the stack of frames already. */
static bool begin(Runtime *runtime, AsyncSite *site) {
    site->reaction = runtime->jobs->current;
    if (!site->reaction) return false;
    if (site->reaction->kind == CELL_CONTEXT) return look(runtime, site);
    Waiting waiting;
    if (!waiting_of(site->reaction, &waiting)) return false;
    site->promise = waiting.settles;
    return true;
}

bool next_async_site(Runtime *runtime, AsyncSite *site) {
    if (!site->reaction && !begin(runtime, site)) return false;
    while (site->promise) {
        site->reaction = only_reaction((Promise *)site->promise);
        if (!site->reaction) return false;
        if (look(runtime, site)) return true;
    }
    return false;
}
