/* while, do-while and for (spec 14.7.2 to 14.7.4).
 *
 * frame->target is only looked at after a BREAK or CONTINUE. Each turn asks whether the engine
 * was told to terminate: a loop without calls would never notice otherwise. */
#include "evaluate/evaluators.h"

/* Nothing a script does can see or stop what follows. */
NOINLINE Completion loop_terminated(Frame *frame) {
    throw_value(frame->runtime, VALUE_UNDEFINED);
    return COMPLETION_THROW;
}

/* 14.7.1.1 LoopContinues; when the loop does not go on, *completion is how it ends. */
static ALWAYS_INLINE bool loop_continues(Completion *completion, const Node *loop, Frame *frame) {
    if (UNLIKELY(*completion != COMPLETION_NORMAL)) {
        bool is_ours = (*completion == COMPLETION_CONTINUE || *completion == COMPLETION_BREAK) &&
                       frame->target == loop;
        bool continues = is_ours && *completion == COMPLETION_CONTINUE;
        if (is_ours) *completion = COMPLETION_NORMAL;
        if (!continues) return false;
    }
    if (LIKELY(!frame->runtime->terminating)) return true;
    *completion = loop_terminated(frame);
    return false;
}

Completion exec_while(Node *node, Frame *frame) {
    LoopNode *loop = (LoopNode *)node;
    Node *test = loop->test, *body = loop->body;
    for (;;) {
        EXEC_TEST(holds, test, frame);
        if (!holds) return COMPLETION_NORMAL;
        Completion completion = exec(body, frame);
        if (!loop_continues(&completion, node, frame)) return completion;
    }
}

Completion exec_do_while(Node *node, Frame *frame) {
    LoopNode *loop = (LoopNode *)node;
    Node *test = loop->test, *body = loop->body;
    for (;;) {
        Completion completion = exec(body, frame);
        if (!loop_continues(&completion, node, frame)) return completion;
        EXEC_TEST(holds, test, frame);
        if (!holds) return COMPLETION_NORMAL;
    }
}

/* ---- for ---- */

bool copy_iteration_environment(Frame *frame) {
    Environment *last = frame->environment;
    uint32_t count = last->cell.data;
    Environment *copy = environment_new(frame->runtime, last->outer, environment_scope(last), count,
                                        VALUE_UNDEFINED);
    if (!copy) return false;
    memcpy(copy->slots, last->slots, count * sizeof(Value));
    frame->environment = copy;
    return true;
}

static ALWAYS_INLINE Completion for_initialize(ForNode *loop, Frame *frame) {
    if (!loop->init) return COMPLETION_NORMAL;
    if (loop->init_is_declaration) return exec(loop->init, frame);
    EXEC_EVAL(value, loop->init, frame);
    (void)value;
    return COMPLETION_NORMAL;
}

/* 14.7.4.3 ForBodyEvaluation; `copies` is constant where this is inlined. */
static ALWAYS_INLINE Completion for_run(ForNode *loop, Frame *frame, bool copies) {
    Node *test = loop->test, *update = loop->update, *body = loop->body;
    if (copies && !copy_iteration_environment(frame)) return COMPLETION_THROW;
    for (;;) {
        if (test) {
            EXEC_TEST(holds, test, frame);
            if (!holds) return COMPLETION_NORMAL;
        }
        Completion completion = exec(body, frame);
        if (!loop_continues(&completion, &loop->node, frame)) return completion;
        if (copies && !copy_iteration_environment(frame)) return COMPLETION_THROW;
        if (update) {
            EXEC_EVAL(value, update, frame);
            (void)value;
        }
    }
}

static Completion exec_for(Node *node, Frame *frame) {
    ForNode *loop = (ForNode *)node;
    Completion completion = for_initialize(loop, frame);
    return completion == COMPLETION_NORMAL ? for_run(loop, frame, false) : completion;
}

/* `copies`: closures of each turn see a binding of their own. */
static ALWAYS_INLINE Completion for_scoped(Node *node, Frame *frame, bool copies) {
    ForNode *loop = (ForNode *)node;
    Environment *outer = frame->environment;
    Completion completion = COMPLETION_THROW;
    if (scope_enter(frame, loop->scope)) {
        completion = for_initialize(loop, frame);
        if (completion == COMPLETION_NORMAL) completion = for_run(loop, frame, copies);
    }
    frame->environment = outer;
    return completion;
}

static Completion exec_for_scoped(Node *node, Frame *frame) {
    return for_scoped(node, frame, false);
}
static Completion exec_for_copying(Node *node, Frame *frame) {
    return for_scoped(node, frame, true);
}

ExecFn select_for(Node *node) {
    const Scope *scope = ((ForNode *)node)->scope;
    if (!scope) return exec_for;
    return scope->per_iteration && scope->has_environment ? exec_for_copying : exec_for_scoped;
}
