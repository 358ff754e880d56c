/* What a character is: identifier classes, white space, case, normalisation, width on a terminal.
 *
 * The tables come from scripts/make-unicode-tables and name their version of Unicode;
 * normalisation is utf8proc's. Every code point is accepted, lone surrogates and
 * unassigned ones included: they belong to no class and are their own mapping.
 */
#ifndef BOBBIN_SUPPORT_UNICODE_H
#define BOBBIN_SUPPORT_UNICODE_H

#include "support/utf.h"
#include "support/vector.h"

/* ---- classes ---- */
/* Properties ID_Start and ID_Continue. `$`, `_` (as a start), ZWNJ and ZWJ, which ECMAScript adds,
 * are not in them: see unicode_is_identifier_start/part. */
bool unicode_is_id_start(uint32_t code_point);
bool unicode_is_id_continue(uint32_t code_point);
/* IdentifierStartChar and IdentifierPartChar (12.7). */
bool unicode_is_identifier_start(uint32_t code_point);
bool unicode_is_identifier_part(uint32_t code_point);
/* LineTerminator (12.3). */
static inline bool unicode_is_line_terminator(uint32_t code_point) {
    return code_point == '\n' || code_point == '\r' || (code_point | 1) == 0x2029;
}
/* WhiteSpace or LineTerminator (12.2, 12.3): what trim() strips and StringToNumber passes over. */
bool unicode_is_space(uint32_t code_point);

/* ---- case ---- */
enum { UNICODE_CASE_MAX = 3 }; /* code points one may turn into */
/* The whole unconditional mapping of a code point (SpecialCasing included), independent of
 * the locale. Returns how many code points were written: 1 to 3. */
unsigned unicode_lower(uint32_t code_point, uint32_t mapped[UNICODE_CASE_MAX]);
unsigned unicode_upper(uint32_t code_point, uint32_t mapped[UNICODE_CASE_MAX]);
/* A representative of the code points that simple case folding makes equal (22.2.2.7.3, RegExp
 * with /iu): two match when their representatives are the same. */
uint32_t unicode_fold(uint32_t code_point);
/* The first code point at or after `code_point` that folds into another one, or that is turned into
 * one other by unicode_upper. Above CODE_POINT_MAX: there is none. */
uint32_t unicode_next_folded(uint32_t code_point);
uint32_t unicode_next_upper(uint32_t code_point);
/* Appends the text in lower or upper case, as String.prototype.toLowerCase and toUpperCase have
 * it (22.1.3.28, Final_Sigma included). False: out of memory; `out` may then hold a part. */
bool unicode_to_lower(const uint16_t *units, size_t length, UnitVector *out) MUST_CHECK;
bool unicode_to_upper(const uint16_t *units, size_t length, UnitVector *out) MUST_CHECK;

/* ---- normalisation ---- */
typedef enum NormalizationForm {
    NORMALIZATION_NFC,
    NORMALIZATION_NFD,
    NORMALIZATION_NFKC,
    NORMALIZATION_NFKD
} NormalizationForm;
/* Appends the text in that form; lone surrogates stay. False: out of memory, nothing appended. */
bool unicode_normalize(const uint16_t *units, size_t length, NormalizationForm form,
                       UnitVector *out) MUST_CHECK;

/* ---- width ---- */
/* Columns a code point takes on a terminal: 0 (control, combining), 1, or 2 (East Asian wide,
 * emoji), as Node.js counts them. */
int unicode_width(uint32_t code_point);
/* Sum of the widths. Escape sequences are not known here, and the parts of an emoji joined by ZWJ
 * count one by one; to agree with Node.js on decomposed Hangul, normalise to NFC before. */
size_t unicode_text_width(const uint16_t *units, size_t length);

#endif
