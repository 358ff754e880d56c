/* How many state and value slots a node of `code`, which can suspend, needs: one table by kind.
 *
 * Only nodes with NODE_SUSPENDS get theirs; their number is node->state (the state slot, 0 unless
 * the context is suspended inside the node), value slots follow it. Children's slots lie after
 * their parent's, siblings share.
 */
#ifndef BOBBIN_RESOLVE_SUSPEND_H
#define BOBBIN_RESOLVE_SUSPEND_H

#include "syntax/tree.h"

uint32_t suspend_slot_count(const Node *node, const FunctionCode *code);

#endif
