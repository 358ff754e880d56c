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
    Generator *generator = object_create_from_constructor(runtime, &context->function->object, INTRINSIC_GENERATOR_PROTOTYPE,
                                                          sizeof *generator, CELL_OBJECT_GENERATOR);
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
static Value completed_step(Runtime *runtime, ResumeMode mode, Value value, bool *done) {
    *done = true;
    if (mode == RESUME_THROW) return throw_value(runtime, value);
    return mode == RESUME_RETURN ? value : VALUE_UNDEFINED;
}

Value generator_step(Runtime *runtime, Object *object, ResumeMode mode, Value value, bool *done) {
    Generator *generator = (Generator *)object;
    Context *context = generator->context;
    ContextState state = generator_state(object);
    if (state == CONTEXT_RUNNING) return throw_type_error(runtime, "Generator is already running");
    if (state == CONTEXT_START && mode != RESUME_NEXT) {
        generator->context = NULL;
        state = CONTEXT_DONE;
    }
    if (state == CONTEXT_DONE) return completed_step(runtime, mode, value, done);
    Completion completion = context_resume(runtime, context, mode, value);
    *done = completion != COMPLETION_SUSPEND;
    if (*done) generator->context = NULL;
    return completion == COMPLETION_THROW ? VALUE_ABRUPT : context->transfer;
}

Value generator_resume(Runtime *runtime, Value generator, ResumeMode mode, Value value) {
    static const char *const names[] = {[RESUME_NEXT] = "next", [RESUME_THROW] = "throw", [RESUME_RETURN] = "return"};
    if (!value_is_kind(generator, CELL_OBJECT_GENERATOR)) {
        String *text = value_describe(runtime, generator);
        if (!text) return VALUE_ABRUPT;
        return throw_type_error(runtime, "%s method called on incompatible receiver %S", names[mode], text);
    }
    bool done;
    TRY_VALUE(result, generator_step(runtime, value_as_object(generator), mode, value, &done));
    return create_iterator_result(runtime, result, done);
}
