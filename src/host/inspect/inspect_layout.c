/* Inspection: how the entries of an object are laid out: on one line, in columns, or one to a line.
 *
 * The rules and their constants are Node.js' (version 20). Nothing here runs script or fails other
 * than by the text's own flag.
 */
#include "host/inspect/inspect_internal.h"
#include "runtime/objects/binary.h"

enum { SEPARATOR = 2 /* a comma and a space */ };

typedef struct Layout {
    Inspector *inspector;
    Form *form;
    Span *entries;
    size_t count;
} Layout;

static size_t span_length(Span span) {
    return span.end - span.start;
}

static const uint16_t *span_units(const Inspector *inspector, Span span) {
    return inspector->text->units.items + span.start;
}

static void copy_span(Inspector *inspector, Span span) {
    text_units(&inspector->scratch, span_units(inspector, span), span_length(span));
}

static bool span_has_newline(const Inspector *inspector, Span span) {
    const uint16_t *units = span_units(inspector, span);
    for (size_t i = 0; i < span_length(span); i++) {
        if (units[i] == '\n') return true;
    }
    return false;
}

/* ---- columns ---- */

typedef struct Columns {
    size_t *widths;     /* of each entry */
    size_t width_count; /* entries but "... more items" */
    size_t total;       /* of all widths with their separators */
    size_t widest;
    size_t count; /* columns; at most 1: no grouping */
} Columns;

static bool measure_entries(const Layout *layout, Columns *columns) {
    const Inspector *inspector = layout->inspector;
    bool has_rest = inspector->options.max_array_length < (double)layout->count;
    columns->width_count = layout->count - has_rest;
    columns->widths = calloc(layout->count, sizeof *columns->widths);
    if (!columns->widths) return false;
    for (size_t i = 0; i < columns->width_count; i++) {
        Span entry = layout->entries[i];
        size_t width = text_width(span_units(inspector, entry), span_length(entry),
                                  inspector->options.colors);
        columns->widths[i] = width;
        columns->total += width + SEPARATOR;
        if (width > columns->widest) columns->widest = width;
    }
    return true;
}

static double smallest(double a, double b) {
    return a < b ? a : b;
}

/* As many columns as make the whole about square, a character being 2.5 times as high as wide.
 * Entries of very different lengths are not grouped: the space between short ones would be huge. */
static size_t choose_count(const Layout *layout, const Columns *columns) {
    const Inspector *inspector = layout->inspector;
    double indentation = (double)inspector->indentation;
    double break_length = inspector->options.break_length;
    double widest = (double)columns->widest + SEPARATOR, total = (double)columns->total;
    bool groups = widest * 3 + indentation < break_length &&
                  (total / widest > 5 || columns->widest <= 6);
    if (!groups) return 1;
    double bias = sqrt(widest - total / (double)layout->count);
    double biased = fmax(widest - 3 - bias, 1);
    double count = floor(sqrt(2.5 * biased * (double)columns->width_count) / biased + 0.5);
    count = smallest(count, floor((break_length - indentation) / widest));
    count = smallest(count, inspector->options.compact * 4);
    return (size_t)fmax(smallest(count, 15), 0);
}

/* Numbers are aligned to the right: true when all elements are. */
static bool aligns_right(Object *elements, size_t count) {
    if (elements && elements->cell.kind == CELL_OBJECT_TYPED_ARRAY) {
        return count <= typed_array_length((const TypedArray *)elements);
    }
    for (size_t i = 0; elements && i < count; i++) {
        Value value = object_dense_element(elements, (uint32_t)i);
        if (!value_is_number(value) && !value_is_bigint(value)) return false;
    }
    return true;
}

static size_t column_width(const Columns *columns, size_t count, size_t column) {
    size_t width = 0;
    for (size_t i = column; i < count; i += columns->count) {
        if (columns->widths[i] > width) width = columns->widths[i];
    }
    return width;
}

/* One entry with its comma, padded to its column. The last of a line is not padded to the right. */
static void write_cell(Inspector *inspector, Span entry, size_t padding, bool is_last, bool right) {
    Text *scratch = &inspector->scratch;
    if (right) text_repeat(scratch, ' ', padding);
    copy_span(inspector, entry);
    if (is_last) return;
    text_ascii(scratch, ", ");
    if (!right) text_repeat(scratch, ' ', padding);
}

/* The lines of columns are new entries: they go to the end of the text and replace the old. */
static void write_lines(Layout *layout, const Columns *columns, bool right) {
    Inspector *inspector = layout->inspector;
    size_t *widths = columns->widths, line = 0, count = columns->width_count;
    size_t column_widths[16];
    for (size_t i = 0; i < columns->count; i++) {
        column_widths[i] = column_width(columns, layout->count, i);
    }
    for (size_t first = 0; first < count; first += columns->count, line++) {
        size_t end = first + columns->count < count ? first + columns->count : count;
        inspector->scratch.units.length = 0;
        for (size_t i = first; i < end; i++) {
            size_t padding = column_widths[i - first] - widths[i];
            write_cell(inspector, layout->entries[i], padding, i + 1 == end, right);
        }
        size_t start = text_length(inspector->text);
        text_units(inspector->text, inspector->scratch.units.items,
                   text_length(&inspector->scratch));
        layout->entries[line] = span_from(inspector, start);
    }
    if (count < layout->count) layout->entries[line++] = layout->entries[count];
    layout->count = line;
}

static void group_entries(Layout *layout, Object *elements) {
    Columns columns = {0};
    if (!measure_entries(layout, &columns)) {
        layout->inspector->text->failed = true;
        return;
    }
    columns.count = choose_count(layout, &columns);
    if (columns.count > 1) {
        write_lines(layout, &columns, aligns_right(elements, layout->count));
    }
    free(columns.widths);
}

/* ---- one line or many ---- */

/* Units of an entry without the sequences that colour it. */
static size_t plain_length(const Inspector *inspector, Span span) {
    size_t length = span_length(span);
    if (!inspector->options.colors) return length;
    const uint16_t *units = span_units(inspector, span);
    for (size_t i = 0; i + 3 < span_length(span); i++) {
        if (units[i] != 0x1B || units[i + 1] != '[') continue;
        size_t end = i + 2;
        while (end < span_length(span) && end < i + 4 && units[end] >= '0' && units[end] <= '9') {
            end++;
        }
        if (end > i + 2 && end < span_length(span) && units[end] == 'm') length -= end + 1 - i;
    }
    return length;
}

static bool fits_one_line(const Layout *layout, size_t start) {
    const Inspector *inspector = layout->inspector;
    double limit = inspector->options.break_length;
    double total = (double)(layout->count + start);
    if (total + (double)layout->count > limit) return false;
    for (size_t i = 0; i < layout->count; i++) {
        total += (double)plain_length(inspector, layout->entries[i]);
        if (total > limit) return false;
    }
    return !span_has_newline(inspector, layout->form->base);
}

static bool entries_have_newline(const Layout *layout) {
    for (size_t i = 0; i < layout->count; i++) {
        if (span_has_newline(layout->inspector, layout->entries[i])) return true;
    }
    return false;
}

static void copy_entries(const Layout *layout, const char *separator, size_t indentation) {
    Text *scratch = &layout->inspector->scratch;
    for (size_t i = 0; i < layout->count; i++) {
        if (i > 0) {
            text_ascii(scratch, separator);
            text_repeat(scratch, ' ', indentation);
        }
        copy_span(layout->inspector, layout->entries[i]);
    }
}

static void write_one_line(const Layout *layout) {
    Text *scratch = &layout->inspector->scratch;
    text_unit(scratch, ' ');
    copy_entries(layout, ", ", 0);
    text_unit(scratch, ' ');
    text_ascii(scratch, layout->form->closing);
}

static void write_many_lines(const Layout *layout) {
    Inspector *inspector = layout->inspector;
    Text *scratch = &inspector->scratch;
    text_unit(scratch, '\n');
    text_repeat(scratch, ' ', inspector->indentation + 2);
    copy_entries(layout, ",\n", inspector->indentation + 2);
    text_unit(scratch, '\n');
    text_repeat(scratch, ' ', inspector->indentation);
    text_ascii(scratch, layout->form->closing);
}

/* Base and opening brace. */
static void write_head(const Layout *layout) {
    Inspector *inspector = layout->inspector;
    copy_span(inspector, layout->form->base);
    if (span_length(layout->form->base)) text_unit(&inspector->scratch, ' ');
    copy_span(inspector, layout->form->opening);
}

/* compact: a number. Up to so many innermost levels go on one line when they fit. */
static void layout_by_level(Layout *layout, int level, Object *elements) {
    Inspector *inspector = layout->inspector;
    const Form *form = layout->form;
    int compact = inspector->options.compact;
    size_t count = layout->count;
    if (compact >= 1 && form->kind == ENTRY_ARRAY_EXTRA && count > 6) {
        group_entries(layout, elements);
    }
    bool may_join = compact >= 1 && inspector->current_depth - level < compact &&
                    count == layout->count;
    size_t start = layout->count + inspector->indentation + span_length(form->opening) +
                   span_length(form->base) + 10;
    inspector->scratch.units.length = 0;
    write_head(layout);
    if (may_join && fits_one_line(layout, start) && !entries_have_newline(layout)) {
        write_one_line(layout);
    } else {
        write_many_lines(layout);
    }
}

/* compact: true. Everything on one line that fits, the rest with the closing brace at its end. */
static void layout_compactly(Layout *layout) {
    Inspector *inspector = layout->inspector;
    Text *scratch = &inspector->scratch;
    const Form *form = layout->form;
    bool has_base = span_length(form->base) > 0;
    scratch->units.length = 0;
    copy_span(inspector, form->opening);
    if (has_base) {
        text_unit(scratch, ' ');
        copy_span(inspector, form->base);
    }
    size_t indentation = inspector->indentation + 2;
    if (fits_one_line(layout, 0)) {
        write_one_line(layout);
        return;
    }
    if (has_base || span_length(form->opening) != 1) {
        text_unit(scratch, '\n');
        text_repeat(scratch, ' ', indentation);
    } else {
        text_unit(scratch, ' ');
    }
    copy_entries(layout, ",\n", indentation);
    text_unit(scratch, ' ');
    text_ascii(scratch, form->closing);
}

void layout_entries(Inspector *inspector, Form *form, size_t start, int level, Object *elements) {
    Layout layout = {
        .inspector = inspector,
        .form = form,
        .entries = inspector->entries.items + form->first_entry,
        .count = inspector->entries.length - form->first_entry,
    };
    if (inspector->options.compact == INSPECT_COMPACT_ALWAYS) {
        layout_compactly(&layout);
    } else {
        layout_by_level(&layout, level, elements);
    }
    inspector->entries.length = form->first_entry;
    text_truncate(inspector->text, start);
    text_units(inspector->text, inspector->scratch.units.items, text_length(&inspector->scratch));
    inspector->text->failed |= inspector->scratch.failed;
}
