/* SPDX-License-Identifier: Apache-2.0 */
/* Days of a range by what they are. */
#include "base/message.h"
#include "time/calendar.h"

static void add_day(parplan_day_total *total, const parplan_day *day)
{
    total->days++;
    total->working += day->kind == PARPLAN_DAY_WORKING || day->kind == PARPLAN_DAY_MAKEUP;
    total->weekend += day->kind == PARPLAN_DAY_WEEKEND;
    total->rest += day->kind == PARPLAN_DAY_REST;
    total->makeup += day->kind == PARPLAN_DAY_MAKEUP;
    if (day->certainty == PARPLAN_ANNOUNCED)
        total->announced++;
    else if (day->certainty > total->certainty)
        total->certainty = day->certainty;
}

parplan_status parplan_calendar_total(const parplan_calendar *calendar, parplan_date from,
                                      parplan_date until, parplan_day_total *out,
                                      parplan_error *err)
{
    if (calendar == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(calendar == NULL ? "calendar" : "out"));
    parplan_day_total total = {0};
    if (from <= until) {
        parplan_status status = parplan__calendar_check(calendar, from, err);
        if (status == PARPLAN_OK)
            status = parplan__calendar_check(calendar, until, err);
        if (status != PARPLAN_OK)
            return status;
    }
    parplan__calendar_cursor cursor = {0};
    for (parplan_date date = from; date <= until; date++) {
        parplan_day day;
        parplan__calendar_look(calendar, date, &cursor, &day);
        add_day(&total, &day);
    }
    *out = total;
    return PARPLAN_OK;
}
