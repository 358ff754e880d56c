/* The process object: what a program knows of itself and its surroundings. Its other methods are in
 * process_events.c, process_exit.c, process_streams.c and process_warnings.c.
 *
 * `version` is that of the Node.js whose behaviour this is; `versions.bobbin` is our own. */
#include "host/process/process.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "host/node_error.h"
#include "loop/loop.h"

#define COMPATIBLE_VERSION "20.0.0"

extern char **environ;

/* ---- text of the system ---- */

static Value text_value(Runtime *runtime, const char *text) {
    String *string = string_from_utf8(runtime, text, strlen(text));
    return string ? value_cell(string) : VALUE_ABRUPT;
}

static bool put(Runtime *runtime, Object *object, const char *name, Value value) {
    String *key = value_is_abrupt(value) ? NULL : string_from_utf8(runtime, name, strlen(name));
    PropertyKey property = key ? property_key_from_string(runtime, key) : PROPERTY_KEY_NONE;
    return !property_key_is_none(property) && object_put(runtime, object, property, value);
}

static bool put_number(Runtime *runtime, Object *object, const char *name, double number) {
    return put(runtime, object, name, value_number(number));
}

/* ---- the program: argv, execPath ---- */

static const char *own_path(void) {
    static char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    return length > 0 ? path : "bobbin";
}

static Value make_exec_path(Runtime *runtime) {
    return text_value(runtime, own_path());
}

static bool push_text(Runtime *runtime, Array *array, const char *text) {
    Value value = text_value(runtime, text);
    return !value_is_abrupt(value) && array_push(runtime, array, value);
}

static Value make_argv(Runtime *runtime) {
    const Process *process = process_of(runtime);
    Array *argv = array_new(runtime, 0);
    bool is_fine = argv && push_text(runtime, argv, own_path());
    if (is_fine && process->program) is_fine = push_text(runtime, argv, process->program);
    for (int i = 0; is_fine && i < process->argument_count; i++) {
        is_fine = push_text(runtime, argv, process->arguments[i]);
    }
    return is_fine ? value_cell(argv) : VALUE_ABRUPT;
}

static Value make_empty_array(Runtime *runtime) {
    Array *array = array_new(runtime, 0);
    return array ? value_cell(array) : VALUE_ABRUPT;
}

/* ---- surroundings: env, cwd, platform ---- */

static Value make_env(Runtime *runtime) {
    Object *env = object_new(runtime);
    TRY_OK(env);
    for (char **entry = environ; entry && *entry; entry++) {
        const char *equals = strchr(*entry, '=');
        if (!equals || equals == *entry) continue;
        String *name = string_from_utf8(runtime, *entry, (size_t)(equals - *entry));
        PropertyKey key = name ? property_key_from_string(runtime, name) : PROPERTY_KEY_NONE;
        TRY_OK(!property_key_is_none(key));
        TRY_VALUE(text, text_value(runtime, equals + 1));
        TRY_OK(object_put(runtime, env, key, text));
    }
    return value_cell(env);
}

static Value process_cwd(NativeCall *call) {
    char path[PATH_MAX];
    if (getcwd(path, sizeof path)) return text_value(call->runtime, path);
    return throw_error(call->runtime, ERROR_ERROR, "process.cwd failed: %s", strerror(errno));
}

static Value make_platform(Runtime *runtime) {
    struct utsname system;
    if (uname(&system) != 0) return text_value(runtime, "unknown");
    for (char *c = system.sysname; *c; c++) {
        if (*c >= 'A' && *c <= 'Z') *c += 'a' - 'A';
    }
    return text_value(runtime, system.sysname);
}

/* The names of processors that Node.js uses; others as the system calls them. */
static Value make_arch(Runtime *runtime) {
    static const char *const names[][2] = {
        {"x86_64", "x64"}, {"aarch64", "arm64"}, {"i686", "ia32"}, {"armv7l", "arm"}};
    struct utsname system;
    if (uname(&system) != 0) return text_value(runtime, "unknown");
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strcmp(names[i][0], system.machine) == 0) return text_value(runtime, names[i][1]);
    }
    return text_value(runtime, system.machine);
}

static Value make_pid(Runtime *runtime) {
    (void)runtime;
    return value_int((int32_t)getpid());
}

static Value make_ppid(Runtime *runtime) {
    (void)runtime;
    return value_int((int32_t)getppid());
}

static Value make_versions(Runtime *runtime) {
    Object *versions = object_new(runtime);
    bool is_fine = versions &&
                   put(runtime, versions, "node", text_value(runtime, COMPATIBLE_VERSION)) &&
                   put(runtime, versions, "bobbin", text_value(runtime, bob_version()));
    return is_fine ? value_cell(versions) : VALUE_ABRUPT;
}

/* ---- measures: time and memory ---- */

static Value process_uptime(NativeCall *call) {
    return value_number(loop_now(engine_of(call->runtime)->loop) / 1e3);
}

/* An element of the earlier time as a number, 0 when it is none. */
static bool earlier(Runtime *runtime, Object *time, uint32_t index, double *number) {
    Value value = get(runtime, time, property_key_index(index));
    if (value_is_abrupt(value)) return false;
    return to_number(runtime, value, number);
}

/* process.hrtime([earlier]): [seconds, nanoseconds], since `earlier` when there is one. */
static Value process_hrtime(NativeCall *call) {
    Runtime *runtime = call->runtime;
    double now = loop_now(engine_of(runtime)->loop);
    double seconds = floor(now / 1e3), nanoseconds = floor((now - seconds * 1e3) * 1e6);
    if (!value_is_undefined(argument(call, 0))) {
        double past_seconds, past_nanoseconds;
        if (!value_is_kind(argument(call, 0), CELL_OBJECT_ARRAY)) {
            return throw_invalid_argument_type(runtime, "time", "an instance of Array",
                                               argument(call, 0));
        }
        Object *past = value_as_object(argument(call, 0));
        TRY_OK(earlier(runtime, past, 0, &past_seconds));
        TRY_OK(earlier(runtime, past, 1, &past_nanoseconds));
        seconds -= past_seconds;
        nanoseconds -= past_nanoseconds;
        if (nanoseconds < 0) seconds--, nanoseconds += 1e9;
    }
    Value values[] = {value_number(seconds), value_number(nanoseconds)};
    Array *time = array_from_values(runtime, 2, values);
    return time ? value_cell(time) : VALUE_ABRUPT;
}

/* Resident bytes as the system counts them; 0 when it does not tell. */
static double resident_bytes(void) {
    struct rusage usage;
    return getrusage(RUSAGE_SELF, &usage) == 0 ? (double)usage.ru_maxrss * 1024 : 0;
}

/* rss is the most there was; heapTotal what the heap held at its most, heapUsed what it holds. */
static Value process_memory_usage(NativeCall *call) {
    Runtime *runtime = call->runtime;
    HeapStatistics heap = heap_statistics(runtime->heap);
    Object *usage = object_new(runtime);
    bool is_fine = usage && put_number(runtime, usage, "rss", resident_bytes()) &&
                   put_number(runtime, usage, "heapTotal", (double)heap.peak_bytes) &&
                   put_number(runtime, usage, "heapUsed", (double)heap.live_bytes) &&
                   put_number(runtime, usage, "external", 0) &&
                   put_number(runtime, usage, "arrayBuffers", 0);
    return is_fine ? value_cell(usage) : VALUE_ABRUPT;
}

/* ---- process.nextTick(callback, ...arguments) ---- */

static Value process_next_tick(NativeCall *call) {
    Runtime *runtime = call->runtime;
    TRY_OK(require_function(runtime, "callback", argument(call, 0)));
    bool is_fine = tick_enqueue(engine_of(runtime)->loop, call->arguments[0], call->count - 1,
                                call->arguments + 1);
    return is_fine ? VALUE_UNDEFINED : VALUE_ABRUPT;
}

/* ---- the table ---- */

/* A property made when it is first read. */
#define PROCESS_VALUE(name_, make_, doc_)                                             \
    { .kind = ROW_MADE, .attributes = PROPERTY_DEFAULT, .name = name_, .make = make_, \
      .documentation = doc_ }
#define PROCESS_METHOD(name_, length_, function_, doc_)                                     \
    { .kind = ROW_METHOD, .attributes = PROPERTY_DEFAULT, .name = name_, .length = length_, \
      .function = function_, .documentation = doc_ }
#define PROCESS_TEXT(name_, text_, doc_)                                                \
    { .kind = ROW_STRING, .attributes = PROPERTY_DEFAULT, .name = name_, .text = text_, \
      .documentation = doc_ }

static const BuiltinRow process_rows[] = {
    PROCESS_TEXT("version", "v" COMPATIBLE_VERSION, "the Node.js whose behaviour this is"),
    PROCESS_VALUE("versions", make_versions, "the same, and Bobbin's own version"),
    PROCESS_VALUE("arch", make_arch, "the processor's name"),
    PROCESS_VALUE("platform", make_platform, "the operating system's name"),
    PROCESS_VALUE("argv", make_argv, "the program, its script, and the arguments of that"),
    PROCESS_VALUE("execArgv", make_empty_array, "options of the program: none are told"),
    PROCESS_TEXT("argv0", "bobbin", "the name the program was called by"),
    PROCESS_TEXT("title", "bobbin", "the program's name"),
    PROCESS_VALUE("execPath", make_exec_path, "the file the program was started from"),
    PROCESS_VALUE("env", make_env, "the environment, as a plain object"),
    PROCESS_VALUE("pid", make_pid, "number of the process"),
    PROCESS_VALUE("ppid", make_ppid, "number of the parent process"),
    PROCESS_VALUE("stdout", process_make_stdout, "standard output, to write to"),
    PROCESS_VALUE("stderr", process_make_stderr, "standard error, to write to"),
    {.kind = ROW_GETTER,
     .attributes = PROPERTY_ENUMERABLE | PROPERTY_CONFIGURABLE | PROPERTY_ACCESSOR,
     .name = "exitCode",
     .function = process_get_exit_code,
     .setter = process_set_exit_code_method,
     .documentation = "status to end with when nothing says otherwise"},
    PROCESS_METHOD("exit", 1, process_exit, "ends the program now"),
    PROCESS_METHOD("nextTick", 1, process_next_tick, "calls a function before all queued jobs"),
    PROCESS_METHOD("cwd", 0, process_cwd, "the current folder"),
    PROCESS_METHOD("uptime", 0, process_uptime, "seconds since the start"),
    PROCESS_METHOD("hrtime", 1, process_hrtime, "[seconds, nanoseconds] of a steady clock"),
    PROCESS_METHOD("memoryUsage", 0, process_memory_usage, "bytes in use"),
    PROCESS_METHOD("emitWarning", 4, process_emit_warning, "warns on standard error"),
    METHOD("addListener", 2, process_on, "calls a function at each such event"),
    ALIAS("on", "addListener"),
    METHOD("prependListener", 2, process_prepend_listener, "the same, before the others"),
    METHOD("once", 2, process_once, "calls a function at the next such event"),
    METHOD("prependOnceListener", 2, process_prepend_once_listener, "the same, before the others"),
    METHOD("removeListener", 2, process_off, "calls it no more"),
    ALIAS("off", "removeListener"),
    METHOD("removeAllListeners", 1, process_remove_all_listeners, "of one event, or of all"),
    METHOD("emit", 1, process_emit_method, "calls the listeners of an event"),
    METHOD("listenerCount", 2, process_listener_count, "how many listen"),
    METHOD("listeners", 1, process_listeners, "who listens"),
    METHOD("eventNames", 0, process_event_names, "what is listened to"),
    TO_STRING_TAG("process"),
    ROWS_END,
};

const BuiltinObject builtin_process = {
    .intrinsic = INTRINSIC_PROCESS,
    .prototype = -1,
    .rows = process_rows,
};

static const BuiltinRow global_rows[] = {
    INTRINSIC_VALUE("process", INTRINSIC_PROCESS, "the program: arguments, environment, exit"),
    ROWS_END,
};

/* ---- life ---- */

static void process_mark(Heap *heap, void *data) {
    const Process *process = data;
    heap_mark_cell(heap, process->listeners);
    heap_mark_value(heap, process->exit_code);
}

static bool copy_arguments(Process *process, const BobOptions *options) {
    if (options->argument_count <= 0) return true;
    process->arguments = calloc((size_t)options->argument_count, sizeof(char *));
    if (!process->arguments) return false;
    for (int i = 0; i < options->argument_count; i++) {
        process->arguments[i] = strdup(options->arguments[i]);
        if (!process->arguments[i]) return false;
        process->argument_count++;
    }
    return true;
}

bool process_install(BobEngine *engine) {
    Process *process = calloc(1, sizeof *process);
    if (!process) return false;
    if (!heap_add_root(engine->runtime->heap, process_mark, process)) {
        free(process);
        return false;
    }
    process->engine = engine;
    process->exit_code = VALUE_UNDEFINED;
    engine->host->process = process;
    return copy_arguments(process, &engine->options) &&
           builtin_add_rows(engine->runtime, engine->realm, engine->realm->global, global_rows);
}

void process_delete(BobEngine *engine) {
    Process *process = engine->host->process;
    if (!process) return;
    heap_remove_root(engine->runtime->heap, process_mark, process);
    for (int i = 0; i < process->argument_count; i++) free(process->arguments[i]);
    free(process->arguments);
    free(process->program);
    free(process);
    engine->host->process = NULL;
}

bool process_set_program(BobEngine *engine, const char *path) {
    Process *process = engine->host->process;
    char *copy = process ? strdup(path) : NULL;
    if (!copy) return !process;
    free(process->program);
    process->program = copy;
    return true;
}
