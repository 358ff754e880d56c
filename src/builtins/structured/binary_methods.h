/* What the builtins of binary data share: receivers, indices, messages. */
#ifndef BOBBIN_BUILTINS_STRUCTURED_BINARY_METHODS_H
#define BOBBIN_BUILTINS_STRUCTURED_BINARY_METHODS_H

#include "builtins/checks.h"
#include "runtime/objects/binary.h"

/* Spec 7.1.22 ToIndex. *is_index says whether it is one; false: the conversion threw. */
bool index_of_value(Runtime *runtime, Value value, double *index, bool *is_index);
/* The same with a RangeError of V8's words: a format that may use the value as %S. */
bool index_or_throw(Runtime *runtime, Value value, const char *format, double *index);
/* The RangeError alone. */
bool throw_bad_index(Runtime *runtime, const char *format, Value value);

/* TypeError "Cannot perform DataView.prototype.getInt8 on a detached ArrayBuffer", and "Method ...
 * called on incompatible receiver #<Object>". `scope` stands before the method's name. */
Value throw_detached(NativeCall *call, const char *scope);
Value throw_incompatible(NativeCall *call, const char *scope, Value receiver);
/* TypeError "Constructor Uint8Array requires 'new'". */
Value throw_requires_new(NativeCall *call);

/* TypeError "Cannot mix BigInt and other types, use explicit conversions". */
Value throw_mixed_kinds(Runtime *runtime);

#endif
