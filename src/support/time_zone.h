/* Local time by the system's zone: the environment's TZ, else /etc/localtime. */
#ifndef BOBBIN_SUPPORT_TIME_ZONE_H
#define BOBBIN_SUPPORT_TIME_ZONE_H

#include "support/base.h"

enum { TIME_ZONE_NAME_SIZE = 64 };

/* Spec 21.4.1.25 LocalTime ( t ). t: a time value; NaN gives NaN. */
double local_time(double t);
/* Spec 21.4.1.26 UTC ( t ): the instant that is t in local time. A time that comes twice is the
 * first of the two; one that is skipped counts on from before the gap. NaN out of range. */
double utc_from_local(double t);
/* Name of what is in force at a time value, as `Central European Summer Time`. */
void time_zone_name(double t, char name[TIME_ZONE_NAME_SIZE]);
/* The same as Americans know it, or the short one that they use: `EST`, or `GMT+2` where they have
 * no letters for it. Before 1970 no names are known, and offsets are `GMT+02:00`. */
void time_zone_locale_name(double t, bool is_long, char name[TIME_ZONE_NAME_SIZE]);

#endif
