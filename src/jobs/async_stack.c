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

/* A function of Promise.all and its like among the handlers: a site of its own. */
static bool combinator_site(Runtime *runtime, const Reaction *reaction, AsyncSite *site) {
    const Value handlers[] = {reaction->on_fulfilled, reaction->on_rejected};
    for (int i = 0; i < 2; i++) {
        if (!value_is_kind(handlers[i], CELL_OBJECT_NATIVE_FUNCTION)) continue;
        Object *function = value_as_object(handlers[i]);
        if (runtime->hooks.combinator_site(runtime, function, site)) return true;
    }
    return false;
}

static Object *derived_promise(const Reaction *reaction) {
    if (value_is_undefined(reaction->result)) return NULL;
    Value promise = capability_promise(reaction->result);
    return value_is_promise(promise) ? value_as_object(promise) : NULL;
}

/* What a reaction without a site settles: the derived promise, or that of a resolving function. */
static Object *settled_promise(const Reaction *reaction) {
    Promise *resolved = resolving_function_promise(reaction->on_fulfilled);
    return resolved ? &resolved->object : derived_promise(reaction);
}

/* Looks at site->reaction: true when it is to be shown; site->promise is where the walk goes on. */
static bool look(Runtime *runtime, AsyncSite *site) {
    site->promise = NULL;
    site->context = NULL;
    if (site->reaction->kind == CELL_CONTEXT) {
        site->context = (const Context *)site->reaction;
        Promise *promise = promise_of_context(site->context);
        if (promise) site->promise = &promise->object;
        return true;
    }
    const Reaction *reaction = (const Reaction *)site->reaction;
    if (reaction->cell.extra != REACTION_CALLBACKS) return false;
    if (combinator_site(runtime, reaction, site)) return true;
    site->promise = settled_promise(reaction);
    return false;
}

/* The job that runs. Its own context, or handler, is on the stack of frames already. */
static bool begin(Runtime *runtime, AsyncSite *site) {
    site->reaction = runtime->jobs->current;
    if (!site->reaction) return false;
    if (site->reaction->kind == CELL_CONTEXT) return look(runtime, site);
    const Reaction *reaction = (const Reaction *)site->reaction;
    bool has_handlers = reaction->cell.extra == REACTION_CALLBACKS;
    site->promise = has_handlers ? derived_promise(reaction) : NULL;
    return has_handlers;
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
