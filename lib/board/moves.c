/* SPDX-License-Identifier: Apache-2.0 */
#include "board/moves.h"

#include <string.h>

#include "base/sized.h"

static bool same_item(const parplan_agenda_item *a, const parplan_agenda_item *b)
{
    return a->duty == b->duty && a->task == b->task && a->unit == b->unit &&
           strcmp(a->instance, b->instance) == 0;
}

/* An agenda is sorted by day, and a calendar moves a day by few: what is looked for lies near. */
static const parplan_agenda_item *find_after(const parplan_moves *moves, size_t at)
{
    const parplan_agenda_item *wanted = parplan_agenda_at(moves->before, at);
    size_t count = parplan_agenda_count(moves->after);
    for (size_t step = 0; step < count + at; step++) {
        size_t up = at + step, down = at - step;
        if (up < count && same_item(wanted, parplan_agenda_at(moves->after, up)))
            return parplan_agenda_at(moves->after, up);
        if (step <= at && down < count && same_item(wanted, parplan_agenda_at(moves->after, down)))
            return parplan_agenda_at(moves->after, down);
    }
    return NULL;
}

static bool is_asked(const parplan_moves *moves, parplan_date day)
{
    return day >= moves->from && day <= moves->to;
}

static bool is_settled(const parplan_agenda_item *item)
{
    return item->done != PARPLAN_DATE_NONE || item->state == PARPLAN_ITEM_OVERDUE;
}

static parplan_status compare(parplan_moves *moves, parplan_error *err)
{
    size_t capacity = 0;
    for (size_t i = 0; i < parplan_agenda_count(moves->before); i++) {
        const parplan_agenda_item *before = parplan_agenda_at(moves->before, i);
        const parplan_agenda_item *after = find_after(moves, i);
        if (after == NULL || after->due.effective == before->due.effective ||
            (!is_asked(moves, before->due.effective) && !is_asked(moves, after->due.effective)))
            continue;
        if (!parplan__grow(&moves->allocator, &moves->items, &capacity, moves->count,
                           sizeof *moves->items))
            return parplan__fail(err, PP_MEMORY, NULL);
        moves->items[moves->count++] = (parplan_move){
            before, after, after->due.effective - before->due.effective, is_settled(before)};
    }
    return PARPLAN_OK;
}

/* Both agendas hold all days of the calendar: an item may move into the range, or out of it. */
static parplan_status build_both(parplan_moves *moves, parplan_plan *plan,
                                 parplan_agenda_options options, parplan_calendar *after,
                                 parplan_error *err)
{
    moves->from = options.from;
    moves->to = options.to;
    parplan_calendar_span(after, &options.from, &options.to, NULL);
    parplan_status status = parplan_agenda_build(plan, &options, &moves->before, err);
    options.calendar = after;
    if (status == PARPLAN_OK)
        status = parplan_agenda_build(plan, &options, &moves->after, err);
    return status == PARPLAN_OK ? compare(moves, err) : status;
}

parplan_status parplan_moves_build(parplan_plan *plan, const parplan_agenda_options *options,
                                   parplan_calendar *after, parplan_moves **out, parplan_error *err)
{
    parplan_agenda_options given = PARPLAN_AGENDA_OPTIONS_INIT;
    if (plan == NULL || after == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(plan == NULL    ? "plan"
                                           : after == NULL ? "after"
                                                           : "out"));
    if (!parplan__sized_read(&given, sizeof given, options))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("options"));
    parplan_status status = parplan__agenda_check_range(plan, &given, err);
    if (status != PARPLAN_OK)
        return status;
    parplan_allocator allocator = parplan__allocator_or_default(given.allocator);
    parplan_moves *moves = allocator.resize(allocator.context, NULL, sizeof *moves);
    if (moves == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    *moves = (parplan_moves){.allocator = allocator};
    status = build_both(moves, plan, given, after, err);
    if (status == PARPLAN_OK)
        *out = moves;
    else
        parplan_moves_free(moves);
    return status;
}

void parplan_moves_free(parplan_moves *moves)
{
    if (moves == NULL)
        return;
    parplan_allocator allocator = moves->allocator;
    parplan_agenda_free(moves->before);
    parplan_agenda_free(moves->after);
    if (moves->items != NULL)
        allocator.resize(allocator.context, moves->items, 0);
    allocator.resize(allocator.context, moves, 0);
}

size_t parplan_moves_count(const parplan_moves *moves)
{
    return moves->count;
}

const parplan_move *parplan_moves_at(const parplan_moves *moves, size_t index)
{
    return index < moves->count ? &moves->items[index] : NULL;
}
