/* SPDX-License-Identifier: Apache-2.0 */
/* How each day from an event to its deadline was treated. */
#include <string.h>

#include "base/message.h"
#include "base/sized.h"
#include "time/date.h"
#include "time/term.h"

/* One deadline being told, day by day. */
typedef struct teller {
    const parplan_calendar *calendar;
    const parplan_term *term;
    const parplan_deadline *deadline;
    parplan_moment event;
    parplan_date first, last;
} teller;

const char *parplan_run_kind_name(parplan_run_kind kind)
{
    static const char *const names[] = {"COUNTED", "EVENT", "REST", "CLOSED", "PAUSED", "ROLLED"};
    return (unsigned)kind < sizeof names / sizeof names[0] ? names[kind] : "";
}

static bool counts_hours(const teller *t)
{
    return t->term->unit == PARPLAN_TERM_HOURS || t->term->unit == PARPLAN_TERM_WORKING_HOURS;
}

static bool works(const parplan_day *day)
{
    return day->kind == PARPLAN_DAY_WORKING || day->kind == PARPLAN_DAY_MAKEUP;
}

/* A term in hours has the whole days of a pause; one in days also the day on which it ends. */
static bool is_paused(const teller *t, parplan_date date)
{
    bool hours = counts_hours(t);
    for (size_t i = 0; i < t->term->pause_count; i++) {
        const parplan_pause *pause = &t->term->pauses[i];
        if (pause->from.date >= t->deadline->due.raw)
            return false;
        if (date > pause->from.date && (hours ? date < pause->to.date : date <= pause->to.date))
            return true;
    }
    return false;
}

/* The days off which the last one was moved. */
static bool is_rolled(const parplan_due *due, parplan_date date)
{
    if (due->effective > due->raw)
        return date >= due->raw && date < due->effective;
    return date > due->effective && date <= due->raw;
}

static bool is_closed(const teller *t, parplan_date date)
{
    const parplan_shift *shifts;
    size_t count = 0;
    parplan_moment next = t->event;
    if (parplan_hours_of_day(t->term->hours, date, &shifts, &count, NULL) == PARPLAN_OK &&
        count == 0)
        return true;
    return date == t->event.date && t->event.minute >= 0 &&
           parplan_hours_next(t->term->hours, t->event, &next, NULL) == PARPLAN_OK &&
           next.date != date;
}

static bool is_event(const teller *t, parplan_date date)
{
    return date == t->event.date && !counts_hours(t) && t->term->count != 0 &&
           (t->deadline->rules & PARPLAN_TERM_RULE_START_INCLUDED) == 0;
}

static parplan_run_kind kind_of(const teller *t, parplan_date date, const parplan_day *day)
{
    if (is_event(t, date))
        return PARPLAN_RUN_EVENT;
    if (is_paused(t, date))
        return PARPLAN_RUN_PAUSED;
    switch (t->term->unit) {
    case PARPLAN_TERM_WORKING_DAYS:
        return works(day) ? PARPLAN_RUN_COUNTED : PARPLAN_RUN_REST;
    case PARPLAN_TERM_WORKING_HOURS:
        if (!is_closed(t, date))
            return PARPLAN_RUN_COUNTED;
        return works(day) ? PARPLAN_RUN_CLOSED : PARPLAN_RUN_REST;
    default:
        return is_rolled(&t->deadline->due, date) ? PARPLAN_RUN_ROLLED : PARPLAN_RUN_COUNTED;
    }
}

static void look(const teller *t, parplan_date date, parplan_run *out)
{
    *out = (parplan_run){.from = date, .to = date};
    if (t->calendar != NULL) /* a term in days may leave the calendar */
        parplan_calendar_day(t->calendar, date, &out->day, NULL);
    out->kind = kind_of(t, date, &out->day);
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool continues(const parplan_run *run, const parplan_run *next)
{
    const parplan_day *a = &run->day, *b = &next->day;
    if (run->kind != next->kind)
        return false;
    if (run->kind == PARPLAN_RUN_PAUSED || run->kind == PARPLAN_RUN_EVENT)
        return true;
    return a->kind == b->kind && a->certainty == b->certainty && a->layer == b->layer &&
           same_text(a->name.vi, b->name.vi) && same_text(a->name.en, b->name.en) &&
           same_text(a->source.vi, b->source.vi) && same_text(a->source.en, b->source.en);
}

static parplan_status check(const parplan_term *term, const parplan_deadline *deadline,
                            const void *out, const void *found, parplan_error *err)
{
    parplan_status status = parplan__sized_check(term, sizeof *term, "term", err);
    if (status == PARPLAN_OK)
        status = parplan__sized_check(deadline, sizeof *deadline, "deadline", err);
    if (status != PARPLAN_OK)
        return status;
    if (out == NULL || found == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(out == NULL ? "out" : "found"));
    if (!parplan__date_valid(deadline->due.raw) || !parplan__date_valid(deadline->due.effective) ||
        deadline->extensions != 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("deadline"));
    if (term->unit == PARPLAN_TERM_WORKING_HOURS && term->hours == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("hours"));
    return PARPLAN_OK;
}

parplan_status parplan_term_next_run(const parplan_calendar *calendar, parplan_moment from,
                                     const parplan_term *term, const parplan_deadline *deadline,
                                     parplan_date day, parplan_run *out, bool *found,
                                     parplan_error *err)
{
    parplan_status status = check(term, deadline, out, found, err);
    if (status != PARPLAN_OK)
        return status;
    if (!parplan__date_valid(from.date))
        return parplan__fail(err, PP_DATE_OUTSIDE, NULL);
    const parplan_due *due = &deadline->due;
    teller t = {calendar, term, deadline, from, from.date, from.date};
    if (term->unit == PARPLAN_TERM_WORKING_HOURS)
        t.calendar = parplan_hours_calendar(term->hours);
    const parplan_date ends[] = {due->raw, due->effective};
    for (size_t i = 0; i < 2; i++) {
        t.first = ends[i] < t.first ? ends[i] : t.first;
        t.last = ends[i] > t.last ? ends[i] : t.last;
    }
    if (day < t.first)
        day = t.first;
    *found = day <= t.last;
    if (!*found)
        return PARPLAN_OK;
    look(&t, day, out);
    parplan_run next;
    for (; out->to < t.last; out->to++) {
        look(&t, out->to + 1, &next);
        if (!continues(out, &next))
            break;
    }
    return PARPLAN_OK;
}
