/* console.time and console.count: what the console remembers by label.
 *
 * Labels are property keys of two objects without prototype that belong to the host. Starting a
 * running timer, or asking for an unknown label, is a warning and no error.
 */
#include "host/console.h"

#include <time.h>

#include "builtins/checks.h"
#include "support/double_format.h"

/* ---- labels ---- */

/* `${label}`, "default" when it is undefined. NULL: threw. */
static String *label_of(NativeCall *call) {
    Value label = argument(call, 0);
    if (value_is_undefined(label)) return atom_from_ascii(call->runtime, "default");
    return to_string(call->runtime, label);
}

/* The entry of the label in *table: undefined when there is none. */
static Value table_find(Runtime *runtime, Object **table, String *label) {
    if (!*table) *table = object_new_with_prototype(runtime, NULL);
    PropertyKey key = *table ? property_key_from_string(runtime, label) : PROPERTY_KEY_NONE;
    return property_key_is_none(key) ? VALUE_ABRUPT : get(runtime, *table, key);
}

static bool table_set(Runtime *runtime, Object *table, String *label, Value value) {
    PropertyKey key = property_key_from_string(runtime, label);
    return !property_key_is_none(key) && object_put(runtime, table, key, value);
}

static bool table_remove(Runtime *runtime, Object *table, String *label) {
    bool removed;
    PropertyKey key = property_key_from_string(runtime, label);
    return !property_key_is_none(key) && object_delete(runtime, table, key, &removed);
}

/* A warning with the label in it; its value is that of the method. */
static Value warn(Runtime *runtime, const char *format, String *label, const char *method) {
    Host *host = host_of(runtime);
    String *message = string_format(runtime, format, label, method);
    if (!message) return VALUE_ABRUPT;
    if (host->emit_warning) {
        TRY_OK(host->emit_warning(host->engine, message));
        return VALUE_UNDEFINED;
    }
    Text text = text_new(runtime);
    text_ascii(&text, "Warning: ");
    text_string(&text, message);
    console_print(host, OUTPUT_STDERR, &text);
    text_free(&text);
    return VALUE_UNDEFINED;
}

static bool print_string(Runtime *runtime, String *string) {
    Value value = string ? value_cell(string) : VALUE_ABRUPT;
    return string && console_print_values(runtime, OUTPUT_STDOUT, 1, &value);
}

/* ---- counting ---- */

Value console_count(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Host *host = host_of(runtime);
    String *label = label_of(call);
    if (!label) return VALUE_ABRUPT;
    TRY_VALUE(before, table_find(runtime, &host->counts, label));
    Value count = value_is_undefined(before) ? value_int(1)
                                             : value_number(value_as_number(before) + 1);
    TRY_OK(table_set(runtime, host->counts, label, count));
    char digits[DOUBLE_STRING_SIZE];
    double_to_string(value_as_number(count), digits);
    TRY_OK(print_string(runtime, string_format(runtime, "%S: %s", label, digits)));
    return VALUE_UNDEFINED;
}

Value console_count_reset(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Host *host = host_of(runtime);
    String *label = label_of(call);
    if (!label) return VALUE_ABRUPT;
    TRY_VALUE(count, table_find(runtime, &host->counts, label));
    if (value_is_undefined(count)) {
        return warn(runtime, "Count for '%S' does not exist", label, NULL);
    }
    TRY_OK(table_remove(runtime, host->counts, label));
    return VALUE_UNDEFINED;
}

/* ---- timing ---- */

static double now(const Host *host) {
    struct timespec time;
    if (host->now) return host->now(host->engine);
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* "1:02:03.004 (h:mm:ss.mmm)", "2:03.004 (m:ss.mmm)", "3.004s", "4.005ms". */
static String *format_duration(Runtime *runtime, double milliseconds) {
    enum { SECOND = 1000,
           MINUTE = 60 * SECOND,
           HOUR = 60 * MINUTE };
    char digits[DOUBLE_FORMAT_SIZE];
    if (milliseconds < SECOND) {
        double_to_fixed(milliseconds, 3, digits);
        String *number = string_from_number(runtime, strtod(digits, NULL));
        return number ? string_format(runtime, "%Sms", number) : NULL;
    }
    double hours = floor(milliseconds / HOUR);
    double minutes = floor(fmod(milliseconds, HOUR) / MINUTE);
    double_to_fixed(fmod(milliseconds, MINUTE) / SECOND, 3, digits);
    if (hours == 0 && minutes == 0) return string_format(runtime, "%ss", digits);
    const char *pad = strchr(digits, '.') - digits < 2 ? "0" : "";
    if (hours == 0) {
        return string_format(runtime, "%d:%s%s (m:ss.mmm)", (int)minutes, pad, digits);
    }
    return string_format(runtime, "%d:%s%d:%s%s (h:mm:ss.mmm)", (int)hours,
                         minutes < 10 ? "0" : "", (int)minutes, pad, digits);
}

Value console_time(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Host *host = host_of(runtime);
    String *label = label_of(call);
    if (!label) return VALUE_ABRUPT;
    TRY_VALUE(start, table_find(runtime, &host->times, label));
    if (!value_is_undefined(start)) {
        return warn(runtime, "Label '%S' already exists for console.time()", label, NULL);
    }
    TRY_OK(table_set(runtime, host->times, label, value_double(now(host))));
    return VALUE_UNDEFINED;
}

/* Prints "label: duration" and the further arguments. *found: the label's timer runs. */
static Value print_time(NativeCall *call, String *label, const char *method, uint32_t first,
                        bool *found) {
    Runtime *runtime = call->runtime;
    Host *host = host_of(runtime);
    TRY_VALUE(start, table_find(runtime, &host->times, label));
    *found = !value_is_undefined(start);
    if (!*found) return warn(runtime, "No such label '%S' for console.%s()", label, method);
    String *duration = format_duration(runtime, now(host) - value_as_number(start));
    String *format = duration ? string_from_ascii(runtime, "%s: %s") : NULL;
    Array *values = format ? array_new(runtime, 0) : NULL;
    if (!values || !array_push(runtime, values, value_cell(format)) ||
        !array_push(runtime, values, value_cell(label)) ||
        !array_push(runtime, values, value_cell(duration))) {
        return VALUE_ABRUPT;
    }
    for (uint32_t i = first; i < call->count; i++) {
        TRY_OK(array_push(runtime, values, call->arguments[i]));
    }
    TRY_OK(console_print_values(runtime, OUTPUT_STDOUT, values->length,
                                values->object.elements->values));
    return VALUE_UNDEFINED;
}

Value console_time_end(NativeCall *call) {
    String *label = label_of(call);
    bool found;
    if (!label) return VALUE_ABRUPT;
    TRY(print_time(call, label, "timeEnd", call->count, &found));
    if (found) TRY_OK(table_remove(call->runtime, host_of(call->runtime)->times, label));
    return VALUE_UNDEFINED;
}

Value console_time_log(NativeCall *call) {
    String *label = label_of(call);
    bool found;
    return label ? print_time(call, label, "timeLog", 1, &found) : VALUE_ABRUPT;
}
