/* The one tree: node kinds, declared once in NODE_KINDS, and their structures.
 *
 * The parser builds it, the resolver finishes it in place (names become slots, scopes and
 * temporaries are laid out, suspending nodes are marked), the linker gives each node its evaluator,
 * and the evaluator specialises it in place. Nodes live in the arena of their Script and are never
 * freed alone.
 *
 * Invariants
 * - Nothing that differs from call to call is stored on a node: caches are the only mutable part.
 * - Every heap value a node names (atoms, literals) is kept alive by `script_keep` of its Script.
 * - `position` is an offset in code units of the source; `syntax/source.h` turns it into line and
 *   column. It is where V8 would point: a call points to the name it calls (of a variable or
 *   property), or to its parenthesis when no name stands before that; `new` to `new`; binary and
 *   assignment operators to the operator; a member access to the property's name or its bracket; a
 *   tagged template to the template.
 */
#ifndef BOBBIN_SYNTAX_TREE_H
#define BOBBIN_SYNTAX_TREE_H

#include "runtime/objects/property.h"
#include "runtime/values/completion.h"
#include "runtime/values/value.h"

typedef struct Node Node;
typedef struct Frame Frame;
typedef struct Scope Scope;
typedef struct Script Script;
typedef struct FunctionCode FunctionCode;

/* An expression gives a value, or VALUE_ABRUPT: then runtime->exception is set, or, in a function
 * that can suspend, frame->abrupt says RETURN or SUSPEND. */
typedef Value (*EvalFn)(Node *node, Frame *frame);
typedef Completion (*ExecFn)(Node *node, Frame *frame);

/* X(KIND, Structure): every kind of node and the structure it is laid out as. */
// clang-format off
#define NODE_KINDS(X)                                                                              \
    /* -- names: one structure, so that the resolver can change the kind in place -- */            \
    X(IDENTIFIER,           NameNode)       /* as parsed: not yet resolved */                      \
    X(LOCAL,                NameNode)       /* frame->slots[slot] */                               \
    X(LOCAL_CHECKED,        NameNode)       /* the same, may be in its temporal dead zone */       \
    X(CAPTURED,             NameNode)       /* slot of the environment `depth` hops out */         \
    X(CAPTURED_CHECKED,     NameNode)                                                              \
    X(IMPORTED,             NameNode)       /* of another module: *imported, once it has run */    \
    X(GLOBAL,               NameNode)       /* global lexical binding or global object property */ \
    X(DYNAMIC,              NameNode)       /* looked up by name: `with`, sloppy direct eval */    \
    X(THIS,                 NameNode)       /* frame->this_value; in arrows it becomes CAPTURED */ \
    X(NEW_TARGET,           NameNode)       /* frame->new_target; in arrows it becomes CAPTURED */ \
    /* -- literals -- */                                                                           \
    X(LITERAL,              LiteralNode)                                                           \
    X(BIGINT_LITERAL,       LiteralNode)    /* value: its digits as text, no `_`, no `n` */ \
    X(REGEXP_LITERAL,       RegExpNode)                                                            \
    X(TEMPLATE,             TemplateNode)                                                          \
    X(TAGGED_TEMPLATE,      TemplateNode)                                                          \
    X(ARRAY_LITERAL,        ListNode)       /* NULL item: a hole; SPREAD items */                  \
    X(OBJECT_LITERAL,       ObjectNode)                                                            \
    X(FUNCTION,             FunctionNode)   /* expression, arrow or method value */                \
    X(CLASS,                ClassNode)      /* expression */                                       \
    /* -- operators -- */                                                                          \
    X(UNARY,                UnaryNode)      /* op: + - ~ ! void */                                 \
    X(TYPEOF,               UnaryNode)                                                             \
    X(DELETE,               UnaryNode)                                                             \
    X(UPDATE,               UpdateNode)     /* ++ -- */                                            \
    X(BINARY,               BinaryNode)                                                            \
    X(PRIVATE_IN,           BinaryNode)     /* #x in o: left is the name node of `#x` */           \
    X(LOGICAL,              BinaryNode)     /* && || ?? */                                         \
    X(ASSIGN,               AssignNode)     /* = ; target is a reference or a pattern */           \
    X(COMPOUND_ASSIGN,      AssignNode)     /* += ... */                                           \
    X(LOGICAL_ASSIGN,       AssignNode)     /* &&= ||= ??= */                                      \
    X(CONDITIONAL,          ConditionalNode)                                                       \
    X(SEQUENCE,             ListNode)                                                              \
    X(SPREAD,               UnaryNode)      /* only inside argument lists and array literals */    \
    /* -- references and calls -- */                                                               \
    X(MEMBER,               MemberNode)     /* o.name */                                           \
    X(INDEX,                IndexNode)      /* o[key] */                                           \
    X(PRIVATE_MEMBER,       PrivateNode)    /* o.#name */                                          \
    X(SUPER_MEMBER,         SuperNode)      /* super.name: key is a LITERAL */                     \
    X(SUPER_INDEX,          SuperNode)      /* super[key] */                                       \
    X(OPTIONAL_CHAIN,       UnaryNode)      /* all of a?.b.c: links may end it */             \
    X(CALL,                 CallNode)                                                              \
    X(NEW,                  CallNode)                                                              \
    X(SUPER_CALL,           CallNode)       /* callee NULL */                                      \
    X(IMPORT_CALL,          BinaryNode)     /* left: specifier, right: options or NULL */          \
    X(IMPORT_META,          Node)                                                                  \
    X(CALL_TARGET,          UnaryNode)      /* f() as a target; op: CallTargetUse */               \
    /* -- suspension -- */                                                                         \
    X(YIELD,                UnaryNode)      /* operand may be NULL */                              \
    X(YIELD_STAR,           UnaryNode)                                                             \
    X(AWAIT,                UnaryNode)                                                             \
    /* -- patterns (targets of declarations, parameters, assignments) -- */                        \
    X(ARRAY_PATTERN,        PatternNode)                                                           \
    X(OBJECT_PATTERN,       PatternNode)                                                           \
    /* -- statements -- */                                                                         \
    X(EMPTY,                Node)                                                                  \
    X(EXPRESSION_STATEMENT, UnaryNode)                                                             \
    X(DECLARATION,          DeclarationNode)/* var let const, one or more declarators */           \
    X(FUNCTION_DECLARATION, FunctionNode)   /* hoisted: does nothing, save Annex B.3.3 */          \
    X(CLASS_DECLARATION,    ClassNode)                                                             \
    X(BLOCK,                BlockNode)                                                             \
    X(IF,                   IfNode)                                                                \
    X(WHILE,                LoopNode)                                                              \
    X(DO_WHILE,             LoopNode)                                                              \
    X(FOR,                  ForNode)                                                               \
    X(FOR_IN,               ForInNode)                                                             \
    X(FOR_OF,               ForInNode)                                                             \
    X(FOR_AWAIT,            ForInNode)                                                             \
    X(BREAK,                JumpNode)                                                              \
    X(CONTINUE,             JumpNode)                                                              \
    X(RETURN,               UnaryNode)      /* operand may be NULL */                              \
    X(THROW,                UnaryNode)                                                             \
    X(TRY,                  TryNode)                                                               \
    X(SWITCH,               SwitchNode)                                                            \
    X(LABELED,              LabeledNode)                                                           \
    X(WITH,                 WithNode)                                                              \
    X(DEBUGGER,             Node)                                                                  \
    X(FIELD_DEFINITION,     FieldNode)      /* in initializer functions of classes */         \
    X(STATIC_BLOCK,         BlockNode)      /* likewise; its only item is a FunctionNode */   \
    /* -- modules -- */                                                                            \
    X(IMPORT_DECLARATION,   ImportNode)                                                            \
    X(EXPORT_DECLARATION,   ExportNode)
// clang-format on

typedef enum NodeKind {
#define X(kind, structure) NODE_##kind,
    NODE_KINDS(X)
#undef X
        NODE_KIND_COUNT
} NodeKind;

enum {
    NODE_SUSPENDS = 1 << 0, /* a yield or await is below, in the same function */
    /* written in parentheses (not a valid pattern, no name inference) */
    NODE_PARENTHESIZED = 1 << 1,
    NODE_OPTIONAL = 1 << 2, /* member/index/call written with `?.` */
    NODE_STRICT = 1 << 3,   /* in strict mode code (set where evaluation depends on it) */
    /* statement whose value is the script's or eval's completion value */
    NODE_KEEPS_VALUE = 1 << 4,
    /* pattern or target initialises a binding instead of assigning */
    NODE_PATTERN_DECLARES = 1 << 5,
    NODE_CONST_ASSIGN = 1 << 6, /* name node: writing it throws TypeError (constant variable) */
    /* name node: writing it does nothing (sloppy function's own name) */
    NODE_IGNORE_ASSIGN = 1 << 7,
    /* name node that is written, a frame slot: nobody gets hold of what is in it, which is only
     * looked into, as in r.value and r.done */
    NODE_CONFINED = NODE_KEEPS_VALUE,
};

struct Node {
    union {
        EvalFn eval; /* expressions, patterns use their own protocol (evaluate.h) */
        ExecFn exec; /* statements */
    };
    uint8_t kind;  /* NodeKind */
    uint8_t flags; /* NODE_... */
    /* NODE_SUSPENDS: first of its state and value slots, relative to frame->slots */
    uint16_t state;
    uint32_t position;
};

typedef struct NodeList {
    Node **items;
    uint32_t count;
} NodeList;

/* Arithmetic, comparison and assignment operators (COMPOUND_ASSIGN names the binary operator).
 * X(NAME, text, precedence): precedence 0 means not a binary operator. */
// clang-format off
#define OPERATORS(X)                                                                               \
    X(ADD, "+", 12) X(SUB, "-", 12) X(MUL, "*", 13) X(DIV, "/", 13) X(MOD, "%", 13) \
    X(EXP, "**", 14)                                                                               \
    X(BIT_AND, "&", 8) X(BIT_OR, "|", 6) X(BIT_XOR, "^", 7)                                        \
    X(SHL, "<<", 11) X(SAR, ">>", 11) X(SHR, ">>>", 11)                                            \
    X(EQ, "==", 9) X(NE, "!=", 9) X(STRICT_EQ, "===", 9) X(STRICT_NE, "!==", 9)                    \
    X(LT, "<", 10) X(GT, ">", 10) X(LE, "<=", 10) X(GE, ">=", 10)                                  \
    X(INSTANCEOF, "instanceof", 10) X(IN, "in", 10)                                                \
    X(AND, "&&", 5) X(OR, "||", 4) X(COALESCE, "??", 3)                                            \
    X(PLUS, "+", 0) X(NEGATE, "-", 0) X(BIT_NOT, "~", 0) X(NOT, "!", 0) X(VOID, "void", 0)         \
    X(INCREMENT, "++", 0) X(DECREMENT, "--", 0)
// clang-format on
typedef enum Operator {
#define X(name, text, precedence) OPERATOR_##name,
    OPERATORS(X)
#undef X
        OPERATOR_COUNT
} Operator;

typedef struct NameNode {
    Node node;
    uint32_t slot;
    uint32_t depth;
    String *name;        /* atom; also "this", "new.target", "#x" */
    const Node *place;   /* where errors of it are shown; NULL: here */
    Scope *scope;        /* DYNAMIC: the static scope the reference stands in */
    PropertyCache cache; /* GLOBAL found on the global object */
    union {
        /* GLOBAL found among the global lexical bindings, else NULL */
        struct GlobalBinding *binding;
        /* IMPORTED: the slot of the exporting module's environment, which the importing one keeps
         * alive; NULL until first read */
        Value *imported;
    };
} NameNode;

typedef struct LiteralNode {
    Node node;
    Value value;
} LiteralNode;

typedef struct RegExpNode {
    Node node;
    String *pattern;
    String *flags;
    uint32_t site; /* index of its model in script->template_objects */
} RegExpNode;

typedef struct TemplateNode {
    Node node;
    uint32_t quasi_count; /* expressions: quasi_count - 1 */
    uint32_t temp;        /* TAGGED: call temporaries, as in CallNode */
    String **cooked;      /* NULL item: invalid escape (tagged only) */
    String **raw;
    Node **expressions;
    Node *tag; /* TAGGED_TEMPLATE: callee, else NULL */
    /* TAGGED_TEMPLATE: index of the cached template object in script->template_objects */
    uint32_t site;
} TemplateNode;

typedef struct ListNode {
    Node node;
    NodeList list;
    bool has_spread;
    /* array literals: items are first evaluated onto temporaries when the count is small */
    uint32_t temp;
} ListNode;

typedef enum PropertyDefinitionKind {
    PROPERTY_VALUE, /* key: value, shorthand, method */
    PROPERTY_GETTER,
    PROPERTY_SETTER,
    PROPERTY_SPREAD, /* ...value */
    PROPERTY_PROTO   /* __proto__: value, not computed, not shorthand */
} PropertyDefinitionKind;

typedef struct PropertyDefinition {
    uint8_t kind;        /* PropertyDefinitionKind */
    bool is_method;      /* value is a FUNCTION that needs [[HomeObject]] when it uses super */
    bool names_function; /* anonymous function definition: takes its name from the key */
    bool has_comma;      /* spread: a comma follows; no pattern may end so */
    PropertyKey key;     /* when computed is NULL */
    Node *computed;      /* [key] or NULL */
    Node *value;
    uint32_t position;
} PropertyDefinition;

typedef struct ObjectNode {
    Node node;
    uint32_t count;
    /* only PROPERTY_VALUE with distinct, literal, non-index keys: a shape can be cached */
    bool is_simple;
    PropertyDefinition *properties;
    /* is_simple: shape of a finished literal, cached on first evaluation */
    struct Shape *shape;
    PropertyCache link; /* keeps `shape` alive (link.shape) */
} ObjectNode;

typedef struct FunctionNode {
    Node node;
    FunctionCode *code;
    /* FUNCTION_DECLARATION: target of hoisting (resolved); FUNCTION: own name, as written */
    NameNode *name_binding;
    /* FUNCTION_DECLARATION in a block: the var that B.3.3 also assigns, or NULL */
    NameNode *annex_b_var;
} FunctionNode;

typedef enum ClassElementKind {
    CLASS_METHOD,
    CLASS_GETTER,
    CLASS_SETTER,
    CLASS_FIELD,
    CLASS_STATIC_BLOCK
} ClassElementKind;

typedef struct ClassElement {
    uint8_t kind; /* ClassElementKind */
    bool is_static;
    PropertyKey key;        /* literal key, when computed and private_name are NULL */
    Node *computed;         /* computed key */
    NameNode *private_name; /* `#x`, resolved to a slot of the class scope */
    /* computed field: hidden binding of the class scope that keeps the key */
    NameNode *computed_slot;
    /* FUNCTION of a method/accessor/static block; initializer of a field or NULL */
    Node *value;
    uint32_t position;
} ClassElement;

typedef struct ClassNode {
    Node node;
    String *name;            /* NULL when anonymous */
    NameNode *outer_binding; /* CLASS_DECLARATION: the binding it initialises */
    NameNode *inner_binding; /* the name inside the class scope, or NULL */
    Node *heritage;
    /* always there: the parser makes a default one (is_default_constructor) */
    FunctionCode *constructor;
    ClassElement *elements;
    uint32_t element_count;
    /* body: FIELD_DEFINITION nodes of instance fields, or NULL */
    FunctionCode *instance_initializer;
    FunctionCode *static_initializer; /* body: FIELD_DEFINITION and STATIC_BLOCK nodes, or NULL */
    Scope *scope;                     /* inner name, private names, computed keys */
    uint32_t source_start, source_end;
    uint32_t temp;
} ClassNode;

typedef struct FieldNode {
    Node node;
    ClassElement *element;
} FieldNode;

typedef struct UnaryNode {
    Node node;
    Node *operand;
    uint32_t op; /* Operator, for UNARY */
} UnaryNode;

/* Sloppy code may assign to a call, which fails only when it runs (AssignmentTargetType
 * ~web-compat~). */
typedef enum CallTargetUse {
    CALL_TARGET_ASSIGNED,
    CALL_TARGET_PREFIX,
    CALL_TARGET_POSTFIX,
    CALL_TARGET_LOOP
} CallTargetUse;
/* What is said of such a target, and of any other expression in its place: when parsing. */
const char *target_problem(CallTargetUse use);

typedef struct UpdateNode {
    Node node;
    Node *target; /* name, MEMBER, INDEX, PRIVATE_MEMBER, SUPER_... */
    uint8_t op;   /* OPERATOR_INCREMENT or OPERATOR_DECREMENT */
    bool prefix;
} UpdateNode;

typedef struct BinaryNode {
    Node node;
    Node *left;
    Node *right;
    uint32_t op;
} BinaryNode;

typedef struct AssignNode {
    Node node;
    Node *target; /* name, MEMBER, INDEX, PRIVATE_MEMBER, SUPER_..., pattern (ASSIGN only) */
    Node *value;
    uint32_t op;         /* COMPOUND: binary operator; LOGICAL: AND, OR, COALESCE */
    bool names_function; /* value is an anonymous function definition and target a name */
} AssignNode;

typedef struct ConditionalNode {
    Node node;
    Node *test;
    Node *consequent;
    Node *alternate;
} ConditionalNode;

typedef struct MemberNode {
    Node node;
    Node *object;
    PropertyKey key;
    PropertyCache cache;
    /* MEMBER_MORE_CACHES of them, once the site has seen a second shape; else NULL */
    PropertyCache *more;
    uint32_t victim; /* the one of them to be given up next */
} MemberNode;

enum { MEMBER_MORE_CACHES = 3 };

typedef struct IndexNode {
    Node node;
    Node *object;
    Node *index;
    PropertyCache cache; /* for a key that keeps being the same atom */
    PropertyKey cached_key;
} IndexNode;

typedef struct PrivateNode {
    Node node;
    Node *object;
    NameNode *name; /* resolved binding of the private name */
    /* own data property of an object of that shape, for the symbol below */
    PropertyCache cache;
    struct Symbol *cached_symbol;
} PrivateNode;

typedef struct SuperNode {
    Node node;
    Node *key;
    NameNode *this_name; /* `this` as resolved at this place */
    /* pseudo name "home" as resolved at this place: the method's [[HomeObject]] */
    NameNode *home;
} SuperNode;

typedef struct CallNode {
    Node node;
    Node *callee;       /* NULL for super(...) */
    NodeList arguments; /* may hold SPREAD */
    bool has_spread;
    bool is_direct_eval; /* callee is the plain name `eval` */
    uint32_t temp;       /* first temporary, relative to frame->top, for the callee's frame */
    Scope *scope;        /* direct eval: the scope it stands in */
    /* SUPER_CALL: `this` binding to initialise; direct eval: `this` as resolved, or NULL */
    NameNode *this_name;
    /* SUPER_CALL: pseudo name "function": the active constructor, as resolved here */
    NameNode *function_name;
    NameNode *new_target_name; /* SUPER_CALL: pseudo name "new.target", as resolved here */
    PropertyCache cache;       /* method callee */
} CallNode;

/* One element of a pattern. */
typedef struct PatternElement {
    PropertyKey key; /* object pattern, when computed is NULL */
    Node *computed;
    Node *target;      /* name, reference or pattern; NULL: elision in an array pattern */
    Node *initializer; /* = default, or NULL */
    bool is_rest;
    bool names_function; /* initializer is an anonymous function and target a name */
    PropertyCache cache;
} PatternElement;

typedef struct PatternNode {
    Node node;
    PatternElement *elements;
    uint32_t count;
} PatternNode;

typedef enum DeclarationKind {
    DECLARATION_VAR,
    DECLARATION_LET,
    DECLARATION_CONST
} DeclarationKind;

typedef struct Declarator {
    Node *target;      /* name or pattern */
    Node *initializer; /* or NULL */
    bool names_function;
    uint32_t position;
} Declarator;

typedef struct DeclarationNode {
    Node node;
    uint8_t declaration_kind; /* DeclarationKind */
    Declarator *declarators;
    uint32_t count;
} DeclarationNode;

typedef struct BlockNode {
    Node node;
    NodeList body;
    Scope *scope; /* NULL when nothing is declared in it */
} BlockNode;

typedef struct IfNode {
    Node node;
    Node *test;
    Node *consequent;
    Node *alternate; /* or NULL */
} IfNode;

typedef struct LoopNode {
    Node node;
    Node *test;
    Node *body;
} LoopNode;

typedef struct ForNode {
    Node node;
    Node *init;   /* DECLARATION, expression, or NULL */
    Node *test;   /* or NULL */
    Node *update; /* or NULL */
    Node *body;
    /* of `let`/`const` in init, or NULL; scope->per_iteration: copied for each turn */
    Scope *scope;
    bool init_is_declaration;
} ForNode;

typedef struct ForInNode {
    Node node;
    Node *target;        /* name, reference or pattern */
    uint8_t target_kind; /* 0: assignment; 1 + DeclarationKind: declaration */
    Node *initializer;   /* Annex B: for (var x = init in o), else NULL */
    Node *object;        /* the expression right of in/of */
    Node *body;
    Scope *head_scope; /* names in TDZ while `object` is evaluated, or NULL */
    Scope *scope;      /* of the loop variable, fresh in each turn, or NULL */
    /* first of 3 hidden frame slots: iterator record (iterator, next, extra) or key list */
    uint32_t slot;
} ForInNode;

typedef struct JumpNode {
    Node node;
    String *label; /* or NULL */
    /* resolved: the loop or switch, also for a label directly on it (or through more labels); break
     * out of any other labeled statement: the LABELED node with that label */
    Node *target;
} JumpNode;

typedef struct TryNode {
    Node node;
    BlockNode *block;
    Node *parameter; /* catch parameter: name or pattern, or NULL */
    Scope *catch_scope;
    BlockNode *handler;   /* or NULL */
    BlockNode *finalizer; /* or NULL */
} TryNode;

typedef struct SwitchCase {
    Node *test; /* NULL: default */
    NodeList body;
    uint32_t position;
} SwitchCase;

typedef struct SwitchNode {
    Node node;
    Node *discriminant;
    SwitchCase *cases;
    uint32_t count;
    Scope *scope;
} SwitchNode;

typedef struct LabeledNode {
    Node node;
    String *label;
    Node *body;
    Node *statement; /* behind all labels that follow: the body unless that is labeled too */
} LabeledNode;

typedef struct WithNode {
    Node node;
    Node *object;
    Node *body;
    Scope *scope; /* SCOPE_WITH */
} WithNode;

typedef struct ImportSpecifier {
    String *imported; /* NULL: namespace */
    NameNode *local;
    uint32_t position, end; /* of the name in the other module */
} ImportSpecifier;

/* `key: "value"` behind `with` or `assert` */
typedef struct ImportAttribute {
    String *key;   /* atom */
    String *value; /* atom */
    uint32_t position;
} ImportAttribute;

/* What an import or export asks of another module. */
typedef struct ModuleRequestNode {
    String *specifier; /* NULL: an export that asks for nothing */
    uint32_t position; /* of the specifier */
    ImportAttribute *attributes;
    uint32_t attribute_count;
} ModuleRequestNode;

typedef struct ImportNode {
    Node node;
    ModuleRequestNode from;
    ImportSpecifier *specifiers;
    uint32_t count;
} ImportNode;

typedef struct ExportSpecifier {
    String *local;    /* local name, or name in the other module; NULL: all of it */
    String *exported; /* NULL with local NULL: export * from */
    uint32_t position, end;
} ExportSpecifier;

typedef struct ExportNode {
    Node node;
    ModuleRequestNode from;
    Node *declaration; /* declaration, or expression of `export default`, or NULL */
    bool is_default;
    NameNode *default_binding; /* `*default*` binding when an expression is exported */
    ExportSpecifier *specifiers;
    uint32_t count;
} ExportNode;

/* ---- functions ---- */

typedef enum FunctionKind {
    FUNCTION_NORMAL,
    FUNCTION_ARROW,
    /* method, getter, setter, static block, initializers: no [[Construct]], may use super.x */
    FUNCTION_METHOD,
    FUNCTION_CONSTRUCTOR,         /* class constructor */
    FUNCTION_DERIVED_CONSTRUCTOR, /* of a class with heritage */
    FUNCTION_SCRIPT,              /* the code of a script */
    FUNCTION_EVAL,                /* of a direct or indirect eval */
    FUNCTION_MODULE               /* of a module: an async function when it awaits */
} FunctionKind;

typedef struct Parameter {
    Node *target;      /* name or pattern */
    Node *initializer; /* or NULL */
    bool is_rest;
    bool names_function;
} Parameter;

/* What is known of a function before it runs; closures share it. Lives in the script's arena.
 *
 * Frame layout: slots[0 .. parameter_count) receive the arguments in order (missing ones undefined;
 * a rest parameter counts: it receives its array); then locals, then hidden slots. A parameter that
 * is captured is moved into the environment by the prologue. In a generator or async function all
 * of it lies in the context. */
struct FunctionCode {
    Script *script;
    String *name;            /* "" when anonymous; definitions may give closures another name */
    const Node *assigned_to; /* anonymous: a property it is assigned to, for stacks; or NULL */
    uint8_t kind;            /* FunctionKind */
    bool is_async;
    bool is_generator;
    bool is_strict;
    bool is_getter, is_setter, is_static_block, is_initializer; /* kinds of METHOD */
    bool is_default_constructor;                                /* none was written */
    bool is_expression_body;                                    /* body.items[0] is it */
    bool has_simple_parameters;
    /* `arguments` is referred to (or direct eval may): arguments_binding is set */
    bool uses_arguments;
    /* sloppy with simple parameters: arguments object is mapped (spec 10.4.4) */
    bool maps_arguments;
    /* caller must keep arguments past parameter_count: uses_arguments or rest */
    bool needs_all_arguments;
    bool uses_this; /* itself or an arrow in it */
    bool has_direct_eval;
    bool uses_super_property;
    bool is_class_constructor;
    bool can_suspend; /* is_async or is_generator (or module with top-level await) */
    bool unwinds;     /* at a yield or await something waits for the way out: finally, iterators */
    Parameter *parameters;
    uint32_t parameter_count; /* frame slots for parameters, a rest parameter included */
    /* the `length` property: parameters before the first default or rest */
    uint32_t length;
    NodeList body;
    /* function scope: parameters, vars, top-level lexicals when not separate */
    Scope *scope;
    /* separate scope of vars, when parameters have expressions; else NULL */
    Scope *body_scope;
    NameNode *arguments_binding; /* where the arguments object goes, when uses_arguments */
    /* named function expression: its own name, in scope->outer, or NULL */
    NameNode *self_binding;
    /* pseudo name "this" to store `this` in, when arrows or eval capture it */
    NameNode *this_binding;
    NameNode *new_target_binding; /* likewise "new.target" */
    NameNode *home_binding;       /* likewise "home" (for super in arrows) */
    /* likewise "function" (for super() in arrows of a derived constructor) */
    NameNode *function_binding;
    /* body_scope: pairs of names (from, to) whose `var` starts with the parameter's value */
    NameNode **copied_vars;
    uint32_t copied_var_count; /* pairs */
    FunctionNode **hoisted;    /* function declarations to instantiate on entry, in order */
    uint32_t hoisted_count;
    uint32_t slot_count; /* frame slots in all: parameters, locals, hidden, state slots */
    /* can_suspend: slots [state_first, slot_count) are state and parked values */
    uint32_t state_first;
    uint32_t temp_count;               /* most temporaries above frame->top used by its calls */
    ClassNode *class_node;             /* constructor or initializer of this class, or NULL */
    uint32_t source_start, source_end; /* text for Function.prototype.toString */
    uint32_t body_position;
    /* runs a prepared frame (evaluate/evaluate.h); NULL until first called */
    Value (*entry)(Frame *frame);
    Realm *realm; /* script->realm, at hand for calls; set with the first entry */
    /* most slots an object made by `new` was seen to use: room given to the next one */
    uint32_t construct_slots;
    /* cache: shape of objects made by `new`, keyed by construct_prototype */
    struct Shape *construct_shape;
    struct Object *construct_prototype;
    /* where the closure keeps `prototype`; its holder and next_shape keep the two above alive */
    PropertyCache link;
};

#endif
