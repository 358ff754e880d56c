/* The process object: a program's arguments, environment, exit, events and streams, as Node.js 20
 * has them. It is a part of Node.js': what is not here is undefined there. */
#ifndef BOBBIN_HOST_PROCESS_PROCESS_H
#define BOBBIN_HOST_PROCESS_PROCESS_H

#include "builtins/builtin.h"
#include "host/host.h"

typedef struct Process {
    BobEngine *engine;
    /* -- process_events.c: event -> array of pairs (listener, is it for once) -- */
    Object *listeners; /* NULL until somebody listens */
    /* -- process_exit.c -- */
    Value exit_code; /* process.exitCode as the script wrote it */
    bool is_exiting; /* 'exit' was emitted, or is being emitted */
    /* -- process.c -- */
    char *program;    /* argv[1]; NULL: there is none */
    char **arguments; /* the rest of argv */
    int argument_count;
} Process;

static inline Process *process_of(Runtime *runtime) {
    return host_of(runtime)->process;
}

/* Makes host->process and the lazy global `process`. False: out of memory. */
bool process_install(BobEngine *engine);
void process_delete(BobEngine *engine);
/* The file process.argv[1] names. False: out of memory. */
bool process_set_program(BobEngine *engine, const char *path);

/* ---- events (process_events.c) ---- */
typedef enum Emission {
    EMISSION_UNHEARD, /* nobody listens */
    EMISSION_HEARD,
    EMISSION_THREW /* a listener threw: the exception is pending */
} Emission;
/* Calls the listeners in order. */
Emission process_emit(BobEngine *engine, const char *event, uint32_t count, const Value *arguments);
Value process_on(NativeCall *call);
Value process_prepend_listener(NativeCall *call);
Value process_once(NativeCall *call);
Value process_prepend_once_listener(NativeCall *call);
Value process_off(NativeCall *call);
Value process_remove_all_listeners(NativeCall *call);
Value process_emit_method(NativeCall *call);
Value process_listener_count(NativeCall *call);
Value process_listeners(NativeCall *call);
Value process_event_names(NativeCall *call);

/* ---- ending (process_exit.c) ---- */
/* Emits 'exit', once in a program's life. False: a listener threw (the exception is pending) or
 * called process.exit. */
bool process_emit_exit(BobEngine *engine, Value code);
/* 'beforeExit'. False likewise. */
bool process_emit_before_exit(BobEngine *engine);
/* Sets what process.exitCode and bob_exit_code say. */
void process_set_exit_code(BobEngine *engine, int code);
Value process_exit(NativeCall *call);
Value process_get_exit_code(NativeCall *call);
Value process_set_exit_code_method(NativeCall *call);

/* ---- warnings (process_warnings.c) ---- */
Value process_emit_warning(NativeCall *call);
/* process.emitWarning(message, type); type NULL: Warning. False: threw. */
bool process_warn(BobEngine *engine, String *message, const char *type);
/* The same in two steps, or with any error object. */
Object *process_warning_new(BobEngine *engine, String *message, const char *type);
bool process_warn_error(BobEngine *engine, Object *warning);

/* ---- streams (process_streams.c) ---- */
Value process_make_stdout(Runtime *runtime);
Value process_make_stderr(Runtime *runtime);

#endif
