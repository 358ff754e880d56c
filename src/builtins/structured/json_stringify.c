/* Values to JSON text (spec 25.5.2).
 *
 * The text gathers in one builder. What is being written, outermost to innermost, is a list of
 * levels on the C stack: it finds circles, and tells the way round them.
 *
 * Plain objects are written straight from their shapes and slots: the shape an object had at first
 * lists its keys, as the specification lists them before it reads the first; once script has
 * changed the object, values are read by key.
 */
#include "builtins/structured/json.h"
#include "support/double_format.h"
#include "support/utf.h"

enum { GAP_MAX = 10 };

/* An object being written. */
typedef struct Level {
    Object *object;
    PropertyKey key; /* under which it was found in the one around it */
    const struct Level *outer;
} Level;

typedef struct Writer {
    Runtime *runtime;
    StringBuilder out;
    String *gap;    /* one step of indentation; NULL: all on one line */
    Value replacer; /* function or undefined */
    KeyList keys;   /* with has_keys: those to write, in this order */
    bool has_keys;
    const Level *innermost;
    PointerSet visited; /* the objects of all levels */
    uint32_t depth;
} Writer;

static bool write_value(Writer *writer, PropertyKey key, Value value);

/* ---- strings (25.5.2.2 QuoteJSONString) ---- */

/* The letter of a short escape, or 0. */
static char short_escape(uint16_t unit) {
    switch (unit) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
    }
}

static bool write_escape(Writer *writer, uint16_t unit) {
    static const char digits[] = "0123456789abcdef";
    char escape[7] = {'\\', short_escape(unit), '\0'};
    if (!escape[1]) {
        escape[1] = 'u';
        for (int i = 0; i < 4; i++) escape[2 + i] = digits[unit >> (12 - 4 * i) & 15];
    }
    return string_builder_append_ascii(&writer->out, escape);
}

static inline bool is_plain(uint16_t unit) {
    return unit >= ' ' && unit != '"' && unit != '\\';
}

/* End of the run of units that stand for themselves: pairs of surrogates do, lone ones do not. */
static uint32_t plain_end(const String *s, uint32_t index) {
    uint32_t length = string_length(s), units;
    if (!string_is_utf16(s)) {
        const uint8_t *text = string_latin1(s);
        while (index < length && is_plain(text[index])) index++;
        return index;
    }
    for (; index < length && is_plain(string_utf16(s)[index]); index += units) {
        if (utf16_is_surrogate(string_code_point_at(s, index, &units))) break;
    }
    return index;
}

static bool write_string(Writer *writer, String *s) {
    StringBuilder *out = &writer->out;
    if (!string_flat(writer->runtime, s) || !string_builder_append_unit(out, '"')) return false;
    uint32_t start = 0, length = string_length(s);
    for (;;) {
        uint32_t end = plain_end(s, start);
        if (!string_builder_append_range(out, s, start, end)) return false;
        if (end == length) return string_builder_append_unit(out, '"');
        if (!write_escape(writer, string_unit(s, end))) return false;
        start = end + 1;
    }
}

static bool write_number(Writer *writer, Value value) {
    char text[DOUBLE_STRING_SIZE];
    size_t length;
    if (value_is_int(value)) {
        length = int32_to_string(value_as_int(value), text);
    } else if (isfinite(value_as_double(value))) {
        length = double_to_string(value_as_double(value), text);
    } else {
        return string_builder_append_ascii(&writer->out, "null");
    }
    return string_builder_append_latin1(&writer->out, (const uint8_t *)text, (uint32_t)length);
}

/* ---- circles ---- */

/* The string a key's data property holds, or the name of the function it holds; NULL: neither.
 * Looks up the chain and runs no script. */
static String *quiet_text(Runtime *runtime, Object *object, PropertyKey key) {
    PropertyDescriptor property;
    bool found = false;
    for (; object && object->cell.kind != CELL_OBJECT_PROXY; object = object->shape->prototype) {
        if (!object_get_own_property(runtime, object, key, &property, &found)) return NULL;
        if (found) break;
    }
    if (!found || !(property.flags & PROPERTY_HAS_VALUE)) return NULL;
    if (value_is_string(property.value)) return value_as_string(property.value);
    if (!is_callable(property.value)) return NULL;
    return quiet_text(runtime, value_as_object(property.value),
                      property_key_name(runtime->names.name));
}

/* How V8 names what made an object. */
static String *constructor_name(Runtime *runtime, Object *object) {
    String *name =
        quiet_text(runtime, object, property_key_symbol(runtime->symbols.to_string_tag));
    if (!name && !runtime_has_exception(runtime)) {
        name = quiet_text(runtime, object, property_key_name(runtime->names.constructor));
    }
    if (name && string_length(name)) return name;
    return runtime_has_exception(runtime) ? NULL : string_from_ascii(runtime, "Object");
}

/* "property 'a'" or "index 0". */
static String *describe_step(Runtime *runtime, const Object *holder, PropertyKey key) {
    Value name = property_key_to_value(runtime, key);
    if (value_is_abrupt(name)) return NULL;
    String *text = value_as_string(name);
    if (property_key_is_index(key) && holder->cell.kind == CELL_OBJECT_ARRAY) {
        return string_format(runtime, "index %S", text);
    }
    return string_length(text) ? string_format(runtime, "property '%S'", text)
                               : string_from_ascii(runtime, "<anonymous>");
}

static String *describe_level(Runtime *runtime, const Level *level) {
    String *step = describe_step(runtime, level->outer->object, level->key);
    String *name = step ? constructor_name(runtime, level->object) : NULL;
    if (!name) return NULL;
    return string_format(runtime, "\n    |     %S -> object with constructor '%S'", step, name);
}

/* The lines between the first and the last: at most three, and an ellipsis for the others. */
static String *describe_between(Runtime *runtime, const Level *innermost, uint32_t count) {
    String *text = runtime->empty_string;
    const Level *level = innermost;
    for (uint32_t i = count; text && i-- > 0; level = level->outer) {
        String *line;
        if (i < 2 || i == count - 1) {
            line = describe_level(runtime, level);
        } else if (i == 2) {
            line = string_from_ascii(runtime, "\n    |     ...");
        } else {
            continue;
        }
        text = line ? string_concat(runtime, line, text) : NULL;
    }
    return text;
}

/* `start` is met again, in the innermost object under `key`. */
static COLD bool throw_circle(Writer *writer, const Level *start, PropertyKey key) {
    Runtime *runtime = writer->runtime;
    uint32_t between = 0;
    for (const Level *level = writer->innermost; level != start; level = level->outer) between++;
    String *first = constructor_name(runtime, start->object);
    String *middle = first ? describe_between(runtime, writer->innermost, between) : NULL;
    String *last = middle ? describe_step(runtime, writer->innermost->object, key) : NULL;
    if (!last) return false;
    throw_type_error(runtime,
                     "Converting circular structure to JSON\n"
                     "    --> starting at object with constructor '%S'%S\n"
                     "    --- %S closes the circle",
                     first, middle, last);
    return false;
}

static const Level *level_of(const Writer *writer, const Object *object) {
    const Level *level = writer->innermost;
    while (level->object != object) level = level->outer;
    return level;
}

static bool enter(Writer *writer, const Level *level) {
    if (runtime_stack_is_low(writer->runtime)) {
        runtime_stack_overflow(writer->runtime);
        return false;
    }
    switch (pointer_set_add(&writer->visited, level->object)) {
    case POINTER_SET_PRESENT:
        return throw_circle(writer, level_of(writer, level->object), level->key);
    case POINTER_SET_NO_MEMORY:
        throw_out_of_memory(writer->runtime);
        return false;
    case POINTER_SET_ADDED: break;
    }
    writer->innermost = level;
    writer->depth++;
    return true;
}

static void leave(Writer *writer, const Level *level) {
    pointer_set_remove(&writer->visited, level->object);
    writer->innermost = level->outer;
    writer->depth--;
}

/* ---- the value to write (25.5.2.1, steps 2 to 4) ---- */

static Value call_to_json(Writer *writer, PropertyKey key, Value value) {
    Runtime *runtime = writer->runtime;
    TRY_VALUE(method, get_v(runtime, value, property_key_name(runtime->names.to_json)));
    if (!is_callable(method)) return value;
    TRY_VALUE(name, property_key_to_value(runtime, key));
    return call(runtime, method, value, 1, &name);
}

static Value call_replacer(Writer *writer, Object *holder, PropertyKey key, Value value) {
    Runtime *runtime = writer->runtime;
    TRY_VALUE(name, property_key_to_value(runtime, key));
    Value arguments[] = {name, value};
    return call(runtime, writer->replacer, value_cell(holder), COUNT_OF(arguments), arguments);
}

/* What a wrapper object stands for; anything else is itself. */
static Value unwrap(Runtime *runtime, Value value) {
    double number;
    switch (value_kind(value)) {
    case CELL_OBJECT_NUMBER:
        return to_number(runtime, value, &number) ? value_number(number) : VALUE_ABRUPT;
    case CELL_OBJECT_STRING: return cell_or_abrupt(to_string(runtime, value));
    case CELL_OBJECT_BOOLEAN:
    case CELL_OBJECT_BIGINT: return ((PrimitiveObject *)value_as_object(value))->value;
    default: return value;
    }
}

/* VALUE_EMPTY: nothing is written for it. `holder` is asked for only by a replacer. */
static Value value_to_write(Writer *writer, Object *holder, PropertyKey key, Value value) {
    if (value_is_object(value) || value_is_bigint(value)) {
        value = call_to_json(writer, key, value);
        TRY(value);
    }
    if (!value_is_undefined(writer->replacer)) {
        value = call_replacer(writer, holder, key, value);
        TRY(value);
    }
    if (value_is_object(value)) {
        value = unwrap(writer->runtime, value);
        TRY(value);
    }
    bool none = value_is_undefined(value) || value_is_symbol(value) || is_callable(value);
    return none ? VALUE_EMPTY : value;
}

/* ---- layout ---- */

static bool write_line_start(Writer *writer) {
    if (!writer->gap) return true;
    if (!string_builder_append_unit(&writer->out, '\n')) return false;
    for (uint32_t i = 0; i < writer->depth; i++) {
        if (!string_builder_append_string(&writer->out, writer->gap)) return false;
    }
    return true;
}

/* A comma where it is not the first, and a new line where there are lines. */
static bool write_separator(Writer *writer, bool *is_first) {
    bool ok = *is_first || string_builder_append_unit(&writer->out, ',');
    *is_first = false;
    return ok && write_line_start(writer);
}

/* The closing bracket, on a line of its own when there was something inside. */
static bool write_end(Writer *writer, const Level *level, bool is_empty, char bracket) {
    leave(writer, level);
    return (is_empty || write_line_start(writer)) &&
           string_builder_append_unit(&writer->out, (uint8_t)bracket);
}

/* ---- objects (25.5.2.5 SerializeJSONObject) ---- */

static bool write_key(Writer *writer, PropertyKey key) {
    Value name = property_key_to_value(writer->runtime, key);
    return !value_is_abrupt(name) && write_string(writer, value_as_string(name)) &&
           string_builder_append_unit(&writer->out, ':') &&
           (!writer->gap || string_builder_append_unit(&writer->out, ' '));
}

static bool write_property(Writer *writer, Object *object, PropertyKey key, Value value,
                           bool *is_first) {
    if (value_is_abrupt(value)) return false;
    value = value_to_write(writer, object, key, value);
    if (value == VALUE_EMPTY) return true;
    return !value_is_abrupt(value) && write_separator(writer, is_first) &&
           write_key(writer, key) && write_value(writer, key, value);
}

/* Named properties of an object that has nothing else: by its shape. */
static bool write_slots(Writer *writer, Object *object, bool *is_first) {
    const Shape *shape = object->shape;
    for (uint32_t i = 0; i < shape_entry_count(shape); i++) {
        PropertyEntry entry = *shape_entry(shape, i);
        if (!(entry.attributes & PROPERTY_ENUMERABLE) || property_key_is_symbol(entry.key)) {
            continue;
        }
        bool direct = object->shape == shape && !(entry.attributes & PROPERTY_ACCESSOR);
        Value value = direct ? object_slot(writer->runtime, object, entry.slot)
                             : get(writer->runtime, object, entry.key);
        if (!write_property(writer, object, entry.key, value, is_first)) return false;
    }
    return true;
}

static bool has_slots_only(const Object *object) {
    unsigned special = OBJECT_EXOTIC | OBJECT_HAS_INDEXED_SLOTS | OBJECT_LAZY_FUNCTION;
    return !(object->cell.flags & special) && object->elements->length == 0 &&
           !shape_is_own(object->shape);
}

static bool write_listed(Writer *writer, Object *object, bool *is_first) {
    for (uint32_t i = 0; i < writer->keys.count; i++) {
        PropertyKey key = writer->keys.keys[i];
        Value value = get(writer->runtime, object, key);
        if (!write_property(writer, object, key, value, is_first)) return false;
    }
    return true;
}

static bool write_enumerated(Writer *writer, Object *object, bool *is_first) {
    Runtime *runtime = writer->runtime;
    Value names = enumerable_own_properties(runtime, object, ENUMERATE_KEYS);
    if (value_is_abrupt(names)) return false;
    const Elements *list = value_as_object(names)->elements;
    for (uint32_t i = 0; i < list->length; i++) {
        PropertyKey key = to_property_key(runtime, list->values[i]);
        if (property_key_is_none(key)) return false;
        Value value = get(runtime, object, key);
        if (!write_property(writer, object, key, value, is_first)) return false;
    }
    heap_keep(value_as_object(names));
    return true;
}

static bool write_object(Writer *writer, const Level *level) {
    Object *object = level->object;
    bool is_first = true, ok;
    if (!string_builder_append_unit(&writer->out, '{')) return false;
    if (writer->has_keys) {
        ok = write_listed(writer, object, &is_first);
    } else if (has_slots_only(object)) {
        ok = write_slots(writer, object, &is_first);
    } else {
        ok = write_enumerated(writer, object, &is_first);
    }
    return ok && write_end(writer, level, is_first, '}');
}

/* ---- arrays (25.5.2.6 SerializeJSONArray) ---- */

static bool write_element(Writer *writer, Object *object, double index, bool *is_first) {
    Runtime *runtime = writer->runtime;
    PropertyKey key = property_key_from_integer(runtime, index);
    if (property_key_is_none(key)) return false;
    Value value = VALUE_EMPTY;
    if (property_key_is_index(key)) {
        value = object_dense_element(object, property_key_as_index(key));
    }
    if (value == VALUE_EMPTY) value = get(runtime, object, key);
    if (!value_is_abrupt(value)) value = value_to_write(writer, object, key, value);
    if (value_is_abrupt(value)) return false;
    if (value == VALUE_EMPTY) value = VALUE_NULL;
    return write_separator(writer, is_first) && write_value(writer, key, value);
}

static bool write_array(Writer *writer, const Level *level) {
    double length;
    bool is_first = true;
    if (!length_of_array_like(writer->runtime, level->object, &length)) return false;
    if (!string_builder_append_unit(&writer->out, '[')) return false;
    for (double i = 0; i < length; i++) {
        if (!write_element(writer, level->object, i, &is_first)) return false;
    }
    return write_end(writer, level, is_first, ']');
}

/* ---- values (25.5.2.1 SerializeJSONProperty, from step 5 on) ---- */

static bool write_composite(Writer *writer, PropertyKey key, Value value) {
    Level level = {value_as_object(value), key, writer->innermost};
    bool array;
    if (!enter(writer, &level) || !is_array(writer->runtime, value, &array)) return false;
    return array ? write_array(writer, &level) : write_object(writer, &level);
}

static bool write_value(Writer *writer, PropertyKey key, Value value) {
    if (value_is_string(value)) return write_string(writer, value_as_string(value));
    if (value_is_number(value)) return write_number(writer, value);
    if (value_is_object(value)) return write_composite(writer, key, value);
    if (value_is_bigint(value)) {
        throw_type_error(writer->runtime, "Do not know how to serialize a BigInt");
        return false;
    }
    const char *word = value_is_null(value) ? "null" : value == VALUE_TRUE ? "true"
                                                                           : "false";
    return string_builder_append_ascii(&writer->out, word);
}

/* ---- arguments ---- */

static bool key_list_has(const KeyList *keys, PropertyKey key) {
    for (uint32_t i = 0; i < keys->count; i++) {
        if (property_key_equals(keys->keys[i], key)) return true;
    }
    return false;
}

/* An item of a replacer array: a string or number, wrapped or not, is a key. */
static bool add_key(Writer *writer, Value item) {
    Runtime *runtime = writer->runtime;
    bool is_key = value_is_string(item) || value_is_number(item) ||
                  value_is_kind(item, CELL_OBJECT_STRING) ||
                  value_is_kind(item, CELL_OBJECT_NUMBER);
    if (!is_key) return true;
    String *name = to_string(runtime, item);
    PropertyKey key = name ? property_key_from_string(runtime, name) : PROPERTY_KEY_NONE;
    if (property_key_is_none(key)) return false;
    return key_list_has(&writer->keys, key) || key_list_append(runtime, &writer->keys, key);
}

/* 25.5.2, step 4. */
static bool read_replacer(Writer *writer, Value replacer) {
    Runtime *runtime = writer->runtime;
    if (!value_is_object(replacer)) return true;
    if (is_callable(replacer)) {
        writer->replacer = replacer;
        return true;
    }
    double length;
    if (!is_array(runtime, replacer, &writer->has_keys)) return false;
    if (!writer->has_keys) return true;
    if (!length_of_array_like(runtime, value_as_object(replacer), &length)) return false;
    for (double i = 0; i < length; i++) {
        PropertyKey key = property_key_from_integer(runtime, i);
        if (property_key_is_none(key)) return false;
        Value item = get(runtime, value_as_object(replacer), key);
        if (value_is_abrupt(item) || !add_key(writer, item)) return false;
    }
    return true;
}

/* 25.5.2, steps 5 to 8. */
static bool read_space(Writer *writer, Value space) {
    Runtime *runtime = writer->runtime;
    if (value_is_kind(space, CELL_OBJECT_NUMBER) || value_is_kind(space, CELL_OBJECT_STRING)) {
        space = unwrap(runtime, space);
        if (value_is_abrupt(space)) return false;
    }
    uint32_t length = 0;
    String *text = NULL;
    if (value_is_number(space)) {
        double count;
        if (!to_integer_or_infinity(runtime, space, &count)) return false;
        length = count < 1 ? 0 : count < GAP_MAX ? (uint32_t)count
                                                 : GAP_MAX;
        text = string_from_ascii(runtime, "          ");
        if (!text) return false;
    } else if (value_is_string(space)) {
        text = value_as_string(space);
        length = string_length(text) < GAP_MAX ? string_length(text) : GAP_MAX;
    }
    if (!length) return true;
    writer->gap = string_slice(runtime, text, 0, length);
    return writer->gap != NULL;
}

/* The value through toJSON and replacer, as the property "" of a wrapper object. */
static Value root_value(Writer *writer, Value value) {
    PropertyKey key = property_key_name(writer->runtime->names.empty);
    Object *wrapper = NULL;
    if (!value_is_undefined(writer->replacer)) {
        wrapper = object_new(writer->runtime);
        TRY_OK(wrapper);
        TRY_OK(object_add(writer->runtime, wrapper, key, value, PROPERTY_DEFAULT));
    }
    return value_to_write(writer, wrapper, key, value);
}

/* 25.5.2 JSON.stringify ( value [ , replacer [ , space ] ] ) */
Value json_stringify(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Writer writer = {.runtime = runtime, .replacer = VALUE_UNDEFINED};
    TRY_OK(read_replacer(&writer, argument(call, 1)));
    TRY_OK(read_space(&writer, argument(call, 2)));
    TRY_VALUE(value, root_value(&writer, argument(call, 0)));
    if (value == VALUE_EMPTY) return VALUE_UNDEFINED;
    string_builder_init(&writer.out, runtime);
    bool ok = write_value(&writer, property_key_name(runtime->names.empty), value);
    pointer_set_free(&writer.visited);
    if (ok) return cell_or_abrupt(string_builder_finish(&writer.out));
    string_builder_discard(&writer.out);
    return VALUE_ABRUPT;
}
