/* WeakRef and FinalizationRegistry from C: when targets die, and who has callbacks called. The
 * stack is left out of the collections here, so that each dies at once. */
#include "embed_fixture.h"

#include "bobbin_engine.h"
#include "runtime/heap/heap_internal.h"

static void collect(BobEngine *engine) {
    Heap *heap = engine->runtime->heap;
    const void *base = heap->stack_base;
    heap_set_stack_base(heap, NULL);
    bob_collect(engine);
    heap_set_stack_base(heap, base);
}

Test(embed_weak, a_target_lives_until_jobs_have_run) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, "var ref = new WeakRef({}), state = () => typeof ref.deref()");
    collect(engine);
    expect_text(engine, evaluate(engine, "state()"), "object");
    cr_expect_eq(bob_run_jobs(engine), BOB_OK);
    collect(engine);
    expect_text(engine, evaluate(engine, "state()"), "undefined");
    bob_engine_delete(engine);
}

Test(embed_weak, what_deref_gave_lives_on) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, "var one, two; (() => { const target = {};"
                     "one = new WeakRef(target); two = new WeakRef(target); })()");
    cr_expect_eq(bob_run_jobs(engine), BOB_OK);
    evaluate(engine, "one.deref(); one = null;");
    collect(engine);
    expect_text(engine, evaluate(engine, "typeof two.deref()"), "object");
    cr_expect_eq(bob_run_jobs(engine), BOB_OK);
    collect(engine);
    expect_text(engine, evaluate(engine, "typeof two.deref()"), "undefined");
    bob_engine_delete(engine);
}

/* ---- callbacks ---- */

static const char registries[] =
    "var first = new FinalizationRegistry((held) => {"
    "    console.log('first', held); queueMicrotask(() => console.log('job', held)); });"
    "var second = new FinalizationRegistry((held) => console.log('second', held));"
    "for (let i = 0; i < 3; i++) { first.register({}, i); second.register({}, i); }";

static const char told[] = "second 2\nsecond 1\nsecond 0\nfirst 2\nfirst 1\nfirst 0\n"
                           "job 2\njob 1\njob 0\n";

Test(embed_weak, callbacks_wait_until_they_are_asked_for) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, registries);
    cr_expect_eq(bob_run_cleanups(engine), BOB_OK);
    collect(engine);
    cr_expect_eq(bob_run_jobs(engine), BOB_OK);
    cr_expect_str_eq(printed.out, "");
    cr_expect_eq(bob_run_cleanups(engine), BOB_OK);
    cr_expect_str_eq(printed.out, told);
    cr_expect_eq(bob_run_cleanups(engine), BOB_OK);
    cr_expect_str_eq(printed.out, told);
    bob_engine_delete(engine);
}

Test(embed_weak, a_turn_runs_those_of_one_registry) {
    BobEngine *engine = engine_open(NULL);
    bool more;
    evaluate(engine, registries);
    collect(engine);
    cr_expect_eq(bob_run_once(engine, 0, &more), BOB_OK);
    cr_expect_str_eq(printed.out, "second 2\nsecond 1\nsecond 0\n");
    cr_expect(more);
    cr_expect_eq(bob_run_once(engine, 0, &more), BOB_OK);
    cr_expect_str_eq(printed.out, told);
    cr_expect_not(more);
    bob_engine_delete(engine);
}

Test(embed_weak, a_run_ends_with_them) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, registries);
    collect(engine);
    cr_expect_eq(bob_run(engine), BOB_OK);
    cr_expect_str_eq(printed.out, told);
    bob_engine_delete(engine);
}

Test(embed_weak, they_come_before_the_clock_jumps) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, registries);
    evaluate(engine, "setTimeout(() => console.log('timer'), 1000)");
    collect(engine);
    cr_expect_eq(bob_run(engine), BOB_OK);
    cr_expect_eq(strncmp(printed.out, told, strlen(told)), 0);
    cr_expect_str_eq(printed.out + strlen(told), "timer\n");
    bob_engine_delete(engine);
}

Test(embed_weak, an_error_leaves_the_rest_for_later) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, "var registry = new FinalizationRegistry((held) => {"
                     "    console.log(held); if (held === 1) throw new Error('one'); });"
                     "for (let i = 0; i < 3; i++) registry.register({}, i);");
    collect(engine);
    cr_expect_eq(bob_run_cleanups(engine), BOB_EXCEPTION);
    cr_expect_str_eq(printed.out, "2\n1\n");
    const char *frame = strstr(printed.err, "at FinalizationRegistry.cleanupSome (<anonymous>)");
    cr_expect_not_null(frame, "%s", printed.err);
    cr_expect_eq(bob_run_cleanups(engine), BOB_OK);
    cr_expect_str_eq(printed.out, "2\n1\n0\n");
    bob_engine_delete(engine);
}

Test(embed_weak, a_registry_waits_for_its_turn_alive) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, registries);
    collect(engine);
    evaluate(engine, "first = second = null");
    collect(engine);
    cr_expect_eq(bob_run_cleanups(engine), BOB_OK);
    cr_expect_str_eq(printed.out, told);
    bob_engine_delete(engine);
}

Test(embed_weak, a_dead_registry_tells_nothing) {
    BobEngine *engine = engine_open(NULL);
    evaluate(engine, registries);
    evaluate(engine, "first = null");
    collect(engine);
    cr_expect_eq(bob_run_cleanups(engine), BOB_OK);
    cr_expect_str_eq(printed.out, "second 2\nsecond 1\nsecond 0\n");
    bob_engine_delete(engine);
}
