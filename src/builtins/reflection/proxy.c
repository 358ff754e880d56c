/* The Proxy constructor and Proxy.revocable (spec 28.2), and what a proxy is to the heap.
 *
 * Invariants
 * - target and handler are both there or, once the proxy is revoked, both NULL.
 * - Whether a proxy can be called or constructed is decided when it is made (spec 10.5.14) and
 *   outlives its revocation.
 * - Every proxy has a shape of its own with no prototype, so that inline caches never go by it, and
 *   walks up a chain of shapes end at it. Only private names ever get into that shape.
 */
#include "builtins/reflection/proxy.h"

static void proxy_trace(Heap *heap, Cell *cell) {
    const Proxy *proxy = (const Proxy *)cell;
    object_trace(heap, cell);
    if (proxy->target) heap_mark_cell(heap, proxy->target);
    if (proxy->handler) heap_mark_cell(heap, proxy->handler);
}

/* hooks.proxy_target. */
static Object *proxy_target(Runtime *runtime, Object *object) {
    (void)runtime;
    return ((const Proxy *)object)->target;
}

/* hooks.proxy_handler. */
static Object *proxy_handler(Runtime *runtime, Object *object) {
    (void)runtime;
    return ((const Proxy *)object)->handler;
}

void proxies_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_PROXY, proxy_trace, object_finalize);
    Runtime *runtime = heap_runtime(heap);
    runtime->hooks.exotic[CELL_OBJECT_PROXY] = &proxy_methods;
    runtime->hooks.proxy_target = proxy_target;
    runtime->hooks.proxy_handler = proxy_handler;
}

/* 10.5.14 ProxyCreate ( target, handler ) */
static Proxy *proxy_create(Runtime *runtime, Value target, Value handler) {
    if (!value_is_object(target) || !value_is_object(handler)) {
        throw_type_error(runtime, "Cannot create proxy with a non-object as target or handler");
        return NULL;
    }
    Shape *shape = shape_new_unique(runtime, NULL);
    Proxy *proxy =
        shape ? object_allocate_shaped(runtime, sizeof(Proxy), CELL_OBJECT_PROXY, shape, 0) : NULL;
    if (!proxy) return NULL;
    proxy->target = value_as_object(target);
    proxy->handler = value_as_object(handler);
    proxy->object.cell.flags |= OBJECT_EXOTIC;
    if (is_callable(target)) proxy->object.cell.flags |= OBJECT_CALLABLE;
    if (is_constructor(target)) proxy->object.cell.extra |= FUNCTION_HAS_CONSTRUCT;
    return proxy;
}

/* 28.2.1.1 Proxy ( target, handler ) */
static Value proxy_constructor(NativeCall *call) {
    if (value_is_undefined(call->new_target)) {
        return throw_type_error(call->runtime, "Constructor Proxy requires 'new'");
    }
    Proxy *proxy = proxy_create(call->runtime, argument(call, 0), argument(call, 1));
    return proxy ? value_cell(proxy) : VALUE_ABRUPT;
}

/* 28.2.2.1.1 Proxy Revocation Functions: captured[0] is the proxy, null once it is revoked. */
static Value proxy_revoke(NativeCall *call) {
    Value *captured = ((NativeFunction *)call->callee)->captured;
    if (value_is_null(captured[0])) return VALUE_UNDEFINED;
    Proxy *proxy = (Proxy *)value_as_object(captured[0]);
    captured[0] = VALUE_NULL;
    proxy->target = proxy->handler = NULL;
    return VALUE_UNDEFINED;
}
static const BuiltinRow revoke_row = METHOD("", 0, proxy_revoke, "takes a proxy's target from it");

static bool put(Runtime *runtime, Object *object, const char *name, void *cell) {
    String *atom = atom_from_ascii(runtime, name);
    return atom && object_put(runtime, object, property_key_name(atom), value_cell(cell));
}

/* 28.2.2.1 Proxy.revocable ( target, handler ) */
static Value proxy_revocable(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Proxy *proxy = proxy_create(runtime, argument(call, 0), argument(call, 1));
    TRY_OK(proxy);
    NativeFunction *revoke = native_function_closing_over(runtime, &revoke_row, 1);
    TRY_OK(revoke);
    revoke->captured[0] = value_cell(proxy);
    Object *result = object_new(runtime);
    TRY_OK(result && put(runtime, result, "proxy", proxy) &&
           put(runtime, result, "revoke", revoke));
    return value_cell(result);
}

static const BuiltinRow static_rows[] = {
    METHOD("revocable", 2, proxy_revocable, "a proxy with the function that revokes it"),
    ROWS_END,
};

const BuiltinClass builtin_proxy = {
    .constructor =
        METHOD("Proxy", 2, proxy_constructor, "an object that asks a handler how to behave"),
    .intrinsic = INTRINSIC_PROXY,
    .parent = -1,
    .is_global = true,
    .has_no_prototype = true,
    .static_rows = static_rows,
};
