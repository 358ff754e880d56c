/* Frames, states, temporaries, jumps, hoisting: what the resolver writes besides names. */
#include "resolve_fixture.h"

#include "resolve/suspend.h"

/* The code of the function expression that is the whole text. */
static FunctionCode *function_of(const char *source) {
    Script *script = resolved(source, PARSE_SCRIPT);
    return ((FunctionNode *)((UnaryNode *)script->code->body.items[0])->operand)->code;
}

static Node *expression(Node *statement) {
    return ((UnaryNode *)statement)->operand;
}

RUNTIME_TEST(resolve, frame_sizes) {
    cr_expect_eq(function_of("(function (a) { { let b; } { let c, d; } });")->slot_count, 3);
    cr_expect_eq(function_of("(function () { for (var a of b) for (var c in d) ; });")->slot_count,
                 8);
    cr_expect_eq(
        function_of("(function () { for (var a of b) ; for (var c in d) ; });")->slot_count, 5);
    cr_expect_eq(function_of("(function () {});")->slot_count, 0);
}

RUNTIME_TEST(resolve, hidden_loop_slots) {
    FunctionCode *code = function_of("(function (p) { for (var a of b) for (var c in d) ; });");
    ForInNode *outer = (ForInNode *)code->body.items[0];
    ForInNode *inner = (ForInNode *)outer->body;
    cr_expect_eq(outer->slot, 3);
    cr_expect_eq(inner->slot, 6);
    cr_expect_eq(code->state_first, 9);
}

RUNTIME_TEST(resolve, scopes_with_nothing_to_do_are_dropped) {
    FunctionCode *code =
        function_of("(function () { { let a; a; } { let b; (() => b); } { c; let c; } });");
    cr_expect_null(((BlockNode *)code->body.items[0])->scope);
    const Scope *captured = ((BlockNode *)code->body.items[1])->scope;
    cr_expect(captured && captured->has_environment && captured->environment_size == 1);
    const Scope *checked = ((BlockNode *)code->body.items[2])->scope;
    cr_expect(checked && !checked->has_environment && checked->tdz_count == 1);
}

RUNTIME_TEST(resolve, only_captured_loop_variables_are_copied) {
    FunctionCode *code =
        function_of("(function () { for (let i;;) i; for (let i;;) (() => i); });");
    cr_expect_null(((ForNode *)code->body.items[0])->scope);
    cr_expect(((ForNode *)code->body.items[1])->scope->per_iteration);
    code = function_of("(function () { for (const i = 0;;) (() => i); });");
    cr_expect_not(((ForNode *)code->body.items[0])->scope->per_iteration);
}

RUNTIME_TEST(resolve, temporaries) {
    Script *script = resolved("f(a, g(b, c), h()(d));", PARSE_SCRIPT);
    CallNode *f = (CallNode *)expression(script->code->body.items[0]);
    CallNode *g = (CallNode *)f->arguments.items[1], *h = (CallNode *)f->arguments.items[2];
    cr_expect_eq(f->temp, 0);
    cr_expect_eq(g->temp, 1);
    cr_expect_eq(h->temp, 2);
    cr_expect_eq(((CallNode *)h->callee)->temp, 2);
    cr_expect_eq(script->code->temp_count, 3);
    script = resolved("[1, [2, f(3)]];", PARSE_SCRIPT);
    cr_expect_eq(script->code->temp_count, 3);
}

RUNTIME_TEST(resolve, suspending_nodes) {
    FunctionCode *code = function_of("(function* (a) { a; if (a) { yield 1; } else b; });");
    Node *plain = code->body.items[0], *branch = code->body.items[1];
    IfNode *conditional = (IfNode *)branch;
    Node *block = conditional->consequent;
    Node *yield = expression(((BlockNode *)block)->body.items[0]);
    cr_expect_not(plain->flags & NODE_SUSPENDS);
    cr_expect(branch->flags & NODE_SUSPENDS && block->flags & NODE_SUSPENDS &&
              yield->flags & NODE_SUSPENDS);
    cr_expect_not(conditional->test->flags & NODE_SUSPENDS);
    cr_expect_not(conditional->alternate->flags & NODE_SUSPENDS);
    cr_expect_eq(code->state_first, 1);
    cr_expect_eq(branch->state, 1);
    cr_expect_eq(block->state, branch->state + suspend_slot_count(branch, code));
    cr_expect_eq(yield->state, block->state + suspend_slot_count(block, code));
    cr_expect_eq(suspend_slot_count(yield, code), 0);
    cr_expect_eq(code->slot_count, yield->state);
}

RUNTIME_TEST(resolve, async_yields_have_states) {
    FunctionCode *code = function_of("(async function* () { yield 1; });");
    Node *yield = expression(code->body.items[0]);
    cr_expect_eq(suspend_slot_count(yield, code), 1);
    cr_expect_eq(code->slot_count, yield->state + 1);
}

static bool unwinds(const char *text) {
    return function_of(text)->unwinds;
}

RUNTIME_TEST(resolve, what_waits_on_the_way_out) {
    cr_expect_not(unwinds("(function* () { for (;;) { yield 1; } try { } finally { } });"));
    cr_expect_not(unwinds("(function* (a) { for (let x of a) ; yield [x] = a; });"));
    cr_expect(unwinds("(function* () { try { yield 1; } finally { } });"));
    cr_expect(unwinds("(function* (a) { for (let x of a) yield x; });"));
    cr_expect(unwinds("(function* (a) { [a[yield]] = a; });"));
    cr_expect(unwinds("(function* (a) { yield* a; });"));
    cr_expect_not(unwinds("(function* () { yield function* () { yield* 1; }; });"));
}

/* Whether `r` keeps what is put into it by the function's last statement. */
static bool is_confined(const char *text) {
    FunctionCode *code = function_of(text);
    AssignNode *assign = (AssignNode *)expression(code->body.items[code->body.count - 1]);
    return assign->target->flags & NODE_CONFINED;
}

RUNTIME_TEST(resolve, confined_names) {
    cr_expect(is_confined("(function (r) { r.value; r.done; r = f; });"));
    cr_expect(is_confined("(function () { let r; while (!(r = f).done); r = f; });"));
    cr_expect(is_confined("(function () { for (var r = f; ; r = f) ; r = f; });"));
    const char *const escaping[] = {
        "r", "r.other", "r.value()", "r.value = 1", "delete r.value", "f = r",
        "r += 1", "() => r", "f = r = 1", "r.value``", "(r?.value)()", "[r] = f",
        "eval(f)", "r.done++", "[r.value] = [1]", "(r = f).call"};
    for (size_t i = 0; i < sizeof escaping / sizeof *escaping; i++) {
        char text[80];
        snprintf(text, sizeof text, "(function (r, f) { %s; r = f; });", escaping[i]);
        cr_expect_not(is_confined(text), "%s", text);
    }
}

/* Siblings share state slots; inner functions are no part of it. */
RUNTIME_TEST(resolve, siblings_share_states) {
    FunctionCode *code =
        function_of("(async function () { await 1; await 2; async () => await 3; });");
    Node *first = expression(code->body.items[0]), *second = expression(code->body.items[1]);
    cr_expect_eq(first->state, second->state);
    cr_expect_not(code->body.items[2]->flags & NODE_SUSPENDS);
}

RUNTIME_TEST(resolve, suspending_operator_chain) {
    FunctionCode *code = function_of("(async function () { 1 + await 2 + 3; });");
    BinaryNode *outer = (BinaryNode *)expression(code->body.items[0]),
               *inner = (BinaryNode *)outer->left;
    cr_expect(outer->node.flags & NODE_SUSPENDS && inner->node.flags & NODE_SUSPENDS);
    cr_expect_eq(inner->node.state, outer->node.state + suspend_slot_count(&outer->node, code));
    cr_expect_eq(inner->right->state, inner->node.state + suspend_slot_count(&inner->node, code));
    code = function_of("(async function () { 1 + 2 + await 3; });");
    outer = (BinaryNode *)expression(code->body.items[0]);
    cr_expect(outer->node.flags & NODE_SUSPENDS);
    cr_expect_not(outer->left->flags & NODE_SUSPENDS);
}

RUNTIME_TEST(resolve, jump_targets) {
    Script *script =
        resolved("a: for (;;) { for (;;) { break; continue a; break a; } }", PARSE_SCRIPT);
    LabeledNode *labeled = (LabeledNode *)script->code->body.items[0];
    ForNode *outer = (ForNode *)labeled->body;
    ForNode *inner = (ForNode *)((BlockNode *)outer->body)->body.items[0];
    Node **jumps = ((BlockNode *)inner->body)->body.items;
    cr_expect_eq(((JumpNode *)jumps[0])->target, &inner->node);
    cr_expect_eq(((JumpNode *)jumps[1])->target, &outer->node);
    cr_expect_eq(((JumpNode *)jumps[2])->target, &outer->node);
    script = resolved("b: { break b; }", PARSE_SCRIPT);
    labeled = (LabeledNode *)script->code->body.items[0];
    JumpNode *jump = (JumpNode *)((BlockNode *)labeled->body)->body.items[0];
    cr_expect_eq(jump->target, &labeled->node);
}

RUNTIME_TEST(resolve, last_function_of_a_name_is_hoisted) {
    Script *script = resolved("function f() {} function g() {} function f() {}", PARSE_SCRIPT);
    FunctionCode *code = script->code;
    cr_assert_eq(code->hoisted_count, 2);
    cr_expect_eq(&code->hoisted[0]->node, code->body.items[1]);
    cr_expect_eq(&code->hoisted[1]->node, code->body.items[2]);
}

/* Annex B.3.3: a function in a block is a `var` of the function too, unless that would clash. */
RUNTIME_TEST(resolve, annex_b_functions) {
    FunctionCode *code = function_of("(function () { { function f() {} } });");
    BlockNode *block = (BlockNode *)code->body.items[0];
    cr_assert_eq(block->scope->hoisted_count, 1);
    cr_expect_not_null(block->scope->hoisted[0]->annex_b_var);
    code = function_of("(function () { let f; { function f() {} } });");
    block = (BlockNode *)code->body.items[1];
    cr_expect_null(block->scope->hoisted[0]->annex_b_var);
    code = function_of("(function (f) { { function f() {} } });");
    block = (BlockNode *)code->body.items[0];
    cr_expect_null(block->scope->hoisted[0]->annex_b_var);
    code = function_of("(function () { 'use strict'; { function f() {} } });");
    block = (BlockNode *)code->body.items[1];
    cr_expect_null(block->scope->hoisted[0]->annex_b_var);
}

RUNTIME_TEST(resolve, arguments_objects) {
    FunctionCode *code = function_of("(function (a) { return arguments.length; });");
    cr_expect(code->uses_arguments && code->needs_all_arguments && !code->maps_arguments);
    code = function_of("(function (a) { return f(arguments); });");
    cr_expect(code->maps_arguments && code->scope->has_environment);
    code = function_of("(function (a) { a = 1; return arguments[0]; });");
    cr_expect(code->maps_arguments);
    code = function_of("(function (a) { 'use strict'; a = 1; return arguments; });");
    cr_expect_not(code->maps_arguments);
    code = function_of("(function () { return () => arguments; });");
    cr_expect(code->uses_arguments && code->arguments_binding->node.kind == NODE_CAPTURED);
    cr_expect_not(function_of("(function (arguments) { return arguments; });")->uses_arguments);
    cr_expect_not(
        function_of("(function () { let arguments; return arguments; });")->uses_arguments);
    cr_expect(function_of("(function () { var arguments; return arguments; });")->uses_arguments);
    cr_expect(function_of("(function (...r) {});")->needs_all_arguments);
}

RUNTIME_TEST(resolve, body_scope_copies_parameters) {
    FunctionCode *code = function_of("(function (a, f = () => a) { var a; });");
    cr_assert_not_null(code->body_scope);
    cr_assert_eq(code->copied_var_count, 1);
    cr_expect_eq(code->copied_vars[0]->node.kind, NODE_CAPTURED);
    cr_expect_eq(code->copied_vars[1]->node.kind, NODE_LOCAL);
    cr_expect_null(function_of("(function (a = b) { var c; });")->body_scope);
}

RUNTIME_TEST(resolve, completion_values) {
    Script *script = parse("1; { 2; } (function () { 3; });", PARSE_SCRIPT);
    ResolveOptions options = {.keep_values = true};
    cr_assert(script_resolve(runtime, script, &options));
    Node **items = script->code->body.items;
    cr_expect(items[0]->flags & NODE_KEEPS_VALUE);
    cr_expect(((BlockNode *)items[1])->body.items[0]->flags & NODE_KEEPS_VALUE);
    FunctionCode *code = ((FunctionNode *)expression(items[2]))->code;
    cr_expect_not(code->body.items[0]->flags & NODE_KEEPS_VALUE);
}

RUNTIME_TEST(resolve, own_names_nobody_uses_are_dropped) {
    cr_expect_null(function_of("(function f() {});")->self_binding);
    cr_expect_not_null(function_of("(function f() { f(); });")->self_binding);
    cr_expect_not_null(function_of("(function f() { eval(''); });")->self_binding);
}
