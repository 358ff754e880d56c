/* The resolver from inside: what its files share. Nobody outside src/resolve includes this.
 *
 * Three stages, in this order, each linear in the tree:
 * 1. walk (visit*.c, declare.c): makes scopes and bindings, reports early errors, gives out
 * temporaries and state slots, and records each name's use as a Reference. `order` counts uses in
 * the order of the walk, which is the order of evaluation: it stands for "textually after".
 * 2. bind (bind.c): finds the binding of each reference; only now is every declaration known.
 * 3. layout (layout.c): gives bindings their slots and writes place and kind into the names.
 */
#ifndef BOBBIN_RESOLVE_RESOLVER_H
#define BOBBIN_RESOLVE_RESOLVER_H

#include "resolve/resolve.h"
#include "support/vector.h"

typedef enum NameUse {
    USE_READ,
    USE_ELEMENT,    /* `arguments` in arguments.length, arguments[i]: read only, does not escape */
    USE_ASSIGN,     /* written, perhaps read too */
    USE_INITIALIZE, /* a declaration gives it its first value */
    USE_PRIVATE,    /* #x */
    USE_THIS,       /* this or new.target: stay as they are at their function's own level */
    USE_HIDDEN      /* home, function, and super()'s writing of this: always a hidden binding */
} NameUse;

typedef struct Reference {
    NameNode *name;
    Scope *scope;   /* where it stands */
    Scope *lookup;  /* where the search begins */
    Scope *home;    /* found: the scope of its binding */
    uint32_t index; /* and its number there */
    uint32_t order;
    uint8_t use;  /* NameUse */
    bool checked; /* may be met in the temporal dead zone */
    bool dynamic; /* `with` or sloppy eval stand between */
    /* nobody gets hold of the value by it: r.value and r.done are read, or it is only written */
    bool confined;
} Reference;

/* One function of the script, and the most its nested nodes need at once. */
typedef struct FunctionRecord {
    FunctionCode *code;
    uint32_t iterators; /* hidden slots of for-in/of */
    uint32_t states;
} FunctionRecord;

/* A node whose slot number is relative until its function's frame is laid out. */
typedef struct Fixup {
    Node *node;
    uint32_t function;
} Fixup;

/* A name that is only kept when somebody uses its binding. */
typedef struct OptionalName {
    NameNode **place;
    Scope *scope;
} OptionalName;

VECTOR_OF(ReferenceVector, reference_vector, Reference)
VECTOR_OF(FunctionRecordVector, function_record_vector, FunctionRecord)
VECTOR_OF(FixupVector, fixup_vector, Fixup)
VECTOR_OF(OptionalNameVector, optional_name_vector, OptionalName)
VECTOR_OF(ScopeVector, scope_vector, Scope *)
VECTOR_OF(ScopePlaceVector, scope_place_vector, Scope **)
VECTOR_OF(NodeVector, node_vector, Node *)

/* What `break` and `continue` can mean at a place. */
typedef struct JumpTarget {
    struct JumpTarget *outer;
    String *label;   /* of a LABELED statement; NULL: an unlabeled loop or switch */
    Node *statement; /* loop, switch, or the LABELED statement when its body is neither */
} JumpTarget;

/* What a target's names mean. */
typedef enum TargetMode {
    TARGET_ASSIGN,
    TARGET_VAR,
    TARGET_LEXICAL,
    TARGET_PARAMETER
} TargetMode;

/* The function the walk is in. */
typedef struct FunctionState {
    struct FunctionState *outer;
    FunctionCode *code;
    Scope *var_scope; /* where its `var`s go */
    JumpTarget *targets;
    uint32_t record; /* its number in resolver->functions */
    uint32_t temps;  /* live at this place, as the two below */
    uint32_t states;
    uint32_t iterators;
    uint32_t suspensions; /* seen so far */
} FunctionState;

typedef struct Resolver {
    Runtime *runtime;
    Script *script;
    const ResolveOptions *options;
    Scope *scope;
    FunctionState *function;
    uint32_t order;
    bool is_strict;
    TargetMode target_mode; /* of the pattern being visited */
    const Node *place;      /* the member access that is assigned to, deleted or called */
    ReferenceVector references;
    ScopeVector scopes;      /* all, outer ones before inner ones */
    ScopeVector evals;       /* where direct evals stand */
    ScopePlaceVector places; /* fields of nodes: NULL in the end when entering has nothing to do */
    FunctionRecordVector functions;
    FixupVector suspending; /* nodes with a state slot */
    FixupVector loops;      /* for-in/of with their hidden slots */
    OptionalNameVector optional_names;
} Resolver;

/* All functions that return bool: false means an exception is set. */

/* ---- resolve.c ---- */
/* Frees what the passes have gathered; the tree keeps what they found. */
void resolver_free(Resolver *r);
bool resolver_pushed(Resolver *r, bool pushed); /* false: throws out of memory */
/* A scope inside the current one, with its node's field; stays the caller's to enter and leave. */
Scope *resolver_scope(Resolver *r, ScopeKind kind, Scope **place);
NameNode *resolver_name(Resolver *r, String *name, uint32_t position);
/* The NameNode in *place, made when the parser made none. */
NameNode *resolver_ensure_name(Resolver *r, NameNode **place, String *name, uint32_t position);
Reference *resolver_refer(Resolver *r, NameNode *name, NameUse use);
bool resolver_error(Resolver *r, uint32_t position, uint32_t length, const char *format, ...);
/* True, with RangeError set, when the code is nested too deeply to go on into `node`. */
bool resolver_is_deep(Resolver *r, const Node *node);

/* ---- declare.c ---- */
bool declare_var(Resolver *r, String *name, uint32_t position);
bool declare_parameter(Resolver *r, String *name, uint32_t position);
/* Declares what is lexically declared by the statements of a list: let, const, class, functions. In
 * a block (`place` not NULL) the scope is made, and entered, when there is something. */
bool declare_statements(Resolver *r, const NodeList *list, Scope **place);
bool declare_target_names(Resolver *r, Node *target, BindingKind kind);
/* Function declarations of the scope, the last of each name, in source order. */
bool declare_hoisted(Resolver *r, const Scope *scope, FunctionNode ***hoisted, uint32_t *count);
/* "Identifier has already been declared" for lexical names of `inner` that `outer` binds. */
bool declare_check_clash(Resolver *r, const Scope *inner, const Scope *outer);
/* Annex B.3.3 for a function declaration in the current block. */
bool declare_annex_b_var(Resolver *r, FunctionNode *node);
bool declare_private_names(Resolver *r, ClassNode *node);

/* ---- visit.c: the walk; expressions ---- */
bool visit(Resolver *r, Node *node);
bool visit_dropped(Resolver *r, Node *node); /* where nobody gets the value itself */
bool visit_list(Resolver *r, const NodeList *list);
bool visit_target(Resolver *r, Node *target, TargetMode mode);
void reserve_temps(Resolver *r, uint32_t count);

/* ---- visit_functions.c ---- */
bool visit_function_code(Resolver *r, FunctionCode *code, String *self_name, uint32_t order);
bool visit_function(Resolver *r, Node *node);
bool visit_function_declaration(Resolver *r, Node *node);
bool visit_class(Resolver *r, Node *node);
bool visit_field_definition(Resolver *r, Node *node);

/* ---- visit_statements.c ---- */
bool visit_declaration(Resolver *r, Node *node);
bool visit_block(Resolver *r, Node *node);
bool visit_if(Resolver *r, Node *node);
bool visit_loop(Resolver *r, Node *node);
bool visit_for(Resolver *r, Node *node);
bool visit_for_in(Resolver *r, Node *node);
bool visit_jump(Resolver *r, Node *node);
bool visit_return(Resolver *r, Node *node);
bool visit_try(Resolver *r, Node *node);
bool visit_switch(Resolver *r, Node *node);
bool visit_labeled(Resolver *r, Node *node);
bool visit_with(Resolver *r, Node *node);
bool visit_import(Resolver *r, Node *node);
bool visit_export(Resolver *r, Node *node);
bool check_exported_names(Resolver *r, const NodeList *body);

/* ---- bind.c, layout.c ---- */
bool bind_references(Resolver *r);
bool layout_frames(Resolver *r);

#endif
