/* Static scopes: making them, adding bindings, finding them by name.
 *
 * A small scope is searched from its end; a large one has a ScopeIndex, an open-addressing table of
 * binding numbers. Both compare atoms by pointer. Must never allocate outside the script's arena.
 */
#include "resolve/scope.h"

#include "support/hash.h"
#include "syntax/script.h"

enum { SCOPE_INDEX_FROM = 9 }; /* bindings from which on an index pays */

struct ScopeIndex {
    uint32_t mask;
    uint32_t numbers[]; /* 1 + index of the binding; 0: free */
};

Scope *scope_new(Runtime *runtime, ScopeKind kind, Scope *outer, FunctionCode *function) {
    Scope *scope = script_allocate(runtime, function->script, sizeof(Scope));
    if (!scope) return NULL;
    scope->kind = kind;
    scope->outer = outer;
    scope->function = function;
    return scope;
}

static bool scope_reserve(Runtime *runtime, Scope *scope) {
    if (scope->count < scope->capacity) return true;
    uint32_t capacity = scope->capacity ? scope->capacity * 2 : 4;
    Binding *grown = script_allocate(runtime, scope->function->script, capacity * sizeof(Binding));
    if (!grown) return false;
    if (scope->count) memcpy(grown, scope->bindings, scope->count * sizeof(Binding));
    scope->bindings = grown;
    scope->capacity = capacity;
    return true;
}

static void index_insert(struct ScopeIndex *index, const String *name, uint32_t number) {
    uint32_t at = hash_pointer(name) & index->mask;
    while (index->numbers[at]) at = (at + 1) & index->mask;
    index->numbers[at] = number + 1;
}

/* A table of at least twice the capacity, made anew when the bindings outgrow it. */
static bool index_build(Runtime *runtime, Scope *scope) {
    uint32_t slots = 64;
    while (slots < scope->capacity * 2) slots *= 2;
    size_t size = sizeof(struct ScopeIndex) + slots * sizeof(uint32_t);
    struct ScopeIndex *index = script_allocate(runtime, scope->function->script, size);
    if (!index) return false;
    index->mask = slots - 1;
    for (uint32_t i = 0; i < scope->count; i++) index_insert(index, scope->bindings[i].name, i);
    scope->index = index;
    return true;
}

static bool index_keep(Runtime *runtime, Scope *scope, String *name) {
    if (scope->count < SCOPE_INDEX_FROM) return true;
    if (!scope->index || scope->count * 2 > scope->index->mask) return index_build(runtime, scope);
    index_insert(scope->index, name, scope->count - 1);
    return true;
}

Binding *scope_add(Runtime *runtime, Scope *scope, String *name, BindingKind kind,
                   uint32_t position) {
    if (!scope_reserve(runtime, scope)) return NULL;
    Binding *binding = &scope->bindings[scope->count++];
    *binding =
        (Binding){.name = name, .kind = kind, .position = position, .initialized = UINT32_MAX};
    return index_keep(runtime, scope, name) ? binding : NULL;
}

static Binding *scope_find_indexed(const Scope *scope, const String *name) {
    const struct ScopeIndex *index = scope->index;
    for (uint32_t at = hash_pointer(name) & index->mask;; at = (at + 1) & index->mask) {
        uint32_t number = index->numbers[at];
        if (!number) return NULL;
        if (scope->bindings[number - 1].name == name) return &scope->bindings[number - 1];
    }
}

Binding *scope_find(const Scope *scope, const String *name) {
    if (scope->index) return scope_find_indexed(scope, name);
    for (uint32_t i = scope->count; i-- > 0;) {
        if (scope->bindings[i].name == name) return &scope->bindings[i];
    }
    return NULL;
}
