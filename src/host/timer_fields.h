/* Properties of Timeout and Immediate objects. */
#ifndef BOBBIN_HOST_TIMER_FIELDS_H
#define BOBBIN_HOST_TIMER_FIELDS_H

#include "builtins/builtin.h"

void timer_fields_install(Runtime *runtime);

#endif
