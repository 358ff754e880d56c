/* script_resolve: the stages of the resolver, and the small tools its files share.
 *
 * The vectors live as long as one call; scopes, bindings and names it makes go to the script's
 * arena.
 */
#include "resolve/resolver.h"

#include <stdarg.h>

#include "syntax/syntax_error.h"

bool resolver_pushed(Resolver *r, bool pushed) {
    if (!pushed) throw_out_of_memory(r->runtime);
    return pushed;
}

bool resolver_error(Resolver *r, uint32_t position, uint32_t length, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    Script *script = r->script;
    syntax_error_throw_list(r->runtime, script->name, script->source, position, position + length,
                            format, arguments);
    va_end(arguments);
    return false;
}

bool resolver_is_deep(Resolver *r, const Node *node) {
    return syntax_stack_overflow(r->runtime, r->script->name, r->script->source, node->position);
}

Scope *resolver_scope(Resolver *r, ScopeKind kind, Scope **place) {
    Scope *scope = scope_new(r->runtime, kind, r->scope, r->function->code);
    if (!scope || !resolver_pushed(r, scope_vector_push(&r->scopes, scope))) return NULL;
    if (!resolver_pushed(r, scope_place_vector_push(&r->places, place))) return NULL;
    scope->is_strict = r->is_strict;
    scope->order = r->order;
    return *place = scope;
}

NameNode *resolver_name(Resolver *r, String *name, uint32_t position) {
    NameNode *node = script_allocate(r->runtime, r->script, sizeof(NameNode));
    if (!node) return NULL;
    node->node.kind = NODE_IDENTIFIER;
    node->node.eval = r->runtime->hooks.link_eval;
    node->node.position = position;
    if (r->is_strict) node->node.flags = NODE_STRICT;
    node->name = name;
    return node;
}

NameNode *resolver_ensure_name(Resolver *r, NameNode **place, String *name, uint32_t position) {
    if (!*place) *place = resolver_name(r, name, position);
    if (*place && !(*place)->name) (*place)->name = name;
    return *place;
}

Reference *resolver_refer(Resolver *r, NameNode *name, NameUse use) {
    Reference reference = {
        .name = name, .scope = r->scope, .lookup = r->scope, .order = r->order++, .use = use};
    if (!resolver_pushed(r, reference_vector_push(&r->references, reference))) return NULL;
    return &r->references.items[r->references.length - 1];
}

void resolver_free(Resolver *r) {
    reference_vector_free(&r->references);
    scope_vector_free(&r->scopes);
    scope_vector_free(&r->evals);
    scope_place_vector_free(&r->places);
    function_record_vector_free(&r->functions);
    fixup_vector_free(&r->suspending);
    fixup_vector_free(&r->loops);
    optional_name_vector_free(&r->optional_names);
}

bool script_resolve(Runtime *runtime, Script *script, const ResolveOptions *options) {
    Resolver resolver = {.runtime = runtime, .script = script, .options = options, .order = 1};
    resolver.scope = options->outer;
    bool ok = visit_function_code(&resolver, script->code, NULL, 0) && bind_references(&resolver) &&
              layout_frames(&resolver);
    resolver_free(&resolver);
    return ok;
}
