/* Static scopes: which names a place can see, and where their values live at run time.
 *
 * The resolver makes them; evaluators enter and leave them; direct eval resolves its code against
 * them; environments point to theirs, so that dynamic lookups (with, sloppy direct eval) go by name.
 *
 * Where a binding lives
 * - BINDING_LOCAL: frame->slots[slot]; nobody but its own function activation sees it;
 * - BINDING_CAPTURED: slots[slot] of the Environment that the scope makes on entry (has_environment);
 * - BINDING_GLOBAL: global lexical binding or property of the global object.
 */
#ifndef BOBBIN_RESOLVE_SCOPE_H
#define BOBBIN_RESOLVE_SCOPE_H

#include "syntax/tree.h"

typedef enum ScopeKind {
    SCOPE_GLOBAL,
    SCOPE_EVAL,     /* strict eval's vars, or lexical declarations of a sloppy one */
    SCOPE_MODULE,
    SCOPE_FUNCTION,
    SCOPE_FUNCTION_NAME, /* the name of a named function expression */
    SCOPE_BLOCK,
    SCOPE_CATCH,
    SCOPE_CLASS,
    SCOPE_WITH
} ScopeKind;

typedef enum BindingKind {
    BINDING_VAR,
    BINDING_PARAMETER,
    BINDING_FUNCTION,      /* function declaration */
    BINDING_LET,
    BINDING_CONST,
    BINDING_CLASS,
    BINDING_CATCH,         /* simple catch parameter (Annex B.3.4 lets var redeclare it) */
    BINDING_FUNCTION_NAME, /* immutable; assignment fails silently in sloppy code */
    BINDING_ARGUMENTS,
    BINDING_IMPORT,
    BINDING_HIDDEN         /* this, new.target, home, function, #private, computed field keys */
} BindingKind;

typedef enum BindingPlace { BINDING_LOCAL, BINDING_CAPTURED, BINDING_IN_GLOBAL } BindingPlace;

typedef struct Binding {
    String *name; /* atom; hidden ones: "this", "new.target", "home", "function", "#x", or "" */
    uint8_t kind;  /* BindingKind */
    uint8_t place; /* BindingPlace */
    bool is_captured;  /* a closure, `with` or eval refers to it */
    bool needs_tdz;    /* some use cannot be proved to come after the initialisation */
    bool is_accessor_static; /* private methods and accessors: see resolver */
    uint32_t slot;
    uint32_t position;
} Binding;

struct Scope {
    Scope *outer;
    FunctionCode *function; /* the function whose frame it belongs to */
    uint8_t kind;           /* ScopeKind */
    bool has_environment;   /* entering makes an Environment with environment_size slots */
    bool per_iteration;     /* for (let ...): a fresh environment each turn, values copied */
    bool has_sloppy_eval;   /* a sloppy direct eval may add vars: names beyond are DYNAMIC */
    bool is_strict;
    Binding *bindings;
    uint32_t count;
    uint32_t capacity;
    uint32_t environment_size;
    uint32_t tdz_first, tdz_count; /* frame slots to set to VALUE_EMPTY on entry */
    FunctionNode **hoisted; /* block-level function declarations to instantiate on entry, in order */
    uint32_t hoisted_count;
    struct ScopeIndex *index; /* name -> binding for large scopes, or NULL */
};

/* The binding called `name` in this very scope, or NULL. Pointer comparison of atoms. */
Binding *scope_find(const Scope *scope, const String *name);

#endif
