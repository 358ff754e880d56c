/* Sets of pointers: against a plain array, with many additions and removals. */
#include "support/pointer_set.h"

#include <criterion/criterion.h>

Test(pointer_set, adds_each_pointer_once) {
    static char bytes[1000];
    PointerSet set = {0};
    for (int i = 0; i < 2000; i++) {
        PointerSetOutcome wanted = i < 1000 ? POINTER_SET_ADDED : POINTER_SET_PRESENT;
        cr_assert_eq(pointer_set_add(&set, &bytes[i % 1000]), wanted);
    }
    cr_assert_eq(set.count, 1000);
    pointer_set_free(&set);
}

Test(pointer_set, agrees_with_a_plain_array) {
    static char bytes[64];
    bool present[64] = {false};
    PointerSet set = {0};
    unsigned state = 1;
    for (int step = 0; step < 100000; step++) {
        state = state * 1103515245u + 12345u;
        int i = (state >> 16) & 63;
        if (present[i] && state & 1u << 30) {
            pointer_set_remove(&set, &bytes[i]);
            present[i] = false;
        } else {
            PointerSetOutcome wanted = present[i] ? POINTER_SET_PRESENT : POINTER_SET_ADDED;
            cr_assert_eq(pointer_set_add(&set, &bytes[i]), wanted);
            present[i] = true;
        }
    }
    pointer_set_free(&set);
}
