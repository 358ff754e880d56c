/* Sets of code points as ordered ranges. */
#include "regexp/code_set.h"

#include "support/utf.h"

static void keep(CodeSet *set, bool ok) {
    set->failed = set->failed || !ok;
}

void code_set_add(CodeSet *set, uint32_t first, uint32_t last) {
    CodeRangeVector *ranges = &set->ranges;
    bool in_order = !ranges->length || first > ranges->items[ranges->length - 1].last + 1;
    if (!in_order) set->is_settled = false;
    if (ranges->length == 0) set->is_settled = true;
    keep(set, code_range_vector_push(ranges, (CodeRange){first, last}));
}

void code_set_add_set(CodeSet *set, const CodeSet *other) {
    for (size_t i = 0; i < other->ranges.length; i++) {
        code_set_add(set, other->ranges.items[i].first, other->ranges.items[i].last);
    }
    keep(set, !other->failed);
}

static void add_ranges(CodeSet *set, const CodeRange *ranges, size_t count) {
    for (size_t i = 0; i < count; i++) code_set_add(set, ranges[i].first, ranges[i].last);
}

void code_set_add_digits(CodeSet *set) {
    code_set_add(set, '0', '9');
}

/* 12.2 WhiteSpace, 12.3 LineTerminator */
void code_set_add_spaces(CodeSet *set) {
    static const CodeRange spaces[] = {
        {'\t', '\r'},
        {' ', ' '},
        {0xA0, 0xA0},
        {0x1680, 0x1680},
        {0x2000, 0x200A},
        {0x2028, 0x2029},
        {0x202F, 0x202F},
        {0x205F, 0x205F},
        {0x3000, 0x3000},
        {0xFEFF, 0xFEFF},
    };
    add_ranges(set, spaces, COUNT_OF(spaces));
}

void code_set_add_words(CodeSet *set) {
    static const CodeRange words[] = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
    add_ranges(set, words, COUNT_OF(words));
}

void code_set_add_line_ends(CodeSet *set) {
    static const CodeRange ends[] = {{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}};
    add_ranges(set, ends, COUNT_OF(ends));
}

static int compare_ranges(const void *a, const void *b) {
    uint32_t left = ((const CodeRange *)a)->first, right = ((const CodeRange *)b)->first;
    return (left > right) - (left < right);
}

/* Ranges in order of their starts, those that touch or overlap made one. */
void code_set_settle(CodeSet *set) {
    CodeRange *ranges = set->ranges.items;
    size_t count = 0;
    if (set->is_settled || !set->ranges.length) return;
    qsort(ranges, set->ranges.length, sizeof *ranges, compare_ranges);
    for (size_t i = 1; i < set->ranges.length; i++) {
        if (ranges[i].first > ranges[count].last + 1) {
            ranges[++count] = ranges[i];
        } else if (ranges[i].last > ranges[count].last) {
            ranges[count].last = ranges[i].last;
        }
    }
    set->ranges.length = count + 1;
    set->is_settled = true;
}

static void replace(CodeSet *set, CodeSet by) {
    bool failed = set->failed || by.failed;
    code_set_free(set);
    *set = by;
    set->failed = failed;
}

void code_set_invert(CodeSet *set) {
    CodeSet inverse = {0};
    uint32_t from = 0;
    code_set_settle(set);
    for (size_t i = 0; i < set->ranges.length; i++) {
        CodeRange range = set->ranges.items[i];
        if (range.first > from) code_set_add(&inverse, from, range.first - 1);
        from = range.last + 1;
    }
    if (from <= CODE_POINT_MAX) code_set_add(&inverse, from, CODE_POINT_MAX);
    replace(set, inverse);
}

void code_set_intersect(CodeSet *set, CodeSet *other) {
    CodeSet common = {0};
    code_set_settle(set);
    code_set_settle(other);
    size_t i = 0, j = 0;
    while (i < set->ranges.length && j < other->ranges.length) {
        CodeRange a = set->ranges.items[i], b = other->ranges.items[j];
        uint32_t first = a.first > b.first ? a.first : b.first;
        uint32_t last = a.last < b.last ? a.last : b.last;
        if (first <= last) code_set_add(&common, first, last);
        if (a.last < b.last)
            i++;
        else
            j++;
    }
    keep(&common, !other->failed);
    replace(set, common);
}

void code_set_subtract(CodeSet *set, CodeSet *other) {
    CodeSet rest = {0};
    code_set_add_set(&rest, other);
    code_set_invert(&rest);
    code_set_intersect(set, &rest);
    code_set_free(&rest);
}

bool code_set_has(const CodeSet *set, uint32_t code_point) {
    size_t low = 0, high = set->ranges.length;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (set->ranges.items[middle].last < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < set->ranges.length && set->ranges.items[low].first <= code_point;
}

void code_set_free(CodeSet *set) {
    code_range_vector_free(&set->ranges);
    *set = (CodeSet){0};
}
