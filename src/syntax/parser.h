/* The parser from inside: what its files share. Nobody outside src/syntax includes this.
 *
 * One pass of recursive descent; operators by precedence climbing; one token of lookahead (a second
 * one in the few places where the grammar asks for it).
 *
 * Errors are sticky. The first one sets the exception and `failed`; from then on every token is the
 * end of the input, further errors are ignored, and productions give back some node or other. So
 * productions need not ask after each step: they read like the grammar. Two rules keep that sound:
 * - a production never returns NULL where its grammar symbol is not optional;
 * - code that looks into nodes it did not just make asks p->failed first: after out of memory
 *   all nodes are one.
 *
 * Cover grammars (13.2.5, 13.15.5, 15.3): what may turn out to be a pattern is parsed as an
 * expression and rewritten in place once `=`, `of`, `in` or `=>` is seen; each literal is rewritten
 * at most twice, nothing is parsed twice. What is wrong in an expression but right in a pattern,
 * `{ a = 1 }`, waits in parser->cover.
 *
 * What is left to the resolver: scopes, slots, temporaries, states; duplicate and conflicting
 * declarations (of private names too), private names nobody declares, undefined exports; what jumps
 * mean (their labels are checked here).
 */
#ifndef BOBBIN_SYNTAX_PARSER_H
#define BOBBIN_SYNTAX_PARSER_H

#include "support/pointer_set.h"
#include "syntax/lexer.h"

typedef struct Label {
    struct Label *outer;
    String *name;
    uint32_t start, body_start; /* of the label; of what it labels */
    bool is_loop;
} Label;

/* An error unless it turns out to stand in a pattern. */
typedef struct CoverProblem {
    const char *message; /* NULL: none */
    uint32_t start, end;
} CoverProblem;

/* The function, script, field initializer or static block that the parser is in. Lives on the C
 * stack. */
typedef struct FunctionState {
    struct FunctionState *outer;
    FunctionCode *code;
    bool in_parameters;
    bool allows_return;
    bool allows_new_target;
    bool allows_super_property;
    bool allows_super_call;
    bool forbids_arguments; /* field initializers, static blocks, arrows in them */
    bool is_static_block;   /* `await` is reserved */
    bool outer_is_strict, outer_allow_in;
    CoverProblem outer_cover;
    uint32_t loops, breakables; /* around the present place */
    Label *labels;
    PointerSet label_names; /* of `labels`: freed when there are none */
    /* Where the last one was seen: is there one in what turns out to be arrow parameters? */
    uint32_t last_yield, last_await, last_await_name;
} FunctionState;

typedef struct ExportedName {
    String *name;
    uint32_t start, end;
} ExportedName;
VECTOR_OF(ExportedNameVector, exported_name_vector, ExportedName)

typedef struct Parser {
    Lexer lexer; /* lexer.token: the token to be read next */
    Runtime *runtime;
    Script *script;
    Names *names;
    FunctionState *function;
    bool failed;
    bool is_strict;
    bool is_module;
    bool allow_in;         /* the grammar's parameter [In] */
    uint8_t previous_kind; /* the token read last */
    uint32_t previous_start, previous_end;
    /* where an arrow function may begin: the start of an AssignmentExpression */
    uint32_t arrow_start;
    CoverProblem cover;
    uint32_t template_count; /* tagged ones, and regular expressions */
    Buffer scratch;          /* lists in the making */
    ExportedNameVector exports;
    uint64_t spare[128]; /* what is allocated after a failure */
} Parser;

/* ---- parser.c: tokens, errors, nodes, lists ---- */

void parser_advance(Parser *p);
static inline const Token *parser_token(const Parser *p) {
    return &p->lexer.token;
}
static inline bool parser_at(const Parser *p, TokenKind kind) {
    return p->lexer.token.kind == kind;
}
static inline uint32_t parser_start(const Parser *p) {
    return p->lexer.token.start;
}
bool parser_accept(Parser *p, TokenKind kind);
void parser_expect(Parser *p, TokenKind kind);
/* The present token is this name, written without escapes. */
bool parser_at_word(const Parser *p, const String *word);
/* Spec 12.10: an explicit or inserted semicolon. */
void parser_semicolon(Parser *p);

void parser_error(Parser *p, uint32_t start, uint32_t end, const char *format, ...);
void parser_out_of_memory(Parser *p);
/* "Unexpected token" and its like, for the present token or another one. */
void parser_unexpected(Parser *p);
void parser_unexpected_token(Parser *p, const Token *token);
/* What strict mode refuses in a number or string. */
void parser_check_strict_literal(Parser *p, const Token *token);
/* True when the C stack runs low: the parser has failed then. */
bool parser_is_deep(Parser *p);

/* Zeroed, never NULL: a node or the like, of at most sizeof(p->spare). */
void *parser_allocate(Parser *p, size_t size);
/* Zeroed, of any size; NULL after a failure. */
void *parser_allocate_items(Parser *p, size_t count, size_t item_size);
/* A node of that kind, of the size the table of kinds says. */
void *node_new(Parser *p, NodeKind kind, uint32_t position);
NameNode *name_node_new(Parser *p, String *name, uint32_t position);
Node *unary_node_new(Parser *p, NodeKind kind, Node *operand, uint32_t position);

/* What a production gives back after a failure. */
static inline Node *parser_any_node(Parser *p) {
    return &name_node_new(p, p->names->empty, 0)->node;
}

/* Lists grow on a common stack: mark, push items, take those above the mark. */
static inline size_t list_mark(const Parser *p) {
    return p->scratch.length;
}
void list_push(Parser *p, const void *item, size_t size);
static inline void list_push_node(Parser *p, Node *node) {
    list_push(p, &node, sizeof node);
}
void *list_take(Parser *p, size_t mark, size_t item_size, uint32_t *count);
NodeList list_take_nodes(Parser *p, size_t mark);

/* Keeps a heap value with the script. */
void parser_keep(Parser *p, Value value);
PropertyKey parser_key(Parser *p, String *text);

/* ---- names: parse_name.c ---- */

/* Is the token an IdentifierReference or BindingIdentifier here? Errors are reported. */
bool parser_check_identifier(Parser *p, const Token *token);
/* Whether it could be one, without errors. */
bool parser_is_identifier(const Parser *p, const Token *token);
String *parse_identifier_name(Parser *p); /* any IdentifierName */
NameNode *parse_identifier_reference(Parser *p);
NameNode *parse_binding_identifier(Parser *p); /* strict mode: neither eval nor arguments */
void parser_check_binding_name(Parser *p, const String *name, uint32_t start);
/* What a directive found too late changes: a name that was read in sloppy mode. */
void parser_check_strict_name(Parser *p, const String *name, uint32_t start);

typedef struct ParsedKey {
    PropertyKey key;
    Node *computed;
    NameNode *private_name;
    Token token; /* its first one */
} ParsedKey;
/* Spec 13.2.5 PropertyName; private names where allowed. */
ParsedKey parse_property_name(Parser *p, bool allow_private);
bool key_is(const ParsedKey *key, const String *name);

/* What may stand before the name of a method (15.4): shared by object literals and classes. */
typedef struct MethodHead {
    uint32_t start;
    bool is_async, is_generator, is_getter, is_setter;
    ParsedKey key;
} MethodHead;
MethodHead parse_method_head(Parser *p, bool in_class);
static inline bool method_head_is_plain(const MethodHead *head) {
    return !head->is_async && !head->is_generator && !head->is_getter && !head->is_setter;
}

/* ---- expressions ---- */

Node *parse_expression(Parser *p);
Node *parse_assignment(Parser *p);
/* The same, but p->cover may be left: the literal may become a pattern. */
Node *parse_assignment_cover(Parser *p);
Node *parse_spread(Parser *p);
/* The same for Expression; used in the head of `for`. */
Node *parse_expression_cover(Parser *p);
Node *parse_left_hand_side(Parser *p);
Node *parse_unary(Parser *p);
/* positions.c: the name that is read first of all in an expression, if that is what it begins with,
 * is shown at `place` when it is missing. */
void position_first_name(const Parser *p, Node *node, const Node *place);
/* The same for the initializer of a declaration, which is shown where it begins. */
void position_initializer(const Parser *p, Node *initializer);
/* A target that is read before it is written, in what began at `start`. */
void position_read_target(const Parser *p, Node *target, uint32_t start);
void position_delete(const Parser *p, UnaryNode *node);
/* The target of an assignment that began at `start`. */
void position_target(const Parser *p, const AssignNode *assign, uint32_t start);
Node *parse_primary(Parser *p);
Node *parse_template(Parser *p, Node *tag, uint32_t position);
Node *parse_object_literal(Parser *p);
/* Reports p->cover. */
void parser_check_cover(Parser *p);
NodeList parse_arguments(Parser *p, bool *has_spread, bool is_cover);
/* `in` is an operator again, inside brackets. Returns what to restore. */
static inline bool parser_allow_in(Parser *p) {
    bool outer = p->allow_in;
    p->allow_in = true;
    return outer;
}
static inline bool is_bare_arrow(const Node *node) {
    return node->kind == NODE_FUNCTION && !(node->flags & NODE_PARENTHESIZED) &&
           ((const FunctionNode *)node)->code->kind == FUNCTION_ARROW;
}
static inline bool is_bare_literal(const Node *node) {
    return (node->kind == NODE_ARRAY_LITERAL || node->kind == NODE_OBJECT_LITERAL) &&
           !(node->flags & NODE_PARENTHESIZED);
}
/* Spec 8.4.5 NamedEvaluation: does the value take the target's name? */
bool takes_name_of(const Parser *p, const Node *value, const Node *target);
bool is_anonymous_function(const Parser *p, const Node *node);

/* ---- patterns: parse_pattern.c ---- */

Node *parse_binding_target(Parser *p); /* BindingIdentifier or BindingPattern */
/* An expression as the target of an assignment, or as a binding; errors at [start, end). */
typedef enum TargetUse {
    TARGET_IS_ASSIGNED,
    TARGET_IS_BOUND
} TargetUse;
Node *pattern_from_expression(Parser *p, Node *node, TargetUse use);
/* Spec 13.15.1 AssignmentTargetType: name or property. */
bool is_simple_target(const Node *node);
/* The target at `start` as it may stand there, its name checked; a call in sloppy code is wrapped.
 */
Node *parser_simple_target(Parser *p, Node *target, uint32_t start, CallTargetUse use);
/* Where an expression begins in the source. Precondition: not failed. */
uint32_t node_start(const Node *node);
/* Names bound by a target are pushed on the list as NameNode *. */
void pattern_push_names(Parser *p, Node *target);

/* ---- functions: parse_function.c ---- */

FunctionCode *function_code_new(Parser *p, FunctionKind kind, uint32_t start);
void function_enter(Parser *p, FunctionState *state, FunctionCode *code);
void function_leave(Parser *p);
/* FunctionDeclaration; at `function` or `async`. */
Node *parse_function_declaration(Parser *p, bool is_default_export);
Node *parse_function_expression(Parser *p);
FunctionNode *parse_method(Parser *p, FunctionCode *code, const ParsedKey *key);
/* FormalParameters up to their end token, which stays. */
void parse_parameter_list(Parser *p, FunctionCode *code, TokenKind end);
/* Statements up to the end token, which stays, with their directive prologue. */
void parse_directives_and_statements(Parser *p, FunctionCode *code, TokenKind end);
/* The rest of an arrow function whose parameters were read as expressions; at `=>`. */
Node *parse_arrow(Parser *p, NodeList parameters, uint32_t start, bool is_async);

/* ---- classes: parse_class.c ---- */

Node *parse_class(Parser *p, NodeKind kind, bool is_default_export);

/* ---- statements ---- */

Node *parse_statement(Parser *p);
Node *parse_statement_list_item(Parser *p);
/* A statement, not a declaration. is_item: it stands in a statement list, so that labels may stand
 * before a function. */
Node *parse_labelable(Parser *p, bool is_item);
/* VariableStatement or LexicalDeclaration without the semicolon. */
DeclarationNode *parse_declaration_list(Parser *p, DeclarationKind kind, bool in_for);
/* Spec 14.3.1: is `let` here the beginning of a declaration? */
bool parser_at_let_declaration(Parser *p);
bool parser_at_async_function(Parser *p);
void declarators_check(Parser *p, const DeclarationNode *declaration);
Node *parse_loop(Parser *p); /* while, do, for */
Node *parse_jump(Parser *p); /* break, continue */
Node *parse_labeled(Parser *p, NameNode *label, bool is_item);

/* ---- modules: parse_module.c ---- */

/* An item of the module's own list: import, export, or any other. */
Node *parse_module_item(Parser *p);
/* Spec 16.2.1.1: no name is exported twice. */
void exports_check(Parser *p);

#endif
