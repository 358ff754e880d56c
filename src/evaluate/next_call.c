/* it.next(), it.next(v), it.next().value: generators stepped by hand (spec 27.5.1.2, 27.5.3.3).
 *
 * A call of the property `next` with at most one argument may be the step of a generator. It is,
 * when the object is a generator, and its `next` (by the inline cache) is the original one of the
 * current realm. Then the node resumes the context itself: no native frame, no argument list; and
 * where nothing but `.value` or `.done` is asked of the result, there is no result object. Nobody
 * can tell: its properties are its own data properties.
 *
 * Everything else is an ordinary method call: other objects, a changed `next`, a generator that
 * runs, has completed, or stands in yield*. So is whatever next itself has to throw: the native's
 * frame belongs in the stack of such an error. An error of the body has that line too: stack.c
 * writes it for generators that no native resumed. */
#include "evaluate/expressions.h"
#include "evaluate/resume/resume.h"
#include "runtime/objects/iteration.h"

bool is_next_call(const Node *node) {
    const CallNode *call = (const CallNode *)node;
    if (node->kind != NODE_CALL || call->callee->kind != NODE_MEMBER) return false;
    bool is_optional = (node->flags | call->callee->flags) & NODE_OPTIONAL;
    if (is_optional || call->has_spread || call->arguments.count > 1) return false;
    PropertyKey key = ((const MemberNode *)call->callee)->key;
    return property_key_is_string(key) &&
           string_equals_ascii(NULL, value_as_string(key.bits), "next");
}

/* Whether %GeneratorPrototype%.next of this realm is what `member` finds in the generator `base`:
 * the cache says where, and an accessor there is another value. */
static ALWAYS_INLINE bool has_original_next(const MemberNode *member, Value base,
                                            const Runtime *runtime) {
    if (UNLIKELY(!value_is_kind(base, CELL_OBJECT_GENERATOR))) return false;
    const PropertyCache *cache = &member->cache;
    bool hits = value_as_object(base)->shape == cache->shape && cache->holder &&
                cache->epoch == runtime->prototype_epoch;
    return LIKELY(hits) &&
           cache->holder->slots[cache->slot] == runtime->realm->generator_next_method;
}

/* How the call ended. is_result: `value` is what it returned, or abrupt; else that has `value` and
 * `done` for its properties. */
typedef struct Step {
    Value value;
    bool done, is_result;
} Step;

static inline Step step_returned(Value value) {
    return (Step){.value = value, .is_result = true};
}

/* The native called as such; its argument was evaluated already. */
static NOINLINE Value call_native_next(CallNode *call, Frame *frame, Value base, Value sent) {
    Value *arguments = frame->top + call->temp;
    uint32_t count = call->arguments.count;
    if (count) arguments[0] = sent;
    return call_value_in_place(frame, call->callee, frame->runtime->realm->generator_next_method,
                               base, arguments, count);
}

/* After a resumption that did not simply yield. */
static NOINLINE Step step_ended(Generator *generator, Completion completion) {
    Step step;
    step.value = generator_outcome(generator, completion, &step.done, &step.is_result);
    if (value_is_abrupt(step.value)) step.is_result = true;
    return step;
}

static ALWAYS_INLINE Step step(CallNode *call, Frame *frame) {
    Runtime *runtime = frame->runtime;
    const MemberNode *member = (const MemberNode *)call->callee;
    Value base = eval(member->object, frame), sent = VALUE_UNDEFINED;
    if (value_is_abrupt(base)) return step_returned(base);
    if (UNLIKELY(!has_original_next(member, base, runtime)))
        return step_returned(method_call_of(call, frame, base));
    if (call->arguments.count) sent = eval(call->arguments.items[0], frame);
    if (value_is_abrupt(sent)) return step_returned(sent);
    frame->position = &call->node;
    Generator *generator = (Generator *)value_as_object(base);
    Context *context = generator->context;
    if (UNLIKELY(!context || !context_is_ready(context)))
        return step_returned(call_native_next(call, frame, base, sent));
    assert(runtime->frame == frame);
    Resumer resumer = {frame, frame->top + frame->code->temp_count};
    Completion completion = context_run(runtime, context, RESUME_NEXT, sent, true, resumer);
    return context_yielded(context, completion) ? (Step){.value = context->transfer}
                                                : step_ended(generator, completion);
}

Value eval_next(Node *node, Frame *frame) {
    Step result = step((CallNode *)node, frame);
    if (UNLIKELY(result.is_result)) return result.value;
    return iterator_result_new(frame->runtime, result.value, result.done);
}

/* ---- `r = it.next()` where nothing but r.value and r.done is asked of r (NODE_CONFINED) ----
 *
 * The result object in the slot of r is known to nobody else: it takes the next result. */

static inline bool is_confined_result(Value value) {
    return value_is_kind(value, CELL_OBJECT_PLAIN) &&
           value_as_object(value)->cell.extra == OBJECT_CONFINED;
}

static NOINLINE bool confine_new(Runtime *runtime, const Step *step, Value *slot) {
    Value result = step->value;
    if (!step->is_result) result = iterator_result_new(runtime, step->value, step->done);
    if (value_is_abrupt(result)) return false;
    if (!step->is_result) value_as_object(result)->cell.extra = OBJECT_CONFINED;
    *slot = result;
    return true;
}

/* False: abrupt. */
static ALWAYS_INLINE bool next_into(Node *value, const Node *target, Frame *frame) {
    Step result = step((CallNode *)value, frame);
    Value *slot = &frame->slots[((const NameNode *)target)->slot];
    if (UNLIKELY(result.is_result || !is_confined_result(*slot)))
        return confine_new(frame->runtime, &result, slot);
    Value *fields = value_as_object(*slot)->slots;
    fields[0] = result.value;
    fields[1] = value_bool(result.done);
    return true;
}

bool takes_next(const Node *target, const Node *value) {
    bool is_slot = target->kind == NODE_LOCAL || target->kind == NODE_LOCAL_CHECKED;
    return is_slot && target->flags & NODE_CONFINED && is_next_call(value) &&
           !(value->flags & NODE_SUSPENDS);
}

Completion exec_declare_next(Node *node, Frame *frame) {
    const Declarator *declarator = ((DeclarationNode *)node)->declarators;
    return next_into(declarator->initializer, declarator->target, frame)
               ? COMPLETION_NORMAL
               : completion_of_abrupt(frame);
}

Value eval_assign_next(Node *node, Frame *frame) {
    const AssignNode *assign = (const AssignNode *)node;
    if (!next_into(assign->value, assign->target, frame)) return VALUE_ABRUPT;
    return frame->slots[((const NameNode *)assign->target)->slot];
}

/* ---- `.value` and `.done` of such a call ---- */

static Value eval_value_of_next(Node *node, Frame *frame) {
    MemberNode *member = (MemberNode *)node;
    Step result = step((CallNode *)member->object, frame);
    if (LIKELY(!result.is_result)) return result.value;
    return value_is_abrupt(result.value) ? VALUE_ABRUPT : member_get(member, result.value, frame);
}

static Value eval_done_of_next(Node *node, Frame *frame) {
    MemberNode *member = (MemberNode *)node;
    Step result = step((CallNode *)member->object, frame);
    if (LIKELY(!result.is_result)) return value_bool(result.done);
    return value_is_abrupt(result.value) ? VALUE_ABRUPT : member_get(member, result.value, frame);
}

/* A call that suspends in its argument has a twin, which must run. */
EvalFn select_member_of_next(const MemberNode *node) {
    bool fits = is_next_call(node->object) && !(node->object->flags & NODE_SUSPENDS) &&
                property_key_is_string(node->key);
    if (!fits) return NULL;
    String *key = value_as_string(node->key.bits);
    if (string_equals_ascii(NULL, key, "value")) return eval_value_of_next;
    return string_equals_ascii(NULL, key, "done") ? eval_done_of_next : NULL;
}
