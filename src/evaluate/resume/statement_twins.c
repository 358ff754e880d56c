/* Twins of statements: lists and blocks, if, declarations, return, switch, with, try (spec 14). */
#include "evaluate/resume/twins.h"

/* A statement list from item `*at` on; on SUSPEND *at is the item to go on in. */
static Completion twin_statements(const NodeList *list, Frame *frame, uint32_t *at) {
    for (; *at < list->count; ++*at) {
        Completion completion = exec(list->items[*at], frame);
        if (completion != COMPLETION_NORMAL) return completion;
    }
    return COMPLETION_NORMAL;
}

enum { OUTER_ENVIRONMENT = 1 }; /* value slot of every twin that enters a scope */

/* What a twin that entered a scope does last: leaves it, or parks where to leave it to. */
static Completion leave_or_park(const Node *node, Frame *frame, Environment *outer,
                                Completion completion, uint32_t state) {
    if (completion == COMPLETION_SUSPEND) {
        park_state(node, frame, state);
        park_value(node, frame, OUTER_ENVIRONMENT, value_of_environment(outer));
    } else {
        frame->environment = outer;
    }
    return completion;
}

static Environment *take_outer(const Node *node, Frame *frame) {
    return environment_of_value(take_value(node, frame, OUTER_ENVIRONMENT));
}

/* State: 1 + number of the statement. */
static Completion twin_block(Node *node, Frame *frame) {
    BlockNode *block = (BlockNode *)node;
    uint32_t state = take_state(node, frame), at = state ? state - 1 : 0;
    Environment *outer = state ? take_outer(node, frame) : frame->environment;
    Completion completion = COMPLETION_THROW;
    if (state || !block->scope || scope_enter(frame, block->scope))
        completion = twin_statements(&block->body, frame, &at);
    return leave_or_park(node, frame, outer, completion, 1 + at);
}

/* A block without a scope: there is nothing to leave. */
static Completion twin_statement_list(Node *node, Frame *frame) {
    const NodeList *body = &((BlockNode *)node)->body;
    uint32_t state = take_state(node, frame);
    for (uint32_t i = state ? state - 1 : 0; i < body->count; i++) {
        Completion completion = exec(body->items[i], frame);
        if (LIKELY(completion == COMPLETION_NORMAL)) continue;
        if (LIKELY(completion == COMPLETION_SUSPEND)) park_state(node, frame, 1 + i);
        return completion;
    }
    return COMPLETION_NORMAL;
}

/* One statement alone runs first: no state. */
ExecFn select_twin_block(const BlockNode *block) {
    if (block->scope) return twin_block;
    return block->body.count == 1 ? NULL : twin_statement_list;
}

static Completion exec_marked(const Node *node, Node *child, Frame *frame, uint32_t state) {
    Completion completion = exec(child, frame);
    if (completion == COMPLETION_SUSPEND) park_state(node, frame, state);
    return completion;
}

enum { IF_CONSEQUENT = 1,
       IF_ALTERNATE };

Completion twin_if(Node *node, Frame *frame) {
    IfNode *conditional = (IfNode *)node;
    uint32_t state = take_state(node, frame);
    if (!state) {
        EXEC_TEST(test, conditional->test, frame);
        state = test ? IF_CONSEQUENT : IF_ALTERNATE;
    }
    Node *branch = state == IF_CONSEQUENT ? conditional->consequent : conditional->alternate;
    return branch ? exec_marked(node, branch, frame, state) : COMPLETION_NORMAL;
}

/* ---- declarations: state 1 + 2 * declarator + phase (0 initializer, 1 pattern) ---- */

enum { DECLARATION_REFERENCE = 1 };

static bool park_declarator(const Node *node, Frame *frame, uint32_t at, uint32_t phase) {
    if (is_suspending(frame)) park_state(node, frame, 1 + 2 * at + phase);
    return false;
}

/* A `var` that `with` or eval may hide: its binding is found before the initializer runs. */
static bool declare_dynamic(DeclarationNode *declaration, uint32_t at, bool resumed, Frame *frame) {
    const Declarator *declarator = &declaration->declarators[at];
    const Node *node = &declaration->node;
    Reference reference;
    if (resumed)
        reference = take_reference(node, frame, DECLARATION_REFERENCE, declarator->target);
    else if (!reference_evaluate(declarator->target, frame, &reference))
        return false;
    Value value = declarator_value(declarator, frame);
    if (!value_is_abrupt(value)) return reference_assign(&reference, value, frame);
    if (is_suspending(frame)) park_reference(node, frame, DECLARATION_REFERENCE, &reference);
    return park_declarator(node, frame, at, 0);
}

static bool declare(DeclarationNode *declaration, uint32_t at, bool resumed, bool in_pattern,
                    Frame *frame) {
    const Declarator *declarator = &declaration->declarators[at];
    const Node *node = &declaration->node;
    bool is_var = declaration->declaration_kind == DECLARATION_VAR;
    if (!declarator->initializer)
        return declarator_without_initializer(declaration, declarator, frame);
    if (is_var && declarator->target->kind == NODE_DYNAMIC)
        return declare_dynamic(declaration, at, resumed, frame);
    Value value = in_pattern ? VALUE_UNDEFINED : declarator_value(declarator, frame);
    if (value_is_abrupt(value)) return park_declarator(node, frame, at, 0);
    if (!target_suspends(declarator->target))
        return declarator_assign(declaration, declarator, value, frame);
    return twin_target_assign(declarator->target, declarator->initializer, value, frame, !is_var) ||
           park_declarator(node, frame, at, 1);
}

Completion twin_declaration(Node *node, Frame *frame) {
    DeclarationNode *declaration = (DeclarationNode *)node;
    uint32_t state = take_state(node, frame), at = state ? (state - 1) / 2 : 0;
    bool in_pattern = state && (state - 1) % 2;
    for (uint32_t i = at; i < declaration->count; i++, state = 0, in_pattern = false) {
        if (!declare(declaration, i, state != 0, in_pattern, frame))
            return completion_of_abrupt(frame);
    }
    return COMPLETION_NORMAL;
}

/* ---- return: in an async generator its value is awaited (14.10.1) ---- */

Completion twin_return(Node *node, Frame *frame) {
    Node *operand = ((UnaryNode *)node)->operand;
    bool awaits = frame->code->is_async && frame->code->is_generator && operand;
    Value value = VALUE_UNDEFINED;
    if (awaits && take_state(node, frame)) {
        value = received_at_await(frame);
    } else if (operand) {
        value = eval(operand, frame);
        if (awaits && !value_is_abrupt(value)) {
            value = suspend_context(node, frame, CONTEXT_AWAIT, value, 1);
            frame->context->position = operand; /* where V8 says it waits */
        }
    }
    if (value_is_abrupt(value)) return completion_of_abrupt(frame);
    frame->result = value;
    return COMPLETION_RETURN;
}

/* ---- with ---- */

Completion twin_with(Node *node, Frame *frame) {
    WithNode *with = (WithNode *)node;
    bool resumed = take_state(node, frame);
    Environment *outer = resumed ? take_outer(node, frame) : frame->environment;
    if (!resumed) {
        EXEC_EVAL(value, with->object, frame);
        if (!with_enter(with, value, frame)) return COMPLETION_THROW;
    }
    return leave_or_park(node, frame, outer, exec(with->body, frame), 1);
}

/* ---- switch: state 1 + 2 * case + phase (0 test, 1 body) ---- */

enum { SWITCH_VALUE = 2,
       SWITCH_STATEMENT };

/* The walk through a switch: where it is, and what it compares with. */
typedef struct SwitchWalk {
    SwitchNode *node;
    Frame *frame;
    Value value;
    uint32_t at, statement;
    bool in_body;
} SwitchWalk;

/* Tests from walk->at on; then at is the case to run, or the count of cases. Abrupt: at is the
 * test. */
static Completion switch_select(SwitchWalk *walk) {
    SwitchNode *node = walk->node;
    uint32_t otherwise = node->count;
    for (uint32_t i = 0; i < node->count; i++) {
        if (!node->cases[i].test) otherwise = i;
    }
    for (; walk->at < node->count; walk->at++) {
        if (!node->cases[walk->at].test) continue;
        EXEC_EVAL(test, node->cases[walk->at].test, walk->frame);
        if (is_strictly_equal(walk->frame->runtime, walk->value, test)) return COMPLETION_NORMAL;
    }
    walk->at = otherwise;
    return COMPLETION_NORMAL;
}

static Completion switch_run(SwitchWalk *walk) {
    if (!walk->in_body) {
        Completion completion = switch_select(walk);
        if (completion != COMPLETION_NORMAL) return completion;
        walk->in_body = true;
    }
    for (; walk->at < walk->node->count; walk->at++, walk->statement = 0) {
        Completion completion =
            twin_statements(&walk->node->cases[walk->at].body, walk->frame, &walk->statement);
        if (completion == COMPLETION_NORMAL) continue;
        bool is_ours = completion == COMPLETION_BREAK && walk->frame->target == &walk->node->node;
        return is_ours ? COMPLETION_NORMAL : completion;
    }
    return COMPLETION_NORMAL;
}

Completion twin_switch(Node *node, Frame *frame) {
    SwitchWalk walk = {.node = (SwitchNode *)node, .frame = frame};
    uint32_t state = take_state(node, frame);
    Environment *outer = frame->environment;
    if (state) {
        outer = take_outer(node, frame);
        walk.value = take_value(node, frame, SWITCH_VALUE);
        walk.at = (state - 1) / 2;
        walk.in_body = (state - 1) % 2;
        walk.statement = (uint32_t)value_as_int(take_value(node, frame, SWITCH_STATEMENT));
    } else {
        walk.value = eval(walk.node->discriminant, frame);
        if (value_is_abrupt(walk.value)) return completion_of_abrupt(frame);
    }
    Completion completion = COMPLETION_THROW;
    if (state || !walk.node->scope || scope_enter(frame, walk.node->scope))
        completion = switch_run(&walk);
    if (completion == COMPLETION_SUSPEND) {
        park_value(node, frame, SWITCH_VALUE, walk.value);
        park_value(node, frame, SWITCH_STATEMENT, value_int((int32_t)walk.statement));
    }
    return leave_or_park(node, frame, outer, completion, 1 + 2 * walk.at + walk.in_body);
}

/* ---- completions that wait ---- */

void park_completion(const Node *node, Frame *frame, uint32_t first, Completion kind, Value value,
                     const Node *target) {
    park_value(node, frame, first, value_int(kind));
    park_value(node, frame, first + 1, value);
    park_value(node, frame, first + 2, value_of_pointer(target));
}

ParkedCompletion take_completion(const Node *node, Frame *frame, uint32_t first) {
    Completion kind = (Completion)value_as_int(take_value(node, frame, first));
    Value value = take_value(node, frame, first + 1);
    return (ParkedCompletion){kind, value, pointer_of_value(take_value(node, frame, first + 2))};
}

ParkedCompletion completion_capture(Frame *frame, Completion kind) {
    ParkedCompletion parked = {kind, VALUE_UNDEFINED, NULL};
    if (kind == COMPLETION_THROW) parked.value = runtime_take_exception(frame->runtime);
    if (kind == COMPLETION_RETURN) parked.value = frame->result;
    bool is_jump = kind == COMPLETION_BREAK || kind == COMPLETION_CONTINUE;
    if (is_jump) parked.target = frame->target;
    return parked;
}

Completion completion_restore(Frame *frame, const ParkedCompletion *parked) {
    if (parked->kind == COMPLETION_THROW)
        throw_value(frame->runtime, parked->value);
    else
        frame->result = parked->value;
    frame->target = parked->target;
    return parked->kind;
}

/* ---- try (14.15.3) ---- */

enum { TRY_BLOCK = 1,
       TRY_BIND,
       TRY_HANDLER,
       TRY_FINALIZER };
enum { TRY_COMPLETION = 2,
       TRY_THROWN = 5 };

/* Binds the exception to a pattern that suspends; resumed: the pattern goes on by itself. */
static bool bind_exception(TryNode *node, Frame *frame, bool resumed) {
    if (!node->parameter || !target_suspends(node->parameter)) return catch_bind(node, frame);
    Value thrown = VALUE_UNDEFINED;
    if (!resumed) {
        thrown = runtime_take_exception(frame->runtime);
        if (node->catch_scope && !scope_enter(frame, node->catch_scope)) return false;
    }
    return twin_target_assign(node->parameter, &node->node, thrown, frame, true);
}

static Completion run_handler(TryNode *statement, Frame *frame, uint32_t state) {
    const Node *node = &statement->node;
    bool is_fresh = state < TRY_BIND;
    Environment *outer = is_fresh ? frame->environment : take_outer(node, frame);
    uint32_t at = TRY_HANDLER;
    Completion completion;
    if (state == TRY_HANDLER || bind_exception(statement, frame, state == TRY_BIND)) {
        completion = exec(&statement->handler->node, frame);
    } else {
        completion = completion_of_abrupt(frame);
        at = TRY_BIND;
    }
    return leave_or_park(node, frame, outer, completion, at);
}

static Completion run_finalizer(TryNode *statement, Frame *frame, Completion completion,
                                bool resumed) {
    const Node *node = &statement->node;
    bool is_stopped = completion == COMPLETION_THROW && !exception_is_catchable(frame->runtime);
    if (!resumed && is_stopped) return completion;
    ParkedCompletion parked = resumed ? take_completion(node, frame, TRY_COMPLETION)
                                      : completion_capture(frame, completion);
    Completion final = exec(&statement->finalizer->node, frame);
    if (final == COMPLETION_NORMAL) return completion_restore(frame, &parked);
    if (final == COMPLETION_SUSPEND) {
        park_state(node, frame, TRY_FINALIZER);
        park_completion(node, frame, TRY_COMPLETION, parked.kind, parked.value, parked.target);
    }
    return final;
}

Completion twin_try(Node *node, Frame *frame) {
    TryNode *statement = (TryNode *)node;
    uint32_t state = take_state(node, frame);
    Completion completion = COMPLETION_NORMAL;
    if (state == TRY_FINALIZER) return run_finalizer(statement, frame, completion, true);
    if (state < TRY_BIND) completion = exec_marked(node, &statement->block->node, frame, TRY_BLOCK);
    bool is_caught = completion == COMPLETION_THROW && statement->handler &&
                     exception_is_catchable(frame->runtime);
    if (state >= TRY_BIND || is_caught) completion = run_handler(statement, frame, state);
    if (completion == COMPLETION_SUSPEND || !statement->finalizer) return completion;
    return run_finalizer(statement, frame, completion, false);
}
