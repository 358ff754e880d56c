/* What the files of inspection share. Nothing else may include it.
 *
 * How a value becomes text. Everything is written at the end of one Text. An object writes its
 * entries (elements, properties) there one after the other and notes where each lies; when the last
 * is written, layout_entries replaces them by the finished text of the object, which is then part
 * of an entry of the object around it. So there is one buffer, however deep the nesting.
 *
 * Invariants
 * - inspector->entries holds the entries of all objects under way, the innermost object's last.
 * - inspector->seen holds the objects under way, outermost first: the C stack keeps them alive.
 * - A function that returns false has the exception set; what it left in text and entries is taken
 *   back by whoever catches the exception, or thrown away.
 */
#ifndef BOBBIN_HOST_INSPECT_INSPECT_INTERNAL_H
#define BOBBIN_HOST_INSPECT_INSPECT_INTERNAL_H

#include "host/inspect/inspect.h"
#include "runtime/objects/error.h"
#include "runtime/objects/object.h"
#include "runtime/objects/realm.h"
#include "runtime/values/convert.h"

VECTOR_OF(ObjectVector, object_vector, Object *)

typedef struct Inspector {
    Runtime *runtime;
    InspectOptions options;
    Text *text;
    Text scratch; /* layout */
    SpanVector entries;
    ObjectVector seen;
    Array *circular;    /* objects found inside themselves, in order; NULL: none yet */
    Symbol *custom;     /* Symbol.for("nodejs.util.inspect.custom"); NULL: no script has it */
    size_t indentation; /* columns */
    int current_depth;  /* of the object entered last */
    bool hides_bytes;   /* the next value, when it is a buffer, is shown without its bytes */
    size_t written;     /* units of all finished objects: a bound for monsters */
} Inspector;

/* What stands between the braces, for keys and for layout. */
typedef enum EntryKind {
    ENTRY_PROPERTY,   /* of an object: key and value */
    ENTRY_ELEMENT,    /* of an array: the value alone */
    ENTRY_ARRAY_EXTRA /* of an array: key and value; laid out in columns */
} EntryKind;

/* An object on its way to text. */
typedef struct Form Form;
typedef bool (*FormEntries)(Inspector *inspector, Form *form, int level);
struct Form {
    Object *object;
    String *constructor; /* its name; NULL: null prototype */
    String *tag;         /* Symbol.toStringTag where it says something; else empty */
    KeyList keys;
    Span base;    /* what stands before the braces */
    Span opening; /* prefix and brace */
    const char *closing;
    EntryKind kind;             /* ENTRY_PROPERTY or ENTRY_ARRAY_EXTRA */
    FormEntries entries;        /* writes what the object holds beside its keys; NULL: nothing */
    size_t first_entry;         /* where its entries begin */
    bool has_prototype_entries; /* showHidden: properties of user-defined prototypes */
    bool is_complete;           /* the text is finished: no entries */
};

/* ---- inspect.c: values ---- */
bool inspector_value(Inspector *inspector, Value value, int level);
/* The same two columns further in. */
bool inspector_nested(Inspector *inspector, Value value, int level);
/* Key and value of an own property. known: its descriptor when the caller has it, else NULL;
 * receiver: whom a getter is asked for. */
bool inspector_property(Inspector *inspector, Object *object, PropertyKey key, EntryKind kind,
                        const PropertyDescriptor *known, Object *receiver, int level);
/* True when objects at this level are shown by name only. */
static inline bool inspector_is_too_deep(const Inspector *inspector, int level) {
    return level > inspector->options.depth;
}
static inline bool descriptor_is_accessor(const PropertyDescriptor *descriptor) {
    return descriptor->flags & (PROPERTY_HAS_GET | PROPERTY_HAS_SET);
}
static inline Span span_from(const Inspector *inspector, size_t start) {
    return (Span){start, text_length(inspector->text)};
}
/* Notes that what was written from `start` on is one entry. */
void inspector_entry(Inspector *inspector, size_t start);
/* "... 3 more items" as an entry; nothing when there are none. */
void inspector_more_items(Inspector *inspector, double remaining);

/* ---- inspect_object.c ---- */
bool inspector_object(Inspector *inspector, Object *object, int level);
/* Nesting that no C stack could bear, or no reader: an outer object's text is copied for each level
 * it lies in. True: threw. */
bool inspector_is_nested_too_deeply(Runtime *runtime, int level);
/* Own keys that are shown: enumerable ones unless showHidden; without array indices on request. */
bool form_read_keys(Inspector *inspector, Form *form, bool with_indices);
/* True when there is nothing to show but what the form itself says. */
static inline bool form_is_bare(const Form *form) {
    return form->keys.count == 0 && !form->has_prototype_entries;
}
/* Puts entries [first, end) in order: of their texts, or as the script's comparator says. */
bool inspector_sort_entries(Inspector *inspector, size_t first, size_t end);
/* The text from `start` on, then the brace: the opening. Complete, with both braces, when `empty`.
 */
void form_finish_opening(Inspector *inspector, Form *form, size_t start, const char *braces,
                         bool empty);

/* ---- inspect_names.c: what an object calls itself ---- */
/* Name of its constructor into form->constructor; notes prototype entries with showHidden. */
bool form_find_constructor(Inspector *inspector, Form *form, int level);
bool form_find_tag(Inspector *inspector, Form *form);
/* "Foo(2) [bar] ", "[Map(1): null prototype] ": ends with a space. size < 0: none. */
void form_write_prefix(Inspector *inspector, const Form *form, const char *fallback, double size);
/* The same by the object's own kind. */
bool form_write_style(Inspector *inspector, const Form *form);
static inline bool form_is_called(Inspector *inspector, const Form *form, const char *name) {
    return form->constructor && string_equals_ascii(inspector->runtime, form->constructor, name);
}
/* "[Function: f]", "[class A extends B]". */
bool form_write_function(Inspector *inspector, const Form *form);
/* Node.js' list of global classes. */
bool is_builtin_class_name(Runtime *runtime, String *name);

/* ---- inspect_primitives.c ---- */
typedef enum Style {
    STYLE_NONE,
    STYLE_SPECIAL,
    STYLE_NUMBER,
    STYLE_BIGINT,
    STYLE_BOOLEAN,
    STYLE_UNDEFINED,
    STYLE_NULL,
    STYLE_STRING,
    STYLE_SYMBOL,
    STYLE_DATE,
    STYLE_REGEXP,
    STYLE_MODULE
} Style;
void style_begin(Inspector *inspector, Style style);
void style_end(Inspector *inspector, Style style);
void styled_ascii(Inspector *inspector, Style style, const char *ascii);
bool inspector_primitive(Inspector *inspector, Value value, bool styled);
/* Units [start, end) of a flat string in quotes. */
void text_quoted(Text *text, const String *string, uint32_t start, uint32_t end);
/* Escaped as in single quotes, but without them. */
void text_escaped(Text *text, const String *string);
/* "Symbol(description)". */
void text_symbol(Text *text, Symbol *symbol);

/* ---- inspect_layout.c ---- */
/* Replaces the text from `start` on by base, braces and the object's entries, laid out. elements:
 * the array whose elements stand in columns, or NULL. */
void layout_entries(Inspector *inspector, Form *form, size_t start, int level, Object *elements);

/* ---- inspect_arrays.c ---- */
bool form_open_array(Inspector *inspector, Form *form);

/* ---- inspect_binary.c ---- */
bool form_open_typed_array(Inspector *inspector, Form *form);
bool form_open_array_buffer(Inspector *inspector, Form *form);
bool form_open_data_view(Inspector *inspector, Form *form);

/* ---- inspect_proxy.c ---- */
/* The object, or the target of a proxy. NULL: the proxy is revoked. */
Object *inspector_shown_object(const Inspector *inspector, Object *object);
/* Both parts of a proxy that is not revoked. */
bool inspector_proxy(Inspector *inspector, Object *proxy, int level);

/* ---- inspect_errors.c ---- */
bool form_write_error(Inspector *inspector, Form *form);

/* ---- inspect_collections.c ---- */
/* Opens Map, Set and their iterators; WeakMap and WeakSet. */
bool form_open_map(Inspector *inspector, Form *form);
bool form_open_set(Inspector *inspector, Form *form);
bool form_open_iterator(Inspector *inspector, Form *form);
bool form_open_weak(Inspector *inspector, Form *form);

/* ---- inspect_module.c ---- */
bool form_open_namespace(Inspector *inspector, Form *form);

/* ---- inspect_script.c: custom inspection ---- */
/* A depth as scripts see it: null for NaN. */
static inline Value inspect_depth_value(double depth) {
    return isnan(depth) ? VALUE_NULL : value_number(depth);
}
/* The options as an object for a custom method. NULL: threw. */
Object *inspector_user_options(Inspector *inspector);

#endif
