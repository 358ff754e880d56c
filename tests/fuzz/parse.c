/* Fuzz target: any bytes, parsed and resolved as a script, as a module and as a CommonJS file.
 *
 * Nothing runs. What is no program must end as a SyntaxError or RangeError with a message. */
#include <stdlib.h>

#include "fuzz.h"

static void check(BobEngine *engine, const char *text, size_t size, BobGoal goal) {
    BobValue error = bob_undefined();
    char *shown = NULL;
    BobStatus status = bob_check(engine, text, (ptrdiff_t)size, "fuzz.js", goal, &error);
    if (status == BOB_OK || status == BOB_TERMINATED) return;
    if (status != BOB_EXCEPTION || bob_type(error) != BOB_OBJECT) abort();
    bob_print_error(engine, error);
    if (bob_to_text(engine, error, &shown, NULL) == BOB_OK) free(shown);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    BobEngine *engine = fuzz_engine_open();
    for (BobGoal goal = BOB_SCRIPT; goal <= BOB_COMMONJS; goal++) {
        check(engine, (const char *)bytes, size, goal);
    }
    fuzz_engine_close(engine);
    return 0;
}
