/* V8's Error.prepareStackTrace, and the CallSite objects that it is given.
 *
 * When `stack` is first read and a script has set the hook, what the hook returns is the stack. A
 * CallSite answers from a copy of its site, so that it lives as long as the script keeps it; names
 * are looked up when it is asked. Nothing here is made, or looked at, while an error is made.
 *
 * Invariant: from the innermost strict function outwards no site tells its function or receiver, as
 * in V8; natives count as strict. V8's getScriptHash is left out: a hash of the source helps nobody
 * here.
 */
#include "evaluate/call_site.h"

#include "builtins/checks.h"

typedef struct CallSiteObject {
    Object object; /* CELL_OBJECT_CALL_SITE */
    bool is_strict;
    Value site[SITE_SIZE]; /* call_site_write */
} CallSiteObject;

static void call_site_trace(Heap *heap, Cell *cell) {
    CallSiteObject *self = (CallSiteObject *)cell;
    object_trace(heap, cell);
    for (int i = 0; i < SITE_SIZE; i++) heap_mark_value(heap, self->site[i]);
}

/* ---- answers: of one site ---- */

typedef Value Answer(Runtime *runtime, const CallSite *site, bool is_strict);

static Value text_or_null(String *text) {
    if (!text) return VALUE_ABRUPT;
    return string_length(text) ? value_cell(text) : VALUE_NULL;
}

static Value answer_column(Runtime *runtime, const CallSite *site, bool is_strict) {
    SourceLocation location;
    (void)is_strict;
    return call_site_location(runtime, site, &location) ? value_number(location.column)
                                                        : VALUE_NULL;
}

static Value answer_line(Runtime *runtime, const CallSite *site, bool is_strict) {
    SourceLocation location;
    (void)is_strict;
    return call_site_location(runtime, site, &location) ? value_number(location.line) : VALUE_NULL;
}

static Value answer_enclosing_column(Runtime *runtime, const CallSite *site, bool is_strict) {
    SourceLocation location;
    (void)is_strict;
    return call_site_enclosing_location(runtime, site, &location) ? value_number(location.column)
                                                                  : VALUE_NULL;
}

static Value answer_enclosing_line(Runtime *runtime, const CallSite *site, bool is_strict) {
    SourceLocation location;
    (void)is_strict;
    return call_site_enclosing_location(runtime, site, &location) ? value_number(location.line)
                                                                  : VALUE_NULL;
}

static Value answer_position(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)runtime, (void)is_strict;
    return value_number(site->position);
}

static bool is_eval(const CallSite *site) {
    return site->code && site->code->script->origin;
}

static Value answer_eval_origin(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)runtime, (void)is_strict;
    return is_eval(site) ? value_cell(site->code->script->origin) : VALUE_UNDEFINED;
}

static Value answer_file(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)runtime, (void)is_strict;
    if (!site->code) return VALUE_NULL;
    bool has_none = is_eval(site) || !site->code->script->name;
    return has_none ? VALUE_UNDEFINED : value_cell(site->code->script->name);
}

/* A combinator is known by its name: it is looked up where it once was. */
static Value combinator_function(Runtime *runtime, const CallSite *site) {
    Object *promise = intrinsic(runtime, INTRINSIC_PROMISE);
    PropertyKey key = property_key_from_string(runtime, value_as_string(site->this_value));
    if (!promise || property_key_is_none(key)) return VALUE_ABRUPT;
    return quiet_get(runtime, promise, key);
}

static Value answer_function(Runtime *runtime, const CallSite *site, bool is_strict) {
    if (site->flags & SITE_COMBINATOR) return combinator_function(runtime, site);
    return is_strict || !site->function ? VALUE_UNDEFINED : value_cell(site->function);
}

/* As sloppy code would see it: 10.2.1.2 OrdinaryCallBindThis, which is not done where no code asks
 * for `this`. */
static Value answer_this(Runtime *runtime, const CallSite *site, bool is_strict) {
    if (site->flags & SITE_COMBINATOR) {
        return cell_or_abrupt(intrinsic(runtime, INTRINSIC_PROMISE));
    }
    if (is_strict) return VALUE_UNDEFINED;
    bool is_global = !site->function || value_is_nullish(site->this_value) ||
                     site->this_value == VALUE_EMPTY;
    if (is_global) return value_cell(runtime->realm->global);
    return cell_or_abrupt(to_object(runtime, site->this_value));
}

static Value answer_function_name(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)is_strict;
    return text_or_null(call_site_function_name(runtime, site));
}

static Value answer_method_name(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)is_strict;
    return text_or_null(call_site_method_name(runtime, site));
}

static Value answer_type_name(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)is_strict;
    return text_or_null(call_site_type_name(runtime, site));
}

static bool is_combinator(const CallSite *site) {
    return site->flags & SITE_COMBINATOR;
}

static Value answer_promise_index(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)runtime, (void)is_strict;
    return is_combinator(site) ? value_number(site->position) : VALUE_NULL;
}

static Value answer_is_promise_all(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)is_strict;
    return value_bool(is_combinator(site) &&
                      string_equals_ascii(runtime, value_as_string(site->this_value), "all"));
}

static Value answer_is_async(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)runtime, (void)is_strict;
    return value_bool(site->flags & SITE_ASYNC);
}

static Value answer_is_constructor(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)runtime, (void)is_strict;
    return value_bool(site->flags & SITE_CONSTRUCT);
}

static Value answer_is_eval(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)runtime, (void)is_strict;
    return value_bool(is_eval(site));
}

/* Code of V8's own in JavaScript is what is native to it: there is none. */
static Value answer_is_native(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)runtime, (void)site, (void)is_strict;
    return VALUE_FALSE;
}

static Value answer_is_toplevel(Runtime *runtime, const CallSite *site, bool is_strict) {
    (void)is_strict;
    return value_bool(call_site_is_toplevel(runtime, site));
}

static Value answer_text(Runtime *runtime, const CallSite *site, bool is_strict) {
    StringBuilder text;
    (void)is_strict;
    string_builder_init(&text, runtime);
    bool ok = call_site_append(&text, runtime, site);
    String *line = ok ? string_builder_finish(&text) : NULL;
    if (!ok) string_builder_discard(&text);
    return cell_or_abrupt(line);
}

/* ---- the class ---- */

/* X(name, answer, documentation), in V8's order */
// clang-format off
#define CALL_SITE_METHODS(X)                                                                       \
    X(getColumnNumber, answer_column, "its column, from 1")                                        \
    X(getEnclosingColumnNumber, answer_enclosing_column, "the column its function begins in")      \
    X(getEnclosingLineNumber, answer_enclosing_line, "the line its function begins in")            \
    X(getEvalOrigin, answer_eval_origin, "where the code's eval was called")                       \
    X(getFileName, answer_file, "its file")                                                        \
    X(getFunction, answer_function, "the function, unless it is strict")                           \
    X(getFunctionName, answer_function_name, "the function's name")                                \
    X(getLineNumber, answer_line, "its line, from 1")                                              \
    X(getMethodName, answer_method_name, "the key the receiver has the function under")            \
    X(getPosition, answer_position, "its offset in the source")                                    \
    X(getPromiseIndex, answer_promise_index, "which promise of Promise.all and its like")          \
    X(getScriptNameOrSourceURL, answer_file, "its file")                                           \
    X(getThis, answer_this, "the receiver, unless the function is strict")                         \
    X(getTypeName, answer_type_name, "the receiver's class")                                       \
    X(isAsync, answer_is_async, "whether it awaits the one before")                                \
    X(isConstructor, answer_is_constructor, "whether it was called by new")                        \
    X(isEval, answer_is_eval, "whether it is code of an eval")                                     \
    X(isNative, answer_is_native, "whether the engine's own code is JavaScript here")              \
    X(isPromiseAll, answer_is_promise_all, "whether it is Promise.all")                            \
    X(isToplevel, answer_is_toplevel, "whether it was called without a receiver")                  \
    X(toString, answer_text, "its line in a stack")
// clang-format on

/* In the messages V8 misspells one of them. */
static const char *method_title(const char *name) {
    bool is_odd = strcmp(name, "getScriptNameOrSourceURL") == 0;
    return is_odd ? "getScriptNameOrSourceUrl" : name;
}

static Value throw_not_a_site(NativeCall *call) {
    const char *title = method_title(method_row(call)->name);
    if (value_is_object(call->this_value)) {
        return throw_type_error(call->runtime,
                                "CallSite method %s expects CallSite as receiver", title);
    }
    String *text = value_in_message(call->runtime, call->this_value);
    TRY_OK(text);
    return throw_type_error(call->runtime, "Method %s called on incompatible receiver %S", title,
                            text);
}

static Value call_site_ask(NativeCall *call) {
#define X(name_, answer_, doc_) answer_,
    static Answer *const answers[] = {CALL_SITE_METHODS(X)};
#undef X
    if (!value_is_kind(call->this_value, CELL_OBJECT_CALL_SITE)) return throw_not_a_site(call);
    const CallSiteObject *self = (const CallSiteObject *)value_as_object(call->this_value);
    CallSite site = call_site_read(self->site);
    return answers[method_row(call)->which](call->runtime, &site, self->is_strict);
}

static Value call_site_constructor(NativeCall *call) {
    return throw_error(call->runtime, ERROR_ERROR, "Not supported");
}

enum {
#define X(name_, answer_, doc_) ASK_##name_,
    CALL_SITE_METHODS(X)
#undef X
};

// clang-format off
static const BuiltinRow call_site_rows[] = {
#define X(name_, answer_, doc_)                                                                    \
    {.kind = ROW_METHOD, .attributes = 0, .name = #name_, .function = call_site_ask,               \
     .which = ASK_##name_, .documentation = doc_},
    CALL_SITE_METHODS(X)
#undef X
    ROWS_END
};

const BuiltinClass builtin_call_site = {
    .constructor = METHOD("CallSite", 0, call_site_constructor,
                          "a line of a stack, as Error.prepareStackTrace is given it"),
    .intrinsic = INTRINSIC_CALL_SITE, .parent = -1, .prototype_rows = call_site_rows
};
// clang-format on

/* ---- the hook ---- */

static Object *call_site_new(Runtime *runtime, const CallSite *site, bool is_strict) {
    Object *prototype = intrinsic(runtime, INTRINSIC_CALL_SITE_PROTOTYPE);
    if (!prototype) return NULL;
    CallSiteObject *self =
        object_allocate(runtime, sizeof *self, CELL_OBJECT_CALL_SITE, prototype, 0);
    if (!self) return NULL;
    call_site_write(self->site, site);
    self->is_strict = is_strict;
    return &self->object;
}

static Array *call_sites(Runtime *runtime, const Record *frames) {
    Array *sites = array_new(runtime, 0);
    bool is_strict = false, is_fine = sites != NULL;
    uint32_t count = trace_site_count(frames);
    for (uint32_t i = 0; is_fine && i < count; i++) {
        CallSite site = trace_site(frames, i);
        if (!(site.flags & SITE_COMBINATOR)) is_strict |= !site.code || site.code->is_strict;
        Object *object = call_site_new(runtime, &site, is_strict);
        is_fine = object && array_push(runtime, sites, value_cell(object));
    }
    return is_fine ? sites : NULL;
}

/* `constructor`.prepareStackTrace(error, sites) when that is a function; VALUE_EMPTY: it is none.
 */
static Value ask_hook(Runtime *runtime, Value constructor, Object *error, const Record *frames) {
    PropertyKey key = property_key_name(runtime->names.prepare_stack_trace);
    if (value_is_nullish(constructor)) return VALUE_EMPTY;
    TRY_VALUE(hook, get_v(runtime, constructor, key));
    if (!is_callable(hook)) return VALUE_EMPTY;
    TRY_VALUE(again, get_v(runtime, constructor, key));
    Array *sites = call_sites(runtime, frames);
    TRY_OK(sites);
    Value arguments[] = {value_cell(error), value_cell(sites)};
    return call(runtime, again, constructor, 2, arguments);
}

/* hooks.prepare_stack: what Node.js' prepareStackTraceCallback does. The global `Error` is asked,
 * which a script may have replaced, then the real one. */
static Value prepare_stack(Runtime *runtime, Object *error, const Record *frames) {
    Object *real = runtime->realm->intrinsics[INTRINSIC_ERROR];
    TRY_VALUE(constructor, get_by_name(runtime, runtime->realm->global, runtime->names.error));
    Value stack = ask_hook(runtime, constructor, error, frames);
    bool is_done = stack != VALUE_EMPTY || !real || constructor == value_cell(real);
    return is_done ? stack : ask_hook(runtime, value_cell(real), error, frames);
}

void call_sites_register_kind(Heap *heap);
void call_sites_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_CALL_SITE, call_site_trace, object_finalize);
    heap_runtime(heap)->hooks.prepare_stack = prepare_stack;
}
