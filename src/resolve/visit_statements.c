/* The walk over statements: which scope surrounds what, jumps and their targets, modules' imports
 * and exports.
 *
 * Each construct enters scopes exactly as scope.h promises the evaluators: a name's depth counts on
 * it.
 */
#include "resolve/resolver.h"

/* ---- declarations and blocks ---- */

static bool visit_declarator(Resolver *r, Declarator *declarator, uint8_t kind) {
    TargetMode mode = kind == DECLARATION_VAR ? TARGET_VAR : TARGET_LEXICAL;
    if (!visit(r, declarator->initializer) || !visit_target(r, declarator->target, mode))
        return false;
    if (declarator->target->kind == NODE_IDENTIFIER)
        r->references.items[r->references.length - 1].confined = true;
    return true;
}

bool visit_declaration(Resolver *r, Node *node) {
    DeclarationNode *declaration = (DeclarationNode *)node;
    for (uint32_t i = 0; i < declaration->count; i++) {
        Declarator *declarator = &declaration->declarators[i];
        if (!visit_declarator(r, declarator, declaration->declaration_kind)) return false;
    }
    return true;
}

/* The scope's functions, once all of its lists are declared. */
static bool finish_scope(Resolver *r, Scope *scope) {
    return !scope || declare_hoisted(r, scope, &scope->hoisted, &scope->hoisted_count);
}

bool visit_block(Resolver *r, Node *node) {
    BlockNode *block = (BlockNode *)node;
    Scope *outer = r->scope;
    bool ok = declare_statements(r, &block->body, &block->scope) && finish_scope(r, block->scope) &&
              visit_list(r, &block->body);
    r->scope = outer;
    return ok;
}

/* Annex B.3.3: a function declaration as the branch of an `if` stands in a block of its own. */
static bool wrap_function(Resolver *r, Node **branch) {
    if (!*branch || (*branch)->kind != NODE_FUNCTION_DECLARATION) return true;
    BlockNode *block = script_allocate(r->runtime, r->script, sizeof(BlockNode) + sizeof(Node *));
    if (!block) return false;
    block->node.kind = NODE_BLOCK;
    block->node.exec = r->runtime->hooks.link_exec;
    block->node.position = (*branch)->position;
    block->body = (NodeList){(Node **)(block + 1), 1};
    block->body.items[0] = *branch;
    *branch = &block->node;
    return true;
}

bool visit_if(Resolver *r, Node *node) {
    IfNode *conditional = (IfNode *)node;
    return wrap_function(r, &conditional->consequent) &&
           wrap_function(r, &conditional->alternate) && visit(r, conditional->test) &&
           visit(r, conditional->consequent) && visit(r, conditional->alternate);
}

bool visit_with(Resolver *r, Node *node) {
    WithNode *with = (WithNode *)node;
    if (!visit(r, with->object)) return false;
    Scope *outer = r->scope, *scope = scope_new(r->runtime, SCOPE_WITH, outer, r->function->code);
    if (!scope || !resolver_pushed(r, scope_vector_push(&r->scopes, scope))) return false;
    with->scope = r->scope = scope;
    bool ok = visit(r, with->body);
    r->scope = outer;
    return ok;
}

bool visit_return(Resolver *r, Node *node) {
    const FunctionCode *code = r->function->code;
    if (!visit(r, ((UnaryNode *)node)->operand)) return false;
    if (code->is_async && code->is_generator) r->function->suspensions++; /* awaits its value */
    return true;
}

/* ---- jumps ---- */

static bool is_loop(const Node *node) {
    return node->kind >= NODE_WHILE && node->kind <= NODE_FOR_AWAIT;
}

/* Visits the body of a loop or switch with a target for jumps without label. */
static bool visit_breakable(Resolver *r, Node *statement, Node *body) {
    JumpTarget target = {.outer = r->function->targets, .statement = statement};
    r->function->targets = &target;
    bool ok = visit(r, body);
    r->function->targets = target.outer;
    return ok;
}

bool visit_labeled(Resolver *r, Node *node) {
    LabeledNode *labeled = (LabeledNode *)node;
    Node *statement = labeled->statement;
    bool takes_jumps = is_loop(statement) || statement->kind == NODE_SWITCH;
    JumpTarget target = {r->function->targets, labeled->label, takes_jumps ? statement : node};
    r->function->targets = &target;
    bool ok = visit(r, labeled->body);
    r->function->targets = target.outer;
    return ok;
}

static bool jump_matches(const JumpNode *jump, const JumpTarget *target) {
    if (jump->label) return target->label == jump->label;
    return !target->label && (jump->node.kind == NODE_BREAK || is_loop(target->statement));
}

static bool jump_error(Resolver *r, const JumpNode *jump, const JumpTarget *target) {
    uint32_t position = jump->node.position;
    if (target) {
        return resolver_error(
            r, position, 1,
            "Illegal continue statement: '%S' does not denote an iteration statement", jump->label);
    }
    if (jump->label) return resolver_error(r, position, 1, "Undefined label '%S'", jump->label);
    bool is_break = jump->node.kind == NODE_BREAK;
    return resolver_error(r, position, 1,
                          is_break
                              ? "Illegal break statement"
                              : "Illegal continue statement: no surrounding iteration statement");
}

bool visit_jump(Resolver *r, Node *node) {
    JumpNode *jump = (JumpNode *)node;
    const JumpTarget *target = r->function->targets;
    while (target && !jump_matches(jump, target)) target = target->outer;
    bool continues = node->kind == NODE_CONTINUE;
    if (!target || (continues && !is_loop(target->statement))) return jump_error(r, jump, target);
    jump->target = target->statement;
    return true;
}

/* ---- loops ---- */

bool visit_loop(Resolver *r, Node *node) {
    LoopNode *loop = (LoopNode *)node;
    if (node->kind == NODE_WHILE) {
        return visit(r, loop->test) && visit_breakable(r, node, loop->body);
    }
    return visit_breakable(r, node, loop->body) && visit(r, loop->test);
}

static bool is_lexical_declaration(const Node *node) {
    return node && node->kind == NODE_DECLARATION &&
           ((const DeclarationNode *)node)->declaration_kind != DECLARATION_VAR;
}

static bool declare_for_scope(Resolver *r, ForNode *loop) {
    DeclarationNode *declaration = (DeclarationNode *)loop->init;
    bool is_const = declaration->declaration_kind == DECLARATION_CONST;
    r->scope = resolver_scope(r, SCOPE_BLOCK, &loop->scope);
    if (!r->scope) return false;
    r->scope->per_iteration = !is_const; /* layout keeps it where a closure captures */
    for (uint32_t i = 0; i < declaration->count; i++) {
        Node *target = declaration->declarators[i].target;
        if (!declare_target_names(r, target, is_const ? BINDING_CONST : BINDING_LET)) return false;
    }
    return true;
}

bool visit_for(Resolver *r, Node *node) {
    ForNode *loop = (ForNode *)node;
    Scope *outer = r->scope;
    bool ok = (!is_lexical_declaration(loop->init) || declare_for_scope(r, loop)) &&
              visit_dropped(r, loop->init) && visit(r, loop->test) &&
              visit_dropped(r, loop->update) &&
              visit_breakable(r, node, loop->body);
    r->scope = outer;
    return ok;
}

/* 14.7.5.12 ForIn/OfHeadEvaluation: the loop's names are in their dead zone while the object is
 * evaluated. */
static bool visit_for_in_object(Resolver *r, ForInNode *loop, BindingKind kind) {
    Scope *outer = r->scope;
    r->scope = resolver_scope(r, SCOPE_BLOCK, &loop->head_scope);
    if (!r->scope || !declare_target_names(r, loop->target, kind)) return false;
    for (uint32_t i = 0; i < r->scope->count; i++) r->scope->bindings[i].is_optional = true;
    bool ok = visit(r, loop->object);
    r->scope = outer;
    return ok;
}

static bool visit_for_in_lexical(Resolver *r, ForInNode *loop) {
    BindingKind kind = loop->target_kind == 1 + DECLARATION_CONST ? BINDING_CONST : BINDING_LET;
    if (!visit_for_in_object(r, loop, kind)) return false;
    Scope *outer = r->scope;
    r->scope = resolver_scope(r, SCOPE_BLOCK, &loop->scope);
    bool ok = r->scope && declare_target_names(r, loop->target, kind) &&
              visit_target(r, loop->target, TARGET_LEXICAL) &&
              visit_breakable(r, &loop->node, loop->body);
    r->scope = outer;
    return ok;
}

/* Annex B.3.5: `for (var x = init in o)` assigns x first. */
static bool visit_for_in_plain(Resolver *r, ForInNode *loop) {
    TargetMode mode = loop->target_kind ? TARGET_VAR : TARGET_ASSIGN;
    return visit(r, loop->initializer) && visit(r, loop->object) &&
           visit_target(r, loop->target, mode) && visit_breakable(r, &loop->node, loop->body);
}

/* Three hidden slots hold the iterator while the loop runs, by depth of nesting. */
bool visit_for_in(Resolver *r, Node *node) {
    enum { ITERATOR_SLOTS = 3 };
    ForInNode *loop = (ForInNode *)node;
    FunctionState *function = r->function;
    bool is_lexical = loop->target_kind > 1 + DECLARATION_VAR;
    if (node->kind == NODE_FOR_AWAIT) function->suspensions++;
    loop->slot = function->iterators;
    function->iterators += ITERATOR_SLOTS;
    FunctionRecord *record = &r->functions.items[function->record];
    if (function->iterators > record->iterators) record->iterators = function->iterators;
    if (!(is_lexical ? visit_for_in_lexical(r, loop) : visit_for_in_plain(r, loop))) return false;
    function->iterators -= ITERATOR_SLOTS;
    return resolver_pushed(r, fixup_vector_push(&r->loops, (Fixup){node, function->record}));
}

/* ---- try and switch ---- */

/* A simple parameter is one that `var` may redeclare (B.3.4); names of a pattern are lexical. */
static bool declare_catch_parameter(Resolver *r, Node *parameter) {
    bool is_simple = parameter->kind == NODE_IDENTIFIER;
    return declare_target_names(r, parameter, is_simple ? BINDING_CATCH : BINDING_LET);
}

static bool visit_catch(Resolver *r, TryNode *node) {
    if (!node->parameter) return visit(r, &node->handler->node);
    Scope *outer = r->scope;
    Scope *scope = r->scope = resolver_scope(r, SCOPE_CATCH, &node->catch_scope);
    bool ok = scope && declare_catch_parameter(r, node->parameter) &&
              visit_target(r, node->parameter, TARGET_LEXICAL) && visit(r, &node->handler->node);
    r->scope = outer;
    if (!ok || !node->handler->scope) return ok;
    return declare_check_clash(r, node->handler->scope, scope);
}

bool visit_try(Resolver *r, Node *node) {
    TryNode *statement = (TryNode *)node;
    return visit(r, &statement->block->node) &&
           (!statement->handler || visit_catch(r, statement)) &&
           (!statement->finalizer || visit(r, &statement->finalizer->node));
}

static bool declare_cases(Resolver *r, SwitchNode *node) {
    for (uint32_t i = 0; i < node->count; i++) {
        if (!declare_statements(r, &node->cases[i].body, &node->scope)) return false;
    }
    if (node->scope) node->scope->is_switch = true;
    return finish_scope(r, node->scope);
}

static bool visit_cases(Resolver *r, SwitchNode *node) {
    for (uint32_t i = 0; i < node->count; i++) {
        if (!visit(r, node->cases[i].test) || !visit_list(r, &node->cases[i].body)) return false;
    }
    return true;
}

bool visit_switch(Resolver *r, Node *node) {
    SwitchNode *statement = (SwitchNode *)node;
    if (!visit(r, statement->discriminant)) return false;
    JumpTarget target = {.outer = r->function->targets, .statement = node};
    Scope *outer = r->scope;
    r->function->targets = &target;
    bool ok = declare_cases(r, statement) && visit_cases(r, statement);
    r->function->targets = target.outer;
    r->scope = outer;
    return ok;
}

/* ---- modules (16.2) ---- */

bool visit_import(Resolver *r, Node *node) {
    ImportNode *import = (ImportNode *)node;
    for (uint32_t i = 0; i < import->count; i++) {
        if (!resolver_refer(r, import->specifiers[i].local, USE_INITIALIZE)) return false;
    }
    return true;
}

/* Names of other modules can read it: it lives in the module's environment. */
static bool export_binding(Resolver *r, String *name, uint32_t position) {
    Binding *binding = scope_find(r->scope, name);
    if (!binding) {
        return resolver_error(r, position, string_length(name),
                              "Export '%S' is not defined in module", name);
    }
    binding->is_captured = true;
    return true;
}

static bool export_target(Resolver *r, Node *target) {
    if (target->kind == NODE_IDENTIFIER) {
        return export_binding(r, ((NameNode *)target)->name, target->position);
    }
    PatternNode *pattern = (PatternNode *)target;
    for (uint32_t i = 0; i < pattern->count; i++) {
        Node *element = pattern->elements[i].target;
        if (element && !export_target(r, element)) return false;
    }
    return true;
}

static bool export_declaration(Resolver *r, Node *node) {
    if (node->kind == NODE_FUNCTION_DECLARATION) {
        return export_binding(r, ((FunctionNode *)node)->name_binding->name, node->position);
    }
    if (node->kind == NODE_CLASS_DECLARATION) {
        return export_binding(r, ((ClassNode *)node)->outer_binding->name, node->position);
    }
    if (node->kind != NODE_DECLARATION) return true;
    DeclarationNode *declaration = (DeclarationNode *)node;
    for (uint32_t i = 0; i < declaration->count; i++) {
        if (!export_target(r, declaration->declarators[i].target)) return false;
    }
    return true;
}

static bool export_default(Resolver *r, ExportNode *node) {
    NameNode *name = node->default_binding;
    if (!name) return true;
    return resolver_refer(r, name, USE_INITIALIZE) &&
           export_binding(r, name->name, name->node.position);
}

bool visit_export(Resolver *r, Node *node) {
    ExportNode *export = (ExportNode *)node;
    if (!export->declaration) return true; /* names: checked when the module is walked through */
    return visit(r, export->declaration) && export_declaration(r, export->declaration) &&
           export_default(r, export);
}

/* 16.2.1.1: `export { x }` names something the module declares, perhaps further down. */
bool check_exported_names(Resolver *r, const NodeList *body) {
    for (uint32_t i = 0; i < body->count; i++) {
        ExportNode *export = (ExportNode *)body->items[i];
        if (export->node.kind != NODE_EXPORT_DECLARATION || export->from.specifier) continue;
        for (uint32_t k = 0; k < export->count; k++) {
            ExportSpecifier *specifier = &export->specifiers[k];
            if (!specifier->local) continue;
            if (!export_binding(r, specifier->local, specifier->position)) return false;
        }
    }
    return true;
}
