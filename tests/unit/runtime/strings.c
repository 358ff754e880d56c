/* Strings: storage, ropes, slices, atoms, search, building, formatting. Expected texts are those of
 * Node.js. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/objects/realm.h"
#include "runtime/runtime.h"

static Runtime *runtime;

static void start(void) {
    runtime = runtime_new(&(RuntimeOptions){0});
    cr_assert_not_null(runtime);
}
static void stop(void) {
    runtime_delete(runtime);
}
TestSuite(strings, .init = start, .fini = stop);

#ifdef BOB_GC_STRESS
enum { MANY = 2000 };
#else
enum { MANY = 1000000 };
#endif

static String *ascii(const char *text) {
    return string_from_ascii(runtime, text);
}
static String *utf8(const char *text) {
    return string_from_utf8(runtime, text, strlen(text));
}
static void expect_text(String *s, const char *expected) {
    cr_assert_not_null(s);
    char *text = string_to_utf8(runtime, s, NULL);
    cr_expect_str_eq(text, expected);
    free(text);
}
static String *repeat(const char *text, int times) {
    String *s = runtime->empty_string, *part = utf8(text);
    for (int i = 0; i < times; i++) s = string_concat(runtime, s, part);
    return s;
}
static uint16_t unit_at(String *s, uint32_t index) {
    cr_assert(string_flatten(runtime, s));
    return string_unit(s, index);
}

/* ---- making ---- */

Test(strings, storage_is_as_narrow_as_it_can_be) {
    static const uint16_t NARROW[] = {'a', 0xE9, 'b'}, WIDE[] = {'a', 0x20AC, 'b'};
    String *narrow = string_from_utf16(runtime, NARROW, 3),
           *wide = string_from_utf16(runtime, WIDE, 3);
    cr_expect_not(string_is_utf16(narrow));
    cr_expect(string_is_utf16(wide));
    expect_text(narrow, "a\u00e9b");
    expect_text(wide, "a\u20acb");
    cr_expect_not(string_is_utf16(utf8("\u00e9\u00ff")));
    cr_expect(string_is_utf16(utf8("\U0001F600")));
    cr_expect_eq(string_length(utf8("\U0001F600")), 2);
}

Test(strings, invalid_utf8_becomes_replacement_characters) {
    expect_text(string_from_utf8(runtime,
                                 "a\xff"
                                 "b",
                                 3),
                "a\uFFFD"
                "b");
    static const uint16_t LONE[] = {0xD800, 'x'};
    expect_text(string_from_utf16(runtime, LONE, 2), "\uFFFDx");
}

Test(strings, units_are_cached) {
    cr_expect_eq(string_from_unit(runtime, 'x'), string_from_unit(runtime, 'x'));
    cr_expect_eq(ascii("x"), string_from_unit(runtime, 'x'));
    cr_expect_eq(ascii(""), runtime->empty_string);
    expect_text(string_from_unit(runtime, 0x20AC), "\u20ac");
    expect_text(string_from_code_point(runtime, 0x1F600), "\U0001F600");
}

Test(strings, numbers) {
    static const struct {
        double number;
        const char *text;
    } ROWS[] = {{0, "0"},
                {-0.0, "0"},
                {7, "7"},
                {-12, "-12"},
                {1.5, "1.5"},
                {1e21, "1e+21"},
                {123456789012, "123456789012"},
                {0.1, "0.1"},
                {1e-7, "1e-7"},
                {-1e9, "-1000000000"},
                {NAN, "NaN"},
                {INFINITY, "Infinity"}};
    for (size_t i = 0; i < COUNT_OF(ROWS); i++)
        expect_text(string_from_number(runtime, ROWS[i].number), ROWS[i].text);
}

Test(strings, code_points) {
    uint32_t units;
    String *s = utf8("a\U0001F600");
    cr_expect_eq(string_code_point_at(s, 0, &units), 'a');
    cr_expect_eq(units, 1);
    cr_expect_eq(string_code_point_at(s, 1, &units), 0x1F600);
    cr_expect_eq(units, 2);
    cr_expect_eq(string_code_point_at(s, 2, &units), 0xDE00);
    cr_expect_eq(units, 1);
}

/* ---- ropes ---- */

Test(strings, short_concatenations_are_flat_and_long_ones_ropes) {
    String *flat = string_concat(runtime, ascii("hello "), utf8("w\u00f6rld"));
    cr_expect_not(flat->cell.flags & STRING_ROPE);
    expect_text(flat, "hello w\u00f6rld");
    String *rope = string_concat(runtime, ascii("hello hello hello "),
                                 utf8("\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"));
    cr_expect(rope->cell.flags & STRING_ROPE);
    expect_text(rope, "hello hello hello \u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac");
    cr_expect_eq(string_concat(runtime, flat, runtime->empty_string), flat);
    cr_expect_eq(string_concat(runtime, runtime->empty_string, flat), flat);
}

static String *part_of(int i) {
    return string_from_unit(runtime, (uint16_t)('a' + i % 26));
}

Test(strings, appending_a_million_times) {
    String *s = runtime->empty_string;
    for (int i = 0; i < MANY; i++) s = string_concat(runtime, s, part_of(i));
    cr_assert_eq(string_length(s), MANY);
    for (uint32_t i = 0; i < MANY; i += 13) cr_assert_eq(unit_at(s, i), 'a' + i % 26);
    cr_expect_lt(heap_statistics(runtime->heap).live_bytes, 16u << 20);
}

Test(strings, prepending_a_million_times) {
    String *s = runtime->empty_string;
    for (int i = 0; i < MANY; i++) s = string_concat(runtime, part_of(i), s);
    heap_collect(runtime);
    for (uint32_t i = 0; i < MANY; i += 17) cr_assert_eq(unit_at(s, MANY - 1 - i), 'a' + i % 26);
}

Test(strings, growing_on_both_sides) {
    String *s = ascii("|");
    for (int i = 0; i < MANY / 4; i++) {
        s = string_concat(runtime, string_concat(runtime, ascii("<<"), s), ascii(">>"));
        if (i % 1000 == 0) unit_at(s, 0);
    }
    uint32_t middle = string_length(s) / 2;
    cr_expect_eq(unit_at(s, middle), '|');
    cr_expect_eq(unit_at(s, middle - 1), '<');
    cr_expect_eq(unit_at(s, middle + 1), '>');
}

Test(strings, doubling_shares_its_halves) {
    String *s = utf8("0123456789abcdef\u20ac");
    for (int i = 0; i < 14; i++) s = string_concat(runtime, s, s);
    cr_assert_eq(string_length(s), 17 << 14);
    for (uint32_t i = 0; i < string_length(s); i += 17) {
        cr_assert_eq(unit_at(s, i + 9), '9');
        cr_assert_eq(unit_at(s, i + 16), 0x20AC);
    }
}

Test(strings, reading_while_appending) {
    String *s = runtime->empty_string;
    for (int i = 0; i < MANY / 5; i++) {
        s = string_concat(runtime, s, part_of(i));
        cr_assert_eq(unit_at(s, (uint32_t)i), 'a' + i % 26);
    }
}

Test(strings, two_continuations_of_one_string_do_not_meet) {
    String *base = repeat("0123456789", 10);
    unit_at(base, 0);
    base = string_concat(runtime, base, ascii("!"));
    unit_at(base, 0); /* now there is room behind it */
    String *one = string_concat(runtime, base, ascii("one")),
           *two = string_concat(runtime, base, ascii("two"));
    String *more = string_concat(runtime, one, ascii("more"));
    cr_expect_eq(unit_at(one, 101), 'o');
    cr_expect_eq(unit_at(two, 101), 't');
    cr_expect_eq(unit_at(more, 101), 'o');
    cr_expect_eq(unit_at(more, 104), 'm');
    cr_expect_eq(string_length(base), 101);
    cr_expect(string_equals(runtime, one, string_slice(runtime, more, 0, 104)));
}

Test(strings, wide_text_behind_a_narrow_buffer) {
    String *s = repeat("0123456789", 10);
    unit_at(s, 0);
    s = string_concat(runtime, s, ascii("!"));
    unit_at(s, 0);
    s = string_concat(runtime, s, utf8("\u20ac"));
    cr_expect_eq(unit_at(s, 100), '!');
    cr_expect_eq(unit_at(s, 101), 0x20AC);
    s = string_concat(runtime, s, utf8("\u00e9"));
    cr_expect_eq(unit_at(s, 102), 0xE9);
}

Test(strings, a_leaf_that_occurs_twice) {
    String *s = repeat("0123456789", 10);
    unit_at(s, 0);
    s = string_concat(runtime, s, ascii("!"));
    unit_at(s, 0);
    String *twice = string_concat(runtime, s, s), *thrice = string_concat(runtime, twice, s);
    cr_expect_eq(string_length(thrice), 303);
    for (uint32_t i = 0; i < 3; i++) {
        cr_expect_eq(unit_at(thrice, 101 * i), '0');
        cr_expect_eq(unit_at(thrice, 101 * i + 100), '!');
    }
}

/* ---- slices ---- */

Test(strings, slices_of_slices) {
    String *s = repeat("0123456789", 100);
    String *a = string_slice(runtime, s, 100, 900), *b = string_slice(runtime, a, 15, 700),
           *c = string_slice(runtime, b, 5, 45);
    cr_expect(c->cell.flags & STRING_SLICE);
    cr_expect_not(c->base->cell.flags & STRING_SLICE);
    expect_text(c, "0123456789012345678901234567890123456789");
    expect_text(string_slice(runtime, c, 3, 6), "345");
    cr_expect_eq(string_slice(runtime, c, 0, 40), c);
    cr_expect_eq(string_slice(runtime, c, 7, 7), runtime->empty_string);
    cr_expect_eq(string_slice(runtime, c, 7, 8), string_from_unit(runtime, '7'));
}

Test(strings, a_slice_outlives_its_string) {
    String *slice = string_slice(runtime, repeat("0123456789", 1000), 5000, 5100);
    for (int i = 0; i < 3; i++) {
        heap_collect(runtime);
        repeat("garbage", 100);
    }
    for (uint32_t i = 0; i < 100; i++) cr_assert_eq(unit_at(slice, i), '0' + i % 10);
}

/* ---- equality, hash, order ---- */

Test(strings, equality_and_hash_go_by_content) {
    String *wide =
        string_concat(runtime, utf8("\u20ac"),
                      utf8("caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9"));
    String *slice = string_slice(runtime, wide, 1, string_length(wide));
    String *narrow = utf8("caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9");
    cr_expect(string_is_utf16(slice));
    cr_expect_not(string_is_utf16(narrow));
    cr_expect(string_equals(runtime, slice, narrow));
    cr_expect_eq(string_hash(runtime, slice), string_hash(runtime, narrow));
    cr_expect_eq(string_compare(runtime, slice, narrow), 0);
    cr_expect_eq(string_atom(runtime, slice), string_atom(runtime, narrow));
    cr_expect_not(string_is_utf16(string_atom(runtime, slice)));
    cr_expect_not(string_equals(runtime, slice,
                                utf8("caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9 cafe")));
    cr_expect_eq(string_index_of(runtime, narrow, slice, 0), 0);
}

Test(strings, order_is_by_code_units) {
    static const char *SORTED[] = {"", "A", "a", "aa", "ab",
                                   "b", "\u00e9", "\u20ac", "\U0001F600", "\uFFFD"};
    for (size_t i = 0; i < COUNT_OF(SORTED); i++) {
        for (size_t j = 0; j < COUNT_OF(SORTED); j++) {
            int order = string_compare(runtime, utf8(SORTED[i]), utf8(SORTED[j]));
            cr_expect_eq((order > 0) - (order < 0), (i > j) - (i < j), "%zu %zu", i, j);
        }
    }
}

Test(strings, equality_with_ascii) {
    cr_expect(string_equals_ascii(runtime, ascii("then"), "then"));
    cr_expect_not(string_equals_ascii(runtime, ascii("then"), "them"));
    cr_expect_not(string_equals_ascii(runtime, utf8("\u20ac"), "x"));
}

/* ---- search ---- */

Test(strings, index_of) {
    String *s = ascii("the cat sat on the mat");
    cr_expect_eq(string_index_of(runtime, s, ascii("the"), 0), 0);
    cr_expect_eq(string_index_of(runtime, s, ascii("the"), 1), 15);
    cr_expect_eq(string_index_of(runtime, s, ascii("dog"), 0), -1);
    cr_expect_eq(string_index_of(runtime, s, ascii("t"), 21), 21);
    cr_expect_eq(string_index_of(runtime, s, ascii(""), 22), 22);
    cr_expect_eq(string_index_of(runtime, s, ascii("t"), 22), -1);
    cr_expect_eq(string_index_of(runtime, s, utf8("\u20ac"), 0), -1);
    cr_expect_eq(string_index_of(runtime, ascii("a"), s, 0), -1);
}

Test(strings, index_of_in_wide_text) {
    String *s = utf8("\u2020\u2020 a\u0161 x \u20ac caf\u00e9");
    cr_expect_eq(string_index_of(runtime, s, utf8("\u20ac"), 0), 8);
    cr_expect_eq(string_index_of(runtime, s, utf8("caf\u00e9"), 0), 10);
    cr_expect_eq(string_index_of(runtime, s, utf8("\u2020 "), 0), 1);
    cr_expect_eq(string_index_of(runtime, s, utf8("  "), 0), -1); /* only at odd bytes */
    cr_expect_eq(string_index_of(runtime, s, utf8("\u00e9"), 5), 13);
    String *needle = repeat("0123456789", 20);
    String *hay =
        string_concat(runtime, utf8("\u20ac"), string_concat(runtime, ascii("0123"), needle));
    cr_expect_eq(string_index_of(runtime, hay, needle, 0), 5);
}

Test(strings, last_index_of) {
    String *s = ascii("canal canal");
    cr_expect_eq(string_last_index_of(runtime, s, ascii("a"), 100), 9);
    cr_expect_eq(string_last_index_of(runtime, s, ascii("canal"), 100), 6);
    cr_expect_eq(string_last_index_of(runtime, s, ascii("canal"), 5), 0);
    cr_expect_eq(string_last_index_of(runtime, s, ascii(""), 100), 11);
    cr_expect_eq(string_last_index_of(runtime, s, ascii("x"), 100), -1);
    cr_expect_eq(string_last_index_of(runtime, utf8("\u20acx\u20acx"), ascii("x"), 2), 1);
}

/* ---- atoms ---- */

Test(strings, atoms_are_unique) {
    String *atom = atom_from_ascii(runtime, "some property name that is long enough");
    cr_expect_eq(string_atom(runtime, ascii("some property name that is long enough")), atom);
    cr_expect_eq(string_atom(runtime, string_concat(runtime, ascii("some property name "),
                                                    ascii("that is long enough"))),
                 atom);
    static const uint16_t UNITS[] = {'l', 'e', 'n', 'g', 't', 'h'};
    cr_expect_eq(atom_from_utf16(runtime, UNITS, 6), runtime->names.length);
    cr_expect_neq(atom_from_ascii(runtime, "a1"), atom_from_ascii(runtime, "a2"));
}

static NOINLINE void make_atoms(int count) {
    char text[32];
    for (int i = 0; i < count; i++) {
        snprintf(text, sizeof text, "atom %d", i);
        String *atom = atom_from_ascii(runtime, text);
        cr_assert_eq(atom, atom_from_ascii(runtime, text));
    }
}

static size_t atoms;
static void count_atoms(Cell *cell, size_t size, void *data) {
    (void)size, (void)data;
    if (cell->kind == CELL_STRING && cell->flags & STRING_ATOM) atoms++;
}

Test(strings, atoms_are_held_weakly) {
    heap_each_cell(runtime->heap, count_atoms, NULL);
    size_t before = atoms;
    for (int round = 0; round < 3; round++) {
        make_atoms(MANY / 20);
        heap_collect(runtime);
    }
    atoms = 0;
    heap_each_cell(runtime->heap, count_atoms, NULL);
    cr_expect_leq(atoms, before + 20);
}

Test(strings, property_keys) {
    cr_expect(property_key_equals(property_key_from_string(runtime, ascii("42")),
                                  property_key_index(42)));
    cr_expect(
        property_key_equals(property_key_from_string(runtime, ascii("0")), property_key_index(0)));
    cr_expect(property_key_equals(property_key_from_string(runtime, ascii("4294967294")),
                                  property_key_index(4294967294u)));
    static const char *NAMES_ONLY[] = {"", "00", "01", "-1", "4294967295", "42949672940",
                                       "1.5", "1e3", "a", "12x"};
    for (size_t i = 0; i < COUNT_OF(NAMES_ONLY); i++) {
        PropertyKey key = property_key_from_string(runtime, ascii(NAMES_ONLY[i]));
        cr_expect(property_key_is_string(key), "%s", NAMES_ONLY[i]);
        expect_text(value_as_string(property_key_to_value(runtime, key)), NAMES_ONLY[i]);
    }
    cr_expect(property_key_equals(property_key_from_atom(runtime, atom_from_ascii(runtime, "123")),
                                  property_key_index(123)));
    expect_text(value_as_string(property_key_to_value(runtime, property_key_index(4294967294u))),
                "4294967294");
    PropertyKey big = property_key_from_integer(runtime, 9007199254740991.0);
    expect_text(value_as_string(property_key_to_value(runtime, big)), "9007199254740991");
    cr_expect(property_key_equals(property_key_from_integer(runtime, 7), property_key_index(7)));
}

/* ---- building and formatting ---- */

Test(strings, builder_widens_on_need) {
    StringBuilder builder;
    string_builder_init(&builder, runtime);
    for (int i = 0; i < 100; i++) string_builder_append_unit(&builder, 'x');
    string_builder_append_ascii(&builder, "yz");
    string_builder_append_code_point(&builder, 0x1F600);
    string_builder_append_string(&builder, utf8("\u00e9\u20ac"));
    string_builder_append_range(&builder, ascii("abcdef"), 2, 4);
    String *s = string_builder_finish(&builder);
    cr_expect_eq(string_length(s), 108);
    expect_text(string_slice(runtime, s, 98, 108), "xxyz\U0001F600\u00e9\u20accd");
}

Test(strings, builder_stays_narrow_when_it_can) {
    static const uint16_t UNITS[] = {'a', 0xFF};
    StringBuilder builder;
    string_builder_init(&builder, runtime);
    for (int i = 0; i < 5000; i++) cr_assert(string_builder_append_utf16(&builder, UNITS, 2));
    String *s = string_builder_finish(&builder);
    cr_expect_not(string_is_utf16(s));
    cr_expect_eq(string_length(s), 10000);
    cr_expect_eq(string_unit(s, 9999), 0xFF);
}

Test(strings, builder_of_every_length) {
    for (uint32_t length = 0; length < 300; length++) {
        for (uint32_t wide_at = 0; wide_at <= length; wide_at += 37) {
            StringBuilder builder;
            string_builder_init(&builder, runtime);
            for (uint32_t i = 0; i < length; i++)
                string_builder_append_unit(&builder, i == wide_at ? 0x20AC : 'a' + i % 26);
            String *s = string_builder_finish(&builder);
            cr_assert_eq(string_length(s), length);
            for (uint32_t i = 0; i < length; i++)
                cr_assert_eq(string_unit(s, i), i == wide_at ? 0x20AC : 'a' + i % 26);
        }
    }
}

Test(strings, builder_may_be_discarded) {
    size_t before = heap_statistics(runtime->heap).live_bytes;
    StringBuilder builder;
    string_builder_init(&builder, runtime);
    for (int i = 0; i < 100000; i++) string_builder_append_unit(&builder, 'x');
    string_builder_discard(&builder);
    cr_expect_eq(heap_statistics(runtime->heap).live_bytes, before);
}

Test(strings, format) {
    String *name = utf8("na\u00efve"), *hash = ascii("#x");
    PropertyKey keys[] = {property_key_name(name), property_key_index(4294967294u),
                          property_key_symbol(symbol_new(runtime, name, 0)),
                          property_key_symbol(symbol_new(runtime, NULL, 0)),
                          property_key_symbol(symbol_new(runtime, hash, SYMBOL_PRIVATE))};
    expect_text(string_format(runtime, "%s|%S|%d|%u|%g|%%|%K %K %K %K %K.", "\u20ac", name, -5,
                              3000000000u, 0.5, &keys[0], &keys[1], &keys[2], &keys[3], &keys[4]),
                "\u20ac|na\u00efve|-5|3000000000|0.5|%|"
                "na\u00efve 4294967294 Symbol(na\u00efve) Symbol() #x.");
    expect_text(string_format(runtime, ""), "");
}

/* ---- everything at once, against plain arrays ---- */

enum { POOL = 24,
       MODEL_MAX = 20000 };

typedef struct Model {
    uint16_t *units;
    uint32_t length;
} Model;

static uint32_t random_state = 12345;
static uint32_t random_below(uint32_t limit) {
    random_state = random_state * 1664525 + 1013904223;
    return (random_state >> 8) % limit;
}

static void model_set(Model *model, const Model *a, const Model *b) {
    uint16_t *units = malloc((a->length + b->length + 1) * sizeof *units);
    memcpy(units, a->units, a->length * sizeof *units);
    memcpy(units + a->length, b->units, b->length * sizeof *units);
    model->length = a->length + b->length;
    free(model->units);
    model->units = units;
}

static void check_model(String *s, const Model *model) {
    cr_assert_eq(string_length(s), model->length);
    cr_assert(string_flatten(runtime, s));
    for (uint32_t i = 0; i < model->length; i++) cr_assert_eq(string_unit(s, i), model->units[i]);
}

/* Mostly onto what was made last, as loops do. */
static void random_concat(String **strings, Model *models) {
    uint32_t left = random_below(3), right = random_below(POOL),
             to = random_below(4) ? left : right;
    if (models[left].length + models[right].length > MODEL_MAX) return;
    strings[to] = string_concat(runtime, strings[left], strings[right]);
    model_set(&models[to], &models[left], &models[right]);
}

static void random_slice(String **strings, Model *models) {
    static uint16_t none;
    uint32_t from = random_below(POOL), to = 3 + random_below(POOL - 3);
    uint32_t end = random_below(models[from].length + 1), start = random_below(end + 1);
    Model part = {models[from].units + start, end - start}, empty = {&none, 0};
    strings[to] = string_slice(runtime, strings[from], start, end);
    model_set(&models[to], &part, &empty);
}

static void random_unit(String **strings, Model *models) {
    static uint16_t none;
    uint32_t to = 3 + random_below(POOL - 3);
    uint16_t unit =
        (uint16_t)(random_below(20) ? 'a' + random_below(26) : 0x2000 + random_below(100));
    Model one = {&unit, 1}, empty = {&none, 0};
    strings[to] = string_from_unit(runtime, unit);
    model_set(&models[to], &one, &empty);
}

Test(strings, random_operations_agree_with_plain_arrays) {
    String *strings[POOL];
    Model models[POOL];
    for (int i = 0; i < POOL; i++) {
        strings[i] = runtime->empty_string;
        models[i] = (Model){calloc(1, sizeof(uint16_t)), 0};
    }
    for (int i = 0; i < (MANY > 10000 ? 60000 : 3000); i++) {
        uint32_t what = random_below(20);
        if (what < 14)
            random_concat(strings, models);
        else if (what < 16)
            random_slice(strings, models);
        else if (what < 18)
            random_unit(strings, models);
        uint32_t looked_at = random_below(POOL);
        if (what == 18) check_model(strings[looked_at], &models[looked_at]);
        if (what == 19) cr_assert_not_null(string_atom(runtime, strings[looked_at]));
        if (models[what % 3].length > MODEL_MAX * 9 / 10)
            models[what % 3].length = 0, strings[what % 3] = runtime->empty_string;
    }
    for (int i = 0; i < POOL; i++) {
        check_model(strings[i], &models[i]);
        free(models[i].units);
    }
}

/* ---- limits ---- */

Test(strings, length_has_a_limit) {
    cr_assert_not_null(realm_new(runtime));
    String *s = ascii("0123456789abcdef0123456789abcdef"), *next = s;
    while ((next = string_concat(runtime, s, s))) s = next;
    cr_expect_eq(string_length(s), 1u << 28);
    cr_expect(runtime_has_exception(runtime));
    runtime->exception = VALUE_EMPTY;
    String *rest = string_concat(
        runtime, s, string_slice(runtime, ascii("0123456789abcdef0123456789abcdef"), 0, 20));
    cr_expect_eq(string_length(rest), (1u << 28) + 20);
}

/* The room of a builder doubles, but a string does not grow past its limit in it. */
Test(strings, builders_end_at_the_limit) {
    enum { PIECE = 1 << 20 };
    uint8_t *piece = calloc(PIECE, 1);
    cr_assert_not_null(realm_new(runtime)); /* for the error */
    StringBuilder builder;
    string_builder_init(&builder, runtime);
    string_builder_append_ascii(&builder, "y");
    uint32_t pieces = 0;
    while (string_builder_append_latin1(&builder, piece, PIECE)) cr_assert_lt(++pieces, 512u);
    cr_expect_eq(pieces, (STRING_MAX_LENGTH - 1) / PIECE);
    cr_expect(runtime_has_exception(runtime));
    string_builder_discard(&builder);
    free(piece);
}

Test(strings, out_of_memory_while_flattening) {
    Runtime *limited = runtime_new(&(RuntimeOptions){.memory_limit = 4 << 20});
    String *s = string_from_ascii(limited, "0123456789abcdef0123456789abcdef");
    for (int i = 0; i < 20; i++) s = string_concat(limited, s, s);
    cr_expect_not(string_flatten(limited, s));
    cr_expect(runtime_has_exception(limited));
    cr_expect_leq(heap_statistics(limited->heap).peak_bytes, 4u << 20);
    runtime_delete(limited);
}
