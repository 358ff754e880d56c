/* RegExp: the constructor, its objects, and the table (ECMA-262 22.2.3 to 22.2.6, B.2.4.1).
 *
 * Searching is regexp_exec.c, the methods that String.prototype hands over to are regexp_match.c,
 * regexp_replace.c and regexp_split.c, getters are regexp_flags.c, RegExp.$1 and its like
 * regexp_statics.c.
 */
#include "builtins/text/regexp.h"

/* ---- the collector ---- */

static void trace_code(Heap *heap, Cell *cell) {
    heap_mark_cell(heap, ((RegExpCode *)cell)->names);
}

static void finalize_code(Heap *heap, Cell *cell) {
    RegExp *regexp = ((RegExpCode *)cell)->regexp;
    if (!regexp) return;
    heap_charge(heap_runtime(heap), -(ptrdiff_t)regexp_size(regexp));
    regexp_free(regexp);
}

static void trace_statics(Heap *heap, Cell *cell) {
    const RegExpStatics *statics = (RegExpStatics *)cell;
    heap_mark_cell(heap, statics->input);
    heap_mark_cell(heap, statics->subject);
    heap_mark_cell(heap, statics->object_shape);
    heap_mark_cell(heap, statics->result_shape);
}

static void trace_regexp(Heap *heap, Cell *cell) {
    const RegExpObject *regexp = (RegExpObject *)cell;
    object_trace(heap, cell);
    heap_mark_cell(heap, regexp->source);
    heap_mark_cell(heap, regexp->flags);
    heap_mark_cell(heap, regexp->code);
    heap_mark_cell(heap, regexp->realm);
    heap_mark_cell(heap, regexp->own_shape);
}

/* ---- patterns ---- */

static RegExpText text_of(const String *s) {
    return (RegExpText){s->chars, string_length(s), string_is_utf16(s)};
}

static Value throw_invalid(Runtime *runtime, String *pattern, unsigned flags,
                           const char *message) {
    RegExpFlagsText text = regexp_flags_text(flags);
    return throw_error(runtime, ERROR_SYNTAX, "Invalid regular expression: /%S/%s: %s", pattern,
                       text.letters, message);
}

static bool note_names(Runtime *runtime, RegExpCode *code) {
    uint32_t count = regexp_name_count(code->regexp);
    const RegExpName *names = regexp_names(code->regexp);
    if (!count) return true;
    code->names = record_new(runtime, count);
    for (uint32_t i = 0; code->names && i < count; i++) {
        String *atom = atom_from_utf16(runtime, names[i].units, names[i].length);
        if (!atom) return false;
        code->names->values[i] = value_cell(atom);
    }
    return code->names != NULL;
}

/* NULL: threw. Precondition: both flat. */
static RegExpCode *compile(Runtime *runtime, String *pattern, String *flags) {
    unsigned bits;
    if (!regexp_flags_read(text_of(flags), &bits)) {
        throw_error(runtime, ERROR_SYNTAX, "Invalid flags supplied to RegExp constructor '%S'",
                    flags);
        return NULL;
    }
    RegExpCode *code = heap_allocate(runtime, sizeof *code, CELL_REGEXP_CODE);
    if (!code) return NULL;
    const char *message;
    code->flags = bits;
    RegExp *regexp = regexp_compile(text_of(pattern), bits, &message);
    if (!regexp) {
        throw_invalid(runtime, pattern, bits, message);
        return NULL;
    }
    if (!heap_charge(runtime, (ptrdiff_t)regexp_size(regexp))) {
        regexp_free(regexp);
        return NULL;
    }
    code->regexp = regexp;
    code->cell.flags |= CELL_HAS_FINALIZER;
    return note_names(runtime, code) ? code : NULL;
}

/* ---- objects ---- */

static Shape *shape_with_last_index(Runtime *runtime, Object *prototype) {
    PropertyKey key = property_key_name(runtime->names.last_index);
    Shape *shape = shape_root(runtime, prototype);
    return shape ? shape_add(runtime, shape, key, PROPERTY_WRITABLE) : NULL;
}

/* The shape of objects with this prototype; that of RegExp.prototype is at hand. */
static Shape *regexp_shape(Runtime *runtime, Object *prototype) {
    RegExpStatics *statics = regexp_statics(runtime);
    if (!statics) return NULL;
    if (prototype != runtime->realm->intrinsics[INTRINSIC_REGEXP_PROTOTYPE]) {
        return shape_with_last_index(runtime, prototype);
    }
    if (!statics->object_shape) {
        statics->object_shape = shape_with_last_index(runtime, prototype);
    }
    return statics->object_shape;
}

static RegExpObject *regexp_new(Runtime *runtime, Object *prototype) {
    Shape *shape = prototype ? regexp_shape(runtime, prototype) : NULL;
    if (!shape) return NULL;
    RegExpObject *regexp =
        object_allocate_shaped(runtime, sizeof *regexp, CELL_OBJECT_REGEXP, shape, 1);
    if (!regexp) return NULL;
    regexp->object.slots[REGEXP_LAST_INDEX] = value_int(0);
    regexp->own_shape = shape;
    regexp->realm = runtime->realm;
    return regexp;
}

/* 22.2.3.2 RegExpAlloc */
static RegExpObject *regexp_allocate_object(Runtime *runtime, Object *new_target) {
    Object *prototype =
        get_prototype_from_constructor(runtime, new_target, INTRINSIC_REGEXP_PROTOTYPE);
    return prototype ? regexp_new(runtime, prototype) : NULL;
}

/* 22.2.3.3 RegExpInitialize. False: threw. */
static bool regexp_initialize(Runtime *runtime, RegExpObject *regexp, String *pattern,
                              String *flags) {
    if (!string_flat(runtime, pattern) || !string_flat(runtime, flags)) return false;
    RegExpCode *code = compile(runtime, pattern, flags);
    if (!code) return false;
    regexp->source = pattern;
    regexp->flags = flags;
    regexp->code = code;
    return regexp_set_last_index(runtime, &regexp->object, 0);
}

Value regexp_create(Runtime *runtime, String *pattern, String *flags) {
    RegExpObject *regexp = regexp_new(runtime, intrinsic(runtime, INTRINSIC_REGEXP_PROTOTYPE));
    TRY_OK(regexp);
    TRY_OK(regexp_initialize(runtime, regexp, pattern, flags ? flags : runtime->empty_string));
    return value_cell(regexp);
}

/* 13.2.7.3, for hooks.regexp_from_literal: the first object stays at the literal as a model whose
 * pattern all others share; scripts never see it. */
static Value regexp_from_literal(Runtime *runtime, String *pattern, String *flags, Value *model) {
    if (UNLIKELY(!value_is_regexp(*model))) {
        TRY_VALUE(made, regexp_create(runtime, pattern, flags));
        *model = made;
    }
    const RegExpObject *first = (RegExpObject *)value_as_object(*model);
    RegExpObject *regexp = regexp_new(runtime, intrinsic(runtime, INTRINSIC_REGEXP_PROTOTYPE));
    TRY_OK(regexp);
    regexp->source = first->source;
    regexp->flags = first->flags;
    regexp->code = first->code;
    return value_cell(regexp);
}

RegExpObject *regexp_this(const NativeCall *call, const char *method) {
    if (LIKELY(value_is_regexp(call->this_value))) {
        return (RegExpObject *)value_as_object(call->this_value);
    }
    throw_incompatible_receiver(call->runtime, call->this_value, method);
    return NULL;
}

Object *regexp_this_object(const NativeCall *call, const char *method) {
    if (LIKELY(value_is_object(call->this_value))) return value_as_object(call->this_value);
    throw_incompatible_receiver(call->runtime, call->this_value, method);
    return NULL;
}

/* ---- what the heap and the evaluator are told ---- */

void regexps_register_kinds(Heap *heap);
void regexps_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_REGEXP_CODE, trace_code, finalize_code);
    heap_register_kind(heap, CELL_REGEXP_STATICS, trace_statics, NULL);
    heap_register_kind(heap, CELL_OBJECT_REGEXP, trace_regexp, object_finalize);
    regexp_iterator_register_kind(heap);
    heap_runtime(heap)->hooks.regexp_from_literal = regexp_from_literal;
}

/* ---- the constructor ---- */

/* Steps 1 to 3 of 22.2.4.1; *is_same: the argument itself is the result. False: threw. */
static bool choose_new_target(NativeCall *call, bool pattern_is_regexp, Object **new_target,
                              bool *is_same) {
    Runtime *runtime = call->runtime;
    *is_same = false;
    *new_target = call->callee;
    if (value_is_object(call->new_target)) {
        *new_target = value_as_object(call->new_target);
    } else if (pattern_is_regexp && value_is_undefined(argument(call, 1))) {
        Value constructor = get_by_name(runtime, value_as_object(argument(call, 0)),
                                        runtime->names.constructor);
        if (value_is_abrupt(constructor)) return false;
        *is_same = constructor == value_cell(call->callee);
    }
    return true;
}

/* Steps 4 to 6: pattern and flags, not converted yet. */
static bool choose_parts(NativeCall *call, bool pattern_is_regexp, Value *pattern, Value *flags) {
    Runtime *runtime = call->runtime;
    Value given = argument(call, 0);
    *pattern = given;
    *flags = argument(call, 1);
    if (value_is_regexp(given)) {
        const RegExpObject *regexp = (RegExpObject *)value_as_object(given);
        *pattern = value_cell(regexp->source);
        if (value_is_undefined(*flags)) *flags = value_cell(regexp->flags);
    } else if (pattern_is_regexp) {
        Object *object = value_as_object(given);
        *pattern = get_by_name(runtime, object, runtime->names.source);
        if (value_is_abrupt(*pattern)) return false;
        if (value_is_undefined(*flags)) *flags = get_by_name(runtime, object, runtime->names.flags);
    }
    return !value_is_abrupt(*flags);
}

static bool initialize_from_values(Runtime *runtime, RegExpObject *regexp, Value pattern,
                                   Value flags) {
    String *pattern_text = runtime->empty_string, *flags_text = runtime->empty_string;
    if (!value_is_undefined(pattern)) pattern_text = to_string(runtime, pattern);
    if (!pattern_text) return false;
    if (!value_is_undefined(flags)) flags_text = to_string(runtime, flags);
    return flags_text && regexp_initialize(runtime, regexp, pattern_text, flags_text);
}

/* 22.2.4.1 RegExp ( pattern, flags ) */
static Value regexp_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    bool pattern_is_regexp, is_same;
    Object *new_target;
    Value pattern, flags;
    TRY_OK(is_regexp(runtime, argument(call, 0), &pattern_is_regexp));
    TRY_OK(choose_new_target(call, pattern_is_regexp, &new_target, &is_same));
    if (is_same) return argument(call, 0);
    TRY_OK(choose_parts(call, pattern_is_regexp, &pattern, &flags));
    RegExpObject *regexp = regexp_allocate_object(runtime, new_target);
    TRY_OK(regexp && initialize_from_values(runtime, regexp, pattern, flags));
    return value_cell(regexp);
}

/* B.2.4.1 RegExp.prototype.compile ( pattern, flags ) */
static Value regexp_compile_method(NativeCall *call) {
    Runtime *runtime = call->runtime;
    RegExpObject *regexp = regexp_this(call, "RegExp.prototype.compile");
    TRY_OK(regexp);
    Value pattern = argument(call, 0), flags = argument(call, 1);
    if (value_is_regexp(pattern)) {
        const RegExpObject *other = (RegExpObject *)value_as_object(pattern);
        if (!value_is_undefined(flags)) {
            return throw_type_error(
                runtime, "Cannot supply flags when constructing one RegExp from another");
        }
        pattern = value_cell(other->source);
        flags = value_cell(other->flags);
    }
    TRY_OK(initialize_from_values(runtime, regexp, pattern, flags));
    return call->this_value;
}

// clang-format off
#define FLAG(name_, bit_, doc_) GETTER_OF_MANY(name_, regexp_get_flag, bit_, doc_)

static const BuiltinRow prototype_rows[] = {
    METHOD("exec", 1, regexp_exec_method, "the next match, as an array, or null"),
    FLAG("dotAll", REGEXP_DOT_ALL, "flag s: `.` matches line ends too"),
    GETTER("flags", regexp_flags, "all flags, as text"),
    FLAG("global", REGEXP_GLOBAL, "flag g: goes on at lastIndex"),
    FLAG("hasIndices", REGEXP_INDICES, "flag d: results have indices"),
    FLAG("ignoreCase", REGEXP_IGNORE_CASE, "flag i"),
    FLAG("multiline", REGEXP_MULTILINE, "flag m: ^ and $ match at lines"),
    GETTER("source", regexp_source, "the pattern, as text"),
    FLAG("sticky", REGEXP_STICKY, "flag y: matches at lastIndex only"),
    FLAG("unicode", REGEXP_UNICODE, "flag u: by code points"),
    METHOD("compile", 2, regexp_compile_method, "gives it another pattern and flags"),
    METHOD("toString", 0, regexp_to_string, "/pattern/flags"),
    METHOD("test", 1, regexp_test, "whether it matches"),
    FLAG("unicodeSets", REGEXP_UNICODE_SETS, "flag v: by code points, with sets of strings"),
    SYMBOL_METHOD(match, "[Symbol.match]", 1, regexp_match_method, "for String.prototype.match"),
    SYMBOL_METHOD(match_all, "[Symbol.matchAll]", 1, regexp_match_all,
                  "for String.prototype.matchAll"),
    SYMBOL_METHOD(replace, "[Symbol.replace]", 2, regexp_replace, "for String.prototype.replace"),
    SYMBOL_METHOD(search, "[Symbol.search]", 1, regexp_search, "for String.prototype.search"),
    SYMBOL_METHOD(split, "[Symbol.split]", 2, regexp_split, "for String.prototype.split"),
    ROWS_END
};

const BuiltinClass builtin_regexp = {
    .constructor = METHOD("RegExp", 2, regexp_constructor, "regular expressions"),
    .intrinsic = INTRINSIC_REGEXP,
    .parent = -1,
    .prototype_kind = CELL_OBJECT_PLAIN,
    .is_global = true,
    .static_rows = regexp_static_rows,
    .prototype_rows = prototype_rows
};
// clang-format on

/* ---- untouched objects ---- */

/* Only that getter will do, not the one of another flag. */
static bool getter_is_untouched(Runtime *runtime, const Object *prototype, const BuiltinRow *row) {
    String *name = atom_from_ascii(runtime, row->name);
    const PropertyEntry *entry =
        name ? shape_lookup(prototype->shape, property_key_name(name)) : NULL;
    if (!entry || !(entry->attributes & PROPERTY_ACCESSOR)) return false;
    Value value = prototype->slots[entry->slot];
    if (value_is_lazy(value)) return true; /* nobody has even seen it */
    value = ((const Accessor *)value_as_cell(value))->getter;
    return value_is_native(value, row->function) &&
           ((const NativeFunction *)value_as_object(value))->row == row;
}

static void look_up_prototype(Runtime *runtime, RegExpStatics *statics, const Object *prototype) {
    const PropertyEntry *exec =
        shape_lookup(prototype->shape, property_key_name(runtime->names.exec));
    statics->epoch = runtime->prototype_epoch;
    statics->untouched = exec && !(exec->attributes & PROPERTY_ACCESSOR);
    if (exec) statics->exec_slot = exec->slot;
    for (const BuiltinRow *row = prototype_rows; row->name && statics->untouched; row++) {
        if (row->kind == ROW_GETTER) {
            statics->untouched = getter_is_untouched(runtime, prototype, row);
        }
    }
}

bool regexp_is_untouched(Runtime *runtime, const Object *object) {
    RegExpStatics *statics = runtime->realm->regexp;
    if (!statics || !object->shape || object->shape != statics->object_shape) return false;
    const Object *prototype = object->shape->prototype;
    if (UNLIKELY(statics->epoch != runtime->prototype_epoch)) {
        look_up_prototype(runtime, statics, prototype);
    }
    if (!statics->untouched) return false;
    Value exec = prototype->slots[statics->exec_slot];
    return value_is_lazy(exec) || value_is_native(exec, regexp_exec_method);
}
