/* The runtime: one engine instance on one thread: heap, atoms, realms, the value stack, the pending
 * exception, hooks.
 *
 * Everything below works on a Runtime that is passed explicitly; there is no global state. A lower
 * floor reaches an upper one only through the hooks here, which the upper floor installs.
 */
#ifndef BOBBIN_RUNTIME_RUNTIME_H
#define BOBBIN_RUNTIME_RUNTIME_H

#include "runtime/heap/heap.h"
#include "runtime/objects/property.h"
#include "runtime/values/completion.h"
#include "runtime/values/string.h"
#include "runtime/values/value.h"
#include "support/pointer_set.h"

typedef struct Frame Frame;
typedef struct Script Script;
struct NativeCall;              /* runtime/objects/function.h */
typedef struct Context Context; /* evaluate/resume/context.h */
struct Scope;
struct Node;
struct AsyncSite; /* evaluate/evaluate.h */

/* Atoms known at build time: X(identifier, "text"). Kept in alphabetical order; add what you
 * need. */
#include "runtime/names.h"

typedef struct Names {
#define X(identifier, text) String *identifier;
    NAMES(X)
#undef X
} Names;

/* Well-known symbols: X(identifier, "description"). */
#define WELL_KNOWN_SYMBOLS(X)                            \
    X(async_iterator, "Symbol.asyncIterator")            \
    X(has_instance, "Symbol.hasInstance")                \
    X(is_concat_spreadable, "Symbol.isConcatSpreadable") \
    X(iterator, "Symbol.iterator")                       \
    X(match, "Symbol.match")                             \
    X(match_all, "Symbol.matchAll")                      \
    X(replace, "Symbol.replace")                         \
    X(search, "Symbol.search")                           \
    X(species, "Symbol.species")                         \
    X(split, "Symbol.split")                             \
    X(to_primitive, "Symbol.toPrimitive")                \
    X(to_string_tag, "Symbol.toStringTag")               \
    X(unscopables, "Symbol.unscopables")

typedef struct WellKnownSymbols {
#define X(identifier, description) Symbol *identifier;
    WELL_KNOWN_SYMBOLS(X)
#undef X
} WellKnownSymbols;

/* How scripts and the engine come to each other: installed by upper floors, NULL until then. */
typedef struct RuntimeHooks {
    /* End of what frames use of the value stack: the collector reads it up to there; installed by
     * evaluate/. NULL: it is not in use. */
    Value *(*stack_top)(Runtime *runtime);
    /* Calls a closure (CELL_OBJECT_FUNCTION); installed by evaluate/. arguments are borrowed.
     * new_target undefined: [[Call]]. */
    Value (*call_closure)(Runtime *runtime, Object *function, Value this_value, uint32_t count,
                          const Value *arguments, Value new_target);
    /* First evaluators of new nodes: they pick the real one, by kind and shape, when the node first
     * runs; installed by evaluate/, set by the parser on each node it makes (link_exec for kinds >=
     * NODE_EMPTY, the statements). */
    Value (*link_eval)(struct Node *node, Frame *frame);
    Completion (*link_exec)(struct Node *node, Frame *frame);
    /* import() in code of a script (13.3.10): the promise; installed by jobs/. */
    Value (*import_module)(Runtime *runtime, Script *script, Value specifier, Value options);
    /* The async generator object of a context whose prologue is done; installed by jobs/. */
    Value (*async_generator_start)(Runtime *runtime, Context *context);
    /* The promise of an async function that has run up to its first await (SUSPEND, with its
     * context) or to its end (context NULL; `result` is what it returned); installed by jobs/. */
    Value (*async_function_ran)(Runtime *runtime, Context *context, Completion completion,
                                Value result);
    /* A generator's next, throw or return without a result object, and its original `next`: for
     * yield*; installed by jobs/. mode: ResumeMode; *is_result: what comes back is a delegate's
     * iterator result, passed on as it is. */
    Value (*generator_step)(Runtime *runtime, Object *generator, uint32_t mode, Value value,
                            bool *done, bool *is_result);
    Value (*generator_next)(struct NativeCall *call);
    /* `next` of an async iterator of ours for a `for await`, without a promise: what the loop then
     * awaits; it goes on with the value, or VALUE_EMPTY when the iteration is over. VALUE_EMPTY at
     * once: call the method instead. Installed by jobs/. */
    Value (*async_step)(Runtime *runtime, Value iterator, Value next_method);
    /* %AsyncFromSyncIterator% around a sync iterator; installed by jobs/. */
    Value (*create_async_from_sync_iterator)(Runtime *runtime, Value iterator, Value next_method);
    /* Own property `prototype`, `length`, `name` of a closure are made on first touch: makes
     * them. */
    bool (*materialize_function)(Runtime *runtime, Object *function);
    /* Builds an intrinsic of a realm on first touch; installed by builtins/. index: Intrinsic. */
    Object *(*build_intrinsic)(Runtime *runtime, Realm *realm, uint32_t index);
    /* HostPromiseRejectionTracker (spec 27.2.1.9): installed by loop/ or the embedder. handled: a
     * handler came later. */
    void (*rejection_tracker)(Runtime *runtime, Object *promise, bool handled, void *data);
    void *rejection_tracker_data;
    /* Captures the stack of frames above a function (NULL: all of them); installed by evaluate/.
     * *is_wanted: whether there is to be a `stack` at all. NULL: out of memory. */
    struct Record *(*capture_stack)(Runtime *runtime, Object *constructor_above, bool *is_wanted);
    /* Parses and evaluates source: Function constructors and indirect eval; installed by
     * evaluate/. */
    Value (*evaluate_eval)(Runtime *runtime, Realm *realm, String *source);
    /* kind: 0, or bits 1 (generator) and 2 (async). new_target: the constructor to take the
     * prototype from. */
    Value (*create_dynamic_function)(Runtime *runtime, Realm *realm, uint32_t kind, uint32_t count,
                                     const Value *arguments, Value new_target);
    String *(*function_source_text)(Runtime *runtime, Object *function);
    /* Calls a native with a Frame of its own, so that it shows in stack traces; installed by
     * evaluate/. NULL: called directly. */
    Value (*call_native)(Runtime *runtime, Object *function, Value this_value, uint32_t count,
                         const Value *arguments, Value new_target);
    /* Realm of a closure (its script's); installed by evaluate/. NULL: the current one. */
    Realm *(*closure_realm)(Object *function);
    /* What `stack` is, of frames that capture_stack has kept: asked when somebody first reads it;
     * runs script. Installed by evaluate/. */
    Value (*stack_value)(Runtime *runtime, Object *error, struct Record *frames);
    /* What a script's Error.prepareStackTrace makes of them; VALUE_EMPTY: there is none. Installed
     * by builtins/. */
    Value (*prepare_stack)(Runtime *runtime, Object *error, const struct Record *frames);
    /* The key under which a host object holds the callback it calls as a method, for stack traces;
     * NULL: it holds none, or out of memory. Installed by host/; may stay NULL. */
    String *(*callback_key)(Runtime *runtime, Object *receiver);
    /* Who waits for the running job, one step further out: for stack traces; installed by jobs/.
     * False: nobody more. */
    bool (*next_async_site)(Runtime *runtime, struct AsyncSite *site);
    /* Tells a promise combinator's function for one element; installed by builtins/. False: it is
     * none. */
    bool (*combinator_site)(Runtime *runtime, Object *function, struct AsyncSite *site);
    /* Keeps alive what a static scope refers to, for environments of direct eval code; may stay
     * NULL. */
    void (*trace_scope)(Heap *heap, struct Scope *scope);
    /* [[ProxyTarget]] of a proxy, NULL when it is revoked; installed by builtins/. */
    Object *(*proxy_target)(Runtime *runtime, Object *proxy);
    /* [[ProxyHandler]], the same. */
    Object *(*proxy_handler)(Runtime *runtime, Object *proxy);
    /* Milliseconds since 1970, of the clock that timers go by; installed by host/. NULL: the
     * system's clock. */
    double (*current_time)(Runtime *runtime);
    /* Blocks the thread for so many milliseconds of the same clock; INFINITY: for good. Installed
     * by host/. NULL: there is no waiting. */
    void (*wait)(Runtime *runtime, double milliseconds);
    /* Ends such a wait, or the loop's, from any thread or signal handler. NULL likewise. */
    void (*wake)(Runtime *runtime);
    /* A RegExp object for a literal; *model stays at the literal, VALUE_EMPTY at first.
     * Installed by builtins/. */
    Value (*regexp_from_literal)(Runtime *runtime, String *pattern, String *flags, Value *model);
    /* Gives the global object of a new realm its properties; installed by builtins/. */
    bool (*populate_global)(Runtime *runtime, Realm *realm);
    /* Exotic objects whose internal methods live on upper floors (proxy, typed arrays, module
     * namespace): by kind; see object.h. */
    const struct ExoticMethods *exotic[CELL_KIND_COUNT];
} RuntimeHooks;

/* The latest `throw` statement, for the report of an uncaught error. */
typedef struct ThrowRecord {
    Value value;
    Script *script; /* NULL: there was none */
    uint32_t position;
} ThrowRecord;

/* What holds weakly, for the collector's hook: builtins/memory/weak.h. */
typedef struct WeakHolders {
    struct WeakObject *collections;          /* while marking: WeakMaps and WeakSets found alive */
    struct WeakRef *references;              /* all there are, the newest first */
    struct FinalizationRegistry *registries; /* likewise */
    /* a queue of registries some of whose targets have died */
    struct FinalizationRegistry *first_unclean, *last_unclean;
    bool is_watched; /* the hook is there */
} WeakHolders;

struct Runtime {
    /* -- hot: read by evaluators -- */
    Frame *frame;       /* innermost running frame; NULL outside */
    Value exception;    /* the thrown value while an abrupt end travels */
    Value *stack_limit; /* value stack: end of what frames may use */
    /* lowest address the C stack may reach; above all of it when a stop was asked for, so that the
     * next call finds out */
    const char *c_stack_limit;
    /* changes when an object that is a prototype changes its properties */
    uint32_t prototype_epoch;
    Realm *realm; /* current realm: of the running function */
    /* -- the rest -- */
    Heap *heap;
    Value *stack; /* value stack: mmapped, grows by touching */
    size_t stack_slots;
    Names names;
    WellKnownSymbols symbols;
    String *empty_string;
    String *unit_strings[256]; /* Latin-1 one-unit strings, atoms; made on first use */
    struct AtomTable *atoms;
    struct ObjectSpace *objects;            /* runtime/objects: root shapes, lookup cache */
    struct SymbolRegistry *symbol_registry; /* Symbol.for */
    ThrowRecord thrown;
    Value out_of_memory_error; /* preallocated RangeError of the first realm */
    bool out_of_memory;        /* the travelling exception is that one */
    bool terminating;          /* an uncatchable stop was asked for (API) */
    bool formatting_stack;     /* a `stack` is being made: others are but text meanwhile */
    int32_t stack_trace_limit; /* what Error.stackTraceLimit is until a script changes it */
    Symbol *stack_frames;      /* key of frames kept for a `stack` in what is no error; or NULL */
    const char *c_stack_end;   /* what c_stack_limit is otherwise */
    RuntimeHooks hooks;
    struct JobQueue *jobs;   /* owned by jobs/ */
    struct Modules *modules; /* owned by evaluate/modules/ */
    PointerSet joining;      /* arrays whose elements are being joined: circles end there */
    void *host;              /* owned by loop/ and host/ */
    WeakHolders weak;        /* owned by builtins/ */
    uint64_t random_state[2];
};

#include "runtime/heap/allocate.h"

enum { STACK_TRACE_LIMIT = 10 }; /* what Error.stackTraceLimit is by default */

/* limits: bytes of heap (0: none), bytes of C stack that may be used below the caller's frame (0:
 * ask the system), slots of value stack (0: default). NULL when memory is out. Makes no realm. */
typedef struct RuntimeOptions {
    size_t memory_limit;
    size_t stack_size;
    size_t value_stack_slots;
} RuntimeOptions;
Runtime *runtime_new(const RuntimeOptions *options);
void runtime_delete(Runtime *runtime);

/* True when the C stack is exhausted: then RangeError "Maximum call stack size exceeded" is set.
 * Every recursive C function that a script can drive calls it. */
bool runtime_stack_overflow(Runtime *runtime);
static inline bool runtime_stack_is_low(const Runtime *runtime) {
    return UNLIKELY((const char *)__builtin_frame_address(0) < runtime->c_stack_limit);
}

/* Asks for a stop, from any thread or signal handler: calls and loops end, no script can catch it.
 * runtime_go_on takes it back. */
void runtime_stop(Runtime *runtime);
void runtime_go_on(Runtime *runtime);

/* ---- throwing: all set runtime->exception and return VALUE_ABRUPT. Formats as string_format.
 * ---- */
typedef enum ErrorKind {
    ERROR_ERROR,
    ERROR_TYPE,
    ERROR_RANGE,
    ERROR_SYNTAX,
    ERROR_REFERENCE,
    ERROR_EVAL,
    ERROR_URI,
    ERROR_AGGREGATE
} ErrorKind;
Value throw_value(Runtime *runtime, Value value);
Value throw_error(Runtime *runtime, ErrorKind kind, const char *format, ...);
Value throw_type_error(Runtime *runtime, const char *format, ...);
Value throw_range_error(Runtime *runtime, const char *format, ...);
Value throw_reference_error(Runtime *runtime, const char *format, ...);
Value throw_out_of_memory(Runtime *runtime);
/* Takes the pending exception: returns it and clears it. */
Value runtime_take_exception(Runtime *runtime);
static inline bool runtime_has_exception(const Runtime *runtime) {
    return runtime->exception != VALUE_EMPTY;
}

#endif
