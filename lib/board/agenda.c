/* SPDX-License-Identifier: Apache-2.0 */
#include "board/agenda.h"

#include <stdlib.h>

#include "base/sized.h"
#include "base/text.h"
#include "score/completions.h"
#include "time/date.h"

parplan_status parplan__agenda_check_range(const parplan_plan *plan,
                                           const parplan_agenda_options *options,
                                           parplan_error *err)
{
    if (options->from == PARPLAN_DATE_NONE || options->to == PARPLAN_DATE_NONE)
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(options->from == PARPLAN_DATE_NONE ? "from" : "to"));
    if (options->from > options->to)
        return parplan__fail(
            err, PP_AGENDA_RANGE,
            PARPLAN__ARGS(PARPLAN__DATE(options->from), PARPLAN__DATE(options->to)));
    const parplan_calendar *calendar =
        options->calendar != NULL ? options->calendar : parplan_plan_calendar(plan);
    bool works; /* D9: beyond the calendar there is no "nothing is due" */
    parplan_status status = parplan_calendar_is_working(calendar, options->from, &works, err);
    return status == PARPLAN_OK ? parplan_calendar_is_working(calendar, options->to, &works, err)
                                : status;
}

/* By effective day, id, duty before task, instance, unit: a total order, so that sorting loses nothing. */
static int compare_entries(const void *a, const void *b)
{
    const parplan__agenda_entry *x = a, *y = b;
    const parplan_agenda_item *i = &x->item, *j = &y->item;
    if (i->due.effective != j->due.effective)
        return i->due.effective < j->due.effective ? -1 : 1;
    int order = parplan__id_compare(i->id, j->id);
    if (order != 0)
        return order;
    if ((i->duty == PARPLAN_NO_INDEX) != (j->duty == PARPLAN_NO_INDEX))
        return i->duty == PARPLAN_NO_INDEX ? 1 : -1;
    order = parplan__id_compare(i->instance, j->instance);
    return order != 0 ? order : (x->rank > y->rank) - (x->rank < y->rank);
}

static parplan_agenda *new_agenda(parplan_plan *plan, const parplan_agenda_options *options)
{
    parplan_allocator allocator = parplan__allocator_or_default(options->allocator);
    parplan_agenda *agenda = allocator.resize(allocator.context, NULL, sizeof *agenda);
    if (agenda == NULL)
        return NULL;
    *agenda = (parplan_agenda){.allocator = allocator,
                               .plan = parplan_plan_ref(plan),
                               .calendar = parplan_calendar_ref(options->calendar != NULL
                                                                    ? options->calendar
                                                                    : parplan_plan_calendar(plan)),
                               .from = options->from,
                               .to = options->to,
                               .as_of = options->as_of,
                               .soon = options->soon};
    parplan__arena_init(&agenda->arena, &allocator);
    size_t units = parplan_plan_count(plan, PARPLAN_ENTITY_UNIT);
    size_t duties = parplan_plan_count(plan, PARPLAN_ENTITY_DUTY);
    agenda->overdue_before =
        parplan__arena_array(&agenda->arena, units + 1, sizeof *agenda->overdue_before);
    agenda->open = parplan__arena_array(&agenda->arena, duties, sizeof *agenda->open);
    if (agenda->overdue_before == NULL || agenda->open == NULL ||
        !parplan__unit_order_make(plan, &agenda->arena, &agenda->order)) {
        parplan_agenda_free(agenda);
        return NULL;
    }
    return agenda;
}

parplan_status parplan_agenda_build(parplan_plan *plan, const parplan_agenda_options *options,
                                    parplan_agenda **out, parplan_error *err)
{
    parplan_agenda_options given = PARPLAN_AGENDA_OPTIONS_INIT;
    if (plan == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(plan == NULL ? "plan" : "out"));
    if (!parplan__sized_read(&given, sizeof given, options))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("options"));
    parplan_status status = parplan__agenda_check_range(plan, &given, err);
    if (status != PARPLAN_OK)
        return status;
    if (given.completions != NULL && parplan__completions_plan(given.completions) != plan)
        return parplan__fail(err, PP_AGENDA_OTHER_PLAN, NULL);

    parplan_agenda *agenda = new_agenda(plan, &given);
    if (agenda == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    status = parplan__agenda_collect(agenda, given.completions, err);
    if (status != PARPLAN_OK) {
        parplan_agenda_free(agenda);
        return status;
    }
    if (agenda->count > 0)
        qsort(agenda->entries, agenda->count, sizeof *agenda->entries, compare_entries);
    *out = agenda;
    return PARPLAN_OK;
}

void parplan_agenda_free(parplan_agenda *agenda)
{
    if (agenda == NULL)
        return;
    parplan_allocator allocator = agenda->allocator;
    if (agenda->entries != NULL)
        allocator.resize(allocator.context, agenda->entries, 0);
    parplan__arena_dispose(&agenda->arena);
    parplan_calendar_unref(agenda->calendar);
    parplan_plan_unref(agenda->plan);
    allocator.resize(allocator.context, agenda, 0);
}

size_t parplan_agenda_count(const parplan_agenda *agenda)
{
    return agenda->count;
}

const parplan_agenda_item *parplan_agenda_at(const parplan_agenda *agenda, size_t index)
{
    return index < agenda->count ? &agenda->entries[index].item : NULL;
}

const char *parplan_item_state_name(parplan_item_state state)
{
    switch (state) {
    case PARPLAN_ITEM_UPCOMING:
        return "UPCOMING";
    case PARPLAN_ITEM_DUE_SOON:
        return "DUE_SOON";
    case PARPLAN_ITEM_OVERDUE:
        return "OVERDUE";
    case PARPLAN_ITEM_DONE:
        return "DONE";
    case PARPLAN_ITEM_DONE_LATE:
        return "DONE_LATE";
    }
    return "";
}

bool parplan__agenda_concerns(const parplan_who *who, size_t unit)
{
    bool found = unit == PARPLAN_NO_INDEX;
    for (size_t i = 0; i < who->unit_count && !found; i++)
        found = who->units[i] == unit;
    return found;
}

void parplan__agenda_count_view(const parplan_agenda *agenda, size_t unit,
                                parplan__agenda_counts *out)
{
    *out = (parplan__agenda_counts){0};
    for (size_t i = 0; i < agenda->count; i++) {
        const parplan_agenda_item *item = &agenda->entries[i].item;
        if (unit != PARPLAN_NO_INDEX && item->unit != unit)
            continue;
        out->items++;
        out->by_state[item->state]++;
    }
    for (size_t i = 0; i <= parplan_plan_count(agenda->plan, PARPLAN_ENTITY_UNIT); i++) {
        if (unit == PARPLAN_NO_INDEX || unit == i)
            out->overdue_before += agenda->overdue_before[i];
    }
    for (size_t i = 0; i < parplan_plan_count(agenda->plan, PARPLAN_ENTITY_TASK); i++) {
        const parplan_task *task = parplan_plan_task(agenda->plan, i);
        out->tasks_without_day +=
            task->due.date == PARPLAN_DATE_NONE && parplan__agenda_concerns(&task->lead, unit);
    }
}
