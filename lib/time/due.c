/* SPDX-License-Identifier: Apache-2.0 */
/* A date that is named, and how sure an answer about days is. */
#include "base/message.h"
#include "time/date.h"
#include "time/term.h"

/* Certainty (D9) */

static parplan_certainty certainty_of_day(const parplan_calendar *calendar, parplan_date date)
{
    parplan_day day = {.certainty = PARPLAN_CONFIRMED};
    parplan_calendar_day(calendar, date, &day, NULL);
    return day.certainty;
}

static bool is_within(const parplan__sure_part *part, parplan_date date)
{
    return date >= part->first && date <= part->last;
}

/* Grow a stretch towards days that are asked about; each end is found once. */
static bool cover(const parplan_calendar *calendar, parplan_date first, parplan_date last,
                  parplan__sure_part *part)
{
    while (part->last < last && !part->ends_last) {
        part->ends_last = certainty_of_day(calendar, part->last + 1) != PARPLAN_CONFIRMED;
        part->last += !part->ends_last;
    }
    while (part->first > first && !part->ends_first) {
        part->ends_first = certainty_of_day(calendar, part->first - 1) != PARPLAN_CONFIRMED;
        part->first -= !part->ends_first;
    }
    return first >= part->first && last <= part->last;
}

static bool is_sure(const parplan_calendar *calendar, parplan_date first, parplan_date last,
                    parplan__sure *sure)
{
    for (size_t i = 0; i < 2; i++) {
        parplan__sure_part *part = &sure->part[i];
        if (part->last < part->first) {
            if (certainty_of_day(calendar, first) != PARPLAN_CONFIRMED)
                return false;
            *part = (parplan__sure_part){first, first, false, false};
        }
        if (cover(calendar, first, last, part))
            return true;
        if (is_within(part, first) || is_within(part, last)) /* an end lies between */
            return false;
    }
    return false;
}

parplan_certainty parplan__certainty_of(const parplan_calendar *calendar, parplan_date first,
                                        parplan_date last, parplan__sure *sure)
{
    if (first > last) {
        parplan_date swap = first;
        first = last;
        last = swap;
    }
    if (sure != NULL && is_sure(calendar, first, last, sure))
        return PARPLAN_CONFIRMED;
    parplan_certainty certainty = PARPLAN_CONFIRMED;
    parplan_calendar_certainty(calendar, first, last, &certainty, NULL);
    return certainty;
}

/* A fixed date (D3) */

parplan_status parplan_due_fixed(const parplan_calendar *calendar, parplan_date date,
                                 parplan_bound bound, parplan_roll roll, parplan_due *out,
                                 parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    if (bound != PARPLAN_BOUND_BY && bound != PARPLAN_BOUND_BEFORE)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("bound"));
    if (!parplan__date_valid(date) || (bound == PARPLAN_BOUND_BEFORE && date == PARPLAN__DATE_MIN))
        return parplan__fail(err, PP_DATE_OUTSIDE, NULL);

    parplan_due due = {.raw = bound == PARPLAN_BOUND_BEFORE ? date - 1 : date,
                       .certainty = PARPLAN_CONFIRMED};
    due.effective = due.raw;
    if (roll != PARPLAN_ROLL_NONE || calendar != NULL) {
        parplan_status status = parplan_calendar_roll(calendar, due.raw, roll, &due.effective, err);
        if (status != PARPLAN_OK)
            return status;
        /* Both ends of a roll count: to leave 1 January 2027 for 31 December 2026 rests on 2027. */
        due.certainty = parplan__certainty_of(calendar, due.raw, due.effective, NULL);
    }
    *out = due;
    return PARPLAN_OK;
}
