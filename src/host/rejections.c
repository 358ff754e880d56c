/* Unhandled rejections (spec 27.2.1.9 HostPromiseRejectionTracker), told as Node.js 20 tells them.
 *
 * A rejected promise without a handler waits in `pending` until the checkpoint is done. Who still
 * has no handler then is told of: process 'unhandledRejection', else it is an uncaught error, or
 * what the host's rejection_mode says. A promise told of is remembered, weakly, with a number: when
 * a handler comes later, that is told too. */
#include "host/rejections.h"

#include "host/console.h"
#include "host/process/process.h"
#include "host/uncaught.h"
#include "jobs/jobs.h"
#include "support/vector.h"

/* A promise told of, by the number it was told with. */
typedef struct TellRecord {
    Object *promise;
    uint32_t number;
} TellRecord;

VECTOR_OF(PromiseVector, promise_vector, Object *)
VECTOR_OF(TellVector, tell_vector, TellRecord)

typedef struct Rejections {
    BobEngine *engine;
    PromiseVector pending; /* roots; NULL where a handler came in time */
    size_t first;          /* of those not told of yet */
    TellVector told;       /* weak */
    TellVector late;       /* roots: handled after they were told of */
    uint32_t number;       /* rejections so far */
} Rejections;

/* ---- tracking ---- */

/* A handler came: before anybody was told it is forgotten, afterwards that is news. */
static void rejection_handled(Rejections *rejections, const Object *promise) {
    for (size_t i = rejections->pending.length; i-- > rejections->first;) {
        if (rejections->pending.items[i] != promise) continue;
        rejections->pending.items[i] = NULL;
        return;
    }
    for (size_t i = 0; i < rejections->told.length; i++) {
        TellRecord record = rejections->told.items[i];
        if (record.promise != promise) continue;
        rejections->told.items[i] = rejections->told.items[--rejections->told.length];
        if (!tell_vector_push(&rejections->late, record)) return;
        return;
    }
}

/* hooks.rejection_tracker. Out of memory: the rejection goes untold. */
static void rejection_tracker(Runtime *runtime, Object *promise, bool handled, void *data) {
    Rejections *rejections = data;
    (void)runtime;
    if (handled) {
        rejection_handled(rejections, promise);
    } else {
        rejections->number++;
        if (!promise_vector_push(&rejections->pending, promise)) return;
    }
}

/* ---- telling of those handled late ---- */

static bool tell_late(Rejections *rejections, TellRecord record) {
    BobEngine *engine = rejections->engine;
    Runtime *runtime = engine->runtime;
    Value promise = value_cell(record.promise);
    Emission told = process_emit(engine, "rejectionHandled", 1, &promise);
    if (told != EMISSION_UNHEARD) return told == EMISSION_HEARD;
    String *message = string_format(
        runtime, "Promise rejection was handled asynchronously (rejection id: %u)", record.number);
    return message && process_warn(engine, message, "PromiseRejectionHandledWarning");
}

/* ---- telling of those not handled ---- */

static bool is_error_like(Runtime *runtime, Value reason) {
    if (!value_is_object(reason)) return false;
    bool has_stack;
    PropertyKey key = property_key_name(runtime->names.stack);
    if (has_own_property(runtime, value_as_object(reason), key, &has_stack)) return has_stack;
    runtime_take_exception(runtime);
    return false;
}

/* The reason in a message: text in quotes as it is, objects by their class. */
static String *describe_reason(Runtime *runtime, Value reason) {
    if (value_is_object(reason)) return value_describe(runtime, reason);
    if (value_is_symbol(reason)) return value_describe(runtime, reason);
    return to_string(runtime, reason);
}

/* The name and the stack of what is thrown below: no script made it. */
static bool name_rejection(Runtime *runtime, Object *error, String *message) {
    PropertyDescriptor hidden = {.flags = PROPERTY_HAS_ALL_DATA | PROPERTY_HIDDEN};
    String *name = string_from_ascii(runtime, "UnhandledPromiseRejection");
    if (!name) return false;
    hidden.value = value_cell(name);
    PropertyKey key = property_key_name(runtime->names.name);
    if (!define_property_or_throw(runtime, error, key, &hidden)) return false;
    String *stack = string_format(
        runtime, "%S: %S\n    at processPromiseRejections (<anonymous>)", name, message);
    key = property_key_name(runtime->names.stack);
    return stack && set(runtime, error, key, value_cell(stack), true);
}

/* What is thrown for a reason that is no error. */
static Value unhandled_rejection_error(Runtime *runtime, Value reason) {
    static const char format[] =
        "This error originated either by throwing inside of an async function without a catch "
        "block, or by rejecting a promise which was not handled with .catch(). The promise "
        "rejected with the reason \"%S\".";
    String *what = describe_reason(runtime, reason);
    String *message = what ? string_format(runtime, format, what) : NULL;
    Object *error = message ? error_new(runtime, ERROR_ERROR, message) : NULL;
    TRY_OK(error && name_rejection(runtime, error, message));
    String *key = atom_from_ascii(runtime, "code");
    String *code = key ? string_from_ascii(runtime, "ERR_UNHANDLED_REJECTION") : NULL;
    TRY_OK(code && object_put(runtime, error, property_key_name(key), value_cell(code)));
    return value_cell(error);
}

static bool throw_unhandled(BobEngine *engine, Value reason) {
    Runtime *runtime = engine->runtime;
    Value error = is_error_like(runtime, reason) ? reason
                                                 : unhandled_rejection_error(runtime, reason);
    return !value_is_abrupt(error) && uncaught_error(engine, error, UNCAUGHT_REJECTED);
}

/* ---- warning of those not handled ---- */

/* The error's stack as a text; NULL: it has none, or reading it threw (which is dropped). */
static String *stack_of_reason(Runtime *runtime, Value reason) {
    if (!is_error_like(runtime, reason)) return NULL;
    Value stack = get_by_name(runtime, value_as_object(reason), runtime->names.stack);
    if (value_is_string(stack)) return value_as_string(stack);
    if (value_is_abrupt(stack)) runtime_take_exception(runtime);
    return NULL;
}

/* Two warnings: what was rejected with, then what that means; its stack is the reason's. */
static bool warn_unhandled(BobEngine *engine, Value reason, uint32_t number) {
    static const char name[] = "UnhandledPromiseRejectionWarning";
    static const char format[] =
        "Unhandled promise rejection. This error originated either by throwing inside of an async "
        "function without a catch block, or by rejecting a promise which was not handled with "
        ".catch(). To terminate the node process on unhandled promise rejection, use the CLI flag "
        "`--unhandled-rejections=strict` (see "
        "https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). (rejection id: %u)";
    Runtime *runtime = engine->runtime;
    String *stack = stack_of_reason(runtime, reason);
    String *what = stack ? stack : describe_reason(runtime, reason);
    if (!what || !process_warn(engine, what, name)) return false;
    String *message = string_format(runtime, format, number);
    Object *warning = message ? process_warning_new(engine, message, name) : NULL;
    PropertyKey key = property_key_name(runtime->names.stack);
    bool is_fine = warning && (!stack || set(runtime, warning, key, value_cell(stack), true));
    return is_fine && process_warn_error(engine, warning);
}

/* ---- telling ---- */

/* What becomes of one that was told of, and heard or not. */
static bool conclude(BobEngine *engine, Value reason, uint32_t number, bool is_heard) {
    switch (engine->host->rejection_mode) {
    case REJECTIONS_THROW: return is_heard || throw_unhandled(engine, reason);
    case REJECTIONS_STRICT: return is_heard || warn_unhandled(engine, reason, number);
    case REJECTIONS_WARN: return warn_unhandled(engine, reason, number);
    case REJECTIONS_WARN_WITH_CODE:
        if (is_heard) return true;
        process_set_exit_code(engine, EXIT_UNCAUGHT);
        return warn_unhandled(engine, reason, number);
    case REJECTIONS_NONE: return true;
    }
    return true;
}

static bool tell_unhandled(Rejections *rejections, Promise *promise, uint32_t number) {
    BobEngine *engine = rejections->engine;
    Value arguments[] = {promise->result, value_cell(promise)};
    bool is_strict = engine->host->rejection_mode == REJECTIONS_STRICT;
    if (is_strict && !throw_unhandled(engine, promise->result)) return false;
    Emission told = process_emit(engine, "unhandledRejection", 2, arguments);
    if (told == EMISSION_THREW) return false;
    return conclude(engine, promise->result, number, told == EMISSION_HEARD);
}

/* A listener's own error is uncaught like any other. False: the program is to end. */
static bool settle(BobEngine *engine, bool is_fine) {
    Runtime *runtime = engine->runtime;
    if (is_fine) return true;
    if (runtime->terminating || !runtime_has_exception(runtime)) return false;
    return uncaught_error(engine, runtime_take_exception(runtime), UNCAUGHT_THROWN);
}

static bool process_late(Rejections *rejections) {
    for (size_t i = 0; i < rejections->late.length; i++) {
        bool is_fine = tell_late(rejections, rejections->late.items[i]);
        if (!settle(rejections->engine, is_fine)) return false;
    }
    rejections->late.length = 0;
    return true;
}

/* Those rejected meanwhile wait for the next checkpoint. When a listener throws, the others are
 * passed over, as in Node.js. */
static bool process_pending(Rejections *rejections, bool *any) {
    size_t end = rejections->pending.length;
    uint32_t number = rejections->number - (uint32_t)(end - rejections->first);
    while (rejections->first < end) {
        Object *promise = rejections->pending.items[rejections->first++];
        number++;
        if (!promise) continue;
        *any = true;
        if (!tell_vector_push(&rejections->told, (TellRecord){promise, number})) return false;
        bool is_fine = tell_unhandled(rejections, (Promise *)promise, number);
        if (!settle(rejections->engine, is_fine)) return false;
        if (!is_fine) break;
    }
    rejections->first = end;
    return true;
}

bool rejections_process(BobEngine *engine, bool *goes_on) {
    Rejections *rejections = engine->host->rejections;
    *goes_on = true;
    if (!rejections || (!rejections->pending.length && !rejections->late.length)) return false;
    bool any = rejections->late.length > 0;
    *goes_on = process_late(rejections) && process_pending(rejections, &any);
    if (rejections->first == rejections->pending.length) {
        rejections->first = rejections->pending.length = 0;
    }
    return any || rejections->pending.length > 0;
}

/* ---- life ---- */

static void rejections_mark(Heap *heap, void *data) {
    const Rejections *rejections = data;
    const PromiseVector *pending = &rejections->pending;
    for (size_t i = rejections->first; i < pending->length; i++) {
        heap_mark_cell(heap, pending->items[i]);
    }
    for (size_t i = 0; i < rejections->late.length; i++) {
        heap_mark_cell(heap, rejections->late.items[i].promise);
    }
}

/* Forgets the promises told of that nobody can add a handler to any more. */
static void rejections_sweep(Heap *heap, void *data) {
    TellVector *told = &((Rejections *)data)->told;
    size_t kept = 0;
    for (size_t i = 0; i < told->length; i++) {
        if (heap_is_marked(heap, told->items[i].promise)) told->items[kept++] = told->items[i];
    }
    told->length = kept;
}

bool rejections_install(BobEngine *engine) {
    Runtime *runtime = engine->runtime;
    Rejections *rejections = calloc(1, sizeof *rejections);
    if (!rejections) return false;
    if (!heap_add_root(runtime->heap, rejections_mark, rejections)) {
        free(rejections);
        return false;
    }
    rejections->engine = engine;
    engine->host->rejections = rejections;
    runtime->hooks.rejection_tracker = rejection_tracker;
    runtime->hooks.rejection_tracker_data = rejections;
    return heap_add_weak_hook(runtime->heap, rejections_sweep, rejections);
}

void rejections_delete(BobEngine *engine) {
    Rejections *rejections = engine->host->rejections;
    if (!rejections) return;
    heap_remove_root(engine->runtime->heap, rejections_mark, rejections);
    heap_remove_weak_hook(engine->runtime->heap, rejections_sweep, rejections);
    engine->runtime->hooks.rejection_tracker = NULL;
    promise_vector_free(&rejections->pending);
    tell_vector_free(&rejections->told);
    tell_vector_free(&rejections->late);
    free(rejections);
    engine->host->rejections = NULL;
}
