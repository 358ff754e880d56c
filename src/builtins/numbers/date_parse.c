/* Text to time values (spec 21.4.3.2 Date.parse, the format of 21.4.1.32).
 *
 * A text is first read as the specification's format. As soon as it turns out to be something else,
 * what is left is read loosely, in the manner scripts have come to expect: numbers are told apart
 * by what stands behind them and by their size, words by their first three letters, and what is in
 * parentheses is passed over. "Mar 1 2020 10:00 PM", "2020/03/01" and "Sun, 01 Mar 2020 10:00:00
 * GMT+2" are all of that kind.
 *
 * Words before the first number are of no account, any unknown word behind it makes the text
 * invalid.
 */
#include <stdlib.h>

#include "builtins/numbers/date.h"

enum {
    NOT_GIVEN = -1,
    WORD_LETTERS = 3,       /* that count */
    SIGNIFICANT_DIGITS = 9, /* of a number; those that follow are passed over */
    DATE_NUMBERS = 3,
    TIME_NUMBERS = 4 /* hour, minute, second, millisecond */
};

/* ---- tokens ---- */

typedef enum WordKind {
    WORD_UNKNOWN,
    WORD_MONTH, /* value: 1 to 12 */
    WORD_HALF,  /* of the day; value: hours to add */
    WORD_ZONE,  /* value: hours ahead of UTC */
    WORD_TIME   /* what stands between date and time: T */
} WordKind;

typedef struct Word {
    char letters[WORD_LETTERS + 1];
    WordKind kind;
    int value;
} Word;

// clang-format off
static const Word words[] = {
    {"jan", WORD_MONTH, 1}, {"feb", WORD_MONTH, 2}, {"mar", WORD_MONTH, 3},
    {"apr", WORD_MONTH, 4}, {"may", WORD_MONTH, 5}, {"jun", WORD_MONTH, 6},
    {"jul", WORD_MONTH, 7}, {"aug", WORD_MONTH, 8}, {"sep", WORD_MONTH, 9},
    {"oct", WORD_MONTH, 10}, {"nov", WORD_MONTH, 11}, {"dec", WORD_MONTH, 12},
    {"am", WORD_HALF, 0}, {"pm", WORD_HALF, 12},
    {"z", WORD_ZONE, 0}, {"ut", WORD_ZONE, 0}, {"utc", WORD_ZONE, 0}, {"gmt", WORD_ZONE, 0},
    {"est", WORD_ZONE, -5}, {"edt", WORD_ZONE, -4}, {"cst", WORD_ZONE, -6},
    {"cdt", WORD_ZONE, -5}, {"mst", WORD_ZONE, -7}, {"mdt", WORD_ZONE, -6},
    {"pst", WORD_ZONE, -8}, {"pdt", WORD_ZONE, -7},
    {"t", WORD_TIME, 0},
};
// clang-format on

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_WORD,
    TOKEN_MARK, /* one of : . - + ) */
    TOKEN_SPACE,
    TOKEN_OTHER
} TokenKind;

typedef struct Token {
    TokenKind kind;
    uint16_t mark;
    uint32_t start, end;
    int number;
    WordKind word;
    int value; /* of the word */
} Token;

/* A text being read, one token ahead. */
typedef struct Reader {
    const String *text; /* flat */
    Token next;
} Reader;

static uint16_t unit_at(const Reader *reader, uint32_t index) {
    return index < string_length(reader->text) ? string_unit(reader->text, index) : 0;
}

static bool is_digit(uint16_t unit) {
    return unit >= '0' && unit <= '9';
}

/* Spec 12.2 WhiteSpace, 12.3 LineTerminator. */
static bool is_space(uint16_t unit) {
    if (unit <= ' ') return unit == ' ' || (unit >= '\t' && unit <= '\r');
    if (unit < 0x1680) return unit == 0xA0;
    return unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x2028 ||
           unit == 0x2029 || unit == 0x202F || unit == 0x205F || unit == 0x3000 || unit == 0xFEFF;
}

/* All letters are, and whatever else comes after the digits and the marks. */
static bool is_word_unit(uint16_t unit) {
    return unit >= 'A' && !is_space(unit);
}

static void scan_number(const Reader *reader, Token *token) {
    int digits = 0;
    token->kind = TOKEN_NUMBER;
    for (; is_digit(unit_at(reader, token->end)); token->end++) {
        int digit = unit_at(reader, token->end) - '0';
        if ((digits == 0 && digit == 0) || digits == SIGNIFICANT_DIGITS) continue;
        token->number = token->number * 10 + digit;
        digits++;
    }
}

/* Months may be written out; other words are no longer than what counts. */
static void scan_word(const Reader *reader, Token *token) {
    char letters[WORD_LETTERS + 1] = {0};
    token->kind = TOKEN_WORD;
    for (; is_word_unit(unit_at(reader, token->end)); token->end++) {
        uint32_t index = token->end - token->start;
        uint16_t unit = unit_at(reader, token->end);
        if (index < WORD_LETTERS) letters[index] = unit < 0x80 ? (char)(unit | 0x20) : '?';
    }
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (strcmp(words[i].letters, letters) != 0) continue;
        if (token->end - token->start > WORD_LETTERS && words[i].kind != WORD_MONTH) continue;
        token->word = words[i].kind;
        token->value = words[i].value;
    }
}

/* Up to the parenthesis that closes the first one, or the end of the text. */
static void scan_parentheses(const Reader *reader, Token *token) {
    int depth = 0;
    do {
        uint16_t unit = unit_at(reader, token->end++);
        depth += (unit == '(') - (unit == ')');
    } while (depth > 0 && token->end < string_length(reader->text));
}

static void advance(Reader *reader) {
    Token token = {.kind = TOKEN_OTHER, .start = reader->next.end, .end = reader->next.end};
    uint16_t unit = unit_at(reader, token.start);
    if (token.start == string_length(reader->text)) {
        token.kind = TOKEN_END;
    } else if (is_digit(unit)) {
        scan_number(reader, &token);
    } else if (is_word_unit(unit)) {
        scan_word(reader, &token);
    } else if (unit == '(') {
        scan_parentheses(reader, &token);
    } else {
        bool is_mark = unit == ':' || unit == '.' || unit == '-' || unit == '+' || unit == ')';
        token.kind = is_mark ? TOKEN_MARK : is_space(unit) ? TOKEN_SPACE
                                                           : TOKEN_OTHER;
        token.mark = is_mark ? unit : 0;
        token.end++;
    }
    reader->next = token;
}

static Token take(Reader *reader) {
    Token token = reader->next;
    advance(reader);
    return token;
}

static bool next_is_mark(const Reader *reader, char mark) {
    return reader->next.kind == TOKEN_MARK && reader->next.mark == mark;
}

static bool skip_mark(Reader *reader, char mark) {
    bool is_there = next_is_mark(reader, mark);
    if (is_there) advance(reader);
    return is_there;
}

static bool next_is_sign(const Reader *reader) {
    return next_is_mark(reader, '+') || next_is_mark(reader, '-');
}

static bool next_is_word(const Reader *reader, WordKind kind) {
    return reader->next.kind == TOKEN_WORD && reader->next.word == kind;
}

static bool next_is_z(const Reader *reader) {
    return next_is_word(reader, WORD_ZONE) && reader->next.end - reader->next.start == 1;
}

/* Is the next token a number of that many digits, in that range? */
static bool next_is_number(const Reader *reader, uint32_t digits, int least, int most) {
    const Token *next = &reader->next;
    return next->kind == TOKEN_NUMBER && next->end - next->start == digits &&
           next->number >= least && next->number <= most;
}

/* The digits behind a decimal point of seconds: as many as count. */
static int milliseconds_of(const Reader *reader, const Token *token) {
    int milliseconds = 0;
    for (uint32_t i = 0; i < 3; i++) {
        bool is_there = token->start + i < token->end;
        int digit = is_there ? unit_at(reader, token->start + i) - '0' : 0;
        milliseconds = milliseconds * 10 + digit;
    }
    return milliseconds;
}

/* ---- what was read ---- */

/* Numbers in the order they came, NOT_GIVEN where nothing was said. */
typedef struct Parts {
    bool is_standard; /* year, month and day in that order, the year as it stands */
    int date_count, date[DATE_NUMBERS];
    int named_month;
    int time_count, time[TIME_NUMBERS];
    int half;                              /* hours to add to one of 12 */
    int zone_sign, zone_hour, zone_minute; /* no sign: local time */
} Parts;

static bool add_date(Parts *parts, int number) {
    if (parts->date_count == DATE_NUMBERS) return false;
    parts->date[parts->date_count++] = number;
    return true;
}

static bool add_time(Parts *parts, int number) {
    if (parts->time_count == TIME_NUMBERS) return false;
    parts->time[parts->time_count++] = number;
    return true;
}

/* No further number can belong to the time. */
static void close_time(Parts *parts) {
    while (add_time(parts, 0)) {
    }
}

static void set_zone(Parts *parts, int hours) {
    parts->zone_sign = hours < 0 ? -1 : 1;
    parts->zone_hour = abs(hours);
    parts->zone_minute = 0;
}

static bool zone_is_utc(const Parts *parts) {
    return parts->zone_hour == 0 && parts->zone_minute == 0;
}

/* May an unmarked number go on with the time that was begun? */
static bool time_expects(const Parts *parts, int number) {
    switch (parts->time_count) {
    case 1:
    case 2: return number < 60;
    case 3: return number < 1000;
    default: return false;
    }
}

static bool zone_expects(const Parts *parts, int number) {
    return parts->zone_hour != NOT_GIVEN && parts->zone_minute == NOT_GIVEN && number < 60;
}

/* ---- the specification's format ---- */

typedef enum Outcome {
    OUTCOME_DONE,
    OUTCOME_OTHER, /* not, or no longer, that format */
    OUTCOME_INVALID
} Outcome;

/* YYYY or a sign and YYYYYY, but no year -0. */
static Outcome read_year(Reader *reader, Parts *parts) {
    if (next_is_number(reader, 4, 0, 9999)) {
        add_date(parts, take(reader).number);
        return OUTCOME_DONE;
    }
    if (!next_is_sign(reader)) return OUTCOME_OTHER;
    Reader start = *reader;
    bool is_negative = take(reader).mark == '-';
    if (next_is_number(reader, 6, is_negative, 999999)) {
        int year = take(reader).number;
        add_date(parts, is_negative ? -year : year);
        return OUTCOME_DONE;
    }
    *reader = start;
    return OUTCOME_OTHER;
}

/* YYYY, YYYY-MM or YYYY-MM-DD */
static Outcome read_date(Reader *reader, Parts *parts) {
    static const int most[DATE_NUMBERS] = {0, 12, 31};
    Outcome outcome = read_year(reader, parts);
    if (outcome != OUTCOME_DONE) return outcome;
    while (parts->date_count < DATE_NUMBERS && skip_mark(reader, '-')) {
        if (!next_is_number(reader, 2, 1, most[parts->date_count])) return OUTCOME_OTHER;
        add_date(parts, take(reader).number);
    }
    return OUTCOME_DONE;
}

/* Z, +HH:mm or +HHmm; nothing means local time. */
static bool read_zone(Reader *reader, Parts *parts) {
    if (next_is_z(reader)) {
        advance(reader);
        set_zone(parts, 0);
        return true;
    }
    if (!next_is_sign(reader)) return true;
    parts->zone_sign = take(reader).mark == '-' ? -1 : 1;
    if (next_is_number(reader, 4, 0, 2359)) {
        int number = take(reader).number;
        parts->zone_hour = number / 100;
        parts->zone_minute = number % 100;
        return parts->zone_minute < 60;
    }
    if (!next_is_number(reader, 2, 0, 23)) return false;
    parts->zone_hour = take(reader).number;
    if (!skip_mark(reader, ':') || !next_is_number(reader, 2, 0, 59)) return false;
    parts->zone_minute = take(reader).number;
    return true;
}

/* HH:mm, HH:mm:ss or HH:mm:ss.sss; of the hour 24 there is only the beginning. */
static bool read_time(Reader *reader, Parts *parts) {
    if (!next_is_number(reader, 2, 0, 24)) return false;
    int most = reader->next.number == 24 ? 0 : 59;
    add_time(parts, take(reader).number);
    if (!skip_mark(reader, ':') || !next_is_number(reader, 2, 0, most)) return false;
    add_time(parts, take(reader).number);
    if (!skip_mark(reader, ':')) return true;
    if (!next_is_number(reader, 2, 0, most)) return false;
    add_time(parts, take(reader).number);
    if (!skip_mark(reader, '.')) return true;
    if (reader->next.kind != TOKEN_NUMBER || (most == 0 && reader->next.number > 0)) return false;
    Token fraction = take(reader);
    add_time(parts, milliseconds_of(reader, &fraction));
    return true;
}

/* 21.4.1.32 Date Time String Format: a date alone is meant in UTC, a date with a time in local
 * time. */
static Outcome read_standard(Reader *reader, Parts *parts) {
    Outcome outcome = read_date(reader, parts);
    if (outcome != OUTCOME_DONE) return outcome;
    if (next_is_word(reader, WORD_TIME)) {
        advance(reader);
        if (!read_time(reader, parts) || !read_zone(reader, parts)) return OUTCOME_INVALID;
        if (reader->next.kind != TOKEN_END) return OUTCOME_INVALID;
    } else if (reader->next.kind == TOKEN_END) {
        set_zone(parts, 0);
    } else {
        return OUTCOME_OTHER;
    }
    parts->is_standard = true;
    return OUTCOME_DONE;
}

/* ---- anything else ---- */

/* The last number of a time ends it: only space or a zone may follow at once. */
static bool read_last_of_time(const Reader *reader, Parts *parts, int number) {
    add_time(parts, number);
    close_time(parts);
    TokenKind kind = reader->next.kind;
    return kind == TOKEN_END || kind == TOKEN_SPACE || next_is_z(reader) || next_is_sign(reader);
}

/* n: or n:: (the same as n:00:) */
static bool read_before_colon(Reader *reader, Parts *parts, int number) {
    if (!skip_mark(reader, ':')) {
        if (!add_time(parts, number)) return false;
        skip_mark(reader, '.');
        return true;
    }
    return parts->time_count == 0 && add_time(parts, number) && add_time(parts, 0);
}

static bool read_fraction(Reader *reader, Parts *parts, int number) {
    if (reader->next.kind != TOKEN_NUMBER) return false;
    Token fraction = take(reader);
    add_time(parts, number);
    add_time(parts, milliseconds_of(reader, &fraction));
    close_time(parts);
    return true;
}

static bool read_number(Reader *reader, Parts *parts, int number) {
    if (skip_mark(reader, ':')) return read_before_colon(reader, parts, number);
    if (skip_mark(reader, '.') && time_expects(parts, number)) {
        return read_fraction(reader, parts, number);
    }
    if (zone_expects(parts, number)) {
        parts->zone_minute = number;
        return true;
    }
    if (time_expects(parts, number)) return read_last_of_time(reader, parts, number);
    if (!add_date(parts, number)) return false;
    skip_mark(reader, '-');
    return true;
}

static bool read_word(Reader *reader, Parts *parts, const Token *word, bool after_number) {
    if (word->word == WORD_HALF && parts->time_count) {
        parts->half = word->value;
    } else if (word->word == WORD_MONTH) {
        parts->named_month = word->value;
        skip_mark(reader, '-');
    } else if (word->word == WORD_ZONE && after_number) {
        set_zone(parts, word->value);
    } else {
        return !after_number && reader->next.kind != TOKEN_NUMBER;
    }
    return true;
}

/* What follows a sign: hours, hours and minutes in one, or hours that a colon and minutes follow.
 */
static bool read_offset(Reader *reader, Parts *parts, bool is_negative) {
    Token hours = {.kind = TOKEN_NUMBER};
    if (reader->next.kind == TOKEN_NUMBER) hours = take(reader);
    uint32_t digits = hours.end - hours.start;
    parts->zone_sign = is_negative ? -1 : 1;
    if (next_is_mark(reader, ':')) {
        parts->zone_hour = hours.number;
        parts->zone_minute = NOT_GIVEN;
        return true;
    }
    bool has_minutes = digits == 3 || digits == 4;
    parts->zone_hour = has_minutes ? hours.number / 100 : hours.number;
    parts->zone_minute = has_minutes ? hours.number % 100 : 0;
    return digits >= 1 && digits <= 4;
}

static bool read_loosely(Reader *reader, Parts *parts) {
    bool after_number = parts->date_count > 0;
    while (reader->next.kind != TOKEN_END) {
        Token token = take(reader);
        bool is_sign = token.mark == '-' || token.mark == '+', is_fine = true;
        if (token.kind == TOKEN_NUMBER) {
            is_fine = read_number(reader, parts, token.number);
            after_number = true;
        } else if (token.kind == TOKEN_WORD) {
            is_fine = read_word(reader, parts, &token, after_number);
        } else if (is_sign && (zone_is_utc(parts) || parts->time_count)) {
            is_fine = read_offset(reader, parts, token.mark == '-');
            after_number = true;
        } else if (is_sign || token.mark == ')') {
            is_fine = !after_number;
        }
        if (!is_fine) return false;
    }
    return true;
}

/* ---- what it means ---- */

static bool is_day(int number) {
    return number >= 1 && number <= 31;
}

/* Which of the numbers is the year, the month, the day. What was not given is 1. */
static void order_date(const Parts *parts, const int numbers[DATE_NUMBERS], int *year, int *month,
                       int *day) {
    bool year_first = parts->is_standard || !is_day(numbers[0]);
    if (parts->named_month != NOT_GIVEN) {
        *month = parts->named_month;
        *year = year_first ? numbers[0] : numbers[1];
        *day = year_first ? numbers[1] : numbers[0];
    } else if (year_first) {
        *year = numbers[0];
        *month = numbers[1];
        *day = numbers[2];
    } else {
        *month = numbers[0];
        *day = numbers[1];
        *year = numbers[2];
    }
}

/* NaN when they make no date. */
static double day_of_parts(const Parts *parts) {
    int numbers[DATE_NUMBERS] = {1, 1, 1}, year, month, day;
    if (parts->date_count == 0) return NAN;
    memcpy(numbers, parts->date, (size_t)parts->date_count * sizeof numbers[0]);
    order_date(parts, numbers, &year, &month, &day);
    if (!parts->is_standard && year >= 0 && year < 100) year += year < 50 ? 2000 : 1900;
    return is_day(day) && month >= 1 && month <= 12 ? make_day(year, month - 1, day) : NAN;
}

/* NaN when they make no time of day. 24:00 is one. */
static double time_of_parts(const Parts *parts) {
    int time[TIME_NUMBERS] = {0};
    memcpy(time, parts->time, (size_t)parts->time_count * sizeof time[0]);
    if (parts->half != NOT_GIVEN) {
        if (time[0] > 12) return NAN;
        time[0] = time[0] % 12 + parts->half;
    }
    if (time[1] > 59 || time[2] > 59 || time[3] > 999) return NAN;
    bool is_midnight = time[0] == 24 && !time[1] && !time[2] && !time[3];
    return time[0] < 24 || is_midnight ? make_time(time[0], time[1], time[2], time[3]) : NAN;
}

static double instant_of_parts(const Parts *parts) {
    double local = make_date(day_of_parts(parts), time_of_parts(parts));
    if (parts->zone_sign == 0) return time_clip(utc_from_local(local));
    int hours = parts->zone_hour == NOT_GIVEN ? 0 : parts->zone_hour;
    int minutes = parts->zone_minute == NOT_GIVEN ? 0 : parts->zone_minute;
    return time_clip(local - parts->zone_sign * make_time(hours, minutes, 0, 0));
}

bool date_parse(Runtime *runtime, String *text, double *time) {
    Reader reader = {.text = string_flat(runtime, text)};
    Parts parts = {.named_month = NOT_GIVEN,
                   .half = NOT_GIVEN,
                   .zone_hour = NOT_GIVEN,
                   .zone_minute = NOT_GIVEN};
    if (!reader.text) return false;
    advance(&reader);
    Outcome outcome = read_standard(&reader, &parts);
    bool is_valid =
        outcome == OUTCOME_DONE || (outcome == OUTCOME_OTHER && read_loosely(&reader, &parts));
    *time = is_valid ? instant_of_parts(&parts) : NAN;
    return true;
}
