/* Which names \p{...} of a regular expression may use (spec 22.2.2.9, table of names only). */
#ifndef BOBBIN_SYNTAX_REGEXP_PROPERTIES_H
#define BOBBIN_SYNTAX_REGEXP_PROPERTIES_H

#include <stdbool.h>

/* \p{name}: a binary property; a property of strings (v flag only); a value of General_Category. */
bool regexp_property_is_binary(const char *name);
bool regexp_property_is_of_strings(const char *name);
bool regexp_property_is_general_category(const char *name);
/* \p{name=value} */
bool regexp_property_has_value(const char *name, const char *value);

#endif
