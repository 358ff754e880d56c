/* The proleptic Gregorian calendar (spec 21.4.1): instants as milliseconds since 1970, taken apart
 * into fields and put together again. No time zones: what they do to an instant is
 * support/time_zone.h's affair. */
#ifndef BOBBIN_SUPPORT_CALENDAR_H
#define BOBBIN_SUPPORT_CALENDAR_H

#include "support/base.h"

#define MS_PER_SECOND  1000
#define MS_PER_MINUTE  60000
#define MS_PER_HOUR    3600000
#define MS_PER_DAY     86400000
/* The range of time values: 100,000,000 days on either side of 1970. */
#define TIME_VALUE_MAX INT64_C(8640000000000000)

/* The first seven are in the order of the arguments of Date.UTC. */
typedef enum CalendarField {
    CALENDAR_YEAR,
    CALENDAR_MONTH, /* 0 to 11 */
    CALENDAR_DAY,   /* 1 to 31 */
    CALENDAR_HOUR,
    CALENDAR_MINUTE,
    CALENDAR_SECOND,
    CALENDAR_MILLISECOND,
    CALENDAR_WEEKDAY, /* Sunday is 0 */
    CALENDAR_FIELD_COUNT,
    CALENDAR_SETTABLE_COUNT = CALENDAR_WEEKDAY
} CalendarField;

/* The fields of an instant. Precondition: within TIME_VALUE_MAX and some days. */
void calendar_split(int64_t milliseconds, int32_t fields[CALENDAR_FIELD_COUNT]);

/* Days from 1970-01-01 to the first of a month (0 to 11) of a year. */
int64_t calendar_month_start(int64_t year, int month);

/* The abstract operations. All take any number, and answer NaN where there is no answer. */
double make_time(double hour, double minute, double second, double millisecond); /* 21.4.1.27 */
double make_day(double year, double month, double date);                         /* 21.4.1.28 */
double make_date(double day, double time);                                       /* 21.4.1.29 */
double make_full_year(double year);                                              /* 21.4.1.30 */
double time_clip(double time);                                                   /* 21.4.1.31 */
/* The instant of all seven fields: MakeDate(MakeDay(...), MakeTime(...)). */
double make_date_from_fields(const double fields[CALENDAR_SETTABLE_COUNT]);

#endif
