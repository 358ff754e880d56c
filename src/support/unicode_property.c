/* Properties of characters, from tables of packed runs. */
#include "support/unicode_property.h"

#include <stdlib.h>
#include <string.h>

#include "support/unicode_property_tables.h"
#include "support/utf.h"

enum { MODIFIER_FIRST = 0x1F3FB,
       MODIFIER_LAST = 0x1F3FF,
       ANY_MODIFIER = 0xFFFF,
       TEXT_MAX = 16 };

/* ---- names ---- */

static int compare_name(const void *name, const void *row) {
    return strcmp(name, ((const PropertyName *)row)->name);
}

static const PropertyName *find_name(const PropertyName *rows, size_t count, const char *name) {
    return bsearch(name, rows, count, sizeof *rows, compare_name);
}

#define FIND_NAME(rows, name) find_name(rows, COUNT_OF(rows), name)

static bool found(const PropertyName *row, UnicodePropertyKind kind, UnicodeProperty *property) {
    if (row) *property = (UnicodeProperty){kind, row->number};
    return row != NULL;
}

static bool is_one_of(const char *name, const char *long_name, const char *alias) {
    return strcmp(name, long_name) == 0 || strcmp(name, alias) == 0;
}

static bool find_with_value(const char *name, const char *value, UnicodeProperty *property) {
    if (is_one_of(name, "General_Category", "gc")) {
        return found(FIND_NAME(CATEGORY_NAMES, value), PROPERTY_CATEGORIES, property);
    }
    UnicodePropertyKind kind;
    if (is_one_of(name, "Script", "sc"))
        kind = PROPERTY_SCRIPT;
    else if (is_one_of(name, "Script_Extensions", "scx"))
        kind = PROPERTY_SCRIPT_EXTENSIONS;
    else
        return false;
    return found(FIND_NAME(SCRIPT_NAMES, value), kind, property);
}

bool unicode_property_find(const char *name, const char *value, UnicodeProperty *property) {
    if (value) return find_with_value(name, value, property);
    return found(FIND_NAME(CATEGORY_NAMES, name), PROPERTY_CATEGORIES, property) ||
           found(FIND_NAME(BINARY_NAMES, name), PROPERTY_BINARY, property) ||
           found(FIND_NAME(STRING_NAMES, name), PROPERTY_STRINGS, property);
}

/* ---- runs ---- */

static uint32_t read_number(const uint8_t **at) {
    uint32_t number = 0, byte;
    do {
        byte = *(*at)++;
        number = number << 7 | (byte & 127);
    } while (byte & 128);
    return number;
}

/* Runs of a partition whose numbers have their bit in `wanted`, or are `number`. */
static void partition_runs(const uint8_t *at, const uint8_t *end, uint32_t wanted, uint32_t number,
                           UnicodeRunFn run, void *data) {
    uint32_t first = 0;
    while (at < end) {
        uint32_t last = first + read_number(&at), here = *at++;
        if (here == number || (wanted && wanted >> here & 1)) run(data, first, last);
        first = last + 1;
    }
}

static void binary_runs(uint32_t number, UnicodeRunFn run, void *data) {
    const uint8_t *at = BINARIES + BINARY_STARTS[number];
    const uint8_t *end = BINARIES + BINARY_STARTS[number + 1];
    uint32_t next = 0;
    while (at < end) {
        uint32_t first = next + read_number(&at), last = first + read_number(&at);
        run(data, first, last);
        next = last + 1;
    }
}

/* ---- Script_Extensions: the script, but for what is listed ---- */

static bool list_has(uint32_t list, uint32_t script) {
    const uint8_t *at = EXTENSION_LISTS;
    while (list-- > 0) at += *at + 1;
    return memchr(at + 1, (int)script, *at) != NULL;
}

/* The next listed run from *at on; false: none. */
static bool next_extension(const uint8_t **at, uint32_t *first, uint32_t *last, uint32_t *list) {
    if (*at == EXTENSIONS + COUNT_OF(EXTENSIONS)) return false;
    *first = *last + 1 + read_number(at);
    *last = *first + read_number(at);
    *list = *(*at)++;
    return true;
}

typedef struct Extension {
    UnicodeRunFn run;
    void *data;
} Extension;

/* Of a run of the script, what is not listed. */
static void unlisted_run(void *data, uint32_t first, uint32_t last) {
    const Extension *extension = data;
    const uint8_t *at = EXTENSIONS;
    uint32_t listed_first, listed_last = UINT32_MAX, list;
    while (first <= last && next_extension(&at, &listed_first, &listed_last, &list)) {
        if (listed_last < first) continue;
        if (listed_first > last) break;
        if (listed_first > first) extension->run(extension->data, first, listed_first - 1);
        first = listed_last + 1;
    }
    if (first <= last) extension->run(extension->data, first, last);
}

static void extension_runs(uint32_t script, UnicodeRunFn run, void *data) {
    Extension extension = {run, data};
    partition_runs(SCRIPTS, SCRIPTS + COUNT_OF(SCRIPTS), 0, script, unlisted_run, &extension);
    const uint8_t *at = EXTENSIONS;
    uint32_t first, last = UINT32_MAX, list;
    while (next_extension(&at, &first, &last, &list)) {
        if (list_has(list, script)) run(data, first, last);
    }
}

void unicode_property_runs(UnicodeProperty property, UnicodeRunFn run, void *data) {
    switch (property.kind) {
    case PROPERTY_CATEGORIES:
        partition_runs(CATEGORIES, CATEGORIES + COUNT_OF(CATEGORIES), property.number, UINT32_MAX,
                       run, data);
        return;
    case PROPERTY_SCRIPT:
        partition_runs(SCRIPTS, SCRIPTS + COUNT_OF(SCRIPTS), 0, property.number, run, data);
        return;
    case PROPERTY_SCRIPT_EXTENSIONS: extension_runs(property.number, run, data); return;
    case PROPERTY_BINARY: binary_runs(property.number, run, data); return;
    case PROPERTY_STRINGS: return;
    }
}

/* ---- strings ---- */

/* `units` as code points; how many. *modifier: where each of the modifiers belongs, or TEXT_MAX. */
static size_t decode_text(const uint16_t *units, size_t length, uint32_t points[TEXT_MAX],
                          size_t *modifier) {
    size_t count = 0;
    *modifier = TEXT_MAX;
    for (size_t i = 0; i < length && count < TEXT_MAX; count++) {
        unsigned taken;
        points[count] = utf16_decode(units, length, i, &taken);
        if (points[count] == ANY_MODIFIER) *modifier = count;
        i += taken;
    }
    return count;
}

static void give_text(const uint16_t *units, size_t length, UnicodeTextFn text, void *data) {
    uint32_t points[TEXT_MAX];
    size_t modifier, count = decode_text(units, length, points, &modifier);
    if (modifier == TEXT_MAX) {
        text(data, points, count);
        return;
    }
    for (uint32_t each = MODIFIER_FIRST; each <= MODIFIER_LAST; each++) {
        points[modifier] = each;
        text(data, points, count);
    }
}

void unicode_property_strings(UnicodeProperty property, UnicodeTextFn text, void *data) {
    for (size_t i = 0; i + 1 < COUNT_OF(STRING_STARTS); i++) {
        if (!(property.number >> i & 1)) continue;
        for (size_t at = STRING_STARTS[i], end; at < STRING_STARTS[i + 1]; at = end + 1) {
            for (end = at; STRINGS[end]; end++) continue;
            give_text(STRINGS + at, end - at, text, data);
        }
    }
}
