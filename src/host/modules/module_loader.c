/* The file loader (module_loader.h): what a module is by its name's ending, its text, its
 * import.meta, and when import() reads it.
 *
 * CommonJS files cannot be imported: there is no require yet. */
#include "host/modules/module_loader.h"

#include <errno.h>
#include <string.h>

#include "host/file.h"
#include "host/modules/file_url.h"
#include "host/modules/module_loader_internal.h"
#include "host/node_error.h"
#include "host/modules/package.h"
#include "jobs/modules.h"
#include "loop/loop.h"

/* ---- errors ---- */

BobStatus loader_error(LoaderCall *call, ErrorKind kind, const char *code, const char *format,
                       ...) {
    Runtime *runtime = call->engine->runtime;
    Buffer text = {0};
    va_list arguments;
    va_start(arguments, format);
    bool is_fine = buffer_vprintf(&text, format, arguments);
    va_end(arguments);
    String *message = is_fine ? string_from_utf8(runtime, text.items, text.length) : NULL;
    buffer_free(&text);
    Object *error = message ? node_error_new(runtime, kind, code, message) : NULL;
    if (error) *call->error = value_cell(error);
    if (!error && runtime_has_exception(runtime)) runtime_take_exception(runtime);
    return error ? BOB_EXCEPTION : BOB_OUT_OF_MEMORY;
}

/* ---- resolving ---- */

/* `type` is the only attribute there is, and "json" its only value. */
static BobStatus check_attributes(LoaderCall *call, const BobRequest *request) {
    for (int i = 0; i < request->attribute_count; i++) {
        const BobAttribute *attribute = &request->attributes[i];
        if (strcmp(attribute->key, "type") != 0) {
            return loader_error(call, ERROR_TYPE, "ERR_IMPORT_ATTRIBUTE_UNSUPPORTED",
                                "Import attribute \"%s\" with value \"%s\" is not supported",
                                attribute->key, attribute->value);
        }
        if (strcmp(attribute->value, "json") != 0) {
            return loader_error(call, ERROR_TYPE, "ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED",
                                "Import attribute type \"%s\" is unsupported", attribute->value);
        }
    }
    return BOB_OK;
}

static BobStatus resolve(BobEngine *engine, void *data, const BobRequest *request, char **name,
                         BobValue *error) {
    (void)data;
    LoaderCall call = {engine, error};
    BobStatus status = loader_resolve_specifier(&call, request->specifier, request->referrer, name);
    if (status == BOB_OK) status = check_attributes(&call, request);
    return status;
}

/* ---- what a file is ---- */

typedef enum FileFormat {
    FORMAT_MODULE,
    FORMAT_COMMONJS,
    FORMAT_JSON,
    FORMAT_BY_SYNTAX
} FileFormat;

static const struct {
    const char *extension;
    FileFormat format;
} formats[] = {{".mjs", FORMAT_MODULE}, {".cjs", FORMAT_COMMONJS}, {".json", FORMAT_JSON}};

/* From the last dot of the file's name, or its end. */
static const char *extension_of(const char *path) {
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    return dot && (!slash || dot > slash + 1) ? dot : path + strlen(path);
}

/* .js, and no ending at all: as the nearest package.json says. */
static BobStatus format_by_package(LoaderCall *call, const char *path, FileFormat *format) {
    static const FileFormat by_type[] = {[PACKAGE_SILENT] = FORMAT_BY_SYNTAX,
                                         [PACKAGE_COMMONJS] = FORMAT_COMMONJS,
                                         [PACKAGE_MODULE] = FORMAT_MODULE};
    PackageType type = PACKAGE_MODULE;
    BobStatus status = BOB_OK;
    if (!call->engine->host->js_is_module)
        status = package_type(call->engine, path, &type, call->error);
    *format = by_type[type];
    return status;
}

static BobStatus find_format(LoaderCall *call, const char *path, FileFormat *format) {
    const char *extension = extension_of(path);
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        *format = formats[i].format;
        if (strcmp(extension, formats[i].extension) == 0) return BOB_OK;
    }
    if (!*extension || strcmp(extension, ".js") == 0) return format_by_package(call, path, format);
    return loader_error(call, ERROR_TYPE, "ERR_UNKNOWN_FILE_EXTENSION",
                        "Unknown file extension \"%s\" for %s", extension, path);
}

/* JSON has to be asked for as such, and nothing else may be. */
static BobStatus check_type(LoaderCall *call, const char *name, const char *type, bool is_json) {
    if (is_json == (type != NULL)) return BOB_OK;
    if (is_json) {
        return loader_error(call, ERROR_TYPE, "ERR_IMPORT_ASSERTION_TYPE_MISSING",
                            "Module \"%s\" needs an import attribute of type \"json\"", name);
    }
    return loader_error(call, ERROR_TYPE, "ERR_IMPORT_ASSERTION_TYPE_FAILED",
                        "Module \"%s\" is not of type \"json\"", name);
}

/* ---- loading ---- */

static BobStatus read_text(LoaderCall *call, const char *path, BobSource *source) {
    Buffer text = {0};
    if (!file_read(path, &text)) {
        int problem = errno;
        buffer_free(&text);
        return loader_error(call, ERROR_ERROR, problem == EACCES ? "EACCES" : "EIO",
                            "cannot read '%s': %s", path, strerror(problem));
    }
    source->size = text.length;
    source->text = buffer_take(&text);
    if (!source->text) buffer_free(&text);
    return source->text ? BOB_OK : BOB_OUT_OF_MEMORY;
}

static BobStatus refuse_commonjs(LoaderCall *call, const char *path) {
    return loader_error(call, ERROR_ERROR, "ERR_REQUIRE_UNSUPPORTED",
                        "Cannot import '%s': it is a CommonJS file (there is no require yet; call "
                        "it .mjs, or write \"type\": \"module\" into package.json)",
                        path);
}

/* The text is read; is it one that only a module can have? */
static BobStatus check_syntax(LoaderCall *call, const char *path, const BobSource *source) {
    BobEngine *engine = call->engine;
    BobValue error;
    BobStatus status = bob_check(engine, source->text, (ptrdiff_t)source->size, path,
                                 BOB_COMMONJS, &error);
    bool is_module =
        status == BOB_EXCEPTION && syntax_is_module(engine, source->text, source->size, error);
    if (is_module || status != BOB_EXCEPTION)
        return is_module ? BOB_OK : refuse_commonjs(call, path);
    *call->error = error;
    return BOB_EXCEPTION;
}

static BobStatus load_file(LoaderCall *call, const char *name, const char *path, const char *type,
                           BobSource *source) {
    FileFormat format;
    BobStatus status = find_format(call, path, &format);
    if (status != BOB_OK) return status;
    status = check_type(call, name, type, format == FORMAT_JSON);
    if (status != BOB_OK) return status;
    if (format == FORMAT_COMMONJS) return refuse_commonjs(call, path);
    source->kind = format == FORMAT_JSON ? BOB_MODULE_JSON : BOB_MODULE_SOURCE;
    status = read_text(call, path, source);
    bool is_open = status == BOB_OK && format == FORMAT_BY_SYNTAX;
    return is_open ? check_syntax(call, path, source) : status;
}

static BobStatus load(BobEngine *engine, void *data, const char *name, const char *type,
                      BobSource *source, BobValue *error) {
    (void)data;
    LoaderCall call = {engine, error};
    if (is_data_url(name)) {
        BobStatus status = loader_read_data(&call, name, source);
        return status == BOB_OK ? check_type(&call, name, type, source->kind == BOB_MODULE_JSON)
                                : status;
    }
    char *path = file_url_to_path(name);
    if (!path) return BOB_OUT_OF_MEMORY;
    BobStatus status = load_file(&call, name, path, type, source);
    free(path);
    return status;
}

/* ---- import.meta ---- */

/* import.meta.resolve(specifier); closes over the module's name. A file need not be there. */
static Value meta_resolve(NativeCall *call) {
    BobEngine *engine = engine_of(call->runtime);
    BobValue error, result = VALUE_UNDEFINED;
    LoaderCall loader = {engine, &error};
    String *specifier = to_string(call->runtime, argument(call, 0));
    String *referrer = value_as_string(((NativeFunction *)call->callee)->captured[0]);
    char *text = specifier ? string_to_utf8(call->runtime, specifier, NULL) : NULL;
    char *importer = text ? string_to_utf8(call->runtime, referrer, NULL) : NULL, *name = NULL;
    TRY_OK(importer);
    BobStatus status = loader_resolve_specifier(&loader, text, importer, &name);
    free(text);
    free(importer);
    if (status == BOB_OK) status = bob_string(engine, name, -1, &result);
    free(name);
    if (status == BOB_EXCEPTION) bob_get(engine, error, "url", &result);
    if (value_is_undefined(result)) return throw_value(call->runtime, error);
    return result;
}

static BobStatus add_resolve(BobEngine *engine, BobValue meta, BobValue url) {
    Runtime *runtime = engine->runtime;
    String *name = atom_from_ascii(runtime, "resolve");
    NativeFunction *function = name ? native_function_new(runtime, meta_resolve, name, 1, 1) : NULL;
    if (!function) return BOB_OUT_OF_MEMORY;
    function->captured[0] = url;
    return bob_set(engine, meta, "resolve", value_cell(function));
}

static BobStatus set_text(BobEngine *engine, BobValue object, const char *key, const char *text) {
    BobValue value;
    BobStatus status = bob_string(engine, text, -1, &value);
    return status == BOB_OK ? bob_set(engine, object, key, value) : status;
}

/* dirname and filename, of a module that is a file. */
static BobStatus add_path(BobEngine *engine, BobValue meta, const char *name) {
    char *path = file_url_to_path(name);
    if (!path) return BOB_OUT_OF_MEMORY;
    char *slash = strrchr(path, '/');
    BobStatus status = BOB_OK;
    if (slash) {
        *slash = '\0';
        status = set_text(engine, meta, "dirname", slash == path ? "/" : path);
        *slash = '/';
    }
    if (status == BOB_OK) status = set_text(engine, meta, "filename", path);
    free(path);
    return status;
}

static BobStatus fill_meta(BobEngine *engine, void *data, const char *name, BobValue meta,
                           BobValue *error) {
    (void)data;
    (void)error;
    BobValue url;
    BobStatus status = is_file_url(name) ? add_path(engine, meta, name) : BOB_OK;
    if (status == BOB_OK) status = bob_string(engine, name, -1, &url);
    if (status == BOB_OK) status = add_resolve(engine, meta, url);
    return status == BOB_OK ? bob_set(engine, meta, "url", url) : status;
}

/* ---- when ---- */

/* Reading takes Node.js a few turns of the loop. Here it takes one timer of the shortest delay and
 * the immediates behind it: timers and immediates that wait already come first. */
static Value read_in_check_phase(NativeCall *call) {
    Value callback = ((NativeFunction *)call->callee)->captured[0];
    Object *immediate = immediate_start(engine_of(call->runtime)->loop, callback, 0, NULL);
    return immediate ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

static bool defer(Runtime *runtime, Value callback) {
    NativeFunction *function =
        native_function_new(runtime, read_in_check_phase, runtime->empty_string, 0, 1);
    if (!function) return false;
    function->captured[0] = callback;
    return timer_start(engine_of(runtime)->loop, 1, false, value_cell(function), 0, NULL);
}

void module_loader_install(BobEngine *engine) {
    static const BobLoader loader = {resolve, load, fill_meta, NULL};
    bob_set_loader(engine, &loader);
    engine->runtime->modules->defer = defer;
}
