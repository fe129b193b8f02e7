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

/* Widen what is sure towards a day; it stops before the first day that is not. */
static void widen(const parplan_calendar *calendar, parplan_date first, parplan_date last,
                  parplan__sure *sure)
{
    while (sure->last < last && certainty_of_day(calendar, sure->last + 1) == PARPLAN_CONFIRMED)
        sure->last++;
    while (sure->first > first && certainty_of_day(calendar, sure->first - 1) == PARPLAN_CONFIRMED)
        sure->first--;
}

parplan_certainty parplan__certainty_of(const parplan_calendar *calendar, parplan_date first,
                                        parplan_date last, parplan__sure *sure)
{
    if (first > last) {
        parplan_date swap = first;
        first = last;
        last = swap;
    }
    if (first >= sure->first && last <= sure->last)
        return PARPLAN_CONFIRMED;
    if (sure->last < sure->first && certainty_of_day(calendar, first) == PARPLAN_CONFIRMED)
        *sure = (parplan__sure){first, first};
    if (sure->first <= sure->last)
        widen(calendar, first, last, sure);
    if (first >= sure->first && last <= sure->last)
        return PARPLAN_CONFIRMED;
    parplan_certainty worst = PARPLAN_CONFIRMED;
    for (parplan_date date = first; date <= last; date++) {
        parplan_certainty certainty = certainty_of_day(calendar, date);
        if (certainty > worst)
            worst = certainty;
    }
    return worst;
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
    if (roll != PARPLAN_ROLL_NONE) {
        parplan_status status = parplan_calendar_roll(calendar, due.raw, roll, &due.effective, err);
        if (status != PARPLAN_OK)
            return status;
        /* Both ends of a roll count: to leave 1 January 2027 for 31 December 2026 rests on 2027. */
        parplan__sure sure = PARPLAN__SURE_NOTHING;
        due.certainty = parplan__certainty_of(calendar, due.raw, due.effective, &sure);
    }
    *out = due;
    return PARPLAN_OK;
}
