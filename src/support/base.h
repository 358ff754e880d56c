/* What every file of the house may count on: integer types, branch hints, compile-time checks.
 *
 * Compilers: gcc and clang (GNU attributes and builtins).
 */
#ifndef BOBBIN_SUPPORT_BASE_H
#define BOBBIN_SUPPORT_BASE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which way a condition nearly always goes. */
#define LIKELY(condition)        __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition)      __builtin_expect(!!(condition), 0)

/* Keeps a slow path out of the fast one's code and frame. */
#define NOINLINE                 __attribute__((noinline))
#define ALWAYS_INLINE            inline __attribute__((always_inline))
/* A slow path: laid out apart, its callers' branches to it counted as unlikely. */
#define COLD                     __attribute__((cold, noinline))

/* A result that must be looked at (an allocation that may have failed). */
#define MUST_CHECK               __attribute__((warn_unused_result))
/* Argument number `text` is a printf format for those from number `first` on (0: a va_list). */
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))
/* The fall into the next `case` is meant. */
#define FALLTHROUGH              __attribute__((fallthrough))

/* What control never reaches: checked in a debug build, assumed in a release build. */
#ifdef NDEBUG
#define UNREACHABLE() __builtin_unreachable()
#else
#define UNREACHABLE() (assert(!"unreachable"), __builtin_unreachable())
#endif

/* Behind a call: keeps compilers from making a jump of it. Where a recursion is to be ended by the
 * check of the stack, it has to use stack. */
static inline void keep_frame(void) {
    __asm__ volatile("" ::
                         : "memory");
}

/* Fails to compile when given a pointer instead of an array. */
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]) + 0 * ARRAY_CHECK(array))
#define ARRAY_CHECK(array) \
    sizeof(char[1 - 2 * __builtin_types_compatible_p(__typeof__(array), __typeof__(&(array)[0]))])

/* Compile-time checks: of a size that other code or a format depends on, of a table's length. */
#define CHECK_SIZE(type, size) _Static_assert(sizeof(type) == (size), "unexpected size: " #type)
#define CHECK_COUNT(table, count) \
    _Static_assert(COUNT_OF(table) == (count), "rows missing or too many: " #table)

#endif
