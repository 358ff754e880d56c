/* Running whole programs: scripts, eval code, functions made from text (spec 16.1.6, 19.2.1.1,
 * 20.2.1.1).
 *
 * Their code runs in a frame on the value stack like a function's, above whatever runs already.
 * Must never leave runtime->frame or runtime->realm changed. */
#include "evaluate/call_site.h"
#include "evaluate/evaluators.h"
#include "resolve/resolve.h"

/* ---- frames of code that is no function ---- */

static Frame program_frame(Runtime *runtime, FunctionCode *code, Value this_value,
                           Environment *environment) {
    Frame *caller = runtime->frame;
    Value *base = caller ? frame_stack_end(caller) : runtime->stack;
    return (Frame){
        .slots = base,
        .top = base + code->slot_count,
        .environment = environment,
        .runtime = runtime,
        .this_value = this_value,
        .result = VALUE_UNDEFINED,
        .code = code,
        .caller = caller,
        .new_target = VALUE_UNDEFINED,
        .completion_value = VALUE_UNDEFINED,
        .abrupt = COMPLETION_THROW,
    };
}

static bool program_open(Frame *frame) {
    Runtime *runtime = frame->runtime;
    const FunctionCode *code = frame->code;
    if (frame->top + code->temp_count >= runtime->stack_limit || runtime_stack_is_low(runtime)) {
        throw_range_error(runtime, "Maximum call stack size exceeded");
        return false;
    }
    for (Value *slot = frame->slots; slot < frame->top; slot++) *slot = VALUE_UNDEFINED;
    runtime->frame = frame;
    if (code->scope && !scope_open(frame, code->scope)) return false;
    return !code->this_binding || name_initialize(code->this_binding, frame->this_value, frame);
}

/* Declarations, then the statements; the completion value. The frame refers to the script's tree
 * alone, which does not keep the script alive. */
static Value program_run(Frame *frame, Script *script, bool (*instantiate)(Frame *)) {
    Runtime *runtime = frame->runtime;
    Realm *realm = runtime->realm;
    runtime->realm = script->realm;
    Completion completion = COMPLETION_THROW;
    if (program_open(frame) && instantiate(frame)) completion = function_body(frame);
    heap_keep(script);
    runtime->frame = frame->caller;
    runtime->realm = realm;
    return completion == COMPLETION_THROW ? VALUE_ABRUPT : frame->completion_value;
}

/* ---- scripts ---- */

/* 16.1.6 ScriptEvaluation */
Value script_run(Runtime *runtime, Script *script) {
    Frame frame = program_frame(runtime, script->code, value_cell(script->realm->global), NULL);
    return program_run(&frame, script, global_declaration_instantiation);
}

/* A closure of the script's outermost level. */
static Value script_closure(Runtime *runtime, Script *script, FunctionCode *code,
                            Object *prototype) {
    Function *function = closure_new(runtime, code, NULL, NULL, prototype, sizeof(Function));
    heap_keep(script);
    return function ? value_cell(function) : VALUE_ABRUPT;
}

Value script_run_function_body(Runtime *runtime, Script *script, Value this_value) {
    Realm *realm = runtime->realm;
    runtime->realm = script->realm;
    Object *prototype = intrinsic(runtime, INTRINSIC_FUNCTION_PROTOTYPE);
    Value result =
        prototype ? script_closure(runtime, script, script->code, prototype) : VALUE_ABRUPT;
    if (!value_is_abrupt(result)) result = call(runtime, result, this_value, 0, NULL);
    runtime->realm = realm;
    return result;
}

Value script_run_async(Runtime *runtime, Script *script) {
    Value global = value_cell(script->realm->global);
    Frame frame = program_frame(runtime, script->code, global, NULL);
    Realm *realm = runtime->realm;
    runtime->realm = script->realm;
    bool ok = program_open(&frame) && global_declaration_instantiation(&frame);
    runtime->frame = frame.caller;
    runtime->realm = realm;
    script->code->hoisted_count = 0; /* they are there */
    return ok ? script_run_function_body(runtime, script, global) : VALUE_ABRUPT;
}

/* ---- eval (19.2.1.1 PerformEval) ---- */

/* The file that reports name for text without one, as V8 does. */
static String *text_file_name(Runtime *runtime) {
    return atom_from_ascii(runtime, "<anonymous_script>");
}

/* Its ScriptOrModule is that of the code that has it run. */
static bool set_origin(Runtime *runtime, Script *script) {
    const Frame *frame = runtime->frame;
    while (frame && !frame->code) frame = frame->caller;
    if (frame) script->active = script_active(frame->code->script);
    script->origin = eval_origin(runtime);
    return script->origin != NULL;
}

/* Text without a file: parsed, then resolved in the scope it stands in. NULL: threw. */
static Script *text_parse(Runtime *runtime, Realm *realm, String *source, ParseGoal goal,
                          const ParseContext *context, Scope *outer) {
    ParseOptions options = {
        .goal = goal, .realm = realm, .name = text_file_name(runtime)};
    if (context) options.context = *context;
    Script *script = options.name ? script_parse(runtime, source, &options) : NULL;
    ResolveOptions resolve = {.outer = outer, .keep_values = true};
    bool ok = script && set_origin(runtime, script) && script_resolve(runtime, script, &resolve);
    return ok ? script : NULL;
}

Value indirect_eval(Runtime *runtime, Realm *realm, String *source) {
    Script *script = text_parse(runtime, realm, source, PARSE_EVAL_INDIRECT, NULL, NULL);
    if (!script) return VALUE_ABRUPT;
    Frame frame = program_frame(runtime, script->code, value_cell(realm->global), NULL);
    return program_run(&frame, script, eval_declaration_instantiation);
}

/* The function whose new.target, super and arguments a place sees; NULL: none. */
static const FunctionCode *this_function(const Scope *scope) {
    for (; scope; scope = scope->outer) {
        uint8_t kind = scope->function->kind;
        if (kind != FUNCTION_ARROW && kind != FUNCTION_EVAL) break;
    }
    bool is_function = scope && scope->function->kind < FUNCTION_SCRIPT;
    return is_function ? scope->function : NULL;
}

static ParseContext eval_context(const CallNode *node) {
    const FunctionCode *code = this_function(node->scope);
    ParseContext context = {.is_strict = node->node.flags & NODE_STRICT, .scope = node->scope};
    if (!code) return context;
    bool is_derived = code->kind == FUNCTION_DERIVED_CONSTRUCTOR;
    context.allow_new_target = true;
    context.allow_super_property =
        code->kind == FUNCTION_METHOD || code->kind == FUNCTION_CONSTRUCTOR || is_derived;
    context.allow_super_call = is_derived;
    context.forbid_arguments = code->is_initializer;
    return context;
}

Value perform_direct_eval(CallNode *node, Frame *frame, Value source) {
    if (!value_is_string(source)) return source;
    Runtime *runtime = frame->runtime;
    ParseContext context = eval_context(node);
    Realm *realm = frame->code->script->realm;
    Script *script = text_parse(runtime, realm, value_as_string(source), PARSE_EVAL_DIRECT,
                                &context, node->scope);
    if (!script) return VALUE_ABRUPT;
    Frame inner = program_frame(runtime, script->code, frame->this_value, frame->environment);
    inner.new_target = frame->new_target;
    return program_run(&inner, script, eval_declaration_instantiation);
}

/* An environment's scope belongs to a script that may have no other user left. */
void trace_scope(Heap *heap, Scope *scope) {
    for (; scope; scope = scope->outer) heap_mark_cell(heap, scope->function->script);
}

/* ---- functions made from text (20.2.1.1.1 CreateDynamicFunction) ---- */

enum { DYNAMIC_GENERATOR = 1,
       DYNAMIC_ASYNC = 2 }; /* bits of `kind` */

static Intrinsic dynamic_prototype(uint32_t kind) {
    static const Intrinsic prototypes[] = {
        INTRINSIC_FUNCTION_PROTOTYPE,
        INTRINSIC_GENERATOR_FUNCTION_PROTOTYPE,
        INTRINSIC_ASYNC_FUNCTION_PROTOTYPE,
        INTRINSIC_ASYNC_GENERATOR_FUNCTION_PROTOTYPE,
    };
    return prototypes[kind];
}

/* All arguments but the last, joined by commas. */
static String *join_parameters(Runtime *runtime, uint32_t count, const Value *arguments) {
    StringBuilder text;
    string_builder_init(&text, runtime);
    for (uint32_t i = 0; i + 1 < count; i++) {
        String *parameter = to_string(runtime, arguments[i]);
        bool ok = parameter && (i == 0 || string_builder_append_unit(&text, ',')) &&
                  string_builder_append_string(&text, parameter);
        if (!ok) {
            string_builder_discard(&text);
            return NULL;
        }
    }
    return string_builder_finish(&text);
}

static Script *dynamic_script(Runtime *runtime, Realm *realm, uint32_t kind, String *parameters,
                              String *body) {
    ParseOptions options = {
        .goal = PARSE_SCRIPT, .realm = realm, .name = text_file_name(runtime)};
    if (!options.name) return NULL;
    bool is_async = kind & DYNAMIC_ASYNC, is_generator = kind & DYNAMIC_GENERATOR;
    Script *script =
        script_parse_function(runtime, parameters, body, is_async, is_generator, &options);
    ResolveOptions resolve = {.outer = NULL};
    bool ok = script && set_origin(runtime, script) && script_resolve(runtime, script, &resolve);
    return ok ? script : NULL;
}

/* The function that is the script's only expression. */
static FunctionCode *dynamic_code(Runtime *runtime, const Script *script) {
    UnaryNode *statement = (UnaryNode *)script->code->body.items[0];
    FunctionCode *code = ((FunctionNode *)statement->operand)->code;
    code->name = runtime->names.anonymous;
    return code;
}

Value create_dynamic_function(Runtime *runtime, Realm *realm, uint32_t kind, uint32_t count,
                              const Value *arguments, Value new_target) {
    String *parameters = join_parameters(runtime, count, arguments);
    TRY_OK(parameters);
    String *body = count ? to_string(runtime, arguments[count - 1]) : runtime->empty_string;
    TRY_OK(body);
    Script *script = dynamic_script(runtime, realm, kind, parameters, body);
    TRY_OK(script);
    Object *prototype = get_prototype_from_constructor(runtime, value_as_object(new_target),
                                                       dynamic_prototype(kind));
    TRY_OK(prototype);
    return script_closure(runtime, script, dynamic_code(runtime, script), prototype);
}

/* Text of a closure as written: of a class the whole definition (20.2.3.5). */
String *function_source_text(Runtime *runtime, Object *function) {
    const FunctionCode *code = ((Function *)function)->code;
    uint32_t start = code->source_start, end = code->source_end;
    bool is_class =
        code->kind == FUNCTION_CONSTRUCTOR || code->kind == FUNCTION_DERIVED_CONSTRUCTOR;
    if (is_class && code->class_node) {
        start = code->class_node->source_start;
        end = code->class_node->source_end;
    }
    return string_slice(runtime, code->script->source, start, end);
}
