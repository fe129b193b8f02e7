/* SPDX-License-Identifier: Apache-2.0 */
/* Which instances the duties and tasks of a plan have, and when each is due. */
#include <string.h>

#include "board/agenda_items.h"
#include "time/date.h"

static parplan__instance instance_of_duty(const parplan_plan *plan, size_t index)
{
    const parplan_duty *duty = parplan_plan_duty(plan, index);
    return (parplan__instance){
        .item = {.id = duty->id,
                 .clause = duty->clause != NULL ? duty->clause : "",
                 .title = duty->title,
                 .duty = index,
                 .task = PARPLAN_NO_INDEX,
                 .window = {PARPLAN_DATE_NONE, PARPLAN_DATE_NONE}},
        .why = {.clause = duty->clause},
    };
}

static parplan_status set_due(parplan__collector *c, parplan__instance *in, parplan_due_rule rule)
{
    in->why.named = rule.date;
    in->why.bound = rule.bound;
    in->why.roll = rule.roll;
    return parplan_due_fixed(c->agenda->calendar, rule.date, rule.bound, rule.roll, &in->item.due,
                             c->err);
}

/* A day that follows from the plan itself: nothing rolls it. */
static void set_last_day(parplan__instance *in, parplan_date date)
{
    in->why.named = date;
    in->item.due = (parplan_due){date, date, PARPLAN_CONFIRMED};
}

static bool exists(const parplan__collector *c, size_t unit, parplan_date date)
{
    return parplan_unit_exists(parplan_plan_unit(c->agenda->plan, unit), date);
}

static parplan_status add_once(parplan__collector *c, size_t index, parplan_due_rule rule)
{
    parplan__instance in = instance_of_duty(c->agenda->plan, index);
    const parplan_duty *duty = parplan_plan_duty(c->agenda->plan, index);
    parplan_status status = set_due(c, &in, rule);
    for (size_t i = 0; i < duty->who.unit_count && status == PARPLAN_OK; i++) {
        size_t unit = duty->who.units[i];
        if (!exists(c, unit, in.item.due.raw))
            continue;
        status = parplan__load_events(c, PARPLAN_ENTITY_DUTY, index, unit);
        if (status == PARPLAN_OK)
            status = parplan__add_item(c, &in, unit, parplan__first_event(c, ""));
    }
    return status;
}

/* The instance of a window: its day is the regime's, or the earlier one that was asked for. */
static parplan_status start_window(parplan__collector *c, const parplan_duty *duty,
                                   const parplan_regime *regime, const parplan_window *window,
                                   parplan__instance *in)
{
    parplan_date named;
    const parplan_period *period = &regime->periods[window->period];
    parplan_status status = PARPLAN_OK;
    memcpy(in->item.instance, window->id, sizeof window->id);
    in->item.window = (parplan_interval){window->from, window->to};
    in->item.due = window->due;
    /* The window keeps the last day in time; the sentence names the day of the rule. */
    named = window->due.raw + (regime->bound == PARPLAN_BOUND_BEFORE);
    in->why.named = named;
    in->why.bound = regime->bound;
    in->why.roll = regime->roll;
    in->why.period = period;
    for (size_t i = 0; i < duty->override_count && status == PARPLAN_OK; i++) {
        const parplan_override *earlier = &duty->overrides[i];
        if (strcmp(earlier->window, window->id) != 0)
            continue;
        in->why.earlier = earlier;
        in->why.replaced = named;
        status = set_due(c, in, (parplan_due_rule){earlier->date, regime->bound, regime->roll});
    }
    return status;
}

static parplan_status add_window(parplan__collector *c, size_t index, const parplan_regime *regime,
                                 const parplan_window *window)
{
    const parplan_duty *duty = parplan_plan_duty(c->agenda->plan, index);
    parplan__instance in = instance_of_duty(c->agenda->plan, index);
    parplan_status status = start_window(c, duty, regime, window, &in);
    for (size_t i = 0; i < duty->who.unit_count && status == PARPLAN_OK; i++) {
        size_t unit = duty->who.units[i];
        if (!exists(c, unit, window->to))
            continue;
        status = parplan__load_events(c, PARPLAN_ENTITY_DUTY, index, unit);
        if (status == PARPLAN_OK)
            status = parplan__add_item(c, &in, unit, parplan__first_event(c, window->id));
    }
    return status;
}

/*
 * The windows of the plan's year, and of every other year that end within its period. One that ends on the first
 * day of the period closed the year before.
 */
static parplan_status add_periodic(parplan__collector *c, size_t index)
{
    const parplan_plan *plan = c->agenda->plan;
    const parplan_plan_info *info = parplan_plan_get_info(plan);
    const parplan_regime *regime =
        parplan_plan_regime(plan, parplan_plan_duty(plan, index)->regime);
    int32_t first, last;
    parplan_date_split(info->period.from, &first, NULL, NULL);
    parplan_date_split(info->period.to, &last, NULL, NULL);
    first = first < info->year ? first : info->year;
    last = last > info->year ? last : info->year;
    parplan_status status = PARPLAN_OK;
    for (int32_t year = first; year <= last && status == PARPLAN_OK; year++) {
        for (size_t i = 0; i < regime->period_count && status == PARPLAN_OK; i++) {
            parplan_window window;
            status = parplan_regime_window(regime, i, year, c->agenda->calendar, &window, c->err);
            if (status != PARPLAN_OK)
                break;
            bool inside = window.to > info->period.from && window.to <= info->period.to;
            if (year == info->year || inside)
                status = add_window(c, index, regime, &window);
        }
    }
    return status;
}

/* A span of a frequency read by bins; each one is an instance, due on its last day (D12). */
static parplan_status add_bin(parplan__collector *c, size_t index, parplan_interval bin)
{
    const parplan_duty *duty = parplan_plan_duty(c->agenda->plan, index);
    parplan__instance in = instance_of_duty(c->agenda->plan, index);
    in.why.repeated = duty;
    in.item.window = bin;
    set_last_day(&in, bin.to);
    parplan_date_format(bin.to, PARPLAN_DATE_ISO, in.item.instance);
    parplan_status status = PARPLAN_OK;
    for (size_t i = 0; i < duty->who.unit_count && status == PARPLAN_OK; i++) {
        size_t unit = duty->who.units[i];
        if (!exists(c, unit, bin.to))
            continue;
        status = parplan__load_events(c, PARPLAN_ENTITY_DUTY, index, unit);
        size_t times = (size_t)duty->frequency.times;
        if (status == PARPLAN_OK)
            status = parplan__add_item(c, &in, unit, parplan__events_between(c, bin, times));
    }
    return status;
}

/* Bins start at multiples from the first day of the plan's period (D6). */
static parplan_status add_bins(parplan__collector *c, size_t index)
{
    parplan_interval period = parplan_plan_get_info(c->agenda->plan)->period;
    int32_t months = parplan_plan_duty(c->agenda->plan, index)->frequency.months;
    parplan_status status = PARPLAN_OK;
    parplan_date from = period.from;
    for (int64_t i = 1; from <= period.to && status == PARPLAN_OK; i++) {
        parplan_date after = PARPLAN__DATE_MAX + 1;
        parplan__date_months_later(period.from, i * months, &after);
        parplan_date to = after - 1 < period.to ? after - 1 : period.to;
        status = add_bin(c, index, (parplan_interval){from, to});
        from = after;
    }
    return status;
}

/* The days of the events at hand that lie in the period, in an array of their own. */
static parplan_date *event_days(const parplan__collector *c, parplan_interval period, size_t *count)
{
    parplan_date *days =
        parplan__arena_array(&c->agenda->arena, c->count + 1, sizeof(parplan_date));
    *count = 0;
    for (size_t i = 0; i < c->count && days != NULL; i++) {
        if (c->events[i].date >= period.from && c->events[i].date <= period.to)
            days[(*count)++] = c->events[i].date;
    }
    return days;
}

/*
 * Read by gaps, a unit has one instance: its next event, by the day the gap since the last one would be too long.
 * Past the plan's end the question stays the one of its last day, so that an event that never came is overdue.
 */
static parplan_status add_gap(parplan__collector *c, size_t index, size_t unit)
{
    parplan_agenda *agenda = c->agenda;
    const parplan_duty *duty = parplan_plan_duty(agenda->plan, index);
    parplan_interval period = parplan_plan_get_info(agenda->plan)->period;
    parplan__instance in = instance_of_duty(agenda->plan, index);
    size_t count;
    parplan_date *days = event_days(c, period, &count);
    if (days == NULL)
        return parplan__fail(c->err, PP_MEMORY, NULL);
    parplan_date last = count > 0 ? days[count - 1] : period.from;
    parplan_date asked = agenda->as_of != PARPLAN_DATE_NONE ? agenda->as_of : last;
    if (asked > period.to)
        asked = period.to;
    parplan_frequency_result result;
    parplan_status status = parplan_frequency_check(&duty->frequency, period, asked, days, count,
                                                    &result, NULL, 0, c->err);
    if (status != PARPLAN_OK || result.next_by == PARPLAN_DATE_NONE)
        return status;
    in.why.repeated = duty;
    in.item.window = (parplan_interval){count > 0 ? last + 1 : period.from, result.next_by};
    set_last_day(&in, result.next_by);
    if (!exists(c, unit, result.next_by))
        return PARPLAN_OK;
    return parplan__add_item(c, &in, unit, (parplan__progress){.done = PARPLAN_DATE_NONE});
}

static parplan_status add_gaps(parplan__collector *c, size_t index)
{
    const parplan_duty *duty = parplan_plan_duty(c->agenda->plan, index);
    parplan_status status = PARPLAN_OK;
    for (size_t i = 0; i < duty->who.unit_count && status == PARPLAN_OK; i++) {
        status = parplan__load_events(c, PARPLAN_ENTITY_DUTY, index, duty->who.units[i]);
        if (status == PARPLAN_OK)
            status = add_gap(c, index, duty->who.units[i]);
    }
    return status;
}

/* Counts and coverages have the whole period of the plan. */
static parplan_status add_whole(parplan__collector *c, size_t index)
{
    const parplan_duty *duty = parplan_plan_duty(c->agenda->plan, index);
    parplan__instance in = instance_of_duty(c->agenda->plan, index);
    in.why.repeated = duty;
    in.item.window = parplan_plan_get_info(c->agenda->plan)->period;
    set_last_day(&in, in.item.window.to);
    parplan_status status = PARPLAN_OK;
    for (size_t i = 0; i < duty->who.unit_count && status == PARPLAN_OK; i++) {
        size_t unit = duty->who.units[i];
        if (!exists(c, unit, in.item.window.to))
            continue;
        status = parplan__load_events(c, PARPLAN_ENTITY_DUTY, index, unit);
        if (status == PARPLAN_OK)
            status = parplan__add_item(c, &in, unit,
                                       duty->type == PARPLAN_DUTY_COUNT
                                           ? parplan__distinct_forms(c, duty)
                                           : parplan__first_event(c, ""));
    }
    return status;
}

/* A duty without items, kept by id. */
static parplan_status leave_open(parplan__collector *c, size_t index, bool reading)
{
    parplan_agenda *agenda = c->agenda;
    const parplan_plan *plan = agenda->plan;
    parplan__agenda_open open = {.duty = index, .reading = reading};
    parplan_status status = parplan__agenda_say_open(agenda, &open, c->err);
    if (status != PARPLAN_OK)
        return status;
    const char *id = parplan_plan_duty(plan, index)->id;
    size_t at = agenda->open_count++;
    for (; at > 0; at--) {
        const parplan__agenda_open *before = &agenda->open[at - 1];
        if (parplan__id_compare(parplan_plan_duty(plan, before->duty)->id, id) < 0)
            break;
        agenda->open[at] = *before;
    }
    agenda->open[at] = open;
    return PARPLAN_OK;
}

static parplan_status add_duty(parplan__collector *c, size_t index)
{
    const parplan_duty *duty = parplan_plan_duty(c->agenda->plan, index);
    switch (duty->type) {
    case PARPLAN_DUTY_PERIODIC:
        return add_periodic(c, index);
    case PARPLAN_DUTY_DATED:
        return duty->due.date == PARPLAN_DATE_NONE ? leave_open(c, index, false)
                                                   : add_once(c, index, duty->due);
    case PARPLAN_DUTY_FREQUENCY:
        if (duty->frequency.mode == PARPLAN_FREQUENCY_UNSET)
            return leave_open(c, index, true);
        return duty->frequency.mode == PARPLAN_FREQUENCY_BIN ? add_bins(c, index)
                                                             : add_gaps(c, index);
    case PARPLAN_DUTY_COUNT:
    case PARPLAN_DUTY_COVERAGE:
        return add_whole(c, index);
    case PARPLAN_DUTY_UNDATED:
    case PARPLAN_DUTY_UNSET:
        break;
    }
    return leave_open(c, index, false);
}

/* A task is due once, from each unit that leads it; from nobody in particular where none does. */
static parplan_status add_task(parplan__collector *c, size_t index)
{
    const parplan_task *task = parplan_plan_task(c->agenda->plan, index);
    if (task->due.date == PARPLAN_DATE_NONE)
        return PARPLAN_OK;
    parplan__instance in = {
        .item = {.id = task->id,
                 .clause = task->clause != NULL ? task->clause : "",
                 .title = task->title,
                 .duty = PARPLAN_NO_INDEX,
                 .task = index,
                 .window = {PARPLAN_DATE_NONE, PARPLAN_DATE_NONE}},
        .why = {.clause = task->clause},
    };
    size_t given = 0;
    parplan_status status = set_due(c, &in, task->due);
    for (size_t i = 0; i <= task->lead.unit_count && status == PARPLAN_OK; i++) {
        bool nobody = i == task->lead.unit_count;
        size_t unit = nobody ? PARPLAN_NO_INDEX : task->lead.units[i];
        if (nobody ? given > 0 : !exists(c, unit, in.item.due.raw))
            continue;
        given++;
        status = parplan__load_events(c, PARPLAN_ENTITY_TASK, index, unit);
        if (status == PARPLAN_OK)
            status = parplan__add_item(c, &in, unit, parplan__first_event(c, ""));
    }
    return status;
}

parplan_status parplan__agenda_collect(parplan_agenda *agenda,
                                       const parplan_completions *completions, parplan_error *err)
{
    parplan__collector c = {.agenda = agenda, .completions = completions, .err = err};
    parplan_status status = PARPLAN_OK;
    size_t duties = parplan_plan_count(agenda->plan, PARPLAN_ENTITY_DUTY);
    size_t tasks = parplan_plan_count(agenda->plan, PARPLAN_ENTITY_TASK);
    for (size_t i = 0; i < duties && status == PARPLAN_OK; i++)
        status = add_duty(&c, i);
    for (size_t i = 0; i < tasks && status == PARPLAN_OK; i++)
        status = add_task(&c, i);
    if (c.events != NULL)
        agenda->allocator.resize(agenda->allocator.context, c.events, 0);
    return status;
}
