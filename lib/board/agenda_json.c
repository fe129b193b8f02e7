/* SPDX-License-Identifier: Apache-2.0 */
/* The agenda as JSON: docs/schema/agenda.schema.json. */
#include "board/agenda.h"
#include "board/put.h"

typedef parplan__json_writer writer;

static void put_interval(writer *w, const char *key, parplan_interval interval)
{
    parplan__json_key(w, key);
    if (interval.from == PARPLAN_DATE_NONE) {
        parplan__json_null(w);
        return;
    }
    parplan__json_open(w, '{');
    parplan__put_date(w, "from", interval.from);
    parplan__put_date(w, "to", interval.to);
    parplan__json_close(w, '}');
}

static void put_head(writer *w, const parplan_agenda *agenda, size_t unit)
{
    parplan__put_string(w, "format", "parplan-agenda/1");
    parplan__put_plan(w, agenda->plan);
    parplan__put_calendar(w, "calendar", agenda->calendar);
    parplan__put_date(w, "from", agenda->from);
    parplan__put_date(w, "to", agenda->to);
    parplan__put_date(w, "as_of", agenda->as_of);
    parplan__put_int(w, "soon", agenda->soon);
    parplan__put_string(
        w, "unit", unit != PARPLAN_NO_INDEX ? parplan_plan_unit(agenda->plan, unit)->id : NULL);
}

static void put_summary(writer *w, const parplan__agenda_counts *counts)
{
    parplan__json_key(w, "summary");
    parplan__json_open(w, '{');
    parplan__put_int(w, "items", (int64_t)counts->items);
    parplan__put_int(w, "done", (int64_t)counts->by_state[PARPLAN_ITEM_DONE]);
    parplan__put_int(w, "done_late", (int64_t)counts->by_state[PARPLAN_ITEM_DONE_LATE]);
    parplan__put_int(w, "overdue", (int64_t)counts->by_state[PARPLAN_ITEM_OVERDUE]);
    parplan__put_int(w, "due_soon", (int64_t)counts->by_state[PARPLAN_ITEM_DUE_SOON]);
    parplan__put_int(w, "upcoming", (int64_t)counts->by_state[PARPLAN_ITEM_UPCOMING]);
    parplan__put_int(w, "overdue_before", (int64_t)counts->overdue_before);
    parplan__put_int(w, "tasks_without_day", (int64_t)counts->tasks_without_day);
    parplan__json_close(w, '}');
}

static void put_due(writer *w, const parplan_due *due)
{
    parplan__json_key(w, "due");
    parplan__json_open(w, '{');
    parplan__put_date(w, "raw", due->raw);
    parplan__put_date(w, "effective", due->effective);
    parplan__put_string(w, "certainty", parplan_certainty_name(due->certainty));
    parplan__json_close(w, '}');
}

static void put_progress(writer *w, const parplan__agenda_entry *entry)
{
    parplan__json_key(w, "progress");
    if (entry->need == 0) {
        parplan__json_null(w);
        return;
    }
    parplan__json_open(w, '{');
    parplan__put_int(w, "have", (int64_t)entry->have);
    parplan__put_int(w, "need", (int64_t)entry->need);
    parplan__json_close(w, '}');
}

static void put_entry(writer *w, const parplan_agenda *agenda, const parplan__agenda_entry *entry)
{
    const parplan_agenda_item *item = &entry->item;
    const parplan_unit *unit = parplan_plan_unit(agenda->plan, item->unit);
    parplan__json_open(w, '{');
    parplan__put_string(w, "id", item->id);
    parplan__put_string(w, "kind", item->duty != PARPLAN_NO_INDEX ? "duty" : "task");
    parplan__put_string(w, "clause", item->clause);
    parplan__put_text(w, "title", item->title);
    parplan__put_string(w, "unit", unit != NULL ? unit->id : NULL);
    parplan__put_string(w, "instance", *item->instance != '\0' ? item->instance : NULL);
    put_interval(w, "window", item->window);
    put_due(w, &item->due);
    parplan__put_string(w, "state", parplan_item_state_name(item->state));
    parplan__put_date(w, "done", item->done);
    parplan__json_key(w, "working_days");
    if (agenda->as_of != PARPLAN_DATE_NONE)
        parplan__json_int(w, item->working_days);
    else
        parplan__json_null(w);
    put_progress(w, entry);
    parplan__put_text(w, "why", item->why);
    parplan__json_close(w, '}');
}

static void put_open(writer *w, const parplan_agenda *agenda, const parplan__agenda_open *open)
{
    const parplan_duty *duty = parplan_plan_duty(agenda->plan, open->duty);
    parplan__json_open(w, '{');
    parplan__put_string(w, "id", duty->id);
    parplan__put_string(w, "clause", duty->clause != NULL ? duty->clause : "");
    parplan__put_text(w, "title", duty->title);
    parplan__json_key(w, "who");
    parplan__json_open(w, '[');
    for (size_t i = 0; i < duty->who.id_count; i++)
        parplan__json_string(w, duty->who.ids[i]);
    parplan__json_close(w, ']');
    parplan__put_string(w, "reason", open->reading ? "OPEN_READING" : "NO_DAY");
    parplan__put_text(w, "why", open->why);
    parplan__json_close(w, '}');
}

static void put_agenda(writer *w, const parplan_agenda *agenda, size_t unit)
{
    parplan__agenda_counts counts;
    parplan__agenda_count_view(agenda, unit, &counts);
    parplan__json_open(w, '{');
    put_head(w, agenda, unit);
    put_summary(w, &counts);
    parplan__json_key(w, "items");
    parplan__json_open(w, '[');
    for (size_t i = 0; i < agenda->count; i++) {
        if (unit == PARPLAN_NO_INDEX || agenda->entries[i].item.unit == unit)
            put_entry(w, agenda, &agenda->entries[i]);
    }
    parplan__json_close(w, ']');
    parplan__json_key(w, "without_day");
    parplan__json_open(w, '[');
    for (size_t i = 0; i < agenda->open_count; i++) {
        const parplan_duty *duty = parplan_plan_duty(agenda->plan, agenda->open[i].duty);
        if (parplan__agenda_concerns(&duty->who, unit))
            put_open(w, agenda, &agenda->open[i]);
    }
    parplan__json_close(w, ']');
    parplan__json_close(w, '}');
}

parplan_status parplan_agenda_write_json(const parplan_agenda *agenda, const parplan_view *view,
                                         char **text, size_t *size, parplan_error *err)
{
    if (agenda == NULL || text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(agenda == NULL ? "agenda" : "text"));
    parplan__selection selection;
    parplan_status status = parplan__view_resolve(agenda->plan, view, &selection, err);
    if (status != PARPLAN_OK)
        return status;
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    writer w;
    parplan__json_writer_init(&w, &out);
    put_agenda(&w, agenda, selection.unit);
    parplan__json_writer_dispose(&w);
    parplan__buffer_char(&out, '\n');
    return parplan__buffer_give(&out, text, size, err);
}
