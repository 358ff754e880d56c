/* Symbols (spec 6.1.5): cells whose identity is all they have; a description to show, a hash to be
 * found by. */
#include "runtime/values/string_internal.h"

#include "support/hash.h"

Symbol *symbol_new(Runtime *runtime, String *description, uint8_t flags) {
    Symbol *symbol = heap_allocate(runtime, sizeof(Symbol), CELL_SYMBOL);
    if (!symbol) return NULL;
    symbol->cell.flags = flags;
    symbol->description = description;
    symbol->brand = NULL;
    symbol->hash = hash_pointer(symbol);
    return symbol;
}
