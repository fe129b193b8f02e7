/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "load.h"

enum { MOST_SOON = 366 };

static parplan_view view_of(const run *r)
{
    parplan_view view = PARPLAN_VIEW_INIT;
    view.lang = r->lang;
    view.colour = r->colour;
    view.unit = r->args.values[OPT_UNIT];
    return view;
}

/* What a call of the library wrote, or why it failed. */
static int give_written(run *r, parplan_status status, char *bytes, size_t size,
                        const parplan_error *err)
{
    if (status != PARPLAN_OK)
        return complain_error(r, status == PARPLAN_E_NOT_FOUND ? "--unit" : r->command, err);
    int end = give_bytes(r, bytes, size, END_FINE);
    parplan_text_free(bytes);
    return end;
}

static int give_agenda(run *r, const parplan_agenda *agenda)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_view view = view_of(r);
    parplan_ics_options ics = PARPLAN_ICS_OPTIONS_INIT;
    parplan_status status;
    char *bytes = NULL;
    size_t size = 0;
    if (!read_number(r, OPT_SEQUENCE, INT32_MAX, &ics.sequence))
        return END_BAD;
    if (r->args.values[OPT_ICS] != NULL)
        status = parplan_agenda_write_ics(agenda, &view, &ics, &bytes, &size, &err);
    else if (r->args.values[OPT_JSON] != NULL)
        status = parplan_agenda_write_json(agenda, &view, &bytes, &size, &err);
    else
        status = parplan_agenda_print(agenda, &view, &bytes, &size, &err);
    return give_written(r, status, bytes, size, &err);
}

static int give_moves(run *r, const parplan_moves *moves)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_view view = view_of(r);
    char *bytes = NULL;
    size_t size = 0;
    parplan_status status = r->args.values[OPT_JSON] != NULL
                                ? parplan_moves_write_json(moves, &view, &bytes, &size, &err)
                                : parplan_moves_print(moves, &view, &bytes, &size, &err);
    return give_written(r, status, bytes, size, &err);
}

static int build_agenda(run *r, parplan_plan *plan, const parplan_agenda_options *options)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_agenda *agenda;
    if (parplan_agenda_build(plan, options, &agenda, &err) != PARPLAN_OK)
        return complain_error(r, r->command, &err);
    int end = give_agenda(r, agenda);
    parplan_agenda_free(agenda);
    return end;
}

/* What the layer of --against-layer would move; it lies upon the plan's calendar, in the place of --layer. */
static int build_moves(run *r, parplan_plan *plan, const parplan_agenda_options *options)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_calendar *after = NULL;
    parplan_moves *moves;
    if (!load_layer(r, OPT_AGAINST, parplan_plan_calendar(plan), &after))
        return END_BAD;
    int end = END_FINE;
    if (parplan_moves_build(plan, options, after, &moves, &err) != PARPLAN_OK) {
        end = complain_error(r, r->command, &err);
    } else {
        end = give_moves(r, moves);
        parplan_moves_free(moves);
    }
    parplan_calendar_unref(after);
    return end;
}

/* Options that only one of the ways to answer takes. */
static bool check_answer(run *r)
{
    static const option ways[] = {OPT_JSON, OPT_ICS}, lists[] = {OPT_AGAINST, OPT_ICS};
    option one;
    if (!read_one_of(r, ways, 2, &one) || !read_one_of(r, lists, 2, &one))
        return false;
    if (r->args.values[OPT_SEQUENCE] == NULL || r->args.values[OPT_ICS] != NULL)
        return true;
    complain_usage(r, W_OPTION_WITH, ARGS("--sequence", "--ics"));
    return false;
}

int perform_agenda(run *r)
{
    parplan_agenda_options options = PARPLAN_AGENDA_OPTIONS_INIT;
    parplan_plan *plan = NULL;
    parplan_completions *completions = NULL;
    if (!check_answer(r) || !read_day(r, OPT_FROM, &options.from) ||
        !read_day(r, OPT_TO, &options.to) || !read_day(r, OPT_AS_OF, &options.as_of) ||
        !read_number(r, OPT_SOON, MOST_SOON, &options.soon))
        return END_BAD;
    int end = load_plan(r, &plan);
    if (end == END_FINE &&
        !load_layer(r, OPT_LAYER, parplan_plan_calendar(plan), &options.calendar))
        end = END_BAD;
    if (end == END_FINE)
        end = load_completions(r, plan, &completions);
    options.completions = completions;
    if (end == END_FINE && r->args.values[OPT_AGAINST] != NULL)
        end = build_moves(r, plan, &options);
    else if (end == END_FINE)
        end = build_agenda(r, plan, &options);
    parplan_completions_free(completions);
    parplan_calendar_unref(options.calendar);
    parplan_plan_unref(plan);
    return end;
}
