/* Checks and messages that several families of builtins share. */
#ifndef BOBBIN_BUILTINS_CHECKS_H
#define BOBBIN_BUILTINS_CHECKS_H

#include "builtins/builtin.h"

/* A value in the text of a message: a string as it is, anything else as value_describe has it. NULL
 * on out of memory. */
String *value_in_message(Runtime *runtime, Value value);

/* TypeError "Method Map.prototype.get called on incompatible receiver 1". */
Value throw_incompatible_receiver(Runtime *runtime, Value receiver, const char *method);

/* The object that argument `index` is, else NULL with TypeError "Object.defineProperty called on
 * non-object". */
Object *require_object(NativeCall *call, uint32_t index, const char *method);

/* A new prototype: an object, or NULL for null. False: TypeError "Object prototype may only be an
 * Object or null: 1". */
bool require_prototype(Runtime *runtime, Value value, Object **prototype);

/* Why [[SetPrototypeOf]] said no, as a TypeError. */
Value throw_prototype_refused(Runtime *runtime, Object *object);

/* TypeError "Function.prototype.apply was called on 1, which is a number and not a function". */
Value throw_not_applicable(Runtime *runtime, Value value, const char *method);

/* thisBooleanValue and its like: `this`, or what a wrapper object of that kind holds. VALUE_EMPTY
 * when it is neither. */
Value this_primitive(const NativeCall *call, CellKind wrapper);

/* Have `constructor` of the class's prototype and the class's @@species never been changed, so that
 * instances of their first shape have the class itself as their species? Runs no script. */
bool species_is_untouched(Runtime *runtime, Intrinsic class);

/* `pointer` as a result: VALUE_ABRUPT for NULL (the exception is set). */
static inline Value cell_or_abrupt(const void *pointer) {
    return LIKELY(pointer != NULL) ? value_cell(pointer) : VALUE_ABRUPT;
}
/* The outcome of a function that says by false that it threw (a pointer: arguments have no order).
 */
static inline Value bool_or_abrupt(bool ok, const bool *result) {
    return LIKELY(ok) ? value_bool(*result) : VALUE_ABRUPT;
}
static inline Value prototype_value(const Object *prototype) {
    return prototype ? value_cell(prototype) : VALUE_NULL;
}

#endif
