/* BigInts as text, in and out (spec 7.1.14, 6.1.6.2.21).
 *
 * Short numbers go digit by digit: a multiplication or division of the whole for each few
 * characters. That takes the square of the length, so a long number is cut in two at a power of the
 * radix until the parts are short. The powers that it is cut at are each the square of the one
 * before.
 */
#include "runtime/objects/error.h"
#include "runtime/values/bigint_internal.h"
#include "support/unicode.h"

/* ---- the radix ---- */

static unsigned digit_of(uint16_t unit) {
    if (unit >= '0' && unit <= '9') return unit - '0';
    uint16_t lower = unit | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10u : 36;
}

/* The most characters whose value always fits in a digit of ours. */
static uint32_t chunk_width(unsigned radix) {
    uint32_t count = 0;
    for (uint64_t power = 1; power <= BIGINT_DIGIT_MASK / radix; power *= radix) count++;
    return count;
}

static uint64_t power_of(unsigned radix, uint32_t exponent) {
    uint64_t power = 1;
    while (exponent--) power *= radix;
    return power;
}

/* ---- where to cut ---- */

enum { SHORT_CHUNKS = 40, /* as many characters are not cut any more: measured */
       MAX_CUTS = 24 };   /* more than the longest string has */

/* powers[i] is radix^(width << i): so many characters stand below cut i + 1. */
typedef struct Cuts {
    unsigned radix;
    uint32_t width;
    int count;
    mp_int powers[MAX_CUTS];
} Cuts;

/* The powers with which parts of a text of so many characters are made. False: out of memory;
 * cuts_free is due all the same. */
static bool cuts_make(Cuts *cuts, unsigned radix, size_t characters) {
    cuts->radix = radix;
    cuts->width = chunk_width(radix) * SHORT_CHUNKS;
    for (cuts->count = 0; ((size_t)cuts->width << cuts->count) < characters; cuts->count++) {
        mp_int *power = &cuts->powers[cuts->count];
        if (mp_init(power) != MP_OKAY) return false;
        bool ok = true;
        if (cuts->count) {
            ok = mp_sqr(power - 1, power) == MP_OKAY;
        } else {
            mp_set_u32(power, radix);
            ok = mp_expt_u32(power, cuts->width, power) == MP_OKAY;
        }
        if (!ok) return mp_clear(power), false;
    }
    return true;
}

static void cuts_free(Cuts *cuts) {
    while (cuts->count) mp_clear(&cuts->powers[--cuts->count]);
}

/* ---- from text ---- */

/* digits * factor + addend, in place; there is room. */
static void multiply_add(mp_int *number, uint64_t factor, uint64_t addend) {
    Wide carry = addend;
    for (int i = 0; i < number->used; i++) {
        carry += (Wide)number->dp[i] * factor;
        number->dp[i] = (uint64_t)carry & BIGINT_DIGIT_MASK;
        carry >>= BIGINT_DIGIT_BITS;
    }
    if (carry) number->dp[number->used++] = (uint64_t)carry;
}

/* Units [start, end) of a flat text, all of them digits; there is room. */
static void read_short(const String *text, uint32_t start, uint32_t end, unsigned radix,
                       mp_int *number) {
    uint32_t width = chunk_width(radix);
    while (start < end) {
        uint64_t chunk = 0;
        uint32_t count = end - start < width ? end - start : width;
        for (uint32_t i = 0; i < count; i++) {
            chunk = chunk * radix + digit_of(string_unit(text, start++));
        }
        multiply_add(number, power_of(radix, count), chunk);
    }
}

/* The same of any length: the part above a cut, times that power, and the part below. cut 0: none
 * is left. False: out of memory. */
static bool read_long(const Cuts *cuts, const String *text, uint32_t start, uint32_t end, int cut,
                      mp_int *number) {
    while (cut > 0 && cuts->width << (cut - 1) >= end - start) cut--;
    if (cut == 0) {
        if (mp_grow(number, SHORT_CHUNKS + 1) != MP_OKAY) return false;
        read_short(text, start, end, cuts->radix, number);
        return true;
    }
    uint32_t middle = end - (cuts->width << (cut - 1));
    mp_int low;
    if (mp_init(&low) != MP_OKAY) return false;
    bool ok = read_long(cuts, text, start, middle, cut - 1, number) &&
              read_long(cuts, text, middle, end, cut - 1, &low) &&
              mp_mul(number, &cuts->powers[cut - 1], number) == MP_OKAY &&
              mp_add(number, &low, number) == MP_OKAY;
    mp_clear(&low);
    return ok;
}

static Value parse_long(Runtime *runtime, const String *text, uint32_t start, uint32_t end,
                        unsigned radix, bool is_negative) {
    mp_int number;
    Cuts cuts;
    if (mp_init(&number) != MP_OKAY) return throw_out_of_memory(runtime);
    bool ok = cuts_make(&cuts, radix, end - start) &&
              read_long(&cuts, text, start, end, cuts.count, &number);
    cuts_free(&cuts);
    if (number.used && is_negative) number.sign = MP_NEG;
    return bigint_from_number(runtime, ok ? MP_OKAY : MP_MEM, &number);
}

static Value parse_short(Runtime *runtime, const String *text, uint32_t start, uint32_t end,
                         unsigned radix, bool is_negative) {
    BigInt *bigint = bigint_allocate(runtime, (end - start) / chunk_width(radix) + 1);
    if (!bigint) return VALUE_ABRUPT;
    mp_int number = bigint_view(bigint);
    number.used = 0;
    read_short(text, start, end, radix, &number);
    return bigint_trim(bigint, is_negative);
}

/* VALUE_UNDEFINED: they are not all digits. */
static Value parse_digits(Runtime *runtime, const String *text, uint32_t start, uint32_t end,
                          unsigned radix, bool is_negative) {
    for (uint32_t i = start; i < end; i++) {
        if (digit_of(string_unit(text, i)) >= radix) return VALUE_UNDEFINED;
    }
    if (!bigint_may_have(runtime, (end - start) * log2(radix))) return VALUE_ABRUPT;
    bool is_short = end - start <= chunk_width(radix) * SHORT_CHUNKS;
    return is_short ? parse_short(runtime, text, start, end, radix, is_negative)
                    : parse_long(runtime, text, start, end, radix, is_negative);
}

static unsigned radix_of_prefix(const String *text, uint32_t start, uint32_t end) {
    if (end - start < 3 || string_unit(text, start) != '0') return 10;
    switch (string_unit(text, start + 1) | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 10;
    }
}

Value bigint_from_string(Runtime *runtime, String *text) {
    TRY_OK(string_flat(runtime, text));
    uint32_t start = 0, end = string_length(text);
    while (start < end && unicode_is_space(string_unit(text, start))) start++;
    while (start < end && unicode_is_space(string_unit(text, end - 1))) end--;
    if (start == end) return bigint_from_int64(runtime, 0);
    unsigned radix = radix_of_prefix(text, start, end);
    if (radix != 10) return parse_digits(runtime, text, start + 2, end, radix, false);
    uint16_t sign = string_unit(text, start);
    bool has_sign = sign == '-' || sign == '+';
    if (has_sign && ++start == end) return VALUE_UNDEFINED;
    return parse_digits(runtime, text, start, end, 10, sign == '-');
}

/* ---- to text: written before `end`; functions give where it begins ---- */

static const char digit_characters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* Divides the digits in place by a small number; what is left over. */
static uint64_t divide_digits(mp_digit *digits, int *count, uint64_t divisor) {
    Wide rest = 0;
    for (int i = *count; i-- > 0;) {
        rest = rest << BIGINT_DIGIT_BITS | digits[i];
        digits[i] = (uint64_t)(rest / divisor);
        rest %= divisor;
    }
    while (*count && !digits[*count - 1]) --*count;
    return (uint64_t)rest;
}

/* The digits are used up. */
static char *write_short(char *end, mp_digit *digits, int count, unsigned radix) {
    uint32_t width = chunk_width(radix);
    uint64_t divisor = power_of(radix, width);
    while (count) {
        uint64_t chunk = divide_digits(digits, &count, divisor);
        for (uint32_t i = 0; count ? i < width : chunk != 0; i++) {
            *--end = digit_characters[chunk % radix];
            chunk /= radix;
        }
    }
    return end;
}

/* The part below a cut, filled up with zeros, and the part above. Precondition: the number has no
 * more characters than all parts up to that cut. It is used up. NULL: out of memory. */
static char *write_long(const Cuts *cuts, char *end, mp_int *number, int cut) {
    while (cut > 0 && mp_cmp_mag(number, &cuts->powers[cut - 1]) == MP_LT) cut--;
    if (cut == 0) return write_short(end, number->dp, number->used, cuts->radix);
    mp_int high, low;
    if (mp_init_multi(&high, &low, NULL) != MP_OKAY) return NULL;
    char *start = NULL, *middle = end - (cuts->width << (cut - 1));
    if (bigint_divide_numbers(number, &cuts->powers[cut - 1], &high, &low) == MP_OKAY) {
        start = write_long(cuts, end, &low, cut - 1);
    }
    while (start && start > middle) *--start = '0';
    if (start) start = write_long(cuts, start, &high, cut);
    mp_clear_multi(&high, &low, NULL);
    return start;
}

static char *write_by_cuts(char *end, const BigInt *bigint, unsigned radix, size_t characters) {
    Cuts cuts;
    mp_int view = bigint_magnitude(bigint), number;
    char *start = NULL;
    if (view.used <= SHORT_CHUNKS) {
        mp_digit digits[SHORT_CHUNKS];
        memcpy(digits, view.dp, (size_t)view.used * sizeof *digits);
        return write_short(end, digits, view.used, radix);
    }
    if (mp_init_copy(&number, &view) != MP_OKAY) return NULL;
    if (cuts_make(&cuts, radix, characters)) start = write_long(&cuts, end, &number, cuts.count);
    cuts_free(&cuts);
    mp_clear(&number);
    return start;
}

/* The same for a radix of 2^log bits: no division. */
static char *write_bits(char *end, const BigInt *bigint, uint32_t log) {
    uint32_t bits = bigint_count_bits(bigint);
    for (uint32_t bit = 0; bit < bits; bit += log) {
        *--end = digit_characters[bigint_bits_from(bigint, bit) & ((1u << log) - 1)];
    }
    return end;
}

static String *text_of(Runtime *runtime, const BigInt *bigint, unsigned radix, char *memory,
                       size_t size) {
    bool is_power = (radix & (radix - 1)) == 0;
    char *end = memory + size;
    char *start = is_power ? write_bits(end, bigint, (uint32_t)__builtin_ctz(radix))
                           : write_by_cuts(end, bigint, radix, size);
    if (!start) return throw_out_of_memory(runtime), NULL;
    if (bigint_is_negative(bigint)) *--start = '-';
    return string_from_latin1(runtime, (const uint8_t *)start, (uint32_t)(end - start));
}

String *bigint_to_string(Runtime *runtime, const BigInt *bigint, unsigned radix) {
    if (bigint_is_zero(bigint)) return string_from_unit(runtime, '0');
    uint32_t bits = bigint_count_bits(bigint);
    size_t characters = (size_t)(bits / log2(radix)) + 3;
    if (characters > STRING_MAX_LENGTH) {
        throw_range_error(runtime, "Invalid string length");
        return NULL;
    }
    if (!bigint_may_have(runtime, bits)) return NULL;
    char *memory = heap_memory_allocate(runtime, characters);
    if (!memory) return NULL;
    String *text = text_of(runtime, bigint, radix, memory, characters);
    heap_memory_free(runtime->heap, memory, characters);
    heap_keep(bigint);
    return text;
}
