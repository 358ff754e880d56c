/* Inside evaluate/: what the files of expression evaluators offer each other and the linker.
 * A select_... function picks the evaluator of a node by the shape of its operands. */
#ifndef BOBBIN_EVALUATE_EXPRESSIONS_H
#define BOBBIN_EVALUATE_EXPRESSIONS_H

#include "evaluate/evaluate.h"

/* names.c */
EvalFn select_name(Node *node);
/* Where a CAPTURED binding lies. */
Value *captured_slot(const NameNode *name, Frame *frame);
Value throw_not_defined(Frame *frame, const NameNode *name);
/* Whether a GLOBAL name has a binding now. False: threw. */
bool global_is_resolvable(NameNode *name, Frame *frame, bool *resolvable);
/* Where a DYNAMIC name was found: a slot of an environment, an object, a global lexical binding, or
 * nowhere (all NULL). */
typedef struct DynamicPlace {
    Environment *environment;
    Binding *binding;
    Object *object;
    bool is_with; /* calls get the object as `this` */
    GlobalBinding *global;
} DynamicPlace;
bool dynamic_resolve(NameNode *name, Frame *frame, DynamicPlace *place);
Value dynamic_get(NameNode *name, Frame *frame, const DynamicPlace *place);
bool dynamic_set(NameNode *name, Value value, Frame *frame, const DynamicPlace *place);

/* operators.c */
EvalFn select_binary(Node *node);
EvalFn select_logical(Node *node);
EvalFn select_unary(Node *node);
Value eval_conditional(Node *node, Frame *frame);
Value eval_sequence(Node *node, Frame *frame);
Value eval_typeof(Node *node, Frame *frame);

/* access.c */
EvalFn select_member(Node *node);
EvalFn select_index(Node *node);
Value eval_super_member(Node *node, Frame *frame);
Value eval_optional_chain(Node *node, Frame *frame);
Value eval_delete(Node *node, Frame *frame);
/* base.key with the node's cache, `node` for positions and messages. */
Value member_get(MemberNode *node, Value base, Frame *frame);
bool member_set(MemberNode *node, Value base, Value value, Frame *frame);
bool member_update(MemberNode *node, Value base, Value value, const Node *place, Frame *frame);
/* Where an object keeps a property of its own that may be written, or a private element, if it is
 * like the one that the node has seen last; else NULL. */
Value *member_slot(const MemberNode *node, Value base);
Value *private_slot(const PrivateNode *node, Value base, const Symbol *symbol);
Value private_member_get(PrivateNode *node, Value base, Symbol *symbol, Frame *frame);
bool private_member_set(PrivateNode *node, Value base, Symbol *symbol, Value value, Frame *frame);
Value index_get(IndexNode *node, Value base, Value key, Frame *frame);
/* Object and key of an element access, safe where one of them suspends; false: abrupt, or the end
 * of an optional chain. */
bool index_operands(IndexNode *node, Frame *frame, Value *base, Value *key);
bool index_set(IndexNode *node, Value base, Value key, Value value, const Node *place,
               Frame *frame);
/* The home object's prototype, for super.x; VALUE_ABRUPT when it throws. */
Value super_base(const SuperNode *node, Frame *frame);

/* assign.c */
/* A name of that kind whose binding may be written. */
static inline bool is_writable_name(const Node *target, NodeKind kind) {
    return target->kind == kind && !(target->flags & (NODE_CONST_ASSIGN | NODE_IGNORE_ASSIGN));
}
EvalFn select_assign(Node *node);
EvalFn select_compound_assign(Node *node);
EvalFn select_update(Node *node);
Value eval_logical_assign(Node *node, Frame *frame);
static inline Value assigned_value(const AssignNode *assign, Frame *frame) {
    return eval_for_target(assign->value, assign->target, assign->names_function, frame);
}
/* Does `left` leave it to &&=, ||= or ??= to assign? */
static inline bool logical_assigns(Operator op, Value left) {
    return op == OPERATOR_AND  ? to_boolean(left)
           : op == OPERATOR_OR ? !to_boolean(left)
                               : value_is_nullish(left);
}
Value eval_call_target(Node *node, Frame *frame);
/* PutValue on a reference that was not read before (reference_set: read before, as ++ and +=
 * do). */
bool reference_assign(Reference *reference, Value value, Frame *frame);

/* call.c */
EvalFn select_call(Node *node);
Value eval_new(Node *node, Frame *frame);
Value eval_super_call(Node *node, Frame *frame);
/* The pieces of a call, for twins: the callee's value and `this`; what super(...) does once its
 * arguments are there. */
Value callee_evaluate(Node *callee, Frame *frame, Value *this_value);
Value super_call_finish(CallNode *node, Frame *frame, Value parent, uint32_t count, Value *base);
Value super_constructor(CallNode *node, Frame *frame);
Value construct_in_place(Frame *frame, Node *node, Value callee, Value *base, uint32_t count);
/* Lays gathered spread arguments where arguments go. */
bool arguments_spread_out(Array *gathered, Frame *frame, Value *base, uint32_t *count);
/* The call once callee and arguments are there, direct eval included. */
Value call_finish(CallNode *node, Frame *frame, Value callee, Value this_value, Value *base,
                  uint32_t count);

/* A method call without spread or `?.`, when its object has been evaluated: calls that member of
 * it. */
Value method_call_of(CallNode *call, Frame *frame, Value this_value);

/* next_call.c: `o.next()` and `o.next(v)`, and `.value` or `.done` of it */
bool is_next_call(const Node *node);
Value eval_next(Node *node, Frame *frame);
/* Whether `target`, which is written, keeps the results of such calls to itself. Then: */
bool takes_next(const Node *target, const Node *value);
Completion exec_declare_next(Node *node, Frame *frame);
Value eval_assign_next(Node *node, Frame *frame);
EvalFn select_member_of_next(const MemberNode *node); /* NULL: it is none */

/* node_text.c */
/* An expression as messages name it: `a.b`, `f`, `(intermediate value).x`. NULL on out of memory.
 */
String *node_text(Runtime *runtime, const Node *node);

/* link.c */
Value eval_import_call(Node *node, Frame *frame);
Value eval_import_meta(Node *node, Frame *frame);
Value import_call_finish(Node *node, Frame *frame, Value specifier, Value options);

/* functions.c */
void closures_register_kind(Heap *heap);
bool closure_materialize(Runtime *runtime, Object *function);
Realm *closure_realm(Object *function);
Value eval_function(Node *node, Frame *frame);

#endif
