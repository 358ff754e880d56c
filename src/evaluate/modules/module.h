/* evaluate/modules/: Module Records, from a parsed module to one that can be evaluated (spec
 * 16.2.1, 10.4.6).
 *
 * A module passes through: load (load.c: it and all it asks for are in the map), link (link.c:
 * every import has its binding, every function that others may call exists), evaluate
 * (jobs/module_evaluate.c: promises are needed for that). Each of these walks over the graph
 * without C recursion: a chain of ten thousand modules is fine.
 *
 * An imported binding costs what a captured one costs. The importing module's environment has a
 * slot for it; linking puts the exporting module's environment there, and its slot's number into
 * the static Binding. The name's first evaluation turns that into a pointer to the very slot
 * (names.c).
 *
 * Invariants
 * - A module's environment exists from its making on: modules that import each other find it before
 *   either is linked. Its slots hold nothing that script made before linking is done.
 * - The map keeps every module it knows alive; a module keeps all modules it asks for.
 * - Modules that are no source text (JSON) have one export, `default`, and are born evaluated.
 */
#ifndef BOBBIN_EVALUATE_MODULES_MODULE_H
#define BOBBIN_EVALUATE_MODULES_MODULE_H

#include "evaluate/evaluate.h"
#include "support/vector.h"

typedef struct Module Module;

/* [[Status]]; in cell.extra. */
typedef enum ModuleStatus {
    MODULE_UNLINKED,
    MODULE_LINKING,
    MODULE_LINKED,
    MODULE_EVALUATING,
    MODULE_EVALUATING_ASYNC,
    MODULE_EVALUATED
} ModuleStatus;

/* An item of [[RequestedModules]]; one for each import or export ... from, in source order. */
typedef struct ModuleRequest {
    const ModuleRequestNode *node;
    Module *module; /* [[LoadedModules]]; NULL until loaded */
} ModuleRequest;

/* An export entry with a name (16.2.1.6, tables 46 and 47). */
typedef struct ModuleExport {
    String *name;           /* atom */
    String *imported;       /* name in the requested module; NULL with a request: its namespace */
    Module *target;         /* passed on: whose binding it is in the end, once linked; else NULL */
    uint32_t request;       /* MODULE_OWN: the binding is this module's own */
    uint32_t slot;          /* of the environment: its own, or its target's */
    uint32_t position, end; /* where the source names it, when not own */
} ModuleExport;
#define MODULE_OWN UINT32_MAX

struct Module {
    Cell cell; /* CELL_MODULE; cell.extra: ModuleStatus */
    Realm *realm;
    Script *script; /* NULL: no source text */
    String *name;   /* by which the loader knows it */
    String *type;   /* `type` of the attributes it was asked for with; NULL: none */
    Environment *environment;
    Object *namespace_object; /* NULL until somebody asks for it */
    Object *meta;             /* import.meta, likewise */
    /* In the script's arena. */
    ModuleRequest *requests;
    uint32_t request_count;
    ModuleExport *exports; /* sorted by the address of their names */
    uint32_t export_count;
    uint32_t *stars; /* requests of `export * from` */
    uint32_t star_count;
    ModuleExport default_export; /* what `exports` points at without source text */
    /* -- Cyclic Module Record (16.2.1.5) -- */
    bool is_loaded; /* all that it asks for, near and far, is in the map */
    bool has_error;
    Value error; /* [[EvaluationError]] */
    uint32_t dfs_index, dfs_ancestor;
    Module *cycle_root;
    Object *top_level_promise; /* [[TopLevelCapability]] */
    Object *execution;         /* promise of the module's own code, once it awaits */
    uint64_t async_order;      /* [[AsyncEvaluation]] and its order; 0: not set, or done */
    uint32_t pending_dependencies;
    Record *async_parents; /* [[AsyncParentModules]]; cell.data is their room */
    uint32_t async_parent_count;
};

static inline ModuleStatus module_status(const Module *module) {
    return (ModuleStatus)module->cell.extra;
}
static inline void module_set_status(Module *module, ModuleStatus status) {
    module->cell.extra = (uint16_t)status;
}
/* [[HasTLA]] */
static inline bool module_awaits(const Module *module) {
    return module->script && module->script->code->can_suspend;
}

/* ---- what finds modules: installed by the embedder (16.2.1.8 HostLoadImportedModule) ---- */
typedef struct ModuleLoader {
    /* Name of the module that `request` means in code of `referrer` (a script's name); attributes
     * are the host's to refuse. NULL: threw. */
    String *(*resolve)(Runtime *runtime, const ModuleRequestNode *request, String *referrer,
                       void *data);
    /* The module of that name, made by one of the two functions below. NULL: threw. */
    Module *(*load)(Runtime *runtime, String *name, String *type, void *data);
    /* HostGetImportMetaProperties (13.3.12.1.1). False: threw. May be NULL. */
    bool (*fill_meta)(Runtime *runtime, Module *module, Object *meta, void *data);
    void *data;
} ModuleLoader;

typedef struct Modules {
    ModuleLoader loader; /* resolve NULL: there is none */
    /* Calls a function later: when what import() asks for has to be read first. NULL: at once.
     * False: out of memory. */
    bool (*defer)(Runtime *runtime, Value callback);
    Module **map; /* open addressing by name */
    size_t count, capacity;
    uint64_t async_count; /* modules whose evaluation was found to be asynchronous */
} Modules;

/* Makes runtime->modules. False: out of memory. */
bool modules_install(Runtime *runtime);
void modules_delete(Runtime *runtime);

/* ---- module.c: making them; NULL: threw ---- */
/* Of a script parsed as a module and resolved. */
Module *module_from_script(Runtime *runtime, Script *script, String *name);
/* Without source text: its one export, `default`, is the value (16.2.1.7). */
Module *module_from_value(Runtime *runtime, Value value, String *name);

/* ---- load.c; names and types are atoms ---- */
/* The module of that name in the current realm, or NULL. type NULL: none was asked for. */
Module *module_find(Runtime *runtime, const String *name, const String *type);
/* Puts it into the map unless its name is taken. False: out of memory. */
bool module_register(Runtime *runtime, Module *module);
/* The name of the module that code of `referrer` asks for. NULL: threw. */
String *module_resolve_name(Runtime *runtime, const ModuleRequestNode *request, String *referrer);
/* `type` of a request's attributes; NULL: none. */
String *module_request_type(Runtime *runtime, const ModuleRequestNode *request);
/* The module from the map, or read now. NULL: threw. */
Module *module_fetch(Runtime *runtime, String *name, String *type);
/* 16.2.1.5.1 LoadRequestedModules: all that it asks for, near and far. False: threw. */
bool module_load(Runtime *runtime, Module *module);

/* ---- exports.c ---- */
typedef enum ResolutionKind {
    RESOLUTION_THREW,
    RESOLUTION_NONE,
    RESOLUTION_CIRCLE, /* it leads back to itself */
    RESOLUTION_AMBIGUOUS,
    RESOLUTION_BINDING,
    RESOLUTION_NAMESPACE
} ResolutionKind;
typedef struct Resolution {
    ResolutionKind kind;
    Module *module;
    uint32_t slot; /* BINDING: of module->environment */
} Resolution;
/* 16.2.1.6.3 ResolveExport; the name is an atom. */
Resolution module_resolve_export(Runtime *runtime, Module *module, String *name);
/* 16.2.1.6.2 GetExportedNames: atoms, each once, in no order. False: threw. */
VECTOR_OF(NameVector, name_vector, String *)
bool module_exported_names(Runtime *runtime, Module *module, NameVector *names);

/* ---- namespace.c ---- */
/* 16.2.1.10 GetModuleNamespace. NULL: threw. */
Object *module_namespace(Runtime *runtime, Module *module);
/* Value of a namespace's export, VALUE_EMPTY in its dead zone: for inspection. */
Value namespace_peek(Runtime *runtime, Object *namespace_object, PropertyKey key);
void namespaces_install(Runtime *runtime);

/* ---- walk.c: depth first over a graph, by strongly connected components ---- */
VECTOR_OF(ModuleVector, module_vector, Module *)
typedef struct WalkStep {
    Module *module;
    uint32_t next; /* request to go to */
} WalkStep;
VECTOR_OF(WalkPath, walk_path, WalkStep)
/* The common part of InnerModuleLinking and InnerModuleEvaluation: modules of status `before` are
 * entered and get status `during`; `left` runs when all their requests are done, `closed` for each
 * module of a component when it is complete. */
typedef struct ModuleWalk {
    Runtime *runtime;
    ModuleStatus before, during;
    /* A request's module is done, or under way. False: threw. May be NULL. */
    bool (*visited)(Runtime *runtime, Module *module, Module *required);
    bool (*left)(Runtime *runtime, Module *module);
    void (*closed)(Module *module, Module *root);
    WalkPath path;
    ModuleVector open; /* the specification's `stack`: after a failure, what is not complete */
    uint32_t index;
} ModuleWalk;
bool module_walk(ModuleWalk *walk, Module *root);
void module_walk_free(ModuleWalk *walk);

/* ---- link.c ---- */
/* 16.2.1.5.1 Link(). Precondition: loaded. False: threw. */
bool module_link(Runtime *runtime, Module *module);

/* ---- execute.c ---- */
/* 16.2.1.6.5 ExecuteModule: undefined, or the promise of one that awaits; VALUE_ABRUPT. */
Value module_execute(Runtime *runtime, Module *module);
/* Functions that others can see before the module runs. False: threw. */
bool module_hoist(Runtime *runtime, Module *module);
/* import.meta (13.3.12.1). */
Value module_meta(Runtime *runtime, Module *module);

#endif
