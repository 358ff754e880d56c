/* Dates as text: what does not depend on a locale (spec 21.4.4.35, 36, 41 to 43, and the format of
 * 21.4.1.32). */
#include <stdio.h>
#include <stdlib.h>

#include "builtins/numbers/date.h"

static const char weekdays[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void date_writer_start(DateWriter *writer, double time, DateZone zone) {
    writer->length = 0;
    calendar_split((int64_t)date_to_zone(time, zone), writer->fields);
}

void date_writer_put(DateWriter *writer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    size_t room = sizeof writer->text - (size_t)writer->length;
    writer->length += vsnprintf(writer->text + writer->length, room, format, arguments);
    va_end(arguments);
    assert((size_t)writer->length < sizeof writer->text);
}

String *date_writer_string(Runtime *runtime, const DateWriter *writer) {
    return string_from_latin1(runtime, (const uint8_t *)writer->text, (uint32_t)writer->length);
}

/* Years from 0 on have at least four digits; so have those before, after their sign. */
static void put_year(DateWriter *writer) {
    int year = writer->fields[CALENDAR_YEAR];
    date_writer_put(writer, "%s%04d", year < 0 ? "-" : "", abs(year));
}

/* 21.4.4.41.2 DateString ( tv ) */
static void put_date(DateWriter *writer) {
    const int32_t *fields = writer->fields;
    date_writer_put(writer, "%s %s %02d ", weekdays[fields[CALENDAR_WEEKDAY]],
                    months[fields[CALENDAR_MONTH]], fields[CALENDAR_DAY]);
    put_year(writer);
}

/* 21.4.4.41.1 TimeString ( tv ) */
static void put_time(DateWriter *writer) {
    const int32_t *fields = writer->fields;
    date_writer_put(writer, "%02d:%02d:%02d GMT", fields[CALENDAR_HOUR], fields[CALENDAR_MINUTE],
                    fields[CALENDAR_SECOND]);
}

/* 21.4.4.41.3 TimeZoneString ( tv ) */
static void put_zone(DateWriter *writer, double time) {
    char name[TIME_ZONE_NAME_SIZE];
    int minutes = (int)((local_time(time) - time) / MS_PER_MINUTE), size = abs(minutes);
    time_zone_name(time, name);
    date_writer_put(writer, "%c%02d%02d (%s)", minutes < 0 ? '-' : '+', size / 60, size % 60, name);
}

String *date_text(Runtime *runtime, double time) {
    if (isnan(time)) return string_from_ascii(runtime, "Invalid Date");
    DateWriter writer;
    date_writer_start(&writer, time, DATE_LOCAL);
    put_date(&writer);
    date_writer_put(&writer, " ");
    put_time(&writer);
    put_zone(&writer, time);
    return date_writer_string(runtime, &writer);
}

String *date_iso_text(Runtime *runtime, double time) {
    DateWriter writer;
    date_writer_start(&writer, time, DATE_UTC);
    const int32_t *fields = writer.fields;
    int year = fields[CALENDAR_YEAR];
    date_writer_put(&writer, year >= 0 && year <= 9999 ? "%04d" : "%+07d", year);
    date_writer_put(&writer, "-%02d-%02dT%02d:%02d:%02d.%03dZ", fields[CALENDAR_MONTH] + 1,
                    fields[CALENDAR_DAY], fields[CALENDAR_HOUR], fields[CALENDAR_MINUTE],
                    fields[CALENDAR_SECOND], fields[CALENDAR_MILLISECOND]);
    return date_writer_string(runtime, &writer);
}

/* ---- methods ---- */

/* 21.4.4.41 Date.prototype.toString ( ) */
Value date_to_string(NativeCall *call) {
    const DateObject *date = date_this(call, "Date.prototype.toString");
    return date ? cell_or_abrupt(date_text(call->runtime, date->time)) : VALUE_ABRUPT;
}

/* 21.4.4.35 Date.prototype.toDateString ( ) */
Value date_to_date_string(NativeCall *call) {
    const DateObject *date = date_this(call, "Date.prototype.toDateString");
    if (!date) return VALUE_ABRUPT;
    if (isnan(date->time)) return cell_or_abrupt(date_text(call->runtime, date->time));
    DateWriter writer;
    date_writer_start(&writer, date->time, DATE_LOCAL);
    put_date(&writer);
    return cell_or_abrupt(date_writer_string(call->runtime, &writer));
}

/* 21.4.4.42 Date.prototype.toTimeString ( ) */
Value date_to_time_string(NativeCall *call) {
    const DateObject *date = date_this(call, "Date.prototype.toTimeString");
    if (!date) return VALUE_ABRUPT;
    if (isnan(date->time)) return cell_or_abrupt(date_text(call->runtime, date->time));
    DateWriter writer;
    date_writer_start(&writer, date->time, DATE_LOCAL);
    put_time(&writer);
    put_zone(&writer, date->time);
    return cell_or_abrupt(date_writer_string(call->runtime, &writer));
}

/* 21.4.4.36 Date.prototype.toISOString ( ) */
Value date_to_iso_string(NativeCall *call) {
    const DateObject *date = date_this(call, "Date.prototype.toISOString");
    if (!date) return VALUE_ABRUPT;
    if (isnan(date->time)) return throw_range_error(call->runtime, "Invalid time value");
    return cell_or_abrupt(date_iso_text(call->runtime, date->time));
}

/* 21.4.4.43 Date.prototype.toUTCString ( ) */
Value date_to_utc_string(NativeCall *call) {
    const DateObject *date = date_this(call, "Date.prototype.toUTCString");
    if (!date) return VALUE_ABRUPT;
    if (isnan(date->time)) return cell_or_abrupt(date_text(call->runtime, date->time));
    DateWriter writer;
    date_writer_start(&writer, date->time, DATE_UTC);
    const int32_t *fields = writer.fields;
    date_writer_put(&writer, "%s, %02d %s ", weekdays[fields[CALENDAR_WEEKDAY]],
                    fields[CALENDAR_DAY], months[fields[CALENDAR_MONTH]]);
    put_year(&writer);
    date_writer_put(&writer, " ");
    put_time(&writer);
    return cell_or_abrupt(date_writer_string(call->runtime, &writer));
}
