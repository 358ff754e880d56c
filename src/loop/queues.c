/* Immediates and ticks: FIFOs in growing rings, and calling what waits in them. */
#include "loop/internal.h"

/* ---- rings ---- */

static Value *ring_at(const ValueQueue *queue, size_t index) {
    return &queue->ring[(queue->first + index) & (queue->capacity - 1)];
}

static bool queue_push(Loop *loop, ValueQueue *queue, Value value) {
    Runtime *runtime = loop->engine->runtime;
    if (queue->count == queue->capacity) {
        size_t capacity = queue->capacity ? 2 * queue->capacity : 16;
        Value *ring = heap_memory_allocate(runtime, capacity * sizeof(Value));
        if (!ring) return false;
        for (size_t i = 0; i < queue->count; i++) ring[i] = *ring_at(queue, i);
        heap_memory_free(runtime->heap, queue->ring, queue->capacity * sizeof(Value));
        *queue = (ValueQueue){ring, 0, queue->count, capacity};
    }
    *ring_at(queue, queue->count++) = value;
    return true;
}

Value queue_shift(ValueQueue *queue) {
    Value value = *ring_at(queue, 0);
    queue->first = (queue->first + 1) & (queue->capacity - 1);
    queue->count--;
    return value;
}

void queue_mark(Heap *heap, const ValueQueue *queue) {
    for (size_t i = 0; i < queue->count; i++) heap_mark_value(heap, *ring_at(queue, i));
}

void queue_delete(Loop *loop, ValueQueue *queue) {
    heap_memory_free(loop->engine->runtime->heap, queue->ring, queue->capacity * sizeof(Value));
}

/* ---- callbacks ---- */

Record *callback_record(Runtime *runtime, Value callback, uint32_t count, const Value *arguments) {
    Record *record = record_new(runtime, 1 + count);
    if (!record) return NULL;
    record->values[0] = callback;
    if (count) memcpy(&record->values[1], arguments, count * sizeof(Value));
    return record;
}

CallbackState callback_state(Value callback) {
    if (!value_is_kind(callback, CELL_RECORD)) return (CallbackState){.function = callback};
    const Record *record = (const Record *)value_as_cell(callback);
    return (CallbackState){.function = record->values[0],
                           .arguments = &record->values[1],
                           .argument_count = record->cell.data - 1};
}

void callback_replace(Value *callback, Value function) {
    if (value_is_kind(*callback, CELL_RECORD))
        ((Record *)value_as_cell(*callback))->values[0] = function;
    else
        *callback = function;
}

bool callback_run(Loop *loop, Value callback, Value this_value, bool *owes_checkpoint) {
    Runtime *runtime = loop->engine->runtime;
    CallbackState state = callback_state(callback);
    Value result =
        call(runtime, state.function, this_value, state.argument_count, state.arguments);
    *owes_checkpoint = !value_is_abrupt(result);
    return *owes_checkpoint || loop_error(loop, runtime_take_exception(runtime));
}

static Value do_nothing(NativeCall *native) {
    (void)native;
    return VALUE_UNDEFINED;
}

bool loop_error(Loop *loop, Value error) {
    Runtime *runtime = loop->engine->runtime;
    if (runtime->terminating || !loop->handlers.uncaught(loop->engine, error)) return false;
    NativeFunction *nothing = native_function_new(runtime, do_nothing, runtime->empty_string, 0, 0);
    return nothing && immediate_start(loop, value_cell(nothing), 0, NULL);
}

/* ---- immediates ---- */

typedef struct Immediate {
    Object object;  /* CELL_OBJECT_HOST; cell.extra: IMMEDIATE_... */
    Value callback; /* function or Record; undefined once run or cleared */
} Immediate;

enum { IMMEDIATE_UNREFERENCED = 1 << 0,
       IMMEDIATE_MARK = 1 << 15 };

static void immediate_trace(Heap *heap, Cell *cell) {
    object_trace(heap, cell);
    heap_mark_value(heap, ((Immediate *)cell)->callback);
}

void immediates_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_HOST, immediate_trace, object_finalize);
}

bool value_is_immediate(Value value) {
    return value_is_kind(value, CELL_OBJECT_HOST) &&
           (value_as_object(value)->cell.extra & IMMEDIATE_MARK);
}

bool immediate_is_referenced(const Object *immediate) {
    return !(immediate->cell.extra & IMMEDIATE_UNREFERENCED);
}

Object *immediate_start(Loop *loop, Value callback, uint32_t count, const Value *arguments) {
    Runtime *runtime = loop->engine->runtime;
    Object *prototype = intrinsic(runtime, INTRINSIC_IMMEDIATE_PROTOTYPE);
    Immediate *immediate =
        prototype ? object_allocate(runtime, sizeof *immediate, CELL_OBJECT_HOST, prototype, 0)
                  : NULL;
    if (!immediate) return NULL;
    immediate->object.cell.extra = IMMEDIATE_MARK;
    immediate->object.cell.flags |= OBJECT_EXOTIC;
    immediate->callback = callback;
    if (count) {
        Record *record = callback_record(runtime, callback, count, arguments);
        if (!record) return NULL;
        immediate->callback = value_cell(record);
    }
    if (!queue_push(loop, &loop->immediates, value_cell(immediate))) return NULL;
    loop->referenced_immediates++;
    return &immediate->object;
}

CallbackState immediate_state(const Object *immediate) {
    CallbackState state = callback_state(((const Immediate *)immediate)->callback);
    state.is_over = value_is_undefined(state.function);
    return state;
}

void immediate_set_callback(Object *immediate, Value function) {
    Value *callback = &((Immediate *)immediate)->callback;
    if (!value_is_undefined(*callback)) callback_replace(callback, function);
}

static Value immediate_take(Loop *loop, Immediate *immediate) {
    Value callback = immediate->callback;
    immediate->callback = VALUE_UNDEFINED;
    bool was_waiting = !value_is_undefined(callback);
    if (was_waiting && immediate_is_referenced(&immediate->object)) loop->referenced_immediates--;
    return callback;
}

/* A cleared one stays in the queue and is passed over. */
void immediate_stop(Loop *loop, Object *immediate) {
    immediate_take(loop, (Immediate *)immediate);
    immediate->cell.extra |= IMMEDIATE_UNREFERENCED; /* nothing waits for it any more */
}

void immediate_set_referenced(Loop *loop, Object *immediate, bool referenced) {
    if (immediate_is_referenced(immediate) == referenced) return;
    immediate->cell.extra ^= IMMEDIATE_UNREFERENCED;
    if (value_is_undefined(((Immediate *)immediate)->callback)) return;
    if (referenced)
        loop->referenced_immediates++;
    else
        loop->referenced_immediates--;
}

/* Runs those that are there now. *threw: the last one did; as in Node.js no checkpoint comes
 * between one that threw and the next. False: the program is to end. */
static bool run_waiting(Loop *loop, bool *threw) {
    bool owes_checkpoint = false;
    *threw = false;
    for (size_t left = loop->immediates.count; left > 0; left--) {
        if (owes_checkpoint && !loop_checkpoint(loop)) return false;
        owes_checkpoint = false;
        Value value = queue_shift(&loop->immediates);
        Value callback = immediate_take(loop, (Immediate *)value_as_object(value));
        if (value_is_undefined(callback)) continue;
        if (!callback_run(loop, callback, value, &owes_checkpoint)) return false;
        *threw = !owes_checkpoint;
    }
    return !owes_checkpoint || loop_checkpoint(loop);
}

/* The phase begins with a checkpoint, for what an error has put off. Those made while it runs wait
 * for the next turn, unless the last one threw: then Node.js takes them as well. */
bool immediates_run(Loop *loop) {
    if (!loop_checkpoint(loop)) return false;
    bool threw;
    do {
        if (!run_waiting(loop, &threw)) return false;
    } while (threw);
    return true;
}

/* ---- process.nextTick ---- */

bool tick_enqueue(Loop *loop, Value callback, uint32_t count, const Value *arguments) {
    Record *record = callback_record(loop->engine->runtime, callback, count, arguments);
    return record && queue_push(loop, &loop->ticks, value_cell(record));
}
