/* SPDX-License-Identifier: Apache-2.0 */
/* The board as it lies in memory. */
#ifndef PARPLAN_LIB_BOARD_BOARD_H
#define PARPLAN_LIB_BOARD_BOARD_H

#include <parplan/board.h>

#include "base/memory.h"
#include "board/order.h"
#include "board/view.h"
#include "board/windows.h"

typedef struct parplan__tallies {
    parplan_task_tally *items;
    size_t count;
} parplan__tallies;

struct parplan_board {
    parplan__arena arena;
    parplan_plan *plan;
    parplan_date as_of;
    parplan__unit_order units;
    parplan__regime_windows *windows; /* by regime */
    parplan_cell *cells;
    size_t count;
    size_t capacity;
    parplan__tallies tasks[PARPLAN_TALLY_BY_LEADER + 1];
    size_t without_lead, without_leader, without_product;
};

/* Cells of all indicators. */
parplan_status parplan__board_cells(parplan_board *board, const parplan_figures *figures,
                                    const parplan_completions *completions, parplan_error *err);
/* How tasks stand, by lead and by leader. */
parplan_status parplan__board_follow_up(parplan_board *board,
                                        const parplan_completions *completions, parplan_error *err);

bool parplan__cell_selected(const parplan_board *board, const parplan_cell *cell,
                            const parplan__selection *selection);

/* The tasks of a board as text; `names` is the width of the first column. */
void parplan__board_print_tasks(const parplan_board *board, const parplan__selection *selection,
                                size_t names, parplan__buffer *out);

/* The target a cell was judged by. */
const parplan_target *parplan__cell_target(const parplan_board *board, const parplan_cell *cell);

#endif
