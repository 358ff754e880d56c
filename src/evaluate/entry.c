/* Entries: from a prepared frame to a running body (spec 10.2.1, 10.2.2, 10.2.11).
 *
 * The caller has laid out the arguments and filled the Frame; code->entry does the rest and
 * restores runtime->frame. There are few entries: the simplest functions (nothing captured, plain
 * parameters) run with a stack check and a fill of undefined; everybody else passes through the
 * prologue. An entry must never leave runtime->frame or runtime->realm changed. */
#include "evaluate/evaluators.h"
#include "runtime/objects/arguments.h"

static NOINLINE Value stack_exhausted(Runtime *runtime) {
    return throw_range_error(runtime, "Maximum call stack size exceeded");
}

static inline void fill_undefined(Value *from, const Value *to) {
    while (from < to) *from++ = VALUE_UNDEFINED;
}

static inline uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static inline void set_dead_zone(Frame *frame, const Scope *scope) {
    for (uint32_t i = 0; i < scope->tdz_count; i++)
        frame->slots[scope->tdz_first + i] = VALUE_EMPTY;
}

/* ---- simple functions ---- */

/* Stack checks and slots of a function whose prologue has nothing else to do. */
static ALWAYS_INLINE bool simple_open(Frame *frame) {
    const FunctionCode *code = frame->code;
    Runtime *runtime = frame->runtime;
    Value *top = frame->slots + code->slot_count;
    if (UNLIKELY(top + code->temp_count >= runtime->stack_limit || runtime_stack_is_low(runtime)))
        return false;
    fill_undefined(frame->slots + least(frame->argument_count, code->parameter_count), top);
    frame->top = top;
    runtime->frame = frame;
    return true;
}

static ALWAYS_INLINE Value simple_close(Frame *frame, Value result) {
    frame->runtime->frame = frame->caller;
    return result;
}

/* Body of statements. */
static Value entry_simple(Frame *frame) {
    if (UNLIKELY(!simple_open(frame))) return stack_exhausted(frame->runtime);
    set_dead_zone(frame, frame->code->scope);
    NodeList body = frame->code->body;
    Value result = VALUE_UNDEFINED;
    for (uint32_t i = 0; i < body.count; i++) {
        Completion completion = exec(body.items[i], frame);
        if (LIKELY(completion == COMPLETION_NORMAL)) continue;
        result = LIKELY(completion == COMPLETION_RETURN) ? frame->result : VALUE_ABRUPT;
        break;
    }
    return simple_close(frame, result);
}

/* Body of one expression: `x => e`, or `{ return e; }`. */
static Value entry_simple_arrow(Frame *frame) {
    if (UNLIKELY(!simple_open(frame))) return stack_exhausted(frame->runtime);
    return simple_close(frame, eval(frame->code->body.items[0], frame));
}
static Value entry_simple_return(Frame *frame) {
    if (UNLIKELY(!simple_open(frame))) return stack_exhausted(frame->runtime);
    return simple_close(frame, eval(((UnaryNode *)frame->code->body.items[0])->operand, frame));
}

/* ---- prologue ---- */

/* The scope of a function expression's own name, when something captures it: one environment per
 * call. */
static bool open_self_scope(Frame *frame) {
    const Scope *outer = frame->code->scope ? frame->code->scope->outer : NULL;
    bool is_own = outer && outer->kind == SCOPE_FUNCTION_NAME && outer->function == frame->code;
    return !is_own || scope_open_environment(frame, outer);
}

static Value mapped_arguments(Frame *frame) {
    const FunctionCode *code = frame->code;
    uint32_t slots[code->parameter_count + 1];
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        const NameNode *name = (const NameNode *)code->parameters[i].target;
        slots[i] = name->slot;
        for (uint32_t j = 0; j < i; j++) {
            if (slots[j] == slots[i]) slots[j] = ARGUMENT_UNMAPPED;
        }
    }
    Object *object =
        arguments_mapped_new(frame->runtime, frame->function, frame->argument_count, frame->slots,
                             frame->environment, code->parameter_count, slots);
    return object ? value_cell(object) : VALUE_ABRUPT;
}

static Value unmapped_arguments(Frame *frame) {
    Runtime *runtime = frame->runtime;
    const FunctionCode *code = frame->code;
    if (!code->is_strict && code->has_simple_parameters) {
        /* Nobody can tell it from a mapped one but by `callee`. */
        Object *object = arguments_mapped_new(runtime, frame->function, frame->argument_count,
                                              frame->slots, frame->environment, 0, NULL);
        return object ? value_cell(object) : VALUE_ABRUPT;
    }
    Object *object = arguments_unmapped_new(runtime, frame->argument_count, frame->slots);
    return object ? value_cell(object) : VALUE_ABRUPT;
}

static Value rest_array(Frame *frame) {
    uint32_t first = frame->code->parameter_count - 1;
    uint32_t count = frame->argument_count > first ? frame->argument_count - first : 0;
    Array *array = array_from_values(frame->runtime, count, frame->slots + first);
    return array ? value_cell(array) : VALUE_ABRUPT;
}

bool prologue_open(Frame *frame, Prologue *prologue) {
    const FunctionCode *code = frame->code;
    Runtime *runtime = frame->runtime;
    uint32_t used =
        frame->argument_count > code->slot_count ? frame->argument_count : code->slot_count;
    frame->top = frame->slots + used;
    if (UNLIKELY(frame->top + code->temp_count >= runtime->stack_limit ||
                 runtime_stack_is_low(runtime))) {
        stack_exhausted(runtime);
        return false;
    }
    runtime->frame = frame;
    prologue->rest = prologue->arguments = VALUE_EMPTY;
    /* The collector reads up to top: no stale words of the value stack but the caller's are below
     * it. */
    fill_undefined(frame->slots + frame->argument_count, frame->top);
    /* Dead zones come later: arguments past the parameters still lie in those slots. */
    if (!open_self_scope(frame) || (code->scope && !scope_open_environment(frame, code->scope)))
        return false;
    if (code->uses_arguments) {
        prologue->arguments =
            code->maps_arguments ? mapped_arguments(frame) : unmapped_arguments(frame);
        if (value_is_abrupt(prologue->arguments)) return false;
    }
    bool has_rest = code->parameter_count && code->parameters[code->parameter_count - 1].is_rest;
    if (has_rest) prologue->rest = rest_array(frame);
    return !value_is_abrupt(prologue->rest);
}

/* OrdinaryCallBindThis (10.2.1.2): sloppy functions see an object. */
static bool bind_this(Frame *frame) {
    const FunctionCode *code = frame->code;
    bool coerces = !code->is_strict && code->uses_this && code->kind != FUNCTION_ARROW;
    if (!coerces || value_is_object(frame->this_value)) return true;
    if (value_is_nullish(frame->this_value)) {
        frame->this_value = value_cell(frame->runtime->realm->global);
        return true;
    }
    if (frame->this_value == VALUE_EMPTY) return true;
    Object *object = to_object(frame->runtime, frame->this_value);
    if (object) frame->this_value = value_cell(object);
    return object != NULL;
}

static bool initialize_if(NameNode *name, Value value, Frame *frame) {
    return !name || name_initialize(name, value, frame);
}

static bool bind_hidden_names(Frame *frame, const Prologue *prologue) {
    const FunctionCode *code = frame->code;
    Value home = VALUE_UNDEFINED;
    if (code->home_binding) {
        Object *object = function_home((Function *)frame->function);
        if (object) home = value_cell(object);
    }
    bool stores_this = code->kind != FUNCTION_DERIVED_CONSTRUCTOR;
    Value function = frame->function ? value_cell(frame->function) : VALUE_UNDEFINED;
    return (!stores_this || initialize_if(code->this_binding, frame->this_value, frame)) &&
           initialize_if(code->new_target_binding, frame->new_target, frame) &&
           initialize_if(code->home_binding, home, frame) &&
           initialize_if(code->function_binding, function, frame) &&
           initialize_if(code->self_binding, function, frame) &&
           (prologue->arguments == VALUE_EMPTY ||
            initialize_if(code->arguments_binding, prologue->arguments, frame));
}

static bool bind_parameter(Frame *frame, const Parameter *parameter, Value value) {
    bool is_name = parameter->target->kind != NODE_ARRAY_PATTERN &&
                   parameter->target->kind != NODE_OBJECT_PATTERN;
    if (parameter->initializer && value_is_undefined(value)) {
        value = eval_for_target(parameter->initializer, parameter->target,
                                parameter->names_function, frame);
        if (value_is_abrupt(value)) return false;
    }
    if (is_name) return name_initialize((NameNode *)parameter->target, value, frame);
    return target_assign(parameter->target, value, frame, true);
}

static bool bind_parameters(Frame *frame, const Prologue *prologue) {
    const FunctionCode *code = frame->code;
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        const Parameter *parameter = &code->parameters[i];
        Value value = parameter->is_rest ? prologue->rest : frame->slots[i];
        if (!bind_parameter(frame, parameter, value)) return false;
    }
    return true;
}

/* Separate scope for vars when parameters have expressions (10.2.11 step 28). */
static bool open_body_scope(Frame *frame) {
    const FunctionCode *code = frame->code;
    if (!code->body_scope) return true;
    Environment *parameters = frame->environment;
    if (!scope_open(frame, code->body_scope)) return false;
    Environment *body = frame->environment;
    for (uint32_t i = 0; i < code->copied_var_count; i++) {
        frame->environment = parameters;
        Value value = *name_slot(code->copied_vars[2 * i], frame);
        frame->environment = body;
        if (!name_initialize(code->copied_vars[2 * i + 1], value, frame)) return false;
    }
    return true;
}

bool prologue_finish(Frame *frame, const Prologue *prologue) {
    const FunctionCode *code = frame->code;
    if (code->scope) set_dead_zone(frame, code->scope);
    return bind_this(frame) && bind_hidden_names(frame, prologue) &&
           bind_parameters(frame, prologue) && open_body_scope(frame) &&
           hoist_functions(frame, code->hoisted, code->hoisted_count);
}

/* Between opening and finishing, where the slots stay on the value stack. */
static void prologue_settle_slots(Frame *frame) {
    const FunctionCode *code = frame->code;
    Value *end = frame->slots + code->slot_count;
    fill_undefined(frame->slots + least(frame->argument_count, code->parameter_count), end);
    frame->top = end;
}

/* ---- the general entry ---- */

/* The body from statement *at on; then *at is the one that did not end normally. */
static Completion function_body_from(Frame *frame, uint32_t *at) {
    const FunctionCode *code = frame->code;
    frame->result = VALUE_UNDEFINED;
    if (code->is_expression_body) {
        Value value = eval(code->body.items[0], frame);
        if (value_is_abrupt(value)) return completion_of_abrupt(frame);
        frame->result = value;
        return COMPLETION_RETURN;
    }
    for (; *at < code->body.count; ++*at) {
        Completion completion = exec(code->body.items[*at], frame);
        if (completion != COMPLETION_NORMAL) return completion;
    }
    /* A `return` may have been overridden: by a jump, or by an error that was caught. */
    frame->result = VALUE_UNDEFINED;
    return COMPLETION_NORMAL;
}

Completion function_body(Frame *frame) {
    uint32_t at = 0;
    return function_body_from(frame, &at);
}

/* Prologue and body. */
static Value run(Frame *frame) {
    Prologue prologue;
    if (!prologue_open(frame, &prologue)) return VALUE_ABRUPT;
    prologue_settle_slots(frame);
    if (!prologue_finish(frame, &prologue)) return VALUE_ABRUPT;
    Environment *environment = frame->environment;
    Completion completion = function_body(frame);
    frame->environment = environment;
    return completion == COMPLETION_THROW ? VALUE_ABRUPT : frame->result;
}

static Value entry_general(Frame *frame) {
    Value result = run(frame);
    frame->runtime->frame = frame->caller;
    return result;
}

/* ---- async functions (27.7.5.1) ---- */

/* Up to its first await an async function runs like any other, its slots on the value stack; one
 * that never awaits needs no context at all. Leaves the frame. */
static ALWAYS_INLINE Value async_run(Frame *frame) {
    Runtime *runtime = frame->runtime;
    uint32_t at = 0;
    frame->resuming = 0;
    Completion completion = function_body_from(frame, &at);
    if (completion == COMPLETION_SUSPEND) context_take_slots(frame, at);
    runtime->frame = frame->caller;
    return runtime->hooks.async_function_ran(runtime, frame->context, completion, frame->result);
}

static Value entry_async_simple(Frame *frame) {
    if (UNLIKELY(!simple_open(frame))) return stack_exhausted(frame->runtime);
    set_dead_zone(frame, frame->code->scope);
    return async_run(frame);
}

/* What throws while parameters are bound rejects the promise; an exhausted stack is the caller's
 * matter. */
static Value entry_async(Frame *frame) {
    Runtime *runtime = frame->runtime;
    Prologue prologue;
    bool is_open = prologue_open(frame, &prologue);
    if (is_open) prologue_settle_slots(frame);
    if (is_open && prologue_finish(frame, &prologue)) return async_run(frame);
    runtime->frame = frame->caller;
    if (!is_open) return VALUE_ABRUPT;
    return runtime->hooks.async_function_ran(runtime, NULL, COMPLETION_THROW, VALUE_UNDEFINED);
}

/* ---- modules (16.2.1.6.5): the environment was made when they were linked, with those functions
 * in it that others can see ---- */

static bool hoist_own_functions(Frame *frame) {
    const FunctionCode *code = frame->code;
    for (uint32_t i = 0; i < code->hoisted_count; i++) {
        bool is_own = code->hoisted[i]->name_binding->node.kind == NODE_LOCAL ||
                      code->hoisted[i]->name_binding->node.kind == NODE_LOCAL_CHECKED;
        if (is_own && !hoist_functions(frame, &code->hoisted[i], 1)) return false;
    }
    return true;
}

static Value entry_module(Frame *frame) {
    Runtime *runtime = frame->runtime;
    if (UNLIKELY(!simple_open(frame))) return stack_exhausted(runtime);
    set_dead_zone(frame, frame->code->scope);
    bool is_ready = hoist_own_functions(frame);
    if (is_ready && frame->code->is_async) return async_run(frame);
    Completion completion = is_ready ? function_body(frame) : COMPLETION_THROW;
    return simple_close(frame, completion == COMPLETION_THROW ? VALUE_ABRUPT : VALUE_UNDEFINED);
}

/* ---- class constructors ---- */

static Value throw_needs_new(Frame *frame) {
    if (!string_length(frame->code->name)) {
        return throw_type_error(frame->runtime,
                                "Class constructors cannot be invoked without 'new'");
    }
    return throw_type_error(frame->runtime, "Class constructor %S cannot be invoked without 'new'",
                            frame->code->name);
}

static Value entry_constructor(Frame *frame) {
    if (value_is_undefined(frame->new_target)) return throw_needs_new(frame);
    return entry_general(frame);
}

/* What is wrong with the result is said when the callee's context is gone (10.2.2 steps 12 to 15):
 * in the realm of the caller. */
static Value throw_derived_result(Frame *frame, Value result) {
    Runtime *runtime = frame->runtime;
    Realm *realm = runtime->realm;
    const Frame *caller = frame->caller;
    while (caller && !caller->code) caller = caller->caller;
    if (caller) runtime->realm = caller->code->script->realm;
    if (value_is_undefined(result))
        throw_uninitialized(frame, frame->code->this_binding);
    else
        throw_type_error(runtime, "Derived constructors may only return object or undefined");
    runtime->realm = realm;
    return VALUE_ABRUPT;
}

/* The result of a derived constructor is an object it returns, or `this` once super() has made
 * it. */
static Value derived_result(Frame *frame, Value result) {
    if (value_is_abrupt(result) || value_is_object(result)) return result;
    if (!value_is_undefined(result)) return throw_derived_result(frame, result);
    Value this_value = *name_slot(frame->code->this_binding, frame);
    return this_value == VALUE_EMPTY ? throw_derived_result(frame, result) : this_value;
}

/* The environment that this_binding was resolved in: that of code->scope, outside of a body
 * scope. */
static Environment *function_environment(Frame *frame) {
    Environment *environment = frame->environment;
    while (environment && environment_scope(environment) != frame->code->scope)
        environment = environment->outer;
    return environment;
}

static Value entry_derived_constructor(Frame *frame) {
    if (value_is_undefined(frame->new_target)) return throw_needs_new(frame);
    Value result = run(frame);
    if (frame->code->scope->has_environment) frame->environment = function_environment(frame);
    result = derived_result(frame, result);
    frame->runtime->frame = frame->caller;
    return result;
}

/* `constructor() {}` and `constructor(...args) { super(...args); }` without their bodies (15.7.14
 * step 14). */
static Value entry_default_constructor(Frame *frame) {
    return value_is_undefined(frame->new_target) ? throw_needs_new(frame) : VALUE_UNDEFINED;
}

static Value entry_default_derived_constructor(Frame *frame) {
    Runtime *runtime = frame->runtime;
    if (value_is_undefined(frame->new_target)) return throw_needs_new(frame);
    frame->top = frame->slots + frame->argument_count;
    if (frame->top + frame->code->temp_count >= runtime->stack_limit ||
        runtime_stack_is_low(runtime)) {
        return stack_exhausted(runtime);
    }
    runtime->frame = frame;
    Object *parent;
    Value instance = VALUE_ABRUPT;
    if (object_get_prototype_of(runtime, frame->function, &parent)) {
        if (!parent || !is_constructor(value_cell(parent))) {
            Value value = parent ? value_cell(parent) : VALUE_NULL;
            instance =
                throw_not_super_constructor(runtime, value, (Function *)frame->function);
        } else {
            instance = construct(runtime, parent, frame->argument_count, frame->slots,
                                 value_as_object(frame->new_target));
        }
    }
    if (!value_is_abrupt(instance) &&
        !initialize_instance_elements(runtime, value_as_object(instance),
                                      (Function *)frame->function)) {
        instance = VALUE_ABRUPT;
    }
    runtime->frame = frame->caller;
    return instance;
}

/* ---- picking an entry ---- */

static bool is_simple(const FunctionCode *code) {
    bool names = code->this_binding || code->new_target_binding || code->home_binding ||
                 code->function_binding || code->self_binding;
    bool scopes = (code->scope && (code->scope->has_environment || code->scope->sees_eval)) ||
                  code->body_scope;
    bool coerces_this = !code->is_strict && code->uses_this && code->kind != FUNCTION_ARROW;
    return code->scope && code->has_simple_parameters && !code->needs_all_arguments &&
           !code->uses_arguments && !code->hoisted_count && !names && !scopes && !coerces_this;
}

static Value (*entry_of(const FunctionCode *code))(Frame *) {
    if (code->is_generator) return is_simple(code) ? entry_generator_simple : entry_generator;
    if (code->kind == FUNCTION_MODULE) return entry_module;
    if (code->is_async) return is_simple(code) ? entry_async_simple : entry_async;
    bool is_derived = code->kind == FUNCTION_DERIVED_CONSTRUCTOR;
    if (code->is_default_constructor)
        return is_derived ? entry_default_derived_constructor : entry_default_constructor;
    if (is_derived) return entry_derived_constructor;
    if (code->kind == FUNCTION_CONSTRUCTOR) return entry_constructor;
    if (!is_simple(code)) return entry_general;
    bool has_dead_zone = code->scope->tdz_count != 0;
    if (code->is_expression_body && !has_dead_zone) return entry_simple_arrow;
    if (code->is_expression_body) return entry_general;
    const Node *first = code->body.count == 1 ? code->body.items[0] : NULL;
    bool returns = first && first->kind == NODE_RETURN && ((const UnaryNode *)first)->operand &&
                   !has_dead_zone;
    return returns ? entry_simple_return : entry_simple;
}

Value entry_link(Frame *frame) {
    frame->code->entry = entry_of(frame->code);
    return frame->code->entry(frame);
}
