/* Early errors and their messages, which are those of Node.js, and where errors stand. */
#include "syntax_fixture.h"

RUNTIME_TEST(early_errors, unexpected) {
    static const Row rows[] = {
        {"a b", "Unexpected identifier 'b'"},
        {"a 1", "Unexpected number"},
        {"a 'x'", "Unexpected string"},
        {"var x = ;", "Unexpected token ';'"},
        {"f(", "Unexpected end of input"},
        {"f(a b)", "missing ) after argument list"},
        {"enum", "Unexpected reserved word"},
        {"'use strict'; interface = 1", "Unexpected strict mode reserved word"},
        {"await x",
         "await is only valid in async functions and the top level bodies of modules"},
        {"return", "Illegal return statement"},
        {"break", "Illegal break statement"},
        {"continue", "Illegal continue statement: no surrounding iteration statement"},
        {"x: break y", "Undefined label 'y'"},
        {"x: x: 1", "Label 'x' has already been declared"},
        {"throw\n1", "Illegal newline after throw"},
        {"try {}", "Missing catch or finally after try"},
        {"switch (1) { default: default: }",
         "More than one default clause in switch statement"},
        {"import x from 'y'", "Cannot use import statement outside a module"},
        {"export {}", "Unexpected token 'export'"},
        {"import.meta", "Cannot use 'import.meta' outside a module"},
        {"super.x", "'super' keyword unexpected here"},
        {"new.target", "new.target expression is not allowed here"},
        {"function () {}", "Function statements require a function name"},
    };
    check_errors(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(early_errors, declarations) {
    static const Row rows[] = {
        {"const x", "Missing initializer in const declaration"},
        {"let [a]", "Missing initializer in destructuring declaration"},
        {"let let", "let is disallowed as a lexically bound name"},
        {"if (1) let x", "Lexical declaration cannot appear in a single-statement context"},
        {"if (1) const x = 1", "Unexpected token 'const'"},
        {"if (1) class C {}", "Unexpected token 'class'"},
        {"while (1) function f() {}",
         "In non-strict mode code, functions can only be declared at top level, inside a block, or "
         "as the body of an if statement."},
        {"'use strict'; if (1) function f() {}",
         "In strict mode code, functions can only be declared at top level or inside a block."},
        {"if (1) async function f() {}",
         "Async functions can only be declared at the top level or inside a block."},
        {"l: function* g() {}",
         "Generators can only be declared at the top level or inside a block."},
        {"for (let x = 1 of y) ;",
         "for-of loop variable declaration may not have an initializer."},
        {"for (let x, y of z) ;",
         "Invalid left-hand side in for-of loop: Must have a single binding."},
        {"for (async of x) ;", "The left-hand side of a for-of loop may not be 'async'."},
        {"async () => { for await (async of x) ; }", NULL},
        {"for (1 in z) ;", "Invalid left-hand side in for-loop"},
    };
    check_errors(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(early_errors, targets) {
    static const Row rows[] = {
        {"1 = 2", "Invalid left-hand side in assignment"},
        {"a?.b = 1", "Invalid left-hand side in assignment"},
        {"++1", "Invalid left-hand side expression in prefix operation"},
        {"1++", "Invalid left-hand side expression in postfix operation"},
        {"[1] = 2", "Invalid destructuring assignment target"},
        {"[([a])] = 1", "Invalid destructuring assignment target"},
        {"({ a: (b = 1) } = 1)", "Invalid destructuring assignment target"},
        {"[...a, b] = 1", "Rest element must be last element"},
        {"[...a,] = 1", "Rest element must be last element"},
        {"({ ...a, } = 1)", "Rest element must be last element"},
        {"({ ...{ a } } = 1)",
         "`...` must be followed by an assignable reference in assignment contexts"},
        {"({ a = 1 })", "Invalid shorthand property initializer"},
        {"({ a = 1 }).b", "Invalid shorthand property initializer"},
        {"f({ a = 1 })", "Invalid shorthand property initializer"},
        {"({ a: [{ b = 1 }.c] } = 1)", "Invalid shorthand property initializer"},
        {"({ a = 1, b() { for (;;) ; } })", "Invalid shorthand property initializer"},
        {"async({ a = 1 })", "Invalid shorthand property initializer"},
        {"async ({ a = 1 }) => a", NULL},
        {"({ __proto__: 1, __proto__: 2 })",
         "Duplicate __proto__ fields are not allowed in object literals"},
        {"'use strict'; eval = 1", "Unexpected eval or arguments in strict mode"},
        {"'use strict'; delete x", "Delete of an unqualified identifier in strict mode."},
    };
    check_errors(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(early_errors, operators) {
    static const Row rows[] = {
        {"-1 ** 2",
         "Unary operator used immediately before exponentiation expression. Parenthesis must be "
         "used to disambiguate operator precedence"},
        {"a ?? b || c", "Unexpected token '||'"},
        {"a && b ?? c", "Unexpected token '?\?'"},
        {"new a?.b()", "Invalid optional chain from new expression"},
        {"a?.b`x`", "Invalid tagged template on optional chain"},
        {"new import(x)", "Cannot use new with import"},
        {"a => {} || b", "Unexpected token '||'"},
        {"!x => 1", "Malformed arrow function parameter list"},
        {"()", "Unexpected token ')'"},
        {"(...a)", "Unexpected token '...'"},
        {"x\n=> 1", "Unexpected token '=>'"},
        {"1 + #x in y", "Unexpected identifier '#x'"},
    };
    check_errors(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(early_errors, functions) {
    static const Row rows[] = {
        {"(a, a) => 1", "Duplicate parameter name not allowed in this context"},
        {"function f(a, [a]) {}", "Duplicate parameter name not allowed in this context"},
        {"function f(a, a) { 'use strict' }",
         "Duplicate parameter name not allowed in this context"},
        {"function f(a, a) {}", NULL},
        {"function f(a = 1) { 'use strict' }",
         "Illegal 'use strict' directive in function with non-simple parameter list"},
        {"function eval() { 'use strict' }", "Unexpected eval or arguments in strict mode"},
        {"public => { 'use strict' }", "Unexpected strict mode reserved word"},
        {"((a)) => 1", "Invalid destructuring assignment target"},
        {"(a.b) => 1", "Invalid destructuring assignment target"},
        {"([a.b]) => 1", "Illegal property in declaration context"},
        {"([[a.b] = 1]) => 1", "Illegal property in declaration context"},
        {"function f(...a, b) {}", "Rest parameter must be last formal parameter"},
        {"function f(...a = 1) {}", "Rest parameter may not have a default initializer"},
        {"({ get a(b) {} })", "Getter must not have any formal parameters."},
        {"({ set a() {} })", "Setter must have exactly one formal parameter."},
        {"({ set a(...b) {} })", "Setter function argument must not be a rest parameter"},
        {"function* g(x = yield) {}", "Yield expression not allowed in formal parameter"},
        {"function* g() { (x = yield) => 1 }",
         "Yield expression not allowed in formal parameter"},
        {"async function f(x = await 1) {}",
         "Illegal await-expression in formal parameters of async function"},
        {"async function f() { (x = await 1) => 1 }",
         "Illegal await-expression in formal parameters of async function"},
        {"async (await) => 1", "'await' is not a valid identifier name in an async function"},
        {"async (x = (await) => 1) => 1",
         "'await' is not a valid identifier name in an async function"},
    };
    check_errors(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(early_errors, classes) {
    static const Row rows[] = {
        {"class C { constructor() {} constructor() {} }",
         "A class may only have one constructor"},
        {"class C { get constructor() {} }", "Class constructor may not be an accessor"},
        {"class C { *constructor() {} }", "Class constructor may not be a generator"},
        {"class C { async constructor() {} }", "Class constructor may not be an async method"},
        {"class C { 'constructor' = 1 }", "Classes may not have a field named 'constructor'"},
        {"class C { #constructor }", "Classes may not have a field named 'constructor'"},
        {"class C { static prototype() {} }",
         "Classes may not have a static property named 'prototype'"},
        {"class C { x = arguments }",
         "'arguments' is not allowed in class field initializer or static initialization block"},
        {"class C { x = () => arguments }",
         "'arguments' is not allowed in class field initializer or static initialization block"},
        {"class C { x = function () { arguments } }", NULL},
        {"class C { static { await } }", "Unexpected reserved word"},
        {"class C { static { return } }", "Illegal return statement"},
        {"class C { #a; f() { delete this.#a } }", "Private fields can not be deleted"},
        {"class C { f() { super() } }", "'super' keyword unexpected here"},
        {"class C extends D { x = super() }", "'super' keyword unexpected here"},
        {"class C { x = super.y + new.target }", NULL},
        {"class C { x y }", "Unexpected identifier 'y'"},
    };
    check_errors(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(early_errors, modules) {
    static const Row rows[] = {
        {"export { a }; export { b as a }; var a, b", "Duplicate export of 'a'"},
        {"export default 1; export default 2", "Duplicate export of 'default'"},
        {"export { if }", "Unexpected token 'if'"},
        {"import { if } from 'a'", "Unexpected token 'if'"},
        {"import { eval } from 'a'", "Unexpected eval or arguments in strict mode"},
        {"{ import 'a' }", "Unexpected token 'import'"},
        {"var await", "Unexpected reserved word"},
        {"function f() { await 1 }",
         "await is only valid in async functions and the top level bodies of modules"},
    };
    check_errors(rows, COUNT_OF(rows) - 1, PARSE_MODULE);
}

RUNTIME_TEST(early_errors, eval_contexts) {
    ParseOptions options = {.goal = PARSE_EVAL_DIRECT, .realm = runtime->realm};
    options.name = string_from_ascii(runtime, "t.js");
    String *text = string_from_ascii(runtime, "new.target; super.a; () => super()");
    cr_expect_null(script_parse(runtime, text, &options));
    free(take_message(NULL));
    options.context = (ParseContext){
        .allow_new_target = true, .allow_super_property = true, .allow_super_call = true};
    cr_expect_not_null(script_parse(runtime, text, &options));
    options.context.is_strict = true;
    cr_expect_null(script_parse(runtime, string_from_ascii(runtime, "with (a) ;"), &options));
    free(take_message(NULL));
    options.context.forbid_arguments = true;
    cr_expect_null(script_parse(runtime, string_from_ascii(runtime, "arguments"), &options));
    free(take_message(NULL));
}

RUNTIME_TEST(early_errors, function_body_goal) {
    static const Row rows[] = {{"return new.target", NULL}, {"await: 1", NULL}};
    check_errors(rows, COUNT_OF(rows), PARSE_FUNCTION_BODY);
}

RUNTIME_TEST(early_errors, places) {
    ErrorPlace place;
    cr_expect_null(parse("let a = 1;\r\n\n  foo bar baz\nb", PARSE_SCRIPT));
    free(take_message(&place));
    cr_expect_eq(place.line, 3);
    cr_expect_eq(place.column, 7);
    cr_expect_eq(place.length, 3);
    cr_expect(string_equals_ascii(runtime, place.line_text, "  foo bar baz"));
    cr_expect(string_equals_ascii(runtime, place.file, "t.js"));
    Script *script = parse("a\n\r\nbc\xE2\x80\xA8"
                           "d",
                           PARSE_SCRIPT);
    SourceLocation location = script_location(runtime, script, 5);
    cr_expect(location.line == 3 && location.column == 2);
    location = script_location(runtime, script, 7);
    cr_expect(location.line == 4 && location.column == 1);
    cr_expect(string_equals_ascii(runtime, script_line_text(runtime, script, 3), "bc"));
    cr_expect(string_equals_ascii(runtime, script_line_text(runtime, script, 2), ""));
}

/* Whatever the limit, parsing ends in a script or an error. */
RUNTIME_TEST(early_errors, out_of_memory) {
    static const char source[] = "class A { #x = [1, , ...y]; m({ a = 1, ...b }) { "
                                 "return `t${a}` + f`u${b}` } } (q, [r]) => ({ q, r });";
    Buffer text = {0};
    for (int i = 0; i < 200; i++) cr_assert(buffer_append_text(&text, source));
    size_t baseline = heap_statistics(runtime->heap).live_bytes;
    for (size_t room = 1000; room < 600000; room = room * 5 / 4) {
        Runtime *small = runtime_new(&(RuntimeOptions){.memory_limit = baseline + room});
        if (!small) continue;
        script_register_kinds(small->heap);
        heap_set_stack_base(small->heap, __builtin_frame_address(0));
        String *copy = string_from_utf8(small, text.items, text.length);
        ParseOptions options = {.goal = PARSE_SCRIPT};
        Script *script = copy ? script_parse(small, copy, &options) : NULL;
        cr_expect(script || runtime_has_exception(small));
        runtime_delete(small);
    }
    buffer_free(&text);
}
