/* What time zones are called: in dates as text, and as a locale has them. Expected is what Node.js
 * says with the same TZ. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <time.h>

#include "support/time_zone.h"

typedef struct Row {
    const char *zone;
    double t;
    const char *name, *locale_short, *locale_long;
} Row;

// clang-format off
static const Row rows[] = {
    {"Europe/Berlin", -4440999207000, "Central European Summer Time", "GMT+0:53:28",
     "GMT+00:53:28"},
    {"Europe/Berlin", -1000000000000, "Central European Summer Time", "GMT+1", "GMT+01:00"},
    {"Europe/Berlin", -477000000000, "Central European Standard Time", "GMT+1", "GMT+01:00"},
    {"Europe/Berlin", 0, "Central European Standard Time", "GMT+1",
     "Central European Standard Time"},
    {"Europe/Berlin", 1600000000000, "Central European Summer Time", "GMT+2",
     "Central European Summer Time"},
    {"America/New_York", -4440999207000, "Eastern Daylight Time", "GMT-4:56:02", "GMT-04:56:02"},
    {"America/New_York", -1000000000000, "Eastern Daylight Time", "GMT-4", "GMT-04:00"},
    {"America/New_York", 1600000000000, "Eastern Daylight Time", "EDT", "Eastern Daylight Time"},
    {"America/New_York", 4102444800000, "Eastern Standard Time", "EST", "Eastern Standard Time"},
    {"Asia/Kolkata", -4440999207000, "India Standard Time", "GMT+5:53:28", "GMT+05:53:28"},
    {"Asia/Kolkata", -477000000000, "India Standard Time", "GMT+5:30", "GMT+05:30"},
    {"Asia/Kolkata", 1700000000000, "India Standard Time", "GMT+5:30", "India Standard Time"},
    {"Europe/London", -477000000000, "Greenwich Mean Time", "GMT+0", "GMT+00:00"},
    {"Europe/London", 1700000000000, "Greenwich Mean Time", "GMT", "Greenwich Mean Time"},
};
// clang-format on

Test(time_zone, names) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const Row *row = &rows[i];
        char name[TIME_ZONE_NAME_SIZE];
        setenv("TZ", row->zone, 1);
        tzset();
        time_zone_name(row->t, name);
        cr_expect_str_eq(name, row->name, "%s %.0f: %s", row->zone, row->t, name);
        time_zone_locale_name(row->t, false, name);
        cr_expect_str_eq(name, row->locale_short, "%s %.0f: %s", row->zone, row->t, name);
        time_zone_locale_name(row->t, true, name);
        cr_expect_str_eq(name, row->locale_long, "%s %.0f: %s", row->zone, row->t, name);
    }
}
