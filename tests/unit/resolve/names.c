/* What names become. Expected slots follow from the layout that resolve/scope.h promises. */
#include "resolve_fixture.h"

RUNTIME_TEST(resolve, locals_and_globals) {
    static const Row ROWS[] = {
        {"var a; a = b;", "a:G a:G b:G"},
        {"let a = 1; a;", "a:G a:G"},
        {"{ let a = 1; a; }", "a:L0 a:L0"},
        {"{ let a; { let b; a; b; } { let c; c; } }", "a:L0 b:L1 a:L0 b:L1 c:L1 c:L1"},
        {"(function (a, b) { var c; return a + b + c; });", "a:L0 b:L1 c:L2 a:L0 b:L1 c:L2"},
        {"(function (a, a) { return a; });", "a:L0 a:L1 a:L1"},
        {"(function () { return a; });", "a:G"},
        {"(function ([a], {b}) { a; b; });", "a:L2 b:L3 a:L2 b:L3"},
        {"(function (...r) { r; });", "r:L0 r:L0"},
    };
    CHECK_NAMES(ROWS);
}

RUNTIME_TEST(resolve, captured_names) {
    static const Row ROWS[] = {
        {"(function (a) { return () => a; });", "a:C0.0 a:C0.0"},
        {"(function (a) { return () => { let b; return () => a + b; }; });",
         "a:C0.0 b:C0.0 a:C1.0 b:C0.0"},
        {"(function () { for (let i = 0; i < 3; i++) (() => i); });",
         "i:C0.0 i:C0.0 i:C0.0 i:C0.0"},
        {"(function () { for (let i = 0; i < 3; i++) i; });", "i:L0 i:L0 i:L0 i:L0"},
        {"(function () { for (let x of y) (() => x); });", "x:C0.0 y:G x:C0.0"},
        {"try {} catch (e) { (() => e); }", "e:C0.0 e:C0.0"},
    };
    CHECK_NAMES(ROWS);
}

RUNTIME_TEST(resolve, dead_zones) {
    static const Row ROWS[] = {
        {"{ a; let a; a; }", "a:l0 a:L0 a:L0"},
        {"{ let a = a; }", "a:L0 a:l0"},
        {"{ let [a, b = a] = c; }", "a:L0 b:L1 a:L0 c:G"},
        {"{ let [b = a, a] = c; }", "b:L1 a:l0 a:L0 c:G"},
        {"{ let f = () => a; let a; }", "f:L0 a:c0.0 a:C0.0"},
        {"{ let a; let f = () => a; }", "a:C0.0 f:L0 a:C0.0"},
        {"{ let a; { let f = () => () => a; } }", "a:C0.0 f:L0 a:C0.0"},
        {"switch (0) { case 0: let a; a; }", "a:L0 a:l0"},
        {"for (let a of a) ;", "a:L0 a:l0"},
        {"(function (a = b, b) {});", "a:L0 b:l2 b:L2"},
        {"(function (a, b = a) {});", "a:L0 b:L1 a:L0"},
        {"(class A { static x = A; m() { A; } });", "A:C0.0 A:C0.0 A:C0.0"},
        {"(class A extends A {});", "A:L0 A:l0"},
    };
    CHECK_NAMES(ROWS);
}

/* A function declaration may run before the declarations of its block: it must check. */
RUNTIME_TEST(resolve, hoisted_functions_check) {
    const char *names = names_of("{ let a; f(); function f() { a; } }", PARSE_SCRIPT);
    cr_expect_not_null(strstr(names, "a:c0.0"), "%s", names);
    names = names_of("{ let a; { f(); function f() { a; } } }", PARSE_SCRIPT);
    cr_expect_null(strstr(names, "a:c"), "%s", names);
}

RUNTIME_TEST(resolve, constant_names) {
    static const Row ROWS[] = {
        {"{ const a = 1; a = 2; }", "a:L0 a:L0!"},
        {"(function f() { f = 1; });", "f:L0~"},
        {"(function f() { 'use strict'; f = 1; });", "f:L0!"},
        {"(function f() { return () => f; });", "f:C0.0"},
        {"(function f(f) { f = 1; });", "f:L0 f:L0"},
        {"{ class A { m() { A = 1; } } A = 2; }", "A:C0.0! A:L0"},
    };
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        const char *names = names_of(ROWS[i].source, PARSE_SCRIPT);
        size_t length = strlen(names), expected = strlen(ROWS[i].expected);
        bool ends = length >= expected && strcmp(names + length - expected, ROWS[i].expected) == 0;
        cr_expect(ends, "%s: %s", ROWS[i].source, names);
    }
}

RUNTIME_TEST(resolve, this_and_its_like) {
    static const Row ROWS[] = {
        {"this;", "this:T"},
        {"() => this;", "this:C0.0"},
        {"(function () { this; });", "this:T"},
        {"(function () { () => this; });", "this:C0.0"},
        {"(function () { () => new.target; });", "new.target:C0.0"},
        {"(class extends Object { constructor() { super(); this; } });", "Object:G this:L0"},
        {"(class extends Object { constructor() { this; super(); } });", "Object:G this:l0"},
        {"(class extends Object { constructor() { if (1) super(); this; } });", "Object:G this:l0"},
        {"(class { constructor() { this; } });", "this:T"},
        {"(class { x = this; });", "this:T"},
        {"(class { x = () => this; });", "this:C0.0"},
    };
    CHECK_NAMES(ROWS);
}

RUNTIME_TEST(resolve, dynamic_names) {
    static const Row ROWS[] = {
        {"with (o) a;", "o:G a:D"},
        {"(function (a) { with (a) a; a; });", "a:C0.0 a:C0.0 a:D a:C0.0"},
        {"with (o) { let a; a; }", "o:G a:L0 a:L0"},
        {"with (o) (function (a) { a; });", "o:G a:L0 a:L0"},
        {"(function () { 'use strict'; eval(''); a; });", "eval:G a:G"},
    };
    CHECK_NAMES(ROWS);
}

/* A sloppy direct eval makes dynamic what lies beyond its function, and captures all it sees. */
RUNTIME_TEST(resolve, direct_eval) {
    const char *names = names_of("(function (a) { eval(''); a; b; });", PARSE_SCRIPT);
    cr_expect_not_null(strstr(names, "eval:D"), "%s", names);
    cr_expect_not_null(strstr(names, "b:D"), "%s", names);
    cr_expect_null(strstr(names, "a:L"), "%s", names);
    Script *script = resolved("(function (a) { { let b; eval(''); } });", PARSE_SCRIPT);
    FunctionNode *node = (FunctionNode *)((UnaryNode *)script->code->body.items[0])->operand;
    FunctionCode *code = node->code;
    cr_expect(code->uses_arguments && code->maps_arguments && code->this_binding);
    cr_expect(code->scope->has_sloppy_eval && code->scope->has_environment);
    BlockNode *block = (BlockNode *)code->body.items[0];
    cr_expect(block->scope && block->scope->has_environment);
}

RUNTIME_TEST(resolve, private_names) {
    static const Row ROWS[] = {
        {"(class { #a; m(o) { return o.#a; } });", "#a:C0.0 o:L0 o:L0 #a:C0.0"},
        {"(class { #a; m() { return class { n(o) { o.#a; #a in o; } }; } });",
         "#a:C0.0 o:L0 o:L0 #a:C0.0 #a:C0.0 o:L0"},
    };
    CHECK_NAMES(ROWS);
}

RUNTIME_TEST(resolve, parameters_with_expressions) {
    static const Row ROWS[] = {
        /* the body's x is another one */
        {"(function (a = x) { var x; x; });", "a:L0 x:G x:L1 x:L1"},
        {"(function (a, f = () => a) { var a = 1; a; f; });", "a:C0.0 f:L1 a:C0.0 a:L2 a:L2 f:L1"},
        {"(function (a = 1) { var a = 2; a; });", "a:L0 a:L0 a:L0"},
    };
    CHECK_NAMES(ROWS);
}

/* 10,000 functions and names: linear, so at once. */
RUNTIME_TEST(resolve, many_names) {
    enum { COUNT = 10000 };
    char *source = malloc(COUNT * 64), *end = source;
    end += sprintf(end, "(function () {");
    for (int i = 0; i < COUNT; i++) end += sprintf(end, "let a%d = () => a%d;", i, COUNT - 1 - i);
    sprintf(end, "});");
    Script *script = resolved(source, PARSE_SCRIPT);
    FunctionNode *node = (FunctionNode *)((UnaryNode *)script->code->body.items[0])->operand;
    cr_expect_eq(node->code->scope->environment_size, COUNT);
    free(source);
}

/* The left spine of an operator chain is walked by a loop. */
RUNTIME_TEST(resolve, long_operator_chain) {
    enum { COUNT = 100000 };
    char *source = malloc(COUNT * 2 + 2);
    for (int i = 0; i < COUNT; i++) memcpy(source + 2 * i, "1+", 2);
    memcpy(source + 2 * COUNT, "1", 2);
    resolved(source, PARSE_SCRIPT);
    free(source);
}
