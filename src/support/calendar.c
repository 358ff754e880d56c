/* Calendar arithmetic without loops (spec 21.4.1.3 to 21.4.1.31).
 *
 * Days are counted in years that begin with March: then the leap day is the last of its year, and
 * the days before each month follow one linear formula. 400 such years, an era, are always 146,097
 * days; era 0 begins on March 1 of the year 0, which is day -719468.
 */
#include "support/calendar.h"

#include <math.h>

enum {
    ERA_YEARS = 400,
    ERA_DAYS = 146097,
    ERA_ZERO = -719468,
    WEEKDAY_OF_1970 = 4 /* a Thursday */
};

/* Far beyond the range of time values, far within that of exact arithmetic. */
#define YEAR_LIMIT 2e6

static int64_t divide_floor(int64_t number, int64_t divisor) {
    int64_t quotient = number / divisor;
    return number % divisor < 0 ? quotient - 1 : quotient;
}

/* Days from March 1 to the first of a month that is so many after March: 31, 30, 31, 30, 31 and
 * again. */
static int days_since_march(int months) {
    return (153 * months + 2) / 5;
}

/* ---- apart ---- */

/* 21.4.1.8 YearFromTime, 21.4.1.11 MonthFromTime, 21.4.1.12 DateFromTime */
static void split_day(int64_t day, int32_t *fields) {
    int64_t era = divide_floor(day - ERA_ZERO, ERA_DAYS);
    int day_of_era = (int)(day - ERA_ZERO - era * ERA_DAYS);
    /* Take away the leap days before it, one in 4 years but for the centuries: even years of 365
     * days remain. The era's very last day is a leap day too. */
    int leap_days = day_of_era / 1460 - day_of_era / 36524 + day_of_era / (ERA_DAYS - 1);
    int year_of_era = (day_of_era - leap_days) / 365;
    int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int months = (5 * day_of_year + 2) / 153;
    bool is_next_year = months >= 10; /* January and February */
    fields[CALENDAR_YEAR] = (int32_t)(era * ERA_YEARS) + year_of_era + is_next_year;
    fields[CALENDAR_MONTH] = is_next_year ? months - 10 : months + 2;
    fields[CALENDAR_DAY] = day_of_year - days_since_march(months) + 1;
}

/* 21.4.1.13 WeekDay to 21.4.1.17 msFromTime, and the day's own fields. */
void calendar_split(int64_t milliseconds, int32_t fields[CALENDAR_FIELD_COUNT]) {
    int64_t day = divide_floor(milliseconds, MS_PER_DAY);
    int32_t time = (int32_t)(milliseconds - day * MS_PER_DAY);
    split_day(day, fields);
    fields[CALENDAR_HOUR] = time / MS_PER_HOUR;
    fields[CALENDAR_MINUTE] = time / MS_PER_MINUTE % 60;
    fields[CALENDAR_SECOND] = time / MS_PER_SECOND % 60;
    fields[CALENDAR_MILLISECOND] = time % MS_PER_SECOND;
    int64_t since_sunday = day + WEEKDAY_OF_1970;
    fields[CALENDAR_WEEKDAY] = (int32_t)(since_sunday - 7 * divide_floor(since_sunday, 7));
}

/* ---- together ---- */

int64_t calendar_month_start(int64_t year, int month) {
    int months = month >= 2 ? month - 2 : month + 10;
    if (month < 2) year--;
    int64_t era = divide_floor(year, ERA_YEARS);
    int year_of_era = (int)(year - era * ERA_YEARS);
    int day_of_era = 365 * year_of_era + year_of_era / 4 - year_of_era / 100;
    return era * ERA_DAYS + day_of_era + days_since_march(months) + ERA_ZERO;
}

/* The integer part; adding 0 makes -0 +0. Precondition: finite. */
static double integer_part(double number) {
    return trunc(number) + 0.0;
}

/* 21.4.1.27 MakeTime ( hour, min, sec, ms ) */
double make_time(double hour, double minute, double second, double millisecond) {
    if (!isfinite(hour) || !isfinite(minute) || !isfinite(second) || !isfinite(millisecond))
        return NAN;
    return integer_part(hour) * MS_PER_HOUR + integer_part(minute) * MS_PER_MINUTE +
           integer_part(second) * MS_PER_SECOND + integer_part(millisecond);
}

/* 21.4.1.28 MakeDay ( year, month, date ): a year that no time value reaches has an answer as long
 * as `date` may lead back. */
double make_day(double year, double month, double date) {
    if (!isfinite(year) || !isfinite(month) || !isfinite(date)) return NAN;
    double months = integer_part(month), years = floor(months / 12);
    double full_year = integer_part(year) + years;
    if (!(fabs(full_year) <= YEAR_LIMIT)) return NAN;
    int month_of_year = (int)(months - years * 12);
    return (double)calendar_month_start((int64_t)full_year, month_of_year) + integer_part(date) - 1;
}

/* 21.4.1.29 MakeDate ( day, time ) */
double make_date(double day, double time) {
    double date = day * MS_PER_DAY + time;
    return isfinite(date) ? date : NAN;
}

/* 21.4.1.30 MakeFullYear ( year ) */
double make_full_year(double year) {
    if (!isfinite(year)) return NAN;
    double truncated = integer_part(year);
    return truncated >= 0 && truncated <= 99 ? 1900 + truncated : truncated;
}

/* 21.4.1.31 TimeClip ( time ) */
double time_clip(double time) {
    return fabs(time) <= (double)TIME_VALUE_MAX ? integer_part(time) : NAN;
}

double make_date_from_fields(const double fields[CALENDAR_SETTABLE_COUNT]) {
    double time = make_time(fields[CALENDAR_HOUR], fields[CALENDAR_MINUTE],
                            fields[CALENDAR_SECOND], fields[CALENDAR_MILLISECOND]);
    double day = make_day(fields[CALENDAR_YEAR], fields[CALENDAR_MONTH], fields[CALENDAR_DAY]);
    return make_date(day, time);
}
