/* Static scopes: which names a place can see, and where their values live at run time.
 *
 * The resolver makes them; evaluators enter and leave them; direct eval resolves its code against
 * them; environments point to theirs, so that dynamic lookups (with, sloppy direct eval) go by
 * name.
 *
 * Where a binding lives
 * - BINDING_LOCAL: frame->slots[slot]; nobody but its own function activation sees it;
 * - BINDING_CAPTURED: slots[slot] of the Environment that the scope makes on entry (it
 *   has_environment);
 * - BINDING_IN_GLOBAL: global lexical binding or property of the global object; in the scope of a
 *   sloppy eval's code: a `var` or function that evaluation declares in the surrounding function
 *   (its eval-var object) or the global object. Lookups pass over the latter.
 *
 * Entering a scope (blocks, loops, switch, catch, class)
 * 1. has_environment: make an Environment of environment_size slots. Slots [0, environment_tdz)
 *    start undefined, slots [environment_tdz, environment_size) start VALUE_EMPTY.
 * 2. frame->slots[tdz_first .. tdz_first + tdz_count) become VALUE_EMPTY.
 * 3. Instantiate `hoisted` in order: each closure goes to its FunctionNode's name_binding.
 * A node's scope field is NULL when all three have nothing to do: names of such a scope are plain
 * frame slots. Leaving a scope restores the environment; slots need no clearing. A local `let`
 * without initializer is set to undefined by its declaration, not by entry.
 *
 * What stands where: a name's `depth` counts the environments between the place it stands in and
 * its binding, so evaluators must have entered exactly these scopes:
 * - FOR: `scope` around init, test, update and body. per_iteration: before the first test and
 *   before each update the environment is replaced by a copy.
 * - FOR_IN, FOR_OF, FOR_AWAIT: `head_scope` around `object` only (its names are never initialised;
 *   NULL unless `object` mentions them); `scope` around target and body, entered afresh for each
 *   turn. Neither when the target is no lexical declaration.
 * - SWITCH: discriminant outside of `scope`; case tests and bodies inside.
 * - TRY: `catch_scope` around parameter and handler, handler->scope inside it.
 * - WITH: object outside; `scope` (SCOPE_WITH, always an environment of one slot: the object)
 *   around the body.
 * - Classes: heritage, computed keys, methods, constructor and initializer functions are inside
 *   `scope`; outer_binding is outside. inner_binding is NULL when nobody uses the name. Each
 *   private name is a captured binding "#x" (its value: a private Symbol made on entry); a computed
 *   field key is a captured binding with the name "". ClassElement.private_name and computed_slot
 *   are resolved as standing in the class scope: initializer functions count their depth from the
 *   closure's environment, not from frame->environment.
 *
 * Entering a function (NameNodes are resolved as standing in code->scope, save where said)
 * 1. code->scope->outer is a SCOPE_FUNCTION_NAME with has_environment: make that environment first
 *    (it belongs to the activation, not to the closure: one per call).
 * 2. Environment of code->scope, as above. Its tdz slots come after arguments object and rest array
 *    are made: surplus arguments still lie there.
 * 3. this_binding, new_target_binding, home_binding, function_binding, self_binding where not NULL:
 *    store the value. In derived constructors this_binding is always there and starts VALUE_EMPTY:
 *    not stored on entry; super() initialises it; frame->this_value is never read by such code.
 * 4. uses_arguments: the arguments object goes to arguments_binding. maps_arguments: every
 *    parameter is CAPTURED; index i of the object is the slot of parameters[i].target in that
 *    environment unless a later parameter has the same name. maps_arguments is false where nobody
 *    could tell.
 * 5. Parameters in order. A simple list: a LOCAL target is already in place (storing slots[i] to
 *    it is harmless), a CAPTURED one is stored. Otherwise default, then target_assign.
 *    Sources are always slots[i]: a parameter in its temporal dead zone has a slot of its own.
 * 6. body_scope (or NULL): enter it as any scope, then for each pair of code->copied_vars store the
 *    first (a parameter or `arguments`, standing in code->scope) in the second (standing in
 *    body_scope).
 * 7. code->hoisted in order, each to its name_binding (standing in body_scope ?: scope).
 * `var`s without a captor are frame slots that must start undefined. Top-level `let`, `const` and
 * `class` share the scope of the `var`s: Binding.kind tells them apart for eval.
 *
 * Arrow functions have no this/new.target/home/function/arguments of their own: theirs are CAPTURED
 * names of the nearest function that has. The same holds for the code of a direct eval. At the top
 * of scripts, modules and indirect evals, `this` is THIS; where an arrow or eval needs it there
 * too, code->this_binding says where to store it (code->scope then has an environment).
 *
 * Scripts: SCOPE_GLOBAL, outer NULL; its names are BINDING_IN_GLOBAL. Modules: SCOPE_MODULE;
 * exported and imported names are captured. An imported name is IMPORTED: its slot holds the
 * exporting module's environment once the modules are linked, and Binding.imported_slot says where
 * in it (evaluate/modules/); for a namespace the slot holds that object itself.
 * Eval: SCOPE_EVAL with outer = the scope of the call (direct) or NULL; strict: `var`s live in it;
 * sloppy: they are BINDING_IN_GLOBAL there (see above). A binding with is_annex_b was declared by
 * Annex B.3.3 only: where declaring it would conflict, it is skipped instead of throwing.
 *
 * Dynamic names. A scope with has_sloppy_eval always has an environment whose last slot is reserved
 * for the eval-var object (no object until an eval declares a var). A DYNAMIC name is looked up
 * through the environments, beginning with the one name->depth hops out (0 save for
 * FunctionNode.annex_b_var): per environment, bindings of its scope by scope_find (those with place
 * CAPTURED), then the with object or eval-var object.
 */
#ifndef BOBBIN_RESOLVE_SCOPE_H
#define BOBBIN_RESOLVE_SCOPE_H

#include "syntax/tree.h"

typedef enum ScopeKind {
    SCOPE_GLOBAL,
    SCOPE_EVAL, /* strict eval's vars, or lexical declarations of a sloppy one */
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
    BINDING_FUNCTION, /* function declaration */
    BINDING_LET,
    BINDING_CONST,
    BINDING_CLASS,
    BINDING_CATCH,         /* simple catch parameter (Annex B.3.4 lets var redeclare it) */
    BINDING_FUNCTION_NAME, /* immutable; assignment fails silently in sloppy code */
    BINDING_ARGUMENTS,
    BINDING_IMPORT,
    BINDING_HIDDEN /* this, new.target, home, function, #private, computed field keys */
} BindingKind;

typedef enum BindingPlace {
    BINDING_LOCAL,
    BINDING_CAPTURED,
    BINDING_IN_GLOBAL
} BindingPlace;

typedef struct Binding {
    String *name;      /* atom; hidden: "this", "new.target", "*home*", "*function*", "#x", "" */
    uint8_t kind;      /* BindingKind */
    uint8_t place;     /* BindingPlace */
    bool is_captured;  /* a closure, `with` or eval refers to it */
    bool needs_tdz;    /* some use cannot be proved to come after the initialisation */
    bool is_static;    /* private names: of a static element */
    bool starts_empty; /* has a temporal dead zone: VALUE_EMPTY until initialised */
    bool is_used;      /* something else than its declaration refers to it */
    bool is_assigned;  /* written after its initialisation */
    bool escapes;      /* somebody gets hold of its value, not just of its `value` or `done` */
    bool is_optional;  /* has a slot only when used: own names of classes, functions */
    bool is_annex_b;   /* var declared only by a function in a block (Annex B.3.3) */
    bool in_argument;  /* parameter: slot is that of its argument */
    uint8_t accessors; /* private names: 1 a getter was seen, 2 a setter */
    uint32_t slot;
    uint32_t position;
    uint32_t initialized; /* resolver: walk order of its initialisation */
    union {
        FunctionNode *function; /* resolver: last function declaration of that name */
        uint32_t imported_slot; /* BINDING_IMPORT, linked: slot in the exporting environment */
    };
} Binding;

struct Scope {
    Scope *outer;
    FunctionCode *function; /* the function whose frame it belongs to */
    uint8_t kind;           /* ScopeKind */
    bool has_environment;   /* entering makes an Environment with environment_size slots */
    bool per_iteration;     /* for (let ...): a fresh environment each turn, values copied */
    bool has_sloppy_eval;   /* a sloppy direct eval may add vars: names beyond are DYNAMIC */
    bool is_strict;
    bool is_switch; /* entered at any case: a use further down may still precede a declaration */
    bool sees_eval; /* a direct eval stands in it or deeper: all its bindings are captured */
    /* names are looked up in it at run time: its environments know it (environment_scope) */
    bool is_searched;
    Binding *bindings;
    uint32_t count;
    uint32_t capacity;
    uint32_t environment_size;
    uint32_t environment_tdz;      /* slots from this one on start VALUE_EMPTY, others undefined */
    uint32_t environment_depth;    /* environments from the outermost scope's to this one's */
    uint32_t frame_end;            /* first frame slot after its own and those of outer scopes */
    uint32_t order;                /* resolver: walk order of entry, or of making the function */
    uint32_t tdz_first, tdz_count; /* frame slots to set to VALUE_EMPTY on entry */
    FunctionNode **hoisted;        /* functions declared in the block, to make on entry, in order */
    uint32_t hoisted_count;
    struct ScopeIndex *index; /* name -> binding for large scopes, or NULL */
};

/* A new scope inside `outer`, in the arena of `function`'s script. NULL: out of memory (thrown). */
Scope *scope_new(Runtime *runtime, ScopeKind kind, Scope *outer, FunctionCode *function);
/* Adds a binding; the caller has seen to it that the name is free. NULL: out of memory (thrown).
 * Bindings move when others are added: keep indices. */
Binding *scope_add(Runtime *runtime, Scope *scope, String *name, BindingKind kind,
                   uint32_t position);

/* The binding called `name` in this very scope, or NULL. Pointer comparison of atoms. */
Binding *scope_find(const Scope *scope, const String *name);

#endif
