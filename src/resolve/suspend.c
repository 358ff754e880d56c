/* The table of suspend.h. Kinds that are missing need no slot: their one suspending child runs
 * first and nothing has to be remembered for it. */
#include "resolve/suspend.h"

// clang-format off
static const uint8_t suspend_slots[NODE_KIND_COUNT] = {
    [NODE_TEMPLATE] = 2,        /* state, text so far */
    [NODE_TAGGED_TEMPLATE] = 3, /* state, function, this; and one for each argument */
    [NODE_ARRAY_LITERAL] = 4,   /* state, array, next index, iterator of a spread */
    [NODE_OBJECT_LITERAL] = 3,  /* state, object, computed key */
    [NODE_CLASS] = 7,           /* state, heritage, prototype, constructor, environment, key, at */
    [NODE_CLASS_DECLARATION] = 7,
    [NODE_DELETE] = 2,          /* state, object */
    [NODE_UPDATE] = 3,          /* state, object, key */
    [NODE_BINARY] = 2,          /* state, left operand */
    [NODE_PRIVATE_IN] = 1,
    [NODE_LOGICAL] = 1,
    [NODE_ASSIGN] = 4,          /* state, object, key, receiver */
    [NODE_COMPOUND_ASSIGN] = 5, /* and the old value */
    [NODE_LOGICAL_ASSIGN] = 5,
    [NODE_CONDITIONAL] = 1,
    [NODE_SEQUENCE] = 1,
    [NODE_INDEX] = 2,           /* state, object */
    [NODE_SUPER_INDEX] = 2,     /* state, this */
    [NODE_OPTIONAL_CHAIN] = 2,
    [NODE_CALL] = 4,            /* state, function, this, list with spread; one for each argument */
    [NODE_NEW] = 4,
    [NODE_SUPER_CALL] = 4,
    [NODE_IMPORT_CALL] = 2,
    [NODE_YIELD] = 1,
    [NODE_YIELD_STAR] = 3,      /* state, iterator, its next method */
    [NODE_AWAIT] = 1,
    [NODE_ARRAY_PATTERN] = 8,   /* state, source, iterator, next, done, value; target: base, key */
    [NODE_OBJECT_PATTERN] = 6,  /* state, source, key, value; target: base, key */
    [NODE_DECLARATION] = 2,     /* state, value */
    [NODE_BLOCK] = 2,           /* state, environment */
    [NODE_IF] = 1,
    [NODE_WHILE] = 1,
    [NODE_DO_WHILE] = 1,
    [NODE_FOR] = 2,             /* state, environment */
    [NODE_FOR_IN] = 4,          /* state, environment, value, target's object */
    [NODE_FOR_OF] = 5,          /* and a parked completion */
    [NODE_FOR_AWAIT] = 5,
    [NODE_RETURN] = 1,
    [NODE_TRY] = 6,             /* state, environment, completion: kind, value, target; exception */
    [NODE_SWITCH] = 3,          /* state, environment, discriminant */
    [NODE_WITH] = 2,            /* state, environment */
    [NODE_STATIC_BLOCK] = 2,
};
// clang-format on

uint32_t suspend_slot_count(const Node *node) {
    uint32_t count = suspend_slots[node->kind];
    switch (node->kind) {
    case NODE_CALL:
    case NODE_NEW:
    case NODE_SUPER_CALL: return count + ((const CallNode *)node)->arguments.count;
    case NODE_TAGGED_TEMPLATE: return count + ((const TemplateNode *)node)->quasi_count;
    default: return count;
    }
}
