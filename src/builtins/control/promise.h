/* Between the files of Promise: what they offer each other. */
#ifndef BOBBIN_BUILTINS_CONTROL_PROMISE_H
#define BOBBIN_BUILTINS_CONTROL_PROMISE_H

#include "builtins/builtin.h"
#include "jobs/jobs.h"

/* NewPromiseCapability as a Record in any case, also for %Promise% itself: where script gets the
 * resolving functions. */
Value new_promise_capability_record(Runtime *runtime, Value constructor);

Value promise_all(NativeCall *call);
Value promise_all_settled(NativeCall *call);
Value promise_any(NativeCall *call);
Value promise_race(NativeCall *call);

/* hooks.combinator_site. */
bool promise_combinator_site(Runtime *runtime, Object *function, AsyncSite *site);

#endif
