/* Symbol (spec 20.4).
 *
 * The global symbol registry (20.4.2.2) is an object without prototype, from key to symbol: it
 * lives in the heap, marked as a root, so that nobody has to free it.
 */
#include "builtins/checks.h"

/* ---- the registry ---- */

struct SymbolRegistry {
    Object object;
};

static void registry_mark(Heap *heap, void *data) {
    heap_mark_cell(heap, ((Runtime *)data)->symbol_registry);
}

static Object *registry_of(Runtime *runtime) {
    if (runtime->symbol_registry) return &runtime->symbol_registry->object;
    Object *registry = object_new_with_prototype(runtime, NULL);
    if (!registry) return NULL;
    if (!heap_add_root(runtime->heap, registry_mark, runtime)) {
        throw_out_of_memory(runtime);
        return NULL;
    }
    runtime->symbol_registry = (struct SymbolRegistry *)registry;
    return registry;
}

/* ---- Symbol ---- */

/* 20.4.1.1 Symbol ( [ description ] ) */
static Value symbol_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!value_is_undefined(call->new_target))
        return throw_type_error(runtime, "Symbol is not a constructor");
    String *description = NULL;
    if (!value_is_undefined(argument(call, 0))) {
        description = to_string(runtime, argument(call, 0));
        if (!description) return VALUE_ABRUPT;
    }
    return cell_or_abrupt(symbol_new(runtime, description, 0));
}

Symbol *symbol_for_key(Runtime *runtime, String *text) {
    PropertyKey key = property_key_from_string(runtime, text);
    Object *registry = property_key_is_none(key) ? NULL : registry_of(runtime);
    if (!registry) return NULL;
    Value known = get(runtime, registry, key);
    if (value_is_abrupt(known)) return NULL;
    if (!value_is_undefined(known)) return value_as_symbol(known);
    Symbol *symbol = symbol_new(runtime, text, SYMBOL_REGISTERED);
    return symbol && object_put(runtime, registry, key, value_cell(symbol)) ? symbol : NULL;
}

/* 20.4.2.2 Symbol.for ( key ) */
static Value symbol_for(NativeCall *call) {
    String *text = to_string(call->runtime, argument(call, 0));
    return text ? cell_or_abrupt(symbol_for_key(call->runtime, text)) : VALUE_ABRUPT;
}

/* 20.4.2.6 Symbol.keyFor ( sym ) */
static Value symbol_key_for(NativeCall *call) {
    Value value = argument(call, 0);
    if (!value_is_symbol(value)) {
        String *text = value_in_message(call->runtime, value);
        return text ? throw_type_error(call->runtime, "%S is not a symbol", text) : VALUE_ABRUPT;
    }
    Symbol *symbol = value_as_symbol(value);
    return symbol->cell.flags & SYMBOL_REGISTERED ? value_cell(symbol->description)
                                                  : VALUE_UNDEFINED;
}

/* ---- %Symbol.prototype% ---- */

/* 20.4.3 ThisSymbolValue; NULL: threw. */
static Symbol *this_symbol(NativeCall *call, const char *method) {
    Value symbol = this_primitive(call, CELL_OBJECT_SYMBOL);
    if (symbol != VALUE_EMPTY) return value_as_symbol(symbol);
    throw_type_error(call->runtime, "%s requires that 'this' be a Symbol", method);
    return NULL;
}

/* 20.4.3.2 get Symbol.prototype.description */
static Value symbol_description(NativeCall *call) {
    Symbol *symbol = this_symbol(call, "Symbol.prototype.description");
    if (!symbol) return VALUE_ABRUPT;
    return symbol->description ? value_cell(symbol->description) : VALUE_UNDEFINED;
}

/* 20.4.3.3 Symbol.prototype.toString ( ) */
static Value symbol_to_string(NativeCall *call) {
    Symbol *symbol = this_symbol(call, "Symbol.prototype.toString");
    if (!symbol) return VALUE_ABRUPT;
    String *description = symbol->description ? symbol->description : call->runtime->empty_string;
    return cell_or_abrupt(string_format(call->runtime, "Symbol(%S)", description));
}

/* 20.4.3.4 Symbol.prototype.valueOf ( ) */
static Value symbol_value_of(NativeCall *call) {
    return cell_or_abrupt(this_symbol(call, "Symbol.prototype.valueOf"));
}

/* 20.4.3.5 Symbol.prototype [ @@toPrimitive ] ( hint ) */
static Value symbol_to_primitive(NativeCall *call) {
    return cell_or_abrupt(this_symbol(call, "Symbol.prototype [ @@toPrimitive ]"));
}

static const BuiltinRow static_rows[] = {
    METHOD("for", 1, symbol_for, "the symbol registered under that key"),
    METHOD("keyFor", 1, symbol_key_for, "the key a symbol is registered under"),
    WELL_KNOWN_SYMBOL("asyncIterator", async_iterator,
                      "method that for await asks for an iterator"),
    WELL_KNOWN_SYMBOL("hasInstance", has_instance, "method that instanceof asks"),
    WELL_KNOWN_SYMBOL("isConcatSpreadable", is_concat_spreadable,
                      "does Array.prototype.concat spread the object?"),
    WELL_KNOWN_SYMBOL("iterator", iterator, "method that for-of and spread ask for an iterator"),
    WELL_KNOWN_SYMBOL("match", match, "method behind String.prototype.match"),
    WELL_KNOWN_SYMBOL("matchAll", match_all, "method behind String.prototype.matchAll"),
    WELL_KNOWN_SYMBOL("replace", replace, "method behind String.prototype.replace"),
    WELL_KNOWN_SYMBOL("search", search, "method behind String.prototype.search"),
    WELL_KNOWN_SYMBOL("species", species, "constructor of derived objects"),
    WELL_KNOWN_SYMBOL("split", split, "method behind String.prototype.split"),
    WELL_KNOWN_SYMBOL("toPrimitive", to_primitive, "method that converts an object to a primitive"),
    WELL_KNOWN_SYMBOL("toStringTag", to_string_tag,
                      "what Object.prototype.toString calls the object"),
    WELL_KNOWN_SYMBOL("unscopables", unscopables, "names that `with` leaves out"),
    ROWS_END,
};

static const BuiltinRow prototype_rows[] = {
    METHOD("toString", 0, symbol_to_string, "\"Symbol(description)\""),
    METHOD("valueOf", 0, symbol_value_of, "the symbol itself"),
    GETTER("description", symbol_description, "the description, or undefined"),
    TO_STRING_TAG("Symbol"),
    {.kind = ROW_METHOD,
     .symbol = BUILTIN_SYMBOL_to_primitive,
     .attributes = PROPERTY_CONFIGURABLE,
     .name = "[Symbol.toPrimitive]",
     .length = 1,
     .function = symbol_to_primitive,
     .documentation = "the symbol itself"},
    ROWS_END,
};

const BuiltinClass builtin_symbol = {
    .constructor = METHOD("Symbol", 0, symbol_constructor, "a new unique symbol"),
    .intrinsic = INTRINSIC_SYMBOL,
    .parent = -1,
    .prototype_kind = CELL_OBJECT_PLAIN,
    .is_global = true,
    .static_rows = static_rows,
    .prototype_rows = prototype_rows,
};
