/* Property access: o.name, o[key], super.x, optional chains, delete (spec 13.3, 13.5.1).
 *
 * A hit in the inline cache is two loads and two compares; everything else goes through
 * value_get_cached, which refills the cache. A link of an optional chain that finds undefined or
 * null ends the chain: it returns VALUE_ABRUPT with frame->abrupt COMPLETION_NORMAL, which only
 * eval_optional_chain takes back; links in between need not know. */
#include "evaluate/expressions.h"
#include "runtime/objects/binary.h"
#include "runtime/objects/private.h"

static void cache_link(Frame *frame, PropertyCache *cache) {
    if (cache->shape && !cache->linked) script_link_cache(frame->code->script, cache);
}

static inline bool cache_hits(const PropertyCache *cache, const Object *object,
                              const Runtime *runtime) {
    return object->shape == cache->shape &&
           (!cache->holder || cache->epoch == runtime->prototype_epoch);
}

static Value end_chain(Frame *frame) {
    return abrupt_of_completion(frame, COMPLETION_NORMAL);
}

/* ---- o.name ---- */

/* The accessor that the cache knows of objects like this one; NULL: none. */
static const Accessor *cached_accessor(const PropertyCache *cache, Value base,
                                       const Runtime *runtime) {
    if (!cache->accessor || !value_is_object(base)) return NULL;
    Object *object = value_as_object(base);
    if (!cache_hits(cache, object, runtime)) return NULL;
    const Object *holder = cache->holder ? cache->holder : object;
    return (const Accessor *)value_as_cell(holder->slots[cache->slot]);
}

/* What `from` knows, into `to`, which stays in its list. */
static void cache_copy(Frame *frame, PropertyCache *to, const PropertyCache *from) {
    PropertyCache *next = to->next;
    bool linked = to->linked;
    *to = *from;
    to->next = next;
    to->linked = linked;
    cache_link(frame, to);
}

/* The value when one of the site's other caches knows the object; VALUE_EMPTY when none does. */
static Value more_caches_get(const MemberNode *node, Object *object, const Runtime *runtime) {
    for (uint32_t i = 0; i < MEMBER_MORE_CACHES; i++) {
        const PropertyCache *cache = &node->more[i];
        if (!cache_hits(cache, object, runtime) || cache->accessor) continue;
        return (cache->holder ? cache->holder : object)->slots[cache->slot];
    }
    return VALUE_EMPTY;
}

/* Writes where one of the site's other caches knows that the object has the property itself. */
static bool more_caches_set(const MemberNode *node, Object *object, Value value) {
    for (uint32_t i = 0; i < MEMBER_MORE_CACHES; i++) {
        const PropertyCache *cache = &node->more[i];
        if (object->shape != cache->shape || !cache->writable || cache->accessor) continue;
        object->slots[cache->slot] = value;
        return true;
    }
    return false;
}

/* Before the cache is filled anew, what it knows moves to the others, made when the site sees its
 * second shape. */
static void more_caches_add(MemberNode *node, Frame *frame) {
    if (!node->cache.shape || node->cache.next_shape || node->cache.accessor) return;
    if (!node->more) {
        size_t size = MEMBER_MORE_CACHES * sizeof(PropertyCache);
        node->more = script_allocate(frame->runtime, frame->code->script, size);
        if (!node->more) runtime_take_exception(frame->runtime);
        if (!node->more) return;
    }
    cache_copy(frame, &node->more[node->victim], &node->cache);
    node->victim = (node->victim + 1) % MEMBER_MORE_CACHES;
}

/* All caches of the site are taken, and fresh: filling them in turn would only cost. */
static bool sees_many_shapes(const MemberNode *node, const Runtime *runtime) {
    const PropertyCache *last = node->more ? &node->more[MEMBER_MORE_CACHES - 1] : NULL;
    return last && last->shape && last->epoch == runtime->prototype_epoch;
}

static NOINLINE Value member_get_slow(MemberNode *node, Value base, Frame *frame) {
    Runtime *runtime = frame->runtime;
    if (node->more && value_is_object(base)) {
        Value value = more_caches_get(node, value_as_object(base), runtime);
        if (value != VALUE_EMPTY) return value;
    }
    frame->position = &node->node;
    const Accessor *accessor = cached_accessor(&node->cache, base, runtime);
    if (accessor) {
        bool is_read = !value_is_undefined(accessor->getter);
        return is_read ? call(runtime, accessor->getter, base, 0, NULL) : VALUE_UNDEFINED;
    }
    if (sees_many_shapes(node, runtime) && value_is_object(base))
        return object_get_remembered(runtime, value_as_object(base), node->key, base);
    more_caches_add(node, frame);
    Value value = value_get_cached(runtime, base, node->key, &node->cache);
    cache_link(frame, &node->cache);
    return value;
}

/* A method of a string: its prototype is looked up in the cache as if it were the receiver. */
static Value string_member_get(MemberNode *node, Value base, Frame *frame) {
    Runtime *runtime = frame->runtime;
    Object *prototype = intrinsic(runtime, INTRINSIC_STRING_PROTOTYPE);
    if (!prototype) return VALUE_ABRUPT;
    PropertyCache *cache = &node->cache;
    if (prototype->shape == cache->shape && !cache->holder && !cache->accessor &&
        !cache->next_shape) {
        return prototype->slots[cache->slot];
    }
    const PropertyEntry *entry = shape_lookup(prototype->shape, node->key);
    bool is_method = entry && !(entry->attributes & PROPERTY_ACCESSOR);
    return member_get_slow(node, is_method ? value_cell(prototype) : base, frame);
}

Value member_get(MemberNode *node, Value base, Frame *frame) {
    if (LIKELY(value_is_object(base))) {
        Object *object = value_as_object(base);
        const PropertyCache *cache = &node->cache;
        if (LIKELY(cache_hits(cache, object, frame->runtime)) && !cache->accessor) {
            return (cache->holder ? cache->holder : object)->slots[cache->slot];
        }
    } else if (value_is_string(base) &&
               node->key.bits != value_cell(frame->runtime->names.length)) {
        return string_member_get(node, base, frame);
    }
    return member_get_slow(node, base, frame);
}

/* member_get with its first case inline. */
static ALWAYS_INLINE Value member_get_inline(MemberNode *member, Value base, Frame *frame) {
    if (LIKELY(value_is_object(base))) {
        Object *object = value_as_object(base);
        const PropertyCache *cache = &member->cache;
        if (LIKELY(object->shape == cache->shape && !cache->accessor)) {
            if (LIKELY(!cache->holder)) return object->slots[cache->slot];
            if (cache->epoch == frame->runtime->prototype_epoch)
                return cache->holder->slots[cache->slot];
        }
    }
    return member_get(member, base, frame);
}

static Value eval_member(Node *node, Frame *frame) {
    MemberNode *member = (MemberNode *)node;
    EVAL(base, member->object, frame);
    return member_get_inline(member, base, frame);
}
static Value eval_member_of_local(Node *node, Frame *frame) {
    MemberNode *member = (MemberNode *)node;
    return member_get_inline(member, frame->slots[((NameNode *)member->object)->slot], frame);
}
static Value eval_member_of_this(Node *node, Frame *frame) {
    return member_get_inline((MemberNode *)node, frame->this_value, frame);
}

/* Whether the cache knows that `length` of this object is the getter of typed arrays. */
static bool cached_length_is_native(const MemberNode *member, Value base, const Frame *frame) {
    const Accessor *accessor = cached_accessor(&member->cache, base, frame->runtime);
    return accessor && value_is_native(accessor->getter, typed_array_length_getter);
}

static Value eval_length(Node *node, Frame *frame) {
    MemberNode *member = (MemberNode *)node;
    EVAL(base, member->object, frame);
    if (value_is_cell(base)) {
        Cell *cell = value_as_cell(base);
        if (cell->kind == CELL_OBJECT_ARRAY) return value_number(((Array *)cell)->length);
        if (cell->kind == CELL_STRING) return value_int((int32_t)cell->data);
        if (cell->kind == CELL_OBJECT_TYPED_ARRAY && cached_length_is_native(member, base, frame))
            return value_number((double)typed_array_length((TypedArray *)cell));
    }
    return member_get(member, base, frame);
}

static Value eval_optional_member(Node *node, Frame *frame) {
    MemberNode *member = (MemberNode *)node;
    EVAL(base, member->object, frame);
    return value_is_nullish(base) ? end_chain(frame) : member_get(member, base, frame);
}

EvalFn select_member(Node *node) {
    if (node->flags & NODE_OPTIONAL) return eval_optional_member;
    PropertyKey key = ((MemberNode *)node)->key;
    bool is_length = property_key_is_string(key) &&
                     string_equals_ascii(NULL, value_as_string(key.bits), "length");
    if (is_length) return eval_length;
    EvalFn of_next = select_member_of_next((const MemberNode *)node);
    if (of_next) return of_next;
    switch (((MemberNode *)node)->object->kind) {
    case NODE_LOCAL: return eval_member_of_local;
    case NODE_THIS: return eval_member_of_this;
    default: return eval_member;
    }
}

/* Adds the property, as the cache knows it is done, to an object that has no room for it yet. */
static NOINLINE bool add_with_more_room(const MemberNode *node, Object *object, Value value,
                                        Frame *frame) {
    const PropertyCache *cache = &node->cache;
    frame->position = &node->node;
    if (!object_grow_slots(frame->runtime, object, cache->slot + 1)) return false;
    object->slots[cache->slot] = value;
    object->shape = cache->next_shape;
    return true;
}

static NOINLINE bool member_set_slow(MemberNode *node, Value base, Value value, Frame *frame) {
    if (node->more && value_is_object(base) && more_caches_set(node, value_as_object(base), value))
        return true;
    frame->position = &node->node;
    const Accessor *accessor = cached_accessor(&node->cache, base, frame->runtime);
    if (accessor && !value_is_undefined(accessor->setter))
        return call(frame->runtime, accessor->setter, base, 1, &value) != VALUE_ABRUPT;
    more_caches_add(node, frame);
    bool strict = node->node.flags & NODE_STRICT;
    bool ok = value_set_cached(frame->runtime, base, node->key, value, strict, &node->cache);
    cache_link(frame, &node->cache);
    return ok;
}

bool member_set(MemberNode *node, Value base, Value value, Frame *frame) {
    if (LIKELY(value_is_object(base))) {
        Object *object = value_as_object(base);
        const PropertyCache *cache = &node->cache;
        if (LIKELY(object->shape == cache->shape) && !cache->holder && !cache->accessor) {
            if (!cache->next_shape) {
                object->slots[cache->slot] = value;
                return true;
            }
            if (cache->epoch == frame->runtime->prototype_epoch) {
                if (UNLIKELY(cache->slot >= object->cell.data))
                    return add_with_more_room(node, object, value, frame);
                object->slots[cache->slot] = value;
                object->shape = cache->next_shape;
                return true;
            }
        }
    }
    return member_set_slow(node, base, value, frame);
}

Value *member_slot(const MemberNode *node, Value base) {
    if (!value_is_object(base)) return NULL;
    Object *object = value_as_object(base);
    const PropertyCache *cache = &node->cache;
    bool is_known = object->shape == cache->shape && cache->writable && !cache->accessor;
    return is_known ? &object->slots[cache->slot] : NULL;
}

/* The write of ++ and +=, whose read has filled the cache just before; it never fills it. */
bool member_update(MemberNode *node, Value base, Value value, const Node *place, Frame *frame) {
    if (LIKELY(value_is_object(base))) {
        Object *object = value_as_object(base);
        const PropertyCache *cache = &node->cache;
        if (LIKELY(object->shape == cache->shape && cache->writable && !cache->holder &&
                   !cache->next_shape)) {
            object->slots[cache->slot] = value;
            return true;
        }
        if (node->more && more_caches_set(node, object, value)) return true;
    }
    frame->position = place;
    return value_set_key(frame->runtime, base, node->key, value, node->node.flags & NODE_STRICT);
}

/* ---- o.#name (7.3.30 PrivateGet, 7.3.31 PrivateSet) ---- */

Value *private_slot(const PrivateNode *node, Value base, const Symbol *symbol) {
    bool hits = value_is_object(base) && symbol == node->cached_symbol &&
                value_as_object(base)->shape == node->cache.shape;
    return hits ? &value_as_object(base)->slots[node->cache.slot] : NULL;
}

/* Remembers where a plain element lies. */
static void private_cache_fill(PrivateNode *node, Value base, Symbol *symbol, Frame *frame) {
    if (!value_is_object(base)) return;
    Shape *shape = value_as_object(base)->shape;
    const PropertyEntry *entry =
        shape_is_own(shape) ? NULL : shape_lookup(shape, property_key_symbol(symbol));
    if (!entry || (entry->attributes & PROPERTY_ACCESSOR) ||
        !(entry->attributes & PROPERTY_WRITABLE))
        return;
    node->cached_symbol = symbol;
    node->cache.shape = shape;
    node->cache.slot = entry->slot;
    cache_link(frame, &node->cache);
}

Value private_member_get(PrivateNode *node, Value base, Symbol *symbol, Frame *frame) {
    Value *slot = private_slot(node, base, symbol);
    if (LIKELY(slot != NULL)) return *slot;
    frame->position = &node->node;
    private_cache_fill(node, base, symbol, frame);
    slot = private_slot(node, base, symbol);
    return slot ? *slot : private_get(frame->runtime, base, symbol);
}

bool private_member_set(PrivateNode *node, Value base, Symbol *symbol, Value value, Frame *frame) {
    Value *slot = private_slot(node, base, symbol);
    if (LIKELY(slot != NULL)) {
        *slot = value;
        return true;
    }
    frame->position = &node->node;
    private_cache_fill(node, base, symbol, frame);
    return private_set(frame->runtime, base, symbol, value);
}

/* ---- o[key] ---- */

static inline bool dense_get(Value base, Value key, Value *value) {
    if (!value_is_int(key) || !value_is_object(base)) return false;
    *value = object_dense_element(value_as_object(base), (uint32_t)value_as_int(key));
    return *value != VALUE_EMPTY;
}

static Value string_unit_get(Runtime *runtime, String *string, Value key, bool *found) {
    uint32_t index = (uint32_t)value_as_int(key);
    *found = value_is_int(key) && index < string_length(string);
    if (!*found) return VALUE_UNDEFINED;
    if (!string_flat(runtime, string)) return VALUE_ABRUPT;
    String *unit = string_from_unit(runtime, string_unit(string, index));
    return unit ? value_cell(unit) : VALUE_ABRUPT;
}

/* A key that keeps being the same atom is cached as o.name is. */
static Value index_get_by_atom(IndexNode *node, Value base, Value key, Frame *frame) {
    Runtime *runtime = frame->runtime;
    PropertyCache *cache = &node->cache;
    if (key == node->cached_key.bits && value_is_object(base)) {
        Object *object = value_as_object(base);
        if (cache_hits(cache, object, runtime) && !cache->accessor) {
            return (cache->holder ? cache->holder : object)->slots[cache->slot];
        }
    }
    PropertyKey property = property_key_from_atom(runtime, value_as_string(key));
    if (property_key_is_none(property)) return VALUE_ABRUPT;
    if (property_key_is_index(property)) return value_get_key(runtime, base, property);
    node->cached_key = property;
    cache->shape = NULL; /* what it holds is another key's; this one's may not be cacheable */
    Value value = value_get_cached(runtime, base, property, cache);
    cache_link(frame, cache);
    return value;
}

Value index_get(IndexNode *node, Value base, Value key, Frame *frame) {
    Value value;
    if (LIKELY(dense_get(base, key, &value))) return value;
    frame->position = &node->node;
    if (value_is_int(key) && value_is_typed_array(base)) {
        value = typed_array_get_quickly(frame->runtime, value_as_object(base), key);
        if (LIKELY(value != VALUE_EMPTY)) return value;
    }
    if (value_is_string(base)) {
        bool found;
        value = string_unit_get(frame->runtime, value_as_string(base), key, &found);
        if (found) return value;
    }
    bool is_atom = value_is_string(key) && string_is_atom(value_as_string(key));
    if (is_atom && value_is_object(base)) return index_get_by_atom(node, base, key, frame);
    return value_get(frame->runtime, base, key);
}

static Value eval_index(Node *node, Frame *frame) {
    IndexNode *index = (IndexNode *)node;
    EVAL(base, index->object, frame);
    EVAL(key, index->index, frame);
    Value value;
    if (LIKELY(dense_get(base, key, &value))) return value;
    return index_get(index, base, key, frame);
}

static Value eval_index_local_local(Node *node, Frame *frame) {
    IndexNode *index = (IndexNode *)node;
    Value base = frame->slots[((NameNode *)index->object)->slot];
    Value key = frame->slots[((NameNode *)index->index)->slot];
    Value value;
    if (LIKELY(dense_get(base, key, &value))) return value;
    return index_get(index, base, key, frame);
}

static Value eval_optional_index(Node *node, Frame *frame) {
    IndexNode *index = (IndexNode *)node;
    EVAL(base, index->object, frame);
    if (value_is_nullish(base)) return end_chain(frame);
    EVAL(key, index->index, frame);
    return index_get(index, base, key, frame);
}

EvalFn select_index(Node *node) {
    IndexNode *index = (IndexNode *)node;
    if (node->flags & NODE_OPTIONAL) return eval_optional_index;
    bool locals = index->object->kind == NODE_LOCAL && index->index->kind == NODE_LOCAL;
    return locals ? eval_index_local_local : eval_index;
}

bool index_set(IndexNode *node, Value base, Value key, Value value, const Node *place,
               Frame *frame) {
    if (LIKELY(value_is_int(key) && value_is_object(base))) {
        Object *object = value_as_object(base);
        uint32_t index = (uint32_t)value_as_int(key);
        if (LIKELY(index < object->elements->length &&
                   object->elements->values[index] != VALUE_EMPTY)) {
            object->elements->values[index] = value;
            return true;
        }
        if (object->cell.kind == CELL_OBJECT_TYPED_ARRAY &&
            LIKELY(typed_array_set_quickly(object, key, value)))
            return true;
    }
    frame->position = place;
    return value_set(frame->runtime, base, key, value, node->node.flags & NODE_STRICT);
}

/* ---- super.x (13.3.7) ---- */

Value super_base(const SuperNode *node, Frame *frame) {
    EVAL(home, &node->home->node, frame);
    Object *base;
    if (!object_get_prototype_of(frame->runtime, value_as_object(home), &base)) return VALUE_ABRUPT;
    return base ? value_cell(base) : VALUE_NULL;
}

Value eval_super_member(Node *node, Frame *frame) {
    SuperNode *super = (SuperNode *)node;
    Runtime *runtime = frame->runtime;
    EVAL(this_value, &super->this_name->node, frame);
    EVAL(key, super->key, frame);
    TRY_VALUE(base, super_base(super, frame));
    frame->position = node;
    if (value_is_null(base)) return value_get(runtime, base, key);
    PropertyKey property = to_property_key(runtime, key);
    if (property_key_is_none(property)) return VALUE_ABRUPT;
    return object_get_remembered(runtime, value_as_object(base), property, this_value);
}

/* ---- optional chains (13.3.9) ---- */

Value eval_optional_chain(Node *node, Frame *frame) {
    Value value = eval(((UnaryNode *)node)->operand, frame);
    if (LIKELY(value != VALUE_ABRUPT) || frame->abrupt != COMPLETION_NORMAL) return value;
    frame->abrupt = COMPLETION_THROW;
    return VALUE_UNDEFINED;
}

/* ---- delete (13.5.1) ---- */

static Value delete_property(Frame *frame, Node *node, Value base, Value key) {
    Runtime *runtime = frame->runtime;
    frame->position = node;
    if (value_is_nullish(base))
        return throw_type_error(runtime, "Cannot convert undefined or null to object");
    Object *object = to_object(runtime, base);
    if (!object) return VALUE_ABRUPT;
    PropertyKey property = to_property_key(runtime, key);
    if (property_key_is_none(property)) return VALUE_ABRUPT;
    if (node->flags & NODE_STRICT) {
        return delete_property_or_throw(runtime, object, property) ? VALUE_TRUE : VALUE_ABRUPT;
    }
    bool deleted;
    return object_delete(runtime, object, property, &deleted) ? value_bool(deleted) : VALUE_ABRUPT;
}

static Value delete_name(NameNode *name, Frame *frame) {
    Runtime *runtime = frame->runtime;
    if (name->node.kind != NODE_GLOBAL && name->node.kind != NODE_DYNAMIC) return VALUE_FALSE;
    DynamicPlace place = {0};
    if (name->node.kind == NODE_DYNAMIC && !dynamic_resolve(name, frame, &place))
        return VALUE_ABRUPT;
    if (name->node.kind == NODE_GLOBAL)
        place.global = realm_find_binding(frame->code->script->realm, name->name);
    if (place.binding || place.global) return VALUE_FALSE;
    Object *object = place.object ? place.object : frame->code->script->realm->global;
    bool deleted;
    PropertyKey key = property_key_from_atom(runtime, name->name);
    return object_delete(runtime, object, key, &deleted) ? value_bool(deleted) : VALUE_ABRUPT;
}

static Value delete_super(SuperNode *super, Frame *frame) {
    TRY(eval(&super->this_name->node, frame));
    if (super->node.kind == NODE_SUPER_INDEX) TRY(eval(super->key, frame));
    return throw_reference_error(frame->runtime, "Unsupported reference to 'super'");
}

static Value delete_operand(Node *node, Node *operand, Frame *frame) {
    switch (operand->kind) {
    case NODE_MEMBER: {
        MemberNode *member = (MemberNode *)operand;
        EVAL(base, member->object, frame);
        if ((operand->flags & NODE_OPTIONAL) && value_is_nullish(base)) return end_chain(frame);
        return delete_property(frame, node, base,
                               property_key_to_value(frame->runtime, member->key));
    }
    case NODE_INDEX: {
        Value base, key;
        if (!index_operands((IndexNode *)operand, frame, &base, &key)) return VALUE_ABRUPT;
        return delete_property(frame, node, base, key);
    }
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX: return delete_super((SuperNode *)operand, frame);
    case NODE_OPTIONAL_CHAIN: {
        Value value = delete_operand(node, ((UnaryNode *)operand)->operand, frame);
        if (value != VALUE_ABRUPT || frame->abrupt != COMPLETION_NORMAL) return value;
        frame->abrupt = COMPLETION_THROW;
        return VALUE_TRUE;
    }
    case NODE_LOCAL:
    case NODE_LOCAL_CHECKED:
    case NODE_CAPTURED:
    case NODE_CAPTURED_CHECKED:
    case NODE_IMPORTED:
    case NODE_GLOBAL:
    case NODE_DYNAMIC: return delete_name((NameNode *)operand, frame);
    default: TRY(eval(operand, frame)); return VALUE_TRUE;
    }
}

Value eval_delete(Node *node, Frame *frame) {
    return delete_operand(node, ((UnaryNode *)node)->operand, frame);
}
