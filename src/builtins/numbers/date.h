/* What the files of Date share: the object, the clock, texts (spec 21.4). */
#ifndef BOBBIN_BUILTINS_NUMBERS_DATE_H
#define BOBBIN_BUILTINS_NUMBERS_DATE_H

#include "builtins/checks.h"
#include "support/calendar.h"
#include "support/time_zone.h"

typedef struct DateObject {
    Object object; /* CELL_OBJECT_DATE */
    double time;   /* [[DateValue]]: an integer within TIME_VALUE_MAX, or NaN */
} DateObject;

typedef enum DateZone {
    DATE_UTC,
    DATE_LOCAL
} DateZone;

/* The date that `this` is, or NULL with TypeError "Method Date.prototype.setTime called on
 * incompatible receiver 1". */
DateObject *date_this(const NativeCall *call, const char *method);

/* A time value as it stands on the clocks of a zone, and back. */
static inline double date_to_zone(double time, DateZone zone) {
    return zone == DATE_LOCAL ? local_time(time) : time;
}
static inline double date_from_zone(double time, DateZone zone) {
    return zone == DATE_LOCAL ? utc_from_local(time) : time;
}

/* The time value a text stands for, NaN for none. False: out of memory. (date_parse.c) */
bool date_parse(Runtime *runtime, String *text, double *time);

/* ---- texts (date_format.c): NULL on out of memory ---- */
/* 21.4.4.41.4 ToDateString ( tv ) */
String *date_text(Runtime *runtime, double time);
/* As 21.4.1.32 has it. Precondition: not NaN. */
String *date_iso_text(Runtime *runtime, double time);

/* A text being put together from the fields of a date. */
enum { DATE_TEXT_SIZE = 192 };
typedef struct DateWriter {
    int32_t fields[CALENDAR_FIELD_COUNT];
    int length;
    char text[DATE_TEXT_SIZE];
} DateWriter;
void date_writer_start(DateWriter *writer, double time, DateZone zone);
PRINTF_LIKE(2, 3)
void date_writer_put(DateWriter *writer, const char *format, ...);
String *date_writer_string(Runtime *runtime, const DateWriter *writer);

/* ---- methods of Date.prototype, for the table in date.c ---- */
/* date_get.c */
Value date_get_time(NativeCall *call);
Value date_get_timezone_offset(NativeCall *call);
Value date_get_year(NativeCall *call);
Value date_get_date(NativeCall *call);
Value date_get_utc_date(NativeCall *call);
Value date_get_day(NativeCall *call);
Value date_get_utc_day(NativeCall *call);
Value date_get_full_year(NativeCall *call);
Value date_get_utc_full_year(NativeCall *call);
Value date_get_hours(NativeCall *call);
Value date_get_utc_hours(NativeCall *call);
Value date_get_milliseconds(NativeCall *call);
Value date_get_utc_milliseconds(NativeCall *call);
Value date_get_minutes(NativeCall *call);
Value date_get_utc_minutes(NativeCall *call);
Value date_get_month(NativeCall *call);
Value date_get_utc_month(NativeCall *call);
Value date_get_seconds(NativeCall *call);
Value date_get_utc_seconds(NativeCall *call);
/* date_set.c */
Value date_set_time(NativeCall *call);
Value date_set_year(NativeCall *call);
Value date_set_date(NativeCall *call);
Value date_set_utc_date(NativeCall *call);
Value date_set_full_year(NativeCall *call);
Value date_set_utc_full_year(NativeCall *call);
Value date_set_hours(NativeCall *call);
Value date_set_utc_hours(NativeCall *call);
Value date_set_milliseconds(NativeCall *call);
Value date_set_utc_milliseconds(NativeCall *call);
Value date_set_minutes(NativeCall *call);
Value date_set_utc_minutes(NativeCall *call);
Value date_set_month(NativeCall *call);
Value date_set_utc_month(NativeCall *call);
Value date_set_seconds(NativeCall *call);
Value date_set_utc_seconds(NativeCall *call);
/* date_format.c */
Value date_to_string(NativeCall *call);
Value date_to_date_string(NativeCall *call);
Value date_to_time_string(NativeCall *call);
Value date_to_iso_string(NativeCall *call);
Value date_to_utc_string(NativeCall *call);
/* date_locale.c */
Value date_to_locale_string(NativeCall *call);
Value date_to_locale_date_string(NativeCall *call);
Value date_to_locale_time_string(NativeCall *call);

#endif
