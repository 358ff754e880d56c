/* Normalisation forms (ECMA-262 22.1.3.15, UAX #15) by utf8proc.
 *
 * The text goes as an array of code points: decomposed one by one, put into canonical order,
 * composed again for NFC and NFKC. utf8proc's own way in is UTF-8, which has no lone surrogates;
 * here they are characters without decomposition and of combining class 0, and stay.
 */
#include <utf8proc.h>

#include "support/unicode.h"

enum {
    DECOMPOSITION_ROOM = 32, /* no character has a decomposition of more than 18 code points */
    SHORT_RUN = 16,          /* of combining marks: put in order by insertion */
    CLASS_COUNT = 256        /* combining classes */
};

VECTOR_OF(CodePointVector, code_point_vector, utf8proc_int32_t)

static int combining_class(utf8proc_int32_t code_point) {
    return utf8proc_get_property(code_point)->combining_class;
}

static bool is_compatibility(NormalizationForm form) {
    return form == NORMALIZATION_NFKC || form == NORMALIZATION_NFKD;
}

static bool is_composed(NormalizationForm form) {
    return form == NORMALIZATION_NFC || form == NORMALIZATION_NFKC;
}

static bool append_decomposed(CodePointVector *text, uint32_t code_point, NormalizationForm form) {
    int options = UTF8PROC_DECOMPOSE | (is_compatibility(form) ? UTF8PROC_COMPAT : 0);
    if (code_point < 0x80 || utf16_is_surrogate(code_point)) {
        return code_point_vector_push(text, (utf8proc_int32_t)code_point);
    }
    int boundary = 0;
    if (!code_point_vector_reserve(text, DECOMPOSITION_ROOM)) return false;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code_point, text->items + text->length, DECOMPOSITION_ROOM,
        (utf8proc_option_t)options, &boundary);
    assert(count > 0 && count <= DECOMPOSITION_ROOM);
    text->length += (size_t)count;
    return true;
}

/* Insertion, for the two or three marks that a written language puts on a letter. */
static void order_short_run(utf8proc_int32_t *marks, size_t count) {
    for (size_t i = 1; i < count; i++) {
        utf8proc_int32_t mark = marks[i];
        size_t place = i;
        for (; place > 0 && combining_class(marks[place - 1]) > combining_class(mark); place--) {
            marks[place] = marks[place - 1];
        }
        marks[place] = mark;
    }
}

/* Counting, so that a text of nothing but marks does not take quadratic time. */
static bool order_long_run(utf8proc_int32_t *marks, size_t count) {
    utf8proc_int32_t *unordered = malloc(count * sizeof *marks);
    if (!unordered) return false;
    memcpy(unordered, marks, count * sizeof *marks);
    size_t starts[CLASS_COUNT + 1] = {0}; /* where the marks of each class begin */
    for (size_t i = 0; i < count; i++) starts[combining_class(marks[i]) + 1]++;
    for (int i = 0; i < CLASS_COUNT; i++) starts[i + 1] += starts[i];
    for (size_t i = 0; i < count; i++) {
        marks[starts[combining_class(unordered[i])]++] = unordered[i];
    }
    free(unordered);
    return true;
}

/* The Canonical Ordering Algorithm: every run of marks (combining class not 0) stably by class. */
static bool order_marks(CodePointVector *text) {
    size_t start = 0; /* of the run of marks that ends at i */
    for (size_t i = 0; i <= text->length; i++) {
        if (i < text->length && combining_class(text->items[i]) != 0) continue;
        size_t count = i - start;
        if (count > SHORT_RUN) {
            if (!order_long_run(text->items + start, count)) return false;
        } else if (count > 1) {
            order_short_run(text->items + start, count);
        }
        start = i + 1;
    }
    return true;
}

static bool append_units(UnitVector *out, const CodePointVector *text) {
    if (!unit_vector_reserve(out, 2 * text->length)) return false;
    for (size_t i = 0; i < text->length; i++) {
        out->length += utf16_encode((uint32_t)text->items[i], out->items + out->length);
    }
    return true;
}

static bool decompose(CodePointVector *text, const uint16_t *units, size_t length,
                      NormalizationForm form) {
    if (!code_point_vector_reserve(text, length)) return false;
    unsigned count;
    for (size_t i = 0; i < length; i += count) {
        uint32_t code_point = utf16_decode(units, length, i, &count);
        if (!append_decomposed(text, code_point, form)) return false;
    }
    return order_marks(text);
}

static void compose(CodePointVector *text) {
    utf8proc_ssize_t length = utf8proc_normalize_utf32(
        text->items, (utf8proc_ssize_t)text->length, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    assert(length >= 0 && (size_t)length <= text->length);
    text->length = (size_t)length;
}

bool unicode_normalize(const uint16_t *units, size_t length, NormalizationForm form,
                       UnitVector *out) {
    CodePointVector text = {0};
    bool done = decompose(&text, units, length, form);
    if (done) {
        if (is_composed(form)) compose(&text);
        done = append_units(out, &text);
    }
    code_point_vector_free(&text);
    return done;
}
