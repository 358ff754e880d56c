/* Generator objects (spec 27.5): what next, throw and return do with a context. */
#include "evaluate/resume/resume.h"
#include "jobs/internal.h"

static void generator_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_cell(heap, ((Generator *)cell)->context);
}

void generators_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_GENERATOR, generator_trace, object_finalize);
}

/* Where a generator stands. */
static ContextState generator_state(const Object *generator) {
    const Context *context = ((const Generator *)generator)->context;
    return context ? (ContextState)(context->cell.extra & CONTEXT_STATE_MASK) : CONTEXT_DONE;
}

/* A generator that has completed, or is made to before it began. */
static Value completed(Runtime *runtime, uint32_t mode, Value value) {
    if (mode == RESUME_THROW) return throw_value(runtime, value);
    return mode == RESUME_RETURN ? value : VALUE_UNDEFINED;
}

static Value step(Runtime *runtime, Object *object, uint32_t mode, Value value, bool *done,
                  bool *is_result);

/* Runs the generator's own body until it yields or ends. */
static Value run(Runtime *runtime, Generator *generator, uint32_t mode, Value value, bool *done,
                 bool *is_result) {
    generator->context->delegate = NULL;
    Completion completion = context_resume(runtime, generator->context, (ResumeMode)mode, value);
    return generator_outcome(generator, completion, done, is_result);
}

/* The generator inside one that stands in yield* did not simply yield: the body of the outer one
 * has to know. */
static NOINLINE Value tell_delegator(Runtime *runtime, Generator *outer, Value inner, bool *done,
                                     bool *is_result) {
    uint32_t mode = *is_result ? RESUME_DELEGATE_RESULT : RESUME_DELEGATE_DONE;
    if (value_is_abrupt(inner)) {
        if (runtime->terminating) return VALUE_ABRUPT;
        inner = runtime_take_exception(runtime);
        mode = RESUME_DELEGATE_THREW;
    }
    return run(runtime, outer, mode, inner, done, is_result);
}

static inline bool is_delegating(const Generator *generator) {
    const Context *context = generator->context;
    return context && context->cell.extra == (CONTEXT_YIELD | CONTEXT_DELEGATES);
}

/* The generator stands in yield* over another one, and that maybe, too: the innermost goes on at
 * once. On the way to it, each context is marked as running, and its `delegate` turned round, to
 * the generator outside of it; on the way back both are put right. So a value comes up through any
 * number of delegations without their frames, and without recursion. */
static Value run_delegate(Runtime *runtime, Generator *generator, Value value, bool *done,
                          bool *is_result) {
    Generator *outer = NULL, *inner = generator;
    while (is_delegating(inner)) {
        Context *context = inner->context;
        Generator *next = (Generator *)context->delegate;
        context->cell.extra = CONTEXT_RUNNING;
        context->delegate = (Object *)outer;
        outer = inner;
        inner = next;
    }
    Value result = step(runtime, &inner->object, RESUME_NEXT, value, done, is_result);
    while (outer) {
        Context *context = outer->context;
        Generator *next = (Generator *)context->delegate;
        context->cell.extra = CONTEXT_YIELD | CONTEXT_DELEGATES;
        context->delegate = &inner->object;
        if (UNLIKELY(*done || *is_result))
            result = tell_delegator(runtime, outer, result, done, is_result);
        inner = outer;
        outer = next;
    }
    return result;
}

/* return() at its yield passes by nothing that the script could notice. */
static inline bool returns_at_once(const Generator *generator) {
    const Context *context = generator->context;
    return context && !context->function->code->unwinds;
}

/* GeneratorValidate, then GeneratorResume or GeneratorResumeAbrupt (27.5.3.3, 27.5.3.4), in any
 * state. */
static NOINLINE Value step_in_general(Runtime *runtime, Object *object, uint32_t mode, Value value,
                                      bool *done, bool *is_result) {
    Generator *generator = (Generator *)object;
    ContextState state = generator_state(object);
    *is_result = false;
    *done = true;
    if (state == CONTEXT_RUNNING) return throw_type_error(runtime, "Generator is already running");
    bool is_at_end = state == CONTEXT_START ? mode != RESUME_NEXT
                                            : mode == RESUME_RETURN && returns_at_once(generator);
    if (is_at_end) {
        generator->context = NULL;
        state = CONTEXT_DONE;
    }
    if (state == CONTEXT_DONE) return completed(runtime, mode, value);
    if (mode == RESUME_NEXT && is_delegating(generator))
        return run_delegate(runtime, generator, value, done, is_result);
    return run(runtime, generator, mode, value, done, is_result);
}

/* The same; the usual case, next(v) of a generator that waits at a `yield` of its own, inline. */
static ALWAYS_INLINE Value step_inline(Runtime *runtime, Object *object, uint32_t mode, Value value,
                                       bool *done, bool *is_result) {
    Generator *generator = (Generator *)object;
    Context *context = generator->context;
    if (UNLIKELY(mode != RESUME_NEXT || !context || !context_is_ready(context)))
        return step_in_general(runtime, object, mode, value, done, is_result);
    Resumer resumer = context_resumer(runtime);
    Completion completion = context_run(runtime, context, RESUME_NEXT, value, true, resumer);
    if (!context_yielded(context, completion))
        return generator_outcome(generator, completion, done, is_result);
    *done = *is_result = false;
    return context->transfer;
}

static Value step(Runtime *runtime, Object *object, uint32_t mode, Value value, bool *done,
                  bool *is_result) {
    return step_inline(runtime, object, mode, value, done, is_result);
}

/* step for the hook: the caller deals with results that are passed on. */
Value generator_step(Runtime *runtime, Object *generator, uint32_t mode, Value value, bool *done,
                     bool *is_result) {
    return step(runtime, generator, mode, value, done, is_result);
}

/* What for-of and the like make of a step that did not simply yield. */
static NOINLINE Value value_of_step(Runtime *runtime, Value result, bool is_result) {
    if (!is_result) return value_is_abrupt(result) ? result : VALUE_EMPTY;
    TRY_VALUE(done, get_by_name(runtime, value_as_object(result), runtime->names.done));
    if (to_boolean(done)) return VALUE_EMPTY;
    return get_by_name(runtime, value_as_object(result), runtime->names.value);
}

Value generator_row_step(Runtime *runtime, Value generator) {
    if (UNLIKELY(!value_is_kind(generator, CELL_OBJECT_GENERATOR)))
        return generator_resume(runtime, generator, RESUME_NEXT, VALUE_UNDEFINED);
    bool done, is_result;
    Value result = step_inline(runtime, value_as_object(generator), RESUME_NEXT, VALUE_UNDEFINED,
                               &done, &is_result);
    return LIKELY(!done && !is_result) ? result : value_of_step(runtime, result, is_result);
}

Value generator_resume(Runtime *runtime, Value generator, ResumeMode mode, Value value) {
    static const char *const names[] = {
        [RESUME_NEXT] = "next", [RESUME_THROW] = "throw", [RESUME_RETURN] = "return"};
    if (!value_is_kind(generator, CELL_OBJECT_GENERATOR)) {
        String *text = value_describe(runtime, generator);
        if (!text) return VALUE_ABRUPT;
        return throw_type_error(
            runtime, "Method [Generator].prototype.%s called on incompatible receiver %S",
            names[mode], text);
    }
    bool done, is_result;
    TRY_VALUE(result, step(runtime, value_as_object(generator), mode, value, &done, &is_result));
    return is_result ? result : iterator_result_new(runtime, result, done);
}

/* 27.5.1.2 */
Value generator_prototype_next(NativeCall *call) {
    return generator_resume(call->runtime, call->this_value, RESUME_NEXT, argument(call, 0));
}
