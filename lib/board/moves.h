/* SPDX-License-Identifier: Apache-2.0 */
/* Moves as they lie in memory. */
#ifndef PARPLAN_LIB_BOARD_MOVES_H
#define PARPLAN_LIB_BOARD_MOVES_H

#include <parplan/moves.h>

#include "board/agenda.h"

struct parplan_moves {
    parplan_allocator allocator;
    parplan_date from, to;          /* the range asked about */
    parplan_agenda *before, *after; /* over all days the plan may have */
    parplan_move *items;
    size_t count;
};

#endif
