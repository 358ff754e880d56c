/* A Script: source text, the arena of its tree, what keeps its heap values alive, and its line
 * table. Made by the parser; a heap cell that lives while one of its functions does. */
#ifndef BOBBIN_SYNTAX_SCRIPT_H
#define BOBBIN_SYNTAX_SCRIPT_H

#include "runtime/runtime.h"
#include "syntax/tree.h"

typedef struct ArenaChunk ArenaChunk;

struct Script {
    Cell cell; /* CELL_SCRIPT, has a finalizer */
    Realm *realm;
    String *name;      /* file name as shown in errors */
    String *origin;    /* code of an eval: "eval at f (FILE:1:2)"; NULL otherwise */
    String *source;    /* flat; Latin-1 or UTF-16 */
    ArenaChunk *arena; /* all nodes, codes, scopes; freed with the script */
    size_t arena_bytes;
    Value *constants; /* atoms and literals the tree refers to (script_keep) */
    uint32_t constant_count, constant_capacity;
    uint32_t *line_starts; /* made on first need */
    uint32_t line_count;
    FunctionCode *code;    /* the script's own code */
    PropertyCache *caches; /* filled inline caches: marked with the script */
    /* of tagged templates, and models of regular expressions; VALUE_EMPTY until made */
    Value *template_objects;
    uint32_t template_object_count;
    /* position of the first character as shown (1, 1); wrapped code may differ */
    uint32_t first_line, first_column;
    bool is_module;
    struct Module *module; /* whose code this is (evaluate/modules/); NULL: of no module */
    Script *active;        /* of code made from text: what ran it; NULL: this script itself */
};

/* GetActiveScriptOrModule (9.4.1) for code of this script: what its import() is relative to. */
static inline Script *script_active(Script *script) {
    return script->active ? script->active : script;
}

typedef enum ParseGoal {
    PARSE_SCRIPT,
    PARSE_MODULE,
    /* a file as Node.js runs it (CommonJS): body of a sloppy function: `return` allowed, own scope
     */
    PARSE_FUNCTION_BODY,
    /* a script that may await at its outermost level, as in a REPL: the value of its last
     * expression is what it returns */
    PARSE_SCRIPT_ASYNC,
    PARSE_EVAL_DIRECT, /* with the ParseContext of the place */
    PARSE_EVAL_INDIRECT
} ParseGoal;

/* Where code of a direct eval stands; all false otherwise. */
typedef struct ParseContext {
    bool is_strict;
    bool allow_new_target;
    bool allow_super_property;
    bool allow_super_call;
    bool forbid_arguments; /* in a class field initializer */
    /* direct eval: scope it stands in (private names are checked against it); else NULL */
    Scope *scope;
} ParseContext;

typedef struct ParseOptions {
    ParseGoal goal;
    ParseContext context;
    String *name; /* file name */
    Realm *realm;
    /* PARSE_FUNCTION_BODY: names of its parameters (exports, require, ...) */
    String *const *parameters;
    uint32_t parameter_count;
} ParseOptions;

/* Parses `source`: NULL with a SyntaxError (or RangeError for nesting too deep, out of memory) as
 * exception: message in V8's words; the error object carries its ErrorPlace (objects/error.h). */
Script *script_parse(Runtime *runtime, String *source, const ParseOptions *options);

/* Function constructors (spec 20.2.1.1.1): parameters and body are parsed apart, then as one text
 * "(async) function(*) anonymous(P\n) {\nB\n}". The script's code has one statement:
 * EXPRESSION_STATEMENT of the FUNCTION. */
Script *script_parse_function(Runtime *runtime, String *parameters, String *body, bool is_async,
                              bool is_generator, const ParseOptions *options);

/* Zeroed memory that lives as long as the script; NULL with RangeError set. */
void *script_allocate(Runtime *runtime, Script *script, size_t size);
/* Keeps a heap value alive as long as the script. */
bool script_keep(Runtime *runtime, Script *script, Value value);
/* Links a filled cache into script->caches, once. */
void script_link_cache(Script *script, PropertyCache *cache);

typedef struct SourceLocation {
    uint32_t line, column; /* from 1; column in code units */
} SourceLocation;
SourceLocation script_location(Runtime *runtime, Script *script, uint32_t position);
/* Text of a line without its terminator, as a string. */
String *script_line_text(Runtime *runtime, Script *script, uint32_t line);

void script_register_kinds(Heap *heap);

#endif
