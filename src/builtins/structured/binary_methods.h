/* What the builtins of binary data share: receivers, indices, messages. */
#ifndef BOBBIN_BUILTINS_STRUCTURED_BINARY_METHODS_H
#define BOBBIN_BUILTINS_STRUCTURED_BINARY_METHODS_H

#include "builtins/checks.h"
#include "runtime/objects/binary.h"

/* Spec 7.1.22 ToIndex. What is no index is a RangeError of V8's words: a format that may use the
 * value as %S. False: threw. */
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
