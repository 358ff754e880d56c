/* Powers and roots, to the last bit as the engines that people compare with print them.
 *
 * The specification leaves the last bits of Math.pow, ** and Math.cbrt open, and the C libraries
 * differ in them; V8 computes both by the algorithms of fdlibm, so do we. Results are within one
 * unit in the last place, and the same on every machine.
 */
#ifndef BOBBIN_SUPPORT_POWER_H
#define BOBBIN_SUPPORT_POWER_H

#include "support/base.h"

/* As pow of the C library in every special case. */
double power(double base, double exponent);
double cube_root(double x);

#endif
