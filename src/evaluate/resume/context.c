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

Completion context_resume(Runtime *runtime, Context *context, ResumeMode mode, Value value) {
    return context_run(runtime, context, mode, value);
}
