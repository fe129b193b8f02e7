/* SPDX-License-Identifier: Apache-2.0 */
#include "time/month.h"

#include "time/date.h"

parplan__month_step parplan__month_later(parplan_date date, int64_t months, bool keep_end,
                                         parplan_date *out)
{
    parplan_date there;
    if (!parplan__date_months_later(date, months, &there))
        return PARPLAN__MONTH_OUTSIDE;
    int32_t year, month, day, from_day;
    parplan_date_split(date, &year, &month, &from_day);
    bool from_end = from_day == parplan__month_length(year, month);
    parplan_date_split(there, &year, &month, &day);
    parplan__month_step step = day == from_day ? PARPLAN__MONTH_SAME_DAY : PARPLAN__MONTH_LACKS_DAY;
    if (keep_end && from_end) {
        int32_t length = parplan__month_length(year, month);
        there += length - day;
        step = length == from_day ? PARPLAN__MONTH_SAME_DAY : PARPLAN__MONTH_KEPT_END;
    }
    *out = there;
    return step;
}
