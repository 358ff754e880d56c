/* The walk over the tree: its dispatcher, names, expressions and patterns.
 *
 * `visit` marks what suspends and gives out state slots: a node takes its slots before its children
 * are visited and keeps them when one of them turns out to suspend. When none does, none of the
 * children has a slot either, so nothing is wasted. Calls number the temporaries of their arguments
 * the same way.
 *
 * Must never recurse without the stack check in `visit`, and never along the left spine of binary
 * operators.
 */
#include "resolve/resolver.h"
#include "resolve/suspend.h"

typedef bool (*VisitFn)(Resolver *r, Node *node);

/* ---- names ---- */

static bool visit_name(Resolver *r, Node *node) {
    return resolver_refer(r, (NameNode *)node, USE_READ);
}

static bool visit_own_name(Resolver *r, Node *node) {
    return resolver_refer(r, (NameNode *)node, USE_THIS);
}

/* this, new.target and their like as part of another node; made when the parser left them out. */
static bool visit_this(Resolver *r, NameNode **place, String *name, NameUse use,
                       uint32_t position) {
    NameNode *node = resolver_ensure_name(r, place, name, position);
    if (!node) return false;
    bool is_this = name == r->runtime->names.this_;
    if (use == USE_THIS) node->node.kind = is_this ? NODE_THIS : NODE_NEW_TARGET;
    return resolver_refer(r, node, use);
}

static bool visit_leaf(Resolver *r, Node *node) {
    (void)r;
    (void)node;
    return true;
}

/* ---- operators ---- */

bool visit_list(Resolver *r, const NodeList *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        if (!visit(r, list->items[i])) return false;
    }
    return true;
}

static bool visit_operand(Resolver *r, Node *node) {
    return visit(r, ((UnaryNode *)node)->operand);
}

static bool visit_expression_statement(Resolver *r, Node *node) {
    Node *expression = ((UnaryNode *)node)->operand;
    return node->flags & NODE_KEEPS_VALUE ? visit(r, expression) : visit_dropped(r, expression);
}

static bool visit_suspension(Resolver *r, Node *node) {
    if (!visit_operand(r, node)) return false;
    r->function->suspensions++;
    return true;
}

static bool visit_delete(Resolver *r, Node *node) {
    r->place = ((UnaryNode *)node)->operand;
    return visit_operand(r, node);
}

static bool visit_update(Resolver *r, Node *node) {
    return visit_target(r, ((UpdateNode *)node)->target, TARGET_ASSIGN);
}

static bool visit_assign(Resolver *r, Node *node) {
    AssignNode *assign = (AssignNode *)node;
    return visit_target(r, assign->target, TARGET_ASSIGN) && visit(r, assign->value);
}

static bool visit_conditional(Resolver *r, Node *node) {
    ConditionalNode *conditional = (ConditionalNode *)node;
    return visit(r, conditional->test) && visit(r, conditional->consequent) &&
           visit(r, conditional->alternate);
}

static bool visit_private_in(Resolver *r, Node *node) {
    BinaryNode *binary = (BinaryNode *)node;
    return resolver_refer(r, (NameNode *)binary->left, USE_PRIVATE) && visit(r, binary->right);
}

static bool visit_import_call(Resolver *r, Node *node) {
    BinaryNode *binary = (BinaryNode *)node;
    return visit(r, binary->left) && visit(r, binary->right);
}

/* ---- marking what suspends ---- */

static uint32_t slots_of(const Resolver *r, const Node *node) {
    const FunctionCode *code = r->function->code;
    return code->can_suspend ? suspend_slot_count(node, code) : 0;
}

/* What a return() at a yield below would run on the way out, or hand on. */
static bool unwinds(const Node *node) {
    return node->kind == NODE_TRY || node->kind == NODE_FOR_OF || node->kind == NODE_FOR_AWAIT ||
           node->kind == NODE_ARRAY_PATTERN || node->kind == NODE_YIELD_STAR;
}

/* Something below `node` suspends: it keeps the slots [first, first + count) of its function's
 * state slots. */
static bool mark_suspending(Resolver *r, Node *node, uint32_t first, uint32_t count) {
    node->flags |= NODE_SUSPENDS;
    if (unwinds(node)) r->function->code->unwinds = true;
    FunctionRecord *record = &r->functions.items[r->function->record];
    if (first + count > record->states) record->states = first + count;
    if (first + count > UINT16_MAX) {
        return resolver_error(r, node->position, 1, "Expression is too large to be suspended");
    }
    node->state = (uint16_t)first;
    return resolver_pushed(r,
                           fixup_vector_push(&r->suspending, (Fixup){node, r->function->record}));
}

static bool is_spine(const Node *node) {
    return node->kind == NODE_BINARY || node->kind == NODE_LOGICAL;
}

/* Right operands from the innermost outwards; spine[0] is the node `visit` itself takes care of. */
static bool visit_right_operands(Resolver *r, const NodeVector *spine, uint32_t suspensions) {
    FunctionState *function = r->function;
    for (size_t i = spine->length; i-- > 0;) {
        Node *node = spine->items[i];
        if (!visit(r, ((BinaryNode *)node)->right)) return false;
        if (i == 0) break;
        uint32_t count = slots_of(r, node);
        function->states -= count;
        if (function->suspensions == suspensions) continue;
        if (!mark_suspending(r, node, function->states, count)) return false;
    }
    return true;
}

/* a + b + c + ...: down the left operands by a loop, then up again. */
static bool visit_binary(Resolver *r, Node *node) {
    NodeVector spine = {0};
    uint32_t suspensions = r->function->suspensions;
    bool ok = true;
    for (; ok && is_spine(node); node = ((BinaryNode *)node)->left) {
        if (spine.length) r->function->states += slots_of(r, node);
        if (r->is_strict) node->flags |= NODE_STRICT;
        ok = resolver_pushed(r, node_vector_push(&spine, node));
    }
    ok = ok && visit(r, node) && visit_right_operands(r, &spine, suspensions);
    node_vector_free(&spine);
    return ok;
}

/* ---- references ---- */

/* An expression of which nobody gets the value itself. */
bool visit_dropped(Resolver *r, Node *node) {
    bool assigns = node && node->kind == NODE_ASSIGN &&
                   ((AssignNode *)node)->target->kind == NODE_IDENTIFIER;
    size_t target = r->references.length;
    if (!visit(r, node)) return false;
    if (assigns) r->references.items[target].confined = true;
    return true;
}

/* r.value and r.done of an iterator result: these are its own. */
static bool looks_into_result(const Resolver *r, const Node *member) {
    if (member->kind != NODE_MEMBER || r->place == member) return false;
    PropertyKey key = ((const MemberNode *)member)->key;
    const Names *names = &r->runtime->names;
    return property_key_equals(key, property_key_name(names->value)) ||
           property_key_equals(key, property_key_name(names->done));
}

static bool visit_result(Resolver *r, Node *result) {
    if (result->kind != NODE_IDENTIFIER) return visit_dropped(r, result);
    if (r->is_strict) result->flags |= NODE_STRICT;
    Reference *reference = resolver_refer(r, (NameNode *)result, USE_READ);
    if (reference) reference->confined = true;
    return reference;
}

/* The object of a member access; `arguments` does not escape when an element of it is only read. */
static bool visit_object(Resolver *r, const Node *member, Node *object) {
    bool is_arguments = object->kind == NODE_IDENTIFIER && r->place != member &&
                        ((NameNode *)object)->name == r->runtime->names.arguments;
    bool is_result = !is_arguments && looks_into_result(r, member);
    if (is_result && !(member->flags & NODE_OPTIONAL)) return visit_result(r, object);
    if (!is_arguments) return visit(r, object);
    if (r->is_strict) object->flags |= NODE_STRICT;
    return resolver_refer(r, (NameNode *)object, USE_ELEMENT);
}

static bool visit_member(Resolver *r, Node *node) {
    return visit_object(r, node, ((MemberNode *)node)->object);
}

static bool visit_index(Resolver *r, Node *node) {
    IndexNode *index = (IndexNode *)node;
    return visit_object(r, node, index->object) && visit(r, index->index);
}

static bool visit_private_member(Resolver *r, Node *node) {
    PrivateNode *private = (PrivateNode *)node;
    return visit(r, private->object) && resolver_refer(r, private->name, USE_PRIVATE);
}

static bool visit_super(Resolver *r, Node *node) {
    SuperNode *super = (SuperNode *)node;
    Names *names = &r->runtime->names;
    return visit_this(r, &super->this_name, names->this_, USE_THIS, node->position) &&
           visit_this(r, &super->home, names->hidden_home, USE_HIDDEN, node->position) &&
           visit(r, super->key);
}

/* ---- calls ---- */

/* `count` temporaries are in use from the live ones on. */
void reserve_temps(Resolver *r, uint32_t count) {
    FunctionState *function = r->function;
    if (function->temps + count > function->code->temp_count) {
        function->code->temp_count = function->temps + count;
    }
}

/* Values that wait as temporaries one after the other, `first` of them made by the node itself. */
static bool visit_waiting(Resolver *r, Node **items, uint32_t count, uint32_t first) {
    FunctionState *function = r->function;
    uint32_t temps = function->temps;
    reserve_temps(r, first + count);
    for (uint32_t i = 0; i < count; i++) {
        function->temps = temps + first + i;
        if (!visit(r, items[i])) return false;
    }
    function->temps = temps;
    return true;
}

/* A direct eval sees every binding around it; a sloppy one may add vars to the function it stands
 * in. */
static bool note_direct_eval(Resolver *r, CallNode *call) {
    FunctionCode *code = r->function->code;
    call->scope = r->scope;
    call->this_name = NULL;
    code->has_direct_eval = true;
    bool adds_vars = !r->is_strict && r->function->var_scope->kind == SCOPE_FUNCTION;
    if (adds_vars) r->function->var_scope->has_sloppy_eval = true;
    return resolver_pushed(r, scope_vector_push(&r->evals, r->scope));
}

static bool visit_call(Resolver *r, Node *node) {
    CallNode *call = (CallNode *)node;
    call->temp = r->function->temps;
    if (call->is_direct_eval && !note_direct_eval(r, call)) return false;
    r->place = call->callee;
    return visit(r, call->callee) &&
           visit_waiting(r, call->arguments.items, call->arguments.count, 0);
}

static bool visit_super_call(Resolver *r, Node *node) {
    CallNode *call = (CallNode *)node;
    Names *names = &r->runtime->names;
    uint32_t position = node->position;
    call->temp = r->function->temps;
    return visit_this(r, &call->function_name, names->hidden_function, USE_HIDDEN, position) &&
           visit_this(r, &call->new_target_name, names->hidden_new_target, USE_THIS, position) &&
           visit_waiting(r, call->arguments.items, call->arguments.count, 0) &&
           visit_this(r, &call->this_name, names->this_, USE_HIDDEN, position);
}

static bool visit_template(Resolver *r, Node *node) {
    TemplateNode *template = (TemplateNode *)node;
    NodeList list = {template->expressions, template->quasi_count - 1};
    return visit_list(r, &list);
}

static bool visit_tagged_template(Resolver *r, Node *node) {
    TemplateNode *template = (TemplateNode *)node;
    template->temp = r->function->temps;
    r->place = template->tag;
    return visit(r, template->tag) &&
           visit_waiting(r, template->expressions, template->quasi_count - 1, 1);
}

/* ---- literals ---- */

static bool visit_array_literal(Resolver *r, Node *node) {
    ListNode *array = (ListNode *)node;
    array->temp = r->function->temps;
    if (array->list.count > RESOLVE_ARRAY_TEMPS) return visit_list(r, &array->list);
    return visit_waiting(r, array->list.items, array->list.count, 0);
}

static bool visit_sequence(Resolver *r, Node *node) {
    return visit_list(r, &((ListNode *)node)->list);
}

static bool visit_object_literal(Resolver *r, Node *node) {
    ObjectNode *object = (ObjectNode *)node;
    for (uint32_t i = 0; i < object->count; i++) {
        PropertyDefinition *property = &object->properties[i];
        if (!visit(r, property->computed) || !visit(r, property->value)) return false;
    }
    return true;
}

/* ---- targets ---- */

static bool declare_in_mode(Resolver *r, const NameNode *name, TargetMode mode) {
    uint32_t position = name->node.position;
    if (mode == TARGET_VAR) return declare_var(r, name->name, position);
    if (mode == TARGET_PARAMETER) return declare_parameter(r, name->name, position);
    return true; /* lexical names are declared on entry of their block */
}

static bool visit_name_target(Resolver *r, NameNode *name, TargetMode mode) {
    if (r->is_strict) name->node.flags |= NODE_STRICT;
    bool initializes = mode == TARGET_LEXICAL || mode == TARGET_PARAMETER;
    return declare_in_mode(r, name, mode) &&
           resolver_refer(r, name, initializes ? USE_INITIALIZE : USE_ASSIGN);
}

/* A name, a pattern, or (assignments only) a property. NODE_PATTERN_DECLARES says that it
 * initialises. */
bool visit_target(Resolver *r, Node *target, TargetMode mode) {
    target->flags &= ~NODE_PATTERN_DECLARES;
    if (mode == TARGET_LEXICAL || mode == TARGET_PARAMETER) target->flags |= NODE_PATTERN_DECLARES;
    if (target->kind == NODE_IDENTIFIER) return visit_name_target(r, (NameNode *)target, mode);
    TargetMode outer_mode = r->target_mode;
    r->target_mode = mode;
    r->place = target;
    bool ok = visit(r, target);
    r->target_mode = outer_mode;
    return ok;
}

/* Default before target: the target is initialised after it. */
static bool visit_pattern(Resolver *r, Node *node) {
    PatternNode *pattern = (PatternNode *)node;
    TargetMode mode = r->target_mode;
    for (uint32_t i = 0; i < pattern->count; i++) {
        PatternElement *element = &pattern->elements[i];
        if (!visit(r, element->computed) || !visit(r, element->initializer)) return false;
        if (element->target && !visit_target(r, element->target, mode)) return false;
    }
    return true;
}

/* ---- the dispatcher ---- */

// clang-format off
static const VisitFn visitors[NODE_KIND_COUNT] = {
    [NODE_IDENTIFIER] = visit_name,         [NODE_THIS] = visit_own_name,
    [NODE_NEW_TARGET] = visit_own_name,     [NODE_LITERAL] = visit_leaf,
    [NODE_BIGINT_LITERAL] = visit_leaf,     [NODE_REGEXP_LITERAL] = visit_leaf,
    [NODE_TEMPLATE] = visit_template,       [NODE_TAGGED_TEMPLATE] = visit_tagged_template,
    [NODE_ARRAY_LITERAL] = visit_array_literal, [NODE_OBJECT_LITERAL] = visit_object_literal,
    [NODE_FUNCTION] = visit_function,       [NODE_CLASS] = visit_class,
    [NODE_UNARY] = visit_operand,           [NODE_TYPEOF] = visit_operand,
    [NODE_DELETE] = visit_delete,           [NODE_UPDATE] = visit_update,
    [NODE_BINARY] = visit_binary,           [NODE_PRIVATE_IN] = visit_private_in,
    [NODE_LOGICAL] = visit_binary,          [NODE_ASSIGN] = visit_assign,
    [NODE_COMPOUND_ASSIGN] = visit_assign,  [NODE_LOGICAL_ASSIGN] = visit_assign,
    [NODE_CONDITIONAL] = visit_conditional, [NODE_SEQUENCE] = visit_sequence,
    [NODE_SPREAD] = visit_operand,          [NODE_MEMBER] = visit_member,
    [NODE_INDEX] = visit_index,             [NODE_PRIVATE_MEMBER] = visit_private_member,
    [NODE_SUPER_MEMBER] = visit_super,      [NODE_SUPER_INDEX] = visit_super,
    [NODE_OPTIONAL_CHAIN] = visit_operand,  [NODE_CALL] = visit_call,
    [NODE_NEW] = visit_call,                [NODE_SUPER_CALL] = visit_super_call,
    [NODE_IMPORT_CALL] = visit_import_call, [NODE_IMPORT_META] = visit_leaf,
    [NODE_CALL_TARGET] = visit_operand,
    [NODE_YIELD] = visit_suspension,        [NODE_YIELD_STAR] = visit_suspension,
    [NODE_AWAIT] = visit_suspension,        [NODE_ARRAY_PATTERN] = visit_pattern,
    [NODE_OBJECT_PATTERN] = visit_pattern,  [NODE_EMPTY] = visit_leaf,
    [NODE_EXPRESSION_STATEMENT] = visit_expression_statement,
    [NODE_DECLARATION] = visit_declaration,
    [NODE_FUNCTION_DECLARATION] = visit_function_declaration,
    [NODE_CLASS_DECLARATION] = visit_class, [NODE_BLOCK] = visit_block,
    [NODE_IF] = visit_if,                   [NODE_WHILE] = visit_loop,
    [NODE_DO_WHILE] = visit_loop,           [NODE_FOR] = visit_for,
    [NODE_FOR_IN] = visit_for_in,           [NODE_FOR_OF] = visit_for_in,
    [NODE_FOR_AWAIT] = visit_for_in,        [NODE_BREAK] = visit_jump,
    [NODE_CONTINUE] = visit_jump,           [NODE_RETURN] = visit_return,
    [NODE_THROW] = visit_operand,           [NODE_TRY] = visit_try,
    [NODE_SWITCH] = visit_switch,           [NODE_LABELED] = visit_labeled,
    [NODE_WITH] = visit_with,               [NODE_DEBUGGER] = visit_leaf,
    [NODE_FIELD_DEFINITION] = visit_field_definition, [NODE_STATIC_BLOCK] = visit_block,
    [NODE_IMPORT_DECLARATION] = visit_import, [NODE_EXPORT_DECLARATION] = visit_export,
};
// clang-format on

/* Statements of the script's or eval's own code whose value may be the completion value. */
static bool keeps_value(const Resolver *r, const Node *node) {
    return r->options->keep_values && !r->function->outer && node->kind >= NODE_EMPTY;
}

bool visit(Resolver *r, Node *node) {
    if (!node) return true;
    if (resolver_is_deep(r, node)) return false;
    if (r->is_strict) node->flags |= NODE_STRICT;
    if (keeps_value(r, node)) node->flags |= NODE_KEEPS_VALUE;
    FunctionState *function = r->function;
    uint32_t suspensions = function->suspensions, states = function->states;
    uint32_t count = slots_of(r, node);
    function->states += count;
    if (!visitors[node->kind](r, node)) return false;
    function->states = states;
    return function->suspensions == suspensions || mark_suspending(r, node, states, count);
}
