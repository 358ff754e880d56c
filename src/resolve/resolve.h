/* resolve/: finishes the tree in place. Names become slots, scopes and frames are laid out,
 * suspending nodes marked, early errors that need scopes reported. */
#ifndef BOBBIN_RESOLVE_RESOLVE_H
#define BOBBIN_RESOLVE_RESOLVE_H

#include "resolve/scope.h"
#include "syntax/script.h"

/* Array literals of up to so many items gather them as temporaries (ListNode.temp). */
enum { RESOLVE_ARRAY_TEMPS = 16 };

typedef struct ResolveOptions {
    Scope *outer;     /* direct eval: the scope the call stands in; else NULL */
    bool keep_values; /* statements keep their completion value (eval, REPL): NODE_KEEPS_VALUE */
} ResolveOptions;

/* Resolves all of the script. False: SyntaxError set (duplicate declarations and the like). */
bool script_resolve(Runtime *runtime, Script *script, const ResolveOptions *options);

/* Names that running a script or sloppy eval declares outside itself
 * (GlobalDeclarationInstantiation, EvalDeclarationInstantiation): collected in script order in the
 * scope of script->code: BINDING_IN_GLOBAL bindings of kind VAR, FUNCTION, LET, CONST, CLASS;
 * functions in code->hoisted. */

#endif
