/* The table of suspend.h. Kinds that are missing need no slot: their one suspending child runs
 * first and nothing has to be remembered for it. */
#include "resolve/suspend.h"

// clang-format off
static const uint8_t suspend_slots[NODE_KIND_COUNT] = {
    [NODE_TEMPLATE] = 2,        /* state, text so far */
    [NODE_TAGGED_TEMPLATE] = 3, /* state, function, this; and one for each argument */
    [NODE_ARRAY_LITERAL] = 2,   /* state, array */
    [NODE_OBJECT_LITERAL] = 3,  /* state, object, key */
    [NODE_CLASS] = 2,           /* state, record of what is built */
    [NODE_CLASS_DECLARATION] = 2,
    [NODE_BINARY] = 2,          /* state, left operand */
    [NODE_LOGICAL] = 1,
    [NODE_ASSIGN] = 4,          /* state; reference: base, key, this */
    [NODE_COMPOUND_ASSIGN] = 5, /* state; reference; old value */
    [NODE_LOGICAL_ASSIGN] = 4,  /* state; reference */
    [NODE_CONDITIONAL] = 1,
    [NODE_SEQUENCE] = 1,
    [NODE_INDEX] = 2,           /* state, object */
    [NODE_CALL] = 4,            /* state, function, this, spread arguments; one for each argument */
    [NODE_NEW] = 4,
    [NODE_SUPER_CALL] = 4,
    [NODE_IMPORT_CALL] = 2,     /* state, specifier */
    [NODE_YIELD_STAR] = 3,      /* state, iterator, its next method */
    [NODE_AWAIT] = 1,
    [NODE_ARRAY_PATTERN] = 8,   /* state, iterator, next, index; value; reference */
    [NODE_OBJECT_PATTERN] = 8,  /* state, source, taken keys, key; value; target: base, key, this */
    [NODE_DECLARATION] = 4,     /* state; reference: base, key, this */
    [NODE_BLOCK] = 2,           /* state, outer environment */
    [NODE_IF] = 1,
    [NODE_WHILE] = 1,
    [NODE_DO_WHILE] = 1,
    [NODE_FOR] = 2,             /* state, outer environment */
    [NODE_FOR_IN] = 3,          /* state, outer environment, value to be assigned */
    [NODE_FOR_OF] = 3,
    [NODE_FOR_AWAIT] = 6,       /* and a parked completion: kind, value, target */
    [NODE_RETURN] = 1,
    [NODE_TRY] = 6,             /* state, outer environment; a parked completion; thrown value */
    [NODE_SWITCH] = 4,          /* state, outer environment, discriminant, statement */
    [NODE_WITH] = 2,            /* state, outer environment */
};
// clang-format on

uint32_t suspend_slot_count(const Node *node, const FunctionCode *code) {
    uint32_t count = suspend_slots[node->kind];
    switch (node->kind) {
    case NODE_YIELD: return code->is_async; /* in sync generators Context.position says it all */
    case NODE_CALL:
    case NODE_NEW:
    case NODE_SUPER_CALL: return count + ((const CallNode *)node)->arguments.count;
    case NODE_TAGGED_TEMPLATE: return count + ((const TemplateNode *)node)->quasi_count;
    default: return count;
    }
}
