/* What the files of typed arrays share: receivers, making them, methods for the table. */
#ifndef BOBBIN_BUILTINS_INDEXED_TYPED_ARRAY_H
#define BOBBIN_BUILTINS_INDEXED_TYPED_ARRAY_H

#include "builtins/indexed/array_like.h"
#include "builtins/structured/binary_methods.h"

/* How messages begin the names of methods and of statics. */
#define TYPED_ARRAY_METHOD "%TypedArray%.prototype."
#define TYPED_ARRAY_STATIC "%TypedArray%."

/* ---- receivers (23.2.4.4 ValidateTypedArray): NULL with a TypeError ---- */
/* What `this` is; V8 has two ways to say that it is none. */
TypedArray *typed_array_this(NativeCall *call);
TypedArray *typed_array_receiver(NativeCall *call);
/* The same of a value that a constructor has made. */
TypedArray *typed_array_validate(NativeCall *call, Value value, const char *scope);
/* Again, after script may have run: false when it is out of bounds by now. */
bool typed_array_revalidate(NativeCall *call, const TypedArray *array);

/* ---- making them (typed_array_create.c): NULL when it threw ---- */
/* `length` zeroed elements, of the current realm's class of the kind. */
TypedArray *typed_array_make(Runtime *runtime, ElementKind kind, double length);
/* 23.2.4.2 TypedArrayCreate: of a length, or with any arguments. */
TypedArray *typed_array_create(NativeCall *call, Value constructor, double length,
                               const char *scope);
/* 23.2.4.1 TypedArraySpeciesCreate: of a length; or, given a buffer, of its elements from
 * byte_offset on (length < 0: it tracks the buffer's length). */
TypedArray *typed_array_species_create(NativeCall *call, TypedArray *exemplar, double length);
TypedArray *typed_array_species_view(NativeCall *call, TypedArray *exemplar, double byte_offset,
                                     double length);
/* Copies elements between arrays of any kinds; bytes where the kinds agree. Precondition: both
 * have them. False: one is of BigInts and the other is not. */
bool typed_array_copy(Runtime *runtime, TypedArray *target, size_t to, const TypedArray *source,
                      size_t from, size_t count);

/* 23.2.5.1 TypedArray ( ...args ): of every kind; the row says of which. */
Value typed_array_construct(NativeCall *call);

/* ---- methods of %TypedArray%.prototype, for the table in typed_array.c ---- */
/* typed_array_methods.c */
Value typed_array_at(NativeCall *call);
Value typed_array_entries(NativeCall *call);
Value typed_array_includes(NativeCall *call);
Value typed_array_index_of(NativeCall *call);
Value typed_array_join(NativeCall *call);
Value typed_array_keys(NativeCall *call);
Value typed_array_last_index_of(NativeCall *call);
Value typed_array_to_locale_string(NativeCall *call);
Value typed_array_values(NativeCall *call);
/* typed_array_callbacks.c */
Value typed_array_every(NativeCall *call);
Value typed_array_filter(NativeCall *call);
Value typed_array_find(NativeCall *call);
Value typed_array_find_index(NativeCall *call);
Value typed_array_find_last(NativeCall *call);
Value typed_array_find_last_index(NativeCall *call);
Value typed_array_for_each(NativeCall *call);
Value typed_array_map(NativeCall *call);
Value typed_array_reduce(NativeCall *call);
Value typed_array_reduce_right(NativeCall *call);
Value typed_array_some(NativeCall *call);
/* typed_array_change.c */
Value typed_array_copy_within(NativeCall *call);
Value typed_array_fill(NativeCall *call);
Value typed_array_reverse(NativeCall *call);
Value typed_array_set_method(NativeCall *call);
Value typed_array_slice(NativeCall *call);
Value typed_array_subarray(NativeCall *call);
Value typed_array_to_reversed(NativeCall *call);
Value typed_array_with(NativeCall *call);
/* typed_array_sort.c */
Value typed_array_sort(NativeCall *call);
Value typed_array_to_sorted(NativeCall *call);

#endif
