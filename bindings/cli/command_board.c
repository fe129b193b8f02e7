/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "command.h"
#include "load.h"

/* What the options ask to see. */
static parplan_view view_of(const run *r)
{
    parplan_view view = PARPLAN_VIEW_INIT;
    view.lang = r->lang;
    view.colour = r->colour;
    view.unit = r->args.values[OPT_UNIT];
    view.area = r->args.values[OPT_AREA];
    return view;
}

/* A view fails on what its options name, or for lack of memory. */
static const char *place_of(const run *r)
{
    if (r->args.values[OPT_UNIT] != NULL && r->args.values[OPT_AREA] != NULL)
        return "--unit, --area";
    return r->args.values[OPT_AREA] != NULL ? "--area" : "--unit";
}

static int give_board(run *r, const parplan_board *board)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_view view = view_of(r);
    char *bytes;
    size_t size;
    parplan_status status = r->args.values[OPT_JSON] != NULL
                                ? parplan_board_write_json(board, &view, &bytes, &size, &err)
                                : parplan_board_print(board, &view, &bytes, &size, &err);
    if (status != PARPLAN_OK)
        return complain_error(r, status == PARPLAN_E_NOT_FOUND ? place_of(r) : r->command, &err);
    int end = give_bytes(r, bytes, size, END_FINE);
    parplan_text_free(bytes);
    return end;
}

static int build_board(run *r, parplan_date as_of, const parplan_figures *figures,
                       const parplan_completions *completions)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    parplan_board *board;
    options.as_of = as_of;
    options.completions = completions;
    if (parplan_board_build(figures, &options, &board, &err) != PARPLAN_OK)
        return complain_error(r, r->command, &err);
    int end = give_board(r, board);
    parplan_board_free(board);
    return end;
}

int perform_board(run *r)
{
    parplan_date as_of;
    parplan_plan *plan = NULL;
    parplan_figures *figures = NULL;
    parplan_completions *completions = NULL;
    if (!read_day(r, OPT_AS_OF, &as_of))
        return END_BAD;
    int end = load_plan(r, &plan);
    if (end == END_FINE)
        end = load_figures(r, plan, &figures);
    if (end == END_FINE)
        end = load_completions(r, plan, &completions);
    if (end == END_FINE)
        end = build_board(r, as_of, figures, completions);
    parplan_completions_free(completions);
    parplan_figures_free(figures);
    parplan_plan_unref(plan);
    return end;
}
