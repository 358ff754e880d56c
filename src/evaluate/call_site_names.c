/* Which name a function goes by in stack traces, of what class its receiver is, under which key it
 * was called: what V8's CallSiteInfo says of it.
 *
 * Names are looked up when somebody asks, in objects as they are then. No script runs. */
#include "evaluate/call_site.h"

#include "runtime/objects/builtin_row.h"

/* ---- names ---- */

Value quiet_get(Runtime *runtime, Object *object, PropertyKey key) {
    for (; object; object = object->shape->prototype) {
        const PropertyEntry *entry = shape_lookup(object->shape, key);
        if (!entry) continue;
        return entry->attributes & PROPERTY_ACCESSOR ? VALUE_UNDEFINED
                                                     : object_slot(runtime, object, entry->slot);
    }
    return VALUE_UNDEFINED;
}

static String *own_name(Runtime *runtime, Object *function) {
    Value name = quiet_get(runtime, function, property_key_name(runtime->names.name));
    return value_is_string(name) ? value_as_string(name) : runtime->empty_string;
}

/* ---- inferred names: V8 calls an anonymous function after `a.b.c` that it is assigned to ---- */

static bool append_part(StringBuilder *text, String *part) {
    return (!text->length || string_builder_append_ascii(text, ".")) &&
           string_builder_append_string(text, part);
}

static String *key_part(const Runtime *runtime, PropertyKey key) {
    bool is_skipped = key.bits == value_cell(runtime->names.prototype);
    return property_key_is_string(key) && !is_skipped ? value_as_string(key.bits) : NULL;
}

static String *index_part(Runtime *runtime, const Node *index) {
    bool is_text =
        index->kind == NODE_LITERAL && value_is_string(((const LiteralNode *)index)->value);
    return is_text ? value_as_string(((const LiteralNode *)index)->value)
                   : atom_from_ascii(runtime, "<computed>");
}

/* `this` stands for the function around, when that is called like a class. */
static bool append_enclosing(StringBuilder *text, const FunctionCode *code) {
    const Scope *outer = code->scope ? code->scope->outer : NULL;
    String *name = outer && outer->function ? outer->function->name : NULL;
    bool is_class_like = name && string_length(name) && string_unit(name, 0) >= 'A' &&
                         string_unit(name, 0) <= 'Z';
    return !is_class_like || append_part(text, name);
}

static bool append_target(StringBuilder *text, const FunctionCode *code, const Node *node) {
    Runtime *runtime = text->runtime;
    String *part = NULL;
    switch (node->kind) {
    case NODE_CALL: return append_target(text, code, ((const CallNode *)node)->callee);
    case NODE_MEMBER:
        if (!append_target(text, code, ((const MemberNode *)node)->object)) return false;
        part = key_part(runtime, ((const MemberNode *)node)->key);
        break;
    case NODE_INDEX:
        if (!append_target(text, code, ((const IndexNode *)node)->object)) return false;
        part = index_part(runtime, ((const IndexNode *)node)->index);
        if (!part) return false;
        break;
    case NODE_THIS: return append_enclosing(text, code);
    case NODE_LOCAL:
    case NODE_LOCAL_CHECKED:
    case NODE_CAPTURED:
    case NODE_CAPTURED_CHECKED:
    case NODE_IMPORTED:
    case NODE_GLOBAL:
    case NODE_DYNAMIC:
        part = ((const NameNode *)node)->name;
        if (part == runtime->names.this_) return append_enclosing(text, code);
        break;
    default: break;
    }
    return !part || append_part(text, part);
}

static String *inferred_name(Runtime *runtime, const FunctionCode *code) {
    StringBuilder text;
    string_builder_init(&text, runtime);
    if (append_target(&text, code, code->assigned_to)) return string_builder_finish(&text);
    string_builder_discard(&text);
    return NULL;
}

/* Anonymous functions may have got a name: that of the property, say, they were made for. */
static String *function_name(Runtime *runtime, Object *function) {
    const char *row_name = native_row_name(function);
    if (row_name) return string_from_ascii(runtime, row_name);
    if (function->cell.kind != CELL_OBJECT_FUNCTION) return own_name(runtime, function);
    const FunctionCode *code = ((Function *)function)->code;
    if (!string_length(code->name)) {
        String *name = own_name(runtime, function);
        return string_length(name) || !code->assigned_to ? name : inferred_name(runtime, code);
    }
    if (!code->is_getter && !code->is_setter) return code->name;
    return string_format(runtime, code->is_getter ? "get %S" : "set %S", code->name);
}

/* The function of a whole file (its body is a function, as Node.js has it). */
static bool is_file(const CallSite *site) {
    return site->code && site->code->kind == FUNCTION_NORMAL &&
           site->code->script->code == site->code;
}

/* Made by a function constructor: V8 calls it as it calls eval code. */
static bool is_dynamic(const Runtime *runtime, const FunctionCode *code) {
    return code->script->origin && code->name == runtime->names.anonymous;
}

static bool is_static_initializer(const FunctionCode *code) {
    return code->is_initializer && code->class_node->static_initializer == code;
}

static const char *fixed_name(const Runtime *runtime, const FunctionCode *code) {
    bool is_static = code->is_static_block || is_static_initializer(code);
    if (is_static) return "<static_initializer>";
    if (code->is_initializer) return "<instance_members_initializer>";
    return code->kind == FUNCTION_EVAL || is_dynamic(runtime, code) ? "eval" : NULL;
}

/* As it was declared, or named later. */
static String *declared_name(Runtime *runtime, const CallSite *site) {
    if (site->code->kind > FUNCTION_DERIVED_CONSTRUCTOR) return runtime->empty_string;
    return site->function ? function_name(runtime, site->function) : site->code->name;
}

/* In code of an eval V8 calls the anonymous functions "eval". */
String *call_site_function_name(Runtime *runtime, const CallSite *site) {
    if (site->flags & SITE_COMBINATOR) return value_as_string(site->this_value);
    if (site->flags & SITE_RESUMES && !site->function) return runtime->names.next;
    if (!site->code) {
        return site->function ? function_name(runtime, site->function) : runtime->empty_string;
    }
    if (is_file(site)) return runtime->empty_string;
    const char *fixed = fixed_name(runtime, site->code);
    if (fixed) return string_from_ascii(runtime, fixed);
    String *name = declared_name(runtime, site);
    bool is_evals = name && !string_length(name) && site->code->script->origin;
    return is_evals ? string_from_ascii(runtime, "eval") : name;
}

/* The class of an object by its constructor; where that says nothing, by its @@toStringTag. */
static String *class_name(Runtime *runtime, Object *object) {
    if (object->cell.kind == CELL_OBJECT_PROXY) return string_from_ascii(runtime, "Proxy");
    Value constructor = quiet_get(runtime, object, property_key_name(runtime->names.constructor));
    if (is_callable(constructor) &&
        value_as_object(constructor) != runtime->realm->intrinsics[INTRINSIC_OBJECT]) {
        return function_name(runtime, value_as_object(constructor));
    }
    Value tag = quiet_get(runtime, object, property_key_symbol(runtime->symbols.to_string_tag));
    if (value_is_string(tag)) return value_as_string(tag);
    return string_from_ascii(runtime, "Object");
}

/* ---- receivers ---- */

bool call_site_is_toplevel(Runtime *runtime, const CallSite *site) {
    Value this_value = site->this_value;
    if (site->flags & (SITE_COMBINATOR | SITE_RESUMES) || is_file(site)) return false;
    return !site->function || value_is_nullish(this_value) || this_value == VALUE_EMPTY ||
           this_value == value_cell(runtime->realm->global);
}

static Object *receiver_of(Runtime *runtime, const CallSite *site) {
    Value this_value = site->this_value;
    return value_is_object(this_value) ? value_as_object(this_value)
                                       : intrinsic(runtime, prototype_of_primitive(this_value));
}

/* A generator goes by the name its function was written with. */
static String *generator_type(Runtime *runtime, const CallSite *site) {
    const FunctionCode *code = ((const Function *)value_as_object(site->this_value))->code;
    if (string_length(code->name)) return code->name;
    return string_from_ascii(runtime, code->is_async ? "AsyncGenerator" : "Generator");
}

String *call_site_type_name(Runtime *runtime, const CallSite *site) {
    if (site->flags & SITE_COMBINATOR) return string_from_ascii(runtime, "Function");
    if (site->flags & SITE_RESUMES) return generator_type(runtime, site);
    if (is_file(site)) return string_from_ascii(runtime, "Object");
    bool has_none = site->flags & SITE_CONSTRUCT || call_site_is_toplevel(runtime, site);
    return has_none ? runtime->empty_string : class_name(runtime, receiver_of(runtime, site));
}

static bool is_class(const Object *function) {
    return function->cell.kind == CELL_OBJECT_FUNCTION &&
           ((const Function *)function)->code->is_class_constructor;
}

/* Of functions only classes say their names. */
String *call_site_shown_type(Runtime *runtime, const CallSite *site) {
    bool is_function = !(site->flags & SITE_RESUMES) && is_callable(site->this_value);
    if (!is_function) return call_site_type_name(runtime, site);
    Object *receiver = value_as_object(site->this_value);
    String *name = is_class(receiver) ? function_name(runtime, receiver) : runtime->empty_string;
    return name && string_length(name) == 0 ? call_site_type_name(runtime, site) : name;
}

/* ---- methods ---- */

static bool holds(const Object *object, const PropertyEntry *entry, Value function) {
    return !(entry->attributes & PROPERTY_ACCESSOR) && object->slots[entry->slot] == function;
}

/* Half an accessor counts as what is held, too. */
static bool holds_or_has_half(const Object *object, const PropertyEntry *entry, Value function) {
    if (!(entry->attributes & PROPERTY_ACCESSOR)) return holds(object, entry, function);
    Value slot = object->slots[entry->slot];
    if (!value_is_kind(slot, CELL_ACCESSOR)) return false;
    const Accessor *accessor = (const Accessor *)value_as_cell(slot);
    return accessor->getter == function || accessor->setter == function;
}

static bool is_found_as(const Object *object, PropertyKey key, Value function) {
    for (; object && object->cell.kind != CELL_OBJECT_PROXY; object = object->shape->prototype) {
        if (property_key_is_index(key) &&
            object_dense_element(object, property_key_as_index(key)) == function)
            return true;
        const PropertyEntry *entry = shape_lookup(object->shape, key);
        if (entry) return holds_or_has_half(object, entry, function);
    }
    return false;
}

/* The only key of an object's own properties that holds the function: *found; two keys are none,
 * and end the search. */
static bool search_own(const Object *object, Value function, PropertyKey *found) {
    uint32_t count = shape_entry_count(object->shape);
    for (uint32_t i = 0; i < count; i++) {
        const PropertyEntry *entry = shape_entry(object->shape, i);
        bool is_name = !property_key_is_none(entry->key) && property_key_is_string(entry->key);
        if (!is_name || !holds(object, entry, function)) continue;
        if (!property_key_is_none(*found)) return false;
        *found = entry->key;
    }
    return true;
}

static PropertyKey search_chain(const Object *object, Value function) {
    PropertyKey found = PROPERTY_KEY_NONE;
    for (; object; object = object->shape->prototype) {
        bool is_over =
            object->cell.kind == CELL_OBJECT_PROXY || !search_own(object, function, &found);
        if (is_over) return PROPERTY_KEY_NONE;
    }
    return found;
}

/* What the function was called when it was written; a half of an accessor goes by its key. */
static String *written_name(Runtime *runtime, const CallSite *site) {
    return site->code ? site->code->name : function_name(runtime, site->function);
}

String *call_site_method_name(Runtime *runtime, const CallSite *site) {
    if (site->flags & (SITE_COMBINATOR | SITE_RESUMES))
        return call_site_function_name(runtime, site);
    bool has_none = site->flags & SITE_CONSTRUCT || is_file(site) ||
                    call_site_is_toplevel(runtime, site);
    if (has_none) return runtime->empty_string;
    Object *receiver = receiver_of(runtime, site);
    String *host =
        runtime->hooks.callback_key ? runtime->hooks.callback_key(runtime, receiver) : NULL;
    if (host) return host;
    String *name = written_name(runtime, site);
    PropertyKey key = name ? property_key_from_string(runtime, name) : PROPERTY_KEY_NONE;
    if (property_key_is_none(key)) return NULL;
    Value function = value_cell(site->function);
    if (string_length(name) && is_found_as(receiver, key, function)) return name;
    key = search_chain(receiver, function);
    return property_key_is_none(key) ? runtime->empty_string : value_as_string(key.bits);
}
