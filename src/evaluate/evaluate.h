/* evaluate/: THE contract of the tree walker: frames, completions, how nodes are run, how functions
 * are entered.
 *
 * How a node runs. `eval(node, frame)` and `exec(node, frame)` are one indirect call through the
 * node's own function pointer. A node starts with link_eval/link_exec (link.c), which on its first
 * run picks the evaluator: the resumable twin when NODE_SUSPENDS is set (resume/), else the plain
 * one by kind, specialised by the shape of its operands. A specialised evaluator that meets values
 * it is not made for puts the general one back (`node->eval = general; return general(node,
 * frame)`) or calls it.
 *
 * Abrupt ends. An expression returns VALUE_ABRUPT; frame->abrupt tells which kind of completion
 * that is: COMPLETION_THROW at all times but inside functions that can suspend, where it may be
 * COMPLETION_SUSPEND or COMPLETION_RETURN (generator.return()). Statements turn it into their
 * completion with completion_of_abrupt(frame), never with a constant.
 *
 * Calls. Arguments are evaluated straight into the callee's frame: argument i at
 * frame->top[node->temp + i]. The caller fills a Frame and calls code->entry(&callee); natives get
 * the same vector as NativeCall.arguments. Stale words above live temporaries are harmless: the
 * collector reads the value stack conservatively up to the innermost frame's top + temp_count.
 *
 * Every evaluator that can recurse without a call (expressions nested in expressions) relies on the
 * parser's nesting bound; calls check the C stack and the value stack in the entry.
 */
#ifndef BOBBIN_EVALUATE_EVALUATE_H
#define BOBBIN_EVALUATE_EVALUATE_H

#include "resolve/scope.h"
#include "runtime/objects/environment.h"
#include "runtime/objects/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/iteration.h"
#include "runtime/objects/object.h"
#include "runtime/objects/realm.h"
#include "runtime/values/convert.h"
#include "syntax/script.h"
#include "syntax/tree.h"

/* One activation. Lives on the C stack; `slots` on the value stack, or in the Context when the
 * function can suspend. */
struct Frame {
    Value *slots;             /* parameters, locals, hidden slots, state slots */
    Value *top;               /* first value-stack slot after the frame: temporaries of calls */
    Environment *environment; /* innermost run-time environment */
    Runtime *runtime;
    /* as bound: objects only in sloppy code; VALUE_EMPTY where `this` is a hidden binding not
     * filled */
    Value this_value;
    Value result;       /* value of a RETURN completion */
    FunctionCode *code; /* NULL: frame of a native function */
    Object *function;   /* closure or native; NULL for scripts and eval code */
    Frame *caller;
    Context *context; /* NULL unless the function can suspend */
    Value new_target;
    const Node *target; /* of a BREAK or CONTINUE completion under way */
    /* the call (or other throwing node) under way: stack traces; NULL: the function's start */
    const Node *position;
    /* value of the last value-producing statement, in script and eval code */
    Value completion_value;
    uint32_t argument_count; /* arguments passed */
    /* Completion meant by VALUE_ABRUPT: COMPLETION_THROW unless suspending */
    uint8_t abrupt;
    /* Of a context, on its way down to where it was left: not 0 until it is there
     * (resume/twins.h) */
    uint8_t resuming;
};

static inline Value eval(Node *node, Frame *frame) {
    return node->eval(node, frame);
}
static inline Completion exec(Node *node, Frame *frame) {
    return node->exec(node, frame);
}

/* `Value name = eval(node)`, handing an abrupt end on: in expression evaluators and in statement
 * evaluators. */
#define EVAL(name, node_, frame_)     \
    Value name = eval(node_, frame_); \
    if (UNLIKELY(name == VALUE_ABRUPT)) return VALUE_ABRUPT
#define EXEC_EVAL(name, node_, frame_) \
    Value name = eval(node_, frame_);  \
    if (UNLIKELY(name == VALUE_ABRUPT)) return completion_of_abrupt(frame_)
/* `bool name = ToBoolean(eval(node))`, in the same two ways: a test mostly gives `true`, so
 * that is asked first. */
#define EVAL_TEST(name, node_, frame_) TEST_OR(name, node_, frame_, VALUE_ABRUPT)
#define EXEC_TEST(name, node_, frame_) TEST_OR(name, node_, frame_, completion_of_abrupt(frame_))
#define TEST_OR(name, node_, frame_, abrupt)             \
    Value name##_value = eval(node_, frame_);            \
    bool name = name##_value == VALUE_TRUE;              \
    if (!name) {                                         \
        if (name##_value == VALUE_ABRUPT) return abrupt; \
        name = to_boolean(name##_value);                 \
    }                                                    \
    (void)0

/* What VALUE_ABRUPT means just now; from here on it means THROW again. */
static inline Completion completion_of_abrupt(Frame *frame) {
    Completion completion = (Completion)frame->abrupt;
    frame->abrupt = COMPLETION_THROW;
    return completion;
}
/* The reverse, where a statement runs inside an expression-shaped caller. */
static inline Value abrupt_of_completion(Frame *frame, Completion completion) {
    frame->abrupt = (uint8_t)completion;
    return VALUE_ABRUPT;
}

/* ---- link.c ---- */
Value link_eval(Node *node, Frame *frame);
Completion link_exec(Node *node, Frame *frame);
/* resume/: the twin of a suspending node of `code`; NULL where the plain evaluator serves (its only
 * suspending child runs first). */
EvalFn twin_eval_of(const Node *node, const FunctionCode *code);
ExecFn twin_exec_of(const Node *node, const FunctionCode *code);

/* ---- names.c: bindings ---- */
Environment *environment_at(Frame *frame, uint32_t depth);
/* PutValue on a resolved name (TDZ, const, global, dynamic). False: threw. `strict` by NODE_STRICT
 * of the node. */
bool name_assign(NameNode *name, Value value, Frame *frame);
/* InitializeBinding: no TDZ or const checks. `var` declarations in `with`/eval go through
 * name_assign. */
bool name_initialize(NameNode *name, Value value, Frame *frame);
Value eval_typeof_name(NameNode *name, Frame *frame); /* undefined for unresolvable ones */
/* "Cannot access 'x' before initialization" */
Value throw_uninitialized(Frame *frame, const NameNode *name);

/* Where a LOCAL, CAPTURED or DYNAMIC name lives (hidden bindings: `this` of derived
 * constructors). */
Value *name_slot(NameNode *name, Frame *frame);

/* ---- references: targets of assignments ---- */
/* A target with its subexpressions evaluated (once), for compound assignment, update, for-in/of and
 * patterns. */
typedef struct Reference {
    Node *node;               /* name, MEMBER, INDEX, PRIVATE_MEMBER, SUPER_MEMBER, SUPER_INDEX */
    Value base;               /* object, or for super: the home object's prototype */
    Value key;                /* INDEX, SUPER_INDEX: as evaluated, not yet a property key */
    Value this_value;         /* SUPER_...: receiver */
    Environment *environment; /* DYNAMIC names: where it was found (resolved once), else NULL */
    Object *dynamic_object;   /* DYNAMIC names found on a with/eval-var object */
} Reference;
bool reference_evaluate(Node *target, Frame *frame, Reference *reference); /* false: abrupt */
Value reference_get(Reference *reference, Frame *frame);
/* `place`: where what goes wrong is shown, the node of the operator. */
bool reference_set(Reference *reference, Value value, const Node *place, Frame *frame);
/* "Assignment to constant variable." False, always. */
bool throw_constant(Frame *frame, const Node *place);

/* ---- patterns.c ---- */
/* BindingInitialization / DestructuringAssignmentEvaluation of any target: name, reference or
 * pattern. `declares`: initialise bindings (else assign). False: abrupt (frame->abrupt says how).
 */
bool target_assign(Node *target, Value value, Frame *frame, bool declares);

/* ---- naming.c ---- */
/* NamedEvaluation: evaluates `node`, and gives an anonymous function definition the name `name`. */
Value eval_named(Node *node, Frame *frame, PropertyKey name);
/* A value on its way to `target`. names_function: the target is a name, and an anonymous function
 * takes it. */
static inline Value eval_for_target(Node *node, const Node *target, bool names_function,
                                    Frame *frame) {
    if (!names_function) return eval(node, frame);
    return eval_named(node, frame, property_key_name(((const NameNode *)target)->name));
}

/* ---- call.c ---- */
/* Calls a closure with arguments already in place at base[0 .. count). */
Value call_in_place(Frame *frame, Function *function, Value this_value, Value *base, uint32_t count,
                    Value new_target);
/* [[Construct]] of a closure with arguments in place (10.2.2). Precondition: it is a
 * constructor. */
Value closure_construct(Frame *frame, Function *function, Value *base, uint32_t count,
                        Value new_target);
/* hooks.call_closure: copies the arguments above the innermost frame. */
Value call_closure(Runtime *runtime, Object *function, Value this_value, uint32_t count,
                   const Value *arguments, Value new_target);
Value call_native(Runtime *runtime, Object *function, Value this_value, uint32_t count,
                  const Value *arguments, Value new_target);
/* Any callable with arguments in place at base: dispatches; `node` for the message when it is not
 * callable. */
Value call_value_in_place(Frame *frame, Node *callee_node, Value callee, Value this_value,
                          Value *base, uint32_t count);
/* end of what the innermost frame uses of the value stack */
Value *frame_stack_end(const Frame *frame);

/* ---- entry.c: running prepared frames ---- */
/* Picks code->entry by the function's nature and runs it; what closures start with. */
Value entry_link(Frame *frame);
/* FunctionDeclarationInstantiation (10.2.11) in two halves; between them a function that can
 * suspend moves its slots into a context. open: frame->slots[0 .. argument_count) hold the
 * arguments on the value stack. Checks the stacks, makes the environments, the rest array and the
 * arguments object. finish: slots[0 .. parameter_count) hold the parameters, all others up to
 * slot_count are undefined. False: threw. */
typedef struct Prologue {
    Value rest;      /* VALUE_EMPTY when there is no rest parameter */
    Value arguments; /* VALUE_EMPTY when not used */
} Prologue;
bool prologue_open(Frame *frame, Prologue *prologue);
bool prologue_finish(Frame *frame, const Prologue *prologue);
/* Runs code->body after the prologue; the value returned is in frame->result (undefined when
 * none). */
Completion function_body(Frame *frame);
/* resume/: entry of generators and async generators: makes the context and the generator object. */
Value entry_generator(Frame *frame);
/* The same where the prologue is but laying out slots. */
Value entry_generator_simple(Frame *frame);
/* resume/: an async function that ran on the value stack was suspended in statement `at`: its slots
 * move into the context that the suspension has made. */
void context_take_slots(Frame *frame, uint32_t at);
/* Value of a function's frame after its body: returns frame->result, or VALUE_ABRUPT. */

/* ---- functions.c ---- */
/* InstantiateFunctionObject: a closure of code over the frame's environment. NULL on out of
 * memory. */
Function *function_instantiate(Frame *frame, FunctionCode *code, Object *home_object);
/* The same with everything said: `size` is that of Function, Method (when there is a home object)
 * or ClassFunction. */
Function *closure_new(Runtime *runtime, FunctionCode *code, Environment *environment,
                      Object *home_object, Object *prototype, size_t size);
/* Empty shape of what `function` makes by `new`, or a generator function by a call: under its
 * `prototype`, else under the fallback of its realm. NULL: threw. */
Shape *function_instance_shape(Runtime *runtime, Function *function, Intrinsic fallback);
/* The same inline, when `prototype` still is what the last instance got; else NULL. */
static ALWAYS_INLINE Shape *function_last_instance_shape(const Function *function) {
    const FunctionCode *code = function->code;
    bool is_same = function->object.shape == code->link.shape &&
                   function->object.slots[code->link.slot] == value_cell(code->construct_prototype);
    return LIKELY(is_same) ? code->construct_shape : NULL;
}
/* Scope entry as resolve/scope.h says: fresh environment when it has one (the caller keeps the one
 * before), TDZ slots, hoisted functions. False: threw. */
bool scope_enter(Frame *frame, const Scope *scope);
/* The environment and TDZ slots alone. */
bool scope_open(Frame *frame, const Scope *scope);
bool scope_open_environment(Frame *frame, const Scope *scope); /* its environment only */
bool hoist_functions(Frame *frame, FunctionNode **functions, uint32_t count);

/* ---- classes.c ---- */
Value eval_class_definition(ClassNode *node, Frame *frame, PropertyKey name);
/* Private methods and fields of a new instance (InitializeInstanceElements, spec 7.3.34). */
bool initialize_instance_elements(Runtime *runtime, Object *instance, Function *constructor);

/* ---- program.c: scripts and eval ---- */
/* Runs a resolved script in its realm: GlobalDeclarationInstantiation and the body. The completion
 * value, or VALUE_ABRUPT. */
Value script_run(Runtime *runtime, Script *script);
/* Runs a script parsed with PARSE_SCRIPT_ASYNC: its declarations are global ones, its statements an
 * async function's. The promise of its value, or VALUE_ABRUPT. */
Value script_run_async(Runtime *runtime, Script *script);
/* Runs code parsed with PARSE_FUNCTION_BODY as one call with this_value. */
Value script_run_function_body(Runtime *runtime, Script *script, Value this_value);
Value perform_direct_eval(CallNode *node, Frame *frame, Value source);

/* ---- stack.c: traces ---- */
/* A step of the walk from a running job outwards (hooks.next_async_site). Zeroed before the
 * first. */
typedef struct AsyncSite {
    Cell *reaction;         /* the reaction that stands for this site */
    const Context *context; /* suspended, awaiting what is further in; NULL: a combinator */
    const char *combinator; /* "all" ... */
    uint32_t index;         /* which of its promises */
    Object *promise;        /* what this site will settle: the walk goes on at it */
    Cell *waiter;           /* or the reaction that waits for this site, where it is known */
} AsyncSite;
/* hooks.capture_stack and hooks.stack_value */
Record *capture_stack(Runtime *runtime, Object *constructor_above, bool *is_wanted);
Value stack_value(Runtime *runtime, Object *error, Record *trace);
/* A position as a place to show. False: the script has no name. */
bool script_place(Runtime *runtime, Script *script, uint32_t position, ErrorPlace *place);
/* Where the latest `throw` of this very value stood; false: it was no `throw` of a script. */
bool throw_place(Runtime *runtime, Value value, ErrorPlace *place);
/* Where an error object was made (or thrown by the engine): its innermost frame in a script. False:
 * not known. */
bool error_place(Runtime *runtime, Value error, ErrorPlace *place);

/* Whether its stack had any frames when it was made. */
bool error_has_frames(Value error);

/* Installs evaluate/'s hooks into the runtime. */
void evaluate_install(Runtime *runtime);

#endif
