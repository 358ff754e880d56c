/* The heap: allocation, collection, finalizers, weakness, limits. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "runtime/heap/heap_internal.h"

static Runtime *runtime;

static void start(void) {
    runtime = runtime_new(&(RuntimeOptions){0});
    cr_assert_not_null(runtime);
}
static void stop(void) {
    runtime_delete(runtime);
}
TestSuite(heap, .init = start, .fini = stop);

/* What is to stay alive hangs on the pending exception: a precise root. */
static void keep(const void *cell) {
    runtime->exception = cell ? value_cell(cell) : VALUE_EMPTY;
}

/* Collects with the C stack left out, so that stale words there keep nothing a test wants dead.
 * Whoever calls it holds cells by roots only. */
static void collect_precisely(Runtime *of) {
    const void *base = of->heap->stack_base;
    heap_set_stack_base(of->heap, NULL);
    heap_collect(of);
    heap_set_stack_base(of->heap, base);
}

static size_t count_kind_result;
static void count_kind(Cell *cell, size_t size, void *kind) {
    (void)size;
    if (cell->kind == *(CellKind *)kind) count_kind_result++;
}
static size_t cells_of_kind(CellKind kind) {
    count_kind_result = 0;
    heap_each_cell(runtime->heap, count_kind, &kind);
    return count_kind_result;
}

static Record *list_new(uint32_t length) {
    Record *first = NULL;
    for (uint32_t i = 0; i < length; i++) {
        Record *record = record_new(runtime, 2);
        record->values[0] = value_int((int32_t)i);
        record->values[1] = first ? value_cell(first) : VALUE_NULL;
        keep(first = record);
    }
    return first;
}

static uint32_t list_check(const Record *record) {
    uint32_t length = 0;
    for (;; record = (Record *)value_as_cell(record->values[1])) {
        cr_assert_eq(record->cell.kind, CELL_RECORD);
        cr_assert_eq(record->cell.data, 2);
        length++;
        if (value_is_null(record->values[1])) return length;
    }
}

/* ---- allocation ---- */

Test(heap, cells_are_zeroed_whatever_was_there) {
    for (size_t size = 16; size <= 5000; size += size < 600 ? 8 : 200) {
        for (int i = 0; i < 20; i++) {
            Cell *cell = heap_allocate(runtime, size, CELL_BIGINT);
            cr_assert_eq(cell->kind, CELL_BIGINT);
            const char *bytes = (const char *)cell;
            for (size_t at = sizeof(Cell); at < size; at++) cr_assert_eq(bytes[at], 0, "%zu", size);
            memset(cell + 1, 0xA5, size - sizeof(Cell));
        }
        heap_collect(runtime);
    }
}

Test(heap, cells_do_not_overlap) {
    enum { COUNT = 3000 };
    Record *all = record_new(runtime, COUNT);
    keep(all);
    for (uint32_t i = 0; i < COUNT; i++) {
        Record *record = record_new(runtime, i % 300);
        for (uint32_t j = 0; j < i % 300; j++) record->values[j] = value_int((int32_t)i);
        all->values[i] = value_cell(record);
    }
    heap_collect(runtime);
    for (uint32_t i = 0; i < COUNT; i++) {
        const Record *record = (const Record *)value_as_cell(all->values[i]);
        cr_assert_eq(record->cell.data, i % 300);
        for (uint32_t j = 0; j < i % 300; j++)
            cr_assert_eq(record->values[j], value_int((int32_t)i));
    }
}

Test(heap, a_number_stands_for_a_cell) {
    Record *all = record_new(runtime, 3000);
    keep(all);
    for (uint32_t i = 0; i < 3000; i++) {
        Record *record = record_new(runtime, i % 200);
        all->values[i] = value_cell(record);
        uint32_t number = heap_cell_number(&record->cell);
        cr_assert_neq(number, 0);
        cr_assert_eq(heap_cell_of_number(runtime->heap, number), &record->cell);
    }
}

Test(heap, garbage_goes_and_the_rest_stays) {
    uint32_t length = HEAP_STRESS ? 300 : 20000;
    Record *first = list_new(length);
    for (uint32_t i = 0; i < 5 * length; i++) record_new(runtime, i % 40);
    heap_collect(runtime);
    cr_expect_eq(list_check(first), length);
    keep(NULL);
    collect_precisely(runtime);
    cr_expect_eq(cells_of_kind(CELL_RECORD), 0);
}

Test(heap, used_bytes_follow_what_lives) {
    size_t before = heap_statistics(runtime->heap).live_bytes;
    list_new(HEAP_STRESS ? 500 : 50000);
    size_t full = heap_statistics(runtime->heap).live_bytes;
    cr_expect_gt(full, before + (HEAP_STRESS ? 500 : 50000) * sizeof(Record));
    keep(NULL);
    collect_precisely(runtime);
    cr_expect_lt(heap_statistics(runtime->heap).live_bytes, before + 4096);
    cr_expect_geq(heap_statistics(runtime->heap).peak_bytes, full);
}

Test(heap, blocks_are_used_again_by_other_classes) {
    for (uint32_t count = 1; count < 200; count += 7) {
        Record *first = NULL;
        for (int i = 0; i < (HEAP_STRESS ? 20 : 2000); i++) {
            Record *record = record_new(runtime, count);
            record->values[0] = first ? value_cell(first) : VALUE_NULL;
            keep(first = record);
        }
        keep(NULL);
        collect_precisely(runtime);
    }
    cr_expect_leq(runtime->heap->regions.count, 12);
}

/* ---- what conservative words keep ---- */

static void root_words(Heap *heap, void *data) {
    uintptr_t *words = data;
    heap_mark_conservative(heap, words, words + 2);
}

static NOINLINE uintptr_t hidden_address(size_t size) {
    Cell *cell = heap_allocate(runtime, size, CELL_BIGINT);
    return ~(uintptr_t)cell;
}

static void check_interior(size_t size, size_t offset) {
    static uintptr_t words[2];
    uintptr_t hidden = hidden_address(size);
    heap_add_root(runtime->heap, root_words, words);
    words[0] = ~hidden + offset;
    collect_precisely(runtime);
    cr_expect(heap_cell_at(runtime->heap, words[0]) == (Cell *)~hidden, "%zu+%zu", size, offset);
    words[0] = 0;
    collect_precisely(runtime);
    cr_expect_null(heap_cell_at(runtime->heap, ~hidden + offset), "%zu+%zu", size, offset);
    heap_remove_root(runtime->heap, root_words, words);
}

Test(heap, a_word_anywhere_in_a_cell_keeps_it_and_a_stale_one_nothing) {
    check_interior(48, 0);
    check_interior(48, 47);
    check_interior(272, 271);
    check_interior(2048, 2000);
    check_interior(100000, 0);
    check_interior(100000, 99999);
}

Test(heap, any_word_may_be_asked_for) {
    uintptr_t region = (uintptr_t)((Region **)runtime->heap->regions.items)[0];
    for (uintptr_t word = region; word < region + REGION_SIZE; word += 4093)
        heap_cell_at(runtime->heap, word);
    cr_expect_null(heap_cell_at(runtime->heap, 0));
    cr_expect_null(heap_cell_at(runtime->heap, UINTPTR_MAX));
    cr_expect_null(heap_cell_at(runtime->heap, region));
    cr_expect_null(heap_cell_at(runtime->heap, region + REGION_SIZE));
}

static Value *all_of_stack(Runtime *of) {
    return of->stack + 100;
}

Test(heap, the_value_stack_is_a_root_up_to_its_top) {
    runtime->hooks.stack_top = all_of_stack;
    uintptr_t below = hidden_address(64);
    runtime->stack[99] = ~below;
    uintptr_t above = hidden_address(64);
    runtime->stack[100] = ~above;
    collect_precisely(runtime);
    cr_expect_not_null(heap_cell_at(runtime->heap, ~below));
    cr_expect_null(heap_cell_at(runtime->heap, ~above));
}

/* ---- the mark stack ---- */

Test(heap, an_overflowing_mark_stack_loses_nothing) {
    enum { WIDTH = 1200 }; /* marked in parts */
    Record *all = record_new(runtime, WIDTH);
    keep(all);
    for (uint32_t i = 0; i < WIDTH; i++) {
        Record *middle = record_new(runtime, 3);
        all->values[i] = value_cell(middle);
        for (int j = 0; j < 3; j++) middle->values[j] = value_cell(record_new(runtime, 1));
    }
    heap_collect(runtime);
    size_t before = cells_of_kind(CELL_RECORD);
    cr_expect_eq(before, 1 + 4 * WIDTH);
    for (size_t limit = 1; limit < 8; limit++) {
        free(runtime->heap->mark_stack);
        runtime->heap->mark_stack = NULL;
        runtime->heap->mark_capacity = 0;
        runtime->heap->mark_limit = limit;
        heap_collect(runtime);
        cr_expect_eq(cells_of_kind(CELL_RECORD), before, "limit %zu", limit);
    }
}

/* ---- finalizers ---- */

static int finalized;
static void finalize_counting(Heap *heap, Cell *cell) {
    (void)heap;
    cr_assert_eq(cell->data, 77);
    finalized++;
}

static NOINLINE void make_finalizable(size_t size, int count) {
    for (int i = 0; i < count; i++) {
        Cell *cell = heap_allocate(runtime, size, CELL_OBJECT_HOST);
        cell->data = 77;
        cell->flags |= CELL_HAS_FINALIZER;
        Cell *plain = heap_allocate(runtime, size, CELL_OBJECT_HOST);
        plain->data = 1;
    }
}

Test(heap, finalizers_run_once_for_those_that_have_one) {
    finalized = 0;
    heap_register_kind(runtime->heap, CELL_OBJECT_HOST, NULL, finalize_counting);
    make_finalizable(40, 100);
    make_finalizable(10000, 10);
    collect_precisely(runtime);
    cr_expect_eq(finalized, 110);
    heap_collect(runtime);
    cr_expect_eq(finalized, 110);
}

Test(heap, deleting_the_heap_runs_all_finalizers) {
    finalized = 0;
    Runtime *other = runtime_new(&(RuntimeOptions){0});
    heap_register_kind(other->heap, CELL_OBJECT_HOST, NULL, finalize_counting);
    Cell *cell = heap_allocate(other, 64, CELL_OBJECT_HOST);
    cell->data = 77;
    cell->flags |= CELL_HAS_FINALIZER;
    runtime_delete(other);
    cr_expect_eq(finalized, 1);
}

/* ---- weakness ---- */

static void drop_weak(Heap *heap, void *data) {
    Cell **weak = data;
    if (*weak && !heap_is_marked(heap, *weak)) *weak = NULL;
}

static NOINLINE void set_weak(Record **weak) {
    *weak = record_new(runtime, 1);
}

Test(heap, weak_hooks_see_what_is_dead) {
    static Record *weak;
    heap_add_weak_hook(runtime->heap, drop_weak, &weak);
    set_weak(&weak);
    keep(weak);
    heap_collect(runtime);
    cr_expect_not_null(weak);
    keep(NULL);
    collect_precisely(runtime);
    cr_expect_null(weak);
}

static void count_call(Heap *heap, void *data) {
    (void)heap;
    ++*(int *)data;
}

Test(heap, removed_hooks_are_not_called) {
    static int kept, removed;
    cr_assert(heap_add_weak_hook(runtime->heap, count_call, &removed));
    cr_assert(heap_add_weak_hook(runtime->heap, count_call, &kept));
    heap_remove_weak_hook(runtime->heap, count_call, &removed);
    heap_collect(runtime);
    cr_expect_eq(removed, 0);
    cr_expect_eq(kept, 1);
}

/* A weak map of one entry: values[0] is the key, values[1] the value. */
static bool ephemeron_step(Heap *heap, Cell *table) {
    Value *entry = ((Record *)table)->values;
    if (!heap_is_marked(heap, value_as_cell(entry[0])) ||
        heap_is_marked(heap, value_as_cell(entry[1])))
        return false;
    heap_mark_value(heap, entry[1]);
    return true;
}
static void ephemeron_trace(Heap *heap, Cell *cell) {
    cr_assert(heap_mark_ephemeron(heap, cell, ephemeron_step));
}

static NOINLINE void make_ephemerons(Record *root) {
    /* root keeps both tables and the first key; the first value is the second key. */
    Cell *tables[2];
    for (int i = 0; i < 2; i++) {
        tables[i] = heap_allocate(runtime, sizeof(Record) + 2 * sizeof(Value), CELL_OBJECT_HOST);
        root->values[i] = value_cell(tables[i]);
        ((Record *)tables[i])->values[0] = ((Record *)tables[i])->values[1] = value_cell(root);
    }
    Value *first = ((Record *)tables[1])->values, *second = ((Record *)tables[0])->values;
    first[0] = root->values[2] = value_cell(record_new(runtime, 1));
    first[1] = value_cell(record_new(runtime, 3));
    second[0] = first[1];
    second[1] = value_cell(record_new(runtime, 5));
}

Test(heap, ephemerons_live_as_long_as_their_keys) {
    heap_register_kind(runtime->heap, CELL_OBJECT_HOST, ephemeron_trace, NULL);
    Record *root = record_new(runtime, 3);
    keep(root);
    make_ephemerons(root);
    collect_precisely(runtime);
    cr_expect_eq(cells_of_kind(CELL_RECORD), 4);
    root->values[2] = VALUE_UNDEFINED;
    collect_precisely(runtime);
    cr_expect_eq(cells_of_kind(CELL_RECORD), 1);
}

/* ---- memory and limits ---- */

Test(heap, memory_is_accounted) {
    size_t before = heap_statistics(runtime->heap).live_bytes;
    char *memory = heap_memory_allocate(runtime, 1000);
    memset(memory, 1, 1000);
    memory = heap_memory_reallocate(runtime, memory, 1000, 5000);
    cr_expect_eq(memory[999], 1);
    cr_expect_geq(heap_statistics(runtime->heap).live_bytes,
                  before + 5000 - (HEAP_STRESS ? 4096 : 0));
    heap_memory_free(runtime->heap, memory, 5000);
    cr_expect_leq(heap_statistics(runtime->heap).live_bytes, before);
    cr_expect(heap_charge(runtime, 100));
    cr_expect(heap_charge(runtime, -100));
}

static Runtime *limited_runtime(size_t limit) {
    Runtime *limited = runtime_new(&(RuntimeOptions){.memory_limit = limit});
    cr_assert_not_null(limited);
    return limited;
}

Test(heap, the_limit_is_an_error_and_not_the_end) {
    Runtime *limited = limited_runtime(2 << 20);
    Record *first = NULL, *record;
    size_t count = 0, words = HEAP_STRESS ? 2000 : 5;
    while ((record = record_new(limited, (uint32_t)words))) {
        record->values[0] = first ? value_cell(first) : VALUE_NULL;
        limited->realm = (Realm *)(first = record); /* a precise root */
        cr_assert_lt(count++, 2u << 20);
    }
    cr_expect(runtime_has_exception(limited));
    cr_expect_leq(heap_statistics(limited->heap).peak_bytes, 2u << 20);
    limited->exception = VALUE_EMPTY;
    /* The reserve is there for those who handle the error. */
    for (int i = 0; i < 20; i++) cr_expect_not_null(record_new(limited, 10));
    limited->realm = NULL;
    collect_precisely(limited);
    for (int i = 0; i < (HEAP_STRESS ? 100 : 100000); i++)
        cr_assert_not_null(record_new(limited, 10));
    runtime_delete(limited);
}

Test(heap, garbage_alone_never_meets_the_limit) {
    Runtime *limited = limited_runtime(1 << 20);
    for (int i = 0; i < (HEAP_STRESS ? 500 : 200000); i++) {
        cr_assert_not_null(record_new(limited, 1 + (uint32_t)i % 100));
        if (i % 100 == 0) cr_assert_not_null(record_new(limited, 20000));
    }
    cr_expect_leq(heap_statistics(limited->heap).peak_bytes, 1u << 20);
    runtime_delete(limited);
}

Test(heap, what_is_too_big_at_once_is_refused) {
    Runtime *limited = limited_runtime(1 << 20);
    cr_expect_null(heap_allocate(limited, 2 << 20, CELL_BIGINT));
    limited->exception = VALUE_EMPTY;
    cr_expect_null(heap_memory_allocate(limited, (size_t)1 << 40));
    limited->exception = VALUE_EMPTY;
    cr_expect_not(heap_charge(limited, 2 << 20));
    limited->exception = VALUE_EMPTY;
    cr_expect_null(heap_memory_reallocate_quietly(limited, NULL, 0, 4 << 20));
    limited->exception = VALUE_EMPTY;
    cr_expect_not_null(record_new(limited, 10));
    runtime_delete(limited);
}

Test(heap, tiny_limits_make_no_runtime) {
    cr_expect_null(runtime_new(&(RuntimeOptions){.memory_limit = 1000}));
}

/* ---- the runtime ---- */

Test(heap, the_c_stack_has_a_limit) {
    cr_expect_not(runtime_stack_is_low(runtime));
    Runtime *other = runtime_new(&(RuntimeOptions){.stack_size = 20000, .value_stack_slots = 1000});
    cr_expect_lt((const char *)__builtin_frame_address(0) - other->c_stack_limit, 30000);
    cr_expect_eq(other->stack_limit - other->stack, 1000);
    runtime_delete(other);
}

Test(heap, names_and_symbols_are_there) {
    cr_expect_eq(runtime->names.length, atom_from_ascii(runtime, "length"));
    cr_expect_eq(runtime->names.empty, runtime->empty_string);
    cr_expect(
        string_equals_ascii(runtime, runtime->symbols.iterator->description, "Symbol.iterator"));
}
