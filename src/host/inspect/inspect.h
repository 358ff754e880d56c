/* Inspection: values as console.log shows them, to the letter of Node.js' util.inspect (version
 * 20).
 *
 * inspect_... shows one value, format_... a whole argument list with its % specifiers. A getter is
 * never run unless the options ask for it; script is run only by custom inspection methods, by
 * getters among `constructor`, its `name` and Symbol.toStringTag, and by proxies.
 */
#ifndef BOBBIN_HOST_INSPECT_INSPECT_H
#define BOBBIN_HOST_INSPECT_INSPECT_H

#include "host/text.h"
#include "runtime/objects/function.h"

enum { INSPECT_COMPACT_ALWAYS = -1 /* compact: true */,
       INSPECT_COMPACT_NEVER = 0 };

typedef enum InspectGetters {
    INSPECT_GETTERS_NONE,
    INSPECT_GETTERS_ALL,
    INSPECT_GETTERS_GET, /* those without setter */
    INSPECT_GETTERS_SET  /* those with one */
} InspectGetters;

typedef struct InspectOptions {
    double depth; /* levels to show; INFINITY, or NaN (null in scripts): all */
    double break_length;
    double max_array_length;
    double max_string_length;
    int compact; /* innermost levels to put on one line, or INSPECT_COMPACT_... */
    InspectGetters getters;
    bool show_hidden;
    bool colors;
    bool custom_inspect;
    bool show_proxy;
    bool sorted;
    bool numeric_separator;
    Value comparator;   /* sorted by this function, or undefined */
    Value user_options; /* object whose further properties custom methods see, or undefined */
} InspectOptions;

extern const InspectOptions inspect_default_options;

/* Each false: threw. */
bool inspect_to_text(Runtime *runtime, Value value, const InspectOptions *options, Text *text);
/* The options to begin with: util.inspect.defaultOptions as the script has left them. */
bool inspect_base_options(Runtime *runtime, InspectOptions *options);
/* Takes over the options that a script's object has. */
bool inspect_read_options(Runtime *runtime, Value object, InspectOptions *options);

/* What console.log prints for these arguments (util.formatWithOptions). */
bool format_values(Runtime *runtime, uint32_t count, const Value *arguments,
                   const InspectOptions *options, Text *text);

/* The one `inspect` function of an engine, with `custom` and `defaultOptions`. NULL: threw. */
Object *util_inspect_function(Runtime *runtime);

#endif
