/* Making and deleting a runtime: heap, stacks and their limits, the names and symbols the engine
 * itself needs.
 *
 * No realm is made here. What upper floors own (jobs, trace, host) they have freed before the
 * runtime goes.
 */
#define _GNU_SOURCE
#include "runtime/runtime.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "runtime/objects/object.h"
#include "runtime/values/string_internal.h"

#if HEAP_CHECKED
enum { C_STACK_MARGIN = 1 << 20 }; /* sanitized frames are large */
#else
enum { C_STACK_MARGIN = 128 << 10 };
#endif
enum {
    VALUE_STACK_SLOTS = 4 << 20,
    C_STACK_UNLIMITED = 64 << 20, /* what we take when the system sets no limit */
    C_STACK_LEAST = 64 << 10
};

/* ---- the C stack ---- */

/* Lowest and highest address of this thread's stack. */
typedef struct StackBounds {
    const char *lowest, *highest;
} StackBounds;

/* The main thread's stack grows on demand up to the resource limit. __libc_stack_end is where it
 * began: asking pthread for it would read a file of /proc. */
extern void *__libc_stack_end;

/* The limit counts from the very top, where the environment lies, and at its end the program's file
 * name: the environment may be large. */
static const char *main_stack_top(void) {
    const char *file_name = (const char *)getauxval(AT_EXECFN);
    const char *begin = __libc_stack_end;
    return file_name > begin ? file_name : begin;
}

static StackBounds main_stack_bounds(void) {
    struct rlimit limit;
    size_t size = C_STACK_UNLIMITED;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < size) size = limit.rlim_cur;
    return (StackBounds){main_stack_top() - size, __libc_stack_end};
}

static StackBounds thread_stack_bounds(void) {
    pthread_attr_t attributes;
    void *lowest = NULL;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &lowest, &size);
        pthread_attr_destroy(&attributes);
    }
    return (StackBounds){lowest, (const char *)lowest + size};
}

/* Bounds that hold `here`: on a stack of the embedder's own making its word is all we have. */
static StackBounds stack_bounds(size_t stack_size, const char *here) {
    StackBounds bounds = getpid() == gettid() ? main_stack_bounds() : thread_stack_bounds();
    if (here >= bounds.lowest && here < bounds.highest) return bounds;
    return (StackBounds){here - C_STACK_MARGIN - (stack_size ? stack_size : C_STACK_LEAST), here};
}

static void set_c_stack(Runtime *runtime, size_t stack_size, const char *here) {
    StackBounds bounds = stack_bounds(stack_size, here);
    size_t room = (size_t)(here - bounds.lowest);
    size_t usable = room > C_STACK_MARGIN + C_STACK_LEAST ? room - C_STACK_MARGIN : C_STACK_LEAST;
    if (stack_size && stack_size < usable) usable = stack_size;
    runtime->c_stack_limit = runtime->c_stack_end = here - usable;
    heap_set_stack_base(runtime->heap, bounds.highest);
}

bool runtime_stack_overflow(Runtime *runtime) {
    if (!runtime_stack_is_low(runtime)) return false;
    throw_range_error(runtime, "Maximum call stack size exceeded");
    return true;
}

/* ---- stopping ---- */

/* The limit first: the other way round it might stay behind for good when the engine goes on in
 * between. */
void runtime_stop(Runtime *runtime) {
    __atomic_store_n(&runtime->c_stack_limit, (const char *)UINTPTR_MAX, __ATOMIC_SEQ_CST);
    __atomic_store_n(&runtime->terminating, true, __ATOMIC_SEQ_CST);
    if (runtime->hooks.wake) runtime->hooks.wake(runtime);
}

void runtime_go_on(Runtime *runtime) {
    runtime->terminating = false;
    runtime->c_stack_limit = runtime->c_stack_end;
}

/* ---- the value stack ---- */

static bool make_value_stack(Runtime *runtime, size_t slots) {
    runtime->stack_slots = slots ? slots : VALUE_STACK_SLOTS;
    void *stack = mmap(NULL, runtime->stack_slots * sizeof(Value), PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (stack == MAP_FAILED) return false;
    runtime->stack = stack;
    runtime->stack_limit = runtime->stack + runtime->stack_slots;
    return true;
}

/* ---- names and symbols ---- */

static bool make_names(Runtime *runtime) {
#define X(identifier, text) \
    if (!(runtime->names.identifier = atom_from_ascii(runtime, text))) return false;
    NAMES(X)
#undef X
    return true;
}

static Symbol *well_known_symbol(Runtime *runtime, const char *description) {
    String *text = atom_from_ascii(runtime, description);
    return text ? symbol_new(runtime, text, 0) : NULL;
}

static bool make_symbols(Runtime *runtime) {
#define X(identifier, description) \
    if (!(runtime->symbols.identifier = well_known_symbol(runtime, description))) return false;
    WELL_KNOWN_SYMBOLS(X)
#undef X
    return true;
}

/* ---- all together ---- */

/* Not all zero, whatever the system says. */
static void seed_random(Runtime *runtime) {
    if (getentropy(runtime->random_state, sizeof runtime->random_state) != 0)
        runtime->random_state[0] = (uintptr_t)runtime;
    runtime->random_state[1] |= 1;
}

static bool make_parts(Runtime *runtime, const RuntimeOptions *options, const char *here) {
    runtime->heap = heap_new(runtime, options->memory_limit);
    if (!runtime->heap) return false;
    set_c_stack(runtime, options->stack_size, here);
    strings_register_kinds(runtime->heap);
    objects_register_kinds(runtime->heap);
    if (!make_value_stack(runtime, options->value_stack_slots) || !atoms_init(runtime))
        return false;
    runtime->empty_string = atom_from_ascii(runtime, "");
    runtime->stack_trace_limit = STACK_TRACE_LIMIT;
    return runtime->empty_string && make_names(runtime) && make_symbols(runtime);
}

Runtime *runtime_new(const RuntimeOptions *options) {
    Runtime *runtime = calloc(1, sizeof *runtime);
    if (!runtime) return NULL;
    runtime->exception = VALUE_EMPTY;
    runtime->out_of_memory_error = VALUE_UNDEFINED;
    runtime->prototype_epoch = 1;
    seed_random(runtime);
    if (!make_parts(runtime, options, __builtin_frame_address(0))) {
        runtime_delete(runtime);
        return NULL;
    }
    return runtime;
}

void runtime_delete(Runtime *runtime) {
    if (!runtime) return;
    if (runtime->heap) heap_delete(runtime->heap);
    atoms_delete(runtime);
    objects_release(runtime);
    pointer_set_free(&runtime->joining);
    if (runtime->stack) munmap(runtime->stack, runtime->stack_slots * sizeof(Value));
    free(runtime);
}
