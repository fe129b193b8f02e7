/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The order in which board and agenda list things. It rests on ids and on the unit tree, never on the order of a
 * document, so that permuting a document changes no byte of what is printed (N7).
 */
#ifndef PARPLAN_LIB_BOARD_ORDER_H
#define PARPLAN_LIB_BOARD_ORDER_H

#include <parplan/plan.h>

#include "base/memory.h"

/*
 * -1, 0 or 1 in natural order: runs of digits compare by their value, so that 2.2 comes before 2.10, all else by its
 * bytes. 0 only for equal texts: where values agree (2 and 02) the bytes decide.
 */
int parplan__id_compare(const char *a, const char *b);

/* Units from the top of the tree, depth first; siblings by kind, then id. */
typedef struct parplan__unit_order {
    size_t count;
    const size_t *rank; /* of the unit at a position in the plan, from 0 */
    const size_t *at;   /* position in the plan of the unit with a rank */
} parplan__unit_order;

/* False when there is no memory. */
bool parplan__unit_order_make(const parplan_plan *plan, parplan__arena *arena,
                              parplan__unit_order *out);

#endif
