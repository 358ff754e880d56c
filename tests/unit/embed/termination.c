/* bob_engine_terminate: whatever runs, and wherever the request comes from, it ends soon, nothing
 * of the script runs any more, and the engine can be used afterwards. */
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "embed_fixture.h"

enum { ASKED_AFTER = 20, /* milliseconds */
       MOST = 3000 };

static double milliseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void *terminate_later(void *engine) {
    usleep(ASKED_AFTER * 1000);
    bob_engine_terminate(engine);
    return NULL;
}

/* Scripts that do not end by themselves, or only in hours. One that sets `after` goes on where it
 * must not. */
static const char *const evaluated[] = {
    "for (;;);",
    "do {} while (true)",
    "a: for (;;) for (;;) continue a",
    "for (;;) try { (() => { for (;;); })() } catch { after = 1 } finally { after = 2 }",
    "try { for (;;); } finally { after = 1; for (;;); }",
    "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) } fib(80)",
    "function f() { try { f() } catch { f() } } f()",
    "function* g() { for (;;); } g().next()",
    "function* g() { try { for (;;) yield 1 } finally { after = 1 } } for (const x of g());",
    "function* g() { yield* h() } function* h() { for (;;) yield 1 } for (const x of g());",
    "[3, 2, 1].sort(() => { for (;;); })",
    "const next = () => ({ done: false }); new Set({ [Symbol.iterator]: () => ({ next }) })",
    "const next = () => ({ done: false }), back = () => { after = 1 };"
    "for (const x of { [Symbol.iterator]: () => ({ next, return: back }) });",
    "const [...rest] = { [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) }",
    "const set = new Set([1]); set.forEach((v) => { set.delete(v); set.add(v + 1) })",
    "/(a+)+[bc]/.test('a'.repeat(60))",
    "'a'.repeat(60).replace(/(a|aa)+[cd]/g, '')",
    "'aaa'.replace(/a/g, () => { for (;;); })",
    "JSON.stringify({ toJSON() { for (;;); } })",
    "+{ valueOf() { for (;;); } }",
    "new Proxy({}, { get() { for (;;); } }).x",
    "class A { static { for (;;); } }",
    "Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0, 1e6); after = 1",
    "for (;;) try { eval('1') } catch { after = 1 }",
    "const a = []; a.length = 2 ** 32 - 1; a.indexOf(1)",
    "const a = []; a.length = 2 ** 32 - 1; a.join('')",
    "const a = []; a.length = 2 ** 32 - 1; a[5] = 1; a.reverse()",
    "const a = []; a.length = 2 ** 32 - 1; a[5] = 1; a.sort()",
};

/* Methods of Array.prototype with a length that is never reached. */
static const char *const methods[] = {
    "forEach",
    "some",
    "find",
    "findLast",
    "reduce",
    "filter",
    "indexOf",
    "includes",
    "lastIndexOf",
    "reverse",
    "shift",
    "splice",
    "flat",
    "fill",
    "copyWithin",
    "sort",
    "toSorted",
    "slice",
    "unshift",
    "with",
    "concat",
};

/* What goes on and on in bob_run. */
static const char *const run[] = {
    "(function again() { Promise.resolve().then(again) })()",
    "(function again() { queueMicrotask(again) })()",
    "(function again() { process.nextTick(again) })()",
    "(function again() { setImmediate(again) })()",
    "const thenable = { then(resolve) { resolve(thenable) } }; Promise.resolve(thenable)",
    "(async () => { try { for (;;) await 1 } finally { after = 1 } })()",
    "(async () => { async function* g() { for (;;) yield 1 } for await (const x of g()); })()",
    "Promise.reject(1).catch(() => { for (;;); }).finally(() => { after = 1 })",
    "setTimeout(() => { for (;;); })",
    "setInterval(() => {})",
    "setTimeout(() => { after = 1 }, 1e6)",
    "process.on('unhandledRejection', () => { for (;;); }); Promise.reject(1)",
    "process.on('uncaughtException', () => { for (;;); }); setTimeout(() => { throw 1 })",
    "process.on('beforeExit', () => setTimeout(() => {}))",
};

/* Numbers where the method takes numbers, a function else. */
static const char *arguments_of(const char *method) {
    static const char *const numeric[] = {"splice", "copyWithin", "with", "unshift", "flat"};
    if (strcmp(method, "slice") == 0) return "0";
    if (strcmp(method, "concat") == 0) return "o";
    if (strcmp(method, "sort") == 0 || strcmp(method, "toSorted") == 0) return "undefined";
    for (size_t i = 0; i < sizeof numeric / sizeof numeric[0]; i++) {
        if (strcmp(method, numeric[i]) == 0) return "0, 1";
    }
    return "() => 0";
}

static void expect_usable(BobEngine *engine, const char *source) {
    cr_expect_eq(number_of(engine, evaluate(engine, "after")), 0, "%s", source);
    evaluate(engine, "Promise.resolve().then(() => { after = 7 });"
                     "(function f(n) { n && f(n - 1) })(99)");
    cr_expect_eq(bob_run_jobs(engine), BOB_OK, "%s", source);
    cr_expect_eq(number_of(engine, evaluate(engine, "after")), 7, "%s", source);
}

static BobStatus evaluate_and_run(BobEngine *engine, const char *source, bool runs) {
    BobValue result;
    BobStatus status = bob_evaluate(engine, source, -1, "test.js", &result);
    return runs && status == BOB_OK ? bob_run(engine) : status;
}

static void expect_terminated(const char *source, bool runs) {
    BobOptions options = {.memory_limit = (size_t)1 << 30};
    BobEngine *engine = engine_open(&options);
    pthread_t thread;
    evaluate(engine, "globalThis.after = 0");
    double start = milliseconds();
    cr_assert_eq(pthread_create(&thread, NULL, terminate_later, engine), 0);
    BobStatus status = evaluate_and_run(engine, source, runs);
    cr_expect_eq(status, BOB_TERMINATED, "%s: status %d", source, (int)status);
    cr_expect_lt(milliseconds() - start, MOST, "%s", source);
    pthread_join(thread, NULL);
    expect_usable(engine, source);
    bob_engine_delete(engine);
}

Test(embed_termination, ends_what_is_evaluated, .timeout = 60) {
    for (size_t i = 0; i < sizeof evaluated / sizeof evaluated[0]; i++) {
        expect_terminated(evaluated[i], false);
    }
}

Test(embed_termination, ends_builtins_with_huge_lengths, .timeout = 60) {
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        char source[200];
        snprintf(source, sizeof source,
                 "const o = { length: 2 ** 32 - 1, [Symbol.isConcatSpreadable]: true };"
                 "Array.prototype.%s.call(o, %s)",
                 methods[i], arguments_of(methods[i]));
        expect_terminated(source, false);
    }
}

Test(embed_termination, ends_a_run, .timeout = 60) {
    for (size_t i = 0; i < sizeof run / sizeof run[0]; i++) expect_terminated(run[i], true);
}

/* ---- from a signal handler ---- */

static BobEngine *signalled;

static void on_alarm(int number) {
    (void)number;
    bob_engine_terminate(signalled);
}

Test(embed_termination, comes_from_a_signal_handler) {
    struct sigaction action = {.sa_handler = on_alarm};
    sigaction(SIGALRM, &action, NULL);
    for (size_t i = 0; i < 6; i++) {
        signalled = engine_open(&(BobOptions){.virtual_time = false});
        evaluate(signalled, "globalThis.after = 0");
        ualarm(ASKED_AFTER * 1000, 0);
        cr_expect_eq(evaluate_and_run(signalled, evaluated[i], false), BOB_TERMINATED);
        expect_usable(signalled, evaluated[i]);
        evaluate(signalled, "after = 0; setTimeout(() => { after = 1 }, 1e6)");
        ualarm(ASKED_AFTER * 1000, 0);
        cr_expect_eq(bob_run(signalled), BOB_TERMINATED);
        bob_engine_delete(signalled);
    }
}

/* ---- when nothing runs ---- */

Test(embed_termination, waits_for_what_runs_next) {
    BobEngine *engine = engine_open(NULL);
    BobValue result;
    evaluate(engine, "globalThis.after = 0");
    bob_engine_terminate(engine);
    cr_expect_eq(bob_evaluate(engine, "after = 1", -1, "x.js", &result), BOB_TERMINATED);
    expect_usable(engine, "after = 1");
    evaluate(engine, "after = 0; setTimeout(() => { after = 1 })");
    bob_engine_terminate(engine);
    cr_expect_eq(bob_run(engine), BOB_TERMINATED);
    cr_expect_eq(number_of(engine, evaluate(engine, "after")), 0);
    cr_expect_eq(bob_run(engine), BOB_OK);
    cr_expect_eq(number_of(engine, evaluate(engine, "after")), 1);
    bob_engine_delete(engine);
}
