/* Running scripts from C: completion values, errors, jobs and timers, limits, several engines. */
#include "embed_fixture.h"

Test(embed_running, a_script_has_a_value) {
    BobEngine *engine = engine_open(NULL);
    cr_expect_eq(number_of(engine, evaluate(engine, "var x = 20; x + 22")), 42);
    cr_expect_eq(number_of(engine, evaluate(engine, "x")), 20);
    BobValue result;
    cr_assert_eq(bob_evaluate(engine, "1 + 1; rubbish", 5, "cut.js", &result), BOB_OK);
    cr_expect_eq(number_of(engine, result), 2);
    bob_engine_delete(engine);
}

Test(embed_running, errors_are_handed_out) {
    BobEngine *engine = engine_open(NULL);
    BobValue result;
    cr_expect_eq(bob_evaluate(engine, "throw 7", -1, "a.js", &result), BOB_EXCEPTION);
    cr_expect_eq(number_of(engine, result), 7);
    cr_expect_eq(bob_evaluate(engine, "let = = 1", -1, "a.js", &result), BOB_EXCEPTION);
    cr_expect_eq(bob_type(result), BOB_OBJECT);
    cr_expect_str_eq(printed.err, "");
    cr_expect_eq(number_of(engine, evaluate(engine, "1 + 1")), 2);
    bob_engine_delete(engine);
}

Test(embed_running, an_error_is_printed_with_its_place) {
    BobEngine *engine = engine_open(NULL);
    BobValue error;
    const char *source = "function f() {\n  throw new TypeError('oh');\n}\nf();";
    cr_assert_eq(bob_evaluate(engine, source, -1, "place.js", &error), BOB_EXCEPTION);
    bob_print_error(engine, error);
    const char *expected = "place.js:2\n  throw new TypeError('oh');\n  ^\n\nTypeError: oh\n"
                           "    at f (place.js:2:9)\n    at place.js:4:1\n\nBobbin v";
    cr_expect_eq(strncmp(printed.err, expected, strlen(expected)), 0, "%s", printed.err);
    bob_engine_delete(engine);
}

Test(embed_running, source_that_is_no_utf8_is_a_syntax_error) {
    BobEngine *engine = engine_open(NULL);
    BobValue error;
    const char source[] = "1;\n'\xC3\xBC', \xC3(";
    cr_assert_eq(bob_check(engine, source, -1, "bytes.js", BOB_SCRIPT, &error), BOB_EXCEPTION);
    bob_print_error(engine, error);
    const char *expected = "bytes.js:2\n'\xC3\xBC', \xEF\xBF\xBD(\n     ^\n\nSyntaxError: ";
    cr_expect_eq(strncmp(printed.err, expected, strlen(expected)), 0, "%s", printed.err);
    bob_engine_delete(engine);
}

Test(embed_running, checking_runs_nothing) {
    BobEngine *engine = engine_open(NULL);
    BobValue error;
    cr_expect_eq(bob_check(engine, "console.log(1)", -1, "a.js", BOB_SCRIPT, &error), BOB_OK);
    cr_expect_eq(bob_check(engine, "return 1", -1, "a.js", BOB_SCRIPT, &error), BOB_EXCEPTION);
    cr_expect_eq(bob_check(engine, "return 1", -1, "a.js", BOB_COMMONJS, &error), BOB_OK);
    cr_expect_eq(bob_check(engine, "await 1", -1, "a.js", BOB_COMMONJS, &error), BOB_EXCEPTION);
    cr_expect_eq(bob_check(engine, "await 1", -1, "a.js", BOB_MODULE, &error), BOB_OK);
    cr_expect_str_eq(printed.out, "");
    bob_engine_delete(engine);
}

Test(embed_running, a_file_has_its_own_scope) {
    BobEngine *engine = engine_open(NULL);
    BobValue result;
    const char *source = "var own = 1; console.log(typeof globalThis.own, typeof this)";
    cr_assert_eq(bob_evaluate_file(engine, source, -1, "f.js", false, &result), BOB_OK);
    cr_expect_str_eq(printed.out, "undefined object\n");
    bob_engine_delete(engine);
}

/* ---- jobs, ticks, timers ---- */

static const char order[] =
    "setTimeout(() => console.log('timer'), 5000);"
    "setImmediate(() => console.log('immediate'));"
    "Promise.resolve().then(() => console.log('job'));"
    "process.nextTick(() => console.log('tick'));"
    "console.log('script');";

Test(embed_running, nothing_runs_before_it_is_asked_to) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, order);
    cr_expect_str_eq(printed.out, "script\n");
    cr_expect_eq(bob_run_jobs(engine), BOB_OK);
    cr_expect_str_eq(printed.out, "script\ntick\njob\n");
    cr_expect_eq(bob_run(engine), BOB_OK);
    cr_expect_str_eq(printed.out, "script\ntick\njob\nimmediate\ntimer\n");
    cr_expect_eq(bob_exit_code(engine), 0);
    bob_engine_delete(engine);
}

Test(embed_running, turn_by_turn) {
    BobEngine *engine = engine_open(NULL);
    bool more;
    evaluate(engine, order);
    cr_expect_eq(bob_run_once(engine, 0, &more), BOB_OK);
    cr_expect(more);
    cr_expect_str_eq(printed.out, "script\ntick\njob\nimmediate\n");
    cr_expect_eq(bob_run_once(engine, -1, &more), BOB_OK);
    cr_expect_not(more);
    cr_expect_str_eq(printed.out, "script\ntick\njob\nimmediate\ntimer\n");
    bob_engine_delete(engine);
}

Test(embed_running, virtual_time_passes_at_once) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, "const start = performance.now();"
                     "setTimeout(() => console.log(performance.now() - start), 3600000);");
    cr_expect_eq(bob_run(engine), BOB_OK);
    cr_expect_str_eq(printed.out, "3600000\n");
    bob_engine_delete(engine);
}

Test(embed_running, an_uncaught_error_ends_a_run) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, "setTimeout(() => { throw new Error('late') });"
                     "setTimeout(() => console.log('never'), 10);"
                     "process.on('exit', (c) => console.log('exit', c))");
    cr_expect_eq(bob_run(engine), BOB_EXCEPTION);
    cr_expect_eq(bob_exit_code(engine), 1);
    cr_expect_str_eq(printed.out, "exit 1\n");
    cr_expect_not_null(strstr(printed.err, "Error: late\n    at "));
    bob_engine_delete(engine);
}

Test(embed_running, an_unhandled_rejection_ends_a_run) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, "Promise.reject(new Error('unheard'));");
    cr_expect_eq(bob_run(engine), BOB_EXCEPTION);
    cr_expect_not_null(strstr(printed.err, "Error: unheard\n    at "));
    bob_engine_delete(engine);
}

Test(embed_running, process_exit_terminates) {
    BobEngine *engine = engine_open(NULL);
    BobValue result;
    const char *source = "try { process.exit(3) } catch { console.log('no') } finally { "
                         "console.log('no') }";
    cr_expect_eq(bob_evaluate(engine, source, -1, "x.js", &result), BOB_TERMINATED);
    cr_expect_eq(bob_exit_code(engine), 3);
    cr_expect_str_eq(printed.out, "");
    cr_expect_eq(number_of(engine, evaluate(engine, "2 * 3")), 6);
    bob_engine_delete(engine);
}

static BobStatus stop(BobEngine *engine, void *data, BobValue this_value, int count,
                      const BobValue *arguments, BobValue *result) {
    (void)data, (void)this_value, (void)count, (void)arguments;
    *result = bob_undefined();
    bob_engine_terminate(engine);
    return BOB_OK;
}

Test(embed_running, termination_breaks_endless_loops) {
    BobEngine *engine = engine_open(NULL);
    BobValue function, result;
    cr_assert_eq(bob_function_new(engine, "stop", 0, stop, NULL, &function), BOB_OK);
    cr_assert_eq(bob_set(engine, bob_global(engine), "stop", function), BOB_OK);
    cr_expect_eq(bob_evaluate(engine, "stop(); for (;;);", -1, "x.js", &result), BOB_TERMINATED);
    cr_expect_eq(number_of(engine, evaluate(engine, "1")), 1);
    bob_engine_delete(engine);
}

/* ---- promises ---- */

Test(embed_running, promises_settle_from_c) {
    BobEngine *engine = engine_open(NULL);
    BobValue promise, value;
    cr_assert_eq(bob_promise_new(engine, &promise), BOB_OK);
    cr_assert_eq(bob_set(engine, bob_global(engine), "promise", promise), BOB_OK);
    evaluate(engine, "promise.then((v) => console.log('got', v))");
    cr_expect_eq(bob_promise_state(promise, NULL), BOB_PENDING);
    cr_expect_eq(bob_promise_resolve(engine, promise, bob_number(9)), BOB_OK);
    cr_expect_eq(bob_promise_reject(engine, promise, bob_number(1)), BOB_OK);
    cr_expect_eq(bob_promise_state(promise, &value), BOB_FULFILLED);
    cr_expect_eq(number_of(engine, value), 9);
    cr_expect_eq(bob_run(engine), BOB_OK);
    cr_expect_str_eq(printed.out, "got 9\n");
    cr_expect_eq(bob_promise_state(bob_number(1), NULL), BOB_NOT_A_PROMISE);
    bob_engine_delete(engine);
}

Test(embed_running, a_module_is_a_promise) {
    BobEngine *engine = engine_open(NULL);
    BobValue promise;
    const char *source = "await new Promise((r) => setTimeout(r, 10)); console.log('done');";
    cr_assert_eq(bob_evaluate_file(engine, source, -1, "m.mjs", true, &promise), BOB_OK);
    BobHandle *kept = bob_keep(engine, promise);
    cr_expect_eq(bob_promise_state(promise, NULL), BOB_PENDING);
    cr_expect_eq(bob_run(engine), BOB_OK);
    cr_expect_eq(bob_promise_state(promise, NULL), BOB_FULFILLED);
    cr_expect_str_eq(printed.out, "done\n");
    bob_release(kept);
    bob_engine_delete(engine);
}

/* ---- limits and kinds of engines ---- */

Test(embed_running, running_out_of_memory_is_survived) {
    BobEngine *engine = engine_open(&(BobOptions){.memory_limit = 8 << 20});
    BobValue result;
    const char *source = "const all = []; for (;;) all.push(new Array(1000).fill(0));";
    cr_expect_eq(bob_evaluate(engine, source, -1, "x.js", &result), BOB_EXCEPTION);
    expect_text(engine, result, "RangeError: out of memory");
    evaluate(engine, "all.length = 0");
    bob_collect(engine);
    cr_expect_lt(bob_memory(engine).live_bytes, 4 << 20);
    cr_expect_eq(number_of(engine, evaluate(engine, "[1, 2, 3].length")), 3);
    bob_engine_delete(engine);
}

Test(embed_running, deep_recursion_is_a_range_error) {
    BobEngine *engine = engine_open(NULL);
    expect_text(engine, evaluate(engine, "let f = () => f(); try { f() } catch (e) { String(e) }"),
                "RangeError: Maximum call stack size exceeded");
    bob_engine_delete(engine);
}

Test(embed_running, a_bare_engine_has_the_language_only) {
    BobEngine *engine = engine_open(&(BobOptions){.no_console = true});
    const char *source = "[typeof console, typeof process, typeof setTimeout, typeof Map].join()";
    expect_text(engine, evaluate(engine, source), "undefined,undefined,undefined,function");
    evaluate(engine, "var seen = 0; Promise.resolve(5).then((v) => { seen = v; });");
    cr_expect_eq(bob_run(engine), BOB_OK);
    cr_expect_eq(number_of(engine, evaluate(engine, "seen")), 5);
    bob_engine_delete(engine);
}

Test(embed_running, arguments_are_copied) {
    char first[] = "one";
    const char *arguments[] = {first, "two"};
    BobEngine *engine =
        engine_open(&(BobOptions){.argument_count = 2, .arguments = arguments});
    first[0] = '#';
    expect_text(engine, evaluate(engine, "process.argv.slice(1).join()"), "one,two");
    bob_engine_delete(engine);
}

Test(embed_running, engines_share_nothing) {
    BobEngine *a = engine_open(NULL);
    BobEngine *b = engine_open(NULL);
    evaluate(a, "globalThis.mine = 1; Array.prototype.extra = true;");
    expect_text(b, evaluate(b, "[typeof mine, 'extra' in []].join()"), "undefined,false");
    bob_engine_delete(a);
    cr_expect_eq(number_of(b, evaluate(b, "1 + 2")), 3);
    bob_engine_delete(b);
}
