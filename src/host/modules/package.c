/* package.json, and syntax that only modules have (package.h). The public API is enough: JSON.parse
 * reads the file. */
#include "host/modules/package.h"

#include <limits.h>
#include <string.h>

#include "host/file.h"

/* JSON.parse of the text. */
static BobStatus parse_json(BobEngine *engine, const Buffer *text, BobValue *result) {
    BobValue json, parse, string;
    BobStatus status = bob_get(engine, bob_global(engine), "JSON", &json);
    if (status == BOB_OK) status = bob_get(engine, json, "parse", &parse);
    if (status == BOB_OK)
        status = bob_string(engine, text->items, (ptrdiff_t)text->length, &string);
    return status == BOB_OK ? bob_call(engine, parse, json, 1, &string, result) : status;
}

static PackageType type_of(BobEngine *engine, BobValue type) {
    char *text;
    if (bob_type(type) != BOB_STRING) return PACKAGE_SILENT;
    if (bob_to_text(engine, type, &text, NULL) != BOB_OK) return PACKAGE_SILENT;
    PackageType result = strcmp(text, "module") == 0     ? PACKAGE_MODULE
                         : strcmp(text, "commonjs") == 0 ? PACKAGE_COMMONJS
                                                         : PACKAGE_SILENT;
    free(text);
    return result;
}

static BobStatus invalid(BobEngine *engine, const char *path, BobValue *error) {
    Buffer text = {0};
    bool is_fine = buffer_printf(&text, "Invalid package config %s.", path);
    char *message = is_fine ? buffer_text(&text) : NULL;
    BobStatus status =
        message ? bob_error_new(engine, "Error", message, error) : BOB_OUT_OF_MEMORY;
    buffer_free(&text);
    return status == BOB_OK ? BOB_EXCEPTION : status;
}

static BobStatus read_type(BobEngine *engine, const char *path, const Buffer *text,
                           PackageType *type, BobValue *error) {
    BobValue package, value;
    if (parse_json(engine, text, &package) != BOB_OK) return invalid(engine, path, error);
    bool is_object = bob_type(package) == BOB_OBJECT;
    if (is_object && bob_get(engine, package, "type", &value) == BOB_OK) {
        *type = type_of(engine, value);
    }
    return BOB_OK;
}

BobStatus package_type(BobEngine *engine, const char *file, PackageType *type, BobValue *error) {
    static const char name[] = "package.json";
    char path[PATH_MAX + sizeof name];
    *type = PACKAGE_SILENT;
    if (strlen(file) >= PATH_MAX) return BOB_OK;
    strcpy(path, file);
    for (char *slash = strrchr(path, '/'); slash; slash = strrchr(path, '/')) {
        Buffer text = {0};
        strcpy(slash + 1, name);
        bool exists = file_read(path, &text);
        BobStatus status =
            exists ? read_type(engine, path, &text, type, error) : BOB_OK;
        buffer_free(&text);
        if (exists) return status;
        *slash = '\0';
    }
    return BOB_OK;
}

/* ---- syntax ---- */

/* What is said of a script with syntax of modules in it; `is_sure`: nothing else could be meant. */
static const struct {
    const char *message;
    bool is_sure;
} signs[] = {
    {"Cannot use import statement outside a module", true},
    {"Cannot use 'import.meta' outside a module", true},
    {"Unexpected token 'export'", true},
    {"await is only valid in async functions and the top level bodies of modules", false},
    {"Unexpected reserved word", false}, /* of `for await` */
};

static bool parses_as_module(BobEngine *engine, const char *text, size_t size) {
    BobValue error;
    return bob_check(engine, text, (ptrdiff_t)size, "", BOB_MODULE, &error) == BOB_OK;
}

bool syntax_is_module(BobEngine *engine, const char *text, size_t size, BobValue error) {
    BobValue value;
    char *message;
    if (bob_type(error) != BOB_OBJECT || bob_get(engine, error, "message", &value) != BOB_OK)
        return false;
    if (bob_to_text(engine, value, &message, NULL) != BOB_OK) return false;
    size_t i = 0;
    while (i < sizeof signs / sizeof signs[0] && strcmp(signs[i].message, message) != 0) i++;
    free(message);
    if (i == sizeof signs / sizeof signs[0]) return false;
    return signs[i].is_sure || parses_as_module(engine, text, size);
}
