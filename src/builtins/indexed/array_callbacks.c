/* Methods of Array.prototype that call a function for each element (spec 23.1.3).
 *
 * The length is read once; elements are looked up when their turn comes, for the callback may
 * change the object. One walker serves all: a Visitor says what to do with a callback's answer. */
#include "builtins/indexed/array_like.h"

/* What the walk hands to its visitor and back. */
typedef struct Walk {
    Runtime *runtime;
    Object *object;
    double index;
    Value element;
    Value answer;   /* of the callback */
    Object *target; /* the array made by map and filter */
    double target_index;
    Value result; /* of the method, once `stop` is set */
    bool stop;
} Walk;

typedef bool (*Visitor)(Walk *walk); /* false: threw */

static Value call_with_element(Walk *walk, Value callback, Value this_value) {
    Value arguments[] = {walk->element, value_number(walk->index), value_cell(walk->object)};
    return call(walk->runtime, callback, this_value, COUNT_OF(arguments), arguments);
}

/* skip_holes: absent elements are passed over (VALUE_EMPTY), else visited as undefined. */
static Value element_to_visit(Runtime *runtime, Object *object, double index, bool skip_holes) {
    return skip_holes ? element_get_if_present(runtime, object, index)
                      : element_get(runtime, object, index);
}

static Value walk_forward(Walk *walk, double length, Value callback, Value this_value,
                          bool skip_holes, Visitor visit) {
    for (walk->index = 0; walk->index < length; walk->index++) {
        walk->element = element_to_visit(walk->runtime, walk->object, walk->index, skip_holes);
        TRY(walk->element);
        if (walk->element == VALUE_EMPTY) continue;
        walk->answer = call_with_element(walk, callback, this_value);
        TRY(walk->answer);
        TRY_OK(visit(walk));
        if (walk->stop) break;
    }
    return walk->result;
}

static Value walk_backward(Walk *walk, double length, Value callback, Value this_value,
                           Visitor visit) {
    for (walk->index = length - 1; walk->index >= 0; walk->index--) {
        walk->element = element_get(walk->runtime, walk->object, walk->index);
        TRY(walk->element);
        walk->answer = call_with_element(walk, callback, this_value);
        TRY(walk->answer);
        TRY_OK(visit(walk));
        if (walk->stop) break;
    }
    return walk->result;
}

static bool stop_with(Walk *walk, Value result) {
    walk->result = result;
    walk->stop = true;
    return true;
}

static bool visit_nothing(Walk *walk) {
    (void)walk;
    return true;
}
static bool visit_every(Walk *walk) {
    return to_boolean(walk->answer) || stop_with(walk, VALUE_FALSE);
}
static bool visit_some(Walk *walk) {
    return !to_boolean(walk->answer) || stop_with(walk, VALUE_TRUE);
}
static bool visit_find(Walk *walk) {
    return !to_boolean(walk->answer) || stop_with(walk, walk->element);
}
static bool visit_find_index(Walk *walk) {
    return !to_boolean(walk->answer) || stop_with(walk, value_number(walk->index));
}
static bool visit_map(Walk *walk) {
    return element_create(walk->runtime, walk->target, walk->index, walk->answer);
}
static bool visit_filter(Walk *walk) {
    return !to_boolean(walk->answer) ||
           element_create(walk->runtime, walk->target, walk->target_index++, walk->element);
}

typedef struct VisitKind {
    const char *method; /* as messages about its receiver name it */
    Value result;       /* of a walk that nothing stops */
    bool skips_holes;   /* of an array */
    bool backward;
    Visitor visit;
} VisitKind;

static const VisitKind visit_kinds[] = {
    [VISIT_EVERY] = {"Array.prototype.every", VALUE_TRUE, true, false, visit_every},
    [VISIT_FIND] = {"Array.prototype.find", VALUE_UNDEFINED, false, false, visit_find},
    [VISIT_FIND_INDEX] = {"Array.prototype.findIndex", VALUE_TAG_INT | UINT32_MAX, false, false,
                          visit_find_index},
    [VISIT_FIND_LAST] = {"Array.prototype.findLast", VALUE_UNDEFINED, false, true, visit_find},
    [VISIT_FIND_LAST_INDEX] = {"Array.prototype.findLastIndex", VALUE_TAG_INT | UINT32_MAX, false,
                               true, visit_find_index},
    [VISIT_FOR_EACH] = {"Array.prototype.forEach", VALUE_UNDEFINED, true, false, visit_nothing},
    [VISIT_SOME] = {"Array.prototype.some", VALUE_FALSE, true, false, visit_some},
};

Value elements_visit(NativeCall *call, ElementVisit what, Object *object, double length,
                     bool skip_holes) {
    const VisitKind *kind = &visit_kinds[what];
    Walk walk = {.runtime = call->runtime, .object = object, .result = kind->result};
    TRY_VALUE(callback, callback_argument(call, 0));
    if (kind->backward)
        return walk_backward(&walk, length, callback, argument(call, 1), kind->visit);
    return walk_forward(&walk, length, callback, argument(call, 1), skip_holes, kind->visit);
}

static Value array_visit(NativeCall *call, ElementVisit what) {
    const VisitKind *kind = &visit_kinds[what];
    double length;
    Object *object = array_like_this(call, kind->method, &length);
    if (!object) return VALUE_ABRUPT;
    return elements_visit(call, what, object, length, kind->skips_holes);
}

/* 23.1.3.6 */
Value array_every(NativeCall *call) {
    return array_visit(call, VISIT_EVERY);
}
/* 23.1.3.9 */
Value array_find(NativeCall *call) {
    return array_visit(call, VISIT_FIND);
}
/* 23.1.3.10 */
Value array_find_index(NativeCall *call) {
    return array_visit(call, VISIT_FIND_INDEX);
}
/* 23.1.3.11 */
Value array_find_last(NativeCall *call) {
    return array_visit(call, VISIT_FIND_LAST);
}
/* 23.1.3.12 */
Value array_find_last_index(NativeCall *call) {
    return array_visit(call, VISIT_FIND_LAST_INDEX);
}
/* 23.1.3.15 */
Value array_for_each(NativeCall *call) {
    return array_visit(call, VISIT_FOR_EACH);
}
/* 23.1.3.29 */
Value array_some(NativeCall *call) {
    return array_visit(call, VISIT_SOME);
}

/* map and filter build an array of the receiver's species, of length `made`. */
static Value visit_into_species(NativeCall *call, const char *method, bool with_length,
                                Visitor visit) {
    double length;
    Walk walk = {.runtime = call->runtime};
    walk.object = array_like_this(call, method, &length);
    if (!walk.object) return VALUE_ABRUPT;
    TRY_VALUE(callback, callback_argument(call, 0));
    TRY_VALUE(target, array_species_create(call->runtime, walk.object, with_length ? length : 0));
    walk.target = value_as_object(target);
    walk.result = target;
    return walk_forward(&walk, length, callback, argument(call, 1), true, visit);
}

/* 23.1.3.21 */
Value array_map(NativeCall *call) {
    return visit_into_species(call, "Array.prototype.map", true, visit_map);
}
/* 23.1.3.8 */
Value array_filter(NativeCall *call) {
    return visit_into_species(call, "Array.prototype.filter", false, visit_filter);
}

/* ---- reduce ---- */

/* The first accumulator: the argument, or the first element present in the direction of the
 * walk. */
static Value first_accumulator(NativeCall *call, Object *object, double *index, double end,
                               double step, bool skip_holes) {
    if (call->count >= 2) return call->arguments[1];
    for (; *index != end; *index += step) {
        TRY_VALUE(element, element_to_visit(call->runtime, object, *index, skip_holes));
        if (element == VALUE_EMPTY) continue;
        *index += step;
        return element;
    }
    return throw_type_error(call->runtime, "Reduce of empty array with no initial value");
}

Value elements_reduce(NativeCall *native, Object *object, double length, bool backward,
                      bool skip_holes) {
    Runtime *runtime = native->runtime;
    TRY_VALUE(callback, callback_argument(native, 0));
    double step = backward ? -1 : 1, index = backward ? length - 1 : 0,
           end = backward ? -1 : length;
    TRY_VALUE(accumulator, first_accumulator(native, object, &index, end, step, skip_holes));
    for (; index != end; index += step) {
        TRY_VALUE(element, element_to_visit(runtime, object, index, skip_holes));
        if (element == VALUE_EMPTY) continue;
        Value arguments[] = {accumulator, element, value_number(index), value_cell(object)};
        accumulator = call(runtime, callback, VALUE_UNDEFINED, COUNT_OF(arguments), arguments);
        TRY(accumulator);
    }
    return accumulator;
}

static Value array_reduce_from(NativeCall *call, const char *method, bool backward) {
    double length;
    Object *object = array_like_this(call, method, &length);
    return object ? elements_reduce(call, object, length, backward, true) : VALUE_ABRUPT;
}

/* 23.1.3.24 */
Value array_reduce(NativeCall *call) {
    return array_reduce_from(call, "Array.prototype.reduce", false);
}
/* 23.1.3.25 */
Value array_reduce_right(NativeCall *call) {
    return array_reduce_from(call, "Array.prototype.reduceRight", true);
}

/* ---- flat and flatMap (23.1.3.13 FlattenIntoArray) ---- */

typedef struct Flattening {
    Runtime *runtime;
    Object *target;
    double target_index;
    Value mapper; /* VALUE_EMPTY: none */
    Value mapper_this;
} Flattening;

static bool flatten_into(Flattening *flattening, Object *source, double length, double depth);

static bool flatten_element(Flattening *flattening, Value element, double depth) {
    Runtime *runtime = flattening->runtime;
    bool flattens = false;
    if (depth > 0 && !is_array(runtime, element, &flattens)) return false;
    if (!flattens)
        return element_create(runtime, flattening->target, flattening->target_index++, element);
    Object *inner = value_as_object(element);
    double length;
    return length_of_array_like(runtime, inner, &length) &&
           flatten_into(flattening, inner, length, depth - 1);
}

static bool flatten_into(Flattening *flattening, Object *source, double length, double depth) {
    Runtime *runtime = flattening->runtime;
    if (runtime_stack_is_low(runtime)) return !runtime_stack_overflow(runtime);
    Value mapper = flattening->mapper;
    for (double index = 0; index < length; index++) {
        Value element = element_get_if_present(runtime, source, index);
        if (element == VALUE_EMPTY) continue;
        if (value_is_abrupt(element)) return false;
        if (mapper != VALUE_EMPTY) {
            Value arguments[] = {element, value_number(index), value_cell(source)};
            element =
                call(runtime, mapper, flattening->mapper_this, COUNT_OF(arguments), arguments);
            if (value_is_abrupt(element)) return false;
            flattening->mapper = VALUE_EMPTY; /* only the outermost elements are mapped */
        }
        bool ok = flatten_element(flattening, element, depth);
        flattening->mapper = mapper;
        if (!ok) return false;
    }
    return true;
}

static Value flatten(NativeCall *call, Object *object, double length, double depth, Value mapper) {
    TRY_VALUE(target, array_species_create(call->runtime, object, 0));
    Flattening flattening = {call->runtime, value_as_object(target), 0, mapper, argument(call, 1)};
    return flatten_into(&flattening, object, length, depth) ? target : VALUE_ABRUPT;
}

/* 23.1.3.13 */
Value array_flat(NativeCall *call) {
    double length, depth = 1;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    if (!value_is_undefined(argument(call, 0)))
        TRY_OK(to_integer_or_infinity(call->runtime, argument(call, 0), &depth));
    return flatten(call, object, length, depth, VALUE_EMPTY);
}

/* 23.1.3.14 */
Value array_flat_map(NativeCall *call) {
    if (value_is_nullish(call->this_value)) { /* V8 words it as ToObject does */
        return throw_type_error(call->runtime, "Cannot convert undefined or null to object");
    }
    double length;
    Object *object = array_like_this(call, NULL, &length);
    if (!object) return VALUE_ABRUPT;
    if (!is_callable(argument(call, 0)))
        return throw_type_error(call->runtime, "flatMap mapper function is not callable");
    return flatten(call, object, length, 1, argument(call, 0));
}
