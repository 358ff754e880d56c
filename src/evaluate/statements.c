/* Simple statements: expressions, declarations, blocks, if, switch, with, labels and jumps (spec
 * 14.1 to 14.16).
 *
 * Completion values (UpdateEmpty, 6.2.4.3) are only kept where NODE_KEEPS_VALUE asks for it: a
 * statement that has a value of its own stores it in frame->completion_value when it begins, so
 * that an inner statement without value leaves it alone.
 *
 * A block that enters a scope must restore frame->environment on every way out. */
#include "evaluate/evaluators.h"
#include "evaluate/expressions.h"
#include "evaluate/operators.h"

Completion exec_empty(Node *node, Frame *frame) {
    (void)node;
    (void)frame;
    return COMPLETION_NORMAL;
}

/* 14.5.1 */
static Completion exec_expression(Node *node, Frame *frame) {
    EXEC_EVAL(value, ((UnaryNode *)node)->operand, frame);
    (void)value;
    return COMPLETION_NORMAL;
}

/* `x = value;` where x is a frame slot. */
static Completion exec_assign_slot(Node *node, Frame *frame) {
    const AssignNode *assign = (const AssignNode *)((UnaryNode *)node)->operand;
    EXEC_EVAL(value, assign->value, frame);
    frame->slots[((const NameNode *)assign->target)->slot] = value;
    return COMPLETION_NORMAL;
}

static ExecFn select_expression(const UnaryNode *node) {
    if (!assigns_slot(node->operand)) return exec_expression;
    const AssignNode *assign = (const AssignNode *)node->operand;
    return takes_next(assign->target, assign->value) ? exec_expression : exec_assign_slot;
}

static Completion exec_expression_keeping(Node *node, Frame *frame) {
    EXEC_EVAL(value, ((UnaryNode *)node)->operand, frame);
    frame->completion_value = value;
    return COMPLETION_NORMAL;
}

/* ---- var, let, const (14.3) ---- */

static bool is_pattern(const Node *target) {
    return target->kind == NODE_ARRAY_PATTERN || target->kind == NODE_OBJECT_PATTERN;
}

bool declarator_assign(const DeclarationNode *node, const Declarator *declarator, Value value,
                       Frame *frame) {
    Node *target = declarator->target;
    bool declares = node->declaration_kind != DECLARATION_VAR;
    if (is_pattern(target)) {
        return pattern_assign((PatternNode *)target, declarator->initializer, value, frame,
                              declares);
    }
    return declares ? name_initialize((NameNode *)target, value, frame)
                    : name_assign((NameNode *)target, value, frame);
}

/* `var x;` does nothing, `let x;` ends the dead zone of x. */
bool declarator_without_initializer(const DeclarationNode *node, const Declarator *declarator,
                                    Frame *frame) {
    bool declares = node->declaration_kind != DECLARATION_VAR;
    return !declares || name_initialize((NameNode *)declarator->target, VALUE_UNDEFINED, frame);
}

/* A `var` whose binding `with` or eval may hide is resolved before its initializer runs
 * (14.3.2.1). */
static bool declare_dynamic(const Declarator *declarator, Frame *frame) {
    Reference reference;
    if (!reference_evaluate(declarator->target, frame, &reference)) return false;
    Value value = declarator_value(declarator, frame);
    return !value_is_abrupt(value) && reference_set(&reference, value, reference.node, frame);
}

static bool declare(const DeclarationNode *node, const Declarator *declarator, Frame *frame) {
    if (!declarator->initializer) return declarator_without_initializer(node, declarator, frame);
    bool is_var = node->declaration_kind == DECLARATION_VAR;
    if (is_var && declarator->target->kind == NODE_DYNAMIC)
        return declare_dynamic(declarator, frame);
    Value value = declarator_value(declarator, frame);
    return !value_is_abrupt(value) && declarator_assign(node, declarator, value, frame);
}

static Completion exec_declaration(Node *node, Frame *frame) {
    DeclarationNode *declaration = (DeclarationNode *)node;
    for (uint32_t i = 0; i < declaration->count; i++) {
        if (!declare(declaration, &declaration->declarators[i], frame))
            return completion_of_abrupt(frame);
    }
    return COMPLETION_NORMAL;
}

/* One declarator whose name is a frame slot. */
static Completion exec_declare_local(Node *node, Frame *frame) {
    const Declarator *declarator = ((DeclarationNode *)node)->declarators;
    EXEC_EVAL(value, declarator->initializer, frame);
    frame->slots[((NameNode *)declarator->target)->slot] = value;
    return COMPLETION_NORMAL;
}

/* `let x;` of the same sort. */
static Completion exec_declare_undefined(Node *node, Frame *frame) {
    const Declarator *declarator = ((DeclarationNode *)node)->declarators;
    frame->slots[((NameNode *)declarator->target)->slot] = VALUE_UNDEFINED;
    return COMPLETION_NORMAL;
}

/* One declarator whose name is a slot of the innermost environment. */
static Completion exec_declare_captured(Node *node, Frame *frame) {
    const Declarator *declarator = ((DeclarationNode *)node)->declarators;
    EXEC_EVAL(value, declarator->initializer, frame);
    frame->environment->slots[((NameNode *)declarator->target)->slot] = value;
    return COMPLETION_NORMAL;
}

/* One declarator without an initializer. */
static ExecFn select_bare_declaration(const DeclarationNode *node) {
    if (node->declaration_kind == DECLARATION_VAR) return exec_empty;
    NodeKind kind = node->declarators->target->kind;
    bool is_slot = kind == NODE_LOCAL || kind == NODE_LOCAL_CHECKED;
    return is_slot ? exec_declare_undefined : exec_declaration;
}

static ExecFn select_declaration(const DeclarationNode *node) {
    const Declarator *first = node->declarators;
    if (node->count == 1 && !first->initializer) return select_bare_declaration(node);
    if (node->count != 1 || first->names_function) return exec_declaration;
    bool initializes = node->declaration_kind != DECLARATION_VAR;
    switch (first->target->kind) {
    case NODE_LOCAL_CHECKED:
        if (!initializes) return exec_declaration;
        return takes_next(first->target, first->initializer) ? exec_declare_next
                                                             : exec_declare_local;
    case NODE_LOCAL:
        return takes_next(first->target, first->initializer) ? exec_declare_next
                                                             : exec_declare_local;
    case NODE_CAPTURED:
    case NODE_CAPTURED_CHECKED:
        return initializes && ((NameNode *)first->target)->depth == 0 ? exec_declare_captured
                                                                      : exec_declaration;
    default: return exec_declaration;
    }
}

/* A hoisted function does nothing where it stands; Annex B.3.3 copies it to the `var` of its
 * name. */
Completion exec_function_declaration(Node *node, Frame *frame) {
    FunctionNode *function = (FunctionNode *)node;
    if (!function->annex_b_var || annex_b_is_blocked(frame, function->annex_b_var->name)) {
        return COMPLETION_NORMAL;
    }
    EXEC_EVAL(value, &function->name_binding->node, frame);
    return name_assign(function->annex_b_var, value, frame) ? COMPLETION_NORMAL
                                                            : completion_of_abrupt(frame);
}

/* 15.7.15 */
Completion exec_class_declaration(Node *node, Frame *frame) {
    ClassNode *class = (ClassNode *)node;
    const Names *names = &frame->runtime->names;
    Value value = eval_class_definition(
        class, frame, property_key_name(class->name ? class->name : names->default_));
    if (value_is_abrupt(value)) return completion_of_abrupt(frame);
    return name_initialize(class->outer_binding, value, frame) ? COMPLETION_NORMAL
                                                               : completion_of_abrupt(frame);
}

/* 16.2.3.7: the declaration itself, or the value of `export default`. */
static Completion exec_export(Node *node, Frame *frame) {
    ExportNode *export = (ExportNode *)node;
    if (!export->declaration) return COMPLETION_NORMAL;
    if (export->declaration->kind >= NODE_EMPTY) return exec(export->declaration, frame);
    PropertyKey name = property_key_name(frame->runtime->names.default_);
    Value value = eval_named(export->declaration, frame, name);
    if (value_is_abrupt(value)) return completion_of_abrupt(frame);
    return name_initialize(export->default_binding, value, frame) ? COMPLETION_NORMAL
                                                                  : completion_of_abrupt(frame);
}

/* ---- blocks (14.2.2) ---- */

static ALWAYS_INLINE Completion run(Node **items, uint32_t count, Frame *frame) {
    for (uint32_t i = 0; i < count; i++) {
        Completion completion = exec(items[i], frame);
        if (UNLIKELY(completion != COMPLETION_NORMAL)) return completion;
    }
    return COMPLETION_NORMAL;
}

/* Statements one after the other, up to the first that does not end normally. */
static Completion statements_run(const NodeList *list, Frame *frame) {
    return run(list->items, list->count, frame);
}

static Completion exec_block_1(Node *node, Frame *frame) {
    return exec(((BlockNode *)node)->body.items[0], frame);
}
static Completion exec_block_2(Node *node, Frame *frame) {
    return run(((BlockNode *)node)->body.items, 2, frame);
}
static Completion exec_block_3(Node *node, Frame *frame) {
    return run(((BlockNode *)node)->body.items, 3, frame);
}
static Completion exec_block_n(Node *node, Frame *frame) {
    return statements_run(&((BlockNode *)node)->body, frame);
}

static Completion exec_block_scoped(Node *node, Frame *frame) {
    BlockNode *block = (BlockNode *)node;
    Environment *outer = frame->environment;
    Completion completion = COMPLETION_THROW;
    if (scope_enter(frame, block->scope)) completion = statements_run(&block->body, frame);
    frame->environment = outer;
    return completion;
}

static ExecFn select_block(const BlockNode *block) {
    static const ExecFn by_count[] = {exec_empty, exec_block_1, exec_block_2, exec_block_3};
    if (block->scope) return exec_block_scoped;
    return block->body.count < COUNT_OF(by_count) ? by_count[block->body.count] : exec_block_n;
}

/* ---- if (14.6.2) ---- */

static Completion exec_if(Node *node, Frame *frame) {
    IfNode *conditional = (IfNode *)node;
    EXEC_TEST(test, conditional->test, frame);
    return test ? exec(conditional->consequent, frame) : COMPLETION_NORMAL;
}

static Completion exec_if_else(Node *node, Frame *frame) {
    IfNode *conditional = (IfNode *)node;
    EXEC_TEST(test, conditional->test, frame);
    return exec(test ? conditional->consequent : conditional->alternate, frame);
}

/* ---- jumps ---- */

static Completion exec_break(Node *node, Frame *frame) {
    frame->target = ((JumpNode *)node)->target;
    return COMPLETION_BREAK;
}

static Completion exec_continue(Node *node, Frame *frame) {
    frame->target = ((JumpNode *)node)->target;
    return COMPLETION_CONTINUE;
}

static Completion exec_return(Node *node, Frame *frame) {
    EXEC_EVAL(value, ((UnaryNode *)node)->operand, frame);
    frame->result = value;
    return COMPLETION_RETURN;
}

static Completion exec_return_nothing(Node *node, Frame *frame) {
    (void)node;
    frame->result = VALUE_UNDEFINED;
    return COMPLETION_RETURN;
}

Completion exec_throw(Node *node, Frame *frame) {
    EXEC_EVAL(value, ((UnaryNode *)node)->operand, frame);
    throw_value(frame->runtime, value);
    frame->runtime->thrown = (ThrowRecord){value, frame->code->script, node->position};
    return COMPLETION_THROW;
}

/* 14.13.4: a jump to this label means the statement itself only where its body is no loop or
 * switch. */
static Completion exec_labeled(Node *node, Frame *frame) {
    Completion completion = exec(((LabeledNode *)node)->body, frame);
    bool is_ours = completion == COMPLETION_BREAK && frame->target == node;
    return is_ours ? COMPLETION_NORMAL : completion;
}

/* ---- with (14.11.2) ---- */

bool with_enter(WithNode *node, Value value, Frame *frame) {
    Runtime *runtime = frame->runtime;
    frame->position = &node->node;
    Object *object = to_object(runtime, value);
    if (!object) return false;
    Environment *environment =
        environment_new(runtime, frame->environment, node->scope, 1, value_cell(object));
    if (!environment) return false;
    frame->environment = environment;
    return true;
}

static Completion exec_with(Node *node, Frame *frame) {
    WithNode *with = (WithNode *)node;
    EXEC_EVAL(value, with->object, frame);
    Environment *outer = frame->environment;
    Completion completion = COMPLETION_THROW;
    if (with_enter(with, value, frame)) completion = exec(with->body, frame);
    frame->environment = outer;
    return completion;
}

/* ---- switch (14.12.4) ---- */

/* Nearly all tests are literals: there are many, and none needs a call. */
static ALWAYS_INLINE Value case_test(Node *test, Frame *frame) {
    if (test->eval == eval_literal) return ((LiteralNode *)test)->value;
    return eval(test, frame);
}

/* Number of the case to begin with, the count of cases when none fits; false: a test threw.
 * `default` waits until all tests have failed, wherever it stands. */
static bool case_select(SwitchNode *node, Value value, Frame *frame, uint32_t *selected) {
    uint32_t otherwise = node->count;
    for (uint32_t i = 0; i < node->count; i++) {
        if (!node->cases[i].test) {
            otherwise = i;
            continue;
        }
        Value test = case_test(node->cases[i].test, frame);
        if (value_is_abrupt(test)) return false;
        if (operate_strict_eq(&node->node, frame, value, test) == VALUE_TRUE) {
            *selected = i;
            return true;
        }
    }
    *selected = otherwise;
    return true;
}

static Completion run_cases(SwitchNode *node, Value value, Frame *frame) {
    uint32_t first;
    if (!case_select(node, value, frame, &first)) return completion_of_abrupt(frame);
    for (uint32_t i = first; i < node->count; i++) {
        Completion completion = statements_run(&node->cases[i].body, frame);
        if (completion == COMPLETION_NORMAL) continue;
        bool is_ours = completion == COMPLETION_BREAK && frame->target == &node->node;
        return is_ours ? COMPLETION_NORMAL : completion;
    }
    return COMPLETION_NORMAL;
}

static Completion exec_switch(Node *node, Frame *frame) {
    SwitchNode *statement = (SwitchNode *)node;
    EXEC_EVAL(value, statement->discriminant, frame);
    if (!statement->scope) return run_cases(statement, value, frame);
    Environment *outer = frame->environment;
    Completion completion = COMPLETION_THROW;
    if (scope_enter(frame, statement->scope)) completion = run_cases(statement, value, frame);
    frame->environment = outer;
    return completion;
}

/* ---- picking an evaluator ---- */

static ExecFn select_plain(Node *node) {
    switch (node->kind) {
    case NODE_EXPRESSION_STATEMENT: return select_expression((UnaryNode *)node);
    case NODE_DECLARATION: return select_declaration((DeclarationNode *)node);
    case NODE_FUNCTION_DECLARATION:
        return ((FunctionNode *)node)->annex_b_var ? exec_function_declaration : exec_empty;
    case NODE_CLASS_DECLARATION: return exec_class_declaration;
    case NODE_BLOCK: return select_block((BlockNode *)node);
    case NODE_IF: return ((IfNode *)node)->alternate ? exec_if_else : exec_if;
    case NODE_WHILE: return exec_while;
    case NODE_DO_WHILE: return exec_do_while;
    case NODE_FOR: return select_for(node);
    case NODE_FOR_IN: return exec_for_in;
    case NODE_FOR_OF: return exec_for_of;
    case NODE_BREAK: return exec_break;
    case NODE_CONTINUE: return exec_continue;
    case NODE_RETURN: return ((UnaryNode *)node)->operand ? exec_return : exec_return_nothing;
    case NODE_THROW: return exec_throw;
    case NODE_TRY: return exec_try;
    case NODE_SWITCH: return exec_switch;
    case NODE_LABELED: return exec_labeled;
    case NODE_WITH: return exec_with;
    case NODE_FIELD_DEFINITION: return exec_field_definition;
    case NODE_STATIC_BLOCK: return exec_static_block;
    case NODE_EXPORT_DECLARATION: return exec_export;
    default: return exec_empty; /* EMPTY, DEBUGGER, IMPORT_DECLARATION */
    }
}

/* if, loops, switch, try, with: undefined is their value unless an inner statement has one. */
static Completion exec_keeping(Node *node, Frame *frame) {
    frame->completion_value = VALUE_UNDEFINED;
    return select_plain(node)(node, frame);
}

static bool has_own_value(const Node *node) {
    bool is_loop = node->kind >= NODE_WHILE && node->kind <= NODE_FOR_AWAIT;
    return is_loop || node->kind == NODE_IF || node->kind == NODE_SWITCH ||
           node->kind == NODE_TRY || node->kind == NODE_WITH;
}

ExecFn select_statement(Node *node) {
    if (!(node->flags & NODE_KEEPS_VALUE)) return select_plain(node);
    if (node->kind == NODE_EXPRESSION_STATEMENT) return exec_expression_keeping;
    return has_own_value(node) ? exec_keeping : select_plain(node);
}
