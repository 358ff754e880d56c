/* package.json (package.h). The public API is enough: JSON.parse reads it. */
#include "host/package.h"

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

static bool type_is_module(BobEngine *engine, BobValue type) {
    char *text;
    if (bob_type(type) != BOB_STRING) return false;
    if (bob_to_text(engine, type, &text, NULL) != BOB_OK) return false;
    bool is_module = strcmp(text, "module") == 0;
    free(text);
    return is_module;
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

static BobStatus read_type(BobEngine *engine, const char *path, const Buffer *text, bool *is_module,
                           BobValue *error) {
    BobValue package, type;
    if (parse_json(engine, text, &package) != BOB_OK) return invalid(engine, path, error);
    bool is_object = bob_type(package) == BOB_OBJECT;
    if (is_object && bob_get(engine, package, "type", &type) == BOB_OK) {
        *is_module = type_is_module(engine, type);
    }
    return BOB_OK;
}

BobStatus package_says_module(BobEngine *engine, const char *file, bool *is_module,
                              BobValue *error) {
    static const char name[] = "package.json";
    char path[PATH_MAX + sizeof name];
    *is_module = false;
    if (strlen(file) >= PATH_MAX) return BOB_OK;
    strcpy(path, file);
    for (char *slash = strrchr(path, '/'); slash; slash = strrchr(path, '/')) {
        Buffer text = {0};
        strcpy(slash + 1, name);
        bool exists = file_read(path, &text);
        BobStatus status =
            exists ? read_type(engine, path, &text, is_module, error) : BOB_OK;
        buffer_free(&text);
        if (exists) return status;
        *slash = '\0';
    }
    return BOB_OK;
}
