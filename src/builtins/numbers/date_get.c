/* What a date is made of: the getters of Date.prototype (spec 21.4.4.2 to 21.4.4.19, 21.4.4.44,
 * B.2.3.1). */
#include "builtins/numbers/date.h"

/* The time value of `this`. False: threw. */
static bool this_time(const NativeCall *call, double *time) {
    if (UNLIKELY(!value_is_kind(call->this_value, CELL_OBJECT_DATE))) {
        throw_type_error(call->runtime, "this is not a Date object.");
        return false;
    }
    *time = ((const DateObject *)value_as_object(call->this_value))->time;
    return true;
}

/* One field of the date as the zone's clocks show it. */
static Value get_field(const NativeCall *call, CalendarField field, DateZone zone) {
    double time;
    TRY_OK(this_time(call, &time));
    if (isnan(time)) return value_double(time);
    int32_t fields[CALENDAR_FIELD_COUNT];
    calendar_split((int64_t)date_to_zone(time, zone), fields);
    return value_int(fields[field]);
}

/* 21.4.4.10 Date.prototype.getTime ( ), 21.4.4.44 Date.prototype.valueOf ( ) */
Value date_get_time(NativeCall *call) {
    double time;
    TRY_OK(this_time(call, &time));
    return value_number(time);
}

/* 21.4.4.11 Date.prototype.getTimezoneOffset ( ): whole minutes. */
Value date_get_timezone_offset(NativeCall *call) {
    double time;
    TRY_OK(this_time(call, &time));
    if (isnan(time)) return value_double(time);
    return value_number(trunc((time - local_time(time)) / MS_PER_MINUTE) + 0.0);
}

/* B.2.3.1 Date.prototype.getYear ( ) */
Value date_get_year(NativeCall *call) {
    if (!date_this(call, "Date.prototype.getYear")) return VALUE_ABRUPT;
    TRY_VALUE(year, get_field(call, CALENDAR_YEAR, DATE_LOCAL));
    return value_number(value_as_number(year) - 1900);
}

/* Both getters of a field: in local time and in UTC. */
// clang-format off
#define GETTERS(name, field)                                                                       \
    Value date_get_##name(NativeCall *call) {                                               \
        return get_field(call, field, DATE_LOCAL);                                                 \
    }                                                                                              \
    Value date_get_utc_##name(NativeCall *call) {                                           \
        return get_field(call, field, DATE_UTC);                                                   \
    }
GETTERS(date, CALENDAR_DAY)                 /* 21.4.4.2, 21.4.4.12 */
GETTERS(day, CALENDAR_WEEKDAY)              /* 21.4.4.3, 21.4.4.13 */
GETTERS(full_year, CALENDAR_YEAR)           /* 21.4.4.4, 21.4.4.14 */
GETTERS(hours, CALENDAR_HOUR)               /* 21.4.4.5, 21.4.4.15 */
GETTERS(milliseconds, CALENDAR_MILLISECOND) /* 21.4.4.6, 21.4.4.16 */
GETTERS(minutes, CALENDAR_MINUTE)           /* 21.4.4.7, 21.4.4.17 */
GETTERS(month, CALENDAR_MONTH)              /* 21.4.4.8, 21.4.4.18 */
GETTERS(seconds, CALENDAR_SECOND)           /* 21.4.4.9, 21.4.4.19 */
#undef GETTERS
// clang-format on
