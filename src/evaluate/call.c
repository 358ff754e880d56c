/* Calls and constructions (spec 13.3.5 to 13.3.8, 10.2.1, 10.2.2).
 *
 * Arguments are evaluated straight into the callee's frame: argument i goes to
 * frame->top[node->temp + i], which is slot i of the callee. A call allocates nothing but what the
 * callee's entry needs. The callee's value and `this` wait in C variables, where the collector
 * finds them. */
#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"
#include "runtime/objects/private.h"

/* ---- running a callee whose arguments are in place ---- */

/* A function of another realm: that realm is the current one while it runs. */
static NOINLINE Value enter_other_realm(Frame *callee) {
    Runtime *runtime = callee->runtime;
    Realm *realm = runtime->realm;
    runtime->realm = callee->code->realm;
    Value result = callee->code->entry(callee);
    runtime->realm = realm;
    return result;
}

/* Fields are assigned one by one: zeroing the whole frame first would cost as much as the call.
 * What is left out (top, result, target, completion_value) is written by the entry or before it is
 * read. */
static ALWAYS_INLINE Value closure_call(Frame *frame, Function *function, Value this_value,
                                        Value *base, uint32_t count, Value new_target) {
    Frame callee;
    callee.slots = base;
    callee.environment = function->environment;
    callee.runtime = frame->runtime;
    callee.this_value = this_value;
    callee.code = function->code;
    callee.function = &function->object;
    callee.caller = frame;
    callee.context = NULL;
    callee.new_target = new_target;
    callee.position = NULL;
    callee.argument_count = count;
    callee.abrupt = COMPLETION_THROW;
    if (UNLIKELY(callee.code->realm != callee.runtime->realm)) return enter_other_realm(&callee);
    return callee.code->entry(&callee);
}

Value call_in_place(Frame *frame, Function *function, Value this_value, Value *base, uint32_t count,
                    Value new_target) {
    return closure_call(frame, function, this_value, base, count, new_target);
}

/* A frame without code: a native's; one that only says where the stack ends, for what is called
 * from it; without a caller one to call from when no script runs. What is left out means nothing
 * without code. */
static ALWAYS_INLINE void open_bare(Frame *bare, Runtime *runtime, Frame *caller, Value *top,
                                    Object *function) {
    bare->top = top;
    bare->environment = NULL;
    bare->runtime = runtime;
    bare->code = NULL;
    bare->function = function;
    bare->caller = caller;
    bare->context = NULL;
    bare->position = NULL;
    bare->abrupt = COMPLETION_THROW;
}

static Value native_call_in_place(Frame *frame, NativeFunction *native, Value this_value,
                                  const Value *base, uint32_t count, Value *top, Value new_target) {
    Runtime *runtime = frame->runtime;
    if (runtime_stack_is_low(runtime)) {
        runtime_stack_overflow(runtime);
        return VALUE_ABRUPT;
    }
    Frame callee;
    open_bare(&callee, runtime, frame, top, &native->object);
    callee.this_value = this_value;
    callee.new_target = new_target;
    NativeCall call = {.runtime = runtime,
                       .this_value = this_value,
                       .arguments = base,
                       .count = count,
                       .new_target = new_target,
                       .callee = &native->object};
    Realm *realm = runtime->realm;
    runtime->frame = &callee;
    runtime->realm = native->realm;
    Value result = native->function(&call);
    runtime->realm = realm;
    runtime->frame = frame;
    return result;
}

static NOINLINE Value throw_wrong_callee(Frame *frame, Node *node, const char *format) {
    String *text = node_text(frame->runtime, node);
    if (!text) return VALUE_ABRUPT;
    return throw_type_error(frame->runtime, format, text);
}

/* A class constructor called without `new` is turned away by its entry. */
static ALWAYS_INLINE Value value_call_in_place(Frame *frame, Node *callee_node, Value callee,
                                               Value this_value, Value *base, uint32_t count) {
    if (LIKELY(value_is_cell(callee))) {
        Object *object = value_as_object(callee);
        if (LIKELY(object->cell.kind == CELL_OBJECT_FUNCTION)) {
            return closure_call(frame, (Function *)object, this_value, base, count,
                                VALUE_UNDEFINED);
        }
        if (object->cell.kind == CELL_OBJECT_NATIVE_FUNCTION) {
            return native_call_in_place(frame, (NativeFunction *)object, this_value, base, count,
                                        base + count, VALUE_UNDEFINED);
        }
        if (is_callable(callee)) {
            /* Bound functions and proxies: the frame's end is moved past the arguments while they
             * run. */
            Frame bridge;
            open_bare(&bridge, frame->runtime, frame, base + count, NULL);
            frame->runtime->frame = &bridge;
            Value result = call(frame->runtime, callee, this_value, count, base);
            frame->runtime->frame = frame;
            return result;
        }
    }
    return throw_wrong_callee(frame, callee_node, "%S is not a function");
}

Value call_value_in_place(Frame *frame, Node *callee_node, Value callee, Value this_value,
                          Value *base, uint32_t count) {
    return value_call_in_place(frame, callee_node, callee, this_value, base, count);
}

/* ---- calls that come from C ---- */

Value *frame_stack_end(const Frame *frame) {
    return frame->code ? frame->top + frame->code->temp_count : frame->top;
}

static bool stack_has_room(Runtime *runtime, const Value *base, uint32_t count) {
    if (LIKELY(base + count < runtime->stack_limit && !runtime_stack_is_low(runtime))) return true;
    throw_range_error(runtime, "Maximum call stack size exceeded");
    return false;
}

static Value call_from(Frame *frame, Function *function, Value this_value, uint32_t count,
                       const Value *arguments, Value new_target) {
    Value *base = frame_stack_end(frame);
    if (!stack_has_room(frame->runtime, base, count)) return VALUE_ABRUPT;
    for (uint32_t i = 0; i < count; i++) base[i] = arguments[i];
    if (new_target == VALUE_UNDEFINED)
        return closure_call(frame, function, this_value, base, count, new_target);
    return closure_construct(frame, function, base, count, new_target);
}

/* Nothing runs: a job, a timer or the embedding program calls. */
static NOINLINE Value call_from_outside(Runtime *runtime, Function *function, Value this_value,
                                        uint32_t count, const Value *arguments, Value new_target) {
    Frame outermost;
    open_bare(&outermost, runtime, NULL, runtime->stack, NULL);
    Value result = call_from(&outermost, function, this_value, count, arguments, new_target);
    runtime->frame = NULL;
    return result;
}

Value call_closure(Runtime *runtime, Object *function, Value this_value, uint32_t count,
                   const Value *arguments, Value new_target) {
    Frame *frame = runtime->frame;
    if (UNLIKELY(!frame)) {
        return call_from_outside(runtime, (Function *)function, this_value, count, arguments,
                                 new_target);
    }
    Value result = call_from(frame, (Function *)function, this_value, count, arguments, new_target);
    runtime->frame = frame;
    return result;
}

Value call_native(Runtime *runtime, Object *function, Value this_value, uint32_t count,
                  const Value *arguments, Value new_target) {
    Frame outermost, *saved = runtime->frame;
    if (!saved) open_bare(&outermost, runtime, NULL, runtime->stack, NULL);
    Frame *frame = saved ? saved : &outermost;
    /* The arguments may lie above what the caller's frame counts as its own (a native that hands
     * its own ones on). */
    Value *top = frame_stack_end(frame);
    bool above = arguments >= top && arguments < runtime->stack_limit;
    if (above) top = (Value *)arguments + count;
    if (!stack_has_room(runtime, top, 0)) return VALUE_ABRUPT;
    Value result = native_call_in_place(frame, (NativeFunction *)function, this_value, arguments,
                                        count, top, new_target);
    runtime->frame = saved;
    return result;
}

/* ---- arguments ---- */

/* The values of an array that nobody iterates in a way of their own, laid where arguments go.
 * False: it is none, or has holes; nothing has been thrown. */
static bool array_spread_out(Runtime *runtime, Value value, Value *base, uint32_t *count) {
    if (!array_iteration_is_untouched(runtime, value)) return false;
    const Array *array = (const Array *)value_as_object(value);
    const Elements *elements = array->object.elements;
    uint32_t length = array->length;
    if (length > elements->length || base + length >= runtime->stack_limit) return false;
    for (uint32_t i = 0; i < length; i++) {
        if (elements->values[i] == VALUE_EMPTY) return false;
        base[i] = elements->values[i];
    }
    *count = length;
    return true;
}

/* What comes from number `at` on, of which `value` is the first, spread and evaluated already. */
static bool arguments_gather(const CallNode *call, Frame *frame, uint32_t at, Value value,
                             Array *gathered) {
    const NodeList *list = &call->arguments;
    for (;;) {
        Node *item = list->items[at];
        bool is_spread = item->kind == NODE_SPREAD;
        Node *operand = is_spread ? ((UnaryNode *)item)->operand : item;
        bool ok = is_spread ? argument_spread(frame, call, operand, value, gathered)
                            : array_push(frame->runtime, gathered, value);
        if (!ok) return false;
        if (++at == list->count) return true;
        item = list->items[at];
        value = eval(item->kind == NODE_SPREAD ? ((UnaryNode *)item)->operand : item, frame);
        if (value_is_abrupt(value)) return false;
    }
}

/* Arguments up to the first spread one go to their places, as do the values of an array that is
 * spread last: nothing runs after it. Otherwise all are gathered in an array first. */
static bool arguments_with_spread(const CallNode *call, Frame *frame, Value *base,
                                  uint32_t *count) {
    Runtime *runtime = frame->runtime;
    const NodeList *list = &call->arguments;
    uint32_t at = 0;
    for (; list->items[at]->kind != NODE_SPREAD; at++) {
        base[at] = eval(list->items[at], frame);
        if (value_is_abrupt(base[at])) return false;
    }
    Value value = eval(((UnaryNode *)list->items[at])->operand, frame);
    if (value_is_abrupt(value)) return false;
    if (at + 1 == list->count && array_spread_out(runtime, value, base + at, count)) {
        *count += at;
        return true;
    }
    Array *gathered = array_from_values(runtime, at, base);
    return gathered && arguments_gather(call, frame, at, value, gathered) &&
           arguments_spread_out(gathered, frame, base, count);
}

bool arguments_spread_out(Array *gathered, Frame *frame, Value *base, uint32_t *count) {
    *count = gathered->object.elements->length;
    if (!stack_has_room(frame->runtime, base, *count)) return false;
    memcpy(base, gathered->object.elements->values, *count * sizeof(Value));
    return true;
}

/* Evaluates arguments, spreads included, into temporaries, at *values. False: abrupt. */
static bool arguments_evaluate(const CallNode *call, Frame *frame, Value **values,
                               uint32_t *count) {
    const NodeList *list = &call->arguments;
    Value *base = frame->top + call->temp;
    *values = base;
    if (call->has_spread) return arguments_with_spread(call, frame, base, count);
    for (uint32_t i = 0; i < list->count; i++) {
        Value value = eval(list->items[i], frame);
        if (value_is_abrupt(value)) return false;
        base[i] = value;
    }
    *count = list->count;
    return true;
}

/* Plain arguments into base[0 ..]; `count` is a constant where this is inlined for small calls. */
static ALWAYS_INLINE bool arguments_in_place(CallNode *node, Frame *frame, Value *base,
                                             uint32_t count) {
    Node **items = node->arguments.items;
    for (uint32_t i = 0; i < count; i++) {
        Value value = eval(items[i], frame);
        if (UNLIKELY(value == VALUE_ABRUPT)) return false;
        base[i] = value;
    }
    return true;
}

/* ---- calls by the form of the callee ---- */

static ALWAYS_INLINE Value call_plain(Node *node, Frame *frame, uint32_t count) {
    CallNode *call = (CallNode *)node;
    EVAL(callee, call->callee, frame);
    Value *base = frame->top + call->temp;
    if (!arguments_in_place(call, frame, base, count)) return VALUE_ABRUPT;
    frame->position = node;
    return value_call_in_place(frame, call->callee, callee, VALUE_UNDEFINED, base, count);
}

static Value eval_call_0(Node *node, Frame *frame) {
    return call_plain(node, frame, 0);
}
static Value eval_call_1(Node *node, Frame *frame) {
    return call_plain(node, frame, 1);
}
static Value eval_call_2(Node *node, Frame *frame) {
    return call_plain(node, frame, 2);
}
static Value eval_call_3(Node *node, Frame *frame) {
    return call_plain(node, frame, 3);
}
static Value eval_call_n(Node *node, Frame *frame) {
    return call_plain(node, frame, ((CallNode *)node)->arguments.count);
}

static ALWAYS_INLINE Value call_method_of(CallNode *call, Frame *frame, Value this_value,
                                          uint32_t count) {
    TRY_VALUE(callee, member_get((MemberNode *)call->callee, this_value, frame));
    Value *base = frame->top + call->temp;
    if (!arguments_in_place(call, frame, base, count)) return VALUE_ABRUPT;
    frame->position = &call->node;
    return value_call_in_place(frame, call->callee, callee, this_value, base, count);
}

Value method_call_of(CallNode *call, Frame *frame, Value this_value) {
    return call_method_of(call, frame, this_value, call->arguments.count);
}

static ALWAYS_INLINE Value call_method(Node *node, Frame *frame, uint32_t count) {
    CallNode *call = (CallNode *)node;
    EVAL(this_value, ((MemberNode *)call->callee)->object, frame);
    return call_method_of(call, frame, this_value, count);
}

static Value eval_method_call_0(Node *node, Frame *frame) {
    return call_method(node, frame, 0);
}
static Value eval_method_call_1(Node *node, Frame *frame) {
    return call_method(node, frame, 1);
}
static Value eval_method_call_2(Node *node, Frame *frame) {
    return call_method(node, frame, 2);
}
static Value eval_method_call_n(Node *node, Frame *frame) {
    return call_method(node, frame, ((CallNode *)node)->arguments.count);
}

/* `o[key](...)` */
static Value eval_index_call(Node *node, Frame *frame) {
    CallNode *call = (CallNode *)node;
    IndexNode *index = (IndexNode *)call->callee;
    EVAL(this_value, index->object, frame);
    EVAL(key, index->index, frame);
    TRY_VALUE(callee, index_get(index, this_value, key, frame));
    Value *base = frame->top + call->temp;
    uint32_t count = call->arguments.count;
    if (!arguments_in_place(call, frame, base, count)) return VALUE_ABRUPT;
    frame->position = node;
    return value_call_in_place(frame, call->callee, callee, this_value, base, count);
}

static Value callee_from_reference(Node *callee, Frame *frame, Value *this_value) {
    Reference reference;
    if (!reference_evaluate(callee, frame, &reference)) return VALUE_ABRUPT;
    *this_value = callee->kind == NODE_SUPER_MEMBER || callee->kind == NODE_SUPER_INDEX
                      ? reference.this_value
                      : reference.base;
    bool is_optional = callee->flags & NODE_OPTIONAL;
    if (is_optional && value_is_nullish(reference.base))
        return abrupt_of_completion(frame, COMPLETION_NORMAL);
    return reference_get(&reference, frame);
}

/* A name found on a `with` object is called as its method (9.1.1.2.10 WithBaseObject). */
static Value callee_from_dynamic(NameNode *name, Frame *frame, Value *this_value) {
    DynamicPlace place;
    if (!dynamic_resolve(name, frame, &place)) return VALUE_ABRUPT;
    if (place.object && place.is_with) *this_value = value_cell(place.object);
    return dynamic_get(name, frame, &place);
}

/* `(a?.b)()` calls b on a; when the chain ends early the callee is undefined. */
static Value callee_from_chain(Node *chain, Frame *frame, Value *this_value) {
    Value callee = callee_evaluate(((UnaryNode *)chain)->operand, frame, this_value);
    if (callee != VALUE_ABRUPT || frame->abrupt != COMPLETION_NORMAL) return callee;
    frame->abrupt = COMPLETION_THROW;
    return VALUE_UNDEFINED;
}

Value callee_evaluate(Node *callee, Frame *frame, Value *this_value) {
    *this_value = VALUE_UNDEFINED;
    switch (callee->kind) {
    case NODE_MEMBER:
    case NODE_INDEX:
    case NODE_PRIVATE_MEMBER:
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX: return callee_from_reference(callee, frame, this_value);
    case NODE_DYNAMIC: return callee_from_dynamic((NameNode *)callee, frame, this_value);
    case NODE_OPTIONAL_CHAIN: return callee_from_chain(callee, frame, this_value);
    default: return eval(callee, frame);
    }
}

/* Any callee, any arguments. */
static Value eval_call_general(Node *node, Frame *frame) {
    CallNode *call = (CallNode *)node;
    Value this_value;
    TRY_VALUE(callee, callee_evaluate(call->callee, frame, &this_value));
    if ((node->flags & NODE_OPTIONAL) && value_is_nullish(callee)) {
        return abrupt_of_completion(frame, COMPLETION_NORMAL);
    }
    Value *values;
    uint32_t count;
    if (!arguments_evaluate(call, frame, &values, &count)) return VALUE_ABRUPT;
    return call_finish(call, frame, callee, this_value, values, count);
}

/* 13.3.6.1: written `eval(...)`, and the callee is the realm's own %eval%: a direct eval. */
Value call_finish(CallNode *call, Frame *frame, Value callee, Value this_value, Value *base,
                  uint32_t count) {
    frame->position = &call->node;
    bool is_eval = call->is_direct_eval && value_is_object(callee) &&
                   value_as_object(callee) == intrinsic(frame->runtime, INTRINSIC_EVAL);
    if (is_eval) return count ? perform_direct_eval(call, frame, base[0]) : VALUE_UNDEFINED;
    return value_call_in_place(frame, call->callee, callee, this_value, base, count);
}

EvalFn select_call(Node *node) {
    CallNode *call = (CallNode *)node;
    bool is_optional = (node->flags | call->callee->flags) & NODE_OPTIONAL;
    if (call->is_direct_eval || call->has_spread || is_optional)
        return eval_call_general;
    static const EvalFn plain[] = {eval_call_0, eval_call_1, eval_call_2, eval_call_3};
    static const EvalFn methods[] = {eval_method_call_0, eval_method_call_1, eval_method_call_2};
    uint32_t count = call->arguments.count;
    if (is_next_call(node)) return eval_next;
    switch (call->callee->kind) {
    case NODE_MEMBER: return count < COUNT_OF(methods) ? methods[count] : eval_method_call_n;
    case NODE_INDEX: return eval_index_call;
    case NODE_PRIVATE_MEMBER:
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
    case NODE_DYNAMIC:
    case NODE_OPTIONAL_CHAIN: return eval_call_general;
    default: return count < COUNT_OF(plain) ? plain[count] : eval_call_n;
    }
}

/* ---- construction ---- */

/* What of a closure can be constructed at all is decided by is_constructor; natives decide by their
 * flag. */
Value construct_in_place(Frame *frame, Node *node, Value callee, Value *base, uint32_t count) {
    if (!is_constructor(callee)) return throw_wrong_callee(frame, node, "%S is not a constructor");
    Object *object = value_as_object(callee);
    if (object->cell.kind == CELL_OBJECT_FUNCTION)
        return closure_construct(frame, (Function *)object, base, count, callee);
    if (object->cell.kind == CELL_OBJECT_NATIVE_FUNCTION) {
        return native_call_in_place(frame, (NativeFunction *)object, VALUE_EMPTY, base, count,
                                    base + count, callee);
    }
    Frame bridge;
    open_bare(&bridge, frame->runtime, frame, base + count, NULL);
    frame->runtime->frame = &bridge;
    Value result = construct(frame->runtime, object, count, base, NULL);
    frame->runtime->frame = frame;
    return result;
}

Value eval_new(Node *node, Frame *frame) {
    CallNode *call = (CallNode *)node;
    EVAL(callee, call->callee, frame);
    Value *values;
    uint32_t count;
    if (!arguments_evaluate(call, frame, &values, &count)) return VALUE_ABRUPT;
    frame->position = node;
    return construct_in_place(frame, call->callee, callee, values, count);
}

/* ---- super(...) (13.3.7.1) ---- */

/* GetSuperConstructor; whether it is one is asked only after the arguments. */
Value super_constructor(CallNode *node, Frame *frame) {
    EVAL(active, &node->function_name->node, frame);
    Object *parent;
    if (!object_get_prototype_of(frame->runtime, value_as_object(active), &parent))
        return VALUE_ABRUPT;
    return parent ? value_cell(parent) : VALUE_NULL;
}

/* [[Construct]] with arguments in place and a new_target that is another class. */
static Value parent_construct(Frame *frame, Object *parent, Value *base, uint32_t count,
                              Value new_target) {
    if (parent->cell.kind == CELL_OBJECT_FUNCTION)
        return closure_construct(frame, (Function *)parent, base, count, new_target);
    Frame bridge;
    open_bare(&bridge, frame->runtime, frame, base + count, NULL);
    frame->runtime->frame = &bridge;
    Value instance = construct(frame->runtime, parent, count, base, value_as_object(new_target));
    frame->runtime->frame = frame;
    return instance;
}

Value super_call_finish(CallNode *node, Frame *frame, Value parent, uint32_t count, Value *base) {
    Runtime *runtime = frame->runtime;
    frame->position = &node->node;
    if (!is_constructor(parent)) {
        EVAL(class, &node->function_name->node, frame);
        return throw_not_super_constructor(runtime, parent, (Function *)value_as_object(class));
    }
    EVAL(new_target, &node->new_target_name->node, frame);
    Value instance = parent_construct(frame, value_as_object(parent), base, count, new_target);
    TRY(instance);
    Value *slot = name_slot(node->this_name, frame);
    if (*slot != VALUE_EMPTY)
        return throw_reference_error(runtime, "Super constructor may only be called once");
    *slot = instance;
    EVAL(active, &node->function_name->node, frame);
    if (!initialize_instance_elements(runtime, value_as_object(instance),
                                      (Function *)value_as_object(active))) {
        return VALUE_ABRUPT;
    }
    return instance;
}

Value eval_super_call(Node *node, Frame *frame) {
    CallNode *call = (CallNode *)node;
    TRY_VALUE(parent, super_constructor(call, frame));
    Value *values;
    uint32_t count;
    if (!arguments_evaluate(call, frame, &values, &count)) return VALUE_ABRUPT;
    return super_call_finish(call, frame, parent, count, values);
}
