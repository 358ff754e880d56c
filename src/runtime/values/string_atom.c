/* Atoms: one string for each text that is used as a name, compared by pointer.
 *
 * The table is open addressing with linear probing; it holds its atoms weakly: after marking, the
 * dead ones become tombstones. A string that may be an atom itself becomes one; else a copy does
 * (slices would keep their base alive, buffers their room).
 *
 * Invariant: an atom is flat, no slice, Latin-1 when its text is, hashed, and has STRING_INDEX when
 * its text is an array index.
 */
#include "runtime/values/string_internal.h"

#include <stdlib.h>

#include "support/hash.h"

enum { TABLE_START = 512 };

typedef struct AtomSlot {
    String *atom; /* NULL: empty, &tombstone: was taken */
    uint32_t hash;
} AtomSlot;

typedef struct AtomTable {
    AtomSlot *slots;
    uint32_t size; /* a power of two */
    uint32_t used; /* atoms and tombstones */
    uint32_t count;
} AtomTable;

static String tombstone;

/* A text to look up. */
typedef struct Text {
    const void *units;
    uint32_t length, hash;
    bool is_utf16;
} Text;

/* ---- lookup ---- */

static bool atom_matches(const String *atom, const Text *text) {
    if (atom == &tombstone || string_length(atom) != text->length) return false;
    if (string_is_utf16(atom) == text->is_utf16) {
        return memcmp(atom->chars, text->units, (size_t)text->length << text->is_utf16) == 0;
    }
    /* A wide text whose atom is narrow; the reverse cannot match. */
    return text->is_utf16 && units_equal_mixed(text->units, string_latin1(atom), text->length);
}

/* The slot of the text, or the first free one on its way. */
static AtomSlot *table_find(const AtomTable *table, const Text *text) {
    uint32_t mask = table->size - 1;
    AtomSlot *free_slot = NULL;
    for (uint32_t i = text->hash & mask;; i = (i + 1) & mask) {
        AtomSlot *slot = &table->slots[i];
        if (!slot->atom) return free_slot ? free_slot : slot;
        if (slot->atom == &tombstone) {
            if (!free_slot) free_slot = slot;
        } else if (slot->hash == text->hash && atom_matches(slot->atom, text)) {
            return slot;
        }
    }
}

static String *slot_atom(const AtomSlot *slot) {
    return slot->atom == &tombstone ? NULL : slot->atom;
}

/* ---- growth ---- */

static void table_move(AtomTable *to, const AtomTable *from) {
    for (uint32_t i = 0; i < from->size; i++) {
        AtomSlot slot = from->slots[i];
        if (!slot.atom || slot.atom == &tombstone) continue;
        uint32_t at = slot.hash & (to->size - 1);
        while (to->slots[at].atom) at = (at + 1) & (to->size - 1);
        to->slots[at] = slot;
    }
}

/* Room for one more. Without memory for a bigger table a full one still does while it has an empty
 * slot to end a search. */
static bool table_reserve(Runtime *runtime, AtomTable *table) {
    if (table->used < table->size / 4 * 3) return true;
    AtomTable bigger = *table;
    bigger.size = table->count < table->size / 2 ? table->size : 2 * table->size;
    bigger.used = table->count;
    bigger.slots = calloc(bigger.size, sizeof *bigger.slots);
    if (!bigger.slots) {
        if (table->used + 1 < table->size) return true;
        throw_out_of_memory(runtime);
        return false;
    }
    table_move(&bigger, table);
    free(table->slots);
    *table = bigger;
    return true;
}

/* ---- weakness ---- */

static void drop_dead_atoms(Heap *heap, void *data) {
    AtomTable *table = data;
    for (uint32_t i = 0; i < table->size; i++) {
        AtomSlot *slot = &table->slots[i];
        if (!slot->atom || slot->atom == &tombstone || heap_is_marked(heap, slot->atom)) continue;
        slot->atom = &tombstone;
        table->count--;
    }
}

bool atoms_init(Runtime *runtime) {
    AtomTable *table = calloc(1, sizeof *table);
    runtime->atoms = table;
    if (!table) return false;
    table->size = TABLE_START;
    table->slots = calloc(table->size, sizeof *table->slots);
    return table->slots && heap_add_weak_hook(runtime->heap, drop_dead_atoms, table);
}

void atoms_delete(Runtime *runtime) {
    if (!runtime->atoms) return;
    free(runtime->atoms->slots);
    free(runtime->atoms);
}

/* ---- interning ---- */

/* Spec 6.1.7: an array index is a canonical numeric string from 0 to 2^32 - 2. */
static bool text_is_index(const String *s) {
    uint32_t length = string_length(s);
    if (length == 0 || length > 10 || string_is_utf16(s)) return false;
    const uint8_t *units = string_latin1(s);
    if (units[0] == '0') return length == 1;
    uint64_t index = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (units[i] < '0' || units[i] > '9') return false;
        index = index * 10 + (units[i] - '0');
    }
    return index <= PROPERTY_KEY_MAX_INDEX;
}

/* Puts `s`, whose text is not in the table, there. */
static String *intern(Runtime *runtime, String *s, const Text *text) {
    AtomTable *table = runtime->atoms;
    if (!table_reserve(runtime, table)) return NULL;
    s->hash = text->hash;
    s->cell.flags |= STRING_ATOM | STRING_HASHED | (text_is_index(s) ? STRING_INDEX : 0);
    AtomSlot *slot = table_find(table, text);
    if (!slot->atom) table->used++;
    table->count++;
    *slot = (AtomSlot){s, text->hash};
    return s;
}

static String *string_from_text(Runtime *runtime, const Text *text) {
    bool is_utf16 = text->is_utf16 && !units_are_latin1(text->units, text->length);
    String *s = string_new_flat(runtime, text->length, is_utf16 ? STRING_UTF16 : 0);
    if (!s) return NULL;
    if (is_utf16 == text->is_utf16)
        memcpy((void *)s->chars, text->units, (size_t)text->length << is_utf16);
    else
        units_narrow((uint8_t *)s->chars, text->units, text->length);
    return s;
}

static String *atom_from_text(Runtime *runtime, const Text *text) {
    String *atom = slot_atom(table_find(runtime->atoms, text));
    if (atom) return atom;
    String *s = string_from_text(runtime, text);
    return s ? intern(runtime, s, text) : NULL;
}

String *atom_from_latin1(Runtime *runtime, const uint8_t *units, uint32_t length) {
    Text text = {units, length, hash_latin1(units, length), false};
    return atom_from_text(runtime, &text);
}

String *atom_from_ascii(Runtime *runtime, const char *text) {
    return atom_from_latin1(runtime, (const uint8_t *)text, (uint32_t)strlen(text));
}

String *atom_from_utf16(Runtime *runtime, const uint16_t *units, uint32_t length) {
    Text text = {units, length, hash_utf16(units, length), true};
    return atom_from_text(runtime, &text);
}

static bool may_be_atom(const String *s) {
    if (s->cell.flags & STRING_SLICE) return false;
    if (s->cell.flags & STRING_EXTERNAL && s->capacity > s->used) return false;
    return !string_is_utf16(s) || !units_are_latin1(string_utf16(s), string_length(s));
}

String *string_atom(Runtime *runtime, String *s) {
    if (string_is_atom(s)) return s;
    if (!string_flat(runtime, s)) return NULL;
    Text text = {s->chars, string_length(s), string_hash(runtime, s), string_is_utf16(s)};
    String *atom = slot_atom(table_find(runtime->atoms, &text));
    if (atom) return atom;
    if (may_be_atom(s)) return intern(runtime, s, &text);
    String *copy = string_from_text(runtime, &text);
    heap_keep(s);
    return copy ? intern(runtime, copy, &text) : NULL;
}
