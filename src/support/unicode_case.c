/* Case mapping and simple case folding (ECMA-262 22.1.3.28, 22.1.3.30, 22.2.2.7.3).
 *
 * Mappings are the locale-independent ones of UnicodeData and SpecialCasing; the one conditional
 * mapping among those is Final_Sigma.
 */
#include "support/unicode.h"

#include "support/unicode_case_tables.h"
#include "support/unicode_set.h"

enum {
    CASE_SHIFT = 11,
    CASE_SKIPS = 1 << 10, /* every second code point */
    CASE_COUNT_MASK = CASE_SKIPS - 1,
    CAPITAL_SIGMA = 0x3A3,
    FINAL_SIGMA = 0x3C2
};

/* One direction of case: its runs, and the rows of one to many. */
typedef struct CaseTable {
    const CaseRun *runs;
    size_t run_count;
    const CaseExpansion *expansions;
    size_t expansion_count;
} CaseTable;

static const CaseTable LOWER_CASE = {LOWER, COUNT_OF(LOWER), LOWER_EXPANSIONS,
                                     COUNT_OF(LOWER_EXPANSIONS)};
static const CaseTable UPPER_CASE = {UPPER, COUNT_OF(UPPER), UPPER_EXPANSIONS,
                                     COUNT_OF(UPPER_EXPANSIONS)};
static const CaseTable CASE_FOLDING = {FOLD, COUNT_OF(FOLD), NULL, 0};

/* ---- one code point ---- */

static uint32_t case_map_simple(const CaseTable *table, uint32_t code_point) {
    uint32_t key = code_point << CASE_SHIFT | CASE_SKIPS | CASE_COUNT_MASK;
    size_t low = 0, high = table->run_count; /* runs[low - 1] <= key < runs[high] */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (table->runs[middle].run <= key)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0) return code_point;
    const CaseRun *found = &table->runs[low - 1];
    uint32_t distance = code_point - (found->run >> CASE_SHIFT);
    if (found->run & CASE_SKIPS) {
        if (distance & 1) return code_point;
        distance /= 2;
    }
    if (distance > (found->run & CASE_COUNT_MASK)) return code_point;
    return code_point + (uint32_t)found->delta;
}

static const CaseExpansion *case_expansion(const CaseTable *table, uint32_t code_point) {
    size_t low = 0, high = table->expansion_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t from = table->expansions[middle].from;
        if (from == code_point) return &table->expansions[middle];
        if (from < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static unsigned case_map(const CaseTable *table, uint32_t code_point,
                         uint32_t mapped[UNICODE_CASE_MAX]) {
    const CaseExpansion *row = case_expansion(table, code_point);
    if (!row) {
        mapped[0] = code_point <= CODE_POINT_MAX ? case_map_simple(table, code_point) : code_point;
        return 1;
    }
    unsigned count = 0;
    while (count < UNICODE_CASE_MAX && row->to[count]) {
        mapped[count] = row->to[count];
        count++;
    }
    return count;
}

unsigned unicode_lower(uint32_t code_point, uint32_t mapped[UNICODE_CASE_MAX]) {
    if (LIKELY(code_point < 0x80)) {
        mapped[0] = code_point - 'A' < 26 ? code_point + 0x20 : code_point;
        return 1;
    }
    return case_map(&LOWER_CASE, code_point, mapped);
}

unsigned unicode_upper(uint32_t code_point, uint32_t mapped[UNICODE_CASE_MAX]) {
    if (LIKELY(code_point < 0x80)) {
        mapped[0] = code_point - 'a' < 26 ? code_point - 0x20 : code_point;
        return 1;
    }
    return case_map(&UPPER_CASE, code_point, mapped);
}

uint32_t unicode_fold(uint32_t code_point) {
    if (UNLIKELY(code_point > CODE_POINT_MAX)) return code_point;
    return case_map_simple(&CASE_FOLDING, code_point);
}

/* ---- what has a mapping ---- */

/* The first member at or after `code_point` of a run; false: none. */
static bool case_run_from(const CaseRun *run, uint32_t code_point, uint32_t *member) {
    uint32_t step = run->run & CASE_SKIPS ? 2 : 1;
    uint32_t first = run->run >> CASE_SHIFT;
    uint32_t last = first + (run->run & CASE_COUNT_MASK) * step;
    *member = first;
    if (code_point > first) *member += (code_point - first + step - 1) / step * step;
    return *member <= last;
}

static uint32_t case_next(const CaseTable *table, uint32_t code_point) {
    size_t low = 0, high = table->run_count; /* all before low end before code_point */
    uint32_t member;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (case_run_from(&table->runs[middle], code_point, &member))
            high = middle;
        else
            low = middle + 1;
    }
    if (low == table->run_count) return CODE_POINT_MAX + 1;
    case_run_from(&table->runs[low], code_point, &member);
    return member;
}

uint32_t unicode_next_folded(uint32_t code_point) {
    return case_next(&CASE_FOLDING, code_point);
}

uint32_t unicode_next_upper(uint32_t code_point) {
    return case_next(&UPPER_CASE, code_point);
}

/* ---- texts ---- */

static bool append_mapped(UnitVector *out, const uint32_t *mapped, unsigned count) {
    if (!unit_vector_reserve(out, 2 * UNICODE_CASE_MAX)) return false;
    for (unsigned i = 0; i < count; i++) {
        out->length += utf16_encode(mapped[i], out->items + out->length);
    }
    return true;
}

/* The code point that ends at `end`. Precondition: end > 0. */
static uint32_t decode_before(const uint16_t *units, size_t end, unsigned *count) {
    *count = 1;
    uint16_t trail = units[end - 1];
    if (!utf16_is_trail(trail) || end < 2 || !utf16_is_lead(units[end - 2])) return trail;
    *count = 2;
    return utf16_combine(units[end - 2], trail);
}

/* What stands before or after a sigma once Case_Ignorable characters are passed over: Cased? */
static bool cased_before(const uint16_t *units, size_t index) {
    unsigned count;
    for (; index > 0; index -= count) {
        uint32_t code_point = decode_before(units, index, &count);
        if (!CODE_POINT_IN(CASE_IGNORABLE, code_point)) return CODE_POINT_IN(CASED, code_point);
    }
    return false;
}

static bool cased_after(const uint16_t *units, size_t length, size_t index) {
    unsigned count;
    for (; index < length; index += count) {
        uint32_t code_point = utf16_decode(units, length, index, &count);
        if (!CODE_POINT_IN(CASE_IGNORABLE, code_point)) return CODE_POINT_IN(CASED, code_point);
    }
    return false;
}

/* Condition Final_Sigma of SpecialCasing, for the sigma at `index`. */
static bool is_final_sigma(const uint16_t *units, size_t length, size_t index) {
    return cased_before(units, index) && !cased_after(units, length, index + 1);
}

bool unicode_to_lower(const uint16_t *units, size_t length, UnitVector *out) {
    if (!unit_vector_reserve(out, length)) return false;
    unsigned count;
    for (size_t i = 0; i < length; i += count) {
        uint32_t mapped[UNICODE_CASE_MAX];
        uint32_t code_point = utf16_decode(units, length, i, &count);
        unsigned mapped_count = unicode_lower(code_point, mapped);
        if (code_point == CAPITAL_SIGMA && is_final_sigma(units, length, i)) {
            mapped[0] = FINAL_SIGMA;
        }
        if (!append_mapped(out, mapped, mapped_count)) return false;
    }
    return true;
}

bool unicode_to_upper(const uint16_t *units, size_t length, UnitVector *out) {
    if (!unit_vector_reserve(out, length)) return false;
    unsigned count;
    for (size_t i = 0; i < length; i += count) {
        uint32_t mapped[UNICODE_CASE_MAX];
        uint32_t code_point = utf16_decode(units, length, i, &count);
        unsigned mapped_count = unicode_upper(code_point, mapped);
        if (!append_mapped(out, mapped, mapped_count)) return false;
    }
    return true;
}
