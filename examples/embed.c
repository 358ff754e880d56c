/* Bobbin in a C program: run a script, then all it has left to do. Build it against an installed
 * Bobbin with `cc embed.c $(pkg-config --cflags --libs bobbin)`; src/bobbin.h is the manual. */
#include <bobbin.h>

int main(void) {
    static const char script[] = "setTimeout(() => console.log('2: a timer'), 10);"
                                 "console.log('1: the script');";
    BobEngine *engine = bob_engine_new(NULL);
    BobValue result;
    BobStatus status = bob_evaluate(engine, script, -1, "embed.js", &result);
    if (status == BOB_EXCEPTION) bob_print_error(engine, result);
    else status = bob_run(engine);
    bob_engine_delete(engine);
    return status != BOB_OK;
}
