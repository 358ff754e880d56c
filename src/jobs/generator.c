/* Generator objects (spec 27.5): what next, throw and return do with a context. */
#include "jobs/internal.h"

typedef struct Generator {
    Object object;    /* CELL_OBJECT_GENERATOR */
    Context *context; /* NULL when completed */
} Generator;

static void generator_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_cell(heap, ((Generator *)cell)->context);
}

void generators_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_GENERATOR, generator_trace, object_finalize);
}

/* OrdinaryCreateFromConstructor(functionObject, "%GeneratorFunction.prototype.prototype%"). */
Value generator_start(Runtime *runtime, Context *context) {
    Shape *shape =
        function_instance_shape(runtime, context->function, INTRINSIC_GENERATOR_PROTOTYPE);
    Generator *generator =
        shape ? object_allocate_shaped(runtime, sizeof *generator, CELL_OBJECT_GENERATOR, shape, 0)
              : NULL;
    if (!generator) return VALUE_ABRUPT;
    generator->context = context;
    context->owner = &generator->object;
    return value_cell(generator);
}

ContextState generator_state(const Object *generator) {
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

static void set_state(Context *context, ContextState state) {
    context->cell.extra = (uint16_t)state;
}

/* Runs the generator's own body until it yields or ends. */
static Value run(Runtime *runtime, Generator *generator, uint32_t mode, Value value, bool *done,
                 bool *is_result) {
    Context *context = generator->context;
    context->delegate = NULL;
    Completion completion = context_resume(runtime, context, (ResumeMode)mode, value);
    *done = completion != COMPLETION_SUSPEND;
    *is_result = !*done && (context->cell.extra & CONTEXT_RESULT_OBJECT);
    if (*done) generator->context = NULL;
    return completion == COMPLETION_THROW ? VALUE_ABRUPT : context->transfer;
}

/* The generator stands in yield* over another one: that one goes on at once. Only when it does not
 * simply yield does the body of the outer one run. So a value comes up through any number of
 * delegations without their frames. */
static Value run_delegate(Runtime *runtime, Generator *generator, Value value, bool *done,
                          bool *is_result) {
    Context *context = generator->context;
    if (runtime_stack_is_low(runtime)) {
        runtime_stack_overflow(runtime);
        return VALUE_ABRUPT;
    }
    set_state(context, CONTEXT_RUNNING);
    Value inner = step(runtime, context->delegate, RESUME_NEXT, value, done, is_result);
    set_state(context, CONTEXT_YIELD);
    if (value_is_abrupt(inner)) {
        if (runtime->terminating) return VALUE_ABRUPT;
        inner = runtime_take_exception(runtime);
        return run(runtime, generator, RESUME_DELEGATE_THREW, inner, done, is_result);
    }
    if (*is_result) return run(runtime, generator, RESUME_DELEGATE_RESULT, inner, done, is_result);
    return *done ? run(runtime, generator, RESUME_DELEGATE_DONE, inner, done, is_result) : inner;
}

/* GeneratorValidate, then GeneratorResume or GeneratorResumeAbrupt (27.5.3.3, 27.5.3.4). */
static Value step(Runtime *runtime, Object *object, uint32_t mode, Value value, bool *done,
                  bool *is_result) {
    Generator *generator = (Generator *)object;
    ContextState state = generator_state(object);
    *is_result = false;
    *done = true;
    if (state == CONTEXT_RUNNING) return throw_type_error(runtime, "Generator is already running");
    if (state == CONTEXT_START && mode != RESUME_NEXT) {
        generator->context = NULL;
        state = CONTEXT_DONE;
    }
    if (state == CONTEXT_DONE) return completed(runtime, mode, value);
    bool is_delegating = mode == RESUME_NEXT && generator->context->delegate;
    return is_delegating ? run_delegate(runtime, generator, value, done, is_result)
                         : run(runtime, generator, mode, value, done, is_result);
}

/* step for the hook: the caller deals with results that are passed on. */
Value generator_step(Runtime *runtime, Object *generator, uint32_t mode, Value value, bool *done,
                     bool *is_result) {
    return step(runtime, generator, mode, value, done, is_result);
}

/* The value of a step, without a result object. */
static Value step_value(Runtime *runtime, Object *generator, bool *done) {
    bool is_result;
    Value result = step(runtime, generator, RESUME_NEXT, VALUE_UNDEFINED, done, &is_result);
    if (LIKELY(!is_result)) return result;
    TRY_VALUE(is_done, get_by_name(runtime, value_as_object(result), runtime->names.done));
    *done = to_boolean(is_done);
    return *done ? VALUE_UNDEFINED
                 : get_by_name(runtime, value_as_object(result), runtime->names.value);
}

Value generator_row_step(Runtime *runtime, Value generator) {
    if (UNLIKELY(!value_is_kind(generator, CELL_OBJECT_GENERATOR))) {
        return generator_resume(runtime, generator, RESUME_NEXT, VALUE_UNDEFINED);
    }
    bool done;
    TRY_VALUE(value, step_value(runtime, value_as_object(generator), &done));
    return done ? VALUE_EMPTY : value;
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
    return is_result ? result : create_iterator_result(runtime, result, done);
}

/* 27.5.1.2 */
Value generator_prototype_next(NativeCall *call) {
    return generator_resume(call->runtime, call->this_value, RESUME_NEXT, argument(call, 0));
}
