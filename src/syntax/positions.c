/* Where errors are shown. Most nodes keep the position they were parsed at; here are V8's rules for
 * the others: a missing name that a statement begins by reading is shown at the statement, what an
 * assignment cannot do at its operator. Nothing but positions changes. */
#include "syntax/parser.h"

/* The child that is evaluated before anything else of the node; NULL: it is itself. */
static Node *first_child(const Node *node) {
    switch (node->kind) {
    case NODE_BINARY:
    case NODE_LOGICAL: return ((const BinaryNode *)node)->left;
    case NODE_CONDITIONAL: return ((const ConditionalNode *)node)->test;
    case NODE_MEMBER: return ((const MemberNode *)node)->object;
    case NODE_INDEX: return ((const IndexNode *)node)->object;
    case NODE_PRIVATE_MEMBER: return ((const PrivateNode *)node)->object;
    case NODE_CALL:
    case NODE_NEW: return ((const CallNode *)node)->callee;
    case NODE_TAGGED_TEMPLATE: return ((const TemplateNode *)node)->tag;
    case NODE_SEQUENCE: return ((const ListNode *)node)->list.items[0];
    case NODE_UPDATE: return ((const UpdateNode *)node)->target;
    case NODE_UNARY:
    case NODE_TYPEOF:
    case NODE_DELETE:
    case NODE_AWAIT:
    case NODE_OPTIONAL_CHAIN: return ((const UnaryNode *)node)->operand;
    default: return NULL;
    }
}

/* An assignment to a name begins with its value, one to a property with its object. */
static Node *first_of_assignment(const AssignNode *assign) {
    bool is_name = assign->target->kind == NODE_IDENTIFIER && assign->node.kind == NODE_ASSIGN;
    return is_name ? assign->value : assign->target;
}

void position_first_name(const Parser *p, Node *node, const Node *place) {
    if (p->failed) return; /* the nodes are no tree */
    while (node && node->kind != NODE_IDENTIFIER) {
        bool assigns = node->kind == NODE_ASSIGN || node->kind == NODE_COMPOUND_ASSIGN ||
                       node->kind == NODE_LOGICAL_ASSIGN;
        node = assigns ? first_of_assignment((const AssignNode *)node) : first_child(node);
    }
    if (node && node != place) ((NameNode *)node)->place = place;
}

void position_initializer(const Parser *p, Node *initializer) {
    switch (initializer->kind) {
    case NODE_UNARY:
    case NODE_TYPEOF:
    case NODE_DELETE:
    case NODE_AWAIT: position_first_name(p, initializer, initializer); break;
    default: break;
    }
}

void position_target(const Parser *p, const AssignNode *assign, uint32_t start) {
    if (p->failed) return;
    bool is_plain = assign->node.kind == NODE_ASSIGN;
    switch (assign->target->kind) {
    case NODE_IDENTIFIER:
        if (is_plain) ((NameNode *)assign->target)->place = &assign->node;
        break;
    case NODE_MEMBER:
    case NODE_INDEX:
    case NODE_PRIVATE_MEMBER:
        /* A compound one reads first, and is shown where that begins. */
        assign->target->position = is_plain ? assign->node.position : start;
        break;
    default: break;
    }
}
