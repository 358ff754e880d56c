/* Trees of every production: expressions, patterns, functions, classes, statements, modules. */
#include <time.h>

#include "syntax_fixture.h"

RUNTIME_TEST(parser, operators) {
    static const Row rows[] = {
        {"a + b * c - d", "(- (+ a (* b c)) d)"},
        {"2 ** 3 ** 4", "(** 2 (** 3 4))"},
        {"(-2) ** 2", "(** (- 2) 2)"},
        {"a || b && c | d", "(|| a (&& b (| c d)))"},
        {"a ?? b ?? (c || d)", "(?? (?? a b) (|| c d))"},
        {"a in b instanceof c < d", "(< (instanceof (in a b) c) d)"},
        {"typeof void !~a", "(TYPEOF (void (! (~ a))))"},
        {"a++ + ++b", "(+ (UPDATE postfix ++ a) (UPDATE prefix ++ b))"},
        {"a ? b : c ? d : e", "(CONDITIONAL a b (CONDITIONAL c d e))"},
        {"a = b += c ||= d", "(= a (+= b (||= c d)))"},
        {"a, b, (c, d)", "(SEQUENCE a b (SEQUENCE c d))"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(parser, references) {
    static const Row rows[] = {
        {"a.b[c].d()", "(CALL (MEMBER (INDEX (MEMBER a b) c) d))"},
        {"a?.b.c(1)?.[x]", "(OPTIONAL_CHAIN (INDEX? (CALL (MEMBER (MEMBER? a b) c) 1) x))"},
        {"(a?.b).c", "(MEMBER (OPTIONAL_CHAIN (MEMBER? a b)) c)"},
        {"new a.b(c)(d)", "(CALL (NEW (MEMBER a b) c) d)"},
        {"new new a(b)(c)", "(NEW (NEW a b) c)"},
        {"new a", "(NEW a)"},
        {"f(...a, b)", "(CALL f (SPREAD a) b)"},
        {"eval(x); eval?.(x); a.eval(x)",
         "(CALL direct eval x) (OPTIONAL_CHAIN (CALL? eval x)) (CALL (MEMBER a eval) x)"},
        {"import(a)", "(IMPORT_CALL a ~)"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(parser, literals) {
    static const Row rows[] = {
        {"[, a, , ...b]", "(ARRAY_LITERAL ~ a ~ (SPREAD b))"},
        {"({ a, 'b': 1, 2: c, [d]: e, ...f, __proto__: g })",
         "(OBJECT_LITERAL a:a b:1 2:c [d]:e ...f proto __proto__:g)"},
        {"({ 0x10: 1, 1n: 2, 1.50: 3, 0xFFFFFFFFFFFFFFFFFFn: 4 })",
         "(OBJECT_LITERAL 16:1 1:2 1.5:3 4722366482869645213695:4)"},
        {"({ get a() {}, set a(b) {}, async *c() {}, get() {}, async: 1, get })",
         "(OBJECT_LITERAL get a()(method a()) set a()(method a(b)) c()(async method* c()) "
         "get()(method get()) async:1 get:get)"},
        {"/[/]\\//gi", "(REGEXP_LITERAL [/]\\/ gi)"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(parser, patterns) {
    static const Row rows[] = {
        {"[a, [b.c] = 1, ...d[e]] = f",
         "(= (ARRAY_PATTERN a (ARRAY_PATTERN (MEMBER b c))=1 ...(INDEX d e)) f)"},
        {"({ a, b = 1, c: { d } = {}, ...e } = f)",
         "(= (OBJECT_PATTERN a:a b:b=1 c:(OBJECT_PATTERN d:d)=(OBJECT_LITERAL) ...e) f)"},
        {"({ __proto__: a, __proto__: b } = c)",
         "(= (OBJECT_PATTERN __proto__:a __proto__:b) c)"},
        {"let [a, , b = () => {}, ...[c]] = d",
         "(let (ARRAY_PATTERN a ~ b:=(arrow ()) ...(ARRAY_PATTERN c))=d)"},
        {"for ([a, b] of c) ;", "(FOR_OF (ARRAY_PATTERN a b) c (EMPTY))"},
        {"for (a.b in c) ;", "(FOR_IN (MEMBER a b) c (EMPTY))"},
        {"[(a), (b.c)] = d", "(= (ARRAY_PATTERN a (MEMBER b c)) d)"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(parser, names_of_functions) {
    static const Row rows[] = {
        {"a = function () {}", "(:= a (function ()))"},
        {"a = (() => {})", "(:= a (arrow ()))"},
        {"(a) = () => {}", "(= a (arrow ()))"},
        {"a.b = () => {}", "(= (MEMBER a b) (arrow ()))"},
        {"a = (0, () => {})", "(= a (SEQUENCE 0 (arrow ())))"},
        {"a = class {}", "(:= a (CLASS ~ ~))"},
        {"a += () => {}", "(+= a (arrow ()))"},
        {"a ?\?= () => {}", "(\?\?:= a (arrow ()))"},
        {"var a = function b() {}", "(var a=(function b()))"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(parser, arrows) {
    static const Row rows[] = {
        {"a => a", "(arrow (a) a)"},
        {"(a, { b } = {}, ...c) => a",
         "(arrow (a (OBJECT_PATTERN b:b)=(OBJECT_LITERAL) ...c) a)"},
        {"() => ({})", "(arrow () (OBJECT_LITERAL))"},
        {"async a => await a", "(async arrow (a) (AWAIT a))"},
        {"async (a, b = 1) => {}", "(async arrow (a b=1))"},
        {"async(a)", "(CALL async a)"},
        {"async => async", "(arrow (async) async)"},
        {"a ? (b) : c => d", "(CONDITIONAL a b (arrow (c) d))"},
        {"a ? (b) => (c) : d", "(CONDITIONAL a (arrow (b) c) d)"},
        {"(a, b = c => d) => e", "(arrow (a b:=(arrow (c) d)) e)"},
        {"() => { 'use strict' }", "(arrow () strict (EXPRESSION_STATEMENT 'use strict'))"},
        {"for (async of => {}; ;) ;", "(FOR (async arrow (of)) ~ ~ (EMPTY))"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(parser, functions) {
    static const Row rows[] = {
        {"function f(a, b = a, ...[c]) { return a }",
         "(function f(a b=a ...(ARRAY_PATTERN c)) (RETURN a))"},
        {"async function f() { for await (a of b) await c }",
         "(async function f() (FOR_AWAIT a b (EXPRESSION_STATEMENT (AWAIT c))))"},
        {"function* f() { a = yield; yield* b; yield\nc }",
         "(function* f() (EXPRESSION_STATEMENT (= a (YIELD ~))) (EXPRESSION_STATEMENT "
         "(YIELD_STAR b)) (EXPRESSION_STATEMENT (YIELD ~)) (EXPRESSION_STATEMENT c))"},
        {"(async function* () { yield await 1 })", "(async function* () (EXPRESSION_STATEMENT "
                                                   "(YIELD (AWAIT 1))))"},
        {"function f() { return new.target }", "(function f() (RETURN new.target))"},
        {"var yield, await, let, async, of, static", "(var yield await let async of static)"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(parser, classes) {
    static const Row rows[] = {
        {"class A extends B { #x = 1; static y; static { z } get [q]() {} }",
         "(CLASS_DECLARATION A B field #x 1 static field y ~ static block  (method () strict "
         "(EXPRESSION_STATEMENT z)) get [q] (method () strict))"},
        {"class A extends B { constructor() { super(1); super.a } }",
         "(CLASS_DECLARATION A B constructor* A() strict (EXPRESSION_STATEMENT (SUPER_CALL 1)) "
         "(EXPRESSION_STATEMENT (SUPER_MEMBER 'a')))"},
        {"class A { get; set; async = 1; static static; static async *get() {} }",
         "(CLASS_DECLARATION A ~ field get ~ field set ~ field async 1 static field static ~ "
         "static ()get (async method* get() strict))"},
        {"class A { #a; static has(o) { return #a in o && o.#a } }",
         "(CLASS_DECLARATION A ~ field #a ~ static ()has (method has(o) strict (RETURN (&& (in #a "
         "o) (PRIVATE_MEMBER o #a)))))"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(parser, statements) {
    static const Row rows[] = {
        {"if (a) b; else c", "(IF a (EXPRESSION_STATEMENT b) (EXPRESSION_STATEMENT c))"},
        {"if (1) function f() {}", "(IF 1 (BLOCK (function f())))"},
        {"do a; while (b) c", "(DO_WHILE b (EXPRESSION_STATEMENT a)) c"},
        {"for (var i = 0, n = 1; i < n; i++) ;",
         "(FOR (var i=0 n=1) (< i n) (UPDATE postfix ++ i) (EMPTY))"},
        {"for (var i = 0 in {}) ;", "(FOR_IN var i=0 (OBJECT_LITERAL) (EMPTY))"},
        {"for (let in a) ;", "(FOR_IN let a (EMPTY))"},
        {"for (let of of a) ;", "(FOR_OF let of a (EMPTY))"},
        {"l: m: for (;;) { continue l; break m }",
         "(LABELED l (LABELED m (FOR ~ ~ ~ (BLOCK (CONTINUE l) (BREAK m)))))"},
        {"switch (a) { case 1: b; default: c }",
         "(SWITCH a (case 1 (EXPRESSION_STATEMENT b)) (default (EXPRESSION_STATEMENT c)))"},
        {"try { a } catch ({ b }) { c } finally { d }",
         "(TRY (BLOCK (EXPRESSION_STATEMENT a)) (OBJECT_PATTERN b:b) (BLOCK (EXPRESSION_STATEMENT "
         "c)) finally (BLOCK (EXPRESSION_STATEMENT d)))"},
        {"with (a) throw b", "(WITH a (THROW b))"},
        {"debugger; ;", "(DEBUGGER) (EMPTY)"},
        {"l: function f() {}", "(LABELED l (function f()))"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(parser, semicolons) {
    static const Row rows[] = {
        {"a\nb", "a b"},
        {"a\n++b", "a (UPDATE prefix ++ b)"},
        {"a\n(b)", "(CALL a b)"},
        {"{ a } b", "(BLOCK (EXPRESSION_STATEMENT a)) b"},
        {"let\nx", "(let x)"},
        {"if (1) let\n{}", "(IF 1 (EXPRESSION_STATEMENT let)) (BLOCK)"},
        {"async\nfunction f() {}", "async (function f())"},
        {"for (;;) { break\nl }", "(FOR ~ ~ ~ (BLOCK (BREAK ~) (EXPRESSION_STATEMENT l)))"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_SCRIPT);
}

RUNTIME_TEST(parser, modules) {
    static const Row rows[] = {
        {"import a, { b as c, 'x y' as d } from 'm'; import * as n from 'k'; import 's'",
         "(IMPORT_DECLARATION default>a b>c x y>d from m) (IMPORT_DECLARATION ~>n from k) "
         "(IMPORT_DECLARATION from s)"},
        {"export * from 'q'; export * as z from 'q'; export { default as a } from 'r'",
         "(EXPORT_DECLARATION ~>~ from q) (EXPORT_DECLARATION ~>z from q) (EXPORT_DECLARATION "
         "default>a from r)"},
        {"export default function () {}",
         "(EXPORT_DECLARATION default (function default() strict))"},
        {"export default async () => {}", "(EXPORT_DECLARATION default (async arrow () strict))"},
        {"export const { p, q: [r] } = a; export { a as 'b c' }",
         "(EXPORT_DECLARATION (const (OBJECT_PATTERN p:p q:(ARRAY_PATTERN r))=a)) "
         "(EXPORT_DECLARATION a>b c)"},
        {"import.meta; import(a); await 1", "(IMPORT_META) (IMPORT_CALL a ~) (AWAIT 1)"},
    };
    check_trees(rows, COUNT_OF(rows), PARSE_MODULE);
}

/* ---- what the tree says of its code ---- */

RUNTIME_TEST(parser, function_codes) {
    Script *script = parse("  async function f(a, b = 1, ...c) { 'use strict2' }", PARSE_SCRIPT);
    cr_assert_not_null(script);
    const FunctionCode *code = ((FunctionNode *)script->code->body.items[0])->code;
    cr_expect_eq(code->length, 1);
    cr_expect_eq(code->parameter_count, 3);
    cr_expect(!code->has_simple_parameters);
    cr_expect(code->can_suspend && code->is_async && !code->is_strict);
    cr_expect_eq(code->source_start, 2);
    cr_expect_eq(code->source_end, string_length(script->source));
    script = parse("await 1", PARSE_MODULE);
    cr_expect(script->code->is_async && script->code->is_strict);
    script = parse("1", PARSE_MODULE);
    cr_expect(!script->code->is_async);
}

RUNTIME_TEST(parser, dynamic_functions) {
    ParseOptions options = {.realm = runtime->realm, .name = string_from_ascii(runtime, "t.js")};
    String *parameters = string_from_ascii(runtime, "a, b");
    String *body = string_from_ascii(runtime, "return a // c");
    Script *script = script_parse_function(runtime, parameters, body, false, true, &options);
    cr_assert_not_null(script);
    char *text = tree_text(runtime, script);
    cr_expect_str_eq(text, "(function* anonymous(a b) (RETURN a))");
    free(text);
    cr_expect(string_equals_ascii(runtime, script->source,
                                  "function* anonymous(a, b\n) {\nreturn a // c\n}"));
    String *trick = string_from_ascii(runtime, "}, function () {");
    cr_expect_null(script_parse_function(runtime, parameters, trick, false, false, &options));
    free(take_message(NULL));
    trick = string_from_ascii(runtime, "/*");
    body = string_from_ascii(runtime, "*/) {");
    cr_expect_null(script_parse_function(runtime, trick, body, false, false, &options));
    free(take_message(NULL));
}

/* Depth is an error, length is none. */
RUNTIME_TEST(parser, depth_and_length) {
    static const char *const deep[] = {"(", "[", "{", "a=>", "`${", "a?", "if(a)", "new ", "f("};
    enum { DEPTH = 1000000, /* beyond every stack: some take less than 80 bytes a level */
           LENGTH = 100000 };
    for (size_t i = 0; i < COUNT_OF(deep); i++) {
        Buffer text = {0};
        for (int k = 0; k < DEPTH; k++) cr_assert(buffer_append_text(&text, deep[i]));
        cr_expect_null(parse(buffer_text(&text), PARSE_SCRIPT), "%s", deep[i]);
        ErrorPlace place;
        char *message = take_message(&place);
        cr_expect_str_eq(message, "Maximum call stack size exceeded", "%s: %s", deep[i], message);
        cr_expect_eq(place.line, 1, "%s", deep[i]);
        cr_expect_gt(place.column, 1, "%s", deep[i]);
        free(message);
        buffer_free(&text);
    }
    static const char *const parts[] = {"a+", "a;", "a.", "a&&", "a,", "a??", "a``."};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        Buffer text = {0};
        for (int k = 0; k < LENGTH; k++) cr_assert(buffer_append_text(&text, parts[i]));
        cr_assert(buffer_append_text(&text, "a"));
        cr_expect_not_null(parse(buffer_text(&text), PARSE_SCRIPT), "%s", parts[i]);
        buffer_free(&text);
    }
}

/* In linear time: the slow way took half a minute. Where the C stack is too small for so many, the
 * parser says so, no later. */
RUNTIME_TEST(parser, labels_in_a_row) {
    enum { LABELS = 100000,
           SECONDS = 4 };
    Buffer text = {0};
    for (int i = 0; i < LABELS; i++) {
        char label[16];
        snprintf(label, sizeof label, "l%d:", i);
        cr_assert(buffer_append_text(&text, label));
    }
    cr_assert(buffer_append_text(&text, ";"));
    clock_t start = clock();
    parse(buffer_text(&text), PARSE_SCRIPT);
    cr_expect_lt(clock() - start, SECONDS * CLOCKS_PER_SEC);
    buffer_free(&text);
}
