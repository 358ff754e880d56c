/* Atomics (spec 25.4). There is one thread, so every access is atomic; a wait ends by its timeout
 * alone, and nobody is ever there to be woken. */
#include "builtins/structured/binary_methods.h"

/* ---- receivers and indices ---- */

static TypedArray *throw_not_fit(Runtime *runtime, Value value, const char *what) {
    String *text = value_describe(runtime, value);
    if (text) throw_type_error(runtime, "%S is not %s typed array.", text, what);
    return NULL;
}

/* 25.4.3.1 ValidateIntegerTypedArray */
static TypedArray *integer_array(NativeCall *call, bool waitable) {
    Value value = argument(call, 0);
    TypedArray *array = value_is_typed_array(value) ? value_as_typed_array(value) : NULL;
    if (array && typed_array_is_out_of_bounds(array)) {
        throw_detached(call, "Atomics.");
        return NULL;
    }
    bool is_fit = array && typed_array_info(array)->takes_atomic;
    if (waitable && is_fit) {
        ElementKind kind = typed_array_kind(array);
        is_fit = kind == ELEMENT_INT32 || kind == ELEMENT_BIGINT64;
    }
    if (is_fit) return array;
    return throw_not_fit(call->runtime, value,
                         waitable ? "an int32 or BigInt64" : "an integer");
}

/* 25.4.3.2 ValidateAtomicAccess */
static bool access_index(NativeCall *call, const TypedArray *array, size_t *index) {
    static const char bad_index[] = "Invalid atomic access index";
    double number, length = (double)typed_array_length(array);
    if (!index_or_throw(call->runtime, argument(call, 1), bad_index, &number)) return false;
    *index = (size_t)number;
    return number < length || throw_bad_index(call->runtime, bad_index, VALUE_UNDEFINED);
}

/* The value as an element's, integers alone: ToIntegerOrInfinity, or ToBigInt. */
static Value integer_argument(NativeCall *call, const TypedArray *array, uint32_t index) {
    Value value = argument(call, index);
    if (element_kind_is_big(typed_array_kind(array))) {
        return element_convert(call->runtime, typed_array_kind(array), value);
    }
    double number;
    TRY_OK(to_integer_or_infinity(call->runtime, value, &number));
    return value_number(number);
}

/* 25.4.3.4 RevalidateAtomicAccess: where the element lies; NULL: threw. */
static uint8_t *element_place(NativeCall *call, const TypedArray *array, size_t index) {
    if (typed_array_is_out_of_bounds(array)) {
        throw_detached(call, "Atomics.");
        return NULL;
    }
    if (index < typed_array_length(array)) return typed_array_bytes(array, index);
    throw_range_error(call->runtime, "Invalid atomic access index");
    return NULL;
}

/* ---- reading, writing, and both (25.4.3.3 AtomicReadModifyWrite) ---- */

typedef enum AtomicOperation {
    ATOMIC_ADD,
    ATOMIC_AND,
    ATOMIC_EXCHANGE,
    ATOMIC_OR,
    ATOMIC_SUB,
    ATOMIC_XOR
} AtomicOperation;

static uint64_t operate(AtomicOperation operation, uint64_t old, uint64_t operand) {
    switch (operation) {
    case ATOMIC_ADD: return old + operand;
    case ATOMIC_AND: return old & operand;
    case ATOMIC_OR: return old | operand;
    case ATOMIC_SUB: return old - operand;
    case ATOMIC_XOR: return old ^ operand;
    default: return operand;
    }
}

/* The bits of an integer element, as unsigned, and back. */
#define SIZES(X) X(uint8_t) X(uint16_t) X(uint32_t) X(uint64_t)
static uint64_t load_bits(const void *bytes, size_t size) {
#define X(type)                            \
    if (size == sizeof(type)) {            \
        type bits;                         \
        memcpy(&bits, bytes, sizeof bits); \
        return bits;                       \
    }
    SIZES(X)
#undef X
    UNREACHABLE();
}
static void store_bits(void *bytes, size_t size, uint64_t value) {
#define X(type)                            \
    if (size == sizeof(type)) {            \
        type bits = (type)value;           \
        memcpy(bytes, &bits, sizeof bits); \
    }
    SIZES(X)
#undef X
}

static uint64_t bits_of_value(ElementKind kind, Value numeric) {
    uint64_t bytes = 0;
    element_write(kind, &bytes, numeric);
    return load_bits(&bytes, element_infos[kind].size);
}

/* Of the row's operation: 25.4.4 add, 25.4.5 and, 25.4.7 exchange, 25.4.10 or, 25.4.12 sub, 25.4.15
 * xor. */
static Value atomics_modify(NativeCall *call) {
    size_t index;
    TypedArray *array = integer_array(call, false);
    TRY_OK(array && access_index(call, array, &index));
    TRY_VALUE(operand, integer_argument(call, array, 2));
    ElementKind kind = typed_array_kind(array);
    uint8_t *place = element_place(call, array, index);
    TRY_OK(place);
    TRY_VALUE(old, element_read(call->runtime, kind, place));
    size_t size = element_infos[kind].size;
    AtomicOperation operation = (AtomicOperation)method_row(call)->which;
    store_bits(place, size,
               operate(operation, load_bits(place, size), bits_of_value(kind, operand)));
    return old;
}

/* 25.4.6 Atomics.compareExchange ( typedArray, index, expectedValue, replacementValue ) */
static Value atomics_compare_exchange(NativeCall *call) {
    size_t index;
    TypedArray *array = integer_array(call, false);
    TRY_OK(array && access_index(call, array, &index));
    TRY_VALUE(expected, integer_argument(call, array, 2));
    TRY_VALUE(replacement, integer_argument(call, array, 3));
    ElementKind kind = typed_array_kind(array);
    uint8_t *place = element_place(call, array, index);
    TRY_OK(place);
    TRY_VALUE(old, element_read(call->runtime, kind, place));
    if (load_bits(place, element_infos[kind].size) == bits_of_value(kind, expected)) {
        element_write(kind, place, replacement);
    }
    return old;
}

/* 25.4.9 Atomics.load ( typedArray, index ) */
static Value atomics_load(NativeCall *call) {
    size_t index;
    TypedArray *array = integer_array(call, false);
    TRY_OK(array && access_index(call, array, &index));
    const uint8_t *place = element_place(call, array, index);
    return place ? element_read(call->runtime, typed_array_kind(array), place) : VALUE_ABRUPT;
}

/* 25.4.11 Atomics.store ( typedArray, index, value ) */
static Value atomics_store(NativeCall *call) {
    size_t index;
    TypedArray *array = integer_array(call, false);
    TRY_OK(array && access_index(call, array, &index));
    TRY_VALUE(value, integer_argument(call, array, 2));
    uint8_t *place = element_place(call, array, index);
    TRY_OK(place);
    element_write(typed_array_kind(array), place, value);
    return value;
}

/* 25.4.8 Atomics.isLockFree ( size ) */
static Value atomics_is_lock_free(NativeCall *call) {
    double size;
    TRY_OK(to_integer_or_infinity(call->runtime, argument(call, 0), &size));
    return value_bool(size == 1 || size == 2 || size == 4 || size == 8);
}

/* ---- waiting ---- */

/* Steps 6 to 7 of 25.4.13: milliseconds; no timeout is an endless one. */
static bool timeout_argument(NativeCall *call, double *timeout) {
    if (!to_number(call->runtime, argument(call, 3), timeout)) return false;
    *timeout = *timeout != *timeout ? INFINITY : fmax(*timeout, 0);
    return true;
}

static Value text_value(Runtime *runtime, const char *text) {
    return cell_or_abrupt(atom_from_ascii(runtime, text));
}

/* 25.4.13 Atomics.wait ( typedArray, index, value, timeout ) */
static Value atomics_wait(NativeCall *call) {
    Runtime *runtime = call->runtime;
    size_t index;
    double timeout;
    TypedArray *array = integer_array(call, true);
    if (!array) return VALUE_ABRUPT;
    if (!array->buffer->is_shared) {
        throw_not_fit(runtime, argument(call, 0), "a shared");
        return VALUE_ABRUPT;
    }
    TRY_OK(access_index(call, array, &index));
    ElementKind kind = typed_array_kind(array);
    TRY_VALUE(value, element_convert(runtime, kind, argument(call, 2)));
    TRY_OK(timeout_argument(call, &timeout));
    uint64_t now = load_bits(typed_array_bytes(array, index), element_infos[kind].size);
    if (now != bits_of_value(kind, value)) return text_value(runtime, "not-equal");
    if (runtime->hooks.wait) runtime->hooks.wait(runtime, timeout);
    if (runtime->terminating) return throw_value(runtime, VALUE_UNDEFINED);
    return text_value(runtime, "timed-out");
}

/* 25.4.14 Atomics.notify ( typedArray, index, count ): the number of agents woken. */
static Value atomics_notify(NativeCall *call) {
    size_t index;
    double count;
    TypedArray *array = integer_array(call, true);
    TRY_OK(array && access_index(call, array, &index));
    if (!value_is_undefined(argument(call, 2))) {
        TRY_OK(to_integer_or_infinity(call->runtime, argument(call, 2), &count));
    }
    return value_int(0);
}

// clang-format off
#define MODIFIER(name_, operation_, doc_) \
    METHOD_OF_MANY(name_, 3, atomics_modify, operation_, doc_)

static const BuiltinRow atomics_rows[] = {
    METHOD("load", 2, atomics_load, "the element"),
    METHOD("store", 3, atomics_store, "sets the element"),
    MODIFIER("add", ATOMIC_ADD, "adds to the element; what it was before"),
    MODIFIER("sub", ATOMIC_SUB, "subtracts from the element; what it was before"),
    MODIFIER("and", ATOMIC_AND, "masks the element; what it was before"),
    MODIFIER("or", ATOMIC_OR, "sets bits of the element; what it was before"),
    MODIFIER("xor", ATOMIC_XOR, "flips bits of the element; what it was before"),
    MODIFIER("exchange", ATOMIC_EXCHANGE, "sets the element; what it was before"),
    METHOD("compareExchange", 4, atomics_compare_exchange,
           "sets the element if it is as expected; what it was before"),
    METHOD("isLockFree", 1, atomics_is_lock_free, "whether elements of that size need no lock"),
    METHOD("wait", 4, atomics_wait, "sleeps while the element has a value, until the timeout"),
    METHOD("notify", 3, atomics_notify, "wakes those who wait for the element"),
    TO_STRING_TAG("Atomics"),
    ROWS_END
};

const BuiltinObject builtin_atomics = {
    .intrinsic = INTRINSIC_ATOMICS, .prototype = -1, .global_name = "Atomics",
    .rows = atomics_rows
};
// clang-format on
