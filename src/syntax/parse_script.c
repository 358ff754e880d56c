/* Where parsing begins: script_parse for each goal (spec 16.1.4, 16.2.1.6.1, 19.2.1.1), and the
 * Function constructors' texts (20.2.1.1.1). */
#include "runtime/objects/error.h"
#include "syntax/parser.h"

/* ---- the script ---- */

static Script *script_new(Runtime *runtime, String *source, const ParseOptions *options) {
    if (!string_flat(runtime, source)) return NULL;
    Script *script = heap_allocate(runtime, sizeof(Script), CELL_SCRIPT);
    if (!script) return NULL;
    script->cell.flags |= CELL_HAS_FINALIZER;
    script->realm = options->realm;
    script->name = options->name;
    script->source = source;
    script->first_line = script->first_column = 1;
    script->is_module = options->goal == PARSE_MODULE;
    return script;
}

/* Places for the template objects, one for each tagged template and regular expression. */
static bool make_template_places(Runtime *runtime, Script *script, uint32_t count) {
    if (!count) return true;
    script->template_objects = heap_memory_allocate(runtime, count * sizeof(Value));
    if (!script->template_objects) return false;
    for (uint32_t i = 0; i < count; i++) script->template_objects[i] = VALUE_EMPTY;
    script->template_object_count = count;
    return true;
}

/* ---- the parser ---- */

static bool parser_init(Parser *p, Runtime *runtime, Script *script) {
    memset(p, 0, offsetof(Parser, spare));
    p->runtime = runtime;
    p->script = script;
    p->names = &runtime->names;
    p->is_module = p->is_strict = script->is_module;
    p->allow_in = true;
    return lexer_init(&p->lexer, runtime, script, !script->is_module);
}

static void parser_free(Parser *p) {
    lexer_free(&p->lexer);
    buffer_free(&p->scratch);
    exported_name_vector_free(&p->exports);
}

/* ---- goals ---- */

static const uint8_t goal_kinds[] = {
    [PARSE_SCRIPT] = FUNCTION_SCRIPT,
    [PARSE_MODULE] = FUNCTION_MODULE,
    [PARSE_FUNCTION_BODY] = FUNCTION_NORMAL,
    [PARSE_SCRIPT_ASYNC] = FUNCTION_SCRIPT,
    [PARSE_EVAL_DIRECT] = FUNCTION_EVAL,
    [PARSE_EVAL_INDIRECT] = FUNCTION_EVAL,
};

/* What the outermost code may mention. */
static void set_goal(Parser *p, FunctionState *state, const ParseOptions *options) {
    const ParseContext *context = &options->context;
    bool is_body = options->goal == PARSE_FUNCTION_BODY;
    p->is_strict |= context->is_strict;
    state->allows_return = is_body;
    state->allows_new_target = is_body || context->allow_new_target;
    state->allows_super_property = context->allow_super_property;
    state->allows_super_call = context->allow_super_call;
    state->forbids_arguments = context->forbid_arguments;
}

/* Nothing else can be told of an async script's value once it has awaited. */
static void return_last_expression(const NodeList *body) {
    Node *last = body->count ? body->items[body->count - 1] : NULL;
    if (last && last->kind == NODE_EXPRESSION_STATEMENT) last->kind = NODE_RETURN;
}

/* The names that a function body is given as parameters. */
static void set_parameters(Parser *p, FunctionCode *code, const ParseOptions *options) {
    if (!options->parameter_count) return;
    code->parameters = parser_allocate_items(p, options->parameter_count, sizeof(Parameter));
    if (p->failed) return;
    for (uint32_t i = 0; i < options->parameter_count; i++) {
        String *name = string_atom(p->runtime, options->parameters[i]);
        if (!name) p->failed = true;
        if (p->failed) return;
        parser_keep(p, value_cell(name));
        code->parameters[i].target = &name_node_new(p, name, 0)->node;
    }
    code->parameter_count = code->length = options->parameter_count;
}

static void parse_goal(Parser *p, const ParseOptions *options) {
    FunctionState state;
    FunctionCode *code = function_code_new(p, goal_kinds[options->goal], 0);
    function_enter(p, &state, code);
    set_goal(p, &state, options);
    set_parameters(p, code, options);
    code->is_async = code->can_suspend = options->goal == PARSE_SCRIPT_ASYNC;
    if (!p->failed) lexer_next(&p->lexer);
    parse_directives_and_statements(p, code, TOKEN_END);
    if (options->goal == PARSE_SCRIPT_ASYNC && !p->failed) return_last_expression(&code->body);
    exports_check(p);
    function_leave(p);
    code->source_end = string_length(p->script->source);
    p->script->code = code;
}

/* Runs one of the goals below over the whole of the script's source. False: exception set. */
typedef void (*GoalFn)(Parser *p, const ParseOptions *options);

static bool run_parser(Runtime *runtime, Script *script, GoalFn goal, const ParseOptions *options) {
    Parser parser;
    bool ok = parser_init(&parser, runtime, script);
    if (ok) {
        goal(&parser, options);
        ok = !parser.failed;
    }
    parser_free(&parser);
    return ok && make_template_places(runtime, script, parser.template_count);
}

Script *script_parse(Runtime *runtime, String *source, const ParseOptions *options) {
    Script *script = script_new(runtime, source, options);
    return script && run_parser(runtime, script, parse_goal, options) ? script : NULL;
}

/* ---- function constructors ---- */

typedef struct DynamicFunction {
    ParseOptions options; /* first: the goals below are given its address */
    bool is_async, is_generator;
} DynamicFunction;

static FunctionCode *dynamic_code(Parser *p, const ParseOptions *options) {
    const DynamicFunction *function = (const DynamicFunction *)options;
    FunctionCode *code = function_code_new(p, FUNCTION_NORMAL, 0);
    code->is_async = function->is_async;
    code->is_generator = function->is_generator;
    return code;
}

/* Step 13: the parameters alone must be FormalParameters. */
static void parse_dynamic_parameters(Parser *p, const ParseOptions *options) {
    FunctionState outer, state;
    FunctionCode *code = dynamic_code(p, options);
    function_enter(p, &outer, function_code_new(p, FUNCTION_SCRIPT, 0));
    function_enter(p, &state, code);
    lexer_next(&p->lexer);
    parse_parameter_list(p, code, TOKEN_END);
    parser_expect(p, TOKEN_END);
}

/* Step 15: the body alone must be a FunctionBody. */
static void parse_dynamic_body(Parser *p, const ParseOptions *options) {
    FunctionState outer, state;
    FunctionCode *code = dynamic_code(p, options);
    function_enter(p, &outer, function_code_new(p, FUNCTION_SCRIPT, 0));
    function_enter(p, &state, code);
    lexer_next(&p->lexer);
    parse_directives_and_statements(p, code, TOKEN_END);
}

/* Step 17: the whole. */
static void parse_dynamic_function(Parser *p, const ParseOptions *options) {
    FunctionState state;
    FunctionCode *code = function_code_new(p, FUNCTION_SCRIPT, 0);
    size_t mark = list_mark(p);
    (void)options;
    function_enter(p, &state, code);
    lexer_next(&p->lexer);
    FunctionNode *function = (FunctionNode *)parse_function_expression(p);
    parser_expect(p, TOKEN_END);
    function_leave(p);
    if (p->failed) return;
    function->name_binding = NULL; /* it is called "anonymous" but does not bind the name */
    list_push_node(p, unary_node_new(p, NODE_EXPRESSION_STATEMENT, &function->node, 0));
    code->body = list_take_nodes(p, mark);
    code->source_end = string_length(p->script->source);
    p->script->code = code;
}

static bool check_part(Runtime *runtime, String *text, GoalFn goal,
                       const DynamicFunction *function) {
    Script *script = script_new(runtime, text, &function->options);
    return script && run_parser(runtime, script, goal, &function->options);
}

/* Errors of the body are shown where it stands in the whole text. */
static bool check_body(Runtime *runtime, String *body, const DynamicFunction *function) {
    enum { LINES_BEFORE = 2 };
    if (check_part(runtime, body, parse_dynamic_body, function)) return true;
    Object *error = error_take_pending(runtime);
    if (error) ((ErrorObject *)error)->place.line += LINES_BEFORE;
    return false;
}

/* Step 16 */
static String *dynamic_text(Runtime *runtime, String *parameters, String *body,
                            const DynamicFunction *function) {
    const char *prefix = function->is_async ? "async function" : "function";
    const char *star = function->is_generator ? "*" : "";
    return string_format(runtime, "%s%s anonymous(%S\n) {\n%S\n}", prefix, star, parameters, body);
}

Script *script_parse_function(Runtime *runtime, String *parameters, String *body, bool is_async,
                              bool is_generator, const ParseOptions *options) {
    DynamicFunction function = {*options, is_async, is_generator};
    function.options.goal = PARSE_SCRIPT;
    if (!check_part(runtime, parameters, parse_dynamic_parameters, &function)) return NULL;
    if (!check_body(runtime, body, &function)) return NULL;
    String *text = dynamic_text(runtime, parameters, body, &function);
    Script *script = text ? script_new(runtime, text, &function.options) : NULL;
    return script && run_parser(runtime, script, parse_dynamic_function, &function.options) ? script
                                                                                            : NULL;
}
