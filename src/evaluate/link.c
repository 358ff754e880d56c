/* The linker: gives each node its evaluator when it first runs.
 *
 * Nodes start with link_eval or link_exec. By then the resolver has settled their kinds, so the
 * evaluator is chosen by kind and by the shape of the operands: the resumable twin where something
 * below suspends and the plain one would not do, else the plain one. The choice is stored in the
 * node; running it again costs one indirect call. */
#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"
#include "evaluate/modules/module.h"
#include "evaluate/resume/context.h"

/* Kinds with one evaluator whatever their shape. Those with a select_ function are in
 * plain_eval_of. */
static const EvalFn evaluators[NODE_KIND_COUNT] = {
    [NODE_LITERAL] = eval_literal,
    [NODE_BIGINT_LITERAL] = eval_bigint_literal,
    [NODE_REGEXP_LITERAL] = eval_regexp_literal,
    [NODE_TEMPLATE] = eval_template,
    [NODE_TAGGED_TEMPLATE] = eval_tagged_template,
    [NODE_FUNCTION] = eval_function,
    [NODE_CLASS] = eval_class,
    [NODE_TYPEOF] = eval_typeof,
    [NODE_DELETE] = eval_delete,
    [NODE_PRIVATE_IN] = eval_private_in,
    [NODE_LOGICAL_ASSIGN] = eval_logical_assign,
    [NODE_CONDITIONAL] = eval_conditional,
    [NODE_SEQUENCE] = eval_sequence,
    [NODE_PRIVATE_MEMBER] = eval_private_member,
    [NODE_SUPER_MEMBER] = eval_super_member,
    [NODE_SUPER_INDEX] = eval_super_member,
    [NODE_OPTIONAL_CHAIN] = eval_optional_chain,
    [NODE_NEW] = eval_new,
    [NODE_SUPER_CALL] = eval_super_call,
    [NODE_IMPORT_CALL] = eval_import_call,
    [NODE_IMPORT_META] = eval_import_meta,
    [NODE_CALL_TARGET] = eval_call_target,
};

/* The plain (not resumable) evaluator of a node, by kind and shape. */
static EvalFn plain_eval_of(Node *node) {
    switch (node->kind) {
    case NODE_LOCAL:
    case NODE_LOCAL_CHECKED:
    case NODE_CAPTURED:
    case NODE_CAPTURED_CHECKED:
    case NODE_IMPORTED:
    case NODE_GLOBAL:
    case NODE_DYNAMIC:
    case NODE_THIS:
    case NODE_NEW_TARGET: return select_name(node);
    case NODE_ARRAY_LITERAL: return select_array_literal(node);
    case NODE_OBJECT_LITERAL: return select_object_literal(node);
    case NODE_UNARY: return select_unary(node);
    case NODE_UPDATE: return select_update(node);
    case NODE_BINARY: return select_binary(node);
    case NODE_LOGICAL: return select_logical(node);
    case NODE_ASSIGN: return select_assign(node);
    case NODE_COMPOUND_ASSIGN: return select_compound_assign(node);
    case NODE_MEMBER: return select_member(node);
    case NODE_INDEX: return select_index(node);
    case NODE_CALL: return select_call(node);
    default: return evaluators[node->kind];
    }
}

Value link_eval(Node *node, Frame *frame) {
    EvalFn twin = node->flags & NODE_SUSPENDS ? twin_eval_of(node, frame->code) : NULL;
    node->eval = twin ? twin : plain_eval_of(node);
    return node->eval(node, frame);
}

Completion link_exec(Node *node, Frame *frame) {
    ExecFn twin = node->flags & NODE_SUSPENDS ? twin_exec_of(node, frame->code) : NULL;
    node->exec = twin ? twin : select_statement(node);
    return node->exec(node, frame);
}

/* ---- import() and import.meta: what they do is the matter of evaluate/modules/ and jobs/ ---- */

Value eval_import_call(Node *node, Frame *frame) {
    BinaryNode *import = (BinaryNode *)node;
    EVAL(specifier, import->left, frame);
    Value options = VALUE_UNDEFINED;
    if (import->right) options = eval(import->right, frame);
    TRY(options);
    return import_call_finish(node, frame, specifier, options);
}

Value import_call_finish(Node *node, Frame *frame, Value specifier, Value options) {
    Runtime *runtime = frame->runtime;
    frame->position = node;
    if (!runtime->hooks.import_module)
        return throw_type_error(runtime, "A dynamic import callback was not specified.");
    return runtime->hooks.import_module(runtime, frame->code->script, specifier, options);
}

Value eval_import_meta(Node *node, Frame *frame) {
    Runtime *runtime = frame->runtime;
    frame->position = node;
    return module_meta(runtime, frame->code->script->module);
}

/* ---- hooks ---- */

static Value *stack_top(Runtime *runtime) {
    return runtime->frame ? frame_stack_end(runtime->frame) : runtime->stack;
}

void evaluate_install(Runtime *runtime) {
    RuntimeHooks *hooks = &runtime->hooks;
    hooks->call_closure = call_closure;
    hooks->call_native = call_native;
    hooks->link_eval = link_eval;
    hooks->link_exec = link_exec;
    hooks->materialize_function = closure_materialize;
    hooks->closure_realm = closure_realm;
    hooks->capture_stack = capture_stack;
    hooks->stack_value = stack_value;
    hooks->evaluate_eval = indirect_eval;
    hooks->create_dynamic_function = create_dynamic_function;
    hooks->function_source_text = function_source_text;
    hooks->trace_scope = trace_scope;
    hooks->stack_top = stack_top;
    closures_register_kind(runtime->heap);
    context_register_kind(runtime->heap);
}
