/* Local time (spec 21.4.1.19 to 21.4.1.26), as the C library knows it.
 *
 * The C library says what local time is at an instant (localtime_r). The other direction is ours:
 * mktime leaves open what happens where clocks are put forward or back.
 *
 * The offset is kept for spans of time that have one. Invariant: a span that begins and ends with
 * the same offset has no other in between (no zone ever changed to and fro within a day).
 */
#define _GNU_SOURCE
#include "support/time_zone.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "support/calendar.h"

/* ---- from UTC ---- */

enum {
    SPAN_BITS = 16,
    SPAN_SECONDS = 1 << SPAN_BITS, /* about 18 hours */
    SPAN_COUNT = 64                /* kept at a time */
};

typedef enum SpanKind {
    SPAN_UNKNOWN,
    SPAN_STEADY,
    SPAN_CHANGING
} SpanKind;

typedef struct Span {
    int64_t index;
    SpanKind kind;
    int32_t offset; /* seconds */
} Span;

/* The zone is the process's; what is known of it, each thread's. */
static _Thread_local Span spans[SPAN_COUNT];

static int32_t ask_offset(int64_t seconds) {
    time_t instant = seconds;
    struct tm local;
    return localtime_r(&instant, &local) ? (int32_t)local.tm_gmtoff : 0;
}

static void span_fill(Span *span, int64_t index) {
    span->index = index;
    span->offset = ask_offset(index * SPAN_SECONDS);
    int32_t last = ask_offset(index * SPAN_SECONDS + SPAN_SECONDS - 1);
    span->kind = span->offset == last ? SPAN_STEADY : SPAN_CHANGING;
}

/* Seconds that local time is ahead at an instant. */
static int32_t offset_at(int64_t seconds) {
    int64_t index = seconds >> SPAN_BITS;
    Span *span = &spans[index & (SPAN_COUNT - 1)];
    if (span->kind == SPAN_UNKNOWN || span->index != index) span_fill(span, index);
    return span->kind == SPAN_STEADY ? span->offset : ask_offset(seconds);
}

static int64_t seconds_of(double t) {
    return (int64_t)floor(t / MS_PER_SECOND);
}

double local_time(double t) {
    return isnan(t) ? t : t + (double)offset_at(seconds_of(t)) * MS_PER_SECOND;
}

/* ---- to UTC ---- */

/* No offset is as much as a day: within it of `local`, taken for UTC, lies every instant it can
 * mean. */
static int32_t offset_of_local(int64_t local) {
    int32_t before = offset_at(local - MS_PER_DAY / MS_PER_SECOND);
    int32_t after = offset_at(local + MS_PER_DAY / MS_PER_SECOND);
    if (before == after || offset_at(local - before) == before) return before;
    return offset_at(local - after) == after ? after : before;
}

double utc_from_local(double t) {
    if (!(fabs(t) <= (double)(TIME_VALUE_MAX + MS_PER_DAY))) return NAN;
    return t - (double)offset_of_local(seconds_of(t)) * MS_PER_SECOND;
}

/* ---- names ---- */

typedef struct ZoneName {
    const char *abbreviation;
    int minutes; /* ahead of UTC: the same letters mean different things around the world */
    const char *name;
    bool is_short; /* Americans know it by its letters */
} ZoneName;

// clang-format off
static const ZoneName zone_names[] = {
    {"UTC", 0, "Coordinated Universal Time", true},
    {"GMT", 0, "Greenwich Mean Time", true},
    {"WET", 0, "Western European Standard Time", false},
    {"WEST", 60, "Western European Summer Time", false},
    {"BST", 60, "British Summer Time", false},
    {"IST", 60, "Irish Standard Time", false},
    {"CET", 60, "Central European Standard Time", false},
    {"CEST", 120, "Central European Summer Time", false},
    {"EET", 120, "Eastern European Standard Time", false},
    {"EEST", 180, "Eastern European Summer Time", false},
    {"MSK", 180, "Moscow Standard Time", false},
    {"WAT", 60, "West Africa Standard Time", false},
    {"CAT", 120, "Central Africa Time", false},
    {"SAST", 120, "South Africa Standard Time", false},
    {"EAT", 180, "East Africa Time", false},
    {"IST", 120, "Israel Standard Time", false},
    {"IDT", 180, "Israel Daylight Time", false},
    {"PKT", 300, "Pakistan Standard Time", false},
    {"IST", 330, "India Standard Time", false},
    {"WIB", 420, "Western Indonesia Time", false},
    {"WITA", 480, "Central Indonesia Time", false},
    {"WIT", 540, "Eastern Indonesia Time", false},
    {"CST", 480, "China Standard Time", false},
    {"HKT", 480, "Hong Kong Standard Time", false},
    {"PST", 480, "Philippine Standard Time", false},
    {"JST", 540, "Japan Standard Time", false},
    {"KST", 540, "Korean Standard Time", false},
    {"AWST", 480, "Australian Western Standard Time", false},
    {"ACST", 570, "Australian Central Standard Time", false},
    {"ACDT", 630, "Australian Central Daylight Time", false},
    {"AEST", 600, "Australian Eastern Standard Time", false},
    {"AEDT", 660, "Australian Eastern Daylight Time", false},
    {"ChST", 600, "Chamorro Standard Time", false},
    {"NZST", 720, "New Zealand Standard Time", false},
    {"NZDT", 780, "New Zealand Daylight Time", false},
    {"SST", -660, "Samoa Standard Time", false},
    {"HST", -600, "Hawaii-Aleutian Standard Time", true},
    {"AKST", -540, "Alaska Standard Time", true},
    {"AKDT", -480, "Alaska Daylight Time", true},
    {"PST", -480, "Pacific Standard Time", true},
    {"PDT", -420, "Pacific Daylight Time", true},
    {"MST", -420, "Mountain Standard Time", true},
    {"MDT", -360, "Mountain Daylight Time", true},
    {"CST", -360, "Central Standard Time", true},
    {"CDT", -300, "Central Daylight Time", true},
    {"EST", -300, "Eastern Standard Time", true},
    {"EDT", -240, "Eastern Daylight Time", true},
    {"CST", -300, "Cuba Standard Time", false},
    {"CDT", -240, "Cuba Daylight Time", false},
    {"AST", -240, "Atlantic Standard Time", true},
    {"ADT", -180, "Atlantic Daylight Time", true},
    {"NST", -210, "Newfoundland Standard Time", false},
    {"NDT", -150, "Newfoundland Daylight Time", false},
};
// clang-format on

static const ZoneName *find_name(const struct tm *local) {
    for (size_t i = 0; i < COUNT_OF(zone_names); i++) {
        const ZoneName *zone = &zone_names[i];
        bool is_it = zone->minutes == local->tm_gmtoff / 60;
        if (is_it && strcmp(zone->abbreviation, local->tm_zone) == 0) return zone;
    }
    return NULL;
}

/* A year from 2008 to 2035 that begins on the same day of the week and is as long. */
static int64_t equivalent_year(int64_t year) {
    enum { FIRST = 2008,
           CYCLE = 28 };
    int64_t start = calendar_month_start(year, 0);
    int64_t length = calendar_month_start(year + 1, 0) - start;
    for (int64_t like = FIRST; like < FIRST + CYCLE; like++) {
        int64_t like_start = calendar_month_start(like, 0);
        bool is_as_long = calendar_month_start(like + 1, 0) - like_start == length;
        if (is_as_long && (like_start - start) % 7 == 0) return like;
    }
    return FIRST; /* not come to: the calendar has but 14 kinds of years */
}

/* As V8 has it, names outside of 1970 to 2037 are those that today's rules give to the same day:
 * what was in force then may have had none. */
static double time_to_be_named(double t) {
    int32_t fields[CALENDAR_FIELD_COUNT];
    if (t >= 0 && t <= (double)INT32_MAX * MS_PER_SECOND) return t;
    calendar_split((int64_t)t, fields);
    int64_t year = fields[CALENDAR_YEAR], month = fields[CALENDAR_MONTH];
    int64_t moved = calendar_month_start(equivalent_year(year), (int)month) -
                    calendar_month_start(year, (int)month);
    return t + (double)moved * MS_PER_DAY;
}

static struct tm local_fields(double t) {
    time_t instant = seconds_of(t);
    struct tm local = {.tm_zone = "UTC"};
    localtime_r(&instant, &local);
    return local;
}

/* GMT+05:30, or GMT+5:30; no more parts than it needs. */
static void put_offset(char name[TIME_ZONE_NAME_SIZE], long seconds, bool is_long) {
    long size = labs(seconds), minutes = size / 60 % 60;
    bool has_minutes = is_long || minutes || size % 60;
    int length = snprintf(name, TIME_ZONE_NAME_SIZE, is_long ? "GMT%c%02ld" : "GMT%c%ld",
                          seconds < 0 ? '-' : '+', size / 3600);
    if (has_minutes) length += snprintf(name + length, 8, ":%02ld", minutes);
    if (size % 60) snprintf(name + length, 8, ":%02ld", size % 60);
}

static void put_long_name(char name[TIME_ZONE_NAME_SIZE], const struct tm *local) {
    const ZoneName *zone = find_name(local);
    if (local->tm_zone[0] == '+' || local->tm_zone[0] == '-') /* it has no letters */
        put_offset(name, local->tm_gmtoff, true);
    else
        snprintf(name, TIME_ZONE_NAME_SIZE, "%s", zone ? zone->name : local->tm_zone);
}

void time_zone_name(double t, char name[TIME_ZONE_NAME_SIZE]) {
    struct tm local = local_fields(time_to_be_named(t));
    put_long_name(name, &local);
}

void time_zone_locale_name(double t, bool is_long, char name[TIME_ZONE_NAME_SIZE]) {
    struct tm local = local_fields(t);
    const ZoneName *zone = find_name(&local);
    bool has_name = t >= 0 && (is_long || (zone && zone->is_short));
    if (!has_name)
        put_offset(name, local.tm_gmtoff, is_long);
    else if (is_long)
        put_long_name(name, &local);
    else
        snprintf(name, TIME_ZONE_NAME_SIZE, "%s", zone->abbreviation);
}
