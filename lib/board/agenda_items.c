/* SPDX-License-Identifier: Apache-2.0 */
#include "board/agenda_items.h"

#include <string.h>

#include "score/completions.h"

static bool keep_event(parplan__collector *c, const parplan__completion_row *row)
{
    if (c->agenda->as_of != PARPLAN_DATE_NONE && row->date > c->agenda->as_of)
        return true;
    if (!parplan__grow(&c->agenda->allocator, &c->events, &c->capacity, c->count,
                       sizeof *c->events))
        return false;
    /* By day, so that the order in which rows were added does not matter; there are few. */
    size_t at = c->count++;
    for (; at > 0 && c->events[at - 1].date > row->date; at--)
        c->events[at] = c->events[at - 1];
    c->events[at] = (parplan__event){row->date, row->window, row->key};
    return true;
}

static bool keep_events(parplan__collector *c, parplan_entity entity, size_t index, size_t unit)
{
    const parplan__completion_row *row =
        parplan__completions_first(c->completions, entity, index, unit);
    while (row != NULL && keep_event(c, row))
        row = parplan__completions_next(c->completions, row);
    return row == NULL;
}

parplan_status parplan__load_events(parplan__collector *c, parplan_entity entity, size_t index,
                                    size_t unit)
{
    c->count = 0;
    if (c->completions == NULL)
        return PARPLAN_OK;
    bool kept = keep_events(c, entity, index, PARPLAN_NO_INDEX);
    size_t first = unit != PARPLAN_NO_INDEX ? unit : 0;
    size_t end = unit != PARPLAN_NO_INDEX ? unit + 1 : c->agenda->order.count;
    for (size_t i = first; i < end && kept; i++)
        kept = keep_events(c, entity, index, i);
    return kept ? PARPLAN_OK : parplan__fail(c->err, PP_MEMORY, NULL);
}

/* One completion does it: the first one, of the window where there is one. */
parplan__progress parplan__first_event(const parplan__collector *c, const char *window)
{
    for (size_t i = 0; i < c->count; i++) {
        const parplan__event *e = &c->events[i];
        if (*window == '\0' || (e->window != NULL && strcmp(e->window, window) == 0))
            return (parplan__progress){.done = e->date};
    }
    return (parplan__progress){.done = PARPLAN_DATE_NONE};
}

/* So many events between two days; the one that completes them is the day it was done. */
parplan__progress parplan__events_between(const parplan__collector *c, parplan_interval days,
                                          size_t need)
{
    parplan__progress p = {.done = PARPLAN_DATE_NONE, .need = need};
    for (size_t i = 0; i < c->count; i++) {
        if (c->events[i].date < days.from || c->events[i].date > days.to)
            continue;
        if (++p.have == need)
            p.done = c->events[i].date;
    }
    return p;
}

static bool counts(const parplan_strings *forms, const char *key)
{
    if (key == NULL || *key == '\0')
        return false;
    bool found = forms->count == 0;
    for (size_t i = 0; i < forms->count && !found; i++)
        found = strcmp(forms->items[i], key) == 0;
    return found;
}

static bool seen_before(const parplan__collector *c, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (c->events[i].key != NULL && strcmp(c->events[i].key, c->events[index].key) == 0)
            return true;
    }
    return false;
}

/* So many distinct forms from the first day of the plan on; later ones are late. */
parplan__progress parplan__distinct_forms(const parplan__collector *c, const parplan_duty *duty)
{
    parplan__progress p = {.done = PARPLAN_DATE_NONE, .need = (size_t)duty->frequency.times};
    for (size_t i = 0; i < c->count; i++) {
        if (!counts(&duty->forms, c->events[i].key) || seen_before(c, i))
            continue;
        if (++p.have == p.need)
            p.done = c->events[i].date;
    }
    return p;
}

static parplan_status set_state(const parplan_agenda *agenda, parplan_agenda_item *item,
                                parplan_error *err)
{
    if (agenda->as_of != PARPLAN_DATE_NONE) {
        parplan_status status = parplan_calendar_count(
            agenda->calendar, agenda->as_of, item->due.effective, &item->working_days, err);
        if (status != PARPLAN_OK)
            return status;
    }
    if (item->done != PARPLAN_DATE_NONE)
        item->state =
            item->done <= item->due.effective ? PARPLAN_ITEM_DONE : PARPLAN_ITEM_DONE_LATE;
    else if (agenda->as_of == PARPLAN_DATE_NONE)
        item->state = PARPLAN_ITEM_UPCOMING;
    else if (agenda->as_of > item->due.effective)
        item->state = PARPLAN_ITEM_OVERDUE;
    else
        item->state =
            item->working_days <= agenda->soon ? PARPLAN_ITEM_DUE_SOON : PARPLAN_ITEM_UPCOMING;
    return PARPLAN_OK;
}

static void count_overdue_before(parplan_agenda *agenda, const parplan__instance *in, size_t unit,
                                 parplan_date done)
{
    bool overdue = done == PARPLAN_DATE_NONE && in->item.due.effective < agenda->as_of;
    if (in->item.due.effective < agenda->from && overdue)
        agenda->overdue_before[unit != PARPLAN_NO_INDEX ? unit : agenda->order.count]++;
}

parplan_status parplan__add_item(parplan__collector *c, parplan__instance *in, size_t unit,
                                 parplan__progress progress)
{
    parplan_agenda *agenda = c->agenda;
    parplan_date day = in->item.due.effective;
    if (day < agenda->from || day > agenda->to) {
        count_overdue_before(agenda, in, unit, progress.done);
        return PARPLAN_OK;
    }
    if (!in->said) {
        in->why.due = &in->item.due;
        in->why.window = in->item.window;
        parplan_status status = parplan__agenda_say_why(agenda, &in->why, &in->item.why, c->err);
        if (status != PARPLAN_OK)
            return status;
        in->said = true;
    }
    if (!parplan__grow(&agenda->allocator, &agenda->entries, &agenda->capacity, agenda->count,
                       sizeof *agenda->entries))
        return parplan__fail(c->err, PP_MEMORY, NULL);
    parplan__agenda_entry *entry = &agenda->entries[agenda->count];
    *entry = (parplan__agenda_entry){.item = in->item,
                                     .rank = unit != PARPLAN_NO_INDEX ? agenda->order.rank[unit]
                                                                      : agenda->order.count,
                                     .have = progress.have,
                                     .need = progress.need};
    entry->item.unit = unit;
    entry->item.done = progress.done;
    parplan_status status = set_state(agenda, &entry->item, c->err);
    agenda->count += status == PARPLAN_OK;
    return status;
}
