/* From specifiers to URLs: the part of Node.js' ESM resolution that needs no node_modules. Errors
 * say what Node.js 20 says. */
#define _GNU_SOURCE
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/modules/file_url.h"
#include "host/modules/module_loader_internal.h"

/* ---- names that mean Node.js' own modules ---- */

static const char *const builtin_names[] = {
    "assert", "async_hooks", "buffer", "child_process", "cluster", "console", "constants", "crypto",
    "dgram", "diagnostics_channel", "dns", "domain", "events", "fs", "http", "http2", "https",
    "inspector", "module", "net", "os", "path", "perf_hooks", "process", "punycode", "querystring",
    "readline", "repl", "stream", "string_decoder", "sys", "timers", "tls", "trace_events", "tty",
    "url", "util", "v8", "vm", "wasi", "worker_threads", "zlib",
    /* with a second part */
    "assert/strict", "dns/promises", "fs/promises", "inspector/promises", "path/posix",
    "path/win32", "readline/promises", "stream/consumers", "stream/promises", "stream/web",
    "timers/promises", "util/types"};

static bool is_builtin(const char *name) {
    for (size_t i = 0; i < COUNT_OF(builtin_names); i++) {
        if (strcmp(builtin_names[i], name) == 0) return true;
    }
    return false;
}

/* ---- who asks ---- */

/* The URL that relative specifiers of a script are relative to; NULL: out of memory. A name that is
 * no path ("[eval]") stands for a file in the current folder. */
static char *base_url(const char *referrer) {
    char path[2 * PATH_MAX];
    if (is_file_url(referrer)) return strdup(referrer);
    if (*referrer == '/') return file_url_from_path(referrer);
    if (!getcwd(path, PATH_MAX)) strcpy(path, "");
    size_t length = strlen(path);
    snprintf(path + length, sizeof path - length, "/%s", url_has_scheme(referrer) ? "" : referrer);
    return file_url_from_path(path);
}

/* ---- specifiers that name packages ---- */

static BobStatus package_error(LoaderCall *call, const char *specifier, const char *importer) {
    bool is_scoped = *specifier == '@';
    const char *slash = strchr(specifier, '/');
    const char *end = slash && is_scoped ? strchr(slash + 1, '/') : slash;
    int length = (int)(end ? (size_t)(end - specifier) : strlen(specifier));
    bool is_strange = *specifier == '.' || (is_scoped && !slash) ||
                      memchr(specifier, '\\', (size_t)length) ||
                      memchr(specifier, '%', (size_t)length);
    if (is_strange) {
        return loader_error(call, ERROR_TYPE, "ERR_INVALID_MODULE_SPECIFIER",
                            "Invalid module \"%s\" is not a valid package name imported from %s",
                            specifier, importer);
    }
    return loader_error(call, ERROR_ERROR, "ERR_MODULE_NOT_FOUND",
                        "Cannot find package '%.*s' imported from %s", length, specifier,
                        importer);
}

static BobStatus refuse_builtin(LoaderCall *call, const char *name) {
    return loader_error(call, ERROR_ERROR, "ERR_UNKNOWN_BUILTIN_MODULE",
                        "No such built-in module: node:%s", name);
}

static BobStatus refuse_scheme(LoaderCall *call, const char *specifier) {
    int length = (int)(strchr(specifier, ':') - specifier);
    return loader_error(call, ERROR_ERROR, "ERR_UNSUPPORTED_ESM_URL_SCHEME",
                        "Only URLs with a scheme in: file, data, and node are supported by the "
                        "default ESM loader. Received protocol '%.*s:'",
                        length, specifier);
}

static bool has_prefix(const char *text, const char *prefix) {
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool is_relative(const char *specifier) {
    return *specifier == '/' || has_prefix(specifier, "./") || has_prefix(specifier, "../") ||
           strcmp(specifier, ".") == 0 || strcmp(specifier, "..") == 0;
}

/* ---- files ---- */

static BobStatus refuse_file(LoaderCall *call, const char *url, const char *path, bool is_folder,
                             const char *importer) {
    BobStatus status =
        is_folder ? loader_error(call, ERROR_ERROR, "ERR_UNSUPPORTED_DIR_IMPORT",
                                 "Directory import '%s' is not supported resolving ES modules "
                                 "imported from %s",
                                 path, importer)
                  : loader_error(call, ERROR_ERROR, "ERR_MODULE_NOT_FOUND",
                                 "Cannot find module '%s' imported from %s", path, importer);
    BobValue text;
    bool is_fine = status == BOB_EXCEPTION &&
                   bob_string(call->engine, url, -1, &text) == BOB_OK &&
                   bob_set(call->engine, *call->error, "url", text) == BOB_OK;
    return is_fine ? status : BOB_OUT_OF_MEMORY;
}

/* The file's real path decides; query and fragment make another module of it. */
static BobStatus find_file(LoaderCall *call, const char *url, const char *importer, char **name) {
    char real[PATH_MAX];
    struct stat file;
    char *path = file_url_to_path(url);
    if (!path) return BOB_OUT_OF_MEMORY;
    bool is_there = stat(path, &file) == 0, is_folder = is_there && S_ISDIR(file.st_mode);
    BobStatus status = BOB_OUT_OF_MEMORY;
    if (!is_there || is_folder || !realpath(path, real)) {
        status = refuse_file(call, url, path, is_folder, importer);
    } else {
        char *real_url = file_url_from_path(real);
        bool is_fine = real_url && asprintf(name, "%s%s", real_url, file_url_suffix(url)) >= 0;
        if (is_fine) status = BOB_OK;
        free(real_url);
    }
    free(path);
    return status;
}

static BobStatus resolve_file(LoaderCall *call, const char *specifier, const char *base,
                              const char *importer, char **name) {
    char *url = file_url_resolve(specifier, base);
    if (!url) return BOB_OUT_OF_MEMORY;
    BobStatus status;
    if (file_url_hides_slash(url)) {
        status = loader_error(call, ERROR_TYPE, "ERR_INVALID_MODULE_SPECIFIER",
                              "Invalid module \"%s\" must not include encoded \"/\" or \"\\\" "
                              "characters imported from %s",
                              url + strlen("file://"), importer);
    } else {
        status = find_file(call, url, importer, name);
    }
    free(url);
    return status;
}

/* ---- all of them ---- */

static BobStatus resolve_from(LoaderCall *call, const char *specifier, const char *base,
                              const char *importer, char **name) {
    if (is_relative(specifier) || is_file_url(specifier))
        return resolve_file(call, specifier, base, importer, name);
    if (has_prefix(specifier, "node:")) return refuse_builtin(call, specifier + strlen("node:"));
    if (is_builtin(specifier)) return refuse_builtin(call, specifier);
    if (has_prefix(specifier, "data:")) {
        *name = strdup(specifier);
        return *name ? BOB_OK : BOB_OUT_OF_MEMORY;
    }
    if (*specifier == '#') {
        return loader_error(call, ERROR_TYPE, "ERR_PACKAGE_IMPORT_NOT_DEFINED",
                            "Package import specifier \"%s\" is not defined imported from %s",
                            specifier, importer);
    }
    if (url_has_scheme(specifier)) return refuse_scheme(call, specifier);
    return package_error(call, specifier, importer);
}

BobStatus loader_resolve_specifier(LoaderCall *call, const char *specifier, const char *referrer,
                                   char **name) {
    char *base = base_url(referrer);
    char *importer = base ? file_url_to_path(base) : NULL;
    BobStatus status = BOB_OUT_OF_MEMORY;
    if (importer) status = resolve_from(call, specifier, base, importer, name);
    free(base);
    free(importer);
    return status;
}
