/* Changing dates: the setters of Date.prototype (spec 21.4.4.20 to 21.4.4.34, B.2.3.2).
 *
 * A setter reads the time value first, then converts its arguments in their order; what their
 * conversion does to the date meanwhile is lost. */
#include "builtins/numbers/date.h"

/* A setter's arguments: fields from `first` on, `count` of them at most. */
typedef struct Setter {
    const char *method;
    CalendarField first;
    uint32_t count;
    DateZone zone;
} Setter;

/* The arguments in their places among the fields; the first one is there in any case. False: threw.
 */
static bool read_arguments(const NativeCall *call, const Setter *setter,
                           double fields[CALENDAR_SETTABLE_COUNT], uint32_t *count) {
    *count = call->count < setter->count ? call->count : setter->count;
    if (*count == 0) *count = 1;
    for (uint32_t i = 0; i < *count; i++) {
        if (!to_number(call->runtime, argument(call, i), &fields[setter->first + i])) return false;
    }
    return true;
}

/* The fields that the arguments leave as they are; those of an invalid date are all of 1970. */
static void keep_other_fields(double time, const Setter *setter, uint32_t count,
                              double fields[CALENDAR_SETTABLE_COUNT]) {
    int32_t current[CALENDAR_FIELD_COUNT];
    calendar_split(isnan(time) ? 0 : (int64_t)date_to_zone(time, setter->zone), current);
    for (uint32_t i = 0; i < CALENDAR_SETTABLE_COUNT; i++) {
        if (i - setter->first >= count) fields[i] = current[i];
    }
}

/* What all setters of fields do. Only setting the year gives an invalid date a value. */
static Value set_fields(const NativeCall *call, const Setter *setter) {
    DateObject *date = date_this(call, setter->method);
    if (!date) return VALUE_ABRUPT;
    double time = date->time, fields[CALENDAR_SETTABLE_COUNT];
    uint32_t count;
    TRY_OK(read_arguments(call, setter, fields, &count));
    if (isnan(time) && setter->first != CALENDAR_YEAR) return value_double(time);
    keep_other_fields(time, setter, count, fields);
    date->time = time_clip(date_from_zone(make_date_from_fields(fields), setter->zone));
    return value_number(date->time);
}

/* 21.4.4.27 Date.prototype.setTime ( time ) */
Value date_set_time(NativeCall *call) {
    double time;
    DateObject *date = date_this(call, "Date.prototype.setTime");
    TRY_OK(date && to_number(call->runtime, argument(call, 0), &time));
    date->time = time_clip(time);
    return value_number(date->time);
}

/* B.2.3.2 Date.prototype.setYear ( year ) */
Value date_set_year(NativeCall *call) {
    static const Setter setter = {"Date.prototype.setYear", CALENDAR_YEAR, 1, DATE_LOCAL};
    double year;
    DateObject *date = date_this(call, setter.method);
    TRY_OK(date && to_number(call->runtime, argument(call, 0), &year));
    Value full_year = value_number(make_full_year(year));
    NativeCall with_full_year = *call;
    with_full_year.arguments = &full_year;
    with_full_year.count = 1;
    return set_fields(&with_full_year, &setter);
}

/* Both setters of a field, and of the smaller ones behind it: in local time and in UTC. */
// clang-format off
#define SETTERS(function, name, first, count)                                                      \
    Value date_set_##function(NativeCall *call) {                                           \
        static const Setter setter = {"Date.prototype.set" name, first, count, DATE_LOCAL};        \
        return set_fields(call, &setter);                                                          \
    }                                                                                              \
    Value date_set_utc_##function(NativeCall *call) {                                       \
        static const Setter setter = {"Date.prototype.setUTC" name, first, count, DATE_UTC};       \
        return set_fields(call, &setter);                                                          \
    }
SETTERS(date, "Date", CALENDAR_DAY, 1)                         /* 21.4.4.20, 21.4.4.28 */
SETTERS(full_year, "FullYear", CALENDAR_YEAR, 3)               /* 21.4.4.21, 21.4.4.29 */
SETTERS(hours, "Hours", CALENDAR_HOUR, 4)                      /* 21.4.4.22, 21.4.4.30 */
SETTERS(milliseconds, "Milliseconds", CALENDAR_MILLISECOND, 1) /* 21.4.4.23, 21.4.4.31 */
SETTERS(minutes, "Minutes", CALENDAR_MINUTE, 3)                /* 21.4.4.24, 21.4.4.32 */
SETTERS(month, "Month", CALENDAR_MONTH, 2)                     /* 21.4.4.25, 21.4.4.33 */
SETTERS(seconds, "Seconds", CALENDAR_SECOND, 2)                /* 21.4.4.26, 21.4.4.34 */
#undef SETTERS
// clang-format on
