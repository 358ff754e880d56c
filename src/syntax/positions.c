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

static bool is_member(const Node *node) {
    return node->kind == NODE_MEMBER || node->kind == NODE_INDEX ||
           node->kind == NODE_PRIVATE_MEMBER;
}

/* Where reading a member is shown that nothing else is said of: where its object was read or called
 * last, else at `start`. */
static uint32_t position_of_object(const Node *member, uint32_t start) {
    const Node *object = first_child(member);
    return is_member(object) || object->kind == NODE_CALL ? object->position : start;
}

/* Of a key that is read or called, that is what was done last. */
void position_read_target(const Parser *p, Node *target, uint32_t start) {
    if (p->failed || !is_member(target)) return;
    const Node *key = target->kind == NODE_INDEX ? ((const IndexNode *)target)->index : NULL;
    bool is_last =
        key && (key->kind == NODE_IDENTIFIER || key->kind == NODE_CALL || is_member(key));
    target->position = is_last ? key->position : position_of_object(target, start);
}

void position_delete(const Parser *p, UnaryNode *node) {
    if (p->failed || !is_member(node->operand)) return;
    node->node.position = position_of_object(node->operand, node->node.position);
}

void position_target(const Parser *p, const AssignNode *assign, uint32_t start) {
    if (p->failed) return;
    Node *target = assign->target;
    if (assign->node.kind != NODE_ASSIGN) {
        position_read_target(p, target, start);
    } else if (target->kind == NODE_IDENTIFIER) {
        ((NameNode *)target)->place = &assign->node;
    } else if (is_member(target)) {
        target->position = assign->node.position;
    }
}
