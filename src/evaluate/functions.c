/* Closures and scope entry (spec 10.2.3 OrdinaryFunctionCreate, 8.6.1, 10.2.11). A closure is its
 * code, its environment and its home object; length, name and prototype appear when somebody looks.
 */
#include "evaluate/expressions.h"

static bool is_class_code(const FunctionCode *code) {
    return code->kind == FUNCTION_CONSTRUCTOR || code->kind == FUNCTION_DERIVED_CONSTRUCTOR;
}

/* For the collector: the script keeps the code alive; class constructors are ClassFunctions. */
static void closure_trace(Heap *heap, Cell *cell) {
    const Function *function = (Function *)cell;
    function_trace(heap, cell);
    if (!function->code) return; /* just allocated */
    heap_mark_cell(heap, function->code->script);
    if (!is_class_code(function->code)) return;
    heap_mark_cell(heap, ((ClassFunction *)cell)->instance_initializer);
    heap_mark_cell(heap, ((ClassFunction *)cell)->private_methods);
}

void closures_register_kind(Heap *heap) {
    heap_register_kind(heap, CELL_OBJECT_FUNCTION, closure_trace, object_finalize);
}

/* Prototype of a function object by its nature (table 20.2.4, 27.3 to 27.7). */
static Intrinsic function_prototype_intrinsic(const FunctionCode *code) {
    if (code->is_async) {
        return code->is_generator ? INTRINSIC_ASYNC_GENERATOR_FUNCTION_PROTOTYPE
                                  : INTRINSIC_ASYNC_FUNCTION_PROTOTYPE;
    }
    return code->is_generator ? INTRINSIC_GENERATOR_FUNCTION_PROTOTYPE
                              : INTRINSIC_FUNCTION_PROTOTYPE;
}

/* Classes, and plain functions that are neither arrows nor methods (10.2.5). */
static bool is_constructible(const FunctionCode *code) {
    if (is_class_code(code)) return true;
    return code->kind == FUNCTION_NORMAL && !code->is_async && !code->is_generator;
}

static Function *closure_finish(Function *function, FunctionCode *code, Environment *environment,
                                Object *home_object) {
    if (!function) return NULL;
    function->object.cell.flags |= OBJECT_CALLABLE | OBJECT_LAZY_FUNCTION;
    if (is_constructible(code)) function->object.cell.extra = FUNCTION_HAS_CONSTRUCT;
    function->code = code;
    function->environment = environment;
    if (home_object) {
        function->object.cell.extra |= FUNCTION_HAS_HOME;
        ((Method *)function)->home_object = home_object;
    }
    if (!code->entry) {
        code->entry = entry_link;
        code->realm = code->script->realm;
    }
    return function;
}

Function *closure_new(Runtime *runtime, FunctionCode *code, Environment *environment,
                      Object *home_object, Object *prototype, size_t size) {
    Function *function = object_allocate(runtime, size, CELL_OBJECT_FUNCTION, prototype, 0);
    return closure_finish(function, code, environment, home_object);
}

/* Closures with %Function.prototype% share one shape of their realm. */
static Shape *closure_shape(Runtime *runtime, const FunctionCode *code) {
    Realm *realm = runtime->realm;
    Intrinsic which = function_prototype_intrinsic(code);
    bool is_usual = which == INTRINSIC_FUNCTION_PROTOTYPE;
    if (LIKELY(is_usual && realm->closure_shape)) return realm->closure_shape;
    Object *prototype = intrinsic(runtime, which);
    Shape *shape = prototype ? shape_root(runtime, prototype) : NULL;
    if (is_usual) realm->closure_shape = shape;
    return shape;
}

Function *function_instantiate(Frame *frame, FunctionCode *code, Object *home_object) {
    Runtime *runtime = frame->runtime;
    Shape *shape = closure_shape(runtime, code);
    if (!shape) return NULL;
    size_t size = home_object ? sizeof(Method) : sizeof(Function);
    assert(shape->slot_count == 0);
    Function *function = heap_allocate(runtime, size, CELL_OBJECT_FUNCTION);
    if (UNLIKELY(!function)) return NULL;
    object_set_up(&function->object, shape, (Value *)((char *)function + size), 0);
    return closure_finish(function, code, frame->environment, home_object);
}

Value eval_function(Node *node, Frame *frame) {
    Function *function = function_instantiate(frame, ((FunctionNode *)node)->code, NULL);
    return function ? value_cell(function) : VALUE_ABRUPT;
}

/* ---- `prototype`, `length`, `name`, made on first touch ---- */

/* Object a `new` or a generator call takes its prototype from (10.2.5 MakeConstructor, 27.3.4). */
static Object *make_prototype_property(Runtime *runtime, Function *function) {
    const FunctionCode *code = function->code;
    if (code->is_generator) {
        Object *parent = intrinsic(runtime, code->is_async ? INTRINSIC_ASYNC_GENERATOR_PROTOTYPE
                                                           : INTRINSIC_GENERATOR_PROTOTYPE);
        return parent ? object_new_with_prototype(runtime, parent) : NULL;
    }
    Object *prototype = object_new(runtime);
    PropertyKey key = property_key_name(runtime->names.constructor);
    if (!prototype || !object_add(runtime, prototype, key, value_cell(function), PROPERTY_HIDDEN))
        return NULL;
    return prototype;
}

static bool has_prototype_property(const FunctionCode *code) {
    return code->is_generator || (code->kind == FUNCTION_NORMAL && !code->is_async);
}

Realm *closure_realm(Object *function) {
    return ((Function *)function)->code->script->realm;
}

/* Sloppy functions that are nothing but functions have own `arguments` and `caller`, both null and
 * fixed, as V8 has it. */
static bool has_poison_properties(const FunctionCode *code) {
    return code->kind == FUNCTION_NORMAL && !code->is_strict && !code->is_async &&
           !code->is_generator;
}

static bool add_poison_properties(Runtime *runtime, Object *function) {
    const Names *names = &runtime->names;
    return object_add(runtime, function, property_key_name(names->arguments), VALUE_NULL, 0) &&
           object_add(runtime, function, property_key_name(names->caller), VALUE_NULL, 0);
}

bool closure_materialize(Runtime *runtime, Object *object) {
    Function *function = (Function *)object;
    const FunctionCode *code = function->code;
    Realm *realm = runtime->realm;
    runtime->realm = code->script->realm;
    Object *prototype =
        has_prototype_property(code) ? make_prototype_property(runtime, function) : NULL;
    runtime->realm = realm;
    if (!prototype && has_prototype_property(code)) return false;
    if (!function_define_lazy_properties(runtime, object, code->length, code->name, NULL, 0)) {
        return false;
    }
    if (has_poison_properties(code) && !add_poison_properties(runtime, object)) return false;
    PropertyKey key = property_key_name(runtime->names.prototype);
    return !prototype || object_add(runtime, object, key, value_cell(prototype), PROPERTY_WRITABLE);
}

/* ---- scopes ---- */

bool scope_open_environment(Frame *frame, const Scope *scope) {
    if (!scope->has_environment) return true;
    uint32_t size = scope->environment_size;
    Scope *searched = scope->is_searched ? (Scope *)scope : NULL;
    Environment *environment =
        environment_new(frame->runtime, frame->environment, searched, size, VALUE_UNDEFINED);
    if (!environment) return false;
    for (uint32_t i = scope->environment_tdz; i < size; i++) environment->slots[i] = VALUE_EMPTY;
    frame->environment = environment;
    return true;
}

bool scope_open(Frame *frame, const Scope *scope) {
    for (uint32_t i = 0; i < scope->tdz_count; i++)
        frame->slots[scope->tdz_first + i] = VALUE_EMPTY;
    return scope_open_environment(frame, scope);
}

bool hoist_functions(Frame *frame, FunctionNode **functions, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        Function *function = function_instantiate(frame, functions[i]->code, NULL);
        if (!function || !name_initialize(functions[i]->name_binding, value_cell(function), frame))
            return false;
    }
    return true;
}

bool scope_enter(Frame *frame, const Scope *scope) {
    return scope_open(frame, scope) && hoist_functions(frame, scope->hoisted, scope->hoisted_count);
}

/* ---- [[Construct]] ---- */

/* `prototype` of the constructor, through a cache in its code. */
static Value constructor_prototype(Runtime *runtime, Function *function) {
    PropertyCache *cache = &function->code->link;
    if (LIKELY(function->object.shape == cache->shape)) return function->object.slots[cache->slot];
    PropertyKey key = property_key_name(runtime->names.prototype);
    Value prototype = value_get_cached(runtime, value_cell(function), key, cache);
    /* The cache that was filled anew no longer keeps the last instance's shape alive. */
    function->code->construct_prototype = NULL;
    if (cache->holder || cache->accessor) cache->shape = NULL;
    if (cache->shape && !cache->linked) script_link_cache(function->code->script, cache);
    return prototype;
}

/* 10.1.14 GetPrototypeFromConstructor, when `prototype` is no object. */
static Shape *fallback_shape(Runtime *runtime, const FunctionCode *code, Intrinsic fallback) {
    Object *prototype = realm_intrinsic(runtime, code->script->realm, fallback);
    return prototype ? shape_root(runtime, prototype) : NULL;
}

Shape *function_instance_shape(Runtime *runtime, Function *function, Intrinsic fallback) {
    FunctionCode *code = function->code;
    Value prototype = constructor_prototype(runtime, function);
    if (value_is_abrupt(prototype)) return NULL;
    if (!value_is_object(prototype)) return fallback_shape(runtime, code, fallback);
    if (LIKELY(value_as_object(prototype) == code->construct_prototype))
        return code->construct_shape;
    Shape *shape = shape_root(runtime, value_as_object(prototype));
    if (!shape || !code->link.shape) return shape;
    code->construct_prototype = code->link.holder = value_as_object(prototype);
    return code->link.next_shape = code->construct_shape = shape;
}

/* OrdinaryCreateFromConstructor(function, %Object.prototype%) with the shape of the last instance
 * at hand. */
static Object *instance_new(Frame *frame, Function *function) {
    Shape *shape = function_instance_shape(frame->runtime, function, INTRINSIC_OBJECT_PROTOTYPE);
    if (!shape) return NULL;
    return object_allocate_shaped(frame->runtime, sizeof(Object), CELL_OBJECT_PLAIN, shape,
                                  function->code->construct_slots);
}

enum { CONSTRUCT_SLOTS_MOST = 32 };

static void learn_slots(FunctionCode *code, const Object *instance) {
    uint32_t used = instance->shape->slot_count;
    if (UNLIKELY(used > code->construct_slots && used <= CONSTRUCT_SLOTS_MOST))
        code->construct_slots = used;
}

/* OrdinaryCreateFromConstructor(new_target, %Object.prototype%) for a new_target of any kind: of a
 * heir, mostly, whose instances are made here by what it extends. */
static Object *instance_new_for(Frame *frame, Object *new_target) {
    if (new_target->cell.kind == CELL_OBJECT_FUNCTION)
        return instance_new(frame, (Function *)new_target);
    return object_create_from_constructor(frame->runtime, new_target, INTRINSIC_OBJECT_PROTOTYPE,
                                          sizeof(Object), CELL_OBJECT_PLAIN);
}

/* What may run script while the arguments wait at base: a frame stands over them meanwhile. */
static NOINLINE Object *instance_new_slow(Frame *frame, Function *function, Value *base,
                                          uint32_t count, Value new_target) {
    Runtime *runtime = frame->runtime;
    Frame bridge = {
        .top = base + count, .runtime = runtime, .caller = frame, .abrupt = COMPLETION_THROW};
    runtime->frame = &bridge;
    Object *instance = instance_new_for(frame, value_as_object(new_target));
    bool has_elements = function->object.cell.flags & OBJECT_CLASS_FIELDS;
    if (instance && has_elements && !initialize_instance_elements(runtime, instance, function))
        instance = NULL;
    runtime->frame = frame;
    return instance;
}

/* 10.2.2 for the constructor of a heir: `super` makes the instance. */
static Value derived_construct(Frame *frame, Function *function, Value *base, uint32_t count,
                               Value new_target) {
    Value result = call_in_place(frame, function, VALUE_EMPTY, base, count, new_target);
    if (value_is_object(result) && value_as_object(new_target) == &function->object)
        learn_slots(function->code, value_as_object(result));
    return result;
}

/* 10.2.2. */
Value closure_construct(Frame *frame, Function *function, Value *base, uint32_t count,
                        Value new_target) {
    FunctionCode *code = function->code;
    if (code->kind == FUNCTION_DERIVED_CONSTRUCTOR)
        return derived_construct(frame, function, base, count, new_target);
    /* Spread arguments may lie above what the collector sees of the caller's. */
    bool is_usual = value_as_object(new_target) == &function->object &&
                    !(function->object.cell.flags & OBJECT_CLASS_FIELDS) &&
                    base + count <= frame_stack_end(frame);
    Object *instance = LIKELY(is_usual)
                           ? instance_new(frame, function)
                           : instance_new_slow(frame, function, base, count, new_target);
    if (!instance) return VALUE_ABRUPT;
    Value result = call_in_place(frame, function, value_cell(instance), base, count, new_target);
    TRY(result);
    learn_slots(code, instance);
    return value_is_object(result) ? result : value_cell(instance);
}
