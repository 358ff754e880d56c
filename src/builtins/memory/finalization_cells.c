/* The cells of a FinalizationRegistry (finalization_cells.h). */
#include "builtins/memory/finalization_cells.h"

#include "support/hash.h"

enum {
    CELLS_FIRST = 4,  /* of the smallest table */
    CELLS_SPARSE = 32 /* with no more cells and holes than that, holes may stay */
};

static bool is_hole(const FinalizationCell *cell) {
    return value_is_undefined(cell->target);
}

static size_t memory_size(uint32_t capacity) {
    return capacity * (sizeof(FinalizationCell) + sizeof(uint32_t));
}

/* ---- chains ---- */

static uint32_t *chain_heads(const FinalizationCells *table) {
    return (uint32_t *)(table->cells + table->capacity);
}

static uint32_t *chain_of(const FinalizationCells *table, Value token) {
    return &chain_heads(table)[hash_pointer(value_as_cell(token)) & (table->capacity - 1)];
}

static void cell_link(FinalizationCells *table, uint32_t index) {
    FinalizationCell *cell = &table->cells[index];
    if (value_is_undefined(cell->token)) return;
    uint32_t *head = chain_of(table, cell->token);
    cell->previous = FINALIZATION_CHAIN_END;
    cell->next = *head;
    if (*head != FINALIZATION_CHAIN_END) table->cells[*head].previous = index;
    *head = index;
}

/* The cell has no token afterwards. */
static void cell_unlink(FinalizationCells *table, FinalizationCell *cell) {
    if (value_is_undefined(cell->token)) return;
    if (cell->next != FINALIZATION_CHAIN_END) table->cells[cell->next].previous = cell->previous;
    if (cell->previous == FINALIZATION_CHAIN_END)
        *chain_of(table, cell->token) = cell->next;
    else
        table->cells[cell->previous].next = cell->next;
    cell->token = VALUE_UNDEFINED;
}

static void link_all(FinalizationCells *table) {
    memset(chain_heads(table), 0xFF, table->capacity * sizeof(uint32_t)); /* all ends */
    for (uint32_t i = 0; i < table->used; i++) cell_link(table, i);
}

/* ---- rebuilding ---- */

/* Moves the cells to `memory` (maybe where they are), without the holes. */
static void cells_move(FinalizationCells *table, FinalizationCell *memory) {
    uint32_t kept = 0, scan = 0;
    for (uint32_t i = 0; i < table->used; i++) {
        if (is_hole(&table->cells[i])) continue;
        memory[kept++] = table->cells[i];
        if (i < table->scan) scan = kept;
    }
    table->used = kept;
    table->scan = scan;
}

/* Allocating may collect, and cells die: the table is looked at only afterwards. */
static bool table_grow(Runtime *runtime, FinalizationCells *table) {
    uint32_t capacity = table->capacity ? 2 * table->capacity : CELLS_FIRST;
    bool is_sane = capacity > table->capacity;
    if (!is_sane) throw_out_of_memory(runtime);
    FinalizationCell *memory =
        is_sane ? heap_memory_allocate(runtime, memory_size(capacity)) : NULL;
    if (!memory) return false;
    cells_move(table, memory);
    heap_memory_free(runtime->heap, table->cells, memory_size(table->capacity));
    table->cells = memory;
    table->capacity = capacity;
    link_all(table);
    return true;
}

/* Room for one more cell. */
static bool table_reserve(Runtime *runtime, FinalizationCells *table) {
    if (LIKELY(table->used < table->capacity)) return true;
    if (!table->used || table->count > table->used / 2) return table_grow(runtime, table);
    cells_move(table, table->cells);
    link_all(table);
    return true;
}

/* Gives memory back where most of it is holes, if the system takes it. */
static void table_shrink(Runtime *runtime, FinalizationCells *table) {
    if (table->used <= CELLS_SPARSE || table->count >= table->used / 4) return;
    cells_move(table, table->cells);
    uint32_t capacity = table->capacity;
    while (capacity > CELLS_FIRST && capacity / 4 >= table->count) capacity /= 2;
    FinalizationCell *memory = heap_memory_reallocate_quietly(
        runtime, table->cells, memory_size(table->capacity), memory_size(capacity));
    if (memory) {
        table->cells = memory;
        table->capacity = capacity;
    } else {
        runtime_take_exception(runtime);
    }
    link_all(table);
}

/* ---- cells ---- */

bool finalization_cells_add(Runtime *runtime, FinalizationCells *table, Value target, Value held,
                            Value token) {
    if (!table_reserve(runtime, table)) return false;
    uint32_t index = table->used++;
    table->cells[index] = (FinalizationCell){.target = target, .held = held, .token = token};
    table->count++;
    cell_link(table, index);
    return true;
}

static void cell_drop(FinalizationCells *table, FinalizationCell *cell) {
    cell_unlink(table, cell);
    table->dead -= cell->target == VALUE_EMPTY;
    cell->target = cell->held = VALUE_UNDEFINED;
    table->count--;
}

bool finalization_cells_remove(Runtime *runtime, FinalizationCells *table, Value token) {
    if (!table->count) return false;
    uint32_t before = table->count, index = *chain_of(table, token);
    while (index != FINALIZATION_CHAIN_END) {
        FinalizationCell *cell = &table->cells[index];
        index = cell->next;
        if (cell->token == token) cell_drop(table, cell);
    }
    bool removed = table->count < before;
    table_shrink(runtime, table);
    return removed;
}

bool finalization_cells_take_dead(Runtime *runtime, FinalizationCells *table, Value *held) {
    if (!table->dead) return false;
    FinalizationCell *cell;
    do {
        cell = &table->cells[--table->scan];
    } while (cell->target != VALUE_EMPTY);
    *held = cell->held;
    cell_drop(table, cell);
    table_shrink(runtime, table);
    return true;
}

/* ---- the collector ---- */

void finalization_cells_mark(Heap *heap, const FinalizationCells *table) {
    for (uint32_t i = 0; i < table->used; i++) heap_mark_value(heap, table->cells[i].held);
}

static bool is_unmarked(Heap *heap, Value value) {
    return value_is_cell(value) && !heap_is_marked(heap, value_as_cell(value));
}

/* Spec 9.9.3, of the cells of one registry. */
void finalization_cells_clear(Heap *heap, FinalizationCells *table) {
    for (uint32_t i = 0; i < table->used; i++) {
        FinalizationCell *cell = &table->cells[i];
        if (is_unmarked(heap, cell->token)) cell_unlink(table, cell);
        if (!is_unmarked(heap, cell->target)) continue;
        cell->target = VALUE_EMPTY;
        table->dead++;
        table->scan = table->used;
    }
}

void finalization_cells_free(Heap *heap, FinalizationCells *table) {
    heap_memory_free(heap, table->cells, memory_size(table->capacity));
    *table = (FinalizationCells){0};
}
