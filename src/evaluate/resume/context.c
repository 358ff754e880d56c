/* Contexts: making, resuming and completing them; the entry of functions that can suspend (spec
 * 27.5.3, 27.7.5). */
#include "evaluate/resume/context.h"

#include <assert.h>

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

Context *context_new(Frame *frame) {
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

/* ---- entering ---- */

void context_take_slots(Frame *frame, uint32_t at) {
    Context *context = frame->context;
    memcpy(context->slots, frame->slots, frame->code->slot_count * sizeof(Value));
    context->cell.data = at;
}

/* The arguments move from the value stack into the context. */
static bool move_arguments(Frame *frame) {
    const FunctionCode *code = frame->code;
    Context *context = context_new(frame);
    if (!context) return false;
    uint32_t given = frame->argument_count < code->parameter_count ? frame->argument_count
                                                                   : code->parameter_count;
    memcpy(context->slots, frame->slots, given * sizeof(Value));
    for (uint32_t i = given; i < code->slot_count; i++) context->slots[i] = VALUE_UNDEFINED;
    frame->slots = context->slots;
    return true;
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
    return ok ? runtime->hooks.generator_start(runtime, frame->context) : VALUE_ABRUPT;
}

/* ---- resuming ---- */

#ifndef NDEBUG
static void assert_nothing_parked(const Context *context) {
    const FunctionCode *code = context->function->code;
    for (uint32_t i = code->state_first; i < code->slot_count; i++)
        assert(value_is_undefined(context->slots[i]));
}
#endif

static void context_complete(Context *context, Completion completion, Value result) {
#ifndef NDEBUG
    assert_nothing_parked(context);
#endif
    context->cell.extra = CONTEXT_DONE;
    context->transfer = completion == COMPLETION_RETURN ? result : VALUE_UNDEFINED;
    context->environment = NULL;
}

static Value *stack_end(Runtime *runtime) {
    return runtime->frame ? frame_stack_end(runtime->frame) : runtime->stack;
}

Completion context_resume(Runtime *runtime, Context *context, ResumeMode mode, Value value) {
    FunctionCode *code = context->function->code;
    Frame frame; /* field by field: zeroing all of it first would cost as much as the resumption */
    frame.slots = context->slots;
    frame.top = stack_end(runtime);
    frame.environment = context->environment;
    frame.runtime = runtime;
    frame.this_value = context->this_value;
    frame.code = code;
    frame.function = &context->function->object;
    frame.caller = runtime->frame;
    frame.context = context;
    frame.new_target = VALUE_UNDEFINED;
    frame.target = NULL;
    frame.position = NULL;
    frame.completion_value = VALUE_UNDEFINED;
    frame.argument_count = 0;
    frame.abrupt = COMPLETION_THROW;
    if (UNLIKELY(frame.top + code->temp_count >= runtime->stack_limit ||
                 runtime_stack_is_low(runtime))) {
        throw_range_error(runtime, "Maximum call stack size exceeded");
        return COMPLETION_THROW;
    }
    context->cell.extra = (uint16_t)(CONTEXT_RUNNING | mode << CONTEXT_MODE_SHIFT);
    context->transfer = value;
    Realm *realm = runtime->realm;
    runtime->realm = code->realm;
    runtime->frame = &frame;
    /* from the statement it was suspended in */
    Completion completion = function_body_from(&frame, &context->cell.data);
    runtime->frame = frame.caller;
    runtime->realm = realm;
    if (completion != COMPLETION_SUSPEND) context_complete(context, completion, frame.result);
    return completion;
}
