/* process.stdout and process.stderr: objects to write text to. Only what a script needs to print:
 * write, fd, isTTY, columns. */
#include "host/node_error.h"
#include "host/process/process.h"
#include "loop/loop.h"

static void write_text(Runtime *runtime, int stream, const char *bytes, size_t size) {
    output_write(&host_of(runtime)->output, stream, bytes, size);
}

/* The callback: the last argument that is a function. */
static Value callback_of(const NativeCall *call) {
    if (is_callable(argument(call, 1))) return argument(call, 1);
    return is_callable(argument(call, 2)) ? argument(call, 2) : VALUE_UNDEFINED;
}

/* stream.write(text[, encoding][, callback]): true, there is always room. */
static Value stream_write(NativeCall *call, int stream) {
    Runtime *runtime = call->runtime;
    Value chunk = argument(call, 0), callback = callback_of(call);
    if (!value_is_string(chunk)) {
        return throw_invalid_argument_type(
            runtime, "chunk",
            "of type string or an instance of Buffer, TypedArray, or DataView", chunk);
    }
    size_t size;
    char *bytes = string_to_utf8(runtime, value_as_string(chunk), &size);
    TRY_OK(bytes);
    write_text(runtime, stream, bytes, size);
    free(bytes);
    if (!value_is_undefined(callback)) {
        TRY_OK(tick_enqueue(engine_of(runtime)->loop, callback, 0, NULL));
    }
    return VALUE_TRUE;
}

static Value stdout_write(NativeCall *call) {
    return stream_write(call, OUTPUT_STDOUT);
}

static Value stderr_write(NativeCall *call) {
    return stream_write(call, OUTPUT_STDERR);
}

static Value stdout_columns(NativeCall *call) {
    const Output *output = &host_of(call->runtime)->output;
    bool is_terminal = output->streams[OUTPUT_STDOUT].is_terminal;
    return is_terminal ? value_int(output_columns(output, OUTPUT_STDOUT)) : VALUE_UNDEFINED;
}

static const BuiltinRow stdout_rows[] = {
    METHOD("write", 1, stdout_write, "prints text without a newline"),
    GETTER("columns", stdout_columns, "width of the terminal; undefined when it is none"),
    ROWS_END,
};

static const BuiltinRow stderr_rows[] = {
    METHOD("write", 1, stderr_write, "prints text without a newline"),
    ROWS_END,
};

static Value make_stream(Runtime *runtime, int stream, const BuiltinRow *rows) {
    Object *object = object_new(runtime);
    String *fd = object ? atom_from_ascii(runtime, "fd") : NULL;
    String *is_tty = fd ? atom_from_ascii(runtime, "isTTY") : NULL;
    TRY_OK(is_tty);
    TRY_OK(object_put(runtime, object, property_key_name(fd), value_int(stream)));
    if (host_of(runtime)->output.streams[stream].is_terminal) {
        TRY_OK(object_put(runtime, object, property_key_name(is_tty), VALUE_TRUE));
    }
    TRY_OK(builtin_add_rows(runtime, runtime->realm, object, rows));
    return value_cell(object);
}

Value process_make_stdout(Runtime *runtime) {
    return make_stream(runtime, OUTPUT_STDOUT, stdout_rows);
}

Value process_make_stderr(Runtime *runtime) {
    return make_stream(runtime, OUTPUT_STDERR, stderr_rows);
}
