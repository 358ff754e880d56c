/* The cells of a FinalizationRegistry: adding, taking out by token, dying, and what is left in
 * memory, against a plain list that does the same by looking at everything. */
#include <criterion/criterion.h>

#include "builtins/memory/finalization_cells.h"
#include "runtime/heap/heap_internal.h"

enum { TARGETS = 400,
       TOKENS = 7,
       STEPS = 20000 };

static Runtime *runtime;
static FinalizationCells table;
static Record *targets[TARGETS], *tokens[TOKENS]; /* roots */

static void mark(Heap *heap, void *data) {
    (void)data;
    for (int i = 0; i < TARGETS; i++) heap_mark_cell(heap, targets[i]);
    for (int i = 0; i < TOKENS; i++) heap_mark_cell(heap, tokens[i]);
    finalization_cells_mark(heap, &table);
}

static void clear(Heap *heap, void *data) {
    (void)data;
    finalization_cells_clear(heap, &table);
}

static void start(void) {
    runtime = runtime_new(&(RuntimeOptions){0});
    cr_assert_not_null(runtime);
    heap_set_stack_base(runtime->heap, NULL); /* nothing lives by stale words */
    table = (FinalizationCells){0};
    cr_assert(heap_add_root(runtime->heap, mark, NULL));
    cr_assert(heap_add_weak_hook(runtime->heap, clear, NULL));
    for (int i = 0; i < TARGETS; i++) targets[i] = record_new(runtime, 1);
    for (int i = 0; i < TOKENS; i++) tokens[i] = record_new(runtime, 1);
}

static void stop(void) {
    size_t before = runtime->heap->memory;
    size_t owned = table.capacity * (sizeof(FinalizationCell) + sizeof(uint32_t));
    finalization_cells_free(runtime->heap, &table);
    cr_expect_eq(before - runtime->heap->memory, owned);
    runtime_delete(runtime);
}
TestSuite(finalization_cells, .init = start, .fini = stop);

static void add(int target, int held, Value token) {
    Value cell = value_cell(targets[target]);
    cr_assert(finalization_cells_add(runtime, &table, cell, value_int(held), token));
}

static void let_go(int target) {
    targets[target] = record_new(runtime, 1);
}

static int take(void) {
    Value held;
    return finalization_cells_take_dead(runtime, &table, &held) ? value_as_int(held) : -1;
}

Test(finalization_cells, the_youngest_dead_cell_goes_first) {
    for (int i = 0; i < 10; i++) add(i, i, VALUE_UNDEFINED);
    cr_expect_eq(take(), -1);
    for (int i = 3; i < 7; i++) let_go(i);
    heap_collect(runtime);
    cr_expect_eq(take(), 6);
    cr_expect_eq(take(), 5);
    let_go(9);
    heap_collect(runtime);
    cr_expect_eq(take(), 9);
    cr_expect_eq(take(), 4);
    cr_expect_eq(take(), 3);
    cr_expect_eq(take(), -1);
    cr_expect_eq(table.count, 5);
}

Test(finalization_cells, a_token_takes_dead_cells_out_too) {
    Value token = value_cell(tokens[0]);
    add(0, 0, token);
    add(1, 1, VALUE_UNDEFINED);
    add(2, 2, token);
    let_go(0);
    let_go(1);
    heap_collect(runtime);
    cr_expect_eq(table.dead, 2);
    cr_expect(finalization_cells_remove(runtime, &table, token));
    cr_expect_not(finalization_cells_remove(runtime, &table, token));
    cr_expect_eq(take(), 1);
    cr_expect_eq(take(), -1);
    cr_expect_eq(table.count, 0);
}

Test(finalization_cells, a_dead_token_leaves_its_cell) {
    add(0, 0, value_cell(tokens[0]));
    tokens[0] = record_new(runtime, 1);
    heap_collect(runtime);
    cr_expect_eq(table.count, 1);
    cr_expect(value_is_undefined(table.cells[0].token));
    cr_expect_not(finalization_cells_remove(runtime, &table, value_cell(tokens[0])));
    let_go(0);
    heap_collect(runtime);
    cr_expect_eq(take(), 0);
}

Test(finalization_cells, memory_follows_the_number_of_cells) {
    for (int i = 0; i < 10000; i++) add(i % TARGETS, i, value_cell(tokens[i % 2]));
    uint32_t grown = table.capacity;
    cr_expect_geq(grown, 10000);
    cr_expect(finalization_cells_remove(runtime, &table, value_cell(tokens[0])));
    cr_expect(finalization_cells_remove(runtime, &table, value_cell(tokens[1])));
    cr_expect_lt(table.capacity, 64);
    for (int i = 0; i < 100000; i++) {
        add(0, i, value_cell(tokens[2]));
        if (i > 20) let_go(0);
        if (i % 50 == 49) heap_collect(runtime);
        while (take() >= 0) continue;
    }
    cr_expect_lt(table.capacity, 512);
}

/* ---- at random, against a list ---- */

typedef struct Model {
    int held, target, token; /* token -1: none */
    bool is_there, is_dead;
} Model;

static Model model[STEPS];
static int model_count;
static uint32_t seed;

static int any(int below) {
    seed = seed * 1664525 + 1013904223;
    return (int)((seed >> 8) % (uint32_t)below);
}

static void model_add(void) {
    int target = any(TARGETS), token = any(TOKENS + 1) - 1;
    model[model_count] = (Model){model_count, target, token, true, false};
    add(target, model_count++, token < 0 ? VALUE_UNDEFINED : value_cell(tokens[token]));
}

static void model_remove(void) {
    int token = any(TOKENS);
    bool expected = false;
    for (int i = 0; i < model_count; i++) {
        if (!model[i].is_there || model[i].token != token) continue;
        model[i].is_there = false;
        expected = true;
    }
    cr_assert_eq(finalization_cells_remove(runtime, &table, value_cell(tokens[token])), expected);
}

static void model_let_go(void) {
    int target = any(TARGETS), token = any(TOKENS);
    let_go(target);
    tokens[token] = record_new(runtime, 1);
    heap_collect(runtime);
    for (int i = 0; i < model_count; i++) {
        if (model[i].target == target) model[i].is_dead = true;
        if (model[i].token == token) model[i].token = -1;
    }
}

static void model_take(void) {
    int i = model_count - 1;
    while (i >= 0 && !(model[i].is_there && model[i].is_dead)) i--;
    cr_assert_eq(take(), i);
    if (i >= 0) model[i].is_there = false;
}

Test(finalization_cells, at_random_as_a_list_would) {
    seed = 20231;
    model_count = 0;
    for (int step = 0; step < STEPS; step++) {
        int dice = any(100);
        if (dice < 60)
            model_add();
        else if (dice < 62)
            model_remove();
        else if (dice < 66)
            model_let_go();
        else
            model_take();
    }
    uint32_t left = 0;
    for (int i = 0; i < model_count; i++) left += model[i].is_there;
    cr_expect_eq(table.count, left);
}
