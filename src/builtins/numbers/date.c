/* Date: the constructor, its statics, conversions, and the table (spec 21.4, B.2.3).
 *
 * Getters are date_get.c, setters date_set.c; texts are date_format.c, date_locale.c and
 * date_parse.c. The arithmetic is support/calendar.h's, local time support/time_zone.h's. The clock
 * is the runtime's: hooks.current_time, so that a script's clock and its timers agree. */
#include "builtins/numbers/date.h"

#include <time.h>

DateObject *date_this(const NativeCall *call, const char *method) {
    if (LIKELY(value_is_kind(call->this_value, CELL_OBJECT_DATE))) {
        return (DateObject *)value_as_object(call->this_value);
    }
    throw_incompatible_receiver(call->runtime, call->this_value, method);
    return NULL;
}

/* ---- the clock ---- */

static double system_time(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (double)now.tv_sec * MS_PER_SECOND + (double)(now.tv_nsec / 1000000);
}

static double current_time(Runtime *runtime) {
    return runtime->hooks.current_time ? runtime->hooks.current_time(runtime) : system_time();
}

/* ---- the constructor ---- */

/* Year, month and so on, as the constructor and Date.UTC take them; not clipped. False: threw. */
static bool time_of_arguments(const NativeCall *call, double *time) {
    double fields[CALENDAR_SETTABLE_COUNT] = {NAN, 0, 1, 0, 0, 0, 0};
    for (uint32_t i = 0; i < call->count && i < CALENDAR_SETTABLE_COUNT; i++) {
        if (!to_number(call->runtime, call->arguments[i], &fields[i])) return false;
    }
    fields[CALENDAR_YEAR] = make_full_year(fields[CALENDAR_YEAR]);
    *time = make_date_from_fields(fields);
    return true;
}

/* Step 4 of 21.4.2.1: another date, a text, or anything else as a number. False: threw. */
static bool time_of_value(Runtime *runtime, Value value, double *time) {
    if (value_is_kind(value, CELL_OBJECT_DATE)) {
        *time = ((const DateObject *)value_as_object(value))->time;
        return true;
    }
    Value primitive = to_primitive(runtime, value, PREFER_DEFAULT);
    if (value_is_abrupt(primitive)) return false;
    if (value_is_string(primitive)) return date_parse(runtime, value_as_string(primitive), time);
    if (!to_number(runtime, primitive, time)) return false;
    *time = time_clip(*time);
    return true;
}

static bool constructor_time(const NativeCall *call, double *time) {
    if (call->count == 1) return time_of_value(call->runtime, call->arguments[0], time);
    if (call->count > 1) {
        if (!time_of_arguments(call, time)) return false;
        *time = time_clip(utc_from_local(*time));
        return true;
    }
    *time = current_time(call->runtime);
    return true;
}

/* 21.4.2.1 Date ( ...values ) */
static Value date_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double time;
    if (value_is_undefined(call->new_target)) {
        return cell_or_abrupt(date_text(runtime, current_time(runtime)));
    }
    TRY_OK(constructor_time(call, &time));
    DateObject *date =
        object_create_from_constructor(runtime, value_as_object(call->new_target),
                                       INTRINSIC_DATE_PROTOTYPE, sizeof *date, CELL_OBJECT_DATE);
    if (date) date->time = time;
    return cell_or_abrupt(date);
}

/* ---- statics ---- */

/* 21.4.3.1 Date.now ( ) */
static Value date_now(NativeCall *call) {
    return value_number(current_time(call->runtime));
}

/* 21.4.3.2 Date.parse ( string ) */
static Value date_static_parse(NativeCall *call) {
    double time;
    String *text = to_string(call->runtime, argument(call, 0));
    TRY_OK(text && date_parse(call->runtime, text, &time));
    return value_number(time);
}

/* 21.4.3.4 Date.UTC ( year [ , month [ , date [ , ... [ , ms ] ] ] ] ) */
static Value date_utc(NativeCall *call) {
    double time;
    TRY_OK(time_of_arguments(call, &time));
    return value_number(time_clip(time));
}

/* ---- conversions ---- */

/* 21.4.4.37 Date.prototype.toJSON ( key ) */
static Value date_to_json(NativeCall *native) {
    Runtime *runtime = native->runtime;
    Object *object = to_object(runtime, native->this_value);
    TRY_OK(object);
    TRY_VALUE(time, to_primitive(runtime, value_cell(object), PREFER_NUMBER));
    if (value_is_number(time) && !isfinite(value_as_number(time))) return VALUE_NULL;
    String *name = atom_from_ascii(runtime, "toISOString");
    TRY_OK(name);
    TRY_VALUE(method, get_by_name(runtime, object, name));
    if (!is_callable(method)) return throw_type_error(runtime, "toISOString is not a function");
    return call(runtime, method, value_cell(object), 0, NULL);
}

static bool primitive_hint(Runtime *runtime, Value hint, PreferredType *preferred) {
    const Names *names = &runtime->names;
    String *text = value_is_string(hint) ? string_atom(runtime, value_as_string(hint)) : NULL;
    if (text == names->number) *preferred = PREFER_NUMBER;
    if (text == names->string || text == names->default_) *preferred = PREFER_STRING;
    return text && (text == names->number || text == names->string || text == names->default_);
}

/* 21.4.4.45 Date.prototype [ @@toPrimitive ] ( hint ) */
static Value date_to_primitive(NativeCall *call) {
    Runtime *runtime = call->runtime;
    PreferredType preferred;
    if (!value_is_object(call->this_value)) {
        return throw_incompatible_receiver(runtime, call->this_value,
                                           "Date.prototype [ @@toPrimitive ]");
    }
    if (primitive_hint(runtime, argument(call, 0), &preferred)) {
        return ordinary_to_primitive(runtime, value_as_object(call->this_value), preferred);
    }
    String *text = value_in_message(runtime, argument(call, 0));
    return text ? throw_type_error(runtime, "Invalid hint: %S", text) : VALUE_ABRUPT;
}

// clang-format off
static const BuiltinRow static_rows[] = {
    METHOD("now", 0, date_now, "milliseconds since 1970"),
    METHOD("parse", 1, date_static_parse, "the milliseconds since 1970 that a text stands for"),
    METHOD("UTC", 7, date_utc, "milliseconds since 1970 of year, month and so on in UTC"),
    ROWS_END
};

static const BuiltinRow prototype_rows[] = {
    METHOD("toString", 0, date_to_string, "date, time and zone"),
    METHOD("toDateString", 0, date_to_date_string, "as Thu Jan 01 1970"),
    METHOD("toTimeString", 0, date_to_time_string, "time and zone"),
    METHOD("toISOString", 0, date_to_iso_string, "as 1970-01-01T00:00:00.000Z"),
    METHOD("toUTCString", 0, date_to_utc_string, "as Thu, 01 Jan 1970 00:00:00 GMT"),
    ALIAS("toGMTString", "toUTCString"),
    METHOD("getDate", 0, date_get_date, "the day of the month: 1 to 31"),
    METHOD("setDate", 1, date_set_date, "sets the day of the month"),
    METHOD("getDay", 0, date_get_day, "the day of the week: 0 (Sunday) to 6"),
    METHOD("getFullYear", 0, date_get_full_year, "the year"),
    METHOD("setFullYear", 3, date_set_full_year, "sets the year, and month and day if given"),
    METHOD("getHours", 0, date_get_hours, "the hour: 0 to 23"),
    METHOD("setHours", 4, date_set_hours, "sets the hour, and the rest of the time if given"),
    METHOD("getMilliseconds", 0, date_get_milliseconds, "the milliseconds: 0 to 999"),
    METHOD("setMilliseconds", 1, date_set_milliseconds, "sets the milliseconds"),
    METHOD("getMinutes", 0, date_get_minutes, "the minutes: 0 to 59"),
    METHOD("setMinutes", 3, date_set_minutes, "sets the minutes, and what is below if given"),
    METHOD("getMonth", 0, date_get_month, "the month: 0 (January) to 11"),
    METHOD("setMonth", 2, date_set_month, "sets the month, and the day if given"),
    METHOD("getSeconds", 0, date_get_seconds, "the seconds: 0 to 59"),
    METHOD("setSeconds", 2, date_set_seconds, "sets the seconds, and milliseconds if given"),
    METHOD("getTime", 0, date_get_time, "milliseconds since 1970"),
    METHOD("setTime", 1, date_set_time, "sets the milliseconds since 1970"),
    METHOD("getTimezoneOffset", 0, date_get_timezone_offset, "minutes local time is behind UTC"),
    METHOD("getUTCDate", 0, date_get_utc_date, "the day of the month in UTC: 1 to 31"),
    METHOD("setUTCDate", 1, date_set_utc_date, "sets the day of the month in UTC"),
    METHOD("getUTCDay", 0, date_get_utc_day, "the day of the week in UTC: 0 (Sunday) to 6"),
    METHOD("getUTCFullYear", 0, date_get_utc_full_year, "the year in UTC"),
    METHOD("setUTCFullYear", 3, date_set_utc_full_year, "sets the year (month, day) in UTC"),
    METHOD("getUTCHours", 0, date_get_utc_hours, "the hour in UTC: 0 to 23"),
    METHOD("setUTCHours", 4, date_set_utc_hours, "sets the hour (and the rest) in UTC"),
    METHOD("getUTCMilliseconds", 0, date_get_utc_milliseconds, "the milliseconds: 0 to 999"),
    METHOD("setUTCMilliseconds", 1, date_set_utc_milliseconds, "sets the milliseconds"),
    METHOD("getUTCMinutes", 0, date_get_utc_minutes, "the minutes in UTC: 0 to 59"),
    METHOD("setUTCMinutes", 3, date_set_utc_minutes, "sets the minutes (and below) in UTC"),
    METHOD("getUTCMonth", 0, date_get_utc_month, "the month in UTC: 0 (January) to 11"),
    METHOD("setUTCMonth", 2, date_set_utc_month, "sets the month (and day) in UTC"),
    METHOD("getUTCSeconds", 0, date_get_utc_seconds, "the seconds in UTC: 0 to 59"),
    METHOD("setUTCSeconds", 2, date_set_utc_seconds, "sets the seconds (milliseconds) in UTC"),
    METHOD("valueOf", 0, date_get_time, "milliseconds since 1970"),
    METHOD("getYear", 0, date_get_year, "the year less 1900; prefer getFullYear"),
    METHOD("setYear", 1, date_set_year, "sets the year, 0 to 99 as 1900 to 1999"),
    METHOD("toJSON", 1, date_to_json, "its ISO text, for JSON.stringify"),
    METHOD("toLocaleString", 0, date_to_locale_string, "date and time as people write them"),
    METHOD("toLocaleDateString", 0, date_to_locale_date_string, "the date as people write it"),
    METHOD("toLocaleTimeString", 0, date_to_locale_time_string, "the time as people write it"),
    {.kind = ROW_METHOD, .symbol = BUILTIN_SYMBOL_to_primitive,
     .attributes = PROPERTY_CONFIGURABLE, .name = "[Symbol.toPrimitive]", .length = 1,
     .function = date_to_primitive, .documentation = "a number, or text by its hint"},
    ROWS_END
};

const BuiltinClass builtin_date = {
    .constructor = METHOD("Date", 7, date_constructor, "a moment: now, or the one described"),
    .intrinsic = INTRINSIC_DATE, .parent = -1, .prototype_kind = CELL_OBJECT_PLAIN,
    .is_global = true, .static_rows = static_rows, .prototype_rows = prototype_rows
};
// clang-format on
