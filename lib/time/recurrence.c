/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/recurrence.h>

#include "base/message.h"
#include "base/sized.h"
#include "time/date.h"
#include "time/month.h"

enum { ALL_MONTHS = 9999 * 12 };

static parplan_status check(const parplan_recurrence *recurrence, const void *out,
                            parplan_error *err)
{
    parplan_status status = parplan__sized_check(recurrence, sizeof *recurrence, "recurrence", err);
    if (status != PARPLAN_OK)
        return status;
    const char *missing = out == NULL ? "out" : NULL;
    switch (recurrence->every) {
    case PARPLAN_EVERY_MONTH:
    case PARPLAN_EVERY_QUARTER:
    case PARPLAN_EVERY_HALF_YEAR:
    case PARPLAN_EVERY_NINE_MONTHS:
    case PARPLAN_EVERY_YEAR:
        break;
    case PARPLAN_EVERY_UNSET:
    default:
        missing = "every";
    }
    if (!parplan__date_valid(recurrence->anchor))
        missing = "anchor";
    if (recurrence->offset_months < -ALL_MONTHS || recurrence->offset_months > ALL_MONTHS)
        missing = "offset_months";
    if (recurrence->month_end != PARPLAN_MONTH_END_LAST &&
        recurrence->month_end != PARPLAN_MONTH_END_KEEP)
        missing = "month_end";
    return missing == NULL ? PARPLAN_OK : parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(missing));
}

static int64_t step_of(const parplan_recurrence *recurrence)
{
    bool nine = recurrence->every == PARPLAN_EVERY_NINE_MONTHS;
    return nine ? 12 : (int64_t)recurrence->every;
}

/* Always from the anchor, so that a short month shortens one instance only (D6). */
static bool named_day(const parplan_recurrence *recurrence, int64_t index, parplan_date *out)
{
    int64_t months = index * step_of(recurrence) + recurrence->offset_months;
    if (recurrence->every == PARPLAN_EVERY_NINE_MONTHS)
        months += 9;
    bool keep = recurrence->month_end == PARPLAN_MONTH_END_KEEP;
    return parplan__month_later(recurrence->anchor, months, keep, out) != PARPLAN__MONTH_OUTSIDE;
}

parplan_status parplan_recurrence_at(const parplan_recurrence *recurrence, int32_t index,
                                     const parplan_calendar *calendar, parplan_date *named,
                                     parplan_due *out, parplan_error *err)
{
    parplan_status status = check(recurrence, out, err);
    if (status != PARPLAN_OK)
        return status;
    parplan_date date;
    if (!named_day(recurrence, index, &date))
        return parplan__fail(err, PP_RECURRENCE_RANGE, PARPLAN__ARGS(PARPLAN__INT(index)));
    status = parplan_due_fixed(calendar, date, recurrence->bound, recurrence->roll, out, err);
    if (status == PARPLAN_OK && named != NULL)
        *named = date;
    return status;
}

static int64_t month_number(parplan_date date)
{
    int32_t year, month;
    parplan_date_split(date, &year, &month, NULL);
    return (int64_t)year * 12 + month - 1;
}

parplan_status parplan_recurrence_find(const parplan_recurrence *recurrence, parplan_date from,
                                       int32_t *out, parplan_error *err)
{
    parplan_status status = check(recurrence, out, err);
    if (status != PARPLAN_OK)
        return status;
    if (!parplan__date_valid(from))
        return parplan__fail(err, PP_DATE_OUTSIDE, NULL);

    /* The instance in the month of the day, or the one beside it; which way division rounds does not matter. */
    int64_t first = month_number(recurrence->anchor) + recurrence->offset_months;
    if (recurrence->every == PARPLAN_EVERY_NINE_MONTHS)
        first += 9;
    int64_t index = (month_number(from) - first) / step_of(recurrence);
    parplan_date date;
    if (!named_day(recurrence, index, &date) || date < from)
        index++;
    if (!named_day(recurrence, index, &date))
        return parplan__fail(err, PP_RECURRENCE_RANGE, PARPLAN__ARGS(PARPLAN__INT(index)));
    *out = (int32_t)index;
    return PARPLAN_OK;
}
