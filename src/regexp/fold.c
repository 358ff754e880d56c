/* Ignoring case (ECMA-262 22.2.2.7.3 Canonicalize, MaybeSimpleCaseFolding).
 *
 * Two characters are equal when the same one stands for both: by simple case folding with u or v,
 * else by upper case of one unit, which never leads from beyond ASCII into it. Sets are closed over
 * that when a pattern is compiled, so that matching need not know of case.
 */
#include "regexp/code_set.h"
#include "support/unicode.h"

static uint32_t fold_to_upper(uint32_t c) {
    uint32_t mapped[UNICODE_CASE_MAX];
    bool is_simple = unicode_upper(c, mapped) == 1 && mapped[0] <= 0xFFFF && c <= 0xFFFF;
    if (!is_simple || (c >= 128 && mapped[0] < 128)) return c;
    return mapped[0];
}

uint32_t code_point_fold(uint32_t code_point, bool unicode) {
    return unicode ? unicode_fold(code_point) : fold_to_upper(code_point);
}

/* The next code point from `from` on that another one stands for; CODE_POINT_MAX + 1: none. */
static uint32_t next_folded(uint32_t from, bool unicode) {
    while (from <= CODE_POINT_MAX) {
        from = unicode ? unicode_next_folded(from) : unicode_next_upper(from);
        if (!unicode && from > 0xFFFF) return CODE_POINT_MAX + 1;
        if (from > CODE_POINT_MAX || code_point_fold(from, unicode) != from) return from;
        from++;
    }
    return from;
}

/* Letters of ASCII have only each other, without u. */
static bool close_over_ascii(CodeSet *set) {
    size_t count = set->ranges.length;
    if (count && set->ranges.items[count - 1].last >= 128) return false;
    for (size_t i = 0; i < count; i++) {
        CodeRange range = set->ranges.items[i];
        for (uint32_t c = range.first; c <= range.last; c++) {
            bool is_letter = (c | 32) - 'a' < 26;
            if (is_letter) code_set_add(set, c ^ 32, c ^ 32);
        }
    }
    code_set_settle(set);
    return true;
}

/* What stands for members, then everything that one of those stands for. */
void code_set_close_over_case(CodeSet *set, bool unicode) {
    CodeSet with_folded = {0};
    code_set_settle(set);
    if (!unicode && close_over_ascii(set)) return;
    code_set_add_set(&with_folded, set);
    for (uint32_t c = 0; (c = next_folded(c, unicode)) <= CODE_POINT_MAX; c++) {
        uint32_t folded = code_point_fold(c, unicode);
        if (code_set_has(set, c)) code_set_add(&with_folded, folded, folded);
    }
    code_set_settle(&with_folded);
    code_set_add_set(set, &with_folded);
    for (uint32_t c = 0; (c = next_folded(c, unicode)) <= CODE_POINT_MAX; c++) {
        if (code_set_has(&with_folded, code_point_fold(c, unicode))) code_set_add(set, c, c);
    }
    code_set_settle(set);
    code_set_free(&with_folded);
}

void code_set_fold(CodeSet *set) {
    CodeSet folded = {0}, stood_for = {0};
    code_set_settle(set);
    for (uint32_t c = 0; (c = next_folded(c, true)) <= CODE_POINT_MAX; c++) {
        if (!code_set_has(set, c)) continue;
        code_set_add(&stood_for, c, c);
        code_set_add(&folded, unicode_fold(c), unicode_fold(c));
    }
    code_set_subtract(set, &stood_for);
    code_set_add_set(set, &folded);
    code_set_settle(set);
    code_set_free(&folded);
    code_set_free(&stood_for);
}

void code_set_drop_folded(CodeSet *set) {
    CodeSet dropped = {0};
    for (uint32_t c = 0; (c = next_folded(c, true)) <= CODE_POINT_MAX; c++) {
        code_set_add(&dropped, c, c);
    }
    code_set_subtract(set, &dropped);
    code_set_free(&dropped);
}
