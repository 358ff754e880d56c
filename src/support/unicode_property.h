/* Properties of characters, as \p{...} of a regular expression names them (ECMA-262 22.2.2.9,
 * tables of binary properties, General_Category, Script, Script_Extensions and properties of
 * strings). */
#ifndef BOBBIN_SUPPORT_UNICODE_PROPERTY_H
#define BOBBIN_SUPPORT_UNICODE_PROPERTY_H

#include "support/base.h"

typedef enum UnicodePropertyKind {
    PROPERTY_CATEGORIES, /* bits of General_Category */
    PROPERTY_SCRIPT,
    PROPERTY_SCRIPT_EXTENSIONS,
    PROPERTY_BINARY,
    PROPERTY_STRINGS /* bits of properties of strings */
} UnicodePropertyKind;

typedef struct UnicodeProperty {
    UnicodePropertyKind kind;
    uint32_t number;
} UnicodeProperty;

/* \p{name}, or \p{name=value} unless value is NULL. False: there is no such property. */
bool unicode_property_find(const char *name, const char *value, UnicodeProperty *property);
static inline bool unicode_property_is_of_strings(UnicodeProperty property) {
    return property.kind == PROPERTY_STRINGS;
}
/* Calls `run` for stretches of code points that have the property, in any order. */
typedef void (*UnicodeRunFn)(void *data, uint32_t first, uint32_t last);
void unicode_property_runs(UnicodeProperty property, UnicodeRunFn run, void *data);
/* Calls `text` for every text that has the property. */
typedef void (*UnicodeTextFn)(void *data, const uint32_t *points, size_t length);
void unicode_property_strings(UnicodeProperty property, UnicodeTextFn text, void *data);

#endif
