/* FinalizationRegistry (spec 26.2): calls back once a target has died.
 *
 * The collector's hook finds the dead (finalization_cells.c) and puts their registry into the queue
 * at runtime->weak; whoever runs tasks takes it from there. As in Node.js the youngest goes first:
 * of the registries that one collection finds, and of the targets of each.
 *
 * Invariants
 * - runtime->weak.registries leads to every registry there is: those that die leave it after the
 *   marking, before they are swept.
 * - A registry is in the queue once at most, and not while its job runs. Those in it are alive.
 */
#include "builtins/memory/finalization_registry.h"

#include "builtins/checks.h"
#include "builtins/memory/finalization_cells.h"
#include "builtins/memory/weak.h"

typedef struct FinalizationRegistry {
    Object object;
    Value cleanup; /* [[CleanupCallback]] */
    Realm *realm;  /* [[Realm]] */
    FinalizationCells cells;
    struct FinalizationRegistry *next;         /* made before this one */
    struct FinalizationRegistry *next_unclean; /* in the queue */
    bool is_busy;                              /* it is in the queue, or its job runs */
} FinalizationRegistry;

/* ---- the queue ---- */

/* HostEnqueueFinalizationRegistryCleanupJob (9.9.4.1) */
static void enqueue(WeakHolders *weak, FinalizationRegistry *registry) {
    registry->is_busy = true;
    registry->next_unclean = NULL;
    if (weak->last_unclean)
        weak->last_unclean->next_unclean = registry;
    else
        weak->first_unclean = registry;
    weak->last_unclean = registry;
}

static FinalizationRegistry *dequeue(WeakHolders *weak) {
    FinalizationRegistry *registry = weak->first_unclean;
    weak->first_unclean = registry->next_unclean;
    if (!weak->first_unclean) weak->last_unclean = NULL;
    return registry;
}

/* ---- the collector ---- */

static void registry_trace(Heap *heap, Cell *cell) {
    const FinalizationRegistry *registry = (const FinalizationRegistry *)cell;
    object_trace(heap, cell);
    heap_mark_value(heap, registry->cleanup);
    heap_mark_cell(heap, registry->realm);
    finalization_cells_mark(heap, &registry->cells);
}

static void registry_finalize(Heap *heap, Cell *cell) {
    finalization_cells_free(heap, &((FinalizationRegistry *)cell)->cells);
    object_finalize(heap, cell);
}

void finalization_registries_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_FINALIZATION_REGISTRY, registry_trace, registry_finalize);
}

void finalization_registries_mark(Heap *heap, const WeakHolders *weak) {
    const FinalizationRegistry *registry = weak->first_unclean;
    for (; registry; registry = registry->next_unclean) heap_mark_cell(heap, registry);
}

void finalization_registries_clear(Heap *heap, WeakHolders *weak) {
    FinalizationRegistry **link = &weak->registries;
    for (FinalizationRegistry *registry = *link; registry; registry = *link) {
        if (!heap_is_marked(heap, registry)) {
            *link = registry->next;
            continue;
        }
        finalization_cells_clear(heap, &registry->cells);
        if (registry->cells.dead && !registry->is_busy) enqueue(weak, registry);
        link = &registry->next;
    }
}

/* ---- the job ---- */

/* 9.12 CleanupFinalizationRegistry ( finalizationRegistry ): as a function, called with the
 * registry as `this`, it shows in stacks. */
static Value clean_up(NativeCall *native) {
    FinalizationRegistry *registry = (FinalizationRegistry *)value_as_object(native->this_value);
    Value held;
    while (finalization_cells_take_dead(native->runtime, &registry->cells, &held)) {
        TRY(call(native->runtime, registry->cleanup, VALUE_UNDEFINED, 1, &held));
    }
    return VALUE_UNDEFINED;
}

static bool call_clean_up(Runtime *runtime, FinalizationRegistry *registry) {
    static const BuiltinRow row =
        METHOD("cleanupSome", 0, clean_up, "tells a registry's callback of targets that died");
    NativeFunction *function = native_function_from_row(runtime, registry->realm, &row);
    if (!function) return false;
    Value this_value = value_cell(registry);
    return !value_is_abrupt(call(runtime, value_cell(function), this_value, 0, NULL));
}

bool cleanup_run(Runtime *runtime) {
    WeakHolders *weak = &runtime->weak;
    FinalizationRegistry *registry = dequeue(weak);
    bool is_fine = call_clean_up(runtime, registry);
    registry->is_busy = false;
    if (registry->cells.dead) enqueue(weak, registry);
    return is_fine;
}

/* ---- script ---- */

static FinalizationRegistry *registry_create(Runtime *runtime, const NativeCall *call) {
    FinalizationRegistry *registry = object_create_from_constructor(
        runtime, value_as_object(call->new_target), INTRINSIC_FINALIZATION_REGISTRY_PROTOTYPE,
        sizeof(FinalizationRegistry), CELL_OBJECT_FINALIZATION_REGISTRY);
    if (!registry) return NULL;
    registry->object.cell.flags |= CELL_HAS_FINALIZER;
    registry->cleanup = argument(call, 0);
    registry->realm = ((const NativeFunction *)call->callee)->realm;
    registry->next = runtime->weak.registries;
    runtime->weak.registries = registry;
    return registry;
}

/* 26.2.1.1 FinalizationRegistry ( cleanupCallback ) */
static Value registry_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (value_is_undefined(call->new_target))
        return throw_type_error(runtime, "Constructor FinalizationRegistry requires 'new'");
    if (!is_callable(argument(call, 0)))
        return throw_type_error(runtime, "FinalizationRegistry: cleanup must be callable");
    TRY_OK(weak_watch(runtime));
    return cell_or_abrupt(registry_create(runtime, call));
}

static FinalizationRegistry *this_registry(const NativeCall *call, const char *method) {
    if (value_is_kind(call->this_value, CELL_OBJECT_FINALIZATION_REGISTRY))
        return (FinalizationRegistry *)value_as_object(call->this_value);
    throw_incompatible_receiver(call->runtime, call->this_value, method);
    return NULL;
}

static bool check_token(Runtime *runtime, Value token) {
    if (can_be_held_weakly(token)) return true;
    String *text = value_in_message(runtime, token);
    if (text) throw_type_error(runtime, "Invalid unregisterToken ('%S')", text);
    return false;
}

/* 26.2.3.2 FinalizationRegistry.prototype.register ( target, heldValue [ , unregisterToken ] ) */
static Value registry_register(NativeCall *call) {
    static const char name[] = "FinalizationRegistry.prototype.register";
    Runtime *runtime = call->runtime;
    FinalizationRegistry *registry = this_registry(call, name);
    TRY_OK(registry);
    Value target = argument(call, 0), held = argument(call, 1), token = argument(call, 2);
    if (!can_be_held_weakly(target)) return throw_type_error(runtime, "%s: invalid target", name);
    if (target == held)
        return throw_type_error(runtime, "%s: target and holdings must not be same", name);
    TRY_OK(value_is_undefined(token) || check_token(runtime, token));
    TRY_OK(finalization_cells_add(runtime, &registry->cells, target, held, token));
    return VALUE_UNDEFINED;
}

/* 26.2.3.3 FinalizationRegistry.prototype.unregister ( unregisterToken ) */
static Value registry_unregister(NativeCall *call) {
    FinalizationRegistry *registry =
        this_registry(call, "FinalizationRegistry.prototype.unregister");
    Value token = argument(call, 0);
    TRY_OK(registry && check_token(call->runtime, token));
    return value_bool(finalization_cells_remove(call->runtime, &registry->cells, token));
}

// clang-format off
static const BuiltinRow registry_rows[] = {
    METHOD("register", 2, registry_register, "calls back once a target has died"),
    METHOD("unregister", 1, registry_unregister, "forgets what a token stands for"),
    TO_STRING_TAG("FinalizationRegistry"),
    ROWS_END
};

const BuiltinClass builtin_finalization_registry = {
    .constructor = METHOD("FinalizationRegistry", 1, registry_constructor,
                          "calls back once objects have died"),
    .intrinsic = INTRINSIC_FINALIZATION_REGISTRY, .parent = -1, .is_global = true,
    .prototype_rows = registry_rows
};
// clang-format on
