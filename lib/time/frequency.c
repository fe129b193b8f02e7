/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/frequency.h>

#include "base/message.h"
#include "time/date.h"

/* One check: what was asked, and what is found on the way. */
typedef struct check {
    const parplan_frequency *frequency;
    parplan_interval window;
    parplan_date as_of;
    const parplan_date *events; /* those in the window up to as_of */
    size_t count;
    parplan_interval *violations;
    size_t capacity;
    parplan_frequency_result result;
} check;

static parplan_status check_frequency(const parplan_frequency *frequency, parplan_error *err)
{
    if (frequency->mode != PARPLAN_FREQUENCY_BIN && frequency->mode != PARPLAN_FREQUENCY_GAP)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("mode"));
    if (frequency->times < 1 || frequency->months < 1)
        return parplan__fail(
            err, PP_FREQUENCY_LOW,
            PARPLAN__ARGS(PARPLAN__INT(frequency->times), PARPLAN__INT(frequency->months)));
    if (frequency->mode == PARPLAN_FREQUENCY_GAP && frequency->times > 1)
        return parplan__fail(err, PP_FREQUENCY_GAP_TIMES,
                             PARPLAN__ARGS(PARPLAN__INT(frequency->times)));
    return PARPLAN_OK;
}

static parplan_status check_days(parplan_interval window, parplan_date as_of,
                                 const parplan_date *events, size_t count, parplan_error *err)
{
    if (!parplan__date_valid(window.from) || !parplan__date_valid(window.to))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("window"));
    if (window.from > window.to)
        return parplan__fail(err, PP_WINDOW_REVERSED,
                             PARPLAN__ARGS(PARPLAN__DATE(window.from), PARPLAN__DATE(window.to)));
    if (!parplan__date_valid(as_of))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("as_of"));
    for (size_t i = 1; i < count; i++) {
        if (events[i] < events[i - 1])
            return parplan__fail(
                err, PP_EVENTS_ORDER,
                PARPLAN__ARGS(PARPLAN__DATE(events[i]), PARPLAN__DATE(events[i - 1])));
    }
    return PARPLAN_OK;
}

/* Keep the events that lie in the window and have happened. */
static void narrow(check *c)
{
    while (c->count > 0 && c->events[0] < c->window.from) {
        c->events++;
        c->count--;
    }
    parplan_date last = c->as_of < c->window.to ? c->as_of : c->window.to;
    while (c->count > 0 && c->events[c->count - 1] > last)
        c->count--;
    c->result.events = c->count;
}

static void violated(check *c, parplan_date from, parplan_date to)
{
    if (c->result.violations < c->capacity)
        c->violations[c->result.violations] = (parplan_interval){from, to};
    c->result.violations++;
}

/* The day some months later; past every window where the years end. */
static parplan_date later(parplan_date date, int64_t months)
{
    parplan_date out = PARPLAN__DATE_MAX + 1;
    parplan__date_months_later(date, months, &out);
    return out;
}

static void need_by(check *c, parplan_date date)
{
    if (c->result.next_by == PARPLAN_DATE_NONE)
        c->result.next_by = date;
}

/* Bins start at multiples from the first day of the window, so clamped month ends do not drift (D6). */
static void check_bins(check *c)
{
    size_t next = 0;
    parplan_date from = c->window.from;
    for (int64_t i = 1; from <= c->window.to; i++) {
        parplan_date after = later(c->window.from, i * c->frequency->months);
        parplan_date to = after - 1 < c->window.to ? after - 1 : c->window.to;
        size_t first = next;
        while (next < c->count && c->events[next] <= to)
            next++;
        bool enough = next - first >= (size_t)c->frequency->times;
        bool over = c->as_of > to;
        c->result.required += over;
        if (over && !enough)
            violated(c, from, to);
        if (!over && !enough)
            need_by(c, to);
        from = after;
    }
}

/*
 * A stretch opens the day after an event, or with the window. The last day for the next event is
 * where a term of so many months ends (D2): on the same day of the month after an event, and a day
 * earlier at the start of the window, whose first day counts.
 */
static void check_gaps(check *c)
{
    parplan_date from = c->window.from;
    parplan_date last = later(from, c->frequency->months) - 1;
    for (size_t i = 0; i < c->count; i++) {
        parplan_date event = c->events[i];
        if (i > 0 && event == c->events[i - 1])
            continue;
        c->result.required++;
        if (event > last)
            violated(c, from, event - 1);
        from = event + 1;
        last = later(event, c->frequency->months);
    }
    bool over = c->as_of > c->window.to;
    bool missed = last <= c->window.to && last < c->as_of;
    c->result.required += (over && from <= c->window.to) || missed;
    if (missed)
        violated(c, from, over ? c->window.to : c->as_of - 1);
    if (!over && last <= c->window.to)
        need_by(c, last);
}

parplan_status parplan_frequency_check(const parplan_frequency *frequency, parplan_interval window,
                                       parplan_date as_of, const parplan_date *events, size_t count,
                                       parplan_frequency_result *result,
                                       parplan_interval *violations, size_t capacity,
                                       parplan_error *err)
{
    if (frequency == NULL || result == NULL)
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(frequency == NULL ? "frequency" : "result"));
    if (events == NULL && count > 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("events"));
    parplan_status status = check_frequency(frequency, err);
    if (status == PARPLAN_OK)
        status = check_days(window, as_of, events, count, err);
    if (status != PARPLAN_OK)
        return status;

    check c = {.frequency = frequency,
               .window = window,
               .as_of = as_of,
               .events = events,
               .count = count,
               .violations = violations,
               .capacity = violations != NULL ? capacity : 0,
               .result.next_by = PARPLAN_DATE_NONE};
    narrow(&c);
    if (frequency->mode == PARPLAN_FREQUENCY_BIN)
        check_bins(&c);
    else
        check_gaps(&c);
    c.result.complete = c.result.next_by == PARPLAN_DATE_NONE;
    *result = c.result;
    return PARPLAN_OK;
}
