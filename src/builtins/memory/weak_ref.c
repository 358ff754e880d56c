/* WeakRef (spec 26.1): a reference that does not keep its target alive, save up to the end of the
 * job that has seen it (jobs/kept.c).
 *
 * Invariants
 * - The target is an object or a symbol, or undefined once it died.
 * - runtime->weak.references leads to every WeakRef there is: those that die leave it after the
 *   marking, before they are swept.
 */
#include "builtins/checks.h"
#include "builtins/memory/weak.h"
#include "jobs/jobs.h"

typedef struct WeakRef {
    Object object;
    Value target;
    struct WeakRef *next; /* made before this one */
} WeakRef;

/* ---- the collector ---- */

/* Spec 9.9.3, of WeakRefs. */
void weak_references_clear(Heap *heap, WeakHolders *weak) {
    WeakRef **link = &weak->references;
    for (WeakRef *reference = *link; reference; reference = *link) {
        if (!heap_is_marked(heap, reference)) {
            *link = reference->next;
            continue;
        }
        bool is_dead = value_is_cell(reference->target) &&
                       !heap_is_marked(heap, value_as_cell(reference->target));
        if (is_dead) reference->target = VALUE_UNDEFINED;
        link = &reference->next;
    }
}

/* The object's own properties and nothing else. */
void weak_references_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_WEAK_REF, object_trace, object_finalize);
}

/* ---- script ---- */

static WeakRef *weak_ref_create(Runtime *runtime, Object *new_target, Value target) {
    WeakRef *reference = object_create_from_constructor(
        runtime, new_target, INTRINSIC_WEAK_REF_PROTOTYPE, sizeof(WeakRef), CELL_OBJECT_WEAK_REF);
    if (!reference || !add_to_kept_objects(runtime, value_as_cell(target))) return NULL;
    reference->target = target;
    reference->next = runtime->weak.references;
    runtime->weak.references = reference;
    return reference;
}

/* 26.1.1.1 WeakRef ( target ) */
static Value weak_ref_constructor(NativeCall *call) {
    Runtime *runtime = call->runtime;
    Value target = argument(call, 0);
    if (value_is_undefined(call->new_target))
        return throw_type_error(runtime, "Constructor WeakRef requires 'new'");
    if (!can_be_held_weakly(target))
        return throw_type_error(runtime, "WeakRef: invalid target");
    TRY_OK(weak_watch(runtime));
    return cell_or_abrupt(weak_ref_create(runtime, value_as_object(call->new_target), target));
}

/* 26.1.3.2 WeakRef.prototype.deref ( ), 26.1.4.1 WeakRefDeref */
static Value weak_ref_deref(NativeCall *call) {
    Runtime *runtime = call->runtime;
    if (!value_is_kind(call->this_value, CELL_OBJECT_WEAK_REF))
        return throw_incompatible_receiver(runtime, call->this_value, "WeakRef.prototype.deref");
    Value target = ((const WeakRef *)value_as_object(call->this_value))->target;
    if (!value_is_undefined(target)) TRY_OK(add_to_kept_objects(runtime, value_as_cell(target)));
    return target;
}

// clang-format off
static const BuiltinRow weak_ref_rows[] = {
    METHOD("deref", 0, weak_ref_deref, "the target, or undefined once it is gone"),
    TO_STRING_TAG("WeakRef"),
    ROWS_END
};

const BuiltinClass builtin_weak_ref = {
    .constructor = METHOD("WeakRef", 1, weak_ref_constructor,
                          "a reference that does not keep its target alive"),
    .intrinsic = INTRINSIC_WEAK_REF, .parent = -1, .is_global = true,
    .prototype_rows = weak_ref_rows
};
// clang-format on
