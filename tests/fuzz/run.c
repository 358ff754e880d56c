/* Fuzz target: any bytes, run as a script to the end of its jobs and timers, its value shown.
 *
 * Some inputs go on after the collector was asked to run, or after the engine was ended: neither
 * may harm what comes later. */
#include <stdlib.h>

#include "fuzz.h"

static void show(BobEngine *engine, BobValue value) {
    char *text = NULL;
    if (bob_inspect(engine, value, &text, NULL) == BOB_OK) free(text);
}

static void run(BobEngine *engine, const char *text, size_t size) {
    BobValue result = bob_undefined();
    BobStatus status = bob_evaluate(engine, text, (ptrdiff_t)size, "fuzz.js", &result);
    if (status == BOB_EXCEPTION) bob_print_error(engine, result);
    if (status == BOB_OK) show(engine, result);
    bob_run(engine);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const char afterwards[] = "Promise.resolve([1, { a: 2 }]).then(console.log)";
    BobEngine *engine = fuzz_engine_open();
    run(engine, (const char *)bytes, size);
    bob_collect(engine);
    run(engine, afterwards, sizeof afterwards - 1);
    fuzz_engine_close(engine);
    return 0;
}
