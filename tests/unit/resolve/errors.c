/* Early errors that need scopes. Messages are those of Node.js. */
#include "resolve_fixture.h"

static void check_errors(const Row *rows, size_t count, ParseGoal goal) {
    for (size_t i = 0; i < count; i++) {
        const char *error = resolve_error(rows[i].source, goal);
        cr_expect_str_eq(error, rows[i].expected, "%s: %s", rows[i].source, error);
    }
}

#define DECLARED(name) "Identifier '" name "' has already been declared"

RUNTIME_TEST(resolve, redeclarations) {
    static const Row ROWS[] = {
        {"let a; let a", DECLARED("a")},
        {"let a; var a", DECLARED("a")},
        {"var a; let a", DECLARED("a")},
        {"let a; { var a }", DECLARED("a")},
        {"{ { var a } let a }", DECLARED("a")},
        {"{ let a; { var a } }", DECLARED("a")},
        {"function f() {} let f", DECLARED("f")},
        {"const a = 1; class a {}", DECLARED("a")},
        {"switch (1) { case 1: let a; case 2: let a }", DECLARED("a")},
        {"for (let a;;) { var a }", DECLARED("a")},
        {"for (let a of b) { var a }", DECLARED("a")},
        {"let [a, a] = b", DECLARED("a")},
        {"try {} catch ([e]) { var e }", DECLARED("e")},
        {"try {} catch (e) { let e }", DECLARED("e")},
        {"try {} catch (e) { function e() {} }", DECLARED("e")},
        {"try {} catch ([e, e]) {}", DECLARED("e")},
        {"{ async function f() {} function f() {} }", DECLARED("f")},
        {"'use strict'; { function f() {} function f() {} }", DECLARED("f")},
        {"{ function f() {} var f }", DECLARED("f")},
        {"function f(a) { let a }", DECLARED("a")},
        {"function f(a = 1) { let a }", DECLARED("a")},
        {"function f(a = g) { let a }", DECLARED("a")},
        {"class A { #x; #x }", DECLARED("#x")},
        {"class A { get #x() {} get #x() {} }", DECLARED("#x")},
        {"class A { static get #x() {} set #x(v) {} }", DECLARED("#x")},
    };
    check_errors(ROWS, COUNT_OF(ROWS), PARSE_SCRIPT);
}

RUNTIME_TEST(resolve, allowed_declarations) {
    static const Row ROWS[] = {
        {"var a; var a", ""},
        {"var f; function f() {} function f() {}", ""},
        {"{ function f() {} function f() {} }", ""},
        {"let a; { let a; { let a } }", ""},
        {"try {} catch (e) { var e }", ""},
        {"try {} catch (e) { for (var e of []) ; }", ""},
        {"try {} catch (e) { { function e() {} } }", ""},
        {"try {} catch (e) { { let e } }", ""},
        {"for (let a;;) { let a }", ""},
        {"function f(a) { var a; function a() {} }", ""},
        {"function f(a = g) { var a }", ""},
        {"let a; { function a() {} }", ""},
        {"(function f() { let f })", ""},
        {"let arguments = 1", ""},
        {"function f() { let arguments }", ""},
        {"class A { get #x() {} set #x(v) {} m() { this.#x } }", ""},
    };
    check_errors(ROWS, COUNT_OF(ROWS), PARSE_SCRIPT);
}

#define UNDECLARED(name) \
    "Private field '" name "' must be declared in an enclosing class"

RUNTIME_TEST(resolve, private_name_errors) {
    static const Row ROWS[] = {
        {"class A { m() { this.#z } }", UNDECLARED("#z")},
        {"class A { #a; m() { class B { n() { this.#b } } } }", UNDECLARED("#b")},
        {"class A { m() { #q in this } }", UNDECLARED("#q")},
    };
    check_errors(ROWS, COUNT_OF(ROWS), PARSE_SCRIPT);
}

RUNTIME_TEST(resolve, module_errors) {
    static const Row ROWS[] = {
        {"export { x }", "Export 'x' is not defined in module"},
        {"import { a } from 'm'; let a", DECLARED("a")},
        {"function f() {} function f() {}", DECLARED("f")},
        {"export { x }; let x", ""},
        {"export { x as y } from 'm'", ""},
        {"export default class {}", ""},
        {"export default function () {}", ""},
        {"export default 1", ""},
    };
    check_errors(ROWS, COUNT_OF(ROWS), PARSE_MODULE);
}
