/* Growable arrays and byte buffers. */
#include <criterion/criterion.h>

#include "support/vector.h"

VECTOR_OF(IntVector, int_vector, int)

Test(vector, grows_and_keeps_its_items) {
    IntVector v = {0};
    for (int i = 0; i < 1000; i++) cr_assert(int_vector_push(&v, i));
    cr_assert_eq(v.length, 1000);
    for (int i = 0; i < 1000; i++) cr_assert_eq(v.items[i], i);
    cr_assert_eq(int_vector_pop(&v), 999);
    cr_assert_eq(v.length, 999);
    int_vector_free(&v);
    cr_assert_null(v.items);
}

Test(vector, appends_copies) {
    IntVector v = {0};
    const int items[] = {1, 2, 3};
    cr_assert(int_vector_append(&v, NULL, 0));
    cr_assert(int_vector_append(&v, items, COUNT_OF(items)));
    cr_assert_eq(v.length, 3);
    cr_assert_eq(v.items[2], 3);
    int_vector_free(&v);
}

Test(vector, reports_sizes_no_memory_has) {
    IntVector v = {0};
    cr_assert(int_vector_push(&v, 7));
    cr_assert_not(int_vector_reserve(&v, SIZE_MAX / sizeof(int)));
    cr_assert_not(int_vector_reserve(&v, SIZE_MAX));
    cr_assert_eq(v.length, 1);
    cr_assert_eq(v.items[0], 7);
    int_vector_free(&v);
}

Test(buffer, formats_and_appends) {
    Buffer buffer = {0};
    cr_assert(buffer_append_text(&buffer, "at "));
    cr_assert(buffer_printf(&buffer, "%s:%d", "main.js", 12));
    cr_assert(buffer_append_byte(&buffer, '\n'));
    cr_assert_str_eq(buffer_text(&buffer), "at main.js:12\n");
    cr_assert_eq(buffer.length, 14);
    buffer_clear(&buffer);
    for (int i = 0; i < 100; i++) cr_assert(buffer_printf(&buffer, "%03d,", i));
    cr_assert_eq(buffer.length, 400);
    cr_assert_eq(strncmp(buffer_text(&buffer) + 396, "099,", 5), 0);
    buffer_free(&buffer);
}

Test(buffer, hands_its_text_over) {
    Buffer buffer = {0};
    cr_assert(buffer_append_text(&buffer, "text"));
    char *text = buffer_take(&buffer);
    cr_assert_str_eq(text, "text");
    cr_assert_null(buffer.items);
    free(text);
    text = buffer_take(&buffer);
    cr_assert_str_eq(text, "");
    free(text);
}
