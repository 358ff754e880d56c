/* Stack traces and the texts of callees in messages, as V8 writes them.
 *
 * A trace is the chain of frames from runtime->frame outwards; frame->position says where each one
 * is. Bridge frames (no code, no function) are passed over. The part of a trace behind an `await`
 * is jobs/' business: it appends through async_stack. */
#include <stdio.h>

#include "evaluate/expressions.h"
#include "runtime/objects/builtin_row.h"

/* ---- callees as text ---- */

static bool append_callee(StringBuilder *text, const Node *node);

static bool append_atom(StringBuilder *text, PropertyKey key) {
    if (!property_key_is_index(key))
        return string_builder_append_string(text, value_as_string(key.bits));
    char digits[16];
    snprintf(digits, sizeof digits, "%u", property_key_as_index(key));
    return string_builder_append_ascii(text, digits);
}

static bool append_index(StringBuilder *text, const IndexNode *node) {
    const Node *index = node->index;
    if (!append_callee(text, node->object)) return false;
    bool is_literal = index->kind == NODE_LITERAL;
    Value literal = is_literal ? ((const LiteralNode *)index)->value : VALUE_UNDEFINED;
    if (value_is_string(literal)) {
        return string_builder_append_ascii(text, ".") &&
               string_builder_append_string(text, value_as_string(literal));
    }
    if (!string_builder_append_ascii(text, "[")) return false;
    if (is_literal && value_is_number(literal)) {
        String *number = string_from_number(text->runtime, value_as_number(literal));
        if (!number || !string_builder_append_string(text, number)) return false;
    } else if (!append_callee(text, index)) {
        return false;
    }
    return string_builder_append_ascii(text, "]");
}

static bool append_callee(StringBuilder *text, const Node *node) {
    switch (node->kind) {
    case NODE_LOCAL:
    case NODE_LOCAL_CHECKED:
    case NODE_CAPTURED:
    case NODE_CAPTURED_CHECKED:
    case NODE_GLOBAL:
    case NODE_DYNAMIC:
    case NODE_THIS:
    case NODE_NEW_TARGET: return string_builder_append_string(text, ((const NameNode *)node)->name);
    case NODE_MEMBER:
        return append_callee(text, ((const MemberNode *)node)->object) &&
               string_builder_append_ascii(text, node->flags & NODE_OPTIONAL ? "?." : ".") &&
               append_atom(text, ((const MemberNode *)node)->key);
    case NODE_INDEX: return append_index(text, (const IndexNode *)node);
    case NODE_PRIVATE_MEMBER:
        return append_callee(text, ((const PrivateNode *)node)->object) &&
               string_builder_append_ascii(text, ".") &&
               string_builder_append_string(text, ((const PrivateNode *)node)->name->name);
    case NODE_SUPER_MEMBER:
        return string_builder_append_ascii(text, "(intermediate value).") &&
               string_builder_append_string(
                   text,
                   value_as_string(((const LiteralNode *)((const SuperNode *)node)->key)->value));
    case NODE_CALL:
        return append_callee(text, ((const CallNode *)node)->callee) &&
               string_builder_append_ascii(text, "(...)");
    case NODE_OPTIONAL_CHAIN: return append_callee(text, ((const UnaryNode *)node)->operand);
    case NODE_LITERAL: {
        String *literal = value_describe(text->runtime, ((const LiteralNode *)node)->value);
        return literal && string_builder_append_string(text, literal);
    }
    default: return string_builder_append_ascii(text, "(intermediate value)");
    }
}

String *callee_text(Frame *frame, const Node *callee) {
    StringBuilder text;
    string_builder_init(&text, frame->runtime);
    if (!append_callee(&text, callee)) {
        string_builder_discard(&text);
        return NULL;
    }
    return string_builder_finish(&text);
}

/* ---- traces ---- */

enum { STACK_TRACE_LIMIT = 10 };

/* Error.stackTraceLimit: a number, else no stack at all (undefined: V8 then leaves `stack` out;
 * ours is the header). */
static uint32_t trace_limit(Runtime *runtime) {
    Object *constructor = runtime->realm->intrinsics[INTRINSIC_ERROR];
    String *name = constructor ? atom_from_ascii(runtime, "stackTraceLimit") : NULL;
    if (!name) return STACK_TRACE_LIMIT;
    const PropertyEntry *entry = shape_lookup(constructor->shape, property_key_name(name));
    if (!entry || (entry->attributes & PROPERTY_ACCESSOR)) return 0;
    Value value = constructor->slots[entry->slot];
    if (value_is_lazy(value)) return STACK_TRACE_LIMIT;
    if (!value_is_number(value)) return 0;
    double limit = value_as_number(value);
    return limit >= 1 ? (limit < 200 ? (uint32_t)limit : 200) : 0;
}

/* A data property found without running script; undefined when there is none. */
static Value peek(Runtime *runtime, Object *object, PropertyKey key) {
    for (; object; object = object->shape->prototype) {
        const PropertyEntry *entry = shape_lookup(object->shape, key);
        if (!entry) continue;
        return entry->attributes & PROPERTY_ACCESSOR ? VALUE_UNDEFINED
                                                     : object_slot(runtime, object, entry->slot);
    }
    return VALUE_UNDEFINED;
}

static String *peek_string(Runtime *runtime, Object *object, String *name) {
    Value value = peek(runtime, object, property_key_name(name));
    return value_is_string(value) ? value_as_string(value) : runtime->empty_string;
}

/* A native's name as its row has it; natives made ad hoc keep theirs in `name`. */
static String *native_name(Runtime *runtime, Object *function) {
    bool is_row =
        function->cell.kind == CELL_OBJECT_NATIVE_FUNCTION && ((NativeFunction *)function)->row;
    if (is_row) return string_from_ascii(runtime, ((NativeFunction *)function)->row->name);
    return peek_string(runtime, function, runtime->names.name);
}

/* The name a frame is shown with: "" for scripts and anonymous functions. */
static String *frame_function_name(Runtime *runtime, const Frame *frame) {
    if (frame->code)
        return frame->code->kind <= FUNCTION_DERIVED_CONSTRUCTOR ? frame->code->name
                                                                 : runtime->empty_string;
    return frame->function ? native_name(runtime, frame->function) : runtime->empty_string;
}

/* What stands before a method's name: the class of `this`; "" when there is none to show. */
static String *receiver_name(Runtime *runtime, const Frame *frame) {
    bool is_plain =
        !frame->code || frame->code->kind == FUNCTION_ARROW || !value_is_object(frame->this_value);
    if (is_plain || value_as_object(frame->this_value) == runtime->realm->global)
        return runtime->empty_string;
    if (is_callable(frame->this_value)) return string_from_ascii(runtime, "Function");
    Value constructor = peek(runtime, value_as_object(frame->this_value),
                             property_key_name(runtime->names.constructor));
    if (!value_is_object(constructor)) return runtime->empty_string;
    Object *function = value_as_object(constructor);
    if (function->cell.kind == CELL_OBJECT_FUNCTION) return ((Function *)function)->code->name;
    return native_name(runtime, function);
}

/* "Name: message", from the error's own and inherited data properties. */
static String *error_header(Runtime *runtime, Object *error) {
    String *name = peek_string(runtime, error, runtime->names.name);
    String *message = peek_string(runtime, error, runtime->names.message);
    if (string_length(message) == 0) return name;
    if (string_length(name) == 0) return message;
    return string_format(runtime, "%S: %S", name, message);
}

static uint32_t frame_position(const Frame *frame) {
    return frame->position ? frame->position->position : frame->code->body_position;
}

static bool append_location(StringBuilder *text, Runtime *runtime, const Frame *frame) {
    if (!frame->code) return string_builder_append_ascii(text, "<anonymous>");
    Script *script = frame->code->script;
    SourceLocation location = script_location(runtime, script, frame_position(frame));
    char numbers[32];
    snprintf(numbers, sizeof numbers, ":%u:%u", location.line, location.column);
    return string_builder_append_string(text, script->name) &&
           string_builder_append_ascii(text, numbers);
}

/* "    at name (file:line:column)" or "    at file:line:column" (V8's serialisation of a call
 * site). */
static bool append_frame(StringBuilder *text, Runtime *runtime, const Frame *frame) {
    bool is_construct =
        frame->code && value_is_object(frame->new_target) && frame->code->kind != FUNCTION_ARROW;
    bool is_file = frame->code && frame->code->kind == FUNCTION_NORMAL &&
                   frame->code->script->code == frame->code;
    String *name = frame_function_name(runtime, frame);
    String *receiver =
        is_file ? string_from_ascii(runtime, "Object") : receiver_name(runtime, frame);
    if (!name || !receiver) return false;
    if (is_file) name = string_from_ascii(runtime, "<anonymous>");
    if (!string_builder_append_ascii(text, "\n    at ")) return false;
    bool is_named = string_length(name) != 0 || string_length(receiver) != 0 || is_construct;
    if (!is_named) return append_location(text, runtime, frame);
    if (is_construct && !string_builder_append_ascii(text, "new ")) return false;
    if (!is_construct && string_length(receiver) != 0 &&
        !(string_builder_append_string(text, receiver) && string_builder_append_ascii(text, "."))) {
        return false;
    }
    bool ok = string_length(name) ? string_builder_append_string(text, name)
                                  : string_builder_append_ascii(text, "<anonymous>");
    return ok && string_builder_append_ascii(text, " (") && append_location(text, runtime, frame) &&
           string_builder_append_ascii(text, ")");
}

/* Bridges, and natives that are nobody's property (resolving functions and the like), are not
 * shown. */
static bool is_shown(Runtime *runtime, const Frame *frame) {
    if (frame->code) return true;
    String *name = frame->function ? native_name(runtime, frame->function) : NULL;
    return name && string_length(name) > 0;
}

/* The innermost frame to show: those of the error's own constructors, and all above
 * `constructor_above`, are left out. */
static const Frame *first_frame(Runtime *runtime, const Object *constructor_above) {
    const Frame *frame = runtime->frame;
    if (constructor_above) {
        for (const Frame *f = frame; f; f = f->caller) {
            if (f->function == constructor_above) return f->caller;
        }
        return NULL;
    }
    return frame;
}

/* ---- places ---- */

/* An error remembers its innermost frame in a script: [script, position]. */
enum { ORIGIN_SCRIPT,
       ORIGIN_POSITION,
       ORIGIN_SIZE };

static bool keep_origin(Runtime *runtime, Object *error, const Frame *frame) {
    while (frame && !frame->code) frame = frame->caller;
    if (!frame || error->cell.kind != CELL_OBJECT_ERROR) return true;
    Record *origin = record_new(runtime, ORIGIN_SIZE);
    if (!origin) return false;
    origin->values[ORIGIN_SCRIPT] = value_cell(frame->code->script);
    origin->values[ORIGIN_POSITION] = value_number(frame_position(frame));
    ((ErrorObject *)error)->frames = origin;
    return true;
}

bool script_place(Runtime *runtime, Script *script, uint32_t position, ErrorPlace *place) {
    SourceLocation location = script_location(runtime, script, position);
    *place = (ErrorPlace){script->name, location.line, location.column, 1, NULL};
    place->line_text = script_line_text(runtime, script, location.line);
    if (!place->line_text) runtime_take_exception(runtime);
    return script->name != NULL;
}

bool throw_place(Runtime *runtime, Value value, ErrorPlace *place) {
    const ThrowRecord *thrown = &runtime->thrown;
    if (!thrown->script || thrown->value != value) return false;
    return script_place(runtime, thrown->script, thrown->position, place);
}

bool error_place(Runtime *runtime, Value error, ErrorPlace *place) {
    if (!value_is_kind(error, CELL_OBJECT_ERROR)) return false;
    const Record *origin = ((ErrorObject *)value_as_object(error))->frames;
    if (!origin) return false;
    Script *script = (Script *)value_as_cell(origin->values[ORIGIN_SCRIPT]);
    return script_place(runtime, script, (uint32_t)value_as_number(origin->values[ORIGIN_POSITION]),
                        place);
}

/* Header and frames: what `stack` holds. `error` gives the header through its class name and
 * message, without side effects. */
Value capture_stack(Runtime *runtime, Object *error, Object *constructor_above) {
    StringBuilder text;
    string_builder_init(&text, runtime);
    String *header = error_header(runtime, error);
    bool ok = header && string_builder_append_string(&text, header) &&
              keep_origin(runtime, error, first_frame(runtime, constructor_above));
    uint32_t limit = trace_limit(runtime), shown = 0;
    for (const Frame *f = first_frame(runtime, constructor_above); ok && f && shown < limit;
         f = f->caller) {
        if (!is_shown(runtime, f)) continue;
        ok = append_frame(&text, runtime, f);
        shown++;
    }
    String *stack = ok ? string_builder_finish(&text) : NULL;
    if (!ok) string_builder_discard(&text);
    return stack ? value_cell(stack) : VALUE_ABRUPT;
}
