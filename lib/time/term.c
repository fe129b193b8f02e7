/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/term.h>

#include "base/message.h"
#include "time/date.h"

/* Both ends of a roll count: to leave 1 January 2027 for 31 December 2026 rests on 2027. */
static parplan_status certainty_of(const parplan_calendar *calendar, const parplan_due *due,
                                   parplan_certainty *out, parplan_error *err)
{
    parplan_day raw, effective;
    parplan_status status = parplan_calendar_day(calendar, due->raw, &raw, err);
    if (status == PARPLAN_OK)
        status = parplan_calendar_day(calendar, due->effective, &effective, err);
    if (status == PARPLAN_OK)
        *out = raw.certainty > effective.certainty ? raw.certainty : effective.certainty;
    return status;
}

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
        if (status == PARPLAN_OK)
            status = certainty_of(calendar, &due, &due.certainty, err);
        if (status != PARPLAN_OK)
            return status;
    }
    *out = due;
    return PARPLAN_OK;
}
