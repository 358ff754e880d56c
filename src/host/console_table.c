/* console.table: rows and columns in a box.
 *
 * Cells are texts one after the other in one Text; a Table knows where each lies. A row is an entry
 * of the data, a column a key of one of the rows, in the order in which an object would list them.
 */
#include "builtins/builtin.h"
#include "host/console.h"
#include "host/inspect/inspect.h"
#include "host/node_error.h"
#include "host/preview.h"

typedef struct TableColumn {
    Span head;
    SpanVector cells; /* up to the last one that is not empty */
    size_t width;
} TableColumn;
VECTOR_OF(ColumnVector, column_vector, TableColumn)

typedef struct Table {
    Runtime *runtime;
    Text text;            /* of heads and cells */
    ColumnVector columns; /* the first: index */
    size_t rows;
    InspectOptions options;
} Table;

static void table_free(Table *table) {
    for (size_t i = 0; i < table->columns.length; i++) {
        span_vector_free(&table->columns.items[i].cells);
    }
    column_vector_free(&table->columns);
    text_free(&table->text);
}

static Span span_since(const Table *table, size_t start) {
    return (Span){start, text_length(&table->text)};
}

/* ---- filling ---- */

/* A new column with `head` as its title; its number. */
static size_t add_column(Table *table, Span head) {
    if (!column_vector_push(&table->columns, (TableColumn){.head = head})) {
        table->text.failed = true;
    }
    return table->columns.length - 1;
}

static size_t add_titled_column(Table *table, const char *title) {
    size_t start = text_length(&table->text);
    text_ascii(&table->text, title);
    return add_column(table, span_since(table, start));
}

static void set_cell(Table *table, size_t column, size_t row, Span cell) {
    if (table->text.failed) return;
    SpanVector *cells = &table->columns.items[column].cells;
    while (cells->length <= row) {
        if (span_vector_push(cells, (Span){0, 0})) continue;
        table->text.failed = true;
        return;
    }
    cells->items[row] = cell;
}

static bool count_keys(Runtime *runtime, Object *object, size_t *count) {
    Value keys = enumerable_own_properties(runtime, object, ENUMERATE_KEYS);
    if (value_is_abrupt(keys)) return false;
    *count = ((Array *)value_as_object(keys))->length;
    return true;
}

/* The value inspected as far as a cell has room: large objects by name only. */
static bool write_value(Table *table, size_t column, size_t row, Value value) {
    InspectOptions options = table->options;
    size_t start = text_length(&table->text), keys = 0;
    bool is_list;
    if (!is_array(table->runtime, value, &is_list)) return false;
    if (value_is_object(value) && !is_callable(value) && !is_list &&
        !count_keys(table->runtime, value_as_object(value), &keys)) {
        return false;
    }
    options.depth = keys > 2 ? -1 : 0;
    if (!inspect_to_text(table->runtime, value, &options, &table->text)) return false;
    set_cell(table, column, row, span_since(table, start));
    return true;
}

static bool write_string(Table *table, size_t column, size_t row, Value string) {
    size_t start = text_length(&table->text);
    text_string(&table->text, value_as_string(string));
    set_cell(table, column, row, span_since(table, start));
    return text_check(&table->text);
}

/* ---- Map, Set and iterators ---- */

/* One row for each entry. Those of a Set's entries() count as two values each, as in Node.js. */
static bool fill_from_preview(Table *table, Object *data) {
    Preview preview;
    if (!preview_collection(table->runtime, data, INFINITY, &preview)) return false;
    bool has_keys = preview.has_keys && data->cell.kind != CELL_OBJECT_SET_ITERATOR;
    size_t index = add_titled_column(table, "(iteration index)");
    size_t key = has_keys ? add_titled_column(table, "Key") : 0;
    size_t value = add_titled_column(table, "Values");
    const Object *values = &preview.values->object;
    for (uint32_t next = 0; next < preview.values->length; table->rows++) {
        size_t row = table->rows;
        if (!write_value(table, index, row, value_number((double)row))) return false;
        if (key && !write_value(table, key, row, object_dense_element(values, next++))) {
            return false;
        }
        if (!write_value(table, value, row, object_dense_element(values, next++))) return false;
    }
    return text_check(&table->text);
}

/* ---- arrays and objects ---- */

/* A table of rows under way. `places` maps a key to the number of its column: an object, because
 * its keys then come in the order of the columns. */
typedef struct RowTable {
    Table *table;
    Object *places;
    Object *properties; /* list of the columns asked for; NULL: all keys */
    bool has_primitives;
} RowTable;

/* The column of a key, made when it is new. */
static bool find_column(RowTable *rows, PropertyKey key, size_t *column) {
    Table *table = rows->table;
    Runtime *runtime = table->runtime;
    Value place = get(runtime, rows->places, key);
    if (value_is_abrupt(place)) return false;
    if (!value_is_undefined(place)) {
        *column = (size_t)value_as_number(place);
        return true;
    }
    Value name = property_key_to_value(runtime, key);
    if (value_is_abrupt(name) || !value_is_string(name)) return false;
    size_t start = text_length(&table->text);
    text_string(&table->text, value_as_string(name));
    *column = add_column(table, span_since(table, start));
    if (!text_check(&table->text)) return false;
    return object_put(runtime, rows->places, key, value_number((double)*column));
}

static bool fill_cell(RowTable *rows, size_t row, Value item, Value name) {
    Table *table = rows->table;
    Runtime *runtime = table->runtime;
    size_t column;
    bool own = false;
    PropertyKey key = to_property_key(runtime, name);
    if (property_key_is_none(key) || !find_column(rows, key, &column)) return false;
    if (!value_is_object(item)) return true;
    if (!has_own_property(runtime, value_as_object(item), key, &own)) return false;
    if (!own) return true;
    Value value = get(runtime, value_as_object(item), key);
    return !value_is_abrupt(value) && write_value(table, column, row, value);
}

/* One row: the item itself under "Values", or one cell for each of its keys. */
static bool fill_row(RowTable *rows, size_t row, Value item) {
    Runtime *runtime = rows->table->runtime;
    if (!rows->properties && !value_is_object(item)) {
        rows->has_primitives = true;
        return write_value(rows->table, 1, row, item);
    }
    Object *names = rows->properties;
    double count;
    if (!names) {
        Value keys = enumerable_own_properties(runtime, value_as_object(item), ENUMERATE_KEYS);
        if (value_is_abrupt(keys)) return false;
        names = value_as_object(keys);
    }
    if (!length_of_array_like(runtime, names, &count)) return false;
    for (uint32_t i = 0; i < count; i++) {
        Value name = get(runtime, names, property_key_index(i));
        if (value_is_abrupt(name) || !fill_cell(rows, row, item, name)) return false;
    }
    return true;
}

/* Columns in their final order: index, keys as an object lists them, "Values" if it has any. */
static bool order_columns(RowTable *rows) {
    Table *table = rows->table;
    Runtime *runtime = table->runtime;
    ColumnVector ordered = {0};
    KeyList keys = {0};
    if (!object_own_keys(runtime, rows->places, &keys)) return false;
    TableColumn *columns = table->columns.items;
    bool is_fine = column_vector_reserve(&ordered, table->columns.length);
    if (!is_fine) return !value_is_abrupt(throw_out_of_memory(runtime));
    ordered.items[ordered.length++] = columns[0];
    for (uint32_t i = 0; i < keys.count; i++) {
        Value place = get(runtime, rows->places, keys.keys[i]);
        ordered.items[ordered.length++] = columns[(size_t)value_as_number(place)];
    }
    if (rows->has_primitives) {
        ordered.items[ordered.length++] = columns[1];
    } else {
        span_vector_free(&columns[1].cells);
    }
    column_vector_free(&table->columns);
    table->columns = ordered;
    return true;
}

static bool fill_rows(RowTable *rows, Object *data) {
    Table *table = rows->table;
    Runtime *runtime = table->runtime;
    Value keys = enumerable_own_properties(runtime, data, ENUMERATE_KEYS);
    if (value_is_abrupt(keys)) return false;
    const Array *names = (Array *)value_as_object(keys);
    table->rows = names->length;
    for (uint32_t row = 0; row < names->length; row++) {
        Value name = object_dense_element(&names->object, row);
        if (!write_string(table, 0, row, name)) return false;
        Value item = value_get(runtime, value_cell(data), name);
        if (value_is_abrupt(item) || !fill_row(rows, row, item)) return false;
    }
    return order_columns(rows);
}

static bool fill_from_object(Table *table, Object *data, Object *properties) {
    RowTable rows = {.table = table, .properties = properties};
    rows.places = object_new_with_prototype(table->runtime, NULL);
    add_titled_column(table, "(index)");
    add_titled_column(table, "Values");
    return rows.places && text_check(&table->text) && fill_rows(&rows, data) &&
           text_check(&table->text);
}

/* ---- drawing ---- */

static Span cell_at(const TableColumn *column, size_t row) {
    return row < column->cells.length ? column->cells.items[row] : (Span){0, 0};
}

static size_t span_width(const Table *table, Span span) {
    return text_width(table->text.units.items + span.start, span.end - span.start, true);
}

static void measure_columns(Table *table) {
    for (size_t i = 0; i < table->columns.length; i++) {
        TableColumn *column = &table->columns.items[i];
        column->width = span_width(table, column->head);
        for (size_t row = 0; row < column->cells.length; row++) {
            size_t width = span_width(table, column->cells.items[row]);
            if (width > column->width) column->width = width;
        }
    }
}

/* A horizontal line with its corners, such as "├───┼───┤". */
static void draw_rule(const Table *table, Text *out, const char *left, const char *middle,
                      const char *right) {
    text_utf8(out, left);
    for (size_t i = 0; i < table->columns.length; i++) {
        if (i > 0) text_utf8(out, middle);
        for (size_t j = 0; j < table->columns.items[i].width + 2; j++) text_utf8(out, "─");
    }
    text_utf8(out, right);
}

static void draw_cell(const Table *table, Text *out, const TableColumn *column, Span cell) {
    text_units(out, table->text.units.items + cell.start, cell.end - cell.start);
    text_repeat(out, ' ', column->width - span_width(table, cell));
}

enum { HEAD_ROW = -1 };

static void draw_row(const Table *table, Text *out, ptrdiff_t row) {
    text_utf8(out, "│ ");
    for (size_t i = 0; i < table->columns.length; i++) {
        const TableColumn *column = &table->columns.items[i];
        if (i > 0) text_utf8(out, " │ ");
        draw_cell(table, out, column, row < 0 ? column->head : cell_at(column, (size_t)row));
    }
    text_utf8(out, " │\n");
}

static bool draw_table(Table *table) {
    Text out = text_new(table->runtime);
    measure_columns(table);
    draw_rule(table, &out, "┌", "┬", "┐\n");
    draw_row(table, &out, HEAD_ROW);
    draw_rule(table, &out, "├", "┼", "┤\n");
    for (size_t row = 0; row < table->rows; row++) draw_row(table, &out, (ptrdiff_t)row);
    draw_rule(table, &out, "└", "┴", "┘");
    bool is_fine = text_check(&out);
    if (is_fine) console_print(host_of(table->runtime), OUTPUT_STDOUT, &out);
    text_free(&out);
    return is_fine;
}

/* ---- the method ---- */

static bool table_options(Runtime *runtime, InspectOptions *options) {
    if (!inspect_base_options(runtime, options)) return false;
    options->max_array_length = 3;
    options->break_length = INFINITY;
    if (host_of(runtime)->output.streams[OUTPUT_STDOUT].colors) options->colors = true;
    return true;
}

/* console.table(data, columns) */
Value console_table(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value data = argument(call, 0), properties = argument(call, 1);
    bool is_list = true;
    if (!value_is_undefined(properties)) TRY_OK(is_array(runtime, properties, &is_list));
    if (!is_list) {
        return throw_invalid_argument_type(runtime, "properties", "an instance of Array",
                                           properties);
    }
    if (!value_is_object(data) || is_callable(data)) {
        TRY_OK(console_print_values(runtime, OUTPUT_STDOUT, 1, &data));
        return VALUE_UNDEFINED;
    }
    Table table = {.runtime = runtime, .text = text_new(runtime)};
    TRY_OK(table_options(runtime, &table.options));
    Object *object = value_as_object(data);
    Object *columns = value_is_undefined(properties) ? NULL : value_as_object(properties);
    bool is_fine = object_has_preview(object) ? fill_from_preview(&table, object)
                                              : fill_from_object(&table, object, columns);
    is_fine = is_fine && draw_table(&table);
    table_free(&table);
    return is_fine ? VALUE_UNDEFINED : VALUE_ABRUPT;
}
