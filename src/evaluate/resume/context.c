/* Contexts: making, resuming and completing them; the entry of functions that can suspend (spec
 * 27.5.3, 27.7.5). */
#include "evaluate/resume/resume.h"

static void context_trace(Heap *heap, Cell *cell) {
    Context *context = (Context *)cell;
    if (!context->function) return; /* still being made */
    heap_mark_cell(heap, context->function);
    heap_mark_cell(heap, context->environment);
    heap_mark_value(heap, context->this_value);
    heap_mark_cell(heap, context->owner);
    heap_mark_cell(heap, context->next_reaction);
    heap_mark_value(heap, context->transfer);
    if (context_state(context) != CONTEXT_DONE) {
        heap_mark_values(heap, context->slots, context->function->code->slot_count);
    }
}

void context_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_CONTEXT, context_trace, NULL);
}

static ALWAYS_INLINE Context *context_make(Frame *frame) {
    const FunctionCode *code = frame->code;
    Context *context = heap_allocate(
        frame->runtime, sizeof *context + code->slot_count * sizeof(Value), CELL_CONTEXT);
    if (!context) return NULL;
    context->cell.extra = CONTEXT_START;
    context->this_value = frame->this_value;
    context->transfer = VALUE_UNDEFINED;
    context->function = (Function *)frame->function;
    frame->context = context;
    return context;
}

Context *context_new(Frame *frame) {
    return context_make(frame);
}

/* ---- entering ---- */

void context_take_slots(Frame *frame, uint32_t at) {
    Context *context = frame->context;
    memcpy(context->slots, frame->slots, frame->code->slot_count * sizeof(Value));
    context->cell.data = at;
}

/* The arguments move from the value stack into a context. */
static ALWAYS_INLINE bool move_arguments(Frame *frame) {
    const FunctionCode *code = frame->code;
    Context *context = context_make(frame);
    if (UNLIKELY(!context)) return false;
    uint32_t given = frame->argument_count < code->parameter_count ? frame->argument_count
                                                                   : code->parameter_count;
    for (uint32_t i = 0; i < given; i++) context->slots[i] = frame->slots[i];
    for (uint32_t i = given; i < code->slot_count; i++) context->slots[i] = VALUE_UNDEFINED;
    frame->slots = context->slots;
    return true;
}

/* OrdinaryCreateFromConstructor(functionObject, "%GeneratorFunction.prototype.prototype%"). */
static ALWAYS_INLINE Value generator_new(Runtime *runtime, Context *context) {
    Shape *shape = function_last_instance_shape(context->function);
    if (UNLIKELY(!shape))
        shape = function_instance_shape(runtime, context->function, INTRINSIC_GENERATOR_PROTOTYPE);
    Generator *generator =
        shape ? heap_allocate(runtime, sizeof *generator, CELL_OBJECT_GENERATOR) : NULL;
    if (UNLIKELY(!generator)) return VALUE_ABRUPT;
    object_set_up(&generator->object, shape, (Value *)(generator + 1), 0);
    generator->context = context;
    context->owner = &generator->object;
    return value_cell(generator);
}

static ALWAYS_INLINE Value start(Runtime *runtime, Context *context, const FunctionCode *code) {
    return LIKELY(!code->is_async) ? generator_new(runtime, context)
                                   : runtime->hooks.async_generator_start(runtime, context);
}

/* The prologue begins in the caller's part of the value stack, then everything moves to the
 * heap. */
static bool enter(Frame *frame) {
    Prologue prologue;
    if (!prologue_open(frame, &prologue) || !move_arguments(frame) ||
        !prologue_finish(frame, &prologue)) {
        return false;
    }
    frame->context->environment = frame->environment;
    frame->context->this_value = frame->this_value;
    return true;
}

Value entry_generator(Frame *frame) {
    Runtime *runtime = frame->runtime;
    bool ok = enter(frame);
    runtime->frame = frame->caller;
    return ok ? start(runtime, frame->context, frame->code) : VALUE_ABRUPT;
}

/* The frame is entered for the collector's sake alone: the arguments are below its top. */
Value entry_generator_simple(Frame *frame) {
    const FunctionCode *code = frame->code;
    Runtime *runtime = frame->runtime;
    frame->top = frame->slots + frame->argument_count;
    if (UNLIKELY(frame->top + code->temp_count >= runtime->stack_limit ||
                 runtime_stack_is_low(runtime)))
        return throw_range_error(runtime, "Maximum call stack size exceeded");
    runtime->frame = frame;
    bool ok = move_arguments(frame);
    runtime->frame = frame->caller;
    if (UNLIKELY(!ok)) return VALUE_ABRUPT;
    const Scope *scope = code->scope;
    for (uint32_t i = 0; i < scope->tdz_count; i++)
        frame->slots[scope->tdz_first + i] = VALUE_EMPTY;
    frame->context->environment = frame->environment;
    return start(runtime, frame->context, code);
}

/* ---- resuming ---- */

Completion context_resume(Runtime *runtime, Context *context, ResumeMode mode, Value value) {
    return context_run(runtime, context, mode, value, false, context_resumer(runtime));
}
