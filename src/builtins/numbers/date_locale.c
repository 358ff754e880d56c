/* Dates as people write them (spec 21.4.4.38 to 21.4.4.40; the options: ECMA-402, 11 and 19.4).
 *
 * The locale is en-US, whatever locales say. Time zones are the system's and UTC: another one is
 * refused rather than ignored, since the time would be wrong. Eras, calendars, numbering systems
 * and parts of the day are not known.
 */
#include <stdlib.h>
#include <strings.h>

#include "builtins/numbers/date.h"

/* ---- options ---- */

/* How a part is written; STYLE_NONE: not at all. */
typedef enum Style {
    STYLE_NONE,
    STYLE_NUMERIC,
    STYLE_TWO_DIGITS,
    STYLE_NARROW,
    STYLE_SHORT,
    STYLE_LONG,
    STYLE_MEDIUM,
    STYLE_FULL,
    STYLE_COUNT
} Style;

static const char *const style_names[STYLE_COUNT] = {
    "", "numeric", "2-digit", "narrow", "short", "long", "medium", "full"};

enum {
    DIGITS = 1 << STYLE_NUMERIC | 1 << STYLE_TWO_DIGITS,
    LETTERS = 1 << STYLE_NARROW | 1 << STYLE_SHORT | 1 << STYLE_LONG,
    LENGTHS = 1 << STYLE_FULL | 1 << STYLE_LONG | 1 << STYLE_MEDIUM | 1 << STYLE_SHORT
};

typedef enum Part {
    PART_WEEKDAY,
    PART_YEAR,
    PART_MONTH,
    PART_DAY,
    PART_HOUR,
    PART_MINUTE,
    PART_SECOND,
    PART_ZONE,
    PART_COUNT,
    PART_DATE_STYLE = PART_COUNT, /* stand for several parts */
    PART_TIME_STYLE,
    OPTION_COUNT
} Part;

typedef struct StyleOption {
    const char *name;
    unsigned styles; /* bits of those it may have */
} StyleOption;

// clang-format off
static const StyleOption style_options[OPTION_COUNT] = {
    [PART_WEEKDAY] = {"weekday", LETTERS},
    [PART_YEAR] = {"year", DIGITS},
    [PART_MONTH] = {"month", DIGITS | LETTERS},
    [PART_DAY] = {"day", DIGITS},
    [PART_HOUR] = {"hour", DIGITS},
    [PART_MINUTE] = {"minute", DIGITS},
    [PART_SECOND] = {"second", DIGITS},
    [PART_ZONE] = {"timeZoneName", 1 << STYLE_SHORT | 1 << STYLE_LONG},
    [PART_DATE_STYLE] = {"dateStyle", LENGTHS},
    [PART_TIME_STYLE] = {"timeStyle", LENGTHS},
};
// clang-format on

/* The first hour of the clock and whether it has halves: h11 to h24. */
typedef enum HourCycle {
    HOURS_0_TO_11,
    HOURS_1_TO_12,
    HOURS_0_TO_23,
    HOURS_1_TO_24,
    HOUR_CYCLE_COUNT
} HourCycle;

static const char *const hour_cycle_names[HOUR_CYCLE_COUNT] = {"h11", "h12", "h23", "h24"};

typedef struct Layout {
    Style styles[OPTION_COUNT];
    HourCycle cycle;
    int fraction; /* digits behind the seconds */
    DateZone zone;
    bool says_at; /* "January 1 at 1:00 AM" */
} Layout;

/* A method: its name, and the parts it shows when none is asked for. */
typedef struct LocaleMethod {
    const char *name;
    bool date, time;
} LocaleMethod;

/* The value of an option as text; *text NULL when it is undefined. False: threw. */
static bool text_option(Runtime *runtime, Object *options, const char *name, String **text) {
    String *key = atom_from_ascii(runtime, name);
    Value value = key ? get_by_name(runtime, options, key) : VALUE_ABRUPT;
    *text = NULL;
    if (value_is_abrupt(value)) return false;
    if (value_is_undefined(value)) return true;
    *text = to_string(runtime, value);
    return *text != NULL;
}

static bool throw_out_of_range(Runtime *runtime, String *text, const char *method,
                               const char *name) {
    throw_range_error(runtime, "Value %S out of range for %s options property %s", text, method,
                      name);
    return false;
}

static bool read_style(Runtime *runtime, Object *options, const LocaleMethod *method, Part part,
                       Layout *layout) {
    const StyleOption *option = &style_options[part];
    String *text;
    if (!text_option(runtime, options, option->name, &text)) return false;
    if (!text) return true;
    for (Style style = STYLE_NUMERIC; style < STYLE_COUNT; style++) {
        if (!(option->styles & 1u << style)) continue;
        if (!string_equals_ascii(runtime, text, style_names[style])) continue;
        layout->styles[part] = style;
        return true;
    }
    return throw_out_of_range(runtime, text, method->name, option->name);
}

/* hour12 goes before hourCycle. */
static bool read_hour_cycle(Runtime *runtime, Object *options, const LocaleMethod *method,
                            Layout *layout) {
    String *key = atom_from_ascii(runtime, "hour12"), *text;
    Value halves = key ? get_by_name(runtime, options, key) : VALUE_ABRUPT;
    if (value_is_abrupt(halves)) return false;
    if (!text_option(runtime, options, "hourCycle", &text)) return false;
    int cycle = HOURS_1_TO_12;
    if (text) {
        cycle = 0;
        while (cycle < HOUR_CYCLE_COUNT &&
               !string_equals_ascii(runtime, text, hour_cycle_names[cycle])) {
            cycle++;
        }
        if (cycle == HOUR_CYCLE_COUNT) {
            return throw_out_of_range(runtime, text, method->name, "hourCycle");
        }
    }
    if (!value_is_undefined(halves)) cycle = to_boolean(halves) ? HOURS_1_TO_12 : HOURS_1_TO_24;
    layout->cycle = (HourCycle)cycle;
    return true;
}

static bool read_fraction(Runtime *runtime, Object *options, Layout *layout) {
    String *key = atom_from_ascii(runtime, "fractionalSecondDigits");
    Value value = key ? get_by_name(runtime, options, key) : VALUE_ABRUPT;
    double digits;
    if (value_is_abrupt(value)) return false;
    if (value_is_undefined(value)) return true;
    if (!to_number(runtime, value, &digits)) return false;
    if (digits >= 1 && digits < 4) {
        layout->fraction = (int)digits;
        return true;
    }
    throw_range_error(runtime, "fractionalSecondDigits value is out of range.");
    return false;
}

static bool is_utc_name(const char *name) {
    static const char *const names[] = {"UTC", "Etc/UTC", "GMT", "Etc/GMT"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strcasecmp(name, names[i]) == 0) return true;
    }
    return false;
}

static bool read_zone(Runtime *runtime, Object *options, Layout *layout) {
    String *text;
    if (!text_option(runtime, options, "timeZone", &text)) return false;
    if (!text) return true;
    char *name = string_to_utf8(runtime, text, NULL);
    if (!name) return false;
    const char *system_zone = getenv("TZ");
    bool is_system = system_zone && strcasecmp(name, system_zone) == 0, is_utc = is_utc_name(name);
    free(name);
    layout->zone = is_utc ? DATE_UTC : DATE_LOCAL;
    if (is_utc || is_system) return true;
    throw_range_error(runtime, "Invalid time zone specified: %S", text);
    return false;
}

/* ---- what is shown ---- */

/* A style for the whole date or time must suit the method. */
static bool check_style_is_absent(Runtime *runtime, Object *options, const char *name) {
    String *key = atom_from_ascii(runtime, name);
    Value style = key ? get_by_name(runtime, options, key) : VALUE_ABRUPT;
    if (value_is_abrupt(style)) return false;
    if (!value_is_undefined(style)) throw_type_error(runtime, "Invalid option : %s", name);
    return value_is_undefined(style);
}

/* It excludes styles of parts. */
static bool check_styles(Runtime *runtime, const Layout *layout) {
    const Style *styles = layout->styles;
    bool has_date = styles[PART_DATE_STYLE], has_time = styles[PART_TIME_STYLE];
    const char *style = has_date ? "dateStyle" : "timeStyle";
    if (!has_date && !has_time) return true;
    for (Part part = 0; part < PART_COUNT; part++) {
        if (!styles[part]) continue;
        throw_type_error(runtime, "Can't set option %s when %s is used", style_options[part].name,
                         style);
        return false;
    }
    return true;
}

static void set_date(Layout *layout, Style weekday, Style month, Style year) {
    layout->styles[PART_WEEKDAY] = weekday;
    layout->styles[PART_YEAR] = year;
    layout->styles[PART_MONTH] = month;
    layout->styles[PART_DAY] = STYLE_NUMERIC;
}

static void set_time(Layout *layout, bool has_seconds) {
    layout->styles[PART_HOUR] = layout->styles[PART_MINUTE] = STYLE_NUMERIC;
    layout->styles[PART_SECOND] = has_seconds ? STYLE_NUMERIC : STYLE_NONE;
}

/* dateStyle and timeStyle, as the parts they stand for. */
static void expand_styles(Layout *layout) {
    switch (layout->styles[PART_DATE_STYLE]) {
    case STYLE_FULL: set_date(layout, STYLE_LONG, STYLE_LONG, STYLE_NUMERIC); break;
    case STYLE_LONG: set_date(layout, STYLE_NONE, STYLE_LONG, STYLE_NUMERIC); break;
    case STYLE_MEDIUM: set_date(layout, STYLE_NONE, STYLE_SHORT, STYLE_NUMERIC); break;
    case STYLE_SHORT: set_date(layout, STYLE_NONE, STYLE_NUMERIC, STYLE_TWO_DIGITS); break;
    default: break;
    }
    Style time = layout->styles[PART_TIME_STYLE];
    if (time) set_time(layout, time != STYLE_SHORT);
    if (time == STYLE_FULL) layout->styles[PART_ZONE] = STYLE_LONG;
    if (time == STYLE_LONG) layout->styles[PART_ZONE] = STYLE_SHORT;
}

static bool has_date_part(const Layout *layout) {
    const Style *styles = layout->styles;
    return styles[PART_WEEKDAY] || styles[PART_YEAR] || styles[PART_MONTH] || styles[PART_DAY];
}

static bool has_time_part(const Layout *layout) {
    const Style *styles = layout->styles;
    return styles[PART_HOUR] || styles[PART_MINUTE] || styles[PART_SECOND] || layout->fraction;
}

/* A method that finds no part of its own kind asked for shows all of them. */
static void set_defaults(const LocaleMethod *method, Layout *layout) {
    if (layout->styles[PART_DATE_STYLE] || layout->styles[PART_TIME_STYLE]) {
        expand_styles(layout);
    } else if (!(method->date && has_date_part(layout)) &&
               !(method->time && has_time_part(layout))) {
        if (method->date) set_date(layout, STYLE_NONE, STYLE_NUMERIC, STYLE_NUMERIC);
        if (method->time) set_time(layout, true);
    }
    layout->says_at = layout->styles[PART_MONTH] == STYLE_LONG;
}

/* False: threw. */
static bool read_layout(const NativeCall *call, const LocaleMethod *method, Layout *layout) {
    Runtime *runtime = call->runtime;
    *layout = (Layout){.cycle = HOURS_1_TO_12, .zone = DATE_LOCAL};
    if (value_is_null(argument(call, 0)) && !to_object(runtime, VALUE_NULL)) return false;
    if (!value_is_undefined(argument(call, 1))) {
        Object *options = to_object(runtime, argument(call, 1));
        if (!options) return false;
        if (!method->date && !check_style_is_absent(runtime, options, "dateStyle")) return false;
        if (!method->time && !check_style_is_absent(runtime, options, "timeStyle")) return false;
        if (!read_hour_cycle(runtime, options, method, layout)) return false;
        if (!read_zone(runtime, options, layout)) return false;
        for (Part part = 0; part < OPTION_COUNT; part++) {
            if (!read_style(runtime, options, method, part, layout)) return false;
        }
        if (!read_fraction(runtime, options, layout)) return false;
        if (!check_styles(runtime, layout)) return false;
    }
    set_defaults(method, layout);
    return true;
}

/* ---- writing ---- */

static const char *const month_names[] = {"January", "February", "March", "April",
                                          "May", "June", "July", "August",
                                          "September", "October", "November", "December"};
static const char *const weekday_names[] = {"Sunday", "Monday", "Tuesday", "Wednesday",
                                            "Thursday", "Friday", "Saturday"};

static void put_number(DateWriter *writer, int number, Style style) {
    date_writer_put(writer, style == STYLE_TWO_DIGITS ? "%02d" : "%d", number);
}

static void put_name(DateWriter *writer, const char *name, Style style) {
    int most = style == STYLE_NARROW ? 1 : style == STYLE_SHORT ? 3
                                                                : 99;
    date_writer_put(writer, "%.*s", most, name);
}

/* Years before 1 are counted backwards from it. */
static void put_year(DateWriter *writer, Style style) {
    int year = writer->fields[CALENDAR_YEAR];
    if (year < 1) year = 1 - year;
    put_number(writer, style == STYLE_TWO_DIGITS ? year % 100 : year, style);
}

/* A part of the date, with what separates it from what stands before it. */
static void put_date_part(DateWriter *writer, const Layout *layout, Part part,
                          const char *separator) {
    const int32_t *fields = writer->fields;
    Style style = layout->styles[part];
    if (!style) return;
    date_writer_put(writer, "%s", writer->length ? separator : "");
    switch (part) {
    case PART_WEEKDAY: put_name(writer, weekday_names[fields[CALENDAR_WEEKDAY]], style); break;
    case PART_YEAR: put_year(writer, style); break;
    case PART_DAY: put_number(writer, fields[CALENDAR_DAY], style); break;
    default:
        if (style <= STYLE_TWO_DIGITS) put_number(writer, fields[CALENDAR_MONTH] + 1, style);
        if (style > STYLE_TWO_DIGITS) put_name(writer, month_names[fields[CALENDAR_MONTH]], style);
    }
}

/* 1/2/2020, January 2, 2020, Thu, Jan 2; the weekday stands behind a date that lacks a day. */
static void put_date(DateWriter *writer, const Layout *layout) {
    const Style *styles = layout->styles;
    bool has_month = styles[PART_MONTH], has_day = styles[PART_DAY];
    bool is_number = has_month && styles[PART_MONTH] <= STYLE_TWO_DIGITS;
    const char *before_year = is_number ? "/" : has_month && has_day ? ", "
                                                                     : " ";
    if (has_month && has_day) {
        put_date_part(writer, layout, PART_WEEKDAY, "");
        put_date_part(writer, layout, PART_MONTH, ", ");
        put_date_part(writer, layout, PART_DAY, is_number ? "/" : " ");
        put_date_part(writer, layout, PART_YEAR, before_year);
    } else if (has_day) {
        put_date_part(writer, layout, PART_DAY, "");
        put_date_part(writer, layout, PART_WEEKDAY, " ");
        put_date_part(writer, layout, PART_YEAR, " ");
    } else {
        put_date_part(writer, layout, PART_MONTH, "");
        put_date_part(writer, layout, PART_YEAR, before_year);
        put_date_part(writer, layout, PART_WEEKDAY, " ");
    }
}

/* Hours of a clock that goes to 24 have two digits. */
static void put_hour(DateWriter *writer, const Layout *layout) {
    int hour = writer->fields[CALENDAR_HOUR];
    bool has_halves = layout->cycle <= HOURS_1_TO_12;
    if (has_halves) hour %= 12;
    if (hour == 0 && layout->cycle == HOURS_1_TO_12) hour = 12;
    if (hour == 0 && layout->cycle == HOURS_1_TO_24) hour = 24;
    put_number(writer, hour, has_halves ? layout->styles[PART_HOUR] : STYLE_TWO_DIGITS);
}

/* 3:04:05.067 AM; what follows another part has two digits. */
static void put_time(DateWriter *writer, const Layout *layout) {
    const Style *styles = layout->styles;
    const int32_t *fields = writer->fields;
    static const int scales[] = {0, 100, 10, 1};
    bool has_minute = styles[PART_MINUTE], has_second = styles[PART_SECOND];
    if (styles[PART_HOUR]) put_hour(writer, layout);
    if (has_minute) {
        bool is_alone = !styles[PART_HOUR] && !has_second;
        date_writer_put(writer, styles[PART_HOUR] ? ":" : "");
        put_number(writer, fields[CALENDAR_MINUTE], is_alone ? STYLE_NUMERIC : STYLE_TWO_DIGITS);
    }
    if (has_second) {
        bool is_alone = !styles[PART_HOUR] && !has_minute;
        date_writer_put(writer, is_alone ? "" : ":");
        put_number(writer, fields[CALENDAR_SECOND], is_alone ? STYLE_NUMERIC : STYLE_TWO_DIGITS);
    }
    if (layout->fraction) {
        date_writer_put(writer, has_second ? ".%0*d" : "%0*d", layout->fraction,
                        fields[CALENDAR_MILLISECOND] / scales[layout->fraction]);
    }
    if (styles[PART_HOUR] && layout->cycle <= HOURS_1_TO_12) {
        date_writer_put(writer, fields[CALENDAR_HOUR] < 12 ? " AM" : " PM");
    }
}

static void put_zone(DateWriter *writer, const Layout *layout, double time) {
    char name[TIME_ZONE_NAME_SIZE];
    bool is_long = layout->styles[PART_ZONE] == STYLE_LONG;
    if (layout->zone == DATE_UTC) {
        date_writer_put(writer, is_long ? "Coordinated Universal Time" : "UTC");
    } else {
        time_zone_locale_name(time, is_long, name);
        date_writer_put(writer, "%s", name);
    }
}

static const char *before_time(const Layout *layout) {
    const Style *styles = layout->styles;
    if (layout->says_at) return " at ";
    bool is_weekday = styles[PART_WEEKDAY] && !styles[PART_DAY];
    return is_weekday && !styles[PART_MONTH] && !styles[PART_YEAR] ? " " : ", ";
}

static Value to_locale_text(NativeCall *call, const LocaleMethod *method) {
    Layout layout;
    DateWriter writer;
    const DateObject *date = date_this(call, method->name);
    if (!date) return VALUE_ABRUPT;
    double time = date->time;
    if (isnan(time)) return cell_or_abrupt(date_text(call->runtime, time));
    TRY_OK(read_layout(call, method, &layout));
    date_writer_start(&writer, time, layout.zone);
    put_date(&writer, &layout);
    bool has_time = has_time_part(&layout);
    if (writer.length && has_time) date_writer_put(&writer, "%s", before_time(&layout));
    put_time(&writer, &layout);
    if (layout.styles[PART_ZONE]) {
        date_writer_put(&writer, has_time ? " " : ", ");
        put_zone(&writer, &layout, time);
    }
    return cell_or_abrupt(date_writer_string(call->runtime, &writer));
}

/* 21.4.4.39 Date.prototype.toLocaleString ( [ locales [ , options ] ] ) */
Value date_to_locale_string(NativeCall *call) {
    static const LocaleMethod method = {"Date.prototype.toLocaleString", true, true};
    return to_locale_text(call, &method);
}

/* 21.4.4.38 Date.prototype.toLocaleDateString ( [ locales [ , options ] ] ) */
Value date_to_locale_date_string(NativeCall *call) {
    static const LocaleMethod method = {"Date.prototype.toLocaleDateString", true, false};
    return to_locale_text(call, &method);
}

/* 21.4.4.40 Date.prototype.toLocaleTimeString ( [ locales [ , options ] ] ) */
Value date_to_locale_time_string(NativeCall *call) {
    static const LocaleMethod method = {"Date.prototype.toLocaleTimeString", false, true};
    return to_locale_text(call, &method);
}
