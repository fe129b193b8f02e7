/* SPDX-License-Identifier: Apache-2.0 */
#include "board/board.h"

#include "base/message.h"
#include "base/sized.h"
#include "score/completions.h"
#include "score/figures.h"
#include "time/date.h"

static parplan_status build(parplan_board *board, const parplan_figures *figures,
                            const parplan_board_options *options, parplan_error *err)
{
    board->windows =
        parplan__arena_array(&board->arena, parplan_plan_count(board->plan, PARPLAN_ENTITY_REGIME),
                             sizeof *board->windows);
    if (board->windows == NULL ||
        !parplan__unit_order_make(board->plan, &board->arena, &board->units))
        return parplan__fail(err, PP_MEMORY, NULL);
    parplan_status status = parplan__board_cells(board, figures, options->completions, err);
    if (status == PARPLAN_OK)
        status = parplan__board_follow_up(board, options->completions, err);
    return status;
}

static parplan_status check(const parplan_figures *figures, const parplan_board_options *options,
                            parplan_board **out, parplan_error *err)
{
    if (figures == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(figures == NULL ? "figures" : "out"));
    if (!parplan__date_valid(options->as_of))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("as_of"));
    if (options->completions != NULL &&
        parplan__completions_plan(options->completions) != parplan__figures_plan(figures))
        return parplan__fail(err, PP_BOARD_OTHER_PLAN, NULL);
    bool
        working; /* D9: a day the calendar does not know is an error, whatever it would be needed for */
    return parplan_calendar_is_working(parplan_plan_calendar(parplan__figures_plan(figures)),
                                       options->as_of, &working, err);
}

parplan_status parplan_board_build(const parplan_figures *figures,
                                   const parplan_board_options *options, parplan_board **out,
                                   parplan_error *err)
{
    parplan_board_options given = PARPLAN_BOARD_OPTIONS_INIT;
    if (!parplan__sized_read(&given, sizeof given, options))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("options"));
    parplan_status status = check(figures, &given, out, err);
    if (status != PARPLAN_OK)
        return status;
    parplan_allocator allocator = parplan__allocator_or_default(given.allocator);
    parplan_board *board = allocator.resize(allocator.context, NULL, sizeof *board);
    if (board == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    *board = (parplan_board){.as_of = given.as_of};
    parplan__arena_init(&board->arena, &allocator);
    board->plan = parplan_plan_ref(parplan__figures_plan(figures));
    status = build(board, figures, &given, err);
    if (status == PARPLAN_OK)
        *out = board;
    else
        parplan_board_free(board);
    return status;
}

void parplan_board_free(parplan_board *board)
{
    if (board == NULL)
        return;
    parplan_plan_unref(board->plan);
    parplan_allocator allocator = board->arena.allocator;
    if (board->cells != NULL)
        allocator.resize(allocator.context, board->cells, 0);
    parplan__arena_dispose(&board->arena);
    allocator.resize(allocator.context, board, 0);
}

size_t parplan_board_count(const parplan_board *board)
{
    return board->count;
}

const parplan_cell *parplan_board_at(const parplan_board *board, size_t index)
{
    return index < board->count ? &board->cells[index] : NULL;
}

const parplan_cell *parplan_board_find(const parplan_board *board, const char *indicator,
                                       const char *unit)
{
    size_t i = parplan_plan_find(board->plan, PARPLAN_ENTITY_INDICATOR, indicator);
    size_t u = parplan_plan_find(board->plan, PARPLAN_ENTITY_UNIT, unit);
    for (size_t k = 0; k < board->count; k++) {
        if (board->cells[k].indicator == i && board->cells[k].unit == u)
            return &board->cells[k];
    }
    return NULL;
}

const parplan_task_tally *parplan_board_tasks(const parplan_board *board, parplan_tally_by by,
                                              size_t index)
{
    if ((unsigned)by > PARPLAN_TALLY_BY_LEADER || index >= board->tasks[by].count)
        return NULL;
    return &board->tasks[by].items[index];
}

const parplan_target *parplan__cell_target(const parplan_board *board, const parplan_cell *cell)
{
    const parplan_indicator *indicator = parplan_plan_indicator(board->plan, cell->indicator);
    return cell->version == 0 ? &indicator->target
                              : &indicator->amendments[cell->version - 1].target;
}

bool parplan__cell_selected(const parplan_board *board, const parplan_cell *cell,
                            const parplan__selection *selection)
{
    size_t area = parplan_plan_indicator(board->plan, cell->indicator)->area;
    return (selection->unit == PARPLAN_NO_INDEX || selection->unit == cell->unit) &&
           (selection->area == PARPLAN_NO_INDEX || selection->area == area);
}
