/* bobbin.h: the public C API of Bobbin, a small JavaScript interpreter for asynchronous scripts.
 *
 * A manual in itself. An engine (BobEngine) is one heap, one realm, one job queue and one event
 * loop; it belongs to the thread that made it and shares nothing with other engines. Everything may
 * be called between runs of script and from native functions that script calls; nothing from other
 * threads, save bob_engine_terminate.
 *
 *     #include <bobbin.h>
 *
 *     static const char source[] = "setTimeout(() => console.log('timer'), 0);"
 *                                  "Promise.resolve().then(() => console.log('job'));";
 *
 *     int main(void) {
 *         BobEngine *engine = bob_engine_new(NULL);
 *         BobValue result;
 *         if (bob_evaluate(engine, source, -1, "hello.js", &result) == BOB_EXCEPTION)
 *             bob_print_error(engine, result);
 *         bob_run(engine);
 *         bob_engine_delete(engine);
 *     }
 *
 * Values. A BobValue is a plain 64-bit word. Undefined, null, booleans and numbers need no care.
 * Any other value stays valid while it is in a C variable of a running call (the collector reads
 * the C stack between bob_engine_new's caller and here), or while a handle (bob_keep) holds it.
 * Store it anywhere else (malloc, globals) only with bob_keep. Strings go in and out as UTF-8.
 *
 * Errors. Functions that can run script or allocate return BobStatus; BOB_EXCEPTION hands the
 * thrown value out in *result (or *error) where there is one, else drops it. Any of them may return
 * BOB_TERMINATED too. Out of memory and stack overflow are ordinary JavaScript errors (RangeError);
 * after them the engine goes on.
 */
#ifndef BOBBIN_H
#define BOBBIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define BOB_API __attribute__((visibility("default")))
#else
#define BOB_API
#endif

typedef struct BobEngine BobEngine;
typedef uint64_t BobValue;

typedef enum BobStatus {
    BOB_OK = 0,
    BOB_EXCEPTION,     /* script threw: the value is handed out */
    BOB_OUT_OF_MEMORY, /* the engine itself could not be made */
    BOB_TERMINATED,    /* bob_engine_terminate or process.exit: see bob_exit_code */
    BOB_INVALID        /* an argument is not what the function takes */
} BobStatus;

typedef struct BobOptions {
    size_t memory_limit; /* bytes of heap; 0: no limit */
    /* bytes of C stack script may use below bob_engine_new's caller; 0: what the system gives the
     * thread */
    size_t stack_size;
    bool virtual_time; /* the clock jumps to the next due timer when nothing is runnable */
    bool no_console;   /* leave out console, timers and process: a bare realm */
    /* Where console output goes; NULL: the process's stdout (1) and stderr (2). `bytes` is UTF-8,
     * valid during the call. */
    void (*write)(void *data, int stream, const char *bytes, size_t size);
    void *write_data;
    int argument_count; /* process.argv from index 2 on; borrowed during bob_engine_new */
    const char *const *arguments;
} BobOptions;

/* ---- engines ---- */
/* Such as "0.1.0"; never freed. */
BOB_API const char *bob_version(void);
/* A new engine, or NULL when memory is out. options NULL: defaults. The caller deletes it. */
BOB_API BobEngine *bob_engine_new(const BobOptions *options);
/* Frees the engine and all that belongs to it, handles too; what is pending never runs. NULL: does
 * nothing. */
BOB_API void bob_engine_delete(BobEngine *engine);
/* Asks running script to stop (from a signal handler or another thread): it ends with
 * BOB_TERMINATED, no catch and no finally runs; a bob_run that waits ends as well. The engine can
 * be used afterwards. When nothing runs, what runs next ends so. */
BOB_API void bob_engine_terminate(BobEngine *engine);

/* ---- running ---- */
/* Evaluates a script (global code). size -1: NUL-terminated. *result: its completion value, or the
 * error thrown. Jobs and timers run only in bob_run. */
BOB_API BobStatus bob_evaluate(BobEngine *engine, const char *source, ptrdiff_t size,
                               const char *name, BobValue *result);
/* The same for a script that may await at its outermost level, as an entry of a REPL. *result: the
 * promise of the value of its last statement, when that is an expression. */
BOB_API BobStatus bob_evaluate_async(BobEngine *engine, const char *source, ptrdiff_t size,
                                     const char *name, BobValue *result);
/* Runs source as Node.js runs a file: CommonJS function scope, or a module when is_module. Of a
 * module *result is the promise of its evaluation; what it throws before it first awaits, and what
 * goes wrong while what it imports is loaded and linked, is BOB_EXCEPTION. `name` is the module's
 * name for the loader. */
BOB_API BobStatus bob_evaluate_file(BobEngine *engine, const char *source, ptrdiff_t size,
                                    const char *name, bool is_module, BobValue *result);
/* What a source is read as. */
typedef enum BobGoal {
    BOB_SCRIPT,      /* bob_evaluate */
    BOB_MODULE,      /* bob_evaluate_file, is_module */
    BOB_COMMONJS,    /* bob_evaluate_file, not is_module */
    BOB_SCRIPT_ASYNC /* bob_evaluate_async */
} BobGoal;
/* Parses and resolves only: BOB_OK, or BOB_EXCEPTION with the SyntaxError in *error. */
BOB_API BobStatus bob_check(BobEngine *engine, const char *source, ptrdiff_t size, const char *name,
                            BobGoal goal, BobValue *error);
/* Runs jobs, timers and whatever is pending until nothing is left. Unhandled errors end it as
 * Node.js ends: reported, BOB_EXCEPTION. */
BOB_API BobStatus bob_run(BobEngine *engine);
/* Runs the jobs that are queued now (a microtask checkpoint). */
BOB_API BobStatus bob_run_jobs(BobEngine *engine);
/* Calls the callbacks of FinalizationRegistry objects with targets that a collection found dead,
 * and runs the jobs they queue: for programs that have a loop of their own. bob_run and
 * bob_run_once do it in their turns. */
BOB_API BobStatus bob_run_cleanups(BobEngine *engine);
/* One turn of the loop; *more: something is still pending. timeout in milliseconds it may wait: 0
 * none, -1 until something is due. */
BOB_API BobStatus bob_run_once(BobEngine *engine, int64_t timeout, bool *more);
/* Exit status a program should end with (process.exitCode, 1 after an uncaught error, 13 ...). */
BOB_API int bob_exit_code(BobEngine *engine);

/* ---- modules ---- */
/* How the modules that scripts import are found. An engine with a console reads them from files, as
 * Node.js does; bob_set_loader puts the embedding program's own way in place of that. A module is
 * told apart by its name: for each name it is loaded, and evaluated, once.
 *
 * The callbacks return BOB_OK; or BOB_EXCEPTION with *error set, which is thrown at whoever
 * imports. They run between two steps of script and should not run script themselves. */
typedef struct BobAttribute {
    const char *key, *value;
} BobAttribute;
/* What is asked for; all texts are borrowed during the call. */
typedef struct BobRequest {
    const char *specifier; /* as written: "./a.js" */
    const char *referrer;  /* name of the script or module that asks */
    int attribute_count;   /* with { key: "value" } */
    const BobAttribute *attributes;
} BobRequest;
typedef enum BobModuleKind {
    BOB_MODULE_SOURCE,
    BOB_MODULE_JSON /* its default export is the value */
} BobModuleKind;
typedef struct BobSource {
    char *text; /* UTF-8, malloc'ed; the engine frees it */
    size_t size;
    BobModuleKind kind;
} BobSource;
typedef struct BobLoader {
    /* *name: malloc'ed; the engine frees it. Relative to what, is the loader's business. */
    BobStatus (*resolve)(BobEngine *engine, void *data, const BobRequest *request, char **name,
                         BobValue *error);
    /* The module of that name. type: the attribute of that key it is asked for with, or NULL. */
    BobStatus (*load)(BobEngine *engine, void *data, const char *name, const char *type,
                      BobSource *source, BobValue *error);
    /* Gives import.meta its properties. NULL: it gets `url`, the module's name. */
    BobStatus (*meta)(BobEngine *engine, void *data, const char *name, BobValue meta,
                      BobValue *error);
    void *data;
} BobLoader;
/* The loader is copied. NULL: nothing can be imported. */
BOB_API void bob_set_loader(BobEngine *engine, const BobLoader *loader);

/* ---- values ---- */
typedef enum BobType {
    BOB_UNDEFINED,
    BOB_NULL,
    BOB_BOOLEAN,
    BOB_NUMBER,
    BOB_STRING,
    BOB_SYMBOL,
    BOB_BIGINT,
    BOB_OBJECT,
    BOB_FUNCTION
} BobType;
/* As `typeof`, but null is apart. */
BOB_API BobType bob_type(BobValue value);
BOB_API BobValue bob_undefined(void);
BOB_API BobValue bob_null(void);
BOB_API BobValue bob_boolean(bool value);
BOB_API BobValue bob_number(double value);
/* size -1: NUL-terminated; invalid UTF-8 becomes U+FFFD. */
BOB_API BobStatus bob_string(BobEngine *engine, const char *text, ptrdiff_t size, BobValue *result);
/* Boolean(value) */
BOB_API bool bob_to_boolean(BobValue value);
/* Number(value), save that a BigInt throws: objects are asked for a primitive. */
BOB_API BobStatus bob_to_number(BobEngine *engine, BobValue value, double *result);
/* Text as String(value) gives it; malloc'ed, the caller frees it; *size (may be NULL) without the
 * NUL. */
BOB_API BobStatus bob_to_text(BobEngine *engine, BobValue value, char **text, size_t *size);
/* Text as console.log shows it; likewise. */
BOB_API BobStatus bob_inspect(BobEngine *engine, BobValue value, char **text, size_t *size);
/* Writes an uncaught error to standard error, or to BobOptions.write, as the program does: place,
 * source line, stack. */
BOB_API void bob_print_error(BobEngine *engine, BobValue error);

/* ---- handles ---- */
typedef struct BobHandle BobHandle;
/* Keeps value alive until bob_release; NULL when memory is out. */
BOB_API BobHandle *bob_keep(BobEngine *engine, BobValue value);
BOB_API BobValue bob_handle_value(const BobHandle *handle);
/* Lets go of the value and frees the handle; NULL: does nothing. */
BOB_API void bob_release(BobHandle *handle);

/* ---- objects and functions ---- */
BOB_API BobValue bob_global(BobEngine *engine);
/* A new `{}`. */
BOB_API BobStatus bob_object_new(BobEngine *engine, BobValue *result);
/* object[key] and object[key] = value, as strict code has them: getters, setters and proxies run,
 * and a primitive has the properties of its class. `key` is UTF-8. */
BOB_API BobStatus bob_get(BobEngine *engine, BobValue object, const char *key, BobValue *result);
BOB_API BobStatus bob_set(BobEngine *engine, BobValue object, const char *key, BobValue value);
BOB_API BobStatus bob_get_index(BobEngine *engine, BobValue object, uint32_t index,
                                BobValue *result);
BOB_API BobStatus bob_set_index(BobEngine *engine, BobValue object, uint32_t index, BobValue value);
/* Calls a function with `count` arguments. What is not callable throws a TypeError; a negative
 * count is BOB_INVALID. The jobs that it queues wait for bob_run or bob_run_jobs. */
BOB_API BobStatus bob_call(BobEngine *engine, BobValue function, BobValue this_value, int count,
                           const BobValue *arguments, BobValue *result);

/* A function script can call. Return BOB_OK with *result set (undefined at entry), or BOB_EXCEPTION
 * with *result the value to throw. */
typedef BobStatus (*BobNative)(BobEngine *engine, void *data, BobValue this_value, int count,
                               const BobValue *arguments, BobValue *result);
/* A function of that name and `length` that calls `function` with `data`; it is no constructor. */
BOB_API BobStatus bob_function_new(BobEngine *engine, const char *name, int length,
                                   BobNative function, void *data, BobValue *result);
/* An Error of class `name` ("TypeError"...; unknown names: Error) to throw. */
BOB_API BobStatus bob_error_new(BobEngine *engine, const char *name, const char *message,
                                BobValue *result);

/* ---- promises ---- */
/* A pending promise; settle it later, any number of times (the first counts). What is no promise is
 * BOB_INVALID. Its reactions run in bob_run or bob_run_jobs. */
BOB_API BobStatus bob_promise_new(BobEngine *engine, BobValue *promise);
BOB_API BobStatus bob_promise_resolve(BobEngine *engine, BobValue promise, BobValue value);
BOB_API BobStatus bob_promise_reject(BobEngine *engine, BobValue promise, BobValue reason);
typedef enum BobPromiseState {
    BOB_PENDING,
    BOB_FULFILLED,
    BOB_REJECTED,
    BOB_NOT_A_PROMISE
} BobPromiseState;
/* *result (may be NULL): what it is fulfilled or rejected with; undefined while it is pending. */
BOB_API BobPromiseState bob_promise_state(BobValue promise, BobValue *result);

/* ---- memory ---- */
typedef struct BobMemory {
    size_t live_bytes, peak_bytes; /* of the heap: now, and at the most so far */
    size_t limit;                  /* in bytes, as in BobOptions; 0: none */
    size_t collections;            /* how many there have been */
} BobMemory;
/* Collects now. What a WeakRef has given to script lives on until jobs have next been run. */
BOB_API void bob_collect(BobEngine *engine);
BOB_API BobMemory bob_memory(const BobEngine *engine);

#ifdef __cplusplus
}
#endif
#endif
