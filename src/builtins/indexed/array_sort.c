/* Array.prototype.sort and toSorted (spec 23.1.3.30, 23.1.3.34, 23.1.3.30.1 SortIndexedProperties).
 *
 * Stable, O(n log n): a merge sort that finds runs and gallops, after Tim Peters' design. The
 * comparator is called with the pairs, in the order, that V8 calls it with, for scripts that log
 * from it. The elements are sorted in a vector of their own: what the comparator does to the object
 * meanwhile does no harm. */
#include "builtins/indexed/array_like.h"

enum { SORT_MIN_GALLOP = 7,
       SORT_MAX_RUNS = 85 };

typedef struct Run {
    uint32_t base, length;
} Run;

typedef struct Sort {
    Runtime *runtime;
    Value comparator; /* undefined: by text */
    /* by text: elements are positions in this vector; NULL: they are strings themselves */
    const Value *texts;
    Value *work; /* in `anchor`: the elements, then room for half of them */
    Value *spare;
    Record *anchor;
    uint32_t min_gallop;
    Run runs[SORT_MAX_RUNS];
    uint32_t run_count;
    bool failed; /* a comparison threw: everything unwinds */
} Sort;

/* ---- comparing (23.1.3.30.2 CompareArrayElements; undefined never gets here) ---- */

static int compare_texts(Sort *sort, Value a, Value b) {
    if (sort->texts) {
        a = sort->texts[value_as_int(a)];
        b = sort->texts[value_as_int(b)];
    }
    return string_compare(sort->runtime, value_as_string(a), value_as_string(b));
}

static int compare(Sort *sort, Value a, Value b) {
    if (sort->failed) return 0;
    if (value_is_undefined(sort->comparator)) return compare_texts(sort, a, b);
    Value arguments[] = {a, b};
    Value order = call(sort->runtime, sort->comparator, VALUE_UNDEFINED, 2, arguments);
    if (value_is_int(order)) return value_as_int(order);
    double number;
    if (value_is_abrupt(order) || !to_number(sort->runtime, order, &number)) {
        sort->failed = true;
        return 0;
    }
    return number < 0 ? -1 : number > 0;
}

/* ---- runs ---- */

static void reverse(Value *from, Value *to) {
    while (from < --to) {
        Value value = *from;
        *from++ = *to;
        *to = value;
    }
}

/* Length of the run at `low`; a descending one (strictly) is reversed. */
static uint32_t count_run(Sort *sort, uint32_t low, uint32_t high) {
    Value *work = sort->work;
    if (low + 1 == high) return 1;
    uint32_t length = 2;
    bool descending = compare(sort, work[low + 1], work[low]) < 0;
    for (uint32_t i = low + 2; i < high; i++, length++) {
        if ((compare(sort, work[i], work[i - 1]) < 0) != descending) break;
    }
    if (descending) reverse(work + low, work + low + length);
    return length;
}

/* Sorts [low, high) of which [low, start) is sorted. */
static void insertion_sort(Sort *sort, uint32_t low, uint32_t start, uint32_t high) {
    Value *work = sort->work;
    for (; start < high; start++) {
        uint32_t left = low, right = start;
        Value pivot = work[start];
        while (left < right) {
            uint32_t middle = left + ((right - left) >> 1);
            if (compare(sort, pivot, work[middle]) < 0)
                right = middle;
            else
                left = middle + 1;
        }
        memmove(work + left + 1, work + left, (start - left) * sizeof(Value));
        work[left] = pivot;
    }
}

static uint32_t min_run_length(uint32_t count) {
    uint32_t odd = 0;
    for (; count >= 64; count >>= 1) odd |= count & 1;
    return count + odd;
}

/* ---- galloping: where in base[0 .. length) `key` belongs, beginning at `hint` ---- */

/* Searches offsets in (last, offset] given that the place is there; `before` says whether an
 * element stands before the key. */
typedef bool (*Before)(Sort *sort, Value element, Value key);
static bool before_left(Sort *sort, Value element, Value key) {
    return compare(sort, element, key) < 0;
}
static bool before_right(Sort *sort, Value element, Value key) {
    return !(compare(sort, key, element) < 0);
}

static uint32_t gallop(Sort *sort, const Value *base, uint32_t length, uint32_t hint, Value key,
                       Before before) {
    int64_t last = 0, offset = 1;
    if (before(sort, base[hint], key)) {
        int64_t most = (int64_t)length - hint;
        while (offset < most && before(sort, base[hint + offset], key)) {
            last = offset;
            offset = 2 * offset + 1;
        }
        if (offset > most) offset = most;
        last += hint;
        offset += hint;
    } else {
        int64_t most = (int64_t)hint + 1;
        while (offset < most && !before(sort, base[hint - offset], key)) {
            last = offset;
            offset = 2 * offset + 1;
        }
        if (offset > most) offset = most;
        int64_t previous = last;
        last = hint - offset;
        offset = hint - previous;
    }
    for (last++; last < offset;) {
        int64_t middle = last + ((offset - last) >> 1);
        if (before(sort, base[middle], key))
            last = middle + 1;
        else
            offset = middle;
    }
    return (uint32_t)offset;
}

/* ---- merging two neighbouring runs, the first shorter (low) or the second (high) ---- */

static void move(Value *to, const Value *from, uint32_t count) {
    memmove(to, from, count * sizeof(Value));
}

/* The merge's two cursors: what is left of both runs. `taken` counts wins in a row. */
typedef struct Merge {
    Sort *sort;
    Value *destination, *a, *b;
    uint32_t a_left, b_left;
} Merge;

static inline void low_take_a(Merge *m) {
    *m->destination++ = *m->a++;
    m->a_left--;
}
static inline void low_take_b(Merge *m) {
    *m->destination++ = *m->b++;
    m->b_left--;
}

/* One by one, until one side wins often or is used up. True: used up. */
static bool low_one_by_one(Merge *m) {
    uint32_t a_wins = 0, b_wins = 0;
    for (;;) {
        if (compare(m->sort, *m->b, *m->a) < 0) {
            low_take_b(m);
            a_wins = 0;
            if (m->b_left == 0) return true;
            if (++b_wins >= m->sort->min_gallop) return false;
        } else {
            low_take_a(m);
            b_wins = 0;
            if (m->a_left == 1) return true;
            if (++a_wins >= m->sort->min_gallop) return false;
        }
    }
}

/* In stretches, as long as they are long. True: used up. */
static bool low_galloping(Merge *m) {
    Sort *sort = m->sort;
    uint32_t a_wins, b_wins;
    do {
        if (sort->min_gallop > 1) sort->min_gallop--;
        a_wins = gallop(sort, m->a, m->a_left, 0, *m->b, before_right);
        move(m->destination, m->a, a_wins);
        m->destination += a_wins, m->a += a_wins, m->a_left -= a_wins;
        if (m->a_left <= 1) return true;
        low_take_b(m);
        if (m->b_left == 0) return true;
        b_wins = gallop(sort, m->b, m->b_left, 0, *m->a, before_left);
        move(m->destination, m->b, b_wins);
        m->destination += b_wins, m->b += b_wins, m->b_left -= b_wins;
        if (m->b_left == 0) return true;
        low_take_a(m);
        if (m->a_left == 1) return true;
    } while (!sort->failed && (a_wins >= SORT_MIN_GALLOP || b_wins >= SORT_MIN_GALLOP));
    sort->min_gallop++;
    return false;
}

static void merge_low(Sort *sort, uint32_t a, uint32_t a_length, uint32_t b, uint32_t b_length) {
    move(sort->spare, sort->work + a, a_length);
    Merge m = {sort, sort->work + a, sort->spare, sort->work + b, a_length, b_length};
    low_take_b(&m);
    bool used_up = m.b_left == 0 || m.a_left == 1;
    while (!used_up && !sort->failed) {
        used_up = low_one_by_one(&m);
        if (used_up || sort->failed) break;
        sort->min_gallop++;
        used_up = low_galloping(&m);
    }
    /* What is left of b stands in place already but for the one element of a that goes behind
     * it. */
    if (m.a_left == 1 && m.b_left > 0) {
        move(m.destination, m.b, m.b_left);
        m.destination[m.b_left] = *m.a;
    } else {
        move(m.destination, m.a, m.a_left);
    }
}

/* The mirror image: cursors stand at the last elements. */
static inline void high_take_a(Merge *m) {
    *m->destination-- = *m->a--;
    m->a_left--;
}
static inline void high_take_b(Merge *m) {
    *m->destination-- = *m->b--;
    m->b_left--;
}

static bool high_one_by_one(Merge *m) {
    uint32_t a_wins = 0, b_wins = 0;
    for (;;) {
        if (compare(m->sort, *m->b, *m->a) < 0) {
            high_take_a(m);
            b_wins = 0;
            if (m->a_left == 0) return true;
            if (++a_wins >= m->sort->min_gallop) return false;
        } else {
            high_take_b(m);
            a_wins = 0;
            if (m->b_left == 1) return true;
            if (++b_wins >= m->sort->min_gallop) return false;
        }
    }
}

static bool high_galloping(Merge *m) {
    Sort *sort = m->sort;
    uint32_t a_wins, b_wins;
    do {
        if (sort->min_gallop > 1) sort->min_gallop--;
        uint32_t k =
            gallop(sort, m->a - m->a_left + 1, m->a_left, m->a_left - 1, *m->b, before_right);
        a_wins = m->a_left - k;
        m->destination -= a_wins, m->a -= a_wins, m->a_left = k;
        move(m->destination + 1, m->a + 1, a_wins);
        if (m->a_left == 0) return true;
        high_take_b(m);
        if (m->b_left == 1) return true;
        k = gallop(sort, m->b - m->b_left + 1, m->b_left, m->b_left - 1, *m->a, before_left);
        b_wins = m->b_left - k;
        m->destination -= b_wins, m->b -= b_wins, m->b_left = k;
        move(m->destination + 1, m->b + 1, b_wins);
        if (m->b_left <= 1) return true;
        high_take_a(m);
        if (m->a_left == 0) return true;
    } while (!sort->failed && (a_wins >= SORT_MIN_GALLOP || b_wins >= SORT_MIN_GALLOP));
    sort->min_gallop++;
    return false;
}

static void merge_high(Sort *sort, uint32_t a, uint32_t a_length, uint32_t b, uint32_t b_length) {
    move(sort->spare, sort->work + b, b_length);
    Merge m = {sort,
               sort->work + b + b_length - 1,
               sort->work + a + a_length - 1,
               sort->spare + b_length - 1,
               a_length,
               b_length};
    high_take_a(&m);
    bool used_up = m.a_left == 0 || m.b_left == 1;
    while (!used_up && !sort->failed) {
        used_up = high_one_by_one(&m);
        if (used_up || sort->failed) break;
        sort->min_gallop++;
        used_up = high_galloping(&m);
    }
    if (m.b_left == 1 && m.a_left > 0) {
        move(m.destination - m.a_left + 1, m.a - m.a_left + 1, m.a_left);
        m.destination[-(ptrdiff_t)m.a_left] = *m.b;
    } else if (m.b_left) {
        move(m.destination - m.b_left + 1, m.b - m.b_left + 1, m.b_left);
    }
}

/* Merges runs i and i + 1. */
static void merge_at(Sort *sort, uint32_t i) {
    Run a = sort->runs[i], b = sort->runs[i + 1];
    sort->runs[i].length = a.length + b.length;
    if (i + 3 == sort->run_count) sort->runs[i + 1] = sort->runs[i + 2];
    sort->run_count--;
    uint32_t skip =
        gallop(sort, sort->work + a.base, a.length, 0, sort->work[b.base], before_right);
    a.base += skip;
    a.length -= skip;
    if (a.length == 0 || sort->failed) return;
    b.length = gallop(sort, sort->work + b.base, b.length, b.length - 1,
                      sort->work[a.base + a.length - 1], before_left);
    if (b.length == 0 || sort->failed) return;
    if (a.length <= b.length)
        merge_low(sort, a.base, a.length, b.base, b.length);
    else
        merge_high(sort, a.base, a.length, b.base, b.length);
}

/* Run n is shorter than the two before it together with it would allow. */
static bool run_invariant_holds(const Sort *sort, uint32_t n) {
    return n < 2 || sort->runs[n - 2].length > sort->runs[n - 1].length + sort->runs[n].length;
}

static void merge_collapse(Sort *sort) {
    while (sort->run_count > 1 && !sort->failed) {
        uint32_t n = sort->run_count - 2;
        if (!run_invariant_holds(sort, n + 1) || !run_invariant_holds(sort, n)) {
            if (sort->runs[n - 1].length < sort->runs[n + 1].length) n--;
        } else if (sort->runs[n].length > sort->runs[n + 1].length) {
            return;
        }
        merge_at(sort, n);
    }
}

static void merge_all(Sort *sort) {
    while (sort->run_count > 1 && !sort->failed) {
        uint32_t n = sort->run_count - 2;
        if (n > 0 && sort->runs[n - 1].length < sort->runs[n + 1].length) n--;
        merge_at(sort, n);
    }
}

static bool sort_values(Sort *sort, uint32_t count) {
    uint32_t low = 0, min_run = min_run_length(count);
    sort->min_gallop = SORT_MIN_GALLOP;
    if (count < 2) return true;
    while (low < count && !sort->failed) {
        uint32_t length = count_run(sort, low, count);
        if (length < min_run) {
            uint32_t forced = min_run < count - low ? min_run : count - low;
            insertion_sort(sort, low, low + length, low + forced);
            length = forced;
        }
        sort->runs[sort->run_count++] = (Run){low, length};
        merge_collapse(sort);
        low += length;
    }
    merge_all(sort);
    return !sort->failed;
}

/* ---- sorting vectors ---- */

static bool all_strings(const Value *values, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (!value_is_string(values[i])) return false;
    }
    return true;
}

/* Sorts `count` values (no undefined among them) in place. */
static bool sort_in_place(Sort *sort, Value *values, uint32_t count) {
    sort->anchor = record_new(sort->runtime, count + count / 2 + 1);
    if (!sort->anchor) return false;
    sort->work = sort->anchor->values;
    sort->spare = sort->work + count;
    move(sort->work, values, count);
    if (!sort_values(sort, count)) return false;
    move(values, sort->work, count);
    return true;
}

/* By text, each element converted once: positions are sorted by the texts that stand there. */
static bool sort_by_text(Sort *sort, Value *values, uint32_t count) {
    if (all_strings(values, count)) return sort_in_place(sort, values, count);
    Record *texts = record_new(sort->runtime, count),
           *elements = texts ? record_new(sort->runtime, count) : NULL;
    if (!elements) return false;
    for (uint32_t i = 0; i < count; i++) {
        String *text = to_string(sort->runtime, values[i]);
        if (!text) return false;
        texts->values[i] = value_cell(text);
        elements->values[i] = values[i];
        values[i] = value_int((int32_t)i);
    }
    sort->texts = texts->values;
    if (!sort_in_place(sort, values, count)) return false;
    for (uint32_t i = 0; i < count; i++) values[i] = elements->values[value_as_int(values[i])];
    return true;
}

/* Sorts an array of values of ours; undefined ones go to the end. */
static bool sort_array(Runtime *runtime, Array *array, Value comparator) {
    Value *values = array->object.elements->values;
    uint32_t count = array->object.elements->length, defined = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!value_is_undefined(values[i])) values[defined++] = values[i];
    }
    for (uint32_t i = defined; i < count; i++) values[i] = VALUE_UNDEFINED;
    Sort sort = {.runtime = runtime, .comparator = comparator};
    return value_is_undefined(comparator) ? sort_by_text(&sort, values, defined)
                                          : sort_in_place(&sort, values, defined);
}

/* ---- the methods ---- */

static bool comparator_is_valid(NativeCall *call) {
    if (value_is_undefined(argument(call, 0)) || is_callable(argument(call, 0))) return true;
    throw_type_error(call->runtime,
                     "The comparison function must be either a function or undefined");
    return false;
}

/* SortIndexedProperties: the elements as an array; holes are left out or read. */
static Array *gather(Runtime *runtime, Object *object, double length, bool skip_holes) {
    Array *gathered = array_new(runtime, 0);
    for (double index = 0; gathered && index < length; index++) {
        Value element = skip_holes ? element_get_if_present(runtime, object, index)
                                   : element_get(runtime, object, index);
        if (element == VALUE_EMPTY) continue;
        if (value_is_abrupt(element) || !array_push(runtime, gathered, element)) return NULL;
    }
    return gathered;
}

/* 23.1.3.30 Array.prototype.sort ( comparefn ) */
Value array_sort(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TRY_OK(comparator_is_valid(call));
    double length;
    Object *object = array_like_this(call, NULL, &length);
    Array *sorted = object ? gather(runtime, object, length, true) : NULL;
    if (!sorted || !sort_array(runtime, sorted, argument(call, 0))) return VALUE_ABRUPT;
    uint32_t count = sorted->object.elements->length;
    for (uint32_t i = 0; i < count; i++)
        TRY_OK(element_set(runtime, object, i, sorted->object.elements->values[i]));
    for (double index = count; index < length; index++) {
        bool found;
        TRY_OK(element_has(runtime, object, index, &found));
        if (found) TRY_OK(element_delete(runtime, object, index));
    }
    return value_cell(object);
}

/* 23.1.3.34 Array.prototype.toSorted ( comparefn ) */
Value array_to_sorted(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TRY_OK(comparator_is_valid(call));
    double length;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    if (length > UINT32_MAX) return throw_range_error(runtime, "Invalid array length");
    Array *sorted = gather(runtime, object, length, false);
    if (!sorted || !sort_array(runtime, sorted, argument(call, 0))) return VALUE_ABRUPT;
    return value_cell(sorted);
}
